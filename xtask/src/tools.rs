//! Programs of the machine: finding them, running them, and saying plainly what is missing.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

/// What a chore comes to; the text is for a person and says what to do.
pub type Outcome<T = ()> = Result<T, String>;

/// So many bytes have to be free where tests are to write: some ten times of what they have at any moment.
const ROOM_FOR_TESTS: u64 = 4 << 30;
/// How long [`wait_at_most`] sleeps between two looks.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Makes the root of the workspace the current directory, so that every path below can be written from there.
pub fn enter_workspace() -> Outcome {
    let own = std::env::var_os("CARGO_MANIFEST_DIR")
        .ok_or("start the chores through cargo: `cargo xtask …`; only cargo knows where the workspace is")?;
    let root = Path::new(&own).parent().ok_or("the workspace has no root directory")?;
    std::env::set_current_dir(root).map_err(|error| format!("cannot enter {}: {error}", root.display()))
}

/// `target/xtask/<name>`, absolute; where chores keep what may be thrown away at any time. Its parent exists.
pub fn scratch(name: &str) -> Outcome<PathBuf> {
    let here = std::env::current_dir().map_err(|error| format!("the current directory is gone: {error}"))?;
    let scratch = here.join("target/xtask");
    fs::create_dir_all(&scratch).map_err(|error| format!("cannot make {}: {error}", scratch.display()))?;
    Ok(scratch.join(name))
}

/// A folder that lies in memory, if this machine has one with room for what tests write, and from which programs may be
/// started, as some tests do. Thousands of small databases are made and thrown away there several times quicker.
pub fn in_memory() -> Option<PathBuf> {
    let memory = Path::new("/dev/shm");
    let told = output(Command::new("df").args(["--output=avail", "--block-size=1"]).arg(memory)).ok()?;
    let has_room = told.lines().last()?.trim().parse::<u64>().ok()? >= ROOM_FOR_TESTS;
    let trial = tempfile::Builder::new().prefix("claviger-trial-").tempdir_in(memory).ok()?;
    let program = trial.path().join("true");
    fs::copy(on_path("true")?, &program).ok()?;
    (has_room && output(&mut Command::new(program)).is_ok()).then(|| memory.to_owned())
}

/// The cargo that runs us.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs `command` in front of the person's eyes; anything but success is a failure.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| format!("cannot start {}: {error}", name_of(command)))?;
    succeeded(command, status)
}

/// Runs `command` and returns what it printed; its complaints become part of the failure.
pub fn output(command: &mut Command) -> Outcome<String> {
    let output =
        command.stdin(Stdio::null()).output().map_err(|error| format!("cannot start {}: {error}", name_of(command)))?;
    let complaints = String::from_utf8_lossy(&output.stderr);
    succeeded(command, output.status).map_err(|failure| format!("{failure}\n{}", complaints.trim_end()))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Turns an exit status into an outcome that names the program.
pub fn succeeded(command: &Command, status: ExitStatus) -> Outcome {
    if status.success() { Ok(()) } else { Err(format!("{} failed ({status})", name_of(command))) }
}

/// Waits for `child`, but not longer than `limit`; `None` if it still runs then.
pub fn wait_at_most(child: &mut Child, limit: Duration) -> Option<ExitStatus> {
    let mut waited = Duration::ZERO;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if waited < limit => thread::sleep(LOOK_EVERY),
            Ok(None) | Err(_) => return None,
        }
        waited += LOOK_EVERY;
    }
}

/// The full path of the program `name`, if `PATH` leads to one.
pub fn on_path(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// Whether we may do what only root may.
pub fn is_root() -> bool {
    output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

/// Installs Debian packages if we are root on a system that has `apt-get`; otherwise says what a person has to do.
pub fn apt_install(what_for: &str, packages: &[&str]) -> Outcome {
    let names = packages.join(" ");
    if on_path("apt-get").is_none() {
        return Err(format!("{what_for} is missing: install it (on Debian: {names}) and try again"));
    }
    if !is_root() {
        return Err(format!("{what_for} is missing: as root, run `apt-get install {names}` and try again"));
    }
    println!("   {what_for} is missing: installing {names}");
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.arg("-qq").args(arguments).env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null());
        // What apt has to say is worth reading only when it fails; `output` shows it then.
        output(&mut command).map_err(|error| format!("{what_for} is missing and could not be installed: {error}"))
    };
    apt(&["update"])?;
    apt(&[&["install", "-y", "--no-install-recommends"], packages].concat()).map(drop)
}

/// The last `count` lines of a file, for a person who wants to know what went wrong.
pub fn tail(path: &Path, count: usize) -> String {
    let text = fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}

/// The command as a person would type it; of the program, its name is enough.
fn name_of(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let words = std::iter::once(program.file_name().unwrap_or(program.as_os_str())).chain(command.get_args());
    let line = words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ");
    format!("`{line}`")
}
