//! The keys that sign leases, and the root key's word for them. (L-18)
//!
//! The root key's secret half is never stored: whoever rotates or revokes brings it for the moment. What is kept is what
//! it said: which keys may sign, and which are revoked. Every word of it is later than the one before.

use claviger_domain::license::signing_key::{self as domain, KeyRing, State};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::key::{SealedKey, Statement};
use claviger_wire::key::{KEY_SET, KeySet, PublicKey, SigningKey, decode};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

pub use claviger_domain::license::signing_key::Refusal as RingRefusal;

use crate::Error;
use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::vault::{Sealed, Vault};

/// Under this name a database notes to which secrets it belongs.
pub(crate) const VAULT_CHECK: &str = "vault-check";

/// The keys as a running node holds them.
#[derive(Debug, Clone)]
pub struct Keys {
    ring: KeyRing,
    /// The secret halves of those that may sign, now or later.
    able: Vec<SigningKey>,
    /// What the root key said last: what products believe.
    pub statement: String,
    /// The keys it vouches for, the newest first.
    pub published: Vec<PublicKey>,
    /// When it said so, seconds since 1970.
    pub issued: i64,
}

/// Why the keys are left as they are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The rules of the ring do not allow it.
    #[error(transparent)]
    Ring(#[from] RingRefusal),
    /// The root key is not the one whose word products believe.
    #[error(
        "this is not the root key of this installation (its own is {own}): give the file that was taken away when the \
         installation was made"
    )]
    AnotherRootKey {
        /// The name of the right one, or of what is known of it.
        own: String,
    },
    /// There are no keys yet.
    #[error("there are no signing keys yet: start the installation once")]
    NoKeys,
    /// Nothing was named.
    #[error("name at least one key to revoke: `claviger signing-key list` shows them")]
    NothingNamed,
}

/// What a revocation led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revoked {
    /// The new key that signs from now on, if one was needed.
    pub successor: Option<String>,
    /// How many servers get a new lease at their next contact.
    pub servers: u64,
}

impl Keys {
    /// The key that signs at `now`.
    pub fn signing(&self, now: Timestamp) -> Result<&SigningKey, Fault> {
        let kid = self.ring.signing(now).map(|key| key.kid.as_str());
        let able = self.able.iter().find(|key| Some(key.kid()) == kid);
        able.ok_or_else(|| Fault::Gone("no key can sign leases: make one with `claviger signing-key rotate`".into()))
    }
}

/// Loads the keys; `None` if none were made yet.
pub fn load(tx: &mut Tx<'_>, vault: &Vault) -> Result<Option<Keys>, Fault> {
    let stored = store::key::all(tx)?;
    let Some(Statement { jwt, .. }) = store::key::statement(tx)? else { return Ok(None) };
    let said = KeySet::unverified(&jwt)
        .ok_or_else(|| Fault::Gone("what the root key said about the signing keys cannot be read".into()))?;
    let ring = KeyRing::new(stored.iter().map(|sealed| sealed.key.clone()).collect());
    let mut able = Vec::new();
    for sealed in stored.iter().filter(|sealed| !sealed.sealed.is_empty()) {
        let seed = vault.open(Sealed::SigningKey, &sealed.sealed).map_err(|error| Fault::Gone(error.to_string()))?;
        let seed = <&[u8; 32]>::try_from(seed.as_slice())
            .map_err(|_| Fault::Gone("a signing key has another length".into()))?;
        able.push(SigningKey::from_seed(seed));
    }
    Ok(Some(Keys { ring, able, statement: jwt, published: said.keys, issued: said.iat }))
}

/// The key to sign a lease with, in the very transaction that stores the lease: what was retired or revoked since the
/// node looked last signs nothing more.
pub(crate) fn signer(tx: &mut Tx<'_>, act: &Act, vault: &Vault, held: &Keys) -> Result<SigningKey, Fault> {
    if let Ok(key) = held.signing(act.now)
        && store::key::may_sign(tx, key.kid())?
    {
        return Ok(key.clone());
    }
    let fresh = load(tx, vault)?.ok_or_else(|| Fault::Gone("there are no signing keys".into()))?;
    fresh.signing(act.now).cloned()
}

