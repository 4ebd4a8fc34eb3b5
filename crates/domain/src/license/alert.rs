//! What somebody has to look at: another installation wants to be this server, or a copy of it is running. (L-17)
//!
//! All that is seen of one host until somebody who may has acknowledged it is one alert: the same clone calling every
//! hour is one thing to deal with, not a thousand. All alerts of a server that nobody has acknowledged yet are one
//! incident: people are written to when it begins.

use jiff::Timestamp;

use crate::id::{AccountId, AlertId, PersonId, ServerId};

/// The most alerts of one server that are kept open beside each other; what comes on top is in the event log only.
pub const MOST_OPEN: usize = 20;

/// What was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AlertKind {
    /// Another installation has used the server's token.
    SecondInstallation,
    /// A call's number fell back or appeared twice: a clone or a restored snapshot is running.
    Copy,
    /// The product is older than online activation needs. (L-21)
    VersionTooOld,
}

/// An installation as it was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// The host's name, as it said itself.
    pub host: String,
    /// What tells its host from others.
    pub fingerprint: String,
    /// The product's version.
    pub product_version: String,
    /// The network address it called from, where that is known.
    pub origin: Option<String>,
    /// When it was seen last.
    pub at: Timestamp,
}

/// An alert of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// Its id.
    pub id: AlertId,
    /// The server.
    pub server: ServerId,
    /// Whose that is.
    pub account: AccountId,
    /// What was seen.
    pub kind: AlertKind,
    /// The installation that gave rise to it.
    pub seen: Sighting,
    /// The installation the server is bound to, as it was known then.
    pub known: Option<Sighting>,
    /// When it began.
    pub since: Timestamp,
    /// How often it was seen.
    pub times: u64,
    /// When somebody acknowledged it, and who; a program is nobody.
    pub acknowledged: Option<(Timestamp, Option<PersonId>)>,
}

impl AlertKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::SecondInstallation, Self::Copy, Self::VersionTooOld];

    /// The word for it in API and storage.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::SecondInstallation => "second-installation",
            Self::Copy => "copy",
            Self::VersionTooOld => "version-too-old",
        }
    }

    /// The kind that `word` stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether the account's administrators are written to about it: only of what nobody at the product itself sees.
    #[must_use]
    pub fn is_written_about(self) -> bool {
        self != Self::VersionTooOld
    }
}

/// Whether a new alert of `kind` begins an incident, `open` being those not acknowledged yet. (L-17)
#[must_use]
pub fn begins_incident(kind: AlertKind, open: &[Alert]) -> bool {
    kind.is_written_about() && !open.iter().any(|alert| alert.kind.is_written_about())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;

    fn open(kind: AlertKind) -> Alert {
        let at = Timestamp::UNIX_EPOCH;
        let nobody = uuid::Uuid::nil();
        let seen =
            Sighting { host: "h".into(), fingerprint: "f".into(), product_version: "1".into(), origin: None, at };
        let (id, server, account) = (Id::from_uuid(nobody), Id::from_uuid(nobody), Id::from_uuid(nobody));
        Alert { id, server, account, kind, seen, known: None, since: at, times: 1, acknowledged: None }
    }

    #[test]
    fn l_17_an_incident_begins_with_the_first_alert_that_nobody_has_acknowledged() {
        use AlertKind::{Copy, SecondInstallation, VersionTooOld};
        let check = |kind: AlertKind, others: &[AlertKind], begins: bool| {
            let others: Vec<_> = others.iter().copied().map(open).collect();
            assert_eq!(begins_incident(kind, &others), begins, "{kind:?} beside {others:?}");
        };
        check(SecondInstallation, &[], true);
        check(Copy, &[], true);
        check(Copy, &[SecondInstallation], false);
        check(SecondInstallation, &[VersionTooOld, Copy], false);
        check(SecondInstallation, &[VersionTooOld], true);
        check(VersionTooOld, &[], false);
    }
}
