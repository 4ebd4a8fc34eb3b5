//! Editions of the catalogue: published, planned, taken back; and nothing that was sold is lost by them.

use std::sync::Arc;

use claviger_app::act::Who;
use claviger_app::domain::account::Role;
use claviger_app::domain::sales::edition::Field;
use claviger_app::domain::sorting::{self, Part};
use claviger_app::edition::{self, Draft, Listed, Published, Refusal, Standing, Unkept, Wrong};
use claviger_app::order;
use claviger_app::store::fault::Fault;
use claviger_app::{Error, Vendor};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::world::{World, at_once, order as an_order, perpetual};

/// The vendor as a node holds it that has looked: by the edition that applies now.
fn vendor(world: &World) -> Arc<Vendor> {
    let (base, now) = (Arc::clone(&world.vendor), world.now());
    let shelf = world.sees::<_, Fault>(&Who::System, move |tx, _, _| edition::shelf(tx, now, &base)).unwrap();
    let applying = shelf.dated.into_iter().rfind(|(from, _)| *from <= now);
    applying.map_or_else(|| Arc::clone(&world.vendor), |(_, vendor)| Arc::new(vendor))
}

fn publish_as(world: &World, who: &Who, draft: &Draft) -> Result<Published, Error> {
    let (vendor, draft) = (vendor(world), draft.clone());
    world.does(who, move |tx, act, _| edition::publish(tx, act, &vendor, &draft))
}

/// The list stands in the order of time, so no two editions are of the same instant.
fn publish(world: &World, draft: &Draft) -> Result<Published, Error> {
    world.pass(SignedDuration::from_secs(1));
    publish_as(world, &world.operator, draft)
}

fn withdraw(world: &World, number: u64) -> Result<Published, Error> {
    world.does(&world.operator, move |tx, act, _| edition::withdraw(tx, act, number))
}

/// The document that applies, with one text in place of another.
fn changed(world: &World, from: &str, to: &str) -> Draft {
    let document = vendor(world).document().into_owned();
    assert!(document.contains(from), "{from} is not in\n{document}");
    Draft { document: document.replace(from, to), note: "a note".into(), ..Draft::default() }
}

/// The document without the entry of one product.
fn without(world: &World, sku: &str) -> Draft {
    let document = vendor(world).document().into_owned();
    let entries: Vec<_> = document.split("\n\n").collect();
    let kept: Vec<_> = entries.iter().filter(|entry| !entry.contains(&format!("sku = \"{sku}\""))).copied().collect();
    assert_eq!(kept.len() + 1, entries.len());
    Draft { document: kept.join("\n\n"), ..Draft::default() }
}

fn place(world: &World, vendor: &Arc<Vendor>, number: &str, sku: &str) -> Result<(), Error> {
    let (vendor, mut request) = (Arc::clone(vendor), an_order(number));
    request.lines = vec![perpetual(sku, 1)];
    world.does(&world.operator, move |tx, act, _| order::place(tx, act, &vendor, &request)).map(|_| ())
}

fn wrongs(refused: Result<Published, Error>) -> Vec<Wrong> {
    match refused {
        Err(Error::Edition(Refusal::Mistakes(wrong))) => wrong,
        other => panic!("{other:?}"),
    }
}

fn all(world: &World) -> Vec<Listed> {
    sorting::rows(world.sees(&world.operator, |tx, act, _| edition::list(tx, act, &Part::first(99))).unwrap())
}

fn standings(world: &World) -> Vec<(u64, Standing)> {
    all(world).iter().map(|one| (one.published.edition.number, one.standing)).collect()
}

