//! `/api/v1/accounts/{account}/license-keys` and `/api/v1/license-keys/{license_key}`

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use claviger_app::device_key::{self, Draft, Listed, Makeable, Search, Texts, Wanted};
use claviger_app::domain::id::{AccountId, DeviceKeyId, PoolId};
use claviger_app::store::engine::Tx;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Json, Query, id};
use super::etag::Tagged;
use super::pages::{Page, PageParams, Paging};
use super::problem::{ApiError, problem};
use crate::web::Web;

/// A license key: final once it is made.
#[derive(Serialize, ToSchema)]
#[schema(as = LicenseKey)]
struct KeyBody {
    #[schema(example = "key_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    account: String,
    /// The license type it was made of.
    pool: String,
    #[schema(example = "PBX-Registrations")]
    name: String,
    units: u64,
    /// The device it is for.
    #[schema(example = "00-90-33-01-02-0F")]
    serial: Option<String>,
    end_customer: String,
    location: String,
    description: String,
    /// What tells it from every other; the list of revoked keys names it.
    #[schema(example = "5d57b1c0b7588ac7")]
    number: String,
    /// The line that the device loads, signed.
    line: String,
    /// `active` or `revoked`.
    #[schema(example = "active")]
    state: &'static str,
    #[schema(format = DateTime)]
    made: String,
    /// When the vendor revoked it, and why.
    #[schema(format = DateTime)]
    revoked: Option<String>,
    reason: Option<String>,
}

/// A license key to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LicenseKeyRequest)]
struct KeyRequest {
    /// The license type: the pool's id, as the balance names it.
    #[schema(example = "pool_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    pool: String,
    #[schema(example = 37)]
    units: u64,
    /// The device's serial number in any spelling; needed for hardware licenses.
    #[serde(default)]
    #[schema(example = "00-90-33-01-02-0F")]
    serial: String,
    /// Whose device it is.
    #[serde(default)]
    end_customer: String,
    /// Where it stands.
    #[serde(default)]
    location: String,
    /// What it is.
    #[serde(default)]
    description: String,
}

/// What would be made.
#[derive(Serialize, ToSchema)]
#[schema(as = LicenseKeyReview)]
struct ReviewBody {
    name: String,
    units: u64,
    serial: Option<String>,
    /// The line as the device will read it, without number and signature.
    says: String,
}

/// License keys to be made, all of them or none.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LicenseKeysRequest)]
struct KeysRequest {
    #[schema(min_items = 1, max_items = 500)]
    keys: Vec<KeyRequest>,
}

/// The keys that were made, in the order they were asked for.
#[derive(Serialize, ToSchema)]
#[schema(as = LicenseKeys)]
struct KeysBody {
    keys: Vec<KeyBody>,
}

/// What would be made, in the order it was asked for.
#[derive(Serialize, ToSchema)]
#[schema(as = LicenseKeysReview)]
struct KeysReviewBody {
    keys: Vec<ReviewBody>,
}

/// Why a key is revoked.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RevokeRequest {
    /// Why: its holder reads it.
    reason: String,
}

/// Which keys are asked for.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// Words of any of its fields.
    #[serde(default)]
    #[param(max_length = 100)]
    q: String,
    /// `active` or `revoked`.
    state: Option<String>,
}

/// The routes of license keys.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list, make))
        .routes(routes!(review))
        .routes(routes!(make_all))
        .routes(routes!(review_all))
        .routes(routes!(file))
        .routes(routes!(show))
        .routes(routes!(revoke))
}

/// List license keys
///
/// The newest first. (P-11)
#[utoipa::path(
    get, path = "/api/v1/accounts/{account}/license-keys", operation_id = "listLicenseKeys", tag = "Stock",
    params(
        ("account" = String, Path, description = "The account's id."),
        Asked,
        PageParams,
        ("sort" = Option<String>, Query, description = "By `made`, `serial`, `end-customer` or `location`; `-made` and so \
            on: the last one first. Without it `-made`."),
    ),
    responses(
        (status = 200, description = "A page of keys.", body = Page<KeyBody>),
        (status = 422, description = "`invalid`: it is not sorted by this."),
    ),
    security(("key" = ["licenses:read"])),
)]
async fn list(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    Query(asked): Query<Asked>,
    paging: Paging,
) -> Result<Page<KeyBody>, ApiError> {
    let revoked = match asked.state.as_deref() {
        None => None,
        Some("active") => Some(false),
        Some("revoked") => Some(true),
        Some(_) => {
            let detail = "`state` is active or revoked";
            return Err(problem(StatusCode::BAD_REQUEST, "invalid", "Not as it should be", detail));
        }
    };
    let search = Search { text: asked.q, revoked };
    let look = move |tx: &mut Tx<'_>, act: &_, vendor: &_, account, part: &_| {
        device_key::list(tx, act, vendor, account, &search, part)
    };
    paging.look_in(&web, &act, &account, "license-keys", look, |listed| KeyBody::of(&listed)).await
}

