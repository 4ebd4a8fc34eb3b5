//! The links a person was sent: to confirm an address, to choose another password. Their secrets are derived from the
//! generation and stored nowhere; a newer link ends the older ones, and each is good once.

use claviger_domain::account::Email;
use claviger_domain::id::PersonId;
use jiff::Timestamp;

use crate::binds;
use crate::engine::{Row, Tx};
use crate::fault::Fault;

/// The newest link of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLink {
    /// Which one it is of those sent: what its secret is derived from.
    pub generation: u32,
    /// The address that it proves, if that is not the person's own.
    pub address: Option<Email>,
    /// From when on it is no longer good.
    pub expires: Timestamp,
}

/// Ends the person's links of this kind and begins another one; answers with its generation.
pub fn renew(
    tx: &mut Tx<'_>,
    person: PersonId,
    kind: &str,
    address: Option<&Email>,
    expires: Timestamp,
) -> Result<u32, Fault> {
    let row = tx.row(
        "INSERT INTO person_link (person, kind, generation, address, expires_at) VALUES ($1, $2, 1, $3, $4)
         ON CONFLICT (person, kind) DO UPDATE
         SET generation = person_link.generation + 1, address = excluded.address, expires_at = excluded.expires_at
         RETURNING generation",
        binds![person, kind, address.map(Email::as_str), expires],
    )?;
    row.map_or(Ok(0), |row| row.get("generation"))
}

/// The newest link of this kind.
pub fn find(tx: &mut Tx<'_>, person: PersonId, kind: &str) -> Result<Option<PersonLink>, Fault> {
    tx.row("SELECT * FROM person_link WHERE person = $1 AND kind = $2", binds![person, kind])?
        .map(|row| read(&row))
        .transpose()
}

/// Uses a link up; `false` if it was used, replaced or too old. It has expired ever since, by whatever clock another node
/// has.
pub fn use_up(tx: &mut Tx<'_>, person: PersonId, kind: &str, generation: u32, now: Timestamp) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE person_link SET expires_at = 0, address = NULL
         WHERE person = $1 AND kind = $2 AND generation = $3 AND expires_at > $4",
        binds![person, kind, generation, now],
    )?;
    Ok(changed > 0)
}

/// Ends all links of a person.
pub fn end_all(tx: &mut Tx<'_>, person: PersonId) -> Result<(), Fault> {
    tx.execute("UPDATE person_link SET expires_at = 0, address = NULL WHERE person = $1", binds![person])?;
    Ok(())
}

/// Forgets the addresses of links that are no longer good.
pub fn forget_addresses(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64, Fault> {
    tx.execute("UPDATE person_link SET address = NULL WHERE address IS NOT NULL AND expires_at <= $1", binds![now])
}

fn read(row: &Row) -> Result<PersonLink, Fault> {
    Ok(PersonLink {
        generation: row.get("generation")?,
        address: row.get::<Option<String>>("address")?.and_then(|text| text.parse().ok()),
        expires: row.get("expires_at")?,
    })
}
