//! An order: what a reseller bought for a customer, delivered by one mail and locked until somebody presses *Unlock*.
//! (L-01 to L-06)

use jiff::Timestamp;
use jiff::civil::Date;

use super::catalogue::{Catalogue, Delivery};
pub use super::price::Price;
use crate::account::{Email, Language};
use crate::id::{AccountId, LicenseId, OrderId};
use crate::license::{Care, CarePlan, License, Model};
use crate::time::Term;
use crate::units::Units;

/// The most lines one order can have.
pub const MOST_LINES: usize = 200;
/// The most items one line can have.
pub const MOST_ITEMS: u32 = 1_000_000;
/// The most months of care that can be ordered without days.
pub const MOST_CARE_MONTHS: u16 = 120;
/// The longest term, in years.
pub const LONGEST_TERM_YEARS: i16 = 30;

/// What the vendor wants ordered, before anybody has looked whether it can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The reseller's order number.
    pub number: String,
    /// The order's date.
    pub ordered_on: Date,
    /// Who will use the products.
    pub customer: AccountId,
    /// The customer's country, two letters.
    pub country: String,
    /// Who sells to the customer.
    pub reseller: AccountId,
    /// Who sells to the reseller, if anybody stands between.
    pub distributor: Option<AccountId>,
    /// Whom to write to at the customer's.
    pub contact: Contact,
    /// Where the order's mail goes.
    pub recipient: Recipient,
    /// What of it was named, and not taken from the books.
    pub named: NamedBySender,
    /// What is ordered.
    pub lines: Vec<DraftLine>,
}

/// What whoever sends an order may name or leave to the vendor's books. (L-01)
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NamedBySender {
    /// The distributor; otherwise the one above the reseller.
    pub distributor: bool,
    /// The mail's recipient; otherwise the buyer's address for orders.
    pub recipient: bool,
}

/// One line of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftLine {
    /// The product.
    pub sku: String,
    /// How many items of it.
    pub items: u32,
    /// How it is to be sold.
    pub model: Model,
    /// First day: of a subscription, or of a perpetual license's care.
    pub first: Option<Date>,
    /// Last day, likewise.
    pub last: Option<Date>,
    /// The care plan.
    pub care: Option<CarePlan>,
    /// Instead of first and last day of a perpetual license's care: so many months from its registration. (C-03)
    pub care_months: Option<u16>,
    /// The license's code, where the vendor's own books give one.
    pub code: Option<String>,
    /// What the line costs.
    pub price: Option<Price>,
}

/// Whom to write to at the customer's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Address.
    pub email: Email,
    /// The language they read.
    pub language: Language,
}

/// Where the order's mail goes: by default to the buyer, the distributor if there is one. (L-01)
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Address.
    pub email: Email,
    /// The language they read.
    pub language: Language,
}

/// An order that was placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Its id.
    pub id: OrderId,
    /// The reseller's order number.
    pub number: String,
    /// The order's date.
    pub ordered_on: Date,
    /// Who will use the products.
    pub customer: AccountId,
    /// The customer's country.
    pub country: String,
    /// Who sells to the customer.
    pub reseller: AccountId,
    /// Who sells to the reseller.
    pub distributor: Option<AccountId>,
    /// Whom to write to at the customer's.
    pub contact: Contact,
    /// Where the mail goes.
    pub recipient: Recipient,
    /// What was ordered.
    pub lines: Vec<Line>,
    /// Locked, unlocked, cancelled.
    pub state: State,
    /// Which of the links sent so far is the good one: goes up with every resend. (L-03)
    pub link_generation: u32,
    /// When it was placed.
    pub placed_at: Timestamp,
}

