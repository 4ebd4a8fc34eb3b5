//! A server: one installation of the product suite, from its first column in the matrix to its last check-in.
//! (L-13, L-14, L-17)

use jiff::{SignedDuration, Timestamp};

use crate::id::{AccountId, ServerId};

/// How many check-ins may be missed before a server counts as unreachable. (L-13)
const MISSED_CHECK_INS: i32 = 3;

/// A server as its account knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Its id.
    pub id: ServerId,
    /// Whose it is.
    pub account: AccountId,
    /// Its name, unlike that of any other server of the account.
    pub name: String,
    /// What stands before the bar of its token.
    pub public_id: String,
    /// The installation that the token was bound to at its activation.
    pub binding: Option<Binding>,
    /// Since when the portal has disabled it, if it has.
    pub disabled_at: Option<Timestamp>,
    /// Goes up whenever everything that was given to an installation before must stop counting.
    pub generation: u64,
    /// The number that its next or present lease carries.
    pub lease_number: u64,
    /// Until when it may be running on a lease.
    pub holds_lease_until: Option<Timestamp>,
}

/// The installation a server's token is bound to. (L-17)
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The installation's public key.
    pub key: [u8; 32],
    /// The host it was made on.
    pub fingerprint: String,
    /// The host's name.
    pub host: String,
    /// The product's version, as last reported.
    pub product_version: String,
    /// When.
    pub bound_at: Timestamp,
    /// The highest number a call of it has carried.
    pub sequence: u64,
    /// The nonce that went with that number.
    pub nonce: String,
    /// When it was last heard of.
    pub last_seen: Timestamp,
}

/// A server's activation status. (L-13)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Nothing was ever given to it, so it has no token yet.
    New,
    /// It has a token, which was not used yet.
    Available,
    /// It checks in.
    Active {
        /// Last check-in.
        last_seen: Timestamp,
    },
    /// It has missed check-ins.
    Unreachable {
        /// Last check-in.
        since: Timestamp,
    },
    /// The portal has disabled it.
    Disabled {
        /// When.
        since: Timestamp,
    },
}

/// How a call's number compares with what was heard before. (L-17)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// A new one.
    Next,
    /// The very call heard last, sent once more because its answer was lost.
    Retry,
    /// Somebody else holds the same key: a clone or a restored snapshot.
    Repeated,
}

/// Why an activation is refused. (L-17)
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ActivationRefused {
    /// The server was disabled in the portal.
    #[error("this server was disabled in the portal")]
    Disabled,
    /// The token is bound to another installation.
    #[error("this token is already in use by another installation")]
    BoundToAnother,
    /// A copy of the installation has called with this number before.
    #[error("another copy of this installation has been here")]
    Repeated,
}

impl Server {
    /// Its status at `now`, if it checks in every `interval`. `has_token`: something was given to it once.
    #[must_use]
    pub fn status(&self, has_token: bool, interval: SignedDuration, now: Timestamp) -> Status {
        if let Some(since) = self.disabled_at {
            return Status::Disabled { since };
        }
        match &self.binding {
            None if has_token => Status::Available,
            None => Status::New,
            Some(binding) => {
                let missed = now.duration_since(binding.last_seen) > interval * MISSED_CHECK_INS;
                let last_seen = binding.last_seen;
                if missed { Status::Unreachable { since: last_seen } } else { Status::Active { last_seen } }
            }
        }
    }

    /// Whether it may be running on a lease at `now`: what is taken from it then is still in use there. (L-15)
    #[must_use]
    pub fn holds_a_lease(&self, now: Timestamp) -> bool {
        self.holds_lease_until.is_some_and(|until| now < until)
    }

