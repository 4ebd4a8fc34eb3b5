//! Lists of servers: of one account, or of all that somebody reaches. (L-13)

use claviger_domain::account::{AccountKind, Permission, may};
use claviger_domain::fold::searched;
use claviger_domain::id::{AccountId, ServerId};
use claviger_domain::license::server::{Status, StatusKind, heard_since};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::server_list::{Listed, Wanted, Whose};

use super::status;
use crate::act::{Act, Who};
use crate::{Error, Vendor, access};

/// The most servers one page of a list has: one more than a program is given, which tells whether there are more.
const MOST: u32 = 201;

/// What one looks for.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// In one account only.
    pub account: Option<AccountId>,
    /// Words in name, public id or host.
    pub text: String,
    /// Of one status only.
    pub status: Option<StatusKind>,
    /// Behind this one, in the order of names.
    pub after: Option<ServerId>,
    /// How many on a page.
    pub limit: u32,
}

/// One page of a list.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The servers, each with its status, by name.
    pub servers: Vec<(Listed, Status)>,
    /// Behind which the next page begins, if there is one.
    pub next: Option<ServerId>,
}

/// The servers somebody looks for, of those they reach.
pub fn list(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, search: &Search) -> Result<Found, Error> {
    let limit = search.limit.clamp(1, MOST);
    let text = searched(&search.text.to_lowercase());
    let wanted = |whose| Wanted {
        whose,
        words: text.split_whitespace().map(ToOwned::to_owned).collect(),
        status: search.status,
        heard_since: heard_since(vendor.lease_policy.check_in_every, act.now),
        after: search.after,
        most: limit + 1,
    };
    let whose = reached(tx, act, search.account)?;
    let mut listed = Vec::new();
    for whose in &whose {
        listed.extend(store::server_list::list(tx, &wanted(*whose))?);
    }
    if whose.len() > 1 {
        listed.sort_by_key(|one| (store::server::folded(&one.stored.server), one.stored.server.id));
        listed.dedup_by_key(|one| one.stored.server.id);
    }
    let is_more = listed.len() > limit as usize;
    listed.truncate(limit as usize);
    let next = listed.last().filter(|_| is_more).map(|one| one.stored.server.id);
    let with_status = |one: Listed| {
        let status = status(vendor, &one.stored, act);
        (one, status)
    };
    Ok(Found { servers: listed.into_iter().map(with_status).collect(), next })
}

/// Whose servers the caller reaches: those of one account, or all.
fn reached(tx: &mut Tx<'_>, act: &Act, account: Option<AccountId>) -> Result<Vec<Whose>, Error> {
    let what = Permission::SeeLicenses;
    if let Some(account) = account {
        access::to_account(tx, &act.who, what, account)?;
        return Ok(vec![Whose::Of(account)]);
    }
    access::anywhere(&act.who, what)?;
    if matches!(act.who, Who::System) || access::as_vendor(&act.who, what).is_ok() {
        return Ok(vec![Whose::Everybodys]);
    }
    let seeing = act.who.memberships().iter().filter(|one| may(one.kind, one.role, what));
    let whose = seeing.map(|one| match one.kind {
        AccountKind::Customer => Whose::Of(one.account),
        _ => Whose::OfCustomersOf(one.account),
    });
    Ok(whose.collect())
}
