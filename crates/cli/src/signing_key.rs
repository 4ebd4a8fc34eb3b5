//! `claviger signing-key`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use claviger_server::secrets::{PassphraseSource, root_key};
use claviger_server::signing_keys::{DeviceSigningKey, KeyOffice, NotDone};
use claviger_server::store::engine::{NotATarget, Target};
use claviger_server::wire::key::SigningKey;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::secrets::PassphraseArguments;

/// What to do with the keys that sign leases, and with those that sign what devices load.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    installation: Installation,
}

/// Which installation.
#[derive(Args)]
struct Installation {
    /// The folder that holds the installation's secrets
    #[arg(long, value_name = "DIR", env = "CLAVIGER_DATA", global = true, default_value = "/var/lib/claviger")]
    data: PathBuf,
    /// Its database, if that is not a file in the folder: postgres://USER@HOST/NAME, or the path of a file
    #[arg(long, value_name = "URL", env = "CLAVIGER_DATABASE", hide_env_values = true, value_parser = target, global = true)]
    database: Option<Target>,
    #[command(flatten)]
    passphrase: PassphraseArguments,
}

#[derive(Subcommand)]
enum Command {
    /// Show every key and how it stands
    List {
        /// For programs: as JSON
        #[arg(long)]
        json: bool,
    },
    /// Make a new key: it is published at once, and signs when its time comes
    Rotate {
        #[command(flatten)]
        root: Root,
        /// After how many hours it begins to sign; 0 for at once
        #[arg(long, value_name = "HOURS", default_value_t = 24)]
        lead_hours: u32,
    },
    /// Let a key sign no more before its time: the announced one begins at once, or is called off
    Retire {
        /// The key's name
        #[arg(allow_hyphen_values = true)]
        key: String,
    },
    /// Revoke keys whose secret half may be in wrong hands: their leases are replaced at the next contact
    Revoke {
        /// The keys' names, last; behind `--` if one begins with a hyphen
        #[arg(required = true)]
        keys: Vec<String>,
        #[command(flatten)]
        root: Root,
    },
    /// The keys that sign what devices load
    #[command(subcommand)]
    Device(Device),
}

/// What to do with the keys that sign what devices load.
#[derive(Subcommand)]
enum Device {
    /// Show every key and from when on it signs
    List {
        /// For programs: as JSON
        #[arg(long)]
        json: bool,
    },
    /// Make a new key: it is published at once, and signs when its time comes; what those before signed stays good
    Rotate {
        /// After how many days it begins to sign: by then every device has to know it; 0 for at once
        #[arg(long, value_name = "DAYS", default_value_t = 90, value_parser = clap::value_parser!(u32).range(0..=3650))]
        lead_days: u32,
    },
}

/// The vendor's root key, for the moment.
#[derive(Args)]
struct Root {
    /// The vendor's root key, private half; it is read and not kept
    #[arg(long, value_name = "FILE", env = "CLAVIGER_ROOT_KEY")]
    root_key: PathBuf,
    /// File that holds the root key's passphrase, if it is sealed; without it, it is asked for
    #[arg(long, value_name = "FILE")]
    root_passphrase_file: Option<PathBuf>,
}

