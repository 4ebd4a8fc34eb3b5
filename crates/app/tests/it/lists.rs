//! Many orders at once: from files, and in lists; and how far each has come.

use claviger_app::act::Who;
use claviger_app::domain::account::Role;
use claviger_app::domain::id::OrderId;
use claviger_app::domain::sorting::{Part, Place, Placed as At};
use claviger_app::order::import::{self, Preview};
use claviger_app::order::{
    Called, MailState, Placed, Progress, Refusal, Search, customer_called, list, progress, show,
};
use claviger_app::outbox::{self, Entry, Which};
use claviger_app::store::fault::Fault;
use claviger_app::{Error, mail, order as orders, store};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::product::Product;
use crate::world::{World, at_once, cell, order, other_order, perpetual};

const HEADER: &str =
    "reseller,number,date,customer_number,customer_name,country,contact_email,contact_language,sku,items,model,code";

fn file(rows: &[&str]) -> Vec<u8> {
    format!("{HEADER}\n{}\n", rows.join("\n")).into_bytes()
}

/// What the order of the world is as a row.
const FIRST: &str = "R-1,A-1,2026-11-02,C-1,Museo Civico,IT,anna@museo.example,it,IM120-4L,5,perpetual,";

fn preview(world: &World, who: &Who, file: &[u8]) -> Result<Preview, Error> {
    let file = file.to_vec();
    world.sees(who, move |tx, act, vendor| import::preview(tx, act, vendor, &file))
}

fn import(world: &World, who: &Who, file: &[u8]) -> Result<Vec<Placed>, Error> {
    let file = file.to_vec();
    world.does(who, move |tx, act, vendor| import::import(tx, act, vendor, &file))
}

fn told(error: Error) -> Vec<String> {
    match error {
        Error::Order(Refusal::Csv(mistakes)) => {
            mistakes.into_iter().map(|m| format!("{}:{}: {:?}", m.line, m.column, m.what)).collect()
        }
        other => panic!("not a list of mistakes: {other:?}"),
    }
}

fn numbers(world: &World, who: &Who, search: &Search) -> Vec<String> {
    let search = search.clone();
    let found = world.sees(who, move |tx, act, _| list(tx, act, &search, &Part::first(100))).unwrap();
    found.into_iter().map(|placed| placed.row.order.number).collect()
}

fn text(text: &str) -> Search {
    Search { text: text.into(), ..Search::default() }
}

#[test]
fn l_01_a_file_places_all_its_orders_and_a_second_time_none() {
    on_both(|db| {
        let world = World::new(db);
        world.place(&order("A-1")).unwrap();
        let file = file(&[
            FIRST,
            "R-1,A-2,2026-11-03,C-9,Galleria Nova,IT,gina@galleria.example,it,IM120-4L,1,perpetual,NOVA-1",
            // The customer is new in this very file: its name is known by now.
            "R-2,A-2,2026-11-03,C-9,,IT,gina@galleria.example,it,IM120-4R,1,perpetual,",
            "R-1,A-2,,,,,,,IM120-4R,2,perpetual,",
        ]);
        let before = world.dump();
        let seen = preview(&world, &world.operator, &file).unwrap();
        let shape: Vec<_> = seen
            .orders
            .iter()
            .map(|order| {
                let prepared = &order.prepared;
                let lines = prepared.draft.lines.len();
                (order.line, lines, prepared.placed.is_some(), prepared.is_new_customer)
            })
            .collect();
        assert_eq!(shape, [(2, 1, true, false), (3, 2, false, true), (4, 1, false, false)]);
        assert_eq!((seen.mistakes.len(), world.dump() == before), (0, true));

        let placed = import(&world, &world.operator, &file).unwrap();
        assert_eq!(placed.iter().map(|placed| placed.again).collect::<Vec<_>>(), [true, false, false]);
        assert_eq!(placed[1].order.lines[0].code, "NOVA-1");
        assert_eq!(placed[1].order.customer, placed[2].order.customer);
        let before = world.dump();
        let again = import(&world, &world.operator, &file).unwrap();
        assert!(again.iter().all(|placed| placed.again));
        assert_eq!(world.dump(), before);
    });
}

#[test]
fn l_01_a_file_sent_four_times_at_once_is_placed_once() {
    on_both(|db| {
        let world = World::new(db);
        let file = file(&[FIRST, &FIRST.replace("A-1", "A-2")]);
        let placed = at_once(4, |_| import(&world, &world.operator, &file).unwrap());
        assert_eq!(placed.iter().flatten().filter(|placed| !placed.again).count(), 2);
        assert_eq!(world.dump()["mail.id"].len(), 2);
    });
}

