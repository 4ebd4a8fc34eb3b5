//! Calls that a node answers from its memory and writes later: nothing is lost by that which a rule rests on.

use claviger_app::act::Who;
use claviger_app::activation::Refusal;
use claviger_app::contact::{self, Contact, Known};
use claviger_app::domain::account::Role;
use claviger_app::domain::id::ServerId;
use claviger_app::domain::units::Units;
use claviger_app::store::fault::Fault;
use claviger_app::{Error, server, store};
use claviger_testkit::engines::on_both;
use jiff::{SignedDuration, Timestamp};

use crate::product::Product;
use crate::world::{World, cell, order};

const SECOND: SignedDuration = SignedDuration::from_secs(1);

/// A server with five channels, and what a node knows of it.
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

    fn known(&self) -> Option<Known> {
        let rome = self.rome;
        self.world.sees::<_, Fault>(&Who::System, move |tx, _, _| contact::known(tx, rome)).unwrap()
    }

    /// What a node has heard and not written yet.
    fn heard(&self, sequence: u64, luck: &str, at: Timestamp) -> Contact {
        Contact {
            server: self.rome,
            generation: self.known().map_or(1, |known| known.generation),
            sequence,
            nonce: format!("{luck}-nonce-{sequence}"),
            at,
            origin: "192.0.2.99".into(),
            calls: 1,
        }
    }

    /// Writes it; answers whether the node knew less than there is to know.
    fn write(&self, contact: Contact) -> bool {
        let rome = self.rome;
        let outdated = self
            .world
            .does::<_, Error>(&Who::System, move |tx, act, _| contact::write(tx, act, std::slice::from_ref(&contact)));
        outdated.unwrap().contains(&rome)
    }

    /// The highest number, when the installation was seen last, and how many refusals there are in the log.
    fn stands(&self) -> (u64, Timestamp, usize) {
        let rome = self.rome;
        let found = self.world.sees::<_, Fault>(&Who::System, move |tx, _, _| store::server::find(tx, rome));
        let stored = found.unwrap().unwrap();
        let bound = stored.server.binding.unwrap();
        let refused = self.world.events(rome.uuid()).into_iter().filter(|event| event.kind == "product.refused");
        (bound.sequence, bound.last_seen, refused.count())
    }
}

#[test]
fn l_17_calls_answered_from_memory_are_compared_when_they_are_written() {
    on_both(|db| {
        let museum = Museum::new(World::new(db));
        let mut rome = Product::new(&museum.world, "rome-host", museum.rome);
        rome.activate().unwrap();
        rome.check_in().unwrap();
        let known = museum.known().unwrap();
        assert_eq!((known.sequence, known.nonce.as_str(), known.lease_number), (2, "fresh-nonce-2", rome.held()));

        museum.world.pass(100 * SECOND);
        let now = museum.world.now();
        assert!(!museum.write(museum.heard(5, "fresh", now)), "the usual");
        assert_eq!(museum.stands(), (5, now, 0));
        assert!(!museum.write(museum.heard(5, "fresh", now)), "written twice is written once");
        assert!(museum.write(museum.heard(4, "fresh", now - 60 * SECOND)), "another node was slower");
        assert_eq!(museum.stands(), (5, now, 0));

        // The same number by two: one of them is a copy.
        assert!(museum.write(museum.heard(5, "other", now)));
        assert_eq!(museum.stands(), (5, now, 1));
        // A lower number, received later than the higher one.
        assert!(museum.write(museum.heard(3, "other", now + 60 * SECOND)));
        assert_eq!(museum.stands(), (5, now, 2));
        // A higher one that came before what is written: that was the copy's. It counts from now on.
        assert!(museum.write(museum.heard(9, "fresh", now - 60 * SECOND)));
        assert_eq!(museum.stands(), (9, now, 3));

        // Each of the installation's own calls counts: the check-in before, and three that were written later, overtaken or
        // not. What a transaction writes once more, to know it, is no call.
        assert!(!museum.write(Contact { calls: 0, ..museum.heard(9, "fresh", now) }));
        let (rome, since) = (museum.rome, now.to_zoned(jiff::tz::TimeZone::UTC).date());
        let days =
            museum.world.sees::<_, Fault>(&Who::System, move |tx, _, _| store::server_day::of_server(tx, rome, since));
        assert_eq!(days.unwrap().iter().map(|day| day.check_ins).sum::<u64>(), 4);

        let rome = museum.rome;
        let seen = museum.world.sees(&museum.anna, move |tx, act, vendor| server::show(tx, act, vendor, rome));
        let alerts = seen.unwrap().alerts;
        assert_eq!(alerts.len(), 1, "one incident");
        assert_eq!((alerts[0].times, alerts[0].seen.origin.as_deref()), (3, Some("192.0.2.99")));
    });
}

