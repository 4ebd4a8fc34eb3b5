//! Stock whose licenses are corrected, and whose accounts become one: no unit is lost, and whoever watches is told.
//! (L-29, P-06, P-14, P-16)

use claviger_app::act::Who;
use claviger_app::correction::{self, Refusal, Wish};
use claviger_app::domain::account::Role;
use claviger_app::domain::id::{AccountId, LicenseId, PoolId, TransferId};
use claviger_app::order::{CustomerRequest, Request};
use claviger_app::transfer::{self, Answer, Wanted};
use claviger_app::{Error, device_key, matrix, stock};
use claviger_testkit::checker;
use claviger_testkit::engines::on_both;

use crate::stock::{balance, codes, draft, figures, make, pool_of, redeem, stock_order, stocked};
use crate::world::{World, order, perpetual};

/// An order of a reseller for its own stock.
fn own_order(reseller: &str, number: &str, lines: &[(&str, u32)]) -> Request {
    let customer = CustomerRequest { number: reseller.into(), name: None, country: "IT".into(), time_zone: None };
    let recipient = order(number).contact;
    let lines = lines.iter().map(|(sku, items)| perpetual(sku, *items)).collect();
    Request { reseller: reseller.into(), customer, recipient: Some(recipient), lines, ..stock_order(number) }
}

fn offer(world: &World, who: &Who, account: AccountId, wanted: Wanted, to: &'static str) -> TransferId {
    let offered =
        world.does(who, move |tx, act, vendor| transfer::offer(tx, act, vendor, account, Some(wanted), to, None));
    offered.unwrap().transfer.id
}

fn accept(world: &World, who: &Who, id: TransferId) -> Result<(), Error> {
    world.does(who, move |tx, act, vendor| transfer::answer(tx, act, vendor, id, Answer::Accept)).map(drop)
}

fn watch(world: &World, who: &Who, account: AccountId, pool: PoolId, units: u64) -> Result<(), Error> {
    world.does(who, move |tx, act, vendor| stock::set_threshold(tx, act, vendor, account, pool, Some(units))).map(drop)
}

/// Below how many units somebody is told, and whether there are fewer.
fn watched(world: &World, account: AccountId, name: &str) -> Option<(u64, bool)> {
    let rows = balance(world, &world.operator, account).unwrap().rows;
    let threshold = rows.into_iter().find(|row| row.name == name).unwrap().threshold?;
    Some((threshold.units.count(), threshold.below_since.is_some()))
}

fn corrects(world: &World, license: LicenseId, wish: Wish) -> Result<(), Error> {
    let made = world.does(&world.operator, move |tx, act, vendor| {
        correction::make(tx, act, vendor, license, &wish, "it was sold wrongly")
    });
    made.map(drop)
}

fn license_of(world: &World, account: AccountId, name: &str) -> LicenseId {
    let rows = balance(world, &world.operator, account).unwrap().rows;
    rows.into_iter().find(|row| row.name == name).unwrap().pool.licenses[0].id
}

fn is_sound(world: &World) {
    assert_eq!(checker::check(&world.db, world.now()).unwrap().wrong, Vec::<String>::new());
}

