//! A pool of the model: plain numbers.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::simulator::deed::LicenseNo;

/// What a license is to a pool that it fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filling {
    pub license: LicenseNo,
    pub units: u64,
    /// When its units count: from the first of these instants to just before the second; always, if there are none.
    pub window: Option<(i64, i64)>,
    pub newest_release: Date,
    /// Last day and plan.
    pub care: Option<(Date, u8)>,
}

/// What a server wants, has, and may still be running on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cell {
    pub wanted: u64,
    pub granted: u64,
    pub releasing: u64,
    pub left_behind: u64,
    pub since: i64,
}

/// A pool.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pool {
    pub fillings: Vec<Filling>,
    pub cells: BTreeMap<u32, Cell>,
}

/// What a lease says of a pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    pub units: u64,
    /// When not all of them may be used any more.
    pub ends: Option<i64>,
    pub newest_release: Option<Date>,
    pub care: Option<(Date, u8)>,
}

impl Pool {
    /// What is in it at `now`.
    pub fn capacity(&self, now: i64) -> u64 {
        self.counting(now).map(|filling| filling.units).sum()
    }

    /// What has come in to stay.
    pub fn loaded(&self) -> u64 {
        self.fillings.iter().filter(|filling| filling.window.is_none()).map(|filling| filling.units).sum()
    }

    pub fn used(&self) -> u64 {
        self.cells.values().map(|cell| cell.granted).sum()
    }

    pub fn releasing(&self) -> u64 {
        self.cells.values().map(Cell::letting_go).sum()
    }

    pub fn held(&self) -> u64 {
        self.used() + self.releasing()
    }

    pub fn free(&self, now: i64) -> u64 {
        self.capacity(now).saturating_sub(self.held())
    }

    /// The instant at which what is granted is more than there is, the next one from `now`; of an empty pool, the one at
    /// which it became empty.
    pub fn falls_short(&self, now: i64) -> Option<i64> {
        let capacity = self.capacity(now);
        if capacity == 0 {
            return self
                .fillings
                .iter()
                .filter_map(|one| one.window)
                .map(|(_, until)| until)
                .filter(|u| *u <= now)
                .max();
        }
        let level = self.used().min(capacity);
        self.changes(now).into_iter().find(|at| self.capacity(*at) < level)
    }

    /// Whether the vendor has taken out everything that was in it.
    pub fn was_emptied(&self, now: i64) -> bool {
        self.capacity(now) == 0 && self.falls_short(now).is_none()
    }

    /// When its capacity next is another than now.
    pub fn next_change(&self, now: i64) -> Option<i64> {
        self.changes(now).into_iter().find(|at| self.capacity(*at) != self.capacity(now))
    }

    /// What a lease for `server` drawn up now would say.
    pub fn item(&self, server: u32, now: i64) -> Option<Item> {
        let units = self.cells.get(&server).map_or(0, |cell| cell.granted);
        if units == 0 || self.was_emptied(now) {
            return None;
        }
        let nothing_counts = self.counting(now).next().is_none();
        let speaking = self.fillings.iter().filter(|one| nothing_counts || one.counts(now));
        Some(Item {
            units,
            ends: self.falls_short(now),
            newest_release: self.counting(now).map(|filling| filling.newest_release).min(),
            care: speaking.filter_map(|filling| filling.care).min(),
        })
    }

    fn counting(&self, now: i64) -> impl Iterator<Item = &Filling> {
        self.fillings.iter().filter(move |filling| filling.counts(now))
    }

    /// The instants after `now` at which something begins or ends to count.
    fn changes(&self, now: i64) -> Vec<i64> {
        let windows = self.fillings.iter().filter_map(|filling| filling.window);
        let mut instants: Vec<_> = windows.flat_map(|(from, until)| [from, until]).filter(|at| *at > now).collect();
        instants.sort_unstable();
        instants
    }
}

impl Filling {
    fn counts(&self, now: i64) -> bool {
        self.window.is_none_or(|(from, until)| from <= now && now < until)
    }
}

impl Cell {
    pub fn letting_go(&self) -> u64 {
        self.releasing + self.left_behind
    }
}
