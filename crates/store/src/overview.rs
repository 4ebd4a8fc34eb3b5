//! What start pages look for: among thousands of accounts by an index, never by reading them all. (L-27)
//!
//! A view is of all accounts, or of those that let one partner manage their licenses. Counts stop at [`COUNTED`]:
//! nobody needs to know by how much more.

use claviger_domain::id::{AccountId, LicenseId, OrderId, PoolId, ServerId};
use claviger_domain::license::ledger::MovementKind;
use claviger_domain::license::usage::Step;
use claviger_domain::units::Units;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::engine::{Row, Tx};
use crate::fault::Fault;
use crate::{binds, units, word};

/// Counts are exact up to here, and stop one above.
pub const COUNTED: u32 = 1_000;

/// So many microseconds make a day.
const DAY_MICROS: i64 = 86_400_000_000;

/// Some of what there is, and how many there are in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// The first of them.
    pub first: Vec<T>,
    /// How many there are, [`COUNTED`] and one at the most.
    pub count: u32,
}

/// An order nobody has unlocked yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockedOrder {
    /// Its id.
    pub id: OrderId,
    /// The reseller's number.
    pub number: String,
    /// The customer's name.
    pub customer: String,
    /// The reseller's name.
    pub reseller: String,
    /// When it was placed.
    pub placed_at: Timestamp,
}

/// A server that has missed check-ins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SilentServer {
    /// Its id.
    pub id: ServerId,
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub account: AccountId,
    /// That account's name.
    pub customer: String,
    /// When it was last heard of.
    pub last_seen: Timestamp,
}

/// A license that ends, or whose care does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndingLicense {
    /// Its id.
    pub id: LicenseId,
    /// Whose it is.
    pub account: AccountId,
    /// That account's name.
    pub customer: String,
    /// The product.
    pub sku: String,
    /// How many units.
    pub units: Units,
    /// Its last day, or that of its care.
    pub last: Date,
    /// Whether its care ends alone, and its units stay.
    pub care_only: bool,
}

/// Orders still locked, those that wait longest first: all, or those `seller` sees as its own.
pub fn locked_orders(tx: &mut Tx<'_>, seller: Option<AccountId>, most: u32) -> Result<Found<LockedOrder>, Fault> {
    let rows = match seller {
        None => tx.rows(
            "SELECT sales_order.id, sales_order.number, sales_order.placed_at, customer.name AS customer_name,
                 reseller.name AS reseller_name
             FROM sales_order JOIN account AS customer ON customer.id = sales_order.customer
                 JOIN account AS reseller ON reseller.id = sales_order.reseller
             WHERE sales_order.state = 'locked' ORDER BY sales_order.placed_at, sales_order.id LIMIT $1",
            binds![most],
        )?,
        Some(seller) => tx.rows(
            "SELECT sales_order.id, sales_order.number, sales_order.placed_at, customer.name AS customer_name,
                 reseller.name AS reseller_name
             FROM sales_order JOIN account AS customer ON customer.id = sales_order.customer
                 JOIN account AS reseller ON reseller.id = sales_order.reseller
             WHERE sales_order.state = 'locked' AND (sales_order.reseller = $1 OR sales_order.distributor = $1)
             ORDER BY sales_order.placed_at, sales_order.id LIMIT $2",
            binds![seller, most],
        )?,
    };
    let count = match seller {
        None => tx.row(
            "SELECT count(*) AS n FROM (SELECT id FROM sales_order WHERE state = 'locked' LIMIT $1) AS counted",
            binds![COUNTED + 1],
        )?,
        Some(seller) => tx.row(
            "SELECT count(*) AS n FROM (SELECT id FROM sales_order
                 WHERE state = 'locked' AND (reseller = $1 OR distributor = $1) LIMIT $2) AS counted",
            binds![seller, COUNTED + 1],
        )?,
    };
    let first = rows.iter().map(|row| {
        Ok(LockedOrder {
            id: row.get("id")?,
            number: row.get("number")?,
            customer: row.get("customer_name")?,
            reseller: row.get("reseller_name")?,
            placed_at: row.get("placed_at")?,
        })
    });
    Ok(Found { first: first.collect::<Result<_, Fault>>()?, count: counted(count)? })
}

