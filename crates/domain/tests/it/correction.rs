//! Corrections: what is taken from one pool is in the other or returned, and no unit is ever in two pools or in none.

use std::collections::{BTreeMap, BTreeSet};

use claviger_domain::care::CareState;
use claviger_domain::id::{Id, ServerId};
use claviger_domain::license::allocation::{Allocation, Standing};
use claviger_domain::license::correction::Refused;
use claviger_domain::license::lease::{self, LeasePolicy};
use claviger_domain::license::ledger::Figures;
use claviger_domain::license::pool::{Change, Pool, PoolKey, ShownCare};
use claviger_domain::license::{Care, CarePlan, License, Model, ProductRole};
use claviger_domain::time::Term;
use claviger_domain::units::Units;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use proptest::prelude::*;

fn id<K>(number: u64) -> Id<K> {
    Id::from_uuid(uuid::Uuid::from_u128(u128::from(number)))
}

fn units(count: u64) -> Units {
    Units::new(count).unwrap()
}

fn now() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

fn pool(number: u64, model: Model) -> Pool {
    let key = PoolKey {
        account: id(number),
        application: "pbx".into(),
        unit: "channels".into(),
        role: ProductRole::Base,
        model,
    };
    Pool::empty(id(number), key, TimeZone::get("Europe/Rome").unwrap())
}

fn term(first: &str, last: &str) -> Term {
    Term::new(first.parse().unwrap(), last.parse().unwrap()).unwrap()
}

fn license(number: u64, count: u64, term: Option<Term>) -> License {
    License {
        id: id(number),
        code: format!("L{number}"),
        order: id(number),
        ordered_on: "2026-08-08".parse().unwrap(),
        pool: Some(id(1)),
        sku: "PBX".into(),
        items: 1,
        units: units(count),
        model: if term.is_some() { Model::Subscription } else { Model::Perpetual },
        term,
        care: None,
        care_plan: None,
        care_months: None,
    }
}

fn with_care(number: u64, count: u64, plan: CarePlan, days: Term) -> License {
    License { care: Some(Care { plan, term: days }), care_plan: Some(plan), ..license(number, count, None) }
}

fn unregistered(number: u64, count: u64) -> License {
    License { care_plan: Some(CarePlan::Gold), care_months: Some(12), ..license(number, count, None) }
}

fn filled(licenses: Vec<License>) -> Pool {
    let model = licenses.first().map_or(Model::Perpetual, |license| license.model);
    licenses.into_iter().fold(pool(1, model), |pool, license| pool.load(license, now()).unwrap().pool)
}

fn save(pool: &Pool, cells: &[(u64, u64)], holding: &[u64]) -> Pool {
    let cells: BTreeMap<ServerId, Units> = cells.iter().map(|(server, count)| (id(*server), units(*count))).collect();
    let holding: BTreeSet<ServerId> = holding.iter().map(|server| id(*server)).collect();
    pool.save(&cells, &holding, now()).unwrap().pool
}

#[test]
fn l_29_a_license_taken_back_leaves_the_pool_over_allocated_and_takes_nothing_from_anybody() {
    let pool = save(&filled(vec![license(1, 20, None), license(2, 5, None)]), &[(7, 22)], &[]);
    let after = pool.withdraw(id(1)).unwrap().pool;
    assert_eq!((after.capacity_at(now()), after.over_allocated_at(now())), (units(5), units(17)));
    assert_eq!(after.allocation(id(7)).unwrap().granted, units(22));
    let more = after.save(&BTreeMap::from([(id(8), units(1))]), &BTreeSet::new(), now());
    assert!(more.is_err(), "nobody is given more");
    assert!(after.withdraw(id(1)).is_err_and(|refused| refused == Refused::NotInForce));
}

#[test]
fn l_29_units_that_were_passed_on_cannot_be_taken_back() {
    let pool = filled(vec![license(1, 10, None)]);
    let promised = pool.reserve(id(50), units(4), now()).unwrap().pool;
    assert_eq!(promised.withdraw(id(1)).unwrap_err(), Refused::PassedOn { units: units(10), movable: units(6) });
    let keyed = pool.make_keys(&[(id(60), units(3))], now()).unwrap().pool;
    assert_eq!(keyed.withdraw(id(1)).unwrap_err(), Refused::PassedOn { units: units(10), movable: units(7) });
    assert!(matches!(keyed.merge(&filled(Vec::new()), now()), Err(Refused::PassedOn { .. })));
}

