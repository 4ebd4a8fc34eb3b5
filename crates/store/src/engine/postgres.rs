//! PostgreSQL: several threads, each on a connection of its own, for reading and writing alike.
//!
//! Writing is serializable: when transactions collide, PostgreSQL lets one go ahead and fails the others, and those are run
//! again from their start after a pause; so is work that stumbled over a row with the same key, since others may have
//! stored that while it ran. When a connection is lost before the commit was sent, the work is run once more on a new one.
//! When it is lost during the commit nobody knows whether the work was kept, and the answer is a fault.
//!
//! A thread that gets no connection leaves its work to those that have one. Only when none of them has is the database
//! away, and then whatever waited when that was tried is told so at once.

use std::collections::HashMap;
use std::error::Error as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use ::postgres::config::Host;
use ::postgres::error::{DbError, SqlState};
use ::postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use ::postgres::{Client, Config, Error, NoTls, Statement};
use bytes::BytesMut;
use uuid::Uuid;

use super::ear::Ear;
use super::job::{Intake, Job, Mode, Threads, Wish, queue};
use super::notice::{Herald, Told};
use super::{Engine, Inner, Row, Tx, Value};
use crate::fault::Fault;
use crate::schema;

/// As many connections as a small server can keep busy.
const CONNECTIONS: u32 = 8;

/// How often work is run that keeps colliding with other work.
const ATTEMPTS: u32 = 24;

/// How often work is run again that stumbled over a row that somebody else had stored meanwhile.
const STUMBLES: u32 = 3;

/// The longest pause before another attempt at connecting.
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// What every connection is told. A transaction of ours takes milliseconds; what takes longer than this hangs.
const MANNERS: &str = "SET statement_timeout = '30s'; SET idle_in_transaction_session_timeout = '60s'; \
     SET lock_timeout = '10s'; SET timezone = 'UTC'; SET client_min_messages = 'warning'";

type AnyError = Box<dyn std::error::Error + Sync + Send>;

/// A connection and the statements prepared on it.
pub(super) struct Session {
    client: Client,
    /// By address and length: the texts are part of the program, so their addresses are as good as they are.
    statements: HashMap<(usize, usize), Prepared>,
    _connected: Connected,
}

/// One of the connections there are, counted for as long as it lives.
struct Connected(Arc<AtomicU32>);

#[derive(Clone)]
struct Prepared {
    statement: Statement,
    columns: Arc<[String]>,
}

/// Where notices go: to whoever listens here, and to the other nodes.
#[derive(Clone)]
struct Outlet {
    herald: Herald,
    /// What this node's notices begin with, so that it can tell them from those of others.
    origin: Arc<str>,
}

/// A thread's own connection, made when there is work and made anew when it was lost.
struct Worker {
    number: u32,
    config: Config,
    session: Option<Session>,
    /// How many connections all the threads have.
    connections: Arc<AtomicU32>,
    outlet: Outlet,
    failures: u32,
}

/// How one attempt at a piece of work ended.
enum End {
    /// With an answer.
    Answered,
    /// In a collision: nothing was kept, and another attempt may succeed.
    Collided(Fault),
    /// Over a row with the same key. It may be one that others stored while the work ran: work that looks whether there is
    /// such a row sees it the next time. PostgreSQL reports that as a collision only where the looking went by the same
    /// index.
    Stumbled,
    /// Without a connection, before anything could have been kept.
    Lost(Fault),
    /// In a fault that another attempt would meet again.
    Failed(Fault),
}

