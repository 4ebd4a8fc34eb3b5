//! Transfers of stock between accounts. (P-14)

use claviger_domain::id::{AccountId, TransferId};
use claviger_domain::license::transfer::{State, Transfer, What};
use claviger_domain::sorting::{Key, Kind, Part, Placed, Sort};
use jiff::Timestamp;
use uuid::Uuid;

use crate::engine::{Row, Tx};
use crate::fault::Fault;
use crate::overview::{COUNTED, Found};
use crate::sorting::{self, in_order};
use crate::{binds, units, word};

/// On which side of an offer an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// It offers.
    Sender,
    /// It is offered to.
    Receiver,
}

/// What transfers can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// When they were offered.
    Made,
    /// What became of them.
    State,
}

impl Key for By {
    const ALL: &'static [Self] = &[Self::Made, Self::State];
    const USUAL: Sort<Self> = Sort { by: Self::Made, descending: true };

    fn word(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::State => "state",
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Made => Kind::Id,
            Self::State => Kind::Text,
        }
    }
}

/// Stores a new offer, and what the form was pressed with that made it.
pub fn add(tx: &mut Tx<'_>, transfer: &Transfer, pressed: Option<Uuid>) -> Result<(), Fault> {
    let (key, pool) = match transfer.what {
        What::Key(key) => (Some(key.uuid()), None),
        What::Units(pool) => (None, Some(pool.uuid())),
    };
    tx.execute(
        "INSERT INTO stock_transfer
             (id, sender, receiver, activation_key, pool, units, state, made_at, expires_at, ended_at, pressed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        binds![
            transfer.id,
            transfer.sender,
            transfer.receiver,
            key,
            pool,
            transfer.units.count(),
            transfer.state.word(),
            transfer.made,
            transfer.expires,
            transfer.state.ended(),
            pressed
        ],
    )?;
    Ok(())
}

/// What an account has offered by a form that was pressed with this.
pub fn of_press(tx: &mut Tx<'_>, sender: AccountId, pressed: Uuid) -> Result<Option<Transfer>, Fault> {
    tx.row("SELECT * FROM stock_transfer WHERE sender = $1 AND pressed = $2", binds![sender, pressed])?
        .map(|row| read(&row))
        .transpose()
}

/// The form that an offer was made by may make another one.
pub fn forget_press(tx: &mut Tx<'_>, id: TransferId) -> Result<(), Fault> {
    tx.execute("UPDATE stock_transfer SET pressed = NULL WHERE id = $1", binds![id])?;
    Ok(())
}

/// The transfer with this id.
pub fn find(tx: &mut Tx<'_>, id: TransferId) -> Result<Option<Transfer>, Fault> {
    tx.row("SELECT * FROM stock_transfer WHERE id = $1", binds![id])?.map(|row| read(&row)).transpose()
}

/// The text of a list of the transfers of one side.
macro_rules! of_side {
    ($side:literal, $column:literal, $than:literal, $direction:literal) => {
        concat!(
            "SELECT t.*, ",
            $column,
            " AS sorted_by FROM stock_transfer AS t WHERE ",
            $side,
            " AND (",
            $column,
            ", t.id) ",
            $than,
            " ($1, $2) ORDER BY ",
            $column,
            $direction,
            ", t.id",
            $direction,
            " LIMIT $3"
        )
    };
}

/// The text of a list, in each of the orders there are.
macro_rules! sorted {
    ($part:expr, $side:literal) => {
        in_order!($part, of_side, $side, { By::Made => "t.id", By::State => "t.state" })
    };
}

/// A part of what an account has offered and was offered.
pub fn list(tx: &mut Tx<'_>, account: AccountId, part: &Part<By>) -> Result<Vec<Placed<Transfer>>, Fault> {
    let mut binds = sorting::bounds(part).to_vec();
    binds.extend_from_slice(binds![part.most, account]);
    let mut sides = Vec::new();
    // Each side along its own index.
    for sql in [sorted!(part, "t.sender = $4"), sorted!(part, "t.receiver = $4")] {
        let of_side = tx.rows(sql, &binds)?;
        sides.push(of_side.iter().map(|row| sorting::placed(part, row, read)).collect::<Result<_, _>>()?);
    }
    Ok(part.sort.merged(sides, part.most))
}

/// The offers of one side of an account's that nobody has answered yet, those first that end first.
pub fn open(tx: &mut Tx<'_>, account: AccountId, side: Side, most: u32) -> Result<Found<Transfer>, Fault> {
    let (rows, count) = match side {
        Side::Sender => (
            "SELECT * FROM stock_transfer WHERE sender = $1 AND state = 'open' ORDER BY id LIMIT $2",
            "SELECT count(*) AS transfers FROM
                 (SELECT id FROM stock_transfer WHERE sender = $1 AND state = 'open' LIMIT $2) AS waiting",
        ),
        Side::Receiver => (
            "SELECT * FROM stock_transfer WHERE receiver = $1 AND state = 'open' ORDER BY id LIMIT $2",
            "SELECT count(*) AS transfers FROM
                 (SELECT id FROM stock_transfer WHERE receiver = $1 AND state = 'open' LIMIT $2) AS waiting",
        ),
    };
    let first = tx.rows(rows, binds![account, most])?.iter().map(read).collect::<Result<_, _>>()?;
    let count = tx.row(count, binds![account, COUNTED + 1])?.map_or(Ok(0), |row| row.get("transfers"))?;
    Ok(Found { first, count })
}

/// What one account has offered and was offered is another's from now on; what the two had to do with each other stays
/// where it was. (L-29)
pub fn hand_over(tx: &mut Tx<'_>, from: AccountId, into: AccountId) -> Result<(), Fault> {
    tx.execute(
        // A form of the one account is none of the other's.
        "UPDATE stock_transfer SET sender = $2, pressed = NULL WHERE sender = $1 AND receiver <> $2",
        binds![from, into],
    )?;
    tx.execute("UPDATE stock_transfer SET receiver = $2 WHERE receiver = $1 AND sender <> $2", binds![from, into])?;
    Ok(())
}

/// How many offers of an account nobody has answered yet.
pub fn count_open(tx: &mut Tx<'_>, sender: AccountId) -> Result<u64, Fault> {
    let row = tx
        .row("SELECT count(*) AS transfers FROM stock_transfer WHERE sender = $1 AND state = 'open'", binds![sender])?;
    row.map_or(Ok(0), |row| row.get("transfers"))
}

/// Up to `most` offers that nobody has answered in time.
pub fn due(tx: &mut Tx<'_>, now: Timestamp, most: u32) -> Result<Vec<Transfer>, Fault> {
    tx.rows(
        "SELECT * FROM stock_transfer WHERE state = 'open' AND expires_at <= $1 ORDER BY expires_at, id LIMIT $2",
        binds![now, most],
    )?
    .iter()
    .map(read)
    .collect()
}

/// Notes what became of an offer, if nobody has answered it; `false` if somebody was faster.
pub fn end(tx: &mut Tx<'_>, id: TransferId, state: State) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE stock_transfer SET state = $2, ended_at = $3 WHERE id = $1 AND state = 'open'",
        binds![id, state.word(), state.ended()],
    )?;
    Ok(changed > 0)
}

fn read(row: &Row) -> Result<Transfer, Fault> {
    let (key, pool): (Option<Uuid>, Option<Uuid>) = (row.get("activation_key")?, row.get("pool")?);
    let what = match (key, pool) {
        (Some(key), _) => What::Key(claviger_domain::id::ActivationKeyId::from_uuid(key)),
        (None, Some(pool)) => What::Units(claviger_domain::id::PoolId::from_uuid(pool)),
        (None, None) => return Err(Fault::Gone("a transfer is of nothing".into())),
    };
    let ended = row.get("ended_at")?;
    Ok(Transfer {
        id: row.get("id")?,
        sender: row.get("sender")?,
        receiver: row.get("receiver")?,
        what,
        units: units(row, "units")?,
        state: word(row, "state", |word| State::from_stored(word, ended))?,
        made: row.get("made_at")?,
        expires: row.get("expires_at")?,
    })
}
