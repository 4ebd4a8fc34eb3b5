//! A matrix of hundreds of cells: a field only where one edits, nothing moves, and only what is seen is worked out. (L-12)

use claviger_e2e::{Browser, CUSTOMER, Scheme, Stage};

/// So many servers make six rows a large matrix.
const SERVERS: usize = 70;
/// Fields of the matrix that somebody could type into now.
const FIELDS: &str = "return String(document.querySelectorAll('#matrix input[data-saved]').length)";
/// The groups of rows; whether one is left out now, and how long it waits before it may be worked out, in milliseconds.
const GROUPS: &str = "const groups = [...document.querySelectorAll('#matrix tbody')];
    const isLeftOut = (group) => !group.rows[0].checkVisibility({ contentVisibilityAuto: true });
    const waits = (group) => group.getAnimations().map(({ effect }) => effect.getTiming().duration)[0] ?? 0;";
/// Makes as many groups of the page's only one as five hundred rows have.
const MORE_GROUPS: &str = "const one = document.querySelector('#matrix tbody');
    for (let n = 1; n < 42; n += 1) one.after(one.cloneNode(true));";

/// Adds servers as the page's own form does, until there are `SERVERS`.
async fn add_servers(browser: &Browser) {
    let script = format!(
        "const form = document.querySelector('#add-server form');
         const [csrf, there] = [form.elements.csrf.value, document.querySelectorAll('thead [data-server]').length];
         (async () => {{
           for (let n = there; n < {SERVERS}; n += 1) {{
             await fetch(form.action, {{ method: 'POST', body: new URLSearchParams({{ csrf, name: `rome-ucx-${{n + 1}}` }}) }});
           }}
           done('');
         }})();"
    );
    browser.awaits(&script).await;
}

#[test]
fn l_12_a_large_matrix_has_fields_only_where_one_edits_and_nothing_moves() {
    Stage::play("l_12_large", |stage, browser| async move {
        let _demonstration = stage;
        browser.look(1280, Scheme::Light).await;
        browser.sign_in(CUSTOMER).await;
        browser.says("rome-ucx-1").await;
        let licenses = browser.path().await;
        add_servers(&browser).await;
        browser.go(&licenses).await;
        browser.says("rome-ucx-9").await;
        assert!(browser.has("form.matrix.large").await);
        assert_eq!(browser.asks(FIELDS).await, "0");

        // What is far from being seen costs nothing: groups of rows are left out until somebody comes near. Those that are near
        // follow the first one by and by, none of them together with another.
        let left_out = format!("{GROUPS} return groups.map((group) => Number(isLeftOut(group))).join('')");
        assert_eq!(browser.asks(&left_out).await, "0", "six rows are one group");
        let follow = format!("{MORE_GROUPS} {GROUPS} return groups.map(waits).join(' ')");
        assert!(browser.asks(&follow).await.starts_with("0 80 160 240 320 400 480 480"));
        let come = "Promise.all(document.getAnimations().map(({ finished }) => finished))
            .then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(''))))";
        browser.awaits(come).await;
        let now = browser.asks(&left_out).await;
        assert!(now.starts_with("000") && now.ends_with("111"), "{now}");
        browser.go(&licenses).await;
        browser.says("rome-ucx-9").await;
        // Heads stand above their columns, also at the far end.
        let aligned = "const all = (row) => [...row.children].map((cell) => Math.round(cell.getBoundingClientRect().left));
            const [heads, cells] = [all(document.querySelector('#matrix thead tr')), all(document.querySelector('#matrix tbody tr'))];
            return String(heads.length === cells.length && heads.every((left, at) => left === cells[at]))";
        for width in [1280, 375] {
            browser.look(width, Scheme::Light).await;
            assert_eq!(browser.asks(aligned).await, "true", "at {width}");
            assert_eq!(browser.faults().await, Vec::<String>::new(), "at {width}");
        }
        browser.look(1280, Scheme::Light).await;
        browser.go(&licenses).await;
        browser.says("rome-ucx-9").await;

        // A press makes one field; the arrows lead on; what is left alone is a number again. None of it moves anything.
        browser.press("#matrix tbody tr:first-child td:nth-child(7)").await;
        assert_eq!(browser.asks(FIELDS).await, "1");
        browser.keys("\u{e014}").await;
        assert_eq!(browser.asks(FIELDS).await, "1");
        browser.keys("\u{e012}").await;
        browser.keys("15").await;
        assert_eq!(browser.text_of("output.unsaved").await, "1 server, 1 row");
        let scroll = "const region = document.querySelector('.table-region'); region.scrollLeft = 3000;
            requestAnimationFrame(() => { region.scrollLeft = 0; requestAnimationFrame(() => done('')); });";
        browser.awaits(scroll).await;
        assert_eq!(browser.moved().await, Vec::<String>::new());
        browser.press_words("Save config").await;
        browser.says("Saved: 1 server, 1 row.").await;
        assert_eq!(browser.text_of("#matrix tbody tr:first-child td:nth-child(7)").await, "15");

        // A row of its own, for whoever has no script.
        browser.press("#matrix tbody tr:first-child th a").await;
        browser.says("Show all applications").await;
        assert_eq!(browser.asks(FIELDS).await, SERVERS.to_string());
        assert_eq!(browser.moved().await, Vec::<String>::new());
    });
}