#[test]
fn l_01_x_12_a_file_with_mistakes_places_nothing_and_all_are_told_by_line_and_column() {
    on_both(|db| {
        let world = World::new(db);
        world.place(&order("A-1")).unwrap();
        let before = world.dump();
        let file = file(&[
            &FIRST.replace("5,perpetual", "6,perpetual"),
            "R-1,A-2,2026-11-03,C-9,Galleria Nova,IT,gina@galleria.example,it,IM120-4L,1,perpetual,",
            "R-9,A-3,yesterday,C-8,,IT,gina,it,IM120-4L,1,perpetual,",
            "R-1,A-4,2026-11-03,C-9,,IT,gina@galleria.example,it,IM120-4L,1,perpetual,TWICE",
            "R-1,A-4,,,,,,,IM999,many,rental,",
            "R-1,A-5,2026-11-03,C-9,,IT,gina@galleria.example,it,IM120-4L,1,perpetual,TWICE-5",
            "R-1,A-6,2026-11-03,C-9,,IT,gina@galleria.example,it,IM120-4L,1,perpetual,TWICE-5",
        ]);
        let mistakes = told(import(&world, &world.operator, &file).unwrap_err());
        let expected = [
            r#"2:items: Cell(Differs { placed: "5", sent: "6" })"#,
            "4:contact_email: Cell(Email)",
            r#"4:customer_name: Cell(CustomerName { number: "C-8" })"#,
            r#"4:date: Cell(Day("yesterday"))"#,
            r#"4:reseller: Cell(PartnerUnknown { wanted: Reseller, number: "R-9" })"#,
            r#"6:items: Cell(Items("many"))"#,
            r#"6:model: Cell(Model("rental"))"#,
            r#"6:sku: Cell(Order(UnknownSku { sku: "IM999", nearest: None }))"#,
            r#"8:code: Cell(Order(CodeTaken("TWICE-5")))"#,
        ];
        assert_eq!(mistakes, expected);
        assert_eq!(world.dump(), before);
        let seen = preview(&world, &world.operator, &file).unwrap();
        assert_eq!((seen.orders.len(), seen.mistakes.len()), (2, expected.len()));
    });
}

#[test]
fn x_03_only_the_vendors_people_import() {
    on_both(|db| {
        let world = World::new(db);
        let reseller = world.person("r@belcampo.example", &world.reseller, Role::Administrator);
        for who in [reseller, Who::Nobody, world.person("a@imago.example", &world.vendor_account, Role::Auditor)] {
            assert!(import(&world, &who, &file(&[FIRST])).is_err());
            assert!(preview(&world, &who, &file(&[FIRST])).is_err());
        }
    });
}

#[test]
fn l_01_orders_are_found_by_number_customer_reseller_and_code() {
    on_both(|db| {
        let world = World::new(db);
        let mut first = order("Ord/Num-001");
        first.customer.name = Some("Museo Cìvico S.p.A.".into());
        first.lines.push(perpetual("IM120-4R", 1));
        first.lines[1].code = Some("TESTLIC0002".into());
        let code = world.place(&first).unwrap().order.lines[0].code.clone();
        world.pass(SignedDuration::from_secs(1));
        world.place(&other_order("B-7")).unwrap();
        let check = |sought: &str, expected: &[&str]| {
            assert_eq!(numbers(&world, &world.operator, &text(sought)), expected, "{sought}");
        };
        check("", &["B-7", "Ord/Num-001"]);
        check("ord/num", &["Ord/Num-001"]);
        check("001", &["Ord/Num-001"]);
        check("MUSEO civico", &["Ord/Num-001"]);
        check("civico belcampo", &["Ord/Num-001"]);
        check("c-1", &["Ord/Num-001"]);
        check("alpenland", &["Ord/Num-001"]);
        check("costa", &["B-7"]);
        check("harbour belcampo", &[]);
        check("testlic", &["Ord/Num-001"]);
        check(&code, &["Ord/Num-001"]);
        check(&code[..9].to_lowercase(), &["Ord/Num-001"]);
        check("%", &[]);
        check("useo", &[]);
        check(&"x".repeat(10_000), &[]);

        // A reseller searches among its own only.
        let reseller = world.person("r@belcampo.example", &world.reseller, Role::Administrator);
        assert_eq!(numbers(&world, &reseller, &text("")), ["Ord/Num-001"]);
        assert_eq!(numbers(&world, &reseller, &text("harbour")), Vec::<String>::new());
        let distributor = world.person("d@alpenland.example", &world.distributor, Role::ReadOnly);
        assert_eq!(numbers(&world, &distributor, &text("museo")), ["Ord/Num-001"]);
    });
}

