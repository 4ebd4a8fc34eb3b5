//! Allocation: which server is to have how many units of a pool. (L-12, L-15)
//!
//! What a person saves is what they *want*. What a server is *granted* follows at once where it can: where the units
//! are still being released by another server, the receiving one *waits* and takes them up by itself. Thus moving five
//! channels from a full server to another is one save, and yet no unit is ever in two places.
//!
//! A server and the installation that runs for it are two things. While its binding is open, what a server is letting
//! go of it may keep after all: the same installation still runs on it. Once the binding has ended, nobody knows who
//! comes next, so those units come back only when the former installation's lease has ended, or with that very
//! installation.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::ledger::{Impossible, MovementKind};
use super::pool::{Change, NotEnough, Pool, Refused};
use crate::id::ServerId;
use crate::units::Units;

/// How one server stands with one pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allocation {
    /// The server.
    pub server: ServerId,
    /// What it is to have.
    pub wanted: Units,
    /// What it has.
    pub granted: Units,
    /// What was taken from it and may still be in use there, by its installation or, once the binding has ended, by the
    /// one that was bound last.
    pub releasing: Units,
    /// What installations before that one may still be running on.
    pub left_behind: Units,
    /// Since when it is to have that much: who has waited longest is served first.
    pub wanted_since: Timestamp,
    /// Whether it can be given units.
    pub standing: Standing,
}

/// Whether a server can be given units, and which. (L-15)
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Its installation runs, or none ever did: it gets what is free, and keeps what it has not let go of yet.
    Here,
    /// Its binding has ended and nobody has come since: it gets what is free, but not what the former installation may
    /// still be running on.
    Away,
    /// It is disabled: it has nothing and waits for nothing. What it was to have is remembered, and others may have it.
    Disabled,
}

impl Allocation {
    /// That of a server that was never given anything.
    #[must_use]
    pub fn none(server: ServerId, now: Timestamp) -> Self {
        let (wanted, granted, releasing, left_behind) = (Units::ZERO, Units::ZERO, Units::ZERO, Units::ZERO);
        Self { server, wanted, granted, releasing, left_behind, wanted_since: now, standing: Standing::Here }
    }

    /// What it still waits for.
    #[must_use]
    pub fn waiting(&self) -> Units {
        self.counts().less(self.granted)
    }

    /// What was taken from it and is not free yet, whichever of its installations may be running on it.
    #[must_use]
    pub fn letting_go(&self) -> Units {
        self.releasing + self.left_behind
    }

    /// What of its wanted units others cannot have: nothing, while it is disabled.
    pub(super) fn counts(&self) -> Units {
        if self.standing == Standing::Disabled { Units::ZERO } else { self.wanted }
    }
}

impl Standing {
    /// That of a server that is disabled, or has had a binding that has ended.
    #[must_use]
    pub fn of(is_disabled: bool, has_former_installation: bool) -> Self {
        match (is_disabled, has_former_installation) {
            (true, _) => Self::Disabled,
            (false, true) => Self::Away,
            (false, false) => Self::Here,
        }
    }
}

impl Pool {
    /// What `server` is to have, has, and is still letting go of.
    #[must_use]
    pub fn allocation(&self, server: ServerId) -> Option<&Allocation> {
        self.allocations.iter().find(|allocation| allocation.server == server)
    }

    /// Saves what servers are to have, all of it or none; servers not named keep what they have. (L-12)
    ///
    /// `running` are the servers whose installation may be running on a lease: what is taken from them is *releasing*
    /// until they have let go. A pool that is over-allocated can be reduced step by step, but nobody gets more.
    pub fn save(
        &self,
        wanted: &BTreeMap<ServerId, Units>,
        running: &BTreeSet<ServerId>,
        now: Timestamp,
    ) -> Result<Change, Refused> {
        let wanted_before = |server| self.allocation(server).map_or(Units::ZERO, |allocation| allocation.wanted);
        let rises = wanted.iter().any(|(server, units)| *units > wanted_before(*server));
        let kept = self.allocations.iter().filter(|allocation| !wanted.contains_key(&allocation.server));
        let total: Units = kept.map(Allocation::counts).chain(wanted.values().copied()).sum();
        let available = self.available_to_servers_at(now);
        if rises && total > available {
            return Err(Refused::NotEnough(NotEnough { wanted: total, available }));
        }

        let mut change = Change::of(self);
        for (server, units) in wanted {
            change.want(*server, *units, running.contains(server), now)?;
        }
        change.hand_out(now)?;
        Ok(change)
    }

