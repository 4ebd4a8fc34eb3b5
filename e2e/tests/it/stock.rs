//! The reseller's stock in a browser, in three languages and from right to left: keys are added, made, downloaded, passed on;
//! and what each role finds there. (P-17, P-18)

use claviger_e2e::{Browser, OPERATOR, RESELLER, Scheme, Stage};

/// The administrator of the other reseller.
const OTHER_RESELLER: &str = "tea@telemar.example";
/// Sees everything and changes nothing.
const AUDITOR: &str = "ada@cantora.example";

/// What the pages say in one language.
struct Words {
    language: &'static str,
    direction: &'static str,
    saved: &'static str,
    added: &'static str,
    review: &'static str,
    review_lead: &'static str,
    back: &'static str,
    make: &'static str,
    made: &'static str,
    make_list: &'static str,
    made_list: &'static str,
    devices: &'static str,
    offer: &'static str,
    offered: &'static str,
    needs: &'static str,
    accept: &'static str,
    accepted: &'static str,
}

const ENGLISH: Words = Words {
    language: "en",
    direction: "ltr",
    saved: "Saved.",
    added: "added.",
    review: "Review",
    review_lead: "This is exactly what will be made.",
    back: "Back",
    make: "Make the key",
    made: "License key",
    make_list: "Make 2 keys",
    made_list: "2 license keys made.",
    devices: "Download license keys to be installed on:",
    offer: "Offer",
    offered: "Offered.",
    needs: "Voxline Srl offers you 5 of PBX-Registrations",
    accept: "Accept",
    accepted: "Accepted: it is in your stock now.",
};

const GERMAN: Words = Words {
    language: "de",
    direction: "ltr",
    saved: "Gespeichert.",
    added: "hinzugefügt.",
    review: "Prüfen",
    review_lead: "Genau das wird erstellt.",
    back: "Zurück",
    make: "Schlüssel erstellen",
    made: "erstellt.",
    make_list: "2 Schlüssel erstellen",
    made_list: "2 Lizenzschlüssel erstellt.",
    devices: "Lizenzschlüssel herunterladen für die Installation auf:",
    offer: "Anbieten",
    offered: "Angeboten.",
    needs: "Voxline Srl bietet Ihnen 5 von PBX-Registrations an",
    accept: "Annehmen",
    accepted: "Angenommen: es ist jetzt in Ihrem Lager.",
};

const ARABIC: Words = Words {
    language: "ar",
    direction: "rtl",
    saved: "تم الحفظ.",
    added: "تمت إضافة مفتاح التفعيل",
    review: "مراجعة",
    review_lead: "هذا بالضبط ما سيُنشأ.",
    back: "رجوع",
    make: "إنشاء المفتاح",
    made: "تم إنشاء مفتاح الترخيص",
    make_list: "إنشاء مفتاحين",
    made_list: "تم إنشاء مفتاحي ترخيص.",
    devices: "تنزيل مفاتيح الترخيص لتثبيتها على:",
    offer: "عرض",
    offered: "تم العرض",
    needs: "يعرض عليك",
    accept: "قبول",
    accepted: "تم القبول: أصبح الآن في مخزونكم.",
};

/// Signs in, and reads in this language from then on.
async fn reads(browser: &Browser, who: &str, words: &Words) {
    browser.sign_in(who).await;
    browser.go("/profile").await;
    browser.choose("language", words.language).await;
    browser.submit("/profile").await;
    browser.says(words.saved).await;
    browser.go("/start").await;
    assert_eq!(browser.attributes("html", "dir").await, [words.direction]);
}

/// One's own stock.
pub async fn own_stock(browser: &Browser) -> String {
    browser.go("/stock").await;
    browser.path().await
}

/// Nothing is found wrong with this page, on a desk and on a phone.
pub async fn is_sound(browser: &Browser, path: &str) {
    for width in [1280, 375] {
        browser.look(width, Scheme::Light).await;
        browser.go(path).await;
        assert_eq!(browser.faults().await, Vec::<String>::new(), "{path} at {width}");
    }
    browser.look(1280, Scheme::Light).await;
}

/// The row of the balance that begins with `name`: its figures, as they are written.
pub async fn figures(browser: &Browser, name: &str) -> String {
    let script = format!(
        "const row = [...document.querySelectorAll('tbody tr')].find(row => row.textContent.trim().startsWith('{name}'));
         return [...row.querySelectorAll('td.num')].map(cell => cell.textContent.trim()).join(' ')"
    );
    browser.asks(&script).await
}

