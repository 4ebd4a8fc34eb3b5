//! A real proxy, as companies run one: tinyproxy. It knows no names itself: it asks the next proxy, by name.

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

/// How often, and with what pause, it is asked whether it is there.
const LOOKS: u32 = 400;
const PAUSE: Duration = Duration::from_millis(25);

/// A running tinyproxy; it ends when this is dropped.
pub struct Tinyproxy {
    pub address: String,
    folder: TempDir,
    process: Child,
}

impl Tinyproxy {
    /// Starts it on a free port; it hands on to the proxy `upstream`, and lets in who knows `user` and password.
    pub fn start(upstream: &str, user: Option<(&str, &str)>) -> Self {
        let program = std::env::var("CLAVIGER_TEST_TINYPROXY").unwrap_or_else(|_| "tinyproxy".into());
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("tinyproxy.conf");
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let mut lines = format!("Port {port}\nListen 127.0.0.1\nTimeout 60\nMaxClients 20\nUpstream http {upstream}\n");
        lines += &format!("LogFile \"{}\"\nLogLevel Connect\n", folder.path().join("log").display());
        if let Some((user, password)) = user {
            lines += &format!("BasicAuth {user} {password}\n");
        }
        std::fs::write(&file, lines).expect("a file");
        let mut command = Command::new(&program);
        command.arg("-d").arg("-c").arg(&file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn().unwrap_or_else(|error| {
            panic!("{program} cannot be started ({error}): `cargo xtask test` installs it (on Debian: tinyproxy-bin)")
        });
        let started = Self { address: format!("127.0.0.1:{port}"), folder, process };
        for _ in 0..LOOKS {
            if TcpStream::connect(&started.address).is_ok() {
                return started;
            }
            thread::sleep(PAUSE);
        }
        panic!("tinyproxy does not listen; it says: {}", started.log());
    }

    /// What it has logged.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

impl Drop for Tinyproxy {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
