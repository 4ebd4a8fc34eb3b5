//! Corrections on pages: what was typed, the review that says in figures what will happen, and what is wrong. (L-29)

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::Error;
use claviger_app::correction::{self, Effect, Plan, Refusal, Wish};
use claviger_app::domain::id::LicenseId;
use claviger_app::domain::sales::order::Price;
use claviger_app::order::{LineRequest, Mistake, PriceRequest};
use jiff::Timestamp;

use super::form::Form;
use super::page::{self, Page};
use super::visitor::Visitor;
use super::{license, wording};
use crate::refusals::licensing::correction_sentence;
use crate::refusals::orders;
use crate::texts::Texts;
use crate::web::Web;

/// What was typed into a form, and what is wrong with it.
#[derive(Clone, Default)]
pub(super) struct Typed {
    fields: Vec<(String, String)>,
    /// What is wrong, by field.
    pub errors: Vec<(String, String)>,
}

/// The page that says what a correction will do, and asks once.
#[derive(Template)]
#[template(path = "correction_review.html")]
pub(super) struct Review {
    /// The shell.
    pub page: Page,
    /// The way here.
    pub trail: Vec<(String, String)>,
    /// Where the answer is sent.
    pub here: String,
    /// What is to be done.
    pub title: String,
    /// The same, with names and figures.
    pub sentence: String,
    /// What else is to be known.
    pub facts: Vec<(String, String)>,
    /// What happens to which pool.
    pub effects: Vec<EffectRow>,
    /// Who is told; empty for nobody.
    pub told: String,
    /// What was typed, to be sent again.
    pub hidden: Vec<(String, String)>,
}

/// What happens to one pool.
pub(super) struct EffectRow {
    account: String,
    application: String,
    unit: String,
    before: String,
    after: String,
    used: String,
    servers: String,
    outcome: wording::Badge,
}

/// `POST /licenses/{license}/corrections`: first the review, then the deed. (L-29)
pub async fn correct(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, form: Form) -> Response {
    let here = format!("/licenses/{id}");
    let Ok(license) = id.parse::<LicenseId>() else {
        return page::explain(&web, &visitor, &Error::NotFound("license"), &here);
    };
    let mut typed = Typed::of(&form);
    let what = form.field("what").to_owned();
    let (Some(wish), reason) = (typed.wish(&what), typed.value(&format!("{what}-reason"))) else {
        return page::explain(&web, &visitor, &Error::NotFound("page"), &here);
    };
    if typed.price().is_err() {
        typed.errors = vec![("exchange-price".into(), visitor.texts.corrections_exchange_price_error())];
        return license::respond(&web, &visitor, license, StatusCode::UNPROCESSABLE_ENTITY, None, &typed).await;
    }
    let refused = match form.field("step") {
        "edit" => return license::respond(&web, &visitor, license, StatusCode::OK, None, &typed).await,
        "confirm" => {
            let deed = web
                .write(&visitor.act, move |tx, act, vendor| correction::make(tx, act, vendor, license, &wish, &reason))
                .await;
            match deed {
                Ok(plan) => {
                    let shown = plan.replacement.as_ref().map_or(license, |new| new.id);
                    return Redirect::to(&format!("/licenses/{shown}?done={what}")).into_response();
                }
                Err(error) => error,
            }
        }
        _ => {
            let look = {
                let wish = wish.clone();
                web.read(&visitor.act, move |tx, act, vendor| {
                    correction::plan(tx, act, vendor, license, &wish, &reason)
                })
            };
            match look.await {
                Ok(plan) => {
                    let review = review(&web, &visitor, &plan, &wish, &typed, &format!("{here}/corrections"));
                    return page::render(StatusCode::OK, &review);
                }
                Err(error) => error,
            }
        }
    };
    let Error::Correction(refusal) = refused else { return page::explain(&web, &visitor, &refused, &here) };
    typed.errors = errors(visitor.texts, &what, &refusal);
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let notice =
        if typed.errors.is_empty() { Some(("critical", correction_sentence(visitor.texts, &refusal))) } else { None };
    license::respond(&web, &visitor, license, status, notice, &typed).await
}

impl Typed {
    /// What came with `form`.
    pub(super) fn of(form: &Form) -> Self {
        let kept = form.fields().filter(|(name, _)| !matches!(*name, "csrf" | "step"));
        Self { fields: kept.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(), errors: Vec::new() }
    }

