//! One server: what it may run, how it is doing, the token to paste into it, and what one can do with it. (L-13 to L-17)

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use claviger_app::Error;
use claviger_app::domain::id::ServerId;
use claviger_app::domain::license::item::ItemStatus;
use claviger_app::domain::license::pool::Pool;
use claviger_app::domain::license::server::Status;
use claviger_app::domain::units::Units;
use claviger_app::matrix::Row;
use claviger_app::server::{self, Refusal, ServerView};
use jiff::Timestamp;
use serde::Deserialize;

use super::customers;
use super::page::{self, Page};
use super::server_alerts::AlertView;
use super::server_heard::Strip;
use super::visitor::Visitor;
use super::wording::{self, Badge};
use crate::refusals::licensing::server_sentence;
use crate::texts::Texts;
use crate::web::Web;

#[derive(Template)]
#[template(path = "server.html")]
struct Server {
    page: Page,
    here: String,
    name: String,
    /// The way here.
    trail: Vec<(String, String)>,
    status: Badge,
    /// What the status means, and what comes next.
    sentence: String,
    alerts: Vec<AlertView>,
    /// The token; empty if it is not to be shown.
    token: String,
    /// How the agent is called.
    command: String,
    facts: Vec<(String, String)>,
    /// On which days it was heard of.
    heard: Strip,
    items: Vec<Item>,
    licenses: String,
    /// What can be done; nothing for those who may only look.
    deeds: Option<Deeds>,
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
    /// The care of its pool, and how it stands. (C-02)
    care: Badge,
}

/// What can be done with the server, and what would come of it.
struct Deeds {
    /// What was typed as its name, or its name, and what is wrong with it.
    name: String,
    name_error: String,
    /// The generation of its token, so that a second press does nothing; empty if there is none to rotate.
    generation: String,
    rotate: String,
    /// What releasing the binding comes to; none if nobody is bound.
    unbind: Option<Consequence>,
    /// What *Release now* comes to; none if there is nothing to release.
    release: Option<Consequence>,
    /// How often one may still.
    releases: String,
    may_release: bool,
    /// What disabling comes to; none if it is disabled.
    disable: Option<Consequence>,
    /// What enabling comes to; none if it is enabled.
    enable: Option<Consequence>,
    /// Why it cannot be removed; empty if it can.
    not_removable: String,
}

/// What a deed comes to: in a sentence, and in figures.
struct Consequence {
    text: String,
    units: Vec<(String, String)>,
}

/// What was done just before.
#[derive(Deserialize)]
pub struct Just {
    #[serde(default)]
    done: String,
}

/// What came back from the page and cannot be done.
#[derive(Default)]
pub(super) struct Answer {
    /// The name that was typed, and what is wrong with it.
    pub name: Option<(String, String)>,
    /// What to say above the page.
    pub notice: Option<(&'static str, String)>,
}

/// `GET /servers/{server}`
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(just): Query<Just>,
) -> Response {
    let Ok(server) = id.parse::<ServerId>() else { return not_found(&web, &visitor) };
    let texts = visitor.texts;
    let text = match just.done.as_str() {
        "renamed" => Some(texts.server_done_renamed()),
        "rotated" => Some(texts.server_done_rotated()),
        "binding-released" => Some(texts.server_done_binding_released()),
        "released" => Some(texts.server_done_released()),
        "disabled" => Some(texts.server_done_disabled()),
        "enabled" => Some(texts.server_done_enabled()),
        "acknowledged" => Some(texts.server_done_acknowledged()),
        _ => None,
    };
    let answer = Answer { name: None, notice: text.map(|text| ("success", text)) };
    respond(&web, &visitor, server, StatusCode::OK, answer).await
}

pub(super) async fn respond(
    web: &Web,
    visitor: &Visitor,
    server: ServerId,
    status: StatusCode,
    answer: Answer,
) -> Response {
    match web.read(&visitor.act, move |tx, act, vendor| server::show(tx, act, vendor, server)).await {
        Ok(view) => {
            let recent = customers::visit(web, visitor, view.account.id).await;
            page::render(status, &Server { recent, ..Server::of(web, visitor, &view, answer) })
        }
        Err(error) => page::explain(web, visitor, &error, &format!("/servers/{server}")),
    }
}

