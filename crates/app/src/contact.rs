//! What a node takes into its memory of the servers that call it, and what it writes down of their calls. (L-17, L-19)
//!
//! An unchanged check-in is answered from memory, without the database; the call is written a moment later, together with
//! others. Whatever memory cannot decide goes by [`activation::check_in`](crate::activation::check_in), in a transaction
//! that first writes down what was heard of the same server ([`write`]): so its rules see every call that this node has
//! answered.
//!
//! A node that dies before it has written loses the numbers of the last moments. The rule stays sound: what is kept is
//! lower than what the installation has used, so its next call is a higher one; and a copy that falls into that gap is
//! found by the next call of the other.

use claviger_domain::id::ServerId;
use claviger_domain::license::contact::{CLOCKS_DIFFER, Late};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
pub use claviger_store::server::Contact;
use claviger_store::server::Stored;
use jiff::Timestamp;

use crate::act::{Act, Who};
use crate::{Error, activation};

/// What a node takes into its memory of a server, as the database had it at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its generation.
    pub generation: u64,
    /// The number of its present or next lease.
    pub lease_number: u64,
    /// From when on the present lease should be renewed; none while it is yet to be drawn up.
    pub renew_after: Option<Timestamp>,
    /// The highest number that a call of its installation has carried.
    pub sequence: u64,
    /// The nonce that went with it.
    pub nonce: String,
}

/// What is to be remembered of a server; nothing, if its calls must come before the database: it is gone, disabled or
/// bound to nobody, or has yet to let go of units.
pub fn known(tx: &mut Tx<'_>, id: ServerId) -> Result<Option<Known>, Fault> {
    let Some(Stored { server, lease_renew_after, .. }) = store::server::find(tx, id)? else { return Ok(None) };
    let Some(bound) = server.binding.filter(|_| server.disabled_at.is_none()) else { return Ok(None) };
    if store::server::is_letting_go(tx, id)? {
        return Ok(None);
    }
    Ok(Some(Known {
        generation: server.generation,
        lease_number: server.lease_number,
        renew_after: lease_renew_after,
        sequence: bound.sequence,
        nonce: bound.nonce,
    }))
}

/// Writes down calls that were answered from memory. Each is compared with what was written meanwhile; where a copy is
/// found that way, it is reported as always. Answers with the servers of which less was remembered than is known: what is
/// remembered of those is to be loaded anew. (L-17)
pub fn write(tx: &mut Tx<'_>, act: &mut Act, contacts: &[Contact]) -> Result<Vec<ServerId>, Error> {
    let mut outdated = Vec::new();
    for contact in contacts {
        let came_by = contact.at.checked_add(CLOCKS_DIFFER).unwrap_or(contact.at);
        if store::server::note_contact(tx, contact, came_by)? {
            store::server_day::note(tx, contact.server, contact.at, contact.calls.max(1))?;
            continue;
        }
        if is_settled(tx, act, contact)? {
            continue;
        }
        outdated.push(contact.server);
    }
    Ok(outdated)
}

/// Judges a call that is not simply the newest; `false` if something is known that the caller's memory lacks.
fn is_settled(tx: &mut Tx<'_>, act: &mut Act, contact: &Contact) -> Result<bool, Error> {
    let Some(stored) = store::server::find(tx, contact.server)? else { return Ok(false) };
    let Some(bound) = stored.server.binding.as_ref().filter(|_| stored.server.generation == contact.generation) else {
        // The binding in which it called has ended: nobody counts its numbers any more.
        return Ok(false);
    };
    match bound.late(contact.sequence, &contact.nonce, contact.at) {
        Late::Newest => Ok(true),
        Late::Overtaken => Ok(bound.sequence == contact.sequence),
        Late::Copy { is_ahead } => {
            // It is told as what the product did from where it did it, now that it is known.
            let ours = (
                std::mem::replace(&mut act.who, Who::Product(contact.server)),
                std::mem::replace(&mut act.origin, contact.origin.clone()),
            );
            activation::report_copy(tx, act, &stored)?;
            (act.who, act.origin) = ours;
            if is_ahead {
                let Contact { server, sequence, nonce, origin, .. } = contact;
                let last_seen = bound.last_seen.max(contact.at);
                store::server::note_call(tx, *server, *sequence, nonce, last_seen, origin)?;
            }
            Ok(false)
        }
    }
}
