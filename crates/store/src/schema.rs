//! The tables, and how a database gets them.
//!
//! Every change to the tables is a numbered file in `migrations/`, the same text for both engines, and is never edited
//! once released. Opening a database runs what it lacks, all in one transaction. A database that a newer program has
//! changed is refused: to go back, one restores a backup.
//!
//! Architecture invariant: a change only adds. Nodes of the version before go on working with the tables while the new
//! version is being rolled out, so nothing they name may go, change its name or be demanded of them.

use std::error::Error as _;
use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use refinery::{Migration, Runner};
use rusqlite::OpenFlags;

use crate::engine::Target;
use crate::fault::Fault;

mod embedded {
    refinery::embed_migrations!("migrations");
}

/// Any number will do, as long as every node waits at the same one.
const LOCK: &str = "SELECT pg_advisory_lock(4841369512)";

/// How long a database server may take to answer somebody who only looks.
const PATIENCE: Duration = Duration::from_secs(10);

/// A number that stands for the tables this program makes; another text of any migration gives another number.
#[must_use]
pub fn fingerprint() -> u64 {
    let mix = |sum: u64, migration: &Migration| sum.rotate_left(7) ^ migration.checksum();
    runner().get_migrations().iter().fold(0, mix)
}

/// The version of the tables this program makes.
#[must_use]
pub fn newest() -> i64 {
    runner().get_migrations().iter().map(|migration| i64::from(migration.version())).max().unwrap_or(0)
}

/// A database as it stands, before anybody opens it for work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The version of its tables; nought if it has none.
    pub version: i64,
    /// What time it is where the database is, if that is another machine.
    pub clock: Option<Timestamp>,
}

/// Looks at a database without changing it; `None` if it is a file that is not there yet.
pub fn look(target: &Target) -> Result<Option<Standing>, Fault> {
    match target {
        Target::Sqlite(path) if !path.exists() => Ok(None),
        Target::Sqlite(path) => look_at_file(path).map(Some),
        Target::Postgres(url) => look_at_server(url).map(Some),
    }
}

/// Whether this program can work with tables of `version`, once it has brought them up to date.
pub fn refuse_newer(version: i64) -> Result<(), Fault> {
    let known = newest();
    if version > known { Err(Fault::NewerDatabase { found: version, known }) } else { Ok(()) }
}

fn look_at_file(path: &Path) -> Result<Standing, Fault> {
    let failed = |error: rusqlite::Error| Fault::Unavailable(format!("{}: {error}", path.display()));
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = rusqlite::Connection::open_with_flags(path, flags).map_err(failed)?;
    Ok(Standing { version: file_version(&connection).map_err(failed)?, clock: None })
}

pub(crate) fn file_version(connection: &rusqlite::Connection) -> rusqlite::Result<i64> {
    let has_history = "SELECT count(*) > 0 FROM sqlite_master WHERE name = 'refinery_schema_history'";
    if !connection.query_row(has_history, [], |row| row.get(0))? {
        return Ok(0);
    }
    let newest = "SELECT coalesce(max(version), 0) FROM refinery_schema_history";
    connection.query_row(newest, [], |row| row.get(0))
}

fn look_at_server(url: &str) -> Result<Standing, Fault> {
    let failed = |error: postgres::Error| Fault::Unavailable(said(&error));
    let mut config: postgres::Config = url.parse().map_err(failed)?;
    config.application_name("claviger").connect_timeout(PATIENCE);
    let mut client = config.connect(postgres::NoTls).map_err(failed)?;
    let version = server_version(&mut client).map_err(failed)?;
    let now = "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)";
    let micros: i64 = client.query_one(now, &[]).and_then(|row| row.try_get(0)).map_err(failed)?;
    Ok(Standing { version, clock: Timestamp::from_microsecond(micros).ok() })
}

fn server_version(client: &mut postgres::Client) -> Result<i64, postgres::Error> {
    let has_history = "SELECT to_regclass('refinery_schema_history') IS NOT NULL";
    if !client.query_one(has_history, &[]).and_then(|row| row.try_get(0))? {
        return Ok(0);
    }
    let newest = "SELECT coalesce(max(version), 0)::bigint FROM refinery_schema_history";
    client.query_one(newest, &[]).and_then(|row| row.try_get(0))
}

