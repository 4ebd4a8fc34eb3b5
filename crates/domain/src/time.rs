//! Days and the instants at which they begin and end.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan as _};

/// From a first to a last day, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    /// The first day.
    pub first: Date,
    /// The last day; it ends at 24:00 where the account is. (L-10)
    pub last: Date,
}

/// A stretch of time: from an instant on, until just before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first instant that belongs to it.
    pub from: Timestamp,
    /// The first instant that no longer does.
    pub until: Timestamp,
}

impl Term {
    /// A term, if it ends no earlier than it begins.
    #[must_use]
    pub fn new(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// The term of so many whole `months` from `first` on: twelve from 25 Nov 2026 end on 24 Nov 2027. Where the last
    /// month lacks that day, the term ends with the month. (C-03)
    #[must_use]
    pub fn of_months(first: Date, months: u16) -> Option<Self> {
        let after = first.checked_add(Span::new().months(i32::from(months))).ok()?;
        let last = if after.day() < first.day() { after } else { after.yesterday().ok()? };
        Self::new(first, last)
    }

    /// The term as instants, where the account is. (L-10)
    #[must_use]
    pub fn window(self, zone: &TimeZone) -> Window {
        Window { from: start_of(self.first, zone), until: end_of(self.last, zone) }
    }
}

impl Window {
    /// Whether `now` lies inside.
    #[must_use]
    pub fn contains(&self, now: Timestamp) -> bool {
        self.from <= now && now < self.until
    }
}

/// The instant at which `day` begins in `zone`; where a clock change skips midnight, the first one after it.
#[must_use]
pub fn start_of(day: Date, zone: &TimeZone) -> Timestamp {
    day.to_zoned(zone.clone()).map_or(Timestamp::MIN, |midnight| midnight.timestamp())
}

/// The instant at which `day` is over in `zone`.
#[must_use]
pub fn end_of(day: Date, zone: &TimeZone) -> Timestamp {
    day.checked_add(1.day()).map_or(Timestamp::MAX, |next| start_of(next, zone))
}

/// The last day that is wholly over, or still running, just before `instant` in `zone`.
#[must_use]
pub fn last_day_before(instant: Timestamp, zone: &TimeZone) -> Date {
    instant.checked_sub(1.nanosecond()).unwrap_or(instant).to_zoned(zone.clone()).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_10_a_term_ends_at_24_00_where_the_account_is() {
        let check = |zone: &str, first: &str, last: &str, from: &str, until: &str| {
            let term = Term::new(first.parse().unwrap(), last.parse().unwrap()).unwrap();
            let window = term.window(&TimeZone::get(zone).unwrap());
            assert_eq!((window.from.to_string().as_str(), window.until.to_string().as_str()), (from, until), "{zone}");
            assert_eq!(last_day_before(window.until, &TimeZone::get(zone).unwrap()), term.last);
        };
        check("Europe/Rome", "2019-08-08", "2020-08-07", "2019-08-07T22:00:00Z", "2020-08-07T22:00:00Z");
        check("Europe/Rome", "2026-03-29", "2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z");
        check("America/New_York", "2026-01-01", "2026-12-31", "2026-01-01T05:00:00Z", "2027-01-01T05:00:00Z");
        // Beirut springs forward at midnight: that day begins at 01:00.
        check("Asia/Beirut", "2026-03-29", "2026-03-29", "2026-03-28T22:00:00Z", "2026-03-29T21:00:00Z");
    }

    #[test]
    fn c_03_so_many_months_from_a_day_on() {
        let check = |first: &str, months: u16, last: Option<&str>| {
            let term = Term::of_months(first.parse().unwrap(), months);
            assert_eq!(term.map(|term| term.last.to_string()).as_deref(), last, "{months} months from {first}");
        };
        check("2026-11-25", 12, Some("2027-11-24"));
        check("2026-12-01", 1, Some("2026-12-31"));
        check("2027-01-31", 1, Some("2027-02-28"));
        check("2027-01-28", 1, Some("2027-02-27"));
        check("2028-02-29", 12, Some("2029-02-28"));
        check("2026-11-25", 0, None);
    }

    #[test]
    fn l_10_a_term_cannot_end_before_it_begins() {
        assert_eq!(Term::new("2027-08-08".parse().unwrap(), "2027-08-07".parse().unwrap()), None);
    }
}
