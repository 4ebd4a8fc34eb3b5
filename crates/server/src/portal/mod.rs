//! The portal: pages for people, rendered here, working without script. (portal: calm, dense, one vocabulary)

pub mod form;
pub mod page;
mod sign_in;
pub mod visitor;

use axum::Router;
use axum::routing::{get, post};

use crate::web::Web;

/// All pages.
pub fn routes(web: &Web) -> Router<Web> {
    Router::new()
        .route("/", get(sign_in::start))
        .route("/sign-in", get(sign_in::show).post(sign_in::sign_in))
        .route("/sign-out", post(sign_in::sign_out))
        .fallback(page::not_found)
        .layer(axum::middleware::from_fn_with_state(web.clone(), visitor::recognise))
}