    /// A form that was filled in.
    #[cfg(test)]
    pub(super) fn with(fields: &[(&str, String)]) -> Self {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        Self { fields, errors: Vec::new() }
    }

    /// What was typed into `name`.
    pub(super) fn value(&self, name: &str) -> String {
        self.fields.iter().find(|(field, _)| field == name).map_or_else(String::new, |(_, value)| value.clone())
    }

    /// What was typed into `name`, or `otherwise` if the form was never sent.
    pub(super) fn value_or(&self, name: &str, otherwise: &str) -> String {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.map_or_else(|| otherwise.to_owned(), |(_, value)| value.clone())
    }

    /// What is wrong with `name`; empty for nothing.
    pub(super) fn error(&self, name: &str) -> String {
        self.errors.iter().find(|(field, _)| field == name).map_or_else(String::new, |(_, error)| error.clone())
    }

    /// Everything that is wrong, by field.
    pub(super) fn wrong(&self) -> &[(String, String)] {
        &self.errors
    }

    /// Whether this part of the form was sent.
    pub(super) fn is_about(&self, what: &str) -> bool {
        self.value("what") == what
    }

    /// Everything, to be sent again.
    pub(super) fn hidden(&self) -> Vec<(String, String)> {
        self.fields.clone()
    }

    /// What the license costs that comes in exchange, if that was typed; what is no price is an error.
    fn price(&self) -> Result<Option<PriceRequest>, ()> {
        let (amount, currency) = (self.value("exchange-price"), self.value("exchange-currency"));
        let (amount, currency) = (amount.trim(), currency.trim());
        if amount.is_empty() {
            return Ok(None);
        }
        let price = Price::read(amount, currency).ok_or(())?;
        Ok(Some(PriceRequest { minor: price.minor, currency: price.currency }))
    }

    fn wish(&self, what: &str) -> Option<Wish> {
        let given = |name: &str| Some(self.value(name).trim().to_owned()).filter(|text| !text.is_empty());
        match what {
            "move" => Some(Wish::Move { to: self.value("move-to") }),
            "return" => Some(Wish::Return),
            "exchange" => Some(Wish::Exchange(Box::new(LineRequest {
                sku: self.value("exchange-sku").trim().to_owned(),
                // What is no number is refused as none.
                items: self.value("exchange-items").trim().parse().unwrap_or(0),
                model: self.value("exchange-model"),
                first: given("exchange-first"),
                last: given("exchange-last"),
                care: given("exchange-care"),
                care_months: given("exchange-care_months").map(|months| months.parse().unwrap_or(0)),
                code: given("exchange-code"),
                price: self.price().unwrap_or_default(),
            }))),
            _ => None,
        }
    }
}

impl EffectRow {
    /// What `effect` does, for a reader of `texts`.
    pub(super) fn of(texts: &Texts, effect: &Effect, now: Timestamp) -> Self {
        let over = effect.over(now);
        let outcome = if effect.stops(now) {
            wording::Badge::new("critical", texts.corrections_stops())
        } else if over > 0 {
            wording::Badge::new("critical", texts.corrections_over(over))
        } else {
            wording::Badge::new("ok", texts.corrections_fits())
        };
        let servers = effect.servers.iter().map(|(name, units)| format!("{name}: {}", texts.number(*units)));
        Self {
            account: effect.account.name.clone(),
            application: wording::application(texts, &effect.application, effect.before.key.role),
            unit: wording::unit(&effect.before.key.unit),
            before: wording::units(texts, effect.before.capacity_at(now)),
            after: wording::units(texts, effect.after.capacity_at(now)),
            used: wording::units(texts, effect.after.figures.used),
            servers: texts.list(servers),
            outcome,
        }
    }
}

