//! *Release now*: freeing units that a server has not let go of, because somebody knows that it runs no more. (L-15)
//!
//! Whoever says so wrongly has the same units run twice, until the old lease ends. So an account may say it a limited
//! number of times in a calendar year, as its days are; the vendor as often as it takes.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// How often an account may still do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReleasesLeft {
    /// How often this year.
    pub left: u32,
    /// Of how many.
    pub limit: u32,
    /// The day from which on it may again in full.
    pub again: Date,
}

/// The instant at which the account's present year began: what was released before counts no more.
#[must_use]
pub fn year_began(now: Timestamp, zone: &TimeZone) -> Timestamp {
    crate::time::start_of(first_day(now.to_zoned(zone.clone()).year()), zone)
}

/// How often an account may still release this year, having done so `used` times. (L-15)
#[must_use]
pub fn releases_left(limit: u32, used: u32, now: Timestamp, zone: &TimeZone) -> ReleasesLeft {
    let year = now.to_zoned(zone.clone()).year();
    ReleasesLeft { left: limit.saturating_sub(used), limit, again: first_day(year.saturating_add(1)) }
}

fn first_day(year: i16) -> Date {
    Date::new(year, 1, 1).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_15_an_account_may_release_so_often_in_a_year_of_its_own() {
        let rome = TimeZone::get("Europe/Rome").unwrap();
        let check = |now: &str, used: u32, left: u32, began: &str, again: &str| {
            let now: Timestamp = now.parse().unwrap();
            let found = releases_left(4, used, now, &rome);
            assert_eq!((found.left, found.limit, found.again.to_string().as_str()), (left, 4, again), "{now}");
            assert_eq!(year_began(now, &rome).to_string(), began, "{now}");
        };
        check("2026-11-02T09:00:00Z", 0, 4, "2025-12-31T23:00:00Z", "2027-01-01");
        check("2026-11-02T09:00:00Z", 3, 1, "2025-12-31T23:00:00Z", "2027-01-01");
        check("2026-11-02T09:00:00Z", 9, 0, "2025-12-31T23:00:00Z", "2027-01-01");
        check("2026-12-31T22:59:59Z", 4, 0, "2025-12-31T23:00:00Z", "2027-01-01");
        check("2026-12-31T23:00:00Z", 0, 4, "2026-12-31T23:00:00Z", "2028-01-01");
    }
}
