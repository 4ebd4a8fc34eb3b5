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
async fn look_at_all(browser: &Browser, starts: &[&str]) {
    let mut ways: Vec<String> = starts.iter().map(|&start| start.to_owned()).collect();
    let (mut seen, mut wrong) = (BTreeSet::new(), Vec::new());
    while let Some(path) = ways.pop() {
        if seen.len() >= MOST_PAGES || !seen.insert(kind_of(&path)) {
            continue;
        }
        for width in [1280, 375] {
            for scheme in [Scheme::Light, Scheme::Dark] {
                browser.look(width, scheme).await;
                browser.go(&path).await;
                for fault in browser.faults().await {
                    wrong.push(format!("{path} at {width}, {scheme:?}: {fault}"));
                }
            }
        }
        let length = browser.length().await;
        if length > LONGEST_PAGE {
            wrong.push(format!("{path} has {length} bytes"));
        }
        ways.extend(browser.ways().await.into_iter().filter(|way| !seen.contains(&kind_of(way))));
    }
    assert!(seen.len() >= starts.len(), "{seen:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!("{} kinds of pages", seen.len());
}

#[test]
fn x_05_nothing_is_found_wrong_with_what_a_visitor_sees() {
    Stage::play("x_05_visitor", |stage, browser| async move {
        let unlock = stage.link_in_mail("/unlock/", &["OrdNum002"]).await;
        let starts =
            ["/sign-in", "/registration", "/password-reset", "/nothing", "/styleguide", "/mailbox", unlock.as_str()];
        look_at_all(&browser, &starts).await;
    });
}

#[test]
fn x_05_nothing_is_found_wrong_with_what_the_vendor_sees() {
    Stage::play("x_05_vendor", |stage, browser| async move {
        let _demonstration = stage;
        browser.sign_in(OPERATOR).await;
        look_at_all(&browser, &["/", "/orders/new", "/orders/import", "/accounts/new", "/profile"]).await;
    });
}

#[test]
fn x_05_nothing_is_found_wrong_with_what_reseller_and_customer_see() {
    Stage::play("x_05_partners", |stage, browser| async move {
        let _demonstration = stage;
        for who in [RESELLER, CUSTOMER] {
            browser.sign_in(who).await;
            look_at_all(&browser, &["/", "/start", "/profile"]).await;
            browser.press_words("Sign out").await;
            browser.says("Sign in").await;
        }
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
