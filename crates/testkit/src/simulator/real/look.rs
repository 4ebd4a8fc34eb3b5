//! How everything really stands, read row by row; the model is asked for the same.

mod devices;
mod editions;
mod stock;

use std::collections::BTreeMap;
use std::fmt::Debug;

use claviger_app::domain::id::{AccountId, EventId, Id, PoolId};
use claviger_app::domain::license::pool::Pool;
use claviger_app::vault::Sealed;
use claviger_app::wire::token::ServerToken;
use claviger_store::binds;
use claviger_store::engine::{Row, Tx};
use claviger_store::fault::Fault;
use uuid::Uuid;

use super::{Real, instant};
use crate::checker::effects_of;
use crate::simulator::deed::LicenseNo;
use crate::simulator::model::{Model, State};
use crate::simulator::{is_stock, kind_of};

/// The kinds of events that the model foretells.
const FORETOLD: [&str; 15] = [
    "order.",
    "license.",
    "server.",
    "allocation.",
    "lease.",
    "product.",
    "activation-key.",
    "license-key.",
    "transfer.",
    "stock.",
    "shipment.",
    "device.",
    "agreement.",
    "catalogue.",
    "device-signing-key.",
];

/// How a server stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerSight {
    customer: u8,
    disabled: bool,
    /// The installation that is bound, or was last, its number and nonce, and whether it is bound still.
    installation: Option<(u8, u64, bool, bool)>,
    generation: u64,
    has_token: bool,
    lease_number: u64,
    renew_after: Option<i64>,
    holds_until: Option<i64>,
    left_until: Option<i64>,
}

/// How everything stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sight {
    /// Loaded, used, reserved, releasing, by account and kind.
    pools: BTreeMap<(u8, u8), [i64; 4]>,
    /// Wanted, granted, releasing, left behind, wanted since; by account, kind and server.
    cells: BTreeMap<(u8, u8, u32), [i64; 5]>,
    servers: BTreeMap<u32, ServerSight>,
    /// How often an account has freed units at once, as far as it counts.
    releases: BTreeMap<u8, usize>,
    /// State and link of orders.
    orders: BTreeMap<u32, (String, u32)>,
    /// Whose pool a license fills, and of which kind.
    licenses: BTreeMap<LicenseNo, Option<(u8, u8)>>,
    stock: stock::Stock,
    devices: devices::Devices,
    editions: editions::Editions,
    /// The kinds of events since the step began.
    events: Vec<String>,
}

/// What is read at once.
struct Rows {
    pools: Vec<Row>,
    cells: Vec<Row>,
    servers: Vec<Row>,
    releases: Vec<Row>,
    orders: Vec<Row>,
    licenses: Vec<Row>,
    stock: stock::Rows,
    devices: Vec<Row>,
    editions: editions::Rows,
    events: Vec<Row>,
    ledger: Vec<Row>,
}

