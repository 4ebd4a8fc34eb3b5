//! Factory licenses in a browser, in three languages and from right to left: the vendor imports a shipment, the buyer finds
//! a device by its serial number and downloads its licenses, another account does not, unless it has the code of the label,
//! and the vendor gives a device to somebody else. (P-03 to P-05, P-10)

use claviger_e2e::{Browser, OPERATOR, RESELLER, Stage};

use crate::stock::{choose_type, figures, is_sound, own_stock};

/// The administrator of the other reseller.
const OTHER_RESELLER: &str = "tea@telemar.example";

/// The buyer's, and what nobody but whoever holds it can claim.
const SOLD: &str = "00-90-33-09-00-01";
/// What the first one's file is called.
const FILE: &str = "00-90-33-09-00-01.txt";
const OVER_THE_COUNTER: &str = "00-90-33-09-00-02";
/// The buyer's too, of an earlier shipment.
const BOUGHT: &str = "00-90-33-04-00-02";
/// The same as the first, with two mistakes: a buyer that is none, and a product that no device is made with.
const WRONG: &str = "shipment,serial,sku,items,buyer,label
S-2026-1126,00-90-33-09-00-01,REL-BRI-1,2,R9999,T6RW-3K8B
S-2026-1126,00-90-33-09-00-02,PBX-REG-1,4,,Q8ZT-4M2W
";
const RIGHT: &str = "shipment,serial,sku,items,buyer,label
S-2026-1126,00-90-33-09-00-01,REL-BRI-1,2,R1001,T6RW-3K8B
S-2026-1126,00-90-33-09-00-02,REL-BRI-1,4,,Q8ZT-4M2W
";

/// What the pages say in one language.
struct Words {
    language: &'static str,
    direction: &'static str,
    import: &'static str,
    mistakes: &'static str,
    no_buyer: &'static str,
    preview: &'static str,
    fresh: &'static str,
    imported: &'static str,
    lead: &'static str,
    found: &'static str,
    confirming: &'static str,
    claimed: &'static str,
    unknown: &'static str,
    elsewhere: &'static str,
    assigned: &'static str,
}

const ENGLISH: Words = Words {
    language: "en",
    direction: "ltr",
    import: "Import shipment",
    mistakes: "2 things are wrong with the file.",
    no_buyer: "No distributor, reseller or customer has the number “R9999”.",
    preview: "Preview of the import",
    fresh: "To be imported: 2; imported before: 0",
    imported: "Devices imported: 2; imported before: 0.",
    lead: "You see what was found before anything is assigned.",
    found: "This was found",
    confirming: "Confirming assigns the device to the account Voxline",
    claimed: "is assigned to this account.",
    unknown: "There is no device with this serial number that this account can claim.",
    elsewhere: "with the code on its label, although it was sold to you.",
    assigned: "The device is assigned.",
};

const GERMAN: Words = Words {
    language: "de",
    direction: "ltr",
    import: "Lieferung importieren",
    mistakes: "An der Datei stimmen 2 Dinge nicht.",
    no_buyer: "Kein Distributor, Händler oder Kunde hat die Nummer „R9999“.",
    preview: "Was der Import ergäbe",
    fresh: "Zu importieren: 2; bereits importiert: 0",
    imported: "Importierte Geräte: 2; bereits importiert: 0.",
    lead: "Sie sehen, was gefunden wurde, bevor etwas zugeordnet wird.",
    found: "Das wurde gefunden",
    confirming: "Mit der Bestätigung wird das Gerät dem Konto Voxline",
    claimed: "ist diesem Konto zugeordnet.",
    unknown: "Es gibt kein Gerät mit dieser Seriennummer, das dieses Konto beanspruchen kann.",
    elsewhere: "mit dem Code auf seinem Etikett beansprucht, obwohl es Ihnen verkauft wurde.",
    assigned: "Das Gerät ist zugeordnet.",
};

const ARABIC: Words = Words {
    language: "ar",
    direction: "rtl",
    import: "استيراد شحنة",
    mistakes: "في الملف خطآن.",
    no_buyer: "لا يوجد موزّع أو معيد بيع أو عميل بالرقم «R9999».",
    preview: "النتيجة المتوقعة للاستيراد",
    fresh: "سيُستورد: 2",
    imported: "الأجهزة المستوردة: 2",
    lead: "تظهر نتيجة البحث قبل تخصيص أي شيء.",
    found: "نتيجة البحث",
    confirming: "بالتأكيد يُخصَّص الجهاز للحساب Voxline",
    claimed: "لهذا الحساب.",
    unknown: "لا يوجد جهاز بهذا الرقم التسلسلي يمكن لهذا الحساب المطالبة به.",
    elsewhere: "بالرمز على ملصقه، مع أنه بيع لكم.",
    assigned: "خُصِّص الجهاز.",
};

