//! What the vendor put right after the unlock: appended, never changed. (L-29)

use claviger_domain::id::{AccountId, CorrectionId, LicenseId, OrderId, PoolId};
use claviger_domain::license::License;
use claviger_domain::license::correction::Kind;
use jiff::Timestamp;

use crate::engine::{Row, Tx};
use crate::fault::Fault;
use crate::{binds, order, word};

/// A correction, as the account sees it that it was made in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Its id.
    pub id: CorrectionId,
    /// What was put right.
    pub kind: Kind,
    /// In which account.
    pub account: AccountId,
    /// The account on the other side.
    pub other: Option<AccountId>,
    /// Which license, and the pool it left or came into.
    pub license: Option<(LicenseId, PoolId)>,
    /// The license it was exchanged for.
    pub replacement: Option<LicenseId>,
    /// The order it is about, or that brought the license.
    pub order: Option<OrderId>,
    /// Why, in the vendor's words.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// Appends a correction.
pub fn add(tx: &mut Tx<'_>, correction: &Correction) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO correction (id, kind, account, other, license, replacement, pool, sales_order, reason, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        binds![
            correction.id,
            correction.kind.word(),
            correction.account,
            correction.other,
            correction.license.map(|(license, _)| license),
            correction.replacement,
            correction.license.map(|(_, pool)| pool),
            correction.order,
            &correction.reason,
            correction.at
        ],
    )?;
    Ok(())
}

/// The correction with this id.
pub fn find(tx: &mut Tx<'_>, id: CorrectionId) -> Result<Option<Correction>, Fault> {
    tx.row("SELECT * FROM correction WHERE id = $1", binds![id])?.map(|row| read(&row)).transpose()
}

/// What was put right about a license, the first first.
pub fn of_license(tx: &mut Tx<'_>, license: LicenseId) -> Result<Vec<Correction>, Fault> {
    tx.rows("SELECT * FROM correction WHERE license = $1 ORDER BY id", binds![license])?.iter().map(read).collect()
}

/// What was put right about an order and the licenses it brought, the first first.
pub fn of_order(tx: &mut Tx<'_>, id: OrderId) -> Result<Vec<Correction>, Fault> {
    tx.rows("SELECT * FROM correction WHERE sales_order = $1 ORDER BY id", binds![id])?.iter().map(read).collect()
}

/// The licenses that were taken out of an account, with the corrections that did it, the first first.
pub fn taken_from(tx: &mut Tx<'_>, account: AccountId) -> Result<Vec<(Correction, License)>, Fault> {
    let corrections = tx.rows(
        "SELECT * FROM correction WHERE account = $1 AND kind IN ('moved-away', 'returned', 'exchanged') ORDER BY id",
        binds![account],
    )?;
    let licenses = tx.rows(
        "SELECT license.*, sales_order.ordered_on FROM license JOIN sales_order ON sales_order.id = license.sales_order
         WHERE license.id IN (SELECT license FROM correction WHERE account = $1)",
        binds![account],
    )?;
    let licenses = licenses.iter().map(order::license).collect::<Result<Vec<_>, _>>()?;
    let mut taken = Vec::new();
    for row in &corrections {
        let correction = read(row)?;
        let of = |license: &&License| correction.license.is_some_and(|(id, _)| id == license.id);
        if let Some(license) = licenses.iter().find(of) {
            taken.push((correction, license.clone()));
        }
    }
    Ok(taken)
}

fn read(row: &Row) -> Result<Correction, Fault> {
    let (license, pool): (Option<LicenseId>, Option<PoolId>) = (row.get("license")?, row.get("pool")?);
    Ok(Correction {
        id: row.get("id")?,
        kind: word(row, "kind", Kind::from_word)?,
        account: row.get("account")?,
        other: row.get("other")?,
        license: license.zip(pool),
        replacement: row.get("replacement")?,
        order: row.get("sales_order")?,
        reason: row.get("reason")?,
        at: row.get("at")?,
    })
}
