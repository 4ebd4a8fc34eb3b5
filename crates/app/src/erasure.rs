//! Personal data: everything that is known of a person, told to them or taken out.
//!
//! The event log stays as it is: it names persons by id, and the id is what is left of somebody who was erased.

use claviger_domain::account::{Email, Permission, Person};
use claviger_domain::id::{OrderId, PersonId};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::event::Filter;
use claviger_store::fault::Fault;
use claviger_store::person::Belonging;
use serde_json::{Value, json};

use crate::act::Act;
use crate::event::{self, About};
use crate::password::Proof;
use crate::person::Refusal;
use crate::{Error, Vendor, access, attempt, profile, sign_in};

/// The most events and mails an export tells of, the newest first.
const MOST_IN_EXPORT: u32 = 10_000;

/// What is known under an address, for whoever is asked to erase it.
#[derive(Debug, Clone)]
pub struct Holdings {
    /// The address.
    pub email: Email,
    /// The person who has it.
    pub person: Option<Person>,
    /// Where they belong.
    pub belongings: Vec<Belonging>,
    /// The orders that name it, by their numbers.
    pub orders: Vec<(OrderId, String)>,
    /// How many mails went there.
    pub mails: usize,
}

/// What is known under an address: for the vendor's staff who may erase it.
pub fn holdings(tx: &mut Tx<'_>, act: &Act, email: &Email) -> Result<Holdings, Error> {
    access::as_vendor(&act.who, Permission::ErasePersons)?;
    let person = store::person::find_by_email(tx, email)?.map(|(person, _)| person);
    let belongings = match &person {
        Some(person) => store::person::belongings(tx, person.id)?,
        None => Vec::new(),
    };
    let orders = store::erasure::orders_naming(tx, email)?;
    let mails = store::mail::sent_to(tx, email, MOST_IN_EXPORT)?.len();
    Ok(Holdings { email: email.clone(), person, belongings, orders, mails })
}

/// Erases a person at their request; for the vendor's staff who may.
pub fn erase(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, id: PersonId) -> Result<(), Error> {
    access::as_vendor(&act.who, Permission::ErasePersons)?;
    let person = store::person::find(tx, id)?.filter(|person| !person.is_erased()).ok_or(Error::NotFound("person"))?;
    take_out(tx, act, vendor, &person)
}

/// Erases oneself, having proved once more who one is.
pub fn erase_myself(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, proof: &Proof) -> Result<(), Error> {
    let person = access::as_person(&act.who)?.clone();
    if person.id != proof.person.id {
        return Err(Refusal::WrongPassword.into());
    }
    sign_in::accept(tx, vendor, proof)?;
    take_out(tx, act, vendor, &person)
}

/// Takes an address out of the orders that name it, and out of mails and invitations; the orders stay. Whoever signs in
/// with it is not touched: they are erased as persons.
pub fn erase_contact(tx: &mut Tx<'_>, act: &mut Act, email: &Email) -> Result<usize, Error> {
    access::as_vendor(&act.who, Permission::ErasePersons)?;
    let orders = store::erasure::orders_naming(tx, email)?;
    store::erasure::erase_contact(tx, email)?;
    store::erasure::erase_address(tx, email, act.now)?;
    for (order, _) in &orders {
        let about = About { kind: "order.contact-erased", subject_kind: "order", subject: order.uuid(), account: None };
        event::record(tx, act, about, None, None)?;
    }
    Ok(orders.len())
}

/// Everything that is known of whoever is signed in, as JSON for them to keep.
pub fn export(tx: &mut Tx<'_>, act: &Act) -> Result<Value, Error> {
    let person = access::as_person(&act.who)?.clone();
    let known = store::person::credentials(tx, person.id)?.ok_or(Error::NotFound("person"))?;
    let shown = profile::show(tx, act)?;
    let at = |at: jiff::Timestamp| at.to_string();
    let memberships = shown.belongings.iter().map(|one| {
        json!({ "account": one.account.name, "number": one.account.number, "role": one.role.word(), "since": at(one.since) })
    });
    let sessions = shown.sessions.iter().map(|session| {
        json!({ "browser": session.agent, "address": session.origin, "since": at(session.times.opened), "last_used": at(session.times.seen) })
    });
    let mails = store::mail::sent_to(tx, &person.email, MOST_IN_EXPORT)?;
    let mails = mails
        .iter()
        .map(|(kind, written, sent)| json!({ "kind": kind, "written": at(*written), "sent": sent.map(at) }));
    let invitations = store::invitation::of_email(tx, &person.email)?;
    let invitations = invitations.iter().map(|one| {
        json!({ "account": one.account.to_string(), "role": one.role.word(), "expires": at(one.expires), "accepted": one.accepted.map(at) })
    });
    let orders = store::erasure::orders_naming(tx, &person.email)?;
    let views = store::view::of_person(tx, person.id)?;
    let views = views.iter().map(|view| json!({ "name": view.name, "list": view.list, "shows": view.query }));
    let by_them = Filter { actor: Some(person.id.uuid()), ..Filter::default() };
    let agreed = store::agreement::of_person(tx, person.id)?;
    let agreed = agreed.iter().map(|(one, version)| {
        json!({ "version": version, "account": one.account.to_string(), "language": one.language.code(), "at": at(one.at) })
    });
    let events = store::event::search(tx, &by_them, None, MOST_IN_EXPORT)?;
    let events = events.iter().map(|event| {
        json!({ "at": at(event.at), "kind": event.kind, "from": event.origin, "subject": event.subject_kind, "id": event.subject.simple().to_string() })
    });
    Ok(json!({
        "exported": at(act.now),
        "person": {
            "id": person.id.to_string(),
            "email": person.email.as_str(),
            "new_email": shown.pending.map(|(address, _)| address.to_string()),
            "name": person.name,
            "language": person.language.code(),
            "known_since": at(known.created),
            "confirmed": known.confirmed.map(at),
        },
        "memberships": memberships.collect::<Vec<_>>(),
        "sessions": sessions.collect::<Vec<_>>(),
        "invitations": invitations.collect::<Vec<_>>(),
        "mails": mails.collect::<Vec<_>>(),
        "orders_that_name_you": orders.into_iter().map(|(_, number)| number).collect::<Vec<_>>(),
        "agreements_accepted": agreed.collect::<Vec<_>>(),
        "views_of_lists": views.collect::<Vec<_>>(),
        "events": events.collect::<Vec<_>>(),
    }))
}

/// Memberships end, or nothing happens; then everything that says who it was is taken out.
fn take_out(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, person: &Person) -> Result<(), Error> {
    for belonging in store::person::belongings(tx, person.id)? {
        profile::end_membership(tx, act, person.id, &belonging, true)?;
    }
    attempt::forget_all(tx, vendor, &person.email)?;
    store::erasure::erase_address(tx, &person.email, act.now)?;
    store::erasure::erase_person(tx, person.id, act.now)?;
    record(tx, act, person.id)?;
    Ok(())
}

fn record(tx: &mut Tx<'_>, act: &mut Act, id: PersonId) -> Result<(), Fault> {
    let about = About { kind: "person.erased", subject_kind: "person", subject: id.uuid(), account: None };
    event::record(tx, act, about, None, Some(json!({ "erased": true })))
}
