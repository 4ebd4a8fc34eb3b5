//! One installation of a product: it is activated once, and from then on keeps its lease up to date.
//!
//! A call to the service is first written down (its number and nonce), then sent; what it brings is verified, then
//! written down, then believed. So whatever is lost on the way, the next attempt goes on from the state file. (L-17)

use std::fmt;
use std::fs::File;
use std::path::PathBuf;

use claviger_wire::activation::{
    ACTIVATIONS, ActivationRequest, Grant, PROOF_HEADER, RENEWALS, RenewalRequest, SIGNED_KEYS, prove,
};
use claviger_wire::check_in::{self, CheckIn, Unchanged};
use claviger_wire::follow::{Opening, Present};
use claviger_wire::key::{self, KeySet, PublicKey, SigningKey, Untrusted, decode, hash};
use claviger_wire::lease::{Lease, NotOurs, Validity};
use claviger_wire::problem::{LEASE_CHANGED, SESSION_ENDED};
use claviger_wire::token::ServerToken;
use serde::Serialize;
use zeroize::Zeroizing;

use crate::error::{Error, quote};
use crate::follow::Follower;
use crate::may_run::{MayRun, is_day};
use crate::state::{self, Active, Call, Failing, Identity, Refusal, State};
use crate::status::{Facts, ItemStatus, Status};
use crate::transport::{Answer, Transport};
use crate::{Host, host, random};

/// How long to wait after the first attempt that brought nothing; doubled with each further one.
const FIRST_BACK_OFF_SECS: i64 = 30;
/// The longest time after which a stream is asked for again.
const LONGEST_FOLLOW_PAUSE_SECS: i64 = 60 * 60;
/// The longest time between two check-ins that a service can set.
const LONGEST_CHECK_IN_SECS: u32 = 7 * 24 * 60 * 60;
/// The longest time for which a service can ask not to be asked.
const LONGEST_RETRY_AFTER_SECS: u32 = 24 * 60 * 60;

/// What a product tells its licensing library.
#[derive(Clone)]
pub struct Config {
    /// The service's address, such as `https://licensing.example`; empty: the one remembered in the state file.
    /// `http` is allowed to this very host only.
    pub service: String,
    /// The vendor's root key, built into the product. (L-18)
    pub root_key: PublicKey,
    /// Where the state is kept; its directory is made if need be.
    pub state_file: PathBuf,
    /// The product's version, as told to the service. (L-21)
    pub product_version: String,
    /// An HTTP proxy such as `http://user:password@proxy.example:3128`; `None`: what `HTTPS_PROXY` and the like say. (L-16)
    pub proxy: Option<String>,
    /// Certificates (PEM) of the authorities by which the service is believed, in place of the public ones: for a service
    /// with a certificate of the company's own, or behind a proxy that opens what passes.
    pub ca_file: Option<PathBuf>,
    /// The host, if the product knows better than the operating system; its version gives way to `product_version`.
    pub host: Option<Host>,
}

/// One installation: its state, read from disk, and the way to the service.
pub struct Installation {
    config: Config,
    host: Host,
    transport: Option<Transport>,
    state: State,
    keys: Option<KeySet>,
    lease: Option<Lease>,
}

/// What a check-in brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckedIn {
    /// The lease stays as it is.
    Unchanged,
    /// There is a new lease, already in force.
    NewLease,
}

/// What the service said to the question whether the lease has changed.
enum Heard {
    Unchanged,
    Renew,
}

impl Installation {
    /// Reads the state file, if there is one, and verifies the lease in it; nothing is sent or written. (L-18, L-20)
    pub fn open(config: Config) -> Result<Self, Error> {
        let state = State::read(&config.state_file)?.unwrap_or_else(|| State::new(&config.service));
        let service = if config.service.is_empty() { &state.service } else { &config.service };
        let transport = match service.as_str() {
            "" => None,
            service => Some(Transport::new(service, config.proxy.as_deref(), config.ca_file.as_deref())?),
        };
        let host = match &config.host {
            Some(host) => Host { product_version: config.product_version.clone(), ..host.clone() },
            None => host::from_system(&config.product_version),
        };
        let mut installation = Self { config, host, transport, state: State::new(""), keys: None, lease: None };
        installation.believe(state)?;
        Ok(installation)
    }

