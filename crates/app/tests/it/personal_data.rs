//! What is known of persons: told to them, taken out on request, and forgotten in time.

use claviger_app::act::Who;
use claviger_app::domain::account::{Email, Language, Person, Retention, Role};
use claviger_app::forward::To;
use claviger_app::person::Refusal;
use claviger_app::retention::{self, Done};
use claviger_app::store::event::{Event, Filter};
use claviger_app::store::fault::Fault;
use claviger_app::{Error, erasure, forward, order as orders, profile, session, setup, store};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::persons::{ANNA, PASSWORD, email, hash};
use crate::world::{World, order};

const DAY: SignedDuration = SignedDuration::from_hours(24);

impl World {
    fn all_events(&self) -> Vec<Event> {
        self.sees::<_, Fault>(&Who::System, |tx, _, _| store::event::search(tx, &Filter::default(), None, 10_000))
            .unwrap()
    }

    /// Where `text` stands in the database, in whatever column.
    fn places(&self, text: &str) -> Vec<String> {
        let holds = |cell: &Vec<u8>| cell.windows(text.len()).any(|window| window == text.as_bytes());
        self.dump().into_iter().filter(|(_, cells)| cells.iter().any(holds)).map(|(place, _)| place).collect()
    }

    fn retain(&self) -> bool {
        self.does(&Who::System, |tx, act, _| retention::carry_out(tx, act, 100, Done::default())).unwrap().1
    }

    fn done(&self) -> Done {
        self.sees(&self.operator, |tx, act, _| retention::show(tx, act)).unwrap().done.unwrap()
    }
}

fn person(who: &Who) -> Person {
    let Who::Person(person, _) = who else { panic!("{who:?}") };
    person.clone()
}

#[test]
fn x_16_an_erased_person_is_nowhere_but_in_the_log_by_id_and_the_log_is_as_it_was() {
    on_both(|db| {
        let world = World::new(db);
        let anna = world.member(ANNA, Role::Licenses);
        world.sign_in(ANNA, "wrong wrong wrong").unwrap_err();
        world.register(ANNA, &hash(PASSWORD)).unwrap();
        let session = world.sign_in(ANNA, PASSWORD).unwrap();
        assert!(world.places("Anna Conti").contains(&"person.name".to_owned()));
        let before = world.all_events();

        let proof = world.prove(&anna, PASSWORD).unwrap();
        world.does(&anna, move |tx, act, vendor| erasure::erase_myself(tx, act, vendor, &proof)).unwrap();
        assert!(matches!(world.who(&session), Who::Nobody));
        assert_eq!(world.places("Anna Conti"), Vec::<String>::new());
        // The order's contact is the order's, until the vendor is asked for that, too.
        assert_eq!(world.places(ANNA), ["sales_order.contact_email"]);
        let after = world.all_events();
        assert!(before.iter().all(|event| after.contains(event)), "no event was changed");
        let id = person(&anna).id;
        let left = world.sees::<_, Fault>(&Who::System, move |tx, _, _| store::person::find(tx, id)).unwrap().unwrap();
        assert!(left.is_erased() && left.name.is_empty());
        assert!(after.iter().any(|event| event.kind == "person.erased" && event.subject == id.uuid()));
        assert_eq!(world.letters().len(), 0, "nothing is sent to them any more");

        // The address is anybody's again.
        world.pass(DAY);
        world.register(ANNA, &hash(PASSWORD)).unwrap();
        assert_eq!(world.letters().len(), 1);
        let again = world.sees::<_, Fault>(&Who::System, |tx, _, _| store::person::find_by_email(tx, &email(ANNA)));
        assert_ne!(again.unwrap().unwrap().0.id, id);
    });
}

#[test]
fn x_16_the_last_administrator_of_an_account_with_others_stays_and_nothing_is_changed() {
    on_both(|db| {
        let world = World::new(db);
        let anna = world.member(ANNA, Role::Administrator);
        let customer = world.account("C-1");
        let id = person(&anna).id;
        let erase = || world.does(&world.operator, move |tx, act, vendor| erasure::erase(tx, act, vendor, id));
        let bill = world.person("bill@museo.example", &customer, Role::Licenses);
        let before = world.dump();
        let refused = erase();
        let expected = Refusal::LastAdministrator { account: "Museo Civico".into() };
        assert!(matches!(&refused, Err(Error::Person(why)) if *why == expected), "{refused:?}");
        let account = customer.id;
        let refused = world.does(&anna, move |tx, act, _| profile::leave(tx, act, account));
        assert!(matches!(&refused, Err(Error::Person(why)) if *why == expected), "{refused:?}");
        assert_eq!(world.dump(), before);

        world.does(&bill, move |tx, act, _| profile::leave(tx, act, account)).unwrap();
        let refused = world.does(&bill, move |tx, act, _| profile::leave(tx, act, account));
        assert!(matches!(refused, Err(Error::NotFound("account"))), "{refused:?}");
        erase().unwrap();
        assert!(matches!(erase(), Err(Error::NotFound("person"))), "once");
    });
}

