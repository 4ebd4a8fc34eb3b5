//! An order's contact is replaced before anybody is the customer's administrator: the wrong one never comes in. (L-29)

use claviger_domain::account::{Email, Language, Permission};
use claviger_domain::id::OrderId;
use claviger_domain::license::correction::Kind;
use claviger_domain::sales::order::{Contact, State};
use claviger_store as store;
use claviger_store::correction::Correction;
use claviger_store::engine::Tx;
use serde_json::json;

use super::{Refusal, read_reason};
use crate::act::Act;
use crate::event::{self, About};
use crate::order::{Addressee, OrderView};
use crate::{Error, access, invitation, order};

/// The replacement of an order's contact, worked out and not yet made.
#[derive(Debug, Clone)]
pub struct Replacement {
    /// The order, with its present contact.
    pub order: OrderView,
    /// Who the contact will be.
    pub contact: Contact,
    /// Whether an invitation goes out to them: the order is unlocked, and nobody else is invited.
    pub invites: bool,
}

/// What replacing the contact would do, for the vendor's review. Nothing is changed.
pub fn plan_contact(
    tx: &mut Tx<'_>,
    act: &Act,
    id: OrderId,
    contact: &Addressee,
    reason: &str,
) -> Result<Replacement, Error> {
    access::as_vendor(&act.who, Permission::CorrectLicenses)?;
    read_reason(reason)?;
    let order = store::order::find(tx, id)?.ok_or(Error::NotFound("order"))?;
    let wanted = read(contact)?;
    if matches!(order.state, State::Cancelled { .. }) {
        return Err(Refusal::Cancelled.into());
    }
    if wanted == order.contact {
        return Err(Refusal::SameContact.into());
    }
    if store::account::has_administrator(tx, order.customer)? {
        return Err(Refusal::HasAdministrator.into());
    }
    let invites = matches!(order.state, State::Unlocked { .. });
    Ok(Replacement { order: order::view(tx, order)?, contact: wanted, invites })
}

/// Replaces it: the open invitation to the old contact ends, and a new one goes out. (L-29)
pub fn replace_contact(
    tx: &mut Tx<'_>,
    act: &mut Act,
    id: OrderId,
    contact: &Addressee,
    reason: &str,
) -> Result<Replacement, Error> {
    access::as_vendor(&act.who, Permission::CorrectLicenses)?;
    let reason = read_reason(reason)?;
    let plan = plan_contact(tx, act, id, contact, &reason)?;
    let order = &plan.order.order;
    store::order::replace_contact(tx, id, &plan.contact)?;
    let entry = Correction {
        id: act.id(),
        kind: Kind::ContactReplaced,
        account: order.customer,
        other: None,
        license: None,
        replacement: None,
        order: Some(id),
        reason,
        at: act.now,
    };
    store::correction::add(tx, &entry)?;
    let about = About {
        kind: "order.contact-replaced",
        subject_kind: "order",
        subject: id.uuid(),
        account: Some(order.customer),
    };
    event::record(tx, act, about, None, Some(json!({ "correction": entry.id.to_string() })))?;
    for ended in store::invitation::end_open(tx, order.customer, Some(&order.contact.email), act.now)? {
        let about = About {
            kind: "invitation.ended",
            subject_kind: "invitation",
            subject: ended.uuid(),
            account: Some(order.customer),
        };
        event::record(tx, act, about, None, None)?;
    }
    if plan.invites {
        invitation::invite_first_administrator(tx, act, order.customer, order.id, &plan.contact)?;
    }
    Ok(plan)
}

fn read(contact: &Addressee) -> Result<Contact, Refusal> {
    let email: Email = contact.email.parse().map_err(|_| Refusal::Contact)?;
    let language = Language::from_code(&contact.language).ok_or(Refusal::Contact)?;
    Ok(Contact { email, language })
}
