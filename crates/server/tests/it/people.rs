//! People come into accounts, partners are let in, and customers are chosen, page by page.

use crate::stage::{Answer, CUSTOMER, OPERATOR, Stage, Visitor, on_both};

const RESELLER: &str = "renzo@voxline.example";
/// A reseller's administrator who sold nothing to the demonstration's customer.
const OTHER_RESELLER: &str = "tea@telemar.example";

/// The address of the page about the customer that Carla looks after.
fn belcampo(stage: &Stage, page: &str) -> String {
    let mut carla = stage.signed_in(CUSTOMER);
    stage.open(&mut carla, "/").header("location").replace("/licenses", &format!("/{page}"))
}

fn shows(answer: &Answer, status: u16, texts: &[&str]) {
    assert_eq!(answer.status, status, "{}", answer.body);
    for text in texts {
        assert!(answer.body.contains(text), "{text} is not in {}", answer.body);
    }
}

#[test]
fn x_01_somebody_who_is_known_signs_in_and_joins_and_is_then_in_two_accounts() {
    on_both(|stage| {
        let users = belcampo(stage, "users");
        let mut carla = stage.signed_in(CUSTOMER);
        let page = stage.open(&mut carla, &users);
        shows(&page, 200, &["Carla Campo", "Invite somebody"]);
        let wrong = [("email", "nobody"), ("role", "operator"), ("language", "en")];
        shows(&stage.send(&mut carla, &page, &users, &wrong), 422, &["value=\"nobody\"", "f-email-error"]);
        let fields = [("email", OTHER_RESELLER), ("role", "read-only"), ("language", "en")];
        let sent = stage.send(&mut carla, &page, &users, &fields);
        assert_eq!((sent.status, sent.header("location")), (303, format!("{users}?done=invited").as_str()));
        shows(&stage.open(&mut carla, &users), 200, &[OTHER_RESELLER, "Open invitations"]);

        let link = stage.link(&stage.mail(&["as: Read only", "/invitations/"]), "/invitations/");
        let mut stranger = Visitor::default();
        let page = stage.open(&mut stranger, &link);
        shows(&page, 200, &["/sign-in?next=%2Finvitations%2F"]);
        let fields = [("name", "Tea"), ("password", "another one altogether")];
        let form = stage.open(&mut stranger, "/sign-in");
        shows(&stage.send(&mut stranger, &form, &link, &fields), 409, &["/sign-in?next=%2Finvitations%2F"]);

        let page = stage.open(&mut carla, &link);
        shows(&page, 200, &["Sign out first"]);
        shows(&stage.send(&mut carla, &page, &format!("{link}/join"), &[]), 409, &["Sign out first"]);
        let mut tea = stage.signed_in(OTHER_RESELLER);
        assert_eq!(stage.open(&mut tea, &belcampo(stage, "licenses")).status, 404);
        let page = stage.open(&mut tea, &link);
        shows(&page, 200, &["Join Belcampo", "/join"]);
        let joined = stage.send(&mut tea, &page, &format!("{link}/join"), &[]);
        assert_eq!((joined.status, joined.header("location")), (303, belcampo(stage, "licenses").as_str()));
        shows(&stage.open(&mut tea, &belcampo(stage, "licenses")), 200, &["<span class=\"within\">", "Belcampo"]);
        shows(&stage.open(&mut tea, "/account"), 200, &["Telemar Sistemi", "Belcampo", "Read only"]);
        assert_eq!(stage.open(&mut tea, &link).status, 404, "good once");
    });
}

#[test]
fn l_06_an_order_is_forwarded_to_a_reseller_who_asks_and_is_let_in_and_out_again() {
    on_both(|stage| {
        let (partners, licenses) = (belcampo(stage, "partners"), belcampo(stage, "licenses"));
        // The order that was unlocked long ago.
        let unlock = stage.link(&stage.mail(&["OrdNum001", "/unlock/"]), "/unlock/");
        let mut holder = Visitor::default();
        let page = stage.open(&mut holder, &unlock);
        shows(&page, 200, &["Forward", "c•••@belcampo.example"]);
        assert!(!page.body.contains(CUSTOMER), "the contact's address is masked");
        let forward = format!("{unlock}/forward");
        let wrong = [("to", "reseller"), ("email", "nobody")];
        shows(&stage.send(&mut holder, &page, &forward, &wrong), 422, &["f-email-error", "value=\"nobody\""]);
        let sent = stage.send(&mut holder, &page, &forward, &[("to", "reseller"), ("email", OTHER_RESELLER)]);
        assert_eq!((sent.status, sent.header("location")), (303, format!("{unlock}?forwarded=reseller").as_str()));

        let link = stage.link(&stage.mail(&["/forwardings/"]), "/forwardings/");
        shows(&stage.open(&mut holder, &link), 200, &["/sign-in?next=%2Fforwardings%2F"]);
        let mut carla = stage.signed_in(CUSTOMER);
        shows(&stage.open(&mut carla, &link), 200, &["belongs to no reseller"]);
        let mut tea = stage.signed_in(OTHER_RESELLER);
        let page = stage.open(&mut tea, &link);
        let (_, rest) = page.body.split_once("<option value=\"").unwrap();
        let partner = rest.split('"').next().unwrap().to_owned();
        shows(&stage.send(&mut tea, &page, &link, &[("partner", &partner)]), 200, &["was asked"]);
        assert_eq!(stage.open(&mut tea, &licenses).status, 404, "asking is not being let in");

        let page = stage.open(&mut carla, &partners);
        shows(&page, 200, &["Asked to manage", "Telemar Sistemi", "OrdNum001"]);
        let answered = stage.send(&mut carla, &page, &format!("{partners}/{partner}/accept"), &[]);
        assert_eq!(answered.status, 303);
        shows(&stage.open(&mut tea, &licenses), 200, &["Belcampo"]);
        stage.mail(&["lets Telemar Sistemi manage"]);
        let page = stage.open(&mut carla, &partners);
        shows(&page, 200, &["Telemar Sistemi", "Carla Campo"]);
        assert_eq!(stage.send(&mut carla, &page, &format!("{partners}/{partner}/end"), &[]).status, 303);
        assert_eq!(stage.open(&mut tea, &licenses).status, 404, "ended at once");
    });
}

