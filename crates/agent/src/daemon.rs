//! The daemon: checks in, sleeps until the next check-in is due, and ends when it is told to. (L-19, L-20)

use std::io::{self, Write as _};
use std::process::ExitCode;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use claviger_client::{CheckedIn, Error, Installation};
use serde::Serialize;
use tracing::level_filters::LevelFilter;
use tracing::{error, info, warn};
use tracing_subscriber::EnvFilter;

use crate::clock;
use crate::failure::Failure;
use crate::options::Run;

/// The least time between an attempt that failed and the next.
const LEAST_PAUSE_SECS: i64 = 5;

/// Checks in until it is stopped, or once.
pub(crate) fn run(command: &Run) -> Result<ExitCode, Failure> {
    let mut installation = Installation::open(command.common.calling(command.service.as_deref())?)?;
    log_to_standard_error();
    if command.once {
        let checked_in = installation.check_in(clock::now());
        if command.json {
            tell(&checked_in, &installation)?;
        }
        let checked_in = checked_in?;
        report(&Ok(checked_in), &installation);
        return Ok(ExitCode::SUCCESS);
    }
    let (stop, stopped) = mpsc::channel();
    ctrlc::set_handler(move || {
        let _ = stop.send(());
    })?;
    loop {
        let least_pause_secs = match installation.check_in(clock::now()) {
            Err(reason) if !reason.may_pass() => return Err(reason.into()),
            checked_in => {
                report(&checked_in, &installation);
                if command.json {
                    tell(&checked_in, &installation)?;
                }
                if checked_in.is_ok() { 1 } else { LEAST_PAUSE_SECS }
            }
        };
        let now = clock::now();
        let pause_secs = installation.next_check_in(now).saturating_sub(now).max(least_pause_secs);
        match stopped.recv_timeout(Duration::from_secs(pause_secs.unsigned_abs())) {
            Err(RecvTimeoutError::Timeout) => {}
            Ok(()) | Err(RecvTimeoutError::Disconnected) => {
                info!("stopped");
                return Ok(ExitCode::SUCCESS);
            }
        }
    }
}

/// One line for each check-in.
fn report(checked_in: &Result<CheckedIn, Error>, installation: &Installation) {
    let lease = installation.lease();
    let (server, number) = (lease.map(|lease| lease.aud.as_str()), lease.map(|lease| lease.number));
    match checked_in {
        Ok(CheckedIn::Unchanged) => info!(server, lease = number, "checked in, nothing has changed"),
        Ok(CheckedIn::NewLease) => info!(server, lease = number, "checked in, a new lease is in force"),
        Err(reason @ Error::Refused(_)) => error!(server, lease = number, "{reason}"),
        Err(reason) => warn!(server, lease = number, "{reason}"),
    }
}

/// What a check-in brought, for a program.
#[derive(Serialize)]
struct Told<'a> {
    at: i64,
    outcome: &'static str,
    server: Option<&'a str>,
    lease: Option<u64>,
    error: Option<String>,
    next_check_in: i64,
}

/// One line of JSON for each check-in.
fn tell(checked_in: &Result<CheckedIn, Error>, installation: &Installation) -> Result<(), Failure> {
    let (now, lease) = (clock::now(), installation.lease());
    let told = Told {
        at: now,
        outcome: match checked_in {
            Ok(CheckedIn::Unchanged) => "unchanged",
            Ok(CheckedIn::NewLease) => "new-lease",
            Err(Error::Refused(_)) => "refused",
            Err(_) => "failed",
        },
        server: lease.map(|lease| lease.aud.as_str()),
        lease: lease.map(|lease| lease.number),
        error: checked_in.as_ref().err().map(ToString::to_string),
        next_check_in: installation.next_check_in(now),
    };
    let line = serde_json::to_string(&told).expect("a check-in can be written as JSON");
    writeln!(io::stdout(), "{line}").map_err(Failure::Output)
}

/// What is logged is set by `CLAVIGER_AGENT_LOG`, as `debug` or `claviger_agent=warn`.
fn log_to_standard_error() {
    let filter = EnvFilter::builder()
        .with_default_directive(LevelFilter::INFO.into())
        .with_env_var("CLAVIGER_AGENT_LOG")
        .from_env_lossy();
    // Where a program around this one already logs, its log is used.
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).try_init();
}
