//! What will be made of an order, before it is: who gets the mail, what the customer gets. (L-01)

use askama::Template;
use claviger_app::Vendor;
use claviger_app::domain::sales::order::{DraftLine, Orderable};
use claviger_app::domain::units::Units;
use claviger_app::order::Prepared;

use super::page::Page;
use super::wording;
use crate::texts::Texts;

/// The page between form and order.
#[derive(Template)]
#[template(path = "order_review.html")]
pub(super) struct Review {
    page: Page,
    /// The form's fields, carried along.
    fields: Vec<(String, String)>,
    number: String,
    date: String,
    customer: String,
    is_new_customer: bool,
    country: String,
    zone: String,
    reseller: String,
    distributor: String,
    contact: String,
    recipient: String,
    /// Where the very same order is, if it was placed before.
    placed: String,
    lines: Vec<Line>,
    brings: Vec<Brings>,
}

struct Line {
    product: String,
    sku: String,
    items: String,
    units: String,
    code: String,
    model: String,
    care: String,
    days: String,
    price: String,
}

/// What one row of the customer's matrix grows by.
struct Brings {
    application: String,
    model: String,
    units: String,
}

impl Review {
    /// What will be made of `prepared`.
    pub(super) fn of(page: Page, vendor: &Vendor, prepared: &Prepared, fields: Vec<(String, String)>) -> Self {
        let Prepared { draft, orderable, customer, is_new_customer, reseller, distributor, placed } = prepared;
        let texts = page.texts;
        let named = |name: &str, number: &str| format!("{name} ({number})");
        let written = |email: &str, code: &str| texts.placing_in_language(email, code);
        let pairs = || draft.lines.iter().zip(orderable);
        Self {
            fields,
            number: draft.number.clone(),
            date: texts.date(draft.ordered_on),
            customer: named(&customer.name, &customer.number),
            is_new_customer: *is_new_customer,
            country: draft.country.clone(),
            zone: customer.zone.iana_name().unwrap_or("UTC").to_owned(),
            reseller: named(&reseller.name, &reseller.number),
            distributor: distributor.as_ref().map(|account| named(&account.name, &account.number)).unwrap_or_default(),
            contact: written(draft.contact.email.as_str(), &wording::language(texts, draft.contact.language)),
            recipient: written(draft.recipient.email.as_str(), &wording::language(texts, draft.recipient.language)),
            placed: placed.as_ref().map(|order| format!("/orders/{}", order.id)).unwrap_or_default(),
            lines: pairs().map(|(line, orderable)| Line::of(texts, vendor, line, orderable)).collect(),
            brings: brings(texts, vendor, pairs()),
            page,
        }
    }
}

impl Line {
    fn of(texts: &Texts, vendor: &Vendor, line: &DraftLine, orderable: &Orderable) -> Self {
        let product = vendor.catalogue.product(&line.sku).map_or(line.sku.as_str(), |product| product.name.as_str());
        Self {
            product: product.to_owned(),
            sku: line.sku.clone(),
            items: texts.number(u64::from(line.items)),
            units: wording::units(texts, orderable.units),
            code: line.code.clone().unwrap_or_default(),
            model: wording::model(texts, line.model),
            care: line.care.map(|plan| wording::care(texts, plan)).unwrap_or_default(),
            days: wording::order_days(texts, orderable.term, orderable.care, orderable.care_months),
            price: line.price.as_ref().map(|price| wording::price(texts, price)).unwrap_or_default(),
        }
    }
}

/// The rows of the matrix that grow, each once, in the order of the lines.
fn brings<'a>(
    texts: &Texts,
    vendor: &Vendor,
    lines: impl Iterator<Item = (&'a DraftLine, &'a Orderable)>,
) -> Vec<Brings> {
    let mut rows: Vec<(String, String, String, Units)> = Vec::new();
    for (line, orderable) in lines {
        let Some(product) = vendor.catalogue.product(&line.sku) else { continue };
        let Some(application) = vendor.catalogue.application(&product.application) else { continue };
        let name = wording::application(texts, &application.name, product.role);
        let model = wording::model(texts, line.model);
        match rows.iter_mut().find(|(known, known_model, _, _)| *known == name && *known_model == model) {
            Some((_, _, _, units)) => *units += orderable.units,
            None => rows.push((name, model, wording::unit(&application.unit), orderable.units)),
        }
    }
    rows.into_iter()
        .map(|(application, model, unit, units)| Brings {
            application,
            model,
            units: format!("{} {unit}", wording::units(texts, units)).trim_end().to_owned(),
        })
        .collect()
}
