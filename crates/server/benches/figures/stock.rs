//! License keys: made from one connection and from many, and listed, searched and handed out among many more. (P-08, P-11)

use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;
use std::time::Duration;

use claviger_server::app::domain::id::{AccountId, DeviceKeyId, Id, PoolId};
use claviger_server::app::domain::license::device_key::DeviceKey;
use claviger_server::app::domain::units::Units;
use claviger_server::store::fault::Fault;
use claviger_server::store::{binds, device_key};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use uuid::Uuid;

use crate::ask::{self, Rounds, median};
use crate::ground::{Ground, Sizes, id};
use crate::machine;
use crate::report::Report;

/// How many resellers make keys at once.
const CONNECTIONS: u32 = 64;
/// How many keys one call makes that makes a list of them.
const LIST: u32 = 100;
/// How many calls one reseller makes in one round, with a list each and with one key each, and how many each of many.
const LISTS_ALONE: u32 = 200;
const ALONE: u32 = 2_000;
const LISTS_EACH: u32 = 4;
const EACH: u32 = 100;
/// How many rows are committed by themselves in one round.
const ROWS: u32 = 500;
/// A disk that is slower than this is the limit; a quicker one is not.
const SLOW: f64 = 1_000.0;
/// How many keys a small and a large account have.
const FEW: u32 = 1_000;
const MANY: u32 = 100_000;
const MANY_IF_QUICK: u32 = 20_000;
/// How many keys one transaction stores.
const AT_ONCE: u32 = 1_000;
/// How often a list is asked for in one round.
const LOOKS: u32 = 100;
/// What an account has in stock: more than is ever used here.
const LOADED: u64 = 10_000_000;

pub fn measure(report: &mut Report, runtime: &Runtime, folder: &Path, sizes: &Sizes) {
    let ground = Ground::lay(runtime, &folder.join("stock.db"), 1);
    make(report, &ground, folder, sizes);
    let many = if sizes.is_full() { MANY } else { MANY_IF_QUICK };
    look(report, &ground, many, sizes);
}

/// Making keys: each is answered after its commit.
fn make(report: &mut Report, ground: &Ground, folder: &Path, sizes: &Sizes) {
    let done = ground.db.write(|tx| -> Result<(), Fault> {
        tx.execute("CREATE TABLE one_row (id UUID NOT NULL PRIMARY KEY, body TEXT NOT NULL)", binds![])?;
        (0..CONNECTIONS).try_for_each(|number| add_stock(tx, number))
    });
    done.wait().expect("partners with stock");
    let [mut lists_alone, mut alone, mut lists, mut together] = [(); 4].map(|()| Rounds::default());
    let (mut rows, mut disk, mut made) = (Vec::new(), Vec::new(), 0);
    // Every key is for a device of its own.
    let mut calls = |partners: u32, each: u32, keys: u32| -> Vec<Vec<u8>> {
        let partners = (0..each).flat_map(|_| 0..partners);
        let call = |partner| {
            made += keys;
            if keys == 1 { request(ground, partner, made) } else { request_list(ground, partner, made - keys..made) }
        };
        partners.map(call).collect()
    };
    // What is done about new keys every second is part of what they take.
    let make = |connections: u32, calls: &[Vec<u8>]| {
        ask::all(ground.address, connections as usize, calls, "201").and(|| rest(ground))
    };
    for round in 0..=sizes.rounds {
        let (one_list, one) = (calls(1, LISTS_ALONE, LIST), calls(1, ALONE, 1));
        let (all_lists, all) = (calls(CONNECTIONS, LISTS_EACH, LIST), calls(CONNECTIONS, EACH, 1));
        let figures = (
            make(1, &one_list),
            one_row_each(ground, round, ROWS),
            make(1, &one),
            machine::raw_syncs(folder, Duration::from_millis(300)),
            make(CONNECTIONS, &all_lists),
            make(CONNECTIONS, &all),
        );
        if round > 0 {
            lists_alone.add(figures.0);
            rows.push(figures.1);
            alone.add(figures.2);
            disk.push(figures.3);
            lists.add(figures.4);
            together.add(figures.5);
        }
    }
    let (row, raw, list) = (median(rows), median(disk), f64::from(LIST));
    let (rate, single) = (list * lists_alone.per_second(), alone.per_second());
    report.at_least(
        &format!("license keys from one connection, {LIST} a call, of commits of a row"),
        &format!("{rate:.0}/s ({:.0} µs of work each) of {row:.0}/s", lists_alone.micros() / list),
        rate / row,
        0.60,
    );
    report.told(
        "  the same, one a call",
        &format!("{single:.0}/s ({:.0} µs of work each): {:.2}", alone.micros(), single / row),
    );
    let (rate, single) = (list * lists.per_second(), together.per_second());
    let name = format!("license keys from 64 connections, {LIST} a call, times fdatasync");
    let figure = format!("{rate:.0}/s ({:.0} µs of work each) beside {raw:.0} fdatasync/s", lists.micros() / list);
    if raw < SLOW {
        report.at_least(&name, &figure, rate / raw, 10.0);
    } else {
        report.told(&name, &format!("{figure}: {:.2}; a goal only below {SLOW:.0} fdatasync/s", rate / raw));
    }
    report.told(
        "  the same, one a call",
        &format!("{single:.0}/s ({:.0} µs of work each): {:.2}", together.micros(), single / raw),
    );
    report.told("  work for a call of many from one connection, µs by thread", &lists_alone.by_thread());
    report.told("  work for a key from one connection, µs by thread", &alone.by_thread());
    report.told("  work for a call of many from 64 connections, µs by thread", &lists.by_thread());
    report.told("  work for a key from 64 connections, µs by thread", &together.by_thread());
}