#[test]
fn l_29_an_exchange_for_as_many_units_is_noticed_by_no_server() {
    let year = term("2026-08-08", "2027-08-07");
    let pool = save(&filled(vec![license(1, 20, Some(year))]), &[(7, 20)], &[7]);
    let same = License { code: "NEW".into(), ..license(9, 20, Some(year)) };
    let after = pool.exchange(id(1), same, now()).unwrap().pool;
    assert_eq!(lease::touched(&pool, &after, now()), []);
    let longer = license(9, 20, Some(term("2026-08-08", "2028-08-07")));
    let after = pool.exchange(id(1), longer, now()).unwrap().pool;
    assert_eq!(lease::touched(&pool, &after, now()), [id(7)], "the lease says another last day");
    assert_eq!(after.last_day(now()), Some("2028-08-07".parse().unwrap()));
}

#[test]
fn l_29_an_exchange_into_another_pool_carries_over_what_does_not_fit_here_and_fits_there() {
    let later = |minutes: i64| now() + jiff::SignedDuration::from_mins(minutes);
    // The cells of server 7 were saved first, those of 8 afterwards, those of 9 last.
    let given = |pool: &Pool, cells: &[(u64, u64)], holding: &[u64]| {
        let holding: BTreeSet<ServerId> = holding.iter().map(|server| id(*server)).collect();
        cells.iter().zip(0..).fold(pool.clone(), |pool, ((server, count), minutes)| {
            let cell = BTreeMap::from([(id(*server), units(*count))]);
            pool.save(&cell, &holding, later(minutes)).unwrap().pool
        })
    };
    let other = Pool { id: id(2), ..pool(1, Model::Subscription) };
    let stands = |pool: &Pool, server: u64| {
        let one = pool.allocation(id(server)).copied().unwrap_or_else(|| Allocation::none(id(server), now()));
        [one.wanted, one.granted, one.releasing].map(Units::count)
    };
    let check = |from: &Pool, into: &Pool, brings: u64, running: &[u64], carried: &[(u64, u64)], left: u64| {
        let running: BTreeSet<ServerId> = running.iter().map(|server| id(*server)).collect();
        let new = License { pool: Some(id(2)), ..license(90, brings, Some(term("2026-01-01", "2027-12-31"))) };
        let done = from.exchange_into(id(1), into, new, &running, later(60)).unwrap();
        let told: Vec<_> = done.carried.iter().map(|one| (one.server, one.units)).collect();
        let expected: Vec<_> = carried.iter().map(|(server, count)| (id(*server), units(*count))).collect();
        assert_eq!((told, done.left), (expected, units(left)));
        assert!(done.into.pool.figures.held() <= done.into.pool.capacity_at(later(60)), "{:?}", done.into.pool.figures);
        done
    };

    // All of it goes over; what may be running is released by its server, and the rest is free at once.
    let from = given(&filled(vec![license(1, 20, None)]), &[(7, 12), (8, 3)], &[7]);
    let done = check(&from, &other, 20, &[7], &[(8, 3), (7, 12)], 0);
    assert_eq!([stands(&done.from.pool, 7), stands(&done.from.pool, 8)], [[0, 0, 12], [0, 0, 0]]);
    assert_eq!([stands(&done.into.pool, 7), stands(&done.into.pool, 8)], [[12, 12, 0], [3, 3, 0]]);
    assert_eq!(done.from.pool.release(id(7), later(61)).unwrap().pool.figures, Figures::default());

    // The new license brings less: the newest go over as far as there is room, the rest is over-allocated.
    let done = check(&from, &other, 5, &[7], &[(8, 3), (7, 2)], 10);
    assert_eq!((stands(&done.from.pool, 7), stands(&done.into.pool, 7)), ([10, 10, 2], [2, 2, 0]));
    assert_eq!(done.from.pool.over_allocated_at(later(60)), units(12));

    // What fits here still, stays here: the newest go over first.
    let both = filled(vec![license(1, 10, None), license(2, 10, None)]);
    let from = given(&both, &[(7, 8), (8, 4), (9, 1)], &[]);
    let done = check(&from, &other, 10, &[], &[(9, 1), (8, 2)], 0);
    assert_eq!([7, 8, 9].map(|server| stands(&done.from.pool, server)), [[8, 8, 0], [2, 2, 0], [0, 0, 0]]);
    check(&given(&both, &[(7, 8)], &[]), &other, 10, &[], &[], 0);

    // Who waits there is served before anybody comes, and what a server is to have there already is kept.
    let waiting = given(
        &Pool { id: id(2), ..pool(1, Model::Subscription) }
            .load(license(3, 4, Some(term("2026-01-01", "2027-12-31"))), now())
            .unwrap()
            .pool,
        &[(8, 4)],
        &[],
    );
    let from = given(&filled(vec![license(1, 6, None)]), &[(8, 6)], &[]);
    let done = check(&from, &waiting, 6, &[], &[(8, 6)], 0);
    assert_eq!(stands(&done.into.pool, 8), [10, 10, 0]);

    // A disabled server has nothing, so that nothing of it goes over; one whose binding has ended stays away there too.
    let disabled = from.disable(id(8), false, now()).unwrap().pool;
    check(&disabled, &other, 6, &[], &[], 0);
    let away = from.unbind(id(8), false, now()).unwrap().pool;
    let done = check(&away, &other, 6, &[], &[(8, 6)], 0);
    assert_eq!(done.into.pool.allocation(id(8)).unwrap().standing, Standing::Away);

    // Units that were passed on keep the license where it is.
    let keyed = filled(vec![license(1, 6, None)]).make_keys(&[(id(60), units(3))], now()).unwrap().pool;
    let refused = keyed.exchange_into(id(1), &other, license(90, 6, None), &BTreeSet::new(), now());
    assert!(matches!(refused, Err(Refused::PassedOn { .. })));
}

