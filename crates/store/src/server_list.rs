//! Lists of servers: searched, filtered by status, page by page. (L-13)

use claviger_domain::id::AccountId;
use claviger_domain::license::server::StatusKind;
use claviger_domain::sorting::{Key, Kind, Part, Placed, Sort};
use jiff::Timestamp;

use crate::binds;
use crate::engine::{Row, Tx, Value};
use crate::fault::Fault;
use crate::server::{Stored, read};
use crate::sorting::{self, in_order};

/// Whose servers a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Everybody's.
    Everybodys,
    /// Those of one account.
    Of(AccountId),
    /// Those of the customers that let this account in.
    OfCustomersOf(AccountId),
}

/// What servers can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Their name.
    Name,
    /// The host they ran on last.
    Host,
    /// When they were heard of last.
    Heard,
}

impl Key for By {
    const ALL: &'static [Self] = &[Self::Name, Self::Host, Self::Heard];
    const USUAL: Sort<Self> = Sort { by: Self::Name, descending: false };

    fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Host => "host",
            Self::Heard => "heard",
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Name | Self::Host => Kind::Text,
            Self::Heard => Kind::Number,
        }
    }
}

/// What a list shows.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Whose servers.
    pub whose: Whose,
    /// Words, in small letters, that must all be in name, public id or host; of more than three the first three count.
    pub words: Vec<String>,
    /// Only those of this status.
    pub status: Option<StatusKind>,
    /// Who was heard of last before this instant is unreachable.
    pub heard_since: Timestamp,
}

/// A server in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The server.
    pub stored: Stored,
    /// Whose it is.
    pub account_name: String,
    /// How many of its alerts nobody has acknowledged.
    pub alerts: u32,
}

/// The text of a list of these servers: a few of one account are not looked for among everybody's. SQLite takes no row value
/// as the bound of an index over what is computed, so the first column is bounded by itself, too.
macro_rules! of {
    ($whose:literal, $column:literal, $than:literal, $direction:literal) => {
        concat!(
            "SELECT s.*, account.name AS account_name, ",
            $column,
            " AS sorted_by,
             (SELECT count(*) FROM server_alert WHERE server_alert.server = s.id AND acknowledged_at IS NULL) AS alerts
         FROM server AS s JOIN account ON account.id = s.account
         WHERE ",
            $whose,
            " AND ",
            $column,
            $than,
            "= $1 AND (",
            $column,
            ", s.id) ",
            $than,
            " ($1, $2)
             AND s.folded LIKE $4 ESCAPE '!' AND s.folded LIKE $5 ESCAPE '!' AND s.folded LIKE $6 ESCAPE '!'
             AND ($7 = '' OR $7 = CASE
                 WHEN s.disabled_at IS NOT NULL THEN 'disabled'
                 WHEN s.binding_key IS NULL OR s.unbound_at IS NOT NULL
                     THEN CASE WHEN s.token_sealed IS NULL THEN 'new' ELSE 'available' END
                 WHEN s.last_seen < $8 THEN 'unreachable'
                 ELSE 'active' END)
         ORDER BY ",
            $column,
            $direction,
            ", s.id",
            $direction,
            " LIMIT $3"
        )
    };
}

/// The text of a list, in each of the orders there are.
macro_rules! sorted {
    ($part:expr, $whose:literal) => {
        in_order!($part, of, $whose, {
            By::Name => "s.folded",
            By::Host => "coalesce(s.host, '')",
            By::Heard => "coalesce(s.last_seen, 0)",
        })
    };
}

/// A part of the servers that are wanted.
pub fn list(tx: &mut Tx<'_>, wanted: &Wanted, part: &Part<By>) -> Result<Vec<Placed<Listed>>, Fault> {
    let pattern =
        |at: usize| wanted.words.get(at).map_or_else(|| "%".to_owned(), |word| format!("%{}%", literal(word)));
    let (sql, whose) = match wanted.whose {
        Whose::Everybodys => (sorted!(part, "1 = 1"), None),
        Whose::Of(account) => (sorted!(part, "s.account = $9"), Some(account)),
        Whose::OfCustomersOf(partner) => (
            sorted!(
                part,
                "s.account IN (SELECT customer FROM account_grant WHERE reseller = $9 AND scope <> 'tickets')"
            ),
            Some(partner),
        ),
    };
    let mut binds = sorting::bounds(part).to_vec();
    binds.extend_from_slice(binds![
        part.most,
        pattern(0),
        pattern(1),
        pattern(2),
        wanted.status.map_or("", StatusKind::word),
        wanted.heard_since
    ]);
    binds.extend(whose.map(Value::from));
    let listed = |row: &Row| {
        let (account_name, alerts) = (row.get("account_name")?, row.get("alerts")?);
        Ok(Listed { stored: read(row)?, account_name, alerts })
    };
    tx.rows(sql, &binds)?.iter().map(|row| sorting::placed(part, row, listed)).collect()
}

/// A word as `LIKE` finds it and nothing else.
fn literal(word: &str) -> String {
    word.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}