fn review(web: &Web, visitor: &Visitor, plan: &Plan, wish: &Wish, typed: &Typed, here: &str) -> Review {
    let texts = visitor.texts;
    let (code, units, from) = (&plan.license.code, plan.license.units.count(), &plan.account.name);
    let (title, sentence, told, what) = match (wish, &plan.to, &plan.replacement) {
        (Wish::Move { .. }, Some(to), _) => (
            texts.corrections_move(),
            texts.corrections_move_sentence(code, units, from, &to.name),
            texts.corrections_told_both(),
            "move",
        ),
        (Wish::Exchange(_), _, Some(new)) => {
            let vendor = web.vendor();
            let product = vendor.catalogue.product(&new.sku).map_or(new.sku.as_str(), |found| &found.name);
            let sentence = texts.corrections_exchange_sentence(code, units, from, product, new.units.count());
            (texts.corrections_exchange(), sentence, texts.corrections_told(), "exchange")
        }
        _ => (
            texts.corrections_return(),
            texts.corrections_return_sentence(code, units, from),
            texts.corrections_told(),
            "return",
        ),
    };
    let mut facts = Vec::new();
    if let Some(new) = &plan.replacement {
        let term = new.shown_term().map(|term| format!("{} – {}", texts.date(term.first), texts.date(term.last)));
        facts.push((texts.corrections_exchange_model(), wording::model(texts, new.model)));
        facts.push((texts.licenses_days(), term.unwrap_or_default()));
        let care = new.care_at(&plan.account.zone, visitor.act.now);
        facts.push((texts.licenses_care(), wording::license_care(texts, care).word));
        if let Wish::Exchange(line) = wish
            && let Some(PriceRequest { minor, currency }) = &line.price
        {
            let price = Price { minor: *minor, currency: currency.clone() };
            facts.push((texts.placing_price(), wording::price(texts, &price)));
        }
        let over = plan.carried.iter().map(|one| format!("{}: {}", one.name, wording::units(texts, one.units)));
        facts.push((texts.corrections_exchange_over(), texts.list(over)));
        if !plan.left.is_zero() {
            facts.push((texts.corrections_exchange_left(), texts.corrections_exchange_left_text(plan.left.count())));
        }
    }
    facts.push((texts.corrections_reason(), typed.value(&format!("{what}-reason"))));
    facts.retain(|(_, value)| !value.is_empty());
    let license = format!("/licenses/{}", plan.license.id);
    Review {
        page: Page::new(web, visitor, title.clone(), "/customers"),
        trail: vec![
            (plan.account.name.clone(), format!("/accounts/{}/licenses", plan.account.id)),
            (code.clone(), license),
        ],
        here: here.to_owned(),
        title,
        sentence,
        facts,
        effects: plan.effects.iter().map(|effect| EffectRow::of(texts, effect, visitor.act.now)).collect(),
        told,
        hidden: typed.hidden(),
    }
}

/// What is wrong with the fields of the form about `what`; nothing, if it is not about a field.
fn errors(texts: &Texts, what: &str, refusal: &Refusal) -> Vec<(String, String)> {
    match refusal {
        Refusal::Reason => vec![(format!("{what}-reason"), correction_sentence(texts, refusal))],
        Refusal::NotACustomer(_) | Refusal::NoSuchNumber(_) | Refusal::Closed(_) | Refusal::SameAccount => {
            vec![("move-to".into(), correction_sentence(texts, refusal))]
        }
        Refusal::OtherBinding => vec![("exchange-sku".into(), correction_sentence(texts, refusal))],
        Refusal::Exchange(mistakes) => {
            let told = |one: &Mistake| (format!("exchange-{}", one.field), orders::sentence(texts, &one.what));
            mistakes.iter().map(told).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_29_a_review_says_what_happens_in_figures_and_carries_what_was_typed() {
        let evil = "<script>alert(1)</script>";
        let review = Review {
            page: Page::sample("Move"),
            trail: vec![("Alinea <b>".into(), "/accounts/acc_1/licenses".into())],
            here: "/licenses/lic_1/corrections".into(),
            title: "Move".into(),
            sentence: format!("License {evil} goes."),
            facts: vec![("Reason".into(), evil.into())],
            effects: vec![EffectRow {
                account: evil.into(),
                application: "Fax".into(),
                unit: "channels".into(),
                before: "20".into(),
                after: "5".into(),
                used: "12".into(),
                servers: "rome-1: 12".into(),
                outcome: wording::Badge::new("critical", "over-allocated by 7".into()),
            }],
            told: "Told.".into(),
            hidden: vec![("move-to".into(), "\"><b>".into())],
        };
        let html = review.render().unwrap();
        assert!(html.contains("over-allocated by 7") && html.contains("name=\"move-to\""), "{html}");
        assert!(html.contains("value=\"confirm\"") && html.contains("value=\"edit\""));
        page::tests::is_escaped(&html);
    }
}