#[test]
fn x_01_prices_are_on_no_page_but_the_sellers() {
    on_both(|stage| {
        let key = stage.admin_key();
        let order = serde_json::json!({
            "number": "P-1", "date": "2026-11-22", "reseller": "R1001",
            "customer": { "number": "C2001", "country": "IT" }, "contact": { "email": CUSTOMER },
            "lines": [{ "sku": "IM120-4L", "items": 1, "model": "perpetual",
                        "price": { "minor": 98_765_432, "currency": "EUR" } }],
        });
        let placed = stage.api(&key, "/api/v1/orders", Some(&order.to_string()));
        assert_eq!(placed.status, 201, "{}", placed.body);
        let unlock = stage.link(&stage.mail(&["P-1", "/unlock/"]), "/unlock/");
        let mut carla = stage.signed_in(CUSTOMER);
        let page = stage.open(&mut carla, &unlock);
        assert_eq!(stage.send(&mut carla, &page, &unlock, &[]).status, 303);
        for path in [&unlock, &belcampo(stage, "licenses"), &belcampo(stage, "profile"), &belcampo(stage, "events")] {
            let page = stage.open(&mut carla, path);
            assert_eq!(page.status, 200, "{path}");
            assert!(!page.body.contains("98765432") && !page.body.contains("987,654"), "a price is on {path}");
        }
    });
}

#[test]
fn l_08_the_chooser_is_at_the_same_place_everywhere_finds_and_remembers() {
    on_both(|stage| {
        let licenses = belcampo(stage, "licenses");
        let mut renzo = stage.signed_in(RESELLER);
        let key = stage.admin_key();
        let mut olivia = stage.signed_in(OPERATOR);
        let page = stage.open(&mut olivia, &licenses);
        shows(&page, 200, &["products-for", "All customers"]);
        let (_, rest) = page.body.split_once("/servers/srv_").unwrap();
        let server = format!("/servers/srv_{}", rest.split('"').next().unwrap());
        shows(&stage.open(&mut olivia, &server), 200, &["products-for", "All customers"]);
        shows(&stage.open(&mut olivia, "/customers"), 200, &["Looked at last", "Hotel Miramonte"]);
        let found = stage.open(&mut olivia, "/customers?q=MIRA");
        assert!(found.body.contains("Hotel Miramonte") && !found.body.contains("Belcampo"), "{}", found.body);
        shows(&stage.open(&mut olivia, "/customers?q=%3Cb%3E+nothing"), 200, &["Nothing found", "&#60;b&#62;"]);

        for number in 1..=60 {
            let body = serde_json::json!({ "kind": "customer", "number": format!("K-{number}"), "country": "IT",
                "name": format!("Kunde {number:02}"), "time_zone": "Europe/Rome", "language": "it" });
            assert_eq!(stage.api(&key, "/api/v1/accounts", Some(&body.to_string())).status, 201);
        }
        let first = stage.open(&mut olivia, "/customers?q=kunde");
        let (_, rest) = first.body.split_once("/customers?q=kunde&#38;after=").unwrap();
        let next = format!("/customers?q=kunde&after={}", rest.split('"').next().unwrap());
        let second = stage.open(&mut olivia, &next);
        assert!(first.body.contains("Kunde 50") && !first.body.contains("Kunde 51"));
        assert!(second.body.contains("Kunde 60") && !second.body.contains("Kunde 50"), "{}", second.body);
        let listed = stage.api(&key, "/api/v1/customers?q=kunde&limit=40", None);
        let listed: serde_json::Value = serde_json::from_str(&listed.body).unwrap();
        assert_eq!(listed["items"].as_array().unwrap().len(), 40);
        let next = format!("/api/v1/customers?q=kunde&limit=40&after={}", listed["next"].as_str().unwrap());
        let listed: serde_json::Value = serde_json::from_str(&stage.api(&key, &next, None).body).unwrap();
        assert_eq!((listed["items"].as_array().unwrap().len(), &listed["next"]), (20, &serde_json::Value::Null));
        // A reseller with customers of its own sees no others.
        let own = stage.open(&mut renzo, "/customers");
        assert!(!own.body.contains("Kunde"), "{}", own.body);
    });
}
