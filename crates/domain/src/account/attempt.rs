//! How often one may try: attempts to sign in as somebody, and mails that strangers can make us send.
//!
//! The first few attempts are free; after them each has to wait twice as long as the one before. An attempt counts when
//! it begins, so that a hundred at once are a hundred; the right password makes them all forgotten. An address nobody
//! has is counted the same way, so that waiting tells nothing.

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};

/// What was tried so far for one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempts {
    /// How often.
    pub count: u32,
    /// When last.
    pub last: Timestamp,
}

/// What is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// To sign in, or to prove oneself by password otherwise.
    SignIn,
    /// To have a mail sent: registration, confirmation, reset.
    Mail,
    /// To redeem an activation key that is none, as one person or program. (P-06)
    ActivationKey,
    /// The same, from one network: many people may share it. (P-06)
    ActivationKeyFrom,
    /// The same, for one account, by whomever of its people and programs. (P-06)
    ActivationKeyFor,
    /// To claim a device that one has no claim to, as one person or program. (P-04)
    Device,
    /// The same, from one network. (P-04)
    DeviceFrom,
    /// The same, for one account. (P-04)
    DeviceFor,
}

/// It has been tried too often: not before `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it was tried too often: try again at {until}")]
pub struct TooMany {
    /// From when on it may be tried again.
    pub until: Timestamp,
}

/// The longest anybody has to wait: whoever tries on purpose in somebody else's name must not keep them out for long.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(30);
/// After so many attempts the person is told by mail, once.
const TELLS_AT: u32 = 10;

/// By what an address is counted: itself, or for IPv6 its network of 64 bits, which one subscriber has to himself.
#[must_use]
pub fn network_of(address: &str) -> String {
    match address.parse() {
        Ok(IpAddr::V6(address)) if address.to_ipv4_mapped().is_none() => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        _ => address.to_owned(),
    }
}

impl Tried {
    /// The word for it in storage.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Mail => "mail",
            Self::ActivationKey => "activation-key",
            Self::ActivationKeyFrom => "activation-key-from",
            Self::ActivationKeyFor => "activation-key-for",
            Self::Device => "device",
            Self::DeviceFrom => "device-from",
            Self::DeviceFor => "device-for",
        }
    }

    /// How many are free. An account has many more than each of its people: nobody is to be shut out by a colleague, and
    /// nobody is to harvest with a hundred users.
    fn free(self) -> u32 {
        match self {
            Self::SignIn | Self::ActivationKey | Self::Device => 5,
            Self::ActivationKeyFrom | Self::DeviceFrom => 20,
            Self::ActivationKeyFor | Self::DeviceFor => 50,
            Self::Mail => 3,
        }
    }

    /// How long the first one that is not free has to wait.
    fn first_wait(self) -> SignedDuration {
        match self {
            Self::Mail => SignedDuration::from_mins(15),
            Self::SignIn
            | Self::ActivationKey
            | Self::ActivationKeyFrom
            | Self::ActivationKeyFor
            | Self::Device
            | Self::DeviceFrom
            | Self::DeviceFor => SignedDuration::from_mins(1),
        }
    }
}

impl Attempts {
    /// After so long without an attempt the earlier ones are forgotten.
    pub const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_hours(24);

    /// One more attempt at `now` after those `before`; or from when on there may be one.
    pub fn one_more(before: Option<Self>, tried: Tried, now: Timestamp) -> Result<Self, TooMany> {
        let first = Self { count: 1, last: now };
        let Some(before) = before.filter(|before| now.duration_since(before.last) < Self::FORGOTTEN_AFTER) else {
            return Ok(first);
        };
        if let Some(beyond) = before.count.checked_sub(tried.free()) {
            let wait = tried.first_wait().as_secs() << beyond.min(20);
            let until = before.last + SignedDuration::from_secs(wait).min(LONGEST_WAIT);
            if now < until {
                return Err(TooMany { until });
            }
        }
        Ok(Self { count: before.count.saturating_add(1), last: now })
    }

    /// Whether the person is to be told by mail that somebody tries their passwords.
    #[must_use]
    pub fn is_worth_telling(self) -> bool {
        self.count == TELLS_AT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tries at each second given; tells how many went through, or when one may try again.
    fn check(tried: Tried, story: &[(i64, Result<u32, i64>)]) {
        let mut attempts = None;
        for (second, expected) in story {
            let now = Timestamp::from_second(*second).unwrap();
            let outcome = Attempts::one_more(attempts, tried, now);
            assert_eq!(outcome.map(|one| one.count).map_err(|wait| wait.until.as_second()), *expected, "at {second}");
            attempts = outcome.ok().or(attempts);
        }
    }

    #[test]
    fn x_02_five_attempts_are_free_and_the_next_wait_longer_and_longer() {
        check(
            Tried::SignIn,
            &[
                (0, Ok(1)),
                (0, Ok(2)),
                (0, Ok(3)),
                (1, Ok(4)),
                (2, Ok(5)),
                (2, Err(62)),
                (61, Err(62)),
                (62, Ok(6)),
                (62, Err(182)),
                (182, Ok(7)),
                (421, Err(422)),
                (422, Ok(8)),
                (902, Ok(9)),
                (1_862, Ok(10)),
                (1_862, Err(3_662)),
                (3_662, Ok(11)),
                (3_662, Err(5_462)),
            ],
        );
    }

    #[test]
    fn x_02_a_day_without_attempts_forgets_them() {
        let day = 24 * 3600;
        check(Tried::SignIn, &[(0, Ok(1)), (day - 1, Ok(2)), (2 * day - 1, Ok(1))]);
    }

    #[test]
    fn x_02_three_mails_are_free_and_the_next_wait_a_quarter_of_an_hour_and_longer() {
        check(
            Tried::Mail,
            &[(0, Ok(1)), (0, Ok(2)), (0, Ok(3)), (0, Err(900)), (900, Ok(4)), (900, Err(2_700)), (2_700, Ok(5))],
        );
    }

    #[test]
    fn p_04_p_06_five_guesses_are_free_for_a_person_twenty_for_a_network_and_fifty_for_an_account() {
        for (tried, free) in [
            ([Tried::Device, Tried::ActivationKey], 5),
            ([Tried::DeviceFrom, Tried::ActivationKeyFrom], 20),
            ([Tried::DeviceFor, Tried::ActivationKeyFor], 50),
        ] {
            for tried in tried {
                let all_free = (1..=free).map(|count| (0, Ok(count)));
                let story: Vec<_> = all_free.chain([(0, Err(60)), (60, Ok(free + 1)), (60, Err(180))]).collect();
                check(tried, &story);
            }
        }
    }

    #[test]
    fn x_02_a_person_is_told_once_of_many_attempts() {
        let told = |count| Attempts { count, last: Timestamp::UNIX_EPOCH }.is_worth_telling();
        assert_eq!((1..100).filter(|count| told(*count)).collect::<Vec<_>>(), [10]);
    }
}
