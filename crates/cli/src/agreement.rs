//! `claviger agreement`

use std::io::Read as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use claviger_server::admin;
use claviger_server::app::agreement::{Draft, LONGEST_TEXT};
use claviger_server::app::domain::account::Language;
use claviger_server::clock::{Clock, Entropy};
use tokio::runtime::Runtime;

use crate::configured::Configured;

/// The most bytes a character takes in a file.
const BYTES_OF_A_CHARACTER: u64 = 4;

/// What to do with the license agreement.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Publish a version: it is in force at once and can never be changed
    Publish {
        /// What the version is called, such as 2026-11
        #[arg(long = "agreement-version", value_name = "NAME")]
        version: String,
        /// A file with its text in one language, as en=FILE; once for each language
        #[arg(long = "text", value_name = "LANGUAGE=FILE", value_parser = of_language, required = true)]
        texts: Vec<(Language, PathBuf)>,
        /// Only say whether it could be published
        #[arg(long)]
        check: bool,
        #[command(flatten)]
        configured: Configured,
    },
    /// List the versions, the one in force first
    List {
        #[command(flatten)]
        configured: Configured,
    },
}

type Outcome = Result<String, Box<dyn std::error::Error>>;

/// Runs the command.
pub fn run(arguments: &Arguments) -> ExitCode {
    match done(&arguments.command) {
        Ok(said) => {
            print!("{said}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("claviger: {error}");
            ExitCode::FAILURE
        }
    }
}

fn done(command: &Command) -> Outcome {
    let (clock, entropy) = (Clock::of_the_machine(), Entropy::of_the_machine());
    match command {
        Command::Publish { version, texts, check, configured } => {
            let config = configured.read()?.config;
            let texts = texts.iter().map(read).collect::<Result<Vec<_>, _>>()?;
            let languages: Vec<_> = texts.iter().map(|(language, _)| language.code()).collect();
            let draft = Draft { version: version.clone(), texts };
            Runtime::new()?.block_on(admin::publish_agreement(&config, draft, *check, clock, entropy))?;
            let languages = languages.join(", ");
            Ok(match check {
                true => format!("Version {version} could be published, in {languages}.\n"),
                false => format!(
                    "Version {version} of the license agreement is in force, in {languages}. Everybody is asked to accept \
                     it before the license manager opens.\n"
                ),
            })
        }
        Command::List { configured } => {
            let config = configured.read()?.config;
            let versions = Runtime::new()?.block_on(admin::agreements(&config, clock, entropy))?;
            if versions.is_empty() {
                return Ok("There is no license agreement, so nobody is asked to accept one.\n".into());
            }
            let line = |(one, accepted): (admin::Agreement, u64)| {
                let since = one.published.strftime("%Y-%m-%d %H:%M UTC");
                format!("{:<40}  published {since}  acceptances {accepted}\n", one.version)
            };
            Ok(versions.into_iter().map(line).collect())
        }
    }
}

/// The text in a file.
fn read((language, file): &(Language, PathBuf)) -> Result<(Language, String), String> {
    let name = file.display();
    let most = u64::try_from(LONGEST_TEXT).unwrap_or(u64::MAX).saturating_mul(BYTES_OF_A_CHARACTER);
    let mut text = String::new();
    std::fs::File::open(file)
        .and_then(|file| file.take(most + 1).read_to_string(&mut text))
        .map_err(|why| format!("{name} cannot be read as a text: {why}"))?;
    if text.trim().is_empty() {
        return Err(format!("{name} is empty: a language without a text is left out"));
    }
    Ok((*language, text))
}

fn of_language(text: &str) -> Result<(Language, PathBuf), String> {
    let known = || Language::ALL.map(Language::code).join(", ");
    let (code, file) = text.split_once('=').ok_or("write it as en=FILE")?;
    let language = Language::from_code(code).ok_or_else(|| format!("`{code}` is none of {}", known()))?;
    Ok((language, file.into()))
}
