//! `claviger catalogue`

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use claviger_server::admin;
use claviger_server::app::catalogue;
use claviger_server::app::edition::{Draft, LONGEST_DOCUMENT, Review};
use claviger_server::clock::{Clock, Entropy};
use jiff::civil::Date;
use tokio::runtime::Runtime;

use crate::configured::Configured;

/// How many changes are named.
const MOST_NAMED: usize = 50;

/// What to do with a catalogue.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read a catalogue and name everything that is wrong with it, by line
    Check {
        /// The catalogue (TOML)
        file: PathBuf,
    },
    /// Publish a file as an edition of the catalogue: all nodes sell by it, without a restart
    Import {
        /// The catalogue (TOML)
        file: PathBuf,
        /// From which day (UTC) it applies, as 2027-01-01; today without it
        #[arg(long, value_name = "DATE")]
        from: Option<Date>,
        /// What is said of it in the history
        #[arg(long, value_name = "TEXT", default_value = "")]
        note: String,
        /// Only say what it would change
        #[arg(long)]
        check: bool,
        #[command(flatten)]
        configured: Configured,
    },
    /// Write the catalogue that applies to the standard output
    Export {
        /// An edition in its place, by its number
        #[arg(long, value_name = "NUMBER")]
        edition: Option<u64>,
        #[command(flatten)]
        configured: Configured,
    },
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> ExitCode {
    match done(&arguments.command) {
        Ok(said) => {
            print!("{said}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn done(command: &Command) -> Result<String, String> {
    let (clock, entropy) = (Clock::of_the_machine(), Entropy::of_the_machine());
    let runtime = || Runtime::new().map_err(|why| format!("claviger: {why}"));
    let config = |configured: &Configured| match configured.read() {
        Ok(read) => Ok(read.config),
        Err(why) => Err(format!("claviger: {why}")),
    };
    match command {
        Command::Check { file } => Ok(format!("{}\n", check(file)?)),
        Command::Import { file, from, note, check, configured } => {
            let config = config(configured)?;
            let draft = Draft { document: read(file)?, from: *from, note: note.clone(), seen: None };
            let published = runtime()?.block_on(admin::publish_catalogue(&config, draft, *check, clock, entropy));
            let (number, review) = published.map_err(|why| format!("claviger: {why}"))?;
            Ok(told(number, &review))
        }
        Command::Export { edition, configured } => {
            let config = config(configured)?;
            let document = runtime()?.block_on(admin::catalogue_document(&config, *edition, clock, entropy));
            document.map_err(|why| format!("claviger: {why}"))
        }
    }
}

/// What was published, or would be.
fn told(number: Option<u64>, review: &Review) -> String {
    let day = if review.at_once { "at once".to_owned() } else { format!("from {} on", review.from) };
    let mut said = match number {
        Some(number) => format!("Edition {number} of the catalogue is published and applies {day}.\n"),
        None => format!("This could be published and would apply {day}.\n"),
    };
    for change in review.changes.iter().take(MOST_NAMED) {
        let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".into());
        let (before, after) = (text(&change.before), text(&change.after));
        said += &format!("  {} {} {}: {before} -> {after}\n", change.kind, change.id, change.field);
    }
    if review.changes.len() > MOST_NAMED {
        said += &format!("  and {} more\n", review.changes.len() - MOST_NAMED);
    }
    if let Some(planned) = review.replaced_by {
        said += &format!("Edition {}, planned for {}, takes its place then, as it is.\n", planned.number, planned.from);
    }
    said
}

/// The text of a file, no longer than any catalogue.
fn read(file: &Path) -> Result<String, String> {
    let name = file.display();
    let mut text = String::new();
    std::fs::File::open(file)
        .and_then(|file| file.take(LONGEST_DOCUMENT as u64 + 1).read_to_string(&mut text))
        .map_err(|why| format!("claviger: {name} cannot be read as a text: {why}"))?;
    Ok(text)
}

fn check(file: &Path) -> Result<String, String> {
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file).map_err(|why| format!("claviger: {name} cannot be read: {why}"))?;
    let catalogue = catalogue::read(&name, &text).map_err(|unusable| unusable.to_string())?;
    let (applications, products) = (catalogue.applications().count(), catalogue.products().count());
    Ok(format!("{name} is good: applications {applications}, products {products}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_12_a_catalogue_is_checked_from_the_command_line() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("catalogue.toml");
        assert!(check(&file).unwrap_err().contains("cannot be read"));
        std::fs::write(&file, include_str!("../../../data/demonstration/catalogue.toml")).unwrap();
        assert!(check(&file).unwrap().contains("is good"));
        std::fs::write(&file, "[[product]]\nsku = 7\n").unwrap();
        let mistakes = check(&file).unwrap_err();
        assert!(mistakes.contains("catalogue.toml:2: `sku` is a text in quotes"), "{mistakes}");
        assert!(mistakes.contains("catalogue.toml:1: a product needs `name`"), "{mistakes}");
    }
}
