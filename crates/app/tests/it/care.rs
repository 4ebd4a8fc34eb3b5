//! Care begins by registering, says how it stands, and tells which releases may run; start pages say what needs somebody.

use claviger_app::Error;
use claviger_app::act::Who;
use claviger_app::domain::account::Role;
use claviger_app::domain::care::CareState;
use claviger_app::domain::id::{AccountId, LicenseId, PoolId, ServerId};
use claviger_app::domain::license::Care;
use claviger_app::order::{LineRequest, Request};
use claviger_app::overview::{self, Need, Overview, Start};
use claviger_app::product_registration::{self, Refusal};
use claviger_app::wire::lease::CareState as OnTheWire;
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::product::Product;
use crate::world::{World, cell, order, other_order, perpetual, subscription};

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Twenty channels for ever, with a year of Gold that begins when the product is registered.
fn undated() -> Request {
    let line = LineRequest { care: Some("gold".into()), care_months: Some(12), ..perpetual("IM120-4L", 5) };
    Request { lines: vec![line], ..order("A-1") }
}

struct Museum {
    world: World,
    anna: Who,
    account: AccountId,
    fax: PoolId,
    license: LicenseId,
    rome: ServerId,
}

impl Museum {
    fn with(world: World, request: &Request, given: u64) -> Self {
        let account = world.deliver(request);
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        let rome = world.add_server(&anna, account, "rome-1").unwrap().id;
        let row = world.matrix(account).rows.remove(0);
        let (fax, license) = (row.pool.id, row.pool.licenses[0].id);
        if given > 0 {
            world.save(&anna, account, &[cell(fax, rome, 0, given)]).unwrap();
        }
        Self { world, anna, account, fax, license, rome }
    }

    fn register(&self, who: &Who) -> Result<Care, Error> {
        let license = self.license;
        self.world.does(who, move |tx, act, _| product_registration::register(tx, act, license))
    }

    fn state(&self) -> Option<CareState> {
        let pool = self.world.matrix(self.account).rows.remove(0).pool;
        pool.care_at(self.world.now()).map(|standing| standing.state)
    }

    fn overview(&self) -> Overview {
        let account = self.account;
        self.world.sees(&self.anna, move |tx, act, vendor| overview::show(tx, act, vendor, account)).unwrap()
    }

    fn needs(&self) -> Vec<&'static str> {
        let needs = self.overview().needs.into_iter().map(|need| match need {
            Need::OverAllocated { .. } => "over-allocated",
            Need::Ended { .. } => "ended",
            Need::Unreachable { .. } => "unreachable",
            Need::CareOver { .. } => "care over",
            Need::Waiting { .. } => "waiting",
            Need::Unregistered { .. } => "unregistered",
            Need::Unassigned { .. } => "unassigned",
        });
        needs.collect()
    }
}

#[test]
fn c_03_registering_begins_care_today_where_the_account_is_and_the_servers_hear_of_it() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), &undated(), 0);
        assert_eq!(museum.state(), Some(CareState::NotStarted));
        // In Rome the day has begun already.
        museum.world.pass(SignedDuration::from_mins(14 * 60 + 30));
        assert_eq!(museum.world.now().to_string(), "2026-11-02T23:30:00Z");
        let rita = museum.world.person("rita@museo.example", &museum.world.account("C-1"), Role::ReadOnly);
        let bill = museum.world.person("bill@costa.example", &museum.world.other_reseller.clone(), Role::Administrator);
        assert!(matches!(museum.register(&rita), Err(Error::Forbidden)));
        assert!(matches!(museum.register(&bill), Err(Error::NotFound("license"))));
        let care = museum.register(&museum.anna).unwrap();
        assert_eq!(
            (care.term.first.to_string(), care.term.last.to_string()),
            ("2026-11-03".into(), "2027-11-02".into())
        );
        assert_eq!(museum.state(), Some(CareState::Active));
        let again = museum.register(&museum.anna);
        assert!(
            matches!(again, Err(Error::ProductRegistration(Refusal::HasDays(term))) if term == care.term),
            "{again:?}"
        );
        let events = museum.world.events(museum.license.uuid());
        let registered: Vec<_> = events.iter().filter(|event| event.kind == "license.registered").collect();
        assert_eq!((registered.len(), registered[0].actor_kind.as_str()), (1, "person"));
        assert!(museum.world.place(&undated()).unwrap().again, "the order is what it was");
    });
}

