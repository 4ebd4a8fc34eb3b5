//! Orders: placed by the vendor, delivered by one mail, unlocked by its link. (L-01 to L-07)

use std::str::FromStr;

use claviger_domain::account::{Account, AccountKind, Email, Language, Permission};
use claviger_domain::id::{AccountId, OrderId, PoolId};
use claviger_domain::license::pool::PoolKey;
use claviger_domain::license::{CarePlan, License, Model, code};
use claviger_domain::sales::order::{
    Contact, Difference, Draft, DraftLine, Line, Order, Orderable, Price, Recipient, Refused, State, Unlocking,
};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::mail::Delivery;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::act::Act;
use crate::event::{self, About};
use crate::vault::Link;
use crate::{Error, Vendor, access, invitation, mail, pool};

/// An order as the vendor sends it, by program, file or form.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The reseller's order number.
    pub number: String,
    /// The order's date, `YYYY-MM-DD`.
    pub date: String,
    /// Who will use the products.
    pub customer: CustomerRequest,
    /// The reseller's number in the vendor's books.
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
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CustomerRequest {
    /// The customer's number in the vendor's books.
    pub number: String,
    /// Its name; may be left out for a customer that exists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its country, two letters.
    pub country: String,
    /// Where its days begin and end (`Europe/Rome`); by default where the reseller's do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
}

/// Somebody to write to.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Addressee {
    /// Address.
    pub email: String,
    /// Language, two letters.
    #[serde(default = "english")]
    pub language: String,
}

/// One line of an order.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineRequest {
    /// The product.
    pub sku: String,
    /// How many items.
    pub items: u32,
    /// `perpetual`, `subscription`, `cloud`.
    pub model: String,
    /// First day: of a subscription, or of a perpetual license's care.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// Last day, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
    /// `basic`, `gold`, `platinum`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub care: Option<String>,
    /// The license's code, where the vendor's books give one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What the line costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<PriceRequest>,
}

/// An amount of money.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceRequest {
    /// In the currency's smallest unit.
    pub minor: i64,
    /// Three letters.
    pub currency: String,
}

/// What is wrong with one field of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where: `lines[0].sku`.
    pub field: String,
    /// What was wrong, and what would be right.
    pub detail: String,
}

/// Why an order is refused.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Refusal {
    /// It cannot be ordered like this.
    #[error("the order cannot be placed: {} of its fields are wrong", .0.len())]
    Mistakes(Vec<Mistake>),
    /// Its number is used by a different order. (L-01)
    #[error("the reseller has placed a different order under this number")]
    Conflict {
        /// The order that has the number.
        order: OrderId,
        /// Where the two differ.
        differences: Vec<Difference>,
    },
    /// Its state does not allow it.
    #[error(transparent)]
    State(#[from] Refused),
    /// The link is not, or no longer, that of the order. (L-05)
    #[error("this link is not good, or no longer")]
    BadLink,
}

/// An order that was placed, now or before.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The order.
    pub order: Order,
    /// Whether the very same order had been placed before.
    pub again: bool,
}

/// An order with the names of everybody in it.
#[derive(Debug, Clone)]
pub struct OrderView {
    /// The order.
    pub order: Order,
    /// Who will use the products.
    pub customer: Account,
    /// Who sells to the customer.
    pub reseller: Account,
    /// Who sells to the reseller.
    pub distributor: Option<Account>,
    /// How its mail fared.
    pub delivery: Option<Delivery>,
}

