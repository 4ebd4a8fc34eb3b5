//! What one says of oneself, and where one belongs.

use claviger_domain::account::{Email, Language, Person, Tried, may_leave};
use claviger_domain::id::{AccountId, PersonId};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::person::Belonging;
use claviger_store::person_link::PersonLink;
use claviger_store::session::Session;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::letter::{self, Kind};
use crate::password::Proof;
use crate::person::{Refusal, checked_name};
use crate::vault::Link;
use crate::{Error, Vendor, access, attempt, sign_in};

/// How long the link that confirms a new address is good.
const LINK_LASTS: SignedDuration = SignedDuration::from_hours(24);
/// What these links are called in storage.
const LINK: &str = "new-address";

/// Everything the profile shows.
#[derive(Debug, Clone)]
pub struct Profile {
    /// Who.
    pub person: Person,
    /// The address that waits to be confirmed, and until when it can be.
    pub pending: Option<(Email, Timestamp)>,
    /// Where they are signed in.
    pub sessions: Vec<Session>,
    /// Where they belong.
    pub belongings: Vec<Belonging>,
}

/// One's own profile.
pub fn show(tx: &mut Tx<'_>, act: &Act) -> Result<Profile, Error> {
    let person = access::as_person(&act.who)?.clone();
    let link = store::person_link::find(tx, person.id, LINK)?.filter(|link| link.expires > act.now);
    let pending = link.and_then(|link| link.address.map(|address| (address, link.expires)));
    let sessions = store::session::of_person(tx, person.id, act.now)?;
    let belongings = store::person::belongings(tx, person.id)?;
    Ok(Profile { person, pending, sessions, belongings })
}

/// Changes name and language.
pub fn change(tx: &mut Tx<'_>, act: &mut Act, name: &str, language: &str) -> Result<(), Error> {
    let person = access::as_person(&act.who)?.clone();
    let name = checked_name(name)?;
    let language = Language::from_code(language).ok_or(Refusal::Language)?;
    if (&name, language) == (&person.name, person.language) {
        return Ok(());
    }
    store::person::set_profile(tx, person.id, &name, language)?;
    // The name itself is not for the log.
    let before = json!({ "language": person.language.code() });
    let after = json!({ "language": language.code(), "name_changed": name != person.name });
    Ok(record(tx, act, person.id, "person.profile-changed", Some(before), Some(after))?)
}

/// Asks for another address: a link goes there, and nothing changes until it is used. The answer is the same when somebody
/// else has that address; they are told.
pub fn ask_new_address(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    proof: &Proof,
    address: &Email,
) -> Result<(), Error> {
    let person = access::as_person(&act.who)?.clone();
    if person.id != proof.person.id {
        return Err(Refusal::WrongPassword.into());
    }
    if address.is_erased() || *address == person.email {
        return Err(Refusal::Address.into());
    }
    attempt::count(tx, act, vendor, Tried::Mail, address)?;
    sign_in::accept(tx, vendor, proof)?;
    let generation = store::person_link::renew(tx, person.id, LINK, Some(address), act.now + LINK_LASTS)?;
    match store::person::find_by_email(tx, address)? {
        None => letter::enqueue(tx, act, Kind::NewAddress, &person, generation, address)?,
        Some((owner, _)) => letter::enqueue(tx, act, Kind::Known, &owner, 1, address)?,
    }
    Ok(record(tx, act, person.id, "person.address-asked", None, None)?)
}

/// Whose address a link changes, and to which. Looking changes nothing.
pub fn new_address_by_link(
    tx: &mut Tx<'_>,
    act: &Act,
    vendor: &Vendor,
    id: PersonId,
    secret: &str,
) -> Result<(Person, Email), Error> {
    let (person, address, _) = look(tx, act, vendor, id, secret)?;
    Ok((person, address))
}

/// Takes the new address: whoever has the link reads what is sent there. Good once; the old address is told.
pub fn take_new_address(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    (id, secret): (PersonId, &str),
) -> Result<(), Error> {
    let (person, address, link) = look(tx, act, vendor, id, secret)?;
    // Somebody else may have registered it meanwhile.
    if store::person::find_by_email(tx, &address)?.is_some() {
        return Err(Refusal::BadLink.into());
    }
    if !store::person_link::use_up(tx, id, LINK, link.generation, act.now)? {
        return Err(Refusal::BadLink.into());
    }
    act.who = Who::Person(person.clone(), Vec::new());
    store::person::set_email(tx, id, &address)?;
    // Links that were sent to the old address must not outlive it.
    store::person_link::end_all(tx, id)?;
    letter::enqueue(tx, act, Kind::AddressChanged, &person, 1, &person.email)?;
    Ok(record(tx, act, id, "person.address-changed", None, None)?)
}

/// Leaves an account, unless one is the last who manages its users.
pub fn leave(tx: &mut Tx<'_>, act: &mut Act, account: AccountId) -> Result<(), Error> {
    let person = access::as_person(&act.who)?.clone();
    let found = store::person::belongings(tx, person.id)?.into_iter().find(|one| one.account.id == account);
    let belonging = found.ok_or(Error::NotFound("account"))?;
    end_membership(tx, act, person.id, &belonging, false)
}

/// Ends a membership, unless the account would be left without anybody who manages its users.
pub(crate) fn end_membership(
    tx: &mut Tx<'_>,
    act: &mut Act,
    person: PersonId,
    belonging: &Belonging,
    is_erased: bool,
) -> Result<(), Error> {
    let account = &belonging.account;
    let others = store::person::roles_of_others(tx, account.id, person)?;
    may_leave(account.kind, belonging.role, &others, is_erased)
        .map_err(|_| Refusal::LastAdministrator { account: account.name.clone() })?;
    store::person::leave(tx, person, account.id)?;
    let about =
        About { kind: "member.left", subject_kind: "person", subject: person.uuid(), account: Some(account.id) };
    event::record(tx, act, about, Some(json!({ "role": belonging.role.word() })), None)?;
    Ok(())
}

fn look(
    tx: &mut Tx<'_>,
    act: &Act,
    vendor: &Vendor,
    id: PersonId,
    secret: &str,
) -> Result<(Person, Email, PersonLink), Error> {
    let link = store::person_link::find(tx, id, LINK)?.ok_or(Refusal::BadLink)?;
    let good = vendor.vault.is_link_secret(Link::NewAddress(id.uuid()), link.generation, secret);
    if !good || link.expires <= act.now {
        return Err(Refusal::BadLink.into());
    }
    let address = link.address.clone().ok_or(Refusal::BadLink)?;
    let person = store::person::find(tx, id)?.ok_or(Refusal::BadLink)?;
    Ok((person, address, link))
}

fn record(
    tx: &mut Tx<'_>,
    act: &mut Act,
    id: PersonId,
    kind: &'static str,
    before: Option<Value>,
    after: Option<Value>,
) -> Result<(), Fault> {
    let about = About { kind, subject_kind: "person", subject: id.uuid(), account: None };
    event::record(tx, act, about, before, after)
}
