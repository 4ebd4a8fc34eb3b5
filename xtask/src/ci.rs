//! Every check a change has to pass, in order; the first that fails ends the run and says what to do.

use crate::deny;
use crate::peers::Peers;
use crate::schema::{self, Effort};
use crate::stopwatch::Stopwatch;
use crate::tests::{self, Tally};
use crate::tools::{self, Outcome};
use crate::walk;

/// Runs all steps and prints, at the very end, how many tests passed and failed.
pub fn run() -> Outcome {
    let mut report = Report::default();
    let outcome = steps(&mut report);
    println!("\nSummary");
    for line in &report.lines {
        println!("   {line}");
    }
    if let Err(why) = &outcome {
        println!("\n{why}");
    }
    if let Some(tally) = report.tally {
        println!("\n{tally}");
    }
    // All has been said above, so that the count can be the last line.
    outcome.map_err(|_| "the checks failed, see above".to_owned())
}

/// What a run has to tell at its end.
#[derive(Default)]
struct Report {
    lines: Vec<String>,
    tally: Option<Tally>,
}

fn steps(report: &mut Report) -> Outcome {
    report.step("format", "run `cargo fmt --all`", || tools::run(tools::cargo().args(["fmt", "--all", "--check"])))?;
    report.step("clippy", "mend what clippy names above; an exception is an `#[expect(…, reason = …)]`", || {
        let flags = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
        tools::run(tools::cargo().args(flags))
    })?;

    let peers = report.step("the programs that tests speak to", "see what it says above", || Peers::start(&[]))?;
    let mut tally = Tally::default();
    let tested = report.step("tests", "repeat one with `cargo xtask test -- -p CRATE NAME`", || {
        let (counted, outcome) = tests::run(&peers, &["--no-fail-fast".to_owned()]);
        tally = counted;
        outcome?;
        if tally == Tally::default() { Err("no test ran at all".to_owned()) } else { Ok(()) }
    });
    report.tally = Some(tally);
    tested?;

    report.step("the walk of one license", "repeat it with `claviger demo --walk --json --out DIR`", || {
        walk::run(&peers.postgres)
    })?;
    drop(peers);
    report.step("the API against its description", "repeat it with `cargo xtask schema`", || {
        schema::run(&Effort::OF_EVERY_CHANGE)
    })?;

    report.step(
        "dependencies",
        "deny.toml says what is allowed and why; change the dependency rather than the rule",
        deny::run,
    )
}

impl Report {
    /// Announces a step, runs it, and writes down how it went and how long it took.
    fn step<T>(&mut self, name: &str, advice: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        println!("\n── {name}");
        let stopwatch = Stopwatch::start();
        let outcome = work();
        let verdict = if outcome.is_ok() { "ok" } else { "FAILED" };
        let line = format!("{name}: {verdict}, {:.1} s", stopwatch.read().as_secs_f64());
        println!("── {line}");
        self.lines.push(line);
        outcome.map_err(|why| format!("{name}: {why}\nWhat to do: {advice}"))
    }
}
