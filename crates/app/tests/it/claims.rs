//! Devices are kept from whoever guesses at serial numbers, and claimed without anybody's help. (P-04, P-15)

use std::collections::BTreeSet;

use claviger_app::act::{Act, Who};
use claviger_app::device_key::{self, Texts};
use claviger_app::domain::account::{Account, Role};
use claviger_app::domain::sorting::Part;
use claviger_app::factory::{self, Found, Refusal, Typed};
use claviger_app::store::engine::{Engine, Tx};
use claviger_app::store::fault::Fault;
use claviger_app::{Error, person, vault};
use claviger_testkit::engines::on_both;
use jiff::{SignedDuration, Timestamp};

use crate::shipments::{SHIPMENT, claim, device, file, import, is_whole, look, shipped, typed, withdraw};
use crate::stock::pool_of;
use crate::world::World;

/// Somebody's guesses at serial numbers, one after the other, each as soon as it is let through.
struct Guesses {
    through: u32,
    refused: u32,
    answers: BTreeSet<String>,
    ends: Timestamp,
}

fn guess(world: &World, who: &Who, account: &Account, many: u32, serial: fn(u32) -> String) -> Guesses {
    let (account, act) = (account.id, world.act(who));
    let guessed = world.db.write({
        let vendor = std::sync::Arc::clone(&world.vendor);
        move |tx: &mut Tx<'_>| -> Result<Guesses, Fault> {
            let mut act: Act = act.clone();
            let mut guesses = Guesses { through: 0, refused: 0, answers: BTreeSet::new(), ends: act.now };
            while guesses.through < many {
                let typed = typed(&serial(guesses.through), "GUESSED1");
                match factory::look(tx, &mut act, &vendor, account, &typed) {
                    Ok(answer) => {
                        guesses.answers.insert(format!("{answer:?}"));
                        guesses.through += 1;
                    }
                    Err(Error::Person(person::Refusal::TooMany(wait))) => {
                        guesses.refused += 1;
                        act.now = wait.until;
                    }
                    Err(Error::Fault(fault)) => return Err(fault),
                    Err(other) => return Err(Fault::Gone(other.to_string())),
                }
            }
            guesses.ends = act.now;
            Ok(guesses)
        }
    });
    guessed.wait().unwrap()
}

#[test]
fn p_04_ten_thousand_guesses_reveal_nothing_and_take_more_than_half_a_year() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, rosa) = shipped(&world);
        claim(&world, &renzo, world.reseller.id, &typed("00-90-33-00-00-01", "")).unwrap().unwrap();
        withdraw(&world, &world.operator, device(&world, "00-90-33-00-00-03"), "lost").unwrap();
        // Four of them are real: not claimable, another's, by label alone, taken back.
        let began = world.now();
        // The rule is the same on both; asking another process so often is slow.
        let many = if world.db.engine() == Engine::Sqlite { 10_000 } else { 1_000 };
        let guesses = guess(&world, &rosa, &world.other_reseller, many, |at| format!("00903300{at:04X}"));
        assert_eq!(guesses.answers, BTreeSet::from(["Err(NotClaimable(NotClaimable))".to_owned()]));
        assert_eq!((guesses.through, guesses.refused), (many, many - 5));
        // Nearly all of them have waited for half an hour.
        let hours = guesses.ends.duration_since(began).as_hours();
        assert!(hours > i64::from(many) * 49 / 100, "{hours} hours");
        // The log tells the vendor of it.
        let kinds: Vec<_> = world.events(world.other_reseller.id.uuid()).into_iter().map(|one| one.kind).collect();
        assert_eq!(kinds.iter().filter(|kind| *kind == "device.guessed").count(), 1);
    });
}