pub(super) fn start(url: &str) -> Result<Inner, Fault> {
    let mut config: Config = url.parse().map_err(|error| Fault::Unavailable(said(&error)))?;
    config.application_name("claviger").keepalives_idle(Duration::from_secs(30));
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(Duration::from_secs(10));
    }
    if config.get_tcp_user_timeout().is_none() {
        config.tcp_user_timeout(Duration::from_secs(30));
    }
    let connections = Arc::new(AtomicU32::new(0));
    let mut first = Session::connect(&config, &connections)?;
    schema::migrate_postgres(&mut first.client)?;
    first.warn_of_collation();
    let outlet = Outlet { herald: Herald::new(), origin: first.origin()? };
    drop(first);

    let (write, work) = queue();
    let read = write.clone();
    let mut threads = Threads::new();
    for number in 1..=CONNECTIONS {
        let (config, connections, outlet) = (config.clone(), Arc::clone(&connections), outlet.clone());
        let mut worker = Worker { number, config, session: None, connections, outlet, failures: 0 };
        let work = work.clone();
        threads.start(format!("postgres-{number}"), move || {
            while let Some(job) = work.take() {
                worker.serve(job, &work);
            }
        })?;
    }
    let Outlet { herald, origin } = outlet;
    let ear = Some(Ear::new(config, origin, herald.clone()));
    Ok(Inner { engine: Engine::Postgres, write, read, herald, ear, threads })
}

/// User, hosts and name of a connection string, without its password.
pub(super) fn describe(url: &str) -> String {
    let Ok(config) = url.parse::<Config>() else { return "postgres://(not readable)".to_owned() };
    let user = config.get_user().map(|user| format!("{user}@")).unwrap_or_default();
    let ports = config.get_ports();
    let place = |(number, host): (usize, &Host)| {
        let port = ports.get(number).or(ports.first()).map(|port| format!(":{port}")).unwrap_or_default();
        match host {
            Host::Tcp(name) => format!("{name}{port}"),
            #[cfg(unix)]
            Host::Unix(path) => format!("{}{port}", path.display()),
        }
    };
    let places: Vec<String> = config.get_hosts().iter().enumerate().map(place).collect();
    format!("postgres://{user}{}/{}", places.join(","), config.get_dbname().unwrap_or_default())
}

impl Session {
    pub(super) fn execute(&mut self, sql: &'static str, binds: &[Value]) -> Result<u64, Fault> {
        let prepared = self.prepared(sql, binds)?;
        let done = self.client.execute(&prepared.statement, &parameters(binds));
        done.map_err(|error| self.fault(sql, &error))
    }

    pub(super) fn rows(&mut self, sql: &'static str, binds: &[Value]) -> Result<Vec<Row>, Fault> {
        let prepared = self.prepared(sql, binds)?;
        let rows =
            self.client.query(&prepared.statement, &parameters(binds)).map_err(|error| self.fault(sql, &error))?;
        let read = |row: ::postgres::Row| {
            let values = (0..row.len()).map(|at| row.try_get(at)).collect::<Result<_, _>>()?;
            Ok(Row::new(Arc::clone(&prepared.columns), values))
        };
        rows.into_iter().map(read).collect::<Result<_, Error>>().map_err(|error| self.fault(sql, &error))
    }

    fn connect(config: &Config, connections: &Arc<AtomicU32>) -> Result<Self, Fault> {
        let unavailable = |error: Error| Fault::Unavailable(said(&error));
        let mut client = config.connect(NoTls).map_err(unavailable)?;
        client.batch_execute(MANNERS).map_err(unavailable)?;
        Ok(Self { client, statements: HashMap::new(), _connected: Connected::one_of(connections) })
    }

    /// Texts sort by their bytes on SQLite; lists are paged by such orders.
    fn warn_of_collation(&mut self) {
        let sql = "SELECT datcollate::text FROM pg_database WHERE datname = current_database()";
        let collation: Option<String> = self.client.query_one(sql, &[]).and_then(|row| row.try_get(0)).ok();
        if !matches!(collation.as_deref(), Some("C" | "C.UTF-8" | "C.utf8" | "POSIX")) {
            tracing::warn!(collation, "the database should be created with LC_COLLATE 'C'; lists may be in odd order");
        }
    }

