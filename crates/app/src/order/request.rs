//! An order as it is sent to us, and how it is read: field by field, with everything that is wrong with it. (L-01, X-12)

use std::str::FromStr;

use claviger_domain::account::{Account, AccountKind, Email, Language};
use claviger_domain::license::{CarePlan, Model};
use claviger_domain::sales::catalogue::Catalogue;
use claviger_domain::sales::order::{
    self as sales, Contact, Draft, DraftLine, MOST_LINES, NamedBySender, Order, Price, Recipient,
};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::wrong::{Mistake, Wrong};
use crate::act::Act;

/// An order as the vendor sends it, by program, file or form.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OrderRequest)]
pub struct Request {
    /// The reseller's order number.
    #[schema(example = "A-1001")]
    pub number: String,
    /// The order's date, `YYYY-MM-DD`.
    #[schema(example = "2027-08-07")]
    pub date: String,
    /// Who will use the products.
    pub customer: CustomerRequest,
    /// The reseller's number in the vendor's books.
    #[schema(example = "R1001")]
    pub reseller: String,
    /// The distributor's number; by default the one above the reseller.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distributor: Option<String>,
    /// Whom to write to at the customer's.
    pub contact: Addressee,
    /// Where the order's mail goes; by default to the buyer, the distributor if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<Addressee>,
    /// What is ordered.
    pub lines: Vec<LineRequest>,
}

/// The customer of an order. One whose number is new becomes an account by this very order.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CustomerRequest {
    /// The customer's number in the vendor's books.
    #[schema(example = "C2001")]
    pub number: String,
    /// Its name; may be left out for a customer that exists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "Belcampo S.p.A.")]
    pub name: Option<String>,
    /// Its country, two letters.
    #[schema(example = "IT")]
    pub country: String,
    /// Where its days begin and end (`Europe/Rome`); by default where the reseller's do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
}

/// Somebody to write to.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Addressee {
    /// Address.
    #[schema(example = "licenses@belcampo.example")]
    pub email: String,
    /// Language, two letters.
    #[serde(default = "english")]
    #[schema(example = "en")]
    pub language: String,
}

/// One line of an order.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OrderLineRequest)]
pub struct LineRequest {
    /// The product.
    #[schema(example = "IM120-4L")]
    pub sku: String,
    /// How many items.
    #[schema(example = 1)]
    pub items: u32,
    /// `perpetual`, `subscription`, `cloud`.
    #[schema(example = "subscription")]
    pub model: String,
    /// First day: of a subscription, or of a perpetual license's care.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "2027-08-08")]
    pub first: Option<String>,
    /// Last day, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "2028-08-07")]
    pub last: Option<String>,
    /// `basic`, `gold`, `platinum`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "gold")]
    pub care: Option<String>,
    /// Instead of first and last day of a perpetual license's care: so many months, from the day on which the product is
    /// registered. (C-03)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub care_months: Option<u16>,
    /// The license's code, where the vendor's books give one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What the line costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<PriceRequest>,
}

/// An amount of money.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PriceRequest {
    /// In the currency's smallest unit.
    pub minor: i64,
    /// Three letters.
    #[schema(example = "EUR")]
    pub currency: String,
}

/// One line of an order as it stands in a form or a row of a file: every field a text, an empty one left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineTexts {
    /// The product.
    pub sku: String,
    /// How many items.
    pub items: String,
    /// How it is sold.
    pub model: String,
    /// First day.
    pub first: String,
    /// Last day.
    pub last: String,
    /// The care plan.
    pub care: String,
    /// Months of care, instead of days.
    pub care_months: String,
    /// The license's code.
    pub code: String,
    /// The amount, as people write it.
    pub price: String,
    /// Its currency.
    pub currency: String,
}

