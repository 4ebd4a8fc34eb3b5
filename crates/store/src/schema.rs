//! The tables, and how a database gets them.
//!
//! Every change to the tables is a numbered file in `migrations/`, the same text for both engines, and is never edited
//! once released. Opening a database runs what it lacks, all in one transaction. A database that a newer program has
//! changed is refused: to go back, one restores a backup.

use refinery::{Migration, Runner};

use crate::fault::Fault;

mod embedded {
    refinery::embed_migrations!("migrations");
}

/// Any number will do, as long as every node waits at the same one.
const LOCK: &str = "SELECT pg_advisory_lock(4841369512)";

/// A number that stands for the tables this program makes; another text of any migration gives another number.
#[must_use]
pub fn fingerprint() -> u64 {
    let mix = |sum: u64, migration: &Migration| sum.rotate_left(7) ^ migration.checksum();
    runner().get_migrations().iter().fold(0, mix)
}

/// Brings a file up to date.
pub(crate) fn migrate_sqlite(connection: &mut rusqlite::Connection) -> Result<(), Fault> {
    let failed = |error: rusqlite::Error| Fault::Migration(error.to_string());
    let has_history = "SELECT count(*) > 0 FROM sqlite_master WHERE name = 'refinery_schema_history'";
    if connection.query_row(has_history, [], |row| row.get(0)).map_err(failed)? {
        let newest = "SELECT coalesce(max(version), 0) FROM refinery_schema_history";
        refuse_newer(connection.query_row(newest, [], |row| row.get(0)).map_err(failed)?)?;
    }
    // Two programs may open a new file at once. The one that comes too late fails on what the other has made, and finds
    // nothing left to do the second time.
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
    let has_history = "SELECT to_regclass('refinery_schema_history') IS NOT NULL";
    if client.query_one(has_history, &[]).and_then(|row| row.try_get(0)).map_err(failed)? {
        let newest = "SELECT coalesce(max(version), 0)::bigint FROM refinery_schema_history";
        refuse_newer(client.query_one(newest, &[]).and_then(|row| row.try_get(0)).map_err(failed)?)?;
    }
    runner().run(client).map_err(|error| explain(&error))?;
    Ok(())
}

/// All in one transaction: each change and the note that it was made, or nothing.
fn runner() -> Runner {
    embedded::migrations::runner().set_grouped(true)
}

fn refuse_newer(found: i64) -> Result<(), Fault> {
    let known = runner().get_migrations().iter().map(|migration| i64::from(migration.version())).max().unwrap_or(0);
    if found > known { Err(Fault::NewerDatabase { found, known }) } else { Ok(()) }
}

fn explain(error: &refinery::Error) -> Fault {
    Fault::Migration(error.to_string())
}
