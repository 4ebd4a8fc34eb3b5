//! The database goes away under load and comes back.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use claviger_server::app::backup;
use claviger_server::store::engine::{Db, Target};
use serde_json::Value;

use crate::cluster::Cluster;
use crate::installed::get;
use crate::shop::Shop;

#[test]
fn x_10_a_database_that_crashes_under_load_costs_no_answered_write_and_the_nodes_come_back_by_themselves() {
    let (mut cluster, _) = Cluster::at_work("");
    let shop = Shop::of(&cluster.place, &cluster.url(""), &[]);
    shop.make_reseller();
    let (placed, is_over) = (Arc::new(Mutex::new(BTreeSet::new())), Arc::new(AtomicBool::new(false)));
    let placing: Vec<_> = (0..4)
        .map(|program| {
            // Half of them know their node: the balancer takes out both while there is no database.
            let shop = if program < 2 { shop.at(&cluster.node_url(program, "")) } else { shop.clone() };
            let (placed, is_over) = (Arc::clone(&placed), Arc::clone(&is_over));
            thread::spawn(move || {
                let mut refused = 0;
                for count in 0.. {
                    let number = format!("N-{program}-{count}");
                    match shop.order(&number) {
                        (201, _) => drop(placed.lock().unwrap().insert(number)),
                        // Nobody knows whether what was under way is kept; whoever repeats it gets the same order.
                        (500 | 502 | 503 | 504, _) => {
                            refused += 1;
                            thread::sleep(Duration::from_millis(50));
                        }
                        (status, body) => panic!("{number}: {status} {body}"),
                    }
                    if is_over.load(Ordering::Relaxed) {
                        break;
                    }
                }
                refused
            })
        })
        .collect();
    let nodes = [cluster.node_url(0, ""), cluster.node_url(1, "")];
    let ready = |number: usize| get(&format!("{}/readyz", nodes[number]), &[]);
    let wait_until = |what: &str, holds: &dyn Fn() -> bool| {
        for _ in 0..1_200 {
            if holds() {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("never: {what}");
    };
    let answered = || placed.lock().unwrap().len();
    for _ in 0..2 {
        let before = answered();
        wait_until("orders are placed", &|| answered() > before + 10);
        cluster.postgres.crash();
        for (number, node) in nodes.iter().enumerate() {
            wait_until("a node says that it is not ready", &|| ready(number).0 == 503);
            let told: Value = serde_json::from_str(&ready(number).2).unwrap();
            assert_eq!(told["ready"], false, "{told}");
            assert_eq!(get(&format!("{node}/healthz"), &[]).0, 204, "it lives");
        }
        cluster.postgres.bring_up();
        for number in 0..2 {
            wait_until("a node is ready again", &|| ready(number).0 == 200);
        }
        cluster.wait_for(&["one", "two"]);
    }
    let before = answered();
    wait_until("orders are placed again", &|| answered() > before + 10);
    assert_eq!((ready(0).0, ready(1).0), (200, 200));
    is_over.store(true, Ordering::Relaxed);
    let refused: u32 = placing.into_iter().map(|program| program.join().unwrap()).sum();
    assert!(refused > 0, "somebody must have noticed, or nothing was tried");

    let (placed, there) = (placed.lock().unwrap(), shop.orders());
    let lost: Vec<_> = placed.difference(&there).collect();
    assert!(lost.is_empty(), "{} of {} were answered for and are lost: {lost:?}", lost.len(), placed.len());
    let whole = backup::check(&Db::open(&Target::Postgres(cluster.postgres.url())).unwrap()).unwrap();
    assert!(whole.is_ok(), "{whole:?}");
}