#[test]
fn p_04_guesses_are_counted_by_person_account_and_network_and_what_is_right_costs_nothing() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, rosa) = shipped(&world);
        let rita = world.person("rita@costa.example", &world.other_reseller, Role::Licenses);
        let (account, elsewhere) = (world.reseller.id, world.other_reseller.id);
        let nothing = typed("00-90-33-00-00-77", "");
        let waits = |outcome: Result<Result<Found, Refusal>, Error>| {
            matches!(outcome, Err(Error::Person(person::Refusal::TooMany(_))))
        };
        // A slip of the finger is no guess.
        for _ in 0..30 {
            let slip = look(&world, &rosa, elsewhere, &typed("00-90-33-00-00-7", "")).unwrap();
            assert!(matches!(slip, Err(Refusal::Serial(_))));
        }
        for _ in 0..5 {
            look(&world, &rosa, elsewhere, &nothing).unwrap().unwrap_err();
        }
        assert!(waits(look(&world, &rosa, elsewhere, &nothing)));
        // Also with what would be right; a colleague does not wait for it.
        assert!(waits(look(&world, &rosa, elsewhere, &typed("00-90-33-00-00-00", "K7QX-2M9P"))));
        look(&world, &rita, elsewhere, &typed("00-90-33-00-00-00", "K7QX-2M9P")).unwrap().unwrap();
        // What is one's own costs nothing, and makes nothing forgotten.
        for _ in 0..30 {
            look(&world, &renzo, account, &typed("00-90-33-00-00-00", "")).unwrap().unwrap();
        }
        for _ in 0..4 {
            look(&world, &renzo, account, &nothing).unwrap().unwrap_err();
        }
        look(&world, &renzo, account, &typed("00-90-33-00-00-00", "")).unwrap().unwrap();
        look(&world, &renzo, account, &nothing).unwrap().unwrap_err();
        assert!(waits(look(&world, &renzo, account, &nothing)));
        // Ten came from this network; ten more from anybody there, and it waits as a whole.
        for at in 0..10 {
            let number = if at < 5 { "D-1" } else { "D-2" };
            let account = world.account(number);
            let who = world.person(&format!("d{at}@example.example"), &account, Role::Administrator);
            look(&world, &who, account.id, &nothing).unwrap().unwrap_err();
        }
        let third = world.account("R-3");
        let who = world.person("ria@third.example", &third, Role::Administrator);
        assert!(waits(look(&world, &who, third.id, &nothing)));
        world.pass(SignedDuration::from_hours(24));
        look(&world, &who, third.id, &nothing).unwrap().unwrap_err();
        // No count names whom it counts.
        assert_eq!(world.places_of(&vault::Vault::new(&[8; 32]).form_proof("nobody")), [""; 0]);
    });
}

#[test]
fn p_04_an_account_of_many_people_guesses_no_longer_than_fifty_times() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, _) = shipped(&world);
        let elsewhere = world.other_reseller.id;
        // Each from a network of their own, so that no network waits.
        let look_from = |who: &Who, account, at: u32, typed: &Typed| {
            let (typed, origin) = (typed.clone(), format!("198.51.100.{at}"));
            world.does(who, move |tx, act, vendor| {
                act.origin = origin.clone();
                factory::look(tx, act, vendor, account, &typed)
            })
        };
        let until = |outcome: Result<Result<Found, Refusal>, Error>| match outcome {
            Err(Error::Person(person::Refusal::TooMany(wait))) => Some(wait.until),
            _ => None,
        };
        let nothing = typed("00-90-33-00-00-77", "");
        let mut answers = BTreeSet::new();
        for at in 0..10 {
            let who = world.person(&format!("g{at}@costa.example"), &world.other_reseller, Role::Licenses);
            for _ in 0..5 {
                answers.insert(format!("{:?}", look_from(&who, elsewhere, at, &nothing).unwrap()));
            }
        }
        assert_eq!(answers, BTreeSet::from(["Err(NotClaimable(NotClaimable))".to_owned()]));
        // Now it waits as a whole, whoever asks and for whatever; and is told until when.
        let fresh = world.person("rita@costa.example", &world.other_reseller, Role::Licenses);
        let minute = Some(world.now() + SignedDuration::from_mins(1));
        assert_eq!(until(look_from(&fresh, elsewhere, 90, &nothing)), minute);
        assert_eq!(until(look_from(&fresh, elsewhere, 90, &typed("00-90-33-00-00-00", "K7QX-2M9P"))), minute);
        // Others do not.
        look_from(&renzo, world.reseller.id, 91, &nothing).unwrap().unwrap_err();
        world.pass(SignedDuration::from_mins(1));
        look_from(&fresh, elsewhere, 90, &nothing).unwrap().unwrap_err();
        assert_eq!(until(look_from(&fresh, elsewhere, 90, &nothing)), Some(world.now() + SignedDuration::from_mins(2)));
        let kinds: Vec<_> = world.events(elsewhere.uuid()).into_iter().map(|one| one.kind).collect();
        assert_eq!(kinds.iter().filter(|kind| *kind == "device.guessed").count(), 1);
    });
}

