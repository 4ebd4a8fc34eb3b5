//! Corrections by the vendor after the unlock: what was sold wrongly is put right. (L-29)
//!
//! A license is taken back from its pool, goes into another account's, is exchanged for another, or all pools of an
//! account go into those of another. No unit is ever in two pools or in none: what is taken from one is written down
//! there, and what comes into another is written down here, in one deed. A pool may thereby hold less than its servers
//! were granted; it is then *over-allocated*, nobody is given more, and what follows is the business of L-11.

use std::fmt;

use jiff::Timestamp;

use super::ledger::{Impossible, MovementKind};
use super::license::License;
use super::pool::{Change, Pool};
use crate::id::{DeviceKeyId, LicenseId};
use crate::units::Units;

/// What kind of correction it was, as the account sees it that it was made in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A license went into another account: it was sold to the wrong customer.
    MovedAway,
    /// A license came from another account.
    MovedIn,
    /// A license was returned against credit.
    Returned,
    /// A license was exchanged for another product or term.
    Exchanged,
    /// The account went into another one, with all it had.
    MergedAway,
    /// Another account went into this one.
    MergedIn,
    /// An order's contact was replaced.
    ContactReplaced,
}

/// Why a correction cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The license does not fill this pool: it was taken back before, or never unlocked.
    #[error("this license is not in force: it is locked still, or was taken back already")]
    NotInForce,
    /// Not all of its units are here any more, or free to go: some were promised or given to another account, or made
    /// into license keys.
    #[error("{units} units would go, but only {movable} can: the others were passed on, or made into license keys")]
    PassedOn {
        /// What would go.
        units: Units,
        /// What can.
        movable: Units,
    },
    /// A rule of ours is wrong; nothing was changed.
    #[error(transparent)]
    Impossible(#[from] Impossible),
}

/// What merging two pools comes to.
#[derive(Debug, Clone)]
pub struct Merging {
    /// The pool that is emptied.
    pub from: Change,
    /// The pool that takes everything in.
    pub into: Change,
}

impl Pool {
    /// Takes back what `license` brought. Units that servers were granted stay with them: the pool may then be
    /// over-allocated. (L-11, L-29)
    pub fn withdraw(&self, license: LicenseId) -> Result<Change, Refused> {
        let mut change = Change::of(self);
        change.withdraw(license)?;
        Ok(change)
    }

    /// Takes back `old` and takes in `new` for it, at one stroke: whoever uses these units notices nothing, as long as
    /// `new` brings as many. (L-29)
    pub fn exchange(&self, old: LicenseId, new: License, now: Timestamp) -> Result<Change, Refused> {
        let mut change = Change::of(self);
        change.withdraw(old)?;
        change.take_in(new)?;
        change.hand_out(now)?;
        Ok(change)
    }

    /// Moves everything into `into`, a pool of the same kind in another account: licenses, and servers with what they
    /// want, have and are letting go of. (L-29)
    pub fn merge(&self, into: &Self, now: Timestamp) -> Result<Merging, Refused> {
        let granted: Units = self.allocations.iter().map(|allocation| allocation.granted).sum();
        let perpetual = self.licenses.iter().filter(|license| license.term.is_none());
        let brought: Units = perpetual.map(|license| license.units).sum();
        let in_keys = self.figures.used.less(granted);
        if !self.figures.reserved.is_zero() || !in_keys.is_zero() || self.figures.loaded != brought {
            let movable = brought.less(in_keys + self.figures.reserved);
            return Err(Refused::PassedOn { units: self.figures.loaded, movable });
        }
        let (mut left, mut joined) = (Change::of(self), Change::of(into));
        left.pool.allocations.clear();
        for allocation in &self.allocations {
            left.record(MovementKind::MergedAway(allocation.server), allocation.granted)?;
            left.record(MovementKind::ReleasingMergedAway(allocation.server), allocation.letting_go())?;
        }
        for license in &self.licenses {
            left.withdraw(license.id)?;
            joined.take_in(License { pool: Some(into.id), ..license.clone() })?;
        }
        for allocation in &self.allocations {
            joined.pool.allocations.push(*allocation);
            joined.record(MovementKind::MergedIn(allocation.server), allocation.granted)?;
            joined.record(MovementKind::ReleasingMergedIn(allocation.server), allocation.letting_go())?;
        }
        joined.hand_out(now)?;
        Ok(Merging { from: left, into: joined })
    }

