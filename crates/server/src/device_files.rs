//! What devices and whoever checks their keys look up without signing in: the public halves of the keys that sign for
//! devices, and the signed list of license keys that were revoked. (P-09, P-12)

use axum::Router;
use axum::extract::{Extension, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use claviger_app::act::{Act, Who};
use claviger_app::store::engine::Tx;
use claviger_app::wire::key::JwkSet;
use claviger_app::{Error, Vendor, device_key, device_signing};

use crate::api::ApiError;
use crate::guard::Origin;
use crate::web::Web;

/// Where the public half of the key that signs now is.
pub const DEVICE_KEY: &str = "/.well-known/claviger-device-key.json";
/// Where those of all keys are that sign, did or will.
pub const DEVICE_KEYS: &str = "/.well-known/claviger-device-keys.json";
/// Where the list of revoked license keys is.
pub const REVOKED: &str = "/.well-known/claviger-revoked-license-keys.txt";
/// For how long whoever got them need not ask again.
const KEPT: HeaderValue = HeaderValue::from_static("public, max-age=60");

/// All of them.
pub fn routes() -> Router<Web> {
    Router::new().route(DEVICE_KEY, get(device_key)).route(DEVICE_KEYS, get(device_keys)).route(REVOKED, get(revoked))
}

/// `GET /.well-known/claviger-device-key.json`: a JSON Web Key.
async fn device_key(State(web): State<Web>, Extension(origin): Extension<Origin>) -> Result<Response, ApiError> {
    let act = web.act(Who::Nobody, &origin.0);
    let look = |tx: &mut Tx<'_>, act: &Act, vendor: &Vendor| {
        Ok::<_, Error>(device_signing::signing(tx, &vendor.vault, act.now)?)
    };
    let key = web.read(&act, look).await?;
    Ok(([(header::CACHE_CONTROL, KEPT)], axum::Json(key)).into_response())
}

/// `GET /.well-known/claviger-device-keys.json`: a set of JSON Web Keys, the newest first.
async fn device_keys(State(web): State<Web>, Extension(origin): Extension<Origin>) -> Result<Response, ApiError> {
    let act = web.act(Who::Nobody, &origin.0);
    let look =
        |tx: &mut Tx<'_>, _: &Act, vendor: &Vendor| Ok::<_, Error>(device_signing::published(tx, &vendor.vault)?);
    let keys = web.read(&act, look).await?;
    Ok(([(header::CACHE_CONTROL, KEPT)], axum::Json(JwkSet { keys })).into_response())
}

/// `GET /.well-known/claviger-revoked-license-keys.txt`
async fn revoked(State(web): State<Web>, Extension(origin): Extension<Origin>) -> Result<Response, ApiError> {
    let act = web.act(Who::Nobody, &origin.0);
    let list = web.read(&act, device_key::revocation_list).await?;
    let kind = HeaderValue::from_static("text/plain; charset=utf-8");
    Ok(([(header::CACHE_CONTROL, KEPT), (header::CONTENT_TYPE, kind)], list).into_response())
}
