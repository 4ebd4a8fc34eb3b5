//! `cargo xtask kills`: the real program under load, killed over and over; the test of that name, more often.

use clap::{Args, ValueEnum};

use crate::peers::POSTGRES_PROGRAMS_VARIABLE;
use crate::postgres::Postgres;
use crate::stopwatch::Stopwatch;
use crate::tools::{self, Outcome};

/// How often to kill.
#[derive(Args)]
pub struct Arguments {
    /// So many times
    #[arg(long, default_value_t = 200)]
    times: u32,
    /// What decides when each kill comes
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// On which database; PostgreSQL is a private one that loses nothing
    #[arg(long, value_enum, default_value_t = Engine::Sqlite)]
    engine: Engine,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    Sqlite,
    Postgres,
}

/// Runs the test with these figures.
pub fn run(arguments: &Arguments) -> Outcome {
    let mut cargo = tools::cargo();
    // The test starts its own PostgreSQL; it has to be told where the programs lie.
    let test = match arguments.engine {
        Engine::Sqlite => "outlives_being_killed_on_sqlite",
        Engine::Postgres => {
            cargo.env(POSTGRES_PROGRAMS_VARIABLE, Postgres::programs_found()?);
            "outlives_being_killed_on_postgres"
        }
    };
    cargo.args(["test", "--locked", "-p", "claviger-cli", "--test", "it", test, "--", "--nocapture"]);
    cargo.env("CLAVIGER_TEST_KILLS", arguments.times.to_string());
    cargo.env("CLAVIGER_TEST_KILLS_SEED", arguments.seed.to_string());
    let stopwatch = Stopwatch::start();
    tools::run(&mut cargo)?;
    println!("{:.1} s", stopwatch.read().as_secs_f64());
    Ok(())
}