    /// Whether the installation that holds `key` may activate this server with its token. The first one may, and is
    /// bound; the same one may again, if its answer was lost; no other. (L-17)
    pub fn may_activate(&self, key: &[u8; 32], sequence: u64, nonce: &str) -> Result<Call, ActivationRefused> {
        if self.disabled_at.is_some() {
            return Err(ActivationRefused::Disabled);
        }
        match &self.binding {
            None => Ok(Call::Next),
            Some(binding) if binding.key == *key => match binding.call(sequence, nonce) {
                Call::Repeated => Err(ActivationRefused::Repeated),
                call => Ok(call),
            },
            Some(_) => Err(ActivationRefused::BoundToAnother),
        }
    }
}

impl Binding {
    /// How a call with `sequence` and `nonce` compares with the highest heard so far. (L-17)
    #[must_use]
    pub fn call(&self, sequence: u64, nonce: &str) -> Call {
        if sequence > self.sequence {
            Call::Next
        } else if sequence == self.sequence && nonce == self.nonce {
            Call::Retry
        } else {
            Call::Repeated
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_700_000_000 + second).unwrap()
    }

    fn server(binding: Option<Binding>, disabled_at: Option<Timestamp>) -> Server {
        Server {
            id: Id::from_uuid(uuid::Uuid::nil()),
            account: Id::from_uuid(uuid::Uuid::nil()),
            name: "rome-ucx-1".into(),
            public_id: "b121893".into(),
            binding,
            disabled_at,
            generation: 1,
            lease_number: 1,
            holds_lease_until: Some(at(1_000)),
        }
    }

    fn binding() -> Binding {
        Binding {
            key: [1; 32],
            fingerprint: "f".into(),
            host: "h".into(),
            product_version: "2026.1".into(),
            bound_at: at(0),
            sequence: 7,
            nonce: "n".into(),
            last_seen: at(0),
        }
    }

    #[test]
    fn l_13_a_servers_status_by_what_was_heard_of_it() {
        let hour = SignedDuration::from_hours(1);
        assert_eq!(server(None, None).status(false, hour, at(0)), Status::New);
        assert_eq!(server(None, None).status(true, hour, at(0)), Status::Available);
        let bound = server(Some(binding()), None);
        assert_eq!(bound.status(true, hour, at(3 * 3600)), Status::Active { last_seen: at(0) });
        assert_eq!(bound.status(true, hour, at(3 * 3600 + 1)), Status::Unreachable { since: at(0) });
        let disabled = server(Some(binding()), Some(at(5)));
        assert_eq!(disabled.status(true, hour, at(10)), Status::Disabled { since: at(5) });
    }

    #[test]
    fn l_17_a_token_is_bound_to_the_first_installation() {
        assert_eq!(server(None, None).may_activate(&[9; 32], 1, "x"), Ok(Call::Next));
        let bound = server(Some(binding()), None);
        assert_eq!(bound.may_activate(&[9; 32], 8, "x"), Err(ActivationRefused::BoundToAnother));
        assert_eq!(bound.may_activate(&[1; 32], 7, "n"), Ok(Call::Retry));
        assert_eq!(bound.may_activate(&[1; 32], 8, "x"), Ok(Call::Next));
        assert_eq!(bound.may_activate(&[1; 32], 7, "x"), Err(ActivationRefused::Repeated));
        assert_eq!(
            server(Some(binding()), Some(at(0))).may_activate(&[1; 32], 8, "x"),
            Err(ActivationRefused::Disabled)
        );
    }

    #[test]
    fn l_17_a_clone_is_told_from_a_retry() {
        let check = |sequence: u64, nonce: &str, expected: Call| assert_eq!(binding().call(sequence, nonce), expected);
        check(8, "other", Call::Next);
        check(7, "n", Call::Retry);
        check(7, "other", Call::Repeated);
        check(6, "n", Call::Repeated);
    }

    #[test]
    fn l_15_a_server_holds_its_lease_until_that_ends() {
        assert!(server(None, None).holds_a_lease(at(999)));
        assert!(!server(None, None).holds_a_lease(at(1_000)));
    }
}
