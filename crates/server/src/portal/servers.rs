//! One server: what it may run, how it is doing, and the token to paste into it. (L-13, L-14)

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use claviger_app::Error;
use claviger_app::domain::id::ServerId;
use claviger_app::domain::license::pool::Pool;
use claviger_app::domain::license::server::Status;
use claviger_app::matrix::Row;
use claviger_app::server::{self, ServerView};
use jiff::Timestamp;

use super::customers;
use super::page::{self, Page};
use super::visitor::Visitor;
use super::wording::{self, Badge};
use crate::texts::Texts;
use crate::web::Web;

#[derive(Template)]
#[template(path = "server.html")]
struct Server {
    page: Page,
    name: String,
    /// The way here.
    trail: Vec<(String, String)>,
    status: Badge,
    /// What the status means, and what comes next.
    sentence: String,
    /// The token; empty if it is not to be shown.
    token: String,
    /// How the agent is called.
    command: String,
    facts: Vec<(String, String)>,
    items: Vec<Item>,
    licenses: String,
    customer: String,
    /// Whether there are other customers to choose from.
    may_choose: bool,
    /// Those looked at last, as name and address.
    recent: Vec<(String, String)>,
}

struct Item {
    name: String,
    unit: String,
    quantity: String,
    model: String,
    until: String,
    states: Vec<Badge>,
}

