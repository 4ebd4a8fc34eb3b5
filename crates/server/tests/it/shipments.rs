//! Factory licenses over HTTP: shipped by the vendor, claimed on a page or by a program, and harvested by nobody.
//! (P-03 to P-05, P-13)

use std::collections::{BTreeMap, BTreeSet};

use claviger_app::domain::account::Role;
use claviger_server::limits::{Limits, Policy};
use claviger_server::wire::device::Line;
use claviger_server::wire::key::PublicKey;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::house::{House, in_both_with};
use crate::stage::{Answer, OPERATOR, Stage, Visitor, on_both};

const RESELLER: &str = "renzo@voxline.example";
const OTHER: &str = "tea@telemar.example";

fn says(answer: &Answer, parts: &[&str]) {
    for part in parts {
        assert!(answer.body.contains(part), "{part} is not in {}", answer.body);
    }
}

/// The address of one's own stock.
fn stock(stage: &Stage, visitor: &mut Visitor) -> String {
    stage.open(visitor, "/stock").header("location").to_owned()
}

/// Opens a page and sends its form.
fn send(stage: &Stage, visitor: &mut Visitor, path: &str, fields: &[(&str, &str)]) -> Answer {
    let page = stage.open(visitor, path);
    stage.send(visitor, &page, path, fields)
}

