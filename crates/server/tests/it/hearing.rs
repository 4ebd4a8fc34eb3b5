//! Streams: what products, pages and programs hear, when it is over, and from which node. (L-19, L-27, X-07, X-10)

use std::io::{BufRead as _, BufReader};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use claviger_server::demo::{Demo, Options};
use claviger_server::wire::activation::{ACTIVATIONS, Grant, PROOF_HEADER, prove};
use claviger_server::wire::check_in::{MAC, NONCE, SESSION};
use claviger_server::wire::follow::{Opening, Present, STREAM};
use claviger_server::wire::key::SigningKey;
use claviger_testkit::engines::Scratch;
use serde_json::{Value, json};

use crate::licenses::account_of;
use crate::product::{activation, token};
use crate::stage::{Answer, CUSTOMER, OPERATOR, Stage, Visitor, on_both};

/// Longer than anything here takes on a machine that is busy with other things.
const PATIENCE: Duration = Duration::from_secs(60);

/// Somebody who holds a stream open.
struct Listener {
    status: u16,
    events: Receiver<Told>,
}

/// What was heard; nothing more when the stream is over.
#[derive(Debug, Clone, PartialEq)]
struct Told {
    name: String,
    id: String,
    data: String,
}

impl Listener {
    fn open(address: &str, path: &str, headers: &[(&str, &str)]) -> Self {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_per_read(Some(PATIENCE))
            .build()
            .into();
        let mut request = agent.get(format!("{address}{path}"));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = request.call().unwrap();
        let status = answer.status().as_u16();
        let (sender, events) = channel();
        thread::spawn(move || {
            let mut told = Told { name: String::new(), id: String::new(), data: String::new() };
            for line in BufReader::new(answer.into_body().into_reader()).lines() {
                let Ok(line) = line else { return };
                match line.split_once(':') {
                    Some(("event", value)) => value.trim().clone_into(&mut told.name),
                    Some(("id", value)) => value.trim().clone_into(&mut told.id),
                    Some(("data", value)) => value.trim().clone_into(&mut told.data),
                    // As browsers do: what has no data is no event.
                    None if line.is_empty() && !told.data.is_empty() => {
                        if sender.send(told.clone()).is_err() {
                            return;
                        }
                        told = Told { name: String::new(), id: String::new(), data: String::new() };
                    }
                    _ => {}
                }
            }
        });
        Self { status, events }
    }

    fn next(&self) -> Told {
        self.events.recv_timeout(PATIENCE).expect("something is heard")
    }

    /// Waits for an event of this name, passing over others.
    fn hears(&self, name: &str) -> Told {
        loop {
            let told = self.next();
            if told.name == name {
                return told;
            }
        }
    }

    /// Waits until the stream is over; what comes before is passed over.
    fn is_over(&self) {
        while self.events.recv_timeout(PATIENCE).is_ok() {}
    }
}

fn follow(address: &str, grant: &Grant) -> Listener {
    let opening = Opening { session: grant.session.id.clone(), nonce: "nonce-nonce".into() };
    let mac = opening.mac(&grant.session.key).unwrap();
    let headers = [(SESSION, opening.session.as_str()), (NONCE, &opening.nonce), (MAC, &mac)];
    let listener = Listener::open(address, STREAM, &headers);
    assert_eq!(listener.status, 200);
    listener
}

fn lease(told: &Told) -> u64 {
    assert_eq!(told.name, "lease", "{told:?}");
    serde_json::from_str::<Present>(&told.data).unwrap().lease
}

