//! An installation's secrets, in files of their own that only their owner may read, plain or sealed by a passphrase.
//!
//!
//! `secret` in the data folder is the master secret: whatever lies sealed in the database, the keys that sign leases
//! among it, opens with it alone. So a sealed `secret` seals them all: neither the database nor the folder is worth
//! anything without the passphrase. The vendor's root key is a file of the same kind, and lies elsewhere.
//!
//! Such a file holds 32 bytes in base64url, or what `sealed.rs` describes.

mod files;
mod passphrase;
mod root;
mod sealed;

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use claviger_app::wire::key::{decode, encode};
use zeroize::Zeroizing;

pub use files::{make_private_folder, write_private};
pub use passphrase::{CREDENTIAL, FILE_VARIABLE, Passphrase, PassphraseSource, VARIABLE};
pub use root::{make_root_key, publish_root_key, root_key};
use sealed::{DoesNotOpen, SealedFile};

use crate::clock::Entropy;

/// The name of the master secret's file in the data folder.
pub const MASTER_FILE: &str = "secret";
/// No secret's file is longer than this, in bytes.
const LONGEST: u64 = 4 * 1024;

/// The secrets of an installation.
pub struct Secrets {
    /// What everything else is derived from or sealed with.
    pub master: Zeroizing<[u8; 32]>,
}

/// How a secret lies in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// As it is.
    Plain,
    /// Sealed by a passphrase.
    Sealed,
}

impl Kept {
    /// For people.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Plain => "not sealed",
            Self::Sealed => "sealed by a passphrase",
        }
    }
}

/// A secret that cannot be used, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum BadSecret {
    /// The system does not let us.
    #[error("{} cannot be read or written: {why}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        why: io::Error,
    },
    /// There is no such file.
    #[error("there is no secret {}: bring it back from a backup, or name the folder in which it is", .0.display())]
    Missing(PathBuf),
    /// It does not hold a secret.
    #[error(
        "{} does not hold a secret of 32 bytes: bring it back from a backup, or start with another folder", .0.display()
    )]
    NoSecret(PathBuf),
    /// It is not as it was written.
    #[error("{} is damaged ({why}): bring it back from a backup; no passphrase opens it as it is", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What does not fit.
        why: &'static str,
    },
    /// The file is whole, the passphrase is not its own.
    #[error(
        "the passphrase does not open {}: give the one it was sealed with. If that is lost, nothing opens this file: bring \
         back an unsealed copy or one whose passphrase is known, or begin with new secrets and activate the servers again",
        .0.display()
    )]
    WrongPassphrase(PathBuf),
    /// A passphrase is needed, and there is none.
    #[error(
        "{} is sealed and nobody gave its passphrase: name a file that holds it with --passphrase-file or \
         {FILE_VARIABLE}, put it into {VARIABLE}, hand it over as systemd's credential {CREDENTIAL}, or start at a \
         terminal", .0.display()
    )]
    NoPassphrase(PathBuf),
    /// The passphrase cannot be read.
    #[error("the passphrase cannot be read from {from}: {why}")]
    PassphraseUnreadable {
        /// From where.
        from: String,
        /// What the system said.
        why: io::Error,
    },
    /// It is too short to seal with.
    #[error("the passphrase is too short: take one of at least {fewest} characters, some words that nobody guesses")]
    ShortPassphrase {
        /// The fewest characters.
        fewest: usize,
    },
    /// Typed twice, and not alike.
    #[error("the two passphrases differ: nothing was changed, try again")]
    PassphrasesDiffer,
    /// It is sealed already.
    #[error("{} is sealed already: `claviger secrets change` gives it another passphrase", .0.display())]
    AlreadySealed(PathBuf),
    /// It is not sealed.
    #[error("{} is not sealed: `claviger secrets seal` seals it", .0.display())]
    NotSealed(PathBuf),
    /// There is one already.
    #[error("{} is there already and was left as it is: name another file", .0.display())]
    AlreadyThere(PathBuf),
}

