//! Pages that no link leads to, since a form stands before them: previews, reviews, mistakes, what is refused. Judged by
//! axe-core like all others, in the light and in the dark, at both widths.

use claviger_e2e::{Browser, OPERATOR, PASSWORD, Stage};

/// Shows what an action would come to.
const REVIEW: &str = "main form button[value='review']";
/// Shows what a file would come to.
const PREVIEW: &str = "main form button[value='preview']";
/// Sees everything and changes nothing.
const AUDITOR: &str = "ada@cantora.example";
/// Not even the columns are right.
const NO_ORDER: &str = "number,ordered_on\nA-1,yesterday\n";
/// Mistakes in two lines.
const ORDERS: &str = "number,reseller,customer_number,customer_name,country,contact_email,sku,items,model
A-1,R9999,C2100,Teatro Comunale,IT,sara@teatro.example,IM120-4L,3,perpetual
A-2,R1001,C2100,Teatro Comunale,IT,sara,IM120-4X,3,perpetual
";

/// Waits for `selector`, and judges the page.
async fn judged(browser: &Browser, selector: &str, what: &str) {
    browser.sees(selector).await;
    assert_eq!(browser.faults_everywhere().await, Vec::<String>::new(), "{what}");
}

/// Presses what sends the form, and judges what comes.
async fn sent(browser: &Browser, button: &str, selector: &str, what: &str) {
    browser.press(button).await;
    judged(browser, selector, what).await;
}

/// The first address that the selector finds.
async fn way(browser: &Browser, selector: &str) -> String {
    browser.attributes(selector, "href").await.into_iter().next().unwrap_or_else(|| panic!("no {selector}"))
}

/// A product with a price of its own, to apply in a month: mistakes, what would change, the edition planned, with what it
/// changed, and withdrawn.
async fn edit_the_catalogue(browser: &Browser, price: &str) {
    browser.go("/catalogue/product?sku=IM120-4L").await;
    browser.fill("list_price", "much").await;
    sent(browser, REVIEW, "[name='list_price'][aria-invalid='true']", "a product with a mistake").await;
    browser.fill("list_price", price).await;
    let in_a_month = "const from = document.querySelector('[name=from]');
        from.value = new Date(Date.now() + 30 * 864e5).toISOString().slice(0, 10); return from.value";
    browser.asks(in_a_month).await;
    sent(browser, REVIEW, "button[value='publish']", "what an edition would change").await;
    browser.press("button[value='publish']").await;
    browser.press("main tbody summary").await;
    judged(browser, "main tbody details[open]", "editions, one of them planned").await;
    sent(browser, "main tbody form button", "main .banner.success", "editions, one of them withdrawn").await;
}

/// Editions from the first to one that somebody else was quicker to publish, which is refused.
async fn be_late(browser: &Browser) {
    browser.go("/catalogue/product?sku=IM120-4L").await;
    let seen = browser.value("seen").await;
    browser.fill("list_price", "1111.00").await;
    browser.press(REVIEW).await;
    browser.press("button[value='publish']").await;
    browser.sees("main .banner.success").await;
    browser.go("/catalogue/application").await;
    for (name, text) in [("id", "Fax!"), ("name", "Fax"), ("unit", "channels")] {
        browser.fill(name, text).await;
    }
    sent(browser, REVIEW, "[name='id'][aria-invalid='true']", "an application with mistakes").await;
    browser.go("/catalogue/product?sku=IM120-4L").await;
    browser.asks(&format!("document.querySelector('[name=seen]').value = '{seen}'; return ''")).await;
    browser.fill("list_price", "2222.00").await;
    sent(browser, REVIEW, "main .banner.caution a", "an edition that is late").await;
    browser.go("/catalogue/upload").await;
    browser.fill("text", "vendor = 1").await;
    sent(browser, REVIEW, "[name='text'][aria-invalid='true']", "a document with mistakes").await;
}

