//! The matrix: one row per application and model, one column per server, saved all of it or none. (L-09, L-12)

use std::collections::{BTreeMap, BTreeSet};

use claviger_domain::account::{Account, AccountKind, Permission};
use claviger_domain::id::{AccountId, PoolId, ServerId};
use claviger_domain::license::pool::{Pool, Refused};
use claviger_domain::license::server::Server;
use claviger_domain::license::{License, code};
use claviger_domain::units::Units;
use claviger_store as store;
use claviger_store::correction::Correction;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::order::Named;
use claviger_store::server::Stored;
use serde_json::json;

use crate::act::Act;
use crate::event::{self, About};
use crate::{Error, Vendor, access, account, pool, server, stock};

/// The most cells one save can name.
pub const MOST_CELLS: usize = 50_000;
/// The most servers an account can have.
const MOST_SERVERS: usize = 1_000;

/// An account's licenses and servers.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// The account.
    pub account: Account,
    /// One row per pool.
    pub rows: Vec<Row>,
    /// One column per server, in the order they were added.
    pub servers: Vec<Stored>,
    /// The orders that brought the licenses, and whether the reader may see them.
    pub orders: Vec<(Named, bool)>,
    /// The licenses that the vendor has taken out of the account, with the corrections that did it. (L-29)
    pub taken: Vec<(Correction, License)>,
    /// The account into which this one was merged. (L-29)
    pub merged_into: Option<AccountId>,
}

/// A pool with its application's name.
#[derive(Debug, Clone)]
pub struct Row {
    /// The pool.
    pub pool: Pool,
    /// The application's name.
    pub application: String,
}

/// One cell somebody changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellChange {
    /// The row.
    pub pool: PoolId,
    /// The column.
    pub server: ServerId,
    /// What stood there when they began: if it is another by now, somebody else was faster.
    pub seen: Units,
    /// What is to stand there.
    pub wanted: Units,
}

/// Why the matrix cannot be saved. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Some rows do not hold as much as is wanted. (L-12)
    #[error("{} rows do not hold as much as is wanted", .0.len())]
    NotEnough(Vec<Short>),
    /// Somebody else changed the same cells meanwhile. (L-12)
    #[error("{} of the cells were changed by somebody else meanwhile", .0.len())]
    ChangedMeanwhile(Vec<ChangedCell>),
    /// Cells of servers that are disabled: these have nothing until they are enabled again. (L-15)
    #[error("{} is disabled: enable it before giving it other quantities", .0.join(", "))]
    Disabled(Vec<String>),
    /// A server's name is empty, too long, or holds what cannot be printed.
    #[error("a server's name has 1 to 64 characters")]
    ServerName,
    /// Another server of the account has that name.
    #[error("there is a server of this name already")]
    ServerNameTaken,
    /// The account has as many servers as it can have.
    #[error("an account has {MOST_SERVERS} servers at the most")]
    TooManyServers,
    /// The account was merged into another one. (L-29)
    #[error("this account is closed: what was in it is in the account it was merged into")]
    Closed,
    /// A cell is named twice, or too many are.
    #[error("a save names each cell once, and {MOST_CELLS} of them at the most")]
    Cells,
}

/// A row that does not hold as much as is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Short {
    /// The row.
    pub pool: PoolId,
    /// Its application's name.
    pub application: String,
    /// What is wanted in all.
    pub wanted: Units,
    /// What there is in all.
    pub available: Units,
}

/// A cell that somebody else changed meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedCell {
    /// The row.
    pub pool: PoolId,
    /// Its application's name.
    pub application: String,
    /// The column.
    pub server: ServerId,
    /// Its server's name.
    pub server_name: String,
    /// What stood there when one began.
    pub seen: Units,
    /// What stands there now.
    pub now: Units,
}

/// What a save came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Saved {
    /// How many rows changed.
    pub rows: usize,
    /// How many servers have other quantities now.
    pub servers: usize,
}

