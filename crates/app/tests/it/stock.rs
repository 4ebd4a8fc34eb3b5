//! A partner's stock: bought, redeemed, made into license keys on its own, and every unit accounted for. (P-06 to P-17)

use claviger_app::act::Who;
use claviger_app::activation_key::{self, Keys, Redeemed, Refusal, Refused, State};
use claviger_app::device_key::{self, Draft, Listed, Search, Texts, Wrong};
use claviger_app::domain::account::{Account, Role};
use claviger_app::domain::id::{AccountId, DeviceKeyId, PoolId};
use claviger_app::domain::sorting::{Part, Place, Sort};
use claviger_app::mail::{self, Content};
use claviger_app::order::{CustomerRequest, Request};
use claviger_app::stock::{self, Balance};
use claviger_app::store::fault::Fault;
use claviger_app::wire::device::{Line, Revoked};
use claviger_app::{Error, domain, order, store};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::world::{World, at_once, order as usual_order, perpetual};

/// The reseller's order for its own stock: 100 PBX, 2 operators, 25 software phones.
pub fn stock_order(number: &str) -> Request {
    Request {
        customer: CustomerRequest { number: "R-1".into(), name: None, country: "IT".into(), time_zone: None },
        lines: vec![perpetual("PBX-1", 100), perpetual("OPR-1", 2), perpetual("SWP-1", 25)],
        ..usual_order(number)
    }
}

/// The codes of the order's keys, as its mail tells them.
pub fn codes(world: &World) -> Vec<String> {
    let until = world.now() + SignedDuration::from_mins(5);
    let mails =
        world.does::<_, Fault>(&Who::System, move |tx, act, vendor| mail::claim(tx, act, vendor, until, 100)).unwrap();
    let keys = mails.into_iter().filter_map(|(_, content)| match content {
        Some(Content::Order { keys, .. }) => Some(keys),
        _ => None,
    });
    keys.flatten().map(|(_, code)| code).collect()
}

pub fn redeem(world: &World, who: &Who, account: AccountId, code: &str) -> Result<Result<Redeemed, Refusal>, Error> {
    let code = code.to_owned();
    world.does(who, move |tx, act, vendor| activation_key::redeem(tx, act, vendor, account, &code))
}

pub fn balance(world: &World, who: &Who, account: AccountId) -> Result<Balance, Error> {
    world.sees(who, move |tx, act, vendor| stock::balance(tx, act, vendor, account))
}

/// The balance as a table: type, loaded, used, reserved, left.
pub fn figures(world: &World, who: &Who, account: AccountId) -> String {
    let told = balance(world, who, account).unwrap().rows.into_iter().map(|row| {
        let figures = row.pool.figures;
        assert_eq!(row.loaded.count() - figures.used.count() - figures.reserved.count(), row.left.count());
        format!("{} {} {} {} {}\n", row.name, row.loaded, figures.used, figures.reserved, row.left)
    });
    told.collect()
}

pub fn pool_of(world: &World, account: AccountId, name: &str) -> PoolId {
    let rows = balance(world, &world.operator, account).unwrap().rows;
    rows.into_iter().find(|row| row.name == name).unwrap().pool.id
}

pub fn draft(units: u64, serial: &str) -> Draft {
    Draft {
        units,
        serial: serial.into(),
        texts: Texts {
            end_customer: "Alinea & Figli, Roma".into(),
            location: "Roma".into(),
            description: "master pbx".into(),
        },
    }
}

pub fn make(world: &World, who: &Who, account: AccountId, pool: PoolId, draft: &Draft) -> Result<Listed, Error> {
    let draft = draft.clone();
    world.does(who, move |tx, act, vendor| device_key::make(tx, act, vendor, account, Some(pool), &draft, None))
}

/// The reseller with its stock order placed and redeemed.
pub fn stocked(world: &World) -> (Who, Account) {
    let renzo = world.person("renzo@belcampo.example", &world.reseller, Role::Administrator);
    world.place(&stock_order("S-1")).unwrap();
    for code in codes(world) {
        redeem(world, &renzo, world.reseller.id, &code).unwrap().unwrap();
    }
    (renzo, world.reseller.clone())
}

