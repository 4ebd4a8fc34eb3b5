//! `claviger order`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use serde_json::Value;

use crate::remote::{Import, Service, finish, read};

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

const IMPORT: Import = Import {
    path: "/api/v1/orders/import",
    fresh: "placed",
    listed: "orders",
    one_line,
    so: "none of its orders can be placed",
};

/// Runs the command.
pub fn run(arguments: &Arguments) -> ExitCode {
    let done = match &arguments.command {
        Command::Place { file, service } => place(file, service),
        Command::Import { file, preview, service } => IMPORT.run(file, *preview, service),
    };
    finish(done)
}

fn place(file: &Path, service: &Service) -> Result<String, String> {
    service.post("/api/v1/orders", "application/json", &read(file, LARGEST_ORDER)?)
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
