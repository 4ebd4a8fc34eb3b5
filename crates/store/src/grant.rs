//! What customers let partners do, and what partners ask for.

use claviger_domain::account::GrantScope;
use claviger_domain::id::{AccountId, GrantId, OrderId};
use claviger_domain::sorting::{Key, Kind, Part, Placed, Sort};
use jiff::Timestamp;
use uuid::Uuid;

use crate::engine::{Row, Tx};
use crate::fault::Fault;
use crate::sorting::{self, in_order};
use crate::{binds, word};

/// A customer's word that a partner may act for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Its id; grants of the first days have none.
    pub id: Option<GrantId>,
    /// Who lets in.
    pub customer: AccountId,
    /// Who is let in.
    pub partner: AccountId,
    /// For what.
    pub scope: GrantScope,
    /// Since when.
    pub since: Timestamp,
    /// Who gave it, as the event log names them: `person`, `link-holder`.
    pub by_kind: String,
    /// Which one.
    pub by: Option<Uuid>,
}

/// A partner's wish to be let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Whom it asks.
    pub customer: AccountId,
    /// Who asks.
    pub partner: AccountId,
    /// For what.
    pub scope: GrantScope,
    /// The order that was forwarded to it.
    pub order: OrderId,
    /// When.
    pub at: Timestamp,
    /// By whom, as the event log names them.
    pub by_kind: String,
    /// Which one.
    pub by: Option<Uuid>,
}

/// Stores a grant; one that stands between the two is replaced.
pub fn give(tx: &mut Tx<'_>, grant: &Grant) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO account_grant (id, customer, reseller, scope, granted_at, by_kind, by_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (customer, reseller) DO UPDATE SET id = excluded.id, scope = excluded.scope,
             granted_at = excluded.granted_at, by_kind = excluded.by_kind, by_id = excluded.by_id",
        binds![grant.id, grant.customer, grant.partner, grant.scope.word(), grant.since, &grant.by_kind, grant.by],
    )?;
    Ok(())
}

/// Ends a grant; answers whether there was one.
pub fn end(tx: &mut Tx<'_>, customer: AccountId, partner: AccountId) -> Result<bool, Fault> {
    let ended =
        tx.execute("DELETE FROM account_grant WHERE customer = $1 AND reseller = $2", binds![customer, partner])?;
    Ok(ended > 0)
}

/// The grant between the two, if there is one.
pub fn between(tx: &mut Tx<'_>, customer: AccountId, partner: AccountId) -> Result<Option<Grant>, Fault> {
    tx.row("SELECT * FROM account_grant WHERE customer = $1 AND reseller = $2", binds![customer, partner])?
        .map(|row| read(&row))
        .transpose()
}

/// The grant with this id.
pub fn find(tx: &mut Tx<'_>, id: GrantId) -> Result<Option<Grant>, Fault> {
    tx.row("SELECT * FROM account_grant WHERE id = $1", binds![id])?.map(|row| read(&row)).transpose()
}

/// All grants of a customer, the oldest first.
pub fn of_customer(tx: &mut Tx<'_>, customer: AccountId) -> Result<Vec<Grant>, Fault> {
    tx.rows("SELECT * FROM account_grant WHERE customer = $1 ORDER BY granted_at, reseller", binds![customer])?
        .iter()
        .map(read)
        .collect()
}

/// What grants can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The name of the other side.
    Name,
    /// Its number in the vendor's books.
    Number,
    /// Since when it is let in.
    Since,
}

impl Key for By {
    const ALL: &'static [Self] = &[Self::Name, Self::Number, Self::Since];
    const USUAL: Sort<Self> = Sort { by: Self::Name, descending: false };

    fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Number => "number",
            Self::Since => "since",
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Name | Self::Number => Kind::Text,
            Self::Since => Kind::Number,
        }
    }
}

/// The text of a list of grants with the other side's account: those of a customer, or those that a partner has.
macro_rules! with_other {
    ($side:literal, $column:literal, $than:literal, $direction:literal) => {
        concat!(
            "SELECT g.*, ",
            $column,
            " AS sorted_by, other.id AS other FROM account_grant AS g JOIN account AS other ON ",
            $side,
            " AND (",
            $column,
            ", other.id) ",
            $than,
            " ($1, $2) ORDER BY ",
            $column,
            $direction,
            ", other.id",
            $direction,
            " LIMIT $3"
        )
    };
}

/// The text of a list, in each of the orders there are.
macro_rules! sorted {
    ($part:expr, $side:literal) => {
        in_order!($part, with_other, $side, {
            By::Name => "other.folded_name",
            By::Number => "other.number",
            By::Since => "g.granted_at",
        })
    };
}

/// A part of the grants that a customer gave.
pub fn list_of_customer(tx: &mut Tx<'_>, customer: AccountId, part: &Part<By>) -> Result<Vec<Placed<Grant>>, Fault> {
    listed(tx, sorted!(part, "other.id = g.reseller WHERE g.customer = $4"), customer, part)
}

