//! Orders, pools and servers come back as they were stored, on both engines.

use claviger_domain::account::AccountKind;
use claviger_domain::license::allocation::{Allocation, Standing};
use claviger_domain::license::ledger::{Entry, Figures, Movement, MovementKind};
use claviger_domain::license::pool::Pool;
use claviger_domain::license::server::Binding;
use claviger_domain::license::{Care, CarePlan, Model};
use claviger_domain::sales::order::{Line, NamedBySender, Order, Price, State};
use claviger_domain::sorting::{Part, rows};
use claviger_domain::time::Term;
use claviger_domain::units::Units;
use claviger_store::server::Lease;
use claviger_store::{account, order, pool, server};
use jiff::civil::date;

use crate::nouns::{at, fax, id, on_each, some_account, some_line, some_order, some_server, units, with_accounts};

#[test]
fn l_01_an_order_comes_back_with_every_line_in_its_place() {
    on_each(|tx| {
        with_accounts(tx)?;
        account::add(tx, &some_account(3, AccountKind::Distributor, "Alpenland"), at(0))?;
        let term = Term::new(date(2026, 11, 1), date(2027, 10, 31)).unwrap();
        let care = Some(Care { plan: CarePlan::Platinum, term });
        let care_plan = Some(CarePlan::Platinum);
        // The ids run against the order of the lines.
        let full = Order {
            distributor: Some(id(3)),
            lines: vec![
                Line { model: Model::Subscription, term: Some(term), care, care_plan, ..some_line(23) },
                Line { price: Some(Price { minor: 0, currency: "EUR".into() }), ..some_line(22) },
                Line { care, care_plan, items: 1_000_000, units: Units::MOST, ..some_line(21) },
            ],
            ..some_order(11, Vec::new())
        };
        order::add(tx, &full, NamedBySender::default())?;
        assert_eq!(order::find(tx, id(11))?, Some(full.clone()));
        assert_eq!(order::find_by_number(tx, id(2), "A-11")?, Some(full.clone()));
        assert_eq!(order::find_by_number(tx, id(1), "A-11")?, None);
        assert_eq!([order::of_code(tx, "CODE-22")?, order::of_code(tx, "code-22")?], [Some(id(11)), None]);

        let second = some_order(12, vec![some_line(24)]);
        order::add(tx, &second, NamedBySender::default())?;
        let numbers = |orders: Vec<Order>| orders.into_iter().map(|order| order.number).collect::<Vec<_>>();
        let all = order::Filter::default();
        assert_eq!(numbers(rows(order::list(tx, None, &all, &Part::first(9))?)), ["A-12", "A-11"]);
        assert_eq!(numbers(rows(order::list(tx, None, &all, &Part::first(1))?)), ["A-12"]);
        assert_eq!(numbers(rows(order::list(tx, Some(id(2)), &all, &Part::first(9))?)), ["A-12", "A-11"]);
        assert_eq!(numbers(rows(order::list(tx, Some(id(3)), &all, &Part::first(9))?)), ["A-11"]);
        assert_eq!(numbers(rows(order::list(tx, Some(id(1)), &all, &Part::first(9))?)), [""; 0]);
        Ok(())
    });
}

#[test]
fn l_06_an_order_leaves_locked_once_and_its_link_has_generations() {
    on_each(|tx| {
        with_accounts(tx)?;
        order::add(tx, &some_order(11, vec![some_line(21)]), NamedBySender::default())?;
        assert_eq!(order::raise_link_generation(tx, id(11))?, Some(2));
        assert_eq!(order::raise_link_generation(tx, id(12))?, None);
        assert!(order::leave_locked(tx, id(11), State::Unlocked { at: at(5) })?);
        assert!(!order::leave_locked(tx, id(11), State::Cancelled { at: at(6) })?);
        let found = order::find(tx, id(11))?.unwrap();
        assert_eq!((found.state, found.link_generation), (State::Unlocked { at: at(5) }, 2));
        Ok(())
    });
}

#[test]
fn l_07_a_pool_is_recorded_with_licenses_allocations_and_ledger_and_guarded_by_its_version() {
    on_each(|tx| {
        with_accounts(tx)?;
        order::add(tx, &some_order(11, vec![some_line(21)]), NamedBySender::default())?;
        server::add(tx, &some_server(31, "rome-1"), at(0))?;
        let mut fresh = pool::open(tx, &fax(), id(41))?;
        assert_eq!((fresh.id, fresh.version, fresh.figures), (id(41), 0, Figures::default()));
        assert_eq!(fresh.zone.iana_name(), Some("Europe/Rome"));
        assert_eq!(pool::open(tx, &fax(), id(42))?.id, id::<claviger_domain::id::kind::Pool>(41));

        order::put_into_pool(tx, id(21), id(41))?;
        let one = |kind, number, entry| Entry {
            id: id(entry),
            pool: id(41),
            movement: Movement { kind, units: units(number) },
            at: at(2),
        };
        let entries = [one(MovementKind::Loaded(id(21)), 20, 51), one(MovementKind::Granted(id(31)), 12, 52)];
        fresh.figures = Figures { loaded: units(20), used: units(12), reserved: units(1), releasing: units(2) };
        let (wanted, granted, releasing) = (units(13), units(12), units(2));
        let left_behind = units(3);
        let given = Allocation { wanted, granted, releasing, left_behind, ..Allocation::none(id(31), at(2)) };
        fresh.allocations = vec![given];
        assert!(pool::record(tx, &fresh, 0, &entries)?);

        let found = pool::find(tx, id(41))?.unwrap();
        assert_eq!((found.version, found.figures), (1, fresh.figures));
        assert_eq!((&found.key, &found.allocations), (&fax(), &fresh.allocations));
        let [license] = &found.licenses[..] else { panic!("{:?}", found.licenses) };
        assert_eq!((license.id, license.pool, license.order), (id(21), Some(id(41)), id(11)));
        assert_eq!((license.ordered_on, license.units), (date(2026, 11, 2), units(20)));
        assert_eq!(pool::ledger(tx, id(41))?, entries);
        assert_eq!(pool::of_account(tx, id(1))?.len(), 1);
        assert_eq!(pool::of_account(tx, id(2))?.len(), 0);
        assert_eq!(pool::of_server(tx, id(31))?.len(), 1);

        // Whoever loaded it before that is too late, and leaves nothing behind.
        let stale = [one(MovementKind::Freed(id(31)), 12, 53)];
        fresh.figures.used = Units::ZERO;
        assert!(!pool::record(tx, &fresh, 0, &stale)?);
        assert!(!pool::record(tx, &fresh, 2, &stale)?);
        let found = pool::find(tx, id(41))?.unwrap();
        assert_eq!((found.version, found.figures.used), (1, units(12)));
        assert_eq!(pool::ledger(tx, id(41))?, entries);
        assert!(pool::record(tx, &fresh, 1, &stale)?);
        assert_eq!(pool::find(tx, id(41))?.unwrap().version, 2);
        Ok(())
    });
}

