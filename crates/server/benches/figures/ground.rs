//! An installation to measure, with as many servers as are wanted: each account has ten, and ten licenses.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use claviger_server::app::act::{Act, Who};
use claviger_server::app::domain::account::{AccountKind, Membership, Role};
use claviger_server::app::domain::id::{AccountId, ServerId};
use claviger_server::app::domain::license::lease::LeasePolicy;
use claviger_server::app::domain::license::server::ServerPolicy;
use claviger_server::app::setup::{self, NewAccount};
use claviger_server::app::vault::Vault;
use claviger_server::app::{Error, Vendor, api_key, catalogue};
use claviger_server::brand::Brand;
use claviger_server::clock::{Clock, Entropy};
use claviger_server::connections::{self, Manners};
use claviger_server::edge::Edge;
use claviger_server::installation;
use claviger_server::jobs;
use claviger_server::limits::{Limits, Policy};
use claviger_server::store::binds;
use claviger_server::store::engine::{Db, Target, Tx};
use claviger_server::store::fault::Fault;
use claviger_server::web::{Parts, Web};
use claviger_server::wire::key::SigningKey;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use uuid::Uuid;

const CATALOGUE: &str = include_str!("../../../../data/demonstration/catalogue.toml");
/// The installations' key: one for all, since nobody here tells one from another by it.
pub const INSTALLATION: [u8; 32] = [3; 32];
/// How many accounts one transaction makes.
const AT_ONCE: u32 = 500;
/// How many servers and how many licenses an account has.
pub const EACH: u32 = 10;
/// Far from every instant at which something would have to be renewed.
const LATER: SignedDuration = SignedDuration::from_hours(24 * 365);

/// How much is measured.
pub struct Sizes {
    /// The registered servers of a small installation.
    pub few: u32,
    /// And of a large one.
    pub many: u32,
    /// How many rounds a median is taken of.
    pub rounds: u32,
    /// Requests in one round of check-ins.
    pub check_ins: u32,
    /// Requests in one round of renewals; fewer than servers.
    pub renewals: u32,
}

impl Sizes {
    pub fn quick() -> Self {
        Self { few: 1_000, many: 50_000, rounds: 5, check_ins: 8_000, renewals: 1_000 }
    }

    pub fn full() -> Self {
        Self { few: 1_000, many: 1_000_000, rounds: 15, check_ins: 20_000, renewals: 1_000 }
    }

    /// Whether this is as much as the goals speak of.
    pub fn is_full(&self) -> bool {
        self.many >= 1_000_000
    }
}

/// An installation that serves.
pub struct Ground {
    pub web: Web,
    pub db: Db,
    pub address: SocketAddr,
    pub signing: SigningKey,
    pub servers: u32,
    /// A key to the API that may do everything.
    pub key: String,
}

impl Ground {
    /// Makes an installation with so many servers and lets it serve from `runtime`.
    pub fn lay(runtime: &Runtime, file: &Path, servers: u32) -> Self {
        let (clock, entropy) = (Clock::of_the_machine(), Entropy::of_the_machine());
        let (target, vault) = (Target::Sqlite(file.to_owned()), Vault::new(&[5; 32]));
        let web = runtime.block_on(runtime.spawn(async move {
            let db = installation::open_database(target).await.expect("a fresh database");
            let act = Act::new(clock.now(), Who::System, "bench", entropy.seed());
            let root = SigningKey::from_seed(&[6; 32]);
            let keys = installation::keys(&db, &vault, Some(&root), act, "bench".into()).await.expect("keys");
            let vendor = Vendor {
                name: "Bench".into(),
                address: "https://licensing.example".into(),
                catalogue: catalogue::read("catalogue.toml", CATALOGUE).expect("the demonstration's catalogue"),
                edition: Default::default(),
                lease_policy: LeasePolicy::default(),
                server_policy: ServerPolicy::default(),
                transfer_policy: Default::default(),
                vault,
            };
            let brand = Brand::new(&vendor.name, None, None);
            let (mailbox, edge) = (None, Edge::default());
            let parts = Parts { db: db.clone(), vendor, keys, clock, entropy, mailbox, brand, edge };
            // Whoever measures calls more often than anybody may.
            let calls = Policy { quota: 1_000_000_000, window_secs: 60 };
            (Web::with_limits(parts, Limits { calls, ..Limits::default() }), db)
        }));
        let (web, db) = web.expect("an installation");
        let signing = web.keys().signing(web.clock().now()).expect("a signing key").clone();
        let key = make_key(&web, runtime);
        fill(&db, web.clock().now(), servers);
        runtime.spawn(jobs::run(web.clone()));
        let (address, listener) = listener(runtime);
        runtime.spawn(claviger_server::serve::serve(web.clone(), listener, None));
        Self { web, db, address, signing, servers, key }
    }

    /// Lets something else be served with the manners of this installation.
    pub fn serve(&self, runtime: &Runtime, routes: axum::Router) -> SocketAddr {
        let manners = Manners {
            edge: self.web.edge().clone(),
            tls: None,
            stop: self.web.stop().clone(),
            metrics: self.web.metrics().clone(),
        };
        let (address, listener) = listener(runtime);
        runtime.spawn(connections::answer(listener, routes, manners));
        address
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        self.web.stop().begin();
    }
}

/// The id of the server with this number.
pub fn server(number: u32) -> ServerId {
    ServerId::from_uuid(id(5, number))
}

/// The id of the account with this number.
pub fn account(number: u32) -> AccountId {
    AccountId::from_uuid(id(1, number))
}

