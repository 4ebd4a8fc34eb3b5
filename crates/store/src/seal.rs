//! The hash chain over the event log: which event stands at which position, under which hash.

use claviger_domain::id::EventId;
use jiff::Timestamp;

use crate::binds;
use crate::engine::{Row, Tx};
use crate::event::{self, Event};
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

/// Adds a link; its event waits no longer.
pub fn add(tx: &mut Tx<'_>, seal: &Seal) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO event_seal (position, event, hash, sealed_at) VALUES ($1, $2, $3, $4)",
        binds![seal.position, seal.event, &seal.hash[..], seal.sealed_at],
    )?;
    tx.execute("DELETE FROM event_unsealed WHERE event = $1", binds![seal.event])?;
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
