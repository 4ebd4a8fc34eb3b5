//! Facts about this installation itself.

use crate::binds;
use crate::engine::Tx;
use crate::fault::Fault;

/// What is noted under `name`.
pub fn get(tx: &mut Tx<'_>, name: &str) -> Result<Option<String>, Fault> {
    tx.row("SELECT value FROM setting WHERE name = $1", binds![name])?.map(|row| row.get("value")).transpose()
}

/// Notes `value` under `name`, in place of what was noted before.
pub fn set(tx: &mut Tx<'_>, name: &str, value: &str) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        binds![name, value],
    )?;
    Ok(())
}
