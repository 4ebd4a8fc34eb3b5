//! Whether this process lives, and whether it can do its work: what load balancers and watchers ask.

use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use claviger_app::act::Who;
use claviger_app::operation;
use serde::Serialize;

use crate::metrics::CONTENT_TYPE;
use crate::web::Web;

/// The longest the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// What `/readyz` answers.
#[derive(Serialize)]
struct Readiness {
    ready: bool,
    missing: Vec<&'static str>,
}

/// `/healthz` and `/readyz`.
pub fn routes() -> Router<Web> {
    Router::new().route("/healthz", get(|| async { StatusCode::NO_CONTENT })).route("/readyz", get(ready))
}

/// `/metrics`, which stands on a listener of its own: its figures are the vendor's business.
pub fn metrics(web: &Web) -> Router {
    Router::new().route("/metrics", get(figures)).merge(routes()).with_state(web.clone())
}

/// `GET /readyz`: 200, or 503 with what is missing.
async fn ready(State(web): State<Web>) -> Response {
    let mut missing = Vec::new();
    if web.stop().has_begun() {
        missing.push("the program is coming to its end");
    }
    let act = web.act(Who::System, "watcher");
    match tokio::time::timeout(PATIENCE, web.read(&act, |tx, _, _| Ok(operation::ready(tx)?))).await {
        Err(_) => missing.push("the database did not answer within two seconds"),
        Ok(Err(error)) => {
            tracing::warn!(%error, "not ready");
            missing.push("the database answers with an error; the log says which");
        }
        Ok(Ok(readiness)) => {
            if !readiness.tables {
                missing.push("the tables are not those of this program");
            }
            if !readiness.keys {
                missing.push("there is no signing key: `claviger admin init` makes one");
            }
        }
    }
    let status = if missing.is_empty() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, axum::Json(Readiness { ready: missing.is_empty(), missing })).into_response()
}

/// `GET /metrics`
async fn figures(State(web): State<Web>) -> Response {
    let act = web.act(Who::System, "watcher");
    match tokio::time::timeout(PATIENCE, web.read(&act, |tx, act, _| Ok(operation::figures(tx, act)?))).await {
        Ok(Ok(figures)) => web.metrics().take(&figures, act.now),
        // What was counted in this process is worth telling all the same.
        Ok(Err(error)) => tracing::warn!(%error, "the figures of the database could not be looked up"),
        Err(_) => tracing::warn!("the figures of the database took too long"),
    }
    let (writes, reads) = web.waiting_work();
    web.metrics().take_queue(writes, reads);
    web.metrics().take_contacts(&web.contacts().size());
    ([(header::CONTENT_TYPE, CONTENT_TYPE)], web.metrics().text()).into_response()
}