pub(super) fn not_found(web: &Web, visitor: &Visitor) -> Response {
    page::explain(web, visitor, &Error::NotFound("server"), "/servers")
}

impl Server {
    fn of(web: &Web, visitor: &Visitor, view: &ServerView, answer: Answer) -> Self {
        let (texts, now) = (visitor.texts, visitor.act.now);
        let licenses = format!("/accounts/{}/licenses", view.account.id);
        let servers = format!("/accounts/{}/servers", view.account.id);
        let name = view.stored.server.name.clone();
        let mut page = Page::new(web, visitor, name.clone(), "/servers");
        if let Some((tone, text)) = answer.notice {
            page = page.with_notice(tone, text);
        }
        let alert = |alert| AlertView::of(texts, &web.vendor(), alert, &view.account.zone, view.may_change);
        Self {
            page,
            here: format!("/servers/{}", view.stored.server.id),
            trail: vec![(view.account.name.clone(), licenses.clone()), (texts.servers_title(), servers)],
            status: wording::server_status(texts, view.status),
            sentence: sentence(texts, web, view, now),
            alerts: view.alerts.iter().map(alert).collect(),
            token: view.token.as_ref().map(|token| token.reveal()).unwrap_or_default(),
            command: command(web),
            facts: facts(texts, web, view, now),
            heard: Strip::of(texts, &view.heard, &view.account, web.vendor().lease_policy.check_in_every),
            items: view.rows.iter().filter_map(|row| Item::of(texts, view, row, now)).collect(),
            licenses,
            deeds: view.may_change.then(|| Deeds::of(texts, web, view, answer.name, now)),
            name,
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
        let quantity = if allocation.wanted <= allocation.granted {
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
            states: item_states(texts, pool, view.stored.server.id, now),
            care: wording::care_standing(texts, pool.shown_care(now), pool.care_at(now)),
        })
    }
}

impl Deeds {
    fn of(texts: &Texts, web: &Web, view: &ServerView, name: Option<(String, String)>, now: Timestamp) -> Self {
        let server = &view.stored.server;
        let id = server.id;
        let told = |at| wording::instant(texts, at, &view.account.zone);
        let until = server.holds_lease_until.filter(|until| *until > now).map(told);
        let (name, name_error) = name.unwrap_or_else(|| (server.name.clone(), String::new()));
        let of = |figure: fn(&Pool, ServerId, Timestamp) -> Units| units(texts, view, |pool| figure(pool, id, now));
        let has = || of(|pool, id, _| pool.allocation(id).map(|one| one.granted).unwrap_or_default());
        let lets_go = || of(|pool, id, _| pool.allocation(id).map(|one| one.letting_go()).unwrap_or_default());
        let regains = || of(|pool, id, now| pool.regained_at(id, now));
        let unbind = server.binding.as_ref().map(|binding| Consequence {
            text: match &until {
                Some(until) => texts.server_unbind_text_running(&binding.host, until),
                None => texts.server_unbind_text_idle(&binding.host),
            },
            units: if until.is_some() { has() } else { Vec::new() },
        });
        let last =
            [server.holds_lease_until, server.left_behind_until].into_iter().flatten().filter(|at| *at > now).max();
        let release = (!view.letting_go().is_zero()).then(|| Consequence {
            text: match last {
                Some(last) => texts.server_release_text(told(last)),
                None => texts.server_release_text_soon(),
            },
            units: lets_go(),
        });
        let is_disabled = server.disabled_at.is_some();
        let disable = (!is_disabled).then(|| Consequence {
            text: match (&until, &server.binding) {
                (Some(until), Some(binding)) => {
                    let next = binding.last_seen + web.vendor().lease_policy.check_in_every;
                    texts.server_disable_text_running(told(next.max(now)), until)
                }
                _ => texts.server_disable_text_idle(),
            },
            units: has(),
        });
        let enable = is_disabled.then(|| Consequence { text: texts.server_enable_text(), units: regains() });
        let may_rotate = view.stored.token_sealed.is_some() && !is_disabled;
        let held = view.granted() + view.letting_go();
        let not_removable = server.may_be_removed(held).err();
        Self {
            name,
            name_error,
            generation: if may_rotate { server.generation.to_string() } else { String::new() },
            rotate: match &server.binding {
                Some(binding) => texts.server_rotate_text_bound(&binding.host),
                None => texts.server_rotate_text(),
            },
            unbind,
            release,
            releases: match view.releases {
                None => texts.server_release_without_limit(),
                Some(left) if left.left == 0 => texts.server_release_none_left(left.limit, texts.date(left.again)),
                Some(left) => texts.server_release_left(left.left, left.limit, texts.date(left.again)),
            },
            may_release: view.releases.is_none_or(|left| left.left > 0),
            disable,
            enable,
            not_removable: not_removable
                .map(|why| server_sentence(texts, Refusal::NotRemovable(why)))
                .unwrap_or_default(),
        }
    }
}

