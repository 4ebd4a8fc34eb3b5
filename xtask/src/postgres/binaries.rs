//! Where PostgreSQL's programs are on this machine.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::tools::{self, Outcome};

/// The programs we need; they must lie together, so that they are of one version.
const NEEDED: [&str; 5] = ["postgres", "initdb", "pg_isready", "createdb", "pg_ctl"];

/// Where Debian keeps its versions, each in a folder named by its number.
const DEBIAN: &str = "/usr/lib/postgresql";

/// A folder that holds every program we need.
#[derive(Clone)]
pub struct Binaries(PathBuf);

impl Binaries {
    /// Looks where PostgreSQL says it is, where Debian puts it, and on `PATH`; installs it where we may.
    pub fn find() -> Outcome<Self> {
        if let Some(found) = Self::look() {
            return Ok(found);
        }
        tools::apt_install("PostgreSQL (the server)", &["postgresql"])?;
        Self::look()
            .ok_or_else(|| format!("PostgreSQL was installed, but {} are nowhere to be found", NEEDED.join(", ")))
    }

    /// Where they lie.
    pub fn folder(&self) -> PathBuf {
        self.0.clone()
    }

    /// The full path of one of the programs.
    pub fn path(&self, program: &str) -> PathBuf {
        self.0.join(program)
    }

    fn look() -> Option<Self> {
        let told = tools::output(Command::new("pg_config").arg("--bindir")).ok().map(PathBuf::from);
        let on_path = tools::on_path("initdb").and_then(|program| program.parent().map(Path::to_path_buf));
        let mut folders = told.into_iter().chain(debian_versions()).chain(on_path);
        folders.find(|folder| NEEDED.iter().all(|program| folder.join(program).is_file())).map(Self)
    }
}

/// Debian's folders, newest version first.
fn debian_versions() -> Vec<PathBuf> {
    let entries = fs::read_dir(DEBIAN).into_iter().flatten().flatten();
    let mut versions: Vec<u32> = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect();
    versions.sort_unstable_by(|a, b| b.cmp(a));
    versions.into_iter().map(|version| Path::new(DEBIAN).join(version.to_string()).join("bin")).collect()
}
