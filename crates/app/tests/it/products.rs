//! Products: they activate with a token, hold a lease, and hear of every change by themselves.

use claviger_app::act::Who;
use claviger_app::activation::Refusal;
use claviger_app::domain::account::Role;
use claviger_app::domain::id::{AccountId, PoolId, ServerId};
use claviger_app::server;
use claviger_app::wire::key::KeySet;
use claviger_app::wire::lease::{Item, Lease, NotOurs, Validity};
use claviger_testkit::engines::on_both;
use jiff::{SignedDuration, Timestamp};

use crate::product::Product;
use crate::world::{World, at_once, cell, order, subscription};

const DAY: SignedDuration = SignedDuration::from_hours(24);
const SECOND: SignedDuration = SignedDuration::from_secs(1);

/// A customer with 20 channels of IP Fax and two servers, the first of which has some of them.
struct Museum {
    world: World,
    anna: Who,
    account: AccountId,
    fax: PoolId,
    rome: ServerId,
    milan: ServerId,
}

impl Museum {
    fn with(world: World, given: u64) -> Self {
        let account = world.deliver(&order("A-1"));
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        let add = |name| world.add_server(&anna, account, name).unwrap().id;
        let (rome, milan) = (add("rome-1"), add("milan-1"));
        let fax = world.pool(account, "ip-fax", "perpetual").id;
        let museum = Self { world, anna, account, fax, rome, milan };
        museum.save(&[(rome, 0, given)]);
        museum
    }

    fn save(&self, cells: &[(ServerId, u64, u64)]) {
        let cells: Vec<_> =
            cells.iter().map(|(server, seen, wanted)| cell(self.fax, *server, *seen, *wanted)).collect();
        self.world.save(&self.anna, self.account, &cells).unwrap();
    }

    fn stands(&self, server: ServerId) -> [u64; 3] {
        let pool = self.world.pool(self.account, "ip-fax", "perpetual");
        let one = *pool.allocation(server).unwrap();
        [one.wanted, one.granted, one.releasing].map(|units| units.count())
    }

    /// The kinds of events about `server` that tell of refusals, with their reasons and hosts.
    fn refusals(&self, server: ServerId) -> Vec<(String, String, String)> {
        let refused = self.world.events(server.uuid()).into_iter().filter(|event| event.kind == "product.refused");
        let told = refused.map(|event| {
            let after: serde_json::Value = serde_json::from_str(&event.after.unwrap()).unwrap();
            let text = |name: &str| after[name].as_str().unwrap().to_owned();
            (text("reason"), text("host"), text("known-host"))
        });
        told.collect()
    }
}

#[test]
fn l_15_units_moved_from_a_running_server_arrive_when_it_has_let_go_of_them() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 20);
        let mut rome = Product::new(&museum.world, "rome-host", museum.rome);
        rome.activate().unwrap();
        museum.save(&[(museum.milan, 0, 0)]);
        museum.save(&[(museum.rome, 20, 15), (museum.milan, 0, 5)]);
        assert_eq!([museum.stands(museum.rome), museum.stands(museum.milan)], [[15, 15, 5], [5, 0, 0]]);
        museum.world.audit(museum.account);
        let mut milan = Product::new(&museum.world, "milan-host", museum.milan);
        milan.activate().unwrap();
        assert_eq!(milan.items(), []);

        // Rome hears of it, and holds the new lease; that alone does not yet say that it runs on it.
        assert_eq!(rome.check_in().unwrap_err(), Refusal::LeaseChanged);
        let old = rome.held();
        assert_eq!(rome.renew().unwrap().number, old + 1);
        assert_eq!(rome.items(), [("ip-fax base".into(), 15)]);
        assert_eq!(museum.stands(museum.rome), [15, 15, 5]);
        milan.check_in().unwrap();

        // The next check-in names the number of the new lease: let go of, and taken up.
        rome.check_in().unwrap();
        assert_eq!([museum.stands(museum.rome), museum.stands(museum.milan)], [[15, 15, 0], [5, 5, 0]]);
        let held = milan.held();
        assert_eq!(milan.check_in().unwrap_err(), Refusal::LeaseChanged);
        assert_eq!(milan.renew().unwrap().number, held + 1);
        assert_eq!(milan.items(), [("ip-fax base".into(), 5)]);
        museum.world.audit(museum.account);
    });
}