/// Signs in, and reads in this language from then on.
async fn reads(browser: &Browser, who: &str, words: &Words) {
    browser.sign_in(who).await;
    browser.speaks(words.language).await;
    assert_eq!(browser.attributes("html", "dir").await, [words.direction]);
}

/// Nothing is found wrong with the page as it stands.
async fn is_well(browser: &Browser, what: &str) {
    assert_eq!(browser.faults_everywhere().await, Vec::<String>::new(), "{what}");
}

/// Pastes a table where shipments are imported, and looks what it would come to.
async fn previews(browser: &Browser, table: &str, words: &Words) {
    browser.fill("text", table).await;
    browser.press("button[value='preview']").await;
    browser.says(words.preview).await;
}

/// Types a serial number, and a label's code if there is one, and presses the button beneath.
async fn looks_for(browser: &Browser, serial: &str, label: &str) {
    browser.fill("serial", serial).await;
    browser.fill("label", label).await;
    browser.press("form[action$='/stock/download'] button").await;
}

/// What the device's file says that the page offers.
async fn downloads(stage: &Stage, browser: &Browser) -> String {
    browser.downloads_to(stage.folder()).await;
    browser.press("a[href*='/stock/devices/'][download]").await;
    let text = stage.downloaded(FILE).await;
    // The next one is called the same.
    std::fs::remove_file(stage.folder().join(FILE)).expect("a file");
    text
}

/// Asks for a device that one cannot claim; answers with what is said to it.
async fn is_refused(browser: &Browser, serial: &str, words: &Words) -> String {
    looks_for(browser, serial, "WRONG-CODE").await;
    browser.sees("#f-serial-error").await;
    browser.says(words.unknown).await;
    assert_eq!(browser.value("serial").await, serial);
    browser.text_of("main").await.replace(serial, "…")
}

