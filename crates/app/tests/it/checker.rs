//! The checker looks through whole databases; here are databases in which something is wrong, and it has to say so.

use claviger_app::act::Who;
use claviger_app::store::engine::Tx;
use claviger_app::store::fault::Fault;
use claviger_app::{audit, order};
use claviger_testkit::checker::{self, Found};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::product::Product;
use crate::world::{World, cell, order, other_order, subscription};

/// Orders in every state, two servers of which one runs, units that move, and a chain with something in it.
fn lived_in(world: &World) {
    let mut request = order("A-1");
    request.lines.push(subscription("IM120-4L", 2, "2026-11-01", "2027-10-31"));
    let account = world.deliver(&request);
    let cancelled = world.place(&order("A-2")).unwrap().order.id;
    world.does(&world.operator, move |tx, act, _| order::resend(tx, act, cancelled)).unwrap();
    world.does(&world.operator, move |tx, act, _| order::cancel(tx, act, cancelled)).unwrap();
    world.place(&other_order("B-1")).unwrap();
    let add = |name| world.add_server(&world.operator, account, name).unwrap().id;
    let (rome, milan) = (add("rome-1"), add("milan-1"));
    let fax = world.pool(account, "ip-fax", "perpetual").id;
    let save = |cells: &[_]| world.save(&world.operator, account, cells).unwrap();
    save(&[cell(fax, rome, 0, 20)]);
    Product::new(world, "rome-host", rome).activate().unwrap();
    save(&[cell(fax, rome, 20, 15), cell(fax, milan, 0, 5)]);
    world.pass(SignedDuration::from_mins(1));
    world.does(&Who::System, move |tx, act, _| audit::seal(tx, act, 1_000)).unwrap();
}

fn looked_through(world: &World) -> Found {
    checker::check(&world.db, world.now()).unwrap()
}

#[test]
fn l_07_l_12_l_15_the_checker_finds_nothing_wrong_with_what_was_done_rightly() {
    on_both(|db| {
        let world = World::new(db);
        lived_in(&world);
        let found = looked_through(&world);
        assert_eq!(found.wrong, Vec::<String>::new());
        let counts = found.counts;
        assert_eq!([counts.orders, counts.licenses, counts.pools, counts.servers, counts.leases], [3, 4, 2, 2, 1]);
        assert!(counts.sealed > 0 && counts.sealed <= counts.events && counts.ledger_lines >= 4, "{counts:?}");
        assert!(found.last_event.is_some());
    });
}

#[test]
fn l_03_l_07_l_12_l_15_x_07_the_checker_finds_what_does_not_fit() {
    // Each statement is wrong by itself; the words are part of what has to be said about it.
    let wrongs: [(&'static str, &str); 17] = [
        ("UPDATE pool SET used = used + 1 WHERE model = 'perpetual'", "its ledger adds up to"),
        ("UPDATE pool SET loaded = loaded - 8 WHERE model = 'perpetual'", "its licenses brought 20"),
        ("DELETE FROM ledger_entry WHERE kind = 'loaded-for-term'", "different pools"),
        ("UPDATE ledger_entry SET units = units + 1 WHERE kind = 'taken-back'", "its ledger adds up to"),
        ("UPDATE allocation SET granted = granted + 3 WHERE granted > 0", "18 are granted and 15 are wanted"),
        ("UPDATE allocation SET releasing = 0 WHERE releasing > 0", "its servers let go of 0"),
        ("UPDATE allocation SET granted = 5 WHERE granted = 0", "used, 20 granted"),
        ("UPDATE license SET pool = NULL WHERE units = 20 AND pool IS NOT NULL", "is in no pool"),
        ("UPDATE license SET units = 21 WHERE pool IS NOT NULL AND units = 20", "different pools"),
        (
            "UPDATE server SET holds_lease_until = NULL WHERE binding_key IS NOT NULL",
            "no lease ends that they wait for",
        ),
        ("UPDATE server SET disabled_at = 1 WHERE binding_key IS NOT NULL", "it is disabled and has 15"),
        ("DELETE FROM mail WHERE kind = 'order' AND generation = 2", "mails with those of number [1]"),
        ("UPDATE mail SET state = 'sent' WHERE kind = 'unlocked'", "is sent; sent: false"),
        (
            "UPDATE sales_order SET state = 'locked', state_at = NULL WHERE state = 'cancelled'",
            "0 happened, and 1 events",
        ),
        ("UPDATE event SET origin = '192.0.2.8' WHERE kind = 'order.unlocked'", "was changed after it was sealed"),
        ("DELETE FROM event_seal WHERE position = 3", "is missing"),
        ("DELETE FROM lease", "1 events tell of it"),
    ];
    on_both(|db| {
        let world = World::new(db);
        lived_in(&world);
        let now = world.now();
        for (statement, words) in wrongs {
            let found = world.does::<Found, Undone>(&Who::System, move |tx: &mut Tx<'_>, _, _| {
                assert!(tx.execute(statement, &[])? > 0, "{statement} changes nothing");
                Err(Undone(Box::new(checker::look_through(tx, now)?)))
            });
            let Err(Undone(found)) = found else { panic!("{statement}: {found:?}") };
            assert!(found.wrong.iter().any(|one| one.contains(words)), "{statement}: {:#?}", found.wrong);
        }
        assert_eq!(looked_through(&world).wrong, Vec::<String>::new(), "it was all undone");
    });
}

/// What was found in a state that is not to stay.
#[derive(Debug)]
struct Undone(Box<Found>);

impl From<Fault> for Undone {
    fn from(fault: Fault) -> Self {
        panic!("the database cannot be looked through: {fault}")
    }
}
