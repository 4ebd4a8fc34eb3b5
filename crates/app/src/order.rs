//! Orders: placed by the vendor, delivered by one mail, unlocked by its link. (L-01 to L-07)

mod request;

use claviger_domain::account::{Account, GrantScope, Permission};
use claviger_domain::id::{AccountId, OrderId, PoolId};
use claviger_domain::license::pool::PoolKey;
use claviger_domain::license::{License, code};
use claviger_domain::sales::order::{
    Contact, Difference, Draft, Line, Order, Orderable, Recipient, Refused, State, Unlocking,
};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::mail::Delivery;
use serde_json::json;

use request::Reader;
pub use request::{Addressee, CustomerRequest, LineRequest, Mistake, PriceRequest, Request};

use crate::act::Act;
use crate::event::{self, About};
use crate::vault::Link;
use crate::{Error, Vendor, access, grant, invitation, mail, pool};

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
    let known_customer = request::account_of_number(tx, &request.customer.number)?;
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

/// Up to `most` orders, the newest first, beginning behind `after`: the vendor sees all, a distributor or reseller its
/// own.
pub fn list(tx: &mut Tx<'_>, act: &Act, after: Option<OrderId>, most: u32) -> Result<Vec<OrderView>, Error> {
    access::anywhere(&act.who, Permission::SeeOrders)?;
    let orders = if access::as_vendor(&act.who, Permission::SeeOrders).is_ok() {
        store::order::newest(tx, None, after, most)?
    } else {
        let mut orders = Vec::new();
        for membership in act.who.memberships() {
            orders.extend(store::order::newest(tx, Some(membership.account), after, most)?);
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
        let present = store::grant::between(tx, order.customer, order.reseller)?;
        if !present.as_ref().is_some_and(|grant| grant.scope.carries(Permission::AssignLicenses)) {
            let scope = present.map_or(GrantScope::Licenses, |grant| grant.scope.and(GrantScope::Licenses));
            grant::give(tx, act, order.customer, order.reseller, scope)?;
        }
        invitation::invite_first_administrator(tx, act, order.customer, order.id, &order.contact)?;
    }
    Ok(())
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
