//! Two accounts of one partner become one: what they sold, who stands below them and who lets them in goes along, and
//! whoever knows only the old number finds what they found before. (L-29)

use claviger_app::act::Who;
use claviger_app::correction::{self, MergePlan, Refusal};
use claviger_app::device_key::{self, Search};
use claviger_app::domain::account::{AccountKind, CannotMerge, GrantScope, Role};
use claviger_app::domain::id::AccountId;
use claviger_app::domain::sorting::Part;
use claviger_app::mail::Content;
use claviger_app::order::{Addressee, CustomerRequest, Request};
use claviger_app::store::binds;
use claviger_app::store::engine::Tx;
use claviger_app::store::fault::Fault;
use claviger_app::transfer::{self, Answer, Wanted};
use claviger_app::{Error, activation_key, api_key, grant, matrix, order as orders, store};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;
use uuid::Uuid;

use crate::stock::{draft, figures, make, pool_of, redeem, stocked};
use crate::world::{World, order, other_order, perpetual};

impl World {
    fn merges(&self, from: &'static str, into: &'static str) -> Result<MergePlan, Error> {
        let from = self.account(from).id;
        self.does(&self.operator, move |tx, act, vendor| correction::merge(tx, act, vendor, from, into, "one business"))
    }

    fn is_again(&self, request: &Request) -> bool {
        self.place(request).unwrap().again
    }

    fn lets_in(&self, customer: AccountId, number: &'static str, scope: GrantScope) {
        let let_in = self.does(&self.operator, move |tx, act, _| grant::let_in(tx, act, customer, number, scope));
        let_in.unwrap();
    }

    fn grants(&self, customer: AccountId) -> Vec<(String, GrantScope)> {
        let found = self.sees::<_, Fault>(&Who::System, move |tx, _, _| {
            let mut found = Vec::new();
            for grant in store::grant::of_customer(tx, customer)? {
                found.push((store::account::find(tx, grant.partner)?.unwrap().number, grant.scope));
            }
            Ok(found)
        });
        let mut found = found.unwrap();
        found.sort();
        found
    }
}

fn refusal(result: Result<MergePlan, Error>) -> Refusal {
    match result {
        Err(Error::Correction(refusal)) => refusal,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("not refused"),
    }
}

/// An order of the reseller that has no address for orders.
fn third(number: &str) -> Request {
    let recipient = Some(Addressee { email: "sales@third.example".into(), language: "en".into() });
    Request { reseller: "R-3".into(), recipient, ..order(number) }
}

