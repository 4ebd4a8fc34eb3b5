//! A running installation: what `claviger serve` and the demonstration have in common.
//!
//! Opening it brings the tables up to date and loads the keys. Its work (listeners, mailer, jobs) runs in tasks that all
//! hear of the end and finish what is under way; the database is closed when the last of them is done.

use std::io::Read as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use claviger_app::act::{Act, Who};
use claviger_app::catalogue::Unusable;
use claviger_app::keys::{self, Keys};
use claviger_app::store::engine::{Db, Target};
use claviger_app::store::fault::Fault;
use claviger_app::vault::Vault;
use claviger_app::wire::key::SigningKey;
use claviger_app::{Error, catalogue, edition, policy};
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use crate::brand::{Brand, LARGEST_LOGO, Logo};
use crate::clock::{Clock, Entropy};
use crate::config::Config;
use crate::links::Links;
use crate::mail::{self, MailServer};
use crate::secrets::{BadSecret, PassphraseSource, Secrets};
use crate::serve::{redirect, serve, watched};
use crate::tls::{BadCertificate, Tls};
use crate::web::{Parts, Web};
use crate::{contact_writer, jobs};

/// What is still going on after the bounded end of all connections is given so much longer.
const LAST_MOMENT: Duration = Duration::from_secs(5);
/// The largest catalogue that is read, in bytes.
const LARGEST_CATALOGUE: u64 = 16 * 1024 * 1024;

/// An installation at work.
pub struct Installation {
    web: Web,
    work: JoinSet<()>,
}

/// Where an installation listens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listening {
    /// For products, programs and people.
    pub main: Vec<SocketAddr>,
    /// For those who come over plain HTTP.
    pub redirect: Vec<SocketAddr>,
    /// For watchers.
    pub metrics: Option<SocketAddr>,
}

/// Why an installation cannot be run, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum CannotStart {
    /// The database does not open, or is not ours.
    #[error("{0}")]
    Database(#[from] Fault),
    /// The secrets cannot be read.
    #[error(transparent)]
    Secret(#[from] BadSecret),
    /// There are no secrets.
    #[error(
        "there are no secrets in {}: for a new installation `claviger admin init` makes them; if this one was made \
         before, bring that folder back from a backup or name the right one by `data`", .0.display()
    )]
    NoSecrets(PathBuf),
    /// The database belongs to other secrets.
    #[error(
        "the database was made with other secrets than those in {}: name the folder it was made with by `data`, or \
         another database", .0.display()
    )]
    OtherSecrets(PathBuf),
    /// Nobody has made this installation yet.
    #[error("this installation has no vendor and no keys yet: `claviger admin init` makes them")]
    NotMade,
    /// It was made before.
    #[error(
        "this installation was made already, and nothing was changed: `claviger admin invite-operator` lets somebody in, \
         `claviger signing-key rotate` makes another signing key"
    )]
    MadeAlready,
    /// The catalogue's or the policy's file cannot be read.
    #[error("{} cannot be read, which should say what is sold, by which rules, or where links lead: {why}", .path.display())]
    NoCatalogue {
        /// The file.
        path: PathBuf,
        /// What the system said.
        why: std::io::Error,
    },
    /// The catalogue or the policy has mistakes.
    #[error("what is sold, or by which rules, cannot be used:\n{0}")]
    Catalogue(#[from] Unusable),
    /// The vendor's own links have mistakes.
    #[error("the links of the navigation, which `vendor.links` names, cannot be used:\n{0}")]
    Links(Unusable),
    /// The vendor's logo cannot be read or shown.
    #[error("{} cannot be the vendor's logo, which `vendor.logo` names: {why}", .path.display())]
    Logo {
        /// The file.
        path: PathBuf,
        /// Why not, and what would be right.
        why: String,
    },
    /// Certificate and key cannot be used.
    #[error(transparent)]
    Certificate(#[from] BadCertificate),
    /// An address cannot be listened at.
    #[error("{address} cannot be listened at ({why}): another program may use it already, or it needs a right to")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        why: std::io::Error,
    },
    /// A deed was refused.
    #[error("{0}")]
    Refused(Error),
}

impl From<Error> for CannotStart {
    fn from(error: Error) -> Self {
        match error {
            Error::Fault(fault) => Self::Database(fault),
            error => Self::Refused(error),
        }
    }
}

