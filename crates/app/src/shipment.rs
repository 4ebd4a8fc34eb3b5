//! Shipments: what left the factory, imported by the vendor before anyone asks for it, and what the vendor does about a
//! device afterwards. (P-03, P-04)

pub mod csv;
pub mod import;
mod request;

use claviger_domain::account::{Account, AccountKind, Permission};
use claviger_domain::fold::searched;
use claviger_domain::id::{AccountId, ShippedDeviceId};
use claviger_domain::license::device_key::{DeviceKey, Texts};
use claviger_domain::license::serial;
pub use claviger_domain::license::shipment::{Device, FactoryLicense, State, Wrong};
use claviger_domain::sorting::{Part, Placed};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
pub use claviger_store::shipment::By;
use claviger_store::shipment::{Filter, Stored};
use serde_json::json;

pub use request::{DeviceRequest, LicenseRequest, Request};

use crate::act::Act;
use crate::correction::LONGEST_REASON;
use crate::event::{self, Seen};
use crate::table;
use crate::{Error, Vendor, access, account, device_key, factory, mail, order};

/// Why a shipment is not imported, or a device of one stays as it is. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It cannot be a shipment like this: fields and what is wrong with them.
    #[error("the shipment cannot be imported: {} of its fields are wrong", .0.len())]
    Mistakes(Vec<Mistake>),
    /// A file holds mistakes; nothing of it was imported.
    #[error("nothing of the file was imported: {} of its cells are wrong", .0.len())]
    Csv(Vec<table::Mistake<Wrong>>),
    /// No reason, or one that is too long.
    #[error("say why, in 1 to {LONGEST_REASON} characters")]
    Reason,
    /// Its state does not allow it.
    #[error("the device is `{}`", .0.word())]
    State(State),
    /// No account has this number, or it is the vendor's own.
    #[error("no distributor, reseller or customer has this number")]
    NoAccount,
    /// It is that account's already.
    #[error("the device is this account's already")]
    SameAccount,
}

/// What is wrong with one field of a shipment that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where: `devices[0].licenses[0].sku`.
    pub field: String,
    /// What.
    pub what: Wrong,
}

/// A device with the names of who it is about.
#[derive(Debug, Clone)]
pub struct View {
    /// The device.
    pub device: Device,
    /// Who bought it, if the shipment says so.
    pub buyer: Option<Account>,
    /// Whose it is.
    pub holder: Option<Account>,
    /// Why it was taken back, or given to its holder by the vendor.
    pub reason: Option<String>,
    /// Its license keys in force.
    pub keys: Vec<DeviceKey>,
}

/// Which devices are looked for.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// The beginning of a serial number or its last six or four digits, in any spelling; or the beginning of a shipment's
    /// number.
    pub text: String,
    /// Only those in this state, by its word.
    pub state: Option<&'static str>,
}

/// A part of the devices that fit, for the vendor's people and programs.
pub fn list(tx: &mut Tx<'_>, act: &Act, search: &Search, part: &Part<By>) -> Result<Vec<Placed<View>>, Error> {
    access::as_vendor(&act.who, Permission::SeeOrders)?;
    let filter = Filter { state: search.state, sought: serial::sought(&searched(&search.text)) };
    let found = store::shipment::list(tx, &filter, part)?;
    let seen = |Placed { place, row }: Placed<Stored>| Ok(Placed { place, row: view(tx, row)? });
    Ok(found.into_iter().map(seen).collect::<Result<_, Fault>>()?)
}

/// One device, for the vendor's people and programs.
pub fn show(tx: &mut Tx<'_>, act: &Act, id: ShippedDeviceId) -> Result<View, Error> {
    access::as_vendor(&act.who, Permission::SeeOrders)?;
    let stored = store::shipment::find(tx, id)?.ok_or(Error::NotFound("device"))?;
    Ok(view(tx, stored)?)
}

/// What happened to a device, the newest first, for those of the vendor's people who may see events; for others nothing.
pub fn events(tx: &mut Tx<'_>, act: &Act, id: ShippedDeviceId, most: u32) -> Result<Vec<Seen>, Error> {
    match access::as_vendor(&act.who, Permission::SeeEvents) {
        Ok(()) => {
            let filter = event::Filter { subject: Some(id.uuid()), ..event::Filter::default() };
            event::search(tx, act, &filter, None, most)
        }
        Err(_) => Ok(Vec::new()),
    }
}

