//! The press of the button: from an order nobody at the customer's sees to units in the customer's pools.

use claviger_app::act::Who;
use claviger_app::domain::account::{AccountKind, Role};
use claviger_app::domain::id::{Id, InvitationId, OrderId};
use claviger_app::domain::sales::order::{Refused, State};
use claviger_app::invitation::{self, Acceptance, InvitationView};
use claviger_app::mail::Content;
use claviger_app::order::{OrderView, Refusal};
use claviger_app::{Error, domain, order as orders, session};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::world::{World, at_once, order, perpetual, subscription};

pub fn is_bad_link<T: std::fmt::Debug>(answer: &Result<T, Error>) -> bool {
    matches!(
        answer,
        Err(Error::Order(Refusal::BadLink)
            | Error::Invitation(invitation::Refusal::BadLink)
            | Error::Forward(claviger_app::forward::Refusal::BadLink))
    )
}

impl World {
    fn open_link(&self, id: OrderId, secret: &str) -> Result<OrderView, Error> {
        let secret = secret.to_owned();
        self.sees(&Who::LinkHolder, move |tx, _, vendor| orders::by_link(tx, vendor, id, &secret))
    }

    fn cancel(&self, id: OrderId) -> Result<(), Error> {
        self.does(&self.operator, move |tx, act, _| orders::cancel(tx, act, id))
    }

    /// The recipients of the mails that are due, with what they are about, sorted.
    pub fn mails(&self) -> Vec<(String, &'static str)> {
        let kind = |content: &Option<Content>| match content {
            Some(Content::Order { .. }) => "order",
            Some(Content::Unlocked { .. }) => "unlocked",
            Some(Content::Invitation { .. }) => "invitation",
            Some(Content::Letter(_)) => "letter",
            Some(Content::Correction { .. }) => "correction",
            Some(Content::Forwarded { .. }) => "forwarded",
            Some(Content::GrantRequested { .. }) => "asked",
            Some(Content::LetIn { .. }) => "let in",
            None => "nothing",
            Some(Content::ServerAlert { .. }) => "server-alert",
            Some(Content::StockLow { .. }) => "stock-low",
            Some(Content::KeyRevoked { .. }) => "license-key-revoked",
            Some(Content::ActivationKeyWithdrawn { .. }) => "activation-key-withdrawn",
            Some(Content::DeviceAssigned { .. }) => "device-assigned",
            Some(Content::DeviceClaimedElsewhere { .. }) => "device-claimed-elsewhere",
            Some(Content::Transfer { .. }) => "transfer",
        };
        let mut mails: Vec<_> =
            self.claim(100).iter().map(|(mail, content)| (mail.recipient.to_string(), kind(content))).collect();
        mails.sort_unstable();
        mails
    }

    /// Id and secret of the one invitation that is to be sent.
    pub fn invitation(&self) -> (InvitationId, String) {
        let links = self.claim(100).into_iter().filter_map(|(_, content)| match content {
            Some(Content::Invitation { accept, .. }) => Some(accept),
            _ => None,
        });
        let [link] = &links.collect::<Vec<_>>()[..] else { panic!("not one invitation") };
        let (rest, secret) = link.rsplit_once('/').unwrap();
        (rest.rsplit_once('/').unwrap().1.parse().unwrap(), secret.to_owned())
    }

    pub fn open_invitation(&self, id: InvitationId, secret: &str) -> Result<InvitationView, Error> {
        let secret = secret.to_owned();
        self.sees(&Who::LinkHolder, move |tx, act, vendor| invitation::by_link(tx, act, vendor, id, &secret))
    }

    pub fn accept(&self, id: InvitationId, secret: &str, name: &str) -> Result<domain::account::Person, Error> {
        let (secret, password_hash) = (secret.to_owned(), "no password has this hash".to_owned());
        let acceptance = Acceptance { name: name.into(), password_hash };
        self.does(&Who::LinkHolder, move |tx, act, vendor| {
            invitation::accept(tx, act, vendor, id, &secret, &acceptance)
        })
    }
}

