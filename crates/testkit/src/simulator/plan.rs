//! What happens next: drawn by chance, with an eye on how things stand, so that most deeds mean something and some do not.

mod devices;
mod editions;
mod stock;

use super::deed::{Deed, LicenseNo, Line, Net, Step, Wish};
use super::model::{DAY, License, Model, State};
use super::{KINDS, PARTNERS, is_stock};
use crate::luck::Luck;

/// So many licenses fill pools at the most before orders become rare: pools of a hundred licenses show nothing more.
const MANY_LICENSES: usize = 30;
/// The same of those that fill stock, which has no end but license keys.
const MUCH_STOCK: usize = 16;
/// So many servers are there at the most.
const MOST_SERVERS: usize = 6;

/// Draws the steps of one story.
#[derive(Debug, Clone)]
pub struct Plan {
    luck: Luck,
    orders: u32,
    servers: u32,
    slots: u32,
    /// License keys, by the numbers they are chosen under.
    keys: u32,
    /// The last list of them.
    list: Option<Deed>,
    offers: u32,
    agreements: u32,
    editions: u32,
    shipments: u32,
    /// Devices, by the numbers they are shipped under.
    devices: u8,
    /// What was sent and not answered.
    unanswered: Option<Deed>,
    spree: devices::Spree,
    began: i64,
}

impl Plan {
    /// A story of this seed, which begins at `now`.
    pub fn new(seed: u64, now: i64) -> Self {
        Self {
            luck: Luck::new(seed),
            orders: 0,
            servers: 0,
            slots: 99,
            keys: 0,
            list: None,
            offers: 0,
            agreements: 0,
            editions: 0,
            shipments: 0,
            devices: 0,
            unanswered: None,
            spree: devices::Spree::default(),
            began: now,
        }
    }

    /// The next step.
    pub fn next(&mut self, model: &Model, now: i64) -> Step {
        if let Some(deed) = self.agreement(model) {
            return Step::One(deed);
        }
        if let Some(step) = self.guesses(model) {
            return step;
        }
        if let Some(step) = self.editions(model, now) {
            return step;
        }
        match self.luck.below(100) {
            0..8 => Step::Wait { secs: self.while_away() },
            8..22 => {
                let mut deeds = vec![self.deed(model, now)];
                for _ in 0..=self.luck.below(3) {
                    // The same thing twice at once is what people and programs do when no answer comes.
                    let copy = u32::try_from(deeds.len()).unwrap_or(1);
                    let deed = if self.luck.in_a_hundred(35) {
                        again(deeds[0].clone(), copy)
                    } else if let Some(device) = deeds[0].device().filter(|_| self.luck.in_a_hundred(60))
                        && let Some(rival) = self.rival(model, device)
                    {
                        rival
                    } else {
                        self.deed(model, now)
                    };
                    deeds.push(deed);
                }
                deeds.truncate(4);
                Step::AtOnce(deeds)
            }
            _ => Step::One(self.deed(model, now)),
        }
    }

    /// A version of the license agreement now and then; people take their time to accept it.
    fn agreement(&mut self, model: &Model) -> Option<Deed> {
        if self.luck.below(1_200) == 0 {
            self.agreements += 1;
            return Some(Deed::Publish { version: self.agreements });
        }
        model.agreement?;
        let accounts = (0..).zip(&model.customers).map(|(account, _)| account);
        let waiting: Vec<u8> = accounts.filter(|account| !model.has_agreed(*account)).collect();
        let chance = if waiting.is_empty() { 1 } else { 60 };
        if self.luck.below(1_000) >= chance {
            return None;
        }
        // Once more does no harm.
        let account = self.luck.pick(&waiting).copied();
        Some(Deed::Agree { account: account.unwrap_or_else(|| self.holder(model)) })
    }

    fn while_away(&mut self) -> i64 {
        let longest = match self.luck.below(10) {
            0..3 => 3_600,
            3..6 => 26 * 3_600,
            6..9 => 6 * 86_400,
            _ => 35 * 86_400,
        };
        1 + i64::try_from(self.luck.below(longest)).unwrap_or(0)
    }

