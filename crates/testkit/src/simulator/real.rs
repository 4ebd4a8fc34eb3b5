//! The real thing: the deeds of `claviger_app` on one database, by one node or by several, and products with keys of
//! their own that check what they are given.

mod deeds;
mod devices;
mod editions;
mod look;
mod products;
mod stock;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use claviger_app::act::{Act, Who};
use claviger_app::domain::account::{Account, AccountKind, Email, Membership, Person, Role};
use claviger_app::domain::id::{ActivationKeyId, DeviceKeyId, Id, LicenseId, OrderId, ServerId, TransferId};
use claviger_app::domain::license::lease::LeasePolicy;
use claviger_app::domain::license::server::ServerPolicy;
use claviger_app::keys::{self, Keys};
use claviger_app::setup::{self, NewAccount};
use claviger_app::vault::Vault;
use claviger_app::wire::activation::Session;
use claviger_app::wire::key::{KEY_SET, KeySet, SigningKey};
use claviger_app::{Error, Vendor, catalogue};
use claviger_store::engine::{Db, Target, Tx};
use claviger_store::fault::Fault;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tempfile::TempDir;
use uuid::Uuid;

use super::deed::LicenseNo;
use super::{PARTNERS, ZONES, model};
use crate::checker;
use crate::engines::Scratch;
pub use look::Sight;

const CATALOGUE: &str = include_str!("catalogue.toml");

/// Where a simulated installation has its database.
pub enum Place {
    /// A file in memory, where there is such a place: what is shown is not shown by a disk.
    Sqlite(TempDir),
    /// A database of its own on the server for tests.
    Postgres(Scratch),
}

/// The real thing.
pub struct Real {
    /// Each opened the same database by itself.
    nodes: Vec<Db>,
    /// By the configured catalogue; which one applies, each node looks up on its shelf.
    vendor: Arc<Vendor>,
    shelves: Vec<editions::Shelf>,
    /// Whether the nodes are yet to hear of another edition.
    has_news: bool,
    keys: Arc<Keys>,
    key_set: KeySet,
    operator: Who,
    people: Vec<Person>,
    accounts: Vec<Account>,
    installs: Vec<SigningKey>,
    orders: BTreeMap<u32, OrderId>,
    licenses: BTreeMap<LicenseNo, LicenseId>,
    /// Activation keys with their codes.
    activation_keys: BTreeMap<LicenseNo, (ActivationKeyId, String)>,
    device_keys: BTreeMap<u32, DeviceKeyId>,
    offers: BTreeMap<u32, TransferId>,
    /// The numbers of editions.
    editions: BTreeMap<u32, u64>,
    servers: BTreeMap<u32, ServerId>,
    /// By server and number.
    tokens: BTreeMap<(u32, u64), String>,
    sessions: Vec<Session>,
    /// Sums of each pool's ledger so far: loaded, used, reserved, releasing.
    ledgers: BTreeMap<Uuid, [i64; 4]>,
    deeds: u64,
    #[expect(dead_code, reason = "held for its end: dropping it removes the database")]
    place: Place,
}

impl Place {
    /// A place for a database in SQLite: a folder in memory if the machine has one, a temporary one if not.
    ///
    /// # Errors
    ///
    /// If no folder can be made.
    pub fn sqlite() -> std::io::Result<Self> {
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory)? } else { tempfile::tempdir()? };
        Ok(Self::Sqlite(folder))
    }

    fn target(&self) -> Target {
        match self {
            Self::Sqlite(folder) => Target::Sqlite(folder.path().join("claviger.db")),
            Self::Postgres(scratch) => scratch.target().clone(),
        }
    }
}

impl Real {
    /// A new installation with its accounts, at the first instant; `salt` tells its randomness from that of others.
    ///
    /// # Errors
    ///
    /// If the database cannot be made.
    pub fn new(place: Place, nodes: usize, now: i64, installs: u8, salt: u64) -> Result<Self, Error> {
        let nodes = (0..nodes.max(1)).map(|_| Db::open(&place.target())).collect::<Result<Vec<_>, _>>()?;
        let unusable = |why: catalogue::Unusable| Fault::Gone(format!("the simulator's catalogue: {why:?}"));
        let vendor = Arc::new(Vendor {
            name: "Simulated Software".into(),
            address: "https://licensing.example".into(),
            catalogue: catalogue::read("catalogue.toml", CATALOGUE).map_err(unusable)?,
            edition: Default::default(),
            lease_policy: LeasePolicy::default(),
            server_policy: ServerPolicy::default(),
            transfer_policy: Default::default(),
            vault: Vault::new(&[7; 32]),
        });
        let root = SigningKey::from_seed(&[9; 32]);
        let beginning = (Arc::clone(&vendor), root.clone(), instant(now));
        let made = nodes[0].write(move |tx| begin(tx, &beginning.0, &beginning.1, beginning.2));
        let (accounts, keys) = made.wait()?;
        let statement = root.public().verify(KEY_SET, &keys.statement);
        let key_set = statement.map_err(|_| Fault::Gone("the root key's statement cannot be verified".into()))?;
        let people =
            (1..).zip(&accounts).map(|(at, account)| person(at, &account.number)).collect::<Result<Vec<_>, _>>()?;
        let (known, beginning) = (people.clone(), instant(now));
        let stored = nodes[0].write::<_, Fault, _>(move |tx| {
            known
                .iter()
                .try_for_each(|one| claviger_store::person::add(tx, one, "no password has this hash", beginning))
        });
        stored.wait()?;
        let vendor_account = Membership { account: accounts[0].id, kind: AccountKind::Vendor, role: Role::Operator };
        let key = |number: u8| {
            let mut seed = [number; 32];
            seed[..8].copy_from_slice(&salt.to_le_bytes());
            SigningKey::from_seed(&seed)
        };
        Ok(Self {
            shelves: vec![editions::Shelf::default(); nodes.len()],
            has_news: false,
            nodes,
            vendor,
            keys: Arc::new(keys),
            key_set,
            operator: Who::Person(people[0].clone(), vec![vendor_account]),
            people,
            accounts,
            installs: (0..installs).map(key).collect(),
            orders: BTreeMap::new(),
            licenses: BTreeMap::new(),
            activation_keys: BTreeMap::new(),
            device_keys: BTreeMap::new(),
            offers: BTreeMap::new(),
            editions: BTreeMap::new(),
            servers: BTreeMap::new(),
            tokens: BTreeMap::new(),
            sessions: Vec::new(),
            ledgers: BTreeMap::new(),
            deeds: salt << 32,
            place,
        })
    }

