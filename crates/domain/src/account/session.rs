//! How long one stays signed in, and how a session keeps itself fresh.
//!
//! A session ends when it has not been used for half a day, and in any case after two weeks. While it is used its secret
//! changes every few hours; the old one stays good for a minute, for the pages that were under way.

use jiff::{SignedDuration, Timestamp};

/// What bears on how long a session lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionTimes {
    /// When one signed in.
    pub opened: Timestamp,
    /// When it was last used, to within a few minutes.
    pub seen: Timestamp,
    /// When its secret was last changed.
    pub rotated: Timestamp,
}

/// What a use of a session calls for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upkeep {
    /// Nothing: it was used a moment ago.
    Nothing,
    /// To note that it was used.
    Seen,
    /// To change its secret, too.
    Rotate,
}

impl SessionTimes {
    /// Unused for so long, it ends.
    pub const IDLE: SignedDuration = SignedDuration::from_hours(12);
    /// After so long it ends in any case.
    pub const LONGEST: SignedDuration = SignedDuration::from_hours(14 * 24);
    /// How long a secret is good once another has taken its place.
    pub const OLD_SECRET: SignedDuration = SignedDuration::from_mins(1);
    /// How often its secret changes.
    const ROTATE_EVERY: SignedDuration = SignedDuration::from_hours(4);
    /// How often we write down that it is used.
    const NOTE_EVERY: SignedDuration = SignedDuration::from_mins(5);

    /// A session that begins at `now`.
    #[must_use]
    pub fn beginning(now: Timestamp) -> Self {
        Self { opened: now, seen: now, rotated: now }
    }

    /// When it ends, if it is not used again.
    #[must_use]
    pub fn expires(self) -> Timestamp {
        (self.seen + Self::IDLE).min(self.opened + Self::LONGEST)
    }

    /// What a use at `now` calls for.
    #[must_use]
    pub fn upkeep(self, now: Timestamp) -> Upkeep {
        if now.duration_since(self.rotated) >= Self::ROTATE_EVERY {
            Upkeep::Rotate
        } else if now.duration_since(self.seen) >= Self::NOTE_EVERY {
            Upkeep::Seen
        } else {
            Upkeep::Nothing
        }
    }
}

/// The browser behind a `User-Agent`, as one would say it: `Firefox on Linux`. What nobody knows is cut short.
#[must_use]
pub fn browser(agent: &str) -> String {
    const BROWSERS: [(&str, &str); 8] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 8] = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "ChromeOS"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Macintosh", "macOS"),
        ("Linux", "Linux"),
    ];
    let named =
        |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    match (named(&BROWSERS), named(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(browser), None) => browser.to_owned(),
        _ => agent.chars().filter(|c| !c.is_control()).take(40).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_02_a_session_ends_unused_after_half_a_day_and_in_any_case_after_two_weeks() {
        let at = |hours: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours);
        let check = |seen: i64, expires: i64| {
            let times = SessionTimes { seen: at(seen), ..SessionTimes::beginning(at(0)) };
            assert_eq!(times.expires(), at(expires), "last used after {seen} h");
        };
        check(0, 12);
        check(1, 13);
        check(323, 335);
        check(324, 336);
        check(335, 336);
    }

    #[test]
    fn x_02_what_a_use_of_a_session_calls_for() {
        let at = |minutes: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes);
        let check = |seen: i64, rotated: i64, now: i64, expected: Upkeep| {
            let times = SessionTimes { opened: at(0), seen: at(seen), rotated: at(rotated) };
            assert_eq!(times.upkeep(at(now)), expected, "{seen} {rotated} {now}");
        };
        check(0, 0, 4, Upkeep::Nothing);
        check(0, 0, 5, Upkeep::Seen);
        check(239, 0, 240, Upkeep::Rotate);
        check(240, 240, 244, Upkeep::Nothing);
    }

    #[test]
    fn x_02_a_browser_is_told_by_its_name() {
        for (agent, told) in [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox on Linux"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0",
                "Edge on Windows",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605 Version/18.0 Safari/605",
                "Safari on macOS",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604",
                "Safari on iPhone",
            ),
            ("Mozilla/5.0 (Linux; Android 15) Chrome/142.0 Mobile Safari/537.36", "Chrome on Android"),
            ("curl/8.14.1", "curl/8.14.1"),
            ("", ""),
        ] {
            assert_eq!(browser(agent), told);
        }
        assert_eq!(browser(&"x".repeat(1_000)).len(), 40);
    }
}
