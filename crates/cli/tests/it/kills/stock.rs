//! Two partners with stock, while the program is killed: one buys, redeems, makes license keys and offers units, the other
//! answers. (P-06, P-08, P-14)

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use claviger_server::store::engine::Db;
use claviger_server::store::fault::Fault;
use claviger_testkit::luck::Luck;
use serde_json::{Value, json};

use super::Stage;

/// The numbers of the two.
pub const PARTNERS: [&str; 2] = ["R1", "R2"];
/// How many keys of one unit a list has.
const LIST: usize = 5;

/// What was answered about stock, and so has to be there.
#[derive(Default)]
pub struct Promised {
    /// Activation keys that were redeemed.
    pub redeemed: BTreeSet<String>,
    /// License keys that were made, by number, with their units and lines.
    pub made: BTreeMap<String, (u64, String)>,
    /// Transfers that were offered, and what the answered ones came to.
    pub offered: BTreeMap<String, Option<&'static str>>,
}

/// A partner, and how its program proves who it is.
#[derive(Debug, Clone, Default)]
pub struct Partner {
    pub account: String,
    pub authorization: String,
}

impl Stage {
    /// Buys for stock, redeems, makes license keys and offers units, until the program is gone.
    pub fn keep_stock(&self, mut luck: Luck) {
        let [own, _] = &self.partners;
        let here = |what: &str| format!("/api/v1/accounts/{}/{what}", own.account);
        while self.goes_on() {
            let answered = match luck.below(5) {
                0 => self.buy(),
                1 => self.redeem(&here("activation-keys")),
                2 => self.make_key(&here(""), 1 + luck.below(3)),
                3 => self.make_list(&here("")),
                _ => self.offer(&here(""), 1 + luck.below(3)),
            };
            if answered.is_none() {
                return;
            }
        }
    }

    /// Answers what it is offered, until the program is gone.
    pub fn answer_offers(&self, mut luck: Luck) {
        let [_, own] = &self.partners;
        let list = format!("/api/v1/accounts/{}/transfers", own.account);
        while self.goes_on() {
            let Some(found) = self.ask(own, "GET", &list, &Value::Null, &[200]) else { return };
            let open = items(&found).find(|transfer| transfer["state"] == "open").cloned();
            let Some(transfer) = open else {
                thread::sleep(Duration::from_millis(10));
                continue;
            };
            let id = transfer["id"].as_str().unwrap();
            let (what, state) =
                if luck.in_a_hundred(70) { ("acceptance", "accepted") } else { ("refusal", "declined") };
            let path = format!("/api/v1/transfers/{id}/{what}");
            if self.ask(own, "POST", &path, &Value::Null, &[200]).is_none() {
                return;
            }
            self.promise(|promised| promised.stock.offered.insert(id.to_owned(), Some(state)));
        }
    }

    /// Whatever was answered about stock is there, and as it was answered; of a list of keys all are there, or none.
    pub fn look_at_stock(&self, db: &Db, round: u64) {
        let stored = db.read(move |tx| {
            let (mut keys, mut made, mut transfers) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
            let lists = "SELECT count(*) AS keys FROM device_key WHERE description LIKE 'list %' GROUP BY description";
            for row in tx.rows(lists, &[])? {
                assert_eq!(row.get::<u64>("keys")?, LIST as u64, "of a list, after kill {round}");
            }
            for row in tx.rows("SELECT id, state FROM activation_key", &[])? {
                keys.insert(format!("act_{}", row.get::<uuid::Uuid>("id")?.simple()), row.get::<String>("state")?);
            }
            for row in tx.rows("SELECT number, units, line FROM device_key", &[])? {
                made.insert(row.get::<String>("number")?, (row.get::<u64>("units")?, row.get::<String>("line")?));
            }
            for row in tx.rows("SELECT id, state FROM stock_transfer", &[])? {
                transfers.insert(format!("tra_{}", row.get::<uuid::Uuid>("id")?.simple()), row.get::<String>("state")?);
            }
            Ok::<_, Fault>((keys, made, transfers))
        });
        let (keys, made, transfers) = stored.wait().unwrap();
        self.promise(|promised| {
            for key in &promised.stock.redeemed {
                assert_eq!(keys[key], "redeemed", "{key}, after kill {round}");
            }
            for (number, key) in &promised.stock.made {
                assert_eq!(made.get(number), Some(key), "license key {number}, after kill {round}");
            }
            for (id, answer) in &promised.stock.offered {
                let there = transfers.get(id);
                assert!(there.is_some(), "{id} was offered, after kill {round}");
                if let Some(answer) = answer {
                    assert_eq!(there.map(String::as_str), Some(*answer), "{id}, after kill {round}");
                }
            }
        });
    }

