//! How devices stand that were shipped: their licenses, and the license keys that were made of these.

use std::collections::BTreeMap;

use claviger_store::engine::{Row, Tx};
use claviger_store::fault::Fault;
use uuid::Uuid;

use super::{compare, customer_of, named, strange};
use crate::simulator::FACTORY;
use crate::simulator::model::{Model, Whose};
use crate::simulator::real::stock::device_of;

/// Product, items, and of whom license keys were made of it, and which of them are in force.
type License = (u8, u32, Vec<(u8, bool)>);

/// How devices stand: all that were ever shipped under one number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Devices(BTreeMap<u8, Vec<Sight>>);

/// How one stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Sight {
    shipment: u32,
    buyer: Option<u8>,
    has_label: bool,
    state: String,
    holder: Option<u8>,
    licenses: Vec<License>,
}

pub(super) fn read(tx: &mut Tx<'_>) -> Result<Vec<Row>, Fault> {
    tx.rows(
        "SELECT d.id, d.serial, d.state, d.label IS NOT NULL AS has_label, shipment.number AS shipment,
                buyer.number AS buyer, holder.number AS holder, f.sku, f.items, f.units, k.pool, k.units AS key_units,
                k.revoked_at, owner.number AS owner
         FROM shipped_device AS d JOIN shipment ON shipment.id = d.shipment
             LEFT JOIN account AS buyer ON buyer.id = d.buyer LEFT JOIN account AS holder ON holder.id = d.holder
             LEFT JOIN factory_license AS f ON f.device = d.id LEFT JOIN device_key AS k ON k.factory_license = f.id
             LEFT JOIN account AS owner ON owner.id = k.account",
        &[],
    )
}

impl Devices {
    /// How they stand; `pools` are accounts and kinds by the ids of pools.
    pub(super) fn seen(rows: &[Row], pools: &BTreeMap<Uuid, (u8, u8)>) -> Result<Self, Fault> {
        let mut devices: BTreeMap<Uuid, (u8, Sight)> = BTreeMap::new();
        let account = |row: &Row, column: &str| match row.get::<Option<String>>(column)? {
            Some(_) => customer_of(row, column).map(Some),
            None => Ok::<_, Fault>(None),
        };
        for row in rows {
            let serial: String = row.get("serial")?;
            let number = device_of(&serial).ok_or_else(|| strange("a device"))?;
            let (_, device) = match devices.entry(row.get("id")?) {
                std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
                std::collections::btree_map::Entry::Vacant(entry) => {
                    let sight = Sight {
                        shipment: named(row, "shipment", "SH-")?,
                        buyer: account(row, "buyer")?,
                        has_label: row.get("has_label")?,
                        state: row.get("state")?,
                        holder: account(row, "holder")?,
                        licenses: Vec::new(),
                    };
                    entry.insert((number, sight))
                }
            };
            let sku = row.get::<Option<String>>("sku")?.ok_or_else(|| strange("a device without a license"))?;
            let known = (0..).zip(FACTORY).find(|(_, made)| made.sku == sku);
            let Some((product, made)) = known else { return Err(strange("a factory license")) };
            let (items, units): (u32, u64) = (row.get("items")?, row.get("units")?);
            if units != u64::from(items) * made.units {
                return Err(Fault::Gone(format!("{items} items of {sku} in d{number} are {units} units")));
            }
            if !device.licenses.iter().any(|(one, ..)| *one == product) {
                device.licenses.push((product, items, Vec::new()));
            }
            let Some(owner) = account(row, "owner")? else { continue };
            let pool = row.get::<Option<Uuid>>("pool")?.and_then(|pool| pools.get(&pool));
            if pool != Some(&(owner, made.kind)) || row.get::<Option<u64>>("key_units")? != Some(units) {
                return Err(Fault::Gone(format!("a license key of {sku} in d{number} is made of {pool:?}")));
            }
            let in_force = row.get::<Option<i64>>("revoked_at")?.is_none();
            let keys = device.licenses.iter_mut().filter(|(one, ..)| *one == product).map(|(.., keys)| keys);
            keys.for_each(|keys| keys.push((owner, in_force)));
        }
        Ok(Self::in_order(devices.into_values()))
    }

    /// How they should stand.
    pub(super) fn of(model: &Model) -> Self {
        Self::in_order(model.devices.iter().map(|device| {
            let license = |made: &crate::simulator::model::Made| {
                let keys = made.keys.iter().map(|key| (key.account, key.in_force)).collect();
                (made.product, made.items, keys)
            };
            let sight = Sight {
                shipment: device.shipment,
                buyer: device.buyer,
                has_label: device.label.is_some(),
                state: device.whose.word().to_owned(),
                holder: if let Whose::Claimed(by) = device.whose { Some(by) } else { None },
                licenses: device.licenses.iter().map(license).collect(),
            };
            (device.number, sight)
        }))
    }

    pub(super) fn differences(&self, wanted: &Self, found: &mut Vec<String>) {
        compare(found, "device", &self.0, &wanted.0);
    }

    /// No order that two machines could see in another way.
    fn in_order(devices: impl Iterator<Item = (u8, Sight)>) -> Self {
        let mut all: BTreeMap<u8, Vec<Sight>> = BTreeMap::new();
        for (number, mut sight) in devices {
            sight.licenses.iter_mut().for_each(|(.., keys)| keys.sort_unstable());
            sight.licenses.sort_unstable();
            all.entry(number).or_default().push(sight);
        }
        all.values_mut().for_each(|sights| sights.sort_unstable());
        Self(all)
    }
}