/// What has the number `number` among things of one kind: its last bytes look as random as those of any id.
pub fn id(kind: u8, number: u32) -> Uuid {
    let mixed = u64::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut bytes = [0; 16];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    (bytes[4], bytes[6], bytes[8]) = (kind, 0x70, 0x80);
    bytes[9..].copy_from_slice(&mixed.to_be_bytes()[..7]);
    Uuid::from_bytes(bytes)
}

/// Fills a database with so many servers, all bound, with what they need to get leases.
pub fn fill(db: &Db, now: Timestamp, servers: u32) {
    let key = SigningKey::from_seed(&INSTALLATION).public();
    let accounts = servers.div_ceil(EACH);
    let reseller = id(9, 0);
    let first = db.write(move |tx| -> Result<(), Fault> {
        if tx.row("SELECT id FROM account WHERE id = $1", binds![reseller])?.is_none() {
            add_account(tx, reseller, "BENCH-R", "reseller", now)?;
        }
        Ok(())
    });
    first.wait().expect("a reseller");
    for from in (0..accounts).step_by(AT_ONCE as usize) {
        let some = db.write(move |tx| -> Result<(), Fault> {
            for number in from..(from + AT_ONCE).min(accounts) {
                add_customer(tx, number, reseller, key.as_bytes(), now)?;
            }
            Ok(())
        });
        some.wait().expect("accounts with their servers");
    }
}

fn add_account(tx: &mut Tx<'_>, id: Uuid, number: &str, kind: &str, now: Timestamp) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO account (id, number, kind, name, country, zone, language, created_at, folded_name)
         VALUES ($1, $2, $3, $2, 'IT', 'Europe/Rome', 'en', $4, $2)",
        binds![id, number, kind, now],
    )?;
    Ok(())
}

/// A customer with an order of ten licenses, and ten servers that have a unit each of what the first one brought.
fn add_customer(tx: &mut Tx<'_>, number: u32, reseller: Uuid, key: &[u8], now: Timestamp) -> Result<(), Fault> {
    let (account, order, pool) = (id(1, number), id(2, number), id(3, number));
    let name = format!("BENCH-{number}");
    add_account(tx, account, &name, "customer", now)?;
    tx.execute(
        "INSERT INTO sales_order (id, number, ordered_on, customer, country, reseller, contact_email, contact_language,
             recipient_email, recipient_language, state, state_at, link_generation, placed_at)
         VALUES ($1, $2, '2026-01-01', $3, 'IT', $4, 'a@bench.example', 'en', 'a@bench.example', 'en', 'unlocked', $5, 1, $5)",
        binds![order, &name, account, reseller, now],
    )?;
    tx.execute(
        "INSERT INTO pool (id, account, application, unit, role, model, stock, loaded, used, reserved, releasing, version)
         VALUES ($1, $2, 'ip-fax', 'channels', 'base', 'perpetual', FALSE, 40, $3, 0, 0, 1)",
        binds![pool, account, EACH],
    )?;
    for line in 0..EACH {
        let filled = (line == 0).then_some(pool);
        tx.execute(
            "INSERT INTO license (id, code, sales_order, line, pool, sku, items, units, model, care_plan, care_first,
                 care_last)
             VALUES ($1, $2, $3, $4, $5, 'IM120-4L', 10, 40, 'perpetual', 'gold', '2026-01-01', '2036-12-31')",
            binds![id(4, number * EACH + line), format!("{name}-{line}"), order, line, filled],
        )?;
        let at = number * EACH + line;
        let server = server(at).uuid();
        let (host, later) = (format!("host-{at}"), now + LATER);
        tx.execute(
            "INSERT INTO server (id, account, name, public_id, token_sealed, generation, lease_number, lease_renew_after,
                 holds_lease_until, binding_key, fingerprint, host, product_version, bound_at, sequence, nonce, last_seen,
                 created_at, origin, folded)
             VALUES ($1, $2, $3, $4, $5, 1, 1, $6, $6, $5, 'a fingerprint of forty-three characters or so', $3, '2026.2',
                 $7, 1, 'AAAAAAAAAAAAAAAAAAAAAA', $7, $7, '127.0.0.1', $3)",
            binds![server, account, &host, format!("b{at:09}"), key, later, now],
        )?;
        tx.execute(
            "INSERT INTO allocation (pool, server, wanted, granted, releasing, wanted_since) VALUES ($1, $2, 1, 1, 0, $3)",
            binds![pool, server, now],
        )?;
    }
    Ok(())
}

fn make_key(web: &Web, runtime: &Runtime) -> String {
    let act = web.act(Who::System, "bench");
    let made = web.write(&act, |tx, act, _| -> Result<String, Error> {
        let new = NewAccount {
            number: "BENCH-V".into(),
            kind: AccountKind::Vendor,
            name: "Bench".into(),
            country: "IT".into(),
            zone: TimeZone::UTC,
            above: None,
            orders_to: None,
        };
        let vendor = setup::account(tx, act, &new)?;
        let membership = Membership { account: vendor.id, kind: AccountKind::Vendor, role: Role::Operator };
        api_key::issue(tx, act, "bench", membership, SignedDuration::from_hours(24 * 30))
    });
    runtime.block_on(made).expect("a key to the API")
}

fn listener(runtime: &Runtime) -> (SocketAddr, TcpListener) {
    let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))).expect("a free port");
    (listener.local_addr().expect("its address"), listener)
}