#[test]
fn l_29_two_accounts_of_one_reseller_become_one() {
    on_both(|db| {
        let world = World::new(db);
        let harbour = world.deliver(&other_order("B-1"));
        let museum = world.deliver(&third("B-1"));
        let locked = world.place(&other_order("B-2")).unwrap().order;
        world.lets_in(harbour, "R-3", GrantScope::Tickets);
        let bob = world.person("bob@costa.example", &world.account("R-2"), Role::Administrator);
        world.person("tia@third.example", &world.account("R-3"), Role::Administrator);
        let (costa, into) = (world.account("R-2").id, world.account("R-3").id);
        let key = api_key::Request { name: "erp".into(), role: "administrator".into(), scopes: None, days: 9 };
        let made = world.does(&bob, move |tx, act, _| api_key::make(tx, act, costa, &key)).unwrap();
        world.claim(100);

        let before = world.dump();
        let planned = world.sees(&world.operator, move |tx, act, vendor| {
            correction::plan_merge(tx, act, vendor, costa, "R-3", "one business")
        });
        assert_eq!(world.dump(), before, "a review changes nothing");
        let plan = world.merges("R-2", "R-3").unwrap();
        for plan in [&planned.unwrap(), &plan] {
            let sold = plan.sold.as_ref().unwrap();
            let figures = (plan.orders, plan.members, plan.api_keys, sold.customers, sold.below);
            assert_eq!(figures, (2, 1, 1, 1, 0));
            let numbers: Vec<_> =
                sold.renumbered.iter().map(|(_, before, after)| (before.as_str(), after.as_str())).collect();
            assert_eq!(numbers, [("B-1", "B-1 (R-2)")], "the other has used this number too");
        }

        // Whoever sends any of them again is answered with the first one, by whichever number they know.
        assert!(world.is_again(&other_order("B-1")) && world.is_again(&third("B-1")));
        assert!(world.is_again(&other_order("B-2")));
        let by_its_new_number = Request { number: "B-1 (R-2)".into(), reseller: "R-3".into(), ..other_order("B-1") };
        let recipient = Some(Addressee { email: "orders@costa.example".into(), language: "en".into() });
        assert!(world.is_again(&Request { recipient, ..by_its_new_number }));
        let sold_by = |number: &'static str| {
            let text = orders::Search { text: number.into(), ..orders::Search::default() };
            let look = move |tx: &mut Tx<'_>, act: &_, _: &_| orders::list(tx, act, &text, &Part::first(9));
            let found = world.sees(&world.operator, look).unwrap();
            found.into_iter().map(|one| (one.row.order.number, one.row.reseller.number)).collect::<Vec<_>>()
        };
        let mut sold = sold_by("B-2");
        sold.sort();
        assert_eq!(sold, [("B-1 (R-2)", "R-3"), ("B-2", "R-3")].map(|(one, by)| (one.to_owned(), by.to_owned())));
        world.unlock(locked.id, &world.secret(locked.id)).unwrap();
        let recipient = Some(Addressee { email: "orders@costa.example".into(), language: "en".into() });
        let next = world.place(&Request { recipient, ..other_order("B-3") }).unwrap().order;
        assert_eq!(next.reseller, into);

        // Its customers let the other in now, for what the two come to together, and can read that it is so.
        let both = ("R-3".to_owned(), GrantScope::Both);
        assert_eq!(world.grants(harbour), [both]);
        assert_eq!(world.grants(museum), [("R-3".to_owned(), GrantScope::Licenses)]);
        let moved: Vec<_> =
            world.events(into.uuid()).into_iter().filter(|one| one.kind == "account.grant-moved").collect();
        assert_eq!(moved.iter().map(|one| one.account).collect::<Vec<_>>(), [Some(harbour)]);
        world.does(&world.operator, move |tx, act, _| grant::end(tx, act, harbour, into)).unwrap();
        world.lets_in(harbour, "R-2", GrantScope::Licenses);
        assert_eq!(
            world.grants(harbour),
            [("R-3".to_owned(), GrantScope::Licenses)],
            "the old number is the other one"
        );

        // Its people and programs go on.
        let seen = world.sees::<_, Fault>(&Who::System, move |tx, _, _| {
            let (bob, _) = store::person::find_by_email(tx, &"bob@costa.example".parse().unwrap())?.unwrap();
            store::person::memberships(tx, bob.id)
        });
        let memberships: Vec<_> = seen.unwrap().iter().map(|one| (one.account, one.role)).collect();
        assert_eq!(memberships, [(into, Role::Administrator)]);
        let key = world.sees(&Who::Nobody, move |tx, act, _| api_key::of_secret(tx, act, &made.secret)).unwrap();
        assert_eq!(key.map(|key| key.membership.account), Some(into));

        let told = world.claim(100).into_iter().filter_map(|(mail, content)| match content {
            Some(Content::Correction { look, .. }) => Some((mail.recipient.to_string(), look)),
            _ => None,
        });
        let mut told: Vec<_> = told.collect();
        told.sort();
        let page = format!("https://licensing.example/accounts/{into}");
        let expected = ["bob@costa.example", "tia@third.example"].map(|to| (to.to_owned(), page.clone()));
        assert_eq!(told, expected);
    });
}

#[test]
fn l_29_two_distributors_become_one_and_take_their_resellers_along() {
    on_both(|db| {
        let world = World::new(db);
        let id = world.place(&order("A-1")).unwrap().order.id;
        let (from, into, below) = (world.account("D-1").id, world.account("D-2").id, world.reseller.id);
        let plan = world.merges("D-1", "D-2").unwrap();
        assert_eq!((plan.orders, plan.sold.map(|sold| (sold.below, sold.renumbered.len()))), (1, Some((1, 0))));
        assert_eq!(world.account("R-1").above, Some(into));
        let events = world.events(below.uuid());
        assert!(events.iter().any(|event| event.kind == "account.changed" && event.account == Some(below)));
        let found = world.sees(&world.operator, move |tx, act, _| orders::show(tx, act, id)).unwrap();
        assert_eq!(found.order.distributor, Some(into));
        assert!(world.is_again(&order("A-1")));
        let named = Request { distributor: Some("D-1".into()), ..order("A-1") };
        assert!(world.is_again(&named), "the old number is the other account");
        let next = world.place(&Request { number: "A-2".into(), ..named }).unwrap().order;
        assert_eq!(next.distributor, Some(into));
        let closed = world.sees::<_, Fault>(&Who::System, move |tx, _, _| store::account::merged_into(tx, from));
        assert_eq!(closed.unwrap().map(|(into, _)| into), Some(into));
    });
}

