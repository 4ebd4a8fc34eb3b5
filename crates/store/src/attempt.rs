//! What was tried for which address, counted where all nodes see it. Addresses stand here as keyed hashes.

use claviger_domain::account::{Attempts, Tried};
use jiff::Timestamp;

use crate::binds;
use crate::engine::Tx;
use crate::fault::Fault;

/// What was tried so far.
pub fn find(tx: &mut Tx<'_>, tried: Tried, address: &[u8]) -> Result<Option<Attempts>, Fault> {
    tx.row("SELECT * FROM attempt WHERE kind = $1 AND address = $2", binds![tried.word(), address])?
        .map(|row| Ok(Attempts { count: row.get("tries")?, last: row.get("last_at")? }))
        .transpose()
}

/// Notes what was tried so far.
pub fn put(tx: &mut Tx<'_>, tried: Tried, address: &[u8], attempts: Attempts) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO attempt (kind, address, tries, last_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (kind, address) DO UPDATE SET tries = excluded.tries, last_at = excluded.last_at",
        binds![tried.word(), address, attempts.count, attempts.last],
    )?;
    Ok(())
}

/// Forgets what was tried.
pub fn forget(tx: &mut Tx<'_>, tried: Tried, address: &[u8]) -> Result<(), Fault> {
    tx.execute("DELETE FROM attempt WHERE kind = $1 AND address = $2", binds![tried.word(), address])?;
    Ok(())
}

/// Forgets everything whose last attempt was before `before`, `most` at a time; answers with how many.
pub fn forget_old(tx: &mut Tx<'_>, before: Timestamp, most: u32) -> Result<u64, Fault> {
    tx.execute(
        "DELETE FROM attempt WHERE (kind, address) IN
         (SELECT kind, address FROM attempt WHERE last_at < $1 LIMIT $2)",
        binds![before, most],
    )
}
