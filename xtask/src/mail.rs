//! Real mail servers of our own, for as long as a chore runs: one takes mail by SMTP and delivers it, the other keeps it
//! and shows it by IMAP.
//!
//! Both encrypt, with a certificate made for this run, and let in whoever knows the one password; every address has a
//! mailbox. SMTP is spoken by aiosmtpd (`mail_server.py`), IMAP by Debian's Dovecot.

use std::fs;
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::Command;

use crate::keeper::{self, Kept, User};
use crate::python;
use crate::tools::{self, Outcome};

/// Where tests find the SMTP server (STARTTLS).
const SMTP_VARIABLE: &str = "CLAVIGER_TEST_SMTP";
/// Where tests find the IMAP server, encrypted from the first byte.
const IMAP_VARIABLE: &str = "CLAVIGER_TEST_IMAP";
/// Where tests find the IMAP server, encrypted after STARTTLS.
const IMAP_STARTTLS_VARIABLE: &str = "CLAVIGER_TEST_IMAP_STARTTLS";
/// Where tests find the file of the authority that vouches for both.
const CA_VARIABLE: &str = "CLAVIGER_TEST_MAIL_CA";
/// By which password they let in.
const PASSWORD_VARIABLE: &str = "CLAVIGER_TEST_MAIL_PASSWORD";
const PASSWORD: &str = "one-password-for-every-mailbox";
/// Another program may take a free port before a server does; then we look for another.
const ATTEMPTS: usize = 3;
/// Where programs of administrators lie, if `PATH` does not lead there.
const FOLDERS: [&str; 2] = ["/usr/sbin", "/usr/bin"];
/// How Dovecot is configured; words in braces are filled in.
const DOVECOT: &str = include_str!("mail/dovecot.conf");

/// The running servers; dropping this stops them and removes all they held.
pub struct MailServers {
    imap: Imap,
    smtp: Smtp,
}

struct Imap {
    port: u16,
    starttls_port: u16,
    certificate: PathBuf,
    key: PathBuf,
    kept: Kept,
}

struct Smtp {
    port: u16,
    kept: Kept,
}

impl MailServers {
    /// Starts both and waits until they take connections; installs Dovecot where we may.
    pub fn start() -> Outcome<Self> {
        let dovecot = find_dovecot()?;
        let user = User::to_run_as("Dovecot")?;
        let imap = tried(|| Imap::start(&dovecot, user.as_ref()))?;
        let python = python::find()?;
        let smtp = tried(|| Smtp::start(&python, &imap))?;
        Ok(Self { imap, smtp })
    }

    /// How tests are told where they are.
    pub fn variables(&self) -> Vec<(&'static str, String)> {
        let place = |port: u16| format!("127.0.0.1:{port}");
        vec![
            (SMTP_VARIABLE, place(self.smtp.port)),
            (IMAP_VARIABLE, place(self.imap.port)),
            (IMAP_STARTTLS_VARIABLE, place(self.imap.starttls_port)),
            (CA_VARIABLE, self.imap.certificate.display().to_string()),
            (PASSWORD_VARIABLE, PASSWORD.to_owned()),
        ]
    }

    /// Keeps what they logged.
    pub fn save_logs(&self) -> Outcome {
        self.imap.kept.save_log().and(self.smtp.kept.save_log()).map(drop)
    }
}

impl Imap {
    fn start(dovecot: &PathBuf, user: Option<&User>) -> Outcome<Self> {
        let home = keeper::home("dovecot", user, None)?;
        let failed =
            |error: &dyn std::fmt::Display| format!("cannot prepare a certificate for the mail servers: {error}");
        let made = rcgen::generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).map_err(|error| failed(&error))?;
        let (certificate, key) = (home.path().join("tls.crt"), home.path().join("tls.key"));
        for (file, pem) in [(&certificate, made.cert.pem()), (&key, made.signing_key.serialize_pem())] {
            fs::write(file, pem).map_err(|error| failed(&error))?;
            keeper::give(file, user)?;
        }

        let (port, starttls_port) = (keeper::free_port()?, keeper::free_port()?);
        let config = DOVECOT
            .replace("{home}", &home.path().display().to_string())
            .replace("{user}", &User::ask(user, "-un")?)
            .replace("{group}", &User::ask(user, "-gn")?)
            .replace("{uid}", &User::ask(user, "-u")?)
            .replace("{gid}", &User::ask(user, "-g")?)
            .replace("{password}", PASSWORD)
            .replace("{port}", &port.to_string())
            .replace("{starttls_port}", &starttls_port.to_string());
        let config_file = home.path().join("dovecot.conf");
        fs::write(&config_file, config).map_err(|error| format!("cannot configure Dovecot: {error}"))?;
        keeper::give(&config_file, user)?;
        let mut server = Command::new(dovecot);
        server.arg("-F").arg("-c").arg(&config_file);
        let mut kept = Kept::start("Dovecot", home, &server, user)?;
        kept.wait_until(|| answers(port) && answers(starttls_port))?;
        Ok(Self { port, starttls_port, certificate, key, kept })
    }
}

impl Smtp {
    fn start(python: &PathBuf, imap: &Imap) -> Outcome<Self> {
        let port = keeper::free_port()?;
        let script =
            fs::canonicalize("xtask/mail_server.py").map_err(|error| format!("mail_server.py is gone: {error}"))?;
        let mut server = Command::new(python);
        server.arg(script).arg(port.to_string()).arg(imap.port.to_string());
        server.arg(&imap.certificate).arg(&imap.key).arg(PASSWORD);
        let mut kept = Kept::start("aiosmtpd", keeper::home("aiosmtpd", None, None)?, &server, None)?;
        kept.wait_until(|| answers(port))?;
        Ok(Self { port, kept })
    }
}

fn tried<T>(start: impl Fn() -> Outcome<T>) -> Outcome<T> {
    let mut outcome = start();
    for _ in 1..ATTEMPTS {
        if outcome.is_ok() {
            break;
        }
        outcome = start();
    }
    outcome
}

fn answers(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).is_ok()
}

fn find_dovecot() -> Outcome<PathBuf> {
    // Its core comes without IMAP.
    let is_whole = || PathBuf::from("/usr/lib/dovecot/imap").is_file();
    let look = || {
        let in_folders = FOLDERS.iter().map(|folder| PathBuf::from(folder).join("dovecot"));
        tools::on_path("dovecot").or_else(|| in_folders.into_iter().find(|program| program.is_file()))
    };
    if let Some(found) = look().filter(|_| is_whole()) {
        return Ok(found);
    }
    tools::apt_install("Dovecot (an IMAP server)", &["dovecot-imapd"])?;
    look().ok_or_else(|| "Dovecot was installed, but is nowhere to be found".to_owned())
}
