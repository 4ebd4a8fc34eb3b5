//! Shipments: which devices left the factory, with which licenses, and whose they are. (P-03 to P-05)

use claviger_domain::fold::Sought;
use claviger_domain::id::{AccountId, ShipmentId, ShippedDeviceId};
use claviger_domain::license::device_key::DeviceKey;
use claviger_domain::license::serial::Serial;
use claviger_domain::license::shipment::{Device, FactoryLicense, State};
use claviger_domain::sorting::{Key, Kind, Part, Placed, Sort};
use jiff::Timestamp;

use crate::engine::{Row, Tx, Value};
use crate::fault::Fault;
use crate::sorting::{self, in_order};
use crate::{binds, device_key, search, units, word};

/// What devices are found by in a search.
const FOUND_AS: &str = "shipped-device";

/// A device with what is stored beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The device.
    pub device: Device,
    /// The keyed hash of the code on its label.
    pub label: Option<Vec<u8>>,
    /// Why it was taken back, or given to another account.
    pub reason: Option<String>,
}

/// What devices can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// When they were imported.
    Imported,
    /// Their serial number.
    Serial,
}

impl Key for By {
    const ALL: &'static [Self] = &[Self::Imported, Self::Serial];
    const USUAL: Sort<Self> = Sort { by: Self::Imported, descending: true };

    fn word(self) -> &'static str {
        match self {
            Self::Imported => "imported",
            Self::Serial => "serial",
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Imported => Kind::Id,
            Self::Serial => Kind::Text,
        }
    }
}

/// Which devices are looked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only those in this state, by its word.
    pub state: Option<&'static str>,
    /// The beginning of a serial number or of its last digits, or of a shipment's number.
    pub sought: Sought,
}

/// The shipment of this number; a new one under the id `fresh` if there is none yet.
pub fn open(tx: &mut Tx<'_>, number: &str, fresh: ShipmentId, now: Timestamp) -> Result<ShipmentId, Fault> {
    tx.execute(
        "INSERT INTO shipment (id, number, made_at) VALUES ($1, $2, $3) ON CONFLICT (number) DO NOTHING",
        binds![fresh, number, now],
    )?;
    let row = tx.row("SELECT id FROM shipment WHERE number = $1", binds![number])?;
    row.map_or_else(|| Err(Fault::Gone("a shipment just stored cannot be found".into())), |row| row.get("id"))
}

/// The number of a shipment.
pub fn number(tx: &mut Tx<'_>, id: ShipmentId) -> Result<Option<String>, Fault> {
    tx.row("SELECT number FROM shipment WHERE id = $1", binds![id])?.map(|row| row.get("number")).transpose()
}

/// Stores a new device, `label` being the keyed hash of the code on its label.
pub fn add(tx: &mut Tx<'_>, device: &Device, label: Option<&[u8]>) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO shipped_device (id, shipment, serial, buyer, label, state, state_at, holder, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        binds![
            device.id,
            device.shipment,
            device.serial.to_string(),
            device.buyer,
            label,
            device.state.word(),
            device.state.since(),
            device.state.holder(),
            device.made
        ],
    )?;
    for license in &device.licenses {
        tx.execute(
            "INSERT INTO factory_license (id, device, sku, items, units) VALUES ($1, $2, $3, $4, $5)",
            binds![license.id, device.id, &license.sku, license.items, license.units.count()],
        )?;
    }
    let [whole, last_six, last_four] = device.serial.words();
    search::index(tx, FOUND_AS, device.id.uuid(), &[&whole, &last_six, &last_four, &device.number])
}

/// The device with this id.
pub fn find(tx: &mut Tx<'_>, id: ShippedDeviceId) -> Result<Option<Stored>, Fault> {
    let found = tx.row(
        "SELECT d.*, s.number FROM shipped_device AS d JOIN shipment AS s ON s.id = d.shipment WHERE d.id = $1",
        binds![id],
    )?;
    found.map(|row| read(tx, &row)).transpose()
}

/// All devices that were ever shipped under this serial number; at most one of them was not taken back.
pub fn of_serial(tx: &mut Tx<'_>, serial: Serial) -> Result<Vec<Stored>, Fault> {
    let rows = tx.rows(
        "SELECT d.*, s.number FROM shipped_device AS d JOIN shipment AS s ON s.id = d.shipment
         WHERE d.serial = $1 ORDER BY d.id",
        binds![serial.to_string()],
    )?;
    rows.iter().map(|row| read(tx, row)).collect()
}

