//! The host a product runs on: its name, what tells it from another, and its files.
//!
//! Everything that differs between operating systems stands in this file.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

use claviger_wire::activation::Host;
use claviger_wire::key::hash;

/// What the operating system says of the host. (L-17)
pub(crate) fn from_system(product_version: &str) -> Host {
    let name = gethostname::gethostname().to_string_lossy().into_owned();
    let fingerprint = fingerprint(&machine_id().unwrap_or_else(|| name.clone()));
    Host { name, fingerprint, product_version: product_version.to_owned() }
}

/// Opaque to the server: the machine's own id is told to nobody.
fn fingerprint(machine: &str) -> String {
    hash(format!("claviger-fingerprint-1\n{machine}").as_bytes())
}

/// The id that the installation of the operating system was given; containers and other systems may have none.
#[cfg(target_os = "linux")]
fn machine_id() -> Option<String> {
    ["/etc/machine-id", "/var/lib/dbus/machine-id"].iter().find_map(|file| {
        let id = std::fs::read_to_string(file).ok()?;
        Some(id.trim().to_owned()).filter(|id| !id.is_empty())
    })
}

#[cfg(not(target_os = "linux"))]
fn machine_id() -> Option<String> {
    None
}

/// Makes a new file that only its owner reads; it must not be there yet.
pub(crate) fn create_private(file: &Path) -> io::Result<File> {
    private(OpenOptions::new().write(true).create_new(true)).open(file)
}

/// Opens a file to be locked, made if it is not there.
pub(crate) fn open_lock(file: &Path) -> io::Result<File> {
    private(OpenOptions::new().write(true).create(true).truncate(false)).open(file)
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600)
}

#[cfg(not(unix))]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Makes a rename in `directory` outlast a loss of power.
#[cfg(unix)]
pub(crate) fn sync_directory(directory: &Path) -> io::Result<()> {
    File::open(directory)?.sync_all()
}

#[cfg(not(unix))]
pub(crate) fn sync_directory(_directory: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_17_a_fingerprint_is_stable_and_hides_the_machine_s_id() {
        assert_eq!(fingerprint("7d9b"), fingerprint("7d9b"));
        assert_ne!(fingerprint("7d9b"), fingerprint("7d9c"));
        assert!(!fingerprint("7d9b").contains("7d9b"));
        let host = from_system("7.2");
        assert_eq!((host.product_version.as_str(), host.fingerprint.len()), ("7.2", 43));
        assert!(!host.name.is_empty());
    }
}
