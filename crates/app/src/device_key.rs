//! License keys: made of a pool's units for one device, or with the device itself; final; only the vendor revokes them.
//! (P-05, P-08 to P-13)

pub mod csv;
mod making;

use claviger_domain::account::{Account, Permission};
use claviger_domain::id::{AccountId, DeviceKeyId, PoolId};
use claviger_domain::license::Model;
pub use claviger_domain::license::device_key::{DeviceKey, Draft, LONGEST_REASON, Makeable, Texts, Wrong};
use claviger_domain::license::pool::PoolKey;
use claviger_domain::license::serial::{self, NotASerial, Serial};
use claviger_domain::license::shipment::{Device, FactoryLicense};
use claviger_domain::sales::catalogue::{Application, DeviceKeys, Product};
use claviger_domain::sorting::{Part, Placed};
use claviger_store as store;
pub use claviger_store::device_key::By;
use claviger_store::device_key::Filter;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::shipment::Stored;
use claviger_wire::device::Revoked;
use serde_json::json;

pub use making::{MOST, Mistake, Part as MadeOf, Prepared, PreparedList, Wanted, make, make_all, review, review_all};

use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::matrix::application_name;
use crate::{Error, Vendor, access, agreement, device_signing, factory, mail, pool, shipment, stock};

/// Why a key is not made or not revoked. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It cannot be made like this.
    #[error("the license key cannot be made: {} of its fields are wrong", .0.len())]
    Mistakes(Vec<(&'static str, Wrong)>),
    /// Some keys of a list cannot be made like this, and so none is.
    #[error("none of the license keys can be made: {} of their fields are wrong", .0.len())]
    Several(Vec<Mistake>),
    /// A file of keys holds mistakes, and so none is made.
    #[error("none of the license keys can be made: {} cells of the file are wrong", .0.len())]
    Csv(Vec<csv::Mistake>),
    /// A list of none, or of too many.
    #[error("a list has 1 to {MOST} license keys, not {0}")]
    Count(usize),
    /// Not a serial number.
    #[error(transparent)]
    Serial(#[from] NotASerial),
    /// No reason, or one that is too long.
    #[error("say why, in 1 to {LONGEST_REASON} characters: the holder reads it")]
    Reason,
    /// It was revoked before.
    #[error("the license key is revoked already")]
    Revoked,
}

/// A key with the name of its license type.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The key.
    pub key: DeviceKey,
    /// The application's name.
    pub name: String,
}

/// Which keys of an account are looked for. (P-11)
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// Words of any of its fields.
    pub text: String,
    /// Only those that were revoked, or only those that are in force.
    pub revoked: Option<bool>,
}

/// What the license key of a factory license tells its device, once this account has claimed it with these texts. (P-05)
pub(crate) fn says_for_device(
    vendor: &Vendor,
    account: &Account,
    device: &Device,
    license: &FactoryLicense,
    texts: &Texts,
) -> Result<String, Fault> {
    let (_, _, keys) = made_of(vendor, license)?;
    Ok(keys.line.fill(&texts.filling(license.units, Some(device.serial), &account.number)))
}

/// What a factory license is of, and how its key is made.
fn made_of<'a>(
    vendor: &'a Vendor,
    license: &FactoryLicense,
) -> Result<(&'a Product, &'a Application, &'a DeviceKeys), Fault> {
    let missing = || Fault::Gone(format!("product {} was taken out of the catalogue", license.sku));
    let product = vendor.catalogue.product(&license.sku).ok_or_else(missing)?;
    let application = vendor.catalogue.application(&product.application).ok_or_else(missing)?;
    let keys = application.device_keys.as_ref().ok_or_else(missing)?;
    Ok((product, application, keys))
}

