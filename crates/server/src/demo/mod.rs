//! The demonstration: a whole installation on this machine, with a vendor, a reseller, a customer, and a mailbox that
//! shows the mails which would have gone out.
//!
//! It listens on the loopback address only: everybody's password is known.

mod data_set;
mod story;
mod term;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use claviger_app::act::{Act, Who};
use claviger_app::domain::account::{AccountKind, Membership, Role};
use claviger_app::domain::license::lease::LeasePolicy;
use claviger_app::store::engine::Target;
use claviger_app::store::fault::Fault;
use claviger_app::vault::Vault;
use claviger_app::wire::key::PublicKey;
use claviger_app::{Error, Vendor, api_key, edition};
use jiff::SignedDuration;
use tokio::net::TcpListener;

pub use data_set::{DataSet, NoSuchSet};
pub use story::SignIn;

use crate::brand::Brand;
use crate::clock::{Clock, Entropy};
use crate::config::MailTls;
use crate::edge::Edge;
use crate::installation::{self, CannotStart, Installation};
use crate::mail::{MailServer, Mailbox};
use crate::secrets::{self, BadSecret, PassphraseSource, Secrets};
use crate::web::{Parts, Web};

/// How long the key of `--admin-key` is good.
const ADMIN_KEY_LASTS: SignedDuration = SignedDuration::from_hours(30 * 24);

/// How a demonstration is to be run.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where its secrets are kept, and its database if that is a file.
    pub data: PathBuf,
    /// The database; a file in `data` by default.
    pub database: Option<Target>,
    /// The port to listen on; 0 for any that is free.
    pub port: u16,
}

/// A demonstration that is running.
pub struct Demo {
    /// Where it listens: `http://127.0.0.1:8080`.
    pub address: String,
    /// The vendor's name.
    pub vendor: String,
    /// Who can sign in.
    pub sign_ins: Vec<SignIn>,
    /// The vendor's root key, public half.
    pub root_key: PublicKey,
    /// Where that key lies as a file, for the agent.
    pub root_key_file: PathBuf,
    installation: Installation,
    operator: Membership,
}

/// Why the demonstration cannot be run.
#[derive(Debug, thiserror::Error)]
pub enum CannotRun {
    /// The database does not open, or is not ours.
    #[error("{0}")]
    Database(#[from] Fault),
    /// A deed of the story was refused.
    #[error("the demonstration's own data was refused: {0}")]
    Story(String),
    /// A secret cannot be read or written.
    #[error(transparent)]
    Secret(#[from] BadSecret),
    /// The database belongs to other secrets.
    #[error(
        "the database was made with other secrets than those in {0}: name the folder it was made with by --data, or \
         another database"
    )]
    OtherSecrets(PathBuf),
    /// The database holds the data of the other vendor, or of both.
    #[error(
        "this database was made with the data set {0}: choose it by --data-set, or name another folder by --data or another \
         database"
    )]
    OtherData(DataSet),
    /// The port is taken, or may not be used.
    #[error("port {port} cannot be listened on ({why}): name another one by --port, or 0 for any")]
    Port {
        /// The port.
        port: u16,
        /// What the system said.
        why: std::io::Error,
    },
}

impl From<CannotStart> for CannotRun {
    fn from(why: CannotStart) -> Self {
        match why {
            CannotStart::Database(fault) => Self::Database(fault),
            CannotStart::Secret(secret) => Self::Secret(secret),
            CannotStart::OtherSecrets(folder) => Self::OtherSecrets(folder),
            why => Self::Story(why.to_string()),
        }
    }
}

impl Demo {
    /// Starts a demonstration of both vendors; what is there already stays.
    pub async fn start(options: &Options) -> Result<Self, CannotRun> {
        Self::start_with(options, DataSet::default()).await
    }

