//! The API for programs: JSON over HTTP under `/api/v1`, described by itself, keys with scopes and an expiry, problem
//! details. (X-06, L-28)
//!
//! One file per noun. Its `routes()` lists its handlers; the words above a handler (`#[utoipa::path]` and its comment)
//! are the reference that programmers read. A handler says its own answers and the scope it needs; what holds for every
//! call (no key, too fast, no such thing, a body that cannot be read) is added in `openapi.rs`. A new noun is added to
//! [`nouns`], a new cause of refusal to `causes.rs`; tests find what was forgotten.
//!
//! A list takes [`pages::Paging`] and answers with [`pages::Page`].

mod accounts;
mod allocations;
mod caller;
mod causes;
mod events;
mod forwardings;
mod grants;
mod members;
mod openapi;
mod orders;
mod pages;
mod problem;

use axum::Router;
use axum::http::{StatusCode, header};
use axum::routing::{any, get};
use utoipa_axum::router::OpenApiRouter;

pub use openapi::{document, operations};
pub use problem::{ApiError, problem, told};

use crate::web::Web;

/// Every noun of the API.
fn nouns() -> Vec<OpenApiRouter<Web>> {
    vec![
        orders::routes(),
        allocations::routes(),
        events::routes(),
        accounts::routes(),
        grants::routes(),
        members::routes(),
        forwardings::routes(),
    ]
}

/// All routes of the API.
pub fn routes() -> Router<Web> {
    let calls = nouns().into_iter().fold(Router::new(), |all, noun| all.merge(Router::from(noun)));
    calls
        .route(
            "/api/v1/openapi.json",
            get(|| async { ([(header::CONTENT_TYPE, "application/json")], openapi::text()) }),
        )
        .route("/api/{*rest}", any(no_such_route))
}

/// Anything else under `/api`.
async fn no_such_route() -> ApiError {
    problem(StatusCode::NOT_FOUND, "not-found", "Not found", "the API has no such address")
}
