//! The ledger, shown as tables. Each line says what somebody does and, behind the arrow, how the pool then stands.
//!
//! `capacity`, `loaded`, `used`, `reserved`, `releasing`, `free` and `over` are the pool's figures; a single letter is
//! a server and what it is granted, `a waits` what it still waits for. `other loaded` is the second account's pool.

use std::collections::{BTreeMap, BTreeSet};

use claviger_domain::id::{AccountId, DeviceKeyId, Id, LicenseId, OrderId, PoolId, ServerId, TransferId};
use claviger_domain::license::ledger::Figures;
use claviger_domain::license::pool::{Change, Pool, PoolKey, Refused};
use claviger_domain::license::{License, Model, ProductRole};
use claviger_domain::time::Term;
use claviger_domain::units::Units;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use proptest::prelude::*;

struct Table {
    pool: Pool,
    other: Pool,
    now: Timestamp,
    holding: BTreeSet<ServerId>,
    line: u64,
    figures_from_movements: Figures,
}

fn id<K>(number: u64) -> Id<K> {
    Id::from_uuid(uuid::Uuid::from_u128(u128::from(number)))
}

fn server(name: &str) -> ServerId {
    id(u64::from(name.as_bytes()[0]))
}

fn units(text: &str) -> Units {
    Units::new(text.parse().unwrap_or_else(|_| panic!("`{text}` is no number"))).unwrap()
}

fn pool(number: u64) -> Pool {
    let key = PoolKey {
        account: id::<claviger_domain::id::kind::Account>(number) as AccountId,
        application: "pbx".into(),
        unit: "registrations".into(),
        role: ProductRole::Base,
        model: Model::Perpetual,
    };
    Pool::empty(id::<claviger_domain::id::kind::Pool>(number) as PoolId, key, TimeZone::get("Europe/Rome").unwrap())
}

fn license(number: u64, count: Units, term: Option<Term>) -> License {
    License {
        id: id::<claviger_domain::id::kind::License>(number) as LicenseId,
        code: format!("L{number}"),
        order: id::<claviger_domain::id::kind::Order>(number) as OrderId,
        ordered_on: "2026-08-08".parse().unwrap(),
        pool: None,
        sku: "PBX".into(),
        items: 1,
        units: count,
        model: if term.is_some() { Model::Subscription } else { Model::Perpetual },
        term,
        care: None,
        care_plan: None,
        care_months: None,
    }
}

impl Table {
    fn new() -> Self {
        Self {
            pool: pool(1),
            other: pool(2),
            now: "2026-11-22T09:00:00Z".parse().unwrap(),
            holding: BTreeSet::new(),
            line: 0,
            figures_from_movements: Figures::default(),
        }
    }

    fn take(&mut self, change: Change) {
        for movement in &change.movements {
            self.figures_from_movements = self.figures_from_movements.after(*movement).unwrap();
        }
        self.pool = change.pool;
        assert_eq!(self.pool.figures, self.figures_from_movements, "the figures are the sums of the lines");
        let granted: Units = self.pool.allocations.iter().map(|allocation| allocation.granted).sum();
        let releasing: Units = self.pool.allocations.iter().map(|allocation| allocation.letting_go()).sum();
        assert!(granted <= self.pool.figures.used);
        assert_eq!(releasing, self.pool.figures.releasing);
    }

    fn transfer(&self, name: &str) -> TransferId {
        id(1_000 + u64::from(name.as_bytes()[0]))
    }

