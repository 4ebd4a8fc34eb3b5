//! How an installation stands, and what to do next, for people and programs. (L-22)

use std::fmt;

use claviger_wire::lease::{Care, CareState, Item, Lease, Validity};
use claviger_wire::problem::{SEQUENCE_REPEATED, SERVER_DISABLED, TOKEN_BOUND, TOKEN_UNKNOWN};
use serde::Serialize;

use crate::error::quote;
use crate::instant::minute;
use crate::state::{Refusal, State};

/// How far this host's clock may lie behind the latest instant seen before that is reported. (L-20)
const CLOCK_TOLERANCE_SECS: i64 = 300;

/// How an installation stands. Instants are seconds since 1970, days are `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Whether it is activated, and whether its lease is in force.
    pub activation: ActivationState,
    /// The service's address; empty if none is known yet.
    pub service: String,
    /// The server (`srv_…`) it is activated as.
    pub server: Option<String>,
    /// What the lease allows.
    pub items: Vec<ItemStatus>,
    /// When the service was last heard.
    pub last_contact: Option<i64>,
    /// Attempts since then that brought nothing.
    pub failed_attempts: u32,
    /// When the lease ends.
    pub lease_expires: Option<i64>,
    /// When to check in next; absent before the activation.
    pub next_check_in: Option<i64>,
    /// What the service refused last, until it no longer does.
    pub refusal: Option<RefusalStatus>,
    /// By how much this host's clock lies behind what was seen before, if it was set back. (L-20)
    pub clock_set_back_secs: Option<i64>,
    /// Whether the lease was given to another host than this: the state file was copied, or the host was changed.
    pub another_host: bool,
    /// One or two sentences.
    pub what_to_do_next: String,
}

/// Whether an installation is activated, and whether its lease is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActivationState {
    /// No token was accepted yet.
    NotActivated,
    /// The lease is in force.
    Active,
    /// The service refused the last check-in; what the lease still allows stands in the items.
    Refused,
    /// The lease is at its end, or its key was withdrawn: nothing may run.
    Expired,
}

/// One application of the lease.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemStatus {
    /// The application's id.
    pub application: String,
    /// Its name.
    pub name: String,
    /// How many units.
    pub units: u64,
    /// What is counted.
    pub unit: String,
    /// `base`, `add-on`, `client`, `redundancy` or `customization`.
    pub role: String,
    /// `perpetual`, `subscription` or `cloud`.
    pub model: String,
    /// The last day on which all units may be used, if there is one.
    pub term: Option<String>,
    /// Whether it may run now.
    pub running: bool,
    /// The newest release day it may run, if there is one. (C-08)
    pub newest_release: Option<String>,
    /// The care that goes with it.
    pub care: Option<CareStatus>,
}

/// A care plan and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CareStatus {
    /// `basic`, `gold` or `platinum`.
    pub plan: String,
    /// The last day it covers, if there is one.
    pub until: Option<String>,
    /// How it stands now. (C-02)
    pub state: CareState,
}

/// What the service refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RefusalStatus {
    /// The cause, such as `server-disabled`.
    pub cause: String,
    /// What the service said.
    pub text: String,
    /// When.
    pub at: i64,
}

/// What a status is drawn up from.
pub(crate) struct Facts<'a> {
    pub state: &'a State,
    pub service: &'a str,
    pub lease: Option<&'a Lease>,
    pub fingerprint: &'a str,
    pub next_check_in: i64,
    pub now: i64,
}

