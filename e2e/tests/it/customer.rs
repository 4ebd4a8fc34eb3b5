//! The customer's way: in by invitation, a server, its quantities, its token; then the product runs. Told once, in the words
//! of whatever language it is walked in.

use claviger_e2e::{Browser, Scheme, Stage};
use claviger_server::texts::Texts;

#[test]
fn l_06_to_l_19_the_customer_comes_in_assigns_and_the_product_runs() {
    Stage::play("l_12_customer", |stage, browser| come_in(stage, browser, "en"));
}

#[test]
fn x_04_l_06_to_l_19_the_customer_comes_in_and_assigns_in_italian() {
    Stage::play("x_04_customer_it", |stage, browser| come_in(stage, browser, "it"));
}

#[test]
fn x_04_l_06_to_l_19_the_customer_comes_in_and_assigns_in_arabic() {
    Stage::play("x_04_customer_ar", |stage, browser| come_in(stage, browser, "ar"));
}

async fn come_in(stage: Stage, browser: Browser, language: &'static str) {
    let texts = Texts::of(language);
    let link = stage.link_in_mail("/unlock/", &["OrdNum002"]).await;
    browser.prefers(language).await;
    browser.go(&link).await;
    browser.press_words(&texts.unlock_button()).await;
    browser.says(&texts.common_license_unlocked()).await;

    // L-06: the contact comes in by invitation; what was wrong stands beside its field, what was typed stays.
    let invitation = stage.link_in_mail("/invitations/", &["Miramonte"]).await;
    browser.go(&invitation).await;
    browser.fill("name", "Mara Monte").await;
    browser.fill("password", "short").await;
    browser.press("main form [type=submit], main form button").await;
    browser.sees("[name='password'][aria-invalid='true']").await;
    browser.says("12").await;
    assert_eq!(browser.value("name").await, "Mara Monte");
    assert_eq!(browser.faults_everywhere().await, Vec::<String>::new());
    browser.fill("password", "mountains all around").await;
    browser.press("main form [type=submit], main form button").await;
    browser.says("Hotel Miramonte").await;
    browser.speaks(language).await;
    browser.go("/").await;
    browser.says(&texts.licenses_products_for()).await;
    browser.says("Hotel Miramonte").await;

    // L-12: a column, quantities, one button; too much is refused at its place and nothing is changed.
    browser.fill("name", "mira-ucx-1").await;
    browser.submit("/servers").await;
    browser.says("mira-ucx-1").await;
    let cells = browser.attributes("input[name^='c.']", "name").await;
    assert_eq!(cells.len(), 2, "{cells:?}");
    browser.fill(&cells[0], "4000").await;
    browser.press_words(&texts.licenses_save()).await;
    browser.sees("main .banner.critical a[href^='#f-']").await;
    assert_eq!(browser.value(&cells[0]).await, "4000");
    assert!(browser.has(&format!("[name='{}'][aria-invalid='true']", cells[0])).await);
    for width in [375, 1280] {
        browser.look(width, Scheme::Light).await;
        assert_eq!(browser.faults().await, Vec::<String>::new(), "at {width}");
    }
    browser.fill(&cells[0], "2").await;
    browser.fill(&cells[1], "3").await;
    browser.press_words(&texts.licenses_save()).await;
    browser.says(&texts.licenses_saved(1_u32, 2_u32)).await;
    assert_eq!((browser.value(&cells[0]).await, browser.value(&cells[1]).await), ("2".into(), "3".into()));

    // L-14, L-16 to L-19: the token is on the server's page; the product activates with it and hears of changes.
    browser.press_words("mira-ucx-1").await;
    browser.says(&texts.common_server_available()).await;
    let token = browser.text_of(".copy-box code").await;
    let mut product = stage.product("mira-host");
    let first = product.activate(&token).await;
    assert_eq!(first.iter().map(|(_, units)| units).sum::<u64>(), 5, "{first:?}");
    let page = browser.path().await;
    browser.go(&page).await;
    browser.says(&texts.common_server_active()).await;
    browser.says("mira-host").await;
    assert!(!browser.text().await.contains(&token), "the token is not shown once it was used");

    browser.press_words(&texts.common_nav_licenses()).await;
    browser.fill(&cells[0], "4").await;
    browser.press_words(&texts.licenses_save()).await;
    browser.says(&texts.licenses_saved(1_u32, 1_u32)).await;
    let second = product.check_in().await;
    assert_eq!(second.iter().map(|(_, units)| units).sum::<u64>(), 7, "{second:?}");
}
