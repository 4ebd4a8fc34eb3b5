//! Editions of the catalogue.

use claviger_domain::id::CatalogueEditionId;
pub use claviger_domain::sales::edition::Edition;
pub use claviger_domain::sorting::ByTime as By;
use claviger_domain::sorting::{Part, Placed};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::binds;
use crate::engine::{Notice, Row, Tx};
use crate::fault::Fault;
use crate::sorting::{self, in_order};

/// An edition, without its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Its id.
    pub id: CatalogueEditionId,
    /// Which one it is, and from when.
    pub edition: Edition,
    /// What was said of it.
    pub note: String,
    /// What it changed, as JSON; the first of them.
    pub changes: String,
    /// How much it changed in all.
    pub change_count: u64,
    /// What published it: `person`, `api-key`, `system`.
    pub actor_kind: String,
    /// Who did.
    pub actor: Option<Uuid>,
    /// When.
    pub at: Timestamp,
    /// When it was taken back, if it was.
    pub withdrawn: Option<Timestamp>,
}

/// The text of a list in the order of its ids.
macro_rules! along {
    ($from:literal, $column:literal, $than:literal, $direction:literal) => {
        concat!($from, " AND (", $column, ", id) ", $than, " ($1, $2) ORDER BY id", $direction, " LIMIT $3")
    };
}

/// Stores an edition; whoever looks hears of it.
pub fn add(tx: &mut Tx<'_>, published: &Published, document: &str) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO catalogue_edition
             (id, number, valid_from, document, note, changes, change_count, actor_kind, actor, published_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        binds![
            published.id,
            published.edition.number,
            published.edition.from,
            document,
            &published.note,
            &published.changes,
            published.change_count,
            &published.actor_kind,
            published.actor,
            published.at
        ],
    )?;
    tx.tell(Notice::Catalogue);
    Ok(())
}

/// Notes that an edition was taken back; `false` if it was already.
pub fn withdraw(tx: &mut Tx<'_>, number: u64, now: Timestamp) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE catalogue_edition SET withdrawn_at = $2 WHERE number = $1 AND withdrawn_at IS NULL",
        binds![number, now],
    )?;
    tx.tell(Notice::Catalogue);
    Ok(changed > 0)
}

/// Which editions there are that were not withdrawn, by number.
pub fn standing(tx: &mut Tx<'_>) -> Result<Vec<Edition>, Fault> {
    tx.rows(
        "SELECT number, valid_from FROM catalogue_edition WHERE withdrawn_at IS NULL ORDER BY valid_from, number",
        &[],
    )?
    .iter()
    .map(edition)
    .collect()
}

/// The number of the one that applies on `day`; 0 for none. It is asked in every deed that sells.
pub fn applying(tx: &mut Tx<'_>, day: Date) -> Result<u64, Fault> {
    let row = tx.row(
        "SELECT number FROM catalogue_edition WHERE withdrawn_at IS NULL AND valid_from <= $1
         ORDER BY valid_from DESC, number DESC LIMIT 1",
        binds![day],
    )?;
    Ok(row.map(|row| row.get("number")).transpose()?.unwrap_or(0))
}

/// How many there are and how many were withdrawn: what differs whenever anything of them does.
pub fn mark(tx: &mut Tx<'_>) -> Result<(u64, u64), Fault> {
    let row = tx.row("SELECT count(*) AS made, count(withdrawn_at) AS withdrawn FROM catalogue_edition", &[])?;
    let mark = row.map(|row| Ok::<_, Fault>((row.get("made")?, row.get("withdrawn")?))).transpose()?;
    Ok(mark.unwrap_or_default())
}

/// The highest number that was ever given; 0 for none.
pub fn latest(tx: &mut Tx<'_>) -> Result<u64, Fault> {
    let row = tx.row("SELECT coalesce(max(number), 0) AS number FROM catalogue_edition", &[])?;
    Ok(row.map(|row| row.get("number")).transpose()?.unwrap_or(0))
}

/// The document of an edition. The number is anybody's: beyond what is ever counted to, there is none.
pub fn document(tx: &mut Tx<'_>, number: u64) -> Result<Option<String>, Fault> {
    let Ok(number) = i64::try_from(number) else { return Ok(None) };
    let row = tx.row("SELECT document FROM catalogue_edition WHERE number = $1", binds![number])?;
    row.map(|row| row.get("document")).transpose()
}

/// The edition of this number, which is anybody's as well.
pub fn find(tx: &mut Tx<'_>, number: u64) -> Result<Option<Published>, Fault> {
    let Ok(number) = i64::try_from(number) else { return Ok(None) };
    tx.row(
        "SELECT id, number, valid_from, note, changes, change_count, actor_kind, actor, published_at, withdrawn_at
         FROM catalogue_edition WHERE number = $1",
        binds![number],
    )?
    .map(|row| read(&row))
    .transpose()
}

/// The edition with this id.
pub fn of_id(tx: &mut Tx<'_>, id: CatalogueEditionId) -> Result<Option<Edition>, Fault> {
    tx.row("SELECT number, valid_from FROM catalogue_edition WHERE id = $1", binds![id])?
        .map(|row| edition(&row))
        .transpose()
}

/// A part of the editions.
pub fn list(tx: &mut Tx<'_>, part: &Part<By>) -> Result<Vec<Placed<Published>>, Fault> {
    let mut binds = sorting::bounds(part).to_vec();
    binds.extend_from_slice(binds![part.most]);
    let sql = in_order!(
        part,
        along,
        "SELECT id, number, valid_from, note, changes, change_count, actor_kind, actor, published_at, withdrawn_at
         FROM catalogue_edition WHERE 1 = 1",
        { By::Time => "id" }
    );
    tx.rows(sql, &binds)?.iter().map(|row| sorting::placed(part, row, read)).collect()
}

/// Whether anything was ever sold of the product `sku`: an order's line, or a license that was made with a device.
pub fn is_sold(tx: &mut Tx<'_>, sku: &str) -> Result<bool, Fault> {
    let row = tx.row(
        "SELECT EXISTS (SELECT 1 FROM license WHERE sku = $1) OR EXISTS (SELECT 1 FROM factory_license WHERE sku = $1)
             AS sold",
        binds![sku],
    )?;
    Ok(row.map(|row| row.get("sold")).transpose()?.unwrap_or(false))
}

fn edition(row: &Row) -> Result<Edition, Fault> {
    Ok(Edition { number: row.get("number")?, from: row.get("valid_from")? })
}

fn read(row: &Row) -> Result<Published, Fault> {
    Ok(Published {
        id: row.get("id")?,
        edition: edition(row)?,
        note: row.get("note")?,
        changes: row.get("changes")?,
        change_count: row.get("change_count")?,
        actor_kind: row.get("actor_kind")?,
        actor: row.get("actor")?,
        at: row.get("published_at")?,
        withdrawn: row.get("withdrawn_at")?,
    })
}
