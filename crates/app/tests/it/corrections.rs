//! What was sold wrongly is put right: licenses move, are returned and exchanged, accounts become one, contacts are
//! replaced; the books add up throughout.

use claviger_app::act::Who;
use claviger_app::activation::Ended;
use claviger_app::correction::{self, MergePlan, Plan, Refusal, Wish};
use claviger_app::domain::account::{GrantScope, Language, Role};
use claviger_app::domain::id::{AccountId, LicenseId, OrderId};
use claviger_app::domain::license::correction::{Kind, Refused};
use claviger_app::domain::sorting::Part;
use claviger_app::license::{self, Happened, LicenseView};
use claviger_app::mail::Content;
use claviger_app::order::{Addressee, LineRequest, PriceRequest, Search};
use claviger_app::store::binds;
use claviger_app::store::engine::Tx;
use claviger_app::store::fault::Fault;
use claviger_app::{Error, account, activation, api_key, grant, invitation, matrix, order as orders, server, store};
use claviger_testkit::checker;
use claviger_testkit::engines::on_both;
use jiff::{SignedDuration, Timestamp};

use crate::product::Product;
use crate::world::{World, cell, order, other_order, perpetual, subscription};

impl World {
    fn correct(&self, who: &Who, license: LicenseId, wish: &Wish, reason: &'static str) -> Result<Plan, Error> {
        let wish = wish.clone();
        self.does(who, move |tx, act, vendor| correction::make(tx, act, vendor, license, &wish, reason))
    }

    fn merge(&self, who: &Who, from: AccountId, into: &'static str) -> Result<MergePlan, Error> {
        self.does(who, move |tx, act, vendor| correction::merge(tx, act, vendor, from, into, "one customer"))
    }

    fn replace(&self, id: OrderId, email: &'static str) -> Result<correction::Replacement, Error> {
        let contact = Addressee { email: email.into(), language: "en".into() };
        self.does(&self.operator, move |tx, act, _| {
            correction::replace_contact(tx, act, id, &contact, "left the company")
        })
    }

    /// The license of an account with this product.
    fn license(&self, account: AccountId, sku: &str) -> LicenseId {
        let matrix = self.matrix(account);
        let mut licenses = matrix.rows.iter().flat_map(|row| &row.pool.licenses);
        licenses.find(|license| license.sku == sku).unwrap().id
    }

    fn looks_at(&self, who: &Who, license: LicenseId) -> Result<LicenseView, Error> {
        self.sees(who, move |tx, act, vendor| license::show(tx, act, vendor, license))
    }

    /// Units that came in by license, less those that were taken back, over all ledgers.
    fn loaded_by_the_books(&self) -> i64 {
        let sum = "SELECT CAST(SUM(CASE WHEN kind IN ('loaded', 'loaded-for-term') THEN units
                       WHEN kind IN ('withdrawn', 'withdrawn-for-term') THEN -units ELSE 0 END) AS BIGINT) AS n
                   FROM ledger_entry";
        self.sees::<_, Fault>(&Who::System, move |tx, _, _| tx.row(sum, binds![])?.unwrap().get("n")).unwrap()
    }

    /// Units of the licenses that fill some pool.
    fn in_pools(&self) -> i64 {
        let sum = "SELECT CAST(coalesce(SUM(units), 0) AS BIGINT) AS n FROM license WHERE pool IS NOT NULL";
        self.sees::<_, Fault>(&Who::System, move |tx, _, _| tx.row(sum, binds![])?.unwrap().get("n")).unwrap()
    }

    /// Recipients of the mails about corrections that are due, with what they are told.
    fn told(&self) -> Vec<(String, Kind, String, String)> {
        let mails = self.claim(100).into_iter().filter_map(|(mail, content)| match content {
            Some(Content::Correction { correction, look }) => {
                let account = correction.account.name.clone();
                Some((mail.recipient.to_string(), correction.correction.kind, account, look))
            }
            _ => None,
        });
        mails.collect()
    }
}

fn refusal<T>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Correction(refusal)) => refusal,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("not refused"),
    }
}

fn to(number: &str) -> Wish {
    Wish::Move { to: number.into() }
}

