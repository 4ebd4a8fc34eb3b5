//! What left the factory: the vendor's list of devices, searched by serial number, and one device with what can be done
//! about it. (P-03, P-04)

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::domain::account::{Account, Permission};
use claviger_app::domain::fold::searched;
use claviger_app::domain::id::ShippedDeviceId;
use claviger_app::domain::sorting::Sort;
use claviger_app::shipment::{self, By, FactoryLicense, Refusal, Search, State as DeviceState, View};
use claviger_app::{Error, access, store};
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::choice::{self, Choice};
use super::event_words;
use super::form::Form;
use super::listing::{self, Ways};
use super::order_import::may_place;
use super::page::{self, Page};
use super::sheet;
use super::visitor::Visitor;
use super::wording::{self, Badge};
use crate::refusals::shipments::state_word;
use crate::texts::Texts;
use crate::web::Web;

/// Where the list is.
pub(super) const HERE: &str = "/shipments";
/// How many devices a page shows.
const ON_A_PAGE: u32 = 50;
/// How much of a device's history is shown.
const MOST_EVENTS: u32 = 50;

/// What is searched for, where the page begins, and what was done just before.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    state: String,
    #[serde(flatten)]
    list: listing::Asked,
    fresh: Option<u32>,
    again: Option<u32>,
}

/// What was done to a device just before.
#[derive(Deserialize, Default)]
pub struct Just {
    #[serde(default)]
    done: String,
}

#[derive(Template)]
#[template(path = "shipments.html")]
struct Shipments {
    page: Page,
    q: String,
    states: Vec<Choice>,
    /// Whether anything is searched for or filtered.
    is_narrowed: bool,
    may_import: bool,
    devices: Vec<Row>,
    ways: Ways,
}

struct Row {
    href: String,
    serial: String,
    shipment: String,
    licenses: String,
    buyer: String,
    state: Badge,
    holder: String,
    since: String,
}

#[derive(Template)]
#[template(path = "shipped_device.html")]
struct DevicePage {
    page: Page,
    here: String,
    serial: String,
    state: Badge,
    facts: Vec<(String, String)>,
    licenses: Vec<LicenseRow>,
    events: Vec<(String, String)>,
    may_correct: bool,
    is_claimed: bool,
    is_withdrawn: bool,
    typed: Typed,
    errors: Vec<(&'static str, String)>,
}

struct LicenseRow {
    sku: String,
    name: String,
    units: String,
    /// Its license key, and where; empty for none.
    key: String,
    href: String,
}

/// What was typed to change something about a device.
#[derive(Default)]
struct Typed {
    withdraw: String,
    to: String,
    assign: String,
}

/// `GET /shipments`
pub async fn list(State(web): State<Web>, visitor: Visitor, Query(asked): Query<Asked>) -> Response {
    let texts = visitor.texts;
    let search =
        Search { text: searched(&asked.q), state: DeviceState::WORDS.into_iter().find(|word| *word == asked.state) };
    if asked.list.is_file() {
        return file(&web, &visitor, search, asked.list.sort()).await;
    }
    let (sought, part) = (search.clone(), asked.list.part(ON_A_PAGE));
    let look = part.clone();
    let mut found = match web.read(&visitor.act, move |tx, act, _| shipment::list(tx, act, &sought, &look)).await {
        Ok(found) => found,
        Err(error) => return page::explain(&web, &visitor, &error, HERE),
    };
    let mut page = Page::new(&web, &visitor, texts.shipments_title(), HERE);
    if let (Some(fresh), Some(again)) = (asked.fresh, asked.again) {
        page = page.with_notice("success", texts.shipments_import_done(fresh, again));
    }
    let ways = Ways::of(address(&search), &part, &mut found);
    let shown = Shipments {
        page,
        states: states(texts, search.state),
        is_narrowed: !search.text.is_empty() || search.state.is_some(),
        may_import: may_place(&visitor),
        devices: found.iter().map(|placed| Row::of(texts, &placed.row)).collect(),
        ways,
        q: search.text,
    };
    page::render(StatusCode::OK, &shown)
}

/// `GET /shipments/{device}`
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(device): Path<String>,
    Query(just): Query<Just>,
) -> Response {
    let notice = match just.done.as_str() {
        "withdrawn" => Some(visitor.texts.shipments_withdrawn()),
        "assigned" => Some(visitor.texts.shipments_assigned()),
        _ => None,
    };
    respond(&web, &visitor, &device, StatusCode::OK, notice, Typed::default(), Vec::new()).await
}

