//! The database, and whether it and the secrets belong together.

use claviger_app::act::{Act, Who};
use claviger_app::keys::{self, Keys};
use claviger_app::store::engine::Target;
use claviger_app::store::schema::{self, Standing};
use claviger_app::vault::Vault;
use claviger_app::wire::key::{KEY_SET, KeySet, PublicKey};
use claviger_app::{Error, edition, operation, store};
use jiff::{SignedDuration, Timestamp};

use super::Finding;
use crate::admin::ROOT_PUBLIC_FILE;
use crate::clock::Entropy;
use crate::config::Config;
use crate::installation::{self, open_database, passphrase, vendor_with};
use crate::secrets::{self, MASTER_FILE, Secrets};

/// So far the clocks of two machines may differ.
const CLOSE: SignedDuration = SignedDuration::from_secs(30);

pub(super) async fn examine(config: &Config, now: Timestamp, entropy: &Entropy) -> Vec<Finding> {
    let mut findings = vec![catalogue(config)];
    findings.extend(links(config));
    findings.push(secrets_file(config));
    let target = config.database.clone();
    let looked = tokio::task::spawn_blocking(move || schema::look(&target)).await;
    let is_ready = match looked {
        Ok(Ok(standing)) => {
            findings.extend(clocks(standing, now));
            let finding = judge(&config.database, standing);
            let is_ready = finding.verdict == super::Verdict::Ok;
            findings.push(finding);
            is_ready
        }
        Ok(Err(fault)) => {
            let cure = "start it, or name another by `database`; see that user and password are right";
            findings.push(Finding::fail("database", format!("{}: {fault}", config.database), cure));
            false
        }
        Err(error) => {
            findings.push(Finding::fail("database", error.to_string(), "say so to those who make this program"));
            false
        }
    };
    // Opening would bring the tables up to date, which is not for us to do.
    if is_ready {
        findings.extend(content(config, now, entropy).await);
    } else {
        findings.push(Finding::skipped("keys", "they lie in the database"));
    }
    findings
}

fn catalogue(config: &Config) -> Finding {
    match vendor_with(config, Vault::new(&[0; 32])) {
        Ok(_) => Finding::ok("catalogue", config.catalogue.display().to_string()),
        Err(why) => Finding::fail("catalogue", why.to_string(), "mend the file, or name another by `catalogue`"),
    }
}

/// The vendor's own links, where there are some.
fn links(config: &Config) -> Option<Finding> {
    let path = config.links.as_ref()?;
    Some(match installation::links(config) {
        Ok(_) => Finding::ok("links", path.display().to_string()),
        Err(why) => Finding::fail("links", why.to_string(), "mend the file, or name another by `vendor.links`"),
    })
}

fn secrets_file(config: &Config) -> Finding {
    let file = config.data.join(MASTER_FILE);
    match secrets::check(&file, &passphrase(config)) {
        Ok((kept, false)) => Finding::ok("secrets", format!("{} opens, {}", file.display(), kept.words())),
        Ok((_, true)) => {
            let cure = format!("chmod 600 {}", file.display());
            Finding::warn("secrets", format!("others than its owner may read {}", file.display()), cure)
        }
        Err(why) => {
            Finding::fail("secrets", why.to_string(), "`claviger admin init` makes them for a new installation")
        }
    }
}

fn judge(target: &Target, standing: Option<Standing>) -> Finding {
    let check = "database";
    let Some(standing) = standing.filter(|standing| standing.version > 0) else {
        return Finding::fail(
            check,
            format!("{target} has no tables yet"),
            "`claviger admin init` makes the installation",
        );
    };
    if let Err(newer) = schema::refuse_newer(standing.version) {
        return Finding::fail(check, newer.to_string(), "install the newer program again");
    }
    if standing.version < schema::newest() {
        let found = format!("{target} is at version {}, this program makes {}", standing.version, schema::newest());
        let cure = "make a backup; the tables are brought up to date at the next start, and there is no way back";
        return Finding::warn(check, found, cure);
    }
    Finding::ok(check, format!("{target}, at version {}", standing.version))
}

/// The clock of a database on another machine.
fn clocks(standing: Option<Standing>, now: Timestamp) -> Option<Finding> {
    let theirs = standing?.clock?;
    let apart = theirs.duration_since(now).abs();
    let found = format!("the database's clock differs by {} s", apart.as_secs());
    Some(match apart > CLOSE {
        true => Finding::warn("clocks", found, "keep both machines' clocks right by NTP"),
        false => Finding::ok("clocks", found),
    })
}

