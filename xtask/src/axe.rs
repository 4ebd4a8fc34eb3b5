//! axe-core, by which browser tests judge whether everybody can use a page: fetched once, and part of nothing we ship.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::tools::{self, Outcome};

/// Where browser tests find it.
pub const VARIABLE: &str = "CLAVIGER_TEST_AXE";
/// The very version, so that a test that held holds tomorrow.
const PACKAGE: &str = "axe-core@4.14.1";

/// The file of axe-core; fetched from the npm registry unless it is there already.
pub fn find() -> Outcome<PathBuf> {
    let home = tools::scratch(PACKAGE)?;
    let file = home.join("package/axe.min.js");
    if file.exists() {
        return Ok(file);
    }
    if tools::on_path("npm").is_none() {
        tools::apt_install("npm, which fetches axe-core", &["npm"])?;
    }
    fs::create_dir_all(&home).map_err(|error| format!("cannot make {}: {error}", home.display()))?;
    let packed = tools::output(Command::new("npm").args(["pack", "--silent", PACKAGE]).current_dir(&home))?;
    let archive = packed.lines().last().unwrap_or_default();
    tools::output(Command::new("tar").args(["-xzf", archive, "package/axe.min.js"]).current_dir(&home))?;
    Ok(file)
}
