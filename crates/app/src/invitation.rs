//! Invitations: how the first administrator of a customer comes in. (L-06)
//!
//! Holding an order's link gives nobody an account. The order's contact is written to, and whoever opens that mail names
//! themselves and chooses a password.

use claviger_domain::account::{Account, Email, Person, Role};
use claviger_domain::id::{AccountId, InvitationId};
use claviger_domain::sales::order::Contact;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::invitation::Invitation;
use jiff::SignedDuration;
use serde_json::json;

use crate::act::Act;
use crate::event::{self, About};
use crate::vault::Link;
use crate::{Error, Vendor, mail, registration};

/// How long an invitation is good.
const LASTS: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Why an invitation cannot be accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Unknown, used or too old.
    #[error("this invitation is not good, or no longer")]
    BadLink,
    /// No name.
    #[error("give the name you want others to see, of 1 to 100 characters")]
    Name,
    /// Somebody with this address is known: they sign in, and need no second account.
    #[error("there is a person with this address already")]
    Known,
}

/// An invitation, and the account it leads to.
#[derive(Debug, Clone)]
pub struct InvitationView {
    /// The invitation.
    pub invitation: Invitation,
    /// The account.
    pub account: Account,
}

/// Invites the order's contact to be the customer's first administrator, unless somebody is invited already.
pub(crate) fn invite_first_administrator(
    tx: &mut Tx<'_>,
    act: &mut Act,
    customer: AccountId,
    contact: &Contact,
) -> Result<(), Fault> {
    if contact.email.is_erased() || store::invitation::is_open(tx, customer, act.now)? {
        return Ok(());
    }
    let invitation = Invitation {
        id: act.id(),
        account: customer,
        email: contact.email.clone(),
        language: contact.language,
        role: Role::Administrator,
        expires: act.now + LASTS,
        accepted: None,
    };
    store::invitation::add(tx, &invitation, act.now)?;
    let subject = invitation.id.uuid();
    mail::enqueue(tx, act, mail::Kind::Invitation, subject, 1, &contact.email, contact.language)?;
    let about = About { kind: "invitation.sent", subject_kind: "invitation", subject, account: Some(customer) };
    event::record(tx, act, about, None, Some(json!({ "role": Role::Administrator.word() })))
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
    let good = vendor.vault.is_link_secret(Link::Invitation(id.uuid()), 1, secret);
    if !good || invitation.accepted.is_some() || invitation.expires <= act.now {
        return Err(Refusal::BadLink.into());
    }
    let account = store::account::find(tx, invitation.account)?.ok_or(Refusal::BadLink)?;
    Ok(InvitationView { invitation, account })
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
    let InvitationView { invitation, account } = by_link(tx, act, vendor, id, secret)?;
    let name = acceptance.name.trim();
    if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
        return Err(Refusal::Name.into());
    }
    let email: &Email = &invitation.email;
    // Whoever registered with this address and never confirmed it is not known: the invitation came to the address.
    if store::person::credentials_by_email(tx, email)?.is_some_and(|known| known.confirmed.is_some()) {
        return Err(Refusal::Known.into());
    }
    if !store::invitation::accept(tx, id, act.now)? {
        return Err(Refusal::BadLink.into());
    }
    let hash = &acceptance.password_hash;
    let person = registration::take_in(tx, act, email, name, invitation.language, hash)?;
    store::person::join(tx, person.id, account.id, invitation.role, act.now)?;
    let about = About {
        kind: "invitation.accepted",
        subject_kind: "person",
        subject: person.id.uuid(),
        account: Some(account.id),
    };
    event::record(tx, act, about, None, Some(json!({ "role": invitation.role.word() })))?;
    Ok(person)
}
