//! `/api/v1/catalogue/document` and `/api/v1/catalogue/editions`

use axum::body::Bytes;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use claviger_app::Error;
use claviger_app::edition::{self, Change, Draft, Listed, Published, Review, Seen, Standing};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Json, Query, another_kind};
use super::pages::{Page, PageParams, Paging};
use super::problem::{ApiError, invalid, malformed, unreadable};
use crate::body;
use crate::guard::current_texts;
use crate::web::Web;

/// How a catalogue is sent.
const KIND: &str = "application/toml";

/// An edition of the catalogue.
#[derive(Serialize, ToSchema)]
#[schema(as = CatalogueEdition)]
struct EditionBody {
    #[schema(example = "cat_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    /// Its number, counted from 1.
    number: u64,
    /// From which day of UTC it applies.
    #[schema(format = Date)]
    from: String,
    /// `planned`, `in-force`, `past`, `withdrawn`; only in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'static str>,
    /// What was said of it.
    note: String,
    #[schema(format = DateTime)]
    published: String,
    /// Who published it: a person's id or a key's; null for the command line.
    by: Option<String>,
    /// When it was taken back; null if it was not.
    #[schema(format = DateTime)]
    withdrawn: Option<String>,
    /// How much it changed.
    change_count: u64,
    /// What it changed, 500 of them at the most; only in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<ChangeBody>>,
}

/// One difference between two catalogues.
#[derive(Serialize, ToSchema)]
#[schema(as = CatalogueChange)]
struct ChangeBody {
    /// `application` or `product`.
    kind: String,
    /// Its id or SKU.
    id: String,
    /// The field, as the document calls it.
    #[schema(example = "list_price")]
    field: String,
    before: Option<String>,
    after: Option<String>,
}

/// What publishing would come to.
#[derive(Serialize, ToSchema)]
#[schema(as = CataloguePreview)]
struct PreviewBody {
    /// From which day of UTC it would apply.
    #[schema(format = Date)]
    from: String,
    /// What would change, compared with what applies on that day without it.
    changes: Vec<ChangeBody>,
    /// The number of the planned edition that would take its place later; null if there is none.
    replaced_by: Option<u64>,
}

/// What publishing is answered with.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
#[schema(as = CatalogueAnswer)]
enum AnswerBody {
    /// With `dry_run=true`.
    Preview(PreviewBody),
    /// Without it.
    Published(EditionBody),
}

/// How to publish.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct PublishParams {
    /// From which day of UTC it applies; today without it.
    #[param(format = Date)]
    from: Option<String>,
    /// What is said of it, 500 characters at the most.
    #[serde(default)]
    note: String,
    /// `true`: say what would change, and publish nothing.
    #[serde(default)]
    #[param(default = false)]
    dry_run: bool,
}

/// Which document.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct DocumentParams {
    /// The number of an edition; without it, the catalogue that applies.
    edition: Option<u64>,
}

/// Which edition is taken back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WithdrawalRequest {
    /// Its number.
    edition: u64,
}

/// A body of `application/toml`.
struct Toml(Bytes);

/// The routes of editions.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(document, publish)).routes(routes!(list)).routes(routes!(withdraw))
}

/// Get the catalogue as a document
///
/// The TOML document of the catalogue that applies, as its authors wrote it, or of any edition.
#[utoipa::path(
    get, path = "/api/v1/catalogue/document", operation_id = "getCatalogueDocument", tag = "Catalogue",
    params(DocumentParams),
    responses(
        (status = 200, description = "The document.", body = String, content_type = "application/toml",
            headers(("ETag" = String, description = "Of the one that applies: what to send as `If-Match`."))),
        (status = 404, description = "`not-found`: there is no edition of this number."),
        (status = 409, description = "`catalogue-changed`: another edition has come to apply just now. Ask again."),
    ),
    security(("key" = ["orders:read"])),
)]
async fn document(
    State(web): State<Web>,
    Caller(act): Caller,
    Query(DocumentParams { edition: number }): Query<DocumentParams>,
) -> Result<Response, ApiError> {
    let (document, tag) = match number {
        Some(number) => {
            let found = web.read(&act, move |tx, act, _| edition::document(tx, act, number)).await?;
            (found, format!("\"edition-{number}\""))
        }
        None => {
            let current = web.read(&act, edition::current).await?;
            (current.document, format!("\"{}\"", current.seen))
        }
    };
    let mut response = document.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(KIND));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    Ok(response)
}

