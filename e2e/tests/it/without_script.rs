//! The main job with script switched off: everything is links, forms and pages.

use claviger_e2e::{Browser, OPERATOR, RESELLER, Stage};

const REVIEW: &str = "main form button.button[value='review']";

/// What the first column says, from the first row to the last.
async fn rows(browser: &Browser) -> Vec<String> {
    let rows = browser.attributes("main tbody th .row-link", "href").await.len();
    let mut names = Vec::new();
    for row in 1..=rows {
        names.push(browser.text_of(&format!("main tbody tr:nth-of-type({row}) th")).await);
    }
    names
}

#[test]
fn x_05_the_vendor_places_finds_sorts_and_keeps_views_without_script() {
    Stage::play("x_05_vendor_without_script", |stage, browser| async move {
        browser.without_script().await;
        browser.downloads_to(stage.folder()).await;
        browser.sign_in(OPERATOR).await;
        browser.go("/orders").await;
        browser.press_words("New order").await;
        for (name, text) in [
            ("number", "AAA-100"),
            ("reseller", "R1001"),
            ("customer.number", "C2100"),
            ("customer.name", "Teatro Comunale"),
            ("customer.country", "IT"),
            ("contact.email", "sara@teatro.example"),
            ("lines[0].sku", "IM120-4L"),
            ("lines[0].items", "3"),
        ] {
            browser.fill(name, text).await;
        }
        browser.choose("lines[0].model", "perpetual").await;
        browser.press(REVIEW).await;
        browser.says("Place order").await;
        browser.press_words("Place order").await;
        browser.says("AAA-100").await;
        browser.says("Locked").await;
        let link = stage.link_in_mail("/unlock/", &["AAA-100"]).await;
        assert!(!link.is_empty());

        // Sorted by a head, turned round by the same, searched in that order, and as a file that stands alike.
        browser.go("/orders").await;
        browser.press_words("Order number").await;
        browser.sees("th[aria-sort=ascending]").await;
        let up = rows(&browser).await;
        let mut sorted = up.clone();
        sorted.sort();
        assert_eq!(up, sorted);
        assert_eq!(up[0], "AAA-100");
        assert_eq!(browser.attributes("th[aria-sort]", "aria-sort").await, ["ascending"]);
        browser.press_words("Order number").await;
        browser.sees("th[aria-sort=descending]").await;
        assert_eq!(rows(&browser).await, up.into_iter().rev().collect::<Vec<_>>());
        browser.fill("q", "OrdNum").await;
        browser.choose("state", "locked").await;
        browser.press_words("Search").await;
        browser.sees("input[name=q][value=OrdNum]").await;
        let path = browser.path().await;
        assert!(path.contains("sort=-number") && path.contains("state=locked"), "{path}");
        let found = rows(&browser).await;
        assert!(!found.is_empty() && !found.contains(&"AAA-100".to_owned()), "{found:?}");
        browser.press_words("Download as CSV").await;
        let file = stage.downloaded("orders.csv").await;
        let numbers: Vec<_> = file.lines().skip(1).map(|line| line.split(',').next().unwrap_or_default()).collect();
        assert_eq!(numbers, found, "{file}");

        // Kept as a view, opened by one press, the list opens with it, and is forgotten again.
        browser.press_words("Keep this view").await;
        browser.says("sort: -number").await;
        browser.fill("name", "Still locked").await;
        browser.press("input[name='default']").await;
        browser.press_words("Keep").await;
        browser.says("Still locked").await;
        assert_eq!(rows(&browser).await, found);
        browser.go("/orders").await;
        assert_eq!(rows(&browser).await, found, "the list opens with it");
        browser.press_words("All").await;
        browser.says("AAA-100").await;
        assert!(rows(&browser).await.contains(&"AAA-100".to_owned()));
        browser.press_words("Still locked").await;
        browser.press_words("Manage views").await;
        browser.says("opens with the list").await;
        browser.press_words("Delete").await;
        browser.says("The view has been deleted.").await;
        browser.go("/orders").await;
        assert!(rows(&browser).await.contains(&"AAA-100".to_owned()));

        // What asks once stands in the page itself: the order is cancelled.
        browser.press_words("AAA-100").await;
        let order = browser.path().await;
        browser.press_words("Cancel this order …").await;
        browser.press_words("Cancel order AAA-100").await;
        browser.says("Cancelled").await;
        assert_eq!(browser.path().await, format!("{order}?done=cancelled"));
    });
}

