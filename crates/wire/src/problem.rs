//! How a refusal travels: problem details (RFC 9457) with a stable `type` per cause.

use serde::{Deserialize, Serialize};

/// Media type of a problem.
pub const MEDIA_TYPE: &str = "application/problem+json";
/// What every `type` begins with; the causes below follow.
pub const BASE: &str = "https://claviger.dev/problems/";

/// The session is unknown or at its end: renew with the installation's key.
pub const SESSION_ENDED: &str = "session-ended";
/// There is a newer lease: renew with the installation's key.
pub const LEASE_CHANGED: &str = "lease-changed";
/// The token is unknown or no longer good.
pub const TOKEN_UNKNOWN: &str = "token-unknown";
/// The token is bound to another installation.
pub const TOKEN_BOUND: &str = "token-bound";
/// The server was disabled in the portal.
pub const SERVER_DISABLED: &str = "server-disabled";
/// The server's binding to this installation was released in the portal: activate with the new token. (L-17)
pub const BINDING_RELEASED: &str = "binding-released";
/// The product is older than the release that online activation needs, which the detail names. (L-21)
pub const VERSION_TOO_OLD: &str = "version-too-old";
/// Too many calls: not before the seconds that the header `Retry-After` names.
pub const TOO_MANY_REQUESTS: &str = "too-many-requests";
/// The proof of possession does not fit.
pub const PROOF_INVALID: &str = "proof-invalid";
/// The call's number was used before, or lies behind one that was: a copy of this installation is running.
pub const SEQUENCE_REPEATED: &str = "sequence-repeated";

/// One refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The cause, an address under [`BASE`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The cause in a few words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What was wrong here, and what would be right.
    pub detail: String,
    /// Errors field by field, where there are several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// The request's id, to be told to the support.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// Where: a path such as `lines[0].sku`.
    pub field: String,
    /// What was wrong and what would be right.
    pub detail: String,
}

impl Problem {
    /// The cause without [`BASE`], or the whole `type` of somebody else's problem.
    #[must_use]
    pub fn cause(&self) -> &str {
        self.kind.strip_prefix(BASE).unwrap_or(&self.kind)
    }
}
