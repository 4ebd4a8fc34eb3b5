//! The vendor's way: from the order that came in to the mail that goes out, and what is seen of it afterwards.

use claviger_e2e::{OPERATOR, Stage};

const REVIEW: &str = "main form button.button[value='review']";

#[test]
fn l_01_the_vendor_places_an_order_after_a_review_and_its_mail_goes_out() {
    Stage::play("l_01_vendor", |stage, browser| async move {
        browser.sign_in(OPERATOR).await;
        browser.go("/orders").await;
        browser.press_words("New order").await;
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
        browser.fill("lines[0].sku", "IM120-4L").await;

        // L-01: shown is what will be made: three items of four channels. Back, and it is all still there.
        browser.press(REVIEW).await;
        browser.says("Place order").await;
        let review = browser.text().await;
        for fact in ["OrdNum100", "Teatro Comunale", "Voxline", "IM120-4L", "12"] {
            assert!(review.contains(fact), "{fact} is not in\n{review}");
        }
        browser.press_words("Back").await;
        assert_eq!(browser.value("lines[0].items").await, "3");
        browser.press(REVIEW).await;
        browser.press_words("Place order").await;
        browser.says("OrdNum100").await;
        browser.says("Locked").await;

        // L-03: one mail has gone to the buyer; its link unlocks without sign-in, and the order says so.
        let link = stage.link_in_mail("/unlock/", &["OrdNum100"]).await;
        let order = browser.path().await;
        let buyer = browser.another().await;
        buyer.go(&link).await;
        buyer.press_words("Unlock now").await;
        buyer.says("Unlocked").await;
        buyer.close().await;
        browser.go(&order).await;
        browser.says("Unlocked").await;

        // and the log tells it.
        browser.go("/events?q=OrdNum100").await;
        browser.says("placed order OrdNum100").await;
        browser.says("unlocked order OrdNum100").await;
    });
}