#[test]
fn l_17_a_call_of_a_binding_that_has_ended_counts_for_nobody() {
    on_both(|db| {
        let museum = Museum::new(World::new(db));
        let mut rome = Product::new(&museum.world, "rome-host", museum.rome);
        rome.activate().unwrap();
        let late = museum.heard(7, "fresh", museum.world.now());
        let id = museum.rome;
        museum.world.does(&museum.anna, move |tx, act, vendor| server::release_binding(tx, act, vendor, id)).unwrap();
        assert!(museum.write(late.clone()));
        let mut next = Product::new(&museum.world, "next-host", museum.rome);
        next.activate().unwrap();
        assert!(museum.write(late));
        assert_eq!(museum.stands().0, 1);
        next.check_in().unwrap();
    });
}

#[test]
fn l_17_a_node_that_dies_before_it_has_written_shuts_nobody_out_and_hides_no_copy_for_long() {
    on_both(|db| {
        let museum = Museum::new(World::new(db));
        let mut rome = Product::new(&museum.world, "rome-host", museum.rome);
        rome.activate().unwrap();
        rome.check_in().unwrap();
        // Three more calls were answered, and the node died.
        rome.sequence += 3;
        let mut copy = Product::clone_of(&rome, "other");
        copy.sequence -= 1;
        rome.check_in().unwrap();
        assert_eq!(copy.check_in().unwrap_err(), Refusal::Repeated);
        // Or the copy calls first, in the gap: it is taken for the installation, until that calls.
        rome.sequence += 3;
        copy.sequence = rome.sequence;
        copy.check_in().unwrap();
        assert_eq!(rome.check_in().unwrap_err(), Refusal::Repeated);
        assert_eq!(museum.stands().2, 2);
    });
}

#[test]
fn l_15_a_server_is_not_remembered_while_its_calls_must_come_before_the_database() {
    on_both(|db| {
        let museum = Museum::new(World::new(db));
        assert_eq!(museum.known(), None, "nobody is bound");
        let mut rome = Product::new(&museum.world, "rome-host", museum.rome);
        rome.activate().unwrap();
        let known = museum.known().unwrap();
        assert_eq!(known.lease_number, rome.held());

        museum.wants(5, 3);
        assert_eq!(museum.known(), None, "it has yet to let go of two");
        rome.renew().unwrap();
        assert_eq!(museum.known(), None);
        rome.check_in().unwrap();
        let after = museum.known().unwrap();
        assert_eq!((after.lease_number, after.renew_after.is_some()), (known.lease_number + 1, true));
        let pool = museum.world.pool(museum.world.account("C-1").id, "ip-fax", "perpetual");
        assert_eq!(pool.allocation(museum.rome).unwrap().releasing, Units::ZERO);

        let id = museum.rome;
        museum.world.does(&museum.anna, move |tx, act, _| server::disable(tx, act, id)).unwrap();
        assert_eq!(museum.known(), None);
    });
}