#[test]
fn l_29_what_was_taken_back_altogether_does_not_run_any_more() {
    let pool = save(&filled(vec![license(1, 20, None)]), &[(7, 20)], &[7]);
    let items =
        |pool: &Pool| lease::draw_up(id(7), std::slice::from_ref(pool), &LeasePolicy::default(), now()).items.len();
    let after = pool.withdraw(id(1)).unwrap().pool;
    assert_eq!((items(&pool), items(&after)), (1, 0));
    assert_eq!(lease::touched(&pool, &after, now()), [id(7)]);
}

#[test]
fn l_29_what_was_taken_back_does_not_run_although_a_renewal_is_there_until_the_renewal_begins() {
    let (this, next) = (term("2026-01-01", "2026-11-30"), term("2026-12-01", "2027-11-30"));
    let pool = save(&filled(vec![license(1, 20, Some(this)), license(2, 20, Some(next))]), &[(7, 20)], &[7]);
    let after = pool.withdraw(id(1)).unwrap().pool;
    let at = |pool: &Pool, now: Timestamp| {
        let terms = lease::draw_up(id(7), std::slice::from_ref(pool), &LeasePolicy::default(), now);
        (terms.items.len(), terms.renew_after.duration_since(now).as_hours())
    };
    let begins: Timestamp = "2026-11-30T23:00:00Z".parse().unwrap();
    assert_eq!(at(&pool, now()), (1, 15 * 24));
    assert_eq!(lease::touched(&pool, &after, now()), [id(7)], "the server hears of it");
    // Nine days, less the ten hours since midnight in Rome: the product asks at the renewal's first instant.
    assert_eq!(at(&after, now()), (0, 9 * 24 - 10));
    assert_eq!(at(&after, begins), (1, 15 * 24));
    // What has ended by itself is in the lease as before, with its end.
    let ended: Timestamp = "2027-12-01T09:00:00Z".parse().unwrap();
    assert_eq!(at(&after, ended), (1, 15 * 24));
}

#[test]
fn l_29_what_a_former_installation_may_run_on_goes_into_the_other_pool_too() {
    let from = save(&filled(vec![license(1, 10, None)]), &[(7, 5)], &[7]);
    let from = from.unbind(id(7), true, now()).unwrap().pool.bind(id(7), false, now()).unwrap().pool;
    let stands = |pool: &Pool| pool.allocation(id(7)).map(|one| [one.granted, one.releasing, one.left_behind]);
    assert_eq!(stands(&from), Some([units(5), units(0), units(5)]));
    let into = Pool { id: id(2), ..pool(2, Model::Perpetual) }.load(license(2, 5, None), now()).unwrap().pool;
    let merged = from.merge(&into, now()).unwrap();
    assert_eq!(merged.from.pool.figures, Figures::default());
    let after = merged.into.pool;
    assert_eq!((after.figures.releasing, after.free_at(now())), (units(5), units(5)));
    let let_go = after.release_left_behind(id(7), now()).unwrap().pool;
    assert_eq!((let_go.figures.releasing, let_go.free_at(now())), (units(0), units(10)));
}

