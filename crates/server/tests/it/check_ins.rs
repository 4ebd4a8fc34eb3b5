//! Check-ins that are answered from memory: nothing that was changed is passed over, and no copy.

use std::time::Duration;

use claviger_server::demo::{Demo, Options};
use claviger_testkit::engines::Scratch;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::installation::Product;
use crate::stage::{Stage, on_both};

/// A program of the vendor's, which looks at the customer's first server and changes it.
struct Desk<'s> {
    stage: &'s Stage,
    key: String,
    server: String,
}

impl<'s> Desk<'s> {
    fn new(stage: &'s Stage) -> Self {
        let key = stage.admin_key();
        let listed: Value = serde_json::from_str(&stage.api(&key, "/api/v1/servers", None).body).unwrap();
        let server = listed["items"].as_array().unwrap().iter().find(|server| server["status"] == "available");
        let server = server.expect("a server with a token")["id"].as_str().unwrap().to_owned();
        Self { stage, key, server }
    }

    fn shown(&self) -> Value {
        let path = format!("/api/v1/servers/{}", self.server);
        serde_json::from_str(&self.stage.api(&self.key, &path, None).body).unwrap()
    }

    fn token(&self) -> String {
        self.shown()["token"].as_str().unwrap().to_owned()
    }

    fn does(&self, deed: &str) {
        let path = format!("/api/v1/servers/{}/{deed}", self.server);
        let answer = self.stage.api(&self.key, &path, Some("{}"));
        assert!((200..300).contains(&answer.status), "{deed}: {}", answer.body);
    }

    /// Saves that the server is to have one unit less of what it has first.
    fn takes_a_unit_away(&self) {
        let shown = self.shown();
        let item = &shown["items"][0];
        let (pool, wanted) = (item["pool"].as_str().unwrap(), item["wanted"].as_u64().unwrap());
        let path = format!("/api/v1/accounts/{}/allocations", shown["account"].as_str().unwrap());
        let cell = json!({ "pool": pool, "server": self.server, "seen": wanted, "wanted": wanted - 1 });
        let body = json!({ "cells": [cell] }).to_string();
        let answer = self.stage.api_by("PUT", &self.key, &path, &body);
        assert_eq!(answer.status, 200, "{}", answer.body);
    }

