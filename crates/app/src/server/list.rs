//! Lists of servers: of one account, or of all that somebody reaches. (L-13)

use claviger_domain::account::{AccountKind, Permission, may};
use claviger_domain::fold::searched;
use claviger_domain::id::AccountId;
use claviger_domain::license::server::{Status, StatusKind, heard_since};
use claviger_domain::sorting::{Part, Placed};
use claviger_store as store;
use claviger_store::engine::Tx;
pub use claviger_store::server_list::By;
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
}

/// A part of the servers somebody looks for, of those they reach, each with its status.
pub fn list(
    tx: &mut Tx<'_>,
    act: &Act,
    vendor: &Vendor,
    search: &Search,
    part: &Part<By>,
) -> Result<Vec<Placed<(Listed, Status)>>, Error> {
    let part = Part { most: part.most.clamp(1, MOST), ..part.clone() };
    let text = searched(&search.text.to_lowercase());
    let wanted = |whose| Wanted {
        whose,
        words: text.split_whitespace().map(ToOwned::to_owned).collect(),
        status: search.status,
        heard_since: heard_since(vendor.lease_policy.check_in_every, act.now),
    };
    let mut parts = Vec::new();
    for whose in reached(tx, act, search.account)? {
        parts.push(store::server_list::list(tx, &wanted(whose), &part)?);
    }
    let with_status = |one: Listed| {
        let status = status(vendor, &one.stored, act);
        (one, status)
    };
    let listed = part.sort.merged(parts, part.most);
    Ok(listed.into_iter().map(|placed| placed.map(with_status)).collect())
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
