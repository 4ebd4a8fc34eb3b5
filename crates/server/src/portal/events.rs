//! The event log: what happened, by whose hand, to what.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use claviger_app::domain::id::{OrderId, ServerId};
use claviger_app::event;
use claviger_app::store::event::Event;

use super::page::{self, Page};
use super::visitor::Visitor;
use super::wording;
use crate::texts::Texts;
use crate::web::Web;

/// How many events are shown.
const MOST_EVENTS: u32 = 200;

#[derive(Template)]
#[template(path = "events.html")]
struct Events {
    page: Page,
    events: Vec<Happened>,
}

struct Happened {
    at: String,
    kind: String,
    actor: Named,
    origin: String,
    subject: Named,
    before: String,
    after: String,
}

/// Somebody or something by its kind and id.
struct Named {
    kind: String,
    /// The end of the id, which tells it from others; empty for none.
    short: String,
    /// The whole id.
    id: String,
    /// Its page; empty for none.
    href: String,
}

/// `GET /events`
pub async fn show(State(web): State<Web>, visitor: Visitor) -> Response {
    let texts = visitor.texts;
    match web.read(&visitor.act, |tx, act, _| event::list(tx, act, None, MOST_EVENTS)).await {
        Ok(events) => {
            let page = Page::new(&web, &visitor, texts.events_title(), "/events");
            let events = events.into_iter().map(|event| Happened::of(texts, event)).collect();
            page::render(StatusCode::OK, &Events { page, events })
        }
        Err(error) => page::explain(&web, &visitor, &error, "/events"),
    }
}

impl Happened {
    fn of(texts: &Texts, event: Event) -> Self {
        let href = match event.subject_kind.as_str() {
            "order" => format!("/orders/{}", OrderId::from_uuid(event.subject)),
            "server" => format!("/servers/{}", ServerId::from_uuid(event.subject)),
            _ => String::new(),
        };
        Self {
            at: wording::instant(texts, event.at, &jiff::tz::TimeZone::UTC),
            kind: event.kind,
            actor: Named::of(event.actor_kind, event.actor.map(|id| id.simple().to_string()), String::new()),
            origin: event.origin,
            subject: Named::of(event.subject_kind, Some(event.subject.simple().to_string()), href),
            before: event.before.unwrap_or_default(),
            after: event.after.unwrap_or_default(),
        }
    }
}

impl Named {
    fn of(kind: String, id: Option<String>, href: String) -> Self {
        let id = id.unwrap_or_default();
        let short = id.get(id.len().saturating_sub(6)..).unwrap_or_default().to_owned();
        Self { kind, short, id, href }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_07_an_event_names_its_subject_and_escapes_what_it_holds() {
        let evil = "{\"name\":\"<script>alert(1)</script>\"}".to_owned();
        let happened = Happened {
            at: "22 Nov 2026, 10:14".into(),
            kind: "server.added".into(),
            actor: Named::of("person".into(), Some("018bcfe568007000".into()), String::new()),
            origin: "127.0.0.1".into(),
            subject: Named::of("server".into(), Some("018bcfe5680070ab".into()), "/servers/srv_1".into()),
            before: String::new(),
            after: evil,
        };
        let html = Events { page: Page::sample("Events"), events: vec![happened] }.render().unwrap();
        assert!(html.contains("0070ab") && html.contains("href=\"/servers/srv_1\""), "{html}");
        page::tests::is_escaped(&html);
    }
}