impl Real {
    /// How everything stands; events and ledger lines since `since`.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or is not what can be.
    pub fn look(&mut self, since: i64) -> Result<Sight, Fault> {
        self.hear(since)?;
        let first: EventId = Id::new(instant(since), [0; 10]);
        let rows = self.nodes[0].read(move |tx| read(tx, first)).wait()?;
        let mut sight = Sight::default();
        for row in &rows.ledger {
            let effects = effects_of(&row.get::<String>("kind")?).unwrap_or_default();
            let (sums, units) = (self.ledgers.entry(row.get("pool")?).or_default(), row.get::<i64>("units")?);
            sums.iter_mut().zip(effects).for_each(|(sum, effect)| *sum += effect * units);
        }
        let mut pools: BTreeMap<Uuid, (u8, u8)> = BTreeMap::new();
        for row in &rows.pools {
            let text = |column: &str| row.get::<String>(column);
            let kind = kind_of(&text("application")?, &text("role")?, &text("model")?);
            let Some(kind) = kind else { return Err(strange("a pool")) };
            let customer = customer_of(row, "number")?;
            let id: Uuid = row.get("id")?;
            let figures = [row.get("loaded")?, row.get("used")?, row.get("reserved")?, row.get("releasing")?];
            if self.ledgers.get(&id).copied().unwrap_or_default() != figures {
                let sums = self.ledgers.get(&id);
                return Err(Fault::Gone(format!("c{customer} k{kind}: figures {figures:?}, ledger {sums:?}")));
            }
            if row.get::<bool>("stock")? != is_stock(kind) {
                return Err(Fault::Gone(format!("c{customer} k{kind}: whether it is stock is not noted")));
            }
            let [loaded, used, reserved, releasing] = figures;
            if is_stock(kind) && (loaded < used + reserved || releasing != 0) {
                return Err(Fault::Gone(format!("c{customer} k{kind}: {figures:?} leave less than nothing")));
            }
            pools.insert(id, (customer, kind));
            sight.pools.insert((customer, kind), figures);
        }
        for row in &rows.cells {
            let Some((customer, kind)) = pools.get(&row.get::<Uuid>("pool")?) else { return Err(strange("a cell")) };
            let number = |column: &str| row.get::<i64>(column);
            let cell = [
                number("wanted")?,
                number("granted")?,
                number("releasing")?,
                number("left_behind")?,
                number("wanted_since")?,
            ];
            sight.cells.insert((*customer, *kind, named(row, "name", "s")?), cell);
        }
        for row in &rows.servers {
            let moment = |column: &str| row.get::<Option<i64>>(column);
            let is_bound = moment("unbound_at")?.is_none();
            let installation = match row.get::<Option<Vec<u8>>>("binding_key")? {
                None => None,
                Some(key) => {
                    let known = (0..).zip(&self.installs).find(|(_, one)| one.public().as_bytes()[..] == key[..]);
                    let Some((install, _)) = known else { return Err(strange("an installation")) };
                    let by_copy = row.get::<String>("nonce")?.starts_with("copy");
                    Some((install, row.get("sequence")?, by_copy, is_bound))
                }
            };
            let server = ServerSight {
                customer: customer_of(row, "number")?,
                disabled: moment("disabled_at")?.is_some(),
                installation,
                generation: row.get("generation")?,
                has_token: row.get("has_token")?,
                lease_number: row.get("lease_number")?,
                renew_after: moment("lease_renew_after")?,
                holds_until: moment("holds_lease_until")?,
                left_until: moment("left_behind_until")?,
            };
            sight.servers.insert(named(row, "name", "s")?, server);
        }
        for row in &rows.releases {
            *sight.releases.entry(customer_of(row, "number")?).or_default() += 1;
        }
        let mut orders: BTreeMap<Uuid, u32> = BTreeMap::new();
        for row in &rows.orders {
            let number = named(row, "number", "A-")?;
            orders.insert(row.get("id")?, number);
            sight.orders.insert(number, (row.get("state")?, row.get("link_generation")?));
        }
        let numbers: BTreeMap<Uuid, LicenseNo> = self.licenses.iter().map(|(no, id)| (id.uuid(), *no)).collect();
        for row in &rows.licenses {
            let Some(number) = numbers.get(&row.get::<Uuid>("id")?) else { return Err(strange("a license")) };
            let pool = row.get::<Option<Uuid>>("pool")?.map(|pool| pools.get(&pool).copied());
            let Some(pool) = pool.map_or(Some(None), |found| found.map(Some)) else { return Err(strange("a pool")) };
            sight.licenses.insert(*number, pool);
        }
        sight.stock = self.look_at_stock(&rows.stock, &pools)?;
        sight.devices = devices::Devices::seen(&rows.devices, &pools)?;
        sight.editions = editions::Editions::seen(&rows.editions)?;
        for row in &rows.events {
            let kind: String = row.get("kind")?;
            if FORETOLD.iter().any(|beginning| kind.starts_with(beginning)) || kind == "account.merged" {
                sight.events.push(kind);
            }
        }
        sight.events.sort_unstable();
        Ok(sight)
    }

