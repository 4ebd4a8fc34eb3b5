//! Whatever happens, no secret lies in the database as it is, nor in a log, however talkative. (X-13)

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use claviger_agent::client::{CheckedIn, Config, Host, Installation, ServerToken};
use claviger_server::clock::Clock;
use claviger_server::wire::key::{PublicKey, decode};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::cluster::Postgres;
use crate::installed::{PASSWORD, Place, get, post};
use crate::mail_servers::MailServers;
use crate::shop::Shop;

/// Secrets by what they are.
type Known = BTreeMap<String, String>;

/// All files in a folder and below it, with what they hold.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else if path.is_file() {
            all.push((path.clone(), std::fs::read(&path).unwrap()));
        }
    }
    all
}

/// A secret as it may lie somewhere: as it is, and as the bytes it stands for, in hexadecimal digits too.
fn shapes(secret: &str) -> Vec<Vec<u8>> {
    let mut shapes = vec![secret.as_bytes().to_vec()];
    for part in secret.split(['.', '_', '|']) {
        if let Some(bytes) = decode(part).filter(|bytes| bytes.len() >= 16) {
            shapes.push(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into_bytes());
            shapes.push(bytes);
        }
    }
    shapes
}

fn check(known: &Known, place: &str, content: &[u8]) {
    // Looking for the first four bytes first makes it quick enough for whole databases.
    let mut begin: BTreeMap<[u8; 4], Vec<(&str, Vec<u8>)>> = BTreeMap::new();
    for (what, secret) in known {
        for shape in shapes(secret) {
            assert!(shape.len() >= 8, "{what} is no secret: {secret}");
            begin.entry(shape[..4].try_into().unwrap()).or_default().push((what, shape));
        }
    }
    for at in 0..content.len().saturating_sub(4) {
        if let Some(candidates) = begin.get(&content[at..at + 4]) {
            for (what, shape) in candidates {
                assert!(!content[at..].starts_with(shape), "{what} lies in {place}, at {at}");
            }
        }
    }
}

fn last(path: &str) -> String {
    path.rsplit('/').next().unwrap().to_owned()
}

fn path_in(text: &str, prefix: &str) -> String {
    text[text.find(prefix).unwrap_or_else(|| panic!("{prefix}: {text}"))..]
        .split_whitespace()
        .next()
        .unwrap()
        .to_owned()
}

