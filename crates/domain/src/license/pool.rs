//! A pool: all units of one account for one application, unit, role and model, whatever brought them.
//!
//! What it holds is a function of time: units without term are there to stay, units with a term count on its days.
//! Whoever takes units takes them from here: a server by an allocation, a license key, another account by a transfer. What
//! came with a device goes through it, from the factory into that device's license key.
//! The one law above all others: what is granted, reserved and still being released is never made to exceed what the
//! pool then holds. (L-10, L-11, L-12, P-07, P-14)

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::allocation::Allocation;
use super::ledger::{Figures, Impossible, Movement, MovementKind};
use super::license::{CarePlan, License, Model, ProductRole};
use crate::care::Standing;
use crate::id::{AccountId, DeviceKeyId, PoolId, ShippedDeviceId, TransferId};
use crate::time::{Term, Window, last_day_before};
use crate::units::Units;

/// What tells one pool of an account from another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PoolKey {
    /// Whose it is.
    pub account: AccountId,
    /// The application's id.
    pub application: String,
    /// What is counted.
    pub unit: String,
    /// What the units are to the application.
    pub role: ProductRole,
    /// How they were sold.
    pub model: Model,
}

/// A pool with everything that bears on it.
#[derive(Debug, Clone)]
pub struct Pool {
    /// Its id.
    pub id: PoolId,
    /// What it is a pool of.
    pub key: PoolKey,
    /// Where the account's days begin and end.
    pub zone: TimeZone,
    /// Loaded, used, reserved, releasing.
    pub figures: Figures,
    /// The unlocked licenses that fill it.
    pub licenses: Vec<License>,
    /// Who was given what, by server.
    pub allocations: Vec<Allocation>,
    /// Goes up with every change, so that two who change it at once notice.
    pub version: u64,
}

/// A decision about a pool: how it stands afterwards, and the ledger lines that say why.
#[derive(Debug, Clone)]
pub struct Change {
    /// The pool afterwards.
    pub pool: Pool,
    /// What happened, in order.
    pub movements: Vec<Movement>,
}

/// There are not as many units as somebody wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{wanted} are wanted and {available} are there")]
pub struct NotEnough {
    /// What is wanted, in all.
    pub wanted: Units,
    /// What there is for it, in all.
    pub available: Units,
}

/// The next instant at which the pool holds another number of units than now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextChange {
    /// When.
    pub at: Timestamp,
    /// What it holds from then on.
    pub capacity: Units,
}

/// What the licenses page shows as care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShownCare {
    /// None.
    None,
    /// One plan for all.
    Plan(CarePlan),
    /// Different plans. (L-09)
    Several,
}

/// Something of a pool that ends. (L-27)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending<'a> {
    /// The license.
    pub license: &'a License,
    /// What of it.
    pub what: Ends,
    /// Its last day.
    pub last: Date,
}

/// What ends of a license.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// Its units, and its care with them.
    Units,
    /// Its care alone: the units are there to stay.
    Care(CarePlan),
}

impl Pool {
    /// A pool that holds nothing yet.
    #[must_use]
    pub fn empty(id: PoolId, key: PoolKey, zone: TimeZone) -> Self {
        let (licenses, allocations) = (Vec::new(), Vec::new());
        Self { id, key, zone, figures: Figures::default(), licenses, allocations, version: 0 }
    }

    /// How many units the pool holds at `now`. (L-10)
    #[must_use]
    pub fn capacity_at(&self, now: Timestamp) -> Units {
        let running = self.windows().filter(|(_, window)| window.contains(now)).map(|(units, _)| units).sum();
        self.figures.loaded + running
    }

    /// How many units are neither granted, nor reserved, nor still being released at `now`.
    #[must_use]
    pub fn free_at(&self, now: Timestamp) -> Units {
        self.capacity_at(now).less(self.figures.held())
    }

    /// By how much the units granted exceed what the pool holds at `now`, after a term ended. (L-11)
    #[must_use]
    pub fn over_allocated_at(&self, now: Timestamp) -> Units {
        self.figures.held().less(self.capacity_at(now))
    }

    /// What servers may want in all at `now`: everything that is not reserved or in license keys.
    #[must_use]
    pub fn available_to_servers_at(&self, now: Timestamp) -> Units {
        let granted: Units = self.allocations.iter().map(|allocation| allocation.granted).sum();
        let in_keys = self.figures.used.less(granted);
        self.capacity_at(now).less(self.figures.reserved + in_keys)
    }

    /// The next change of capacity after `now`: "from 8 Aug 2027: 15". (L-10)
    #[must_use]
    pub fn next_change(&self, now: Timestamp) -> Option<NextChange> {
        let capacity_now = self.capacity_at(now);
        self.instants_after(now)
            .into_iter()
            .map(|at| NextChange { at, capacity: self.capacity_at(at) })
            .find(|change| change.capacity != capacity_now)
    }

