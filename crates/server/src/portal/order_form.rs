//! Placing an order by hand: the form, a page that shows exactly what will be made, and then the order. (L-01)
//!
//! The form works without script: adding and removing lines sends it and gets it back with everything that was typed.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::domain::account::{Account, AccountKind, Language, Permission};
use claviger_app::domain::license::{CarePlan, Model};
use claviger_app::order::{self, Called, LineTexts, Refusal};
use claviger_app::{Error, Vendor, access};

use super::form::Form;
use super::order_draft::{Filled, MOST_LINES, line_field, line_fields, shown_at};
use super::order_review::Review;
use super::page::{self, Page};
use super::visitor::Visitor;
use super::wording;
use crate::refusals;
use crate::texts::Texts;
use crate::web::Web;

/// How many partners of a kind are offered; the number of any other can be typed.
const MOST_OFFERED: u32 = 200;
const HERE: &str = "/orders/new";

#[derive(Template)]
#[template(path = "order_form.html")]
struct OrderForm {
    page: Page,
    filled: Filled,
    /// What is wrong, by field.
    errors: Vec<(String, String)>,
    /// The order that has the number; empty if that is not what is wrong.
    conflict: String,
    resellers: Vec<Offered>,
    distributors: Vec<Offered>,
    products: Vec<Offered>,
    languages: Vec<Offered>,
    models: Vec<Offered>,
    plans: Vec<Offered>,
    /// Where the mail goes if nobody says otherwise.
    recipient: String,
    lines: Vec<LineView>,
}

/// Something that is offered in several fields, each of which has a choice of its own.
struct Offered {
    value: String,
    says: String,
}

/// One line of the form.
struct LineView {
    number: usize,
    sku: Field,
    items: Field,
    model: Field,
    first: Field,
    last: Field,
    care: Field,
    care_months: Field,
    code: Field,
    price: Field,
    currency: Field,
}

/// A field with what was typed into it and what is wrong with it.
#[derive(Default)]
struct Field {
    name: String,
    value: String,
    error: String,
}

/// `GET /orders/new`
pub async fn show(State(web): State<Web>, visitor: Visitor) -> Response {
    let today = visitor.act.now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let filled = Filled {
        date: today.to_string(),
        contact_language: Language::English.code().into(),
        lines: vec![empty_line(&web.vendor())],
        ..Filled::default()
    };
    respond(&web, &visitor, StatusCode::OK, filled, Vec::new(), String::new()).await
}

/// `POST /orders/new`: adds or removes a line, shows what will be made, or places it.
pub async fn answer(State(web): State<Web>, visitor: Visitor, form: Form) -> Response {
    let mut filled = Filled::of(&form);
    let deed = form.field("do");
    if deed == "add" && filled.lines.len() < MOST_LINES {
        filled.lines.push(empty_line(&web.vendor()));
    } else if let Some(index) = deed.strip_prefix("remove.").and_then(|index| index.parse::<usize>().ok())
        && index < filled.lines.len()
        && filled.lines.len() > 1
    {
        filled.lines.remove(index);
    } else if deed == "place" {
        return place(&web, &visitor, filled).await;
    } else if deed != "back" && deed != "add" {
        return review(&web, &visitor, filled.without_empty_lines()).await;
    }
    respond(&web, &visitor, StatusCode::OK, filled, Vec::new(), String::new()).await
}

async fn review(web: &Web, visitor: &Visitor, mut filled: Filled) -> Response {
    let mut wrong = Vec::new();
    if filled.customer_number.is_empty() && !filled.customer_name.is_empty() {
        match call_customer(web, visitor, &mut filled).await {
            Ok(None) => {}
            Ok(Some(sentence)) => wrong.push(("customer.number".to_owned(), sentence)),
            Err(error) => return page::explain(web, visitor, &error, HERE),
        }
    }
    let (request, mistakes) = filled.read(visitor.texts);
    wrong.extend(mistakes);
    let seen = web.read(&visitor.act, move |tx, act, vendor| order::review(tx, act, vendor, &request)).await;
    match seen {
        Ok(prepared) if wrong.is_empty() => {
            let page = Page::new(web, visitor, visitor.texts.placing_review(), "/orders");
            page::render(StatusCode::OK, &Review::of(page, &web.vendor(), &prepared, filled.fields()))
        }
        Ok(_) => respond(web, visitor, StatusCode::UNPROCESSABLE_ENTITY, filled, wrong, String::new()).await,
        Err(error) => refused(web, visitor, filled, wrong, error).await,
    }
}

