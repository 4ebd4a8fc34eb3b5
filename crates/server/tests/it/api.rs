//! What holds for every call of the API: its description, pages, tags, problems, keys, limits.

use std::collections::BTreeSet;

use claviger_app::domain::account::Role;
use claviger_server::api;
use claviger_server::limits::{Limits, Policy};
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::house::{House, in_both, in_both_with, order};
use crate::stage::Answer;

/// A key made over the API, narrowed to `scopes`.
fn narrowed(house: &House, scopes: &[&str]) -> String {
    let path = format!("/api/v1/accounts/{}/api-keys", house.vendor.id);
    let body = json!({ "name": "narrow", "role": "operator", "scopes": scopes, "days": 30 });
    let answer = house.call(&house.key, "POST", &path, &[], Some(&body));
    assert_eq!(answer.status, 201, "{}", answer.body);
    answer.json()["secret"].as_str().unwrap().to_owned()
}

fn items(answer: &Answer) -> Vec<Value> {
    answer.json()["items"].as_array().unwrap().clone()
}

#[test]
fn x_06_the_description_is_for_everybody_and_every_call_it_describes_is_there_and_needs_a_key() {
    in_both(|house| {
        let answer = house.call("", "GET", "/api/v1/openapi.json", &[], None);
        assert_eq!((answer.status, answer.header("content-type")), (200, "application/json"));
        assert_eq!(answer.json()["openapi"], "3.1.0");
        for (path, item) in &api::document().paths.paths {
            let address = path.replace(['{', '}'], "");
            for (method, _) in api::operations(item) {
                // Not more often than one may who shows no key.
                house.pass(SignedDuration::from_secs(1));
                let answer = house.call("", method, &address, &[], None);
                assert_eq!((answer.status, answer.cause().as_str()), (401, "unauthorized"), "{method} {path}");
            }
        }
    });
}

#[test]
fn x_06_no_call_is_left_out_of_the_description() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut routes = BTreeSet::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            for (at, _) in source.match_indices(".route(") {
                let address = source[at + 7..].trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
                routes.extend(address.filter(|address| address.starts_with("/api/")).map(str::to_owned));
            }
        }
    }
    let undescribed = ["/api/v1/openapi.json", "/api/v1/reference", "/api/v1/reference/{room}", "/api/{*rest}"];
    assert_eq!(routes, undescribed.into_iter().map(str::to_owned).collect(), "routes beside the described ones");
}

#[test]
fn x_06_a_list_is_read_page_by_page_whatever_comes_meanwhile() {
    in_both(|house| {
        for number in 1..=5 {
            house.pass(SignedDuration::from_secs(1));
            house.order(&format!("A-{number}"));
        }
        let numbers = |answer: &Answer| -> Vec<String> {
            items(answer).iter().map(|order| order["number"].as_str().unwrap().to_owned()).collect()
        };
        let first = house.get("/api/v1/orders?limit=2");
        assert_eq!(numbers(&first), ["A-5", "A-4"]);
        house.pass(SignedDuration::from_secs(1));
        house.order("A-6");
        let link = first.header("link").strip_prefix('<').unwrap().strip_suffix(">; rel=\"next\"").unwrap().to_owned();
        assert!(link.starts_with("/api/v1/orders?limit=2&after="), "{link}");
        assert!(link.ends_with(first.json()["next"].as_str().unwrap()));
        let second = house.get(&link);
        assert_eq!(numbers(&second), ["A-3", "A-2"]);
        let next = second.json()["next"].as_str().unwrap().to_owned();
        let last = house.get(&format!("/api/v1/orders?after={next}"));
        assert_eq!(
            (numbers(&last), last.json()["next"].clone(), last.header("link")),
            (vec!["A-1".into()], Value::Null, "")
        );

        let twice = house.get("/api/v1/events?kind=a&kind=b");
        assert_eq!((twice.status, twice.cause().as_str()), (400, "invalid"), "{}", twice.body);
        assert!(twice.body.contains("duplicate field"), "{}", twice.body);
        for path in [
            "/api/v1/accounts?kind=customer&kind=reseller",
            "/api/v1/customers?q=a&q=b",
            "/api/v1/mails?state=sent&state=dead",
            "/api/v1/orders?q=a&q=b",
            "/api/v1/servers?q=a&q=b",
        ] {
            let twice = house.get(path);
            assert_eq!((twice.status, twice.cause().as_str()), (400, "invalid"), "{path}: {}", twice.body);
            assert!(twice.body.contains("duplicate field"), "{path}: {}", twice.body);
        }
        let order = order("A-7");
        let mistyped = house.call(&house.key, "POST", "/api/v1/orders?preveiw=true", &[], Some(&order));
        assert_eq!((mistyped.status, mistyped.cause().as_str()), (400, "invalid"), "what was meant to be looked at");
        for (query, cause) in [
            ("limit=0", "bad-limit"),
            ("limit=201", "bad-limit"),
            ("limit=-1", "bad-limit"),
            ("limit=two", "bad-limit"),
            ("after=nonsense", "bad-cursor"),
            ("after=", "bad-cursor"),
        ] {
            let answer = house.get(&format!("/api/v1/orders?{query}"));
            assert_eq!((answer.status, answer.cause().as_str()), (400, cause), "{query}");
        }
        let answer = house.get(&format!("/api/v1/events?after={next}"));
        assert_eq!((answer.status, answer.cause().as_str()), (400, "bad-cursor"), "an order's cursor in the events");
    });
}

