//! Factory licenses: made with a device when it is shipped, bound to its serial number, claimed once by whoever bought it.
//! (P-03 to P-05)
//!
//! A shipment says which devices left the factory, and with which licenses. They exist before anyone asks for them, in
//! nobody's pool. Serial numbers count upwards, so knowing one proves little: the account that claims a device must be the
//! buyer whom the shipment names, or know the code on the device's label, as the product's policy has it. Whoever cannot
//! prove it learns nothing, not even whether there is such a device.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;

use super::serial::{NotASerial, Serial};
use crate::id::{AccountId, FactoryLicenseId, ShipmentId, ShippedDeviceId};
use crate::sales::catalogue::{Catalogue, Claim};
use crate::units::Units;

/// The most devices of one shipment that are sent at once.
pub const MOST_DEVICES: usize = 10_000;
/// The most licenses a device is made with.
pub const MOST_LICENSES: usize = 20;
/// The most items of one product in a device.
pub const MOST_ITEMS: u32 = 100_000;
/// The longest number of a shipment, in characters.
pub const LONGEST_NUMBER: usize = 64;
/// How long a label's code is, in characters that count.
pub const LABEL: std::ops::RangeInclusive<usize> = 6..=40;

/// A device that left the factory with licenses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Its id.
    pub id: ShippedDeviceId,
    /// The shipment it was in.
    pub shipment: ShipmentId,
    /// That shipment's number.
    pub number: String,
    /// Its serial number.
    pub serial: Serial,
    /// Who bought it, if the shipment says so.
    pub buyer: Option<AccountId>,
    /// Whether its label carries a code.
    pub has_label: bool,
    /// What it was made with.
    pub licenses: Vec<FactoryLicense>,
    /// What became of it.
    pub state: State,
    /// When it was imported.
    pub made: Timestamp,
}

/// A license that was made with a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactoryLicense {
    /// Its id.
    pub id: FactoryLicenseId,
    /// The product.
    pub sku: String,
    /// How many items of it.
    pub items: u32,
    /// How many units that is.
    pub units: Units,
}

/// What became of a shipped device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody has claimed it.
    Unclaimed,
    /// It is an account's.
    Claimed {
        /// Whose.
        by: AccountId,
        /// Since when.
        at: Timestamp,
    },
    /// The vendor took it back: nobody can claim it.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
}

/// What somebody shows who claims a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The serial number that was typed.
    pub serial: Serial,
    /// For which account.
    pub account: AccountId,
    /// Whether the code that was typed is the one on the device's label.
    pub knows_label: bool,
}

/// What a claim comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claiming {
    /// The device is the account's from now on.
    Now,
    /// It was before.
    Already,
}

/// The one answer to every claim that comes to nothing: there is no such device, it is another account's, it was taken
/// back, or nothing proves that it is one's own. Which of these is nobody's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no device with this serial number that this account can claim")]
pub struct NotClaimable;

/// The code on a device's label, as it is compared: never stored in clear, never shown in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Label(String);

/// A text that is no label's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the code on a label is 6 to 40 letters and digits; hyphens, spaces and capitals do not matter")]
pub struct NotALabel;

/// A device as a shipment names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its serial number.
    pub serial: Serial,
    /// Who bought it.
    pub buyer: Option<AccountId>,
    /// Whether its label carries a code.
    pub has_label: bool,
    /// SKU and items of each license.
    pub licenses: Vec<(String, u32)>,
}

/// What is wrong with a shipment that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Not a number of a shipment.
    Number,
    /// No devices, or more than are taken at once.
    Devices,
    /// Not a serial number.
    Serial(NotASerial),
    /// The same serial number stands in another place of what was sent.
    SerialTwice,
    /// A device of another maker than the product is for.
    SerialOfOthers {
        /// The product.
        sku: String,
    },
    /// No licenses, or more than a device is made with.
    Licenses,
    /// There is no such product.
    UnknownSku {
        /// What was written.
        sku: String,
        /// What may have been meant.
        nearest: Option<String>,
    },
    /// The product is none that devices are made with.
    NotWithDevices {
        /// The product.
        sku: String,
    },
    /// The device has this product in another line.
    SkuTwice,
    /// Not a number of items.
    Items,
    /// No account but the vendor's own, or none at all, has this number.
    BuyerUnknown(String),
    /// Not the code of a label.
    Label(NotALabel),
    /// Nobody could ever claim it: the product's policy asks for a proof that the shipment does not name.
    NoProof {
        /// The product.
        sku: String,
        /// What it asks for.
        needs: Claim,
    },
    /// The device left the factory in another shipment. (P-03)
    OtherShipment {
        /// Its number.
        number: String,
    },
    /// The device was shipped before, and differently. (P-03)
    Differs {
        /// What was sent then.
        before: String,
        /// What was sent now.
        sent: String,
    },
    /// The device was shipped before, with another code on its label.
    LabelDiffers,
}

/// What a device that was sent now is to one of the same serial number that was sent before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meeting {
    /// The very same: nothing is to be done.
    Same,
    /// The earlier one was taken back, and this one is another: it is shipped anew.
    Anew,
    /// They differ in these.
    Differs(Vec<Part>),
}

/// Something in which two shipments of one device can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The shipment's number.
    Number,
    /// Products and items.
    Licenses,
    /// The buyer.
    Buyer,
    /// The code on the label.
    Label,
}

