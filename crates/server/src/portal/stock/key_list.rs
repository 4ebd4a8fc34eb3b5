//! Making license keys of a list: first exactly what will be made, then all of it or nothing. (P-08)

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::device_key::csv::{self, COLUMNS, NEEDED_COLUMNS, Preview, names};
use claviger_app::device_key::{MOST, Makeable, PreparedList, Refusal};
use claviger_app::domain::account::Permission;
use claviger_app::domain::id::{AccountId, PoolId};
use claviger_app::stock::{self, Balance};
use claviger_app::{Error, access, store};

use super::{HERE, fresh_number, no_account, to_license_keys};
use crate::portal::page::{self, Page};
use crate::portal::tables::{MistakeRow, Press, mistakes};
use crate::portal::upload::Upload;
use crate::portal::visitor::Visitor;
use crate::portal::wording;
use crate::refusals::stock::keys_in_a_file;
use crate::texts::Texts;
use crate::web::Web;

#[derive(Template)]
#[template(path = "stock/key_list.html")]
struct ListForm {
    page: Page,
    here: String,
    trail: Vec<(String, String)>,
    /// What was pasted.
    text: String,
    /// What is wrong with what was sent; empty for nothing.
    error: String,
    columns: Vec<Column>,
    types: Vec<TypeRow>,
    most_rows: u64,
    vendor: String,
}

#[derive(Template)]
#[template(path = "stock/key_list_review.html")]
struct ListReview {
    page: Page,
    here: String,
    trail: Vec<(String, String)>,
    /// The file, carried along.
    text: String,
    /// The number of the first key.
    number: String,
    keys: Vec<KeyRow>,
    /// What is left of each license type afterwards.
    left: Vec<String>,
    mistakes: Vec<MistakeRow>,
    vendor: String,
}

struct Column {
    name: &'static str,
    label: String,
    is_needed: bool,
}

/// A license type that the file can name.
struct TypeRow {
    name: String,
    /// What it is called there.
    written: String,
    left: String,
}

struct KeyRow {
    what: String,
    serial: String,
    end_customer: String,
    location: String,
    description: String,
    says: String,
}

/// `GET /accounts/{account}/stock/license-keys/import`
pub async fn show(State(web): State<Web>, visitor: Visitor, Path(account): Path<String>) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return no_account(&web, &visitor) };
    form(&web, &visitor, id, StatusCode::OK, String::new(), String::new()).await
}

/// `POST /accounts/{account}/stock/license-keys/import`
pub async fn answer(State(web): State<Web>, visitor: Visitor, Path(account): Path<String>, upload: Upload) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return no_account(&web, &visitor) };
    match Press::of(&upload) {
        Press::Back(text) => form(&web, &visitor, id, StatusCode::OK, text, String::new()).await,
        Press::Nothing => {
            let said = visitor.texts.importing_empty();
            form(&web, &visitor, id, StatusCode::UNPROCESSABLE_ENTITY, String::new(), said).await
        }
        Press::Import(file) => {
            let number = String::from_utf8_lossy(upload.field("number")).into_owned();
            make(&web, &visitor, id, file, number).await
        }
        Press::Preview(file) => review(&web, &visitor, id, file).await,
    }
}

async fn make(web: &Web, visitor: &Visitor, account: AccountId, file: Vec<u8>, number: String) -> Response {
    let sheet = csv::read(&file);
    let deed = move |tx: &mut store::engine::Tx<'_>, act: &mut _, vendor: &_| {
        csv::make(tx, act, vendor, account, &sheet, Some(&number))
    };
    match web.write(&visitor.act, deed).await {
        Ok(made) => {
            Redirect::to(&format!("/accounts/{account}/stock/license-keys?made={}", made.len())).into_response()
        }
        // Something has changed since the review: it says what.
        Err(Error::DeviceKey(Refusal::Csv(_))) => review(web, visitor, account, file).await,
        Err(error) => page::explain(web, visitor, &error, &here(account)),
    }
}