/// Places an order: its licenses and its one mail are stored with it, or nothing is. (L-01 to L-03)
pub fn place(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, request: &Request) -> Result<Placed, Error> {
    access::as_vendor(&act.who, Permission::PlaceOrders)?;
    let mut reader = Reader::default();
    let reseller = reader.partner(tx, "reseller", &request.reseller)?;
    let distributor = match &request.distributor {
        Some(number) => reader.partner(tx, "distributor", number)?,
        None => match reseller.as_ref().and_then(|reseller| reseller.above) {
            Some(above) => store::account::find(tx, above)?,
            None => None,
        },
    };
    let known_customer = account_of_number(tx, &request.customer.number)?;
    let customer = reader.customer(act, request, known_customer.as_ref(), reseller.as_ref());
    let draft = reader.draft(request, customer.as_ref(), reseller.as_ref(), distributor.as_ref());

    let (Some(draft), Some(customer)) = (draft, customer) else {
        return Err(Refusal::Mistakes(reader.mistakes).into());
    };
    let orderable = draft.examine(&vendor.catalogue).unwrap_or_else(|mistakes| {
        let told = |mistake: claviger_domain::sales::order::Mistake| Mistake {
            field: mistake.field,
            detail: mistake.what.to_string(),
        };
        reader.mistakes.extend(mistakes.into_iter().map(told));
        Vec::new()
    });
    if !reader.mistakes.is_empty() {
        return Err(Refusal::Mistakes(reader.mistakes).into());
    }

    if let Some(order) = store::order::find_by_number(tx, draft.reseller, &draft.number)? {
        let differences = order.differences(&draft, &orderable);
        return if differences.is_empty() {
            Ok(Placed { order, again: true })
        } else {
            Err(Refusal::Conflict { order: order.id, differences }.into())
        };
    }
    refuse_taken_codes(tx, &draft)?;

    if known_customer.is_none() {
        store::account::add(tx, &customer, act.now)?;
        let about = About {
            kind: "account.created",
            subject_kind: "account",
            subject: customer.id.uuid(),
            account: Some(customer.id),
        };
        event::record(tx, act, about, None, Some(json!({ "number": customer.number, "kind": customer.kind.word() })))?;
    }
    let order = draw_up(act, draft, orderable);
    store::order::add(tx, &order)?;
    mail::enqueue(
        tx,
        act,
        mail::Kind::Order,
        order.id.uuid(),
        order.link_generation,
        &order.recipient.email,
        order.recipient.language,
    )?;
    record(tx, act, &order, "order.placed", None, "locked")?;
    Ok(Placed { order, again: false })
}

/// An order, as the holder of its link sees it. Looking changes nothing. (L-05)
pub fn by_link(tx: &mut Tx<'_>, vendor: &Vendor, id: OrderId, secret: &str) -> Result<OrderView, Error> {
    let order = store::order::find(tx, id)?.ok_or(Refusal::BadLink)?;
    if !vendor.vault.is_link_secret(Link::Unlock(id.uuid()), order.link_generation, secret) {
        return Err(Refusal::BadLink.into());
    }
    Ok(view(tx, order)?)
}

/// Unlocks an order: its units go into the customer's pools with the ledger lines that explain them. Doing it twice, or
/// twice at once, is the same as once. (L-05 to L-07)
pub fn unlock(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, id: OrderId, secret: &str) -> Result<OrderView, Error> {
    let found = by_link(tx, vendor, id, secret)?;
    let Unlocking::Now(licenses) = found.order.unlock().map_err(Refusal::State)? else { return Ok(found) };
    let state = State::Unlocked { at: act.now };
    if !store::order::leave_locked(tx, id, state)? {
        return by_link(tx, vendor, id, secret);
    }
    for license in licenses {
        load(tx, act, vendor, found.order.customer, license)?;
    }
    record(tx, act, &found.order, "order.unlocked", Some("locked"), "unlocked")?;
    tell_of_unlocking(tx, act, &found)?;
    by_link(tx, vendor, id, secret)
}

/// Sends the order's mail once more, with a new link; the old one ends. (L-03)
pub fn resend(tx: &mut Tx<'_>, act: &mut Act, id: OrderId) -> Result<(), Error> {
    access::as_vendor(&act.who, Permission::PlaceOrders)?;
    let order = store::order::find(tx, id)?.ok_or(Error::NotFound("order"))?;
    order.is_still_locked().map_err(Refusal::State)?;
    let generation = store::order::raise_link_generation(tx, id)?.ok_or(Error::NotFound("order"))?;
    mail::enqueue(tx, act, mail::Kind::Order, id.uuid(), generation, &order.recipient.email, order.recipient.language)?;
    record(tx, act, &order, "order.resent", None, "locked")?;
    Ok(())
}

