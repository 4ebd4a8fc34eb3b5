//! Whether somebody may do something: the one place that asks. What is not granted is refused.
//!
//! A membership *reaches* its own account; the vendor's reach every account; a partner's reach the customers that
//! granted it, for what a grant is for. A program does no more than its role and its scopes. What nobody reaches
//! does not exist, as far as they can tell.

use std::collections::BTreeSet;

use claviger_domain::account::{AccountKind, GrantScope, Membership, Permission, Person, Scope, may};
use claviger_domain::id::AccountId;
use claviger_domain::sales::order::Order;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;

use crate::Error;
use crate::act::Who;

/// Whether `who` may do `what` somewhere at all.
pub fn anywhere(who: &Who, what: Permission) -> Result<(), Error> {
    grant(who, who.memberships(), what, "page")
}

/// Whether `who`, as vendor staff, may do `what`.
pub fn as_vendor(who: &Who, what: Permission) -> Result<(), Error> {
    let vendor = of_kind(who, AccountKind::Vendor);
    if vendor.is_empty() && !matches!(who, Who::Nobody | Who::System) {
        return Err(Error::Forbidden);
    }
    grant(who, &vendor, what, "page")
}

/// The accounts of one's own in which one may do `what`.
#[must_use]
pub fn own_for(who: &Who, what: Permission) -> Vec<AccountId> {
    let allowed = |one: &&Membership| may(one.kind, one.role, what) && who.scopes().allow(what);
    who.memberships().iter().filter(allowed).map(|one| one.account).collect()
}

/// Who is signed in: what is about oneself is for persons only.
pub fn as_person(who: &Who) -> Result<&Person, Error> {
    match who {
        Who::Person(person, _) => Ok(person),
        Who::Nobody => Err(Error::SignInNeeded),
        Who::ApiKey(..) | Who::LinkHolder | Who::Product(_) | Who::System => Err(Error::Forbidden),
    }
}

/// Whether `who` may do `what` in `account`.
pub fn to_account(tx: &mut Tx<'_>, who: &Who, what: Permission, account: AccountId) -> Result<(), Error> {
    let (mut reaching, mut is_reached) = (Vec::new(), false);
    for membership in who.memberships() {
        match reaches(tx, *membership, account)? {
            Some(Reach::Own) => reaching.push(*membership),
            Some(Reach::ByGrant(scope)) if scope.carries(what) => reaching.push(*membership),
            Some(Reach::ByGrant(_)) => is_reached = true,
            None => {}
        }
    }
    if reaching.is_empty() && is_reached {
        return Err(Error::Forbidden);
    }
    grant(who, &reaching, what, "account")
}

/// The memberships by which `account` is somebody's own, or the vendor's to look after: never those by which it let a
/// partner in. `None` stands for ourselves.
pub fn own(tx: &mut Tx<'_>, who: &Who, account: AccountId) -> Result<Option<Vec<Membership>>, Fault> {
    if matches!(who, Who::System) {
        return Ok(None);
    }
    let mut own = Vec::new();
    for membership in who.memberships() {
        if matches!(reaches(tx, *membership, account)?, Some(Reach::Own)) {
            own.push(*membership);
        }
    }
    Ok(Some(own))
}

/// All that `who` may do in `account` as in their own, or as the vendor; a program no more than its scopes allow. `None`
/// stands for ourselves.
pub fn rights(tx: &mut Tx<'_>, who: &Who, account: AccountId) -> Result<Option<BTreeSet<Permission>>, Fault> {
    let own = own(tx, who, account)?;
    Ok(own.map(|own| own.into_iter().flat_map(|membership| who.scopes().rights(membership)).collect()))
}

/// Whether `who` may do `what` with `order`: the vendor with all, distributor and reseller with their own.
pub fn to_order(who: &Who, what: Permission, order: &Order) -> Result<(), Error> {
    to_order_of(who, what, order.reseller, order.distributor)
}

/// Whether `who` may do `what` with an order that these have sold.
pub fn to_order_of(
    who: &Who,
    what: Permission,
    reseller: AccountId,
    distributor: Option<AccountId>,
) -> Result<(), Error> {
    let sells = |membership: &&Membership| {
        membership.kind == AccountKind::Vendor
            || membership.account == reseller
            || Some(membership.account) == distributor
    };
    let selling: Vec<_> = who.memberships().iter().filter(sells).copied().collect();
    grant(who, &selling, what, "order")
}

/// The memberships of `who` in accounts of `kind`.
#[must_use]
pub fn of_kind(who: &Who, kind: AccountKind) -> Vec<Membership> {
    who.memberships().iter().filter(|membership| membership.kind == kind).copied().collect()
}

/// How a membership reaches an account.
enum Reach {
    /// It is an account of one's own, or one is the vendor.
    Own,
    /// The account let one's own account in, for this.
    ByGrant(GrantScope),
}

fn reaches(tx: &mut Tx<'_>, membership: Membership, account: AccountId) -> Result<Option<Reach>, Fault> {
    match membership.kind {
        AccountKind::Vendor => Ok(Some(Reach::Own)),
        _ if membership.account == account => Ok(Some(Reach::Own)),
        AccountKind::Reseller | AccountKind::Distributor => {
            let given = store::grant::between(tx, account, membership.account)?;
            Ok(given.map(|given| Reach::ByGrant(given.scope)))
        }
        AccountKind::Customer => Ok(None),
    }
}

fn grant(who: &Who, reaching: &[Membership], what: Permission, thing: &'static str) -> Result<(), Error> {
    match who {
        Who::System => Ok(()),
        Who::Nobody => Err(Error::SignInNeeded),
        _ if reaching.is_empty() => Err(Error::NotFound(thing)),
        _ if reaching.iter().any(|membership| may(membership.kind, membership.role, what)) => {
            if who.scopes().allow(what) { Ok(()) } else { Err(Error::OutOfScope(Scope::for_doing(what))) }
        }
        _ => Err(Error::Forbidden),
    }
}
