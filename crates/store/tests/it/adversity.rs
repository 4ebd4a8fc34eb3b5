//! What the engines do when the disk is full, the file is locked, or the server is away.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use claviger_store::binds;
use claviger_store::engine::{Db, Reply, Target, Tx};
use claviger_store::fault::Fault;
use claviger_testkit::engines::{SERVER, Scratch};

use crate::notes::{Answer, No, hold, note, notes, run, with_notes, write};

#[test]
fn x_09_a_full_disk_undoes_the_whole_batch_and_passes() {
    let scratch = Scratch::sqlite();
    let db = scratch.open();
    with_notes(&db);
    write(&db, |tx| note(tx, 0)).unwrap();
    // As small as it can be: what the file has now.
    write(&db, |tx| Ok(tx.rows("PRAGMA max_page_count = 1", binds![])?)).unwrap();
    let (held, release) = hold(&db);
    let mut replies: Vec<_> = (1..=5).map(|n| db.write(move |tx| note(tx, n))).collect();
    replies.push(db.write(|tx| {
        let body = "x".repeat(1 << 20);
        let full = tx.execute("INSERT INTO test_note (n, body) VALUES ($1, $2)", binds![6_i64, body]);
        assert!(matches!(full, Err(Fault::Full { .. })), "{full:?}");
        // As if it were a violation one can go on after; nothing may be kept outside of the batch that is gone.
        let _ = tx.execute("INSERT INTO test_note (n, body) VALUES ($1, $2)", binds![7_i64, "outside"]);
        Ok(())
    }));
    release.send(()).unwrap();
    replies.push(held);
    for reply in replies {
        let answer = reply.wait();
        assert!(matches!(answer, Err(No::Fault(Fault::Full { .. }))), "{answer:?}");
    }
    assert_eq!(notes(&db), [0]);
    write(&db, |tx| Ok(tx.rows("PRAGMA max_page_count = 1000000", binds![])?)).unwrap();
    write(&db, |tx| note(tx, 8)).unwrap();
    assert_eq!(notes(&db), [0, 8]);
}

#[test]
fn a_commit_that_fails_is_everybodys_fault_and_passes() {
    let scratch = Scratch::sqlite();
    let db = scratch.open();
    with_notes(&db);
    run(&db, "CREATE TABLE test_reply (n BIGINT NOT NULL REFERENCES test_note (n))");
    let (held, release) = hold(&db);
    let before = db.write(|tx| note(tx, 1));
    let spoiling = db.write(|tx| {
        // No constraint of ours waits for the commit. Here one does, so that it is the commit that fails.
        tx.execute("PRAGMA defer_foreign_keys = ON", binds![])?;
        tx.execute("INSERT INTO test_reply (n) VALUES ($1)", binds![99_i64])?;
        Ok(())
    });
    let after = db.write(|tx| note(tx, 2));
    release.send(()).unwrap();
    for reply in [held, before, spoiling, after] {
        let answer = reply.wait();
        assert!(matches!(answer, Err(No::Fault(Fault::Gone(_)))), "{answer:?}");
    }
    write(&db, |tx| note(tx, 3)).unwrap();
    assert_eq!(notes(&db), [3]);
}

#[test]
fn another_program_that_keeps_the_file_locked_is_a_fault_and_passes() {
    let scratch = Scratch::sqlite();
    let db = scratch.open();
    with_notes(&db);
    write(&db, |tx| Ok(tx.rows("PRAGMA busy_timeout = 20", binds![])?)).unwrap();
    let Target::Sqlite(path) = scratch.target() else { unreachable!("it is a file") };
    let other = rusqlite::Connection::open(path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let locked = write(&db, |tx| note(tx, 1));
    assert!(matches!(locked, Err(No::Fault(Fault::Busy { .. }))), "{locked:?}");
    other.execute_batch("ROLLBACK").unwrap();
    write(&db, |tx| note(tx, 2)).unwrap();
    assert_eq!(notes(&db), [2]);
}

#[test]
fn too_much_waiting_work_is_refused_at_once() {
    let scratch = Scratch::sqlite();
    let db = scratch.open();
    with_notes(&db);
    let (held, release) = hold(&db);
    let waiting: Vec<Reply<(), No>> = (0..4_096).map(|n| db.write(move |tx| note(tx, n))).collect();
    let refused = write(&db, |tx| note(tx, 5_000));
    assert!(matches!(refused, Err(No::Fault(Fault::Unavailable(_)))), "{refused:?}");
    release.send(()).unwrap();
    held.wait().unwrap();
    for reply in waiting {
        reply.wait().unwrap();
    }
    assert_eq!(notes(&db).len(), 4_096);
}

#[test]
fn a_lost_connection_is_made_anew() {
    let scratch = Scratch::postgres();
    let db = scratch.open();
    with_notes(&db);
    let suicide = "SELECT pg_terminate_backend(pg_backend_pid()) AS done";

    // Lost once: the work is run again, and only the second run counts.
    let runs = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&runs);
    write(&db, move |tx| {
        note(tx, 1)?;
        if counted.fetch_add(1, Ordering::Relaxed) == 0 {
            tx.rows(suicide, binds![])?;
        }
        Ok(())
    })
    .unwrap();
    assert_eq!(runs.load(Ordering::Relaxed), 2);

    // Lost every time: a fault.
    let lost = write(&db, move |tx| {
        note(tx, 2)?;
        Ok(tx.rows(suicide, binds![])?)
    });
    assert!(matches!(lost, Err(No::Fault(Fault::Unavailable(_)))), "{lost:?}");

    // All connections cut while idle: nobody notices.
    let Target::Postgres(url) = scratch.target() else { unreachable!("it is a server") };
    let mut server = postgres::Client::connect(url, postgres::NoTls).unwrap();
    let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
               WHERE application_name = 'claviger' AND datname = current_database()";
    server.execute(cut, &[]).unwrap();
    for n in 10..30 {
        write(&db, move |tx| note(tx, n)).unwrap();
    }
    assert_eq!(notes(&db), [1].into_iter().chain(10..30).collect::<Vec<i64>>());
}

