//! A shipment as it is sent to us, and how it is read: field by field, with everything that is wrong with it. (P-03, X-12)

use std::collections::{BTreeMap, BTreeSet};

use claviger_domain::account::Account;
use claviger_domain::license::serial::Serial;
use claviger_domain::license::shipment::{Draft, Label, MOST_DEVICES, Meeting, Part, Wrong, is_number};
use claviger_domain::sales::catalogue::Claim;
use claviger_domain::units::Units;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::shipment::Stored;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Device, Mistake, account_of_number};
use crate::Vendor;
use crate::vault::equal;

/// A shipment as the vendor sends it, by program or file. (P-03)
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ShipmentRequest)]
pub struct Request {
    /// The shipment's number in the vendor's books. Another part of the same shipment may follow under it.
    #[schema(example = "S-2026-0417")]
    pub number: String,
    /// Its devices.
    pub devices: Vec<DeviceRequest>,
}

/// A device of a shipment.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ShippedDeviceRequest)]
pub struct DeviceRequest {
    /// Its serial number, in any spelling.
    #[schema(example = "00-90-33-01-02-0F")]
    pub serial: String,
    /// The number of the account that bought it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "R1001")]
    pub buyer: Option<String>,
    /// The code on its label: 6 to 40 letters and digits; hyphens, spaces and capitals do not matter. It is stored as a
    /// keyed hash and never shown again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "K7QX-2M9P")]
    pub label: Option<String>,
    /// What it was made with.
    pub licenses: Vec<LicenseRequest>,
}

/// A license of a device.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = FactoryLicenseRequest)]
pub struct LicenseRequest {
    /// The product.
    #[schema(example = "REL-BRI-1")]
    pub sku: String,
    /// How many items of it.
    #[schema(example = 2)]
    pub items: u32,
}

/// A device that could be imported.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The device.
    pub draft: Draft,
    /// How many units each license brings.
    pub units: Vec<Units>,
    /// Who bought it.
    pub buyer: Option<Account>,
    /// The very same device, if it was imported before.
    pub known: Option<Device>,
    pub(super) label: Option<Vec<u8>>,
}

/// What was read so far of what is sent in one go.
#[derive(Default)]
pub(super) struct SoFar {
    serials: BTreeSet<Serial>,
    accounts: BTreeMap<String, Option<Account>>,
}

/// Reads a shipment: its devices, or everything that is wrong with it.
pub(super) fn prepare(
    tx: &mut Tx<'_>,
    vendor: &Vendor,
    request: &Request,
    so_far: &mut SoFar,
) -> Result<Result<Vec<Prepared>, Vec<Mistake>>, Fault> {
    let (mut prepared, mut mistakes) = (Vec::new(), Vec::new());
    let mut wrong = |field: String, what: Wrong| mistakes.push(Mistake { field, what });
    if !is_number(&request.number) {
        wrong("number".into(), Wrong::Number);
    }
    if request.devices.is_empty() || request.devices.len() > MOST_DEVICES {
        wrong("devices".into(), Wrong::Devices);
    }
    for (index, device) in request.devices.iter().enumerate().take(MOST_DEVICES) {
        let mut found = Vec::new();
        if let Some(device) = one(tx, vendor, &request.number, device, so_far, &mut found)? {
            prepared.push(device);
        }
        found.into_iter().for_each(|(field, what)| wrong(format!("devices[{index}].{field}"), what));
    }
    Ok(if mistakes.is_empty() { Ok(prepared) } else { Err(mistakes) })
}

