//! What the vendor does, and who unlocks: orders and corrections.

use jiff::Timestamp;

use super::servers::take;
use super::{ActivationKey, Answer, KeyState, License, Model, Order, Pool, State, first_day};
use crate::simulator::deed::{Deed, LicenseNo, Line};
use crate::simulator::{KINDS, is_stock};

impl Model {
    pub(super) fn place(&mut self, number: u32, customer: u8, lines: &[Line], now: i64) -> Answer {
        let customer = self.meant_by(customer);
        let kinds: Vec<u8> = lines.iter().map(|line| line.kind).collect();
        let is_twice = |at: usize| is_stock(kinds[at]) && kinds[..at].contains(&kinds[at]);
        let is_for_stock = kinds.iter().all(|kind| is_stock(*kind));
        let is_sold = |kind: &u8| self.is_on_sale(KINDS[usize::from(*kind)].sku, now);
        let is_wrong = (self.is_partner(customer) && !is_for_stock) || (0..kinds.len()).any(is_twice);
        if is_wrong || !kinds.iter().all(is_sold) {
            return Answer::said("it cannot be ordered like this");
        }
        if let Some(placed) = self.orders.get(&number) {
            let same = placed.customer == customer && placed.lines == lines;
            return Answer::said(if same { "placed before" } else { "another order has the number" });
        }
        // What comes by activation keys alone has nothing to unlock.
        let state = if is_for_stock { State::Unlocked } else { State::Locked };
        self.orders.insert(number, Order { customer, lines: lines.to_vec(), state, link: 1 });
        for (slot, line) in (0..).zip(lines) {
            let license = License { line: *line, of: None, registered: None, made: (now, slot) };
            self.licenses.insert((number, slot), license);
            if is_stock(line.kind) {
                self.keys.insert((number, slot), ActivationKey { holder: customer, state: KeyState::Ready });
                self.delivers(*line, 1);
                self.events.push("activation-key.made");
            }
        }
        self.events.push("order.placed");
        Answer::said("placed")
    }

    pub(super) fn unlock(&mut self, number: u32, link: u32, now: i64) -> Answer {
        let Some(order) = self.orders.get_mut(&number).filter(|order| order.link == link) else {
            return Answer::said("bad link");
        };
        match order.state {
            State::Cancelled => return Answer::said("it was cancelled"),
            State::Unlocked => return Answer::said("unlocked"),
            State::Locked => order.state = State::Unlocked,
        }
        let (customer, lines) = (order.customer, order.lines.clone());
        for (slot, line) in (0..).zip(lines).filter(|(_, line)| !is_stock(line.kind)) {
            self.put_in((number, slot), line, customer, now);
        }
        self.events.push("order.unlocked");
        Answer::said("unlocked")
    }

    pub(super) fn cancel(&mut self, number: u32) -> Answer {
        if let Err(refused) = self.is_locked(number) {
            return Answer::said(refused);
        }
        if let Some(order) = self.orders.get_mut(&number) {
            order.state = State::Cancelled;
        }
        self.take_keys_back(number);
        self.events.push("order.cancelled");
        Answer::said("done")
    }

    /// While it is locked, or one of its keys can be redeemed.
    pub(super) fn resend(&mut self, number: u32) -> Answer {
        let has_ready = self.keys_of(number).any(|(_, key)| key.state == KeyState::Ready);
        if let Err(refused) = self.is_locked(number)
            && !has_ready
        {
            return Answer::said(refused);
        }
        if let Some(order) = self.orders.get_mut(&number) {
            order.link += 1;
        }
        self.events.push("order.resent");
        Answer::said("done")
    }

    pub(super) fn give_back(&mut self, license: LicenseNo, now: i64) -> Answer {
        match self.take_out(license, now) {
            Ok(returned) => self.delivers(returned.line, -1),
            Err(refused) => return Answer::said(refused),
        }
        self.events.push("license.returned");
        Answer::said("done")
    }

    pub(super) fn move_license(&mut self, number: LicenseNo, to: u8, now: i64) -> Answer {
        let from = match self.in_force(number) {
            Ok(License { of: Some(from), .. }) => from,
            Ok(_) => return Answer::said("not in force"),
            Err(refused) => return Answer::said(refused),
        };
        if self.is_partner(to) {
            return Answer::said("no customer");
        }
        if !self.is_open(to) {
            return Answer::said("closed");
        }
        if from == to {
            return Answer::said("it is there already");
        }
        let line = match self.take_out(number, now) {
            Ok(license) => license.line,
            Err(refused) => return Answer::said(refused),
        };
        self.put_in(number, line, to, now);
        self.events.extend(["license.moved", "license.received"]);
        Answer::said("done")
    }