#[test]
fn l_29_merged_pools_hold_what_both_held_and_who_waited_is_served() {
    let from = save(&filled(vec![license(1, 10, None)]), &[(7, 10)], &[7]);
    // Server 7 lets go of four, for which server 8 waits.
    let from = save(&from, &[(7, 6), (8, 4)], &[7]);
    let into = Pool { id: id(2), ..pool(2, Model::Perpetual) }.load(license(2, 5, None), now()).unwrap().pool;
    let into = save(&into, &[(9, 3)], &[]);
    let merged = from.merge(&into, now()).unwrap();
    assert_eq!(merged.from.pool.figures, Figures::default());
    assert!(merged.from.pool.licenses.is_empty() && merged.from.pool.allocations.is_empty());
    let after = merged.into.pool;
    let stands = |server: u64| {
        let one = after.allocation(id(server)).unwrap();
        [one.wanted, one.granted, one.releasing].map(Units::count)
    };
    assert_eq!([stands(7), stands(8), stands(9)], [[6, 6, 4], [4, 2, 0], [3, 3, 0]]);
    assert_eq!(after.figures, Figures { loaded: units(15), used: units(11), reserved: units(0), releasing: units(4) });
    assert!(after.licenses.iter().all(|license| license.id != id(1) || license.pool == Some(id(2))));
}

#[test]
fn c_02_the_care_that_ends_first_speaks_for_the_row() {
    let gold = with_care(1, 5, CarePlan::Gold, term("2026-01-01", "2027-12-31"));
    let check = |licenses: Vec<License>, shown: ShownCare, state: Option<(CareState, Option<&str>)>| {
        let pool = filled(licenses);
        let care = pool.care_at(now());
        let told = care.map(|care| (care.state, care.term.map(|term| term.last.to_string())));
        assert_eq!((pool.shown_care(now()), told), (shown, state.map(|(state, last)| (state, last.map(Into::into)))));
    };
    check(vec![license(2, 5, None)], ShownCare::None, None);
    check(vec![gold.clone()], ShownCare::Plan(CarePlan::Gold), Some((CareState::Active, Some("2027-12-31"))));
    let ending = with_care(3, 5, CarePlan::Gold, term("2026-01-01", "2026-12-31"));
    check(vec![gold.clone(), ending], ShownCare::Plan(CarePlan::Gold), Some((CareState::Expiring, Some("2026-12-31"))));
    let lapsed = with_care(4, 5, CarePlan::Basic, term("2025-01-01", "2025-12-31"));
    check(vec![gold.clone(), lapsed], ShownCare::Several, Some((CareState::Lapsed, Some("2025-12-31"))));
    check(vec![unregistered(5, 5)], ShownCare::Plan(CarePlan::Gold), Some((CareState::NotStarted, None)));
    check(
        vec![gold, unregistered(5, 5)],
        ShownCare::Plan(CarePlan::Gold),
        Some((CareState::Active, Some("2027-12-31"))),
    );
}

#[test]
fn c_08_the_newest_release_goes_by_the_licenses_that_count() {
    let newest = |licenses: Vec<License>| filled(licenses).newest_release(now()).map(|day| day.to_string());
    let gold = || with_care(1, 5, CarePlan::Gold, term("2026-01-01", "2027-12-31"));
    assert_eq!(newest(vec![gold()]).as_deref(), Some("2027-12-31"));
    // Without care, or while it waits to be registered, it is the release of the order's day.
    assert_eq!(newest(vec![gold(), license(2, 5, None)]).as_deref(), Some("2026-08-08"));
    assert_eq!(newest(vec![gold(), unregistered(3, 5)]).as_deref(), Some("2026-08-08"));
    let care = unregistered(3, 5).register("2026-11-22".parse().unwrap()).unwrap();
    assert_eq!(care.term.last.to_string(), "2027-11-21");
    let registered = License { care: Some(care), ..unregistered(3, 5) };
    assert_eq!(newest(vec![gold(), registered]).as_deref(), Some("2027-11-21"));
    // Care that was over before the order's day does not take that day's release away.
    let old = with_care(4, 5, CarePlan::Basic, term("2024-01-01", "2024-12-31"));
    assert_eq!(newest(vec![old]).as_deref(), Some("2026-08-08"));
    // What has not begun yet does not count yet.
    let (running, later) = (Some(term("2026-08-08", "2027-08-07")), Some(term("2027-01-01", "2027-03-31")));
    let subscribed = |number, term: Option<Term>| License {
        care: term.map(|term| Care { plan: CarePlan::Gold, term }),
        care_plan: Some(CarePlan::Gold),
        ..license(number, 5, term)
    };
    assert_eq!(newest(vec![subscribed(1, running), subscribed(2, later)]).as_deref(), Some("2027-08-07"));
    assert_eq!(newest(vec![subscribed(2, later)]), None);
}

