//! How often somebody may call: a bucket of tokens each, filled again as time passes.
//!
//! Buckets are in the memory of this node alone: with several nodes behind one address each grants its own quota, and a
//! node that starts again has forgotten. Memory is bounded: when too many have called, those who have not called for
//! longest are forgotten, which only ever favours the caller.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use claviger_app::domain::account::network_of;
use jiff::{SignedDuration, Timestamp};

/// How many calls are granted in how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// So many at once, and so many again within the window.
    pub quota: u32,
    /// How long it takes to fill an empty bucket.
    pub window_secs: u32,
}

/// The limits of an installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Calls to the API, by key.
    pub calls: Policy,
    /// Calls to the API without a key that is good, by address.
    pub failures: Policy,
    /// Passwords given or chosen and mails asked for by people, by address: an office behind one address counts as one.
    pub people: Policy,
}

/// What is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remaining {
    /// How many calls are granted at once.
    pub calls: u32,
    /// In how many seconds the whole quota is there again.
    pub full_in_secs: u32,
}

/// Nothing is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryAfter {
    /// In how many seconds the next call is granted.
    pub secs: u32,
}

/// Counts the calls of many callers against one policy.
#[derive(Debug)]
pub struct Limiter {
    policy: Policy,
    buckets: Mutex<Buckets>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            calls: Policy { quota: 3_000, window_secs: 60 },
            failures: Policy { quota: 60, window_secs: 60 },
            people: Policy { quota: 120, window_secs: 600 },
        }
    }
}

impl Limiter {
    /// A limiter with a full bucket for everybody.
    #[must_use]
    pub fn new(policy: Policy) -> Self {
        let policy = Policy { quota: policy.quota.max(1), window_secs: policy.window_secs.max(1) };
        Self { policy, buckets: Mutex::default() }
    }

    /// What it grants.
    #[must_use]
    pub fn policy(&self) -> Policy {
        self.policy
    }

    /// Takes a token from the bucket of `key`, if there is one.
    pub fn check(&self, key: &str, now: Timestamp) -> Result<Remaining, RetryAfter> {
        let now = now.as_microsecond();
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let next_full_at = self.policy.take(buckets.get(key).unwrap_or(now), now)?;
        buckets.put(key, next_full_at);
        let calls = (now + self.policy.window_micros() - next_full_at) / self.policy.micros_for_one();
        Ok(Remaining { calls: u32::try_from(calls).unwrap_or(u32::MAX), full_in_secs: in_secs(next_full_at - now) })
    }
}

impl Policy {
    /// Takes a token, if there is one, from a bucket that is full at the instant `full_at`; answers when it will be full
    /// then. Instants are microseconds since 1970.
    pub fn take(self, full_at: i64, now: i64) -> Result<i64, RetryAfter> {
        let window = self.window_micros();
        // A full one was full long ago. A clock that was set back owes at most a window.
        let next_full_at = full_at.clamp(now, now + window) + self.micros_for_one();
        if next_full_at > now + window {
            return Err(RetryAfter { secs: in_secs(next_full_at - window - now) });
        }
        Ok(next_full_at)
    }

    fn window_micros(self) -> i64 {
        i64::from(self.window_secs) * 1_000_000
    }

    fn micros_for_one(self) -> i64 {
        (self.window_micros() / i64::from(self.quota)).max(1)
    }
}

impl Limiter {
    /// Whether the bucket of `key` is empty; nothing is taken from it.
    pub fn look(&self, key: &str, now: Timestamp) -> Result<(), RetryAfter> {
        let (window, one) = (self.policy.window_micros(), self.policy.micros_for_one());
        let now = now.as_microsecond();
        let buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let full_at = buckets.get(key).unwrap_or(now).clamp(now, now + window);
        let empty_for = full_at + one - window - now;
        if empty_for > 0 { Err(RetryAfter { secs: in_secs(empty_for) }) } else { Ok(()) }
    }
}

