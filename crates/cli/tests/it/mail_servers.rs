//! The real mail servers beside the tests: mail goes in by SMTP, and lies in mailboxes that IMAP shows.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use crate::installed::LONG;

/// Where they are, and how they let in.
pub struct MailServers {
    pub smtp_port: String,
    pub imap_port: String,
    pub imap_starttls_port: String,
    pub ca: String,
    pub password: String,
}

/// A mailbox, open.
pub struct Letterbox {
    stream: BufReader<StreamOwned<ClientConnection, TcpStream>>,
}

impl MailServers {
    /// Those that run beside the tests.
    pub fn beside() -> Self {
        let told = |name: &str| {
            std::env::var(name).unwrap_or_else(|_| {
                panic!("{name} is not set: run the tests with `cargo xtask test`, which starts mail servers for them")
            })
        };
        let port = |name: &str| told(name).rsplit(':').next().unwrap().to_owned();
        Self {
            smtp_port: port("CLAVIGER_TEST_SMTP"),
            imap_port: port("CLAVIGER_TEST_IMAP"),
            imap_starttls_port: port("CLAVIGER_TEST_IMAP_STARTTLS"),
            ca: told("CLAVIGER_TEST_MAIL_CA"),
            password: told("CLAVIGER_TEST_MAIL_PASSWORD"),
        }
    }

    /// How an installation is told to send by them, and that what comes back arrives in the mailbox `sender`.
    pub fn variables<'a>(&'a self, sender: &'a str) -> Vec<(&'a str, &'a str)> {
        vec![
            ("CLAVIGER_MAIL_HOST", "127.0.0.1"),
            ("CLAVIGER_MAIL_PORT", &self.smtp_port),
            ("CLAVIGER_MAIL_TLS", "starttls"),
            ("CLAVIGER_MAIL_CA", &self.ca),
            ("CLAVIGER_MAIL_USER", sender),
            ("CLAVIGER_MAIL_PASSWORD", &self.password),
            ("CLAVIGER_MAIL_FROM", sender),
            ("CLAVIGER_BOUNCES_HOST", "127.0.0.1"),
            ("CLAVIGER_BOUNCES_PORT", &self.imap_port),
            ("CLAVIGER_BOUNCES_CA", &self.ca),
            ("CLAVIGER_BOUNCES_USER", sender),
            ("CLAVIGER_BOUNCES_PASSWORD", &self.password),
            ("CLAVIGER_BOUNCES_EVERY", "1s"),
        ]
    }

    /// The mailbox of `address`.
    pub fn letterbox(&self, address: &str) -> Letterbox {
        let mut believed = RootCertStore::empty();
        believed.add(CertificateDer::from_pem_file(&self.ca).unwrap()).unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(believed)
            .with_no_client_auth();
        let name = ServerName::try_from("127.0.0.1").unwrap();
        let connection = ClientConnection::new(Arc::new(config), name).unwrap();
        let socket = TcpStream::connect(("127.0.0.1", self.imap_port.parse().unwrap())).unwrap();
        socket.set_read_timeout(Some(LONG)).unwrap();
        let mut letterbox = Letterbox { stream: BufReader::new(StreamOwned::new(connection, socket)) };
        assert!(letterbox.line().starts_with("* OK"));
        letterbox.ask(&format!("LOGIN {address} {}", self.password));
        letterbox.ask("SELECT INBOX");
        letterbox
    }
}

impl Letterbox {
    /// What the server answers to a command.
    pub fn ask(&mut self, command: &str) -> String {
        self.say(&format!("a {command}\r\n"));
        let mut answer = String::new();
        loop {
            let line = self.line();
            if let Some(verdict) = line.strip_prefix("a ") {
                assert!(verdict.starts_with("OK"), "{command}: {line}");
                return answer;
            }
            answer += &line;
        }
    }

    /// Puts a mail in, as whoever delivers mail does.
    pub fn put(&mut self, mail: &str) {
        let mail = mail.replace('\n', "\r\n");
        self.say(&format!("a APPEND INBOX {{{}}}\r\n", mail.len()));
        assert!(self.line().starts_with('+'));
        self.ask_rest(&mail);
    }

    /// The numbers of the mails that `search` finds.
    pub fn find(&mut self, search: &str) -> Vec<u32> {
        self.ask("NOOP");
        let answer = self.ask(&format!("SEARCH {search}"));
        let found = answer.lines().find_map(|line| line.strip_prefix("* SEARCH")).unwrap_or_default();
        found.split_whitespace().map(|number| number.parse().unwrap()).collect()
    }

    /// The first mail; waits for it.
    pub fn first(&mut self) -> String {
        self.wait_until("ALL", |found| !found.is_empty());
        self.ask("FETCH 1 (BODY.PEEK[])")
    }

    /// Waits until what `search` finds is as wanted.
    pub fn wait_until(&mut self, search: &str, is_as_wanted: impl Fn(&[u32]) -> bool) {
        for _ in 0..600 {
            if is_as_wanted(&self.find(search)) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("{search} finds {:?}", self.find(search));
    }

    fn ask_rest(&mut self, mail: &str) {
        self.say(&format!("{mail}\r\n"));
        loop {
            let line = self.line();
            if let Some(verdict) = line.strip_prefix("a ") {
                assert!(verdict.starts_with("OK"), "{line}");
                return;
            }
        }
    }

    fn say(&mut self, text: &str) {
        self.stream.get_mut().write_all(text.as_bytes()).unwrap();
        self.stream.get_mut().flush().unwrap();
    }

    fn line(&mut self) -> String {
        let mut line = Vec::new();
        self.stream.read_until(b'\n', &mut line).unwrap();
        assert!(!line.is_empty(), "the IMAP server went away");
        String::from_utf8_lossy(&line).into_owned()
    }
}
