//! The hash chain over the event log: which event stands at which position, under which hash.

use claviger_domain::id::{AccountId, EventId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::binds;
use crate::engine::{Notice, Row, Tx};
use crate::event::{self, Event, Filter};
use crate::fault::Fault;

/// One link of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// Its place, from 1 on, without gaps.
    pub position: u64,
    /// The event it holds.
    pub event: EventId,
    /// The hash over the link before and this event.
    pub hash: Vec<u8>,
    /// When it was added.
    pub sealed_at: Timestamp,
}

/// The last link.
pub fn head(tx: &mut Tx<'_>) -> Result<Option<Seal>, Fault> {
    let row = tx.row("SELECT * FROM event_seal ORDER BY position DESC LIMIT 1", binds![])?;
    row.as_ref().map(read).transpose()
}

/// Whether any event from before `until` waits to be sealed.
pub fn is_any_waiting(tx: &mut Tx<'_>, until: Timestamp) -> Result<bool, Fault> {
    let first_after = EventId::new(until, [0; 10]);
    let rows = tx.rows("SELECT event FROM event_unsealed WHERE event < $1 LIMIT 1", binds![first_after])?;
    Ok(!rows.is_empty())
}

/// Up to `most` events from before `until` that wait to be sealed, in the order of their ids.
pub fn waiting(tx: &mut Tx<'_>, until: Timestamp, most: u32) -> Result<Vec<Event>, Fault> {
    let first_after = EventId::new(until, [0; 10]);
    tx.rows(
        "SELECT event.* FROM event_unsealed JOIN event ON event.id = event_unsealed.event
         WHERE event_unsealed.event < $1 ORDER BY event_unsealed.event LIMIT $2",
        binds![first_after, most],
    )?
    .iter()
    .map(event::read)
    .collect()
}

/// Adds links over the first of the events that wait, in the order of their ids; those wait no longer.
pub fn add(tx: &mut Tx<'_>, seals: &[Seal]) -> Result<(), Fault> {
    let Some(last) = seals.last() else { return Ok(()) };
    for seal in seals {
        tx.execute(
            "INSERT INTO event_seal (position, event, hash, sealed_at) VALUES ($1, $2, $3, $4)",
            binds![seal.position, seal.event, &seal.hash[..], seal.sealed_at],
        )?;
    }
    tx.execute(
        "DELETE FROM event_unsealed WHERE event <= $1
             AND EXISTS (SELECT 1 FROM event_seal WHERE event_seal.event = event_unsealed.event)",
        binds![last.event],
    )?;
    tx.tell(Notice::Events);
    Ok(())
}

/// Up to `most` links behind position `after`, in order, each with its event; without, if that is gone.
pub fn links(tx: &mut Tx<'_>, after: u64, most: u32) -> Result<Vec<(Seal, Option<Event>)>, Fault> {
    let seals =
        tx.rows("SELECT * FROM event_seal WHERE position > $1 ORDER BY position LIMIT $2", binds![after, most])?;
    let seals: Vec<Seal> = seals.iter().map(read).collect::<Result<_, _>>()?;
    let Some(last) = seals.last().map(|seal| seal.position) else { return Ok(Vec::new()) };
    let events = tx.rows(
        "SELECT event.* FROM event_seal JOIN event ON event.id = event_seal.event
         WHERE event_seal.position > $1 AND event_seal.position <= $2",
        binds![after, last],
    )?;
    let mut events: std::collections::BTreeMap<EventId, Event> =
        events.iter().map(|row| event::read(row).map(|event| (event.id, event))).collect::<Result<_, _>>()?;
    Ok(seals
        .into_iter()
        .map(|seal| {
            let event = events.remove(&seal.event);
            (seal, event)
        })
        .collect())
}

/// The events behind position `after` that fit, up to position `until`, in the order of the chain.
pub fn followed(tx: &mut Tx<'_>, filter: &Filter, after: u64, until: u64) -> Result<Vec<Event>, Fault> {
    let nobody = Uuid::nil();
    let first_of = |at: Timestamp| EventId::new(at, [0; 10]).uuid();
    tx.rows(
        "SELECT event.* FROM event_seal JOIN event ON event.id = event_seal.event
         WHERE event_seal.position > $1 AND event_seal.position <= $2 AND event.id >= $3 AND event.id < $4
             AND ($5 OR event.account = $6) AND ($7 OR event.kind = $8) AND ($9 OR event.actor = $10)
             AND ($11 OR event.subject = $12)
         ORDER BY event_seal.position",
        binds![
            after,
            until,
            filter.from.map_or(Uuid::nil(), first_of),
            filter.until.map_or(Uuid::max(), first_of),
            filter.account.is_none(),
            filter.account.map_or(nobody, AccountId::uuid),
            filter.kind.is_none(),
            filter.kind.as_deref().unwrap_or_default(),
            filter.actor.is_none(),
            filter.actor.unwrap_or(nobody),
            filter.subject.is_none(),
            filter.subject.unwrap_or(nobody)
        ],
    )?
    .iter()
    .map(event::read)
    .collect()
}

/// The position at which an event stands in the chain, if it stands there.
pub fn position(tx: &mut Tx<'_>, event: EventId) -> Result<Option<u64>, Fault> {
    let row = tx.row("SELECT position FROM event_seal WHERE event = $1", binds![event])?;
    row.map(|row| row.get("position")).transpose()
}

/// Events that are neither in the chain nor waiting for it: somebody put them in by another way.
pub fn outside(tx: &mut Tx<'_>, most: u32) -> Result<Vec<EventId>, Fault> {
    tx.rows(
        "SELECT event.id FROM event
         LEFT JOIN event_seal ON event_seal.event = event.id
         LEFT JOIN event_unsealed ON event_unsealed.event = event.id
         WHERE event_seal.event IS NULL AND event_unsealed.event IS NULL ORDER BY event.id LIMIT $1",
        binds![most],
    )?
    .iter()
    .map(|row| row.get("id"))
    .collect()
}

fn read(row: &Row) -> Result<Seal, Fault> {
    Ok(Seal {
        position: row.get("position")?,
        event: row.get("event")?,
        hash: row.get("hash")?,
        sealed_at: row.get("sealed_at")?,
    })
}