    /// `server` has let go of what was taken from it, by saying so or because its lease has ended; whoever waited for
    /// it takes it up. What installations before may be running on stays. (L-15)
    pub fn release(&self, server: ServerId, now: Timestamp) -> Result<Change, Impossible> {
        self.change(server, now, |change, index| change.let_go(index))
    }

    /// The leases of the installations that `server` had before have ended. (L-15)
    pub fn release_left_behind(&self, server: ServerId, now: Timestamp) -> Result<Change, Impossible> {
        self.change(server, now, Change::let_go_of_left_behind)
    }

    /// *Release now*: somebody knows that nothing of what was taken from `server` runs any more. (L-15)
    pub fn release_now(&self, server: ServerId, now: Timestamp) -> Result<Change, Impossible> {
        self.change(server, now, |change, index| {
            change.let_go(index)?;
            change.let_go_of_left_behind(index)
        })
    }

    /// The binding of `server` ends: whoever comes next gets what is free. Everything it had is *releasing* if its
    /// installation may be `running` on a lease, and free at once if not. (L-15)
    pub fn unbind(&self, server: ServerId, running: bool, now: Timestamp) -> Result<Change, Impossible> {
        self.change(server, now, |change, index| {
            change.pool.allocations[index].standing = Standing::Away;
            change.take_everything(index, running)
        })
    }

    /// `server` is disabled: everything it had is taken from it, and what it was to have is remembered. (L-15)
    pub fn disable(&self, server: ServerId, running: bool, now: Timestamp) -> Result<Change, Impossible> {
        self.change(server, now, |change, index| {
            change.pool.allocations[index].standing = Standing::Disabled;
            change.take_everything(index, running)
        })
    }

    /// `server` is enabled again: it is to have what it was to have before, as far as nobody else was given it
    /// meanwhile. (L-15)
    pub fn enable(&self, server: ServerId, now: Timestamp) -> Result<Change, Impossible> {
        let regained = self.regained_at(server, now);
        self.change(server, now, |change, index| {
            let allocation = &mut change.pool.allocations[index];
            if allocation.standing == Standing::Disabled {
                (allocation.standing, allocation.wanted, allocation.wanted_since) = (Standing::Away, regained, now);
            }
            Ok(())
        })
    }

    /// What `server`, disabled now, would be to have if it were enabled. (L-15)
    #[must_use]
    pub fn regained_at(&self, server: ServerId, now: Timestamp) -> Units {
        let others = self.allocations.iter().filter(|allocation| allocation.server != server).map(Allocation::counts);
        let left = self.available_to_servers_at(now).less(others.sum());
        self.allocation(server).map_or(Units::ZERO, |allocation| allocation.wanted.min(left))
    }

    /// An installation is bound to `server`. The one that was bound `before` keeps what it has not let go of yet; a
    /// new one leaves that where it is, until the other's lease has ended. (L-15, L-17)
    pub fn bind(&self, server: ServerId, before: bool, now: Timestamp) -> Result<Change, Impossible> {
        self.change(server, now, |change, index| {
            let allocation = &mut change.pool.allocations[index];
            if !before {
                allocation.left_behind += std::mem::take(&mut allocation.releasing);
            }
            allocation.standing = Standing::Here;
            Ok(())
        })
    }

