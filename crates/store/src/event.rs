//! The event log: appended in the transaction of the deed itself, never changed.

use claviger_domain::id::{AccountId, EventId, OrderId};
pub use claviger_domain::sorting::ByTime as By;
use claviger_domain::sorting::{Part, Place, Placed, rows};
use jiff::Timestamp;
use uuid::Uuid;

use crate::binds;
use crate::engine::{Notice, Row, Tx};
use crate::fault::Fault;
use crate::sorting::{self, in_order};

/// What happened, by whose hand, to what. Persons are named by id only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// When.
    pub at: Timestamp,
    /// What: `order.placed`, `server.activated`.
    pub kind: String,
    /// Who: `person`, `api-key`, `product`, `link`, `system`.
    pub actor_kind: String,
    /// Which one.
    pub actor: Option<Uuid>,
    /// From where: an address.
    pub origin: String,
    /// In whose account.
    pub account: Option<AccountId>,
    /// What it happened to: `order`, `server`.
    pub subject_kind: String,
    /// Which one.
    pub subject: Uuid,
    /// How that stood before, as JSON.
    pub before: Option<String>,
    /// How it stands now, as JSON.
    pub after: Option<String>,
}

/// Which events somebody asks for; what is not named does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// In whose account.
    pub account: Option<AccountId>,
    /// What happened, exactly: `order.placed`.
    pub kind: Option<String>,
    /// By whom.
    pub actor: Option<Uuid>,
    /// To what.
    pub subject: Option<Uuid>,
    /// No earlier than this.
    pub from: Option<Timestamp>,
    /// Earlier than this.
    pub until: Option<Timestamp>,
}

/// Appends an event; the chain has yet to take it up. Since every change of state is an event, this is also where most
/// changes are told.
pub fn append(tx: &mut Tx<'_>, event: &Event) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO event (id, at, kind, actor_kind, actor, origin, account, subject_kind, subject, before, after)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        binds![
            event.id,
            event.at,
            &event.kind,
            &event.actor_kind,
            event.actor,
            &event.origin,
            event.account,
            &event.subject_kind,
            event.subject,
            event.before.as_deref(),
            event.after.as_deref()
        ],
    )?;
    tx.execute("INSERT INTO event_unsealed (event) VALUES ($1)", binds![event.id])?;
    tx.tell(Notice::Events);
    if let Some(account) = event.account {
        tx.tell(Notice::Account(account));
    }
    if event.subject_kind == "order" {
        tx.tell(Notice::Order(OrderId::from_uuid(event.subject)));
    }
    Ok(())
}

/// The text of a search that goes along one index, between two ids.
macro_rules! along {
    ($index:literal, $id:literal, ">", $direction:literal) => {
        along!($index, " AND id > $1 AND id < $2", $direction)
    };
    ($index:literal, $id:literal, "<", $direction:literal) => {
        along!($index, " AND id < $1 AND id >= $2", $direction)
    };
    ($index:literal, $between:literal, $direction:literal) => {
        concat!(
            "SELECT * FROM event WHERE ",
            $index,
            $between,
            " AND ($4 OR account = $5) AND ($6 OR kind = $7) AND ($8 OR actor = $9) AND ($10 OR subject = $11)
             ORDER BY id",
            $direction,
            " LIMIT $3"
        )
    };
}

/// The text of a search, in either direction.
macro_rules! sorted {
    ($part:expr, $index:literal) => {
        in_order!($part, along, $index, { By::Time => "id" })
    };
}

/// The newest `most` events that fit, beginning before `before` if that is given.
pub fn search(tx: &mut Tx<'_>, filter: &Filter, before: Option<EventId>, most: u32) -> Result<Vec<Event>, Fault> {
    let after = before.map(|before| Place::of_id(before.uuid()));
    Ok(rows(list(tx, filter, &Part { after, ..Part::first(most) })?))
}

