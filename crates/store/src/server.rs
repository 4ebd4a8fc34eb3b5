//! Servers, their tokens and bindings, and the leases they were given.

use claviger_domain::id::{AccountId, LeaseId, ServerId};
use claviger_domain::license::server::{Binding, Former, Server};
use jiff::Timestamp;

use crate::binds;
use crate::engine::{Notice, Row, Tx};
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
        "INSERT INTO server (id, account, name, public_id, generation, lease_number, folded, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        binds![
            server.id,
            server.account,
            &server.name,
            &server.public_id,
            server.generation,
            server.lease_number,
            folded(server),
            now
        ],
    )?;
    tx.tell(Notice::Server(server.id));
    Ok(())
}

/// The server with this id.
pub fn find(tx: &mut Tx<'_>, id: ServerId) -> Result<Option<Stored>, Fault> {
    tx.row("SELECT * FROM server WHERE id = $1", binds![id])?.map(|row| read(&row)).transpose()
}

/// The server with this id, and when the root key spoke last, if ever. (L-18)
pub fn find_with_word(tx: &mut Tx<'_>, id: ServerId) -> Result<Option<(Stored, Option<Timestamp>)>, Fault> {
    let sql = "SELECT server.*, (SELECT max(issued_at) FROM key_statement) AS root_key_spoke FROM server WHERE id = $1";
    let Some(row) = tx.row(sql, binds![id])? else { return Ok(None) };
    Ok(Some((read(&row)?, row.get("root_key_spoke")?)))
}

/// The server whose token begins like this.
pub fn find_by_public_id(tx: &mut Tx<'_>, public_id: &str) -> Result<Option<Stored>, Fault> {
    tx.row("SELECT * FROM server WHERE public_id = $1", binds![public_id])?.map(|row| read(&row)).transpose()
}

/// The servers of an account, in the order they were added.
pub fn of_account(tx: &mut Tx<'_>, account: AccountId) -> Result<Vec<Stored>, Fault> {
    tx.rows("SELECT * FROM server WHERE account = $1 ORDER BY id", binds![account])?.iter().map(read).collect()
}

/// Something in what the server may run has changed: its next check-in brings a new lease. (L-19)
pub fn raise_lease_number(tx: &mut Tx<'_>, id: ServerId) -> Result<(), Fault> {
    tx.execute(
        "UPDATE server SET lease_number = lease_number + 1, lease_renew_after = NULL WHERE id = $1",
        binds![id],
    )?;
    tx.tell(Notice::Server(id));
    Ok(())
}

/// Puts another token in the place of a server's own: the old one is worth nothing from now on. (L-14)
pub fn replace_token(tx: &mut Tx<'_>, id: ServerId, sealed: &[u8]) -> Result<(), Fault> {
    tx.execute("UPDATE server SET token_sealed = $2 WHERE id = $1", binds![id, sealed])?;
    tx.tell(Notice::Server(id));
    Ok(())
}

/// Records how a server stands: its name, its installation or former one, and what that may run on. Its lease's number
/// has a way of its own.
pub fn record(tx: &mut Tx<'_>, server: &Server) -> Result<(), Fault> {
    let known = server.last_known();
    tx.execute(
        "UPDATE server SET name = $2, disabled_at = $3, generation = $4, holds_lease_until = $5, left_behind_until = $6,
             unbound_at = $7, binding_key = $8, fingerprint = $9, host = $10, product_version = $11, bound_at = $12,
             sequence = $13, nonce = $14, last_seen = $15, origin = $16, folded = $17
         WHERE id = $1",
        binds![
            server.id,
            &server.name,
            server.disabled_at,
            server.generation,
            server.holds_lease_until,
            server.left_behind_until,
            server.former.as_ref().map(|former| former.unbound_at),
            known.map(|binding| &binding.key[..]),
            known.map(|binding| &binding.fingerprint),
            known.map(|binding| &binding.host),
            known.map(|binding| &binding.product_version),
            known.map(|binding| binding.bound_at),
            known.map(|binding| binding.sequence),
            known.map(|binding| &binding.nonce),
            known.map(|binding| binding.last_seen),
            known.and_then(|binding| binding.origin.as_deref()),
            folded(server)
        ],
    )?;
    tx.tell(Notice::Server(server.id));
    Ok(())
}

