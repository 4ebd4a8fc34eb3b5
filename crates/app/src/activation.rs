//! What products ask for: activation, renewal, check-in. (L-16 to L-19)

use claviger_domain::id::ServerId;
use claviger_domain::license::alert::AlertKind;
use claviger_domain::license::ledger::Impossible;
use claviger_domain::license::pool::{Change, Pool};
use claviger_domain::license::server::{ActivationRefused, Admission, Binding, Call, Server};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::server::Stored;
use claviger_wire::activation::{ActivationRequest, Grant, Host, RenewalRequest};
use claviger_wire::check_in::{CheckIn, Unchanged};
use claviger_wire::key::PublicKey;
use claviger_wire::token::ServerToken;
use jiff::Timestamp;
use serde_json::json;

use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::keys::{self, Keys};
use crate::{Error, Vendor, alert, lease, pool, product_registration, server, vault};

/// The longest text a product may say of its host.
const LONGEST_HOST_FACT: usize = 200;
/// The largest number of a call that can be kept.
const MOST_CALLS: u64 = i64::MAX.cast_unsigned();

/// What a product is told. A refusal is an answer like any other, since it leaves its event in the log.
#[derive(Debug, Clone)]
pub enum Answer<T> {
    /// Yes.
    Given(T),
    /// No.
    Refused(Refusal),
}

/// Why a product is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nobody has such a token, or not with that secret.
    #[error("this token is not known: copy it again, whole, from the server's page in the portal")]
    TokenUnknown,
    /// The token is in use on another installation. (L-17)
    #[error(
        "this token is already in use by another installation: if that one was replaced, release the binding on the \
         server's page in the portal; otherwise add a server of its own for this one"
    )]
    TokenBound,
    /// The server was disabled in the portal.
    #[error("this server was disabled in the portal: enable it there and activate with the new token")]
    Disabled,
    /// The installation is the one the server was bound to until the portal released the binding. (L-17)
    #[error(
        "this server's binding was released in the portal: if this installation is still the right one, activate it with \
         the new token on the server's page"
    )]
    Unbound,
    /// The product is older than online activation needs. (L-21)
    #[error(
        "Requires {needs} or later for online activation, and this is {version}: update the product, or activate it \
         offline"
    )]
    VersionTooOld {
        /// The product's version.
        version: String,
        /// The oldest release that can be activated online.
        needs: String,
    },
    /// The installation is not the one the server is bound to.
    #[error("this installation's key is not the one the server is bound to")]
    NotBound,
    /// Another copy of this installation has called with this number. (L-17)
    #[error(
        "another copy of this installation has called before: a cloned or restored machine must be activated as a \
         server of its own"
    )]
    Repeated,
    /// The session is unknown or over: renew with the installation's key.
    #[error("the session is over: renew with the installation's key")]
    SessionEnded,
    /// There is a newer lease, or one is due: renew with the installation's key.
    #[error("there is a new lease: renew with the installation's key")]
    LeaseChanged,
    /// What the product says of its host, or of this call, cannot be.
    #[error(
        "a host's name, fingerprint and product version have 1 to {LONGEST_HOST_FACT} characters, a nonce 8 to 64, and a \
         call's number is at most {MOST_CALLS}"
    )]
    HostFacts,
}

/// Whom a session belongs to, as its id says; believed only together with its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionOf {
    /// The server.
    pub server: ServerId,
    /// Its generation when the session began.
    pub generation: u64,
    /// When it ends.
    pub expires: i64,
}