#[test]
fn l_15_a_check_in_with_the_old_lease_lets_go_of_nothing() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 20);
        let mut rome = Product::new(&museum.world, "rome-host", museum.rome);
        let old = rome.activate().unwrap();
        museum.save(&[(museum.rome, 20, 12)]);
        rome.check_in().unwrap_err();
        rome.renew().unwrap();
        // It went back to the lease it had before, from a backup of its disk perhaps.
        rome.lease = Some(old);
        assert_eq!(rome.check_in().unwrap_err(), Refusal::LeaseChanged);
        assert_eq!(museum.stands(museum.rome), [12, 12, 8]);
        rome.renew().unwrap();
        assert_eq!(museum.stands(museum.rome), [12, 12, 8]);
        // What is given back before that stays where it is, and was never free for others.
        museum.save(&[(museum.rome, 12, 17)]);
        assert_eq!(museum.stands(museum.rome), [17, 17, 3]);
        rome.check_in().unwrap_err();
        rome.renew().unwrap();
        rome.check_in().unwrap();
        assert_eq!(museum.stands(museum.rome), [17, 17, 0]);
        museum.world.audit(museum.account);
    });
}

#[test]
fn l_17_an_activation_sent_again_is_answered_again() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 5);
        let mut rome = Product::new(&museum.world, "rome-host", museum.rome);
        let first = rome.activate().unwrap();
        assert_eq!(rome.activate_again().unwrap(), first);
        assert_eq!(rome.activate().unwrap(), first, "the same installation, by a call of its own");
        let kinds =
            |kind: &str| museum.world.events(museum.rome.uuid()).into_iter().filter(|event| event.kind == kind).count();
        assert_eq!([kinds("server.activated"), kinds("lease.issued"), kinds("product.refused")], [1, 1, 0]);
        rome.check_in().unwrap();
        rome.check_in_again().unwrap();
        rome.renew().unwrap();
        rome.renew_again().unwrap();
    });
}

#[test]
fn l_17_a_second_installation_with_the_same_token_is_refused_with_an_event() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 5);
        let (world, id) = (&museum.world, museum.rome);
        let token = world.token(id).unwrap();
        let mut rome = Product::with_token(world, "rome-host", token.clone());
        rome.activate().unwrap();
        let mut thief = Product::with_token(world, "thief-host", token);
        thief.sequence = 100;
        assert_eq!(thief.activate().unwrap_err(), Refusal::TokenBound);
        assert_eq!(museum.refusals(id), [("TokenBound".into(), "thief-host".into(), "rome-host".into())]);
        rome.check_in().unwrap();
        let shown = world.sees(&museum.anna, move |tx, act, vendor| server::show(tx, act, vendor, id)).unwrap();
        assert_eq!(shown.stored.server.binding.unwrap().host, "rome-host");
    });
}

#[test]
fn l_17_of_two_installations_that_activate_at_once_one_is_bound() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 5);
        let token = museum.world.token(museum.rome).unwrap();
        let outcomes = at_once(4, |number| {
            let host = ["host-a", "host-b", "host-c", "host-d"][number];
            Product::with_token(&museum.world, host, token.clone()).activate().map(|_| ())
        });
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
        assert_eq!(outcomes.iter().filter(|outcome| **outcome == Err(Refusal::TokenBound)).count(), 3, "{outcomes:?}");
        assert_eq!(museum.refusals(museum.rome).len(), 3);
    });
}

#[test]
fn l_14_l_17_a_wrong_token_and_implausible_host_facts_are_refused_and_change_nothing() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 5);
        let world = &museum.world;
        let token = world.token(museum.rome).unwrap();
        museum.save(&[(museum.milan, 0, 1)]);
        let other = world.token(museum.milan).unwrap();
        let (public, secret) = token.split_once('|').unwrap();
        let of_other = other.split_once('|').unwrap().1;
        let before = world.dump();
        for wrong in [
            String::new(),
            public.to_owned(),
            format!("{public}|{of_other}"),
            format!("{public}|{}", &secret[1..]),
            format!("{public}|{secret}x"),
            format!("b000000000|{secret}"),
            format!("{public}|{secret}\0"),
        ] {
            let mut rome = Product::with_token(world, "rome-host", wrong.clone());
            assert_eq!(rome.activate().unwrap_err(), Refusal::TokenUnknown, "{wrong}");
        }
        for (name, luck) in [("", "fresh"), ("a\nb", "fresh"), ("\0", "fresh"), (&"x".repeat(201), "fresh")] {
            let mut rome = Product::with_token(world, "rome-host", token.clone());
            (rome.host.name, rome.luck) = (name.into(), luck);
            assert_eq!(rome.activate().unwrap_err(), Refusal::HostFacts, "{name:?}");
        }
        let most = i64::MAX.cast_unsigned();
        let mut rome = Product::with_token(world, "rome-host", token.clone());
        rome.sequence = most;
        assert_eq!(rome.activate().unwrap_err(), Refusal::HostFacts);
        assert_eq!(world.dump(), before);
        let mut rome = Product::with_token(world, "rome-host", format!("  {token}\n"));
        rome.activate().unwrap();
        rome.sequence = most;
        assert_eq!(rome.renew().unwrap_err(), Refusal::HostFacts);
        rome.sequence = most;
        assert_eq!(rome.check_in().unwrap_err(), Refusal::HostFacts);
    });
}

