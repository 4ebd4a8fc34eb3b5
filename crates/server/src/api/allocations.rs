//! `/api/v1/accounts/{account}/allocations` and `…/servers`

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use claviger_app::domain::id::AccountId;
use claviger_app::domain::units::Units;
use claviger_app::matrix::{self, CellChange, Matrix};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Json, id};
use super::etag::{IfMatch, Tagged};
use super::licenses::{CareBody, LicenseBody};
use super::problem::{ApiError, invalid};
use crate::guard::current_texts;
use crate::web::Web;

/// An account's licenses and what its servers have of them.
#[derive(Serialize, ToSchema)]
#[schema(as = Matrix)]
struct MatrixBody {
    rows: Vec<RowBody>,
    servers: Vec<ServerBody>,
}

/// A pool: all licenses of one application, unit, role and model.
#[derive(Serialize, ToSchema)]
#[schema(as = MatrixRow)]
struct RowBody {
    #[schema(example = "pool_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    pool: String,
    /// The application's name.
    application: String,
    /// What is counted: `users`, `channels`.
    #[schema(example = "channels")]
    unit: String,
    /// What the products are to the application: `base`, `add-on` and so on.
    #[schema(example = "base")]
    role: &'static str,
    /// `perpetual`, `subscription`, `cloud`.
    #[schema(example = "subscription")]
    model: &'static str,
    /// How many units there are now.
    capacity: u64,
    /// How many are granted to servers.
    used: u64,
    /// How many are taken away from servers that have not let go of them yet.
    releasing: u64,
    /// By how many more are given out than there are.
    over_allocated: u64,
    /// When the capacity changes next, and what it is from then on.
    next_change: Option<NextChangeBody>,
    /// How the care stands; of several, the one that ends first.
    care: Option<CareBody>,
    /// The earliest first day.
    start: Option<String>,
    /// The next last day.
    term: Option<String>,
    cells: Vec<CellBody>,
    /// The licenses that make up the pool.
    licenses: Vec<LicenseBody>,
}

/// The next change of a pool's capacity.
#[derive(Serialize, ToSchema)]
#[schema(as = NextChange)]
struct NextChangeBody {
    /// When.
    at: String,
    /// What there is from then on.
    capacity: u64,
}

/// What one server has of one pool.
#[derive(Serialize, ToSchema)]
#[schema(as = MatrixCell)]
struct CellBody {
    #[schema(example = "srv_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    server: String,
    /// What it is to have.
    wanted: u64,
    /// What it has.
    granted: u64,
    /// What it has not let go of yet.
    releasing: u64,
}

/// A server of an account.
#[derive(Serialize, ToSchema)]
#[schema(as = ServerColumn)]
struct ServerBody {
    #[schema(example = "srv_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    name: String,
}

/// Which cells are to change.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MatrixSave)]
struct SaveBody {
    /// The cells that change; all others stay as they are.
    cells: Vec<SaveCell>,
}

/// A cell that is to change.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MatrixSaveCell)]
struct SaveCell {
    #[schema(example = "pool_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    pool: String,
    #[schema(example = "srv_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    server: String,
    /// What stood in `wanted` when the program looked.
    seen: u64,
    /// What the server is to have.
    wanted: u64,
}

/// A server to be added.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ServerRequest {
    /// Its name, 1 to 64 characters, unlike all others of the account.
    #[schema(example = "rome-1")]
    name: String,
}

/// The routes of the matrix.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(show, save)).routes(routes!(add_server))
}

/// Show an account's licenses
///
/// The matrix: one row per pool, one cell per server that has or wants units of it. (L-09)
#[utoipa::path(
    get, path = "/api/v1/accounts/{account}/allocations", operation_id = "showAllocations", tag = "Licenses",
    params(("account" = String, Path, description = "The account's id.")),
    responses((status = 200, description = "The matrix.", body = MatrixBody,
        headers(("ETag" = String, description = "The tag of this answer.")))),
    security(("key" = ["licenses:read"])),
)]
async fn show(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
) -> Result<Tagged<MatrixBody>, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let now = act.now;
    let matrix = web.read(&act, move |tx, act, vendor| matrix::show(tx, act, vendor, account)).await?;
    Ok(Tagged(body(&matrix, now)))
}

