//! An installation's database copied while it is in use, and put back.
//!
//! A backup is one file: the whole database at one instant, or nothing. The master secret is no part of it unless that is
//! wished for; then it lies beside it in a file of its own, sealed by a passphrase. Without that secret nothing that is
//! sealed in the database opens again.
//!
//! What is put back is checked before it takes anybody's place, and what it takes the place of is kept.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use claviger_app::backup::{self as content, NotWhole, Point, Whole};
use claviger_app::store::engine::{Db, Target, backup as file};
use claviger_app::store::fault::Fault;
use claviger_app::store::schema;
use claviger_app::vault::Vault;
use claviger_app::{Error, keys};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::admin::ROOT_PUBLIC_FILE;
use crate::clock::Entropy;
use crate::config::Config;
use crate::installation::passphrase;
use crate::secrets::{self, BadSecret, Kept, MASTER_FILE, Secrets};

/// What is behind the name of a backup in that of its secret.
const SECRET: &str = ".secret";
/// And in that of the root key's public half.
const ROOT_PUBLIC: &str = ".root.jwk";

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub file: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// Up to where it goes.
    pub point: Point,
    /// The file of the secret beside it, and how it is kept in the data folder.
    pub secret: Option<(PathBuf, Kept)>,
}

/// A backup that was put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutBack {
    /// What it holds.
    pub whole: Whole,
    /// Where the database stood that was there before.
    pub before: Option<PathBuf>,
    /// Whether the secrets are there that it needs.
    pub secrets: Fit,
}

/// Whether the secrets in the data folder are those the database was made with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fit {
    /// They are.
    Fits,
    /// They are now: they were taken from beside the backup.
    Brought,
    /// There are none.
    Missing(PathBuf),
    /// They cannot be read just now.
    Unknown(String),
}

