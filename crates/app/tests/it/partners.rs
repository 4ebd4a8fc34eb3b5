//! Partners: let in, seen, ended; and orders forwarded to them.

use claviger_app::act::Who;
use claviger_app::domain::account::{GrantScope, Language, Permission, Role};
use claviger_app::domain::id::{AccountId, ForwardingId, OrderId};
use claviger_app::domain::sorting::Part;
use claviger_app::forward::{self, Asked, To};
use claviger_app::grant::{self, By, Partners, Refusal};
use claviger_app::mail::Content;
use claviger_app::store::grant::Grant;
use claviger_app::{Error, account, matrix, order as orders};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::unlock::is_bad_link;
use crate::world::{World, order, other_order};

impl World {
    fn let_in(&self, who: &Who, customer: AccountId, number: &str, scope: GrantScope) -> Result<Grant, Error> {
        let number = number.to_owned();
        self.does(who, move |tx, act, _| grant::let_in(tx, act, customer, &number, scope))
    }

    fn partners(&self, who: &Who, account: AccountId) -> Result<Partners, Error> {
        self.sees(who, move |tx, act, _| grant::show(tx, act, account, &Part::first(100)))
    }

    fn may_look(&self, who: &Who, account: AccountId) -> Result<(), Error> {
        self.sees(who, move |tx, act, vendor| matrix::show(tx, act, vendor, account).map(|_| ()))
    }

    fn forward(&self, id: OrderId, to: To) -> Result<(), Error> {
        let secret = self.secret(id);
        self.does(&Who::LinkHolder, move |tx, act, vendor| {
            forward::by_link(tx, act, vendor, id, &secret, &to, Language::Italian)
        })
    }

    /// Id and secret of the one link that was forwarded.
    fn forwarded(&self) -> (ForwardingId, String) {
        let links = self.claim(100).into_iter().filter_map(|(_, content)| match content {
            Some(Content::Forwarded { manage, .. }) => Some(manage),
            _ => None,
        });
        let [link] = &links.collect::<Vec<_>>()[..] else { panic!("not one forwarded link") };
        let (rest, secret) = link.rsplit_once('/').unwrap();
        (rest.rsplit_once('/').unwrap().1.parse().unwrap(), secret.to_owned())
    }

    fn ask(&self, who: &Who, id: ForwardingId, secret: &str, partner: AccountId) -> Result<Asked, Error> {
        let secret = secret.to_owned();
        self.does(who, move |tx, act, vendor| forward::ask(tx, act, vendor, id, &secret, partner))
    }
}

fn shown(partners: &Partners) -> Vec<(&str, GrantScope)> {
    partners.grants.iter().map(|view| &view.row).map(|view| (view.other.number.as_str(), view.grant.scope)).collect()
}

