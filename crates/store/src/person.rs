//! Persons, what they are in which account, and their sessions.

use claviger_domain::account::{AccountKind, Email, Language, Membership, Person, Role};
use claviger_domain::id::{AccountId, PersonId};
use jiff::Timestamp;

use crate::binds;
use crate::engine::{Row, Tx};
use crate::fault::Fault;
use crate::word;

/// Stores a new person.
pub fn add(tx: &mut Tx<'_>, person: &Person, password_hash: &str, now: Timestamp) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO person (id, email, name, language, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        binds![person.id, person.email.as_str(), &person.name, person.language.code(), password_hash, now],
    )?;
    Ok(())
}

/// The person with this id.
pub fn find(tx: &mut Tx<'_>, id: PersonId) -> Result<Option<Person>, Fault> {
    tx.row("SELECT * FROM person WHERE id = $1", binds![id])?.map(|row| read(&row)).transpose()
}

/// The person who signs in with this address, and the hash of their password.
pub fn find_by_email(tx: &mut Tx<'_>, email: &Email) -> Result<Option<(Person, String)>, Fault> {
    tx.row("SELECT * FROM person WHERE email = $1", binds![email.as_str()])?
        .map(|row| Ok((read(&row)?, row.get("password_hash")?)))
        .transpose()
}

/// Makes a person a member of an account; who is one already keeps their role.
pub fn join(tx: &mut Tx<'_>, person: PersonId, account: AccountId, role: Role, now: Timestamp) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO membership (person, account, role, since) VALUES ($1, $2, $3, $4)
         ON CONFLICT (person, account) DO NOTHING",
        binds![person, account, role.word(), now],
    )?;
    Ok(())
}

/// What a person is, in every account they belong to.
pub fn memberships(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Membership>, Fault> {
    tx.rows(
        "SELECT membership.account, membership.role, account.kind FROM membership
         JOIN account ON account.id = membership.account WHERE membership.person = $1 ORDER BY membership.since, account.id",
        binds![person],
    )?
    .iter()
    .map(membership)
    .collect()
}

/// Opens a session; only the hash of its secret is stored.
pub fn open_session(
    tx: &mut Tx<'_>,
    secret_hash: &[u8],
    person: PersonId,
    now: Timestamp,
    expires: Timestamp,
) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO session (secret_hash, person, created_at, expires_at) VALUES ($1, $2, $3, $4)",
        binds![secret_hash, person, now, expires],
    )?;
    Ok(())
}

/// Whose session this is, if it has not ended.
pub fn of_session(tx: &mut Tx<'_>, secret_hash: &[u8], now: Timestamp) -> Result<Option<Person>, Fault> {
    tx.row(
        "SELECT person.* FROM person JOIN session ON session.person = person.id
         WHERE session.secret_hash = $1 AND session.expires_at > $2",
        binds![secret_hash, now],
    )?
    .map(|row| read(&row))
    .transpose()
}

/// Ends a session; answers whether there was one.
pub fn end_session(tx: &mut Tx<'_>, secret_hash: &[u8]) -> Result<bool, Fault> {
    Ok(tx.execute("DELETE FROM session WHERE secret_hash = $1", binds![secret_hash])? > 0)
}

/// The administrators of an account, in the order they came.
pub fn administrators(tx: &mut Tx<'_>, account: AccountId) -> Result<Vec<Person>, Fault> {
    tx.rows(
        "SELECT person.* FROM person JOIN membership ON membership.person = person.id
         WHERE membership.account = $1 AND membership.role = 'administrator' ORDER BY person.id",
        binds![account],
    )?
    .iter()
    .map(read)
    .collect()
}

fn read(row: &Row) -> Result<Person, Fault> {
    Ok(Person {
        id: row.get("id")?,
        email: word(row, "email", |text| text.parse().ok())?,
        name: row.get("name")?,
        language: word(row, "language", Language::from_code)?,
    })
}

fn membership(row: &Row) -> Result<Membership, Fault> {
    Ok(Membership {
        account: row.get("account")?,
        kind: word(row, "kind", AccountKind::from_word)?,
        role: word(row, "role", Role::from_word)?,
    })
}
