//! How often products may call.
//!
//! Whoever guesses tokens, or knows one and no key, is held up by the network address; a product that calls too often is
//! held up as the server it is, and only once it has proven to be that. What is refused says when to call again.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use claviger_app::Error;
use claviger_app::activation::Refusal;
use claviger_app::domain::id::ServerId;
use claviger_app::wire::key::PublicKey;
use claviger_app::wire::problem::TOO_MANY_REQUESTS;
use jiff::Timestamp;

use crate::api::{ApiError, problem};
use crate::guard::current_texts;
use crate::limits::{Limiter, Policy, RetryAfter, of_address};

/// Refused activations and renewals from one address.
const FAILURES: Policy = Policy { quota: 30, window_secs: 600 };
/// Check-ins and renewals of one server, and activations of one installation.
const CALLS: Policy = Policy { quota: 120, window_secs: 1_200 };

/// The limits of the agent protocol, on this node.
#[derive(Debug)]
pub(super) struct Limits {
    failures: Limiter,
    calls: Limiter,
}

/// A product is told no. Boxed, since answers are large and mostly yes.
pub(super) struct Refused(Box<Response>);

impl Default for Limits {
    fn default() -> Self {
        Self { failures: Limiter::new(FAILURES), calls: Limiter::new(CALLS) }
    }
}

impl Limits {
    /// Whether somebody at this address may try: too many were refused there lately.
    pub(super) fn may_try(&self, address: &str, now: Timestamp) -> Result<(), Refused> {
        let detail = |wait: u32| current_texts().refusal_refused_often(wait);
        self.failures.look(&of_address(address), now).map_err(|wait| Refused::until(wait, detail))
    }

    /// Notes that somebody at this address was refused.
    pub(super) fn note_refused(&self, address: &str, now: Timestamp) {
        let _left = self.failures.check(&of_address(address), now);
    }

    /// Whether an installation that proved to have this key may activate once more. (L-16)
    pub(super) fn may_activate(&self, key: &PublicKey, now: Timestamp) -> Result<(), Refused> {
        let detail = |wait: u32| current_texts().refusal_activates_often(wait);
        self.calls.check(&key.thumbprint(), now).map(|_| ()).map_err(|wait| Refused::until(wait, detail))
    }

    /// Whether a server, proven to be it, may call once more.
    pub(super) fn may_call(&self, server: ServerId, now: Timestamp) -> Result<(), Refused> {
        let detail = |wait: u32| current_texts().refusal_calls_often(wait);
        self.calls.check(&server.to_string(), now).map(|_| ()).map_err(|wait| Refused::until(wait, detail))
    }
}

impl Refused {
    fn until(wait: RetryAfter, detail: impl Fn(u32) -> String) -> Self {
        let title = current_texts().refusal_too_often();
        let refused = problem(StatusCode::TOO_MANY_REQUESTS, TOO_MANY_REQUESTS, title, detail(wait.secs));
        let mut response = refused.into_response();
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.secs));
        Self(Box::new(response))
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        *self.0
    }
}

impl From<ApiError> for Refused {
    fn from(refused: ApiError) -> Self {
        Self(Box::new(refused.into_response()))
    }
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        ApiError::from(error).into()
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        ApiError::from(refusal).into()
    }
}