    /// Moves everything into `into`, a pool of the same license type in another account: licenses, the units of `keys`,
    /// which are all that are in force, and what came from or went to others by transfer. Nothing may be promised any more.
    /// (L-29, P-07)
    pub fn merge_stock(&self, into: &Self, keys: &[(DeviceKeyId, Units)]) -> Result<Merging, Refused> {
        let brought: Units = self.licenses.iter().map(|license| license.units).sum();
        let in_keys: Units = keys.iter().map(|(_, units)| *units).sum();
        let (loaded, used) = (self.figures.loaded, self.figures.used);
        if !self.figures.reserved.is_zero() || !self.allocations.is_empty() || in_keys != used {
            return Err(Refused::PassedOn { units: loaded, movable: loaded.less(used + self.figures.reserved) });
        }
        let (mut left, mut joined) = (Change::of(self), Change::of(into));
        let (here, there) = (self.key.account, into.key.account);
        // What its licenses brought and was passed on since is owed on either side, what came from others goes along.
        let (owed, came) = (brought.less(loaded), loaded.less(brought));
        for (key, units) in keys {
            left.record(MovementKind::KeyMergedAway(*key), *units)?;
        }
        left.record(MovementKind::StockMergedIn(there), owed)?;
        for license in &self.licenses {
            left.withdraw(license.id)?;
            joined.take_in(License { pool: Some(into.id), ..license.clone() })?;
        }
        left.record(MovementKind::StockMergedAway(there), came)?;
        joined.record(MovementKind::StockMergedIn(here), came)?;
        joined.record(MovementKind::StockMergedAway(here), owed)?;
        for (key, units) in keys {
            joined.record(MovementKind::KeyMergedIn(*key), *units)?;
        }
        Ok(Merging { from: left, into: joined })
    }
}

impl Change {
    fn withdraw(&mut self, license: LicenseId) -> Result<(), Refused> {
        let found = self.pool.licenses.iter().position(|one| one.id == license).ok_or(Refused::NotInForce)?;
        let License { units, term, .. } = self.pool.licenses.remove(found);
        if term.is_some() {
            self.record(MovementKind::WithdrawnForTerm(license), units)?;
            return Ok(());
        }
        let granted: Units = self.pool.allocations.iter().map(|allocation| allocation.granted).sum();
        let bound = self.pool.figures.reserved + self.pool.figures.used.less(granted);
        let movable = self.pool.figures.loaded.less(bound);
        if units > movable {
            return Err(Refused::PassedOn { units, movable });
        }
        self.record(MovementKind::Withdrawn(license), units)?;
        Ok(())
    }

    /// Takes in what an unlocked license brings, without handing it out yet.
    pub(super) fn take_in(&mut self, license: License) -> Result<(), Impossible> {
        let kind = if license.term.is_some() {
            MovementKind::LoadedForTerm(license.id)
        } else {
            MovementKind::Loaded(license.id)
        };
        let units = license.units;
        self.pool.licenses.push(license);
        self.record(kind, units)
    }
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::MovedAway,
        Self::MovedIn,
        Self::Returned,
        Self::Exchanged,
        Self::MergedAway,
        Self::MergedIn,
        Self::ContactReplaced,
    ];

    /// The word for it in API and storage.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::MovedAway => "moved-away",
            Self::MovedIn => "moved-in",
            Self::Returned => "returned",
            Self::Exchanged => "exchanged",
            Self::MergedAway => "merged-away",
            Self::MergedIn => "merged-in",
            Self::ContactReplaced => "contact-replaced",
        }
    }

    /// The kind that `word` stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether it took a license out of the account it was made in.
    #[must_use]
    pub fn takes_a_license_away(self) -> bool {
        matches!(self, Self::MovedAway | Self::Returned | Self::Exchanged)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