/// A part of the events that fit.
///
/// Ids sort by time, so a stretch of time is a stretch of ids; whatever else narrows most has its own index.
pub fn list(tx: &mut Tx<'_>, filter: &Filter, part: &Part<By>) -> Result<Vec<Placed<Event>>, Fault> {
    let ways = match filter {
        Filter { subject: Some(_), .. } => vec![sorted!(part, "subject = $11")],
        // What somebody did to others has its index, what they did to themselves is with what was done to them.
        Filter { actor: Some(_), .. } => {
            vec![sorted!(part, "actor = $9 AND actor <> subject"), sorted!(part, "subject = $9 AND actor = $9")]
        }
        Filter { kind: Some(_), account: None, .. } => vec![sorted!(part, "kind = $7")],
        Filter { account: Some(_), .. } => vec![sorted!(part, "account = $5")],
        _ => vec![sorted!(part, "1 = 1")],
    };
    let first_of = |at: Timestamp| EventId::new(at, [0; 10]).uuid();
    let (start, end) = (filter.from.map_or(Uuid::nil(), first_of), filter.until.map_or(Uuid::max(), first_of));
    let after = part.after.as_ref().map(|place| place.id);
    let between = if part.sort.descending {
        [after.map_or(end, |after| after.min(end)), start]
    } else {
        // The first one is in it.
        let before_start = Uuid::from_u128(start.as_u128().saturating_sub(1));
        [after.map_or(before_start, |after| after.max(before_start)), end]
    };
    let nobody = Uuid::nil();
    let binds = binds![
        between[0],
        between[1],
        part.most,
        filter.account.is_none(),
        filter.account.map_or(nobody, AccountId::uuid),
        filter.kind.is_none(),
        filter.kind.as_deref().unwrap_or_default(),
        filter.actor.is_none(),
        filter.actor.unwrap_or(nobody),
        filter.subject.is_none(),
        filter.subject.unwrap_or(nobody)
    ];
    let mut found = Vec::new();
    for sql in ways {
        let along = tx.rows(sql, binds)?;
        found.push(along.iter().map(|row| sorting::placed(part, row, read)).collect::<Result<_, _>>()?);
    }
    Ok(part.sort.merged(found, part.most))
}

/// The event with this id.
pub fn find(tx: &mut Tx<'_>, id: EventId) -> Result<Option<Event>, Fault> {
    tx.row("SELECT * FROM event WHERE id = $1", binds![id])?.as_ref().map(read).transpose()
}

/// The ids of what people know by `name`, a few at the most: an order by its number or by the code of one of its licenses,
/// a server by its name or public id, an account by its number, a person by their address.
pub fn known_as(tx: &mut Tx<'_>, name: &str) -> Result<Vec<Uuid>, Fault> {
    tx.rows(
        "SELECT id FROM sales_order WHERE number = $1
         UNION SELECT sales_order FROM license WHERE code = $1
         UNION SELECT id FROM server WHERE name = $1
         UNION SELECT id FROM server WHERE public_id = $1
         UNION SELECT id FROM account WHERE number = $1
         UNION SELECT id FROM person WHERE email = $1
         LIMIT 10",
        binds![name],
    )?
    .iter()
    .map(|row| row.get("id"))
    .collect()
}

/// The kinds of events there have been.
pub fn kinds(tx: &mut Tx<'_>) -> Result<Vec<String>, Fault> {
    // A walk from kind to kind along the index: as many steps as there are kinds, however many events.
    tx.rows(
        "WITH RECURSIVE walk (kind) AS (
             SELECT (SELECT min(kind) FROM event)
             UNION ALL
             SELECT (SELECT min(event.kind) FROM event WHERE event.kind > walk.kind) FROM walk WHERE walk.kind IS NOT NULL
         ) SELECT kind FROM walk WHERE kind IS NOT NULL",
        binds![],
    )?
    .iter()
    .map(|row| row.get("kind"))
    .collect()
}

/// What happened to `subject`, the newest first.
pub fn about(tx: &mut Tx<'_>, subject: Uuid, most: u32) -> Result<Vec<Event>, Fault> {
    tx.rows("SELECT * FROM event WHERE subject = $1 ORDER BY id DESC LIMIT $2", binds![subject, most])?
        .iter()
        .map(read)
        .collect()
}

pub(crate) fn read(row: &Row) -> Result<Event, Fault> {
    Ok(Event {
        id: row.get("id")?,
        at: row.get("at")?,
        kind: row.get("kind")?,
        actor_kind: row.get("actor_kind")?,
        actor: row.get("actor")?,
        origin: row.get("origin")?,
        account: row.get("account")?,
        subject_kind: row.get("subject_kind")?,
        subject: row.get("subject")?,
        before: row.get("before")?,
        after: row.get("after")?,
    })
}
