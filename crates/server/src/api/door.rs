//! Before every call of the API: which program calls, and how often it may.
//!
//! Failures to say who one is are counted by address. They never hold up a key that is good, so that nobody locks out
//! whoever shares an address with him.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use claviger_app::Error;
use claviger_app::act::{Act, Who};
use claviger_app::api_key;

use super::caller::Caller;
use super::etag;
use super::problem::{ApiError, problem};
use crate::guard::{Origin, current_texts};
use crate::limits::{self, Limiter, Remaining, RetryAfter};
use crate::web::Web;

/// The policy that counts, as the IETF's draft `ratelimit-headers` says it.
const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
/// What is left of it.
const LIMIT: HeaderName = HeaderName::from_static("ratelimit");

/// Lets programs in whose key is good, as often as they may.
pub async fn admit(State(web): State<Web>, mut request: Request, next: Next) -> Result<Response, ApiError> {
    let origin = request.extensions().get::<Origin>().map_or("unknown", |origin| &origin.0).to_owned();
    let act = web.act(Who::Nobody, &origin);
    let (act, id) = match recognise(&web, &act, request.headers()).await? {
        Some(known) => known,
        None => {
            let failures = &web.limiters().failures;
            return match failures.check(&limits::of_address(&origin), act.now) {
                Ok(_) => Err(Error::SignInNeeded.into()),
                Err(wait) => Ok(too_often(failures, "failures", wait)),
            };
        }
    };
    let calls = &web.limiters().calls;
    let left = match calls.check(&id, act.now) {
        Ok(left) => left,
        Err(wait) => return Ok(too_often(calls, "calls", wait)),
    };
    request.extensions_mut().insert(Caller(act));
    let asked = (request.method() == Method::GET).then(|| request.headers().clone());
    let mut response = next.run(request).await;
    if let Some(asked) = asked {
        response = etag::unless_seen(&asked, response);
    }
    announce(&mut response, calls, "calls", left);
    Ok(response)
}

/// Whoever has this key, and the key's id.
async fn recognise(web: &Web, act: &Act, headers: &HeaderMap) -> Result<Option<(Act, String)>, ApiError> {
    let header = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let Some(secret) = header.and_then(|value| value.strip_prefix("Bearer ")) else { return Ok(None) };
    let secret = secret.trim().to_owned();
    let Some(key) = web.read(act, move |tx, act, _| api_key::of_secret(tx, act, &secret)).await? else {
        return Ok(None);
    };
    let act = act.clone().by(api_key::program(&key));
    if api_key::is_use_news(&key, &act) {
        web.write(&act, |tx, act, _| api_key::note_use(tx, act)).await?;
    }
    Ok(Some((act, key.id.to_string())))
}

fn too_often(limiter: &Limiter, name: &str, wait: RetryAfter) -> Response {
    let policy = limiter.policy();
    let texts = current_texts();
    let (title, detail) =
        (texts.refusal_too_often(), texts.refusal_too_often_calls(policy.quota, policy.window_secs, wait.secs));
    let mut response = problem(StatusCode::TOO_MANY_REQUESTS, "too-many-requests", title, detail).into_response();
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.secs));
    announce(&mut response, limiter, name, Remaining { calls: 0, full_in_secs: wait.secs });
    response
}

fn announce(response: &mut Response, limiter: &Limiter, name: &str, left: Remaining) {
    let policy = limiter.policy();
    let said = [
        (POLICY, format!("\"{name}\";q={};w={}", policy.quota, policy.window_secs)),
        (LIMIT, format!("\"{name}\";r={};t={}", left.calls, left.full_in_secs)),
    ];
    for (name, value) in said {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
}
