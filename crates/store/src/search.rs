//! What things are found by: the folded words of their texts, the same on both engines. (L-08)
//!
//! A statement that searches joins `search_word` by the ranges of [`Sought::ranges`]: the first (the longest word) narrows,
//! the others are looked up for what is left. `account.rs` shows how.

use claviger_domain::fold::{self, MOST_SOUGHT, Sought};
use uuid::Uuid;

use crate::binds;
use crate::engine::{Tx, Value};
use crate::fault::Fault;

/// Notes that `subject`, a thing of this kind, is found by the words of `texts` and by no others.
pub fn index(tx: &mut Tx<'_>, kind: &str, subject: Uuid, texts: &[&str]) -> Result<(), Fault> {
    tx.execute("DELETE FROM search_word WHERE kind = $1 AND subject = $2", binds![kind, subject])?;
    for word in fold::words(texts.iter().copied()) {
        tx.execute("INSERT INTO search_word (kind, word, subject) VALUES ($1, $2, $3)", binds![kind, word, subject])?;
    }
    Ok(())
}

/// The bounds of the sought words as parameters of a statement, lower and upper by turns; `None` if nothing is sought.
pub(crate) fn bounds(sought: &Sought) -> Option<[Value; 2 * MOST_SOUGHT]> {
    let mut bounds = sought.ranges()?.into_iter().flat_map(|(from, to)| [Value::from(from), Value::from(to)]);
    Some(std::array::from_fn(|_| bounds.next().unwrap_or(Value::Null)))
}
