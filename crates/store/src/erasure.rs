//! Taking out what is known of a person, wherever it stands, and leaving what must stay.
//!
//! Events are never touched: they name persons by id. What held an address holds [`Email::erased`] afterwards.

use claviger_domain::account::Email;
use claviger_domain::id::{OrderId, PersonId};
use jiff::Timestamp;

use crate::binds;
use crate::engine::Tx;
use crate::fault::Fault;

/// What stands beside a mail whose recipient was erased, instead of what the mail server said.
const ERASED: &str = "the recipient was erased";

/// Takes out who a person is; the id stays. Sessions, links and memberships end.
pub fn erase_person(tx: &mut Tx<'_>, id: PersonId, now: Timestamp) -> Result<(), Fault> {
    tx.execute("DELETE FROM session WHERE person = $1", binds![id])?;
    tx.execute("DELETE FROM person_link WHERE person = $1", binds![id])?;
    tx.execute("DELETE FROM membership WHERE person = $1", binds![id])?;
    tx.execute("DELETE FROM recent_account WHERE person = $1", binds![id])?;
    tx.execute("DELETE FROM list_view WHERE person = $1", binds![id])?;
    tx.execute(
        "UPDATE mail_failure SET error = $2 WHERE mail IN (SELECT id FROM mail WHERE subject = $1)",
        binds![id.uuid(), ERASED],
    )?;
    tx.execute("UPDATE mail SET bounce = $2 WHERE subject = $1 AND bounce IS NOT NULL", binds![id.uuid(), ERASED])?;
    tx.execute(
        "UPDATE person SET email = $2, name = '', language = 'en', password_hash = '', erased_at = $3 WHERE id = $1",
        binds![id, Email::of_erased(id).as_str(), now],
    )?;
    tx.execute(
        "UPDATE mail SET recipient = $2, last_error = NULL WHERE subject = $1 AND state <> 'waiting'",
        binds![id.uuid(), Email::erased().as_str()],
    )?;
    tx.execute(
        "UPDATE mail SET recipient = $2, state = 'dead', last_error = $3 WHERE subject = $1 AND state = 'waiting'",
        binds![id.uuid(), Email::erased().as_str(), ERASED],
    )?;
    Ok(())
}

/// Takes an address out of mails and invitations; what waits for it is not sent, what is open is withdrawn.
pub fn erase_address(tx: &mut Tx<'_>, email: &Email, now: Timestamp) -> Result<(), Fault> {
    let (email, erased) = (email.as_str(), Email::erased());
    // What mail servers answer names the address.
    tx.execute(
        "UPDATE mail_failure SET error = $2 WHERE mail IN (SELECT id FROM mail WHERE recipient = $1)",
        binds![email, ERASED],
    )?;
    tx.execute("UPDATE mail SET bounce = $2 WHERE recipient = $1 AND bounce IS NOT NULL", binds![email, ERASED])?;
    tx.execute(
        "UPDATE mail SET recipient = $2, last_error = NULL WHERE recipient = $1 AND state <> 'waiting'",
        binds![email, erased.as_str()],
    )?;
    tx.execute(
        "UPDATE mail SET recipient = $2, state = 'dead', last_error = $3 WHERE recipient = $1 AND state = 'waiting'",
        binds![email, erased.as_str(), ERASED],
    )?;
    tx.execute(
        "UPDATE invitation SET expires_at = $2 WHERE email = $1 AND accepted_at IS NULL AND expires_at > $2",
        binds![email, now],
    )?;
    tx.execute("UPDATE invitation SET email = $2 WHERE email = $1", binds![email, erased.as_str()])?;
    tx.execute("UPDATE person_link SET address = NULL, expires_at = 0 WHERE address = $1", binds![email])?;
    Ok(())
}

/// The orders that name an address: as whose contact, as whose recipient.
pub fn orders_naming(tx: &mut Tx<'_>, email: &Email) -> Result<Vec<(OrderId, String)>, Fault> {
    tx.rows(
        "SELECT id, number FROM sales_order
         WHERE contact_email = $1 OR recipient_email = $1 OR sent_contact_email = $1 OR sent_recipient_email = $1
         ORDER BY id",
        binds![email.as_str()],
    )?
    .iter()
    .map(|row| Ok((row.get("id")?, row.get("number")?)))
    .collect()
}