#[test]
fn l_29_a_license_sold_to_the_wrong_customer_goes_to_the_right_one_with_all_its_units() {
    on_both(|db| {
        let world = World::new(db);
        let museum = world.deliver(&order("A-1"));
        let harbour = world.deliver(&other_order("B-1"));
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        let bill = world.person("bill@harbour.example", &world.account("C-2"), Role::Administrator);
        let rome = world.add_server(&anna, museum, "rome-1").unwrap().id;
        let fax = world.pool(museum, "ip-fax", "perpetual").id;
        world.save(&anna, museum, &[cell(fax, rome, 0, 12)]).unwrap();
        let mut product = Product::new(&world, "rome-host", rome);
        product.activate().unwrap();
        product.check_in().unwrap();
        let license = world.license(museum, "IM120-4L");
        world.claim(100);

        let before = world.dump();
        let planned = world.sees(&world.operator, move |tx, act, vendor| {
            correction::plan(tx, act, vendor, license, &to("C-2"), "wrong customer")
        });
        let planned = planned.unwrap();
        let figures = |plan: &Plan| -> Vec<_> {
            let of = |effect: &correction::Effect| {
                let capacity = |pool: &claviger_app::domain::license::pool::Pool| pool.capacity_at(world.now()).count();
                (
                    effect.account.number.clone(),
                    capacity(&effect.before),
                    capacity(&effect.after),
                    effect.over(world.now()),
                )
            };
            plan.effects.iter().map(of).collect()
        };
        assert_eq!(figures(&planned), [("C-1".into(), 20, 0, 12), ("C-2".into(), 20, 40, 0)]);
        assert_eq!(planned.effects[0].servers, [("rome-1".to_owned(), 12)]);
        assert!(planned.effects[0].stops(world.now()) && !planned.effects[1].stops(world.now()));
        assert_eq!(world.dump(), before, "a review changes nothing");

        let made = world.correct(&world.operator, license, &to("C-2"), "wrong customer").unwrap();
        assert_eq!(figures(&made), figures(&planned));
        let pool = world.pool(museum, "ip-fax", "perpetual");
        assert_eq!((pool.capacity_at(world.now()).count(), pool.over_allocated_at(world.now()).count()), (0, 12));
        assert_eq!(pool.allocation(rome).unwrap().granted.count(), 12, "nothing is taken from a server yet");
        let theirs = world.pool(harbour, "ip-fax", "perpetual");
        assert_eq!(theirs.capacity_at(world.now()).count(), 40);
        assert_eq!((world.loaded_by_the_books(), world.in_pools()), (40, 40));

        // Of what is left, which is nothing, nothing runs: the server hears of it at its next check-in.
        product.check_in().unwrap_err();
        assert!(product.renew().unwrap().items.is_empty());

        // Everybody concerned is told what concerns them, and the one customer nothing of the other.
        let museum_page = format!("https://licensing.example/accounts/{museum}/licenses");
        let harbour_page = format!("https://licensing.example/accounts/{harbour}/licenses");
        let mut told = world.told();
        told.sort_by(|one, other| one.0.cmp(&other.0));
        let order_page = format!("https://licensing.example/orders/{}", made.license.order);
        assert_eq!(
            told,
            [
                ("anna@museo.example".into(), Kind::MovedAway, "Museo Civico".into(), museum_page),
                ("bill@harbour.example".into(), Kind::MovedIn, "Harbour Trust".into(), harbour_page),
                ("orders@alpenland.example".into(), Kind::MovedAway, "Museo Civico".into(), order_page),
            ]
        );
        // The page is the new owner's; the old one's row remembers that there was one.
        assert!(matches!(world.looks_at(&anna, license), Err(Error::NotFound("license"))));
        let seen = world.looks_at(&bill, license).unwrap();
        assert_eq!(
            seen.history.iter().map(|moment| moment.what).collect::<Vec<_>>(),
            [Happened::Corrected(Kind::MovedIn)],
            "what was before is the other customer's"
        );
        assert!(!seen.may_correct && !seen.order.2);
        let all = world.looks_at(&world.operator, license).unwrap();
        let told: Vec<_> = all.history.iter().map(|moment| (moment.what, moment.reason.as_str())).collect();
        assert_eq!(
            told,
            [
                (Happened::Loaded, ""),
                (Happened::Corrected(Kind::MovedAway), "wrong customer"),
                (Happened::Corrected(Kind::MovedIn), "wrong customer"),
            ]
        );
        let taken = world.matrix(museum).taken;
        assert_eq!(
            taken.iter().map(|(one, _)| (one.kind, one.license)).collect::<Vec<_>>(),
            [(Kind::MovedAway, Some((license, fax)))]
        );
        let kinds: Vec<_> = world.events(license.uuid()).into_iter().map(|event| (event.kind, event.account)).collect();
        assert!(kinds.contains(&("license.moved".into(), Some(museum))), "{kinds:?}");
        assert!(kinds.contains(&("license.received".into(), Some(harbour))), "{kinds:?}");
        let events: Vec<_> = world.events(license.uuid());
        assert!(events.iter().all(|event| !event.after.as_ref().unwrap().contains("wrong customer")), "no free text");
    });
}