#[test]
fn x_06_what_a_program_has_is_not_sent_again_and_what_changed_is_not_overwritten() {
    in_both(|house| {
        let path = format!("/api/v1/orders/{}", house.order("A-1"));
        let seen = house.get(&path);
        let tag = seen.header("etag").to_owned();
        assert!(tag.starts_with('"') && tag.ends_with('"'), "{tag}");
        let again = house.call(&house.key, "GET", &path, &[("if-none-match", &tag)], None);
        assert_eq!((again.status, again.body.as_str(), again.header("etag")), (304, "", tag.as_str()));
        let other = house.call(&house.key, "GET", &path, &[("if-none-match", "\"other\"")], None);
        assert_eq!((other.status, &other.body), (200, &seen.body));

        let cancel = format!("{path}/cancellation");
        let refused = house.call(&house.key, "POST", &cancel, &[("if-match", "\"other\"")], None);
        assert_eq!((refused.status, refused.cause().as_str()), (412, "precondition-failed"));
        assert_eq!(house.get(&path).json()["state"], "locked");
        assert_eq!(house.call(&house.key, "POST", &cancel, &[("if-match", &tag)], None).status, 204);
        let changed = house.call(&house.key, "GET", &path, &[("if-none-match", &tag)], None);
        assert_eq!((changed.status, changed.json()["state"].clone()), (200, json!("cancelled")));

        let account = house.customer.id;
        let (servers, matrix) =
            (format!("/api/v1/accounts/{account}/servers"), format!("/api/v1/accounts/{account}/allocations"));
        let tag = house.get(&matrix).header("etag").to_owned();
        let nothing = json!({ "cells": [] });
        let save = |tag: &str| house.call(&house.key, "PUT", &matrix, &[("if-match", tag)], Some(&nothing));
        let saved = save(&tag);
        assert_eq!((saved.status, saved.header("etag")), (200, tag.as_str()));
        assert_eq!(house.call(&house.key, "POST", &servers, &[], Some(&json!({ "name": "rome" }))).status, 201);
        let refused = save(&tag);
        assert_eq!((refused.status, refused.cause().as_str()), (412, "precondition-failed"));
        assert_eq!(save(house.get(&matrix).header("etag")).status, 200);
        assert_eq!(save("*").status, 200);
    });
}

