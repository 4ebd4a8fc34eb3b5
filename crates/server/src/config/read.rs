//! Making sense of what was given. Every mistake is gathered; none hides another.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use claviger_app::domain::license::lease::LeasePolicy;
use claviger_app::store::engine::Target;
use jiff::SignedDuration;
use url::Url;

use super::keys::{KEYS, Key};
use super::layers::{Given, Layers, Place, Sources};
use super::{BouncesConfig, Config, LogConfig, MailConfig, MailTls, Mistake, Mistakes, Read, Setting, TlsConfig};
use crate::edge::Edge;
use crate::limits::{Limits, Policy};
use crate::network::{Network, Proxies};

/// The levels a log can have.
pub const LEVELS: [&str; 6] = ["error", "warn", "info", "debug", "trace", "off"];
/// The longest secret that is read from a file, in bytes.
const LONGEST_SECRET: u64 = 4_096;
const CALLS: std::ops::RangeInclusive<u32> = 1..=1_000_000;
const CONNECTIONS: std::ops::RangeInclusive<usize> = 16..=1_000_000;
/// The longest time that any key may name: more is a slip of the pen.
const LONGEST: SignedDuration = SignedDuration::from_hours(24 * 366 * 5);

/// Reads the configuration, or names every mistake in it.
pub fn read(sources: &Sources) -> Result<Read, Mistakes> {
    let mut mistakes = Mistakes::default();
    let mut layers = Layers::gather(sources, &mut mistakes);
    let warnings = std::mem::take(&mut layers.warnings);
    let mut desk = Desk { layers, mistakes };
    let config = desk.config();
    match (config, desk.mistakes.0.is_empty()) {
        (Some(config), true) => Ok(Read { settings: settings(&desk.layers), config, warnings }),
        _ => Err(desk.mistakes),
    }
}

fn settings(layers: &Layers) -> Vec<Setting> {
    KEYS.iter()
        .map(|key| {
            let (text, place) = match layers.given.get(key.name) {
                Some(given) => (given.text.clone(), given.place.clone()),
                None => (key.default.to_owned(), Place::Default),
            };
            let value = match key.name {
                _ if text.is_empty() => text,
                _ if key.is_secret => "••••••••".to_owned(),
                // A connection string may hold a password.
                "database" => text.parse::<Target>().map_or(text, |target| target.to_string()),
                _ => text,
            };
            Setting { key: key.name, value, place }
        })
        .collect()
}

/// What was given, and what is wrong with it.
struct Desk {
    layers: Layers,
    mistakes: Mistakes,
}

impl Desk {
    /// Everything; `None` only if there is a mistake.
    fn config(&mut self) -> Option<Config> {
        let address = self.wanted("address", public_address);
        let listen = self.list("listen", socket);
        let data = self.path("data");
        let database = self.database(data.as_deref());
        let passphrase_file = self.path("passphrase_file");
        let catalogue = self.path("catalogue");
        let policy = self.path("policy");
        let vendor = self.wanted("vendor.name", name);
        let logo = self.path("vendor.logo");
        let accent = self.value("vendor.accent", str::parse);
        let links = self.path("vendor.links");
        let mail = self.mail();
        let bounces = self.bounces();
        let tls = self.tls();
        let redirect_listen = self.list("tls.redirect_listen", socket);
        let metrics_listen = self.value("metrics.listen", socket);
        let lease_policy = self.lease_policy();
        let edge = self.edge();
        let limits = self.limits();
        let log = self.log();
        if listen.is_empty() && self.mistakes.0.is_empty() {
            self.wrong("listen", "name at least one address, such as 127.0.0.1:8080");
        }
        if let (Some(metrics), true) = (metrics_listen, self.mistakes.0.is_empty())
            && listen.iter().chain(&redirect_listen).any(|other| *other == metrics && other.port() != 0)
        {
            self.wrong(
                "metrics.listen",
                "the metrics need an address of their own, which is not listened at otherwise",
            );
        }
        Some(Config {
            address: address?,
            listen,
            data: data?,
            database: database?,
            passphrase_file,
            catalogue: catalogue?,
            policy,
            vendor: vendor?,
            logo,
            accent,
            links,
            mail: mail?,
            bounces,
            tls,
            redirect_listen,
            metrics_listen,
            lease_policy: lease_policy?,
            edge: edge?,
            limits: limits?,
            log: log?,
        })
    }