/// A whole story; answers with every secret that was in it, and all that was logged.
fn story(place: &Place, servers: &MailServers, sender: &str) -> (Known, String) {
    let mut known = Known::new();
    let mut know = |what: &str, secret: &str| drop(known.insert(what.to_owned(), secret.trim().to_owned()));
    let variables = servers.variables(sender);
    let link = place.init(&[], &variables);
    know("the link of an invitation", &last(&link));
    know("the mail server's password", &servers.password);
    know("the master secret", &std::fs::read_to_string(place.path("data/secret")).unwrap());
    know("the root key", &std::fs::read_to_string(place.path("safe/root.key")).unwrap());
    let service = place.serve(&["--log-level", "trace"], &variables);

    // People: by invitation, with a password, with a wrong one, and with a forgotten one.
    let word = PASSWORD.replace(' ', "+");
    let mut olga = Browser::new(&place.url(""));
    olga.open(&link);
    know("the proof of a form", &olga.proof);
    assert_eq!(olga.send(&link, &format!("name=Olga&password={word}&repeat={word}")).0, 303);
    know("a password", PASSWORD);
    know("the session by invitation", &olga.cookies["claviger-session"]);
    let address = format!("otto-{}@vendor.test", place.port);
    assert!(place.run(&["admin", "invite-operator", &address, "--mail"], &variables).status.success());
    let mail = servers.letterbox(&address).first();
    know("the link of a mailed invitation", &last(&path_in(&mail.replace("=\r\n", ""), "/invitations/")));
    let mut thief = Browser::new(&place.url(""));
    thief.open("/sign-in");
    let wrong = thief.send("/sign-in", "email=olga%40vendor.test&password=a+password+that+is+wrong");
    assert_eq!(wrong.0, 422);
    know("a wrong password", "a password that is wrong");
    thief.open("/password-reset");
    assert_eq!(thief.send("/password-reset", "email=olga%40vendor.test").0, 303);
    let reset = {
        // Others are Olga elsewhere, and have the same mailbox.
        let ours = format!("BODY \"127.0.0.1:{}/password-resets\"", place.port);
        let mut letterbox = servers.letterbox("olga@vendor.test");
        letterbox.wait_until(&ours, |found| !found.is_empty());
        let number = letterbox.find(&ours)[0];
        letterbox.ask(&format!("FETCH {number} (BODY.PEEK[])")).replace("=\r\n", "")
    };
    let reset = path_in(&reset, "/password-resets/");
    know("the link of a reset", &last(&reset));
    thief.open(&reset);
    let changed = "password=another+password+of+some+length&repeat=another+password+of+some+length";
    assert_eq!(thief.send(&reset, changed).0, 303);
    know("another password", "another password of some length");

    // Programs: a key that is good, and one that is not.
    let shop = Shop::of(place, &place.url(""), &variables);
    know("the key of a program", shop.headers()[0].1.trim_start_matches("Bearer "));
    let strangers = "Bearer clv_this-key-is-nobodys-at-all-0123456789";
    assert_eq!(get(&place.url("/api/v1/orders"), &[("authorization", strangers)]).0, 401);
    know("a wrong key", strangers.trim_start_matches("Bearer "));
    let reseller = format!("orders-{}@reseller.test", place.port);
    let account = json!({
        "kind": "reseller", "number": "R1", "name": "Reseller", "country": "IT", "time_zone": "Europe/Rome",
        "language": "en", "orders_to": reseller,
    });
    assert_eq!(post(&place.url("/api/v1/accounts"), &shop.headers(), &account.to_string()).0, 201);
    assert_eq!(shop.order("N-1").0, 201);
    let mail = servers.letterbox(&reseller).first().replace("=\r\n", "");
    let unlock = path_in(&mail, "/unlock/");
    know("the link that unlocks", &last(&unlock));
    let mut buyer = Browser::new(&place.url(""));
    assert_eq!(buyer.open(&format!("{unlock}x")).0, 404);
    assert_eq!(buyer.open(&unlock).0, 200);
    assert_eq!(buyer.send(&unlock, "").0, 303);

    // A product, with its token, its key and its session; and one with a token that is wrong.
    let value = |answer: (u16, BTreeMap<String, String>, String)| serde_json::from_str::<Value>(&answer.2).unwrap();
    let customers = value(get(&place.url("/api/v1/customers?q=C1"), &shop.headers()));
    let customer = format!("/api/v1/accounts/{}", customers["items"][0]["id"].as_str().unwrap());
    let mut headers = shop.headers().to_vec();
    headers.push(("idempotency-key", "once-and-no-more"));
    let server = value(post(&place.url(&format!("{customer}/servers")), &headers, r#"{"name":"rome-1"}"#));
    let server = server["id"].as_str().unwrap();
    let matrix = value(get(&place.url(&format!("{customer}/allocations")), &shop.headers()));
    let cells = json!({ "cells": [{ "pool": matrix["rows"][0]["pool"], "server": server, "wanted": 2, "seen": 0 }] });
    assert_eq!(shop.put(&place.url(&format!("{customer}/allocations")), &cells.to_string()).0, 200);
    let shown = || value(get(&place.url(&format!("/api/v1/servers/{server}")), &shop.headers()));
    let token = |server: &Value| server["token"].as_str().unwrap().to_owned();
    know("a server's token", token(&shown()).split('|').nth(1).unwrap());
    // What was answered under a key of its own is kept for a day.
    let mut headers = shop.headers().to_vec();
    headers.push(("idempotency-key", "rotate-once-and-no-more"));
    let rotated = value(post(&place.url(&format!("/api/v1/servers/{server}/token-rotation")), &headers, "{}"));
    assert_eq!(token(&rotated), token(&shown()));
    know("the rotated token", token(&rotated).split('|').nth(1).unwrap());
    let root_key: PublicKey =
        serde_json::from_str(&std::fs::read_to_string(place.path("data/root.jwk")).unwrap()).unwrap();
    let state_file = place.path("product/state.json");
    let mut product = Installation::open(Config {
        service: place.url(""),
        root_key,
        state_file: state_file.clone(),
        product_version: "2026.2".into(),
        proxy: None,
        ca_file: None,
        host: Some(Host { name: "rome-1".into(), fingerprint: "f-1".into(), product_version: "2026.2".into() }),
    })
    .unwrap();
    let now = || Clock::of_the_machine().now().as_second();
    let wrong: ServerToken = "b0000000000|abcdefghijklmnopqrstuvwxyz".parse().unwrap();
    assert!(product.activate(&wrong, now()).is_err());
    know("a wrong token", "abcdefghijklmnopqrstuvwxyz");
    product.activate(&token(&rotated).parse().unwrap(), now()).unwrap();
    assert!(matches!(product.check_in(now()).unwrap(), CheckedIn::Unchanged));
    let state: Value = serde_json::from_str(&std::fs::read_to_string(state_file).unwrap()).unwrap();
    let mut found = BTreeSet::new();
    secrets_of(&state, &mut found);
    assert_eq!(found.len(), 2, "the product's key and that of its session: {state:#}");
    for (name, secret) in found {
        know(&format!("the product's {name}"), &secret);
    }
    // Bodies that cannot be read are told of, without what they hold.
    let broken = post(&place.url("/api/v1/orders"), &shop.headers(), r#"{"number": "N-2", "secret": "held-in-a-body"#);
    assert_eq!(broken.0, 422);
    know("what a broken body holds", "held-in-a-body");
    let mut again = Browser::new(&place.url(""));
    again.open("/sign-in");
    let words = "email=olga%40vendor.test&password=another+password+of+some+length";
    assert_eq!(again.send("/sign-in", words).0, 303);
    know("the session by password", &again.cookies["claviger-session"]);
    (known, service.stop())
}

/// The seed of the installation's key, and the key of its session.
fn secrets_of(state: &Value, found: &mut BTreeSet<(String, String)>) {
    for (name, value) in state.as_object().into_iter().flatten() {
        match value {
            Value::String(text) if ["seed", "key"].contains(&name.as_str()) => {
                found.insert((name.clone(), text.clone()));
            }
            value => secrets_of(value, found),
        }
    }
}

#[test]
fn x_13_no_secret_of_a_whole_story_lies_in_the_database_or_in_the_log() {
    let servers = MailServers::beside();
    for is_postgres in [false, true] {
        let mut postgres = is_postgres.then(Postgres::start);
        let database =
            postgres.as_ref().map_or_else(String::new, |postgres| format!("database = {:?}", postgres.url()));
        let place = Place::new(&database);
        let sender = format!("licenses-{}@vendor.test", place.port);
        let (known, log) = story(&place, &servers, &sender);
        assert!(known.len() >= 17, "{:?}", known.keys());
        assert!(log.contains("\"answered\"") && log.contains("mail sent"), "the log tells what was done");
        check(&known, "the log", log.as_bytes());
        // What is in the making would be found: a name that is no secret is.
        let mut is_seen = false;
        let looked_at = match &mut postgres {
            Some(postgres) => {
                postgres.end();
                files(&postgres.data())
            }
            None => files(&place.path("data")),
        };
        for (path, content) in looked_at {
            if path.file_name().is_some_and(|name| name == "secret") {
                continue;
            }
            is_seen |= content.windows(4).any(|window| window == b"rome");
            check(&known, &path.display().to_string(), &content);
        }
        assert!(is_seen, "the files hold what was done");
    }
}
