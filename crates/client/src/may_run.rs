//! Whether a build may run: by its lease, and by the care that its release date needs. (C-08)

use std::fmt;

use claviger_wire::lease::{Lease, Validity};
use serde::Serialize;

use crate::status::{ActivationState, ItemStatus, Status};

/// Whether a build may run, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MayRun {
    /// Whether anything of it may.
    pub may_run: bool,
    /// The build's release date.
    pub release: String,
    /// What of it may run.
    pub items: Vec<ItemStatus>,
    /// What else the lease allows, but not to this build, or not any more.
    pub withheld: Vec<ItemStatus>,
    /// Why, and what to do next: one or two sentences.
    pub what_to_do_next: String,
}

impl MayRun {
    pub(crate) fn judge(status: Status, lease: Option<&Lease>, release: &str, now: i64) -> Self {
        let allowed: Vec<bool> = match lease {
            Some(lease) => {
                let running: Vec<_> = lease.may_run(release, now).collect();
                lease.items.iter().map(|item| running.iter().any(|one| std::ptr::eq(*one, item))).collect()
            }
            None => vec![],
        };
        let expired = lease.is_none_or(|lease| lease.validity(now) == Validity::Expired);
        let mut verdict = Self {
            may_run: allowed.contains(&true),
            release: release.to_owned(),
            items: vec![],
            withheld: vec![],
            what_to_do_next: status.what_to_do_next,
        };
        for (item, allowed) in status.items.into_iter().zip(allowed) {
            if allowed { verdict.items.push(item) } else { verdict.withheld.push(item) }
        }
        if status.activation != ActivationState::NotActivated && !expired {
            verdict.explain();
        }
        verdict
    }

    /// Says which of the things that still run are too new, where that is what stands in the way.
    fn explain(&mut self) {
        let too_new = self.withheld.iter().filter(|item| item.running);
        let named: Vec<_> = too_new
            .map(|item| {
                let newest = item.newest_release.as_deref().unwrap_or("any day");
                format!("{} runs releases up to {newest}", item.name)
            })
            .collect();
        if !named.is_empty() {
            self.what_to_do_next = format!(
                "This build was released on {}, but {}: renew the care (it arrives by itself), or install an older \
                 release.",
                self.release,
                named.join(", ")
            );
        }
    }
}

impl fmt::Display for MayRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Release       {}, {}", self.release, if self.may_run { "may run" } else { "may not run" })?;
        for item in &self.items {
            writeln!(f, "May run       {item}")?;
        }
        for item in &self.withheld {
            writeln!(f, "May not run   {item}")?;
        }
        write!(f, "What to do    {}", crate::error::quote(&self.what_to_do_next))
    }
}

/// Whether `text` is a day that there is: `2027-08-07`.
pub(crate) fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shaped {
        return false;
    }
    let number = |range: std::ops::Range<usize>| text[range].parse::<u32>().unwrap_or(0);
    let (year, month, day) = (number(0..4), number(5..7), number(8..10));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c_08_a_release_date_is_a_day_that_there_is() {
        for day in ["2027-08-07", "2000-02-29", "2028-02-29", "2027-12-31"] {
            assert!(is_day(day), "{day}");
        }
        for text in [
            "",
            "2027-8-7",
            "2027-13-01",
            "2027-00-01",
            "2027-02-29",
            "1900-02-29",
            "2027-04-31",
            "2027-08-00",
            "2027/08/07",
            "2027-08-07T",
            "２027-08-0",
        ] {
            assert!(!is_day(text), "{text}");
        }
    }
}
