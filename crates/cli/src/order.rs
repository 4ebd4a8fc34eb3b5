//! `claviger order`

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Subcommand};
use claviger_server::wire::problem::Problem;
use serde::Deserialize;
use serde_json::Value;

/// The largest order read, in bytes.
const LARGEST_ORDER: u64 = 1024 * 1024;
/// The largest table read, in bytes: no larger one is taken.
const LARGEST_TABLE: u64 = 4 * 1024 * 1024;
/// The largest answer read, in bytes: a preview tells of many orders.
const LARGEST_ANSWER: u64 = 64 * 1024 * 1024;

/// What to do with orders.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Place an order, written as the API takes it (JSON); the same order again is answered with the first one
    Place {
        /// The order; `-` reads it from standard input
        file: PathBuf,
        #[command(flatten)]
        service: Service,
    },
    /// Place the orders of a table (CSV), all of them or none; those placed before are answered with the first one
    Import {
        /// The table; `-` reads it from standard input
        file: PathBuf,
        /// Say what would be placed, and place nothing
        #[arg(long)]
        preview: bool,
        #[command(flatten)]
        service: Service,
    },
}

/// The installation that is spoken to.
#[derive(Args)]
struct Service {
    /// Address of the installation
    #[arg(long, value_name = "URL", env = "CLAVIGER_URL")]
    url: String,
    /// File with a key to its API
    #[arg(long, value_name = "FILE", env = "CLAVIGER_KEY_FILE")]
    key_file: PathBuf,
}

/// What the API says of an import that was only looked at.
#[derive(Deserialize)]
struct Preview {
    orders: Vec<Value>,
    mistakes: Vec<Mistake>,
}

#[derive(Deserialize)]
struct Mistake {
    line: u64,
    column: String,
    detail: String,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> ExitCode {
    let done = match &arguments.command {
        Command::Place { file, service } => place(file, service),
        Command::Import { file, preview, service } => import(file, *preview, service),
    };
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

fn place(file: &Path, service: &Service) -> Result<String, String> {
    service.post("/api/v1/orders", "application/json", &read(file, LARGEST_ORDER)?)
}

fn import(file: &Path, preview: bool, service: &Service) -> Result<String, String> {
    let table = read(file, LARGEST_TABLE)?;
    if !preview {
        let answer = service.post("/api/v1/orders/import", "text/csv", &table)?;
        let answer: Value = serde_json::from_str(&answer).map_err(|why| format!("the answer is not JSON: {why}"))?;
        return Ok(format!("{} placed, {} placed before", answer["placed"], answer["again"]));
    }
    let answer = service.post("/api/v1/orders/import?preview=true", "text/csv", &table)?;
    let seen: Preview = serde_json::from_str(&answer).map_err(|why| format!("the answer is not a preview: {why}"))?;
    if seen.mistakes.is_empty() {
        return Ok(seen.orders.iter().map(one_line).collect::<Vec<_>>().join("\n"));
    }
    let mut text =
        format!("{} cells of {} are wrong; none of its orders can be placed", seen.mistakes.len(), file.display());
    for Mistake { line, column, detail } in seen.mistakes {
        let comma = if column.is_empty() { "" } else { ", " };
        text += &format!("\n  line {line}{comma}{column}: {detail}");
    }
    Err(text)
}

/// An order of a preview, in a line.
fn one_line(previewed: &Value) -> String {
    let order = &previewed["order"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let lines = order["lines"].as_array().map_or(0, Vec::len);
    let result = if order["placed"].is_null() { "would be placed" } else { "was placed before" };
    format!(
        "{} of {} for {} ({lines} {}): {result}, mail to {}",
        text(&order["number"]),
        text(&order["reseller"]["name"]),
        text(&order["customer_name"]),
        if lines == 1 { "line" } else { "lines" },
        text(&order["recipient"])
    )
}

impl Service {
    /// Posts a body; answers with the body of the answer if it is a success.
    fn post(&self, path: &str, kind: &str, body: &[u8]) -> Result<String, String> {
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

fn read(file: &Path, largest: u64) -> Result<Vec<u8>, String> {
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
