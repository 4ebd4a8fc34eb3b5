//! Start pages: how an account is doing, and how everything is doing that one looks after. (L-27)

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::act::Who;
use claviger_app::domain::account::AccountKind;
use claviger_app::domain::id::AccountId;
use claviger_app::domain::license::pool::Ends;
use claviger_app::domain::units::Units;
use claviger_app::overview::{self, EndingSoon, Need, Overview, Start, Use};
use claviger_app::store::overview::{COUNTED, LockedOrder};
use claviger_app::{Error, access};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::chart::{self, Chart};
use super::page::{self, Page};
use super::visitor::Visitor;
use super::wording::{self, Badge};
use super::{person, stock_needs};
use crate::texts::Texts;
use crate::web::Web;

/// What was done just before.
#[derive(Deserialize)]
pub struct Just {
    #[serde(default)]
    done: String,
}

#[derive(Template)]
#[template(path = "overview.html")]
struct AccountStart {
    page: Page,
    account: String,
    licenses: String,
    /// The account it was merged into: its name and where it is; empty for none.
    merged: (String, String),
    needs: Vec<NeedLine>,
    /// How many servers are in which state.
    counts: Vec<Badge>,
    /// The servers that need somebody.
    servers: Vec<ServerLine>,
    uses: Vec<UseView>,
    months: Vec<String>,
    endings: Vec<EndingLine>,
    width: u64,
    height: u64,
}

/// Something that needs somebody, and where it is seen to.
pub(super) struct NeedLine {
    /// How grave it is.
    pub tone: &'static str,
    /// What.
    pub text: String,
    /// Where.
    pub href: String,
}

struct ServerLine {
    href: String,
    name: String,
    status: Badge,
}

struct UseView {
    name: String,
    unit: String,
    model: String,
    used: u64,
    total: u64,
    care: Badge,
    chart: Chart,
    chart_label: String,
    months: Vec<String>,
}

struct EndingLine {
    last: String,
    /// Whose it is, where several accounts are listed.
    account: String,
    account_href: String,
    name: String,
    units: String,
    what: String,
    code: String,
    href: String,
}

#[derive(Template)]
#[template(path = "start.html")]
struct AllStart {
    page: Page,
    title: String,
    /// What needs the partner's people; none for the vendor.
    needs: Option<Vec<NeedLine>>,
    /// How many orders are locked, and the first of them; none for those who may not see orders.
    locked: Option<(String, Vec<LockedLine>)>,
    /// What is wrong with the mails; none for those who may not see them.
    mails: Option<Vec<String>>,
    silent_count: String,
    silent: Vec<SilentLine>,
    ending_count: String,
    endings: Vec<EndingLine>,
}

struct LockedLine {
    href: String,
    number: String,
    customer: String,
    reseller: String,
    placed: String,
}

#[derive(Clone)]
struct SilentLine {
    href: String,
    name: String,
    customer: String,
    customer_href: String,
    since: String,
}

/// `GET /start`: the vendor sees all, a partner what it looks after, a customer its own account. (L-27)
pub async fn start(State(web): State<Web>, visitor: Visitor) -> Response {
    let who = &visitor.act.who;
    if matches!(who, Who::Nobody) || !access::of_kind(who, AccountKind::Vendor).is_empty() {
        return all(&web, &visitor, None, "/start").await;
    }
    let memberships = who.memberships();
    let is_partner = |kind| matches!(kind, AccountKind::Reseller | AccountKind::Distributor);
    if let Some(partner) = memberships.iter().find(|one| is_partner(one.kind)) {
        return all(&web, &visitor, Some(partner.account), "/start").await;
    }
    match memberships {
        [] => person::welcome(&web, &visitor).await,
        [own] => Redirect::to(&format!("/accounts/{}", own.account)).into_response(),
        // Which of them is meant, nobody knows but the reader.
        _ => Redirect::to("/customers").into_response(),
    }
}

