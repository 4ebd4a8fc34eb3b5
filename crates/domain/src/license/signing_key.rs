//! The keys that sign leases, and how one follows another. (L-18)
//!
//! A key is *announced*: published, and not yet signing, so that whoever keeps a copy of the published keys has it in
//! time. Then it is *signing*, the one that does. When the next one begins it is *retired*: it signs no more, and stays
//! published until the last lease it signed has ended. Then it is *removed*, and its secret half is erased. So leases
//! outlive the change of keys. A key whose secret half may be in wrong hands is *revoked*: all it ever signed is worth
//! nothing from then on, and its leases are replaced.
//!
//! Which key signs follows from the facts and the instant alone; nobody has to switch it.

use jiff::{SignedDuration, Timestamp};

/// How long a key stays published after it was followed by another, at the least: no two clocks show the same.
const GRACE: SignedDuration = SignedDuration::from_hours(24);

/// One key, as far as it is not secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigningKey {
    /// Its name: the thumbprint of its public half.
    pub kid: String,
    /// When it was made.
    pub made: Timestamp,
    /// From when on it signs, until another one does.
    pub signs_from: Timestamp,
    /// Since when it is to sign no more, if somebody said so.
    pub retired: Option<Timestamp>,
    /// Since when it is gone, if it is.
    pub removed: Option<Timestamp>,
    /// Since when it is revoked, if it is.
    pub revoked: Option<Timestamp>,
    /// When the last lease it signed ends.
    pub last_lease_ends: Option<Timestamp>,
}

/// How a key stands at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Published, and not yet signing.
    Announced {
        /// From when on it signs.
        from: Timestamp,
    },
    /// The one that signs.
    Signing {
        /// Since when.
        since: Timestamp,
    },
    /// Signs no more, and is published for the leases it has signed.
    Retired {
        /// Until when it is needed.
        until: Timestamp,
    },
    /// No longer needed; its secret half is erased.
    Removed {
        /// Since when.
        since: Timestamp,
    },
    /// In wrong hands perhaps: what it signed is worth nothing.
    Revoked {
        /// Since when.
        since: Timestamp,
    },
}

/// Why the keys are left as they are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A key waits for its time already.
    #[error(
        "the key {kid} is announced already and signs from {from}: wait for it, or let it begin now by retiring the one \
         that signs"
    )]
    AlreadyAnnounced {
        /// Which.
        kid: String,
        /// From when on it signs.
        from: Timestamp,
    },
    /// There is no such key.
    #[error("there is no key {0}: `claviger signing-key list` names them all")]
    Unknown(String),
    /// Nobody would be left to sign.
    #[error("{0} is the only key that can sign: make another one first with `claviger signing-key rotate`")]
    NobodyElse(String),
    /// It does not sign any more as it is.
    #[error("the key {0} signs no more as it is")]
    SignsNoMore(String),
    /// It was revoked before.
    #[error("the key {0} was revoked already")]
    AlreadyRevoked(String),
    /// A new key is to begin in the past, or too late.
    #[error("a new key begins to sign within {most_days} days: give a shorter lead")]
    Lead {
        /// The longest lead.
        most_days: u32,
    },
}

/// What to do when a new key is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotation {
    /// From when on it signs.
    pub signs_from: Timestamp,
    /// The key that retires at once, if the new one signs at once.
    pub retires: Option<String>,
}

/// What to do when a key retires before its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retirement {
    /// The announced key that begins at once in its place, if it was signing.
    pub successor: Option<String>,
}

/// All keys that ever were.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyRing(Vec<SigningKey>);

/// The longest time between the announcement of a key and its first signature, in days.
const LONGEST_LEAD_DAYS: u32 = 90;

impl KeyRing {
    /// Puts the keys on a ring.
    #[must_use]
    pub fn new(keys: Vec<SigningKey>) -> Self {
        Self(keys)
    }

    /// All of them, as they were given.
    #[must_use]
    pub fn keys(&self) -> &[SigningKey] {
        &self.0
    }

