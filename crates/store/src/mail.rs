//! The outbox: mails that were promised in a transaction and are sent after it. (L-03)

use claviger_domain::account::{Email, Language};
use claviger_domain::id::MailId;
use jiff::Timestamp;
use uuid::Uuid;

use crate::binds;
use crate::engine::{Notice, Row, Tx};
use crate::fault::Fault;
use crate::word;

/// A mail in the outbox. What it says is worked out when it is sent, from what it is about.
#[derive(Debug, Clone)]
pub struct Mail {
    /// Its id; its Message-ID is made from it, so that a mail sent twice is recognised as one.
    pub id: MailId,
    /// What kind of mail it is.
    pub kind: String,
    /// What it is about: an order, an invitation.
    pub subject: Uuid,
    /// Which generation of secret its link carries.
    pub generation: u32,
    /// Where it goes.
    pub recipient: Email,
    /// The language it is in.
    pub language: Language,
    /// How often it was tried.
    pub attempts: u32,
}

/// Puts a mail into the outbox, due at once.
pub fn enqueue(tx: &mut Tx<'_>, mail: &Mail, now: Timestamp) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO mail (id, kind, subject, generation, recipient, language, state, attempts, due_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'waiting', 0, $7, $7)",
        binds![mail.id, &mail.kind, mail.subject, mail.generation, mail.recipient.as_str(), mail.language.code(), now],
    )?;
    tx.tell(Notice::Mail);
    Ok(())
}

/// Whether any mail is due.
pub fn is_any_due(tx: &mut Tx<'_>, now: Timestamp) -> Result<bool, Fault> {
    let rows = tx.rows("SELECT id FROM mail WHERE state = 'waiting' AND due_at <= $1 LIMIT 1", binds![now])?;
    Ok(!rows.is_empty())
}

/// Takes up to `most` mails that are due, for the caller alone until `until`: who dies over them leaves them to others.
pub fn claim(tx: &mut Tx<'_>, now: Timestamp, until: Timestamp, most: u32) -> Result<Vec<Mail>, Fault> {
    tx.rows(
        "UPDATE mail SET due_at = $2, claimed_until = $2, attempts = attempts + 1
         WHERE id IN (SELECT id FROM mail WHERE state = 'waiting' AND due_at <= $1 ORDER BY due_at, id LIMIT $3)
         RETURNING *",
        binds![now, until, most],
    )?
    .iter()
    .map(read)
    .collect()
}

/// Notes that a mail was taken by the mail server.
pub fn note_sent(tx: &mut Tx<'_>, id: MailId, now: Timestamp) -> Result<(), Fault> {
    tx.execute(
        "UPDATE mail SET state = 'sent', sent_at = $2, claimed_until = NULL, last_error = NULL WHERE id = $1",
        binds![id, now],
    )?;
    tx.tell(Notice::Mail);
    Ok(())
}

/// Notes that a mail was not taken, and when to try again; `None`: never.
pub fn note_failed(tx: &mut Tx<'_>, id: MailId, error: &str, again: Option<Timestamp>) -> Result<(), Fault> {
    match again {
        Some(due) => {
            let waits = "UPDATE mail SET due_at = $2, claimed_until = NULL, last_error = $3 WHERE id = $1";
            tx.execute(waits, binds![id, due, error])?
        }
        None => {
            let given_up = "UPDATE mail SET state = 'dead', claimed_until = NULL, last_error = $2 WHERE id = $1";
            tx.execute(given_up, binds![id, error])?
        }
    };
    tx.tell(Notice::Mail);
    Ok(())
}

/// The mails to an address, the newest first: of what kind, since when, and when sent.
pub fn sent_to(
    tx: &mut Tx<'_>,
    recipient: &Email,
    most: u32,
) -> Result<Vec<(String, Timestamp, Option<Timestamp>)>, Fault> {
    tx.rows("SELECT * FROM mail WHERE recipient = $1 ORDER BY id DESC LIMIT $2", binds![recipient.as_str(), most])?
        .iter()
        .map(|row| Ok((row.get("kind")?, row.get("created_at")?, row.get("sent_at")?)))
        .collect()
}

/// How the newest mail about `subject` fared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// On its way; tried so often, and what went wrong last.
    Waiting {
        /// How often it was tried.
        attempts: u32,
        /// What went wrong last.
        error: Option<String>,
    },
    /// The mail server took it.
    Sent {
        /// When.
        at: Timestamp,
    },
    /// The mail server took it, and it came back.
    Bounced {
        /// When it came back.
        at: Timestamp,
        /// Why.
        error: String,
    },
    /// Given up.
    Dead {
        /// What went wrong last.
        error: String,
    },
}

/// How the newest mail about `subject` fared.
pub fn delivery(tx: &mut Tx<'_>, subject: Uuid) -> Result<Option<Delivery>, Fault> {
    let rows = tx.rows("SELECT * FROM mail WHERE subject = $1 ORDER BY id DESC LIMIT 1", binds![subject])?;
    rows.first().map(read_delivery).transpose()
}

/// How the mail of this row fared.
pub(crate) fn read_delivery(row: &Row) -> Result<Delivery, Fault> {
    let (attempts, error): (u32, Option<String>) = (row.get("attempts")?, row.get("last_error")?);
    let (sent, bounced): (Option<Timestamp>, Option<Timestamp>) = (row.get("sent_at")?, row.get("bounced_at")?);
    let bounce: Option<String> = row.get("bounce")?;
    word(row, "state", |state| match (state, sent, bounced) {
        ("sent", _, Some(at)) => Some(Delivery::Bounced { at, error: bounce.clone().unwrap_or_default() }),
        ("waiting", ..) => Some(Delivery::Waiting { attempts, error: error.clone() }),
        ("sent", Some(at), None) => Some(Delivery::Sent { at }),
        ("dead", ..) => Some(Delivery::Dead { error: error.clone().unwrap_or_default() }),
        _ => None,
    })
}

pub(crate) fn read(row: &Row) -> Result<Mail, Fault> {
    Ok(Mail {
        id: row.get("id")?,
        kind: row.get("kind")?,
        subject: row.get("subject")?,
        generation: row.get("generation")?,
        recipient: word(row, "recipient", |text| text.parse().ok())?,
        language: word(row, "language", Language::from_code)?,
        attempts: row.get("attempts")?,
    })
}
