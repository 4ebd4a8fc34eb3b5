//! What people do with servers.

use std::collections::{BTreeMap, BTreeSet};

use super::{Answer, Cell, Model, Server, year_began};
use crate::simulator::deed::Wish;
use crate::simulator::{RELEASES_PER_YEAR, is_stock};

impl Model {
    pub(super) fn add_server(&mut self, customer: u8, number: u32, now: i64) -> Answer {
        if !self.is_open(customer) {
            return Answer::said("closed");
        }
        if self.servers.contains_key(&number) {
            return Answer::said("the name is taken");
        }
        let server = Server {
            customer,
            added: now,
            disabled: false,
            bound: None,
            former: None,
            generation: 1,
            token: 0,
            lease_number: 1,
            renew_after: None,
            holds_until: None,
            left_until: None,
            leases: BTreeMap::new(),
            alerts: BTreeSet::new(),
        };
        self.servers.insert(number, server);
        self.events.push("server.added");
        Answer::said("done")
    }

    pub(super) fn remove(&mut self, number: u32, now: i64) -> Answer {
        let Some(server) = self.servers.get(&number) else { return Answer::said("no such server") };
        if server.bound.is_some() {
            return Answer::said("an installation is bound");
        }
        let pools = self.pools_of(number);
        let has: u64 = pools.iter().map(|key| self.pools[key].cells[&number]).map(|c| c.granted + c.letting_go()).sum();
        if has > 0 {
            return Answer::said(format!("it holds {has}"));
        }
        for key in pools {
            self.change(key, now, |pool| {
                pool.cells.remove(&number);
            });
        }
        self.servers.remove(&number);
        self.events.push("server.removed");
        Answer::said("done")
    }

    pub(super) fn save(&mut self, customer: u8, cells: &[Wish], now: i64) -> Answer {
        let (mut named, mut changes) = (BTreeSet::new(), BTreeMap::<u8, Vec<(u32, u64)>>::new());
        for one in cells {
            if is_stock(one.kind) || !self.pools.contains_key(&(customer, one.kind)) {
                return Answer::said("no such license");
            }
            if self.servers.get(&one.server).is_none_or(|server| server.customer != customer) {
                return Answer::said("no such server");
            }
            if !named.insert((one.kind, one.server)) {
                return Answer::said("a cell is named twice");
            }
            if one.wanted != one.seen && one.wanted != self.wanted(customer, one.kind, one.server) {
                changes.entry(one.kind).or_default().push((one.server, one.wanted));
            }
        }
        let is_stale = |one: &&Wish| {
            let stands = self.wanted(customer, one.kind, one.server);
            one.seen != one.wanted && stands != one.seen && stands != one.wanted
        };
        let stale = cells.iter().filter(is_stale).count();
        if stale > 0 {
            return Answer::said(format!("{stale} cells have changed meanwhile"));
        }
        if changes.values().flatten().any(|(server, _)| self.servers[server].disabled) {
            return Answer::said("it is disabled");
        }
        let mut short = Vec::new();
        for (kind, wishes) in &changes {
            let pool = &self.pools[&(customer, *kind)];
            let is_named = |server: &u32| wishes.iter().any(|(named, _)| named == server);
            let others = pool.cells.iter().filter(|(server, _)| !is_named(server) && !self.servers[*server].disabled);
            let wanted: u64 = others.map(|(_, cell)| cell.wanted).chain(wishes.iter().map(|(_, units)| *units)).sum();
            let more = wishes.iter().any(|(server, units)| *units > self.wanted(customer, *kind, *server));
            if more && wanted > pool.capacity(now) {
                short.push((wanted, pool.capacity(now)));
            }
        }
        if !short.is_empty() {
            short.sort_unstable();
            let told: Vec<_> = short.iter().map(|(wanted, capacity)| format!("{wanted} of {capacity}")).collect();
            return Answer::said(format!("not enough: {}", told.join(", ")));
        }
        for (kind, wishes) in &changes {
            let running: BTreeSet<u32> =
                wishes.iter().map(|(server, _)| *server).filter(|server| self.is_running(*server, now)).collect();
            self.change((customer, *kind), now, |pool| {
                for (server, units) in wishes {
                    let cell = pool.cells.entry(*server).or_default();
                    (cell.wanted, cell.since) = (*units, now);
                    take(cell, cell.granted.saturating_sub(*units), running.contains(server));
                }
            });
            self.events.extend(wishes.iter().map(|_| "allocation.saved"));
        }
        let servers: BTreeSet<u32> = changes.values().flatten().map(|(server, _)| *server).collect();
        for server in servers {
            if self.servers[&server].token == 0 {
                self.make_token(server);
            }
        }
        Answer::said("saved")
    }

