//! License keys of a list: made as they were reviewed, all of them or none. (P-08)

use std::collections::BTreeSet;

use claviger_app::act::Who;
use claviger_app::device_key::{self, Draft, Listed, MOST, Mistake, Refusal, Search, Texts, Wanted, Wrong, csv};
use claviger_app::domain::account::Role;
use claviger_app::domain::id::{AccountId, PoolId};
use claviger_app::domain::license::device_key::DeviceKey;
use claviger_app::domain::license::pool::NotEnough;
use claviger_app::domain::license::serial::NotASerial;
use claviger_app::domain::sorting::Part;
use claviger_app::domain::units::Units;
use claviger_app::mail::{self, Content};
use claviger_app::store::engine::Tx;
use claviger_app::store::fault::Fault;
use claviger_app::wire::device::Line;
use claviger_app::{Error, event, stock};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::stock::{figures, pool_of, stocked};
use crate::world::{World, at_once};

fn wanted(pool: PoolId, units: u64, serial: &str, end_customer: &str) -> Wanted {
    let texts = Texts { end_customer: end_customer.into(), ..Texts::default() };
    let draft = Draft { units, serial: serial.into(), texts };
    Wanted { pool: Some(pool), draft }
}

fn make(
    world: &World,
    who: &Who,
    account: AccountId,
    wanted: &[Wanted],
    number: Option<&'static str>,
) -> Result<Vec<Listed>, Error> {
    let wanted = wanted.to_vec();
    world.does(who, move |tx, act, vendor| device_key::make_all(tx, act, vendor, account, &wanted, number))
}

fn keys(world: &World, who: &Who, account: AccountId) -> Vec<DeviceKey> {
    let search = Search::default();
    let look = move |tx: &mut Tx<'_>, act: &_, vendor: &_| {
        device_key::list(tx, act, vendor, account, &search, &Part::first(1_000))
    };
    world.sees(who, look).unwrap().into_iter().map(|placed| placed.row.key).collect()
}

fn units(count: u64) -> Units {
    Units::new(count).unwrap()
}

#[test]
fn p_08_p_09_a_list_of_keys_is_made_as_it_was_reviewed_in_its_order() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, reseller) = stocked(&world);
        let account = reseller.id;
        let (pbx, operators) =
            (pool_of(&world, account, "PBX-Registrations"), pool_of(&world, account, "PBX-Operators"));
        let list = [
            wanted(pbx, 37, "0090.3300.0000", "Alinea"),
            wanted(operators, 2, "", "Bellavista"),
            wanted(pbx, 63, "00-90-33-00-00-01", " Costa "),
        ];
        let reviewed = {
            let list = list.to_vec();
            world.sees(&renzo, move |tx, act, vendor| device_key::review_all(tx, act, vendor, account, &list)).unwrap()
        };
        let left: Vec<_> = reviewed.parts.iter().map(|part| (part.name.as_str(), part.left.count())).collect();
        assert_eq!(left, [("PBX-Registrations", 0), ("PBX-Operators", 0)]);
        assert_eq!(keys(&world, &renzo, account), []);

        let made = make(&world, &renzo, account, &list, None).unwrap();
        let says: Vec<_> = made.iter().map(|listed| listed.key.says.clone()).collect();
        assert_eq!(says, reviewed.keys.iter().map(|(_, makeable)| makeable.says.clone()).collect::<Vec<_>>());
        assert_eq!(
            figures(&world, &renzo, account),
            "PBX-Operators 2 2 0 0\nPBX-Registrations 100 100 0 0\nPBX-SoftwarePhones 25 0 0 25\n"
        );
        // Each is a key like any other: signed, with a number of its own, listed in the order of the list, the last first.
        let mut listed = keys(&world, &renzo, account);
        listed.reverse();
        assert_eq!(listed, made.iter().map(|listed| listed.key.clone()).collect::<Vec<_>>());
        let signer = world.vendor.vault.device_signer().public();
        let numbers: BTreeSet<_> =
            listed.iter().map(|key| Line::read(&signer, &key.line).unwrap().number.to_owned()).collect();
        assert_eq!(numbers.len(), 3);
        assert_eq!(listed[2].end_customer, "Costa");
        // Each has its line in the ledger and its event.
        let look =
            move |tx: &mut Tx<'_>, act: &_, vendor: &_| stock::ledger(tx, act, vendor, account, pbx, &Part::first(9));
        assert_eq!(world.sees(&renzo, look).unwrap().len(), 1 + 2);
        let filter =
            event::Filter { kind: Some("license-key.made".into()), account: Some(account), ..event::Filter::default() };
        let events = world.sees(&renzo, move |tx, act, _| event::search(tx, act, &filter, None, 9)).unwrap();
        assert_eq!(events.len(), 3);
    });
}

