//! Our own trouble, as opposed to the business saying no.
//!
//! A fault is one sentence for the log: what was attempted and what the database said about it. It never holds what was
//! bound to a statement, for those are names, keys and secrets. It can be cloned, since everybody whose work was in the
//! same commit gets the same one.

/// What went wrong between us and the database.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Fault {
    /// No connection can be made, the one in use was lost, or too much work is waiting already.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// Concurrent transactions collided more often than we cared to repeat this one (PostgreSQL).
    #[error("concurrent transactions kept colliding at `{sql}`: {why}")]
    Conflict {
        /// The statement that met the collision, or `COMMIT`.
        sql: &'static str,
        /// What the database said.
        why: String,
    },
    /// Somebody held a lock for too long, or a statement ran into its time limit.
    #[error("waited too long at `{sql}`: {why}")]
    Busy {
        /// The statement that waited.
        sql: &'static str,
        /// What the database said.
        why: String,
    },
    /// The disk, or the space allotted to the database, is full.
    #[error("no space is left for the database at `{sql}`: {why}")]
    Full {
        /// The statement that found no space.
        sql: &'static str,
        /// What the database said.
        why: String,
    },
    /// The file is not a database, or is damaged.
    #[error("the database is damaged, found at `{sql}`: {why}")]
    Corrupt {
        /// The statement that found it.
        sql: &'static str,
        /// What the database said.
        why: String,
    },
    /// A row with the same key exists.
    #[error("a row with the same {what} exists")]
    UniqueViolation {
        /// The columns as `table.column, table.column`; for an index over an expression `index 'its_name'`.
        what: String,
    },
    /// A `CHECK` of the schema was not met.
    #[error("the row does not meet the constraint {constraint}")]
    CheckViolation {
        /// The constraint's name (give every constraint a name: without one the engines call it differently).
        constraint: String,
    },
    /// A row refers to one that does not exist, or is referred to and was to go.
    #[error("a reference between rows would be broken by `{sql}`")]
    ForeignKeyViolation {
        /// The statement that would have broken it.
        sql: &'static str,
    },
    /// The database refused for a reason that is a mistake of ours.
    #[error("`{sql}` failed: {why}")]
    Unexpected {
        /// The statement.
        sql: &'static str,
        /// What the database said.
        why: String,
    },
    /// A value cannot be bound: it is beyond what either database can store.
    #[error("parameter {position} of `{sql}` cannot be stored: {why}")]
    Bind {
        /// The statement.
        sql: &'static str,
        /// The parameter, counted from 1 as in the statement.
        position: usize,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A row was read as something it is not.
    #[error("column {column} is not {wanted}: {found}")]
    Column {
        /// The column asked for.
        column: String,
        /// What it was expected to be.
        wanted: &'static str,
        /// What it is; never its content.
        found: &'static str,
    },
    /// A statement that may answer with one row at most answered with more.
    #[error("`{sql}` found more than one row")]
    TooManyRows {
        /// The statement.
        sql: &'static str,
    },
    /// The tables cannot be brought to the state this program needs.
    #[error("the tables could not be brought up to date: {0}")]
    Migration(String),
    /// A newer program has changed the tables; this one would misread them.
    #[error(
        "the database was changed by a newer program: its tables are at version {found}, this program knows {known}. \
         Start the newer program, or bring back the backup that was made before it; nothing was changed"
    )]
    NewerDatabase {
        /// The version of the tables.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// The transaction that held this work, and that of others, disappeared before it could be committed.
    #[error("the transaction was undone as a whole: {0}")]
    Gone(String),
    /// The work panicked; the panic itself went to the error output.
    #[error("the work panicked and was undone")]
    Panicked,
}

impl Fault {
    /// Whether the same work, done again from its start, may well succeed.
    pub(crate) fn is_conflict(&self) -> bool {
        matches!(self, Self::Conflict { .. })
    }

    /// Whether the connection is of no more use.
    pub(crate) fn is_unavailable(&self) -> bool {
        matches!(self, Self::Unavailable(_))
    }
}
