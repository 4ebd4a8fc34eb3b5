//! Invitations: how people come into an account. (L-06, X-03)
//!
//! Holding an order's link gives nobody an account. The order's contact is written to, and whoever opens that mail names
//! themselves and chooses a password. Later ones are invited by whoever looks after the account's people. Somebody who is
//! known already signs in and joins; an invitation to one address is nothing to somebody who signed in with another.

use claviger_domain::account::team::{Unfit, covers, may_give};
use claviger_domain::account::{Account, Email, Language, Permission, Person, Role};
use claviger_domain::id::{AccountId, InvitationId, OrderId};
use claviger_domain::sales::order::Contact;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::invitation::Invitation;
use jiff::SignedDuration;
use serde_json::json;

use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::vault::Link;
use crate::{Error, Vendor, access, account, mail, member, registration};

/// How long an invitation is good.
const LASTS: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Why an invitation cannot be accepted, or not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Unknown, used, taken back or too old.
    #[error("this invitation is not good, or no longer")]
    BadLink,
    /// No name.
    #[error("give the name you want others to see, of 1 to 100 characters")]
    Name,
    /// Somebody with this address is known: they sign in, and need no second account.
    #[error("there is a person with this address already")]
    Known,
    /// It is for somebody else than who is signed in.
    #[error("this invitation is for another address than the one you signed in with")]
    SomebodyElse,
    /// Nobody can be written to there.
    #[error("an e-mail address looks like name@example.com")]
    Address,
    /// They are a member already.
    #[error("somebody with this address belongs to the account already")]
    AlreadyMember,
    /// They are invited already.
    #[error("somebody with this address is invited already: send the invitation again, or take it back")]
    AlreadyInvited,
    /// The account has as many people as it can have.
    #[error("an account has {} people at the most, those who are invited included", member::MOST)]
    TooMany,
    /// The role does not fit.
    #[error(transparent)]
    Unfit(#[from] Unfit),
}

/// An invitation, and the account it leads to.
#[derive(Debug, Clone)]
pub struct InvitationView {
    /// The invitation.
    pub invitation: Invitation,
    /// The account.
    pub account: Account,
}

/// What somebody who opens an invitation has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Welcome {
    /// Name themselves and choose a password.
    Newcomer,
    /// Sign in first: they are known.
    SignIn,
    /// Join: they are signed in.
    Join,
    /// Sign out first: the invitation is for somebody else.
    SomebodyElse,
}

/// Invites somebody to be a member of an account.
pub fn invite(
    tx: &mut Tx<'_>,
    act: &mut Act,
    id: AccountId,
    email: &str,
    role: Role,
    language: Language,
) -> Result<Invitation, Error> {
    access::to_account(tx, &act.who, Permission::ManageUsers, id)?;
    let account = account::open(tx, id)?;
    let email: Email = email.parse().map_err(|_| Refusal::Address)?;
    let rights = access::rights(tx, &act.who, id)?;
    may_give(rights.as_ref(), account.kind, role).map_err(Refusal::from)?;
    let members = store::person::roles(tx, id)?;
    let known = store::person::find_by_email(tx, &email)?.map(|(person, _)| person.id);
    if members.iter().any(|(person, _)| Some(*person) == known) {
        return Err(Refusal::AlreadyMember.into());
    }
    let mut invited = store::invitation::unanswered(tx, id, member::MOST)?;
    if invited.iter().any(|other| other.email == email && other.is_open(act.now)) {
        return Err(Refusal::AlreadyInvited.into());
    }
    invited.retain(|other| other.is_open(act.now));
    if members.len() + invited.len() >= member::MOST as usize {
        return Err(Refusal::TooMany.into());
    }
    // What ran out is replaced by the new one.
    for old in store::invitation::unanswered(tx, id, member::MOST)? {
        if old.email == email {
            store::invitation::withdraw(tx, old.id, act.now)?;
        }
    }
    Ok(send_new(tx, act, id, &email, language, role, None)?)
}

/// Sends an invitation again, with a new link and another thirty days; the old link ends.
pub fn resend(tx: &mut Tx<'_>, act: &mut Act, account: AccountId, id: InvitationId) -> Result<(), Error> {
    let invitation = of_account(tx, act, account, id)?;
    send_again(tx, act, &invitation)?;
    Ok(())
}

