//! The stream of a product that follows. (L-19)
//!
//! It is opened under the product's session, as a check-in is, but takes no number of the sequence: it tells nothing but
//! when to check in, and changes nothing.

use std::convert::Infallible;

use axum::extract::{Extension, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::sse::Event;
use axum::response::{IntoResponse as _, Response};
use claviger_app::act::{Act, Who};
use claviger_app::activation::{Answer, Refusal, SessionOf};
use claviger_app::follow;
use claviger_app::wire::check_in::{MAC, NONCE, SESSION};
use claviger_app::wire::follow::{AGAIN, CHECK_IN_NOW, END, LEASE, Opening, Present, REPLACED};
use claviger_app::wire::problem::TOO_MANY_REQUESTS;
use futures_util::stream::unfold;

use super::limits::{Limits, Refused};
use super::{given, product, text};
use crate::api::problem;
use crate::guard::{Origin, current_texts};
use crate::hearing::{self, HEARTBEAT, LIFE_BEATS, Line, Place, Word};
use crate::web::Web;

/// A product that finds no room comes again after so many seconds.
const RETRY_SECS: u32 = 300;

/// `GET /agent/v1/stream`
pub(super) async fn open(
    State(web): State<Web>,
    Extension(origin): Extension<Origin>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let (opening, mac) = read(&headers).ok_or_else(|| {
        let texts = current_texts();
        problem(StatusCode::BAD_REQUEST, "invalid", texts.refusal_invalid(), texts.live_opening())
    })?;
    let session = SessionOf::read(&opening.session).ok_or(Refusal::SessionEnded)?;
    let key = web.vendor().vault.session_key(&opening.session);
    if !opening.is_authentic(&key, &mac) {
        return Err(Refusal::SessionEnded.into());
    }
    let act = product(&web, &origin).by(Who::Product(session.server));
    web.contacts().may_call(session.server, act.now).map_err(Limits::too_often)?;
    // Room for the stream that this one replaces, which is about to end.
    let place = web.streams().take(&session.server.to_string(), 2).map_err(|_| no_room())?;
    // Before the look, so that no change falls between the two.
    let line = web.streams().lines().open(session.server);
    let number = given(web.read(&act, move |tx, act, _| follow::present(tx, act, session)).await?)?;
    let present = Present { lease: number, keys_issued: web.keys().issued };
    let follower =
        Follower { web, act, session, line, _place: place, present, is_greeted: false, beats: 0, is_over: false };
    Ok(hearing::answer(unfold(follower, Follower::next)))
}

/// One product that follows.
struct Follower {
    web: Web,
    act: Act,
    session: SessionOf,
    line: Line,
    _place: Place,
    /// What was told last.
    present: Present,
    is_greeted: bool,
    beats: u32,
    is_over: bool,
}

impl Follower {
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        if self.is_over {
            return None;
        }
        let event = if self.is_greeted { self.wait().await } else { self.say() };
        self.is_greeted = true;
        Some((Ok(event), self))
    }

    async fn wait(&mut self) -> Event {
        let stop = self.web.stop().clone();
        loop {
            tokio::select! {
                () = stop.begun() => return self.end(AGAIN),
                word = self.line.hear() => match word {
                    Word::Nothing => {}
                    Word::Replaced => return self.end(REPLACED),
                    Word::Look => if let Some(event) = self.look().await { return event },
                    Word::LookSometime => {
                        stop.rest(hearing::spread(self.session.server.uuid())).await;
                        if let Some(event) = self.look().await {
                            return event;
                        }
                    }
                },
                () = tokio::time::sleep(HEARTBEAT) => {
                    self.beats += 1;
                    if self.session.expires <= self.web.clock().now().as_second() {
                        return self.end(CHECK_IN_NOW);
                    }
                    if self.beats >= LIFE_BEATS {
                        return self.end(AGAIN);
                    }
                    return Event::default().comment("");
                }
            }
        }
    }

    /// What there is to say, if anything.
    async fn look(&mut self) -> Option<Event> {
        let session = self.session;
        self.act.now = self.web.clock().now();
        match self.web.read(&self.act, move |tx, act, _| follow::present(tx, act, session)).await {
            Ok(Answer::Given(lease)) => self.tell(Present { lease, keys_issued: self.web.keys().issued }),
            Ok(Answer::Refused(_)) => Some(self.end(CHECK_IN_NOW)),
            Err(error) => {
                tracing::warn!(%error, "a product that follows could not be told how it stands");
                Some(self.end(AGAIN))
            }
        }
    }

    /// Says what is in force, unless that was said last.
    fn tell(&mut self, present: Present) -> Option<Event> {
        if present == self.present {
            return None;
        }
        self.present = present;
        Some(self.say())
    }

    fn say(&self) -> Event {
        Event::default().event(LEASE).data(serde_json::to_string(&self.present).unwrap_or_default())
    }

    fn end(&mut self, why: &str) -> Event {
        self.is_over = true;
        Event::default().event(END).data(why)
    }
}

fn read(headers: &HeaderMap) -> Option<(Opening, String)> {
    let nonce = text(headers, NONCE).filter(|nonce| (8..=64).contains(&nonce.len()))?;
    Some((Opening { session: text(headers, SESSION)?, nonce }, text(headers, MAC)?))
}

fn no_room() -> Refused {
    let texts = current_texts();
    let detail = texts.live_no_room(RETRY_SECS);
    let refused = problem(StatusCode::SERVICE_UNAVAILABLE, TOO_MANY_REQUESTS, texts.refusal_too_often(), detail);
    let mut response = refused.into_response();
    response.headers_mut().insert(header::RETRY_AFTER, RETRY_SECS.into());
    Refused::answer(response)
}
