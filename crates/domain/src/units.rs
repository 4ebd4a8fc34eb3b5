//! How much of something: channels, users, interfaces. Never negative, never more than anybody could mean.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign};

/// A number of units. The unit itself is the pool's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Units(u64);

impl Units {
    /// None.
    pub const ZERO: Self = Self(0);
    /// The most that one line, cell or form may name. Sums of ten million of these still fit.
    pub const MOST: Self = Self(1_000_000_000);

    /// So many units, or `None` if more than [`Units::MOST`].
    #[must_use]
    pub fn new(count: u64) -> Option<Self> {
        (count <= Self::MOST.0).then_some(Self(count))
    }

    /// Takes a figure out of storage, where it was written by us.
    #[must_use]
    pub fn from_stored(count: u64) -> Self {
        Self(count)
    }

    /// The bare number.
    #[must_use]
    pub fn count(self) -> u64 {
        self.0
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// What is left when `other` is taken away, or `None` if that is more than there is.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// What is left when `other` is taken away, nothing at the least.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// So many `items` of `self` units each, or `None` if that is more than [`Units::MOST`].
    #[must_use]
    pub fn times(self, items: u32) -> Option<Self> {
        self.0.checked_mul(u64::from(items)).and_then(Self::new)
    }
}

impl Add for Units {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Units {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Units {
    fn sum<I: Iterator<Item = Self>>(units: I) -> Self {
        units.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Units {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