/// An account's licenses and servers, for those who may see them.
pub fn show(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, account: AccountId) -> Result<Matrix, Error> {
    access::to_account(tx, &act.who, Permission::SeeLicenses, account)?;
    let account = store::account::find(tx, account)?.ok_or(Error::NotFound("account"))?;
    let mut rows: Vec<_> = store::pool::of_account(tx, account.id)?
        .into_iter()
        .filter(|pool| !stock::is_stock(vendor, pool))
        .map(|pool| Row { application: application_name(vendor, &pool), pool })
        .collect();
    rows.sort_by(|one, other| {
        let order = |row: &Row| (row.pool.key.role, row.application.clone(), row.pool.key.model, row.pool.id);
        order(one).cmp(&order(other))
    });
    let servers = store::server::of_account(tx, account.id)?;
    let sees =
        |order: &Named| access::to_order_of(&act.who, Permission::SeeOrders, order.reseller, order.distributor).is_ok();
    let orders = store::order::named_in(tx, account.id)?;
    let orders = orders.into_iter().map(|order| (order.clone(), sees(&order))).collect();
    let taken = store::correction::taken_from(tx, account.id)?;
    let merged_into = store::account::merged_into(tx, account.id)?.map(|(into, _)| into);
    Ok(Matrix { account, rows, servers, orders, taken, merged_into })
}

/// Adds a server: a new column, with nothing in it yet. (L-12)
pub fn add_server(tx: &mut Tx<'_>, act: &mut Act, account: AccountId, name: &str) -> Result<Server, Error> {
    access::to_account(tx, &act.who, Permission::AssignLicenses, account)?;
    if account::open(tx, account)?.kind != AccountKind::Customer {
        return Err(Error::NotFound("customer"));
    }
    let servers = store::server::of_account(tx, account)?;
    let name = server_name(&servers, None, name)?;
    if servers.len() >= MOST_SERVERS {
        return Err(Refusal::TooManyServers.into());
    }
    let server = Server {
        id: act.id(),
        account,
        name,
        public_id: code::server_public_id(act.random()),
        binding: None,
        former: None,
        disabled_at: None,
        generation: 1,
        lease_number: 1,
        holds_lease_until: None,
        left_behind_until: None,
    };
    store::server::add(tx, &server, act.now)?;
    let about =
        About { kind: "server.added", subject_kind: "server", subject: server.id.uuid(), account: Some(account) };
    event::record(tx, act, about, None, Some(json!({ "name": server.name })))?;
    Ok(server)
}

/// Saves what servers are to have: all of it or none. A server that is given its first units gets its token. (L-12, L-14)
pub fn save(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    account: AccountId,
    cells: &[CellChange],
) -> Result<Saved, Error> {
    access::to_account(tx, &act.who, Permission::AssignLicenses, account)?;
    let matrix = show(tx, act, vendor, account)?;
    let row_changes = changes_by_pool(&matrix, cells)?;
    refuse_if_changed_meanwhile(&matrix, cells)?;

    refuse_if_disabled(&matrix, &row_changes)?;

    let running: BTreeSet<ServerId> = matrix
        .servers
        .iter()
        .filter(|stored| stored.server.is_running(act.now))
        .map(|stored| stored.server.id)
        .collect();
    let mut short = Vec::new();
    let mut changes = Vec::new();
    for RowChange { row, wanted } in &row_changes {
        match row.pool.save(wanted, &running, act.now) {
            Ok(change) => changes.push((*row, wanted, change)),
            Err(Refused::Impossible(impossible)) => return Err(impossible.into()),
            Err(Refused::NotEnough(not_enough)) => short.push(Short {
                pool: row.pool.id,
                application: row.application.clone(),
                wanted: not_enough.wanted,
                available: not_enough.available,
            }),
        }
    }
    if !short.is_empty() {
        return Err(Refusal::NotEnough(short).into());
    }

    let mut servers = BTreeSet::new();
    for (row, wanted, change) in &changes {
        pool::record(tx, act, &row.pool, change)?;
        for (server, wanted) in *wanted {
            servers.insert(*server);
            let before = wanted_before(&row.pool, *server);
            let about = About {
                kind: "allocation.saved",
                subject_kind: "server",
                subject: server.uuid(),
                account: Some(account),
            };
            let say = |units: Units| json!({ "application": row.pool.key.application, "pool": row.pool.id.to_string(), "wanted": units.count() });
            event::record(tx, act, about, Some(say(before)), Some(say(*wanted)))?;
        }
    }
    for stored in matrix.servers.iter().filter(|stored| servers.contains(&stored.server.id)) {
        give_token(tx, act, vendor, stored)?;
    }
    Ok(Saved { rows: changes.len(), servers: servers.len() })
}

