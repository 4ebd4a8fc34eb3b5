//! The two databases behind one face: the only place that knows there are two.
//!
//! Work is handed over as a closure and runs in one synchronous transaction: load, decide, record. On SQLite a single
//! thread writes; it takes up whatever waits, lets each closure work and commits them together, so that a hundred orders
//! cost one write to the disk; what a closure wrote that is refused after all is undone without the others. On PostgreSQL
//! several threads work, each on a connection of its own and in serializable transactions. Closures may be run more than
//! once (when two transactions collide, or when one of those that commit together is undone), which is why they are
//! repeatable. An answer is given only after what it rests on is on the disk.
//!
//! The statements are the same text on both: parameters are `$1` to `$n`, column types `UUID`, `BIGINT`, `TEXT`, `BOOLEAN`
//! and `BYTEA`.
//!
//! Architecture invariant: besides `schema`, which makes the tables, no other module knows which engine it is on.

pub mod backup;
mod ear;
mod job;
mod notice;
mod postgres;
mod sqlite;
mod value;

use std::fmt;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::str::FromStr;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::sync::oneshot;

pub use self::notice::{Notice, Notices};
pub use self::value::{FromValue, Row, Value};
use crate::fault::Fault;
use ear::Ear;
use job::{Mode, Queue, Threads};
use notice::{Herald, Told};

/// A database, open and up to date. Clones share it; dropping the last one finishes the work that waits.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

/// Where a database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Target {
    /// A file.
    Sqlite(PathBuf),
    /// A connection string; it may hold a password.
    Postgres(String),
}

/// A text that names no database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a database is named by a path, `sqlite:PATH` or `postgres://USER@HOST/NAME`")]
pub struct NotATarget;

/// The kinds of databases there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// SQLite, in the program.
    Sqlite,
    /// PostgreSQL, on a server.
    Postgres,
}

/// An answer to come. The work is done whether or not anybody waits for it.
#[must_use = "the work is under way, but whether it succeeds only the answer tells"]
pub struct Reply<T, E>(oneshot::Receiver<Result<T, E>>);

/// The transaction a closure works in.
///
/// After its first fault a transaction is dead: every later call answers with the same fault, and nothing of it is kept
/// even if the closure says `Ok`.
pub struct Tx<'a> {
    session: Session<'a>,
    fault: Option<Fault>,
    told: Told,
}

impl Db {
    /// Opens a database and brings its tables up to date. A database that a newer program has changed is refused.
    pub fn open(target: &Target) -> Result<Self, Fault> {
        let inner = match target {
            Target::Sqlite(path) => sqlite::start(path)?,
            Target::Postgres(url) => postgres::start(url)?,
        };
        Ok(Self(Arc::new(inner)))
    }

    /// Opens a file as it stands, to look at it only: its tables stay as they are, and work that writes is refused.
    pub fn open_to_read(path: &Path) -> Result<Self, Fault> {
        Ok(Self(Arc::new(sqlite::start_reading(path)?)))
    }

    /// Which kind of database this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.0.engine
    }

    /// How much work waits: to write, and to read.
    #[must_use]
    pub fn waiting(&self) -> (usize, usize) {
        (self.0.write.waiting(), self.0.read.waiting())
    }

    /// Hears of everything that is committed from now on, here and on other nodes of the same database. Until others are
    /// heard (see [`Db::hears_others`]) some moments may pass; then [`Notice::Everything`] is told.
    #[must_use]
    pub fn listen(&self) -> Notices {
        let notices = self.0.herald.listen();
        if let Some(ear) = &self.0.ear {
            ear.begin();
        }
        notices
    }

    /// Whether a change made by another node is told here at this moment. SQLite is for one node: there is no other.
    /// What is kept in memory and rests on notices is not to be trusted while this is `false`.
    #[must_use]
    pub fn hears_others(&self) -> bool {
        self.0.ear.as_ref().is_none_or(Ear::hears)
    }

    /// Runs `work` in a transaction that may write. It may be run more than once, so it must do nothing but what can be
    /// undone; and it must not wait for other work on the same database. An `Err` undoes what this closure wrote.
    pub fn write<T, E, F>(&self, work: F) -> Reply<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
    {
        Reply(self.0.write.put(Mode::Write, work))
    }

    /// Runs `work` in a transaction that sees one state of the database and cannot write.
    pub fn read<T, E, F>(&self, work: F) -> Reply<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
    {
        Reply(self.0.read.put(Mode::Read, work))
    }
}

