//! Forwarding an order: an invitation to manage its licenses, sent to the end customer or to a reseller. (L-06)
//!
//! It gives nobody anything by itself. The end customer's contact gets the invitation it has anyway. A reseller who follows
//! the link signs in and *asks*; the customer, or the vendor while the customer has nobody yet, lets it in or does not.

use claviger_domain::account::{Account, AccountKind, Email, GrantScope, Language, Permission, may, may_let_in};
use claviger_domain::id::{AccountId, ForwardingId, OrderId};
use claviger_domain::sales::forward::{LASTS, TooOften, WITHIN, may_forward};
use claviger_domain::sales::order::{Contact, Order, State};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::forward::{Forwarding, ToWhom};
use claviger_store::grant::Request;
use serde_json::json;

use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::vault::Link;
use crate::{Error, Vendor, access, grant, invitation, mail, order};

/// Why an order is not forwarded, or what was forwarded not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is nothing to manage yet, or never will be.
    #[error("only an unlocked order is forwarded: unlock it first")]
    NotUnlocked,
    /// Nobody can be written to there.
    #[error("an e-mail address looks like name@example.com")]
    Address,
    /// Nobody at the customer's can be written to any more.
    #[error(
        "the order's contact was erased, so that nobody at the customer's can be written to: forward the order to a \
         reseller, or let the vendor replace the contact first"
    )]
    ContactErased,
    /// Neither of those it can be sent to.
    #[error("an order is forwarded to a `reseller` or to the `customer`")]
    ToWhom,
    /// Too often.
    #[error(transparent)]
    TooOften(#[from] TooOften),
    /// The link is unknown, too old, or was followed by another partner.
    #[error("this link is not good, or no longer")]
    BadLink,
    /// Only partners ask to be let in.
    #[error("only a distributor or reseller can be let in: choose such an account")]
    NotAPartner,
}

/// To whom an order is forwarded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum To {
    /// The end customer: its contact, whom the order names, is written to and nobody else.
    Customer,
    /// A reseller, at this address.
    Reseller(String),
}

/// What a reseller sees who follows a forwarded link.
#[derive(Debug, Clone)]
pub struct ForwardingView {
    /// The forwarding.
    pub forwarding: Forwarding,
    /// The order.
    pub order: Order,
    /// Whose licenses they are.
    pub customer: Account,
}

/// What following a forwarded link came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The customer was asked.
    Now,
    /// The partner may manage these licenses already.
    NotNeeded,
}

/// Forwards an order as the holder of its unlock link.
pub fn by_link(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    id: OrderId,
    secret: &str,
    to: &To,
    language: Language,
) -> Result<(), Error> {
    let found = order::by_link(tx, vendor, id, secret)?.order;
    forward(tx, act, &found, to, language)
}

/// Forwards an order as the vendor, or as one of those who sold it.
pub fn by_seller(tx: &mut Tx<'_>, act: &mut Act, id: OrderId, to: &To, language: Language) -> Result<(), Error> {
    access::anywhere(&act.who, Permission::SeeOrders)?;
    let found = store::order::find(tx, id)?.ok_or(Error::NotFound("order"))?;
    access::to_order(&act.who, Permission::AssignLicenses, &found)?;
    forward(tx, act, &found, to, language)
}

/// What a forwarded link is about. Looking changes nothing.
pub fn look(
    tx: &mut Tx<'_>,
    act: &Act,
    vendor: &Vendor,
    id: ForwardingId,
    secret: &str,
) -> Result<ForwardingView, Error> {
    let forwarding = store::forward::find(tx, id)?.ok_or(Refusal::BadLink)?;
    let good = vendor.vault.is_link_secret(Link::Forwarding(id.uuid()), 1, secret);
    if !good || forwarding.to != ToWhom::Reseller || forwarding.expires <= act.now {
        return Err(Refusal::BadLink.into());
    }
    let order = store::order::find(tx, forwarding.order)?.ok_or(Refusal::BadLink)?;
    let customer = store::account::find(tx, order.customer)?.ok_or(Refusal::BadLink)?;
    Ok(ForwardingView { forwarding, order, customer })
}

