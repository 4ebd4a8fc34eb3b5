//! The API for programs: JSON over HTTP under `/api/v1`, keys with an expiry, problem details. (X-06, L-28)

mod allocations;
mod caller;
mod events;
mod orders;
mod problem;

use axum::Router;
use axum::routing::{get, post};

pub use problem::{ApiError, problem};

use crate::web::Web;

/// All routes of the API.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/api/v1/orders", post(orders::place).get(orders::list))
        .route("/api/v1/orders/{order}", get(orders::show))
        .route("/api/v1/orders/{order}/resend", post(orders::resend))
        .route("/api/v1/orders/{order}/cancellation", post(orders::cancel))
        .route("/api/v1/accounts/{account}/allocations", get(allocations::show).put(allocations::save))
        .route("/api/v1/accounts/{account}/servers", post(allocations::add_server))
        .route("/api/v1/events", get(events::list))
        .route("/api/{*rest}", axum::routing::any(orders::no_such_route))
}