impl Secrets {
    /// Reads the secrets in `folder`, plain or sealed; makes those that are not there yet.
    pub fn open_or_make(folder: &Path, passphrase: &PassphraseSource, entropy: &Entropy) -> Result<Self, BadSecret> {
        match Self::open(folder, passphrase) {
            Err(BadSecret::Missing(path)) => {
                let failed = |why| BadSecret::File { path: path.clone(), why };
                make_private_folder(folder).map_err(failed)?;
                let fresh = Zeroizing::new(entropy.seed());
                write_private(&path, &Zeroizing::new(encode(fresh.as_slice()))).map_err(failed)?;
                Ok(Self { master: fresh })
            }
            opened => opened,
        }
    }

    /// Reads the secrets in `folder`, plain or sealed; nothing is made.
    pub fn open(folder: &Path, passphrase: &PassphraseSource) -> Result<Self, BadSecret> {
        Ok(Self { master: secret_in(&folder.join(MASTER_FILE), passphrase)? })
    }
}

/// How the secret in `file` is kept; that it opens is shown by [`check`] alone.
pub fn kept(file: &Path) -> Result<Kept, BadSecret> {
    let text = text_of(file)?;
    Ok(if SealedFile::is_meant_by(&text) { Kept::Sealed } else { Kept::Plain })
}

/// Seals the secret in `file` by a passphrase; the file is replaced as a whole.
pub fn seal(file: &Path, new: &PassphraseSource, entropy: &Entropy) -> Result<(), BadSecret> {
    if kept(file)? == Kept::Sealed {
        return Err(BadSecret::AlreadySealed(file.to_owned()));
    }
    let secret = secret_in(file, &PassphraseSource::Nowhere)?;
    reseal(file, &secret, &new.read_new(file)?, entropy)
}

/// Unseals the secret in `file`: it then lies there as it is.
pub fn unseal(file: &Path, passphrase: &PassphraseSource) -> Result<(), BadSecret> {
    let secret = sealed_in(file, passphrase)?;
    let text = Zeroizing::new(encode(secret.as_slice()));
    files::replace_private(file, &text).map_err(|why| BadSecret::File { path: file.to_owned(), why })
}

/// Gives the sealed secret in `file` another passphrase.
pub fn change(file: &Path, old: &PassphraseSource, new: &PassphraseSource, entropy: &Entropy) -> Result<(), BadSecret> {
    let secret = sealed_in(file, old)?;
    reseal(file, &secret, &new.read_new(file)?, entropy)
}

/// Writes a sealed copy of the secret in `from` into the file `to`, which must not be there: as it lies if it is sealed
/// already, otherwise sealed by this passphrase. Answers with how the original is kept.
pub fn copy_sealed(
    from: &Path,
    to: &Path,
    passphrase: &PassphraseSource,
    entropy: &Entropy,
) -> Result<Kept, BadSecret> {
    let kept = kept(from)?;
    let text = match kept {
        Kept::Sealed => {
            let text = text_of(from)?;
            SealedFile::read(&text).map_err(|why| not_opened(from, why))?;
            text
        }
        Kept::Plain => {
            let secret = secret_in(from, &PassphraseSource::Nowhere)?;
            Zeroizing::new(SealedFile::seal(&secret, &passphrase.read_new(to)?, entropy).text())
        }
    };
    write_new(to, &text)?;
    Ok(kept)
}

/// Writes a copy of the secret's file `from` into the file `to`, which must not be there, as it lies.
pub fn bring_in(from: &Path, to: &Path) -> Result<(), BadSecret> {
    let text = text_of(from)?;
    if SealedFile::is_meant_by(&text) {
        SealedFile::read(&text).map_err(|why| not_opened(from, why))?;
    }
    write_new(to, &text)
}

