//! Ed25519 keys and the JSON Web Tokens they sign (RFC 7515, 7517, 7638, 8037).
//!
//! Three kinds of key meet here: the vendor's *root key*, used rarely and kept apart; the *signing keys* of the
//! service, which sign leases and are vouched for by the root key; and the key each installation makes for itself.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey, Header, Validation};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The longest JSON Web Token that is looked at, in bytes.
const LONGEST_JWT: usize = 256 * 1024;

/// `typ` of a lease.
pub const LEASE: &str = "claviger-lease+jwt";
/// `typ` of an installation's proof of possession.
pub const PROOF: &str = "claviger-proof+jwt";
/// `typ` of the key set signed by the root key.
pub const KEY_SET: &str = "claviger-keys+jwt";

/// The public half of an Ed25519 key; travels as a JSON Web Key.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Jwk", try_from = "Jwk")]
pub struct PublicKey([u8; 32]);

/// A JSON Web Key as RFC 8037 writes an Ed25519 public key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jwk {
    /// Always `OKP`.
    pub kty: String,
    /// Always `Ed25519`.
    pub crv: String,
    /// The public key, base64url.
    pub x: String,
    /// The key's name: its thumbprint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kid: Option<String>,
    /// `sig`.
    #[serde(default, rename = "use", skip_serializing_if = "Option::is_none")]
    pub usage: Option<String>,
    /// `EdDSA`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alg: Option<String>,
}

/// A set of public keys (JWKS).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JwkSet {
    /// The keys, newest first.
    pub keys: Vec<PublicKey>,
}

/// What the root key says: these keys may sign leases, and what those signed is worth nothing. (L-18)
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeySet {
    /// When it was said, seconds since 1970; later than every earlier word.
    pub iat: i64,
    /// The keys vouched for.
    pub keys: Vec<PublicKey>,
    /// The thumbprints of keys that were revoked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revoked: Vec<String>,
}

/// A key that can sign.
#[derive(Clone)]
pub struct SigningKey {
    public: PublicKey,
    /// Its thumbprint.
    kid: String,
    pair: Arc<Ed25519KeyPair>,
}

/// Why a signed statement is not to be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Untrusted {
    /// It is not a JSON Web Token of the expected kind signed with EdDSA.
    #[error("it is not a statement of the expected kind, signed with EdDSA")]
    Malformed,
    /// The signature does not fit the key.
    #[error("its signature does not fit")]
    BadSignature,
    /// It was signed by a key that nobody vouches for.
    #[error("it was signed by a key that the vendor's root key does not vouch for")]
    UnknownKey,
    /// It was signed by a key that was revoked.
    #[error("it was signed by a key that the vendor's root key has revoked")]
    RevokedKey,
    /// The key is not an Ed25519 public key.
    #[error("the key is not an Ed25519 public key")]
    BadKey,
}

impl PublicKey {
    /// Takes the 32 bytes of a public key.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes of the key.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key's name: the SHA-256 of its canonical JWK, base64url. (RFC 7638)
    #[must_use]
    pub fn thumbprint(&self) -> String {
        let canonical = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{}"}}"#, encode(&self.0));
        encode(digest(&SHA256, canonical.as_bytes()).as_ref())
    }

    /// Checks that `jwt` is a statement of kind `typ` signed by this key, and reads it.
    ///
    /// Only the signature is judged here; whose it is and how long it holds is for the caller, who knows `now`.
    pub fn verify<T: DeserializeOwned>(&self, typ: &str, jwt: &str) -> Result<T, Untrusted> {
        let header = header(typ, jwt)?;
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.validate_exp = false;
        validation.validate_aud = false;
        validation.required_spec_claims.clear();
        debug_assert_eq!(header.alg, Algorithm::EdDSA);
        let key = DecodingKey::from_ed_components(&encode(&self.0)).map_err(|_| Untrusted::BadKey)?;
        jsonwebtoken::decode::<T>(jwt, &key, &validation).map(|read| read.claims).map_err(|error| match error.kind() {
            jsonwebtoken::errors::ErrorKind::InvalidSignature => Untrusted::BadSignature,
            _ => Untrusted::Malformed,
        })
    }
}