#[test]
fn x_16_only_the_vendors_operators_erase_others() {
    on_both(|db| {
        let world = World::new(db);
        let anna = world.member(ANNA, Role::Administrator);
        let id = person(&anna).id;
        let auditor = world.person("audit@imago.example", &world.vendor_account, Role::Auditor);
        for who in [Who::Nobody, anna, auditor] {
            let before = world.dump();
            world.does(&who, move |tx, act, vendor| erasure::erase(tx, act, vendor, id)).unwrap_err();
            world.does(&who, |tx, act, _| erasure::erase_contact(tx, act, &email(ANNA))).unwrap_err();
            world.sees(&who, |tx, act, _| erasure::holdings(tx, act, &email(ANNA))).unwrap_err();
            world.does(&who, |tx, act, _| retention::choose(tx, act, Retention::default())).unwrap_err();
            world.does(&who, |tx, act, _| retention::carry_out(tx, act, 1, Done::default())).unwrap_err();
            assert_eq!(world.dump(), before);
        }
    });
}

#[test]
fn x_16_a_contact_is_taken_out_of_orders_which_stay() {
    on_both(|db| {
        let world = World::new(db);
        let placed = world.place(&order("A-1")).unwrap().order;
        let id = placed.id;
        let holdings = world.sees(&world.operator, |tx, act, _| erasure::holdings(tx, act, &email(ANNA))).unwrap();
        assert_eq!((holdings.person, holdings.orders), (None, vec![(id, "A-1".to_owned())]));
        let erased = world.does(&world.operator, |tx, act, _| erasure::erase_contact(tx, act, &email(ANNA)));
        assert_eq!(erased.unwrap(), 1);
        assert_eq!(world.places(ANNA), Vec::<String>::new());
        let shown = world.sees(&world.operator, move |tx, act, _| orders::show(tx, act, id)).unwrap().order;
        assert_eq!((shown.contact.email, shown.lines), (Email::erased(), placed.lines));
        // Unlocking it invites nobody, and fails over nothing.
        world.unlock(id, &world.secret(id)).unwrap();
        assert!(world.claim(100).iter().all(|(mail, _)| !mail.recipient.is_erased()));
        assert!(world.events(id.uuid()).iter().any(|event| event.kind == "order.contact-erased"));
        // Whoever asks for it is told so, and the order sent again is the same order still.
        let secret = world.secret(id);
        let reminded = world.does(&Who::LinkHolder, move |tx, act, vendor| {
            forward::by_link(tx, act, vendor, id, &secret, &To::Customer, Language::Italian)
        });
        assert!(matches!(reminded, Err(Error::Forward(forward::Refusal::ContactErased))), "{reminded:?}");
        let invitations = world.sees::<_, Fault>(&Who::System, |tx, _, _| tx.rows("SELECT id FROM invitation", &[]));
        assert_eq!(invitations.unwrap().len(), 0);
        assert!(world.place(&order("A-1")).unwrap().again);
    });
}

#[test]
fn x_16_everything_known_of_oneself_can_be_taken_along() {
    on_both(|db| {
        let world = World::new(db);
        let anna = world.member(ANNA, Role::Administrator);
        let told = world.sees(&anna, |tx, act, _| erasure::export(tx, act)).unwrap();
        assert_eq!(told["person"]["email"], ANNA);
        assert_eq!(told["person"]["name"], "Anna Conti");
        assert_eq!(told["memberships"][0]["account"], "Museo Civico");
        assert_eq!(told["sessions"][0]["browser"], "Firefox/145.0");
        assert_eq!(told["orders_that_name_you"][0], "A-1");
        assert_eq!(told["invitations"][0]["role"], "administrator");
        let kinds: Vec<_> = told["events"].as_array().unwrap().iter().map(|event| event["kind"].clone()).collect();
        assert_eq!(kinds, ["person.signed-in"]);
        assert!(!told.to_string().contains("argon2"), "no secret");
        assert!(world.sees(&Who::Nobody, |tx, act, _| erasure::export(tx, act)).is_err());
    });
}