fn write_new(to: &Path, text: &str) -> Result<(), BadSecret> {
    write_private(to, text.trim_end()).map_err(|why| match why.kind() {
        ErrorKind::AlreadyExists => BadSecret::AlreadyThere(to.to_owned()),
        _ => BadSecret::File { path: to.to_owned(), why },
    })
}

fn not_opened(file: &Path, why: DoesNotOpen) -> BadSecret {
    match why {
        DoesNotOpen::Damaged(why) => BadSecret::Damaged { path: file.to_owned(), why },
        DoesNotOpen::WrongPassphrase => BadSecret::WrongPassphrase(file.to_owned()),
    }
}

/// Whether the secret in `file` opens; answers how it is kept, and whether others than its owner may read the file.
pub fn check(file: &Path, passphrase: &PassphraseSource) -> Result<(Kept, bool), BadSecret> {
    secret_in(file, passphrase)?;
    let open = files::is_open_to_others(file).map_err(|why| BadSecret::File { path: file.to_owned(), why })?;
    Ok((kept(file)?, open))
}

fn reseal(file: &Path, secret: &[u8; 32], passphrase: &Passphrase, entropy: &Entropy) -> Result<(), BadSecret> {
    let sealed = SealedFile::seal(secret, passphrase, entropy);
    files::replace_private(file, &sealed.text()).map_err(|why| BadSecret::File { path: file.to_owned(), why })
}

fn sealed_in(file: &Path, passphrase: &PassphraseSource) -> Result<Zeroizing<[u8; 32]>, BadSecret> {
    match kept(file)? {
        Kept::Sealed => secret_in(file, passphrase),
        Kept::Plain => Err(BadSecret::NotSealed(file.to_owned())),
    }
}

fn secret_in(file: &Path, passphrase: &PassphraseSource) -> Result<Zeroizing<[u8; 32]>, BadSecret> {
    let text = text_of(file)?;
    if !SealedFile::is_meant_by(&text) {
        let bytes = decode(text.trim()).map(Zeroizing::new);
        let secret = bytes.and_then(|bytes| bytes.as_slice().try_into().ok());
        return secret.map(Zeroizing::new).ok_or_else(|| BadSecret::NoSecret(file.to_owned()));
    }
    let told = |why| not_opened(file, why);
    // A damaged file is told before anybody is asked for a passphrase.
    let sealed = SealedFile::read(&text).map_err(told)?;
    sealed.open(&passphrase.read(file)?).map_err(told)
}

