//! What should happen: the whole business in plain numbers and plain loops, without a line of `domain`.
//!
//! It is written to be checked by reading. Where the real thing plans, records and moves ledger lines, this only says how
//! everything stands afterwards; where the two differ, one of them is wrong.

mod devices;
mod editions;
mod guesses;
mod pool;
mod products;
mod servers;
mod stock;
mod vendor;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use super::deed::{By, Deed, LicenseNo, Line, Net};
use super::{KINDS, PARTNERS, PLAN_DAYS};
pub use devices::{Device, Made, Whose};
pub use editions::{Edition, Signer};
pub use guesses::{At, Whom};
pub use pool::{Care, CareDays, Cell, Filling, Item, Pool};
pub use products::{Given, Install, Request, What};
pub use stock::{ActivationKey, DeviceKey, KeyState, Offer, OfferState};

/// Microseconds.
pub const SECOND: i64 = 1_000_000;
/// Microseconds.
pub const DAY: i64 = 86_400 * SECOND;

/// The first day of every simulation.
#[must_use]
pub fn first_day() -> Date {
    date(2026, 11, 2)
}

/// An account.
#[derive(Debug, Clone)]
pub struct Customer {
    pub zone: TimeZone,
    pub merged_into: Option<u8>,
    /// When it used up a *Release now*.
    pub releases: Vec<i64>,
}

/// An order.
#[derive(Debug, Clone)]
pub struct Order {
    pub customer: u8,
    pub lines: Vec<Line>,
    pub state: State,
    pub link: u32,
}

/// How an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Locked,
    Unlocked,
    Cancelled,
}

/// A license.
#[derive(Debug, Clone)]
pub struct License {
    pub line: Line,
    /// Whose pool it fills, of the kind of its line.
    pub of: Option<u8>,
    /// The first day of its care, if that began when it was registered.
    pub registered: Option<Date>,
    /// When it was made, and as the how-manieth of its order.
    pub made: (i64, u32),
}

/// A server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    pub customer: u8,
    pub added: i64,
    pub disabled: bool,
    pub bound: Option<Bound>,
    pub former: Option<Bound>,
    pub generation: u64,
    /// How many tokens it has had; the last one is good.
    pub token: u64,
    pub lease_number: u64,
    pub renew_after: Option<i64>,
    pub holds_until: Option<i64>,
    pub left_until: Option<i64>,
    /// What its leases grant, by number.
    pub leases: BTreeMap<u64, Given>,
    /// Who was reported, and why.
    pub alerts: BTreeSet<(&'static str, u8)>,
}

/// An installation that is or was bound to a server, and its last call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    pub install: u8,
    pub sequence: u64,
    /// Whether that call came from a copy: its nonces are others.
    pub by_copy: bool,
}

/// What is answered to a deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// In words.
    pub said: String,
    /// The lease and the session that a product is given.
    pub given: Option<(Given, Session)>,
}

/// A product's session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    pub server: u32,
    pub generation: u64,
    pub expires_sec: i64,
}

/// A deed on its way: with the call that a product sends, if one does.
#[derive(Debug, Clone)]
pub struct Call {
    pub deed: Deed,
    pub request: Option<Request>,
    pub net: Net,
    /// Of which account the person is that asks, where it is not the vendor's.
    pub asker: Option<u8>,
}

/// Everything.
#[derive(Debug, Clone, Default)]
pub struct Model {
    pub customers: Vec<Customer>,
    pub orders: BTreeMap<u32, Order>,
    pub licenses: BTreeMap<LicenseNo, License>,
    /// By account and kind.
    pub pools: BTreeMap<(u8, u8), Pool>,
    pub servers: BTreeMap<u32, Server>,
    /// Activation keys, by the license that each brings.
    pub keys: BTreeMap<LicenseNo, ActivationKey>,
    pub device_keys: BTreeMap<u32, DeviceKey>,
    pub offers: BTreeMap<u32, Offer>,
    /// Below how many units somebody is told, and since when there are fewer; by account and kind.
    pub thresholds: BTreeMap<(u8, u8), (u64, Option<i64>)>,
    /// Devices that were shipped, in the order of their shipments.
    pub devices: Vec<Device>,
    /// How often who has guessed in vain, and when last.
    pub guesses: BTreeMap<(At, Whom), (u32, i64)>,
    /// By kind: units that the vendor has delivered to stock, those that came with claimed devices included, without those
    /// that it has taken back.
    pub delivered: BTreeMap<u8, i64>,
    /// The version of the license agreement that is in force, and when it was published.
    pub agreement: Option<(i64, u32)>,
    /// Who has accepted which version.
    pub agreed: BTreeSet<(u32, u8)>,
    /// Editions of the catalogue, in the order in which they were published.
    pub editions: Vec<Edition>,
    /// The keys that sign for devices, after the first one.
    pub signers: Vec<Signer>,
    pub installs: Vec<Install>,
    /// How many sessions were received; each has a number.
    pub sessions: usize,
    /// The events that what was served must have left.
    pub events: Vec<&'static str>,
    /// What ought never to be, and is.
    pub broken: Vec<String>,
}

