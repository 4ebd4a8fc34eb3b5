//! The event log: written with every deed, read by those who may.

use std::collections::BTreeMap;

use claviger_domain::account::Permission;
use claviger_domain::id::{
    AccountId, ActivationKeyId, AgreementId, CatalogueEditionId, DeviceKeyId, EventId, LicenseId, OrderId, PersonId,
    ServerId, ShipmentId, ShippedDeviceId,
};
use claviger_domain::sorting::{self, Part, Place, Placed};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::event::Event;
pub use claviger_store::event::{By, Filter};
use claviger_store::fault::Fault;
use serde_json::Value;
use uuid::Uuid;

use crate::act::Act;
use crate::{Error, access};

/// The most events one look brings.
pub const MOST: u32 = 1_000;
/// How far one look at a log that is followed goes.
pub const LOOKED_AT: u64 = 200;
/// The longest name somebody searches by, in characters.
const LONGEST_NAME: usize = 200;

/// An event with the names of who and what it is about, as they are today.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The event.
    pub event: Event,
    /// Who did it, by name; empty if they have none, or are no longer known.
    pub actor: String,
    /// What it was done to, by name; likewise.
    pub subject: String,
    /// Whether it was done by somebody of another account than the reader's, who is told no more than that.
    pub by_others: bool,
}

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

/// The events that fit, the newest first: the vendor sees all, whoever else may see events those of their account.
///
/// Of what the vendor's or a partner's people did in an account its own people learn that it was done, not by whom.
pub fn search(
    tx: &mut Tx<'_>,
    act: &Act,
    filter: &Filter,
    before: Option<EventId>,
    most: u32,
) -> Result<Vec<Seen>, Error> {
    let after = before.map(|before| Place::of_id(before.uuid()));
    Ok(sorting::rows(list(tx, act, filter, &Part { after, ..Part::first(most) })?))
}

/// A part of the events that fit, for the same readers.
pub fn list(tx: &mut Tx<'_>, act: &Act, filter: &Filter, part: &Part<By>) -> Result<Vec<Placed<Seen>>, Error> {
    let sees_all = may_search(tx, act, filter)?;
    // What no database holds as a text is the kind of no event.
    if filter.kind.as_ref().is_some_and(|kind| kind.contains('\0')) {
        return Ok(Vec::new());
    }
    let part = Part { most: part.most.min(MOST), ..part.clone() };
    let events = store::event::list(tx, filter, &part)?;
    let mut names = Names::default();
    events
        .into_iter()
        .map(|Placed { place, row }| Ok(Placed { place, row: names.seen(tx, filter.account, sees_all, row)? }))
        .collect()
}

/// Where the log is followed from: behind the event `last`, if one is named, else from now on.
///
/// The log is followed in the order of its chain, which is the order in which events can be relied on: none is put in
/// before another that was told already.
pub fn place(tx: &mut Tx<'_>, act: &Act, filter: &Filter, last: Option<EventId>) -> Result<u64, Error> {
    let sees_all = may_search(tx, act, filter)?;
    if let Some(last) = last {
        let event = store::event::find(tx, last)?.ok_or(Error::NotFound("event"))?;
        if !sees_all && event.account != filter.account {
            return Err(Error::NotFound("event"));
        }
        if let Some(position) = store::seal::position(tx, last)? {
            return Ok(position);
        }
    }
    Ok(store::seal::head(tx)?.map_or(0, |head| head.position))
}

/// The events that fit behind position `after` of the chain, the oldest first, and the position up to which they were
/// looked for: [`LOOKED_AT`] positions further at the most.
pub fn follow(tx: &mut Tx<'_>, act: &Act, filter: &Filter, after: u64) -> Result<(Vec<Seen>, u64), Error> {
    let sees_all = may_search(tx, act, filter)?;
    let head = store::seal::head(tx)?.map_or(0, |head| head.position);
    let until = head.min(after.saturating_add(LOOKED_AT)).max(after);
    let events = if until > after { store::seal::followed(tx, filter, after, until)? } else { Vec::new() };
    let mut names = Names::default();
    let seen: Result<Vec<_>, Error> =
        events.into_iter().map(|event| names.seen(tx, filter.account, sees_all, event)).collect();
    Ok((seen?, until))
}

/// The ids of what people know by `name`: an order's number, a license's code, a server's name, an address.
pub fn known_as(tx: &mut Tx<'_>, act: &Act, filter: &Filter, name: &str) -> Result<Vec<Uuid>, Error> {
    may_search(tx, act, filter)?;
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return Ok(Vec::new());
    }
    let digits = name.split_once('_').map_or(name, |(_, digits)| digits);
    if let Some(id) = Uuid::try_parse(digits).ok().filter(|_| digits.len() == 32) {
        return Ok(vec![id]);
    }
    Ok(store::event::known_as(tx, name)?)
}

