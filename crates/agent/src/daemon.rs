//! The daemon: checks in, sleeps until the next check-in is due or the service says that something has changed, and ends
//! when it is told to. (L-19, L-20)

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
use crate::following::{Following, Wake};
use crate::options::Run;

/// The least time between an attempt that failed and the next.
const LEAST_PAUSE_SECS: i64 = 5;

/// The least time between two check-ins that a stream asks for.
const LEAST_BETWEEN_SECS: i64 = 2;

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
    let (wake, woken) = mpsc::channel();
    let stop = wake.clone();
    ctrlc::set_handler(move || {
        let _ = stop.send(Wake::Stop);
    })?;
    let (mut due, mut is_well, mut last) = (clock::now(), true, i64::MIN);
    let mut following = if command.follow { Following::At(due) } else { Following::Off };
    let mut attempts = 0_u32;
    loop {
        let mut now = clock::now();
        if due <= now {
            let least_pause_secs = match installation.check_in(now) {
                Err(reason) if !reason.may_pass() => return Err(reason.into()),
                checked_in => {
                    report(&checked_in, &installation);
                    if command.json {
                        tell(&checked_in, &installation)?;
                    }
                    is_well = checked_in.is_ok();
                    if is_well { 1 } else { LEAST_PAUSE_SECS }
                }
            };
            now = clock::now();
            last = now;
            due = installation.next_check_in(now).max(now.saturating_add(least_pause_secs));
        }
        // A service that cannot be asked can hardly be followed.
        if is_well {
            following = following.keep_up(&installation, &wake, now)?;
        }
        let until = following.due().filter(|_| is_well).map_or(due, |at| at.min(due));
        let pause_secs = until.saturating_sub(now).max(0);
        match woken.recv_timeout(Duration::from_secs(pause_secs.unsigned_abs())) {
            Err(RecvTimeoutError::Timeout) => {}
            Ok(Wake::Stop) | Err(RecvTimeoutError::Disconnected) => {
                info!("stopped");
                return Ok(ExitCode::SUCCESS);
            }
            // After a failure its own pause counts, whatever a stream says.
            Ok(Wake::Present(present)) if is_well && installation.is_news(&present) => {
                due = due.min(last.saturating_add(LEAST_BETWEEN_SECS));
            }
            Ok(Wake::CheckIn) if is_well => due = due.min(last.saturating_add(LEAST_BETWEEN_SECS)),
            Ok(Wake::Present(_) | Wake::CheckIn) => {}
            Ok(Wake::Over { was_open }) => {
                attempts = if was_open { 0 } else { attempts.saturating_add(1) };
                following = Following::At(clock::now() + installation.follow_again_secs(attempts));
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
