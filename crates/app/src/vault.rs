//! The installation's secrets: one master secret, kept in a file beside the database, and everything derived from it.
//!
//!
//! Whatever must be readable again (tokens before activation, signing keys) is sealed with AES-256-GCM under a key for
//! its purpose; what must only be recognised again (sessions, API keys) is hashed; what can be worked out again (the
//! secrets of links, the keys of product sessions) is not stored at all.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::{digest, hkdf, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use claviger_domain::license::activation_key::Code;
use claviger_domain::license::serial::Serial;
use claviger_wire::check_in::SessionKey;
use claviger_wire::device::DeviceSigner;
use subtle::ConstantTimeEq as _;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::act::Act;

/// The master secret and the keys derived from it. Clones share them.
#[derive(Clone)]
pub struct Vault {
    sealing: Arc<LessSafeKey>,
    links: hmac::Key,
    sessions: hmac::Key,
    forms: hmac::Key,
    addresses: hmac::Key,
    codes: hmac::Key,
    labels: hmac::Key,
    devices: DeviceSigner,
}

/// What a sealed text was sealed for; it opens for nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sealed {
    /// A server's token.
    Token(Uuid),
    /// A key that signs leases.
    SigningKey,
    /// A key that signs what devices load. (P-12)
    DeviceSigningKey,
    /// The answer to a call that is carried out once.
    Answer(Uuid),
    /// The code of an activation key. (P-06)
    ActivationKey(Uuid),
    /// A text by which the vault recognises its own database.
    Check,
}

/// Whose link it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// The one that unlocks an order.
    Unlock(Uuid),
    /// The one that accepts an invitation.
    Invitation(Uuid),
    /// The one that confirms a person's address.
    Confirmation(Uuid),
    /// The one by which a person chooses another password.
    Reset(Uuid),
    /// The one that confirms a person's new address.
    NewAddress(Uuid),
    /// The one by which a reseller asks to manage what was forwarded to it.
    Forwarding(Uuid),
}

/// Something sealed does not open: it was sealed by another master secret, for something else, or was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("what lies sealed in the database does not open with this installation's secret")]
pub struct DoesNotOpen;

impl Vault {
    /// Derives everything from the master secret.
    ///
    /// # Panics
    /// Never: the lengths are those of the algorithms.
    #[must_use]
    pub fn new(master: &[u8; 32]) -> Self {
        let root = hkdf::Salt::new(hkdf::HKDF_SHA256, b"claviger-vault-1").extract(master);
        let derive = |purpose: &str| {
            let mut key = Zeroizing::new([0_u8; 32]);
            let info = [purpose.as_bytes()];
            let output = root.expand(&info, hkdf::HKDF_SHA256).expect("32 bytes can be derived");
            output.fill(&mut *key).expect("32 bytes fit into 32 bytes");
            key
        };
        let sealing = UnboundKey::new(&AES_256_GCM, &*derive("seal")).expect("AES-256 takes 32 bytes");
        Self {
            sealing: Arc::new(LessSafeKey::new(sealing)),
            links: hmac::Key::new(hmac::HMAC_SHA256, &*derive("links")),
            sessions: hmac::Key::new(hmac::HMAC_SHA256, &*derive("product sessions")),
            forms: hmac::Key::new(hmac::HMAC_SHA256, &*derive("forms")),
            addresses: hmac::Key::new(hmac::HMAC_SHA256, &*derive("addresses")),
            codes: hmac::Key::new(hmac::HMAC_SHA256, &*derive("activation keys")),
            labels: hmac::Key::new(hmac::HMAC_SHA256, &*derive("labels")),
            devices: DeviceSigner::from_seed(&derive("device keys")),
        }
    }