    /// Reads the tokens that servers have got, as the portal would show them.
    ///
    /// # Errors
    ///
    /// If they cannot be read, or were not made anew.
    pub fn learn_tokens(&mut self, model: &Model) -> Result<(), Fault> {
        for (number, server) in &model.servers {
            let known = (*number, server.token);
            if server.token == 0 || self.tokens.contains_key(&known) {
                continue;
            }
            let id = self.server(*number);
            let stored = self.nodes[0].read::<_, Fault, _>(move |tx| claviger_store::server::find(tx, id)).wait()?;
            let Some(stored) = stored else { return Err(strange("a token")) };
            let sealed = stored.token_sealed.unwrap_or_default();
            let opened = self.vendor.vault.open(Sealed::Token(id.uuid()), &sealed);
            let secret = opened.map_err(|error| Fault::Gone(error.to_string()))?;
            let secret = String::from_utf8_lossy(&secret).into_owned();
            let token = ServerToken::new(&stored.server.public_id, secret).reveal();
            if self.tokens.values().any(|other| *other == token) {
                return Err(Fault::Gone(format!("s{number} has got a token that was given before")));
            }
            self.tokens.insert(known, token);
        }
        Ok(())
    }
}

/// The pools of an account, by kind.
pub(super) fn pools_of(tx: &mut Tx<'_>, account: AccountId) -> Result<BTreeMap<u8, PoolId>, Fault> {
    let mut pools = BTreeMap::new();
    for row in tx.rows("SELECT id, application, role, model FROM pool WHERE account = $1", binds![account])? {
        let text = |column: &str| row.get::<String>(column);
        if let Some(kind) = kind_of(&text("application")?, &text("role")?, &text("model")?) {
            pools.insert(kind, row.get("id")?);
        }
    }
    Ok(pools)
}

fn read(tx: &mut Tx<'_>, since: EventId) -> Result<Rows, Fault> {
    Ok(Rows {
        pools: tx.rows(
            "SELECT pool.id, application, role, model, stock, loaded, used, reserved, releasing, number
             FROM pool JOIN account ON account.id = pool.account",
            &[],
        )?,
        cells: tx.rows(
            "SELECT pool, wanted, granted, releasing, left_behind, wanted_since, name
             FROM allocation JOIN server ON server.id = allocation.server",
            &[],
        )?,
        servers: tx.rows(
            "SELECT server.name, number, disabled_at, generation, token_sealed IS NOT NULL AS has_token, lease_number,
                    lease_renew_after, holds_lease_until, left_behind_until, binding_key, sequence, nonce, unbound_at
             FROM server JOIN account ON account.id = server.account",
            &[],
        )?,
        releases: tx.rows(
            "SELECT number FROM release_now JOIN account ON account.id = release_now.account WHERE counts",
            &[],
        )?,
        orders: tx.rows("SELECT id, number, state, link_generation FROM sales_order", &[])?,
        licenses: tx.rows("SELECT id, pool FROM license", &[])?,
        stock: stock::read(tx)?,
        devices: devices::read(tx)?,
        editions: editions::read(tx)?,
        events: tx.rows("SELECT kind FROM event WHERE id >= $1", binds![since])?,
        ledger: tx.rows("SELECT pool, kind, units FROM ledger_entry WHERE id >= $1", binds![since])?,
    })
}

/// The kind of a pool.
pub(super) fn kind_of_pool(pool: &Pool) -> Option<u8> {
    kind_of(&pool.key.application, pool.key.role.word(), pool.key.model.word())
}

/// The account of a number like `C-1` or `S-4`.
fn customer_of(row: &Row, column: &str) -> Result<u8, Fault> {
    let number: String = row.get(column)?;
    let name = number.strip_prefix("C-").or_else(|| number.strip_prefix("S-"));
    name.and_then(|name| name.parse().ok()).ok_or_else(|| strange("an account"))
}

/// The number in a name like `s7`.
fn named(row: &Row, column: &str, before: &str) -> Result<u32, Fault> {
    let name: String = row.get(column)?;
    name.strip_prefix(before).and_then(|number| number.parse().ok()).ok_or_else(|| strange("a name"))
}

