//! Corrections by the vendor after the unlock: what was sold wrongly is put right, with a reason. (L-29)
//!
//! Every correction is worked out first, so that somebody can be told in figures what it will do, and is carried out by
//! the same decision. It leaves its lines in the ledgers, its events, and an entry in each account it was made in; those
//! concerned are written to. Reasons are read by the customer and the buyer, and stand in those entries alone: the event
//! log, which is never erased, names the entry.

mod contact;
mod merge;

use std::collections::BTreeSet;

pub use contact::{Replacement, plan_contact, replace_contact};
pub use merge::{MergePlan, Sold, merge, plan_merge};

use claviger_domain::account::{Account, AccountKind, CannotMerge, Email, Language, Permission};
use claviger_domain::id::{AccountId, LicenseId, PoolId, ServerId};
use claviger_domain::license::correction::{Kind, Refused};
use claviger_domain::license::exchange::{Carried, Exchange};
use claviger_domain::license::pool::{Change, Pool, PoolKey};
use claviger_domain::license::{License, code};
use claviger_domain::sales::order::{self as sales, Order, Price};
use claviger_domain::units::Units;
use claviger_store as store;
use claviger_store::correction::Correction;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::server::Stored;
use jiff::Timestamp;
use serde_json::json;

use crate::act::Act;
use crate::event::{self, About};
use crate::matrix::application_name;
use crate::order::{self, LineRequest, Mistake, Wrong};
use crate::{Error, Vendor, access, edition, mail, pool, stock};

/// The longest reason, in characters.
pub const LONGEST_REASON: usize = 500;

/// Why a correction is not made. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No reason, or one that is too long.
    #[error("say why, in 1 to {LONGEST_REASON} characters: the customer and the buyer read it")]
    Reason,
    /// The license cannot be taken back.
    #[error(transparent)]
    License(#[from] Refused),
    /// The license would stay where it is.
    #[error("the license is in this account already")]
    SameAccount,
    /// Licenses are a customer's.
    #[error("`{0}` is no customer: licenses go into the accounts of customers only")]
    NotACustomer(String),
    /// The account was merged into another one.
    #[error("`{0}` is closed: it was merged into another account")]
    Closed(String),
    /// No account has this number.
    #[error("no customer has the number `{0}`")]
    NoSuchNumber(String),
    /// Nobody at all has this number.
    #[error("no account has the number `{0}`")]
    NoAccount(String),
    /// The two accounts cannot become one.
    #[error(transparent)]
    Merge(#[from] CannotMerge),
    /// What it is exchanged for cannot be ordered like this.
    #[error("the exchange cannot be made: {} of its fields are wrong", .0.len())]
    Exchange(Vec<Mistake>),
    /// What is for servers is no exchange for what is for devices, nor the other way round: servers would go on with units
    /// that only license keys are made of.
    #[error("a license for servers is exchanged for one for servers, and one for devices for one for devices")]
    OtherBinding,
    /// Something of the account's was passed on, so that the rest cannot be moved as a whole.
    #[error("{application}: {refused}")]
    Pool {
        /// The application's name.
        application: String,
        /// Why.
        refused: Refused,
    },
    /// Somebody is administrator already, and decides alone who else comes in.
    #[error("the customer has an administrator already: its own people decide who comes in")]
    HasAdministrator,
    /// The order was cancelled.
    #[error("the order was cancelled")]
    Cancelled,
    /// The contact is to be whom it is.
    #[error("this is the order's contact already")]
    SameContact,
    /// Not an address, or not a language of ours.
    #[error("an e-mail address looks like name@example.com, and the languages are en, it, de, fr, es, pt, ar")]
    Contact,
}

/// What a correction does to one pool.
#[derive(Debug, Clone)]
pub struct Effect {
    /// Whose it is.
    pub account: Account,
    /// The application's name.
    pub application: String,
    /// The pool as it is.
    pub before: Pool,
    /// The pool as it will be.
    pub after: Pool,
    /// The servers that were granted units of it, by name, with how many.
    pub servers: Vec<(String, u64)>,
}

/// A correction of one license, worked out and not yet made.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The license.
    pub license: License,
    /// Whose it is.
    pub account: Account,
    /// The account it goes to.
    pub to: Option<Account>,
    /// What it is exchanged for.
    pub replacement: Option<License>,
    /// What that does to the pools.
    pub effects: Vec<Effect>,
    /// What of the servers' units goes over into another pool.
    pub carried: Vec<CarriedOver>,
    /// How many units servers were to have that fit neither into the one pool any more nor into the other.
    pub left: Units,
    /// What the license costs that comes in exchange.
    price: Option<Price>,
    changes: Vec<(Pool, Change)>,
}

