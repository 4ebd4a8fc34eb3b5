//! The event log: what happened, by whose hand, to what; searched, paged, and with the head of its chain.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use claviger_app::act::Act;
use claviger_app::domain::account::Permission;
use claviger_app::domain::id::{AccountId, LicenseId, OrderId, ServerId};
use claviger_app::domain::sorting::{Part, Placed, Sort};
use claviger_app::event::{self, By, Filter, Seen};
use claviger_app::store::engine::Tx;
use claviger_app::store::event::Event;
use claviger_app::{Error, access, account as accounts, audit};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::choice::{self, Pages, Tab};
use super::event_words::{self, Changed};
use super::listing::{self, Ways};
use super::page::{self, Page};
use super::sheet;
use super::visitor::Visitor;
use super::wording;
use crate::texts::Texts;
use crate::web::Web;

/// How many events a page shows.
const MOST_EVENTS: u32 = 100;

/// What is searched for; all of it stands in the address.
#[derive(Deserialize, Default, Clone)]
pub struct Search {
    /// A number, code, name or id.
    #[serde(default)]
    q: String,
    /// A kind of event.
    #[serde(default)]
    kind: String,
    /// First day, `YYYY-MM-DD`.
    #[serde(default)]
    from: String,
    /// Last day.
    #[serde(default)]
    until: String,
    #[serde(flatten)]
    list: listing::Asked,
}

#[derive(Template)]
#[template(path = "events.html")]
struct Events {
    page: Page,
    here: String,
    /// The other pages of the account whose log it is; none for the log of everything.
    tabs: Vec<Tab>,
    lead: String,
    search: Search,
    /// The kinds there are: word, and whether it is searched for.
    kinds: Vec<(String, bool)>,
    /// What is wrong with a day that was typed.
    day_error: String,
    events: Vec<Happened>,
    ways: Ways,
    /// Whether anything was searched for.
    searched: bool,
}

struct Happened {
    at: String,
    sentence: String,
    kind: String,
    origin: String,
    /// Its subject's page; empty for none.
    href: String,
    subject: String,
    changes: Vec<Changed>,
}

/// `GET /events`: everything, for the vendor.
pub async fn show(State(web): State<Web>, visitor: Visitor, Query(search): Query<Search>) -> Response {
    respond(&web, &visitor, None, search).await
}

/// `GET /accounts/{account}/events`: what happened in an account, for its administrators.
pub async fn of_account(
    State(web): State<Web>,
    visitor: Visitor,
    Path(account): Path<String>,
    Query(search): Query<Search>,
) -> Response {
    match account.parse() {
        Ok(account) => respond(&web, &visitor, Some(account), search).await,
        Err(_) => page::explain(&web, &visitor, &Error::NotFound("account"), "/"),
    }
}

