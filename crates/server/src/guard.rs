//! What stands before every route: request ids, logs that tell no secret, limits, and the headers that bind browsers.
//!

use std::future::poll_fn;
use std::net::SocketAddr;
use std::pin::Pin;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use claviger_app::wire::key::encode;
use hyper::body::Body as _;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;
use tracing::Instrument as _;

use crate::api;
use crate::clock::Stopwatch;
use crate::texts::Texts;
use crate::web::Web;

/// The longest body of any request, in bytes.
pub const LONGEST_BODY: usize = 4 * 1024 * 1024;
/// What a form may put around a file, in bytes: a file may be as long as any other body.
pub const AROUND_A_FILE: usize = 64 * 1024;
/// Of a body that is too large, so much is taken in and thrown away, in bytes.
const MOST_DISCARDED: usize = 16 * 1024 * 1024;
/// And for no longer than this.
const LINGERING: Duration = Duration::from_secs(2);
/// The longest id of a request that is taken over from a proxy.
const LONGEST_ID: usize = 64;
/// Scripts, styles and pictures from ourselves, forms to ourselves, nothing else.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// Browsers that have seen us over HTTPS come back over HTTPS, for a year.
const STRICT_TRANSPORT: &str = "max-age=31536000";
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

tokio::task_local! {
    static CURRENT: Current;
}

/// What whatever answers a request may ask of it, however deep it stands.
#[derive(Clone)]
struct Current {
    id: String,
    texts: &'static Texts,
}

/// The id of a request, for logs and for those who ask what went wrong.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

/// Where a request came from.
#[derive(Debug, Clone)]
pub struct Origin(pub String);

/// The id of the request that is being answered by this task, if any is.
#[must_use]
pub fn current_request() -> Option<String> {
    CURRENT.try_with(|current| current.id.clone()).ok()
}

/// The texts in the language that the request being answered by this task asks for; in English outside of any. A page
/// knows better: whoever has signed in has chosen one.
#[must_use]
pub fn current_texts() -> &'static Texts {
    CURRENT.try_with(|current| current.texts).unwrap_or_else(|_| Texts::of("en"))
}

/// The same work as part of the request that is being answered by this task, wherever it is carried out.
pub fn in_this_request<F: Future>(work: F) -> impl Future<Output = F::Output> {
    let current = CURRENT.try_with(Clone::clone).ok();
    async move {
        match current {
            Some(current) => CURRENT.scope(current, work).await,
            None => work.await,
        }
    }
}

/// Puts the guard before all of `routes`.
pub fn around(routes: Router<Web>, web: &Web) -> Router<Web> {
    routes
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
            let id = current_request().unwrap_or_default();
            let text =
                format!("Something went wrong here; it was noted. Nothing was changed. The request's id is {id}.");
            (StatusCode::INTERNAL_SERVER_ERROR, text).into_response()
        }))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, web.edge().request))
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn_with_state(web.clone(), watch))
}

async fn watch(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let stopwatch = Stopwatch::start();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip());
    let proxies = &web.edge().proxies;
    let given = peer.filter(|peer| proxies.are_believed(*peer)).and_then(|_| given_id(request.headers()));
    let id = given.unwrap_or_else(|| encode(&web.entropy().seed()[..9]));
    let caller = peer.map(|peer| proxies.caller(peer, request.headers()).to_string());
    let method = request.method().clone();
    // The route, never the path: paths hold the secrets of links.
    let route =
        request.extensions().get::<MatchedPath>().map_or_else(|| "-".to_owned(), |path| path.as_str().to_owned());
    request.extensions_mut().insert(RequestId(id.clone()));
    request.extensions_mut().insert(Origin(caller.unwrap_or_else(|| "unknown".into())));

    // Of the highest level, so that whatever is logged has it, however little is to be logged.
    let span = tracing::error_span!("request", id, %method, route);
    let path = request.uri().path().to_owned();
    let current = Current { id: id.clone(), texts: Texts::accepted(request.headers()) };
    let answering = async {
        let response = match too_large(request.headers()) {
            Some(refused) => {
                if !request.headers().contains_key(header::EXPECT) {
                    tokio::spawn(tokio::time::timeout(LINGERING, discard(request.into_body())));
                }
                refused
            }
            None => next.run(request).await,
        };
        let response = api::told(&path, &id, response);
        let (status, took) = (response.status(), stopwatch.read());
        web.metrics().answered(&method, &route, status, took);
        let took_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        if status.is_server_error() {
            tracing::error!(status = status.as_u16(), took_ms, "answered");
        } else {
            tracing::info!(status = status.as_u16(), took_ms, "answered");
        }
        response
    };
    let mut response = CURRENT.scope(current, answering).instrument(span).await;

    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, id);
    }
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ];
    for (name, value) in fixed {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if web.vendor().address.starts_with("https://") {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(STRICT_TRANSPORT));
    }
    response
}

/// Refuses a body that says beforehand that it is too large, before any of it is read; programs are told as a problem.
///
fn too_large(headers: &HeaderMap) -> Option<Response> {
    let length = headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse::<u64>().ok()?;
    let is_form = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/"));
    let most = if is_form { LONGEST_BODY + AROUND_A_FILE } else { LONGEST_BODY };
    if length <= most as u64 {
        return None;
    }
    let text = format!(
        "Too large: the request has a body of {length} bytes, and {most} are taken at the most. None of it was \
         read, and nothing was changed. Go back, and send less."
    );
    Some((StatusCode::PAYLOAD_TOO_LARGE, text).into_response())
}

/// Takes in what is still being sent and keeps none of it: who writes everything before reading anything would otherwise
/// find the connection broken, and never see the answer.
async fn discard(mut body: Body) {
    let mut discarded = 0;
    while let Some(Ok(frame)) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        discarded += frame.data_ref().map_or(0, |data| data.len());
        if discarded > MOST_DISCARDED {
            return;
        }
    }
}

/// The id a proxy gave the request, if it is one that can stand in a log.
fn given_id(headers: &HeaderMap) -> Option<String> {
    let id = headers.get(REQUEST_ID)?.to_str().ok()?;
    let is_plain = (1..=LONGEST_ID).contains(&id.len())
        && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    is_plain.then(|| id.to_owned())
}