#[test]
fn c_03_only_what_waits_can_be_registered() {
    use claviger_domain::care::NotRegistrable;
    let today = "2026-11-22".parse().unwrap();
    let days = term("2026-01-01", "2027-12-31");
    assert_eq!(
        with_care(1, 5, CarePlan::Gold, days).register(today),
        Err(NotRegistrable::HasDays(days)),
        "the order fixed the days"
    );
    assert_eq!(license(1, 5, None).register(today), Err(NotRegistrable::NoCare));
    assert_eq!(License { pool: None, ..unregistered(1, 5) }.register(today), Err(NotRegistrable::NotInForce));
}

#[test]
fn l_09_start_and_term_of_several_are_the_earliest_start_and_the_next_term() {
    let shown = |licenses: Vec<License>| {
        filled(licenses).shown_term(now()).map(|term| format!("{} {}", term.first, term.last)).unwrap_or_default()
    };
    let running = |number, first, last| license(number, 5, Some(term(first, last)));
    assert_eq!(
        shown(vec![running(1, "2026-08-08", "2027-08-07"), running(2, "2026-01-01", "2028-12-31")]),
        "2026-01-01 2027-08-07"
    );
    // What has not begun does not show in the dates, unless there is nothing else.
    assert_eq!(
        shown(vec![running(1, "2026-08-08", "2027-08-07"), running(2, "2026-12-01", "2026-12-31")]),
        "2026-08-08 2027-08-07"
    );
    assert_eq!(shown(vec![running(2, "2027-08-08", "2028-08-07")]), "2027-08-08 2028-08-07");
    assert_eq!(
        shown(vec![running(1, "2024-01-01", "2024-12-31"), running(2, "2025-01-01", "2025-12-31")]),
        "2024-01-01 2025-12-31"
    );
    // Of perpetual licenses it is their care; one that is over is not the next.
    let care = |number, first, last| with_care(number, 5, CarePlan::Gold, term(first, last));
    assert_eq!(
        shown(vec![care(1, "2024-01-01", "2024-12-31"), care(2, "2026-01-01", "2027-12-31")]),
        "2024-01-01 2027-12-31"
    );
    assert_eq!(shown(vec![license(1, 5, None), unregistered(2, 5)]), "");
}

#[test]
fn l_10_a_pool_whose_licenses_begin_in_future_and_one_that_has_ended() {
    let at = |pool: &Pool, now: &str| {
        let now = now.parse().unwrap();
        let next = pool.next_change(now).map(|next| (next.at.to_string(), next.capacity.count()));
        let ended = pool.ended(now).map(|day| day.to_string());
        (pool.capacity_at(now).count(), next, ended, pool.care_at(now).map(|care| care.state))
    };
    let days = term("2027-08-08", "2028-08-07");
    let subscribed = License {
        care: Some(Care { plan: CarePlan::Gold, term: days }),
        care_plan: Some(CarePlan::Gold),
        ..license(1, 15, Some(days))
    };
    let pool = filled(vec![subscribed]);
    let begins = Some(("2027-08-07T22:00:00Z".to_owned(), 15));
    assert_eq!(at(&pool, "2026-11-22T09:00:00Z"), (0, begins, None, Some(CareState::NotStarted)));
    assert_eq!(pool.shown_care(now()), ShownCare::Plan(CarePlan::Gold));
    let ends = Some(("2028-08-07T22:00:00Z".to_owned(), 0));
    assert_eq!(at(&pool, "2027-08-07T22:00:00Z"), (15, ends, None, Some(CareState::Active)));
    let over = (0, None, Some("2028-08-07".to_owned()), Some(CareState::Expired));
    assert_eq!(at(&pool, "2028-08-07T22:00:00Z"), over);
    assert_eq!(filled(vec![license(1, 5, None)]).ended(now()), None);
}

