//! Persons, and what they are in which account.

use std::fmt;

use claviger_domain::account::{Account, AccountKind, Email, Language, Membership, Person, Role};
use claviger_domain::id::{AccountId, PersonId};
use jiff::Timestamp;

use crate::engine::{Notice, Row, Tx};
use crate::fault::Fault;
use crate::{binds, word};

/// A person, and how they prove that it is them.
#[derive(Clone)]
pub struct Credentials {
    /// Who.
    pub person: Person,
    /// The hash of their password.
    pub password_hash: String,
    /// When they proved that their address is theirs.
    pub confirmed: Option<Timestamp>,
    /// Since when they are known.
    pub created: Timestamp,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").field("person", &self.person.id).finish_non_exhaustive()
    }
}

/// An account somebody belongs to.
#[derive(Debug, Clone)]
pub struct Belonging {
    /// The account.
    pub account: Account,
    /// What they are there.
    pub role: Role,
    /// Since when.
    pub since: Timestamp,
}

/// Stores a new person whose address is known to be theirs.
pub fn add(tx: &mut Tx<'_>, person: &Person, password_hash: &str, now: Timestamp) -> Result<(), Fault> {
    register(tx, person, password_hash, now)?;
    confirm(tx, person.id, now)
}

/// Stores somebody who has yet to prove that their address is theirs.
pub fn register(tx: &mut Tx<'_>, person: &Person, password_hash: &str, now: Timestamp) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO person (id, email, name, language, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        binds![person.id, person.email.as_str(), &person.name, person.language.code(), password_hash, now],
    )?;
    Ok(())
}

/// Notes that somebody's address is theirs; who has proved it before keeps that instant.
pub fn confirm(tx: &mut Tx<'_>, id: PersonId, now: Timestamp) -> Result<(), Fault> {
    tx.execute("UPDATE person SET confirmed_at = $2 WHERE id = $1 AND confirmed_at IS NULL", binds![id, now])?;
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

/// How the person with this id signs in.
pub fn credentials(tx: &mut Tx<'_>, id: PersonId) -> Result<Option<Credentials>, Fault> {
    tx.row("SELECT * FROM person WHERE id = $1", binds![id])?.map(|row| read_credentials(&row)).transpose()
}

/// How the person with this address signs in.
pub fn credentials_by_email(tx: &mut Tx<'_>, email: &Email) -> Result<Option<Credentials>, Fault> {
    tx.row("SELECT * FROM person WHERE email = $1", binds![email.as_str()])?
        .map(|row| read_credentials(&row))
        .transpose()
}

/// Stores what somebody says of themselves.
pub fn set_profile(tx: &mut Tx<'_>, id: PersonId, name: &str, language: Language) -> Result<(), Fault> {
    tx.execute("UPDATE person SET name = $2, language = $3 WHERE id = $1", binds![id, name, language.code()])?;
    Ok(())
}

/// Stores another address.
pub fn set_email(tx: &mut Tx<'_>, id: PersonId, email: &Email) -> Result<(), Fault> {
    tx.execute("UPDATE person SET email = $2 WHERE id = $1", binds![id, email.as_str()])?;
    Ok(())
}

/// Stores the hash of another password.
pub fn set_password_hash(tx: &mut Tx<'_>, id: PersonId, hash: &str) -> Result<(), Fault> {
    tx.execute("UPDATE person SET password_hash = $2 WHERE id = $1", binds![id, hash])?;
    Ok(())
}

/// The accounts a person belongs to, by name.
pub fn belongings(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Belonging>, Fault> {
    let rows = tx.rows("SELECT * FROM membership WHERE person = $1", binds![person])?;
    let mut belongings = Vec::new();
    for row in rows {
        if let Some(account) = crate::account::find(tx, row.get("account")?)? {
            let role = word(&row, "role", Role::from_word)?;
            belongings.push(Belonging { account, role, since: row.get("since")? });
        }
    }
    belongings.sort_by(|one, other| (&one.account.name, one.account.id).cmp(&(&other.account.name, other.account.id)));
    Ok(belongings)
}

/// What the others are who belong to an account.
pub fn roles_of_others(tx: &mut Tx<'_>, account: AccountId, person: PersonId) -> Result<Vec<Role>, Fault> {
    tx.rows("SELECT role FROM membership WHERE account = $1 AND person <> $2", binds![account, person])?
        .iter()
        .map(|row| word(row, "role", Role::from_word))
        .collect()
}

/// Ends somebody's membership; `false` if there was none.
pub fn leave(tx: &mut Tx<'_>, person: PersonId, account: AccountId) -> Result<bool, Fault> {
    tx.tell(Notice::Person(person));
    Ok(tx.execute("DELETE FROM membership WHERE person = $1 AND account = $2", binds![person, account])? > 0)
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
    tx.tell(Notice::Person(person));
    tx.execute(
        "UPDATE membership SET role = $3 WHERE person = $1 AND account = $2",
        binds![person, account, role.word()],
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

/// The administrators of an account: those who are written to when something is wrong with what it has. (L-17)
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

fn read_credentials(row: &Row) -> Result<Credentials, Fault> {
    Ok(Credentials {
        person: read(row)?,
        password_hash: row.get("password_hash")?,
        confirmed: row.get("confirmed_at")?,
        created: row.get("created_at")?,
    })
}

fn membership(row: &Row) -> Result<Membership, Fault> {
    Ok(Membership {
        account: row.get("account")?,
        kind: word(row, "kind", AccountKind::from_word)?,
        role: word(row, "role", Role::from_word)?,
    })
}
