//! Making a license key: the form, exactly what will be made, and then it is final. (P-08, P-10, P-18)
//!
//! While one types, a piece of script asks for the line that would be made; what fills it in and escapes it is the same
//! that makes it. Without script the review shows it.
//!
//! What was typed stays for the next key of the same device: the page that follows is filled in from the key just made,
//! which its address names, so that it survives a reload and the way back.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::device_key::{self, Draft, Listed, Prepared, Refusal, Wrong};
use claviger_app::domain::account::Permission;
use claviger_app::domain::id::{AccountId, DeviceKeyId, PoolId};
use claviger_app::stock::{self, Balance};
use claviger_app::{Error, access, store};
use serde::Deserialize;

use super::{HERE, fresh_number, no_account, to_license_keys};
use crate::portal::choice::Choice;
use crate::portal::form::Form;
use crate::portal::page::{self, Page};
use crate::portal::visitor::Visitor;
use crate::portal::wording;
use crate::refusals::stock::device_key_sentence;
use crate::texts::Texts;
use crate::web::Web;

/// After which key the form is filled in.
#[derive(Deserialize, Default)]
pub struct Asked {
    /// The key that was made just before.
    #[serde(default)]
    made: String,
    /// The license type that is chosen.
    #[serde(default)]
    pool: String,
}

#[derive(Template)]
#[template(path = "stock/create.html")]
struct FormPage {
    page: Page,
    here: String,
    trail: Vec<(String, String)>,
    types: Vec<Choice>,
    typed: Typed,
    errors: Vec<(&'static str, String)>,
    vendor: String,
    /// The key that was made just before; empty for none.
    made: String,
}

#[derive(Template)]
#[template(path = "stock/review.html")]
struct ReviewPage {
    page: Page,
    here: String,
    trail: Vec<(String, String)>,
    facts: Vec<(String, String)>,
    says: String,
    /// How many are left afterwards.
    left: String,
    fields: Vec<(&'static str, String)>,
    vendor: String,
}

/// What was typed into the form.
#[derive(Clone, Default)]
struct Typed {
    pool: String,
    units: String,
    serial: String,
    end_customer: String,
    location: String,
    description: String,
}

/// `GET /accounts/{account}/stock/license-keys/new`
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(account): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return no_account(&web, &visitor) };
    let made = match asked.made.parse::<DeviceKeyId>() {
        Ok(key) => match web.read(&visitor.act, move |tx, act, vendor| device_key::show(tx, act, vendor, key)).await {
            Ok(listed) => Some(listed).filter(|listed| listed.key.account == id),
            Err(_) => None,
        },
        Err(_) => None,
    };
    let mut typed = made.as_ref().map(Typed::like).unwrap_or_default();
    if !asked.pool.is_empty() {
        typed.pool = asked.pool;
    }
    form(&web, &visitor, id, StatusCode::OK, typed, Vec::new(), made.as_ref()).await
}

/// `POST /accounts/{account}/stock/license-keys/new`: shows what will be made, goes back to the form, or makes it; or says
/// no more than the line that would be made.
pub async fn answer(State(web): State<Web>, visitor: Visitor, Path(account): Path<String>, sent: Form) -> Response {
    let Ok(id) = account.parse::<AccountId>() else { return no_account(&web, &visitor) };
    let here = format!("/accounts/{id}/stock/license-keys/new");
    let typed = Typed::of(&sent);
    let (pool, draft) = typed.read();
    let outcome = match sent.field("do") {
        "back" => return form(&web, &visitor, id, StatusCode::OK, typed, Vec::new(), None).await,
        "make" => {
            let number = sent.field("number").to_owned();
            let deed = move |tx: &mut store::engine::Tx<'_>, act: &mut _, vendor: &_| {
                device_key::make(tx, act, vendor, id, pool, &draft, Some(&number))
            };
            match web.write(&visitor.act, deed).await {
                Ok(made) => return Redirect::to(&format!("{here}?made={}", made.key.id)).into_response(),
                Err(error) => error,
            }
        }
        _ => {
            let look = move |tx: &mut store::engine::Tx<'_>, act: &_, vendor: &_| {
                device_key::review(tx, act, vendor, id, pool, &draft)
            };
            match (web.read(&visitor.act, look).await, sent.field("do")) {
                (Ok(prepared), "line") => return prepared.makeable.says.into_response(),
                (Ok(prepared), _) => return review(&web, &visitor, id, &typed, &prepared),
                (Err(Error::DeviceKey(Refusal::Mistakes(wrong))), "line") => {
                    let told = typed.told_while_typing(visitor.texts, wrong);
                    return (StatusCode::UNPROCESSABLE_ENTITY, told).into_response();
                }
                (Err(error), _) => error,
            }
        }
    };
    match outcome {
        Error::DeviceKey(Refusal::Mistakes(wrong)) => {
            let errors =
                wrong.into_iter().map(|(field, what)| (field, device_key_sentence(visitor.texts, what))).collect();
            form(&web, &visitor, id, StatusCode::UNPROCESSABLE_ENTITY, typed, errors, None).await
        }
        error => page::explain(&web, &visitor, &error, &here),
    }
}

