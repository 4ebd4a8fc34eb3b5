//! The benchmarks: what is shipped, measured beside what limits it. They are no part of the checks a change has to pass,
//! since what a neighbour does to the machine would fail them; `docs/benchmarks.md` says what they mean.

use std::path::PathBuf;

use crate::peers;
use crate::postgres::{Durability, Postgres};
use crate::tools::{self, Outcome};

/// Measures; the last line says what was met and what was missed, and a miss is a failure.
pub fn run(quick: bool) -> Outcome {
    // What is shipped is what is measured.
    tools::run(tools::cargo().args(["build", "--locked", "--profile", "dist", "--bin", "claviger"]))?;
    if !quick {
        let postgres = Postgres::start(Durability::Durable)?;
        let mut group_commit = tools::cargo();
        group_commit.args([
            "bench",
            "--locked",
            "--profile",
            "dist",
            "-p",
            "claviger-store",
            "--bench",
            "group_commit",
        ]);
        tools::run(group_commit.env(peers::POSTGRES_VARIABLE, postgres.url("postgres")))?;
    }
    let mut figures = tools::cargo();
    figures.args(["bench", "--locked", "--profile", "dist", "-p", "claviger-server", "--bench", "figures"]);
    if quick {
        figures.args(["--", "--quick"]);
    }
    tools::run(figures.env("CLAVIGER_BENCH_PROGRAM", program()?))
}

fn program() -> Outcome<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    let program = target.join("dist/claviger");
    program.canonicalize().map_err(|error| format!("{} is not there: {error}", program.display()))
}
