//! `claviger shipment`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use serde::Deserialize;
use serde_json::Value;

use crate::remote::{LARGEST_TABLE, Mistake, Service, finish, read, tell};

/// What to do with shipments.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Import the shipments of a table (CSV), all of it or nothing; devices imported before are no mistake
    Import {
        /// The table, with the columns shipment, serial, sku, items, buyer, label; `-` reads it from standard input
        file: PathBuf,
        /// Say what would be imported, and import nothing
        #[arg(long)]
        preview: bool,
        #[command(flatten)]
        service: Service,
    },
}

/// What the API says of an import that was only looked at.
#[derive(Deserialize)]
struct Preview {
    devices: Vec<Value>,
    mistakes: Vec<Mistake>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> ExitCode {
    let Command::Import { file, preview, service } = &arguments.command;
    finish(import(file, *preview, service))
}

fn import(file: &Path, preview: bool, service: &Service) -> Result<String, String> {
    let table = read(file, LARGEST_TABLE)?;
    if !preview {
        let answer = service.post("/api/v1/shipments/import", "text/csv", &table)?;
        let answer: Value = serde_json::from_str(&answer).map_err(|why| format!("the answer is not JSON: {why}"))?;
        return Ok(format!("{} imported, {} imported before", answer["imported"], answer["again"]));
    }
    let answer = service.post("/api/v1/shipments/import?preview=true", "text/csv", &table)?;
    let seen: Preview = serde_json::from_str(&answer).map_err(|why| format!("the answer is not a preview: {why}"))?;
    if seen.mistakes.is_empty() {
        return Ok(seen.devices.iter().map(one_line).collect::<Vec<_>>().join("\n"));
    }
    Err(tell(file, &seen.mistakes, "nothing of it can be imported"))
}

/// A device of a preview, in a line.
fn one_line(device: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let licenses = device["licenses"].as_array().map(Vec::as_slice).unwrap_or_default();
    let licenses: Vec<_> = licenses.iter().map(|one| format!("{} × {}", text(&one["sku"]), one["items"])).collect();
    let result = if device["imported"].is_null() { "would be imported" } else { "was imported before" };
    format!("{} ({}) in {}: {result}", text(&device["serial"]), licenses.join(", "), text(&device["shipment"]))
}