/// Make a license key
///
/// Its units are used from then on. Nobody but the vendor can undo it, by revoking the key. (P-08, P-09)
#[utoipa::path(
    post, path = "/api/v1/accounts/{account}/license-keys", operation_id = "makeLicenseKey", tag = "Stock",
    params(("account" = String, Path, description = "The account's id.")),
    request_body = KeyRequest,
    responses(
        (status = 201, description = "The key.", body = KeyBody),
        (status = 422, description = "`license-key-invalid`: `errors` names each field."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn make(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    Json(request): Json<KeyRequest>,
) -> Result<impl IntoResponse, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let (pool, draft) = request.read();
    let deed =
        move |tx: &mut Tx<'_>, act: &mut _, vendor: &_| device_key::make(tx, act, vendor, account, pool, &draft, None);
    let made = web.write(&act, deed).await?;
    Ok((StatusCode::CREATED, axum::Json(KeyBody::of(&made))))
}

/// Review a license key
///
/// What would be made, by the same rules; nothing is made. (P-08)
#[utoipa::path(
    post, path = "/api/v1/accounts/{account}/license-keys/review", operation_id = "reviewLicenseKey", tag = "Stock",
    params(("account" = String, Path, description = "The account's id.")),
    request_body = KeyRequest,
    responses(
        (status = 200, description = "What would be made.", body = ReviewBody),
        (status = 422, description = "`license-key-invalid`: `errors` names each field."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn review(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    Json(request): Json<KeyRequest>,
) -> Result<impl IntoResponse, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let (pool, draft) = request.read();
    let look = move |tx: &mut Tx<'_>, act: &_, vendor: &_| device_key::review(tx, act, vendor, account, pool, &draft);
    let prepared = web.read(&act, look).await?;
    Ok(axum::Json(ReviewBody::of(&prepared.part.name, prepared.makeable)))
}

/// Make license keys
///
/// Up to 500 for as many devices, all of them or none: what a partner with a list of devices takes one call and one moment
/// for. Each key is what it would be if it were made alone; each license type must have enough for all. (P-08, P-09)
#[utoipa::path(
    post, path = "/api/v1/accounts/{account}/license-keys/batch", operation_id = "makeLicenseKeys", tag = "Stock",
    params(("account" = String, Path, description = "The account's id.")),
    request_body = KeysRequest,
    responses(
        (status = 201, description = "The keys.", body = KeysBody),
        (status = 422, description = "`license-key-invalid`: `errors` names each field, as `keys[3].serial`; no key was made. \
            `invalid`: none, or more than 500."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn make_all(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    Json(request): Json<KeysRequest>,
) -> Result<impl IntoResponse, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let wanted = request.read();
    let deed =
        move |tx: &mut Tx<'_>, act: &mut _, vendor: &_| device_key::make_all(tx, act, vendor, account, &wanted, None);
    let made = web.write(&act, deed).await?;
    Ok((StatusCode::CREATED, axum::Json(KeysBody { keys: made.iter().map(KeyBody::of).collect() })))
}

/// Review license keys
///
/// What would be made, by the same rules; nothing is made. (P-08)
#[utoipa::path(
    post, path = "/api/v1/accounts/{account}/license-keys/batch/review", operation_id = "reviewLicenseKeys", tag = "Stock",
    params(("account" = String, Path, description = "The account's id.")),
    request_body = KeysRequest,
    responses(
        (status = 200, description = "What would be made.", body = KeysReviewBody),
        (status = 422, description = "`license-key-invalid`: `errors` names each field, as `keys[3].serial`. `invalid`: none, \
            or more than 500."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn review_all(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    Json(request): Json<KeysRequest>,
) -> Result<impl IntoResponse, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let wanted = request.read();
    let look = move |tx: &mut Tx<'_>, act: &_, vendor: &_| device_key::review_all(tx, act, vendor, account, &wanted);
    let list = web.read(&act, look).await?;
    let review = |(place, makeable): (usize, Makeable)| ReviewBody::of(&list.parts[place].name, makeable);
    Ok(axum::Json(KeysReviewBody { keys: list.keys.into_iter().map(review).collect() }))
}

/// Download the keys of a device
///
/// All that are in force, one a line, as the device loads them. The address stays the same. (P-12, P-13)
#[utoipa::path(
    get, path = "/api/v1/accounts/{account}/license-keys/{serial}", operation_id = "downloadLicenseKeys", tag = "Stock",
    params(
        ("account" = String, Path, description = "The account's id."),
        ("serial" = String, Path, description = "The device's serial number in any spelling.")
    ),
    responses(
        (status = 200, description = "The file.", body = String, content_type = "text/plain"),
        (status = 422, description = "`invalid`: not a serial number."),
    ),
    security(("key" = ["licenses:read"])),
)]
async fn file(
    State(web): State<Web>,
    Caller(act): Caller,
    Path((account, serial)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let (serial, text) = web.read(&act, move |tx, act, _| device_key::file(tx, act, account, &serial)).await?;
    Ok(downloaded(&serial.to_string(), text))
}

/// Show a license key
#[utoipa::path(
    get, path = "/api/v1/license-keys/{license_key}", operation_id = "showLicenseKey", tag = "Stock",
    params(("license_key" = String, Path, description = "The key's id.")),
    responses((status = 200, description = "The key.", body = KeyBody,
        headers(("ETag" = String, description = "The tag of this answer.")))),
    security(("key" = ["licenses:read"])),
)]
async fn show(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(key): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    let key: DeviceKeyId = id(&key, "license key")?;
    let listed = web.read(&act, move |tx, act, vendor| device_key::show(tx, act, vendor, key)).await?;
    Ok(Tagged(KeyBody::of(&listed)))
}

/// Revoke a license key
///
/// By the vendor, with a reason: its units are back in the stock, and its number is on the public list. (P-09)
#[utoipa::path(
    post, path = "/api/v1/license-keys/{license_key}/revocation", operation_id = "revokeLicenseKey", tag = "Stock",
    params(("license_key" = String, Path, description = "The key's id.")),
    request_body = RevokeRequest,
    responses(
        (status = 200, description = "The key.", body = KeyBody),
        (status = 409, description = "`license-key-revoked`: it was before."),
        (status = 422, description = "`invalid`: no reason."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn revoke(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(key): Path<String>,
    Json(RevokeRequest { reason }): Json<RevokeRequest>,
) -> Result<impl IntoResponse, ApiError> {
    let key: DeviceKeyId = id(&key, "license key")?;
    let listed = web.write(&act, move |tx, act, vendor| device_key::revoke(tx, act, vendor, key, &reason)).await?;
    Ok(axum::Json(KeyBody::of(&listed)))
}

/// A text that a browser keeps as a file.
pub(crate) fn downloaded(name: &str, text: String) -> Response {
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    let disposition = format!("attachment; filename=\"{name}.txt\"");
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

impl KeyRequest {
    /// The license type, if it is named at all, and what is wanted of it.
    fn read(self) -> (Option<PoolId>, Draft) {
        let draft = Draft {
            units: self.units,
            serial: self.serial,
            texts: Texts { end_customer: self.end_customer, location: self.location, description: self.description },
        };
        (self.pool.parse().ok(), draft)
    }
}

impl KeysRequest {
    fn read(self) -> Vec<Wanted> {
        self.keys.into_iter().map(KeyRequest::read).map(|(pool, draft)| Wanted { pool, draft }).collect()
    }
}

impl ReviewBody {
    fn of(name: &str, makeable: Makeable) -> Self {
        Self {
            name: name.to_owned(),
            units: makeable.units.count(),
            serial: makeable.serial.map(|serial| serial.to_string()),
            says: makeable.says,
        }
    }
}

impl KeyBody {
    fn of(listed: &Listed) -> Self {
        let key = &listed.key;
        Self {
            id: key.id.to_string(),
            account: key.account.to_string(),
            pool: key.pool.to_string(),
            name: listed.name.clone(),
            units: key.units.count(),
            serial: key.serial.map(|serial| serial.to_string()),
            end_customer: key.end_customer.clone(),
            location: key.location.clone(),
            description: key.description.clone(),
            number: key.number.clone(),
            line: key.line.clone(),
            state: if key.revoked.is_some() { "revoked" } else { "active" },
            made: key.made.to_string(),
            revoked: key.revoked.as_ref().map(|(at, _)| at.to_string()),
            reason: key.revoked.as_ref().map(|(_, reason)| reason.clone()),
        }
    }
}