#[test]
fn x_05_the_reseller_unlocks_and_chooses_without_script() {
    Stage::play("x_05_reseller_without_script", |stage, browser| async move {
        browser.without_script().await;
        let link = stage.link_in_mail("/unlock/", &["OrdNum002"]).await;
        browser.go(&link).await;
        browser.press_words("Unlock now").await;
        browser.says("Unlocked").await;
        browser.sign_in(RESELLER).await;
        browser.go("/customers").await;
        browser.fill("q", "mira").await;
        browser.press("main form [type=submit], main form button").await;
        browser.says("Miramonte").await;
        browser.press("main table tbody a").await;
        browser.says("Hotel Miramonte").await;
        // Sorted by a head of the matrix; and from one customer to another by what opens in the page.
        browser.press_words("Used").await;
        assert_eq!(browser.attributes("th[aria-sort]", "aria-sort").await, ["ascending"]);
        browser.press(".products-for summary").await;
        browser.press(".products-for a[href='/customers']").await;
        browser.says("Belcampo").await;
        browser.go("/stock").await;
        browser.press_words("Activation keys").await;
        browser.says("not redeemed yet").await;
        browser.press("main tbody form.inline button").await;
        browser.says("Activation key ACT-1-").await;
    });
}

#[test]
fn x_05_the_customer_comes_in_assigns_and_runs_without_script() {
    Stage::play("x_05_customer_without_script", |stage, browser| async move {
        browser.without_script().await;
        browser.downloads_to(stage.folder()).await;
        let link = stage.link_in_mail("/unlock/", &["OrdNum002"]).await;
        browser.go(&link).await;
        browser.press_words("Unlock now").await;
        browser.says("Unlocked").await;
        let invitation = stage.link_in_mail("/invitations/", &["Miramonte"]).await;
        browser.go(&invitation).await;
        browser.fill("name", "Mara Monte").await;
        browser.fill("password", "mountains all around").await;
        browser.press("main form [type=submit], main form button").await;
        browser.says("Hotel Miramonte").await;

        browser.fill("name", "mira-ucx-1").await;
        browser.submit("/servers").await;
        browser.says("mira-ucx-1").await;
        let cells = browser.attributes("input[name^='c.']", "name").await;
        // Too much is refused at its place, and what was typed stays.
        browser.fill(&cells[0], "4000").await;
        browser.press_words("Save config").await;
        browser.says("too many").await;
        assert_eq!(browser.value(&cells[0]).await, "4000");
        browser.fill(&cells[0], "2").await;
        browser.fill(&cells[1], "3").await;
        browser.press_words("Save config").await;
        browser.says("1 server").await;
        assert_eq!((browser.value(&cells[0]).await, browser.value(&cells[1]).await), ("2".into(), "3".into()));
        browser.press_words("Download as CSV").await;
        let file = stage.downloaded("licenses.csv").await;
        assert!(file.lines().next().unwrap_or_default().ends_with("mira-ucx-1"), "{file}");
        assert!(
            file.lines().any(|line| line.ends_with(",2")) && file.lines().any(|line| line.ends_with(",3")),
            "{file}"
        );

        // The token stands in the page to be copied by hand, and the product runs with it.
        browser.press_words("mira-ucx-1").await;
        browser.says("available").await;
        assert!(!browser.has("[data-copy]:not([hidden])").await, "what only script can do does not show");
        let token = browser.text_of(".copy-box code").await;
        let mut product = stage.product("mira-host");
        let first = product.activate(&token).await;
        assert_eq!(first.iter().map(|(_, units)| units).sum::<u64>(), 5, "{first:?}");
        let page = browser.path().await;
        browser.go(&page).await;
        browser.says("active").await;
        browser.press_words("Disable this server …").await;
        browser.press_words("Disable mira-ucx-1").await;
        browser.says("disabled").await;
    });
}
