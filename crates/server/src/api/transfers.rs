//! `/api/v1/accounts/{account}/transfers` and `/api/v1/transfers/{transfer}`

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use claviger_app::domain::id::{AccountId, TransferId};
use claviger_app::store::engine::Tx;
use claviger_app::transfer::{self, Answer, Seen, Wanted, What};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Json, id};
use super::pages::{Page, PageParams, Paging};
use super::problem::ApiError;
use crate::web::Web;

/// Stock that one account offers to another, and what became of it.
#[derive(Serialize, ToSchema)]
#[schema(as = Transfer)]
struct TransferBody {
    #[schema(example = "tra_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    /// Who offers, and its number and name.
    from: PartyBody,
    /// To whom.
    to: PartyBody,
    /// The activation key, where one is offered.
    activation_key: Option<String>,
    /// The sender's license type, where units of it are offered.
    pool: Option<String>,
    /// What it is called.
    #[schema(example = "PBX-Registrations")]
    name: String,
    units: u64,
    /// `open`, `accepted`, `declined`, `cancelled`, `expired`.
    #[schema(example = "open")]
    state: &'static str,
    #[schema(format = DateTime)]
    made: String,
    /// From when on it can no longer be accepted.
    #[schema(format = DateTime)]
    expires: String,
    /// When it was answered or came to nothing; null while it is open.
    #[schema(format = DateTime)]
    ended: Option<String>,
}

/// One side of a transfer.
#[derive(Serialize, ToSchema)]
#[schema(as = TransferParty)]
struct PartyBody {
    account: String,
    #[schema(example = "R1002")]
    number: String,
    name: String,
}

/// What to offer: an activation key, or units of a pool.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TransferRequest {
    /// The number of the partner it is offered to.
    #[schema(example = "R1002")]
    to: String,
    /// The id of an activation key that nobody has redeemed.
    #[serde(default)]
    activation_key: Option<String>,
    /// The pool units are to come from.
    #[serde(default)]
    pool: Option<String>,
    /// How many units; only with `pool`.
    #[serde(default)]
    units: Option<u64>,
}

/// The routes of transfers.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list, offer))
        .routes(routes!(show))
        .routes(routes!(accept))
        .routes(routes!(decline))
        .routes(routes!(cancel))
}

/// List transfers
///
/// What the account has offered and was offered, the newest first. (P-14)
#[utoipa::path(
    get, path = "/api/v1/accounts/{account}/transfers", operation_id = "listTransfers", tag = "Stock",
    params(
        ("account" = String, Path, description = "The account's id."),
        PageParams,
        ("sort" = Option<String>, Query, description = "By `made` or `state`; `-made` and so on: the last one first. \
            Without it `-made`."),
    ),
    responses(
        (status = 200, description = "A page of transfers.", body = Page<TransferBody>),
        (status = 422, description = "`invalid`: it is not sorted by this."),
    ),
    security(("key" = ["licenses:read"])),
)]
async fn list(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    paging: Paging,
) -> Result<Page<TransferBody>, ApiError> {
    paging.look_in(&web, &act, &account, "transfers", transfer::list, |seen| TransferBody::of(&seen)).await
}

/// Offer stock to a partner
///
/// The units, or the activation key, are reserved until the other account answers, the sender cancels, or the time is over.
/// Only programs of the account itself can offer. (P-14)
#[utoipa::path(
    post, path = "/api/v1/accounts/{account}/transfers", operation_id = "offerTransfer", tag = "Stock",
    params(("account" = String, Path, description = "The sender's id.")),
    request_body = TransferRequest,
    responses(
        (status = 201, description = "It is offered.", body = TransferBody),
        (status = 422, description = "`transfer-invalid`: `errors` names each field."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn offer(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    Json(request): Json<TransferRequest>,
) -> Result<impl IntoResponse, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let wanted = request.wanted();
    let to = request.to;
    let deed =
        move |tx: &mut Tx<'_>, act: &mut _, vendor: &_| transfer::offer(tx, act, vendor, account, wanted, &to, None);
    let seen = web.write(&act, deed).await?;
    Ok((StatusCode::CREATED, axum::Json(TransferBody::of(&seen))))
}

/// Show a transfer
///
/// For either side. (P-14)
#[utoipa::path(
    get, path = "/api/v1/transfers/{transfer}", operation_id = "showTransfer", tag = "Stock",
    params(("transfer" = String, Path, description = "The transfer's id.")),
    responses((status = 200, description = "The transfer.", body = TransferBody)),
    security(("key" = ["licenses:read"])),
)]
async fn show(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(transfer): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    let transfer: TransferId = id(&transfer, "transfer")?;
    let seen = web.read(&act, move |tx, act, vendor| transfer::show(tx, act, vendor, transfer)).await?;
    Ok(axum::Json(TransferBody::of(&seen)))
}

