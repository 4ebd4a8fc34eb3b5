//! Devices that leave the factory with licenses: shipped, claimed once, and what the vendor does about them. (P-03 to P-05)

use super::{Answer, At, Model, Whom};
use crate::simulator::deed::{By, Parcel};
use crate::simulator::{FACTORY, FOREIGN_DEVICE, MISTYPED_DEVICE, NO_ACCOUNT, Proof, WRONG_SKUS};

/// The log tells of somebody who has asked so often in vain.
const TELLS_AT: u32 = 10;

/// A device that left the factory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    pub number: u8,
    pub shipment: u32,
    pub buyer: Option<u8>,
    pub label: Option<u8>,
    pub licenses: Vec<Made>,
    pub whose: Whose,
}

/// A license that was made with a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Which of [`FACTORY`].
    pub product: u8,
    pub items: u32,
    /// The license keys that were made of it, one after the other.
    pub keys: Vec<MadeKey>,
}

/// A license key that was made of a license of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MadeKey {
    pub account: u8,
    pub in_force: bool,
    /// When it was made, and so which key signed it.
    pub made_at: i64,
}

/// Whose a device is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Whoever can prove it may claim it.
    Nobodys,
    Claimed(u8),
    /// The vendor has taken it back.
    Gone,
}

impl Whose {
    pub fn word(self) -> &'static str {
        match self {
            Self::Nobodys => "unclaimed",
            Self::Claimed(_) => "claimed",
            Self::Gone => "withdrawn",
        }
    }
}

impl Proof {
    fn is_met(self, is_buyer: bool, knows_label: bool) -> bool {
        match self {
            Self::Buyer => is_buyer,
            Self::Label => knows_label,
            Self::Either => is_buyer || knows_label,
        }
    }
}

impl Made {
    pub fn kind(&self) -> u8 {
        FACTORY[usize::from(self.product)].kind
    }

    pub fn units(&self) -> u64 {
        u64::from(self.items) * FACTORY[usize::from(self.product)].units
    }

    /// Whose license key of it is in force.
    pub fn holder(&self) -> Option<u8> {
        self.keys.last().filter(|key| key.in_force).map(|key| key.account)
    }
}

impl Model {
    /// All of a shipment is imported, or nothing if anything is wrong with it. What came before comes once.
    pub(super) fn ship(&mut self, shipment: u32, parcels: &[Parcel], by_file: bool, now: i64) -> Answer {
        let mut wrong = Vec::new();
        for (at, parcel) in parcels.iter().enumerate() {
            let is_twice = parcels[..at].iter().any(|other| other.device == parcel.device);
            let mut found = self.faults(shipment, parcel, is_twice, now);
            if by_file {
                // Of each cell one mistake is told.
                let mut cells = Vec::new();
                found.retain(|(cell, _)| {
                    !cells.contains(cell) && {
                        cells.push(*cell);
                        true
                    }
                });
            }
            wrong.extend(found.into_iter().map(|(_, word)| word));
        }
        if !wrong.is_empty() {
            wrong.sort_unstable();
            return Answer::said(format!("wrong: {}", wrong.join(", ")));
        }
        let mut fresh = 0;
        for parcel in parcels {
            if self.devices.iter().any(|device| self.differences(device, shipment, parcel).is_empty()) {
                continue;
            }
            let made = |(product, items): &(u8, u32)| Made { product: *product, items: *items, keys: Vec::new() };
            let buyer = parcel.buyer.map(|buyer| self.meant_by(buyer));
            self.devices.push(Device {
                number: parcel.device,
                shipment,
                buyer,
                label: parcel.label,
                licenses: parcel.licenses.iter().map(made).collect(),
                whose: Whose::Nobodys,
            });
            fresh += 1;
        }
        if fresh > 0 {
            self.events.push("shipment.imported");
        }
        Answer::said(format!("{fresh} are new, {} came before", parcels.len() - fresh))
    }

    pub(super) fn look_for(&mut self, account: u8, by: By, device: u8, label: Option<u8>, now: i64) -> Answer {
        match self.find(account, by, device, label, now) {
            Err(refused) => Answer::said(refused),
            Ok(at) if self.devices[at].whose == Whose::Nobodys => Answer::said("it can be claimed"),
            Ok(_) => Answer::said("it is theirs"),
        }
    }

    /// Claimed, its licenses are loaded and used at once, whether or not there was any such stock before.
    pub(super) fn claim(&mut self, account: u8, by: By, device: u8, label: Option<u8>, now: i64) -> Answer {
        let at = match self.find(account, by, device, label, now) {
            Err(refused) => return Answer::said(refused),
            Ok(at) => at,
        };
        if self.devices[at].whose != Whose::Nobodys {
            return Answer::said("claimed before");
        }
        for license in 0..self.devices[at].licenses.len() {
            self.hand_over(at, license, account, now);
        }
        self.devices[at].whose = Whose::Claimed(account);
        self.events.push("device.claimed");
        if self.devices[at].buyer.is_some_and(|buyer| buyer != account) {
            self.events.push("device.claimed-elsewhere");
        }
        Answer::said("claimed")
    }