#[test]
fn l_17_a_clone_is_told_by_its_number_and_reported() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 5);
        let mut rome = Product::new(&museum.world, "rome-host", museum.rome);
        rome.activate().unwrap();
        rome.check_in().unwrap();
        let mut snapshot = Product::clone_of(&rome, "other");
        rome.check_in().unwrap();
        rome.check_in().unwrap();
        // It calls with a number that lies behind, then with one that was just used, by each of its ways.
        assert_eq!(snapshot.check_in().unwrap_err(), Refusal::Repeated);
        assert_eq!(snapshot.check_in().unwrap_err(), Refusal::Repeated);
        assert_eq!(snapshot.renew_again().unwrap_err(), Refusal::Repeated);
        snapshot.host.name = "copy-host".into();
        assert_eq!(snapshot.activate_again().unwrap_err(), Refusal::Repeated);
        let mut told = museum.refusals(museum.rome);
        told.sort();
        let row = |host: &str| ("Repeated".to_owned(), host.to_owned(), "rome-host".to_owned());
        assert_eq!(told, [row("copy-host"), row("rome-host"), row("rome-host"), row("rome-host")]);
        // If the clone gets ahead, it is the first one that stands out.
        snapshot.check_in().unwrap();
        assert_eq!(rome.check_in().unwrap_err(), Refusal::Repeated);
        assert_eq!(museum.refusals(museum.rome).len(), 5);
    });
}

#[test]
fn l_18_a_lease_says_what_may_run_until_when_for_one_installation() {
    on_both(|db| {
        let world = World::new(db);
        let mut request = order("A-1");
        request.lines = vec![subscription("IM120-4L", 5, "2026-11-01", "2027-10-31")];
        let account = world.deliver(&request);
        let server = world.add_server(&world.operator, account, "rome-1").unwrap().id;
        let pool = world.pool(account, "ip-fax", "subscription").id;
        world.save(&world.operator, account, &[cell(pool, server, 0, 12)]).unwrap();
        let mut rome = Product::new(&world, "rome-host", server);
        let lease = rome.activate().unwrap();
        assert_eq!((lease.iss.as_str(), lease.aud), ("https://licensing.example", server.to_string()));
        assert_eq!((lease.cnf.jkt, lease.fingerprint.as_str()), (rome.thumbprint(), "print of rome-host"));
        let seconds = |text: &str| text.parse::<Timestamp>().unwrap().as_second();
        assert_eq!(lease.iat, world.now().as_second());
        assert_eq!([lease.renew_after, lease.exp], ["2026-11-17T09:00:00Z", "2026-12-02T09:00:00Z"].map(seconds));
        let expected = Item {
            application: "ip-fax".into(),
            name: "IP Fax server".into(),
            unit: "channels".into(),
            role: "base".into(),
            model: "subscription".into(),
            units: 12,
            term: Some("2027-10-31".into()),
            // The day ends in Rome, where winter time has just begun.
            ends: Some(seconds("2027-10-31T23:00:00Z")),
            newest_release: Some("2027-10-31".into()),
            care: Some(claviger_app::wire::lease::Care {
                plan: "gold".into(),
                first: Some("2026-11-01".into()),
                until: Some("2027-10-31".into()),
                starts: Some(seconds("2026-10-31T23:00:00Z")),
                expiring: Some(seconds("2027-08-01T22:00:00Z")),
                ends: Some(seconds("2027-10-31T23:00:00Z")),
                lapses: Some(seconds("2027-11-30T23:00:00Z")),
            }),
        };
        assert_eq!(lease.items, [expected]);

        let jwt = &rome.grant.as_ref().unwrap().lease;
        let stranger = Product::with_token(&world, "stranger", String::new());
        let set = KeySet { iat: 0, keys: world.keys.published.clone(), revoked: vec![] };
        let key = claviger_app::wire::key::SigningKey::from_seed(&[77; 32]).public();
        assert_eq!(Lease::open(jwt, &set, &server.to_string(), &key), Err(NotOurs::AnotherInstallation));
        assert_ne!(stranger.thumbprint(), rome.thumbprint());
    });
}

