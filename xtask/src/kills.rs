//! `cargo xtask kills`: the real program under load, killed over and over; the test of that name, more often.

use clap::Args;

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
}

/// Runs the test with these figures.
pub fn run(arguments: &Arguments) -> Outcome {
    let mut cargo = tools::cargo();
    cargo.args(["test", "--locked", "-p", "claviger-cli", "--test", "it", "kills::", "--", "--nocapture"]);
    cargo.env("CLAVIGER_TEST_KILLS", arguments.times.to_string());
    cargo.env("CLAVIGER_TEST_KILLS_SEED", arguments.seed.to_string());
    let stopwatch = Stopwatch::start();
    tools::run(&mut cargo)?;
    println!("{:.1} s", stopwatch.read().as_secs_f64());
    Ok(())
}
