//! `claviger`: the whole of Claviger in one program.

mod admin;
mod agreement;
mod audit;
mod backup;
mod catalogue;
mod config;
mod configured;
mod demo;
mod doctor;
mod key;
mod order;
mod remote;
mod secrets;
mod serve;
mod shipment;
mod signals;
mod signing_key;
mod walk;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

/// Licensing, stock and care for software vendors.
#[derive(Parser)]
#[command(name = "claviger", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run an installation
    Serve(serve::Arguments),
    /// Make an installation, let operators in, hand out keys
    Admin(admin::Arguments),
    /// Check or show the configuration
    Config(config::Arguments),
    /// Look whether an installation is well, and say what to do if it is not
    Doctor(doctor::Arguments),
    /// Run a whole demonstration on this machine, or walk through it without a browser
    Demo(demo::Arguments),
    /// Place and import orders with a running installation
    Order(order::Arguments),
    /// Import shipments of devices into a running installation
    Shipment(shipment::Arguments),
    /// List, rotate, retire and revoke the keys that sign leases, and those that sign for devices
    SigningKey(signing_key::Arguments),
    /// Seal, unseal or check the files that hold secrets
    Secrets(secrets::Arguments),
    /// Check the event log
    Audit(audit::Arguments),
    /// Copy the database into a file while the service runs
    Backup(backup::BackupArguments),
    /// Put a backup in the database's place, or check the database that is there
    Restore(backup::RestoreArguments),
    /// Check, publish and export the catalogue
    Catalogue(catalogue::Arguments),
    /// Publish the license agreement, and list its versions
    Agreement(agreement::Arguments),
    /// Check license keys of devices
    Key(key::Arguments),
    /// What runs beside a licensed product (also a program of its own: claviger-agent)
    #[command(disable_help_flag = true)]
    Agent {
        /// Handed on to the agent
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // The agent sets up its own log.
    if let Command::Agent { arguments } = arguments.command {
        return claviger_agent::run([OsString::from("claviger agent")].into_iter().chain(arguments));
    }
    // So does the service, as its configuration says.
    if let Command::Serve(arguments) = &arguments.command {
        return serve::run(arguments);
    }
    let filter = EnvFilter::try_from_env("CLAVIGER_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match arguments.command {
        Command::Demo(arguments) => demo::run(&arguments),
        Command::Order(arguments) => order::run(&arguments),
        Command::Shipment(arguments) => shipment::run(&arguments),
        Command::SigningKey(arguments) => signing_key::run(&arguments),
        Command::Secrets(arguments) => secrets::run(&arguments),
        Command::Audit(arguments) => audit::run(&arguments),
        Command::Backup(arguments) => backup::back_up(&arguments),
        Command::Restore(arguments) => backup::restore(&arguments),
        Command::Catalogue(arguments) => catalogue::run(&arguments),
        Command::Agreement(arguments) => agreement::run(&arguments),
        Command::Key(arguments) => key::run(&arguments),
        Command::Admin(arguments) => admin::run(&arguments),
        Command::Config(arguments) => config::run(&arguments),
        Command::Doctor(arguments) => doctor::run(&arguments),
        Command::Agent { .. } | Command::Serve(_) => ExitCode::SUCCESS,
    }
}