/// When the root key spoke last, seconds since 1970.
pub(crate) fn issued(tx: &mut Tx<'_>) -> Result<i64, Fault> {
    Ok(store::key::statement(tx)?.map_or(0, |statement| statement.issued.as_second()))
}

/// All keys that ever were, the newest first, with how each stands.
pub fn list(tx: &mut Tx<'_>, act: &Act) -> Result<Vec<(domain::SigningKey, State)>, Error> {
    only_ourselves(act)?;
    let ring = ring(tx)?;
    Ok(ring.newest_first().into_iter().map(|key| (key.clone(), ring.state(key, act.now))).collect())
}

/// Makes the first signing key, which signs at once, and lets the root key vouch for it.
pub fn make(tx: &mut Tx<'_>, act: &mut Act, vault: &Vault, root: &SigningKey) -> Result<(), Error> {
    rotate(tx, act, vault, root, SignedDuration::ZERO).map(drop)
}

/// Makes a new signing key that begins to sign after `lead`, and lets the root key vouch for it and those before it.
/// Answers with its name and when it begins. (L-18)
pub fn rotate(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vault: &Vault,
    root: &SigningKey,
    lead: SignedDuration,
) -> Result<(String, Timestamp), Error> {
    only_ourselves(act)?;
    is_root(tx, root)?;
    let plan = ring(tx)?.rotate(act.now, lead).map_err(Refusal::from)?;
    let kid = add(tx, act, vault, plan.signs_from)?;
    if let Some(old) = &plan.retires {
        store::key::retire(tx, old, act.now)?;
        record(tx, act, "signing-key.retired", old, json!({ "kid": old, "successor": kid }))?;
    }
    state_anew(tx, act, root)?;
    Ok((kid, plan.signs_from))
}

/// Lets a key retire before its time: the announced one begins at once, or is called off. The root key is not needed.
/// Answers with the name of the key that now signs, if that has changed. (L-18)
pub fn retire(tx: &mut Tx<'_>, act: &mut Act, kid: &str) -> Result<Option<String>, Error> {
    only_ourselves(act)?;
    let plan = ring(tx)?.retire(kid, act.now).map_err(Refusal::from)?;
    if let Some(successor) = &plan.successor {
        store::key::begin(tx, successor, act.now)?;
    }
    store::key::retire(tx, kid, act.now)?;
    record(tx, act, "signing-key.retired", kid, json!({ "kid": kid, "successor": plan.successor }))?;
    Ok(plan.successor)
}

/// Revokes keys: the root key says so, their secret halves are erased, and every server whose lease one of them signed
/// gets another at its next contact. (L-18)
pub fn revoke(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vault: &Vault,
    root: &SigningKey,
    kids: &[String],
) -> Result<Revoked, Error> {
    only_ourselves(act)?;
    if kids.is_empty() {
        return Err(Refusal::NothingNamed.into());
    }
    is_root(tx, root)?;
    let needs_another = ring(tx)?.revoke(kids, act.now).map_err(Refusal::from)?;
    let successor = if needs_another { Some(add(tx, act, vault, act.now)?) } else { None };
    let mut servers = 0;
    for kid in kids {
        store::key::revoke(tx, kid, act.now)?;
        let touched = store::key::replace_leases(tx, kid)?;
        record(tx, act, "signing-key.revoked", kid, json!({ "kid": kid, "servers": touched }))?;
        servers += touched;
    }
    state_anew(tx, act, root)?;
    Ok(Revoked { successor, servers })
}

/// Erases the secret halves of keys that nobody needs any more; answers with how many there were. (L-18)
pub fn tend(tx: &mut Tx<'_>, act: &mut Act) -> Result<usize, Error> {
    only_ourselves(act)?;
    let ring = ring(tx)?;
    let over = ring.no_longer_needed(act.now);
    for key in &over {
        store::key::remove(tx, &key.kid, act.now)?;
        record(tx, act, "signing-key.removed", &key.kid, json!({ "kid": key.kid }))?;
    }
    Ok(over.len())
}

/// Whether this vault is the one that sealed what lies in the database; a new database is made its own.
pub fn recognise(tx: &mut Tx<'_>, act: &mut Act, vault: &Vault) -> Result<bool, Fault> {
    if let Some(fits) = fits(tx, vault)? {
        return Ok(fits);
    }
    let sealed = vault.seal(act, Sealed::Check, b"claviger");
    store::setting::set(tx, VAULT_CHECK, &claviger_wire::key::encode(&sealed))?;
    Ok(true)
}