#[test]
fn p_17_the_example_of_the_programme() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, reseller) = stocked(&world);
        let all = "PBX-Operators 2 0 0 2\nPBX-Registrations 100 0 0 100\nPBX-SoftwarePhones 25 0 0 25\n";
        assert_eq!(figures(&world, &renzo, reseller.id), all);
        for (name, units) in [("PBX-Registrations", 37), ("PBX-Operators", 1), ("PBX-SoftwarePhones", 10)] {
            let pool = pool_of(&world, reseller.id, name);
            make(&world, &renzo, reseller.id, pool, &draft(units, "00-90-33-00-00-00")).unwrap();
        }
        let left = "PBX-Operators 2 1 0 1\nPBX-Registrations 100 37 0 63\nPBX-SoftwarePhones 25 10 0 15\n";
        assert_eq!(figures(&world, &renzo, reseller.id), left);
        // Nothing of it stands among what servers run.
        assert!(world.matrix(reseller.id).rows.is_empty());
    });
}

#[test]
fn p_06_an_order_for_stock_needs_no_unlock_and_tells_its_keys_to_the_buyer_alone() {
    on_both(|db| {
        let world = World::new(db);
        let renzo = world.person("renzo@belcampo.example", &world.reseller, Role::Administrator);
        let looks = world.person("rita@belcampo.example", &world.reseller, Role::ReadOnly);
        let order = world.place(&stock_order("S-1")).unwrap().order;
        assert_eq!(order.state.word(), "unlocked");
        let codes = codes(&world);
        assert_eq!(codes.len(), 3);
        for code in &codes {
            assert_eq!(world.places_of(code), [""; 0], "{code}");
        }
        let account = world.reseller.id;
        let keys = |who: &Who| -> Keys {
            world
                .sees(who, move |tx, act, vendor| activation_key::list(tx, act, vendor, account, &Part::first(9)))
                .unwrap()
        };
        let shown = |who: &Who| keys(who).keys.iter().filter(|key| key.row.1.is_some()).count();
        assert_eq!([shown(&renzo), shown(&looks), shown(&world.operator)], [3, 0, 0]);
        // The same order again is answered with the first, and brings no other key.
        assert!(world.place(&stock_order("S-1")).unwrap().again);
        assert_eq!(keys(&renzo).keys.len(), 3);
        // Its mail can be sent again as long as there is a key to redeem, and it cannot be cancelled any more.
        world.does(&world.operator, move |tx, act, _| order::resend(tx, act, order.id)).unwrap();
        for code in &codes {
            redeem(&world, &renzo, account, code).unwrap().unwrap();
        }
        let again = world.does(&world.operator, move |tx, act, _| order::resend(tx, act, order.id)).unwrap_err();
        assert!(matches!(again, Error::Order(order::Refusal::State(_))), "{again}");
        assert_eq!(shown(&renzo), 0);
    });
}

#[test]
fn p_06_a_mixed_order_unlocks_the_rest_and_cancelling_it_takes_its_keys_back() {
    on_both(|db| {
        let world = World::new(db);
        let mixed = |number: &str| Request {
            lines: vec![perpetual("IM120-4L", 5), perpetual("PBX-1", 10)],
            ..usual_order(number)
        };
        let first = world.place(&mixed("M-1")).unwrap().order;
        let code = codes(&world).remove(0);
        world.unlock(first.id, &world.secret(first.id)).unwrap();
        let customer = first.customer;
        assert_eq!(world.pool(customer, "ip-fax", "perpetual").figures.loaded.count(), 20);
        assert!(balance(&world, &world.operator, customer).unwrap().rows.is_empty());
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Licenses);
        redeem(&world, &anna, customer, &code).unwrap().unwrap();
        assert_eq!(figures(&world, &anna, customer), "PBX-Registrations 10 0 0 10\n");

        let second = world.place(&mixed("M-2")).unwrap().order;
        let code = codes(&world).remove(0);
        world.does(&world.operator, move |tx, act, _| order::cancel(tx, act, second.id)).unwrap();
        let refused = redeem(&world, &anna, customer, &code).unwrap();
        assert_eq!(refused, Err(Refusal::Key(Refused::Unknown)));
        assert_eq!(figures(&world, &anna, customer), "PBX-Registrations 10 0 0 10\n");
        // A partner is the customer of its own stock and of nothing else.
        let wrong = Request { lines: mixed("M-3").lines, ..stock_order("M-3") };
        let refused = world.place(&wrong).unwrap_err();
        assert!(
            matches!(&refused, Error::Order(order::Refusal::Mistakes(found)) if found[0].field == "customer.number")
        );
        let other = CustomerRequest { number: "R-2".into(), ..stock_order("M-4").customer };
        assert!(world.place(&Request { customer: other, ..stock_order("M-4") }).is_err());
    });
}

