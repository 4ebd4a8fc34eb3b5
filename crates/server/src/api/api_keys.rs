//! `/api/v1/accounts/{account}/api-keys`

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use claviger_app::api_key::{self, ApiKey, Request};
use claviger_app::domain::account::{Scope, Scopes};
use claviger_app::domain::id::{AccountId, ApiKeyId};
use claviger_app::store::engine::Tx;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Json, id};
use super::etag::Tagged;
use super::pages::{Page, PageParams, Paging};
use super::problem::ApiError;
use crate::web::Web;

/// A program's key.
#[derive(Serialize, ToSchema)]
#[schema(as = ApiKey)]
struct KeyBody {
    #[schema(example = "apik_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    /// What it is for.
    #[schema(example = "order system")]
    name: String,
    /// As what it acts.
    #[schema(example = "operator")]
    role: &'static str,
    /// To what it is narrowed; null: to nothing but its role.
    #[schema(value_type = Option<Vec<String>>, example = json!(["orders:write"]))]
    scopes: Option<Vec<&'static str>>,
    #[schema(format = DateTime)]
    created: String,
    /// From when on it is no longer good.
    #[schema(format = DateTime)]
    expires: String,
    /// When it was used last, to the minute.
    #[schema(format = DateTime)]
    last_used: Option<String>,
    /// When it was ended before its time.
    #[schema(format = DateTime)]
    revoked: Option<String>,
}

/// A key that was just made.
#[derive(Serialize, ToSchema)]
#[schema(as = NewApiKey)]
struct MadeBody {
    key: KeyBody,
    /// What the program sends as `Authorization: Bearer …`. It is shown this once.
    secret: String,
}

/// The routes of keys.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(make, list)).routes(routes!(show, revoke))
}

/// Make a key
///
/// For one's own account. It can do no more than whoever makes it; one made with a key does not outlast that key.
#[utoipa::path(
    post, path = "/api/v1/accounts/{account}/api-keys", operation_id = "makeApiKey", tag = "API keys",
    params(("account" = String, Path, description = "The account's id.")),
    request_body = Request,
    responses(
        (status = 201, description = "The key and its secret.", body = MadeBody,
            headers(("Location" = String, description = "The key's address."))),
        (status = 409, description = "`too-many-keys`: the account has as many as it can have."),
        (status = 422, description = "`api-key-invalid`: each field that is wrong, with what would be right."),
    ),
    security(("key" = ["api-keys:write"])),
)]
async fn make(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    Json(request): Json<Request>,
) -> Result<impl IntoResponse, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let (key, secret) = web
        .write(&act, move |tx, act, _| {
            let made = api_key::make(tx, act, account, &request)?;
            Ok((made.key, made.secret))
        })
        .await?;
    let location = format!("/api/v1/accounts/{account}/api-keys/{}", key.id);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], axum::Json(MadeBody { key: body(key), secret })))
}

/// List keys
///
/// Those of an account, the newest first, also those that are no longer good.
#[utoipa::path(
    get, path = "/api/v1/accounts/{account}/api-keys", operation_id = "listApiKeys", tag = "API keys",
    params(
        ("account" = String, Path, description = "The account's id."),
        PageParams,
        ("sort" = Option<String>, Query, description = "By `made`, `name`, `expires` or `used`; `-made` and so on: the last \
            one first. Without it `-made`."),
    ),
    responses(
        (status = 200, description = "A page of keys.", body = Page<KeyBody>),
        (status = 422, description = "`invalid`: it is not sorted by this."),
    ),
    security(("key" = ["api-keys:write"])),
)]
async fn list(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
    paging: Paging,
) -> Result<Page<KeyBody>, ApiError> {
    let look = |tx: &mut Tx<'_>, act: &_, _: &_, account, part: &_| api_key::list(tx, act, account, part);
    paging.look_in(&web, &act, &account, "api-keys", look, body).await
}

/// Show a key
#[utoipa::path(
    get, path = "/api/v1/accounts/{account}/api-keys/{key}", operation_id = "showApiKey", tag = "API keys",
    params(
        ("account" = String, Path, description = "The account's id."),
        ("key" = String, Path, description = "The key's id."),
    ),
    responses((status = 200, description = "The key.", body = KeyBody,
        headers(("ETag" = String, description = "The tag of this answer.")))),
    security(("key" = ["api-keys:write"])),
)]
async fn show(
    State(web): State<Web>,
    Caller(act): Caller,
    Path((account, key)): Path<(String, String)>,
) -> Result<Tagged<KeyBody>, ApiError> {
    let (account, key): (AccountId, ApiKeyId) = (id(&account, "account")?, id(&key, "key")?);
    let key = web.read(&act, move |tx, act, _| api_key::show(tx, act, account, key)).await?;
    Ok(Tagged(body(key)))
}

/// End a key
///
/// From then on no call is taken with it. Doing it twice is the same as once.
#[utoipa::path(
    delete, path = "/api/v1/accounts/{account}/api-keys/{key}", operation_id = "revokeApiKey", tag = "API keys",
    params(
        ("account" = String, Path, description = "The account's id."),
        ("key" = String, Path, description = "The key's id."),
    ),
    responses((status = 204, description = "The key is no longer good.")),
    security(("key" = ["api-keys:write"])),
)]
async fn revoke(
    State(web): State<Web>,
    Caller(act): Caller,
    Path((account, key)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let (account, key): (AccountId, ApiKeyId) = (id(&account, "account")?, id(&key, "key")?);
    web.write(&act, move |tx, act, _| api_key::revoke(tx, act, account, key)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn body(key: ApiKey) -> KeyBody {
    KeyBody {
        id: key.id.to_string(),
        role: key.membership.role.word(),
        scopes: match &key.scopes {
            Scopes::AllOfTheRole => None,
            Scopes::Only(scopes) => Some(scopes.iter().copied().map(Scope::word).collect()),
        },
        name: key.name,
        created: key.created.to_string(),
        expires: key.expires.to_string(),
        last_used: key.last_used.map(|at| at.to_string()),
        revoked: key.revoked.map(|at| at.to_string()),
    }
}
