//! What the demonstration shows: the accounts of the programme's own screens, and a clock that can be moved on.

use serde_json::Value;

use crate::stage::{CUSTOMER, Stage, Visitor, on_both};

/// The rows of the customer with this number: application, role, model, used of total, care state aside.
fn rows(stage: &Stage, number: &str) -> Vec<(String, String, String, u64, u64)> {
    let key = stage.admin_key();
    let orders: Value = serde_json::from_str(&stage.api(&key, "/api/v1/orders", None).body).unwrap();
    let orders = orders["items"].as_array().unwrap();
    let order = orders.iter().find(|order| order["customer"]["number"] == number).unwrap();
    let account = order["customer"]["id"].as_str().unwrap();
    let matrix = stage.api(&key, &format!("/api/v1/accounts/{account}/allocations"), None);
    let matrix: Value = serde_json::from_str(&matrix.body).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let row = |row: &Value| {
        let figures = (row["used"].as_u64().unwrap(), row["capacity"].as_u64().unwrap());
        (text(&row["application"]), text(&row["role"]), text(&row["model"]), figures.0, figures.1)
    };
    matrix["rows"].as_array().unwrap().iter().map(row).collect()
}

#[test]
fn l_09_the_accounts_of_the_programmes_screens_stand_as_they_do_there() {
    on_both(|stage| {
        let check = |number: &str, expected: &[(&str, &str, &str, u64, u64)]| {
            let found = rows(stage, number);
            let found: Vec<_> = found
                .iter()
                .map(|(a, r, m, used, total)| (a.as_str(), r.as_str(), m.as_str(), *used, *total))
                .collect();
            assert_eq!(found, expected, "{number}");
        };
        check(
            "C2001",
            &[
                ("Advanced Queueing", "base", "subscription", 20, 20),
                ("Auto Attendant", "base", "subscription", 1, 1),
                ("IP Fax server", "base", "subscription", 4, 4),
                ("Advanced Queueing", "redundancy", "subscription", 20, 20),
                ("Auto Attendant", "redundancy", "subscription", 1, 1),
                ("IP Fax server", "redundancy", "subscription", 4, 4),
            ],
        );
        check(
            "C2003",
            &[
                ("Accounting & Billing", "base", "perpetual", 2_500, 2_500),
                ("Advanced Queueing", "base", "perpetual", 20, 20),
                ("Blue Attendant Enterprise", "base", "perpetual", 5, 10),
                ("IP Fax server", "base", "subscription", 0, 4),
                ("IP Fax server", "redundancy", "subscription", 0, 4),
            ],
        );
    });
}

#[test]
fn x_14_the_demonstration_is_moved_through_time_and_terms_end() {
    on_both(|stage| {
        let mut carla = stage.signed_in(CUSTOMER);
        let licenses = stage.open(&mut carla, "/").header("location").to_owned();
        assert!(stage.open(&mut carla, &licenses).body.contains("20</span> / 20"));
        let mut somebody = Visitor::default();
        let page = stage.open(&mut somebody, "/mailbox");
        for wrong in ["0", "-1", "99999", "soon"] {
            let answer = stage.send(&mut somebody, &page, "/mailbox/clock", &[("days", wrong)]);
            assert_eq!(answer.status, 422, "{wrong}");
        }
        assert_eq!(stage.send(&mut somebody, &page, "/mailbox/clock", &[("days", "400")]).status, 303);
        // The session has ended, too; whoever signs in again sees what is left.
        assert_eq!(stage.open(&mut carla, &licenses).status, 303);
        let mut carla = stage.signed_in(CUSTOMER);
        assert!(stage.open(&mut carla, &licenses).body.contains("20</span> / 0"));
        let key = stage.admin_key();
        let events = stage.api(&key, "/api/v1/events?kind=demonstration.clock-moved", None);
        assert_eq!(events.body.matches("clock-moved").count(), 1, "{}", events.body);
    });
}
