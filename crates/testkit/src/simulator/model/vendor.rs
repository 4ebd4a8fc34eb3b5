//! What the vendor does, and who unlocks: orders and corrections.

use super::servers::take;
use super::{Answer, License, Model, Order, Pool, State};
use crate::simulator::KINDS;
use crate::simulator::deed::{Deed, LicenseNo, Line};

impl Model {
    pub(super) fn place(&mut self, number: u32, customer: u8, lines: &[Line]) -> Answer {
        let customer = self.meant_by(customer);
        if let Some(placed) = self.orders.get(&number) {
            let same = placed.customer == customer && placed.lines == lines;
            return Answer::said(if same { "placed before" } else { "another order has the number" });
        }
        let order = Order { customer, lines: lines.to_vec(), state: State::Locked, link: 1 };
        self.orders.insert(number, order);
        for (slot, line) in (0..).zip(lines) {
            self.licenses.insert((number, slot), License { line: *line, of: None });
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
        for (slot, line) in (0..).zip(lines) {
            self.put_in((number, slot), line, customer, now);
        }
        self.events.push("order.unlocked");
        Answer::said("unlocked")
    }

    pub(super) fn cancel(&mut self, number: u32) -> Answer {
        self.while_locked(number, |order| order.state = State::Cancelled, "order.cancelled")
    }

    pub(super) fn resend(&mut self, number: u32) -> Answer {
        self.while_locked(number, |order| order.link += 1, "order.resent")
    }

    pub(super) fn give_back(&mut self, license: LicenseNo, now: i64) -> Answer {
        if let Err(refused) = self.take_out(license, now) {
            return Answer::said(refused);
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
        if !self.is_open(to) {
            return Answer::said("closed");
        }
        if from == to {
            return Answer::said("it is there already");
        }
        let Ok(License { line, .. }) = self.take_out(number, now) else { return Answer::said("not in force") };
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
        let new = (number.0, slot);
        self.licenses.insert(new, License { line, of: None });
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

    pub(super) fn merge(&mut self, from: u8, into: u8, now: i64) -> Answer {
        if !self.is_open(from) || !self.is_open(into) {
            return Answer::said("closed");
        }
        if from == into {
            return Answer::said("it is there already");
        }
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
            self.pools.entry((into, kind)).or_default().cells.extend(left.cells.clone());
            self.hand_out((into, kind), now);
            self.changed((into, kind), &before, left.held(), now);
        }
        for order in self.orders.values_mut().filter(|order| order.customer == from) {
            order.customer = into;
        }
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
            Deed::Return { license } | Deed::Move { license, .. } | Deed::Exchange { license, .. } => {
                self.licenses.contains_key(license)
            }
            _ => true,
        }
    }

    fn while_locked(&mut self, number: u32, what: impl FnOnce(&mut Order), event: &'static str) -> Answer {
        let Some(order) = self.orders.get_mut(&number) else { return Answer::said("no such order") };
        match order.state {
            State::Locked => {}
            State::Unlocked => return Answer::said("it is unlocked"),
            State::Cancelled => return Answer::said("it was cancelled"),
        }
        what(order);
        self.events.push(event);
        Answer::said("done")
    }

    /// A license comes into the pool of `customer`, and whoever waits takes it up.
    fn put_in(&mut self, number: LicenseNo, line: Line, customer: u8, now: i64) {
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
        let key = (license.of.unwrap_or_default(), license.line.kind);
        let before = self.pools.get(&key).cloned().unwrap_or_default();
        if let Some(pool) = self.pools.get_mut(&key) {
            pool.fillings.retain(|one| one.license != number);
        }
        self.changed(key, &before, 0, now);
        self.belongs(number, None);
        Ok(license)
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
