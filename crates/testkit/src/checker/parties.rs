//! Orders with their mails, servers with their leases. (L-03, L-15, L-18)

use std::collections::{BTreeMap, BTreeSet};

use claviger_app::wire::key::decode;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use super::{Found, number};

pub(super) fn look_through(tx: &mut Tx<'_>, found: &mut Found, now: Timestamp) -> Result<(), Fault> {
    orders(tx, found)?;
    mails(tx, found)?;
    leases(tx, found, now)
}

/// An order is never stored without its mail, and has one for each link it ever had.
fn orders(tx: &mut Tx<'_>, found: &mut Found) -> Result<(), Fault> {
    let mut mails: BTreeMap<Uuid, Vec<i64>> = BTreeMap::new();
    for row in tx.rows("SELECT subject, generation FROM mail WHERE kind = 'order' ORDER BY subject, generation", &[])? {
        mails.entry(row.get("subject")?).or_default().push(number(&row, "generation")?);
    }
    for row in tx.rows(
        "SELECT o.id, o.number, o.state, o.link_generation,
                (SELECT count(*) FROM license WHERE license.sales_order = o.id) AS licenses,
                (SELECT count(*) FROM license WHERE license.sales_order = o.id AND license.replaces IS NULL AND NOT EXISTS
                    (SELECT 1 FROM activation_key WHERE activation_key.license = license.id)) AS locked_once,
                (SELECT count(*) FROM mail WHERE mail.subject = o.id AND mail.kind = 'unlocked') AS told
         FROM sales_order AS o",
        &[],
    )? {
        found.counts.orders += 1;
        let (id, order, state): (Uuid, String, String) = (row.get("id")?, row.get("number")?, row.get("state")?);
        let generation = number(&row, "link_generation")?;
        let sent = mails.remove(&id).unwrap_or_default();
        let wanted: Vec<i64> = (1..=generation).collect();
        found.expect(sent == wanted, || {
            format!("order {order}: it has had {generation} links, and mails with those of number {sent:?}")
        });
        found.expect(number(&row, "licenses")? > 0, || format!("order {order} has no license"));
        let told = number(&row, "told")?;
        // What comes by activation keys alone is never unlocked. (P-06)
        let was_unlocked = state == "unlocked" && number(&row, "locked_once")? > 0;
        found.expect(was_unlocked == (told > 0), || {
            format!("order {order} is {state}, and {told} mails tell that it was unlocked")
        });
    }
    // Lists sort it by the name its customer has now.
    for row in tx.rows(
        "SELECT o.number FROM sales_order AS o JOIN account ON account.id = o.customer
         WHERE account.folded_name IS NOT NULL AND account.folded_name <> o.customer_folded",
        &[],
    )? {
        let order: String = row.get("number")?;
        found.wrong.push(format!("order {order} is sorted by a name that its customer does not have"));
    }
    for order in mails.keys() {
        found.wrong.push(format!("there is a mail about the order {order}, which is not there"));
    }
    Ok(())
}

/// A mail that was sent says when, and one that is given up says why.
fn mails(tx: &mut Tx<'_>, found: &mut Found) -> Result<(), Fault> {
    for row in tx.rows("SELECT id, kind, state, attempts, sent_at, last_error FROM mail", &[])? {
        found.counts.mails += 1;
        let (id, kind, state): (Uuid, String, String) = (row.get("id")?, row.get("kind")?, row.get("state")?);
        let is_sent = row.get::<Option<Timestamp>>("sent_at")?.is_some();
        found.expect(is_sent == (state == "sent"), || format!("mail {id} ({kind}) is {state}; sent: {is_sent}"));
    }
    Ok(())
}

/// A lease in force grants exactly what its server was granted, and its server is held to it as long as it may run.
fn leases(tx: &mut Tx<'_>, found: &mut Found, now: Timestamp) -> Result<(), Fault> {
    let mut granted: BTreeMap<(Uuid, String), i64> = BTreeMap::new();
    for row in tx.rows(
        "SELECT allocation.server, allocation.granted, pool.application, pool.role, pool.model
         FROM allocation JOIN pool ON pool.id = allocation.pool",
        &[],
    )? {
        let text = |column: &str| row.get::<String>(column);
        let item = format!("{} {} {}", text("application")?, text("role")?, text("model")?);
        granted.insert((row.get("server")?, item), number(&row, "granted")?);
    }
    let mut numbers: BTreeMap<Uuid, (i64, i64)> = BTreeMap::new();
    for row in tx.rows("SELECT server, number, expires_at FROM lease ORDER BY server, number", &[])? {
        found.counts.leases += 1;
        numbers.insert(row.get("server")?, (number(&row, "number")?, number(&row, "expires_at")?));
    }
    let mut public = BTreeSet::new();
    for row in tx.rows(
        "SELECT s.id, s.name, s.public_id, s.lease_number, s.lease_renew_after, s.holds_lease_until,
                s.binding_key, s.unbound_at, s.disabled_at, lease.jwt, lease.expires_at
         FROM server AS s LEFT JOIN lease ON lease.server = s.id AND lease.number = s.lease_number",
        &[],
    )? {
        found.counts.servers += 1;
        let (id, name): (Uuid, String) = (row.get("id")?, row.get("name")?);
        found
            .expect(public.insert(row.get::<String>("public_id")?), || format!("{name}: its public id is not its own"));
        let lease_number = number(&row, "lease_number")?;
        let newest = numbers.get(&id).map_or(0, |(number, _)| *number);
        found.expect(newest <= lease_number, || {
            format!("{name}: its lease has the number {lease_number}, and one of {newest} was given")
        });
        let is_bound = row.get::<Option<Vec<u8>>>("binding_key")?.is_some()
            && row.get::<Option<Timestamp>>("unbound_at")?.is_none();
        let is_disabled = row.get::<Option<Timestamp>>("disabled_at")?.is_some();
        found.expect(!(is_bound && is_disabled), || format!("{name}: it is disabled, and an installation is bound"));
        let in_force = row.get::<Option<Timestamp>>("lease_renew_after")?.is_some();
        let jwt: Option<String> = row.get("jwt")?;
        if !in_force || !is_bound {
            continue;
        }
        let Some(lease) = jwt.as_deref().and_then(payload) else {
            found.wrong.push(format!("{name}: its lease {lease_number} is in force, and cannot be read"));
            continue;
        };
        let (expires, until) =
            (row.get::<Option<Timestamp>>("expires_at")?, row.get::<Option<Timestamp>>("holds_lease_until")?);
        found.expect(expires == until, || {
            format!("{name}: it is held until {until:?} to a lease that ends {expires:?}")
        });
        if until.is_none_or(|until| until <= now) {
            continue;
        }
        for item in lease["items"].as_array().into_iter().flatten() {
            let text = |field: &str| item[field].as_str().unwrap_or_default().to_owned();
            let what = format!("{} {} {}", text("application"), text("role"), text("model"));
            let (allowed, units) = (item["units"].as_i64(), granted.get(&(id, what.clone())).copied());
            found.expect(allowed == units, || {
                format!("{name}: its lease allows {allowed:?} of {what}, and it was granted {units:?}")
            });
        }
    }
    Ok(())
}

/// What a JSON Web Token says; who signed it is looked at where it is believed.
fn payload(jwt: &str) -> Option<Value> {
    let bytes = decode(jwt.split('.').nth(1)?)?;
    serde_json::from_slice(&bytes).ok()
}