#[test]
fn l_29_what_cannot_become_one_account_is_said_and_stays_as_it_is() {
    on_both(|db| {
        let world = World::new(db);
        world.deliver(&order("A-1"));
        world.deliver(&other_order("B-1"));
        let before = world.dump();
        use AccountKind::{Customer, Distributor, Reseller};
        let kinds = |from, into| Refusal::Merge(CannotMerge::Kinds { from, into });
        let check = |from: &'static str, into: &'static str, expected: Refusal| {
            assert_eq!(refusal(world.merges(from, into)), expected, "{from} into {into}");
        };
        check("R-1", "R-1", Refusal::SameAccount);
        check("R-1", "R-9", Refusal::NoAccount("R-9".into()));
        check("R-1", "\0", Refusal::NoAccount("\0".into()));
        check("R-1", "C-1", kinds(Reseller, Customer));
        check("C-1", "R-1", kinds(Customer, Reseller));
        check("R-1", "D-1", kinds(Reseller, Distributor));
        check("D-1", "R-1", kinds(Distributor, Reseller));
        check("R-1", "V-1", Refusal::Merge(CannotMerge::Vendor));
        check("V-1", "R-1", Refusal::Merge(CannotMerge::Vendor));
        check("R-1", "R-2", Refusal::Merge(CannotMerge::Parents));
        check("R-2", "R-1", Refusal::Merge(CannotMerge::Parents));
        assert_eq!(world.dump(), before, "a refusal changes nothing");

        world.merges("R-2", "R-3").unwrap();
        let before = world.dump();
        check("R-3", "R-2", Refusal::Closed("R-2".into()));
        check("R-2", "R-3", Refusal::Closed("R-2".into()));
        let from = world.account("R-2").id;
        let key = api_key::Request { name: "erp".into(), role: "administrator".into(), scopes: None, days: 9 };
        let closed = world.does(&Who::System, move |tx, act, _| api_key::make(tx, act, from, &key).map(|_| ()));
        assert!(matches!(closed, Err(Error::Matrix(matrix::Refusal::Closed))), "{closed:?}");
        assert_eq!(world.dump(), before);
        let counted = world.sees::<_, Fault>(&Who::System, move |tx, _, _| {
            let row = tx.row("SELECT count(*) AS n FROM sales_order WHERE reseller = $1", binds![from])?;
            row.unwrap().get::<i64>("n")
        });
        assert_eq!(counted.unwrap(), 0);
    });
}

