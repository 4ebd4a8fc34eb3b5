//! *Release now*: how often an account has freed units that were not let go of. (L-15)

use claviger_domain::id::{AccountId, ReleaseId, ServerId};
use jiff::Timestamp;

use crate::binds;
use crate::engine::Tx;
use crate::fault::Fault;

/// Notes that it was done; `counts`: against the account's number in a year.
pub fn add(
    tx: &mut Tx<'_>,
    id: ReleaseId,
    account: AccountId,
    server: ServerId,
    counts: bool,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO release_now (id, account, server, counts, at) VALUES ($1, $2, $3, $4, $5)",
        binds![id, account, server, counts, now],
    )?;
    Ok(())
}

/// How often since `began` it was done in this account and counts.
pub fn count_since(tx: &mut Tx<'_>, account: AccountId, began: Timestamp) -> Result<u32, Fault> {
    let row = tx.row(
        "SELECT count(*) AS done FROM release_now WHERE account = $1 AND at >= $2 AND counts",
        binds![account, began],
    )?;
    Ok(row.map(|row| row.get("done")).transpose()?.unwrap_or(0))
}