/// `GET /accounts/{account}`: how it is doing. (L-27)
pub async fn account(
    State(web): State<Web>,
    visitor: Visitor,
    Path(account): Path<String>,
    Query(just): Query<Just>,
) -> Response {
    let here = format!("/accounts/{account}");
    let Ok(id) = account.parse::<AccountId>() else {
        return page::explain(&web, &visitor, &Error::NotFound("account"), &here);
    };
    match web.read(&visitor.act, move |tx, act, vendor| overview::show(tx, act, vendor, id)).await {
        Ok(found) => {
            let texts = visitor.texts;
            let mut page = Page::new(&web, &visitor, &found.account.name, "/start");
            if just.done == "merged" {
                page = page.with_notice("success", texts.corrections_merged(&found.account.name));
            }
            page::render(StatusCode::OK, &AccountStart::of(page, &web.vendor().name, &found, visitor.act.now))
        }
        // A partner's own account has no licenses: what it looks after is shown.
        Err(Error::NotFound("customer")) => all(&web, &visitor, Some(id), &here).await,
        Err(error) => page::explain(&web, &visitor, &error, &here),
    }
}

async fn all(web: &Web, visitor: &Visitor, partner: Option<AccountId>, here: &str) -> Response {
    match web.read(&visitor.act, move |tx, act, vendor| overview::start(tx, act, vendor, partner)).await {
        Ok(found) => page::render(StatusCode::OK, &AllStart::of(web, visitor, &found)),
        Err(error) => page::explain(web, visitor, &error, here),
    }
}

impl AccountStart {
    fn of(page: Page, vendor: &str, found: &Overview, now: Timestamp) -> Self {
        let texts = page.texts;
        let (account, zone) = (&found.account, &found.account.zone);
        let licenses = format!("/accounts/{}/licenses", account.id);
        let mut counts: Vec<(Badge, u64)> = Vec::new();
        let mut servers = Vec::new();
        for (stored, status) in &found.servers {
            let badge = wording::server_status(texts, *status);
            match counts.iter_mut().find(|(known, _)| known.word == badge.word) {
                Some((_, count)) => *count += 1,
                None => counts.push((Badge::new(badge.tone, badge.word.clone()), 1)),
            }
            if matches!(badge.tone, "critical" | "caution") {
                let href = format!("/servers/{}", stored.server.id);
                servers.push(ServerLine { href, name: stored.server.name.clone(), status: badge });
            }
        }
        let counts = counts
            .into_iter()
            .map(|(badge, count)| Badge::new(badge.tone, texts.start_servers_count(count, badge.word)));
        let merged = found.merged_into.as_ref();
        let days = found.uses.first().map(|one| one.months.iter().map(|(day, _)| texts.date(*day)).collect());
        Self {
            account: account.name.clone(),
            merged: merged.map(|into| (into.name.clone(), format!("/accounts/{}", into.id))).unwrap_or_default(),
            needs: found
                .needs
                .iter()
                .map(|need| NeedLine::of(texts, need, &licenses, zone))
                .chain(stock_needs::lines(texts, vendor, &found.stock, zone))
                .collect(),
            counts: counts.collect(),
            servers,
            uses: found.uses.iter().map(|one| UseView::of(texts, one, now)).collect(),
            months: days.unwrap_or_default(),
            endings: found.endings.iter().map(|ending| EndingLine::of(texts, ending)).collect(),
            licenses,
            width: chart::WIDTH,
            height: chart::HEIGHT,
            page,
        }
    }
}

impl NeedLine {
    fn of(texts: &Texts, need: &Need, licenses: &str, zone: &TimeZone) -> Self {
        let name = |row: &claviger_app::matrix::Row| wording::application(texts, &row.application, row.pool.key.role);
        let (tone, text, href) = match need {
            Need::OverAllocated { row, by } => {
                ("critical", texts.start_need_over(name(row), by.count()), licenses.into())
            }
            Need::Ended { row, last } => {
                ("critical", texts.start_need_ended(name(row), texts.date(*last)), licenses.into())
            }
            Need::Unreachable { server, name, since } => {
                let since = wording::instant(texts, *since, zone);
                ("critical", texts.start_need_unreachable(name, since), format!("/servers/{server}"))
            }
            Need::CareOver { row, care } => {
                let told = wording::license_care(texts, Some(*care)).word;
                ("critical", texts.start_need_care_over(name(row), told), licenses.into())
            }
            Need::Waiting { row, units } => {
                ("caution", texts.start_need_waiting(name(row), units.count()), licenses.into())
            }
            Need::Unregistered { row, license, code } => {
                ("caution", texts.start_need_unregistered(name(row), code), format!("/licenses/{license}#register"))
            }
            Need::Unassigned { row, units } => {
                ("caution", texts.start_need_unassigned(name(row), units.count()), licenses.into())
            }
        };
        Self { tone, text, href }
    }
}