/// `POST /shipments/{device}/withdrawal`
pub async fn withdraw(State(web): State<Web>, visitor: Visitor, Path(device): Path<String>, form: Form) -> Response {
    let Ok(id) = device.parse::<ShippedDeviceId>() else { return not_found(&web, &visitor) };
    let typed = Typed { withdraw: form.field("reason").to_owned(), ..Typed::default() };
    let reason = typed.withdraw.clone();
    let deed = move |tx: &mut store::engine::Tx<'_>, act: &mut _, _: &_| shipment::withdraw(tx, act, id, &reason);
    let done = web.write(&visitor.act, deed).await;
    answer(&web, &visitor, &device, done, "withdrawn", "reason", typed).await
}

/// `POST /shipments/{device}/assignment`
pub async fn assign(State(web): State<Web>, visitor: Visitor, Path(device): Path<String>, form: Form) -> Response {
    let Ok(id) = device.parse::<ShippedDeviceId>() else { return not_found(&web, &visitor) };
    let typed = Typed { to: form.field("to").to_owned(), assign: form.field("why").to_owned(), ..Typed::default() };
    let (to, reason) = (typed.to.clone(), typed.assign.clone());
    let deed = move |tx: &mut store::engine::Tx<'_>, act: &mut _, vendor: &_| {
        shipment::assign(tx, act, vendor, id, &to, &reason)
    };
    let done = web.write(&visitor.act, deed).await;
    answer(&web, &visitor, &device, done, "assigned", "why", typed).await
}

/// Whether anything that the vendor sells comes with devices: without it there is nothing to ship.
pub(super) fn are_there(web: &Web) -> bool {
    web.vendor().catalogue.products().any(|product| product.claim.is_some())
}

async fn answer(
    web: &Web,
    visitor: &Visitor,
    device: &str,
    done: Result<View, Error>,
    word: &str,
    reason_field: &'static str,
    typed: Typed,
) -> Response {
    let texts = visitor.texts;
    let (status, errors) = match done {
        Ok(_) => return Redirect::to(&format!("{HERE}/{device}?done={word}")).into_response(),
        Err(Error::Shipment(Refusal::Reason)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, vec![(reason_field, texts.stock_reason_wrong())])
        }
        Err(Error::Shipment(Refusal::NoAccount)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, vec![("to", texts.shipments_no_account())])
        }
        Err(Error::Shipment(Refusal::SameAccount)) => {
            (StatusCode::CONFLICT, vec![("to", texts.shipments_same_account())])
        }
        Err(error) => return page::explain(web, visitor, &error, &format!("{HERE}/{device}")),
    };
    respond(web, visitor, device, status, None, typed, errors).await
}