#[test]
fn p_06_a_key_is_redeemed_once_however_many_press_at_once() {
    on_both(|db| {
        let world = World::new(db);
        let renzo = world.person("renzo@belcampo.example", &world.reseller, Role::Administrator);
        world.place(&Request { lines: vec![perpetual("PBX-1", 100)], ..stock_order("S-1") }).unwrap();
        let code = codes(&world).remove(0);
        let account = world.reseller.id;
        // As many as may try at once.
        let outcomes = at_once(5, |_| redeem(&world, &renzo, account, &code));
        let good = outcomes.iter().filter(|outcome| matches!(outcome, Ok(Ok(_)))).count();
        assert_eq!(good, 1, "{outcomes:?}");
        for outcome in outcomes.iter().filter(|outcome| !matches!(outcome, Ok(Ok(_)))) {
            assert!(matches!(outcome, Ok(Err(Refusal::Key(Refused::Redeemed { .. })))), "{outcome:?}");
        }
        assert_eq!(figures(&world, &renzo, account), "PBX-Registrations 100 0 0 100\n");
        let pool = pool_of(&world, account, "PBX-Registrations");
        let lines = world
            .sees(&renzo, move |tx, act, vendor| stock::ledger(tx, act, vendor, account, pool, &Part::first(9)))
            .unwrap();
        let told: Vec<_> = lines
            .iter()
            .map(|line| &line.row)
            .map(|line| (line.told.entry.movement.kind.word(), line.told.about.as_str(), line.by.as_str()))
            .collect();
        assert_eq!(told, [("loaded", &*format!("{}…", &code[..11]), "Somebody")]);
    });
}

#[test]
fn p_06_only_the_holder_redeems_and_whoever_guesses_waits() {
    on_both(|db| {
        let world = World::new(db);
        let renzo = world.person("renzo@belcampo.example", &world.reseller, Role::Administrator);
        let other = world.person("rosa@costa.example", &world.other_reseller, Role::Administrator);
        let looks = world.person("rita@belcampo.example", &world.reseller, Role::ReadOnly);
        world.place(&Request { lines: vec![perpetual("PBX-1", 100)], ..stock_order("S-1") }).unwrap();
        let code = codes(&world).remove(0);
        let (account, elsewhere) = (world.reseller.id, world.other_reseller.id);
        assert!(matches!(redeem(&world, &looks, account, &code), Err(Error::Forbidden)));
        assert!(matches!(redeem(&world, &other, account, &code), Err(Error::NotFound("account"))));
        // A slip of the finger is told as such, and is no attempt.
        let last = if code.ends_with('0') { "1" } else { "0" };
        let slip = format!("{}{last}", &code[..24]);
        for _ in 0..20 {
            assert!(matches!(redeem(&world, &other, elsewhere, &slip), Ok(Err(Refusal::Code(_)))));
        }
        // Another's key and one that never was get one answer.
        let never = activation_key::Code::made_of([7; 7]).to_string();
        for code in [&code, &never, &code, &never, &never] {
            let refused = redeem(&world, &other, elsewhere, code).unwrap();
            assert_eq!(refused, Err(Refusal::Key(Refused::Unknown)));
        }
        let waits = redeem(&world, &other, elsewhere, &never).unwrap_err();
        assert!(matches!(waits, Error::Person(claviger_app::person::Refusal::TooMany(_))), "{waits}");
        // Nobody else waits for it, not even a colleague.
        let colleague = world.person("rico@costa.example", &world.other_reseller, Role::Licenses);
        assert_eq!(redeem(&world, &colleague, elsewhere, &never).unwrap(), Err(Refusal::Key(Refused::Unknown)));
        redeem(&world, &renzo, account, &code).unwrap().unwrap();
        world.pass(SignedDuration::from_mins(1));
        let again = redeem(&world, &other, elsewhere, &code).unwrap();
        assert_eq!(again, Err(Refusal::Key(Refused::Unknown)));
    });
}