async fn respond(web: &Web, visitor: &Visitor, account: Option<AccountId>, search: Search) -> Response {
    let texts = visitor.texts;
    let here = account.map_or_else(|| "/events".to_owned(), |account| format!("/accounts/{account}/events"));
    let (filter, day_error) = match search.filter(account) {
        Some(filter) => (filter, String::new()),
        None => (Filter { account, ..Filter::default() }, texts.events_day_error()),
    };
    if search.list.is_file() && day_error.is_empty() {
        return file(web, visitor, filter, search.q, search.list.sort(), &here).await;
    }
    let (name, part) = (search.q.clone(), search.list.part(MOST_EVENTS));
    let wanted = part.clone();
    let is_readable = day_error.is_empty();
    let looked = web
        .read(&visitor.act, move |tx, act, _| {
            let mut found = find(tx, act, &filter, &name, &wanted)?;
            if !is_readable {
                found.clear();
            }
            // Whoever may read a log but not its account has no other pages to go to.
            let of = match account {
                Some(id) => accounts::show(tx, act, id).ok().map(|view| view.account),
                None => None,
            };
            let of = of.map(|of| (Pages::open_to(tx, act, of.id, of.kind), of));
            Ok((found, event::kinds(tx, act)?, audit::head(tx, act)?, of))
        })
        .await;
    let (mut found, kinds, head, of) = match looked {
        Ok(looked) => looked,
        Err(error) => return page::explain(web, visitor, &error, &here),
    };
    let ways = Ways::of(search.address(&here), &part, &mut found);
    let lead = match head {
        Some(head) => texts.events_chain(head.position, short(&head.hash)),
        None => texts.events_chain_none(),
    };
    let status = if is_readable { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut page =
        Page::new(web, visitor, texts.events_title(), if account.is_some() { "/account" } else { "/events" });
    let mut tabs = Vec::new();
    if let Some((pages, of)) = of {
        page = page.within(&of.name);
        tabs = pages.tabs(texts, of.id, of.kind, "events");
    }
    let sees_orders = access::anywhere(&visitor.act.who, Permission::SeeOrders).is_ok();
    let shown = Events {
        page,
        tabs,
        lead,
        kinds: kinds.into_iter().map(|kind| (kind.clone(), kind == search.kind)).collect(),
        day_error,
        events: found.iter().map(|placed| Happened::of(texts, &placed.row, account).for_reader(sees_orders)).collect(),
        ways,
        searched: search.is_any(),
        here,
        search,
    };
    page::render(status, &shown)
}

/// All events that a search finds.
async fn file(web: &Web, visitor: &Visitor, filter: Filter, name: String, sort: Sort<By>, here: &str) -> Response {
    let (texts, account) = (visitor.texts, filter.account);
    let look = move |tx: &mut Tx<'_>, act: &Act, _: &_, part: &_| find(tx, act, &filter, &name, part);
    let found = match sheet::all(web, visitor, here, sort, look).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let row = |seen: &Seen| {
        let happened = Happened::of(texts, seen, account);
        let arrow = texts.common_arrow();
        let change = |change: &Changed| format!("{}: {} {arrow} {}", change.what, change.before, change.after);
        let changes: Vec<_> = happened.changes.iter().map(change).collect();
        let at = seen.event.at.to_string();
        [at, happened.kind, happened.sentence, happened.origin, changes.join("; ")]
    };
    let heads =
        [texts.events_time(), texts.events_kind(), texts.events_what(), texts.events_origin(), texts.events_change()];
    sheet::answer(web, visitor, "events", &heads, found.map(|found| found.iter().map(row).collect()))
}

/// A part of the events that are searched for.
fn find(tx: &mut Tx<'_>, act: &Act, filter: &Filter, name: &str, part: &Part<By>) -> Result<Vec<Placed<Seen>>, Error> {
    if name.trim().is_empty() {
        return event::list(tx, act, filter, part);
    }
    let mut parts = Vec::new();
    for id in event::known_as(tx, act, filter, name)? {
        for filter in [Filter { subject: Some(id), ..filter.clone() }, Filter { actor: Some(id), ..filter.clone() }] {
            parts.push(event::list(tx, act, &filter, part)?);
        }
    }
    Ok(part.sort.merged(parts, part.most))
}

impl Search {
    /// What the event log is asked; nothing if a day cannot be read.
    fn filter(&self, account: Option<AccountId>) -> Option<Filter> {
        let day = |text: &str| -> Result<Option<Date>, ()> {
            if text.trim().is_empty() { Ok(None) } else { text.trim().parse().map(Some).map_err(|_| ()) }
        };
        let start = |day: Date| claviger_app::domain::time::start_of(day, &TimeZone::UTC);
        let end = |day: Date| claviger_app::domain::time::end_of(day, &TimeZone::UTC);
        Some(Filter {
            account,
            kind: Some(self.kind.clone()).filter(|kind| !kind.is_empty()),
            actor: None,
            subject: None,
            from: day(&self.from).ok()?.map(start),
            until: day(&self.until).ok()?.map(end),
        })
    }

    fn is_any(&self) -> bool {
        [&self.q, &self.kind, &self.from, &self.until, &self.list.after].into_iter().any(|text| !text.is_empty())
    }

    /// The search's address.
    fn address(&self, here: &str) -> String {
        let Self { q, kind, from, until, .. } = self;
        choice::with_query(here, &[("q", q), ("kind", kind), ("from", from), ("until", until)])
    }
}

impl Happened {
    /// An event, as it is told in the log of everything, or in that of an account.
    fn of(texts: &Texts, seen: &Seen, log_of: Option<AccountId>) -> Self {
        let event = &seen.event;
        Self {
            at: wording::instant(texts, event.at, &TimeZone::UTC),
            sentence: event_words::sentence(texts, seen),
            kind: event.kind.clone(),
            origin: event.origin.clone(),
            href: href(event, !seen.subject.is_empty(), log_of),
            subject: event_words::what(seen),
            changes: event_words::changes(event.before.as_deref(), event.after.as_deref()),
        }
    }
}

impl Happened {
    /// Without a way to an order whose page is not for the reader.
    fn for_reader(mut self, sees_orders: bool) -> Self {
        if !sees_orders && self.href.starts_with("/orders/") {
            self.href.clear();
        }
        self
    }
}

/// The page of what an event was about; empty where there is none, or where the log's readers would not be let in.
fn href(event: &Event, is_there: bool, log_of: Option<AccountId>) -> String {
    match event.subject_kind.as_str() {
        "order" => format!("/orders/{}", OrderId::from_uuid(event.subject)),
        // One that was removed has no page any more.
        "server" if is_there => format!("/servers/{}", ServerId::from_uuid(event.subject)),
        "license" => format!("/licenses/{}", LicenseId::from_uuid(event.subject)),
        // A customer's log tells of its partners, whose pages are not for it.
        "account" if log_of.is_none_or(|account| account.uuid() == event.subject) => {
            format!("/accounts/{}/profile", AccountId::from_uuid(event.subject))
        }
        _ => String::new(),
    }
}

/// The beginning of a hash, which tells it from others.
fn short(hash: &[u8; 32]) -> String {
    hash[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use claviger_app::domain::id::EventId;

    use super::*;

    fn rendered(events: Vec<Happened>, search: Search) -> String {
        Events {
            page: Page::sample("Events"),
            here: "/events".into(),
            tabs: Vec::new(),
            lead: "12 events.".into(),
            searched: search.is_any(),
            kinds: vec![("order.placed".into(), true)],
            day_error: String::new(),
            events,
            ways: Ways { next: "/events?after=evt_1".into(), ..Ways::default() },
            search,
        }
        .render()
        .unwrap()
    }

    #[test]
    fn x_07_an_event_names_its_subject_and_escapes_what_it_holds() {
        let happened = Happened {
            at: "22 Nov 2026, 10:14".into(),
            sentence: "<b>Olga</b> added server <script>alert(1)</script>".into(),
            kind: "server.added".into(),
            origin: "127.0.0.1".into(),
            href: "/servers/srv_1".into(),
            subject: "rome-1".into(),
            changes: event_words::changes(None, Some("{\"name\":\"<script>alert(1)</script>\"}")),
        };
        let search = Search { q: "\"><b>".into(), ..Search::default() };
        let html = rendered(vec![happened], search);
        assert!(html.contains("href=\"/servers/srv_1\"") && html.contains("href=\"/events?after=evt_1\""), "{html}");
        page::tests::is_escaped(&html);
    }

    #[test]
    fn x_07_an_event_leads_only_to_a_page_that_is_there_for_its_reader() {
        let subject = uuid::Uuid::from_u128(7);
        let event = |kind: &str| Event {
            id: EventId::new(jiff::Timestamp::UNIX_EPOCH, [0; 10]),
            at: jiff::Timestamp::UNIX_EPOCH,
            kind: "something.happened".into(),
            actor_kind: "system".into(),
            actor: None,
            origin: "job".into(),
            account: None,
            subject_kind: kind.into(),
            subject,
            before: None,
            after: None,
        };
        let (own, other) = (AccountId::from_uuid(subject), AccountId::from_uuid(uuid::Uuid::from_u128(8)));
        let profile = format!("/accounts/{own}/profile");
        for (kind, is_there, log_of, expected) in [
            ("server", true, None, format!("/servers/{}", ServerId::from_uuid(subject))),
            ("server", false, None, String::new()),
            ("account", true, None, profile.clone()),
            ("account", true, Some(own), profile),
            ("account", true, Some(other), String::new()),
            ("invitation", true, None, String::new()),
        ] {
            assert_eq!(href(&event(kind), is_there, log_of), expected, "{kind} {is_there} {log_of:?}");
        }
    }

    #[test]
    fn x_07_a_search_that_finds_nothing_is_told_from_an_empty_log() {
        let texts = Texts::of("en");
        let search = Search { kind: "order.placed".into(), ..Search::default() };
        assert!(rendered(Vec::new(), search).contains(&texts.events_none_found()));
        assert!(rendered(Vec::new(), Search::default()).contains(&texts.events_none()));
    }

    #[test]
    fn x_07_a_search_is_carried_to_the_older_ones() {
        let search = Search { q: "A 1".into(), from: "2026-11-01".into(), ..Search::default() };
        assert_eq!(search.address("/events"), "/events?q=A+1&from=2026-11-01");
        assert!(Search { from: "yesterday".into(), ..Search::default() }.filter(None).is_none());
    }
}