    fn run(&mut self, command: &str) -> Result<(), Refused> {
        self.line += 1;
        let words: Vec<&str> = command.split_whitespace().collect();
        let now = self.now;
        let change = match words.as_slice() {
            ["at", instant] => {
                self.now = instant.parse().unwrap();
                return Ok(());
            }
            ["load", count] => self.pool.load(license(self.line, units(count), None), now)?,
            ["load", count, "from", first, "to", last] => {
                let term = Term::new(first.parse().unwrap(), last.parse().unwrap());
                self.pool.load(license(self.line, units(count), term), now)?
            }
            ["save", cells @ ..] => {
                let cells = cells.iter().map(|cell| {
                    let (name, count) = cell.split_once('=').unwrap();
                    (server(name), units(count))
                });
                self.pool.save(&cells.collect::<BTreeMap<_, _>>(), &self.holding, now)?
            }
            [name, "runs"] => {
                self.holding.insert(server(name));
                return Ok(());
            }
            [name, "stops"] => {
                self.holding.remove(&server(name));
                self.pool.release(server(name), now)?
            }
            [name, "lets-go"] => self.pool.release(server(name), now)?,
            [name, "disabled"] => {
                let running = self.holding.remove(&server(name));
                self.pool.disable(server(name), running, now)?
            }
            [name, "enabled"] => self.pool.enable(server(name), now)?,
            [name, "unbound"] => {
                let running = self.holding.remove(&server(name));
                self.pool.unbind(server(name), running, now)?
            }
            [name, "back"] => {
                self.holding.insert(server(name));
                self.pool.bind(server(name), true, now)?
            }
            [name, "another"] => {
                self.holding.insert(server(name));
                self.pool.bind(server(name), false, now)?
            }
            [name, "old-lease-ends"] => self.pool.release_left_behind(server(name), now)?,
            [name, "released-now"] => self.pool.release_now(server(name), now)?,
            ["key", name, count] => self.pool.make_keys(&[(self.key(name), units(count))], now)?,
            ["revoke", name, count] => self.pool.revoke_key(self.key(name), units(count))?,
            ["reserve", name, count] => self.pool.reserve(self.transfer(name), units(count), now)?,
            ["accept", name, count] => {
                self.other = self.other.receive(self.transfer(name), units(count))?.pool;
                self.pool.post(self.transfer(name), units(count))?
            }
            ["decline" | "cancel", name, count] => self.pool.void(self.transfer(name), units(count))?,
            _ => panic!("line {}: what is `{command}`?", self.line),
        };
        self.take(change);
        Ok(())
    }

    fn key(&self, name: &str) -> DeviceKeyId {
        id(2_000 + u64::from(name.as_bytes()[0]))
    }

    fn figure(&self, name: &str) -> Units {
        let (pool, now) = (&self.pool, self.now);
        match name.split_whitespace().collect::<Vec<_>>().as_slice() {
            ["capacity"] => pool.capacity_at(now),
            ["loaded"] => pool.figures.loaded,
            ["used"] => pool.figures.used,
            ["reserved"] => pool.figures.reserved,
            ["releasing"] => pool.figures.releasing,
            ["free" | "left"] => pool.free_at(now),
            ["over"] => pool.over_allocated_at(now),
            ["other", "loaded"] => self.other.figures.loaded,
            ["other", "left"] => self.other.free_at(now),
            [name] => pool.allocation(server(name)).map_or(Units::ZERO, |a| a.granted),
            [name, "wanted"] => pool.allocation(server(name)).map_or(Units::ZERO, |a| a.wanted),
            [name, "lets-go-of"] => pool.allocation(server(name)).map_or(Units::ZERO, |a| a.letting_go()),
            [name, "waits"] => pool.allocation(server(name)).map_or(Units::ZERO, |a| a.waiting()),
            _ => panic!("what is `{name}`?"),
        }
    }
}

fn check(table: &str) {
    let mut state = Table::new();
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (command, expected) = line.split_once("->").unwrap_or((line, ""));
        let before = state.pool.figures;
        let expected = expected.trim();
        match state.run(command.trim()) {
            Err(refusal) => {
                assert_eq!(expected, format!("refused: {refusal}"), "`{line}`");
                assert_eq!(state.pool.figures, before, "a refusal changes nothing: `{line}`");
            }
            Ok(()) => {
                assert!(!expected.starts_with("refused"), "`{line}` was not refused");
                for claim in expected.split(',').map(str::trim).filter(|claim| !claim.is_empty()) {
                    let (name, count) = claim.rsplit_once(' ').unwrap();
                    assert_eq!(state.figure(name), units(count), "`{name}` in `{line}`");
                }
            }
        }
    }
}