/// Takes an invitation back: its link ends.
pub fn withdraw(tx: &mut Tx<'_>, act: &mut Act, account: AccountId, id: InvitationId) -> Result<(), Error> {
    let invitation = of_account(tx, act, account, id)?;
    if !store::invitation::withdraw(tx, id, act.now)? {
        return Err(Error::NotFound("invitation"));
    }
    let before = json!({ "role": invitation.role.word() });
    event::record(tx, act, about("invitation.withdrawn", &invitation), Some(before), None)?;
    Ok(())
}

/// Invites the order's contact to be the customer's first administrator, unless somebody is invited to be one already.
pub(crate) fn invite_first_administrator(
    tx: &mut Tx<'_>,
    act: &mut Act,
    customer: AccountId,
    order: OrderId,
    contact: &Contact,
) -> Result<(), Fault> {
    if contact.email.is_erased() || store::invitation::awaits_administrator(tx, customer, act.now)? {
        return Ok(());
    }
    send_new(tx, act, customer, &contact.email, contact.language, Role::Administrator, Some(order))?;
    Ok(())
}

/// Sends the order's contact the invitation to be the first administrator once more; makes it, if there is none that can
/// be accepted. (L-06)
pub(crate) fn remind_first_administrator(
    tx: &mut Tx<'_>,
    act: &mut Act,
    customer: AccountId,
    order: OrderId,
    contact: &Contact,
) -> Result<(), Fault> {
    let waiting = store::invitation::unanswered(tx, customer, member::MOST)?;
    let waiting = waiting.into_iter().find(|other| other.email == contact.email && other.role == Role::Administrator);
    match waiting {
        Some(invitation) => send_again(tx, act, &invitation),
        None => {
            send_new(tx, act, customer, &contact.email, contact.language, Role::Administrator, Some(order))?;
            Ok(())
        }
    }
}

/// An invitation, as the holder of its link sees it. Looking changes nothing.
pub fn by_link(
    tx: &mut Tx<'_>,
    act: &Act,
    vendor: &Vendor,
    id: InvitationId,
    secret: &str,
) -> Result<InvitationView, Error> {
    let invitation = store::invitation::find(tx, id)?.ok_or(Refusal::BadLink)?;
    let link = Link::Invitation(id.uuid());
    if !vendor.vault.is_link_secret(link, invitation.generation, secret) || !invitation.is_open(act.now) {
        return Err(Refusal::BadLink.into());
    }
    let account = store::account::find(tx, invitation.account)?.ok_or(Refusal::BadLink)?;
    Ok(InvitationView { invitation, account })
}

/// What the holder of the link has to do. They hold a mail to this address, so they may learn whether it is known.
pub fn welcome(tx: &mut Tx<'_>, act: &Act, view: &InvitationView) -> Result<Welcome, Error> {
    let email = &view.invitation.email;
    Ok(match &act.who {
        Who::Person(person, _) if person.email == *email => Welcome::Join,
        Who::Person(..) => Welcome::SomebodyElse,
        _ if is_known(tx, email)? => Welcome::SignIn,
        _ => Welcome::Newcomer,
    })
}

/// Whether the address is somebody's. Whoever registered with it and never confirmed it is not known: the invitation came
/// to the address.
fn is_known(tx: &mut Tx<'_>, email: &Email) -> Result<bool, Fault> {
    Ok(store::person::credentials_by_email(tx, email)?.is_some_and(|known| known.confirmed.is_some()))
}

/// What somebody who accepts says of themselves.
#[derive(Clone)]
pub struct Acceptance {
    /// Their name.
    pub name: String,
    /// The hash of the password they chose.
    pub password_hash: String,
}

/// Accepts an invitation: the person exists from now on and is a member of the account. Good once.
pub fn accept(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    id: InvitationId,
    secret: &str,
    acceptance: &Acceptance,
) -> Result<Person, Error> {
    let view = by_link(tx, act, vendor, id, secret)?;
    match welcome(tx, act, &view)? {
        Welcome::Newcomer => {}
        Welcome::SignIn | Welcome::Join => return Err(Refusal::Known.into()),
        Welcome::SomebodyElse => return Err(Refusal::SomebodyElse.into()),
    }
    let InvitationView { invitation, .. } = view;
    let name = acceptance.name.trim();
    if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
        return Err(Refusal::Name.into());
    }
    let email = &invitation.email;
    if is_known(tx, email)? {
        return Err(Refusal::Known.into());
    }
    if !store::invitation::accept(tx, id, act.now)? {
        return Err(Refusal::BadLink.into());
    }
    let hash = &acceptance.password_hash;
    let person = registration::take_in(tx, act, email, name, invitation.language, hash)?;
    enter(tx, act, &invitation, &person)?;
    Ok(person)
}

