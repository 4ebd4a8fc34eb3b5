//! The keys that sign what devices load, sealed, but for the first, which is derived. (P-12, X-13)

use jiff::Timestamp;

use crate::binds;
use crate::engine::{Row, Tx};
use crate::fault::Fault;

/// A key as it lies in the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedKey {
    /// Its name.
    pub kid: String,
    /// The public half.
    pub public_key: Vec<u8>,
    /// The secret half, sealed.
    pub sealed: Vec<u8>,
    /// When it was made.
    pub made: Timestamp,
    /// From when on it signs.
    pub signs_from: Timestamp,
}

/// Stores a new key.
pub fn add(tx: &mut Tx<'_>, key: &SealedKey) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO device_signing_key (kid, public_key, sealed, made_at, signs_from) VALUES ($1, $2, $3, $4, $5)",
        binds![&key.kid, &key.public_key[..], &key.sealed[..], key.made, key.signs_from],
    )?;
    Ok(())
}

/// All keys that were made, the one that signs last first.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<SealedKey>, Fault> {
    tx.rows("SELECT * FROM device_signing_key ORDER BY signs_from DESC", &[])?.iter().map(read).collect()
}

/// The key that signs at `now`; none while the first one does.
pub fn signing(tx: &mut Tx<'_>, now: Timestamp) -> Result<Option<SealedKey>, Fault> {
    let row = tx
        .row("SELECT * FROM device_signing_key WHERE signs_from <= $1 ORDER BY signs_from DESC LIMIT 1", binds![now])?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<SealedKey, Fault> {
    Ok(SealedKey {
        kid: row.get("kid")?,
        public_key: row.get("public_key")?,
        sealed: row.get("sealed")?,
        made: row.get("made_at")?,
        signs_from: row.get("signs_from")?,
    })
}
