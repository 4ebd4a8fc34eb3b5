//! The keys that sign leases, sealed, and what the vendor's root key said about them. (L-18, X-13)

use claviger_domain::license::signing_key::SigningKey;
use jiff::Timestamp;

use crate::binds;
use crate::engine::{Notice, Row, Tx};
use crate::fault::Fault;

/// A signing key as it lies in the database.
#[derive(Debug, Clone)]
pub struct SealedKey {
    /// Its name and its states; when the last lease it signed ends is looked up apart.
    pub key: SigningKey,
    /// The public half.
    pub public_key: Vec<u8>,
    /// The secret half, sealed; empty once it was erased.
    pub sealed: Vec<u8>,
}

/// What the root key said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// When.
    pub issued: Timestamp,
    /// The signed text.
    pub jwt: String,
}

/// Stores a new signing key.
pub fn add(tx: &mut Tx<'_>, sealed: &SealedKey) -> Result<(), Fault> {
    let key = &sealed.key;
    tx.execute(
        "INSERT INTO signing_key (kid, public_key, sealed, created_at, signs_from) VALUES ($1, $2, $3, $4, $5)",
        binds![&key.kid, &sealed.public_key[..], &sealed.sealed[..], key.made, key.signs_from],
    )?;
    Ok(())
}

/// All signing keys that ever were, the newest first.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<SealedKey>, Fault> {
    tx.rows("SELECT * FROM signing_key ORDER BY created_at DESC, kid", &[])?.iter().map(read).collect()
}

/// When the last lease that this key signed ends.
pub fn last_lease_ends(tx: &mut Tx<'_>, kid: &str) -> Result<Option<Timestamp>, Fault> {
    let row = tx.row("SELECT MAX(expires_at) AS ends FROM lease WHERE kid = $1", binds![kid])?;
    row.map_or(Ok(None), |row| row.get("ends"))
}

/// Whether the key is still to be signed with.
pub fn may_sign(tx: &mut Tx<'_>, kid: &str) -> Result<bool, Fault> {
    let row = tx.row(
        "SELECT kid FROM signing_key
         WHERE kid = $1 AND retired_at IS NULL AND removed_at IS NULL AND revoked_at IS NULL",
        binds![kid],
    )?;
    Ok(row.is_some())
}

/// From now on the key signs, whatever was planned.
pub fn begin(tx: &mut Tx<'_>, kid: &str, now: Timestamp) -> Result<(), Fault> {
    tx.execute("UPDATE signing_key SET signs_from = $2 WHERE kid = $1", binds![kid, now])?;
    Ok(())
}

/// The key signs no more.
pub fn retire(tx: &mut Tx<'_>, kid: &str, now: Timestamp) -> Result<(), Fault> {
    tx.execute("UPDATE signing_key SET retired_at = $2 WHERE kid = $1", binds![kid, now])?;
    Ok(())
}

/// The key is worth nothing any more; its secret half is erased.
pub fn revoke(tx: &mut Tx<'_>, kid: &str, now: Timestamp) -> Result<(), Fault> {
    tx.execute("UPDATE signing_key SET revoked_at = $2, sealed = $3 WHERE kid = $1", binds![kid, now, &[][..]])?;
    Ok(())
}

/// The key is needed no more; its secret half is erased.
pub fn remove(tx: &mut Tx<'_>, kid: &str, now: Timestamp) -> Result<(), Fault> {
    tx.execute("UPDATE signing_key SET removed_at = $2, sealed = $3 WHERE kid = $1", binds![kid, now, &[][..]])?;
    Ok(())
}

/// Every server whose present lease this key signed gets another at its next contact. Answers with how many there are.
pub fn replace_leases(tx: &mut Tx<'_>, kid: &str) -> Result<u64, Fault> {
    tx.tell(Notice::Everything);
    tx.execute(
        "UPDATE server SET lease_number = lease_number + 1, lease_renew_after = NULL
         WHERE lease_renew_after IS NOT NULL AND EXISTS (
             SELECT 1 FROM lease AS l WHERE l.server = server.id AND l.number = server.lease_number AND l.kid = $1)",
        binds![kid],
    )
}

/// Stores what the root key has said.
pub fn state(tx: &mut Tx<'_>, statement: &Statement) -> Result<(), Fault> {
    tx.execute("INSERT INTO key_statement (issued_at, jwt) VALUES ($1, $2)", binds![statement.issued, &statement.jwt])?;
    // Nodes take over their keys anew, and products hear of revocations.
    tx.tell(Notice::Everything);
    Ok(())
}

/// What the root key said last.
pub fn statement(tx: &mut Tx<'_>) -> Result<Option<Statement>, Fault> {
    let row = tx.row("SELECT issued_at, jwt FROM key_statement ORDER BY issued_at DESC LIMIT 1", &[])?;
    row.map(|row| Ok(Statement { issued: row.get("issued_at")?, jwt: row.get("jwt")? })).transpose()
}

fn read(row: &Row) -> Result<SealedKey, Fault> {
    Ok(SealedKey {
        key: SigningKey {
            kid: row.get("kid")?,
            made: row.get("created_at")?,
            signs_from: row.get("signs_from")?,
            retired: row.get("retired_at")?,
            removed: row.get("removed_at")?,
            revoked: row.get("revoked_at")?,
            last_lease_ends: None,
        },
        public_key: row.get("public_key")?,
        sealed: row.get("sealed")?,
    })
}
