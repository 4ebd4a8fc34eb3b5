//! Registering oneself, and proving that an address is one's own.
//!
//! No answer tells whether an address is registered: whoever registers is told to look into their mail, and only there
//! stands what was found. The link in it is not enough: it asks for the password that was chosen, so that nobody confirms
//! what a stranger has begun with their address.

use claviger_domain::account::{Email, Language, Person, Tried};
use claviger_domain::id::PersonId;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::person::Credentials;
use claviger_store::person_link::PersonLink;
use jiff::SignedDuration;
use serde_json::json;

use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::letter::{self, Kind};
use crate::password::Proof;
use crate::person::{Refusal, checked_name};
use crate::vault::Link;
use crate::{Error, Vendor, access, attempt, session, sign_in};

/// How long a link that confirms an address is good.
const LINK_LASTS: SignedDuration = SignedDuration::from_hours(24);
/// What the links of confirmations are called in storage.
const LINK: &str = "confirmation";

/// What somebody who registers says of themselves.
#[derive(Clone)]
pub struct Registration {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: Email,
    /// The language they read.
    pub language: Language,
    /// The hash of the password they chose.
    pub password_hash: String,
}

/// An invitation that waits for somebody, and where it is accepted.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The account it leads to.
    pub account: String,
    /// The path of its page.
    pub path: String,
}

/// Registers somebody, who can do nothing until they have confirmed their address. Who is known is written to, and nothing
/// else changes; the answer is the same. As long as an address is not confirmed, the last registration counts.
pub fn register(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, wanted: &Registration) -> Result<(), Error> {
    let name = checked_name(&wanted.name)?;
    if wanted.email.is_erased() {
        return Err(Refusal::Address.into());
    }
    attempt::count(tx, act, vendor, Tried::Mail, &wanted.email)?;
    let known = store::person::credentials_by_email(tx, &wanted.email)?;
    if let Some(known) = known.as_ref().filter(|known| known.confirmed.is_some()) {
        letter::enqueue(tx, act, Kind::Known, &known.person, 1, &wanted.email)?;
        record(tx, act, known.person.id, "person.registered-again")?;
        return Ok(());
    }
    let id = known.as_ref().map_or_else(|| act.id(), |known| known.person.id);
    let person = Person { id, email: wanted.email.clone(), name, language: wanted.language };
    match known {
        Some(_) => begin_again(tx, act, &person, &wanted.password_hash)?,
        None => store::person::register(tx, &person, &wanted.password_hash, act.now)?,
    }
    send(tx, act, &person)?;
    record(tx, act, id, "person.registered")?;
    Ok(())
}

/// Somebody of whom it is known that the address is theirs: new, or in place of whoever registered with it and never
/// confirmed it, of whom nothing stays.
pub(crate) fn take_in(
    tx: &mut Tx<'_>,
    act: &mut Act,
    email: &Email,
    name: &str,
    language: Language,
    password_hash: &str,
) -> Result<Person, Fault> {
    let known = store::person::credentials_by_email(tx, email)?;
    let id = known.as_ref().map_or_else(|| act.id(), |known| known.person.id);
    let person = Person { id, email: email.clone(), name: name.to_owned(), language };
    if known.is_none() {
        store::person::add(tx, &person, password_hash, act.now)?;
        return Ok(person);
    }
    begin_again(tx, act, &person, password_hash)?;
    store::person_link::end_all(tx, id)?;
    store::person::confirm(tx, id, act.now)?;
    record(tx, act, id, "person.confirmed")?;
    Ok(person)
}

/// A registration that nobody confirmed gives way to another one.
fn begin_again(tx: &mut Tx<'_>, act: &mut Act, person: &Person, password_hash: &str) -> Result<(), Fault> {
    session::end_all_of(tx, act, person, None)?;
    store::person::set_profile(tx, person.id, &person.name, person.language)?;
    store::person::set_password_hash(tx, person.id, password_hash)
}