#[test]
fn l_11_a_pool_that_falls_below_what_is_given_out_is_over_allocated_by_so_much_and_gives_nobody_more() {
    let (this, next) = (term("2026-08-08", "2027-08-07"), term("2026-08-08", "2028-08-07"));
    let pool = save(&filled(vec![license(1, 15, Some(this)), license(2, 5, Some(next))]), &[(7, 12), (8, 8)], &[]);
    let at = |text: &str| -> Timestamp { text.parse().unwrap() };
    let (before, after) = (at("2027-08-07T21:59:59Z"), at("2027-08-07T22:00:00Z"));
    let over = |now: Timestamp| pool.over_allocated_at(now).count();
    assert_eq!([over(now()), over(before), over(after)], [0, 0, 15]);
    // What each has stays its own until somebody reduces it, one step at a time; nobody is given more.
    let saves = |cells: &[(u64, u64)]| {
        let cells: BTreeMap<ServerId, Units> =
            cells.iter().map(|(server, count)| (id(*server), units(*count))).collect();
        pool.save(&cells, &BTreeSet::new(), after).map(|change| change.pool)
    };
    assert!(saves(&[(9, 1)]).is_err() && saves(&[(8, 9)]).is_err() && saves(&[(7, 0), (8, 9)]).is_err());
    let reduced = saves(&[(7, 5)]).unwrap();
    assert_eq!((reduced.over_allocated_at(after), reduced.allocation(id(8)).unwrap().granted), (units(8), units(8)));
    let fits = saves(&[(7, 0), (8, 5)]).unwrap();
    assert!(fits.over_allocated_at(after).is_zero());

    // A pool that has fallen to nothing lets nothing run, from that instant on.
    let all = save(&filled(vec![license(1, 15, Some(this))]), &[(7, 12)], &[7]);
    let drawn_up = lease::draw_up(id(7), std::slice::from_ref(&all), &LeasePolicy::default(), before);
    assert_eq!(drawn_up.items[0].ends, Some(after));
    assert_eq!((all.over_allocated_at(after), all.capacity_at(after)), (units(12), units(0)));
}

#[test]
fn c_12_a_subscription_that_is_not_renewed_stops_with_its_term_whatever_the_lease_s_own_end() {
    let year = term("2026-08-08", "2027-08-07");
    let pool = save(&filled(vec![license(1, 20, Some(year))]), &[(7, 20)], &[7]);
    let ends: Timestamp = "2027-08-07T22:00:00Z".parse().unwrap();
    let drawn_up = |pool: &Pool| {
        let late = ends - jiff::SignedDuration::from_hours(24);
        lease::draw_up(id(7), std::slice::from_ref(pool), &LeasePolicy::default(), late)
    };
    let terms = drawn_up(&pool);
    assert!(terms.expires > ends, "the lease itself holds for another month");
    assert_eq!((terms.items[0].ends, terms.items[0].term), (Some(ends), Some("2027-08-07".parse().unwrap())));
    // Renewed, it runs on; a perpetual license has no end at all.
    let renewed = pool.load(license(2, 20, Some(term("2027-08-08", "2028-08-07"))), now()).unwrap().pool;
    assert_eq!(drawn_up(&renewed).items[0].term, Some("2028-08-07".parse().unwrap()));
    let perpetual = save(&filled(vec![license(1, 20, None)]), &[(7, 20)], &[7]);
    assert_eq!(drawn_up(&perpetual).items[0].ends, None);
}

#[test]
fn l_27_what_ends_within_a_time_is_named_once_with_what_ends_of_it() {
    let soon = License { care_plan: None, ..license(1, 5, Some(term("2026-01-01", "2026-12-31"))) };
    let later = license(2, 5, Some(term("2026-01-01", "2027-12-31")));
    let until = "2027-02-20T00:00:00Z".parse().unwrap();
    let pool = filled(vec![later, soon]);
    let named: Vec<_> = pool.ending(now(), until).iter().map(|one| (one.license.id, one.last.to_string())).collect();
    assert_eq!(named, [(id(1), "2026-12-31".to_owned())]);
    let pool = filled(vec![with_care(3, 5, CarePlan::Gold, term("2026-01-01", "2026-12-31")), license(4, 5, None)]);
    assert_eq!(pool.ending(now(), until).len(), 1);
}

/// Three accounts, each with a pool for ever and one for a term.
struct Books {
    pools: Vec<[Pool; 2]>,
    sums: Vec<[Figures; 2]>,
    delivered: u64,
    returned: u64,
    licenses: u64,
    holding: BTreeSet<ServerId>,
}

