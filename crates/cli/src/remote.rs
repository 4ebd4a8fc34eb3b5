//! Speaking to a running installation over its API: what `order` and `shipment` share.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use claviger_server::wire::problem::Problem;
use serde::Deserialize;
use serde_json::Value;

/// The largest table read, in bytes: no larger one is taken.
const LARGEST_TABLE: u64 = 4 * 1024 * 1024;
/// The largest answer read, in bytes: a preview tells of many orders.
const LARGEST_ANSWER: u64 = 64 * 1024 * 1024;

/// The installation that is spoken to.
#[derive(Args)]
pub struct Service {
    /// Address of the installation
    #[arg(long, value_name = "URL", env = "CLAVIGER_URL")]
    url: String,
    /// File with a key to its API
    #[arg(long, value_name = "FILE", env = "CLAVIGER_KEY_FILE")]
    key_file: PathBuf,
}

/// What is wrong with a cell of a table that was only looked at.
#[derive(Deserialize)]
struct Mistake {
    line: u64,
    column: String,
    detail: String,
}

/// How a table is imported: what importing orders and importing shipments differ in.
pub struct Import {
    /// Where it is sent.
    pub path: &'static str,
    /// Under which word the answer counts what came now, and what that is called.
    pub fresh: &'static str,
    /// Under which word a preview lists what there is.
    pub listed: &'static str,
    /// One of them, in a line.
    pub one_line: fn(&Value) -> String,
    /// What follows of mistakes.
    pub so: &'static str,
}

impl Import {
    /// Imports a table, or says what that would come to.
    pub fn run(&self, file: &Path, preview: bool, service: &Service) -> Result<String, String> {
        let table = read(file, LARGEST_TABLE)?;
        if !preview {
            let answer = service.post(self.path, "text/csv", &table)?;
            let answer: Value =
                serde_json::from_str(&answer).map_err(|why| format!("the answer is not JSON: {why}"))?;
            return Ok(format!(
                "{} {fresh}, {} {fresh} before",
                answer[self.fresh],
                answer["again"],
                fresh = self.fresh
            ));
        }
        let answer = service.post(&format!("{}?preview=true", self.path), "text/csv", &table)?;
        let not_a_preview = |why| format!("the answer is not a preview: {why}");
        let mut seen: Value = serde_json::from_str(&answer).map_err(not_a_preview)?;
        let mistakes: Vec<Mistake> = serde_json::from_value(seen["mistakes"].take()).map_err(not_a_preview)?;
        if mistakes.is_empty() {
            let listed = seen[self.listed].as_array().map(Vec::as_slice).unwrap_or_default();
            return Ok(listed.iter().map(self.one_line).collect::<Vec<_>>().join("\n"));
        }
        Err(tell(file, &mistakes, self.so))
    }
}

/// Says what came of a command.
pub fn finish(done: Result<String, String>) -> ExitCode {
    match done {
        Ok(answer) => {
            println!("{answer}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("claviger: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Every mistake of a table, and what follows of them.
fn tell(file: &Path, mistakes: &[Mistake], so: &str) -> String {
    let mut text = format!("{} cells of {} are wrong; {so}", mistakes.len(), file.display());
    for Mistake { line, column, detail } in mistakes {
        let comma = if column.is_empty() { "" } else { ", " };
        text += &format!("\n  line {line}{comma}{column}: {detail}");
    }
    text
}

impl Service {
    /// Posts a body; answers with the body of the answer if it is a success.
    pub fn post(&self, path: &str, kind: &str, body: &[u8]) -> Result<String, String> {
        let key = std::fs::read_to_string(&self.key_file)
            .map_err(|why| format!("{} cannot be read: {why}", self.key_file.display()))?;
        let address = format!("{}{path}", self.url.trim_end_matches('/'));
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            .build()
            .into();
        let mut response = agent
            .post(&address)
            .header("authorization", format!("Bearer {}", key.trim()))
            .content_type(kind)
            .send(body)
            .map_err(|why| format!("{address} cannot be reached: {why}"))?;
        let status = response.status();
        let answer = response
            .body_mut()
            .with_config()
            .limit(LARGEST_ANSWER)
            .read_to_string()
            .map_err(|why| format!("the answer cannot be read: {why}"))?;
        if status.is_success() { Ok(answer) } else { Err(explain(status.as_u16(), &answer)) }
    }
}

/// Reads a file, or standard input for `-`, of `largest` bytes at the most.
pub fn read(file: &Path, largest: u64) -> Result<Vec<u8>, String> {
    let failed = |why: std::io::Error| format!("{} cannot be read: {why}", file.display());
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        std::io::stdin().take(largest + 1).read_to_end(&mut bytes).map_err(failed)?;
    } else {
        std::fs::File::open(file).map_err(failed)?.take(largest + 1).read_to_end(&mut bytes).map_err(failed)?;
    }
    if bytes.len() as u64 > largest {
        return Err(format!("{} is too large: {largest} bytes at the most", file.display()));
    }
    Ok(bytes)
}

fn explain(status: u16, body: &str) -> String {
    let Ok(problem) = serde_json::from_str::<Problem>(body) else {
        return format!("the answer was {status}, and not from Claviger's API: is the address right?");
    };
    let mut text = format!("{}: {}", problem.title, problem.detail);
    for error in &problem.errors {
        text += &format!("\n  {}: {}", error.field, error.detail);
    }
    text
}