    /// Shows the token to the service, which binds it to the key this installation makes for itself, and takes the lease
    /// it gives. Nothing is sent before the root key has vouched for the service. (L-16, L-17, L-18)
    ///
    /// If the answer is lost, call it again with the same token: the same key and number are used. An installation that
    /// is active stays so until another activation succeeds.
    pub fn activate(&mut self, token: &ServerToken, now: i64) -> Result<&Lease, Error> {
        let _turn = self.take_turn(now)?;
        if self.keys.is_none() {
            self.learn_keys()?;
        }
        let token = Zeroizing::new(token.reveal());
        let token_hash = hash(token.as_bytes());
        match self.bind(&token, &token_hash, now) {
            Ok(lease) => Ok(self.lease.insert(lease)),
            Err(error) => {
                let known = self.state.is_active_by(&token_hash);
                if let (Error::Refused(problem), Ok(identity)) = (&error, self.state.identity_for(&token_hash)) {
                    identity.answered();
                    // Where the token has done its work, its refusal says nothing about the lease in force.
                    if !known {
                        identity.refusal = Some(Refusal::new(problem.cause(), &problem.detail, now));
                    }
                }
                self.note(&error);
                Err(error)
            }
        }
    }

    /// Asks the service whether the lease has changed, and takes the new one if it has. (L-19)
    ///
    /// Renews with the installation's key when the session or the lease is at its end. If it fails, the lease in force
    /// stays in force until it ends by itself (L-20); [`Installation::next_check_in`] says when to try again.
    pub fn check_in(&mut self, now: i64) -> Result<CheckedIn, Error> {
        let _turn = self.take_turn(now)?;
        let lease_is_good = self.lease.as_ref().is_some_and(|lease| lease.validity(now) == Validity::Valid);
        let session_is_good = now < self.active()?.session.expires;
        let heard = match lease_is_good && session_is_good {
            true => self.ask(now),
            false => Ok(Heard::Renew),
        };
        let checked_in = heard.and_then(|heard| match heard {
            Heard::Unchanged => Ok(CheckedIn::Unchanged),
            Heard::Renew => self.renew(now),
        });
        if let Err(error) = &checked_in {
            let active = self.active()?;
            let attempts = active.failing.map_or(0, |failing| failing.attempts).saturating_add(1);
            let retry_after_secs = match error {
                Error::Trouble { retry_after_secs, .. } => *retry_after_secs,
                _ => None,
            };
            active.failing = Some(Failing { attempts, last: now, retry_after_secs });
            if let Error::Refused(problem) = error {
                active.identity.answered();
                active.identity.refusal = Some(Refusal::new(problem.cause(), &problem.detail, now));
            }
            self.note(error);
        }
        checked_in
    }

    /// The lease in force, verified; ask it what may run with [`Lease::running`].
    #[must_use]
    pub fn lease(&self) -> Option<&Lease> {
        self.lease.as_ref()
    }

    /// The lease in force as the JSON Web Token that the service signed.
    #[must_use]
    pub fn lease_jwt(&self) -> Option<&str> {
        self.lease.as_ref().and(self.state.active.as_ref()).map(|active| active.lease.as_str())
    }

    /// How things stand, and what to do next; the network is not asked. (L-22)
    #[must_use]
    pub fn status(&self, now: i64) -> Status {
        Status::draw_up(&Facts {
            state: &self.state,
            service: self.transport.as_ref().map_or("", |transport| &transport.service),
            lease: self.lease.as_ref(),
            fingerprint: &self.host.fingerprint,
            next_check_in: self.next_check_in(now),
            now,
        })
    }

    /// What the lease allows, and what of it may run now; the network is not asked. (L-22)
    #[must_use]
    pub fn licenses(&self, now: i64) -> Vec<ItemStatus> {
        self.status(now).items
    }

