//! The people of an account: who they are, what they may do there, and who is invited.

use claviger_domain::account::team::{Unfit, may_change, may_give, roles};
use claviger_domain::account::{Account, Permission, Role};
use claviger_domain::fold::fold;
use claviger_domain::id::{AccountId, PersonId};
use claviger_domain::sorting::{Key, Kind, Part, Place, Placed, Sort};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::invitation::Invitation;
use claviger_store::person::Member;
use serde_json::json;

use crate::act::Act;
use crate::event::{self, About};
use crate::{Error, access};

/// The most people an account has, those who are invited included.
pub const MOST: u32 = 500;

/// Why a member stays what they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A rule of the account's people does not allow it.
    #[error(transparent)]
    Unfit(#[from] Unfit),
}

/// What the members of an account can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Their name.
    Name,
    /// Their address.
    Email,
    /// What they may do.
    Role,
    /// Since when they belong to it.
    Since,
    /// When they signed in last; those who never did come first.
    SignedIn,
}

impl Key for By {
    const ALL: &'static [Self] = &[Self::Name, Self::Email, Self::Role, Self::Since, Self::SignedIn];
    const USUAL: Sort<Self> = Sort { by: Self::Name, descending: false };

    fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Role => "role",
            Self::Since => "since",
            Self::SignedIn => "signed-in",
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Name | Self::Email | Self::Role => Kind::Text,
            Self::Since | Self::SignedIn => Kind::Number,
        }
    }
}

/// A part of an account's members, who are few enough to be sorted here.
#[must_use]
pub fn part_of(members: Vec<Member>, part: &Part<By>) -> Vec<Placed<Member>> {
    part.of(members, |by, member| {
        let id = member.person.id.uuid();
        match by {
            By::Name => Place::of_text(fold(&member.person.name), id),
            By::Email => Place::of_text(member.person.email.as_str(), id),
            By::Role => Place::of_text(member.role.word(), id),
            By::Since => Place::of_number(member.since.as_microsecond(), id),
            By::SignedIn => Place::of_number(member.last_sign_in.map_or(0, |at| at.as_microsecond()), id),
        }
    })
}

/// The people of an account.
#[derive(Debug, Clone)]
pub struct Team {
    /// The account.
    pub account: Account,
    /// Its members, by name.
    pub members: Vec<Member>,
    /// Who is invited and has not come; some of the invitations may have run out.
    pub invitations: Vec<Invitation>,
    /// The roles the reader may give; none, if they may only look.
    pub may_give: Vec<Role>,
}

/// The people of an account, for those who may see them.
pub fn show(tx: &mut Tx<'_>, act: &Act, id: AccountId) -> Result<Team, Error> {
    access::to_account(tx, &act.who, Permission::SeeUsers, id)?;
    let account = store::account::find(tx, id)?.ok_or(Error::NotFound("account"))?;
    let members = store::person::members(tx, id)?;
    let invitations = store::invitation::unanswered(tx, id, MOST)?;
    let may_manage = access::to_account(tx, &act.who, Permission::ManageUsers, id).is_ok();
    let rights = access::rights(tx, &act.who, id)?;
    let givable = roles(account.kind).iter().copied();
    let may_give: Vec<_> =
        givable.filter(|role| may_manage && may_give(rights.as_ref(), account.kind, *role).is_ok()).collect();
    Ok(Team { account, members, invitations, may_give })
}

/// Gives a member another role.
pub fn change_role(tx: &mut Tx<'_>, act: &mut Act, id: AccountId, person: PersonId, role: Role) -> Result<(), Error> {
    let before = decide(tx, act, id, person, Some(role))?;
    if before == role {
        return Ok(());
    }
    store::person::set_role(tx, person, id, role)?;
    let (before, after) = (json!({ "role": before.word() }), json!({ "role": role.word() }));
    event::record(tx, act, about("member.role-changed", id, person), Some(before), Some(after))?;
    Ok(())
}

/// Takes a member out, at once.
pub fn remove(tx: &mut Tx<'_>, act: &mut Act, id: AccountId, person: PersonId) -> Result<(), Error> {
    let before = decide(tx, act, id, person, None)?;
    store::person::leave(tx, person, id)?;
    let before = json!({ "role": before.word() });
    event::record(tx, act, about("member.removed", id, person), Some(before), None)?;
    Ok(())
}

/// Lets the business decide; answers with the member's present role.
fn decide(tx: &mut Tx<'_>, act: &Act, id: AccountId, person: PersonId, role: Option<Role>) -> Result<Role, Error> {
    access::to_account(tx, &act.who, Permission::ManageUsers, id)?;
    let account = store::account::find(tx, id)?.ok_or(Error::NotFound("account"))?;
    let members = store::person::roles(tx, id)?;
    let present = members.iter().find(|(member, _)| *member == person).ok_or(Error::NotFound("member"))?.1;
    let rights = access::rights(tx, &act.who, id)?;
    may_change(rights.as_ref(), account.kind, &members, person, role).map_err(Refusal::from)?;
    Ok(present)
}

fn about(kind: &'static str, account: AccountId, person: PersonId) -> About {
    About { kind, subject_kind: "person", subject: person.uuid(), account: Some(account) }
}