    /// When the pool next falls below what is granted from it: until then all of it may be used. (L-18)
    ///
    /// A pool that has already fallen to nothing answers with the instant at which it did; one that has fallen below
    /// what is granted, but not to nothing, with its next fall.
    #[must_use]
    pub fn falls_short_at(&self, now: Timestamp) -> Option<Timestamp> {
        let capacity_now = self.capacity_at(now);
        if capacity_now.is_zero() {
            return self.windows().map(|(_, window)| window.until).filter(|until| *until <= now).max();
        }
        let level = self.figures.used.min(capacity_now);
        self.instants_after(now).into_iter().find(|at| self.capacity_at(*at) < level)
    }

    /// The last day on which everything granted from the pool may be used.
    #[must_use]
    pub fn last_day(&self, now: Timestamp) -> Option<Date> {
        self.falls_short_at(now).map(|at| last_day_before(at, &self.zone))
    }

    /// The newest release that may run on units of this pool: the earliest that the care of any license that counts at
    /// `now` allows. (C-08)
    #[must_use]
    pub fn newest_release(&self, now: Timestamp) -> Option<Date> {
        self.counting_at(now).map(License::newest_release).min()
    }

    /// The care shown for the pool at `now`. (L-09)
    #[must_use]
    pub fn shown_care(&self, now: Timestamp) -> ShownCare {
        let mut plans: Vec<_> =
            self.speaking_at(now).map(|license| Some(license.care_at(&self.zone, now)?.plan)).collect();
        plans.sort_unstable();
        plans.dedup();
        match plans.as_slice() {
            [] | [None] => ShownCare::None,
            [Some(plan)] => ShownCare::Plan(*plan),
            _ => ShownCare::Several,
        }
    }

    /// How the pool's care stands at `now`: the care that ends first speaks for all; what is not registered yet speaks
    /// only where nothing else does. (C-02)
    #[must_use]
    pub fn care_at(&self, now: Timestamp) -> Option<Standing> {
        let standings = self.speaking_at(now).filter_map(|license| license.care_at(&self.zone, now));
        standings.min_by_key(|standing| (standing.term.is_none(), standing.term.map(|term| term.last), standing.plan))
    }

    /// Start and term shown for the pool: the earliest first day and the next last day, one that is not over yet if there
    /// is any, of the licenses that count at `now`; if none does any more, or yet, of all. (L-09)
    #[must_use]
    pub fn shown_term(&self, now: Timestamp) -> Option<Term> {
        let terms: Vec<_> = self.speaking_at(now).filter_map(License::shown_term).collect();
        let first = terms.iter().map(|term| term.first).min()?;
        let to_come = terms.iter().filter(|term| now < term.window(&self.zone).until).map(|term| term.last).min();
        let last = to_come.or_else(|| terms.iter().map(|term| term.last).max())?;
        Some(Term { first, last })
    }

    /// The last day of the last license with a term, if all of them are over at `now`. (L-10)
    #[must_use]
    pub fn ended(&self, now: Timestamp) -> Option<Date> {
        let over = !self.licenses.is_empty()
            && self.figures.loaded.is_zero()
            && self.windows().all(|(_, window)| window.until <= now);
        if over { self.licenses.iter().filter_map(|license| Some(license.term?.last)).max() } else { None }
    }