/// What a deed does in figures: application and quantity, where there is any.
fn units(texts: &Texts, view: &ServerView, figure: impl Fn(&Pool) -> Units) -> Vec<(String, String)> {
    let figures = view.rows.iter().map(|row| (row, figure(&row.pool))).filter(|(_, units)| !units.is_zero());
    let line = |(row, units): (&Row, Units)| {
        let name = wording::application(texts, &row.application, row.pool.key.role);
        let unit = wording::unit(&row.pool.key.unit);
        (name, format!("{} {unit}", wording::units(texts, units)).trim_end().to_owned())
    };
    figures.map(line).collect()
}

/// What holds of one item, the gravest first. (L-13)
fn item_states(texts: &Texts, pool: &Pool, server: ServerId, now: Timestamp) -> Vec<Badge> {
    let badge = |status| match status {
        ItemStatus::Disabled => Badge::new("caution", texts.common_server_disabled()),
        ItemStatus::Ended => Badge::new("critical", texts.server_item_ended()),
        ItemStatus::OverAllocated(over) => Badge::new("critical", texts.licenses_over(over.count())),
        ItemStatus::EndsSoon => Badge::new("caution", texts.server_item_ends_soon()),
        ItemStatus::Active => Badge::new("ok", texts.server_item_active()),
        ItemStatus::Waiting(units) => Badge::new("caution", texts.licenses_waiting(units.count())),
        ItemStatus::Releasing(units) => Badge::new("caution", texts.licenses_releasing(units.count())),
    };
    let mut states: Vec<_> = pool.item_status(server, now).into_iter().map(badge).collect();
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
        (Status::Disabled { since }, Some(until)) => texts.server_sentence_disabled_running(told(since), told(until)),
        (Status::Disabled { since }, None) => texts.server_sentence_disabled(told(since)),
    }
}