/// A wrong in the model's own eyes: what is promised is not so.
impl Answer {
    fn said(said: impl Into<String>) -> Self {
        Self { said: said.into(), given: None }
    }
}

impl Model {
    /// A world with accounts and installations, and nothing else.
    #[must_use]
    pub fn new(zones: &[&str], installs: u8) -> Self {
        let customer = |zone: &&str| Customer {
            zone: TimeZone::get(zone).unwrap_or(TimeZone::UTC),
            merged_into: None,
            releases: Vec::new(),
        };
        Self {
            customers: zones.iter().map(customer).collect(),
            installs: (0..installs).map(|_| Install::default()).collect(),
            ..Self::default()
        }
    }

    /// What is sent when `deed` is to be done: products count their calls before anything arrives.
    pub fn prepare(&mut self, deed: &Deed) -> Call {
        let (request, net) = self.request(deed);
        let asker = match deed {
            Deed::ReleaseNow { server, by_vendor: false } => self.servers.get(server).map(|server| server.customer),
            _ => None,
        };
        Call { deed: deed.clone(), request, net, asker }
    }

    /// Does it, and answers.
    pub fn serve(&mut self, call: &Call, now: i64) -> Answer {
        if call.net == Net::CallLost {
            return Answer::said("lost on its way");
        }
        let answer = self.do_it(call, now);
        self.watch_stock(now);
        answer
    }

    fn do_it(&mut self, call: &Call, now: i64) -> Answer {
        match &call.deed {
            Deed::Place { order, customer, lines } => self.place(*order, *customer, lines, now),
            Deed::Unlock { order, link } => self.unlock(*order, *link, now),
            Deed::Cancel { order } => self.cancel(*order),
            Deed::Resend { order } => self.resend(*order),
            Deed::AddServer { customer, server } => self.add_server(*customer, *server, now),
            Deed::Remove { server } => self.remove(*server, now),
            Deed::Save { customer, cells } => self.save(*customer, cells, now),
            Deed::Disable { server } => self.disable(*server, now),
            Deed::Enable { server } => self.enable(*server, now),
            Deed::Unbind { server } => self.unbind(*server, now),
            Deed::ReleaseNow { server, .. } => self.release_now(*server, call.asker, now),
            Deed::Rotate { server, seen } => self.rotate(*server, *seen),
            Deed::Activate { .. }
            | Deed::CheckIn { .. }
            | Deed::Renew { .. }
            | Deed::Again { .. }
            | Deed::Copy { .. } => self.answer_product(call.request.as_ref(), now),
            Deed::Register { license } => self.register(*license, now),
            Deed::Return { license } => self.give_back(*license, now),
            Deed::Move { license, to } => self.move_license(*license, *to, now),
            Deed::Exchange { license, line, slot } => self.exchange(*license, *line, *slot, now),
            Deed::Merge { from, into } => self.merge(*from, *into, now),
            Deed::Redeem { account, by, key, typed } => self.redeem(*account, *by, *key, *typed, now),
            Deed::Withdraw { key } => self.withdraw(*key),
            Deed::MakeKeys { account, keys, number } => self.make_keys(*account, keys, *number, now),
            Deed::Revoke { number } => self.revoke(*number, now),
            Deed::Offer { from, what, to, number } => self.offer(*number, *from, *what, *to, now),
            Deed::AnswerOffer { number, by, reply } => self.answer_offer(*number, *by, *reply, now),
            Deed::Threshold { account, kind, units } => self.set_threshold(*account, *kind, *units),
            Deed::Ship { shipment, parcels, by_file, .. } => self.ship(*shipment, parcels, *by_file, now),
            Deed::LookFor { account, by, device, label } => self.look_for(*account, *by, *device, *label, now),
            Deed::Claim { account, by, device, label, .. } => self.claim(*account, *by, *device, *label, now),
            Deed::Download { account, device } => self.download(*account, *device),
            Deed::Assign { device, to } => self.assign(*device, *to, now),
            Deed::TakeBack { device } => self.take_back(*device),
            Deed::Unmake { device, product } => self.unmake(*device, *product, now),
            Deed::Publish { version } => self.publish(*version, now),
            Deed::Agree { account } => self.agree(*account),
            Deed::PublishEdition { edition, without, days } => self.publish_edition(*edition, without, *days, now),
            Deed::WithdrawEdition { edition } => self.withdraw_edition(*edition, now),
            Deed::MakeSigner { lead } => self.make_signer(*lead, now),
            Deed::EndOffers => self.end_offers(now),
            Deed::EndLeases => self.end_leases(now),
            Deed::Seal => Answer::said("done"),
        }
    }