    /// `server` is removed, which had nothing left: nothing is known of it here any more.
    pub fn forget(&self, server: ServerId, now: Timestamp) -> Result<Change, Impossible> {
        let mut change = Change::of(self);
        change.pool.allocations.retain(|allocation| allocation.server != server);
        change.hand_out(now)?;
        Ok(change)
    }

    /// Changes how `server` stands, if it has anything to do with this pool, and lets everybody take up what is free.
    fn change(
        &self,
        server: ServerId,
        now: Timestamp,
        what: impl FnOnce(&mut Change, usize) -> Result<(), Impossible>,
    ) -> Result<Change, Impossible> {
        let mut change = Change::of(self);
        if let Some(index) = self.allocations.iter().position(|allocation| allocation.server == server) {
            what(&mut change, index)?;
        }
        change.hand_out(now)?;
        Ok(change)
    }
}

impl Change {
    /// Notes what `server` is to have; what it has too much is taken from it.
    pub(super) fn want(
        &mut self,
        server: ServerId,
        wanted: Units,
        running: bool,
        now: Timestamp,
    ) -> Result<(), Impossible> {
        let index = self.allocation_of(server, now);
        let allocation = &mut self.pool.allocations[index];
        if wanted != allocation.wanted {
            allocation.wanted = wanted;
            allocation.wanted_since = now;
        }
        let too_much = allocation.granted.less(wanted);
        self.take_from(index, too_much, running)
    }

    fn take_everything(&mut self, index: usize, running: bool) -> Result<(), Impossible> {
        let everything = self.pool.allocations[index].granted;
        self.take_from(index, everything, running)
    }

    /// Takes `units` of what a server was granted.
    fn take_from(&mut self, index: usize, units: Units, running: bool) -> Result<(), Impossible> {
        let allocation = &mut self.pool.allocations[index];
        let server = allocation.server;
        allocation.granted = allocation.granted.less(units);
        if running {
            allocation.releasing += units;
            self.record(MovementKind::TakenBack(server), units)
        } else {
            self.record(MovementKind::Freed(server), units)
        }
    }

    fn let_go(&mut self, index: usize) -> Result<(), Impossible> {
        let allocation = &mut self.pool.allocations[index];
        let (server, units) = (allocation.server, std::mem::take(&mut allocation.releasing));
        self.record(MovementKind::Released(server), units)
    }

    fn let_go_of_left_behind(&mut self, index: usize) -> Result<(), Impossible> {
        let allocation = &mut self.pool.allocations[index];
        let (server, units) = (allocation.server, std::mem::take(&mut allocation.left_behind));
        self.record(MovementKind::Released(server), units)
    }

    /// Grants what is free to those who wait, the longest first; what a server is still letting go of, it keeps, as long
    /// as its installation is the one that runs on it.
    pub(super) fn hand_out(&mut self, now: Timestamp) -> Result<(), Impossible> {
        let mut order: Vec<_> = (0..self.pool.allocations.len()).collect();
        order.sort_by_key(|index| {
            let allocation = &self.pool.allocations[*index];
            (allocation.wanted_since, allocation.server)
        });
        for index in order {
            let allocation = &mut self.pool.allocations[index];
            let server = allocation.server;
            let kept = if allocation.standing == Standing::Here { allocation.releasing } else { Units::ZERO };
            let left_with = allocation.waiting().min(kept);
            allocation.releasing = allocation.releasing.less(left_with);
            allocation.granted += left_with;
            self.record(MovementKind::LeftWith(server), left_with)?;

            let free = self.pool.free_at(now);
            let allocation = &mut self.pool.allocations[index];
            let granted = allocation.waiting().min(free);
            allocation.granted += granted;
            self.record(MovementKind::Granted(server), granted)?;
        }
        Ok(())
    }

    fn allocation_of(&mut self, server: ServerId, now: Timestamp) -> usize {
        let allocations = &mut self.pool.allocations;
        allocations.iter().position(|allocation| allocation.server == server).unwrap_or_else(|| {
            allocations.push(Allocation::none(server, now));
            allocations.len() - 1
        })
    }
}