/// The name of the application a pool is of; its id, if the catalogue no longer knows it.
pub(crate) fn application_name(vendor: &Vendor, pool: &Pool) -> String {
    vendor
        .catalogue
        .application(&pool.key.application)
        .map_or_else(|| pool.key.application.clone(), |found| found.name.clone())
}

/// What is to change in one row.
struct RowChange<'a> {
    row: &'a Row,
    wanted: BTreeMap<ServerId, Units>,
}

/// The cells that really change, row by row. A row or column of another account does not exist; a cell that its sender
/// left as it was stays as somebody else may have made it meanwhile. (L-12)
fn changes_by_pool<'a>(matrix: &'a Matrix, cells: &[CellChange]) -> Result<Vec<RowChange<'a>>, Error> {
    if cells.len() > MOST_CELLS {
        return Err(Refusal::Cells.into());
    }
    let mut by_pool: BTreeMap<PoolId, RowChange<'a>> = BTreeMap::new();
    let mut named = BTreeSet::new();
    for cell in cells {
        let row = matrix.rows.iter().find(|row| row.pool.id == cell.pool).ok_or(Error::NotFound("license"))?;
        if !matrix.servers.iter().any(|stored| stored.server.id == cell.server) {
            return Err(Error::NotFound("server"));
        }
        if !named.insert((cell.pool, cell.server)) {
            return Err(Refusal::Cells.into());
        }
        let touched = cell.wanted != cell.seen;
        if touched && cell.wanted != wanted_before(&row.pool, cell.server) {
            let change = by_pool.entry(cell.pool).or_insert_with(|| RowChange { row, wanted: BTreeMap::new() });
            change.wanted.insert(cell.server, cell.wanted);
        }
    }
    Ok(by_pool.into_values().collect())
}

fn refuse_if_disabled(matrix: &Matrix, changes: &[RowChange<'_>]) -> Result<(), Error> {
    let is_named = |id: ServerId| changes.iter().any(|change| change.wanted.contains_key(&id));
    let disabled =
        matrix.servers.iter().filter(|stored| stored.server.disabled_at.is_some() && is_named(stored.server.id));
    let names: Vec<_> = disabled.map(|stored| stored.server.name.clone()).collect();
    if names.is_empty() { Ok(()) } else { Err(Refusal::Disabled(names).into()) }
}

/// The name a server is to have beside the others of its account, if it can have it; `own` is the one that is renamed.
pub(crate) fn server_name(servers: &[Stored], own: Option<ServerId>, name: &str) -> Result<String, Error> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 64 || name.chars().any(char::is_control) {
        return Err(Refusal::ServerName.into());
    }
    let is_taken =
        |stored: &Stored| Some(stored.server.id) != own && stored.server.name.to_lowercase() == name.to_lowercase();
    if servers.iter().any(is_taken) {
        return Err(Refusal::ServerNameTaken.into());
    }
    Ok(name.to_owned())
}

fn refuse_if_changed_meanwhile(matrix: &Matrix, cells: &[CellChange]) -> Result<(), Error> {
    let mut changed = Vec::new();
    for cell in cells.iter().filter(|cell| cell.seen != cell.wanted) {
        let Some(row) = matrix.rows.iter().find(|row| row.pool.id == cell.pool) else { continue };
        let Some(stored) = matrix.servers.iter().find(|stored| stored.server.id == cell.server) else { continue };
        let now = wanted_before(&row.pool, cell.server);
        if now != cell.seen && now != cell.wanted {
            changed.push(ChangedCell {
                pool: cell.pool,
                application: row.application.clone(),
                server: cell.server,
                server_name: stored.server.name.clone(),
                seen: cell.seen,
                now,
            });
        }
    }
    if changed.is_empty() { Ok(()) } else { Err(Refusal::ChangedMeanwhile(changed).into()) }
}

fn wanted_before(pool: &Pool, server: ServerId) -> Units {
    pool.allocation(server).map_or(Units::ZERO, |allocation| allocation.wanted)
}

/// A server that is given its first units gets its token. (L-14)
fn give_token(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, stored: &Stored) -> Result<(), Fault> {
    if stored.token_sealed.is_some() {
        return Ok(());
    }
    server::make_token(tx, act, vendor, stored)
}