#[test]
fn p_06_a_key_that_is_right_makes_ones_own_guesses_forgotten_and_not_those_of_the_account() {
    on_both(|db| {
        let world = World::new(db);
        let renzo = world.person("renzo@belcampo.example", &world.reseller, Role::Administrator);
        world.place(&stock_order("S-1")).unwrap();
        let account = world.reseller.id;
        let never = activation_key::Code::made_of([7; 7]).to_string();
        let waits = |outcome: Result<Result<_, Refusal>, Error>| {
            matches!(outcome, Err(Error::Person(claviger_app::person::Refusal::TooMany(_))))
        };
        let guess = |who: &Who, at: u8, code: &str| {
            let (code, origin) = (code.to_owned(), format!("198.51.100.{at}"));
            world.does(who, move |tx, act, vendor| {
                act.origin = origin.clone();
                activation_key::redeem(tx, act, vendor, account, &code)
            })
        };
        let codes = codes(&world);
        for code in &codes[..2] {
            for _ in 0..5 {
                guess(&renzo, 1, &never).unwrap().unwrap_err();
            }
            assert!(waits(guess(&renzo, 1, &never)));
            world.pass(SignedDuration::from_mins(1));
            guess(&renzo, 1, code).unwrap().unwrap();
        }
        for at in 0..8 {
            let who = world.person(&format!("g{at}@belcampo.example"), &world.reseller, Role::Licenses);
            for _ in 0..5 {
                guess(&who, 10 + at, &never).unwrap().unwrap_err();
            }
        }
        // Fifty in all.
        let who = world.person("fresh@belcampo.example", &world.reseller, Role::Licenses);
        assert!(waits(guess(&who, 90, &never)) && waits(guess(&who, 90, &codes[2])));
        world.pass(SignedDuration::from_mins(1));
        guess(&who, 90, &codes[2]).unwrap().unwrap();
    });
}

#[test]
fn p_06_the_vendor_takes_back_a_key_that_nobody_has_redeemed() {
    on_both(|db| {
        let world = World::new(db);
        let renzo = world.person("renzo@belcampo.example", &world.reseller, Role::Administrator);
        world.place(&stock_order("S-1")).unwrap();
        let codes = codes(&world);
        let account = world.reseller.id;
        let keys = world
            .sees(&renzo, move |tx, act, vendor| activation_key::list(tx, act, vendor, account, &Part::first(9)))
            .unwrap()
            .keys;
        let find = |code: &str| keys.iter().find(|key| key.row.1.as_deref() == Some(code)).unwrap().row.0.key.id;
        let (first, second) = (find(&codes[0]), find(&codes[1]));
        redeem(&world, &renzo, account, &codes[1]).unwrap().unwrap();
        let withdraw = |who: &Who, id, reason: &'static str| {
            world.does(who, move |tx, act, _| activation_key::withdraw(tx, act, id, reason))
        };
        assert!(matches!(withdraw(&renzo, first, "mine"), Err(Error::Forbidden)));
        assert!(matches!(withdraw(&world.operator, first, " "), Err(Error::ActivationKey(Refusal::Reason))));
        let late = withdraw(&world.operator, second, "sold twice").unwrap_err();
        assert!(matches!(late, Error::ActivationKey(Refusal::NotReady(State::Redeemed { .. }))), "{late}");
        assert_eq!(withdraw(&world.operator, first, "sold twice").unwrap().key.state.word(), "withdrawn");
        assert_eq!(redeem(&world, &renzo, account, &codes[0]).unwrap(), Err(Refusal::Key(Refused::Unknown)));
        let kinds: Vec<_> = world.events(first.uuid()).into_iter().map(|event| event.kind).collect();
        assert!(kinds.contains(&"activation-key.withdrawn".to_owned()), "{kinds:?}");
    });
}

