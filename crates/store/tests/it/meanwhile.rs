//! What several look for and add at once is added once, and the others see it: nobody stumbles over it.

#![expect(clippy::unwrap_used, reason = "helpers of tests say what they expect by unwrapping it, as tests do")]

use std::sync::Barrier;
use std::thread;

use claviger_store::binds;
use claviger_store::engine::{Db, Tx};
use claviger_store::fault::Fault;
use claviger_testkit::engines::{Scratch, on_both};

const AT_ONCE: usize = 6;
const ROUNDS: i64 = 40;

/// Notes a number, if nobody has: whether it did. It looks by another column than the key is made of.
fn note(tx: &mut Tx<'_>, number: i64) -> Result<bool, Fault> {
    let text = number.to_string();
    if !tx.rows("SELECT n FROM test_meanwhile WHERE body = $1", binds![&text])?.is_empty() {
        return Ok(false);
    }
    tx.execute("INSERT INTO test_meanwhile (n, body) VALUES ($1, $2)", binds![number, &text])?;
    Ok(true)
}

fn with_table(db: &Db) {
    let made = db.write::<_, Fault, _>(|tx| {
        tx.execute("CREATE TABLE test_meanwhile (n BIGINT NOT NULL PRIMARY KEY, body TEXT NOT NULL)", binds![])?;
        tx.execute("CREATE INDEX test_meanwhile_body ON test_meanwhile (body)", binds![])
    });
    made.wait().unwrap();
}

fn noted_once_by_whoever_was_first(nodes: &[Db]) {
    with_table(&nodes[0]);
    for number in 0..ROUNDS {
        let barrier = Barrier::new(AT_ONCE);
        let outcomes: Vec<Result<bool, Fault>> = thread::scope(|scope| {
            let note = |at: usize| {
                let (db, barrier) = (&nodes[at % nodes.len()], &barrier);
                scope.spawn(move || {
                    barrier.wait();
                    db.write(move |tx| note(tx, number)).wait()
                })
            };
            let threads: Vec<_> = (0..AT_ONCE).map(note).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let faults: Vec<_> = outcomes.iter().filter_map(|outcome| outcome.as_ref().err()).collect();
        assert!(faults.is_empty(), "round {number}: {faults:?}");
        assert_eq!(outcomes.iter().filter(|outcome| matches!(outcome, Ok(true))).count(), 1, "round {number}");
    }
}

#[test]
fn l_01_x_09_what_several_look_for_and_add_at_once_is_added_once_and_seen_by_the_others() {
    on_both(|db| noted_once_by_whoever_was_first(&[db]));
}

#[test]
fn l_01_x_10_so_it_is_on_several_nodes() {
    let scratch = Scratch::postgres();
    noted_once_by_whoever_was_first(&[scratch.open(), scratch.open()]);
}

#[test]
fn x_09_a_row_that_was_there_before_is_a_fault_still() {
    on_both(|db| {
        with_table(&db);
        let add = |tx: &mut Tx<'_>| -> Result<u64, Fault> {
            tx.execute("INSERT INTO test_meanwhile (n, body) VALUES ($1, $2)", binds![1, "said"])
        };
        db.write(add).wait().unwrap();
        let again = db.write(add).wait();
        assert!(matches!(&again, Err(Fault::UniqueViolation { what }) if what == "test_meanwhile.n"), "{again:?}");
    });
}
