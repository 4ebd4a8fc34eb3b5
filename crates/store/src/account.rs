//! Accounts and the grants between them.

use claviger_domain::account::{Account, AccountKind, Email, Language};
use claviger_domain::id::{AccountId, ApiKeyId, OrderId, PersonId, ServerId};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::engine::{Row, Tx};
use crate::fault::Fault;
use crate::{binds, word};

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
    tx.rows("SELECT * FROM account WHERE kind = 'customer' AND merged_into IS NULL ORDER BY name, id", &[])?
        .iter()
        .map(read)
        .collect()
}

/// The account into which this one was merged, and when. (L-29)
pub fn merged_into(tx: &mut Tx<'_>, id: AccountId) -> Result<Option<(AccountId, Timestamp)>, Fault> {
    let row = tx.row("SELECT merged_into, merged_at FROM account WHERE id = $1", binds![id])?;
    let Some(row) = row else { return Ok(None) };
    let (into, at): (Option<AccountId>, Option<Timestamp>) = (row.get("merged_into")?, row.get("merged_at")?);
    Ok(into.zip(at))
}

/// What went from one account into another when the two were merged, beside licenses and units.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// Servers that are the other's now.
    pub servers: Vec<ServerId>,
    /// Orders that are the other's now.
    pub orders: Vec<OrderId>,
    /// Persons who are members of the other now; who was one already keeps their role there.
    pub members: Vec<PersonId>,
    /// Partners that may manage the other now.
    pub partners: Vec<AccountId>,
    /// Keys of programs that have ended.
    pub api_keys: Vec<ApiKeyId>,
}

/// Moves servers (under the names given), orders, members and grants of `from` to `into`, ends the keys of its
/// programs, and closes it. (L-29)
pub fn merge(
    tx: &mut Tx<'_>,
    from: AccountId,
    into: AccountId,
    servers: &[(ServerId, String)],
    now: Timestamp,
) -> Result<Carried, Fault> {
    for (server, name) in servers {
        tx.execute("UPDATE server SET account = $2, name = $3 WHERE id = $1", binds![*server, into, name])?;
    }
    let orders =
        tx.rows("UPDATE sales_order SET customer = $2 WHERE customer = $1 RETURNING id", binds![from, into])?;
    let members = tx.rows("SELECT person FROM membership WHERE account = $1 ORDER BY person", binds![from])?;
    tx.execute(
        "UPDATE membership SET account = $2 WHERE account = $1
             AND person NOT IN (SELECT person FROM membership WHERE account = $2)",
        binds![from, into],
    )?;
    tx.execute("DELETE FROM membership WHERE account = $1", binds![from])?;
    let partners = tx.rows("SELECT reseller FROM account_grant WHERE customer = $1 ORDER BY reseller", binds![from])?;
    tx.execute(
        "UPDATE account_grant SET customer = $2 WHERE customer = $1
             AND reseller NOT IN (SELECT reseller FROM account_grant WHERE customer = $2)",
        binds![from, into],
    )?;
    tx.execute("DELETE FROM account_grant WHERE customer = $1", binds![from])?;
    let keys = tx.rows(
        "UPDATE api_key SET expires_at = $2 WHERE account = $1 AND expires_at > $2 RETURNING id",
        binds![from, now],
    )?;
    tx.execute("UPDATE account SET merged_into = $2, merged_at = $3 WHERE id = $1", binds![from, into, now])?;
    Ok(Carried {
        servers: servers.iter().map(|(server, _)| *server).collect(),
        orders: orders.iter().map(|row| row.get("id")).collect::<Result<_, _>>()?,
        members: members.iter().map(|row| row.get("person")).collect::<Result<_, _>>()?,
        partners: partners.iter().map(|row| row.get("reseller")).collect::<Result<_, _>>()?,
        api_keys: keys.iter().map(|row| row.get("id")).collect::<Result<_, _>>()?,
    })
}

/// Up to `most` accounts of a kind, by name.
pub fn of_kind(tx: &mut Tx<'_>, kind: AccountKind, most: u32) -> Result<Vec<Account>, Fault> {
    tx.rows("SELECT * FROM account WHERE kind = $1 ORDER BY name, id LIMIT $2", binds![kind.word(), most])?
        .iter()
        .map(read)
        .collect()
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
