//! What is done to an installation from its own machine: making it, letting operators in, handing out keys.
//!
//! Whoever can read the secrets in the data folder may do anything, so nobody is asked who they are.

use std::path::{Path, PathBuf};

use claviger_app::act::{Act, Who};
pub use claviger_app::agreement::Agreement;
use claviger_app::agreement::Draft;
use claviger_app::domain::account::{AccountKind, Email};
use claviger_app::domain::sorting::{self, Part};
use claviger_app::operator::{self, Hand};
use claviger_app::setup::{self, NewAccount};
use claviger_app::store::fault::Fault;
use claviger_app::store::schema;
use claviger_app::vault::Vault;
use claviger_app::{Error, agreement, api_key as keys_of_programs, edition, keys, operation};
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use crate::clock::{Clock, Entropy};
use crate::config::Config;
use crate::installation::{self, CannotStart, passphrase, vendor_with};
use crate::secrets::{self, BadSecret, Kept, MASTER_FILE, Secrets};

/// The file in the data folder that holds the public half of the root key.
pub const ROOT_PUBLIC_FILE: &str = "root.jwk";
/// How many versions of the license agreement are listed at the most.
const MOST_AGREEMENTS: u32 = 1_000;
/// From where, in the event log.
const ORIGIN: &str = "command line";

/// How an installation is to be made.
#[derive(Debug, Clone)]
pub struct Beginning {
    /// Who is to be the first operator.
    pub operator: Email,
    /// How the invitation reaches them.
    pub hand: Hand,
    /// Where the root key is to be written; it is taken away from there.
    pub root_key: PathBuf,
    /// The vendor's number in its own books.
    pub number: String,
    /// Its country.
    pub country: String,
    /// Where its days begin and end.
    pub zone: TimeZone,
    /// Whether the secrets are to be sealed by the passphrase.
    pub seal: bool,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The link that lets the first operator in.
    pub invitation: String,
    /// The root key's file, to be taken away.
    pub root_key: PathBuf,
    /// Its public half, for products.
    pub root_public: PathBuf,
    /// Its name.
    pub root_name: String,
    /// Whether the secrets are sealed.
    pub is_sealed: bool,
}

/// Makes an installation: secrets, root key, signing key, the vendor's account and an invitation to its first operator.
/// Whoever was interrupted does it again; an installation that was made is left as it is.
pub async fn init(
    config: &Config,
    beginning: Beginning,
    clock: &Clock,
    entropy: &Entropy,
) -> Result<Made, CannotStart> {
    // Mistakes in the catalogue are told before anything is made.
    vendor_with(config, Vault::new(&[0; 32]))?;
    let source = passphrase(config);
    // A database that has its secrets elsewhere gets no second ones.
    let secrets = match belongs_to_secrets(config).await? {
        true => Secrets::open(&config.data, &source)?,
        false => Secrets::open_or_make(&config.data, &source, entropy)?,
    };
    let master_file = config.data.join(MASTER_FILE);
    if beginning.seal && secrets::kept(&master_file)? == Kept::Plain {
        secrets::seal(&master_file, &source, entropy)?;
    }
    let db = installation::open_database(config.database.clone()).await?;
    let is_made = db.read(|tx| Ok::<_, Error>(operation::ready(tx)?.keys)).await?;
    if is_made {
        return Err(CannotStart::MadeAlready);
    }
    let root = match secrets::root_key(&beginning.root_key, &source) {
        Err(BadSecret::Missing(file)) => secrets::make_root_key(&file, entropy)?,
        root => root?,
    };
    let root_public = config.data.join(ROOT_PUBLIC_FILE);
    secrets::publish_root_key(&root.public(), &root_public)?;
    let root_name = root.public().thumbprint();

    let vendor = vendor_with(config, Vault::new(&secrets.master))?;
    let account = NewAccount {
        number: beginning.number,
        kind: AccountKind::Vendor,
        name: config.vendor.clone(),
        country: beginning.country,
        zone: beginning.zone,
        above: None,
        orders_to: None,
    };
    let act = Act::new(clock.now(), Who::System, ORIGIN, entropy.seed());
    let (operator, hand) = (beginning.operator, beginning.hand);
    // All of it or nothing: a vendor without keys, or keys without anybody who may use them, would be of no use.
    let invitation = db
        .write(move |tx| {
            let mut act = act.clone();
            if !keys::recognise(tx, &mut act, &vendor.vault)? {
                return Ok(None);
            }
            setup::account(tx, &mut act, &account)?;
            keys::make(tx, &mut act, &vendor.vault, &root)?;
            operator::invite(tx, &mut act, &vendor, &operator, hand).map(Some)
        })
        .await;
    let invitation =
        invitation.map_err(CannotStart::from)?.ok_or_else(|| CannotStart::OtherSecrets(config.data.clone()))?;
    let is_sealed = secrets::kept(&master_file)? == Kept::Sealed;
    Ok(Made { invitation, root_key: beginning.root_key, root_public, root_name, is_sealed })
}