    /// Looks through the whole database.
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub fn check(&self, now: i64) -> Result<checker::Found, Fault> {
        checker::check(&self.nodes[0], instant(now))
    }

    /// A deed of `who` in one of the networks, with randomness like no other's.
    fn act(&mut self, who: Who, network: u8, now: i64) -> Act {
        self.deeds += 1;
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&self.deeds.to_le_bytes());
        Act::new(instant(now), who, format!("192.0.2.{}", 7 + network), seed)
    }

    /// The number of one of the nodes, each in its turn.
    fn node(&self) -> usize {
        usize::try_from(self.deeds).unwrap_or_default() % self.nodes.len()
    }

    /// Somebody of an account's own.
    fn somebody_of(&self, account: u8) -> Who {
        let at = usize::from(account) + 2;
        let Account { id, kind, .. } = self.accounts[at];
        let membership = Membership { account: id, kind, role: Role::Administrator };
        Who::Person(self.people[at].clone(), vec![membership])
    }

    /// One of them, the first being that somebody.
    fn one_of(&self, account: u8, person: u8) -> Who {
        match self.somebody_of(account) {
            Who::Person(known, memberships) if person > 0 => {
                let id = Id::new(instant(0), [100 + person, account, 0, 0, 0, 0, 0, 0, 0, 0]);
                Who::Person(Person { id, ..known }, memberships)
            }
            somebody => somebody,
        }
    }

    fn account(&self, customer: u8) -> &Account {
        &self.accounts[usize::from(customer) + 2]
    }

    fn server(&self, number: u32) -> ServerId {
        self.servers.get(&number).copied().unwrap_or_else(nobody)
    }
}

/// The vendor, a reseller, the customers, the partners that have stock; and the keys.
fn begin(tx: &mut Tx<'_>, vendor: &Vendor, root: &SigningKey, now: Timestamp) -> Result<(Vec<Account>, Keys), Error> {
    let mut act = Act::new(now, Who::System, "simulator", [3; 32]);
    let address = |text: &str| text.parse::<Email>().map_err(|_| Fault::Gone("an address is none".into()));
    let mut accounts = Vec::new();
    let others = (0..).zip(ZONES).map(|(number, zone)| match number {
        0..PARTNERS => (format!("C-{number}"), AccountKind::Customer, zone),
        PARTNERS.. => (format!("S-{number}"), AccountKind::Reseller, zone),
    });
    let sellers = [("V-1".to_owned(), AccountKind::Vendor, "UTC"), ("R-1".to_owned(), AccountKind::Reseller, "UTC")];
    for (number, kind, zone) in sellers.into_iter().chain(others) {
        let new = NewAccount {
            name: format!("Account {number}"),
            number,
            kind,
            country: "IT".into(),
            zone: TimeZone::get(zone).unwrap_or(TimeZone::UTC),
            above: None,
            orders_to: Some(address("orders@reseller.example")?),
        };
        accounts.push(setup::account(tx, &mut act, &new)?);
    }
    keys::make(tx, &mut act, &vendor.vault, root)?;
    let keys = keys::load(tx, &vendor.vault)?.ok_or_else(|| Fault::Gone("there are no keys".into()))?;
    Ok((accounts, keys))
}

fn person(at: u8, account: &str) -> Result<Person, Error> {
    let email = format!("somebody@{}.example", account.to_lowercase());
    Ok(Person {
        id: Id::new(instant(0), [at; 10]),
        email: email.parse().map_err(|_| Fault::Gone("an address is none".into()))?,
        name: format!("Somebody of {account}"),
        language: claviger_app::domain::account::Language::English,
    })
}

/// An id that nothing has.
fn nobody<K>() -> Id<K> {
    Id::from_uuid(Uuid::max())
}

/// An instant of the model.
pub(super) fn instant(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Seconds of the model.
fn seconds(micros: i64) -> i64 {
    micros.div_euclid(model::SECOND)
}
