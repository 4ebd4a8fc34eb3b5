//! Two accounts of one customer become one. (L-29)

use std::collections::BTreeSet;

use claviger_domain::account::{Account, Permission};
use claviger_domain::fold;
use claviger_domain::id::{AccountId, LicenseId, ServerId};
use claviger_domain::license::correction::Kind;
use claviger_domain::license::pool::{Change, Pool, PoolKey};
use claviger_store as store;
use claviger_store::account::Carried;
use claviger_store::correction::Correction;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use serde_json::{Value, json};

use super::{Effect, Refusal, customer_of_number, effect, open_customer, pool_of, read_reason, tell};
use crate::act::Act;
use crate::event::{self, About};
use crate::matrix::application_name;
use crate::{Error, Vendor, access, pool};

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
    changes: Vec<Pair>,
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

/// Merges `from` into the customer of the number `into`: licenses, servers with what they have, members, grants and
/// orders. `from` is closed and points to the other. (L-29)
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
    let plan = work_out(tx, act, vendor, from, into)?;
    let into = plan.into.id;
    for Pair { from, left, into, joined } in &plan.changes {
        store::pool::open(tx, &into.key, into.id)?;
        store::license::all_into_pool(tx, from.id, into.id)?;
        pool::record(tx, act, from, left)?;
        pool::record(tx, act, into, joined)?;
        store::pool::forget_allocations(tx, from.id)?;
    }
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
        let after = told(&plan, &carried, entry);
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
    let from = open_customer(tx, from)?;
    let into = customer_of_number(tx, into)?;
    if from.id == into.id {
        return Err(Refusal::SameAccount.into());
    }
    let mut changes = Vec::new();
    for pool in store::pool::of_account(tx, from.id)? {
        let target = pool_of(tx, act, PoolKey { account: into.id, ..pool.key.clone() }, &into)?;
        let application = application_name(vendor, &pool);
        let merging = pool.merge(&target, act.now).map_err(|refused| Refusal::Pool { application, refused })?;
        changes.push(Pair { from: pool, left: merging.from, into: target, joined: merging.into });
    }
    let mut effects = Vec::new();
    for pair in &changes {
        effects.push(effect(tx, vendor, &pair.into, &pair.joined.pool)?);
    }
    let licenses = changes.iter().map(|pair| pair.from.licenses.len()).sum();
    let orders = store::order::of_customer(tx, from.id)?.len();
    let servers = renamed(tx, &from, into.id)?;
    Ok(MergePlan { from, into, effects, servers, orders, licenses, changes })
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

fn told(plan: &MergePlan, carried: &Carried, entry: &Correction) -> Value {
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
    })
}