/// The device of this serial number, or else the one that stands nearest to it: somebody else has to say whether it is the
/// one that was meant. As much is read for a number that is nobody's as for one that is somebody's, so that the time it
/// takes tells nothing. Those that were taken back are not there. (P-04)
pub fn nearest(tx: &mut Tx<'_>, serial: Serial) -> Result<Option<Stored>, Fault> {
    let found = tx.row(
        "SELECT d.*, s.number FROM (
             SELECT * FROM (SELECT 0 AS place, x.* FROM shipped_device AS x
                 WHERE x.serial >= $1 AND x.state <> 'withdrawn' ORDER BY x.serial LIMIT 1) AS behind
             UNION ALL
             SELECT * FROM (SELECT 1 AS place, x.* FROM shipped_device AS x
                 WHERE x.serial < $1 AND x.state <> 'withdrawn' ORDER BY x.serial DESC LIMIT 1) AS ahead
         ) AS d JOIN shipment AS s ON s.id = d.shipment ORDER BY d.place LIMIT 1",
        binds![serial.to_string()],
    )?;
    found.map(|row| read(tx, &row)).transpose()
}

/// The text of a list, around what it is searched by and sorted by.
macro_rules! along {
    ($sought:literal, $column:literal, $than:literal, $direction:literal) => {
        concat!(
            "SELECT d.*, s.number, ",
            $column,
            " AS sorted_by FROM shipped_device AS d JOIN shipment AS s ON s.id = d.shipment WHERE (",
            $column,
            ", d.id) ",
            $than,
            " ($1, $2) AND ($4 OR d.state = $5) AND ",
            $sought,
            " ORDER BY ",
            $column,
            $direction,
            ", d.id",
            $direction,
            " LIMIT $3"
        )
    };
}

/// The text of a list, in each of the orders there are.
macro_rules! sorted {
    ($part:expr, $sought:literal) => {
        in_order!($part, along, $sought, { By::Imported => "d.id", By::Serial => "d.serial" })
    };
}

/// A part of the devices that fit.
pub fn list(tx: &mut Tx<'_>, filter: &Filter, part: &Part<By>) -> Result<Vec<Placed<Stored>>, Fault> {
    let mut binds = sorting::bounds(part).to_vec();
    binds.extend_from_slice(binds![part.most, filter.state.is_none(), filter.state.unwrap_or_default()]);
    let sql = match search::bounds(&filter.sought) {
        None => sorted!(part, "1 = 1"),
        Some(bounds) => {
            binds.push(Value::from(FOUND_AS));
            binds.extend(bounds);
            sorted!(
                part,
                "d.id IN (SELECT subject FROM search_word WHERE kind = $6 AND word >= $7 AND word < $8)
                 AND EXISTS (SELECT 1 FROM search_word WHERE kind = $6 AND subject = d.id AND word >= $9 AND word < $10)
                 AND EXISTS (SELECT 1 FROM search_word WHERE kind = $6 AND subject = d.id AND word >= $11 AND word < $12)
                 AND EXISTS (SELECT 1 FROM search_word WHERE kind = $6 AND subject = d.id AND word >= $13 AND word < $14)"
            )
        }
    };
    let mut found = Vec::new();
    for row in tx.rows(sql, &binds)? {
        let Placed { place, row: () } = sorting::placed(part, &row, |_| Ok(()))?;
        found.push(Placed { place, row: read(tx, &row)? });
    }
    Ok(found)
}

/// Notes that a device that nobody had claimed is an account's; `false` if somebody was faster. (P-04)
pub fn leave_unclaimed(tx: &mut Tx<'_>, id: ShippedDeviceId, holder: AccountId, now: Timestamp) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE shipped_device SET state = 'claimed', state_at = $3, holder = $2, reason = NULL
         WHERE id = $1 AND state = 'unclaimed'",
        binds![id, holder, now],
    )?;
    Ok(changed > 0)
}

/// Devices that `buyer` bought and somebody else claimed, at `since` or later; the last first. What the vendor itself gave
/// to somebody else is not among them. (P-04)
pub fn claimed_elsewhere(tx: &mut Tx<'_>, buyer: AccountId, since: Timestamp, most: u32) -> Result<Vec<Stored>, Fault> {
    let rows = tx.rows(
        "SELECT d.*, s.number FROM shipped_device AS d JOIN shipment AS s ON s.id = d.shipment
         WHERE d.buyer = $1 AND d.state = 'claimed' AND d.holder <> d.buyer AND d.reason IS NULL AND d.state_at >= $2
         ORDER BY d.state_at DESC, d.id LIMIT $3",
        binds![buyer, since, most],
    )?;
    rows.iter().map(|row| read(tx, row)).collect()
}