impl LineTexts {
    /// The line, and what of it is not of the right kind, by field. What that would have been is left out of the line, or
    /// stands there as something that does no harm, so that the rest can be looked at.
    #[must_use]
    pub fn read(&self) -> (LineRequest, Vec<(&'static str, Wrong)>) {
        let mut wrong = Vec::new();
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let items = self.items.parse::<u32>().unwrap_or_else(|_| {
            wrong.push(("items", Wrong::Items(self.items.clone())));
            1
        });
        let care_months = given(&self.care_months).map(|text| {
            text.parse::<u16>().unwrap_or_else(|_| {
                wrong.push(("care_months", Wrong::Months(text)));
                1
            })
        });
        let price = given(&self.price).and_then(|amount| {
            let price = Price::read(&amount, &self.currency);
            if price.is_none() {
                wrong.push(("price", Wrong::Price { amount, currency: self.currency.clone() }));
            }
            price.map(|price| PriceRequest { minor: price.minor, currency: price.currency })
        });
        let line = LineRequest {
            sku: self.sku.clone(),
            items,
            model: self.model.clone(),
            first: given(&self.first),
            last: given(&self.last),
            care: given(&self.care),
            care_months,
            code: given(&self.code),
            price,
        };
        (line, wrong)
    }
}

/// The account that the vendor's books know by this number. What no account can have for a number, such as a text with a
/// NUL in it, which a database would call a fault, finds none.
pub(super) fn account_of_number(tx: &mut Tx<'_>, number: &str) -> Result<Option<Account>, Fault> {
    if number.chars().any(char::is_control) { Ok(None) } else { store::account::find_by_number(tx, number) }
}

/// Reads a request field by field and gathers what is wrong with it.
#[derive(Default)]
pub(super) struct Reader {
    pub mistakes: Vec<Mistake>,
}

impl Reader {
    fn wrong<T>(&mut self, field: impl Into<String>, what: Wrong) -> Option<T> {
        self.mistakes.push(Mistake { field: field.into(), what });
        None
    }

    /// The partner of this number, as it was found in the books.
    pub fn partner(&mut self, field: &str, number: &str, found: Option<Account>) -> Option<Account> {
        let wanted = if field == "reseller" { AccountKind::Reseller } else { AccountKind::Distributor };
        match found {
            Some(account) if account.kind == wanted => Some(account),
            Some(account) => self.wrong(field, Wrong::AnotherKind { number: number.to_owned(), kind: account.kind }),
            None => self.wrong(field, Wrong::PartnerUnknown { wanted, number: number.to_owned() }),
        }
    }

    pub fn customer(
        &mut self,
        act: &mut Act,
        request: &Request,
        known: Option<&Account>,
        reseller: Option<&Account>,
        buys_for_stock: bool,
    ) -> Option<Account> {
        let CustomerRequest { number, name, country, time_zone } = &request.customer;
        if let Some(known) = known {
            // A partner of the order buys for its own stock what is delivered by activation keys. (P-06)
            if known.kind != AccountKind::Customer && !buys_for_stock {
                let what = Wrong::AnotherKind { number: number.clone(), kind: known.kind };
                return self.wrong("customer.number", what);
            }
            // An account that another one was merged into is meant by that one's number and name as well. (L-29)
            if known.number == *number && name.as_ref().is_some_and(|name| *name != known.name) {
                return self.wrong("customer.name", Wrong::CustomerRenamed { number: number.clone() });
            }
            return Some(known.clone());
        }
        let printable = |text: &str, most| {
            !text.trim().is_empty() && text.chars().count() <= most && !text.chars().any(char::is_control)
        };
        if !printable(number, 64) {
            self.wrong::<()>("customer.number", Wrong::CustomerNumber);
        }
        let Some(name) = name.as_ref().filter(|name| printable(name, 200)) else {
            return self.wrong("customer.name", Wrong::CustomerName { number: number.clone() });
        };
        let zone = match time_zone {
            Some(zone) => match TimeZone::get(zone) {
                Ok(zone) => zone,
                Err(_) => return self.wrong("customer.time_zone", Wrong::TimeZone(zone.clone())),
            },
            None => reseller.map_or(TimeZone::UTC, |reseller| reseller.zone.clone()),
        };
        Some(Account {
            id: act.id(),
            number: number.clone(),
            kind: AccountKind::Customer,
            name: name.clone(),
            country: country.clone(),
            zone,
            above: None,
            language: Language::from_code(&request.contact.language).unwrap_or_default(),
            orders_to: None,
        })
    }

