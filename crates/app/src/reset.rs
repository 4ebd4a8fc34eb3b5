//! Choosing another password: because one has forgotten it, by a link that is good once; or in the profile.

use claviger_domain::account::{Email, Person, Tried};
use claviger_domain::id::{PersonId, SessionId};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::person_link::PersonLink;
use jiff::SignedDuration;
use serde_json::json;

use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::letter::{self, Kind};
use crate::password::Proof;
use crate::person::Refusal;
use crate::vault::Link;
use crate::{Error, Vendor, access, attempt, sign_in};

/// How long a link to choose another password is good.
const LINK_LASTS: SignedDuration = SignedDuration::from_hours(1);
/// What these links are called in storage.
const LINK: &str = "reset";

/// Sends whoever has this address a link to choose another password; the one before ends. The answer is the same when
/// nobody has it.
pub fn ask(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, email: &Email) -> Result<(), Error> {
    attempt::count(tx, act, vendor, Tried::Mail, email)?;
    let known = store::person::find_by_email(tx, email)?.map(|(person, _)| person);
    let Some(person) = known.filter(|person| !person.is_erased()) else { return Ok(()) };
    let generation = store::person_link::renew(tx, person.id, LINK, None, act.now + LINK_LASTS)?;
    letter::enqueue(tx, act, Kind::Reset, &person, generation, &person.email)?;
    record(tx, act, &person, "person.reset-asked", 0)?;
    Ok(())
}

/// Who may choose another password by this link. Looking changes nothing.
pub fn by_link(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, id: PersonId, secret: &str) -> Result<Person, Error> {
    Ok(look(tx, act, vendor, id, secret)?.0)
}

/// Chooses another password by a link, which is good once. It came to the person's address, which is thereby confirmed.
/// All sessions end.
pub fn choose(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    (id, secret): (PersonId, &str),
    password_hash: &str,
) -> Result<(), Error> {
    let (person, link) = look(tx, act, vendor, id, secret)?;
    if !store::person_link::use_up(tx, id, LINK, link.generation, act.now)? {
        return Err(Refusal::BadLink.into());
    }
    act.who = Who::Person(person.clone(), Vec::new());
    store::person::confirm(tx, id, act.now)?;
    attempt::forget(tx, vendor, &person.email)?;
    change(tx, act, &person, password_hash, None)
}

/// Chooses another password in the profile. All sessions but `kept` end.
pub fn choose_again(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    proof: &Proof,
    password_hash: &str,
    kept: Option<SessionId>,
) -> Result<(), Error> {
    let person = access::as_person(&act.who)?.clone();
    if person.id != proof.person.id {
        return Err(Refusal::WrongPassword.into());
    }
    sign_in::accept(tx, vendor, proof)?;
    change(tx, act, &person, password_hash, kept)
}

/// The password is another one: sessions opened with the old one end, so do links to choose another, and the person is
/// told.
fn change(
    tx: &mut Tx<'_>,
    act: &mut Act,
    person: &Person,
    password_hash: &str,
    kept: Option<SessionId>,
) -> Result<(), Error> {
    store::person::set_password_hash(tx, person.id, password_hash)?;
    store::person_link::end_all(tx, person.id)?;
    let ended = store::session::end_all(tx, person.id, kept)?;
    letter::enqueue(tx, act, Kind::PasswordChanged, person, 1, &person.email)?;
    record(tx, act, person, "person.password-changed", ended)?;
    Ok(())
}

fn look(
    tx: &mut Tx<'_>,
    act: &Act,
    vendor: &Vendor,
    id: PersonId,
    secret: &str,
) -> Result<(Person, PersonLink), Error> {
    let link = store::person_link::find(tx, id, LINK)?.ok_or(Refusal::BadLink)?;
    let good = vendor.vault.is_link_secret(Link::Reset(id.uuid()), link.generation, secret);
    if !good || link.expires <= act.now {
        return Err(Refusal::BadLink.into());
    }
    let person = store::person::find(tx, id)?.ok_or(Refusal::BadLink)?;
    Ok((person, link))
}

fn record(tx: &mut Tx<'_>, act: &mut Act, person: &Person, kind: &'static str, ended: u64) -> Result<(), Fault> {
    let about = About { kind, subject_kind: "person", subject: person.id.uuid(), account: None };
    let before = (ended > 0).then(|| json!({ "sessions": ended }));
    event::record(tx, act, about, before, None)
}