    /// The account that is meant by another one's number.
    #[must_use]
    pub fn meant_by(&self, customer: u8) -> u8 {
        let into = self.customers.get(usize::from(customer)).and_then(|one| one.merged_into);
        into.map_or(customer, |into| self.meant_by(into))
    }

    /// Whether nothing was merged away that this account was.
    #[must_use]
    pub fn is_open(&self, customer: u8) -> bool {
        self.customers.get(usize::from(customer)).is_some_and(|one| one.merged_into.is_none())
    }

    /// Whether stock opens to an account's people: they have accepted the agreement that is in force, if one is. (P-01)
    #[must_use]
    pub fn has_agreed(&self, account: u8) -> bool {
        self.agreement.is_none_or(|(_, version)| self.agreed.contains(&(version, account)))
    }

    /// The same for one of them: all but the first are people who accept nothing.
    fn has_agreed_by(&self, account: u8, by: By) -> bool {
        self.has_agreed(account) && (by.person == 0 || self.agreement.is_none())
    }

    /// The version that was published last is in force.
    fn publish(&mut self, version: u32, now: i64) -> Answer {
        self.agreement = self.agreement.max(Some((now, version)));
        self.events.push("agreement.published");
        Answer::said("published")
    }

    fn agree(&mut self, account: u8) -> Answer {
        let Some((_, version)) = self.agreement else { return Answer::said("there is nothing to accept") };
        if self.agreed.insert((version, account)) {
            self.events.push("agreement.accepted");
        }
        Answer::said("accepted")
    }

    /// Whether an account is a partner's.
    #[must_use]
    pub fn is_partner(&self, account: u8) -> bool {
        account >= PARTNERS
    }

    /// What should never be so, whatever was done: units that run without being counted, and what deeds noted.
    #[must_use]
    pub fn wrongs(&self, now: i64) -> Vec<String> {
        let mut wrongs = self.broken.clone();
        wrongs.extend(
            self.lost_products(now).into_iter().map(|sku| format!("{sku} was sold, and is not in the catalogue")),
        );
        let mut running: BTreeMap<(u32, u8), u64> = BTreeMap::new();
        for install in &self.installs {
            for (server, kind, units) in install.runs(now) {
                *running.entry((server, kind)).or_default() += units;
            }
        }
        for ((server, kind), units) in running {
            let cells = self.pools.iter().filter(|((_, of), _)| *of == kind).filter_map(|(_, p)| p.cells.get(&server));
            let counted: u64 = cells.map(|cell| cell.granted + cell.letting_go()).sum();
            if units > counted {
                wrongs.push(format!("leases allow {units} of k{kind} as s{server}, and {counted} are counted"));
            }
        }
        wrongs
    }

    /// Changes a pool and lets whoever waits take up what is free.
    fn change(&mut self, key: (u8, u8), now: i64, what: impl FnOnce(&mut Pool)) {
        let Some(before) = self.pools.get(&key).cloned() else { return };
        if let Some(pool) = self.pools.get_mut(&key) {
            what(pool);
        }
        self.hand_out(key, now);
        self.changed(key, &before, 0, now);
    }

    /// Whoever waits is given what is free, the longest first; what a server is still letting go of it keeps, if the
    /// installation that runs on it is the one that is bound.
    fn hand_out(&mut self, key: (u8, u8), now: i64) {
        let Some(pool) = self.pools.get_mut(&key) else { return };
        let mut order: Vec<_> = pool.cells.iter().map(|(server, cell)| (cell.since, *server)).collect();
        order.sort_by_key(|(since, server)| (*since, self.servers.get(server).map_or(0, |one| one.added)));
        for (_, number) in order {
            let Some(server) = self.servers.get(&number) else { continue };
            let is_here = server.former.is_none();
            let Some(cell) = pool.cells.get_mut(&number) else { continue };
            if server.disabled {
                continue;
            }
            if is_here {
                let kept = (cell.wanted - cell.granted).min(cell.releasing);
                cell.granted += kept;
                cell.releasing -= kept;
            }
            let waiting = cell.wanted - cell.granted;
            let free = pool.free(now);
            if let Some(cell) = pool.cells.get_mut(&number) {
                cell.granted += waiting.min(free);
            }
        }
    }

