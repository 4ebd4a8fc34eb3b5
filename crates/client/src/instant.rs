//! Instants as people read them, in UTC.

/// The day on which `now` falls: `2027-08-07`.
pub(crate) fn day(now: i64) -> String {
    let (year, month, day) = civil(now.div_euclid(86_400));
    format!("{year:04}-{month:02}-{day:02}")
}

/// The minute in which `now` falls: `2027-08-07 09:00 UTC`.
pub(crate) fn minute(now: i64) -> String {
    let of_day = now.rem_euclid(86_400);
    format!("{} {:02}:{:02} UTC", day(now), of_day / 3_600, of_day % 3_600 / 60)
}

/// Year, month and day of the Gregorian calendar from days since 1970-01-01, by counting years from March, so that the
/// leap day comes last.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_22_instants_are_shown_as_days_and_minutes() {
        let check = |now: i64, shown: &str| assert_eq!(minute(now), shown);
        check(0, "1970-01-01 00:00 UTC");
        check(-1, "1969-12-31 23:59 UTC");
        check(951_782_399, "2000-02-28 23:59 UTC");
        check(951_782_400, "2000-02-29 00:00 UTC");
        check(951_868_800, "2000-03-01 00:00 UTC");
        check(1_817_629_200, "2027-08-07 09:00 UTC");
        check(4_107_542_400, "2100-03-01 00:00 UTC");
    }
}