    /// A device's file has a line for each of the account's license keys for it.
    pub(super) fn download(&self, account: u8, device: u8) -> Answer {
        if !self.has_agreed(account) {
            return Answer::said("not agreed");
        }
        let made = self.device_keys.values().filter(|key| key.account == account && !key.revoked);
        let made = made.filter(|key| key.device == Some(device)).map(|key| (key.kind, key.units));
        let shipped = self.devices.iter().filter(|one| one.number == device).flat_map(|one| &one.licenses);
        let shipped = shipped.filter(|one| one.holder() == Some(account)).map(|one| (one.kind(), one.units()));
        let mut lines: Vec<_> = made.chain(shipped).collect();
        lines.sort_unstable();
        let lines: Vec<_> = lines.iter().map(|(kind, units)| format!("{units} of k{kind}")).collect();
        Answer::said(if lines.is_empty() { "no such device".into() } else { format!("a file: {}", lines.join(", ")) })
    }

    /// Whoever had it has nothing of it any more; what was revoked before stays revoked.
    pub(super) fn assign(&mut self, device: u8, to: u8, now: i64) -> Answer {
        let Some(at) = self.meant_device(device) else { return Answer::said("no such device") };
        if to == NO_ACCOUNT {
            return Answer::said("no such account");
        }
        let (to, whose) = (self.meant_by(to), self.devices[at].whose);
        match whose {
            Whose::Gone => return Answer::said("it is withdrawn"),
            Whose::Claimed(by) if by == to => return Answer::said("it is there already"),
            Whose::Claimed(_) | Whose::Nobodys => {}
        }
        for license in 0..self.devices[at].licenses.len() {
            let was_revoked = whose != Whose::Nobodys && self.devices[at].licenses[license].holder().is_none();
            self.hand_back(at, license, now);
            if !was_revoked {
                self.hand_over(at, license, to, now);
            }
        }
        self.devices[at].whose = Whose::Claimed(to);
        self.events.push("device.assigned");
        Answer::said("done")
    }

    pub(super) fn take_back(&mut self, device: u8) -> Answer {
        let Some(at) = self.meant_device(device) else { return Answer::said("no such device") };
        if self.devices[at].whose != Whose::Nobodys {
            return Answer::said(format!("it is {}", self.devices[at].whose.word()));
        }
        self.devices[at].whose = Whose::Gone;
        self.events.push("device.withdrawn");
        Answer::said("done")
    }

    /// A device of which nothing is left is gone.
    pub(super) fn unmake(&mut self, device: u8, product: u8, now: i64) -> Answer {
        let is_meant = |made: &Made| made.product == product && made.holder().is_some();
        let found = self.meant_device(device).and_then(|at| {
            let license = self.devices[at].licenses.iter().position(is_meant)?;
            Some((at, license))
        });
        let Some((at, license)) = found else { return Answer::said("no such license key") };
        self.hand_back(at, license, now);
        if self.devices[at].licenses.iter().all(|made| made.holder().is_none()) {
            self.devices[at].whose = Whose::Gone;
            self.events.push("device.withdrawn");
        }
        Answer::said("done")
    }

    /// What one account bought or has claimed goes along with it into another one.
    pub(super) fn merge_devices(&mut self, from: u8, into: u8) {
        for device in &mut self.devices {
            if device.buyer == Some(from) {
                device.buyer = Some(into);
            }
            if device.whose == Whose::Claimed(from) {
                device.whose = Whose::Claimed(into);
            }
            for key in device.licenses.iter_mut().flat_map(|made| &mut made.keys).filter(|key| key.account == from) {
                key.account = into;
            }
        }
    }

