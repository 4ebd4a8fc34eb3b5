//! `claviger backup` and `claviger restore`

use std::fmt::Display;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{ArgGroup, Args};
use claviger_server::backup::{self, Fit, Made, PutBack};
use claviger_server::clock::{Clock, Entropy};
use claviger_server::config::Config;
use claviger_server::secrets::Kept;

use crate::configured::Configured;

/// How to make a backup.
#[derive(Args)]
pub struct BackupArguments {
    /// The file to make, which must not be there; in a folder, one is named after the instant
    #[arg(long, value_name = "FILE|DIR")]
    to: PathBuf,
    /// Put the master secret beside it as FILE.secret, sealed by a passphrase
    ///
    /// A secret that lies sealed in the data folder is copied as it is; for another, the passphrase comes from where that
    /// of a sealed installation would: `passphrase_file`, CLAVIGER_PASSPHRASE_FILE, CLAVIGER_PASSPHRASE, or the terminal.
    #[arg(long)]
    with_secrets: bool,
    #[command(flatten)]
    configured: Configured,
}

/// How to put one back.
#[derive(Args)]
#[command(group = ArgGroup::new("what").required(true))]
pub struct RestoreArguments {
    /// The backup
    #[arg(long, value_name = "FILE", group = "what")]
    from: Option<PathBuf>,
    /// Take the place of a database that is there, which is kept under another name
    #[arg(long, requires = "from")]
    replace: bool,
    /// Only check the database that is there: the chain of its events, and its pools against their ledgers
    #[arg(long, group = "what")]
    verify: bool,
    #[command(flatten)]
    configured: Configured,
}

/// Makes a backup.
pub fn back_up(arguments: &BackupArguments) -> ExitCode {
    told(&arguments.configured, |config| {
        let (now, entropy) = (Clock::of_the_machine().now(), Entropy::of_the_machine());
        backup::make(config, &arguments.to, arguments.with_secrets, now, &entropy).map(|made| made_text(&made))
    })
}

/// Puts a backup back, or checks what is there.
pub fn restore(arguments: &RestoreArguments) -> ExitCode {
    told(&arguments.configured, |config| match &arguments.from {
        Some(from) => {
            let now = Clock::of_the_machine().now();
            backup::put_back(config, from, arguments.replace, now).map(|back| back_text(config, &back))
        }
        None => backup::verify(config).map(|whole| format!("{} is whole.\n{whole}", config.database)),
    })
}

fn told<E: Display>(configured: &Configured, work: impl FnOnce(&Config) -> Result<String, E>) -> ExitCode {
    let done = match configured.read() {
        Ok(read) => work(&read.config).map_err(|error| error.to_string()),
        Err(mistakes) => Err(mistakes.to_string()),
    };
    match done {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("claviger: {why}");
            ExitCode::FAILURE
        }
    }
}

fn made_text(made: &Made) -> String {
    let Made { file, bytes, point, secret } = made;
    let secrets = match secret {
        None => "Without the master secret: what lies sealed in it (keys that sign leases, tokens) opens only with the file \
                 `secret` of the data folder. Keep a copy of that elsewhere, or use --with-secrets."
            .to_owned(),
        Some((path, kept)) => {
            let by = match kept {
                Kept::Sealed => "as it lies in the data folder, sealed by the installation's passphrase",
                Kept::Plain => "sealed by the passphrase you gave",
            };
            format!("The master secret is in {}, {by}; without that passphrase nothing opens it.", path.display())
        }
    };
    format!("{} was made, {bytes} bytes.\nIt goes up to {point}.\n{secrets}", file.display())
}

fn back_text(config: &Config, back: &PutBack) -> String {
    let PutBack { whole, before, secrets } = back;
    let kept = match before {
        Some(before) => format!("\nThe database that was there is kept as {}.", before.display()),
        None => String::new(),
    };
    let fit = match secrets {
        Fit::Fits => "The secrets in the data folder are those it was made with.".to_owned(),
        Fit::Brought => "Its master secret was brought into the data folder, sealed as it was.".to_owned(),
        Fit::Missing(path) => format!(
            "The master secret is missing: before the service can start, bring {} back from where it is kept.",
            path.display()
        ),
        Fit::Unknown(why) => format!("Whether the secrets in the data folder are its own was not seen: {why}"),
    };
    format!("{} was put back.\n{whole}\n{fit}{kept}", config.database)
}