#[test]
fn l_12_a_pool_is_never_oversold() {
    check(
        "load 10         -> capacity 10, free 10
         save a=6        -> a 6, free 4
         save b=5        -> refused: 11 are wanted and 10 are there
         save b=4        -> a 6, b 4, free 0
         save a=5 b=5    -> a 5, b 5, free 0
         save a=0 b=11   -> refused: 11 are wanted and 10 are there
         save a=0        -> a 0, b 5, free 5",
    );
}

#[test]
fn l_15_units_move_only_when_the_server_has_let_go() {
    check(
        "load 10         -> free 10
         save a=10       -> a 10, used 10, free 0
         a runs
         save a=5 b=5    -> a 5, b 0, b waits 5, used 5, releasing 5, free 0
         save c=1        -> refused: 11 are wanted and 10 are there
         a lets-go       -> a 5, b 5, b waits 0, used 10, releasing 0, free 0",
    );
}

#[test]
fn l_15_who_has_waited_longest_is_served_first_and_what_is_not_gone_stays() {
    check(
        "load 10                  -> free 10
         save a=10                -> a 10
         a runs
         save a=4                 -> a 4, releasing 6, free 0
         save b=3                 -> b waits 3
         at 2026-11-22T09:01:00Z
         save c=3                 -> c waits 3
         save b=3 c=1 a=6         -> a 6, releasing 4, b waits 3, c waits 1
         a stops                  -> a 6, b 3, c 1, releasing 0, free 0",
    );
}

#[test]
fn l_15_a_disabled_server_lets_go_of_everything_and_others_may_have_it() {
    check(
        "load 20         -> free 20
         save a=12 b=2   -> a 12, b 2, free 6
         a runs
         a disabled      -> a 0, a wanted 12, a waits 0, releasing 12, used 2, free 6
         save b=15       -> b 8, b waits 7, a wanted 12
         a lets-go       -> b 15, b waits 0, releasing 0, free 5
         save b=21       -> refused: 21 are wanted and 20 are there
         a enabled       -> a 5, a wanted 5, a waits 0, free 0",
    );
}

#[test]
fn l_15_a_server_that_was_disabled_by_mistake_gets_everything_back_with_its_own_installation() {
    check(
        "load 20         -> free 20
         save a=20       -> a 20
         a runs
         a disabled      -> a 0, releasing 20
         a enabled       -> a 0, a waits 20, releasing 20, free 0
         a back          -> a 20, a waits 0, releasing 0",
    );
}

#[test]
fn l_15_a_server_that_never_ran_frees_everything_at_once() {
    check(
        "load 20         -> free 20
         save a=20       -> a 20
         a disabled      -> a 0, releasing 0, free 20
         a enabled       -> a 20, free 0
         a unbound       -> a 20, releasing 0, free 0",
    );
}

#[test]
fn l_15_a_new_installation_waits_for_what_the_former_one_may_be_running_on() {
    check(
        "load 25         -> free 25
         save a=20       -> a 20
         a runs
         a unbound       -> a 5, a waits 15, releasing 20, free 0
         a another       -> a 5, a waits 15, a lets-go-of 20, releasing 20
         a lets-go       -> a 5, a waits 15, releasing 20
         save a=8        -> a 5, a waits 3, a lets-go-of 20
         a unbound       -> a 0, a waits 8, a lets-go-of 25
         a back          -> a 5, a waits 3, a lets-go-of 20
         a old-lease-ends -> a 8, a lets-go-of 0, free 17",
    );
}

#[test]
fn l_15_released_now_is_free_at_once_whoever_may_be_running_on_it() {
    check(
        "load 20         -> free 20
         save a=20       -> a 20
         a runs
         a unbound       -> a waits 20, releasing 20
         a another       -> a waits 20, releasing 20
         a released-now  -> a 20, a waits 0, releasing 0
         save a=5 b=9    -> a 5, a lets-go-of 15, b waits 9
         a released-now  -> a 5, b 9, free 6",
    );
}