/// Chooses the license type that begins with `name`.
pub async fn choose_type(browser: &Browser, field: &str, name: &str) {
    let script = format!(
        "return [...document.querySelectorAll('select[name={field}] option')].find(one => one.textContent.includes('{name}')).value"
    );
    let value = browser.asks(&script).await;
    browser.choose(field, &value).await;
}

async fn the_story(browser: &Browser, words: &Words) {
    reads(browser, RESELLER, words).await;
    let stock = own_stock(browser).await;

    // Redeem: the key is typed as the page shows it, and the balance follows.
    let keys = format!("{stock}/activation-keys");
    is_sound(browser, &keys).await;
    for product in ["PBX registration", "PBX operator", "PBX software phone"] {
        browser.go(&keys).await;
        let script = format!(
            "const row = [...document.querySelectorAll('tbody tr')].find(row => row.textContent.includes('{product}'));
             return row.querySelector('code').textContent"
        );
        let code = browser.asks(&script).await;
        browser.fill("code", &code).await;
        browser.press("section.reading form button").await;
        browser.says(words.added).await;
    }
    is_sound(browser, &stock).await;
    assert_eq!(figures(browser, "PBX-Registrations").await, "100 0 100");

    // Create: reviewed, gone back from, reviewed again, made; what was typed stays for the next one.
    let new = format!("{stock}/license-keys/new");
    is_sound(browser, &new).await;
    for (product, units) in [("PBX-Registrations", "37"), ("PBX-Operators", "1"), ("PBX-SoftwarePhones", "10")] {
        choose_type(browser, "pool", product).await;
        browser.fill("units", units).await;
        if product == "PBX-Registrations" {
            browser.fill("serial", "0090 3300 0000").await;
            browser.fill("end_customer", "Innova & Söhne").await;
            browser.fill("location", "Sindelfingen").await;
            // The line is there while one types, before anything is pressed; what is too much is said at once.
            browser.says("Registrations=37,00-90-33-00-00-00,R1001,Innova%20%26%20S%C3%B6hne Sindelfingen").await;
            browser.fill("units", "101").await;
            browser.sees("[data-line] code:empty").await;
            assert_ne!(browser.text_of("[data-line] p").await, browser.attributes("[data-line]", "data-line").await[0]);
            browser.fill("units", units).await;
            browser.sees("[data-line] code:not(:empty)").await;
        }
        browser.press_words(words.review).await;
        browser.says(words.review_lead).await;
        if product == "PBX-Registrations" {
            browser.says("Registrations=37,00-90-33-00-00-00,R1001,Innova%20%26%20S%C3%B6hne Sindelfingen").await;
            assert_eq!(browser.faults_everywhere().await, Vec::<String>::new(), "the review");
            browser.press_words(words.back).await;
            browser.press_words(words.review).await;
            browser.says(words.review_lead).await;
        }
        browser.press_words(words.make).await;
        let notice = browser.text_of(".banner.success").await;
        assert!(notice.contains(words.made) && notice.contains(product), "{notice}");
        assert_eq!(browser.value("serial").await, "00-90-33-00-00-00");
    }
    browser.go(&stock).await;
    // 63, 1 and 15 are left, as in the programme's own example.
    for (product, told) in
        [("PBX-Registrations", "100 37 63"), ("PBX-Operators", "2 1 1"), ("PBX-SoftwarePhones", "25 10 15")]
    {
        assert_eq!(figures(browser, product).await, told, "{product}");
    }

    // Download: one file for the device, of which every line is one it loads.
    let list = format!("{stock}/license-keys");
    is_sound(browser, &list).await;
    browser.says(words.devices).await;
    let file = browser
        .asks(
            "const request = new XMLHttpRequest();
             request.open('GET', document.querySelector('a[href*=\"/stock/devices/\"]').href, false);
             request.send();
             return request.responseText",
        )
        .await;
    assert_eq!(file.lines().filter(|line| line.starts_with("vars create LICENSE/")).count(), 3, "{file}");

    of_a_list(browser, &stock, words).await;

    // Transfer: offered here, accepted there, where the start page said so.
    let transfers = format!("{stock}/transfers");
    is_sound(browser, &transfers).await;
    choose_type(browser, "what", "PBX-Registrations").await;
    browser.fill("units", "5").await;
    browser.fill("to", "R1002").await;
    browser.press_words(words.offer).await;
    browser.says(words.offered).await;
    let other = browser.another().await;
    reads(&other, OTHER_RESELLER, words).await;
    other.says(words.needs).await;
    assert_eq!(other.faults().await, Vec::<String>::new(), "the start page");
    other.go(&format!("{}/transfers", own_stock(&other).await)).await;
    other.press_words(words.accept).await;
    other.says(words.accepted).await;
    own_stock(&other).await;
    assert_eq!(figures(&other, "PBX-Registrations").await, "5 0 5");
    // What is another's is not there.
    other.go(&stock).await;
    assert!(!other.has("table").await);
    other.close().await;
    browser.go(&stock).await;
    assert_eq!(figures(browser, "PBX-Registrations").await, "95 37 58");

    // By role: who only looks finds the figures and no way to change them; the vendor can revoke.
    for (who, revokes) in [(AUDITOR, false), (OPERATOR, true)] {
        let visitor = browser.another().await;
        visitor.sign_in(who).await;
        visitor.go(&stock).await;
        assert_eq!(figures(&visitor, "PBX-Registrations").await, "95 37 58", "{who}");
        visitor.go(&list).await;
        assert_eq!(visitor.has("a[href$='/license-keys/new']").await, revokes, "{who}");
        visitor.press("tbody a.row-link").await;
        visitor.says("Key content").await;
        assert_eq!(visitor.has("form[action$='/revocation']").await, revokes, "{who}");
        visitor.close().await;
    }
}