#[test]
fn a_server_that_is_away_is_a_fault_until_it_is_back() {
    let scratch = Scratch::postgres();
    let db = scratch.open();
    with_notes(&db);
    write(&db, |tx| note(tx, 1)).unwrap();
    let Target::Postgres(url) = scratch.target() else { unreachable!("it is a server") };
    let name = url.rsplit('/').next().unwrap();
    let mut server = postgres::Client::connect(&std::env::var(SERVER).unwrap(), postgres::NoTls).unwrap();
    server.batch_execute(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false")).unwrap();
    server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", &[&name]).unwrap();
    let replies: Vec<Reply<(), No>> = (10..40).map(|n| db.write(move |tx| note(tx, n))).collect();
    for reply in replies {
        let answer = reply.wait();
        assert!(matches!(answer, Err(No::Fault(Fault::Unavailable(_)))), "{answer:?}");
    }
    server.batch_execute(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true")).unwrap();
    write(&db, |tx| note(tx, 2)).unwrap();
    assert_eq!(notes(&db), [1, 2]);
}

#[test]
fn whoever_gets_no_connection_leaves_the_work_to_those_who_have_one() {
    let scratch = Scratch::postgres();
    let db = scratch.open();
    with_notes(&db);
    let Target::Postgres(url) = scratch.target() else { unreachable!("it is a server") };
    let name = url.rsplit('/').next().unwrap();
    let mut server = postgres::Client::connect(&std::env::var(SERVER).unwrap(), postgres::NoTls).unwrap();
    server.batch_execute(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false")).unwrap();
    // No thread can connect any more, but one at the least is connected: it takes longer, and nobody is refused.
    let replies: Vec<Reply<(), No>> = (0..200).map(|n| db.write(move |tx| note(tx, n))).collect();
    for reply in replies {
        reply.wait().unwrap();
    }
    assert_eq!(notes(&db), (0..200).collect::<Vec<i64>>());
    server.batch_execute(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true")).unwrap();
}

#[test]
fn a_table_that_another_node_changed_is_read_as_it_is_now() {
    let scratch = Scratch::postgres();
    let db = scratch.open();
    with_notes(&db);
    write(&db, |tx| note(tx, 1)).unwrap();
    let all = |tx: &mut Tx<'_>| -> Answer<bool> {
        Ok(tx.row("SELECT * FROM test_note", binds![])?.ok_or(No::Refused)?.get::<i64>("later").is_ok())
    };
    for _ in 0..16 {
        assert!(!db.read(all).wait().unwrap());
    }
    let Target::Postgres(url) = scratch.target() else { unreachable!("it is a server") };
    let mut other = postgres::Client::connect(url, postgres::NoTls).unwrap();
    other.batch_execute("ALTER TABLE test_note ADD COLUMN later BIGINT NOT NULL DEFAULT 0").unwrap();
    for _ in 0..16 {
        assert!(db.read(all).wait().unwrap());
    }
}

#[test]
fn a_database_that_is_not_there_is_a_fault_that_says_so() {
    for target in ["/nowhere/at/all/claviger.db", "postgres://nobody:geheim@127.0.0.1:1/claviger"] {
        let fault = Db::open(&target.parse().unwrap()).unwrap_err();
        assert!(matches!(fault, Fault::Unavailable(_)), "{fault:?}");
        assert!(!fault.to_string().contains("geheim"), "{fault}");
    }
    let scratch = Scratch::sqlite();
    let Target::Sqlite(path) = scratch.target() else { unreachable!("it is a file") };
    std::fs::write(path, "this is a letter to somebody and not a database".repeat(200)).unwrap();
    assert!(matches!(Db::open(scratch.target()), Err(Fault::Corrupt { .. })));
}