#[test]
fn l_04_before_the_unlock_nothing_of_the_order_is_the_customers() {
    on_both(|db| {
        let world = World::new(db);
        let order = world.place(&order("A-1")).unwrap().order;
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        world.pass(SignedDuration::from_hours(24 * 400));
        let matrix =
            world.sees(&anna, move |tx, act, vendor| claviger_app::matrix::show(tx, act, vendor, order.customer));
        assert_eq!(matrix.unwrap().rows.len(), 0);
        assert_eq!(world.dump()["pool.id"].len(), 0);
        let shown = world.sees(&anna, move |tx, act, _| orders::show(tx, act, order.id));
        assert!(matches!(shown, Err(Error::Forbidden)), "{shown:?}");
    });
}

#[test]
fn l_04_a_locked_order_can_be_cancelled_and_then_never_unlocked() {
    on_both(|db| {
        let world = World::new(db);
        let id = world.place(&order("A-1")).unwrap().order.id;
        let secret = world.secret(id);
        world.cancel(id).unwrap();
        assert_eq!(world.open_link(id, &secret).unwrap().order.state, State::Cancelled { at: world.now() });
        let before = world.dump();
        let cancelled = |answer: Result<(), Error>| {
            matches!(answer, Err(Error::Order(Refusal::State(Refused::Cancelled)))).then_some(()).unwrap();
        };
        cancelled(world.unlock(id, &secret).map(|_| ()));
        cancelled(world.cancel(id));
        assert_eq!(world.dump(), before);

        let unlocked = world.place(&order("A-2")).unwrap().order.id;
        world.unlock(unlocked, &world.secret(unlocked)).unwrap();
        assert!(matches!(world.cancel(unlocked), Err(Error::Order(Refusal::State(Refused::Unlocked)))));
    });
}

#[test]
fn l_05_opening_the_link_shows_the_order_and_changes_nothing() {
    on_both(|db| {
        let world = World::new(db);
        let order = world.place(&order("A-1")).unwrap().order;
        let before = world.dump();
        for _ in 0..3 {
            assert_eq!(world.open_link(order.id, &world.secret(order.id)).unwrap().order, order);
        }
        assert_eq!(world.dump(), before);
    });
}

#[test]
fn l_05_only_the_orders_own_link_opens_and_unlocks_it_and_it_is_stored_nowhere() {
    on_both(|db| {
        let world = World::new(db);
        let (one, other) = (world.place(&order("A-1")).unwrap().order, world.place(&order("A-2")).unwrap().order);
        let (secret, of_other) = (world.secret(one.id), world.secret(other.id));
        world.claim(100);
        let before = world.dump();
        let cut = &secret[1..];
        for (id, wrong) in [
            (one.id, of_other.as_str()),
            (one.id, ""),
            (one.id, cut),
            (one.id, "\0"),
            (Id::new(world.now(), [0; 10]), &secret),
        ] {
            assert!(is_bad_link(&world.open_link(id, wrong)), "{wrong}");
            assert!(is_bad_link(&world.unlock(id, wrong)), "{wrong}");
        }
        assert!(is_bad_link(&world.open_invitation(Id::from_uuid(one.id.uuid()), &secret)));
        assert_eq!(world.dump(), before);
        world.unlock(one.id, &secret).unwrap();
        assert_eq!(world.places_of(&secret), [""; 0]);
    });
}

