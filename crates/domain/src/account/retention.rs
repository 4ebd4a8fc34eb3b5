//! How long what is known of persons is kept, kind by kind.
//!
//! The vendor's policy, carried out by a job. What happened stays in the event log, which names persons by id only; what
//! goes is who they were and how to write to them.

use std::ops::RangeInclusive;

use jiff::{SignedDuration, Timestamp};

/// How many days each kind is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Sessions, after they have ended.
    pub sessions_days: u32,
    /// The address of an invitation, after it was accepted or has expired.
    pub invitations_days: u32,
    /// The recipient of a mail, after it was sent or given up.
    pub mails_days: u32,
    /// A registration whose address was never confirmed.
    pub registrations_days: u32,
}

/// A number of days that cannot be a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{kind}: a number of days from 1 to 3650")]
pub struct OutOfBounds {
    /// Of which kind.
    pub kind: &'static str,
}

/// From which instants on each kind is kept at some moment; what ended before goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cutoffs {
    /// Sessions.
    pub sessions: Timestamp,
    /// Invitations.
    pub invitations: Timestamp,
    /// Mails.
    pub mails: Timestamp,
    /// Registrations.
    pub registrations: Timestamp,
}

impl Default for Retention {
    fn default() -> Self {
        Self { sessions_days: 30, invitations_days: 90, mails_days: 90, registrations_days: 7 }
    }
}

impl Retention {
    /// What may be chosen, in days.
    pub const BOUNDS: RangeInclusive<u32> = 1..=3_650;

    /// Each kind with its days, in the order in which they are shown.
    #[must_use]
    pub fn kinds(self) -> [(&'static str, u32); 4] {
        [
            ("sessions", self.sessions_days),
            ("invitations", self.invitations_days),
            ("mails", self.mails_days),
            ("registrations", self.registrations_days),
        ]
    }

    /// Whether every kind is within [`Self::BOUNDS`].
    pub fn examine(self) -> Result<Self, OutOfBounds> {
        match self.kinds().into_iter().find(|(_, days)| !Self::BOUNDS.contains(days)) {
            Some((kind, _)) => Err(OutOfBounds { kind }),
            None => Ok(self),
        }
    }

    /// From when on each kind is kept at `now`.
    #[must_use]
    pub fn at(self, now: Timestamp) -> Cutoffs {
        let before = |days: u32| now - SignedDuration::from_hours(i64::from(days) * 24);
        Cutoffs {
            sessions: before(self.sessions_days),
            invitations: before(self.invitations_days),
            mails: before(self.mails_days),
            registrations: before(self.registrations_days),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_16_a_policy_is_within_its_bounds() {
        assert!(Retention::default().examine().is_ok());
        for (days, good) in [(0, false), (1, true), (3_650, true), (3_651, false)] {
            assert_eq!(Retention { mails_days: days, ..Retention::default() }.examine().is_ok(), good, "{days}");
        }
        let wrong = Retention { invitations_days: 0, ..Retention::default() }.examine();
        assert_eq!(wrong, Err(OutOfBounds { kind: "invitations" }));
    }

    #[test]
    fn x_16_what_is_older_than_the_policy_goes() {
        let now: Timestamp = "2026-11-25T10:00:00Z".parse().unwrap();
        let cutoffs = Retention { mails_days: 2, ..Retention::default() }.at(now);
        assert_eq!(cutoffs.mails, "2026-11-23T10:00:00Z".parse().unwrap());
        assert_eq!(cutoffs.registrations, "2026-11-18T10:00:00Z".parse().unwrap());
    }
}