    /// Whether a build released on `release` (`YYYY-MM-DD`) may run now, and what of it; the network is not asked. (C-08)
    pub fn may_run(&self, release: &str, now: i64) -> Result<MayRun, Error> {
        if !is_day(release) {
            return Err(Error::BadReleaseDate);
        }
        Ok(MayRun::judge(self.status(now), self.lease.as_ref(), release, now))
    }

    /// When to check in next, never before `now`: as often as the service says, by up to a tenth sooner or later so that
    /// not all installations come at once; after a failure in 30 seconds, doubled with each further one, by up to a half
    /// sooner or later; and never before the service wants to be asked again. (L-19, L-20)
    #[must_use]
    pub fn next_check_in(&self, now: i64) -> i64 {
        let (Some(active), Some(lease)) = (&self.state.active, &self.lease) else {
            return now;
        };
        let interval = i64::from(active.check_in_secs);
        let own = active.identity.key().public();
        let (from, wait) = match active.failing {
            Some(failing) => {
                let wait = back_off(failing.attempts, &own).min(interval);
                let asked = i64::from(failing.retry_after_secs.unwrap_or(0).min(LONGEST_RETRY_AFTER_SECS));
                // Not all at the very first moment at which they may.
                let asked = if asked == 0 { 0 } else { asked + wait / 10 };
                (failing.last, wait.max(asked))
            }
            None => (active.last_contact, jittered(interval, &own)),
        };
        let mut due = from.saturating_add(wait);
        if active.failing.is_none() && lease.renew_after > active.last_contact {
            due = due.min(lease.renew_after);
        }
        // A clock that was set back must not put the next check-in off.
        due.clamp(now, now.saturating_add(wait))
    }

    /// What it takes to follow: to hear at once that the lease has changed. To be taken to a thread of its own. (L-19)
    pub fn follower(&self) -> Result<Follower, Error> {
        let session = &self.state.active.as_ref().ok_or(Error::NotActivated)?.session;
        let opening = Opening { session: session.id.clone(), nonce: random::nonce()? };
        // A key that is none signs nothing: the next check-in renews it.
        let mac = opening.mac(&session.key).unwrap_or_default();
        Ok(Follower { transport: self.transport()?.clone(), opening, mac })
    }

    /// Whether what a stream told is another lease than the one held here, or tells of newer keys: then check in. (L-19)
    #[must_use]
    pub fn is_news(&self, present: &Present) -> bool {
        present.lease != self.held() || self.knows_older_keys_than(present.keys_issued)
    }

    /// In how many seconds to open a stream again, after so many attempts in a row that brought none: soon if there was
    /// one, but not all at once; else in 30 seconds, doubled with each further attempt up to an hour, by up to a half
    /// sooner or later. (L-19)
    #[must_use]
    pub fn follow_again_secs(&self, attempts: u32) -> i64 {
        let Some(active) = &self.state.active else { return LONGEST_FOLLOW_PAUSE_SECS };
        let own = active.identity.key().public();
        match attempts {
            0 => 3 + spread(&own, 0, 2),
            attempts => back_off(attempts, &own).min(LONGEST_FOLLOW_PAUSE_SECS),
        }
    }

    /// Waits for other processes that use the state file, and reads what they have written.
    fn take_turn(&mut self, now: i64) -> Result<File, Error> {
        let turn = state::take_turn(&self.config.state_file)?;
        let state = State::read(&self.config.state_file)?.unwrap_or_else(|| State::new(&self.config.service));
        self.believe(state)?;
        self.state.high_water = self.state.high_water.max(now);
        Ok(turn)
    }

    /// Takes over what the state file says, as far as the root key vouches for it.
    fn believe(&mut self, state: State) -> Result<(), Error> {
        let file = &self.config.state_file;
        let keys = match &state.keys {
            Some(jwt) => Some(
                self.config
                    .root_key
                    .verify(key::KEY_SET, jwt)
                    .map_err(|_| Error::AnotherRootKey { file: file.clone() })?,
            ),
            None => None,
        };
        let damaged = |reason: &str| Error::StateDamaged { file: file.clone(), reason: reason.into() };
        let lease = match (&state.active, &keys) {
            (None, _) => None,
            (Some(_), None) => return Err(damaged("it holds a lease and no keys that vouch for it")),
            (Some(active), Some(keys)) => {
                let own = active.identity.key().public();
                match Lease::open(&active.lease, keys, &active.server, &own) {
                    Ok(lease) => Some(lease),
                    // The vendor has withdrawn the key that signed it, or revoked it.
                    Err(NotOurs::Untrusted(Untrusted::UnknownKey | Untrusted::RevokedKey)) => None,
                    Err(error) => return Err(damaged(&error.to_string())),
                }
            }
        };
        self.state = state;
        self.keys = keys;
        self.lease = lease;
        Ok(())
    }

