//! The agent's clock, in the one place where it is read; the library below is told what time it is.

use std::time::SystemTime;

/// Seconds since 1970, UTC.
pub(crate) fn now() -> i64 {
    #[expect(clippy::disallowed_methods, reason = "the one place of the agent that reads the clock")]
    let now = SystemTime::now();
    match now.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_secs()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_secs()).map_or(i64::MIN, |secs| -secs),
    }
}
