//! A table of notes, to try the engines with.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use claviger_store::binds;
use claviger_store::engine::{Db, Reply, Tx};
use claviger_store::fault::Fault;

/// How work in these tests ends badly.
#[derive(Debug)]
pub enum No {
    Refused,
    Fault(Fault),
}

impl From<Fault> for No {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

pub type Answer<T = ()> = Result<T, No>;

pub fn write<T: Send + 'static>(db: &Db, work: impl Fn(&mut Tx<'_>) -> Answer<T> + Send + 'static) -> Answer<T> {
    db.write(work).wait()
}

pub fn run(db: &Db, sql: &'static str) {
    write(db, move |tx| Ok(tx.execute(sql, binds![])?)).unwrap_or_else(|no| panic!("{sql}: {no:?}"));
}

/// A table of numbers, each there once and none of them negative.
pub fn with_notes(db: &Db) {
    run(
        db,
        "CREATE TABLE test_note (n BIGINT NOT NULL CONSTRAINT note_is_not_negative CHECK (n >= 0), body TEXT NOT NULL,
                            PRIMARY KEY (n))",
    );
}

pub fn note(tx: &mut Tx<'_>, n: i64) -> Answer {
    tx.execute("INSERT INTO test_note (n, body) VALUES ($1, $2)", binds![n, "said"])?;
    Ok(())
}

pub fn notes(db: &Db) -> Vec<i64> {
    let all = |tx: &mut Tx<'_>| -> Answer<Vec<i64>> {
        let rows = tx.rows("SELECT n FROM test_note ORDER BY n", binds![])?;
        Ok(rows.iter().map(|row| row.get("n")).collect::<Result<_, _>>()?)
    };
    db.read(all).wait().expect("the notes can be read")
}

/// Occupies the one who writes until told, so that what is queued meanwhile shares a commit where commits are shared. Run
/// once more, because one of those is undone, it waits for nobody.
pub fn hold(db: &Db) -> (Reply<(), No>, Sender<()>) {
    let (entered, inside) = channel();
    let (release, released) = channel();
    let waits = AtomicBool::new(true);
    let reply = db.write(move |_| {
        let _ = entered.send(());
        if waits.swap(false, Ordering::Relaxed) {
            let _ = released.recv_timeout(Duration::from_secs(20));
        }
        Ok(())
    });
    inside.recv().expect("the work begins");
    (reply, release)
}
