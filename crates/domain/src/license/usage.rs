//! How much of a pool was in use over time, read backwards from its ledger. (L-27)

use jiff::Timestamp;

use crate::units::Units;

/// By how much the units in use changed, at an instant or around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub at: Timestamp,
    /// By how much: up or down.
    pub by: i64,
}

/// How many units were in use at each of `instants`, if `used` are at the last of them and `steps` say what happened
/// since the first; both in order of time.
#[must_use]
pub fn over_time(used: Units, steps: &[Step], instants: &[Timestamp]) -> Vec<Units> {
    let now = i128::from(used.count());
    let at = |instant: Timestamp| {
        let since: i128 = steps.iter().filter(|step| step.at > instant).map(|step| i128::from(step.by)).sum();
        Units::from_stored(u64::try_from(now - since).unwrap_or(0))
    };
    instants.iter().map(|instant| at(*instant)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_27_use_over_time_is_what_the_ledger_says_read_backwards() {
        let at = |second: i64| Timestamp::from_second(second).unwrap();
        let step = |second, by| Step { at: at(second), by };
        let steps = [step(10, 20), step(20, -5), step(20, 1), step(30, 4)];
        let instants: Vec<_> = [5, 10, 19, 20, 29, 30, 40].map(at).into();
        let counts: Vec<_> =
            over_time(Units::from_stored(20), &steps, &instants).into_iter().map(Units::count).collect();
        assert_eq!(counts, [0, 20, 20, 16, 16, 20, 20]);
    }
}
