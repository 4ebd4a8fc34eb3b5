//! What a durable transaction costs beside what the disk can do.
//!
//! Disks differ seventeen-fold and change within minutes, so the figures that count are the ratios in the last lines: to
//! the rate at which this disk, in this run and this directory, made four appended kilobytes durable one after the other,
//! before and after the databases had their turn. Where those two are far apart, the ratios say little. A log that is
//! written over, as SQLite's is after its first round, costs less than one that grows; that rate is printed, too.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use claviger_store::binds;
use claviger_store::engine::{Db, Target, Tx};
use claviger_store::fault::Fault;
use claviger_testkit::engines::{SERVER, Scratch};

const THREADS: u32 = 64;
const SPAN: Duration = Duration::from_secs(2);
const BLOCK: usize = 4_096;

/// How much of a file is written over and over: what SQLite's log grows to.
const LOG: u64 = 4 << 20;

fn main() {
    let directory = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a directory to measure in");

    let file = File::create(directory.path().join("raw")).expect("a file to measure with");
    let before = raw_syncs(&file, u64::MAX);
    print("raw fdatasync, 4 KiB appended, before", before);
    print("raw fdatasync, 4 KiB written over", raw_syncs(&file, LOG));

    let db = Db::open(&Target::Sqlite(directory.path().join("claviger.db"))).expect("a fresh database");
    prepare(&db);
    let single = rate(1, &db, one_row);
    print("SQLite, one row per commit, 1 thread", single);
    let grouped = rate(THREADS, &db, three_statements);
    print("SQLite, three statements, 64 threads", grouped);
    drop(db);
    let after = raw_syncs(&file, u64::MAX);
    print("raw fdatasync, 4 KiB appended, after", after);
    let raw = f64::midpoint(before, after);

    let server = std::env::var_os(SERVER).is_some().then(|| {
        let scratch = Scratch::postgres();
        let db = scratch.open();
        prepare(&db);
        if !is_durable(&db) {
            println!("This PostgreSQL does not wait for its disk: its figure is not one of durable transactions.");
        }
        let rate = rate(THREADS, &db, three_statements);
        print("PostgreSQL, three statements, 64 threads", rate);
        rate
    });

    println!();
    println!("SQLite, one row per commit / raw fdatasync: {:.2}", single / raw);
    println!("SQLite, three statements from 64 threads / raw fdatasync: {:.2}", grouped / raw);
    if let Some(server) = server {
        println!("PostgreSQL, three statements from 64 threads / raw fdatasync: {:.2}", server / raw);
    }
}

fn prepare(db: &Db) {
    run(db, |tx| {
        tx.execute("CREATE TABLE bench_pool (id BIGINT NOT NULL PRIMARY KEY, used BIGINT NOT NULL)", binds![])?;
        tx.execute(
            "CREATE TABLE bench_entry (pool BIGINT NOT NULL, at BIGINT NOT NULL, body TEXT NOT NULL)",
            binds![],
        )?;
        for pool in 0..THREADS {
            tx.execute("INSERT INTO bench_pool (id, used) VALUES ($1, 0)", binds![pool])?;
        }
        Ok(())
    });
}

fn one_row(tx: &mut Tx<'_>, thread: u32) -> Result<(), Fault> {
    let entry = "INSERT INTO bench_entry (pool, at, body) VALUES ($1, $2, $3)";
    tx.execute(entry, binds![thread, 1_785_000_000_i64, "a line of the ledger"]).map(drop)
}

/// Load, record the figure, append the line: what an allocation does. Each thread has a pool of its own.
fn three_statements(tx: &mut Tx<'_>, thread: u32) -> Result<(), Fault> {
    let row = tx.row("SELECT used FROM bench_pool WHERE id = $1", binds![thread])?;
    let used: i64 = row.map_or(Ok(0), |row| row.get("used"))?;
    tx.execute("UPDATE bench_pool SET used = $2 WHERE id = $1", binds![thread, used + 1])?;
    one_row(tx, thread)
}

fn run(db: &Db, work: impl Fn(&mut Tx<'_>) -> Result<(), Fault> + Send + 'static) {
    db.write(work).wait().expect("the transaction commits");
}

/// Transactions a second from that many threads, each of which waits for its answer before it asks again.
fn rate(threads: u32, db: &Db, work: fn(&mut Tx<'_>, u32) -> Result<(), Fault>) -> f64 {
    let (done, stop) = (AtomicU64::new(0), AtomicBool::new(false));
    thread::scope(|scope| {
        for thread in 0..threads {
            let (done, stop) = (&done, &stop);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    run(db, move |tx| work(tx, thread));
                    done.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        // Caches fill and threads start before anything counts.
        thread::sleep(SPAN / 4);
        let (before, began) = (done.load(Ordering::Relaxed), now());
        thread::sleep(SPAN);
        let counted = done.load(Ordering::Relaxed) - before;
        let rate = counted as f64 / (now() - began).as_secs_f64();
        stop.store(true, Ordering::Relaxed);
        rate
    })
}

/// How often a second the disk makes four kilobytes durable: appended to the file, or from its start again after `round`
/// bytes.
fn raw_syncs(mut file: &File, round: u64) -> f64 {
    let (mut count, began) = (0_u32, now());
    let mut at = if round == u64::MAX { file.metadata().expect("the file's length").len() } else { 0 };
    while now() - began < SPAN / 2 {
        file.seek(SeekFrom::Start(at % round)).expect("a place in the file");
        file.write_all(&[7; BLOCK]).and_then(|()| file.sync_data()).expect("the disk takes it");
        at += BLOCK as u64;
        count += 1;
    }
    f64::from(count) / (now() - began).as_secs_f64()
}

fn is_durable(db: &Db) -> bool {
    let asked = db.read(|tx| -> Result<bool, Fault> {
        let settings =
            tx.rows("SELECT setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit')", binds![])?;
        let on = settings.iter().map(|row| row.get::<String>("setting")).collect::<Result<Vec<_>, _>>()?;
        Ok(on.iter().all(|setting| setting == "on"))
    });
    asked.wait().expect("the settings can be read")
}

fn print(what: &str, per_second: f64) {
    println!("{what:<45}{per_second:>10.0}/s");
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn now() -> Instant {
    Instant::now()
}
