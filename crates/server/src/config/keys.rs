//! The keys of the configuration: their names, what they mean, and where they may be given.
//!
//! `mail.host` in the file is `CLAVIGER_MAIL_HOST` in the environment and `--mail-host` on the command line. What is
//! secret has no flag: command lines are seen by everybody on the machine.

/// One key of the configuration.
#[derive(Debug)]
pub struct Key {
    /// Its name in the file.
    pub name: &'static str,
    /// What it means, in a line.
    pub about: &'static str,
    /// What holds without it, as it would be written; empty if nothing does.
    pub default: &'static str,
    /// Whether its value is a secret: never shown, and never on the command line.
    pub is_secret: bool,
}

const fn key(name: &'static str, default: &'static str, about: &'static str) -> Key {
    Key { name, about, default, is_secret: false }
}

const fn secret(name: &'static str, about: &'static str) -> Key {
    Key { name, about, default: "", is_secret: true }
}

/// Every key there is, in the order in which they are documented.
pub const KEYS: &[Key] = &[
    key("address", "", "Where people and products reach the portal: https://licensing.example.com"),
    key("listen", "127.0.0.1:8080", "Addresses to listen at, separated by commas"),
    key("data", "/var/lib/claviger", "Folder of the secrets, and of the database if that is a file"),
    key("database", "", "postgres://USER@HOST/NAME, or the path of a file [default: claviger.db in the data folder]"),
    key("database_password_file", "", "File that holds the password of the PostgreSQL user"),
    key("passphrase_file", "", "File that holds the passphrase of the sealed secrets"),
    key("catalogue", "/etc/claviger/catalogue.toml", "File of the catalogue: what is sold"),
    key("policy", "", "File of the vendor's rules on servers; without it, the usual ones hold"),
    key("vendor.name", "", "The vendor's name, as pages and mails show it"),
    key("vendor.logo", "", "SVG or PNG that pages show beside the name, 64 KiB at the most"),
    key(
        "vendor.accent",
        "",
        "Colour of links and buttons, as #4052cf; darkened or lightened where it could not be read",
    ),
    key("vendor.links", "", "File of the vendor's own links in the navigation; without it there are none"),
    key("mail.host", "", "Mail server that takes our mail"),
    key("mail.port", "", "Its port [default: 587 with starttls, 465 with implicit, 25 with none]"),
    key(
        "mail.tls",
        "starttls",
        "How the connection to it is encrypted: starttls, implicit, or none (this machine only)",
    ),
    key("mail.ca", "", "PEM file of the authority that vouches for that server, if it is none that everybody believes"),
    key("mail.user", "", "User to sign in to it as"),
    key("mail.password_file", "", "File that holds that user's password"),
    secret("mail.password", "That user's password, if not in a file"),
    key("mail.from", "", "Sender of our mail: Example Licensing <licenses@example.com>"),
    key("mail.dkim_selector", "", "Selector by which that server signs our mail; for `claviger doctor` only"),
    key("bounces.host", "", "IMAP server of the mailbox to which mails come back; without it nobody looks for them"),
    key("bounces.port", "", "Its port [default: 993 with implicit, 143 with starttls]"),
    key("bounces.tls", "implicit", "How the connection to it is encrypted: implicit or starttls"),
    key(
        "bounces.ca",
        "",
        "PEM file of the authority that vouches for that server, if it is none that everybody believes",
    ),
    key("bounces.user", "", "User to sign in to it as"),
    key("bounces.password_file", "", "File that holds that user's password"),
    secret("bounces.password", "That user's password, if not in a file"),
    key("bounces.folder", "INBOX", "Folder in which they arrive"),
    key("bounces.every", "1m", "How often to look"),
    key("tls.certificate", "", "PEM file of our certificate and those above it, if TLS ends here"),
    key("tls.key", "", "PEM file of its private key"),
    key("tls.redirect_listen", "", "Addresses where plain HTTP is sent to the public address, separated by commas"),
    key("proxies", "", "Proxies whose X-Forwarded-For and X-Request-Id are believed, separated by commas: 127.0.0.1"),
    key("metrics.listen", "", "Address where /metrics is served, to nobody but watchers: 127.0.0.1:9464"),
    key("log.format", "text", "How the log is written: text or json"),
    key("log.level", "info", "What is logged: error, warn, info, debug; also by part: info,claviger_server=debug"),
    key("lease.lasts", "720h", "How long a lease holds"),
    key("lease.renew_after", "360h", "After how long the product asks for the next lease"),
    key("lease.check_in_every", "1h", "How often a product checks in"),
    key("lease.session_lasts", "25h", "How long the session lasts by which check-ins are authenticated"),
    key("limits.request", "30s", "Longest any request may take"),
    key("limits.headers", "10s", "Longest silence before a request, and time for its headers"),
    key("limits.handshake", "10s", "Longest TLS handshake"),
    key("limits.connections", "4096", "Most connections at a time"),
    key("limits.connection", "1h", "Longest life of a connection"),
    key("limits.calls_per_minute", "3000", "Calls to the API by one key"),
    key("limits.failures_per_minute", "60", "Calls to the API from one address without a key that is good"),
    key("limits.people_per_ten_minutes", "120", "Passwords tried and mails asked for by people, from one address"),
    key("limits.leaving", "1s", "How long whoever comes is still answered when the program is told to end"),
    key("limits.shutdown", "25s", "How long what is under way may go on when the program is told to end"),
];

impl Key {
    /// The key called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        KEYS.iter().find(|key| key.name == name)
    }

    /// Its name in the environment.
    #[must_use]
    pub fn variable(&self) -> String {
        format!("CLAVIGER_{}", self.name.replace('.', "_").to_ascii_uppercase())
    }

    /// Its name on the command line, without the dashes before it.
    #[must_use]
    pub fn flag(&self) -> String {
        self.name.replace(['.', '_'], "-")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn x_11_every_key_is_documented_for_operators() {
        let book = include_str!("../../../../docs/operating.md");
        for key in KEYS {
            let row = format!("| `{}` | `{}` |", key.name, key.variable());
            assert!(book.contains(&row), "docs/operating.md has no row that begins with {row}");
        }
    }

    #[test]
    fn x_11_no_two_keys_share_a_variable_or_a_flag() {
        for names in [Key::variable as fn(&Key) -> String, Key::flag] {
            assert_eq!(KEYS.iter().map(names).collect::<BTreeSet<_>>().len(), KEYS.len());
        }
    }
}