/// Keys of a list: what is wrong has its line, *back* brings what was pasted, and all of them are made at once.
async fn of_a_list(browser: &Browser, stock: &str, words: &Words) {
    let here = format!("{stock}/license-keys/import");
    is_sound(browser, &here).await;
    let table = "license;units;serial;end_customer\\nPBX-SoftwarePhones;3;00-90-33-00-00-07;Innova\\npbx-softwarephones;2;;Söhne\\n";
    let pasted = |table: &str| format!("document.getElementById('f-text').value = '{table}'; return ''");
    browser.asks(&pasted(&table.replace(";2;", ";20;"))).await;
    browser.press("form[enctype] button[value='preview']").await;
    browser.sees(".banner.critical").await;
    assert_eq!(browser.text_of("tbody td.num").await, "3");
    assert_eq!(browser.faults_everywhere().await, Vec::<String>::new(), "a list with a mistake");
    browser.press_words(words.back).await;
    assert!(browser.value("text").await.contains(";20;"));
    browser.asks(&pasted(table)).await;
    browser.press("form[enctype] button[value='preview']").await;
    browser.says(words.review_lead).await;
    browser.says("SoftwarePhones=3,00-90-33-00-00-07,R1001,Innova").await;
    assert_eq!(browser.faults_everywhere().await, Vec::<String>::new(), "the review of a list");
    browser.press_words(words.make_list).await;
    browser.says(words.made_list).await;
    browser.go(stock).await;
    assert_eq!(figures(browser, "PBX-SoftwarePhones").await, "25 15 10");
}

#[test]
fn p_17_p_18_the_stock_is_worked_in_english() {
    Stage::play("p_18_english", |stage, browser| async move {
        let _demonstration = stage;
        the_story(&browser, &ENGLISH).await;
    });
}

#[test]
fn p_17_p_18_the_stock_is_worked_in_german() {
    Stage::play("p_18_german", |stage, browser| async move {
        let _demonstration = stage;
        the_story(&browser, &GERMAN).await;
    });
}

#[test]
fn p_17_p_18_the_stock_is_worked_in_arabic_from_right_to_left() {
    Stage::play("p_18_arabic", |stage, browser| async move {
        let _demonstration = stage;
        the_story(&browser, &ARABIC).await;
    });
}

#[test]
fn p_01_a_partner_accepts_the_license_agreement_before_the_stock_opens() {
    Stage::play("p_01_agreement", |stage, browser| async move {
        let _demonstration = stage;
        browser.sign_in("dora@arcata.example").await;
        browser.says("License agreement for partners").await;
        for width in [1280, 375] {
            browser.look(width, Scheme::Dark).await;
            browser.go("/agreement?language=ar").await;
            assert_eq!(browser.faults().await, Vec::<String>::new(), "at {width}");
            assert_eq!(browser.attributes("article", "dir").await, ["rtl"]);
        }
        browser.press_words("Not now").await;
        browser.go("/stock").await;
        browser.says("Arcata Distribution").await;
        assert_eq!(browser.path().await.split('?').next(), Some("/agreement"));
        browser.press_words("Accept").await;
        browser.says("No licenses in stock yet").await;
    });
}
