//! `/api/v1/accounts` and `/api/v1/customers`

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use claviger_app::account::{self, AccountView, Wish};
use claviger_app::domain::account::facts::Facts;
use claviger_app::domain::account::{Account, AccountKind, Email};
use claviger_app::domain::fold::{Sought, searched};
use claviger_app::domain::id::AccountId;
use claviger_app::store::engine::Tx;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Json, Query, id, search};
use super::etag::{IfMatch, Tagged};
use super::pages::{Page, PageParams, Paging};
use super::problem::{ApiError, invalid};
use crate::guard::current_texts;
use crate::web::Web;

/// An account in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = AccountSummary)]
pub(super) struct SummaryBody {
    #[schema(example = "acc_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    pub id: String,
    /// Its number in the vendor's books.
    #[schema(example = "C2001")]
    pub number: String,
    pub name: String,
    /// `vendor`, `distributor`, `reseller`, `customer`.
    #[schema(example = "customer")]
    pub kind: &'static str,
    /// Two letters.
    #[schema(example = "IT")]
    pub country: String,
}

/// An account. Figures that are none of the key's business are null.
#[derive(Serialize, ToSchema)]
#[schema(as = Account)]
struct AccountBody {
    #[serde(flatten)]
    summary: SummaryBody,
    /// Where its days begin and end.
    #[schema(example = "Europe/Rome")]
    time_zone: String,
    /// The language it is written to in.
    #[schema(example = "it")]
    language: &'static str,
    /// Where mails about its orders go.
    orders_to: Option<String>,
    /// The account above it: a reseller's distributor.
    above: Option<SummaryBody>,
    /// How often it was changed: send it with a change.
    version: u64,
    /// How many people belong to it.
    users: Option<u64>,
    /// How many grants it gave or has.
    grants: Option<u64>,
    /// How many orders name it.
    orders: Option<u64>,
    /// How many servers it has.
    servers: Option<u64>,
}

/// An account as it is to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AccountWish)]
struct WishBody {
    /// `distributor`, `reseller`, `customer`; for a new account only, it never changes.
    kind: Option<String>,
    /// Its number in the vendor's books: 1 to 64 characters, no other account's.
    number: String,
    /// 1 to 200 characters.
    name: String,
    /// Two capital letters.
    #[schema(example = "IT")]
    country: String,
    #[schema(example = "Europe/Rome")]
    time_zone: String,
    /// `en`, `it`, `de`, `fr`, `es`, `pt`, `ar`.
    #[schema(example = "it")]
    language: String,
    /// Where mails about its orders go.
    orders_to: Option<String>,
    /// The number of the account above it: a reseller's distributor.
    above: Option<String>,
    /// The version that was seen; for a change only, and not needed with `If-Match`.
    version: Option<u64>,
}

/// What is searched for.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct SearchParams {
    /// Words; every one must begin a word of the name or the number. Accents and capitals do not matter.
    #[serde(default, deserialize_with = "search")]
    #[param(max_length = 100)]
    q: Option<String>,
}

/// Which accounts are searched for.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct ListParams {
    /// Words; every one must begin a word of the name or the number. Accents and capitals do not matter.
    #[serde(default, deserialize_with = "search")]
    #[param(max_length = 100)]
    q: Option<String>,
    /// `vendor`, `distributor`, `reseller`, `customer`.
    kind: Option<String>,
}

/// The routes of accounts.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(list, make)).routes(routes!(show, change)).routes(routes!(customers))
}

/// List accounts
///
/// By name: all of them, those of one kind, those that are searched for. For the vendor.
#[utoipa::path(
    get, path = "/api/v1/accounts", operation_id = "listAccounts", tag = "Accounts",
    params(
        ListParams,
        PageParams,
        ("sort" = Option<String>, Query, description = "By `name` or `number`; `-name` and so on: the last one first. Without \
            it `name`."),
    ),
    responses(
        (status = 200, description = "A page of accounts.", body = Page<SummaryBody>),
        (status = 422, description = "`invalid`: there is no such kind, or it is not sorted by this."),
    ),
    security(("key" = ["accounts:read"])),
)]
async fn list(
    State(web): State<Web>,
    Caller(act): Caller,
    Query(asked): Query<ListParams>,
    paging: Paging,
) -> Result<Page<SummaryBody>, ApiError> {
    let kind = match asked.kind.as_deref().filter(|kind| !kind.is_empty()) {
        None => None,
        Some(word) => Some(AccountKind::from_word(word).ok_or_else(|| {
            let kinds = AccountKind::ALL.map(AccountKind::word).join(", ");
            invalid(current_texts().refusal_one_of("kind", kinds))
        })?),
    };
    let sought = sought(asked.q);
    let look = move |tx: &mut Tx<'_>, act: &_, _: &_, part: &_| account::list(tx, act, kind, &sought, part);
    paging.look(&web, &act, "accounts", look, |account| summary(&account)).await
}

