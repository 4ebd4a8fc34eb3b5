//! What a pool that is kept in stock has beside its figures: a threshold, and who did what is in its ledger. (P-07, P-16)

use claviger_domain::id::{AccountId, PoolId};
use claviger_domain::license::ledger::{Entry, MovementKind};
pub use claviger_domain::sorting::ByTime as By;
use claviger_domain::sorting::{Part, Placed};
use claviger_domain::units::Units;
use jiff::Timestamp;
use uuid::Uuid;

use crate::engine::Tx;
use crate::fault::Fault;
use crate::sorting::{self, in_order};
use crate::{binds, pool, units};

/// Below how many units left of a pool somebody is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// The pool.
    pub pool: PoolId,
    /// Below so many.
    pub units: Units,
    /// Since when there are fewer.
    pub below_since: Option<Timestamp>,
}

/// A line of the ledger with who did it and what it is about, as people name it.
#[derive(Debug, Clone)]
pub struct Told {
    /// The line.
    pub entry: Entry,
    /// By whom, as the event log says it: the kind and the id.
    pub by: Option<(String, Option<Uuid>)>,
    /// The activation key, the order, the shipment, the device, the end customer or the other account; empty if there is
    /// none to name.
    pub about: String,
}

/// The text of a list of a ledger's lines.
macro_rules! along {
    ($pool:literal, $column:literal, $than:literal, $direction:literal) => {
        concat!(
            "SELECT * FROM ledger_entry WHERE ",
            $pool,
            " AND (",
            $column,
            ", id) ",
            $than,
            " ($1, $2) ORDER BY id",
            $direction,
            " LIMIT $3"
        )
    };
}

/// Notes that a pool is kept in stock: it never holds less than what is used and reserved of it.
pub fn keep(tx: &mut Tx<'_>, pool: PoolId) -> Result<(), Fault> {
    tx.execute("UPDATE pool SET stock = $2 WHERE id = $1", binds![pool, true])?;
    Ok(())
}

/// The thresholds of an account's pools.
pub fn thresholds(tx: &mut Tx<'_>, account: AccountId) -> Result<Vec<Threshold>, Fault> {
    tx.rows(
        "SELECT t.* FROM stock_threshold AS t JOIN pool ON pool.id = t.pool WHERE pool.account = $1 ORDER BY t.pool",
        binds![account],
    )?
    .iter()
    .map(|row| {
        Ok(Threshold { pool: row.get("pool")?, units: units(row, "units")?, below_since: row.get("below_since")? })
    })
    .collect()
}

/// The threshold of a pool.
pub fn threshold(tx: &mut Tx<'_>, pool: PoolId) -> Result<Option<Threshold>, Fault> {
    let Some(row) = tx.row("SELECT * FROM stock_threshold WHERE pool = $1", binds![pool])? else { return Ok(None) };
    Ok(Some(Threshold { pool, units: units(&row, "units")?, below_since: row.get("below_since")? }))
}

/// Sets the threshold of a pool.
pub fn set_threshold(tx: &mut Tx<'_>, threshold: &Threshold) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO stock_threshold (pool, units, below_since) VALUES ($1, $2, $3)
         ON CONFLICT (pool) DO UPDATE SET units = excluded.units, below_since = excluded.below_since",
        binds![threshold.pool, threshold.units.count(), threshold.below_since],
    )?;
    Ok(())
}

/// Takes the threshold of a pool away; `false` if there was none.
pub fn clear_threshold(tx: &mut Tx<'_>, pool: PoolId) -> Result<bool, Fault> {
    Ok(tx.execute("DELETE FROM stock_threshold WHERE pool = $1", binds![pool])? > 0)
}

/// Gives the threshold of one pool to another, unless that has one. (L-29)
pub fn hand_over_threshold(tx: &mut Tx<'_>, from: PoolId, into: PoolId) -> Result<(), Fault> {
    if threshold(tx, into)?.is_none() {
        tx.execute("UPDATE stock_threshold SET pool = $2 WHERE pool = $1", binds![from, into])?;
    }
    clear_threshold(tx, from)?;
    Ok(())
}

/// A part of the ledger of a pool. (P-07)
pub fn ledger(tx: &mut Tx<'_>, pool: PoolId, part: &Part<By>) -> Result<Vec<Placed<Told>>, Fault> {
    let mut binds = sorting::bounds(part).to_vec();
    binds.extend_from_slice(binds![part.most, pool]);
    let rows = tx.rows(in_order!(part, along, "pool = $4", { By::Time => "id" }), &binds)?;
    let mut told = Vec::with_capacity(rows.len());
    for row in &rows {
        let entry = pool::entry(row)?;
        let subject = entry.movement.kind.subject();
        // The event of the same deed says who did it.
        let by = tx
            .row(
                "SELECT actor_kind, actor FROM event WHERE subject = $1 AND at = $2 ORDER BY id LIMIT 1",
                binds![subject, entry.at],
            )?
            .map(|row| Ok::<_, Fault>((row.get("actor_kind")?, row.get("actor")?)))
            .transpose()?;
        let about = about(tx, entry.movement.kind)?;
        told.push(sorting::placed(part, row, |_| Ok(Told { entry, by, about }))?);
    }
    Ok(told)
}

fn about(tx: &mut Tx<'_>, kind: MovementKind) -> Result<String, Fault> {
    let subject = kind.subject();
    let row = match kind {
        MovementKind::Loaded(_)
        | MovementKind::LoadedForTerm(_)
        | MovementKind::Withdrawn(_)
        | MovementKind::WithdrawnForTerm(_) => tx.row(
            "SELECT coalesce(k.hint, license.code) AS about FROM license
             LEFT JOIN activation_key AS k ON k.license = license.id WHERE license.id = $1",
            binds![subject],
        )?,
        MovementKind::Keyed(_)
        | MovementKind::KeyRevoked(_)
        | MovementKind::KeyMergedAway(_)
        | MovementKind::KeyMergedIn(_) => {
            tx.row("SELECT coalesce(serial, end_customer) AS about FROM device_key WHERE id = $1", binds![subject])?
        }
        // The account on the other side.
        MovementKind::Reserved(_) | MovementKind::Posted(_) | MovementKind::Voided(_) => tx.row(
            "SELECT a.name AS about FROM stock_transfer AS t JOIN account AS a ON a.id = t.receiver WHERE t.id = $1",
            binds![subject],
        )?,
        MovementKind::Received(_) => tx.row(
            "SELECT a.name AS about FROM stock_transfer AS t JOIN account AS a ON a.id = t.sender WHERE t.id = $1",
            binds![subject],
        )?,
        MovementKind::StockMergedAway(_) | MovementKind::StockMergedIn(_) => {
            tx.row("SELECT name AS about FROM account WHERE id = $1", binds![subject])?
        }
        // The shipment that brought the device.
        MovementKind::Claimed(_) | MovementKind::Recalled(_) => tx.row(
            "SELECT s.number AS about FROM shipped_device AS d JOIN shipment AS s ON s.id = d.shipment WHERE d.id = $1",
            binds![subject],
        )?,
        _ => tx.row("SELECT name AS about FROM server WHERE id = $1", binds![subject])?,
    };
    row.map_or_else(|| Ok(String::new()), |row| row.get("about"))
}
