//! How care stands at an instant: not started, active, expiring, expired, lapsed. (C-02)
//!
//! Days are the account's. Four instants say it all, and whoever knows them judges alike, with a clock and nothing else:
//! that is how a product reads its lease, where no calendar and no time zone is at hand.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use crate::license::{Care, CarePlan};
use crate::time::{Term, end_of, start_of};

/// So many days before its last one, care is said to be expiring. (C-02)
pub const EXPIRING_DAYS: i32 = 90;
/// After so many days care that has expired is lapsed; exactly so many are in the customer's favour. (C-02, C-07)
pub const LAPSES_AFTER_DAYS: i32 = 30;

/// How care stands. The order is that of gravity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CareState {
    /// There is none.
    None,
    /// Its first day is still to come, or to be fixed by registering the product. (C-03)
    NotStarted,
    /// It covers today.
    Active,
    /// It covers today, and ends within [`EXPIRING_DAYS`].
    Expiring,
    /// It ended, [`LAPSES_AFTER_DAYS`] ago at the most.
    Expired,
    /// It ended longer ago than that.
    Lapsed,
}

/// The care of a license, or the one that speaks for a whole pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The plan.
    pub plan: CarePlan,
    /// The days it covers; none while the product is not registered. (C-03)
    pub term: Option<Term>,
    /// How it stands.
    pub state: CareState,
}

/// The instants at which care changes its state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Its first day begins.
    pub starts: Timestamp,
    /// From here on it is expiring.
    pub expiring: Timestamp,
    /// Its last day is over.
    pub ends: Timestamp,
    /// From here on it is lapsed.
    pub lapses: Timestamp,
}

impl CareState {
    /// Every state, by gravity.
    pub const ALL: [Self; 6] =
        [Self::None, Self::NotStarted, Self::Active, Self::Expiring, Self::Expired, Self::Lapsed];

    /// The word for it in the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::NotStarted => "not-started",
            Self::Active => "active",
            Self::Expiring => "expiring",
            Self::Expired => "expired",
            Self::Lapsed => "lapsed",
        }
    }
}

impl Care {
    /// The instants at which it changes its state, where the account is.
    #[must_use]
    pub fn bounds(self, zone: &TimeZone) -> Bounds {
        let days = |day: Date, days: i32| day.saturating_add(Span::new().days(days));
        let starts = start_of(self.term.first, zone);
        let expiring = start_of(days(self.term.last, -EXPIRING_DAYS), zone).max(starts);
        let lapses = end_of(days(self.term.last, LAPSES_AFTER_DAYS), zone);
        Bounds { starts, expiring, ends: end_of(self.term.last, zone), lapses }
    }

    /// How it stands at `now`, where the account is. (C-02)
    #[must_use]
    pub fn state(self, zone: &TimeZone, now: Timestamp) -> CareState {
        self.bounds(zone).state(now)
    }
}

impl Bounds {
    /// The state between which of them `now` lies.
    #[must_use]
    pub fn state(self, now: Timestamp) -> CareState {
        if now < self.starts {
            CareState::NotStarted
        } else if now < self.expiring {
            CareState::Active
        } else if now < self.ends {
            CareState::Expiring
        } else if now < self.lapses {
            CareState::Expired
        } else {
            CareState::Lapsed
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c_02_the_states_of_care_on_their_first_and_last_days() {
        let rome = TimeZone::get("Europe/Rome").unwrap();
        let care = |first: &str, last: &str| Care {
            plan: CarePlan::Gold,
            term: Term::new(first.parse().unwrap(), last.parse().unwrap()).unwrap(),
        };
        let check = |first: &str, last: &str, table: &str| {
            for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
                let (now, expected) = line.split_once(' ').unwrap();
                assert_eq!(care(first, last).state(&rome, now.parse().unwrap()).word(), expected.trim(), "at {now}");
            }
        };
        // Rome is two hours ahead in summer and one in winter: its days begin at 22:00 or 23:00 of the day before.
        check(
            "2026-08-08",
            "2027-08-07",
            "2026-08-07T21:59:59Z not-started
             2026-08-07T22:00:00Z active
             2027-05-08T21:59:59Z active
             2027-05-08T22:00:00Z expiring
             2027-08-07T21:59:59Z expiring
             2027-08-07T22:00:00Z expired
             2027-09-06T21:59:59Z expired
             2027-09-06T22:00:00Z lapsed",
        );
        // A term shorter than the warning begins with it.
        check(
            "2026-12-01",
            "2026-12-31",
            "2026-11-30T22:59:59Z not-started
             2026-11-30T23:00:00Z expiring
             2026-12-31T23:00:00Z expired",
        );
    }
}