    /// The key that signs at `now`: of those that may, the one whose turn came last.
    #[must_use]
    pub fn signing(&self, now: Timestamp) -> Option<&SigningKey> {
        self.0.iter().filter(|key| key.may_sign() && key.signs_from <= now).max_by_key(|key| key.turn())
    }

    /// How `key` of this ring stands at `now`.
    #[must_use]
    pub fn state(&self, key: &SigningKey, now: Timestamp) -> State {
        if let Some(since) = key.revoked {
            return State::Revoked { since };
        }
        if let Some(since) = key.removed {
            return State::Removed { since };
        }
        if key.retired.is_none() && key.signs_from > now {
            return State::Announced { from: key.signs_from };
        }
        if self.signing(now).is_some_and(|signing| signing.kid == key.kid) {
            return State::Signing { since: key.signs_from };
        }
        let least = self.followed(key, now).saturating_add(GRACE).unwrap_or(Timestamp::MAX);
        State::Retired { until: key.last_lease_ends.map_or(least, |ends| ends.max(least)) }
    }

    /// The keys that are to be vouched for at `now`, the newest first. (L-18)
    #[must_use]
    pub fn published(&self, now: Timestamp) -> Vec<&SigningKey> {
        let is_published = |key: &&SigningKey| match self.state(key, now) {
            State::Announced { .. } | State::Signing { .. } => true,
            State::Retired { until } => now < until,
            State::Removed { .. } | State::Revoked { .. } => false,
        };
        let mut published = self.newest_first();
        published.retain(is_published);
        published
    }

    /// The names of the revoked keys, in order.
    #[must_use]
    pub fn revoked(&self) -> Vec<&str> {
        let mut revoked: Vec<_> =
            self.0.iter().filter(|key| key.revoked.is_some()).map(|key| key.kid.as_str()).collect();
        revoked.sort_unstable();
        revoked
    }

    /// The keys that nobody needs any more at `now`: their secret halves can be erased.
    #[must_use]
    pub fn no_longer_needed(&self, now: Timestamp) -> Vec<&SigningKey> {
        let is_over = |key: &&SigningKey| matches!(self.state(key, now), State::Retired { until } if until <= now);
        self.0.iter().filter(is_over).collect()
    }

    /// All of them, the one whose turn comes last first.
    #[must_use]
    pub fn newest_first(&self) -> Vec<&SigningKey> {
        let mut keys: Vec<_> = self.0.iter().collect();
        keys.sort_by(|a, b| b.turn().cmp(&a.turn()));
        keys
    }

    /// Whether a new key may be made at `now` that signs after `lead`.
    pub fn rotate(&self, now: Timestamp, lead: SignedDuration) -> Result<Rotation, Refusal> {
        if lead.is_negative() || lead > SignedDuration::from_hours(i64::from(LONGEST_LEAD_DAYS) * 24) {
            return Err(Refusal::Lead { most_days: LONGEST_LEAD_DAYS });
        }
        if let Some((kid, from)) = self.announced(now) {
            return Err(Refusal::AlreadyAnnounced { kid: kid.to_owned(), from });
        }
        let signs_from = now.checked_add(lead).map_err(|_| Refusal::Lead { most_days: LONGEST_LEAD_DAYS })?;
        let retires = if lead.is_zero() { self.signing(now).map(|key| key.kid.clone()) } else { None };
        Ok(Rotation { signs_from, retires })
    }

    /// Whether the key `kid` may retire at `now` before its time, and who takes its place.
    pub fn retire(&self, kid: &str, now: Timestamp) -> Result<Retirement, Refusal> {
        let key = self.find(kid)?;
        match self.state(key, now) {
            State::Announced { .. } => Ok(Retirement { successor: None }),
            State::Signing { .. } => match self.announced(now) {
                Some((successor, _)) => Ok(Retirement { successor: Some(successor.to_owned()) }),
                None => Err(Refusal::NobodyElse(kid.to_owned())),
            },
            State::Retired { .. } | State::Removed { .. } => Err(Refusal::SignsNoMore(kid.to_owned())),
            State::Revoked { .. } => Err(Refusal::AlreadyRevoked(kid.to_owned())),
        }
    }

