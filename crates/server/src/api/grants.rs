//! `/api/v1/accounts/{account}/grants` and `…/grant-requests`

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use claviger_app::domain::account::GrantScope;
use claviger_app::domain::id::{AccountId, ForwardingId};
use claviger_app::domain::sorting::Part;
use claviger_app::forward::{self, Asked};
use claviger_app::grant::{self, By, GrantView, Refusal, RequestView};
use claviger_app::store::engine::Tx;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::accounts::{SummaryBody, summary};
use super::caller::{Caller, Json, id};
use super::pages::{Page, PageParams, Paging};
use super::problem::ApiError;
use crate::web::Web;

/// A customer lets a partner act for it.
#[derive(Serialize, ToSchema)]
#[schema(as = Grant)]
struct GrantBody {
    /// The partner; where one lists a partner's grants, the customer.
    account: SummaryBody,
    /// `licenses`, `tickets`, `both`.
    #[schema(example = "licenses")]
    scope: &'static str,
    /// Since when.
    #[schema(format = DateTime)]
    since: String,
    /// Who gave it: `person`, `program`, or `order` if it came with one.
    #[schema(example = "person")]
    by: &'static str,
}

/// A partner to be let in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GrantWish)]
struct GrantWish {
    /// The partner's number in the vendor's books.
    #[schema(example = "R1001")]
    partner: String,
    /// `licenses`, `tickets`, `both`.
    #[schema(example = "licenses")]
    scope: String,
}

/// A partner asks to be let in.
#[derive(Serialize, ToSchema)]
#[schema(as = GrantRequest)]
struct RequestBody {
    partner: SummaryBody,
    /// `licenses`, `tickets`, `both`.
    #[schema(example = "licenses")]
    scope: &'static str,
    /// The number of the order that was forwarded to it.
    order: String,
    /// When it asked.
    #[schema(format = DateTime)]
    at: String,
}

/// The link of a forwarded order.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ForwardedLink)]
struct LinkBody {
    /// The last part but one of the link.
    #[schema(example = "fwd_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    forwarding: String,
    /// The last part of the link.
    secret: String,
}

/// What asking came to.
#[derive(Serialize, ToSchema)]
#[schema(as = Asked)]
struct AskedBody {
    /// `asked`, or `not-needed` if the partner is let in already.
    outcome: &'static str,
}

/// The routes of grants.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list, let_in))
        .routes(routes!(end))
        .routes(routes!(requests, ask))
        .routes(routes!(accept))
        .routes(routes!(decline))
}

/// List grants
///
/// Which partners a customer lets act for it; of a partner, which customers let it. A partner that was let in sees
/// itself only.
#[utoipa::path(
    get, path = "/api/v1/accounts/{account}/grants", operation_id = "listGrants", tag = "Grants",
    params(
        ("account" = String, Path, description = "The account's id."),
        PageParams,
        ("sort" = Option<String>, Query, description = "By `name`, `number` or `since`; `-name` and so on: the last one \
            first. Without it `name`."),
    ),
    responses(
        (status = 200, description = "A page of grants.", body = Page<GrantBody>),
        (status = 422, description = "`invalid`: it is not sorted by this."),
    ),
    security(("key" = ["accounts:read"])),
)]
async fn list(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    paging: Paging,
) -> Result<Page<GrantBody>, ApiError> {
    let look = |tx: &mut Tx<'_>, act: &_, _: &_, account, part: &_| Ok(grant::show(tx, act, account, part)?.grants);
    paging.look_in(&web, &act, &account, "grants", look, |view| body(&view)).await
}

/// Let a partner in
///
/// One that is in already is let in for the new scope from now on. The partner is told by mail.
#[utoipa::path(
    post, path = "/api/v1/accounts/{account}/grants", operation_id = "giveGrant", tag = "Grants",
    params(("account" = String, Path, description = "The customer's id.")),
    request_body = GrantWish,
    responses(
        (status = 201, description = "The partner is let in."),
        (status = 409, description = "`already-granted`: it is let in for just this."),
        (status = 422, description = "`invalid`: no partner has this number, or there is no such scope."),
    ),
    security(("key" = ["accounts:write"])),
)]
async fn let_in(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    Json(wish): Json<GrantWish>,
) -> Result<StatusCode, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let scope = GrantScope::from_word(&wish.scope);
    web.write(&act, move |tx, act, _| match scope {
        Some(scope) => grant::let_in(tx, act, account, &wish.partner, scope).map(|_| ()),
        // Who may let nobody in learns nothing about words.
        None => grant::show(tx, act, account, &Part::first(1)).and(Err(Refusal::Scope.into())),
    })
    .await?;
    Ok(StatusCode::CREATED)
}