#[test]
fn c_03_the_first_activation_registers_what_nobody_has_registered() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), &undated(), 8);
        museum.world.pass(10 * DAY);
        let mut product = Product::new(&museum.world, "rome-host", museum.rome);
        let lease = product.activate().unwrap();
        let care = lease.items[0].care.as_ref().unwrap();
        assert_eq!((care.first.as_deref(), care.until.as_deref()), (Some("2026-11-12"), Some("2027-11-11")));
        assert_eq!(lease.items[0].care_state(museum.world.now().as_second()), OnTheWire::Active);
        assert_eq!(museum.state(), Some(CareState::Active));
        let events = museum.world.events(museum.license.uuid());
        let registered = events.iter().find(|event| event.kind == "license.registered").unwrap();
        assert_eq!(registered.actor_kind, "product");
        assert!(matches!(museum.register(&museum.anna), Err(Error::ProductRegistration(Refusal::HasDays(_)))));
    });
}

#[test]
fn c_03_an_activation_without_units_of_the_pool_registers_nothing() {
    on_both(|db| {
        let mut request = undated();
        request.lines.push(perpetual("IM162-90L", 1));
        let museum = Museum::with(World::new(db), &request, 0);
        let recording = museum.world.pool(museum.account, "call-recording", "perpetual").id;
        museum.world.save(&museum.anna, museum.account, &[cell(recording, museum.rome, 0, 5)]).unwrap();
        let mut product = Product::new(&museum.world, "rome-host", museum.rome);
        product.activate().unwrap();
        let fax = museum.world.pool(museum.account, "ip-fax", "perpetual");
        assert_eq!(fax.care_at(museum.world.now()).unwrap().state, CareState::NotStarted);
    });
}

#[test]
fn c_03_units_that_a_running_server_is_given_later_are_registered_when_it_asks_for_their_lease() {
    on_both(|db| {
        let mut request = undated();
        request.lines.push(perpetual("IM162-90L", 1));
        let museum = Museum::with(World::new(db), &request, 0);
        let world = &museum.world;
        let recording = world.pool(museum.account, "call-recording", "perpetual").id;
        world.save(&museum.anna, museum.account, &[cell(recording, museum.rome, 0, 5)]).unwrap();
        let mut product = Product::new(world, "rome-host", museum.rome);
        product.activate().unwrap();
        world.pass(DAY);
        let fax = || world.pool(museum.account, "ip-fax", "perpetual");
        world.save(&museum.anna, museum.account, &[cell(fax().id, museum.rome, 0, 8)]).unwrap();
        assert_eq!(fax().care_at(world.now()).unwrap().state, CareState::NotStarted);
        product.check_in().unwrap_err();
        product.renew().unwrap();
        let begun = fax().care_at(world.now()).unwrap();
        assert_eq!((begun.state, begun.term.unwrap().first.to_string()), (CareState::Active, "2026-11-03".into()));
        let number = product.held();
        product.renew().unwrap();
        product.check_in().unwrap();
        let license = fax().licenses[0].id;
        let registered = world.events(license.uuid()).iter().filter(|one| one.kind == "license.registered").count();
        assert_eq!((product.held(), registered), (number, 1), "once");
    });
}

