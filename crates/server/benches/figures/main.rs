//! How fast the licensing core is, beside what limits it on the machine it runs on: `cargo xtask bench`.
//!
//! Every figure is taken in the same run as its limit, in short rounds that alternate, and is the median of its rounds; so
//! whatever else the machine does disturbs both. One core serves, another one asks, where there are two. What counts is
//! requests per second of the time that the serving core worked: what somebody else took from it counts for nobody.
//! `docs/benchmarks.md` says what each figure means.

mod ask;
mod check_in;
mod claim;
mod ground;
mod lease;
mod machine;
mod matrix;
mod matrix_page;
mod program;
mod report;
mod stock;

use std::process::ExitCode;

use crate::ground::{Ground, Sizes};
use crate::report::Report;

fn main() -> ExitCode {
    // Cargo calls the benches of a package with `--bench`, and with a name to filter by.
    let quick = std::env::args().any(|argument| argument == "--quick");
    let sizes = if quick { Sizes::quick() } else { Sizes::full() };
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a directory to measure in");
    machine::keep_a_log(&folder.path().join("log"));
    let mut report = Report::begin(quick);

    let runtime = machine::serving();
    if std::env::args().any(|argument| argument == "--stock") {
        // Only how license keys are made and found.
        stock::measure(&mut report, &runtime, folder.path(), &sizes);
        return report.end();
    }
    let small = Ground::lay(&runtime, &folder.path().join("small.db"), sizes.few);
    let large = Ground::lay(&runtime, &folder.path().join("large.db"), sizes.many);
    report.note(&format!("{} and {} registered servers", sizes.few, sizes.many));

    check_in::measure(&mut report, &runtime, &small, &large, &sizes);
    lease::measure(&mut report, &runtime, &small, &large, &sizes);
    matrix::measure(&mut report, &runtime, &small, folder.path(), &sizes);
    matrix_page::measure(&mut report, &runtime, &small, &sizes);
    claim::measure(&mut report, &runtime, &small, &sizes);
    drop((small, large));
    stock::measure(&mut report, &runtime, folder.path(), &sizes);
    drop(runtime);
    program::measure(&mut report, folder.path(), &sizes);
    report.end()
}