    /// Whether the keys `kids` may be revoked at `now`; answers whether a new one has to be made, which signs at once.
    /// None that was announced takes the place of a revoked one: it lay in the same hands.
    pub fn revoke(&self, kids: &[String], now: Timestamp) -> Result<bool, Refusal> {
        for kid in kids {
            if self.find(kid)?.revoked.is_some() {
                return Err(Refusal::AlreadyRevoked(kid.clone()));
            }
        }
        Ok(self.signing(now).is_none_or(|signing| kids.contains(&signing.kid)))
    }

    fn find(&self, kid: &str) -> Result<&SigningKey, Refusal> {
        self.0.iter().find(|key| key.kid == kid).ok_or_else(|| Refusal::Unknown(kid.to_owned()))
    }

    fn announced(&self, now: Timestamp) -> Option<(&str, Timestamp)> {
        self.0.iter().find_map(|key| match self.state(key, now) {
            State::Announced { from } => Some((key.kid.as_str(), from)),
            _ => None,
        })
    }

    /// Since when another one signs in the place of `key`, or it was told to stop.
    fn followed(&self, key: &SigningKey, now: Timestamp) -> Timestamp {
        let later = self.0.iter().filter(|other| other.turn() > key.turn() && other.signs_from <= now);
        let next = later.map(|other| other.signs_from).min();
        match (key.retired, next) {
            (Some(retired), Some(next)) => retired.min(next),
            (one, other) => one.or(other).unwrap_or(now),
        }
    }
}

impl SigningKey {
    fn may_sign(&self) -> bool {
        self.retired.is_none() && self.removed.is_none() && self.revoked.is_none()
    }

    fn turn(&self) -> (Timestamp, Timestamp, &str) {
        (self.signs_from, self.made, &self.kid)
    }
}

impl State {
    /// The state in one word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Announced { .. } => "announced",
            Self::Signing { .. } => "signing",
            Self::Retired { .. } => "retired",
            Self::Removed { .. } => "removed",
            Self::Revoked { .. } => "revoked",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many hours after the story begins.
    fn at(hours: i64) -> Timestamp {
        Timestamp::from_second(1_700_000_000 + hours * 3_600).unwrap()
    }

    fn key(kid: &str, signs_from: i64) -> SigningKey {
        SigningKey {
            kid: kid.into(),
            made: at(signs_from - 24),
            signs_from: at(signs_from),
            retired: None,
            removed: None,
            revoked: None,
            last_lease_ends: None,
        }
    }

    fn ring() -> KeyRing {
        // The second follows the first at hour 100; leases of the first end at hour 800.
        KeyRing::new(vec![SigningKey { last_lease_ends: Some(at(800)), ..key("one", 0) }, key("two", 100)])
    }

