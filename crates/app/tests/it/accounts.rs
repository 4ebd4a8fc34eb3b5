//! Accounts: found, made, changed, chosen among.

use claviger_app::account::{self, Refusal, Wish};
use claviger_app::act::Who;
use claviger_app::domain::account::facts::{Facts, Wrong};
use claviger_app::domain::account::{Account, AccountKind, GrantScope, Role};
use claviger_app::domain::fold::{Sought, fold};
use claviger_app::domain::sorting::{Part, Place, rows};
use claviger_app::{Error, grant};
use claviger_testkit::engines::on_both;

use crate::world::{World, at_once, order, other_order};

impl World {
    fn make(&self, wish: &Wish) -> Result<Account, Error> {
        let wish = wish.clone();
        self.does(&self.operator, move |tx, act, _| account::make(tx, act, &wish))
    }

    fn change(&self, who: &Who, account: &Account, seen: u64, wish: &Wish) -> Result<Account, Error> {
        let (id, wish) = (account.id, wish.clone());
        self.does(who, move |tx, act, _| account::change(tx, act, id, seen, &wish))
    }

    /// The names somebody finds in the chooser.
    pub fn chosen(&self, who: &Who, q: &str, after: Option<Place>, most: u32) -> Result<Vec<Account>, Error> {
        let (sought, part) = (Sought::new(q), Part { after, ..Part::first(most) });
        self.sees(who, move |tx, act, _| Ok(rows(account::choose(tx, act, &sought, &part)?)))
    }

    fn recent(&self, who: &Who) -> Vec<String> {
        let recent = self.sees(who, |tx, act, _| account::recent(tx, act)).unwrap();
        recent.into_iter().map(|account| account.name).collect()
    }
}

fn wish(kind: &str, number: &str, name: &str, above: &str) -> Wish {
    let facts = Facts {
        number: number.into(),
        name: name.into(),
        country: "IT".into(),
        time_zone: "Europe/Rome".into(),
        language: "it".into(),
        orders_to: String::new(),
    };
    Wish { kind: kind.into(), facts, above: above.into() }
}

fn names(accounts: Vec<Account>) -> Vec<String> {
    accounts.into_iter().map(|account| account.name).collect()
}