impl SigningKey {
    /// Makes the key that belongs to 32 secret bytes.
    ///
    /// # Panics
    /// Never: every 32 bytes are an Ed25519 seed.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).expect("every 32 bytes are an Ed25519 seed");
        let public = pair.public_key().as_ref().try_into().expect("an Ed25519 public key has 32 bytes");
        let public = PublicKey(public);
        Self { public, kid: public.thumbprint(), pair: Arc::new(pair) }
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        self.public
    }

    /// Signs `claims` as a JSON Web Token of kind `typ`, naming this key by its thumbprint.
    ///
    /// # Panics
    /// If `claims` cannot be written as JSON, which no type of this crate can do.
    #[must_use]
    pub fn sign<T: Serialize>(&self, typ: &str, claims: &T) -> String {
        let header = Header { typ: Some(typ.to_owned()), kid: Some(self.kid.clone()), ..Header::new(Algorithm::EdDSA) };
        let header = serde_json::to_vec(&header).expect("headers can be written as JSON");
        let claims = serde_json::to_vec(claims).expect("statements can be written as JSON");
        let mut jwt = format!("{}.{}", encode(&header), encode(&claims));
        let signature = self.pair.sign(jwt.as_bytes());
        jwt.push('.');
        jwt.push_str(&encode(signature.as_ref()));
        jwt
    }

    /// The key's name: its public half's thumbprint.
    #[must_use]
    pub fn kid(&self) -> &str {
        &self.kid
    }
}

impl KeySet {
    /// What a statement says, whoever signed it: for the service, which has it from its own store. A product asks
    /// [`PublicKey::verify`].
    #[must_use]
    pub fn unverified(jwt: &str) -> Option<Self> {
        header(KEY_SET, jwt).ok()?;
        serde_json::from_slice(&decode(jwt.split('.').nth(1)?)?).ok()
    }

    /// The key of this set that signed `jwt`, if any did by its own account; the signature is still to be checked.
    pub fn signer_of(&self, typ: &str, jwt: &str) -> Result<&PublicKey, Untrusted> {
        let kid = header(typ, jwt)?.kid.ok_or(Untrusted::Malformed)?;
        if self.revoked.contains(&kid) {
            return Err(Untrusted::RevokedKey);
        }
        self.keys.iter().find(|key| key.thumbprint() == kid).ok_or(Untrusted::UnknownKey)
    }
}

/// The name of the key that signed `jwt`, by its own account; nothing is verified.
#[must_use]
pub fn signer_named_by(jwt: &str) -> Option<String> {
    jsonwebtoken::decode_header(jwt).ok()?.kid
}

/// The SHA-256 of `bytes`, base64url: how a proof names the body it goes with.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    encode(digest(&SHA256, bytes).as_ref())
}

/// base64url without padding, as everything in JSON Web Tokens is written.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads base64url without padding.
#[must_use]
pub fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

fn header(typ: &str, jwt: &str) -> Result<Header, Untrusted> {
    if jwt.len() > LONGEST_JWT {
        return Err(Untrusted::Malformed);
    }
    let header = jsonwebtoken::decode_header(jwt).map_err(|_| Untrusted::Malformed)?;
    if header.alg != Algorithm::EdDSA || header.typ.as_deref() != Some(typ) {
        return Err(Untrusted::Malformed);
    }
    Ok(header)
}

impl From<PublicKey> for Jwk {
    fn from(key: PublicKey) -> Self {
        Self {
            kty: "OKP".into(),
            crv: "Ed25519".into(),
            x: encode(&key.0),
            kid: Some(key.thumbprint()),
            usage: Some("sig".into()),
            alg: Some("EdDSA".into()),
        }
    }
}

impl TryFrom<Jwk> for PublicKey {
    type Error = Untrusted;

    fn try_from(jwk: Jwk) -> Result<Self, Untrusted> {
        if jwk.kty != "OKP" || jwk.crv != "Ed25519" {
            return Err(Untrusted::BadKey);
        }
        let bytes = decode(&jwk.x).ok_or(Untrusted::BadKey)?;
        Ok(Self(bytes.try_into().map_err(|_| Untrusted::BadKey)?))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.thumbprint())
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.public.thumbprint())
    }
}