#[test]
fn p_08_a_key_is_made_as_it_was_shown_and_never_of_more_than_there_is() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, reseller) = stocked(&world);
        let pool = pool_of(&world, reseller.id, "PBX-Registrations");
        let wanted = draft(37, "0090.3300.0000");
        let shown = {
            let (draft, account) = (wanted.clone(), reseller.id);
            world
                .sees(&renzo, move |tx, act, vendor| device_key::review(tx, act, vendor, account, Some(pool), &draft))
                .unwrap()
        };
        assert_eq!(figures(&world, &renzo, reseller.id).lines().nth(1), Some("PBX-Registrations 100 0 0 100"));
        let made = make(&world, &renzo, reseller.id, pool, &wanted).unwrap().key;
        assert_eq!(made.says, shown.makeable.says);
        assert_eq!(
            made.says,
            "vars create LICENSE/RELAY0 pau PBX-Registrations=37,00-90-33-00-00-00,R-1,Alinea%20%26%20Figli%2C%20Roma Roma \
             master%20pbx"
        );
        let key = world.vendor.vault.device_signer().public();
        let line = Line::read(&key, &made.line).unwrap();
        assert_eq!((line.says, line.number), (made.says.as_str(), made.number.as_str()));

        // Ten at once want seven each, and sixty-three are left.
        let outcomes = at_once(10, |_| make(&world, &renzo, reseller.id, pool, &draft(7, "")));
        let (good, refused): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
        assert_eq!((good.len(), refused.len()), (9, 1));
        for refusal in refused {
            let Err(Error::DeviceKey(device_key::Refusal::Mistakes(wrong))) = refusal else { panic!("{refusal:?}") };
            assert!(matches!(wrong[..], [("units", Wrong::NotEnough(_))]), "{wrong:?}");
        }
        assert_eq!(figures(&world, &renzo, reseller.id).lines().nth(1), Some("PBX-Registrations 100 100 0 0"));
        // A page pressed twice makes one key.
        let operators = pool_of(&world, reseller.id, "PBX-Operators");
        let press = || {
            let account = reseller.id;
            world.does(&renzo, move |tx, act, vendor| {
                device_key::make(tx, act, vendor, account, Some(operators), &draft(1, ""), Some("00112233445566aa"))
            })
        };
        let pressed = at_once(4, |_| press().unwrap().key.id);
        assert!(pressed.iter().all(|id| *id == pressed[0]), "{pressed:?}");
        assert_eq!(figures(&world, &renzo, reseller.id).lines().next(), Some("PBX-Operators 2 1 0 1"));
        let numbers: std::collections::BTreeSet<_> = good.into_iter().map(|made| made.unwrap().key.number).collect();
        assert_eq!(numbers.len(), 9);
    });
}

#[test]
fn p_12_all_keys_of_a_device_are_one_file_of_their_account_alone() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, reseller) = stocked(&world);
        let account = reseller.id;
        for (name, units) in [("PBX-Registrations", 37), ("PBX-Operators", 1)] {
            let pool = pool_of(&world, account, name);
            make(&world, &renzo, account, pool, &draft(units, "00-90-33-00-00-00")).unwrap();
            make(&world, &renzo, account, pool, &draft(1, "00-90-33-00-00-01")).unwrap();
        }
        let file = |who: &Who, account, serial: &'static str| {
            world.sees(who, move |tx, act, _| device_key::file(tx, act, account, serial))
        };
        let (serial, text) = file(&renzo, account, "009033:000000").unwrap();
        assert_eq!(serial.to_string(), "00-90-33-00-00-00");
        let key = world.vendor.vault.device_signer().public();
        let says: Vec<_> = text.lines().map(|line| Line::read(&key, line).unwrap().says.to_owned()).collect();
        assert_eq!(says.len(), 2);
        assert!(says[0].contains("PBX-Registrations=37,00-90-33-00-00-00,") && says[1].contains("PBX-Operators=1,"));
        let other = world.person("rosa@costa.example", &world.other_reseller, Role::Administrator);
        assert!(matches!(file(&other, account, "00-90-33-00-00-00"), Err(Error::NotFound(_))));
        assert!(matches!(file(&other, world.other_reseller.id, "00-90-33-00-00-00"), Err(Error::NotFound("device"))));
        assert!(matches!(file(&renzo, account, "00-90"), Err(Error::DeviceKey(device_key::Refusal::Serial(_)))));
    });
}

