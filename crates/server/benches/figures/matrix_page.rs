//! The page of a large matrix: what it takes to write it beside what it takes to read what stands in it. (L-09, L-12)

use claviger_server::app::act::Who;
use claviger_server::app::domain::account::{AccountKind, Role};
use claviger_server::app::domain::id::AccountId;
use claviger_server::app::setup::{self, NewAccount};
use claviger_server::app::{Error, session};
use claviger_server::store::engine::Tx;
use claviger_server::store::fault::Fault;
use claviger_server::store::{self, binds};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tokio::runtime::Runtime;
use uuid::Uuid;

use crate::ask::{self, Rounds};
use crate::ground::{Ground, Sizes, id};
use crate::report::Report;

/// Rows and columns, as many as the goal speaks of.
const ROWS: u32 = 500;
const COLUMNS: u32 = 40;
/// How often the page is asked for in one round.
const PAGES: u32 = 10;
/// How many times the time of its statements a page may take to be written.
const GOAL: f64 = 3.0;
/// Far from the numbers that accounts of the ground have.
const FIRST: u32 = 3_000_000_000;

pub fn measure(report: &mut Report, runtime: &Runtime, ground: &Ground, sizes: &Sizes) {
    let (account, secret) = lay(ground, runtime);
    let request = format!(
        "GET /accounts/{account}/licenses HTTP/1.1\r\nhost: licensing.example\r\n\
         cookie: __Host-claviger-session={secret}; __Host-claviger-visit=bench\r\n\r\n"
    );
    let requests: Vec<_> = (0..PAGES).map(|_| request.clone().into_bytes()).collect();
    let mut rounds = Rounds::default();
    for round in 0..=sizes.rounds {
        let figure = ask::all(ground.address, 1, &requests, "200");
        if round > 0 {
            rounds.add(figure);
        }
    }
    let is_read = |thread: &str| thread.starts_with("sqlite");
    let (read, written) = (rounds.micros_of(is_read), rounds.micros_of(|thread| !is_read(thread)));
    let name = format!("page of a matrix of {ROWS} by {COLUMNS}, writing by reading");
    report.note(&format!(
        "a page of {ROWS} rows and {COLUMNS} columns: read in {read:.0} µs, written in {written:.0} µs"
    ));
    report.at_most(&name, written / read, GOAL, "times");
}

/// A customer with that matrix, and the secret of its administrator's session.
fn lay(ground: &Ground, runtime: &Runtime) -> (AccountId, String) {
    let act = ground.web.act(Who::System, "bench");
    let laid = ground.web.write(&act, |tx, act, _| -> Result<(AccountId, String), Error> {
        let account = setup::account(tx, act, &customer())?;
        fill(tx, account.id, act.now)?;
        let email = "large@bench.example".parse().map_err(|_| Error::NotFound("address"))?;
        setup::person(tx, act, &email, "Large", "no password", &account, Role::Administrator)?;
        let person = store::person::find_by_email(tx, &email)?.ok_or(Error::NotFound("person"))?.0;
        let secret = session::open(tx, act, &person, "bench")?;
        Ok((account.id, secret))
    });
    runtime.block_on(laid).expect("a customer with a large matrix")
}

fn customer() -> NewAccount {
    NewAccount {
        number: "BENCH-LARGE".into(),
        kind: AccountKind::Customer,
        name: "Large".into(),
        country: "IT".into(),
        zone: TimeZone::UTC,
        above: None,
        orders_to: None,
    }
}

/// Every second cell has something; every row is made up of one license with care.
fn fill(tx: &mut Tx<'_>, account: AccountId, now: Timestamp) -> Result<(), Fault> {
    let order: Uuid = id(2, FIRST);
    tx.execute(
        "INSERT INTO sales_order (id, number, ordered_on, customer, country, reseller, contact_email, contact_language,
             recipient_email, recipient_language, state, state_at, link_generation, placed_at)
         VALUES ($1, 'BENCH-LARGE', '2026-01-01', $2, 'IT', $3, 'a@bench.example', 'en', 'a@bench.example', 'en',
             'unlocked', $4, 1, $4)",
        binds![order, account, id(9, 0), now],
    )?;
    for column in 0..COLUMNS {
        let name = format!("large-{column}");
        tx.execute(
            "INSERT INTO server (id, account, name, public_id, generation, lease_number, created_at, folded)
             VALUES ($1, $2, $3, $4, 1, 1, $5, $3)",
            binds![id(5, FIRST + column), account, &name, format!("l{column:09}"), now],
        )?;
    }
    for row in 0..ROWS {
        let pool = id(3, FIRST + row);
        let used = i64::from(COLUMNS / 2 * 5);
        tx.execute(
            "INSERT INTO pool (id, account, application, unit, role, model, stock, loaded, used, reserved, releasing, version)
             VALUES ($1, $2, $3, 'channels', 'base', 'perpetual', FALSE, $4, $5, 0, 0, 1)",
            binds![pool, account, format!("application-{row}"), used + 20, used],
        )?;
        tx.execute(
            "INSERT INTO license (id, code, sales_order, line, pool, sku, items, units, model, care_plan, care_first,
                 care_last)
             VALUES ($1, $2, $3, $4, $5, 'IM120-4L', 1, $6, 'perpetual', 'gold', '2026-01-01', '2036-12-31')",
            binds![id(4, FIRST + row), format!("LARGE-{row}"), order, row, pool, used + 20],
        )?;
        for column in (0..COLUMNS).filter(|column| (column + row).is_multiple_of(2)) {
            tx.execute(
                "INSERT INTO allocation (pool, server, wanted, granted, releasing, wanted_since)
                 VALUES ($1, $2, 5, 5, 0, $3)",
                binds![pool, id(5, FIRST + column), now],
            )?;
        }
    }
    Ok(())
}