async fn place(web: &Web, visitor: &Visitor, filled: Filled) -> Response {
    let (request, wrong) = filled.read(visitor.texts);
    if !wrong.is_empty() {
        return respond(web, visitor, StatusCode::UNPROCESSABLE_ENTITY, filled, wrong, String::new()).await;
    }
    match web.write(&visitor.act, move |tx, act, vendor| order::place(tx, act, vendor, &request)).await {
        Ok(placed) => {
            let done = if placed.again { "again" } else { "placed" };
            Redirect::to(&format!("/orders/{}?done={done}", placed.order.id)).into_response()
        }
        Err(error) => refused(web, visitor, filled, wrong, error).await,
    }
}

/// Shows the form again with what is wrong beside its fields.
async fn refused(
    web: &Web,
    visitor: &Visitor,
    filled: Filled,
    mut wrong: Vec<(String, String)>,
    error: Error,
) -> Response {
    let mut conflict = String::new();
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    match error {
        Error::Order(Refusal::Mistakes(mistakes)) => {
            let texts = visitor.texts;
            wrong.extend(mistakes.into_iter().map(|one| (one.field, refusals::orders::sentence(texts, &one.what))));
        }
        Error::Order(Refusal::Conflict { order, differences }) => {
            status = StatusCode::CONFLICT;
            conflict = format!("/orders/{order}");
            let told = |placed: String, sent: String| visitor.texts.mistake_differs(placed, sent);
            wrong.extend(differences.into_iter().map(|one| (one.field, told(one.placed, one.sent))));
        }
        other => return page::explain(web, visitor, &other, HERE),
    }
    respond(web, visitor, status, filled, wrong, conflict).await
}

/// Puts the number of the customer that was named into the form; a sentence if it is not clear whom one means.
async fn call_customer(web: &Web, visitor: &Visitor, filled: &mut Filled) -> Result<Option<String>, Error> {
    let name = filled.customer_name.clone();
    let called = web.read(&visitor.act, move |tx, act, _| order::customer_called(tx, act, &name)).await?;
    Ok(match called {
        Called::Nobody => Some(visitor.texts.placing_nobody_called(&filled.customer_name)),
        Called::Several(several) => {
            let all: Vec<_> = several.iter().map(|one| format!("{} ({})", one.name, one.number)).collect();
            Some(visitor.texts.placing_several_called(visitor.texts.list(all)))
        }
        Called::One(one) => {
            filled.customer_number = one.number;
            filled.customer_name = one.name;
            if filled.country.is_empty() {
                filled.country = one.country;
            }
            None
        }
    })
}

async fn respond(
    web: &Web,
    visitor: &Visitor,
    status: StatusCode,
    filled: Filled,
    wrong: Vec<(String, String)>,
    conflict: String,
) -> Response {
    let partners = web
        .read(&visitor.act, |tx, act, _| {
            access::as_vendor(&act.who, Permission::PlaceOrders)?;
            let resellers = order::partners(tx, act, AccountKind::Reseller, MOST_OFFERED)?;
            Ok((resellers, order::partners(tx, act, AccountKind::Distributor, MOST_OFFERED)?))
        })
        .await;
    let (resellers, distributors) = match partners {
        Ok(partners) => partners,
        Err(error) => return page::explain(web, visitor, &error, HERE),
    };
    let page = Page::new(web, visitor, visitor.texts.placing_title(), "/orders");
    page::render(status, &OrderForm::of(page, &web.vendor(), filled, wrong, conflict, &resellers, &distributors))
}

impl OrderForm {
    fn of(
        page: Page,
        vendor: &Vendor,
        filled: Filled,
        wrong: Vec<(String, String)>,
        conflict: String,
        resellers: &[Account],
        distributors: &[Account],
    ) -> Self {
        let texts = page.texts;
        // Of several sentences about a field the first.
        let mut errors: Vec<(String, String)> = Vec::new();
        for (field, sentence) in wrong {
            let field = shown_at(&field);
            if !errors.iter().any(|(name, _)| *name == field) {
                errors.push((field, sentence));
            }
        }
        // The summary names them as they stand on the page.
        let places: Vec<String> = filled.fields().into_iter().map(|(name, _)| name).collect();
        errors.sort_by_key(|(field, _)| places.iter().position(|place| place == field));
        let partner = |account: &Account| Offered { value: account.number.clone(), says: account.name.clone() };
        let products = vendor.catalogue.products();
        let lines = filled.lines.iter().enumerate().map(|(index, line)| LineView::of(index, line, &errors)).collect();
        Self {
            recipient: default_recipient(&filled, resellers, distributors),
            resellers: resellers.iter().map(partner).collect(),
            distributors: distributors.iter().map(partner).collect(),
            products: products
                .map(|product| Offered { value: product.sku.clone(), says: product.name.clone() })
                .collect(),
            languages: Language::ALL
                .map(|language| Offered { value: language.code().into(), says: wording::language(texts, language) })
                .into(),
            models: Model::ALL
                .map(|model| Offered { value: model.word().into(), says: wording::model(texts, model) })
                .into(),
            plans: plans(texts),
            errors,
            conflict,
            lines,
            filled,
            page,
        }
    }