/// Publish an edition of the catalogue
///
/// The body is the whole catalogue as TOML. It applies from the day `from`, on all nodes and without a restart; from today on,
/// at once. With `If-Match` it is published only if no other edition was published, and none has come to apply, since the
/// document was got. What was sold must stay in the catalogue and mean what it meant. With `dry_run=true` nothing is
/// published, and the answer says what would change (`CataloguePreview`).
#[utoipa::path(
    put, path = "/api/v1/catalogue/document", operation_id = "publishCatalogue", tag = "Catalogue",
    params(
        PublishParams,
        ("If-Match" = Option<String>, Header, description = "The `ETag` of the document that was edited."),
    ),
    request_body(content = String, content_type = "application/toml"),
    responses(
        (status = 200, description = "It is published; with `dry_run=true`: what would change (`CataloguePreview`).",
            body = AnswerBody),
        (status = 409, description = "`catalogue-changed`: another edition has come to apply just now. Send it again."),
        (status = 412, description = "`precondition-failed`: another edition was published, or has come to apply."),
        (status = 422, description = "`catalogue-invalid`: `errors` names what is wrong, in the document by line. \
            `invalid`: `from` is no day."),
    ),
    security(("key" = ["catalogue:write"])),
)]
async fn publish(
    State(web): State<Web>,
    Caller(act): Caller,
    Query(PublishParams { from, note, dry_run }): Query<PublishParams>,
    headers: HeaderMap,
    Toml(body): Toml,
) -> Result<axum::Json<AnswerBody>, ApiError> {
    // What cannot be read is told before what has changed.
    let document = String::from_utf8(body.to_vec()).map_err(|_| malformed(current_texts().editions_not_text()))?;
    let day = |text: String| text.parse::<Date>().map_err(|_| invalid(current_texts().editions_wrong_day()));
    let from = from.map(day).transpose()?;
    let draft = Draft { document, from, note, seen: seen(&headers)? };
    if dry_run {
        let review = web.read(&act, move |tx, act, vendor| edition::review(tx, act, vendor, &draft)).await?;
        return Ok(axum::Json(AnswerBody::Preview(PreviewBody::of(review))));
    }
    let published = web.write(&act, move |tx, act, vendor| edition::publish(tx, act, vendor, &draft)).await?;
    web.renew_catalogue().await.map_err(Error::from)?;
    Ok(axum::Json(AnswerBody::Published(EditionBody::of(&published))))
}

/// List the editions of the catalogue
///
/// The last published first: what is planned, what applies, and what did, with who published each when and what it changed.
///
#[utoipa::path(
    get, path = "/api/v1/catalogue/editions", operation_id = "listCatalogueEditions", tag = "Catalogue",
    params(
        PageParams,
        ("sort" = Option<String>, Query, description = "By `time`; `-time`: the last one first, as without it."),
    ),
    responses(
        (status = 200, description = "A page of editions.", body = Page<EditionBody>),
        (status = 422, description = "`invalid`: it is not sorted by this."),
    ),
    security(("key" = ["orders:read"])),
)]
async fn list(State(web): State<Web>, Caller(act): Caller, paging: Paging) -> Result<Page<EditionBody>, ApiError> {
    let body = |found: Listed| {
        let mut body = EditionBody::of(&found.published);
        body.state = Some(Standing::word(found.standing));
        body.changes = Some(found.changes.into_iter().map(ChangeBody::of).collect());
        body
    };
    paging.look(&web, &act, "catalogue-editions", |tx, act, _, part| edition::list(tx, act, part), body).await
}

/// Withdraw a planned edition
///
/// Only one whose day has not come.
#[utoipa::path(
    post, path = "/api/v1/catalogue/withdrawals", operation_id = "withdrawCatalogueEdition", tag = "Catalogue",
    request_body = WithdrawalRequest,
    responses(
        (status = 200, description = "It is withdrawn.", body = EditionBody),
        (status = 409, description = "`catalogue-edition-state`: there is no planned edition of this number."),
    ),
    security(("key" = ["catalogue:write"])),
)]
async fn withdraw(
    State(web): State<Web>,
    Caller(act): Caller,
    Json(request): Json<WithdrawalRequest>,
) -> Result<impl IntoResponse, ApiError> {
    let withdrawn = web.write(&act, move |tx, act, _| edition::withdraw(tx, act, request.edition)).await?;
    web.renew_catalogue().await.map_err(Error::from)?;
    Ok(axum::Json(EditionBody::of(&withdrawn)))
}

/// What the program saw when it edited; `None` if it does not care.
fn seen(headers: &HeaderMap) -> Result<Option<Seen>, ApiError> {
    let Some(value) = headers.get(header::IF_MATCH) else { return Ok(None) };
    let text = value.to_str().map_err(|_| malformed(current_texts().refusal_if_match()))?.trim();
    if text == "*" {
        return Ok(None);
    }
    // Whatever is no tag of ours is not what applies.
    let seen = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).and_then(Seen::read);
    seen.map(Some).ok_or_else(|| Error::NotAsSeen.into())
}

impl FromRequest<Web> for Toml {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &Web) -> Result<Self, ApiError> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let kind = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case(KIND) {
            return Err(another_kind(KIND));
        }
        body::read(request.into_body()).await.map(Self).map_err(|why| unreadable(&why))
    }
}

impl EditionBody {
    fn of(published: &Published) -> Self {
        let by = published.actor.map(|id| {
            let prefix = if published.actor_kind == "person" { "per" } else { "apik" };
            format!("{prefix}_{}", id.simple())
        });
        Self {
            id: published.id.to_string(),
            number: published.edition.number,
            from: published.edition.from.to_string(),
            state: None,
            note: published.note.clone(),
            published: published.at.to_string(),
            by,
            withdrawn: published.withdrawn.map(|at| at.to_string()),
            change_count: published.change_count,
            changes: None,
        }
    }
}

impl ChangeBody {
    fn of(change: Change) -> Self {
        let Change { kind, id, field, before, after } = change;
        Self { kind, id, field, before, after }
    }
}

impl PreviewBody {
    fn of(review: Review) -> Self {
        Self {
            from: review.from.to_string(),
            changes: review.changes.into_iter().map(ChangeBody::of).collect(),
            replaced_by: review.replaced_by.map(|edition| edition.number),
        }
    }
}
