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

use super::caller::{Caller, Json, id};
use super::problem::{ApiError, problem};
use crate::web::Web;

/// How many orders a list shows.
const LIST: u32 = 100;

#[derive(Serialize)]
struct OrderBody {
    id: String,
    number: String,
    date: String,
    state: &'static str,
    customer: Party,
    country: String,
    reseller: Party,
    distributor: Option<Party>,
    contact: String,
    recipient: String,
    mail: Option<&'static str>,
    lines: Vec<LineBody>,
}

#[derive(Serialize)]
struct Party {
    id: String,
    number: String,
    name: String,
}

#[derive(Serialize)]
struct LineBody {
    license: String,
    code: String,
    sku: String,
    items: u32,
    units: u64,
    model: &'static str,
    first: Option<String>,
    last: Option<String>,
    care: Option<&'static str>,
}

/// `POST /api/v1/orders`: 201 for a new order, 200 with the first one for the same order again. (L-01)
pub async fn place(
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

/// `GET /api/v1/orders`
pub async fn list(State(web): State<Web>, Caller(act): Caller) -> Result<impl IntoResponse, ApiError> {
    let orders = web.read(&act, |tx, act, _| order::newest(tx, act, LIST)).await?;
    Ok(axum::Json(orders.iter().map(body).collect::<Vec<_>>()))
}

/// `GET /api/v1/orders/{order}`
pub async fn show(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(order): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    let order: OrderId = id(&order, "order")?;
    let view = web.read(&act, move |tx, act, _| order::show(tx, act, order)).await?;
    Ok(axum::Json(body(&view)))
}

/// `POST /api/v1/orders/{order}/resend` (L-03)
pub async fn resend(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(order): Path<String>,
) -> Result<StatusCode, ApiError> {
    let order: OrderId = id(&order, "order")?;
    web.write(&act, move |tx, act, _| order::resend(tx, act, order)).await?;
    Ok(StatusCode::ACCEPTED)
}

/// `POST /api/v1/orders/{order}/cancellation` (L-04)
pub async fn cancel(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(order): Path<String>,
) -> Result<StatusCode, ApiError> {
    let order: OrderId = id(&order, "order")?;
    web.write(&act, move |tx, act, _| order::cancel(tx, act, order)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Anything else under `/api`.
pub async fn no_such_route() -> ApiError {
    problem(StatusCode::NOT_FOUND, "not-found", "Not found", "the API has no such address")
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
        care: line.care.map(|care| care.plan.word()),
    }
}
