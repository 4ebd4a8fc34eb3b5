//! *Download license*: a device's serial number, what was found, *confirm*, and the file. (P-04, P-18)

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::device_key::{self, Texts};
use claviger_app::domain::account::{Account, Permission};
use claviger_app::domain::id::AccountId;
use claviger_app::domain::license::key_line::LONGEST_TEXT;
use claviger_app::factory::{self, Claiming, Found, Refusal, Typed};
use claviger_app::{Error, access, person, store};
use serde::Deserialize;

use super::{HERE, no_account, tabs};
use crate::portal::choice::Tab;
use crate::portal::form::Form;
use crate::portal::page::{self, Page};
use crate::portal::visitor::Visitor;
use crate::portal::wording;
use crate::refusals::shipments::factory_sentence;
use crate::refusals::stock::device_key_sentence;
use crate::texts::Texts as Words;
use crate::web::Web;

/// The longest text that is shown again as it was typed, in characters.
const LONGEST_TYPED: usize = 100;

/// The device whose file is offered.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    device: String,
    /// Whether it was claimed just now.
    #[serde(default)]
    done: String,
}

#[derive(Template)]
#[template(path = "stock/download.html")]
struct DownloadPage {
    page: Page,
    account: String,
    here: String,
    tabs: Vec<Tab>,
    /// What was typed.
    serial: String,
    code: String,
    texts: Texts,
    errors: Vec<(&'static str, String)>,
    /// The device whose file is there, and where; empty for none.
    device: String,
    file: String,
    address: String,
    keys: String,
    may_claim: bool,
    vendor: String,
}

#[derive(Template)]
#[template(path = "stock/download_review.html")]
struct ReviewPage {
    page: Page,
    here: String,
    trail: Vec<(String, String)>,
    account: String,
    serial: String,
    licenses: Vec<(String, String)>,
    /// What its license keys will tell it.
    says: Vec<String>,
    /// What was typed, carried along.
    fields: Vec<(&'static str, String)>,
    vendor: String,
}

/// `GET /accounts/{account}/stock/download`
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(account): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return no_account(&web, &visitor) };
    form(&web, &visitor, id, StatusCode::OK, Typed::default(), Vec::new(), Some(asked)).await
}

/// `POST /accounts/{account}/stock/download`: shows what was found, goes back to the form, or claims it. Whatever cannot be
/// claimed is answered alike. (P-04)
pub async fn answer(State(web): State<Web>, visitor: Visitor, Path(account): Path<String>, sent: Form) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return no_account(&web, &visitor) };
    let here = format!("/accounts/{id}/stock/download");
    let field = |name: &str| sent.field(name).trim().chars().take(LONGEST_TYPED).collect::<String>();
    // One more than is taken, so that what is too long is told and not cut.
    let text = |name: &str| sent.field(name).trim().chars().take(LONGEST_TEXT + 1).collect::<String>();
    let texts =
        Texts { end_customer: text("end_customer"), location: text("location"), description: text("description") };
    let typed = Typed { serial: field("serial"), label: field("label"), texts };
    let sought = typed.clone();
    let outcome = match sent.field("do") {
        "back" => return form(&web, &visitor, id, StatusCode::OK, typed, Vec::new(), None).await,
        "claim" => {
            let deed = move |tx: &mut store::engine::Tx<'_>, act: &mut _, vendor: &_| {
                factory::claim(tx, act, vendor, id, &sought)
            };
            match web.write(&visitor.act, deed).await {
                Ok(Ok(claimed)) => {
                    let device = claimed.device.serial;
                    return Redirect::to(&format!("{here}?device={device}&done=claimed")).into_response();
                }
                Ok(Err(refusal)) => Ok(refusal),
                Err(error) => Err(error),
            }
        }
        _ => {
            let deed = move |tx: &mut store::engine::Tx<'_>, act: &mut _, vendor: &_| {
                factory::look(tx, act, vendor, id, &sought)
            };
            match web.write(&visitor.act, deed).await {
                Ok(Ok(Found { device, claiming: Claiming::Already, .. })) => {
                    return Redirect::to(&format!("{here}?device={}", device.serial)).into_response();
                }
                Ok(Ok(found)) => return review(&web, &visitor, typed, found),
                Ok(Err(refusal)) => Ok(refusal),
                Err(error) => Err(error),
            }
        }
    };
    let texts = visitor.texts;
    let (status, errors) = match outcome {
        Ok(refusal @ (Refusal::Serial(_) | Refusal::NotClaimable(_))) => {
            (StatusCode::UNPROCESSABLE_ENTITY, vec![("serial", factory_sentence(texts, refusal))])
        }
        Err(Error::DeviceKey(device_key::Refusal::Mistakes(wrong))) => {
            let errors = wrong.into_iter().map(|(field, what)| (field, device_key_sentence(texts, what)));
            (StatusCode::UNPROCESSABLE_ENTITY, errors.collect())
        }
        Err(Error::Person(person::Refusal::TooMany(refused))) => {
            let wait = wording::wait(texts, refused.until, visitor.act.now);
            (StatusCode::TOO_MANY_REQUESTS, vec![("serial", texts.download_too_many(wait))])
        }
        Err(error) => return page::explain(&web, &visitor, &error, &here),
    };
    form(&web, &visitor, id, status, typed, errors, None).await
}

