//! The checker looks through whole databases; here are databases in which something is wrong, and it has to say so.

use claviger_app::act::Who;
use claviger_app::domain::account::Role;
use claviger_app::domain::sorting::Part;
use claviger_app::store::engine::Tx;
use claviger_app::store::fault::Fault;
use claviger_app::transfer::{self, Answer, Wanted};
use claviger_app::{activation_key, audit, device_key, order, stock};
use claviger_testkit::checker::{self, Found};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::product::Product;
use crate::stock::{codes, draft, make, pool_of, stock_order, stocked};
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
        finds(&world, &wrongs);
    });
}

/// Two partners with stock: keys in every state, license keys, transfers in every state, and somebody who is told of little.
fn stocked_with_everything(world: &World) {
    let (renzo, belcampo) = stocked(world);
    let rosa = world.person("rosa@costa.example", &world.other_reseller, Role::Administrator);
    let account = belcampo.id;
    world.place(&stock_order("S-2")).unwrap();
    codes(world);
    let keys = world
        .sees(&renzo, move |tx, act, vendor| activation_key::list(tx, act, vendor, account, &Part::first(9)))
        .unwrap()
        .keys;
    let ready: Vec<_> = keys.iter().filter(|key| key.row.1.is_some()).map(|key| key.row.0.key.id).collect();
    let [withdrawn, promised, _] = ready[..] else { panic!("{ready:?}") };
    world.does(&world.operator, move |tx, act, _| activation_key::withdraw(tx, act, withdrawn, "lost")).unwrap();
    let offer = |what| {
        let offered = world
            .does(&renzo, move |tx, act, vendor| transfer::offer(tx, act, vendor, account, Some(what), "R-2", None));
        offered.unwrap().transfer.id
    };
    offer(Wanted::Key(promised));
    let pbx = pool_of(world, account, "PBX-Registrations");
    for (units, answer) in [(5, None), (10, Some(Answer::Accept)), (3, Some(Answer::Decline))] {
        let id = offer(Wanted::Units(pbx, units));
        if let Some(answer) = answer {
            world.does(&rosa, move |tx, act, vendor| transfer::answer(tx, act, vendor, id, answer)).unwrap();
        }
    }
    make(world, &renzo, account, pbx, &draft(37, "00-90-33-00-00-00")).unwrap();
    let wrong = make(world, &renzo, account, pbx, &draft(1, "")).unwrap().key.id;
    world.does(&world.operator, move |tx, act, vendor| device_key::revoke(tx, act, vendor, wrong, "wrong")).unwrap();
    for (pool, units) in [(pbx, 99), (pool_of(world, account, "PBX-Operators"), 1)] {
        world
            .does(&renzo, move |tx, act, vendor| stock::set_threshold(tx, act, vendor, account, pool, Some(units)))
            .unwrap();
    }
}

