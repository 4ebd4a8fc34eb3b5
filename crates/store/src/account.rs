//! Accounts: kept, changed, found by any word of their names and numbers.

use claviger_domain::account::{Account, AccountKind, Email, Language};
use claviger_domain::fold::{Sought, fold};
use claviger_domain::id::{AccountId, ApiKeyId, OrderId, PersonId, ServerId};
use claviger_domain::sorting::{Key, Kind, Part, Placed, Sort};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::engine::{Row, Tx, Value};
use crate::fault::Fault;
use crate::sorting::{self, in_order};
use crate::{binds, order, search, word};

/// What accounts are in the table of words.
const KIND: &str = "account";

/// What accounts can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Their name.
    Name,
    /// Their number in the vendor's books.
    Number,
}

impl Key for By {
    const ALL: &'static [Self] = &[Self::Name, Self::Number];
    const USUAL: Sort<Self> = Sort { by: Self::Name, descending: false };

    fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Number => "number",
        }
    }

    fn kind(self) -> Kind {
        Kind::Text
    }
}

/// Stores a new account.
pub fn add(tx: &mut Tx<'_>, account: &Account, now: Timestamp) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO account (id, number, kind, name, country, zone, above, language, orders_to, created_at, folded_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
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
            now,
            fold(&account.name)
        ],
    )?;
    search::index(tx, KIND, account.id.uuid(), &[&account.number, &account.name])
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

/// The account with this id, and how often it was changed.
pub fn find_versioned(tx: &mut Tx<'_>, id: AccountId) -> Result<Option<(Account, u64)>, Fault> {
    tx.row("SELECT * FROM account WHERE id = $1", binds![id])?
        .map(|row| Ok((read(&row)?, row.get("version")?)))
        .transpose()
}

/// Stores what an account is now, if it is still the one that was seen; `false` if somebody was faster.
pub fn change(tx: &mut Tx<'_>, account: &Account, seen: u64) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE account SET number = $2, name = $3, country = $4, zone = $5, above = $6, language = $7, orders_to = $8,
             folded_name = $9, version = version + 1
         WHERE id = $1 AND version = $10",
        binds![
            account.id,
            &account.number,
            &account.name,
            &account.country,
            account.zone.iana_name().unwrap_or("UTC"),
            account.above,
            account.language.code(),
            account.orders_to.as_ref().map(Email::as_str),
            fold(&account.name),
            seen
        ],
    )?;
    if changed > 0 {
        search::index(tx, KIND, account.id.uuid(), &[&account.number, &account.name])?;
        order::rename_customer(tx, account.id, &fold(&account.name))?;
    }
    Ok(changed > 0)
}

/// Makes up to `most` accounts findable that an older program stored; answers with how many.
pub fn index_some(tx: &mut Tx<'_>, most: u32) -> Result<usize, Fault> {
    let rows = tx.rows("SELECT * FROM account WHERE folded_name IS NULL LIMIT $1", binds![most])?;
    for row in &rows {
        let account = read(row)?;
        tx.execute("UPDATE account SET folded_name = $2 WHERE id = $1", binds![account.id, fold(&account.name)])?;
        order::rename_customer(tx, account.id, &fold(&account.name))?;
        search::index(tx, KIND, account.id.uuid(), &[&account.number, &account.name])?;
    }
    Ok(rows.len())
}

/// The text of a list of accounts that are not merged into others.
macro_rules! along {
    ($index:literal, $column:literal, $than:literal, $direction:literal) => {
        concat!(
            "SELECT account.*, ",
            $column,
            " AS sorted_by FROM account WHERE ",
            $index,
            " AND merged_into IS NULL AND (",
            $column,
            ", id) ",
            $than,
            " ($1, $2) ORDER BY ",
            $column,
            $direction,
            ", id",
            $direction,
            " LIMIT $3"
        )
    };
}

/// The text of a list of the customers that let somebody in.
macro_rules! letting_in {
    ($sought:literal, $column:literal, $than:literal, $direction:literal) => {
        concat!(
            "SELECT account.*, ",
            $column,
            " AS sorted_by FROM account_grant JOIN account ON account.id = account_grant.customer
             WHERE account_grant.reseller = $4 AND account_grant.scope <> 'tickets' AND merged_into IS NULL AND ",
            $sought,
            " AND (",
            $column,
            ", account.id) ",
            $than,
            " ($1, $2) ORDER BY ",
            $column,
            $direction,
            ", account.id",
            $direction,
            " LIMIT $3"
        )
    };
}