#[test]
fn l_18_a_lease_ends_after_thirty_days_and_the_next_one_is_due_after_fifteen() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 5);
        let world = &museum.world;
        let mut rome = Product::new(world, "rome-host", museum.rome);
        let first = rome.activate().unwrap();
        world.pass(15 * DAY - SECOND);
        assert_eq!(rome.renew().unwrap(), first, "not due yet");
        rome.check_in().unwrap();
        world.pass(SECOND);
        assert_eq!(first.validity(world.now().as_second()), Validity::RenewalDue);
        assert_eq!(rome.check_in().unwrap_err(), Refusal::LeaseChanged);
        let second = rome.renew().unwrap();
        assert_eq!(second.number, first.number + 1);
        assert_eq!((second.exp - first.exp, &second.items), (15 * 86_400, &first.items));
        world.pass(15 * DAY - SECOND);
        assert_eq!(first.validity(world.now().as_second()), Validity::RenewalDue);
        world.pass(SECOND);
        assert_eq!(first.validity(world.now().as_second()), Validity::Expired);
        assert_eq!(first.running(world.now().as_second()).count(), 0);
    });
}

#[test]
fn l_19_l_26_an_expansion_needs_only_the_quantity_and_arrives_by_itself() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 20);
        let world = &museum.world;
        let mut rome = Product::new(world, "rome-host", museum.rome);
        rome.activate().unwrap();
        let unchanged = rome.check_in().unwrap();
        assert_eq!((unchanged.check_in_secs, unchanged.server_time), (3_600, world.now().as_second()));

        // A second order is unlocked; nobody has assigned anything of it.
        world.deliver(&order("A-2"));
        assert_eq!(world.pool(museum.account, "ip-fax", "perpetual").capacity_at(world.now()).count(), 40);
        rome.check_in().unwrap();
        museum.save(&[(museum.rome, 20, 33)]);
        assert_eq!(rome.check_in().unwrap_err(), Refusal::LeaseChanged);
        rome.renew().unwrap();
        assert_eq!(rome.items(), [("ip-fax base".into(), 33)]);
        rome.check_in().unwrap();
    });
}

#[test]
fn l_26_a_renewal_needs_no_action_and_arrives_by_itself() {
    on_both(|db| {
        let world = World::new(db);
        let mut request = order("A-1");
        request.lines = vec![subscription("IM120-4L", 5, "2026-11-01", "2026-11-30")];
        let account = world.deliver(&request);
        let server = world.add_server(&world.operator, account, "rome-1").unwrap().id;
        let pool = world.pool(account, "ip-fax", "subscription").id;
        world.save(&world.operator, account, &[cell(pool, server, 0, 20)]).unwrap();
        let mut rome = Product::new(&world, "rome-host", server);
        let term = |lease: &Lease| lease.items[0].term.clone().unwrap();
        assert_eq!(term(&rome.activate().unwrap()), "2026-11-30");
        request.number = "A-2".into();
        request.lines = vec![subscription("IM120-4L", 5, "2026-12-01", "2027-11-30")];
        world.deliver(&request);
        assert_eq!(rome.check_in().unwrap_err(), Refusal::LeaseChanged);
        assert_eq!(term(&rome.renew().unwrap()), "2027-11-30");
    });
}

#[test]
fn l_19_a_session_ends_by_its_time_and_with_its_generation() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 5);
        let world = &museum.world;
        let mut rome = Product::new(world, "rome-host", museum.rome);
        rome.activate().unwrap();
        world.pass(SignedDuration::from_hours(25) - SECOND);
        rome.check_in().unwrap();
        world.pass(SECOND);
        assert_eq!(rome.check_in().unwrap_err(), Refusal::SessionEnded);
        rome.renew().unwrap();
        rome.check_in().unwrap();
        let rome_id = museum.rome;
        world.does(&museum.anna, move |tx, act, _| server::disable(tx, act, rome_id)).unwrap();
        assert_eq!(rome.check_in().unwrap_err(), Refusal::SessionEnded);
        assert_eq!(rome.renew().unwrap_err(), Refusal::Disabled);
        assert_eq!(rome.activate().unwrap_err(), Refusal::Disabled);
    });
}

#[test]
fn l_17_a_renewal_with_another_key_is_refused() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 5);
        let mut rome = Product::new(&museum.world, "rome-host", museum.rome);
        rome.activate().unwrap();
        let mut thief = Product::with_token(&museum.world, "thief-host", rome.token.clone());
        (thief.grant, thief.sequence) = (rome.grant.clone(), 50);
        assert_eq!(thief.renew().unwrap_err(), Refusal::NotBound);
        rome.check_in().unwrap();
    });
}
