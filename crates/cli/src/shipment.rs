//! `claviger shipment`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use serde_json::Value;

use crate::remote::{Import, Service, finish};

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

const IMPORT: Import = Import {
    path: "/api/v1/shipments/import",
    fresh: "imported",
    listed: "devices",
    one_line,
    so: "nothing of it can be imported",
};

/// Runs the command.
pub fn run(arguments: &Arguments) -> ExitCode {
    let Command::Import { file, preview, service } = &arguments.command;
    finish(IMPORT.run(file, *preview, service))
}

/// A device of a preview, in a line.
fn one_line(device: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let licenses = device["licenses"].as_array().map(Vec::as_slice).unwrap_or_default();
    let licenses: Vec<_> = licenses.iter().map(|one| format!("{} × {}", text(&one["sku"]), one["items"])).collect();
    let result = if device["imported"].is_null() { "would be imported" } else { "was imported before" };
    format!("{} ({}) in {}: {result}", text(&device["serial"]), licenses.join(", "), text(&device["shipment"]))
}
