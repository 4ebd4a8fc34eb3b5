//! Persons who come in by themselves, prove who they are, and forget their passwords.

use claviger_app::act::Who;
use claviger_app::domain::account::{Email, Language, Person, Role, TooMany};
use claviger_app::domain::id::PersonId;
use claviger_app::invitation::{self, Acceptance};
use claviger_app::letter::Kind;
use claviger_app::mail::Content;
use claviger_app::password::{self, Proof};
use claviger_app::person::Refusal;
use claviger_app::registration::{self, Registration};
use claviger_app::store::engine::Db;
use claviger_app::store::fault::Fault;
use claviger_app::{Error, profile, reset, session, setup, sign_in, store};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::world::{World, at_once, order};

pub const ANNA: &str = "anna@museo.example";
pub const PASSWORD: &str = "seven quiet paintings";
const OTHER_PASSWORD: &str = "eight loud paintings";
const SECOND: SignedDuration = SignedDuration::from_secs(1);

/// The hash of a password, worked out once for each.
pub fn hash(text: &str) -> String {
    password::hash(text, None, "", [9; 16]).unwrap()
}

/// The hash that a program with less memory to spend would have made.
fn weak_hash(text: &str) -> String {
    use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, Version, password_hash::phc::PasswordHash};
    let hasher = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8 * 1024, 1, 1, None).unwrap());
    let hash: PasswordHash = hasher.hash_password_with_salt(text.as_bytes(), &[7; 16]).unwrap();
    hash.to_string()
}

pub fn email(text: &str) -> Email {
    text.parse().unwrap()
}

impl World {
    pub fn register(&self, address: &str, password_hash: &str) -> Result<(), Error> {
        let wanted = Registration {
            name: "Anna Conti".into(),
            email: email(address),
            language: Language::Italian,
            password_hash: password_hash.into(),
        };
        self.does(&Who::Nobody, move |tx, act, vendor| registration::register(tx, act, vendor, &wanted))
    }

    /// Signs in as somebody would; answers with the session's secret.
    pub fn sign_in(&self, address: &str, text: &'static str) -> Result<String, Error> {
        let of = email(address);
        let known = self.does(&Who::Nobody, move |tx, act, vendor| sign_in::begin(tx, act, vendor, &of))?;
        let proof = password::prove(text, known.as_ref(), [3; 16])?.ok_or(Refusal::WrongPassword)?;
        self.does(&Who::Nobody, move |tx, act, vendor| sign_in::finish(tx, act, vendor, &proof, "Firefox/145.0"))
    }

    /// Who has this session.
    pub fn who(&self, session: &str) -> Who {
        let secret = session.to_owned();
        self.sees::<_, Error>(&Who::Nobody, move |tx, act, _| session::who(tx, act, &secret)).unwrap()
    }

    /// Somebody who is signed in proves once more who they are.
    pub fn prove(&self, who: &Who, text: &'static str) -> Result<Proof, Error> {
        let known = self.does(who, sign_in::begin_again)?;
        Ok(password::prove(text, known.as_ref(), [3; 16])?.ok_or(Refusal::WrongPassword)?)
    }

    /// Sends all mail that is due; tells of the letters of what kind they were, to whom, and where each leads.
    pub fn letters(&self) -> Vec<(Kind, String, String)> {
        let mut letters = Vec::new();
        for (mail, content) in self.claim(100) {
            if let Some(Content::Letter(letter)) = content {
                letters.push((letter.kind, mail.recipient.to_string(), letter.link));
            }
            self.sent(mail.id);
        }
        letters
    }

    /// Somebody of the account `C-1`, with a password that fits.
    pub fn member(&self, address: &'static str, role: Role) -> Who {
        self.deliver(&order("A-1"));
        let account = self.account("C-1");
        let of = hash(PASSWORD);
        let made = self.does::<_, Error>(&Who::System, move |tx, act, _| {
            setup::person(tx, act, &email(address), "Anna Conti", &of, &account, role)
        });
        made.unwrap();
        self.letters();
        self.who(&self.sign_in(address, PASSWORD).unwrap())
    }

    fn confirm(&self, (id, secret): &(PersonId, String), text: &'static str) -> Result<String, Error> {
        let (id, of) = (*id, secret.clone());
        let person: Person = self
            .sees::<_, Error>(&Who::Nobody, move |tx, act, vendor| registration::by_link(tx, act, vendor, id, &of))?;
        let (of, secret) = (person.email, secret.clone());
        let known = self.does(&Who::Nobody, move |tx, act, vendor| sign_in::begin(tx, act, vendor, &of))?;
        let proof = password::prove(text, known.as_ref(), [3; 16])?.ok_or(Refusal::WrongPassword)?;
        self.does(&Who::Nobody, move |tx, act, vendor| {
            registration::confirm(tx, act, vendor, (id, &secret), &proof, "")
        })
    }