/// `GET /servers/{server}`
pub async fn show(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Response {
    let here = format!("/servers/{id}");
    let Ok(id) = id.parse::<ServerId>() else {
        return page::explain(&web, &visitor, &Error::NotFound("server"), &here);
    };
    match web.read(&visitor.act, move |tx, act, vendor| server::show(tx, act, vendor, id)).await {
        Ok(view) => {
            let recent = customers::visit(&web, &visitor, view.account.id).await;
            page::render(StatusCode::OK, &Server { recent, ..Server::of(&web, &visitor, &view) })
        }
        Err(error) => page::explain(&web, &visitor, &error, &here),
    }
}

impl Server {
    fn of(web: &Web, visitor: &Visitor, view: &ServerView) -> Self {
        let (texts, now) = (visitor.texts, visitor.act.now);
        let licenses = format!("/accounts/{}/licenses", view.account.id);
        let name = view.stored.server.name.clone();
        Self {
            page: Page::new(web, visitor, name.clone(), "/customers").within(&view.account.name),
            trail: vec![(view.account.name.clone(), licenses.clone()), (texts.licenses_title(), licenses.clone())],
            name,
            status: wording::server_status(texts, view.status),
            sentence: sentence(texts, web, view, now),
            token: view.token.as_ref().map(|token| token.reveal()).unwrap_or_default(),
            command: format!("claviger-agent activate --service {} --root-key FILE", web.vendor().address),
            facts: facts(texts, view, now),
            items: view.rows.iter().filter_map(|row| Item::of(texts, view, row, now)).collect(),
            licenses,
            customer: view.account.name.clone(),
            may_choose: customers::may_choose(visitor),
            recent: Vec::new(),
        }
    }
}

impl Item {
    fn of(texts: &Texts, view: &ServerView, row: &Row, now: Timestamp) -> Option<Self> {
        let pool = &row.pool;
        let allocation = pool.allocation(view.stored.server.id)?;
        let quantity = if allocation.waiting().is_zero() {
            wording::units(texts, allocation.granted)
        } else {
            texts.server_quantity_of(allocation.granted.count(), allocation.wanted.count())
        };
        Some(Self {
            name: wording::application(texts, &row.application, pool.key.role),
            unit: wording::unit(&pool.key.unit),
            quantity,
            model: wording::model(texts, pool.key.model),
            until: wording::day(texts, pool.last_day(now)),
            states: item_states(texts, view, pool, now),
        })
    }
}

/// What holds of one item, the gravest first. (L-13)
fn item_states(texts: &Texts, view: &ServerView, pool: &Pool, now: Timestamp) -> Vec<Badge> {
    if matches!(view.status, Status::Disabled { .. }) {
        return vec![Badge::new("caution", texts.common_server_disabled())];
    }
    let Some(allocation) = pool.allocation(view.stored.server.id) else { return Vec::new() };
    let mut states = Vec::new();
    let over = pool.over_allocated_at(now);
    if pool.capacity_at(now).is_zero() {
        states.push(Badge::new("critical", texts.server_item_ended()));
    } else if !over.is_zero() {
        states.push(Badge::new("critical", texts.licenses_over(over.count())));
    } else if !allocation.granted.is_zero() {
        states.push(Badge::new("ok", texts.server_item_active()));
    }
    if !allocation.waiting().is_zero() {
        states.push(Badge::new("caution", texts.licenses_waiting(allocation.waiting().count())));
    }
    if !allocation.releasing.is_zero() {
        states.push(Badge::new("caution", texts.licenses_releasing(allocation.releasing.count())));
    }
    if states.is_empty() {
        states.push(Badge::new("neutral", texts.server_item_none()));
    }
    states
}

fn sentence(texts: &Texts, web: &Web, view: &ServerView, now: Timestamp) -> String {
    let zone = &view.account.zone;
    let told = |at| wording::instant(texts, at, zone);
    let held = view.stored.server.holds_lease_until.filter(|until| *until > now);
    match (view.status, held) {
        (Status::New, _) => texts.server_sentence_new(),
        (Status::Available, _) => texts.server_sentence_available(),
        (Status::Active { last_seen }, _) => {
            let next = last_seen + web.vendor().lease_policy.check_in_every;
            texts.server_sentence_active(
                wording::ago(texts, last_seen, now, zone),
                wording::soon(texts, next, now, zone),
            )
        }
        (Status::Unreachable { since }, Some(until)) => texts.server_sentence_unreachable(told(since), told(until)),
        (Status::Unreachable { since }, None) => texts.server_sentence_lost(told(since)),
        (Status::Disabled { since }, _) => texts.server_sentence_disabled(told(since)),
    }
}

fn facts(texts: &Texts, view: &ServerView, now: Timestamp) -> Vec<(String, String)> {
    let server = &view.stored.server;
    let told = |at| wording::instant(texts, at, &view.account.zone);
    let mut facts =
        vec![(texts.server_mode(), texts.server_mode_online()), (texts.server_public_id(), server.public_id.clone())];
    if let Some(binding) = &server.binding {
        facts.push((texts.server_host(), binding.host.clone()));
        facts.push((texts.server_version(), binding.product_version.clone()));
        facts.push((texts.server_bound(), told(binding.bound_at)));
        facts.push((texts.server_last_check_in(), told(binding.last_seen)));
        facts.push((texts.server_lease_number(), texts.number(server.lease_number)));
    }
    if let Some(until) = server.holds_lease_until.filter(|until| *until > now) {
        facts.push((texts.server_lease_until(), told(until)));
    }
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(token: &str, items: Vec<Item>) -> String {
        Server {
            page: Page::sample("rome-ucx-1"),
            name: "rome <script>alert(1)</script>".into(),
            trail: vec![("Alinea <b>".into(), "/accounts/acc_1/licenses".into())],
            status: Badge::new("neutral", "available".into()),
            sentence: "The token has not been used yet.".into(),
            token: token.into(),
            command: "claviger-agent activate".into(),
            facts: vec![("Host".into(), "<script>alert(1)</script>".into())],
            items,
            licenses: "/accounts/acc_1/licenses".into(),
            customer: "Alinea <b>".into(),
            may_choose: true,
            recent: vec![("Other <b>".into(), "/accounts/acc_2/licenses".into())],
        }
        .render()
        .unwrap()
    }

    #[test]
    fn l_14_the_token_is_shown_to_be_copied() {
        let item = Item {
            name: "Fax <img src=x>".into(),
            unit: "channels".into(),
            quantity: "4".into(),
            model: "Subscription".into(),
            until: "7 Aug 2027".into(),
            states: vec![Badge::new("ok", "active".into())],
        };
        let html = rendered("b121893|kwee", vec![item]);
        assert!(html.contains("b121893|kwee") && html.contains("claviger-agent activate"), "{html}");
        page::tests::is_escaped(&html);
    }

    #[test]
    fn l_13_a_server_with_nothing_says_how_to_begin() {
        let html = rendered("", Vec::new());
        assert!(!html.contains("claviger-agent") && html.contains("href=\"/accounts/acc_1/licenses\""));
        page::tests::is_escaped(&html);
    }
}
