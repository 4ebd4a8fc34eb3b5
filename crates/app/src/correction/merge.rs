//! Two accounts of one customer, or of one partner, become one. (L-29)
//!
//! A partner has sold orders, has resellers below it and customers that let it in, and programs that work for it: all of
//! that goes along, so that the next order and the next call find what they found before. Whoever sends an order again
//! under the closed account's number is answered with the first one.

use std::collections::BTreeSet;

use claviger_domain::account::{Account, AccountKind, CannotMerge, Permission, may_merge};
use claviger_domain::fold;
use claviger_domain::id::{AccountId, LicenseId, OrderId, ServerId};
use claviger_domain::license::correction::Kind;
use claviger_domain::license::pool::{Change, Pool, PoolKey};
use claviger_store as store;
use claviger_store::account::Carried;
use claviger_store::correction::Correction;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::merger;
use claviger_store::overview::Found;
use claviger_store::transfer::Side;
use serde_json::{Value, json};

use super::{Effect, Refusal, effect, open, pool_of, read_reason, tell};
use crate::act::Act;
use crate::event::{self, About};
use crate::matrix::application_name;
use crate::transfer::{self, What};
use crate::{Error, Vendor, access, order, pool, stock};

/// As many offers as can wait of one account.
const MOST_PROMISED: u32 = 1_000;

/// The merging of two accounts, worked out and not yet made.
#[derive(Debug, Clone)]
pub struct MergePlan {
    /// The account that is emptied and closed.
    pub from: Account,
    /// The account that takes everything in.
    pub into: Account,
    /// What that does to the pools that take units in.
    pub effects: Vec<Effect>,
    /// The servers that move, with their names before and after.
    pub servers: Vec<(ServerId, String, String)>,
    /// How many orders move.
    pub orders: usize,
    /// How many licenses move.
    pub licenses: usize,
    /// How many people become members of the other account, or are already.
    pub members: usize,
    /// How many partners a customer has let in.
    pub partners: usize,
    /// How many keys of programs are good: those of a customer end, those of a partner go along.
    pub api_keys: u64,
    /// What only a partner has.
    pub sold: Option<Sold>,
    /// License keys in force and activation keys that go along. (P-06, P-08)
    pub stock_keys: (usize, u64),
    /// Transfers of stock that end, as nobody has answered them. (P-14)
    pub transfers: u32,
    changes: Vec<Pair>,
}

/// What goes along with a partner.
#[derive(Debug, Clone)]
pub struct Sold {
    /// How many accounts stand below it.
    pub below: u64,
    /// How many customers let it in.
    pub customers: u64,
    /// The orders whose numbers the other has used as well, with their numbers before and after.
    pub renumbered: Vec<(OrderId, String, String)>,
}

/// A pool that is emptied, and the one it goes into.
#[derive(Debug, Clone)]
struct Pair {
    from: Pool,
    left: Change,
    into: Pool,
    joined: Change,
}

/// What merging would do, for the vendor's review. Nothing is changed.
pub fn plan_merge(
    tx: &mut Tx<'_>,
    act: &Act,
    vendor: &Vendor,
    from: AccountId,
    into: &str,
    reason: &str,
) -> Result<MergePlan, Error> {
    access::as_vendor(&act.who, Permission::CorrectLicenses)?;
    read_reason(reason)?;
    work_out(tx, &mut act.clone(), vendor, from, into)
}