    fn ask_reset(&self, address: &str) -> Result<(), Error> {
        let of = email(address);
        self.does(&Who::Nobody, move |tx, act, vendor| reset::ask(tx, act, vendor, &of))
    }

    fn reset(&self, (id, secret): &(PersonId, String), text: &str) -> Result<(), Error> {
        let (id, secret, hash) = (*id, secret.clone(), hash(text));
        self.does(&Who::Nobody, move |tx, act, vendor| reset::choose(tx, act, vendor, (id, &secret), &hash))
    }
}

/// The person and the secret of the one letter of this kind.
pub fn link(letters: &[(Kind, String, String)], kind: Kind) -> (PersonId, String) {
    let [url] = &letters.iter().filter(|(one, ..)| *one == kind).map(|(_, _, url)| url).collect::<Vec<_>>()[..] else {
        panic!("one letter of {kind:?} among {letters:?}")
    };
    let mut parts = url.rsplit('/');
    let secret = parts.next().unwrap().to_owned();
    (parts.next().unwrap().parse().unwrap(), secret)
}

fn kinds(letters: &[(Kind, String, String)]) -> Vec<(Kind, &str)> {
    letters.iter().map(|(kind, to, _)| (*kind, to.as_str())).collect()
}

fn is(refused: &Result<impl std::fmt::Debug, Error>, expected: &Refusal) -> bool {
    matches!(refused, Err(Error::Person(why)) if why == expected)
}

/// Tells `story` on a fresh world of each kind.
fn told(story: impl Fn(World)) {
    on_both(|db: Db| story(World::new(db)));
}

#[test]
fn p_02_x_02_who_registers_can_do_nothing_until_the_address_is_confirmed_by_link_and_password() {
    told(|world| {
        world.register(ANNA, &hash(PASSWORD)).unwrap();
        let letters = world.letters();
        assert_eq!(kinds(&letters), [(Kind::Confirmation, ANNA)]);
        let link = link(&letters, Kind::Confirmation);

        let session = world.sign_in(ANNA, PASSWORD).unwrap();
        assert!(matches!(world.who(&session), Who::Nobody));
        let secret = session.clone();
        let signed = world.sees::<_, Error>(&Who::Nobody, move |tx, act, _| session::recognise(tx, act, &secret));
        assert_eq!(signed.unwrap().unwrap().unconfirmed.unwrap().email, email(ANNA));

        let before = world.dump();
        let (id, secret) = link.clone();
        let looked = world
            .sees::<_, Error>(&Who::Nobody, move |tx, act, vendor| registration::by_link(tx, act, vendor, id, &secret));
        assert_eq!(looked.unwrap().email, email(ANNA));
        assert_eq!(world.dump(), before, "looking changes nothing");
        assert!(is(&world.confirm(&link, "some other password"), &Refusal::WrongPassword));
        let confirmed = world.confirm(&link, PASSWORD).unwrap();
        assert!(matches!(world.who(&confirmed), Who::Person(person, memberships)
            if person.email == email(ANNA) && person.language == Language::Italian && memberships.is_empty()));
        assert!(matches!(world.who(&session), Who::Person(..)), "the same person");
        assert!(is(&world.confirm(&link, PASSWORD), &Refusal::BadLink), "good once");
    });
}

#[test]
fn x_02_nobody_confirms_what_a_stranger_began_with_their_address() {
    told(|world| {
        world.register(ANNA, &hash("a strangers password")).unwrap();
        let strangers = link(&world.letters(), Kind::Confirmation);
        assert!(is(&world.confirm(&strangers, PASSWORD), &Refusal::WrongPassword));
        let session = world.sign_in(ANNA, "a strangers password").unwrap();
        // As long as nobody has confirmed it, the last registration counts, and the stranger's session ends.
        world.register(ANNA, &hash(PASSWORD)).unwrap();
        let own = link(&world.letters(), Kind::Confirmation);
        assert!(is(&world.confirm(&strangers, "a strangers password"), &Refusal::BadLink));
        assert!(is(&world.sign_in(ANNA, "a strangers password"), &Refusal::WrongPassword));
        assert!(matches!(world.who(&world.confirm(&own, PASSWORD).unwrap()), Who::Person(..)));
        assert!(matches!(world.who(&session), Who::Nobody));
    });
}

