//! Forwarding: an order's holder invites others to manage its licenses. (L-06)
//!
//! Holding a forwarded link gives nobody an account and nobody's licenses: to the end customer goes the invitation that
//! its contact has anyway, and a reseller who follows the link asks the customer, who may say no.

use jiff::{SignedDuration, Timestamp};

/// How often one order is forwarded within [`WITHIN`].
pub const MOST: usize = 5;
/// The time in which it is counted.
pub const WITHIN: SignedDuration = SignedDuration::from_hours(24);
/// How long a link sent to a reseller is good.
pub const LASTS: SignedDuration = SignedDuration::from_hours(30 * 24);

/// An order was forwarded too often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an order is forwarded {MOST} times a day at the most; the next time is possible at {again}")]
pub struct TooOften {
    /// When it can be forwarded again.
    pub again: Timestamp,
}

/// Whether an order that was forwarded at these instants, whatever their order, may be forwarded `now`.
pub fn may_forward(before: &[Timestamp], now: Timestamp) -> Result<(), TooOften> {
    let mut recent: Vec<_> = before.iter().copied().filter(|at| *at + WITHIN > now).collect();
    recent.sort_unstable();
    match recent.len().checked_sub(MOST) {
        None => Ok(()),
        Some(first) => Err(TooOften { again: recent[first] + WITHIN }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_06_an_order_is_forwarded_five_times_a_day_at_the_most() {
        let at = |hour: i64| Timestamp::from_second(1_700_000_000 + hour * 3_600).unwrap();
        let check = |before: &[i64], now, again: Option<i64>| {
            let before: Vec<_> = before.iter().map(|hour| at(*hour)).collect();
            let expected = again.map_or(Ok(()), |hour| Err(TooOften { again: at(hour) }));
            assert_eq!(may_forward(&before, at(now)), expected);
        };
        check(&[], 0, None);
        check(&[0, 1, 2, 3], 4, None);
        check(&[0, 1, 2, 3, 4], 4, Some(24));
        check(&[4, 3, 2, 1, 0], 23, Some(24));
        check(&[0, 1, 2, 3, 4], 24, None);
        check(&[0, 1, 2, 3, 4, 24], 24, Some(25));
    }
}
