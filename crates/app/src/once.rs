//! Calls that are carried out once, however often they are sent.
//!
//! A program names its call by a key. The first one claims it; the deed notes, in its own transaction, that it was carried
//! out; the answer is kept for a day and given to whoever sends the call again. A claim whose node died is free after a
//! minute, if nothing was carried out; and whoever comes back after somebody else took over can no longer carry out
//! anything. If it was carried out and only the answer was lost, that is told: it never happens twice.

use claviger_domain::id::ApiKeyId;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::act::{Act, Who};
use crate::vault::Sealed;
use crate::{Error, Vendor};

/// How long an answer is kept.
pub const KEPT: SignedDuration = SignedDuration::from_hours(24);
/// How long a claim holds of which nothing more is heard.
const HELD: SignedDuration = SignedDuration::from_mins(1);
/// The longest key, in characters.
pub const LONGEST_KEY: usize = 128;

/// Why a call is not carried out now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The key is none.
    #[error("an Idempotency-Key has 1 to {LONGEST_KEY} visible ASCII characters, and is sent once")]
    Key,
    /// The key names another call.
    #[error("this Idempotency-Key was sent with another call: take a new key for each call")]
    OtherCall,
    /// The first one is still under way.
    #[error("the first call with this Idempotency-Key is still under way: ask again in a moment")]
    UnderWay,
    /// It was carried out, and nobody knows the answer any more.
    #[error("the call with this Idempotency-Key was carried out, but its answer was lost: look what it did")]
    AnswerLost,
}

/// A call that one may carry out now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    caller: ApiKeyId,
    key: String,
    id: Uuid,
}

/// What was answered to a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The headers that matter.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

/// What there is to do about a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claimed {
    /// Carry it out.
    Now(Claim),
    /// Give the answer of the first time.
    Before(Answer),
}

/// Claims the call that the calling program named `key`; `hash` tells it from other calls.
pub fn claim(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, key: &str, hash: &[u8]) -> Result<Claimed, Error> {
    let Who::ApiKey(caller, ..) = act.who else { return Err(Error::SignInNeeded) };
    if !is_key(key) {
        return Err(Refusal::Key.into());
    }
    if let Some(call) = store::once::find(tx, caller, key)? {
        let is_of_today = act.now < call.claimed + KEPT;
        if is_of_today && call.hash != hash {
            return Err(Refusal::OtherCall.into());
        }
        let is_held = act.now < call.claimed + HELD;
        match call.answer {
            Some(sealed) if is_of_today => return Ok(Claimed::Before(open(vendor, call.claim, &sealed)?)),
            None if is_held => return Err(Refusal::UnderWay.into()),
            None if is_of_today && call.done => return Err(Refusal::AnswerLost.into()),
            _ => store::once::forget(tx, caller, key)?,
        }
    }
    let claim = Claim { caller, key: key.to_owned(), id: act.id::<()>().uuid() };
    if store::once::claim(tx, caller, key, hash, claim.id, act.now)? {
        Ok(Claimed::Now(claim))
    } else {
        Err(Refusal::UnderWay.into())
    }
}

/// Notes that a claimed call was carried out, at the end of the deed's transaction. Whoever lost the claim meanwhile
/// carries out nothing.
pub fn note_done(tx: &mut Tx<'_>, act: &Act) -> Result<(), Error> {
    let Some(claim) = act.claim() else { return Ok(()) };
    if store::once::note_done(tx, claim.caller, &claim.key, claim.id)? { Ok(()) } else { Err(Refusal::UnderWay.into()) }
}

/// Keeps the answer to a claimed call.
pub fn keep(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, claim: &Claim, answer: &Answer) -> Result<(), Error> {
    let text = serde_json::to_vec(answer).map_err(|error| Fault::Gone(format!("an answer is no JSON: {error}")))?;
    let sealed = vendor.vault.seal(act, Sealed::Answer(claim.id), &text);
    Ok(store::once::keep(tx, claim.caller, &claim.key, claim.id, &sealed)?)
}

/// Gives a claimed call up, so that it can be sent again at once; what was carried out stays claimed.
pub fn release(tx: &mut Tx<'_>, claim: &Claim) -> Result<(), Error> {
    Ok(store::once::release(tx, claim.caller, &claim.key, claim.id)?)
}

/// Forgets up to `most` calls whose day is over; answers with how many.
pub fn forget_old(tx: &mut Tx<'_>, act: &Act, most: u32) -> Result<u64, Error> {
    if !matches!(act.who, Who::System) {
        return Err(Error::Forbidden);
    }
    Ok(store::once::forget_older(tx, act.now - KEPT, most)?)
}

fn is_key(key: &str) -> bool {
    (1..=LONGEST_KEY).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic())
}

fn open(vendor: &Vendor, claim: Uuid, sealed: &[u8]) -> Result<Answer, Fault> {
    let text =
        vendor.vault.open(Sealed::Answer(claim), sealed).map_err(|error| Fault::Gone(format!("an answer: {error}")))?;
    serde_json::from_slice(&text).map_err(|error| Fault::Gone(format!("an answer is no JSON: {error}")))
}