#[test]
fn l_07_unlocking_puts_the_units_in_pools_with_the_ledger_lines_that_explain_them() {
    on_both(|db| {
        let world = World::new(db);
        let mut request = order("A-1");
        request.lines.extend([
            perpetual("IM120-4L", 2),
            perpetual("IM120-4R", 5),
            subscription("IM120-4L", 3, "2026-11-01", "2027-10-31"),
            subscription("IM162-90L", 1, "2027-01-01", "2027-12-31"),
        ]);
        let customer = world.deliver(&request);
        let rows = world.matrix(customer).rows.into_iter().map(|row| {
            let (key, capacity) = (&row.pool.key, row.pool.capacity_at(world.now()).count());
            (row.application.clone(), key.role.word(), key.model.word(), capacity, row.pool.licenses.len())
        });
        assert_eq!(
            rows.collect::<Vec<_>>(),
            [
                ("Call recording".into(), "base", "subscription", 0, 1),
                ("IP Fax server".into(), "base", "perpetual", 28, 2),
                ("IP Fax server".into(), "base", "subscription", 12, 1),
                ("IP Fax server".into(), "redundancy", "perpetual", 20, 1),
            ]
        );
        world.audit(customer);
        assert_eq!(world.dump()["ledger_entry.id"].len(), 5);
        // The recording's year begins where the museum is: an hour before it does in Greenwich.
        let recording = world.pool(customer, "call-recording", "subscription");
        let next = recording.next_change(world.now()).unwrap();
        assert_eq!((next.at.to_string().as_str(), next.capacity.count()), ("2026-12-31T23:00:00Z", 90));
    });
}

#[test]
fn l_06_unlocking_twice_is_the_same_as_once() {
    on_both(|db| {
        let world = World::new(db);
        let order = world.place(&order("A-1")).unwrap().order;
        let secret = world.secret(order.id);
        let at = world.now();
        assert_eq!(world.unlock(order.id, &secret).unwrap().order.state, State::Unlocked { at });
        let before = world.dump();
        world.pass(SignedDuration::from_hours(1));
        assert_eq!(world.unlock(order.id, &secret).unwrap().order.state, State::Unlocked { at });
        assert_eq!(world.dump(), before);
    });
}

#[test]
fn l_06_unlocking_from_eight_places_at_once_is_the_same_as_once() {
    on_both(|db| {
        let world = World::new(db);
        let order = world.place(&order("A-1")).unwrap().order;
        let secret = world.secret(order.id);
        at_once(8, |_| {
            let state = world.unlock(order.id, &secret).unwrap().order.state;
            assert_eq!(state, State::Unlocked { at: world.now() });
        });
        assert_eq!(world.pool(order.customer, "ip-fax", "perpetual").capacity_at(world.now()).count(), 20);
        assert_eq!(world.dump()["ledger_entry.id"].len(), 1);
        assert_eq!(world.events(order.id.uuid()).len(), 2, "placed and unlocked");
        world.audit(order.customer);
    });
}

#[test]
fn l_06_two_orders_unlocked_at_once_fill_the_same_pool() {
    on_both(|db| {
        let world = World::new(db);
        let orders = ["A-1", "A-2", "A-3", "A-4"].map(|number| world.place(&order(number)).unwrap().order);
        let customer = orders[0].customer;
        at_once(4, |number| {
            let id = orders[number].id;
            world.unlock(id, &world.secret(id)).unwrap();
        });
        assert_eq!(world.pool(customer, "ip-fax", "perpetual").capacity_at(world.now()).count(), 80);
        world.audit(customer);
        assert_eq!(world.mails().iter().filter(|(_, kind)| *kind == "invitation").count(), 1);
    });
}

#[test]
fn l_06_buyer_and_customer_are_told_and_only_a_customer_without_administrator_is_invited() {
    on_both(|db| {
        let world = World::new(db);
        let mails = |expected: &[(&str, &str)]| {
            let told = world.mails();
            assert_eq!(told.iter().map(|(to, kind)| (to.as_str(), *kind)).collect::<Vec<_>>(), expected);
        };
        let (buyer, contact) = ("orders@alpenland.example", "anna@museo.example");
        world.deliver(&order("A-1"));
        mails(&[(contact, "invitation"), (buyer, "order"), (buyer, "unlocked")]);
        // While that invitation is good there is no second one.
        world.deliver(&order("A-2"));
        mails(&[(buyer, "order"), (buyer, "unlocked")]);
        // It has run out, and nobody came: another.
        world.pass(SignedDuration::from_hours(31 * 24));
        world.claim(100);
        world.deliver(&order("A-3"));
        mails(&[(contact, "invitation"), (buyer, "order"), (buyer, "unlocked")]);
        world.person("carla@museo.example", &world.account("C-1"), Role::Administrator);
        world.pass(SignedDuration::from_hours(31 * 24));
        world.claim(100);
        world.deliver(&order("A-4"));
        mails(&[(contact, "unlocked"), (buyer, "order"), (buyer, "unlocked")]);
    });
}

