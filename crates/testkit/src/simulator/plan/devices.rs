//! What happens to devices next: shipped, claimed by who bought them and by others, and what the vendor does about them.

use super::Plan;
use crate::simulator::deed::{By, Deed, Net, Parcel, Step, Typed};
use crate::simulator::model::{Device, Model, Whose};
use crate::simulator::{FACTORY, FOREIGN_DEVICE, MISTYPED_DEVICE, NO_ACCOUNT, Proof, WRONG_SKUS, ZONES};

/// So many devices are there at the most that the vendor has not taken back.
const MANY_DEVICES: usize = 25;
/// No device has a higher number.
const LAST_DEVICE: u8 = 90;
/// A label that no device has.
const NO_LABEL: u8 = 250;

/// Somebody, or everybody, guesses at devices or activation keys: so often still.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spree {
    left: u64,
    at_keys: bool,
    /// Of one account, or of any.
    account: Option<u8>,
    /// So many people, in so many networks.
    people: u64,
    networks: u64,
}

impl Plan {
    pub(super) fn about_devices(&mut self, model: &Model) -> Option<Deed> {
        if self.luck.in_a_hundred(60)
            && let Some(deed) = self.unanswered.take()
        {
            // What was not answered is sent again.
            return Some(deed);
        }
        match self.luck.below(100) {
            0..24 => self.ship(model),
            24..36 => self.ask_for(model, None, false),
            36..66 => self.ask_for(model, None, true),
            66..76 => self.download(model),
            76..86 => self.assign(model, None),
            86..91 => {
                self.some_device(model, |one| one.whose == Whose::Nobodys).map(|device| Deed::TakeBack { device })
            }
            _ => self.unmake(model, None),
        }
    }

    /// What somebody else does with a device at the same moment.
    pub(super) fn rival(&mut self, model: &Model, device: u8) -> Option<Deed> {
        match self.luck.below(10) {
            0..5 => self.ask_for(model, Some(device), true),
            5..7 => self.assign(model, Some(device)),
            7 => Some(Deed::TakeBack { device }),
            8 => self.unmake(model, Some(device)),
            _ => self.ship(model),
        }
    }

    /// Guesses at serial numbers and labels, or at codes of activation keys, now and then, and then many.
    pub(super) fn guesses(&mut self, model: &Model) -> Option<Step> {
        if self.spree.left == 0 {
            if self.luck.below(300) > 0 {
                return None;
            }
            let (at_keys, account) = (self.luck.in_a_hundred(30), Some(self.holder(model)));
            // One person alone, an account's people from everywhere, or anybody in one place.
            let (account, people, networks, most) = match self.luck.below(4) {
                0 | 1 => (account, 1, 1, 20),
                2 => (account, 16, 8, 70),
                _ => (None, 3, 1, 80),
            };
            self.spree = Spree { left: 6 + self.luck.below(most), at_keys, account, people, networks };
        }
        self.spree.left -= 1;
        if self.luck.in_a_hundred(20) {
            return None;
        }
        if self.luck.in_a_hundred(12) {
            return Some(Step::Wait { secs: 1 + i64::try_from(self.luck.below(2_500)).unwrap_or(0) });
        }
        let Spree { at_keys, account, people, networks, .. } = self.spree;
        let anybody = model.meant_by(u8::try_from(self.luck.index(ZONES.len())).unwrap_or(0));
        let account = account.unwrap_or(anybody);
        let one_of = |number: u64| u8::try_from(number).unwrap_or(0);
        let by = By { person: one_of(self.luck.below(people)), network: one_of(self.luck.below(networks)) };
        let device = self.any_device();
        let label = self.luck.in_a_hundred(70).then_some(NO_LABEL);
        let guess = if at_keys {
            Deed::Redeem { account, by, key: (0, 0), typed: Typed::MadeUp }
        } else if self.luck.in_a_hundred(50) {
            Deed::LookFor { account, by, device, label }
        } else {
            Deed::Claim { account, by, device, label, net: Net::Fine }
        };
        Some(if self.luck.in_a_hundred(15) { Step::AtOnce(vec![guess; 3]) } else { Step::One(guess) })
    }

