//! Saving a matrix from many connections beside what the disk can make durable. (L-12)

use std::path::Path;
use std::time::Duration;

use claviger_server::app::domain::id::{PoolId, ServerId};
use claviger_server::store::binds;
use claviger_server::store::fault::Fault;
use serde_json::json;
use tokio::runtime::Runtime;

use crate::ask::{self, Rounds, median};
use crate::ground::{EACH, Ground, Sizes, account, id, server};
use crate::machine;
use crate::report::Report;

/// Accounts whose administrators save at once.
const CONNECTIONS: u32 = 64;
/// How often each saves in one round.
const SAVES: u64 = 20;
/// A disk that is slower than this is the limit; a quicker one is not.
const SLOW: f64 = 1_000.0;
/// How many times the disk's rate group commit should bring on a slow disk.
const GOAL: f64 = 10.0;

pub fn measure(report: &mut Report, _runtime: &Runtime, ground: &Ground, folder: &Path, sizes: &Sizes) {
    // Servers to which nobody is bound let go of what is taken from them at once.
    let unbound = ground.db.write(|tx| -> Result<(), Fault> {
        for number in 0..CONNECTIONS {
            let sql =
                "UPDATE server SET binding_key = NULL, sequence = NULL, last_seen = NULL, holds_lease_until = NULL
                       WHERE id = $1";
            tx.execute(sql, binds![server(number * EACH)])?;
        }
        Ok(())
    });
    unbound.wait().expect("it is changed");

    let (mut saves, mut disk) = (Rounds::default(), Vec::new());
    for round in 0..=sizes.rounds {
        let requests: Vec<_> = (0..SAVES).flat_map(|save| (0..CONNECTIONS).map(move |at| (at, save))).collect();
        let requests: Vec<_> = requests.iter().map(|(at, save)| request(ground, *at, *save)).collect();
        let figure = ask::all(ground.address, CONNECTIONS as usize, &requests, "200");
        let raw = machine::raw_syncs(folder, Duration::from_millis(300));
        if round > 0 {
            saves.add(figure);
            disk.push(raw);
        }
    }
    let (raw, rate) = (median(disk), saves.per_second());
    let figure = format!("{rate:.0}/s ({:.0} µs of work each) beside {raw:.0} fdatasync/s", saves.micros());
    if raw < SLOW {
        report.at_least("matrix saved from 64 connections, times fdatasync", &figure, rate / raw, GOAL);
    } else {
        let figure = format!("{figure}: {:.2}; a goal only below {SLOW:.0} fdatasync/s", rate / raw);
        report.told("matrix saved from 64 connections, times fdatasync", &figure);
    }
}

/// One more unit, and one less again.
fn request(ground: &Ground, at: u32, save: u64) -> Vec<u8> {
    let (seen, wanted) = if save.is_multiple_of(2) { (1, 2) } else { (2, 1) };
    let (pool, server): (PoolId, ServerId) = (PoolId::from_uuid(id(3, at)), server(at * EACH));
    let cell = json!({ "pool": pool.to_string(), "server": server.to_string(), "seen": seen, "wanted": wanted });
    let body = json!({ "cells": [cell] }).to_string();
    format!(
        "PUT /api/v1/accounts/{}/allocations HTTP/1.1\r\nhost: licensing.example\r\nauthorization: Bearer {}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        account(at),
        ground.key,
        body.len()
    )
    .into_bytes()
}
