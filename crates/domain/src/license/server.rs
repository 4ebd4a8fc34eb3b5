//! A server: one installation of the product suite, from its first column in the matrix to its last check-in.
//! (L-13, L-14, L-15, L-17)
//!
//! Its token is bound to the installation that activates it. Disabling the server, or releasing the binding, ends that
//! binding, and everything that was given to the installation stops counting; but it may still be running on its last
//! lease. So the installation is remembered: if that very one comes back, it goes on with what it has; if another one
//! comes, what the former may be running on is *left behind* until its lease has ended.

use jiff::{SignedDuration, Timestamp};

use super::allocation::Standing;
use super::version::OldestOnline;
use crate::id::{AccountId, ServerId};
use crate::units::Units;

/// How many check-ins may be missed before a server counts as unreachable. (L-13)
const MISSED_CHECK_INS: i32 = 3;

/// What the vendor decides about servers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerPolicy {
    /// How often an account may *Release now* in a year. (L-15)
    pub releases_per_year: u32,
    /// The oldest release of the product that can be activated online; none: all can. (L-21)
    pub oldest_online: Option<OldestOnline>,
}

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
    /// The installation it was bound to last, while it is bound to none.
    pub former: Option<Former>,
    /// Since when the portal has disabled it, if it has.
    pub disabled_at: Option<Timestamp>,
    /// Goes up whenever everything that was given to an installation before must stop counting.
    pub generation: u64,
    /// The number that its next or present lease carries.
    pub lease_number: u64,
    /// Until when its installation, or its former one, may be running on a lease.
    pub holds_lease_until: Option<Timestamp>,
    /// Until when installations before that one may be running on theirs.
    pub left_behind_until: Option<Timestamp>,
}

/// An installation whose binding has ended. (L-15, L-17)
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// As it was last known.
    pub binding: Binding,
    /// When the binding ended.
    pub unbound_at: Timestamp,
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
    /// The network address it then called from.
    pub origin: Option<String>,
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

/// The kinds of status, without their instants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusKind {
    /// See [`Status::New`].
    New,
    /// See [`Status::Available`].
    Available,
    /// See [`Status::Active`].
    Active,
    /// See [`Status::Unreachable`].
    Unreachable,
    /// See [`Status::Disabled`].
    Disabled,
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

/// Who it is that activates a server. (L-17)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// An installation that was not bound before.
    New,
    /// The one that was bound last comes back.
    Back,
    /// The one that is bound, by a call that compares thus with those before.
    Bound(Call),
}

/// Why a server cannot be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotRemovable {
    /// An installation is bound to it.
    #[error("an installation is bound to it: disable it first")]
    Bound,
    /// It has units, or such as it had are not free yet.
    #[error("it holds {0} units: take them from it or disable it, and wait until they are free")]
    HoldsUnits(Units),
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

impl Status {
    /// Its kind.
    #[must_use]
    pub fn kind(self) -> StatusKind {
        match self {
            Self::New => StatusKind::New,
            Self::Available => StatusKind::Available,
            Self::Active { .. } => StatusKind::Active,
            Self::Unreachable { .. } => StatusKind::Unreachable,
            Self::Disabled { .. } => StatusKind::Disabled,
        }
    }
}

impl StatusKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::New, Self::Available, Self::Active, Self::Unreachable, Self::Disabled];

    /// The word for it in API and lists.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Available => "available",
            Self::Active => "active",
            Self::Unreachable => "unreachable",
            Self::Disabled => "disabled",
        }
    }

    /// The kind that `word` stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// The instant before which one must have been heard of last to be unreachable at `now`. (L-13)
#[must_use]
pub fn heard_since(interval: SignedDuration, now: Timestamp) -> Timestamp {
    now - interval * MISSED_CHECK_INS
}

