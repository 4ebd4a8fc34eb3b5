//! What licensed products speak: activation, renewal, check-in, and the keys by which they judge a lease. (L-16 to L-19)

mod limits;

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Extension, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use claviger_app::act::{Act, Who};
use claviger_app::activation::{self, Answer, Refusal, SessionOf};
use claviger_app::domain::id::ServerId;
use claviger_app::store::engine::Tx;
use claviger_app::wire::activation::{
    ACTIVATIONS, ActivationRequest, Grant, JWKS, PROOF_HEADER, RENEWALS, RenewalRequest, SIGNED_KEYS, check_proof,
};
use claviger_app::wire::check_in::{self, CheckIn};
use claviger_app::wire::key::JwkSet;
use claviger_app::wire::problem::PROOF_INVALID;
use claviger_app::{Error, server};
use serde::de::DeserializeOwned;

use limits::{Limits, Refused};

use crate::api::{ApiError, problem};
use crate::guard::{Origin, current_texts};
use crate::web::Web;

/// The longest header a product may send.
const LONGEST_HEADER: usize = 512;

/// All routes of the agent protocol.
pub fn routes() -> Router<Web> {
    Router::new()
        .route(ACTIVATIONS, post(activate))
        .route(RENEWALS, post(renew))
        .route(check_in::LEASE, get(check))
        .route(JWKS, get(jwks))
        .route(SIGNED_KEYS, get(signed_keys))
        .layer(Extension(Arc::new(Limits::default())))
}

