//! Orders, as the vendor places them.

use std::collections::BTreeSet;

use claviger_app::domain::account::facts::Facts;
use claviger_app::domain::license::CarePlan;
use claviger_app::domain::license::code::is_license_code;
use claviger_app::domain::sales::order::State;
use claviger_app::order::{Addressee, PriceRequest, Refusal, Request};
use claviger_app::{Error, account, order as orders, store};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::world::{World, at_once, order, other_order, perpetual, subscription};

type Edit = fn(&mut Request);

/// The fields named by a refusal, in order.
fn wrong_fields(error: Error) -> Vec<String> {
    match error {
        Error::Order(Refusal::Mistakes(mistakes)) => mistakes.into_iter().map(|mistake| mistake.field).collect(),
        other => panic!("not a list of mistakes: {other:?}"),
    }
}

fn different_fields(error: Error) -> Vec<String> {
    match error {
        Error::Order(Refusal::Conflict { differences, .. }) => differences.into_iter().map(|one| one.field).collect(),
        other => panic!("not a conflict: {other:?}"),
    }
}

#[test]
fn l_01_an_order_is_placed_with_everything_it_says() {
    on_both(|db| {
        let world = World::new(db);
        let mut request = order("A-1");
        request.lines.push(subscription("IM162-90L", 2, "2026-11-01", "2027-10-31"));
        request.lines[0].price = Some(PriceRequest { minor: 129_900, currency: "EUR".into() });
        let placed = world.place(&request).unwrap();
        assert!(!placed.again);

        let id = placed.order.id;
        let shown = world.sees(&world.operator, move |tx, act, _| orders::show(tx, act, id)).unwrap();
        assert_eq!(shown.order, placed.order);
        assert_eq!(shown.order.state, State::Locked);
        assert_eq!((shown.customer.number.as_str(), shown.customer.name.as_str()), ("C-1", "Museo Civico"));
        assert_eq!(shown.customer.zone.iana_name(), Some("Europe/Rome"), "the reseller's, as none was given");
        assert_eq!(shown.reseller.id, world.reseller.id);
        assert_eq!(shown.distributor.map(|account| account.id), Some(world.distributor.id));
        let units: Vec<_> = shown.order.lines.iter().map(|line| line.units.count()).collect();
        assert_eq!(units, [20, 180]);
        let care = shown.order.lines[1].care.unwrap();
        assert_eq!((care.plan.word(), Some(care.term)), ("gold", shown.order.lines[1].term));
        assert_eq!(shown.order.lines[0].price.as_ref().unwrap().minor, 129_900);
    });
}

#[test]
fn l_01_the_same_order_again_answers_with_the_first_and_stores_nothing() {
    on_both(|db| {
        let world = World::new(db);
        let mut request = order("A-1");
        request.lines.push(subscription("IM162-90L", 1, "2026-11-01", "2027-10-31"));
        let first = world.place(&request).unwrap();
        let before = world.dump();
        world.pass(SignedDuration::from_hours(5));
        let second = world.place(&request).unwrap();
        assert!(second.again);
        assert_eq!(second.order, first.order);
        assert_eq!(world.dump(), before);
    });
}

#[test]
fn l_01_what_nobody_named_comes_from_the_books_of_the_day_it_was_placed() {
    on_both(|db| {
        let world = World::new(db);
        let first = world.place(&order("A-1")).unwrap().order;
        let change = |orders_to: &'static str, above: &'static str, number: &'static str| {
            let account = world.account(number);
            let changed = world.does(&world.operator, move |tx, act, _| {
                let (_, version) = store::account::find_versioned(tx, account.id)?.unwrap();
                let facts = Facts {
                    number: account.number.clone(),
                    name: account.name.clone(),
                    country: account.country.clone(),
                    time_zone: "Europe/Rome".into(),
                    language: account.language.code().into(),
                    orders_to: orders_to.into(),
                };
                let wish = account::Wish { kind: String::new(), facts, above: above.into() };
                account::change(tx, act, account.id, version, &wish)
            });
            changed.unwrap();
        };
        for orders_to in ["sales@alpenland.example", ""] {
            change(orders_to, "", "D-1");
            let again = world.place(&order("A-1")).unwrap();
            assert!(again.again && again.order == first, "{orders_to}");
        }
        change("orders@belcampo.example", "D-2", "R-1");
        assert!(world.place(&order("A-1")).unwrap().again, "nor did anybody name the distributor");
        let mut named = order("A-1");
        named.recipient = Some(Addressee { email: "sales@alpenland.example".into(), language: "en".into() });
        assert_eq!(different_fields(world.place(&named).unwrap_err()), ["recipient.email"]);
        named.recipient = Some(Addressee { email: "orders@alpenland.example".into(), language: "en".into() });
        assert!(world.place(&named).unwrap().again, "what the books said is what was named");
    });
}

