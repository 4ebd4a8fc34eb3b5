//! `/api/v1/events`

use axum::extract::State;
use claviger_app::domain::id::EventId;
use claviger_app::event;
use claviger_app::store::event::Event;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::Caller;
use super::pages::{Page, PageParams, Paging};
use super::problem::ApiError;
use crate::web::Web;

/// Something that happened.
#[derive(Serialize, ToSchema)]
#[schema(as = Event)]
struct EventBody {
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

/// The routes of events.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(list))
}

/// List events
///
/// What happened, the newest first.
#[utoipa::path(
    get, path = "/api/v1/events", operation_id = "listEvents", tag = "Events",
    params(PageParams),
    responses((status = 200, description = "A page of events.", body = Page<EventBody>)),
    security(("key" = ["events:read"])),
)]
async fn list(State(web): State<Web>, Caller(act): Caller, paging: Paging) -> Result<Page<EventBody>, ApiError> {
    let wanted = paging.of::<EventId>("events")?;
    let (after, most) = (wanted.after, wanted.look_up());
    let events = web.read(&act, move |tx, act, _| event::list(tx, act, after, most)).await?;
    Ok(wanted.page(events, |event| event.id, body))
}

fn body(event: Event) -> EventBody {
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