#[test]
fn l_10_capacity_is_a_function_of_time() {
    // The literal dates of the programme: 08/08/2019 to 07/08/2020, inclusive, in Rome.
    check(
        "at 2019-08-01T00:00:00Z
         load 20 from 2019-08-08 to 2020-08-07 -> capacity 0
         at 2019-08-07T21:59:59Z               -> capacity 0
         at 2019-08-07T22:00:00Z               -> capacity 20, free 20
         save a=20                             -> a 20, free 0
         load 15 from 2020-08-08 to 2021-08-07 -> capacity 20
         at 2020-08-07T21:59:59Z               -> capacity 20, over 0
         at 2020-08-07T22:00:00Z               -> capacity 15, over 5, free 0
         save a=18                             -> a 18, over 3
         save a=19                             -> refused: 19 are wanted and 15 are there
         save a=15                             -> a 15, over 0
         at 2021-08-07T22:00:00Z               -> capacity 0, over 15",
    );
}

/// The six rows of the programme's own screen, with its literal dates: used / total, start, term, server 1, server 2.
#[test]
fn l_09_the_rows_of_the_programmes_own_screen() {
    let screen = "
        Advanced Queueing (channels)      20 / 20  08/08/2019  07/08/2020  20   0
        Auto Attendant                     1 / 1   08/08/2019  07/08/2020   1   0
        IP Fax server (channels)           4 / 4   08/08/2019  07/08/2020   4   0
        Advanced Queueing red. (channels) 20 / 20  08/08/2019  07/08/2020   0  20
        Auto Attendant red.                1 / 1   08/08/2019  07/08/2020   0   1
        IP Fax server red. (channels)      4 / 4   08/08/2019  07/08/2020   0   4";
    for row in screen.trim().lines() {
        let words: Vec<&str> = row.split_whitespace().collect();
        let [.., used, "/", total, start, term, server_1, server_2] = words.as_slice() else { panic!("`{row}`") };
        let mut table = Table::new();
        for command in [
            "at 2019-12-01T00:00:00Z".to_owned(),
            format!("load {total} from 2019-08-08 to 2020-08-07"),
            format!("save a={server_1} b={server_2}"),
        ] {
            table.run(&command).unwrap();
        }
        let shown = table.pool.shown_term(table.now).unwrap();
        let day = |day: jiff::civil::Date| day.strftime("%d/%m/%Y").to_string();
        assert_eq!((day(shown.first).as_str(), day(shown.last).as_str()), (*start, *term), "{row}");
        let figures = ["used", "capacity", "a", "b", "free"].map(|name| table.figure(name));
        assert_eq!(figures, [units(used), units(total), units(server_1), units(server_2), Units::ZERO], "{row}");
    }
}

#[test]
fn p_17_the_worked_example_of_the_stock_programme() {
    for (bought, handed_to_one_customer, left) in [(100, 37, 63), (2, 1, 1), (25, 10, 15)] {
        check(&format!(
            "load {bought}                  -> loaded {bought}, used 0, left {bought}
             key x {handed_to_one_customer} -> loaded {bought}, used {handed_to_one_customer}, left {left}
             key y {bought}                 -> refused: {bought} are wanted and {left} are there"
        ));
    }
}

#[test]
fn p_09_a_revoked_key_gives_its_units_back() {
    check(
        "load 100    -> left 100
         key x 37    -> used 37, left 63
         revoke x 37 -> used 0, left 100",
    );
}

#[test]
fn p_14_a_transfer_is_never_in_two_pools_or_in_none() {
    check(
        "load 100       -> left 100
         key x 37       -> left 63
         reserve t 50   -> loaded 100, used 37, reserved 50, left 13, other loaded 0
         key y 14       -> refused: 14 are wanted and 13 are there
         reserve u 14   -> refused: 14 are wanted and 13 are there
         accept t 50    -> loaded 50, used 37, reserved 0, left 13, other loaded 50, other left 50
         reserve v 13   -> reserved 13, left 0
         decline v 13   -> reserved 0, left 13
         accept v 13    -> refused: Movement { kind: Posted(tra_0000000000000000000000000000045e), units: Units(13) } does not fit Figures { loaded: Units(50), used: Units(37), reserved: Units(0), releasing: Units(0) }",
    );
}

