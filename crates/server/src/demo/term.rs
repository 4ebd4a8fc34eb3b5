//! The programme's own dates, shifted by whole years so that today lies inside them.

use claviger_app::domain::time::Term;
use jiff::ToSpan as _;
use jiff::civil::Date;

/// `term` moved by as many whole years as it takes for `today` to lie inside; as it is, if no number of years does.
pub(super) fn around(term: Term, today: Date) -> Term {
    let moved = |years: i16| {
        let shift = |day: Date| day.checked_add(years.years()).unwrap_or(day);
        Term { first: shift(term.first), last: shift(term.last) }
    };
    let guess = today.year() - term.first.year();
    let candidates = (guess - 1..=guess + 1).map(moved);
    candidates.into_iter().find(|moved| moved.first <= today && today <= moved.last).unwrap_or(term)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(first: &str, last: &str) -> Term {
        Term { first: first.parse().unwrap(), last: last.parse().unwrap() }
    }

    #[test]
    fn l_09_the_programmes_dates_lie_around_today() {
        let programme = term("2019-08-08", "2020-08-07");
        for (today, first, last) in [
            ("2019-08-08", "2019-08-08", "2020-08-07"),
            ("2020-08-07", "2019-08-08", "2020-08-07"),
            ("2020-08-08", "2020-08-08", "2021-08-07"),
            ("2026-11-22", "2026-08-08", "2027-08-07"),
            ("2027-01-01", "2026-08-08", "2027-08-07"),
            ("2028-02-29", "2027-08-08", "2028-08-07"),
        ] {
            assert_eq!(around(programme, today.parse().unwrap()), term(first, last), "{today}");
        }
    }
}
