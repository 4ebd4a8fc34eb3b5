//! The command line. Every option can also be given by the environment, as `CLAVIGER_AGENT_…`.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::{ArgAction, Args, Parser, Subcommand};
use claviger_client::{Config, PublicKey};

use crate::failure::Failure;
use crate::host;

/// No root key's file is longer than this, in bytes.
const LONGEST_KEY_FILE: u64 = 64 * 1024;

/// Keeps the lease of a licensed product up to date.
#[derive(Debug, Parser)]
#[command(name = "claviger-agent", version, propagate_version = true)]
pub(crate) struct Options {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Activates this host with a token from the portal, and shows how it stands.
    ///
    /// The token comes from --token-file, or from standard input, or is asked for without echo; never as an argument.
    Activate(Activate),
    /// Checks in whenever it is due, until it is stopped.
    Run(Run),
    /// Shows how the installation stands and what to do next, without any network.
    #[command(
        after_help = "Exit codes:\n  0  active, and something may run\n  1  the status cannot be told; the reason is on \
                            standard error\n  2  the command line cannot be read\n  3  not activated\n  4  the lease is expired, or refused by the service, or \
                            nothing of it may run"
    )]
    Status(Show),
    /// Shows what the lease allows, without any network; the exit codes are those of `status`.
    Licenses(Show),
    /// Says whether a build may run, by its release date, without any network.
    #[command(
        name = "may-run",
        after_help = "Exit codes:\n  0  it may run\n  1  it may not run; why, and what to do, is on standard output\n  2  that cannot \
                            be told; the reason is on standard error"
    )]
    MayRun(MayRun),
}

#[derive(Debug, Args)]
pub(crate) struct Activate {
    /// Address of the licensing service.
    #[arg(long, value_name = "URL", env = "CLAVIGER_AGENT_SERVICE")]
    pub service: String,
    /// File that holds the token.
    #[arg(long, value_name = "FILE", env = "CLAVIGER_AGENT_TOKEN_FILE")]
    pub token_file: Option<PathBuf>,
    /// For programs: show how it stands as JSON.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Run {
    /// Address of the licensing service; if it is not given, the one used at the activation.
    #[arg(long, value_name = "URL", env = "CLAVIGER_AGENT_SERVICE")]
    pub service: Option<String>,
    /// Hear of changes at once, over a stream that is held open; without one they are heard of at the next check-in.
    #[arg(
        long,
        value_name = "true|false",
        env = "CLAVIGER_AGENT_FOLLOW",
        default_value_t = true,
        action = ArgAction::Set,
        num_args = 0..=1,
        default_missing_value = "true"
    )]
    pub follow: bool,
    /// Check in once, whether it is due or not, and end: with 0 if that succeeded, with 1 if not.
    #[arg(long)]
    pub once: bool,
    /// For programs: write one line of JSON for each check-in to standard output.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct MayRun {
    /// When the build was released, as 2027-08-07.
    #[arg(long, value_name = "DATE", env = "CLAVIGER_AGENT_RELEASE")]
    pub release: String,
    #[command(flatten)]
    pub show: Show,
}

#[derive(Debug, Args)]
pub(crate) struct Show {
    /// Address of the licensing service; if it is not given, the one used at the activation.
    #[arg(long, value_name = "URL", env = "CLAVIGER_AGENT_SERVICE")]
    pub service: Option<String>,
    /// For programs: as JSON.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Args)]
pub(crate) struct Common {
    /// The vendor's root key, a JSON Web Key; nothing is done without it.
    #[arg(long, value_name = "FILE", env = "CLAVIGER_AGENT_ROOT_KEY")]
    root_key: Option<PathBuf>,
    /// Where the state is kept.
    ///
    /// If it is not given: /var/lib/claviger-agent/state.json for root, else claviger/agent.json under $XDG_STATE_HOME or
    /// ~/.local/state.
    #[arg(long, value_name = "FILE", env = "CLAVIGER_AGENT_STATE")]
    state: Option<PathBuf>,
    /// An HTTP proxy, as http://user:password@proxy.example:3128.
    ///
    /// If it is not given, HTTPS_PROXY and NO_PROXY count. A password is better given by the environment, where other
    /// users of the host do not see it.
    #[arg(long, value_name = "URL", env = "CLAVIGER_AGENT_PROXY", hide_env_values = true)]
    proxy: Option<String>,
    /// Certificates (PEM) of the authorities by which the service is believed, in place of the public ones.
    ///
    /// For a service with a certificate of the company's own, or behind a proxy that opens what passes.
    #[arg(long, value_name = "FILE", env = "CLAVIGER_AGENT_CA")]
    ca: Option<PathBuf>,
    /// The version of the product that is licensed, as told to the service; `activate` and `run` do nothing without it.
    #[arg(long, value_name = "VERSION", env = "CLAVIGER_AGENT_PRODUCT_VERSION")]
    product_version: Option<String>,
}

impl Common {
    /// What the client library is told by a command that calls the service. Nobody but the operator knows which version of
    /// the product runs here, and the service may refuse old ones. (L-21)
    pub fn calling(&self, service: Option<&str>) -> Result<Config, Failure> {
        let config = self.config(service)?;
        if config.product_version.is_empty() { Err(Failure::NoProductVersion) } else { Ok(config) }
    }

    /// What the client library is told by a command that needs no network.
    pub fn config(&self, service: Option<&str>) -> Result<Config, Failure> {
        Ok(Config {
            service: service.unwrap_or_default().to_owned(),
            root_key: root_key(self.root_key.as_deref().ok_or(Failure::NoRootKey)?)?,
            state_file: match &self.state {
                Some(file) => file.clone(),
                None => host::default_state_file().ok_or(Failure::NoStateDirectory)?,
            },
            product_version: self.product_version.as_deref().unwrap_or_default().trim().to_owned(),
            proxy: self.proxy.clone(),
            ca_file: self.ca.clone(),
            host: None,
        })
    }
}

impl std::fmt::Debug for Common {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The proxy may hold a password.
        f.debug_struct("Common").field("root_key", &self.root_key).field("state", &self.state).finish_non_exhaustive()
    }
}

fn root_key(file: &Path) -> Result<PublicKey, Failure> {
    let mut text = String::new();
    File::open(file)
        .and_then(|opened| opened.take(LONGEST_KEY_FILE).read_to_string(&mut text))
        .map_err(|source| Failure::Unreadable { file: file.to_owned(), source })?;
    // What the parser would quote may be a secret from a file named by mistake.
    serde_json::from_str(&text).map_err(|error: serde_json::Error| Failure::NotARootKey {
        file: file.to_owned(),
        reason: format!("line {}, column {}", error.line(), error.column()),
    })
}
