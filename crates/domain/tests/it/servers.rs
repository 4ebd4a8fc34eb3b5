//! Servers, their installations and the leases these hold: whatever happens in whatever order, no unit runs twice.
//!
//! The model keeps what the business cannot see: which installation holds which leases. One that was given a new lease
//! may run on the old or the new one until it has acknowledged the new; one whose binding has ended runs on until its
//! last lease ends, whatever the portal says. Only *Release now* is a person's word that it does not.

use std::collections::{BTreeMap, BTreeSet};

use claviger_domain::id::{Id, ServerId};
use claviger_domain::license::allocation::Standing;
use claviger_domain::license::item::ItemStatus;
use claviger_domain::license::lease::{LeasePolicy, draw_up, touched};
use claviger_domain::license::ledger::Figures;
use claviger_domain::license::pool::{Change, Pool, PoolKey, Refused};
use claviger_domain::license::server::{Admission, Binding, Server};
use claviger_domain::license::{License, Model, ProductRole};
use claviger_domain::time::Term;
use claviger_domain::units::Units;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

const SERVERS: u8 = 3;
const INSTALLATIONS: u8 = 3;
const CAPACITY: u64 = 20;

fn id<K>(number: u64) -> Id<K> {
    Id::from_uuid(uuid::Uuid::from_u128(u128::from(number)))
}

fn units(count: u64) -> Units {
    Units::new(count).unwrap()
}

fn pool(term: Option<Term>) -> Pool {
    let model = if term.is_some() { Model::Subscription } else { Model::Perpetual };
    let (application, unit, role) = ("fax".into(), "channels".into(), ProductRole::Base);
    let key = PoolKey { account: id(1), application, unit, role, model };
    let license = License {
        id: id(1),
        code: "L".into(),
        order: id(1),
        ordered_on: "2026-08-08".parse().unwrap(),
        pool: None,
        sku: "FX".into(),
        items: 1,
        units: units(CAPACITY),
        model,
        term,
        care: None,
        care_plan: None,
        care_months: None,
    };
    Pool::empty(id(1), key, TimeZone::UTC).load(license, Timestamp::UNIX_EPOCH).unwrap().pool
}

/// A lease as an installation holds it.
#[derive(Debug, Clone, Copy)]
struct Held {
    units: u64,
    until: Timestamp,
}

struct World {
    pool: Pool,
    now: Timestamp,
    servers: BTreeMap<u8, Server>,
    /// Whether the lease an installation was given last is still the newest.
    newest: BTreeSet<u8>,
    /// By server and installation: everything it may be running on.
    running: BTreeMap<(u8, u8), Vec<Held>>,
}

fn binding(installation: u8, now: Timestamp) -> Binding {
    Binding {
        key: [installation; 32],
        fingerprint: "f".into(),
        host: "h".into(),
        product_version: "1".into(),
        bound_at: now,
        sequence: 1,
        nonce: "n".into(),
        last_seen: now,
        origin: None,
    }
}

impl World {
    fn new() -> Self {
        let server = |number: u8| Server {
            id: id(u64::from(number)),
            account: id(1),
            name: number.to_string(),
            public_id: number.to_string(),
            binding: None,
            former: None,
            disabled_at: None,
            generation: 1,
            lease_number: 1,
            holds_lease_until: None,
            left_behind_until: None,
        };
        let servers = (0..SERVERS).map(|number| (number, server(number))).collect();
        let (newest, running) = (BTreeSet::new(), BTreeMap::new());
        Self { pool: pool(None), now: "2026-11-02T09:00:00Z".parse().unwrap(), servers, newest, running }
    }

    fn take(&mut self, change: Change) {
        for server in touched(&self.pool, &change.pool, self.now) {
            let number = u8::try_from(server.uuid().as_u128()).unwrap();
            self.newest.remove(&number);
        }
        let moved = change.movements.iter().try_fold(self.pool.figures, |figures: Figures, one| figures.after(*one));
        assert_eq!(moved.unwrap(), change.pool.figures);
        self.pool = change.pool;
    }

    /// Gives the bound installation its present lease, if it has not got it.
    fn give(&mut self, number: u8) {
        let server = self.servers.get_mut(&number).unwrap();
        let installation = server.binding.as_ref().unwrap().key[0];
        let terms = draw_up(server.id, std::slice::from_ref(&self.pool), &LeasePolicy::default(), self.now);
        if self.newest.insert(number) || server.holds_lease_until.is_none() {
            server.holds_lease_until = Some(terms.expires);
            let units = terms.items.iter().map(|item| item.units.count()).sum();
            self.running.entry((number, installation)).or_default().push(Held { units, until: terms.expires });
        }
    }