/// The text of a list, in each of the orders there are.
macro_rules! sorted {
    ($part:expr, $text:ident, $index:literal) => {
        in_order!($part, $text, $index, { By::Name => "folded_name", By::Number => "number" })
    };
}

/// A part of the accounts of one kind, or of all, that are sought.
pub fn list(
    tx: &mut Tx<'_>,
    kind: Option<AccountKind>,
    sought: &Sought,
    part: &Part<By>,
) -> Result<Vec<Placed<Account>>, Fault> {
    let kind = kind.map_or("", AccountKind::word);
    let mut binds = sorting::bounds(part).to_vec();
    binds.push(Value::from(part.most));
    let sql = match search::bounds(sought) {
        // Those of a kind go along an index of their own.
        None if !kind.is_empty() => {
            binds.push(Value::from(kind));
            sorted!(part, along, "kind = $4")
        }
        None => sorted!(part, along, "1 = 1"),
        Some(bounds) => {
            binds.push(Value::from(kind));
            binds.extend(bounds);
            sorted!(
                part,
                along,
                "($4 = '' OR kind = $4)
                 AND id IN (SELECT subject FROM search_word WHERE kind = 'account' AND word >= $5 AND word < $6)
                 AND EXISTS (SELECT 1 FROM search_word AS w
                             WHERE w.kind = 'account' AND w.subject = account.id AND w.word >= $7 AND w.word < $8)
                 AND EXISTS (SELECT 1 FROM search_word AS w
                             WHERE w.kind = 'account' AND w.subject = account.id AND w.word >= $9 AND w.word < $10)
                 AND EXISTS (SELECT 1 FROM search_word AS w
                             WHERE w.kind = 'account' AND w.subject = account.id AND w.word >= $11 AND w.word < $12)"
            )
        }
    };
    tx.rows(sql, &binds)?.iter().map(|row| sorting::placed(part, row, read)).collect()
}

/// The customers that let `partner` see their licenses, likewise.
pub fn customers_of(
    tx: &mut Tx<'_>,
    partner: AccountId,
    sought: &Sought,
    part: &Part<By>,
) -> Result<Vec<Placed<Account>>, Fault> {
    let mut binds = sorting::bounds(part).to_vec();
    binds.extend_from_slice(binds![part.most, partner]);
    let sql = match search::bounds(sought) {
        None => sorted!(part, letting_in, "1 = 1"),
        Some(bounds) => {
            binds.extend(bounds);
            sorted!(
                part,
                letting_in,
                "EXISTS (SELECT 1 FROM search_word AS w
                         WHERE w.kind = 'account' AND w.subject = account.id AND w.word >= $5 AND w.word < $6)
                 AND EXISTS (SELECT 1 FROM search_word AS w
                             WHERE w.kind = 'account' AND w.subject = account.id AND w.word >= $7 AND w.word < $8)
                 AND EXISTS (SELECT 1 FROM search_word AS w
                             WHERE w.kind = 'account' AND w.subject = account.id AND w.word >= $9 AND w.word < $10)
                 AND EXISTS (SELECT 1 FROM search_word AS w
                             WHERE w.kind = 'account' AND w.subject = account.id AND w.word >= $11 AND w.word < $12)"
            )
        }
    };
    tx.rows(sql, &binds)?.iter().map(|row| sorting::placed(part, row, read)).collect()
}

/// The partners that have sold to `customer`: those it is most likely to let in.
pub fn sellers_to(tx: &mut Tx<'_>, customer: AccountId, most: u32) -> Result<Vec<Account>, Fault> {
    tx.rows(
        "SELECT * FROM account WHERE id IN (SELECT reseller FROM sales_order WHERE customer = $1
             UNION SELECT distributor FROM sales_order WHERE customer = $1 AND distributor IS NOT NULL)
         ORDER BY folded_name, id LIMIT $2",
        binds![customer, most],
    )?
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
    /// Keys of programs that have ended. Those of partners went along before.
    pub api_keys: Vec<ApiKeyId>,
}

