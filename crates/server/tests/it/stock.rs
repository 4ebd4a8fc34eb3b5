//! A reseller's stock over HTTP: pages and programs, from the order's mail to the device's file. (P-06 to P-18)

use claviger_server::wire::device::{Line, Revoked};
use claviger_server::wire::key::PublicKey;
use serde_json::{Value, json};

use crate::stage::{Answer, OPERATOR, Stage, Visitor, on_both};

const RESELLER: &str = "renzo@voxline.example";

/// The code that the mail of the stock order tells for a product.
fn code(stage: &Stage, sku: &str) -> String {
    let mail = stage.mail(&["OrdNum004", "ACT-1-"]);
    let (_, after) = mail.split_once(sku).unwrap();
    after[after.find("ACT-1-").unwrap()..][..25].to_owned()
}

fn says(answer: &Answer, parts: &[&str]) {
    for part in parts {
        assert!(answer.body.contains(part), "{part} is not in {}", answer.body);
    }
}

/// The address of the reseller's own stock.
fn stock(stage: &Stage, visitor: &mut Visitor) -> String {
    stage.open(visitor, "/stock").header("location").to_owned()
}

/// Opens a page and sends its form.
fn send(stage: &Stage, visitor: &mut Visitor, path: &str, fields: &[(&str, &str)]) -> Answer {
    let page = stage.open(visitor, path);
    stage.send(visitor, &page, path, fields)
}

#[test]
fn p_06_p_07_p_18_a_key_is_added_on_its_page_which_then_shows_the_balance() {
    on_both(|stage| {
        let mut renzo = stage.signed_in(RESELLER);
        let stock = stock(stage, &mut renzo);
        says(&stage.open(&mut renzo, &stock), &["No licenses in stock yet"]);
        let keys = format!("{stock}/activation-keys");
        let good = code(stage, "PBX-REG-1");
        says(&stage.open(&mut renzo, &keys), &[&good, "not redeemed yet"]);
        // A slip is told beside the field, and what was typed stays.
        let last = if good.ends_with('0') { "1" } else { "0" };
        let slip = format!("{}{last}", &good[..24]);
        let wrong = send(stage, &mut renzo, &keys, &[("code", &slip)]);
        assert_eq!(wrong.status, 422);
        says(&wrong, &["f-code-error", &slip, "A character is wrong"]);

        let added = send(stage, &mut renzo, &keys, &[("code", &good)]);
        assert_eq!(added.status, 303, "{}", added.body);
        let balance = stage.open(&mut renzo, added.header("location"));
        says(&balance, &["Activation key ACT-1-", "PBX-Registrations", "<td class=\"num\">100</td>"]);
        let again = send(stage, &mut renzo, &keys, &[("code", &good)]);
        assert_eq!(again.status, 422);
        says(&again, &["has redeemed the key already"]);
        // The vendor sees how it begins, and no more.
        let key = stage.admin_key();
        let orders: Value = serde_json::from_str(&stage.api(&key, "/api/v1/orders?q=OrdNum004", None).body).unwrap();
        let order = orders["items"][0]["id"].as_str().unwrap();
        let open = code(stage, "PBX-OPR-1");
        let mut olivia = stage.signed_in(OPERATOR);
        let seen = stage.open(&mut olivia, &format!("/orders/{order}"));
        says(&seen, &[&open[..11], "there is nothing to unlock"]);
        assert!(!seen.body.contains(&open) && !seen.body.contains("/cancel\""), "{}", seen.body);
        says(&stage.open(&mut renzo, &format!("/orders/{order}")), &[&open]);
    });
}

