//! An account's stock: its balance, the ledger behind each figure, and how low it may get. (P-07, P-15, P-16)

use claviger_domain::account::{Account, Permission};
use claviger_domain::id::{AccountId, PersonId, PoolId};
use claviger_domain::license::pool::{Pool, PoolKey};
use claviger_domain::sales::catalogue::DeviceKeys;
use claviger_domain::sorting::{Part, Placed};
use claviger_domain::units::Units;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
pub use claviger_store::stock::{By, Threshold, Told};
use serde_json::json;

use crate::act::Act;
use crate::event::{self, About};
use crate::matrix::application_name;
use crate::{Error, Vendor, access, account, agreement, mail};

/// The most units a threshold can name; and why one is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not a number of units.
    #[error("a threshold is 1 to {} units; without one, nobody is told", Units::MOST)]
    Threshold,
}

/// An account's stock.
#[derive(Debug, Clone)]
pub struct Balance {
    /// The account.
    pub account: Account,
    /// One row per license type.
    pub rows: Vec<Type>,
    /// Whether the reader may make keys of it.
    pub may_change: bool,
}

/// One license type of the balance: a pool that license keys are made of.
#[derive(Debug, Clone)]
pub struct Type {
    /// The pool.
    pub pool: Pool,
    /// The application's name.
    pub name: String,
    /// What has come in and counts now.
    pub loaded: Units,
    /// What can be made into keys or passed on.
    pub left: Units,
    /// Below how many units left somebody is told.
    pub threshold: Option<Threshold>,
}

/// A line of a ledger, with who did it by name.
#[derive(Debug, Clone)]
pub struct Line {
    /// The line and what it is about.
    pub told: Told,
    /// Who did it, by name; empty for those who have none or are not known any more.
    pub by: String,
}

/// Whether a pool is one that license keys for devices are made of: it stands in the balance, and in no matrix.
pub(crate) fn is_stock(vendor: &Vendor, pool: &Pool) -> bool {
    device_keys(vendor, pool).is_some()
}

/// Whether a pool of this key would be one that license keys are made of.
pub(crate) fn is_for_devices(vendor: &Vendor, key: &PoolKey) -> bool {
    vendor.catalogue.application(&key.application).is_some_and(|application| application.device_keys.is_some())
}

/// How license keys are made of a pool.
pub(crate) fn device_keys<'a>(vendor: &'a Vendor, pool: &Pool) -> Option<&'a DeviceKeys> {
    vendor.catalogue.application(&pool.key.application)?.device_keys.as_ref()
}

/// An account's balance, for those who may see its licenses. (P-07)
pub fn balance(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, account: AccountId) -> Result<Balance, Error> {
    access::to_account(tx, &act.who, Permission::SeeLicenses, account)?;
    agreement::looks(tx, act, account)?;
    let account = store::account::find(tx, account)?.ok_or(Error::NotFound("account"))?;
    let thresholds = store::stock::thresholds(tx, account.id)?;
    let mut rows: Vec<_> = store::pool::of_account(tx, account.id)?
        .into_iter()
        .filter(|pool| is_stock(vendor, pool))
        .map(|pool| {
            let threshold = thresholds.iter().find(|threshold| threshold.pool == pool.id).copied();
            a_type(act, vendor, pool, threshold)
        })
        .collect();
    rows.sort_by(|one, other| (&one.name, one.pool.id).cmp(&(&other.name, other.pool.id)));
    let may_change = access::to_account(tx, &act.who, Permission::AssignLicenses, account.id).is_ok();
    Ok(Balance { account, rows, may_change })
}

/// One license type of an account's, for those who may see its licenses.
pub fn show(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, account: AccountId, pool: PoolId) -> Result<Type, Error> {
    access::to_account(tx, &act.who, Permission::SeeLicenses, account)?;
    agreement::looks(tx, act, account)?;
    let found = store::pool::find(tx, pool)?.filter(|pool| pool.key.account == account && is_stock(vendor, pool));
    let pool = found.ok_or(Error::NotFound("license type"))?;
    let threshold = store::stock::threshold(tx, pool.id)?;
    Ok(a_type(act, vendor, pool, threshold))
}