/// Merges `from` into the account of the number `into`: licenses, servers with what they have, members, grants and orders;
/// with a partner also who stands below it and the keys of its programs. `from` is closed and points to the other. (L-29)
pub fn merge(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    from: AccountId,
    into: &str,
    reason: &str,
) -> Result<MergePlan, Error> {
    access::as_vendor(&act.who, Permission::CorrectLicenses)?;
    let reason = read_reason(reason)?;
    // What is promised is free again, or is not to come; it is told to the other side.
    transfer::end_all(tx, act, from)?;
    let plan = work_out(tx, act, vendor, from, into)?;
    let into = plan.into.id;
    for Pair { from, left, into, joined } in &plan.changes {
        store::pool::open(tx, &into.key, into.id)?;
        store::license::all_into_pool(tx, from.id, into.id)?;
        pool::record(tx, act, from, left)?;
        pool::record(tx, act, into, joined)?;
        store::pool::forget_allocations(tx, from.id)?;
        if stock::is_stock(vendor, from) {
            store::stock::keep(tx, into.id)?;
            store::device_key::hand_over(tx, (from.key.account, from.id), (into.key.account, into.id))?;
            store::stock::hand_over_threshold(tx, from.id, into.id)?;
            stock::watch(tx, act, into.id)?;
        }
    }
    store::device_key::hand_over_words(tx, from, into)?;
    store::activation_key::hand_over(tx, from, into)?;
    store::transfer::hand_over(tx, from, into)?;
    // What one bought or has claimed, the other may claim or has. (P-04, P-05)
    store::shipment::hand_over(tx, from, into)?;
    let sold = match &plan.sold {
        Some(sold) => Some(carry_over(tx, act, from, into, sold)?),
        None => None,
    };
    let servers: Vec<_> = plan.servers.iter().map(|(server, _, name)| (*server, name.clone())).collect();
    let carried = store::account::merge(tx, from, into, &servers, act.now)?;
    let names = [plan.into.number.as_str(), plan.into.name.as_str()];
    store::order::add_words_of_party(tx, into, &fold::words(names))?;
    // Whoever was invited by the other's people comes in here; who was to be the first administrator only if nobody is.
    let has_one = store::account::has_administrator(tx, into)?;
    let mut ended = Vec::new();
    if has_one || store::invitation::awaits_administrator(tx, into, act.now)? {
        ended = store::invitation::end_open(tx, from, None, act.now)?;
    }
    store::invitation::redirect_open(tx, from, into, act.now)?;

    let entry = |act: &mut Act, kind, account, other| Correction {
        id: act.id(),
        kind,
        account,
        other: Some(other),
        license: None,
        replacement: None,
        order: None,
        reason: reason.clone(),
        at: act.now,
    };
    let (away, arrival) = (entry(act, Kind::MergedAway, from, into), entry(act, Kind::MergedIn, into, from));
    for entry in [&away, &arrival] {
        store::correction::add(tx, entry)?;
        let after = told(&plan, &carried, sold.as_ref(), entry);
        let about = About {
            kind: "account.merged",
            subject_kind: "account",
            subject: from.uuid(),
            account: Some(entry.account),
        };
        event::record(tx, act, about, Some(json!({ "state": "open" })), Some(after))?;
    }
    for (server, before, after) in &plan.servers {
        let about = About { kind: "server.moved", subject_kind: "server", subject: server.uuid(), account: Some(into) };
        let say = |account: AccountId, name: &str| json!({ "account": account.to_string(), "name": name });
        event::record(tx, act, about, Some(say(from, before)), Some(say(into, after)))?;
    }
    for invitation in ended {
        let about = About {
            kind: "invitation.ended",
            subject_kind: "invitation",
            subject: invitation.uuid(),
            account: Some(from),
        };
        event::record(tx, act, about, None, None)?;
    }
    tell(tx, act, &arrival, None)?;
    Ok(plan)
}

fn work_out(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, from: AccountId, into: &str) -> Result<MergePlan, Error> {
    let from = store::account::find(tx, from)?.ok_or(Error::NotFound("account"))?;
    let from = open(tx, from)?;
    let number = into.trim();
    let into = order::account_of_number(tx, number)?.ok_or_else(|| Refusal::NoAccount(number.to_owned()))?;
    let into = open(tx, into)?;
    may_merge(&from, &into).map_err(|cannot| match cannot {
        CannotMerge::Itself => Refusal::SameAccount,
        other => other.into(),
    })?;
    let (mut changes, mut license_keys) = (Vec::new(), 0);
    let Found { first: promised, count: own } = store::transfer::open(tx, from.id, Side::Sender, MOST_PROMISED)?;
    let transfers = own + store::transfer::open(tx, from.id, Side::Receiver, 0)?.count;
    for mut pool in store::pool::of_account(tx, from.id)? {
        // As it will be when what it has promised has come to nothing.
        let of_it = What::Units(pool.id);
        for transfer in promised.iter().filter(|transfer| transfer.what == of_it) {
            pool = pool.void(transfer.id, transfer.units)?.pool;
        }
        let target = pool_of(tx, act, PoolKey { account: into.id, ..pool.key.clone() }, &into)?;
        let application = application_name(vendor, &pool);
        let merging = if stock::is_stock(vendor, &pool) {
            let keys = store::device_key::in_force(tx, from.id, pool.id)?;
            license_keys += keys.len();
            pool.merge_stock(&target, &keys)
        } else {
            pool.merge(&target, act.now)
        };
        let merging = merging.map_err(|refused| Refusal::Pool { application, refused })?;
        changes.push(Pair { from: pool, left: merging.from, into: target, joined: merging.into });
    }
    let mut effects = Vec::new();
    for pair in &changes {
        effects.push(effect(tx, vendor, &pair.into, &pair.joined.pool)?);
    }
    let licenses = changes.iter().map(|pair| pair.from.licenses.len()).sum();
    let mut orders = store::order::of_customer(tx, from.id)?.len();
    let members = store::person::roles(tx, from.id)?.len();
    let partners = store::grant::of_customer(tx, from.id)?.len();
    let api_keys = store::api_key::count_good(tx, from.id, act.now)?;
    let servers = renamed(tx, &from, into.id)?;
    let sold = if from.kind == AccountKind::Customer {
        None
    } else {
        let merger::Figures { orders: sold, below, customers } = merger::figures(tx, from.id)?;
        orders += usize::try_from(sold).unwrap_or(usize::MAX);
        Some(Sold { below, customers, renumbered: renumbered(tx, &from, into.id)? })
    };
    let stock_keys = (license_keys, store::activation_key::count(tx, from.id)?);
    Ok(MergePlan {
        from,
        into,
        effects,
        servers,
        orders,
        licenses,
        members,
        partners,
        api_keys,
        sold,
        stock_keys,
        transfers,
        changes,
    })
}