#[test]
fn x_01_a_customer_lets_several_partners_in_each_for_what_it_wants_and_ends_it_at_once() {
    on_both(|db| {
        let world = World::new(db);
        let customer = world.deliver(&order("A-1"));
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        let carlo = world.person("carlo@costa.example", &world.other_reseller, Role::Administrator);
        world.claim(100);
        assert!(matches!(world.may_look(&carlo, customer), Err(Error::NotFound(_))));

        world.pass(SignedDuration::from_secs(1));
        let given = world.let_in(&anna, customer, " R-2 ", GrantScope::Licenses).unwrap();
        world.may_look(&carlo, customer).unwrap();
        world.add_server(&carlo, customer, "by-costa").unwrap();
        let told = world.mails();
        assert_eq!(told, [("carlo@costa.example".to_owned(), "let in")]);
        let again = world.let_in(&anna, customer, "R-2", GrantScope::Licenses);
        assert!(matches!(again, Err(Error::Grant(Refusal::Already))), "{again:?}");

        let partners = world.partners(&anna, customer).unwrap();
        assert_eq!(shown(&partners), [("R-1", GrantScope::Licenses), ("R-2", GrantScope::Licenses)]);
        assert_eq!(
            partners.grants.iter().map(|view| &view.row.by).collect::<Vec<_>>(),
            [&By::Order, &By::Person("Somebody".into())]
        );
        assert_eq!(partners.grants[1].row.grant.since, given.since);
        // A partner sees itself among the customer's partners, and no other, nor who of the customer's people it was.
        let seen = world.partners(&carlo, customer).unwrap();
        assert_eq!((shown(&seen), &seen.grants[0].row.by), (vec![("R-2", GrantScope::Licenses)], &By::Order));
        assert!(!seen.may_manage && seen.offered.is_empty() && seen.requests.is_empty());
        let of_carlo = world.partners(&carlo, world.other_reseller.id).unwrap();
        assert_eq!(shown(&of_carlo), [("C-1", GrantScope::Licenses)]);

        // For tickets only: licenses are no longer theirs to see, at once.
        world.let_in(&anna, customer, "R-2", GrantScope::Tickets).unwrap();
        assert!(matches!(world.may_look(&carlo, customer), Err(Error::Forbidden)));
        assert!(matches!(world.add_server(&carlo, customer, "again"), Err(Error::Forbidden)));
        world.let_in(&anna, customer, "R-2", GrantScope::Both).unwrap();
        world.may_look(&carlo, customer).unwrap();

        let partner = world.other_reseller.id;
        world.does(&anna, move |tx, act, _| grant::end(tx, act, customer, partner)).unwrap();
        assert!(matches!(world.may_look(&carlo, customer), Err(Error::NotFound(_))));
        let twice = world.does(&anna, move |tx, act, _| grant::end(tx, act, customer, partner));
        assert!(matches!(twice, Err(Error::NotFound("partner"))), "{twice:?}");
        assert_eq!(
            world.claim(100).iter().filter(|(_, content)| content.is_some()).count(),
            0,
            "the mails say nothing"
        );
        let mut kinds: Vec<_> = world.events(partner.uuid()).into_iter().map(|event| event.kind).collect();
        kinds.sort_unstable();
        kinds.retain(|kind| kind.starts_with("account.grant"));
        assert_eq!(kinds, ["account.grant-ended", "account.granted", "account.granted", "account.granted"]);
    });
}

#[test]
fn x_01_only_partners_are_let_in_and_only_into_customers_and_nobody_learns_of_other_accounts() {
    on_both(|db| {
        let world = World::new(db);
        let customer = world.deliver(&order("A-1"));
        world.deliver(&other_order("B-1"));
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        let before = world.dump();
        for number in ["", "R-9", "C-2", "V-1", "\0"] {
            let refused = world.let_in(&anna, customer, number, GrantScope::Both);
            assert!(matches!(refused, Err(Error::Grant(Refusal::Unknown(_)))), "{number} {refused:?}");
        }
        let refused = world.let_in(&world.operator, world.reseller.id, "R-2", GrantScope::Both);
        assert!(matches!(refused, Err(Error::Grant(Refusal::CannotGrant(_)))), "{refused:?}");
        assert_eq!(world.dump(), before);
        // The reseller whose order it was is offered once it is not in any more.
        let partner = world.reseller.id;
        world.does(&anna, move |tx, act, _| grant::end(tx, act, customer, partner)).unwrap();
        let offered = world.partners(&anna, customer).unwrap().offered;
        assert_eq!(offered.iter().map(|one| one.number.as_str()).collect::<Vec<_>>(), ["D-1", "R-1"]);
    });
}

#[test]
fn x_01_a_reseller_sees_its_own_orders_only_whoever_let_it_in() {
    on_both(|db| {
        let world = World::new(db);
        let customer = world.deliver(&order("A-1"));
        let first = world.place(&order("A-1")).unwrap().order.id;
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        world.let_in(&anna, customer, "R-2", GrantScope::Both).unwrap();
        let carlo = world.person("carlo@costa.example", &world.other_reseller, Role::Administrator);
        world.may_look(&carlo, customer).unwrap();
        let seen = world.sees(&carlo, move |tx, act, _| orders::show(tx, act, first));
        assert!(matches!(seen, Err(Error::NotFound(_))), "{seen:?}");
        let profile = world.sees(&carlo, move |tx, act, _| account::show(tx, act, customer)).unwrap();
        assert_eq!((profile.users, profile.grants, profile.orders), (None, None, None));
        assert_eq!(profile.servers, Some(0));
    });
}

