//! Importing a shipment from a file: first what that would come to, then all of it or nothing. (P-03)

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::domain::account::Permission;
use claviger_app::shipment::csv::{DEVICE_COLUMNS, LICENSE_COLUMNS, MOST_ROWS, NEEDED_COLUMNS};
use claviger_app::shipment::import::{self, Preview, Previewed};
use claviger_app::shipment::{Refusal, State as DeviceState};
use claviger_app::{Error, access};

use super::page::{self, Page};
use super::shipments;
use super::tables::{Column, MistakeRow, Press, columns, mistakes};
use super::upload::Upload;
use super::visitor::Visitor;
use crate::refusals::shipments::in_a_file;
use crate::texts::Texts;
use crate::web::Web;

const HERE: &str = "/shipments/import";
/// How many devices of a file are shown before it is imported.
const MOST_SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "shipment_import.html")]
struct ImportForm {
    page: Page,
    /// What was pasted.
    text: String,
    /// What is wrong with what was sent; empty for nothing.
    error: String,
    columns: Vec<Column>,
    most_rows: u64,
}

#[derive(Template)]
#[template(path = "shipment_import_preview.html")]
struct ImportPreview {
    page: Page,
    /// The file, carried along.
    text: String,
    devices: Vec<DeviceRow>,
    mistakes: Vec<MistakeRow>,
    fresh: usize,
    again: usize,
    /// How many devices are not shown.
    more: usize,
}

struct DeviceRow {
    line: String,
    serial: String,
    shipment: String,
    licenses: String,
    buyer: String,
    has_label: bool,
    /// What importing it comes to, and the device if it is there already.
    result: String,
    href: String,
}

/// `GET /shipments/import`
pub async fn show(State(web): State<Web>, visitor: Visitor) -> Response {
    if let Err(error) = access::as_vendor(&visitor.act.who, Permission::PlaceOrders) {
        return page::explain(&web, &visitor, &error, HERE);
    }
    form(&web, &visitor, StatusCode::OK, String::new(), String::new())
}

/// `POST /shipments/import`
pub async fn answer(State(web): State<Web>, visitor: Visitor, upload: Upload) -> Response {
    if let Err(error) = access::as_vendor(&visitor.act.who, Permission::PlaceOrders) {
        return page::explain(&web, &visitor, &error, HERE);
    }
    match Press::of(&upload) {
        Press::Back(text) => form(&web, &visitor, StatusCode::OK, text, String::new()),
        Press::Nothing => {
            form(&web, &visitor, StatusCode::UNPROCESSABLE_ENTITY, String::new(), visitor.texts.importing_empty())
        }
        Press::Import(file) => place_all(&web, &visitor, file).await,
        Press::Preview(file) => preview(&web, &visitor, file).await,
    }
}

async fn place_all(web: &Web, visitor: &Visitor, file: Vec<u8>) -> Response {
    let sent = file.clone();
    match web.write(&visitor.act, move |tx, act, vendor| import::import(tx, act, vendor, &sent)).await {
        Ok(imported) => {
            let sum =
                |count: fn(&import::ImportedShipment) -> usize| imported.shipments.iter().map(count).sum::<usize>();
            let (fresh, again) = (sum(|one| one.fresh), sum(|one| one.again));
            Redirect::to(&format!("{}?fresh={fresh}&again={again}", shipments::HERE)).into_response()
        }
        // Something has changed since the preview: it says what.
        Err(Error::Shipment(Refusal::Csv(_))) => preview(web, visitor, file).await,
        Err(error) => page::explain(web, visitor, &error, HERE),
    }
}

async fn preview(web: &Web, visitor: &Visitor, file: Vec<u8>) -> Response {
    let sent = file.clone();
    match web.read(&visitor.act, move |tx, act, vendor| import::preview(tx, act, vendor, &sent)).await {
        Ok(seen) => {
            let status = if seen.mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            let page = Page::new(web, visitor, visitor.texts.importing_preview(), shipments::HERE);
            // What is no text has mistakes, and goes no further.
            let text = String::from_utf8_lossy(&file).into_owned();
            page::render(status, &ImportPreview::of(page, text, &seen))
        }
        Err(error) => page::explain(web, visitor, &error, HERE),
    }
}

fn form(web: &Web, visitor: &Visitor, status: StatusCode, text: String, error: String) -> Response {
    let page = Page::new(web, visitor, visitor.texts.shipments_import(), shipments::HERE);
    let columns = columns(&DEVICE_COLUMNS, &LICENSE_COLUMNS, &NEEDED_COLUMNS);
    page::render(status, &ImportForm { page, text, error, columns, most_rows: MOST_ROWS as u64 })
}

impl ImportPreview {
    fn of(page: Page, text: String, seen: &Preview) -> Self {
        let texts: &Texts = page.texts;
        let again = seen.devices.iter().filter(|device| device.prepared.known.is_some()).count();
        Self {
            devices: seen.devices.iter().take(MOST_SHOWN).map(|device| DeviceRow::of(texts, device)).collect(),
            mistakes: mistakes(texts, &seen.mistakes, in_a_file),
            fresh: seen.devices.len() - again,
            again,
            more: seen.devices.len().saturating_sub(MOST_SHOWN),
            page,
            text,
        }
    }
}

impl DeviceRow {
    fn of(texts: &Texts, previewed: &Previewed) -> Self {
        let prepared = &previewed.prepared;
        let result = match prepared.known.as_ref().map(|known| known.state) {
            None => texts.shipments_import_new(),
            Some(DeviceState::Withdrawn { .. }) => texts.shipments_import_withdrawn(),
            Some(DeviceState::Unclaimed | DeviceState::Claimed { .. }) => texts.shipments_import_again(),
        };
        Self {
            line: texts.number(previewed.line),
            serial: prepared.draft.serial.to_string(),
            shipment: previewed.number.clone(),
            licenses: shipments::licenses(prepared.draft.licenses.iter().map(|(sku, items)| (&**sku, *items))),
            buyer: prepared.buyer.as_ref().map(|buyer| buyer.name.clone()).unwrap_or_default(),
            has_label: prepared.draft.has_label,
            result,
            href: prepared.known.as_ref().map(|known| format!("/shipments/{}", known.id)).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use claviger_app::shipment::Wrong;
    use claviger_app::shipment::csv::Mistake;
    use claviger_app::table;

    #[test]
    fn p_03_x_12_a_preview_with_mistakes_offers_no_import_and_escapes_what_the_file_says() {
        let evil = "<script>alert(1)</script>".to_owned();
        let what = table::Wrong::Cell(Wrong::BuyerUnknown(evil.clone()));
        let mistake = Mistake { line: 7, column: "buyer".into(), what };
        let shown = |mistakes: Vec<Mistake>| {
            let seen = Preview { devices: Vec::new(), mistakes };
            let text = format!("shipment\n\"{evil}\"");
            ImportPreview::of(Page::sample("Import"), text, &seen).render().unwrap()
        };
        let html = shown(vec![mistake]);
        page::tests::is_escaped(&html);
        assert!(
            !html.contains("value=\"import\"") && html.contains(">7<") && html.contains("value=\"back\""),
            "{html}"
        );
        assert!(shown(Vec::new()).contains("value=\"import\""));
    }
}
