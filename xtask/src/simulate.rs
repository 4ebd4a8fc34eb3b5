//! `cargo xtask simulate`: the simulator, optimized, for as many steps as one likes.

use clap::{Args, ValueEnum};

use crate::peers::POSTGRES_VARIABLE;
use crate::postgres::{Durability, Postgres};
use crate::stopwatch::Stopwatch;
use crate::tools::{self, Outcome};

/// What to simulate.
#[derive(Args)]
pub struct Arguments {
    /// The seed of the first story; each story of 1,500 steps after it has the next one
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many steps in all
    #[arg(long, default_value_t = 3_000)]
    steps: usize,
    /// On which database; PostgreSQL is a private one
    #[arg(long, value_enum, default_value_t = Engine::Sqlite)]
    engine: Engine,
    /// How many nodes share the database [default: 1, on PostgreSQL 2]
    #[arg(long)]
    nodes: Option<usize>,
    /// How many stories are told side by side [default: 1, on PostgreSQL 4, since each waits for it most of the time]
    #[arg(long)]
    threads: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    Sqlite,
    Postgres,
}

/// Runs the simulator and says how many steps it did in a second.
pub fn run(arguments: &Arguments) -> Outcome {
    let (engine, nodes, threads) = match arguments.engine {
        Engine::Sqlite => ("sqlite", 1, 1),
        Engine::Postgres => ("postgres", 2, 4),
    };
    if arguments.engine == Engine::Sqlite && arguments.nodes.is_some_and(|nodes| nodes > 1) {
        return Err("SQLite is for one node: leave `--nodes` out, or add `--engine postgres`".to_owned());
    }
    let mut build = tools::cargo();
    build.args(["build", "--release", "--locked", "-p", "claviger-testkit", "--bin", "claviger-simulate"]);
    tools::run(&mut build)?;
    // Lives as long as the simulation.
    let postgres = match arguments.engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(Postgres::start(Durability::Forgetful)?),
    };
    let mut simulate = tools::cargo();
    simulate.args([
        "run",
        "--quiet",
        "--release",
        "--locked",
        "-p",
        "claviger-testkit",
        "--bin",
        "claviger-simulate",
        "--",
    ]);
    let nodes = arguments.nodes.unwrap_or(nodes).to_string();
    simulate.args([&arguments.seed.to_string(), &arguments.steps.to_string(), engine, &nodes]);
    simulate.arg(arguments.threads.unwrap_or(threads).to_string());
    if let Some(postgres) = &postgres {
        simulate.env(POSTGRES_VARIABLE, postgres.url("postgres"));
    }
    let stopwatch = Stopwatch::start();
    tools::run(&mut simulate)?;
    let secs = stopwatch.read().as_secs_f64();
    println!("{secs:.1} s");
    Ok(())
}
