//! Registering a product: its care begins today, if its order fixed no day. (C-03)
//!
//! Somebody who may assign licenses does it in the portal or by the API; if nobody did, the first product does that is
//! activated, or asks for its lease, on a server that was granted units of the license's pool.

use claviger_domain::account::Permission;
use claviger_domain::id::{LicenseId, ServerId};
use claviger_domain::license::pool::Pool;
use claviger_domain::license::{Care, License, lease};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use jiff::Timestamp;
use serde_json::json;

use crate::act::Act;
use crate::event::{self, About};
use crate::{Error, access};

pub use claviger_domain::care::NotRegistrable as Refusal;

/// Registers a product: the care of its license begins today, the account's own day. Servers hear of it at their next
/// check-in. (C-03)
pub fn register(tx: &mut Tx<'_>, act: &mut Act, id: LicenseId) -> Result<Care, Error> {
    access::anywhere(&act.who, Permission::AssignLicenses)?;
    let stored = store::license::find(tx, id)?.ok_or(Error::NotFound("license"))?;
    let pool = stored.license.pool.ok_or(Error::NotFound("license"))?;
    let before = store::pool::find(tx, pool)?.ok_or(Error::NotFound("license"))?;
    access::to_account(tx, &act.who, Permission::AssignLicenses, before.key.account)
        .map_err(|error| if matches!(error, Error::NotFound(_)) { Error::NotFound("license") } else { error })?;
    let care = begin(tx, act, &before, &stored.license)??;
    raise_leases(tx, act, &before)?;
    Ok(care)
}

/// Registers whatever nobody has registered of `pools`, which are those that `server` was granted units of; answers
/// whether anything was. (C-03)
pub(crate) fn by_use(tx: &mut Tx<'_>, act: &mut Act, server: ServerId, pools: &[Pool]) -> Result<bool, Fault> {
    let mut any = false;
    let now = act.now;
    for before in pools.iter().filter(|pool| begins_by_use(pool, server, now)) {
        any = true;
        for license in unregistered(before, now) {
            // What cannot be registered stays as it is: no product is refused for that.
            let _ = begin(tx, act, before, license)?;
        }
        raise_leases(tx, act, before)?;
    }
    Ok(any)
}

/// Whether something of `pool` is registered as soon as the product on `server` asks for its lease. (C-03)
pub(crate) fn begins_by_use(pool: &Pool, server: ServerId, now: Timestamp) -> bool {
    let granted = pool.allocation(server).is_some_and(|allocation| !allocation.granted.is_zero());
    granted && unregistered(pool, now).next().is_some()
}

fn unregistered(pool: &Pool, now: Timestamp) -> impl Iterator<Item = &License> {
    pool.counting_at(now).filter(|license| license.unregistered_care().is_some())
}

fn begin(tx: &mut Tx<'_>, act: &mut Act, pool: &Pool, license: &License) -> Result<Result<Care, Refusal>, Fault> {
    let today = act.now.to_zoned(pool.zone.clone()).date();
    let care = match license.register(today) {
        Ok(care) => care,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if !store::license::register(tx, license.id, care)? {
        return Ok(Err(Refusal::HasDays(care.term)));
    }
    let about = About {
        kind: "license.registered",
        subject_kind: "license",
        subject: license.id.uuid(),
        account: Some(pool.key.account),
    };
    let after = json!({
        "code": license.code,
        "care": care.plan.word(),
        "first": care.term.first.to_string(),
        "last": care.term.last.to_string(),
    });
    event::record(tx, act, about, Some(json!({ "months": license.care_months })), Some(after))?;
    Ok(Ok(care))
}

/// Servers whose lease says something else now hear of it at their next check-in.
fn raise_leases(tx: &mut Tx<'_>, act: &Act, before: &Pool) -> Result<(), Fault> {
    let Some(after) = store::pool::find(tx, before.id)? else { return Ok(()) };
    for server in lease::touched(before, &after, act.now) {
        store::server::raise_lease_number(tx, server)?;
    }
    Ok(())
}