/// One line of an order: it becomes one license with its own code. (L-02)
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The license it delivers.
    pub license: LicenseId,
    /// The license's code.
    pub code: String,
    /// The product.
    pub sku: String,
    /// How many items.
    pub items: u32,
    /// Items × units per item.
    pub units: Units,
    /// How it was sold.
    pub model: Model,
    /// The days on which it may be used.
    pub term: Option<Term>,
    /// The care that goes with it; none yet where it waits for the product to be registered.
    pub care: Option<Care>,
    /// The plan that was ordered, with or without days.
    pub care_plan: Option<CarePlan>,
    /// Care that was ordered without days lasts so many months from the product's registration. (C-03)
    pub care_months: Option<u16>,
    /// What it cost.
    pub price: Option<Price>,
}

/// How far an order has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Delivered, and nothing of it is the customer's yet. (L-04)
    Locked,
    /// Its units are in the customer's pools.
    Unlocked {
        /// When somebody pressed the button.
        at: Timestamp,
    },
    /// The vendor took it back while it was locked.
    Cancelled {
        /// When.
        at: Timestamp,
    },
}

/// A line that can be ordered, with everything worked out but its license's id and code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orderable {
    /// Items × units per item.
    pub units: Units,
    /// The days on which it may be used.
    pub term: Option<Term>,
    /// The care that goes with it.
    pub care: Option<Care>,
    /// Instead of days: so many months from the product's registration. (C-03)
    pub care_months: Option<u16>,
}

/// Something wrong with a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where: `number`, `lines[0].sku`.
    pub field: String,
    /// What.
    pub what: Wrong,
}

/// What can be wrong with a field of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// No order number, or one that cannot be.
    Number,
    /// Not a country.
    Country,
    /// No line, or too many.
    Lines,
    /// Not in the catalogue.
    UnknownSku {
        /// What was asked for.
        sku: String,
        /// What is in the catalogue and written almost like that.
        nearest: Option<String>,
    },
    /// No longer sold on the order's date. (C-15)
    EndOfLife(Date),
    /// Two lines of one product that is sold to stock. (P-06)
    StockTwice,
    /// No item, or too many.
    Items,
    /// Not sold like this.
    Model(Vec<Model>),
    /// A first day is needed.
    FirstMissing,
    /// A last day is needed.
    LastMissing,
    /// The last day lies before the first, or too far behind it.
    LastOutOfPlace,
    /// A perpetual license without care has no days.
    NoDays,
    /// Care without days, and without a number of months either.
    CareUndated,
    /// Too few months of care, or too many.
    CareMonths,
    /// Months where there are days.
    DaysAndMonths,
    /// Months for a subscription.
    MonthsOfSubscription,
    /// Months of what?
    MonthsWithoutCare,
    /// A subscription includes care.
    CareMissing,
    /// Not a code.
    Code,
    /// Two licenses cannot share a code.
    CodeTaken(String),
    /// Not a price.
    Price,
}

/// A field in which an order sent again differs from the one placed under its number. (L-01)
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where.
    pub field: String,
    /// What was placed.
    pub placed: String,
    /// What was sent now.
    pub sent: String,
}

/// What was sent when an order was placed, where the order itself may have changed since: whoever sends it again knows
/// nothing of a replaced contact, a mail that went elsewhere, or an address in the vendor's books. (L-01, L-03, L-29)
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FirstSent {
    /// The contact; none if it is not known any more, because it was erased.
    pub contact: Option<Contact>,
    /// Where the mail was to go, named or not; none likewise.
    pub recipient: Option<Recipient>,
    /// What of it was named.
    pub named: NamedBySender,
}

/// What a press of the button comes to. (L-06)
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unlocking {
    /// These licenses go into the customer's pools now.
    Now(Vec<License>),
    /// It was unlocked before: the same as once.
    Already {
        /// When.
        at: Timestamp,
    },
}

/// Why an order cannot be unlocked, cancelled or sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It was cancelled.
    #[error("the order was cancelled")]
    Cancelled,
    /// It was unlocked: what it delivered is the customer's.
    #[error("the order is unlocked already")]
    Unlocked,
}

