//! Importing shipments, all of what is sent or nothing of it; and looking at what that would come to. (P-03)
//!
//! The very same device once more is no mistake and no second device; one that differs is explained. Nothing can be claimed
//! twice by being sent twice, and what the vendor took back does not come again with the file it came with.

use claviger_domain::account::Permission;
use claviger_domain::id::{ShipmentId, ShippedDeviceId};
use claviger_domain::license::shipment::{Device, FactoryLicense, State};
use claviger_store as store;
use claviger_store::engine::Tx;
use serde_json::json;

use super::csv::{self, Mistake, Sheet};
use super::request::{Prepared, SoFar, prepare};
use super::{Refusal, Request};
use crate::act::Act;
use crate::event::{self, About};
use crate::{Error, Vendor, access, edition, table};

/// What importing a file would come to.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The devices that could be imported, or were imported before.
    pub devices: Vec<Previewed>,
    /// Everything that is wrong with the file; as long as there is anything, nothing of it is imported.
    pub mistakes: Vec<Mistake>,
}

/// One device of a file.
#[derive(Debug, Clone)]
pub struct Previewed {
    /// The line of the file at which it begins.
    pub line: u64,
    /// The number of its shipment.
    pub number: String,
    /// The device.
    pub prepared: Prepared,
}

/// What was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Each shipment, in the order it was sent.
    pub shipments: Vec<ImportedShipment>,
}

/// One shipment that was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedShipment {
    /// Its id.
    pub id: ShipmentId,
    /// Its number.
    pub number: String,
    /// How many devices were imported now.
    pub fresh: usize,
    /// How many are the very same as devices imported before.
    pub again: usize,
}

/// Says what importing a file would come to, without importing it.
pub fn preview(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, file: &[u8]) -> Result<Preview, Error> {
    access::as_vendor(&act.who, Permission::PlaceOrders)?;
    edition::must_apply(tx, act, vendor)?;
    let Sheet { shipments, mut mistakes } = csv::read(file);
    let (mut so_far, mut devices) = (SoFar::default(), Vec::new());
    for shipment in &shipments {
        match prepare(tx, vendor, &shipment.request, &mut so_far)? {
            Ok(prepared) => {
                let number = &shipment.request.number;
                devices.extend(prepared.into_iter().zip(&shipment.rows).map(|(prepared, rows)| Previewed {
                    line: rows.first().copied().unwrap_or(1),
                    number: number.clone(),
                    prepared,
                }));
            }
            Err(found) => mistakes.extend(found.into_iter().map(|mistake| {
                let (line, column) = shipment.place_of(&mistake.field);
                Mistake { line, column, what: table::Wrong::Cell(mistake.what) }
            })),
        }
    }
    table::tidy(&mut mistakes);
    devices.sort_by_key(|device| device.line);
    Ok(Preview { devices, mistakes })
}

/// Imports the shipments of a file: all of them, or nothing if anything is wrong with any.
pub fn import(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, file: &[u8]) -> Result<Imported, Error> {
    let Preview { devices, mistakes } = preview(tx, act, vendor, file)?;
    if !mistakes.is_empty() {
        return Err(Refusal::Csv(mistakes).into());
    }
    let mut shipments: Vec<(String, Vec<Prepared>)> = Vec::new();
    for Previewed { number, prepared, .. } in devices {
        match shipments.iter_mut().find(|(known, _)| *known == number) {
            Some((_, devices)) => devices.push(prepared),
            None => shipments.push((number, vec![prepared])),
        }
    }
    let mut imported = Vec::with_capacity(shipments.len());
    for (number, devices) in shipments {
        imported.push(carry_out(tx, act, &number, devices)?);
    }
    Ok(Imported { shipments: imported })
}

/// Imports a shipment that a program sends: all of its devices, or nothing.
pub fn place(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, request: &Request) -> Result<ImportedShipment, Error> {
    access::as_vendor(&act.who, Permission::PlaceOrders)?;
    edition::must_apply(tx, act, vendor)?;
    let devices = prepare(tx, vendor, request, &mut SoFar::default())?.map_err(Refusal::Mistakes)?;
    carry_out(tx, act, &request.number, devices)
}

fn carry_out(tx: &mut Tx<'_>, act: &mut Act, number: &str, devices: Vec<Prepared>) -> Result<ImportedShipment, Error> {
    let fresh: ShipmentId = act.id();
    let shipment = store::shipment::open(tx, number, fresh, act.now)?;
    let (all, mut added) = (devices.len(), 0);
    for Prepared { draft, units, label, .. } in devices.into_iter().filter(|device| device.known.is_none()) {
        let id: ShippedDeviceId = act.id();
        let licenses = draft.licenses.into_iter().zip(units).map(|((sku, items), units)| {
            let id = act.id();
            FactoryLicense { id, sku, items, units }
        });
        let device = Device {
            id,
            shipment,
            number: number.to_owned(),
            serial: draft.serial,
            buyer: draft.buyer,
            has_label: label.is_some(),
            licenses: licenses.collect(),
            state: State::Unclaimed,
            made: act.now,
        };
        store::shipment::add(tx, &device, label.as_deref())?;
        added += 1;
    }
    if added > 0 {
        let about =
            About { kind: "shipment.imported", subject_kind: "shipment", subject: shipment.uuid(), account: None };
        event::record(tx, act, about, None, Some(json!({ "number": number, "devices": added })))?;
    }
    Ok(ImportedShipment { id: shipment, number: number.to_owned(), fresh: added, again: all - added })
}
