//! Persons, what they are in which account, their sessions, and the keys of programs.

use claviger_domain::account::{AccountKind, Email, Language, Membership, Person, Role};
use claviger_domain::id::{AccountId, ApiKeyId, PersonId};
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

/// A member of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: Person,
    /// As what.
    pub role: Role,
    /// Since when.
    pub since: Timestamp,
    /// When they signed in last, here or for another account.
    pub last_sign_in: Option<Timestamp>,
}

/// The members of an account, by name.
pub fn members(tx: &mut Tx<'_>, account: AccountId) -> Result<Vec<Member>, Fault> {
    tx.rows(
        "SELECT person.*, membership.role, membership.since,
                (SELECT max(event.at) FROM event
                 WHERE event.subject = person.id AND event.kind = 'person.signed-in') AS last_sign_in
         FROM membership JOIN person ON person.id = membership.person
         WHERE membership.account = $1 ORDER BY person.name, person.id",
        binds![account],
    )?
    .iter()
    .map(|row| {
        Ok(Member {
            person: read(row)?,
            role: word(row, "role", Role::from_word)?,
            since: row.get("since")?,
            last_sign_in: row.get("last_sign_in")?,
        })
    })
    .collect()
}

/// Who is what in an account.
pub fn roles(tx: &mut Tx<'_>, account: AccountId) -> Result<Vec<(PersonId, Role)>, Fault> {
    tx.rows("SELECT person, role FROM membership WHERE account = $1 ORDER BY since, person", binds![account])?
        .iter()
        .map(|row| Ok((row.get("person")?, word(row, "role", Role::from_word)?)))
        .collect()
}

/// Gives a member another role.
pub fn set_role(tx: &mut Tx<'_>, person: PersonId, account: AccountId, role: Role) -> Result<(), Fault> {
    tx.execute(
        "UPDATE membership SET role = $3 WHERE person = $1 AND account = $2",
        binds![person, account, role.word()],
    )?;
    Ok(())
}

/// Takes a member out.
pub fn leave(tx: &mut Tx<'_>, person: PersonId, account: AccountId) -> Result<(), Fault> {
    tx.execute("DELETE FROM membership WHERE person = $1 AND account = $2", binds![person, account])?;
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

/// A program's key to the API; of its secret only the hash is stored.
#[derive(Debug, Clone)]
pub struct ApiKey {
    /// Its id.
    pub id: ApiKeyId,
    /// What it is for.
    pub name: String,
    /// As what it acts, and in which account.
    pub membership: Membership,
    /// From when on it is no longer good.
    pub expires: Timestamp,
}

/// Stores a program's key.
pub fn add_api_key(tx: &mut Tx<'_>, key: &ApiKey, secret_hash: &[u8], now: Timestamp) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO api_key (id, secret_hash, account, role, name, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        binds![key.id, secret_hash, key.membership.account, key.membership.role.word(), &key.name, now, key.expires],
    )?;
    Ok(())
}

/// The key with this secret, if it has not expired.
pub fn api_key(tx: &mut Tx<'_>, secret_hash: &[u8], now: Timestamp) -> Result<Option<ApiKey>, Fault> {
    tx.row(
        "SELECT api_key.*, account.kind FROM api_key JOIN account ON account.id = api_key.account
         WHERE api_key.secret_hash = $1 AND api_key.expires_at > $2",
        binds![secret_hash, now],
    )?
    .map(|row| {
        Ok(ApiKey {
            id: row.get("id")?,
            name: row.get("name")?,
            membership: membership(&row)?,
            expires: row.get("expires_at")?,
        })
    })
    .transpose()
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