#[test]
fn p_06_p_08_p_09_p_14_p_16_the_checker_finds_what_does_not_fit_in_stock() {
    let wrongs: [(&'static str, &str); 24] = [
        ("UPDATE activation_key SET state = 'ready', state_at = NULL WHERE state = 'redeemed'", "was loaded: true"),
        ("UPDATE activation_key SET state = 'redeemed', transfer = NULL WHERE state = 'promised'", "was loaded: false"),
        (
            "UPDATE activation_key SET state = 'redeemed', state_at = 1 WHERE state = 'ready'",
            "redeeming of an activation key",
        ),
        (
            "UPDATE activation_key SET state = 'ready', state_at = NULL, transfer = NULL WHERE state = 'promised'",
            "1 open transfers offer it, and 0 promise it",
        ),
        (
            "UPDATE stock_transfer SET state = 'cancelled', ended_at = 1 WHERE activation_key IS NOT NULL",
            "0 open transfers offer it",
        ),
        (
            "UPDATE stock_transfer SET state = 'cancelled', ended_at = 1 WHERE activation_key IS NOT NULL",
            "end of an offer of stock",
        ),
        (
            "UPDATE account SET merged_at = 1, merged_into = (SELECT id FROM account WHERE number = 'R-3')
             WHERE number = 'R-1'",
            "nobody can redeem it",
        ),
        (
            "UPDATE account SET merged_at = 1, merged_into = (SELECT id FROM account WHERE number = 'R-3')
             WHERE number = 'R-2'",
            "one of its sides was merged",
        ),
        ("UPDATE device_key SET units = units + 1 WHERE revoked_at IS NOT NULL", "revoked: true: the ledgers tell"),
        ("UPDATE device_key SET revoked_at = 1, revoked_reason = '' WHERE revoked_at IS NULL", "0 are in force"),
        ("UPDATE device_key SET revoked_at = 1, revoked_reason = '' WHERE revoked_at IS NULL", "making and revoking"),
        (
            "UPDATE device_key SET account = (SELECT id FROM account WHERE number = 'R-2')",
            "is made of another account's units",
        ),
        (
            "UPDATE stock_transfer SET units = units + 1 WHERE state = 'open' AND pool IS NOT NULL",
            "5 are reserved, and 6 are offered",
        ),
        (
            "UPDATE stock_transfer SET sender = (SELECT id FROM account WHERE number = 'R-3') WHERE pool IS NOT NULL",
            "is of another account's units",
        ),
        ("UPDATE stock_transfer SET state = 'declined' WHERE state = 'accepted'", "is declined: the ledgers tell"),
        ("UPDATE ledger_entry SET units = 9 WHERE kind = 'received'", "is accepted: the ledgers tell"),
        (
            "INSERT INTO ledger_entry (id, pool, kind, subject, units, at)
             SELECT pool, pool, kind, subject, units, at FROM ledger_entry WHERE kind = 'received'",
            "the ledger tells twice",
        ),
        ("DELETE FROM stock_transfer WHERE state = 'declined'", "which is not there"),
        (
            "UPDATE pool SET loaded = loaded + 1 WHERE application = 'pbx' AND reserved = 0",
            "licenses brought 100 to all accounts, devices 0, and 101 are loaded",
        ),
        ("UPDATE pool SET stock = FALSE WHERE stock", "it is not noted as stock"),
        ("UPDATE stock_threshold SET below_since = NULL WHERE units = 99", "noted as low: false"),
        ("UPDATE stock_threshold SET below_since = 1 WHERE units = 1", "noted as low: true"),
        ("UPDATE event SET kind = 'other' WHERE kind = 'activation-key.made'", "making of an activation key"),
        ("UPDATE event SET kind = 'other' WHERE kind = 'transfer.offered'", "offering of stock"),
    ];
    on_both(|db| {
        let world = World::new(db);
        stocked_with_everything(&world);
        let found = looked_through(&world);
        assert_eq!(found.wrong, Vec::<String>::new());
        let counts = found.counts;
        assert_eq!([counts.activation_keys, counts.license_keys, counts.transfers], [6, 2, 4]);
        finds(&world, &wrongs);
    });
}

/// The checker says of each statement by itself what is wrong after it.
fn finds(world: &World, wrongs: &[(&'static str, &str)]) {
    let now = world.now();
    for (statement, words) in wrongs.iter().copied() {
        let found = world.does::<Found, Undone>(&Who::System, move |tx: &mut Tx<'_>, _, _| {
            assert!(tx.execute(statement, &[])? > 0, "{statement} changes nothing");
            Err(Undone(Box::new(checker::look_through(tx, now)?)))
        });
        let Err(Undone(found)) = found else { panic!("{statement}: {found:?}") };
        assert!(found.wrong.iter().any(|one| one.contains(words)), "{statement}: {:#?}", found.wrong);
    }
    assert_eq!(looked_through(world).wrong, Vec::<String>::new(), "it was all undone");
}

/// What was found in a state that is not to stay.
#[derive(Debug)]
struct Undone(Box<Found>);

impl From<Fault> for Undone {
    fn from(fault: Fault) -> Self {
        panic!("the database cannot be looked through: {fault}")
    }
}
