//! The vendor's own operators, and how the first of them comes in.
//!
//! Nobody is made with a password on a command line: whoever is to be an operator gets a link, by mail or from the hand
//! of whoever runs the installation, and chooses a password of their own.

use claviger_domain::account::{Email, Language, Membership, Role};
use claviger_domain::id::InvitationId;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::invitation::Invitation;
use jiff::SignedDuration;
use serde_json::json;

use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::vault::Link;
use crate::{Error, Vendor, mail, member};

/// How long such an invitation is good.
const LASTS: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How an invitation reaches the one it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// By mail.
    Mail,
    /// From the hand of whoever invites.
    Own,
}

/// Invites somebody to be an operator of the vendor; answers with the link that lets them in.
pub fn invite(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, email: &Email, hand: Hand) -> Result<String, Error> {
    only_ourselves(act)?;
    let account = store::account::vendor(tx)?.ok_or(Error::NotFound("vendor's account"))?;
    // One link for one person: that of an earlier invitation ends.
    for earlier in store::invitation::unanswered(tx, account.id, member::MOST)? {
        if earlier.email == *email {
            store::invitation::withdraw(tx, earlier.id, act.now)?;
        }
    }
    let id: InvitationId = act.id();
    let invitation = Invitation {
        id,
        account: account.id,
        email: email.clone(),
        language: Language::English,
        role: Role::Operator,
        expires: act.now + LASTS,
        accepted: None,
        withdrawn: None,
        generation: 1,
        order: None,
    };
    store::invitation::add(tx, &invitation, act.now)?;
    if hand == Hand::Mail {
        mail::enqueue(tx, act, mail::Kind::Invitation, id.uuid(), 1, email, Language::English)?;
    }
    let about =
        About { kind: "invitation.sent", subject_kind: "invitation", subject: id.uuid(), account: Some(account.id) };
    event::record(tx, act, about, None, Some(json!({ "role": Role::Operator.word(), "by_mail": hand == Hand::Mail })))?;
    let secret = vendor.vault.link_secret(Link::Invitation(id.uuid()), 1);
    Ok(format!("{}/invitations/{id}/{secret}", vendor.address))
}

/// The membership by which the vendor's own programs act.
pub fn membership(tx: &mut Tx<'_>, act: &Act) -> Result<Membership, Error> {
    only_ourselves(act)?;
    let account = store::account::vendor(tx)?.ok_or(Error::NotFound("vendor's account"))?;
    Ok(Membership { account: account.id, kind: account.kind, role: Role::Operator })
}

fn only_ourselves(act: &Act) -> Result<(), Error> {
    if matches!(act.who, Who::System) { Ok(()) } else { Err(Error::Forbidden) }
}