impl Default for ServerPolicy {
    /// Four releases a year; any version.
    fn default() -> Self {
        Self { releases_per_year: 4, oldest_online: None }
    }
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
                let missed = binding.last_seen < heard_since(interval, now);
                let last_seen = binding.last_seen;
                if missed { Status::Unreachable { since: last_seen } } else { Status::Active { last_seen } }
            }
        }
    }

    /// Whether its installation, or its former one, may be running on a lease at `now`. (L-15)
    #[must_use]
    pub fn holds_a_lease(&self, now: Timestamp) -> bool {
        self.holds_lease_until.is_some_and(|until| now < until)
    }

    /// Whether what is taken from it at `now` is still in use there: an installation is bound, and holds a lease. What
    /// was granted since a binding ended is in nobody's lease. (L-15)
    #[must_use]
    pub fn is_running(&self, now: Timestamp) -> bool {
        self.binding.is_some() && self.holds_a_lease(now)
    }

    /// Whether it can be given units. (L-15)
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing::of(self.disabled_at.is_some(), self.former.is_some())
    }

    /// The installation that is bound, or was last. (L-13)
    #[must_use]
    pub fn last_known(&self) -> Option<&Binding> {
        self.binding.as_ref().or(self.former.as_ref().map(|former| &former.binding))
    }

    /// Ends the binding at `now`: everything that was given to the installation stops counting. (L-15)
    pub fn unbind(&mut self, now: Timestamp) {
        self.generation += 1;
        if let Some(binding) = self.binding.take() {
            self.former = Some(Former { binding, unbound_at: now });
        }
    }

    /// Disables it at `now`, and ends its binding. (L-15)
    pub fn disable(&mut self, now: Timestamp) {
        self.unbind(now);
        self.disabled_at = Some(now);
    }

    /// Enables it again. Nobody is bound yet. (L-15)
    pub fn enable(&mut self) {
        self.generation += 1;
        self.disabled_at = None;
    }

    /// Binds it to the installation that was admitted as `admission`. (L-15, L-17)
    pub fn bind(&mut self, admission: Admission, binding: Binding) {
        if admission == Admission::New {
            // Two orders of instants: `None` comes before all.
            self.left_behind_until = self.left_behind_until.max(self.holds_lease_until.take());
        }
        self.former = None;
        self.binding = Some(binding);
    }

    /// Somebody knows that nothing of what it is letting go of runs any more. (L-15)
    pub fn release_now(&mut self) {
        self.left_behind_until = None;
        if self.binding.is_none() {
            self.holds_lease_until = None;
        }
    }

    /// Whether it can be removed, holding so many units, or letting go of them.
    pub fn may_be_removed(&self, held: Units) -> Result<(), NotRemovable> {
        match &self.binding {
            Some(_) => Err(NotRemovable::Bound),
            None if !held.is_zero() => Err(NotRemovable::HoldsUnits(held)),
            None => Ok(()),
        }
    }

    /// Whether the installation that holds `key` may activate this server with its token. The first one may, and is
    /// bound; the same one may again, if its answer was lost; no other, until the binding is released. (L-17)
    ///
    /// Whoever comes after a binding has ended begins anew: numbers of before do not count against it, or an
    /// installation whose copy got ahead of it could never be put right.
    pub fn may_activate(&self, key: &[u8; 32], sequence: u64, nonce: &str) -> Result<Admission, ActivationRefused> {
        if self.disabled_at.is_some() {
            return Err(ActivationRefused::Disabled);
        }
        match (&self.binding, &self.former) {
            (Some(binding), _) if binding.key == *key => match binding.call(sequence, nonce) {
                Call::Repeated => Err(ActivationRefused::Repeated),
                call => Ok(Admission::Bound(call)),
            },
            (Some(_), _) => Err(ActivationRefused::BoundToAnother),
            (None, Some(former)) if former.binding.key == *key => Ok(Admission::Back),
            (None, _) => Ok(Admission::New),
        }
    }
}

