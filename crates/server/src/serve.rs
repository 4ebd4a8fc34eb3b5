//! All routes together, and answering requests for them.

use axum::Router;
use axum::http::Uri;
use axum::response::{IntoResponse as _, Redirect, Response};
use tokio::net::TcpListener;

use crate::connections::{self, Manners};
use crate::tls::Tls;
use crate::web::Web;
use crate::{agent_protocol, api, assets, brand, device_files, guard, health, portal};

/// Every route of the program.
pub fn routes(web: &Web) -> Router {
    let all = Router::new()
        .merge(api::routes(web))
        .merge(agent_protocol::routes())
        .merge(device_files::routes())
        .merge(assets::routes())
        .merge(brand::routes())
        .merge(health::routes())
        .merge(portal::routes(web));
    guard::around(all, web).with_state(web.clone())
}

/// Answers requests until the installation is to end; those under way are finished first, within bounds.
pub async fn serve(web: Web, listener: TcpListener, tls: Option<Tls>) {
    connections::answer(listener, routes(&web), manners(&web, tls)).await;
}

/// Answers whoever watches over the installation; nothing else is to be had there.
pub async fn watched(web: Web, listener: TcpListener) {
    connections::answer(listener, health::metrics(&web), manners(&web, None)).await;
}

/// Sends whoever comes over plain HTTP to the public address.
pub async fn redirect(web: Web, listener: TcpListener) {
    let address = web.vendor().address.clone();
    let elsewhere = Router::new().fallback(move |uri: Uri| {
        let address = address.clone();
        async move { sent_to(&address, &uri) }
    });
    connections::answer(listener, elsewhere, manners(&web, None)).await;
}

fn manners(web: &Web, tls: Option<Tls>) -> Manners {
    Manners { edge: web.edge().clone(), tls, stop: web.stop().clone(), metrics: web.metrics().clone() }
}

fn sent_to(address: &str, uri: &Uri) -> Response {
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    Redirect::permanent(&format!("{address}{path}")).into_response()
}