    fn mail(&mut self) -> Option<MailConfig> {
        let host = self.wanted("mail.host", host);
        let tls = self.value("mail.tls", |text| {
            let known = MailTls::ALL.map(MailTls::word).join(", ");
            let found = MailTls::ALL.into_iter().find(|tls| tls.word() == text);
            found.ok_or_else(|| format!("`{text}` is no way to encrypt mail: use one of {known}"))
        });
        let port = self.value("mail.port", port);
        let ca = self.path("mail.ca");
        let from = self.wanted("mail.from", |text| {
            text.parse()
                .map_err(|_| format!("`{text}` is no sender: write it as Example Licensing <licenses@example.com>"))
        });
        let user = self.value("mail.user", |text| Ok(text.to_owned()));
        let password = self.secret("mail.password", "mail.password_file");
        let dkim_selector = self.value("mail.dkim_selector", host_label);
        let credentials = match (user, password) {
            (Some(user), Some(password)) => Some((user, password)),
            (None, None) => None,
            (Some(_), None) => {
                let what = "a user needs a password: name a file that holds it by `mail.password_file`, or set \
                            CLAVIGER_MAIL_PASSWORD";
                self.wrong("mail.user", what);
                None
            }
            (None, Some(_)) => {
                let key = if self.layers.given.contains_key("mail.password_file") {
                    "mail.password_file"
                } else {
                    "mail.password"
                };
                self.wrong(key, "a password needs a user: name it by `mail.user`");
                None
            }
        };
        let (host, tls, from) = (host?, tls?, from?);
        if tls == MailTls::None && !is_this_machine(&host) {
            let what = "mail holds links that are as good as keys: only to this machine may it go unencrypted. Use starttls \
                        or implicit";
            self.wrong("mail.tls", what);
        }
        Some(MailConfig { host, port: port.unwrap_or(tls.usual_port()), tls, ca, credentials, from, dkim_selector })
    }

    /// The mailbox to which mails come back; `None` if there is none, or a mistake.
    fn bounces(&mut self) -> Option<BouncesConfig> {
        let named = self.value("bounces.host", host);
        let tls = self.value("bounces.tls", |text| match text {
            "implicit" => Ok(MailTls::Implicit),
            "starttls" => Ok(MailTls::StartTls),
            _ => Err(format!("`{text}` is no way to encrypt it: use implicit or starttls")),
        });
        let port = self.value("bounces.port", port);
        let ca = self.path("bounces.ca");
        let user = self.value("bounces.user", |text| Ok(text.to_owned()));
        let password = self.secret("bounces.password", "bounces.password_file");
        let folder = self.value("bounces.folder", folder);
        let every = self.duration("bounces.every");
        if !self.layers.given.contains_key("bounces.host") {
            let given =
                KEYS.iter().find(|key| key.name.starts_with("bounces.") && self.layers.given.contains_key(key.name))?;
            self.wrong(given.name, "this belongs to a mailbox: name its server by `bounces.host`");
            return None;
        }
        if !["bounces.password", "bounces.password_file"].iter().any(|key| self.layers.given.contains_key(*key)) {
            let what = "the mailbox opens by a password: name a file that holds it by `bounces.password_file`, or set \
                        CLAVIGER_BOUNCES_PASSWORD";
            self.wrong("bounces.host", what);
        }
        if !self.layers.given.contains_key("bounces.user") {
            self.wrong("bounces.host", "the mailbox belongs to a user: name it by `bounces.user`");
        }
        let tls = tls?;
        let port = port.unwrap_or(if tls == MailTls::StartTls { 143 } else { 993 });
        let every = Duration::try_from(every?).unwrap_or_default();
        Some(BouncesConfig { host: named?, port, tls, ca, user: user?, password: password?, folder: folder?, every })
    }

    fn tls(&mut self) -> Option<TlsConfig> {
        match (self.path("tls.certificate"), self.path("tls.key")) {
            (Some(certificate), Some(key)) => Some(TlsConfig { certificate, key }),
            (None, None) => None,
            (Some(_), None) => {
                self.wrong("tls.certificate", "a certificate needs its private key: name its file by `tls.key`");
                None
            }
            (None, Some(_)) => {
                self.wrong("tls.key", "a key needs its certificate: name its file by `tls.certificate`");
                None
            }
        }
    }

    fn database(&mut self, data: Option<&Path>) -> Option<Target> {
        let flagged = matches!(self.layers.given.get("database"), Some(Given { place: Place::Flag(_), .. }));
        let given = self.value("database", |text| {
            let has_password = Url::parse(text)
                .is_ok_and(|url| url.password().is_some() || url.query_pairs().any(|(name, _)| name == "password"));
            if flagged && has_password {
                return Err(
                    "command lines are seen by everybody on the machine: put the password into a file and name it \
                            by `database_password_file`"
                        .to_owned(),
                );
            }
            text.parse::<Target>().map_err(|error| error.to_string())
        });
        let password = self.secret_file("database_password_file");
        let is_given = self.layers.given.contains_key("database");
        match (given, password) {
            (Some(Target::Postgres(url)), Some(password)) => {
                let mut url = Url::parse(&url).ok()?;
                if url.set_password(Some(&password)).is_err() {
                    self.wrong("database", "a password needs a user: write it as postgres://USER@HOST/NAME");
                    return None;
                }
                Some(Target::Postgres(url.into()))
            }
            (_, Some(_)) => {
                self.wrong("database_password_file", "only PostgreSQL has a password: name the database by `database`");
                None
            }
            // Relative to the file that says so, like every path.
            (Some(Target::Sqlite(path)), None) => Some(Target::Sqlite(self.seen_from_its_place("database", &path))),
            (Some(target), None) => Some(target),
            (None, None) if is_given => None,
            (None, None) => Some(Target::Sqlite(data?.join("claviger.db"))),
        }
    }