#[derive(Debug, Clone)]
enum Act {
    Deliver(usize, u64, bool),
    Return(usize, usize),
    Move(usize, usize, usize),
    Exchange(usize, usize, u64),
    ExchangeInto(usize, usize, u64),
    Merge(usize, usize),
    Save(usize, u64, u64),
    Runs(usize, u64),
    LetsGo(usize, u64),
    Rebind(usize, u64),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        (0..3_usize, 1..20_u64, any::<bool>()).prop_map(|(a, count, term)| Act::Deliver(a, count, term)),
        (0..3_usize, 0..8_usize).prop_map(|(a, which)| Act::Return(a, which)),
        (0..3_usize, 0..8_usize, 0..3_usize).prop_map(|(a, which, to)| Act::Move(a, which, to)),
        (0..3_usize, 0..8_usize, 1..20_u64).prop_map(|(a, which, count)| Act::Exchange(a, which, count)),
        (0..3_usize, 0..8_usize, 1..20_u64).prop_map(|(a, which, count)| Act::ExchangeInto(a, which, count)),
        (0..3_usize, 0..3_usize).prop_map(|(a, to)| Act::Merge(a, to)),
        (0..3_usize, 0..2_u64, 0..25_u64).prop_map(|(a, server, count)| Act::Save(a, server, count)),
        (0..3_usize, 0..2_u64).prop_map(|(a, server)| Act::Runs(a, server)),
        (0..3_usize, 0..2_u64).prop_map(|(a, server)| Act::LetsGo(a, server)),
        (0..3_usize, 0..2_u64).prop_map(|(a, server)| Act::Rebind(a, server)),
    ]
}

impl Books {
    fn new() -> Self {
        let of = |number: u64| [pool(number * 10 + 1, Model::Perpetual), pool(number * 10 + 2, Model::Subscription)];
        Self {
            pools: (0..3).map(of).collect(),
            sums: vec![[Figures::default(); 2]; 3],
            delivered: 0,
            returned: 0,
            licenses: 0,
            holding: BTreeSet::new(),
        }
    }

    fn take(&mut self, account: usize, kind: usize, change: Change) {
        for movement in &change.movements {
            self.sums[account][kind] = self.sums[account][kind].after(*movement).unwrap();
        }
        self.pools[account][kind] = change.pool;
    }

    fn pick(&self, account: usize, which: usize) -> Option<(usize, License)> {
        let all = self.pools[account].iter().enumerate();
        let all = all.flat_map(|(kind, pool)| pool.licenses.iter().map(move |one| (kind, one.clone())));
        all.clone().nth(which % all.count().max(1))
    }

    fn new_license(&mut self, count: u64, for_term: bool) -> License {
        self.licenses += 1;
        license(1_000 + self.licenses, count, for_term.then(|| term("2026-01-01", "2027-12-31")))
    }

    fn server(account: usize, number: u64) -> ServerId {
        id(100 + account as u64 * 10 + number)
    }

