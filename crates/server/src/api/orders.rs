//! `/api/v1/orders`

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use claviger_app::act::Act;
use claviger_app::order::{self, MailState, OrderView, Prepared, Progress, Request, Search};
use claviger_app::{Error, domain, store};
use domain::id::OrderId;
use domain::sales::order::{DraftLine, Line, Orderable};
use serde::{Deserialize, Serialize};
use store::engine::Tx;
use store::mail::Delivery;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Json, Query, id, search};
use super::etag::{IfMatch, Tagged};
use super::pages::{Page, PageParams, Paging};
use super::problem::{ApiError, malformed};
use crate::guard::current_texts;
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
    /// How that mail fared: `waiting`, `sent`, `bounced`, `dead`; null if there is none.
    #[schema(example = "sent")]
    mail: Option<&'static str>,
    /// The step it is at: `delivery`, `unlock`, `assign`, `activate`, then `done`; `ended` if it was cancelled. Lists leave
    /// it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "unlock")]
    step: Option<&'static str>,
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
    /// The activation key that brings it; null where the order is unlocked.
    activation_key: Option<String>,
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
    /// Care that was ordered without days lasts so many months, from the product's registration.
    care_months: Option<u16>,
}

/// An order that could be placed.
#[derive(Serialize, ToSchema)]
pub struct OrderPreview {
    /// The very same order, if it was placed before; null for a new one.
    placed: Option<String>,
    /// The reseller's order number.
    #[schema(example = "A-1001")]
    number: String,
    /// The order's date.
    #[schema(format = Date)]
    date: String,
    /// The customer's number in the vendor's books.
    #[schema(example = "C2001")]
    customer: String,
    customer_name: String,
    /// Whether the customer becomes an account by this order.
    new_customer: bool,
    /// The customer's country, two letters.
    #[schema(example = "IT")]
    country: String,
    /// The customer's time zone.
    #[schema(example = "Europe/Rome")]
    time_zone: Option<String>,
    reseller: Party,
    distributor: Option<Party>,
    /// Address of whoever is named at the customer's.
    contact: String,
    /// Address the order's mail goes to.
    recipient: String,
    lines: Vec<LinePreview>,
}

/// One line of an order that could be placed.
#[derive(Serialize, ToSchema)]
#[schema(as = OrderPreviewLine)]
struct LinePreview {
    /// The license's code, where one was given; null where one will be made.
    code: Option<String>,
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
    /// Care without days lasts so many months, from the product's registration.
    care_months: Option<u16>,
}

/// How to place.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct PlaceParams {
    /// `true`: say what would be placed, and place nothing.
    #[serde(default)]
    #[param(default = false)]
    preview: bool,
}

/// Which orders.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct SearchParams {
    /// Beginnings of words of number, customer and reseller, or the beginning of a license's code.
    #[serde(default, deserialize_with = "search")]
    #[param(max_length = 100)]
    q: Option<String>,
    /// `locked`, `unlocked` or `cancelled` ones only.
    state: Option<String>,
    /// Those only whose newest mail is `waiting`, `sent`, `bounced` or `dead`.
    mail: Option<String>,
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
/// first one. A customer whose number is new becomes an account by the order. With `preview=true` nothing is placed, and the
/// answer says what would be (`OrderPreview`). (L-01)
#[utoipa::path(
    post, path = "/api/v1/orders", operation_id = "placeOrder", tag = "Orders",
    params(PlaceParams),
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
    Query(PlaceParams { preview }): Query<PlaceParams>,
    Json(request): Json<Request>,
) -> Result<Response, ApiError> {
    if preview {
        let seen = web.read(&act, move |tx, act, vendor| order::review(tx, act, vendor, &request)).await?;
        return Ok(axum::Json(OrderPreview::of(&seen)).into_response());
    }
    let (again, view) = web
        .write(&act, move |tx, act, vendor| {
            let placed = order::place(tx, act, vendor, &request)?;
            Ok((placed.again, order::show(tx, act, placed.order.id)?))
        })
        .await?;
    let status = if again { StatusCode::OK } else { StatusCode::CREATED };
    let location = format!("/api/v1/orders/{}", view.order.id);
    Ok((status, [(header::LOCATION, location)], axum::Json(body(&view, None))).into_response())
}

/// List orders
///
/// The newest first: the vendor sees all, a distributor or reseller its own. (L-01, X-01)
#[utoipa::path(
    get, path = "/api/v1/orders", operation_id = "listOrders", tag = "Orders",
    params(
        PageParams,
        SearchParams,
        ("sort" = Option<String>, Query, description = "By `placed`, `number`, `date` or `customer`; `-placed` and so on: the \
            last one first. Without it `-placed`."),
    ),
    responses(
        (status = 200, description = "A page of orders.", body = Page<OrderBody>),
        (status = 422, description = "`invalid`: it is not sorted by this."),
    ),
    security(("key" = ["orders:read"])),
)]
async fn list(
    State(web): State<Web>,
    Caller(act): Caller,
    paging: Paging,
    Query(search): Query<SearchParams>,
) -> Result<Page<OrderBody>, ApiError> {
    let search = search.read()?;
    let look = move |tx: &mut Tx<'_>, act: &_, _: &_, part: &_| order::list(tx, act, &search, part);
    paging.look(&web, &act, "orders", look, |view| body(&view, None)).await
}

