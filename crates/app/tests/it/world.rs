//! The world in which the stories happen: a vendor with a distributor and resellers, and a clock that stands still until
//! somebody moves it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;

use claviger_app::act::{Act, Who};
use claviger_app::domain::account::{Account, AccountKind, Role};
use claviger_app::domain::id::{AccountId, OrderId, PoolId, ServerId};
use claviger_app::domain::license::lease::LeasePolicy;
use claviger_app::domain::license::pool::Pool;
use claviger_app::domain::license::server::{Server, ServerPolicy};
use claviger_app::domain::license::version::{OldestOnline, ProductVersion};
use claviger_app::domain::units::Units;
use claviger_app::keys::Keys;
use claviger_app::matrix::{CellChange, Matrix, Saved};
use claviger_app::order::{Addressee, CustomerRequest, LineRequest, OrderView, Placed, Request};
use claviger_app::setup::NewAccount;
use claviger_app::store::engine::{Db, Engine, Row, Tx};
use claviger_app::store::event::Event;
use claviger_app::store::fault::Fault;
use claviger_app::vault::{Link, Vault};
use claviger_app::wire::key::SigningKey;
use claviger_app::{Error, Vendor, catalogue, keys, matrix, order, session, setup, store};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

const CATALOGUE: &str = include_str!("catalogue.toml");

/// The instant at which every story begins.
pub const START: &str = "2026-11-02T09:00:00Z";
/// From where everybody in the stories calls.
pub const ORIGIN: &str = "192.0.2.7";

/// One installation of Claviger.
pub struct World {
    pub db: Db,
    pub vendor: Arc<Vendor>,
    pub keys: Arc<Keys>,
    pub root: SigningKey,
    pub operator: Who,
    pub vendor_account: Account,
    pub distributor: Account,
    /// Buys from the distributor.
    pub reseller: Account,
    /// Buys from the vendor.
    pub other_reseller: Account,
    clock: AtomicI64,
    seeds: AtomicU64,
}

/// Every value of every row, by table and column: to see that nothing changed, or that something is nowhere.
pub type Dump = BTreeMap<String, Vec<Vec<u8>>>;

impl World {
    pub fn new(db: Db) -> Self {
        let vendor = Arc::new(Vendor {
            name: "Imago Software".into(),
            address: "https://licensing.example".into(),
            catalogue: catalogue::read("catalogue.toml", CATALOGUE).unwrap(),
            edition: Default::default(),
            lease_policy: LeasePolicy::default(),
            transfer_policy: Default::default(),
            server_policy: ServerPolicy {
                oldest_online: Some(OldestOnline {
                    version: ProductVersion::read("7.0").unwrap(),
                    name: "Imago Suite 7".into(),
                }),
                ..ServerPolicy::default()
            },
            vault: Vault::new(&[7; 32]),
        });
        let clock = AtomicI64::new(START.parse::<Timestamp>().unwrap().as_microsecond());
        let root = [9; 32];
        let mut seeds = 0_u64;
        let mut system = || {
            seeds += 1;
            act(START.parse().unwrap(), &Who::System, seeds)
        };
        let add = |act: Act, number: &str, kind, name: &str, above, orders_to: Option<&str>| {
            let new = NewAccount {
                number: number.into(),
                kind,
                name: name.into(),
                country: "IT".into(),
                zone: TimeZone::get("Europe/Rome").unwrap(),
                above,
                orders_to: orders_to.map(|email| email.parse().unwrap()),
            };
            db.write(move |tx| setup::account(tx, &mut act.clone(), &new)).wait().unwrap()
        };
        use AccountKind::{Distributor, Reseller, Vendor as Ourselves};
        let vendor_account = add(system(), "V-1", Ourselves, "Imago Software", None, None);
        let distributor =
            add(system(), "D-1", Distributor, "Alpenland Distribution", None, Some("orders@alpenland.example"));
        add(system(), "D-2", Distributor, "Harz Distribution", None, Some("orders@harz.example"));
        let above = Some(distributor.id);
        let reseller = add(system(), "R-1", Reseller, "Belcampo Systems", above, Some("orders@belcampo.example"));
        let other_reseller = add(system(), "R-2", Reseller, "Costa Partner", None, Some("orders@costa.example"));
        add(system(), "R-3", Reseller, "Without An Address", None, None);

        let (making, vaulted) = (system(), Arc::clone(&vendor));
        let made =
            db.write(move |tx| keys::make(tx, &mut making.clone(), &vaulted.vault, &SigningKey::from_seed(&root)));
        made.wait().unwrap();
        let vaulted = Arc::clone(&vendor);
        let keys = db.read(move |tx| keys::load(tx, &vaulted.vault)).wait().unwrap().unwrap();
        let mut world = Self {
            db,
            vendor,
            keys: Arc::new(keys),
            root: SigningKey::from_seed(&root),
            operator: Who::Nobody,
            vendor_account,
            distributor,
            reseller,
            other_reseller,
            clock,
            seeds: AtomicU64::new(seeds),
        };
        world.operator = world.person("olga@imago.example", &world.vendor_account, Role::Operator);
        world
    }

