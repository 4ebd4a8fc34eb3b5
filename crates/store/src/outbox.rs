//! The outbox as people see it: every mail, how it fared, and what was tried. (L-03)

use claviger_domain::id::{Id, MailId};
use jiff::Timestamp;

use crate::binds;
use crate::engine::{Notice, Row, Tx};
use crate::fault::Fault;
use crate::mail::{self, Delivery, Mail};

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

/// Up to `most` mails, the newest first, beginning before `before`; to `recipient`, if one is named.
pub fn list(
    tx: &mut Tx<'_>,
    which: Which,
    recipient: Option<&str>,
    before: Option<MailId>,
    most: u32,
) -> Result<Vec<Entry>, Fault> {
    let before = before.unwrap_or_else(|| Id::from_uuid(uuid::Uuid::max()));
    let state = match which {
        Which::Waiting => "waiting",
        Which::Dead => "dead",
        Which::All | Which::Sent | Which::Bounced => "sent",
    };
    // One text each, so that each goes along its own index.
    let rows = match (recipient, which) {
        (None, Which::All) => {
            tx.rows("SELECT * FROM mail WHERE id < $1 ORDER BY id DESC LIMIT $2", binds![before, most])?
        }
        (None, Which::Bounced) => tx.rows(
            "SELECT * FROM mail WHERE bounced_at IS NOT NULL AND id < $1 ORDER BY id DESC LIMIT $2",
            binds![before, most],
        )?,
        (None, Which::Waiting | Which::Sent | Which::Dead) => tx.rows(
            "SELECT * FROM mail WHERE state = $3 AND bounced_at IS NULL AND id < $1 ORDER BY id DESC LIMIT $2",
            binds![before, most, state],
        )?,
        (Some(recipient), Which::All) => tx.rows(
            "SELECT * FROM mail WHERE recipient = $3 AND id < $1 ORDER BY id DESC LIMIT $2",
            binds![before, most, recipient],
        )?,
        (Some(recipient), Which::Bounced) => tx.rows(
            "SELECT * FROM mail WHERE recipient = $3 AND bounced_at IS NOT NULL AND id < $1 ORDER BY id DESC LIMIT $2",
            binds![before, most, recipient],
        )?,
        (Some(recipient), Which::Waiting | Which::Sent | Which::Dead) => tx.rows(
            "SELECT * FROM mail WHERE recipient = $3 AND state = $4 AND bounced_at IS NULL AND id < $1
             ORDER BY id DESC LIMIT $2",
            binds![before, most, recipient, state],
        )?,
    };
    rows.iter().map(read).collect()
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
