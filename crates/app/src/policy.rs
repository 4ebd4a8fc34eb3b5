//! Reading the vendor's policy on servers and stock from TOML. Every mistake is named with its line and what would be right.
//!

use claviger_domain::license::server::ServerPolicy;
use claviger_domain::license::transfer::TransferPolicy;
use claviger_domain::license::version::{OldestOnline, ProductVersion};
use serde::Deserialize;
use toml::Spanned;

use crate::catalogue::{Unusable, place};

/// The most times a year that make sense to allow.
const MOST_RELEASES: u32 = 10_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    servers: ServersEntry,
    #[serde(default)]
    stock: StockEntry,
}

/// What the vendor decides.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Policy {
    /// About servers.
    pub servers: ServerPolicy,
    /// About offers of stock.
    pub transfers: TransferPolicy,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct ServersEntry {
    releases_per_year: Option<Spanned<u32>>,
    oldest_online: Option<OldestEntry>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct StockEntry {
    transfer_days: Option<Spanned<u32>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OldestEntry {
    version: Spanned<String>,
    name: Spanned<String>,
}

/// Reads `text`, the content of the file known as `name`. What is not said is as [`Policy::default`] has it.
pub fn read(name: &str, text: &str) -> Result<Policy, Unusable> {
    let file: File = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or_else(|| name.to_owned(), |span| place(name, text, span.start));
        Unusable(vec![format!("{at}: {}", error.message())])
    })?;
    let mut read = Policy::default();
    let policy = &mut read.servers;
    let mut mistakes = Vec::new();
    if let Some(releases) = file.servers.releases_per_year {
        policy.releases_per_year = *releases.get_ref();
        if policy.releases_per_year > MOST_RELEASES {
            let at = place(name, text, releases.span().start);
            mistakes.push(format!("{at}: `releases_per_year` is {MOST_RELEASES} at the most"));
        }
    }
    if let Some(oldest) = file.servers.oldest_online {
        let (version, called) = (oldest.version.get_ref(), oldest.name.get_ref().trim());
        match ProductVersion::read(version) {
            None => mistakes.push(format!(
                "{}: `{version}` cannot be compared: a version looks like 2020.1 or Winter 2020",
                place(name, text, oldest.version.span().start)
            )),
            Some(version) => policy.oldest_online = Some(OldestOnline { version, name: called.to_owned() }),
        }
        if called.is_empty() || called.chars().count() > 100 {
            let at = place(name, text, oldest.name.span().start);
            mistakes.push(format!("{at}: `name` says what the release is called, in 1 to 100 characters"));
        }
    }
    if let Some(days) = file.stock.transfer_days {
        read.transfers.days = *days.get_ref();
        if !(1..=TransferPolicy::MOST_DAYS).contains(days.get_ref()) {
            let at = place(name, text, days.span().start);
            mistakes.push(format!("{at}: `transfer_days` is 1 to {}", TransferPolicy::MOST_DAYS));
        }
    }
    if mistakes.is_empty() { Ok(read) } else { Err(Unusable(mistakes)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "[servers]\nreleases_per_year = 2\n\
                        oldest_online = { version = \"Winter 2020\", name = \"ApplicationSuite Winter '20\" }\n\
                        [stock]\ntransfer_days = 14\n";

    #[test]
    fn l_21_the_policy_is_read_or_every_mistake_is_named_with_its_line() {
        let Policy { servers: policy, transfers } = read("policy.toml", GOOD).unwrap();
        assert_eq!((policy.releases_per_year, transfers.days), (2, 14));
        assert_eq!(policy.oldest_online.unwrap().name, "ApplicationSuite Winter '20");
        assert_eq!(read("policy.toml", "").unwrap(), Policy::default());
        let check = |from: &str, to: &str, expected: &str| {
            assert_eq!(read("policy.toml", &GOOD.replace(from, to)).unwrap_err().to_string(), expected);
        };
        check("= 2\n", "= 20000\n", "policy.toml:2: `releases_per_year` is 10000 at the most");
        check("= 14", "= 0", "policy.toml:5: `transfer_days` is 1 to 365");
        check(
            "\"Winter 2020\"",
            "\"soon\"",
            "policy.toml:3: `soon` cannot be compared: a version looks like 2020.1 or Winter 2020",
        );
        check(
            "\"ApplicationSuite Winter '20\"",
            "\" \"",
            "policy.toml:3: `name` says what the release is called, in 1 to 100 characters",
        );
        check(
            "releases_per_year",
            "release_per_year",
            "policy.toml:2: unknown field `release_per_year`, expected `releases_per_year` or `oldest_online`",
        );
    }
}