async fn the_story(stage: &Stage, vendor: &Browser, words: &Words) {
    // The vendor imports: mistakes by line and column, back, and then all of it.
    reads(vendor, OPERATOR, words).await;
    is_sound(vendor, "/shipments").await;
    vendor.press_words(words.import).await;
    vendor.sees("textarea[name='text']").await;
    is_well(vendor, "the form for a shipment").await;
    previews(vendor, WRONG, words).await;
    vendor.says(words.mistakes).await;
    vendor.says(words.no_buyer).await;
    is_well(vendor, "the preview with mistakes").await;
    let places = vendor
        .asks(
            "return [...document.querySelectorAll('tr:has(td code)')]
                 .map(row => [...row.querySelectorAll('td')].slice(0, 2).map(cell => cell.textContent.trim()).join(' '))
                 .join(', ')",
        )
        .await;
    assert_eq!(places, "2 buyer, 3 sku");
    assert!(!vendor.has("button[value='import']").await);
    vendor.press("button[value='back']").await;
    vendor.sees("textarea[name='text']").await;
    assert_eq!(vendor.value("text").await.trim(), WRONG.trim());
    previews(vendor, RIGHT, words).await;
    vendor.says(words.fresh).await;
    is_well(vendor, "the preview").await;
    vendor.press("button[value='import']").await;
    vendor.says(words.imported).await;

    // The buyer finds the device however its number is spelt, goes back, looks again, and confirms.
    let buyer = vendor.another().await;
    reads(&buyer, RESELLER, words).await;
    let stock = own_stock(&buyer).await;
    let download = format!("{stock}/download");
    is_sound(&buyer, &download).await;
    buyer.says(words.lead).await;
    for presses in ["back", "claim"] {
        if presses == "back" {
            buyer.fill("end_customer", "Innova & Söhne").await;
        } else {
            assert_eq!(buyer.value("end_customer").await, "Innova & Söhne");
        }
        looks_for(&buyer, "0090.3309.0001", "").await;
        buyer.says(words.found).await;
        buyer.says("BRIs=2,00-90-33-09-00-01,R1001,Innova%20%26%20S%C3%B6hne").await;
        buyer.says(SOLD).await;
        buyer.says("Relay BRI interface").await;
        buyer.says(words.confirming).await;
        is_well(&buyer, "what was found").await;
        buyer.press(&format!("button[value='{presses}']")).await;
        if presses == "back" {
            buyer.says(words.lead).await;
            assert_eq!(buyer.value("serial").await, "0090.3309.0001");
        }
    }
    buyer.says(words.claimed).await;
    is_well(&buyer, "what was claimed").await;
    let file = downloads(stage, &buyer).await;
    assert!(file.starts_with("vars create LICENSE/RELAY0 pau BRIs=2,00-90-33-09-00-01,R1001,Innova%20"), "{file}");
    assert_eq!(file.lines().count(), 1, "{file}");
    buyer.go(&stock).await;
    assert_eq!(figures(&buyer, "Relay-BRIs").await, "2 2 0");

    // Another account gets one and the same answer about another's, an unknown one and one that it cannot claim.
    let other = vendor.another().await;
    reads(&other, OTHER_RESELLER, words).await;
    let elsewhere = format!("{}/download", own_stock(&other).await);
    other.go(&elsewhere).await;
    let told = is_refused(&other, SOLD, words).await;
    is_well(&other, "what cannot be claimed").await;
    for serial in ["00-90-33-0E-00-01", OVER_THE_COUNTER] {
        assert_eq!(is_refused(&other, serial, words).await, told, "{serial}");
    }
    // The code on the label proves it, however it is spelt.
    looks_for(&other, OVER_THE_COUNTER, "q8zt 4m2w").await;
    other.says(words.found).await;
    other.press("button[value='claim']").await;
    other.says(words.claimed).await;
    other.go(&elsewhere.replace("/download", "")).await;
    assert_eq!(figures(&other, "Relay-BRIs").await, "4 4 0");

    // Of what it bought and somebody else claimed so, the buyer is told on its start page.
    other.go(&elsewhere).await;
    looks_for(&other, BOUGHT, "W4TD-8H3C").await;
    other.says(words.found).await;
    other.press("button[value='claim']").await;
    other.says(words.claimed).await;
    buyer.go("/start").await;
    buyer.says(words.elsewhere).await;
    buyer.says(BOUGHT).await;
    is_well(&buyer, "the buyer's start page").await;

    // What came with a device is good on no other one.
    buyer.go(&format!("{stock}/license-keys/new")).await;
    choose_type(&buyer, "pool", "Relay-BRIs").await;
    buyer.fill("units", "1").await;
    buyer.fill("serial", "00-90-33-04-00-01").await;
    buyer.press("button[value='review']").await;
    buyer.sees("#f-units-error").await;

    // The vendor gives the first one to the other account; from then on it is that account's alone.
    vendor.go(&format!("/shipments?q={SOLD}")).await;
    vendor.press("tbody a.row-link").await;
    vendor.sees("form[action$='/assignment']").await;
    is_well(vendor, "a device of the vendor's").await;
    vendor.fill("to", "R1002").await;
    vendor.fill("why", "Innova & Söhne").await;
    vendor.submit("/assignment").await;
    vendor.says(words.assigned).await;
    other.go(&format!("{elsewhere}?device={SOLD}")).await;
    let file = downloads(stage, &other).await;
    assert!(file.starts_with("vars create LICENSE/RELAY0 pau BRIs=2,00-90-33-09-00-01,R1002,"), "{file}");
    buyer.go(&format!("{download}?device={SOLD}")).await;
    buyer.says(words.lead).await;
    assert!(!buyer.has("a[href*='/stock/devices/']").await);
    buyer.close().await;
    other.close().await;
}

#[test]
fn p_03_p_04_p_05_p_10_a_device_is_shipped_claimed_and_given_away_in_english() {
    Stage::play("p_04_english", |stage, browser| async move {
        the_story(&stage, &browser, &ENGLISH).await;
    });
}

#[test]
fn p_03_p_04_p_05_p_10_a_device_is_shipped_claimed_and_given_away_in_german() {
    Stage::play("p_04_german", |stage, browser| async move {
        the_story(&stage, &browser, &GERMAN).await;
    });
}

#[test]
fn p_03_p_04_p_05_p_10_a_device_is_shipped_claimed_and_given_away_in_arabic_from_right_to_left() {
    Stage::play("p_04_arabic", |stage, browser| async move {
        the_story(&stage, &browser, &ARABIC).await;
    });
}
