//! The lease: what one server may run, and until when. (L-18)

use serde::{Deserialize, Serialize};

use crate::key::{KeySet, LEASE, PublicKey, SigningKey, Untrusted};

/// A lease as it stands in the claims of its JSON Web Token. Instants are seconds since 1970, days are `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lease {
    /// Who signed it: the licensing service's own address.
    pub iss: String,
    /// The server it is for (`srv_…`).
    pub aud: String,
    /// This lease's own id.
    pub jti: String,
    /// Counts up with every change of what the server may run, and with every renewal.
    pub number: u64,
    /// When it was drawn up.
    pub iat: i64,
    /// From when on the product should ask for the next one.
    pub renew_after: i64,
    /// From when on it is worth nothing.
    pub exp: i64,
    /// The installation's key it is bound to. (RFC 7800)
    pub cnf: Confirmation,
    /// The fingerprint of the host it was activated on.
    pub fingerprint: String,
    /// What may run.
    pub items: Vec<Item>,
}

/// The key of the installation that a lease belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// Its thumbprint.
    pub jkt: String,
}

/// One application that the server may run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The application's id in the vendor's catalogue.
    pub application: String,
    /// Its name, as people know it.
    pub name: String,
    /// What is counted: `channels`, `users`.
    pub unit: String,
    /// `base`, `add-on`, `client`, `redundancy` or `customization`.
    pub role: String,
    /// `perpetual`, `subscription` or `cloud`.
    pub model: String,
    /// How many units.
    pub units: u64,
    /// The last day on which all of them may be used; absent if there is no such day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// The instant at which that day ends where the account is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<i64>,
    /// The newest release date this item may run; absent if every release may. (C-08)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newest_release: Option<String>,
    /// The care that goes with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub care: Option<Care>,
}

/// A care plan with its days, and the instants at which its state changes. Care that waits for the product to be
/// registered has neither.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Care {
    /// `basic`, `gold` or `platinum`.
    pub plan: String,
    /// The first day it covers, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// The last day it covers, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The instant at which the first day begins where the account is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<i64>,
    /// From this instant on it is expiring: its end is near.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expiring: Option<i64>,
    /// The instant at which the last day ends where the account is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<i64>,
    /// From this instant on it is lapsed: it expired too long ago to be carried on from its old end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lapses: Option<i64>,
}

/// How care stands at an instant. (C-02)
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CareState {
    /// There is none.
    None,
    /// It has not begun, or waits for the product to be registered.
    NotStarted,
    /// It covers this instant.
    Active,
    /// It covers this instant, and its end is near.
    Expiring,
    /// It has ended.
    Expired,
    /// It has ended too long ago to be carried on from its old end.
    Lapsed,
}

/// How a lease stands at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// In force.
    Valid,
    /// In force, and the next one is due.
    RenewalDue,
    /// At its end.
    Expired,
}

/// Why a lease is not this installation's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotOurs {
    /// The signature chain does not hold.
    #[error("the lease is not to be believed: {0}")]
    Untrusted(#[from] Untrusted),
    /// It is for another server.
    #[error("the lease is for another server")]
    AnotherServer,
    /// It is bound to another installation's key.
    #[error("the lease is bound to another installation")]
    AnotherInstallation,
}

impl Lease {
    /// Signs the lease.
    #[must_use]
    pub fn sign(&self, key: &SigningKey) -> String {
        key.sign(LEASE, self)
    }

    /// Reads a lease if a key of `keys` signed it for `server` and the installation that holds `own`. (L-18)
    pub fn open(jwt: &str, keys: &KeySet, server: &str, own: &PublicKey) -> Result<Self, NotOurs> {
        let lease: Self = keys.signer_of(LEASE, jwt)?.verify(LEASE, jwt)?;
        if lease.aud != server {
            return Err(NotOurs::AnotherServer);
        }
        if lease.cnf.jkt != own.thumbprint() {
            return Err(NotOurs::AnotherInstallation);
        }
        Ok(lease)
    }

    /// How the lease stands at `now`.
    #[must_use]
    pub fn validity(&self, now: i64) -> Validity {
        if now >= self.exp {
            Validity::Expired
        } else if now >= self.renew_after {
            Validity::RenewalDue
        } else {
            Validity::Valid
        }
    }

    /// What may run at `now`: nothing once the lease has expired, and no item after its own term. (L-18, C-12)
    pub fn running(&self, now: i64) -> impl Iterator<Item = &Item> {
        let valid = self.validity(now) != Validity::Expired;
        self.items.iter().filter(move |item| valid && item.ends.is_none_or(|ends| now < ends))
    }

    /// What of a build released on `day` (`YYYY-MM-DD`) may run at `now`: the items that run, as far as their newest
    /// release allows the build. (C-08)
    pub fn may_run(&self, day: &str, now: i64) -> impl Iterator<Item = &Item> {
        self.running(now).filter(move |item| item.may_run(day))
    }
}

