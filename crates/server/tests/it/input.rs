//! Bad input: every answer says what was wrong, and nothing is changed.

use crate::stage::{OPERATOR, Stage, Visitor, on_both};

fn order(change: impl Fn(&mut serde_json::Value)) -> String {
    let mut order = serde_json::json!({
        "number": "N-1", "date": "2026-11-22", "reseller": "R1001",
        "customer": { "number": "C9", "name": "Nine & Co", "country": "IT" },
        "contact": { "email": "it@nine.example" },
        "lines": [{ "sku": "IM120-4L", "items": 1, "model": "subscription", "care": "gold",
                    "first": "2026-08-08", "last": "2027-08-07" }],
    });
    change(&mut order);
    order.to_string()
}

fn orders(stage: &Stage, key: &str) -> usize {
    let list: serde_json::Value = serde_json::from_str(&stage.api(key, "/api/v1/orders?limit=200", None).body).unwrap();
    list["items"].as_array().unwrap().len()
}

#[test]
fn x_12_an_order_that_cannot_be_is_refused_with_its_place_and_nothing_is_stored() {
    on_both(|stage| {
        let key = stage.admin_key();
        let before = orders(stage, &key);
        let check = |body: &str, status: u16, cause: &str, says: &str| {
            let answer = stage.api(&key, "/api/v1/orders", Some(body));
            assert_eq!((answer.status, answer.cause().as_str()), (status, cause), "{}", answer.body);
            assert!(answer.body.contains(says), "{} does not say {says}", answer.body);
        };
        check("", 422, "invalid-json", "line 1 column 0");
        check("{\"number\": ", 422, "invalid-json", "column");
        check("[]", 422, "invalid-json", "expected");
        check(&order(|o| o["surprise"] = true.into()), 422, "invalid-json", "unknown field `surprise`");
        check(&order(|o| o["lines"][0]["items"] = (-1).into()), 422, "invalid-json", "invalid value");
        check(&order(|o| o["reseller"] = "R9".into()), 422, "order-invalid", "No reseller has the number “R9”");
        check(&order(|o| o["date"] = "22.11.2026".into()), 422, "order-invalid", "Write it as in 2027-08-07");
        check(&order(|o| o["lines"][0]["sku"] = "IM0".into()), 422, "order-invalid", "lines[0].sku");
        check(&order(|o| o["lines"] = serde_json::json!([])), 422, "order-invalid", "1 to 200 lines");
        check(&order(|o| o["contact"]["email"] = "nobody".into()), 422, "order-invalid", "contact.email");
        check(&order(|o| o["number"] = "N\u{0}1".into()), 422, "order-invalid", "An order number has");
        check(&order(|o| o["customer"]["name"] = "N\u{0}1".into()), 422, "order-invalid", "customer.name");
        check(&order(|o| o["customer"]["number"] = "\u{0}".into()), 422, "order-invalid", "customer.number");
        check(&order(|o| o["reseller"] = "\u{0}".into()), 422, "order-invalid", "reseller");
        check(&order(|o| o["lines"][0]["code"] = "TESTLIC0002".into()), 422, "order-invalid", "another license's");
        assert_eq!(orders(stage, &key), before);
        let good = stage.api(&key, "/api/v1/orders", Some(&order(|_| {})));
        assert_eq!(good.status, 201, "{}", good.body);
        assert_eq!(orders(stage, &key), before + 1);
    });
}

#[test]
fn x_12_a_body_that_is_too_large_is_not_read() {
    on_both(|stage| {
        let key = stage.admin_key();
        let large = order(|o| o["customer"]["name"] = "x".repeat(5 * 1024 * 1024).into());
        assert_eq!(stage.api(&key, "/api/v1/orders", Some(&large)).status, 413);
        let mut visitor = Visitor::default();
        let page = stage.open(&mut visitor, "/sign-in");
        let long = "x".repeat(5 * 1024 * 1024);
        assert_eq!(stage.send(&mut visitor, &page, "/sign-in", &[("email", &long)]).status, 413);
    });
}

#[test]
fn x_12_addresses_that_are_none() {
    on_both(|stage| {
        let key = stage.admin_key();
        for path in ["/api/v1/nothing", "/api/v1/orders/ord_x", "/api/v1/orders/srv_00000000000000000000000000000000"] {
            let answer = stage.api(&key, path, None);
            assert_eq!((answer.status, answer.cause().as_str()), (404, "not-found"), "{path}");
        }
        let mut olivia = stage.signed_in(OPERATOR);
        for path in [
            "/nothing",
            "/orders/x",
            "/servers/srv_1",
            "/accounts/acc_1/licenses",
            "/unlock/ord_1/x",
            "/invitations/inv_1/x",
            "/%00",
            "/orders/%00",
        ] {
            let answer = stage.open(&mut olivia, path);
            assert_eq!(answer.status, 404, "{path}");
            assert!(answer.body.contains("</html>"), "{path}");
        }
    });
}

#[test]
fn l_05_the_pages_of_a_link_are_neither_stored_nor_referred_from_and_a_wrong_link_is_told_kindly() {
    on_both(|stage| {
        let mail = stage.mail(&["OrdNum002", "/unlock/"]);
        let link = stage.link(&mail, "/unlock/");
        let page = stage.open(&mut Visitor::default(), &link);
        assert_eq!(page.status, 200);
        assert_eq!((page.header("cache-control"), page.header("referrer-policy")), ("no-store", "no-referrer"));
        assert!(page.header("content-security-policy").starts_with("default-src 'none'"));
        assert!(!page.header("content-security-policy").contains("unsafe"));
        let (path, secret) = link.rsplit_once('/').unwrap();
        for wrong in
            [format!("{path}/"), format!("{path}/{secret}x"), format!("{path}/{}", &secret[1..]), format!("{path}/%00")]
        {
            let answer = stage.open(&mut Visitor::default(), &wrong);
            assert_eq!(answer.status, 404, "{wrong}");
            assert!(!answer.body.contains("TESTLIC0002"), "{wrong}");
        }
    });
}