#[test]
fn l_01_orders_are_filtered_by_state_and_mail_and_come_in_pages() {
    on_both(|db| {
        let world = World::new(db);
        let ids = ["A-1", "A-2", "A-3", "A-4"].map(|number| {
            world.pass(SignedDuration::from_secs(1));
            world.place(&order(number)).unwrap().order.id
        });
        world.unlock(ids[1], &world.secret(ids[1])).unwrap();
        let cancelled = ids[2];
        world.does(&world.operator, move |tx, act, _| orders::cancel(tx, act, cancelled)).unwrap();
        send_mails(&world, 1);
        let check = |state, mail, expected: &[&str]| {
            let search = Search { text: "museo".into(), state, mail };
            assert_eq!(numbers(&world, &world.operator, &search), expected, "{search:?}");
            assert_eq!(numbers(&world, &world.operator, &Search { text: String::new(), ..search }), expected);
        };
        check(None, None, &["A-4", "A-3", "A-2", "A-1"]);
        check(Some("locked"), None, &["A-4", "A-1"]);
        check(Some("unlocked"), None, &["A-2"]);
        check(Some("cancelled"), None, &["A-3"]);
        check(None, Some(MailState::Sent), &["A-1"]);
        check(Some("locked"), Some(MailState::Waiting), &["A-4"]);
        check(None, Some(MailState::Dead), &[]);
        // What came back was not delivered, whatever the mail server said when it took it.
        check(None, Some(MailState::Bounced), &[]);
        let sent = world
            .sees(&world.operator, |tx, act, _| outbox::list(tx, act, Which::Sent, None, &Part::first(10)))
            .unwrap();
        let [At { row: Entry { mail: came_back, .. }, .. }] = &sent[..] else { panic!("{sent:?}") };
        let came_back = came_back.id;
        let noted =
            world.does(&Who::System, move |tx, act, _| outbox::note_bounced(tx, act, came_back, "no such mailbox"));
        assert!(noted.unwrap());
        check(None, Some(MailState::Bounced), &["A-1"]);
        check(None, Some(MailState::Sent), &[]);

        let page = |after: Option<OrderId>| {
            let part = Part { after: after.map(|after| Place::of_id(after.uuid())), ..Part::first(3) };
            let found = world.sees(&world.operator, move |tx, act, _| list(tx, act, &text("museo"), &part)).unwrap();
            found.into_iter().map(|placed| placed.row.order.id).collect::<Vec<_>>()
        };
        assert_eq!(page(None), [ids[3], ids[2], ids[1]]);
        assert_eq!(page(Some(ids[1])), [ids[0]]);
        assert_eq!(page(Some(ids[0])), []);
    });
}

/// Lets so many mails be sent, the oldest first.
fn send_mails(world: &World, most: u32) {
    let sent = world.does::<_, Fault>(&Who::System, move |tx, act, _| {
        let taken = store::mail::claim(tx, act.now, act.now, most)?;
        taken.iter().try_for_each(|one| mail::note_sent(tx, act, one.id))
    });
    sent.unwrap();
}

#[test]
fn x_15_an_order_comes_from_delivery_to_activation_step_by_step() {
    on_both(|db| {
        let world = World::new(db);
        let placed = world.place(&order("A-1")).unwrap().order;
        let id = placed.id;
        let at = || {
            world
                .sees::<_, Error>(&world.operator, move |tx, act, _| {
                    let view = show(tx, act, id)?;
                    Ok(progress(tx, &view)?)
                })
                .unwrap()
        };
        assert_eq!(at(), Progress::Delivery);
        send_mails(&world, 1);
        assert_eq!(at(), Progress::Unlock);
        world.unlock(id, &world.secret(id)).unwrap();
        assert_eq!(at(), Progress::Assign);
        let server = world.add_server(&world.operator, placed.customer, "rome-1").unwrap().id;
        assert_eq!(at(), Progress::Assign, "a server without units");
        let pool = world.pool(placed.customer, "ip-fax", "perpetual").id;
        world.save(&world.operator, placed.customer, &[cell(pool, server, 0, 8)]).unwrap();
        assert_eq!(at(), Progress::Activate);
        let token = world.token(server).unwrap();
        Product::with_token(&world, "rome", token).activate().unwrap();
        assert_eq!(at(), Progress::Done);

        let other = world.place(&order("A-2")).unwrap().order.id;
        world.does(&world.operator, move |tx, act, _| orders::cancel(tx, act, other)).unwrap();
        let ended = world.sees::<_, Error>(&world.operator, move |tx, act, _| {
            let view = show(tx, act, other)?;
            Ok(progress(tx, &view)?)
        });
        assert_eq!(ended.unwrap(), Progress::Ended);
    });
}

#[test]
fn l_01_a_customer_is_called_by_its_name() {
    on_both(|db| {
        let world = World::new(db);
        world.place(&order("A-1")).unwrap();
        world.place(&other_order("B-1")).unwrap();
        let mut third = other_order("B-2");
        (third.customer.number, third.customer.name) = ("C-3".into(), Some("Harbour".into()));
        world.place(&third).unwrap();
        let called = |name: &'static str| {
            let found = world.sees(&world.operator, move |tx, act, _| customer_called(tx, act, name)).unwrap();
            match found {
                Called::Nobody => String::new(),
                Called::One(one) => one.number,
                Called::Several(several) => several.into_iter().map(|one| one.number).collect::<Vec<_>>().join(" "),
            }
        };
        for (name, numbers) in [
            ("museo", "C-1"),
            ("CIVICO", "C-1"),
            ("harb", "C-3 C-2"),
            ("harbour", "C-3"),
            ("harbour trust", "C-2"),
            ("trust harbour", "C-2"),
            ("nobody", ""),
            (" & ", ""),
        ] {
            assert_eq!(called(name), numbers, "{name}");
        }
    });
}