#[test]
fn l_29_p_07_p_14_stock_goes_along_with_its_keys_and_what_waits_ends() {
    on_both(|db| {
        let world = World::new(db);
        let (renzo, belcampo) = stocked(&world);
        let costa = world.person("carla@costa.example", &world.other_reseller, Role::Administrator);
        let third = world.account("R-3");
        let tom = world.person("tom@third.example", &third, Role::Administrator);
        let dora = world.person("dora@alpenland.example", &world.distributor, Role::Administrator);
        let buy = |number: &str, of: &str, lines| {
            let customer = CustomerRequest { number: of.into(), name: None, country: "IT".into(), time_zone: None };
            let recipient = Some(Addressee { email: "sales@third.example".into(), language: "en".into() });
            let order = Request { customer, reseller: of.into(), recipient, lines, ..order(number) };
            world.place(&order).unwrap();
            world.pass(SignedDuration::from_mins(10));
        };
        let redeem_first = |who: &Who, account: AccountId| {
            let keys = world
                .sees(who, move |tx, act, vendor| activation_key::list(tx, act, vendor, account, &Part::first(9)))
                .unwrap()
                .keys;
            let code = keys.into_iter().filter_map(|placed| placed.row.1).next_back().unwrap();
            redeem(&world, who, account, &code).unwrap().unwrap();
        };
        let (from, into) = (world.other_reseller.id, third.id);
        buy("S-2", "R-2", vec![perpetual("PBX-1", 100), perpetual("OPR-1", 2)]);
        redeem_first(&costa, from);
        buy("S-3", "R-3", vec![perpetual("PBX-1", 9)]);
        redeem_first(&tom, into);
        let offer = |who: &Who, account: AccountId, units: u64, to: &'static str| {
            let pool = pool_of(&world, account, "PBX-Registrations");
            let wanted = Some(Wanted::Units(pool, units));
            // Forms of two accounts may be pressed with the same, whoever arranged for it.
            let pressed = Some(Uuid::from_u128(7));
            let made =
                world.does(who, move |tx, act, vendor| transfer::offer(tx, act, vendor, account, wanted, to, pressed));
            made.unwrap().transfer.id
        };
        let accept = |who: &Who, id| {
            world.does(who, move |tx, act, vendor| transfer::answer(tx, act, vendor, id, Answer::Accept)).unwrap();
        };
        let own = offer(&tom, into, 1, "R-1");
        world.does(&tom, move |tx, act, vendor| transfer::answer(tx, act, vendor, own, Answer::Cancel)).unwrap();
        // Of its hundred, forty went to others, and ten came from them; 37 are on a device; two offers wait.
        let gone = offer(&costa, from, 40, "R-1");
        accept(&renzo, gone);
        let came = offer(&renzo, belcampo.id, 10, "R-2");
        accept(&costa, came);
        let pool = pool_of(&world, from, "PBX-Registrations");
        let key = make(&world, &costa, from, pool, &draft(37, "00-90-33-00-00-00")).unwrap().key;
        let (own, theirs) = (offer(&costa, from, 5, "D-1"), offer(&renzo, belcampo.id, 3, "R-2"));
        assert_eq!(figures(&world, &costa, from), "PBX-Registrations 70 37 5 28\n");
        let review = world.sees(&world.operator, {
            move |tx, act, vendor| correction::plan_merge(tx, act, vendor, from, "R-3", "one business")
        });
        let review = review.unwrap();
        assert_eq!((review.stock_keys, review.transfers), ((1, 2), 2));

        world.merges("R-2", "R-3").unwrap();
        assert_eq!(figures(&world, &tom, into), "PBX-Registrations 79 37 0 42\n");
        assert_eq!(figures(&world, &world.operator, from).replace("PBX-Registrations 0 0 0 0\n", ""), "");
        // Belcampo has back what it had offered, and kept what it was given.
        assert!(figures(&world, &renzo, belcampo.id).contains("PBX-Registrations 130 0 0 130\n"));
        for (who, id, expected) in [(&dora, own, "cancelled"), (&renzo, theirs, "declined")] {
            let seen = world.sees(who, move |tx, act, vendor| transfer::show(tx, act, vendor, id)).unwrap();
            assert_eq!(seen.transfer.state.word(), expected);
        }
        // The device's file, the search, the activation key and the vendor's revocation are found where they are now.
        let (_, file) =
            world.sees(&tom, move |tx, act, _| device_key::file(tx, act, into, "00-90-33-00-00-00")).unwrap();
        assert_eq!(file, format!("{}\n", key.line));
        let search = Search { text: "alinea".into(), revoked: None };
        let found = world
            .sees(&tom, move |tx, act, vendor| device_key::list(tx, act, vendor, into, &search, &Part::first(9)))
            .unwrap();
        assert_eq!(found.len(), 1);
        redeem_first(&tom, into);
        let id = key.id;
        world.does(&world.operator, move |tx, act, vendor| device_key::revoke(tx, act, vendor, id, "test")).unwrap();
        assert_eq!(figures(&world, &tom, into), "PBX-Operators 2 0 0 2\nPBX-Registrations 79 0 0 79\n");
        let checked = claviger_testkit::checker::check(&world.db, world.now()).unwrap();
        assert_eq!(checked.wrong, Vec::<String>::new());
    });
}
