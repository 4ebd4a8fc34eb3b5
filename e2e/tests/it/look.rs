//! How the pages look and can be used: judged by axe-core, worked by keyboard alone, and not too long.

use std::collections::BTreeSet;

use claviger_e2e::{Browser, CUSTOMER, OPERATOR, RESELLER, Scheme, Stage};

/// The longest page, in bytes before compression.
const LONGEST_PAGE: usize = 60_000;
/// No more kinds of pages than this are looked at in one story.
const MOST_PAGES: usize = 60;

/// The kind of page an address leads to: ids and numbers aside.
fn kind_of(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let is_id =
        |part: &str| part.len() > 20 || part.split_once('_').is_some_and(|(kind, id)| kind.len() <= 4 && id.len() > 12);
    let kind = |part: &str| {
        if is_id(part) {
            "{id}"
        } else if part.parse::<u32>().is_ok() {
            "{n}"
        } else {
            part
        }
        .to_owned()
    };
    let parts: Vec<_> = path.split('/').map(kind).collect();
    let names: BTreeSet<_> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    format!("{}?{}", parts.join("/"), names.into_iter().collect::<Vec<_>>().join(","))
}

/// Looks at one page of each kind that can be reached from `starts`: light and dark, on a phone and on a desk.
async fn look_at_all(browser: &Browser, who: &str, starts: &[&str]) {
    let mut ways: Vec<String> = starts.iter().map(|&start| start.to_owned()).collect();
    let (mut seen, mut wrong) = (BTreeSet::new(), Vec::new());
    while let Some(path) = ways.pop() {
        if seen.len() >= MOST_PAGES || !seen.insert(kind_of(&path)) {
            continue;
        }
        browser.go(&path).await;
        for width in [1280, 375] {
            browser.look(width, Scheme::Light).await;
            for fault in browser.faults().await {
                wrong.push(format!("{who}, {path} at {width}: {fault}"));
            }
            browser.look(width, Scheme::Dark).await;
            for fault in browser.faults_of_colours().await {
                wrong.push(format!("{who}, {path} at {width}, in the dark: {fault}"));
            }
        }
        let length = browser.length().await;
        if length > LONGEST_PAGE {
            wrong.push(format!("{who}, {path} has {length} bytes"));
        }
        ways.extend(browser.ways().await.into_iter().filter(|way| !seen.contains(&kind_of(way))));
        for fault in browser.faults_of_longer_words().await {
            wrong.push(format!("{who}, {path} at 375: {fault}"));
        }
    }
    assert!(seen.len() >= starts.len(), "{seen:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!("{who}: {} kinds of pages", seen.len());
}

/// Signs in, looks at everything that can be reached, in this language, and signs out.
async fn look_as(browser: &Browser, who: &str, language: &str) {
    browser.look(1280, Scheme::Light).await;
    browser.sign_in(who).await;
    browser.speaks(language).await;
    look_at_all(browser, who, &["/", "/start", "/profile"]).await;
    browser.look(1280, Scheme::Light).await;
    browser.submit("/sign-out").await;
    browser.sees("form[action='/sign-in']").await;
}

#[test]
fn x_05_nothing_is_found_wrong_with_what_a_visitor_sees() {
    Stage::play("x_05_visitor", |stage, browser| async move {
        let unlock = stage.link_in_mail("/unlock/", &["OrdNum002"]).await;
        let starts =
            ["/sign-in", "/registration", "/password-reset", "/nothing", "/styleguide", "/mailbox", unlock.as_str()];
        look_at_all(&browser, "a visitor", &starts).await;
    });
}

#[test]
fn x_05_nothing_is_found_wrong_with_what_the_operator_sees() {
    Stage::play("x_05_vendor", |stage, browser| async move {
        let _demonstration = stage;
        browser.sign_in(OPERATOR).await;
        look_at_all(&browser, OPERATOR, &["/", "/start", "/orders/new", "/orders/import", "/accounts/new", "/profile"])
            .await;
    });
}

#[test]
fn x_05_nothing_is_found_wrong_with_what_auditor_and_engineer_see() {
    Stage::play("x_05_others", |stage, browser| async move {
        let _demonstration = stage;
        look_as(&browser, "ada@cantora.example", "en").await;
        look_as(&browser, "elio@cantora.example", "it").await;
    });
}

#[test]
fn x_05_nothing_is_found_wrong_with_what_customers_see() {
    Stage::play("x_05_customers", |stage, browser| async move {
        let _demonstration = stage;
        look_as(&browser, CUSTOMER, "en").await;
        look_as(&browser, "rita@belcampo.example", "ar").await;
    });
}

#[test]
fn x_05_nothing_is_found_wrong_with_what_partners_see_of_a_stock_in_use() {
    Stage::play("x_05_partners", |stage, browser| async move {
        let _demonstration = stage;
        use_the_stock(&browser).await;
        look_as(&browser, RESELLER, "en").await;
        look_as(&browser, "tea@telemar.example", "ar").await;
        look_as(&browser, "dora@arcata.example", "de").await;
    });
}

/// Adds activation keys, makes a license key, and offers something to another reseller: so there is something to see.
async fn use_the_stock(browser: &Browser) {
    browser.sign_in(RESELLER).await;
    browser.go("/stock").await;
    let stock = browser.path().await;
    for _ in 0..4 {
        browser.go(&format!("{stock}/activation-keys")).await;
        browser.press("tbody button").await;
        browser.sees("main .banner.success").await;
    }
    browser.go(&format!("{stock}/license-keys/new")).await;
    browser.fill("units", "9999").await;
    browser.press("main form button[value='review']").await;
    browser.sees("[name='units'][aria-invalid='true']").await;
    assert_eq!(browser.faults().await, Vec::<String>::new());
    browser.fill("units", "1").await;
    browser.fill("serial", "00-90-33-01-02-0F").await;
    browser.fill("end_customer", "Albergo Bellavista S.r.l.").await;
    browser.press("main form button[value='review']").await;
    browser.sees("main form button[value='make']").await;
    assert_eq!(browser.faults().await, Vec::<String>::new());
    browser.press("main form button[value='make']").await;
    browser.sees("main .banner.success").await;
    browser.go(&format!("{stock}/transfers")).await;
    browser.fill("units", "1").await;
    browser.fill("to", "R1002").await;
    browser.submit("/transfers").await;
    browser.sees("main .banner.success").await;
    browser.submit("/sign-out").await;
    browser.sees("form[action='/sign-in']").await;
}

#[test]
fn x_05_dialogs_keep_the_focus_give_it_back_and_close_by_escape() {
    Stage::play("x_05_dialogs", |stage, browser| async move {
        let _demonstration = stage;
        browser.look(1280, Scheme::Light).await;
        browser.sign_in(CUSTOMER).await;
        browser.go("/servers").await;
        browser.keys("j").await;
        let here = || browser.asks("return document.activeElement.textContent.trim()");
        assert_eq!(here().await, "rome-ucx-1");
        for (keys, dialog) in [("?", "#keys"), ("\u{e009}k", "#palette")] {
            browser.keys(keys).await;
            browser.sees(&format!("{dialog}:modal")).await;
            for scheme in [Scheme::Light, Scheme::Dark] {
                for width in [1280, 375] {
                    browser.look(width, scheme).await;
                    assert_eq!(browser.faults().await, Vec::<String>::new(), "{dialog} at {width}, {scheme:?}");
                }
            }
            // Nothing behind it can be reached: the focus stays inside, or leaves the page for the browser.
            let within = format!(
                "const at = document.activeElement; return String(at === document.body || document.querySelector('{dialog}').contains(at))"
            );
            for _ in 0..8 {
                browser.keys("\u{e004}").await;
                assert_eq!(browser.asks(&within).await, "true", "{dialog}");
            }
            browser.keys("\u{e00c}").await;
            assert!(!browser.has(&format!("{dialog}[open]")).await);
            assert_eq!(here().await, "rome-ucx-1", "{dialog} gives the focus back");
        }

        // The menu of a phone, too.
        browser.look(375, Scheme::Light).await;
        browser.go("/servers").await;
        browser.press("[popovertarget='nav']").await;
        browser.sees("#nav:popover-open").await;
        for scheme in [Scheme::Light, Scheme::Dark] {
            browser.look(375, scheme).await;
            assert_eq!(browser.faults().await, Vec::<String>::new(), "{scheme:?}");
        }
        browser.keys("\u{e00c}").await;
        assert!(!browser.has("#nav:popover-open").await);
        assert_eq!(browser.asks("return document.activeElement.getAttribute('popovertarget')").await, "nav");
    });
}

#[test]
fn x_05_l_12_the_matrix_is_worked_by_keyboard_alone() {
    Stage::play("x_05_matrix", |stage, browser| async move {
        let _demonstration = stage;
        browser.look(1280, Scheme::Light).await;
        browser.sign_in(CUSTOMER).await;
        browser.says("rome-ucx-1").await;
        let cells = browser.attributes("input[name^='c.']", "name").await;
        let here = || browser.asks("return document.activeElement.name ?? ''");
        assert_eq!(cells.len(), 12, "six rows of two servers");

        // The first cell by Tab from the button; then as in a spreadsheet.
        browser.press(&format!("[name='{}']", cells[0])).await;
        browser.keys("25").await;
        browser.says("5 too many").await;
        assert!(browser.has(".meter.over").await);
        assert_eq!(browser.text_of("output.unsaved").await, "1 server, 1 row");
        for (key, at) in
            [("\u{e015}", 2), ("\u{e007}", 4), ("\u{e014}", 5), ("\u{e012}", 4), ("\u{e013}", 2), ("\u{e013}", 0)]
        {
            browser.keys(key).await;
            assert_eq!(here().await, cells[at], "after {}", key.escape_unicode());
        }
        // Escape takes back what was typed.
        browser.keys("\u{e00c}").await;
        assert_eq!(browser.value(&cells[0]).await, "20");
        assert!(browser.has("output.unsaved[hidden]").await && !browser.has(".meter.over").await);

        // A column is pasted from the first cell on, and saved by Enter on the button.
        browser.paste("15\n0\n3\n").await;
        assert_eq!(browser.text_of("output.unsaved").await, "1 server, 3 rows");
        browser.press_words("Save config").await;
        browser.says("Saved: 1 server, 3 rows.").await;
        let now = (browser.value(&cells[0]).await, browser.value(&cells[2]).await, browser.value(&cells[4]).await);
        assert_eq!(now, ("15".into(), "0".into(), "3".into()));

        // Letters go elsewhere: to the servers, to the list of keys.
        browser.press("h1").await;
        browser.keys("g").await;
        browser.keys("v").await;
        browser.says("rome-ucx-2").await;
        assert_eq!(browser.path().await, "/servers");
        browser.keys("?").await;
        browser.says("Go anywhere").await;
    });
}

#[test]
fn l_12_who_saves_over_anothers_change_takes_theirs_by_one_press() {
    Stage::play("l_12_conflict", |stage, browser| async move {
        let _demonstration = stage;
        browser.sign_in(CUSTOMER).await;
        browser.says("rome-ucx-1").await;
        let cells = browser.attributes("input[name^='c.']", "name").await;
        let reseller = browser.another().await;
        reseller.sign_in(RESELLER).await;
        reseller.go(&browser.path().await).await;
        reseller.fill(&cells[0], "12").await;
        reseller.press_words("Save config").await;
        reseller.says("Saved: 1 server, 1 row.").await;
        reseller.close().await;

        browser.fill(&cells[0], "9").await;
        browser.press_words("Save config").await;
        browser.says("Was 20, is 12 now.").await;
        assert_eq!(browser.value(&cells[0]).await, "9");
        browser.press_words("Take 12").await;
        assert_eq!(browser.value(&cells[0]).await, "12");
        assert!(browser.has("output.unsaved[hidden]").await);
    });
}