/// Accept a transfer
///
/// For the receiver: the units are in its stock, or the activation key is its own, from then on. (P-14)
#[utoipa::path(
    post, path = "/api/v1/transfers/{transfer}/acceptance", operation_id = "acceptTransfer", tag = "Stock",
    params(("transfer" = String, Path, description = "The transfer's id.")),
    responses(
        (status = 200, description = "The transfer.", body = TransferBody),
        (status = 409, description = "`transfer-state`: it has ended, its time is over, or it is the other side's to answer."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn accept(state: State<Web>, caller: Caller, path: Path<String>) -> Result<impl IntoResponse, ApiError> {
    answer(state, caller, path, Answer::Accept).await
}

/// Decline a transfer
///
/// For the receiver: everything is the sender's again. (P-14)
#[utoipa::path(
    post, path = "/api/v1/transfers/{transfer}/refusal", operation_id = "declineTransfer", tag = "Stock",
    params(("transfer" = String, Path, description = "The transfer's id.")),
    responses(
        (status = 200, description = "The transfer.", body = TransferBody),
        (status = 409, description = "`transfer-state`: it has ended, or it is the other side's to answer."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn decline(state: State<Web>, caller: Caller, path: Path<String>) -> Result<impl IntoResponse, ApiError> {
    answer(state, caller, path, Answer::Decline).await
}

/// Cancel a transfer
///
/// For the sender, until it is answered: everything is its own again. (P-14)
#[utoipa::path(
    post, path = "/api/v1/transfers/{transfer}/cancellation", operation_id = "cancelTransfer", tag = "Stock",
    params(("transfer" = String, Path, description = "The transfer's id.")),
    responses(
        (status = 200, description = "The transfer.", body = TransferBody),
        (status = 409, description = "`transfer-state`: it has ended, or it is the other side's to cancel."),
    ),
    security(("key" = ["licenses:write"])),
)]
async fn cancel(state: State<Web>, caller: Caller, path: Path<String>) -> Result<impl IntoResponse, ApiError> {
    answer(state, caller, path, Answer::Cancel).await
}

async fn answer(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(transfer): Path<String>,
    answer: Answer,
) -> Result<axum::Json<TransferBody>, ApiError> {
    let transfer: TransferId = id(&transfer, "transfer")?;
    let deed = move |tx: &mut Tx<'_>, act: &mut _, vendor: &_| transfer::answer(tx, act, vendor, transfer, answer);
    let seen = web.write(&act, deed).await?;
    Ok(axum::Json(TransferBody::of(&seen)))
}

impl TransferRequest {
    /// What is wanted, if it is one thing.
    fn wanted(&self) -> Option<Wanted> {
        match (&self.activation_key, &self.pool, self.units) {
            (Some(key), None, None) => key.parse().ok().map(Wanted::Key),
            (None, Some(pool), units) => pool.parse().ok().map(|pool| Wanted::Units(pool, units.unwrap_or(0))),
            _ => None,
        }
    }
}

impl TransferBody {
    fn of(seen: &Seen) -> Self {
        let transfer = &seen.transfer;
        let (activation_key, pool) = match transfer.what {
            What::Key(key) => (Some(key.to_string()), None),
            What::Units(pool) => (None, Some(pool.to_string())),
        };
        let party = |account: &claviger_app::domain::account::Account| PartyBody {
            account: account.id.to_string(),
            number: account.number.clone(),
            name: account.name.clone(),
        };
        Self {
            id: transfer.id.to_string(),
            from: party(&seen.sender),
            to: party(&seen.receiver),
            activation_key,
            pool,
            name: seen.name.clone(),
            units: transfer.units.count(),
            state: transfer.state.word(),
            made: transfer.made.to_string(),
            expires: transfer.expires.to_string(),
            ended: transfer.state.ended().map(|at| at.to_string()),
        }
    }
}
