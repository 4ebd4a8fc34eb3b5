//! Figures about the installation itself, for those who run it.

use claviger_domain::id::EventId;
use jiff::Timestamp;

use crate::binds;
use crate::engine::Tx;
use crate::fault::Fault;

/// How much waits, and what is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Mails that wait to be sent.
    pub mails_waiting: i64,
    /// Mails that were given up.
    pub mails_dead: i64,
    /// Since when the oldest of those that wait does.
    pub oldest_waiting: Option<Timestamp>,
    /// Servers that hold a lease.
    pub leases: i64,
}

/// The figures at `now`. Each is a look at the few rows it counts, by an index of its own.
pub fn figures(tx: &mut Tx<'_>, now: Timestamp) -> Result<Figures, Fault> {
    let sql = "SELECT count(*) AS waiting, min(created_at) AS oldest FROM mail WHERE state = 'waiting'";
    let waiting = tx.row(sql, binds![])?.ok_or(Fault::TooManyRows { sql })?;
    let sql = "SELECT count(*) AS dead FROM mail WHERE state = 'dead'";
    let dead = tx.row(sql, binds![])?.ok_or(Fault::TooManyRows { sql })?;
    let sql = "SELECT count(*) AS leases FROM server WHERE holds_lease_until > $1";
    let leases = tx.row(sql, binds![now])?.ok_or(Fault::TooManyRows { sql })?;
    Ok(Figures {
        mails_waiting: waiting.get("waiting")?,
        mails_dead: dead.get("dead")?,
        oldest_waiting: waiting.get("oldest")?,
        leases: leases.get("leases")?,
    })
}

/// When the newest event happened.
pub fn newest_event(tx: &mut Tx<'_>) -> Result<Option<Timestamp>, Fault> {
    let row = tx.row("SELECT at FROM event ORDER BY id DESC LIMIT 1", binds![])?;
    row.map(|row| row.get("at")).transpose()
}

/// The newest event, and when it happened.
pub fn last_event(tx: &mut Tx<'_>) -> Result<Option<(EventId, Timestamp)>, Fault> {
    let row = tx.row("SELECT id, at FROM event ORDER BY id DESC LIMIT 1", binds![])?;
    row.map(|row| Ok((row.get("id")?, row.get("at")?))).transpose()
}

/// The version of the tables.
pub fn version(tx: &mut Tx<'_>) -> Result<i64, Fault> {
    let sql = "SELECT CAST(coalesce(max(version), 0) AS BIGINT) AS version FROM refinery_schema_history";
    tx.row(sql, binds![])?.ok_or(Fault::TooManyRows { sql })?.get("version")
}