/// Show an order
#[utoipa::path(
    get, path = "/api/v1/orders/{order}", operation_id = "showOrder", tag = "Orders",
    params(("order" = String, Path, description = "The order's id.")),
    responses((status = 200, description = "The order.", body = OrderBody,
        headers(("ETag" = String, description = "The tag of this answer.")))),
    security(("key" = ["orders:read"])),
)]
async fn show(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(order): Path<String>,
) -> Result<Tagged<OrderBody>, ApiError> {
    let order: OrderId = id(&order, "order")?;
    let body = web.read(&act, move |tx, act, _| body_now(tx, act, order)).await?;
    Ok(Tagged(body))
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
        (status = 412, description = "`precondition-failed`: the order is not as it was seen."),
    ),
    security(("key" = ["orders:write"])),
)]
async fn resend(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(order): Path<String>,
    seen: IfMatch,
) -> Result<StatusCode, ApiError> {
    let order: OrderId = id(&order, "order")?;
    web.write(&act, move |tx, act, _| {
        seen.check(|| body_now(tx, act, order))?;
        order::resend(tx, act, order)
    })
    .await?;
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
        (status = 412, description = "`precondition-failed`: the order is not as it was seen."),
    ),
    security(("key" = ["orders:write"])),
)]
async fn cancel(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(order): Path<String>,
    seen: IfMatch,
) -> Result<StatusCode, ApiError> {
    let order: OrderId = id(&order, "order")?;
    web.write(&act, move |tx, act, _| {
        seen.check(|| body_now(tx, act, order))?;
        order::cancel(tx, act, order)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

impl SearchParams {
    fn read(self) -> Result<Search, ApiError> {
        let refuse = |field: &str, known: &[&str]| malformed(current_texts().refusal_one_of(field, known.join(", ")));
        let state = match self.state.filter(|word| !word.is_empty()) {
            None => None,
            Some(word) => {
                let known = Search::STATES.into_iter().find(|state| *state == word);
                Some(known.ok_or_else(|| refuse("state", &Search::STATES))?)
            }
        };
        let mail = match self.mail.filter(|word| !word.is_empty()) {
            None => None,
            Some(word) => {
                let known = MailState::ALL.map(MailState::word);
                Some(MailState::from_word(&word).ok_or_else(|| refuse("mail", &known))?)
            }
        };
        Ok(Search { text: self.q.unwrap_or_default(), state, mail })
    }
}

impl OrderPreview {
    /// What of an order that could be placed is told.
    pub fn of(prepared: &Prepared) -> Self {
        let Prepared { draft, orderable, customer, is_new_customer, reseller, distributor, placed } = prepared;
        Self {
            placed: placed.as_ref().map(|order| order.id.to_string()),
            number: draft.number.clone(),
            date: draft.ordered_on.to_string(),
            customer: customer.number.clone(),
            customer_name: customer.name.clone(),
            new_customer: *is_new_customer,
            country: draft.country.clone(),
            time_zone: customer.zone.iana_name().map(str::to_owned),
            reseller: party(reseller),
            distributor: distributor.as_ref().map(party),
            contact: draft.contact.email.to_string(),
            recipient: draft.recipient.email.to_string(),
            lines: draft
                .lines
                .iter()
                .zip(orderable)
                .map(|(line, orderable)| LinePreview::of(line, orderable))
                .collect(),
        }
    }
}

impl LinePreview {
    fn of(line: &DraftLine, orderable: &Orderable) -> Self {
        let days = orderable.term.or(orderable.care.map(|care| care.term));
        Self {
            code: line.code.clone(),
            sku: line.sku.clone(),
            items: line.items,
            units: orderable.units.count(),
            model: line.model.word(),
            first: days.map(|days| days.first.to_string()),
            last: days.map(|days| days.last.to_string()),
            care: line.care.map(domain::license::CarePlan::word),
            care_months: orderable.care_months,
        }
    }
}

fn party(account: &domain::account::Account) -> Party {
    Party { id: account.id.to_string(), number: account.number.clone(), name: account.name.clone() }
}

/// An order as it is told now.
fn body_now(tx: &mut Tx<'_>, act: &Act, order: OrderId) -> Result<OrderBody, Error> {
    let view = order::show(tx, act, order)?;
    let progress = order::progress(tx, &view)?;
    Ok(body(&view, Some(progress)))
}

fn body(view: &OrderView, progress: Option<Progress>) -> OrderBody {
    let order = &view.order;
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
            Delivery::Bounced { .. } => "bounced",
            Delivery::Dead { .. } => "dead",
        }),
        step: progress.map(Progress::word),
        lines: order.lines.iter().map(|one| line(view, one)).collect(),
    }
}

fn line(view: &OrderView, line: &Line) -> LineBody {
    let days = line.term.or(line.care.map(|care| care.term));
    LineBody {
        license: line.license.to_string(),
        activation_key: view.key_of(line.license).map(|listed| listed.key.id.to_string()),
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
