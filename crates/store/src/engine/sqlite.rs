//! SQLite: one thread that writes, a few that read.
//!
//! The writer takes the first piece of work, begins a transaction and goes on taking what waits, until nothing waits or the
//! batch is large enough; then it commits and answers everybody. Refusals are answered then too, for they may rest on what
//! another piece of work in the same batch wrote.
//!
//! What one piece of work wrote must be undone alone if it is refused after all. Savepoints would do that, but SQLite sets
//! a copy aside of every page that is changed inside of one, which costs more than the changes themselves; and hardly any
//! work is refused after it has written something. So none is set at first. If work that has written is to be undone, the
//! whole batch is, and is run once more, now with a savepoint for each: that is why closures are repeatable.
//!
//! SQLite may undo a whole transaction by itself, for example when the disk is full. The next savepoint would then be a
//! transaction of its own and commit when released. So after every piece of work the writer looks whether its transaction
//! still exists; if not, everybody in the batch gets a fault and nothing of it stays.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, PrepFlags, Statement, ffi};

use super::job::{Intake, Job, Threads, Wish, queue};
use super::notice::{Herald, Told};
use super::{Engine, Inner, Row, Tx, Value};
use crate::fault::Fault;
use crate::schema;

/// How many pieces of work one commit may hold: some milliseconds of them.
const BATCH: usize = 256;

const READERS: usize = 4;

/// How long to wait for another program that writes to the same file.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many questions that wait already one look at the database answers at the most.
const TOGETHER: usize = 16;

/// How the writer works. It waits for the disk at every commit. What statements set aside stays in memory. The log is put
/// into the file every 32 MiB: pages that change all the time are then written there once for many changes.
const WRITER: [&str; 5] = [
    "PRAGMA synchronous = FULL",
    "PRAGMA journal_size_limit = 67108864",
    "PRAGMA wal_autocheckpoint = 8192",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",
];

/// A connection, and our statements as it has prepared them.
pub(super) struct Session<'c> {
    connection: &'c Connection,
    /// By address and length: the texts are part of the program, so their addresses are as good as they are. Each stays
    /// prepared for as long as the connection lives: to look one up by its text costs as much as to run it.
    statements: HashMap<(usize, usize), Prepared<'c>>,
    /// Whether a statement was run that may have written, since somebody last set this back.
    has_written: bool,
}

struct Prepared<'c> {
    statement: Statement<'c>,
    columns: Arc<[String]>,
}