/// Gives a server to another account, under the name that is free there. (L-29)
pub fn hand_over(tx: &mut Tx<'_>, id: ServerId, into: AccountId, name: &str) -> Result<(), Fault> {
    let Some(Stored { mut server, .. }) = find(tx, id)? else { return Ok(()) };
    name.clone_into(&mut server.name);
    tx.execute(
        "UPDATE server SET account = $2, name = $3, folded = $4 WHERE id = $1",
        binds![id, into, name, folded(&server)],
    )?;
    tx.tell(Notice::Server(id));
    Ok(())
}

/// Removes a server that nothing depends on any more, with what only it had.
pub fn remove(tx: &mut Tx<'_>, id: ServerId) -> Result<(), Fault> {
    tx.execute("DELETE FROM allocation WHERE server = $1", binds![id])?;
    tx.execute("DELETE FROM lease WHERE server = $1", binds![id])?;
    tx.execute("DELETE FROM server_alert WHERE server = $1", binds![id])?;
    tx.execute("DELETE FROM server_day WHERE server = $1", binds![id])?;
    tx.execute("DELETE FROM server WHERE id = $1", binds![id])?;
    tx.tell(Notice::Server(id));
    Ok(())
}

/// Notes that the bound installation was heard of.
pub fn note_call(
    tx: &mut Tx<'_>,
    id: ServerId,
    sequence: u64,
    nonce: &str,
    now: Timestamp,
    origin: &str,
) -> Result<(), Fault> {
    tx.execute(
        "UPDATE server SET sequence = $2, nonce = $3, last_seen = $4, origin = $5 WHERE id = $1",
        binds![id, sequence, nonce, now, origin],
    )?;
    Ok(())
}

/// A call of an installation that was answered from memory and is yet to be written. (L-17, L-19)
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The server.
    pub server: ServerId,
    /// The generation in which it called.
    pub generation: u64,
    /// The call's number.
    pub sequence: u64,
    /// Its nonce.
    pub nonce: String,
    /// When it came.
    pub at: Timestamp,
    /// The network address it came from.
    pub origin: String,
    /// How many calls there were since the last one that was written, this one included.
    pub calls: u32,
}

/// Writes down a call that is newer than everything known of its installation: the number is higher, and nothing known
/// came after `came_by`. `false`: it is not like that, and nothing was written.
pub fn note_contact(tx: &mut Tx<'_>, contact: &Contact, came_by: Timestamp) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE server SET sequence = $3, nonce = $4, origin = $6,
             last_seen = CASE WHEN last_seen > $5 THEN last_seen ELSE $5 END
         WHERE id = $1 AND generation = $2 AND unbound_at IS NULL AND sequence < $3 AND last_seen <= $7",
        binds![
            contact.server,
            contact.generation,
            contact.sequence,
            &contact.nonce,
            contact.at,
            &contact.origin,
            came_by
        ],
    )?;
    Ok(changed > 0)
}

/// Whether the server was yet to let go of units when it was asked last: its next acknowledgement frees them. (L-15)
pub fn is_letting_go(tx: &mut Tx<'_>, id: ServerId) -> Result<bool, Fault> {
    Ok(tx.row("SELECT 1 AS yes FROM allocation WHERE server = $1 AND releasing > 0 LIMIT 1", binds![id])?.is_some())
}