    fn buy(&self) -> Option<()> {
        let number = format!("S-{}", self.orders.fetch_add(1, Ordering::Relaxed));
        let request = json!({
            "number": number, "date": "2026-11-22", "reseller": "R1", "contact": { "email": "stock@reseller.test" },
            "customer": { "number": "R1", "country": "IT" },
            "lines": [{ "sku": "PBX-REG-1", "items": 20, "model": "perpetual" }],
        });
        let (status, _, body) = self.try_call("POST", "/api/v1/orders", &request, &number)?;
        assert!(matches!(status, 201 | 429), "{status} {body}");
        if status == 201 {
            let placed: Value = serde_json::from_str(&body).unwrap();
            let id = placed["id"].as_str().unwrap().to_owned();
            self.promise(|promised| promised.orders.insert(number, id));
        }
        Some(())
    }

    fn redeem(&self, path: &str) -> Option<()> {
        let [own, _] = &self.partners;
        let found = self.ask(own, "GET", path, &Value::Null, &[200])?;
        let code = items(&found).find_map(|key| key["code"].as_str());
        if let Some(code) = code {
            let redeemed = self.ask(own, "POST", path, &json!({ "code": code }), &[200])?;
            if let Some(key) = redeemed["key"].as_str() {
                self.promise(|promised| promised.stock.redeemed.insert(key.to_owned()));
            }
        }
        Some(())
    }

    fn make_key(&self, here: &str, units: u64) -> Option<()> {
        let [own, _] = &self.partners;
        let Some(pool) = self.free_pool(here, units)? else { return Some(()) };
        let wanted = json!({ "pool": pool, "units": units, "serial": "00-90-33-01-02-0F", "end_customer": "Museo" });
        let made = self.ask(own, "POST", &format!("{here}license-keys"), &wanted, &[201])?;
        if let (Some(number), Some(line)) = (made["number"].as_str(), made["line"].as_str()) {
            self.promise(|promised| promised.stock.made.insert(number.to_owned(), (units, line.to_owned())));
        }
        Some(())
    }

    /// A list of keys, each with the list's name.
    fn make_list(&self, here: &str) -> Option<()> {
        let [own, _] = &self.partners;
        let Some(pool) = self.free_pool(here, LIST as u64)? else { return Some(()) };
        let name = format!("list {}", self.orders.fetch_add(1, Ordering::Relaxed));
        let key = json!({ "pool": pool, "units": 1, "serial": "00-90-33-01-02-10", "description": name });
        let made =
            self.ask(own, "POST", &format!("{here}license-keys/batch"), &json!({ "keys": vec![key; LIST] }), &[201])?;
        for key in made["keys"].as_array().into_iter().flatten() {
            let (number, line) = (key["number"].as_str().unwrap(), key["line"].as_str().unwrap());
            self.promise(|promised| promised.stock.made.insert(number.to_owned(), (1, line.to_owned())));
        }
        Some(())
    }

    fn offer(&self, here: &str, units: u64) -> Option<()> {
        let [own, _] = &self.partners;
        let Some(pool) = self.free_pool(here, units)? else { return Some(()) };
        let wanted = json!({ "to": PARTNERS[1], "pool": pool, "units": units });
        let offered = self.ask(own, "POST", &format!("{here}transfers"), &wanted, &[201])?;
        if let Some(id) = offered["id"].as_str() {
            self.promise(|promised| *promised.stock.offered.entry(id.to_owned()).or_default());
        }
        Some(())
    }

    /// A license type of which so many units are left; nobody else takes any of them.
    fn free_pool(&self, here: &str, units: u64) -> Option<Option<String>> {
        let [own, _] = &self.partners;
        let balance = self.ask(own, "GET", &format!("{here}balance"), &Value::Null, &[200])?;
        let types = balance["types"].as_array().into_iter().flatten();
        let free = types.filter(|one| one["left"].as_u64().is_some_and(|left| left >= units));
        Some(free.filter_map(|one| one["pool"].as_str()).next().map(str::to_owned))
    }

    /// A partner's own call. Whoever is told to wait has said nothing.
    fn ask(&self, own: &Partner, method: &str, path: &str, body: &Value, good: &[u16]) -> Option<Value> {
        let (status, _, text) = self.call_as(&own.authorization, method, path, body, "")?;
        assert!(good.contains(&status) || status == 429, "{method} {path}: {status} {text}");
        Some(if status == 429 { Value::Null } else { serde_json::from_str(&text).unwrap() })
    }
}

fn items(page: &Value) -> impl Iterator<Item = &Value> {
    page["items"].as_array().into_iter().flatten()
}