impl Binding {
    /// How a call with `sequence` and `nonce` compares with the highest heard so far. (L-17)
    #[must_use]
    pub fn call(&self, sequence: u64, nonce: &str) -> Call {
        Call::compare((sequence, nonce), (self.sequence, &self.nonce))
    }
}

impl Call {
    /// How a call, by number and nonce, compares with the one of the highest number so far. (L-17)
    #[must_use]
    pub fn compare((sequence, nonce): (u64, &str), (highest, its_nonce): (u64, &str)) -> Self {
        if sequence > highest {
            Self::Next
        } else if sequence == highest && nonce == its_nonce {
            Self::Retry
        } else {
            Self::Repeated
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
            former: None,
            disabled_at,
            generation: 1,
            lease_number: 1,
            holds_lease_until: Some(at(1_000)),
            left_behind_until: None,
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
            origin: None,
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
        assert_eq!(server(None, None).may_activate(&[9; 32], 1, "x"), Ok(Admission::New));
        let bound = server(Some(binding()), None);
        assert_eq!(bound.may_activate(&[9; 32], 8, "x"), Err(ActivationRefused::BoundToAnother));
        assert_eq!(bound.may_activate(&[1; 32], 7, "n"), Ok(Admission::Bound(Call::Retry)));
        assert_eq!(bound.may_activate(&[1; 32], 8, "x"), Ok(Admission::Bound(Call::Next)));
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
        assert!(server(Some(binding()), None).is_running(at(999)));
        assert!(!server(None, None).is_running(at(999)), "what it was granted is in nobody's lease");
    }

    #[test]
    fn l_15_a_binding_that_has_ended_is_remembered_and_its_lease_with_it() {
        let mut server = server(Some(binding()), None);
        server.disable(at(10));
        assert_eq!((server.generation, server.standing()), (2, Standing::Disabled));
        assert_eq!(server.last_known(), Some(&binding()));
        assert_eq!(server.may_activate(&[1; 32], 8, "x"), Err(ActivationRefused::Disabled));
        server.enable();
        assert_eq!((server.generation, server.standing()), (3, Standing::Away));
        // The one that was bound comes back, even with a number that lies behind.
        assert_eq!(server.may_activate(&[1; 32], 2, "x"), Ok(Admission::Back));
        let mut back = server.clone();
        back.bind(Admission::Back, binding());
        assert_eq!(
            (back.standing(), back.holds_lease_until, back.left_behind_until),
            (Standing::Here, Some(at(1_000)), None)
        );
        // Another one comes instead, and another one after that.
        assert_eq!(server.may_activate(&[9; 32], 1, "x"), Ok(Admission::New));
        server.bind(Admission::New, Binding { key: [9; 32], ..binding() });
        assert_eq!((server.holds_lease_until, server.left_behind_until), (None, Some(at(1_000))));
        server.holds_lease_until = Some(at(500));
        server.unbind(at(20));
        server.bind(Admission::New, Binding { key: [8; 32], ..binding() });
        assert_eq!(
            (server.holds_lease_until, server.left_behind_until),
            (None, Some(at(1_000))),
            "the later of the two"
        );
        server.holds_lease_until = Some(at(700));
        server.release_now();
        assert_eq!((server.holds_lease_until, server.left_behind_until), (Some(at(700)), None), "it runs itself");
        server.unbind(at(30));
        server.release_now();
        assert_eq!(server.holds_lease_until, None);
    }

    #[test]
    fn l_13_a_server_is_removed_only_when_nothing_depends_on_it() {
        let (none, five) = (Units::ZERO, Units::new(5).unwrap());
        assert_eq!(server(None, None).may_be_removed(none), Ok(()));
        assert_eq!(server(None, None).may_be_removed(five), Err(NotRemovable::HoldsUnits(five)));
        assert_eq!(server(Some(binding()), None).may_be_removed(none), Err(NotRemovable::Bound));
    }
}