#[test]
fn l_29_a_license_returned_against_credit_is_gone_once_and_stays_in_the_history() {
    on_both(|db| {
        let world = World::new(db);
        let mut request = order("A-1");
        request.lines.push(perpetual("IM120-4L", 1));
        let museum = world.deliver(&request);
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        let (rome, milan) = (
            world.add_server(&anna, museum, "rome-1").unwrap().id,
            world.add_server(&anna, museum, "milan-1").unwrap().id,
        );
        let fax = world.pool(museum, "ip-fax", "perpetual").id;
        world.save(&anna, museum, &[cell(fax, rome, 0, 22)]).unwrap();
        let license = world.license(museum, "IM120-4L");
        world.correct(&world.operator, license, &Wish::Return, "not wanted after all").unwrap();
        let pool = world.pool(museum, "ip-fax", "perpetual");
        assert_eq!((pool.capacity_at(world.now()).count(), pool.over_allocated_at(world.now()).count()), (4, 18));
        let more = world.save(&anna, museum, &[cell(fax, milan, 0, 1)]);
        assert!(matches!(more, Err(Error::Matrix(matrix::Refusal::NotEnough(_)))), "nobody is given more");
        world.save(&anna, museum, &[cell(fax, rome, 22, 4)]).unwrap();
        world.audit(museum);

        let again = world.correct(&world.operator, license, &Wish::Return, "not wanted after all");
        assert_eq!(refusal(again), Refusal::License(Refused::NotInForce));
        let view = world.looks_at(&anna, license).unwrap();
        let taken = view.taken.unwrap();
        assert_eq!((taken.kind, taken.reason.as_str()), (Kind::Returned, "not wanted after all"));
        assert!(view.row.is_none() && view.care.is_none());
        assert_eq!((world.loaded_by_the_books(), world.in_pools()), (4, 4));

        // The order remembers it, and sent again it is the same order still.
        assert!(world.place(&request).unwrap().again);
        let id = taken.order.unwrap();
        let shown = world.sees(&world.operator, move |tx, act, _| orders::show(tx, act, id)).unwrap();
        assert_eq!(shown.taken(license).map(|one| one.kind), Some(Kind::Returned));
    });
}

