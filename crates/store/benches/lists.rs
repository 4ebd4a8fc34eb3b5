//! What a page of a list costs in each of its orders, with a thousand rows and with a hundred thousand. (P-11, X-06)
//!
//! Each figure is the best of some pages of fifty: the first one, and one from the middle. The last column is how many times
//! as much it costs with a hundred times the rows; an order that nothing carries would cost a hundred times as much.

use std::time::{Duration, Instant};

use claviger_domain::account::AccountKind;
use claviger_domain::fold::Sought;
use claviger_domain::id::{AccountId, Id};
use claviger_domain::sorting::{Key, Part, Place, Placed, Sort};
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::server_list::{Wanted, Whose};
use claviger_store::{account, binds, device_key, order, outbox, server_list};
use claviger_testkit::engines::{SERVER, Scratch};
use jiff::Timestamp;
use uuid::Uuid;

const FEW: u32 = 1_000;
const MANY: u32 = 100_000;
const TRIES: u32 = 7;

/// Costs of the pages of a list: what they are, of the first page and of one from the middle.
type Costs = Vec<(String, [Duration; 2])>;

fn main() {
    compare("SQLite", Scratch::sqlite);
    if std::env::var_os(SERVER).is_some() {
        compare("PostgreSQL", Scratch::postgres);
    }
}

fn compare(engine: &str, scratch: impl Fn() -> Scratch) {
    let [few, many] = [FEW, MANY].map(|rows| {
        let scratch = scratch();
        let db = scratch.open();
        db.write::<_, Fault, _>(move |tx| fill(tx, rows)).wait().expect("rows");
        db.read::<_, Fault, _>(measure).wait().expect("figures")
    });
    println!("{engine}: a page of fifty, in microseconds, of {FEW} and of {MANY} rows");
    for ((what, few), (_, many)) in few.into_iter().zip(many) {
        for (page, few, many) in [("first", few[0], many[0]), ("middle", few[1], many[1])] {
            let times = many.as_secs_f64() / few.as_secs_f64();
            println!("{what:44} {page:8}{:>8}{:>10}{times:>8.1}", few.as_micros(), many.as_micros());
        }
    }
}

fn id<K>(number: u32) -> Id<K> {
    Id::from_uuid(Uuid::from_u128(u128::from(number)))
}

/// Spreads numbers so that no order is that of another.
fn spread(number: u32, by: u32) -> u32 {
    number.wrapping_mul(by) % 1_000_003
}

fn fill(tx: &mut Tx<'_>, rows: u32) -> Result<(), Fault> {
    let partner = 9_000_000;
    for (number, kind) in (0..rows / 10).map(|number| (number, "customer")).chain([(partner, "reseller")]) {
        let name = format!("name {:07}", spread(number, 7_919));
        tx.execute(
            "INSERT INTO account (id, number, kind, name, country, zone, language, created_at, folded_name)
             VALUES ($1, $2, $3, $4, 'IT', 'UTC', 'en', 0, $4)",
            binds![id::<()>(number).uuid(), format!("N{:07}", spread(number, 104_729)), kind, &name],
        )?;
        for word in name.split(' ') {
            tx.execute(
                "INSERT INTO search_word (kind, word, subject) VALUES ('account', $1, $2)",
                binds![word, id::<()>(number).uuid()],
            )?;
        }
    }
    for number in 0..rows / 10 {
        tx.execute(
            "INSERT INTO account_grant (customer, reseller, granted_at, scope, by_kind) VALUES ($1, $2, 0, 'licenses', 'system')",
            binds![id::<()>(number).uuid(), id::<()>(partner).uuid()],
        )?;
    }
    tx.execute(
        "INSERT INTO pool (id, account, application, unit, role, model, stock, loaded, used, reserved, releasing, version)
         VALUES ($1, $1, 'a', 'u', 'base', 'perpetual', $2, 0, 0, 0, 0, 1)",
        binds![id::<()>(partner).uuid(), false],
    )?;
    for number in 0..rows {
        let (row, customer) = (id::<()>(number + 20_000_000).uuid(), number % (rows / 10));
        let day = format!("20{:02}-{:02}-{:02}", number % 30, spread(number, 31) % 12 + 1, spread(number, 37) % 28 + 1);
        tx.execute(
            "INSERT INTO sales_order (id, number, ordered_on, customer, country, reseller, contact_email, contact_language,
                 recipient_email, recipient_language, state, link_generation, placed_at, customer_folded)
             VALUES ($1, $2, $3, $4, 'IT', $5, 'a@b.c', 'en', 'a@b.c', 'en', 'locked', 1, 0,
                 (SELECT folded_name FROM account WHERE account.id = $4))",
            binds![
                row,
                format!("O{:07}", spread(number, 15_485_863)),
                day,
                id::<()>(customer).uuid(),
                id::<()>(partner).uuid()
            ],
        )?;
        let text = |by| format!("t {:07}", spread(number, by));
        tx.execute(
            "INSERT INTO device_key (id, account, pool, units, serial, end_customer, location, description, number, says,
                 line, made_at, end_customer_folded, location_folded, serial_sorted)
             VALUES ($1, $2, $2, 1, $3, $4, $5, '', $6, '', '', 0, $4, $5, $3)",
            binds![row, id::<()>(partner).uuid(), text(101), text(103), text(107), number.to_string()],
        )?;
        tx.execute(
            "INSERT INTO server (id, account, name, public_id, generation, lease_number, host, last_seen, created_at, folded,
                 binding_key, sequence)
             VALUES ($1, $2, $3, $3, 1, 1, $4, $5, 0, $6, $7, 1)",
            binds![row, id::<()>(customer).uuid(), number.to_string(), text(109), spread(number, 113), text(127), vec![1_u8]],
        )?;
        tx.execute(
            "INSERT INTO mail (id, kind, subject, generation, recipient, language, state, attempts, due_at, created_at)
             VALUES ($1, 'order', $1, 1, $2, 'en', 'sent', 1, 0, 0)",
            binds![row, text(131)],
        )?;
    }
    Ok(())
}

