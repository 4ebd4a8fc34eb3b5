//! `/api/v1/persons`, `/api/v1/personal-data` and `/api/v1/settings/retention`: personal data, told, erased and forgotten.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use claviger_app::domain::account::{Email, Retention};
use claviger_app::domain::id::PersonId;
use claviger_app::erasure::{self, Holdings};
use claviger_app::person::Refusal;
use claviger_app::{Error, retention};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Json, id};
use super::problem::ApiError;
use crate::web::Web;

/// An address somebody asks about.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PersonalDataAddress)]
struct Address {
    #[schema(example = "anna@museo.example")]
    email: String,
}

/// What is known under an address.
#[derive(Serialize, ToSchema)]
#[schema(as = PersonalDataHoldings)]
struct HoldingsBody {
    email: String,
    /// Who signs in with it.
    person: Option<PersonBody>,
    /// The orders that name it.
    orders: Vec<OrderName>,
    /// How many mails went there.
    mails: usize,
}

/// Somebody who signs in.
#[derive(Serialize, ToSchema)]
#[schema(as = PersonWithAccounts)]
struct PersonBody {
    #[schema(example = "per_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    name: String,
    /// The accounts they belong to, by number.
    accounts: Vec<String>,
}

/// An order by id and number.
#[derive(Serialize, ToSchema)]
#[schema(as = OrderThatNames)]
struct OrderName {
    #[schema(example = "ord_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    number: String,
}

/// How many orders an address was taken out of.
#[derive(Serialize, ToSchema)]
#[schema(as = ErasedContact)]
struct Erased {
    orders: usize,
}

/// How many days each kind of personal data is kept, 1 to 3650.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Retention)]
struct RetentionBody {
    /// Sessions, after they ended.
    #[schema(example = 30)]
    sessions_days: u32,
    /// Addresses of invitations, after they were accepted or expired.
    #[schema(example = 90)]
    invitations_days: u32,
    /// Recipients of mails, after they were sent or given up.
    #[schema(example = 90)]
    mails_days: u32,
    /// Registrations whose address was never confirmed.
    #[schema(example = 7)]
    registrations_days: u32,
}

/// The routes of personal data.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(look))
        .routes(routes!(erase_contact))
        .routes(routes!(erase_person))
        .routes(routes!(show_retention, choose_retention))
}

/// Look up an address
///
/// What is known under it: a person, orders, mails. The address travels in the body, since addresses of pages end up in
/// logs.
#[utoipa::path(
    post, path = "/api/v1/personal-data/lookups", operation_id = "lookUpAddress", tag = "Personal data",
    request_body = Address,
    responses((status = 200, description = "What is known.", body = HoldingsBody)),
    security(("key" = ["users:write"])),
)]
async fn look(
    State(web): State<Web>,
    Caller(act): Caller,
    Json(asked): Json<Address>,
) -> Result<axum::Json<HoldingsBody>, ApiError> {
    let email = address(&asked)?;
    let holdings = web.read(&act, move |tx, act, _| erasure::holdings(tx, act, &email)).await?;
    Ok(axum::Json(body(holdings)))
}

/// Erase an address from orders, mails and invitations
///
/// The orders stay; no mail about them can be sent until they have another contact. Whoever signs in with the address is
/// not touched.
#[utoipa::path(
    post, path = "/api/v1/personal-data/contact-erasures", operation_id = "eraseContact", tag = "Personal data",
    request_body = Address,
    responses((status = 200, description = "The address is erased.", body = Erased)),
    security(("key" = ["users:write"])),
)]
async fn erase_contact(
    State(web): State<Web>,
    Caller(act): Caller,
    Json(asked): Json<Address>,
) -> Result<axum::Json<Erased>, ApiError> {
    let email = address(&asked)?;
    let orders = web.write(&act, move |tx, act, _| erasure::erase_contact(tx, act, &email)).await?;
    Ok(axum::Json(Erased { orders }))
}

/// Erase a person
///
/// Name, address, password and sessions go, and they leave all their accounts; the event log keeps their id.
#[utoipa::path(
    post, path = "/api/v1/persons/{person}/erasure", operation_id = "erasePerson", tag = "Personal data",
    params(("person" = String, Path, description = "The person's id.")),
    responses(
        (status = 204, description = "The person is erased."),
        (status = 409, description = "`last-administrator`: they are the last one who manages the users of an account."),
    ),
    security(("key" = ["users:write"])),
)]
async fn erase_person(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(person): Path<String>,
) -> Result<StatusCode, ApiError> {
    let person: PersonId = id(&person, "person")?;
    web.write(&act, move |tx, act, vendor| erasure::erase(tx, act, vendor, person)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Show how long personal data is kept
#[utoipa::path(
    get, path = "/api/v1/settings/retention", operation_id = "showRetention", tag = "Personal data",
    responses((status = 200, description = "The policy.", body = RetentionBody)),
    security(("key" = ["events:read"])),
)]
async fn show_retention(State(web): State<Web>, Caller(act): Caller) -> Result<axum::Json<RetentionBody>, ApiError> {
    let policy = web.read(&act, |tx, act, _| retention::show(tx, act)).await?.policy;
    Ok(axum::Json(RetentionBody {
        sessions_days: policy.sessions_days,
        invitations_days: policy.invitations_days,
        mails_days: policy.mails_days,
        registrations_days: policy.registrations_days,
    }))
}

/// Choose how long personal data is kept
///
/// It holds from the next time on that the policy is carried out, within the hour.
#[utoipa::path(
    put, path = "/api/v1/settings/retention", operation_id = "chooseRetention", tag = "Personal data",
    request_body = RetentionBody,
    responses(
        (status = 204, description = "The policy is chosen."),
        (status = 422, description = "`invalid`: a number of days is out of bounds."),
    ),
    security(("key" = ["users:write"])),
)]
async fn choose_retention(
    State(web): State<Web>,
    Caller(act): Caller,
    Json(wanted): Json<RetentionBody>,
) -> Result<StatusCode, ApiError> {
    let wanted = Retention {
        sessions_days: wanted.sessions_days,
        invitations_days: wanted.invitations_days,
        mails_days: wanted.mails_days,
        registrations_days: wanted.registrations_days,
    };
    web.write(&act, move |tx, act, _| retention::choose(tx, act, wanted)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn address(asked: &Address) -> Result<Email, ApiError> {
    asked.email.parse().map_err(|_| Error::Person(Refusal::Address).into())
}

fn body(holdings: Holdings) -> HoldingsBody {
    let accounts = holdings.belongings.iter().map(|one| one.account.number.clone()).collect();
    let person = holdings.person.map(|person| PersonBody { id: person.id.to_string(), name: person.name, accounts });
    let orders = holdings.orders.into_iter().map(|(id, number)| OrderName { id: id.to_string(), number });
    HoldingsBody { email: holdings.email.to_string(), person, orders: orders.collect(), mails: holdings.mails }
}
