//! What goes along when a partner's account is merged into another one: what it sold, who stands below it, who lets it in,
//! and the keys of its programs. (L-29)

use claviger_domain::id::{AccountId, OrderId};

use crate::binds;
use crate::engine::Tx;
use crate::fault::Fault;

/// How much of each a partner has, beside its people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Orders it sold, to customers or to resellers.
    pub orders: u64,
    /// Accounts that stand below it.
    pub below: u64,
    /// Customers that let it in.
    pub customers: u64,
}

/// What went from one partner into another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// How many orders the other has sold now.
    pub orders: u64,
    /// Accounts that stand below the other now.
    pub below: Vec<AccountId>,
    /// Customers that let the other in now.
    pub customers: Vec<AccountId>,
}

/// How much of each `partner` has.
pub fn figures(tx: &mut Tx<'_>, partner: AccountId) -> Result<Figures, Fault> {
    let row = tx.row(
        "SELECT (SELECT count(*) FROM sales_order WHERE reseller = $1)
              + (SELECT count(*) FROM sales_order WHERE distributor = $1) AS orders,
             (SELECT count(*) FROM account WHERE above = $1) AS below,
             (SELECT count(*) FROM account_grant WHERE reseller = $1) AS customers",
        binds![partner],
    )?;
    let Some(row) = row else { return Ok(Figures::default()) };
    Ok(Figures { orders: row.get("orders")?, below: row.get("below")?, customers: row.get("customers")? })
}

/// The orders of `from` whose numbers `into` has used as well, with those numbers.
pub fn numbers_of_both(tx: &mut Tx<'_>, from: AccountId, into: AccountId) -> Result<Vec<(OrderId, String)>, Fault> {
    tx.rows(
        "SELECT id, number FROM sales_order
         WHERE reseller = $1 AND number IN (SELECT number FROM sales_order WHERE reseller = $2) ORDER BY id",
        binds![from, into],
    )?
    .iter()
    .map(|row| Ok((row.get("id")?, row.get("number")?)))
    .collect()
}

/// Whether a reseller has an order under this number.
pub fn has_number(tx: &mut Tx<'_>, reseller: AccountId, number: &str) -> Result<bool, Fault> {
    let found = tx.row("SELECT id FROM sales_order WHERE reseller = $1 AND number = $2", binds![reseller, number])?;
    Ok(found.is_some())
}

/// Gives an order another number. What was sent stays what it was: whoever sends it again names the old one.
pub fn renumber(tx: &mut Tx<'_>, order: OrderId, number: &str) -> Result<(), Fault> {
    tx.execute("UPDATE sales_order SET number = $2 WHERE id = $1", binds![order, number])?;
    Ok(())
}

/// Moves orders, the accounts below, grants and requests for them, forwarded links and the keys of programs of `from` to
/// `into`. A customer that let both in has let the other in for what the two come to together. The numbers of the orders
/// must be free there.
pub fn carry_over(tx: &mut Tx<'_>, from: AccountId, into: AccountId) -> Result<Carried, Fault> {
    let sold = tx.execute("UPDATE sales_order SET reseller = $2 WHERE reseller = $1", binds![from, into])?;
    let passed_on = tx.execute("UPDATE sales_order SET distributor = $2 WHERE distributor = $1", binds![from, into])?;
    let below = tx.rows(
        "UPDATE account SET above = $2, version = version + 1 WHERE above = $1 RETURNING id",
        binds![from, into],
    )?;
    let customers =
        tx.rows("SELECT customer FROM account_grant WHERE reseller = $1 ORDER BY customer", binds![from])?;
    tx.execute(
        "UPDATE account_grant SET scope = 'both' WHERE reseller = $2 AND EXISTS (
             SELECT 1 FROM account_grant AS other WHERE other.customer = account_grant.customer
                 AND other.reseller = $1 AND other.scope <> account_grant.scope)",
        binds![from, into],
    )?;
    tx.execute(
        "DELETE FROM account_grant WHERE reseller = $1
             AND customer IN (SELECT customer FROM account_grant WHERE reseller = $2)",
        binds![from, into],
    )?;
    tx.execute("UPDATE account_grant SET reseller = $2 WHERE reseller = $1", binds![from, into])?;
    tx.execute(
        "UPDATE grant_request SET scope = 'both' WHERE partner = $2 AND EXISTS (
             SELECT 1 FROM grant_request AS other WHERE other.customer = grant_request.customer
                 AND other.partner = $1 AND other.scope <> grant_request.scope)",
        binds![from, into],
    )?;
    tx.execute(
        "DELETE FROM grant_request WHERE partner = $1
             AND customer IN (SELECT customer FROM grant_request WHERE partner = $2)",
        binds![from, into],
    )?;
    tx.execute("UPDATE grant_request SET partner = $2 WHERE partner = $1", binds![from, into])?;
    // What it may do already it need not be let in for.
    tx.execute(
        "DELETE FROM grant_request WHERE partner = $1 AND EXISTS (
             SELECT 1 FROM account_grant WHERE account_grant.customer = grant_request.customer
                 AND account_grant.reseller = $1 AND account_grant.scope IN ('both', grant_request.scope))",
        binds![into],
    )?;
    tx.execute("UPDATE forwarding SET used_by = $2 WHERE used_by = $1", binds![from, into])?;
    tx.execute("UPDATE api_key SET account = $2 WHERE account = $1", binds![from, into])?;
    Ok(Carried {
        orders: sold + passed_on,
        below: below.iter().map(|row| row.get("id")).collect::<Result<_, _>>()?,
        customers: customers.iter().map(|row| row.get("customer")).collect::<Result<_, _>>()?,
    })
}