#[test]
fn l_06_forwarding_to_the_end_customer_writes_to_the_orders_contact_and_to_nobody_else() {
    on_both(|db| {
        let world = World::new(db);
        let order = world.place(&order("A-1")).unwrap().order;
        let locked = world.forward(order.id, To::Customer);
        assert!(matches!(locked, Err(Error::Forward(forward::Refusal::NotUnlocked))), "{locked:?}");
        world.unlock(order.id, &world.secret(order.id)).unwrap();
        let (id, old) = world.invitation();
        world.forward(order.id, To::Customer).unwrap();
        let (again, new) = world.invitation();
        assert_eq!(again, id, "it is the invitation the contact has anyway");
        assert!(is_bad_link(&world.open_invitation(id, &old)), "only the newest mail's link is good");
        world.open_invitation(id, &new).unwrap();

        // It had run out: it is good again.
        world.pass(SignedDuration::from_hours(31 * 24));
        assert!(is_bad_link(&world.open_invitation(id, &new)));
        world.forward(order.id, To::Customer).unwrap();
        let (id, secret) = world.invitation();
        world.accept(id, &secret, "Anna Conti").unwrap();
        // Somebody manages the licenses now: the contact hears where they are, and nobody is invited.
        world.forward(order.id, To::Customer).unwrap();
        assert_eq!(world.mails(), [("anna@museo.example".to_owned(), "unlocked")]);
    });
}

#[test]
fn l_06_a_forwarded_link_gives_nothing_until_the_customer_lets_the_reseller_in() {
    on_both(|db| {
        let world = World::new(db);
        let order = world.place(&order("A-1")).unwrap().order;
        let customer = world.unlock(order.id, &world.secret(order.id)).unwrap().order.customer;
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        let carlo = world.person("carlo@costa.example", &world.other_reseller, Role::Licenses);
        let reader = world.person("rosa@costa.example", &world.other_reseller, Role::ReadOnly);
        let other = world.person("dora@alpenland.example", &world.distributor, Role::Administrator);
        world.claim(100);
        let bad = world.forward(order.id, To::Reseller("nobody".into()));
        assert!(matches!(bad, Err(Error::Forward(forward::Refusal::Address))), "{bad:?}");
        world.forward(order.id, To::Reseller("carlo@costa.example".into())).unwrap();
        let (id, secret) = world.forwarded();
        assert_eq!(world.places_of(&secret), [""; 0]);

        let before = world.dump();
        let costa = world.other_reseller.id;
        assert!(is_bad_link(&world.ask(&carlo, id, "wrong", costa)));
        assert!(matches!(world.ask(&Who::Nobody, id, &secret, costa), Err(Error::SignInNeeded)));
        assert!(matches!(world.ask(&reader, id, &secret, costa), Err(Error::Forbidden)));
        assert!(matches!(world.ask(&carlo, id, &secret, world.distributor.id), Err(Error::NotFound(_))));
        assert!(matches!(world.ask(&anna, id, &secret, customer), Err(Error::Forward(forward::Refusal::NotAPartner))));
        assert_eq!(world.dump(), before);

        assert_eq!(world.ask(&carlo, id, &secret, costa).unwrap(), Asked::Now);
        assert!(matches!(world.may_look(&carlo, customer), Err(Error::NotFound(_))), "asking is not being let in");
        assert_eq!(world.mails(), [("anna@museo.example".to_owned(), "asked")]);
        let before = world.dump();
        assert_eq!(world.ask(&carlo, id, &secret, costa).unwrap(), Asked::Now, "asking twice is asking once");
        assert!(is_bad_link(&world.ask(&other, id, &secret, world.distributor.id)), "it is good for one partner");
        assert_eq!(world.dump(), before);

        let partners = world.partners(&anna, customer).unwrap();
        let [request] = &partners.requests[..] else { panic!("{partners:?}") };
        assert_eq!((request.partner.id, request.order.as_str()), (costa, "A-1"));
        let refused = world.does(&carlo, move |tx, act, _| grant::accept(tx, act, customer, costa));
        assert!(matches!(refused, Err(Error::NotFound(_))), "{refused:?}");
        world.does(&anna, move |tx, act, _| grant::accept(tx, act, customer, costa)).unwrap();
        world.may_look(&carlo, customer).unwrap();
        assert!(world.partners(&anna, customer).unwrap().requests.is_empty());
        // Costa has no administrator: whoever gets its orders is told.
        assert_eq!(world.mails(), [("orders@costa.example".to_owned(), "let in")]);
        assert_eq!(world.ask(&carlo, id, &secret, costa).unwrap(), Asked::NotNeeded);
    });
}