#[test]
fn x_02_registering_a_known_address_changes_nothing_and_tells_the_person() {
    told(|world| {
        let anna = world.member(ANNA, Role::Administrator);
        world.register(ANNA, &hash(OTHER_PASSWORD)).unwrap();
        assert_eq!(kinds(&world.letters()), [(Kind::Known, ANNA)]);
        assert!(is(&world.sign_in(ANNA, OTHER_PASSWORD), &Refusal::WrongPassword));
        world.sign_in(ANNA, PASSWORD).unwrap();
        assert!(matches!(anna, Who::Person(person, _) if person.name == "Anna Conti"));
    });
}

#[test]
fn x_02_an_unconfirmed_person_has_the_mail_sent_again_and_only_the_newest_link_is_good() {
    told(|world| {
        world.register(ANNA, &hash(PASSWORD)).unwrap();
        let old = link(&world.letters(), Kind::Confirmation);
        let id = old.0;
        let again = || world.does(&Who::Nobody, move |tx, act, vendor| registration::send_again(tx, act, vendor, id));
        again().unwrap();
        let new = link(&world.letters(), Kind::Confirmation);
        again().unwrap();
        let newest = link(&world.letters(), Kind::Confirmation);
        let until = world.now() + SignedDuration::from_mins(15);
        assert!(is(&again(), &Refusal::TooMany(TooMany { until })));
        for link in [&old, &new] {
            assert!(is(&world.confirm(link, PASSWORD), &Refusal::BadLink));
        }
        world.pass(SignedDuration::from_hours(24) - SECOND);
        world.confirm(&newest, PASSWORD).unwrap();
        again().unwrap();
        assert_eq!(world.letters().len(), 0, "who has confirmed gets no more");
    });
}

#[test]
fn x_02_a_link_to_confirm_is_good_for_a_day() {
    told(|world| {
        world.register(ANNA, &hash(PASSWORD)).unwrap();
        let link = link(&world.letters(), Kind::Confirmation);
        world.pass(SignedDuration::from_hours(24));
        assert!(is(&world.confirm(&link, PASSWORD), &Refusal::BadLink));
    });
}

#[test]
fn x_02_an_open_invitation_waits_for_whoever_confirms_its_address() {
    told(|world| {
        world.deliver(&order("A-1"));
        world.register(ANNA, &hash(PASSWORD)).unwrap();
        let anna = world.who(&world.confirm(&link(&world.letters(), Kind::Confirmation), PASSWORD).unwrap());
        let waiting = world.sees(&anna, registration::waiting).unwrap();
        let [one] = &waiting[..] else { panic!("{waiting:?}") };
        assert_eq!(one.account, "Museo Civico");
        assert!(one.path.starts_with("/invitations/inv_"), "{}", one.path);
        let nobody = world.sees(&Who::Nobody, registration::waiting);
        assert!(matches!(nobody, Err(Error::SignInNeeded)));
    });
}

#[test]
fn x_02_an_invitation_takes_the_place_of_what_a_stranger_registered_with_its_address() {
    told(|world| {
        world.deliver(&order("A-1"));
        let accept = world.claim(100).into_iter().find_map(|(_, content)| match content {
            Some(Content::Invitation { accept, .. }) => Some(accept),
            _ => None,
        });
        world.register(ANNA, &hash("a strangers password")).unwrap();
        let strangers = link(&world.letters(), Kind::Confirmation);
        let session = world.sign_in(ANNA, "a strangers password").unwrap();
        let accept = accept.unwrap();
        let mut parts = accept.rsplit('/');
        let (secret, id) = (parts.next().unwrap().to_owned(), parts.next().unwrap().parse().unwrap());
        let acceptance = Acceptance { name: "Anna Conti".into(), password_hash: hash(PASSWORD) };
        let accepted = world.does(&Who::LinkHolder, move |tx, act, vendor| {
            invitation::accept(tx, act, vendor, id, &secret, &acceptance)
        });
        assert_eq!(accepted.unwrap().name, "Anna Conti");
        assert!(matches!(world.who(&session), Who::Nobody));
        assert!(is(&world.confirm(&strangers, "a strangers password"), &Refusal::BadLink));
        assert!(is(&world.sign_in(ANNA, "a strangers password"), &Refusal::WrongPassword));
        let anna = world.who(&world.sign_in(ANNA, PASSWORD).unwrap());
        assert_eq!(anna.memberships().len(), 1);
    });
}