#[test]
fn l_06_an_invitation_makes_the_contact_administrator_once() {
    on_both(|db| {
        let world = World::new(db);
        let customer = world.deliver(&order("A-1"));
        let (id, secret) = world.invitation();
        assert_eq!(world.open_invitation(id, &secret).unwrap().account.id, customer);
        for name in ["", "  ", &"x".repeat(101), "An\0na"] {
            let refused = world.accept(id, &secret, name);
            assert!(matches!(refused, Err(Error::Invitation(invitation::Refusal::Name))), "{name:?}");
        }
        assert!(is_bad_link(&world.accept(id, "wrong", "Anna Conti")));
        let anna = world.accept(id, &secret, " Anna Conti ").unwrap();
        assert_eq!((anna.email.as_str(), anna.name.as_str()), ("anna@museo.example", "Anna Conti"));
        assert_eq!(anna.language.code(), "it");

        let signed_in = world.does::<_, Error>(&Who::Nobody, move |tx, act, _| {
            let secret = session::open(tx, act, &anna, "")?;
            session::who(tx, act, &secret)
        });
        let signed_in = signed_in.unwrap();
        let [membership] = signed_in.memberships() else { panic!("{signed_in:?}") };
        assert_eq!((membership.account, membership.kind), (customer, AccountKind::Customer));
        assert_eq!(membership.role, Role::Administrator);

        assert!(is_bad_link(&world.open_invitation(id, &secret)));
        assert!(is_bad_link(&world.accept(id, &secret, "Somebody Else")));
        assert_eq!(world.places_of(&secret), [""; 0]);
    });
}

#[test]
fn l_06_who_is_known_already_needs_no_second_account() {
    on_both(|db| {
        let world = World::new(db);
        world.deliver(&order("A-1"));
        let (id, secret) = world.invitation();
        world.person("anna@museo.example", &world.reseller, Role::Licenses);
        let before = world.dump();
        let refused = world.accept(id, &secret, "Anna Conti");
        assert!(matches!(refused, Err(Error::Invitation(invitation::Refusal::Known))), "{refused:?}");
        assert_eq!(world.dump(), before);
    });
}

#[test]
fn l_06_an_invitation_accepted_twice_at_once_is_accepted_once() {
    on_both(|db| {
        let world = World::new(db);
        world.deliver(&order("A-1"));
        let (id, secret) = world.invitation();
        let accepted = at_once(4, |_| world.accept(id, &secret, "Anna Conti"));
        assert_eq!(accepted.iter().filter(|accepted| accepted.is_ok()).count(), 1);
        assert!(accepted.iter().filter(|accepted| accepted.is_err()).all(is_bad_link), "{accepted:?}");
    });
}

#[test]
fn l_06_an_invitation_is_good_for_thirty_days() {
    on_both(|db| {
        let world = World::new(db);
        world.deliver(&order("A-1"));
        let (id, secret) = world.invitation();
        world.pass(SignedDuration::from_hours(30 * 24) - SignedDuration::from_secs(1));
        world.open_invitation(id, &secret).unwrap();
        world.pass(SignedDuration::from_secs(1));
        assert!(is_bad_link(&world.open_invitation(id, &secret)));
        assert!(is_bad_link(&world.accept(id, &secret, "Anna Conti")));
    });
}
