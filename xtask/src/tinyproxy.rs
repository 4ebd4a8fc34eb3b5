//! The real proxy that the client's tests go through.

use std::path::PathBuf;

use crate::tools::{self, Outcome};

/// Tells the tests where it is.
pub const VARIABLE: &str = "CLAVIGER_TEST_TINYPROXY";

/// Where programs of administrators lie, if `PATH` does not lead there.
const FOLDERS: [&str; 2] = ["/usr/bin", "/usr/sbin"];

/// Finds tinyproxy; installs it where we may.
pub fn find() -> Outcome<PathBuf> {
    if let Some(found) = look() {
        return Ok(found);
    }
    // The program alone: the package `tinyproxy` would also run one for the whole machine.
    tools::apt_install("tinyproxy (a small HTTP proxy)", &["tinyproxy-bin"])?;
    look().ok_or_else(|| "tinyproxy was installed, but is nowhere to be found".to_owned())
}

fn look() -> Option<PathBuf> {
    let in_folders = FOLDERS.iter().map(|folder| PathBuf::from(folder).join("tinyproxy"));
    tools::on_path("tinyproxy").or_else(|| in_folders.into_iter().find(|program| program.is_file()))
}
