//! `/api/v1/events`
#![expect(unused_qualifications, reason = "what utoipa makes of several parameters names them in full")]

use axum::extract::State;
use claviger_app::event::{self, Filter, Seen};
use claviger_app::store::engine::Tx;
use claviger_app::{Error, audit};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Query, id};
use super::pages::{Page, PageParams, Paging};
use super::problem::{ApiError, malformed};
use crate::guard::current_texts;
use crate::web::Web;

/// Something that happened.
#[derive(Serialize, ToSchema)]
#[schema(as = Event)]
pub(super) struct EventBody {
    #[schema(example = "evt_019ac2f0b7c07d3e8f1a2b3c4d5e6f70")]
    id: String,
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// What happened.
    #[schema(example = "order.placed")]
    kind: String,
    /// Who did it: `person`, `api-key`, `product`, `link-holder`, `system`.
    #[schema(example = "person")]
    actor_kind: String,
    /// Which one, by id only.
    actor: Option<String>,
    /// From where: a network address, `command line`, `job`.
    origin: String,
    /// In whose account.
    account: Option<String>,
    /// What it happened to: `order`, `server`.
    #[schema(example = "order")]
    subject_kind: String,
    /// Which one.
    subject: String,
    /// How that stood before.
    #[schema(value_type = Option<Object>)]
    before: Option<serde_json::Value>,
    /// How it stands now.
    #[schema(value_type = Option<Object>)]
    after: Option<serde_json::Value>,
}

/// Where the chain of hashes over the log stands.
#[derive(Serialize, ToSchema)]
#[schema(as = EventChainHead)]
struct HeadBody {
    /// How many events it holds.
    position: u64,
    /// The hash of the last one, 64 hexadecimal digits.
    hash: String,
    /// When that was sealed.
    #[schema(format = DateTime)]
    sealed_at: String,
}

/// What the log is asked for; what is not named does not matter.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// In whose account; who is not the vendor names one.
    account: Option<String>,
    /// What happened, exactly: `order.placed`.
    kind: Option<String>,
    /// By whom: an id.
    actor: Option<String>,
    /// To what: an id.
    subject: Option<String>,
    /// No earlier than this instant.
    #[param(format = DateTime)]
    from: Option<String>,
    /// Earlier than this instant.
    #[param(format = DateTime)]
    until: Option<String>,
}

/// The routes of events.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(head))
}

/// List events
///
/// What happened, the newest first. The vendor sees all, others the events of an account of theirs, which they name.
#[utoipa::path(
    get, path = "/api/v1/events", operation_id = "listEvents", tag = "Events",
    params(
        PageParams,
        Asked,
        ("sort" = Option<String>, Query, description = "By `time`; `-time`: the last one first, as without it."),
    ),
    responses(
        (status = 200, description = "A page of events.", body = Page<EventBody>),
        (status = 404, description = "`not-found`: there is no such account, person or thing, or none that the key reaches."),
        (status = 422, description = "`invalid`: it is not sorted by this."),
    ),
    security(("key" = ["events:read"])),
)]
async fn list(
    State(web): State<Web>,
    Caller(act): Caller,
    Query(asked): Query<Asked>,
    paging: Paging,
) -> Result<Page<EventBody>, ApiError> {
    let filter = asked.read()?;
    let look = move |tx: &mut Tx<'_>, act: &_, _: &_, part: &_| event::list(tx, act, &filter, part);
    paging.look(&web, &act, "events", look, body).await
}

/// Show the head of the chain
///
/// Whoever has noted it can tell later whether anything before it was changed; null while nothing is sealed.
#[utoipa::path(
    get, path = "/api/v1/events/head", operation_id = "showEventChainHead", tag = "Events",
    responses((status = 200, description = "Where the chain stands.", body = Option<HeadBody>)),
    security(("key" = ["events:read"])),
)]
async fn head(State(web): State<Web>, Caller(act): Caller) -> Result<axum::Json<Option<HeadBody>>, ApiError> {
    let head = web.read(&act, |tx, act, _| audit::head(tx, act)).await?;
    let body = head.map(|head| HeadBody {
        position: head.position,
        hash: audit::hex(&head.hash),
        sealed_at: head.sealed_at.to_string(),
    });
    Ok(axum::Json(body))
}

impl Asked {
    pub(super) fn read(self) -> Result<Filter, ApiError> {
        let any_id = |text: String| {
            let digits = text.split_once('_').map_or(text.as_str(), |(_, digits)| digits);
            uuid::Uuid::try_parse(digits).map_err(|_| ApiError::from(Error::NotFound("id")))
        };
        let instant =
            |field: &str, text: String| text.parse().map_err(|_| malformed(current_texts().refusal_instant(field)));
        Ok(Filter {
            account: self.account.map(|text| id(&text, "account")).transpose()?,
            kind: self.kind,
            actor: self.actor.map(any_id).transpose()?,
            subject: self.subject.map(any_id).transpose()?,
            from: self.from.map(|text| instant("from", text)).transpose()?,
            until: self.until.map(|text| instant("until", text)).transpose()?,
        })
    }
}

pub(super) fn body(seen: Seen) -> EventBody {
    let event = seen.event;
    let json = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
    EventBody {
        id: event.id.to_string(),
        at: event.at.to_string(),
        kind: event.kind,
        actor_kind: event.actor_kind,
        actor: event.actor.map(|actor| actor.simple().to_string()),
        origin: event.origin,
        account: event.account.map(|account| account.to_string()),
        subject_kind: event.subject_kind,
        subject: event.subject.simple().to_string(),
        before: json(event.before),
        after: json(event.after),
    }
}
