//! The list of license keys: searched, filtered, downloaded. (P-11, P-12, P-18)

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use claviger_app::device_key::{self, Listed, Search};
use claviger_app::domain::account::Permission;
use claviger_app::domain::fold::searched;
use claviger_app::domain::id::AccountId;
use claviger_app::domain::sorting::Sort;
use claviger_app::{Error, access, store};
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::{HERE, no_account, tabs};
use crate::api::license_keys::downloaded;
use crate::portal::choice::{self, Choice, Tab};
use crate::portal::listing::{self, Ways};
use crate::portal::page::{self, Page};
use crate::portal::sheet;
use crate::portal::visitor::Visitor;
use crate::portal::wording::{self, Badge};
use crate::texts::Texts;
use crate::web::Web;

/// How many keys a page shows.
const ON_A_PAGE: u32 = 50;
/// How many devices are offered to download for.
const MOST_DEVICES: u32 = 20;

/// What one looks for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    state: String,
    /// How many were just made from a list.
    #[serde(default)]
    made: String,
    #[serde(flatten)]
    list: listing::Asked,
}

#[derive(Template)]
#[template(path = "stock/license_keys.html")]
struct KeysPage {
    page: Page,
    account: String,
    here: String,
    tabs: Vec<Tab>,
    q: String,
    states: Vec<Choice>,
    keys: Vec<Row>,
    /// Each device with the address of its file, for people and for programs.
    devices: Vec<Device>,
    is_search: bool,
    ways: Ways,
    may_make: bool,
}

struct Device {
    serial: String,
    href: String,
    address: String,
    keys: String,
}

struct Row {
    href: String,
    file: String,
    what: String,
    serial: String,
    end_customer: String,
    location: String,
    description: String,
    content: String,
    state: Badge,
    made: String,
}

/// `GET /accounts/{account}/stock/license-keys`
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(account): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return no_account(&web, &visitor) };
    let here = format!("/accounts/{id}/stock/license-keys");
    let q = searched(&asked.q);
    let revoked = match asked.state.as_str() {
        "active" => Some(false),
        "revoked" => Some(true),
        _ => None,
    };
    let search = Search { text: q.clone(), revoked };
    if asked.list.is_file() {
        return all(&web, &visitor, id, search, asked.list.sort()).await;
    }
    let part = asked.list.part(ON_A_PAGE);
    let wanted = part.clone();
    let look = move |tx: &mut store::engine::Tx<'_>, act: &claviger_app::act::Act, vendor: &_| {
        let keys = device_key::list(tx, act, vendor, id, &search, &wanted)?;
        let devices = device_key::devices(tx, act, id, MOST_DEVICES)?;
        let may_make = access::to_account(tx, &act.who, Permission::AssignLicenses, id).is_ok();
        let account = store::account::find(tx, id)?.ok_or(Error::NotFound("account"))?;
        Ok((keys, devices, may_make, account))
    };
    let (mut keys, devices, may_make, account) = match web.read(&visitor.act, look).await {
        Ok(found) => found,
        Err(error) => return page::explain(&web, &visitor, &error, &here),
    };
    let texts = visitor.texts;
    let state = revoked.map_or("", |_| asked.state.as_str());
    let ways = Ways::of(choice::with_query(&here, &[("q", &q), ("state", state)]), &part, &mut keys);
    let vendor = web.vendor();
    let address = &vendor.address;
    let device = |(serial, keys): (String, u32)| Device {
        href: format!("/accounts/{id}/stock/devices/{serial}"),
        address: format!("{address}/api/v1/accounts/{id}/license-keys/{serial}"),
        keys: texts.stock_device_keys(keys),
        serial,
    };
    let mut page = Page::new(&web, &visitor, texts.stock_tab_license_keys(), HERE).within(&account.name);
    if let Some(made) = asked.made.parse().ok().filter(|made| (1..=device_key::MOST).contains(made)) {
        page = page.with_notice("success", texts.keylist_made(made));
    }
    let shown = KeysPage {
        page,
        account: account.name.clone(),
        tabs: tabs(texts, id, "/license-keys"),
        states: states(texts, &asked.state),
        is_search: !q.is_empty() || revoked.is_some(),
        ways,
        keys: keys.iter().map(|placed| Row::of(texts, &placed.row, &account.zone)).collect(),
        devices: devices.into_iter().map(device).collect(),
        may_make,
        q,
        here,
    };
    page::render(StatusCode::OK, &shown)
}