    fn lease_policy(&mut self) -> Option<LeasePolicy> {
        let lasts = self.duration("lease.lasts");
        let renew_after = self.duration("lease.renew_after");
        let check_in_every = self.duration("lease.check_in_every");
        let session_lasts = self.duration("lease.session_lasts");
        let policy = LeasePolicy {
            lasts: lasts?,
            renew_after: renew_after?,
            check_in_every: check_in_every?,
            session_lasts: session_lasts?,
        };
        if policy.renew_after >= policy.lasts {
            self.wrong(
                "lease.renew_after",
                "a lease has to be asked for before the last one ends: less than `lease.lasts`",
            );
        }
        if policy.check_in_every >= policy.session_lasts {
            self.wrong(
                "lease.check_in_every",
                "check-ins have to come within a session: less than `lease.session_lasts`",
            );
        }
        Some(policy)
    }

    fn edge(&mut self) -> Option<Edge> {
        let proxies = Proxies(self.list("proxies", |text| text.parse::<Network>().map_err(|error| error.to_string())));
        let connections = self.value("limits.connections", |text| within(text, &CONNECTIONS));
        let mut time = |name| self.duration(name).map(|time| Duration::try_from(time).unwrap_or_default());
        let (request, headers, handshake) = (time("limits.request"), time("limits.headers"), time("limits.handshake"));
        let (connection, leaving, shutdown) =
            (time("limits.connection"), time("limits.leaving"), time("limits.shutdown"));
        Some(Edge {
            proxies,
            request: request?,
            headers: headers?,
            handshake: handshake?,
            connections: connections?,
            connection: connection?,
            leaving: leaving?,
            shutdown: shutdown?,
        })
    }

    fn limits(&mut self) -> Option<Limits> {
        let mut policy = |name, window_secs| {
            let quota = self.value(name, |text| within(text, &CALLS));
            quota.map(|quota| Policy { quota, window_secs })
        };
        let (calls, failures) = (policy("limits.calls_per_minute", 60), policy("limits.failures_per_minute", 60));
        let people = policy("limits.people_per_ten_minutes", 600);
        Some(Limits { calls: calls?, failures: failures?, people: people? })
    }

    fn log(&mut self) -> Option<LogConfig> {
        let json = self.value("log.format", |text| match text {
            "text" => Ok(false),
            "json" => Ok(true),
            _ => Err(format!("`{text}` is no format: use text or json")),
        });
        let level = self.value("log.level", |text| {
            let known = |part: &str| {
                let level = part.rsplit('=').next().unwrap_or_default().trim();
                LEVELS.contains(&level.to_ascii_lowercase().as_str())
            };
            match text.split(',').find(|part| !known(part)) {
                None => Ok(text.to_owned()),
                Some(part) => Err(format!("`{part}` is no level: use one of {}", LEVELS.join(", "))),
            }
        });
        Some(LogConfig { json: json?, level: level? })
    }

