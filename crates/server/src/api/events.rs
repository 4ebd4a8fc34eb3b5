//! `/api/v1/events`

use axum::extract::State;
use axum::response::IntoResponse;
use claviger_app::event;
use serde::Serialize;

use super::caller::Caller;
use super::problem::ApiError;
use crate::web::Web;

/// How many events a list shows.
const LIST: u32 = 200;

#[derive(Serialize)]
struct EventBody {
    id: String,
    at: String,
    kind: String,
    actor_kind: String,
    actor: Option<String>,
    origin: String,
    account: Option<String>,
    subject_kind: String,
    subject: String,
    before: Option<serde_json::Value>,
    after: Option<serde_json::Value>,
}

/// `GET /api/v1/events`: the newest first.
pub async fn list(State(web): State<Web>, Caller(act): Caller) -> Result<impl IntoResponse, ApiError> {
    let events = web.read(&act, |tx, act, _| event::newest(tx, act, LIST)).await?;
    let json = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
    let bodies = events.into_iter().map(|event| EventBody {
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
    });
    Ok(axum::Json(bodies.collect::<Vec<_>>()))
}