#[cfg(test)]
mod tests {
    use jsonwebtoken::EncodingKey;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Claim {
        says: String,
    }

    fn claim() -> Claim {
        Claim { says: "twenty channels".into() }
    }

    #[test]
    fn l_18_a_thumbprint_is_that_of_rfc_8037() {
        // RFC 8037, appendix A.3.
        let jwk = r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
        let key: PublicKey = serde_json::from_str(jwk).unwrap();
        assert_eq!(key.thumbprint(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    #[test]
    fn l_18_only_the_key_itself_the_kind_itself_and_eddsa_are_believed() {
        let key = SigningKey::from_seed(&[7; 32]);
        let other = SigningKey::from_seed(&[8; 32]);
        let jwt = key.sign(LEASE, &claim());
        assert_eq!(key.public().verify::<Claim>(LEASE, &jwt), Ok(claim()));
        assert_eq!(other.public().verify::<Claim>(LEASE, &jwt), Err(Untrusted::BadSignature));
        assert_eq!(key.public().verify::<Claim>(PROOF, &jwt), Err(Untrusted::Malformed));

        let mut header = Header::new(Algorithm::HS256);
        header.typ = Some(LEASE.into());
        let public_key_as_secret = EncodingKey::from_secret(key.public().as_bytes());
        let forged = jsonwebtoken::encode(&header, &claim(), &public_key_as_secret).unwrap();
        assert_eq!(key.public().verify::<Claim>(LEASE, &forged), Err(Untrusted::Malformed));

        let unsigned = format!("{}.{}.", encode(br#"{"alg":"none","typ":"claviger-lease+jwt"}"#), encode(b"{}"));
        assert_eq!(key.public().verify::<Claim>(LEASE, &unsigned), Err(Untrusted::Malformed));
        assert_eq!(key.public().verify::<Claim>(LEASE, "no token at all"), Err(Untrusted::Malformed));
    }

    #[test]
    fn l_18_a_key_outside_the_set_signed_by_the_root_is_unknown() {
        let vouched = SigningKey::from_seed(&[1; 32]);
        let stranger = SigningKey::from_seed(&[2; 32]);
        let set = KeySet { iat: 0, keys: vec![vouched.public()], revoked: vec![] };
        assert_eq!(set.signer_of(LEASE, &vouched.sign(LEASE, &claim())), Ok(&vouched.public()));
        assert_eq!(set.signer_of(LEASE, &stranger.sign(LEASE, &claim())), Err(Untrusted::UnknownKey));
    }

    #[test]
    fn l_18_a_revoked_key_is_refused_even_where_the_set_still_names_it() {
        let key = SigningKey::from_seed(&[1; 32]);
        let set = KeySet { iat: 0, keys: vec![key.public()], revoked: vec![key.public().thumbprint()] };
        assert_eq!(set.signer_of(LEASE, &key.sign(LEASE, &claim())), Err(Untrusted::RevokedKey));
    }

    #[test]
    fn l_18_a_statement_says_whom_it_revokes_and_one_without_that_is_read_as_before() {
        let root = SigningKey::from_seed(&[9; 32]);
        let set = KeySet { iat: 7, keys: vec![], revoked: vec!["a".into()] };
        let jwt = root.sign(KEY_SET, &set);
        assert_eq!(root.public().verify(KEY_SET, &jwt), Ok(set.clone()));
        assert_eq!(KeySet::unverified(&jwt), Some(set));
        assert_eq!(KeySet::unverified(&root.sign(LEASE, &claim())), None);
        let before: KeySet = serde_json::from_str(r#"{"iat":7,"keys":[]}"#).unwrap();
        assert_eq!(before, KeySet { iat: 7, keys: vec![], revoked: vec![] });
    }

    #[test]
    fn x_13_a_signing_key_prints_only_its_name() {
        let key = SigningKey::from_seed(&[7; 32]);
        assert_eq!(format!("{key:?}"), format!("SigningKey({})", key.public().thumbprint()));
    }
}
