//! What we write to a person about themselves: links to confirm and to choose anew, and warnings.
//!
//! Like every mail these are promised in the deed's transaction and worked out when they are sent: what they are about is
//! the person, their generation that of the link.

use claviger_domain::account::{Email, Person};
use claviger_domain::id::PersonId;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::mail::Mail;
use jiff::Timestamp;

use crate::act::Act;
use crate::vault::Link;
use crate::{Vendor, mail};

/// What we write about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Confirm the address you registered with.
    Confirmation,
    /// Somebody wants to use your address, and you are known already.
    Known,
    /// Choose another password.
    Reset,
    /// Your password is another one now.
    PasswordChanged,
    /// Confirm your new address.
    NewAddress,
    /// To the old address: it is another one now.
    AddressChanged,
    /// Somebody tries your passwords.
    Attempts,
}

/// What a letter says.
#[derive(Debug, Clone)]
pub struct Letter {
    /// What it is about.
    pub kind: Kind,
    /// To whom.
    pub person: Person,
    /// Where it leads.
    pub link: String,
    /// Until when that is good.
    pub until: Option<Timestamp>,
    /// How often something was tried.
    pub count: u32,
}

impl Kind {
    const ALL: [Self; 7] = [
        Self::Confirmation,
        Self::Known,
        Self::Reset,
        Self::PasswordChanged,
        Self::NewAddress,
        Self::AddressChanged,
        Self::Attempts,
    ];

    /// The word for it in storage.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Confirmation => "confirmation",
            Self::Known => "address-known",
            Self::Reset => "password-reset",
            Self::PasswordChanged => "password-changed",
            Self::NewAddress => "new-address",
            Self::AddressChanged => "address-changed",
            Self::Attempts => "sign-in-attempts",
        }
    }

    /// The kind that `word` stands for.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Promises a letter to `person` at `recipient`.
pub(crate) fn enqueue(
    tx: &mut Tx<'_>,
    act: &mut Act,
    kind: Kind,
    person: &Person,
    generation: u32,
    recipient: &Email,
) -> Result<(), Fault> {
    let kind = mail::Kind::Letter(kind);
    mail::enqueue(tx, act, kind, person.id.uuid(), generation, recipient, person.language)?;
    Ok(())
}

/// What a letter says; `None` if the person is gone or its link was replaced or used.
pub(crate) fn content(tx: &mut Tx<'_>, vendor: &Vendor, kind: Kind, mail: &Mail) -> Result<Option<Letter>, Fault> {
    let id = PersonId::from_uuid(mail.subject);
    let Some(person) = store::person::find(tx, id)?.filter(|person| !person.is_erased()) else { return Ok(None) };
    let address = &vendor.address;
    let (path, link) = match kind {
        Kind::Confirmation => ("confirmations", Some((Link::Confirmation(mail.subject), "confirmation"))),
        Kind::Reset => ("password-resets", Some((Link::Reset(mail.subject), "reset"))),
        Kind::NewAddress => ("new-addresses", Some((Link::NewAddress(mail.subject), "new-address"))),
        Kind::Known | Kind::PasswordChanged | Kind::Attempts => ("password-reset", None),
        Kind::AddressChanged => ("sign-in", None),
    };
    let Some((link, stored)) = link else {
        let link = format!("{address}/{path}");
        return Ok(Some(Letter { kind, person, link, until: None, count: mail.generation }));
    };
    let found = store::person_link::find(tx, id, stored)?.filter(|found| found.generation == mail.generation);
    let Some(found) = found else { return Ok(None) };
    let secret = vendor.vault.link_secret(link, mail.generation);
    let link = format!("{address}/{path}/{id}/{secret}");
    Ok(Some(Letter { kind, person, link, until: Some(found.expires), count: 0 }))
}
