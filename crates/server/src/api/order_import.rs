//! `/api/v1/orders/import`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use claviger_app::order::import;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Query};
use super::orders::OrderPreview;
use super::problem::ApiError;
use super::tables::{Csv, ImportMistake, ImportParams, mistakes, previewed};
use crate::refusals::orders::in_a_file;
use crate::web::Web;

/// What an import has placed.
#[derive(Serialize, ToSchema)]
struct OrderImport {
    /// How many orders were placed now.
    placed: usize,
    /// How many were the very same as orders placed before.
    again: usize,
    /// The orders, in the order of the file.
    orders: Vec<ImportedOrder>,
}

/// An order of a file.
#[derive(Serialize, ToSchema)]
struct ImportedOrder {
    #[schema(example = "ord_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    /// The reseller's order number.
    #[schema(example = "A-1001")]
    number: String,
    /// Whether it is the very same as one placed before.
    again: bool,
}

/// What an import would come to.
#[derive(Serialize, ToSchema)]
struct ImportPreview {
    /// The orders that could be placed.
    orders: Vec<PreviewedOrder>,
    /// Everything that is wrong with the file. As long as there is anything, nothing of it is placed.
    mistakes: Vec<ImportMistake>,
}

/// An order of a file that could be placed.
#[derive(Serialize, ToSchema)]
struct PreviewedOrder {
    /// The line of the file at which it begins.
    line: u64,
    order: OrderPreview,
}

/// The routes of imports.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(place_all))
}

/// Import orders
///
/// A table with one row per order line; the columns are described under orders in the book. All orders of the file are
/// placed, or none; those placed before are answered with the first one. With `preview=true` nothing is placed, and the
/// answer says what would be (`ImportPreview`). (L-01)
#[utoipa::path(
    post, path = "/api/v1/orders/import", operation_id = "importOrders", tag = "Orders",
    params(ImportParams),
    request_body(content = String, content_type = "text/csv"),
    responses(
        (status = 200, description = "With `preview=true`: what would be placed.", body = ImportPreview),
        (status = 201, description = "All orders of the file are placed.", body = OrderImport),
        (status = 422, description = "`import-invalid`: each cell that is wrong, by line and column."),
    ),
    security(("key" = ["orders:write"])),
)]
async fn place_all(
    State(web): State<Web>,
    Caller(act): Caller,
    Query(ImportParams { preview }): Query<ImportParams>,
    Csv(file): Csv,
) -> Result<Response, ApiError> {
    if preview {
        let seen = web.read(&act, move |tx, act, vendor| import::preview(tx, act, vendor, &file)).await?;
        let orders = seen
            .orders
            .iter()
            .map(|order| PreviewedOrder { line: order.line, order: OrderPreview::of(&order.prepared) })
            .collect();
        let mistakes = mistakes(seen.mistakes, in_a_file);
        return Ok(previewed(ImportPreview { orders, mistakes }));
    }
    let placed = web.write(&act, move |tx, act, vendor| import::import(tx, act, vendor, &file)).await?;
    let again = placed.iter().filter(|placed| placed.again).count();
    let orders = placed
        .iter()
        .map(|placed| ImportedOrder {
            id: placed.order.id.to_string(),
            number: placed.order.number.clone(),
            again: placed.again,
        })
        .collect();
    let body = OrderImport { placed: placed.len() - again, again, orders };
    Ok((StatusCode::CREATED, axum::Json(body)).into_response())
}
