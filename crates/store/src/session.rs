//! Browsers in which somebody is signed in. Of their secrets only the hashes are stored.

use claviger_domain::account::SessionTimes;
use claviger_domain::id::{AccountId, PersonId, SessionId};
use jiff::Timestamp;

use crate::binds;
use crate::engine::{Notice, Row, Tx};
use crate::fault::Fault;

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id, by which its person can end it.
    pub id: SessionId,
    /// Who is signed in.
    pub person: PersonId,
    /// Since when, and when it was used last.
    pub times: SessionTimes,
    /// The browser, as it called itself.
    pub agent: String,
    /// From where it was used last.
    pub origin: String,
}

/// A session that was found by a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The session.
    pub session: Session,
    /// Whether that is the secret it has now; the one before is good for a moment longer.
    pub is_current: bool,
    /// As whom it sees the portal, if as another account.
    pub seeing: Option<AccountId>,
}

/// Stores a new session.
pub fn open(tx: &mut Tx<'_>, session: &Session, secret_hash: &[u8]) -> Result<(), Fault> {
    let times = session.times;
    tx.execute(
        "INSERT INTO session (secret_hash, id, person, created_at, seen_at, rotated_at, expires_at, agent, origin)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        binds![
            secret_hash,
            session.id,
            session.person,
            times.opened,
            times.seen,
            times.rotated,
            times.expires(),
            &session.agent,
            &session.origin
        ],
    )?;
    Ok(())
}

/// The session with this secret, unless it has ended.
pub fn find(tx: &mut Tx<'_>, secret_hash: &[u8], now: Timestamp) -> Result<Option<Found>, Fault> {
    tx.row(
        "SELECT * FROM session WHERE expires_at > $2
         AND (secret_hash = $1 OR (old_hash = $1 AND old_until > $2))",
        binds![secret_hash, now],
    )?
    .map(|row| {
        let is_current = row.get::<Vec<u8>>("secret_hash")? == secret_hash;
        let until: Option<Timestamp> = row.get("seeing_until")?;
        let seeing = row.get::<Option<AccountId>>("seeing")?.filter(|_| until.is_some_and(|until| until > now));
        Ok(Found { session: read(&row)?, is_current, seeing })
    })
    .transpose()
}

/// Notes as whom a session sees the portal, and until when; as itself, if as nobody.
pub fn see_as(tx: &mut Tx<'_>, id: SessionId, account: Option<(AccountId, Timestamp)>) -> Result<(), Fault> {
    let (account, until) = account.unzip();
    tx.execute("UPDATE session SET seeing = $2, seeing_until = $3 WHERE id = $1", binds![id, account, until])?;
    Ok(())
}

/// Notes that a session was used, and from where.
pub fn note_seen(tx: &mut Tx<'_>, id: SessionId, times: SessionTimes, origin: &str) -> Result<(), Fault> {
    tx.execute(
        "UPDATE session SET seen_at = $2, expires_at = $3, origin = $4 WHERE id = $1",
        binds![id, times.seen, times.expires(), origin],
    )?;
    Ok(())
}

/// Gives a session another secret in place of the one with `hash`, which stays good until `old_until`; `false` if it has
/// another one already.
pub fn rotate(
    tx: &mut Tx<'_>,
    id: SessionId,
    hash: &[u8],
    new_hash: &[u8],
    times: SessionTimes,
    old_until: Timestamp,
) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE session SET secret_hash = $3, old_hash = $2, old_until = $4, rotated_at = $5
         WHERE id = $1 AND secret_hash = $2",
        binds![id, hash, new_hash, old_until, times.rotated],
    )?;
    Ok(changed > 0)
}

/// Where a person is signed in, the one used last first.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId, now: Timestamp) -> Result<Vec<Session>, Fault> {
    tx.rows(
        "SELECT * FROM session WHERE person = $1 AND expires_at > $2 ORDER BY seen_at DESC, id",
        binds![person, now],
    )?
    .iter()
    .map(read)
    .collect()
}

/// Ends one session of a person; `false` if they have no such session.
pub fn end(tx: &mut Tx<'_>, person: PersonId, id: SessionId) -> Result<bool, Fault> {
    tx.tell(Notice::Person(person));
    Ok(tx.execute("DELETE FROM session WHERE id = $1 AND person = $2", binds![id, person])? > 0)
}

/// Ends all sessions of a person but `kept`; answers with how many that were.
pub fn end_all(tx: &mut Tx<'_>, person: PersonId, kept: Option<SessionId>) -> Result<u64, Fault> {
    tx.tell(Notice::Person(person));
    match kept {
        Some(kept) => tx.execute("DELETE FROM session WHERE person = $1 AND id <> $2", binds![person, kept]),
        None => tx.execute("DELETE FROM session WHERE person = $1", binds![person]),
    }
}

/// Forgets sessions that had ended before `before`, `most` at a time; answers with how many.
pub fn forget_ended(tx: &mut Tx<'_>, before: Timestamp, most: u32) -> Result<u64, Fault> {
    tx.execute(
        "DELETE FROM session WHERE id IN (SELECT id FROM session WHERE expires_at < $1 LIMIT $2)",
        binds![before, most],
    )
}

fn read(row: &Row) -> Result<Session, Fault> {
    Ok(Session {
        id: row.get("id")?,
        person: row.get("person")?,
        times: SessionTimes {
            opened: row.get("created_at")?,
            seen: row.get("seen_at")?,
            rotated: row.get("rotated_at")?,
        },
        agent: row.get("agent")?,
        origin: row.get("origin")?,
    })
}
