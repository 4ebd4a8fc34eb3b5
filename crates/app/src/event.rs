//! Writing the event log.

use claviger_domain::account::Permission;
use claviger_domain::id::{AccountId, EventId};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::event::Event;
use claviger_store::fault::Fault;
use serde_json::Value;
use uuid::Uuid;

use crate::act::Act;
use crate::{Error, access};

/// What an event is about.
#[derive(Clone, Copy)]
pub(crate) struct About {
    /// What happened: `order.placed`.
    pub kind: &'static str,
    /// What it happened to: `order`.
    pub subject_kind: &'static str,
    /// Which one.
    pub subject: Uuid,
    /// In whose account.
    pub account: Option<AccountId>,
}

/// Appends an event: how the subject stood before and how it stands now. Neither may hold a secret, nor the name or
/// address of a person.
pub(crate) fn record(
    tx: &mut Tx<'_>,
    act: &mut Act,
    about: About,
    before: Option<Value>,
    after: Option<Value>,
) -> Result<(), Fault> {
    let (actor_kind, actor) = act.who.in_the_log();
    let event = Event {
        id: act.id(),
        at: act.now,
        kind: about.kind.into(),
        actor_kind: actor_kind.into(),
        actor,
        origin: act.origin.clone(),
        account: about.account,
        subject_kind: about.subject_kind.into(),
        subject: about.subject,
        before: before.map(|value| value.to_string()),
        after: after.map(|value| value.to_string()),
    };
    store::event::append(tx, &event)
}

/// Up to `most` events, the newest first, beginning behind `after`, for those who may see them.
pub fn list(tx: &mut Tx<'_>, act: &Act, after: Option<EventId>, most: u32) -> Result<Vec<Event>, Error> {
    access::as_vendor(&act.who, Permission::SeeEvents)?;
    Ok(store::event::newest(tx, after, most)?)
}