#[test]
fn l_06_a_declined_reseller_asks_again_only_by_another_link() {
    on_both(|db| {
        let world = World::new(db);
        let order = world.place(&order("A-1")).unwrap().order;
        let customer = world.unlock(order.id, &world.secret(order.id)).unwrap().order.customer;
        let carlo = world.person("carlo@costa.example", &world.other_reseller, Role::Administrator);
        world.claim(100);
        world.forward(order.id, To::Reseller("carlo@costa.example".into())).unwrap();
        let (id, secret) = world.forwarded();
        let costa = world.other_reseller.id;
        world.ask(&carlo, id, &secret, costa).unwrap();
        // Nobody is administrator yet: the vendor answers.
        world.does(&world.operator, move |tx, act, _| grant::decline(tx, act, customer, costa)).unwrap();
        assert!(is_bad_link(&world.ask(&carlo, id, &secret, costa)));
        let again = world.does(&world.operator, move |tx, act, _| grant::decline(tx, act, customer, costa));
        assert!(matches!(again, Err(Error::NotFound("request"))), "{again:?}");
        world.forward(order.id, To::Reseller("carlo@costa.example".into())).unwrap();
        let (id, secret) = world.forwarded();
        world.pass(SignedDuration::from_hours(30 * 24));
        assert!(is_bad_link(&world.ask(&carlo, id, &secret, costa)), "it has run out");
        assert!(matches!(world.may_look(&carlo, customer), Err(Error::NotFound(_))));
    });
}

#[test]
fn l_06_an_order_is_forwarded_five_times_a_day_and_by_those_who_sold_it() {
    on_both(|db| {
        let world = World::new(db);
        let order = world.place(&order("A-1")).unwrap().order;
        world.unlock(order.id, &world.secret(order.id)).unwrap();
        let id = order.id;
        let by_seller = |who: &Who| {
            let to = To::Reseller("x@y.example".into());
            world.does(who, move |tx, act, _| forward::by_seller(tx, act, id, &to, Language::English))
        };
        let renzo = world.person("renzo@belcampo.example", &world.reseller, Role::Licenses);
        let reader = world.person("rosa@belcampo.example", &world.reseller, Role::ReadOnly);
        let carlo = world.person("carlo@costa.example", &world.other_reseller, Role::Administrator);
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        assert!(matches!(by_seller(&reader), Err(Error::Forbidden)));
        assert!(matches!(by_seller(&carlo), Err(Error::NotFound(_))));
        assert!(matches!(by_seller(&anna), Err(Error::Forbidden)));
        by_seller(&renzo).unwrap();
        for _ in 0..4 {
            world.forward(id, To::Customer).unwrap();
        }
        let before = world.dump();
        let often = world.forward(id, To::Customer);
        let Err(Error::Forward(forward::Refusal::TooOften(often))) = often else { panic!("{often:?}") };
        assert_eq!(often.again, world.now() + SignedDuration::from_hours(24));
        assert!(matches!(by_seller(&renzo), Err(Error::Forward(forward::Refusal::TooOften(_)))));
        assert_eq!(world.dump(), before);
        world.pass(SignedDuration::from_hours(24));
        world.forward(id, To::Customer).unwrap();
    });
}

#[test]
fn x_01_a_grant_for_tickets_reaches_no_permission_over_licenses() {
    for what in Permission::ALL {
        assert!(!GrantScope::Tickets.carries(what), "{what:?}");
    }
}
