//! Leases as products get them: drawn up, signed, recorded; and the session that goes with each. (L-18, L-19)

use claviger_domain::id::LeaseId;
use claviger_domain::license::lease::{self as domain, LeaseCare, LeaseItem};
use claviger_domain::license::pool::Pool;
use claviger_domain::license::server::Server;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::server::Stored;
use claviger_wire::activation::{Grant, Session};
use claviger_wire::key::{PublicKey, SigningKey, encode};
use claviger_wire::lease::{Care, Confirmation, Item, Lease};
use jiff::Timestamp;
use serde_json::json;

use crate::Vendor;
use crate::act::Act;
use crate::event::{self, About};

/// The signed text of the lease that the server was given, if nothing has changed since and it is not due. (L-18)
pub(crate) fn present(tx: &mut Tx<'_>, act: &Act, stored: &Stored) -> Result<Option<String>, Fault> {
    let server = &stored.server;
    if stored.lease_renew_after.is_none_or(|renew_after| act.now >= renew_after) {
        return Ok(None);
    }
    store::server::lease_jwt(tx, server.id, server.lease_number)
}

/// Draws up and signs the next lease of a server from the pools it has units of; each needs to know that server's
/// allocation alone. Nothing is recorded yet. (L-18)
pub(crate) fn draw_up(
    act: &mut Act,
    vendor: &Vendor,
    signer: &SigningKey,
    stored: &Stored,
    pools: &[Pool],
) -> Result<store::server::Lease, Fault> {
    let server = &stored.server;
    let number = server.lease_number + u64::from(stored.lease_renew_after.is_some());
    let binding =
        server.binding.as_ref().ok_or_else(|| Fault::Gone("a server without installation asks for a lease".into()))?;
    let terms = domain::draw_up(server.id, pools, &vendor.lease_policy, act.now);
    let id: LeaseId = act.id();
    let lease = Lease {
        iss: vendor.address.clone(),
        aud: server.id.to_string(),
        jti: id.to_string(),
        number,
        iat: terms.issued.as_second(),
        renew_after: terms.renew_after.as_second(),
        exp: terms.expires.as_second(),
        cnf: Confirmation { jkt: PublicKey::from_bytes(binding.key).thumbprint() },
        fingerprint: binding.fingerprint.clone(),
        items: terms.items.iter().map(|item| on_the_wire(vendor, item)).collect(),
    };
    Ok(store::server::Lease {
        id,
        server: server.id,
        number,
        jwt: lease.sign(signer),
        kid: signer.kid().to_owned(),
        issued: terms.issued,
        renew_after: terms.renew_after,
        expires: terms.expires,
    })
}

/// Appends the event of a lease that was stored.
pub(crate) fn record(
    tx: &mut Tx<'_>,
    act: &mut Act,
    stored: &Stored,
    lease: &store::server::Lease,
) -> Result<(), Fault> {
    let server = &stored.server;
    let account = Some(server.account);
    let about = About { kind: "lease.issued", subject_kind: "server", subject: server.id.uuid(), account };
    let say = json!({ "number": lease.number, "expires": lease.expires.as_second() });
    event::record(tx, act, about, None, Some(say))
}

/// What a product is given: its lease and a new session. `keys_issued`: when the root key spoke last. (L-18, L-19)
pub(crate) fn grant(act: &mut Act, vendor: &Vendor, server: &Server, jwt: String, keys_issued: i64) -> Grant {
    let policy = &vendor.lease_policy;
    let expires = (act.now + policy.session_lasts).as_second();
    let session = format!("1.{}.{}.{expires}.{}", server.id, server.generation, encode(&act.random::<9>()));
    let key = vendor.vault.session_key(&session);
    Grant {
        server: server.id.to_string(),
        lease: jwt,
        session: Session { id: session, key, expires },
        check_in_secs: u32::try_from(policy.check_in_every.as_secs()).unwrap_or(u32::MAX),
        server_time: act.now.as_second(),
        keys_issued,
    }
}

fn on_the_wire(vendor: &Vendor, item: &LeaseItem) -> Item {
    let name = vendor
        .catalogue
        .application(&item.application)
        .map_or_else(|| item.application.clone(), |found| found.name.clone());
    Item {
        application: item.application.clone(),
        name,
        unit: item.unit.clone(),
        role: item.role.word().into(),
        model: item.model.word().into(),
        units: item.units.count(),
        term: item.term.map(|day| day.to_string()),
        ends: item.ends.map(Timestamp::as_second),
        newest_release: item.newest_release.map(|day| day.to_string()),
        care: item.care.map(care_on_the_wire),
    }
}

fn care_on_the_wire(care: LeaseCare) -> Care {
    let plan = care.plan.word().into();
    let Some((term, bounds)) = care.days else { return Care { plan, ..Care::default() } };
    Care {
        plan,
        first: Some(term.first.to_string()),
        until: Some(term.last.to_string()),
        starts: Some(bounds.starts.as_second()),
        expiring: Some(bounds.expiring.as_second()),
        ends: Some(bounds.ends.as_second()),
        lapses: Some(bounds.lapses.as_second()),
    }
}