    /// What has a term in this pool, or care with one, and ends from `now` on until just before `until`, the first
    /// first. (L-27)
    #[must_use]
    pub fn ending(&self, now: Timestamp, until: Timestamp) -> Vec<Ending<'_>> {
        let within = |term: Term| (now..until).contains(&term.window(&self.zone).until);
        let mut endings = Vec::new();
        for license in &self.licenses {
            match (license.term, license.care) {
                (Some(term), _) if within(term) => endings.push(Ending { license, what: Ends::Units, last: term.last }),
                (None, Some(care)) if within(care.term) => {
                    endings.push(Ending { license, what: Ends::Care(care.plan), last: care.term.last });
                }
                _ => {}
            }
        }
        endings.sort_by_key(|ending| (ending.last, ending.license.id));
        endings
    }

    /// Takes in what an unlocked license brings; servers that were waiting take it up at once. (L-07)
    pub fn load(&self, license: License, now: Timestamp) -> Result<Change, Impossible> {
        let mut change = Change::of(self);
        change.take_in(license)?;
        change.hand_out(now)?;
        Ok(change)
    }

    /// Makes units into license keys: all of them, or none. (P-08)
    pub fn make_keys(&self, keys: &[(DeviceKeyId, Units)], now: Timestamp) -> Result<Change, Refused> {
        let moves: Vec<_> = keys.iter().map(|(key, units)| (MovementKind::Keyed(*key), *units)).collect();
        self.take(&moves, now)
    }

    /// Takes back the units of a license key that the vendor revoked. (P-09)
    pub fn revoke_key(&self, key: DeviceKeyId, units: Units) -> Result<Change, Impossible> {
        self.just(MovementKind::KeyRevoked(key), units)
    }

    /// Takes in what came with a device and makes it into that device's license key at once: nothing of it is ever free for
    /// anything else. (P-05)
    pub fn claim(&self, device: ShippedDeviceId, key: DeviceKeyId, units: Units) -> Result<Change, Impossible> {
        let mut change = Change::of(self);
        change.record(MovementKind::Claimed(device), units)?;
        change.record(MovementKind::Keyed(key), units)?;
        Ok(change)
    }

    /// Gives up what came with a device, together with its license key: it is bound to that device, so nothing returns to
    /// the pool. (P-04)
    pub fn recall(&self, device: ShippedDeviceId, key: DeviceKeyId, units: Units) -> Result<Change, Impossible> {
        let mut change = Change::of(self);
        change.record(MovementKind::KeyRevoked(key), units)?;
        change.record(MovementKind::Recalled(device), units)?;
        Ok(change)
    }

    /// Promises `units` to another account. Only units without term can move. (P-14)
    pub fn reserve(&self, transfer: TransferId, units: Units, now: Timestamp) -> Result<Change, Refused> {
        let movable = self.figures.loaded.less(self.figures.held());
        if units > movable {
            return Err(Refused::NotEnough(NotEnough { wanted: units, available: movable }));
        }
        self.take(&[(MovementKind::Reserved(transfer), units)], now)
    }

    /// The other account accepted: the units are gone from here. (P-14)
    pub fn post(&self, transfer: TransferId, units: Units) -> Result<Change, Impossible> {
        self.just(MovementKind::Posted(transfer), units)
    }

    /// The transfer came to nothing: the units are free again. (P-14)
    pub fn void(&self, transfer: TransferId, units: Units) -> Result<Change, Impossible> {
        self.just(MovementKind::Voided(transfer), units)
    }

    /// Takes in what another account has sent. (P-14)
    pub fn receive(&self, transfer: TransferId, units: Units) -> Result<Change, Impossible> {
        self.just(MovementKind::Received(transfer), units)
    }

    /// The licenses whose units count at `now`.
    pub fn counting_at(&self, now: Timestamp) -> impl Iterator<Item = &License> {
        self.licenses.iter().filter(move |license| self.counts_at(license, now))
    }

    /// The licenses that what is shown of the pool at `now` goes by: those that count; if none does any more, or yet, all.
    fn speaking_at(&self, now: Timestamp) -> impl Iterator<Item = &License> {
        let none_counts = self.counting_at(now).next().is_none();
        self.licenses.iter().filter(move |license| none_counts || self.counts_at(license, now))
    }

    fn counts_at(&self, license: &License, now: Timestamp) -> bool {
        license.term.is_none_or(|term| term.window(&self.zone).contains(now))
    }

    fn take(&self, moves: &[(MovementKind, Units)], now: Timestamp) -> Result<Change, Refused> {
        let (wanted, available) = (moves.iter().map(|(_, units)| *units).sum(), self.free_at(now));
        if wanted > available {
            return Err(Refused::NotEnough(NotEnough { wanted, available }));
        }
        let mut change = Change::of(self);
        moves.iter().try_for_each(|(kind, units)| change.record(*kind, *units))?;
        Ok(change)
    }

    fn just(&self, kind: MovementKind, units: Units) -> Result<Change, Impossible> {
        let mut change = Change::of(self);
        change.record(kind, units)?;
        Ok(change)
    }

    fn windows(&self) -> impl Iterator<Item = (Units, Window)> {
        self.licenses.iter().filter_map(|license| Some((license.units, license.term?.window(&self.zone))))
    }

    /// The instants after `now` at which some term begins or ends, in order.
    fn instants_after(&self, now: Timestamp) -> Vec<Timestamp> {
        let mut instants: Vec<_> =
            self.windows().flat_map(|(_, window)| [window.from, window.until]).filter(|at| *at > now).collect();
        instants.sort_unstable();
        instants.dedup();
        instants
    }
}

/// Why units cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There are not as many.
    #[error(transparent)]
    NotEnough(NotEnough),
    /// A rule of ours is wrong; nothing was changed.
    #[error(transparent)]
    Impossible(#[from] Impossible),
}

impl Change {
    /// No change yet.
    pub(super) fn of(pool: &Pool) -> Self {
        Self { pool: pool.clone(), movements: Vec::new() }
    }

    /// Moves `units`, if there are any to move, and writes it down.
    pub(super) fn record(&mut self, kind: MovementKind, units: Units) -> Result<(), Impossible> {
        if units.is_zero() {
            return Ok(());
        }
        let movement = Movement { kind, units };
        self.pool.figures = self.pool.figures.after(movement)?;
        self.movements.push(movement);
        Ok(())
    }
}