/// Activates a server with its token. The caller has checked that the proof fits the key in `request`. (L-16, L-17)
pub fn activate(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    keys: &Keys,
    request: &ActivationRequest,
) -> Result<Answer<Grant>, Error> {
    if !is_plausible(&request.host) || !is_call(request.sequence, &request.nonce) {
        return Ok(Answer::Refused(Refusal::HostFacts));
    }
    let Some(stored) = of_token(tx, vendor, &request.token)? else { return Ok(Answer::Refused(Refusal::TokenUnknown)) };
    act.who = Who::Product(stored.server.id);
    let key = request.key.as_bytes();
    let admission = match stored.server.may_activate(key, request.sequence, &request.nonce) {
        Ok(admission) => admission,
        Err(refused) => {
            let refusal = match refused {
                ActivationRefused::Disabled => Refusal::Disabled,
                ActivationRefused::BoundToAnother => Refusal::TokenBound,
                ActivationRefused::Repeated => Refusal::Repeated,
            };
            return refuse(tx, act, &stored, refusal, &request.host);
        }
    };
    if let Some(refusal) = too_old(vendor, &request.host) {
        return refuse(tx, act, &stored, refusal, &request.host);
    }
    let binding = |bound_at| binding(*key, &request.host, bound_at, request.sequence, &request.nonce, act);
    match (admission, &stored.server.binding) {
        (Admission::Bound(Call::Next), Some(bound)) => {
            let heard = binding(bound.bound_at);
            note(tx, act, &stored, heard)?;
        }
        (Admission::Bound(_), _) => {}
        (Admission::New | Admission::Back, _) => {
            let bound = binding(act.now);
            bind(tx, act, &stored, admission, bound)?;
        }
    }
    grant(tx, act, vendor, keys, stored.server.id).map(Answer::Given)
}

/// The server whose token this is, if it is one.
pub fn holder(tx: &mut Tx<'_>, vendor: &Vendor, token: &str) -> Result<Option<ServerId>, Error> {
    Ok(of_token(tx, vendor, token)?.map(|stored| stored.server.id))
}

/// Gives the present lease and a new session. The caller has checked that the proof fits `proven`. (L-18, L-19)
pub fn renew(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    keys: &Keys,
    request: &RenewalRequest,
    proven: &PublicKey,
) -> Result<Answer<Grant>, Error> {
    if !is_plausible(&request.host) || !is_call(request.sequence, &request.nonce) {
        return Ok(Answer::Refused(Refusal::HostFacts));
    }
    let Ok(id) = request.server.parse::<ServerId>() else { return Ok(Answer::Refused(Refusal::NotBound)) };
    let Some(stored) = store::server::find(tx, id)? else { return Ok(Answer::Refused(Refusal::NotBound)) };
    act.who = Who::Product(id);
    if stored.server.last_known().is_none_or(|known| known.key != *proven.as_bytes()) {
        return Ok(Answer::Refused(Refusal::NotBound));
    }
    if stored.server.disabled_at.is_some() {
        return Ok(Answer::Refused(Refusal::Disabled));
    }
    let Some(bound) = &stored.server.binding else { return Ok(Answer::Refused(Refusal::Unbound)) };
    let call = bound.call(request.sequence, &request.nonce);
    if call == Call::Repeated {
        return refuse(tx, act, &stored, Refusal::Repeated, &request.host);
    }
    if call == Call::Next {
        let heard = binding(bound.key, &request.host, bound.bound_at, request.sequence, &request.nonce, act);
        note(tx, act, &stored, heard)?;
        store::server_day::note(tx, id, act.now, 1)?;
    }
    // The same call once more is refused once more.
    if let Some(refusal) = too_old(vendor, &request.host) {
        return refuse(tx, act, &stored, refusal, &request.host);
    }
    if call == Call::Next {
        acknowledge(tx, act, &stored, request.held)?;
    }
    grant(tx, act, vendor, keys, id).map(Answer::Given)
}

/// A check-in: has the lease changed? The caller has checked the call's code under the session's key. (L-19)
pub fn check_in(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    keys: &Keys,
    session: SessionOf,
    call: &CheckIn,
) -> Result<Answer<Unchanged>, Error> {
    if !is_call(call.sequence, &call.nonce) {
        return Ok(Answer::Refused(Refusal::HostFacts));
    }
    let ended = Ok(Answer::Refused(Refusal::SessionEnded));
    let Some(stored) = store::server::find(tx, session.server)? else { return ended };
    act.who = Who::Product(session.server);
    let Some(bound) = &stored.server.binding else { return ended };
    if stored.server.generation != session.generation || session.expires <= act.now.as_second() {
        return ended;
    }
    if stored.server.disabled_at.is_some() {
        return Ok(Answer::Refused(Refusal::Disabled));
    }
    match bound.call(call.sequence, &call.nonce) {
        Call::Repeated => {
            report_copy(tx, act, &stored)?;
            return Ok(Answer::Refused(Refusal::Repeated));
        }
        Call::Retry => {}
        Call::Next => {
            store::server::note_call(tx, session.server, call.sequence, &call.nonce, act.now, &act.origin)?;
            store::server_day::note(tx, session.server, act.now, 1)?;
            acknowledge(tx, act, &stored, call.held)?;
        }
    }
    // Letting go of units may have changed the lease of this very server, if it was waiting for some itself.
    let Some(stored) = store::server::find(tx, session.server)? else { return ended };
    let in_force = stored.lease_renew_after.is_some_and(|renew_after| act.now < renew_after);
    if call.held != stored.server.lease_number || !in_force {
        return Ok(Answer::Refused(Refusal::LeaseChanged));
    }
    Ok(Answer::Given(unchanged(vendor, keys, act.now)))
}

