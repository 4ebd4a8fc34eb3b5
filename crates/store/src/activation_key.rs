//! Activation keys. Of a code only a keyed hash and a sealed text are stored. (P-06)

use claviger_domain::id::{AccountId, ActivationKeyId, LicenseId, OrderId, TransferId};
use claviger_domain::license::activation_key::{ActivationKey, State};
use claviger_domain::sorting::{Key, Kind, Part, Placed, Sort};
use jiff::Timestamp;
use uuid::Uuid;

use crate::engine::{Row, Tx};
use crate::fault::Fault;
use crate::sorting::{self, in_order};
use crate::{binds, units, word};

/// A key with what lists say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The key.
    pub key: ActivationKey,
    /// The product it brings.
    pub sku: String,
    /// The order that brought it.
    pub order: OrderId,
    /// That order's number.
    pub order_number: String,
    /// Its code, sealed.
    pub sealed: Vec<u8>,
    /// Why the vendor took it back, if it did.
    pub reason: Option<String>,
}

/// What activation keys can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// When they were made.
    Made,
    /// What became of them.
    State,
    /// The product they bring.
    Product,
}

impl Key for By {
    const ALL: &'static [Self] = &[Self::Made, Self::State, Self::Product];
    const USUAL: Sort<Self> = Sort { by: Self::Made, descending: true };

    fn word(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::State => "state",
            Self::Product => "product",
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Made => Kind::Id,
            Self::State | Self::Product => Kind::Text,
        }
    }
}

/// Stores a new key; `mark` finds it by its code, `sealed` shows it.
pub fn add(tx: &mut Tx<'_>, key: &ActivationKey, mark: &[u8], sealed: &[u8]) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO activation_key (id, license, mark, sealed, hint, holder, state, state_at, transfer, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        binds![
            key.id,
            key.license,
            mark,
            sealed,
            &key.hint,
            key.holder,
            key.state.word(),
            key.state.since(),
            key.state.transfer().map(|transfer| transfer.uuid()),
            key.made
        ],
    )?;
    Ok(())
}

/// The key with this code.
pub fn of_mark(tx: &mut Tx<'_>, mark: &[u8]) -> Result<Option<ActivationKey>, Fault> {
    tx.row(
        "SELECT k.*, license.units FROM activation_key AS k JOIN license ON license.id = k.license WHERE k.mark = $1",
        binds![mark],
    )?
    .map(|row| read(&row))
    .transpose()
}

/// The key with this id.
pub fn find(tx: &mut Tx<'_>, id: ActivationKeyId) -> Result<Option<Listed>, Fault> {
    tx.row(
        "SELECT k.*, license.units, license.sku, license.sales_order, o.number FROM activation_key AS k
         JOIN license ON license.id = k.license JOIN sales_order AS o ON o.id = license.sales_order WHERE k.id = $1",
        binds![id],
    )?
    .map(|row| listed(&row))
    .transpose()
}

/// The text of a list of the keys somebody holds.
macro_rules! held {
    ($holder:literal, $column:literal, $than:literal, $direction:literal) => {
        concat!(
            "SELECT k.*, license.units, license.sku, license.sales_order, o.number, ",
            $column,
            " AS sorted_by FROM activation_key AS k
             JOIN license ON license.id = k.license JOIN sales_order AS o ON o.id = license.sales_order
             WHERE ",
            $holder,
            " AND (",
            $column,
            ", k.id) ",
            $than,
            " ($1, $2) ORDER BY ",
            $column,
            $direction,
            ", k.id",
            $direction,
            " LIMIT $3"
        )
    };
}

/// A part of the keys that an account holds, or has redeemed.
pub fn list(tx: &mut Tx<'_>, holder: AccountId, part: &Part<By>) -> Result<Vec<Placed<Listed>>, Fault> {
    let sql = in_order!(part, held, "k.holder = $4", {
        By::Made => "k.id",
        By::State => "k.state",
        By::Product => "license.sku",
    });
    let mut binds = sorting::bounds(part).to_vec();
    binds.extend_from_slice(binds![part.most, holder]);
    tx.rows(sql, &binds)?.iter().map(|row| sorting::placed(part, row, listed)).collect()
}

