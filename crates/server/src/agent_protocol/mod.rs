//! What licensed products speak: activation, renewal, check-in, and the keys by which they judge a lease. (L-16 to L-19)

mod limits;
mod stream;

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Extension, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use claviger_app::act::{Act, Who};
use claviger_app::activation::{self, Answer, Refusal, SessionOf};
use claviger_app::domain::id::ServerId;
use claviger_app::domain::license::contact::Asked;
use claviger_app::store::engine::Tx;
use claviger_app::store::fault::Fault;
use claviger_app::wire::activation::{
    ACTIVATIONS, ActivationRequest, Grant, JWKS, PROOF_HEADER, RENEWALS, RenewalRequest, SIGNED_KEYS, check_proof,
};
use claviger_app::wire::check_in::{self, CallText, CheckIn};
use claviger_app::wire::follow::STREAM;
use claviger_app::wire::key::JwkSet;
use claviger_app::wire::problem::PROOF_INVALID;
use claviger_app::{Error, Vendor, contact, renewal, server};
use serde::de::DeserializeOwned;

use limits::{Limits, Refused};

use crate::api::{ApiError, problem};
use crate::contacts::Heard;
use crate::guard::{Origin, current_texts};
use crate::web::Web;

/// The longest header a product may send.
const LONGEST_HEADER: usize = 512;

/// All routes of the agent protocol.
pub fn routes() -> Router<Web> {
    Router::new()
        .route(ACTIVATIONS, post(activate))
        .route(RENEWALS, post(renew))
        .layer(Extension(Arc::new(Limits::default())))
        .route(check_in::LEASE, get(check))
        .route(STREAM, get(stream::open))
        .route(JWKS, get(jwks))
        .route(SIGNED_KEYS, get(signed_keys))
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
    let token = request.token.clone();
    let holder = web.read(&act, move |tx, _, vendor| activation::holder(tx, vendor, &token)).await?;
    let keys = web.keys();
    let deed = move |tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor| {
        let answer = activation::activate(tx, act, vendor, &keys, &request)?;
        note_clock(tx, act, &answer, clock)?;
        Ok(answer)
    };
    let answer = match holder {
        Some(server) => about(&web, &act, server, deed).await?,
        None => web.write(&act, deed).await?,
    };
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
    let mut act = product(&web, &origin);
    limits.may_try(&origin.0, act.now)?;
    let refused = |_: &ApiError| limits.note_refused(&origin.0, act.now);
    let request: RenewalRequest = read(&body)?;
    let unknown = || ApiError::from(Refusal::NotBound);
    let server = request.server.parse::<ServerId>().map_err(|_| unknown()).inspect_err(refused)?;
    let sight = web.read(&act, move |tx, act, _| renewal::look(tx, act, server)).await?.ok_or_else(unknown);
    let sight = sight.inspect_err(refused)?;
    let proven = sight.key().ok_or_else(unknown).inspect_err(refused)?;
    let clock = prove(&proven, RENEWALS, &body, &headers).inspect_err(refused)?;
    web.contacts().may_call(server, act.now).map_err(Limits::too_often)?;
    let (keys, asked, newest) = (web.keys(), renewal::Asked { request, proven, clock }, web.contacts().newest(server));
    let draft = renewal::draft(&mut act, &web.vendor(), &keys, &asked, &sight, newest.as_ref());
    let deed = move |tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor| {
        renewal::give(tx, act, vendor, &keys, &asked, draft.as_ref())
    };
    Ok(axum::Json(given(about(&web, &act, server, deed).await?)?))
}