/// Carries over what only a partner has, and leaves an event with everybody it concerns.
fn carry_over(
    tx: &mut Tx<'_>,
    act: &mut Act,
    from: AccountId,
    into: AccountId,
    sold: &Sold,
) -> Result<merger::Carried, Fault> {
    for (order, _, number) in &sold.renumbered {
        merger::renumber(tx, *order, number)?;
        store::order::add_words(tx, *order, &fold::words([number.as_str()]))?;
    }
    let carried = merger::carry_over(tx, from, into)?;
    let say = |account: AccountId| Some(json!({ "partner": account.to_string() }));
    for customer in &carried.customers {
        let about = About {
            kind: "account.grant-moved",
            subject_kind: "account",
            subject: into.uuid(),
            account: Some(*customer),
        };
        event::record(tx, act, about, say(from), say(into))?;
    }
    let say = |account: AccountId| Some(json!({ "above": account.to_string() }));
    for below in &carried.below {
        let about =
            About { kind: "account.changed", subject_kind: "account", subject: below.uuid(), account: Some(*below) };
        event::record(tx, act, about, say(from), say(into))?;
    }
    Ok(carried)
}

/// The orders of `from` under the numbers they get: where the other has used the number as well, the number of the account
/// they came from goes with it.
fn renumbered(tx: &mut Tx<'_>, from: &Account, into: AccountId) -> Result<Vec<(OrderId, String, String)>, Fault> {
    let mut orders = Vec::new();
    for (order, before) in merger::numbers_of_both(tx, from.id, into)? {
        let mut more = 1;
        let after = loop {
            let number = if more == 1 { from.number.clone() } else { format!("{} {more}", from.number) };
            let after = format!("{before} ({number})");
            let is_free = !merger::has_number(tx, from.id, &after)? && !merger::has_number(tx, into, &after)?;
            if is_free {
                break after;
            }
            more += 1;
        };
        orders.push((order, before, after));
    }
    Ok(orders)
}

/// The servers of `from` under the names they get: where the other account has a server of that name, the number of the
/// account they came from goes with it.
fn renamed(tx: &mut Tx<'_>, from: &Account, into: AccountId) -> Result<Vec<(ServerId, String, String)>, Fault> {
    let there = store::server::of_account(tx, into)?;
    let mut taken: BTreeSet<_> = there.iter().map(|stored| stored.server.name.to_lowercase()).collect();
    let mut servers = Vec::new();
    for stored in store::server::of_account(tx, from.id)? {
        let before = stored.server.name;
        let mut after = before.clone();
        let mut more = 1;
        while !taken.insert(after.to_lowercase()) {
            let number = if more == 1 { from.number.clone() } else { format!("{} {more}", from.number) };
            after = format!("{before} ({number})");
            more += 1;
        }
        servers.push((stored.server.id, before, after));
    }
    Ok(servers)
}

fn told(plan: &MergePlan, carried: &Carried, sold: Option<&merger::Carried>, entry: &Correction) -> Value {
    fn texts<T: ToString>(ids: &[T]) -> Vec<String> {
        ids.iter().map(ToString::to_string).collect()
    }
    let licenses: Vec<LicenseId> =
        plan.changes.iter().flat_map(|pair| pair.from.licenses.iter().map(|license| license.id)).collect();
    json!({
        "correction": entry.id.to_string(),
        "state": "merged",
        "into": plan.into.id.to_string(),
        "licenses": texts(&licenses),
        "servers": texts(&carried.servers),
        "orders": texts(&carried.orders),
        "members": texts(&carried.members),
        "partners": texts(&carried.partners),
        "api-keys-ended": texts(&carried.api_keys),
        "sold": sold.map(|sold| json!({
            "orders": sold.orders,
            "below": texts(&sold.below),
            "customers": texts(&sold.customers),
            "api-keys": plan.api_keys,
        })),
    })
}
