//! Lists of servers: searched, filtered by status, page by page. (L-13)

use claviger_domain::id::{AccountId, ServerId};
use claviger_domain::license::server::StatusKind;
use jiff::Timestamp;

use crate::binds;
use crate::engine::{Tx, Value};
use crate::fault::Fault;
use crate::server::{Stored, read};

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
    /// Only those behind this one, in the order of names.
    pub after: Option<ServerId>,
    /// How many at the most.
    pub most: u32,
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

/// The text of a list of these servers: a few of one account are not looked for among everybody's.
macro_rules! of {
    ($whose:literal) => {
        concat!(
            "SELECT s.*, account.name AS account_name,
             (SELECT count(*) FROM server_alert WHERE server_alert.server = s.id AND acknowledged_at IS NULL) AS alerts
         FROM server AS s JOIN account ON account.id = s.account
         WHERE ",
            $whose,
            " AND s.folded LIKE $1 ESCAPE '!' AND s.folded LIKE $2 ESCAPE '!' AND s.folded LIKE $3 ESCAPE '!'
             AND ($4 = '' OR $4 = CASE
                 WHEN s.disabled_at IS NOT NULL THEN 'disabled'
                 WHEN s.binding_key IS NULL OR s.unbound_at IS NOT NULL
                     THEN CASE WHEN s.token_sealed IS NULL THEN 'new' ELSE 'available' END
                 WHEN s.last_seen < $5 THEN 'unreachable'
                 ELSE 'active' END)
             AND ($6 OR (s.folded, s.id) > (SELECT folded, id FROM server WHERE id = $7))
         ORDER BY s.folded, s.id LIMIT $8"
        )
    };
}

/// The servers that are wanted, by name.
pub fn list(tx: &mut Tx<'_>, wanted: &Wanted) -> Result<Vec<Listed>, Fault> {
    let pattern =
        |at: usize| wanted.words.get(at).map_or_else(|| "%".to_owned(), |word| format!("%{}%", literal(word)));
    let (sql, whose) = match wanted.whose {
        Whose::Everybodys => (of!("1 = 1"), None),
        Whose::Of(account) => (of!("s.account = $9"), Some(account)),
        Whose::OfCustomersOf(partner) => (
            of!("s.account IN (SELECT customer FROM account_grant WHERE reseller = $9 AND scope <> 'tickets')"),
            Some(partner),
        ),
    };
    let mut binds = binds![
        pattern(0),
        pattern(1),
        pattern(2),
        wanted.status.map_or("", StatusKind::word),
        wanted.heard_since,
        wanted.after.is_none(),
        wanted.after,
        wanted.most
    ]
    .to_vec();
    binds.extend(whose.map(Value::from));
    let rows = tx.rows(sql, &binds)?;
    rows.iter()
        .map(|row| {
            let (account_name, alerts) = (row.get("account_name")?, row.get("alerts")?);
            Ok(Listed { stored: read(row)?, account_name, alerts })
        })
        .collect()
}

/// A word as `LIKE` finds it and nothing else.
fn literal(word: &str) -> String {
    word.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}