/// The kinds of events there have been, for those who may see any.
pub fn kinds(tx: &mut Tx<'_>, act: &Act) -> Result<Vec<String>, Error> {
    access::anywhere(&act.who, Permission::SeeEvents)?;
    Ok(store::event::kinds(tx)?)
}

/// Whether somebody may search like this, and whether they may see everything about what they find.
fn may_search(tx: &mut Tx<'_>, act: &Act, filter: &Filter) -> Result<bool, Error> {
    let as_vendor = access::as_vendor(&act.who, Permission::SeeEvents);
    match (&as_vendor, filter.account) {
        (Ok(()), _) => Ok(true),
        (Err(_), Some(account)) => access::to_account(tx, &act.who, Permission::SeeEvents, account).map(|()| false),
        (Err(_), None) => as_vendor.map(|()| true),
    }
}

/// What things are called, looked up once each.
#[derive(Default)]
struct Names {
    known: BTreeMap<(String, Uuid), String>,
    members: BTreeMap<Uuid, bool>,
}

impl Names {
    /// An event as its reader may see it.
    fn seen(
        &mut self,
        tx: &mut Tx<'_>,
        account: Option<AccountId>,
        sees_all: bool,
        mut event: Event,
    ) -> Result<Seen, Error> {
        let by_others = !sees_all && !self.is_own(tx, account, &event)?;
        if by_others {
            (event.actor, event.origin) = (None, String::new());
        }
        let subject_kind = event.subject_kind.clone();
        let actor = match event.actor {
            Some(actor) if event.actor_kind == "product" => self.of(tx, "server", actor)?,
            Some(actor) => self.of(tx, &event.actor_kind.clone(), actor)?,
            None => String::new(),
        };
        let subject = self.of(tx, &subject_kind, event.subject)?;
        Ok(Seen { event, actor, subject, by_others })
    }

    fn of(&mut self, tx: &mut Tx<'_>, kind: &str, id: Uuid) -> Result<String, Fault> {
        if let Some(name) = self.known.get(&(kind.to_owned(), id)) {
            return Ok(name.clone());
        }
        let name = match kind {
            "person" => store::person::find(tx, PersonId::from_uuid(id))?.map(|person| person.name),
            "order" => store::order::find(tx, OrderId::from_uuid(id))?.map(|order| order.number),
            "server" => store::server::find(tx, ServerId::from_uuid(id))?.map(|stored| stored.server.name),
            "account" => store::account::find(tx, AccountId::from_uuid(id))?.map(|account| account.name),
            "agreement" => store::agreement::find(tx, AgreementId::from_uuid(id))?.map(|found| found.version),
            "catalogue-edition" => store::catalogue_edition::of_id(tx, CatalogueEditionId::from_uuid(id))?
                .map(|edition| edition.number.to_string()),
            "activation-key" => {
                store::activation_key::find(tx, ActivationKeyId::from_uuid(id))?.map(|listed| listed.key.hint)
            }
            "license-key" => store::device_key::find(tx, DeviceKeyId::from_uuid(id))?.map(|key| key.number),
            "shipment" => store::shipment::number(tx, ShipmentId::from_uuid(id))?,
            "device" => store::shipment::find(tx, ShippedDeviceId::from_uuid(id))?
                .map(|stored| stored.device.serial.to_string()),
            "license" => store::license::find(tx, LicenseId::from_uuid(id))?.map(|stored| stored.license.code),
            _ => None,
        };
        let name = name.unwrap_or_default();
        self.known.insert((kind.to_owned(), id), name.clone());
        Ok(name)
    }

    /// Whether the doer is somebody of the account itself: one of its people, its products, or the holder of a link.
    fn is_own(&mut self, tx: &mut Tx<'_>, account: Option<AccountId>, event: &Event) -> Result<bool, Fault> {
        let Some(actor) = event.actor.filter(|_| event.actor_kind == "person") else {
            return Ok(event.actor_kind != "api-key");
        };
        if let Some(member) = self.members.get(&actor) {
            return Ok(*member);
        }
        let memberships = store::person::memberships(tx, PersonId::from_uuid(actor))?;
        let member = memberships.iter().any(|membership| Some(membership.account) == account);
        self.members.insert(actor, member);
        Ok(member)
    }
}