async fn respond(
    web: &Web,
    visitor: &Visitor,
    device: &str,
    status: StatusCode,
    notice: Option<String>,
    typed: Typed,
    errors: Vec<(&'static str, String)>,
) -> Response {
    let Ok(id) = device.parse::<ShippedDeviceId>() else { return not_found(web, visitor) };
    let look = move |tx: &mut store::engine::Tx<'_>, act: &claviger_app::act::Act, _: &_| {
        Ok((shipment::show(tx, act, id)?, shipment::events(tx, act, id, MOST_EVENTS)?))
    };
    let (view, events) = match web.read(&visitor.act, look).await {
        Ok(found) => found,
        Err(error) => return page::explain(web, visitor, &error, &format!("{HERE}/{device}")),
    };
    let texts = visitor.texts;
    let serial = view.device.serial.to_string();
    let mut page = Page::new(web, visitor, serial.clone(), HERE);
    if let Some(text) = notice {
        page = page.with_notice("success", text);
    }
    let may_correct = access::as_vendor(&visitor.act.who, Permission::CorrectLicenses).is_ok();
    let told = |seen: &claviger_app::event::Seen| {
        (wording::instant_utc(texts, seen.event.at), event_words::sentence(texts, seen))
    };
    let shown = DevicePage {
        page,
        here: format!("{HERE}/{id}"),
        state: state(texts, view.device.state),
        facts: facts(texts, &view),
        licenses: view.device.licenses.iter().map(|license| LicenseRow::of(web, texts, &view, license)).collect(),
        events: events.iter().map(told).collect(),
        may_correct,
        is_claimed: view.holder.is_some(),
        is_withdrawn: matches!(view.device.state, DeviceState::Withdrawn { .. }),
        serial,
        typed,
        errors,
    };
    page::render(status, &shown)
}

/// All that a search finds.
async fn file(web: &Web, visitor: &Visitor, search: Search, sort: Sort<By>) -> Response {
    let texts = visitor.texts;
    let look = move |tx: &mut store::engine::Tx<'_>, act: &_, _: &_, part: &_| shipment::list(tx, act, &search, part);
    let found = match sheet::all(web, visitor, HERE, sort, look).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let row = |view: &View| {
        let row = Row::of(texts, view);
        let since = view.device.state.since().map(|at| at.to_string()).unwrap_or_default();
        [row.serial, row.shipment, row.licenses, row.buyer, row.state.word, row.holder, since]
    };
    let heads = [
        texts.stock_serial(),
        texts.shipments_shipment(),
        texts.shipments_licenses(),
        texts.shipments_buyer(),
        texts.orders_state(),
        texts.shipments_holder(),
        texts.stock_since(),
    ];
    sheet::answer(web, visitor, "shipments", &heads, found.map(|found| found.iter().map(row).collect()))
}

fn facts(texts: &Texts, view: &View) -> Vec<(String, String)> {
    let device = &view.device;
    let named = |account: Option<&Account>| {
        account.map(|account| format!("{} ({})", account.name, account.number)).unwrap_or_default()
    };
    let label = if device.has_label { texts.shipments_label_kept() } else { texts.shipments_label_none() };
    let mut facts = vec![
        (texts.shipments_shipment(), device.number.clone()),
        (texts.shipments_imported(), wording::instant_utc(texts, device.made)),
        (texts.shipments_buyer(), named(view.buyer.as_ref())),
        (texts.download_label(), label),
        (texts.shipments_holder(), named(view.holder.as_ref())),
        (texts.stock_since(), device.state.since().map(|at| wording::instant_utc(texts, at)).unwrap_or_default()),
        (texts.stock_reason(), view.reason.clone().unwrap_or_default()),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

fn states(texts: &Texts, chosen: Option<&str>) -> Vec<Choice> {
    let says = |word: &str| match word {
        "unclaimed" => texts.shipments_state_unclaimed(),
        "claimed" => texts.shipments_state_claimed(),
        _ => texts.shipments_state_withdrawn(),
    };
    let present = chosen.unwrap_or_default();
    let any = Choice::new("", texts.finding_any_state(), present);
    std::iter::once(any).chain(DeviceState::WORDS.map(|word| Choice::new(word, says(word), present))).collect()
}

fn state(texts: &Texts, state: DeviceState) -> Badge {
    let tone = match state {
        DeviceState::Unclaimed => "neutral",
        DeviceState::Claimed { .. } => "ok",
        DeviceState::Withdrawn { .. } => "critical",
    };
    Badge::new(tone, state_word(texts, state))
}

/// The address of a search.
fn address(search: &Search) -> String {
    choice::with_query(HERE, &[("q", &search.text), ("state", search.state.unwrap_or_default())])
}

fn not_found(web: &Web, visitor: &Visitor) -> Response {
    page::explain(web, visitor, &Error::NotFound("device"), HERE)
}

/// `REL-BRI-1 × 2, REL-REG-10 × 1`
pub(super) fn licenses<'a>(licenses: impl Iterator<Item = (&'a str, u32)>) -> String {
    licenses.map(|(sku, items)| format!("{sku} × {items}")).collect::<Vec<_>>().join(", ")
}

