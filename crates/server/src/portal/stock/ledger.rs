//! One license type: its figures, the ledger behind them, and below how many left somebody is told. (P-07, P-16)

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::domain::account::Permission;
use claviger_app::domain::id::{AccountId, DeviceKeyId, PoolId};
use claviger_app::domain::license::ledger::MovementKind;
use claviger_app::domain::sorting::Sort;
use claviger_app::stock::{self, Line, Refusal};
use claviger_app::{Error, access, store};
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::HERE;
use crate::portal::form::Form;
use crate::portal::listing::{self, Ways};
use crate::portal::page::{self, Page};
use crate::portal::sheet;
use crate::portal::visitor::Visitor;
use crate::portal::wording;
use crate::texts::Texts;
use crate::web::Web;

/// How many lines a page shows.
const ON_A_PAGE: u32 = 50;

/// Which page is asked for, and what was done just before.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(flatten)]
    list: listing::Asked,
    #[serde(default)]
    done: u8,
}

#[derive(Template)]
#[template(path = "stock/ledger.html")]
struct LedgerPage {
    page: Page,
    here: String,
    trail: Vec<(String, String)>,
    name: String,
    /// Labels and values of the figures.
    figures: Vec<(String, String)>,
    threshold: String,
    errors: Vec<(&'static str, String)>,
    lines: Vec<Row>,
    ways: Ways,
    may_change: bool,
}

struct Row {
    at: String,
    what: String,
    units: String,
    about: String,
    href: String,
    by: String,
}

/// `GET /accounts/{account}/stock/types/{pool}`
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path((account, pool)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Response {
    respond(&web, &visitor, &account, &pool, StatusCode::OK, &asked, None).await
}

/// `POST /accounts/{account}/stock/types/{pool}`: sets the threshold; an empty one is taken away. (P-16)
pub async fn set_threshold(
    State(web): State<Web>,
    visitor: Visitor,
    Path((account, pool)): Path<(String, String)>,
    form: Form,
) -> Response {
    let (Ok(account_id), Ok(pool_id)) = (account.parse::<AccountId>(), pool.parse::<PoolId>()) else {
        return not_found(&web, &visitor);
    };
    let typed = form.field("threshold").trim().to_owned();
    // What is no number at all is out of bounds like any other that cannot be.
    let units = if typed.is_empty() { None } else { Some(typed.parse().unwrap_or(0)) };
    let deed = move |tx: &mut store::engine::Tx<'_>, act: &mut _, vendor: &_| {
        stock::set_threshold(tx, act, vendor, account_id, pool_id, units)
    };
    let here = format!("/accounts/{account}/stock/types/{pool}");
    match web.write(&visitor.act, deed).await {
        Ok(_) => Redirect::to(&format!("{here}?done=1")).into_response(),
        Err(Error::Stock(Refusal::Threshold)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            respond(&web, &visitor, &account, &pool, status, &Asked::default(), Some(typed)).await
        }
        Err(error) => page::explain(&web, &visitor, &error, &here),
    }
}

async fn respond(
    web: &Web,
    visitor: &Visitor,
    account: &str,
    pool: &str,
    status: StatusCode,
    asked: &Asked,
    wrong: Option<String>,
) -> Response {
    let (Ok(account), Ok(pool)) = (account.parse::<AccountId>(), pool.parse::<PoolId>()) else {
        return not_found(web, visitor);
    };
    let here = format!("/accounts/{account}/stock/types/{pool}");
    let part = asked.list.part(ON_A_PAGE);
    let wanted = part.clone();
    if asked.list.is_file() {
        return file(web, visitor, account, pool, part.sort).await;
    }
    let look = move |tx: &mut store::engine::Tx<'_>, act: &claviger_app::act::Act, vendor: &_| {
        let found = stock::show(tx, act, vendor, account, pool)?;
        let lines = stock::ledger(tx, act, vendor, account, pool, &wanted)?;
        let may_change = access::to_account(tx, &act.who, Permission::AssignLicenses, account).is_ok();
        Ok((found, lines, may_change))
    };
    let (found, mut lines, may_change) = match web.read(&visitor.act, look).await {
        Ok(found) => found,
        Err(error) => return page::explain(web, visitor, &error, &here),
    };
    let texts = visitor.texts;
    let ways = Ways::of(here.clone(), &part, &mut lines);
    let name = wording::application(texts, &found.name, found.pool.key.role);
    let mut page = Page::new(web, visitor, name.clone(), HERE);
    if asked.done == 1 {
        page = page.with_notice("success", texts.stock_threshold_set());
    }
    let (figures, units) = (found.pool.figures, |units| wording::units(texts, units));
    let threshold = found.threshold.map(|threshold| threshold.units.to_string()).unwrap_or_default();
    let shown = LedgerPage {
        page,
        trail: vec![(texts.stock_title(), format!("/accounts/{account}/stock"))],
        name,
        figures: vec![
            (texts.stock_loaded(), units(found.loaded)),
            (texts.stock_used(), units(figures.used)),
            (texts.stock_reserved(), units(figures.reserved)),
            (texts.stock_left(), units(found.left)),
        ],
        errors: match &wrong {
            Some(_) => vec![("threshold", texts.stock_threshold_wrong())],
            None => Vec::new(),
        },
        threshold: wrong.unwrap_or(threshold),
        ways,
        lines: lines.iter().map(|placed| Row::of(texts, &placed.row, &found.pool.zone)).collect(),
        may_change,
        here,
    };
    page::render(status, &shown)
}