/// Looking at keys: as quick among many as among few.
fn look(report: &mut Report, ground: &Ground, many: u32, sizes: &Sizes) {
    let (small, large) = (CONNECTIONS, CONNECTIONS + 1);
    let now = ground.web.clock().now();
    fill(ground, small, FEW, now);
    fill(ground, large, many, now);
    let api = |number: u32, rest: &str| format!("/api/v1/accounts/{}/license-keys{rest}", partner(number));
    let looks = [
        ("first page of license keys", ""),
        ("first page, of those revoked", "?state=revoked"),
        ("search for one device", "?q=00-90-33-00-00-07"),
        ("search for a word of one key", "?q=customer000777"),
        ("search for a word of every key", "?q=Sindelfingen"),
        ("search for a common and a rare word", "?q=Sindelfingen+no000777"),
        ("pages of 80, as a program exports them", "?limit=80"),
        ("file of one device", "/00-90-33-00-00-07"),
    ];
    for (name, rest) in looks {
        let [mut of_few, mut of_many] = [(); 2].map(|()| Rounds::default());
        for round in 0..=sizes.rounds {
            let requests = |number| vec![get(ground, &api(number, rest)); LOOKS as usize];
            let figures = [
                ask::all(ground.address, 8, &requests(small), "200"),
                ask::all(ground.address, 8, &requests(large), "200"),
            ];
            if round > 0 {
                let [few, many] = figures;
                of_few.add(few);
                of_many.add(many);
            }
        }
        let times = of_many.micros() / of_few.micros();
        report.note(&format!("{name}: {:.0} µs among {FEW}, {:.0} µs among {many}", of_few.micros(), of_many.micros()));
        report.at_most(&format!("{name}, among {many} of among {FEW}"), times, 1.5, "times");
    }
}