#[test]
fn x_18_an_edition_applies_at_once_and_what_was_sold_by_the_one_before_stays() {
    on_both(|db| {
        let world = World::new(db);
        let before = vendor(&world);
        assert_eq!(before.edition.number, 0);
        let draft = changed(&world, "IP Fax server, 4 channels", "Facsimile, 4 channels");
        let published = publish(&world, &draft).unwrap();
        assert_eq!((published.edition.number, published.change_count), (1, 1));
        let after = vendor(&world);
        assert_eq!((after.edition.number, after.document().as_ref()), (1, draft.document.as_str()));
        assert_eq!(after.catalogue.product("IM120-4L").unwrap().name, "Facsimile, 4 channels");
        // Who has not heard of it yet sells nothing by the old one.
        let refused = place(&world, &before, "A-1", "IM120-4L");
        assert!(matches!(refused, Err(Error::Edition(Refusal::Outdated))), "{refused:?}");
        place(&world, &after, "A-1", "IM120-4L").unwrap();

        // It was sold: it stays, and its units mean what they meant.
        let gone = wrongs(publish(&world, &without(&world, "IM120-4L")));
        assert_eq!(gone, [Wrong::Unkept(Unkept::Gone { sku: "IM120-4L".into() })]);
        let entry = "application = \"ip-fax\"\nunits_per_item = 4\nrole = \"base\"";
        let other = wrongs(publish(&world, &changed(&world, entry, &entry.replace('4', "5"))));
        let field = Field::UnitsPerItem;
        assert_eq!(other, [Wrong::Unkept(Unkept::Product { sku: "IM120-4L".into(), field })]);
        let unit = "name = \"IP Fax server\"\nunit = \"channels\"";
        let told = format!("{:?}", wrongs(publish(&world, &changed(&world, unit, &unit.replace("channels", "lines")))));
        assert_eq!(told, "[Unkept(Application { id: \"ip-fax\", field: Unit })]");
        // Nobody bought this one.
        publish(&world, &without(&world, "IM162-90L")).unwrap();
        let now = vendor(&world);
        assert!(now.edition.number == 2 && now.catalogue.product("IM162-90L").is_none());
        let refused = place(&world, &now, "A-2", "IM162-90L");
        assert!(matches!(refused, Err(Error::Order(order::Refusal::Mistakes(_)))), "{refused:?}");

        let told = all(&world);
        assert_eq!(standings(&world), [(2, Standing::InForce), (1, Standing::Past)]);
        assert_eq!((told[1].by.as_str(), told[1].published.note.as_str()), ("Somebody", "a note"));
        let change = &told[1].changes[0];
        assert_eq!((change.id.as_str(), change.field.as_str()), ("IM120-4L", "name"));
        assert_eq!(change.after.as_deref(), Some("Facsimile, 4 channels"));
        let first = world.sees(&world.operator, |tx, act, _| edition::document(tx, act, 1)).unwrap();
        assert_eq!(first, draft.document);
        let events = world.events(published.id.uuid());
        assert_eq!(events.len(), 1);
        let event = &events[0];
        assert!(event.kind == "catalogue.published" && !event.after.as_ref().unwrap().contains("a note"), "{event:?}");
    });
}

#[test]
fn x_18_a_planned_edition_waits_for_its_day_and_goes_with_what_is_published_before_it() {
    on_both(|db| {
        let world = World::new(db);
        let today = edition::day(world.now());
        let tomorrow = Some(today.tomorrow().unwrap());
        let name = |to: &str| changed(&world, "name = \"Softphone, 10 users\"", &format!("name = \"{to}\""));
        let planned = publish(&world, &Draft { from: tomorrow, ..name("Tomorrow's") }).unwrap();
        assert_eq!((planned.edition.number, vendor(&world).edition.number), (1, 0));
        // What can be sold until then counts as sold.
        let gone = wrongs(publish(&world, &Draft { from: tomorrow, ..without(&world, "IM162-90L") }));
        assert_eq!(gone, [Wrong::Unkept(Unkept::Gone { sku: "IM162-90L".into() })]);
        // A price or a name may change before it; a product may not come that it would lose.
        publish(&world, &name("Today's")).unwrap();
        let document = vendor(&world).document().into_owned();
        let more = Draft {
            document: format!(
                "{document}\n[[product]]\nsku = \"NEW\"\nname = \"New\"\napplication = \"softphone\"\nunits_per_item = 1\nrole = \
                 \"base\"\nmodels = [\"perpetual\"]\n"
            ),
            ..Draft::default()
        };
        let clash = wrongs(publish(&world, &more));
        let what = Unkept::Gone { sku: "NEW".into() };
        assert_eq!(clash, [Wrong::Clash { planned: planned.edition, what }]);
        assert_eq!(standings(&world), [(2, Standing::InForce), (1, Standing::Planned)]);

        // Withdrawn, once, it is out of the way; what applies cannot be withdrawn.
        withdraw(&world, 1).unwrap();
        for number in [1, 2, 3] {
            let before = world.dump();
            let refused = withdraw(&world, number);
            assert!(matches!(refused, Err(Error::Edition(Refusal::NotPlanned))), "{number}: {refused:?}");
            assert!(world.dump() == before, "{number}");
        }
        publish(&world, &more).unwrap();
        // Planned anew, it applies at midnight, on a node that has looked before.
        let (base, now) = (Arc::clone(&world.vendor), world.now());
        publish(&world, &Draft { from: tomorrow, ..changed(&world, "Today's", "Tomorrow's") }).unwrap();
        let shelf = world.sees::<_, Fault>(&Who::System, move |tx, _, _| edition::shelf(tx, now, &base)).unwrap();
        let from: Vec<_> = shelf.dated.iter().map(|(from, vendor)| (from.to_string(), vendor.edition.number)).collect();
        assert_eq!(from, [("2026-11-02T00:00:00Z".to_owned(), 3), ("2026-11-03T00:00:00Z".to_owned(), 4)]);
        world.pass(SignedDuration::from_hours(15));
        let eve = &shelf.dated[1].1;
        assert_eq!(eve.catalogue.product("IM300-10C").unwrap().name, "Tomorrow's");
        place(&world, &Arc::new(eve.clone()), "A-1", "NEW").unwrap();
        let refused = place(&world, &Arc::new(shelf.dated[0].1.clone()), "A-2", "NEW");
        assert!(matches!(refused, Err(Error::Edition(Refusal::Outdated))), "{refused:?}");
        let expected = [(4, Standing::InForce), (3, Standing::Past), (2, Standing::Past), (1, Standing::Withdrawn)];
        assert_eq!(standings(&world), expected);
    });
}