/// Whether the database belongs to this vault; `None` if it belongs to none yet.
pub fn fits(tx: &mut Tx<'_>, vault: &Vault) -> Result<Option<bool>, Fault> {
    let text = store::setting::get(tx, VAULT_CHECK)?;
    Ok(text.map(|text| vault.open(Sealed::Check, &decode(&text).unwrap_or_default()).is_ok()))
}

/// All keys with the ends of their leases.
fn ring(tx: &mut Tx<'_>) -> Result<KeyRing, Fault> {
    let mut keys: Vec<_> = store::key::all(tx)?.into_iter().map(|sealed| sealed.key).collect();
    for key in &mut keys {
        key.last_lease_ends = store::key::last_lease_ends(tx, &key.kid)?;
    }
    Ok(KeyRing::new(keys))
}

/// Refuses any root key but the one whose word is published; the first one given becomes it.
fn is_root(tx: &mut Tx<'_>, root: &SigningKey) -> Result<(), Error> {
    let Some(Statement { jwt, .. }) = store::key::statement(tx)? else { return Ok(()) };
    match root.public().verify::<KeySet>(KEY_SET, &jwt) {
        Ok(_) => Ok(()),
        Err(_) => {
            let own = claviger_wire::key::signer_named_by(&jwt).unwrap_or_else(|| "unknown".into());
            Err(Refusal::AnotherRootKey { own }.into())
        }
    }
}

fn add(tx: &mut Tx<'_>, act: &mut Act, vault: &Vault, signs_from: Timestamp) -> Result<String, Error> {
    let seed = zeroize::Zeroizing::new(act.random::<32>());
    let key = SigningKey::from_seed(&seed);
    let kid = key.public().thumbprint();
    let sealed = SealedKey {
        key: domain::SigningKey {
            kid: kid.clone(),
            made: act.now,
            signs_from,
            retired: None,
            removed: None,
            revoked: None,
            last_lease_ends: None,
        },
        public_key: key.public().as_bytes().to_vec(),
        sealed: vault.seal(act, Sealed::SigningKey, seed.as_slice()),
    };
    store::key::add(tx, &sealed)?;
    record(tx, act, "signing-key.made", &kid, json!({ "kid": kid, "signs-from": signs_from.to_string() }))?;
    Ok(kid)
}

/// Lets the root key say how things stand now, later than everything it said before.
fn state_anew(tx: &mut Tx<'_>, act: &Act, root: &SigningKey) -> Result<(), Error> {
    let before = store::key::statement(tx)?.map(|statement| statement.issued);
    let next = before.and_then(|before| before.checked_add(SignedDuration::from_secs(1)).ok());
    let issued = next.map_or(act.now, |next| next.max(act.now));
    let ring = ring(tx)?;
    let public_halves = store::key::all(tx)?;
    let public = |kid: &str| {
        let found = public_halves.iter().find(|sealed| sealed.key.kid == kid)?;
        found.public_key.as_slice().try_into().ok().map(PublicKey::from_bytes)
    };
    let set = KeySet {
        iat: issued.as_second(),
        keys: ring.published(act.now).into_iter().filter_map(|key| public(&key.kid)).collect(),
        revoked: ring.revoked().into_iter().map(str::to_owned).collect(),
    };
    store::key::state(tx, &Statement { issued, jwt: root.sign(KEY_SET, &set) })?;
    Ok(())
}

pub(crate) fn record(
    tx: &mut Tx<'_>,
    act: &mut Act,
    kind: &'static str,
    kid: &str,
    after: serde_json::Value,
) -> Result<(), Fault> {
    // All events of one key have one subject, made of its name.
    let name = decode(kid).and_then(|bytes| bytes.first_chunk::<16>().copied()).unwrap_or_default();
    let subject = uuid::Builder::from_random_bytes(name).into_uuid();
    event::record(tx, act, About { kind, subject_kind: "signing-key", subject, account: None }, None, Some(after))
}

fn only_ourselves(act: &Act) -> Result<(), Error> {
    if matches!(act.who, Who::System) { Ok(()) } else { Err(Error::Forbidden) }
}
