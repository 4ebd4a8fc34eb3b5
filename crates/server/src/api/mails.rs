//! `/api/v1/mails`
#![expect(unused_qualifications, reason = "what utoipa makes of several parameters names them in full")]

use axum::extract::{Path, State};
use axum::http::StatusCode;
use claviger_app::domain::account::Email;
use claviger_app::domain::id::{MailId, OrderId};
use claviger_app::domain::sales::order::Recipient;
use claviger_app::outbox::{self, Entry, Which};
use claviger_app::store::engine::Tx;
use claviger_app::store::mail::Delivery;
use claviger_app::wire::problem::FieldError;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Json, Query, id, language};
use super::etag::Tagged;
use super::pages::{Page, PageParams, Paging};
use super::problem::{ApiError, invalid};
use crate::guard::current_texts;
use crate::web::Web;

/// A mail of the outbox. What it says is not told here: it holds the secrets of links.
#[derive(Serialize, ToSchema)]
#[schema(as = Mail)]
struct MailBody {
    #[schema(example = "mai_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    /// What kind of mail it is.
    #[schema(example = "order")]
    kind: String,
    /// Where it goes.
    recipient: String,
    /// The language it is in.
    language: &'static str,
    /// When it was promised.
    #[schema(format = DateTime)]
    created: String,
    /// `waiting`, `sent`, `bounced`, `dead`.
    state: &'static str,
    /// When the mail server took it, or it came back.
    #[schema(format = DateTime)]
    at: Option<String>,
    /// What went wrong last.
    error: Option<String>,
}

/// Which mails are asked for.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// `waiting`, `sent`, `bounced` or `dead`.
    state: Option<String>,
    /// To whom: a whole address.
    recipient: Option<String>,
}

/// How many mails are being tried again.
#[derive(Serialize, ToSchema)]
struct Retried {
    mails: usize,
}

/// Another recipient for an order's mail.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RecipientRequest {
    /// Address.
    #[schema(example = "orders@reseller.example")]
    email: String,
    /// Language, two letters.
    #[schema(example = "en")]
    language: String,
}

/// The routes of mails.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(show))
        .routes(routes!(retry))
        .routes(routes!(retry_all))
        .routes(routes!(redirect))
}

/// List mails
///
/// What went out and what did not, the newest first; for the vendor. (L-03)
#[utoipa::path(
    get, path = "/api/v1/mails", operation_id = "listMails", tag = "Mail",
    params(
        Asked,
        PageParams,
        ("sort" = Option<String>, Query, description = "By `made` or `to`; `-made` and so on: the last one first. Without it \
            `-made`."),
    ),
    responses(
        (status = 200, description = "A page of mails.", body = Page<MailBody>),
        (status = 422, description = "`invalid`: what is asked for cannot be."),
    ),
    security(("key" = ["mails:read"])),
)]
async fn list(
    State(web): State<Web>,
    Caller(act): Caller,
    Query(asked): Query<Asked>,
    paging: Paging,
) -> Result<Page<MailBody>, ApiError> {
    let which = match asked.state.as_deref() {
        None => Which::All,
        Some("waiting") => Which::Waiting,
        Some("sent") => Which::Sent,
        Some("bounced") => Which::Bounced,
        Some("dead") => Which::Dead,
        Some(_) => return Err(invalid(current_texts().refusal_one_of("state", "waiting, sent, bounced, dead"))),
    };
    let recipient = asked.recipient.map(|text| email(&text, "recipient")).transpose()?;
    let look = move |tx: &mut Tx<'_>, act: &_, _: &_, part: &_| outbox::list(tx, act, which, recipient.as_ref(), part);
    paging.look(&web, &act, "mails", look, |entry| body(&entry)).await
}

