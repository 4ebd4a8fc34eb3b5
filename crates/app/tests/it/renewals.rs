//! Renewals: prepared by what was seen, and given only if it is still so.

use claviger_app::act::Who;
use claviger_app::activation::Refusal;
use claviger_app::contact::Contact;
use claviger_app::domain::account::Role;
use claviger_app::domain::id::ServerId;
use claviger_app::keys;
use claviger_app::wire::key::signer_named_by;
use claviger_app::{Error, contact, server};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::product::Product;
use crate::world::{World, cell, order};

/// A customer whose server has five channels.
struct Museum {
    world: World,
    anna: Who,
    rome: ServerId,
}

impl Museum {
    fn new(world: World) -> Self {
        let account = world.deliver(&order("A-1"));
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        let rome = world.add_server(&anna, account, "rome-1").unwrap().id;
        let museum = Self { world, anna, rome };
        museum.wants(0, 5);
        museum
    }

    fn wants(&self, seen: u64, wanted: u64) {
        let account = self.world.account("C-1").id;
        let fax = self.world.pool(account, "ip-fax", "perpetual").id;
        self.world.save(&self.anna, account, &[cell(fax, self.rome, seen, wanted)]).unwrap();
    }

    /// The kinds of events about the server, the first first.
    fn events(&self) -> Vec<String> {
        let mut kinds: Vec<_> = self.world.events(self.rome.uuid()).into_iter().map(|event| event.kind).collect();
        kinds.reverse();
        kinds
    }

    /// How many calls were counted on all days.
    fn calls(&self) -> u64 {
        let (rome, anna) = (self.rome, &self.anna);
        let shown = self.world.sees(anna, move |tx, act, vendor| server::show(tx, act, vendor, rome)).unwrap();
        shown.heard.days.iter().filter_map(|(_, day)| *day).map(|day| day.check_ins).sum()
    }
}

#[test]
fn l_18_a_renewal_that_was_prepared_is_recorded_as_any_other() {
    on_both(|db| {
        let museum = Museum::new(World::new(db));
        let mut rome = Product::new(&museum.world, "rome-host", museum.rome);
        let first = rome.activate().unwrap();
        // Nothing has changed: the lease that is in force, and a session of its own.
        let session = rome.grant.clone().unwrap().session.id;
        assert_eq!(rome.renew().unwrap(), first);
        assert!(rome.was_prepared && rome.grant.as_ref().unwrap().session.id != session);
        // More units: the next lease, with its event.
        museum.wants(5, 7);
        assert_eq!((rome.renew().unwrap().number, rome.was_prepared), (first.number + 1, true));
        assert_eq!(rome.items(), [("ip-fax base".into(), 7)]);
        // It is due: the next number, the same units.
        museum.world.pass(SignedDuration::from_hours(24 * 16));
        assert_eq!((rome.renew().unwrap().number, rome.was_prepared), (first.number + 2, true));
        rome.check_in().unwrap();
        let issued = museum.events().into_iter().filter(|kind| kind == "lease.issued").count();
        assert_eq!((issued, museum.calls()), (3, 4));
        // What calls for a decision is decided with the database at hand: another version of the product, a call that was
        // sent before, the end of what is being released.
        rome.host.product_version = "7.3".into();
        rome.renew().unwrap();
        assert!(!rome.was_prepared && museum.events().contains(&"server.host-changed".to_owned()));
        rome.renew_again().unwrap();
        assert!(!rome.was_prepared);
        museum.wants(7, 6);
        rome.renew().unwrap();
        assert!(rome.was_prepared, "the lease is not the newest yet: nothing to acknowledge");
        rome.renew().unwrap();
        assert!(!rome.was_prepared);
        rome.renew().unwrap();
        assert!(rome.was_prepared);
    });
}

#[test]
fn l_19_what_changes_after_a_renewal_was_prepared_is_in_the_answer() {
    on_both(|db| {
        let museum = Museum::new(World::new(db));
        let (revoked, id) = (std::cell::Cell::new(None), museum.rome);
        let mut rome = Product::new(&museum.world, "rome-host", museum.rome);
        let first = rome.activate().unwrap();
        rome.meanwhile = Box::new(|| museum.wants(5, 7));
        assert_eq!((rome.renew().unwrap().number, rome.was_prepared), (first.number + 1, true));
        assert_eq!(rome.items(), [("ip-fax base".into(), 7)]);
        // One that was drawn up already is thrown away.
        rome.meanwhile = Box::new(|| ());
        museum.wants(7, 8);
        rome.meanwhile = Box::new(|| museum.wants(8, 9));
        assert_eq!((rome.renew().unwrap().number, rome.was_prepared), (first.number + 3, true));
        assert_eq!(rome.items(), [("ip-fax base".into(), 9)]);
        // A key that was revoked meanwhile signs nothing.
        let revoke = || {
            let old = museum.world.keys_now().signing(museum.world.now()).unwrap().kid().to_owned();
            revoked.set(Some(old.clone()));
            let root = museum.world.root.clone();
            let done = museum.world.does::<_, Error>(&Who::System, move |tx, act, vendor| {
                keys::revoke(tx, act, &vendor.vault, &root, std::slice::from_ref(&old))
            });
            done.unwrap();
        };
        museum.wants(9, 10);
        rome.meanwhile = Box::new(revoke);
        rome.renew().unwrap();
        let signer = signer_named_by(&rome.grant.as_ref().unwrap().lease);
        assert!(rome.was_prepared && signer.is_some() && signer != revoked.take());
        // A server that was disabled meanwhile gets nothing.
        rome.meanwhile = Box::new(|| {
            let done = museum.world.does::<_, Error>(&museum.anna, move |tx, act, _| server::disable(tx, act, id));
            done.unwrap();
        });
        assert_eq!((rome.renew().unwrap_err(), rome.was_prepared), (Refusal::Disabled, true));
    });
}

#[test]
fn l_17_a_copy_that_calls_after_a_renewal_was_prepared_is_found() {
    on_both(|db| {
        let museum = Museum::new(World::new(db));
        // A copy took the same number, on this node or another one, and it was written while the answer was prepared.
        let copy = Contact {
            server: museum.rome,
            generation: 1,
            sequence: 2,
            nonce: "copy-nonce-2".into(),
            at: museum.world.now(),
            origin: "192.0.2.99".into(),
            calls: 1,
        };
        let mut rome = Product::new(&museum.world, "rome-host", museum.rome);
        rome.activate().unwrap();
        rome.meanwhile = Box::new(|| {
            let copy = copy.clone();
            let written = museum
                .world
                .does::<_, Error>(&Who::System, move |tx, act, _| contact::write(tx, act, std::slice::from_ref(&copy)));
            assert_eq!(written.unwrap(), []);
        });
        assert_eq!((rome.renew().unwrap_err(), rome.was_prepared), (Refusal::Repeated, true));
        assert!(museum.events().contains(&"product.refused".to_owned()));
    });
}
