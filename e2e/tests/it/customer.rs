//! The customer's way: in by invitation, a server, its quantities, its token; then the product runs.

use claviger_e2e::Stage;

#[test]
fn l_06_to_l_19_the_customer_comes_in_assigns_and_the_product_runs() {
    Stage::play("l_12_customer", |stage, browser| async move {
        let link = stage.link_in_mail("/unlock/", &["OrdNum002"]).await;
        browser.go(&link).await;
        browser.press_words("Unlock now").await;
        browser.says("Unlocked").await;

        // L-06: the contact comes in by invitation; what was wrong stands beside its field, what was typed stays.
        let invitation = stage.link_in_mail("/invitations/", &["Miramonte"]).await;
        browser.go(&invitation).await;
        browser.fill("name", "Mara Monte").await;
        browser.fill("password", "short").await;
        browser.press("main form [type=submit], main form button").await;
        browser.says("12").await;
        assert_eq!(browser.value("name").await, "Mara Monte");
        browser.fill("password", "mountains all around").await;
        browser.press("main form [type=submit], main form button").await;
        browser.says("Products for:").await;
        browser.says("Hotel Miramonte").await;

        // L-12: a column, quantities, one button; too much is refused at its place and nothing is changed.
        browser.fill("name", "mira-ucx-1").await;
        browser.submit("/servers").await;
        browser.says("mira-ucx-1").await;
        let cells = browser.attributes("input[name^='c.']", "name").await;
        assert_eq!(cells.len(), 2, "{cells:?}");
        browser.fill(&cells[0], "4000").await;
        browser.press_words("Save config").await;
        browser.says("too many").await;
        assert_eq!(browser.value(&cells[0]).await, "4000");
        browser.fill(&cells[0], "2").await;
        browser.fill(&cells[1], "3").await;
        browser.press_words("Save config").await;
        browser.says("1 server").await;
        assert_eq!((browser.value(&cells[0]).await, browser.value(&cells[1]).await), ("2".into(), "3".into()));

        // L-14, L-16 to L-19: the token is on the server's page; the product activates with it and hears of changes.
        browser.press_words("mira-ucx-1").await;
        browser.says("available").await;
        let token = browser.text_of(".copy-box code").await;
        let mut product = stage.product("mira-host");
        let first = product.activate(&token).await;
        assert_eq!(first.iter().map(|(_, units)| units).sum::<u64>(), 5, "{first:?}");
        let page = browser.path().await;
        browser.go(&page).await;
        browser.says("active").await;
        browser.says("mira-host").await;
        assert!(!browser.text().await.contains(&token), "the token is not shown once it was used");

        browser.press_words("Licenses").await;
        browser.fill(&cells[0], "4").await;
        browser.press_words("Save config").await;
        browser.says("1 server").await;
        let second = product.check_in().await;
        assert_eq!(second.iter().map(|(_, units)| units).sum::<u64>(), 7, "{second:?}");
    });
}
