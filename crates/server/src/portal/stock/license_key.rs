//! One license key: what it says, its file, and its revocation by the vendor. (P-09, P-11)

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::device_key::{self, Listed, Refusal};
use claviger_app::domain::account::{Account, Permission};
use claviger_app::domain::id::DeviceKeyId;
use claviger_app::{Error, access, store};
use serde::Deserialize;

use super::{HERE, license_keys};
use crate::api::license_keys::downloaded;
use crate::device_files::REVOKED;
use crate::portal::form::Form;
use crate::portal::page::{self, Page};
use crate::portal::visitor::Visitor;
use crate::portal::wording::{self, Badge};
use crate::web::Web;

/// What was done just before.
#[derive(Deserialize, Default)]
pub struct Just {
    #[serde(default)]
    done: String,
}

#[derive(Template)]
#[template(path = "stock/license_key.html")]
struct KeyPage {
    page: Page,
    here: String,
    trail: Vec<(String, String)>,
    name: String,
    state: Badge,
    facts: Vec<(String, String)>,
    line: String,
    is_active: bool,
    /// The file of the whole device; empty for a key that is for none.
    device: String,
    may_revoke: bool,
    /// What revoking it comes to.
    revoke_text: String,
    reason: String,
    errors: Vec<(&'static str, String)>,
    /// Whom to ask where something is wrong.
    vendor: String,
    /// Where the list of revoked keys is.
    list: String,
}

/// `GET /license-keys/{key}`
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(key): Path<String>,
    Query(just): Query<Just>,
) -> Response {
    let notice = (just.done == "revoked").then(|| visitor.texts.stock_key_was_revoked());
    respond(&web, &visitor, &key, StatusCode::OK, notice, None).await
}

/// `GET /license-keys/{key}/file`: this key alone.
pub async fn file(State(web): State<Web>, visitor: Visitor, Path(key): Path<String>) -> Response {
    let Ok(id) = key.parse::<DeviceKeyId>() else { return not_found(&web, &visitor) };
    match web.read(&visitor.act, move |tx, act, vendor| device_key::show(tx, act, vendor, id)).await {
        // What is revoked must not be used on any device.
        Ok(listed) if listed.key.revoked.is_some() => not_found(&web, &visitor),
        Ok(listed) => downloaded(&format!("license-key-{}", listed.key.number), format!("{}\n", listed.key.line)),
        Err(error) => page::explain(&web, &visitor, &error, &format!("/license-keys/{key}")),
    }
}

/// `POST /license-keys/{key}/revocation`
pub async fn revoke(State(web): State<Web>, visitor: Visitor, Path(key): Path<String>, form: Form) -> Response {
    let Ok(id) = key.parse::<DeviceKeyId>() else { return not_found(&web, &visitor) };
    let here = format!("/license-keys/{key}");
    let reason = form.field("reason").to_owned();
    let typed = reason.clone();
    let deed =
        move |tx: &mut store::engine::Tx<'_>, act: &mut _, vendor: &_| device_key::revoke(tx, act, vendor, id, &reason);
    let texts = visitor.texts;
    match web.write(&visitor.act, deed).await {
        Ok(_) => Redirect::to(&format!("{here}?done=revoked")).into_response(),
        Err(Error::DeviceKey(Refusal::Reason)) => {
            let wrong = Some((typed, texts.stock_reason_wrong()));
            respond(&web, &visitor, &key, StatusCode::UNPROCESSABLE_ENTITY, None, wrong).await
        }
        Err(Error::DeviceKey(Refusal::Revoked)) => {
            respond(&web, &visitor, &key, StatusCode::CONFLICT, Some(texts.stock_key_was_revoked()), None).await
        }
        Err(error) => page::explain(&web, &visitor, &error, &here),
    }
}

async fn respond(
    web: &Web,
    visitor: &Visitor,
    key: &str,
    status: StatusCode,
    notice: Option<String>,
    wrong: Option<(String, String)>,
) -> Response {
    let Ok(id) = key.parse::<DeviceKeyId>() else { return not_found(web, visitor) };
    let look = move |tx: &mut store::engine::Tx<'_>, act: &claviger_app::act::Act, vendor: &_| {
        let listed = device_key::show(tx, act, vendor, id)?;
        let account = store::account::find(tx, listed.key.account)?.ok_or(Error::NotFound("account"))?;
        Ok((listed, account))
    };
    let (listed, account) = match web.read(&visitor.act, look).await {
        Ok(found) => found,
        Err(error) => return page::explain(web, visitor, &error, &format!("/license-keys/{key}")),
    };
    let mut shown = KeyPage::of(web, visitor, &listed, &account);
    if let Some(text) = notice {
        shown.page = shown.page.with_notice("success", text);
    }
    if let Some((typed, error)) = wrong {
        (shown.reason, shown.errors) = (typed, vec![("reason", error)]);
    }
    page::render(status, &shown)
}

impl KeyPage {
    fn of(web: &Web, visitor: &Visitor, listed: &Listed, account: &Account) -> Self {
        let (texts, key) = (visitor.texts, &listed.key);
        let stock = format!("/accounts/{}/stock", account.id);
        let name = format!("{}={}", listed.name, key.units);
        let serial = key.serial.map(|serial| serial.to_string()).unwrap_or_default();
        let told = |at| wording::instant(texts, at, &account.zone);
        let mut facts = vec![
            (texts.stock_serial(), serial.clone()),
            (texts.stock_end_customer(), key.end_customer.clone()),
            (texts.stock_location(), key.location.clone()),
            (texts.stock_description(), key.description.clone()),
            (texts.stock_number(), key.number.clone()),
            (texts.stock_made(), told(key.made)),
        ];
        if key.factory.is_some() {
            facts.push((texts.shipments_origin(), texts.shipments_came_with()));
        }
        if let Some((at, reason)) = &key.revoked {
            facts.push((texts.stock_revoked(), told(*at)));
            facts.push((texts.stock_reason(), reason.clone()));
        }
        facts.retain(|(_, value)| !value.is_empty());
        let may_revoke = access::as_vendor(&visitor.act.who, Permission::CorrectLicenses).is_ok();
        Self {
            page: Page::new(web, visitor, name.clone(), HERE).within(&account.name),
            here: format!("/license-keys/{}", key.id),
            trail: vec![
                (texts.stock_title(), stock.clone()),
                (texts.stock_tab_license_keys(), format!("{stock}/license-keys")),
            ],
            state: license_keys::state(texts, listed),
            facts,
            line: key.line.clone(),
            is_active: key.revoked.is_none(),
            device: if serial.is_empty() { String::new() } else { format!("{stock}/devices/{serial}") },
            may_revoke: may_revoke && key.revoked.is_none(),
            revoke_text: match key.factory {
                Some(_) => texts.shipments_revoke_text(&name),
                None => texts.stock_revoke_text(&name),
            },
            reason: String::new(),
            errors: Vec::new(),
            vendor: web.vendor().name.clone(),
            list: format!("{}{REVOKED}", web.vendor().address),
            name,
        }
    }

    /// What is wrong with `field`; empty for nothing.
    fn error(&self, field: &str) -> &str {
        self.errors.iter().find(|(name, _)| *name == field).map_or("", |(_, sentence)| sentence)
    }
}

fn not_found(web: &Web, visitor: &Visitor) -> Response {
    page::explain(web, visitor, &Error::NotFound("license key"), HERE)
}