    fn deed(&mut self, model: &Model, now: i64) -> Deed {
        loop {
            let drawn = match self.luck.below(205) {
                0..9 => self.place(model, now),
                9..21 => self.about_an_order(model),
                21..25 => self.add_server(model),
                25..27 => self.some_server(model, |_| true).map(|server| Deed::Remove { server }),
                27..47 => self.save(model, now),
                47..51 => self.some_server(model, |one| one.bound.is_some()).map(|server| Deed::Disable { server }),
                51..56 => self.some_server(model, |one| one.disabled).map(|server| Deed::Enable { server }),
                56..60 => self.some_server(model, |one| one.bound.is_some()).map(|server| Deed::Unbind { server }),
                60..64 => self.release_now(model),
                64..67 => self.rotate(model),
                67..81 => self.activate(model),
                81..96 => self.some_install(model).map(|(install, net)| Deed::CheckIn { install, net }),
                96..105 => self.some_install(model).map(|(install, net)| Deed::Renew { install, net }),
                105..109 => self.some_install(model).map(|(install, net)| Deed::Again { install, net }),
                109..111 => {
                    let behind = self.luck.below(3);
                    self.some_install(model).map(|(install, _)| Deed::Copy { install, behind })
                }
                111..118 => self.correct(model, now),
                118..121 => self.register(model),
                121..126 => Some(Deed::EndLeases),
                126..176 => self.about_stock(model, now),
                176..202 => self.about_devices(model),
                _ => Some(Deed::Seal),
            };
            if let Some(deed) = drawn {
                return deed;
            }
        }
    }

    fn place(&mut self, model: &Model, now: i64) -> Option<Deed> {
        let placed: Vec<u32> = model.orders.keys().copied().collect();
        if let Some(order) = self.luck.pick(&placed).copied()
            && self.luck.in_a_hundred(20)
        {
            let known = &model.orders[&order];
            let lines = if self.luck.in_a_hundred(70) {
                known.lines.clone()
            } else {
                vec![self.line(is_stock(known.lines[0].kind), now)]
            };
            return Some(Deed::Place { order, customer: known.customer, lines });
        }
        let for_stock = self.luck.in_a_hundred(35);
        let of_stock = |one: &&License| is_stock(one.line.kind) == for_stock;
        let many = model.licenses.values().filter(|one| one.of.is_some()).filter(of_stock).count();
        if many >= if for_stock { MUCH_STOCK } else { MANY_LICENSES } && self.luck.in_a_hundred(90) {
            return None;
        }
        self.orders += 1;
        let mut lines: Vec<_> = (0..=self.luck.below(2)).map(|_| self.line(for_stock, now)).collect();
        if self.luck.in_a_hundred(8) {
            // A customer may have both with one order.
            lines.push(self.line(!for_stock, now));
        }
        let customer = if for_stock { self.holder(model) } else { self.customer(model) };
        Some(Deed::Place { order: self.orders, customer, lines })
    }

    fn line(&mut self, for_stock: bool, now: i64) -> Line {
        let kinds: Vec<u8> =
            (0..).zip(KINDS).map(|(kind, _)| kind).filter(|kind| is_stock(*kind) == for_stock).collect();
        let kind = self.luck.pick(&kinds).copied().unwrap_or(0);
        let items = u32::try_from(1 + self.luck.below(4)).unwrap_or(1);
        if for_stock {
            return Line { kind, items, plan: 0, last: 0 };
        }
        let has_term = KINDS[usize::from(kind)].model != "perpetual";
        let plan = u8::try_from(self.luck.below(4)).unwrap_or(0).max(u8::from(has_term));
        let today = i32::try_from((now - self.began).div_euclid(DAY)).unwrap_or(0);
        let last = today + i32::try_from(self.luck.below(100)).unwrap_or(0) - 5;
        Line { kind, items, plan, last }.told_once()
    }

    fn about_an_order(&mut self, model: &Model) -> Option<Deed> {
        let wants_locked = self.luck.in_a_hundred(80);
        let fits = |state: State| !wants_locked || state == State::Locked;
        let orders: Vec<u32> = model.orders.iter().filter(|(_, one)| fits(one.state)).map(|(no, _)| *no).collect();
        let order = *self.luck.pick(&orders)?;
        let link = model.orders[&order].link;
        Some(match self.luck.below(12) {
            0 => Deed::Cancel { order },
            1 | 2 => Deed::Resend { order },
            3 => Deed::Unlock { order, link: u32::try_from(1 + self.luck.below(4)).unwrap_or(1) },
            _ => Deed::Unlock { order, link },
        })
    }

