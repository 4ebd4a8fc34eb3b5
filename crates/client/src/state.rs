//! The state file: what an installation must not forget.
//!
//! It holds the installation's key, how far its calls are counted, its lease and the keys that vouch for it. It is
//! replaced as a whole, so that a loss of power leaves the old or the new one, and only its owner reads it. It is not
//! sealed by a TPM or a key store: who can read it as its owner can copy it, which the service notices. (L-17, L-20)

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use claviger_wire::activation::Session;
use claviger_wire::key::{SigningKey, decode, encode};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::error::Error;
use crate::{host, random};

/// What every state file says it is.
const FORMAT: &str = "claviger-installation-1";
/// The longest state file that is read, in bytes.
const LONGEST: u64 = 4 * 1024 * 1024;

/// All that is remembered. Printed nowhere: it holds the installation's key.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct State {
    format: String,
    /// The service's address.
    pub service: String,
    /// The latest instant seen, of this host's clock or the service's, seconds since 1970.
    pub high_water: i64,
    /// The newest key set signed by the root key, a JSON Web Token.
    pub keys: Option<String>,
    /// The activation in force.
    pub active: Option<Active>,
    /// An activation that was asked for and has brought no lease yet.
    pub activating: Option<Identity>,
}

/// Who this installation is, and how far its calls are counted.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Identity {
    /// The hash of the token that this key was made for: the same token keeps its key.
    token: String,
    seed: Seed,
    /// The number of the last call. (L-17)
    pub sequence: u64,
    /// The call that has no answer yet.
    pending: Option<Pending>,
    /// The last refusal since the last success.
    pub refusal: Option<Refusal>,
}

/// An activation that was granted.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Active {
    pub identity: Identity,
    /// The server (`srv_…`).
    pub server: String,
    /// The lease, a JSON Web Token.
    pub lease: String,
    pub session: Session,
    pub check_in_secs: u32,
    /// When the service was last heard, by this host's clock.
    pub last_contact: i64,
    /// Attempts since then that brought nothing.
    pub failing: Option<Failing>,
}

/// Attempts in a row that brought nothing.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Failing {
    pub attempts: u32,
    pub last: i64,
    /// Before so many seconds are over the service does not want to be asked again.
    #[serde(default)]
    pub retry_after_secs: Option<u32>,
}

/// What the service refused, as it said it.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Refusal {
    pub cause: String,
    pub text: String,
    pub at: i64,
}

/// The calls that carry a number.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Call {
    Activation,
    Renewal,
    CheckIn,
}

/// A call under way, or whose answer was lost.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Pending {
    call: Call,
    pub sequence: u64,
    pub nonce: String,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
struct Seed(Zeroizing<[u8; 32]>);

impl State {
    pub fn new(service: &str) -> Self {
        Self {
            format: FORMAT.into(),
            service: service.into(),
            high_water: 0,
            keys: None,
            active: None,
            activating: None,
        }
    }

    /// Reads the state file; `None` if there is none.
    pub fn read(file: &Path) -> Result<Option<Self>, Error> {
        #[derive(Deserialize)]
        struct Format {
            format: String,
        }
        let mut text = Zeroizing::new(String::new());
        let read = File::open(file).and_then(|opened| opened.take(LONGEST).read_to_string(&mut text));
        match read {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                return Err(Error::StateForeign { file: file.into() });
            }
            Err(source) => return Err(Error::StateFile { file: file.into(), doing: "read", source }),
            Ok(_) => {}
        }
        // What the parser would quote may be a secret, so only the place is told.
        let damaged = |error: serde_json::Error| Error::StateDamaged {
            file: file.into(),
            reason: format!("line {}, column {}", error.line(), error.column()),
        };
        match serde_json::from_str::<Format>(&text) {
            Ok(Format { format }) if format == FORMAT => serde_json::from_str(&text).map(Some).map_err(damaged),
            Err(error) if !error.is_data() => Err(damaged(error)),
            Ok(_) | Err(_) => Err(Error::StateForeign { file: file.into() }),
        }
    }

    /// Replaces the state file as a whole, and returns when the disk holds it.
    pub fn write(&self, file: &Path) -> Result<(), Error> {
        self.replace(file).map_err(|source| Error::StateFile { file: file.into(), doing: "written", source })
    }

    fn replace(&self, file: &Path) -> io::Result<()> {
        let text = Zeroizing::new(serde_json::to_vec_pretty(self)?);
        let fresh = beside(file, ".new");
        match fs::remove_file(&fresh) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut opened = host::create_private(&fresh)?;
        opened.write_all(&text)?;
        opened.sync_all()?;
        drop(opened);
        fs::rename(&fresh, file)?;
        host::sync_directory(directory(file))
    }

    /// The identity that an activation with a token of this hash goes by: the one made for that very token, so that a
    /// lost answer is asked for again and not a second installation made, or else a new one.
    pub fn identity_for(&mut self, token: &str) -> Result<&mut Identity, Error> {
        if self.is_active_by(token) {
            return Ok(&mut self.active.as_mut().expect("it is active by this token").identity);
        }
        if self.activating.as_ref().is_none_or(|identity| identity.token != token) {
            self.activating = Some(Identity::new(token)?);
        }
        Ok(self.activating.as_mut().expect("it was just looked at"))
    }

    /// Whether the activation in force was made with a token of this hash.
    pub fn is_active_by(&self, token: &str) -> bool {
        self.active.as_ref().is_some_and(|active| active.identity.token == token)
    }
}

