//! Databases for one test each, of both kinds.
//!
//! A file in a directory of its own, or a database on the PostgreSQL server that `CLAVIGER_TEST_POSTGRES` names; both are
//! gone when the test is over. `cargo xtask test` starts such a server and sets the variable.

use std::process;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use claviger_store::engine::{Db, Target};
use claviger_store::schema;
use postgres::{Client, NoTls};
use tempfile::TempDir;
use url::Url;

/// Names the server; its user must be allowed to create databases.
pub const SERVER: &str = "CLAVIGER_TEST_POSTGRES";

/// A database with the tables of this program and nothing in them, removed when this is dropped.
pub struct Scratch {
    target: Target,
    kept: Kept,
}

/// Runs `test` on a fresh database of each kind.
///
/// # Panics
///
/// If there is no PostgreSQL server to be had.
pub fn on_both(test: impl Fn(Db)) {
    for scratch in [Scratch::sqlite(), Scratch::postgres()] {
        test(scratch.open());
    }
}

impl Scratch {
    /// A fresh file.
    ///
    /// # Panics
    ///
    /// If the directory for temporary files cannot be written to.
    #[must_use]
    pub fn sqlite() -> Self {
        let directory = tempfile::tempdir().expect("a directory for a database");
        let target = Target::Sqlite(directory.path().join("claviger.db"));
        Self { target, kept: Kept::Directory(directory) }
    }

    /// A fresh database on the server.
    ///
    /// # Panics
    ///
    /// If there is no PostgreSQL server to be had.
    #[must_use]
    pub fn postgres() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        let name = format!("claviger_test_{}_{}", process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let mut server = connect();
        // An earlier process with the same number may have been killed before it could clean up.
        run(&mut server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        run(&mut server, &format!("CREATE DATABASE {name} TEMPLATE {}", template()));
        Self { target: Target::Postgres(url_of(&name)), kept: Kept::Database(name) }
    }

    /// Where the database is.
    #[must_use]
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// Opens it.
    ///
    /// # Panics
    ///
    /// If it cannot be opened.
    #[must_use]
    pub fn open(&self) -> Db {
        Db::open(&self.target).expect("a fresh database opens")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Kept::Database(name) = &self.kept {
            let mut server = connect();
            let dropped = server.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
            // A failing test is unwinding perhaps, and its own message is worth more than this one.
            if let Err(error) = dropped {
                eprintln!("{name} could not be dropped: {error}");
            }
        }
    }
}

enum Kept {
    #[expect(dead_code, reason = "held for its end: dropping it removes the directory")]
    Directory(TempDir),
    Database(String),
}

/// A database that has the tables already; copying it is quicker than making them. It is named after them, so that it
/// serves every test process until they change.
fn template() -> &'static str {
    static TEMPLATE: OnceLock<String> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let name = format!("claviger_template_{:016x}", schema::fingerprint());
        let mut server = connect();
        // Other test processes start at the same time. The lock ends with the connection.
        run(&mut server, "SELECT pg_advisory_lock(726351)");
        let exists = server.query_opt("SELECT 1 FROM pg_database WHERE datname = $1", &[&name]);
        if exists.expect("the server answers").is_none() {
            // Under another name until it is complete: whoever is interrupted leaves nothing that looks like it.
            let draft = format!("{name}_draft");
            run(&mut server, &format!("DROP DATABASE IF EXISTS {draft} WITH (FORCE)"));
            run(
                &mut server,
                &format!("CREATE DATABASE {draft} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"),
            );
            drop(Db::open(&Target::Postgres(url_of(&draft))).expect("a fresh database opens"));
            run(&mut server, &format!("ALTER DATABASE {draft} RENAME TO {name}"));
        }
        name
    })
}

fn connect() -> Client {
    Client::connect(server_url().as_str(), NoTls).expect("the PostgreSQL server for tests answers")
}

fn server_url() -> Url {
    let Ok(url) = std::env::var(SERVER) else {
        panic!("{SERVER} is not set: run the tests with `cargo xtask test`, which starts PostgreSQL for them");
    };
    url.parse().expect("CLAVIGER_TEST_POSTGRES is a URL")
}

fn url_of(database: &str) -> String {
    let mut url = server_url();
    url.set_path(database);
    url.into()
}

fn run(server: &mut Client, sql: &str) {
    if let Err(error) = server.batch_execute(sql) {
        panic!("`{sql}` failed: {error}");
    }
}