/// The whole ledger.
async fn file(web: &Web, visitor: &Visitor, account: AccountId, pool: PoolId, sort: Sort<stock::By>) -> Response {
    let texts = visitor.texts;
    let look = move |tx: &mut store::engine::Tx<'_>, act: &_, vendor: &_, part: &_| {
        stock::ledger(tx, act, vendor, account, pool, part)
    };
    let here = format!("/accounts/{account}/stock/types/{pool}");
    let found = match sheet::all(web, visitor, &here, sort, look).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let row = |line: &Line| {
        let Row { what, about, by, .. } = Row::of(texts, line, &TimeZone::UTC);
        let entry = &line.told.entry;
        [entry.at.to_string(), what, entry.movement.units.count().to_string(), about, by]
    };
    let heads =
        [texts.license_when(), texts.license_what(), texts.licenses_units(), texts.stock_about(), texts.stock_by()];
    sheet::answer(web, visitor, "ledger", &heads, found.map(|found| found.iter().map(row).collect()))
}

impl LedgerPage {
    /// What is wrong with `field`; empty for nothing.
    fn error(&self, field: &str) -> &str {
        self.errors.iter().find(|(name, _)| *name == field).map_or("", |(_, sentence)| sentence)
    }
}

impl Row {
    fn of(texts: &Texts, line: &Line, zone: &TimeZone) -> Self {
        let entry = &line.told.entry;
        let kind = entry.movement.kind;
        let href = match kind {
            MovementKind::Keyed(key)
            | MovementKind::KeyRevoked(key)
            | MovementKind::KeyMergedAway(key)
            | MovementKind::KeyMergedIn(key) => key_page(key),
            MovementKind::Loaded(license) | MovementKind::Withdrawn(license) => format!("/licenses/{license}"),
            _ => String::new(),
        };
        let about = if line.told.about.is_empty() { texts.stock_without_device() } else { line.told.about.clone() };
        let by = match (line.by.as_str(), &line.told.by) {
            ("", Some((kind, _))) if kind == "api-key" => texts.events_who_program(),
            ("", _) => String::new(),
            (name, _) => name.to_owned(),
        };
        Self {
            at: wording::instant(texts, entry.at, zone),
            what: movement(texts, kind),
            units: wording::units(texts, entry.movement.units),
            about,
            href,
            by,
        }
    }
}

fn key_page(key: DeviceKeyId) -> String {
    format!("/license-keys/{key}")
}

/// What happened, as a word. Movements of servers do not happen in stock.
fn movement(texts: &Texts, kind: MovementKind) -> String {
    match kind {
        MovementKind::Loaded(_) | MovementKind::LoadedForTerm(_) => texts.stock_moved_loaded(),
        MovementKind::Withdrawn(_) | MovementKind::WithdrawnForTerm(_) => texts.stock_moved_withdrawn(),
        MovementKind::Keyed(_) => texts.stock_moved_keyed(),
        MovementKind::KeyRevoked(_) => texts.stock_moved_revoked(),
        MovementKind::Reserved(_) => texts.stock_moved_reserved(),
        MovementKind::Posted(_) => texts.stock_moved_posted(),
        MovementKind::Voided(_) => texts.stock_moved_voided(),
        MovementKind::Received(_) => texts.stock_moved_received(),
        MovementKind::KeyMergedAway(_) => texts.stockmerge_moved_key_away(),
        MovementKind::KeyMergedIn(_) => texts.stockmerge_moved_key_in(),
        MovementKind::StockMergedAway(_) => texts.stockmerge_moved_away(),
        MovementKind::StockMergedIn(_) => texts.stockmerge_moved_in(),
        MovementKind::Claimed(_) => texts.shipments_moved_claimed(),
        MovementKind::Recalled(_) => texts.shipments_moved_recalled(),
        other => other.word().to_owned(),
    }
}

fn not_found(web: &Web, visitor: &Visitor) -> Response {
    page::explain(web, visitor, &Error::NotFound("license type"), HERE)
}
