//! Looks through a whole database for anything that does not fit: the ledger against the figures, the figures against
//! what servers were given, licenses against orders, leases against what they grant, the outbox, the event log and its
//! chain; activation keys, license keys, shipped devices and transfers against all of these. (L-03, L-07, L-12, L-15, P-03
//! to P-09, P-14, P-16, X-06, X-07)
//!
//! It reads plain rows and adds up plain numbers, and shares no rule with `domain`: a rule that is wrong there is not
//! wrong here as well. It changes nothing, needs no secret, and so may be asked of any database at rest: of the
//! simulator's, of one whose program was killed, of one brought back from a backup.

mod books;
mod devices;
mod log;
mod parties;
mod stock;

use claviger_app::audit;
use claviger_store::engine::{Db, Engine, Row, Tx};
use claviger_store::fault::Fault;
use jiff::Timestamp;
use uuid::Uuid;

pub(crate) use self::books::effects_of;

/// How many links of the chain are checked at a time.
const LINKS: u32 = 10_000;

/// What was found in a database.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// Everything that does not fit, one sentence each. Nothing, if all is well.
    pub wrong: Vec<String>,
    /// How many rows were looked at, so that an empty database is not taken for a whole one.
    pub counts: Counts,
    /// The newest event: up to here the database tells what happened.
    pub last_event: Option<(Uuid, Timestamp)>,
}

/// How many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Orders.
    pub orders: usize,
    /// Licenses.
    pub licenses: usize,
    /// Pools.
    pub pools: usize,
    /// Lines of ledgers.
    pub ledger_lines: usize,
    /// Activation keys.
    pub activation_keys: usize,
    /// License keys.
    pub license_keys: usize,
    /// Transfers of stock.
    pub transfers: usize,
    /// Servers.
    pub servers: usize,
    /// Devices that left the factory with licenses.
    pub devices: usize,
    /// Leases.
    pub leases: usize,
    /// Mails.
    pub mails: usize,
    /// Events.
    pub events: usize,
    /// Events in the chain.
    pub sealed: usize,
}

/// Looks through the whole database, as it stands at `now`.
///
/// # Errors
///
/// If the database cannot be read.
pub fn check(db: &Db, now: Timestamp) -> Result<Found, Fault> {
    db.read(move |tx| look_through(tx, now)).wait()
}

/// The same within a transaction.
///
/// # Errors
///
/// If the database cannot be read.
pub fn look_through(tx: &mut Tx<'_>, now: Timestamp) -> Result<Found, Fault> {
    let mut found = Found::default();
    is_whole(tx, &mut found)?;
    books::look_through(tx, &mut found, now)?;
    stock::look_through(tx, &mut found)?;
    devices::look_through(tx, &mut found)?;
    parties::look_through(tx, &mut found, now)?;
    log::look_through(tx, &mut found)?;
    Ok(found)
}

impl Found {
    /// Whether everything fits.
    #[must_use]
    pub fn is_well(&self) -> bool {
        self.wrong.is_empty()
    }

    /// Notes that something does not fit, unless it does.
    fn expect(&mut self, fits: bool, sentence: impl FnOnce() -> String) {
        if !fits {
            self.wrong.push(sentence());
        }
    }
}

/// What the engine itself can say about its file.
fn is_whole(tx: &mut Tx<'_>, found: &mut Found) -> Result<(), Fault> {
    if tx.engine() != Engine::Sqlite {
        return Ok(());
    }
    for row in tx.rows("SELECT integrity_check AS said FROM pragma_integrity_check", &[])? {
        let said: String = row.get("said")?;
        found.expect(said == "ok", || format!("SQLite says of its file: {said}"));
    }
    for row in tx.rows("SELECT \"table\" AS child, parent FROM pragma_foreign_key_check", &[])? {
        let (child, parent): (String, String) = (row.get("child")?, row.get("parent")?);
        found.wrong.push(format!("a row of {child} refers to one of {parent} that is not there"));
    }
    Ok(())
}

/// The whole number in a column.
fn number(row: &Row, column: &str) -> Result<i64, Fault> {
    row.get(column)
}

/// Whether the chain of events holds, from its beginning to its end.
fn chain(tx: &mut Tx<'_>) -> Result<Result<u64, audit::Broken>, Fault> {
    let mut checked = audit::Checked::NOTHING;
    loop {
        let further = match audit::check(tx, checked, LINKS) {
            Ok(Ok(further)) => further,
            Ok(Err(broken)) => return Ok(Err(broken)),
            Err(claviger_app::Error::Fault(fault)) => return Err(fault),
            Err(other) => return Err(Fault::Gone(format!("the chain cannot be read: {other}"))),
        };
        if further == checked {
            break;
        }
        checked = further;
    }
    match audit::check_outside(tx) {
        Ok(Ok(())) => Ok(Ok(checked.position)),
        Ok(Err(broken)) => Ok(Err(broken)),
        Err(claviger_app::Error::Fault(fault)) => Err(fault),
        Err(other) => Err(Fault::Gone(format!("the log cannot be read: {other}"))),
    }
}