    /// A name for this node, unlike that of any other.
    fn origin(&mut self) -> Result<Arc<str>, Fault> {
        let sql = "SELECT gen_random_uuid()::text";
        let row = self.client.query_one(sql, &[]).and_then(|row| row.try_get::<_, String>(0));
        row.map(Into::into).map_err(|error| self.fault(sql, &error))
    }

    fn prepared(&mut self, sql: &'static str, binds: &[Value]) -> Result<Prepared, Fault> {
        let key = (sql.as_ptr().addr(), sql.len());
        let prepared = if let Some(known) = self.statements.get(&key) {
            known.clone()
        } else {
            let statement = self.client.prepare(sql).map_err(|error| self.fault(sql, &error))?;
            let columns = statement.columns().iter().map(|column| column.name().to_owned()).collect();
            let prepared = Prepared { statement, columns };
            self.statements.insert(key, prepared.clone());
            prepared
        };
        let wanted = prepared.statement.params().len();
        if wanted != binds.len() {
            let why = format!("{} parameters were given, {wanted} are wanted", binds.len());
            return Err(Fault::Unexpected { sql, why });
        }
        Ok(prepared)
    }

    fn command(&mut self, sql: &'static str) -> Result<(), Fault> {
        self.client.batch_execute(sql).map_err(|error| self.fault(sql, &error))
    }

    fn fault(&mut self, sql: &'static str, error: &Error) -> Fault {
        let Some(told) = error.as_db_error() else {
            let why = said(error);
            return if self.client.is_closed() || is_broken(error) {
                Fault::Unavailable(why)
            } else {
                Fault::Unexpected { sql, why }
            };
        };
        if told.routine() == Some("RevalidateCachedQuery") {
            // Another node has changed the tables; prepared anew, the statement will do.
            self.statements.clear();
            return Fault::Conflict { sql, why: said(error) };
        }
        classify(sql, told, said(error))
    }
}

impl Worker {
    /// Sees a piece of work through to its answer.
    fn serve(&mut self, mut job: Box<dyn Job>, waiting: &Intake) {
        let mut collisions = 0;
        let (mut was_lost, mut stumbles) = (false, 0);
        let fault = loop {
            let outlet = self.outlet.clone();
            let tried = waiting.come();
            let session = match self.session() {
                Ok(session) => session,
                Err(fault) => {
                    let somebody_is_connected = self.connections.load(Ordering::SeqCst) > 0;
                    if somebody_is_connected && !was_lost {
                        waiting.give_back(job);
                    } else {
                        job.fail(fault.clone());
                    }
                    if !somebody_is_connected {
                        tell_all(&fault, waiting, tried);
                    }
                    return self.pause();
                }
            };
            match attempt(session, job.as_mut(), &outlet, stumbles < STUMBLES) {
                End::Stumbled => stumbles += 1,
                End::Answered => return job.answer(),
                End::Failed(fault) => break fault,
                End::Lost(fault) if was_lost => break fault,
                End::Lost(fault) => {
                    tracing::warn!(%fault, "lost the connection to PostgreSQL");
                    was_lost = true;
                    self.session = None;
                }
                End::Collided(fault) => {
                    collisions += 1;
                    if collisions == ATTEMPTS {
                        break fault;
                    }
                    // Growing, and not the same on any two threads, lest they collide in step.
                    thread::sleep(Duration::from_micros(200) * (self.number + (1 << collisions.min(7))));
                }
            }
        };
        if self.session.as_ref().is_some_and(|session| session.client.is_closed()) {
            self.session = None;
        }
        job.fail(fault);
    }

    fn session(&mut self) -> Result<&mut Session, Fault> {
        // A connection that was cut while idle often shows it only now.
        let usable = self.session.take().filter(|session| !session.client.is_closed());
        let session = match usable {
            Some(session) => session,
            None => Session::connect(&self.config, &self.connections)?,
        };
        self.failures = 0;
        Ok(self.session.insert(session))
    }

    /// Before the next attempt at connecting.
    fn pause(&mut self) {
        self.failures = (self.failures + 1).min(10);
        thread::sleep((Duration::from_millis(10) * (1 << self.failures)).min(LONGEST_PAUSE));
    }
}