async fn form(
    web: &Web,
    visitor: &Visitor,
    account: AccountId,
    status: StatusCode,
    typed: Typed,
    errors: Vec<(&'static str, String)>,
    made: Option<&Listed>,
) -> Response {
    let here = format!("/accounts/{account}/stock/license-keys/new");
    let look = move |tx: &mut store::engine::Tx<'_>, act: &claviger_app::act::Act, vendor: &_| {
        access::to_account(tx, &act.who, Permission::AssignLicenses, account)?;
        stock::balance(tx, act, vendor, account)
    };
    let balance = match web.read(&visitor.act, look).await {
        Ok(balance) => balance,
        Err(error) => return page::explain(web, visitor, &error, &here),
    };
    let texts = visitor.texts;
    let mut page = Page::new(web, visitor, texts.stock_create(), HERE).within(&balance.account.name);
    if let Some(listed) = made {
        page = page.with_notice("success", texts.stock_key_made(&listed.name, listed.key.units.count()));
    }
    let shown = FormPage {
        page,
        trail: to_license_keys(texts, account),
        types: types(texts, &balance, &typed.pool),
        typed,
        errors,
        vendor: web.vendor().name.clone(),
        made: made.map(|listed| format!("/license-keys/{}", listed.key.id)).unwrap_or_default(),
        here,
    };
    page::render(status, &shown)
}

fn review(web: &Web, visitor: &Visitor, account: AccountId, typed: &Typed, prepared: &Prepared) -> Response {
    let texts = visitor.texts;
    let makeable = &prepared.makeable;
    let part = &prepared.part;
    let serial = makeable.serial.map(|serial| serial.to_string()).unwrap_or_default();
    let facts = [
        (texts.stock_license(), part.name.clone()),
        (texts.stock_quantity(), wording::units(texts, makeable.units)),
        (texts.stock_serial(), serial),
        (texts.stock_end_customer(), makeable.texts.end_customer.clone()),
        (texts.stock_location(), makeable.texts.location.clone()),
        (texts.stock_description(), makeable.texts.description.clone()),
    ];
    // Pressed twice, it is made once.
    let mut fields = typed.fields();
    fields.push(("number", fresh_number(web)));
    let shown = ReviewPage {
        page: Page::new(web, visitor, texts.stock_review(), HERE).within(&prepared.account.name),
        here: format!("/accounts/{account}/stock/license-keys/new"),
        trail: to_license_keys(texts, account),
        facts: facts.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
        says: makeable.says.clone(),
        left: texts.stock_review_left(part.left.count(), &part.name),
        fields,
        vendor: web.vendor().name.clone(),
    };
    page::render(StatusCode::OK, &shown)
}

/// The license types that keys can be made of, each with what is left.
fn types(texts: &Texts, balance: &Balance, present: &str) -> Vec<Choice> {
    let a_type = |row: &stock::Type| {
        let name = wording::application(texts, &row.name, row.pool.key.role);
        Choice::new(&row.pool.id.to_string(), texts.stock_type_left(name, row.left.count()), present)
    };
    balance.rows.iter().map(a_type).collect()
}

