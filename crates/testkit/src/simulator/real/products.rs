//! Products: they prove who they are, and believe a lease only if it is their own.

use std::sync::Arc;

use claviger_app::act::Who;
use claviger_app::activation::{self, Answer as Answered, Refusal, SessionOf};
use claviger_app::wire::activation::{
    ACTIVATIONS, ActivationRequest, Grant, Host, RENEWALS, RenewalRequest, Session, check_proof, prove,
};
use claviger_app::wire::check_in::CheckIn;
use claviger_app::wire::lease::Lease;
use jiff::civil::Date;

use super::Real;
use super::deeds::{Came, UnderWay, say};
use super::{nobody, seconds};
use crate::simulator::kind_of;
use crate::simulator::model::{Answer, Care, CareDays, Given, Item, Request, SECOND, Session as ModelSession, What};

/// What a product was answered, and which one it was.
pub(super) struct Granted {
    install: u8,
    answered: Result<Grant, Refusal>,
}

impl Real {
    pub(super) fn product_calls(&mut self, request: Option<&Request>, now: i64) -> UnderWay {
        let Some(request) = request else { return UnderWay::Not("nothing to call with") };
        let (install, sequence, held) = (request.install, request.sequence, request.held);
        let nonce = format!("{}-nonce-{sequence}", if request.by_copy { "copy" } else { "first" });
        let name = format!("host-{install}");
        let host = Host { fingerprint: format!("print of {name}"), name, product_version: "7.2".into() };
        let key = self.installs[usize::from(install)].clone();
        let keys = Arc::clone(&self.keys);
        match request.what {
            What::Activation { server, token } => {
                let unknown = || "b00000000|0000000000000000000000000000000000000000000".to_owned();
                let token = self.tokens.get(&(server, token)).cloned().unwrap_or_else(unknown);
                let request = ActivationRequest { token, key: key.public(), host, sequence, nonce };
                let body = serde_json::to_vec(&request).unwrap_or_default();
                let proof = prove(&key, ACTIVATIONS, &body, seconds(now));
                if check_proof(&request.key, ACTIVATIONS, &body, &proof).is_err() {
                    return UnderWay::Not("its own proof is not believed");
                }
                self.ask(Who::Nobody, now, move |tx, act, vendor| {
                    Ok(granted(install, activation::activate(tx, act, vendor, &keys, &request)?))
                })
            }
            What::Renewal { server } => {
                let server = self.server(server).to_string();
                let request = RenewalRequest { server, held, host, sequence, nonce };
                let body = serde_json::to_vec(&request).unwrap_or_default();
                let (proof, proven) = (prove(&key, RENEWALS, &body, seconds(now)), key.public());
                if check_proof(&proven, RENEWALS, &body, &proof).is_err() {
                    return UnderWay::Not("its own proof is not believed");
                }
                self.ask(Who::Nobody, now, move |tx, act, vendor| {
                    Ok(granted(install, activation::renew(tx, act, vendor, &keys, &request, &proven)?))
                })
            }
            What::CheckIn { number, .. } => {
                let Some(Session { id, key, .. }) = self.sessions.get(number).cloned() else {
                    return UnderWay::Not("there is no such session");
                };
                let call = CheckIn { session: id.clone(), sequence, nonce, held };
                let its_key = self.vendor.vault.session_key(&id);
                let is_authentic = call.mac(&key).is_some_and(|mac| call.is_authentic(&its_key, &mac));
                let (true, Some(of)) = (is_authentic, SessionOf::read(&id)) else {
                    return UnderWay::Not("its own code is not believed");
                };
                self.ask(Who::Nobody, now, move |tx, act, vendor| {
                    match activation::check_in(tx, act, vendor, &keys, of, &call)? {
                        Answered::Given(_) => say("unchanged"),
                        Answered::Refused(refusal) => say(refused(&refusal)),
                    }
                })
            }
        }
    }

    /// What a product makes of its answer, with the session in it.
    pub(super) fn product_hears(&self, Granted { install, answered }: Granted) -> (Answer, Option<Session>) {
        let said = |said: String| (Answer { said, given: None }, None);
        let grant = match answered {
            Ok(grant) => grant,
            Err(refusal) => return said(refused(&refusal)),
        };
        let key = self.installs[usize::from(install)].public();
        let lease = match Lease::open(&grant.lease, &self.key_set, &grant.server, &key) {
            Ok(lease) => lease,
            Err(not_ours) => return said(format!("a lease that is not its own: {not_ours:?}")),
        };
        let id = grant.server.parse().unwrap_or_else(|_| nobody());
        let named = self.servers.iter().find(|(_, known)| **known == id);
        let (Some((server, _)), Some(of)) = (named, SessionOf::read(&grant.session.id)) else {
            return said("a lease of an unknown server".into());
        };
        let items = lease.items.iter().filter_map(|item| {
            let kind = kind_of(&item.application, &item.role, &item.model)?;
            let day = |text: &Option<String>| text.as_deref().and_then(|day| day.parse::<Date>().ok());
            let plan = |plan: &str| (0_u8..).zip(["", "basic", "gold", "platinum"]).find(|(_, word)| *word == plan);
            let care = item.care.as_ref().map(|care| {
                let instants = [care.starts, care.expiring, care.ends, care.lapses].map(|at| at.unwrap_or(0) * SECOND);
                let days = day(&care.first).zip(day(&care.until));
                let days = days.map(|(first, last)| CareDays { first, last, instants });
                Care { plan: plan(&care.plan).map_or(u8::MAX, |(number, _)| number), days }
            });
            let item = Item {
                units: item.units,
                ends: item.ends.map(|at| at * SECOND),
                newest_release: day(&item.newest_release),
                care,
            };
            Some((kind, item))
        });
        let given = Given {
            server: *server,
            number: lease.number,
            items: items.collect(),
            expires_sec: lease.exp,
            renew_after_sec: lease.renew_after,
        };
        let session = ModelSession { server: *server, generation: of.generation, expires_sec: grant.session.expires };
        (Answer { said: "given".into(), given: Some((given, session)) }, Some(grant.session))
    }

    /// The product takes the session that came with the answer.
    pub fn take_session(&mut self, session: Session) {
        self.sessions.push(session);
    }
}

fn granted(install: u8, answer: Answered<Grant>) -> Came {
    let answered = match answer {
        Answered::Given(grant) => Ok(grant),
        Answered::Refused(refusal) => Err(refusal),
    };
    Came::Product(Granted { install, answered })
}

/// A refusal in the model's words.
fn refused(refusal: &Refusal) -> String {
    let words = match refusal {
        Refusal::TokenUnknown => "unknown token",
        Refusal::TokenBound => "bound to another",
        Refusal::Disabled => "disabled",
        Refusal::Unbound => "unbound",
        Refusal::NotBound => "not bound",
        Refusal::Repeated => "repeated",
        Refusal::SessionEnded => "session ended",
        Refusal::LeaseChanged => "another lease",
        Refusal::VersionTooOld { .. } | Refusal::HostFacts => return format!("{refusal:?}"),
    };
    words.to_owned()
}