#[test]
fn p_18_the_menu_who_is_signed_in_the_hint_and_the_notes_stand_on_the_pages() {
    on_both(|stage| {
        let mut renzo = stage.signed_in(RESELLER);
        let stock = stock(stage, &mut renzo);
        let add = format!("{stock}/activation-keys");
        assert_eq!(send(stage, &mut renzo, &add, &[("code", &code(stage, "REL-BRI-1"))]).status, 303);
        let menu = [
            ("", "Balance"),
            ("/activation-keys", "Activation keys"),
            ("/license-keys", "License keys"),
            ("/transfers", "Transfer"),
            ("/download", "Download license"),
        ];
        for (here, _) in menu {
            let page = stage.open(&mut renzo, &format!("{stock}{here}"));
            for (there, label) in menu {
                let current = if here == there { " aria-current=\"page\"" } else { "" };
                says(&page, &[&format!("<a href=\"{stock}{there}\"{current}>{label}</a>")]);
            }
            says(&page, &["Renzo Riva</a>", "action=\"/sign-out\"", "Sign out</button>"]);
        }
        let hint = format!("More licenses are added by their activation key: <a href=\"{add}\">");
        says(&stage.open(&mut renzo, &stock), &[&hint]);
        let notes = [
            "As printed on the device, as in 00\u{2011}90\u{2011}33",
            "so that they are downloaded together",
            "only on the device whose serial number they were made for",
            "Once confirmed, the assignment cannot be changed. If something is wrong, contact Cantora Systems",
        ];
        says(&stage.open(&mut renzo, &format!("{stock}/license-keys/new")), &notes);
    });
}