    /// Starts a demonstration with the data of either vendor, or of both; what is there already stays.
    pub async fn start_with(options: &Options, set: DataSet) -> Result<Self, CannotRun> {
        let (clock, entropy) = (Clock::of_the_machine(), Entropy::of_the_machine());
        let listener = listen(options.port).await?;
        let address = listener.local_addr().map_err(|why| CannotRun::Port { port: options.port, why })?;
        let passphrase = PassphraseSource::find(None);
        let secrets = Secrets::open_or_make(&options.data, &passphrase, &entropy)?;
        // A real vendor keeps the root key elsewhere.
        let root_file = options.data.join("root/root.key");
        let root = match secrets::root_key(&root_file, &passphrase) {
            Err(BadSecret::Missing(_)) => secrets::make_root_key(&root_file, &entropy)?,
            root => root?,
        };
        let root_key_file = options.data.join("root.jwk");
        secrets::publish_root_key(&root.public(), &root_key_file)?;
        let target = options.database.clone().unwrap_or_else(|| Target::Sqlite(options.data.join("claviger.db")));
        let db = installation::open_database(target).await?;

        let (catalogue, document) = set.catalogue().map_err(CannotRun::Story)?;
        let policy = set.policy().map_err(CannotRun::Story)?;
        let story = story::Story::read(set, &catalogue).map_err(CannotRun::Story)?;
        let told = db.read(story::told).await.map_err(|error: Error| CannotRun::Story(error.to_string()))?;
        if let Some(told) = told.filter(|told| *told != set) {
            return Err(CannotRun::OtherData(told));
        }
        let vendor = Vendor {
            name: story.vendor().to_owned(),
            address: format!("http://{address}"),
            catalogue,
            edition: edition::Source::file(document),
            lease_policy: LeasePolicy::default(),
            server_policy: policy.servers,
            transfer_policy: policy.transfers,
            vault: Vault::new(&secrets.master),
        };
        let act = Act::new(clock.now(), Who::System, "start", entropy.seed());
        let keys = installation::keys(&db, &vendor.vault, Some(&root), act, options.data.clone()).await?;

        let mailbox = Mailbox::default();
        let (kept, edge) = (Some(mailbox.clone()), Edge::default());
        let brand = Brand::new(story.vendor(), None, None).with_links(set.links().map_err(CannotRun::Story)?);
        let web = Web::new(Parts { db, vendor, keys, clock: clock.clone(), entropy, mailbox: kept, brand, edge });
        web.renew_catalogue().await?;
        let mut installation = Installation::new(web);
        let operator = story.tell(installation.web()).await.map_err(|error| CannotRun::Story(error.to_string()))?;

        let smtp = listen(0).await?;
        let port = smtp.local_addr().map_err(|why| CannotRun::Port { port: 0, why })?.port();
        tokio::spawn(mailbox.serve(smtp, clock));
        let from = format!("{} <licenses@claviger.example>", story.vendor());
        let from = from.parse().map_err(|error| CannotRun::Story(format!("the sender's address: {error}")))?;
        installation.set_to_work(MailServer {
            host: "127.0.0.1".into(),
            port,
            tls: MailTls::None,
            ca: None,
            credentials: None,
            from,
        });
        installation.answer(listener);
        Ok(Self {
            address: format!("http://{address}"),
            vendor: story.vendor().to_owned(),
            sign_ins: story.sign_ins(),
            root_key: root.public(),
            root_key_file,
            installation,
            operator,
        })
    }

    /// The mailbox.
    ///
    /// # Panics
    /// Never: a demonstration has one.
    #[must_use]
    pub fn mailbox(&self) -> &Mailbox {
        self.installation.web().mailbox().expect("a demonstration has a mailbox")
    }

    /// The clock, which can be moved.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        self.installation.web().clock()
    }

    /// How much is remembered of servers that have called. (L-19)
    #[must_use]
    pub fn remembered(&self) -> crate::contacts::Size {
        self.installation.web().contacts().size()
    }

    /// Every route of the demonstration, to be asked what it holds.
    pub fn routes(&self) -> axum::Router {
        crate::serve::routes(self.installation.web())
    }

    /// A fresh key to the API for programs of the vendor; shown once.
    pub async fn make_admin_key(&self) -> Result<String, Error> {
        let membership = self.operator;
        let web = self.installation.web();
        let act = web.act(Who::System, "command line");
        web.write(&act, move |tx, act, _| api_key::issue(tx, act, "demonstration", membership, ADMIN_KEY_LASTS)).await
    }

    /// Stops listening and waits for what is under way.
    pub async fn stop(self) -> std::io::Result<()> {
        self.installation.stop().await;
        Ok(())
    }
}

async fn listen(port: u16) -> Result<TcpListener, CannotRun> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    TcpListener::bind(address).await.map_err(|why| CannotRun::Port { port, why })
}

/// The membership by which the vendor's programs act.
fn operator(account: claviger_app::domain::id::AccountId) -> Membership {
    Membership { account, kind: AccountKind::Vendor, role: Role::Operator }
}
