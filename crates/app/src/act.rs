//! Who does something, when, and from where; and the randomness it needs.

use claviger_domain::account::{Membership, Person, Scopes};
use claviger_domain::id::{ApiKeyId, Id, ServerId};
use jiff::Timestamp;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};
use uuid::Uuid;

use crate::once::Claim;

/// One deed: its instant, its doer, and a source of randomness that gives the same again if a transaction is repeated.
#[derive(Clone)]
pub struct Act {
    /// When.
    pub now: Timestamp,
    /// By whom.
    pub who: Who,
    /// From where: a network address, `command line`, `job`.
    pub origin: String,
    claim: Option<Claim>,
    random: ChaCha20Rng,
    ids_made: u32,
}

/// Whoever does something.
#[derive(Debug, Clone)]
pub enum Who {
    /// Nobody we know.
    Nobody,
    /// Somebody who signed in, with everything they are.
    Person(Person, Vec<Membership>),
    /// A program with a key to the API.
    ApiKey(ApiKeyId, Membership, Scopes),
    /// Somebody who holds an order's or an invitation's link.
    LinkHolder,
    /// A licensed product.
    Product(ServerId),
    /// We ourselves: jobs, set-up.
    System,
}

impl Act {
    /// A deed of `who` at `now`; `seed` is 32 fresh random bytes.
    #[must_use]
    pub fn new(now: Timestamp, who: Who, origin: impl Into<String>, seed: [u8; 32]) -> Self {
        Self { now, who, origin: origin.into(), claim: None, random: ChaCha20Rng::from_seed(seed), ids_made: 0 }
    }

    /// The same deed, now that we know who does it.
    #[must_use]
    pub fn by(self, who: Who) -> Self {
        Self { who, ..self }
    }

    /// The same deed, which carries out a call that was claimed: with its first transaction it is carried out.
    #[must_use]
    pub fn carrying_out(self, claim: Claim) -> Self {
        Self { claim: Some(claim), ..self }
    }

    /// The same deed with randomness of its own: what one transaction draws, no other does. `seed` is 32 fresh random bytes.
    #[must_use]
    pub fn reseeded(self, seed: [u8; 32]) -> Self {
        Self { random: ChaCha20Rng::from_seed(seed), ids_made: 0, ..self }
    }

    /// The call that this deed carries out.
    pub(crate) fn claim(&self) -> Option<&Claim> {
        self.claim.as_ref()
    }

    /// A new id. Those of one deed sort in the order they were made, as long as they are fewer than 2^18.
    pub fn id<K>(&mut self) -> Id<K> {
        let mut random: [u8; 10] = self.random();
        // A UUID's version takes four bits of the first byte, its variant two of the third: eighteen bits of counter fit.
        random[0] = (self.ids_made >> 14 & 0x0f) as u8;
        random[1] = (self.ids_made >> 6 & 0xff) as u8;
        random[2] = (self.ids_made & 0x3f) as u8;
        self.ids_made = self.ids_made.wrapping_add(1);
        Id::new(self.now, random)
    }

    /// Fresh random bytes.
    pub fn random<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.random.fill_bytes(&mut bytes);
        bytes
    }
}

impl Who {
    /// What they are in which account.
    #[must_use]
    pub fn memberships(&self) -> &[Membership] {
        match self {
            Self::Person(_, memberships) => memberships,
            Self::ApiKey(_, membership, _) => std::slice::from_ref(membership),
            Self::Nobody | Self::LinkHolder | Self::Product(_) | Self::System => &[],
        }
    }

    /// To what they are narrowed: only programs are.
    #[must_use]
    pub fn scopes(&self) -> &Scopes {
        match self {
            Self::ApiKey(_, _, scopes) => scopes,
            _ => &Scopes::AllOfTheRole,
        }
    }

    /// How the event log names them.
    #[must_use]
    pub fn in_the_log(&self) -> (&'static str, Option<Uuid>) {
        match self {
            Self::Nobody => ("nobody", None),
            Self::Person(person, _) => ("person", Some(person.id.uuid())),
            Self::ApiKey(key, ..) => ("api-key", Some(key.uuid())),
            Self::LinkHolder => ("link-holder", None),
            Self::Product(server) => ("product", Some(server.uuid())),
            Self::System => ("system", None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use claviger_domain::id::EventId;

    #[test]
    fn x_07_the_ids_of_one_deed_sort_in_the_order_they_were_made() {
        let mut act = Act::new(Timestamp::from_second(1_700_000_000).unwrap(), Who::System, "test", [1; 32]);
        let ids: Vec<EventId> = (0..20_000).map(|_| act.id()).collect();
        assert!(ids.is_sorted_by(|one, other| one < other));
    }

    #[test]
    fn x_14_a_deed_done_again_draws_the_same() {
        let act = Act::new(Timestamp::UNIX_EPOCH, Who::System, "test", [1; 32]);
        let draw = |act: &Act| (act.clone().id::<claviger_domain::id::kind::Event>(), act.clone().random::<8>());
        assert_eq!(draw(&act), draw(&act));
    }
}