fn activated(stage: &Stage) -> Grant {
    let own = SigningKey::from_seed(&[1; 32]);
    let body = activation(&token(stage), &own, 1, "nonce-nonce");
    let answer = stage.post(ACTIVATIONS, &[(PROOF_HEADER, &prove(&own, ACTIVATIONS, &body, 0))], &body);
    assert_eq!(answer.status, 200, "{}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

fn json_of(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|error| panic!("{error}: {}", answer.body))
}

/// Takes a unit from the server.
fn take_one(stage: &Stage, key: &str, account: &str, server: &str) {
    let path = format!("/api/v1/accounts/{account}/allocations");
    let matrix = json_of(&stage.api(key, &path, None));
    let rows = matrix["rows"].as_array().unwrap().clone();
    let cell = rows.iter().find_map(|row| {
        let cells = row["cells"].as_array()?;
        let cell = cells.iter().find(|cell| cell["server"] == server && cell["wanted"].as_u64() > Some(1))?;
        Some((row["pool"].clone(), cell["wanted"].as_u64()?))
    });
    let (pool, seen) = cell.expect("the server has something");
    let body = json!({ "cells": [{ "pool": pool, "server": server, "seen": seen, "wanted": seen - 1 }] });
    let saved = stage.api_by("PUT", key, &path, &body.to_string());
    assert_eq!(saved.status, 200, "{}", saved.body);
}

fn add_server(stage: &Stage, key: &str, account: &str, name: &str) {
    let body = json!({ "name": name }).to_string();
    let added = stage.api(key, &format!("/api/v1/accounts/{account}/servers"), Some(&body));
    assert_eq!(added.status, 201, "{}", added.body);
}

fn watch(stage: &Stage, visitor: &Visitor, path: &str) -> Listener {
    let listener = Listener::open(&stage.demo().address, path, &[("cookie", &visitor.cookie())]);
    assert_eq!(listener.status, 200, "{path}");
    listener
}

#[test]
fn l_19_a_product_that_follows_hears_of_its_lease_and_of_the_end() {
    on_both(|stage| {
        let (key, address) = (stage.admin_key(), stage.demo().address.clone());
        let account = account_of(stage, &mut stage.signed_in(CUSTOMER));
        let grant = activated(stage);

        let first = follow(&address, &grant);
        let number = lease(&first.next());
        take_one(stage, &key, &account, &grant.server);
        assert_eq!(lease(&first.next()), number + 1);

        // Who opens another has the first one ended.
        let second = follow(&address, &grant);
        assert_eq!(first.hears("end").data, "replaced");
        first.is_over();
        assert_eq!(lease(&second.next()), number + 1);

        // Disabled, it is told to check in, which says why; and no stream is to be had.
        let disabled = stage.api(&key, &format!("/api/v1/servers/{}/disabling", grant.server), Some(""));
        assert!(disabled.status < 300, "{}", disabled.body);
        assert_eq!(second.hears("end").data, "check-in");
        second.is_over();
        let opening = Opening { session: grant.session.id.clone(), nonce: "nonce-nonce".into() };
        let mac = opening.mac(&grant.session.key).unwrap();
        let refused = stage.get(STREAM, &[(SESSION, &opening.session), (NONCE, &opening.nonce), (MAC, &mac)]);
        assert!((401..410).contains(&refused.status), "{}", refused.body);
    });
}

#[test]
fn l_19_only_a_session_opens_a_stream() {
    on_both(|stage| {
        let grant = activated(stage);
        let opening = Opening { session: grant.session.id.clone(), nonce: "nonce-nonce".into() };
        let mac = opening.mac(&grant.session.key).unwrap();
        let check = |session: &str, nonce: &str, mac: &str, status: u16, cause: &str| {
            let answer = stage.get(STREAM, &[(SESSION, session), (NONCE, nonce), (MAC, mac)]);
            assert_eq!((answer.status, answer.cause().as_str()), (status, cause), "{}", answer.body);
        };
        check(&opening.session, "another-nonce", &mac, 401, "session-ended");
        check(&opening.session, &opening.nonce, "AAAA", 401, "session-ended");
        check("nonsense", &opening.nonce, &mac, 401, "session-ended");
        check(&opening.session, "short", &mac, 400, "invalid");
    });
}

#[test]
fn l_27_a_page_is_told_to_look_when_its_account_changes_and_ends_with_the_session() {
    on_both(|stage| {
        let key = stage.admin_key();
        let mut carla = stage.signed_in(CUSTOMER);
        let account = account_of(stage, &mut carla);
        let own = watch(stage, &carla, &format!("/accounts/{account}/live"));
        let olivia = stage.signed_in(OPERATOR);
        let all = watch(stage, &olivia, "/live");
        add_server(stage, &key, &account, "rome-live-1");
        own.hears("look");
        all.hears("look");

        // Of others one hears nothing, and may not ask.
        let strange = stage.get("/accounts/acc_00000000000000000000000000000000/live", &[("cookie", &carla.cookie())]);
        assert_eq!(strange.status, 404);

        let page = stage.open(&mut carla, &format!("/accounts/{account}"));
        let out = stage.send(&mut carla.clone(), &page, "/sign-out", &[]);
        assert_eq!(out.status, 303);
        own.hears("end");
        own.is_over();
        let refused = stage.get(&format!("/accounts/{account}/live"), &[("cookie", &carla.cookie())]);
        assert!(refused.status == 303 && refused.header("location").starts_with("/sign-in"));
    });
}

#[test]
fn x_07_a_program_follows_the_log_and_misses_nothing_when_it_comes_again() {
    on_both(|stage| {
        let key = stage.admin_key();
        let account = account_of(stage, &mut stage.signed_in(CUSTOMER));
        let bearer = format!("Bearer {key}");
        let open = |path: &str, last: Option<&str>| {
            let mut headers = vec![("authorization", bearer.as_str())];
            headers.extend(last.map(|id| ("last-event-id", id)));
            Listener::open(&stage.demo().address, path, &headers)
        };
        let path = "/api/v1/events/stream?kind=server.added";
        let first = open(path, None);
        add_server(stage, &key, &account, "rome-log-1");
        // Without a last id it begins with what is not sealed yet, which may be older than the stream.
        let named = |told: &Told| json_of_data(told)["after"]["name"].as_str().map(str::to_owned);
        let told = std::iter::repeat_with(|| first.hears("event"));
        let told = told.take(100).find(|told| named(told).as_deref() == Some("rome-log-1")).unwrap();
        let event = json_of_data(&told);
        assert_eq!((event["id"].as_str(), event["kind"].as_str()), (Some(told.id.as_str()), Some("server.added")));
        drop(first);

        add_server(stage, &key, &account, "rome-log-2");
        add_server(stage, &key, &account, "rome-log-3");
        let again = open(path, Some(&told.id));
        let heard = [again.hears("event"), again.hears("event")];
        assert_eq!(heard.each_ref().map(named), [Some("rome-log-2".into()), Some("rome-log-3".into())]);

        for (last, status) in [("evt_00000000000000000000000000000000", 404), ("nonsense", 404)] {
            assert_eq!(open(path, Some(last)).status, status, "{last}");
        }
        assert_eq!(Listener::open(&stage.demo().address, path, &[]).status, 401);
    });
}

fn json_of_data(told: &Told) -> Value {
    serde_json::from_str(&told.data).unwrap()
}

/// Waits until no mail waits any more.
fn settled(stage: &Stage, key: &str) {
    for _ in 0..PATIENCE.as_millis() / 50 {
        let waiting = json_of(&stage.api(key, "/api/v1/mails?state=waiting", None));
        if waiting["items"].as_array().is_some_and(Vec::is_empty) {
            return;
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("mails wait");
}

#[test]
fn x_10_what_is_saved_on_one_node_is_heard_on_the_other() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut stage = Stage { demo: None, runtime, scratch: Scratch::postgres(), data: tempfile::tempdir().unwrap() };
    stage.start(None).unwrap();
    let options =
        Options { data: stage.data.path().to_owned(), database: Some(stage.scratch.target().clone()), port: 0 };
    let other = stage.runtime.block_on(Demo::start(&options)).unwrap();

    let key = stage.admin_key();
    let mut carla = stage.signed_in(CUSTOMER);
    let account = account_of(&stage, &mut carla);
    let grant = activated(&stage);
    // The session of the first node is good on the other, for product and person alike.
    let product = follow(&other.address, &grant);
    let number = lease(&product.next());
    let page = Listener::open(&other.address, &format!("/accounts/{account}/live"), &[("cookie", &carla.cookie())]);
    assert_eq!(page.status, 200);
    take_one(&stage, &key, &account, &grant.server);
    assert_eq!(lease(&product.hears("lease")), number + 1);
    page.hears("look");

    // Work is shared: a mail that both nodes hear of goes out once.
    let orders = stage.api(&key, "/api/v1/orders", None);
    let orders = json_of(&orders)["items"].as_array().unwrap().clone();
    let locked = orders.iter().find(|order| order["state"] == "locked").expect("an order is locked");
    let sent = || stage.demo().mailbox().all().len() + other.mailbox().all().len();
    settled(&stage, &key);
    let before = sent();
    let path = format!("/api/v1/orders/{}/resend", locked["id"].as_str().unwrap());
    let resent = stage.api(&key, &path, Some(""));
    assert!(resent.status < 300, "{}", resent.body);
    settled(&stage, &key);
    assert_eq!(sent(), before + 1);
    stage.runtime.block_on(other.stop()).unwrap();
}
