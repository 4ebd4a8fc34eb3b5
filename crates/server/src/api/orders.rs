//! `/api/v1/orders`

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use claviger_app::order::{self, OrderView, Request};
use claviger_app::{domain, store};
use domain::id::OrderId;
use domain::sales::order::Line;
use serde::Serialize;
use store::mail::Delivery;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Json, id};
use super::pages::{Page, PageParams, Paging};
use super::problem::ApiError;
use crate::web::Web;

/// An order with the licenses its lines deliver.
#[derive(Serialize, ToSchema)]
#[schema(as = Order)]
struct OrderBody {
    #[schema(example = "ord_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    /// The reseller's order number.
    #[schema(example = "A-1001")]
    number: String,
    /// The order's date.
    #[schema(format = Date)]
    date: String,
    /// `locked` until its link is confirmed, then `unlocked`; or `cancelled`.
    #[schema(example = "locked")]
    state: &'static str,
    customer: Party,
    /// The customer's country, two letters.
    #[schema(example = "IT")]
    country: String,
    reseller: Party,
    distributor: Option<Party>,
    /// Address of whoever was named at the customer's.
    contact: String,
    /// Address the order's mail goes to.
    recipient: String,
    /// How that mail fared: `waiting`, `sent`, `dead`; null if there is none.
    #[schema(example = "sent")]
    mail: Option<&'static str>,
    lines: Vec<LineBody>,
}

/// An account that takes part in an order.
#[derive(Serialize, ToSchema)]
struct Party {
    #[schema(example = "acc_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    /// Its number in the vendor's books.
    #[schema(example = "C2001")]
    number: String,
    name: String,
}

/// One line of an order: one license.
#[derive(Serialize, ToSchema)]
#[schema(as = OrderLine)]
struct LineBody {
    /// The license's id.
    #[schema(example = "lic_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    license: String,
    /// The license's code.
    code: String,
    /// The product.
    #[schema(example = "IM120-4L")]
    sku: String,
    items: u32,
    /// Items times units per item.
    units: u64,
    /// `perpetual`, `subscription`, `cloud`.
    #[schema(example = "subscription")]
    model: &'static str,
    /// First day of its term, or of its care.
    #[schema(format = Date)]
    first: Option<String>,
    /// Last day of its term, or of its care.
    #[schema(format = Date)]
    last: Option<String>,
    /// `basic`, `gold`, `platinum`.
    #[schema(example = "gold")]
    care: Option<&'static str>,
    care_months: Option<u16>,
}

/// The routes of orders.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(place, list))
        .routes(routes!(show))
        .routes(routes!(resend))
        .routes(routes!(cancel))
}

/// Place an order
///
/// Its licenses are made, locked, and its mail is sent to the buyer. The very same order sent again is answered with the
/// first one. A customer whose number is new becomes an account by the order. (L-01)
#[utoipa::path(
    post, path = "/api/v1/orders", operation_id = "placeOrder", tag = "Orders",
    request_body = Request,
    responses(
        (status = 201, description = "The order was placed.", body = OrderBody,
            headers(("Location" = String, description = "The order's address."))),
        (status = 200, description = "The same order had been placed before: that one.", body = OrderBody,
            headers(("Location" = String, description = "The order's address."))),
        (status = 409, description = "`order-number-used`: the reseller has a different order under this number."),
        (status = 422, description = "`order-invalid`: each field that is wrong, with what would be right."),
    ),
    security(("key" = ["orders:write"])),
)]
async fn place(
    State(web): State<Web>,
    Caller(act): Caller,
    Json(request): Json<Request>,
) -> Result<impl IntoResponse, ApiError> {
    let (again, view) = web
        .write(&act, move |tx, act, vendor| {
            let placed = order::place(tx, act, vendor, &request)?;
            Ok((placed.again, order::show(tx, act, placed.order.id)?))
        })
        .await?;
    let status = if again { StatusCode::OK } else { StatusCode::CREATED };
    let location = format!("/api/v1/orders/{}", view.order.id);
    Ok((status, [(header::LOCATION, location)], axum::Json(body(&view))))
}