#[test]
fn c_08_a_lease_names_the_newest_release_before_and_after_the_registration() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), &undated(), 0);
        let newest = || {
            let pool = museum.world.matrix(museum.account).rows.remove(0).pool;
            pool.newest_release(museum.world.now()).unwrap().to_string()
        };
        museum.world.pass(30 * DAY);
        assert_eq!(newest(), "2026-11-02", "that of the day it was ordered");
        museum.register(&museum.anna).unwrap();
        assert_eq!(newest(), "2027-12-01");
        museum.world.save(&museum.anna, museum.account, &[cell(museum.fax, museum.rome, 0, 20)]).unwrap();
        let mut product = Product::new(&museum.world, "rome-host", museum.rome);
        let item = product.activate().unwrap().items.remove(0);
        assert!(item.may_run("2027-12-01") && !item.may_run("2027-12-02"));
        // Care that is over takes nothing away but later releases: the product runs on.
        museum.world.pass(380 * DAY);
        let (lease, now) = (product.renew().unwrap(), museum.world.now().as_second());
        assert_eq!(lease.running(now).count(), 1);
        assert!(!lease.items[0].may_run("2027-12-02"));
        assert_eq!(lease.items[0].care_state(now), OnTheWire::Expired);
    });
}

#[test]
fn c_02_service_and_product_tell_the_same_state_at_every_instant() {
    on_both(|db| {
        let mut request = order("A-1");
        request.lines = vec![subscription("IM120-4L", 5, "2026-11-01", "2027-04-30")];
        let museum = Museum::with(World::new(db), &request, 20);
        let mut product = Product::new(&museum.world, "rome-host", museum.rome);
        let item = product.activate().unwrap().items.remove(0);
        let pool = museum.world.matrix(museum.account).rows.remove(0).pool;
        for hours in 0..(230 * 24) {
            let now = museum.world.now() + SignedDuration::from_hours(hours);
            let ours = pool.care_at(now).unwrap().state;
            assert_eq!(item.care_state(now.as_second()).word(), ours.word(), "at {now}");
        }
    });
}

#[test]
fn l_27_the_start_page_says_what_needs_somebody_what_ends_and_how_much_was_used() {
    on_both(|db| {
        let mut request = undated();
        request.lines.push(subscription("IM162-90L", 1, "2026-08-08", "2027-01-15"));
        let museum = Museum::with(World::new(db), &request, 0);
        assert_eq!(museum.needs(), ["unassigned", "unregistered", "unassigned"]);
        let fax = museum.world.pool(museum.account, "ip-fax", "perpetual").id;
        let recording = museum.world.pool(museum.account, "call-recording", "subscription").id;
        let save = |pool, seen, wanted| {
            museum.world.save(&museum.anna, museum.account, &[cell(pool, museum.rome, seen, wanted)]).unwrap();
        };
        save(fax, 0, 8);
        save(recording, 0, 90);
        assert_eq!(museum.needs(), ["unregistered"]);
        let mut product = Product::new(&museum.world, "rome-host", museum.rome);
        product.activate().unwrap();
        assert_eq!(museum.needs(), [] as [&str; 0]);
        let overview = museum.overview();
        let endings: Vec<_> =
            overview.endings.iter().map(|one| (one.row.application.as_str(), one.last.to_string())).collect();
        assert_eq!(endings, [("Call recording", "2027-01-15".to_owned())]);

        // A month later twelve are used, and the server was silent.
        museum.world.pass(35 * DAY);
        save(fax, 8, 12);
        assert_eq!(museum.needs(), ["unreachable"]);
        let overview = museum.overview();
        let fax_use = overview.uses.iter().find(|one| one.row.pool.id == fax).unwrap();
        let counts = |units: &[claviger_app::domain::units::Units]| -> Vec<_> {
            units.iter().map(|units| units.count()).collect()
        };
        let weeks = counts(&fax_use.weeks);
        assert_eq!((weeks.len(), weeks[0], weeks[46], weeks[48], weeks[52]), (53, 0, 0, 8, 12));
        let months: Vec<_> = fax_use.months.iter().map(|(day, used)| (day.to_string(), used.count())).collect();
        assert_eq!(
            months[10..],
            [("2026-10-31".to_owned(), 0), ("2026-11-30".to_owned(), 8), ("2026-12-07".to_owned(), 12)]
        );

        // The subscription is over: what used it runs no more.
        museum.world.pass(60 * DAY);
        assert_eq!(museum.needs(), ["ended", "unreachable"]);
        assert_eq!(museum.overview().endings.len(), 0);
    });
}