/// What a product is told whose lease has not changed. (L-19)
#[must_use]
pub fn unchanged(vendor: &Vendor, keys: &Keys, now: Timestamp) -> Unchanged {
    let check_in_secs = u32::try_from(vendor.lease_policy.check_in_every.as_secs()).unwrap_or(u32::MAX);
    Unchanged { server_time: now.as_second(), check_in_secs, keys_issued: keys.issued }
}

impl SessionOf {
    /// Reads a session's id.
    #[must_use]
    pub fn read(id: &str) -> Option<Self> {
        let mut parts = id.split('.');
        if parts.next()? != "1" {
            return None;
        }
        let (server, generation, expires) = (parts.next()?, parts.next()?, parts.next()?);
        let _random = parts.next()?;
        if parts.next().is_some() {
            return None;
        }
        Some(Self {
            server: server.parse().ok()?,
            generation: generation.parse().ok()?,
            expires: expires.parse().ok()?,
        })
    }
}

fn of_token(tx: &mut Tx<'_>, vendor: &Vendor, text: &str) -> Result<Option<Stored>, Fault> {
    let Ok(token) = text.parse::<ServerToken>() else { return Ok(None) };
    let Some(stored) = store::server::find_by_public_id(tx, token.public_id())? else { return Ok(None) };
    let Some(own) = server::token(vendor, &stored)? else { return Ok(None) };
    Ok(vault::equal(own.secret().as_bytes(), token.secret().as_bytes()).then_some(stored))
}

/// What the end of leases came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ended {
    /// How many servers have let go.
    pub released: usize,
    /// Servers whose units do not fit what their pools say is being released: a rule of ours is wrong, and nothing of
    /// theirs was changed.
    pub stuck: Vec<ServerId>,
}

/// What servers were still letting go of when their lease ended is free, and so is what installations before left
/// behind when theirs did: whoever waited takes it up. Looks at `most` servers; one that is stuck stops no other. (L-15)
pub fn release_ended(tx: &mut Tx<'_>, act: &mut Act, most: u32) -> Result<Ended, Error> {
    if !matches!(act.who, Who::System) {
        return Err(Error::Forbidden);
    }
    let mut ended = Ended::default();
    for stored in &store::server::releasing_without_lease(tx, act.now, most)? {
        let (now, server) = (act.now, &stored.server);
        let mut done = Ok(());
        if server.holds_lease_until.is_some_and(|until| until <= now) {
            done = release(tx, act, stored, |pool, server| pool.release(server, now))?;
        }
        if done.is_ok() && server.left_behind_until.is_some_and(|until| until <= now) {
            done = release(tx, act, stored, |pool, server| pool.release_left_behind(server, now))?;
        }
        match done {
            Ok(()) => ended.released += 1,
            Err(Impossible { .. }) => ended.stuck.push(server.id),
        }
    }
    Ok(ended)
}

/// The server holds the newest lease: what was taken from it before that was drawn up, it has let go of. (L-15)
fn acknowledge(tx: &mut Tx<'_>, act: &mut Act, stored: &Stored, held: u64) -> Result<(), Error> {
    let holds_the_newest = held == stored.server.lease_number && stored.lease_renew_after.is_some();
    let now = act.now;
    if holds_the_newest {
        release(tx, act, stored, |pool, server| pool.release(server, now))??;
    }
    Ok(())
}