impl Care {
    /// How it stands at `now`: the service has worked out the instants, so that a clock is all one needs. A lease that
    /// names none of them is from before there were any, or its care has not begun. (C-02)
    #[must_use]
    pub fn state(&self, now: i64) -> CareState {
        let Some(starts) = self.starts else { return CareState::NotStarted };
        let reached = |instant: Option<i64>| instant.is_some_and(|instant| now >= instant);
        if now < starts {
            CareState::NotStarted
        } else if reached(self.lapses) {
            CareState::Lapsed
        } else if reached(self.ends) {
            CareState::Expired
        } else if reached(self.expiring) {
            CareState::Expiring
        } else {
            CareState::Active
        }
    }
}

impl CareState {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::NotStarted => "not-started",
            Self::Active => "active",
            Self::Expiring => "expiring",
            Self::Expired => "expired",
            Self::Lapsed => "lapsed",
        }
    }
}

impl Item {
    /// How the care of this item stands at `now`. (C-02)
    #[must_use]
    pub fn care_state(&self, now: i64) -> CareState {
        self.care.as_ref().map_or(CareState::None, |care| care.state(now))
    }

    /// Whether a build released on `day` (`YYYY-MM-DD`) may run. (C-08)
    #[must_use]
    pub fn may_run(&self, day: &str) -> bool {
        self.newest_release.as_deref().is_none_or(|newest| day <= newest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(ends: Option<i64>) -> Item {
        Item {
            application: "advanced-queueing".into(),
            name: "Advanced Queueing".into(),
            unit: "channels".into(),
            role: "base".into(),
            model: "subscription".into(),
            units: 20,
            term: None,
            ends,
            newest_release: Some("2027-08-07".into()),
            care: None,
        }
    }

    fn lease(own: &SigningKey) -> Lease {
        Lease {
            iss: "https://licensing.example".into(),
            aud: "srv_1".into(),
            jti: "lea_1".into(),
            number: 1,
            iat: 1_000,
            renew_after: 2_000,
            exp: 3_000,
            cnf: Confirmation { jkt: own.public().thumbprint() },
            fingerprint: "host".into(),
            items: vec![item(None), item(Some(1_500))],
        }
    }

    #[test]
    fn l_18_a_lease_is_refused_that_is_not_ones_own() {
        let (service, own, other) =
            (SigningKey::from_seed(&[1; 32]), SigningKey::from_seed(&[2; 32]), SigningKey::from_seed(&[3; 32]));
        let keys = KeySet { iat: 0, keys: vec![service.public()], revoked: vec![] };
        let jwt = lease(&own).sign(&service);
        assert_eq!(Lease::open(&jwt, &keys, "srv_1", &own.public()), Ok(lease(&own)));
        assert_eq!(Lease::open(&jwt, &keys, "srv_2", &own.public()), Err(NotOurs::AnotherServer));
        assert_eq!(Lease::open(&jwt, &keys, "srv_1", &other.public()), Err(NotOurs::AnotherInstallation));
        let false_service = lease(&own).sign(&other);
        assert_eq!(
            Lease::open(&false_service, &keys, "srv_1", &own.public()),
            Err(NotOurs::Untrusted(Untrusted::UnknownKey))
        );
    }

    #[test]
    fn l_18_a_lease_and_each_item_in_it_end_at_their_own_instants() {
        let lease = lease(&SigningKey::from_seed(&[2; 32]));
        let check = |now: i64, validity: Validity, running: usize| {
            assert_eq!((lease.validity(now), lease.running(now).count()), (validity, running), "at {now}");
        };
        check(1_499, Validity::Valid, 2);
        check(1_500, Validity::Valid, 1);
        check(2_000, Validity::RenewalDue, 1);
        check(2_999, Validity::RenewalDue, 1);
        check(3_000, Validity::Expired, 0);
    }

    #[test]
    fn c_02_a_lease_says_how_care_stands_without_a_calendar() {
        let care = Care {
            plan: "gold".into(),
            starts: Some(10),
            expiring: Some(20),
            ends: Some(30),
            lapses: Some(40),
            ..Care::default()
        };
        let states: Vec<_> = [9, 10, 20, 29, 30, 39, 40].map(|now| care.state(now).word()).into();
        assert_eq!(states, ["not-started", "active", "expiring", "expiring", "expired", "expired", "lapsed"]);
        let unregistered = Care { plan: "gold".into(), ..Care::default() };
        assert_eq!(unregistered.state(i64::MAX), CareState::NotStarted);
        assert_eq!(item(None).care_state(0), CareState::None);
    }

    #[test]
    fn c_08_a_release_after_the_newest_allowed_may_not_run() {
        assert!(item(None).may_run("2027-08-07"));
        assert!(!item(None).may_run("2027-08-08"));
        let lease = lease(&SigningKey::from_seed(&[2; 32]));
        let check = |day: &str, now: i64, expected: usize| assert_eq!(lease.may_run(day, now).count(), expected);
        check("2027-08-07", 1_499, 2);
        check("2027-08-07", 1_500, 1);
        check("2027-08-08", 1_499, 0);
        check("2027-08-07", 3_000, 0);
    }
}
