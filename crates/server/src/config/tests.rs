//! Configurations, good and bad.

use std::fs;
use std::path::PathBuf;

use super::*;

const GOOD: &str = r#"
address = "https://licensing.example.com/"
listen = ["127.0.0.1:8080", "[::1]:8080"]
data = "data"
proxies = ["127.0.0.1", "10.0.0.0/8"]

[vendor]
name = "Example Software"

[mail]
host = "mail.example.com"
from = "Example Licensing <licenses@example.com>"
user = "claviger"
password_file = "mail.password"

[limits]
connections = 1_000
"#;

struct Folder(tempfile::TempDir);

impl Folder {
    fn with(text: &str) -> (Self, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("claviger.toml");
        fs::write(&file, text).unwrap();
        fs::write(folder.path().join("mail.password"), "a secret of the mail server\n").unwrap();
        (Self(folder), file)
    }
}

fn sources(file: PathBuf, variables: &[(&str, &str)], flags: &[(&'static str, &str)]) -> Sources {
    let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    Sources {
        file: Some(file),
        variables: variables.iter().map(owned).collect(),
        flags: flags.iter().map(|(name, text)| (*name, (*text).to_owned())).collect(),
    }
}

#[test]
fn x_11_the_command_line_goes_before_the_environment_and_that_before_the_file() {
    let (folder, file) = Folder::with(GOOD);
    let read = |variables, flags| read(&sources(file.clone(), variables, flags)).unwrap();

    let found = read(&[], &[]);
    assert_eq!(found.config.address, "https://licensing.example.com");
    assert_eq!(found.config.listen.len(), 2);
    assert_eq!(found.config.data, folder.0.path().join("data"));
    assert_eq!(found.config.database, Target::Sqlite(folder.0.path().join("data/claviger.db")));
    assert_eq!((found.config.mail.port, found.config.mail.tls), (587, MailTls::StartTls));
    assert_eq!(found.config.edge.connections, 1_000);
    assert_eq!(found.config.lease_policy, LeasePolicy::default());
    assert_eq!(found.config.limits, Limits::default());
    assert_eq!(found.config.edge.shutdown, Edge::default().shutdown);
    let credentials = Some(("claviger".to_owned(), "a secret of the mail server".to_owned()));
    assert_eq!(found.config.mail.credentials, credentials);

    let variables = [("CLAVIGER_VENDOR_NAME", "Other Software"), ("CLAVIGER_MAIL_PORT", "2525")];
    let found = read(&variables, &[("vendor.name", "Third Software")]);
    assert_eq!((found.config.vendor.as_str(), found.config.mail.port), ("Third Software", 2525));
    let place = |key| found.settings.iter().find(|setting| setting.key == key).unwrap().place.to_string();
    assert_eq!(place("vendor.name"), "--vendor-name");
    assert_eq!(place("mail.port"), "CLAVIGER_MAIL_PORT");
    assert_eq!(place("mail.host"), format!("{}:11", file.display()));
    assert_eq!(place("log.level"), "default");
}

#[test]
fn x_11_every_mistake_is_named_at_once_with_its_place_and_what_would_be_right() {
    let text = r#"
address = "http://licensing.example.com"
lisen = "127.0.0.1:80"

[vendor]
name = ""

[mail]
host = "mail.example.com"
port = 70000
tls = "none"

[tls]
key = "tls.key"

[lease]
lasts = "fortnight"
renew_after = [1.5]
"#;
    let (_folder, file) = Folder::with(text);
    let variables = [("CLAVIGER_LOG_LEVEL", "loud"), ("CLAVIGER_LIMITS_CONNECTIONS", "1")];
    let flags = [("database", "postgres://claviger:geheim@db/claviger")];
    let refused = read(&sources(file.clone(), &variables, &flags)).unwrap_err();
    let told: Vec<_> =
        refused.0.iter().map(|mistake| mistake.to_string().replace(&file.display().to_string(), "F")).collect();
    for expected in [
        "F:2: `address`: `http://licensing.example.com`: passwords and links may not travel unencrypted",
        "F:3: there is no key `lisen`: is `listen` meant?",
        "F:6: `vendor.name`: a name has 1 to 100 characters",
        "F:10: `mail.port`: `70000` is no port: use a number from 1 to 65535",
        "`mail.from` is missing",
        "F:14: `tls.key`: a key needs its certificate",
        "F:17: `lease.lasts`: `fortnight` is no time: write it as 30s",
        "F:18: `lease.renew_after` is a text, a number, or a list of texts",
        "CLAVIGER_LOG_LEVEL: `loud` is no level: use one of error, warn",
        "CLAVIGER_LIMITS_CONNECTIONS: `1` does not fit: use a number from 16",
        "--database: command lines are seen by everybody on the machine",
    ] {
        assert!(told.iter().any(|line| line.starts_with(expected)), "{expected} is not in\n{}", told.join("\n"));
    }
    assert_eq!(told.len(), 11, "{}", told.join("\n"));
    assert!(!refused.to_string().contains("geheim"));
}

#[test]
fn x_11_a_broken_file_a_missing_one_and_an_empty_one_say_what_is_wrong() {
    let (_folder, file) = Folder::with("address = \nlisten = [\"127.0.0.1:80\"\nvendor.name = \"x\"");
    let told = read(&sources(file.clone(), &[], &[])).unwrap_err().to_string();
    assert!(told.contains(&format!("{}:1: ", file.display())), "{told}");

    let told = read(&sources("/none/such.toml".into(), &[], &[])).unwrap_err().to_string();
    assert!(told.contains("/none/such.toml: cannot be read"), "{told}");

    let (_folder, file) = Folder::with("");
    let told = read(&sources(file, &[], &[])).unwrap_err().to_string();
    for key in ["address", "vendor.name", "mail.host", "mail.from"] {
        assert!(told.contains(&format!("`{key}` is missing")), "{told}");
    }
    assert!(told.contains("CLAVIGER_VENDOR_NAME") && told.contains("--vendor-name"), "{told}");
}

#[test]
fn x_11_what_excludes_each_other_is_told() {
    let check = |change: &str, to: &str, variables: &[(&str, &str)], expected: &str| {
        let (_folder, file) = Folder::with(&GOOD.replace(change, to));
        let told = read(&sources(file, variables, &[])).unwrap_err().to_string();
        assert!(told.contains(expected), "{told}");
    };
    check("user = \"claviger\"", "", &[], "`mail.password_file`: a password needs a user");
    check("password_file = \"mail.password\"", "", &[], "`mail.user`: a user needs a password");
    check("", "", &[("CLAVIGER_MAIL_PASSWORD", "x")], "`mail.password` is given as well");
    check("mail.password\"", "none.such\"", &[], "none.such cannot be used");
    check("", "", &[("CLAVIGER_MAIL_TLS", "none")], "CLAVIGER_MAIL_TLS: mail holds links");
    check("", "", &[("CLAVIGER_LEASE_RENEW_AFTER", "721h")], "less than `lease.lasts`");
    check("", "", &[("CLAVIGER_LEASE_SESSION_LASTS", "30m")], "less than `lease.session_lasts`");
    check("", "", &[("CLAVIGER_METRICS_LISTEN", "127.0.0.1:8080")], "the metrics need an address of their own");
    check("", "", &[("CLAVIGER_PROXIES", "10.0.0.0/40")], "CLAVIGER_PROXIES: a network is written as");
    check("", "", &[("CLAVIGER_ADDRESS", "https://a.example/x")], "without a path");
    let bounces = |more: &str| format!("[bounces]\n{more}\n[limits]");
    let check_bounces = |more: &str, variables, expected| check("[limits]", &bounces(more), variables, expected);
    check_bounces("host = \"imap.example.com\"", &[], "`bounces.host`: the mailbox opens by a password");
    check_bounces("host = \"imap.example.com\"", &[], "`bounces.host`: the mailbox belongs to a user");
    check_bounces("user = \"claviger\"", &[], "`bounces.user`: this belongs to a mailbox: name its server");
    check_bounces("host = \"imap.example.com\"\ntls = \"none\"", &[], "`none` is no way to encrypt it");
    check_bounces("host = \"imap.example.com\"", &[("CLAVIGER_BOUNCES_FOLDER", "In\u{e0}")], "is no folder");
    check("", "", &[("CLAVIGER_DATABASE_PASSWORD_FILE", "/etc/hostname")], "only PostgreSQL has a password");
}

#[test]
fn l_03_the_mailbox_of_returned_mails_is_read_only_if_it_is_named() {
    let (_folder, file) = Folder::with(GOOD);
    assert!(read(&sources(file, &[], &[])).unwrap().config.bounces.is_none());
    let more =
        "[bounces]\nhost = \"imap.example.com\"\nuser = \"u\"\npassword_file = \"mail.password\"\nca = \"ca.pem\"\n";
    let (folder, file) = Folder::with(&format!("{GOOD}{more}"));
    let found = read(&sources(file.clone(), &[], &[])).unwrap().config.bounces.unwrap();
    assert_eq!((found.port, found.tls, found.folder.as_str()), (993, MailTls::Implicit, "INBOX"));
    assert_eq!(found.password, "a secret of the mail server");
    assert_eq!((found.ca, found.every), (Some(folder.0.path().join("ca.pem")), Duration::from_secs(60)));
    let found = read(&sources(file, &[("CLAVIGER_BOUNCES_TLS", "starttls")], &[])).unwrap().config.bounces.unwrap();
    assert_eq!(found.port, 143);
    assert!(!format!("{found:?}").contains("secret"), "{found:?}");
}

#[test]
fn x_13_no_secret_is_shown() {
    let (folder, file) = Folder::with(&GOOD.replace("password_file = \"mail.password\"", "password = \"geheim\""));
    fs::write(folder.0.path().join("db.password"), "streng:geheim@\n").unwrap();
    let password_file = folder.0.path().join("db.password");
    let variables = [
        ("CLAVIGER_DATABASE", "postgres://claviger:geheim@db.example/claviger"),
        ("CLAVIGER_DATABASE_PASSWORD_FILE", password_file.to_str().unwrap()),
    ];
    let found = read(&sources(file, &variables, &[])).unwrap();
    let shown = format!("{found:?}");
    assert!(!shown.contains("geheim"), "{shown}");
    let Target::Postgres(url) = &found.config.database else { panic!("{shown}") };
    assert_eq!(url, "postgres://claviger:streng%3Ageheim%40@db.example/claviger");
}

#[test]
fn x_11_a_misspelt_variable_is_noticed() {
    let (_folder, file) = Folder::with(GOOD);
    let variables = [("CLAVIGER_MAIL_HOTS", "x"), ("CLAVIGER_AGENT_STATE", "x"), ("HOME", "/root")];
    let found = read(&sources(file, &variables, &[])).unwrap();
    assert_eq!(
        found.warnings,
        ["CLAVIGER_MAIL_HOTS is set, and is no key of the configuration: is CLAVIGER_MAIL_HOST meant?"]
    );
}