    fn bind(&mut self, token: &str, token_hash: &str, now: i64) -> Result<Lease, Error> {
        let identity = self.state.identity_for(token_hash)?;
        let call = identity.number(Call::Activation)?;
        let key = identity.key();
        let request = ActivationRequest {
            token: token.to_owned(),
            key: key.public(),
            host: self.host.clone(),
            sequence: call.sequence,
            nonce: call.nonce,
        };
        self.save()?;
        let grant = self.ask_for_grant(ACTIVATIONS, &request, &key, now)?;
        let lease = self.open_lease(&grant, &key.public())?;

        let mut identity = self.state.identity_for(token_hash)?.clone();
        identity.answered();
        identity.refusal = None;
        self.state.activating = None;
        self.state.service = self.transport()?.service.clone();
        self.grant(identity, grant, now)?;
        Ok(lease)
    }

    fn ask(&mut self, now: i64) -> Result<Heard, Error> {
        let held = self.held();
        let active = self.active()?;
        let session = active.session.clone();
        let numbered = active.identity.number(Call::CheckIn)?;
        let call = CheckIn { session: session.id, sequence: numbered.sequence, nonce: numbered.nonce, held };
        let Some(mac) = call.mac(&session.key) else {
            return Ok(Heard::Renew);
        };
        self.save()?;
        let transport = self.transport()?;
        let answer = transport.get(
            check_in::LEASE,
            &[
                ("if-none-match", &format!("\"{held}\"")),
                (check_in::SESSION, &call.session),
                (check_in::SEQUENCE, &call.sequence.to_string()),
                (check_in::NONCE, &call.nonce),
                (check_in::MAC, &mac),
            ],
        )?;
        if answer.status == 304 {
            let unchanged = unchanged(&answer)
                .filter(|(said, mac)| said.is_authentic(&call, &session.key, mac))
                .map(|(said, _)| said)
                .ok_or_else(|| Error::ForgedAnswer { service: transport.service.clone() })?;
            let active = self.active()?;
            active.check_in_secs = within_reason(unchanged.check_in_secs);
            active.identity.answered();
            active.identity.refusal = None;
            active.last_contact = now;
            active.failing = None;
            self.state.high_water = unchanged.server_time;
            self.save()?;
            if self.knows_older_keys_than(unchanged.keys_issued) {
                self.learn_keys()?;
                self.save()?;
                if self.lease.is_none() {
                    return Ok(Heard::Renew);
                }
            }
            return Ok(Heard::Unchanged);
        }
        match answer.problem() {
            Some(problem) if matches!(problem.cause(), SESSION_ENDED | LEASE_CHANGED) => {
                self.active()?.identity.answered();
                Ok(Heard::Renew)
            }
            _ => Err(answer.failure()),
        }
    }

    fn renew(&mut self, now: i64) -> Result<CheckedIn, Error> {
        let before = self.lease.as_ref().map(|lease| (lease.jti.clone(), lease.number));
        let held = self.held();
        let host = self.host.clone();
        let active = self.active()?;
        let call = active.identity.number(Call::Renewal)?;
        let key = active.identity.key();
        let request =
            RenewalRequest { server: active.server.clone(), held, host, sequence: call.sequence, nonce: call.nonce };
        self.save()?;
        let grant = self.ask_for_grant(RENEWALS, &request, &key, now)?;
        if grant.server != request.server {
            return Err(Error::not_ours(&self.transport()?.service, NotOurs::AnotherServer));
        }
        let lease = self.open_lease(&grant, &key.public())?;

        let mut identity = self.active()?.identity.clone();
        identity.answered();
        identity.refusal = None;
        self.grant(identity, grant, now)?;
        let is_new = before != Some((lease.jti.clone(), lease.number));
        self.lease = Some(lease);
        // Tells the service that the new lease is on this disk; if that is lost, the next check-in tells it.
        let _ = self.ask(now);
        Ok(if is_new { CheckedIn::NewLease } else { CheckedIn::Unchanged })
    }