impl UseView {
    fn of(texts: &Texts, one: &Use, now: Timestamp) -> Self {
        let pool = &one.row.pool;
        let total = pool.capacity_at(now).count();
        let weeks: Vec<_> = one.weeks.iter().copied().map(Units::count).collect();
        let name = wording::application(texts, &one.row.application, pool.key.role);
        let at = |index: Option<&u64>| index.copied().unwrap_or(0);
        let most = weeks.iter().copied().max().unwrap_or(0);
        Self {
            chart: Chart::of(&weeks, total),
            chart_label: texts.start_chart(&name, at(weeks.first()), most, at(weeks.last())),
            name,
            unit: wording::unit(&pool.key.unit),
            model: wording::model(texts, pool.key.model),
            used: pool.figures.used.count(),
            total,
            care: wording::care_standing(texts, pool.shown_care(now), one.care),
            months: one.months.iter().map(|(_, used)| wording::units(texts, *used)).collect(),
        }
    }
}

impl EndingLine {
    fn of(texts: &Texts, ending: &EndingSoon) -> Self {
        Self {
            last: texts.date(ending.last),
            account: String::new(),
            account_href: String::new(),
            name: wording::application(texts, &ending.row.application, ending.row.pool.key.role),
            units: wording::units(texts, ending.units),
            what: match ending.what {
                Ends::Units => texts.start_ends_units(),
                Ends::Care(plan) => texts.start_ends_care(wording::care(texts, plan)),
            },
            code: ending.code.clone(),
            href: format!("/licenses/{}", ending.license),
        }
    }
}

impl AllStart {
    fn of(web: &Web, visitor: &Visitor, found: &Start) -> Self {
        let texts = visitor.texts;
        let zone = found.partner.as_ref().map_or(TimeZone::UTC, |partner| partner.zone.clone());
        let title = found.partner.as_ref().map_or_else(|| texts.start_title(), |partner| partner.name.clone());
        let mails = found.mails.map(|(dead, failing)| {
            let mut lines = Vec::new();
            if dead > 0 {
                lines.push(texts.start_mails_dead(dead));
            }
            if failing > 0 {
                lines.push(texts.start_mails_failing(failing));
            }
            lines
        });
        let line = |order: &LockedOrder| LockedLine {
            href: format!("/orders/{}", order.id),
            number: order.number.clone(),
            customer: order.customer.clone(),
            reseller: order.reseller.clone(),
            placed: texts.date(order.placed_at.to_zoned(zone.clone()).date()),
        };
        let locked = found.locked.as_ref().map(|all| (counted(texts, all.count), all.first.iter().map(line).collect()));
        let silent = found.silent.first.iter().map(|server| SilentLine {
            href: format!("/servers/{}", server.id),
            name: server.name.clone(),
            customer: server.customer.clone(),
            customer_href: format!("/accounts/{}", server.account),
            since: wording::instant_utc(texts, server.last_seen),
        });
        let endings = found.ending.first.iter().map(|license| {
            let vendor = web.vendor();
            let product = vendor.catalogue.product(&license.sku);
            EndingLine {
                last: texts.date(license.last),
                account: license.customer.clone(),
                account_href: format!("/accounts/{}", license.account),
                name: product.map_or_else(|| license.sku.clone(), |product| product.name.clone()),
                units: wording::units(texts, license.units),
                what: if license.care_only { texts.start_ends_care_alone() } else { texts.start_ends_units() },
                code: texts.license_look(),
                href: format!("/licenses/{}", license.id),
            }
        });
        Self {
            page: Page::new(web, visitor, title.clone(), "/start"),
            title,
            needs: found.stock.as_ref().map(|stock| stock_needs::lines(texts, &web.vendor().name, stock, &zone)),
            locked,
            mails,
            silent_count: counted(texts, found.silent.count),
            silent: silent.collect(),
            ending_count: counted(texts, found.ending.count),
            endings: endings.collect(),
        }
    }
}

