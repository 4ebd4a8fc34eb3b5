//! Browsers in which somebody is signed in: kept fresh while they are used, and ended at once.

use claviger_app::act::Who;
use claviger_app::domain::account::{Role, SessionTimes};
use claviger_app::store::session::Session;
use claviger_app::{Error, profile, reset, session};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::persons::{ANNA, PASSWORD, hash};
use crate::world::{ORIGIN, World, at_once};

const MINUTE: SignedDuration = SignedDuration::from_mins(1);

impl World {
    fn is_good(&self, secret: &str) -> bool {
        matches!(self.who(secret), Who::Person(..))
    }

    fn use_session(&self, secret: &str) -> Option<String> {
        let secret = secret.to_owned();
        self.does::<_, Error>(&Who::Nobody, move |tx, act, _| session::keep_up(tx, act, &secret)).unwrap()
    }

    fn sessions(&self, who: &Who) -> Vec<Session> {
        self.sees::<_, Error>(who, |tx, act, _| profile::show(tx, act)).unwrap().sessions
    }
}

#[test]
fn x_02_a_session_that_is_used_gets_a_new_secret_and_the_old_one_is_good_for_a_minute() {
    on_both(|db| {
        let world = World::new(db);
        world.member(ANNA, Role::Administrator);
        let first = world.sign_in(ANNA, PASSWORD).unwrap();
        assert_eq!(world.use_session(&first), None);
        world.pass(SignedDuration::from_hours(4));
        let second = world.use_session(&first).expect("another secret");
        assert!(world.is_good(&first) && world.is_good(&second));
        assert_eq!(world.use_session(&first), None, "one that was replaced is not replaced again");
        assert_eq!((world.places_of(&first), world.places_of(&second)), (vec![], vec![]));
        world.pass(MINUTE - SignedDuration::from_secs(1));
        assert!(world.is_good(&first));
        world.pass(SignedDuration::from_secs(1));
        assert!(!world.is_good(&first) && world.is_good(&second));
    });
}

#[test]
fn x_02_pages_opened_at_once_give_a_session_one_new_secret() {
    on_both(|db| {
        let world = World::new(db);
        world.member(ANNA, Role::Administrator);
        let first = world.sign_in(ANNA, PASSWORD).unwrap();
        world.pass(SignedDuration::from_hours(4));
        let fresh: Vec<_> = at_once(4, |_| world.use_session(&first)).into_iter().flatten().collect();
        assert_eq!(fresh.len(), 1);
        assert!(world.is_good(&fresh[0]));
    });
}

#[test]
fn x_02_a_session_ends_unused_and_lives_on_used_but_not_for_ever() {
    on_both(|db| {
        let world = World::new(db);
        world.member(ANNA, Role::Administrator);
        let unused = world.sign_in(ANNA, PASSWORD).unwrap();
        let mut used = world.sign_in(ANNA, PASSWORD).unwrap();
        let hours = SessionTimes::LONGEST.as_hours();
        for hour in 1..hours {
            world.pass(SignedDuration::from_hours(1));
            used = world.use_session(&used).unwrap_or(used);
            assert_eq!((hour, world.is_good(&unused)), (hour, hour < SessionTimes::IDLE.as_hours()));
            assert!(world.is_good(&used), "after {hour} h");
        }
        world.pass(SignedDuration::from_hours(1));
        assert!(!world.is_good(&used));
    });
}

#[test]
fn x_02_sessions_are_listed_and_ended_one_by_one_or_all_at_once() {
    on_both(|db| {
        let world = World::new(db);
        let anna = world.member(ANNA, Role::Administrator);
        let (one, two, three) = (
            world.sign_in(ANNA, PASSWORD).unwrap(),
            world.sign_in(ANNA, PASSWORD).unwrap(),
            world.sign_in(ANNA, PASSWORD).unwrap(),
        );
        let listed = world.sessions(&anna);
        assert_eq!(listed.len(), 4);
        assert!(listed.iter().all(|one| one.agent == "Firefox/145.0" && one.origin == ORIGIN), "{listed:?}");

        let id_of = |secret: &str| {
            let secret = secret.to_owned();
            let found = world.sees::<_, Error>(&Who::Nobody, move |tx, act, _| session::recognise(tx, act, &secret));
            found.unwrap().unwrap().session
        };
        let (first, kept) = (id_of(&one), id_of(&two));
        let stranger = world.operator.clone();
        let refused = world.does(&stranger, move |tx, act, _| session::end(tx, act, first));
        assert!(matches!(refused, Err(Error::NotFound("session"))), "{refused:?}");
        world.does(&anna, move |tx, act, _| session::end(tx, act, first)).unwrap();
        assert_eq!([&one, &two, &three].map(|secret| world.is_good(secret)), [false, true, true]);
        world.does(&anna, move |tx, act, _| session::end_all(tx, act, Some(kept))).unwrap();
        assert_eq!([&one, &two, &three].map(|secret| world.is_good(secret)), [false, true, false]);
        assert_eq!(world.does(&anna, move |tx, act, _| session::end_all(tx, act, None)).unwrap(), 1);
        assert!(!world.is_good(&two));
        assert!(matches!(world.operator, Who::Person(..)));
    });
}

#[test]
fn x_02_a_new_password_in_the_profile_ends_all_other_sessions() {
    on_both(|db| {
        let world = World::new(db);
        let anna = world.member(ANNA, Role::Administrator);
        let (here, there) = (world.sign_in(ANNA, PASSWORD).unwrap(), world.sign_in(ANNA, PASSWORD).unwrap());
        let secret = here.clone();
        let found = world.sees::<_, Error>(&Who::Nobody, move |tx, act, _| session::recognise(tx, act, &secret));
        let kept = found.unwrap().unwrap().session;
        let proof = world.prove(&anna, PASSWORD).unwrap();
        let new = hash("nine silent paintings");
        let changed =
            world.does(&anna, move |tx, act, vendor| reset::choose_again(tx, act, vendor, &proof, &new, Some(kept)));
        changed.unwrap();
        assert!(world.is_good(&here) && !world.is_good(&there));
        world.sign_in(ANNA, "nine silent paintings").unwrap();
    });
}