impl Tx<'_> {
    /// Runs a statement; answers with how many rows it inserted, changed or deleted.
    pub fn execute(&mut self, sql: &'static str, binds: &[Value]) -> Result<u64, Fault> {
        self.attempt(sql, binds, |session| match session {
            Session::Sqlite(session) => session.execute(sql, binds),
            Session::Postgres(session) => session.execute(sql, binds),
        })
    }

    /// Runs a statement; answers with all its rows.
    pub fn rows(&mut self, sql: &'static str, binds: &[Value]) -> Result<Vec<Row>, Fault> {
        self.attempt(sql, binds, |session| match session {
            Session::Sqlite(session) => session.rows(sql, binds),
            Session::Postgres(session) => session.rows(sql, binds),
        })
    }

    /// Runs a statement that finds one row or none; more are a fault.
    pub fn row(&mut self, sql: &'static str, binds: &[Value]) -> Result<Option<Row>, Fault> {
        let mut rows = self.rows(sql, binds)?;
        let row = rows.pop();
        if rows.is_empty() { Ok(row) } else { Err(self.die(Fault::TooManyRows { sql })) }
    }

    /// Tells whoever listens that something changed, if and when this transaction is committed; told twice, it is heard
    /// once.
    pub fn tell(&mut self, notice: Notice) {
        self.told.add(notice);
    }

    /// Which kind of database this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match self.session {
            Session::Sqlite(_) => Engine::Sqlite,
            Session::Postgres(_) => Engine::Postgres,
        }
    }

    fn new(session: Session<'_>) -> Tx<'_> {
        Tx { session, fault: None, told: Told::default() }
    }

    /// What was told in this transaction.
    fn told(self) -> Told {
        self.told
    }

    /// The first fault of this transaction.
    fn fault(&self) -> Option<Fault> {
        self.fault.clone()
    }

    fn attempt<T>(
        &mut self,
        sql: &'static str,
        binds: &[Value],
        call: impl FnOnce(&mut Session<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        for (position, value) in (1..).zip(binds) {
            value.storable().map_err(|why| self.die(Fault::Bind { sql, position, why }))?;
        }
        call(&mut self.session).map_err(|fault| self.die(fault))
    }

    fn die(&mut self, fault: Fault) -> Fault {
        self.fault.get_or_insert(fault).clone()
    }
}

impl<T, E: From<Fault>> Reply<T, E> {
    /// Waits for the answer, blocking the thread. Asynchronous callers `await` the reply instead; from within a task of
    /// theirs this would panic, as it would hold up everybody else's.
    pub fn wait(self) -> Result<T, E> {
        self.0.blocking_recv().unwrap_or_else(|_| Err(unanswered()))
    }
}

impl<T, E: From<Fault>> Future for Reply<T, E> {
    type Output = Result<T, E>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll(context).map(|answer| answer.unwrap_or_else(|_| Err(unanswered())))
    }
}

impl FromStr for Target {
    type Err = NotATarget;

    fn from_str(text: &str) -> Result<Self, NotATarget> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        let path = text.strip_prefix("sqlite:").unwrap_or(text);
        // A database in memory would be another one on each connection, and any other scheme is a misunderstanding.
        if path.is_empty() || path == ":memory:" || path.contains("://") {
            return Err(NotATarget);
        }
        Ok(Self::Sqlite(PathBuf::from(path)))
    }
}

/// Without the password, and whatever else a connection string may hold beyond user, host and name.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(url) => f.write_str(&postgres::describe(url)),
        }
    }
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Debug for Db {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Db({:?})", self.0.engine)
    }
}

/// In this order: the queues must be gone before anybody can wait for the threads that serve them.
struct Inner {
    engine: Engine,
    write: Queue,
    read: Queue,
    herald: Herald,
    ear: Option<Ear>,
    #[expect(dead_code, reason = "held for its end: dropping it waits for the threads")]
    threads: Threads,
}

enum Session<'a> {
    Sqlite(&'a mut (dyn sqlite::Runs + 'a)),
    Postgres(&'a mut postgres::Session),
}

fn unanswered<E: From<Fault>>() -> E {
    E::from(Fault::Gone("the thread that had the work ended without an answer".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_read_from_text_and_shown_without_its_password() {
        for (text, shown) in [
            ("claviger.db", "sqlite:claviger.db"),
            ("sqlite:/var/lib/claviger/claviger.db", "sqlite:/var/lib/claviger/claviger.db"),
            ("postgres://claviger:geheim@db.example/claviger", "postgres://claviger@db.example:5432/claviger"),
            ("postgresql://u:ge%3Aheim@a,b:5433/c?password=geheim", "postgres://u@a:5432,b:5433/c"),
            ("postgres://u:geheim@db:port/c", "postgres://(not readable)"),
        ] {
            let target: Target = text.parse().unwrap();
            assert_eq!(target.to_string(), shown);
            assert_eq!(format!("{target:?}"), shown);
        }
        for text in ["", "sqlite:", ":memory:", "mysql://root@db/claviger"] {
            assert_eq!(text.parse::<Target>(), Err(NotATarget), "{text}");
        }
    }
}
