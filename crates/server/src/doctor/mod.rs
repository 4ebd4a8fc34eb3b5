//! `claviger doctor`: looks at an installation from outside and inside, and says what is wrong and what to do.
//!
//! It changes nothing: it does not bring tables up to date, makes no secrets and sends no mail. What cannot be looked at
//! from here is said to be skipped, never to be well.

mod certificate;
mod database;
mod host;
mod mail;
mod names;

use jiff::Timestamp;
use serde::Serialize;

use crate::clock::{Clock, Entropy};
use crate::config::Config;

/// How something was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// As it should be.
    Ok,
    /// It could not be looked at.
    Skipped,
    /// It works, and should be mended.
    Warn,
    /// It does not work.
    Fail,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What: `database`, `certificate`.
    pub check: &'static str,
    /// How it was found.
    pub verdict: Verdict,
    /// What was found.
    pub found: String,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cure: Option<String>,
}

impl Finding {
    /// As it should be.
    #[must_use]
    pub fn ok(check: &'static str, found: impl Into<String>) -> Self {
        Self { check, verdict: Verdict::Ok, found: found.into(), cure: None }
    }

    /// It could not be looked at.
    #[must_use]
    pub fn skipped(check: &'static str, found: impl Into<String>) -> Self {
        Self { check, verdict: Verdict::Skipped, found: found.into(), cure: None }
    }

    /// It works, and should be mended.
    #[must_use]
    pub fn warn(check: &'static str, found: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { check, verdict: Verdict::Warn, found: found.into(), cure: Some(cure.into()) }
    }

    /// It does not work.
    #[must_use]
    pub fn fail(check: &'static str, found: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { check, verdict: Verdict::Fail, found: found.into(), cure: Some(cure.into()) }
    }
}

/// Looks at everything.
pub async fn examine(config: &Config, clock: &Clock, entropy: &Entropy) -> Vec<Finding> {
    let now = clock.now();
    let mut findings = vec![host::clock(now), host::data_folder(config), host::space(config)];
    findings.extend(database::examine(config, now, entropy).await);
    findings.push(certificate::examine(config, now));
    findings.push(host::public_address(config).await);
    findings.push(mail::server(config).await);
    findings.push(mail::bounces(config).await);
    findings.extend(names::examine(config).await);
    findings
}

/// The worst of all verdicts.
#[must_use]
pub fn worst(findings: &[Finding]) -> Verdict {
    findings.iter().map(|finding| finding.verdict).max().unwrap_or(Verdict::Ok)
}

/// A day, as people write it.
fn day(instant: Timestamp) -> String {
    instant.strftime("%Y-%m-%d").to_string()
}