    fn act(&mut self, act: &Act) {
        match *act {
            Act::Deliver(a, count, for_term) => {
                let kind = usize::from(for_term);
                let new = self.new_license(count, for_term);
                self.delivered += count;
                let change = self.pools[a][kind].load(new, now()).unwrap();
                self.take(a, kind, change);
            }
            Act::Return(a, which) => {
                let Some((kind, license)) = self.pick(a, which) else { return };
                let change = self.pools[a][kind].withdraw(license.id).unwrap();
                self.returned += license.units.count();
                self.take(a, kind, change);
            }
            Act::Move(a, which, to) if a != to => {
                let Some((kind, license)) = self.pick(a, which) else { return };
                let left = self.pools[a][kind].withdraw(license.id).unwrap();
                let joined = self.pools[to][kind].load(license, now()).unwrap();
                self.take(a, kind, left);
                self.take(to, kind, joined);
            }
            Act::Exchange(a, which, count) => {
                let Some((kind, license)) = self.pick(a, which) else { return };
                let new = self.new_license(count, kind == 1);
                let change = self.pools[a][kind].exchange(license.id, new, now()).unwrap();
                self.returned += license.units.count();
                self.delivered += count;
                self.take(a, kind, change);
            }
            Act::ExchangeInto(a, which, count) => {
                let Some((kind, license)) = self.pick(a, which) else { return };
                let new = self.new_license(count, kind == 0);
                let (from, into) = (&self.pools[a][kind], &self.pools[a][1 - kind]);
                let done = from.exchange_into(license.id, into, new, &self.holding, now()).unwrap();
                self.returned += license.units.count();
                self.delivered += count;
                self.take(a, kind, done.from);
                self.take(a, 1 - kind, done.into);
            }
            Act::Merge(a, to) if a != to => {
                for kind in 0..2 {
                    let merged = self.pools[a][kind].merge(&self.pools[to][kind], now()).unwrap();
                    self.take(a, kind, merged.from);
                    self.take(to, kind, merged.into);
                }
            }
            Act::Move(..) | Act::Merge(..) => {}
            Act::Save(a, number, count) => {
                for kind in 0..2 {
                    // A server that went into another account is no longer this one's to save.
                    let server = Self::server(a, number);
                    let elsewhere =
                        self.pools.iter().enumerate().any(|(other, pools)| {
                            other != a && pools.iter().any(|pool| pool.allocation(server).is_some())
                        });
                    let wanted = BTreeMap::from([(server, units(count))]);
                    if !elsewhere && let Ok(change) = self.pools[a][kind].save(&wanted, &self.holding, now()) {
                        self.take(a, kind, change);
                    }
                }
            }
            Act::Runs(a, number) => {
                self.holding.insert(Self::server(a, number));
            }
            Act::LetsGo(a, number) => {
                for account in 0..3 {
                    for kind in 0..2 {
                        let server = Self::server(a, number);
                        if self.pools[account][kind].allocation(server).is_some() {
                            let change = self.pools[account][kind].release(server, now()).unwrap();
                            self.take(account, kind, change);
                        }
                    }
                }
            }
            // The former installation runs on, while another one is bound.
            Act::Rebind(a, number) => {
                let server = Self::server(a, number);
                for account in 0..3 {
                    for kind in 0..2 {
                        let change = self.pools[account][kind].unbind(server, true, now()).unwrap();
                        self.take(account, kind, change);
                        let change = self.pools[account][kind].bind(server, false, now()).unwrap();
                        self.take(account, kind, change);
                    }
                }
            }
        }
    }

    fn over(&self) -> Vec<u64> {
        self.pools.iter().flatten().map(|pool| pool.over_allocated_at(now()).count()).collect()
    }
}

proptest! {
    /// Whatever is delivered, moved, returned, exchanged and merged in whatever order: every unit is in one pool or
    /// returned, every server in one account, the figures are the sums of the lines, and only a license that leaves a
    /// pool makes it over-allocated.
    #[test]
    fn l_29_no_unit_is_lost_or_made_by_any_correction(acts in proptest::collection::vec(act(), 1..60)) {
        let mut books = Books::new();
        for act in &acts {
            let over_before = books.over();
            books.act(act);
            let loaded: u64 = books.pools.iter().map(|pools| pools[0].figures.loaded.count()).sum();
            let for_term: u64 = books.pools.iter().map(|pools| pools[1].capacity_at(now()).count()).sum();
            prop_assert_eq!(loaded + for_term + books.returned, books.delivered);
            let mut seen = BTreeSet::new();
            let mut servers = BTreeSet::new();
            for (account, pools) in books.pools.iter().enumerate() {
                let mut own = BTreeSet::new();
                for (kind, pool) in pools.iter().enumerate() {
                    prop_assert_eq!(pool.figures, books.sums[account][kind]);
                    prop_assert!(pool.licenses.iter().all(|license| seen.insert(license.id)), "a license in two pools");
                    let granted: Units = pool.allocations.iter().map(|one| one.granted).sum();
                    let releasing: Units = pool.allocations.iter().map(|one| one.letting_go()).sum();
                    prop_assert_eq!((granted, releasing), (pool.figures.used, pool.figures.releasing));
                    own.extend(pool.allocations.iter().map(|one| one.server));
                    let waiting = pool.allocations.iter().any(|one| !one.waiting().is_zero());
                    prop_assert!(!waiting || pool.free_at(now()).is_zero(), "free units while somebody waits");
                }
                prop_assert!(own.iter().all(|server| servers.insert(*server)), "a server in two accounts");
            }
            let takes = matches!(
                act,
                Act::Return(..) | Act::Move(..) | Act::Exchange(..) | Act::ExchangeInto(..) | Act::Merge(..)
            );
            let worse = books.over().iter().zip(&over_before).filter(|(after, before)| after > before).count();
            prop_assert!(takes || worse == 0, "{:?} made it worse", act);
            // What goes over into another pool makes that one hold more than it gives out, never less.
            prop_assert!(!matches!(act, Act::ExchangeInto(..)) || worse <= 1, "{:?} made both worse", act);
        }
    }
}
