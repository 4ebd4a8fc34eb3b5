//! All routes together, and listening for requests.

use std::net::SocketAddr;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use tokio::net::TcpListener;

use crate::web::Web;
use crate::{agent_protocol, api, assets, guard, portal};

/// Every route of the program.
pub fn routes(web: &Web) -> Router {
    let all = Router::new()
        .merge(api::routes(web))
        .merge(agent_protocol::routes())
        .merge(assets::routes())
        .route("/healthz", get(|| async { StatusCode::NO_CONTENT }))
        .merge(portal::routes(web));
    guard::around(all, web).with_state(web.clone())
}

/// Answers requests until `stop` is done; those under way are finished first.
pub async fn serve(
    web: Web,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let service = routes(&web).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stop).await
}
