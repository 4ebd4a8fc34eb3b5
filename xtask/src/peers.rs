//! The real programs that tests speak to, each a private one, for as long as a run lasts.

use std::path::PathBuf;

use crate::axe;
use crate::c;
use crate::haproxy;
use crate::mail::MailServers;
use crate::postgres::{Durability, Postgres};
use crate::tinyproxy;
use crate::tools::Outcome;
use crate::webdriver::{self, WebDriver};

/// Where tests find the URL of a PostgreSQL in which they may make databases of their own.
pub const POSTGRES_VARIABLE: &str = "CLAVIGER_TEST_POSTGRES";

/// Where tests find PostgreSQL's programs.
pub const POSTGRES_PROGRAMS_VARIABLE: &str = "CLAVIGER_TEST_POSTGRES_PROGRAMS";

/// What runs beside the tests.
pub struct Peers {
    /// A PostgreSQL.
    pub postgres: Postgres,
    webdriver: Option<WebDriver>,
    axe: Option<PathBuf>,
    tinyproxy: Option<PathBuf>,
    mail: Option<MailServers>,
    haproxy: Option<PathBuf>,
}

impl Peers {
    /// Starts what `cargo test` with `cargo_args` needs: a browser only if the tests that drive one may be among them, and
    /// mail servers and a proxy (which the tests start for themselves) likewise.
    pub fn start(cargo_args: &[String]) -> Outcome<Self> {
        let may_test = |package: &str| {
            !names_a_package(cargo_args) || cargo_args.iter().any(|argument| argument.ends_with(package))
        };
        if may_test("claviger-wire") {
            c::find()?;
        }
        let webdriver = if may_test("claviger-e2e") { Some(WebDriver::start()?) } else { None };
        let axe = if webdriver.is_some() { Some(axe::find()?) } else { None };
        let goes_through_a_proxy = may_test("claviger-client") || may_test("claviger-agent");
        let tinyproxy = if goes_through_a_proxy { Some(tinyproxy::find()?) } else { None };
        let mail = if may_test("claviger-cli") { Some(MailServers::start()?) } else { None };
        let haproxy = if may_test("claviger-cli") { Some(haproxy::find()?) } else { None };
        Ok(Self { postgres: Postgres::start(Durability::Forgetful)?, webdriver, axe, tinyproxy, mail, haproxy })
    }

    /// How tests are told where each is.
    pub fn variables(&self) -> Vec<(&'static str, String)> {
        let webdriver = self.webdriver.as_ref().map(|webdriver| (webdriver::URL_VARIABLE, webdriver.url()));
        let axe = self.axe.as_ref().map(|file| (axe::VARIABLE, file.display().to_string()));
        let tinyproxy = self.tinyproxy.as_ref().map(|program| (tinyproxy::VARIABLE, program.display().to_string()));
        let postgres = (POSTGRES_VARIABLE, self.postgres.url("postgres"));
        let mail = self.mail.iter().flat_map(MailServers::variables);
        let haproxy = self.haproxy.as_ref().map(|program| (haproxy::VARIABLE, program.display().to_string()));
        // The tests that end and start a PostgreSQL have one of their own.
        let programs = (POSTGRES_PROGRAMS_VARIABLE, self.postgres.programs().display().to_string());
        [postgres, programs]
            .into_iter()
            .chain(webdriver)
            .chain(axe)
            .chain(tinyproxy)
            .chain(mail)
            .chain(haproxy)
            .collect()
    }

    /// Keeps what they logged; answers with where.
    pub fn save_logs(&self) -> Outcome<PathBuf> {
        if let Some(mail) = &self.mail {
            mail.save_logs()?;
        }
        self.postgres.save_log()
    }
}

/// Cargo ignores `-p` beside `--workspace`, so only one of them may be given.
pub fn names_a_package(cargo_args: &[String]) -> bool {
    let for_cargo = cargo_args.iter().take_while(|argument| *argument != "--");
    for_cargo.into_iter().any(|argument| argument.starts_with("-p") || argument.starts_with("--package"))
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn a_package_is_looked_for_only_among_what_cargo_reads() {
        let check = |line: &str, expected: bool| {
            let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            assert_eq!(names_a_package(&arguments), expected, "{line}");
        };
        check("", false);
        check("--lib name", false);
        check("-p claviger-store", true);
        check("--package=claviger-store name", true);
        check("name -- -p", false);
    }
}
