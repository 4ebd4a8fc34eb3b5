//! On which days a server was heard of, and how often. (L-13)

use claviger_domain::id::ServerId;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::binds;
use crate::engine::{Row, Tx};
use crate::fault::Fault;

/// A day, of UTC, on which a server was heard of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServerDay {
    /// The day.
    pub day: Date,
    /// How often.
    pub check_ins: u64,
    /// The first time.
    pub first: Timestamp,
    /// The last time.
    pub last: Timestamp,
}

/// Notes that a server was heard of so many times since it was noted last, the last time at `at`.
pub fn note(tx: &mut Tx<'_>, server: ServerId, at: Timestamp, times: u32) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO server_day (server, day, check_ins, first_at, last_at) VALUES ($1, $2, $3, $4, $4)
         ON CONFLICT (server, day) DO UPDATE SET check_ins = server_day.check_ins + excluded.check_ins,
             first_at = CASE WHEN excluded.first_at < server_day.first_at THEN excluded.first_at
                             ELSE server_day.first_at END,
             last_at = CASE WHEN excluded.last_at > server_day.last_at THEN excluded.last_at ELSE server_day.last_at END",
        binds![server, day_of(at), times, at],
    )?;
    Ok(())
}

/// The days from `since` on, on which a server was heard of, in order.
pub fn of_server(tx: &mut Tx<'_>, server: ServerId, since: Date) -> Result<Vec<ServerDay>, Fault> {
    tx.rows("SELECT * FROM server_day WHERE server = $1 AND day >= $2 ORDER BY day", binds![server, since])?
        .iter()
        .map(read)
        .collect()
}

/// Forgets up to `most` days before `before`; answers with how many.
pub fn forget(tx: &mut Tx<'_>, before: Date, most: u32) -> Result<u64, Fault> {
    let rows =
        tx.rows("SELECT server, day FROM server_day WHERE day < $1 ORDER BY day LIMIT $2", binds![before, most])?;
    for row in &rows {
        let (server, day): (ServerId, Date) = (row.get("server")?, row.get("day")?);
        tx.execute("DELETE FROM server_day WHERE server = $1 AND day = $2", binds![server, day])?;
    }
    Ok(rows.len() as u64)
}

/// Notes by how much a product's clock was ahead of ours.
pub fn note_clock(tx: &mut Tx<'_>, server: ServerId, off_secs: i64, now: Timestamp) -> Result<(), Fault> {
    tx.execute(
        "UPDATE server SET clock_off_secs = $2, clock_seen_at = $3 WHERE id = $1",
        binds![server, off_secs, now],
    )?;
    Ok(())
}

/// By how much a product's clock was ahead of ours, in seconds, and when that was seen last.
pub fn clock(tx: &mut Tx<'_>, server: ServerId) -> Result<Option<(i64, Timestamp)>, Fault> {
    let row = tx.row("SELECT clock_off_secs, clock_seen_at FROM server WHERE id = $1", binds![server])?;
    let Some(row) = row else { return Ok(None) };
    let (off, seen): (Option<i64>, Option<Timestamp>) = (row.get("clock_off_secs")?, row.get("clock_seen_at")?);
    Ok(off.zip(seen))
}

fn day_of(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

fn read(row: &Row) -> Result<ServerDay, Fault> {
    Ok(ServerDay {
        day: row.get("day")?,
        check_ins: row.get("check_ins")?,
        first: row.get("first_at")?,
        last: row.get("last_at")?,
    })
}