/// Takes a device back that nobody has claimed, with a reason: nobody can claim it any more.
pub fn withdraw(tx: &mut Tx<'_>, act: &mut Act, id: ShippedDeviceId, reason: &str) -> Result<View, Error> {
    access::as_vendor(&act.who, Permission::CorrectLicenses)?;
    let Stored { device, .. } = store::shipment::find(tx, id)?.ok_or(Error::NotFound("device"))?;
    let reason = read_reason(reason)?;
    let is_withdrawn =
        device.state == State::Unclaimed && store::shipment::withdraw(tx, id, device.state, reason, act.now)?;
    if !is_withdrawn {
        return Err(Refusal::State(device.state).into());
    }
    note_withdrawn(tx, act, &device, None)?;
    show(tx, act, id)
}

/// Gives a device to the account with this number, with a reason, whoever had claimed it: its license keys there are
/// revoked, and the account gets its own. Both accounts' administrators are written to. (P-04)
pub fn assign(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    id: ShippedDeviceId,
    number: &str,
    reason: &str,
) -> Result<View, Error> {
    access::as_vendor(&act.who, Permission::CorrectLicenses)?;
    let Stored { device, .. } = store::shipment::find(tx, id)?.ok_or(Error::NotFound("device"))?;
    let reason = read_reason(reason)?;
    let to = account_of_number(tx, number)?.ok_or(Refusal::NoAccount)?;
    match device.state {
        State::Withdrawn { .. } => return Err(Refusal::State(device.state).into()),
        State::Claimed { by, .. } if by == to.id => return Err(Refusal::SameAccount.into()),
        State::Claimed { .. } | State::Unclaimed => {}
    }
    if !store::shipment::assign(tx, id, device.state, to.id, reason, act.now)? {
        return Err(Refusal::State(device.state).into());
    }
    let keys = store::shipment::keys(tx, id)?;
    // A license whose key the vendor revoked before stays revoked.
    let is_alive = |license: &FactoryLicense| keys.iter().any(|key| key.factory == Some(license.id));
    let mut handed = device.clone();
    if device.state != State::Unclaimed {
        handed.licenses.retain(is_alive);
    }
    for key in &keys {
        device_key::take_back(tx, act, key, Some(&device), reason)?;
    }
    factory::hand_over(tx, act, vendor, &handed, &to, &Texts::default())?;
    // Each account has its own line, and neither learns of the other.
    let after = json!({ "state": "claimed", "shipment": device.number });
    event::record(tx, act, factory::about("device.assigned", &device, to.id), None, Some(after))?;
    for person in store::person::administrators(tx, to.id)? {
        mail::enqueue(tx, act, mail::Kind::DeviceAssigned, id.uuid(), 1, &person.email, person.language)?;
    }
    show(tx, act, id)
}

/// A device of which no license key is left in force is taken back with the last of them.
pub(crate) fn close_if_empty(tx: &mut Tx<'_>, act: &mut Act, device: &Device, reason: &str) -> Result<(), Fault> {
    if !store::shipment::keys(tx, device.id)?.is_empty() {
        return Ok(());
    }
    if store::shipment::withdraw(tx, device.id, device.state, reason, act.now)? {
        note_withdrawn(tx, act, device, device.state.holder())?;
    }
    Ok(())
}

/// The account with this number that devices can be of: of one that was merged into another, that other. (L-29)
fn account_of_number(tx: &mut Tx<'_>, number: &str) -> Result<Option<Account>, Fault> {
    let Some(found) = order::account_of_number(tx, number.trim())? else { return Ok(None) };
    let found = account::followed(tx, found)?;
    Ok(Some(found).filter(|account| account.kind != AccountKind::Vendor))
}

fn view(tx: &mut Tx<'_>, stored: Stored) -> Result<View, Fault> {
    let Stored { device, reason, .. } = stored;
    let mut account = |id: Option<AccountId>| match id {
        Some(id) => store::account::find(tx, id),
        None => Ok(None),
    };
    let (buyer, holder) = (account(device.buyer)?, account(device.state.holder())?);
    let keys = match device.state {
        State::Claimed { .. } => store::shipment::keys(tx, device.id)?,
        State::Unclaimed | State::Withdrawn { .. } => Vec::new(),
    };
    Ok(View { device, buyer, holder, reason, keys })
}

fn read_reason(reason: &str) -> Result<&str, Refusal> {
    let reason = reason.trim();
    let fits = !reason.is_empty() && reason.chars().count() <= LONGEST_REASON && !reason.contains('\0');
    if fits { Ok(reason) } else { Err(Refusal::Reason) }
}

fn note_withdrawn(tx: &mut Tx<'_>, act: &mut Act, device: &Device, holder: Option<AccountId>) -> Result<(), Fault> {
    let about =
        event::About { kind: "device.withdrawn", subject_kind: "device", subject: device.id.uuid(), account: holder };
    let before = Some(json!({ "state": device.state.word() }));
    event::record(tx, act, about, before, Some(json!({ "state": "withdrawn" })))
}