/// Opens a database and brings its tables up to date. That may wait for a disk or for another node, so it is not done on
/// a thread that others wait for.
pub async fn open_database(target: Target) -> Result<Db, CannotStart> {
    let opened = tokio::task::spawn_blocking(move || Db::open(&target)).await;
    Ok(opened.map_err(|error| Fault::Gone(error.to_string()))??)
}

/// The keys of the installation; made if there are none and the root key is at hand. A database that belongs to other
/// secrets than those in `data` is refused.
pub async fn keys(
    db: &Db,
    vault: &Vault,
    root: Option<&SigningKey>,
    act: Act,
    data: PathBuf,
) -> Result<Keys, CannotStart> {
    enum Found {
        Keys(Box<Keys>),
        Others,
        Nothing,
    }
    let (vault, root) = (vault.clone(), root.cloned());
    let found = db
        .write(move |tx| {
            let mut act = act.clone();
            if !keys::recognise(tx, &mut act, &vault)? {
                return Ok(Found::Others);
            }
            if let (None, Some(root)) = (keys::load(tx, &vault)?, &root) {
                keys::make(tx, &mut act, &vault, root)?;
            }
            let keys = keys::load(tx, &vault)?;
            Ok::<_, Error>(keys.map_or(Found::Nothing, |keys| Found::Keys(Box::new(keys))))
        })
        .await?;
    match found {
        Found::Keys(keys) => Ok(*keys),
        Found::Others => Err(CannotStart::OtherSecrets(data)),
        Found::Nothing => Err(CannotStart::NotMade),
    }
}

/// Reads everything that `config` names and opens the installation; nothing is listened at yet.
pub async fn open(config: &Config, clock: Clock, entropy: Entropy) -> Result<Web, CannotStart> {
    let vendor = vendor(config)?;
    let db = open_database(config.database.clone()).await?;
    let act = Act::new(clock.now(), Who::System, "start", entropy.seed());
    let keys = keys(&db, &vendor.vault, None, act, config.data.clone()).await?;
    let brand = Brand::new(&config.vendor, config.accent, config.logo.as_deref().map(logo).transpose()?);
    let brand = brand.with_links(links(config)?);
    let parts = Parts { db, vendor, keys, clock, entropy, mailbox: None, brand, edge: config.edge.clone() };
    let web = Web::with_limits(parts, config.limits);
    web.renew_catalogue().await?;
    Ok(web)
}

/// The vendor as `config` describes it, its secrets opened.
pub fn vendor(config: &Config) -> Result<claviger_app::Vendor, CannotStart> {
    let secrets = Secrets::open(&config.data, &passphrase(config)).map_err(|why| match why {
        BadSecret::Missing(_) => CannotStart::NoSecrets(config.data.clone()),
        why => CannotStart::Secret(why),
    })?;
    vendor_with(config, Vault::new(&secrets.master))
}

/// The vendor as `config` describes it, with these secrets.
pub fn vendor_with(config: &Config, vault: Vault) -> Result<claviger_app::Vendor, CannotStart> {
    let text = read(&config.catalogue)?;
    let policy = match &config.policy {
        Some(path) => policy::read(&path.display().to_string(), &read(path)?)?,
        None => policy::Policy::default(),
    };
    Ok(claviger_app::Vendor {
        name: config.vendor.clone(),
        address: config.address.clone(),
        catalogue: catalogue::read(&config.catalogue.display().to_string(), &text)?,
        edition: edition::Source::file(text),
        lease_policy: config.lease_policy,
        server_policy: policy.servers,
        transfer_policy: policy.transfers,
        vault,
    })
}

/// The vendor's own links in the navigation, if `config` names a file of them.
pub fn links(config: &Config) -> Result<Links, CannotStart> {
    let Some(path) = &config.links else { return Ok(Links::default()) };
    Links::read(&path.display().to_string(), &read(path)?).map_err(CannotStart::Links)
}

/// Reads the vendor's logo.
fn logo(path: &Path) -> Result<Logo, CannotStart> {
    let unusable = |why: String| CannotStart::Logo { path: path.to_owned(), why };
    let file = std::fs::File::open(path).map_err(|why| unusable(why.to_string()))?;
    let mut content = Vec::new();
    file.take(LARGEST_LOGO as u64 + 1).read_to_end(&mut content).map_err(|why| unusable(why.to_string()))?;
    Logo::read(content).map_err(|why| unusable(why.to_owned()))
}