impl Draft {
    /// Whether this can be ordered: every line worked out, or every mistake named. (L-01, X-12)
    pub fn examine(&self, catalogue: &Catalogue) -> Result<Vec<Orderable>, Vec<Mistake>> {
        let mut mistakes = examine_head(&self.number, &self.country, self.lines.len());
        let mut wrong = |field: String, what: Wrong| mistakes.push(Mistake { field, what });
        let mut orderable = Vec::new();
        for (index, line) in self.lines.iter().enumerate().take(MOST_LINES) {
            match line.examine(catalogue, self.ordered_on) {
                Ok(good) => orderable.push(good),
                Err(found) => {
                    found.into_iter().for_each(|(field, what)| wrong(format!("lines[{index}].{field}"), what));
                }
            }
            if is_stock(catalogue, &line.sku) && self.lines[..index].iter().any(|earlier| earlier.sku == line.sku) {
                wrong(format!("lines[{index}].sku"), Wrong::StockTwice);
            }
            if let Some(code) = &line.code
                && self.lines[..index].iter().any(|earlier| earlier.code.as_ref() == Some(code))
            {
                wrong(format!("lines[{index}].code"), Wrong::CodeTaken(code.clone()));
            }
        }
        if mistakes.is_empty() { Ok(orderable) } else { Err(mistakes) }
    }
}

/// What is wrong with an order before anybody looks at its lines.
#[must_use]
pub fn examine_head(number: &str, country: &str, lines: usize) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let mut wrong = |field: &str, what: Wrong| mistakes.push(Mistake { field: field.into(), what });
    if !is_printable(number, 64) {
        wrong("number", Wrong::Number);
    }
    if country.len() != 2 || !country.bytes().all(|byte| byte.is_ascii_uppercase()) {
        wrong("customer.country", Wrong::Country);
    }
    if lines == 0 || lines > MOST_LINES {
        wrong("lines", Wrong::Lines);
    }
    mistakes
}

impl Wrong {
    /// There is no such product in the catalogue; one that is written almost like it may be meant.
    #[must_use]
    pub fn unknown(sku: &str, catalogue: &Catalogue) -> Self {
        Self::UnknownSku { sku: sku.to_owned(), nearest: catalogue.nearest(sku).map(str::to_owned) }
    }
}

/// Whether `sku` is delivered as an activation key. (P-06)
#[must_use]
pub fn is_stock(catalogue: &Catalogue, sku: &str) -> bool {
    catalogue.product(sku).is_some_and(|product| product.delivery == Delivery::ActivationKey)
}

/// Whether an order of these products brings nothing but activation keys: there is nothing to unlock. (P-06)
pub fn is_all_stock<'a>(catalogue: &Catalogue, skus: impl IntoIterator<Item = &'a str>) -> bool {
    let mut skus = skus.into_iter().peekable();
    skus.peek().is_some() && skus.all(|sku| is_stock(catalogue, sku))
}

