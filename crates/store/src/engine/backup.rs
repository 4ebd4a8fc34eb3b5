//! Copies of a file that is in use, and what is asked of a file before it takes another's place.
//!
//! PostgreSQL has tools of its own for this; here is SQLite alone.

use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::sqlite::fault;
use crate::fault::Fault;
use crate::schema;

/// How often somebody who keeps the file for themselves is waited for; each wait is the connection's own patience.
const ATTEMPTS: usize = 5;

/// Copies the database `from`, which may be in use, into the file `to`, which must be there and empty. The copy is one
/// state of the database, whatever is written meanwhile; nobody who writes is held up. It is whole on the disk when this
/// returns, and needs no other file beside it.
pub fn copy(from: &Path, to: &Path) -> Result<(), Fault> {
    const SQL: &str = "copying the database";
    let failed = |error: rusqlite::Error| fault(SQL, &error);
    let source = super::sqlite::open(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut copy = super::sqlite::open(to, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    {
        let backup = Backup::new(&source, &mut copy).map_err(failed)?;
        let mut attempts = 0;
        // All pages in one step: between two steps another program may write, and all would begin again.
        loop {
            match backup.step(-1).map_err(failed)? {
                StepResult::Done => break,
                _ if attempts == ATTEMPTS => {
                    return Err(Fault::Busy { sql: SQL, why: "another program keeps the file for itself".to_owned() });
                }
                _ => attempts += 1,
            }
        }
    }
    // Until now it says that a log belongs to it.
    let mode: String = copy.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0)).map_err(failed)?;
    if mode != "delete" {
        return Err(Fault::Unavailable(format!("the copy's journal stays {mode}")));
    }
    copy.close().map_err(|(_, error)| failed(error))?;
    let synced = std::fs::File::open(to).and_then(|file| file.sync_all());
    synced.map_err(|error| Fault::Unavailable(format!("{}: {error}", to.display())))
}

/// Whether the file is a whole database; answers with the version of its tables. Nothing is changed.
pub fn examine(file: &Path) -> Result<i64, Fault> {
    const CHECK: &str = "PRAGMA integrity_check(1)";
    let connection = super::sqlite::open(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let said: String = connection.query_row(CHECK, [], |row| row.get(0)).map_err(|error| fault(CHECK, &error))?;
    if said != "ok" {
        return Err(Fault::Corrupt { sql: CHECK, why: said });
    }
    const REFERENCES: &str = "SELECT count(*) FROM pragma_foreign_key_check";
    let broken: i64 =
        connection.query_row(REFERENCES, [], |row| row.get(0)).map_err(|error| fault(REFERENCES, &error))?;
    if broken > 0 {
        return Err(Fault::Corrupt { sql: REFERENCES, why: format!("{broken} rows refer to others that are gone") });
    }
    schema::file_version(&connection).map_err(|error| fault("the version of the tables", &error))
}

/// Takes the log of a database into its file, so that the file alone is whole, and answers whether nobody else has it
/// open. What cannot be read as a database has nobody who works with it.
pub fn settle(file: &Path) -> Result<bool, Fault> {
    let settling = || {
        let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let mode: String = connection.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
        connection.close().map_err(|(_, error)| error)?;
        Ok(mode == "delete")
    };
    match settling() {
        Ok(is_free) => Ok(is_free),
        Err(rusqlite::Error::SqliteFailure(why, _))
            if matches!(why.code, ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) =>
        {
            Ok(false)
        }
        Err(rusqlite::Error::SqliteFailure(why, _))
            if matches!(why.code, ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) =>
        {
            Ok(true)
        }
        Err(error) => Err(fault("PRAGMA journal_mode = DELETE", &error)),
    }
}