/// Assign licenses to servers
///
/// All of it or none. A cell that somebody else changed since it was seen is refused; with `If-Match`, any change of the
/// matrix is. (L-12)
#[utoipa::path(
    put, path = "/api/v1/accounts/{account}/allocations", operation_id = "saveAllocations", tag = "Licenses",
    params(("account" = String, Path, description = "The account's id.")),
    request_body = SaveBody,
    responses(
        (status = 200, description = "The matrix as it stands now.", body = MatrixBody,
            headers(("ETag" = String, description = "The tag of this answer."))),
        (status = 409, description = "`not-enough`: which pools do not hold as much. `changed-meanwhile`: which cells \
            somebody else changed."),
        (status = 412, description = "`precondition-failed`: the matrix is not as it was seen."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn save(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    seen: IfMatch,
    Json(wanted): Json<SaveBody>,
) -> Result<Tagged<MatrixBody>, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let cells = wanted.cells.iter().map(cell).collect::<Result<Vec<_>, _>>()?;
    let now = act.now;
    let matrix = web
        .write(&act, move |tx, act, vendor| {
            seen.check(|| Ok(body(&matrix::show(tx, act, vendor, account)?, now)))?;
            matrix::save(tx, act, vendor, account, &cells)?;
            matrix::show(tx, act, vendor, account)
        })
        .await?;
    Ok(Tagged(body(&matrix, now)))
}

/// Add a server
///
/// A new column of the matrix, with nothing in it yet. (L-12)
#[utoipa::path(
    post, path = "/api/v1/accounts/{account}/servers", operation_id = "addServer", tag = "Licenses",
    params(("account" = String, Path, description = "The account's id.")),
    request_body = ServerRequest,
    responses(
        (status = 201, description = "The server.", body = ServerBody),
        (status = 409, description = "`server-name-taken`, `too-many-servers`."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn add_server(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    Json(request): Json<ServerRequest>,
) -> Result<impl IntoResponse, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let server = web.write(&act, move |tx, act, _| matrix::add_server(tx, act, account, &request.name)).await?;
    Ok((StatusCode::CREATED, axum::Json(ServerBody { id: server.id.to_string(), name: server.name })))
}

fn cell(cell: &SaveCell) -> Result<CellChange, ApiError> {
    let units = |count| Units::new(count).ok_or_else(|| invalid(current_texts().refusal_cell(Units::MOST.count())));
    Ok(CellChange {
        pool: id(&cell.pool, "license")?,
        server: id(&cell.server, "server")?,
        seen: units(cell.seen)?,
        wanted: units(cell.wanted)?,
    })
}

fn body(matrix: &Matrix, now: jiff::Timestamp) -> MatrixBody {
    let rows = matrix.rows.iter().map(|row| RowBody {
        pool: row.pool.id.to_string(),
        application: row.application.clone(),
        unit: row.pool.key.unit.clone(),
        role: row.pool.key.role.word(),
        model: row.pool.key.model.word(),
        capacity: row.pool.capacity_at(now).count(),
        used: row.pool.figures.used.count(),
        releasing: row.pool.figures.releasing.count(),
        over_allocated: row.pool.over_allocated_at(now).count(),
        next_change: row
            .pool
            .next_change(now)
            .map(|next| NextChangeBody { at: next.at.to_string(), capacity: next.capacity.count() }),
        care: row.pool.care_at(now).map(CareBody::of),
        start: row.pool.shown_term(now).map(|term| term.first.to_string()),
        term: row.pool.shown_term(now).map(|term| term.last.to_string()),
        licenses: row.pool.licenses.iter().map(|one| LicenseBody::of(one, &row.pool.zone, now)).collect(),
        cells: row
            .pool
            .allocations
            .iter()
            .map(|allocation| CellBody {
                server: allocation.server.to_string(),
                wanted: allocation.wanted.count(),
                granted: allocation.granted.count(),
                releasing: allocation.letting_go().count(),
            })
            .collect(),
    });
    let servers = matrix
        .servers
        .iter()
        .map(|stored| ServerBody { id: stored.server.id.to_string(), name: stored.server.name.clone() });
    MatrixBody { rows: rows.collect(), servers: servers.collect() }
}