impl Device {
    /// Whether this device is what `asked` claims. Every reason against it is looked at, whatever the others come to, so
    /// that no answer comes sooner than another. (P-04)
    pub fn claim(&self, asked: &Asked, catalogue: &Catalogue) -> Result<Claiming, NotClaimable> {
        let is_meant = self.serial == asked.serial;
        let is_buyer = self.buyer == Some(asked.account);
        let knows_label = self.has_label & asked.knows_label;
        let proven = self.licenses.iter().fold(!self.licenses.is_empty(), |so_far, license| {
            let claim = catalogue.product(&license.sku).and_then(|product| product.claim);
            so_far & claim.is_some_and(|claim| claim.is_met(is_buyer, knows_label))
        });
        let is_own = matches!(self.state, State::Claimed { by, .. } if by == asked.account);
        match (is_meant & is_own, is_meant & proven & (self.state == State::Unclaimed)) {
            (true, _) => Ok(Claiming::Already),
            (false, true) => Ok(Claiming::Now),
            (false, false) => Err(NotClaimable),
        }
    }

    /// What the same device, sent once more in shipment `number`, is to this one; `same_label` says whether the codes on
    /// the labels are the same, or both have none. (P-03)
    #[must_use]
    pub fn meets(&self, number: &str, sent: &Draft, same_label: bool) -> Meeting {
        let mut before: Vec<_> = self.licenses.iter().map(|license| (&*license.sku, license.items)).collect();
        let mut now: Vec<_> = sent.licenses.iter().map(|(sku, items)| (&**sku, *items)).collect();
        before.sort_unstable();
        now.sort_unstable();
        let differs = [
            (Part::Number, self.number != number),
            (Part::Licenses, before != now),
            (Part::Buyer, self.buyer != sent.buyer),
            (Part::Label, !same_label),
        ];
        let parts: Vec<_> = differs.into_iter().filter(|(_, differs)| *differs).map(|(part, _)| part).collect();
        match self.state {
            _ if parts.is_empty() => Meeting::Same,
            State::Withdrawn { .. } => Meeting::Anew,
            State::Unclaimed | State::Claimed { .. } => Meeting::Differs(parts),
        }
    }
}

impl Draft {
    /// How many units each license brings; or every mistake with its field. (P-03)
    pub fn examine(&self, catalogue: &Catalogue) -> Result<Vec<Units>, Vec<(String, Wrong)>> {
        let mut wrong = Vec::new();
        if self.licenses.is_empty() || self.licenses.len() > MOST_LICENSES {
            wrong.push(("licenses".to_owned(), Wrong::Licenses));
        }
        let mut units = Vec::new();
        for (index, (sku, items)) in self.licenses.iter().enumerate().take(MOST_LICENSES) {
            let mut here = |field: &str, what: Wrong| wrong.push((format!("licenses[{index}].{field}"), what));
            if self.licenses[..index].iter().any(|(other, _)| other == sku) {
                here("sku", Wrong::SkuTwice);
            }
            let Some(product) = catalogue.product(sku) else {
                let nearest = catalogue.nearest(sku).map(str::to_owned);
                here("sku", Wrong::UnknownSku { sku: sku.chars().take(64).collect(), nearest });
                continue;
            };
            let brings = product.units_per_item.times(*items).filter(|_| (1..=MOST_ITEMS).contains(items));
            match brings {
                Some(brings) => units.push(brings),
                None => here("items", Wrong::Items),
            }
            let keys = catalogue.application(&product.application).and_then(|found| found.device_keys.as_ref());
            let (Some(claim), Some(keys)) = (product.claim, keys) else {
                here("sku", Wrong::NotWithDevices { sku: sku.clone() });
                continue;
            };
            if !keys.is_of_the_maker(self.serial) {
                here("sku", Wrong::SerialOfOthers { sku: sku.clone() });
            }
            if !claim.is_met(self.buyer.is_some(), self.has_label) {
                here("sku", Wrong::NoProof { sku: sku.clone(), needs: claim });
            }
        }
        if wrong.is_empty() { Ok(units) } else { Err(wrong) }
    }
}

/// Whether `text` can be the number of a shipment.
#[must_use]
pub fn is_number(text: &str) -> bool {
    let length = text.chars().count();
    text.trim() == text && (1..=LONGEST_NUMBER).contains(&length) && !text.chars().any(char::is_control)
}

impl State {
    /// Every word for it, in API and storage.
    pub const WORDS: [&str; 3] = ["unclaimed", "claimed", "withdrawn"];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unclaimed => "unclaimed",
            Self::Claimed { .. } => "claimed",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// Since when it is so.
    #[must_use]
    pub fn since(self) -> Option<Timestamp> {
        match self {
            Self::Unclaimed => None,
            Self::Claimed { at, .. } | Self::Withdrawn { at } => Some(at),
        }
    }

    /// Whose it is.
    #[must_use]
    pub fn holder(self) -> Option<AccountId> {
        match self {
            Self::Claimed { by, .. } => Some(by),
            Self::Unclaimed | Self::Withdrawn { .. } => None,
        }
    }
}

impl Label {
    /// The code, as it is compared.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Label {
    type Err = NotALabel;

    /// Reads a code however it is spelt: hyphens, spaces and capitals do not matter.
    fn from_str(text: &str) -> Result<Self, NotALabel> {
        let plain: String = text.chars().take(100).filter(|c| !c.is_whitespace() && *c != '-').collect();
        let is_a_code = LABEL.contains(&plain.len()) && plain.chars().all(|c| c.is_ascii_alphanumeric());
        if is_a_code { Ok(Self(plain.to_ascii_uppercase())) } else { Err(NotALabel) }
    }
}

impl fmt::Debug for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Label(…)")
    }
}
