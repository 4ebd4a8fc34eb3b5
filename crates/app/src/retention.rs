//! How long what is known of persons is kept: the vendor's policy, and the job that carries it out.

use claviger_domain::account::{Attempts, Permission, Retention};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::person::Refusal;
use crate::{Error, access};

/// How often the policy is carried out.
const EVERY: SignedDuration = SignedDuration::from_hours(1);
/// Under which name the policy is stored.
const POLICY: &str = "retention";
/// Under which name is stored what was done last.
const DONE: &str = "retention.done";

/// What the policy's page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The policy.
    pub policy: Retention,
    /// When it was carried out last, and what went then.
    pub done: Option<Done>,
}

/// What the job took out at one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Done {
    /// When, in microseconds since 1970.
    at_micros: i64,
    /// Sessions that had ended.
    pub sessions: u64,
    /// Addresses of invitations.
    pub invitations: u64,
    /// Recipients of mails.
    pub mails: u64,
    /// Registrations that were never confirmed.
    pub registrations: u64,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    sessions_days: u32,
    invitations_days: u32,
    mails_days: u32,
    registrations_days: u32,
}

impl Done {
    /// When.
    #[must_use]
    pub fn at(self) -> Timestamp {
        Timestamp::from_microsecond(self.at_micros).unwrap_or_default()
    }

    /// This and what went afterwards, as one.
    fn and(self, later: Self) -> Self {
        Self {
            at_micros: later.at_micros,
            sessions: self.sessions + later.sessions,
            invitations: self.invitations + later.invitations,
            mails: self.mails + later.mails,
            registrations: self.registrations + later.registrations,
        }
    }

    /// How much went.
    #[must_use]
    pub fn total(self) -> u64 {
        self.sessions + self.invitations + self.mails + self.registrations
    }
}

/// The policy, and what was done last; for the vendor's staff who see the event log.
pub fn show(tx: &mut Tx<'_>, act: &Act) -> Result<View, Error> {
    access::as_vendor(&act.who, Permission::SeeEvents)?;
    Ok(View { policy: policy(tx)?, done: done(tx)? })
}

/// Chooses another policy.
pub fn choose(tx: &mut Tx<'_>, act: &mut Act, wanted: Retention) -> Result<(), Error> {
    access::as_vendor(&act.who, Permission::ErasePersons)?;
    let wanted = wanted.examine().map_err(Refusal::Retention)?;
    let before = policy(tx)?;
    if before == wanted {
        return Ok(());
    }
    store::setting::set(tx, POLICY, &written(wanted).to_string())?;
    Ok(record(tx, act, "retention.changed", Some(written(before)), Some(written(wanted)))?)
}

/// Whether it is time to carry the policy out: a look costs less than a deed.
pub fn is_due(tx: &mut Tx<'_>, act: &Act) -> Result<bool, Error> {
    Ok(done(tx)?.is_none_or(|done| act.now.duration_since(done.at()) >= EVERY))
}

/// Carries the policy out, at most `most` of each kind, after what this round has taken out `so_far`; answers with that and
/// this together, and whether there may be more. What went is an event, if anything did.
pub fn carry_out(tx: &mut Tx<'_>, act: &mut Act, most: u32, so_far: Done) -> Result<(Done, bool), Error> {
    if !matches!(act.who, Who::System) {
        return Err(Error::Forbidden);
    }
    let cutoffs = policy(tx)?.at(act.now);
    store::attempt::forget_old(tx, act.now - Attempts::FORGOTTEN_AFTER, most)?;
    store::person_link::forget_addresses(tx, act.now)?;
    let now_done = Done {
        at_micros: act.now.as_microsecond(),
        sessions: store::session::forget_ended(tx, cutoffs.sessions, most)?,
        invitations: store::erasure::forget_invited(tx, cutoffs.invitations, most)?,
        mails: store::erasure::forget_recipients(tx, cutoffs.mails, most)?,
        registrations: store::erasure::forget_unconfirmed(tx, cutoffs.registrations, act.now, most)?.len() as u64,
    };
    let full = u64::from(most);
    let is_more = [now_done.sessions, now_done.invitations, now_done.mails, now_done.registrations].contains(&full);
    let done = so_far.and(now_done);
    store::setting::set(tx, DONE, &json!(done).to_string())?;
    if now_done.total() > 0 {
        record(tx, act, "retention.carried-out", None, Some(json!(now_done)))?;
    }
    Ok((done, is_more))
}

fn policy(tx: &mut Tx<'_>) -> Result<Retention, Fault> {
    let Some(text) = store::setting::get(tx, POLICY)? else { return Ok(Retention::default()) };
    let stored: Stored =
        serde_json::from_str(&text).map_err(|error| Fault::Gone(format!("the stored policy of retention: {error}")))?;
    Ok(Retention {
        sessions_days: stored.sessions_days,
        invitations_days: stored.invitations_days,
        mails_days: stored.mails_days,
        registrations_days: stored.registrations_days,
    })
}

fn done(tx: &mut Tx<'_>) -> Result<Option<Done>, Fault> {
    Ok(store::setting::get(tx, DONE)?.and_then(|text| serde_json::from_str(&text).ok()))
}

fn written(policy: Retention) -> Value {
    json!(Stored {
        sessions_days: policy.sessions_days,
        invitations_days: policy.invitations_days,
        mails_days: policy.mails_days,
        registrations_days: policy.registrations_days,
    })
}

fn record(
    tx: &mut Tx<'_>,
    act: &mut Act,
    kind: &'static str,
    before: Option<Value>,
    after: Option<Value>,
) -> Result<(), Fault> {
    let about = About { kind, subject_kind: "installation", subject: Uuid::nil(), account: None };
    event::record(tx, act, about, before, after)
}
