//! One key for devices follows another, and what was signed before stays good. (P-09, P-12)

use claviger_app::act::Who;
use claviger_app::device_key::{self, Listed};
use claviger_app::device_signing;
use claviger_app::store::fault::Fault;
use claviger_app::wire::device::{Line, Revoked};
use claviger_app::wire::key::PublicKey;
use claviger_app::{Error, keys};
use claviger_testkit::engines::on_both;
use jiff::{SignedDuration, Timestamp};

use crate::stock::{draft, make, pool_of, stocked};
use crate::world::World;

const SERIAL: &str = "00-90-33-00-00-03";

fn rotate(world: &World, who: &Who, days: i64) -> Result<(String, Timestamp), Error> {
    let lead = SignedDuration::from_hours(24 * days);
    world.does(who, move |tx, act, vendor| device_signing::rotate(tx, act, &vendor.vault, lead))
}

/// The keys that are published, and the one that signs.
fn published(world: &World) -> (Vec<PublicKey>, PublicKey) {
    let seen = world.sees::<_, Fault>(&Who::Nobody, |tx, act, vendor| {
        let signs = device_signing::signing(tx, &vendor.vault, act.now)?;
        Ok((device_signing::published(tx, &vendor.vault)?, signs))
    });
    seen.unwrap()
}

#[test]
fn p_12_a_key_for_devices_is_published_before_it_signs_and_those_before_it_stay_good() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, reseller) = stocked(&world);
        let pool = pool_of(&world, reseller.id, "PBX-Registrations");
        let key = |units| -> Listed { make(&world, &renzo, reseller.id, pool, &draft(units, SERIAL)).unwrap() };
        let first = world.vendor.vault.device_signer().public();
        assert_eq!(published(&world), (vec![first], first));
        let before = key(1);

        // Nobody but the installation itself makes one; while one waits for its time, no other is made.
        assert!(matches!(rotate(&world, &world.operator, 10), Err(Error::Forbidden)));
        let (name, from) = rotate(&world, &Who::System, 10).unwrap();
        assert_eq!(from, world.now() + SignedDuration::from_hours(240));
        let again = rotate(&world, &Who::System, 0);
        let refused = keys::RingRefusal::AlreadyAnnounced { kid: name.clone(), from };
        assert!(matches!(again, Err(Error::Keys(keys::Refusal::Ring(why))) if why == refused));
        let (all, signs) = published(&world);
        assert_eq!((all.len(), all[0].thumbprint(), all[1], signs), (2, name.clone(), first, first));
        let announced = key(2);

        // From then on it signs, and its lines say so; the file of the device holds both, and both are good.
        world.pass(SignedDuration::from_hours(240));
        assert_eq!(published(&world).1, all[0]);
        let after = key(3);
        let line = Line::read_by(&all, &after.key.line).unwrap();
        assert_eq!((line.key, line.number), (Some(&name[..8]), after.key.number.as_str()));
        assert!(Line::read(&first, &after.key.line).is_err());
        for old in [&before, &announced] {
            assert_eq!(Line::read(&first, &old.key.line).unwrap().key, None);
        }
        let (_, file) = world.sees(&renzo, move |tx, act, _| device_key::file(tx, act, reseller.id, SERIAL)).unwrap();
        assert_eq!(file.lines().filter(|line| Line::read_by(&all, line).is_ok()).count(), 3);
        assert_eq!(file.lines().count(), 3);

        // Whoever knows but one of them believes the list of revoked keys.
        let id = before.key.id;
        world
            .does(&world.operator, move |tx, act, vendor| device_key::revoke(tx, act, vendor, id, "wrong device"))
            .unwrap();
        let list = world.sees(&Who::Nobody, device_key::revocation_list).unwrap();
        for known in &all {
            assert_eq!(Revoked::read(known, &list).unwrap().numbers, [before.key.number.as_str()]);
        }
        // The next one follows at once, if it has to.
        world.pass(SignedDuration::from_mins(1));
        let (third, _) = rotate(&world, &Who::System, 0).unwrap();
        let (all, signs) = published(&world);
        assert_eq!((all.len(), signs.thumbprint()), (3, third.clone()));
        assert_eq!(Line::read_by(&all, &key(4).key.line).unwrap().key, Some(&third[..8]));
        assert_eq!(Line::read_by(&all, &after.key.line).unwrap().key, Some(&name[..8]));
        crate::shipments::is_whole(&world);
    });
}