/// Moves servers (under the names given) with their alerts and with what of *Release now* was used up, orders, members,
/// grants and requests for them of `from` to `into`, ends the keys of its programs, and closes it. What only partners have
/// is `merger::carry_over`'s. (L-29)
pub fn merge(
    tx: &mut Tx<'_>,
    from: AccountId,
    into: AccountId,
    servers: &[(ServerId, String)],
    now: Timestamp,
) -> Result<Carried, Fault> {
    for (server, name) in servers {
        crate::server::hand_over(tx, *server, into, name)?;
    }
    let orders =
        tx.rows("UPDATE sales_order SET customer = $2 WHERE customer = $1 RETURNING id", binds![from, into])?;
    tx.execute(
        "UPDATE sales_order SET customer_folded = coalesce((SELECT folded_name FROM account WHERE account.id = $1), '')
         WHERE customer = $1",
        binds![into],
    )?;
    let members = tx.rows("SELECT person FROM membership WHERE account = $1 ORDER BY person", binds![from])?;
    tx.execute(
        "UPDATE membership SET account = $2 WHERE account = $1
             AND person NOT IN (SELECT person FROM membership WHERE account = $2)",
        binds![from, into],
    )?;
    tx.execute("DELETE FROM membership WHERE account = $1", binds![from])?;
    let partners = crate::grant::hand_over(tx, from, into)?;
    tx.execute("UPDATE server_alert SET account = $2 WHERE account = $1", binds![from, into])?;
    tx.execute("UPDATE release_now SET account = $2 WHERE account = $1", binds![from, into])?;
    tx.execute("DELETE FROM recent_account WHERE account = $1", binds![from])?;
    let keys = tx.rows(
        "UPDATE api_key SET expires_at = $2 WHERE account = $1 AND expires_at > $2 RETURNING id",
        binds![from, now],
    )?;
    tx.execute("UPDATE account SET merged_into = $2, merged_at = $3 WHERE id = $1", binds![from, into, now])?;
    Ok(Carried {
        servers: servers.iter().map(|(server, _)| *server).collect(),
        orders: orders.iter().map(|row| row.get("id")).collect::<Result<_, _>>()?,
        members: members.iter().map(|row| row.get("person")).collect::<Result<_, _>>()?,
        partners,
        api_keys: keys.iter().map(|row| row.get("id")).collect::<Result<_, _>>()?,
    })
}

/// Up to `most` accounts of a kind, by name.
pub fn of_kind(tx: &mut Tx<'_>, kind: AccountKind, most: u32) -> Result<Vec<Account>, Fault> {
    tx.rows(
        "SELECT * FROM account WHERE kind = $1 AND merged_into IS NULL ORDER BY name, id LIMIT $2",
        binds![kind.word(), most],
    )?
    .iter()
    .map(read)
    .collect()
}

/// How many orders name an account: as their customer, or as those who sold.
pub fn count_orders(tx: &mut Tx<'_>, account: AccountId) -> Result<u64, Fault> {
    let row = tx.row(
        "SELECT count(*) AS orders FROM sales_order WHERE customer = $1 OR reseller = $1 OR distributor = $1",
        binds![account],
    )?;
    row.map_or(Ok(0), |row| row.get("orders"))
}

/// How many servers an account has.
pub fn count_servers(tx: &mut Tx<'_>, account: AccountId) -> Result<u64, Fault> {
    let row = tx.row("SELECT count(*) AS servers FROM server WHERE account = $1", binds![account])?;
    row.map_or(Ok(0), |row| row.get("servers"))
}

/// Notes that `person` looked at an account now, and forgets all but the last `kept`. (L-08)
pub fn remember(tx: &mut Tx<'_>, person: PersonId, account: AccountId, now: Timestamp, kept: u32) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO recent_account (person, account, seen_at) VALUES ($1, $2, $3)
         ON CONFLICT (person, account) DO UPDATE SET seen_at = excluded.seen_at",
        binds![person, account, now],
    )?;
    tx.execute(
        "DELETE FROM recent_account WHERE person = $1 AND account NOT IN (
             SELECT account FROM recent_account WHERE person = $1 ORDER BY seen_at DESC, account LIMIT $2)",
        binds![person, kept],
    )?;
    Ok(())
}

/// The accounts that `person` looked at last and that are open still, the latest first.
pub fn recent(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Account>, Fault> {
    tx.rows(
        "SELECT account.* FROM recent_account JOIN account ON account.id = recent_account.account
         WHERE recent_account.person = $1 AND account.merged_into IS NULL
         ORDER BY recent_account.seen_at DESC, account.id",
        binds![person],
    )?
    .iter()
    .map(read)
    .collect()
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
