//! The keys that sign leases, sealed, and what the vendor's root key said about them. (L-18, X-13)

use jiff::Timestamp;

use crate::binds;
use crate::engine::Tx;
use crate::fault::Fault;

/// A signing key as it lies in the database.
#[derive(Debug, Clone)]
pub struct SealedKey {
    /// Its thumbprint.
    pub kid: String,
    /// The public half.
    pub public_key: Vec<u8>,
    /// The secret half, sealed.
    pub sealed: Vec<u8>,
}

/// Stores a new signing key.
pub fn add(tx: &mut Tx<'_>, key: &SealedKey, now: Timestamp) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO signing_key (kid, public_key, sealed, created_at) VALUES ($1, $2, $3, $4)",
        binds![&key.kid, &key.public_key[..], &key.sealed[..], now],
    )?;
    Ok(())
}

/// All signing keys, the newest first.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<SealedKey>, Fault> {
    tx.rows("SELECT * FROM signing_key ORDER BY created_at DESC, kid", &[])?
        .iter()
        .map(|row| {
            Ok(SealedKey { kid: row.get("kid")?, public_key: row.get("public_key")?, sealed: row.get("sealed")? })
        })
        .collect()
}

/// Stores the key set as the root key has signed it.
pub fn state(tx: &mut Tx<'_>, issued: Timestamp, jwt: &str) -> Result<(), Fault> {
    tx.execute("INSERT INTO key_statement (issued_at, jwt) VALUES ($1, $2)", binds![issued, jwt])?;
    Ok(())
}

/// The key set as the root key signed it last.
pub fn statement(tx: &mut Tx<'_>) -> Result<Option<String>, Fault> {
    let rows = tx.rows("SELECT jwt FROM key_statement ORDER BY issued_at DESC LIMIT 1", &[])?;
    rows.first().map(|row| row.get("jwt")).transpose()
}