/// `GET /accounts/{account}/stock/devices/{serial}`: the file of one device. (P-12)
pub async fn file(
    State(web): State<Web>,
    visitor: Visitor,
    Path((account, serial)): Path<(String, String)>,
) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return no_account(&web, &visitor) };
    match web.read(&visitor.act, move |tx, act, _| device_key::file(tx, act, id, &serial)).await {
        Ok((serial, text)) => downloaded(&serial.to_string(), text),
        Err(error) => page::explain(&web, &visitor, &error, &format!("/accounts/{account}/stock/license-keys")),
    }
}

fn states(texts: &Texts, present: &str) -> Vec<Choice> {
    vec![
        Choice::new("", texts.stock_any_state(), present),
        Choice::new("active", texts.stock_active(), present),
        Choice::new("revoked", texts.stock_revoked(), present),
    ]
}

/// All keys that a search finds.
async fn all(web: &Web, visitor: &Visitor, id: AccountId, search: Search, sort: Sort<device_key::By>) -> Response {
    let texts = visitor.texts;
    let look = move |tx: &mut store::engine::Tx<'_>, act: &_, vendor: &_, part: &_| {
        device_key::list(tx, act, vendor, id, &search, part)
    };
    let found = match sheet::all(web, visitor, &format!("/accounts/{id}/stock/license-keys"), sort, look).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let row = |listed: &Listed| {
        let Row { what, state, serial, end_customer, location, description, content, .. } =
            Row::of(texts, listed, &TimeZone::UTC);
        [what, state.word, serial, end_customer, location, description, listed.key.made.to_string(), content]
    };
    let heads = [
        texts.stock_license(),
        texts.orders_state(),
        texts.stock_serial(),
        texts.stock_end_customer(),
        texts.stock_location(),
        texts.stock_description(),
        texts.stock_made(),
        texts.stock_content(),
    ];
    sheet::answer(web, visitor, "license-keys", &heads, found.map(|found| found.iter().map(row).collect()))
}

/// Whether a key is in force.
pub(super) fn state(texts: &Texts, listed: &Listed) -> Badge {
    match listed.key.revoked {
        None => Badge::new("ok", texts.stock_active()),
        Some(_) => Badge::new("critical", texts.stock_revoked()),
    }
}

impl Row {
    fn of(texts: &Texts, listed: &Listed, zone: &TimeZone) -> Self {
        let key = &listed.key;
        let page = format!("/license-keys/{}", key.id);
        Self {
            file: if key.revoked.is_none() { format!("{page}/file") } else { String::new() },
            href: page,
            what: format!("{}={}", listed.name, key.units),
            serial: key.serial.map(|serial| serial.to_string()).unwrap_or_default(),
            end_customer: key.end_customer.clone(),
            location: key.location.clone(),
            description: key.description.clone(),
            content: key.line.clone(),
            state: state(texts, listed),
            made: wording::instant(texts, key.made, zone),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p_11_the_list_escapes_what_was_typed_and_leads_on() {
        let evil = "<script>alert(1)</script>".to_owned();
        let page = Page::sample("License keys");
        let account = AccountId::new(jiff::Timestamp::UNIX_EPOCH, [1; 10]);
        let html = KeysPage {
            account: evil.clone(),
            here: "/accounts/acc_1/stock/license-keys".into(),
            tabs: tabs(page.texts, account, "/license-keys"),
            q: evil.clone(),
            states: states(page.texts, "revoked"),
            keys: vec![Row {
                href: "/license-keys/key_1".into(),
                file: "/license-keys/key_1/file".into(),
                what: "BRIs=2".into(),
                serial: "00-90-33-00-00-00".into(),
                end_customer: evil.clone(),
                location: evil.clone(),
                description: evil.clone(),
                content: evil,
                state: Badge::new("ok", "active".into()),
                made: "today".into(),
            }],
            devices: vec![Device {
                serial: "00-90-33-00-00-00".into(),
                href: "/accounts/acc_1/stock/devices/00-90-33-00-00-00".into(),
                address: "https://l.example/x".into(),
                keys: "1".into(),
            }],
            is_search: true,
            ways: Ways { next: "/accounts/acc_1/stock/license-keys?after=key_1".into(), ..Ways::default() },
            may_make: true,
            page,
        }
        .render()
        .unwrap();
        page::tests::is_escaped(&html);
        assert!(html.contains("after=key_1") && html.contains("value=\"revoked\" selected"), "{html}");
    }
}
