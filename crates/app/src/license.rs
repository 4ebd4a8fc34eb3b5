//! One license's page: what it is, whose, how its care stands, and everything that happened to it. (L-09, L-29)

use claviger_domain::account::{Account, Permission};
use claviger_domain::care::Standing;
use claviger_domain::id::{AccountId, LicenseId, OrderId};
use claviger_domain::license::License;
use claviger_domain::license::correction::Kind;
use claviger_domain::license::ledger::MovementKind;
use claviger_store as store;
use claviger_store::correction::Correction;
use claviger_store::engine::Tx;
use jiff::Timestamp;

use crate::act::Act;
use crate::matrix::{Row, application_name};
use crate::{Error, Vendor, access};

/// How many events of a license are looked through for its registration.
const MOST_EVENTS: u32 = 200;

/// A license with everything its page shows.
#[derive(Debug, Clone)]
pub struct LicenseView {
    /// The license.
    pub license: License,
    /// Whose it is; of one that was taken back, whose it was.
    pub account: Account,
    /// The pool it fills; none once it was taken back.
    pub row: Option<Row>,
    /// The order that brought it: its id and number, and whether the reader may see it.
    pub order: (OrderId, String, bool),
    /// How its care stands.
    pub care: Option<Standing>,
    /// The license it came in exchange for, with its code.
    pub replaces: Option<(LicenseId, String)>,
    /// The correction that took it out of the account, if one did.
    pub taken: Option<Correction>,
    /// The license it was exchanged for, with its code.
    pub replacement: Option<(LicenseId, String)>,
    /// What happened to it, the first first.
    pub history: Vec<Moment>,
    /// Whether the reader may register it, and there is something to register. (C-03)
    pub may_register: bool,
    /// Whether the reader may correct it. (L-29)
    pub may_correct: bool,
}

/// Something that happened to a license.
#[derive(Debug, Clone)]
pub struct Moment {
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: Happened,
    /// In which account.
    pub account: Account,
    /// Why, if somebody had to say.
    pub reason: String,
}

/// What can happen to a license.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// Its units came into the account.
    Loaded,
    /// Its units left the account with a merger.
    Left,
    /// It was registered: its care began. (C-03)
    Registered,
    /// The vendor corrected it.
    Corrected(Kind),
}

/// One license, for those who may see it. (L-09)
pub fn show(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, id: LicenseId) -> Result<LicenseView, Error> {
    access::anywhere(&act.who, Permission::SeeLicenses)?;
    let missing = || Error::NotFound("license");
    let store::license::Stored { license, replaces } = store::license::find(tx, id)?.ok_or_else(missing)?;
    let corrections = store::correction::of_license(tx, id)?;
    let pool = match license.pool {
        Some(pool) => store::pool::find(tx, pool)?,
        None => None,
    };
    // What was never unlocked is in nobody's account, so it is nobody's business here. (L-04)
    let whose = pool.as_ref().map(|pool| pool.key.account);
    let whose = whose.or(corrections.last().map(|last| last.account)).ok_or_else(missing)?;
    access::to_account(tx, &act.who, Permission::SeeLicenses, whose)
        .map_err(|error| if matches!(error, Error::NotFound(_)) { missing() } else { error })?;
    let account = store::account::find(tx, whose)?.ok_or_else(missing)?;
    let order = store::order::find(tx, license.order)?.ok_or_else(missing)?;
    let sees_order = access::to_order(&act.who, Permission::SeeOrders, &order).is_ok();

    let taken = if pool.is_none() { corrections.last().cloned() } else { None };
    let replacement = taken.as_ref().and_then(|correction| correction.replacement);
    let sees_all = access::as_vendor(&act.who, Permission::SeeLicenses).is_ok();
    let history = history(tx, id, &corrections, |account| sees_all || account == whose)?;
    let care = license.care_at(&account.zone, act.now);
    let may_assign = access::to_account(tx, &act.who, Permission::AssignLicenses, whose).is_ok();
    Ok(LicenseView {
        care: care.filter(|_| pool.is_some()),
        may_register: may_assign && pool.is_some() && license.unregistered_care().is_some(),
        may_correct: pool.is_some() && access::as_vendor(&act.who, Permission::CorrectLicenses).is_ok(),
        order: (order.id, order.number, sees_order),
        replaces: coded(tx, replaces)?,
        replacement: coded(tx, replacement)?,
        row: pool.map(|pool| Row { application: application_name(vendor, &pool), pool }),
        license,
        account,
        taken,
        history,
    })
}

fn coded(tx: &mut Tx<'_>, id: Option<LicenseId>) -> Result<Option<(LicenseId, String)>, Error> {
    let Some(id) = id else { return Ok(None) };
    Ok(store::license::find(tx, id)?.map(|stored| (id, stored.license.code)))
}

/// What the ledgers, the corrections and the registration say of a license, as far as the reader `sees` the account.
fn history(
    tx: &mut Tx<'_>,
    id: LicenseId,
    corrections: &[Correction],
    sees: impl Fn(AccountId) -> bool,
) -> Result<Vec<Moment>, Error> {
    let mut found: Vec<(Timestamp, Happened, AccountId, String)> = Vec::new();
    for entry in store::license::ledger(tx, id)? {
        let Some(pool) = store::pool::find(tx, entry.pool)? else { continue };
        let at = entry.at;
        let same = |one: &&Correction| one.at == at && one.license.is_some_and(|(_, pool)| pool == entry.pool);
        let told = |kinds: &[Kind]| corrections.iter().filter(same).any(|one| kinds.contains(&one.kind));
        let what = match entry.movement.kind {
            MovementKind::Loaded(_) | MovementKind::LoadedForTerm(_) if !told(&[Kind::MovedIn]) => Happened::Loaded,
            MovementKind::Withdrawn(_) | MovementKind::WithdrawnForTerm(_)
                if !told(&[Kind::MovedAway, Kind::Returned, Kind::Exchanged]) =>
            {
                Happened::Left
            }
            _ => continue,
        };
        found.push((at, what, pool.key.account, String::new()));
    }
    for one in corrections {
        found.push((one.at, Happened::Corrected(one.kind), one.account, one.reason.clone()));
    }
    for event in store::event::about(tx, id.uuid(), MOST_EVENTS)? {
        if let ("license.registered", Some(account)) = (event.kind.as_str(), event.account) {
            found.push((event.at, Happened::Registered, account, String::new()));
        }
    }
    found.sort_by_key(|(at, ..)| *at);
    let mut moments = Vec::new();
    for (at, what, account, reason) in found.into_iter().filter(|(_, _, account, _)| sees(*account)) {
        if let Some(account) = store::account::find(tx, account)? {
            moments.push(Moment { at, what, account, reason });
        }
    }
    Ok(moments)
}