/// Takes a locked order back. (L-04)
pub fn cancel(tx: &mut Tx<'_>, act: &mut Act, id: OrderId) -> Result<(), Error> {
    access::as_vendor(&act.who, Permission::PlaceOrders)?;
    let order = store::order::find(tx, id)?.ok_or(Error::NotFound("order"))?;
    order.is_still_locked().map_err(Refusal::State)?;
    if !store::order::leave_locked(tx, id, State::Cancelled { at: act.now })? {
        return Err(Refusal::State(Refused::Unlocked).into());
    }
    record(tx, act, &order, "order.cancelled", Some("locked"), "cancelled")?;
    Ok(())
}

/// One order, for those whose business it is.
pub fn show(tx: &mut Tx<'_>, act: &Act, id: OrderId) -> Result<OrderView, Error> {
    access::anywhere(&act.who, Permission::SeeOrders)?;
    let order = store::order::find(tx, id)?.ok_or(Error::NotFound("order"))?;
    access::to_order(&act.who, Permission::SeeOrders, &order)?;
    Ok(view(tx, order)?)
}

/// The newest orders: the vendor sees all, a distributor or reseller its own.
pub fn newest(tx: &mut Tx<'_>, act: &Act, most: u32) -> Result<Vec<OrderView>, Error> {
    access::anywhere(&act.who, Permission::SeeOrders)?;
    let orders = if access::as_vendor(&act.who, Permission::SeeOrders).is_ok() {
        store::order::newest(tx, None, most)?
    } else {
        let mut orders = Vec::new();
        for membership in act.who.memberships() {
            orders.extend(store::order::newest(tx, Some(membership.account), most)?);
        }
        orders.retain(|order| access::to_order(&act.who, Permission::SeeOrders, order).is_ok());
        orders.sort_by_key(|order| std::cmp::Reverse(order.id));
        orders.dedup_by_key(|order| order.id);
        orders.truncate(most as usize);
        orders
    };
    Ok(orders.into_iter().map(|order| view(tx, order)).collect::<Result<_, _>>()?)
}

/// An order with the names of everybody in it.
pub(crate) fn view(tx: &mut Tx<'_>, order: Order) -> Result<OrderView, Fault> {
    let gone = || Fault::Gone("an order names an account that is not there".into());
    let customer = store::account::find(tx, order.customer)?.ok_or_else(gone)?;
    let reseller = store::account::find(tx, order.reseller)?.ok_or_else(gone)?;
    let distributor = match order.distributor {
        Some(id) => Some(store::account::find(tx, id)?.ok_or_else(gone)?),
        None => None,
    };
    let delivery = store::mail::delivery(tx, order.id.uuid())?;
    Ok(OrderView { order, customer, reseller, distributor, delivery })
}

/// Puts an unlocked license into the customer's pool; servers that waited for units take them up. (L-07)
fn load(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, customer: AccountId, license: License) -> Result<(), Error> {
    let missing = || Fault::Gone(format!("product {} was taken out of the catalogue", license.sku));
    let product = vendor.catalogue.product(&license.sku).ok_or_else(missing)?;
    let application = vendor.catalogue.application(&product.application).ok_or_else(missing)?;
    let key = PoolKey {
        account: customer,
        application: application.id.clone(),
        unit: application.unit.clone(),
        role: product.role,
        model: license.model,
    };
    let fresh: PoolId = act.id();
    let before = store::pool::open(tx, &key, fresh)?;
    let id = license.id;
    let change = before.load(License { pool: Some(before.id), ..license }, act.now)?;
    store::order::put_into_pool(tx, id, before.id)?;
    pool::record(tx, act, &before, &change)?;
    Ok(())
}

