//! Lists in any of the orders they offer: one text of SQL for each key and direction, made when compiling. (P-11, X-06)
//!
//! A list names its keys with their columns, and the text around them; [`in_order`] chooses among the texts by the closed
//! enum of its keys, so that no word of an address ever becomes SQL. The text gets the two bounds of a place as its first
//! parameters, `$1` and `$2`. A column that may be NULL stands in `coalesce`, in the index too. What a list offers is carried
//! by an index that begins with whatever narrows the list, or by the list being short.

use claviger_domain::sorting::{At, Key, Kind, Part, Place, Placed};
use uuid::Uuid;

use crate::engine::{Row, Value};
use crate::fault::Fault;

/// The statement of a list in the order that a part of it is asked for: `in_order!(part, text, { By::Name => "a.name" })`,
/// where `text!` is a macro of the list that puts a statement together from its column, `<`/`>` and the direction, in
/// which the column is selected as `sorted_by`.
macro_rules! in_order {
    ($part:expr, $text:ident, $index:literal, { $($key:pat => $column:literal),+ $(,)? }) => {
        match ($part.sort.by, $part.sort.descending) {
            $(
                ($key, false) => $text!($index, $column, ">", ""),
                ($key, true) => $text!($index, $column, "<", " DESC"),
            )+
        }
    };
}
pub(crate) use in_order;

/// The bounds of a part, as the first two parameters of its statement. Where it begins, they are beyond every row.
pub(crate) fn bounds<K: Key>(part: &Part<K>) -> [Value; 2] {
    let (kind, down) = (part.sort.by.kind(), part.sort.descending);
    match &part.after {
        Some(Place { at, id }) => {
            let at = match at {
                At::Id => Value::from(*id),
                At::Number(number) => Value::from(*number),
                At::Text(text) => Value::from(text),
            };
            [at, Value::from(*id)]
        }
        None => {
            let id = if down { Uuid::max() } else { Uuid::nil() };
            let at = match kind {
                Kind::Id => Value::from(id),
                Kind::Number => Value::from(if down { i64::MAX } else { i64::MIN }),
                // No text that people write begins with what stands for no letter at all.
                Kind::Text => Value::from(if down { "\u{10FFFF}\u{10FFFF}" } else { "" }),
            };
            [at, Value::from(id)]
        }
    }
}

/// A row of a list with its place, which the statement selects as `sorted_by` and, but for what is sorted by ids, `id`.
pub(crate) fn placed<K: Key, T>(
    part: &Part<K>,
    row: &Row,
    read: impl FnOnce(&Row) -> Result<T, Fault>,
) -> Result<Placed<T>, Fault> {
    placed_by(part, row, "id", read)
}

/// The same, of a row that is told from others by another column.
pub(crate) fn placed_by<K: Key, T>(
    part: &Part<K>,
    row: &Row,
    id: &str,
    read: impl FnOnce(&Row) -> Result<T, Fault>,
) -> Result<Placed<T>, Fault> {
    let id = row.get(id)?;
    let place = match part.sort.by.kind() {
        Kind::Id => Place::of_id(id),
        Kind::Number => Place::of_number(row.get("sorted_by")?, id),
        Kind::Text => Place::of_text(row.get::<String>("sorted_by")?, id),
    };
    Ok(Placed { place, row: read(row)? })
}
