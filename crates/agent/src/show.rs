//! How things stand, without any network, for people and for programs. (L-22, C-08)

use std::fmt;
use std::io::{self, Write as _};
use std::process::ExitCode;

use claviger_client::{ActivationState, Installation, ItemStatus, Status};
use serde::Serialize;

use crate::clock;
use crate::failure::Failure;
use crate::options::{MayRun, Show};

/// Exit code of `status` and `licenses`: no token was accepted yet.
const NOT_ACTIVATED: u8 = 3;
/// Exit code of `status` and `licenses`: the lease is expired or refused, or nothing of it may run.
const NOTHING_RUNS: u8 = 4;
/// Exit code of `may-run`: it may not.
const MAY_NOT: u8 = 1;
/// Exit code of `may-run`: whether it may cannot be told.
pub(crate) const CANNOT_TELL: u8 = 2;

/// What the lease allows.
#[derive(Serialize)]
struct Licenses {
    items: Vec<ItemStatus>,
    what_to_do_next: String,
}

pub(crate) fn status(command: &Show) -> Result<ExitCode, Failure> {
    let status = open(command)?.status(clock::now());
    print(&status, command.json)?;
    Ok(ExitCode::from(exit_code(&status)))
}

pub(crate) fn licenses(command: &Show) -> Result<ExitCode, Failure> {
    let status = open(command)?.status(clock::now());
    let code = exit_code(&status);
    print(&Licenses { items: status.items, what_to_do_next: status.what_to_do_next }, command.json)?;
    Ok(ExitCode::from(code))
}

pub(crate) fn may_run(command: &MayRun) -> Result<ExitCode, Failure> {
    let verdict = open(&command.show)?.may_run(&command.release, clock::now())?;
    print(&verdict, command.show.json)?;
    Ok(if verdict.may_run { ExitCode::SUCCESS } else { ExitCode::from(MAY_NOT) })
}

/// Writes something to standard output, as text or as JSON.
pub(crate) fn print(what: &(impl fmt::Display + Serialize), json: bool) -> Result<ExitCode, Failure> {
    let text = match json {
        true => serde_json::to_string_pretty(what).expect("what is shown can be written as JSON"),
        false => what.to_string(),
    };
    writeln!(io::stdout(), "{text}").map_err(Failure::Output)?;
    Ok(ExitCode::SUCCESS)
}

fn open(command: &Show) -> Result<Installation, Failure> {
    Ok(Installation::open(command.common.config(command.service.as_deref())?)?)
}

fn exit_code(status: &Status) -> u8 {
    match status.activation {
        ActivationState::NotActivated => NOT_ACTIVATED,
        ActivationState::Active if status.is_running() => 0,
        ActivationState::Active | ActivationState::Refused | ActivationState::Expired => NOTHING_RUNS,
    }
}

impl fmt::Display for Licenses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for item in &self.items {
            writeln!(f, "{item}")?;
        }
        write!(f, "{}", self.what_to_do_next)
    }
}
