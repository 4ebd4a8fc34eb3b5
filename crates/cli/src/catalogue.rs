//! `claviger catalogue`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use claviger_server::app::catalogue;

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
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> ExitCode {
    let Command::Check { file } = &arguments.command;
    match check(file) {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(mistakes) => {
            eprintln!("{mistakes}");
            ExitCode::FAILURE
        }
    }
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
