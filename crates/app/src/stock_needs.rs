//! What of an account's stock needs somebody now: what runs low, transfers that wait, and devices that somebody else has
//! claimed. (P-04, P-14, P-16, L-27)

use claviger_domain::account::Permission;
use claviger_domain::id::{AccountId, PoolId, ShippedDeviceId};
use claviger_domain::license::serial::Serial;
use claviger_domain::license::shipment::State;
use claviger_domain::units::Units;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::overview::Found;
use claviger_store::shipment::Stored;
use claviger_store::transfer::Side;
use jiff::{SignedDuration, Timestamp};

use crate::act::Act;
use crate::matrix::application_name;
use crate::transfer::{self, Seen};
use crate::{Error, Vendor, access};

/// How many transfers of each side, and how many devices, are named.
const MOST_NAMED: u32 = 20;
/// For how long it is said that somebody else has claimed a device. (P-04)
const SAID_FOR: SignedDuration = SignedDuration::from_hours(24 * 30);

/// What of an account's stock needs somebody now.
#[derive(Debug, Clone)]
pub struct StockNeeds {
    /// Whose stock it is.
    pub account: AccountId,
    /// License types of which fewer are left than somebody asked to be told at.
    pub low: Vec<Low>,
    /// Devices that it bought and another account has claimed of late, the last first. (P-04)
    pub elsewhere: Vec<Elsewhere>,
    /// What others have offered: to be accepted or declined.
    pub to_answer: Found<Seen>,
    /// What was offered to others, who have not answered.
    pub waiting: Found<Seen>,
}

/// A license type that runs low. (P-16)
#[derive(Debug, Clone)]
pub struct Low {
    /// The pool.
    pub pool: PoolId,
    /// The license type's name.
    pub name: String,
    /// How many are left.
    pub left: Units,
    /// Below how many it is said.
    pub below: Units,
}

/// A device that was bought, and claimed by somebody else with the code on its label. (P-04)
#[derive(Debug, Clone)]
pub struct Elsewhere {
    /// The device.
    pub device: ShippedDeviceId,
    /// Its serial number.
    pub serial: Serial,
    /// When it was claimed.
    pub at: Timestamp,
}

impl StockNeeds {
    /// Whether nothing needs anybody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.low.is_empty() && self.elsewhere.is_empty() && self.to_answer.count == 0 && self.waiting.count == 0
    }
}

/// What of an account's stock needs somebody now, for those who may see its licenses.
pub fn of_account(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, account: AccountId) -> Result<StockNeeds, Error> {
    access::to_account(tx, &act.who, Permission::SeeLicenses, account)?;
    let mut low = Vec::new();
    for threshold in store::stock::thresholds(tx, account)? {
        let Some(pool) = store::pool::find(tx, threshold.pool)? else { continue };
        let left = pool.free_at(act.now);
        if left < threshold.units {
            low.push(Low { pool: pool.id, name: application_name(vendor, &pool), left, below: threshold.units });
        }
    }
    low.sort_by(|one, other| (&one.name, one.pool).cmp(&(&other.name, other.pool)));
    let elsewhere = store::shipment::claimed_elsewhere(tx, account, act.now - SAID_FOR, MOST_NAMED)?
        .into_iter()
        .filter_map(|Stored { device, .. }| {
            let State::Claimed { at, .. } = device.state else { return None };
            Some(Elsewhere { device: device.id, serial: device.serial, at })
        })
        .collect();
    let mut of_side = |side| -> Result<Found<Seen>, Error> {
        let found = store::transfer::open(tx, account, side, MOST_NAMED)?;
        let named = found.first.into_iter().map(|transfer| transfer::seen(tx, act, vendor, transfer));
        Ok(Found { first: named.collect::<Result<_, _>>()?, count: found.count })
    };
    let (to_answer, waiting) = (of_side(Side::Receiver)?, of_side(Side::Sender)?);
    Ok(StockNeeds { account, low, elsewhere, to_answer, waiting })
}
