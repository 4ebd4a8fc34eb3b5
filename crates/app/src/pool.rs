//! Recording what was decided about a pool.

use claviger_domain::id::ServerId;
use claviger_domain::license::lease;
use claviger_domain::license::ledger::Entry;
use claviger_domain::license::pool::{Change, Pool};
use claviger_store as store;
use claviger_store::engine::{Notice, Tx};
use claviger_store::fault::Fault;

use crate::act::Act;

/// Records `change` of `before`: figures, allocations and ledger lines; servers whose lease now says something else
/// will hear of it at their next check-in. Answers with those. (L-19)
pub(crate) fn record(tx: &mut Tx<'_>, act: &mut Act, before: &Pool, change: &Change) -> Result<Vec<ServerId>, Fault> {
    let entries: Vec<_> = change
        .movements
        .iter()
        .map(|movement| Entry { id: act.id(), pool: before.id, movement: *movement, at: act.now })
        .collect();
    if !store::pool::record(tx, &change.pool, before.version, &entries)? {
        return Err(Fault::Gone("a pool was changed by somebody else within one transaction".into()));
    }
    for allocation in &change.pool.allocations {
        // Who begins to let go of units must come before the database with its next check-in. (L-15)
        let lets_go_of = |pool: &Pool| pool.allocation(allocation.server).map(|held| held.releasing);
        if lets_go_of(before) != lets_go_of(&change.pool) {
            tx.tell(Notice::Server(allocation.server));
        }
    }
    let touched = lease::touched(before, &change.pool, act.now);
    for server in &touched {
        store::server::raise_lease_number(tx, *server)?;
    }
    Ok(touched)
}