#[test]
fn l_29_an_exchange_brings_a_new_license_of_the_same_order_and_every_mistake_in_it_is_named() {
    on_both(|db| {
        let world = World::new(db);
        let mut request = order("A-1");
        request.lines = vec![subscription("IM120-4L", 5, "2026-08-08", "2027-08-07")];
        let museum = world.deliver(&request);
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        let rome = world.add_server(&anna, museum, "rome-1").unwrap().id;
        let fax = world.pool(museum, "ip-fax", "subscription").id;
        world.save(&anna, museum, &[cell(fax, rome, 0, 20)]).unwrap();
        let mut product = Product::new(&world, "rome-host", rome);
        product.activate().unwrap();
        let license = world.license(museum, "IM120-4L");

        let wrong = LineRequest { care: None, ..subscription("IM162-90L", 0, "2027-08-08", "2027-08-07") };
        let before = world.dump();
        let refused = world.correct(&world.operator, license, &Wish::Exchange(Box::new(wrong)), "longer");
        let Refusal::Exchange(mistakes) = refusal(refused) else { panic!() };
        let fields: Vec<_> = mistakes.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(fields, ["items", "last", "care"]);
        assert_eq!(world.dump(), before, "a refusal changes nothing");

        // Another term: the server only gets a longer lease.
        let price = Some(PriceRequest { minor: 259_900, currency: "EUR".into() });
        let longer = LineRequest { price, ..subscription("IM120-4L", 5, "2026-08-08", "2029-08-07") };
        let wish = Wish::Exchange(Box::new(longer));
        let plan = world.correct(&world.operator, license, &wish, "three years were meant").unwrap();
        let new = plan.replacement.unwrap();
        assert!(new.code != plan.license.code && new.order == plan.license.order);
        for code in [&new.code, &plan.license.code] {
            let search = Search { text: code.clone(), ..Search::default() };
            let look = move |tx: &mut Tx<'_>, act: &_, _: &_| orders::list(tx, act, &search, &Part::first(9));
            let found = world.sees(&world.operator, look).unwrap();
            assert_eq!(found.iter().map(|view| view.row.order.number.as_str()).collect::<Vec<_>>(), ["A-1"], "{code}");
        }
        let costs = world.sees::<_, Fault>(&Who::System, move |tx, _, _| {
            let row = tx.row("SELECT price_minor FROM license WHERE id = $1", binds![new.id])?;
            row.unwrap().get::<Option<i64>>("price_minor")
        });
        assert_eq!(costs.unwrap(), Some(259_900));
        product.check_in().unwrap_err();
        product.renew().unwrap();
        let pool = world.pool(museum, "ip-fax", "subscription");
        assert_eq!(pool.licenses.iter().map(|one| one.id).collect::<Vec<_>>(), [new.id]);
        assert_eq!(pool.last_day(world.now()).unwrap().to_string(), "2029-08-07");
        assert!(pool.over_allocated_at(world.now()).is_zero());
        world.audit(museum);

        // Another product: its units are in a pool of their own.
        let other = Wish::Exchange(Box::new(perpetual("IM162-90L", 1)));
        let plan = world.correct(&world.operator, new.id, &other, "recording was meant").unwrap();
        assert_eq!(world.pool(museum, "call-recording", "perpetual").capacity_at(world.now()).count(), 90);
        // What the server had goes over; what it may still be running on it lets go of.
        let carried: Vec<_> = plan.carried.iter().map(|one| (one.name.as_str(), one.units.count())).collect();
        assert_eq!((carried, plan.left.count()), (vec![("rome-1", 20)], 0));
        let stands = |application: &str, model: &str| {
            let pool = world.pool(museum, application, model);
            let one = pool.allocation(rome).unwrap();
            [one.wanted, one.granted, one.releasing].map(|units| units.count())
        };
        assert_eq!(stands("ip-fax", "subscription"), [0, 0, 20]);
        assert_eq!(stands("call-recording", "perpetual"), [20, 20, 0]);
        product.check_in().unwrap_err();
        product.renew().unwrap();
        assert_eq!(product.items(), [("call-recording base".to_owned(), 20)]);
        product.check_in().unwrap();
        assert_eq!(stands("ip-fax", "subscription"), [0, 0, 0], "it has let go");
        assert!(world.pool(museum, "ip-fax", "subscription").over_allocated_at(world.now()).is_zero());
        world.audit(museum);
        let view = world.looks_at(&anna, plan.replacement.unwrap().id).unwrap();
        assert_eq!(view.replaces.map(|(id, _)| id), Some(new.id));
        assert!(world.place(&request).unwrap().again, "the order is what it was");
        let id = plan.license.order;
        let shown = world.sees(&world.operator, move |tx, act, _| orders::show(tx, act, id)).unwrap();
        assert_eq!((shown.order.lines.len(), shown.exchanged_in.len(), shown.corrections.len()), (1, 2, 2));
        assert_eq!((world.loaded_by_the_books(), world.in_pools()), (90, 90));
    });
}