    /// Seals `secret`.
    ///
    /// # Panics
    /// If `secret` is longer than AES-GCM can seal, which no token or key is.
    #[must_use]
    pub fn seal(&self, act: &mut Act, purpose: Sealed, secret: &[u8]) -> Vec<u8> {
        let nonce: [u8; 12] = act.random();
        let mut text = secret.to_vec();
        self.sealing
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(purpose.name()), &mut text)
            .expect("short texts can be sealed");
        [&nonce[..], &text].concat()
    }

    /// Opens what was sealed for `purpose`.
    pub fn open(&self, purpose: Sealed, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, DoesNotOpen> {
        let (nonce, text) = sealed.split_at_checked(12).ok_or(DoesNotOpen)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| DoesNotOpen)?;
        let mut text = Zeroizing::new(text.to_vec());
        let length =
            self.sealing.open_in_place(nonce, Aad::from(purpose.name()), &mut text).map_err(|_| DoesNotOpen)?.len();
        text.truncate(length);
        Ok(text)
    }

    /// The secret of a link, worked out from what it is for and how often it was renewed. (L-03, L-05)
    #[must_use]
    pub fn link_secret(&self, link: Link, generation: u32) -> String {
        encode(hmac::sign(&self.links, format!("{}|{generation}", link.name()).as_bytes()).as_ref())
    }

    /// Whether `secret` is that of the link, compared in constant time.
    #[must_use]
    pub fn is_link_secret(&self, link: Link, generation: u32, secret: &str) -> bool {
        equal(self.link_secret(link, generation).as_bytes(), secret.as_bytes())
    }

    /// The key of a product's session, worked out from its id, so that no node has to store it. (L-19)
    #[must_use]
    pub fn session_key(&self, session: &str) -> String {
        encode(hmac::sign(&self.sessions, session.as_bytes()).as_ref())
    }

    /// The same key, ready to check the session's calls and to answer them. (L-19)
    #[must_use]
    pub fn session(&self, session: &str) -> SessionKey {
        SessionKey::new(hmac::sign(&self.sessions, session.as_bytes()).as_ref())
    }

    /// The proof that a form was served to the visitor who sends it.
    #[must_use]
    pub fn form_proof(&self, visitor: &str) -> String {
        encode(hmac::sign(&self.forms, visitor.as_bytes()).as_ref())
    }

    /// What stands for an address where we count without knowing whose it is.
    #[must_use]
    pub fn address_mark(&self, address: &str) -> Vec<u8> {
        hmac::sign(&self.addresses, address.as_bytes()).as_ref().to_vec()
    }

    /// What finds an activation key by its code, and tells nothing of it to whoever reads the database. (P-06)
    #[must_use]
    pub fn code_mark(&self, code: &Code) -> Vec<u8> {
        hmac::sign(&self.codes, code.to_string().as_bytes()).as_ref().to_vec()
    }

    /// What the code on a device's label is recognised by, and what tells nothing of it to whoever reads the database: the
    /// same code on another device has another mark. (P-04)
    #[must_use]
    pub fn label_mark(&self, serial: Serial, label: &str) -> Vec<u8> {
        hmac::sign(&self.labels, format!("{serial}|{label}").as_bytes()).as_ref().to_vec()
    }

    /// The first key that signs what devices load. (P-12)
    #[must_use]
    pub fn device_signer(&self) -> &DeviceSigner {
        &self.devices
    }

    /// Whether `proof` is that visitor's, compared in constant time.
    #[must_use]
    pub fn is_form_proof(&self, visitor: &str, proof: &str) -> bool {
        equal(self.form_proof(visitor).as_bytes(), proof.as_bytes())
    }
}

/// A fresh secret of 256 bits for a session or an API key, and the hash by which it is recognised again.
#[must_use]
pub fn fresh_secret(act: &mut Act) -> (String, Vec<u8>) {
    let secret = encode(&act.random::<32>());
    let hash = hash(&secret);
    (secret, hash)
}

/// The hash by which a secret is recognised again.
#[must_use]
pub fn hash(secret: &str) -> Vec<u8> {
    digest(secret.as_bytes()).to_vec()
}

/// SHA-256.
///
/// # Panics
/// Never: a SHA-256 has 32 bytes.
#[must_use]
pub fn digest(bytes: &[u8]) -> [u8; 32] {
    digest::digest(&digest::SHA256, bytes).as_ref().try_into().expect("a SHA-256 has 32 bytes")
}

/// The hash of several texts, which no other division of the same bytes has.
#[must_use]
pub fn fingerprint(parts: &[&[u8]]) -> Vec<u8> {
    let mut context = digest::Context::new(&digest::SHA256);
    for part in parts {
        context.update(&(part.len() as u64).to_be_bytes());
        context.update(part);
    }
    context.finish().as_ref().to_vec()
}

