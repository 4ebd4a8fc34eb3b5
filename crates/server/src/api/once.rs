//! `Idempotency-Key`: a call that is sent again is carried out once, and answered alike.
//!
//! The call is carried out apart from the connection it came by: who sent the key did so because connections break.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use claviger_app::Error;
use claviger_app::act::Act;
use claviger_app::once::{self, Answer, Claim, Claimed, Refusal};
use claviger_app::store::fault::Fault;
use claviger_app::vault;

use super::caller::Caller;
use super::problem::{ApiError, unreadable};
use crate::body;
use crate::guard::in_this_request;
use crate::web::Web;

/// Names a call.
pub const KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// Says that an answer is that of the first time.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
/// The headers that an answer keeps.
const KEPT: [HeaderName; 4] = [header::CONTENT_TYPE, header::CONTENT_LANGUAGE, header::LOCATION, header::ETAG];

/// Carries out a POST that names itself once.
pub async fn once(State(web): State<Web>, request: Request, next: Next) -> Result<Response, ApiError> {
    let mut keys = request.headers().get_all(KEY).iter();
    let caller = request.extensions().get::<Caller>().cloned();
    let (Some(key), Some(Caller(act)), true) = (keys.next(), caller, request.method() == Method::POST) else {
        return Ok(next.run(request).await);
    };
    let key = key.to_str().ok().filter(|_| keys.next().is_none()).ok_or(Error::from(Refusal::Key))?.to_owned();
    let (mut parts, body) = request.into_parts();
    let body = body::read(body).await.map_err(|why| unreadable(&why))?;
    let address = parts.uri.path_and_query().map_or("", |address| address.as_str());
    let hash = vault::fingerprint(&[parts.method.as_str().as_bytes(), address.as_bytes(), &body]);

    let claimed = web.write(&act, move |tx, act, vendor| once::claim(tx, act, vendor, &key, &hash)).await?;
    let claim = match claimed {
        Claimed::Now(claim) => claim,
        Claimed::Before(answer) => return Ok(again(answer)),
    };
    parts.extensions.insert(Caller(act.clone().carrying_out(claim.clone())));
    let request = Request::from_parts(parts, Body::from(body));
    let carried_out = tokio::spawn(in_this_request(async move {
        let response = next.run(request).await;
        keep(&web, &act, claim, response).await
    }));
    let ended = |error: tokio::task::JoinError| Error::Fault(Fault::Gone(format!("a call did not end: {error}")));
    carried_out.await.map_err(ended)?
}

/// Keeps the answer; our own trouble is none, and leaves the call free unless it was carried out.
async fn keep(web: &Web, act: &Act, claim: Claim, response: Response) -> Result<Response, ApiError> {
    if response.status().is_server_error() {
        web.write(act, move |tx, _, _| once::release(tx, &claim)).await?;
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    let failed =
        |error: &dyn std::fmt::Display| Error::Fault(Fault::Gone(format!("an answer cannot be read: {error}")));
    let body = to_bytes(body, usize::MAX).await.map_err(|error| failed(&error))?;
    let header = |name: &HeaderName| {
        let value = parts.headers.get(name)?.to_str().ok()?;
        Some((name.to_string(), value.to_owned()))
    };
    let answer = Answer {
        status: parts.status.as_u16(),
        headers: KEPT.iter().filter_map(header).collect(),
        body: String::from_utf8(body.to_vec()).map_err(|error| failed(&error))?,
    };
    web.write(act, move |tx, act, vendor| once::keep(tx, act, vendor, &claim, &answer)).await?;
    Ok(Response::from_parts(parts, Body::from(body)))
}

/// The answer of the first time.
fn again(answer: Answer) -> Response {
    let language = answer.headers.iter().find(|(name, _)| *name == header::CONTENT_LANGUAGE.as_str());
    let language = language.map_or_else(|| "en".to_owned(), |(_, language)| language.clone());
    let refusal = ApiError::of_text(&answer.body, language).filter(|_| answer.status >= 400);
    let mut response = refusal.map_or_else(|| Response::new(Body::from(answer.body)), ApiError::into_response);
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    for (name, value) in answer.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    response
}
