//! `claviger order`

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Subcommand};
use claviger_server::wire::problem::Problem;

/// The largest order read, in bytes.
const LARGEST_ORDER: u64 = 1024 * 1024;

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
        /// Address of the installation
        #[arg(long, value_name = "URL", env = "CLAVIGER_URL")]
        url: String,
        /// File with a key to its API
        #[arg(long, value_name = "FILE", env = "CLAVIGER_KEY_FILE")]
        key_file: PathBuf,
    },
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> ExitCode {
    let Command::Place { file, url, key_file } = &arguments.command;
    match place(file, url, key_file) {
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

fn place(file: &Path, url: &str, key_file: &Path) -> Result<String, String> {
    let order = read(file)?;
    let key =
        std::fs::read_to_string(key_file).map_err(|why| format!("{} cannot be read: {why}", key_file.display()))?;
    let address = format!("{}/api/v1/orders", url.trim_end_matches('/'));
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(60)))
        .build()
        .into();
    let mut response = agent
        .post(&address)
        .header("authorization", format!("Bearer {}", key.trim()))
        .content_type("application/json")
        .send(&order)
        .map_err(|why| format!("{address} cannot be reached: {why}"))?;
    let status = response.status();
    let body = response.body_mut().read_to_string().map_err(|why| format!("the answer cannot be read: {why}"))?;
    if status.is_success() {
        return Ok(body);
    }
    Err(explain(status.as_u16(), &body))
}

fn read(file: &Path) -> Result<String, String> {
    let failed = |why: std::io::Error| format!("{} cannot be read: {why}", file.display());
    let mut text = String::new();
    if file == Path::new("-") {
        std::io::stdin().take(LARGEST_ORDER + 1).read_to_string(&mut text).map_err(failed)?;
    } else {
        std::fs::File::open(file).map_err(failed)?.take(LARGEST_ORDER + 1).read_to_string(&mut text).map_err(failed)?;
    }
    if text.len() as u64 > LARGEST_ORDER {
        return Err(format!("{} is larger than any order: {LARGEST_ORDER} bytes at the most", file.display()));
    }
    Ok(text)
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