#[test]
fn l_29_two_accounts_of_one_customer_become_one() {
    on_both(|db| {
        let world = World::new(db);
        let museum = world.deliver(&order("A-1"));
        let harbour = world.deliver(&other_order("B-1"));
        let locked = world.place(&order("A-2")).unwrap().order;
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        world.person("rita@museo.example", &world.account("C-1"), Role::ReadOnly);
        let bill = world.person("bill@harbour.example", &world.account("C-2"), Role::Administrator);
        let rome = world.add_server(&anna, museum, "rome-1").unwrap().id;
        let milan = world.add_server(&anna, museum, "milan-1").unwrap().id;
        let theirs = world.add_server(&bill, harbour, "Rome-1").unwrap().id;
        let fax = world.pool(museum, "ip-fax", "perpetual").id;
        world.save(&anna, museum, &[cell(fax, rome, 0, 20)]).unwrap();
        let mut product = Product::new(&world, "rome-host", rome);
        product.activate().unwrap();
        // Five are on their way from Rome to Milan.
        world.save(&anna, museum, &[cell(fax, rome, 20, 15), cell(fax, milan, 0, 5)]).unwrap();
        world.claim(100);

        let plan = world.merge(&world.operator, museum, "C-2").unwrap();
        assert_eq!((plan.licenses, plan.orders), (1, 2));
        let mut names: Vec<_> =
            plan.servers.iter().map(|(_, before, after)| (before.as_str(), after.as_str())).collect();
        names.sort_unstable();
        assert_eq!(names, [("milan-1", "milan-1"), ("rome-1", "rome-1 (C-1)")]);

        let merged = world.matrix(harbour);
        let pool = world.pool(harbour, "ip-fax", "perpetual");
        let stands = |server| {
            let one = pool.allocation(server).unwrap();
            [one.wanted, one.granted, one.releasing].map(|units| units.count())
        };
        // There is enough for all now, so Milan waits no longer; Rome is still letting go.
        assert_eq!([stands(rome), stands(milan)], [[15, 15, 5], [5, 5, 0]]);
        assert_eq!(pool.capacity_at(world.now()).count(), 40);
        assert_eq!(merged.servers.len(), 3);
        assert!(merged.servers.iter().any(|stored| stored.server.id == theirs && stored.server.name == "Rome-1"));
        world.audit(harbour);
        assert_eq!((world.loaded_by_the_books(), world.in_pools()), (40, 40));

        // The product runs on, hears of it, and lets go.
        product.check_in().unwrap_err();
        product.renew().unwrap();
        product.check_in().unwrap();
        assert_eq!(product.items(), [("ip-fax base".into(), 15)]);
        assert!(world.pool(harbour, "ip-fax", "perpetual").figures.releasing.is_zero());

        // Nothing is left behind, and everything leads to the other account.
        let empty = world.matrix(museum);
        assert!(empty.servers.is_empty() && empty.merged_into == Some(harbour));
        assert!(empty.rows.iter().all(|row| row.pool.licenses.is_empty() && row.pool.allocations.is_empty()));
        assert!(world.place(&order("A-1")).unwrap().again, "the old number means the other account");
        world.unlock(locked.id, &world.secret(locked.id)).unwrap();
        assert_eq!(world.pool(harbour, "ip-fax", "perpetual").capacity_at(world.now()).count(), 60);
        let next = world.place(&order("A-3")).unwrap().order;
        assert_eq!(next.customer, harbour);
        let closed = world.add_server(&world.operator, museum, "new-1");
        assert!(matches!(closed, Err(Error::Matrix(matrix::Refusal::Closed))));

        // Its people are the other's now, with their roles; its reseller may manage the other.
        let again = |email: &'static str| {
            world.sees::<_, Fault>(&Who::System, move |tx, _, _| {
                let (person, _) = store::person::find_by_email(tx, &email.parse().unwrap())?.unwrap();
                let found = store::person::memberships(tx, person.id)?;
                Ok(found.into_iter().map(|one| (one.account, one.role)).collect::<Vec<_>>())
            })
        };
        assert_eq!(again("anna@museo.example").unwrap(), [(harbour, Role::Administrator)]);
        assert_eq!(again("rita@museo.example").unwrap(), [(harbour, Role::ReadOnly)]);
        let reseller = world.reseller.id;
        let granted = world.sees::<_, Fault>(&Who::System, move |tx, _, _| {
            let granted =
                |tx: &mut _, customer| Ok::<_, Fault>(store::grant::between(tx, customer, reseller)?.is_some());
            Ok((granted(tx, harbour)?, granted(tx, museum)?))
        });
        assert_eq!(granted.unwrap(), (true, false));

        let mut told: Vec<_> = world.told().into_iter().map(|(to, kind, account, _)| (to, kind, account)).collect();
        told.sort();
        assert_eq!(
            told,
            [
                ("anna@museo.example".into(), Kind::MergedIn, "Harbour Trust".to_owned()),
                ("bill@harbour.example".into(), Kind::MergedIn, "Harbour Trust".to_owned()),
            ]
        );
        assert_eq!(refusal(world.merge(&world.operator, museum, "C-2")), Refusal::Closed("C-1".into()));
        assert_eq!(refusal(world.merge(&world.operator, harbour, "C-1")), Refusal::Closed("C-1".into()));
    });
}