/// `POST /agent/v1/activations`
async fn activate(
    State(web): State<Web>,
    Extension(origin): Extension<Origin>,
    Extension(limits): Extension<Arc<Limits>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<axum::Json<Grant>, Refused> {
    let act = product(&web, &origin);
    limits.may_try(&origin.0, act.now)?;
    let refused = |_: &ApiError| limits.note_refused(&origin.0, act.now);
    let request: ActivationRequest = read(&body)?;
    let clock = prove(&request.key, ACTIVATIONS, &body, &headers).inspect_err(refused)?;
    limits.may_activate(&request.key, act.now)?;
    let keys = web.keys();
    let deed = web.write(&act, move |tx, act, vendor| {
        let answer = activation::activate(tx, act, vendor, &keys, &request)?;
        note_clock(tx, act, &answer, clock)?;
        Ok(answer)
    });
    let answer = deed.await?;
    Ok(axum::Json(given(answer).inspect_err(refused)?))
}

/// `POST /agent/v1/renewals`
async fn renew(
    State(web): State<Web>,
    Extension(origin): Extension<Origin>,
    Extension(limits): Extension<Arc<Limits>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<axum::Json<Grant>, Refused> {
    let act = product(&web, &origin);
    limits.may_try(&origin.0, act.now)?;
    let refused = |_: &ApiError| limits.note_refused(&origin.0, act.now);
    let request: RenewalRequest = read(&body)?;
    let unknown = || ApiError::from(Refusal::NotBound);
    let server = request.server.parse::<ServerId>().map_err(|_| unknown()).inspect_err(refused)?;
    let known = web.read(&act, move |tx, _, _| activation::known_key(tx, server)).await?;
    let key = known.ok_or_else(unknown).inspect_err(refused)?;
    let clock = prove(&key, RENEWALS, &body, &headers).inspect_err(refused)?;
    limits.may_call(server, act.now)?;
    let keys = web.keys();
    let deed = web.write(&act, move |tx, act, vendor| {
        let answer = activation::renew(tx, act, vendor, &keys, &request, &key)?;
        note_clock(tx, act, &answer, clock)?;
        Ok(answer)
    });
    let answer = deed.await?;
    Ok(axum::Json(given(answer)?))
}

/// `GET /agent/v1/lease`: 304, authenticated, if nothing has changed.
async fn check(
    State(web): State<Web>,
    Extension(origin): Extension<Origin>,
    Extension(limits): Extension<Arc<Limits>>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let (call, mac) = call(&headers).ok_or_else(|| {
        let texts = current_texts();
        problem(StatusCode::BAD_REQUEST, "invalid", texts.refusal_invalid(), texts.refusal_check_in())
    })?;
    let session = SessionOf::read(&call.session).ok_or(Refusal::SessionEnded)?;
    let key = web.vendor().vault.session_key(&call.session);
    if !call.is_authentic(&key, &mac) {
        return Err(Refusal::SessionEnded.into());
    }
    let act = product(&web, &origin);
    limits.may_call(session.server, act.now)?;
    let (asked, keys) = (call.clone(), web.keys());
    let answer =
        web.write(&act, move |tx, act, vendor| activation::check_in(tx, act, vendor, &keys, session, &asked)).await?;
    let unchanged = given(answer)?;
    let mut response = StatusCode::NOT_MODIFIED.into_response();
    let said = [
        (check_in::TIME, unchanged.server_time.to_string()),
        (check_in::CHECK_IN_SECS, unchanged.check_in_secs.to_string()),
        (check_in::KEYS_ISSUED, unchanged.keys_issued.to_string()),
        (check_in::MAC, unchanged.mac(&call, &key).unwrap_or_default()),
    ];
    for (name, value) in said {
        response.headers_mut().insert(name, HeaderValue::from_str(&value).unwrap_or(HeaderValue::from_static("")));
    }
    Ok(response)
}

/// `GET /.well-known/jwks.json`
async fn jwks(State(web): State<Web>) -> Response {
    let keys = JwkSet { keys: web.keys().published.clone() };
    ([(header::CACHE_CONTROL, "public, max-age=300")], axum::Json(keys)).into_response()
}

/// `GET /.well-known/claviger-keys.jwt`: the same keys, vouched for by the vendor's root key. (L-18)
async fn signed_keys(State(web): State<Web>) -> Response {
    // Never from a cache: a revocation counts from the next contact on.
    let kind = [(header::CONTENT_TYPE, "application/jwt"), (header::CACHE_CONTROL, "no-cache")];
    (kind, web.keys().statement.clone()).into_response()
}

fn product(web: &Web, origin: &Origin) -> Act {
    web.act(Who::Nobody, &origin.0)
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    serde_json::from_slice(body).map_err(|error| {
        let (title, detail) = (current_texts().refusal_json(), current_texts().refusal_json_text(error.to_string()));
        problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid-json", title, detail)
    })
}

/// Notes what the product's clock said, once it is known whose it is. (L-13)
fn note_clock(tx: &mut Tx<'_>, act: &Act, answer: &Answer<Grant>, clock: i64) -> Result<(), Error> {
    match answer {
        Answer::Given(grant) => match grant.server.parse::<ServerId>() {
            Ok(server) => server::note_clock(tx, act, server, clock),
            Err(_) => Ok(()),
        },
        Answer::Refused(_) => Ok(()),
    }
}

/// Checks the proof; answers with what the product's clock said.
fn prove(
    key: &claviger_app::wire::key::PublicKey,
    path: &str,
    body: &[u8],
    headers: &HeaderMap,
) -> Result<i64, ApiError> {
    let proof = headers.get(PROOF_HEADER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    check_proof(key, path, body, proof).map_err(|untrusted| {
        let texts = current_texts();
        let detail = texts.refusal_proof_text(PROOF_HEADER, untrusted.to_string());
        problem(StatusCode::FORBIDDEN, PROOF_INVALID, texts.refusal_not_bound(), detail)
    })
}

fn call(headers: &HeaderMap) -> Option<(CheckIn, String)> {
    let text = |name: &str| {
        let value = headers.get(name)?.to_str().ok()?;
        (value.len() <= LONGEST_HEADER).then(|| value.to_owned())
    };
    let held = text("if-none-match")?.strip_prefix('"')?.strip_suffix('"')?.parse().ok()?;
    let sequence = text(check_in::SEQUENCE)?.parse().ok()?;
    let nonce = text(check_in::NONCE).filter(|nonce| (8..=64).contains(&nonce.len()))?;
    Some((CheckIn { session: text(check_in::SESSION)?, sequence, nonce, held }, text(check_in::MAC)?))
}

fn given<T>(answer: Answer<T>) -> Result<T, ApiError> {
    match answer {
        Answer::Given(given) => Ok(given),
        Answer::Refused(refusal) => Err(refusal.into()),
    }
}
