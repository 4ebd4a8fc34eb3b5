//! One license: what it is, how its care stands, what happened to it; for the vendor, what can be put right. (C-03, L-29)

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::domain::id::LicenseId;
use claviger_app::domain::license::correction::Kind;
use claviger_app::domain::license::{CarePlan, Model};
use claviger_app::license::{self, Happened, LicenseView, Moment};
use claviger_app::{Error, product_registration};
use serde::Deserialize;

use super::choice::Choice;
use super::corrections::Typed;
use super::form::Form;
use super::page::{self, Page};
use super::visitor::Visitor;
use super::wording::{self, Badge};
use crate::texts::Texts;
use crate::web::Web;

/// What was done just before.
#[derive(Deserialize)]
pub struct Just {
    #[serde(default)]
    done: String,
}

#[derive(Template)]
#[template(path = "license.html")]
struct License {
    page: Page,
    here: String,
    trail: Vec<(String, String)>,
    code: String,
    product: String,
    state: Badge,
    sentence: String,
    care: Badge,
    /// Label, value, and where the value leads, if anywhere.
    facts: Vec<(String, String, String)>,
    /// What registering will do; empty if there is nothing to register, or not for this reader.
    register: String,
    history: Vec<Line>,
    /// The forms of the corrections; none for those who may not.
    forms: Option<Forms>,
}

struct Line {
    at: String,
    what: String,
    account: String,
    reason: String,
}

/// What the forms of the corrections offer, and hold.
struct Forms {
    typed: Typed,
    products: Vec<Choice>,
    models: Vec<Choice>,
    plans: Vec<Choice>,
    items: String,
    first: String,
    last: String,
    months: String,
}

/// `GET /licenses/{license}`
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(just): Query<Just>,
) -> Response {
    let Ok(license) = id.parse::<LicenseId>() else { return not_found(&web, &visitor) };
    let texts = visitor.texts;
    let notice = match just.done.as_str() {
        "registered" => Some(("success", texts.license_registered())),
        "not-registrable" => Some(("caution", texts.license_not_registrable())),
        "return" => Some(("success", texts.corrections_returned())),
        "exchange" => Some(("success", texts.corrections_exchanged())),
        _ => None,
    };
    let moved = just.done == "move";
    respond_with(&web, &visitor, license, StatusCode::OK, notice, Typed::default(), moved).await
}

/// `POST /licenses/{license}/registration`: its care begins today. (C-03)
pub async fn register(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, _form: Form) -> Response {
    let Ok(license) = id.parse::<LicenseId>() else { return not_found(&web, &visitor) };
    let done = match web.write(&visitor.act, move |tx, act, _| product_registration::register(tx, act, license)).await {
        Ok(_) => "registered",
        Err(Error::ProductRegistration(_)) => "not-registrable",
        Err(error) => return page::explain(&web, &visitor, &error, &format!("/licenses/{license}")),
    };
    Redirect::to(&format!("/licenses/{license}?done={done}")).into_response()
}