/// The keys that an order brought, in the order of its lines.
pub fn of_order(tx: &mut Tx<'_>, order: OrderId) -> Result<Vec<Listed>, Fault> {
    tx.rows(
        "SELECT k.*, license.units, license.sku, license.sales_order, o.number FROM activation_key AS k
         JOIN license ON license.id = k.license JOIN sales_order AS o ON o.id = license.sales_order
         WHERE license.sales_order = $1 ORDER BY license.line",
        binds![order],
    )?
    .iter()
    .map(listed)
    .collect()
}

/// Notes what became of a key, if it was still ready; `false` if somebody was faster.
pub fn leave_ready(tx: &mut Tx<'_>, id: ActivationKeyId, state: State) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE activation_key SET state = $2, state_at = $3, transfer = $4 WHERE id = $1 AND state = 'ready'",
        binds![id, state.word(), state.since(), state.transfer().map(|transfer| transfer.uuid())],
    )?;
    Ok(changed > 0)
}

/// A key that was promised by `transfer` is ready again, and `holder` has it; `false` if it is not promised by it. (P-14)
pub fn settle(tx: &mut Tx<'_>, id: ActivationKeyId, transfer: TransferId, holder: AccountId) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE activation_key SET state = 'ready', state_at = NULL, transfer = NULL, holder = $3
         WHERE id = $1 AND transfer = $2",
        binds![id, transfer, holder],
    )?;
    Ok(changed > 0)
}

/// Notes that the vendor took a key back, and why, if it was still ready; `false` if somebody was faster.
pub fn withdraw(tx: &mut Tx<'_>, id: ActivationKeyId, reason: &str, now: Timestamp) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE activation_key SET state = 'withdrawn', state_at = $2, reason = $3 WHERE id = $1 AND state = 'ready'",
        binds![id, now, reason],
    )?;
    Ok(changed > 0)
}

/// How many keys an account holds or has redeemed.
pub fn count(tx: &mut Tx<'_>, holder: AccountId) -> Result<u64, Fault> {
    let row = tx.row("SELECT count(*) AS keys FROM activation_key WHERE holder = $1", binds![holder])?;
    row.map_or(Ok(0), |row| row.get("keys"))
}

/// Gives all keys of one account to another. (L-29)
pub fn hand_over(tx: &mut Tx<'_>, from: AccountId, into: AccountId) -> Result<(), Fault> {
    tx.execute("UPDATE activation_key SET holder = $2 WHERE holder = $1", binds![from, into])?;
    Ok(())
}

/// The licenses of an order that activation keys bring.
pub fn licenses_of_order(tx: &mut Tx<'_>, order: OrderId) -> Result<Vec<LicenseId>, Fault> {
    Ok(of_order(tx, order)?.into_iter().map(|listed| listed.key.license).collect())
}

fn listed(row: &Row) -> Result<Listed, Fault> {
    Ok(Listed {
        key: read(row)?,
        sku: row.get("sku")?,
        order: row.get("sales_order")?,
        order_number: row.get("number")?,
        sealed: row.get("sealed")?,
        reason: row.get("reason")?,
    })
}

fn read(row: &Row) -> Result<ActivationKey, Fault> {
    let at: Option<Timestamp> = row.get("state_at")?;
    let transfer: Option<Uuid> = row.get("transfer")?;
    let transfer = transfer.map(TransferId::from_uuid);
    Ok(ActivationKey {
        id: row.get("id")?,
        license: row.get("license")?,
        units: units(row, "units")?,
        holder: row.get("holder")?,
        hint: row.get("hint")?,
        state: word(row, "state", |word| match (word, at, transfer) {
            ("ready", None, None) => Some(State::Ready),
            ("promised", Some(at), Some(transfer)) => Some(State::Promised { transfer, at }),
            ("redeemed", Some(at), None) => Some(State::Redeemed { at }),
            ("withdrawn", Some(at), None) => Some(State::Withdrawn { at }),
            _ => None,
        })?,
        made: row.get("made_at")?,
    })
}