/// Accepts an invitation as somebody who is known already and has signed in with its address. Good once.
pub fn join(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    id: InvitationId,
    secret: &str,
) -> Result<AccountId, Error> {
    let view = by_link(tx, act, vendor, id, secret)?;
    let person = match (&act.who, welcome(tx, act, &view)?) {
        (Who::Person(person, _), Welcome::Join) => person.clone(),
        (_, Welcome::SomebodyElse) => return Err(Refusal::SomebodyElse.into()),
        _ => return Err(Error::SignInNeeded),
    };
    if !store::invitation::accept(tx, id, act.now)? {
        return Err(Refusal::BadLink.into());
    }
    enter(tx, act, &view.invitation, &person)?;
    Ok(view.account.id)
}

/// Makes `person` a member. Who is one already gains by an invitation and never loses.
fn enter(tx: &mut Tx<'_>, act: &mut Act, invitation: &Invitation, person: &Person) -> Result<(), Fault> {
    let Invitation { account: id, role, .. } = *invitation;
    let roles = store::person::roles(tx, id)?;
    let present = roles.iter().find(|(member, _)| *member == person.id).map(|(_, role)| *role);
    let gone = || Fault::Gone("an invitation names an account that is not there".into());
    let account = store::account::find(tx, id)?.ok_or_else(gone)?;
    let role = match present {
        None => {
            store::person::join(tx, person.id, id, role, act.now)?;
            role
        }
        Some(present) if covers(account.kind, role, present) => {
            store::person::set_role(tx, person.id, id, role)?;
            role
        }
        Some(present) => present,
    };
    let about =
        About { kind: "invitation.accepted", subject_kind: "person", subject: person.id.uuid(), account: Some(id) };
    let before = present.map(|role| json!({ "role": role.word() }));
    event::record(tx, act, about, before, Some(json!({ "role": role.word() })))
}

/// An invitation to this very account, for those who look after its people.
fn of_account(tx: &mut Tx<'_>, act: &Act, account: AccountId, id: InvitationId) -> Result<Invitation, Error> {
    access::to_account(tx, &act.who, Permission::ManageUsers, account)?;
    account::open(tx, account)?;
    let found = store::invitation::find(tx, id)?.filter(|invitation| {
        invitation.account == account && invitation.accepted.is_none() && invitation.withdrawn.is_none()
    });
    found.ok_or(Error::NotFound("invitation"))
}

fn send_new(
    tx: &mut Tx<'_>,
    act: &mut Act,
    account: AccountId,
    email: &Email,
    language: Language,
    role: Role,
    order: Option<OrderId>,
) -> Result<Invitation, Fault> {
    let invitation = Invitation {
        id: act.id(),
        account,
        email: email.clone(),
        language,
        role,
        expires: act.now + LASTS,
        accepted: None,
        withdrawn: None,
        generation: 1,
        order,
    };
    store::invitation::add(tx, &invitation, act.now)?;
    mail::enqueue(tx, act, mail::Kind::Invitation, invitation.id.uuid(), 1, email, language)?;
    event::record(tx, act, about("invitation.sent", &invitation), None, Some(json!({ "role": role.word() })))?;
    Ok(invitation)
}

fn send_again(tx: &mut Tx<'_>, act: &mut Act, invitation: &Invitation) -> Result<(), Fault> {
    let gone = || Fault::Gone("an invitation was answered within the deed that renews it".into());
    let generation = store::invitation::renew(tx, invitation.id, act.now + LASTS)?.ok_or_else(gone)?;
    let Invitation { email, language, .. } = invitation;
    mail::enqueue(tx, act, mail::Kind::Invitation, invitation.id.uuid(), generation, email, *language)?;
    let after = json!({ "role": invitation.role.word(), "sending": generation });
    event::record(tx, act, about("invitation.resent", invitation), None, Some(after))
}

fn about(kind: &'static str, invitation: &Invitation) -> About {
    let subject = invitation.id.uuid();
    About { kind, subject_kind: "invitation", subject, account: Some(invitation.account) }
}