    pub(super) fn disable(&mut self, number: u32, now: i64) -> Answer {
        let running = self.is_running(number, now);
        let Some(server) = self.servers.get_mut(&number) else { return Answer::said("no such server") };
        if server.disabled {
            return Answer::said("done");
        }
        server.end_binding();
        server.disabled = true;
        self.raise_lease_number(number);
        self.take_everything(number, running, now);
        self.events.push("server.disabled");
        Answer::said("done")
    }

    pub(super) fn enable(&mut self, number: u32, now: i64) -> Answer {
        let Some(server) = self.servers.get_mut(&number) else { return Answer::said("no such server") };
        if !server.disabled {
            return Answer::said("done");
        }
        server.generation += 1;
        for key in self.pools_of(number) {
            let pool = &self.pools[&key];
            let counts = |server: &u32| *server != number && !self.servers[server].disabled;
            let others: u64 = pool.cells.iter().filter(|(one, _)| counts(one)).map(|(_, cell)| cell.wanted).sum();
            let left = pool.capacity(now).saturating_sub(others);
            // It counts again from here on, in this pool; in the others when their turn comes.
            let before = self.pools[&key].clone();
            if let Some(cell) = self.pools.get_mut(&key).and_then(|pool| pool.cells.get_mut(&number)) {
                (cell.wanted, cell.since) = (cell.wanted.min(left), now);
            }
            self.set_disabled(number, false);
            self.hand_out(key, now);
            self.changed(key, &before, 0, now);
            self.set_disabled(number, true);
        }
        self.set_disabled(number, false);
        self.make_token(number);
        self.events.push("server.enabled");
        Answer::said("done")
    }

    pub(super) fn unbind(&mut self, number: u32, now: i64) -> Answer {
        let running = self.is_running(number, now);
        let Some(server) = self.servers.get_mut(&number) else { return Answer::said("no such server") };
        if server.bound.is_none() {
            return Answer::said("done");
        }
        server.end_binding();
        self.make_token(number);
        self.raise_lease_number(number);
        self.take_everything(number, running, now);
        self.events.push("server.binding-released");
        Answer::said("done")
    }

    /// Somebody of an account that the server is none of any more finds no such server.
    pub(super) fn release_now(&mut self, number: u32, asker: Option<u8>, now: i64) -> Answer {
        let reaches = |server: &&Server| asker.is_none_or(|asker| asker == server.customer);
        let Some(server) = self.servers.get(&number).filter(reaches) else { return Answer::said("no such server") };
        let customer = usize::from(server.customer);
        let pools = self.pools_of(number);
        if pools.iter().all(|key| self.pools[key].cells[&number].letting_go() == 0) {
            return Answer::said("done");
        }
        let began = year_began(now, &self.customers[customer].zone);
        let used = self.customers[customer].releases.iter().filter(|at| **at >= began).count();
        if asker.is_some() && used >= RELEASES_PER_YEAR {
            return Answer::said("no release is left");
        }
        if asker.is_some() {
            self.customers[customer].releases.push(now);
        }
        if let Some(server) = self.servers.get_mut(&number) {
            server.left_until = None;
            if server.bound.is_none() {
                server.holds_until = None;
            }
        }
        for key in &pools {
            self.change(*key, now, |pool| {
                if let Some(cell) = pool.cells.get_mut(&number) {
                    (cell.releasing, cell.left_behind) = (0, 0);
                }
            });
        }
        self.runs_no_more(number);
        self.events.push("server.released-now");
        Answer::said("done")
    }

