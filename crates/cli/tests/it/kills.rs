//! The program under load, killed at any moment and started again: what it has answered is there, once, and everything
//! fits. (L-03, L-07, L-12, L-15, P-03 to P-06, P-08, P-14, X-06, X-07, X-10)
//!
//! A few kills here; `cargo xtask kills --times 200 --seed 7` goes on. Several connections place, cancel and resend orders,
//! unlock them by the links in their mails, save a matrix; a partner buys for its stock, redeems, makes license keys and
//! offers units that another one answers; devices are shipped, claimed and given away; and two products check in by the client library, which keeps its own books on
//! its own disk. SIGKILL comes some tens or hundreds of milliseconds after the program says that it
//! listens. It is started again on the same data, and then the whole database is looked through, and every answer that
//! was given before the kill is compared with what is there.

mod devices;
mod stock;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use claviger_agent::client::{Config, Host, Installation};
use claviger_server::clock::Clock;
use claviger_server::mail::Caught as Readable;
use claviger_server::secrets::{PassphraseSource, root_key};
use claviger_server::store::engine::{Db, Target};
use claviger_server::store::fault::Fault;
use claviger_testkit::checker;
use claviger_testkit::luck::Luck;
use claviger_testkit::program;
use claviger_testkit::smtp::Catcher;
use rustix::process::Signal;
use serde_json::{Value, json};

use crate::cluster::Postgres;
use crate::installed::{Answer, Place, Service, answer};
use stock::{PARTNERS, Partner};

/// How often the program is killed on SQLite and on PostgreSQL, unless `CLAVIGER_TEST_KILLS` says another number.
const KILLS: u64 = 10;
const KILLS_ON_POSTGRES: u64 = 3;
/// The longest it is left alone after it says that it listens, in milliseconds; longer only where it is so slow that it has
/// not given so many answers by then.
const LONGEST_LIFE_MS: u64 = 450;
const MOST_WAITED_FOR: u64 = 60;
/// So many mails are under way at once at the most, and so many can be sent again after a kill.
const MAILED_AT_ONCE: u64 = 20;
/// So many units the two servers share.
const UNITS: u64 = 40;

/// What was answered, and so has to be there.
#[derive(Default)]
struct Promised {
    /// Orders that were placed, by number: their id.
    orders: BTreeMap<String, String>,
    /// By id: whose unlock, cancelling, or how many of whose new links were answered.
    unlocked: BTreeSet<String>,
    cancelled: BTreeSet<String>,
    links: BTreeMap<String, i64>,
    /// What the last save that was answered gave the first server, and what one that was not would have.
    saved: u64,
    unanswered: Option<u64>,
    saves: u64,
    /// The leases that products were given: server, number, text.
    leases: BTreeSet<(String, u64, String)>,
    check_ins: u64,
    /// Links in mails that were used up, or are no order's.
    used: BTreeSet<String>,
    stock: stock::Promised,
    devices: devices::Promised,
}

/// Everything the load needs to know.
struct Stage {
    place: Place,
    catcher: Catcher,
    target: Target,
    authorization: String,
    partners: [Partner; 2],
    account: String,
    pool: String,
    servers: [String; 2],
    promised: Mutex<Promised>,
    /// Numbers of orders, none twice.
    orders: AtomicU32,
    /// How many calls were answered.
    answers: AtomicU64,
    stop: AtomicBool,
}

