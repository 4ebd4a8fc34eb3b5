//! The keys of programs; of a secret only the hash is stored.

use claviger_domain::account::{AccountKind, Membership, Role, Scope, Scopes};
use claviger_domain::id::{AccountId, ApiKeyId};
use claviger_domain::sorting::{Key, Kind, Part, Placed, Sort};
use jiff::Timestamp;

use crate::engine::{Row, Tx};
use crate::fault::Fault;
use crate::sorting::{self, in_order};
use crate::{binds, word};

/// A program's key to the API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiKey {
    /// Its id.
    pub id: ApiKeyId,
    /// What it is for.
    pub name: String,
    /// As what it acts, and in which account.
    pub membership: Membership,
    /// To what it is narrowed.
    pub scopes: Scopes,
    /// When it was made.
    pub created: Timestamp,
    /// From when on it is no longer good.
    pub expires: Timestamp,
    /// When it was used last, to the minute.
    pub last_used: Option<Timestamp>,
    /// When it was ended before its time.
    pub revoked: Option<Timestamp>,
}

/// What keys can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// When they were made.
    Made,
    /// What they are for.
    Name,
    /// From when on they are no longer good.
    Expires,
    /// When they were used last; those that never were come first.
    Used,
}

impl Key for By {
    const ALL: &'static [Self] = &[Self::Made, Self::Name, Self::Expires, Self::Used];
    const USUAL: Sort<Self> = Sort { by: Self::Made, descending: true };

    fn word(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Name => "name",
            Self::Expires => "expires",
            Self::Used => "used",
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Made => Kind::Id,
            Self::Name => Kind::Text,
            Self::Expires | Self::Used => Kind::Number,
        }
    }
}

/// Stores a program's key.
pub fn add(tx: &mut Tx<'_>, key: &ApiKey, secret_hash: &[u8]) -> Result<(), Fault> {
    let scopes = match &key.scopes {
        Scopes::AllOfTheRole => None,
        Scopes::Only(scopes) => Some(scopes.iter().map(|scope| scope.word()).collect::<Vec<_>>().join(" ")),
    };
    tx.execute(
        "INSERT INTO api_key (id, secret_hash, account, role, name, scopes, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        binds![
            key.id,
            secret_hash,
            key.membership.account,
            key.membership.role.word(),
            &key.name,
            scopes,
            key.created,
            key.expires
        ],
    )?;
    Ok(())
}

/// The key with this secret, if it is still good.
pub fn of_secret(tx: &mut Tx<'_>, secret_hash: &[u8], now: Timestamp) -> Result<Option<ApiKey>, Fault> {
    tx.row(
        "SELECT api_key.*, account.kind FROM api_key JOIN account ON account.id = api_key.account
         WHERE api_key.secret_hash = $1 AND api_key.expires_at > $2 AND api_key.revoked_at IS NULL",
        binds![secret_hash, now],
    )?
    .map(|row| read(&row))
    .transpose()
}

/// The key with this id.
pub fn find(tx: &mut Tx<'_>, id: ApiKeyId) -> Result<Option<ApiKey>, Fault> {
    tx.row(
        "SELECT api_key.*, account.kind FROM api_key JOIN account ON account.id = api_key.account WHERE api_key.id = $1",
        binds![id],
    )?
    .map(|row| read(&row))
    .transpose()
}

/// The text of a list of an account's keys, which are few.
macro_rules! along {
    ($account:literal, $column:literal, $than:literal, $direction:literal) => {
        concat!(
            "SELECT k.*, account.kind, ",
            $column,
            " AS sorted_by FROM api_key AS k JOIN account ON account.id = k.account WHERE ",
            $account,
            " AND (",
            $column,
            ", k.id) ",
            $than,
            " ($1, $2) ORDER BY ",
            $column,
            $direction,
            ", k.id",
            $direction,
            " LIMIT $3"
        )
    };
}

/// A part of the keys of an account, good or not.
pub fn list(tx: &mut Tx<'_>, account: AccountId, part: &Part<By>) -> Result<Vec<Placed<ApiKey>>, Fault> {
    let sql = in_order!(part, along, "k.account = $4", {
        By::Made => "k.id",
        By::Name => "lower(k.name)",
        By::Expires => "k.expires_at",
        By::Used => "coalesce(k.last_used_at, 0)",
    });
    let mut binds = sorting::bounds(part).to_vec();
    binds.extend_from_slice(binds![part.most, account]);
    tx.rows(sql, &binds)?.iter().map(|row| sorting::placed(part, row, read)).collect()
}

/// How many keys of an account are still good.
pub fn count_good(tx: &mut Tx<'_>, account: AccountId, now: Timestamp) -> Result<u64, Fault> {
    let row = tx.row(
        "SELECT count(*) AS keys FROM api_key WHERE account = $1 AND expires_at > $2 AND revoked_at IS NULL",
        binds![account, now],
    )?;
    row.map_or(Ok(0), |row| row.get("keys"))
}

/// Notes that a key was used.
pub fn note_use(tx: &mut Tx<'_>, id: ApiKeyId, now: Timestamp) -> Result<(), Fault> {
    tx.execute("UPDATE api_key SET last_used_at = $2 WHERE id = $1", binds![id, now])?;
    Ok(())
}

/// Ends a key; `false` if it was ended before.
pub fn revoke(tx: &mut Tx<'_>, id: ApiKeyId, now: Timestamp) -> Result<bool, Fault> {
    let changed =
        tx.execute("UPDATE api_key SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL", binds![id, now])?;
    Ok(changed > 0)
}

fn read(row: &Row) -> Result<ApiKey, Fault> {
    let membership = Membership {
        account: row.get("account")?,
        kind: word(row, "kind", AccountKind::from_word)?,
        role: word(row, "role", Role::from_word)?,
    };
    let scopes = match row.get::<Option<String>>("scopes")? {
        None => Scopes::AllOfTheRole,
        Some(_) => word(row, "scopes", |words| {
            words.split_whitespace().map(Scope::from_word).collect::<Option<_>>().map(Scopes::Only)
        })?,
    };
    Ok(ApiKey {
        id: row.get("id")?,
        name: row.get("name")?,
        membership,
        scopes,
        created: row.get("created_at")?,
        expires: row.get("expires_at")?,
        last_used: row.get("last_used_at")?,
        revoked: row.get("revoked_at")?,
    })
}