/// Why nothing was backed up, or put back, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// The database is PostgreSQL's.
    #[error("PostgreSQL is backed up and put back by its own tools, and nothing was done. {0}")]
    Postgres(String),
    /// There is no database.
    #[error("there is no database {}: name it by `database`, or its folder by `data`", .0.display())]
    NoDatabase(PathBuf),
    /// There is no such backup.
    #[error("there is no backup {}: name the file by --from", .0.display())]
    NoBackup(PathBuf),
    /// There is something already.
    #[error("{} is there already and was left as it is: name another file", .0.display())]
    AlreadyThere(PathBuf),
    /// There is a database already.
    #[error(
        "there is a database {} already, and nothing was changed: with --replace the backup takes its place, and it is kept \
         under another name", .0.display()
    )]
    DatabaseThere(PathBuf),
    /// Somebody works with the database.
    #[error("a program works with {}: stop the service, then put the backup back. Nothing was changed", .0.display())]
    InUse(PathBuf),
    /// The file is no backup of ours.
    #[error("{} holds no database of Claviger: name another backup. Nothing was changed", .0.display())]
    NotOurs(PathBuf),
    /// The database is not as it was written.
    #[error("{} cannot be trusted: {why}. Take an older backup; nothing was changed", .path.display())]
    NotWhole {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        why: NotWhole,
    },
    /// The secrets are others.
    #[error(
        "the backup was made with other secrets than those in {}: name the folder it was made with by `data`, or take \
         `{MASTER_FILE}` away from there so that the one beside the backup can be brought. Nothing was changed",
        .0.display()
    )]
    OtherSecrets(PathBuf),
    /// The database is not up to date.
    #[error(
        "the tables are at version {found} and this program makes {known}: start the service, which brings them up to date, \
         and check then"
    )]
    OlderTables {
        /// What was found.
        found: i64,
        /// What this program makes.
        known: i64,
    },
    /// A file cannot be read or written.
    #[error("{} cannot be read or written: {why}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        why: io::Error,
    },
    /// A secret cannot be read or written.
    #[error(transparent)]
    Secret(#[from] BadSecret),
    /// The database does not do what it should.
    #[error("{0}")]
    Database(#[from] Fault),
    /// A question to it was refused.
    #[error("{0}")]
    Refused(Error),
}

impl From<Error> for NotDone {
    fn from(error: Error) -> Self {
        match error {
            Error::Fault(fault) => Self::Database(fault),
            error => Self::Refused(error),
        }
    }
}

/// Copies the database of `config`, which may be in use, into the file `to`, or into a file named after the instant if
/// `to` is a folder. The file is complete or absent. `secrets` asks for the master secret beside it, sealed.
pub fn make(config: &Config, to: &Path, secrets: bool, now: Timestamp, entropy: &Entropy) -> Result<Made, NotDone> {
    let named = if to.is_dir() { to.join(format!("claviger-{}.db", stamp(now))) } else { to.to_owned() };
    let database = match &config.database {
        Target::Sqlite(path) => path,
        Target::Postgres(_) => return Err(NotDone::Postgres(how_to_dump(&config.database, &named))),
    };
    if !database.exists() {
        return Err(NotDone::NoDatabase(database.clone()));
    }
    let beside = [named.clone(), with(&named, SECRET), with(&named, ROOT_PUBLIC)];
    if let Some(there) = beside.into_iter().find(|path| path.exists()) {
        return Err(NotDone::AlreadyThere(there));
    }
    let draft = Draft::new(with(&named, ".part"))?;
    file::copy(database, &draft.0)?;
    if file::examine(&draft.0)? == 0 {
        return Err(NotDone::NotOurs(database.clone()));
    }
    let point = Db::open_to_read(&draft.0)?.read::<_, Error, _>(|tx| Ok(content::point(tx)?)).wait()?;
    let bytes = fs::metadata(&draft.0).map_err(failed(&draft.0))?.len();
    // The secret goes first: a backup that is there is one that can be used.
    let secret = if secrets { Some(bring_secret_out(config, &named, entropy)?) } else { None };
    draft.becomes(&named)?;
    Ok(Made { file: named, bytes, point, secret })
}

/// Puts the backup `from` in the place of the database of `config`, after it was found whole and its tables were brought
/// up to date. One that is there already stays unless it is to be replaced, and is kept under another name then.
pub fn put_back(config: &Config, from: &Path, replace: bool, now: Timestamp) -> Result<PutBack, NotDone> {
    let database = match &config.database {
        Target::Sqlite(path) => path,
        Target::Postgres(_) => return Err(NotDone::Postgres(how_to_restore(&config.database, from))),
    };
    if !from.is_file() {
        return Err(NotDone::NoBackup(from.to_owned()));
    }
    match file::examine(from) {
        Ok(0) => return Err(NotDone::NotOurs(from.to_owned())),
        Ok(version) => schema::refuse_newer(version)?,
        Err(Fault::Corrupt { .. }) => return Err(NotDone::NotOurs(from.to_owned())),
        Err(fault) => return Err(fault.into()),
    }
    let is_there = database.exists();
    if is_there && !replace {
        return Err(NotDone::DatabaseThere(database.clone()));
    }
    if is_there && !file::settle(database)? {
        return Err(NotDone::InUse(database.clone()));
    }
    if let Some(folder) = database.parent() {
        secrets::make_private_folder(folder).map_err(failed(folder))?;
    }
    let draft = Draft::new(with(database, ".restoring"))?;
    file::copy(from, &draft.0)?;
    let (whole, fit) = {
        // Brings the tables up to date; the backup itself stays as it is.
        let db = Db::open(&Target::Sqlite(draft.0.clone()))?;
        let whole = content::check(&db)?.map_err(|why| NotDone::NotWhole { path: from.to_owned(), why })?;
        (whole, fit(config, from, &db)?)
    };
    if !file::settle(&draft.0)? {
        return Err(NotDone::InUse(draft.0.clone()));
    }
    let before = if is_there { Some(set_aside(database, now)?) } else { None };
    draft.becomes(database)?;
    if fit == Fit::Brought {
        bring_secret_in(config, from)?;
    }
    Ok(PutBack { whole, before, secrets: fit })
}

/// Checks the database of `config` where it stands, on whichever engine.
pub fn verify(config: &Config) -> Result<Whole, NotDone> {
    match schema::look(&config.database)? {
        Some(standing) if standing.version == schema::newest() => {}
        Some(standing) if standing.version > 0 => {
            schema::refuse_newer(standing.version)?;
            return Err(NotDone::OlderTables { found: standing.version, known: schema::newest() });
        }
        _ => return Err(NotDone::NoDatabase(PathBuf::from(config.database.to_string()))),
    }
    let db = Db::open(&config.database)?;
    let path = || PathBuf::from(config.database.to_string());
    content::check(&db)?.map_err(|why| NotDone::NotWhole { path: path(), why })
}

/// Which command of PostgreSQL's makes a backup.
fn how_to_dump(database: &Target, to: &Path) -> String {
    format!(
        "Run: pg_dump --format=custom --file '{}' '{database}'\nand keep `{MASTER_FILE}` of the data folder apart from it: \
         what lies sealed in the database opens with it alone.",
        to.display()
    )
}

/// Which commands of PostgreSQL's put one back.
fn how_to_restore(database: &Target, from: &Path) -> String {
    format!(
        "Stop every node, and run, with a database that is new and empty:\n  createdb --template=template0 --encoding=UTF8 \
         --locale=C NAME\n  pg_restore --exit-on-error --no-owner --single-transaction --dbname '{database}' '{}'\nThen \
         `claviger restore --verify` says whether it is whole and up to where it goes.",
        from.display()
    )
}

/// Whether the secrets at hand open what the database holds sealed.
fn fit(config: &Config, from: &Path, db: &Db) -> Result<Fit, NotDone> {
    let own = config.data.join(MASTER_FILE);
    let secrets = match Secrets::open(&config.data, &passphrase(config)) {
        Ok(secrets) => secrets,
        Err(BadSecret::Missing(_)) if with(from, SECRET).exists() => return Ok(Fit::Brought),
        Err(BadSecret::Missing(_)) => return Ok(Fit::Missing(own)),
        Err(why) => return Ok(Fit::Unknown(why.to_string())),
    };
    let vault = Vault::new(&secrets.master);
    match db.read::<_, Error, _>(move |tx| Ok(keys::fits(tx, &vault)?)).wait()? {
        Some(false) => Err(NotDone::OtherSecrets(config.data.clone())),
        Some(true) | None => Ok(Fit::Fits),
    }
}

/// Writes the master secret beside the backup, sealed: as it lies, if it is sealed already, otherwise by the passphrase
/// that is given now. The root key's public half, which is no secret, goes along.
fn bring_secret_out(config: &Config, backup: &Path, entropy: &Entropy) -> Result<(PathBuf, Kept), NotDone> {
    let to = with(backup, SECRET);
    let kept = secrets::copy_sealed(&config.data.join(MASTER_FILE), &to, &passphrase(config), entropy)?;
    let public = config.data.join(ROOT_PUBLIC_FILE);
    if public.exists() {
        let beside = with(backup, ROOT_PUBLIC);
        fs::copy(&public, &beside).map_err(failed(&beside))?;
    }
    Ok((to, kept))
}

fn bring_secret_in(config: &Config, backup: &Path) -> Result<(), NotDone> {
    secrets::make_private_folder(&config.data).map_err(failed(&config.data))?;
    secrets::bring_in(&with(backup, SECRET), &config.data.join(MASTER_FILE))?;
    let (public, beside) = (config.data.join(ROOT_PUBLIC_FILE), with(backup, ROOT_PUBLIC));
    if beside.exists() && !public.exists() {
        fs::copy(&beside, &public).map_err(failed(&public))?;
    }
    Ok(())
}

/// Gives a database another name, with whatever lies beside it.
fn set_aside(database: &Path, now: Timestamp) -> Result<PathBuf, NotDone> {
    let first = format!(".before-{}", stamp(now));
    let mut kept = with(database, &first);
    let mut others = 1;
    while kept.exists() {
        others += 1;
        kept = with(database, &format!("{first}-{others}"));
    }
    for beside in ["-wal", "-shm"] {
        let (old, new) = (with(database, beside), with(&kept, beside));
        if old.exists() {
            fs::rename(&old, new).map_err(failed(&old))?;
        }
    }
    fs::rename(database, &kept).map_err(failed(database))?;
    Ok(kept)
}

/// A file in the making, for its owner alone; it goes if it does not become anything.
struct Draft(PathBuf);

impl Draft {
    fn new(path: PathBuf) -> Result<Self, NotDone> {
        // What an earlier attempt left behind when it was killed is of no use.
        let draft = Self(path);
        draft.remove();
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        options.open(&draft.0).map_err(failed(&draft.0))?;
        Ok(draft)
    }

    /// Takes its name, which nobody else may have meanwhile.
    fn becomes(self, named: &Path) -> Result<(), NotDone> {
        match fs::hard_link(&self.0, named) {
            Err(why) if why.kind() == ErrorKind::AlreadyExists => {
                return Err(NotDone::AlreadyThere(named.to_owned()));
            }
            // Some file systems know no second name for a file.
            Err(_) => fs::rename(&self.0, named).map_err(failed(named))?,
            Ok(()) => {}
        }
        #[cfg(unix)]
        {
            let folder = named.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
            fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed(folder))?;
        }
        Ok(())
    }

    fn remove(&self) {
        for beside in ["", "-journal", "-wal", "-shm"] {
            let _ = fs::remove_file(with(&self.0, beside));
        }
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        self.remove();
    }
}

/// The path with something behind its name.
fn with(path: &Path, behind: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(behind);
    PathBuf::from(name)
}

/// An instant as it can stand in the name of a file.
fn stamp(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%dT%H%M%SZ").to_string()
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> NotDone {
    let path = path.to_owned();
    move |why| NotDone::File { path, why }
}