    /// What is wrong with `field`; empty for nothing.
    fn error(&self, field: &str) -> &str {
        self.errors.iter().find(|(name, _)| name == field).map_or("", |(_, sentence)| sentence)
    }

    /// Where the mail goes if the field stays empty.
    fn recipient_hint(&self) -> String {
        if self.recipient.is_empty() {
            self.page.texts.placing_recipient_hint_none()
        } else {
            self.page.texts.placing_recipient_hint(&self.recipient)
        }
    }

    /// What is wrong, each with the line it is about.
    fn summary(&self) -> Vec<(String, String)> {
        let told = |(field, sentence): &(String, String)| {
            let line = field.strip_prefix("lines[").and_then(|rest| rest.split_once(']')).and_then(|(index, _)| {
                let number = index.parse::<usize>().ok()? + 1;
                Some(self.page.texts.placing_in_line(number, sentence))
            });
            (field.clone(), line.unwrap_or_else(|| sentence.clone()))
        };
        self.errors.iter().map(told).collect()
    }
}

impl LineView {
    fn of(index: usize, line: &LineTexts, errors: &[(String, String)]) -> Self {
        let [sku, items, model, first, last, care, care_months, code, price, currency] =
            line_fields(line).map(|(field, value)| {
                let name = line_field(index, field);
                let error = errors.iter().find(|(at, _)| *at == name).map_or("", |(_, sentence)| sentence).to_owned();
                Field { name, value: value.clone(), error }
            });
        Self { number: index + 1, sku, items, model, first, last, care, care_months, code, price, currency }
    }
}

/// Where the mail goes by default: to the buyer, the distributor if there is one. (L-01)
fn default_recipient(filled: &Filled, resellers: &[Account], distributors: &[Account]) -> String {
    let by_number = |all: &[Account], number: &str| all.iter().find(|account| account.number == number).cloned();
    let reseller = by_number(resellers, &filled.reseller);
    let above = reseller.as_ref().and_then(|reseller| reseller.above);
    let distributor = by_number(distributors, &filled.distributor)
        .or_else(|| distributors.iter().find(|account| Some(account.id) == above).cloned());
    let buyer = distributor.or(reseller);
    buyer.and_then(|buyer| buyer.orders_to).map(|email| email.to_string()).unwrap_or_default()
}

fn plans(texts: &Texts) -> Vec<Offered> {
    let none = Offered { value: String::new(), says: texts.common_care_none() };
    let plan = |plan: CarePlan| Offered { value: plan.word().into(), says: wording::care(texts, plan) };
    std::iter::once(none).chain(CarePlan::ALL.into_iter().map(plan)).collect()
}

/// A line in which nothing was typed yet; prices are most likely in the price list's currency.
fn empty_line(vendor: &Vendor) -> LineTexts {
    let currency = vendor.catalogue.products().find_map(|product| Some(product.list_price.as_ref()?.currency.clone()));
    LineTexts {
        model: Model::Subscription.word().into(),
        currency: currency.unwrap_or_else(|| "EUR".into()),
        ..LineTexts::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_01_a_form_that_comes_back_keeps_what_was_typed_and_says_what_is_wrong_where_it_is() {
        let evil = "\"><script>alert(1)</script>";
        let line = LineTexts { sku: evil.into(), items: "five".into(), ..LineTexts::default() };
        let filled = Filled { number: evil.into(), lines: vec![LineTexts::default(), line], ..Filled::default() };
        let form = OrderForm {
            lines: vec![LineView::of(1, &filled.lines[1], &[("lines[1].items".into(), "no number".into())])],
            filled,
            errors: vec![("number".into(), "wrong".into()), ("lines[1].items".into(), "no number".into())],
            conflict: String::new(),
            resellers: vec![Offered { value: "R1".into(), says: evil.into() }],
            distributors: Vec::new(),
            products: Vec::new(),
            languages: Vec::new(),
            models: Vec::new(),
            plans: Vec::new(),
            recipient: "orders@nord.example".into(),
            page: Page::sample("New order"),
        };
        let html = form.render().unwrap();
        page::tests::is_escaped(&html);
        assert!(html.contains("value=\"five\"") && html.contains("id=\"f-lines[1].items-error\""), "{html}");
        assert!(html.contains("href=\"#f-lines[1].items\"") && html.contains("Line 2: no number"), "{html}");
        assert!(html.contains("orders@nord.example"));
    }

    #[test]
    fn l_01_a_difference_stands_at_a_field_there_is() {
        for (field, shown) in [
            ("customer", "customer.number"),
            ("lines", "lines[0].sku"),
            ("lines[3].days", "lines[3].first"),
            ("lines[3].sku", "lines[3].sku"),
            ("date", "date"),
        ] {
            assert_eq!(shown_at(field), shown);
        }
    }
}