impl Status {
    /// Whether anything may run now.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.items.iter().any(|item| item.running)
    }

    pub(crate) fn draw_up(facts: &Facts<'_>) -> Self {
        let Facts { state, lease, now, .. } = *facts;
        let active = state.active.as_ref();
        let refusal = match (active, &state.activating) {
            (Some(active), _) => active.identity.refusal.as_ref(),
            (None, Some(activating)) => activating.refusal.as_ref(),
            (None, None) => None,
        };
        let expired = lease.is_none_or(|lease| lease.validity(now) == Validity::Expired);
        let activation = match active {
            None => ActivationState::NotActivated,
            Some(_) if refusal.is_some() => ActivationState::Refused,
            Some(_) if expired => ActivationState::Expired,
            Some(_) => ActivationState::Active,
        };
        let behind = state.high_water.saturating_sub(now);
        let mut status = Self {
            activation,
            service: if facts.service.is_empty() { &state.service } else { facts.service }.to_owned(),
            server: active.map(|active| active.server.clone()),
            items: lease.map(|lease| items(lease, now)).unwrap_or_default(),
            last_contact: active.map(|active| active.last_contact),
            failed_attempts: active.and_then(|active| active.failing).map_or(0, |failing| failing.attempts),
            lease_expires: lease.map(|lease| lease.exp),
            next_check_in: active.map(|_| facts.next_check_in),
            refusal: refusal.map(RefusalStatus::from),
            clock_set_back_secs: Some(behind).filter(|behind| *behind > CLOCK_TOLERANCE_SECS),
            another_host: lease.is_some_and(|lease| lease.fingerprint != facts.fingerprint),
            what_to_do_next: String::new(),
        };
        status.what_to_do_next = match state.activating.is_some() && refusal.is_none() && active.is_none() {
            true => "The activation has no answer yet: activate again with the same token.".into(),
            false => status.advice(),
        };
        status
    }

    /// What helps most comes first.
    fn advice(&self) -> String {
        if let Some(refusal) = &self.refusal {
            return refusal.advice();
        }
        if self.activation == ActivationState::NotActivated {
            return "Copy the token from the server's page in the portal and activate with it.".into();
        }
        if self.another_host {
            return "The lease was given to another host. If this host replaces it, release the binding on the server's \
                    page in the portal and activate again with the token shown there; if this is a copy, do not run it."
                .into();
        }
        if let Some(behind) = self.clock_set_back_secs {
            return format!("This host's clock is {behind} seconds behind what was seen before: set it right.");
        }
        let service = &self.service;
        match (self.activation, self.lease_expires) {
            (ActivationState::Expired, Some(at)) => {
                return format!("The lease ended on {}: let this host reach {service}, then check in.", minute(at));
            }
            (ActivationState::Expired, None) => {
                return format!("The key of the lease was withdrawn: let this host reach {service}, then check in.");
            }
            (_, Some(at)) if self.failed_attempts > 0 => {
                return format!(
                    "{service} was not reached at the last attempt: check the network and the proxy. What is licensed \
                     runs on until {}.",
                    minute(at)
                );
            }
            _ => {}
        }
        if self.items.is_empty() {
            return "Nothing is assigned to this server: assign quantities to it in the portal, they arrive by themselves."
                .into();
        }
        match self.items.iter().filter(|item| !item.running).map(|item| item.name.as_str()).collect::<Vec<_>>() {
            ended if ended.is_empty() => "Nothing: changes arrive by themselves.".into(),
            ended => format!("Renew what has ended: {}. The renewal arrives by itself.", ended.join(", ")),
        }
    }
}

impl RefusalStatus {
    fn advice(&self) -> String {
        match self.cause.as_str() {
            SERVER_DISABLED => {
                "The server was disabled in the portal. If it shall run, enable it there and activate with its new token."
                    .into()
            }
            SEQUENCE_REPEATED => {
                "A copy of this installation is running, or an old state file was restored. Stop the copy; then release \
                 the binding on the server's page in the portal and activate again."
                    .into()
            }
            TOKEN_BOUND => {
                "The token is bound to another installation. If this one replaces it, release the binding on the server's \
                 page in the portal and activate again."
                    .into()
            }
            TOKEN_UNKNOWN => {
                "The token is not good, or no longer. Copy the present one from the server's page in the portal and \
                 activate with it."
                    .into()
            }
            _ => format!("The service refuses: {}", self.text),
        }
    }
}

impl From<&Refusal> for RefusalStatus {
    fn from(refusal: &Refusal) -> Self {
        Self { cause: refusal.cause.clone(), text: refusal.text.clone(), at: refusal.at }
    }
}

fn items(lease: &Lease, now: i64) -> Vec<ItemStatus> {
    let running: Vec<&Item> = lease.running(now).collect();
    let status = |item: &Item| ItemStatus {
        application: item.application.clone(),
        name: item.name.clone(),
        units: item.units,
        unit: item.unit.clone(),
        role: item.role.clone(),
        model: item.model.clone(),
        term: item.term.clone(),
        running: running.iter().any(|running| std::ptr::eq(*running, item)),
        newest_release: item.newest_release.clone(),
        care: item.care.as_ref().map(|care| care_status(care, now)),
    };
    lease.items.iter().map(status).collect()
}

fn care_status(care: &Care, now: i64) -> CareStatus {
    CareStatus { plan: care.plan.clone(), until: care.until.clone(), state: care.state(now) }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let instant = |at: Option<i64>| at.map_or("never".into(), minute);
        writeln!(f, "State         {}", self.activation)?;
        if let Some(server) = &self.server {
            writeln!(f, "Server        {} at {}", quote(server), self.service)?;
            writeln!(f, "Last contact  {}", instant(self.last_contact))?;
            writeln!(f, "Next contact  {}", instant(self.next_check_in))?;
            writeln!(f, "Lease         until {}", instant(self.lease_expires))?;
        }
        for item in &self.items {
            writeln!(f, "License       {item}")?;
        }
        if let Some(refusal) = &self.refusal {
            writeln!(f, "Refused       {}: {}", minute(refusal.at), refusal.text)?;
        }
        write!(f, "What to do    {}", quote(&self.what_to_do_next))
    }
}

impl fmt::Display for ActivationState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotActivated => "not activated",
            Self::Active => "active",
            Self::Refused => "refused by the service",
            Self::Expired => "expired",
        })
    }
}

impl fmt::Display for ItemStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} of {}, {}", self.units, quote(&self.unit), quote(&self.name), quote(&self.model))?;
        if let Some(term) = &self.term {
            write!(f, ", until {}", quote(term))?;
        }
        f.write_str(if self.running { ", may run" } else { ", ended" })?;
        match &self.care {
            Some(care) => write!(f, "; {care}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for CareStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} care", quote(&self.plan))?;
        if let Some(until) = &self.until {
            write!(f, " until {}", quote(until))?;
        }
        write!(f, ", {}", self.state.word().replace('-', " "))
    }
}