    fn act(&mut self, act: &Act) {
        let now = self.now;
        let of = |number: u8| -> ServerId { id(u64::from(number)) };
        match *act {
            Act::Save(number, count) => {
                if self.servers[&number].disabled_at.is_some() {
                    return;
                }
                let running: BTreeSet<_> =
                    self.servers.values().filter(|server| server.is_running(now)).map(|server| server.id).collect();
                match self.pool.save(&BTreeMap::from([(of(number), units(count))]), &running, now) {
                    Ok(change) => self.take(change),
                    Err(Refused::NotEnough(_)) => {}
                    Err(impossible) => panic!("{impossible}"),
                }
            }
            Act::Activate(number, installation) => {
                let Ok(admission) = self.servers[&number].may_activate(&[installation; 32], 2, "m") else { return };
                if !matches!(admission, Admission::Bound(_)) {
                    self.servers.get_mut(&number).unwrap().bind(admission, binding(installation, now));
                    self.newest.remove(&number);
                    self.take(self.pool.bind(of(number), admission == Admission::Back, now).unwrap());
                }
                self.give(number);
            }
            Act::CheckIn(number) => {
                let Some(bound) = self.servers[&number].binding.clone() else { return };
                if self.newest.contains(&number) {
                    let held = self.running.get_mut(&(number, bound.key[0])).unwrap();
                    held.drain(..held.len() - 1);
                    self.take(self.pool.release(of(number), now).unwrap());
                } else {
                    self.give(number);
                }
            }
            Act::Disable(number) => {
                if self.servers[&number].disabled_at.is_none() {
                    let running = self.servers[&number].is_running(now);
                    self.servers.get_mut(&number).unwrap().disable(now);
                    self.take(self.pool.disable(of(number), running, now).unwrap());
                }
            }
            Act::Enable(number) => {
                if self.servers[&number].disabled_at.is_some() {
                    self.servers.get_mut(&number).unwrap().enable();
                    self.take(self.pool.enable(of(number), now).unwrap());
                }
            }
            Act::ReleaseBinding(number) => {
                if self.servers[&number].binding.is_some() {
                    let running = self.servers[&number].is_running(now);
                    self.servers.get_mut(&number).unwrap().unbind(now);
                    self.take(self.pool.unbind(of(number), running, now).unwrap());
                }
            }
            Act::ReleaseNow(number) => {
                self.servers.get_mut(&number).unwrap().release_now();
                self.take(self.pool.release_now(of(number), now).unwrap());
                // Somebody gave their word: nothing but what the bound installation is granted runs.
                let granted = self.pool.allocation(of(number)).map_or(0, |one| one.granted.count());
                let bound = self.servers[&number].binding.as_ref().map(|bound| bound.key[0]);
                for ((server, installation), held) in &mut self.running {
                    if *server == number && Some(*installation) == bound {
                        held.iter_mut().for_each(|one| one.units = one.units.min(granted));
                    } else if *server == number {
                        held.clear();
                    }
                }
            }
            Act::Later(days) => {
                self.now += SignedDuration::from_hours(24 * i64::from(days));
                self.expire();
            }
        }
    }

    /// What the job does: units of leases that have ended are free.
    fn expire(&mut self) {
        let now = self.now;
        for server in self.servers.values().cloned().collect::<Vec<_>>() {
            if server.holds_lease_until.is_some_and(|until| until <= now) {
                self.newest.remove(&u8::try_from(server.id.uuid().as_u128()).unwrap());
                self.take(self.pool.release(server.id, now).unwrap());
            }
            if server.left_behind_until.is_some_and(|until| until <= now) {
                self.take(self.pool.release_left_behind(server.id, now).unwrap());
            }
        }
    }