/// A part of the grants that a partner has.
pub fn list_of_partner(tx: &mut Tx<'_>, partner: AccountId, part: &Part<By>) -> Result<Vec<Placed<Grant>>, Fault> {
    listed(tx, sorted!(part, "other.id = g.customer WHERE g.reseller = $4"), partner, part)
}

fn listed(
    tx: &mut Tx<'_>,
    sql: &'static str,
    account: AccountId,
    part: &Part<By>,
) -> Result<Vec<Placed<Grant>>, Fault> {
    let mut binds = sorting::bounds(part).to_vec();
    binds.extend_from_slice(binds![part.most, account]);
    // Grants of the first days have no id: their place is that of the other side.
    tx.rows(sql, &binds)?.iter().map(|row| sorting::placed_by(part, row, "other", read)).collect()
}

/// How many grants an account gave or has.
pub fn count(tx: &mut Tx<'_>, account: AccountId) -> Result<u64, Fault> {
    let row = tx.row(
        "SELECT (SELECT count(*) FROM account_grant WHERE customer = $1)
              + (SELECT count(*) FROM account_grant WHERE reseller = $1) AS grants",
        binds![account],
    )?;
    row.map_or(Ok(0), |row| row.get("grants"))
}

/// Stores a partner's wish; one that waits is replaced.
pub fn ask(tx: &mut Tx<'_>, request: &Request) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO grant_request (customer, partner, scope, sales_order, asked_at, by_kind, by_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (customer, partner) DO UPDATE SET scope = excluded.scope, sales_order = excluded.sales_order,
             asked_at = excluded.asked_at, by_kind = excluded.by_kind, by_id = excluded.by_id",
        binds![
            request.customer,
            request.partner,
            request.scope.word(),
            request.order,
            request.at,
            &request.by_kind,
            request.by
        ],
    )?;
    Ok(())
}

/// The wish of this partner that waits for the customer.
pub fn request(tx: &mut Tx<'_>, customer: AccountId, partner: AccountId) -> Result<Option<Request>, Fault> {
    tx.row("SELECT * FROM grant_request WHERE customer = $1 AND partner = $2", binds![customer, partner])?
        .map(|row| read_request(&row))
        .transpose()
}

/// All wishes that wait for a customer, the oldest first.
pub fn requests_to(tx: &mut Tx<'_>, customer: AccountId) -> Result<Vec<Request>, Fault> {
    tx.rows("SELECT * FROM grant_request WHERE customer = $1 ORDER BY asked_at, partner", binds![customer])?
        .iter()
        .map(read_request)
        .collect()
}

/// Takes a wish off the table; answers whether there was one.
pub fn answer(tx: &mut Tx<'_>, customer: AccountId, partner: AccountId) -> Result<bool, Fault> {
    let answered =
        tx.execute("DELETE FROM grant_request WHERE customer = $1 AND partner = $2", binds![customer, partner])?;
    Ok(answered > 0)
}

/// Moves grants, and wishes for them, of one customer to another; answers with the partners that were let in. Whoever is
/// let in by both, or asks both, is so for what the two come to together. (L-29)
pub fn hand_over(tx: &mut Tx<'_>, from: AccountId, into: AccountId) -> Result<Vec<AccountId>, Fault> {
    let mut partners = Vec::new();
    for grant in of_customer(tx, from)? {
        partners.push(grant.partner);
        match between(tx, into, grant.partner)? {
            None => tx.execute(
                "UPDATE account_grant SET customer = $2 WHERE customer = $1 AND reseller = $3",
                binds![from, into, grant.partner],
            )?,
            Some(there) => tx.execute(
                "UPDATE account_grant SET scope = $3 WHERE customer = $1 AND reseller = $2",
                binds![into, grant.partner, there.scope.and(grant.scope).word()],
            )?,
        };
    }
    tx.execute("DELETE FROM account_grant WHERE customer = $1", binds![from])?;
    for wish in requests_to(tx, from)? {
        let there = request(tx, into, wish.partner)?;
        let scope = there.map_or(wish.scope, |there| there.scope.and(wish.scope));
        // What it may do already it need not be let in for.
        if between(tx, into, wish.partner)?.is_none_or(|grant| grant.scope.and(scope) != grant.scope) {
            ask(tx, &Request { customer: into, scope, ..wish })?;
        }
    }
    tx.execute("DELETE FROM grant_request WHERE customer = $1", binds![from])?;
    Ok(partners)
}

fn read(row: &Row) -> Result<Grant, Fault> {
    Ok(Grant {
        id: row.get("id")?,
        customer: row.get("customer")?,
        partner: row.get("reseller")?,
        scope: word(row, "scope", GrantScope::from_word)?,
        since: row.get("granted_at")?,
        by_kind: row.get("by_kind")?,
        by: row.get("by_id")?,
    })
}

fn read_request(row: &Row) -> Result<Request, Fault> {
    Ok(Request {
        customer: row.get("customer")?,
        partner: row.get("partner")?,
        scope: word(row, "scope", GrantScope::from_word)?,
        order: row.get("sales_order")?,
        at: row.get("asked_at")?,
        by_kind: row.get("by_kind")?,
        by: row.get("by_id")?,
    })
}