impl DraftLine {
    /// Whether this can be ordered on a day: the line worked out, or every mistake with its field.
    pub fn examine(&self, catalogue: &Catalogue, ordered_on: Date) -> Result<Orderable, Vec<(&'static str, Wrong)>> {
        let mut wrong = Vec::new();
        let product = catalogue.product(&self.sku);
        let units = product.and_then(|product| product.units_per_item.times(self.items));
        match product {
            None => wrong.push(("sku", Wrong::unknown(&self.sku, catalogue))),
            Some(product) => {
                if let Some(last) = product.on_sale_until.filter(|last| ordered_on > *last) {
                    wrong.push(("sku", Wrong::EndOfLife(last)));
                }
                if self.items == 0 || self.items > MOST_ITEMS || units.is_none() {
                    wrong.push(("items", Wrong::Items));
                }
                if !product.models.contains(&self.model) {
                    wrong.push(("model", Wrong::Model(product.models.clone())));
                }
            }
        }
        let days = if self.care_months.is_some() { self.no_days(&mut wrong) } else { self.days(&mut wrong) };
        if self.model.has_term() && self.care.is_none() {
            wrong.push(("care", Wrong::CareMissing));
        }
        if let Some(code) = &self.code
            && (code.is_empty()
                || code.len() > 64
                || !code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
        {
            wrong.push(("code", Wrong::Code));
        }
        if self.price.as_ref().is_some_and(|price| !price.is_sound()) {
            wrong.push(("price", Wrong::Price));
        }
        match units {
            Some(units) if wrong.is_empty() => Ok(Orderable {
                units,
                term: days.filter(|_| self.model.has_term()),
                care: self.care.zip(days).map(|(plan, term)| Care { plan, term }),
                care_months: self.care_months,
            }),
            _ => Err(wrong),
        }
    }

    fn days(&self, wrong: &mut Vec<(&'static str, Wrong)>) -> Option<Term> {
        if !self.model.has_term() && self.care.is_none() {
            if self.first.is_some() || self.last.is_some() {
                wrong.push(("first", Wrong::NoDays));
            }
            return None;
        }
        if !self.model.has_term() && self.first.is_none() && self.last.is_none() {
            wrong.push(("first", Wrong::CareUndated));
            return None;
        }
        if self.first.is_none() {
            wrong.push(("first", Wrong::FirstMissing));
        }
        if self.last.is_none() {
            wrong.push(("last", Wrong::LastMissing));
        }
        let (first, last) = (self.first?, self.last?);
        let term = Term::new(first, last)
            .filter(|term| i32::from(term.last.year()) - i32::from(term.first.year()) <= i32::from(LONGEST_TERM_YEARS));
        if term.is_none() {
            wrong.push(("last", Wrong::LastOutOfPlace));
        }
        term
    }

    /// Care for a number of months has no days until the product is registered. (C-03)
    fn no_days(&self, wrong: &mut Vec<(&'static str, Wrong)>) -> Option<Term> {
        if self.model.has_term() {
            wrong.push(("care_months", Wrong::MonthsOfSubscription));
            return self.days(wrong);
        }
        if self.care.is_none() {
            wrong.push(("care_months", Wrong::MonthsWithoutCare));
        }
        if self.first.is_some() || self.last.is_some() {
            wrong.push(("care_months", Wrong::DaysAndMonths));
        }
        if !self.care_months.is_some_and(|months| (1..=MOST_CARE_MONTHS).contains(&months)) {
            wrong.push(("care_months", Wrong::CareMonths));
        }
        None
    }
}

impl Order {
    /// Where `draft`, sent under this order's number, differs from what was sent at `first`: what became of that since,
    /// and what the vendor's books say today where nobody names anything, is none of the draft's doing. The same order
    /// again has no difference. (L-01, X-16)
    #[must_use]
    pub fn differences(&self, draft: &Draft, orderable: &[Orderable], first: &FirstSent) -> Vec<Difference> {
        let mut found = Vec::new();
        let mut compare = |field: String, placed: String, sent: String| {
            if placed != sent {
                found.push(Difference { field, placed, sent });
            }
        };
        compare("date".into(), self.ordered_on.to_string(), draft.ordered_on.to_string());
        compare("customer".into(), self.customer.to_string(), draft.customer.to_string());
        compare("customer.country".into(), self.country.clone(), draft.country.clone());
        let distributor = |id: Option<AccountId>| id.map(|id| id.to_string()).unwrap_or_default();
        if first.named.distributor || draft.named.distributor {
            compare("distributor".into(), distributor(self.distributor), distributor(draft.distributor));
        }
        if let Some(contact) = &first.contact {
            let sent = &draft.contact;
            compare("contact.email".into(), contact.email.to_string(), sent.email.to_string());
            compare("contact.language".into(), contact.language.code().into(), sent.language.code().into());
        }
        if let Some(recipient) = first.recipient.as_ref().filter(|_| first.named.recipient || draft.named.recipient) {
            let sent = &draft.recipient;
            compare("recipient.email".into(), recipient.email.to_string(), sent.email.to_string());
            compare("recipient.language".into(), recipient.language.code().into(), sent.language.code().into());
        }
        compare("lines".into(), self.lines.len().to_string(), draft.lines.len().to_string());
        for (index, (placed, (sent, worked_out))) in
            self.lines.iter().zip(draft.lines.iter().zip(orderable)).enumerate()
        {
            let mut compare = |field: &str, placed: String, sent: String| {
                compare(format!("lines[{index}].{field}"), placed, sent);
            };
            compare("sku", placed.sku.clone(), sent.sku.clone());
            compare("items", placed.items.to_string(), sent.items.to_string());
            compare("model", placed.model.word().into(), sent.model.word().into());
            // Days that care was given by registering the product are none of the order's.
            let days = |term: Option<Term>, care: Option<Care>, months: Option<u16>| {
                let days = term.or(care.filter(|_| months.is_none()).map(|care| care.term));
                days.map(|days| format!("{} to {}", days.first, days.last)).unwrap_or_default()
            };
            compare(
                "days",
                days(placed.term, placed.care, placed.care_months),
                days(worked_out.term, worked_out.care, worked_out.care_months),
            );
            let plan = |plan: Option<CarePlan>| plan.map(|plan| plan.word().to_owned()).unwrap_or_default();
            compare("care", plan(placed.care_plan), plan(sent.care));
            let months = |months: Option<u16>| months.map(|months| months.to_string()).unwrap_or_default();
            compare("care_months", months(placed.care_months), months(sent.care_months));
            let price = |price: &Option<Price>| price.as_ref().map(Price::to_string).unwrap_or_default();
            compare("price", price(&placed.price), price(&sent.price));
            if let Some(code) = &sent.code {
                compare("code", placed.code.clone(), code.clone());
            }
        }
        found
    }

    /// What pressing *Unlock now* comes to. The licenses of `keyed` lines are brought by their activation keys. (L-05 to
    /// L-07, P-06)
    pub fn unlock(&self, keyed: &[LicenseId]) -> Result<Unlocking, Refused> {
        match self.state {
            State::Cancelled { .. } => Err(Refused::Cancelled),
            State::Unlocked { at } => Ok(Unlocking::Already { at }),
            State::Locked => {
                let lines = self.lines.iter().filter(|line| !keyed.contains(&line.license));
                Ok(Unlocking::Now(lines.map(|line| self.license(line)).collect()))
            }
        }
    }

    /// Whether the vendor may still take it back, or send its mail again. (L-04)
    pub fn is_still_locked(&self) -> Result<(), Refused> {
        match self.state {
            State::Locked => Ok(()),
            State::Unlocked { .. } => Err(Refused::Unlocked),
            State::Cancelled { .. } => Err(Refused::Cancelled),
        }
    }

    /// The license that `line` brings; it fills no pool yet.
    #[must_use]
    pub fn license(&self, line: &Line) -> License {
        License {
            id: line.license,
            code: line.code.clone(),
            order: self.id,
            ordered_on: self.ordered_on,
            pool: None,
            sku: line.sku.clone(),
            items: line.items,
            units: line.units,
            model: line.model,
            term: line.term,
            care: line.care,
            care_plan: line.care_plan,
            care_months: line.care_months,
        }
    }
}

impl State {
    /// The word for it in API and storage.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Locked => "locked",
            Self::Unlocked { .. } => "unlocked",
            Self::Cancelled { .. } => "cancelled",
        }
    }
}

fn is_printable(text: &str, most: usize) -> bool {
    !text.trim().is_empty()
        && text.trim() == text
        && text.chars().count() <= most
        && !text.chars().any(char::is_control)
}