/// Tells the buyer and the customer; a customer without an administrator is invited to have one, and the reseller may
/// manage its licenses until then and afterwards, as long as the customer lets it. (L-06, X-01)
fn tell_of_unlocking(tx: &mut Tx<'_>, act: &mut Act, found: &OrderView) -> Result<(), Error> {
    let order = &found.order;
    let subject = order.id.uuid();
    let Recipient { email, language } = &order.recipient;
    mail::enqueue(tx, act, mail::Kind::Unlocked, subject, order.link_generation, email, *language)?;
    if store::account::has_administrator(tx, order.customer)? {
        let Contact { email, language } = &order.contact;
        mail::enqueue(tx, act, mail::Kind::Unlocked, subject, order.link_generation, email, *language)?;
    } else {
        store::account::grant(tx, order.customer, order.reseller, act.now)?;
        invitation::invite_first_administrator(tx, act, order.customer, &order.contact)?;
    }
    Ok(())
}

/// The account that the vendor's books know by this number. What no account can have for a number, such as a text with a
/// NUL in it, which a database would call a fault, finds none.
fn account_of_number(tx: &mut Tx<'_>, number: &str) -> Result<Option<Account>, Fault> {
    if number.chars().any(char::is_control) { Ok(None) } else { store::account::find_by_number(tx, number) }
}

fn refuse_taken_codes(tx: &mut Tx<'_>, draft: &Draft) -> Result<(), Error> {
    let mut mistakes = Vec::new();
    for (index, line) in draft.lines.iter().enumerate() {
        if let Some(code) = &line.code
            && store::order::of_code(tx, code)?.is_some()
        {
            let detail = claviger_domain::sales::order::Wrong::CodeTaken(code.clone()).to_string();
            mistakes.push(Mistake { field: format!("lines[{index}].code"), detail });
        }
    }
    if mistakes.is_empty() { Ok(()) } else { Err(Refusal::Mistakes(mistakes).into()) }
}

fn draw_up(act: &mut Act, draft: Draft, orderable: Vec<Orderable>) -> Order {
    let lines = draft.lines.into_iter().zip(orderable).map(|(line, orderable)| Line {
        license: act.id(),
        code: line.code.unwrap_or_else(|| code::license_code(act.random())),
        sku: line.sku,
        items: line.items,
        units: orderable.units,
        model: line.model,
        term: orderable.term,
        care: orderable.care,
        price: line.price,
    });
    let lines = lines.collect();
    Order {
        id: act.id(),
        number: draft.number,
        ordered_on: draft.ordered_on,
        customer: draft.customer,
        country: draft.country,
        reseller: draft.reseller,
        distributor: draft.distributor,
        contact: draft.contact,
        recipient: draft.recipient,
        lines,
        state: State::Locked,
        link_generation: 1,
        placed_at: act.now,
    }
}

fn record(
    tx: &mut Tx<'_>,
    act: &mut Act,
    order: &Order,
    kind: &'static str,
    before: Option<&str>,
    after: &str,
) -> Result<(), Fault> {
    let lines: Vec<_> =
        order.lines.iter().map(|line| json!({ "sku": line.sku, "items": line.items, "code": line.code })).collect();
    let after = json!({ "state": after, "number": order.number, "lines": lines });
    let about = About { kind, subject_kind: "order", subject: order.id.uuid(), account: Some(order.customer) };
    event::record(tx, act, about, before.map(|state| json!({ "state": state })), Some(after))
}

/// Reads a request field by field and gathers what is wrong with it.
#[derive(Default)]
struct Reader {
    mistakes: Vec<Mistake>,
}

impl Reader {
    fn wrong<T>(&mut self, field: impl Into<String>, detail: impl Into<String>) -> Option<T> {
        self.mistakes.push(Mistake { field: field.into(), detail: detail.into() });
        None
    }

    fn partner(&mut self, tx: &mut Tx<'_>, field: &str, number: &str) -> Result<Option<Account>, Fault> {
        let wanted = if field == "reseller" { AccountKind::Reseller } else { AccountKind::Distributor };
        Ok(match account_of_number(tx, number)? {
            Some(account) if account.kind == wanted => Some(account),
            Some(account) => self.wrong(field, format!("`{number}` is the number of a {}", account.kind.word())),
            None => self.wrong(field, format!("no {field} has the number `{number}`")),
        })
    }