/// Whether the database belongs to certain secrets already. One that is not there yet, or holds nothing, does not.
async fn belongs_to_secrets(config: &Config) -> Result<bool, CannotStart> {
    let target = config.database.clone();
    let looked = tokio::task::spawn_blocking(move || schema::look(&target)).await;
    let standing = looked.map_err(|error| Fault::Gone(error.to_string()))??;
    if standing.is_none_or(|standing| standing.version == 0) {
        return Ok(false);
    }
    let db = installation::open_database(config.database.clone()).await?;
    Ok(db.read(|tx| Ok::<_, Error>(operation::is_made(tx)?)).await?)
}

/// Invites somebody to be an operator; answers with the link that lets them in.
pub async fn invite(
    config: &Config,
    operator: Email,
    hand: Hand,
    clock: Clock,
    entropy: Entropy,
) -> Result<String, CannotStart> {
    let web = installation::open(config, clock, entropy).await?;
    let act = web.act(Who::System, ORIGIN);
    let link = web.write(&act, move |tx, act, vendor| operator::invite(tx, act, vendor, &operator, hand)).await?;
    Ok(link)
}

/// Makes a key by which a program of the vendor's acts over the API; answers with its secret, which is told once.
pub async fn api_key(
    config: &Config,
    name: String,
    lasts: SignedDuration,
    clock: Clock,
    entropy: Entropy,
) -> Result<String, CannotStart> {
    let web = installation::open(config, clock, entropy).await?;
    let act = web.act(Who::System, ORIGIN);
    let made = web.write(&act, move |tx, act, _| {
        let membership = operator::membership(tx, act)?;
        keys_of_programs::issue(tx, act, &name, membership, lasts)
    });
    Ok(made.await?)
}

/// Publishes a version of the license agreement; with `check`, only looks whether it could be. (P-01)
pub async fn publish_agreement(
    config: &Config,
    draft: Draft,
    check: bool,
    clock: Clock,
    entropy: Entropy,
) -> Result<(), CannotStart> {
    let web = installation::open(config, clock, entropy).await?;
    let act = web.act(Who::System, ORIGIN);
    let done = if check {
        web.read(&act, move |tx, act, _| agreement::review(tx, act, &draft).map(drop)).await
    } else {
        web.write(&act, move |tx, act, _| agreement::publish(tx, act, &draft).map(drop)).await
    };
    Ok(done?)
}

/// The versions of the license agreement, the newest first, each with how often it was accepted. (P-01)
pub async fn agreements(config: &Config, clock: Clock, entropy: Entropy) -> Result<Vec<(Agreement, u64)>, CannotStart> {
    let web = installation::open(config, clock, entropy).await?;
    let act = web.act(Who::System, ORIGIN);
    Ok(web.read(&act, |tx, act, _| agreement::list(tx, act, &Part::first(MOST_AGREEMENTS)).map(sorting::rows)).await?)
}

/// Publishes an edition of the catalogue; with `check`, only looks whether it could be. Answers with its number, or the one
/// it would have no number for: `None`; and with what it changes.
pub async fn publish_catalogue(
    config: &Config,
    draft: edition::Draft,
    check: bool,
    clock: Clock,
    entropy: Entropy,
) -> Result<(Option<u64>, edition::Review), CannotStart> {
    let web = installation::open(config, clock, entropy).await?;
    let act = web.act(Who::System, ORIGIN);
    if check {
        let review = web.read(&act, move |tx, act, vendor| edition::review(tx, act, vendor, &draft)).await?;
        return Ok((None, review));
    }
    let published = web.write(&act, move |tx, act, vendor| {
        let review = edition::review(tx, act, vendor, &draft)?;
        Ok((edition::publish(tx, act, vendor, &draft)?.edition.number, review))
    });
    let (number, review) = published.await?;
    Ok((Some(number), review))
}

/// The document of the catalogue that applies, or of an edition.
pub async fn catalogue_document(
    config: &Config,
    number: Option<u64>,
    clock: Clock,
    entropy: Entropy,
) -> Result<String, CannotStart> {
    let web = installation::open(config, clock, entropy).await?;
    let act = web.act(Who::System, ORIGIN);
    let document = web.read(&act, move |tx, act, vendor| match number {
        Some(number) => edition::document(tx, act, number),
        None => Ok(edition::current(tx, act, vendor)?.document),
    });
    Ok(document.await?)
}

/// Whether a file lies in the data folder: what is to be kept apart does not.
#[must_use]
pub fn is_in_data(config: &Config, file: &Path) -> bool {
    let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    whole(file).starts_with(whole(&config.data))
}