#[test]
fn l_13_a_server_from_its_column_to_its_lease() {
    on_each(|tx| {
        with_accounts(tx)?;
        server::add(tx, &some_server(32, "milan-1"), at(0))?;
        let mut plain = some_server(31, "rome-1");
        server::add(tx, &plain, at(0))?;
        let stored = server::find(tx, id(31))?.unwrap();
        assert_eq!((stored.server, stored.token_sealed, stored.lease_renew_after), (plain.clone(), None, None));
        let names = |all: Vec<server::Stored>| all.into_iter().map(|one| one.server.name).collect::<Vec<_>>();
        assert_eq!(names(server::of_account(tx, id(1))?), ["rome-1", "milan-1"]);
        assert_eq!(server::find_by_public_id(tx, "b31")?.unwrap().server.id, plain.id);
        assert!(server::find_by_public_id(tx, "B31")?.is_none());

        server::replace_token(tx, id(31), &[9])?;
        server::replace_token(tx, id(31), &[0, 1, 255])?;
        assert_eq!(server::find(tx, id(31))?.unwrap().token_sealed, Some(vec![0, 1, 255]), "the old one is gone");

        let binding = Binding {
            key: [200; 32],
            fingerprint: "print".into(),
            host: "rome-host".into(),
            product_version: "7.2".into(),
            bound_at: at(1),
            sequence: u64::try_from(i64::MAX).unwrap(),
            nonce: "nonce-0001".into(),
            last_seen: at(2),
            origin: Some("192.0.2.7".into()),
        };
        plain.binding = Some(binding.clone());
        server::record(tx, &plain)?;
        assert_eq!(server::find(tx, id(31))?.unwrap().server, plain);
        server::note_call(tx, id(31), 7, "nonce-0007", at(3), "192.0.2.8")?;
        let origin = Some("192.0.2.8".into());
        plain.binding = Some(Binding { sequence: 7, nonce: "nonce-0007".into(), last_seen: at(3), origin, ..binding });

        let (id_of_lease, jwt) = (id(61), "a.b.c".to_owned());
        let (issued, renew_after, expires) = (at(3), at(5), at(9));
        server::add_lease(
            tx,
            &Lease { id: id_of_lease, server: id(31), number: 4, jwt, kid: "key".into(), issued, renew_after, expires },
        )?;
        (plain.lease_number, plain.holds_lease_until) = (4, Some(at(9)));
        let stored = server::find(tx, id(31))?.unwrap();
        assert_eq!((stored.server, stored.lease_renew_after), (plain, Some(at(5))));
        assert_eq!(server::lease_jwt(tx, id(31), 4)?.as_deref(), Some("a.b.c"));
        assert_eq!([server::lease_jwt(tx, id(31), 3)?, server::lease_jwt(tx, id(32), 4)?], [None, None]);
        server::raise_lease_number(tx, id(31))?;
        let stored = server::find(tx, id(31))?.unwrap();
        assert_eq!((stored.server.lease_number, stored.lease_renew_after), (5, None));
        assert_eq!(stored.server.holds_lease_until, Some(at(9)), "it runs on the old one as long as that lasts");
        assert_eq!(server::find(tx, id(32))?.unwrap().server, some_server(32, "milan-1"));

        // Its binding ends, and what was known of the installation stays known.
        let mut ended = server::find(tx, id(31))?.unwrap().server;
        ended.disable(at(6));
        ended.left_behind_until = Some(at(8));
        server::record(tx, &ended)?;
        assert_eq!(server::find(tx, id(31))?.unwrap().server, ended);
        server::replace_token(tx, id(31), &[7])?;
        assert_eq!(server::find(tx, id(31))?.unwrap().token_sealed, Some(vec![7]));
        let fresh = pool::open(tx, &fax(), id(41))?;
        let held = Pool { allocations: vec![Allocation::none(id(31), at(2))], ..fresh };
        assert!(pool::record(tx, &held, 0, &[])?);
        assert_eq!(pool::find(tx, id(41))?.unwrap().allocations[0].standing, Standing::Disabled);
        ended.enable();
        server::record(tx, &ended)?;
        assert_eq!(pool::find(tx, id(41))?.unwrap().allocations[0].standing, Standing::Away);
        server::remove(tx, id(31))?;
        assert!(server::find(tx, id(31))?.is_none() && server::find(tx, id(32))?.is_some());
        assert!(pool::find(tx, id(41))?.unwrap().allocations.is_empty());
        Ok(())
    });
}