fn text_of(file: &Path) -> Result<Zeroizing<String>, BadSecret> {
    files::read_short(file, LONGEST).map(Zeroizing::new).map_err(|why| match why.kind() {
        ErrorKind::NotFound => BadSecret::Missing(file.to_owned()),
        ErrorKind::InvalidData => BadSecret::NoSecret(file.to_owned()),
        _ => BadSecret::File { path: file.to_owned(), why },
    })
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets(…)")
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn given(text: &str) -> PassphraseSource {
        PassphraseSource::Given(Passphrase::new(text))
    }

    fn machine() -> Entropy {
        Entropy::of_the_machine()
    }

    #[cfg(unix)]
    fn is_private(file: &Path) -> bool {
        use std::os::unix::fs::PermissionsExt as _;
        fs::metadata(file).unwrap().permissions().mode() & 0o777 == 0o600
    }

    #[test]
    fn x_13_secrets_are_made_once_and_for_their_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let open = || Secrets::open_or_make(folder.path(), &PassphraseSource::Nowhere, &machine()).unwrap();
        assert_eq!(open().master, open().master);
        let root_file = folder.path().join("root/root.key");
        let root = make_root_key(&root_file, &machine()).unwrap();
        assert_eq!(root_key(&root_file, &PassphraseSource::Nowhere).unwrap().public(), root.public());
        assert!(matches!(make_root_key(&root_file, &machine()), Err(BadSecret::AlreadyThere(_))));
        assert_eq!(root_key(&root_file, &PassphraseSource::Nowhere).unwrap().public(), root.public());
        #[cfg(unix)]
        assert!(is_private(&folder.path().join(MASTER_FILE)) && is_private(&root_file));
        assert!(!format!("{:?}", open()).contains(&encode(open().master.as_slice())));
    }

    #[test]
    fn x_12_a_damaged_secret_is_named_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(MASTER_FILE);
        for damaged in ["half a sec", "", "{\"format\": \"claviger-sealed-1\"", "{}"] {
            fs::write(&file, damaged).unwrap();
            let refused = Secrets::open_or_make(folder.path(), &PassphraseSource::Nowhere, &machine()).unwrap_err();
            let told = refused.to_string();
            assert!(told.contains("secret") && told.contains("bring it back from a backup"), "{told}");
            assert_eq!(fs::read_to_string(&file).unwrap(), damaged);
        }
    }

    #[test]
    fn x_13_a_secret_is_sealed_changed_and_unsealed_and_stays_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(MASTER_FILE);
        let master = Secrets::open_or_make(folder.path(), &PassphraseSource::Nowhere, &machine()).unwrap().master;
        let plain = fs::read_to_string(&file).unwrap();
        let (first, second) = (given("nine small brass keys"), given("eleven large iron keys"));

        assert!(matches!(unseal(&file, &first), Err(BadSecret::NotSealed(_))));
        seal(&file, &first, &machine()).unwrap();
        assert!(matches!(seal(&file, &first, &machine()), Err(BadSecret::AlreadySealed(_))));
        assert!(!fs::read_to_string(&file).unwrap().contains(plain.trim()));
        #[cfg(unix)]
        assert!(is_private(&file));
        assert_eq!(Secrets::open_or_make(folder.path(), &first, &machine()).unwrap().master, master);
        assert_eq!(check(&file, &first).unwrap(), (Kept::Sealed, false));

        change(&file, &first, &second, &machine()).unwrap();
        assert!(matches!(Secrets::open(folder.path(), &first), Err(BadSecret::WrongPassphrase(_))));
        assert_eq!(Secrets::open(folder.path(), &second).unwrap().master, master);
        unseal(&file, &second).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), plain);
        let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, [MASTER_FILE], "nothing else is left behind");
    }

    #[test]
    fn x_13_a_wrong_a_lost_and_a_short_passphrase_each_say_what_to_do_and_change_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(MASTER_FILE);
        Secrets::open_or_make(folder.path(), &PassphraseSource::Nowhere, &machine()).unwrap();
        assert!(matches!(seal(&file, &given("short"), &machine()), Err(BadSecret::ShortPassphrase { .. })));
        seal(&file, &given("nine small brass keys"), &machine()).unwrap();
        let before = fs::read_to_string(&file).unwrap();
        let check = |source: &PassphraseSource, says: &[&str]| {
            let told = Secrets::open_or_make(folder.path(), source, &machine()).unwrap_err().to_string();
            assert!(says.iter().all(|part| told.contains(part)), "{told}");
            assert!(unseal(&file, source).is_err());
            assert_eq!(fs::read_to_string(&file).unwrap(), before);
        };
        check(&given("nine small brass kez"), &["does not open", "If that is lost", "begin with new secrets"]);
        check(&PassphraseSource::Nowhere, &["is sealed", "--passphrase-file", "CLAVIGER_PASSPHRASE"]);
        check(&PassphraseSource::File("/none/such".into()), &["cannot be read from /none/such"]);
    }

    #[cfg(unix)]
    #[test]
    fn x_13_a_secret_that_others_may_read_is_reported() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(MASTER_FILE);
        Secrets::open_or_make(folder.path(), &PassphraseSource::Nowhere, &machine()).unwrap();
        assert_eq!(check(&file, &PassphraseSource::Nowhere).unwrap(), (Kept::Plain, false));
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        assert_eq!(check(&file, &PassphraseSource::Nowhere).unwrap(), (Kept::Plain, true));
    }
}