/// Why the figures of a license type are what they are: a part of its ledger. (P-07)
pub fn ledger(
    tx: &mut Tx<'_>,
    act: &Act,
    vendor: &Vendor,
    account: AccountId,
    pool: PoolId,
    part: &Part<By>,
) -> Result<Vec<Placed<Line>>, Error> {
    show(tx, act, vendor, account, pool)?;
    // Of what others did, an account learns that it was done, not by whom; the vendor sees everybody.
    let sees_all = access::as_vendor(&act.who, Permission::SeeLicenses).is_ok();
    let mut lines = Vec::new();
    for Placed { place, row: told } in store::stock::ledger(tx, pool, part)? {
        let by = match &told.by {
            Some((kind, Some(id))) if kind == "person" => {
                let person = PersonId::from_uuid(*id);
                let is_known =
                    sees_all || store::person::memberships(tx, person)?.iter().any(|one| one.account == account);
                let found = if is_known { store::person::find(tx, person)? } else { None };
                found.map(|person| person.name).unwrap_or_default()
            }
            _ => String::new(),
        };
        lines.push(Placed { place, row: Line { told, by } });
    }
    Ok(lines)
}

/// Says below how many units left of a license type the account's administrators are told; `None`: never. (P-16)
pub fn set_threshold(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    account: AccountId,
    pool: PoolId,
    units: Option<u64>,
) -> Result<Type, Error> {
    access::to_account(tx, &act.who, Permission::AssignLicenses, account)?;
    agreement::deals(tx, act, account)?;
    account::open(tx, account)?;
    let before = show(tx, act, vendor, account, pool)?;
    let units = match units {
        None => None,
        Some(units) => Some(Units::new(units).filter(|units| !units.is_zero()).ok_or(Refusal::Threshold)?),
    };
    if units == before.threshold.map(|threshold| threshold.units) {
        return Ok(before);
    }
    match units {
        None => {
            store::stock::clear_threshold(tx, pool)?;
        }
        Some(units) => {
            store::stock::set_threshold(tx, &Threshold { pool, units, below_since: None })?;
            watch(tx, act, pool)?;
        }
    }
    let about =
        About { kind: "stock.threshold-set", subject_kind: "pool", subject: pool.uuid(), account: Some(account) };
    let told = |units: Option<Units>| units.map(|units| json!({ "units": units.count() }));
    event::record(tx, act, about, told(before.threshold.map(|threshold| threshold.units)), told(units))?;
    show(tx, act, vendor, account, pool)
}

/// Notes of a pool that has changed that it is kept in stock, if it is, and looks whether it has fallen below its
/// threshold. (P-07, P-16)
pub(crate) fn note(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, pool: &Pool) -> Result<(), Fault> {
    if is_stock(vendor, pool) {
        store::stock::keep(tx, pool.id)?;
        watch(tx, act, pool.id)?;
    }
    Ok(())
}

/// Looks whether a pool has fallen below its threshold, and tells the account's administrators once. (P-16)
pub(crate) fn watch(tx: &mut Tx<'_>, act: &mut Act, pool: PoolId) -> Result<(), Fault> {
    let Some(threshold) = store::stock::threshold(tx, pool)? else { return Ok(()) };
    let Some(pool) = store::pool::find(tx, pool)? else { return Ok(()) };
    let is_below = pool.free_at(act.now) < threshold.units;
    if is_below == threshold.below_since.is_some() {
        return Ok(());
    }
    let below_since = is_below.then_some(act.now);
    store::stock::set_threshold(tx, &Threshold { below_since, ..threshold })?;
    if is_below {
        for person in store::person::administrators(tx, pool.key.account)? {
            let subject = pool.id.uuid();
            mail::enqueue(tx, act, mail::Kind::StockLow, subject, 1, &person.email, person.language)?;
        }
    }
    Ok(())
}

fn a_type(act: &Act, vendor: &Vendor, pool: Pool, threshold: Option<Threshold>) -> Type {
    Type {
        name: application_name(vendor, &pool),
        loaded: pool.capacity_at(act.now),
        left: pool.free_at(act.now),
        threshold,
        pool,
    }
}