impl Stage {
    /// An installation with two resellers, and a customer with units and two servers; the program does not run.
    fn set(postgres: Option<&Postgres>) -> Self {
        let place = Place::new(&postgres.map_or_else(String::new, |one| format!("database = \"{}\"", one.url())));
        let target = match postgres {
            Some(postgres) => Target::Postgres(postgres.url()),
            None => Target::Sqlite(place.path("data/claviger.db")),
        };
        let catcher = Catcher::open().unwrap();
        place.init(&[], &[]);
        let key_file = place.path("program.key");
        let made = ["admin", "api-key", "--name", "shop", "--out", key_file.to_str().unwrap()];
        assert!(place.run(&made, &[]).status.success());
        let authorization = format!("Bearer {}", std::fs::read_to_string(&key_file).unwrap().trim());
        let mut stage = Self {
            place,
            catcher,
            target,
            authorization,
            partners: Default::default(),
            account: String::new(),
            pool: String::new(),
            servers: [String::new(), String::new()],
            promised: Mutex::default(),
            orders: AtomicU32::new(0),
            answers: AtomicU64::new(0),
            stop: AtomicBool::new(false),
        };
        let service = stage.serve();
        stage.partners = PARTNERS.map(|number| {
            let reseller = json!({
                "kind": "reseller", "number": number, "name": "Reseller", "country": "IT", "time_zone": "Europe/Rome",
                "language": "en", "orders_to": "orders@reseller.test",
            });
            let made = stage.call("POST", "/api/v1/accounts", &reseller, 201);
            let (db, mut seed) = (Db::open(&stage.target).unwrap(), [7; 32]);
            seed[..2].copy_from_slice(number.as_bytes());
            let key = program::key_of(&db, number, Clock::of_the_machine().now(), seed).unwrap();
            Partner { account: made["id"].as_str().unwrap().to_owned(), authorization: format!("Bearer {key}") }
        });
        let items = u32::try_from(UNITS / 4).unwrap();
        let placed = stage.call("POST", "/api/v1/orders", &order("FIRST", "C-0", items), 201);
        stage.account = placed["customer"]["id"].as_str().unwrap().to_owned();
        let link = loop {
            if let Some(link) = stage.links().into_iter().next() {
                break link;
            }
            thread::sleep(Duration::from_millis(20));
        };
        assert_eq!(stage.unlock(&link), Some(true));
        let servers = format!("/api/v1/accounts/{}/servers", stage.account);
        stage.servers = ["rome", "milan"]
            .map(|name| stage.call("POST", &servers, &json!({ "name": name }), 201)["id"].as_str().unwrap().to_owned());
        let matrix = stage.call("GET", &stage.matrix(), &Value::Null, 200);
        stage.pool = matrix["rows"][0]["pool"].as_str().unwrap().to_owned();
        stage.call("PUT", &stage.matrix(), &stage.cells(0, 0, 10, UNITS), 200);
        stage.promise(|promised| promised.saved = 10);
        let root = root_key(&stage.place.path("safe/root.key"), &PassphraseSource::Nowhere).unwrap().public();
        for name in ["rome", "milan"] {
            let mut installation = stage.installation(name, root);
            let token = stage.token(name);
            installation.activate(&token.parse().unwrap(), seconds()).unwrap();
        }
        service.signal(Signal::KILL);
        service.ended();
        stage
    }

    fn serve(&self) -> Service {
        let port = self.catcher.port().to_string();
        self.place.serve(&["--log-level", "info"], &[("CLAVIGER_MAIL_PORT", &port)])
    }

    fn matrix(&self) -> String {
        format!("/api/v1/accounts/{}/allocations", self.account)
    }

    /// A save that gives the first server so many, and the second the rest.
    fn cells(&self, seen: u64, seen_other: u64, wanted: u64, all: u64) -> Value {
        let cell = |server: &str, seen: u64, wanted: u64| json!({ "pool": self.pool, "server": server, "seen": seen, "wanted": wanted });
        let [rome, milan] = &self.servers;
        json!({ "cells": [cell(rome, seen, wanted), cell(milan, seen_other, all - wanted)] })
    }

    fn token(&self, name: &str) -> String {
        let server = &self.servers[usize::from(name == "milan")];
        let shown = self.call("GET", &format!("/api/v1/servers/{server}"), &Value::Null, 200);
        shown["token"].as_str().unwrap().to_owned()
    }

    fn installation(&self, name: &str, root: claviger_agent::client::PublicKey) -> Installation {
        let host =
            Host { name: format!("{name}-host"), fingerprint: format!("print of {name}"), product_version: "9".into() };
        let opened = Installation::open(Config {
            service: self.place.url(""),
            root_key: root,
            state_file: self.place.path(&format!("product-{name}/state.json")),
            product_version: "2026.2".into(),
            proxy: None,
            ca_file: None,
            host: Some(host),
        });
        opened.unwrap()
    }

    /// A call whose answer is known beforehand.
    fn call(&self, method: &str, path: &str, body: &Value, expected: u16) -> Value {
        let (status, _, text) = self.try_call(method, path, body, "").unwrap();
        assert_eq!(status, expected, "{method} {path}: {text}");
        serde_json::from_str(&text).unwrap()
    }