#[test]
fn x_02_a_forgotten_password_is_chosen_anew_once_and_everything_else_ends() {
    told(|world| {
        world.member(ANNA, Role::Administrator);
        let session = world.sign_in(ANNA, PASSWORD).unwrap();
        world.ask_reset(ANNA).unwrap();
        let old = link(&world.letters(), Kind::Reset);
        world.ask_reset(ANNA).unwrap();
        let link = link(&world.letters(), Kind::Reset);
        assert!(is(&world.reset(&old, OTHER_PASSWORD), &Refusal::BadLink), "the newest only");
        assert!(matches!(world.who(&session), Who::Person(..)));
        world.reset(&link, OTHER_PASSWORD).unwrap();
        assert!(matches!(world.who(&session), Who::Nobody));
        assert!(is(&world.reset(&link, PASSWORD), &Refusal::BadLink), "good once");
        assert!(is(&world.sign_in(ANNA, PASSWORD), &Refusal::WrongPassword));
        world.sign_in(ANNA, OTHER_PASSWORD).unwrap();
        assert_eq!(kinds(&world.letters()), [(Kind::PasswordChanged, ANNA)]);

        world.pass(SignedDuration::from_hours(25));
        world.ask_reset(ANNA).unwrap();
        let late = self::link(&world.letters(), Kind::Reset);
        world.pass(SignedDuration::from_hours(1));
        assert!(is(&world.reset(&late, PASSWORD), &Refusal::BadLink), "for an hour");
    });
}

#[test]
fn x_02_a_reset_link_used_by_many_at_once_is_used_once() {
    told(|world| {
        world.member(ANNA, Role::Administrator);
        world.ask_reset(ANNA).unwrap();
        let link = link(&world.letters(), Kind::Reset);
        let done = at_once(4, |_| world.reset(&link, OTHER_PASSWORD).is_ok());
        assert_eq!(done.into_iter().filter(|done| *done).count(), 1);
    });
}

#[test]
fn x_02_a_reset_proves_the_address_too() {
    told(|world| {
        world.register(ANNA, &hash("a strangers password")).unwrap();
        world.letters();
        world.ask_reset(ANNA).unwrap();
        let link = link(&world.letters(), Kind::Reset);
        world.reset(&link, PASSWORD).unwrap();
        assert!(matches!(world.who(&world.sign_in(ANNA, PASSWORD).unwrap()), Who::Person(..)));
    });
}

#[test]
fn x_02_asking_for_an_unknown_address_is_answered_and_limited_the_same() {
    told(|world| {
        world.member(ANNA, Role::Administrator);
        for address in [ANNA, "nobody@museo.example"] {
            for _ in 0..3 {
                world.ask_reset(address).unwrap();
            }
            let until = world.now() + SignedDuration::from_mins(15);
            assert!(is(&world.ask_reset(address), &Refusal::TooMany(TooMany { until })), "{address}");
        }
        assert!(world.letters().iter().all(|(_, to, _)| to == ANNA), "nobody else is written to");
        for address in [ANNA, "nobody@museo.example"] {
            for _ in 0..5 {
                assert!(is(&world.sign_in(address, "wrong wrong wrong"), &Refusal::WrongPassword), "{address}");
            }
            let until = world.now() + SignedDuration::from_mins(1);
            assert!(is(&world.sign_in(address, PASSWORD), &Refusal::TooMany(TooMany { until })), "{address}");
        }
        assert!(world.places_of(ANNA).iter().all(|place| !place.starts_with("attempt.")));
    });
}

#[test]
fn x_02_the_right_password_makes_attempts_forgotten_and_many_are_told_to_the_person() {
    told(|world| {
        let wrong = |world: &World| world.sign_in(ANNA, "wrong wrong wrong");
        world.member(ANNA, Role::Administrator);
        for _ in 0..4 {
            assert!(is(&wrong(&world), &Refusal::WrongPassword));
        }
        world.sign_in(ANNA, PASSWORD).unwrap();
        for _ in 0..5 {
            assert!(is(&wrong(&world), &Refusal::WrongPassword));
        }
        for _ in 0..5 {
            assert_eq!(world.letters().len(), 0);
            let Err(Error::Person(Refusal::TooMany(TooMany { until }))) = wrong(&world) else { panic!() };
            world.pass(until.duration_since(world.now()));
            assert!(is(&wrong(&world), &Refusal::WrongPassword));
        }
        assert_eq!(kinds(&world.letters()), [(Kind::Attempts, ANNA)]);
    });
}