    pub(super) fn exchange(&mut self, number: LicenseNo, line: Line, slot: u32, now: i64) -> Answer {
        let old = match self.in_force(number) {
            Ok(old) => old,
            Err(refused) => return Answer::said(refused),
        };
        let Some(customer) = old.of else { return Answer::said("not in force") };
        if !self.is_on_sale(KINDS[usize::from(line.kind)].sku, now) {
            return Answer::said("it cannot be ordered like this");
        }
        if is_stock(old.line.kind) != is_stock(line.kind) {
            return Answer::said("it is for something else");
        }
        if !self.can_go(number) {
            return Answer::said("passed on");
        }
        self.delivers(old.line, -1);
        self.delivers(line, 1);
        let new = (number.0, slot);
        self.licenses.insert(new, License { line, of: None, registered: None, made: (now, slot) });
        if old.line.kind == line.kind {
            // At one stroke: whoever uses these units notices nothing.
            let filling = self.filling(new, line, customer);
            self.change((customer, line.kind), now, |pool| {
                pool.fillings.retain(|one| one.license != number);
                pool.fillings.push(filling);
            });
            self.belongs(number, None);
            self.belongs(new, Some(customer));
        } else {
            self.exchange_over(number, old.line.kind, new, line, customer, now);
        }
        self.events.push("license.exchanged");
        Answer::said("done")
    }

    /// The care of a license begins today, where its account is.
    pub(super) fn register(&mut self, number: LicenseNo, now: i64) -> Answer {
        let Some(License { line, of: Some(customer), registered, .. }) = self.licenses.get(&number).cloned() else {
            return Answer::said("no such license");
        };
        if line.plan == 0 {
            return Answer::said("there is no care to begin");
        }
        if registered.is_some() || !KINDS[usize::from(line.kind)].registered {
            return Answer::said("it has its days");
        }
        self.begin_care((customer, line.kind), &[number], now);
        Answer::said("done")
    }

    /// The care of some licenses of a pool begins.
    pub(super) fn begin_care(&mut self, key: (u8, u8), licenses: &[LicenseNo], now: i64) {
        let before = self.pools.get(&key).cloned().unwrap_or_default();
        let zone = self.customers[usize::from(key.0)].zone.clone();
        let today = Timestamp::from_microsecond(now).map_or(first_day(), |now| now.to_zoned(zone).date());
        for number in licenses {
            if let Some(license) = self.licenses.get_mut(number) {
                license.registered = Some(today);
            }
            self.events.push("license.registered");
        }
        let lines: Vec<_> = licenses.iter().map(|number| (*number, self.licenses[number].line)).collect();
        let fillings: Vec<_> = lines.into_iter().map(|(number, line)| self.filling(number, line, key.0)).collect();
        for filling in self.pools.entry(key).or_default().fillings.iter_mut() {
            if let Some(begun) = fillings.iter().find(|begun| begun.license == filling.license) {
                filling.clone_from(begun);
            }
        }
        self.changed(key, &before, 0, now);
    }

    pub(super) fn merge(&mut self, from: u8, into: u8, now: i64) -> Answer {
        if !self.is_open(from) || !self.is_open(into) {
            return Answer::said("closed");
        }
        if from == into {
            return Answer::said("it is there already");
        }
        if self.is_partner(from) != self.is_partner(into) {
            return Answer::said("of another kind");
        }
        self.end_offers_of(from, now);
        for server in self.servers.values_mut().filter(|server| server.customer == from) {
            server.customer = into;
            self.events.push("server.moved");
        }
        for (kind, _) in (0..).zip(KINDS) {
            let Some(left) = self.pools.get_mut(&(from, kind)).map(std::mem::take) else { continue };
            let before = self.pools.entry((into, kind)).or_default().clone();
            for old in &left.fillings {
                let Some(License { line, .. }) = self.licenses.get(&old.license).cloned() else { continue };
                let filling = self.filling(old.license, line, into);
                self.belongs(old.license, Some(into));
                self.pools.entry((into, kind)).or_default().fillings.push(filling);
            }
            let joined = self.pools.entry((into, kind)).or_default();
            joined.cells.extend(left.cells.clone());
            (joined.in_keys, joined.received) = (joined.in_keys + left.in_keys, joined.received + left.received);
            joined.with_devices += left.with_devices;
            self.hand_out((into, kind), now);
            self.changed((into, kind), &before, left.held(), now);
        }
        for order in self.orders.values_mut().filter(|order| order.customer == from) {
            order.customer = into;
        }
        self.merge_stock(from, into);
        let releases = std::mem::take(&mut self.customers[usize::from(from)].releases);
        self.customers[usize::from(into)].releases.extend(releases);
        self.customers[usize::from(from)].merged_into = Some(into);
        self.events.extend(["account.merged", "account.merged"]);
        Answer::said("done")
    }

    /// Whether a deed is one that has nothing to do with an order or a license that is not there.
    #[must_use]
    pub fn knows(&self, deed: &Deed) -> bool {
        match deed {
            Deed::Unlock { order, .. } | Deed::Cancel { order } | Deed::Resend { order } => {
                self.orders.contains_key(order)
            }
            Deed::Withdraw { key } => self.keys.contains_key(key),
            Deed::Revoke { number } => self.device_keys.contains_key(number),
            Deed::AnswerOffer { number, .. } => self.offers.contains_key(number),
            Deed::Return { license }
            | Deed::Register { license }
            | Deed::Move { license, .. }
            | Deed::Exchange { license, .. } => self.licenses.contains_key(license),
            _ => true,
        }
    }