/// `GET /agent/v1/lease`: 304, authenticated, if nothing has changed. Most are answered from memory. (L-19)
async fn check(State(web): State<Web>, request: Request) -> Result<Response, Refused> {
    let Call { session, sequence, nonce, held, mac } = Call::read(request.headers()).ok_or_else(|| {
        let texts = current_texts();
        problem(StatusCode::BAD_REQUEST, "invalid", texts.refusal_invalid(), texts.refusal_check_in())
    })?;
    let of = SessionOf::read(session).ok_or(Refusal::SessionEnded)?;
    let (key, text) = (web.vendor().vault.session(session), CallText::of(session, sequence, nonce, held));
    if !key.is_authentic(&text, mac) {
        return Err(Refusal::SessionEnded.into());
    }
    if !activation::is_call(sequence, nonce) {
        return Err(Refusal::HostFacts.into());
    }
    let now = web.clock().now();
    if of.expires <= now.as_second() {
        return Err(Refusal::SessionEnded.into());
    }
    let origin = request.extensions().get::<Origin>().map_or("unknown", |Origin(origin)| origin);
    let asked = Asked { generation: of.generation, sequence, nonce, held };
    let mut heard = web.contacts().hear(of.server, &asked, origin, now);
    if let Heard::Unknown(ticket) = heard {
        let act = web.act(Who::Nobody, origin);
        let known = web.read(&act, move |tx, _, _| Ok(contact::known(tx, of.server)?)).await?;
        web.contacts().learn(ticket, known);
        heard = web.contacts().hear_again(of.server, &asked, origin, now);
    }
    let unchanged = match heard {
        Heard::Unchanged => activation::unchanged(&web.vendor(), &web.keys(), now),
        Heard::LeaseChanged => return Err(Refusal::LeaseChanged.into()),
        Heard::TooOften(wait) => return Err(Limits::too_often(wait)),
        Heard::Unknown(_) | Heard::NotForMemory => {
            let (act, keys) = (web.act(Who::Nobody, origin), web.keys());
            let asked = CheckIn { session: session.to_owned(), sequence, nonce: nonce.to_owned(), held };
            let deed = move |tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor| {
                activation::check_in(tx, act, vendor, &keys, of, &asked)
            };
            given(about(&web, &act, of.server, deed).await?)?
        }
    };
    let mut response = StatusCode::NOT_MODIFIED.into_response();
    let said = response.headers_mut();
    said.insert(HeaderName::from_static(check_in::TIME), unchanged.server_time.into());
    said.insert(HeaderName::from_static(check_in::CHECK_IN_SECS), unchanged.check_in_secs.into());
    said.insert(HeaderName::from_static(check_in::KEYS_ISSUED), unchanged.keys_issued.into());
    let mac = HeaderValue::try_from(key.answer(&unchanged, &text));
    let mac = mac.map_err(|error| Error::from(Fault::Gone(error.to_string())))?;
    said.insert(HeaderName::from_static(check_in::MAC), mac);
    Ok(response)
}

/// Does something about a server in a transaction that first writes down what this node has answered from memory: its
/// rules see every call there was. (L-17)
async fn about<T, F>(web: &Web, act: &Act, server: ServerId, deed: F) -> Result<T, Error>
where
    T: Send + 'static,
    F: Fn(&mut Tx<'_>, &mut Act, &Vendor) -> Result<T, Error> + Send + 'static,
{
    let newest = web.contacts().newest(server);
    let first = newest.clone();
    let done = web.write(act, move |tx, act, vendor| {
        contact::write(tx, act, first.as_slice())?;
        deed(tx, act, vendor)
    });
    let done = done.await?;
    web.contacts().settled(server, newest.as_ref());
    Ok(done)
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

/// A check-in as its headers say it.
struct Call<'h> {
    session: &'h str,
    sequence: u64,
    nonce: &'h str,
    held: u64,
    mac: &'h str,
}

impl<'h> Call<'h> {
    /// In one walk over the headers: there are few, and five of them are wanted. A header that comes twice counts as it
    /// comes first.
    fn read(headers: &'h HeaderMap) -> Option<Self> {
        let [mut session, mut sequence, mut nonce, mut held, mut mac] = [None; 5];
        for (name, value) in headers {
            let place = match name.as_str() {
                check_in::SESSION => &mut session,
                check_in::SEQUENCE => &mut sequence,
                check_in::NONCE => &mut nonce,
                check_in::MAC => &mut mac,
                "if-none-match" => &mut held,
                _ => continue,
            };
            if place.is_none() {
                *place = Some(value.to_str().ok().filter(|text| text.len() <= LONGEST_HEADER)?);
            }
        }
        Some(Self {
            session: session?,
            sequence: sequence?.parse().ok()?,
            nonce: nonce.filter(|nonce| (8..=64).contains(&nonce.len()))?,
            held: held?.strip_prefix('"')?.strip_suffix('"')?.parse().ok()?,
            mac: mac?,
        })
    }
}

/// A header's text, unless it is too long to be one of ours.
fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    let value = headers.get(name)?.to_str().ok()?;
    (value.len() <= LONGEST_HEADER).then(|| value.to_owned())
}

fn given<T>(answer: Answer<T>) -> Result<T, ApiError> {
    match answer {
        Answer::Given(given) => Ok(given),
        Answer::Refused(refusal) => Err(refusal.into()),
    }
}
