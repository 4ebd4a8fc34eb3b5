//! The chain over the event log, and what becomes of whoever tampers with it.

use claviger_app::act::Who;
use claviger_app::audit::{self, Broken, Checked};
use claviger_app::domain::account::Role;
use claviger_app::event::{self, Filter};
use claviger_app::store::fault::Fault;
use claviger_app::{Error, matrix};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::world::{World, order};

/// Places some orders, lets them settle, and seals what there is; answers with how many events that were.
fn sealed(world: &World, numbers: &[&str]) -> usize {
    for number in numbers {
        world.place(&order(number)).unwrap();
    }
    world.pass(SignedDuration::from_secs(3));
    world.does(&Who::System, |tx, act, _| audit::seal(tx, act, 1_000)).unwrap()
}

/// Walks the whole chain, a few links at a time.
fn walk(world: &World) -> Result<Checked, Broken> {
    let mut checked = Checked::NOTHING;
    loop {
        let further = world.sees::<_, Error>(&Who::System, move |tx, _, _| audit::check(tx, checked, 3)).unwrap()?;
        if further == checked {
            return world
                .sees::<_, Error>(&Who::System, |tx, _, _| audit::check_outside(tx))
                .unwrap()
                .map(|()| checked);
        }
        checked = further;
    }
}

fn tamper(world: &World, sql: &'static str) {
    world.does::<_, Fault>(&Who::System, move |tx, _, _| tx.execute(sql, &[]).map(|_| ())).unwrap();
}

#[test]
fn x_07_every_event_is_sealed_once_it_has_settled_and_only_then() {
    on_both(|db| {
        let world = World::new(db);
        world.place(&order("A-1")).unwrap();
        let seal = |world: &World| world.does(&Who::System, |tx, act, _| audit::seal(tx, act, 1_000)).unwrap();
        world.pass(SignedDuration::from_secs(1));
        seal(&world);
        let before = walk(&world).unwrap();
        world.pass(SignedDuration::from_secs(2));
        assert!(seal(&world) >= 1);
        assert_eq!(seal(&world), 0);
        let after = walk(&world).unwrap();
        assert!(after.position > before.position);
        let all = world.sees(&world.operator, |tx, act, _| event::search(tx, act, &Filter::default(), None, 1_000));
        assert_eq!(after.position, all.unwrap().len() as u64, "the log is in the chain, all of it");
        let head = world.sees(&world.operator, |tx, act, _| audit::head(tx, act)).unwrap().unwrap();
        assert_eq!((head.position, head.hash), (after.position, after.hash));
        assert_eq!(head.sealed_at, world.now());
    });
}

#[test]
fn x_07_what_was_noted_once_stays_true_as_the_log_grows() {
    on_both(|db| {
        let world = World::new(db);
        sealed(&world, &["A-1", "A-2"]);
        let noted = walk(&world).unwrap();
        sealed(&world, &["A-3"]);
        let further = world.sees::<_, Error>(&Who::System, move |tx, _, _| audit::check(tx, noted, 1_000)).unwrap();
        assert!(further.unwrap().position > noted.position);
    });
}

#[test]
fn x_07_two_nodes_that_seal_at_once_make_one_chain() {
    on_both(|db| {
        let world = World::new(db);
        for number in 0..20 {
            world.place(&order(&format!("A-{number}"))).unwrap();
        }
        world.pass(SignedDuration::from_secs(3));
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| while world.does(&Who::System, |tx, act, _| audit::seal(tx, act, 3)).unwrap() > 0 {});
            }
        });
        let all = world.sees(&world.operator, |tx, act, _| event::search(tx, act, &Filter::default(), None, 1_000));
        assert_eq!(walk(&world).unwrap().position, all.unwrap().len() as u64);
    });
}

#[test]
fn x_07_whatever_is_changed_afterwards_is_found_where_it_was_changed() {
    /// What must be told of it.
    type Expected = fn(&Broken) -> bool;
    let changes: &[(&str, Expected)] = &[
        (
            "UPDATE event SET origin = 'elsewhere' WHERE id = (SELECT event FROM event_seal WHERE position = 3)",
            |broken| matches!(broken, Broken::Changed { position: 3, .. }),
        ),
        (
            "UPDATE event SET after = '{}' WHERE id = (SELECT event FROM event_seal WHERE position = 3)",
            |broken| matches!(broken, Broken::Changed { position: 3, .. }),
        ),
        (
            "UPDATE event SET at = at + 1 WHERE id = (SELECT event FROM event_seal WHERE position = 3)",
            |broken| matches!(broken, Broken::Changed { position: 3, .. }),
        ),
        (
            "UPDATE event_seal SET hash = (SELECT hash FROM event_seal WHERE position = 4) WHERE position = 3",
            |broken| matches!(broken, Broken::Changed { position: 3, .. }),
        ),
        ("DELETE FROM event_seal WHERE position = 3", |broken| {
            matches!(broken, Broken::Gap { expected: 3, found: 4 })
        }),
        (
            "INSERT INTO event (id, at, kind, actor_kind, origin, subject_kind, subject)
             SELECT (SELECT id FROM account LIMIT 1), at, kind, actor_kind, origin, subject_kind, subject FROM event LIMIT 1",
            |broken| matches!(broken, Broken::Outside(_)),
        ),
        // The last link cut off: its event lies beside the chain then.
        ("DELETE FROM event_seal WHERE position = (SELECT max(position) FROM event_seal)", |broken| {
            matches!(broken, Broken::Outside(_))
        }),
    ];
    for (change, expected) in changes {
        on_both(|db| {
            let world = World::new(db);
            sealed(&world, &["A-1", "A-2"]);
            assert!(walk(&world).is_ok());
            tamper(&world, change);
            let broken = walk(&world).unwrap_err();
            assert!(expected(&broken), "{change}: {broken}");
        });
    }
}

