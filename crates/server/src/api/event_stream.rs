//! `/api/v1/events/stream`

use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::response::sse::Event;
use claviger_app::act::Act;
use claviger_app::domain::id::EventId;
use claviger_app::event::{self, Filter, Seen};
use claviger_app::store::engine::{Notice, Notices};
use claviger_app::{Error, api_key};
use futures_util::stream::unfold;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, Query};
use super::events::{Asked, EventBody, body};
use super::problem::{ApiError, problem};
use crate::guard::current_texts;
use crate::hearing::{self, HEARTBEAT, LIFE_BEATS, Place};
use crate::web::Web;

/// So many streams one key holds open at a time.
const MOST_STREAMS: usize = 4;
/// What is sealed in one go is looked for once.
const PAUSE: Duration = Duration::from_millis(100);
/// After how long a program opens a stream again that broke off.
const RETRY: Duration = Duration::from_secs(5);

/// The routes of the stream.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(follow))
}

/// Follow events
///
/// What happens from now on, and what happened a moment ago, as server-sent events: each has the name `event`, the event's
/// id as its `id`, and the event as JSON as its data. Who was cut off sends the last id as `Last-Event-ID` and misses
/// nothing: events come in the order of the log's chain, two or three seconds after they happened, each once. A comment is
/// sent every 15 seconds; after a quarter of an hour the stream ends and is to be opened again. A key holds four streams at
/// a time.
#[utoipa::path(
    get, path = "/api/v1/events/stream", operation_id = "followEvents", tag = "Events",
    params(
        Asked,
        ("Last-Event-ID" = Option<String>, Header, description = "The id of the last event that was received."),
    ),
    responses(
        (status = 200, description = "Events, until one side ends it.", body = EventBody, content_type = "text/event-stream"),
    ),
    security(("key" = ["events:read"])),
)]
async fn follow(
    State(web): State<Web>,
    Caller(act): Caller,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let last = match headers.get("last-event-id") {
        Some(id) => Some(id.to_str().ok().and_then(|id| id.parse::<EventId>().ok()).ok_or(Error::NotFound("event"))?),
        None => None,
    };
    let filter = asked.read()?;
    // Before the look, so that nothing falls between the two.
    let notices = web.listen();
    let wanted = filter.clone();
    let position = web.read(&act, move |tx, act, _| event::place(tx, act, &wanted, last)).await?;
    let holder = act.who.in_the_log().1.map_or_else(String::new, |key| key.to_string());
    let place = web.streams().take(&holder, MOST_STREAMS).map_err(|_| {
        let texts = current_texts();
        let detail = texts.live_too_many_streams(MOST_STREAMS);
        problem(StatusCode::TOO_MANY_REQUESTS, "too-many-requests", texts.refusal_too_often(), detail)
    })?;
    let waiting = VecDeque::new();
    let reader = Reader { web, act, filter, notices, _place: place, position, waiting, is_new: true, beats: 0 };
    Ok(hearing::answer(unfold(reader, Reader::next)))
}

/// A program that reads the log as it grows.
struct Reader {
    web: Web,
    act: Act,
    filter: Filter,
    notices: Notices,
    _place: Place,
    /// Up to where the chain was looked at.
    position: u64,
    /// What was found there and is not sent yet.
    waiting: VecDeque<Seen>,
    is_new: bool,
    beats: u32,
}

impl Reader {
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        if self.is_new {
            self.is_new = false;
            return Some((Ok(Event::default().retry(RETRY).comment("following")), self));
        }
        loop {
            if let Some(seen) = self.waiting.pop_front() {
                let id = seen.event.id.to_string();
                let data = serde_json::to_string(&body(seen)).unwrap_or_default();
                return Some((Ok(Event::default().event("event").id(id).data(data)), self));
            }
            if self.look().await? {
                continue;
            }
            let beat = tokio::select! {
                () = self.web.stop().begun() => return None,
                () = log_has_grown(&mut self.notices) => false,
                () = tokio::time::sleep(HEARTBEAT) => true,
            };
            if !beat {
                self.web.stop().rest(PAUSE).await;
                continue;
            }
            self.beats += 1;
            if self.beats >= LIFE_BEATS {
                return None;
            }
            return Some((Ok(Event::default().comment("")), self));
        }
    }

    /// Looks for what is new; whether the chain has gone on. `None` ends the stream: the key is no longer good, or the
    /// log cannot be read.
    async fn look(&mut self) -> Option<bool> {
        self.act.now = self.web.clock().now();
        let (filter, after) = (self.filter.clone(), self.position);
        let found = self.web.read(&self.act, move |tx, act, _| {
            if !api_key::is_still_good(tx, act)? {
                return Err(Error::SignInNeeded);
            }
            event::follow(tx, act, &filter, after)
        });
        match found.await {
            Ok((seen, until)) => {
                let has_gone_on = until > self.position;
                self.position = until;
                self.waiting.extend(seen);
                Some(has_gone_on)
            }
            Err(error) => {
                tracing::info!(%error, "a stream of events ends");
                None
            }
        }
    }
}

async fn log_has_grown(notices: &mut Notices) {
    loop {
        match notices.next().await {
            Some(Notice::Events | Notice::Everything) => return,
            Some(_) => {}
            // The database is closed; the end of the program is about to be heard.
            None => std::future::pending().await,
        }
    }
}