impl Root {
    /// Its passphrase is its own: that of the installation is not tried.
    fn read(&self) -> Result<SigningKey, NotDone> {
        let passphrase = match &self.root_passphrase_file {
            Some(file) => PassphraseSource::File(file.clone()),
            None => PassphraseSource::Terminal,
        };
        Ok(root_key(&self.root_key, &passphrase)?)
    }
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> ExitCode {
    match done(arguments) {
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

fn done(arguments: &Arguments) -> Result<String, NotDone> {
    let Installation { data, database, passphrase } = &arguments.installation;
    let office = || KeyOffice::open(data, database.as_ref(), &passphrase.source());
    match &arguments.command {
        Command::List { json } => {
            let office = office()?;
            if *json { as_json(&office) } else { as_text(&office) }
        }
        Command::Rotate { root, lead_hours } => {
            let (root, office) = (root.read()?, office()?);
            let (kid, from) = office.rotate(&root, SignedDuration::from_hours(i64::from(*lead_hours)))?;
            Ok(match lead_hours {
                0 => format!("The key {kid} signs from now on. Leases of the one before stay good until they end.\n"),
                _ => format!("The key {kid} is published and signs from {} on.\n", minute(from)),
            })
        }
        Command::Retire { key } => Ok(match office()?.retire(key)? {
            Some(successor) => format!("The key {key} signs no more; {successor} signs from now on.\n"),
            None => format!("The key {key} is called off and will never sign.\n"),
        }),
        Command::Revoke { keys, root } => {
            let (root, office) = (root.read()?, office()?);
            let revoked = office.revoke(&root, keys)?;
            let mut said = format!(
                "Revoked: {}. {} servers get another lease at their next contact; copies of the old ones are refused \
                 by every product that has been in contact since.\n",
                keys.join(", "),
                revoked.servers
            );
            if let Some(successor) = revoked.successor {
                said += &format!("The new key {successor} signs from now on.\n");
            }
            Ok(said)
        }
        Command::Device(Device::List { json }) => device_keys(&office()?, *json),
        Command::Device(Device::Rotate { lead_days }) => {
            let lead = SignedDuration::from_hours(24 * i64::from(*lead_days));
            let (kid, from) = office()?.rotate_device_key(lead)?;
            let from = if *lead_days == 0 { "now".to_owned() } else { minute(from) };
            Ok(format!(
                "The key {kid} is published and signs from {from} on. Bring it onto devices by then; what the keys before \
                 it signed stays good.\n"
            ))
        }
    }
}

/// The keys that sign what devices load, with how each stands.
fn device_keys(office: &KeyOffice, json: bool) -> Result<String, NotDone> {
    let (keys, now) = (office.device_keys()?, office.now());
    let begins = |key: &DeviceSigningKey| key.signs_from.is_none_or(|from| from <= now);
    let signing = keys.iter().position(begins);
    let state = |at: usize| match signing {
        Some(signing) if at == signing => "signing",
        Some(signing) if at > signing => "signed",
        _ => "announced",
    };
    if json {
        let keys = keys.iter().enumerate().map(|(at, key)| {
            let from = key.signs_from.map(|from| from.to_string());
            json!({ "kid": key.public.thumbprint(), "state": state(at), "signs_from": from })
        });
        return Ok(format!("{:#}\n", json!({ "keys": keys.collect::<Vec<Value>>() })));
    }
    let mut text = format!("{:<43}  {:<9}  {}\n", "key", "state", "signs from");
    for (at, key) in keys.iter().enumerate() {
        let from = key.signs_from.map_or_else(|| "the beginning".to_owned(), minute);
        text += &format!("{:<43}  {:<9}  {from}\n", key.public.thumbprint(), state(at));
    }
    Ok(text)
}

fn as_text(office: &KeyOffice) -> Result<String, NotDone> {
    use claviger_server::signing_keys::State;
    let mut text = format!("{:<43}  {:<9}  {}\n", "key", "state", "since, or until");
    for (key, state) in office.list()? {
        let when = match state {
            State::Announced { from } => format!("signs from {}", minute(from)),
            State::Signing { since } => format!("since {}", minute(since)),
            State::Retired { until } => format!("needed until {}", minute(until)),
            State::Removed { since } => format!("erased {}", minute(since)),
            State::Revoked { since } => format!("revoked {}", minute(since)),
        };
        text += &format!("{:<43}  {:<9}  {when}\n", key.kid, state.word());
    }
    Ok(text)
}

fn as_json(office: &KeyOffice) -> Result<String, NotDone> {
    let keys: Vec<Value> = office
        .list()?
        .into_iter()
        .map(|(key, state)| {
            let instant = |at: Option<Timestamp>| at.map(|at| at.to_string());
            json!({
                "kid": key.kid,
                "state": state.word(),
                "made": key.made.to_string(),
                "signs_from": key.signs_from.to_string(),
                "retired": instant(key.retired),
                "removed": instant(key.removed),
                "revoked": instant(key.revoked),
                "last_lease_ends": instant(key.last_lease_ends),
            })
        })
        .collect();
    Ok(format!("{:#}\n", json!({ "keys": keys })))
}

fn minute(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

fn target(text: &str) -> Result<Target, NotATarget> {
    text.parse()
}
