//! `/api/v1/accounts/{account}/allocations` and `…/servers`

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use claviger_app::domain::id::AccountId;
use claviger_app::domain::units::Units;
use claviger_app::matrix::{self, CellChange, Matrix};
use serde::{Deserialize, Serialize};

use super::caller::{Caller, Json, id};
use super::problem::{ApiError, problem};
use crate::web::Web;

#[derive(Serialize)]
struct MatrixBody {
    rows: Vec<RowBody>,
    servers: Vec<ServerBody>,
}

#[derive(Serialize)]
struct RowBody {
    pool: String,
    application: String,
    unit: String,
    role: &'static str,
    model: &'static str,
    capacity: u64,
    used: u64,
    releasing: u64,
    cells: Vec<CellBody>,
}

#[derive(Serialize)]
struct CellBody {
    server: String,
    wanted: u64,
    granted: u64,
    releasing: u64,
}

#[derive(Serialize)]
struct ServerBody {
    id: String,
    name: String,
}

/// Which cells are to change.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaveBody {
    cells: Vec<SaveCell>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SaveCell {
    pool: String,
    server: String,
    /// What stood there when the program looked.
    seen: u64,
    wanted: u64,
}

/// A server to be added.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServerRequest {
    name: String,
}

/// `GET /api/v1/accounts/{account}/allocations` (L-09)
pub async fn show(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let now = act.now;
    let matrix = web.read(&act, move |tx, act, vendor| matrix::show(tx, act, vendor, account)).await?;
    Ok(axum::Json(body(&matrix, now)))
}

/// `PUT /api/v1/accounts/{account}/allocations`: all of it or none. (L-12)
pub async fn save(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    Json(wanted): Json<SaveBody>,
) -> Result<impl IntoResponse, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let cells = wanted.cells.iter().map(cell).collect::<Result<Vec<_>, _>>()?;
    let now = act.now;
    let matrix = web
        .write(&act, move |tx, act, vendor| {
            matrix::save(tx, act, vendor, account, &cells)?;
            matrix::show(tx, act, vendor, account)
        })
        .await?;
    Ok(axum::Json(body(&matrix, now)))
}

/// `POST /api/v1/accounts/{account}/servers` (L-12)
pub async fn add_server(
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
    let units = |count| {
        Units::new(count).ok_or_else(|| {
            let detail = format!("a cell holds {} units at the most", Units::MOST);
            problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Not as it should be", detail)
        })
    };
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
        cells: row
            .pool
            .allocations
            .iter()
            .map(|allocation| CellBody {
                server: allocation.server.to_string(),
                wanted: allocation.wanted.count(),
                granted: allocation.granted.count(),
                releasing: allocation.releasing.count(),
            })
            .collect(),
    });
    let servers = matrix
        .servers
        .iter()
        .map(|stored| ServerBody { id: stored.server.id.to_string(), name: stored.server.name.clone() });
    MatrixBody { rows: rows.collect(), servers: servers.collect() }
}
