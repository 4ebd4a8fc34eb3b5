//! Seeing the portal as a customer or a partner sees it: for the vendor's staff, for a while, and to look only.
//!
//! Whoever does it is to every page what somebody of that account is who may look and change nothing; so no secret of the
//! account's shows, and nothing is done in its name. The log says when it began and ended.

use claviger_domain::account::{Account, AccountKind, Membership, Permission, Role};
use claviger_domain::id::{AccountId, SessionId};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use jiff::SignedDuration;

use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::{Error, access, account};

/// How long it lasts at the most.
const LONGEST: SignedDuration = SignedDuration::from_hours(1);

/// From now on this session sees the portal as the account does.
pub fn begin(tx: &mut Tx<'_>, act: &mut Act, session: SessionId, id: AccountId) -> Result<Account, Error> {
    access::as_vendor(&act.who, Permission::SeeAccounts)?;
    access::as_person(&act.who)?;
    let account = account::open(tx, id)?;
    if account.kind == AccountKind::Vendor {
        return Err(Error::NotFound("account"));
    }
    store::session::see_as(tx, session, Some((id, act.now + LONGEST)))?;
    event::record(tx, act, about("account.seen-as", id), None, None)?;
    Ok(account)
}

/// From now on this session sees the portal as itself again; answers with as whom it did not.
pub fn end(tx: &mut Tx<'_>, act: &mut Act, secret: &str) -> Result<Option<AccountId>, Error> {
    access::as_person(&act.who)?;
    let Some(found) = store::session::find(tx, &crate::vault::hash(secret), act.now)? else { return Ok(None) };
    if let Some(id) = found.seeing {
        store::session::see_as(tx, found.session.id, None)?;
        event::record(tx, act, about("account.seen-as-ended", id), None, None)?;
    }
    Ok(found.seeing)
}

/// What somebody is while they see the portal as `account`, and that account; nothing, if they may not, or not any more.
pub(crate) fn seen_as(
    tx: &mut Tx<'_>,
    who: &Who,
    account: Option<AccountId>,
) -> Result<Option<(Membership, Account)>, Fault> {
    let Some(account) = account else { return Ok(None) };
    if access::as_vendor(who, Permission::SeeAccounts).is_err() {
        return Ok(None);
    }
    let found = store::account::find(tx, account)?;
    Ok(found.map(|account| (Membership { account: account.id, kind: account.kind, role: Role::ReadOnly }, account)))
}

fn about(kind: &'static str, account: AccountId) -> About {
    About { kind, subject_kind: "account", subject: account.uuid(), account: Some(account) }
}
