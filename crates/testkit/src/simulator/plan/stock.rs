//! What happens to stock next.

use super::Plan;
use crate::simulator::deed::{Deed, LicenseNo, NewKey, Offered, Reply, Typed};
use crate::simulator::model::{KeyState, Model, OfferState, Pool};
use crate::simulator::{FOREIGN_DEVICE, For, KINDS, PARTNERS, ZONES, is_stock};

/// So many devices of our own there are.
const DEVICES: u64 = 4;

impl Plan {
    pub(super) fn about_stock(&mut self, model: &Model, now: i64) -> Option<Deed> {
        match self.luck.below(100) {
            0..24 => self.redeem(model),
            24..27 => self.some_key(model, 70).map(|key| Deed::Withdraw { key }),
            27..40 => self.make_key(model, now),
            40..47 => self.make_list(model, now),
            47..54 => self.some_device_key(model).map(|number| Deed::Revoke { number }),
            54..71 => self.offer(model, now),
            71..89 => self.answer_offer(model),
            89..92 => Some(Deed::EndOffers),
            _ => self.threshold(model, now),
        }
    }

    /// Partners, customers as well now and then.
    pub(super) fn holder(&mut self, model: &Model) -> u8 {
        if self.luck.in_a_hundred(15) {
            return self.customer(model);
        }
        let partners = ZONES.len() - usize::from(PARTNERS);
        let partner = PARTNERS + u8::try_from(self.luck.index(partners)).unwrap_or(0);
        if self.luck.in_a_hundred(90) { model.meant_by(partner) } else { partner }
    }

    fn redeem(&mut self, model: &Model) -> Option<Deed> {
        let key = self.some_key(model, 85)?;
        // A former holder's copy, or somebody who looked over a shoulder.
        let account = if self.luck.in_a_hundred(85) { model.keys[&key].holder } else { self.holder(model) };
        let typed = match self.luck.below(20) {
            0 => Typed::Wrongly,
            1 => Typed::MadeUp,
            _ => Typed::Rightly,
        };
        Some(Deed::Redeem { account, by: self.somebody(), key, typed })
    }

    pub(super) fn make_key(&mut self, model: &Model, now: i64) -> Option<Deed> {
        if let Some(number) = self.some_device_key(model)
            && self.luck.in_a_hundred(8)
        {
            // Pressed again, much later.
            let made = model.device_keys[&number];
            let key = NewKey { kind: made.kind, units: made.units, device: made.device };
            return Some(Deed::MakeKeys { account: made.account, keys: vec![key], number });
        }
        let (account, kind) = self.some_stock(model, now)?;
        self.keys += 1;
        Some(Deed::MakeKeys { account, keys: vec![self.new_key(model, (account, kind), now)], number: self.keys })
    }

    /// A list of keys, of one license type or of several; now and then the last one pressed again.
    fn make_list(&mut self, model: &Model, now: i64) -> Option<Deed> {
        if self.luck.in_a_hundred(10)
            && let Some(Deed::MakeKeys { account, keys, number }) = &self.list
        {
            // Whose they are now.
            let account = model.device_keys.get(number).map_or(*account, |made| made.account);
            return Some(Deed::MakeKeys { account, keys: keys.clone(), number: *number });
        }
        let (account, kind) = self.some_stock(model, now)?;
        let kinds: Vec<_> = model.pools.keys().filter(|(of, kind)| *of == account && is_stock(*kind)).collect();
        let mut keys = Vec::new();
        for _ in 0..2 + self.luck.below(4) {
            let kind = if self.luck.in_a_hundred(60) { kind } else { self.luck.pick(&kinds).map_or(kind, |at| at.1) };
            keys.push(self.new_key(model, (account, kind), now));
        }
        let number = self.keys + 1;
        self.keys += u32::try_from(keys.len()).unwrap_or(0);
        let deed = Deed::MakeKeys { account, keys, number };
        self.list = Some(deed.clone());
        Some(deed)
    }

