//! The keys that sign leases, and the root key's word for them. (L-18)

use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::key::SealedKey;
use claviger_wire::key::{KEY_SET, KeySet, PublicKey, SigningKey};

use crate::Error;
use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::vault::{Sealed, Vault};

/// Under this name a database notes to which secrets it belongs.
pub(crate) const VAULT_CHECK: &str = "vault-check";

/// The keys in use: the newest signs, all of them are published.
#[derive(Debug)]
pub struct Keys {
    /// Signs leases.
    pub signing: SigningKey,
    /// All public halves, the newest first.
    pub published: Vec<PublicKey>,
    /// The same, signed by the vendor's root key: what products believe.
    pub statement: String,
}

/// Loads the keys; `None` if none were made yet.
pub fn load(tx: &mut Tx<'_>, vault: &Vault) -> Result<Option<Keys>, Fault> {
    let stored = store::key::all(tx)?;
    let statement = store::key::statement(tx)?;
    let (Some(newest), Some(statement)) = (stored.first(), statement) else { return Ok(None) };
    let seed = vault.open(Sealed::SigningKey, &newest.sealed).map_err(|error| Fault::Gone(error.to_string()))?;
    let seed =
        <&[u8; 32]>::try_from(seed.as_slice()).map_err(|_| Fault::Gone("a signing key has another length".into()))?;
    let published =
        stored.iter().filter_map(|key| key.public_key.as_slice().try_into().ok().map(PublicKey::from_bytes));
    Ok(Some(Keys { signing: SigningKey::from_seed(seed), published: published.collect(), statement }))
}

/// Makes a new signing key and lets the root key vouch for it and all before it.
pub fn make(tx: &mut Tx<'_>, act: &mut Act, vault: &Vault, root: &SigningKey) -> Result<(), Error> {
    if !matches!(act.who, Who::System) {
        return Err(Error::Forbidden);
    }
    let seed: [u8; 32] = act.random();
    let key = SigningKey::from_seed(&seed);
    let sealed = SealedKey {
        kid: key.public().thumbprint(),
        public_key: key.public().as_bytes().to_vec(),
        sealed: vault.seal(act, Sealed::SigningKey, &seed),
    };
    store::key::add(tx, &sealed, act.now)?;
    let stored = store::key::all(tx)?;
    let keys = stored.iter().filter_map(|key| key.public_key.as_slice().try_into().ok().map(PublicKey::from_bytes));
    let set = KeySet { iat: act.now.as_second(), keys: keys.collect() };
    store::key::state(tx, act.now, &root.sign(KEY_SET, &set))?;
    let about =
        About { kind: "signing-key.made", subject_kind: "signing-key", subject: act.id::<()>().uuid(), account: None };
    event::record(tx, act, about, None, Some(serde_json::json!({ "kid": sealed.kid })))?;
    Ok(())
}

/// Whether this vault is the one that sealed what lies in the database; a new database is made its own.
pub fn recognise(tx: &mut Tx<'_>, act: &mut Act, vault: &Vault) -> Result<bool, Fault> {
    if let Some(text) = store::setting::get(tx, VAULT_CHECK)? {
        let sealed = claviger_wire::key::decode(&text).unwrap_or_default();
        return Ok(vault.open(Sealed::Check, &sealed).is_ok());
    }
    let sealed = vault.seal(act, Sealed::Check, b"claviger");
    store::setting::set(tx, VAULT_CHECK, &claviger_wire::key::encode(&sealed))?;
    Ok(true)
}