async fn content(config: &Config, now: Timestamp, entropy: &Entropy) -> Vec<Finding> {
    let Ok(secrets) = Secrets::open(&config.data, &passphrase(config)) else {
        return vec![Finding::skipped("keys", "the secrets do not open")];
    };
    let vault = Vault::new(&secrets.master);
    let db = match open_database(config.database.clone()).await {
        Ok(db) => db,
        Err(why) => return vec![Finding::fail("keys", why.to_string(), "see what the database says")],
    };
    let edition = db.read(move |tx| Ok::<_, Error>(store::catalogue_edition::applying(tx, edition::day(now))?)).await;
    let act = Act::new(now, Who::System, "doctor", entropy.seed());
    let read = db.read(move |tx| {
        if !operation::is_made(tx)? {
            return Ok((None, None));
        }
        let newest = operation::newest_event(tx)?;
        let is_ours = keys::recognise(tx, &mut act.clone(), &vault)?;
        let found = if is_ours { Some(keys::load(tx, &vault)?) } else { None };
        Ok::<_, Error>((newest, Some(found)))
    });
    let (newest, found) = match read.await {
        Ok(read) => read,
        Err(error) => return vec![Finding::fail("keys", error.to_string(), "see what the database says")],
    };
    let mut findings = Vec::new();
    if let Some(newest) = newest.filter(|newest| *newest > now + CLOSE) {
        let found = format!("the newest event is of {newest}, which is still to come");
        findings.push(Finding::fail("clock and events", found, "the clock was set back: set it right"));
    }
    findings.extend(edition.ok().and_then(|number| applying(config, number)));
    findings.push(match found {
        None => Finding::fail("keys", "there are none", "`claviger admin init` makes them"),
        Some(None) => Finding::fail(
            "keys",
            format!("the database was made with other secrets than those in {}", config.data.display()),
            "name the folder it was made with by `data`, or another database",
        ),
        Some(Some(None)) => Finding::fail("keys", "there is no signing key", "`claviger admin init` makes one"),
        Some(Some(Some(keys))) => root_statement(config, &keys, now),
    });
    findings
}

/// Which catalogue applies: an edition that was published, or the configured file, which then needs no saying.
fn applying(config: &Config, number: u64) -> Option<Finding> {
    let file = config.catalogue.display();
    let found = format!(
        "edition {number} applies; {file}, which `catalogue` names, is read at the start and otherwise not used"
    );
    (number > 0).then(|| Finding::ok("catalogue edition", found))
}

/// Whether the vendor's root key vouches for the key that signs.
fn root_statement(config: &Config, keys: &Keys, now: Timestamp) -> Finding {
    let (check, file) = ("keys", config.data.join(ROOT_PUBLIC_FILE));
    let root: Option<PublicKey> = std::fs::read_to_string(&file).ok().and_then(|text| serde_json::from_str(&text).ok());
    let Some(root) = root else {
        let cure = "put the public half of the root key there: products are told by it whom to believe";
        return Finding::warn(check, format!("{} does not hold the root key's public half", file.display()), cure);
    };
    let name = match keys.signing(now) {
        Ok(key) => key.public().thumbprint(),
        Err(fault) => return Finding::fail(check, fault.to_string(), "`claviger signing-key rotate` makes one"),
    };
    match root.verify::<KeySet>(KEY_SET, &keys.statement) {
        Ok(set) if set.keys.iter().any(|key| key.thumbprint() == name) => {
            Finding::ok(check, format!("{name} signs, and the root key {} vouches for it", root.thumbprint()))
        }
        Ok(_) => {
            let cure = "`claviger signing-key rotate` with the root key at hand";
            Finding::fail(check, format!("the root key does not vouch for {name}, which signs"), cure)
        }
        Err(why) => {
            let found = format!("the key set does not fit the root key in {}: {why}", file.display());
            Finding::fail(check, found, "put the public half of the right root key there")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict;

    #[test]
    fn x_09_the_doctor_tells_how_old_the_tables_are_and_refuses_newer_ones() {
        let newest = schema::newest();
        let check = |version: Option<i64>, verdict: Verdict, says: &str| {
            let standing = version.map(|version| Standing { version, clock: None });
            let finding = judge(&Target::Sqlite("claviger.db".into()), standing);
            assert_eq!(finding.verdict, verdict, "{finding:?}");
            assert!(finding.found.contains(says), "{finding:?}");
        };
        check(None, Verdict::Fail, "has no tables yet");
        check(Some(0), Verdict::Fail, "has no tables yet");
        check(Some(newest), Verdict::Ok, "at version");
        check(Some(newest - 1), Verdict::Warn, "this program makes");
        check(Some(newest + 1), Verdict::Fail, "changed by a newer program");
    }

    #[test]
    fn x_11_the_doctor_compares_clocks() {
        let now = Timestamp::from_second(1_800_000_000).unwrap();
        let apart = |secs: i64| {
            let clock = Some(now + SignedDuration::from_secs(secs));
            clocks(Some(Standing { version: 1, clock }), now).unwrap().verdict
        };
        assert_eq!(
            [apart(0), apart(-29), apart(31), apart(-3_600)],
            [Verdict::Ok, Verdict::Ok, Verdict::Warn, Verdict::Warn]
        );
        assert_eq!(clocks(Some(Standing { version: 1, clock: None }), now), None);
    }
}
