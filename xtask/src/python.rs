//! The Python of our chores, with its packages.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::tools::{self, Outcome};

/// The packages, each with its version.
const REQUIREMENTS: &str = include_str!("../requirements.txt");

/// A Python that has the packages of `requirements.txt`, in an environment of its own.
pub fn find() -> Outcome<PathBuf> {
    let home = tools::scratch("venv")?;
    let (python, installed) = (home.join("bin/python"), home.join("requirements.txt"));
    // Written last, so that a half-made environment is made again.
    if python.exists() && fs::read_to_string(&installed).is_ok_and(|text| text == REQUIREMENTS) {
        return Ok(python);
    }
    let make = || tools::output(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&home));
    if let Err(why) = make() {
        println!("   {}", why.lines().next().unwrap_or_default());
        tools::apt_install("Python with venv", &["python3", "python3-venv"])?;
        make()?;
    }
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", "xtask/requirements.txt"]);
    tools::output(&mut pip)
        .map_err(|why| format!("the packages of xtask/requirements.txt could not be installed: {why}"))?;
    fs::write(&installed, REQUIREMENTS).map_err(|error| format!("cannot write {}: {error}", installed.display()))?;
    Ok(python)
}