    fn check(&self) {
        let figures = self.pool.figures;
        assert!(figures.held() <= self.pool.capacity_at(self.now), "{figures:?}");
        let sum = |of: fn(&claviger_domain::license::allocation::Allocation) -> Units| -> Units {
            self.pool.allocations.iter().map(of).sum()
        };
        assert_eq!(figures.used, sum(|one| one.granted));
        assert_eq!(figures.releasing, sum(|one| one.letting_go()));
        let most = |held: &Vec<Held>| {
            held.iter().filter(|one| self.now < one.until).map(|one| one.units).max().unwrap_or_default()
        };
        let running: u64 = self.running.values().map(most).sum();
        assert!(running <= CAPACITY, "{running} units run: {:?} of {:?}", self.running, self.pool.allocations);
        for allocation in &self.pool.allocations {
            let server = &self.servers[&u8::try_from(allocation.server.uuid().as_u128()).unwrap()];
            if allocation.standing == Standing::Disabled {
                assert!(allocation.granted.is_zero() && allocation.waiting().is_zero());
            }
            assert_eq!(allocation.standing == Standing::Disabled, server.disabled_at.is_some());
        }
    }
}

#[derive(Debug, Clone)]
enum Act {
    Save(u8, u64),
    Activate(u8, u8),
    CheckIn(u8),
    Disable(u8),
    Enable(u8),
    ReleaseBinding(u8),
    ReleaseNow(u8),
    Later(u8),
}

fn act() -> impl Strategy<Value = Act> {
    let server = 0..SERVERS;
    prop_oneof![
        4 => (server.clone(), 0..=CAPACITY).prop_map(|(server, count)| Act::Save(server, count)),
        4 => (server.clone(), 1..=INSTALLATIONS).prop_map(|(server, installation)| Act::Activate(server, installation)),
        6 => server.clone().prop_map(Act::CheckIn),
        2 => server.clone().prop_map(Act::Disable),
        2 => server.clone().prop_map(Act::Enable),
        2 => server.clone().prop_map(Act::ReleaseBinding),
        1 => server.prop_map(Act::ReleaseNow),
        2 => (1..20_u8).prop_map(Act::Later),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    /// Under any order of saving, activating, checking in, disabling, enabling, releasing and expiring, no more units
    /// run than there are, and none is held twice.
    #[test]
    fn l_15_no_unit_ever_runs_twice(acts in proptest::collection::vec(act(), 1..80)) {
        let mut model = World::new();
        for act in &acts {
            model.act(act);
            model.check();
        }
    }
}

/// What the server's page says of an item, as words.
#[test]
fn l_13_what_holds_of_an_item() {
    let now: Timestamp = "2026-11-02T09:00:00Z".parse().unwrap();
    let term = |last: &str| Term::new("2026-01-01".parse().unwrap(), last.parse().unwrap());
    let (a, b): (ServerId, ServerId) = (id(1), id(2));
    let say = |pool: &Pool, now: Timestamp| {
        let words = pool.item_status(a, now).into_iter().map(|status| match status {
            ItemStatus::OverAllocated(units) | ItemStatus::Waiting(units) | ItemStatus::Releasing(units) => {
                format!("{} {units}", status.word())
            }
            _ => status.word().to_owned(),
        });
        words.collect::<Vec<_>>().join(", ")
    };
    let save = |pool: &Pool, cells: &[(ServerId, u64)], running: &[ServerId]| {
        let wanted = cells.iter().map(|(server, count)| (*server, units(*count))).collect();
        pool.save(&wanted, &running.iter().copied().collect(), now).unwrap().pool
    };
    let given = |last: Option<&str>| save(&pool(last.and_then(term)), &[(a, 12)], &[]);

    assert_eq!(say(&pool(None), now), "");
    assert_eq!(say(&given(None), now), "active");
    assert_eq!(say(&given(Some("2027-10-31")), now), "active");
    assert_eq!(say(&given(Some("2026-12-02")), now), "active");
    assert_eq!(say(&given(Some("2026-12-01")), now), "ends-soon", "thirty days before its end");
    assert_eq!(say(&given(Some("2026-11-02")), "2026-11-03T00:00:00Z".parse().unwrap()), "ended");
    let half = save(&given(None), &[(a, 5)], &[a]);
    assert_eq!(say(&half, now), "active, releasing 7");
    assert_eq!(say(&save(&half, &[(a, 0)], &[a]), now), "releasing 12");
    let waits = save(&save(&pool(None), &[(b, 20)], &[]), &[(a, 8), (b, 12)], &[b]);
    assert_eq!(say(&waits, now), "waiting 8");
    assert_eq!(say(&given(None).disable(a, true, now).unwrap().pool, now), "disabled, releasing 12");
    assert_eq!(say(&given(None).disable(a, false, now).unwrap().pool, now), "disabled");
    let mut over = given(None);
    over.figures.loaded = units(10);
    assert_eq!(say(&over, now), "over-allocated 2");
}
