//! A PostgreSQL of our own, for as long as a chore runs: private, on 127.0.0.1 alone. It lets everyone on this machine in,
//! since it holds nothing but test data.

mod binaries;

use std::path::{Path, PathBuf};
use std::process::Command;

use self::binaries::Binaries;
use crate::keeper::{self, Kept, User};
use crate::tools::{self, Outcome};

/// The database superuser; nobody needs a password.
const SUPERUSER: &str = "postgres";
/// Another program may take the free port before the server does; then we look for another.
const ATTEMPTS: usize = 3;

/// What a power cut may cost.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Everything: for tests, which want a quick server.
    Forgetful,
    /// Nothing that was committed: for benchmarks, which must pay what a customer pays.
    Durable,
}

/// A running private server; dropping it stops the server and removes all it held.
pub struct Postgres {
    binaries: Binaries,
    port: u16,
    data: PathBuf,
    kept: Kept,
}

impl Postgres {
    /// Starts a server and waits until it takes connections.
    pub fn start(durability: Durability) -> Outcome<Self> {
        let binaries = Binaries::find()?;
        let user = User::to_run_as("PostgreSQL")?;
        let mut failure = String::new();
        for _ in 0..ATTEMPTS {
            let mut postgres = Self::launch(binaries.clone(), user.as_ref(), durability)?;
            match postgres.wait_until_ready() {
                Ok(()) => return Ok(postgres),
                Err(why) => failure = why,
            }
        }
        Err(failure)
    }

    /// The URL of `database` on this server, for its superuser.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://{SUPERUSER}@127.0.0.1:{}/{database}", self.port)
    }

    /// Where the programs of a server lie that somebody else is to start.
    pub fn programs_found() -> Outcome<PathBuf> {
        Binaries::find().map(|binaries| binaries.folder())
    }

    /// Where its programs lie.
    pub fn programs(&self) -> PathBuf {
        self.binaries.folder()
    }

    /// Makes an empty database.
    pub fn create_database(&self, name: &str) -> Outcome {
        let mut command = Command::new(self.binaries.path("createdb"));
        command.args(["--host=127.0.0.1", &format!("--port={}", self.port), &format!("--username={SUPERUSER}"), name]);
        tools::output(&mut command).map(drop)
    }

    /// Copies what the server logged so far to where it stays after the server has gone.
    pub fn save_log(&self) -> Outcome<PathBuf> {
        self.kept.save_log()
    }

    /// Blocks for as long as the server runs; it is a failure when it ends by itself.
    pub fn wait_until_it_ends(&mut self) -> Outcome {
        self.kept.wait_until_it_ends()
    }

    fn launch(binaries: Binaries, user: Option<&User>, durability: Durability) -> Outcome<Self> {
        // What a power cut may take needs no disk.
        let memory = if durability == Durability::Forgetful { tools::in_memory() } else { None };
        let home = keeper::home("postgres", user, memory.as_deref())?;
        let data = home.path().join("data");

        let mut initdb = Command::new(binaries.path("initdb"));
        initdb.args(["--auth=trust", "--locale=C", "--encoding=UTF8", "--no-sync"]);
        initdb.arg(format!("--username={SUPERUSER}")).arg("--pgdata").arg(&data);
        tools::output(keeper::as_user(user, &initdb).current_dir(home.path()))?;

        let port = keeper::free_port()?;
        let mut server = Command::new(binaries.path("postgres"));
        server.arg("-D").arg(&data);
        for setting in settings(&data, port, durability) {
            server.arg("-c").arg(setting);
        }
        let kept = Kept::start("PostgreSQL", home, &server, user)?;
        Ok(Self { binaries, port, data, kept })
    }

    fn wait_until_ready(&mut self) -> Outcome {
        // Asked through its socket, which only our server can have: on the port, someone else might answer.
        let mut ask = Command::new(self.binaries.path("pg_isready"));
        ask.args(["--quiet", "--username", SUPERUSER])
            .arg("--host")
            .arg(&self.data)
            .arg(format!("--port={}", self.port));
        self.kept.wait_until(|| tools::output(&mut ask).is_ok())
    }
}

fn settings(data: &Path, port: u16, durability: Durability) -> Vec<String> {
    let durable = if durability == Durability::Durable { "on" } else { "off" };
    vec![
        "listen_addresses=127.0.0.1".to_owned(),
        format!("port={port}"),
        format!("unix_socket_directories={}", data.display()),
        "max_connections=200".to_owned(),
        "shared_buffers=64MB".to_owned(),
        format!("fsync={durable}"),
        format!("synchronous_commit={durable}"),
        format!("full_page_writes={durable}"),
    ]
}
