//! The walk: one order becomes running software, over HTTP and SMTP, with the agent as a library. Each step is checked;
//! the first that does not hold ends the walk.

mod browser;
mod customer;
mod product;
mod vendor;

use std::path::Path;

use claviger_server::clock::Clock;
use claviger_server::demo::Demo;
use claviger_server::wire::key::encode;
use serde_json::{Value, json};

/// What the walk came to.
pub struct Report {
    steps: Vec<Step>,
}

struct Step {
    rows: &'static str,
    what: &'static str,
    outcome: Result<String, String>,
}

/// What the steps share.
pub(crate) struct Walk<'a> {
    demo: &'a Demo,
    key: &'a str,
    out: Option<&'a Path>,
    clock: Clock,
    /// Makes this walk's numbers unlike those of any walk before in the same database.
    tag: String,
}

/// Walks.
pub fn walk(demo: &Demo, key: &str, out: Option<&Path>) -> Report {
    let tag = encode(&claviger_server::clock::Entropy::of_the_machine().seed()[..6]).replace(['-', '_'], "x");
    let walk = Walk { demo, key, out, clock: Clock::of_the_machine(), tag };
    let mut report = Report { steps: Vec::new() };
    let _ = walk.all(&mut report);
    report
}

impl Report {
    /// Whether every step held, and there were any.
    pub fn held(&self) -> bool {
        !self.steps.is_empty() && self.steps.iter().all(|step| step.outcome.is_ok())
    }

    /// For people.
    pub fn text(&self) -> String {
        let line = |step: &Step| match &step.outcome {
            Ok(seen) => format!("  held    {:<22} {}: {seen}\n", step.rows, step.what),
            Err(why) => format!("  FAILED  {:<22} {}: {why}\n", step.rows, step.what),
        };
        let end = if self.held() { "Every step held.\n" } else { "A step did not hold.\n" };
        self.steps.iter().map(line).collect::<String>() + end
    }

    /// For programs.
    pub fn json(&self) -> String {
        let steps: Vec<Value> = self
            .steps
            .iter()
            .map(|step| {
                let (held, seen) = match &step.outcome {
                    Ok(seen) => (true, seen),
                    Err(why) => (false, why),
                };
                json!({ "rows": step.rows, "step": step.what, "held": held, "seen": seen })
            })
            .collect();
        format!("{:#}\n", json!({ "held": self.held(), "steps": steps }))
    }

    fn step<T>(
        &mut self,
        rows: &'static str,
        what: &'static str,
        take: impl FnOnce() -> Result<(T, String), String>,
    ) -> Result<T, ()> {
        match take() {
            Ok((value, seen)) => {
                self.steps.push(Step { rows, what, outcome: Ok(seen) });
                Ok(value)
            }
            Err(why) => {
                self.steps.push(Step { rows, what, outcome: Err(why) });
                Err(())
            }
        }
    }
}

impl Walk<'_> {
    fn all(&self, report: &mut Report) -> Result<(), ()> {
        let placed = report.step("L-01 L-02", "the vendor places an order", || self.place_first())?;
        report.step("L-01", "the same order again is the same", || self.place_again(&placed))?;
        report.step("L-01 X-12", "another order under its number is refused", || self.place_another())?;
        let link =
            report.step("L-03", "one mail reaches the reseller", || self.find_order_mail(&placed.number, true))?;
        report.step("L-04 L-05", "opening the link changes nothing", || self.open_link(&placed, &link))?;
        report.step("L-05 L-06 L-07", "the press unlocks, twice is once", || self.unlock(&placed, &link))?;
        let mut customer =
            report.step("L-06 X-02", "the contact comes in by invitation", || self.accept_invitation(&placed))?;
        report.step("X-02", "signing out and in again", || self.sign_in_again(&mut customer))?;
        let server = report.step("L-09 L-12", "a server is added", || self.add_server(&mut customer, &placed))?;
        report.step("L-12 X-12", "a save that exceeds changes nothing", || {
            self.save_too_much(&mut customer, &placed, &server)
        })?;
        report.step("L-12", "quantities are saved", || self.save(&mut customer, &placed, &server, &[4, 60]))?;
        let token = report.step("L-14", "the server has its token", || self.read_token(&mut customer, &server))?;
        let mut product = report.step("L-16 L-17 L-18", "the product activates", || self.activate(&token))?;
        report.step("L-17", "another installation is refused", || self.refuse_second(&token))?;
        report.step("L-19", "an unchanged check-in is a 304", || self.check_in_unchanged(&mut product))?;
        let more = report.step("L-26", "an expansion is ordered and unlocked", || self.expand(&placed))?;
        report.step("L-26", "only the new quantity is assigned", || {
            self.save(&mut customer, &placed, &server, &[8, 60])
        })?;
        report.step("L-19 L-26", "the new lease arrives by itself", || self.hear_of_expansion(&mut product))?;
        report.step("L-18", "the keys are published and vouched for", || self.read_keys(&product))?;
        report.step("X-07", "everything is in the event log", || self.read_events(&placed, &more, &server))?;
        Ok(())
    }

    fn now(&self) -> i64 {
        self.clock.now().as_second()
    }

    /// Leaves a file in the folder of `--out`, if there is one.
    fn leave(&self, name: &str, content: &[u8]) -> Result<(), String> {
        let Some(folder) = self.out else { return Ok(()) };
        let failed = |why: std::io::Error| format!("{name} cannot be written to {}: {why}", folder.display());
        std::fs::create_dir_all(folder).map_err(failed)?;
        std::fs::write(folder.join(name), content).map_err(failed)
    }
}

/// `Ok` if `holds`, else what was seen instead.
fn check(holds: bool, otherwise: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(otherwise()) }
}
