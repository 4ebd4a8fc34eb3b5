//! Pools: their figures, their ledger, and who was given what from them.

use claviger_domain::id::{AccountId, EntryId, PoolId, ServerId};
use claviger_domain::license::allocation::{Allocation, Standing};
use claviger_domain::license::ledger::{Entry, Figures, Movement, MovementKind};
use claviger_domain::license::pool::{Pool, PoolKey};
use claviger_domain::license::server::Server;
use claviger_domain::license::{License, Model, ProductRole};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use uuid::Uuid;

use crate::engine::{Notice, Row, Tx};
use crate::fault::Fault;
use crate::{binds, order, units, word};

/// The pool of this key; a new and empty one under the id `fresh` if there is none yet.
pub fn open(tx: &mut Tx<'_>, key: &PoolKey, fresh: PoolId) -> Result<Pool, Fault> {
    tx.execute(
        "INSERT INTO pool (id, account, application, unit, role, model, stock, loaded, used, reserved, releasing, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, 0, 0, 0)
         ON CONFLICT (account, application, unit, role, model) DO NOTHING",
        binds![fresh, key.account, &key.application, &key.unit, key.role.word(), key.model.word(), false],
    )?;
    let row = tx.row(
        "SELECT pool.*, account.zone FROM pool JOIN account ON account.id = pool.account
         WHERE pool.account = $1 AND pool.application = $2 AND pool.unit = $3 AND pool.role = $4 AND pool.model = $5",
        binds![key.account, &key.application, &key.unit, key.role.word(), key.model.word()],
    )?;
    match row {
        Some(row) => complete(tx, &row),
        None => Err(Fault::Gone("a pool just stored cannot be found".into())),
    }
}

/// The pool of this key, if there is one.
pub fn find_by_key(tx: &mut Tx<'_>, key: &PoolKey) -> Result<Option<Pool>, Fault> {
    let found = tx.row(
        "SELECT pool.*, account.zone FROM pool JOIN account ON account.id = pool.account
         WHERE pool.account = $1 AND pool.application = $2 AND pool.unit = $3 AND pool.role = $4 AND pool.model = $5",
        binds![key.account, &key.application, &key.unit, key.role.word(), key.model.word()],
    )?;
    found.map(|row| complete(tx, &row)).transpose()
}

/// Forgets who was given what of a pool that was emptied into another one. (L-29)
pub fn forget_allocations(tx: &mut Tx<'_>, pool: PoolId) -> Result<(), Fault> {
    tx.execute("DELETE FROM allocation WHERE pool = $1", binds![pool])?;
    Ok(())
}

/// The pool with this id.
pub fn find(tx: &mut Tx<'_>, id: PoolId) -> Result<Option<Pool>, Fault> {
    let found = tx.row(
        "SELECT pool.*, account.zone FROM pool JOIN account ON account.id = pool.account WHERE pool.id = $1",
        binds![id],
    )?;
    let Some(row) = found else { return Ok(None) };
    complete(tx, &row).map(Some)
}

/// All pools of an account.
pub fn of_account(tx: &mut Tx<'_>, account: AccountId) -> Result<Vec<Pool>, Fault> {
    let rows = tx.rows(
        "SELECT pool.*, account.zone FROM pool JOIN account ON account.id = pool.account
         WHERE pool.account = $1 ORDER BY pool.application, pool.role, pool.model, pool.id",
        binds![account],
    )?;
    rows.iter().map(|row| complete(tx, row)).collect()
}

/// Up to `most` pools behind `after`, in the order of their ids, each with the figures that stand beside its ledger.
pub fn figures(tx: &mut Tx<'_>, after: Option<PoolId>, most: u32) -> Result<Vec<(PoolId, Figures)>, Fault> {
    let sql = "SELECT id, loaded, used, reserved, releasing FROM pool WHERE id > $1 ORDER BY id LIMIT $2";
    let after = after.unwrap_or(PoolId::from_uuid(Uuid::nil()));
    let read = |row: &Row| Ok((row.get("id")?, figures_of(row)?));
    tx.rows(sql, binds![after, most])?.iter().map(read).collect()
}

/// The pools that `server` has, wants or is letting go of something from.
pub fn of_server(tx: &mut Tx<'_>, server: ServerId) -> Result<Vec<Pool>, Fault> {
    let rows = tx.rows(
        "SELECT pool.*, account.zone FROM pool JOIN account ON account.id = pool.account
         JOIN allocation ON allocation.pool = pool.id WHERE allocation.server = $1 ORDER BY pool.id",
        binds![server],
    )?;
    rows.iter().map(|row| complete(tx, row)).collect()
}

/// The pools that `server` has, wants or is letting go of something from, each with that server's own allocation and with
/// nobody else's: enough to say what may run on it, and never to decide about a pool.
pub fn as_seen_by(tx: &mut Tx<'_>, server: &Server) -> Result<Vec<Pool>, Fault> {
    let rows = tx.rows(
        "SELECT pool.*, account.zone, a.wanted, a.granted, a.releasing AS own_releasing, a.left_behind, a.wanted_since
         FROM allocation AS a JOIN pool ON pool.id = a.pool JOIN account ON account.id = pool.account
         WHERE a.server = $1 ORDER BY pool.id",
        binds![server.id],
    )?;
    let licenses = tx.rows(
        "SELECT license.id, license.code, license.sales_order, license.pool, license.sku, license.items, license.units,
             license.model, license.first_day, license.last_day, license.care_first, license.care_last, license.care_plan,
             license.care_months, sales_order.ordered_on
         FROM allocation AS a JOIN license ON license.pool = a.pool JOIN sales_order ON sales_order.id = license.sales_order WHERE a.server = $1 ORDER BY license.id",
        binds![server.id],
    )?;
    let licenses: Vec<License> = licenses.iter().map(order::license).collect::<Result<_, _>>()?;
    let pool = |row: &Row| {
        let id = row.get("id")?;
        let own = Allocation {
            server: server.id,
            wanted: units(row, "wanted")?,
            granted: units(row, "granted")?,
            releasing: units(row, "own_releasing")?,
            left_behind: units(row, "left_behind")?,
            wanted_since: row.get("wanted_since")?,
            standing: server.standing(),
        };
        let filling = licenses.iter().filter(|license| license.pool == Some(id)).cloned().collect();
        pool_of(row, id, filling, vec![own])
    };
    rows.iter().map(pool).collect()
}