#[test]
fn l_01_the_same_order_sent_eight_times_at_once_is_placed_once() {
    on_both(|db| {
        let world = World::new(db);
        let placed = at_once(8, |_| world.place(&order("A-1")).unwrap());
        assert_eq!(placed.iter().filter(|placed| !placed.again).count(), 1);
        assert_eq!(placed.iter().map(|placed| placed.order.id).collect::<BTreeSet<_>>().len(), 1);
        let dump = world.dump();
        let counts = ["sales_order.id", "mail.id", "license.id"].map(|column| dump[column].len());
        assert_eq!(counts, [1, 1, 1]);
    });
}

#[test]
fn l_01_a_different_order_under_a_used_number_is_a_conflict_named_field_by_field() {
    let rows: &[(Edit, &[&str])] = &[
        (|order| order.date = "2026-11-03".into(), &["date"]),
        (|order| order.customer.country = "SM".into(), &["customer.country"]),
        (|order| order.distributor = Some("D-2".into()), &["distributor"]),
        (|order| order.contact.email = "berta@museo.example".into(), &["contact.email"]),
        (|order| order.contact.language = "de".into(), &["contact.language"]),
        (
            |order| order.recipient = Some(Addressee { email: "x@y.example".into(), language: "fr".into() }),
            &["recipient.email", "recipient.language"],
        ),
        (|order| order.lines.push(perpetual("IM120-4R", 1)), &["lines"]),
        (|order| order.lines[0].items = 6, &["lines[0].items"]),
        (|order| order.lines[0].sku = "IM120-4R".into(), &["lines[0].sku"]),
        (
            |order| order.lines[0] = subscription("IM120-4L", 5, "2026-11-01", "2027-10-31"),
            &["lines[0].model", "lines[0].days", "lines[0].care"],
        ),
        (|order| order.lines[0].price = Some(PriceRequest { minor: 1, currency: "EUR".into() }), &["lines[0].price"]),
        (|order| order.lines[0].code = Some("ANOTHER".into()), &["lines[0].code"]),
        (
            |order| (order.customer.number, order.customer.name) = ("C-7".into(), Some("Somebody Else".into())),
            &["customer"],
        ),
    ];
    on_both(|db| {
        let world = World::new(db);
        world.place(&order("A-1")).unwrap();
        let before = world.dump();
        for (edit, fields) in rows {
            let mut request = order("A-1");
            edit(&mut request);
            assert_eq!(different_fields(world.place(&request).unwrap_err()), *fields);
            assert_eq!(world.dump(), before, "{fields:?}");
        }
    });
}

#[test]
fn l_01_another_resellers_order_under_the_same_number_is_another_order() {
    on_both(|db| {
        let world = World::new(db);
        let (one, other) = (world.place(&order("A-1")).unwrap(), world.place(&other_order("A-1")).unwrap());
        assert!(!other.again);
        assert_ne!(one.order.id, other.order.id);
    });
}