#[test]
fn p_08_p_12_p_13_p_18_a_key_is_reviewed_made_listed_downloaded_and_revoked() {
    on_both(|stage| {
        let mut renzo = stage.signed_in(RESELLER);
        let stock = stock(stage, &mut renzo);
        for sku in ["PBX-REG-1", "REL-BRI-1"] {
            let code = code(stage, sku);
            assert_eq!(send(stage, &mut renzo, &format!("{stock}/activation-keys"), &[("code", &code)]).status, 303);
        }
        let api = stock.replace("/accounts/", "/api/v1/accounts/").replace("/stock", "");
        let admin = stage.admin_key();
        let balance: Value = serde_json::from_str(&stage.api(&admin, &format!("{api}/balance"), None).body).unwrap();
        let pool = |name: &str| {
            let types = balance["types"].as_array().unwrap();
            types.iter().find(|row| row["name"] == name).unwrap()["pool"].as_str().unwrap().to_owned()
        };
        let new = format!("{stock}/license-keys/new");
        let bris = pool("Relay-BRIs");
        let texts = [("end_customer", "Müller, Söhne"), ("location", "Ulm"), ("description", "master pbx")];
        let with = |more: &[(&'static str, &'static str)], pool: &str| -> Vec<(String, String)> {
            let pool = std::iter::once(("pool".to_owned(), pool.to_owned()));
            let rest = texts.iter().chain(more).map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            pool.chain(rest).collect()
        };
        let mut press = |path: &str, fields: &[(String, String)]| {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            send(stage, &mut renzo, path, &fields)
        };
        // Hardware needs its device; what was typed stays beside what is wrong.
        let wrong = press(&new, &with(&[("units", "2"), ("serial", ""), ("do", "review")], &bris));
        assert_eq!(wrong.status, 422);
        says(&wrong, &["f-serial-error", "good on one device only", "M\u{fc}ller, S\u{f6}hne"]);
        let review = press(&new, &with(&[("units", "2"), ("serial", "0090.3300.0000"), ("do", "review")], &bris));
        assert_eq!(review.status, 200, "{}", review.body);
        let line = "BRIs=2,00-90-33-00-00-00,R1001,M%C3%BCller%2C%20S%C3%B6hne Ulm master%20pbx";
        says(&review, &[line, "value=\"make\"", "0 are left afterwards"]);
        let back = press(&new, &with(&[("units", "2"), ("serial", "0090.3300.0000"), ("do", "back")], &bris));
        says(&back, &["value=\"0090.3300.0000\"", "value=\"2\""]);
        // Pressed twice, it is made once; the next form is filled in.
        let number = "00112233445566aa";
        let make = with(&[("units", "2"), ("serial", "0090.3300.0000"), ("do", "make"), ("number", number)], &bris);
        let (first, second) = (press(&new, &make), press(&new, &make));
        assert_eq!((first.status, first.header("location")), (303, second.header("location")), "{}", first.body);
        let next = stage.open(&mut renzo, first.header("location"));
        says(&next, &["License key Relay-BRIs=2 made", "value=\"00-90-33-00-00-00\"", "value=\"Ulm\""]);

        let list = stage.open(&mut renzo, &format!("{stock}/license-keys?q=ulm"));
        says(&list, &["Download license keys to be installed on:", "00-90-33-00-00-00", line]);
        let file = stage.open(&mut renzo, &format!("{stock}/devices/00:90:33:00:00:00"));
        assert_eq!((file.status, file.header("content-type")), (200, "text/plain; charset=utf-8"));
        assert!(file.header("content-disposition").contains("00-90-33-00-00-00.txt"));
        let jwk = stage.get("/.well-known/claviger-device-key.json", &[]);
        let key: PublicKey = serde_json::from_str(&jwk.body).unwrap();
        let read = Line::read(&key, file.body.trim_end()).unwrap();
        assert!(read.says.ends_with(line) && read.number == number, "{read:?}");
        // The same file has a stable address for programs.
        let same = stage.api(&admin, &format!("{api}/license-keys/00-90-33-00-00-00"), None);
        assert_eq!(same.body, file.body);

        let list = || {
            let text = stage.get("/.well-known/claviger-revoked-license-keys.txt", &[]).body;
            Revoked::read(&key, &text).unwrap().numbers
        };
        assert_eq!(list(), [""; 0]);
        let made = first.header("location").split_once("made=").unwrap().1.to_owned();
        let mut olivia = stage.signed_in(OPERATOR);
        let page = stage.open(&mut olivia, &format!("/license-keys/{made}"));
        let path = format!("/license-keys/{made}/revocation");
        let empty = stage.send(&mut olivia, &page, &path, &[("reason", " ")]);
        assert_eq!(empty.status, 422);
        says(&empty, &["f-reason-error"]);
        let revoked = stage.send(&mut olivia, &page, &path, &[("reason", "wrong device")]);
        assert_eq!(revoked.status, 303, "{}", revoked.body);
        assert_eq!(list(), [number]);
        assert_eq!(stage.open(&mut renzo, &format!("{stock}/devices/00-90-33-00-00-00")).status, 404);
        assert_eq!(stage.open(&mut renzo, &format!("/license-keys/{made}/file")).status, 404);
        says(&stage.open(&mut renzo, &format!("/license-keys/{made}")), &["must not be used on any device"]);
        stage.mail(&["wrong device", "Relay-BRIs=2"]);
    });
}

