//! The event log: every change has its event, every event its place in the chain or in the row before it.

use claviger_store::engine::Tx;
use claviger_store::fault::Fault;

use super::{Found, chain, number};

/// What must have left how many events of one kind: what it is, whose events, how many there are and should be.
const EVENTS: [(&str, &str); 14] = [
    (
        "placing of an order",
        "SELECT o.number AS name, 1 AS wanted,
                (SELECT count(*) FROM event WHERE subject = o.id AND kind = 'order.placed') AS events
         FROM sales_order AS o",
    ),
    (
        "unlocking of an order",
        "SELECT o.number AS name, CASE WHEN o.state = 'unlocked' AND EXISTS
                    (SELECT 1 FROM license WHERE license.sales_order = o.id AND license.replaces IS NULL AND NOT EXISTS
                        (SELECT 1 FROM activation_key WHERE activation_key.license = license.id))
                    THEN 1 ELSE 0 END AS wanted,
                (SELECT count(*) FROM event WHERE subject = o.id AND kind = 'order.unlocked') AS events
         FROM sales_order AS o",
    ),
    (
        "cancelling of an order",
        "SELECT o.number AS name, CASE WHEN o.state = 'cancelled' THEN 1 ELSE 0 END AS wanted,
                (SELECT count(*) FROM event WHERE subject = o.id AND kind = 'order.cancelled') AS events
         FROM sales_order AS o",
    ),
    (
        "adding of a server",
        "SELECT s.name, 1 AS wanted,
                (SELECT count(*) FROM event WHERE subject = s.id AND kind = 'server.added') AS events
         FROM server AS s",
    ),
    (
        "issue of leases to a server",
        "SELECT s.name, (SELECT count(*) FROM lease WHERE lease.server = s.id) AS wanted,
                (SELECT count(*) FROM event WHERE subject = s.id AND kind = 'lease.issued') AS events
         FROM server AS s",
    ),
    (
        "correction of a license",
        "SELECT license.code AS name,
                (SELECT count(*) FROM correction WHERE correction.license = license.id) AS wanted,
                (SELECT count(*) FROM event WHERE subject = license.id AND kind IN
                    ('license.moved', 'license.received', 'license.returned', 'license.exchanged')) AS events
         FROM license",
    ),
    (
        "making of an activation key",
        "SELECT k.hint AS name, 1 AS wanted,
                (SELECT count(*) FROM event WHERE subject = k.id AND kind = 'activation-key.made') AS events
         FROM activation_key AS k",
    ),
    (
        "redeeming of an activation key",
        "SELECT k.hint AS name, CASE WHEN k.state = 'redeemed' THEN 1 ELSE 0 END AS wanted,
                (SELECT count(*) FROM event WHERE subject = k.license AND kind = 'activation-key.redeemed') AS events
         FROM activation_key AS k",
    ),
    (
        "making and revoking of a license key",
        "SELECT k.number AS name, CASE WHEN k.revoked_at IS NULL THEN 1 ELSE 2 END AS wanted,
                (SELECT count(*) FROM event WHERE subject = k.id
                    AND kind IN ('license-key.made', 'license-key.revoked')) AS events
         FROM device_key AS k",
    ),
    (
        "offering of stock",
        "SELECT k.number AS name, 2 AS wanted,
                (SELECT count(*) FROM event WHERE subject = t.id AND kind = 'transfer.offered') AS events
         FROM stock_transfer AS t JOIN account AS k ON k.id = t.sender",
    ),
    (
        "end of an offer of stock",
        "SELECT k.number AS name, CASE WHEN t.state = 'open' THEN 0 ELSE 2 END AS wanted,
                (SELECT count(*) FROM event WHERE subject = t.id AND kind IN
                    ('transfer.accepted', 'transfer.declined', 'transfer.cancelled', 'transfer.expired')) AS events
         FROM stock_transfer AS t JOIN account AS k ON k.id = t.sender",
    ),
    (
        // Each time, a license key is made of each of its licenses that nothing has ended.
        "claiming or assigning of a device",
        "SELECT d.serial AS name, coalesce(keys.most, 0) AS wanted,
                (SELECT count(*) FROM event WHERE subject = d.id
                    AND kind IN ('device.claimed', 'device.assigned')) AS events
         FROM shipped_device AS d LEFT JOIN
             (SELECT device, max(many) AS most FROM
                 (SELECT f.device, f.id, count(*) AS many FROM factory_license AS f
                      JOIN device_key AS k ON k.factory_license = f.id GROUP BY f.device, f.id) AS of_license
              GROUP BY device) AS keys ON keys.device = d.id",
    ),
    (
        "taking of a device's licenses from its holder",
        "SELECT d.serial AS name,
                (SELECT count(*) FROM factory_license AS f JOIN device_key AS k ON k.factory_license = f.id
                    WHERE f.device = d.id AND k.revoked_at IS NOT NULL) AS wanted,
                (SELECT count(*) FROM event WHERE subject = d.id AND kind = 'device.taken') AS events
         FROM shipped_device AS d",
    ),
    (
        "taking back of a device",
        "SELECT d.serial AS name, CASE WHEN d.state = 'withdrawn' THEN 1 ELSE 0 END AS wanted,
                (SELECT count(*) FROM event WHERE subject = d.id AND kind = 'device.withdrawn') AS events
         FROM shipped_device AS d",
    ),
];

pub(super) fn look_through(tx: &mut Tx<'_>, found: &mut Found) -> Result<(), Fault> {
    for (what, statement) in EVENTS {
        for row in tx.rows(statement, &[])? {
            let (wanted, events) = (number(&row, "wanted")?, number(&row, "events")?);
            if wanted != events {
                let name: String = row.get("name")?;
                found.wrong.push(format!("{what} ({name}): {wanted} happened, and {events} events tell of it"));
            }
        }
    }
    let counted = tx.row(
        "SELECT (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM event_unsealed) AS waiting,
                (SELECT count(*) FROM event_seal) AS sealed",
        &[],
    )?;
    if let Some(row) = counted {
        let [events, waiting, sealed] = [number(&row, "events")?, number(&row, "waiting")?, number(&row, "sealed")?];
        found.expect(events == waiting + sealed, || {
            format!("there are {events} events; {sealed} are in the chain and {waiting} wait for it")
        });
        found.counts.events = usize::try_from(events).unwrap_or_default();
        found.counts.sealed = usize::try_from(sealed).unwrap_or_default();
    }
    match chain(tx)? {
        Ok(_) => {}
        Err(broken) => found.wrong.push(format!("the chain of events: {broken}")),
    }
    let last = tx.row("SELECT id, at FROM event ORDER BY id DESC LIMIT 1", &[])?;
    found.last_event = last.map(|row| Ok::<_, Fault>((row.get("id")?, row.get("at")?))).transpose()?;
    Ok(())
}
