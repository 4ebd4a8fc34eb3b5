//! Calls that are carried out once, however often they are sent.

use claviger_domain::id::ApiKeyId;
use jiff::Timestamp;
use uuid::Uuid;

use crate::binds;
use crate::engine::Tx;
use crate::fault::Fault;

/// A call that a program named by a key of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Which call it is.
    pub hash: Vec<u8>,
    /// Who has it in hand: whoever takes it over has another.
    pub claim: Uuid,
    /// Since when.
    pub claimed: Timestamp,
    /// Whether it was carried out.
    pub done: bool,
    /// The answer to it, sealed.
    pub answer: Option<Vec<u8>>,
}

/// The call that `caller` named `key`.
pub fn find(tx: &mut Tx<'_>, caller: ApiKeyId, key: &str) -> Result<Option<Call>, Fault> {
    tx.row("SELECT * FROM idempotency WHERE caller = $1 AND key = $2", binds![caller, key])?
        .map(|row| {
            Ok(Call {
                hash: row.get("call_hash")?,
                claim: row.get("claim")?,
                claimed: row.get("claimed_at")?,
                done: row.get("done")?,
                answer: row.get("answer")?,
            })
        })
        .transpose()
}

/// Claims a call that nobody named so before; `false` if somebody was faster.
pub fn claim(
    tx: &mut Tx<'_>,
    caller: ApiKeyId,
    key: &str,
    hash: &[u8],
    claim: Uuid,
    now: Timestamp,
) -> Result<bool, Fault> {
    let added = tx.execute(
        "INSERT INTO idempotency (caller, key, call_hash, claim, claimed_at, done) VALUES ($1, $2, $3, $4, $5, FALSE)
         ON CONFLICT (caller, key) DO NOTHING",
        binds![caller, key, hash, claim, now],
    )?;
    Ok(added > 0)
}

/// Notes, in the transaction of the deed, that the call was carried out; `false` if somebody else has it in hand by now.
pub fn note_done(tx: &mut Tx<'_>, caller: ApiKeyId, key: &str, claim: Uuid) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE idempotency SET done = TRUE WHERE caller = $1 AND key = $2 AND claim = $3",
        binds![caller, key, claim],
    )?;
    Ok(changed > 0)
}

/// Keeps the answer to a call.
pub fn keep(tx: &mut Tx<'_>, caller: ApiKeyId, key: &str, claim: Uuid, answer: &[u8]) -> Result<(), Fault> {
    tx.execute(
        "UPDATE idempotency SET answer = $4 WHERE caller = $1 AND key = $2 AND claim = $3",
        binds![caller, key, claim, answer],
    )?;
    Ok(())
}

/// Gives up a call that was not carried out.
pub fn release(tx: &mut Tx<'_>, caller: ApiKeyId, key: &str, claim: Uuid) -> Result<(), Fault> {
    tx.execute(
        "DELETE FROM idempotency WHERE caller = $1 AND key = $2 AND claim = $3 AND NOT done",
        binds![caller, key, claim],
    )?;
    Ok(())
}

/// Forgets one call, whatever became of it.
pub fn forget(tx: &mut Tx<'_>, caller: ApiKeyId, key: &str) -> Result<(), Fault> {
    tx.execute("DELETE FROM idempotency WHERE caller = $1 AND key = $2", binds![caller, key])?;
    Ok(())
}

/// Forgets calls claimed before `before`, up to `most`; answers with how many.
pub fn forget_older(tx: &mut Tx<'_>, before: Timestamp, most: u32) -> Result<u64, Fault> {
    tx.execute(
        "DELETE FROM idempotency WHERE (caller, key) IN
             (SELECT caller, key FROM idempotency WHERE claimed_at < $1 ORDER BY claimed_at LIMIT $2)",
        binds![before, most],
    )
}