/// Sends the form of a list of keys with this table pasted.
fn paste(stage: &Stage, visitor: &mut Visitor, path: &str, number: &str, table: &str, press: &str) -> Answer {
    let proof = stage.open(visitor, path).proof();
    let mut body = String::new();
    for (name, value) in [("csrf", proof.as_str()), ("text", table), ("number", number), ("do", press)] {
        body += &format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    body += "--x--\r\n";
    let cookie = visitor.cookie();
    let headers = [("content-type", "multipart/form-data; boundary=x"), ("cookie", cookie.as_str())];
    stage.post(path, &headers, body.as_bytes())
}

#[test]
fn p_08_x_12_a_list_of_keys_is_reviewed_and_made_on_its_page() {
    on_both(|stage| {
        let mut renzo = stage.signed_in(RESELLER);
        let stock = stock(stage, &mut renzo);
        let keys = format!("{stock}/activation-keys");
        assert_eq!(send(stage, &mut renzo, &keys, &[("code", &code(stage, "PBX-REG-1"))]).status, 303);
        let here = format!("{stock}/license-keys/import");
        says(&stage.open(&mut renzo, &format!("{stock}/license-keys")), &[&here]);
        says(&stage.open(&mut renzo, &here), &["end_customer", "PBX-Registrations", "at most 500 rows"]);
        let mut press = |number: &str, table: &str, press: &str| paste(stage, &mut renzo, &here, number, table, press);
        let nothing = press("", " ", "preview");
        assert_eq!(nothing.status, 422);
        says(&nothing, &["f-file-error", "paste the table"]);
        let wrong = press(
            "",
            "license,units,serial\nPBX-Registrations,60,\nPBX-Rooms,1,00\nPBX-Registrations,41,\n",
            "preview",
        );
        assert_eq!(wrong.status, 422, "{}", wrong.body);
        says(&wrong, &["2 things are wrong", ">3<", "no such license type", ">4<", "Only 40 are left."]);
        assert!(!wrong.body.contains("value=\"import\""), "{}", wrong.body);
        let good = "license,units,serial,end_customer\nPBX-Registrations,60,0090.3300.0000,\"Müller, Söhne\"\nPBX-Registrations,40,,Ulm\n";
        let review = press("", good, "preview");
        assert_eq!(review.status, 200, "{}", review.body);
        says(
            &review,
            &[
                "Registrations=60,00-90-33-00-00-00,R1001,M%C3%BCller%2C%20S%C3%B6hne",
                "0 are left afterwards",
                "Make 2 keys",
            ],
        );
        says(&press("", good, "back"), &["0090.3300.0000"]);
        // Pressed twice, they are made once.
        let (_, rest) = review.body.split_once("name=\"number\" value=\"").unwrap();
        let number = &rest[..16];
        let (first, second) = (press(number, good, "import"), press(number, good, "import"));
        let made = format!("{stock}/license-keys?made=2");
        assert_eq!((first.status, first.header("location"), second.header("location")), (303, &*made, &*made));
        let late = press("", good, "import");
        assert_eq!(late.status, 422, "{}", late.body);
        says(&late, &["None are left."]);
        let list = stage.open(&mut renzo, &made);
        says(&list, &["2 license keys made.", "PBX-Registrations=60", "PBX-Registrations=40"]);
        says(&stage.open(&mut renzo, &stock), &["<td class=\"num\">100</td>"]);
    });
}

#[test]
fn p_08_l_28_a_program_makes_many_keys_in_one_call_or_none() {
    on_both(|stage| {
        let mut renzo = stage.signed_in(RESELLER);
        let api = stock(stage, &mut renzo).replace("/accounts/", "/api/v1/accounts/").replace("/stock", "");
        let admin = stage.admin_key();
        let call = |path: &str, body: Value| stage.api(&admin, &format!("{api}{path}"), Some(&body.to_string()));
        let redeemed = call("/activation-keys", json!({ "code": code(stage, "PBX-REG-1") })).json();
        let key = |units: u64, serial: &str| json!({ "pool": redeemed["pool"], "units": units, "serial": serial });
        let list = |keys: Vec<Value>| json!({ "keys": keys });
        let wrong = call("/license-keys/batch", list(vec![key(99, ""), key(2, "00")]));
        assert_eq!((wrong.status, wrong.cause().as_str()), (422, "license-key-invalid"));
        says(&wrong, &["\"field\":\"keys[1].units\"", "Only one is left.", "\"field\":\"keys[1].serial\""]);
        for keys in [vec![], vec![key(1, ""); 501]] {
            let refused = call("/license-keys/batch", list(keys));
            assert_eq!((refused.status, refused.cause().as_str()), (422, "invalid"));
            says(&refused, &["1 to 500 license keys"]);
        }
        let devices: Vec<_> = (0..100).map(|at| key(1, &format!("00-90-33-00-01-{at:02X}"))).collect();
        let review = call("/license-keys/batch/review", list(devices.clone()));
        assert_eq!(review.status, 200, "{}", review.body);
        let made = call("/license-keys/batch", list(devices));
        assert_eq!(made.status, 201, "{}", made.body);
        let (made, review) = (made.json(), review.json());
        let (made, review) = (made["keys"].as_array().unwrap(), review["keys"].as_array().unwrap());
        assert_eq!((made.len(), review.len()), (100, 100));
        for (made, review) in made.iter().zip(review) {
            assert_eq!(made["serial"], review["serial"]);
            assert!(made["line"].as_str().unwrap().starts_with(review["says"].as_str().unwrap()), "{made} {review}");
        }
        let file = stage.api(&admin, &format!("{api}/license-keys/00-90-33-00-01-63"), None);
        assert_eq!(file.body.trim_end(), made[99]["line"]);
        let none_left = call("/license-keys/batch", list(vec![key(1, "")]));
        says(&none_left, &["\"field\":\"keys[0].units\"", "None are left."]);
    });
}

#[test]
fn l_28_programs_do_with_stock_what_people_do() {
    on_both(|stage| {
        let mut renzo = stage.signed_in(RESELLER);
        let api = stock(stage, &mut renzo).replace("/accounts/", "/api/v1/accounts/").replace("/stock", "");
        let admin = stage.admin_key();
        let call = |path: &str, body: Value| stage.api(&admin, &format!("{api}{path}"), Some(&body.to_string()));
        assert_eq!(call("/activation-keys", json!({ "code": "ACT-1" })).cause(), "activation-key-invalid");
        let redeemed = call("/activation-keys", json!({ "code": code(stage, "PBX-OPR-1") }));
        assert_eq!(redeemed.status, 200, "{}", redeemed.body);
        let again = call("/activation-keys", json!({ "code": code(stage, "PBX-OPR-1") }));
        assert_eq!((again.status, again.cause().as_str()), (409, "activation-key-state"));
        let pool = serde_json::from_str::<Value>(&redeemed.body).unwrap()["pool"].as_str().unwrap().to_owned();
        let wrong = call("/license-keys", json!({ "pool": pool, "units": 3, "serial": "00" }));
        assert_eq!((wrong.status, wrong.cause().as_str()), (422, "license-key-invalid"));
        says(&wrong, &["\"field\":\"units\"", "Only 2 are left.", "\"field\":\"serial\""]);
        let review = call("/license-keys/review", json!({ "pool": pool, "units": 2 }));
        assert_eq!(review.status, 200, "{}", review.body);
        let made = call("/license-keys", json!({ "pool": pool, "units": 2 }));
        assert_eq!(made.status, 201, "{}", made.body);
        let low = stage.api_by("PUT", &admin, &format!("{api}/balance/{pool}/threshold"), r#"{"units":1}"#);
        assert!(low.body.contains("\"is_low\":true"), "{}", low.body);
        stage.mail(&["PBX-Operators in the stock of Voxline Srl, 0 are left"]);
        let ledger = stage.api(&admin, &format!("{api}/balance/{pool}/ledger"), None);
        says(&ledger, &["\"kind\":\"keyed\"", "\"kind\":\"loaded\"", "\"about\":\"ACT-1-", "\"by_kind\":\"api-key\""]);
        let id = serde_json::from_str::<Value>(&made.body).unwrap()["id"].as_str().unwrap().to_owned();
        let path = format!("/api/v1/license-keys/{id}");
        assert_eq!(stage.api(&admin, &format!("{path}/revocation"), Some(r#"{"reason":"test"}"#)).status, 200);
        let again = stage.api(&admin, &format!("{path}/revocation"), Some(r#"{"reason":"test"}"#));
        assert_eq!(again.cause(), "license-key-revoked");
        says(&stage.api(&admin, &path, None), &["\"state\":\"revoked\"", "\"reason\":\"test\""]);
    });
}

#[test]
fn p_14_p_18_l_28_stock_is_offered_on_a_page_and_accepted_by_the_other_account() {
    on_both(|stage| {
        let mut renzo = stage.signed_in(RESELLER);
        let mut tea = stage.signed_in("tea@telemar.example");
        let (from, to) = (stock(stage, &mut renzo), stock(stage, &mut tea));
        let code = code(stage, "PBX-REG-1");
        assert_eq!(send(stage, &mut renzo, &format!("{from}/activation-keys"), &[("code", &code)]).status, 303);
        let admin = stage.admin_key();
        let api = |stock: &str| stock.replace("/accounts/", "/api/v1/accounts/").replace("/stock", "");
        let read = |path: String| serde_json::from_str::<Value>(&stage.api(&admin, &path, None).body).unwrap();
        let pool = read(format!("{}/balance", api(&from)))["types"][0]["pool"].as_str().unwrap().to_owned();
        let here = format!("{from}/transfers");
        says(&stage.open(&mut renzo, &here), &["No transfers yet", "PBX-Registrations (100 left)"]);
        // What is wrong stands beside its field, and what was typed stays.
        let wrong = send(stage, &mut renzo, &here, &[("what", &pool), ("units", "101"), ("to", "C2001")]);
        assert_eq!(wrong.status, 422);
        says(&wrong, &["f-units-error", "Only 100 are left.", "f-to-error", "value=\"C2001\"", "value=\"101\""]);
        // Pressed twice, it is offered once.
        let form = stage.open(&mut renzo, &here);
        let pressed = form.body.split_once("name=\"pressed\" value=\"").unwrap().1[..36].to_owned();
        let fields = [("what", pool.as_str()), ("units", "40"), ("to", "R1002"), ("pressed", &pressed)];
        let offered = stage.send(&mut renzo, &form, &here, &fields);
        assert_eq!(offered.status, 303, "{}", offered.body);
        assert_eq!(stage.send(&mut renzo, &form, &here, &fields).header("location"), offered.header("location"));
        says(&stage.open(&mut renzo, offered.header("location")), &["Offered.", "value=\"cancel\"", "open"]);
        says(&stage.open(&mut renzo, &from), &["Reserved", "<td class=\"num\">40</td>", "<td class=\"num\">60</td>"]);
        let mail = stage.mail(&["PBX-Registrations to ", "Accept or decline"]);
        assert!(mail.contains("/stock/transfers"), "{mail}");

        let there = format!("{to}/transfers");
        let page = stage.open(&mut tea, &there);
        says(&page, &["value=\"accept\"", "value=\"decline\"", "PBX-Registrations"]);
        let list = read(format!("{}/transfers", api(&to)));
        let id = list["items"][0]["id"].as_str().unwrap().to_owned();
        assert_eq!((&list["items"][0]["state"], &list["items"][0]["units"]), (&json!("open"), &json!(40)));
        // The vendor's programs look, and answer nothing.
        let refused = stage.api(&admin, &format!("/api/v1/transfers/{id}/acceptance"), Some("{}"));
        assert_eq!((refused.status, refused.cause().as_str()), (403, "forbidden"));
        let accepted = stage.send(&mut tea, &page, &format!("/transfers/{id}/answer"), &[("do", "accept")]);
        assert_eq!(accepted.status, 303, "{}", accepted.body);
        says(&stage.open(&mut tea, accepted.header("location")), &["Accepted:", "accepted"]);
        says(&stage.open(&mut tea, &to), &["PBX-Registrations", "<td class=\"num\">40</td>"]);
        says(&stage.open(&mut renzo, &from), &["<td class=\"num\">60</td>"]);
        assert_eq!(read(format!("/api/v1/transfers/{id}"))["state"], "accepted");
        stage.mail(&["accepted the transfer of 40"]);
        let late = send(stage, &mut renzo, &here, &[]);
        let late = stage.send(&mut renzo, &late, &format!("/transfers/{id}/answer"), &[("do", "cancel")]);
        assert_eq!(late.status, 409, "{}", late.body);
    });
}