/// What of a server's units goes over into another pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarriedOver {
    /// The server.
    pub server: ServerId,
    /// Its name.
    pub name: String,
    /// So many units.
    pub units: Units,
}

/// What is to be done with a license.
#[derive(Debug, Clone)]
pub enum Wish {
    /// Into the account of this number: it was sold to the wrong customer.
    Move {
        /// The number in the vendor's books.
        to: String,
    },
    /// Back, against credit.
    Return,
    /// For another product or term.
    Exchange(Box<LineRequest>),
}

impl Effect {
    /// By how much the pool is over-allocated afterwards. (L-11)
    #[must_use]
    pub fn over(&self, now: Timestamp) -> u64 {
        self.after.over_allocated_at(now).count()
    }

    /// Whether the pool holds nothing afterwards, so that what uses it stops at its next check-in.
    #[must_use]
    pub fn stops(&self, now: Timestamp) -> bool {
        self.after.capacity_at(now).is_zero() && !self.servers.is_empty()
    }
}

/// What `wish` would do, for the vendor's review. Nothing is changed.
pub fn plan(
    tx: &mut Tx<'_>,
    act: &Act,
    vendor: &Vendor,
    id: LicenseId,
    wish: &Wish,
    reason: &str,
) -> Result<Plan, Error> {
    access::as_vendor(&act.who, Permission::CorrectLicenses)?;
    read_reason(reason)?;
    work_out(tx, &mut act.clone(), vendor, id, wish)
}

/// Does it: licenses, units, ledger, events and mails in one transaction. (L-29)
pub fn make(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    id: LicenseId,
    wish: &Wish,
    reason: &str,
) -> Result<Plan, Error> {
    access::as_vendor(&act.who, Permission::CorrectLicenses)?;
    let reason = read_reason(reason)?;
    let plan = work_out(tx, act, vendor, id, wish)?;
    let order = store::order::find(tx, plan.license.order)?.ok_or(Error::NotFound("order"))?;
    let from = plan.license.pool.ok_or(Refusal::License(Refused::NotInForce))?;

    if let Some(replacement) = &plan.replacement {
        store::license::take_out_of_pool(tx, id)?;
        store::pool::open(tx, &key_of(&plan, replacement.pool)?, replacement.pool.unwrap_or(from))?;
        store::license::add_in_exchange(tx, replacement, plan.price.as_ref(), id)?;
        // The order is found by the new license's code as by the old one's.
        store::order::add_words(tx, order.id, &[order::list::code_word(&replacement.code)])?;
    } else if let (Some(_), Some((into, _))) = (&plan.to, plan.changes.get(1)) {
        store::pool::open(tx, &into.key, into.id)?;
        store::order::put_into_pool(tx, id, into.id)?;
    } else {
        store::license::take_out_of_pool(tx, id)?;
    }
    for (before, change) in &plan.changes {
        pool::record(tx, act, before, change)?;
        stock::note(tx, act, vendor, before)?;
    }

    let (kind, event_kind) = match wish {
        Wish::Move { .. } => (Kind::MovedAway, "license.moved"),
        Wish::Return => (Kind::Returned, "license.returned"),
        Wish::Exchange(_) => (Kind::Exchanged, "license.exchanged"),
    };
    let entry = Correction {
        id: act.id(),
        kind,
        account: plan.account.id,
        other: plan.to.as_ref().map(|to| to.id),
        license: Some((id, from)),
        replacement: plan.replacement.as_ref().map(|replacement| replacement.id),
        order: Some(order.id),
        reason: reason.clone(),
        at: act.now,
    };
    note(tx, act, &plan, &entry, event_kind)?;
    tell(tx, act, &entry, Some(&order))?;
    if let (Some(to), Some((into, _))) = (&plan.to, plan.changes.get(1)) {
        let arrival = Correction {
            id: act.id(),
            kind: Kind::MovedIn,
            account: to.id,
            other: Some(plan.account.id),
            license: Some((id, into.id)),
            ..entry
        };
        note(tx, act, &plan, &arrival, "license.received")?;
        tell(tx, act, &arrival, None)?;
    }
    Ok(plan)
}