/// List customers
///
/// Those whose licenses the key may see, by name: the vendor all, a partner those that let it in, a customer itself. (L-08)
#[utoipa::path(
    get, path = "/api/v1/customers", operation_id = "listCustomers", tag = "Accounts",
    params(
        SearchParams,
        PageParams,
        ("sort" = Option<String>, Query, description = "By `name` or `number`; `-name` and so on: the last one first. Without \
            it `name`."),
    ),
    responses(
        (status = 200, description = "A page of customers.", body = Page<SummaryBody>),
        (status = 422, description = "`invalid`: it is not sorted by this."),
    ),
    security(("key" = ["licenses:read"])),
)]
async fn customers(
    State(web): State<Web>,
    Caller(act): Caller,
    Query(search): Query<SearchParams>,
    paging: Paging,
) -> Result<Page<SummaryBody>, ApiError> {
    let sought = sought(search.q);
    let look = move |tx: &mut Tx<'_>, act: &_, _: &_, part: &_| account::choose(tx, act, &sought, part);
    paging.look(&web, &act, "customers", look, |account| summary(&account)).await
}

/// Make an account
///
/// A distributor, a reseller or a customer.
#[utoipa::path(
    post, path = "/api/v1/accounts", operation_id = "makeAccount", tag = "Accounts",
    request_body = WishBody,
    responses(
        (status = 201, description = "The account was made.", body = AccountBody,
            headers(("Location" = String, description = "The account's address."))),
        (status = 422, description = "`account-invalid`: each field that is wrong, with what would be right."),
    ),
    security(("key" = ["accounts:write"])),
)]
async fn make(
    State(web): State<Web>,
    Caller(act): Caller,
    Json(wish): Json<WishBody>,
) -> Result<impl IntoResponse, ApiError> {
    let wish = wish.wish();
    let view = web
        .write(&act, move |tx, act, _| {
            let made = account::make(tx, act, &wish)?;
            account::show(tx, act, made.id)
        })
        .await?;
    let location = format!("/api/v1/accounts/{}", view.account.id);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], axum::Json(body(&view))))
}

/// Show an account
#[utoipa::path(
    get, path = "/api/v1/accounts/{account}", operation_id = "showAccount", tag = "Accounts",
    params(("account" = String, Path, description = "The account's id.")),
    responses((status = 200, description = "The account.", body = AccountBody,
        headers(("ETag" = String, description = "The tag of this answer.")))),
    security(("key" = ["accounts:read"])),
)]
async fn show(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
) -> Result<Tagged<AccountBody>, ApiError> {
    let id: AccountId = id(&account, "account")?;
    let view = web.read(&act, move |tx, act, _| account::show(tx, act, id)).await?;
    Ok(Tagged(body(&view)))
}

/// Change an account
///
/// Send every fact, and what was seen: its `version`, or its tag as `If-Match`.
#[utoipa::path(
    put, path = "/api/v1/accounts/{account}", operation_id = "changeAccount", tag = "Accounts",
    params(("account" = String, Path, description = "The account's id.")),
    request_body = WishBody,
    responses(
        (status = 200, description = "The account as it is now.", body = AccountBody,
            headers(("ETag" = String, description = "The tag of this answer."))),
        (status = 409, description = "`account-changed`: it is another version by now, or none was named."),
        (status = 412, description = "`precondition-failed`: the account is not as it was seen."),
        (status = 422, description = "`account-invalid`: each field that is wrong, with what would be right."),
    ),
    security(("key" = ["accounts:write"])),
)]
async fn change(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    tag: IfMatch,
    Json(wish): Json<WishBody>,
) -> Result<Tagged<AccountBody>, ApiError> {
    let id: AccountId = id(&account, "account")?;
    let seen = wish.version;
    let wish = wish.wish();
    let view = web
        .write(&act, move |tx, act, _| {
            let before = account::show(tx, act, id)?;
            let seen = match seen {
                Some(seen) => seen,
                // A tag says as well what was seen; who names neither has seen nothing.
                None if tag.is_there() => before.version,
                None => 0,
            };
            tag.check(|| Ok(body(&before)))?;
            account::change(tx, act, id, seen, &wish)?;
            account::show(tx, act, id)
        })
        .await?;
    Ok(Tagged(body(&view)))
}

impl WishBody {
    fn wish(self) -> Wish {
        Wish {
            kind: self.kind.unwrap_or_default(),
            facts: Facts {
                number: self.number,
                name: self.name,
                country: self.country,
                time_zone: self.time_zone,
                language: self.language,
                orders_to: self.orders_to.unwrap_or_default(),
            },
            above: self.above.unwrap_or_default(),
        }
    }
}

fn sought(q: Option<String>) -> Sought {
    Sought::new(&searched(&q.unwrap_or_default()))
}

/// An account in a list.
pub(super) fn summary(account: &Account) -> SummaryBody {
    SummaryBody {
        id: account.id.to_string(),
        number: account.number.clone(),
        name: account.name.clone(),
        kind: account.kind.word(),
        country: account.country.clone(),
    }
}

fn body(view: &AccountView) -> AccountBody {
    let account = &view.account;
    AccountBody {
        summary: summary(account),
        time_zone: account.zone.iana_name().unwrap_or("UTC").to_owned(),
        language: account.language.code(),
        // An address is for those whose account it is.
        orders_to: account.orders_to.as_ref().filter(|_| view.grants.is_some()).map(Email::to_string),
        above: view.above.as_ref().map(summary),
        version: view.version,
        users: view.users,
        grants: view.grants,
        orders: view.orders,
        servers: view.servers,
    }
}