fn one(
    tx: &mut Tx<'_>,
    vendor: &Vendor,
    number: &str,
    device: &DeviceRequest,
    so_far: &mut SoFar,
    wrong: &mut Vec<(String, Wrong)>,
) -> Result<Option<Prepared>, Fault> {
    let mut here = |field: &str, what: Wrong| wrong.push((field.to_owned(), what));
    let serial = match device.serial.parse::<Serial>() {
        Ok(serial) => Some(serial),
        Err(why) => {
            here("serial", Wrong::Serial(why));
            None
        }
    };
    if serial.is_some_and(|serial| !so_far.serials.insert(serial)) {
        here("serial", Wrong::SerialTwice);
    }
    let named = device.buyer.as_deref().unwrap_or_default().trim();
    let buyer = if named.is_empty() { None } else { so_far.account(tx, named)? };
    if buyer.is_none() && !named.is_empty() {
        here("buyer", Wrong::BuyerUnknown(named.chars().take(64).collect()));
    }
    let label = match device.label.as_deref().map(str::trim).filter(|label| !label.is_empty()).map(str::parse::<Label>)
    {
        None => None,
        Some(Ok(label)) => Some(label),
        Some(Err(why)) => {
            here("label", Wrong::Label(why));
            None
        }
    };
    let Some(serial) = serial else { return Ok(None) };
    let draft = Draft {
        serial,
        buyer: buyer.as_ref().map(|buyer| buyer.id),
        // What was wrong is told as such, and not as missing, too.
        has_label: label.is_some() || device.label.as_deref().is_some_and(|label| !label.trim().is_empty()),
        licenses: device.licenses.iter().map(|license| (license.sku.trim().to_owned(), license.items)).collect(),
    };
    let label = label.map(|label| vendor.vault.label_mark(serial, label.as_str()));
    let units = match draft.examine(&vendor.catalogue) {
        Ok(units) => units,
        Err(found) => {
            let is_named = |needs: Claim| needs != Claim::Label && buyer.is_none() && !named.is_empty();
            let is_told = |what: &Wrong| matches!(what, Wrong::NoProof { needs, .. } if is_named(*needs));
            wrong.extend(found.into_iter().filter(|(_, what)| !is_told(what)));
            return Ok(None);
        }
    };
    if !wrong.is_empty() {
        return Ok(None);
    }
    let (mut known, mut differs) = (None, None);
    for Stored { device: earlier, label: its_label, .. } in store::shipment::of_serial(tx, serial)? {
        let same_label = match (&its_label, &label) {
            (None, None) => true,
            (Some(one), Some(other)) => equal(one, other),
            _ => false,
        };
        match earlier.meets(number, &draft, same_label) {
            Meeting::Same => known = Some(earlier),
            Meeting::Anew => {}
            Meeting::Differs(parts) => differs = Some((earlier, parts)),
        }
    }
    // What was sent before is the same, even if the device was shipped anew since then.
    if let (None, Some((earlier, parts))) = (&known, differs) {
        for part in parts {
            wrong.push(difference(tx, &earlier, &draft, buyer.as_ref(), part)?);
        }
        return Ok(None);
    }
    Ok(Some(Prepared { draft, units, buyer, known, label }))
}

/// In what a device differs from the one that was imported before, with its field.
fn difference(
    tx: &mut Tx<'_>,
    known: &Device,
    sent: &Draft,
    buyer: Option<&Account>,
    part: Part,
) -> Result<(String, Wrong), Fault> {
    let told = |field: &str, before: String, sent: String| Ok((field.to_owned(), Wrong::Differs { before, sent }));
    match part {
        Part::Number => Ok(("serial".into(), Wrong::OtherShipment { number: known.number.clone() })),
        Part::Licenses => {
            let before = list(known.licenses.iter().map(|license| (&*license.sku, license.items)));
            told("licenses", before, list(sent.licenses.iter().map(|(sku, items)| (&**sku, *items))))
        }
        Part::Buyer => {
            let before = match known.buyer {
                Some(buyer) => store::account::find(tx, buyer)?.map(|buyer| buyer.number).unwrap_or_default(),
                None => String::new(),
            };
            told("buyer", before, buyer.map(|buyer| buyer.number.clone()).unwrap_or_default())
        }
        Part::Label => Ok(("label".into(), Wrong::LabelDiffers)),
    }
}

/// `REL-BRI-1 × 2, REL-REG-10 × 1`
fn list<'a>(licenses: impl Iterator<Item = (&'a str, u32)>) -> String {
    licenses.map(|(sku, items)| format!("{sku} × {items}")).collect::<Vec<_>>().join(", ")
}

impl SoFar {
    fn account(&mut self, tx: &mut Tx<'_>, number: &str) -> Result<Option<Account>, Fault> {
        if let Some(known) = self.accounts.get(number) {
            return Ok(known.clone());
        }
        let found = account_of_number(tx, number)?;
        self.accounts.insert(number.to_owned(), found.clone());
        Ok(found)
    }
}

impl std::fmt::Debug for DeviceRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let label = self.label.as_ref().map(|_| "…");
        f.debug_struct("DeviceRequest")
            .field("serial", &self.serial)
            .field("buyer", &self.buyer)
            .field("label", &label)
            .field("licenses", &self.licenses)
            .finish()
    }
}
