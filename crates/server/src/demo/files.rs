//! The demonstration's secrets, in files of their own that only their owner may read.
//!
//! `secret` is the master secret of the vault; `root/root.key` the vendor's root key, which a real vendor keeps elsewhere;
//! `root.jwk` its public half, for products.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use claviger_app::wire::key::{SigningKey, decode, encode};

use crate::clock::Entropy;

/// The secrets of an installation.
pub(super) struct Secrets {
    pub master: [u8; 32],
    pub root: [u8; 32],
    pub root_public_file: PathBuf,
}

/// A secret's file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BadSecret {
    /// The system does not let us.
    #[error("{path} cannot be read or written: {why}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        why: std::io::Error,
    },
    /// It does not hold a secret.
    #[error("{0} does not hold a secret of 32 bytes: bring it back from a backup, or start with another folder")]
    NoSecret(PathBuf),
}

impl Secrets {
    /// Reads the secrets in `folder`; makes those that are not there yet.
    pub(super) fn open(folder: &Path, entropy: &Entropy) -> Result<Self, BadSecret> {
        let root_folder = folder.join("root");
        for private in [folder, &root_folder] {
            make_private(private).map_err(|why| BadSecret::File { path: private.to_owned(), why })?;
        }
        let master = secret(&folder.join("secret"), entropy)?;
        let root = secret(&root_folder.join("root.key"), entropy)?;
        let root_public_file = folder.join("root.jwk");
        let jwk = serde_json::to_string_pretty(&SigningKey::from_seed(&root).public()).unwrap_or_default();
        fs::write(&root_public_file, jwk + "\n")
            .map_err(|why| BadSecret::File { path: root_public_file.clone(), why })?;
        Ok(Self { master, root, root_public_file })
    }
}

fn secret(path: &Path, entropy: &Entropy) -> Result<[u8; 32], BadSecret> {
    let failed = |why| BadSecret::File { path: path.to_owned(), why };
    match fs::read_to_string(path) {
        Ok(text) => {
            let bytes = decode(text.trim()).and_then(|bytes| bytes.try_into().ok());
            bytes.ok_or_else(|| BadSecret::NoSecret(path.to_owned()))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let fresh = entropy.seed();
            write_private(path, &encode(&fresh)).map_err(failed)?;
            Ok(fresh)
        }
        Err(error) => Err(failed(error)),
    }
}

/// Makes a folder that only its owner may enter; one that is there stays as it is.
fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Writes a file that only its owner may read; never over one that is there.
pub fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    writeln!(file, "{text}")?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_13_secrets_are_made_once_and_for_their_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let open = || Secrets::open(folder.path(), &Entropy::of_the_machine()).unwrap();
        let (first, again) = (open(), open());
        assert_eq!((first.master, first.root), (again.master, again.root));
        assert_ne!(first.master, first.root);
        #[cfg(unix)]
        for name in ["secret", "root/root.key"] {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
    }

    #[test]
    fn x_12_a_damaged_secret_is_named_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("secret"), "half a sec").unwrap();
        let refused = Secrets::open(folder.path(), &Entropy::of_the_machine()).err().map(|error| error.to_string());
        assert!(refused.unwrap().contains("does not hold a secret of 32 bytes"));
        assert_eq!(fs::read_to_string(folder.path().join("secret")).unwrap(), "half a sec");
    }
}
