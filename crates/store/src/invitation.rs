//! Invitations to an account. Their secret is derived when the mail is sent and never stored.

use claviger_domain::account::{Email, Language, Role};
use claviger_domain::id::{AccountId, InvitationId, OrderId};
use jiff::Timestamp;

use crate::engine::{Row, Tx};
use crate::fault::Fault;
use crate::{binds, word};

/// An invitation to become a member of an account. (L-06)
#[derive(Debug, Clone)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// The account.
    pub account: AccountId,
    /// Whom it is for.
    pub email: Email,
    /// The language they read.
    pub language: Language,
    /// What they will be there.
    pub role: Role,
    /// From when on it is no longer good.
    pub expires: Timestamp,
    /// When it was accepted: it is good once.
    pub accepted: Option<Timestamp>,
    /// When it was taken back.
    pub withdrawn: Option<Timestamp>,
    /// Which of its links is good: each sending has its own.
    pub generation: u32,
    /// The order whose contact is invited to be the first administrator; none for those whom a member invites.
    pub order: Option<OrderId>,
}

impl Invitation {
    /// Whether it can still be accepted.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.accepted.is_none() && self.withdrawn.is_none() && self.expires > now
    }
}

/// Stores a new invitation.
pub fn add(tx: &mut Tx<'_>, invitation: &Invitation, now: Timestamp) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO invitation (id, account, email, language, role, created_at, expires_at, generation, sales_order)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        binds![
            invitation.id,
            invitation.account,
            invitation.email.as_str(),
            invitation.language.code(),
            invitation.role.word(),
            now,
            invitation.expires,
            invitation.generation,
            invitation.order
        ],
    )?;
    Ok(())
}

/// The invitation with this id.
pub fn find(tx: &mut Tx<'_>, id: InvitationId) -> Result<Option<Invitation>, Fault> {
    tx.row("SELECT * FROM invitation WHERE id = $1", binds![id])?.map(|row| read(&row)).transpose()
}

/// Notes that it was accepted; `false` if it was before, or was taken back.
pub fn accept(tx: &mut Tx<'_>, id: InvitationId, now: Timestamp) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE invitation SET accepted_at = $2 WHERE id = $1 AND accepted_at IS NULL AND withdrawn_at IS NULL",
        binds![id, now],
    )?;
    Ok(changed > 0)
}

/// Notes that it was taken back; `false` if it was before, or was accepted.
pub fn withdraw(tx: &mut Tx<'_>, id: InvitationId, now: Timestamp) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE invitation SET withdrawn_at = $2 WHERE id = $1 AND accepted_at IS NULL AND withdrawn_at IS NULL",
        binds![id, now],
    )?;
    Ok(changed > 0)
}

/// Gives it a new link, good until `expires`; the old one ends. Answers with the link's generation, if it is still there
/// to be accepted.
pub fn renew(tx: &mut Tx<'_>, id: InvitationId, expires: Timestamp) -> Result<Option<u32>, Fault> {
    tx.row(
        "UPDATE invitation SET generation = generation + 1, expires_at = $2
         WHERE id = $1 AND accepted_at IS NULL AND withdrawn_at IS NULL RETURNING generation",
        binds![id, expires],
    )?
    .map(|row| row.get("generation"))
    .transpose()
}

/// The invitations to an account that nobody has accepted or taken back, the newest first; some may have run out.
pub fn unanswered(tx: &mut Tx<'_>, account: AccountId, most: u32) -> Result<Vec<Invitation>, Fault> {
    tx.rows(
        "SELECT * FROM invitation WHERE account = $1 AND accepted_at IS NULL AND withdrawn_at IS NULL
         ORDER BY id DESC LIMIT $2",
        binds![account, most],
    )?
    .iter()
    .map(read)
    .collect()
}

/// Whether this account has an invitation to be its administrator that is still good.
pub fn awaits_administrator(tx: &mut Tx<'_>, account: AccountId, now: Timestamp) -> Result<bool, Fault> {
    let rows = tx.rows(
        "SELECT id FROM invitation WHERE account = $1 AND role = 'administrator'
             AND accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at > $2 LIMIT 1",
        binds![account, now],
    )?;
    Ok(!rows.is_empty())
}

/// The invitations to an address, the newest first.
pub fn of_email(tx: &mut Tx<'_>, email: &Email) -> Result<Vec<Invitation>, Fault> {
    tx.rows("SELECT * FROM invitation WHERE email = $1 ORDER BY id DESC", binds![email.as_str()])?
        .iter()
        .map(read)
        .collect()
}

/// Ends the open invitations of an account to this address, or to whoever was to be the first administrator; answers with
/// those that have ended. (L-29)
pub fn end_open(
    tx: &mut Tx<'_>,
    account: AccountId,
    email: Option<&Email>,
    now: Timestamp,
) -> Result<Vec<InvitationId>, Fault> {
    let rows = match email {
        Some(email) => tx.rows(
            "UPDATE invitation SET expires_at = $2 WHERE account = $1 AND email = $3
                 AND accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at > $2 RETURNING id",
            binds![account, now, email.as_str()],
        )?,
        None => tx.rows(
            "UPDATE invitation SET expires_at = $2 WHERE account = $1 AND sales_order IS NOT NULL
                 AND accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at > $2 RETURNING id",
            binds![account, now],
        )?,
    };
    rows.iter().map(|row| row.get("id")).collect()
}

/// Lets the open invitations of one account lead to another. (L-29)
pub fn redirect_open(tx: &mut Tx<'_>, from: AccountId, into: AccountId, now: Timestamp) -> Result<(), Fault> {
    tx.execute(
        "UPDATE invitation SET account = $2 WHERE account = $1
             AND accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at > $3",
        binds![from, into, now],
    )?;
    Ok(())
}

fn read(row: &Row) -> Result<Invitation, Fault> {
    Ok(Invitation {
        id: row.get("id")?,
        account: row.get("account")?,
        email: word(row, "email", |text| text.parse().ok())?,
        language: word(row, "language", Language::from_code)?,
        role: word(row, "role", Role::from_word)?,
        expires: row.get("expires_at")?,
        accepted: row.get("accepted_at")?,
        withdrawn: row.get("withdrawn_at")?,
        generation: row.get("generation")?,
        order: row.get("sales_order")?,
    })
}