/// Show a mail
#[utoipa::path(
    get, path = "/api/v1/mails/{mail}", operation_id = "showMail", tag = "Mail",
    params(("mail" = String, Path, description = "The mail's id.")),
    responses((status = 200, description = "The mail.", body = MailBody,
        headers(("ETag" = String, description = "The tag of this answer.")))),
    security(("key" = ["mails:read"])),
)]
async fn show(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(mail): Path<String>,
) -> Result<Tagged<MailBody>, ApiError> {
    let mail: MailId = id(&mail, "mail")?;
    let shown = web.read(&act, move |tx, act, vendor| outbox::show(tx, act, vendor, mail)).await?;
    Ok(Tagged(body(&shown.entry)))
}

/// Try a mail again
///
/// Now, whether it waits or was given up. (L-03)
#[utoipa::path(
    post, path = "/api/v1/mails/{mail}/retry", operation_id = "retryMail", tag = "Mail",
    params(("mail" = String, Path, description = "The mail's id.")),
    responses(
        (status = 202, description = "It is being tried again."),
        (status = 409, description = "`mail-sent`: the mail server has taken it."),
    ),
    security(("key" = ["mails:write"])),
)]
async fn retry(State(web): State<Web>, Caller(act): Caller, Path(mail): Path<String>) -> Result<StatusCode, ApiError> {
    let mail: MailId = id(&mail, "mail")?;
    web.write(&act, move |tx, act, _| outbox::retry(tx, act, mail)).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Try again all that was given up
#[utoipa::path(
    post, path = "/api/v1/mails/retries", operation_id = "retryDeadMails", tag = "Mail",
    responses((status = 202, description = "So many mails are being tried again.", body = Retried)),
    security(("key" = ["mails:write"])),
)]
async fn retry_all(State(web): State<Web>, Caller(act): Caller) -> Result<(StatusCode, axum::Json<Retried>), ApiError> {
    let mails = web.write(&act, |tx, act, _| outbox::retry_all(tx, act)).await?;
    Ok((StatusCode::ACCEPTED, axum::Json(Retried { mails })))
}

/// Send an order's mail to another address
///
/// With a new link; the old one ends. Only while the order is locked. (L-03)
#[utoipa::path(
    put, path = "/api/v1/orders/{order}/recipient", operation_id = "redirectOrderMail", tag = "Orders",
    params(("order" = String, Path, description = "The order's id.")),
    request_body = RecipientRequest,
    responses(
        (status = 202, description = "The mail is on its way."),
        (status = 409, description = "`order-state`: the order is no longer locked."),
    ),
    security(("key" = ["orders:write"])),
)]
async fn redirect(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(order): Path<String>,
    Json(request): Json<RecipientRequest>,
) -> Result<StatusCode, ApiError> {
    let order: OrderId = id(&order, "order")?;
    let language = language(&request.language)?;
    let to = Recipient { email: email(&request.email, "email")?, language };
    web.write(&act, move |tx, act, _| outbox::redirect(tx, act, order, &to)).await?;
    Ok(StatusCode::ACCEPTED)
}

fn email(text: &str, field: &str) -> Result<Email, ApiError> {
    let detail = || current_texts().mistake_email();
    let at = || vec![FieldError { field: field.into(), detail: detail() }];
    text.parse().map_err(|_| invalid(detail()).with_errors(at()))
}

fn body(entry: &Entry) -> MailBody {
    let (state, at, error) = match &entry.delivery {
        Delivery::Waiting { error, .. } => ("waiting", None, error.clone()),
        Delivery::Sent { at } => ("sent", Some(at), None),
        Delivery::Bounced { at, error } => ("bounced", Some(at), Some(error.clone())),
        Delivery::Dead { error } => ("dead", None, Some(error.clone())),
    };
    MailBody {
        id: entry.mail.id.to_string(),
        kind: entry.mail.kind.clone(),
        recipient: entry.mail.recipient.to_string(),
        language: entry.mail.language.code(),
        created: entry.created.to_string(),
        state,
        at: at.map(ToString::to_string),
        error,
    }
}