/// How many mails were given up, and how many wait after a failure.
pub fn undelivered_mails(tx: &mut Tx<'_>) -> Result<(u32, u32), Fault> {
    let dead = tx.row(
        "SELECT count(*) AS n FROM (SELECT id FROM mail WHERE state <> 'sent' AND state <> 'waiting' LIMIT $1) AS counted",
        binds![COUNTED + 1],
    )?;
    let failing = tx.row(
        "SELECT count(*) AS n FROM (SELECT id FROM mail WHERE state <> 'sent' AND state = 'waiting'
             AND last_error IS NOT NULL LIMIT $1) AS counted",
        binds![COUNTED + 1],
    )?;
    Ok((counted(dead)?, counted(failing)?))
}

/// Servers not heard of since `before`, the longest silent first: all, or those `partner` may manage.
pub fn silent_servers(
    tx: &mut Tx<'_>,
    partner: Option<AccountId>,
    before: Timestamp,
    most: u32,
) -> Result<Found<SilentServer>, Fault> {
    let rows = match partner {
        None => tx.rows(
            "SELECT server.id, server.name, server.account, server.last_seen, account.name AS customer_name
             FROM server JOIN account ON account.id = server.account
             WHERE server.disabled_at IS NULL AND server.last_seen < $1
             ORDER BY server.last_seen, server.id LIMIT $2",
            binds![before, most],
        )?,
        Some(partner) => tx.rows(
            "SELECT server.id, server.name, server.account, server.last_seen, account.name AS customer_name
             FROM server JOIN account ON account.id = server.account
             WHERE server.disabled_at IS NULL AND server.last_seen < $1
                 AND server.account IN (SELECT customer FROM account_grant WHERE reseller = $2 AND scope <> 'tickets')
             ORDER BY server.last_seen, server.id LIMIT $3",
            binds![before, partner, most],
        )?,
    };
    let count = match partner {
        None => tx.row(
            "SELECT count(*) AS n FROM (SELECT id FROM server WHERE disabled_at IS NULL AND last_seen < $1 LIMIT $2)
                 AS counted",
            binds![before, COUNTED + 1],
        )?,
        Some(partner) => tx.row(
            "SELECT count(*) AS n FROM (SELECT id FROM server WHERE disabled_at IS NULL AND last_seen < $1
                 AND account IN (SELECT customer FROM account_grant WHERE reseller = $2 AND scope <> 'tickets') LIMIT $3) AS counted",
            binds![before, partner, COUNTED + 1],
        )?,
    };
    let first = rows.iter().map(|row| {
        Ok(SilentServer {
            id: row.get("id")?,
            name: row.get("name")?,
            account: row.get("account")?,
            customer: row.get("customer_name")?,
            last_seen: row.get("last_seen")?,
        })
    });
    Ok(Found { first: first.collect::<Result<_, Fault>>()?, count: counted(count)? })
}

