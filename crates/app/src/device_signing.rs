//! The keys that sign what devices load. (P-12)
//!
//! The first is derived from the installation's master secret. Those that follow it are drawn at random, sealed, and
//! published before they sign, so that makers bring them onto their devices in time. What an earlier one signed stays good:
//! a line is checked with all keys that were published, and says which of them signed it. The list of revoked license keys
//! is signed by every one of them, so that a device that knows but one can believe it.

use claviger_store as store;
use claviger_store::device_signing_key::SealedKey;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_wire::device::DeviceSigner;
use claviger_wire::key::PublicKey;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use zeroize::Zeroizing;

use crate::Error;
use crate::act::{Act, Who};
use crate::keys::{self, Refusal, RingRefusal};
use crate::vault::{Sealed, Vault};

/// A key that signs what devices load, or did, or will.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceSigningKey {
    /// Its public half.
    pub public: PublicKey,
    /// When it was made; none for the first, which is derived.
    pub made: Option<Timestamp>,
    /// From when on it signs; likewise.
    pub signs_from: Option<Timestamp>,
}

/// The key that signs at `now`.
pub(crate) fn signer(tx: &mut Tx<'_>, vault: &Vault, now: Timestamp) -> Result<DeviceSigner, Fault> {
    match store::device_signing_key::signing(tx, now)? {
        Some(sealed) => opened(vault, &sealed),
        None => Ok(vault.device_signer().clone()),
    }
}

/// The signers of all keys that were published, the newest first.
pub(crate) fn signers(tx: &mut Tx<'_>, vault: &Vault) -> Result<Vec<DeviceSigner>, Fault> {
    let stored = store::device_signing_key::all(tx)?;
    let followers = stored.iter().map(|sealed| opened(vault, sealed));
    followers.chain(std::iter::once(Ok(vault.device_signer().clone()))).collect()
}

/// All keys that were published, the newest first: what a line is checked with.
pub fn published(tx: &mut Tx<'_>, vault: &Vault) -> Result<Vec<PublicKey>, Fault> {
    Ok(all(tx, vault)?.into_iter().map(|key| key.public).collect())
}

/// The public half of the key that signs at `now`.
pub fn signing(tx: &mut Tx<'_>, vault: &Vault, now: Timestamp) -> Result<PublicKey, Fault> {
    let signs = |key: &DeviceSigningKey| key.signs_from.is_none_or(|from| from <= now);
    let found = all(tx, vault)?.into_iter().find(signs);
    Ok(found.map_or_else(|| vault.device_signer().public(), |key| key.public))
}

/// All keys there are, the newest first.
pub fn list(tx: &mut Tx<'_>, act: &Act, vault: &Vault) -> Result<Vec<DeviceSigningKey>, Error> {
    only_ourselves(act)?;
    Ok(all(tx, vault)?)
}

/// Makes a new key: it is published at once and begins to sign after `lead`. Answers with its name and when it begins.
/// While one is announced, no other is made.
pub fn rotate(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vault: &Vault,
    lead: SignedDuration,
) -> Result<(String, Timestamp), Error> {
    only_ourselves(act)?;
    if let Some(last) = store::device_signing_key::all(tx)?.into_iter().find(|key| key.signs_from > act.now) {
        let refusal = RingRefusal::AlreadyAnnounced { kid: last.kid, from: last.signs_from };
        return Err(Refusal::from(refusal).into());
    }
    let seed = Zeroizing::new(act.random::<32>());
    let public = DeviceSigner::from_seed(&seed).public();
    let (kid, signs_from) = (public.thumbprint(), act.now + lead.max(SignedDuration::ZERO));
    let key = SealedKey {
        kid: kid.clone(),
        public_key: public.as_bytes().to_vec(),
        sealed: vault.seal(act, Sealed::DeviceSigningKey, seed.as_slice()),
        made: act.now,
        signs_from,
    };
    store::device_signing_key::add(tx, &key)?;
    let after = json!({ "kid": kid, "signs-from": signs_from.to_string() });
    keys::record(tx, act, "device-signing-key.made", &kid, after)?;
    Ok((kid, signs_from))
}

fn all(tx: &mut Tx<'_>, vault: &Vault) -> Result<Vec<DeviceSigningKey>, Fault> {
    let mut keys = Vec::new();
    for stored in store::device_signing_key::all(tx)? {
        let bytes = stored.public_key.as_slice().try_into().map_err(|_| damaged())?;
        keys.push(DeviceSigningKey {
            public: PublicKey::from_bytes(bytes),
            made: Some(stored.made),
            signs_from: Some(stored.signs_from),
        });
    }
    keys.push(DeviceSigningKey { public: vault.device_signer().public(), made: None, signs_from: None });
    Ok(keys)
}

/// Opens a key that follows the first; its lines say that it is the one.
fn opened(vault: &Vault, sealed: &SealedKey) -> Result<DeviceSigner, Fault> {
    let seed = vault.open(Sealed::DeviceSigningKey, &sealed.sealed).map_err(|error| Fault::Gone(error.to_string()))?;
    let seed = <&[u8; 32]>::try_from(seed.as_slice()).map_err(|_| damaged())?;
    Ok(DeviceSigner::from_seed(seed).naming_itself())
}

fn damaged() -> Fault {
    Fault::Gone("a key that signs for devices has another length".into())
}

fn only_ourselves(act: &Act) -> Result<(), Error> {
    if matches!(act.who, Who::System) { Ok(()) } else { Err(Error::Forbidden) }
}