/// Reads a file that says what is sold, by which rules, or where links lead.
fn read(path: &Path) -> Result<String, CannotStart> {
    let failed = |why| CannotStart::NoCatalogue { path: path.to_owned(), why };
    if std::fs::metadata(path).map_err(failed)?.len() > LARGEST_CATALOGUE {
        return Err(failed(std::io::Error::other("it is larger than any such file")));
    }
    std::fs::read_to_string(path).map_err(failed)
}

/// Where the passphrase of sealed secrets comes from.
#[must_use]
pub fn passphrase(config: &Config) -> PassphraseSource {
    PassphraseSource::find(config.passphrase_file.as_deref())
}

impl Installation {
    /// An installation that does nothing yet.
    #[must_use]
    pub fn new(web: Web) -> Self {
        Self { web, work: JoinSet::new() }
    }

    /// Opens the installation that `config` describes, listens where it says, and sets to work.
    pub async fn start(config: &Config, clock: Clock, entropy: Entropy) -> Result<(Self, Listening), CannotStart> {
        // What is quickest to find wrong comes first.
        let tls = match &config.tls {
            Some(tls) => Some(Tls::load(&tls.certificate, &tls.key)?),
            None => None,
        };
        let main = listen_at(&config.listen).await?;
        let redirects = listen_at(&config.redirect_listen).await?;
        let metrics = listen_at(config.metrics_listen.as_slice()).await?;
        let web = open(config, clock, entropy).await?;

        let mut installation = Self::new(web);
        let mut listening = Listening::default();
        for (listener, address) in main {
            listening.main.push(address);
            installation.work.spawn(serve(installation.web.clone(), listener, tls.clone()));
        }
        for (listener, address) in redirects {
            listening.redirect.push(address);
            installation.work.spawn(redirect(installation.web.clone(), listener));
        }
        for (listener, address) in metrics {
            listening.metrics = Some(address);
            installation.work.spawn(watched(installation.web.clone(), listener));
        }
        if let Some(tls) = tls {
            installation.work.spawn(tls.keep_up(installation.web.stop().clone()));
        }
        installation.set_to_work(MailServer::of(&config.mail));
        if let Some(bounces) = &config.bounces {
            installation.work.spawn(mail::bounces::run(installation.web.clone(), bounces.clone()));
        }
        Ok((installation, listening))
    }

    /// What every request has at hand.
    #[must_use]
    pub fn web(&self) -> &Web {
        &self.web
    }

    /// Answers requests at `listener`.
    pub fn answer(&mut self, listener: TcpListener) {
        self.work.spawn(serve(self.web.clone(), listener, None));
    }

    /// Sends mail by `server` and runs the jobs.
    pub fn set_to_work(&mut self, server: MailServer) {
        self.work.spawn(mail::run(self.web.clone(), server));
        self.work.spawn(jobs::run(self.web.clone()));
    }

    /// Ends it: nothing new is begun, what is under way is finished within bounds, and the database is closed.
    pub async fn stop(mut self) {
        self.web.stop().begin();
        let bound = self.web.edge().leaving + self.web.edge().shutdown + LAST_MOMENT;
        let finish = async { while self.work.join_next().await.is_some() {} };
        if tokio::time::timeout(bound, finish).await.is_err() {
            tracing::warn!(
                "something did not come to its end in time and was cut off; it is taken up again at the next start"
            );
            self.work.shutdown().await;
        }
        contact_writer::finish(&self.web).await;
        // The last handle waits for the threads of the database.
        let web = self.web;
        let _ = tokio::task::spawn_blocking(move || drop(web)).await;
    }
}

async fn listen_at(addresses: &[SocketAddr]) -> Result<Vec<(TcpListener, SocketAddr)>, CannotStart> {
    let mut listeners = Vec::new();
    for address in addresses {
        let failed = |why| CannotStart::Listen { address: *address, why };
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        let bound = listener.local_addr().map_err(failed)?;
        listeners.push((listener, bound));
    }
    Ok(listeners)
}