/// Makes the license key of a factory license for the account that has claimed its device, with these texts on it: final like
/// any other. (P-05)
pub(crate) fn make_for_device(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    account: &Account,
    device: &Device,
    license: &FactoryLicense,
    texts: &Texts,
) -> Result<Listed, Error> {
    let (product, application, _) = made_of(vendor, license)?;
    let key = PoolKey {
        account: account.id,
        application: application.id.clone(),
        unit: application.unit.clone(),
        role: product.role,
        model: Model::Perpetual,
    };
    let fresh: PoolId = act.id();
    let before = store::pool::open(tx, &key, fresh)?;
    store::stock::keep(tx, before.id)?;
    let id: DeviceKeyId = act.id();
    let change = before.claim(device.id, id, license.units)?;
    let number = format!("{:016x}", u64::from_be_bytes(act.random()));
    let says = says_for_device(vendor, account, device, license, texts)?;
    let Texts { end_customer, location, description } = texts;
    let key = DeviceKey {
        id,
        account: account.id,
        pool: before.id,
        units: license.units,
        serial: Some(device.serial),
        end_customer: end_customer.clone(),
        location: location.clone(),
        description: description.clone(),
        line: device_signing::signer(tx, &vendor.vault, act.now)?.line(&says, &number),
        number,
        says,
        made: act.now,
        factory: Some(license.id),
        revoked: None,
    };
    let name = application_name(vendor, &before);
    pool::record(tx, act, &before, &change)?;
    write(tx, act, &key, &name, &before.key.application)?;
    Ok(Listed { key, name })
}

/// Stores a key that was made.
fn write(tx: &mut Tx<'_>, act: &mut Act, key: &DeviceKey, name: &str, application: &str) -> Result<(), Fault> {
    store::device_key::add(tx, key, &key.words(name))?;
    let after = json!({ "application": application, "units": key.units.count(), "number": key.number });
    event::record(tx, act, about("license-key.made", key), None, Some(after))
}

/// Revokes a key, with a reason: its units are back in the pool, or gone if they came with its device, and its number is on
/// the public list. (P-09)
pub fn revoke(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, id: DeviceKeyId, reason: &str) -> Result<Listed, Error> {
    access::as_vendor(&act.who, Permission::CorrectLicenses)?;
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > LONGEST_REASON || reason.contains('\0') {
        return Err(Refusal::Reason.into());
    }
    let key = store::device_key::find(tx, id)?.ok_or(Error::NotFound("license key"))?;
    if key.revoked.is_some() {
        return Err(Refusal::Revoked.into());
    }
    let device = store::shipment::of_key(tx, &key)?;
    let revoked = take_back(tx, act, &key, device.as_ref().map(|stored| &stored.device), reason)?;
    if let Some(Stored { device, .. }) = device {
        // A device of which no license is left has nothing that anybody could claim.
        shipment::close_if_empty(tx, act, &device, reason)?;
    }
    Ok(listed(tx, vendor, revoked)?)
}

/// Revokes a key that is in force. Its units return to the pool, unless they came with a device, to which they are bound.
pub(crate) fn take_back(
    tx: &mut Tx<'_>,
    act: &mut Act,
    key: &DeviceKey,
    device: Option<&Device>,
    reason: &str,
) -> Result<DeviceKey, Error> {
    if !store::device_key::revoke(tx, key.id, reason, act.now)? {
        return Err(Refusal::Revoked.into());
    }
    let gone = || Fault::Gone("a license key names a pool that is not there".into());
    let before = store::pool::find(tx, key.pool)?.ok_or_else(gone)?;
    let change = match device {
        Some(device) => before.recall(device.id, key.id, key.units)?,
        None => before.revoke_key(key.id, key.units)?,
    };
    pool::record(tx, act, &before, &change)?;
    let after = json!({ "state": "revoked", "units": key.units.count(), "number": key.number });
    event::record(tx, act, about("license-key.revoked", key), Some(json!({ "state": "active" })), Some(after))?;
    if let Some(device) = device {
        let taken = json!({ "number": key.number, "shipment": device.number });
        event::record(tx, act, factory::about("device.taken", device, key.account), None, Some(taken))?;
    }
    stock::watch(tx, act, before.id)?;
    // Its holder, and the partners that look after the holder's licenses.
    let partners = store::grant::of_customer(tx, key.account)?.into_iter();
    let partners = partners.filter(|grant| grant.scope.carries(Permission::SeeLicenses)).map(|grant| grant.partner);
    let accounts: Vec<_> = std::iter::once(key.account).chain(partners).collect();
    mail::enqueue_to_administrators(tx, act, mail::Kind::KeyRevoked, key.id.uuid(), &accounts)?;
    store::device_key::find(tx, key.id)?.ok_or_else(|| gone().into())
}