#[test]
fn l_29_p_14_p_16_everything_fits_after_two_accounts_with_stock_became_one() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, belcampo) = stocked(&world);
        let third = world.account("R-3");
        let bob = world.person("bob@costa.example", &world.other_reseller, Role::Administrator);
        let tia = world.person("tia@third.example", &third, Role::Administrator);
        let costa = world.other_reseller.id;
        world.place(&own_order("R-2", "C-1", &[("PBX-1", 100), ("OPR-1", 2)])).unwrap();
        let [pbx, operators] = codes(&world).try_into().unwrap();
        redeem(&world, &bob, costa, &pbx).unwrap().unwrap();
        let pool = pool_of(&world, costa, "PBX-Registrations");
        watch(&world, &bob, costa, pool, 110).unwrap();
        // Passed on to a third account and to the very one it goes into, come from a partner, and made into keys.
        let there = pool_of(&world, belcampo.id, "PBX-Registrations");
        accept(&world, &renzo, offer(&world, &bob, costa, Wanted::Units(pool, 20), "R-1")).unwrap();
        accept(&world, &tia, offer(&world, &bob, costa, Wanted::Units(pool, 5), "R-3")).unwrap();
        accept(&world, &bob, offer(&world, &renzo, belcampo.id, Wanted::Units(there, 30), "R-2")).unwrap();
        let key = make(&world, &bob, costa, pool, &draft(37, "00-90-33-00-00-00")).unwrap().key.id;
        make(&world, &bob, costa, pool, &draft(1, "00-90-33-00-00-01")).unwrap();
        offer(&world, &bob, costa, Wanted::Units(pool, 2), "R-1");
        offer(&world, &renzo, belcampo.id, Wanted::Units(there, 3), "R-2");
        is_sound(&world);

        let merged = world.does(&world.operator, move |tx, act, vendor| {
            correction::merge(tx, act, vendor, costa, "R-3", "one business")
        });
        merged.unwrap();
        is_sound(&world);
        assert_eq!(watched(&world, third.id, "PBX-Registrations"), Some((110, true)));
        redeem(&world, &tia, third.id, &operators).unwrap().unwrap();
        let all = "PBX-Operators 2 0 0 2\nPBX-Registrations 110 38 0 72\n";
        assert_eq!(figures(&world, &tia, third.id), all);
        world.does(&world.operator, move |tx, act, vendor| device_key::revoke(tx, act, vendor, key, "wrong")).unwrap();
        is_sound(&world);
        // Whoever still acts for the closed account is told so.
        let closed = watch(&world, &bob, costa, pool, 5).unwrap_err();
        assert!(matches!(closed, Error::Matrix(matrix::Refusal::Closed)), "{closed}");
    });
}

#[test]
fn l_29_p_16_stock_that_is_taken_back_or_moved_is_watched_and_kept_as_stock() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, belcampo) = stocked(&world);
        let museum = world.deliver(&order("A-1"));
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Licenses);
        for name in ["PBX-Registrations", "PBX-Operators"] {
            watch(&world, &renzo, belcampo.id, pool_of(&world, belcampo.id, name), 1).unwrap();
            assert_eq!(watched(&world, belcampo.id, name), Some((1, false)));
        }
        corrects(&world, license_of(&world, belcampo.id, "PBX-Registrations"), Wish::Return).unwrap();
        assert_eq!(watched(&world, belcampo.id, "PBX-Registrations"), Some((1, true)));
        let to = Wish::Move { to: "C-1".into() };
        corrects(&world, license_of(&world, belcampo.id, "PBX-Operators"), to).unwrap();
        assert_eq!(watched(&world, belcampo.id, "PBX-Operators"), Some((1, true)));
        assert_eq!(figures(&world, &anna, museum), "PBX-Operators 2 0 0 2\n");
        let pool = pool_of(&world, museum, "PBX-Operators");
        make(&world, &anna, museum, pool, &draft(1, "00-90-33-00-00-00")).unwrap();
        is_sound(&world);
    });
}

#[test]
fn l_29_p_06_what_is_for_servers_is_not_exchanged_for_what_is_for_devices() {
    on_both(|db| {
        let world = World::new(db);
        let (_, belcampo) = stocked(&world);
        let museum = world.deliver(&order("A-1"));
        let fax = world.pool(museum, "ip-fax", "perpetual").licenses[0].id;
        let phones = license_of(&world, belcampo.id, "PBX-SoftwarePhones");
        let before = world.dump();
        for (license, sku) in [(fax, "PBX-1"), (phones, "IM120-4L")] {
            let wish = Wish::Exchange(Box::new(perpetual(sku, 1)));
            let refused = corrects(&world, license, wish).unwrap_err();
            assert!(matches!(refused, Error::Correction(Refusal::OtherBinding)), "{sku}: {refused}");
        }
        assert_eq!(world.dump(), before);
        corrects(&world, phones, Wish::Exchange(Box::new(perpetual("OPR-1", 3)))).unwrap();
        assert_eq!(
            pool_figures(&world, belcampo.id),
            ["PBX-Operators 5", "PBX-Registrations 100", "PBX-SoftwarePhones 0"]
        );
        is_sound(&world);
    });
}

fn pool_figures(world: &World, account: AccountId) -> Vec<String> {
    let rows = balance(world, &world.operator, account).unwrap().rows;
    rows.into_iter().map(|row| format!("{} {}", row.name, row.loaded)).collect()
}