/// List orders
///
/// The newest first: the vendor sees all, a distributor or reseller its own. (L-01, X-01)
#[utoipa::path(
    get, path = "/api/v1/orders", operation_id = "listOrders", tag = "Orders",
    params(PageParams),
    responses((status = 200, description = "A page of orders.", body = Page<OrderBody>)),
    security(("key" = ["orders:read"])),
)]
async fn list(State(web): State<Web>, Caller(act): Caller, paging: Paging) -> Result<Page<OrderBody>, ApiError> {
    let wanted = paging.of::<OrderId>("orders")?;
    let (after, most) = (wanted.after, wanted.look_up());
    let orders = web.read(&act, move |tx, act, _| order::list(tx, act, after, most)).await?;
    Ok(wanted.page(orders, |view| view.order.id, |view| body(&view)))
}

/// Show an order
#[utoipa::path(
    get, path = "/api/v1/orders/{order}", operation_id = "showOrder", tag = "Orders",
    params(("order" = String, Path, description = "The order's id.")),
    responses((status = 200, description = "The order.", body = OrderBody)),
    security(("key" = ["orders:read"])),
)]
async fn show(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(order): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    let order: OrderId = id(&order, "order")?;
    let view = web.read(&act, move |tx, act, _| order::show(tx, act, order)).await?;
    Ok(axum::Json(body(&view)))
}

/// Send an order's mail again
///
/// With a new link; the old one ends. Only while the order is locked. (L-03)
#[utoipa::path(
    post, path = "/api/v1/orders/{order}/resend", operation_id = "resendOrder", tag = "Orders",
    params(("order" = String, Path, description = "The order's id.")),
    responses(
        (status = 202, description = "The mail is on its way."),
        (status = 409, description = "`order-state`: the order is no longer locked."),
    ),
    security(("key" = ["orders:write"])),
)]
async fn resend(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(order): Path<String>,
) -> Result<StatusCode, ApiError> {
    let order: OrderId = id(&order, "order")?;
    web.write(&act, move |tx, act, _| order::resend(tx, act, order)).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Cancel an order
///
/// Only while it is locked; its link ends. (L-04)
#[utoipa::path(
    post, path = "/api/v1/orders/{order}/cancellation", operation_id = "cancelOrder", tag = "Orders",
    params(("order" = String, Path, description = "The order's id.")),
    responses(
        (status = 204, description = "The order is cancelled."),
        (status = 409, description = "`order-state`: the order is no longer locked."),
    ),
    security(("key" = ["orders:write"])),
)]
async fn cancel(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(order): Path<String>,
) -> Result<StatusCode, ApiError> {
    let order: OrderId = id(&order, "order")?;
    web.write(&act, move |tx, act, _| order::cancel(tx, act, order)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn body(view: &OrderView) -> OrderBody {
    let order = &view.order;
    let party = |account: &domain::account::Account| Party {
        id: account.id.to_string(),
        number: account.number.clone(),
        name: account.name.clone(),
    };
    OrderBody {
        id: order.id.to_string(),
        number: order.number.clone(),
        date: order.ordered_on.to_string(),
        state: order.state.word(),
        customer: party(&view.customer),
        country: order.country.clone(),
        reseller: party(&view.reseller),
        distributor: view.distributor.as_ref().map(party),
        contact: order.contact.email.to_string(),
        recipient: order.recipient.email.to_string(),
        mail: view.delivery.as_ref().map(|delivery| match delivery {
            Delivery::Waiting { .. } => "waiting",
            Delivery::Sent { .. } => "sent",
            Delivery::Dead { .. } => "dead",
        }),
        lines: order.lines.iter().map(line).collect(),
    }
}

fn line(line: &Line) -> LineBody {
    let days = line.term.or(line.care.map(|care| care.term));
    LineBody {
        license: line.license.to_string(),
        code: line.code.clone(),
        sku: line.sku.clone(),
        items: line.items,
        units: line.units.count(),
        model: line.model.word(),
        first: days.map(|days| days.first.to_string()),
        last: days.map(|days| days.last.to_string()),
        care: line.care_plan.map(domain::license::CarePlan::word),
        care_months: line.care_months,
    }
}
