//! Disabling and enabling a server, releasing its binding, and *Release now*. (L-15, L-17)
//!
//! Each of these pressed twice is the same as pressed once.

use claviger_domain::account::Permission;
use claviger_domain::id::ServerId;
use claviger_domain::license::ledger::Impossible;
use claviger_domain::license::pool::{Change, Pool};
use claviger_domain::license::server::{Binding, Server};
use claviger_domain::units::Units;
use claviger_store as store;
use claviger_store::engine::Tx;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Refusal, make_token, reach, record, releases};
use crate::act::Act;
use crate::{Error, Vendor, pool};

/// Disables a server: its sessions and its binding end, its lease is not renewed, its token is worth nothing, and
/// everything it had is taken from it. What its installation may still be running on is free when its lease ends, or by
/// *Release now*. (L-15)
pub fn disable(tx: &mut Tx<'_>, act: &mut Act, id: ServerId) -> Result<(), Error> {
    let stored = reach(tx, act, Permission::AssignLicenses, id)?;
    if stored.server.disabled_at.is_some() {
        return Ok(());
    }
    let (now, running) = (act.now, stored.server.is_running(act.now));
    let pools = store::pool::of_server(tx, id)?;
    let mut server = stored.server.clone();
    server.disable(now);
    store::server::record(tx, &server)?;
    store::server::raise_lease_number(tx, id)?;
    let after = carry_out(tx, act, id, &pools, |pool| pool.disable(id, running, now))?;
    let say = |server: &Server, pools: &[Pool]| standing(server, pools, now);
    record(tx, act, &stored, "server.disabled", Some(say(&stored.server, &pools)), Some(say(&server, &after)))?;
    Ok(())
}

/// Enables a server again: it gets a new token, and is to have what it was to have before, as far as nobody else was
/// given it meanwhile. (L-15)
pub fn enable(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, id: ServerId) -> Result<(), Error> {
    let stored = reach(tx, act, Permission::AssignLicenses, id)?;
    if stored.server.disabled_at.is_none() {
        return Ok(());
    }
    let now = act.now;
    let pools = store::pool::of_server(tx, id)?;
    let mut server = stored.server.clone();
    server.enable();
    store::server::record(tx, &server)?;
    make_token(tx, act, vendor, &stored)?;
    let after = carry_out(tx, act, id, &pools, |pool| pool.enable(id, now))?;
    let say = |server: &Server, pools: &[Pool]| standing(server, pools, now);
    record(tx, act, &stored, "server.enabled", Some(say(&stored.server, &pools)), Some(say(&server, &after)))?;
    Ok(())
}

/// Releases a server's binding, its hardware having been replaced: the next installation that activates with the new
/// token is bound. It waits for what the former one may be running on, until that one's lease has ended, or *Release
/// now*; the former one itself goes on at once, if it is the one that comes. (L-15, L-17)
pub fn release_binding(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, id: ServerId) -> Result<(), Error> {
    let stored = reach(tx, act, Permission::AssignLicenses, id)?;
    let Some(bound) = &stored.server.binding else { return Ok(()) };
    let (now, running) = (act.now, stored.server.is_running(act.now));
    let pools = store::pool::of_server(tx, id)?;
    let mut server = stored.server.clone();
    server.unbind(now);
    store::server::record(tx, &server)?;
    make_token(tx, act, vendor, &stored)?;
    store::server::raise_lease_number(tx, id)?;
    let after = carry_out(tx, act, id, &pools, |pool| pool.unbind(id, running, now))?;
    let mut before = standing(&stored.server, &pools, now);
    before["installation"] = installation(bound);
    record(tx, act, &stored, "server.binding-released", Some(before), Some(standing(&server, &after, now)))?;
    Ok(())
}

/// Frees at once what a server has not let go of, because somebody knows that nothing of it runs any more. An account
/// may do so a limited number of times in a year. Where there is nothing to free, nothing is done nor counted. (L-15)
pub fn release_now(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, id: ServerId) -> Result<(), Error> {
    let stored = reach(tx, act, Permission::AssignLicenses, id)?;
    let now = act.now;
    let pools = store::pool::of_server(tx, id)?;
    let letting_go: Units = pools.iter().filter_map(|pool| pool.allocation(id)).map(|one| one.letting_go()).sum();
    if letting_go.is_zero() {
        return Ok(());
    }
    let account = store::account::find(tx, stored.server.account)?.ok_or(Error::NotFound("server"))?;
    let left = releases(tx, act, vendor, &account)?;
    if let Some(left) = left.filter(|left| left.left == 0) {
        return Err(Refusal::NoReleaseLeft { limit: left.limit, again: left.again }.into());
    }
    let release = act.id();
    store::release::add(tx, release, account.id, id, left.is_some(), now)?;
    let mut server = stored.server.clone();
    server.release_now();
    store::server::record(tx, &server)?;
    let after = carry_out(tx, act, id, &pools, |pool| pool.release_now(id, now))?;
    let mut say = standing(&server, &after, now);
    say["left-this-year"] = json!(left.map(|left| left.left - 1));
    record(tx, act, &stored, "server.released-now", Some(standing(&stored.server, &pools, now)), Some(say))?;
    Ok(())
}

/// Carries out one decision about each of the server's pools; answers with how they stand afterwards.
fn carry_out(
    tx: &mut Tx<'_>,
    act: &mut Act,
    id: ServerId,
    pools: &[Pool],
    decide: impl Fn(&Pool) -> Result<Change, Impossible>,
) -> Result<Vec<Pool>, Error> {
    let mut after = Vec::new();
    for before in pools.iter().filter(|pool| pool.allocation(id).is_some()) {
        let change = decide(before)?;
        pool::record(tx, act, before, &change)?;
        after.push(change.pool);
    }
    Ok(after)
}

/// How the server stands, for the event log.
fn standing(server: &Server, pools: &[Pool], now: Timestamp) -> Value {
    let units = pools.iter().filter_map(|pool| {
        let one = pool.allocation(server.id)?;
        Some(json!({
            "application": pool.key.application,
            "pool": pool.id.to_string(),
            "wanted": one.wanted.count(),
            "granted": one.granted.count(),
            "releasing": one.letting_go().count(),
        }))
    });
    json!({
        "disabled": server.disabled_at.is_some(),
        "bound": server.binding.is_some(),
        "lease-until": server.holds_lease_until.filter(|until| *until > now).map(|until| until.to_string()),
        "units": units.collect::<Vec<_>>(),
    })
}

fn installation(binding: &Binding) -> Value {
    json!({ "host": binding.host, "fingerprint": binding.fingerprint, "version": binding.product_version })
}