impl Identity {
    fn new(token: &str) -> Result<Self, Error> {
        Ok(Self { token: token.into(), seed: Seed(random::seed()?), sequence: 0, pending: None, refusal: None })
    }

    pub fn key(&self) -> SigningKey {
        SigningKey::from_seed(&self.seed.0)
    }

    /// The number and nonce of the next call of this kind: those of the last one if its answer was lost, or else new
    /// ones. To be written down before the call is sent. (L-17)
    pub fn number(&mut self, call: Call) -> Result<Pending, Error> {
        if let Some(lost) = self.pending.as_ref().filter(|pending| pending.call == call) {
            return Ok(lost.clone());
        }
        let next = Pending { call, sequence: self.sequence + 1, nonce: random::nonce()? };
        self.sequence = next.sequence;
        self.pending = Some(next.clone());
        Ok(next)
    }

    /// The service has answered the call: the next one takes a new number.
    pub fn answered(&mut self) {
        self.pending = None;
    }
}

/// Waits for other processes that use the same state file; the turn lasts as long as the file stays open.
pub(crate) fn take_turn(file: &Path) -> Result<File, Error> {
    let locked =
        fs::create_dir_all(directory(file)).and_then(|()| host::open_lock(&beside(file, ".lock"))).and_then(|opened| {
            match opened.lock() {
                // Some network file systems know no locks; there a second process is told apart by the service.
                Err(error) if error.kind() != io::ErrorKind::Unsupported => Err(error),
                _ => Ok(opened),
            }
        });
    locked.map_err(|source| Error::StateFile { file: file.into(), doing: "locked", source })
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(ending);
    name.into()
}

fn directory(file: &Path) -> &Path {
    file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

impl From<Seed> for String {
    fn from(seed: Seed) -> Self {
        encode(seed.0.as_slice())
    }
}

impl TryFrom<String> for Seed {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let text = Zeroizing::new(text);
        let bytes = Zeroizing::new(decode(&text).ok_or("not a key")?);
        Ok(Self(Zeroizing::new(bytes.as_slice().try_into().map_err(|_| "not a key")?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn activating() -> State {
        let mut state = State::new("https://licensing.example");
        state.identity_for("hash of a token").unwrap();
        state
    }

    #[test]
    fn l_17_a_number_is_used_again_only_for_the_same_call_without_an_answer() {
        let mut identity = Identity::new("hash").unwrap();
        let first = identity.number(Call::CheckIn).unwrap();
        let retry = identity.number(Call::CheckIn).unwrap();
        assert_eq!((first.sequence, &first.nonce), (1, &retry.nonce));
        assert_eq!(retry.sequence, 1);
        let other = identity.number(Call::Renewal).unwrap();
        assert_eq!(other.sequence, 2);
        assert_ne!(other.nonce, first.nonce);
        identity.answered();
        let next = identity.number(Call::Renewal).unwrap();
        assert_eq!(next.sequence, 3);
        assert_ne!(next.nonce, other.nonce);
    }

    #[test]
    fn l_17_a_token_keeps_its_key_and_another_token_gets_another() {
        let mut state = activating();
        let key = state.identity_for("hash of a token").unwrap().key().public();
        assert_eq!(state.identity_for("hash of a token").unwrap().key().public(), key);
        assert_ne!(state.identity_for("another").unwrap().key().public(), key);
    }

    #[test]
    fn l_20_a_state_is_read_as_it_was_written_and_replaces_the_old_one_whole() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state.json");
        assert!(State::read(&file).unwrap().is_none());
        State::new("https://old.example").write(&file).unwrap();
        // What a loss of power left behind does not stand in the way.
        fs::write(folder.path().join("state.json.new"), "half a sta").unwrap();
        let mut state = activating();
        state.write(&file).unwrap();
        let mut read = State::read(&file).unwrap().unwrap();
        assert_eq!(read.service, "https://licensing.example");
        let (read, written) = (read.identity_for("hash of a token"), state.identity_for("hash of a token"));
        assert_eq!(read.unwrap().key().public(), written.unwrap().key().public());
        let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["state.json"]);
    }

    #[cfg(unix)]
    #[test]
    fn l_20_only_the_owner_reads_the_state() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state.json");
        fs::write(&file, "").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        activating().write(&file).unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn l_20_a_damaged_or_foreign_file_is_told_apart_and_nothing_in_it_is_repeated() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state.json");
        activating().write(&file).unwrap();
        let whole = fs::read_to_string(&file).unwrap();
        let check = |text: &str, damaged: bool, says: &str| {
            fs::write(&file, text).unwrap();
            let error = State::read(&file).map(|_| ()).unwrap_err();
            assert_eq!(matches!(error, Error::StateDamaged { .. }), damaged, "{error}");
            assert!(error.to_string().contains(says) && error.to_string().contains("state.json"), "{error}");
            assert!(!error.to_string().contains("s3cret"), "{error}");
        };
        check(&whole[..whole.len() / 2], true, "damaged (line ");
        check(&whole.replace("\"seed\": \"", "\"seed\": \"s3cret"), true, "restore it");
        check(&whole.replace("\"sequence\": 0", "\"sequence\": \"s3cret\""), true, "damaged (line ");
        check("", true, "damaged");
        check("{\"name\": \"s3cret\"}", false, "not a state file");
        check(&whole.replace(FORMAT, "claviger-installation-2"), false, "not a state file");
        fs::write(&file, b"\xff\xfe s3cret").unwrap();
        assert!(matches!(State::read(&file), Err(Error::StateForeign { .. })));
    }
}