    /// Waits until the server is shown as one wants it.
    fn waits_until(&self, what: &str, is_so: impl Fn(&Value) -> bool) {
        for _ in 0..400 {
            if is_so(&self.shown()) {
                return;
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        panic!("{what}: {}", self.shown());
    }

    /// An installation that was activated and has acknowledged its lease.
    fn activated(&self) -> Product {
        let mut product = Product::new(1, "rome-host");
        assert_eq!(product.activate(self.stage, &self.token()).status, 200);
        assert_eq!(product.check_in(self.stage).status, 304);
        product
    }
}

#[test]
fn l_19_check_ins_answered_from_memory_are_written_a_moment_later() {
    on_both(|stage| {
        let desk = Desk::new(stage);
        let mut product = desk.activated();
        stage.demo().clock().move_by(jiff::SignedDuration::from_hours(2));
        let before = desk.shown()["installation"]["last_seen"].clone();
        for _ in 0..3 {
            assert_eq!(product.check_in(stage).status, 304);
            assert_eq!(product.check_in_again(stage).status, 304, "an answer that was lost is given again");
        }
        desk.waits_until("it was seen", |shown| shown["installation"]["last_seen"] != before);
        let remembered = stage.demo().remembered();
        assert_eq!(remembered.servers, 1, "{remembered:?}");
    });
}

#[test]
fn l_15_what_was_done_to_a_server_is_known_to_its_very_next_check_in() {
    on_both(|stage| {
        let desk = Desk::new(stage);
        let mut product = desk.activated();
        assert_eq!(product.check_in(stage).status, 304);

        desk.takes_a_unit_away();
        let answer = product.check_in(stage);
        assert_eq!((answer.status, answer.cause().as_str()), (409, "lease-changed"));
        assert_eq!(product.renew(stage, &desk.server).status, 200);
        assert_eq!(desk.shown()["items"][0]["releasing"], 1);
        assert_eq!(product.check_in(stage).status, 304);
        assert_eq!(desk.shown()["items"][0]["releasing"], 0, "it has acknowledged");
        assert_eq!(product.check_in(stage).status, 304);

        desk.does("disabling");
        let answer = product.check_in(stage);
        assert_eq!((answer.status, answer.cause().as_str()), (401, "session-ended"));
        assert_eq!(product.renew(stage, &desk.server).cause(), "server-disabled");
        desk.does("enabling");
        assert_eq!(product.activate(stage, &desk.token()).status, 200);
        assert_eq!(product.check_in(stage).status, 304);
        assert_eq!(product.check_in(stage).status, 304);

        desk.does("binding-release");
        assert_eq!(product.check_in(stage).cause(), "session-ended");
        assert_eq!(product.renew(stage, &desk.server).cause(), "binding-released");
    });
}

#[test]
fn l_17_a_copy_is_told_from_what_was_heard_but_not_written_yet() {
    on_both(|stage| {
        let desk = Desk::new(stage);
        let mut product = desk.activated();
        let mut copy = Product { luck: "other", ..product.clone() };
        for _ in 0..5 {
            assert_eq!(product.check_in(stage).status, 304);
        }
        // Each of its ways, at once: whatever the writer has done meanwhile, the numbers count that were heard.
        assert_eq!(copy.check_in(stage).cause(), "sequence-repeated");
        assert_eq!(copy.renew(stage, &desk.server).cause(), "sequence-repeated");
        assert_eq!(product.check_in(stage).status, 304);
        copy.sequence = product.sequence - 1;
        assert_eq!(copy.check_in(stage).cause(), "sequence-repeated", "the same number with another nonce");
        let alerts = desk.shown()["alerts"].clone();
        assert_eq!((alerts.as_array().unwrap().len(), &alerts[0]["kind"]), (1, &json!("copy")), "{alerts}");
        assert_eq!(product.check_in(stage).status, 304);
    });
}

#[test]
fn x_13_a_server_that_calls_too_often_is_told_when_to_call_again() {
    on_both(|stage| {
        let desk = Desk::new(stage);
        let mut product = desk.activated();
        for _ in 0..119 {
            assert_eq!(product.check_in(stage).status, 304);
        }
        let answer = product.check_in(stage);
        assert_eq!((answer.status, answer.cause().as_str()), (429, "too-many-requests"));
        assert_eq!(answer.header("retry-after"), "10");
        assert_eq!(product.renew(stage, &desk.server).status, 429, "renewals are of the same number");
    });
}

#[test]
fn x_11_what_was_heard_is_written_before_the_end() {
    for scratch in [Scratch::sqlite(), Scratch::postgres()] {
        let runtime = Runtime::new().unwrap();
        let mut stage = Stage { demo: None, runtime, scratch, data: tempfile::tempdir().unwrap() };
        stage.start(None).unwrap();
        let mut product = Desk::new(&stage).activated();
        for _ in 0..3 {
            assert_eq!(product.check_in(&stage).status, 304);
        }
        let mut copy = Product { luck: "other", sequence: product.sequence - 1, ..product.clone() };
        stage.stop();
        stage.start(None).unwrap();
        assert_eq!(copy.check_in(&stage).cause(), "sequence-repeated", "the last number survived the end");
        assert_eq!(product.check_in(&stage).status, 304);
    }
}

#[test]
fn l_17_x_10_a_copy_that_speaks_to_another_node_is_found_when_both_are_written() {
    let runtime = Runtime::new().unwrap();
    let mut stage = Stage { demo: None, runtime, scratch: Scratch::postgres(), data: tempfile::tempdir().unwrap() };
    stage.start(None).unwrap();
    let mut product = Desk::new(&stage).activated();
    let mut copy = Product { luck: "other", ..product.clone() };
    let options =
        Options { data: stage.data.path().to_owned(), database: Some(stage.scratch.target().clone()), port: 0 };
    let other = stage.runtime.block_on(Demo::start(&options)).unwrap();
    let first = stage.demo.replace(other);
    let mut elsewhere = Stage {
        demo: first,
        runtime: Runtime::new().unwrap(),
        scratch: Scratch::sqlite(),
        data: tempfile::tempdir().unwrap(),
    };

    // Each node knows the installation from a call of its own, and hears the next number from one of the two.
    assert_eq!(product.check_in(&stage).status, 304);
    copy.sequence = product.sequence;
    assert_eq!(product.check_in(&stage).status, 304);
    assert_eq!(copy.check_in(&elsewhere).status, 304, "nobody there has heard of the other yet");
    let desk =
        Desk { stage: &elsewhere, key: elsewhere.admin_key(), server: copy.grant.as_ref().unwrap().server.clone() };
    desk.waits_until("the copy was found", |shown| shown["alerts"][0]["kind"] == "copy");

    // Whatever one node does to the server the other one hears.
    let mut product = Product { sequence: product.sequence + 10, ..product };
    assert_eq!(product.check_in(&stage).status, 304);
    assert_eq!(product.check_in(&stage).status, 304);
    desk.does("disabling");
    let mut status = 304;
    for _ in 0..100 {
        status = product.check_in(&stage).status;
        if status != 304 {
            break;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    assert_eq!(status, 401);
    elsewhere.stop();
    stage.stop();
}