#[test]
fn p_09_a_revoked_key_gives_its_units_back_and_is_on_the_list() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, reseller) = stocked(&world);
        let account = reseller.id;
        let pool = pool_of(&world, account, "PBX-Operators");
        let made = make(&world, &renzo, account, pool, &draft(2, "00-90-33-00-00-00")).unwrap().key;
        let revoke = |who: &Who, reason: &'static str| {
            world.does(who, move |tx, act, vendor| device_key::revoke(tx, act, vendor, made.id, reason))
        };
        let list = || {
            let text = world.sees(&Who::Nobody, device_key::revocation_list).unwrap();
            Revoked::read(&world.vendor.vault.device_signer().public(), &text).unwrap().numbers
        };
        assert_eq!(list(), [""; 0]);
        assert!(matches!(revoke(&renzo, "wrong device"), Err(Error::Forbidden)));
        assert!(matches!(revoke(&world.operator, ""), Err(Error::DeviceKey(device_key::Refusal::Reason))));
        let revoked = revoke(&world.operator, "wrong device").unwrap().key;
        assert_eq!(revoked.revoked.as_ref().map(|(_, why)| why.as_str()), Some("wrong device"));
        assert!(matches!(revoke(&world.operator, "again"), Err(Error::DeviceKey(device_key::Refusal::Revoked))));
        assert_eq!(list(), std::slice::from_ref(&made.number));
        assert_eq!(figures(&world, &renzo, account).lines().next(), Some("PBX-Operators 2 0 0 2"));
        let file = world.sees(&renzo, move |tx, act, _| device_key::file(tx, act, account, "00-90-33-00-00-00"));
        assert!(matches!(file, Err(Error::NotFound("device"))));
        // The holder's administrators are told why.
        let until = world.now() + SignedDuration::from_mins(5);
        let mails = world
            .does::<_, Fault>(&Who::System, move |tx, act, vendor| mail::claim(tx, act, vendor, until, 100))
            .unwrap();
        let told = mails.iter().any(|(mail, content)| {
            mail.recipient.as_str() == "renzo@belcampo.example"
                && matches!(content, Some(Content::KeyRevoked { told, .. }) if told.reason == "wrong device")
        });
        assert!(told, "{mails:?}");
    });
}

#[test]
fn p_10_hardware_licenses_need_the_device_they_are_for() {
    on_both(|db| {
        let world = World::new(db);
        let renzo = world.person("renzo@belcampo.example", &world.reseller, Role::Administrator);
        world.place(&Request { lines: vec![perpetual("BRI-1", 2)], ..stock_order("S-1") }).unwrap();
        let code = codes(&world).remove(0);
        let account = world.reseller.id;
        redeem(&world, &renzo, account, &code).unwrap().unwrap();
        let pool = pool_of(&world, account, "Relay-BRIs");
        for (serial, expected) in [("", Wrong::SerialNeeded), ("00-11-22-00-00-00", Wrong::SerialOfOthers)] {
            let refused = make(&world, &renzo, account, pool, &draft(2, serial)).unwrap_err();
            let Error::DeviceKey(device_key::Refusal::Mistakes(wrong)) = refused else { panic!("{refused}") };
            assert_eq!(wrong, [("serial", expected)]);
        }
        make(&world, &renzo, account, pool, &draft(2, "00-90-33-00-00-00")).unwrap();
    });
}