fn said(error: &postgres::Error) -> String {
    let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
    error.as_db_error().map_or_else(|| format!("{error}{cause}"), |told| told.message().to_owned())
}

/// Brings a file up to date.
pub(crate) fn migrate_sqlite(connection: &mut rusqlite::Connection) -> Result<(), Fault> {
    let failed = |error: rusqlite::Error| Fault::Migration(error.to_string());
    refuse_newer(file_version(connection).map_err(failed)?)?;
    // Two programs may open a new file at once. Whoever wants to change it waits for whoever is at it, before it has looked:
    // else it fails at once, and again. The one that comes too late fails on what the other has made, and finds nothing left
    // to do the second time.
    connection.set_transaction_behavior(rusqlite::TransactionBehavior::Immediate);
    runner().run(connection).or_else(|_| runner().run(connection)).map_err(|error| explain(&error))?;
    Ok(())
}

/// Brings a database on a server up to date. Nodes that start at the same time do so one after the other.
pub(crate) fn migrate_postgres(client: &mut postgres::Client) -> Result<(), Fault> {
    let failed = |error: postgres::Error| {
        Fault::Migration(error.as_db_error().map_or_else(|| error.to_string(), |told| told.message().to_owned()))
    };
    // Another node may be busy with a long change, so waiting has no limit here. The lock ends with the connection.
    client.batch_execute("SET statement_timeout = 0").map_err(failed)?;
    client.batch_execute(LOCK).map_err(failed)?;
    refuse_newer(server_version(client).map_err(failed)?)?;
    runner().run(client).map_err(|error| explain(&error))?;
    Ok(())
}

/// All in one transaction: each change and the note that it was made, or nothing.
fn runner() -> Runner {
    embedded::migrations::runner().set_grouped(true)
}

fn explain(error: &refinery::Error) -> Fault {
    Fault::Migration(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The last version from before nodes of two versions were to work side by side.
    const LAST_WITHOUT_THE_LAW: i64 = 12;

    /// What a statement takes away from nodes of the version before, if anything.
    fn takes_away(statement: &str) -> Option<&'static str> {
        let words = statement.to_ascii_uppercase();
        let words: Vec<&str> = words.split_whitespace().collect();
        let says = |sought: &[&str]| words.windows(sought.len()).any(|found| found == sought);
        match words.first().copied() {
            Some("DROP") if !says(&["DROP", "INDEX"]) => Some("it drops what they name"),
            Some("ALTER") if says(&["DROP"]) => Some("it drops what they name"),
            Some("ALTER") if says(&["RENAME"]) => Some("it gives another name to what they name"),
            Some("ALTER") if says(&["ALTER", "COLUMN"]) => Some("it changes what they write into"),
            Some("ALTER") if says(&["NOT", "NULL"]) && !says(&["DEFAULT"]) => Some("it demands what they do not give"),
            _ => None,
        }
    }

    #[test]
    fn x_10_a_change_of_the_tables_only_adds() {
        for (statement, is_refused) in [
            ("ALTER TABLE a ADD COLUMN b BIGINT", false),
            ("ALTER TABLE a ADD COLUMN b BIGINT NOT NULL DEFAULT 0", false),
            ("CREATE TABLE a (b BIGINT NOT NULL)", false),
            ("ALTER TABLE a ADD COLUMN b BIGINT NOT NULL", true),
            ("alter table a drop column b", true),
            ("DROP TABLE a", true),
            ("ALTER TABLE a RENAME TO b", true),
        ] {
            assert_eq!(takes_away(statement).is_some(), is_refused, "{statement}");
        }
        for migration in runner().get_migrations().iter().filter(|one| i64::from(one.version()) > LAST_WITHOUT_THE_LAW)
        {
            let text = migration.sql().unwrap_or_default();
            let without_comments: Vec<_> =
                text.lines().map(|line| line.split_once("--").map_or(line, |(code, _)| code)).collect();
            for statement in without_comments.join("\n").split(';') {
                let about = format!("{}: {}", migration.name(), statement.trim());
                assert_eq!(takes_away(statement.trim()), None, "{about}");
            }
        }
    }
}