/// What a transaction asks of a session, however long its connection lives.
pub(super) trait Runs {
    /// Runs a statement; answers with how many rows it changed.
    fn execute(&mut self, sql: &'static str, binds: &[Value]) -> Result<u64, Fault>;

    /// Runs a statement; answers with all its rows.
    fn rows(&mut self, sql: &'static str, binds: &[Value]) -> Result<Vec<Row>, Fault>;
}

pub(super) fn start(path: &Path) -> Result<Inner, Fault> {
    let mut writer = open(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    keep_a_log(&writer)?;
    for pragma in WRITER {
        run(&writer, pragma)?;
    }
    schema::migrate_sqlite(&mut writer)?;

    let (write, incoming) = queue();
    let (read, questions) = queue();
    let mut threads = Threads::new();
    let herald = Herald::new();
    let told = herald.clone();
    threads.start("sqlite-writer".to_owned(), move || {
        let mut session = Session::new(&writer);
        while let Some(first) = incoming.take() {
            write_batch(&mut session, first, &incoming, &told);
        }
        // The file alone is to be whole when we are gone: readers, which go last, cannot put the log into it.
        if let Err(fault) = session.command("PRAGMA wal_checkpoint(TRUNCATE)") {
            tracing::warn!(%fault, "the log stays beside the file; it is taken up at the next start");
        }
    })?;
    start_readers(path, &questions, &mut threads)?;
    Ok(Inner { engine: Engine::Sqlite, write, read, herald, ear: None, threads })
}

/// Reading alone: nobody takes up what is to be written.
pub(super) fn start_reading(path: &Path) -> Result<Inner, Fault> {
    let (write, _) = queue();
    let (read, questions) = queue();
    let mut threads = Threads::new();
    start_readers(path, &questions, &mut threads)?;
    Ok(Inner { engine: Engine::Sqlite, write, read, herald: Herald::new(), ear: None, threads })
}

fn start_readers(path: &Path, questions: &Intake, threads: &mut Threads) -> Result<(), Fault> {
    for number in 1..=READERS {
        let connection = open(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let questions = questions.clone();
        threads.start(format!("sqlite-reader-{number}"), move || {
            let mut session = Session::new(&connection);
            while let Some(first) = questions.take() {
                answer_some(&mut session, first, &questions);
            }
        })?;
    }
    Ok(())
}

impl Runs for Session<'_> {
    fn execute(&mut self, sql: &'static str, binds: &[Value]) -> Result<u64, Fault> {
        let before = self.connection.total_changes();
        let prepared = self.bound(sql, binds)?;
        let done = finish(&mut prepared.statement);
        prepared.statement.clear_bindings();
        done.map_err(|error| fault(sql, &error))?;
        // A statement that changes no rows, like CREATE, leaves the count of the one before it standing.
        Ok(if self.connection.total_changes() == before { 0 } else { self.connection.changes() })
    }

    fn rows(&mut self, sql: &'static str, binds: &[Value]) -> Result<Vec<Row>, Fault> {
        let prepared = self.bound(sql, binds)?;
        let found = all_rows(sql, prepared);
        prepared.statement.clear_bindings();
        found
    }
}

impl<'c> Session<'c> {
    fn new(connection: &'c Connection) -> Self {
        Self { connection, statements: HashMap::new(), has_written: false }
    }

    /// A prepared statement with everything bound to it.
    fn bound(&mut self, sql: &'static str, binds: &[Value]) -> Result<&mut Prepared<'c>, Fault> {
        let failed = |error| fault(sql, &error);
        let prepared = match self.statements.entry((sql.as_ptr().addr(), sql.len())) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(Prepared::new(self.connection, &numbered(sql)).map_err(failed)?),
        };
        let wanted = prepared.statement.parameter_count();
        if wanted != binds.len() {
            let why = format!("{} parameters were given, {wanted} are wanted", binds.len());
            return Err(Fault::Unexpected { sql, why });
        }
        for (position, value) in (1_usize..).zip(binds) {
            prepared.statement.raw_bind_parameter(position, value).map_err(failed)?;
        }
        self.has_written |= !prepared.statement.readonly();
        Ok(prepared)
    }

    /// Runs a statement of our own; what it answers is of no interest.
    fn command(&mut self, sql: &'static str) -> Result<(), Fault> {
        let prepared = self.bound(sql, &[])?;
        finish(&mut prepared.statement).map_err(|error| fault(sql, &error))
    }

    /// Whether SQLite has ended the transaction by itself.
    fn transaction_is_gone(&self) -> bool {
        self.connection.is_autocommit()
    }

    /// Ends the transaction if there still is one, keeping nothing.
    fn abandon(&mut self) {
        if !self.transaction_is_gone()
            && let Err(fault) = self.command("ROLLBACK")
        {
            tracing::error!(%fault, "a transaction could not be rolled back");
        }
    }
}

impl<'c> Prepared<'c> {
    fn new(connection: &'c Connection, sql: &str) -> rusqlite::Result<Self> {
        let statement = connection.prepare_with_flags(sql, PrepFlags::SQLITE_PREPARE_PERSISTENT)?;
        let columns = statement.column_names().map(Into::into).collect();
        Ok(Self { statement, columns })
    }
}

fn write_batch(session: &mut Session<'_>, first: Box<dyn Job>, incoming: &Intake, herald: &Herald) {
    if let Err(fault) = session.command("BEGIN IMMEDIATE") {
        // Whoever waits already would only wait as long for the same lock; who comes after the first answer may not.
        let waiting = std::iter::from_fn(|| incoming.take_waiting()).take(BATCH);
        let waiting: Vec<_> = std::iter::once(first).chain(waiting).collect();
        fail_all(waiting, &fault);
        return;
    }
    let mut batch = Vec::new();
    let committed = run_batch(session, first, incoming, &mut batch).and_then(|told| {
        session.command("COMMIT")?;
        Ok(told)
    });
    match committed {
        Ok(told) => {
            // Before anybody is answered: whoever hears that it is done finds that it was told.
            herald.publish(&told);
            for job in batch {
                job.answer();
            }
        }
        Err(fault) => {
            session.abandon();
            fail_all(batch, &common(fault));
        }
    }
}

/// Lets `first` and what waits behind it write, in the transaction that was begun. A fault here is one of the whole batch.
fn run_batch(
    session: &mut Session<'_>,
    first: Box<dyn Job>,
    incoming: &Intake,
    batch: &mut Vec<Box<dyn Job>>,
) -> Result<Told, Fault> {
    let mut told = Told::default();
    let mut are_apart = false;
    let mut next = Some(first);
    while let Some(job) = next {
        batch.push(job);
        let Some(job) = batch.last_mut() else { break };
        if are_apart {
            in_savepoint(session, job.as_mut(), &mut told)?;
        } else if run_one(session, job.as_mut(), &mut told)? == Wish::Undo && session.has_written {
            session.command("ROLLBACK")?;
            session.command("BEGIN IMMEDIATE")?;
            (told, are_apart) = (Told::default(), true);
            for job in batch.iter_mut() {
                in_savepoint(session, job.as_mut(), &mut told)?;
            }
        }
        next = if batch.len() < BATCH { incoming.take_waiting() } else { None };
    }
    Ok(told)
}

/// Lets one piece of work write what can be undone without the rest.
fn in_savepoint(session: &mut Session<'_>, job: &mut dyn Job, told: &mut Told) -> Result<(), Fault> {
    session.command("SAVEPOINT job")?;
    if run_one(session, job, told)? == Wish::Undo {
        session.command("ROLLBACK TO job")?;
    }
    session.command("RELEASE job")
}

/// Lets one piece of work write, and takes over what it tells unless it is to be undone.
fn run_one(session: &mut Session<'_>, job: &mut dyn Job, told: &mut Told) -> Result<Wish, Fault> {
    session.has_written = false;
    let mut tx = Tx::new(super::Session::Sqlite(session));
    let wish = job.run(&mut tx);
    let raised = tx.fault();
    let told_here = tx.told();
    if session.transaction_is_gone() {
        return Err(
            raised.unwrap_or_else(|| Fault::Gone("the work ended a transaction that was not its own".to_owned()))
        );
    }
    if wish == Wish::Keep {
        told.join(told_here);
    }
    Ok(wish)
}

/// Lets some pieces of work read: `first`, and a part of what waits already, so that other readers have theirs.
///
/// All of it is taken out before the transaction begins, so it sees whatever was committed before it was asked. A look at
/// the database costs as much as many questions do: whenever something was committed, a connection forgets all it has read.
fn answer_some(session: &mut Session<'_>, first: Box<dyn Job>, waiting: &Intake) {
    let share = (waiting.len() / READERS).min(TOGETHER - 1);
    let others: Vec<_> = std::iter::from_fn(|| waiting.take_waiting()).take(share).collect();
    for mut job in std::iter::once(first).chain(others) {
        if session.transaction_is_gone()
            && let Err(fault) = session.command("BEGIN DEFERRED")
        {
            job.fail(fault);
            continue;
        }
        job.run(&mut Tx::new(super::Session::Sqlite(session)));
        job.answer();
    }
    session.abandon();
}

/// What everybody in a batch is told. A violation is the business of the one who met it: to his neighbours it would say
/// something of their own rows.
fn common(fault: Fault) -> Fault {
    match fault {
        Fault::Unavailable(_) | Fault::Busy { .. } | Fault::Full { .. } | Fault::Corrupt { .. } | Fault::Gone(_) => {
            fault
        }
        other => Fault::Gone(other.to_string()),
    }
}

fn fail_all(jobs: impl IntoIterator<Item = Box<dyn Job>>, fault: &Fault) {
    for job in jobs {
        job.fail(fault.clone());
    }
}

pub(super) fn open(path: &Path, flags: OpenFlags) -> Result<Connection, Fault> {
    let opening = || {
        // Each connection stays on the thread it is given to, so it needs no lock of its own.
        let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        connection.busy_timeout(PATIENCE)?;
        // A mistyped name in double quotes must not turn into a text, nor a damaged schema into running code.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        // Else it makes a new plan whenever other values are bound, on tables with a partial index: the price of a
        // statement many times over.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        Ok(connection)
    };
    let connection = opening().map_err(|error: rusqlite::Error| fault("opening the file", &error))?;
    for pragma in ["PRAGMA trusted_schema = OFF", "PRAGMA foreign_keys = ON"] {
        run(&connection, pragma)?;
    }
    Ok(connection)
}

/// Lets readers go on while somebody writes, and commits cost one write to the disk. It stays so for the file.
fn keep_a_log(connection: &Connection) -> Result<(), Fault> {
    let sql = "PRAGMA journal_mode = WAL";
    let mode: String = connection.query_row(sql, [], |row| row.get(0)).map_err(|error| fault(sql, &error))?;
    if mode == "wal" {
        return Ok(());
    }
    Err(Fault::Unavailable(format!("the file system cannot share memory between programs, the journal stays {mode}")))
}

/// Runs a statement without parameters, once; what it answers is of no interest.
fn run(connection: &Connection, sql: &'static str) -> Result<(), Fault> {
    connection.prepare(sql).and_then(|mut statement| finish(&mut statement)).map_err(|error| fault(sql, &error))
}

/// Runs a statement with everything bound to it; what it answers is of no interest.
fn finish(statement: &mut Statement<'_>) -> rusqlite::Result<()> {
    let mut rows = statement.raw_query();
    while rows.next()?.is_some() {}
    Ok(())
}

/// Runs a statement with everything bound to it; answers with all its rows.
fn all_rows(sql: &'static str, prepared: &mut Prepared<'_>) -> Result<Vec<Row>, Fault> {
    let failed = |error| fault(sql, &error);
    let mut found = Vec::new();
    let mut rows = prepared.statement.raw_query();
    while let Some(row) = rows.next().map_err(failed)? {
        let value = |at| row.get_ref(at).map_err(failed).and_then(|value| owned(sql, value));
        let values = (0..prepared.columns.len()).map(value).collect::<Result<_, _>>()?;
        found.push(Row::new(Arc::clone(&prepared.columns), values));
    }
    Ok(found)
}

/// Writes `$1` as `?1`, outside of quotes and comments. SQLite would take `$1` for a name and number the names as they
/// appear, so that `$2, $1` would be bound the wrong way round.
fn numbered(sql: &str) -> String {
    let mut text = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(at) = rest.find(['$', '\'', '"', '-', '/']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = match rest.as_bytes() {
            [b'$', b'0'..=b'9', ..] => {
                text.push('?');
                rest = &rest[1..];
                continue;
            }
            [quote @ (b'\'' | b'"'), ..] => rest[1..].find(char::from(*quote)).map(|end| end + 2),
            [b'-', b'-', ..] => rest.find('\n'),
            [b'/', b'*', ..] => rest.find("*/").map(|end| end + 2),
            _ => Some(1),
        };
        let (passed, remaining) = rest.split_at(end.unwrap_or(rest.len()));
        text.push_str(passed);
        rest = remaining;
    }
    text.push_str(rest);
    text
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
            Self::Bool(truth) => ValueRef::Integer((*truth).into()),
            Self::Uuid(uuid) => ValueRef::Blob(uuid.as_bytes()),
            Self::TooLarge => return Err(rusqlite::Error::ToSqlConversionFailure("the number is too large".into())),
        }))
    }
}