/// Files with mistakes, by line.
async fn import(browser: &Browser) {
    browser.go("/orders/import").await;
    for (text, what) in [(NO_ORDER, "a file without columns"), (ORDERS, "a file with mistakes")] {
        browser.fill("text", text).await;
        sent(browser, PREVIEW, "main .banner.critical, main td code, main .error", what).await;
        browser.go("/orders/import").await;
    }
}

/// A license moved, and an account merged into another: with mistakes, and reviewed.
async fn correct(browser: &Browser) {
    browser.go("/customers").await;
    browser.press_words("Belcampo S.p.A.").await;
    let merge = way(browser, "a[href$='/merge']").await;
    let license = way(browser, "a[href^='/licenses/']").await;
    browser.go(&license).await;
    let form = "form:has([value='move'])";
    browser.press("details:has([value='move']) summary").await;
    browser.fill("move-to", "C9999").await;
    browser.fill("move-reason", "Sold on").await;
    let review = format!("{form} button[value='review']");
    sent(browser, &review, "[name='move-to'][aria-invalid='true']", "a move with a mistake").await;
    browser.fill("move-to", "C2002").await;
    sent(browser, &review, "button[value='confirm']", "a move to be confirmed").await;
    browser.go(&merge).await;
    browser.fill("into", "C9999").await;
    browser.fill("reason", "One company now").await;
    sent(browser, REVIEW, "[name='into'][aria-invalid='true']", "a merger with a mistake").await;
    browser.fill("into", "C2002").await;
    sent(browser, REVIEW, "button[value='confirm']", "a merger to be confirmed").await;
}

/// A session ends while one fills in a form: one signs in again, and sends what was kept.
async fn come_back(browser: &Browser) {
    browser.go("/catalogue/product?sku=IM120-4L").await;
    browser.fill("list_price", "1234.00").await;
    browser.lose_the_session().await;
    sent(browser, REVIEW, "form[action='/sign-in'] [name='password']", "what was typed is kept").await;
    browser.fill("email", OPERATOR).await;
    browser.fill("password", PASSWORD).await;
    browser.submit("/sign-in").await;
    judged(browser, "form[action='/catalogue/product'] [value='1234.00']", "what was kept, to be sent").await;
}

/// What may not be done, and what was tried too often.
async fn be_refused(browser: &Browser, language: &str) {
    let other = browser.another().await;
    other.prefers(language).await;
    other.sign_in(AUDITOR).await;
    other.go("/orders/new").await;
    judged(&other, "main h1", "what is not allowed").await;
    other.close().await;
    let stranger = browser.another().await;
    stranger.prefers(language).await;
    for answer in ["main:not(:has([name='email']))"; 3].into_iter().chain(["[name='email'][aria-invalid='true']"]) {
        stranger.go("/password-reset").await;
        stranger.fill("email", "nobody@belcampo.example").await;
        stranger.submit("/password-reset").await;
        stranger.sees(answer).await;
    }
    judged(&stranger, "main", "what was tried too often").await;
    stranger.go("/unlock/nothing").await;
    judged(&stranger, "main h1", "a link that leads nowhere").await;
    stranger.close().await;
}

#[test]
fn x_05_x_18_nothing_is_found_wrong_with_editions_of_the_catalogue() {
    Stage::play("x_05_editions", |stage, browser| async move {
        let _demonstration = stage;
        browser.sign_in(OPERATOR).await;
        for (language, price) in [("en", "4321.00"), ("it", "4322.00"), ("ar", "4323.00")] {
            browser.speaks(language).await;
            edit_the_catalogue(&browser, price).await;
        }
        be_late(&browser).await;
    });
}

#[test]
fn x_05_nothing_is_found_wrong_with_what_is_mistaken_reviewed_or_refused() {
    Stage::play("x_05_behind_forms", |stage, browser| async move {
        browser.sign_in(OPERATOR).await;
        import(&browser).await;
        browser.speaks("it").await;
        correct(&browser).await;
        browser.speaks("ar").await;
        come_back(&browser).await;
        be_refused(&browser, "it").await;
        drop(stage);
    });
}
