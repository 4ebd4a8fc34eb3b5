//! `/api/v1/orders/{order}/forwardings`

use axum::extract::{Path, State};
use axum::http::StatusCode;
use claviger_app::domain::account::Language;
use claviger_app::domain::id::OrderId;
use claviger_app::forward::{self, Refusal, To};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Json, id, language};
use super::problem::ApiError;
use crate::web::Web;

/// To whom an order is forwarded.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ForwardingWish)]
struct ForwardingBody {
    /// `customer`: the order's contact is written to; `reseller`: the address in `email`.
    #[schema(example = "reseller")]
    to: String,
    /// Where a reseller is written to.
    email: Option<String>,
    /// The language of the mail to a reseller: `en`, `it`, `de`, `fr`, `es`, `pt`, `ar`.
    #[schema(example = "it")]
    language: Option<String>,
}

/// The routes of forwardings.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(forward))
}

/// Forward an order
///
/// An invitation to manage the licenses of an unlocked order. It gives nobody anything by itself: the customer's contact
/// gets the invitation it has anyway, a reseller asks the customer. Five times a day at the most. (L-06)
#[utoipa::path(
    post, path = "/api/v1/orders/{order}/forwardings", operation_id = "forwardOrder", tag = "Orders",
    params(("order" = String, Path, description = "The order's id.")),
    request_body = ForwardingBody,
    responses(
        (status = 202, description = "The mail is on its way."),
        (status = 409, description = "`order-state`: the order is not unlocked; `contact-erased`: nobody can be written to."),
        (status = 429, description = "`forwarded-often`: five times today already."),
    ),
    security(("key" = ["orders:write"])),
)]
async fn forward(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(order): Path<String>,
    Json(wish): Json<ForwardingBody>,
) -> Result<StatusCode, ApiError> {
    let order: OrderId = id(&order, "order")?;
    let to = match wish.to.as_str() {
        "customer" => To::Customer,
        "reseller" => To::Reseller(wish.email.unwrap_or_default()),
        _ => return Err(claviger_app::Error::from(Refusal::ToWhom).into()),
    };
    let language = match wish.language.as_deref() {
        None => Language::default(),
        Some(code) => language(code)?,
    };
    web.write(&act, move |tx, act, _| forward::by_seller(tx, act, order, &to, language)).await?;
    Ok(StatusCode::ACCEPTED)
}
