//! `/api/v1/agreements` and `/api/v1/accounts/{account}/agreement`

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use claviger_app::agreement::{self, Accepted, Agreement, Draft};
use claviger_app::domain::account::Language;
use claviger_app::domain::id::{AccountId, AgreementId};
use claviger_app::store::engine::Tx;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Json, id, language};
use super::etag::Tagged;
use super::pages::{Page, PageParams, Paging};
use super::problem::ApiError;
use crate::web::Web;

/// A version of the license agreement.
#[derive(Serialize, ToSchema)]
#[schema(as = Agreement)]
struct AgreementBody {
    #[schema(example = "agr_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    /// What it is called.
    #[schema(example = "2026-11")]
    version: String,
    /// When it came into force; the latest is the one in force.
    #[schema(format = DateTime)]
    published: String,
    /// How many acceptances of it there are, counted by person and account; only in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    acceptances: Option<u64>,
    /// Its text by language; only where one version is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    texts: Option<BTreeMap<&'static str, String>>,
}

/// A version to be published.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AgreementRequest {
    /// What it is called; no other version may be called so.
    #[schema(example = "2026-11")]
    version: String,
    /// Its text by language, two letters each: paragraphs between blank lines, headings behind `# `.
    texts: BTreeMap<String, String>,
}

/// What would be published.
#[derive(Serialize, ToSchema)]
#[schema(as = AgreementReview)]
struct ReviewBody {
    version: String,
    texts: BTreeMap<&'static str, String>,
}

/// That somebody accepted a version.
#[derive(Serialize, ToSchema)]
#[schema(as = AgreementAcceptance)]
struct AcceptanceBody {
    id: String,
    /// The person; the id stays when they are erased.
    #[schema(example = "per_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    person: String,
    /// Their name; null if they are no longer known.
    name: Option<String>,
    /// In whose name: the account's id.
    account: String,
    #[schema(example = "R1001")]
    account_number: String,
    account_name: String,
    /// The language of the text they read.
    language: &'static str,
    #[schema(format = DateTime)]
    at: String,
}

/// How an account stands to the version in force.
#[derive(Serialize, ToSchema)]
#[schema(as = AgreementStanding)]
struct StandingBody {
    /// The version in force; null if none was ever published, and nothing is asked.
    agreement: Option<AgreementBody>,
    /// When one of the account's people first accepted it; null while nobody has.
    #[schema(format = DateTime)]
    accepted: Option<String>,
    /// Where a person accepts it.
    #[schema(example = "https://licensing.example/agreement")]
    page: String,
}

/// The routes of the license agreement.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list, publish))
        .routes(routes!(review))
        .routes(routes!(show))
        .routes(routes!(acceptances))
        .routes(routes!(standing))
}

/// List the versions of the license agreement
///
/// The newest first; the first is in force. For the vendor. (P-01)
#[utoipa::path(
    get, path = "/api/v1/agreements", operation_id = "listAgreements", tag = "Stock",
    params(
        PageParams,
        ("sort" = Option<String>, Query, description = "By `time`; `-time`: the last one first, as without it."),
    ),
    responses(
        (status = 200, description = "A page of versions.", body = Page<AgreementBody>),
        (status = 422, description = "`invalid`: it is not sorted by this."),
    ),
    security(("key" = ["accounts:read"])),
)]
async fn list(State(web): State<Web>, Caller(act): Caller, paging: Paging) -> Result<Page<AgreementBody>, ApiError> {
    let body = |(found, acceptances): (Agreement, u64)| AgreementBody {
        acceptances: Some(acceptances),
        ..AgreementBody::of(&found)
    };
    paging.look(&web, &act, "agreements", |tx, act, _, part| agreement::list(tx, act, part), body).await
}

/// Publish a version of the license agreement
///
/// It is in force at once and stays as it is: whoever opens the stock of a partner is asked to accept it, also those who had
/// accepted the one before. (P-01)
#[utoipa::path(
    post, path = "/api/v1/agreements", operation_id = "publishAgreement", tag = "Stock",
    request_body = AgreementRequest,
    responses(
        (status = 201, description = "It is published.", body = AgreementBody),
        (status = 422, description = "`agreement-invalid`: `errors` names each field."),
    ),
    security(("key" = ["accounts:write"])),
)]
async fn publish(
    State(web): State<Web>,
    Caller(act): Caller,
    Json(request): Json<AgreementRequest>,
) -> Result<impl IntoResponse, ApiError> {
    let draft = request.read()?;
    let published = web.write(&act, move |tx, act, _| agreement::publish(tx, act, &draft)).await?;
    Ok((StatusCode::CREATED, axum::Json(AgreementBody::of(&published))))
}