/// One key, for those who may see the licenses of its account.
pub fn show(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, id: DeviceKeyId) -> Result<Listed, Error> {
    access::anywhere(&act.who, Permission::SeeLicenses)?;
    let key = store::device_key::find(tx, id)?.ok_or(Error::NotFound("license key"))?;
    access::to_account(tx, &act.who, Permission::SeeLicenses, key.account).map_err(|error| match error {
        Error::NotFound(_) => Error::NotFound("license key"),
        other => other,
    })?;
    agreement::looks(tx, act, key.account)?;
    Ok(listed(tx, vendor, key)?)
}

/// A part of the keys of an account that fit. (P-11)
pub fn list(
    tx: &mut Tx<'_>,
    act: &Act,
    vendor: &Vendor,
    account: AccountId,
    search: &Search,
    part: &Part<By>,
) -> Result<Vec<Placed<Listed>>, Error> {
    access::to_account(tx, &act.who, Permission::SeeLicenses, account)?;
    agreement::looks(tx, act, account)?;
    store::account::find(tx, account)?.ok_or(Error::NotFound("account"))?;
    let filter = Filter { revoked: search.revoked, sought: serial::sought(&search.text) };
    let names: Vec<_> = store::pool::of_account(tx, account)?
        .into_iter()
        .map(|pool| (pool.id, application_name(vendor, &pool)))
        .collect();
    let name = |id| names.iter().find(|(pool, _)| *pool == id).map(|(_, name)| name.clone()).unwrap_or_default();
    let keys = store::device_key::list(tx, account, &filter, part)?;
    Ok(keys.into_iter().map(|placed| placed.map(|key| Listed { name: name(key.pool), key })).collect())
}

/// Whether the words of any license key are still to be noted: a look costs less than noting.
pub fn is_any_unnoted(tx: &mut Tx<'_>) -> Result<bool, Error> {
    Ok(store::device_key::is_any_unnoted(tx)?)
}

/// Notes the words of up to `most` license keys, so that they are found as quickly among many as among few; answers with
/// how many they were. Those that an older program stored become findable. (P-11)
pub fn note_words(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, most: u32) -> Result<usize, Error> {
    if !matches!(act.who, Who::System) {
        return Err(Error::Forbidden);
    }
    let mut keys = store::device_key::unnoted(tx, most)?;
    for (key, words) in keys.iter_mut().filter(|(_, words)| words.is_empty()) {
        *words = key.words(&listed(tx, vendor, key.clone())?.name);
        store::device_key::forget_old_words(tx, key)?;
    }
    store::device_key::note(tx, &keys)?;
    Ok(keys.len())
}

/// The devices that an account has made keys for, each with how many are in force, for those who may see them.
pub fn devices(tx: &mut Tx<'_>, act: &Act, account: AccountId, most: u32) -> Result<Vec<(String, u32)>, Error> {
    access::to_account(tx, &act.who, Permission::SeeLicenses, account)?;
    agreement::looks(tx, act, account)?;
    Ok(store::device_key::devices(tx, account, most)?)
}

/// The file of one device: every key in force that the account has made for it, one a line. (P-12, P-13)
pub fn file(tx: &mut Tx<'_>, act: &Act, account: AccountId, serial: &str) -> Result<(Serial, String), Error> {
    access::to_account(tx, &act.who, Permission::SeeLicenses, account)?;
    agreement::looks(tx, act, account)?;
    let serial: Serial = serial.parse().map_err(Refusal::Serial)?;
    let keys = store::device_key::of_device(tx, account, serial)?;
    if keys.is_empty() {
        return Err(Error::NotFound("device"));
    }
    Ok((serial, keys.iter().map(|key| format!("{}\n", key.line)).collect()))
}

/// The signed list of every key that was revoked, for everybody. (P-09)
pub fn revocation_list(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor) -> Result<String, Error> {
    let numbers = store::device_key::revoked_numbers(tx)?;
    let signers = device_signing::signers(tx, &vendor.vault)?;
    Ok(Revoked { made: act.now.as_second(), numbers }.signed_by(&signers))
}

fn listed(tx: &mut Tx<'_>, vendor: &Vendor, key: DeviceKey) -> Result<Listed, Fault> {
    let name = store::pool::find(tx, key.pool)?.map(|pool| application_name(vendor, &pool)).unwrap_or_default();
    Ok(Listed { key, name })
}

fn about(kind: &'static str, key: &DeviceKey) -> About {
    About { kind, subject_kind: "license-key", subject: key.id.uuid(), account: Some(key.account) }
}
