//! What only a demonstration can do.

use claviger_store::engine::Tx;
use serde_json::json;

use crate::Error;
use crate::act::Act;
use crate::event::{self, About};

/// Notes that the clock is moved on by so many days.
pub fn note_clock_moved(tx: &mut Tx<'_>, act: &mut Act, days: i64) -> Result<(), Error> {
    let subject = act.id::<()>().uuid();
    let about = About { kind: "demonstration.clock-moved", subject_kind: "clock", subject, account: None };
    event::record(tx, act, about, None, Some(json!({ "days": days })))?;
    Ok(())
}
