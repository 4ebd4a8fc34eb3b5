//! Two nodes behind a load balancer: whichever answers, it is one installation. (X-10)

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use claviger_agent::client::wire::key::PublicKey;
use claviger_agent::client::{CheckedIn, Config, Host, Installation, ServerToken};
use claviger_server::clock::Clock;
use claviger_server::store::engine::{Db, Target};
use claviger_server::store::fault::Fault;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::cluster::Cluster;
use crate::installed::{Answer, PASSWORD, answer, client, get, post};
use crate::shop::Shop;

fn parsed((status, _, body): &Answer, expected: u16) -> Value {
    assert_eq!(*status, expected, "{body}");
    serde_json::from_str(body).unwrap()
}

#[test]
fn x_10_people_programs_and_products_need_not_know_which_node_answers() {
    let (cluster, link) = Cluster::at_work("");

    // Each request of a browser goes to the other node than the one before: forms, proofs and sessions are good there.
    let mut olga = Browser::new(&cluster.url(""));
    assert_eq!(olga.open(&link).0, 200);
    let word = PASSWORD.replace(' ', "+");
    let (status, _, page) = olga.send(&link, &format!("name=Olga&password={word}&repeat={word}"));
    assert_eq!(status, 303, "{page}");
    for path in ["/orders", "/accounts", "/events", "/orders"] {
        assert_eq!(olga.open(path).0, 200, "{path}");
    }
    let sign_out = olga.send("/sign-out", "");
    assert_eq!((sign_out.0, olga.open("/orders").0), (303, 303), "signed out on one node is signed out on the other");
    let sign_in = olga.open("/sign-in");
    assert_eq!(sign_in.0, 200);
    assert_eq!(olga.send("/sign-in", &format!("email=olga%40vendor.test&password={word}")).0, 303);
    assert_eq!(olga.open("/orders").0, 200);
    assert!(olga.went_to_and_fro(), "{:?}", olga.nodes);

    // A call with a key of its own is carried out once, whoever is asked, one after the other or at once.
    let shop = Shop::of(&cluster.place, &cluster.url(""), &[]);
    shop.make_reseller();
    let account = |number: &str| {
        json!({
            "kind": "customer", "number": number, "name": format!("Customer {number}"), "country": "IT",
            "time_zone": "Europe/Rome", "language": "en",
        })
        .to_string()
    };
    let keyed = |url: &str, key: &str, number: &str| {
        let mut headers = shop.headers().to_vec();
        headers.push(("idempotency-key", key));
        post(url, &headers, &account(number))
    };
    let one = keyed(&cluster.node_url(0, "/api/v1/accounts"), "first", "K1");
    let other = keyed(&cluster.node_url(1, "/api/v1/accounts"), "first", "K1");
    assert_eq!(parsed(&one, 201), parsed(&other, 201), "the other node gives the same answer");
    let reused = keyed(&cluster.node_url(1, "/api/v1/accounts"), "first", "K2");
    assert!(reused.0 == 422 && reused.2.contains("idempotency-key-reused"), "{}", reused.2);
    let answers: Vec<_> = thread::scope(|scope| {
        let asked: Vec<_> = (0..8)
            .map(|number| {
                let (url, keyed) = (cluster.node_url(number % 2, "/api/v1/accounts"), &keyed);
                scope.spawn(move || keyed(&url, "second", "K3"))
            })
            .collect();
        asked.into_iter().map(|asked| asked.join().unwrap()).collect()
    });
    let made: BTreeSet<_> = answers.iter().filter(|answer| answer.0 == 201).map(|answer| answer.2.clone()).collect();
    assert_eq!(made.len(), 1, "{answers:?}");
    assert!(answers.iter().all(|answer| [201, 409].contains(&answer.0)), "{answers:?}");

    // Both mailers work; each mail goes out once.
    let orders: Vec<_> = (0..24).map(|number| format!("N-{number:02}")).collect();
    thread::scope(|scope| {
        for half in orders.chunks(6) {
            let shop = &shop;
            scope.spawn(move || half.iter().for_each(|number| assert_eq!(shop.order(number).0, 201)));
        }
    });
    let about = |number: &str| {
        let all = cluster.place.mailbox.all();
        all.iter().filter(|mail| mail.text().contains(&format!("{number}\n")) || mail.text().contains(number)).count()
    };
    for number in &orders {
        for _ in 0..600 {
            if about(number) > 0 {
                break;
            }
            thread::sleep(Duration::from_millis(50));
        }
    }
    // A mail that is sent is noted as such; whoever would send it again has nothing left to claim.
    let waiting = |state: &str| {
        let answer = get(&cluster.url(&format!("/api/v1/mails?state={state}")), &shop.headers());
        parsed(&answer, 200)["items"].as_array().unwrap().len()
    };
    while waiting("waiting") > 0 {
        thread::sleep(Duration::from_millis(50));
    }
    let counts: Vec<_> = orders.iter().map(|number| about(number)).collect();
    assert_eq!(counts, vec![1; orders.len()], "each mail went out once");
    let sent = |log: &str| log.matches("mail sent").count();
    let by_node: Vec<_> = cluster.nodes.iter().map(|node| sent(&node.log())).collect();
    assert_eq!(by_node.iter().sum::<usize>(), orders.len(), "{by_node:?}");

    // An order is unlocked through one node and its units are given to a server through the other.
    let mail = cluster.place.mail_with("N-00");
    let unlock = mail[mail.find("/unlock/").unwrap()..].split_whitespace().next().unwrap().to_owned();
    let mut reseller = Browser::new(&cluster.url(""));
    assert_eq!(reseller.open(&unlock).0, 200);
    assert_eq!(reseller.send(&unlock, "").0, 303);
    assert_eq!(reseller.send(&unlock, "").0, 303, "pressed twice, on another node, is pressed once");
    let customers = get(&cluster.url("/api/v1/customers?q=C1"), &shop.headers());
    let customer = parsed(&customers, 200)["items"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/accounts/{customer}");
    let added = post(&cluster.url(&format!("{path}/servers")), &shop.headers(), r#"{"name":"rome-1"}"#);
    let server = parsed(&added, 201)["id"].as_str().unwrap().to_owned();
    let matrix = parsed(&get(&cluster.url(&format!("{path}/allocations")), &shop.headers()), 200);
    let pool = matrix["rows"][0]["pool"].as_str().unwrap_or_else(|| panic!("{matrix:#}")).to_owned();
    let save = |wanted: u64, seen: u64| {
        let cells = json!({ "cells": [{ "pool": pool, "server": server, "wanted": wanted, "seen": seen }] });
        shop.put(&cluster.url(&format!("{path}/allocations")), &cells.to_string())
    };
    assert_eq!(save(2, 0).0, 200, "{}", save(2, 0).2);
    let shown = parsed(&get(&cluster.url(&format!("/api/v1/servers/{server}")), &shop.headers()), 200);
    let token: ServerToken = shown["token"].as_str().unwrap_or_else(|| panic!("{shown:#}")).parse().unwrap();

    // A product activates, checks in and hears of changes by whichever node: its session is known to both.
    let root_key = std::fs::read_to_string(cluster.place.path("data/root.jwk")).unwrap();
    let root_key: PublicKey = serde_json::from_str(&root_key).unwrap();
    let mut product = Installation::open(Config {
        service: cluster.url(""),
        root_key,
        state_file: cluster.place.path("product/state.json"),
        product_version: "2026.2".into(),
        proxy: None,
        ca_file: None,
        host: Some(Host { name: "rome-1".into(), fingerprint: "f-1".into(), product_version: "2026.2".into() }),
    })
    .unwrap();
    let now = || Clock::of_the_machine().now().as_second();
    let number = product.activate(&token, now()).unwrap().number;
    for _ in 0..6 {
        assert!(matches!(product.check_in(now()).unwrap(), CheckedIn::Unchanged));
    }
    assert_eq!(save(3, 2).0, 200);
    // The node that is asked may hear of the change a moment after the one that made it.
    let is_new = (0..400).any(|_| {
        thread::sleep(Duration::from_millis(25));
        matches!(product.check_in(now()).unwrap(), CheckedIn::NewLease)
    });
    assert!(is_new, "the product never heard of the change");
    assert!(product.lease().unwrap().number > number);

    // One node dies without a word; the other carries on, and whoever was signed in stays so.
    cluster.nodes[0].signal(rustix::process::Signal::KILL);
    cluster.wait_for(&["two"]);
    assert_eq!(olga.open("/orders").0, 200);
    assert_eq!(shop.order("N-after").0, 201);
    assert!(matches!(product.check_in(now()).unwrap(), CheckedIn::Unchanged));
}

/// What the next release would bring: a table, and a column of one that is in use.
const NEXT: [&str; 3] = [
    "CREATE TABLE of_the_next_release (id UUID NOT NULL PRIMARY KEY, what TEXT NOT NULL)",
    "ALTER TABLE account ADD COLUMN of_the_next_release BIGINT",
    "INSERT INTO refinery_schema_history (version, name, applied_on, checksum)
     VALUES (9999, 'of_the_next_release', '2026-11-26T00:00:00Z', '1')",
];

#[test]
fn x_10_nodes_go_on_serving_while_a_newer_program_changes_the_tables() {
    let (mut cluster, _) = Cluster::at_work("limits.calls_per_minute = 100000");
    let shop = Shop::of(&cluster.place, &cluster.url(""), &[]);
    shop.make_reseller();
    let (placed, is_over) = (Arc::new(Mutex::new(BTreeSet::new())), Arc::new(AtomicBool::new(false)));
    let placing: Vec<_> = (0..4)
        .map(|program| {
            let (shop, placed, is_over) = (shop.clone(), Arc::clone(&placed), Arc::clone(&is_over));
            thread::spawn(move || {
                for count in 0.. {
                    let number = format!("N-{program}-{count}");
                    let (status, body) = shop.order(&number);
                    assert_eq!(status, 201, "{number}: {body}");
                    assert!(shop.orders_found(&number) > 0, "{number} is not found");
                    placed.lock().unwrap().insert(number);
                    if is_over.load(Ordering::Relaxed) {
                        return;
                    }
                }
            })
        })
        .collect();
    let wait_for = |more: usize| {
        let wanted = placed.lock().unwrap().len() + more;
        while placed.lock().unwrap().len() < wanted {
            assert!(placing.iter().all(|program| !program.is_finished()), "a program was refused");
            thread::sleep(Duration::from_millis(10));
        }
    };
    wait_for(12);
    // A node of the next release starts: it changes the tables in one transaction, as every start does.
    let db = Db::open(&Target::Postgres(cluster.postgres.url())).unwrap();
    db.write::<_, Fault, _>(|tx| NEXT.iter().try_for_each(|sql| tx.execute(sql, &[]).map(drop))).wait().unwrap();
    wait_for(12);
    for number in 0..2 {
        assert_eq!(get(&cluster.node_url(number, "/readyz"), &[]).0, 200);
    }
    // The older program does not start any more: what it would make of these tables nobody has tried.
    let said = cluster.place.run(&["serve", "--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0"], &[]);
    assert!(!said.status.success() && said.err.contains("was changed by a newer program"), "{}", said.err);
    wait_for(6);
    // One node after the other is taken out in good order; nobody who asks is refused.
    let node = cluster.nodes.remove(0);
    node.stop();
    wait_for(12);
    is_over.store(true, Ordering::Relaxed);
    placing.into_iter().for_each(|program| program.join().unwrap());
    assert!(placed.lock().unwrap().is_subset(&shop.orders()));
}

#[test]
fn x_10_x_18_an_edition_published_on_one_node_applies_on_the_other() {
    let (cluster, _) = Cluster::at_work("");
    let shop = Shop::of(&cluster.place, &cluster.url(""), &[]);
    shop.make_reseller();
    let document = |number: usize| get(&cluster.node_url(number, "/api/v1/catalogue/document"), &shop.headers()).2;
    let publish = |number: usize, text: &str| {
        let url = cluster.node_url(number, "/api/v1/catalogue/document");
        let request = client().put(&url).header("authorization", shop.headers()[0].1);
        let answered = answer(request.header("content-type", "application/toml").send(text).unwrap());
        assert_eq!(answered.0, 200, "{}", answered.2);
    };
    let first = document(0);
    for round in 0..4_usize {
        let name = format!("Fax of round {round}");
        let text = first.replace("IP Fax server, 4 channels", &name);
        publish(round % 2, &text);
        // The other node is asked at once, whether it has heard of it or not.
        let other = (round + 1) % 2;
        let shown = get(&cluster.node_url(other, "/api/v1/catalogue"), &shop.headers()).2;
        assert!(shown.contains(&name), "{round}: {shown}");
        let (status, placed) = shop.at(&cluster.node_url(other, "")).order(&format!("O-{round}"));
        assert_eq!(status, 201, "{placed}");
        assert_eq!(document(other), text);
    }
}
