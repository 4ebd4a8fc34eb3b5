//! The Claviger client as a command line and a daemon: it activates a host, keeps its lease up to date, and tells how
//! it stands.
//!
//! It is thin: what is true of a lease is decided in the client library. Here are the command line (`options.rs`), the
//! token's way in (`token.rs`), what is shown without any network (`show.rs`), the daemon (`daemon.rs`), the clock
//! (`clock.rs`), and what depends on the operating system (`host.rs`).

mod clock;
mod daemon;
mod failure;
mod following;
mod host;
mod options;
mod show;
mod token;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;
pub use claviger_client as client;
use claviger_client::Installation;

use crate::failure::Failure;
use crate::options::{Activate, Command, Options};

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
        Command::Status(command) => show::status(&command),
        Command::Licenses(command) => show::licenses(&command),
        Command::MayRun(command) => {
            return show::may_run(&command).unwrap_or_else(|failure| fail(&failure, show::CANNOT_TELL));
        }
    };
    done.unwrap_or_else(|failure| fail(&failure, 1))
}

fn fail(failure: &Failure, code: u8) -> ExitCode {
    eprintln!("claviger-agent: {failure}");
    ExitCode::from(code)
}

fn activate(command: &Activate) -> Result<ExitCode, Failure> {
    let mut installation = Installation::open(command.common.calling(Some(&command.service))?)?;
    let token = token::read(command.token_file.as_deref())?;
    installation.activate(&token, clock::now())?;
    show::print(&installation.status(clock::now()), command.json)
}