#[test]
fn l_27_who_looks_after_many_sees_them_together_and_nobody_sees_more_than_theirs() {
    on_both(|db| {
        let mut request = order("A-1");
        request.lines.push(subscription("IM162-90L", 1, "2026-08-08", "2027-01-15"));
        let museum = Museum::with(World::new(db), &request, 20);
        let mut product = Product::new(&museum.world, "rome-host", museum.rome);
        product.activate().unwrap();
        museum.world.pass(DAY);
        let world = &museum.world;
        world.place(&other_order("B-1")).unwrap();
        let see = |who: &Who, partner: Option<AccountId>| -> Result<Start, Error> {
            world.sees(who, move |tx, act, vendor| overview::start(tx, act, vendor, partner))
        };
        let figures = |start: Start| {
            (start.locked.map(|locked| locked.count), start.mails, start.silent.count, start.ending.count)
        };
        assert_eq!(figures(see(&world.operator, None).unwrap()), (Some(1), Some((0, 0)), 1, 1));
        let engineer = world.person("egon@imago.example", &world.vendor_account.clone(), Role::Engineer);
        assert_eq!(see(&engineer, None).unwrap().mails, None, "mails are for those who may see them");

        let rita = world.person("rita@belcampo.example", &world.reseller.clone(), Role::Administrator);
        let (own, other) = (world.reseller.id, world.other_reseller.id);
        assert_eq!(figures(see(&rita, Some(own)).unwrap()), (Some(0), None, 1, 1));
        assert!(matches!(see(&rita, None), Err(Error::Forbidden)));
        assert!(matches!(see(&rita, Some(other)), Err(Error::NotFound(_))));
        let carl = world.person("carl@costa.example", &world.other_reseller.clone(), Role::Administrator);
        assert_eq!(figures(see(&carl, Some(other)).unwrap()), (Some(1), None, 0, 0));
        let refused = see(&museum.anna, Some(museum.account));
        assert!(
            matches!(refused, Err(Error::Overview(overview::Refusal::OneAccount(account))) if account == museum.account)
        );
        let account = museum.account;
        let seen = world.sees(&carl, move |tx, act, vendor| overview::show(tx, act, vendor, account));
        assert!(matches!(seen, Err(Error::NotFound(_))));
        let silent = see(&rita, Some(own)).unwrap().silent.first.remove(0);
        assert_eq!((silent.name.as_str(), silent.customer.as_str()), ("rome-1", "Museo Civico"));
    });
}

#[test]
fn l_10_units_of_a_subscription_that_begins_and_ends_show_as_such() {
    on_both(|db| {
        let mut request = order("A-1");
        request.lines = vec![subscription("IM120-4L", 5, "2026-12-01", "2027-11-30")];
        let museum = Museum::with(World::new(db), &request, 0);
        let pool = || museum.world.matrix(museum.account).rows.remove(0).pool;
        let now = museum.world.now();
        assert_eq!((pool().capacity_at(now).count(), museum.state()), (0, Some(CareState::NotStarted)));
        assert_eq!(pool().next_change(now).map(|next| next.capacity.count()), Some(20));
        museum.world.pass(400 * DAY);
        assert_eq!(pool().ended(museum.world.now()).map(|day| day.to_string()).as_deref(), Some("2027-11-30"));
    });
}
