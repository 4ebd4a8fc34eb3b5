//! The outbox as the vendor's people see it: what went out, what did not and why, and trying again. (L-03)

use std::time::Duration;

use claviger_domain::account::{Email, Permission};
use claviger_domain::id::{Id, MailId, OrderId};
use claviger_domain::sales::order::{Recipient, Refused};
use claviger_domain::sorting::{self, Part, Placed};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::mail::Delivery;
pub use claviger_store::outbox::{By, Entry, Failure, Which};
use jiff::Timestamp;
use serde_json::json;

use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::mail::{self, Content};
use crate::{Error, Vendor, access, order};

/// How many failed attempts are shown of a mail.
const MOST_FAILURES: u32 = 50;
/// How many mails are tried again at once.
const MOST_AT_ONCE: u32 = 1_000;
/// The longest word of a mail server that is kept, in characters.
const LONGEST_ERROR: usize = 1_000;
/// Under which name is stored when somebody last began to look for mails that came back, in microseconds since 1970.
const LOOKED: &str = "bounces.looked";

/// Why a mail cannot be tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It has gone out.
    #[error("the mail server has taken this mail already: of an order, send a new one from the order's page")]
    Sent,
}

/// One mail with all that is known of it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The mail and how it fared.
    pub entry: Entry,
    /// The attempts that failed, the newest first.
    pub failures: Vec<Failure>,
    /// What it says; nothing if what it is about is gone or was replaced.
    pub content: Option<Content>,
}

/// Mails, the newest first, for those who may see them.
pub fn list(
    tx: &mut Tx<'_>,
    act: &Act,
    which: Which,
    recipient: Option<&Email>,
    part: &Part<By>,
) -> Result<Vec<Placed<Entry>>, Error> {
    access::as_vendor(&act.who, Permission::SeeMails)?;
    Ok(store::outbox::list(tx, which, recipient.map(Email::as_str), part)?)
}

/// One mail, for those who may see it. Whoever shows its content takes the secrets out of its links.
pub fn show(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, id: MailId) -> Result<Shown, Error> {
    access::as_vendor(&act.who, Permission::SeeMails)?;
    let entry = store::outbox::find(tx, id)?.ok_or(Error::NotFound("mail"))?;
    let failures = store::outbox::failures(tx, id, MOST_FAILURES)?;
    let content = mail::content(tx, vendor, &entry.mail)?;
    Ok(Shown { entry, failures, content })
}

/// Tries a mail again now, whether it waits or was given up.
pub fn retry(tx: &mut Tx<'_>, act: &mut Act, id: MailId) -> Result<(), Error> {
    access::as_vendor(&act.who, Permission::ManageMails)?;
    let entry = store::outbox::find(tx, id)?.ok_or(Error::NotFound("mail"))?;
    match entry.delivery {
        Delivery::Sent { .. } | Delivery::Bounced { .. } => Err(Refusal::Sent.into()),
        Delivery::Waiting { .. } => {
            store::outbox::hurry(tx, id, act.now)?;
            Ok(())
        }
        Delivery::Dead { .. } => revive(tx, act, id),
    }
}

/// Tries again everything that was given up; answers with how many mails that are.
pub fn retry_all(tx: &mut Tx<'_>, act: &mut Act) -> Result<usize, Error> {
    access::as_vendor(&act.who, Permission::ManageMails)?;
    let dead = sorting::rows(store::outbox::list(tx, Which::Dead, None, &Part::first(MOST_AT_ONCE))?);
    for entry in &dead {
        revive(tx, act, entry.mail.id)?;
    }
    Ok(dead.len())
}

/// Sends a locked order's mail to another address, with a new link; the old link ends. (L-03)
pub fn redirect(tx: &mut Tx<'_>, act: &mut Act, id: OrderId, to: &Recipient) -> Result<(), Error> {
    access::as_vendor(&act.who, Permission::PlaceOrders)?;
    if !store::order::set_recipient(tx, id, to)? {
        store::order::find(tx, id)?.ok_or(Error::NotFound("order"))?;
        return Err(order::Refusal::State(Refused::Unlocked).into());
    }
    order::resend(tx, act, id)
}

/// Notes what the mail server said of a mail that it did not take.
pub(crate) fn note_failure(tx: &mut Tx<'_>, act: &mut Act, id: MailId, error: &str) -> Result<(), Error> {
    let failure: Id<()> = act.id();
    Ok(store::outbox::add_failure(tx, failure, id, act.now, &short(error))?)
}

/// Notes that a mail came back; `false` if we know of no such mail that went out, or that it came back before.
pub fn note_bounced(tx: &mut Tx<'_>, act: &mut Act, id: MailId, error: &str) -> Result<bool, Error> {
    if !matches!(act.who, Who::System) {
        return Err(Error::Forbidden);
    }
    if !store::outbox::note_bounced(tx, id, act.now, &short(error))? {
        return Ok(false);
    }
    record(tx, act, id, "mail.bounced")?;
    Ok(true)
}

/// Whether the caller is to look for mails that came back: `false` if another node began to, less than half of `every`
/// ago. (L-03)
pub fn begin_look_for_bounces(tx: &mut Tx<'_>, act: &Act, every: Duration) -> Result<bool, Error> {
    if !matches!(act.who, Who::System) {
        return Err(Error::Forbidden);
    }
    let last = store::setting::get(tx, LOOKED)?.and_then(|text| text.parse().ok());
    let last = last.and_then(|micros| Timestamp::from_microsecond(micros).ok());
    // A clock that was put back does not keep us waiting.
    if last.is_some_and(|last| last <= act.now && act.now.duration_since(last).unsigned_abs() < every / 2) {
        return Ok(false);
    }
    store::setting::set(tx, LOOKED, &act.now.as_microsecond().to_string())?;
    Ok(true)
}

fn revive(tx: &mut Tx<'_>, act: &mut Act, id: MailId) -> Result<(), Error> {
    if store::outbox::revive(tx, id, act.now)? {
        record(tx, act, id, "mail.retried")?;
    }
    Ok(())
}

fn record(tx: &mut Tx<'_>, act: &mut Act, id: MailId, kind: &'static str) -> Result<(), Error> {
    let about = About { kind, subject_kind: "mail", subject: id.uuid(), account: None };
    event::record(tx, act, about, None, Some(json!({ "mail": id.to_string() })))?;
    Ok(())
}

/// What fits into a column; what a database cannot hold is left out.
fn short(error: &str) -> String {
    error.chars().filter(|c| !c.is_control() || *c == '\n').take(LONGEST_ERROR).collect()
}