#[test]
fn x_07_an_accounts_administrator_sees_its_own_events_and_no_more_of_others_than_that_they_did_it() {
    on_both(|db| {
        let world = World::new(db);
        let customer = world.deliver(&order("A-1"));
        let account =
            world.sees::<_, Fault>(&Who::System, move |tx, _, _| claviger_app::store::account::find(tx, customer));
        let account = account.unwrap().unwrap();
        let anna = world.person("anna@museo.example", &account, Role::Administrator);
        let reader = world.person("rita@museo.example", &account, Role::ReadOnly);
        let stranger = world.person("renzo@costa.example", &world.other_reseller, Role::Administrator);
        world.does(&anna, move |tx, act, _| matrix::add_server(tx, act, customer, "rome-1")).unwrap();
        world.pass(SignedDuration::from_secs(1));
        world.does(&world.operator, move |tx, act, _| matrix::add_server(tx, act, customer, "rome-2")).unwrap();

        let own = Filter { account: Some(customer), ..Filter::default() };
        let search =
            |who: &Who, filter: Filter| world.sees(who, move |tx, act, _| event::search(tx, act, &filter, None, 100));
        let found = search(&anna, own.clone()).unwrap();
        let added: Vec<_> = found.iter().filter(|seen| seen.event.kind == "server.added").collect();
        assert_eq!(added.len(), 2);
        assert!(added[0].by_others && added[0].event.actor.is_none() && added[0].event.origin.is_empty());
        assert!(!added[1].by_others && added[1].actor == "Somebody" && added[1].subject == "rome-1");
        assert!(found.iter().all(|seen| seen.event.account == Some(customer)));

        assert!(matches!(search(&anna, Filter::default()), Err(Error::Forbidden)));
        assert!(matches!(search(&reader, own.clone()), Err(Error::Forbidden)));
        assert!(matches!(search(&stranger, own.clone()), Err(Error::NotFound(_))));
        assert!(matches!(search(&Who::Nobody, own), Err(Error::SignInNeeded)));
    });
}

#[test]
fn x_07_the_log_is_searched_by_kind_subject_actor_and_time_page_by_page() {
    on_both(|db| {
        let world = World::new(db);
        let mut orders = Vec::new();
        let start = world.now();
        for number in ["A-1", "A-2", "A-3"] {
            orders.push(world.place(&order(number)).unwrap().order);
            world.pass(SignedDuration::from_hours(1));
        }
        let search = |filter: Filter| {
            let found = world.sees(&world.operator, move |tx, act, _| event::search(tx, act, &filter, None, 100));
            found.unwrap().into_iter().map(|seen| seen.subject).collect::<Vec<_>>()
        };
        let placed = Filter { kind: Some("order.placed".into()), ..Filter::default() };
        assert_eq!(search(placed.clone()), ["A-3", "A-2", "A-1"]);
        assert_eq!(search(Filter { subject: Some(orders[1].id.uuid()), ..placed.clone() }), ["A-2"]);
        let (_, olga) = world.operator.in_the_log();
        assert_eq!(search(Filter { actor: olga, ..placed.clone() }).len(), 3);
        let hour = SignedDuration::from_hours(1);
        assert_eq!(search(Filter { from: Some(start + hour), ..placed.clone() }), ["A-3", "A-2"]);
        assert_eq!(search(Filter { until: Some(start + hour), ..placed.clone() }), ["A-1"]);

        let page = |after| {
            let filter = placed.clone();
            let found = world.sees(&world.operator, move |tx, act, _| event::search(tx, act, &filter, after, 2));
            found.unwrap()
        };
        let first = page(None);
        assert_eq!(first.iter().map(|seen| seen.subject.as_str()).collect::<Vec<_>>(), ["A-3", "A-2"]);
        let second = page(first.last().map(|last| last.event.id));
        assert_eq!(second.iter().map(|seen| seen.subject.as_str()).collect::<Vec<_>>(), ["A-1"]);

        let code = orders[2].lines[0].code.clone();
        for name in ["A-3".to_owned(), code, orders[2].id.to_string()] {
            let known = world.sees(&world.operator, {
                let name = name.clone();
                move |tx, act, _| event::known_as(tx, act, &Filter::default(), &name)
            });
            assert_eq!(known.unwrap(), [orders[2].id.uuid()], "{name}");
        }
        let kinds = world.sees(&world.operator, |tx, act, _| event::kinds(tx, act)).unwrap();
        assert!(kinds.is_sorted() && kinds.contains(&"order.placed".to_owned()), "{kinds:?}");
    });
}