    fn add_server(&mut self, model: &Model) -> Option<Deed> {
        if model.servers.len() >= MOST_SERVERS {
            return None;
        }
        self.servers += 1;
        Some(Deed::AddServer { customer: self.customer(model), server: self.servers })
    }

    fn save(&mut self, model: &Model, now: i64) -> Option<Deed> {
        let strays = self.luck.in_a_hundred(2);
        let pools = model.pools.iter().filter(|(key, pool)| (strays || !is_stock(key.1)) && !pool.fillings.is_empty());
        let pools: Vec<_> = pools.map(|(key, _)| *key).collect();
        let (customer, _) = *self.luck.pick(&pools)?;
        let of = |server: &u32| model.servers[server].customer == customer;
        let servers: Vec<u32> = model.servers.keys().copied().filter(of).collect();
        let kinds: Vec<u8> = pools.iter().filter(|(of, _)| *of == customer).map(|(_, kind)| *kind).collect();
        let mut cells: Vec<Wish> = Vec::new();
        for _ in 0..=self.luck.below(3) {
            let (kind, server) = (*self.luck.pick(&kinds)?, *self.luck.pick(&servers)?);
            let pool = &model.pools[&(customer, kind)];
            let stands = pool.cells.get(&server).map_or(0, |cell| cell.wanted);
            let others: u64 = pool.cells.iter().filter(|(one, _)| **one != server).map(|(_, cell)| cell.wanted).sum();
            let left = pool.capacity(now).saturating_sub(others);
            let wanted = match self.luck.below(10) {
                0 => 0,
                1 => left,
                2 => left + 1 + self.luck.below(3),
                3 | 4 => self.luck.below(pool.capacity(now) + 1),
                _ => self.luck.below(left + 1),
            };
            let seen = if self.luck.in_a_hundred(92) { stands } else { self.luck.below(12) };
            let is_named = cells.iter().any(|one| (one.kind, one.server) == (kind, server));
            if !is_named || self.luck.in_a_hundred(3) {
                cells.push(Wish { kind, server, seen, wanted });
            }
        }
        Some(Deed::Save { customer, cells })
    }

    fn release_now(&mut self, model: &Model) -> Option<Deed> {
        let lets_go = |number: u32| {
            model.pools.values().filter_map(|pool| pool.cells.get(&number)).any(|cell| cell.letting_go() > 0)
        };
        let servers: Vec<u32> = model.servers.keys().copied().filter(|number| lets_go(*number)).collect();
        let by_vendor = self.luck.in_a_hundred(50);
        self.luck.pick(&servers).map(|server| Deed::ReleaseNow { server: *server, by_vendor })
    }

    fn rotate(&mut self, model: &Model) -> Option<Deed> {
        let server = self.some_server(model, |one| one.token > 0)?;
        let generation = model.servers[&server].generation;
        let seen = match self.luck.below(4) {
            0 => None,
            1 => Some(generation.saturating_sub(1)),
            _ => Some(generation),
        };
        Some(Deed::Rotate { server, seen })
    }

    fn activate(&mut self, model: &Model) -> Option<Deed> {
        let wants_free = self.luck.in_a_hundred(85);
        let server = self.some_server(model, |one| one.token > 0 && (one.bound.is_none() || !wants_free))?;
        let one = &model.servers[&server];
        let token = if self.luck.in_a_hundred(93) { one.token } else { one.token.saturating_sub(1) };
        let former = one.former.as_ref().map(|former| former.install).filter(|_| self.luck.in_a_hundred(40));
        let install = former.unwrap_or_else(|| u8::try_from(self.luck.index(model.installs.len())).unwrap_or(0));
        Some(Deed::Activate { install, server, token, net: self.net() })
    }

