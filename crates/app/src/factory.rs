//! Claiming a device by its serial number: its factory licenses are the account's from then on. (P-04, P-05)
//!
//! A refused claim is an answer, not an error, since an error would undo the count of attempts. Whatever the reason, it is
//! one and the same answer, and the same work was done for it: what is read, compared and noted differs in nothing. What
//! could tell the reasons apart stands in one place, [`look_for`].

use claviger_domain::account::{Account, Permission};
use claviger_domain::id::AccountId;
use claviger_domain::license::device_key::{DeviceKey, Texts};
use claviger_domain::license::serial::{NotASerial, Serial};
use claviger_domain::license::shipment::{Asked, Label, State};
pub use claviger_domain::license::shipment::{Claiming, Device, NotClaimable};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::shipment::Stored;
use serde_json::json;

use crate::act::Act;
use crate::attempt::{At, Guesses};
use crate::event::{self, About};
use crate::vault::equal;
use crate::{Error, Vendor, access, account, agreement, device_key, mail};

/// Why a device is not claimed. Nothing was changed but the count of attempts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not a serial number: a typing mistake, and no attempt.
    #[error(transparent)]
    Serial(#[from] NotASerial),
    /// There is none such for this account.
    #[error(transparent)]
    NotClaimable(#[from] NotClaimable),
}

/// What somebody typed to claim a device.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The serial number, in any spelling.
    pub serial: String,
    /// The code on the device's label; may be empty.
    pub label: String,
    /// What is to stand on its license keys.
    pub texts: Texts,
}

/// A device that an account can claim, or has claimed.
#[derive(Debug, Clone)]
pub struct Found {
    /// The account.
    pub account: Account,
    /// The device.
    pub device: Device,
    /// What confirming would come to.
    pub claiming: Claiming,
    /// What its license keys would tell it, one a license.
    pub says: Vec<String>,
}

/// A device that is an account's.
#[derive(Debug, Clone)]
pub struct Claimed {
    /// The device.
    pub device: Device,
    /// Its license keys in force.
    pub keys: Vec<DeviceKey>,
    /// Whether it was the account's before.
    pub again: bool,
}

/// What there is to claim under a serial number, without claiming it. Whoever asks too often for what is not theirs waits.
/// What cannot stand on its license keys is refused before anything is looked for, so that it tells nothing of the device.
/// (P-04)
pub fn look(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    account: AccountId,
    typed: &Typed,
) -> Result<Result<Found, Refusal>, Error> {
    access::to_account(tx, &act.who, Permission::AssignLicenses, account)?;
    agreement::deals(tx, act, account)?;
    let account = account::open(tx, account)?;
    let texts = typed.texts.examine().map_err(device_key::Refusal::Mistakes)?;
    let (device, claiming) = match look_for(tx, act, vendor, &account, typed)? {
        Ok(found) => found,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let says = |license| device_key::says_for_device(vendor, &account, &device, license, &texts);
    let says = device.licenses.iter().map(says).collect::<Result<_, _>>()?;
    Ok(Ok(Found { account, device, claiming, says }))
}

/// Claims a device: from now on its licenses are in this account, used by its license keys, and nobody else can download
/// them. Doing it twice is the same as once. (P-04, P-05)
pub fn claim(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    account: AccountId,
    typed: &Typed,
) -> Result<Result<Claimed, Refusal>, Error> {
    access::to_account(tx, &act.who, Permission::AssignLicenses, account)?;
    agreement::deals(tx, act, account)?;
    let account = account::open(tx, account)?;
    let texts = typed.texts.examine().map_err(device_key::Refusal::Mistakes)?;
    let (mut device, claiming) = match look_for(tx, act, vendor, &account, typed)? {
        Ok(found) => found,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if claiming == Claiming::Already {
        let keys = store::shipment::keys(tx, device.id)?;
        return Ok(Ok(Claimed { device, keys, again: true }));
    }
    if !store::shipment::leave_unclaimed(tx, device.id, account.id, act.now)? {
        return Ok(Err(NotClaimable.into()));
    }
    let keys = hand_over(tx, act, vendor, &device, &account, &texts)?;
    let after = json!({ "state": "claimed", "shipment": device.number, "keys": keys.len() });
    event::record(
        tx,
        act,
        about("device.claimed", &device, account.id),
        Some(json!({ "state": "unclaimed" })),
        Some(after),
    )?;
    device.state = State::Claimed { by: account.id, at: act.now };
    tell_buyer(tx, act, &device)?;
    Ok(Ok(Claimed { device, keys, again: false }))
}

/// Puts what a device was made with into the account's pools, as its license keys with these texts.
pub(crate) fn hand_over(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    device: &Device,
    account: &Account,
    texts: &Texts,
) -> Result<Vec<DeviceKey>, Error> {
    let mut keys = Vec::with_capacity(device.licenses.len());
    for license in &device.licenses {
        keys.push(device_key::make_for_device(tx, act, vendor, account, device, license, texts)?.key);
    }
    Ok(keys)
}

/// Tells the buyer whom the shipment names that somebody else has claimed the device by the code on its label; not who. (P-04)
fn tell_buyer(tx: &mut Tx<'_>, act: &mut Act, device: &Device) -> Result<(), Error> {
    let Some(buyer) = device.buyer.filter(|buyer| device.state.holder() != Some(*buyer)) else { return Ok(()) };
    let after = json!({ "state": "claimed", "shipment": device.number });
    event::record(
        tx,
        act,
        about("device.claimed-elsewhere", device, buyer),
        Some(json!({ "state": "unclaimed" })),
        Some(after),
    )?;
    mail::enqueue_to_administrators(tx, act, mail::Kind::DeviceClaimedElsewhere, device.id.uuid(), &[buyer])?;
    Ok(())
}

/// The device that was typed, if it is the account's or the account can claim it. A number that is nobody's is compared
/// with the device next to it, a code that was not typed with a mark that fits no code.
fn look_for(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    account: &Account,
    typed: &Typed,
) -> Result<Result<(Device, Claiming), Refusal>, Error> {
    let serial: Serial = match typed.serial.parse() {
        Ok(serial) => serial,
        Err(why) => return Ok(Err(Refusal::Serial(why))),
    };
    let guesses = Guesses::one_more(tx, act, vendor, At::Devices, account.id)?;
    let label = typed.label.parse::<Label>();
    let typed_mark = vendor.vault.label_mark(serial, label.as_ref().map(Label::as_str).unwrap_or_default());
    let found = store::shipment::nearest(tx, serial)?;
    let outcome = found.and_then(|Stored { device, label: mark, .. }| {
        let is_same = equal(&typed_mark, mark.as_deref().unwrap_or(&[0; 32]));
        let asked = Asked { serial, account: account.id, knows_label: is_same & label.is_ok() };
        let claiming = device.claim(&asked, &vendor.catalogue);
        claiming.ok().map(|claiming| (device, claiming))
    });
    match outcome {
        Some(found) => Ok(Ok(found)),
        None => {
            guesses.failed(tx, act)?;
            Ok(Err(NotClaimable.into()))
        }
    }
}

pub(crate) fn about(kind: &'static str, device: &Device, account: AccountId) -> About {
    About { kind, subject_kind: "device", subject: device.id.uuid(), account: Some(account) }
}