fn measure(tx: &mut Tx<'_>) -> Result<Costs, Fault> {
    let (partner, mut costs): (AccountId, _) = (id(9_000_000), Costs::new());
    let all = order::Filter::default();
    each(&mut costs, "orders", |part| order::list(tx, None, &all, part))?;
    each(&mut costs, "orders of a reseller", |part| order::list(tx, Some(partner), &all, part))?;
    each(&mut costs, "accounts", |part| account::list(tx, None, &Sought::default(), part))?;
    let customers = Some(AccountKind::Customer);
    // What every name begins with, and what few do: the chooser of the vendor, and that of a partner. (L-08)
    for sought in ["", "name", "name 00001"] {
        let (what, sought) = (format!("a partner's customers, “{sought}”"), Sought::new(sought));
        each(&mut costs, &what, |part| account::customers_of(tx, partner, &sought, part))?;
        let what = what.replace("a partner's customers", "all customers");
        each(&mut costs, &what, |part| account::list(tx, customers, &sought, part))?;
    }
    let keys = device_key::Filter::default();
    each(&mut costs, "license keys of an account", |part| device_key::list(tx, partner, &keys, part))?;
    let wanted =
        Wanted { whose: Whose::Everybodys, words: Vec::new(), status: None, heard_since: Timestamp::UNIX_EPOCH };
    each(&mut costs, "servers", |part| server_list::list(tx, &wanted, part))?;
    each(&mut costs, "mails", |part| outbox::list(tx, outbox::Which::All, None, part))?;
    Ok(costs)
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn taken<T>(look: impl FnOnce() -> Result<T, Fault>) -> Result<Duration, Fault> {
    let began = Instant::now();
    look()?;
    Ok(began.elapsed())
}

/// Measures a list in each of its orders.
fn each<K: Key, T>(
    costs: &mut Costs,
    list: &str,
    mut look: impl FnMut(&Part<K>) -> Result<Vec<Placed<T>>, Fault>,
) -> Result<(), Fault> {
    for by in K::ALL {
        for descending in [false, true] {
            let sort = Sort { by: *by, descending };
            let first = Part { sort, after: None, most: 50 };
            let middle = look(&Part { most: 500, ..first.clone() })?;
            let after: Option<Place> = middle.last().map(|last| last.place.clone());
            let mut best = [Duration::MAX; 2];
            for _ in 0..TRIES {
                for (best, part) in best.iter_mut().zip([&first, &Part { after: after.clone(), ..first.clone() }]) {
                    *best = taken(|| look(part))?.min(*best);
                }
            }
            costs.push((format!("{list}, {}", sort.word()), best));
        }
    }
    Ok(())
}