#[test]
fn l_29_what_a_former_installation_may_run_on_is_given_to_nobody_by_merging() {
    on_both(|db| {
        let world = World::new(db);
        let museum = world.deliver(&order("A-1"));
        let harbour = world.deliver(&other_order("B-1"));
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        let rome = world.add_server(&anna, museum, "rome-1").unwrap().id;
        let fax = world.pool(museum, "ip-fax", "perpetual").id;
        world.save(&anna, museum, &[cell(fax, rome, 0, 5)]).unwrap();
        Product::new(&world, "rome-host", rome).activate().unwrap();
        world.does(&anna, move |tx, act, vendor| server::release_binding(tx, act, vendor, rome)).unwrap();
        Product::new(&world, "another-host", rome).activate().unwrap();

        world.merge(&world.operator, museum, "C-2").unwrap();
        let stands = || {
            world.audit(museum);
            world.audit(harbour);
            let pool = world.pool(harbour, "ip-fax", "perpetual");
            let left_behind = pool.allocation(rome).unwrap().left_behind.count();
            (left_behind, pool.figures.releasing.count(), pool.free_at(world.now()).count())
        };
        assert_eq!(stands(), (5, 5, 30));
        world.pass(SignedDuration::from_hours(31 * 24));
        let ended = world.does(&Who::System, |tx, act, _| activation::release_ended(tx, act, 100)).unwrap();
        assert_eq!(ended, Ended { released: 1, stuck: Vec::new() });
        assert_eq!(stands(), (0, 0, 35));
    });
}

#[test]
fn l_11_l_29_what_servers_have_beyond_a_pool_they_have_in_another_account_too() {
    on_both(|db| {
        let world = World::new(db);
        let (museum, harbour) = (world.deliver(&order("A-1")), world.deliver(&other_order("B-1")));
        let pool_of = |account| world.pool(account, "ip-fax", "perpetual");
        for (account, name) in [(museum, "rome-1"), (harbour, "port-1")] {
            let server = world.add_server(&world.operator, account, name).unwrap().id;
            let all = pool_of(account).capacity_at(world.now()).count();
            world.save(&world.operator, account, &[cell(pool_of(account).id, server, 0, all)]).unwrap();
        }
        let license = world.license(museum, "IM120-4L");
        world.correct(&world.operator, license, &Wish::Return, "not wanted after all").unwrap();
        let beyond = pool_of(museum).over_allocated_at(world.now());
        world.merge(&world.operator, museum, "C-2").unwrap();
        assert!(beyond.count() > 0 && pool_of(harbour).over_allocated_at(world.now()) == beyond);
        assert_eq!(checker::check(&world.db, world.now()).unwrap().wrong, Vec::<String>::new());
    });
}

#[test]
fn l_29_alerts_and_what_was_used_up_of_release_now_go_with_the_servers() {
    on_both(|db| {
        let world = World::new(db);
        let museum = world.deliver(&order("A-1"));
        let harbour = world.deliver(&other_order("B-1"));
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        let rome = world.add_server(&anna, museum, "rome-1").unwrap().id;
        let fax = world.pool(museum, "ip-fax", "perpetual").id;
        world.save(&anna, museum, &[cell(fax, rome, 0, 5)]).unwrap();
        let mut product = Product::new(&world, "rome-host", rome);
        product.activate().unwrap();
        Product::with_token(&world, "thief-host", product.token.clone()).activate().unwrap_err();
        world.save(&anna, museum, &[cell(fax, rome, 5, 0)]).unwrap();
        world.does(&anna, move |tx, act, vendor| server::release_now(tx, act, vendor, rome)).unwrap();
        world.merge(&world.operator, museum, "C-2").unwrap();
        let seen = world.sees::<_, Fault>(&Who::System, move |tx, _, _| {
            let alerts = store::alert::of_server(tx, rome, 9)?.iter().map(|alert| alert.account).collect::<Vec<_>>();
            let began = Timestamp::UNIX_EPOCH;
            let (there, here) =
                (store::release::count_since(tx, harbour, began)?, store::release::count_since(tx, museum, began)?);
            Ok((alerts, there, here))
        });
        assert_eq!(seen.unwrap(), (vec![harbour], 1, 0));
    });
}