/// Whether two secrets are the same, in a time that does not tell where they differ.
#[must_use]
pub fn equal(one: &[u8], other: &[u8]) -> bool {
    one.ct_eq(other).into()
}

impl Sealed {
    fn name(self) -> String {
        match self {
            Self::Token(server) => format!("token {server}"),
            Self::SigningKey => "signing key".into(),
            Self::DeviceSigningKey => "device signing key".into(),
            Self::Answer(claim) => format!("answer {claim}"),
            Self::ActivationKey(key) => format!("activation key {key}"),
            Self::Check => "check".into(),
        }
    }
}

impl Link {
    fn name(self) -> String {
        match self {
            Self::Unlock(order) => format!("unlock {order}"),
            Self::Invitation(invitation) => format!("invitation {invitation}"),
            Self::Confirmation(person) => format!("confirmation {person}"),
            Self::Reset(person) => format!("reset {person}"),
            Self::NewAddress(person) => format!("new address {person}"),
            Self::Forwarding(forwarding) => format!("forwarding {forwarding}"),
        }
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault(…)")
    }
}

fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::Who;

    fn act() -> Act {
        Act::new(jiff::Timestamp::UNIX_EPOCH, Who::System, "test", [1; 32])
    }

    #[test]
    fn x_13_what_is_sealed_opens_only_for_its_purpose_and_its_master() {
        let (vault, other) = (Vault::new(&[1; 32]), Vault::new(&[2; 32]));
        let purpose = Sealed::Token(Uuid::from_u128(1));
        let sealed = vault.seal(&mut act(), purpose, b"kwee1u9213jop");
        assert!(!sealed.windows(5).any(|window| window == b"kwee1"));
        assert_eq!(vault.open(purpose, &sealed).unwrap().as_slice(), b"kwee1u9213jop");
        assert_eq!(vault.open(Sealed::Token(Uuid::from_u128(2)), &sealed), Err(DoesNotOpen));
        assert_eq!(other.open(purpose, &sealed), Err(DoesNotOpen));
        let mut changed = sealed.clone();
        changed[20] ^= 1;
        assert_eq!(vault.open(purpose, &changed), Err(DoesNotOpen));
        assert_eq!(vault.open(purpose, b"short"), Err(DoesNotOpen));
    }

    #[test]
    fn l_03_a_repeat_carries_the_same_link_and_a_resend_ends_the_old_one() {
        let vault = Vault::new(&[1; 32]);
        let link = Link::Unlock(Uuid::from_u128(1));
        let first = vault.link_secret(link, 1);
        assert_eq!(first, vault.link_secret(link, 1));
        assert!(vault.is_link_secret(link, 1, &first));
        assert!(!vault.is_link_secret(link, 2, &first));
        assert!(!vault.is_link_secret(Link::Unlock(Uuid::from_u128(2)), 1, &first));
        assert!(!vault.is_link_secret(Link::Invitation(Uuid::from_u128(1)), 1, &first));
        assert!(!vault.is_link_secret(link, 1, ""));
    }

    #[test]
    fn x_02_no_link_of_a_person_is_good_for_anything_else() {
        let (vault, id) = (Vault::new(&[1; 32]), Uuid::from_u128(1));
        let all =
            [Link::Unlock(id), Link::Invitation(id), Link::Confirmation(id), Link::Reset(id), Link::NewAddress(id)];
        for one in all {
            let secret = vault.link_secret(one, 1);
            assert_eq!(all.into_iter().filter(|link| vault.is_link_secret(*link, 1, &secret)).count(), 1, "{one:?}");
        }
    }

    #[test]
    fn x_16_what_stands_for_an_address_cannot_be_guessed_without_the_master_secret() {
        let (vault, other) = (Vault::new(&[1; 32]), Vault::new(&[2; 32]));
        let mark = vault.address_mark("anna@museo.example");
        assert_eq!(mark, vault.address_mark("anna@museo.example"));
        assert_ne!(mark, vault.address_mark("anna@museo.exampl"));
        assert_ne!(mark, other.address_mark("anna@museo.example"));
    }
}