/// The page with what was typed into the forms of its corrections.
pub(super) async fn respond(
    web: &Web,
    visitor: &Visitor,
    license: LicenseId,
    status: StatusCode,
    notice: Option<(&'static str, String)>,
    typed: &Typed,
) -> Response {
    let kept = typed.clone();
    respond_with(web, visitor, license, status, notice, kept, false).await
}

async fn respond_with(
    web: &Web,
    visitor: &Visitor,
    id: LicenseId,
    status: StatusCode,
    notice: Option<(&'static str, String)>,
    typed: Typed,
    moved: bool,
) -> Response {
    let view = match web.read(&visitor.act, move |tx, act, vendor| license::show(tx, act, vendor, id)).await {
        Ok(view) => view,
        Err(error) => return page::explain(web, visitor, &error, &format!("/licenses/{id}")),
    };
    let notice = if moved { Some(("success", visitor.texts.corrections_moved(&view.account.name))) } else { notice };
    page::render(status, &License::of(web, visitor, &view, notice, typed))
}

impl License {
    fn of(
        web: &Web,
        visitor: &Visitor,
        view: &LicenseView,
        notice: Option<(&'static str, String)>,
        typed: Typed,
    ) -> Self {
        let (texts, now) = (visitor.texts, visitor.act.now);
        let mut page = Page::new(web, visitor, texts.license_title(&view.license.code), "/customers");
        if let Some((tone, text)) = notice {
            page = page.with_notice(tone, text);
        }
        let matrix = format!("/accounts/{}/licenses", view.account.id);
        let vendor = web.vendor();
        let product = vendor.catalogue.product(&view.license.sku);
        let account = &view.account.name;
        let (state, sentence) = match &view.taken {
            Some(correction) => {
                let badge = wording::taken(texts, correction, &view.account.zone);
                (badge, texts.license_sentence_was_in(account))
            }
            None => {
                let badge = wording::license_state(texts, &view.license, &view.account.zone, now);
                (badge, texts.license_sentence_in(account))
            }
        };
        let register = match view.license.unregistered_care() {
            Some((plan, months)) if view.may_register => {
                texts.license_register_text(u32::from(months), wording::care(texts, plan))
            }
            _ => String::new(),
        };
        Self {
            page,
            here: format!("/licenses/{}", view.license.id),
            trail: vec![(account.clone(), format!("/accounts/{}", view.account.id)), (texts.licenses_title(), matrix)],
            code: view.license.code.clone(),
            product: product.map_or_else(|| view.license.sku.clone(), |product| product.name.clone()),
            state,
            sentence,
            care: wording::license_care(texts, view.care),
            facts: facts(texts, view),
            register,
            history: view.history.iter().map(|moment| Line::of(texts, moment)).collect(),
            forms: view.may_correct.then(|| Forms::of(web, texts, view, typed)),
        }
    }
}

impl Line {
    fn of(texts: &Texts, moment: &Moment) -> Self {
        Self {
            at: wording::instant(texts, moment.at, &moment.account.zone),
            what: happened(texts, moment.what),
            account: moment.account.name.clone(),
            reason: moment.reason.clone(),
        }
    }
}

impl Forms {
    fn of(web: &Web, texts: &Texts, view: &LicenseView, typed: Typed) -> Self {
        let license = &view.license;
        let chosen = |name: &str, value: &str, now: &str| typed.value_or(name, now) == value;
        let vendor = web.vendor();
        let products = vendor.catalogue.products().map(|product| Choice {
            value: product.sku.clone(),
            label: format!("{} · {}", product.sku, product.name),
            chosen: chosen("exchange-sku", &product.sku, &license.sku),
        });
        let models = Model::ALL.into_iter().map(|model| Choice {
            value: model.word().into(),
            label: wording::model(texts, model),
            chosen: chosen("exchange-model", model.word(), license.model.word()),
        });
        let plan = license.care_plan.map_or("", CarePlan::word);
        let plans = CarePlan::ALL.into_iter().map(|plan| (plan.word(), wording::care(texts, plan)));
        let plans = std::iter::once(("", texts.common_care_none())).chain(plans).map(|(value, label)| Choice {
            value: value.into(),
            label,
            chosen: chosen("exchange-care", value, plan),
        });
        let days = license.term.or(license.care.filter(|_| license.care_months.is_none()).map(|care| care.term));
        let (first, last) = days.map(|days| (days.first.to_string(), days.last.to_string())).unwrap_or_default();
        let months = license.care_months.map(|months| months.to_string()).unwrap_or_default();
        Self {
            products: products.collect(),
            models: models.collect(),
            plans: plans.collect(),
            items: typed.value_or("exchange-items", &license.items.to_string()),
            first: typed.value_or("exchange-first", &first),
            last: typed.value_or("exchange-last", &last),
            months: typed.value_or("exchange-care_months", &months),
            typed,
        }
    }
}

fn facts(texts: &Texts, view: &LicenseView) -> Vec<(String, String, String)> {
    let license = &view.license;
    let (order, number, sees_order) = &view.order;
    let items = texts.number(u64::from(license.items));
    let mut facts = vec![
        (texts.license_account(), view.account.name.clone(), format!("/accounts/{}/licenses", view.account.id)),
        (texts.license_order(), number.clone(), if *sees_order { format!("/orders/{order}") } else { String::new() }),
        (texts.licenses_ordered(), texts.date(license.ordered_on), String::new()),
        (texts.orders_sku(), license.sku.clone(), String::new()),
        (texts.licenses_items(), items, String::new()),
        (texts.licenses_units(), wording::units(texts, license.units), String::new()),
        (texts.licenses_type(), wording::model(texts, license.model), String::new()),
    ];
    let term = license.term.map(|term| format!("{} – {}", texts.date(term.first), texts.date(term.last)));
    facts.push((texts.license_term(), term.unwrap_or_else(|| texts.license_for_ever()), String::new()));
    if let Some(care) = license.care {
        let days = format!("{} – {}", texts.date(care.term.first), texts.date(care.term.last));
        facts.push((texts.licenses_care(), days, String::new()));
    }
    facts.push((texts.license_newest_release(), texts.date(license.newest_release()), String::new()));
    if let Some((other, code)) = &view.replaces {
        facts.push((texts.license_replaces(), code.clone(), format!("/licenses/{other}")));
    }
    if let Some((other, code)) = &view.replacement {
        facts.push((texts.license_replacement(), code.clone(), format!("/licenses/{other}")));
    }
    facts
}

/// What happened to a license, in words.
pub(super) fn happened(texts: &Texts, what: Happened) -> String {
    match what {
        Happened::Loaded => texts.license_happened_loaded(),
        Happened::Left | Happened::Corrected(Kind::MergedAway | Kind::MergedIn) => texts.license_happened_left(),
        Happened::Registered => texts.license_happened_registered(),
        Happened::Corrected(Kind::MovedAway) => texts.license_happened_moved_away(),
        Happened::Corrected(Kind::MovedIn) => texts.license_happened_moved_in(),
        Happened::Corrected(Kind::Returned) => texts.license_happened_returned(),
        Happened::Corrected(Kind::Exchanged) => texts.license_happened_exchanged(),
        Happened::Corrected(Kind::ContactReplaced) => texts.corrections_contact_replaced(),
    }
}

fn not_found(web: &Web, visitor: &Visitor) -> Response {
    page::explain(web, visitor, &Error::NotFound("license"), "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVIL: &str = "<script>alert(1)</script>";

    fn rendered(register: &str, forms: bool) -> String {
        let choice = || vec![Choice { value: EVIL.into(), label: EVIL.into(), chosen: true }];
        let mut typed = Typed::with(&[("what", "move".into()), ("move-to", "\"><b>".into())]);
        typed.errors = vec![("move-to".into(), "No customer has this number.".into())];
        License {
            page: Page::sample("License"),
            here: "/licenses/lic_1".into(),
            trail: vec![("Alinea <b>".into(), "/accounts/acc_1".into())],
            code: "TEST-1".into(),
            product: EVIL.into(),
            state: Badge::new("ok", "active".into()),
            sentence: "its units are in the account".into(),
            care: Badge::new("caution", "Gold · starts when registered".into()),
            facts: vec![("Order".into(), EVIL.into(), "/orders/ord_1".into())],
            register: register.into(),
            history: vec![Line {
                at: "25 Nov 2026, 10:00".into(),
                what: "Moved".into(),
                account: EVIL.into(),
                reason: EVIL.into(),
            }],
            forms: forms.then(|| Forms {
                typed,
                products: choice(),
                models: choice(),
                plans: choice(),
                items: "2".into(),
                first: String::new(),
                last: String::new(),
                months: String::new(),
            }),
        }
        .render()
        .unwrap()
    }

    #[test]
    fn l_29_only_who_may_correct_sees_how_and_what_was_typed_stays() {
        let html = rendered("", true);
        assert!(html.contains("name=\"move-to\"") && html.contains("value=\"&#34;&#62;&#60;b&#62;\""), "{html}");
        assert!(html.contains("No customer has this number.") && html.contains("<details open"));
        page::tests::is_escaped(&html);
        let html = rendered("", false);
        assert!(!html.contains("/corrections") && !html.contains("/registration"));
        page::tests::is_escaped(&html);
    }

    #[test]
    fn c_03_registering_asks_once() {
        let html = rendered("Its care begins today.", false);
        assert!(html.contains("action=\"/licenses/lic_1/registration\"") && html.contains("<details"));
    }
}