    fn ship(&mut self, model: &Model) -> Option<Deed> {
        let by_file = self.luck.in_a_hundred(40);
        let net = self.net();
        let sent = self.luck.pick(&model.devices).cloned();
        let deed = if let Some(known) = sent.filter(|_| self.luck.in_a_hundred(25)) {
            // The same once more, or something else under its number.
            let mut parcel = parcel_of(&known);
            let mut shipment = known.shipment;
            if self.luck.in_a_hundred(40) {
                match self.luck.below(4) {
                    0 => shipment += 1,
                    1 => parcel.buyer = Some(self.holder(model)),
                    2 => parcel.label = Some(self.label()),
                    _ => parcel.licenses[0].1 += 1,
                }
            }
            Deed::Ship { shipment, parcels: vec![parcel], by_file, net }
        } else {
            let there = model.devices.iter().filter(|one| one.whose != Whose::Gone).count();
            if there >= MANY_DEVICES && self.luck.in_a_hundred(90) {
                return None;
            }
            self.shipments += u32::from(self.shipments == 0 || self.luck.in_a_hundred(70));
            let mut parcels: Vec<_> = (0..=self.luck.below(3)).map(|_| self.parcel(model)).collect();
            if self.luck.in_a_hundred(12) {
                self.spoil(&mut parcels, by_file);
            }
            if by_file {
                // In a file, rows of the same device are one device.
                let mut numbers = Vec::new();
                parcels.retain(|one| {
                    !numbers.contains(&one.device) && {
                        numbers.push(one.device);
                        true
                    }
                });
            }
            Deed::Ship { shipment: self.shipments, parcels, by_file, net }
        };
        Some(self.not_answered(deed))
    }

    fn parcel(&mut self, model: &Model) -> Parcel {
        let gone: Vec<u8> = model.devices.iter().filter(|one| one.whose == Whose::Gone).map(|one| one.number).collect();
        let device = match self.luck.pick(&gone).copied() {
            Some(device) if self.luck.in_a_hundred(40) => device,
            _ if self.devices < LAST_DEVICE && self.luck.in_a_hundred(95) => {
                self.devices += 1;
                self.devices - 1
            }
            _ => self.any_device(),
        };
        let mut products: Vec<u8> = (0..).zip(FACTORY).map(|(product, _)| product).collect();
        products.remove(self.luck.index(products.len()));
        products.truncate(1 + self.luck.index(2));
        let licenses: Vec<_> = products.into_iter().map(|product| (product, 1 + self.items())).collect();
        let needs = |proof| licenses.iter().any(|(product, _)| FACTORY[usize::from(*product)].proof == proof);
        let (needs_buyer, needs_label) = (needs(Proof::Buyer), needs(Proof::Label));
        let (likes_buyer, likes_label) = (self.luck.in_a_hundred(60), self.luck.in_a_hundred(60));
        let buyer = (needs_buyer || likes_buyer || !(needs_label || likes_label)).then(|| self.holder(model));
        let label = (needs_label || likes_label).then(|| self.label());
        Parcel { device, buyer, label, licenses }
    }

    /// Something about a shipment that is wrong.
    fn spoil(&mut self, parcels: &mut Vec<Parcel>, by_file: bool) {
        let at = self.luck.index(parcels.len());
        match self.luck.below(if by_file { 6 } else { 8 }) {
            0 => parcels[at].device = FOREIGN_DEVICE,
            1 => parcels[at].buyer = Some(NO_ACCOUNT),
            2 => {
                let wrong = FACTORY.len() + self.luck.index(WRONG_SKUS.len());
                parcels[at].licenses[0].0 = u8::try_from(wrong).unwrap_or(0);
            }
            3 => parcels[at].licenses[0].1 = 0,
            4 => (parcels[at].buyer, parcels[at].label) = (None, None),
            5 => {
                let twice = parcels[at].licenses[0];
                parcels[at].licenses.push(twice);
            }
            6 => parcels[at].licenses.clear(),
            _ => {
                let twice = parcels[at].clone();
                parcels.push(twice);
            }
        }
    }