#[test]
fn x_02_a_hundred_guesses_at_once_are_a_hundred() {
    told(|world| {
        world.member(ANNA, Role::Administrator);
        let begun = at_once(20, |_| {
            world.does(&Who::Nobody, |tx, act, vendor| sign_in::begin(tx, act, vendor, &email(ANNA))).is_ok()
        });
        assert_eq!(begun.into_iter().filter(|begun| *begun).count(), 5);
    });
}

#[test]
fn x_02_a_proof_is_worth_nothing_once_the_password_has_changed() {
    told(|world| {
        let anna = world.member(ANNA, Role::Administrator);
        let proof = world.prove(&anna, PASSWORD).unwrap();
        let (used, new) = (proof.clone(), hash(OTHER_PASSWORD));
        world.does(&anna, move |tx, act, vendor| reset::choose_again(tx, act, vendor, &used, &new, None)).unwrap();
        let refused = world.does(&Who::Nobody, move |tx, act, vendor| sign_in::finish(tx, act, vendor, &proof, ""));
        assert!(is(&refused, &Refusal::WrongPassword));
    });
}

#[test]
fn x_02_a_weaker_hash_is_replaced_when_its_person_signs_in() {
    told(|world| {
        world.member(ANNA, Role::Administrator);
        let stored = |world: &World| {
            let found = world.sees::<_, Fault>(&Who::System, |tx, _, _| store::person::find_by_email(tx, &email(ANNA)));
            found.unwrap().unwrap()
        };
        let weak = weak_hash(PASSWORD);
        let (id, of) = (stored(&world).0.id, weak.clone());
        world.does::<_, Fault>(&Who::System, move |tx, _, _| store::person::set_password_hash(tx, id, &of)).unwrap();
        assert!(is(&world.sign_in(ANNA, OTHER_PASSWORD), &Refusal::WrongPassword));
        assert_eq!(stored(&world).1, weak);
        world.sign_in(ANNA, PASSWORD).unwrap();
        let fresh = stored(&world).1;
        assert!(fresh != weak && fresh.contains("m=19456,t=2,p=1"), "{fresh}");
        world.sign_in(ANNA, PASSWORD).unwrap();
        assert_eq!(stored(&world).1, fresh);
    });
}

#[test]
fn x_02_an_address_changes_when_the_new_one_answers_and_the_old_one_is_told() {
    told(|world| {
        let anna = world.member(ANNA, Role::Administrator);
        let new = "anna.conti@museo.example";
        let ask = |address: &'static str| {
            let proof = world.prove(&anna, PASSWORD)?;
            world.does(&anna, move |tx, act, vendor| profile::ask_new_address(tx, act, vendor, &proof, &email(address)))
        };
        let take = |(id, secret): &(PersonId, String)| {
            let (id, secret) = (*id, secret.clone());
            world.does(&Who::Nobody, move |tx, act, vendor| profile::take_new_address(tx, act, vendor, (id, &secret)))
        };
        assert!(is(&ask(ANNA), &Refusal::Address));
        ask("annaconti@museo.example").unwrap();
        let old = link(&world.letters(), Kind::NewAddress);
        ask(new).unwrap();
        let letters = world.letters();
        assert_eq!(kinds(&letters), [(Kind::NewAddress, new)]);
        assert!(is(&take(&old), &Refusal::BadLink), "the newest only");
        world.sign_in(ANNA, PASSWORD).unwrap();
        take(&link(&letters, Kind::NewAddress)).unwrap();
        assert!(is(&take(&link(&letters, Kind::NewAddress)), &Refusal::BadLink), "good once");
        assert_eq!(kinds(&world.letters()), [(Kind::AddressChanged, ANNA)]);
        assert!(is(&world.sign_in(ANNA, PASSWORD), &Refusal::WrongPassword));
        world.sign_in(new, PASSWORD).unwrap();
    });
}

#[test]
fn x_02_asking_for_somebody_elses_address_looks_the_same_and_never_comes_true() {
    told(|world| {
        let anna = world.member(ANNA, Role::Administrator);
        let proof = world.prove(&anna, PASSWORD).unwrap();
        let theirs = email("olga@imago.example");
        let asked = theirs.clone();
        world.does(&anna, move |tx, act, vendor| profile::ask_new_address(tx, act, vendor, &proof, &asked)).unwrap();
        let shown = world.sees::<_, Error>(&anna, |tx, act, _| profile::show(tx, act)).unwrap();
        assert_eq!(shown.pending.unwrap().0, theirs);
        assert_eq!(kinds(&world.letters()), [(Kind::Known, "olga@imago.example")]);
    });
}