    pub(super) fn rotate(&mut self, number: u32, seen: Option<u64>) -> Answer {
        let Some(server) = self.servers.get_mut(&number) else { return Answer::said("no such server") };
        if seen.is_some_and(|seen| seen != server.generation) {
            return Answer::said("done");
        }
        if server.disabled {
            return Answer::said("it is disabled");
        }
        if server.token == 0 {
            return Answer::said("it has no token");
        }
        server.generation += 1;
        self.make_token(number);
        self.events.push("server.token-rotated");
        Answer::said("done")
    }

    /// What servers held whose lease has ended is free.
    pub(super) fn end_leases(&mut self, now: i64) -> Answer {
        let any = |model: &Self, server: u32, what: fn(&Cell) -> u64| {
            model.pools_of(server).iter().any(|key| what(&model.pools[key].cells[&server]) > 0)
        };
        let has_ended = |until: Option<i64>| until.is_some_and(|until| until <= now);
        let mut servers: Vec<_> = self.servers.iter().map(|(number, one)| (one.added, *number)).collect();
        servers.sort_unstable();
        servers.retain(|(_, number)| {
            let server = &self.servers[number];
            has_ended(server.holds_until) && any(self, *number, |cell| cell.releasing)
                || has_ended(server.left_until) && any(self, *number, |cell| cell.left_behind)
        });
        for (_, number) in &servers {
            let Some(server) = self.servers.get(number) else { continue };
            let (holds, left) = (server.holds_until, server.left_until);
            if has_ended(holds) {
                self.let_go(*number, now, |cell| &mut cell.releasing);
            }
            if has_ended(left) {
                self.let_go(*number, now, |cell| &mut cell.left_behind);
            }
        }
        Answer::said(format!("{} have let go", servers.len()))
    }

    /// A server has let go of some of what it had; whoever waits takes it up.
    pub(super) fn let_go(&mut self, server: u32, now: i64, of_what: fn(&mut Cell) -> &mut u64) {
        for key in self.pools_of(server) {
            let mut had = 0;
            if let Some(cell) = self.pools.get_mut(&key).and_then(|pool| pool.cells.get_mut(&server)) {
                had = *of_what(cell);
            }
            if had > 0 {
                self.change(key, now, |pool| {
                    if let Some(cell) = pool.cells.get_mut(&server) {
                        *of_what(cell) = 0;
                    }
                });
                self.events.push("allocation.released");
            }
        }
    }

    fn wanted(&self, customer: u8, kind: u8, server: u32) -> u64 {
        self.pools.get(&(customer, kind)).and_then(|pool| pool.cells.get(&server)).map_or(0, |cell| cell.wanted)
    }

    pub(super) fn is_running(&self, server: u32, now: i64) -> bool {
        let server = self.servers.get(&server);
        server.is_some_and(|one| one.bound.is_some() && one.holds_until.is_some_and(|until| now < until))
    }

    fn take_everything(&mut self, server: u32, running: bool, now: i64) {
        for key in self.pools_of(server) {
            self.change(key, now, |pool| {
                if let Some(cell) = pool.cells.get_mut(&server) {
                    take(cell, cell.granted, running);
                }
            });
        }
    }

    fn make_token(&mut self, server: u32) {
        if let Some(server) = self.servers.get_mut(&server) {
            server.token += 1;
            self.events.push("server.token-made");
        }
    }

    fn set_disabled(&mut self, server: u32, disabled: bool) {
        if let Some(server) = self.servers.get_mut(&server) {
            server.disabled = disabled;
        }
    }
}

impl Server {
    fn end_binding(&mut self) {
        self.generation += 1;
        if let Some(bound) = self.bound.take() {
            self.former = Some(bound);
        }
    }
}

/// Takes units from a server: from one that may be running on them they are free only when it has let go.
pub(super) fn take(cell: &mut Cell, units: u64, running: bool) {
    cell.granted -= units;
    if running {
        cell.releasing += units;
    }
}
