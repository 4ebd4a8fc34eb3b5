//! Activation and renewal: the product proves that it holds its own key and receives a lease and a session. (L-17)
//!
//! `POST /agent/v1/activations` and `POST /agent/v1/renewals` carry a JSON body and, in the header `Claviger-Proof`, a
//! JSON Web Token signed by the installation's key over the path and the hash of that very body.

use serde::{Deserialize, Serialize};

use crate::key::{PROOF, PublicKey, SigningKey, Untrusted, hash};

/// Path of an activation.
pub const ACTIVATIONS: &str = "/agent/v1/activations";
/// Path of a renewal.
pub const RENEWALS: &str = "/agent/v1/renewals";
/// Where the public signing keys stand, as a plain JWKS.
pub const JWKS: &str = "/.well-known/jwks.json";
/// Where the same keys stand, signed by the vendor's root key.
pub const SIGNED_KEYS: &str = "/.well-known/claviger-keys.jwt";
/// The header that carries the proof of possession.
pub const PROOF_HEADER: &str = "claviger-proof";

/// The host a product runs on, as it tells the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Host {
    /// The host's name, for people.
    pub name: String,
    /// What tells this host from another, made by the client from what the host offers; opaque to the server.
    pub fingerprint: String,
    /// The product's version.
    pub product_version: String,
}

/// The first call of an installation.
#[derive(Clone, Serialize, Deserialize)]
pub struct ActivationRequest {
    /// The token as pasted; never printed.
    pub token: String,
    /// The public half of the key this installation has made for itself.
    pub key: PublicKey,
    /// The host.
    pub host: Host,
    /// This call's number; every later call of this installation carries a higher one.
    pub sequence: u64,
    /// Tells a retry of this very call from another call with the same number.
    pub nonce: String,
}

/// Asks for the present lease and a new session.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RenewalRequest {
    /// The server (`srv_…`).
    pub server: String,
    /// The number of the lease the product holds on its disk.
    pub held: u64,
    /// The host.
    pub host: Host,
    /// This call's number.
    pub sequence: u64,
    /// This call's nonce.
    pub nonce: String,
}

/// The answer to both.
#[derive(Clone, Serialize, Deserialize)]
pub struct Grant {
    /// The server (`srv_…`).
    pub server: String,
    /// The lease, a JSON Web Token.
    pub lease: String,
    /// For the check-ins until the next renewal.
    pub session: Session,
    /// How often to check in, in seconds.
    pub check_in_secs: u32,
    /// The server's clock, seconds since 1970.
    pub server_time: i64,
    /// The `iat` of the newest word of the root key: who knows an older one only asks for it. (L-18)
    #[serde(default)]
    pub keys_issued: i64,
}

/// A short secret shared by product and service, so that a check-in needs no public-key operation.
#[derive(Clone, Serialize, Deserialize)]
pub struct Session {
    /// Opaque to the product.
    pub id: String,
    /// The key, base64url; never printed.
    pub key: String,
    /// From when on it is worth nothing, seconds since 1970.
    pub expires: i64,
}

#[derive(Serialize, Deserialize)]
struct Proof {
    path: String,
    body: String,
    iat: i64,
}

/// Signs `body`, about to be sent to `path`, with the installation's key.
#[must_use]
pub fn prove(key: &SigningKey, path: &str, body: &[u8], now: i64) -> String {
    key.sign(PROOF, &Proof { path: path.into(), body: hash(body), iat: now })
}

/// Checks that `proof` was made by the holder of `key` for exactly this `body` at this `path`.
///
/// No time is judged: a product's clock may be wrong when it first calls; the sequence number tells old from new. Answers
/// with what that clock said, in seconds since 1970.
pub fn check_proof(key: &PublicKey, path: &str, body: &[u8], proof: &str) -> Result<i64, Untrusted> {
    let claims: Proof = key.verify(PROOF, proof)?;
    if claims.path != path || claims.body != hash(body) {
        return Err(Untrusted::BadSignature);
    }
    Ok(claims.iat)
}

impl std::fmt::Debug for ActivationRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ActivationRequest").field("key", &self.key).field("host", &self.host).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Grant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Grant").field("server", &self.server).field("session", &self.session).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("id", &self.id).field("expires", &self.expires).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_17_a_proof_fits_one_key_one_path_and_one_body() {
        let (own, other) = (SigningKey::from_seed(&[1; 32]), SigningKey::from_seed(&[2; 32]));
        let proof = prove(&own, RENEWALS, b"body", 1);
        assert_eq!(check_proof(&own.public(), RENEWALS, b"body", &proof), Ok(1));
        assert_eq!(check_proof(&other.public(), RENEWALS, b"body", &proof), Err(Untrusted::BadSignature));
        assert_eq!(check_proof(&own.public(), ACTIVATIONS, b"body", &proof), Err(Untrusted::BadSignature));
        assert_eq!(check_proof(&own.public(), RENEWALS, b"other", &proof), Err(Untrusted::BadSignature));
    }
}
