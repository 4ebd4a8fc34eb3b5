//! One license: looked up, registered, taken out of its pool, exchanged.

use claviger_domain::id::{LicenseId, OrderId, PoolId};
use claviger_domain::license::ledger::Entry;
use claviger_domain::license::{Care, CarePlan, License};
use claviger_domain::sales::order::Price;

use crate::engine::Tx;
use crate::fault::Fault;
use crate::{binds, order, pool};

/// A license, and the one it came in exchange for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The license.
    pub license: License,
    /// The license it replaces.
    pub replaces: Option<LicenseId>,
}

/// The license with this id.
pub fn find(tx: &mut Tx<'_>, id: LicenseId) -> Result<Option<Stored>, Fault> {
    let found = tx.row(
        "SELECT license.*, sales_order.ordered_on FROM license JOIN sales_order ON sales_order.id = license.sales_order
         WHERE license.id = $1",
        binds![id],
    )?;
    let Some(row) = found else { return Ok(None) };
    Ok(Some(Stored { license: order::license(&row)?, replaces: row.get("replaces")? }))
}

/// The licenses that came in exchange for others of this order, in the order they came.
pub fn exchanged_in(tx: &mut Tx<'_>, id: OrderId) -> Result<Vec<License>, Fault> {
    tx.rows(
        "SELECT license.*, sales_order.ordered_on FROM license JOIN sales_order ON sales_order.id = license.sales_order
         WHERE license.sales_order = $1 AND license.replaces IS NOT NULL ORDER BY license.line",
        binds![id],
    )?
    .iter()
    .map(order::license)
    .collect()
}

/// Stores a license that comes in exchange for `replaces`, after the other lines of their order; and what it costs, if
/// that was said.
pub fn add_in_exchange(
    tx: &mut Tx<'_>,
    license: &License,
    price: Option<&Price>,
    replaces: LicenseId,
) -> Result<(), Fault> {
    let newest = tx.row("SELECT max(line) AS line FROM license WHERE sales_order = $1", binds![license.order])?;
    let line: Option<u32> = newest.map(|row| row.get("line")).transpose()?.flatten();
    tx.execute(
        "INSERT INTO license (id, code, sales_order, line, pool, sku, items, units, model, first_day, last_day,
             care_plan, care_first, care_last, care_months, price_minor, price_currency, replaces)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        binds![
            license.id,
            &license.code,
            license.order,
            line.unwrap_or(0) + 1,
            license.pool,
            &license.sku,
            license.items,
            license.units.count(),
            license.model.word(),
            license.term.map(|term| term.first),
            license.term.map(|term| term.last),
            license.care_plan.map(CarePlan::word),
            license.care.map(|care| care.term.first),
            license.care.map(|care| care.term.last),
            license.care_months.map(u32::from),
            price.map(|price| price.minor),
            price.map(|price| price.currency.as_str()),
            replaces
        ],
    )?;
    Ok(())
}

/// Notes that a license fills no pool any more.
pub fn take_out_of_pool(tx: &mut Tx<'_>, id: LicenseId) -> Result<(), Fault> {
    tx.execute("UPDATE license SET pool = NULL WHERE id = $1", binds![id])?;
    Ok(())
}

/// Notes that all licenses of one pool fill another now.
pub fn all_into_pool(tx: &mut Tx<'_>, from: PoolId, into: PoolId) -> Result<(), Fault> {
    tx.execute("UPDATE license SET pool = $2 WHERE pool = $1", binds![from, into])?;
    Ok(())
}

/// Notes the days of care that begin with the registration; `false` if there were days already. (C-03)
pub fn register(tx: &mut Tx<'_>, id: LicenseId, care: Care) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE license SET care_first = $2, care_last = $3 WHERE id = $1 AND care_first IS NULL",
        binds![id, care.term.first, care.term.last],
    )?;
    Ok(changed > 0)
}

/// What the ledgers of all pools say of a license, in order.
pub fn ledger(tx: &mut Tx<'_>, id: LicenseId) -> Result<Vec<Entry>, Fault> {
    tx.rows("SELECT * FROM ledger_entry WHERE subject = $1 ORDER BY id", binds![id])?.iter().map(pool::entry).collect()
}