fn work_out(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, id: LicenseId, wish: &Wish) -> Result<Plan, Error> {
    let stored = store::license::find(tx, id)?.ok_or(Error::NotFound("license"))?;
    let license = stored.license;
    let from = license.pool.ok_or(Refusal::License(Refused::NotInForce))?;
    let from = store::pool::find(tx, from)?.ok_or_else(|| gone("a license fills a pool that is not there"))?;
    let account = account_of(tx, from.key.account)?;
    let (mut to, mut replacement, mut price) = (None, None, None);
    let (mut carried, mut over) = (Vec::new(), Units::ZERO);
    let changes = match wish {
        Wish::Return => {
            let change = from.withdraw(id).map_err(Refusal::from)?;
            vec![(from, change)]
        }
        Wish::Move { to: number } => {
            let target = customer_of_number(tx, number)?;
            if target.id == account.id {
                return Err(Refusal::SameAccount.into());
            }
            let key = PoolKey { account: target.id, ..from.key.clone() };
            let into = pool_of(tx, act, key, &target)?;
            let left = from.withdraw(id).map_err(Refusal::from)?;
            let joined = into.load(License { pool: Some(into.id), ..license.clone() }, act.now)?;
            to = Some(target);
            vec![(from, left), (into, joined)]
        }
        Wish::Exchange(line) => {
            let (new, costs) = draw_up(tx, act, vendor, &license, line)?;
            price = costs;
            let key = key_for(vendor, account.id, &new)?;
            if stock::is_for_devices(vendor, &key) != stock::is_stock(vendor, &from) {
                return Err(Refusal::OtherBinding.into());
            }
            if key == from.key {
                let new = License { pool: Some(from.id), ..new };
                let change = from.exchange(id, new.clone(), act.now).map_err(Refusal::from)?;
                replacement = Some(new);
                vec![(from, change)]
            } else {
                let into = pool_of(tx, act, key, &account)?;
                let new = License { pool: Some(into.id), ..new };
                let servers = store::server::of_account(tx, account.id)?;
                let running = servers.iter().filter(|stored| stored.server.is_running(act.now));
                let running: BTreeSet<_> = running.map(|stored| stored.server.id).collect();
                let exchange = from.exchange_into(id, &into, new.clone(), &running, act.now);
                let Exchange { from: left, into: joined, carried: going, left: staying } =
                    exchange.map_err(Refusal::from)?;
                (carried, over) = (named(&going, &servers), staying);
                replacement = Some(new);
                vec![(from, left), (into, joined)]
            }
        }
    };
    let mut effects = Vec::new();
    for (before, change) in &changes {
        effects.push(effect(tx, vendor, before, &change.pool)?);
    }
    Ok(Plan { license, account, to, replacement, effects, carried, left: over, price, changes })
}

/// The license that comes in exchange, and what it costs, if its line could be ordered today.
fn draw_up(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    old: &License,
    line: &LineRequest,
) -> Result<(License, Option<Price>), Error> {
    let found = store::order::find(tx, old.order)?.ok_or_else(|| gone("a license names an order that is not there"))?;
    let today = act.now.to_zoned(jiff::tz::TimeZone::UTC).date();
    edition::must_apply(tx, act, vendor)?;
    let (line, orderable) = order::examine_line(vendor, &found, line, today).map_err(Refusal::Exchange)?;
    if let Some(code) = &line.code
        && store::order::of_code(tx, code)?.is_some()
    {
        let what = Wrong::Order(sales::Wrong::CodeTaken(code.clone()));
        return Err(Refusal::Exchange(vec![Mistake { field: "code".into(), what }]).into());
    }
    let new = License {
        id: act.id(),
        code: line.code.unwrap_or_else(|| code::license_code(act.random())),
        order: old.order,
        ordered_on: old.ordered_on,
        pool: None,
        sku: line.sku,
        items: line.items,
        units: orderable.units,
        model: line.model,
        term: orderable.term,
        care: orderable.care,
        care_plan: line.care,
        care_months: orderable.care_months,
    };
    Ok((new, line.price))
}

/// What goes over into another pool, told with names.
fn named(carried: &[Carried], servers: &[Stored]) -> Vec<CarriedOver> {
    let name = |id| servers.iter().find(|stored| stored.server.id == id).map(|stored| stored.server.name.clone());
    let told = |one: &Carried| CarriedOver {
        server: one.server,
        name: name(one.server).unwrap_or_default(),
        units: one.units,
    };
    carried.iter().map(told).collect()
}

/// What a correction does to a pool, told with names.
fn effect(tx: &mut Tx<'_>, vendor: &Vendor, before: &Pool, after: &Pool) -> Result<Effect, Fault> {
    let account = account_of(tx, before.key.account)?;
    let mut servers = Vec::new();
    for allocation in before.allocations.iter().filter(|allocation| !allocation.granted.is_zero()) {
        if let Some(stored) = store::server::find(tx, allocation.server)? {
            servers.push((stored.server.name, allocation.granted.count()));
        }
    }
    let application = application_name(vendor, before);
    Ok(Effect { account, application, before: before.clone(), after: after.clone(), servers })
}