    fn is_locked(&self, number: u32) -> Result<(), &'static str> {
        match self.orders.get(&number).map(|order| order.state) {
            None => Err("no such order"),
            Some(State::Locked) => Ok(()),
            Some(State::Unlocked) => Err("it is unlocked"),
            Some(State::Cancelled) => Err("it was cancelled"),
        }
    }

    /// A license comes into the pool of `customer`, and whoever waits takes it up.
    pub(super) fn put_in(&mut self, number: LicenseNo, line: Line, customer: u8, now: i64) {
        let filling = self.filling(number, line, customer);
        self.pools.entry((customer, line.kind)).or_default();
        self.change((customer, line.kind), now, |pool| pool.fillings.push(filling));
        self.belongs(number, Some(customer));
    }

    /// A license leaves one pool and another one fills another pool; what servers want that does not fit in the one any more
    /// goes over, as far as the other has room, the newest first.
    fn exchange_over(&mut self, old: LicenseNo, kind: u8, new: LicenseNo, line: Line, customer: u8, now: i64) {
        let (from, into) = ((customer, kind), (customer, line.kind));
        let filling = self.filling(new, line, customer);
        let before_from = self.pools.get(&from).cloned().unwrap_or_default();
        let before_into = self.pools.entry(into).or_default().clone();
        if let Some(pool) = self.pools.get_mut(&from) {
            pool.fillings.retain(|one| one.license != old);
        }
        self.pools.entry(into).or_default().fillings.push(filling);
        self.hand_out(into, now);
        let wanted = |pool: &Pool| -> u64 {
            let counts = |server: &u32| !self.servers[server].disabled;
            pool.cells.iter().filter(|(server, _)| counts(server)).map(|(_, cell)| cell.wanted).sum()
        };
        let mut excess = wanted(&self.pools[&from]).saturating_sub(self.pools[&from].capacity(now));
        let mut room = self.pools[&into].capacity(now).saturating_sub(wanted(&self.pools[&into]));
        let of_cells = before_from.cells.iter();
        let mut newest: Vec<_> = of_cells.map(|(no, cell)| (cell.since, self.servers[no].added, *no)).collect();
        newest.sort_unstable_by(|one, other| other.cmp(one));
        for (_, _, server) in newest.into_iter().filter(|(_, _, server)| !self.servers[server].disabled) {
            let units = before_from.cells[&server].wanted.min(excess).min(room);
            if units == 0 {
                continue;
            }
            (excess, room) = (excess - units, room - units);
            let running = self.is_running(server, now);
            if let Some(cell) = self.pools.get_mut(&from).and_then(|pool| pool.cells.get_mut(&server)) {
                (cell.wanted, cell.since) = (cell.wanted - units, now);
                take(cell, cell.granted.saturating_sub(cell.wanted), running);
            }
            let cell = self.pools.entry(into).or_default().cells.entry(server).or_default();
            (cell.wanted, cell.since) = (cell.wanted + units, now);
        }
        for (key, before) in [(from, before_from), (into, before_into)] {
            self.hand_out(key, now);
            self.changed(key, &before, 0, now);
        }
        self.belongs(old, None);
        self.belongs(new, Some(customer));
    }

    /// A license is taken out of its pool. What was given of it stays given.
    fn take_out(&mut self, number: LicenseNo, now: i64) -> Result<License, &'static str> {
        let license = self.in_force(number)?;
        if !self.can_go(number) {
            return Err("passed on");
        }
        let key = (license.of.unwrap_or_default(), license.line.kind);
        let before = self.pools.get(&key).cloned().unwrap_or_default();
        if let Some(pool) = self.pools.get_mut(&key) {
            pool.fillings.retain(|one| one.license != number);
        }
        self.changed(key, &before, 0, now);
        self.belongs(number, None);
        Ok(license)
    }

    /// Whether as much as a license brought is still in its pool, neither in license keys nor offered to others.
    fn can_go(&self, number: LicenseNo) -> bool {
        self.pools.values().all(|pool| {
            let is_this = |filling: &&super::Filling| filling.license == number && filling.window.is_none();
            pool.fillings.iter().find(is_this).is_none_or(|filling| filling.units <= pool.movable())
        })
    }

    fn in_force(&self, number: LicenseNo) -> Result<License, &'static str> {
        let license = self.licenses.get(&number).ok_or("no such license")?;
        if license.of.is_some() { Ok(license.clone()) } else { Err("not in force") }
    }

    fn belongs(&mut self, number: LicenseNo, to: Option<u8>) {
        if let Some(license) = self.licenses.get_mut(&number) {
            license.of = to;
        }
    }
}