    fn ask_for_grant(&self, path: &str, request: &impl Serialize, key: &SigningKey, now: i64) -> Result<Grant, Error> {
        let transport = self.transport()?;
        let body = Zeroizing::new(serde_json::to_vec(request).expect("requests can be written as JSON"));
        let proof = prove(key, path, &body, now);
        let answer = transport.post_json(path, &body, &[(PROOF_HEADER, &proof)])?;
        if answer.status != 200 {
            return Err(answer.failure());
        }
        serde_json::from_slice(&answer.body).map_err(|_| Error::NotAService {
            service: transport.service.clone(),
            what: "no grant in its answer".into(),
        })
    }

    /// Verifies the lease of a grant, asking for the newest keys if its own is not among those remembered. (L-18)
    fn open_lease(&mut self, grant: &Grant, own: &PublicKey) -> Result<Lease, Error> {
        let signer = self.keys.as_ref().map(|keys| keys.signer_of(key::LEASE, &grant.lease).map(|_| ()));
        if matches!(signer, None | Some(Err(Untrusted::UnknownKey))) || self.knows_older_keys_than(grant.keys_issued) {
            self.learn_keys()?;
        }
        let service = &self.transport()?.service;
        let keys = self.keys.as_ref().ok_or(Error::NotActivated)?;
        let lease =
            Lease::open(&grant.lease, keys, &grant.server, own).map_err(|reason| Error::not_ours(service, reason))?;
        let is_stale = |held: &Lease| {
            held.aud == lease.aud && held.cnf == lease.cnf && lease.number < held.number && lease.iat < held.iat
        };
        if self.lease.as_ref().is_some_and(is_stale) {
            let reason = "it is older than the one in force".to_owned();
            return Err(Error::LeaseRefused { service: service.clone(), reason });
        }
        Ok(lease)
    }

    /// Whether the root key has spoken since this installation heard it last. (L-18)
    fn knows_older_keys_than(&self, issued: i64) -> bool {
        self.keys.as_ref().is_none_or(|known| known.iat < issued)
    }

    /// Asks for the keys that may sign leases, and takes them if the root key vouches for them. (L-18)
    fn learn_keys(&mut self) -> Result<(), Error> {
        let transport = self.transport()?;
        let service = transport.service.clone();
        let answer = transport.get(SIGNED_KEYS, &[])?;
        if answer.status != 200 {
            return Err(answer.failure());
        }
        let jwt = String::from_utf8_lossy(&answer.body).trim().to_owned();
        let keys: KeySet = self.config.root_key.verify(key::KEY_SET, &jwt).map_err(|reason| Error::NotVouchedFor {
            service: service.clone(),
            reason: format!("of its keys: {reason}"),
        })?;
        if self.keys.as_ref().is_some_and(|known| keys.iat < known.iat) {
            let reason = "its keys are older than those already known".to_owned();
            return Err(Error::NotVouchedFor { service, reason });
        }
        if let Some(active) = &self.state.active
            && keys.signer_of(key::LEASE, &active.lease).is_err()
        {
            self.lease = None;
        }
        self.state.keys = Some(jwt);
        self.keys = Some(keys);
        Ok(())
    }

    /// Writes down a grant whose lease was verified.
    fn grant(&mut self, identity: Identity, grant: Grant, now: i64) -> Result<(), Error> {
        self.state.high_water = grant.server_time;
        self.state.active = Some(Active {
            identity,
            server: grant.server,
            lease: grant.lease,
            session: grant.session,
            check_in_secs: within_reason(grant.check_in_secs),
            last_contact: now,
            failing: None,
        });
        self.save()
    }

    /// Keeps what a failed call has taught; if even that fails, the call's own error is the one to tell.
    fn note(&self, error: &Error) {
        if error.may_pass() {
            let _ = self.save();
        }
    }