/// A count that may have stopped.
fn counted(texts: &Texts, count: u32) -> String {
    if count > COUNTED { texts.start_more_than(COUNTED) } else { texts.number(u64::from(count)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVIL: &str = "<script>alert(1)</script>";

    fn ending() -> EndingLine {
        EndingLine {
            last: "7 Aug 2027".into(),
            account: EVIL.into(),
            account_href: "/accounts/acc_1".into(),
            name: EVIL.into(),
            units: "20".into(),
            what: "Units".into(),
            code: "TEST-1".into(),
            href: "/licenses/lic_1".into(),
        }
    }

    #[test]
    fn l_27_the_start_page_of_an_account_says_all_in_words_as_well() {
        let one = UseView {
            name: EVIL.into(),
            unit: "channels".into(),
            model: "Subscription".into(),
            used: 12,
            total: 20,
            care: Badge::new("ok", "Gold · active".into()),
            chart: Chart::of(&[0, 12], 20),
            chart_label: "0 a year ago, 12 now".into(),
            months: vec!["0".into(), "12".into()],
        };
        let page = Page::sample("Start");
        let html = AccountStart {
            page,
            account: EVIL.into(),
            licenses: "/accounts/acc_1/licenses".into(),
            merged: (EVIL.into(), "/accounts/acc_2".into()),
            needs: vec![NeedLine { tone: "critical", text: EVIL.into(), href: "/servers/srv_1".into() }],
            counts: vec![Badge::new("critical", "1 unreachable".into())],
            servers: vec![ServerLine {
                href: "/servers/srv_1".into(),
                name: EVIL.into(),
                status: Badge::new("critical", "unreachable".into()),
            }],
            uses: vec![one],
            months: vec!["31 Oct 2026".into(), "25 Nov 2026".into()],
            endings: vec![ending()],
            width: chart::WIDTH,
            height: chart::HEIGHT,
        }
        .render()
        .unwrap();
        assert!(html.contains("aria-label=\"0 a year ago, 12 now\"") && html.contains("31 Oct 2026"), "{html}");
        assert!(html.contains("1 unreachable") && html.contains("7 Aug 2027"));
        page::tests::is_escaped(&html);
    }

    #[test]
    fn l_27_the_start_page_over_all_says_when_there_is_nothing() {
        let need = || NeedLine { tone: "caution", text: EVIL.into(), href: "/accounts/acc_1/stock".into() };
        let html = |needs, locked, silent, endings, mails| {
            AllStart {
                page: Page::sample("Start"),
                title: EVIL.into(),
                needs: Some(needs),
                locked,
                mails,
                silent_count: "0".into(),
                silent,
                ending_count: "0".into(),
                endings,
            }
            .render()
            .unwrap()
        };
        let empty = html(Vec::new(), Some(("0".into(), Vec::new())), Vec::new(), Vec::new(), Some(Vec::new()));
        assert!(
            empty.contains("Nothing needs you now.")
                && empty.contains("No order is locked.")
                && empty.contains("All mails were delivered"),
            "{empty}"
        );
        let locked = LockedLine {
            href: "/orders/ord_1".into(),
            number: EVIL.into(),
            customer: EVIL.into(),
            reseller: EVIL.into(),
            placed: "2 Nov 2026".into(),
        };
        let silent = SilentLine {
            href: "/servers/srv_1".into(),
            name: EVIL.into(),
            customer: EVIL.into(),
            customer_href: "/accounts/acc_1".into(),
            since: "2 Nov 2026, 10:00 UTC".into(),
        };
        let full = html(vec![need()], Some(("1".into(), vec![locked])), vec![silent.clone()], vec![ending()], None);
        assert!(
            full.contains("/accounts/acc_1/stock") && !full.contains("All mails") && full.contains("/licenses/lic_1")
        );
        page::tests::is_escaped(&full);
        let without_orders = html(Vec::new(), None, vec![silent], vec![ending()], None);
        assert!(!without_orders.contains("/orders/") && !without_orders.contains("No order is locked."));
        assert_eq!(counted(Texts::of("en"), 1_001), "more than 1,000");
    }
}
