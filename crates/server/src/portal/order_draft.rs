//! What stands in the order form: every field a text, until somebody asks what it comes to. (L-01)

use claviger_app::order::{Addressee, CustomerRequest, LineTexts, Request};

use super::form::Form;
use crate::refusals;
use crate::texts::Texts;

/// The most lines an order's form has.
pub(super) const MOST_LINES: usize = claviger_app::domain::sales::order::MOST_LINES;

/// The fields of the order form, as they were typed.
#[derive(Clone, Default)]
pub(super) struct Filled {
    pub number: String,
    pub date: String,
    pub customer_number: String,
    pub customer_name: String,
    pub country: String,
    pub time_zone: String,
    pub reseller: String,
    pub distributor: String,
    pub contact_email: String,
    pub contact_language: String,
    pub recipient_email: String,
    pub recipient_language: String,
    pub lines: Vec<LineTexts>,
}

impl Filled {
    /// What came back with a form.
    pub(super) fn of(form: &Form) -> Self {
        let text = |name: &str| form.field(name).trim().to_owned();
        let index = |name: &str| -> Option<usize> { name.strip_prefix("lines[")?.strip_suffix("].sku")?.parse().ok() };
        let count = form.fields().filter_map(|(name, _)| index(name)).map(|index| index + 1).max().unwrap_or(0);
        let line = |index: usize| {
            let text = |field: &str| text(&line_field(index, field));
            LineTexts {
                sku: text("sku"),
                items: text("items"),
                model: text("model"),
                first: text("first"),
                last: text("last"),
                care: text("care"),
                care_months: text("care_months"),
                code: text("code"),
                price: text("price"),
                currency: text("currency"),
            }
        };
        Self {
            number: text("number"),
            date: text("date"),
            customer_number: text("customer.number"),
            customer_name: text("customer.name"),
            country: text("customer.country"),
            time_zone: text("customer.time_zone"),
            reseller: text("reseller"),
            distributor: text("distributor"),
            contact_email: text("contact.email"),
            contact_language: text("contact.language"),
            recipient_email: text("recipient.email"),
            recipient_language: text("recipient.language"),
            lines: (0..count.min(MOST_LINES)).map(line).collect(),
        }
    }

    /// The fields with their names, for a page that only carries them along.
    pub(super) fn fields(&self) -> Vec<(String, String)> {
        let mut fields: Vec<(String, String)> = [
            ("number", &self.number),
            ("date", &self.date),
            ("customer.number", &self.customer_number),
            ("customer.name", &self.customer_name),
            ("customer.country", &self.country),
            ("customer.time_zone", &self.time_zone),
            ("reseller", &self.reseller),
            ("distributor", &self.distributor),
            ("contact.email", &self.contact_email),
            ("contact.language", &self.contact_language),
            ("recipient.email", &self.recipient_email),
            ("recipient.language", &self.recipient_language),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.clone()))
        .collect();
        for (index, line) in self.lines.iter().enumerate() {
            fields
                .extend(line_fields(line).into_iter().map(|(field, value)| (line_field(index, field), value.clone())));
        }
        fields
    }

    /// Lines in which nothing was typed are none, as long as there is another one.
    pub(super) fn without_empty_lines(mut self) -> Self {
        let is_empty = |line: &LineTexts| {
            [&line.sku, &line.items, &line.first, &line.last, &line.care_months, &line.code, &line.price]
                .into_iter()
                .all(String::is_empty)
        };
        let first = self.lines.first().cloned().unwrap_or_default();
        self.lines.retain(|line| !is_empty(line));
        if self.lines.is_empty() {
            self.lines.push(first);
        }
        self
    }

    /// The order that this asks for, and a sentence for what of it is not of the right kind, by field.
    pub(super) fn read(&self, texts: &Texts) -> (Request, Vec<(String, String)>) {
        let given = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let mut wrong = Vec::new();
        let mut lines = Vec::new();
        for (index, line) in self.lines.iter().enumerate() {
            let (line, mistakes) = line.read();
            let told = |(field, what)| (line_field(index, field), refusals::orders::sentence(texts, &what));
            wrong.extend(mistakes.into_iter().map(told));
            lines.push(line);
        }
        let addressee = |email: &String, language: &String| Addressee {
            email: email.clone(),
            language: given(language).unwrap_or_else(|| "en".into()),
        };
        let request = Request {
            number: self.number.clone(),
            date: self.date.clone(),
            customer: CustomerRequest {
                number: self.customer_number.clone(),
                name: given(&self.customer_name),
                country: self.country.to_uppercase(),
                time_zone: given(&self.time_zone),
            },
            reseller: self.reseller.clone(),
            distributor: given(&self.distributor),
            contact: addressee(&self.contact_email, &self.contact_language),
            recipient: given(&self.recipient_email).map(|_| addressee(&self.recipient_email, &self.recipient_language)),
            lines,
        };
        (request, wrong)
    }
}

/// The name of a line's field.
pub(super) fn line_field(index: usize, field: &str) -> String {
    format!("lines[{index}].{field}")
}

/// The fields of a line with their names.
pub(super) fn line_fields(line: &LineTexts) -> [(&'static str, &String); 10] {
    [
        ("sku", &line.sku),
        ("items", &line.items),
        ("model", &line.model),
        ("first", &line.first),
        ("last", &line.last),
        ("care", &line.care),
        ("care_months", &line.care_months),
        ("code", &line.code),
        ("price", &line.price),
        ("currency", &line.currency),
    ]
}

/// The field of the form at which a mistake of the order stands.
pub(super) fn shown_at(field: &str) -> String {
    match field {
        "customer" => "customer.number".into(),
        "contact" => "contact.email".into(),
        "recipient" => "recipient.email".into(),
        "lines" => line_field(0, "sku"),
        _ => match field.strip_suffix("].days") {
            Some(line) => format!("{line}].first"),
            None => field.to_owned(),
        },
    }
}
