//! `/api/v1/accounts/{account}/activation-keys`

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use claviger_app::activation_key::{self, Listed};
use claviger_app::domain::id::{AccountId, ActivationKeyId};
use claviger_app::store::engine::Tx;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Json, id};
use super::pages::{Page, PageParams, Paging};
use super::problem::ApiError;
use crate::web::Web;

/// An activation key.
#[derive(Serialize, ToSchema)]
#[schema(as = ActivationKey)]
struct KeyBody {
    #[schema(example = "act_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    /// The beginning of its code.
    #[schema(example = "ACT-1-5d57-…")]
    hint: String,
    /// Its code, for the programs of its holder that may redeem it, as long as it is `ready`.
    #[schema(example = "ACT-1-5d57-b1c0-b758-8ac7")]
    code: Option<String>,
    /// `ready`, `promised`, `redeemed`, `withdrawn`.
    #[schema(example = "ready")]
    state: &'static str,
    /// Since when; null while it is ready.
    #[schema(format = DateTime)]
    since: Option<String>,
    /// Why the vendor took it back, if it did.
    reason: Option<String>,
    sku: String,
    /// How many units it brings.
    units: u64,
    /// The license it brings.
    license: String,
    /// The order that brought it, and its number.
    order: String,
    order_number: String,
    #[schema(format = DateTime)]
    made: String,
}

/// A key to redeem.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RedeemRequest {
    /// Its code, however it is spelt.
    #[schema(example = "ACT-1-5d57-b1c0-b758-8ac7")]
    code: String,
}

/// What redeeming a key has brought.
#[derive(Serialize, ToSchema)]
#[schema(as = Redeemed)]
struct RedeemedBody {
    /// The key.
    key: String,
    /// The pool its units are in now.
    pool: String,
    units: u64,
}

/// Why a key is taken back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WithdrawRequest {
    /// Why: its holder reads it.
    reason: String,
}

/// The routes of activation keys.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(list, redeem)).routes(routes!(withdraw))
}

/// List activation keys
///
/// Those that the account holds or has redeemed, the newest first. (P-06)
#[utoipa::path(
    get, path = "/api/v1/accounts/{account}/activation-keys", operation_id = "listActivationKeys", tag = "Stock",
    params(
        ("account" = String, Path, description = "The account's id."),
        PageParams,
        ("sort" = Option<String>, Query, description = "By `made`, `state` or `product`; `-made` and so on: the last one \
            first. Without it `-made`."),
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
    paging: Paging,
) -> Result<Page<KeyBody>, ApiError> {
    let look = |tx: &mut Tx<'_>, act: &_, vendor: &_, account, part: &_| {
        Ok(activation_key::list(tx, act, vendor, account, part)?.keys)
    };
    let body = |(listed, code): (Listed, _)| KeyBody::of(&listed, code);
    paging.look_in(&web, &act, &account, "activation-keys", look, body).await
}

/// Redeem an activation key
///
/// Its units are in the account's stock from then on. A key is redeemed once, by the account that holds it; whoever tries
/// codes that are none has to wait. (P-06)
#[utoipa::path(
    post, path = "/api/v1/accounts/{account}/activation-keys", operation_id = "redeemActivationKey", tag = "Stock",
    params(("account" = String, Path, description = "The account's id.")),
    request_body = RedeemRequest,
    responses(
        (status = 200, description = "The units are there.", body = RedeemedBody),
        (status = 404, description = "`activation-key-unknown`: there is no such key for this account."),
        (status = 409, description = "`activation-key-state`: redeemed before, or promised to another account."),
        (status = 422, description = "`activation-key-invalid`: a typing mistake."),
        (status = 429, description = "`too-many-attempts`"),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn redeem(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    Json(RedeemRequest { code }): Json<RedeemRequest>,
) -> Result<impl IntoResponse, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let deed = move |tx: &mut Tx<'_>, act: &mut _, vendor: &_| activation_key::redeem(tx, act, vendor, account, &code);
    let redeemed = web.write(&act, deed).await?.map_err(claviger_app::Error::from)?;
    Ok(axum::Json(RedeemedBody {
        key: redeemed.key.to_string(),
        pool: redeemed.pool.to_string(),
        units: redeemed.units,
    }))
}

/// Take an activation key back
///
/// One that nobody has redeemed, by the vendor, with a reason.
#[utoipa::path(
    post, path = "/api/v1/activation-keys/{activation_key}/withdrawal", operation_id = "withdrawActivationKey", tag = "Stock",
    params(("activation_key" = String, Path, description = "The key's id.")),
    request_body = WithdrawRequest,
    responses(
        (status = 200, description = "The key.", body = KeyBody),
        (status = 409, description = "`activation-key-state`: it was redeemed, promised or taken back."),
        (status = 422, description = "`invalid`: no reason."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn withdraw(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(key): Path<String>,
    Json(WithdrawRequest { reason }): Json<WithdrawRequest>,
) -> Result<impl IntoResponse, ApiError> {
    let key: ActivationKeyId = id(&key, "activation key")?;
    let listed = web.write(&act, move |tx, act, _| activation_key::withdraw(tx, act, key, &reason)).await?;
    Ok(axum::Json(KeyBody::of(&listed, None)))
}

impl KeyBody {
    fn of(listed: &Listed, code: Option<String>) -> Self {
        let key = &listed.key;
        Self {
            id: key.id.to_string(),
            hint: key.hint.clone(),
            code,
            state: key.state.word(),
            since: key.state.since().map(|at| at.to_string()),
            reason: listed.reason.clone(),
            sku: listed.sku.clone(),
            units: key.units.count(),
            license: key.license.to_string(),
            order: listed.order.to_string(),
            order_number: listed.order_number.clone(),
            made: key.made.to_string(),
        }
    }
}
