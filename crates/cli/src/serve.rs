//! `claviger serve`

use std::process::ExitCode;

use clap::Args;
use claviger_server::clock::{Clock, Entropy};
use claviger_server::config::{LogConfig, Read};
use claviger_server::installation::{CannotStart, Installation};
use tokio::runtime::Runtime;
use tracing_subscriber::EnvFilter;

use crate::configured::Configured;
use crate::signals::Signals;

/// What a shell is told of a program that was interrupted.
const INTERRUPTED: i32 = 130;

/// How to run the installation.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    configured: Configured,
}

/// Runs the installation until it is told to end.
pub fn run(arguments: &Arguments) -> ExitCode {
    let read = match arguments.configured.read() {
        Ok(read) => read,
        Err(mistakes) => {
            eprintln!("claviger: {mistakes}");
            return ExitCode::FAILURE;
        }
    };
    write_log(&read.config.log);
    match serve(&read) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("cannot start: {error}");
            eprintln!("claviger: {error}");
            ExitCode::FAILURE
        }
    }
}

fn serve(read: &Read) -> Result<(), Box<dyn std::error::Error>> {
    for warning in &read.warnings {
        tracing::warn!("{warning}");
    }
    let runtime = Runtime::new()?;
    let (clock, entropy) = (Clock::of_the_machine(), Entropy::of_the_machine());
    runtime.block_on(async {
        let mut signals = Signals::new();
        let (installation, listening) = Installation::start(&read.config, clock, entropy).await?;
        let version = env!("CARGO_PKG_VERSION");
        tracing::info!(version, address = read.config.address, database = %read.config.database, "at work");
        for address in &listening.main {
            tracing::info!(%address, tls = read.config.tls.is_some(), "listening");
        }
        for address in &listening.redirect {
            tracing::info!(%address, "sending plain HTTP to the public address");
        }
        if let Some(address) = &listening.metrics {
            tracing::info!(%address, "listening for watchers");
        }
        let signal = signals.next().await;
        tracing::info!(signal, "finishing what is under way; a second signal ends at once");
        tokio::spawn(async move {
            signals.next().await;
            tracing::warn!("ended at once");
            std::process::exit(INTERRUPTED);
        });
        installation.stop().await;
        tracing::info!("ended");
        Ok::<_, CannotStart>(())
    })?;
    Ok(())
}

/// Every line of a request carries its id: in JSON as `span.id`.
fn write_log(log: &LogConfig) {
    let filter = EnvFilter::new(&log.level);
    let written = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if log.json {
        written.json().flatten_event(true).with_span_list(false).init();
    } else {
        written.init();
    }
}