fn strange(what: &str) -> Fault {
    Fault::Gone(format!("{what} is there that nobody made"))
}

impl Sight {
    /// How everything should stand.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        let number = |units: u64| i64::try_from(units).unwrap_or(i64::MAX);
        let mut sight = Self::default();
        let releases = (0..).zip(&model.customers).map(|(customer, one)| (customer, one.releases.len()));
        sight.releases = releases.filter(|(_, count)| *count > 0).collect();
        for ((customer, kind), pool) in &model.pools {
            let figures = [pool.loaded(), pool.used(), pool.reserved, pool.releasing()].map(number);
            sight.pools.insert((*customer, *kind), figures);
            for (server, cell) in &pool.cells {
                let [wanted, granted, releasing, left] =
                    [cell.wanted, cell.granted, cell.releasing, cell.left_behind].map(number);
                sight.cells.insert((*customer, *kind, *server), [wanted, granted, releasing, left, cell.since]);
            }
        }
        for (name, server) in &model.servers {
            let last = server.bound.as_ref().or(server.former.as_ref());
            let seen = ServerSight {
                customer: server.customer,
                disabled: server.disabled,
                installation: last.map(|one| (one.install, one.sequence, one.by_copy, server.bound.is_some())),
                generation: server.generation,
                has_token: server.token > 0,
                lease_number: server.lease_number,
                renew_after: server.renew_after,
                holds_until: server.holds_until,
                left_until: server.left_until,
            };
            sight.servers.insert(*name, seen);
        }
        for (name, order) in &model.orders {
            let state = match order.state {
                State::Locked => "locked",
                State::Unlocked => "unlocked",
                State::Cancelled => "cancelled",
            };
            sight.orders.insert(*name, (state.to_owned(), order.link));
        }
        sight.licenses = model.licenses.iter().map(|(no, one)| (*no, one.of.map(|of| (of, one.line.kind)))).collect();
        sight.stock = stock::Stock::of(model);
        sight.devices = devices::Devices::of(model);
        sight.editions = editions::Editions::of(model);
        sight.events = model.events.iter().map(|kind| (*kind).to_owned()).collect();
        sight.events.sort_unstable();
        sight
    }

    /// Where the real thing, which this is, is not as the model has it.
    #[must_use]
    pub fn differences(&self, wanted: &Self) -> Vec<String> {
        let mut found = Vec::new();
        compare(&mut found, "pool (account, kind): loaded, used, reserved, releasing", &self.pools, &wanted.pools);
        let cell = "cell (account, kind, server): wanted, granted, releasing, left behind, since";
        compare(&mut found, cell, &self.cells, &wanted.cells);
        compare(&mut found, "server", &self.servers, &wanted.servers);
        compare(&mut found, "order", &self.orders, &wanted.orders);
        compare(&mut found, "license", &self.licenses, &wanted.licenses);
        self.stock.differences(&wanted.stock, &mut found);
        self.devices.differences(&wanted.devices, &mut found);
        self.editions.differences(&wanted.editions, &mut found);
        if self.events != wanted.events {
            found.push(format!("events: {:?} instead of {:?}", self.events, wanted.events));
        }
        found
    }
}

fn compare<K: Ord + Debug, V: PartialEq + Debug>(
    found: &mut Vec<String>,
    what: &str,
    real: &BTreeMap<K, V>,
    wanted: &BTreeMap<K, V>,
) {
    for (key, value) in wanted {
        match real.get(key) {
            Some(seen) if seen == value => {}
            Some(seen) => found.push(format!("{what} {key:?}: {seen:?} instead of {value:?}")),
            None => found.push(format!("{what} {key:?} is not there: {value:?}")),
        }
    }
    for (key, value) in real.iter().filter(|(key, _)| !wanted.contains_key(key)) {
        found.push(format!("{what} {key:?} is there and should not be: {value:?}"));
    }
}
