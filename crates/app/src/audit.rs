//! The event log cannot be changed unseen: its events are linked by hashes, each over the one before.
//!
//! A deed appends its events without looking at anybody else's. A few seconds later the sealer takes up what has been
//! appended, in the order of ids, and links it. Whoever has noted the head of the chain once can tell for ever whether
//! anything before it was changed, taken out or put in. How a hash is made is told in `docs/audit.md`, so that anybody
//! can check it in any language.

use claviger_domain::account::Permission;
use claviger_domain::id::EventId;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::event::Event;
use claviger_store::seal::Seal;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::act::{Act, Who};
use crate::{Error, access, vault};

/// How long an event waits before it is sealed: those of transactions that end a little later still come in order.
const SETTLES: SignedDuration = SignedDuration::from_secs(2);

/// The hash before the first event.
pub const BEGINNING: [u8; 32] = [0; 32];

/// Where the chain stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// How many events it holds.
    pub position: u64,
    /// The hash of the last one.
    pub hash: [u8; 32],
    /// When that was sealed.
    pub sealed_at: Timestamp,
}

/// How far a check of the chain has come without finding anything wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked {
    /// The last position that holds.
    pub position: u64,
    /// Its hash.
    pub hash: [u8; 32],
}

/// The first thing that is wrong with a chain.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A link is missing.
    #[error("position {expected} is missing: the next link is {found}")]
    Gap {
        /// What should have come.
        expected: u64,
        /// What came.
        found: u64,
    },
    /// The event of a link is gone.
    #[error("position {position}: the event {event} is gone")]
    EventGone {
        /// Where.
        position: u64,
        /// Which.
        event: EventId,
    },
    /// An event, or the link itself, was changed.
    #[error("position {position}: the event {event} or its link was changed after it was sealed")]
    Changed {
        /// Where.
        position: u64,
        /// Which.
        event: EventId,
    },
    /// An event was put in beside the chain.
    #[error("the event {0} was put into the log by another way: no link holds it, and it does not wait for one")]
    Outside(EventId),
    /// The chain was cut off, or is another one.
    #[error("position {position} does not have the hash that was noted for it")]
    OtherHead {
        /// Where.
        position: u64,
    },
    /// The chain is shorter than it was.
    #[error("the chain ends at position {found}, and had {noted} before: its end was cut off")]
    CutOff {
        /// The position that was noted.
        noted: u64,
        /// Where it ends now.
        found: u64,
    },
}

impl Checked {
    /// Nothing was looked at yet.
    pub const NOTHING: Self = Self { position: 0, hash: BEGINNING };

    /// Goes on by one link.
    pub fn and(self, position: u64, hash: &[u8], id: EventId, event: Option<&Event>) -> Result<Self, Broken> {
        let expected = self.position + 1;
        if position != expected {
            return Err(Broken::Gap { expected, found: position });
        }
        let event = event.ok_or(Broken::EventGone { position, event: id })?;
        let linked = link(&self.hash, position, event);
        if event.id != id || !vault::equal(&linked, hash) {
            return Err(Broken::Changed { position, event: id });
        }
        Ok(Self { position, hash: linked })
    }
}

/// The hash of the link at `position`: over the one before and everything the event says.
#[must_use]
pub fn link(before: &[u8; 32], position: u64, event: &Event) -> [u8; 32] {
    let mut text = before.to_vec();
    text.extend_from_slice(canonical(position, event).as_bytes());
    vault::digest(&text)
}

/// An event as it is hashed: a JSON array, written as RFC 8785 has it.
#[must_use]
pub fn canonical(position: u64, event: &Event) -> String {
    let id = |id: uuid::Uuid| id.simple().to_string();
    json!([
        "claviger-event-1",
        position,
        id(event.id.uuid()),
        event.at.as_microsecond(),
        event.kind,
        event.actor_kind,
        event.actor.map(id),
        event.origin,
        event.account.map(|account| id(account.uuid())),
        event.subject_kind,
        id(event.subject),
        event.before,
        event.after,
    ])
    .to_string()
}

/// Whether there is anything to seal: a look costs less than sealing.
pub fn is_any_waiting(tx: &mut Tx<'_>, act: &Act) -> Result<bool, Error> {
    Ok(store::seal::is_any_waiting(tx, act.now - SETTLES)?)
}

