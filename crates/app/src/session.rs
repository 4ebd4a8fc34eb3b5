//! Browsers in which somebody is signed in: opened, kept fresh, listed, ended.

use claviger_domain::account::{Account, Person, SessionTimes, Upkeep};
use claviger_domain::id::SessionId;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::session::Session;
use serde_json::json;

use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::{Error, access, seeing, vault};

/// The longest name of a browser that is kept.
const LONGEST_AGENT: usize = 300;

/// Who a session's secret stands for.
#[derive(Debug, Clone)]
pub struct Signed {
    /// Who they are; nobody as long as their address is not confirmed.
    pub who: Who,
    /// The person, while their address is not confirmed: they can do nothing but confirm it.
    pub unconfirmed: Option<Person>,
    /// The session.
    pub session: SessionId,
    /// What its use calls for: see [`keep_up`].
    pub upkeep: Upkeep,
    /// As whom the vendor's staff see the portal.
    pub seeing: Option<Account>,
}

/// Opens a session for somebody who has proved who they are; answers with its secret. `agent` is how their browser calls
/// itself.
pub fn open(tx: &mut Tx<'_>, act: &mut Act, person: &Person, agent: &str) -> Result<String, Error> {
    let (secret, hash) = vault::fresh_secret(act);
    let session = Session {
        id: act.id(),
        person: person.id,
        times: SessionTimes::beginning(act.now),
        agent: agent.chars().filter(|c| !c.is_control()).take(LONGEST_AGENT).collect(),
        origin: act.origin.clone(),
    };
    store::session::open(tx, &session, &hash)?;
    record(tx, act, person, "person.signed-in", Some(session.id), 0)?;
    Ok(secret)
}

/// Who has the session with this secret, if there is one.
pub fn recognise(tx: &mut Tx<'_>, act: &Act, secret: &str) -> Result<Option<Signed>, Error> {
    let Some(found) = store::session::find(tx, &vault::hash(secret), act.now)? else { return Ok(None) };
    let Some(known) = store::person::credentials(tx, found.session.person)? else { return Ok(None) };
    let session = found.session.id;
    // A secret that was replaced already changes nothing any more: its successor is on its way to the browser.
    let upkeep = if found.is_current { found.session.times.upkeep(act.now) } else { Upkeep::Nothing };
    if known.confirmed.is_none() {
        let unconfirmed = Some(known.person);
        return Ok(Some(Signed { who: Who::Nobody, unconfirmed, session, upkeep, seeing: None }));
    }
    let memberships = store::person::memberships(tx, known.person.id)?;
    let mut who = Who::Person(known.person.clone(), memberships);
    let mut seeing = None;
    if let Some((membership, account)) = seeing::seen_as(tx, &who, found.seeing)? {
        (who, seeing) = (Who::Person(known.person, vec![membership]), Some(account));
    }
    Ok(Some(Signed { who, unconfirmed: None, session, upkeep, seeing }))
}

/// Who has the session with this secret; nobody, if there is none.
pub fn who(tx: &mut Tx<'_>, act: &Act, secret: &str) -> Result<Who, Error> {
    Ok(recognise(tx, act, secret)?.map_or(Who::Nobody, |signed| signed.who))
}

/// Notes that the session with this secret is used, and gives it another secret when it is time; answers with that.
pub fn keep_up(tx: &mut Tx<'_>, act: &mut Act, secret: &str) -> Result<Option<String>, Error> {
    let hash = vault::hash(secret);
    let Some(found) = store::session::find(tx, &hash, act.now)?.filter(|found| found.is_current) else {
        return Ok(None);
    };
    let upkeep = found.session.times.upkeep(act.now);
    if upkeep == Upkeep::Nothing {
        return Ok(None);
    }
    let times = SessionTimes { seen: act.now, ..found.session.times };
    store::session::note_seen(tx, found.session.id, times, &act.origin)?;
    if upkeep == Upkeep::Seen {
        return Ok(None);
    }
    let (fresh, fresh_hash) = vault::fresh_secret(act);
    let times = SessionTimes { rotated: act.now, ..times };
    let old_until = act.now + SessionTimes::OLD_SECRET;
    let is_ours = store::session::rotate(tx, found.session.id, &hash, &fresh_hash, times, old_until)?;
    Ok(is_ours.then_some(fresh))
}

/// Ends the session with this secret.
pub fn sign_out(tx: &mut Tx<'_>, act: &mut Act, secret: &str) -> Result<(), Error> {
    let Some(found) = store::session::find(tx, &vault::hash(secret), act.now)? else { return Ok(()) };
    let Some(known) = store::person::credentials(tx, found.session.person)? else { return Ok(()) };
    if store::session::end(tx, known.person.id, found.session.id)? {
        record(tx, act, &known.person, "person.signed-out", Some(found.session.id), 1)?;
    }
    Ok(())
}

/// Ends one of one's own sessions.
pub fn end(tx: &mut Tx<'_>, act: &mut Act, id: SessionId) -> Result<(), Error> {
    let person = access::as_person(&act.who)?.clone();
    if !store::session::end(tx, person.id, id)? {
        return Err(Error::NotFound("session"));
    }
    Ok(record(tx, act, &person, "person.session-ended", Some(id), 1)?)
}

/// Ends all of one's own sessions but `kept`; answers with how many that were.
pub fn end_all(tx: &mut Tx<'_>, act: &mut Act, kept: Option<SessionId>) -> Result<u64, Error> {
    let person = access::as_person(&act.who)?.clone();
    Ok(end_all_of(tx, act, &person, kept)?)
}

/// Ends all sessions of `person` but `kept`.
pub(crate) fn end_all_of(
    tx: &mut Tx<'_>,
    act: &mut Act,
    person: &Person,
    kept: Option<SessionId>,
) -> Result<u64, Fault> {
    let ended = store::session::end_all(tx, person.id, kept)?;
    if ended > 0 {
        record(tx, act, person, "person.sessions-ended", None, ended)?;
    }
    Ok(ended)
}

fn record(
    tx: &mut Tx<'_>,
    act: &mut Act,
    person: &Person,
    kind: &'static str,
    session: Option<SessionId>,
    ended: u64,
) -> Result<(), Fault> {
    let about = About { kind, subject_kind: "person", subject: person.id.uuid(), account: None };
    let session = session.map(|id| id.to_string());
    let (before, after) = match kind {
        "person.signed-in" => (None, Some(json!({ "session": session }))),
        "person.sessions-ended" => (Some(json!({ "sessions": ended })), None),
        _ => (Some(json!({ "session": session })), None),
    };
    event::record(tx, act, about, before, after)
}