/// End a grant
///
/// At once: nobody of the partner reaches the customer's licenses any more.
#[utoipa::path(
    delete, path = "/api/v1/accounts/{account}/grants/{partner}", operation_id = "endGrant", tag = "Grants",
    params(
        ("account" = String, Path, description = "The customer's id."),
        ("partner" = String, Path, description = "The partner's id."),
    ),
    responses((status = 204, description = "The grant has ended.")),
    security(("key" = ["accounts:write"])),
)]
async fn end(
    State(web): State<Web>,
    Caller(act): Caller,
    Path((account, partner)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let (account, partner): (AccountId, AccountId) = (id(&account, "account")?, id(&partner, "partner")?);
    web.write(&act, move |tx, act, _| grant::end(tx, act, account, partner)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// List requests
///
/// Partners that ask the customer to be let in, because an order was forwarded to them. (L-06)
#[utoipa::path(
    get, path = "/api/v1/accounts/{account}/grant-requests", operation_id = "listGrantRequests", tag = "Grants",
    params(("account" = String, Path, description = "The customer's id."), PageParams),
    responses((status = 200, description = "A page of requests.", body = Page<RequestBody>)),
    security(("key" = ["accounts:read"])),
)]
async fn requests(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    paging: Paging,
) -> Result<Page<RequestBody>, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let found = web.read(&act, move |tx, act, _| grant::show(tx, act, account, &Part::first(1))).await?.requests;
    paging.of_all("grant-requests", found, |view| view.partner.id, |view| request_body(&view))
}

/// Ask to be let in
///
/// For a partner to whom an order was forwarded: the customer is asked. (L-06)
#[utoipa::path(
    post, path = "/api/v1/accounts/{account}/grant-requests", operation_id = "askForGrant", tag = "Grants",
    params(("account" = String, Path, description = "The partner's id.")),
    request_body = LinkBody,
    responses(
        (status = 202, description = "The customer was asked, or need not be.", body = AskedBody),
        (status = 422, description = "`invalid`: only partners are let in."),
    ),
    security(("key" = ["accounts:write"])),
)]
async fn ask(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    Json(link): Json<LinkBody>,
) -> Result<impl IntoResponse, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let forwarding: Option<ForwardingId> = link.forwarding.parse().ok();
    let asked = web
        .write(&act, move |tx, act, vendor| {
            // An id that is none is nobody's, and is looked for all the same: access comes first.
            let forwarding = forwarding.unwrap_or_else(|| ForwardingId::from_uuid(account.uuid()));
            forward::ask(tx, act, vendor, forwarding, &link.secret, account)
        })
        .await?;
    let outcome = match asked {
        Asked::Now => "asked",
        Asked::NotNeeded => "not-needed",
    };
    Ok((StatusCode::ACCEPTED, axum::Json(AskedBody { outcome })))
}

/// Accept a request
///
/// The partner is let in for what it asked for.
#[utoipa::path(
    post, path = "/api/v1/accounts/{account}/grant-requests/{partner}/acceptance", operation_id = "acceptGrantRequest",
    tag = "Grants",
    params(
        ("account" = String, Path, description = "The customer's id."),
        ("partner" = String, Path, description = "The partner's id."),
    ),
    responses((status = 204, description = "The partner is let in.")),
    security(("key" = ["accounts:write"])),
)]
async fn accept(
    State(web): State<Web>,
    Caller(act): Caller,
    Path((account, partner)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let (account, partner): (AccountId, AccountId) = (id(&account, "account")?, id(&partner, "partner")?);
    web.write(&act, move |tx, act, _| grant::accept(tx, act, account, partner)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Decline a request
#[utoipa::path(
    delete, path = "/api/v1/accounts/{account}/grant-requests/{partner}", operation_id = "declineGrantRequest",
    tag = "Grants",
    params(
        ("account" = String, Path, description = "The customer's id."),
        ("partner" = String, Path, description = "The partner's id."),
    ),
    responses((status = 204, description = "The request is declined.")),
    security(("key" = ["accounts:write"])),
)]
async fn decline(
    State(web): State<Web>,
    Caller(act): Caller,
    Path((account, partner)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let (account, partner): (AccountId, AccountId) = (id(&account, "account")?, id(&partner, "partner")?);
    web.write(&act, move |tx, act, _| grant::decline(tx, act, account, partner)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn body(view: &GrantView) -> GrantBody {
    GrantBody {
        account: summary(&view.other),
        scope: view.grant.scope.word(),
        since: view.grant.since.to_string(),
        by: match view.by {
            By::Person(_) => "person",
            By::Program => "program",
            By::Order => "order",
        },
    }
}

fn request_body(view: &RequestView) -> RequestBody {
    RequestBody {
        partner: summary(&view.partner),
        scope: view.request.scope.word(),
        order: view.order.clone(),
        at: view.request.at.to_string(),
    }
}
