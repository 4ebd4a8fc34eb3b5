//! A license is exchanged for one that fills another pool, and what servers have goes along. (L-29)
//!
//! The old license leaves its pool, which may then hold less than its servers are to have. What does not fit there any
//! more goes over into the new license's pool, as far as that one holds it: the server is to have so much less of the one
//! and so much more of the other. Those who were given theirs last go over first, as they would be reduced first (L-11).
//! What is taken from a server that may be running on it is *releasing* there, as ever (L-15), and what it is given in the
//! other pool was free there. What goes over into neither stays as it is, over-allocated.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::allocation::{Allocation, Standing};
use super::correction::Refused;
use super::license::License;
use super::pool::{Change, Pool};
use crate::id::{LicenseId, ServerId};
use crate::units::Units;

/// What exchanging a license into another pool comes to.
#[derive(Debug, Clone)]
pub struct Exchange {
    /// The pool that the old license leaves.
    pub from: Change,
    /// The pool that the new one fills.
    pub into: Change,
    /// What goes over, by server, the newest first.
    pub carried: Vec<Carried>,
    /// How many units servers were to have that fit neither here nor there.
    pub left: Units,
}

/// What of a server's units goes over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Carried {
    /// The server.
    pub server: ServerId,
    /// So many units: less in the one pool, more in the other.
    pub units: Units,
}

impl Pool {
    /// Takes back `old`, lets `new` fill `into`, a pool of another kind in the same account, and carries over what then
    /// does not fit here and fits there. `running` are the servers whose installation may be running on a lease. (L-29)
    pub fn exchange_into(
        &self,
        old: LicenseId,
        into: &Self,
        new: License,
        running: &BTreeSet<ServerId>,
        now: Timestamp,
    ) -> Result<Exchange, Refused> {
        let (mut left, mut joined) = (self.withdraw(old)?, into.load(new, now)?);
        let wanted = |pool: &Self| -> Units { pool.allocations.iter().map(Allocation::counts).sum() };
        let mut excess = wanted(&left.pool).less(left.pool.available_to_servers_at(now));
        let mut room = joined.pool.available_to_servers_at(now).less(wanted(&joined.pool));
        let mut carried = Vec::new();
        let mut newest_first = self.allocations.clone();
        newest_first.sort_by_key(|allocation| std::cmp::Reverse((allocation.wanted_since, allocation.server)));
        for allocation in newest_first {
            let units = allocation.counts().min(excess).min(room);
            if units.is_zero() {
                continue;
            }
            let server = allocation.server;
            let has_there = joined.pool.allocation(server).map_or(Units::ZERO, |there| there.wanted);
            left.want(server, allocation.wanted.less(units), running.contains(&server), now)?;
            joined.want(server, has_there + units, running.contains(&server), now)?;
            joined.stands(server, allocation.standing);
            (excess, room) = (excess.less(units), room.less(units));
            carried.push(Carried { server, units });
        }
        left.hand_out(now)?;
        joined.hand_out(now)?;
        Ok(Exchange { from: left, into: joined, carried, left: excess })
    }
}

impl Change {
    /// A server stands in all pools alike.
    fn stands(&mut self, server: ServerId, standing: Standing) {
        let found = self.pool.allocations.iter_mut().find(|allocation| allocation.server == server);
        found.into_iter().for_each(|allocation| allocation.standing = standing);
    }
}
