//! A PostgreSQL of our own, for as long as a chore runs.
//!
//! It lives in a new directory under the system's temporary one, listens on 127.0.0.1 alone, on a port that was free,
//! and lets everyone on this machine in: it holds nothing but test data. PostgreSQL refuses to run as root, so root
//! lends it the user `postgres`, or `nobody`.
//!
//! It never outlives us, however we end. `keeper.sh` holds the server and reads from a pipe whose other end only we
//! have: when we stop, fall over or are killed, the pipe closes, and the keeper stops the server and removes the
//! directory. Should the keeper itself be killed, the kernel tells the server.

mod binaries;

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use self::binaries::Binaries;
use crate::tools::{self, Outcome};

/// The database superuser; nobody needs a password.
const SUPERUSER: &str = "postgres";
/// The program that keeps the server, for `sh -c`.
const KEEPER: &str = include_str!("postgres/keeper.sh");
/// Another program may take the free port before the server does; then we look for another.
const ATTEMPTS: usize = 3;
/// How often, and with what pause, we ask a new server whether it is ready: thirty seconds in all.
const READY_LOOKS: usize = 300;
const READY_PAUSE: Duration = Duration::from_millis(100);
/// How long a server may take to stop.
const STOP_LIMIT: Duration = Duration::from_secs(60);
/// How many lines of its log are shown when a server does not start.
const LOG_LINES_SHOWN: usize = 20;

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
    home: PathBuf,
    port: u16,
    keeper: Child,
}

impl Postgres {
    /// Starts a server and waits until it takes connections.
    pub fn start(durability: Durability) -> Outcome<Self> {
        let binaries = Binaries::find()?;
        let user = User::to_run_as()?;
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

    /// Makes an empty database.
    pub fn create_database(&self, name: &str) -> Outcome {
        let mut command = Command::new(self.binaries.path("createdb"));
        command.args(["--host=127.0.0.1", &format!("--port={}", self.port), &format!("--username={SUPERUSER}"), name]);
        tools::output(&mut command).map(drop)
    }

    /// Copies what the server logged so far to where it stays after the server has gone.
    pub fn save_log(&self) -> Outcome<PathBuf> {
        let saved = tools::scratch("postgres.log")?;
        fs::copy(log_in(&self.home), &saved).map_err(|error| format!("cannot save PostgreSQL's log: {error}"))?;
        Ok(saved)
    }

    /// Blocks for as long as the server runs; it is a failure when it ends by itself.
    pub fn wait_until_it_ends(&mut self) -> Outcome {
        while !self.has_ended() {
            thread::sleep(READY_PAUSE);
        }
        Err(self.tell("PostgreSQL ended by itself"))
    }

    fn launch(binaries: Binaries, user: Option<&User>, durability: Durability) -> Outcome<Self> {
        let trouble = |error: std::io::Error| format!("cannot prepare a directory for PostgreSQL: {error}");
        let home = tempfile::Builder::new().prefix("claviger-postgres-").tempdir().map_err(trouble)?;
        if let Some(user) = user {
            chown(home.path(), Some(user.uid), Some(user.gid)).map_err(trouble)?;
        }
        let data = home.path().join("data");

        let mut initdb = Command::new(binaries.path("initdb"));
        initdb.args(["--auth=trust", "--locale=C", "--encoding=UTF8", "--no-sync"]);
        initdb.arg(format!("--username={SUPERUSER}")).arg("--pgdata").arg(&data);
        tools::output(as_user(user, &initdb).current_dir(home.path()))?;

        let port = free_port()?;
        let mut server = Command::new(binaries.path("postgres"));
        server.arg("-D").arg(&data);
        for setting in settings(&data, port, durability) {
            server.arg("-c").arg(setting);
        }
        let server = as_user(user, &server);

        let mut keeper = Command::new("sh");
        keeper.args(["-c", KEEPER, "keeper"]).arg(home.path()).arg(server.get_program()).args(server.get_args());
        // A process group of its own: Ctrl-C ends us, and thereby the server in good order, but not the keeper.
        keeper.process_group(0).current_dir("/");
        keeper.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let keeper = keeper.spawn().map_err(|error| format!("cannot start `sh`: {error}"))?;
        // From here on the keeper removes the directory.
        Ok(Self { binaries, home: home.keep(), port, keeper })
    }

    fn wait_until_ready(&mut self) -> Outcome {
        // Asked through its socket, which only our server can have: on the port, someone else might answer.
        let mut ask = Command::new(self.binaries.path("pg_isready"));
        ask.args(["--quiet", "--username", SUPERUSER])
            .arg("--host")
            .arg(self.home.join("data"))
            .arg(format!("--port={}", self.port));
        for _ in 0..READY_LOOKS {
            if self.has_ended() {
                return Err(self.tell("PostgreSQL did not start"));
            }
            if tools::output(&mut ask).is_ok() {
                return Ok(());
            }
            thread::sleep(READY_PAUSE);
        }
        Err(self.tell("PostgreSQL started but takes no connections"))
    }

    fn has_ended(&mut self) -> bool {
        self.home.join("ended").exists() || !matches!(self.keeper.try_wait(), Ok(None))
    }

    fn tell(&self, what: &str) -> String {
        let log = self.save_log().map_or_else(|failure| failure, |path| path.display().to_string());
        format!("{what}; the end of its log ({log}):\n{}", tools::tail(&log_in(&self.home), LOG_LINES_SHOWN))
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        if tools::wait_at_most(&mut self.keeper, STOP_LIMIT).is_none() {
            eprintln!("PostgreSQL in {} takes long to stop; it is not waited for", self.home.display());
        }
    }
}

/// The user a root process lends to PostgreSQL.
struct User {
    uid: u32,
    gid: u32,
}

impl User {
    /// `None` if we are not root: then the server simply runs as us.
    fn to_run_as() -> Outcome<Option<Self>> {
        if !tools::is_root() {
            return Ok(None);
        }
        if tools::on_path("setpriv").is_none() {
            return Err("PostgreSQL does not run as root, and `setpriv` is missing that would lend it another user: \
                        install util-linux, or run this as another user"
                .to_owned());
        }
        let known = ["postgres", "nobody"].into_iter().find_map(Self::named);
        known
            .map(Some)
            .ok_or_else(|| "PostgreSQL does not run as root, and there is no user `nobody` to lend".to_owned())
    }

    fn named(name: &str) -> Option<Self> {
        let ask = |what: &str| tools::output(Command::new("id").args([what, name])).ok()?.parse().ok();
        Some(Self { uid: ask("-u")?, gid: ask("-g")? })
    }
}

/// `command`, run as `user`, and told by the kernel (where it can) when the process that started it has gone.
fn as_user(user: Option<&User>, command: &Command) -> Command {
    let mut wrapped = if tools::on_path("setpriv").is_some() {
        let mut setpriv = Command::new("setpriv");
        // INT makes the server stop without waiting for its clients; TERM would wait for them.
        setpriv.args(["--pdeathsig", "INT"]);
        if let Some(User { uid, gid }) = user {
            setpriv.args([&format!("--reuid={uid}"), &format!("--regid={gid}"), "--clear-groups"]);
        }
        setpriv.arg("--").arg(command.get_program());
        setpriv
    } else {
        Command::new(command.get_program())
    };
    wrapped.args(command.get_args());
    wrapped
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

fn free_port() -> Outcome<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    listener.map(|address| address.port()).map_err(|error| format!("no port is free on 127.0.0.1: {error}"))
}

fn log_in(home: &Path) -> PathBuf {
    home.join("log")
}
