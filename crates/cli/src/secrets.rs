//! `claviger secrets`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use claviger_server::clock::Entropy;
use claviger_server::secrets::{self, BadSecret, Kept, PassphraseSource};

/// What to do with the files that hold secrets.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Seal a secret's file by a passphrase (argon2id, AES-256-GCM); it opens with that passphrase alone
    Seal {
        /// The file: `secret` in the data folder, or a root key
        file: PathBuf,
        #[command(flatten)]
        passphrase: PassphraseArguments,
    },
    /// Unseal a secret's file: the secret then lies there as it is
    Unseal {
        /// The file
        file: PathBuf,
        #[command(flatten)]
        passphrase: PassphraseArguments,
    },
    /// Give a sealed file another passphrase
    Change {
        /// The file
        file: PathBuf,
        #[command(flatten)]
        passphrase: PassphraseArguments,
        /// File that holds the new passphrase; without it, it is asked for
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
    /// Say how a secret's file is kept, and whether it opens
    Check {
        /// The file
        file: PathBuf,
        #[command(flatten)]
        passphrase: PassphraseArguments,
    },
}

/// Where the passphrase of a sealed file comes from.
#[derive(Args)]
pub struct PassphraseArguments {
    /// File that holds the passphrase in its first line
    ///
    /// Without it: the file named by CLAVIGER_PASSPHRASE_FILE, the variable CLAVIGER_PASSPHRASE, systemd's credential
    /// claviger-passphrase, or a question at the terminal.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

impl PassphraseArguments {
    /// Where it comes from.
    pub fn source(&self) -> PassphraseSource {
        PassphraseSource::find(self.passphrase_file.as_deref())
    }
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> ExitCode {
    match done(&arguments.command) {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("claviger: {error}");
            ExitCode::FAILURE
        }
    }
}

fn done(command: &Command) -> Result<String, BadSecret> {
    let entropy = Entropy::of_the_machine();
    match command {
        Command::Seal { file, passphrase } => {
            secrets::seal(file, &passphrase.source(), &entropy)?;
            Ok(format!("{} is sealed. Keep the passphrase: without it nothing opens this file.", file.display()))
        }
        Command::Unseal { file, passphrase } => {
            secrets::unseal(file, &passphrase.source())?;
            Ok(format!("{} is no longer sealed: only its permissions protect it.", file.display()))
        }
        Command::Change { file, passphrase, new_passphrase_file } => {
            let new = match new_passphrase_file {
                Some(file) => PassphraseSource::File(file.clone()),
                None => PassphraseSource::Terminal,
            };
            secrets::change(file, &passphrase.source(), &new, &entropy)?;
            Ok(format!("{} has another passphrase; copies of the file still open with the old one.", file.display()))
        }
        Command::Check { file, passphrase } => {
            let (kept, open_to_others) = secrets::check(file, &passphrase.source())?;
            let kept = match kept {
                Kept::Plain => "lies there as it is (not sealed)",
                Kept::Sealed => "is sealed, and the passphrase opens it",
            };
            let warning = match open_to_others {
                true => "\nOthers than its owner may read the file: run chmod 600 on it.",
                false => "",
            };
            Ok(format!("{} {kept}.{warning}", file.display()))
        }
    }
}
