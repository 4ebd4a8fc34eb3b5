//! How one application on one server stands: the rows of the server's page. (L-13)

use jiff::{SignedDuration, Timestamp};

use super::allocation::Standing;
use super::pool::Pool;
use crate::id::ServerId;
use crate::units::Units;

/// How long before its end an item is said to end soon. (L-13)
const SOON: SignedDuration = SignedDuration::from_hours(30 * 24);

/// What can hold of an item; several may at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemStatus {
    /// The server is disabled and has nothing of it.
    Disabled,
    /// The pool holds nothing any more.
    Ended,
    /// More is given out than the pool holds. (L-11)
    OverAllocated(Units),
    /// It runs, and will be less in thirty days at the latest.
    EndsSoon,
    /// It runs.
    Active,
    /// So many units are still in use elsewhere. (L-15)
    Waiting(Units),
    /// So many units were taken from the server and are not free yet. (L-15)
    Releasing(Units),
}

impl ItemStatus {
    /// The word for it in the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Disabled => "disabled",
            Self::Ended => "ended",
            Self::OverAllocated(_) => "over-allocated",
            Self::EndsSoon => "ends-soon",
            Self::Active => "active",
            Self::Waiting(_) => "waiting",
            Self::Releasing(_) => "releasing",
        }
    }
}

impl Pool {
    /// What holds at `now` of what `server` has of this pool, the gravest first; nothing, if it has nothing to do with
    /// it. (L-13)
    #[must_use]
    pub fn item_status(&self, server: ServerId, now: Timestamp) -> Vec<ItemStatus> {
        let Some(allocation) = self.allocation(server) else { return Vec::new() };
        let over = self.over_allocated_at(now);
        let mut states = Vec::new();
        if allocation.standing == Standing::Disabled {
            states.push(ItemStatus::Disabled);
        } else if self.capacity_at(now).is_zero() && !allocation.wanted.is_zero() {
            states.push(ItemStatus::Ended);
        } else if allocation.granted.is_zero() {
            // Nothing of it runs: it may wait, or let go.
        } else if !over.is_zero() {
            states.push(ItemStatus::OverAllocated(over));
        } else if self.falls_short_at(now).is_some_and(|at| at <= now + SOON) {
            states.push(ItemStatus::EndsSoon);
        } else {
            states.push(ItemStatus::Active);
        }
        if !allocation.waiting().is_zero() {
            states.push(ItemStatus::Waiting(allocation.waiting()));
        }
        if !allocation.letting_go().is_zero() {
            states.push(ItemStatus::Releasing(allocation.letting_go()));
        }
        states
    }
}
