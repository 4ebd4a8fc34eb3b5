//! `/api/v1/orders/import`

use axum::body::Bytes;
use axum::extract::{FromRequest, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use claviger_app::order::import;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Query, another_kind};
use super::orders::OrderPreview;
use super::problem::{ApiError, unreadable};
use crate::body;
use crate::guard::current_texts;
use crate::refusals;
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

/// What is wrong with a cell of a file.
#[derive(Serialize, ToSchema)]
struct ImportMistake {
    /// The line of the file, the header's being 1.
    line: u64,
    /// The column; empty where it is not about one.
    column: String,
    /// What was wrong and what would be right, in the language that `Accept-Language` asks for.
    detail: String,
}

/// How to import.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ImportParams {
    /// `true`: say what would be placed, and place nothing.
    #[serde(default)]
    #[param(default = false)]
    preview: bool,
}

/// A body of `text/csv`.
pub(super) struct Csv(pub Bytes);

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
        let texts = current_texts();
        let seen = web.read(&act, move |tx, act, vendor| import::preview(tx, act, vendor, &file)).await?;
        let orders = seen
            .orders
            .iter()
            .map(|order| PreviewedOrder { line: order.line, order: OrderPreview::of(&order.prepared) })
            .collect();
        let mistakes = seen
            .mistakes
            .into_iter()
            .map(|mistake| ImportMistake {
                line: mistake.line,
                column: mistake.column,
                detail: refusals::orders::in_a_file(texts, &mistake.what),
            })
            .collect();
        let said_in = [(header::CONTENT_LANGUAGE, texts.language()), (header::VARY, "accept-language")];
        return Ok((said_in, axum::Json(ImportPreview { orders, mistakes })).into_response());
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

impl FromRequest<Web> for Csv {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &Web) -> Result<Self, ApiError> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let kind = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case("text/csv") {
            return Err(another_kind("text/csv"));
        }
        body::read(request.into_body()).await.map(Self).map_err(|why| unreadable(&why))
    }
}
