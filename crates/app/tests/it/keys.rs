//! One signing key follows another, and none is missed; a stolen one is worth nothing. (L-18)

use claviger_app::act::Who;
use claviger_app::domain::account::Role;
use claviger_app::domain::id::{PoolId, ServerId};
use claviger_app::keys::{self, Refusal, Revoked, RingRefusal};
use claviger_app::store::event::Filter;
use claviger_app::store::fault::Fault;
use claviger_app::wire::key::{KEY_SET, KeySet, SigningKey, Untrusted};
use claviger_app::wire::lease::{Lease, NotOurs};
use claviger_app::{Error, activation, store};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::product::Product;
use crate::world::{World, cell, order};

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// A customer with two servers, each with some of its units.
fn two_servers(world: &World) -> [ServerId; 2] {
    let account = world.deliver(&order("A-1"));
    let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
    let fax: PoolId = world.pool(account, "ip-fax", "perpetual").id;
    let servers = ["rome-1", "milan-1"].map(|name| world.add_server(&anna, account, name).unwrap().id);
    let cells: Vec<_> = servers.iter().map(|server| cell(fax, *server, 0, 5)).collect();
    world.save(&anna, account, &cells).unwrap();
    servers
}

impl World {
    fn rotate(&self, lead: SignedDuration) -> Result<String, Error> {
        let root = self.root.clone();
        self.does(&Who::System, move |tx, act, vendor| keys::rotate(tx, act, &vendor.vault, &root, lead))
            .map(|(kid, _)| kid)
    }

    fn revoke(&self, kids: &[&str], root: &SigningKey) -> Result<Revoked, Error> {
        let (kids, root) = (kids.iter().map(|kid| (*kid).to_owned()).collect::<Vec<_>>(), root.clone());
        self.does(&Who::System, move |tx, act, vendor| keys::revoke(tx, act, &vendor.vault, &root, &kids))
    }

    fn retire(&self, kid: &str) -> Result<Option<String>, Error> {
        let kid = kid.to_owned();
        self.does(&Who::System, move |tx, act, _| keys::retire(tx, act, &kid))
    }

    /// Each key's state in one word, the newest first.
    fn key_states(&self) -> Vec<&'static str> {
        let listed = self.sees(&Who::System, |tx, act, _| keys::list(tx, act)).unwrap();
        listed.into_iter().map(|(_, state)| state.word()).collect()
    }

    /// The name of the key that signs.
    fn signer(&self) -> String {
        self.keys_now().signing(self.now()).unwrap().public().thumbprint()
    }

    /// What the root key says now.
    fn said(&self) -> KeySet {
        self.root.public().verify(KEY_SET, &self.keys_now().statement).unwrap()
    }
}

fn signer_of(product: &Product<'_>) -> String {
    claviger_app::wire::key::signer_named_by(&product.grant.as_ref().unwrap().lease).unwrap()
}

#[test]
fn l_18_one_key_follows_another_and_leases_of_the_old_one_stay_good_until_they_end() {
    on_both(|db| {
        let world = World::new(db);
        let [rome, _] = two_servers(&world);
        let first = world.signer();
        let mut rome = Product::new(&world, "rome-host", rome);
        rome.activate().unwrap();
        assert_eq!(signer_of(&rome), first);
        let old = rome.grant.clone().unwrap().lease;

        // Announced: vouched for, and not yet signing.
        let second = world.rotate(DAY).unwrap();
        assert_eq!((world.signer(), world.key_states()), (first.clone(), vec!["announced", "signing"]));
        let names = |set: &KeySet| set.keys.iter().map(|key| key.thumbprint()).collect::<Vec<_>>();
        assert_eq!(names(&world.said()), [second.clone(), first.clone()]);
        assert_eq!(world.keys_now().published, world.said().keys);

        // Its time comes by itself. Whoever has a lease keeps it; the next one is signed by the new key.
        world.pass(DAY);
        assert_eq!((world.signer(), world.key_states()), (second.clone(), vec!["signing", "retired"]));
        rome.check_in().unwrap();
        world.pass(DAY * 14);
        let own = rome.grant.clone().unwrap().server;
        rome.renew().unwrap();
        // The node has not looked since the beginning; the old key may still sign there, and is still vouched for.
        assert_eq!(signer_of(&rome), first);
        assert!(Lease::open(&old, &world.said(), &own, &rome.key()).is_ok());

        // When the last lease of the old key has ended, its secret half is erased; the new one goes on.
        let tend = || world.does(&Who::System, |tx, act, _| keys::tend(tx, act)).unwrap();
        world.pass(DAY * 29);
        assert_eq!(tend(), 0);
        world.pass(DAY * 2);
        assert_eq!((tend(), tend(), world.key_states()), (1, 0, vec!["signing", "removed"]));
        let sealed = world.sees::<_, Fault>(&Who::System, |tx, _, _| store::key::all(tx)).unwrap();
        let erased = |kid: &str| sealed.iter().find(|key| key.key.kid == kid).unwrap().sealed.is_empty();
        assert_eq!([erased(&first), erased(&second)], [true, false]);
        // Even a node that never looked signs with the new one now, since it asks before it signs.
        rome.renew().unwrap();
        assert_eq!(signer_of(&rome), second);
    });
}