    fn customer(
        &mut self,
        act: &mut Act,
        request: &Request,
        known: Option<&Account>,
        reseller: Option<&Account>,
    ) -> Option<Account> {
        let CustomerRequest { number, name, country, time_zone } = &request.customer;
        if let Some(known) = known {
            if known.kind != AccountKind::Customer {
                return self.wrong("customer.number", format!("`{number}` is the number of a {}", known.kind.word()));
            }
            if name.as_ref().is_some_and(|name| *name != known.name) {
                return self
                    .wrong("customer.name", format!("customer `{number}` has another name in the vendor's books"));
            }
            return Some(known.clone());
        }
        let printable = |text: &str, most| {
            !text.trim().is_empty() && text.chars().count() <= most && !text.chars().any(char::is_control)
        };
        if !printable(number, 64) {
            self.wrong::<()>("customer.number", "a customer's number has 1 to 64 characters");
        }
        let Some(name) = name.as_ref().filter(|name| printable(name, 200)) else {
            return self
                .wrong("customer.name", format!("customer `{number}` is new: give its name, of 1 to 200 characters"));
        };
        let zone = match time_zone {
            Some(zone) => match TimeZone::get(zone) {
                Ok(zone) => zone,
                Err(_) => {
                    return self
                        .wrong("customer.time_zone", format!("`{zone}` is no time zone: use a name like Europe/Rome"));
                }
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

    fn draft(
        &mut self,
        request: &Request,
        customer: Option<&Account>,
        reseller: Option<&Account>,
        distributor: Option<&Account>,
    ) -> Option<Draft> {
        let ordered_on = self.date("date", &request.date);
        let contact = self.addressee("contact", &request.contact);
        let recipient = match (&request.recipient, distributor.or(reseller)) {
            (Some(given), _) => self.addressee("recipient", given),
            (None, None) => None,
            (None, Some(buyer)) => match &buyer.orders_to {
                Some(email) => Some((email.clone(), buyer.language)),
                None => self
                    .wrong("recipient", format!("{} has no address for orders: name the mail's recipient", buyer.name)),
            },
        };
        let lines: Vec<_> = request.lines.iter().enumerate().map(|(index, line)| self.line(index, line)).collect();
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
            lines: lines.into_iter().collect::<Option<_>>()?,
        })
    }

    fn line(&mut self, index: usize, line: &LineRequest) -> Option<DraftLine> {
        let at = |field: &str| format!("lines[{index}].{field}");
        let before = self.mistakes.len();
        let model = Model::from_word(&line.model).or_else(|| {
            self.wrong(at("model"), format!("`{}` is no model: use perpetual, subscription or cloud", line.model))
        });
        let first = line.first.as_ref().and_then(|day| self.date(&at("first"), day));
        let last = line.last.as_ref().and_then(|day| self.date(&at("last"), day));
        let care = line.care.as_ref().and_then(|plan| {
            CarePlan::from_word(plan)
                .or_else(|| self.wrong(at("care"), format!("`{plan}` is no care plan: use basic, gold or platinum")))
        });
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
            code: line.code.clone(),
            price: line.price.as_ref().map(|price| Price { minor: price.minor, currency: price.currency.clone() }),
        })
    }

    fn date(&mut self, field: &str, text: &str) -> Option<Date> {
        let date = if text.len() == 10 { Date::from_str(text).ok() } else { None };
        date.or_else(|| self.wrong(field, format!("`{text}` is no day: write it as 2027-08-07")))
    }

    fn addressee(&mut self, field: &str, addressee: &Addressee) -> Option<(Email, Language)> {
        let email = addressee.email.parse::<Email>().ok();
        let email =
            email.or_else(|| self.wrong(format!("{field}.email"), "an e-mail address looks like name@example.com"));
        let language = Language::from_code(&addressee.language);
        let codes = || Language::ALL.map(Language::code).join(", ");
        let language =
            language.or_else(|| self.wrong(format!("{field}.language"), format!("the languages are {}", codes())));
        email.zip(language)
    }
}

fn english() -> String {
    Language::English.code().into()
}
