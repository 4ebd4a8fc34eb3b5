//! The API against its own description: schemathesis calls a running demonstration in every way that the description
//! allows, and in many that it does not. No call may be answered with our own trouble, or otherwise than described.
//!
//! Not asked: whether what is valid by its form is accepted (the business has a say in that), and whether a key is needed
//! (the walk over every route asks that more strictly, and here the limit on wrong keys would answer instead).

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::keeper;
use crate::python;
use crate::tools::{self, Outcome};
use crate::walk;

/// What is asked, and what not.
const CONFIGURATION: &str = "[checks]
positive_data_acceptance.enabled = false
ignored_auth.enabled = false

[checks.missing_required_header]
expected-statuses = [400, 401, 403, 404, 406, 412, 422, 429]
";
/// How it makes the bodies that are no JSON.
const BODIES: &str = "xtask/schema_bodies.py";
/// A stream, whose answer has no end.
const ENDLESS: &str = "/api/v1/events/stream";
/// A key may call 3,000 times a minute.
const RATE: &str = "45/s";
/// How often we look whether the demonstration answers, and how long in between.
const LOOKS: usize = 600;
const PAUSE: Duration = Duration::from_millis(50);
/// How much of what the demonstration printed is shown when it does not start.
const LINES_SHOWN: usize = 20;

/// How hard to try.
pub struct Effort {
    /// What the inputs are drawn by.
    pub seed: u32,
    /// How many inputs each operation gets in each phase.
    pub examples: u32,
    /// The phases, as schemathesis calls them.
    pub phases: &'static str,
}

impl Effort {
    /// What every change has to pass, within a minute.
    pub const OF_EVERY_CHANGE: Self = Self { seed: 1, examples: 5, phases: "examples,fuzzing,stateful" };

    /// Everything.
    pub fn whole(seed: u32, examples: u32) -> Self {
        Self { seed, examples, phases: "examples,coverage,fuzzing,stateful" }
    }
}

/// Runs it.
pub fn run(effort: &Effort) -> Outcome {
    let (claviger, python) = (walk::build()?, python::find()?);
    let folder = tools::scratch("schema")?;
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| format!("cannot clear {}: {error}", folder.display()))?;
    }
    let configuration = folder.join("schemathesis.toml");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&configuration, CONFIGURATION))
        .map_err(|error| format!("cannot write {}: {error}", configuration.display()))?;
    let demo = Demo::start(&claviger, &folder)?;
    let key = fs::read_to_string(&demo.key).map_err(|error| format!("cannot read {}: {error}", demo.key.display()))?;
    let mut run = Command::new(python.with_file_name("st"));
    run.arg("--config-file").arg(&configuration).args(["run", &demo.url("/api/v1/openapi.json")]);
    run.args(["--header", &format!("Authorization: Bearer {}", key.trim())]);
    run.args(["--seed", &effort.seed.to_string(), "--max-examples", &effort.examples.to_string()]);
    run.args(["--phases", effort.phases, "--rate-limit", RATE, "--exclude-path", ENDLESS]);
    run.args(["--suppress-health-check", "all", "--warnings", "off", "--no-color"]);
    let bodies = fs::canonicalize(BODIES).map_err(|error| format!("cannot find {BODIES}: {error}"))?;
    run.env("SCHEMATHESIS_HOOKS", bodies).current_dir(&folder).stdin(Stdio::null());
    // Not `tools::run`, whose failure would show the command, and the key with it.
    let status = run.status().map_err(|error| format!("cannot start schemathesis: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("schemathesis found what is told above ({status})")) }
}

/// A demonstration, for as long as this is held.
struct Demo {
    child: Child,
    port: u16,
    key: PathBuf,
}

impl Demo {
    fn start(claviger: &Path, folder: &Path) -> Outcome<Self> {
        let (port, key, log) = (keeper::free_port()?, folder.join("admin.key"), folder.join("demo.log"));
        let out = File::create(&log).map_err(|error| format!("cannot write {}: {error}", log.display()))?;
        let err = out.try_clone().map_err(|error| format!("cannot write {}: {error}", log.display()))?;
        let mut command = Command::new(claviger);
        command.args(["demo", "--port", &port.to_string(), "--data"]).arg(folder.join("data"));
        command.arg("--admin-key").arg(&key).stdin(Stdio::null()).stdout(out).stderr(err);
        let child = command.spawn().map_err(|error| format!("cannot start {}: {error}", claviger.display()))?;
        let mut demo = Self { child, port, key };
        for _ in 0..LOOKS {
            let is_over = !matches!(demo.child.try_wait(), Ok(None));
            let is_ready = std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() && demo.key.exists();
            match (is_over, is_ready) {
                (true, _) => break,
                (false, true) => return Ok(demo),
                (false, false) => thread::sleep(PAUSE),
            }
        }
        Err(format!("the demonstration did not start:\n{}", tools::tail(&log, LINES_SHOWN)))
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