#[test]
fn p_14_units_with_a_term_stay_where_they_were_sold() {
    check(
        "load 20 from 2026-08-08 to 2027-08-07 -> free 20
         load 5                                -> free 25
         reserve t 6                           -> refused: 6 are wanted and 5 are there
         reserve t 5                           -> reserved 5, free 20",
    );
}

#[test]
fn l_18_a_term_is_when_the_pool_falls_below_what_is_granted() {
    let mut table = Table::new();
    for command in ["load 20 from 2026-08-08 to 2027-08-07", "load 10 from 2026-08-08 to 2028-08-07", "save a=8"] {
        table.run(command).unwrap();
    }
    let now = table.now;
    assert_eq!(table.pool.last_day(now), Some("2028-08-07".parse().unwrap()), "10 are enough for the 8 granted");
    table.run("save a=12").unwrap();
    assert_eq!(table.pool.last_day(now), Some("2027-08-07".parse().unwrap()));
    let change = table.pool.next_change(now).unwrap();
    assert_eq!((change.at, change.capacity), ("2027-08-07T22:00:00Z".parse().unwrap(), units("10")));
    table.run("load 20 from 2027-08-08 to 2028-08-07").unwrap();
    assert_eq!(table.pool.last_day(now), Some("2028-08-07".parse().unwrap()), "the renewal carries it on");
    assert_eq!(table.pool.next_change(now).unwrap().at, "2028-08-07T22:00:00Z".parse().unwrap());
}

#[derive(Debug, Clone)]
enum Act {
    Load(u64),
    LoadForTerm(u64, u8),
    Save(Vec<(u8, u64)>),
    Runs(u8),
    LetsGo(u8),
    Key(u64),
    Reserve(u64),
    Later,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        (1..20_u64).prop_map(Act::Load),
        (1..20_u64, 0..6_u8).prop_map(|(count, years)| Act::LoadForTerm(count, years)),
        proptest::collection::vec((0..4_u8, 0..25_u64), 1..4).prop_map(Act::Save),
        (0..4_u8).prop_map(Act::Runs),
        (0..4_u8).prop_map(Act::LetsGo),
        (1..10_u64).prop_map(Act::Key),
        (1..10_u64).prop_map(Act::Reserve),
        Just(Act::Later),
    ]
}

proptest! {
    /// Whatever is done in whatever order: no decision grants more than the pool then holds.
    #[test]
    fn l_12_no_decision_makes_the_pool_hold_out_more_than_it_holds(acts in proptest::collection::vec(act(), 1..60)) {
        let mut table = Table::new();
        for act in acts {
            let over_before = table.pool.over_allocated_at(table.now);
            let name = |number: u8| char::from(b'a' + number);
            let command = match act {
                Act::Load(count) => format!("load {count}"),
                Act::LoadForTerm(count, years) => format!("load {count} from 2026-11-01 to {}-01-15", 2027 + u16::from(years)),
                Act::Save(cells) => {
                    let cells: Vec<_> = cells.iter().map(|(server, count)| format!("{}={count}", name(*server))).collect();
                    format!("save {}", cells.join(" "))
                }
                Act::Runs(server) => format!("{} runs", name(server)),
                Act::LetsGo(server) => format!("{} lets-go", name(server)),
                Act::Key(count) => format!("key x {count}"),
                Act::Reserve(count) => format!("reserve t {count}"),
                Act::Later => {
                    table.now += jiff::Span::new().hours(24 * 100);
                    continue;
                }
            };
            match table.run(&command) {
                Ok(()) | Err(Refused::NotEnough(_)) => {}
                Err(impossible) => panic!("{command}: {impossible}"),
            }
            prop_assert!(table.pool.over_allocated_at(table.now) <= over_before, "{} made it worse", command);
            let waiting = table.pool.allocations.iter().any(|allocation| !allocation.waiting().is_zero());
            prop_assert!(!waiting || table.pool.free_at(table.now).is_zero(), "{}: free units while somebody waits", command);
        }
    }
}
