//! The outbox as people see it: every mail, how it fared, and what was tried. (L-03)

use claviger_domain::id::{Id, MailId};
use claviger_domain::sorting::{Key, Kind, Part, Placed, Sort};
use jiff::Timestamp;

use crate::binds;
use crate::engine::{Notice, Row, Tx, Value};
use crate::fault::Fault;
use crate::mail::{self, Delivery, Mail};
use crate::sorting::{self, in_order};

/// A mail and how it fared.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The mail.
    pub mail: Mail,
    /// When it was promised.
    pub created: Timestamp,
    /// How it fared.
    pub delivery: Delivery,
}

/// Which mails somebody wants to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// All.
    #[default]
    All,
    /// Those on their way.
    Waiting,
    /// Those the mail server took and that have not come back.
    Sent,
    /// Those that came back.
    Bounced,
    /// Those given up.
    Dead,
}

/// An attempt that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// When.
    pub at: Timestamp,
    /// What the mail server said.
    pub error: String,
}

/// What mails can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// When they were promised.
    Made,
    /// To whom they go.
    To,
}

impl Key for By {
    const ALL: &'static [Self] = &[Self::Made, Self::To];
    const USUAL: Sort<Self> = Sort { by: Self::Made, descending: true };

    fn word(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::To => "to",
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Made => Kind::Id,
            Self::To => Kind::Text,
        }
    }
}

/// The text of a list of the mails that fit.
macro_rules! along {
    ($index:literal, $column:literal, $than:literal, $direction:literal) => {
        concat!(
            "SELECT mail.*, ",
            $column,
            " AS sorted_by FROM mail WHERE ",
            $index,
            " AND (",
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

/// The text of a list, in each of the orders there are.
macro_rules! sorted {
    ($part:expr, $index:literal) => {
        in_order!($part, along, $index, { By::Made => "id", By::To => "recipient" })
    };
}

/// A part of the mails that are asked for; of those to `recipient`, if one is named.
pub fn list(
    tx: &mut Tx<'_>,
    which: Which,
    recipient: Option<&str>,
    part: &Part<By>,
) -> Result<Vec<Placed<Entry>>, Fault> {
    let state = match which {
        Which::All | Which::Bounced => None,
        Which::Waiting => Some("waiting"),
        Which::Sent => Some("sent"),
        Which::Dead => Some("dead"),
    };
    // One text each, so that each goes along its own index.
    let sql = match (recipient, which) {
        (None, Which::All) => sorted!(part, "1 = 1"),
        (None, Which::Bounced) => sorted!(part, "bounced_at IS NOT NULL"),
        (None, Which::Waiting | Which::Sent | Which::Dead) => sorted!(part, "state = $4 AND bounced_at IS NULL"),
        (Some(_), Which::All) => sorted!(part, "recipient = $4"),
        (Some(_), Which::Bounced) => sorted!(part, "recipient = $4 AND bounced_at IS NOT NULL"),
        (Some(_), Which::Waiting | Which::Sent | Which::Dead) => {
            sorted!(part, "recipient = $4 AND state = $5 AND bounced_at IS NULL")
        }
    };
    let mut binds = sorting::bounds(part).to_vec();
    binds.push(Value::from(part.most));
    binds.extend(recipient.into_iter().chain(state).map(Value::from));
    tx.rows(sql, &binds)?.iter().map(|row| sorting::placed(part, row, read)).collect()
}

/// One mail.
pub fn find(tx: &mut Tx<'_>, id: MailId) -> Result<Option<Entry>, Fault> {
    tx.row("SELECT * FROM mail WHERE id = $1", binds![id])?.as_ref().map(read).transpose()
}

/// The attempts that failed, the newest first.
pub fn failures(tx: &mut Tx<'_>, id: MailId, most: u32) -> Result<Vec<Failure>, Fault> {
    tx.rows("SELECT at, error FROM mail_failure WHERE mail = $1 ORDER BY id DESC LIMIT $2", binds![id, most])?
        .iter()
        .map(|row| Ok(Failure { at: row.get("at")?, error: row.get("error")? }))
        .collect()
}

/// Notes an attempt that failed.
pub fn add_failure(tx: &mut Tx<'_>, id: Id<()>, mail: MailId, at: Timestamp, error: &str) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO mail_failure (id, mail, at, error) VALUES ($1, $2, $3, $4)",
        binds![id.uuid(), mail, at, error],
    )?;
    Ok(())
}

/// Makes a mail that was given up due again, as if it had never been tried; `false` if it was not given up.
pub fn revive(tx: &mut Tx<'_>, id: MailId, now: Timestamp) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE mail SET state = 'waiting', attempts = 0, due_at = $2 WHERE id = $1 AND state = 'dead'",
        binds![id, now],
    )?;
    tx.tell(Notice::Mail);
    Ok(changed > 0)
}

/// Makes a waiting mail due at once; `false` if it does not wait, or is being sent at this moment.
pub fn hurry(tx: &mut Tx<'_>, id: MailId, now: Timestamp) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE mail SET due_at = $2 WHERE id = $1 AND state = 'waiting' AND due_at > $2
             AND (claimed_until IS NULL OR claimed_until <= $2)",
        binds![id, now],
    )?;
    tx.tell(Notice::Mail);
    Ok(changed > 0)
}

/// Notes that a mail which was sent has come back; the first time counts. `false` if it was not sent, or came back before.
pub fn note_bounced(tx: &mut Tx<'_>, id: MailId, at: Timestamp, error: &str) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE mail SET bounced_at = $2, bounce = $3 WHERE id = $1 AND state = 'sent' AND bounced_at IS NULL",
        binds![id, at, error],
    )?;
    tx.tell(Notice::Mail);
    Ok(changed > 0)
}

fn read(row: &Row) -> Result<Entry, Fault> {
    Ok(Entry { mail: mail::read(row)?, created: row.get("created_at")?, delivery: mail::read_delivery(row)? })
}