    /// Which device this is, if it is the account's or the account can prove that it should be. All reasons against it have
    /// one answer; asked too often in vain, nobody has any.
    fn find(&mut self, account: u8, by: By, number: u8, label: Option<u8>, now: i64) -> Result<usize, &'static str> {
        if !self.has_agreed_by(account, by) {
            return Err("not agreed");
        }
        if !self.is_open(account) {
            return Err("closed");
        }
        if number == MISTYPED_DEVICE {
            return Err("mistyped");
        }
        let guess = self.guess(At::Devices, account, by, now).ok_or("too often")?;
        let is_theirs = |device: &Device| match device.whose {
            Whose::Claimed(by) => by == account,
            Whose::Gone => false,
            Whose::Nobodys => device.licenses.iter().all(|made| {
                let knows_label = label.is_some() && device.label == label;
                FACTORY[usize::from(made.product)].proof.is_met(device.buyer == Some(account), knows_label)
            }),
        };
        let found = self.devices.iter().position(|device| device.number == number && is_theirs(device));
        if found.is_none() {
            self.guessed(At::Devices, &guess, now);
            if guess.contains(&(Whom::Account(account), TELLS_AT)) {
                self.events.push("device.guessed");
            }
        }
        found.ok_or("nothing of theirs")
    }

    /// The device that the vendor means by its serial number: the one that is not gone, or else the last one that was.
    fn meant_device(&self, number: u8) -> Option<usize> {
        let of_number = |device: &Device| device.number == number;
        let there = |device: &Device| of_number(device) && device.whose != Whose::Gone;
        self.devices.iter().position(there).or_else(|| self.devices.iter().rposition(of_number))
    }

    /// An account gets the license key of one license of a device.
    fn hand_over(&mut self, at: usize, license: usize, to: u8, now: i64) {
        let made = &mut self.devices[at].licenses[license];
        made.keys.push(MadeKey { account: to, in_force: true, made_at: now });
        let (kind, units) = (made.kind(), made.units());
        self.pools.entry((to, kind)).or_default();
        self.change((to, kind), now, |pool| {
            pool.with_devices += units;
            pool.in_keys += units;
        });
        *self.delivered.entry(kind).or_default() += i64::try_from(units).unwrap_or(i64::MAX);
        self.events.push("license-key.made");
    }

    /// The vendor takes that of whoever has it back: it is bound to the device, so nothing stays.
    fn hand_back(&mut self, at: usize, license: usize, now: i64) {
        let made = &mut self.devices[at].licenses[license];
        let Some(key) = made.keys.last_mut().filter(|key| key.in_force) else { return };
        key.in_force = false;
        let account = key.account;
        let (kind, units) = (made.kind(), made.units());
        self.change((account, kind), now, |pool| {
            pool.with_devices -= units;
            pool.in_keys -= units;
        });
        *self.delivered.entry(kind).or_default() -= i64::try_from(units).unwrap_or(i64::MAX);
        self.events.extend(["license-key.revoked", "device.taken"]);
    }

    /// What is wrong with a device of a shipment, each with the row and column of a file in which it would stand.
    fn faults(
        &self,
        shipment: u32,
        parcel: &Parcel,
        is_twice: bool,
        now: i64,
    ) -> Vec<((usize, &'static str), &'static str)> {
        let mut wrong = Vec::new();
        if is_twice {
            wrong.push(((0, "serial"), "the device twice"));
        }
        let is_unknown = parcel.buyer == Some(NO_ACCOUNT);
        if is_unknown {
            wrong.push(((0, "buyer"), "no such buyer"));
        }
        if parcel.licenses.is_empty() {
            wrong.push(((0, "licenses"), "no licenses"));
        }
        for (row, (product, items)) in parcel.licenses.iter().enumerate() {
            let mut here = |column, word| wrong.push(((row, column), word));
            if parcel.licenses[..row].iter().any(|(other, _)| other == product) {
                here("sku", "the product twice");
            }
            let made_with = FACTORY.get(usize::from(*product));
            let sku = made_with.map_or_else(|| WRONG_SKUS[usize::from(*product) - FACTORY.len()], |one| one.sku);
            if sku == WRONG_SKUS[1] || !self.is_on_sale(sku, now) {
                here("sku", "no such product");
                continue;
            }
            if *items == 0 {
                here("items", "no items");
            }
            let Some(made_with) = made_with else {
                here("sku", "not with devices");
                continue;
            };
            if parcel.device == FOREIGN_DEVICE {
                here("sku", "another maker's");
            }
            let names_one = parcel.buyer.is_some() && !is_unknown;
            // Who is named and not known is told once.
            let is_told = is_unknown && made_with.proof != Proof::Label;
            if !made_with.proof.is_met(names_one, parcel.label.is_some()) && !is_told {
                here("sku", "nothing would prove it");
            }
        }
        if !wrong.is_empty() {
            return wrong;
        }
        let of_number = || self.devices.iter().filter(|device| device.number == parcel.device);
        if of_number().any(|device| self.differences(device, shipment, parcel).is_empty()) {
            return Vec::new();
        }
        let there = of_number().find(|device| device.whose != Whose::Gone);
        there.map(|device| self.differences(device, shipment, parcel)).unwrap_or_default()
    }

    /// In what a device that was shipped before is another than the one that is sent now.
    fn differences(
        &self,
        device: &Device,
        shipment: u32,
        parcel: &Parcel,
    ) -> Vec<((usize, &'static str), &'static str)> {
        let mut before: Vec<_> = device.licenses.iter().map(|made| (made.product, made.items)).collect();
        let mut sent = parcel.licenses.clone();
        before.sort_unstable();
        sent.sort_unstable();
        let buyer = parcel.buyer.map(|buyer| self.meant_by(buyer));
        let all = [
            (device.number == parcel.device, "serial", "another device"),
            (device.shipment == shipment, "serial", "of another shipment"),
            (before == sent, "sku", "other licenses before"),
            (device.buyer == buyer, "buyer", "another buyer before"),
            (device.label == parcel.label, "label", "another label before"),
        ];
        all.into_iter().filter(|(same, ..)| !same).map(|(_, column, word)| ((0, column), word)).collect()
    }
}