/// By what an address is counted: itself, or for IPv6 its network of 64 bits, which one subscriber has to himself.
#[must_use]
pub fn of_address(origin: &str) -> String {
    network_of(origin)
}

/// So many callers are remembered at least; twice as many at the most.
const REMEMBERED: usize = 50_000;

/// When whose bucket is full: of those who called lately, and of those who called before them.
#[derive(Debug, Default)]
struct Buckets {
    lately: HashMap<String, i64>,
    before: HashMap<String, i64>,
}

impl Buckets {
    fn get(&self, key: &str) -> Option<i64> {
        self.lately.get(key).or_else(|| self.before.get(key)).copied()
    }

    fn put(&mut self, key: &str, full_at: i64) {
        if let Some(known) = self.lately.get_mut(key) {
            *known = full_at;
            return;
        }
        if self.lately.len() >= REMEMBERED {
            self.before = std::mem::take(&mut self.lately);
        }
        self.lately.insert(key.to_owned(), full_at);
    }
}

/// Whole seconds, rounded up.
fn in_secs(micros: i64) -> u32 {
    let duration = SignedDuration::from_micros(micros.max(0) + 999_999);
    u32::try_from(duration.as_secs()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millisecond(1_700_000_000_000 + millis).unwrap()
    }

    #[test]
    fn x_06_a_bucket_empties_and_fills_again() {
        let limiter = Limiter::new(Policy { quota: 3, window_secs: 30 });
        let check = |millis, expected: Result<(u32, u32), u32>| {
            let found = limiter.check("a", at(millis));
            let found = found.map(|left| (left.calls, left.full_in_secs)).map_err(|wait| wait.secs);
            assert_eq!(found, expected, "at {millis}");
        };
        check(0, Ok((2, 10)));
        check(0, Ok((1, 20)));
        check(1_000, Ok((0, 29)));
        check(1_000, Err(9));
        check(9_999, Err(1));
        check(10_000, Ok((0, 30)));
        check(10_000, Err(10));
        check(100_000, Ok((2, 10)));
        assert_eq!(limiter.check("b", at(1_000)), Ok(Remaining { calls: 2, full_in_secs: 10 }), "to each their own");
    }

    #[test]
    fn x_12_a_clock_that_is_set_back_locks_nobody_out_for_longer_than_a_window() {
        let limiter = Limiter::new(Policy { quota: 1, window_secs: 10 });
        assert!(limiter.check("a", at(1_000_000)).is_ok());
        assert_eq!(limiter.check("a", at(0)), Err(RetryAfter { secs: 10 }));
        assert!(limiter.check("a", at(1_010_000)).is_ok());
    }

    #[test]
    fn x_12_the_memory_of_a_limiter_is_bounded() {
        let limiter = Limiter::new(Policy { quota: 2, window_secs: 1_000 });
        for number in 0..3 * REMEMBERED {
            assert!(limiter.check(&number.to_string(), at(0)).is_ok());
        }
        let buckets = limiter.buckets.lock().unwrap();
        assert!(buckets.lately.len() + buckets.before.len() <= 2 * REMEMBERED);
    }

    #[test]
    fn x_06_an_address_is_counted_by_its_network() {
        for (address, key) in [
            ("192.0.2.7", "192.0.2.7"),
            ("::ffff:192.0.2.7", "::ffff:192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
            ("unknown", "unknown"),
        ] {
            assert_eq!(of_address(address), key);
        }
    }

    #[test]
    fn x_13_looking_takes_nothing() {
        let limiter = Limiter::new(Policy { quota: 2, window_secs: 20 });
        for _ in 0..5 {
            assert_eq!(limiter.look("a", at(0)), Ok(()));
        }
        limiter.check("a", at(0)).unwrap();
        assert_eq!(limiter.look("a", at(0)), Ok(()));
        limiter.check("a", at(0)).unwrap();
        assert_eq!(limiter.look("a", at(0)), Err(RetryAfter { secs: 10 }));
        assert_eq!(limiter.look("a", at(10_000)), Ok(()));
    }
}
