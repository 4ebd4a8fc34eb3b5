//! What those who run an installation look at: whether it can work, and how much waits.

use claviger_domain::account::Account;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
pub use claviger_store::operation::Figures;

use jiff::Timestamp;

use crate::act::Act;
use crate::keys::VAULT_CHECK;

/// Whether the database holds what this program needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readiness {
    /// The tables are at least as new as the program.
    pub tables: bool,
    /// There is a key that signs leases, and the root key's word for it.
    pub keys: bool,
}

/// Whether the database answers and holds what this program needs.
pub fn ready(tx: &mut Tx<'_>) -> Result<Readiness, Fault> {
    let tables = store::operation::version(tx)? >= store::schema::newest();
    let keys = !store::key::all(tx)?.is_empty() && store::key::statement(tx)?.is_some();
    Ok(Readiness { tables, keys })
}

/// Whether anybody has made this installation: its database belongs to certain secrets from then on.
pub fn is_made(tx: &mut Tx<'_>) -> Result<bool, Fault> {
    Ok(store::setting::get(tx, VAULT_CHECK)?.is_some())
}

/// The vendor's own account.
pub fn vendor_account(tx: &mut Tx<'_>) -> Result<Option<Account>, Fault> {
    store::account::vendor(tx)
}

/// When the newest event happened: the clock can hardly have been before that.
pub fn newest_event(tx: &mut Tx<'_>) -> Result<Option<Timestamp>, Fault> {
    store::operation::newest_event(tx)
}

/// How much waits, and what is in use.
pub fn figures(tx: &mut Tx<'_>, act: &Act) -> Result<Figures, Fault> {
    store::operation::figures(tx, act.now)
}
