//! Pages that change by themselves: a stream that says when to look again. (L-27)
//!
//! It says no more than that. The page then asks for itself, by an ordinary request, and takes over what differs
//! (`assets/live.js`); without script it stays as it was served. The stream ends with the session, and with the right to
//! see the page.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::sse::Event;
use axum::response::{IntoResponse as _, Response};
use claviger_app::act::Act;
use claviger_app::domain::id::SessionId;
use claviger_app::live::{self, Watched};
use claviger_app::store::engine::{Notice, Notices};
use claviger_app::{Error, access};
use futures_util::stream::unfold;

use super::page;
use super::visitor::Visitor;
use crate::hearing::{self, HEARTBEAT, LIFE_BEATS, Place};
use crate::web::Web;

/// So many pages of one session change by themselves at a time.
const MOST_PAGES: usize = 8;
/// What changes in one go is told once.
const PAUSE: Duration = Duration::from_millis(300);
/// Every so many heartbeats a page looks again though nothing was told: a server that falls silent does nothing.
const LOOK_EVERY: u32 = 4;
/// After how many milliseconds a browser opens a stream again that broke off.
const RETRY: Duration = Duration::from_secs(5);

/// `GET /live`: anything its reader looks after.
pub async fn all(State(web): State<Web>, visitor: Visitor) -> Response {
    open(web, visitor, Some(Watched::All), "/live").await
}

/// `GET /accounts/{account}/live`
pub async fn of_account(State(web): State<Web>, visitor: Visitor, Path(account): Path<String>) -> Response {
    open(web, visitor, account.parse().ok().map(Watched::Account), &format!("/accounts/{account}")).await
}

/// `GET /orders/{order}/live`
pub async fn of_order(State(web): State<Web>, visitor: Visitor, Path(order): Path<String>) -> Response {
    open(web, visitor, order.parse().ok().map(Watched::Order), &format!("/orders/{order}")).await
}

/// Whether a page asks this, and not its reader.
pub fn is_by_itself(request: &Request) -> bool {
    request.headers().contains_key("claviger-live") || request.uri().path().ends_with("/live")
}

async fn open(web: Web, visitor: Visitor, watched: Option<Watched>, page: &str) -> Response {
    let admitted = match watched {
        Some(watched) => {
            let admitted = web.read(&visitor.act, move |tx, act, _| live::admit(tx, act, watched)).await;
            admitted.map(|()| watched)
        }
        None => Err(Error::NotFound("page")),
    };
    let watched = match admitted {
        Ok(watched) => watched,
        Err(error) => return page::explain(&web, &visitor, &error, page),
    };
    let Some(session) = visitor.session_id else { return page::explain(&web, &visitor, &Error::SignInNeeded, page) };
    let Ok(place) = web.streams().take(&session.to_string(), MOST_PAGES) else {
        return (StatusCode::TOO_MANY_REQUESTS, visitor.texts.live_too_many_pages()).into_response();
    };
    let notices = web.listen();
    let live = Live { web, act: visitor.act, session, watched, notices, _place: place, state: Stage::New, beats: 0 };
    hearing::answer(unfold(live, Live::next))
}

/// One page that changes by itself.
struct Live {
    web: Web,
    act: Act,
    session: SessionId,
    watched: Watched,
    notices: Notices,
    _place: Place,
    state: Stage,
    beats: u32,
}

#[derive(PartialEq, Eq)]
enum Stage {
    New,
    Open,
    Over,
}

impl Live {
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        let event = match self.state {
            Stage::New => {
                self.state = Stage::Open;
                Event::default().retry(RETRY).comment("watching")
            }
            Stage::Open => self.wait().await?,
            Stage::Over => return None,
        };
        Some((Ok(event), self))
    }

    /// What is said next; `None` when it is time to open another stream.
    async fn wait(&mut self) -> Option<Event> {
        let stop = self.web.stop().clone();
        loop {
            let told = tokio::select! {
                () = stop.begun() => return None,
                notice = self.notices.next() => Some(notice?),
                () = tokio::time::sleep(HEARTBEAT) => None,
            };
            let event = match told {
                Some(notice) => self.hear(notice).await,
                None => {
                    self.beats += 1;
                    if self.beats >= LIFE_BEATS {
                        return None;
                    }
                    let is_time = self.beats.is_multiple_of(LOOK_EVERY);
                    let word = if is_time { look() } else { Event::default().comment("") };
                    if self.is_still_there().await { Some(word) } else { Some(self.end()) }
                }
            };
            if event.is_some() {
                return event;
            }
        }
    }

    /// What is said of a notice and of those that come with it, if anything.
    async fn hear(&mut self, first: Notice) -> Option<Event> {
        if !self.is_of_interest(first) {
            return None;
        }
        let stop = self.web.stop().clone();
        stop.rest(PAUSE).await;
        let mut heard = vec![first];
        while let Some(notice) = self.notices.heard() {
            if self.is_of_interest(notice) && !heard.contains(&notice) {
                heard.push(notice);
            }
        }
        if heard.contains(&Notice::Everything) {
            stop.rest(hearing::spread(self.session.uuid())).await;
        }
        if !self.is_still_there().await {
            return Some(self.end());
        }
        let watched = self.watched;
        match self.web.read(&self.act, move |tx, act, _| live::concerns(tx, act, watched, &heard)).await {
            Ok(true) => Some(look()),
            Ok(false) => None,
            Err(error) => {
                tracing::warn!(%error, "whether a page has changed could not be looked up");
                None
            }
        }
    }

    fn is_of_interest(&self, notice: Notice) -> bool {
        let is_own =
            matches!(notice, Notice::Person(id) if access::as_person(&self.act.who).is_ok_and(|one| one.id == id));
        is_own || live::may_concern(self.watched, notice)
    }

    /// Whether its reader is still signed in and may still see it.
    async fn is_still_there(&mut self) -> bool {
        self.act.now = self.web.clock().now();
        let (session, watched) = (self.session, self.watched);
        match self.web.read(&self.act, move |tx, act, _| live::still(tx, act, session, watched)).await {
            Ok(Some(who)) => {
                self.act.who = who;
                true
            }
            Ok(None) => false,
            Err(error) => {
                // Nothing is told meanwhile that the page's own request would not have to ask for.
                tracing::warn!(%error, "whether the reader of a page is still signed in could not be looked up");
                true
            }
        }
    }

    /// The browser is to open no other stream.
    fn end(&mut self) -> Event {
        self.state = Stage::Over;
        Event::default().event("end").data("over")
    }
}

/// The page is to look. Browsers pass over an event that has no data.
fn look() -> Event {
    Event::default().event("look").data("now")
}
