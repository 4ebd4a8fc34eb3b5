//! Servers of our own, kept for as long as a chore runs.
//!
//! Each lives in a new directory under the system's temporary one, or in memory, and listens on 127.0.0.1 alone, on ports
//! that were free. Some refuse to run as root, so root lends them the user `postgres`, or `nobody`.
//!
//! They never outlive us, however we end. `keeper.sh` holds the server and reads from a pipe whose other end only we
//! have: when we stop, fall over or are killed, the pipe closes, and the keeper stops the server and removes the
//! directory. Should the keeper itself be killed, the kernel tells the server.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use crate::tools::{self, Outcome};

/// The program that keeps the server, for `sh -c`.
const KEEPER: &str = include_str!("keeper.sh");
/// How often, and with what pause, we ask a new server whether it is ready: thirty seconds in all.
const READY_LOOKS: usize = 300;
const READY_PAUSE: Duration = Duration::from_millis(100);
/// How long a server may take to stop.
const STOP_LIMIT: Duration = Duration::from_secs(60);
/// How many lines of its log are shown when a server does not start.
const LOG_LINES_SHOWN: usize = 20;

/// A running private server; dropping it stops the server and removes all it held.
pub struct Kept {
    name: &'static str,
    home: PathBuf,
    keeper: Child,
}

impl Kept {
    /// Starts `server`, which people call `name` and which lives in `home`, as `user`.
    pub fn start(name: &'static str, home: TempDir, server: &Command, user: Option<&User>) -> Outcome<Self> {
        let server = as_user(user, server);
        let mut keeper = Command::new("sh");
        keeper.args(["-c", KEEPER, "keeper"]).arg(home.path()).arg(server.get_program()).args(server.get_args());
        // A process group of its own: Ctrl-C ends us, and thereby the server in good order, but not the keeper.
        keeper.process_group(0).current_dir("/");
        keeper.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let keeper = keeper.spawn().map_err(|error| format!("cannot start `sh`: {error}"))?;
        // From here on the keeper removes the directory.
        Ok(Self { name, home: home.keep(), keeper })
    }

    /// Waits until `is_ready` says so.
    pub fn wait_until(&mut self, mut is_ready: impl FnMut() -> bool) -> Outcome {
        for _ in 0..READY_LOOKS {
            if self.has_ended() {
                return Err(self.tell("did not start"));
            }
            if is_ready() {
                return Ok(());
            }
            thread::sleep(READY_PAUSE);
        }
        Err(self.tell("started but takes no connections"))
    }

    /// Blocks for as long as the server runs; it is a failure when it ends by itself.
    pub fn wait_until_it_ends(&mut self) -> Outcome {
        while !self.has_ended() {
            thread::sleep(READY_PAUSE);
        }
        Err(self.tell("ended by itself"))
    }

    /// Copies what the server logged so far to where it stays after the server has gone.
    pub fn save_log(&self) -> Outcome<PathBuf> {
        let saved = tools::scratch(&format!("{}.log", self.name.to_lowercase()))?;
        fs::copy(self.log(), &saved).map_err(|error| format!("cannot save the log of {}: {error}", self.name))?;
        Ok(saved)
    }

    fn has_ended(&mut self) -> bool {
        self.home.join("ended").exists() || !matches!(self.keeper.try_wait(), Ok(None))
    }

    fn tell(&self, what: &str) -> String {
        let log = self.save_log().map_or_else(|failure| failure, |path| path.display().to_string());
        let end = tools::tail(&self.log(), LOG_LINES_SHOWN);
        format!("{} {what}; the end of its log ({log}):\n{end}", self.name)
    }

    fn log(&self) -> PathBuf {
        self.home.join("log")
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        if tools::wait_at_most(&mut self.keeper, STOP_LIMIT).is_none() {
            eprintln!("{} in {} takes long to stop; it is not waited for", self.name, self.home.display());
        }
    }
}

/// A new directory for a server that will run as `user`: under `place`, or among the system's temporary ones.
pub fn home(name: &str, user: Option<&User>, place: Option<&Path>) -> Outcome<TempDir> {
    let place = place.map_or_else(std::env::temp_dir, Path::to_owned);
    let made = tempfile::Builder::new().prefix(&format!("claviger-{name}-")).tempdir_in(place);
    let home = made.map_err(|error| format!("cannot make a directory for {name}: {error}"))?;
    give(home.path(), user)?;
    Ok(home)
}

/// Gives a file or a directory to `user`.
pub fn give(path: &Path, user: Option<&User>) -> Outcome {
    let Some(user) = user else { return Ok(()) };
    chown(path, Some(user.uid), Some(user.gid)).map_err(|error| format!("cannot give {} away: {error}", path.display()))
}

/// A port of 127.0.0.1 that nobody uses just now.
pub fn free_port() -> Outcome<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    listener.map(|address| address.port()).map_err(|error| format!("no port is free on 127.0.0.1: {error}"))
}

/// The user a root process lends to a server.
pub struct User {
    name: &'static str,
    uid: u32,
    gid: u32,
}

impl User {
    /// `None` if we are not root: then the server called `name` simply runs as us.
    pub fn to_run_as(name: &str) -> Outcome<Option<Self>> {
        if !tools::is_root() {
            return Ok(None);
        }
        if tools::on_path("setpriv").is_none() {
            return Err(format!(
                "{name} does not run as root, and `setpriv` is missing that would lend it another user: install \
                 util-linux, or run this as another user"
            ));
        }
        let known = ["postgres", "nobody"].into_iter().find_map(Self::named);
        known.map(Some).ok_or_else(|| format!("{name} does not run as root, and there is no user `nobody` to lend"))
    }

    /// What `id` says of it, or of us, when asked by this flag.
    pub fn ask(user: Option<&Self>, flag: &str) -> Outcome<String> {
        let mut id = Command::new("id");
        id.arg(flag);
        if let Some(user) = user {
            id.arg(user.name);
        }
        tools::output(&mut id)
    }

    fn named(name: &'static str) -> Option<Self> {
        let ask = |what: &str| tools::output(Command::new("id").args([what, name])).ok()?.parse().ok();
        Some(Self { name, uid: ask("-u")?, gid: ask("-g")? })
    }
}

/// `command`, run as `user`, and told by the kernel (where it can) when the process that started it has gone.
pub fn as_user(user: Option<&User>, command: &Command) -> Command {
    let mut wrapped = if tools::on_path("setpriv").is_some() {
        let mut setpriv = Command::new("setpriv");
        // INT makes PostgreSQL stop without waiting for its clients; TERM would wait for them.
        setpriv.args(["--pdeathsig", "INT"]);
        if let Some(User { uid, gid, .. }) = user {
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
