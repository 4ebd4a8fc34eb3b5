//! Makes the pictures of README and book from a fresh demonstration: `cargo xtask pictures`.

use std::path::PathBuf;

use claviger_e2e::{CUSTOMER, OPERATOR, Scheme, Stage};

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "docs/pictures".into()));
    Stage::play("pictures", |stage, browser| async move {
        let _demonstration = stage;
        let picture = |name: &str| folder.join(format!("{name}.png"));
        browser.look(1280, Scheme::Light).await;
        browser.sign_in(CUSTOMER).await;
        browser.says("rome-ucx-1").await;
        let licenses = browser.path().await;
        browser.picture(&picture("licenses")).await;
        browser.look(1280, Scheme::Dark).await;
        browser.picture(&picture("licenses-dark")).await;
        browser.look(375, Scheme::Light).await;
        browser.go(&licenses).await;
        browser.picture(&picture("licenses-phone")).await;
        browser.look(1280, Scheme::Light).await;
        browser.go(&licenses).await;
        browser.press_words("rome-ucx-1").await;
        browser.says("available").await;
        browser.picture(&picture("server")).await;
        browser.press_words("Sign out").await;
        browser.says("Sign in").await;
        browser.sign_in(OPERATOR).await;
        browser.go("/orders").await;
        browser.press_words("OrdNum003").await;
        browser.says("What was ordered").await;
        browser.picture(&picture("order")).await;
    });
}
