//! Devices that left the factory with licenses: each license is in one license key at the most, only of whoever has the
//! device, and what was imported was imported as the log tells. (P-03 to P-05)

use std::collections::BTreeMap;

use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use serde_json::Value;
use uuid::Uuid;

use super::{Found, number};

pub(super) fn look_through(tx: &mut Tx<'_>, found: &mut Found) -> Result<(), Fault> {
    serials(tx, found)?;
    licenses(tx, found)?;
    parties(tx, found)?;
    imports(tx, found)
}

/// Of one serial number there is one device that was not taken back.
fn serials(tx: &mut Tx<'_>, found: &mut Found) -> Result<(), Fault> {
    for row in tx.rows(
        "SELECT serial, count(*) AS devices FROM shipped_device WHERE state <> 'withdrawn'
         GROUP BY serial HAVING count(*) > 1",
        &[],
    )? {
        let (serial, devices): (String, i64) = (row.get("serial")?, number(&row, "devices")?);
        found.wrong.push(format!("{devices} devices have the serial number {serial}"));
    }
    Ok(())
}

/// What was made with a device is claimed with it, all of it, and is in one key in force at the most.
fn licenses(tx: &mut Tx<'_>, found: &mut Found) -> Result<(), Fault> {
    for row in tx.rows(
        "SELECT d.serial, d.state, f.sku, count(k.id) AS made,
                count(CASE WHEN k.revoked_at IS NULL THEN k.id END) AS in_force
         FROM shipped_device AS d JOIN factory_license AS f ON f.device = d.id
             LEFT JOIN device_key AS k ON k.factory_license = f.id
         GROUP BY d.id, d.serial, d.state, f.id, f.sku",
        &[],
    )? {
        let text = |column: &str| row.get::<String>(column);
        let (serial, state, sku) = (text("serial")?, text("state")?, text("sku")?);
        let (made, in_force) = (number(&row, "made")?, number(&row, "in_force")?);
        found.expect(in_force <= 1, || {
            format!("{sku} of device {serial} is in {in_force} license keys in force: it was claimed more than once")
        });
        // What the vendor takes back may have been somebody's before.
        found.expect(state == "withdrawn" || (made > 0) == (state == "claimed"), || {
            format!("device {serial} is {state}, and {made} license keys were ever made of its {sku}")
        });
    }
    Ok(())
}

/// Whoever bought a device or has it is an open account: another one's people could neither claim nor download it.
fn parties(tx: &mut Tx<'_>, found: &mut Found) -> Result<(), Fault> {
    for row in tx.rows(
        "SELECT d.serial, account.number FROM shipped_device AS d
             JOIN account ON account.id = d.buyer OR account.id = d.holder
         WHERE account.merged_into IS NOT NULL",
        &[],
    )? {
        let (serial, account): (String, String) = (row.get("serial")?, row.get("number")?);
        found.wrong.push(format!("device {serial} is of {account}, which was merged into another account"));
    }
    Ok(())
}

/// The events of a shipment tell of as many devices as it has.
fn imports(tx: &mut Tx<'_>, found: &mut Found) -> Result<(), Fault> {
    let mut told: BTreeMap<Uuid, i64> = BTreeMap::new();
    for row in tx.rows("SELECT subject, after FROM event WHERE kind = 'shipment.imported'", &[])? {
        let after: Option<Value> =
            row.get::<Option<String>>("after")?.and_then(|text| serde_json::from_str(&text).ok());
        let devices = after.and_then(|after| after["devices"].as_i64()).unwrap_or(0);
        *told.entry(row.get("subject")?).or_default() += devices;
    }
    for row in tx.rows(
        "SELECT s.id, s.number, (SELECT count(*) FROM shipped_device AS d WHERE d.shipment = s.id) AS devices
         FROM shipment AS s",
        &[],
    )? {
        let (shipment, devices): (String, i64) = (row.get("number")?, number(&row, "devices")?);
        let told = told.remove(&row.get::<Uuid>("id")?).unwrap_or(0);
        found.expect(devices > 0 && devices == told, || {
            format!("shipment {shipment} has {devices} devices, and its events tell of {told}")
        });
    }
    for shipment in told.keys() {
        found.wrong.push(format!("events tell of a shipment {shipment}, which is not there"));
    }
    Ok(())
}
