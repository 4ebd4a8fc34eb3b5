//! What stands before every route: request ids, logs that tell no secret, limits, and the headers that bind browsers.
//!

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use claviger_app::wire::key::encode;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::api;
use crate::web::Web;

/// The longest body of any request, in bytes.
pub const LONGEST_BODY: usize = 4 * 1024 * 1024;
/// The longest any request may take.
const LONGEST_REQUEST: Duration = Duration::from_secs(30);
/// Scripts, styles and pictures from ourselves, forms to ourselves, nothing else.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The id of a request, for logs and for those who ask what went wrong.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

/// Where a request came from.
#[derive(Debug, Clone)]
pub struct Origin(pub String);

/// Puts the guard before all of `routes`.
pub fn around(routes: Router<Web>, web: &Web) -> Router<Web> {
    routes
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
            (StatusCode::INTERNAL_SERVER_ERROR, "something went wrong here; it was noted").into_response()
        }))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST_REQUEST))
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .layer(middleware::from_fn_with_state(web.clone(), watch))
        .layer(CompressionLayer::new())
}

async fn watch(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let id = encode(&web.entropy().seed()[..9]);
    let peer =
        request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip().to_string());
    let method = request.method().clone();
    // The route, never the path: paths hold the secrets of links.
    let route =
        request.extensions().get::<MatchedPath>().map_or_else(|| "-".to_owned(), |path| path.as_str().to_owned());
    request.extensions_mut().insert(RequestId(id.clone()));
    request.extensions_mut().insert(Origin(peer.unwrap_or_else(|| "unknown".into())));

    let path = request.uri().path().to_owned();
    let response = next.run(request).await;
    let mut response = api::told(&path, &id, response);
    let status = response.status();
    if status.is_server_error() {
        tracing::error!(request = id, %method, route, status = status.as_u16(), "answered");
    } else {
        tracing::info!(request = id, %method, route, status = status.as_u16(), "answered");
    }

    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert(HeaderName::from_static("x-request-id"), id);
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
    response
}