    fn save(&self) -> Result<(), Error> {
        self.state.write(&self.config.state_file)
    }

    fn held(&self) -> u64 {
        self.lease.as_ref().map_or(0, |lease| lease.number)
    }

    fn active(&mut self) -> Result<&mut Active, Error> {
        self.state.active.as_mut().ok_or(Error::NotActivated)
    }

    fn transport(&self) -> Result<&Transport, Error> {
        self.transport.as_ref().ok_or(Error::NoService)
    }
}

impl Refusal {
    fn new(cause: &str, detail: &str, now: i64) -> Self {
        Self { cause: quote(cause), text: quote(detail), at: now }
    }
}

fn unchanged(answer: &Answer) -> Option<(Unchanged, &str)> {
    let server_time = answer.header(check_in::TIME)?.parse().ok()?;
    let check_in_secs = answer.header(check_in::CHECK_IN_SECS)?.parse().ok()?;
    let keys_issued = answer.header(check_in::KEYS_ISSUED)?.parse().ok()?;
    Some((Unchanged { server_time, check_in_secs, keys_issued }, answer.header(check_in::MAC)?))
}

fn within_reason(check_in_secs: u32) -> u32 {
    check_in_secs.clamp(1, LONGEST_CHECK_IN_SECS)
}

/// 30 seconds, doubled with each further attempt, by up to a half more or less: installations that lost the service at
/// the same moment do not come back at the same moment.
fn back_off(attempts: u32, key: &PublicKey) -> i64 {
    let secs = FIRST_BACK_OFF_SECS << attempts.saturating_sub(1).min(20);
    secs + secs * spread(key, attempts, 500) / 1_000
}

/// `secs`, by up to a tenth more or less, always the same for the same installation.
fn jittered(secs: i64, key: &PublicKey) -> i64 {
    secs + secs * spread(key, 0, 100) / 1_000
}

/// A number between `-most` and `most`, another one for every installation and attempt.
fn spread(key: &PublicKey, attempt: u32, most: i64) -> i64 {
    let bytes = decode(&hash(format!("{}|{attempt}", key.thumbprint()).as_bytes())).unwrap_or_default();
    let number = bytes.first_chunk().copied().map_or(0, u16::from_be_bytes);
    i64::from(number) % (2 * most + 1) - most
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The proxy may hold a password.
        f.debug_struct("Config")
            .field("service", &self.service)
            .field("root_key", &self.root_key)
            .field("state_file", &self.state_file)
            .field("product_version", &self.product_version)
            .field("host", &self.host)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Installation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Installation").field("config", &self.config).field("lease", &self.lease).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_19_check_ins_are_spread_by_up_to_a_tenth_and_always_alike() {
        let keys: Vec<PublicKey> = (0..50).map(|seed| SigningKey::from_seed(&[seed; 32]).public()).collect();
        let waits: Vec<i64> = keys.iter().map(|key| jittered(3_600, key)).collect();
        assert!(waits.iter().all(|wait| (3_240..=3_960).contains(wait)), "{waits:?}");
        let (least, most) = (waits.iter().min().unwrap(), waits.iter().max().unwrap());
        assert!(most - least > 360, "{waits:?}");
        assert_eq!(waits, keys.iter().map(|key| jittered(3_600, key)).collect::<Vec<_>>());
    }

    #[test]
    fn l_20_waiting_doubles_with_each_failure() {
        let keys: Vec<PublicKey> = (0..50).map(|seed| SigningKey::from_seed(&[seed; 32]).public()).collect();
        for (attempts, least, most) in [(1, 15, 45), (2, 30, 90), (3, 60, 180), (4, 120, 360)] {
            let waits: Vec<i64> = keys.iter().map(|key| back_off(attempts, key)).collect();
            assert!(waits.iter().all(|wait| (least..=most).contains(wait)), "{waits:?}");
            assert!(waits.iter().max().unwrap() - waits.iter().min().unwrap() > least, "they are spread: {waits:?}");
        }
        assert!(back_off(u32::MAX, &keys[0]) > 86_400);
    }
}
