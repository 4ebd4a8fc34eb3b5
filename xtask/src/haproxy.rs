//! The real load balancer that stands before several nodes in the tests.

use std::path::PathBuf;

use crate::tools::{self, Outcome};

/// Tells the tests where it is.
pub const VARIABLE: &str = "CLAVIGER_TEST_HAPROXY";

/// Where programs of administrators lie, if `PATH` does not lead there.
const FOLDERS: [&str; 3] = ["/usr/sbin", "/usr/local/sbin", "/usr/bin"];

/// Finds haproxy; installs it where we may.
pub fn find() -> Outcome<PathBuf> {
    if let Some(found) = look() {
        return Ok(found);
    }
    tools::apt_install("haproxy (a load balancer)", &["haproxy"])?;
    look().ok_or_else(|| "haproxy was installed, but is nowhere to be found".to_owned())
}

fn look() -> Option<PathBuf> {
    let in_folders = FOLDERS.iter().map(|folder| PathBuf::from(folder).join("haproxy"));
    tools::on_path("haproxy").or_else(|| in_folders.into_iter().find(|program| program.is_file()))
}