/// Sends the form for files with this table pasted.
fn paste(stage: &Stage, visitor: &mut Visitor, table: &str, press: &str) -> Answer {
    let path = "/shipments/import";
    let proof = stage.open(visitor, path).proof();
    let mut body = String::new();
    for (name, value) in [("csrf", proof.as_str()), ("text", table), ("do", press)] {
        body += &format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    body += "--x--\r\n";
    let cookie = visitor.cookie();
    let headers = [("content-type", "multipart/form-data; boundary=x"), ("cookie", cookie.as_str())];
    stage.post(path, &headers, body.as_bytes())
}

/// The path of a device's page, found by its serial number.
fn device(stage: &Stage, visitor: &mut Visitor, serial: &str) -> String {
    let list = stage.open(visitor, &format!("/shipments?q={serial}"));
    let (_, rest) = list.body.split_once("href=\"/shipments/dev_").expect("a device");
    format!("/shipments/dev_{}", rest.split('"').next().unwrap())
}

#[test]
fn p_03_the_vendor_previews_imports_and_finds_a_shipment() {
    on_both(|stage| {
        let mut olivia = stage.signed_in(OPERATOR);
        says(&stage.open(&mut olivia, "/shipments"), &["S-2019-0808", "00-90-33-04-00-01", "not claimed", "Voxline"]);
        let wrong = "shipment,serial,sku,items,buyer,label\n\
                     S-9,00-90-33-09-00-01,REL-BRI-1,2,,\n\
                     S-9,00-90-33-04-00-01,REL-BRI-1,3,R1001,K7QX-2M9P\n";
        let seen = paste(stage, &mut olivia, wrong, "preview");
        assert_eq!(seen.status, 422, "{}", seen.body);
        says(&seen, &[">2<", "Nobody could claim the device", ">3<", "imported before, in shipment", "REL-BRI-1 × 2"]);
        assert!(!seen.body.contains("value=\"import\""), "{}", seen.body);
        let good =
            wrong.lines().take(1).chain(["S-9,0090.3309.0001,REL-BRI-1,2,R1002,"]).collect::<Vec<_>>().join("\n");
        let seen = paste(stage, &mut olivia, &good, "preview");
        assert_eq!(seen.status, 200, "{}", seen.body);
        says(&seen, &["00-90-33-09-00-01", "Telemar Sistemi", "will be imported", "value=\"import\""]);
        let back = paste(stage, &mut olivia, &good, "back");
        says(&back, &["0090.3309.0001"]);
        let imported = paste(stage, &mut olivia, &good, "import");
        assert_eq!((imported.status, imported.header("location")), (303, "/shipments?fresh=1&again=0"));
        says(&stage.open(&mut olivia, imported.header("location")), &["Devices imported: 1", "S-9"]);
        let again = paste(stage, &mut olivia, &good, "import");
        assert_eq!(again.header("location"), "/shipments?fresh=0&again=1");
        let found = stage.open(&mut olivia, "/shipments?q=00-90-33-09&state=unclaimed");
        says(&found, &["00-90-33-09-00-01"]);
        assert!(!found.body.contains("00-90-33-04-00-01"), "{}", found.body);
        says(&stage.open(&mut olivia, "/shipments?q=ff"), &["Nothing found"]);
        let sheet = stage.open(&mut olivia, "/shipments?q=S-9&as=csv");
        says(&sheet, &["00-90-33-09-00-01", "REL-BRI-1 × 2"]);
        // Nobody but the vendor's people is shown any of it.
        let mut renzo = stage.signed_in(RESELLER);
        assert_eq!(stage.open(&mut renzo, "/shipments").status, 403);
        assert!(!stage.open(&mut renzo, "/start").body.contains("href=\"/shipments\""));
    });
}

#[test]
fn p_04_p_05_p_18_a_device_is_looked_up_confirmed_and_downloaded_on_its_page() {
    on_both(|stage| {
        let mut renzo = stage.signed_in(RESELLER);
        let stock = stock(stage, &mut renzo);
        let here = format!("{stock}/download");
        says(&stage.open(&mut renzo, &stock), &["Download license", &here]);
        let form = stage.open(&mut renzo, &here);
        says(&form, &["as printed on the device", "name=\"label\"", "this account only"]);
        assert!(!form.body.contains("value=\"Code on the label\""), "{}", form.body);
        let slip = send(stage, &mut renzo, &here, &[("serial", "00-90-33-04-00-0O")]);
        assert_eq!(slip.status, 422);
        says(&slip, &["f-serial-error", "00-90-33-04-00-0O", "stands in no serial number"]);
        let typed = ("serial", "0090:3304:0001");
        let found = send(stage, &mut renzo, &here, &[typed, ("label", "")]);
        assert_eq!(found.status, 200, "{}", found.body);
        says(&found, &["00-90-33-04-00-01", "Relay BRI interface", "Confirming assigns", "Voxline", "value=\"claim\""]);
        says(&send(stage, &mut renzo, &here, &[typed, ("do", "back")]), &["value=\"0090:3304:0001\""]);
        // Nothing is claimed by looking, nor by going back.
        assert_eq!(stage.open(&mut renzo, &format!("{stock}/devices/00-90-33-04-00-01")).status, 404);
        // What cannot stand on its license keys is told beside its field; what can is shown as the device will read it.
        let (long, texts) = ("x".repeat(101), [("location", "Ulm"), ("description", "master pbx")]);
        let mut fields = vec![typed, ("label", ""), ("end_customer", &long), texts[0], texts[1], ("do", "look")];
        for press in ["look", "claim"] {
            fields[5] = ("do", press);
            let wrong = send(stage, &mut renzo, &here, &fields);
            assert_eq!(wrong.status, 422, "{}", wrong.body);
            says(
                &wrong,
                &["f-end_customer-error", "At most 100 characters", "value=\"Ulm\"", "value=\"0090:3304:0001\""],
            );
            assert!(!wrong.body.contains("value=\"claim\""), "{}", wrong.body);
        }
        fields[2] = ("end_customer", "Müller, Söhne");
        fields[5] = ("do", "look");
        let said = "BRIs=2,00-90-33-04-00-01,R1001,M%C3%BCller%2C%20S%C3%B6hne Ulm master%20pbx";
        says(&send(stage, &mut renzo, &here, &fields), &[said, "value=\"claim\""]);
        fields[5] = ("do", "back");
        says(&send(stage, &mut renzo, &here, &fields), &["value=\"Ulm\"", "value=\"0090:3304:0001\""]);
        fields[5] = ("do", "claim");
        let claimed = send(stage, &mut renzo, &here, &fields);
        assert_eq!(claimed.status, 303, "{}", claimed.body);
        let page = stage.open(&mut renzo, claimed.header("location"));
        let file = format!("{stock}/devices/00-90-33-04-00-01");
        says(
            &page,
            &["Device 00-90-33-04-00-01 is assigned to this account", &file, "/license-keys/00-90-33-04-00-01"],
        );
        let text = stage.open(&mut renzo, &file).body;
        let jwk = stage.get("/.well-known/claviger-device-key.json", &[]);
        let key: PublicKey = serde_json::from_str(&jwk.body).unwrap();
        let line = Line::read(&key, text.trim_end()).unwrap();
        assert_eq!(line.says, format!("vars create LICENSE/RELAY0 pau {said}"));
        says(&stage.open(&mut renzo, &stock), &["Relay-BRIs", "<td class=\"num\">2</td>"]);
        says(&stage.open(&mut renzo, &format!("{stock}/license-keys")), &["Relay-BRIs=2", "00-90-33-04-00-01"]);
        // Looked up again, it is offered as one's own.
        let again = send(stage, &mut renzo, &here, &[typed]);
        assert_eq!((again.status, again.header("location")), (303, &*format!("{here}?device=00-90-33-04-00-01")));
        assert_eq!(stage.open(&mut renzo, &file).body, text);

        // Whoever has it not, is told what is told of a device that does not exist; and waits after the fifth.
        let mut tea = stage.signed_in(OTHER);
        let there = format!("{}/download", self::stock(stage, &mut tea));
        let ask = |tea: &mut Visitor, serial: &str| {
            let answer = send(stage, tea, &there, &[("serial", serial), ("label", "WRONG-CODE")]);
            (answer.status, told(&answer, serial))
        };
        let unknown = ask(&mut tea, "00-90-33-0E-00-01");
        assert_eq!(unknown.0, 422);
        // Another's, one that is not hers to claim, and the same for whoever confirms without having looked.
        assert_eq!(ask(&mut tea, "00-90-33-04-00-01"), unknown);
        assert_eq!(ask(&mut tea, "00-90-33-04-00-02"), unknown);
        let fields = [("serial", "00-90-33-04-00-02"), ("label", "WRONG-CODE"), ("do", "claim")];
        let pressed = send(stage, &mut tea, &there, &fields);
        assert_eq!((pressed.status, told(&pressed, "00-90-33-04-00-02")), unknown);
        assert_eq!(ask(&mut tea, "00-90-33-0E-00-02"), unknown);
        let waits = send(stage, &mut tea, &there, &[("serial", "00-90-33-30-00-01")]);
        assert_eq!(waits.status, 429);
        says(&waits, &["Too many devices", "00-90-33-30-00-01"]);
        stage.demo().clock().move_by(SignedDuration::from_mins(2));
        let own = send(stage, &mut tea, &there, &[("serial", "00-90-33-30-00-01")]);
        says(&own, &["Relay BRI interface", "Relay registrations, 10", "<td class=\"num\">100</td>"]);
    });
}

/// What an answer says and how, without what differs from one to the next by itself.
fn told(answer: &Answer, serial: &str) -> (BTreeMap<String, String>, String) {
    let without = |text: &str, mark: &str| match text.split_once(mark) {
        Some((before, rest)) => format!("{before}{mark}…{}", rest.split_once('"').map_or("", |(_, rest)| rest)),
        None => text.to_owned(),
    };
    let mut headers = answer.headers.clone();
    headers.retain(|name, _| !["x-request-id", "date", "set-cookie"].contains(&name.as_str()));
    headers.retain(|name, _| !name.starts_with("ratelimit") && !name.starts_with("x-ratelimit"));
    let body = without(&without(&answer.body, "name=\"csrf\" value=\""), "\"request_id\":\"");
    (headers, body.replace(serial, "…"))
}

#[test]
fn p_04_p_09_the_vendor_gives_a_device_to_another_account_and_takes_another_back() {
    on_both(|stage| {
        let mut renzo = stage.signed_in(RESELLER);
        let mine = stock(stage, &mut renzo);
        let fields = [("serial", "00-90-33-04-00-01"), ("do", "claim")];
        assert_eq!(send(stage, &mut renzo, &format!("{mine}/download"), &fields).status, 303);
        let mut olivia = stage.signed_in(OPERATOR);
        let page = device(stage, &mut olivia, "00-90-33-04-00-01");
        let seen = stage.open(&mut olivia, &page);
        says(
            &seen,
            &["claimed", "Voxline", "S-2019-0808", "REL-BRI-1 × 2", "/license-keys/key_", "claimed the device"],
        );
        assert!(!seen.body.contains("/withdrawal") && !seen.body.contains("K7QX"), "{}", seen.body);
        let path = format!("{page}/assignment");
        let wrong = stage.send(&mut olivia, &seen, &path, &[("to", "R9999"), ("why", "sold on")]);
        assert_eq!(wrong.status, 422);
        says(&wrong, &["f-to-error", "value=\"R9999\"", "value=\"sold on\""]);
        let unsaid = stage.send(&mut olivia, &seen, &path, &[("to", "R1002"), ("why", " ")]);
        says(&unsaid, &["f-why-error", "value=\"R1002\""]);
        let given = stage.send(&mut olivia, &seen, &path, &[("to", "R1002"), ("why", "sold on")]);
        assert_eq!(given.status, 303, "{}", given.body);
        says(&stage.open(&mut olivia, given.header("location")), &["The device is assigned", "Telemar", "sold on"]);
        assert_eq!(stage.open(&mut renzo, &format!("{mine}/devices/00-90-33-04-00-01")).status, 404);
        stage.mail(&["Relay-BRIs=2, which came with the device 00-90-33-04-00-01", "sold on"]);
        stage.mail(&["has assigned the device 00-90-33-04-00-01 to the account Telemar Sistemi"]);
        let mut tea = stage.signed_in(OTHER);
        let theirs = stock(stage, &mut tea);
        says(&stage.open(&mut tea, &format!("{theirs}/devices/00-90-33-04-00-01")), &["BRIs=2", ",R1002,"]);
        let balance = stage.open(&mut tea, &theirs);
        let (_, rest) = balance.body.split_once("/stock/types/").expect("a type");
        let ledger = stage.open(&mut tea, &format!("{theirs}/types/{}", rest.split('"').next().unwrap()));
        says(&ledger, &["Came with a device", "S-2019-0808"]);

        let other = device(stage, &mut olivia, "00-90-33-02-00-01");
        let seen = stage.open(&mut olivia, &other);
        let path = format!("{other}/withdrawal");
        says(&stage.send(&mut olivia, &seen, &path, &[("reason", "")]), &["f-reason-error"]);
        let back = stage.send(&mut olivia, &seen, &path, &[("reason", "lost on the way")]);
        says(&stage.open(&mut olivia, back.header("location")), &["taken back", "lost on the way"]);
        assert_eq!(stage.send(&mut olivia, &seen, &path, &[("reason", "again")]).status, 409);
        let fields = [("serial", "00-90-33-02-00-01"), ("label", "M3VA-9G7L"), ("do", "claim")];
        assert_eq!(send(stage, &mut tea, &format!("{theirs}/download"), &fields).status, 422);
    });
}

/// A shipment of devices for the first customer: two for the buyer, one for whoever knows its label.
fn shipped(house: &House) {
    let device = |serial: &str, buyer: Option<&str>, label: Option<&str>| json!({ "serial": serial, "buyer": buyer, "label": label, "licenses": [{ "sku": "REL-BRI-1", "items": 2 }] });
    let shipment = json!({ "number": "S-1", "devices": [
        device("00-90-33-00-00-10", Some("C1"), None),
        device("00-90-33-00-00-20", Some("C1"), None),
        device("00-90-33-00-00-30", None, Some("K7QX-2M9P")),
        device("00-90-33-00-00-40", Some("C1"), None),
    ] });
    let sent = house.call(&house.key, "POST", "/api/v1/shipments", &[], Some(&shipment));
    assert_eq!(sent.status, 201, "{}", sent.body);
    assert_eq!((sent.json()["imported"].clone(), sent.json()["again"].clone()), (json!(4), json!(0)));
}

/// Limits that let a program call as often as it likes.
fn unlimited() -> Limits {
    Limits { calls: Policy { quota: 1_000_000, window_secs: 60 }, ..Limits::default() }
}

fn claims(house: &House, key: &str, neighbours: bool, serial: &str) -> Answer {
    let account = if neighbours { house.neighbour.id } else { house.customer.id };
    let path = format!("/api/v1/accounts/{account}/claims");
    house.call(key, "POST", &path, &[], Some(&json!({ "serial": serial, "label": "WRONG-CODE" })))
}

#[test]
fn p_04_of_ten_thousand_guesses_at_once_five_are_answered_and_no_answer_tells_anything() {
    in_both_with(unlimited(), |house| {
        shipped(house);
        let (own, foreign) =
            (house.issue(&house.customer, Role::Administrator), house.issue(&house.neighbour, Role::Administrator));
        assert_eq!(claims(house, &own, false, "00-90-33-00-00-10").status, 200);
        let mut answers: BTreeMap<u16, BTreeSet<String>> = BTreeMap::new();
        let mut counts: BTreeMap<u16, u32> = BTreeMap::new();
        // What counts them is the same on both engines, and has nothing to ask once it says no.
        let guesses = if house.is_on_sqlite() { 10_000 } else { 1_000 };
        for at in 0..guesses {
            // Every other guess is at a device that there is.
            let serial =
                if at % 2 == 0 { format!("0090330F{at:04X}") } else { format!("0090330000{:02X}", 16 * (at % 5)) };
            let answer = claims(house, &foreign, true, &serial);
            *counts.entry(answer.status).or_default() += 1;
            answers.entry(answer.status).or_default().insert(format!("{:?}", told(&answer, &serial)));
        }
        assert_eq!(counts, BTreeMap::from([(404, 5), (429, guesses - 5)]));
        assert!(answers.values().all(|told| told.len() == 1), "{answers:#?}");
        assert!(answers[&404].iter().all(|told| told.contains("device-unknown")), "{answers:#?}");
    });
}

#[test]
fn p_04_x_12_whoever_guesses_with_patience_gets_one_and_the_same_answer() {
    in_both_with(unlimited(), |house| {
        shipped(house);
        let (own, foreign) =
            (house.issue(&house.customer, Role::Administrator), house.issue(&house.neighbour, Role::Administrator));
        assert_eq!(claims(house, &own, false, "00-90-33-00-00-10").status, 200);
        let found = house.get("/api/v1/shipped-devices?q=00-90-33-00-00-40").json();
        let path = format!("/api/v1/shipped-devices/{}/withdrawal", found["items"][0]["id"].as_str().unwrap());
        assert_eq!(house.call(&house.key, "POST", &path, &[], Some(&json!({ "reason": "lost" }))).status, 200);
        let mut answers = BTreeSet::new();
        for _ in 0..4 {
            // Unknown, before and behind all others; another's; not to be claimed, by buyer and by label; taken back.
            for serial in ["00-90-33-00-00-01", "00-90-33-FF-FF-FF", "10", "20", "30", "40"] {
                let serial = if serial.len() == 2 { format!("00-90-33-00-00-{serial}") } else { serial.to_owned() };
                for review in ["", "/review"] {
                    let path = format!("/api/v1/accounts/{}/claims{review}", house.neighbour.id);
                    let body = json!({ "serial": serial, "label": "WRONG-CODE" });
                    let answer = house.call(&foreign, "POST", &path, &[], Some(&body));
                    assert_eq!(answer.status, 404, "{}", answer.body);
                    answers.insert(format!("{:?}", told(&answer, &serial)));
                    house.pass(SignedDuration::from_mins(31));
                }
            }
        }
        assert_eq!(answers.len(), 1, "{answers:#?}");
        assert_eq!(house.events("device.guessed"), 1);
        // Whoever can prove it, still can.
        let path = format!("/api/v1/accounts/{}/claims", house.neighbour.id);
        let body = json!({ "serial": "00-90-33-00-00-30", "label": "k7qx 2m9p" });
        assert_eq!(house.call(&foreign, "POST", &path, &[], Some(&body)).status, 200);
    });
}

#[test]
fn p_13_the_file_of_a_device_has_a_stable_address_for_programs_with_a_key() {
    in_both_with(Limits::default(), |house| {
        shipped(house);
        let (own, foreign) =
            (house.issue(&house.customer, Role::ReadOnly), house.issue(&house.neighbour, Role::Administrator));
        let path = |serial: &str| format!("/api/v1/accounts/{}/license-keys/{serial}", house.customer.id);
        let get = |key: &str, serial: &str| house.call(key, "GET", &path(serial), &[], None);
        assert_eq!(get(&own, "00-90-33-00-00-10").status, 404);
        let administrator = house.issue(&house.customer, Role::Administrator);
        assert_eq!(claims(house, &administrator, false, "00-90-33-00-00-10").status, 200);
        let file = get(&own, "00-90-33-00-00-10");
        assert_eq!((file.status, file.header("content-type")), (200, "text/plain; charset=utf-8"));
        assert!(file.body.starts_with("vars create LICENSE/RELAY0 pau BRIs=2,00-90-33-00-00-10,C1,"), "{}", file.body);
        let key = house.web.vendor().vault.device_signer().public();
        assert!(file.body.lines().all(|line| Line::read(&key, line).is_ok()), "{}", file.body);
        // However it is spelt and whenever it is asked for, it is the same.
        house.pass(SignedDuration::from_hours(24 * 300));
        for spelt in ["00:90:33:00:00:10", "009033000010", "0090.3300.0010"] {
            assert_eq!(get(&own, spelt).body, file.body, "{spelt}");
        }
        // Only with a key, and only with one that reaches the account; what is not there is told alike.
        assert_eq!(get("", "00-90-33-00-00-10").status, 401);
        let (there, nowhere) = (get(&foreign, "00-90-33-00-00-10"), get(&foreign, "00-90-33-00-00-11"));
        assert_eq!((there.status, told(&there, "")), (nowhere.status, told(&nowhere, "")));
        assert_eq!((there.status, there.cause()), (404, "not-found".into()));
        let wrong = get(&own, "00-90-33");
        assert_eq!((wrong.status, wrong.cause()), (422, "invalid".into()));
    });
}

#[test]
fn l_28_x_06_x_12_programs_ship_claim_and_correct_as_people_do() {
    in_both_with(Limits::default(), |house| {
        shipped(house);
        let call = |path: &str, body: Value| house.call(&house.key, "POST", path, &[], Some(&body));
        let csv = |path: &str, table: &str| {
            let headers = [("content-type", "text/csv")];
            let form = table.to_owned();
            house.send(path, &[headers[0], ("authorization", &format!("Bearer {}", house.key))], form)
        };
        let table = "shipment,serial,sku,items,buyer,label\n\
                     S-1,00-90-33-00-00-10,REL-BRI-1,2,C1,\n\
                     S-2,00-90-33-00-00-50,REL-BRI-1,2,C1,ABC-123\n\
                     S-2,00-90-33-00-00-50,REL-REG-10,1,,\n";
        let seen = csv("/api/v1/shipments/import?preview=true", table);
        assert_eq!(seen.status, 200, "{}", seen.body);
        let seen = seen.json();
        assert_eq!((&seen["devices"][1]["line"], &seen["devices"][1]["licenses"][1]["units"]), (&json!(3), &json!(10)));
        assert!(seen["devices"][0]["imported"].is_string() && seen["devices"][1]["imported"].is_null(), "{seen}");
        let imported = csv("/api/v1/shipments/import", table);
        assert_eq!(imported.status, 201, "{}", imported.body);
        assert_eq!((&imported.json()["imported"], &imported.json()["again"]), (&json!(1), &json!(1)));
        let wrong = csv("/api/v1/shipments/import", &table.replace("REL-BRI-1,2,C1,\n", "REL-BRI-1,3,C1,\n"));
        assert_eq!((wrong.status, wrong.cause()), (422, "shipment-invalid".into()));
        assert!(wrong.body.contains("\"field\":\"line 2, sku\""), "{}", wrong.body);
        let other =
            json!({ "number": "S-3", "devices": [{ "serial": "00-90-33-00-00-10", "buyer": "C9", "licenses": [] }] });
        let wrong = call("/api/v1/shipments", other);
        assert_eq!((wrong.status, wrong.cause()), (422, "shipment-invalid".into()));
        says(&wrong, &["devices[0].buyer", "devices[0].licenses"]);

        // Claimed by the customer's own program, and by nobody's twice.
        let own = house.issue(&house.customer, Role::Licenses);
        let reader = house.issue(&house.customer, Role::ReadOnly);
        let path = format!("/api/v1/accounts/{}/claims", house.customer.id);
        let claim = |key: &str, path: &str, serial: &str| {
            house.call(key, "POST", path, &[], Some(&json!({ "serial": serial })))
        };
        assert_eq!(claim(&reader, &path, "00-90-33-00-00-50").cause(), "forbidden");
        assert_eq!(claim(&own, &path, "00-90-33").cause(), "invalid");
        let review = claim(&own, &format!("{path}/review"), "00-90-33-00-00-50");
        assert_eq!(
            review.json()["licenses"],
            json!([{ "sku": "REL-BRI-1", "units": 2 }, { "sku": "REL-REG-10", "units": 10 }])
        );
        assert_eq!(review.json()["is_own"], json!(false));
        let claimed = claim(&own, &path, "00-90-33-00-00-50");
        assert_eq!(claimed.status, 200, "{}", claimed.body);
        assert_eq!(claimed.json()["license_keys"].as_array().unwrap().len(), 2);
        let again = claim(&own, &path, "00-90-33-00-00-50").json();
        assert_eq!((&again["again"], &again["license_keys"]), (&json!(true), &claimed.json()["license_keys"]));

        let list = house.get("/api/v1/shipped-devices?q=00-90-33-00-00-50&state=claimed").json();
        let device = &list["items"][0];
        assert_eq!((&device["holder"]["number"], &device["shipment"]), (&json!("C1"), &json!("S-2")));
        assert_eq!(house.get("/api/v1/shipped-devices?state=lost").status, 400);
        let first = house.get("/api/v1/shipped-devices?limit=2").json();
        let next = first["next"].as_str().unwrap_or_default();
        assert!(first["items"].as_array().unwrap().len() == 2 && !next.is_empty(), "{first}");
        let path = format!("/api/v1/shipped-devices/{}", device["id"].as_str().unwrap());
        assert_eq!(house.get(&path).json()["licenses"][0]["license_key"], claimed.json()["license_keys"][0]);
        assert_eq!(house.call(&own, "GET", &path, &[], None).status, 403);
        let refused = call(&format!("{path}/withdrawal"), json!({ "reason": "lost" }));
        assert_eq!((refused.status, refused.cause()), (409, "device-state".into()));
        let refused = call(&format!("{path}/assignment"), json!({ "to": "C1", "reason": "to itself" }));
        assert_eq!((refused.status, refused.cause()), (409, "device-state".into()));
        let given = call(&format!("{path}/assignment"), json!({ "to": "C2", "reason": "sold on" }));
        assert_eq!((given.status, &given.json()["holder"]["number"]), (200, &json!("C2")), "{}", given.body);
        let keys = house.get(&format!("/api/v1/accounts/{}/license-keys?state=active", house.customer.id)).json();
        assert_eq!(keys["items"], json!([]));
        // What was shown of a claim is the last that the former holder learns of it.
        assert_eq!(
            claim(&own, &format!("/api/v1/accounts/{}/claims", house.customer.id), "00-90-33-00-00-50").status,
            404
        );
    });
}