/// Takes up to `most` events into the chain; answers with how many that were. Two nodes that do so at once collide at the
/// chain's end, and one does it again.
pub fn seal(tx: &mut Tx<'_>, act: &Act, most: u32) -> Result<usize, Error> {
    if !matches!(act.who, Who::System) {
        return Err(Error::Forbidden);
    }
    let waiting = store::seal::waiting(tx, act.now - SETTLES, most)?;
    let (mut position, mut hash) = match store::seal::head(tx)? {
        Some(head) => (head.position, hash_of(&head)),
        None => (0, BEGINNING),
    };
    let sealed = waiting.iter().map(|event| {
        position += 1;
        hash = link(&hash, position, event);
        Seal { position, event: event.id, hash: hash.to_vec(), sealed_at: act.now }
    });
    store::seal::add(tx, &sealed.collect::<Vec<_>>())?;
    Ok(waiting.len())
}

/// Where the chain stands, for those who may see the log.
pub fn head(tx: &mut Tx<'_>, act: &Act) -> Result<Option<Head>, Error> {
    access::anywhere(&act.who, Permission::SeeEvents)?;
    let head = store::seal::head(tx)?;
    Ok(head.map(|head| Head { position: head.position, hash: hash_of(&head), sealed_at: head.sealed_at }))
}

/// Checks up to `most` links behind what was `checked` already; answers with how far it has come, and the first thing
/// that is wrong. Nothing more to check if the position is the same as before.
pub fn check(tx: &mut Tx<'_>, checked: Checked, most: u32) -> Result<Result<Checked, Broken>, Error> {
    let mut so_far = checked;
    for (seal, event) in store::seal::links(tx, checked.position, most)? {
        match so_far.and(seal.position, &seal.hash, seal.event, event.as_ref()) {
            Ok(further) => so_far = further,
            Err(broken) => return Ok(Err(broken)),
        }
    }
    Ok(Ok(so_far))
}

/// Whether any event lies beside the chain.
pub fn check_outside(tx: &mut Tx<'_>) -> Result<Result<(), Broken>, Error> {
    let outside = store::seal::outside(tx, 1)?;
    Ok(outside.first().map_or(Ok(()), |event| Err(Broken::Outside(*event))))
}

/// A hash as people and programs note it: 64 hexadecimal digits.
#[must_use]
pub fn hex(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn hash_of(seal: &Seal) -> [u8; 32] {
    // One of another length was changed by somebody; the link behind it will not fit.
    seal.hash.as_slice().try_into().unwrap_or(BEGINNING)
}

#[cfg(test)]
mod tests {
    use super::*;
    use claviger_domain::id::Id;
    use uuid::Uuid;

    fn event() -> Event {
        Event {
            id: Id::from_uuid(Uuid::from_u128(0x0192_f0c1)),
            at: Timestamp::from_microsecond(1_790_000_000_000_001).unwrap(),
            kind: "order.placed".into(),
            actor_kind: "person".into(),
            actor: Some(Uuid::from_u128(7)),
            origin: "192.0.2.7".into(),
            account: None,
            subject_kind: "order".into(),
            subject: Uuid::from_u128(11),
            before: None,
            after: Some("{\"name\":\"Łódź \u{1}\"}".into()),
        }
    }

    #[test]
    fn x_07_the_canonical_form_is_what_the_documentation_says() {
        let expected = "[\"claviger-event-1\",1,\"0000000000000000000000000192f0c1\",1790000000000001,\"order.placed\",\
            \"person\",\"00000000000000000000000000000007\",\"192.0.2.7\",null,\"order\",\
            \"0000000000000000000000000000000b\",null,\"{\\\"name\\\":\\\"Łódź \\u0001\\\"}\"]";
        assert_eq!(canonical(1, &event()), expected);
    }

    #[test]
    fn x_07_any_single_change_to_an_event_gives_another_hash() {
        let base = link(&BEGINNING, 1, &event());
        let changes: [fn(&mut Event); 11] = [
            |event| event.id = Id::from_uuid(Uuid::from_u128(1)),
            |event| event.at += SignedDuration::from_micros(1),
            |event| event.kind.push(' '),
            |event| event.actor_kind = "api-key".into(),
            |event| event.actor = None,
            |event| event.origin.clear(),
            |event| event.account = Some(Id::from_uuid(Uuid::nil())),
            |event| event.subject_kind = "server".into(),
            |event| event.subject = Uuid::from_u128(12),
            |event| event.before = event.after.take(),
            |event| event.after = Some("null".into()),
        ];
        for (index, change) in changes.iter().enumerate() {
            let mut changed = event();
            change(&mut changed);
            assert_ne!(link(&BEGINNING, 1, &changed), base, "change {index}");
        }
        assert_ne!(link(&BEGINNING, 2, &event()), base);
        assert_ne!(link(&[1; 32], 1, &event()), base);
    }
}