/// Up to `most` servers that were still letting go of units when their lease, or that of an installation before,
/// ended. (L-15)
pub fn releasing_without_lease(tx: &mut Tx<'_>, now: Timestamp, most: u32) -> Result<Vec<Stored>, Fault> {
    tx.rows(
        "SELECT * FROM server
         WHERE holds_lease_until <= $1 AND id IN (SELECT server FROM allocation WHERE releasing > 0)
             OR left_behind_until <= $1 AND id IN (SELECT server FROM allocation WHERE left_behind > 0)
         ORDER BY id LIMIT $2",
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
    insert_lease(tx, lease)?;
    tx.execute(
        "UPDATE server SET lease_number = $2, lease_renew_after = $3, holds_lease_until = $4 WHERE id = $1",
        binds![lease.server, lease.number, lease.renew_after, lease.expires],
    )?;
    tx.tell(Notice::Server(lease.server));
    Ok(())
}

/// A renewal that was prepared by what was seen of its server a moment ago. (L-18, L-19)
#[derive(Debug, Clone)]
pub struct Renewal {
    /// The server, bound to the installation that asks.
    pub seen: Stored,
    /// The number of the call.
    pub sequence: u64,
    /// Its nonce.
    pub nonce: String,
    /// By how much the product's clock was ahead of ours, in seconds.
    pub clock_off_secs: i64,
    /// The lease that was drawn up for it; none if the one it was given before is still in force.
    pub lease: Option<Lease>,
}

/// Records a renewal in one go, if the server is still as it was seen: the same installation is bound to it and has not
/// called since, its lease has the number it had, and the key that signed the new one may still sign. `false`: it is not
/// like that, and nothing was written.
pub fn note_renewal(tx: &mut Tx<'_>, renewal: &Renewal, now: Timestamp, origin: &str) -> Result<bool, Fault> {
    let Renewal { seen: Stored { server, lease_renew_after, .. }, sequence, nonce, clock_off_secs, lease } = renewal;
    let Some(bound) = &server.binding else { return Ok(false) };
    let changed = match lease {
        None => tx.execute(
            "UPDATE server SET sequence = $8, nonce = $9, last_seen = $10, origin = $11, clock_off_secs = $12,
                 clock_seen_at = $10
             WHERE id = $1 AND generation = $2 AND disabled_at IS NULL AND unbound_at IS NULL AND binding_key = $3
                 AND sequence = $4 AND nonce = $5 AND lease_number = $6 AND lease_renew_after IS NOT DISTINCT FROM $7",
            binds![
                server.id,
                server.generation,
                &bound.key[..],
                bound.sequence,
                &bound.nonce,
                server.lease_number,
                *lease_renew_after,
                *sequence,
                nonce,
                now,
                origin,
                *clock_off_secs
            ],
        )?,
        Some(lease) => tx.execute(
            "UPDATE server SET sequence = $8, nonce = $9, last_seen = $10, origin = $11, clock_off_secs = $12,
                 clock_seen_at = $10, lease_number = $13, lease_renew_after = $14, holds_lease_until = $15
             WHERE id = $1 AND generation = $2 AND disabled_at IS NULL AND unbound_at IS NULL AND binding_key = $3
                 AND sequence = $4 AND nonce = $5 AND lease_number = $6 AND lease_renew_after IS NOT DISTINCT FROM $7
                 AND EXISTS (SELECT 1 FROM signing_key AS k WHERE k.kid = $16 AND k.retired_at IS NULL
                                 AND k.removed_at IS NULL AND k.revoked_at IS NULL)",
            binds![
                server.id,
                server.generation,
                &bound.key[..],
                bound.sequence,
                &bound.nonce,
                server.lease_number,
                *lease_renew_after,
                *sequence,
                nonce,
                now,
                origin,
                *clock_off_secs,
                lease.number,
                lease.renew_after,
                lease.expires,
                &lease.kid
            ],
        )?,
    };
    if changed == 0 {
        return Ok(false);
    }
    if let Some(lease) = lease {
        insert_lease(tx, lease)?;
        tx.tell(Notice::Server(lease.server));
    }
    Ok(true)
}

fn insert_lease(tx: &mut Tx<'_>, lease: &Lease) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO lease (id, server, number, jwt, kid, issued_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        binds![lease.id, lease.server, lease.number, &lease.jwt, &lease.kid, lease.issued, lease.expires],
    )?;
    Ok(())
}

/// The signed text of a server's lease with this number.
pub fn lease_jwt(tx: &mut Tx<'_>, server: ServerId, number: u64) -> Result<Option<String>, Fault> {
    tx.row("SELECT jwt FROM lease WHERE server = $1 AND number = $2", binds![server, number])?
        .map(|row| row.get("jwt"))
        .transpose()
}

pub(crate) fn read(row: &Row) -> Result<Stored, Fault> {
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
            origin: row.get("origin")?,
        }),
    };
    let (binding, former) = match (binding, row.get("unbound_at")?) {
        (Some(binding), Some(unbound_at)) => (None, Some(Former { binding, unbound_at })),
        (binding, _) => (binding, None),
    };
    Ok(Stored {
        server: Server {
            id: row.get("id")?,
            account: row.get("account")?,
            name: row.get("name")?,
            public_id: row.get("public_id")?,
            binding,
            former,
            disabled_at: row.get("disabled_at")?,
            generation: row.get("generation")?,
            lease_number: row.get("lease_number")?,
            holds_lease_until: row.get("holds_lease_until")?,
            left_behind_until: row.get("left_behind_until")?,
        },
        token_sealed: row.get("token_sealed")?,
        lease_renew_after: row.get("lease_renew_after")?,
    })
}

/// What a search looks at. The name comes first, so that lists are in the order of names.
#[must_use]
pub fn folded(server: &Server) -> String {
    let host = server.last_known().map_or("", |binding| &binding.host);
    format!("{} {} {host}", server.name, server.public_id).to_lowercase()
}
