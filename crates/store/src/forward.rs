//! Orders that were forwarded. To whom it was written only the mail knows. (L-06)

use claviger_domain::id::{AccountId, ForwardingId, OrderId};
use jiff::Timestamp;

use crate::engine::{Row, Tx};
use crate::fault::Fault;
use crate::{binds, word};

/// To whom an order is forwarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToWhom {
    /// The end customer: the order's contact is written to.
    Customer,
    /// A reseller: whoever follows the link asks the customer.
    Reseller,
}

/// An order was forwarded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forwarding {
    /// Its id.
    pub id: ForwardingId,
    /// The order.
    pub order: OrderId,
    /// To whom.
    pub to: ToWhom,
    /// When.
    pub made: Timestamp,
    /// From when on its link is no longer good.
    pub expires: Timestamp,
    /// The partner that followed it: it is good for one.
    pub used_by: Option<AccountId>,
}

/// Stores a forwarding.
pub fn add(tx: &mut Tx<'_>, forwarding: &Forwarding) -> Result<(), Fault> {
    let Forwarding { id, order, to, made, expires, .. } = forwarding;
    tx.execute(
        "INSERT INTO forwarding (id, sales_order, to_whom, made_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
        binds![*id, *order, to.word(), *made, *expires],
    )?;
    Ok(())
}

/// The forwarding with this id.
pub fn find(tx: &mut Tx<'_>, id: ForwardingId) -> Result<Option<Forwarding>, Fault> {
    tx.row("SELECT * FROM forwarding WHERE id = $1", binds![id])?.map(|row| read(&row)).transpose()
}

/// When an order was forwarded, from `since` on.
pub fn times(tx: &mut Tx<'_>, order: OrderId, since: Timestamp) -> Result<Vec<Timestamp>, Fault> {
    tx.rows(
        "SELECT made_at FROM forwarding WHERE sales_order = $1 AND made_at >= $2 ORDER BY made_at",
        binds![order, since],
    )?
    .iter()
    .map(|row| row.get("made_at"))
    .collect()
}

/// Notes which partner followed the link; `false` if one did before.
pub fn use_up(tx: &mut Tx<'_>, id: ForwardingId, partner: AccountId, now: Timestamp) -> Result<bool, Fault> {
    let used = tx.execute(
        "UPDATE forwarding SET used_at = $3, used_by = $2 WHERE id = $1 AND used_at IS NULL",
        binds![id, partner, now],
    )?;
    Ok(used > 0)
}

impl ToWhom {
    /// The word for it in API and storage.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Reseller => "reseller",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Customer, Self::Reseller].into_iter().find(|to| to.word() == word)
    }
}

fn read(row: &Row) -> Result<Forwarding, Fault> {
    Ok(Forwarding {
        id: row.get("id")?,
        order: row.get("sales_order")?,
        to: word(row, "to_whom", ToWhom::from_word)?,
        made: row.get("made_at")?,
        expires: row.get("expires_at")?,
        used_by: row.get("used_by")?,
    })
}