/// Licenses in force whose last day, or whose care's, lies between two days, both included, the first to end first: of
/// all accounts, or of those `partner` may manage.
pub fn ending(
    tx: &mut Tx<'_>,
    partner: Option<AccountId>,
    from: Date,
    to: Date,
    most: u32,
) -> Result<Found<EndingLicense>, Fault> {
    let (units, care) = match partner {
        None => (
            tx.rows(
                "SELECT license.id, license.sku, license.units, license.last_day AS last, pool.account,
                     account.name AS customer_name
                 FROM license JOIN pool ON pool.id = license.pool JOIN account ON account.id = pool.account
                 WHERE license.pool IS NOT NULL AND license.last_day >= $1 AND license.last_day <= $2
                 ORDER BY license.last_day, license.id LIMIT $3",
                binds![from, to, COUNTED + 1],
            )?,
            tx.rows(
                "SELECT license.id, license.sku, license.units, license.care_last AS last, pool.account,
                     account.name AS customer_name
                 FROM license JOIN pool ON pool.id = license.pool JOIN account ON account.id = pool.account
                 WHERE license.pool IS NOT NULL AND license.care_last >= $1 AND license.care_last <= $2
                     AND license.last_day IS NULL
                 ORDER BY license.care_last, license.id LIMIT $3",
                binds![from, to, COUNTED + 1],
            )?,
        ),
        Some(partner) => (
            tx.rows(
                "SELECT license.id, license.sku, license.units, license.last_day AS last, pool.account,
                     account.name AS customer_name
                 FROM license JOIN pool ON pool.id = license.pool JOIN account ON account.id = pool.account
                 WHERE license.pool IS NOT NULL AND license.last_day >= $1 AND license.last_day <= $2
                     AND pool.account IN (SELECT customer FROM account_grant WHERE reseller = $3 AND scope <> 'tickets')
                 ORDER BY license.last_day, license.id LIMIT $4",
                binds![from, to, partner, COUNTED + 1],
            )?,
            tx.rows(
                "SELECT license.id, license.sku, license.units, license.care_last AS last, pool.account,
                     account.name AS customer_name
                 FROM license JOIN pool ON pool.id = license.pool JOIN account ON account.id = pool.account
                 WHERE license.pool IS NOT NULL AND license.care_last >= $1 AND license.care_last <= $2
                     AND license.last_day IS NULL
                     AND pool.account IN (SELECT customer FROM account_grant WHERE reseller = $3 AND scope <> 'tickets')
                 ORDER BY license.care_last, license.id LIMIT $4",
                binds![from, to, partner, COUNTED + 1],
            )?,
        ),
    };
    let read = |care_only: bool| move |row: &Row| ending_license(row, care_only);
    let mut first = units.iter().map(read(false)).collect::<Result<Vec<_>, Fault>>()?;
    first.extend(care.iter().map(read(true)).collect::<Result<Vec<_>, Fault>>()?);
    first.sort_by_key(|license| (license.last, license.id));
    let count = u32::try_from(first.len()).unwrap_or(u32::MAX).min(COUNTED + 1);
    first.truncate(most as usize);
    Ok(Found { first, count })
}

/// By how much the units in use of each pool of an account changed since an instant, day by day, in order.
pub fn steps(tx: &mut Tx<'_>, account: AccountId, since: Timestamp) -> Result<Vec<(PoolId, Step)>, Fault> {
    let rows = tx.rows(
        "SELECT ledger_entry.pool, ledger_entry.at / $3 AS day, ledger_entry.kind,
             CAST(SUM(ledger_entry.units) AS BIGINT) AS units
         FROM pool JOIN ledger_entry ON ledger_entry.pool = pool.id
         WHERE pool.account = $1 AND ledger_entry.at >= $2
         GROUP BY ledger_entry.pool, ledger_entry.at / $3, ledger_entry.kind
         ORDER BY day, ledger_entry.pool, ledger_entry.kind",
        binds![account, since, DAY_MICROS],
    )?;
    let read = |row: &Row| {
        let kind = word(row, "kind", |kind| MovementKind::from_stored(kind, uuid::Uuid::nil()))?;
        let day: i64 = row.get("day")?;
        let at = Timestamp::from_microsecond(day * DAY_MICROS).unwrap_or(since);
        Ok((row.get("pool")?, Step { at, by: kind.effect_on_used(units(row, "units")?) }))
    };
    rows.iter().map(read).collect()
}

fn ending_license(row: &Row, care_only: bool) -> Result<EndingLicense, Fault> {
    Ok(EndingLicense {
        id: row.get("id")?,
        account: row.get("account")?,
        customer: row.get("customer_name")?,
        sku: row.get("sku")?,
        units: units(row, "units")?,
        last: row.get("last")?,
        care_only,
    })
}

fn counted(row: Option<Row>) -> Result<u32, Fault> {
    Ok(row.map(|row| row.get("n")).transpose()?.unwrap_or(0))
}