#[test]
fn p_11_keys_are_found_by_any_of_their_words_in_their_account_alone() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, reseller) = stocked(&world);
        let account = reseller.id;
        let pool = pool_of(&world, account, "PBX-Registrations");
        let mut other = draft(2, "00-90-33-00-00-01");
        (other.texts.end_customer, other.texts.location) = ("Łódź Söhne".into(), "Ulm".into());
        make(&world, &renzo, account, pool, &draft(1, "00-90-33-00-00-00")).unwrap();
        world.pass(SignedDuration::from_secs(1));
        let second = make(&world, &renzo, account, pool, &other).unwrap().key;
        world.pass(SignedDuration::from_secs(1));
        make(&world, &renzo, account, pool, &draft(3, "")).unwrap();
        let sorted = |text: &str, revoked, sort: &str, after| -> Vec<u64> {
            let (search, sort) = (Search { text: text.into(), revoked }, Sort::from_word(sort).unwrap());
            let part = Part { sort, after, most: 9 };
            world
                .sees(&renzo, move |tx, act, vendor| device_key::list(tx, act, vendor, account, &search, &part))
                .unwrap()
                .into_iter()
                .map(|listed| listed.row.key.units.count())
                .collect()
        };
        let list = |text: &str, revoked, before: Option<DeviceKeyId>| {
            sorted(text, revoked, "-made", before.map(|before| Place::of_id(before.uuid())))
        };
        for (sort, expected) in [
            ("made", [1, 2, 3]),
            ("serial", [3, 1, 2]),
            ("-serial", [2, 1, 3]),
            ("end-customer", [1, 3, 2]),
            ("-end-customer", [2, 3, 1]),
            ("location", [1, 3, 2]),
        ] {
            assert_eq!(sorted("", None, sort, None), expected, "{sort}");
            assert_eq!(sorted("registrations", None, sort, None), expected, "{sort}, searched");
        }
        for (text, found) in [
            ("", vec![3, 2, 1]),
            ("alinea roma", vec![3, 1]),
            ("lodz", vec![2]),
            ("009033000001", vec![2]),
            ("00-90-33-00-00-01", vec![2]),
            ("00-90-33", vec![2, 1]),
            ("00-00-01 soh", vec![2]),
            ("registrations", vec![3, 2, 1]),
            ("nobody", vec![]),
        ] {
            assert_eq!(list(text, None, None), found, "{text}");
        }
        assert_eq!(list("", None, Some(second.id)), [1]);
        world
            .does(&world.operator, move |tx, act, vendor| device_key::revoke(tx, act, vendor, second.id, "wrong"))
            .unwrap();
        assert_eq!((list("", Some(true), None), list("", Some(false), None)), (vec![2], vec![3, 1]));
        assert_eq!(list("ulm", Some(false), None), [0; 0]);
    });
}

#[test]
fn p_11_words_of_very_many_keys_are_found_as_well_as_rare_ones() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, reseller) = stocked(&world);
        let account = reseller.id;
        let pool = pool_of(&world, account, "PBX-Registrations");
        let first = make(&world, &renzo, account, pool, &draft(1, "00-90-33-00-00-00")).unwrap().key;
        let add = move |tx: &mut store::engine::Tx<'_>, act: &mut claviger_app::act::Act, _: &_| {
            for number in 0..600 {
                let (half, made) = (if number % 2 == 0 { "even" } else { "odd" }, act.now);
                let key = device_key::DeviceKey {
                    id: act.id(),
                    number: format!("{number:016}"),
                    description: format!("{half} n{number}"),
                    made,
                    ..first.clone()
                };
                store::device_key::add(tx, &key, &key.words("PBX-Registrations"))?;
            }
            Ok(())
        };
        world.does::<_, Fault>(&Who::System, add).unwrap();
        let found = |text: &str| {
            let search = Search { text: text.into(), revoked: None };
            let part = Part::first(700);
            let list = move |tx: &mut store::engine::Tx<'_>, act: &_, vendor: &_| {
                device_key::list(tx, act, vendor, account, &search, &part)
            };
            world.sees(&renzo, list).unwrap().len()
        };
        // Found at once, and as well when their words are noted: some of them, then all.
        let note = |most| {
            world.does(&Who::System, move |tx, act, vendor| device_key::note_words(tx, act, vendor, most)).unwrap()
        };
        for (most, noted) in [(0, 0), (550, 550), (99, 51), (99, 0)] {
            assert_eq!(note(most), noted);
            for (text, keys) in [
                ("registrations", 601),
                ("registrations 00-90-33", 601),
                ("even", 300),
                ("registrations odd", 300),
                ("registrations even n598", 1),
                ("registrations odd n598", 0),
            ] {
                assert_eq!(found(text), keys, "{text}, {noted} more noted");
            }
        }
    });
}

