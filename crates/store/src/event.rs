//! The event log: appended in the transaction of the deed itself, never changed.

use claviger_domain::id::{AccountId, EventId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::binds;
use crate::engine::{Row, Tx};
use crate::fault::Fault;

/// What happened, by whose hand, to what. Persons are named by id only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// When.
    pub at: Timestamp,
    /// What: `order.placed`, `server.activated`.
    pub kind: String,
    /// Who: `person`, `api-key`, `product`, `link`, `system`.
    pub actor_kind: String,
    /// Which one.
    pub actor: Option<Uuid>,
    /// From where: an address.
    pub origin: String,
    /// In whose account.
    pub account: Option<AccountId>,
    /// What it happened to: `order`, `server`.
    pub subject_kind: String,
    /// Which one.
    pub subject: Uuid,
    /// How that stood before, as JSON.
    pub before: Option<String>,
    /// How it stands now, as JSON.
    pub after: Option<String>,
}

/// Appends an event.
pub fn append(tx: &mut Tx<'_>, event: &Event) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO event (id, at, kind, actor_kind, actor, origin, account, subject_kind, subject, before, after)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        binds![
            event.id,
            event.at,
            &event.kind,
            &event.actor_kind,
            event.actor,
            &event.origin,
            event.account,
            &event.subject_kind,
            event.subject,
            event.before.as_deref(),
            event.after.as_deref()
        ],
    )?;
    Ok(())
}

/// The newest events, of all accounts: those older than `after`, if it is given.
pub fn newest(tx: &mut Tx<'_>, after: Option<EventId>, most: u32) -> Result<Vec<Event>, Fault> {
    // No event is newer than the largest id there can be.
    let after = after.unwrap_or_else(|| EventId::from_uuid(Uuid::max()));
    tx.rows("SELECT * FROM event WHERE id < $1 ORDER BY id DESC LIMIT $2", binds![after, most])?
        .iter()
        .map(read)
        .collect()
}

/// What happened to `subject`, the newest first.
pub fn about(tx: &mut Tx<'_>, subject: Uuid, most: u32) -> Result<Vec<Event>, Fault> {
    tx.rows("SELECT * FROM event WHERE subject = $1 ORDER BY id DESC LIMIT $2", binds![subject, most])?
        .iter()
        .map(read)
        .collect()
}

fn read(row: &Row) -> Result<Event, Fault> {
    Ok(Event {
        id: row.get("id")?,
        at: row.get("at")?,
        kind: row.get("kind")?,
        actor_kind: row.get("actor_kind")?,
        actor: row.get("actor")?,
        origin: row.get("origin")?,
        account: row.get("account")?,
        subject_kind: row.get("subject_kind")?,
        subject: row.get("subject")?,
        before: row.get("before")?,
        after: row.get("after")?,
    })
}
