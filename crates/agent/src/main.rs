//! `claviger-agent`: keeps a licensed product's lease up to date.

use std::process::ExitCode;

fn main() -> ExitCode {
    claviger_agent::run(std::env::args_os())
}