    /// Somebody looks for a device, or claims it: mostly whoever can.
    fn ask_for(&mut self, model: &Model, device: Option<u8>, confirms: bool) -> Option<Deed> {
        let wants_free = self.luck.in_a_hundred(75);
        let device = match device {
            Some(device) => device,
            None if self.luck.in_a_hundred(2) => MISTYPED_DEVICE,
            None => self.some_device(model, |one| one.whose == Whose::Nobodys || !wants_free)?,
        };
        let found = model.devices.iter().rfind(|one| one.number == device);
        let theirs = found.and_then(|one| match one.whose {
            Whose::Claimed(by) => Some(by),
            Whose::Nobodys | Whose::Gone => one.buyer,
        });
        let account = theirs.filter(|_| self.luck.in_a_hundred(75)).unwrap_or_else(|| self.holder(model));
        let label = match self.luck.below(12) {
            0 => None,
            1 => Some(NO_LABEL),
            _ => found.and_then(|one| one.label),
        };
        let by = self.somebody();
        Some(if confirms {
            let net = self.net();
            self.not_answered(Deed::Claim { account, by, device, label, net })
        } else {
            Deed::LookFor { account, by, device, label }
        })
    }

    /// Mostly the first one of an account's people, from where they usually are.
    pub(super) fn somebody(&mut self) -> By {
        let mut other = || if self.luck.in_a_hundred(10) { u8::try_from(self.luck.below(4)).unwrap_or(0) } else { 0 };
        By { person: other(), network: other() }
    }

    fn download(&mut self, model: &Model) -> Option<Deed> {
        let device = self.some_device(model, |one| matches!(one.whose, Whose::Claimed(_)))?;
        let holder = model.devices.iter().find_map(|one| match one.whose {
            Whose::Claimed(by) if one.number == device => Some(by),
            _ => None,
        });
        let account = holder.filter(|_| self.luck.in_a_hundred(80)).unwrap_or_else(|| self.holder(model));
        Some(Deed::Download { account, device })
    }

    fn assign(&mut self, model: &Model, device: Option<u8>) -> Option<Deed> {
        let device = match device {
            Some(device) => device,
            None => self.some_device(model, |one| one.whose != Whose::Gone)?,
        };
        let to = if self.luck.in_a_hundred(3) { NO_ACCOUNT } else { self.holder(model) };
        Some(Deed::Assign { device, to })
    }

    fn unmake(&mut self, model: &Model, device: Option<u8>) -> Option<Deed> {
        let device = match device {
            Some(device) => device,
            None => self.some_device(model, |one| matches!(one.whose, Whose::Claimed(_)))?,
        };
        let found = model.devices.iter().rfind(|one| one.number == device);
        let products: Vec<u8> = found?.licenses.iter().map(|made| made.product).collect();
        let product = *self.luck.pick(&products)?;
        Some(Deed::Unmake { device, product })
    }

    fn some_device(&mut self, model: &Model, is_wanted: impl Fn(&Device) -> bool) -> Option<u8> {
        if self.luck.in_a_hundred(6) {
            return Some(self.any_device());
        }
        let anyone = self.luck.in_a_hundred(8);
        let fits = model.devices.iter().filter(|one| anyone || is_wanted(one));
        let devices: Vec<u8> = fits.map(|one| one.number).collect();
        self.luck.pick(&devices).copied()
    }

    /// One that was shipped, or will be, or never was.
    fn any_device(&mut self) -> u8 {
        u8::try_from(self.luck.below(u64::from(self.devices) + 4)).unwrap_or(0)
    }

    fn items(&mut self) -> u32 {
        u32::try_from(self.luck.below(4)).unwrap_or(0)
    }

    fn label(&mut self) -> u8 {
        u8::try_from(self.luck.below(20)).unwrap_or(0)
    }

    /// Keeps in mind what is to be sent again if the network loses it or its answer.
    fn not_answered(&mut self, deed: Deed) -> Deed {
        let mut again = deed.clone();
        if let Deed::Ship { net, .. } | Deed::Claim { net, .. } = &mut again
            && *net != Net::Fine
        {
            *net = Net::Fine;
            self.unanswered = Some(again);
        }
        deed
    }
}

fn parcel_of(device: &Device) -> Parcel {
    Parcel {
        device: device.number,
        buyer: device.buyer,
        label: device.label,
        licenses: device.licenses.iter().map(|made| (made.product, made.items)).collect(),
    }
}
