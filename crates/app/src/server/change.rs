//! Small changes of a server: its name, its token, its end.

use claviger_domain::account::Permission;
use claviger_domain::id::ServerId;
use claviger_domain::license::server::Server;
use claviger_domain::units::Units;
use claviger_store as store;
use claviger_store::engine::Tx;
use serde_json::json;

use super::{Refusal, make_token, reach, record};
use crate::act::Act;
use crate::{Error, Vendor, matrix, pool};

/// Gives a server another name, unlike that of any other of its account.
pub fn rename(tx: &mut Tx<'_>, act: &mut Act, id: ServerId, name: &str) -> Result<(), Error> {
    let stored = reach(tx, act, Permission::AssignLicenses, id)?;
    let others = store::server::of_account(tx, stored.server.account)?;
    let name = matrix::server_name(&others, Some(id), name)?;
    if name == stored.server.name {
        return Ok(());
    }
    let server = Server { name, ..stored.server.clone() };
    store::server::record(tx, &server)?;
    let (before, after) = (json!({ "name": stored.server.name }), json!({ "name": server.name }));
    record(tx, act, &stored, "server.renamed", Some(before), Some(after))?;
    Ok(())
}

/// Gives a server another token. The old one is worth nothing from now on; an installation that is bound stays so, and
/// renews its session by its own key. (L-14)
///
/// `seen` is the generation the caller has seen: if it is another by now, the deed was done already, by a second press
/// of the same button perhaps, and is not done again.
pub fn rotate_token(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    id: ServerId,
    seen: Option<u64>,
) -> Result<(), Error> {
    let stored = reach(tx, act, Permission::AssignLicenses, id)?;
    if seen.is_some_and(|seen| seen != stored.server.generation) {
        return Ok(());
    }
    if stored.server.disabled_at.is_some() {
        return Err(Refusal::Disabled.into());
    }
    if stored.token_sealed.is_none() {
        return Err(Refusal::NoToken.into());
    }
    let server = Server { generation: stored.server.generation + 1, ..stored.server.clone() };
    store::server::record(tx, &server)?;
    make_token(tx, act, vendor, &stored)?;
    let say = |server: &Server| json!({ "generation": server.generation });
    record(tx, act, &stored, "server.token-rotated", Some(say(&stored.server)), Some(say(&server)))?;
    Ok(())
}

/// Removes a server that no installation is bound to and that holds no units. (L-13)
pub fn remove(tx: &mut Tx<'_>, act: &mut Act, id: ServerId) -> Result<(), Error> {
    let stored = reach(tx, act, Permission::AssignLicenses, id)?;
    let pools = store::pool::of_server(tx, id)?;
    let allocations = pools.iter().filter_map(|pool| pool.allocation(id));
    let held: Units = allocations.map(|allocation| allocation.granted + allocation.letting_go()).sum();
    stored.server.may_be_removed(held).map_err(Refusal::from)?;
    for before in &pools {
        let change = before.forget(id, act.now)?;
        pool::record(tx, act, before, &change)?;
    }
    store::server::remove(tx, id)?;
    let before = json!({ "name": stored.server.name, "public-id": stored.server.public_id });
    record(tx, act, &stored, "server.removed", Some(before), None)?;
    Ok(())
}