/// Review a version of the license agreement
///
/// What would be published, by the same rules; nothing is. (P-01)
#[utoipa::path(
    post, path = "/api/v1/agreements/review", operation_id = "reviewAgreement", tag = "Stock",
    request_body = AgreementRequest,
    responses(
        (status = 200, description = "What would be published.", body = ReviewBody),
        (status = 422, description = "`agreement-invalid`: `errors` names each field."),
    ),
    security(("key" = ["accounts:write"])),
)]
async fn review(
    State(web): State<Web>,
    Caller(act): Caller,
    Json(request): Json<AgreementRequest>,
) -> Result<impl IntoResponse, ApiError> {
    let draft = request.read()?;
    let sound = web.read(&act, move |tx, act, _| agreement::review(tx, act, &draft)).await?;
    Ok(axum::Json(ReviewBody { version: sound.version, texts: by_language(sound.texts) }))
}

/// Show a version of the license agreement
#[utoipa::path(
    get, path = "/api/v1/agreements/{agreement}", operation_id = "showAgreement", tag = "Stock",
    params(("agreement" = String, Path, description = "The version's id.")),
    responses((status = 200, description = "The version with its texts.", body = AgreementBody,
        headers(("ETag" = String, description = "The tag of this answer.")))),
    security(("key" = ["accounts:read"])),
)]
async fn show(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(agreement): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    let agreement: AgreementId = id(&agreement, "agreement")?;
    let (found, texts) = web.read(&act, move |tx, act, _| agreement::show(tx, act, agreement)).await?;
    Ok(Tagged(AgreementBody { texts: Some(by_language(texts)), ..AgreementBody::of(&found) }))
}

/// List who accepted a version
///
/// The latest first; for the vendor. (P-01)
#[utoipa::path(
    get, path = "/api/v1/agreements/{agreement}/acceptances", operation_id = "listAgreementAcceptances", tag = "Stock",
    params(
        ("agreement" = String, Path, description = "The version's id."),
        PageParams,
        ("sort" = Option<String>, Query, description = "By `time`; `-time`: the last one first, as without it."),
    ),
    responses(
        (status = 200, description = "A page of acceptances.", body = Page<AcceptanceBody>),
        (status = 422, description = "`invalid`: it is not sorted by this."),
    ),
    security(("key" = ["users:read"])),
)]
async fn acceptances(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(agreement): Path<String>,
    paging: Paging,
) -> Result<Page<AcceptanceBody>, ApiError> {
    let agreement: AgreementId = id(&agreement, "agreement")?;
    let look = move |tx: &mut Tx<'_>, act: &_, _: &_, part: &_| agreement::acceptances(tx, act, agreement, part);
    paging.look(&web, &act, "agreement-acceptances", look, AcceptanceBody::of).await
}

/// Show how an account stands to the license agreement
///
/// Programs of an account change its stock only when one of its people has accepted the version in force. (P-01)
#[utoipa::path(
    get, path = "/api/v1/accounts/{account}/agreement", operation_id = "showAgreementStanding", tag = "Stock",
    params(("account" = String, Path, description = "The account's id.")),
    responses((status = 200, description = "How it stands.", body = StandingBody,
        headers(("ETag" = String, description = "The tag of this answer.")))),
    security(("key" = ["licenses:read"])),
)]
async fn standing(
    State(web): State<Web>,
    Caller(act): Caller,
    Path(account): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    let account: AccountId = id(&account, "account")?;
    let found = web.read(&act, move |tx, act, _| agreement::standing(tx, act, account)).await?;
    Ok(Tagged(StandingBody {
        agreement: found.as_ref().map(|found| AgreementBody::of(&found.agreement)),
        accepted: found.and_then(|found| found.accepted).map(|at| at.to_string()),
        page: format!("{}/agreement", web.vendor().address),
    }))
}

fn by_language(texts: Vec<(Language, String)>) -> BTreeMap<&'static str, String> {
    texts.into_iter().map(|(language, text)| (language.code(), text)).collect()
}

impl AgreementRequest {
    fn read(self) -> Result<Draft, ApiError> {
        let text = |(code, text): (String, String)| Ok::<_, ApiError>((language(&code)?, text));
        Ok(Draft { version: self.version, texts: self.texts.into_iter().map(text).collect::<Result<_, _>>()? })
    }
}

impl AgreementBody {
    fn of(agreement: &Agreement) -> Self {
        Self {
            id: agreement.id.to_string(),
            version: agreement.version.clone(),
            published: agreement.published.to_string(),
            acceptances: None,
            texts: None,
        }
    }
}

impl AcceptanceBody {
    fn of(accepted: Accepted) -> Self {
        let Accepted { acceptance, account, person } = accepted;
        Self {
            id: acceptance.id.to_string(),
            person: acceptance.person.to_string(),
            name: Some(person).filter(|name| !name.is_empty()),
            account: account.id.to_string(),
            account_number: account.number,
            account_name: account.name,
            language: acceptance.language.code(),
            at: acceptance.at.to_string(),
        }
    }
}