/// Records a decision: the pool as it stands now, if nobody changed it since it was loaded at `seen`.
///
/// `false` means that somebody did: load again and decide again.
pub fn record(tx: &mut Tx<'_>, pool: &Pool, seen: u64, entries: &[Entry]) -> Result<bool, Fault> {
    let figures = pool.figures;
    let changed = tx.execute(
        "UPDATE pool SET loaded = $3, used = $4, reserved = $5, releasing = $6, version = version + 1
         WHERE id = $1 AND version = $2",
        binds![
            pool.id,
            seen,
            figures.loaded.count(),
            figures.used.count(),
            figures.reserved.count(),
            figures.releasing.count()
        ],
    )?;
    if changed == 0 {
        return Ok(false);
    }
    for allocation in &pool.allocations {
        tx.execute(
            "INSERT INTO allocation (pool, server, wanted, granted, releasing, left_behind, wanted_since)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (pool, server) DO UPDATE SET wanted = excluded.wanted, granted = excluded.granted,
                 releasing = excluded.releasing, left_behind = excluded.left_behind,
                 wanted_since = excluded.wanted_since",
            binds![
                pool.id,
                allocation.server,
                allocation.wanted.count(),
                allocation.granted.count(),
                allocation.releasing.count(),
                allocation.left_behind.count(),
                allocation.wanted_since
            ],
        )?;
    }
    for entry in entries {
        tx.execute(
            "INSERT INTO ledger_entry (id, pool, kind, subject, units, at) VALUES ($1, $2, $3, $4, $5, $6)",
            binds![
                entry.id,
                entry.pool,
                entry.movement.kind.word(),
                entry.movement.kind.subject(),
                entry.movement.units.count(),
                entry.at
            ],
        )?;
    }
    tx.tell(Notice::Account(pool.key.account));
    Ok(true)
}

/// The ledger of a pool, in order.
pub fn ledger(tx: &mut Tx<'_>, pool: PoolId) -> Result<Vec<Entry>, Fault> {
    tx.rows("SELECT * FROM ledger_entry WHERE pool = $1 ORDER BY id", binds![pool])?.iter().map(entry).collect()
}

/// The pool of `row` with its licenses and allocations.
fn complete(tx: &mut Tx<'_>, row: &Row) -> Result<Pool, Fault> {
    let id: PoolId = row.get("id")?;
    let allocations = tx.rows(
        "SELECT allocation.*, s.disabled_at, s.unbound_at FROM allocation JOIN server AS s ON s.id = allocation.server
         WHERE allocation.pool = $1 ORDER BY allocation.server",
        binds![id],
    )?;
    let allocations = allocations.iter().map(allocation).collect::<Result<_, _>>()?;
    pool_of(row, id, order::licenses_of(tx, id)?, allocations)
}

fn pool_of(row: &Row, id: PoolId, licenses: Vec<License>, allocations: Vec<Allocation>) -> Result<Pool, Fault> {
    Ok(Pool {
        id,
        key: PoolKey {
            account: row.get("account")?,
            application: row.get("application")?,
            unit: row.get("unit")?,
            role: word(row, "role", ProductRole::from_word)?,
            model: word(row, "model", Model::from_word)?,
        },
        zone: word(row, "zone", |name| TimeZone::get(name).ok())?,
        figures: figures_of(row)?,
        licenses,
        allocations,
        version: row.get("version")?,
    })
}

fn figures_of(row: &Row) -> Result<Figures, Fault> {
    Ok(Figures {
        loaded: units(row, "loaded")?,
        used: units(row, "used")?,
        reserved: units(row, "reserved")?,
        releasing: units(row, "releasing")?,
    })
}

fn allocation(row: &Row) -> Result<Allocation, Fault> {
    let is_there = |column| Ok::<_, Fault>(row.get::<Option<Timestamp>>(column)?.is_some());
    Ok(Allocation {
        server: row.get("server")?,
        wanted: units(row, "wanted")?,
        granted: units(row, "granted")?,
        releasing: units(row, "releasing")?,
        left_behind: units(row, "left_behind")?,
        wanted_since: row.get("wanted_since")?,
        standing: Standing::of(is_there("disabled_at")?, is_there("unbound_at")?),
    })
}

pub(crate) fn entry(row: &Row) -> Result<Entry, Fault> {
    let subject = row.get("subject")?;
    Ok(Entry {
        id: row.get::<EntryId>("id")?,
        pool: row.get("pool")?,
        movement: Movement {
            kind: word(row, "kind", |word| MovementKind::from_stored(word, subject))?,
            units: units(row, "units")?,
        },
        at: row.get("at")?,
    })
}