async fn review(web: &Web, visitor: &Visitor, account: AccountId, file: Vec<u8>) -> Response {
    let sheet = csv::read(&file);
    let look = move |tx: &mut store::engine::Tx<'_>, act: &_, vendor: &_| {
        let seen = csv::preview(tx, act, vendor, account, &sheet)?;
        Ok((seen, stock::balance(tx, act, vendor, account)?.account))
    };
    match web.read(&visitor.act, look).await {
        Ok((seen, holder)) => {
            let texts = visitor.texts;
            let status = if seen.mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            let mut trail = to_license_keys(texts, account);
            trail.push((texts.keylist_title(), here(account)));
            let shown = ListReview {
                page: Page::new(web, visitor, texts.stock_review(), HERE).within(&holder.name),
                here: here(account),
                trail,
                // What is no text has mistakes, and goes no further.
                text: String::from_utf8_lossy(&file).into_owned(),
                // Pressed twice, they are made once.
                number: fresh_number(web),
                keys: KeyRow::all(texts, &seen),
                left: seen.list.as_ref().map(|list| left(texts, list)).unwrap_or_default(),
                mistakes: mistakes(texts, &seen.mistakes, keys_in_a_file),
                vendor: web.vendor().name.clone(),
            };
            page::render(status, &shown)
        }
        Err(error) => page::explain(web, visitor, &error, &here(account)),
    }
}

async fn form(
    web: &Web,
    visitor: &Visitor,
    account: AccountId,
    status: StatusCode,
    text: String,
    error: String,
) -> Response {
    let look = move |tx: &mut store::engine::Tx<'_>, act: &claviger_app::act::Act, vendor: &_| {
        access::to_account(tx, &act.who, Permission::AssignLicenses, account)?;
        stock::balance(tx, act, vendor, account)
    };
    let balance = match web.read(&visitor.act, look).await {
        Ok(balance) => balance,
        Err(error) => return page::explain(web, visitor, &error, &here(account)),
    };
    let texts = visitor.texts;
    let shown = ListForm {
        page: Page::new(web, visitor, texts.keylist_title(), HERE).within(&balance.account.name),
        here: here(account),
        trail: to_license_keys(texts, account),
        text,
        error,
        columns: columns(texts),
        types: types(texts, &balance),
        most_rows: MOST as u64,
        vendor: web.vendor().name.clone(),
    };
    page::render(status, &shown)
}

fn here(account: AccountId) -> String {
    format!("/accounts/{account}/stock/license-keys/import")
}

fn columns(texts: &Texts) -> Vec<Column> {
    let labels = [
        texts.stock_license(),
        texts.stock_quantity(),
        texts.stock_serial(),
        texts.stock_end_customer(),
        texts.stock_location(),
        texts.stock_description(),
    ];
    let column = |(name, label)| Column { name, label, is_needed: NEEDED_COLUMNS.contains(&name) };
    COLUMNS.into_iter().zip(labels).map(column).collect()
}

/// The license types, by what a file calls them.
fn types(texts: &Texts, balance: &Balance) -> Vec<TypeRow> {
    let row = |((_, written), a_type): ((PoolId, String), &stock::Type)| TypeRow {
        name: wording::application(texts, &a_type.name, a_type.pool.key.role),
        written,
        left: wording::units(texts, a_type.left),
    };
    names(&balance.rows).into_iter().zip(&balance.rows).map(row).collect()
}

fn left(texts: &Texts, list: &PreparedList) -> Vec<String> {
    list.parts.iter().map(|part| texts.stock_review_left(part.left.count(), &part.name)).collect()
}

impl KeyRow {
    fn all(texts: &Texts, seen: &Preview) -> Vec<Self> {
        let Some(list) = &seen.list else { return Vec::new() };
        let row = |(part, makeable): &(usize, Makeable)| Self {
            what: format!("{}={}", list.parts[*part].name, wording::units(texts, makeable.units)),
            serial: makeable.serial.map(|serial| serial.to_string()).unwrap_or_default(),
            end_customer: makeable.texts.end_customer.clone(),
            location: makeable.texts.location.clone(),
            description: makeable.texts.description.clone(),
            says: makeable.says.clone(),
        };
        list.keys.iter().map(row).collect()
    }
}
