//! What licensed products are told, and their agents show to whoever installs them. (L-16 to L-21)

use axum::http::StatusCode;
use claviger_app::activation::Refusal;
use claviger_app::wire::problem as cause;

use super::{Told, invalid};
use crate::texts::Texts;

/// Why a product is refused.
#[must_use]
pub fn product(texts: &Texts, refusal: &Refusal) -> Told {
    let (status, cause, title, detail) = match refusal {
        Refusal::TokenUnknown => (
            StatusCode::FORBIDDEN,
            cause::TOKEN_UNKNOWN,
            texts.refusal_token_unknown(),
            texts.refusal_token_unknown_text(),
        ),
        Refusal::TokenBound => {
            (StatusCode::CONFLICT, cause::TOKEN_BOUND, texts.refusal_token_bound(), texts.refusal_token_bound_text())
        }
        Refusal::Disabled => (
            StatusCode::FORBIDDEN,
            cause::SERVER_DISABLED,
            texts.refusal_server_disabled(),
            texts.refusal_product_disabled(),
        ),
        Refusal::Unbound => {
            (StatusCode::FORBIDDEN, cause::BINDING_RELEASED, texts.refusal_unbound(), texts.refusal_unbound_text())
        }
        Refusal::VersionTooOld { version, needs } => (
            StatusCode::FORBIDDEN,
            cause::VERSION_TOO_OLD,
            texts.refusal_version(),
            texts.refusal_version_text(needs, version),
        ),
        Refusal::NotBound => {
            (StatusCode::FORBIDDEN, cause::PROOF_INVALID, texts.refusal_not_bound(), texts.refusal_not_bound_text())
        }
        Refusal::Repeated => {
            (StatusCode::CONFLICT, cause::SEQUENCE_REPEATED, texts.refusal_repeated(), texts.refusal_repeated_text())
        }
        Refusal::SessionEnded => {
            (StatusCode::UNAUTHORIZED, cause::SESSION_ENDED, texts.refusal_session(), texts.refusal_session_text())
        }
        Refusal::LeaseChanged => {
            (StatusCode::CONFLICT, cause::LEASE_CHANGED, texts.refusal_lease(), texts.refusal_lease_text())
        }
        Refusal::HostFacts => return invalid(texts, texts.refusal_host_facts()),
    };
    Told::new(status, cause, title, detail)
}
