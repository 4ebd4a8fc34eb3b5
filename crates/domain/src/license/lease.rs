//! What goes into a server's lease. (L-18)

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::license::{Care, CarePlan, Model, ProductRole};
use super::pool::Pool;
use crate::care::Bounds;
use crate::id::ServerId;
use crate::time::Term;
use crate::units::Units;

/// How long leases hold, and how often products ask: the vendor's policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeasePolicy {
    /// How long a lease holds. (L-20)
    pub lasts: SignedDuration,
    /// After how long the product asks for the next one.
    pub renew_after: SignedDuration,
    /// How often it checks in. (L-19)
    pub check_in_every: SignedDuration,
    /// How long the session lasts that its check-ins are authenticated by.
    pub session_lasts: SignedDuration,
}

/// The content of a lease.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaseTerms {
    /// When it was drawn up.
    pub issued: Timestamp,
    /// From when on the product asks for the next.
    pub renew_after: Timestamp,
    /// From when on it is worth nothing.
    pub expires: Timestamp,
    /// What may run.
    pub items: Vec<LeaseItem>,
}

/// One application in a lease.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaseItem {
    /// The application's id.
    pub application: String,
    /// What is counted.
    pub unit: String,
    /// What the units are to the application.
    pub role: ProductRole,
    /// How they were sold.
    pub model: Model,
    /// How many.
    pub units: Units,
    /// The last day on which all of them may be used.
    pub term: Option<Date>,
    /// When that day ends where the account is.
    pub ends: Option<Timestamp>,
    /// The newest release that may run. (C-08)
    pub newest_release: Option<Date>,
    /// The care that goes with it; of several, the one that ends first. (C-02)
    pub care: Option<LeaseCare>,
}

/// The care of one item: from these dates and instants the product itself can tell how it stands. (C-02)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeaseCare {
    /// The plan.
    pub plan: CarePlan,
    /// The days it covers, and the instants at which its state changes; none while the product is not registered.
    pub days: Option<(Term, Bounds)>,
}

impl Default for LeasePolicy {
    /// 30 days, asked for anew after 15; an hour between check-ins; sessions of 25 hours.
    fn default() -> Self {
        Self {
            lasts: SignedDuration::from_hours(30 * 24),
            renew_after: SignedDuration::from_hours(15 * 24),
            check_in_every: SignedDuration::from_hours(1),
            session_lasts: SignedDuration::from_hours(25),
        }
    }
}

/// Draws up what `server` may run from the pools it was given units of. (L-18)
///
/// Only what is granted goes in: units it waits for are still in use elsewhere. A pool from which the vendor has taken
/// back everything that filled it lets nothing run any more; if something else fills it later, the product asks again at
/// that very instant. (L-29)
#[must_use]
pub fn draw_up(server: ServerId, pools: &[Pool], policy: &LeasePolicy, now: Timestamp) -> LeaseTerms {
    let mut items: Vec<_> = pools.iter().filter_map(|pool| item(server, pool, now)).collect();
    items.sort_by(|a, b| (&a.application, a.role, a.model).cmp(&(&b.application, b.role, b.model)));
    let left_out = pools.iter().filter(|pool| !granted(server, pool).is_zero() && was_taken_back(pool, now));
    let begins = left_out.filter_map(|pool| pool.next_change(now)).map(|change| change.at);
    let renew_after = begins.fold(now + policy.renew_after, Timestamp::min);
    LeaseTerms { issued: now, renew_after, expires: now + policy.lasts, items }
}

fn item(server: ServerId, pool: &Pool, now: Timestamp) -> Option<LeaseItem> {
    let units = granted(server, pool);
    if units.is_zero() || was_taken_back(pool, now) {
        return None;
    }
    Some(LeaseItem {
        application: pool.key.application.clone(),
        unit: pool.key.unit.clone(),
        role: pool.key.role,
        model: pool.key.model,
        units,
        term: pool.last_day(now),
        ends: pool.falls_short_at(now),
        newest_release: pool.newest_release(now),
        care: pool.care_at(now).map(|standing| LeaseCare {
            plan: standing.plan,
            days: standing.term.map(|term| (term, Care { plan: standing.plan, term }.bounds(&pool.zone))),
        }),
    })
}

fn granted(server: ServerId, pool: &Pool) -> Units {
    pool.allocation(server).map_or(Units::ZERO, |allocation| allocation.granted)
}

/// Whether a pool holds nothing although nothing that filled it has ended by itself: what did was taken back. (L-29)
fn was_taken_back(pool: &Pool, now: Timestamp) -> bool {
    pool.capacity_at(now).is_zero() && pool.falls_short_at(now).is_none()
}

/// The servers whose lease says something else after a change of a pool than before. (L-19)
#[must_use]
pub fn touched(before: &Pool, after: &Pool, now: Timestamp) -> Vec<ServerId> {
    let servers = after.allocations.iter().map(|allocation| allocation.server);
    servers.filter(|server| item(*server, before, now) != item(*server, after, now)).collect()
}
