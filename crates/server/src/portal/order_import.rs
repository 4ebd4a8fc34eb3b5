//! Placing the orders of a file: first what that would come to, then all of them or none. (L-01)

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::domain::account::Permission;
use claviger_app::order::Refusal;
use claviger_app::order::csv::{LARGEST, LINE_COLUMNS, MOST_ROWS, NEEDED_COLUMNS, ORDER_COLUMNS};
use claviger_app::order::import::{self, Preview};
use claviger_app::{Error, access};

use super::page::{self, Page};
use super::tables::{Column, MistakeRow, Press, columns, mistakes};
use super::upload::Upload;
use super::visitor::Visitor;
use crate::guard::AROUND_A_FILE;
use crate::refusals::orders::in_a_file;
use crate::texts::Texts;
use crate::web::Web;

const HERE: &str = "/orders/import";
/// The longest body of the form: the largest file, and what a form puts around it.
pub const LONGEST_BODY: usize = LARGEST + AROUND_A_FILE;

#[derive(Template)]
#[template(path = "order_import.html")]
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
#[template(path = "order_import_preview.html")]
struct ImportPreview {
    page: Page,
    /// The file, carried along.
    text: String,
    orders: Vec<Previewed>,
    mistakes: Vec<MistakeRow>,
    fresh: usize,
    again: usize,
}

struct Previewed {
    line: String,
    number: String,
    reseller: String,
    customer: String,
    is_new_customer: bool,
    lines: String,
    recipient: String,
    /// The very same order, if it was placed before.
    placed: String,
}

/// `GET /orders/import`
pub async fn show(State(web): State<Web>, visitor: Visitor) -> Response {
    if let Err(error) = access::as_vendor(&visitor.act.who, Permission::PlaceOrders) {
        return page::explain(&web, &visitor, &error, HERE);
    }
    form(&web, &visitor, StatusCode::OK, String::new(), String::new())
}

/// `POST /orders/import`
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
        Ok(placed) => {
            let again = placed.iter().filter(|placed| placed.again).count();
            let fresh = placed.len() - again;
            Redirect::to(&format!("/orders?placed={fresh}&again={again}")).into_response()
        }
        // Something has changed since the preview: it says what.
        Err(Error::Order(Refusal::Csv(_))) => preview(web, visitor, file).await,
        Err(error) => page::explain(web, visitor, &error, HERE),
    }
}

async fn preview(web: &Web, visitor: &Visitor, file: Vec<u8>) -> Response {
    let sent = file.clone();
    match web.read(&visitor.act, move |tx, act, vendor| import::preview(tx, act, vendor, &sent)).await {
        Ok(seen) => {
            let status = if seen.mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            let page = Page::new(web, visitor, visitor.texts.importing_preview(), "/orders");
            // What is no text has mistakes, and goes no further.
            let text = String::from_utf8_lossy(&file).into_owned();
            page::render(status, &ImportPreview::of(page, text, &seen))
        }
        Err(error) => page::explain(web, visitor, &error, HERE),
    }
}

fn form(web: &Web, visitor: &Visitor, status: StatusCode, text: String, error: String) -> Response {
    let page = Page::new(web, visitor, visitor.texts.importing_title(), "/orders");
    let columns = columns(&ORDER_COLUMNS, &LINE_COLUMNS, &NEEDED_COLUMNS);
    page::render(status, &ImportForm { page, text, error, columns, most_rows: MOST_ROWS as u64 })
}

impl ImportPreview {
    fn of(page: Page, text: String, seen: &Preview) -> Self {
        let texts: &Texts = page.texts;
        let again = seen.orders.iter().filter(|order| order.prepared.placed.is_some()).count();
        let fresh = seen.orders.len() - again;
        let orders = seen.orders.iter().map(|order| {
            let prepared = &order.prepared;
            Previewed {
                line: order.line.to_string(),
                number: prepared.draft.number.clone(),
                reseller: prepared.reseller.name.clone(),
                customer: prepared.customer.name.clone(),
                is_new_customer: prepared.is_new_customer,
                lines: texts.number(prepared.draft.lines.len() as u64),
                recipient: prepared.draft.recipient.email.to_string(),
                placed: prepared.placed.as_ref().map(|order| format!("/orders/{}", order.id)).unwrap_or_default(),
            }
        });
        let orders = orders.collect();
        let mistakes = mistakes(texts, &seen.mistakes, in_a_file);
        Self { page, text, orders, mistakes, fresh, again }
    }
}

/// Whether somebody may place orders: lists offer it then.
pub(super) fn may_place(visitor: &Visitor) -> bool {
    access::as_vendor(&visitor.act.who, Permission::PlaceOrders).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use claviger_app::order::csv::Mistake;
    use claviger_app::order::{FileWrong, Wrong};

    #[test]
    fn l_01_x_12_a_preview_with_mistakes_offers_no_import_and_escapes_what_the_file_says() {
        let evil = "<script>alert(1)</script>".to_owned();
        let what = FileWrong::Cell(Wrong::Day(evil.clone()));
        let mistake = Mistake { line: 7, column: "sku".into(), what };
        let shown = |wrong: Vec<Mistake>| {
            let texts = Texts::of("en");
            let mistakes = mistakes(texts, &wrong, in_a_file);
            let text = format!("number\n\"{evil}\"");
            ImportPreview { page: Page::sample("Import"), text, orders: Vec::new(), mistakes, fresh: 0, again: 0 }
                .render()
                .unwrap()
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
