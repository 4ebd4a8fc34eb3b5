//! How an installation is configured: a file, the environment, the command line, in that order of rising precedence.
//!
//!
//! All mistakes are named at once, each with its place and what would be right. `keys.rs` holds the keys, `layers.rs`
//! gathers what was given, `read.rs` makes sense of it.

mod keys;
mod layers;
mod read;
#[cfg(test)]
mod tests;

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use claviger_app::domain::license::lease::LeasePolicy;
use claviger_app::store::engine::Target;
use lettre::message::Mailbox as Address;

pub use keys::{KEYS, Key};
pub use layers::{DEFAULT_FILE, Place, Sources};
pub use read::{LEVELS, read};

use crate::brand::Colour;
use crate::edge::Edge;
use crate::limits::Limits;

/// The configuration of an installation.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where people and products reach it, without a slash at the end.
    pub address: String,
    /// Where it listens.
    pub listen: Vec<SocketAddr>,
    /// The folder of its secrets.
    pub data: PathBuf,
    /// The database.
    pub database: Target,
    /// The file that holds the passphrase of its secrets, if one was named.
    pub passphrase_file: Option<PathBuf>,
    /// The catalogue's file.
    pub catalogue: PathBuf,
    /// The file of the vendor's rules on servers, if there is one.
    pub policy: Option<PathBuf>,
    /// The vendor's name.
    pub vendor: String,
    /// The file of its logo, if it has one of its own.
    pub logo: Option<PathBuf>,
    /// Its accent colour, if it has one of its own.
    pub accent: Option<Colour>,
    /// The file of its own links in the navigation, if it has some.
    pub links: Option<PathBuf>,
    /// How mail is handed over.
    pub mail: MailConfig,
    /// The mailbox to which mails come back, if one is read.
    pub bounces: Option<BouncesConfig>,
    /// Certificate and key, if TLS ends here.
    pub tls: Option<TlsConfig>,
    /// Where plain HTTP is sent to the public address.
    pub redirect_listen: Vec<SocketAddr>,
    /// Where the metrics are served.
    pub metrics_listen: Option<SocketAddr>,
    /// How long leases hold.
    pub lease_policy: LeasePolicy,
    /// Bounds and trust towards the network.
    pub edge: Edge,
    /// How often one may call.
    pub limits: Limits,
    /// How the log is written.
    pub log: LogConfig,
}

/// How mail is handed over, and in whose name.
#[derive(Clone)]
pub struct MailConfig {
    /// The mail server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is encrypted.
    pub tls: MailTls,
    /// The file of the authority that vouches for it, if it is none that everybody believes.
    pub ca: Option<PathBuf>,
    /// Who signs in to it, and by which password.
    pub credentials: Option<(String, String)>,
    /// The sender.
    pub from: Address,
    /// By which selector it signs our mail.
    pub dkim_selector: Option<String>,
}

/// The mailbox to which mails come back.
#[derive(Clone)]
pub struct BouncesConfig {
    /// Its IMAP server.
    pub host: String,
    /// That server's port.
    pub port: u16,
    /// How the connection is encrypted; always in one way or the other.
    pub tls: MailTls,
    /// The file of the authority that vouches for it, if it is none that everybody believes.
    pub ca: Option<PathBuf>,
    /// Who signs in.
    pub user: String,
    /// By which password.
    pub password: String,
    /// The folder in which they arrive.
    pub folder: String,
    /// How often we look.
    pub every: Duration,
}

/// How a connection to a mail server is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailTls {
    /// Not at all; to this machine only.
    None,
    /// After STARTTLS; refused if the server does not offer it.
    StartTls,
    /// From the first byte.
    Implicit,
}

/// Certificate and key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlsConfig {
    /// The certificate's file.
    pub certificate: PathBuf,
    /// The key's file.
    pub key: PathBuf,
}

/// How the log is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogConfig {
    /// As JSON, a line each.
    pub json: bool,
    /// What is logged.
    pub level: String,
}

/// A configuration, and where each of its values comes from.
#[derive(Debug, Clone)]
pub struct Read {
    /// The configuration.
    pub config: Config,
    /// Each key's value as it may be shown, and its place.
    pub settings: Vec<Setting>,
    /// What is odd, but does no harm.
    pub warnings: Vec<String>,
}

/// One key's value, as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The key's name.
    pub key: &'static str,
    /// The value; a secret shows as dots.
    pub value: String,
    /// Where it was given.
    pub place: Place,
}

/// One mistake in a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where.
    pub place: Place,
    /// What is wrong, and what would be right.
    pub what: String,
}

/// All mistakes of a configuration.
#[derive(Debug, Clone, Default, PartialEq, Eq, thiserror::Error)]
#[error("the configuration cannot be used:\n{}", lines(.0))]
pub struct Mistakes(pub Vec<Mistake>);

fn lines(mistakes: &[Mistake]) -> String {
    mistakes.iter().map(|mistake| format!("  {mistake}")).collect::<Vec<_>>().join("\n")
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Place::Default => f.write_str(&self.what),
            _ => write!(f, "{}: {}", self.place, self.what),
        }
    }
}

impl fmt::Debug for MailConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let user = self.credentials.as_ref().map(|(user, _)| user);
        write!(f, "MailConfig({}:{}, {:?}, user {user:?}, from {})", self.host, self.port, self.tls, self.from)
    }
}

impl fmt::Debug for BouncesConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { host, port, tls, user, folder, .. } = self;
        write!(f, "BouncesConfig({host}:{port}, {tls:?}, user {user}, folder {folder})")
    }
}

impl MailTls {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::StartTls, Self::Implicit, Self::None];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::StartTls => "starttls",
            Self::Implicit => "implicit",
        }
    }

    /// The port that mail servers use for it.
    #[must_use]
    pub fn usual_port(self) -> u16 {
        match self {
            Self::None => 25,
            Self::StartTls => 587,
            Self::Implicit => 465,
        }
    }
}
