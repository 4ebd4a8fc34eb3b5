//! Renewals: most are prepared outside of the transaction that records them. (L-18, L-19)
//!
//! Whoever asks is looked up first, in a transaction that only reads, since the proof is to be checked before anything else.
//! What the answer is made of is seen in the same look: so the lease is drawn up and signed there and then, where any number
//! of threads can, and the one that writes has only to compare and to record. It compares everything that was seen and
//! could have changed; if anything has, or if the call is out of the ordinary, it goes by [`activation::renew`], from
//! the beginning.
//!
//! What may run on a server stands in many rows, and yet one number tells whether any of it has changed: whatever changes
//! it raises the number of the server's next lease in the same transaction. (L-19)

use claviger_domain::id::ServerId;
use claviger_domain::license::pool::Pool;
use claviger_domain::license::server::Call;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::server::{Contact, Stored};
use claviger_wire::activation::{Grant, RenewalRequest};
use claviger_wire::key::PublicKey;
use jiff::Timestamp;

use crate::act::{Act, Who};
use crate::activation::{self, Answer, is_call, is_plausible, too_old};
use crate::keys::Keys;
use crate::{Error, Vendor, lease, product_registration, server};

/// A server of which a renewal is asked, with everything its answer is made of, as the database had it at one instant.
#[derive(Debug, Clone)]
pub struct Sight {
    stored: Stored,
    /// Each with this server's own allocation only.
    pools: Vec<Pool>,
    /// The lease that is in force, if one is.
    present: Option<String>,
    /// When the root key spoke last, seconds since 1970.
    keys_issued: i64,
}

/// A renewal whose proof was found good.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What was asked.
    pub request: RenewalRequest,
    /// The key of the installation that proved to be it.
    pub proven: PublicKey,
    /// What its clock said, seconds since 1970.
    pub clock: i64,
}

/// An answer that is good if nothing has changed since everything was seen that it is made of.
#[derive(Debug, Clone)]
pub struct Draft {
    renewal: store::server::Renewal,
    grant: Grant,
}

/// Looks at a server; none if there is no such server.
pub fn look(tx: &mut Tx<'_>, act: &Act, id: ServerId) -> Result<Option<Sight>, Error> {
    let Some((stored, root_key_spoke)) = store::server::find_with_word(tx, id)? else { return Ok(None) };
    let pools = store::pool::as_seen_by(tx, &stored.server)?;
    let present = lease::present(tx, act, &stored)?;
    Ok(Some(Sight { stored, pools, present, keys_issued: root_key_spoke.map_or(0, Timestamp::as_second) }))
}

impl Sight {
    /// The key of the installation that the server is bound to, or was last, for checking the proof: who was bound is told
    /// why it is no more.
    #[must_use]
    pub fn key(&self) -> Option<PublicKey> {
        self.stored.server.last_known().map(|binding| PublicKey::from_bytes(binding.key))
    }

    /// Whether the call of a product that holds the lease numbered `held` leads to a lease and to nothing else: it makes
    /// the server let go of nothing (L-15), and nothing is used for the first time (C-03).
    fn leads_to_a_lease_alone(&self, held: u64, act: &Act) -> bool {
        let Stored { server, lease_renew_after, .. } = &self.stored;
        let acknowledges = held == server.lease_number && lease_renew_after.is_some();
        let lets_go = |pool: &Pool| pool.allocation(server.id).is_some_and(|own| !own.letting_go().is_zero());
        let begins = |pool: &Pool| product_registration::begins_by_use(pool, server.id, act.now);
        !self.pools.iter().any(|pool| acknowledges && lets_go(pool) || begins(pool))
    }
}

/// Prepares the answer; none if the call is out of the ordinary, be it to be refused or to lead to more than a lease.
/// `newest` is the newest call of the server that was answered from memory and is written first. (L-17)
#[must_use]
pub fn draft(
    act: &mut Act,
    vendor: &Vendor,
    keys: &Keys,
    asked: &Asked,
    sight: &Sight,
    newest: Option<&Contact>,
) -> Option<Draft> {
    let Asked { request, proven, clock } = asked;
    let mut seen = sight.stored.clone();
    let generation = seen.server.generation;
    let bound = seen.server.binding.as_mut().filter(|bound| bound.key == *proven.as_bytes())?;
    if let Some(newest) = newest.filter(|newest| newest.generation == generation && newest.sequence > bound.sequence) {
        (bound.sequence, bound.nonce) = (newest.sequence, newest.nonce.clone());
    }
    let host = &request.host;
    let is_known = (&bound.fingerprint, &bound.host, &bound.product_version)
        == (&host.fingerprint, &host.name, &host.product_version);
    let is_next =
        is_call(request.sequence, &request.nonce) && bound.call(request.sequence, &request.nonce) == Call::Next;
    let is_admitted = seen.server.disabled_at.is_none() && is_plausible(host) && too_old(vendor, host).is_none();
    if !(is_known && is_next && is_admitted && sight.leads_to_a_lease_alone(request.held, act)) {
        return None;
    }
    let (jwt, lease) = match &sight.present {
        Some(jwt) => (jwt.clone(), None),
        None => {
            let signer = keys.signing(act.now).ok()?;
            let lease = lease::draw_up(act, vendor, signer, &seen, &sight.pools).ok()?;
            (lease.jwt.clone(), Some(lease))
        }
    };
    let grant = lease::grant(act, vendor, &seen.server, jwt, sight.keys_issued);
    let renewal = store::server::Renewal {
        seen,
        sequence: request.sequence,
        nonce: request.nonce.clone(),
        clock_off_secs: server::clock_off(act, *clock),
        lease,
    };
    Some(Draft { renewal, grant })
}

/// Gives what was prepared, if it is still right; else decides from the beginning. (L-17, L-18, L-19)
pub fn give(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    keys: &Keys,
    asked: &Asked,
    draft: Option<&Draft>,
) -> Result<Answer<Grant>, Error> {
    if let Some(Draft { renewal, grant }) = draft
        && store::server::note_renewal(tx, renewal, act.now, &act.origin)?
    {
        let id = renewal.seen.server.id;
        act.who = Who::Product(id);
        store::server_day::note(tx, id, act.now, 1)?;
        if let Some(lease) = &renewal.lease {
            lease::record(tx, act, &renewal.seen, lease)?;
        }
        return Ok(Answer::Given(grant.clone()));
    }
    let answer = activation::renew(tx, act, vendor, keys, &asked.request, &asked.proven)?;
    if let (Answer::Given(_), Ok(id)) = (&answer, asked.request.server.parse()) {
        server::note_clock(tx, act, id, asked.clock)?;
    }
    Ok(answer)
}