#[test]
fn p_15_keys_are_made_and_found_again_without_any_of_the_vendors_people() {
    on_both(|db| {
        let world = World::new(db);
        // Units in stock, and a device that was shipped: from here on nobody of the vendor does anything.
        let (renzo, reseller) = crate::stock::stocked(&world);
        import(&world, SHIPMENT).unwrap();
        let account = reseller.id;
        let vendors = |world: &World| -> Vec<u8> {
            let counted = world.sees::<_, Fault>(&Who::System, |tx, _, _| {
                tx.row("SELECT (SELECT count(*) FROM sales_order) AS orders, (SELECT count(*) FROM mail) AS mails", &[])
            });
            format!("{:?}", counted.unwrap()).into_bytes()
        };
        let before = vendors(&world);
        let pool = pool_of(&world, account, "PBX-Registrations");
        let made = crate::stock::make(&world, &renzo, account, pool, &crate::stock::draft(37, "00-90-33-00-00-03"));
        let made = made.unwrap().key;
        claim(&world, &renzo, account, &typed("00-90-33-00-00-03", "")).unwrap().unwrap();
        // At once, without an order, without a mail to anybody, without waiting for anything.
        assert_eq!(vendors(&world), before);
        assert_eq!(made.made, world.now());
        assert_eq!(file(&world, &renzo, account, "00-90-33-00-00-03").unwrap().lines().count(), 3);
        let doers: BTreeSet<_> = world.events(made.id.uuid()).into_iter().map(|event| event.actor).collect();
        assert_eq!(doers, BTreeSet::from([renzo.in_the_log().1]));
        // Whose device it is stays with the reseller: no other account finds it.
        let rosa = world.person("rosa@costa.example", &world.other_reseller, Role::Administrator);
        let search = |text: &str| device_key::Search { text: text.into(), ..Default::default() };
        let list = |who: &Who, account, text: &str| {
            let search = search(text);
            world.sees(who, move |tx, act, v| device_key::list(tx, act, v, account, &search, &Part::first(9)))
        };
        assert_eq!(list(&renzo, account, "alinea").unwrap().len(), 1);
        assert!(matches!(list(&rosa, account, "alinea"), Err(Error::NotFound("account"))));
        assert!(list(&rosa, world.other_reseller.id, "alinea").unwrap().is_empty());
        is_whole(&world);
    });
}

#[test]
fn p_05_p_12_what_the_claimant_writes_stands_on_the_devices_keys_and_what_cannot_tells_nothing() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, rosa) = shipped(&world);
        let account = world.reseller.id;
        let with = |serial: &str, end_customer: &str| Typed {
            texts: Texts { end_customer: end_customer.into(), location: " Ulm ".into(), description: String::new() },
            ..typed(serial, "")
        };
        // What cannot stand on a key is told before anything is looked for: alike of what there is and of what is not, and as
        // often as one likes.
        for serial in ["00-90-33-00-00-03", "00-90-33-0E-00-00", "00-90-33-00-00-03"].repeat(3) {
            let wanted = with(serial, "a\nb");
            let looked = look(&world, &renzo, account, &wanted).map(drop);
            for refused in [looked, claim(&world, &renzo, account, &wanted).map(drop)] {
                let refused = refused.unwrap_err();
                let Error::DeviceKey(device_key::Refusal::Mistakes(wrong)) = refused else { panic!("{refused}") };
                assert_eq!(wrong, [("end_customer", device_key::Wrong::Text)]);
            }
        }
        let wanted = with("00-90-33-00-00-03", "Müller, Söhne");
        let found = look(&world, &renzo, account, &wanted).unwrap().unwrap();
        let claimed = claim(&world, &renzo, account, &wanted).unwrap().unwrap();
        assert_eq!(claimed.keys.iter().map(|key| key.says.clone()).collect::<Vec<_>>(), found.says);
        for key in &claimed.keys {
            assert!(key.says.ends_with("00-90-33-00-00-03,R-1,M%C3%BCller%2C%20S%C3%B6hne Ulm -"), "{}", key.says);
            assert_eq!((key.end_customer.as_str(), key.location.as_str()), ("Müller, Söhne", "Ulm"));
        }
        // They are found by it, and stay as they are whoever claims once more.
        let search = device_key::Search { text: "muller ulm".into(), ..Default::default() };
        let look = move |tx: &mut Tx<'_>, act: &_, vendor: &_| {
            device_key::list(tx, act, vendor, account, &search, &Part::first(9))
        };
        assert_eq!(world.sees(&renzo, look).unwrap().len(), 2);
        let again = claim(&world, &renzo, account, &with("00-90-33-00-00-03", "Costa")).unwrap().unwrap();
        assert_eq!((again.again, again.keys), (true, claimed.keys));
        assert!(matches!(claim(&world, &rosa, account, &with("00-90-33-00-00-03", "a\nb")), Err(Error::NotFound(_))));
    });
}