    /// The value of a key, or its default; `None` if there is neither, or if it cannot be used.
    fn value<T>(&mut self, name: &'static str, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        let text = match self.layers.given.get(name) {
            Some(given) => given.text.clone(),
            None => Key::named(name).map(|key| key.default.to_owned()).filter(|text| !text.is_empty())?,
        };
        read(text.trim()).map_err(|what| self.wrong(name, &what)).ok()
    }

    /// The value of a key that has to be given.
    fn wanted<T>(&mut self, name: &'static str, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        if !self.layers.given.contains_key(name)
            && let Some(key) = Key::named(name)
        {
            let what = format!(
                "`{name}` is missing ({}): give it in the file, by {}, or by --{}",
                key.about,
                key.variable(),
                key.flag()
            );
            self.mistakes.0.push(Mistake { place: Place::Default, what });
            return None;
        }
        self.value(name, read)
    }

    fn list<T>(&mut self, name: &'static str, read: impl Fn(&str) -> Result<T, String>) -> Vec<T> {
        let parts = |text: &str| text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(&read).collect();
        self.value(name, parts).unwrap_or_default()
    }

    fn duration(&mut self, name: &'static str) -> Option<SignedDuration> {
        self.value(name, |text| {
            let time = text.parse::<SignedDuration>().ok();
            time.filter(|time| *time > SignedDuration::ZERO && *time <= LONGEST)
                .ok_or_else(|| format!("`{text}` is no time: write it as 30s, 15m, 25h or 720h"))
        })
    }

    fn path(&mut self, name: &'static str) -> Option<PathBuf> {
        let path = self.value(name, |text| Ok(PathBuf::from(text)))?;
        Some(self.seen_from_its_place(name, &path))
    }

    /// A path in a file is seen from the folder of that file; any other from where the program was started.
    fn seen_from_its_place(&self, name: &str, path: &Path) -> PathBuf {
        match self.layers.given.get(name) {
            Some(Given { place: Place::File(file, _), .. }) => {
                file.parent().map_or_else(|| path.to_owned(), |folder| folder.join(path))
            }
            _ => path.to_owned(),
        }
    }

    /// A secret that is given itself, or in a file.
    fn secret(&mut self, name: &'static str, file_name: &'static str) -> Option<String> {
        let given = self.layers.given.get(name).map(|given| given.text.clone());
        if given.is_some() && self.layers.given.contains_key(file_name) {
            self.wrong(file_name, &format!("`{name}` is given as well: give one of them"));
        }
        given.or_else(|| self.secret_file(file_name))
    }

    fn secret_file(&mut self, name: &'static str) -> Option<String> {
        let path = self.path(name)?;
        let size = std::fs::metadata(&path).map(|found| found.len());
        let what = match size {
            Ok(size) if size > LONGEST_SECRET => "it is too long for a secret".to_owned(),
            _ => match std::fs::read_to_string(&path) {
                Ok(text) if !text.trim().is_empty() => return Some(text.trim_end_matches(['\r', '\n']).to_owned()),
                Ok(_) => "it is empty".to_owned(),
                Err(why) => why.to_string(),
            },
        };
        self.wrong(name, &format!("the secret in {} cannot be used: {what}", path.display()));
        None
    }

    fn wrong(&mut self, name: &'static str, what: &str) {
        let place = self.layers.given.get(name).map_or(Place::Default, |given| given.place.clone());
        // A flag or a variable names its key; a line of a file and a default do not.
        let what = match place {
            Place::File(..) | Place::Default => format!("`{name}`: {what}"),
            Place::Variable(_) | Place::Flag(_) => what.to_owned(),
        };
        self.mistakes.0.push(Mistake { place, what });
    }
}

fn public_address(text: &str) -> Result<String, String> {
    let wrong = || format!("`{text}` is no public address: write it as https://licensing.example.com, without a path");
    let url = Url::parse(text).map_err(|_| wrong())?;
    let is_bare = matches!(url.path(), "" | "/")
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    let host = url.host_str().filter(|_| is_bare && matches!(url.scheme(), "http" | "https")).ok_or_else(wrong)?;
    if url.scheme() == "http" && !is_this_machine(host) {
        return Err(format!(
            "`{text}`: passwords and links may not travel unencrypted; only this machine is reached by http"
        ));
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn socket(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| format!("`{text}` is no address to listen at: write it as 127.0.0.1:8080 or [::]:443"))
}

fn name(text: &str) -> Result<String, String> {
    let fits = (1..=100).contains(&text.chars().count()) && !text.chars().any(char::is_control);
    if fits { Ok(text.to_owned()) } else { Err("a name has 1 to 100 characters".to_owned()) }
}

fn host(text: &str) -> Result<String, String> {
    let fits = (1..=253).contains(&text.len())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ':' | '[' | ']'));
    if fits { Ok(text.to_owned()) } else { Err(format!("`{text}` is no host: write it as mail.example.com")) }
}

fn port(text: &str) -> Result<u16, String> {
    let port = text.parse::<u16>().ok().filter(|port| *port > 0);
    port.ok_or_else(|| format!("`{text}` is no port: use a number from 1 to 65535"))
}

fn folder(text: &str) -> Result<String, String> {
    let fits = (1..=200).contains(&text.len()) && text.chars().all(|c| (' '..='~').contains(&c));
    if fits { Ok(text.to_owned()) } else { Err(format!("`{text}` is no folder: write it as INBOX or INBOX/Returned")) }
}

fn host_label(text: &str) -> Result<String, String> {
    let fits = (1..=63).contains(&text.len())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'));
    if fits { Ok(text.to_owned()) } else { Err(format!("`{text}` is no selector: it is a word such as mail2026")) }
}

fn within<T: FromStr + PartialOrd + std::fmt::Display>(
    text: &str,
    bounds: &std::ops::RangeInclusive<T>,
) -> Result<T, String> {
    let number = text.parse().ok().filter(|number| bounds.contains(number));
    number.ok_or_else(|| format!("`{text}` does not fit: use a number from {} to {}", bounds.start(), bounds.end()))
}
