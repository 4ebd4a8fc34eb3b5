//! What the tables themselves refuse, should a rule of ours ever be wrong.
#![expect(clippy::unwrap_used, reason = "helpers of tests say what they expect by unwrapping it, as tests do")]

use claviger_domain::account::{Account, AccountKind, Language};
use claviger_domain::license::allocation::Allocation;
use claviger_domain::license::ledger::{Entry, Movement, MovementKind};
use claviger_domain::license::server::Server;
use claviger_domain::sales::order::{Line, NamedBySender, Order};
use claviger_store::engine::{Db, Tx};
use claviger_store::fault::Fault;
use claviger_store::mail::Mail;
use claviger_store::{account, binds, grant, mail, order, pool, server};
use claviger_testkit::engines::on_both;
use uuid::Uuid;

use crate::accounts::some_grant;
use crate::nouns::{at, fax, id, some_account, some_line, some_order, some_server, units, with_accounts};

/// What is tried, and which kind of fault it is to be.
type Wrong = (fn(&mut Tx<'_>) -> Result<(), Fault>, &'static str);

fn kind(fault: &Fault) -> &'static str {
    match fault {
        Fault::CheckViolation { .. } => "check",
        Fault::UniqueViolation { .. } => "unique",
        Fault::ForeignKeyViolation { .. } => "reference",
        other => panic!("{other}"),
    }
}

fn run(tx: &mut Tx<'_>, sql: &'static str) -> Result<(), Fault> {
    tx.execute(sql, binds![]).map(|_| ())
}

#[test]
fn l_07_the_tables_themselves_refuse_what_no_rule_would_ever_write() {
    let rows: &[Wrong] = &[
        (|tx| run(tx, "UPDATE pool SET loaded = -1"), "check"),
        (|tx| run(tx, "UPDATE pool SET used = -1"), "check"),
        (|tx| run(tx, "UPDATE pool SET reserved = -1"), "check"),
        (|tx| run(tx, "UPDATE pool SET releasing = -1"), "check"),
        (|tx| run(tx, "UPDATE pool SET stock = (1 = 1), loaded = 5, used = 3, reserved = 3"), "check"),
        (|tx| run(tx, "UPDATE allocation SET wanted = -1"), "check"),
        (|tx| run(tx, "UPDATE allocation SET granted = -1"), "check"),
        (|tx| run(tx, "UPDATE allocation SET releasing = -1"), "check"),
        (|tx| run(tx, "UPDATE allocation SET left_behind = -1"), "check"),
        (|tx| run(tx, "UPDATE license SET items = 0"), "check"),
        (|tx| run(tx, "UPDATE license SET units = 0"), "check"),
        (|tx| run(tx, "UPDATE license SET first_day = '2026-11-01', last_day = '2027-10-31'"), "check"),
        (|tx| run(tx, "UPDATE license SET model = 'subscription'"), "check"),
        (|tx| run(tx, "UPDATE license SET model = 'rental'"), "check"),
        (
            |tx| {
                let backwards = "UPDATE license SET model = 'cloud', first_day = '2027-11-01', last_day = '2027-10-31'";
                run(tx, backwards)
            },
            "check",
        ),
        (|tx| run(tx, "UPDATE license SET model = 'cloud', first_day = '2027-11-01'"), "check"),
        (|tx| run(tx, "UPDATE sales_order SET state = 'unlocked'"), "check"),
        (|tx| run(tx, "UPDATE sales_order SET state_at = 1"), "check"),
        (|tx| run(tx, "UPDATE sales_order SET state = 'open'"), "check"),
        (|tx| run(tx, "UPDATE account SET kind = 'friend'"), "check"),
        (|tx| run(tx, "UPDATE mail SET state = 'lost'"), "check"),
        (|tx| run(tx, "UPDATE server SET sequence = 1"), "check"),
        (|tx| run(tx, "UPDATE server SET last_seen = 1"), "check"),
        (|tx| order::add(tx, &some_order(11, Vec::new()), NamedBySender::default()), "unique"),
        (|tx| order::add(tx, &Order { id: id(12), ..some_order(11, Vec::new()) }, NamedBySender::default()), "unique"),
        (
            |tx| {
                order::add(
                    tx,
                    &some_order(12, vec![Line { license: id(22), ..some_line(21) }]),
                    NamedBySender::default(),
                )
            },
            "unique",
        ),
        (
            |tx| order::add(tx, &Order { customer: id(9), ..some_order(12, Vec::new()) }, NamedBySender::default()),
            "reference",
        ),
        (|tx| account::add(tx, &Account { id: id(9), ..some_account(1, AccountKind::Customer, "x") }, at(0)), "unique"),
        (
            |tx| server::add(tx, &Server { id: id(9), public_id: "b9".into(), ..some_server(31, "rome-1") }, at(0)),
            "unique",
        ),
        (|tx| server::add(tx, &Server { id: id(9), ..some_server(31, "other") }, at(0)), "unique"),
        (|tx| server::add(tx, &Server { account: id(9), ..some_server(9, "rome-1") }, at(0)), "reference"),
        (|tx| order::put_into_pool(tx, id(21), id(9)), "reference"),
        (|tx| grant::give(tx, &some_grant(9, 2)), "reference"),
        (|tx| record(tx, 0), "check"),
    ];
    on_both(|db| {
        stock(&db);
        for (index, (wrong, expected)) in rows.iter().enumerate() {
            let wrong = *wrong;
            let refused = db.write::<(), Fault, _>(wrong).wait();
            let fault = refused.map(|()| panic!("row {index} was taken")).unwrap_err();
            assert_eq!(kind(&fault), *expected, "row {index}: {fault}");
        }
    });
}

/// A ledger line of so many units.
fn record(tx: &mut Tx<'_>, count: u64) -> Result<(), Fault> {
    let pool = pool::find(tx, id(41))?.unwrap();
    let movement = Movement { kind: MovementKind::Granted(id(31)), units: units(count) };
    pool::record(tx, &pool, pool.version, &[Entry { id: id(59), pool: pool.id, movement, at: at(1) }]).map(|_| ())
}

/// One of each.
fn stock(db: &Db) {
    let filled = db.write::<(), Fault, _>(|tx| {
        with_accounts(tx)?;
        order::add(tx, &some_order(11, vec![some_line(21)]), NamedBySender::default())?;
        server::add(tx, &some_server(31, "rome-1"), at(0))?;
        let mut pool = pool::open(tx, &fax(), id(41))?;
        pool.allocations.push(Allocation::none(id(31), at(0)));
        pool::record(tx, &pool, 0, &[])?;
        let recipient = "x@y.example".parse().unwrap();
        let (kind, subject, language) = ("order".into(), Uuid::nil(), Language::English);
        let mail = Mail { id: id(71), kind, subject, generation: 1, recipient, language, attempts: 0 };
        mail::enqueue(tx, &mail, at(0))
    });
    filled.wait().unwrap();
}