#[test]
fn p_11_keys_that_an_older_program_stored_become_findable_once() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, reseller) = stocked(&world);
        let account = reseller.id;
        let pool = pool_of(&world, account, "PBX-Registrations");
        let key = make(&world, &renzo, account, pool, &draft(1, "00-90-33-00-00-00")).unwrap().key;
        let found = |text: &str| {
            let search = Search { text: text.into(), revoked: None };
            let list = move |tx: &mut store::engine::Tx<'_>, act: &_, vendor: &_| {
                device_key::list(tx, act, vendor, account, &search, &Part::first(9))
            };
            world.sees(&renzo, list).unwrap().len()
        };
        let stored_before = move |tx: &mut store::engine::Tx<'_>, _: &mut _, _: &_| {
            let kind = format!("license-key {account}");
            tx.execute("UPDATE device_key SET words = ''", &[])?;
            tx.execute(
                "INSERT INTO search_word (kind, word, subject) VALUES ($1, 'alinea', $2)",
                store::binds![kind, key.id],
            )
        };
        world.does::<_, Fault>(&Who::System, stored_before).unwrap();
        assert_eq!(found("alinea"), 0);
        let note = || world.does(&Who::System, |tx, act, vendor| device_key::note_words(tx, act, vendor, 9)).unwrap();
        assert_eq!([note(), note()], [1, 0]);
        assert_eq!([found("alinea"), found("009033"), found("registrations")], [1; 3]);
        let left = |tx: &mut store::engine::Tx<'_>, _: &_, _: &_| {
            Ok::<_, Fault>(tx.rows("SELECT word FROM search_word WHERE word = 'alinea'", &[])?.len())
        };
        assert_eq!(world.sees::<_, Fault>(&Who::System, left).unwrap(), 0, "what it had noted is gone");
        let refused = world.does(&renzo, |tx, act, vendor| device_key::note_words(tx, act, vendor, 9));
        assert!(matches!(refused, Err(Error::Forbidden)));
    });
}

#[test]
fn p_16_low_stock_is_told_once_until_it_is_filled_up_again() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, reseller) = stocked(&world);
        let account = reseller.id;
        let pool = pool_of(&world, account, "PBX-Registrations");
        let set = |units| {
            world.does(&renzo, move |tx, act, vendor| stock::set_threshold(tx, act, vendor, account, pool, units))
        };
        let told = || {
            let until = world.now() + SignedDuration::from_mins(5);
            let mails = world
                .does::<_, Fault>(&Who::System, move |tx, act, vendor| mail::claim(tx, act, vendor, until, 100))
                .unwrap();
            let low = mails.into_iter().filter_map(|(_, content)| match content {
                Some(Content::StockLow { told, .. }) => Some((told.low.name.clone(), told.low.left.count())),
                _ => None,
            });
            low.collect::<Vec<_>>()
        };
        assert!(matches!(set(Some(0)), Err(Error::Stock(stock::Refusal::Threshold))));
        assert!(set(Some(50)).unwrap().threshold.unwrap().below_since.is_none());
        make(&world, &renzo, account, pool, &draft(50, "")).unwrap();
        assert_eq!(told(), []);
        let made = make(&world, &renzo, account, pool, &draft(10, "")).unwrap().key;
        make(&world, &renzo, account, pool, &draft(1, "")).unwrap();
        assert_eq!(told(), [("PBX-Registrations".to_owned(), 39)]);
        // Back above it, and below once more.
        let revoke =
            move |tx: &mut store::engine::Tx<'_>, act: &mut claviger_app::act::Act, vendor: &claviger_app::Vendor| {
                device_key::revoke(tx, act, vendor, made.id, "wrong")
            };
        world.does(&world.operator, revoke).unwrap();
        assert!(set(Some(49)).unwrap().threshold.unwrap().below_since.is_none());
        make(&world, &renzo, account, pool, &draft(1, "")).unwrap();
        assert_eq!(told(), [("PBX-Registrations".to_owned(), 48)]);
        assert!(set(None).unwrap().threshold.is_none());
        let units = domain::units::Units::new(48).unwrap();
        assert_eq!(balance(&world, &renzo, account).unwrap().rows[1].left, units);
    });
}
