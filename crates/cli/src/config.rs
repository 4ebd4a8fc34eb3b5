//! `claviger config`

use std::process::ExitCode;

use clap::{Args, Subcommand};
use claviger_server::app::vault::Vault;
use claviger_server::config::Read;
use claviger_server::installation::vendor_with;
use claviger_server::tls::Tls;

use crate::configured::Configured;

/// What to do with the configuration.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read it, and the files it names, and name every mistake with its place
    Check(Configured),
    /// Show each key with its value and where that comes from; secrets show as dots
    Show(Configured),
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> ExitCode {
    let (configured, is_check) = match &arguments.command {
        Command::Check(configured) => (configured, true),
        Command::Show(configured) => (configured, false),
    };
    let read = match configured.read() {
        Ok(read) => read,
        Err(mistakes) => {
            eprintln!("claviger: {mistakes}");
            return ExitCode::FAILURE;
        }
    };
    for warning in &read.warnings {
        eprintln!("claviger: {warning}");
    }
    if !is_check {
        print!("{}", shown(&read));
        return ExitCode::SUCCESS;
    }
    match wrong_files(&read) {
        wrong if wrong.is_empty() => {
            println!("The configuration can be used.");
            ExitCode::SUCCESS
        }
        wrong => {
            for what in wrong {
                eprintln!("claviger: {what}");
            }
            ExitCode::FAILURE
        }
    }
}

/// What is wrong in the files that the configuration names.
fn wrong_files(read: &Read) -> Vec<String> {
    let mut wrong = Vec::new();
    if let Err(why) = vendor_with(&read.config, Vault::new(&[0; 32])) {
        wrong.push(why.to_string());
    }
    if let Some(tls) = &read.config.tls
        && let Err(why) = Tls::load(&tls.certificate, &tls.key)
    {
        wrong.push(why.to_string());
    }
    wrong
}

fn shown(read: &Read) -> String {
    let widest =
        |text: fn(&claviger_server::config::Setting) -> usize| read.settings.iter().map(text).max().unwrap_or(0);
    let key = widest(|setting| setting.key.len());
    let value = widest(|setting| setting.value.chars().count()).min(60);
    let line = |setting: &claviger_server::config::Setting| {
        format!("{:key$} = {:value$}  # {}\n", setting.key, setting.value, setting.place)
    };
    read.settings.iter().map(line).collect()
}