/// The partner accounts for which somebody may ask: those whose licenses they assign.
pub fn asking(tx: &mut Tx<'_>, who: &Who) -> Result<Vec<Account>, Fault> {
    let mut accounts = Vec::new();
    for membership in who.memberships() {
        let is_partner = matches!(membership.kind, AccountKind::Distributor | AccountKind::Reseller);
        if is_partner && may(membership.kind, membership.role, Permission::AssignLicenses) {
            accounts.extend(store::account::find(tx, membership.account)?);
        }
    }
    Ok(accounts)
}

/// Asks the customer, for `partner`, to be let in. Asking again is the same as asking once; the link is good for one
/// partner.
pub fn ask(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    id: ForwardingId,
    secret: &str,
    partner: AccountId,
) -> Result<Asked, Error> {
    // Without the link there is nothing to ask for, whoever one is.
    let ForwardingView { forwarding, order, customer } = look(tx, act, vendor, id, secret)?;
    access::to_account(tx, &act.who, Permission::AssignLicenses, partner)?;
    let account = store::account::find(tx, partner)?.ok_or(Error::NotFound("account"))?;
    may_let_in(customer.kind, account.kind).map_err(|_| Refusal::NotAPartner)?;
    let granted = store::grant::between(tx, customer.id, partner)?;
    if granted.is_some_and(|grant| grant.scope.carries(Permission::AssignLicenses)) {
        return Ok(Asked::NotNeeded);
    }
    if !store::forward::use_up(tx, id, partner, act.now)? {
        let waits = store::grant::request(tx, customer.id, partner)?.is_some();
        let is_same = forwarding.used_by == Some(partner) && waits;
        return if is_same { Ok(Asked::Now) } else { Err(Refusal::BadLink.into()) };
    }
    let (by_kind, by) = act.who.in_the_log();
    let request = Request {
        customer: customer.id,
        partner,
        scope: GrantScope::Licenses,
        order: order.id,
        at: act.now,
        by_kind: by_kind.into(),
        by,
    };
    grant::ask(tx, act, &request, id.uuid())?;
    Ok(Asked::Now)
}

fn forward(tx: &mut Tx<'_>, act: &mut Act, order: &Order, to: &To, language: Language) -> Result<(), Error> {
    if !matches!(order.state, State::Unlocked { .. }) {
        return Err(Refusal::NotUnlocked.into());
    }
    let email: Option<Email> = match to {
        To::Customer => None,
        To::Reseller(address) => Some(address.parse().map_err(|_| Refusal::Address)?),
    };
    let before = store::forward::times(tx, order.id, act.now - WITHIN)?;
    may_forward(&before, act.now).map_err(Refusal::from)?;
    let to = if email.is_some() { ToWhom::Reseller } else { ToWhom::Customer };
    let forwarding =
        Forwarding { id: act.id(), order: order.id, to, made: act.now, expires: act.now + LASTS, used_by: None };
    store::forward::add(tx, &forwarding)?;
    match email {
        Some(email) => {
            mail::enqueue(tx, act, mail::Kind::Forwarded, forwarding.id.uuid(), 1, &email, language)?;
        }
        None => tell_contact(tx, act, order)?,
    }
    let about = About {
        kind: "order.forwarded",
        subject_kind: "order",
        subject: order.id.uuid(),
        account: Some(order.customer),
    };
    event::record(tx, act, about, None, Some(json!({ "to": to.word() })))?;
    Ok(())
}

/// Writes to the order's contact: the invitation once more, or where the licenses are if somebody manages them already.
fn tell_contact(tx: &mut Tx<'_>, act: &mut Act, order: &Order) -> Result<(), Error> {
    let Contact { email, language } = &order.contact;
    if email.is_erased() {
        return Err(Refusal::ContactErased.into());
    }
    if store::account::has_administrator(tx, order.customer)? {
        mail::enqueue(tx, act, mail::Kind::Unlocked, order.id.uuid(), order.link_generation, email, *language)?;
        return Ok(());
    }
    Ok(invitation::remind_first_administrator(tx, act, order.customer, order.id, &order.contact)?)
}
