//! `claviger doctor`

use std::process::ExitCode;

use clap::Args;
use claviger_server::clock::{Clock, Entropy};
use claviger_server::config::Place;
use claviger_server::doctor::{Finding, Verdict, examine, worst};
use tokio::runtime::Runtime;

use crate::configured::Configured;

/// How to look at the installation.
#[derive(Args)]
pub struct Arguments {
    /// Say what was found as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    configured: Configured,
}

/// Looks at the installation; fails if anything does not work.
pub fn run(arguments: &Arguments) -> ExitCode {
    let findings = match findings(&arguments.configured) {
        Ok(findings) => findings,
        Err(error) => {
            eprintln!("claviger: {error}");
            return ExitCode::FAILURE;
        }
    };
    let verdict = worst(&findings);
    if arguments.json {
        println!("{:#}", serde_json::json!({ "verdict": verdict, "findings": findings }));
    } else {
        print!("{}", findings.iter().map(line).collect::<String>());
    }
    if verdict == Verdict::Fail { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn findings(configured: &Configured) -> std::io::Result<Vec<Finding>> {
    let read = match configured.read() {
        Ok(read) => read,
        Err(mistakes) => {
            let finding = |mistake: &claviger_server::config::Mistake| {
                let cure = match &mistake.place {
                    Place::Default => "see docs/operating.md for all keys".to_owned(),
                    place => format!("set it right at {place}"),
                };
                Finding::fail("configuration", mistake.to_string(), cure)
            };
            return Ok(mistakes.0.iter().map(finding).collect());
        }
    };
    let mut findings: Vec<_> = read
        .warnings
        .iter()
        .map(|warning| Finding::warn("configuration", warning, "unset it, or spell it as the key is spelt"))
        .collect();
    if findings.is_empty() {
        findings.push(Finding::ok("configuration", "it can be used"));
    }
    let (clock, entropy) = (Clock::of_the_machine(), Entropy::of_the_machine());
    findings.extend(Runtime::new()?.block_on(examine(&read.config, &clock, &entropy)));
    Ok(findings)
}

fn line(finding: &Finding) -> String {
    let verdict = match finding.verdict {
        Verdict::Ok => "ok",
        Verdict::Skipped => "skipped",
        Verdict::Warn => "WARNING",
        Verdict::Fail => "FAILED",
    };
    let cure = finding.cure.as_ref().map(|cure| format!("{:27}→ {cure}\n", "")).unwrap_or_default();
    format!("{verdict:9}{:18}{}\n{cure}", finding.check, finding.found)
}