#[test]
fn x_16_what_is_older_than_the_policy_goes_and_what_is_not_stays() {
    on_both(|db| {
        let world = World::new(db);
        let anna = world.member(ANNA, Role::Administrator);
        world.register("late@museo.example", &hash(PASSWORD)).unwrap();
        world.letters();
        world.retain();
        assert_eq!(world.done().total(), 0);
        let is_due = || world.sees::<_, Error>(&Who::System, |tx, act, _| retention::is_due(tx, act)).unwrap();
        assert!(!is_due());
        world.pass(SignedDuration::from_hours(1));
        assert!(is_due());

        world.pass(7 * DAY);
        assert!(!world.retain());
        let done = world.done();
        assert_eq!((done.registrations, done.sessions, done.mails), (1, 0, 0), "{done:?}");
        assert_eq!(world.places("late@museo.example"), ["mail.recipient"]);
        world.pass(31 * DAY);
        world.retain();
        assert!(world.done().sessions > 0);
        world.pass(90 * DAY);
        world.retain();
        let done = world.done();
        assert!(done.mails > 0 && done.invitations > 0, "{done:?}");
        assert_eq!(world.places("late@museo.example"), Vec::<String>::new());
        assert_eq!(world.places(ANNA), ["person.email", "sales_order.contact_email"]);
        assert_eq!(person(&anna).email, email(ANNA));
        world.sign_in(ANNA, PASSWORD).unwrap();
        let events = world.events(uuid::Uuid::nil());
        assert!(events.iter().all(|event| event.kind == "retention.carried-out") && events.len() == 3, "{events:?}");
    });
}

#[test]
fn x_16_who_registers_again_has_as_long_as_the_new_link_is_good() {
    on_both(|db| {
        let world = World::new(db);
        world.register("late@museo.example", &hash(PASSWORD)).unwrap();
        world.pass(7 * DAY - SignedDuration::from_hours(1));
        world.register("late@museo.example", &hash(PASSWORD)).unwrap();
        world.pass(SignedDuration::from_hours(2));
        world.retain();
        assert_eq!(world.done().registrations, 0);
        assert!(world.places("late@museo.example").contains(&"person.email".to_owned()));
        world.pass(DAY);
        world.retain();
        assert_eq!(world.done().registrations, 1);
    });
}

#[test]
fn x_16_the_policy_is_the_vendors_and_within_bounds() {
    on_both(|db| {
        let world = World::new(db);
        let choose = |mails_days| {
            let wanted = Retention { mails_days, ..Retention::default() };
            world.does(&world.operator, move |tx, act, _| retention::choose(tx, act, wanted))
        };
        let shown =
            |who: &Who| world.sees(who, |tx, act, _| retention::show(tx, act)).map(|view| view.policy.mails_days);
        assert_eq!(shown(&world.operator).unwrap(), 90);
        choose(14).unwrap();
        assert!(matches!(choose(0), Err(Error::Person(Refusal::Retention(_)))));
        let auditor = world.person("audit@imago.example", &world.vendor_account, Role::Auditor);
        assert_eq!(shown(&auditor).unwrap(), 14);
        assert!(shown(&world.person(ANNA, &world.reseller.clone(), Role::Administrator)).is_err());
    });
}

#[test]
fn x_16_a_person_of_several_accounts_leaves_all_of_them_or_none() {
    on_both(|db| {
        let world = World::new(db);
        let anna = world.member(ANNA, Role::Administrator);
        let reseller = world.reseller.clone();
        let also = reseller.clone();
        let joined = world.does::<_, Error>(&Who::System, move |tx, act, _| {
            setup::person(tx, act, &email(ANNA), "", "", &also, Role::Administrator)
        });
        joined.unwrap();
        world.person("rita@belcampo.example", &reseller, Role::ReadOnly);
        let proof = world.prove(&anna, PASSWORD).unwrap();
        let before = world.dump();
        let refused = world.does(&anna, move |tx, act, vendor| erasure::erase_myself(tx, act, vendor, &proof));
        assert!(matches!(refused, Err(Error::Person(Refusal::LastAdministrator { .. }))), "{refused:?}");
        assert_eq!(world.dump(), before);
        let session = world.sign_in(ANNA, PASSWORD).unwrap();
        let who = world.sees::<_, Error>(&Who::Nobody, move |tx, act, _| session::who(tx, act, &session)).unwrap();
        assert_eq!(who.memberships().len(), 2);
    });
}
