//! Where the passphrase of a sealed secret comes from: a file, the environment, a credential of systemd, or a person.

use std::ffi::OsString;
use std::fmt;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::{BadSecret, files};

/// Names the file that holds the passphrase.
pub const FILE_VARIABLE: &str = "CLAVIGER_PASSPHRASE_FILE";
/// Holds the passphrase itself.
pub const VARIABLE: &str = "CLAVIGER_PASSPHRASE";
/// The name of systemd's credential, as in `LoadCredential=claviger-passphrase:/path`.
pub const CREDENTIAL: &str = "claviger-passphrase";
/// The folder of systemd's credentials.
const CREDENTIALS_VARIABLE: &str = "CREDENTIALS_DIRECTORY";
/// Fewest characters of a passphrase that seals.
const SHORTEST: usize = 12;
/// The longest passphrase that is read, in bytes.
const LONGEST: u64 = 1024;

/// A passphrase; prints itself as dots.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(Zeroizing<String>);

/// Where the passphrase comes from, if one is needed.
#[derive(Debug, Clone)]
pub enum PassphraseSource {
    /// From this file: its first line.
    File(PathBuf),
    /// It was in the environment.
    Given(Passphrase),
    /// From the person at the terminal, typed unseen.
    Terminal,
    /// From nowhere: nothing was named, and nobody is there to ask.
    Nowhere,
}

impl Passphrase {
    /// Takes a passphrase; a line's end after it does not belong to it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(Zeroizing::new(text.trim_end_matches(['\r', '\n']).to_owned()))
    }

    /// The bytes, to derive a key from.
    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// Whether it may seal something: opening takes any, sealing wants one that is worth something.
    pub(super) fn may_seal(&self) -> Result<(), BadSecret> {
        let long_enough = self.0.chars().count() >= SHORTEST;
        if long_enough { Ok(()) } else { Err(BadSecret::ShortPassphrase { fewest: SHORTEST }) }
    }
}

impl PassphraseSource {
    /// The first of these that there is: `file`, the file named by `CLAVIGER_PASSPHRASE_FILE`, the variable
    /// `CLAVIGER_PASSPHRASE`, systemd's credential `claviger-passphrase`, the person at the terminal.
    #[must_use]
    pub fn find(file: Option<&Path>) -> Self {
        Self::among(file, &|name| std::env::var_os(name), io::stdin().is_terminal())
    }

    fn among(file: Option<&Path>, variable: &dyn Fn(&str) -> Option<OsString>, terminal: bool) -> Self {
        let named = || variable(FILE_VARIABLE).filter(|path| !path.is_empty()).map(PathBuf::from);
        if let Some(file) = file.map(Path::to_owned).or_else(named) {
            return Self::File(file);
        }
        if let Some(text) = variable(VARIABLE).filter(|text| !text.is_empty()) {
            return Self::Given(Passphrase::new(&Zeroizing::new(text.to_string_lossy().into_owned())));
        }
        let credential = variable(CREDENTIALS_VARIABLE).map(|folder| PathBuf::from(folder).join(CREDENTIAL));
        match credential.filter(|file| file.exists()) {
            Some(file) => Self::File(file),
            None if terminal => Self::Terminal,
            None => Self::Nowhere,
        }
    }

    /// Gets the passphrase of `what`.
    pub fn read(&self, what: &Path) -> Result<Passphrase, BadSecret> {
        self.ask(&format!("Passphrase of {}: ", what.display()), what)
    }

    /// Gets a passphrase that `what` is to be sealed with; a person is asked twice.
    pub fn read_new(&self, what: &Path) -> Result<Passphrase, BadSecret> {
        let passphrase = self.ask(&format!("New passphrase of {}: ", what.display()), what)?;
        passphrase.may_seal()?;
        if matches!(self, Self::Terminal) && self.ask("Once more: ", what)? != passphrase {
            return Err(BadSecret::PassphrasesDiffer);
        }
        Ok(passphrase)
    }

    fn ask(&self, prompt: &str, what: &Path) -> Result<Passphrase, BadSecret> {
        match self {
            Self::File(file) => {
                let failed = |why| BadSecret::PassphraseUnreadable { from: file.display().to_string(), why };
                let text = Zeroizing::new(files::read_short(file, LONGEST).map_err(failed)?);
                Ok(Passphrase::new(text.lines().next().unwrap_or_default()))
            }
            Self::Given(passphrase) => Ok(passphrase.clone()),
            Self::Terminal => {
                let failed = |why| BadSecret::PassphraseUnreadable { from: "the terminal".into(), why };
                Ok(Passphrase::new(&Zeroizing::new(rpassword::prompt_password(prompt).map_err(failed)?)))
            }
            Self::Nowhere => Err(BadSecret::NoPassphrase(what.to_owned())),
        }
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn among(file: Option<&str>, variables: &[(&str, &str)], terminal: bool) -> PassphraseSource {
        let variable = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into());
        PassphraseSource::among(file.map(Path::new), &variable, terminal)
    }

    #[test]
    fn x_13_a_passphrase_comes_from_where_it_was_named_first() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(CREDENTIAL), "from systemd itself\nanother line").unwrap();
        let folder = folder.path().to_str().unwrap();
        let all = [(FILE_VARIABLE, "/named"), (VARIABLE, "from the environment"), ("CREDENTIALS_DIRECTORY", folder)];
        let is_file = |source, path: &str| matches!(source, PassphraseSource::File(file) if file == Path::new(path));
        assert!(is_file(among(Some("/given"), &all, true), "/given"));
        assert!(is_file(among(None, &all, true), "/named"));
        let given = among(None, &all[1..], true);
        assert_eq!(given.read(Path::new("x")).unwrap(), Passphrase::new("from the environment"));
        let credential = among(None, &all[2..], true);
        assert_eq!(credential.read(Path::new("x")).unwrap(), Passphrase::new("from systemd itself"));
        assert!(matches!(among(None, &[], true), PassphraseSource::Terminal));
        let nowhere = among(None, &[(FILE_VARIABLE, ""), ("CREDENTIALS_DIRECTORY", "/none")], false);
        let told = nowhere.read(Path::new("/data/secret")).unwrap_err().to_string();
        for way in ["/data/secret is sealed", "--passphrase-file", FILE_VARIABLE, VARIABLE, CREDENTIAL] {
            assert!(told.contains(way), "{told}");
        }
    }

    #[test]
    fn x_13_a_passphrase_that_seals_is_long_enough_and_never_printed() {
        let source = PassphraseSource::Given(Passphrase::new("eleven char\n"));
        assert!(matches!(source.read_new(Path::new("x")), Err(BadSecret::ShortPassphrase { fewest: 12 })));
        let source = PassphraseSource::Given(Passphrase::new("twelve chars"));
        assert!(source.read_new(Path::new("x")).is_ok());
        assert!(!format!("{source:?}").contains("twelve"));
    }
}
