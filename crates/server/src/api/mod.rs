//! The API for programs: JSON over HTTP under `/api/v1`, described by itself, keys with scopes and an expiry, problem
//! details. (X-06, L-28)
//!
//! One file per noun. Its `routes()` lists its handlers; the words above a handler (`#[utoipa::path]` and its comment)
//! are the reference that programmers read. A handler says its own answers and the scope it needs; what holds for every
//! call (no key, too fast, no such thing, a body that cannot be read) is added in `openapi.rs`. A new noun is added to
//! [`nouns`], a new cause of refusal to `causes.rs`; tests find what was forgotten.
//!
//! Bodies are read by [`caller::Json`], what stands behind the question mark by [`caller::Query`]: both say what is wrong.
//! A list takes [`pages::Paging`] and answers with [`pages::Page`]; a single thing is answered as [`etag::Tagged`], and who
//! changes it may say by [`etag::IfMatch`] what he saw. Whatever is sent again under an `Idempotency-Key` is seen to in
//! `once.rs`, before the handler.

mod accounts;
mod activation_keys;
mod agreements;
mod allocations;
mod api_keys;
mod caller;
mod catalogue;
mod causes;
mod claims;
mod corrections;
mod door;
mod editions;
mod etag;
mod event_stream;
mod events;
mod forwardings;
mod grants;
pub(crate) mod license_keys;
mod licenses;
mod mails;
mod members;
mod once;
mod openapi;
mod order_import;
mod orders;
mod overviews;
mod pages;
mod personal_data;
mod problem;
mod servers;
mod shipments;
mod stock;
mod tables;
mod transfers;

use axum::Router;
use axum::http::header;
use axum::middleware::from_fn_with_state;
use axum::routing::{any, get};
use claviger_app::Error;
use utoipa_axum::router::OpenApiRouter;

pub use causes::{CAUSES, Cause};
pub use openapi::{document, operations};
pub use problem::{ApiError, problem, told};

use crate::web::Web;

/// Every noun of the API.
fn nouns() -> Vec<OpenApiRouter<Web>> {
    [
        accounts::routes,
        activation_keys::routes,
        agreements::routes,
        allocations::routes,
        api_keys::routes,
        catalogue::routes,
        claims::routes,
        corrections::routes,
        editions::routes,
        event_stream::routes,
        events::routes,
        forwardings::routes,
        grants::routes,
        license_keys::routes,
        licenses::routes,
        mails::routes,
        members::routes,
        order_import::routes,
        orders::routes,
        overviews::routes,
        personal_data::routes,
        servers::routes,
        shipments::routes,
        stock::routes,
        transfers::routes,
    ]
    .into_iter()
    .map(|routes: fn() -> OpenApiRouter<Web>| routes())
    .collect()
}

/// All routes of the API.
pub fn routes(web: &Web) -> Router<Web> {
    let calls = nouns().into_iter().fold(Router::new(), |all, noun| all.merge(Router::from(noun)));
    calls
        .layer(from_fn_with_state(web.clone(), once::once))
        .layer(from_fn_with_state(web.clone(), door::admit))
        .route(
            "/api/v1/openapi.json",
            get(|| async { ([(header::CONTENT_TYPE, "application/json")], openapi::text()) }),
        )
        .route("/api/{*rest}", any(no_such_route))
}

/// Anything else under `/api`.
async fn no_such_route() -> ApiError {
    Error::NotFound("page").into()
}