/// Notes to whom the vendor gave a device, and why, if it is still as `seen`; `false` if it is not. (P-04)
pub fn assign(
    tx: &mut Tx<'_>,
    id: ShippedDeviceId,
    seen: State,
    holder: AccountId,
    reason: &str,
    now: Timestamp,
) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE shipped_device SET state = 'claimed', state_at = $2, holder = $3, reason = $4
         WHERE id = $1 AND state = $5 AND (holder IS NULL OR holder = $6)",
        binds![id, now, holder, reason, seen.word(), seen.holder()],
    )?;
    Ok(changed > 0)
}

/// Notes that the vendor took a device back, and why, if it is still as `seen`; `false` if it is not.
pub fn withdraw(
    tx: &mut Tx<'_>,
    id: ShippedDeviceId,
    seen: State,
    reason: &str,
    now: Timestamp,
) -> Result<bool, Fault> {
    let changed = tx.execute(
        "UPDATE shipped_device SET state = 'withdrawn', state_at = $2, holder = NULL, reason = $3
         WHERE id = $1 AND state = $4 AND (holder IS NULL OR holder = $5)",
        binds![id, now, reason, seen.word(), seen.holder()],
    )?;
    Ok(changed > 0)
}

/// The license keys in force that were made of a device's licenses, in the order they were made. (P-05)
pub fn keys(tx: &mut Tx<'_>, id: ShippedDeviceId) -> Result<Vec<DeviceKey>, Fault> {
    tx.rows(
        "SELECT k.* FROM factory_license AS f JOIN device_key AS k ON k.factory_license = f.id
         WHERE f.device = $1 AND k.revoked_at IS NULL ORDER BY k.id",
        binds![id],
    )?
    .iter()
    .map(device_key::read)
    .collect()
}

/// The device that a license key's factory license was made with.
pub fn of_key(tx: &mut Tx<'_>, key: &DeviceKey) -> Result<Option<Stored>, Fault> {
    let Some(license) = key.factory else { return Ok(None) };
    let found = tx.row(
        "SELECT d.*, s.number FROM factory_license AS f JOIN shipped_device AS d ON d.id = f.device
         JOIN shipment AS s ON s.id = d.shipment WHERE f.id = $1",
        binds![license],
    )?;
    found.map(|row| read(tx, &row)).transpose()
}

/// What `from` bought, the account it was merged into may claim; what it has claimed, that one has. (L-29)
pub fn hand_over(tx: &mut Tx<'_>, from: AccountId, into: AccountId) -> Result<(), Fault> {
    tx.execute("UPDATE shipped_device SET buyer = $2 WHERE buyer = $1", binds![from, into])?;
    tx.execute("UPDATE shipped_device SET holder = $2 WHERE holder = $1", binds![from, into])?;
    Ok(())
}

fn read(tx: &mut Tx<'_>, row: &Row) -> Result<Stored, Fault> {
    let id: ShippedDeviceId = row.get("id")?;
    let serial: String = row.get("serial")?;
    let wrong = || Fault::Column { column: "serial".into(), wanted: "a serial number", found: "it is another text" };
    let label: Option<Vec<u8>> = row.get("label")?;
    let at: Option<Timestamp> = row.get("state_at")?;
    let holder: Option<AccountId> = row.get("holder")?;
    let licenses = tx.rows("SELECT * FROM factory_license WHERE device = $1 ORDER BY id", binds![id])?;
    let device = Device {
        id,
        shipment: row.get("shipment")?,
        number: row.get("number")?,
        serial: serial.parse().map_err(|_| wrong())?,
        buyer: row.get("buyer")?,
        has_label: label.is_some(),
        licenses: licenses.iter().map(license).collect::<Result<_, _>>()?,
        state: word(row, "state", |word| match (word, at, holder) {
            ("unclaimed", None, None) => Some(State::Unclaimed),
            ("claimed", Some(at), Some(by)) => Some(State::Claimed { by, at }),
            ("withdrawn", Some(at), None) => Some(State::Withdrawn { at }),
            _ => None,
        })?,
        made: row.get("made_at")?,
    };
    Ok(Stored { device, label, reason: row.get("reason")? })
}

fn license(row: &Row) -> Result<FactoryLicense, Fault> {
    Ok(FactoryLicense {
        id: row.get("id")?,
        sku: row.get("sku")?,
        items: row.get("items")?,
        units: units(row, "units")?,
    })
}
