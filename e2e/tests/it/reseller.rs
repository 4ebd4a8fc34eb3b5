//! The reseller's way: from the mail to the customer's licenses.

use claviger_e2e::{RESELLER, Scheme, Stage};

#[test]
fn l_05_the_reseller_unlocks_an_order_from_its_mail_without_signing_in() {
    Stage::play("l_05_reseller", |stage, browser| async move {
        let link = stage.link_in_mail("/unlock/", &["OrdNum002"]).await;
        for _ in 0..2 {
            browser.go(&link).await;
            browser.says("Unlock now").await;
        }
        let page = browser.text().await;
        for fact in ["OrdNum002", "TESTLIC0002", "TESTLIC0003", "IM120-4L", "IM162-90L", "Locked"] {
            assert!(page.contains(fact), "{fact} is not in\n{page}");
        }
        browser.press_words("Unlock now").await;
        browser.says("Unlocked").await;
        assert!(!browser.text().await.contains("Unlock now"));

        // Twice is once, from another browser too.
        let telephone = browser.another().await;
        telephone.go(&link).await;
        telephone.says("Unlocked").await;
        telephone.close().await;

        browser.press_words("Manage licenses").await;
        browser.says("Sign in").await;
    });
}

#[test]
fn x_04_l_05_an_order_is_unlocked_in_arabic_from_right_to_left() {
    Stage::play("x_04_arabic", |stage, browser| async move {
        let link = stage.link_in_mail("/unlock/", &["OrdNum002"]).await;
        browser.prefers("ar").await;
        for width in [1280, 375] {
            for scheme in [Scheme::Light, Scheme::Dark] {
                browser.look(width, scheme).await;
                browser.go(&link).await;
                browser.says("فك القفل الآن").await;
                assert_eq!(browser.attributes("html", "dir").await, ["rtl"]);
                assert_eq!(browser.attributes("html", "lang").await, ["ar"]);
                assert_eq!(browser.faults().await, Vec::<String>::new(), "at {width}, {scheme:?}");
            }
        }
        browser.press_words("فك القفل الآن").await;
        browser.says("غير مقفل").await;
        assert_eq!(browser.faults().await, Vec::<String>::new());
        browser.press_words("إدارة التراخيص").await;
        browser.says("تسجيل الدخول").await;
    });
}

#[test]
fn l_08_the_reseller_chooses_among_its_customers() {
    Stage::play("l_08_reseller", |stage, browser| async move {
        let link = stage.link_in_mail("/unlock/", &["OrdNum002"]).await;
        browser.go(&link).await;
        browser.press_words("Unlock now").await;
        browser.says("Unlocked").await;

        browser.sign_in(RESELLER).await;
        browser.go("/customers").await;
        browser.says("Belcampo").await;
        browser.fill("q", "mira").await;
        browser.press("main form [type=submit], main form button").await;
        browser.says("Miramonte").await;
        assert!(!browser.has("table a[href*='Belcampo']").await);
        browser.press("main table a").await;
        browser.says("Products for:").await;
        browser.says("Hotel Miramonte").await;
        browser.says("IP Fax server").await;
    });
}
