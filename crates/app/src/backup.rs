//! Up to where a copy of the database goes, and whether what it holds is whole.
//!
//! A database is whole if the event log's chain holds, no event lies beside it, and the figures of every pool are the sums
//! of its ledger's lines.

use std::fmt;

use claviger_domain::id::{EventId, PoolId};
use claviger_domain::license::ledger::{Figures, Impossible};
use claviger_store as store;
use claviger_store::engine::{Db, Tx};
use claviger_store::fault::Fault;
use jiff::Timestamp;

use crate::Error;
use crate::audit::{self, Broken, Checked};

/// How many links, or pools, one look checks.
const AT_ONCE: u32 = 1_000;

/// Up to where a database goes: whatever happened later is not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The newest event, and when it happened; `None` if nothing ever has.
    pub last: Option<(EventId, Timestamp)>,
    /// The version of the tables.
    pub version: i64,
}

/// What the check of a database found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole {
    /// Up to where it goes.
    pub point: Point,
    /// The head of its event log's chain.
    pub head: Checked,
    /// How many pools agree with their ledgers.
    pub pools: u64,
}

/// The first thing that is wrong with a database.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotWhole {
    /// The event log was changed.
    #[error("the event log does not hold: {0}")]
    Events(#[from] Broken),
    /// A pool is not the sum of its ledger's lines.
    #[error("the pool {pool} says {says:?}, and the lines of its ledger come to {sums:?}")]
    Pool {
        /// Which.
        pool: PoolId,
        /// What stands beside the ledger.
        says: Figures,
        /// What the ledger comes to.
        sums: Figures,
    },
    /// A line of a ledger takes away what is not there.
    #[error("the ledger of the pool {pool} cannot be: {why}")]
    Ledger {
        /// Which.
        pool: PoolId,
        /// What does not fit.
        why: Impossible,
    },
}

/// Up to where the database goes.
pub fn point(tx: &mut Tx<'_>) -> Result<Point, Fault> {
    Ok(Point { last: store::operation::last_event(tx)?, version: store::operation::version(tx)? })
}

/// Checks a whole database, some of it at a time, so that others can work beside it; blocks the thread. What is being
/// written meanwhile may or may not be seen.
pub fn check(db: &Db) -> Result<Result<Whole, NotWhole>, Error> {
    let mut head = Checked::NOTHING;
    loop {
        let so_far = head;
        match db.read::<_, Error, _>(move |tx| audit::check(tx, so_far, AT_ONCE)).wait()? {
            Ok(further) if further.position == head.position => break,
            Ok(further) => head = further,
            Err(broken) => return Ok(Err(broken.into())),
        }
    }
    if let Err(broken) = db.read::<_, Error, _>(audit::check_outside).wait()? {
        return Ok(Err(broken.into()));
    }
    let (mut pools, mut after) = (0, None);
    loop {
        let behind = after;
        let found = match db.read::<_, Error, _>(move |tx| check_pools(tx, behind)).wait()? {
            Ok(found) => found,
            Err(wrong) => return Ok(Err(wrong)),
        };
        let Some(last) = found.last() else { break };
        after = Some(*last);
        pools += found.len() as u64;
    }
    let point = db.read::<_, Error, _>(|tx| Ok(point(tx)?)).wait()?;
    Ok(Ok(Whole { point, head, pools }))
}

/// The next pools behind `after`, each compared with its ledger.
fn check_pools(tx: &mut Tx<'_>, after: Option<PoolId>) -> Result<Result<Vec<PoolId>, NotWhole>, Error> {
    let mut checked = Vec::new();
    for (pool, says) in store::pool::figures(tx, after, AT_ONCE)? {
        let lines = store::pool::ledger(tx, pool)?;
        let sums = match Figures::sums_of(lines.iter().map(|line| line.movement)) {
            Ok(sums) => sums,
            Err(why) => return Ok(Err(NotWhole::Ledger { pool, why })),
        };
        if sums != says {
            return Ok(Err(NotWhole::Pool { pool, says, sums }));
        }
        checked.push(pool);
    }
    Ok(Ok(checked))
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.last {
            Some((event, at)) => write!(f, "the event {event} of {at}")?,
            None => f.write_str("the beginning: nothing has happened yet")?,
        }
        write!(f, ", tables at version {}", self.version)
    }
}

impl fmt::Display for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Checked { position, hash } = self.head;
        let Self { point, pools, .. } = self;
        writeln!(f, "It goes up to {point}.")?;
        writeln!(f, "Its event log holds: {position} events, head {position}:{}.", audit::hex(&hash))?;
        write!(f, "Its {pools} pools are the sums of their ledgers.")
    }
}
