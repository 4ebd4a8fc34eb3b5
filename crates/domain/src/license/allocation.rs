//! Allocation: which server is to have how many units of a pool. (L-12, L-15)
//!
//! What a person saves is what they *want*. What a server is *granted* follows at once where it can: where the units
//! are still being released by another server, the receiving one *waits* and takes them up by itself. Thus moving five
//! channels from a full server to another is one save, and yet no unit is ever in two places.

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
    /// What was taken from it and may still be in use there.
    pub releasing: Units,
    /// Since when it is to have that much: who has waited longest is served first.
    pub wanted_since: Timestamp,
}

impl Allocation {
    /// What it still waits for.
    #[must_use]
    pub fn waiting(&self) -> Units {
        self.wanted.less(self.granted)
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
    /// `holding` are the servers that may be running on a lease: what is taken from them is *releasing* until they
    /// have let go. A pool that is over-allocated can be reduced step by step, but nobody gets more.
    pub fn save(
        &self,
        wanted: &BTreeMap<ServerId, Units>,
        holding: &BTreeSet<ServerId>,
        now: Timestamp,
    ) -> Result<Change, Refused> {
        let wanted_before = |server| self.allocation(server).map_or(Units::ZERO, |allocation| allocation.wanted);
        let rises = wanted.iter().any(|(server, units)| *units > wanted_before(*server));
        let kept = self.allocations.iter().filter(|allocation| !wanted.contains_key(&allocation.server));
        let total: Units = kept.map(|allocation| allocation.wanted).chain(wanted.values().copied()).sum();
        let available = self.available_to_servers_at(now);
        if rises && total > available {
            return Err(Refused::NotEnough(NotEnough { wanted: total, available }));
        }

        let mut change = Change::of(self);
        for (server, units) in wanted {
            change.want(*server, *units, holding.contains(server), now)?;
        }
        change.hand_out(now)?;
        Ok(change)
    }

    /// `server` has let go of what was taken from it, by saying so or because its lease has ended; whoever waited for
    /// it takes it up. (L-15)
    pub fn release(&self, server: ServerId, now: Timestamp) -> Result<Change, Impossible> {
        let mut change = Change::of(self);
        if let Some(index) = change.pool.allocations.iter().position(|allocation| allocation.server == server) {
            let units = std::mem::take(&mut change.pool.allocations[index].releasing);
            change.record(MovementKind::Released(server), units)?;
        }
        change.hand_out(now)?;
        Ok(change)
    }
}

impl Change {
    /// Notes what `server` is to have; what it has too much is taken from it.
    fn want(&mut self, server: ServerId, wanted: Units, holding: bool, now: Timestamp) -> Result<(), Impossible> {
        let index = self.allocation_of(server, now);
        let allocation = &mut self.pool.allocations[index];
        if wanted != allocation.wanted {
            allocation.wanted = wanted;
            allocation.wanted_since = now;
        }
        let too_much = allocation.granted.less(wanted);
        allocation.granted = allocation.granted.less(too_much);
        if holding {
            allocation.releasing += too_much;
            self.record(MovementKind::TakenBack(server), too_much)
        } else {
            self.record(MovementKind::Freed(server), too_much)
        }
    }

    /// Grants what is free to those who wait, the longest first; what a server is still letting go of, it keeps.
    pub(super) fn hand_out(&mut self, now: Timestamp) -> Result<(), Impossible> {
        let mut order: Vec<_> = (0..self.pool.allocations.len()).collect();
        order.sort_by_key(|index| {
            let allocation = &self.pool.allocations[*index];
            (allocation.wanted_since, allocation.server)
        });
        for index in order {
            let allocation = &mut self.pool.allocations[index];
            let server = allocation.server;
            let left_with = allocation.waiting().min(allocation.releasing);
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
            let (wanted, granted, releasing) = (Units::ZERO, Units::ZERO, Units::ZERO);
            allocations.push(Allocation { server, wanted, granted, releasing, wanted_since: now });
            allocations.len() - 1
        })
    }
}