/// Waits until everything is done about the keys that were made, so that it is in the way of nothing else.
fn rest(ground: &Ground) {
    let is_left = |tx: &mut claviger_server::store::engine::Tx<'_>| -> Result<bool, Fault> {
        Ok(device_key::is_any_unnoted(tx)? || tx.row("SELECT event FROM event_unsealed LIMIT 1", binds![])?.is_some())
    };
    while ground.db.read(is_left).wait().expect("a look") {
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// How often a second one row is committed by itself, one after the other, into the same file (WAL, FULL).
fn one_row_each(ground: &Ground, round: u32, count: u32) -> f64 {
    let began = machine::now();
    for at in 0..count {
        let row = Uuid::from_u128(u128::from(round) << 32 | u128::from(at));
        let stored = ground.db.write(move |tx| -> Result<(), Fault> {
            tx.execute("INSERT INTO one_row (id, body) VALUES ($1, 'a row')", binds![row]).map(drop)
        });
        stored.wait().expect("it is stored");
    }
    f64::from(count) / (machine::now() - began).as_secs_f64()
}

fn partner(number: u32) -> AccountId {
    AccountId::from_uuid(id(11, number))
}

fn pool(number: u32) -> PoolId {
    PoolId::from_uuid(id(12, number))
}

/// A partner with a license type in stock.
fn add_stock(tx: &mut claviger_server::store::engine::Tx<'_>, number: u32) -> Result<(), Fault> {
    let name = format!("STOCK-{number}");
    tx.execute(
        "INSERT INTO account (id, number, kind, name, country, zone, language, created_at, folded_name)
         VALUES ($1, $2, 'reseller', $2, 'DE', 'Europe/Berlin', 'de', 0, $2)",
        binds![partner(number), &name],
    )?;
    tx.execute(
        "INSERT INTO pool (id, account, application, unit, role, model, stock, loaded, used, reserved, releasing, version)
         VALUES ($1, $2, 'pbx-registrations', 'registrations', 'base', 'perpetual', TRUE, $3, 0, 0, 0, 1)",
        binds![pool(number), partner(number), LOADED],
    )?;
    Ok(())
}

/// A partner with so many license keys: four for a device, one in ten revoked.
fn fill(ground: &Ground, number: u32, keys: u32, now: Timestamp) {
    ground.db.write(move |tx| add_stock(tx, number)).wait().expect("a partner with stock");
    for from in (0..keys).step_by(AT_ONCE as usize) {
        let some = ground.db.write(move |tx| -> Result<(), Fault> {
            for at in from..(from + AT_ONCE).min(keys) {
                let key = key(number, at, now);
                let words = key.words("PBX-Registrations");
                device_key::add(tx, &key, &words)?;
                device_key::note(tx, &[(key.clone(), words)])?;
                if at % 10 == 3 {
                    device_key::revoke(tx, key.id, "a wrong device", now)?;
                }
            }
            Ok(())
        });
        some.wait().expect("license keys");
    }
}

fn key(number: u32, at: u32, now: Timestamp) -> DeviceKey {
    let device = at / 4;
    let serial = format!("00-90-33-{:02X}-{:02X}-{:02X}", device >> 16 & 0xff, device >> 8 & 0xff, device & 0xff);
    let says = format!(
        "vars create LICENSE/PBX1 pau Registrations=1,{serial},STOCK-{number},customer{at:06} Sindelfingen no{at:06}"
    );
    let key_number = format!("{number:06x}{at:010x}");
    let made = now - SignedDuration::from_millis(i64::from(1_000_000 - at));
    let mut random = [0; 10];
    random[..4].copy_from_slice(&at.to_be_bytes());
    random[4] = u8::try_from(number).unwrap_or(u8::MAX);
    let id: DeviceKeyId = Id::new(made, random);
    DeviceKey {
        id,
        account: partner(number),
        pool: pool(number),
        units: Units::new(1).expect("one"),
        serial: serial.parse().ok(),
        end_customer: format!("customer{at:06}"),
        location: "Sindelfingen".into(),
        description: format!("no{at:06}"),
        line: format!("{says} {key_number}.{}", "A".repeat(86)),
        number: key_number,
        says,
        made,
        factory: None,
        revoked: None,
    }
}

/// A key for a device, as a partner's program asks for it.
fn request(ground: &Ground, number: u32, at: u32) -> Vec<u8> {
    post(ground, number, "", &wanted(number, at))
}

/// A list of keys, likewise.
fn request_list(ground: &Ground, number: u32, devices: Range<u32>) -> Vec<u8> {
    let keys: Vec<_> = devices.map(|at| wanted(number, at)).collect();
    post(ground, number, "/batch", &json!({ "keys": keys }))
}

fn wanted(number: u32, at: u32) -> Value {
    let serial = format!("00-90-33-{:02X}-{:02X}-{:02X}", at >> 16 & 0xff, at >> 8 & 0xff, at & 0xff);
    json!({
        "pool": pool(number).to_string(), "units": 1, "serial": serial, "end_customer": format!("Customer {at}"),
        "location": "Sindelfingen", "description": "master pbx",
    })
}

fn post(ground: &Ground, number: u32, path: &str, body: &Value) -> Vec<u8> {
    let body = body.to_string();
    let mut text = format!("POST /api/v1/accounts/{}/license-keys{path} HTTP/1.1\r\n", partner(number));
    let _ = write!(
        text,
        "host: licensing.example\r\nauthorization: Bearer {}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        ground.key,
        body.len()
    );
    text.into_bytes()
}

fn get(ground: &Ground, path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: licensing.example\r\nauthorization: Bearer {}\r\n\r\n", ground.key)
        .into_bytes()
}
