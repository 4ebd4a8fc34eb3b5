//! The chores of the project, as commands: `cargo xtask ci` is what a change has to pass.
//!
//! Each command brings what it needs. The ones that speak to PostgreSQL start a server of their own, on a port of its
//! own, and take it away again; no server of the machine is used or touched.

mod ci;
mod deny;
mod postgres;
mod stopwatch;
mod tests;
mod tools;
mod walk;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::postgres::{Durability, Postgres};
use crate::tools::Outcome;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "Checks and chores of the Claviger project")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Run every check a change has to pass; stops at the first that fails
    Ci,
    /// Run the tests with a private PostgreSQL beside them
    Test {
        /// What to pass on to `cargo test`, for example: -p claviger-store NAME
        #[arg(last = true)]
        cargo_args: Vec<String>,
    },
    /// Start a private PostgreSQL, print its URL and keep it until Ctrl-C
    Postgres,
    /// Run the store's benchmarks with a private, durable PostgreSQL beside them
    Bench,
}

fn main() -> ExitCode {
    let chore = Arguments::parse().chore;
    let outcome = tools::enter_workspace().and_then(|()| match chore {
        Chore::Ci => ci::run(),
        Chore::Test { cargo_args } => test(&cargo_args),
        Chore::Postgres => keep_postgres(),
        Chore::Bench => bench(),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("\n{why}");
            ExitCode::FAILURE
        }
    }
}

fn test(cargo_args: &[String]) -> Outcome {
    let postgres = Postgres::start(Durability::Forgetful)?;
    let (tally, outcome) = tests::run(&postgres, cargo_args);
    println!("\n{tally}");
    outcome
}

fn keep_postgres() -> Outcome {
    let mut postgres = Postgres::start(Durability::Forgetful)?;
    println!("{}", postgres.url("postgres"));
    println!("A private PostgreSQL listens there until Ctrl-C; what it holds goes with it. For the tests:");
    println!("export {}={}", tests::URL_VARIABLE, postgres.url("postgres"));
    postgres.wait_until_it_ends()
}

fn bench() -> Outcome {
    let postgres = Postgres::start(Durability::Durable)?;
    let mut cargo = tools::cargo();
    cargo.args(["bench", "--locked", "-p", "claviger-store"]).env(tests::URL_VARIABLE, postgres.url("postgres"));
    tools::run(&mut cargo)
}