fn owned(sql: &'static str, value: ValueRef<'_>) -> Result<Value, Fault> {
    let unexpected = |why: &str| Fault::Unexpected { sql, why: why.to_owned() };
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Real(_) => return Err(unexpected("a fraction was found, and there are none here")),
        ValueRef::Text(text) => {
            Value::Text(std::str::from_utf8(text).map_err(|_| unexpected("a text is not UTF-8"))?.to_owned())
        }
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
    })
}

pub(super) fn fault(sql: &'static str, error: &rusqlite::Error) -> Fault {
    let (code, why) = match error {
        rusqlite::Error::SqliteFailure(code, message) => (*code, message.clone().unwrap_or_else(|| code.to_string())),
        rusqlite::Error::SqlInputError { error, msg, .. } => (*error, msg.clone()),
        other => return Fault::Unexpected { sql, why: other.to_string() },
    };
    let told = |prefix| why.strip_prefix(prefix).unwrap_or(&why).to_owned();
    match (code.code, code.extended_code) {
        (_, ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID) => {
            Fault::UniqueViolation { what: told("UNIQUE constraint failed: ") }
        }
        (_, ffi::SQLITE_CONSTRAINT_CHECK) => Fault::CheckViolation { constraint: told("CHECK constraint failed: ") },
        (_, ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => Fault::ForeignKeyViolation { sql },
        (ErrorCode::DiskFull, _) => Fault::Full { sql, why },
        (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => Fault::Busy { sql, why },
        (ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase, _) => Fault::Corrupt { sql, why },
        (ErrorCode::CannotOpen | ErrorCode::SystemIoFailure | ErrorCode::PermissionDenied, _) => {
            Fault::Unavailable(format!("{why} at `{sql}`"))
        }
        _ => Fault::Unexpected { sql, why },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_numbered_outside_of_quotes_and_comments() {
        for (ours, theirs) in [
            ("SELECT $2, $1", "SELECT ?2, ?1"),
            ("SELECT '$1', $1, 'it''s $2'", "SELECT '$1', ?1, 'it''s $2'"),
            ("SELECT \"$1\" -- costs $1\n, $12", "SELECT \"$1\" -- costs $1\n, ?12"),
            ("SELECT /* $1 'quoted */ $1 / $2 - $3", "SELECT /* $1 'quoted */ ?1 / ?2 - ?3"),
            ("SELECT 'é', $1, 'ends in the middle $1", "SELECT 'é', ?1, 'ends in the middle $1"),
            ("SELECT $x -- $1", "SELECT $x -- $1"),
        ] {
            assert_eq!(numbered(ours), theirs);
        }
    }
}
