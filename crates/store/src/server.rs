//! Servers, their tokens and bindings, and the leases they were given.

use claviger_domain::id::{AccountId, LeaseId, ServerId};
use claviger_domain::license::server::{Binding, Server};
use jiff::Timestamp;

use crate::binds;
use crate::engine::{Row, Tx};
use crate::fault::Fault;

/// A server with what only the service needs of it.
#[derive(Debug, Clone)]
pub struct Stored {
    /// The server.
    pub server: Server,
    /// Its token's secret, sealed; none before the first units. (L-14)
    pub token_sealed: Option<Vec<u8>>,
    /// From when on its present lease should be renewed; none while the lease of its number is yet to be drawn up.
    pub lease_renew_after: Option<Timestamp>,
}

/// Stores a new server.
pub fn add(tx: &mut Tx<'_>, server: &Server, now: Timestamp) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO server (id, account, name, public_id, generation, lease_number, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        binds![server.id, server.account, &server.name, &server.public_id, server.generation, server.lease_number, now],
    )?;
    Ok(())
}

/// The server with this id.
pub fn find(tx: &mut Tx<'_>, id: ServerId) -> Result<Option<Stored>, Fault> {
    tx.row("SELECT * FROM server WHERE id = $1", binds![id])?.map(|row| read(&row)).transpose()
}

/// The server whose token begins like this.
pub fn find_by_public_id(tx: &mut Tx<'_>, public_id: &str) -> Result<Option<Stored>, Fault> {
    tx.row("SELECT * FROM server WHERE public_id = $1", binds![public_id])?.map(|row| read(&row)).transpose()
}

/// The servers of an account, in the order they were added.
pub fn of_account(tx: &mut Tx<'_>, account: AccountId) -> Result<Vec<Stored>, Fault> {
    tx.rows("SELECT * FROM server WHERE account = $1 ORDER BY id", binds![account])?.iter().map(read).collect()
}

/// Gives a server its token, if it has none yet.
pub fn give_token(tx: &mut Tx<'_>, id: ServerId, sealed: &[u8]) -> Result<(), Fault> {
    tx.execute("UPDATE server SET token_sealed = $2 WHERE id = $1 AND token_sealed IS NULL", binds![id, sealed])?;
    Ok(())
}

/// Something in what the server may run has changed: its next check-in brings a new lease. (L-19)
pub fn raise_lease_number(tx: &mut Tx<'_>, id: ServerId) -> Result<(), Fault> {
    tx.execute(
        "UPDATE server SET lease_number = lease_number + 1, lease_renew_after = NULL WHERE id = $1",
        binds![id],
    )?;
    Ok(())
}

/// Binds a server to the installation that activated it, or notes what the bound one said last. (L-17)
pub fn bind(tx: &mut Tx<'_>, id: ServerId, binding: &Binding) -> Result<(), Fault> {
    tx.execute(
        "UPDATE server SET binding_key = $2, fingerprint = $3, host = $4, product_version = $5, bound_at = $6,
             sequence = $7, nonce = $8, last_seen = $9
         WHERE id = $1",
        binds![
            id,
            &binding.key[..],
            &binding.fingerprint,
            &binding.host,
            &binding.product_version,
            binding.bound_at,
            binding.sequence,
            &binding.nonce,
            binding.last_seen
        ],
    )?;
    Ok(())
}

/// Notes that the bound installation was heard of.
pub fn note_call(tx: &mut Tx<'_>, id: ServerId, sequence: u64, nonce: &str, now: Timestamp) -> Result<(), Fault> {
    tx.execute(
        "UPDATE server SET sequence = $2, nonce = $3, last_seen = $4 WHERE id = $1",
        binds![id, sequence, nonce, now],
    )?;
    Ok(())
}

/// Up to `most` servers that were still letting go of units when their lease ended. (L-15)
pub fn releasing_without_lease(tx: &mut Tx<'_>, now: Timestamp, most: u32) -> Result<Vec<Stored>, Fault> {
    tx.rows(
        "SELECT * FROM server WHERE holds_lease_until <= $1
             AND id IN (SELECT server FROM allocation WHERE releasing > 0) ORDER BY id LIMIT $2",
        binds![now, most],
    )?
    .iter()
    .map(read)
    .collect()
}

/// A lease as it was given.
#[derive(Debug, Clone)]
pub struct Lease {
    /// Its id.
    pub id: LeaseId,
    /// The server.
    pub server: ServerId,
    /// Its number.
    pub number: u64,
    /// The signed text.
    pub jwt: String,
    /// The name of the key that signed it.
    pub kid: String,
    /// When it was drawn up.
    pub issued: Timestamp,
    /// When it should be renewed.
    pub renew_after: Timestamp,
    /// When it ends.
    pub expires: Timestamp,
}

/// Stores a lease that was just drawn up; from now on the server may be running on it.
pub fn add_lease(tx: &mut Tx<'_>, lease: &Lease) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO lease (id, server, number, jwt, kid, issued_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        binds![lease.id, lease.server, lease.number, &lease.jwt, &lease.kid, lease.issued, lease.expires],
    )?;
    tx.execute(
        "UPDATE server SET lease_number = $2, lease_renew_after = $3, holds_lease_until = $4 WHERE id = $1",
        binds![lease.server, lease.number, lease.renew_after, lease.expires],
    )?;
    Ok(())
}

/// The signed text of a server's lease with this number.
pub fn lease_jwt(tx: &mut Tx<'_>, server: ServerId, number: u64) -> Result<Option<String>, Fault> {
    tx.row("SELECT jwt FROM lease WHERE server = $1 AND number = $2", binds![server, number])?
        .map(|row| row.get("jwt"))
        .transpose()
}

fn read(row: &Row) -> Result<Stored, Fault> {
    let key: Option<Vec<u8>> = row.get("binding_key")?;
    let binding = match key {
        None => None,
        Some(key) => Some(Binding {
            key: key.try_into().map_err(|_| Fault::Column {
                column: "binding_key".into(),
                wanted: "32 bytes",
                found: "it has another length",
            })?,
            fingerprint: row.get("fingerprint")?,
            host: row.get("host")?,
            product_version: row.get("product_version")?,
            bound_at: row.get("bound_at")?,
            sequence: row.get("sequence")?,
            nonce: row.get("nonce")?,
            last_seen: row.get("last_seen")?,
        }),
    };
    Ok(Stored {
        server: Server {
            id: row.get("id")?,
            account: row.get("account")?,
            name: row.get("name")?,
            public_id: row.get("public_id")?,
            binding,
            disabled_at: row.get("disabled_at")?,
            generation: row.get("generation")?,
            lease_number: row.get("lease_number")?,
            holds_lease_until: row.get("holds_lease_until")?,
        },
        token_sealed: row.get("token_sealed")?,
        lease_renew_after: row.get("lease_renew_after")?,
    })
}