/// Tells everybody who waited already when connecting was tried that there is no connection. Whoever came later may find
/// the database back.
fn tell_all(fault: &Fault, waiting: &Intake, tried: u64) {
    while let Some(job) = waiting.take_before(tried) {
        job.fail(fault.clone());
    }
}

/// Runs a piece of work once; `may_stumble`: it will be run again if it stumbles over a row of somebody else's.
fn attempt(session: &mut Session, job: &mut dyn Job, outlet: &Outlet, may_stumble: bool) -> End {
    let begin = match job.mode() {
        Mode::Write => "BEGIN ISOLATION LEVEL SERIALIZABLE",
        Mode::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    };
    if let Err(fault) = session.command(begin) {
        return End::of(fault);
    }
    let mut tx = Tx::new(super::Session::Postgres(session));
    let wish = job.run(&mut tx);
    let fault = tx.fault();
    let told = if job.mode() == Mode::Write { tx.told() } else { Told::default() };
    match fault {
        Some(fault) if fault.is_unavailable() => return End::Lost(fault),
        Some(fault) if fault.is_conflict() => return session.undone(End::Collided(fault)),
        Some(Fault::UniqueViolation { .. }) if may_stumble => return session.undone(End::Stumbled),
        _ => {}
    }
    if wish == Wish::Undo {
        return session.undone(End::Answered);
    }
    // With the transaction: a node that dies after its commit has still told the others.
    for payload in told.payloads(&outlet.origin) {
        if let Err(fault) = session.execute("SELECT pg_notify('claviger', $1)", &[Value::Text(payload)]) {
            let end = End::of(fault);
            return if matches!(end, End::Lost(_)) { end } else { session.undone(end) };
        }
    }
    match session.command("COMMIT") {
        Ok(()) => {
            // Before the answer: whoever hears that it is done finds that it was told.
            outlet.herald.publish(&told);
            End::Answered
        }
        Err(Fault::Unavailable(why)) => {
            // Nobody knows, so whoever listens should look.
            outlet.herald.publish(&told);
            End::Failed(Fault::Unavailable(format!("lost while committing, so the work may have been kept: {why}")))
        }
        // PostgreSQL has undone it, and says so.
        Err(fault) => End::of(fault),
    }
}

impl Session {
    /// Undoes what was written. If the connection is lost over it, the server undoes it, and it shows at the next use.
    fn undone(&mut self, end: End) -> End {
        if let Err(fault) = self.command("ROLLBACK") {
            tracing::warn!(%fault, "a transaction could not be rolled back");
        }
        end
    }
}

impl Connected {
    fn one_of(connections: &Arc<AtomicU32>) -> Self {
        connections.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(connections))
    }
}

