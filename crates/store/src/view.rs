//! Views of lists that people keep.

use claviger_domain::account::view::View;
use claviger_domain::id::{PersonId, ViewId};

use crate::binds;
use crate::engine::{Row, Tx};
use crate::fault::Fault;

/// Stores a new view.
pub fn add(tx: &mut Tx<'_>, view: &View) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO list_view (id, person, list, name, query, is_default) VALUES ($1, $2, $3, $4, $5, $6)",
        binds![view.id, view.person, &view.list, &view.name, &view.query, view.is_default],
    )?;
    Ok(())
}

/// The views somebody keeps of a list, in the order they were made.
pub fn of_list(tx: &mut Tx<'_>, person: PersonId, list: &str) -> Result<Vec<View>, Fault> {
    tx.rows("SELECT * FROM list_view WHERE person = $1 AND list = $2 ORDER BY id", binds![person, list])?
        .iter()
        .map(read)
        .collect()
}

/// All views somebody keeps, list by list.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<View>, Fault> {
    tx.rows("SELECT * FROM list_view WHERE person = $1 ORDER BY list, id", binds![person])?.iter().map(read).collect()
}

/// The view with this id.
pub fn find(tx: &mut Tx<'_>, id: ViewId) -> Result<Option<View>, Fault> {
    tx.row("SELECT * FROM list_view WHERE id = $1", binds![id])?.map(|row| read(&row)).transpose()
}

/// Stores another name.
pub fn rename(tx: &mut Tx<'_>, id: ViewId, name: &str) -> Result<(), Fault> {
    tx.execute("UPDATE list_view SET name = $2 WHERE id = $1", binds![id, name])?;
    Ok(())
}

/// Says with which view of a list somebody opens it; `None`: with none.
pub fn set_default(tx: &mut Tx<'_>, person: PersonId, list: &str, view: Option<ViewId>) -> Result<(), Fault> {
    tx.execute(
        "UPDATE list_view SET is_default = (id = $3) WHERE person = $1 AND list = $2",
        binds![person, list, view.unwrap_or_else(|| ViewId::from_uuid(uuid::Uuid::nil()))],
    )?;
    Ok(())
}

/// Forgets a view.
pub fn remove(tx: &mut Tx<'_>, id: ViewId) -> Result<(), Fault> {
    tx.execute("DELETE FROM list_view WHERE id = $1", binds![id])?;
    Ok(())
}

fn read(row: &Row) -> Result<View, Fault> {
    Ok(View {
        id: row.get("id")?,
        person: row.get("person")?,
        list: row.get("list")?,
        name: row.get("name")?,
        query: row.get("query")?,
        is_default: row.get("is_default")?,
    })
}
