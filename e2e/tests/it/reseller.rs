//! The reseller's way: from the mail to the customer's licenses; told once, in the words of whatever language it is walked
//! in.

use claviger_e2e::{Browser, RESELLER, Scheme, Stage};
use claviger_server::texts::Texts;

#[test]
fn l_05_the_reseller_unlocks_an_order_from_its_mail_without_signing_in() {
    Stage::play("l_05_reseller", |stage, browser| unlock(stage, browser, "en"));
}

#[test]
fn x_04_l_05_an_order_is_unlocked_in_italian() {
    Stage::play("x_04_reseller_it", |stage, browser| unlock(stage, browser, "it"));
}

#[test]
fn x_04_l_05_an_order_is_unlocked_in_arabic_from_right_to_left() {
    Stage::play("x_04_reseller_ar", |stage, browser| unlock(stage, browser, "ar"));
}

async fn unlock(stage: Stage, browser: Browser, language: &'static str) {
    let texts = Texts::of(language);
    let link = stage.link_in_mail("/unlock/", &["OrdNum002"]).await;
    browser.prefers(language).await;
    // Looking changes nothing, however often and wherever.
    for width in [1280, 375] {
        for scheme in [Scheme::Light, Scheme::Dark] {
            browser.look(width, scheme).await;
            browser.go(&link).await;
            browser.says(&texts.unlock_button()).await;
            assert_eq!(browser.attributes("html", "dir").await, [texts.direction()]);
            assert_eq!(browser.attributes("html", "lang").await, [language]);
            assert_eq!(browser.faults().await, Vec::<String>::new(), "at {width}, {scheme:?}");
        }
    }
    browser.look(1280, Scheme::Light).await;
    let page = browser.text().await;
    let locked = texts.common_license_locked();
    for fact in ["OrdNum002", "TESTLIC0002", "TESTLIC0003", "IM120-4L", "IM162-90L", &locked] {
        assert!(page.contains(fact), "{fact} is not in\n{page}");
    }
    browser.press_words(&texts.unlock_button()).await;
    browser.says(&texts.common_license_unlocked()).await;
    assert!(!browser.text().await.contains(&texts.unlock_button()));
    assert_eq!(browser.faults().await, Vec::<String>::new());

    // Twice is once, from another browser too.
    let telephone = browser.another().await;
    telephone.prefers(language).await;
    telephone.go(&link).await;
    telephone.says(&texts.common_license_unlocked()).await;
    telephone.close().await;

    browser.press_words(&texts.unlock_manage()).await;
    browser.says(&texts.signin_title()).await;
}

#[test]
fn l_08_the_reseller_chooses_among_its_customers() {
    Stage::play("l_08_reseller", |stage, browser| choose(stage, browser, "en"));
}

#[test]
fn x_04_l_08_the_reseller_chooses_among_its_customers_in_italian() {
    Stage::play("x_04_chooser_it", |stage, browser| choose(stage, browser, "it"));
}

#[test]
fn x_04_l_08_the_reseller_chooses_among_its_customers_in_arabic() {
    Stage::play("x_04_chooser_ar", |stage, browser| choose(stage, browser, "ar"));
}

async fn choose(stage: Stage, browser: Browser, language: &'static str) {
    let texts = Texts::of(language);
    let link = stage.link_in_mail("/unlock/", &["OrdNum002"]).await;
    browser.prefers(language).await;
    browser.go(&link).await;
    browser.press_words(&texts.unlock_button()).await;
    browser.says(&texts.common_license_unlocked()).await;

    browser.sign_in(RESELLER).await;
    browser.speaks(language).await;
    browser.go("/customers").await;
    browser.says("Belcampo").await;
    browser.fill("q", "mira").await;
    browser.press("main form [type=submit], main form button").await;
    browser.says("Miramonte").await;
    assert!(!browser.has("table a[href*='Belcampo']").await);
    browser.press("main table tbody a").await;
    browser.says(&texts.licenses_products_for()).await;
    browser.says("Hotel Miramonte").await;
    browser.says("IP Fax server").await;
    for width in [1280, 375] {
        browser.look(width, Scheme::Light).await;
        assert_eq!(browser.faults().await, Vec::<String>::new(), "at {width}");
    }
}