    fn new_key(&mut self, model: &Model, (account, kind): (u8, u8), now: i64) -> NewKey {
        let free = model.pools.get(&(account, kind)).map_or(0, |pool| pool.free(now));
        let units = match self.luck.below(12) {
            0 => 0,
            1 => free,
            2 => free + 1 + self.luck.below(3),
            _ => 1 + self.luck.below(free.clamp(1, 6)),
        };
        let is_for_one = KINDS[usize::from(kind)].kept == For::ItsDevice;
        let device = match self.luck.below(20) {
            0 => Some(FOREIGN_DEVICE),
            1..4 => None,
            4..12 if !is_for_one => None,
            _ => u8::try_from(self.luck.below(DEVICES)).ok(),
        };
        NewKey { kind, units, device }
    }

    fn offer(&mut self, model: &Model, now: i64) -> Option<Deed> {
        let (from, what) = if self.luck.in_a_hundred(40) {
            let key = self.some_key(model, 90)?;
            let from = if self.luck.in_a_hundred(95) { model.keys[&key].holder } else { self.holder(model) };
            (from, Offered::Key(key))
        } else {
            let (account, kind) = self.some_stock(model, now)?;
            let free = model.pools.get(&(account, kind)).map_or(0, |pool| pool.free(now));
            let units = match self.luck.below(12) {
                0 => 0,
                1 | 2 => free,
                3 => free + 1 + self.luck.below(3),
                _ => 1 + self.luck.below(free.max(1)),
            };
            (account, Offered::Units { kind, units })
        };
        self.offers += 1;
        // Rarely to itself, or to whoever is no partner.
        let to = [self.holder(model), self.holder(model)].into_iter().find(|to| *to != from).unwrap_or(from);
        Some(Deed::Offer { from, what, to, number: self.offers })
    }

    fn answer_offer(&mut self, model: &Model) -> Option<Deed> {
        let wants_open = self.luck.in_a_hundred(88);
        let fits = |state: OfferState| !wants_open || state == OfferState::Open;
        let offers: Vec<u32> = model.offers.iter().filter(|(_, one)| fits(one.state)).map(|(no, _)| *no).collect();
        let number = *self.luck.pick(&offers)?;
        let offer = model.offers[&number];
        let reply = match self.luck.below(10) {
            0..6 => Reply::Accept,
            6..8 => Reply::Decline,
            _ => Reply::Cancel,
        };
        let by = match self.luck.below(20) {
            0 => self.holder(model),
            1 => offer.from,
            2 => offer.to,
            _ if reply == Reply::Cancel => offer.from,
            _ => offer.to,
        };
        Some(Deed::AnswerOffer { number, by, reply })
    }

    fn threshold(&mut self, model: &Model, now: i64) -> Option<Deed> {
        let (account, kind) = self.some_stock(model, now)?;
        let units = if self.luck.in_a_hundred(15) { None } else { Some(self.luck.below(20)) };
        Some(Deed::Threshold { account, kind, units })
    }

    /// A pool of stock, mostly one of which something is left; now and then one that is not there.
    fn some_stock(&mut self, model: &Model, now: i64) -> Option<(u8, u8)> {
        let stock: Vec<u8> = (0..).zip(KINDS).map(|(kind, _)| kind).filter(|kind| is_stock(*kind)).collect();
        if self.luck.in_a_hundred(3) {
            return Some((self.holder(model), *self.luck.pick(&stock)?));
        }
        let anyone = self.luck.in_a_hundred(15);
        let fits = |kind: u8, pool: &Pool| is_stock(kind) && (anyone || pool.free(now) > 0);
        let pools: Vec<_> =
            model.pools.iter().filter(|((_, kind), pool)| fits(*kind, pool)).map(|(at, _)| *at).collect();
        self.luck.pick(&pools).copied()
    }

    /// An activation key, in so many of a hundred cases one that is ready.
    fn some_key(&mut self, model: &Model, ready: u64) -> Option<LicenseNo> {
        let wants_ready = self.luck.in_a_hundred(ready);
        let fits = |state: KeyState| !wants_ready || state == KeyState::Ready;
        let keys: Vec<_> = model.keys.iter().filter(|(_, key)| fits(key.state)).map(|(no, _)| *no).collect();
        self.luck.pick(&keys).copied()
    }

    fn some_device_key(&mut self, model: &Model) -> Option<u32> {
        let wants_good = self.luck.in_a_hundred(90);
        let keys: Vec<_> = model.device_keys.iter().filter(|(_, key)| !wants_good || !key.revoked).collect();
        self.luck.pick(&keys).map(|(number, _)| **number)
    }
}
