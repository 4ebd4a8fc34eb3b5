//! The walk of one license, from order to a bigger lease, on both engines, and a second opinion on its proofs.
//!
//! `claviger demo --walk` leaves the leases and keys it saw in a directory. Whoever embeds us may use any language, so
//! a JSON Web Token library that knows nothing of us has to come to the same verdict: PyJWT, in `verify_leases.py`.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::postgres::Postgres;
use crate::python;
use crate::tools::{self, Outcome};

/// How long one walk may take; it makes a few dozen requests.
const LIMIT: Duration = Duration::from_secs(300);
/// How much of what the walk printed is shown when it fails.
const LINES_SHOWN: usize = 40;

/// Walks on SQLite and on a fresh database of `postgres`, and has the proofs of both verified.
pub fn run(postgres: &Postgres) -> Outcome {
    let claviger = build()?;
    let python = python::find()?;
    tools::run(Command::new(&python).args(["xtask/verify_vectors.py", "docs/protocol-vectors.json"]))?;
    let results = tools::scratch("walk")?;
    if results.exists() {
        fs::remove_dir_all(&results).map_err(|error| format!("cannot clear {}: {error}", results.display()))?;
    }
    postgres.create_database("walk")?;
    for (engine, database) in [("sqlite", None), ("postgres", Some(postgres.url("walk")))] {
        println!("   on {engine}");
        let out = results.join(engine);
        fs::create_dir_all(&out).map_err(|error| format!("cannot make {}: {error}", out.display()))?;
        walk(&claviger, database.as_deref(), &out)?;
        tools::run(Command::new(&python).arg("xtask/verify_leases.py").arg(&out))?;
    }
    Ok(())
}

/// Builds the `claviger` program; over the whole workspace, because then the tests' libraries are used as they are.
pub fn build() -> Outcome<PathBuf> {
    tools::run(tools::cargo().args(["build", "--workspace", "--locked", "--bin", "claviger"]))?;
    // We were built into the same folder, wherever cargo was told to build.
    let own = std::env::current_exe().map_err(|error| format!("cannot tell where we are: {error}"))?;
    Ok(own.with_file_name("claviger"))
}

fn walk(claviger: &Path, database: Option<&str>, out: &Path) -> Outcome {
    let create = |path: &Path| File::create(path).map_err(|error| format!("cannot write {}: {error}", path.display()));
    let (report, log) = (out.with_extension("json"), out.with_extension("log"));
    let mut command = Command::new(claviger);
    command.args(["demo", "--walk", "--json", "--out"]).arg(out);
    if let Some(url) = database {
        command.args(["--database", url]);
    }
    command.stdin(Stdio::null()).stdout(create(&report)?).stderr(create(&log)?);
    let mut child = command.spawn().map_err(|error| format!("cannot start {}: {error}", claviger.display()))?;
    let outcome = match tools::wait_at_most(&mut child, LIMIT) {
        Some(status) => tools::succeeded(&command, status),
        None => {
            // It may just have ended by itself; either way it is gone afterwards.
            let _ = child.kill();
            let _ = child.wait();
            Err(format!("the walk did not end within {} s", LIMIT.as_secs()))
        }
    };
    outcome.map_err(|failure| {
        let (report_end, log_end) = (tools::tail(&report, LINES_SHOWN), tools::tail(&log, LINES_SHOWN));
        format!("{failure}\n{}:\n{report_end}\n{}:\n{log_end}", report.display(), log.display())
    })
}
