//! Orders: placed by the vendor, delivered by one mail, unlocked by its link. (L-01 to L-07)

pub mod csv;
pub mod import;
pub(crate) mod list;
mod place;
mod progress;
mod request;
mod wrong;

use claviger_domain::account::{Account, GrantScope, Permission};
use claviger_domain::id::{AccountId, LicenseId, OrderId, PoolId};
use claviger_domain::license::License;
use claviger_domain::license::activation_key::State as KeyState;
use claviger_domain::license::pool::PoolKey;
use claviger_domain::sales::order::{
    Contact, Difference, Draft, DraftLine, NamedBySender, Order, Orderable, Recipient, Refused, State, Unlocking,
};
use claviger_store as store;
use claviger_store::activation_key::Listed;
use claviger_store::correction::Correction;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::mail::Delivery;
use jiff::civil::Date;
use serde_json::json;

pub use list::{By, MailState, Search, list};
pub use place::{Called, Placed, Prepared, customer_called, partners, place, review};
pub use progress::{Progress, progress};
use request::Reader;
pub use request::{Addressee, CustomerRequest, LineRequest, LineTexts, PriceRequest, Request};
pub use wrong::{FileWrong, Mistake, Wrong};

use crate::act::Act;
use crate::event::{self, About, Filter, Seen};
use crate::vault::Link;
use crate::{Error, Vendor, access, account, activation_key, grant, invitation, mail, pool, stock};

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
    /// A file of orders holds mistakes; none of its orders was placed. (L-01)
    #[error("no order of the file was placed: {} of its cells are wrong", .0.len())]
    Csv(Vec<csv::Mistake>),
    /// Its state does not allow it.
    #[error(transparent)]
    State(#[from] Refused),
    /// The link is not, or no longer, that of the order. (L-05)
    #[error("this link is not good, or no longer")]
    BadLink,
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
    /// What the vendor put right about it and its licenses after the unlock. (L-29)
    pub corrections: Vec<Correction>,
    /// The licenses that came in exchange for some of its own. (L-29)
    pub exchanged_in: Vec<License>,
    /// The activation keys it brought. (P-06)
    pub keys: Vec<Listed>,
}

impl OrderView {
    /// Whether everything it brings comes by activation keys: there is nothing to unlock. (P-06)
    #[must_use]
    pub fn is_all_stock(&self) -> bool {
        !self.keys.is_empty() && self.order.lines.iter().all(|line| self.key_of(line.license).is_some())
    }

    /// The activation key that brings a license of this order, if one does. (P-06)
    #[must_use]
    pub fn key_of(&self, license: LicenseId) -> Option<&Listed> {
        self.keys.iter().find(|listed| listed.key.license == license)
    }

    /// Whether its mail may be sent again: while it is locked, or brings a key that nobody has redeemed. (L-03, P-06)
    pub fn may_be_resent(&self) -> Result<(), Refused> {
        if self.keys.iter().any(|listed| listed.key.state == KeyState::Ready) {
            Ok(())
        } else {
            self.order.is_still_locked()
        }
    }