impl DevicePage {
    /// What is wrong with `field`; empty for nothing.
    fn error(&self, field: &str) -> &str {
        self.errors.iter().find(|(name, _)| *name == field).map_or("", |(_, sentence)| sentence)
    }
}

impl Row {
    fn of(texts: &Texts, view: &View) -> Self {
        let device = &view.device;
        let since = |at| texts.date(day_of(at));
        Self {
            href: format!("{HERE}/{}", device.id),
            serial: device.serial.to_string(),
            shipment: device.number.clone(),
            licenses: licenses(device.licenses.iter().map(|license| (&*license.sku, license.items))),
            buyer: view.buyer.as_ref().map(|buyer| buyer.name.clone()).unwrap_or_default(),
            state: state(texts, device.state),
            holder: view.holder.as_ref().map(|holder| holder.name.clone()).unwrap_or_default(),
            since: device.state.since().map(since).unwrap_or_default(),
        }
    }
}

/// The vendor's staff sit everywhere: days are those of UTC.
fn day_of(at: jiff::Timestamp) -> jiff::civil::Date {
    at.to_zoned(TimeZone::UTC).date()
}

impl LicenseRow {
    fn of(web: &Web, texts: &Texts, view: &View, license: &FactoryLicense) -> Self {
        let vendor = web.vendor();
        let product = vendor.catalogue.product(&license.sku);
        let key = view.keys.iter().find(|key| key.factory == Some(license.id));
        Self {
            sku: format!("{} × {}", license.sku, license.items),
            name: product.map(|product| product.name.clone()).unwrap_or_default(),
            units: wording::units(texts, license.units),
            key: key.map(|key| key.number.clone()).unwrap_or_default(),
            href: key.map(|key| format!("/license-keys/{}", key.id)).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use claviger_app::domain::sorting::Key as _;

    use super::*;

    fn shown(q: &str, devices: Vec<Row>) -> String {
        let page = Page::sample("Shipments");
        Shipments {
            q: q.into(),
            states: states(page.texts, Some("claimed")),
            is_narrowed: !q.is_empty(),
            may_import: true,
            devices,
            ways: Ways::of_whole(HERE.into(), By::USUAL),
            page,
        }
        .render()
        .unwrap()
    }

    #[test]
    fn p_03_an_empty_list_says_how_to_begin_and_what_others_wrote_is_escaped() {
        let nothing = shown("", Vec::new());
        assert!(nothing.contains("Nothing was shipped yet") && nothing.contains("/shipments/import"), "{nothing}");
        let not_found = shown("00-90", Vec::new());
        assert!(!not_found.contains("Nothing was shipped yet") && not_found.contains("value=\"00-90\""), "{not_found}");
        let evil = "<script>alert(1)</script>".to_owned();
        let row = Row {
            href: "/shipments/dev_1".into(),
            serial: "00-90-33-00-00-00".into(),
            shipment: evil.clone(),
            licenses: evil.clone(),
            buyer: evil.clone(),
            state: Badge::new("ok", "claimed".into()),
            holder: evil.clone(),
            since: "today".into(),
        };
        page::tests::is_escaped(&shown(&evil, vec![row]));
    }
}