/// Stores the entry of a correction, with its event.
fn note(tx: &mut Tx<'_>, act: &mut Act, plan: &Plan, entry: &Correction, kind: &'static str) -> Result<(), Fault> {
    store::correction::add(tx, entry)?;
    let subject = plan.license.id.uuid();
    let about = About { kind, subject_kind: "license", subject, account: Some(entry.account) };
    let pool = entry.license.map(|(_, pool)| pool);
    let effect = plan.effects.iter().find(|effect| Some(effect.before.id) == pool);
    let figures =
        |pool: &Pool| json!({ "capacity": pool.capacity_at(act.now).count(), "used": pool.figures.used.count() });
    let after = json!({
        "correction": entry.id.to_string(),
        "code": plan.license.code,
        "units": plan.license.units.count(),
        "pool": effect.map(|effect| figures(&effect.after)),
        "replacement": plan.replacement.as_ref().map(|new| json!({
            "id": new.id.to_string(), "code": new.code, "sku": new.sku, "units": new.units.count(),
        })),
        "carried-over": plan.carried.iter().map(|one| json!({
            "server": one.server.to_string(), "units": one.units.count(),
        })).collect::<Vec<_>>(),
    });
    let before = json!({ "pool": effect.map(|effect| figures(&effect.before)) });
    event::record(tx, act, about, Some(before), Some(after))
}

/// Writes to those concerned: the administrators of the account, or the order's contact while it has none; and whoever
/// bought what `order` brought.
fn tell(tx: &mut Tx<'_>, act: &mut Act, entry: &Correction, order: Option<&Order>) -> Result<(), Fault> {
    let mut readers: Vec<(Email, Language)> = Vec::new();
    let mut add = |email: &Email, language| {
        if readers.iter().all(|(known, _)| known != email) {
            readers.push((email.clone(), language));
        }
    };
    let administrators = store::person::administrators(tx, entry.account)?;
    for person in &administrators {
        add(&person.email, person.language);
    }
    if let Some(order) = order {
        if administrators.is_empty() {
            add(&order.contact.email, order.contact.language);
        }
        add(&order.recipient.email, order.recipient.language);
    }
    for (email, language) in &readers {
        mail::enqueue(tx, act, mail::Kind::Correction, entry.id.uuid(), 1, email, *language)?;
    }
    Ok(())
}

fn read_reason(reason: &str) -> Result<String, Refusal> {
    let reason = reason.trim();
    let fits = (1..=LONGEST_REASON).contains(&reason.chars().count())
        && !reason.chars().any(|c| c.is_control() && c != '\n' && c != '\r');
    if fits { Ok(reason.to_owned()) } else { Err(Refusal::Reason) }
}

/// The customer that the vendor's books know by this number, if it is open.
fn customer_of_number(tx: &mut Tx<'_>, number: &str) -> Result<Account, Error> {
    let number = number.trim();
    let found = order::account_of_number(tx, number)?.ok_or_else(|| Refusal::NoSuchNumber(number.to_owned()))?;
    open_customer(tx, found)
}

/// The account, if it is an open customer's.
fn open_customer(tx: &mut Tx<'_>, account: Account) -> Result<Account, Error> {
    if account.kind != AccountKind::Customer {
        return Err(Refusal::NotACustomer(account.number).into());
    }
    open(tx, account)
}

/// The account, if nobody merged it into another one.
fn open(tx: &mut Tx<'_>, account: Account) -> Result<Account, Error> {
    if store::account::merged_into(tx, account.id)?.is_some() {
        return Err(Refusal::Closed(account.number).into());
    }
    Ok(account)
}

/// The pool of `key`, or an empty one that is yet to be stored.
fn pool_of(tx: &mut Tx<'_>, act: &mut Act, key: PoolKey, account: &Account) -> Result<Pool, Fault> {
    let fresh: PoolId = act.id();
    Ok(store::pool::find_by_key(tx, &key)?.unwrap_or_else(|| Pool::empty(fresh, key, account.zone.clone())))
}

/// The pool that a license of an account belongs into.
fn key_for(vendor: &Vendor, account: AccountId, license: &License) -> Result<PoolKey, Error> {
    let missing = || gone("a product was taken out of the catalogue");
    let product = vendor.catalogue.product(&license.sku).ok_or_else(missing)?;
    let application = vendor.catalogue.application(&product.application).ok_or_else(missing)?;
    Ok(PoolKey {
        account,
        application: application.id.clone(),
        unit: application.unit.clone(),
        role: product.role,
        model: license.model,
    })
}

fn key_of(plan: &Plan, pool: Option<PoolId>) -> Result<PoolKey, Fault> {
    let found = plan.changes.iter().find(|(before, _)| Some(before.id) == pool);
    found.map(|(before, _)| before.key.clone()).ok_or_else(|| gone("an exchange leads into no pool"))
}

fn account_of(tx: &mut Tx<'_>, id: AccountId) -> Result<Account, Fault> {
    store::account::find(tx, id)?.ok_or_else(|| gone("a pool belongs to an account that is not there"))
}

fn gone(what: &str) -> Fault {
    Fault::Gone(what.into())
}