impl FormPage {
    /// What is wrong with `field`; empty for nothing.
    fn error(&self, field: &str) -> &str {
        self.errors.iter().find(|(name, _)| *name == field).map_or("", |(_, sentence)| sentence)
    }
}

impl Typed {
    fn of(form: &Form) -> Self {
        let field = |name: &str| form.field(name).to_owned();
        Self {
            pool: field("pool"),
            units: field("units"),
            serial: field("serial"),
            end_customer: field("end_customer"),
            location: field("location"),
            description: field("description"),
        }
    }

    /// What stays for the next key: everything but the quantity.
    fn like(listed: &Listed) -> Self {
        let key = &listed.key;
        Self {
            pool: key.pool.to_string(),
            units: String::new(),
            serial: key.serial.map(|serial| serial.to_string()).unwrap_or_default(),
            end_customer: key.end_customer.clone(),
            location: key.location.clone(),
            description: key.description.clone(),
        }
    }

    fn read(&self) -> (Option<PoolId>, Draft) {
        let draft = Draft {
            // What is no number at all is out of bounds like any other that cannot be.
            units: self.units.trim().parse().unwrap_or(0),
            serial: self.serial.clone(),
            texts: device_key::Texts {
                end_customer: self.end_customer.clone(),
                location: self.location.clone(),
                description: self.description.clone(),
            },
        };
        (self.pool.parse().ok(), draft)
    }

    /// What is wrong so far: of fields that nobody has come to yet, nothing.
    fn told_while_typing(&self, texts: &Texts, wrong: Vec<(&'static str, Wrong)>) -> String {
        let fields = self.fields();
        let is_typed = |name: &str| fields.iter().any(|(field, value)| *field == name && !value.trim().is_empty());
        let told = wrong.into_iter().filter(|(field, _)| is_typed(field));
        told.map(|(_, what)| device_key_sentence(texts, what)).collect::<Vec<_>>().join(" ")
    }

    fn fields(&self) -> Vec<(&'static str, String)> {
        vec![
            ("pool", self.pool.clone()),
            ("units", self.units.clone()),
            ("serial", self.serial.clone()),
            ("end_customer", self.end_customer.clone()),
            ("location", self.location.clone()),
            ("description", self.description.clone()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use claviger_app::domain::license::serial::NotASerial;

    use super::*;

    #[test]
    fn p_08_what_was_typed_stays_and_errors_stand_beside_their_fields() {
        let evil = "\"><script>alert(1)</script>".to_owned();
        let page = Page::sample("Create");
        let html = FormPage {
            here: "/accounts/acc_1/stock/license-keys/new".into(),
            trail: Vec::new(),
            types: vec![Choice::new("pool_1", evil.clone(), "pool_1")],
            typed: Typed {
                pool: "pool_1".into(),
                units: "3".into(),
                serial: "00-90".into(),
                end_customer: evil.clone(),
                location: evil.clone(),
                description: evil.clone(),
            },
            errors: vec![("serial", device_key_sentence(page.texts, Wrong::Serial(NotASerial::Length(4))))],
            vendor: evil,
            made: String::new(),
            page,
        }
        .render()
        .unwrap();
        page::tests::is_escaped(&html);
        assert!(html.contains("value=\"00-90\"") && html.contains("f-serial-error"), "{html}");
        assert!(html.contains("data-line=\""), "{html}");
    }

    #[test]
    fn p_08_while_one_types_nothing_is_said_of_what_nobody_has_come_to_yet() {
        let texts = Texts::of("en");
        let wrong = || vec![("units", Wrong::Units), ("serial", Wrong::Serial(NotASerial::Length(4)))];
        let typed = Typed { units: " ".into(), serial: "00-90".into(), ..Typed::default() };
        let serial = device_key_sentence(texts, Wrong::Serial(NotASerial::Length(4)));
        assert_eq!(typed.told_while_typing(texts, wrong()), serial);
        assert_eq!(Typed::default().told_while_typing(texts, wrong()), "");
    }
}