    /// A pool has changed: servers whose lease now says something else get another one, and nobody may have been given
    /// what is not there; `brought` is what came in already given.
    fn changed(&mut self, key: (u8, u8), before: &Pool, brought: u64, now: i64) {
        let Some(after) = self.pools.get(&key) else { return };
        let (held, capacity) = (after.held(), after.capacity(now));
        if held > capacity && held > before.held() + brought {
            self.broken.push(format!("c{} k{}: {held} are given out of {capacity}", key.0, key.1));
        }
        let differs = |server: &u32| before.item(*server, now) != after.item(*server, now);
        let touched: Vec<u32> = after.cells.keys().copied().filter(differs).collect();
        for server in touched {
            self.raise_lease_number(server);
        }
    }

    fn raise_lease_number(&mut self, server: u32) {
        if let Some(server) = self.servers.get_mut(&server) {
            server.lease_number += 1;
            server.renew_after = None;
        }
    }

    /// The pools that a server has a cell in.
    fn pools_of(&self, server: u32) -> Vec<(u8, u8)> {
        self.pools.iter().filter(|(_, pool)| pool.cells.contains_key(&server)).map(|(key, _)| *key).collect()
    }

    /// What a license is to the pool of `customer`.
    fn filling(&self, number: LicenseNo, line: Line, customer: u8) -> Filling {
        let zone = self.customers.get(usize::from(customer)).map_or(TimeZone::UTC, |one| one.zone.clone());
        let starts = |day: Date| day.to_zoned(zone.clone()).map_or(0, |day| day.timestamp().as_microsecond());
        let (first, last) = days(line);
        let kind = KINDS[usize::from(line.kind)];
        let has_term = kind.model != "perpetual";
        let license = self.licenses.get(&number);
        let care = match license.and_then(|license| license.registered) {
            _ if line.plan == 0 => None,
            Some(first) => Some(care(line.plan, first, months_later(first, line.plan), starts)),
            None if kind.registered => Some(Care { plan: line.plan, days: None }),
            None => Some(care(line.plan, first, last, starts)),
        };
        let lasts = care.and_then(|care| care.days).map_or(first_day(), |days| days.last);
        Filling {
            license: number,
            units: u64::from(line.items) * kind.units,
            window: has_term.then(|| (starts(first), starts(last.tomorrow().unwrap_or(last)))),
            newest_release: lasts.max(first_day()),
            care,
            made: license.map_or((0, 0), |license| license.made),
        }
    }
}

/// Care is expiring for its last ninety days, and lapsed when thirty more have passed.
fn care(plan: u8, first: Date, last: Date, starts: impl Fn(Date) -> i64) -> Care {
    let later = |days: i64| starts(last.saturating_add(Span::new().days(days)));
    let instants = [starts(first), later(-90).max(starts(first)), later(1), later(31)];
    Care { plan, days: Some(CareDays { first, last, instants }) }
}

/// The last day of so many months from a first one: the day before the same day, or the end of a month that lacks it.
fn months_later(first: Date, months: u8) -> Date {
    let same = first.saturating_add(Span::new().months(i64::from(months)));
    if same.day() < first.day() { same } else { same.yesterday().unwrap_or(same) }
}

/// The days of a line's care, and of a subscription.
#[must_use]
pub fn days(line: Line) -> (Date, Date) {
    let last = first_day().checked_add(Span::new().days(line.last)).unwrap_or_else(|_| first_day());
    let length = PLAN_DAYS[usize::from(line.plan.min(3))];
    let first = last.checked_sub(Span::new().days(i64::from(length - 1).max(0))).unwrap_or(last);
    (first, last)
}

/// The year of an instant where an account is.
fn year_began(now: i64, zone: &TimeZone) -> i64 {
    let year = Timestamp::from_microsecond(now).map_or(2026, |now| now.to_zoned(zone.clone()).year());
    date(year, 1, 1).to_zoned(zone.clone()).map_or(0, |day| day.timestamp().as_microsecond())
}
