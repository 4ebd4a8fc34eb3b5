//! The Claviger client as a command line and a daemon: it activates a host, keeps its lease up to date, and tells how
//! it stands.
//!
//! It is thin: what is true of a lease is decided in the client library. Here are the command line (`options.rs`), the
//! token's way in (`token.rs`), the daemon (`daemon.rs`), the clock
//! (`clock.rs`), and what depends on the operating system (`host.rs`).

mod clock;
mod daemon;
mod failure;
mod host;
mod options;
mod token;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::Parser as _;
pub use claviger_client as client;
use claviger_client::{ActivationState, Installation, Status};

use crate::failure::Failure;
use crate::options::{Activate, Command, Options, ShowStatus};

/// Exit code of `status`: no token was accepted yet.
const NOT_ACTIVATED: u8 = 3;
/// Exit code of `status`: the lease is expired or refused, or nothing of it may run.
const NOTHING_RUNS: u8 = 4;
/// Exit code of a command line that cannot be read.
const USAGE: u8 = 2;

/// Runs the agent with a command line, whose first word is the program's name, and returns its exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let options = match Options::try_parse_from(args) {
        Ok(options) => options,
        Err(shown) => {
            let _ = shown.print();
            return if shown.use_stderr() { ExitCode::from(USAGE) } else { ExitCode::SUCCESS };
        }
    };
    let done = match options.command {
        Command::Activate(command) => activate(&command),
        Command::Run(command) => daemon::run(&command),
        Command::Status(command) => show_status(&command),
    };
    done.unwrap_or_else(|failure| {
        eprintln!("claviger-agent: {failure}");
        ExitCode::FAILURE
    })
}

fn activate(command: &Activate) -> Result<ExitCode, Failure> {
    let mut installation = Installation::open(command.common.config(Some(&command.service))?)?;
    let token = token::read(command.token_file.as_deref())?;
    installation.activate(&token, clock::now())?;
    print(&installation.status(clock::now()).to_string())
}

fn show_status(command: &ShowStatus) -> Result<ExitCode, Failure> {
    let installation = Installation::open(command.common.config(command.service.as_deref())?)?;
    let status = installation.status(clock::now());
    let text = match command.json {
        true => serde_json::to_string_pretty(&status).expect("a status can be written as JSON"),
        false => status.to_string(),
    };
    print(&text)?;
    Ok(ExitCode::from(exit_code(&status)))
}

fn print(text: &str) -> Result<ExitCode, Failure> {
    writeln!(io::stdout(), "{text}").map_err(Failure::Output)?;
    Ok(ExitCode::SUCCESS)
}

fn exit_code(status: &Status) -> u8 {
    match status.activation {
        ActivationState::NotActivated => NOT_ACTIVATED,
        ActivationState::Active if status.is_running() => 0,
        ActivationState::Active | ActivationState::Refused | ActivationState::Expired => NOTHING_RUNS,
    }
}
