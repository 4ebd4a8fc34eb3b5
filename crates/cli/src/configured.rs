//! The configuration as the command line gives it: every key that is no secret has a flag.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Args, Command, Error, FromArgMatches, value_parser};
use claviger_server::config::{self, DEFAULT_FILE, KEYS, Mistakes, Read, Sources};

/// Under this name the file is found among what was parsed; in the environment it is named by the variable.
const FILE: &str = "config";
const FILE_VARIABLE: &str = "CLAVIGER_CONFIG";

/// What the command line says of the configuration.
#[derive(Debug, Clone, Default)]
pub struct Configured {
    file: Option<PathBuf>,
    flags: Vec<(&'static str, String)>,
}

impl Configured {
    /// Reads the configuration from the file, the environment and the flags.
    pub fn read(&self) -> Result<Read, Mistakes> {
        let variables = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.to_string_lossy().into_owned())))
            .filter(|(name, _)| name.starts_with("CLAVIGER_"));
        config::read(&Sources { file: self.file.clone(), variables: variables.collect(), flags: self.flags.clone() })
    }
}

impl FromArgMatches for Configured {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let given = |name: &'static str| matches.get_one::<String>(name).map(|text| (name, text.clone()));
        let flags = KEYS.iter().filter(|key| !key.is_secret).filter_map(|key| given(key.name));
        Ok(Self { file: matches.get_one::<PathBuf>(FILE).cloned(), flags: flags.collect() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Args for Configured {
    fn augment_args(command: Command) -> Command {
        let file = Arg::new(FILE)
            .long(FILE)
            .value_name("FILE")
            .env(FILE_VARIABLE)
            .value_parser(value_parser!(PathBuf))
            .help(format!("The configuration [default: {DEFAULT_FILE}, if it is there]"));
        let flags = KEYS.iter().filter(|key| !key.is_secret).map(|key| {
            let default = if key.default.is_empty() { String::new() } else { format!(" [default: {}]", key.default) };
            Arg::new(key.name)
                .long(key.flag())
                .value_name("VALUE")
                .help(format!("{}{default}", key.about))
                .help_heading("Configuration, each in place of a key of the file")
                .hide_short_help(true)
        });
        command.arg(file).args(flags)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}