fn facts(texts: &Texts, web: &Web, view: &ServerView, now: Timestamp) -> Vec<(String, String)> {
    let server = &view.stored.server;
    let told = |at| wording::instant(texts, at, &view.account.zone);
    let mut facts =
        vec![(texts.server_mode(), texts.server_mode_online()), (texts.server_public_id(), server.public_id.clone())];
    if let Some(known) = server.last_known() {
        facts.push((texts.server_host(), known.host.clone()));
        facts.push((texts.server_version(), known.product_version.clone()));
        facts.push((texts.server_fingerprint(), known.fingerprint.clone()));
        facts.push((texts.server_origin(), known.origin.clone().unwrap_or_default()));
        facts.push((texts.server_bound(), told(known.bound_at)));
        facts.push((texts.server_last_check_in(), told(known.last_seen)));
    }
    if let Some(former) = &server.former {
        facts.push((texts.server_unbound(), told(former.unbound_at)));
    }
    if let Some(bound) = &server.binding {
        facts.push((texts.server_next_check_in(), told(bound.last_seen + web.vendor().lease_policy.check_in_every)));
        facts.push((texts.server_lease_number(), texts.number(server.lease_number)));
    }
    if let Some(until) = server.holds_lease_until.filter(|until| *until > now) {
        facts.push((texts.server_lease_until(), told(until)));
    }
    if let Some(until) = server.left_behind_until.filter(|until| *until > now) {
        facts.push((texts.server_left_behind_until(), told(until)));
    }
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

/// How the agent is called.
fn command(web: &Web) -> String {
    format!("claviger-agent activate --service {} --root-key FILE --product-version VERSION", web.vendor().address)
}

#[cfg(test)]
mod tests {
    use super::super::server_alerts::HostView;
    use super::*;

    const EVIL: &str = "<script>alert(1)</script>";

    fn rendered(token: &str, items: Vec<Item>, deeds: Option<Deeds>) -> String {
        let host = HostView {
            which: "refused".into(),
            host: EVIL.into(),
            fingerprint: "<b>".into(),
            version: EVIL.into(),
            origin: "192.0.2.7".into(),
            at: "today".into(),
        };
        let alert = AlertView {
            title: format!("{EVIL} wants in"),
            advice: "Look.".into(),
            seen: "Once.".into(),
            hosts: vec![host],
            acknowledge: if deeds.is_some() { "/servers/srv_1/alerts/alr_1/acknowledge".into() } else { String::new() },
        };
        Server {
            page: Page::sample("rome-ucx-1"),
            here: "/servers/srv_1".into(),
            name: format!("rome {EVIL}"),
            trail: vec![("Alinea <b>".into(), "/accounts/acc_1/licenses".into())],
            status: Badge::new("neutral", "available".into()),
            sentence: "The token has not been used yet.".into(),
            alerts: vec![alert],
            token: token.into(),
            command: "claviger-agent activate".into(),
            facts: vec![("Host".into(), EVIL.into())],
            heard: Strip {
                label: "Heard of on 1 of the last 30 days".into(),
                width: 300,
                height: 24,
                bars: "M0 24V0H8V24Z".into(),
                days: vec![("today".into(), "24".into(), EVIL.into())],
                clock: Some((Badge::new("caution", "2 min ahead".into()), EVIL.into())),
            },
            items,
            licenses: "/accounts/acc_1/licenses".into(),
            deeds,
            customer: "Alinea <b>".into(),
            may_choose: true,
            recent: vec![("Other <b>".into(), "/accounts/acc_2/licenses".into())],
        }
        .render()
        .unwrap()
    }

    fn deeds(release: bool, disabled: bool) -> Deeds {
        let consequence =
            || Some(Consequence { text: "So be it.".into(), units: vec![(EVIL.into(), "20 channels".into())] });
        Deeds {
            name: "\"><b>".into(),
            name_error: "A name has 1 to 64 characters.".into(),
            generation: "7".into(),
            rotate: "The old one ends.".into(),
            unbind: consequence(),
            release: consequence(),
            releases: "2 of 4 left".into(),
            may_release: release,
            disable: if disabled { None } else { consequence() },
            enable: if disabled { consequence() } else { None },
            not_removable: "An installation is bound to it.".into(),
        }
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
            care: Badge::new("ok", "Gold · active".into()),
        };
        let html = rendered("b121893|kwee", vec![item], None);
        assert!(html.contains("b121893|kwee") && html.contains("claviger-agent activate"), "{html}");
        page::tests::is_escaped(&html);
    }

    #[test]
    fn l_13_a_server_with_nothing_says_how_to_begin() {
        let html = rendered("", Vec::new(), None);
        assert!(!html.contains("claviger-agent") && html.contains("href=\"/accounts/acc_1/licenses\""));
        page::tests::is_escaped(&html);
    }

    #[test]
    fn l_15_every_deed_says_in_figures_what_comes_of_it_and_asks_once() {
        let html = rendered("", Vec::new(), Some(deeds(true, false)));
        for action in ["rename", "rotate-token", "release-binding", "release-now", "disable"] {
            assert!(html.contains(&format!("action=\"/servers/srv_1/{action}\"")), "{action}");
        }
        assert!(
            html.contains("20 channels") && html.contains("name=\"seen\" value=\"7\"") && html.contains("2 of 4 left")
        );
        assert!(!html.contains("/remove\"") && html.contains("An installation is bound to it."));
        page::tests::is_escaped(&html);
        let html = rendered("", Vec::new(), Some(deeds(false, true)));
        assert!(html.contains("/enable\"") && !html.contains("/disable\"") && !html.contains("/release-now\""));
    }

    #[test]
    fn l_17_an_alert_names_both_hosts_and_who_may_only_look_changes_nothing() {
        let html = rendered("", Vec::new(), None);
        assert!(html.contains("192.0.2.7") && html.contains("Look."));
        assert!(!html.contains("method=\"post\" action=\"/servers"), "{html}");
        let html = rendered("", Vec::new(), Some(deeds(true, false)));
        assert!(html.contains("action=\"/servers/srv_1/alerts/alr_1/acknowledge\""));
    }
}