    pub fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.clock.load(Ordering::Relaxed)).unwrap()
    }

    /// The keys as a node sees them that looks now; `keys` are those of one that has not looked since the beginning.
    pub fn keys_now(&self) -> Keys {
        self.sees::<_, Fault>(&Who::System, |tx, _, vendor| keys::load(tx, &vendor.vault)).unwrap().unwrap()
    }

    /// Moves the clock on.
    pub fn pass(&self, time: SignedDuration) {
        self.clock.store((self.now() + time).as_microsecond(), Ordering::Relaxed);
    }

    /// One deed of `who`, here and now.
    pub fn act(&self, who: &Who) -> Act {
        act(self.now(), who, 1_000 + self.seeds.fetch_add(1, Ordering::Relaxed))
    }

    /// Does something that may write.
    pub fn does<T: Send + 'static, E: From<Fault> + Send + 'static>(
        &self,
        who: &Who,
        deed: impl Fn(&mut Tx<'_>, &mut Act, &Vendor) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        let (act, vendor) = (self.act(who), Arc::clone(&self.vendor));
        self.db.write(move |tx| deed(tx, &mut act.clone(), &vendor)).wait()
    }

    /// Looks at something; writing would be a fault.
    pub fn sees<T: Send + 'static, E: From<Fault> + Send + 'static>(
        &self,
        who: &Who,
        look: impl Fn(&mut Tx<'_>, &Act, &Vendor) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        let (act, vendor) = (self.act(who), Arc::clone(&self.vendor));
        self.db.read(move |tx| look(tx, &act, &vendor)).wait()
    }

    /// Somebody with `role` in `account`, signed in.
    pub fn person(&self, email: &str, account: &Account, role: Role) -> Who {
        let (email, account) = (email.parse().unwrap(), account.clone());
        let joined = self.does::<_, Error>(&Who::System, move |tx, act, _| {
            setup::person(tx, act, &email, "Somebody", "no password has this hash", &account, role)?;
            let (person, _) = store::person::find_by_email(tx, &email)?.unwrap();
            let secret = session::open(tx, act, &person, "")?;
            session::who(tx, act, &secret)
        });
        joined.unwrap()
    }

    pub fn place(&self, request: &Request) -> Result<Placed, Error> {
        let request = request.clone();
        self.does(&self.operator, move |tx, act, vendor| order::place(tx, act, vendor, &request))
    }

    /// The secret of the order's present link.
    pub fn secret(&self, id: OrderId) -> String {
        let found = self.sees::<_, Fault>(&Who::System, move |tx, _, _| store::order::find(tx, id)).unwrap().unwrap();
        self.vendor.vault.link_secret(Link::Unlock(id.uuid()), found.link_generation)
    }

    pub fn unlock(&self, id: OrderId, secret: &str) -> Result<OrderView, Error> {
        let secret = secret.to_owned();
        self.does(&Who::LinkHolder, move |tx, act, vendor| order::unlock(tx, act, vendor, id, &secret))
    }

    /// Places and unlocks an order; answers with its customer.
    pub fn deliver(&self, request: &Request) -> AccountId {
        let order = self.place(request).unwrap().order;
        self.unlock(order.id, &self.secret(order.id)).unwrap();
        order.customer
    }

    /// The account with this number.
    pub fn account(&self, number: &'static str) -> Account {
        self.sees::<_, Fault>(&Who::System, move |tx, _, _| store::account::find_by_number(tx, number))
            .unwrap()
            .unwrap()
    }

    pub fn matrix(&self, account: AccountId) -> Matrix {
        self.sees(&self.operator, move |tx, act, vendor| matrix::show(tx, act, vendor, account)).unwrap()
    }

    /// The account's pool of an application in a model.
    pub fn pool(&self, account: AccountId, application: &str, model: &str) -> Pool {
        let fits = |pool: &Pool| pool.key.application == application && pool.key.model.word() == model;
        self.matrix(account).rows.into_iter().map(|row| row.pool).find(fits).unwrap()
    }

    pub fn add_server(&self, who: &Who, account: AccountId, name: &'static str) -> Result<Server, Error> {
        self.does(who, move |tx, act, _| matrix::add_server(tx, act, account, name))
    }

    pub fn save(&self, who: &Who, account: AccountId, cells: &[CellChange]) -> Result<Saved, Error> {
        let cells = cells.to_vec();
        self.does(who, move |tx, act, vendor| matrix::save(tx, act, vendor, account, &cells))
    }

    /// All events there are about `subject`, in no particular order.
    pub fn events(&self, subject: uuid::Uuid) -> Vec<Event> {
        self.sees::<_, Fault>(&Who::System, move |tx, _, _| store::event::about(tx, subject, 1_000)).unwrap()
    }

    /// Compares the account's pools with their ledgers and allocations, and what they hold with what is held of them.
    pub fn audit(&self, account: AccountId) {
        let now = self.now();
        let matrix = self.matrix(account);
        let found = claviger_testkit::checker::check(&self.db, now).unwrap();
        // A story may have broken somebody else's pool on purpose.
        let elsewhere = |wrong: &String| wrong.contains(" of C-") && !wrong.contains(&matrix.account.number);
        assert_eq!(found.wrong.into_iter().filter(|wrong| !elsewhere(wrong)).collect::<Vec<_>>(), Vec::<String>::new());
        for row in matrix.rows {
            let pool = row.pool;
            let id = pool.id;
            let ledger = self.sees::<_, Fault>(&Who::System, move |tx, _, _| store::pool::ledger(tx, id)).unwrap();
            let sum = |signs: &[(&str, i64)]| -> i64 {
                let of = |word: &str| -> u64 {
                    let lines = ledger.iter().filter(|entry| entry.movement.kind.word() == word);
                    lines.map(|entry| entry.movement.units.count()).sum()
                };
                signs.iter().map(|(word, sign)| sign * i64::try_from(of(word)).unwrap()).sum()
            };
            let figure = |units: Units| i64::try_from(units.count()).unwrap();
            assert_eq!(figure(pool.figures.loaded), sum(&[("loaded", 1), ("withdrawn", -1)]));
            let (came, went) = (("merged-in", 1), ("merged-away", -1));
            let used = [("granted", 1), ("left-with", 1), ("freed", -1), ("taken-back", -1), came, went];
            assert_eq!(figure(pool.figures.used), sum(&used));
            let (came, went) = (("releasing-merged-in", 1), ("releasing-merged-away", -1));
            let releasing = [("taken-back", 1), ("left-with", -1), ("released", -1), came, went];
            assert_eq!(figure(pool.figures.releasing), sum(&releasing));

            assert_eq!(pool.figures.used, pool.allocations.iter().map(|one| one.granted).sum());
            assert_eq!(pool.figures.releasing, pool.allocations.iter().map(|one| one.letting_go()).sum());
            assert!(pool.figures.held() <= pool.capacity_at(now), "{:?} of {}", pool.figures, pool.capacity_at(now));
        }
    }

    /// Everything that is stored.
    pub fn dump(&self) -> Dump {
        let columns = match self.db.engine() {
            Engine::Sqlite => {
                "SELECT m.name AS t, c.name AS c FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c
                 WHERE m.type = 'table' AND m.name <> 'refinery_schema_history'"
            }
            Engine::Postgres => {
                "SELECT CAST(table_name AS TEXT) AS t, CAST(column_name AS TEXT) AS c FROM information_schema.columns
                 WHERE table_schema = 'public' AND table_name <> 'refinery_schema_history'"
            }
        };
        let dumped = self.sees::<_, Fault>(&Who::System, move |tx, _, _| {
            let mut dump = Dump::new();
            for row in tx.rows(columns, &[])? {
                let (table, column): (String, String) = (row.get("t")?, row.get("c")?);
                let all = tx.rows(format!("SELECT {column} FROM {table}").leak(), &[])?;
                let mut values: Vec<_> = all.iter().map(|row| bytes(row, &column)).collect();
                values.sort_unstable();
                dump.insert(format!("{table}.{column}"), values);
            }
            Ok(dump)
        });
        dumped.unwrap()
    }

    /// Where `secret` is stored in clear.
    pub fn places_of(&self, secret: &str) -> Vec<String> {
        let raw = claviger_app::wire::key::decode(secret).unwrap_or_default();
        let shows = |cell: &[u8], part: &[u8]| part.len() > 8 && cell.windows(part.len()).any(|window| window == part);
        let holds = |cell: &Vec<u8>| shows(cell, secret.as_bytes()) || shows(cell, &raw);
        self.dump().into_iter().filter(|(_, cells)| cells.iter().any(holds)).map(|(place, _)| place).collect()
    }
}

/// Lets `many` do something at the same moment.
pub fn at_once<T: Send>(many: usize, deed: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let (barrier, deed) = (Barrier::new(many), &deed);
    thread::scope(|scope| {
        let run = |number| {
            let barrier = &barrier;
            scope.spawn(move || {
                barrier.wait();
                deed(number)
            })
        };
        let threads: Vec<_> = (0..many).map(run).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

/// An order of the first reseller for customer `C-1`: 20 perpetual channels of IP Fax.
pub fn order(number: &str) -> Request {
    Request {
        number: number.into(),
        date: "2026-11-02".into(),
        customer: CustomerRequest {
            number: "C-1".into(),
            name: Some("Museo Civico".into()),
            country: "IT".into(),
            time_zone: None,
        },
        reseller: "R-1".into(),
        distributor: None,
        contact: Addressee { email: "anna@museo.example".into(), language: "it".into() },
        recipient: None,
        lines: vec![perpetual("IM120-4L", 5)],
    }
}

/// The same, for another customer by another reseller.
pub fn other_order(number: &str) -> Request {
    let name = Some("Harbour Trust".into());
    Request {
        customer: CustomerRequest { number: "C-2".into(), name, country: "GB".into(), time_zone: None },
        reseller: "R-2".into(),
        contact: Addressee { email: "bill@harbour.example".into(), language: "en".into() },
        ..order(number)
    }
}

pub fn perpetual(sku: &str, items: u32) -> LineRequest {
    let (sku, model) = (sku.into(), "perpetual".into());
    LineRequest { sku, items, model, first: None, last: None, care: None, care_months: None, code: None, price: None }
}

pub fn subscription(sku: &str, items: u32, first: &str, last: &str) -> LineRequest {
    LineRequest {
        model: "subscription".into(),
        first: Some(first.into()),
        last: Some(last.into()),
        care: Some("gold".into()),
        ..perpetual(sku, items)
    }
}

/// A cell that held `seen` and is to hold `wanted`.
pub fn cell(pool: PoolId, server: ServerId, seen: u64, wanted: u64) -> CellChange {
    CellChange { pool, server, seen: units(seen), wanted: units(wanted) }
}

pub fn units(count: u64) -> Units {
    Units::new(count).unwrap()
}

fn act(now: Timestamp, who: &Who, number: u64) -> Act {
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&number.to_le_bytes());
    Act::new(now, who.clone(), ORIGIN, seed)
}

fn bytes(row: &Row, column: &str) -> Vec<u8> {
    let text = row.get::<Option<String>>(column).map(|text| text.map(String::into_bytes));
    let number = || row.get::<Option<i64>>(column).map(|number| number.map(|number| number.to_string().into_bytes()));
    let truth = || row.get::<Option<bool>>(column).map(|truth| truth.map(|truth| truth.to_string().into_bytes()));
    let id = || row.get::<Option<uuid::Uuid>>(column).map(|id| id.map(|id| id.into_bytes().to_vec()));
    let raw = || row.get::<Option<Vec<u8>>>(column);
    text.or_else(|_| number()).or_else(|_| truth()).or_else(|_| raw()).or_else(|_| id()).unwrap().unwrap_or_default()
}
