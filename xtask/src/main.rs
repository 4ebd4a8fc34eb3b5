//! The chores of the project, as commands: `cargo xtask ci` is what a change has to pass.
//!
//! Each command brings what it needs. The ones that speak to PostgreSQL start a server of their own, on a port of its
//! own, and take it away again; no server of the machine is used or touched.

mod axe;
mod bench;
mod c;
mod ci;
mod deny;
mod haproxy;
mod keeper;
mod kills;
mod mail;
mod mutants;
mod peers;
mod pictures;
mod postgres;
mod python;
mod schema;
mod simulate;
mod stopwatch;
mod tests;
mod tinyproxy;
mod tools;
mod walk;
mod webdriver;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::peers::Peers;
use crate::schema::Effort;
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
    /// Run the tests, with private ones of the programs they speak to beside them
    Test {
        /// What to pass on to `cargo test`, for example: -p claviger-store NAME
        #[arg(last = true)]
        cargo_args: Vec<String>,
    },
    /// Start those programs, print where they are and keep them until Ctrl-C
    Peers,
    /// Make the pictures of README and book anew, from the demonstration
    Pictures,
    /// Measure what is shipped beside what limits it; fails on a goal that is missed
    Bench {
        /// In less than a minute, on a smaller installation
        #[arg(long)]
        quick: bool,
    },
    /// Call the API of a demonstration in every way its description allows, and in many it does not
    Schema {
        /// What the inputs are drawn by
        #[arg(long, default_value_t = 1)]
        seed: u32,
        /// How many inputs each operation gets in each phase
        #[arg(long, default_value_t = 50)]
        examples: u32,
    },
    /// Tell random stories to the real thing and to a small model of it, and compare them after every step
    Simulate(simulate::Arguments),
    /// Make rules wrong on purpose, one at a time, and see whether the simulator finds it
    Mutants(mutants::Arguments),
    /// Kill the real program under load, over and over, and look what is left
    Kills(kills::Arguments),
}

fn main() -> ExitCode {
    let chore = Arguments::parse().chore;
    let outcome = tools::enter_workspace().and_then(|()| match chore {
        Chore::Ci => ci::run(),
        Chore::Test { cargo_args } => test(&cargo_args),
        Chore::Peers => keep_peers(),
        Chore::Pictures => pictures::make(),
        Chore::Bench { quick } => bench::run(quick),
        Chore::Schema { seed, examples } => schema::run(&Effort::whole(seed, examples)),
        Chore::Simulate(arguments) => simulate::run(&arguments),
        Chore::Mutants(arguments) => mutants::run(&arguments),
        Chore::Kills(arguments) => kills::run(&arguments),
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
    let peers = Peers::start(cargo_args)?;
    let (tally, outcome) = tests::run(&peers, cargo_args);
    println!("\n{tally}");
    outcome
}

fn keep_peers() -> Outcome {
    let mut peers = Peers::start(&[])?;
    println!("Until Ctrl-C these run; what they hold goes with them. For the tests:");
    for (name, value) in peers.variables() {
        println!("export {name}={value}");
    }
    peers.postgres.wait_until_it_ends()
}