#[test]
fn x_06_whatever_tells_of_one_thing_has_its_tag_and_its_description_says_so() {
    in_both(|house| {
        let described = house.get("/api/v1/openapi.json").json();
        let order = house.order("A-1");
        let customer = house.customer.id;
        let mails = house.get("/api/v1/mails").json();
        let server = house.call(
            &house.key,
            "POST",
            &format!("/api/v1/accounts/{customer}/servers"),
            &[],
            Some(&json!({ "name": "rome" })),
        );
        let keys = house.get(&format!("/api/v1/accounts/{}/api-keys", house.vendor.id)).json();
        let examples = [
            ("{order}", order),
            ("{account}", customer.to_string()),
            ("{mail}", mails["items"][0]["id"].as_str().unwrap().to_owned()),
            ("{server}", server.json()["id"].as_str().unwrap().to_owned()),
        ];
        let (mut looked_at, mut wrong) = (0, Vec::new());
        for (path, calls) in described["paths"].as_object().unwrap() {
            let Some(get) = calls.get("get") else { continue };
            // A stream tells of whatever comes, and has no end that a test could wait for.
            if !get["responses"]["200"]["content"]["text/event-stream"].is_null() {
                continue;
            }
            let mut address = path.clone();
            if path.contains("/api-keys/") {
                address = address.replace("{account}", &house.vendor.id.to_string());
                address = address.replace("{key}", keys["items"][0]["id"].as_str().unwrap());
            }
            for (name, example) in &examples {
                address = address.replace(name, example);
            }
            let answer = house.get(&address);
            // What needs a thing that this house has not is shown with that thing.
            if answer.status != 200 {
                assert!(address.contains('{') || answer.status == 404, "{address}: {}", answer.body);
                continue;
            }
            let says = !get["responses"]["200"]["headers"]["ETag"].is_null();
            if answer.header("etag").is_empty() == says {
                wrong.push(path.clone());
            }
            looked_at += usize::from(says);
            if says {
                let seen = answer.header("etag").to_owned();
                let again = house.call(&house.key, "GET", &address, &[("if-none-match", &seen)], None);
                assert_eq!(again.status, 304, "{path}");
            }
        }
        assert_eq!(wrong, [""; 0], "what is served and what is described differ");
        assert!(looked_at >= 7, "{looked_at} single things");
    });
}

#[test]
fn x_06_x_12_every_refusal_is_a_problem_with_its_cause_its_place_and_the_requests_id() {
    in_both(|house| {
        let check = |answer: &Answer, status: u16, cause: &str, says: &str| {
            assert_eq!((answer.status, answer.cause().as_str()), (status, cause), "{}", answer.body);
            assert!(answer.body.contains(says), "{} does not say {says}", answer.body);
            assert_eq!(answer.json()["request_id"], answer.header("x-request-id"), "{}", answer.body);
            assert!(!answer.header("x-request-id").is_empty());
        };
        let post = |headers: &[(&str, &str)], body: &Value| {
            house.call(&house.key, "POST", "/api/v1/orders", headers, Some(body))
        };
        check(&house.call("", "GET", "/api/v1/orders", &[], None), 401, "unauthorized", "Bearer");
        check(&house.get("/api/v1/nothing"), 404, "not-found", "");
        let answer = house.call(&house.key, "DELETE", "/api/v1/orders", &[], None);
        check(&answer, 405, "method-not-allowed", "Allow");
        assert!(answer.header("allow").contains("POST"), "{}", answer.header("allow"));
        check(
            &post(&[("content-type", "text/plain")], &order("A-1")),
            415,
            "unsupported-media-type",
            "application/json",
        );
        check(&post(&[("content-type", "")], &order("A-1")), 415, "unsupported-media-type", "application/json");
        let mut wrong = order("A-1");
        wrong["lines"][0]["items"] = json!("one");
        check(&post(&[], &wrong), 422, "invalid-json", "lines[0].items");
        wrong = order("A-1");
        wrong["lines"][0]["itmes"] = json!(1);
        check(&post(&[], &wrong), 422, "invalid-json", "unknown field `itmes`");
        let deep = (0..200).fold(json!(1), |inside, _| json!([inside]));
        wrong = order("A-1");
        wrong["lines"] = deep;
        check(&post(&[], &wrong), 422, "invalid-json", "");
        let long = json!("x".repeat(5 * 1024 * 1024));
        check(&post(&[], &long), 413, "body-too-large", "4,194,304 bytes");
        check(&post(&[("idempotency-key", "long")], &long), 413, "body-too-large", "4,194,304 bytes");
        let good = post(&[("content-type", "Application/JSON; charset=utf-8")], &order("A-1"));
        assert_eq!(good.status, 201, "{}", good.body);
    });
}

