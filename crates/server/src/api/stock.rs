//! `/api/v1/accounts/{account}/balance`

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use claviger_app::domain::id::{AccountId, PoolId};
use claviger_app::stock::{self, Balance, Line, Type};
use claviger_app::store::engine::Tx;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Json, id};
use super::etag::Tagged;
use super::pages::{Page, PageParams, Paging};
use super::problem::ApiError;
use crate::web::Web;

/// An account's stock.
#[derive(Serialize, ToSchema)]
#[schema(as = Balance)]
struct BalanceBody {
    account: String,
    types: Vec<TypeBody>,
}

/// One license type: `loaded` − `used` − `reserved` = `left`.
#[derive(Serialize, ToSchema)]
#[schema(as = LicenseType)]
struct TypeBody {
    /// The pool it is.
    #[schema(example = "pool_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    pool: String,
    #[schema(example = "PBX-Registrations")]
    name: String,
    #[schema(example = "pbx-registrations")]
    application: String,
    /// What is counted.
    #[schema(example = "registrations")]
    unit: String,
    /// Come in.
    loaded: u64,
    /// Made into license keys.
    used: u64,
    /// Promised to another account.
    reserved: u64,
    /// Free.
    left: u64,
    /// Below how many units left the account's administrators are told.
    threshold: Option<u64>,
    /// Whether there are fewer.
    is_low: bool,
}

/// A line of a license type's ledger.
#[derive(Serialize, ToSchema)]
#[schema(as = StockLedgerLine)]
struct LineBody {
    id: String,
    #[schema(format = DateTime)]
    at: String,
    /// `loaded`, `withdrawn`, `keyed`, `key-revoked`, `claimed`, `recalled`, and the words of servers and transfers.
    #[schema(example = "keyed")]
    kind: &'static str,
    units: u64,
    /// For whose sake: the id of the license, license key, shipped device, server or transfer, without its prefix.
    subject: String,
    /// The beginning of the activation key, the license's code, the shipment or the device, as people name it.
    about: String,
    /// Who did it: `person`, `api-key`, `link-holder`, `system`; null if that is not known.
    by_kind: Option<String>,
    /// The name of the person.
    by: Option<String>,
}

/// A threshold.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ThresholdRequest {
    /// Below so many units left; null for never.
    #[schema(required, example = 10)]
    units: Option<u64>,
}

/// The routes of stock.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(balance)).routes(routes!(ledger)).routes(routes!(set_threshold))
}

/// Show the balance
///
/// One entry for each license type that license keys for devices are made of. (P-07)
#[utoipa::path(
    get, path = "/api/v1/accounts/{account}/balance", operation_id = "showBalance", tag = "Stock",
    params(("account" = String, Path, description = "The account's id.")),
    responses((status = 200, description = "The balance.", body = BalanceBody,
        headers(("ETag" = String, description = "The tag of this answer.")))),
    security(("key" = ["licenses:read"])),
)]
async fn balance(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let balance = web.read(&act, move |tx, act, vendor| stock::balance(tx, act, vendor, account)).await?;
    Ok(Tagged(BalanceBody::of(&balance)))
}

/// List the ledger of a license type
///
/// Why its figures are what they are, the newest line first. (P-07)
#[utoipa::path(
    get, path = "/api/v1/accounts/{account}/balance/{pool}/ledger", operation_id = "listStockLedger", tag = "Stock",
    params(
        ("account" = String, Path, description = "The account's id."),
        ("pool" = String, Path, description = "The pool's id."),
        PageParams,
        ("sort" = Option<String>, Query, description = "By `time`; `-time`: the last one first, as without it."),
    ),
    responses(
        (status = 200, description = "A page of lines.", body = Page<LineBody>),
        (status = 422, description = "`invalid`: it is not sorted by this."),
    ),
    security(("key" = ["licenses:read"])),
)]
async fn ledger(
    State(web): State<Web>,
    Caller(act): Caller,
    Path((account, pool)): Path<(String, String)>,
    paging: Paging,
) -> Result<Page<LineBody>, ApiError> {
    let pool: PoolId = id(&pool, "license type")?;
    let look = move |tx: &mut Tx<'_>, act: &_, vendor: &_, account, part: &_| {
        stock::ledger(tx, act, vendor, account, pool, part)
    };
    paging.look_in(&web, &act, &account, "stock-ledger", look, |line| LineBody::of(&line)).await
}

/// Set a threshold
///
/// Below so many units left the account's administrators are told, once until there are enough again. (P-16)
#[utoipa::path(
    put, path = "/api/v1/accounts/{account}/balance/{pool}/threshold", operation_id = "setStockThreshold", tag = "Stock",
    params(
        ("account" = String, Path, description = "The account's id."),
        ("pool" = String, Path, description = "The pool's id.")
    ),
    request_body = ThresholdRequest,
    responses(
        (status = 200, description = "The license type.", body = TypeBody),
        (status = 422, description = "`invalid`: a threshold is at least one unit."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn set_threshold(
    State(web): State<Web>,
    Caller(act): Caller,
    Path((account, pool)): Path<(String, String)>,
    Json(request): Json<ThresholdRequest>,
) -> Result<impl IntoResponse, ApiError> {
    let (account, pool): (AccountId, PoolId) = (id(&account, "account")?, id(&pool, "license type")?);
    let units = request.units;
    let deed =
        move |tx: &mut Tx<'_>, act: &mut _, vendor: &_| stock::set_threshold(tx, act, vendor, account, pool, units);
    let changed = web.write(&act, deed).await?;
    Ok(Tagged(TypeBody::of(&changed)))
}

impl BalanceBody {
    fn of(balance: &Balance) -> Self {
        Self { account: balance.account.id.to_string(), types: balance.rows.iter().map(TypeBody::of).collect() }
    }
}

impl TypeBody {
    fn of(row: &Type) -> Self {
        let figures = row.pool.figures;
        Self {
            pool: row.pool.id.to_string(),
            name: row.name.clone(),
            application: row.pool.key.application.clone(),
            unit: row.pool.key.unit.clone(),
            loaded: row.loaded.count(),
            used: figures.used.count(),
            reserved: figures.reserved.count(),
            left: row.left.count(),
            threshold: row.threshold.map(|threshold| threshold.units.count()),
            is_low: row.threshold.is_some_and(|threshold| row.left < threshold.units),
        }
    }
}

impl LineBody {
    fn of(line: &Line) -> Self {
        let entry = &line.told.entry;
        Self {
            id: entry.id.to_string(),
            at: entry.at.to_string(),
            kind: entry.movement.kind.word(),
            units: entry.movement.units.count(),
            subject: entry.movement.kind.subject().simple().to_string(),
            about: line.told.about.clone(),
            by_kind: line.told.by.as_ref().map(|(kind, _)| kind.clone()),
            by: Some(line.by.clone()).filter(|name| !name.is_empty()),
        }
    }
}
