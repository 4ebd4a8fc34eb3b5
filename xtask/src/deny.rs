//! Judges the dependencies by `deny.toml`, with cargo-deny.
//!
//! Bans, licenses and sources are judged always, from what is in the tree. Advisories need a database from the network,
//! which is not always there: then that is said, and they are skipped.

use std::path::PathBuf;
use std::process::Command;

use crate::tools::{self, Outcome};

/// The cargo-deny that `deny.toml` is written for.
const VERSION: &str = "0.20.2";

/// Runs cargo-deny, after installing it if it is not there.
pub fn run() -> Outcome {
    let program = find()?;
    let deny = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        command.args(["--workspace", "--locked"]).args(arguments);
        command
    };
    tools::run(&mut deny(&["check", "bans", "licenses", "sources"]))?;
    match tools::output(&mut deny(&["fetch", "db"])) {
        Ok(_) => tools::run(&mut deny(&["check", "advisories"])),
        Err(why) => {
            let reason = why.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or_default();
            println!("advisories skipped: the database could not be fetched ({reason})");
            Ok(())
        }
    }
}

fn find() -> Outcome<PathBuf> {
    let own = tools::scratch("tools")?;
    let homes =
        [std::env::var_os("CARGO_HOME").map(PathBuf::from), std::env::home_dir().map(|home| home.join(".cargo"))];
    let in_homes = homes.into_iter().flatten().map(|home| home.join("bin/cargo-deny"));
    let mut candidates = tools::on_path("cargo-deny").into_iter().chain(in_homes).chain([own.join("bin/cargo-deny")]);
    if let Some(program) = candidates.find(is_ours) {
        return Ok(program);
    }
    println!("   cargo-deny {VERSION} is missing: installing it into {}", own.display());
    // It runs for seconds: building it without optimizations saves minutes.
    let mut install = tools::cargo();
    install.args(["install", "cargo-deny", "--locked", "--debug", "--version", VERSION, "--root"]).arg(&own);
    tools::run(&mut install)?;
    Ok(own.join("bin/cargo-deny"))
}

/// Another version might read `deny.toml` otherwise.
fn is_ours(program: &PathBuf) -> bool {
    tools::output(Command::new(program).arg("--version")).is_ok_and(|said| said == format!("cargo-deny {VERSION}"))
}