    fn words(ring: &KeyRing, hours: i64) -> Vec<&'static str> {
        ring.keys().iter().map(|key| ring.state(key, at(hours)).word()).collect()
    }

    fn published(ring: &KeyRing, hours: i64) -> Vec<&str> {
        ring.published(at(hours)).into_iter().map(|key| key.kid.as_str()).collect()
    }

    #[test]
    fn l_18_a_key_is_announced_then_signs_then_retires_until_its_last_lease_has_ended() {
        let ring = ring();
        for (hours, states, shown) in [
            (76, ["signing", "announced"], vec!["two", "one"]),
            (99, ["signing", "announced"], vec!["two", "one"]),
            (100, ["retired", "signing"], vec!["two", "one"]),
            (799, ["retired", "signing"], vec!["two", "one"]),
            (800, ["retired", "signing"], vec!["two"]),
        ] {
            assert_eq!(words(&ring, hours), states, "at {hours}");
            assert_eq!(published(&ring, hours), shown, "at {hours}");
        }
        let over = |hours: i64| ring.no_longer_needed(at(hours)).iter().map(|key| key.kid.clone()).collect::<Vec<_>>();
        assert_eq!((over(799), over(800)), (vec![], vec!["one".to_owned()]));
    }

    #[test]
    fn l_18_a_key_that_never_signed_a_lease_stays_published_for_a_day_all_the_same() {
        let ring = KeyRing::new(vec![key("one", 0), key("two", 100)]);
        assert_eq!((published(&ring, 123), published(&ring, 124)), (vec!["two", "one"], vec!["two"]));
    }

    #[test]
    fn l_18_one_key_at_a_time_is_announced() {
        let ring = ring();
        let day = SignedDuration::from_hours(24);
        let announced = Refusal::AlreadyAnnounced { kid: "two".into(), from: at(100) };
        assert_eq!(ring.rotate(at(80), day), Err(announced));
        let plan = |hours: i64, retires: Option<&str>| {
            Ok(Rotation { signs_from: at(hours), retires: retires.map(str::to_owned) })
        };
        assert_eq!(ring.rotate(at(100), day), plan(124, None));
        assert_eq!(ring.rotate(at(100), SignedDuration::ZERO), plan(100, Some("two")));
        assert_eq!(ring.rotate(at(100), day * 91), Err(Refusal::Lead { most_days: 90 }));
        assert_eq!(ring.rotate(at(100), -day), Err(Refusal::Lead { most_days: 90 }));
        assert_eq!(KeyRing::default().rotate(at(0), SignedDuration::ZERO), plan(0, None));
    }

    #[test]
    fn l_18_who_retires_early_has_somebody_in_his_place() {
        let check = |kid: &str, hours: i64, expected: Result<Option<&str>, Refusal>| {
            let found = ring().retire(kid, at(hours)).map(|plan| plan.successor);
            assert_eq!(found, expected.map(|kid| kid.map(str::to_owned)), "{kid} at {hours}");
        };
        check("one", 80, Ok(Some("two")));
        check("two", 80, Ok(None));
        check("two", 100, Err(Refusal::NobodyElse("two".into())));
        check("one", 100, Err(Refusal::SignsNoMore("one".into())));
        check("three", 80, Err(Refusal::Unknown("three".into())));
        // An announced key that was called off never signs.
        let mut keys = ring().keys().to_vec();
        keys[1].retired = Some(at(80));
        let called_off = KeyRing::new(keys);
        assert_eq!(words(&called_off, 200), ["signing", "retired"]);
        assert_eq!(called_off.signing(at(200)).unwrap().kid, "one");
    }

    #[test]
    fn l_18_a_revoked_key_signs_nothing_and_is_not_vouched_for_and_no_older_one_steps_in_unasked() {
        let check = |kids: &[&str], hours: i64, expected: Result<bool, Refusal>| {
            let kids: Vec<_> = kids.iter().map(|kid| (*kid).to_owned()).collect();
            assert_eq!(ring().revoke(&kids, at(hours)), expected);
        };
        check(&["two"], 200, Ok(true));
        check(&["one"], 200, Ok(false));
        check(&["one"], 80, Ok(true));
        check(&["one", "two"], 80, Ok(true));
        check(&["one", "none"], 80, Err(Refusal::Unknown("none".into())));
        let mut keys = ring().keys().to_vec();
        keys[1].revoked = Some(at(200));
        keys.push(key("three", 200));
        let revoked = KeyRing::new(keys);
        assert_eq!(words(&revoked, 200), ["retired", "revoked", "signing"]);
        assert_eq!((published(&revoked, 200), revoked.revoked()), (vec!["three", "one"], vec!["two"]));
        assert_eq!(revoked.revoke(&["two".to_owned()], at(201)), Err(Refusal::AlreadyRevoked("two".into())));
    }

    #[test]
    fn l_18_an_erased_key_stays_gone() {
        let mut keys = ring().keys().to_vec();
        keys[0].removed = Some(at(800));
        let ring = KeyRing::new(keys);
        assert_eq!(words(&ring, 50), ["removed", "announced"]);
        assert_eq!(ring.signing(at(50)), None);
    }
}