/// Frees some of what the server was still letting go of: in all its pools, or, where that is impossible, in none.
fn release(
    tx: &mut Tx<'_>,
    act: &mut Act,
    stored: &Stored,
    decide: impl Fn(&Pool, ServerId) -> Result<Change, Impossible>,
) -> Result<Result<(), Impossible>, Error> {
    let server = stored.server.id;
    let lets_go_of =
        |pool: &Pool| pool.allocation(server).map(|allocation| allocation.letting_go()).unwrap_or_default();
    let mut changes = Vec::new();
    for before in store::pool::of_server(tx, server)? {
        if lets_go_of(&before).is_zero() {
            continue;
        }
        match decide(&before, server) {
            Ok(change) => changes.push((before, change)),
            Err(impossible) => return Ok(Err(impossible)),
        }
    }
    for (before, change) in &changes {
        if lets_go_of(&change.pool) < lets_go_of(before) {
            pool::record(tx, act, before, change)?;
            let say = json!({ "application": before.key.application, "pool": before.id.to_string() });
            record(tx, act, stored, "allocation.released", None, Some(say))?;
        }
    }
    Ok(Ok(()))
}

/// Binds the server to an installation: a new one, or the one that was bound last. (L-15, L-17)
fn bind(tx: &mut Tx<'_>, act: &mut Act, stored: &Stored, admission: Admission, binding: Binding) -> Result<(), Error> {
    let id = stored.server.id;
    let after = json!({ "host": binding.host, "version": binding.product_version });
    let pools = if stored.server.former.is_some() { store::pool::of_server(tx, id)? } else { Vec::new() };
    let mut server: Server = stored.server.clone();
    server.bind(admission, binding);
    store::server::record(tx, &server)?;
    for before in &pools {
        let change = before.bind(id, admission == Admission::Back, act.now)?;
        pool::record(tx, act, before, &change)?;
    }
    if stored.server.former.is_some() {
        // What was drawn up for the installation before is no lease for this one.
        store::server::raise_lease_number(tx, id)?;
    }
    let before = stored
        .server
        .former
        .as_ref()
        .map(|former| json!({ "host": former.binding.host, "version": former.binding.product_version }));
    record(tx, act, stored, "server.activated", before, Some(after))?;
    Ok(())
}

/// Notes what the bound installation says of itself now; another host or version than before is worth an event. (L-13)
fn note(tx: &mut Tx<'_>, act: &mut Act, stored: &Stored, heard: Binding) -> Result<(), Fault> {
    if let Some(before) = &stored.server.binding
        && (&before.fingerprint, &before.host, &before.product_version)
            == (&heard.fingerprint, &heard.host, &heard.product_version)
    {
        return store::server::note_call(tx, stored.server.id, heard.sequence, &heard.nonce, act.now, &act.origin);
    }
    let say = |binding: &Binding| json!({ "host": binding.host, "fingerprint": binding.fingerprint, "version": binding.product_version });
    let before = stored.server.binding.as_ref().map(say).unwrap_or_default();
    let after = say(&heard);
    let server = Server { binding: Some(heard), ..stored.server.clone() };
    store::server::record(tx, &server)?;
    record(tx, act, stored, "server.host-changed", Some(before), Some(after))
}

/// Why this product cannot be activated online, if it is too old for it. (L-21)
pub(crate) fn too_old(vendor: &Vendor, host: &Host) -> Option<Refusal> {
    let oldest = vendor.server_policy.oldest_online.as_ref()?;
    let version = &host.product_version;
    let refusal = || Refusal::VersionTooOld { version: version.clone(), needs: oldest.name.clone() };
    (!oldest.admits(version)).then(refusal)
}

/// What a product gets that may run: its lease and a session. What it now uses for the first time is registered. (C-03)
fn grant(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, keys: &Keys, id: ServerId) -> Result<Grant, Error> {
    let mut pools = store::pool::of_server(tx, id)?;
    if product_registration::by_use(tx, act, id, &pools)? {
        pools = store::pool::of_server(tx, id)?;
    }
    let stored = store::server::find(tx, id)?.ok_or(Error::NotFound("server"))?;
    let jwt = match lease::present(tx, act, &stored)? {
        Some(jwt) => jwt,
        None => {
            let signer = keys::signer(tx, act, &vendor.vault, keys)?;
            let drawn_up = lease::draw_up(act, vendor, &signer, &stored, &pools)?;
            store::server::add_lease(tx, &drawn_up)?;
            lease::record(tx, act, &stored, &drawn_up)?;
            drawn_up.jwt
        }
    };
    Ok(lease::grant(act, vendor, &stored.server, jwt, keys::issued(tx)?))
}