/// Sends the link to confirm an address once more; the old one ends.
pub fn send_again(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, id: PersonId) -> Result<(), Error> {
    let Some(known) = store::person::credentials(tx, id)?.filter(|known| known.confirmed.is_none()) else {
        return Ok(());
    };
    attempt::count(tx, act, vendor, Tried::Mail, &known.person.email)?;
    act.who = Who::Person(known.person.clone(), Vec::new());
    send(tx, act, &known.person)?;
    record(tx, act, id, "person.confirmation-resent")?;
    Ok(())
}

/// Whose address a link confirms. Looking changes nothing.
pub fn by_link(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, id: PersonId, secret: &str) -> Result<Person, Error> {
    Ok(look(tx, act, vendor, id, secret)?.0.person)
}

/// Confirms an address: the link came there, and whoever has it knows the password. Good once; answers with the secret of
/// a session.
pub fn confirm(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    (id, secret): (PersonId, &str),
    proof: &Proof,
    agent: &str,
) -> Result<String, Error> {
    let (known, link) = look(tx, act, vendor, id, secret)?;
    if known.person.id != proof.person.id {
        return Err(Refusal::WrongPassword.into());
    }
    sign_in::accept(tx, vendor, proof)?;
    if !store::person_link::use_up(tx, id, LINK, link.generation, act.now)? {
        return Err(Refusal::BadLink.into());
    }
    act.who = Who::Person(known.person.clone(), Vec::new());
    store::person::confirm(tx, id, act.now)?;
    record(tx, act, id, "person.confirmed")?;
    session::open(tx, act, &known.person, agent)
}

/// The invitations that wait for whoever is signed in: their address is theirs, so what was sent there is for them. (L-06)
pub fn waiting(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor) -> Result<Vec<Waiting>, Error> {
    let person = access::as_person(&act.who)?;
    let mut waiting = Vec::new();
    for invitation in store::invitation::of_email(tx, &person.email)? {
        let is_open = invitation.is_open(act.now);
        let is_inside = act.who.memberships().iter().any(|membership| membership.account == invitation.account);
        if let Some(account) = store::account::find(tx, invitation.account)?.filter(|_| is_open && !is_inside) {
            let secret = vendor.vault.link_secret(Link::Invitation(invitation.id.uuid()), invitation.generation);
            waiting.push(Waiting { account: account.name, path: format!("/invitations/{}/{secret}", invitation.id) });
        }
    }
    Ok(waiting)
}

fn send(tx: &mut Tx<'_>, act: &mut Act, person: &Person) -> Result<(), Fault> {
    let generation = store::person_link::renew(tx, person.id, LINK, None, act.now + LINK_LASTS)?;
    letter::enqueue(tx, act, Kind::Confirmation, person, generation, &person.email)
}

fn look(
    tx: &mut Tx<'_>,
    act: &Act,
    vendor: &Vendor,
    id: PersonId,
    secret: &str,
) -> Result<(Credentials, PersonLink), Error> {
    let link = store::person_link::find(tx, id, LINK)?.ok_or(Refusal::BadLink)?;
    let good = vendor.vault.is_link_secret(Link::Confirmation(id.uuid()), link.generation, secret);
    let known = store::person::credentials(tx, id)?.filter(|known| known.confirmed.is_none());
    match known {
        Some(known) if good && link.expires > act.now => Ok((known, link)),
        _ => Err(Refusal::BadLink.into()),
    }
}

fn record(tx: &mut Tx<'_>, act: &mut Act, id: PersonId, kind: &'static str) -> Result<(), Fault> {
    let about = About { kind, subject_kind: "person", subject: id.uuid(), account: None };
    let (before, after) = match kind {
        "person.registered" => (None, Some(json!({ "confirmed": false }))),
        "person.confirmed" => (Some(json!({ "confirmed": false })), Some(json!({ "confirmed": true }))),
        _ => (None, None),
    };
    event::record(tx, act, about, before, after)
}