#[test]
fn l_29_partners_and_invitations_of_both_come_together_and_nothing_comes_into_the_closed_account() {
    on_both(|db| {
        let world = World::new(db);
        let museum = world.deliver(&order("A-1"));
        let harbour = world.deliver(&other_order("B-1"));
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        let let_in = |who: &Who, account, number: &'static str, scope| {
            world.does(who, move |tx, act, _| grant::let_in(tx, act, account, number, scope)).map(|_| ())
        };
        let invite = |account, email: &'static str| {
            world.does(&world.operator, move |tx, act, _| {
                invitation::invite(tx, act, account, email, Role::ReadOnly, Language::Italian)
            })
        };
        let_in(&world.operator, harbour, "R-2", GrantScope::Tickets).unwrap();
        let_in(&anna, museum, "R-2", GrantScope::Licenses).unwrap();
        let lia = invite(museum, "lia@museo.example").unwrap();
        let zoe = invite(museum, "zoe@museo.example").unwrap();
        world.does(&anna, move |tx, act, _| invitation::withdraw(tx, act, museum, zoe.id)).unwrap();

        world.merge(&world.operator, museum, "C-2").unwrap();
        let seen = world.sees::<_, Fault>(&Who::System, move |tx, _, _| {
            let grants = store::grant::of_customer(tx, harbour)?;
            Ok((grants, store::invitation::unanswered(tx, harbour, 9)?, store::invitation::unanswered(tx, museum, 9)?))
        });
        let (mut grants, there, here) = seen.unwrap();
        grants.sort_by_key(|grant| grant.partner == world.other_reseller.id);
        let granted: Vec<_> = grants.iter().map(|grant| (grant.partner, grant.scope)).collect();
        let (own, other) = (world.reseller.id, world.other_reseller.id);
        assert_eq!(granted, [(own, GrantScope::Licenses), (other, GrantScope::Both)]);
        let mut invited: Vec<_> = there.iter().map(|one| one.email.as_str()).collect();
        invited.sort_unstable();
        assert_eq!(invited, ["bill@harbour.example", "lia@museo.example"]);
        // Somebody is administrator already: whoever was to be the first one there comes no more.
        let [first] = &here[..] else { panic!("{here:?}") };
        assert!(first.order.is_some() && !first.is_open(world.now()));
        let ended = |id: uuid::Uuid| world.events(id).iter().any(|event| event.kind == "invitation.ended");
        assert_eq!([first.id, lia.id, zoe.id].map(|id| ended(id.uuid())), [true, false, false]);

        let before = world.dump();
        let closed = |result: Result<(), Error>| {
            assert!(matches!(result, Err(Error::Matrix(matrix::Refusal::Closed))), "{result:?}");
        };
        closed(invite(museum, "new@museo.example").map(|_| ()));
        closed(let_in(&world.operator, museum, "R-2", GrantScope::Both));
        closed(world.does(&world.operator, move |tx, act, _| grant::accept(tx, act, museum, other)).map(|_| ()));
        let first = first.id;
        closed(world.does(&world.operator, move |tx, act, _| invitation::resend(tx, act, museum, first)));
        let changed = world.does(&world.operator, move |tx, act, _| {
            account::change(tx, act, museum, 1, &account::Wish::default()).map(|_| ())
        });
        closed(changed);
        let key = api_key::Request { name: "erp".into(), role: "administrator".into(), scopes: None, days: 9 };
        closed(world.does(&Who::System, move |tx, act, _| api_key::make(tx, act, museum, &key).map(|_| ())));
        assert_eq!(world.dump(), before);
        let looked = world.does(&world.operator, move |tx, act, _| account::remember(tx, act, museum));
        looked.unwrap();
        assert!(world.sees(&world.operator, |tx, act, _| account::recent(tx, act)).unwrap().is_empty());
    });
}

#[test]
fn l_29_whoever_was_to_be_the_first_administrator_still_is_where_only_a_reader_is_invited() {
    on_both(|db| {
        let world = World::new(db);
        let museum = world.deliver(&order("A-1"));
        world.pass(SignedDuration::from_hours(31 * 24));
        let harbour = world.deliver(&other_order("B-1"));
        let invited = world.does(&world.operator, move |tx, act, _| {
            invitation::invite(tx, act, museum, "lia@museo.example", Role::ReadOnly, Language::Italian)
        });
        invited.unwrap();
        world.merge(&world.operator, harbour, "C-1").unwrap();
        let there =
            world.sees::<_, Fault>(&Who::System, move |tx, _, _| store::invitation::unanswered(tx, museum, 9)).unwrap();
        let mut open: Vec<_> = there.iter().filter(|one| one.is_open(world.now())).collect();
        open.sort_by(|one, other| one.email.as_str().cmp(other.email.as_str()));
        assert_eq!(
            open.iter().map(|one| (one.email.as_str(), one.role)).collect::<Vec<_>>(),
            [("bill@harbour.example", Role::Administrator), ("lia@museo.example", Role::ReadOnly)]
        );
    });
}

