//! What the demonstration shows: the accounts of the programme's own screens, and a clock that can be moved on.

use claviger_server::demo::{CannotRun, DataSet, Demo, Options};
use claviger_server::wire::device::Line;
use claviger_server::wire::key::PublicKey;
use claviger_testkit::engines::Scratch;
use serde_json::Value;
use tokio::runtime::Runtime;

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

/// A demonstration with this data set, in a database of its own.
fn with_data(scratch: Scratch, set: DataSet) -> Stage {
    let (runtime, data) = (Runtime::new().unwrap(), tempfile::tempdir().unwrap());
    let options = Options { data: data.path().to_owned(), database: Some(scratch.target().clone()), port: 0 };
    let demo = runtime.block_on(Demo::start_with(&options, set)).unwrap();
    Stage { demo: Some(demo), runtime, scratch, data }
}

#[test]
fn x_14_p_07_p_12_the_maker_of_telephone_systems_is_shown_by_itself() {
    for scratch in [Scratch::sqlite(), Scratch::postgres()] {
        let stage = with_data(scratch, DataSet::Telephones);
        assert_eq!(stage.demo().vendor, "Fernklang Telefonbau");
        let key = stage.admin_key();
        let read = |path: &str| serde_json::from_str::<Value>(&stage.api(&key, path, None).body).unwrap();
        let accounts = read("/api/v1/accounts?q=Neckar");
        let account = accounts["items"][0]["id"].as_str().unwrap().to_owned();
        // The balance of the programme's own screen: loaded, used, left.
        let balance = read(&format!("/api/v1/accounts/{account}/balance"));
        let mut rows: Vec<_> = balance["types"].as_array().unwrap().iter().collect();
        rows.sort_by_key(|row| row["name"].to_string());
        let told: Vec<_> = rows
            .iter()
            .map(|row| format!("{} {} {} {}", row["name"], row["loaded"], row["used"], row["left"]))
            .collect();
        assert_eq!(
            told,
            [
                "\"PBX-Operators\" 1 0 1",
                "\"PBX-Registrations\" 100 0 100",
                "\"PBX-SoftwarePhones\" 10 0 10",
                "\"Relay-BRIs\" 2 2 0",
                "\"Relay-Registrations\" 100 0 100",
            ]
        );
        // And its key line, with the reseller's number.
        let file = stage.api(&key, &format!("/api/v1/accounts/{account}/license-keys/00-90-33-00-00-00"), None).body;
        let says = "vars create LICENSE/RELAY0 pau BRIs=2,00-90-33-00-00-00,444,Werkstatt Sindelfingen master";
        let public: PublicKey =
            serde_json::from_str(&stage.get("/.well-known/claviger-device-key.json", &[]).body).unwrap();
        assert_eq!(Line::read(&public, file.trim_end()).unwrap().says, says);
        let mut dirk = stage.signed_in("dirk@neckar.example");
        let page = stage.open(&mut dirk, &format!("/accounts/{account}/stock/license-keys"));
        assert!(page.body.contains("BRIs=2,00-90-33-00-00-00,444,"), "{}", page.body);
        assert!(!stage.api(&key, "/api/v1/catalogue", None).body.contains("IM120-4L"));
        stage.mail(&["B-2002", "ACT-1-"]);

        // Its devices wait for whoever bought them. (P-03)
        let devices = read("/api/v1/shipped-devices?q=L-3001&state=unclaimed");
        assert_eq!(devices["items"].as_array().unwrap().len(), 4, "{devices}");

        // A database belongs to the data it was made with.
        let options =
            Options { data: stage.data.path().to_owned(), database: Some(stage.scratch.target().clone()), port: 0 };
        let other = stage.runtime.block_on(Demo::start(&options)).err().unwrap();
        assert!(matches!(other, CannotRun::OtherData(DataSet::Telephones)), "{other}");
    }
}

#[test]
fn x_14_the_vendor_of_applications_is_shown_by_itself() {
    let stage = with_data(Scratch::sqlite(), DataSet::Applications);
    let key = stage.admin_key();
    let catalogue = stage.api(&key, "/api/v1/catalogue", None).body;
    assert!(catalogue.contains("IM120-4L") && !catalogue.contains("PBX-REG-1"), "{catalogue}");
    assert_eq!(rows(&stage, "C2001").len(), 6);
    let orders = stage.api(&key, "/api/v1/orders", None).body;
    assert!(orders.contains("OrdNum002") && !orders.contains("OrdNum004"), "{orders}");
}