async fn form(
    web: &Web,
    visitor: &Visitor,
    id: AccountId,
    status: StatusCode,
    typed: Typed,
    errors: Vec<(&'static str, String)>,
    asked: Option<Asked>,
) -> Response {
    let here = format!("/accounts/{id}/stock/download");
    let asked = asked.unwrap_or_default();
    let device = asked.device;
    let look = move |tx: &mut store::engine::Tx<'_>, act: &claviger_app::act::Act, _: &_| {
        access::to_account(tx, &act.who, Permission::SeeLicenses, id)?;
        let account = store::account::find(tx, id)?.ok_or(Error::NotFound("account"))?;
        let may_claim = access::to_account(tx, &act.who, Permission::AssignLicenses, id).is_ok();
        // What is asked for and is no file of this account's is as if nothing had been asked.
        let file = match device_key::file(tx, act, id, &device) {
            Err(Error::Fault(fault)) => return Err(Error::Fault(fault)),
            other => other.ok(),
        };
        Ok((account, may_claim, file))
    };
    let (account, may_claim, file): (Account, bool, _) = match web.read(&visitor.act, look).await {
        Ok(found) => found,
        Err(error) => return page::explain(web, visitor, &error, &here),
    };
    let texts: &Words = visitor.texts;
    let mut page = Page::new(web, visitor, texts.download_title(), HERE).within(&account.name);
    let mut shown = match &file {
        Some((serial, lines)) => {
            let (device, keys) = (serial.to_string(), u32::try_from(lines.lines().count()).unwrap_or(u32::MAX));
            if asked.done == "claimed" {
                page = page.with_notice("success", texts.download_claimed(&device));
            }
            DownloadPage {
                file: format!("/accounts/{id}/stock/devices/{device}"),
                address: format!("{}/api/v1/accounts/{id}/license-keys/{device}", web.vendor().address),
                keys: texts.stock_device_keys(keys),
                device,
                ..DownloadPage::of(page)
            }
        }
        None => DownloadPage::of(page),
    };
    shown.tabs = tabs(texts, id, "/download");
    (shown.account, shown.here, shown.may_claim) = (account.name, here, may_claim);
    (shown.serial, shown.code, shown.texts, shown.errors) = (typed.serial, typed.label, typed.texts, errors);
    shown.vendor.clone_from(&web.vendor().name);
    page::render(status, &shown)
}

fn review(web: &Web, visitor: &Visitor, typed: Typed, found: Found) -> Response {
    let (texts, account) = (visitor.texts, &found.account);
    let stock = format!("/accounts/{}/stock", account.id);
    let name = |sku: &str| {
        let vendor = web.vendor();
        let product = vendor.catalogue.product(sku);
        product.map_or_else(|| sku.to_owned(), |product| product.name.clone())
    };
    let licenses = found.device.licenses.iter();
    let shown = ReviewPage {
        page: Page::new(web, visitor, texts.download_found(), HERE).within(&account.name),
        here: format!("{stock}/download"),
        trail: vec![(texts.stock_title(), stock.clone()), (texts.download_title(), format!("{stock}/download"))],
        account: account.name.clone(),
        serial: found.device.serial.to_string(),
        licenses: licenses.map(|license| (name(&license.sku), wording::units(texts, license.units))).collect(),
        says: found.says,
        fields: vec![
            ("serial", typed.serial),
            ("label", typed.label),
            ("end_customer", typed.texts.end_customer),
            ("location", typed.texts.location),
            ("description", typed.texts.description),
        ],
        vendor: web.vendor().name.clone(),
    };
    page::render(StatusCode::OK, &shown)
}

impl DownloadPage {
    fn of(page: Page) -> Self {
        Self {
            page,
            account: String::new(),
            here: String::new(),
            tabs: Vec::new(),
            serial: String::new(),
            code: String::new(),
            texts: Texts::default(),
            errors: Vec::new(),
            device: String::new(),
            file: String::new(),
            address: String::new(),
            keys: String::new(),
            may_claim: false,
            vendor: String::new(),
        }
    }

    /// What is wrong with `field`; empty for nothing.
    fn error(&self, field: &str) -> &str {
        self.errors.iter().find(|(name, _)| *name == field).map_or("", |(_, sentence)| sentence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p_04_what_was_typed_stays_and_is_escaped() {
        let evil = "<script>alert(1)</script>".to_owned();
        let page = DownloadPage {
            account: evil.clone(),
            serial: evil.clone(),
            code: evil.clone(),
            vendor: evil.clone(),
            texts: Texts { end_customer: evil.clone(), ..Texts::default() },
            errors: vec![("serial", "No.".into()), ("location", "No.".into())],
            may_claim: true,
            ..DownloadPage::of(Page::sample("Download license"))
        };
        let html = page.render().unwrap();
        page::tests::is_escaped(&html);
        assert!(html.contains("f-serial-error") && html.contains("name=\"label\""), "{html}");
        assert!(html.contains("f-location-error") && html.contains("name=\"description\""), "{html}");
        assert_eq!(html.matches("value=\"&#60;script").count(), 3, "what was typed, and nothing else: {html}");
        let review = ReviewPage {
            page: Page::sample("Found"),
            here: "/x".into(),
            trail: Vec::new(),
            account: evil.clone(),
            serial: "00-90-33-00-00-00".into(),
            licenses: vec![(evil.clone(), "2".into())],
            says: vec![evil.clone()],
            fields: vec![("label", evil.clone())],
            vendor: evil,
        };
        let html = review.render().unwrap();
        page::tests::is_escaped(&html);
        assert!(html.contains("value=\"claim\"") && html.contains("value=\"back\""), "{html}");
    }
}
