//! A page that changes by itself while somebody looks at it. (L-27)

use claviger_e2e::{CUSTOMER, Stage};

#[test]
fn l_27_the_start_page_shows_a_server_that_activates_without_being_asked() {
    Stage::play("l_27_live", |stage, browser| async move {
        // In another browser, the token.
        let other = browser.another().await;
        other.sign_in(CUSTOMER).await;
        other.press_words("Servers").await;
        other.press("tbody a.row-link").await;
        other.says("available").await;
        let token = other.text_of(".copy-box code").await;

        browser.sign_in(CUSTOMER).await;
        browser.press_words("Start").await;
        browser.says("available").await;
        let start = browser.path().await;
        let mut product = stage.product("live-host");
        product.activate(&token).await;
        browser.says("1 active").await;
        assert_eq!(browser.path().await, start, "nobody has gone anywhere");

        // So does the server's own page, where the token was a moment ago; what one types meanwhile stays.
        other.says("live-host").await;
        assert!(!other.text().await.contains(&token));
        other.close().await;
    });
}
