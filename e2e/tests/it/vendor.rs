//! The vendor's way: from the order that came in to the mail that goes out, and what is seen of it afterwards; told once, in
//! the words of whatever language it is walked in.

use claviger_e2e::{Browser, OPERATOR, Stage};
use claviger_server::texts::Texts;

const REVIEW: &str = "main form button.button[value='review']";

#[test]
fn l_01_the_vendor_places_an_order_after_a_review_and_its_mail_goes_out() {
    Stage::play("l_01_vendor", |stage, browser| place_an_order(stage, browser, "en"));
}

#[test]
fn x_04_l_01_the_vendor_places_an_order_in_italian() {
    Stage::play("x_04_vendor_it", |stage, browser| place_an_order(stage, browser, "it"));
}

#[test]
fn x_04_l_01_the_vendor_places_an_order_in_arabic() {
    Stage::play("x_04_vendor_ar", |stage, browser| place_an_order(stage, browser, "ar"));
}

async fn place_an_order(stage: Stage, browser: Browser, language: &'static str) {
    let texts = Texts::of(language);
    browser.sign_in(OPERATOR).await;
    browser.speaks(language).await;
    browser.go("/orders").await;
    browser.press_words(&texts.placing_title()).await;
    let fields = [
        ("number", "OrdNum100"),
        ("reseller", "R1001"),
        ("customer.number", "C2100"),
        ("customer.name", "Teatro Comunale"),
        ("customer.country", "IT"),
        ("contact.email", "sara@teatro.example"),
        ("lines[0].sku", "IM120-4X"),
        ("lines[0].items", "3"),
    ];
    for (name, text) in fields {
        browser.fill(name, text).await;
    }
    browser.choose("lines[0].model", "perpetual").await;

    // what is wrong stands at its place, what was typed stays, and nothing is made.
    browser.press(REVIEW).await;
    browser.says("IM120-4X").await;
    assert_eq!(browser.value("customer.name").await, "Teatro Comunale");
    assert!(browser.has("[name='lines[0].sku'][aria-invalid='true']").await);
    assert_eq!(browser.faults_everywhere().await, Vec::<String>::new());
    browser.fill("lines[0].sku", "IM120-4L").await;

    // L-01: shown is what will be made: three items of four channels. Back, and it is all still there.
    browser.press(REVIEW).await;
    browser.says(&texts.placing_place()).await;
    let review = browser.text().await;
    for fact in ["OrdNum100", "Teatro Comunale", "Voxline", "IM120-4L", "12"] {
        assert!(review.contains(fact), "{fact} is not in\n{review}");
    }
    assert_eq!(browser.faults_everywhere().await, Vec::<String>::new());
    browser.press_words(&texts.placing_back()).await;
    assert_eq!(browser.value("lines[0].items").await, "3");
    browser.press(REVIEW).await;
    browser.press_words(&texts.placing_place()).await;
    browser.says("OrdNum100").await;
    browser.says(&texts.common_locked()).await;

    // L-03: one mail has gone to the buyer; its link unlocks without sign-in, and the order says so.
    let link = stage.link_in_mail("/unlock/", &["OrdNum100"]).await;
    let order = browser.path().await;
    let buyer = browser.another().await;
    buyer.prefers(language).await;
    buyer.go(&link).await;
    buyer.press_words(&texts.unlock_button()).await;
    buyer.says(&texts.common_license_unlocked()).await;
    buyer.close().await;
    browser.go(&order).await;
    browser.says(&texts.common_unlocked()).await;

    // and the log tells it.
    browser.go("/events?q=OrdNum100").await;
    browser.says(&texts.events_said_order_placed("Olivia Operti", "OrdNum100")).await;
    browser.says("order.unlocked").await;
}
