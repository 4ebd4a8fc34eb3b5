//! The tests, with the programs beside them that they speak to, and how many there were.

use std::fmt;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

use crate::peers::{Peers, names_a_package};
use crate::tools::{self, Outcome};

/// How many tests of a program run side by side.
const THREADS: &str = "RUST_TEST_THREADS";

/// How many tests passed and failed, over all test programs of a run.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

/// Runs `cargo test` with `cargo_args`, over the whole workspace unless they name a package.
///
/// What the tests print passes through as it comes; the tally counts what was seen even if the run then fails.
pub fn run(peers: &Peers, cargo_args: &[String]) -> (Tally, Outcome) {
    let mut tally = Tally::default();
    let outcome = count(peers, cargo_args, &mut tally).map_err(|failure| match peers.save_logs() {
        Ok(log) => format!("{failure}\nwhat the programs beside them logged meanwhile is in {}", log.display()),
        Err(_) => failure,
    });
    (tally, outcome)
}

fn count(peers: &Peers, cargo_args: &[String], tally: &mut Tally) -> Outcome {
    let mut cargo = tools::cargo();
    cargo.args(["test", "--locked"]);
    if !names_a_package(cargo_args) {
        cargo.arg("--workspace");
    }
    cargo.args(cargo_args).envs(peers.variables()).stdout(Stdio::piped());
    // Every test has databases of its own, and none asks what a disk keeps.
    if let Some(memory) = tools::in_memory() {
        cargo.env("TMPDIR", memory);
    }
    // One more than there are cores: now and then a test waits for a clock, or for another program.
    if std::env::var_os(THREADS).is_none()
        && let Ok(cores) = std::thread::available_parallelism()
    {
        cargo.env(THREADS, (cores.get() + 1).to_string());
    }
    let mut child = cargo.spawn().map_err(|error| format!("cannot start cargo: {error}"))?;
    if let Some(printed) = child.stdout.take() {
        // Bytes, not text: a test may print anything.
        for line in BufReader::new(printed).split(b'\n') {
            let line = line.map_err(|error| format!("cannot read what the tests print: {error}"))?;
            let mut out = std::io::stdout().lock();
            out.write_all(&line)
                .and_then(|()| out.write_all(b"\n"))
                .map_err(|error| format!("cannot print: {error}"))?;
            tally.add_line(&String::from_utf8_lossy(&line));
        }
    }
    let status = child.wait().map_err(|error| format!("lost sight of cargo: {error}"))?;
    tools::succeeded(&cargo, status)
}

impl Tally {
    /// Counts a line like `test result: ok. 5 passed; 0 failed; 1 ignored; …`; any other line changes nothing.
    fn add_line(&mut self, line: &str) {
        let Some(figures) = line.strip_prefix("test result: ") else { return };
        let words: Vec<&str> = figures.split_whitespace().collect();
        let before = |name: &str| {
            let pair = words.windows(2).find(|pair| pair[1].trim_end_matches(';') == name);
            pair.and_then(|pair| pair[0].parse::<u64>().ok()).unwrap_or(0)
        };
        self.passed += before("passed");
        self.failed += before("failed");
    }
}

impl fmt::Display for Tally {
    /// The plain closing line of a run; people and programs look for it in this form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn results_of_all_test_programs_are_added_up() {
        let mut tally = Tally::default();
        for line in [
            "running 6 tests",
            "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "   a test that prints: test result: ok. 100 passed; 0 failed;",
            "test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: hm",
        ] {
            tally.add_line(line);
        }
        assert_eq!(tally.to_string(), "7 passed, 3 failed");
    }
}