#[test]
fn x_18_of_two_editors_the_second_is_told_and_whoever_may_not_changes_nothing() {
    on_both(|db| {
        let world = World::new(db);
        let seen = world.sees(&world.operator, edition::current).unwrap().seen;
        let name = |to: &str| Draft { seen: Some(seen), ..changed(&world, "Softphone, 10 users", to) };
        let (first, second) = (name("First"), name("Second"));
        publish(&world, &first).unwrap();
        let before = world.dump();
        assert!(matches!(publish(&world, &second), Err(Error::NotAsSeen)));
        let auditor = world.person("ada@imago.example", &world.vendor_account, Role::Auditor);
        let partner = world.person("renzo@belcampo.example", &world.reseller, Role::Administrator);
        let unseen = Draft { seen: None, ..second };
        let before_refusals = world.dump();
        for who in [&auditor, &partner] {
            assert!(matches!(publish_as(&world, who, &unseen), Err(Error::Forbidden)));
            assert!(matches!(world.does(who, |tx, act, _| edition::withdraw(tx, act, 1)), Err(Error::Forbidden)));
        }
        assert!(world.dump() == before_refusals && before.len() == before_refusals.len());
        let look = |who: &Who| world.sees(who, |tx, act, _| edition::list(tx, act, &Part::first(9)));
        assert!(look(&auditor).is_ok() && matches!(look(&partner), Err(Error::Forbidden)));

        // Every mistake, at once.
        let wrong = wrongs(publish(
            &world,
            &Draft {
                document: "[[product]]\nsku = 7\n".into(),
                from: Some("2026-11-01".parse().unwrap()),
                note: "x".repeat(501),
                seen: None,
            },
        ));
        assert!(matches!(wrong[0], Wrong::Past { .. }) && wrong[1] == Wrong::Note, "{wrong:?}");
        assert!(wrong.iter().any(|one| matches!(one, Wrong::Line { line: 2, .. })), "{wrong:?}");
        assert_eq!(wrongs(publish(&world, &Draft::default())), [Wrong::Length]);
        let long = format!("#{}", "x".repeat(edition::LONGEST_DOCUMENT));
        assert_eq!(wrongs(publish(&world, &Draft { document: long, ..Draft::default() })), [Wrong::Length]);
        let same = Draft { document: vendor(&world).document().into_owned(), ..Draft::default() };
        assert_eq!(wrongs(publish(&world, &same)), [Wrong::Nothing]);
        let far = Draft { from: Some("2099-01-01".parse().unwrap()), ..unseen };
        assert_eq!(wrongs(publish(&world, &far)), [Wrong::Far]);
    });
}

#[test]
fn x_18_a_product_is_either_sold_or_taken_out_never_both() {
    on_both(|db| {
        let world = World::new(db);
        for round in 0..8 {
            let sku = format!("RACE-{round}");
            let document = vendor(&world).document().into_owned();
            let entry = format!(
                "\n[[product]]\nsku = \"{sku}\"\nname = \"Race\"\napplication = \"ip-fax\"\nunits_per_item = 1\nrole = \
                 \"base\"\nmodels = [\"perpetual\"]\n"
            );
            publish(&world, &Draft { document: format!("{document}{entry}"), ..Draft::default() }).unwrap();
            let (with, gone) = (vendor(&world), Draft { document, ..Draft::default() });
            let done = at_once(2, |who| match who {
                0 => place(&world, &with, &format!("R-{round}"), &sku),
                _ => publish(&world, &gone).map(|_| ()),
            });
            match (&done[0], &done[1]) {
                (Ok(()), Err(Error::Edition(Refusal::Mistakes(_)))) => {
                    assert!(vendor(&world).catalogue.product(&sku).is_some());
                }
                (Err(Error::Edition(Refusal::Outdated)), Ok(())) => {
                    assert!(vendor(&world).catalogue.product(&sku).is_none());
                }
                other => panic!("{sku}: {other:?}"),
            }
        }
    });
}