#[test]
fn p_08_x_12_of_a_list_with_mistakes_nothing_is_made_and_each_is_named() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, reseller) = stocked(&world);
        let account = reseller.id;
        let pbx = pool_of(&world, account, "PBX-Registrations");
        let rosa = world.person("rosa@costa.example", &world.other_reseller, Role::Administrator);
        let refused = |list: &[Wanted]| match make(&world, &renzo, account, list, None) {
            Err(Error::DeviceKey(Refusal::Several(mistakes))) => mistakes,
            other => panic!("{other:?}"),
        };
        // Each key has what those before it leave; one that is only put wrongly takes its units all the same.
        let short = Wrong::NotEnough(NotEnough { wanted: units(41), available: units(40) });
        let list = [
            wanted(pbx, 60, "", ""),
            wanted(pbx, 60, "00-90", "a\nb"),
            wanted(pbx, 41, "", ""),
            Wanted::default(),
            wanted(pbx, 40, "00-90", ""),
            wanted(pbx, 1, "", ""),
        ];
        let at = |at, field, what| Mistake { at, field, what };
        let not_enough = Wrong::NotEnough(NotEnough { wanted: units(60), available: units(40) });
        assert_eq!(
            refused(&list),
            [
                at(1, "units", not_enough),
                at(1, "serial", Wrong::Serial(NotASerial::Length(4))),
                at(1, "end_customer", Wrong::Text),
                at(2, "units", short),
                at(3, "pool", Wrong::Type),
                at(4, "serial", Wrong::Serial(NotASerial::Length(4))),
                at(5, "units", Wrong::NotEnough(NotEnough { wanted: units(1), available: units(0) })),
            ]
        );
        for count in [0, MOST + 1] {
            let outcome = make(&world, &renzo, account, &vec![wanted(pbx, 1, "", ""); count], None);
            assert!(matches!(outcome, Err(Error::DeviceKey(Refusal::Count(told))) if told == count), "{outcome:?}");
        }
        let theirs = make(&world, &rosa, world.other_reseller.id, &[wanted(pbx, 1, "", "")], None);
        assert!(matches!(theirs, Err(Error::DeviceKey(Refusal::Several(_)))), "{theirs:?}");
        assert!(matches!(make(&world, &rosa, account, &[], None), Err(Error::NotFound(_))));
        assert_eq!(keys(&world, &renzo, account), []);
        assert_eq!(figures(&world, &renzo, account).lines().nth(1), Some("PBX-Registrations 100 0 0 100"));
    });
}

#[test]
fn p_08_p_16_a_list_is_made_once_however_often_it_is_pressed_and_tells_of_low_stock_once() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, reseller) = stocked(&world);
        let account = reseller.id;
        let pbx = pool_of(&world, account, "PBX-Registrations");
        world
            .does(&renzo, move |tx, act, vendor| stock::set_threshold(tx, act, vendor, account, pbx, Some(90)))
            .unwrap();
        let list = vec![wanted(pbx, 1, "", ""); 20];
        let number = "fffffffffffffffe";
        let pressed = at_once(4, |_| make(&world, &renzo, account, &list, Some(number)).unwrap());
        let numbers = |made: &[Listed]| made.iter().map(|one| one.key.number.clone()).collect::<Vec<_>>();
        assert!(pressed.iter().all(|made| numbers(made) == numbers(&pressed[0])), "{pressed:?}");
        assert_eq!(&numbers(&pressed[0])[..3], [number, "ffffffffffffffff", "0000000000000000"]);
        assert_eq!(figures(&world, &renzo, account).lines().nth(1), Some("PBX-Registrations 100 20 0 80"));
        // A number that some other key has is given to no second one.
        let more = make(&world, &renzo, account, &vec![wanted(pbx, 1, "", ""); 2], Some("fffffffffffffffd")).unwrap();
        assert!(numbers(&more).iter().all(|number| !numbers(&pressed[0]).contains(number)), "{more:?}");
        // Ten lists at once want eight each of the seventy-eight that are left: nine get all, one gets nothing.
        let list = vec![wanted(pbx, 1, "", ""); 8];
        let outcomes = at_once(10, |_| make(&world, &renzo, account, &list, None));
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 9, "{outcomes:?}");
        assert_eq!(figures(&world, &renzo, account).lines().nth(1), Some("PBX-Registrations 100 94 0 6"));
        assert_eq!(keys(&world, &renzo, account).len(), 94);
        let until = world.now() + SignedDuration::from_mins(5);
        let mails = world
            .does::<_, Fault>(&Who::System, move |tx, act, vendor| mail::claim(tx, act, vendor, until, 100))
            .unwrap();
        assert_eq!(mails.iter().filter(|(_, content)| matches!(content, Some(Content::StockLow { .. }))).count(), 1);
    });
}