impl Drop for Connected {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl End {
    fn of(fault: Fault) -> Self {
        match fault {
            Fault::Unavailable(_) => Self::Lost(fault),
            Fault::Conflict { .. } => Self::Collided(fault),
            _ => Self::Failed(fault),
        }
    }
}

fn parameters(binds: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    binds.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

fn classify(sql: &'static str, told: &DbError, why: String) -> Fault {
    let code = told.code();
    let constraint = || told.constraint().unwrap_or("without a name").to_owned();
    match *code {
        SqlState::T_R_SERIALIZATION_FAILURE | SqlState::T_R_DEADLOCK_DETECTED => Fault::Conflict { sql, why },
        SqlState::UNIQUE_VIOLATION => Fault::UniqueViolation { what: columns(told).unwrap_or_else(constraint) },
        SqlState::CHECK_VIOLATION => Fault::CheckViolation { constraint: constraint() },
        SqlState::FOREIGN_KEY_VIOLATION => Fault::ForeignKeyViolation { sql },
        SqlState::DISK_FULL => Fault::Full { sql, why },
        SqlState::QUERY_CANCELED | SqlState::LOCK_NOT_AVAILABLE => Fault::Busy { sql, why },
        SqlState::DATA_CORRUPTED | SqlState::INDEX_CORRUPTED => Fault::Corrupt { sql, why },
        SqlState::ADMIN_SHUTDOWN
        | SqlState::CRASH_SHUTDOWN
        | SqlState::CANNOT_CONNECT_NOW
        | SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT
        | SqlState::TOO_MANY_CONNECTIONS => Fault::Unavailable(why),
        _ if code.code().starts_with("08") => Fault::Unavailable(why),
        _ => Fault::Unexpected { sql, why },
    }
}

/// What SQLite calls the thing that exists already: `table.column, table.column`, or the index if it is over an expression.
/// PostgreSQL tells the columns only in its detail, `Key (a, b)=(1, 2) already exists.`, in whatever language.
fn columns(told: &DbError) -> Option<String> {
    let table = told.table()?;
    let (_, after) = told.detail()?.split_once('(')?;
    let (names, _) = after.split_once(")=(")?;
    let plain = |name: &str| name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    if !names.split(", ").all(plain) {
        return Some(format!("index '{}'", told.constraint()?));
    }
    Some(names.split(", ").map(|name| format!("{table}.{name}")).collect::<Vec<_>>().join(", "))
}

/// What happened, without what was bound: details and data errors quote it, so those are left out.
fn said(error: &Error) -> String {
    match error.as_db_error() {
        Some(told) if told.code().code().starts_with("22") => format!("bad data, SQLSTATE {}", told.code().code()),
        Some(told) => format!("{} ({})", told.message(), told.code().code()),
        None => error.source().map_or_else(|| error.to_string(), |source| format!("{error}: {source}")),
    }
}

/// Whether the network failed, rather than the database refused.
fn is_broken(error: &Error) -> bool {
    error.is_closed() || error.source().is_some_and(|source| source.is::<std::io::Error>())
}

impl ToSql for Value {
    fn to_sql(&self, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, AnyError> {
        match (self, wanted) {
            (Self::Null, _) => Ok(IsNull::Yes),
            (Self::Int(number), &Type::INT8) => number.to_sql(wanted, out),
            (Self::Int(number), &Type::INT4) => i32::try_from(*number)?.to_sql(wanted, out),
            (Self::Int(number), &Type::INT2) => i16::try_from(*number)?.to_sql(wanted, out),
            (Self::Bool(truth), &Type::BOOL) => truth.to_sql(wanted, out),
            (Self::Bytes(bytes), &Type::BYTEA) => bytes.to_sql(wanted, out),
            (Self::Uuid(uuid), &Type::UUID) => {
                out.extend_from_slice(uuid.as_bytes());
                Ok(IsNull::No)
            }
            (Self::Text(text), wanted) if <&str as ToSql>::accepts(wanted) => text.to_sql(wanted, out),
            (value, wanted) => Err(format!("{} and a {wanted} is wanted", value.kind()).into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        // The pairs that fit are told apart above, with a better sentence than the driver's.
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(found: &Type, raw: &'a [u8]) -> Result<Self, AnyError> {
        match *found {
            Type::INT8 => i64::from_sql(found, raw).map(Self::Int),
            Type::INT4 => i32::from_sql(found, raw).map(|number| Self::Int(number.into())),
            Type::INT2 => i16::from_sql(found, raw).map(|number| Self::Int(number.into())),
            Type::BOOL => bool::from_sql(found, raw).map(Self::Bool),
            Type::BYTEA => Ok(Self::Bytes(raw.to_vec())),
            Type::UUID => Ok(Self::Uuid(Uuid::from_slice(raw)?)),
            _ if <String as FromSql>::accepts(found) => String::from_sql(found, raw).map(Self::Text),
            _ => Err(format!("a {found} was found; cast it to what the common ground has, a sum to BIGINT").into()),
        }
    }

    fn from_sql_null(_: &Type) -> Result<Self, AnyError> {
        Ok(Self::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}