#[test]
fn l_29_the_wrong_contact_never_comes_in() {
    on_both(|db| {
        let world = World::new(db);
        let id = world.place(&order("A-1")).unwrap().order.id;
        world.unlock(id, &world.secret(id)).unwrap();
        let links = |world: &World| -> Vec<_> {
            let invited = world.claim(100).into_iter().filter_map(|(mail, content)| match content {
                Some(Content::Invitation { invitation, .. }) => {
                    Some((mail.recipient.to_string(), invitation.invitation.expires > world.now()))
                }
                _ => None,
            });
            invited.collect()
        };
        assert_eq!(links(&world), [("anna@museo.example".to_owned(), true)]);
        let replaced = world.replace(id, "paolo@museo.example").unwrap();
        assert!(replaced.invites);
        assert_eq!(links(&world), [("paolo@museo.example".to_owned(), true)]);
        let open = world.sees::<_, Fault>(&Who::System, move |tx, act, _| {
            let rows =
                tx.rows("SELECT email FROM invitation WHERE accepted_at IS NULL AND expires_at > $1", binds![act.now])?;
            rows.iter().map(|row| row.get::<String>("email")).collect::<Result<Vec<_>, _>>()
        });
        assert_eq!(open.unwrap(), ["paolo@museo.example"]);
        let kinds: Vec<_> = world.events(id.uuid()).into_iter().map(|event| event.kind).collect();
        assert!(kinds.contains(&"order.contact-replaced".to_owned()), "{kinds:?}");

        assert!(world.place(&order("A-1")).unwrap().again, "whoever sends it again cannot know");
        let mut told = order("A-1");
        told.contact.email = "paolo@museo.example".into();
        let Err(Error::Order(orders::Refusal::Conflict { differences, .. })) = world.place(&told) else { panic!() };
        let [difference] = &differences[..] else { panic!("{differences:?}") };
        assert_eq!(
            [&difference.field, &difference.placed, &difference.sent],
            ["contact.email", "anna@museo.example", "paolo@museo.example"],
            "it is compared with what was sent, and not with what we made of it"
        );

        assert_eq!(refusal(world.replace(id, "paolo@museo.example")), Refusal::SameContact);
        assert!(matches!(refusal(world.replace(id, "nobody")), Refusal::Contact));
        world.person("paolo@museo.example", &world.account("C-1"), Role::Administrator);
        assert_eq!(refusal(world.replace(id, "anna@museo.example")), Refusal::HasAdministrator);
    });
}

#[test]
fn l_29_only_the_vendor_corrects_and_only_with_a_reason() {
    on_both(|db| {
        let world = World::new(db);
        let museum = world.deliver(&order("A-1"));
        let locked = world.place(&other_order("B-1")).unwrap().order;
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        let rita = world.person("rita@belcampo.example", &world.reseller.clone(), Role::Administrator);
        let auditor = world.person("udo@imago.example", &world.vendor_account.clone(), Role::Auditor);
        let license = world.license(museum, "IM120-4L");
        let before = world.dump();
        for who in [&anna, &rita, &auditor] {
            let refused = world.correct(who, license, &Wish::Return, "why not");
            assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
            assert!(matches!(world.merge(who, museum, "C-1"), Err(Error::Forbidden)));
        }
        for wrong in ["", "   ", "a\u{7}b"] {
            assert_eq!(refusal(world.correct(&world.operator, license, &Wish::Return, wrong)), Refusal::Reason);
        }
        let long: &'static str = "x".repeat(501).leak();
        assert_eq!(refusal(world.correct(&world.operator, license, &Wish::Return, long)), Refusal::Reason);
        let check = |number: &str, expected: Refusal| {
            assert_eq!(refusal(world.correct(&world.operator, license, &to(number), "why")), expected);
        };
        check("C-1", Refusal::SameAccount);
        check("C-9", Refusal::NoSuchNumber("C-9".into()));
        check("R-1", Refusal::NotACustomer("R-1".into()));
        check("\0", Refusal::NoSuchNumber("\0".into()));
        // What is locked is in nobody's account: there is nothing to correct, and nothing to see. (L-04)
        let hidden = locked.lines[0].license;
        let refused = world.correct(&world.operator, hidden, &Wish::Return, "why");
        assert_eq!(refusal(refused), Refusal::License(Refused::NotInForce));
        assert!(matches!(world.looks_at(&world.operator, hidden), Err(Error::NotFound("license"))));
        assert_eq!(world.dump(), before, "a refusal changes nothing");
    });
}