#[test]
fn x_06_a_key_does_no_more_than_its_scopes() {
    in_both(|house| {
        let id = house.order("A-1");
        let path = format!("/api/v1/orders/{id}");
        let reads = narrowed(house, &["orders:read"]);
        assert_eq!(house.call(&reads, "GET", &path, &[], None).status, 200);
        let refused = house.call(&reads, "POST", &format!("{path}/resend"), &[], None);
        assert_eq!((refused.status, refused.cause().as_str()), (403, "out-of-scope"));
        assert!(refused.body.contains("orders:write"), "{}", refused.body);
        assert_eq!(house.call(&reads, "GET", "/api/v1/events", &[], None).cause(), "out-of-scope");
        assert_eq!(house.events("order.resent"), 0);
        let writes = narrowed(house, &["orders:write"]);
        assert_eq!(house.call(&writes, "POST", "/api/v1/orders", &[], Some(&order("A-2"))).status, 201);
        let matrix = format!("/api/v1/accounts/{}/allocations", house.customer.id);
        assert_eq!(house.call(&writes, "GET", &matrix, &[], None).cause(), "out-of-scope");
        // What tells of several things tells only what the key may see of each.
        let start = house.call(&narrowed(house, &["licenses:read"]), "GET", "/api/v1/overview", &[], None).json();
        assert_eq!((&start["orders_locked"], &start["locked"]), (&Value::Null, &Value::Null), "{start}");
        assert!(start["licenses_ending"].is_number(), "{start}");
        let both = narrowed(house, &["licenses:read", "orders:read"]);
        let start = house.call(&both, "GET", "/api/v1/overview", &[], None).json();
        // Both were placed at one instant: neither is the older one.
        assert_eq!(
            (&start["orders_locked"], start["locked"].as_array().map(Vec::len)),
            (&json!(2), Some(2)),
            "{start}"
        );
    });
}

#[test]
fn x_06_a_key_is_good_until_it_expires_or_is_ended_and_shows_when_it_was_used() {
    in_both(|house| {
        let keys = format!("/api/v1/accounts/{}/api-keys", house.vendor.id);
        let body = json!({ "name": "order system", "role": "operator", "scopes": ["orders:read"], "days": 2 });
        let made = house.call(&house.key, "POST", &keys, &[], Some(&body)).json();
        let (secret, id) = (made["secret"].as_str().unwrap(), made["key"]["id"].as_str().unwrap());
        let path = format!("{keys}/{id}");
        assert_eq!((&made["key"]["scopes"], &made["key"]["last_used"]), (&json!(["orders:read"]), &Value::Null));
        let status = |secret: &str| house.call(secret, "GET", "/api/v1/orders", &[], None).status;
        let used = || house.get(&path).json()["last_used"].clone();
        house.pass(SignedDuration::from_secs(30));
        assert_eq!(status(secret), 200);
        assert_eq!(used(), "2026-11-02T09:00:30Z");
        house.pass(SignedDuration::from_secs(30));
        assert_eq!(status(secret), 200);
        assert_eq!(used(), "2026-11-02T09:00:30Z", "noted to the minute");
        house.pass(SignedDuration::from_secs(30));
        assert_eq!(status(secret), 200);
        assert_eq!(used(), "2026-11-02T09:01:30Z");

        assert_eq!(house.call(&house.key, "DELETE", &path, &[], None).status, 204);
        assert_eq!(house.call(&house.key, "DELETE", &path, &[], None).status, 204);
        assert_eq!((status(secret), house.events("api-key.revoked")), (401, 1));
        assert_eq!(house.get(&path).json()["revoked"], "2026-11-02T09:01:30Z");
        let listed = items(&house.get(&keys));
        assert_eq!(listed.iter().filter(|key| key["id"] == id).count(), 1);
        assert_eq!(listed.len(), 2);
        assert!(!house.get(&keys).body.contains(secret), "a secret is shown once");

        let made = house.call(&house.key, "POST", &keys, &[], Some(&body)).json();
        let secret = made["secret"].as_str().unwrap();
        house.pass(SignedDuration::from_hours(48) - SignedDuration::from_secs(1));
        assert_eq!(status(secret), 200);
        house.pass(SignedDuration::from_secs(1));
        assert_eq!(status(secret), 401);
    });
}