#[test]
fn p_08_x_12_a_file_names_license_types_as_the_balance_does_and_its_mistakes_have_a_place() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, reseller) = stocked(&world);
        let account = reseller.id;
        let preview = |file: &str| {
            let sheet = csv::read(file.as_bytes());
            world.sees(&renzo, move |tx, act, vendor| csv::preview(tx, act, vendor, account, &sheet)).unwrap()
        };
        let make = |file: &str| {
            let sheet = csv::read(file.as_bytes());
            world.does(&renzo, move |tx, act, vendor| csv::make(tx, act, vendor, account, &sheet, None))
        };
        let operators = pool_of(&world, account, "PBX-Operators");
        let good = format!(
            "Serial;License;Units;Location\n00:90:33:00:00:01;pbx-registrations;10;Ulm\n\n;{operators};2;\"Rom; Süd\"\n"
        );
        let seen = preview(&good);
        assert_eq!((seen.mistakes.len(), seen.list.unwrap().keys.len()), (0, 2));
        let made = make(&good).unwrap();
        let told: Vec<_> =
            made.iter().map(|one| (one.name.as_str(), one.key.units.count(), &*one.key.location)).collect();
        assert_eq!(told, [("PBX-Registrations", 10, "Ulm"), ("PBX-Operators", 2, "Rom; Süd")]);

        let wrong =
            "license,units,serial\nPBX-Registrations,ten,\nPBX-Rooms,1,\nPBX-Registrations,91,00-90-33-0G-00-00\n";
        let seen = preview(wrong);
        let told = |mistakes: &[csv::Mistake]| {
            mistakes.iter().map(|one| format!("{}:{}", one.line, one.column)).collect::<Vec<_>>()
        };
        assert_eq!(told(&seen.mistakes), ["2:units", "3:license", "4:serial", "4:units"]);
        assert!(seen.list.is_none());
        let Err(Error::DeviceKey(Refusal::Csv(mistakes))) = make(wrong) else { panic!("it was made") };
        assert_eq!(told(&mistakes), told(&seen.mistakes));
        // A row that cannot be read keeps those that can from being made.
        let Err(Error::DeviceKey(Refusal::Csv(mistakes))) =
            make("license,units\nPBX-Registrations,1\nPBX-Registrations\n")
        else {
            panic!("it was made")
        };
        assert_eq!(told(&mistakes), ["3:"]);
        let long = format!("license,units\n{}", "PBX-Registrations,1\n".repeat(MOST + 1));
        assert_eq!(told(&preview(&long).mistakes), [format!("{}:", MOST + 2)]);
        assert_eq!(told(&preview("license,units\n").mistakes), ["2:"]);
        assert_eq!(figures(&world, &renzo, account).lines().nth(1), Some("PBX-Registrations 100 10 0 90"));
        // Whoever may look at the stock may not make keys of it.
        let looks = world.person("rita@belcampo.example", &reseller, Role::ReadOnly);
        let refused =
            world.sees(&looks, move |tx, act, vendor| csv::preview(tx, act, vendor, account, &csv::Sheet::default()));
        assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
    });
}

#[test]
fn p_08_where_several_license_types_have_one_name_a_file_names_them_by_their_ids() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, reseller) = stocked(&world);
        let account = reseller.id;
        let mut types =
            world.sees(&renzo, move |tx, act, vendor| stock::balance(tx, act, vendor, account)).unwrap().rows;
        types[1].name = types[0].name.to_uppercase();
        let names: Vec<_> = csv::names(&types).into_iter().map(|(_, name)| name).collect();
        let ids = types.iter().map(|a_type| a_type.pool.id.to_string()).collect::<Vec<_>>();
        assert_eq!(names, [ids[0].clone(), ids[1].clone(), types[2].name.clone()]);
    });
}