#[test]
fn l_18_after_a_revocation_every_lease_of_the_key_is_replaced_at_the_next_contact_and_no_other() {
    on_both(|db| {
        let mut world = World::new(db);
        let [rome, milan] = two_servers(&world);
        let first = world.signer();
        let token = world.token(rome).unwrap();
        Product::with_token(&world, "rome-host", token.clone()).activate().unwrap();
        let second = world.rotate(SignedDuration::ZERO).unwrap();
        world.keys = world.keys_now().into();
        let world = world;
        let mut milan = Product::new(&world, "milan-host", milan);
        milan.activate().unwrap();
        let mut rome = Product::with_token(&world, "rome-host", token);
        rome.sequence = 1;
        rome.activate().unwrap();
        let stolen = rome.grant.clone().unwrap();
        assert_eq!([signer_of(&rome), signer_of(&milan)], [first.clone(), second.clone()]);

        assert_eq!(world.revoke(&[&first], &world.root).unwrap(), Revoked { successor: None, servers: 1 });
        assert_eq!((world.said().revoked, world.said().keys.len()), (vec![first.clone()], 1));
        let judged = Lease::open(&stolen.lease, &world.said(), &stolen.server, &rome.key());
        assert_eq!(judged, Err(NotOurs::Untrusted(Untrusted::RevokedKey)));
        // Milan's lease is of the other key: nothing changes there but the word of the root key.
        milan.check_in().unwrap();
        assert_eq!(rome.check_in().unwrap_err(), activation::Refusal::LeaseChanged);
        let replaced = rome.renew().unwrap();
        assert!(replaced.number > 1 && signer_of(&rome) == second);
        assert_eq!(rome.grant.as_ref().unwrap().keys_issued, world.said().iat);
        rome.check_in().unwrap();
    });
}

#[test]
fn l_18_a_node_that_has_not_heard_of_a_revocation_signs_nothing_more_with_the_key() {
    on_both(|db| {
        let world = World::new(db);
        let [rome, milan] = two_servers(&world);
        let first = world.signer();
        let mut rome = Product::new(&world, "rome-host", rome);
        rome.activate().unwrap();
        let revoked = world.revoke(&[&first], &world.root).unwrap();
        let successor = revoked.successor.expect("somebody has to sign");
        assert_eq!((revoked.servers, world.key_states()), (1, vec!["signing", "revoked"]));
        assert!(world.keys.signing(world.now()).is_ok(), "the node still believes in the old key");
        rome.renew().unwrap();
        let mut milan = Product::new(&world, "milan-host", milan);
        milan.activate().unwrap();
        assert_eq!([signer_of(&rome), signer_of(&milan)], [successor.clone(), successor]);
        let kinds: Vec<_> = world
            .sees::<_, Fault>(&Who::System, |tx, _, _| store::event::search(tx, &Filter::default(), None, 100))
            .unwrap()
            .into_iter()
            .filter(|event| event.subject_kind == "signing-key")
            .map(|event| (event.kind, event.subject))
            .collect();
        let of_first: Vec<_> = kinds.iter().filter(|(_, subject)| *subject == kinds[kinds.len() - 1].1).collect();
        assert_eq!(
            (kinds.len(), of_first.len()),
            (3, 2),
            "made, made, revoked; two of them about the first: {kinds:?}"
        );
    });
}

#[test]
fn l_18_only_the_root_key_of_the_installation_speaks_and_each_word_is_later_than_the_last() {
    on_both(|db| {
        let world = World::new(db);
        let first = world.signer();
        let stranger = SigningKey::from_seed(&[66; 32]);
        let before = world.dump();
        let refused = world.revoke(&[&first], &stranger).unwrap_err();
        let own = world.root.public().thumbprint();
        assert!(matches!(&refused, Error::Keys(Refusal::AnotherRootKey { own: named }) if *named == own), "{refused}");
        assert!(refused.to_string().contains(&own), "{refused}");
        assert!(matches!(world.revoke(&[], &world.root), Err(Error::Keys(Refusal::NothingNamed))));
        assert!(matches!(
            world.revoke(&["none"], &world.root),
            Err(Error::Keys(Refusal::Ring(RingRefusal::Unknown(_))))
        ));
        assert_eq!(world.dump(), before);

        let iats: Vec<i64> = (0..3)
            .map(|_| {
                world.rotate(SignedDuration::ZERO).unwrap();
                world.said().iat
            })
            .collect();
        assert!(iats.is_sorted_by(|one, other| one < other), "at the same instant: {iats:?}");
    });
}

#[test]
fn l_18_a_key_retires_early_for_an_announced_one_without_the_root_key() {
    on_both(|db| {
        let world = World::new(db);
        let first = world.signer();
        assert!(matches!(world.retire(&first), Err(Error::Keys(Refusal::Ring(RingRefusal::NobodyElse(_))))));
        let second = world.rotate(DAY).unwrap();
        assert!(matches!(world.rotate(DAY), Err(Error::Keys(Refusal::Ring(RingRefusal::AlreadyAnnounced { .. })))));
        assert_eq!(world.retire(&first).unwrap(), Some(second.clone()));
        assert_eq!((world.signer(), world.key_states()), (second, vec!["signing", "retired"]));
    });
}
