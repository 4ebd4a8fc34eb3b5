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
    pub care: Option<Care>,
    /// When its license was made, and as the how-manieth of its order: of two that end alike, the first speaks.
    pub made: (i64, u32),
}

/// Care, as a lease tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Care {
    pub plan: u8,
    /// None while the product is not registered.
    pub days: Option<CareDays>,
}

/// Its days, and the instants at which it begins, is expiring, ends and is lapsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CareDays {
    pub first: Date,
    pub last: Date,
    pub instants: [i64; 4],
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
    /// Made into license keys that nobody has revoked, or come as such with devices.
    pub in_keys: u64,
    /// Offered to other accounts.
    pub reserved: u64,
    /// What came from other accounts, without what went to others.
    pub received: i64,
    /// What came with devices. All of it is in license keys.
    pub with_devices: u64,
}

/// What a lease says of a pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    pub units: u64,
    /// When not all of them may be used any more.
    pub ends: Option<i64>,
    pub newest_release: Option<Date>,
    pub care: Option<Care>,
}

impl Pool {
    /// What is in it at `now`.
    pub fn capacity(&self, now: i64) -> u64 {
        (self.counting(now).map(|filling| filling.units).sum::<u64>() + self.with_devices)
            .saturating_add_signed(self.received)
    }

    /// What has come in to stay.
    pub fn loaded(&self) -> u64 {
        let lasting = self.fillings.iter().filter(|filling| filling.window.is_none());
        (lasting.map(|filling| filling.units).sum::<u64>() + self.with_devices).saturating_add_signed(self.received)
    }

    pub fn used(&self) -> u64 {
        self.cells.values().map(|cell| cell.granted).sum::<u64>() + self.in_keys
    }

    pub fn releasing(&self) -> u64 {
        self.cells.values().map(Cell::letting_go).sum()
    }

    pub fn held(&self) -> u64 {
        self.used() + self.releasing() + self.reserved
    }

    /// What the vendor can take out of it for good: neither in license keys nor offered to others.
    pub fn movable(&self) -> u64 {
        self.loaded().saturating_sub(self.in_keys + self.reserved)
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
            care: care_that_speaks(speaking),
        })
    }

    pub fn counting(&self, now: i64) -> impl Iterator<Item = &Filling> {
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

/// The care that ends first; what has no days yet speaks only where nothing else does.
fn care_that_speaks<'a>(fillings: impl Iterator<Item = &'a Filling>) -> Option<Care> {
    let known = fillings.filter_map(|filling| Some((filling.care?, filling.made)));
    known
        .min_by_key(|(care, made)| (care.days.is_none(), care.days.map(|days| days.last), care.plan, *made))
        .map(|(care, _)| care)
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