fn binding(key: [u8; 32], host: &Host, bound_at: Timestamp, sequence: u64, nonce: &str, act: &Act) -> Binding {
    Binding {
        key,
        fingerprint: host.fingerprint.clone(),
        host: host.name.clone(),
        product_version: host.product_version.clone(),
        bound_at,
        sequence,
        nonce: nonce.to_owned(),
        last_seen: act.now,
        origin: Some(act.origin.clone()),
    }
}

/// A copy of the bound installation has called, and says no more of its host than the installation has. (L-17)
pub(crate) fn report_copy(tx: &mut Tx<'_>, act: &mut Act, stored: &Stored) -> Result<(), Error> {
    let Some(bound) = &stored.server.binding else { return Ok(()) };
    let host = Host {
        name: bound.host.clone(),
        fingerprint: bound.fingerprint.clone(),
        product_version: bound.product_version.clone(),
    };
    refuse::<()>(tx, act, stored, Refusal::Repeated, &host).map(drop)
}

/// Refuses a product that knows a secret of the server: that leaves its event, and an alert if somebody has to look.
fn refuse<T>(
    tx: &mut Tx<'_>,
    act: &mut Act,
    stored: &Stored,
    refusal: Refusal,
    host: &Host,
) -> Result<Answer<T>, Error> {
    let (reason, alert) = match refusal {
        Refusal::TokenBound => ("TokenBound", Some(AlertKind::SecondInstallation)),
        Refusal::Repeated => ("Repeated", Some(AlertKind::Copy)),
        Refusal::VersionTooOld { .. } => ("VersionTooOld", Some(AlertKind::VersionTooOld)),
        Refusal::Disabled => ("Disabled", None),
        _ => ("Refused", None),
    };
    let known = stored.server.last_known().map(|binding| binding.host.clone());
    let say = json!({ "reason": reason, "host": host.name, "version": host.product_version, "known-host": known });
    record(tx, act, stored, "product.refused", None, Some(say))?;
    if let Some(kind) = alert {
        alert::raise(tx, act, &stored.server, kind, host)?;
    }
    Ok(Answer::Refused(refusal))
}

fn record(
    tx: &mut Tx<'_>,
    act: &mut Act,
    stored: &Stored,
    kind: &'static str,
    before: Option<serde_json::Value>,
    after: Option<serde_json::Value>,
) -> Result<(), Fault> {
    let server = &stored.server;
    let about = About { kind, subject_kind: "server", subject: server.id.uuid(), account: Some(server.account) };
    event::record(tx, act, about, before, after)
}

pub(crate) fn is_plausible(host: &Host) -> bool {
    let fits = |text: &String| {
        !text.is_empty() && text.chars().count() <= LONGEST_HOST_FACT && !text.chars().any(char::is_control)
    };
    [&host.name, &host.fingerprint, &host.product_version].into_iter().all(fits)
}

/// Whether a call can have this number and nonce.
#[must_use]
pub fn is_call(sequence: u64, nonce: &str) -> bool {
    sequence <= MOST_CALLS && (8..=64).contains(&nonce.len()) && !nonce.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_19_a_sessions_id_says_whose_it_is() {
        let server = ServerId::new(Timestamp::UNIX_EPOCH, [1; 10]);
        let read = SessionOf::read(&format!("1.{server}.3.1700000000.abc"));
        assert_eq!(read, Some(SessionOf { server, generation: 3, expires: 1_700_000_000 }));
        for wrong in [
            "",
            "1",
            "2.x.1.1.a",
            &format!("1.{server}.3.1700000000"),
            &format!("1.{server}.x.1.a"),
            &format!("1.{server}.1.1.a.b"),
        ] {
            assert_eq!(SessionOf::read(wrong), None, "{wrong}");
        }
    }
}