#[test]
fn x_06_nobody_makes_a_key_that_can_do_more_than_they() {
    in_both(|house| {
        let path_of = |account| format!("/api/v1/accounts/{account}/api-keys");
        let make = |key: &str, account, body: Value| house.call(key, "POST", &path_of(account), &[], Some(&body));
        let (vendor, customer) = (house.vendor.id, house.customer.id);
        let administrator = house.issue(&house.customer, Role::Administrator);
        let wish = |role: &str, scopes: Value, days: u32| json!({ "name": "key", "role": role, "scopes": scopes, "days": days });
        let refused = |answer: &Answer, field: &str, says: &str| {
            assert_eq!((answer.status, answer.cause().as_str()), (422, "api-key-invalid"), "{}", answer.body);
            let errors = answer.json()["errors"].clone();
            let found = errors.as_array().unwrap().iter().find(|error| error["field"] == field);
            assert!(found.is_some_and(|error| error["detail"].as_str().unwrap().contains(says)), "{errors}");
        };
        let keys = narrowed(house, &["api-keys:write", "orders:read"]);
        assert_eq!(make(&keys, vendor, wish("operator", json!(["orders:read"]), 1)).status, 201);
        refused(&make(&keys, vendor, wish("operator", json!(["orders:write"]), 1)), "role", "more than you can");
        refused(&make(&keys, vendor, wish("operator", Value::Null, 1)), "role", "more than you can");
        refused(&make(&keys, vendor, wish("operator", json!(["orders:read"]), 31)), "days", "that program's own");
        refused(&make(&house.key, vendor, wish("operator", json!([]), 1)), "role", "could do nothing");
        refused(&make(&house.key, vendor, wish("king", json!(["orders:read"]), 1)), "role", "operator");
        refused(&make(&house.key, vendor, wish("operator", json!(["orders"]), 1)), "scopes[0]", "orders:read");
        refused(&make(&house.key, vendor, wish("operator", json!(["orders:read"]), 367)), "days", "366");
        refused(&make(&house.key, vendor, wish("operator", json!(["orders:read"]), 0)), "days", "366");
        refused(&make(&administrator, customer, wish("operator", Value::Null, 1)), "role", "could do nothing");
        assert_eq!(make(&administrator, customer, wish("read-only", Value::Null, 1)).status, 201);

        let reads = narrowed(house, &["orders:read"]);
        assert_eq!(make(&reads, vendor, wish("operator", json!(["orders:read"]), 1)).cause(), "out-of-scope");
        let looks = house.issue(&house.customer, Role::ReadOnly);
        assert_eq!(make(&looks, customer, wish("read-only", Value::Null, 1)).cause(), "forbidden");
        // The vendor sees and ends the keys of its customers, and makes none in their name.
        assert_eq!(make(&house.key, customer, wish("read-only", Value::Null, 1)).cause(), "forbidden");
        let listed = house.get(&path_of(customer));
        assert_eq!((listed.status, items(&listed).len()), (200, 3));
        let stranger = house.issue(&house.neighbour, Role::Administrator);
        let listed = house.call(&stranger, "GET", &path_of(customer), &[], None);
        assert_eq!((listed.status, listed.cause().as_str()), (404, "not-found"));
        let key = items(&house.get(&path_of(customer)))[0]["id"].as_str().unwrap().to_owned();
        let elsewhere = format!("{}/{key}", path_of(house.neighbour.id));
        assert_eq!(house.call(&stranger, "DELETE", &elsewhere, &[], None).cause(), "not-found");
    });
}

#[test]
fn x_06_who_calls_too_often_is_told_when_to_call_again() {
    let of = |quota| Policy { quota, window_secs: 60 };
    let limits = Limits { calls: of(3), failures: of(2), people: of(2) };
    in_both_with(limits, |house| {
        let call = || house.get("/api/v1/orders");
        let told = |answer: &Answer| {
            ["ratelimit-policy", "ratelimit", "retry-after"].map(|name| answer.header(name).to_owned())
        };
        let policy = "\"calls\";q=3;w=60";
        assert_eq!(told(&call()), [policy, "\"calls\";r=2;t=20", ""]);
        house.pass(SignedDuration::from_secs(5));
        assert_eq!(told(&call()), [policy, "\"calls\";r=1;t=35", ""]);
        assert_eq!(call().status, 200);
        let refused = call();
        assert_eq!((refused.status, refused.cause().as_str()), (429, "too-many-requests"));
        assert_eq!(told(&refused), [policy, "\"calls\";r=0;t=15", "15"]);
        assert_eq!(refused.json()["request_id"], refused.header("x-request-id"));
        house.pass(SignedDuration::from_secs(15));
        assert_eq!(call().status, 200);
        house.pass(SignedDuration::from_mins(1));

        let stranger = || house.call("wrong", "GET", "/api/v1/orders", &[], None);
        assert_eq!([stranger().status, stranger().status, stranger().status], [401, 401, 429]);
        assert_eq!(told(&stranger()), ["\"failures\";q=2;w=60", "\"failures\";r=0;t=30", "30"]);
        assert_eq!(call().status, 200, "a good key from the same address is not held up");
    });
}
