//! Accounts and the grants between them.

use claviger_domain::account::{Account, AccountKind, Email, Language};
use claviger_domain::id::AccountId;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::binds;
use crate::engine::{Row, Tx};
use crate::fault::Fault;
use crate::word;

/// Stores a new account.
pub fn add(tx: &mut Tx<'_>, account: &Account, now: Timestamp) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO account (id, number, kind, name, country, zone, above, language, orders_to, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        binds![
            account.id,
            &account.number,
            account.kind.word(),
            &account.name,
            &account.country,
            account.zone.iana_name().unwrap_or("UTC"),
            account.above,
            account.language.code(),
            account.orders_to.as_ref().map(Email::as_str),
            now
        ],
    )?;
    Ok(())
}

/// The account with this id.
pub fn find(tx: &mut Tx<'_>, id: AccountId) -> Result<Option<Account>, Fault> {
    tx.row("SELECT * FROM account WHERE id = $1", binds![id])?.map(|row| read(&row)).transpose()
}

/// The account that the vendor's books know by this number.
pub fn find_by_number(tx: &mut Tx<'_>, number: &str) -> Result<Option<Account>, Fault> {
    tx.row("SELECT * FROM account WHERE number = $1", binds![number])?.map(|row| read(&row)).transpose()
}

/// The vendor's own account, if this installation has been made.
pub fn vendor(tx: &mut Tx<'_>) -> Result<Option<Account>, Fault> {
    let rows = tx.rows("SELECT * FROM account WHERE kind = 'vendor' ORDER BY created_at, id LIMIT 1", &[])?;
    rows.first().map(read).transpose()
}

/// The customers whose licenses `reseller` may manage, by name.
pub fn customers_of(tx: &mut Tx<'_>, reseller: AccountId) -> Result<Vec<Account>, Fault> {
    tx.rows(
        "SELECT account.* FROM account JOIN account_grant ON account_grant.customer = account.id
         WHERE account_grant.reseller = $1 ORDER BY account.name, account.id",
        binds![reseller],
    )?
    .iter()
    .map(read)
    .collect()
}

/// All customers, by name.
pub fn customers(tx: &mut Tx<'_>) -> Result<Vec<Account>, Fault> {
    tx.rows("SELECT * FROM account WHERE kind = 'customer' ORDER BY name, id", &[])?.iter().map(read).collect()
}

/// Lets `reseller` manage the licenses of `customer`, if it may not already.
pub fn grant(tx: &mut Tx<'_>, customer: AccountId, reseller: AccountId, now: Timestamp) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO account_grant (customer, reseller, granted_at) VALUES ($1, $2, $3)
         ON CONFLICT (customer, reseller) DO NOTHING",
        binds![customer, reseller, now],
    )?;
    Ok(())
}

/// Whether `reseller` may manage the licenses of `customer`.
pub fn is_granted(tx: &mut Tx<'_>, customer: AccountId, reseller: AccountId) -> Result<bool, Fault> {
    let row = tx.row(
        "SELECT granted_at FROM account_grant WHERE customer = $1 AND reseller = $2",
        binds![customer, reseller],
    )?;
    Ok(row.is_some())
}

/// Whether somebody is an administrator of this account already. (L-06)
pub fn has_administrator(tx: &mut Tx<'_>, account: AccountId) -> Result<bool, Fault> {
    let row = tx.row(
        "SELECT count(*) AS administrators FROM membership WHERE account = $1 AND role = 'administrator'",
        binds![account],
    )?;
    Ok(row.map(|row| row.get::<i64>("administrators")).transpose()?.unwrap_or(0) > 0)
}

fn read(row: &Row) -> Result<Account, Fault> {
    Ok(Account {
        id: row.get("id")?,
        number: row.get("number")?,
        kind: word(row, "kind", AccountKind::from_word)?,
        name: row.get("name")?,
        country: row.get("country")?,
        zone: word(row, "zone", |name| TimeZone::get(name).ok())?,
        above: row.get("above")?,
        language: word(row, "language", Language::from_code)?,
        orders_to: row.get::<Option<String>>("orders_to")?.and_then(|text| text.parse().ok()),
    })
}