    /// The correction by which a license of this order left the account it was in last, if one did. (L-29)
    #[must_use]
    pub fn taken(&self, license: LicenseId) -> Option<&Correction> {
        let of = |one: &&Correction| one.license.is_some_and(|(id, _)| id == license);
        self.corrections.iter().rev().filter(of).find(|one| one.kind.takes_a_license_away())
    }
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
    let keyed: Vec<_> = found.keys.iter().map(|listed| listed.key.license).collect();
    let Unlocking::Now(licenses) = found.order.unlock(&keyed).map_err(Refusal::State)? else { return Ok(found) };
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
    let order = view(tx, order)?;
    order.may_be_resent().map_err(Refusal::State)?;
    let order = order.order;
    let generation = store::order::raise_link_generation(tx, id)?.ok_or(Error::NotFound("order"))?;
    mail::enqueue(tx, act, mail::Kind::Order, id.uuid(), generation, &order.recipient.email, order.recipient.language)?;
    let state = order.state.word();
    record(tx, act, &order, "order.resent", None, state)?;
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
    activation_key::withdraw_all(tx, act, &order)?;
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

/// What happened to an order, the newest first, for those of the vendor's people who may see events; for others nothing.
pub fn events(tx: &mut Tx<'_>, act: &Act, id: OrderId, most: u32) -> Result<Vec<Seen>, Error> {
    match access::as_vendor(&act.who, Permission::SeeEvents) {
        Ok(()) => event::search(tx, act, &Filter { subject: Some(id.uuid()), ..Filter::default() }, None, most),
        Err(_) => Ok(Vec::new()),
    }
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
    let corrections = store::correction::of_order(tx, order.id)?;
    let exchanged_in = store::license::exchanged_in(tx, order.id)?;
    let keys = store::activation_key::of_order(tx, order.id)?;
    Ok(OrderView { order, customer, reseller, distributor, delivery, corrections, exchanged_in, keys })
}

/// Puts a license that was unlocked, or whose activation key was redeemed, into the customer's pool; servers that waited for
/// units take them up. Answers with the pool. (L-07, P-06)
pub(crate) fn load(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    customer: AccountId,
    license: License,
) -> Result<PoolId, Error> {
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
    stock::note(tx, act, vendor, &before)?;
    Ok(before.id)
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
        let present = store::grant::between(tx, order.customer, order.reseller)?;
        if !present.as_ref().is_some_and(|grant| grant.scope.carries(Permission::AssignLicenses)) {
            let scope = present.map_or(GrantScope::Licenses, |grant| grant.scope.and(GrantScope::Licenses));
            grant::give(tx, act, order.customer, order.reseller, scope)?;
        }
        invitation::invite_first_administrator(tx, act, order.customer, order.id, &order.contact)?;
    }
    Ok(())
}

/// The account that the vendor's books know by this number.
pub(crate) fn account_of_number(tx: &mut Tx<'_>, number: &str) -> Result<Option<Account>, Fault> {
    request::account_of_number(tx, number)
}

/// The same; of an account that was merged into another one, that other. (L-29)
fn open_account_of_number(tx: &mut Tx<'_>, number: &str) -> Result<Option<Account>, Fault> {
    match request::account_of_number(tx, number)? {
        Some(account) => Ok(Some(account::followed(tx, account)?)),
        None => Ok(None),
    }
}

/// Whether `line` could be a line of `order` today: worked out, or every mistake named. (L-29)
pub(crate) fn examine_line(
    vendor: &Vendor,
    order: &Order,
    line: &LineRequest,
    today: Date,
) -> Result<(DraftLine, Orderable), Vec<Mistake>> {
    let mut reader = Reader::default();
    let prefix = "lines[0].";
    let own = |field: &str| field.strip_prefix(prefix).unwrap_or(field).to_owned();
    let Some(line) = reader.line(0, line) else {
        let mistakes = reader.mistakes.into_iter();
        return Err(mistakes.map(|one| Mistake { field: own(&one.field), ..one }).collect());
    };
    let draft = Draft {
        number: order.number.clone(),
        ordered_on: today,
        customer: order.customer,
        country: order.country.clone(),
        reseller: order.reseller,
        distributor: order.distributor,
        contact: order.contact.clone(),
        recipient: order.recipient.clone(),
        named: NamedBySender::default(),
        lines: vec![line.clone()],
    };
    let named = |found: Vec<claviger_domain::sales::order::Mistake>| -> Vec<Mistake> {
        found.into_iter().map(|one| Mistake { field: own(&one.field), ..one.into() }).collect()
    };
    let mut orderable = draft.examine(&vendor.catalogue).map_err(named)?;
    Ok((line, orderable.remove(0)))
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