    fn some_install(&mut self, model: &Model) -> Option<(u8, Net)> {
        let wants_bound = self.luck.in_a_hundred(85);
        let is_bound = |install: u8| {
            model.servers.values().any(|one| one.bound.as_ref().is_some_and(|bound| bound.install == install))
        };
        let all = 0..u8::try_from(model.installs.len()).unwrap_or(0);
        let installs: Vec<u8> = all.filter(|install| !wants_bound || is_bound(*install)).collect();
        let install = *self.luck.pick(&installs)?;
        Some((install, self.net()))
    }

    fn correct(&mut self, model: &Model, now: i64) -> Option<Deed> {
        let wants_filling = self.luck.in_a_hundred(90);
        let fits = |of: Option<u8>| !wants_filling || of.is_some();
        let licenses: Vec<LicenseNo> =
            model.licenses.iter().filter(|(_, one)| fits(one.of)).map(|(number, _)| *number).collect();
        match self.luck.below(100) {
            0..2 => return Some(Deed::Merge { from: self.customer(model), into: self.customer(model) }),
            2..6 => return Some(Deed::Merge { from: self.holder(model), into: self.holder(model) }),
            _ => {}
        }
        let license = *self.luck.pick(&licenses)?;
        Some(match self.luck.below(3) {
            0 => Deed::Return { license },
            1 if self.luck.in_a_hundred(5) => Deed::Move { license, to: self.holder(model) },
            1 => Deed::Move { license, to: self.customer(model) },
            _ => {
                self.slots += 1;
                let old = model.licenses[&license].line;
                let strays = self.luck.in_a_hundred(5);
                let mut line = self.line(is_stock(old.kind) != strays, now);
                if self.luck.in_a_hundred(60) {
                    (line.kind, line.plan) = (old.kind, old.plan);
                }
                Deed::Exchange { license, line: line.told_once(), slot: self.slots }
            }
        })
    }

    fn register(&mut self, model: &Model) -> Option<Deed> {
        let wants_waiting = self.luck.in_a_hundred(80);
        let waits = |one: &License| {
            one.registered.is_none()
                && one.of.is_some()
                && one.line.plan > 0
                && KINDS[usize::from(one.line.kind)].registered
        };
        let licenses: Vec<LicenseNo> =
            model.licenses.iter().filter(|(_, one)| !wants_waiting || waits(one)).map(|(number, _)| *number).collect();
        self.luck.pick(&licenses).map(|license| Deed::Register { license: *license })
    }

    fn some_server(&mut self, model: &Model, is_wanted: impl Fn(&super::model::Server) -> bool) -> Option<u32> {
        let anyone = self.luck.in_a_hundred(10);
        let fits = |server: &super::model::Server| anyone || is_wanted(server);
        let servers: Vec<u32> = model.servers.iter().filter(|(_, one)| fits(one)).map(|(number, _)| *number).collect();
        self.luck.pick(&servers).copied()
    }

    /// Mostly one that is open.
    fn customer(&mut self, model: &Model) -> u8 {
        let customer = u8::try_from(self.luck.index(usize::from(PARTNERS))).unwrap_or(0);
        if self.luck.in_a_hundred(90) { model.meant_by(customer) } else { customer }
    }

    fn net(&mut self) -> Net {
        match self.luck.below(20) {
            0 => Net::CallLost,
            1 | 2 => Net::AnswerLost,
            _ => Net::Fine,
        }
    }
}

/// A deed done once more, for the how-manieth time: what a product sent, it sends again.
fn again(deed: Deed, copy: u32) -> Deed {
    match deed {
        Deed::Activate { install, .. } | Deed::CheckIn { install, .. } | Deed::Renew { install, .. } => {
            Deed::Again { install, net: Net::Fine }
        }
        // A license is exchanged for one license; a second exchange has to bring another one, if it is not refused.
        // Two offers are two, even of the same.
        Deed::Publish { version } => Deed::Publish { version: version + copy * 1_000_000 },
        Deed::PublishEdition { edition, without, days } => {
            Deed::PublishEdition { edition: edition + copy * 1_000_000, without, days }
        }
        Deed::Offer { from, what, to, number } => Deed::Offer { from, what, to, number: number + copy * 1_000_000 },
        Deed::Exchange { license, line, slot } => Deed::Exchange { license, line, slot: slot + copy * 1_000_000 },
        other => other,
    }
}
