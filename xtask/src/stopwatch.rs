//! How long a step took, for people to read.
//!
//! The one place of this crate that looks at a clock. Nothing is decided by what it says.

use std::time::{Duration, Instant};

/// Runs from the moment it is made.
pub struct Stopwatch(Instant);

impl Stopwatch {
    #[expect(clippy::disallowed_methods, reason = "a chore may tell people how long it took")]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    #[expect(clippy::disallowed_methods, reason = "a chore may tell people how long it took")]
    pub fn read(&self) -> Duration {
        self.0.elapsed()
    }
}