    /// A call that the end of the program may leave without an answer.
    fn try_call(&self, method: &str, path: &str, body: &Value, once: &str) -> Option<Answer> {
        self.call_as(&self.authorization, method, path, body, once)
    }

    fn call_as(&self, who: &str, method: &str, path: &str, body: &Value, once: &str) -> Option<Answer> {
        let mut request = ureq::http::Request::builder()
            .method(method)
            .uri(self.place.url(path))
            .header("authorization", who)
            .header("content-type", "application/json");
        if !once.is_empty() {
            request = request.header("idempotency-key", once);
        }
        let text = if body.is_null() { String::new() } else { body.to_string() };
        let answered = agent().run(request.body(text).unwrap()).ok().and_then(whole);
        self.answers.fetch_add(u64::from(answered.is_some()), Ordering::Relaxed);
        answered
    }

    fn promise<T>(&self, what: impl FnOnce(&mut Promised) -> T) -> T {
        what(&mut self.promised.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn goes_on(&self) -> bool {
        !self.stop.load(Ordering::Relaxed)
    }

    /// The links of orders in the mails so far that nobody has used, the newest first.
    fn links(&self) -> Vec<String> {
        let used = self.promise(|promised| promised.used.clone());
        let mut links = Vec::new();
        for mail in self.catcher.mails() {
            let at = jiff::Timestamp::UNIX_EPOCH;
            let text = Readable { at, to: mail.to, raw: mail.raw }.text();
            let link = text.find("/unlock/").and_then(|from| text[from..].split_whitespace().next().map(str::to_owned));
            links.extend(link.filter(|link| !used.contains(link)));
        }
        links.reverse();
        links
    }

    /// Opens a link and confirms: whether that unlocked the order; nothing, if no answer came.
    fn unlock(&self, link: &str) -> Option<bool> {
        let page = whole(agent().get(self.place.url(link)).call().ok()?)?;
        if page.0 != 200 {
            return Some(false);
        }
        let cookie = page.1.get("set-cookie")?.split(';').next()?.to_owned();
        let Some((_, proof)) = page.2.split_once("name=\"csrf\" value=\"") else { return Some(false) };
        let body = format!("csrf={}", proof.split('"').next()?);
        let form = agent().post(self.place.url(link)).header("cookie", cookie);
        let form = form.header("content-type", "application/x-www-form-urlencoded");
        let (status, headers, _) = whole(form.send(body).ok()?)?;
        Some(status == 303 && headers["location"].ends_with("?done=1"))
    }
}

/// What the load does until the program is gone.
impl Stage {
    fn place_orders(&self, customer: &str, mut luck: Luck) {
        while self.goes_on() {
            let number = format!("N-{}", self.orders.fetch_add(1, Ordering::Relaxed));
            let request = order(&number, customer, 1 + u32::try_from(luck.below(3)).unwrap());
            let Some((status, _, body)) = self.try_call("POST", "/api/v1/orders", &request, &number) else { return };
            assert!(matches!(status, 201 | 429), "{status} {body}");
            if status != 201 {
                continue;
            }
            let placed: Value = serde_json::from_str(&body).unwrap();
            let id = placed["id"].as_str().unwrap().to_owned();
            self.promise(|promised| promised.orders.insert(number.clone(), id.clone()));
            let (path, is_cancelling) = match luck.below(8) {
                0 => (format!("/api/v1/orders/{id}/cancellation"), true),
                1 => (format!("/api/v1/orders/{id}/resend"), false),
                _ => continue,
            };
            // What is unlocked meanwhile is refused.
            let Some((status, _, body)) = self.try_call("POST", &path, &Value::Null, "") else { return };
            assert!(matches!(status, 200..=204 | 409 | 429), "{path}: {status} {body}");
            if status < 300 {
                self.promise(|promised| {
                    if is_cancelling {
                        promised.cancelled.insert(id);
                    } else {
                        *promised.links.entry(id).or_insert(1) += 1;
                    }
                });
            }
        }
    }

    fn unlock_orders(&self) {
        while self.goes_on() {
            let Some(link) = self.links().into_iter().next() else {
                thread::sleep(Duration::from_millis(10));
                continue;
            };
            let Some(is_unlocked) = self.unlock(&link) else { return };
            let order = link.split('/').nth(2).unwrap().to_owned();
            self.promise(|promised| {
                // Cancelled and replaced links end here as well, without a promise.
                promised.used.insert(link.clone());
                if is_unlocked {
                    promised.unlocked.insert(order);
                }
            });
        }
    }

    fn save_matrices(&self, mut luck: Luck) {
        let Some((200, _, body)) = self.try_call("GET", &self.matrix(), &Value::Null, "") else { return };
        let matrix: Value = serde_json::from_str(&body).unwrap();
        let row = matrix["rows"].as_array().unwrap().iter().find(|row| row["pool"] == self.pool).unwrap();
        let cell = row["cells"].as_array().unwrap().iter().find(|cell| cell["server"] == self.servers[0]).unwrap();
        let mut stands = cell["wanted"].as_u64().unwrap();
        while self.goes_on() {
            let wanted = 1 + luck.below(UNITS - 2);
            self.promise(|promised| {
                promised.saved = stands;
                promised.unanswered = Some(wanted);
            });
            let cells = self.cells(stands, UNITS - stands, wanted, UNITS);
            let Some((status, _, body)) = self.try_call("PUT", &self.matrix(), &cells, "") else { return };
            assert!(matches!(status, 200 | 429), "{status} {body}");
            if status == 200 {
                stands = wanted;
            }
            self.promise(|promised| {
                promised.saved = stands;
                promised.unanswered = None;
                promised.saves += 1;
            });
        }
    }

    fn run_product(&self, name: &str, root: claviger_agent::client::PublicKey) {
        let mut installation = self.installation(name, root);
        while self.goes_on() {
            if installation.check_in(seconds()).is_err() {
                return;
            }
            let lease = installation.lease().unwrap();
            let given = (lease.aud.clone(), lease.number, installation.lease_jwt().unwrap().to_owned());
            self.promise(|promised| {
                promised.leases.insert(given);
                promised.check_ins += 1;
            });
            // The service counts the calls of each server; a product that calls without pause is told to wait.
            thread::sleep(Duration::from_millis(25));
        }
    }
}

/// What has to be there.
impl Stage {
    fn look(&self, db: &Db, round: u64) {
        let now = Clock::of_the_machine().now();
        let found = checker::check(db, now).unwrap();
        assert_eq!(found.wrong, Vec::<String>::new(), "after kill {round}");
        let (orders, cells, leases) = db
            .read(|tx| {
                let mut orders = BTreeMap::new();
                for row in tx.rows("SELECT id, number, state, link_generation FROM sales_order", &[])? {
                    let id = format!("ord_{}", row.get::<uuid::Uuid>("id")?.simple());
                    let known = (id, row.get::<String>("state")?, row.get::<i64>("link_generation")?);
                    orders.insert(row.get::<String>("number")?, known);
                }
                let mut cells = BTreeMap::new();
                for row in tx.rows("SELECT server, wanted FROM allocation", &[])? {
                    cells.insert(
                        format!("srv_{}", row.get::<uuid::Uuid>("server")?.simple()),
                        row.get::<u64>("wanted")?,
                    );
                }
                let mut leases = BTreeSet::new();
                for row in tx.rows("SELECT server, number, jwt FROM lease", &[])? {
                    let server = format!("srv_{}", row.get::<uuid::Uuid>("server")?.simple());
                    leases.insert((server, row.get::<u64>("number")?, row.get::<String>("jwt")?));
                }
                Ok::<_, Fault>((orders, cells, leases))
            })
            .wait()
            .unwrap();
        self.promise(|promised| {
            let by_id: BTreeMap<&str, (&str, i64)> =
                orders.values().map(|(id, state, links)| (id.as_str(), (state.as_str(), *links))).collect();
            for (number, id) in &promised.orders {
                let there = orders.get(number).map(|(id, ..)| id);
                assert_eq!(there, Some(id), "order {number} was answered, after kill {round}");
            }
            for id in &promised.unlocked {
                assert_eq!(by_id[id.as_str()].0, "unlocked", "{id}, after kill {round}");
            }
            for id in &promised.cancelled {
                assert_eq!(by_id[id.as_str()].0, "cancelled", "{id}, after kill {round}");
            }
            for (id, links) in &promised.links {
                assert!(by_id[id.as_str()].1 >= *links, "{id} has had {links} links, after kill {round}");
            }
            let rome = cells[&self.servers[0]];
            let may_be = [Some(promised.saved), promised.unanswered];
            assert!(may_be.contains(&Some(rome)), "{rome} is saved, not one of {may_be:?}, after kill {round}");
            assert_eq!(rome + cells[&self.servers[1]], UNITS, "a save is all or nothing, after kill {round}");
            let lost: Vec<_> = promised.leases.iter().filter(|lease| !leases.contains(*lease)).collect();
            assert!(lost.is_empty(), "leases were given that are not there: {lost:?}, after kill {round}");
        });
        self.look_at_stock(db, round);
        self.look_at_devices(db, round);
    }

    /// Nothing that was noted as sent is missing; a mail is there twice only with the same Message-ID and the same text,
    /// and no more of them than were under way when the program died.
    fn look_at_mails(&self, db: &Db, kills: u64, is_over: bool) -> usize {
        let noted = db.read(|tx| {
            let mut noted = BTreeMap::new();
            for row in tx.rows("SELECT id, state FROM mail", &[])? {
                noted.insert(format!("mail_{}", row.get::<uuid::Uuid>("id")?.simple()), row.get::<String>("state")?);
            }
            Ok::<_, Fault>(noted)
        });
        let noted = noted.wait().unwrap();
        let mut arrived: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for mail in self.catcher.mails() {
            let id = mail.message_id.trim_start_matches('<').split('@').next().unwrap().to_owned();
            arrived.entry(id).or_default().push(text_of(mail.raw));
        }
        for (id, state) in noted.iter().filter(|(_, state)| *state == "sent") {
            // One whose order was cancelled meanwhile, or whose link was replaced, is given up instead.
            assert!(arrived.contains_key(id), "{id} is {state} and never arrived");
        }
        for id in arrived.keys() {
            assert!(noted.contains_key(id), "{id} arrived, and nobody knows it");
        }
        let mut again = 0;
        for (id, copies) in &arrived {
            for copy in copies {
                assert_eq!(copy, &copies[0], "{id} was sent twice");
            }
            again += copies.len() - 1;
        }
        assert!(again as u64 <= kills * MAILED_AT_ONCE, "{again} mails were sent again in {kills} kills");
        let waiting = noted.values().filter(|state| *state == "waiting").count();
        assert!(!is_over || waiting == 0, "{waiting} mails still wait");
        again
    }
}

#[test]
fn l_03_l_07_l_12_l_15_p_04_p_06_p_08_p_14_x_06_x_07_whatever_was_answered_outlives_being_killed_on_sqlite() {
    kill_over_and_over(None, KILLS);
}

#[test]
fn l_03_l_07_l_12_l_15_p_04_p_06_p_08_p_14_x_06_x_07_x_10_whatever_was_answered_outlives_being_killed_on_postgres() {
    kill_over_and_over(Some(&Postgres::start()), KILLS_ON_POSTGRES);
}

fn kill_over_and_over(postgres: Option<&Postgres>, kills: u64) {
    let told = |name: &str, otherwise: u64| std::env::var(name).map_or(otherwise, |text| text.parse().unwrap());
    let (kills, seed) = (told("CLAVIGER_TEST_KILLS", kills), told("CLAVIGER_TEST_KILLS_SEED", 1));
    let mut luck = Luck::new(seed);
    let stage = Stage::set(postgres);
    let root = root_key(&stage.place.path("safe/root.key"), &PassphraseSource::Nowhere).unwrap().public();
    for round in 1..=kills {
        let service = stage.serve();
        let life = Duration::from_millis(luck.below(LONGEST_LIFE_MS));
        let enough = stage.answers.load(Ordering::Relaxed) + luck.below(MOST_WAITED_FOR);
        let lucks = [(); 6].map(|()| Luck::new(luck.draw()));
        stage.stop.store(false, Ordering::Relaxed);
        thread::scope(|scope| {
            let [one, other, third, stock, answers, devices] = lucks;
            scope.spawn(|| stage.place_orders("C-1", one));
            scope.spawn(|| stage.place_orders("C-2", other));
            scope.spawn(|| stage.unlock_orders());
            scope.spawn(|| stage.save_matrices(third));
            scope.spawn(|| stage.keep_stock(stock));
            scope.spawn(|| stage.answer_offers(answers));
            scope.spawn(|| stage.ship_and_claim(devices));
            for name in ["rome", "milan"] {
                let stage = &stage;
                scope.spawn(move || stage.run_product(name, root));
            }
            thread::sleep(life);
            for _ in 0..500 {
                if stage.answers.load(Ordering::Relaxed) >= enough {
                    break;
                }
                thread::sleep(Duration::from_millis(10));
            }
            service.signal(Signal::KILL);
            service.ended();
            stage.stop.store(true, Ordering::Relaxed);
        });
        // The program itself has to find its way back, before anybody else opens the file.
        let service = stage.serve();
        let db = Db::open(&stage.target).unwrap();
        stage.look(&db, round);
        stage.look_at_mails(&db, round + 1, false);
        drop(db);
        service.signal(Signal::KILL);
        service.ended();
    }
    let service = stage.serve();
    let db = Db::open(&stage.target).unwrap();
    let is_any_waiting = || {
        let counted = db.read::<_, Fault, _>(|tx| tx.rows("SELECT id FROM mail WHERE state = 'waiting'", &[]));
        !counted.wait().unwrap().is_empty()
    };
    // What a mailer had claimed when it was killed is claimed again after five minutes; nobody waits for that here.
    let died_over = |db: &Db| {
        db.write::<_, Fault, _>(|tx| {
            tx.execute("UPDATE mail SET claimed_until = NULL, due_at = 0 WHERE state = 'waiting'", &[])
        })
        .wait()
    };
    died_over(&db).unwrap();
    for _ in 0..600 {
        if !is_any_waiting() {
            break;
        }
        thread::sleep(Duration::from_millis(100));
    }
    stage.look(&db, kills);
    let again = stage.look_at_mails(&db, 2 * kills + 1, true);
    drop(db);
    service.stop();
    stage.promise(|promised| {
        println!(
            "{kills} kills, seed {seed}: {} orders, {} unlocks, {} cancellings, {} new links, {} saves, {} check-ins and {} \
             leases, {} activation keys redeemed, {} license keys, {} transfers, {} claims answered and there; {} mails, \
             {again} of them sent again",
            promised.orders.len(),
            promised.unlocked.len(),
            promised.cancelled.len(),
            promised.links.len(),
            promised.saves,
            promised.check_ins,
            promised.leases.len(),
            promised.stock.redeemed.len(),
            promised.stock.made.len(),
            promised.stock.offered.len(),
            promised.devices.claims,
            stage.catcher.mails().len(),
        );
        let some = [
            promised.orders.len() as u64,
            promised.unlocked.len() as u64,
            promised.saves,
            promised.check_ins,
            promised.stock.redeemed.len() as u64,
            promised.devices.claims,
        ];
        let all: u64 = some.iter().sum();
        assert!(some.iter().all(|some| *some > 0) && all >= 5 * kills, "there was hardly any load: {some:?}");
    });
}

fn order(number: &str, customer: &str, items: u32) -> Value {
    json!({
        "number": number, "date": "2026-11-22", "reseller": "R1", "contact": { "email": "it@customer.test" },
        "customer": { "number": customer, "name": format!("Customer {customer}"), "country": "IT" },
        "lines": [{ "sku": "IM120-4L", "items": items, "model": "perpetual" }],
    })
}

/// What a mail says that must not differ from one sending to the next: all of it, but for the status of its licenses, which
/// somebody may have unlocked or redeemed meanwhile.
fn text_of(raw: Vec<u8>) -> String {
    let readable = Readable { at: jiff::Timestamp::UNIX_EPOCH, to: Vec::new(), raw };
    let kept = ["Subject", "From", "To", "Message-ID"];
    let headers = readable.headers().into_iter().filter(|(name, _)| kept.contains(&name.as_str()));
    let text = readable.text();
    let lasts =
        |line: &&str| !["Unlock status:", "Activation key:"].iter().any(|one| line.trim_start().starts_with(one));
    format!("{:?}\n{:?}", headers.collect::<Vec<_>>(), text.lines().filter(lasts).collect::<Vec<_>>())
}

/// An answer that came to its end.
fn whole(response: ureq::http::Response<ureq::Body>) -> Option<Answer> {
    let (head, body) = response.into_parts();
    let read = body.into_with_config().read_to_string().ok()?;
    Some(answer(ureq::http::Response::from_parts(head, ureq::Body::builder().data(read))))
}

fn agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0);
    config.timeout_global(Some(Duration::from_secs(30))).build().into()
}

fn seconds() -> i64 {
    Clock::of_the_machine().now().as_second()
}