/// Takes an address out of orders and out of the accounts whose orders' mails go there; the orders stay.
pub fn erase_contact(tx: &mut Tx<'_>, email: &Email) -> Result<(), Fault> {
    let (email, erased) = (email.as_str(), Email::erased());
    tx.execute("UPDATE sales_order SET contact_email = $2 WHERE contact_email = $1", binds![email, erased.as_str()])?;
    tx.execute(
        "UPDATE sales_order SET recipient_email = $2 WHERE recipient_email = $1",
        binds![email, erased.as_str()],
    )?;
    tx.execute(
        "UPDATE sales_order SET sent_contact_email = NULL, sent_contact_language = NULL WHERE sent_contact_email = $1",
        binds![email],
    )?;
    tx.execute(
        "UPDATE sales_order SET sent_recipient_email = NULL, sent_recipient_language = NULL
         WHERE sent_recipient_email = $1",
        binds![email],
    )?;
    tx.execute("UPDATE account SET orders_to = NULL WHERE orders_to = $1", binds![email])?;
    Ok(())
}

/// Takes the recipients out of mails that were done with before `before`, `most` at a time; answers with how many.
pub fn forget_recipients(tx: &mut Tx<'_>, before: Timestamp, most: u32) -> Result<u64, Fault> {
    tx.execute(
        "DELETE FROM mail_failure WHERE mail IN
         (SELECT id FROM mail WHERE state <> 'waiting' AND recipient <> 'erased@erased.invalid' AND due_at < $1
          ORDER BY due_at LIMIT $2)",
        binds![before, most],
    )?;
    tx.execute(
        "UPDATE mail SET recipient = 'erased@erased.invalid', last_error = NULL,
             bounce = CASE WHEN bounce IS NULL THEN NULL ELSE $3 END WHERE id IN
         (SELECT id FROM mail WHERE state <> 'waiting' AND recipient <> 'erased@erased.invalid' AND due_at < $1
          ORDER BY due_at LIMIT $2)",
        binds![before, most, ERASED],
    )
}

/// Takes the addresses out of invitations that were accepted or expired before `before`; answers with how many.
pub fn forget_invited(tx: &mut Tx<'_>, before: Timestamp, most: u32) -> Result<u64, Fault> {
    tx.execute(
        "UPDATE invitation SET email = $3 WHERE id IN
         (SELECT id FROM invitation WHERE email <> $3 AND coalesce(accepted_at, expires_at) < $1 ORDER BY id LIMIT $2)",
        binds![before, most, Email::erased().as_str()],
    )
}

/// Forgets registrations from before `before` whose address was never confirmed: such a person has done nothing yet, and
/// nothing but their sessions and links can name them. Who was sent a link that is still good at `now` has registered
/// again meanwhile. Answers with their ids.
pub fn forget_unconfirmed(
    tx: &mut Tx<'_>,
    before: Timestamp,
    now: Timestamp,
    most: u32,
) -> Result<Vec<PersonId>, Fault> {
    let rows = tx.rows(
        "SELECT id FROM person WHERE confirmed_at IS NULL AND created_at < $1
         AND NOT EXISTS (SELECT 1 FROM membership WHERE membership.person = person.id)
         AND NOT EXISTS (SELECT 1 FROM person_link WHERE person_link.person = person.id AND expires_at > $3)
         ORDER BY created_at LIMIT $2",
        binds![before, most, now],
    )?;
    let mut forgotten = Vec::new();
    for row in rows {
        let id: PersonId = row.get("id")?;
        tx.execute("DELETE FROM session WHERE person = $1", binds![id])?;
        tx.execute("DELETE FROM person_link WHERE person = $1", binds![id])?;
        tx.execute("DELETE FROM recent_account WHERE person = $1", binds![id])?;
        tx.execute("DELETE FROM list_view WHERE person = $1", binds![id])?;
        tx.execute("DELETE FROM person WHERE id = $1", binds![id])?;
        forgotten.push(id);
    }
    Ok(forgotten)
}
