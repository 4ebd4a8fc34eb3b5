//! Makes the pictures of README and book from a fresh demonstration: `cargo xtask pictures`.

use std::path::PathBuf;

use claviger_e2e::{Browser, CUSTOMER, OPERATOR, RESELLER, Scheme, Stage};

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "docs/pictures".into()));
    Stage::play("pictures", |stage, browser| async move {
        let album = Album { folder, browser };
        album.unlock(&stage).await;
        album.licenses(&stage).await;
        album.order().await;
        album.stock().await;
    });
}

/// A browser, and where its pictures go.
struct Album {
    folder: PathBuf,
    browser: Browser,
}

impl Album {
    async fn take(&self, name: &str) {
        self.browser.picture(&self.folder.join(format!("{name}.png"))).await;
    }

    /// What whoever bought sees of the mail's link, on a desk and on a phone.
    async fn unlock(&self, stage: &Stage) {
        let link = stage.link_in_mail("/unlock/", &["OrdNum002"]).await;
        self.browser.look(1280, Scheme::Light).await;
        self.browser.go(&link).await;
        self.browser.says("Unlock now").await;
        self.take("unlock").await;
        self.browser.look(375, Scheme::Light).await;
        self.take("unlock-phone").await;
    }

    /// The matrix while somebody types too much; the same in the dark, on a phone, in Arabic; and one of its servers.
    async fn licenses(&self, stage: &Stage) {
        let browser = &self.browser;
        browser.look(1280, Scheme::Light).await;
        browser.sign_in(CUSTOMER).await;
        browser.says("rome-ucx-1").await;
        let licenses = browser.path().await;

        browser.press_words("rome-ucx-1").await;
        browser.says("available").await;
        let token = browser.text_of(".copy-box code").await;
        stage.product("ucx-1.rome.belcampo.example").activate(&token).await;
        browser.go("/servers").await;
        browser.press_words("rome-ucx-1").await;
        browser.says("ucx-1.rome").await;
        self.take("server").await;

        browser.go(&licenses).await;
        browser.says("active").await;
        let cells = browser.attributes("input[name^='c.']", "name").await;
        browser.fill(&cells[0], "15").await;
        browser.fill(&cells[1], "7").await;
        browser.says("2 too many").await;
        self.take("licenses").await;
        browser.look(1280, Scheme::Dark).await;
        self.take("licenses-dark").await;
        // What is typed and not saved: the way out asks.
        for cell in [&cells[0], &cells[1]] {
            browser.press(&format!("[name='{cell}']")).await;
            browser.keys("\u{e00c}").await;
        }
        browser.look(375, Scheme::Light).await;
        browser.go(&licenses).await;
        self.take("licenses-phone").await;
        browser.look(1280, Scheme::Light).await;
        browser.speaks("ar").await;
        browser.go(&licenses).await;
        browser.says("rome-ucx-1").await;
        self.take("licenses-arabic").await;
        browser.submit("/sign-out").await;
        browser.sees("form[action='/sign-in']").await;
    }

    /// An order as the vendor sees it.
    async fn order(&self) {
        let browser = &self.browser;
        browser.sign_in(OPERATOR).await;
        browser.go("/orders").await;
        browser.press_words("OrdNum003").await;
        browser.says("What was ordered").await;
        self.take("order").await;
        browser.submit("/sign-out").await;
        browser.sees("form[action='/sign-in']").await;
    }

    /// A license key before it is made.
    async fn stock(&self) {
        let browser = &self.browser;
        browser.sign_in(RESELLER).await;
        browser.go("/stock").await;
        let stock = browser.path().await;
        browser.go(&format!("{stock}/activation-keys")).await;
        browser.press("tbody button").await;
        browser.sees("main .banner.success").await;
        browser.go(&format!("{stock}/license-keys/new")).await;
        browser.fill("units", "1").await;
        browser.fill("serial", "00-90-33-01-02-0F").await;
        browser.fill("end_customer", "Albergo Bellavista").await;
        browser.fill("location", "Reception").await;
        browser.press("main form button[value='review']").await;
        browser.sees("main form button[value='make']").await;
        self.take("license-key").await;
    }
}