    pub fn draft(
        &mut self,
        request: &Request,
        customer: Option<&Account>,
        reseller: Option<&Account>,
        distributor: Option<&Account>,
        placed: Option<&Order>,
        catalogue: &Catalogue,
    ) -> Option<Draft> {
        let ordered_on = self.date("date", &request.date);
        let contact = self.addressee("contact", &request.contact);
        let recipient = match (&request.recipient, distributor.or(reseller)) {
            (Some(given), _) => self.addressee("recipient", given),
            (None, None) => None,
            (None, Some(buyer)) => match &buyer.orders_to {
                Some(email) => Some((email.clone(), buyer.language)),
                // An order that was placed already goes nowhere any more.
                None if placed.is_some() => placed.map(|one| (one.recipient.email.clone(), one.recipient.language)),
                None => self.wrong("recipient", Wrong::NoRecipient { buyer: buyer.name.clone() }),
            },
        };
        let lines: Vec<_> = request.lines.iter().enumerate().map(|(index, line)| self.line(index, line)).collect();
        if !self.mistakes.is_empty() {
            // No draft comes of it, but what can be said of the rest is said.
            let head = sales::examine_head(&request.number, &request.customer.country, request.lines.len());
            self.mistakes.extend(head.into_iter().map(Mistake::from));
            self.examine_each(request, &lines, ordered_on, catalogue);
        }
        let (contact_email, contact_language) = contact?;
        let (recipient_email, recipient_language) = recipient?;
        Some(Draft {
            number: request.number.clone(),
            ordered_on: ordered_on?,
            customer: customer?.id,
            country: request.customer.country.clone(),
            reseller: reseller?.id,
            distributor: distributor.map(|distributor| distributor.id),
            contact: Contact { email: contact_email, language: contact_language },
            recipient: Recipient { email: recipient_email, language: recipient_language },
            named: NamedBySender { distributor: request.distributor.is_some(), recipient: request.recipient.is_some() },
            lines: lines.into_iter().collect::<Option<_>>()?,
        })
    }

    fn examine_each(
        &mut self,
        request: &Request,
        lines: &[Option<DraftLine>],
        ordered_on: Option<Date>,
        catalogue: &Catalogue,
    ) {
        for (index, (line, sent)) in lines.iter().zip(&request.lines).enumerate().take(MOST_LINES) {
            let wrong = match (line, ordered_on) {
                (Some(line), Some(day)) => line.examine(catalogue, day).err().unwrap_or_default(),
                _ if catalogue.product(&sent.sku).is_none() => {
                    vec![("sku", sales::Wrong::unknown(&sent.sku, catalogue))]
                }
                _ => Vec::new(),
            };
            for (field, what) in wrong {
                self.wrong::<()>(format!("lines[{index}].{field}"), Wrong::Order(what));
            }
        }
    }

    pub fn line(&mut self, index: usize, line: &LineRequest) -> Option<DraftLine> {
        let at = |field: &str| format!("lines[{index}].{field}");
        let before = self.mistakes.len();
        let model = Model::from_word(&line.model).or_else(|| self.wrong(at("model"), Wrong::Model(line.model.clone())));
        let first = line.first.as_ref().and_then(|day| self.date(&at("first"), day));
        let last = line.last.as_ref().and_then(|day| self.date(&at("last"), day));
        let care = line
            .care
            .as_ref()
            .and_then(|plan| CarePlan::from_word(plan).or_else(|| self.wrong(at("care"), Wrong::Care(plan.clone()))));
        if self.mistakes.len() > before {
            return None;
        }
        Some(DraftLine {
            sku: line.sku.clone(),
            items: line.items,
            model: model?,
            first,
            last,
            care,
            care_months: line.care_months,
            code: line.code.clone(),
            price: line.price.as_ref().map(|price| Price { minor: price.minor, currency: price.currency.clone() }),
        })
    }

    fn date(&mut self, field: &str, text: &str) -> Option<Date> {
        let date = if text.len() == 10 { Date::from_str(text).ok() } else { None };
        date.or_else(|| self.wrong(field, Wrong::Day(text.to_owned())))
    }

    fn addressee(&mut self, field: &str, addressee: &Addressee) -> Option<(Email, Language)> {
        let email = addressee.email.parse::<Email>().ok();
        let email = email.or_else(|| self.wrong(format!("{field}.email"), Wrong::Email));
        let language = Language::from_code(&addressee.language);
        let language = language.or_else(|| self.wrong(format!("{field}.language"), Wrong::Language));
        email.zip(language)
    }
}

fn english() -> String {
    Language::English.code().into()
}
