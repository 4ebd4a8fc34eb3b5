//! Working on an installation's signing keys from the command line, whether it runs or not. (L-18)
//!
//! A running installation takes over what is done here within seconds (`key_watch.rs`).

use std::path::{Path, PathBuf};

use claviger_app::act::{Act, Who};
pub use claviger_app::device_signing::DeviceSigningKey;
pub use claviger_app::domain::license::signing_key::{SigningKey as KeyFacts, State};
use claviger_app::keys::{self, Revoked};
use claviger_app::store::engine::{Db, Target, Tx};
use claviger_app::store::fault::Fault;
use claviger_app::vault::Vault;
use claviger_app::wire::key::SigningKey;
use claviger_app::{Error, device_signing};
use jiff::{SignedDuration, Timestamp};

use crate::clock::{Clock, Entropy};
use crate::secrets::{BadSecret, PassphraseSource, Secrets};

/// An installation's database and secrets, opened for the moment.
pub struct KeyOffice {
    db: Db,
    vault: Vault,
    clock: Clock,
    entropy: Entropy,
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// The secrets do not open.
    #[error(transparent)]
    Secret(#[from] BadSecret),
    /// The database does not open.
    #[error("{0}")]
    Database(#[from] Fault),
    /// The database belongs to other secrets.
    #[error("the database was made with other secrets than those in {}: name both of one installation", .0.display())]
    OtherSecrets(PathBuf),
    /// There is no database yet.
    #[error("there is no database {}: name the folder of the installation with --data, or its database", .0.display())]
    NoDatabase(PathBuf),
    /// It was refused.
    #[error("{0}")]
    Refused(#[from] Error),
}

impl KeyOffice {
    /// Opens the installation whose secrets lie in `folder`; its database is a file there, unless another is named.
    pub fn open(folder: &Path, database: Option<&Target>, passphrase: &PassphraseSource) -> Result<Self, NotDone> {
        let target = database.cloned().unwrap_or_else(|| Target::Sqlite(folder.join("claviger.db")));
        if let Target::Sqlite(file) = &target
            && !file.exists()
        {
            return Err(NotDone::NoDatabase(file.clone()));
        }
        let secrets = Secrets::open(folder, passphrase)?;
        let (db, vault) = (Db::open(&target)?, Vault::new(&secrets.master));
        let office = Self { db, vault, clock: Clock::of_the_machine(), entropy: Entropy::of_the_machine() };
        match office.write(keys::recognise)? {
            true => Ok(office),
            false => Err(NotDone::OtherSecrets(folder.to_owned())),
        }
    }

    /// Now, by the clock that everything here is dated by.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// All keys that ever were, the newest first, with how each stands.
    pub fn list(&self) -> Result<Vec<(KeyFacts, State)>, NotDone> {
        let act = self.act();
        Ok(self.db.read(move |tx| keys::list(tx, &act)).wait()?)
    }

    /// Makes a new key that begins to sign after `lead`; answers with its name and when it begins.
    pub fn rotate(&self, root: &SigningKey, lead: SignedDuration) -> Result<(String, Timestamp), NotDone> {
        let root = root.clone();
        Ok(self.write(move |tx, act, vault| keys::rotate(tx, act, vault, &root, lead))?)
    }

    /// Lets a key retire before its time; answers with the name of the one that begins in its place, if one does.
    pub fn retire(&self, kid: &str) -> Result<Option<String>, NotDone> {
        let kid = kid.to_owned();
        Ok(self.write(move |tx, act, _| keys::retire(tx, act, &kid))?)
    }

    /// Revokes keys.
    pub fn revoke(&self, root: &SigningKey, kids: &[String]) -> Result<Revoked, NotDone> {
        let (root, kids) = (root.clone(), kids.to_vec());
        Ok(self.write(move |tx, act, vault| keys::revoke(tx, act, vault, &root, &kids))?)
    }

    /// All keys that sign what devices load, did or will; the newest first. (P-12)
    pub fn device_keys(&self) -> Result<Vec<DeviceSigningKey>, NotDone> {
        let (act, vault) = (self.act(), self.vault.clone());
        Ok(self.db.read(move |tx| device_signing::list(tx, &act, &vault)).wait()?)
    }

    /// Makes a new key that signs what devices load after `lead`; answers with its name and when it begins. (P-12)
    pub fn rotate_device_key(&self, lead: SignedDuration) -> Result<(String, Timestamp), NotDone> {
        Ok(self.write(move |tx, act, vault| device_signing::rotate(tx, act, vault, lead))?)
    }

    fn act(&self) -> Act {
        Act::new(self.clock.now(), Who::System, "command line", self.entropy.seed())
    }

    fn write<T, E>(&self, deed: impl Fn(&mut Tx<'_>, &mut Act, &Vault) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
    {
        let (act, vault) = (self.act(), self.vault.clone());
        self.db.write(move |tx| deed(tx, &mut act.clone(), &vault)).wait()
    }
}