#[test]
fn l_01_x_12_what_is_wrong_is_named_and_nothing_is_stored() {
    let rows: &[(Edit, &[&str])] = &[
        (|order| order.reseller = "R-9".into(), &["reseller"]),
        (|order| order.reseller = "D-1".into(), &["reseller"]),
        (|order| order.reseller = "R-3".into(), &["recipient"]),
        (|order| order.reseller = "R-1\0".into(), &["reseller"]),
        (|order| order.distributor = Some("R-2".into()), &["distributor"]),
        (|order| order.distributor = Some("\0".into()), &["distributor"]),
        (|order| order.number.clear(), &["number"]),
        (|order| order.number = "A\0-1".into(), &["number"]),
        (|order| order.number = "9".repeat(65), &["number"]),
        (|order| order.date = "02/11/2026".into(), &["date"]),
        (|order| order.date = "2026-02-30".into(), &["date"]),
        (|order| order.customer.number = "R-1".into(), &["customer.number"]),
        (|order| order.customer.number = "C\0".into(), &["customer.number"]),
        (|order| order.customer.name = None, &["customer.name"]),
        (|order| order.customer.name = Some("Museo\0".into()), &["customer.name"]),
        (|order| order.customer.country = "it".into(), &["customer.country"]),
        (|order| order.customer.time_zone = Some("Europe/Roma".into()), &["customer.time_zone"]),
        (|order| order.contact.email = "anna".into(), &["contact.email"]),
        (|order| order.contact.language = "la".into(), &["contact.language"]),
        (
            |order| {
                order.recipient = Some(Addressee { email: "x@y\r\nBcc: z@y.example".into(), language: "en".into() });
            },
            &["recipient.email"],
        ),
        (|order| order.lines.clear(), &["lines"]),
        (|order| order.lines = vec![perpetual("IM120-4L", 1); 201], &["lines"]),
        (|order| order.lines[0].sku = "IM999".into(), &["lines[0].sku"]),
        (|order| order.lines[0].sku = "IM\0".into(), &["lines[0].sku"]),
        (|order| order.lines[0].items = 0, &["lines[0].items"]),
        (|order| order.lines[0].items = 1_000_001, &["lines[0].items"]),
        (|order| order.lines[0].model = "rental".into(), &["lines[0].model"]),
        (|order| order.lines[0].sku = "IM300-10C".into(), &["lines[0].model"]),
        (|order| order.lines[0].care = Some("silver".into()), &["lines[0].care"]),
        (|order| order.lines[0].code = Some("a code".into()), &["lines[0].code"]),
        (|order| order.lines[0].code = Some("\0".into()), &["lines[0].code"]),
        (|order| order.lines[0].price = Some(PriceRequest { minor: -1, currency: "EUR".into() }), &["lines[0].price"]),
        (|order| order.lines[0] = subscription("IM120-4L", 1, "2026-11-02", "2026-11-01"), &["lines[0].last"]),
        (|order| order.lines[0] = subscription("IM120-4L", 1, "yesterday", "2026-11-01"), &["lines[0].first"]),
        (|order| order.lines[0].first = Some("2026-11-01".into()), &["lines[0].first"]),
        // Several at once, each where it stands.
        (
            |order| {
                order.customer.country = "Italy".into();
                order.lines = vec![perpetual("IM120-4L", 0), perpetual("IM999", 1), perpetual("IM120-4L", 1)];
                order.lines[0].code = Some("TWICE".into());
                order.lines[2].code = Some("TWICE".into());
            },
            &["customer.country", "lines[0].items", "lines[1].sku", "lines[2].code"],
        ),
    ];
    on_both(|db| {
        let world = World::new(db);
        let before = world.dump();
        for (edit, fields) in rows {
            let mut request = order("A-1");
            edit(&mut request);
            assert_eq!(wrong_fields(world.place(&request).unwrap_err()), *fields);
            assert_eq!(world.dump(), before, "{fields:?}");
        }
    });
}

#[test]
fn l_01_a_customer_that_is_known_keeps_its_name() {
    on_both(|db| {
        let world = World::new(db);
        world.place(&order("A-1")).unwrap();
        let mut request = order("A-2");
        request.customer.name = Some("Museo Comunale".into());
        assert_eq!(wrong_fields(world.place(&request).unwrap_err()), ["customer.name"]);
        request.customer.name = None;
        world.place(&request).unwrap();
        assert_eq!(world.account("C-1").name, "Museo Civico");
    });
}

#[test]
fn l_02_every_line_becomes_one_license_with_a_code_unlike_all_others() {
    on_both(|db| {
        let world = World::new(db);
        let mut codes = BTreeSet::new();
        for number in ["A-1", "A-2"] {
            let lines = vec![perpetual("IM120-4L", 1); 60];
            let placed = world.place(&Request { lines, ..order(number) }).unwrap();
            assert!(placed.order.lines.iter().all(|line| is_license_code(&line.code)));
            codes.extend(placed.order.lines.into_iter().map(|line| line.code));
        }
        assert_eq!(codes.len(), 120);
    });
}

#[test]
fn l_02_a_code_of_the_vendors_books_is_kept_and_cannot_be_anothers() {
    on_both(|db| {
        let world = World::new(db);
        let mut request = order("A-1");
        request.lines.push(perpetual("IM120-4R", 1));
        request.lines[1].code = Some("TESTLIC0002".into());
        let placed = world.place(&request).unwrap();
        assert_eq!(placed.order.lines[1].code, "TESTLIC0002");

        let before = world.dump();
        let mut other = other_order("B-1");
        other.lines[0].code = Some("TESTLIC0002".into());
        assert_eq!(wrong_fields(world.place(&other).unwrap_err()), ["lines[0].code"]);
        assert_eq!(world.dump(), before);
        other.lines[0].code = Some("TESTLIC0003".into());
        world.place(&other).unwrap();
    });
}

#[test]
fn c_03_care_without_days_is_stored_with_its_plan_and_waits_for_the_registration() {
    on_both(|db| {
        let world = World::new(db);
        let mut request = order("A-1");
        (request.lines[0].care, request.lines[0].care_months) = (Some("gold".into()), Some(12));
        let customer = world.deliver(&request);
        let pool = world.pool(customer, "ip-fax", "perpetual");
        let license = &pool.licenses[0];
        assert_eq!((license.care, license.unregistered_care()), (None, Some((CarePlan::Gold, 12))));
        assert!(world.place(&request).unwrap().again);
        request.lines[0].care_months = Some(24);
        assert_eq!(different_fields(world.place(&request).unwrap_err()), ["lines[0].care_months"]);
        request.number = "A-2".into();
        request.lines[0].care = None;
        assert_eq!(wrong_fields(world.place(&request).unwrap_err()), ["lines[0].care_months"]);
    });
}