fn wrong(answer: Result<Account, Error>) -> Vec<(&'static str, Wrong)> {
    match answer {
        Err(Error::Account(Refusal::Mistakes(mistakes))) => {
            mistakes.into_iter().map(|mistake| (mistake.field, mistake.what)).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn x_01_an_account_is_made_where_it_may_stand_and_every_mistake_is_named() {
    on_both(|db| {
        let world = World::new(db);
        let before = world.dump();
        let reseller = (AccountKind::Customer, AccountKind::Reseller);
        for (wish, mistakes) in [
            (wish("vendor", "N-1", "N", ""), vec![("kind", Wrong::Kind)]),
            (wish("customer", "R-1", "N", ""), vec![("number", Wrong::NumberTaken)]),
            (wish("reseller", "N-1", "N", "X-9"), vec![("above", Wrong::AboveUnknown("X-9".into()))]),
            (wish("reseller", "N-1", "N", "\0"), vec![("above", Wrong::AboveUnknown("\0".into()))]),
            (
                wish("customer", "N-1", "N", "R-1"),
                vec![("above", Wrong::Above { kind: reseller.0, above: reseller.1 })],
            ),
            (wish("", "", "", ""), vec![("kind", Wrong::Kind), ("number", Wrong::Number), ("name", Wrong::Name)]),
        ] {
            assert_eq!(wrong(world.make(&wish)), mistakes);
        }
        assert_eq!(world.dump(), before);

        let made = world.make(&wish("reseller", " N-1 ", "Nuovo", "D-1")).unwrap();
        assert_eq!((made.number.as_str(), made.above), ("N-1", Some(world.distributor.id)));
        assert_eq!(world.events(made.id.uuid()).len(), 1);
        let id = made.id;
        let shown = world.sees(&world.operator, move |tx, act, _| account::show(tx, act, id)).unwrap();
        assert_eq!((shown.version, shown.users, shown.servers, shown.may_change), (1, Some(0), None, true));
        assert_eq!(shown.above.unwrap().number, "D-1");
    });
}

#[test]
fn x_01_an_account_is_changed_by_one_at_a_time_and_its_parent_with_it() {
    on_both(|db| {
        let world = World::new(db);
        let reseller = world.reseller.clone();
        let renamed = wish("reseller", "R-1", "Belcampo Nuova", "D-2");
        let changed = world.change(&world.operator, &reseller, 1, &renamed).unwrap();
        assert_eq!((changed.name.as_str(), changed.above), ("Belcampo Nuova", Some(world.account("D-2").id)));
        let before = world.dump();
        let late = world.change(&world.operator, &reseller, 1, &wish("reseller", "R-1", "Late", ""));
        assert!(matches!(late, Err(Error::Account(Refusal::ChangedMeanwhile))), "{late:?}");
        assert_eq!(wrong(world.change(&world.operator, &reseller, 2, &wish("", "R-1", "N", "R-1")))[0].0, "above");
        // The same facts again are no change.
        world.change(&world.operator, &reseller, 2, &renamed).unwrap();
        assert_eq!(world.dump(), before);
        let events = world.events(reseller.id.uuid());
        let changes: Vec<_> = events.iter().filter(|event| event.kind == "account.changed").collect();
        let [changed] = &changes[..] else { panic!("{events:?}") };
        assert!(!changed.after.as_ref().unwrap().contains('@'), "an address is in the log: {changed:?}");
    });
}

#[test]
fn x_01_of_eight_who_change_an_account_at_once_one_succeeds() {
    on_both(|db| {
        let world = World::new(db);
        let reseller = world.reseller.clone();
        let done = at_once(8, |number| {
            let wish = wish("", "R-1", &format!("Name {number}"), "");
            world.change(&world.operator, &reseller, 1, &wish).is_ok()
        });
        assert_eq!(done.into_iter().filter(|done| *done).count(), 1);
    });
}

#[test]
fn l_08_everybody_chooses_among_the_customers_they_may_see_and_finds_them_however_they_are_spelt() {
    on_both(|db| {
        let world = World::new(db);
        world.deliver(&order("A-1"));
        world.deliver(&other_order("B-1"));
        world.make(&wish("customer", "C-3", "Musée Łódź", "")).unwrap();
        let all = ["Harbour Trust", "Musée Łódź", "Museo Civico"];
        let seller = world.person("renzo@belcampo.example", &world.reseller, Role::ReadOnly);
        let customer = world.person("anna@museo.example", &world.account("C-1"), Role::Licenses);
        let support = world.person("sara@museo.example", &world.account("C-1"), Role::Support);
        let operator = world.operator.clone();
        let check = |who: &Who, q: &str, found: &[&str]| {
            assert_eq!(names(world.chosen(who, q, None, 100).unwrap()), found, "{q}");
        };
        check(&operator, "", &all);
        check(&operator, "MUSE", &all[1..]);
        check(&operator, "lodz c3", &all[1..2]);
        check(&operator, "belcampo", &[]);
        check(&seller, "", &["Museo Civico"]);
        check(&seller, "harbour", &[]);
        check(&customer, "civ mus", &["Museo Civico"]);
        check(&customer, "harbour", &[]);
        assert!(matches!(world.chosen(&support, "", None, 9), Err(Error::Forbidden)));

        let first = world.chosen(&operator, "", None, 2).unwrap();
        let place = Place::of_text(fold(&first[1].name), first[1].id.uuid());
        assert_eq!(names(world.chosen(&operator, "", Some(place), 2).unwrap()), all[2..]);
    });
}

#[test]
fn x_01_who_belongs_to_several_accounts_sees_what_each_of_them_reaches() {
    on_both(|db| {
        let world = World::new(db);
        world.deliver(&order("A-1"));
        world.deliver(&other_order("B-1"));
        world.person("paola@people.example", &world.reseller, Role::ReadOnly);
        let paola = world.person("paola@people.example", &world.account("C-2"), Role::Administrator);
        assert_eq!(names(world.chosen(&paola, "", None, 9).unwrap()), ["Harbour Trust", "Museo Civico"]);
        let own = world.sees(&paola, |tx, act, _| account::own(tx, act)).unwrap();
        let own: Vec<_> = own.iter().map(|(account, membership)| (account.name.as_str(), membership.role)).collect();
        assert_eq!(own, [("Belcampo Systems", Role::ReadOnly), ("Harbour Trust", Role::Administrator)]);
        // In each account one is what one is there.
        let (museo, harbour) = (world.account("C-1").id, world.account("C-2").id);
        assert!(matches!(world.add_server(&paola, museo, "s"), Err(Error::Forbidden)));
        world.add_server(&paola, harbour, "s").unwrap();
    });
}

#[test]
fn l_08_the_last_five_are_remembered_for_each_person_as_long_as_they_may_be_seen() {
    on_both(|db| {
        let world = World::new(db);
        let operator = world.operator.clone();
        let mut accounts = Vec::new();
        for number in 1..=7 {
            let wish = wish("customer", &format!("K-{number}"), &format!("Kunde {number}"), "");
            accounts.push(world.make(&wish).unwrap().id);
        }
        for number in [0, 1, 2, 3, 4, 5, 1, 6] {
            let id = accounts[number];
            world.pass(jiff::SignedDuration::from_secs(1));
            world.does(&operator, move |tx, act, _| account::remember(tx, act, id)).unwrap();
        }
        let expected = ["Kunde 7", "Kunde 2", "Kunde 6", "Kunde 5", "Kunde 4"];
        assert_eq!(world.recent(&operator), expected);

        let (customer, seller) = (world.deliver(&order("A-1")), world.reseller.clone());
        let renzo = world.person("renzo@belcampo.example", &seller, Role::Licenses);
        world.does(&renzo, move |tx, act, _| account::remember(tx, act, customer)).unwrap();
        let foreign = accounts[0];
        let refused = world.does(&renzo, move |tx, act, _| account::remember(tx, act, foreign));
        assert!(matches!(refused, Err(Error::NotFound(_))), "{refused:?}");
        assert_eq!(world.recent(&renzo), ["Museo Civico"]);
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        world.does(&anna, move |tx, act, _| grant::end(tx, act, customer, seller.id)).unwrap();
        assert_eq!(world.recent(&renzo), [""; 0]);
        let seller = world.reseller.id;
        world
            .does(&anna, move |tx, act, _| grant::let_in(tx, act, customer, "R-1", GrantScope::Tickets).map(|_| ()))
            .unwrap();
        assert_eq!(world.recent(&renzo), [""; 0], "tickets are not licenses: {seller}");
    });
}
