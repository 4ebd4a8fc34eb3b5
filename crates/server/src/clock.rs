//! Time and randomness: the one place they come from.
//!
//! Everything else is told what time it is and is given its randomness, so that every rule can be run at any instant and
//! a demonstration can be moved through time.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};

/// What time it is. Clones share it.
#[derive(Debug, Clone)]
pub struct Clock {
    standing_at: Option<Arc<AtomicI64>>,
    offset: Arc<AtomicI64>,
}

/// How long something takes, for measuring only: no rule may rest on it.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

/// Where randomness comes from. Clones share it.
#[derive(Debug, Clone)]
pub struct Entropy(Option<Arc<Mutex<u64>>>);

impl Clock {
    /// The machine's own clock.
    #[must_use]
    pub fn of_the_machine() -> Self {
        Self { standing_at: None, offset: Arc::default() }
    }

    /// A clock that stands still until it is moved.
    #[must_use]
    pub fn standing_at(instant: Timestamp) -> Self {
        Self { standing_at: Some(Arc::new(AtomicI64::new(instant.as_microsecond()))), offset: Arc::default() }
    }

    /// Now, in whole microseconds as they are stored.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place where the machine's clock is read")]
    pub fn now(&self) -> Timestamp {
        let micros = match &self.standing_at {
            Some(standing) => standing.load(Ordering::Relaxed),
            None => Timestamp::now().as_microsecond(),
        };
        Timestamp::from_microsecond(micros.saturating_add(self.offset.load(Ordering::Relaxed)))
            .unwrap_or(Timestamp::MAX)
    }

    /// Moves the clock, for everybody who shares it.
    pub fn move_by(&self, by: SignedDuration) {
        let micros = i64::try_from(by.as_micros()).unwrap_or(i64::MAX);
        self.offset.fetch_add(micros, Ordering::Relaxed);
    }
}

impl Stopwatch {
    /// Begins to measure.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place where the machine's clock is read")]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// How long it has been.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place where the machine's clock is read")]
    pub fn read(&self) -> Duration {
        self.0.elapsed()
    }
}

impl Entropy {
    /// The machine's own randomness.
    #[must_use]
    pub fn of_the_machine() -> Self {
        Self(None)
    }

    /// Always the same, for tests that replay: never for secrets that matter.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(Some(Arc::new(Mutex::new(seed))))
    }

    /// 32 fresh bytes.
    ///
    /// # Panics
    /// If the operating system has no randomness to give: nothing that we do is safe then.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place where the machine's randomness is drawn")]
    pub fn seed(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        match &self.0 {
            None => getrandom::fill(&mut bytes).expect("the operating system gives randomness"),
            Some(counter) => {
                let mut counter = counter.lock().unwrap_or_else(PoisonError::into_inner);
                *counter = counter.wrapping_add(1);
                bytes[..8].copy_from_slice(&counter.to_le_bytes());
            }
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_14_a_clock_stands_still_until_it_is_moved() {
        let clock = Clock::standing_at(Timestamp::from_second(100).unwrap());
        assert_eq!(clock.now(), clock.now());
        clock.clone().move_by(SignedDuration::from_hours(1));
        assert_eq!(clock.now().as_second(), 3_700);
    }

    #[test]
    fn x_14_seeded_randomness_replays() {
        let draw = |seed| [Entropy::seeded(seed).seed(), Entropy::seeded(seed).seed()];
        let shared = Entropy::seeded(1);
        assert_eq!(draw(1), draw(1));
        assert_ne!(shared.seed(), shared.seed());
        assert_ne!(Entropy::of_the_machine().seed(), Entropy::of_the_machine().seed());
    }
}
