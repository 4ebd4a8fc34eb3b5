//! What each noun stores comes back as it was, on both engines; and what the tables themselves refuse.
#![expect(clippy::unwrap_used, reason = "helpers of tests say what they expect by unwrapping it, as tests do")]

use claviger_domain::account::{
    Account, AccountKind, Attempts, Language, Membership, Person, Role, Scope, Scopes, SessionTimes, Tried,
};
use claviger_domain::id::Id;
use claviger_domain::license::pool::PoolKey;
use claviger_domain::license::server::Server;
use claviger_domain::license::signing_key::SigningKey;
use claviger_domain::license::{Model, ProductRole};
use claviger_domain::sales::order::{Contact, Line, Order, Recipient, State};
use claviger_domain::sorting::{Part, Place, rows};
use claviger_domain::units::Units;
use claviger_store::api_key::{self, ApiKey};
use claviger_store::engine::Tx;
use claviger_store::event::Event;
use claviger_store::fault::Fault;
use claviger_store::key::{SealedKey, Statement};
use claviger_store::mail::{Delivery, Mail};
use claviger_store::person_link::PersonLink;
use claviger_store::session::{Found, Session};
use claviger_store::{account, attempt, event, key, mail, person, person_link, session, setting};
use claviger_testkit::engines::on_both;
use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use uuid::Uuid;

/// Runs `story` in one transaction of a fresh database of each kind; what it finds it asserts itself.
pub fn on_each(story: impl Fn(&mut Tx<'_>) -> Result<(), Fault> + Send + Copy + 'static) {
    on_both(move |db| db.write(story).wait().unwrap());
}

pub fn id<K>(number: u128) -> Id<K> {
    Id::from_uuid(Uuid::from_u128(number))
}

pub fn at(second: i64) -> Timestamp {
    Timestamp::from_microsecond(1_790_000_000_000_000 + second * 1_000_000 + 1).unwrap()
}

pub fn units(count: u64) -> Units {
    Units::new(count).unwrap()
}

pub fn some_account(number: u128, kind: AccountKind, name: &str) -> Account {
    Account {
        id: id(number),
        number: format!("N-{number}"),
        kind,
        name: name.into(),
        country: "IT".into(),
        zone: TimeZone::get("Europe/Rome").unwrap(),
        above: None,
        language: Language::Arabic,
        orders_to: None,
    }
}

pub fn some_person(number: u128) -> Person {
    let email = format!("p{number}@people.example").parse().unwrap();
    Person { id: id(number), email, name: "Zoë O'Neil \u{1F511}".into(), language: Language::Portuguese }
}

/// Customer 1 and reseller 2.
pub fn with_accounts(tx: &mut Tx<'_>) -> Result<(), Fault> {
    account::add(tx, &some_account(1, AccountKind::Customer, "Museo"), at(0))?;
    account::add(tx, &some_account(2, AccountKind::Reseller, "Belcampo"), at(0))
}

pub fn some_line(number: u128) -> Line {
    Line {
        license: id(number),
        code: format!("CODE-{number}"),
        sku: "IM120-4L".into(),
        items: 5,
        units: units(20),
        model: Model::Perpetual,
        term: None,
        care: None,
        care_plan: None,
        care_months: None,
        price: None,
    }
}

pub fn some_order(number: u128, lines: Vec<Line>) -> Order {
    let (anna, orders) = ("anna@museo.example".parse().unwrap(), "orders@belcampo.example".parse().unwrap());
    Order {
        id: id(number),
        number: format!("A-{number}"),
        ordered_on: date(2026, 11, 2),
        customer: id(1),
        country: "IT".into(),
        reseller: id(2),
        distributor: None,
        contact: Contact { email: anna, language: Language::Italian },
        recipient: Recipient { email: orders, language: Language::German },
        lines,
        state: State::Locked,
        link_generation: 1,
        placed_at: at(1),
    }
}

pub fn some_server(number: u128, name: &str) -> Server {
    Server {
        id: id(number),
        account: id(1),
        name: name.into(),
        public_id: format!("b{number}"),
        binding: None,
        former: None,
        disabled_at: None,
        generation: 1,
        lease_number: 1,
        holds_lease_until: None,
        left_behind_until: None,
    }
}

pub fn fax() -> PoolKey {
    PoolKey {
        account: id(1),
        application: "ip-fax".into(),
        unit: "channels".into(),
        role: ProductRole::Base,
        model: Model::Perpetual,
    }
}

fn shown(account: &Account) -> String {
    format!("{account:?}")
}

#[test]
fn x_09_an_account_comes_back_as_it_was() {
    on_each(|tx| {
        let mut plain = some_account(1, AccountKind::Distributor, "Łódź & Söhne");
        plain.zone = TimeZone::UTC;
        let mut full = some_account(2, AccountKind::Reseller, "Belcampo");
        (full.above, full.orders_to) = (Some(plain.id), Some("orders@belcampo.example".parse().unwrap()));
        for one in [&plain, &full] {
            account::add(tx, one, at(0))?;
            assert_eq!(shown(&account::find(tx, one.id)?.unwrap()), shown(one));
            assert_eq!(shown(&account::find_by_number(tx, &one.number)?.unwrap()), shown(one));
        }
        assert!(account::find(tx, id(9))?.is_none());
        assert!(account::find_by_number(tx, "n-1")?.is_none(), "upper and lower case are two");
        Ok(())
    });
}

#[test]
fn x_02_a_person_their_memberships_and_keys() {
    on_each(|tx| {
        with_accounts(tx)?;
        let somebody = some_person(7);
        person::add(tx, &somebody, "a hash", at(0))?;
        assert_eq!(person::find(tx, somebody.id)?, Some(somebody.clone()));
        assert_eq!(person::find_by_email(tx, &somebody.email)?, Some((somebody.clone(), "a hash".into())));
        assert_eq!(person::find_by_email(tx, &some_person(8).email)?, None);

        assert!(!account::has_administrator(tx, id(1))?);
        person::join(tx, somebody.id, id(1), Role::Licenses, at(1))?;
        person::join(tx, somebody.id, id(1), Role::Administrator, at(2))?;
        assert!(!account::has_administrator(tx, id(1))?, "who is a member already keeps the role");
        person::join(tx, somebody.id, id(2), Role::Administrator, at(0))?;
        assert!(account::has_administrator(tx, id(2))?);
        let (reseller, customer) = (AccountKind::Reseller, AccountKind::Customer);
        let administrator = Membership { account: id(2), kind: reseller, role: Role::Administrator };
        let expected = [administrator, Membership { account: id(1), kind: customer, role: Role::Licenses }];
        assert_eq!(person::memberships(tx, somebody.id)?, expected);

        let program = ApiKey {
            id: id(3),
            name: "books".into(),
            membership: administrator,
            scopes: Scopes::AllOfTheRole,
            created: at(0),
            expires: at(10),
            last_used: None,
            revoked: None,
        };
        let narrow = Scopes::Only([Scope::OrdersRead, Scope::EventsRead].into());
        let narrow = ApiKey { id: id(4), scopes: narrow, ..program.clone() };
        let idle = ApiKey { id: id(5), scopes: Scopes::Only([].into()), ..program.clone() };
        for (key, hash) in [(&program, [1; 32]), (&narrow, [4; 32]), (&idle, [5; 32])] {
            api_key::add(tx, key, &hash)?;
            assert_eq!(api_key::find(tx, key.id)?.as_ref(), Some(key));
        }
        assert_eq!(api_key::of_secret(tx, &[1; 32], at(9))?, Some(program.clone()));
        assert_eq!(api_key::of_secret(tx, &[1; 32], at(10))?, None);
        assert_eq!(api_key::of_secret(tx, &[2; 32], at(0))?, None);
        let account = administrator.account;
        assert_eq!(rows(api_key::list(tx, account, &Part::first(2))?), [idle.clone(), narrow.clone()]);
        let behind = Part { after: Some(Place::of_id(narrow.id.uuid())), ..Part::first(2) };
        assert_eq!(rows(api_key::list(tx, account, &behind)?), std::slice::from_ref(&program));
        assert_eq!([api_key::count_good(tx, account, at(9))?, api_key::count_good(tx, account, at(10))?], [3, 0]);
        api_key::note_use(tx, program.id, at(5))?;
        assert_eq!([api_key::revoke(tx, program.id, at(6))?, api_key::revoke(tx, program.id, at(7))?], [true, false]);
        let ended = ApiKey { last_used: Some(at(5)), revoked: Some(at(6)), ..program.clone() };
        assert_eq!(api_key::find(tx, program.id)?, Some(ended));
        assert_eq!(api_key::of_secret(tx, &[1; 32], at(9))?, None);
        assert_eq!(api_key::count_good(tx, account, at(9))?, 2);
        Ok(())
    });
}

#[test]
fn x_02_a_session_its_secrets_and_its_end() {
    on_each(|tx| {
        let (anna, bill) = (some_person(7), some_person(8));
        person::add(tx, &anna, "a hash", at(0))?;
        person::add(tx, &bill, "a hash", at(0))?;
        let times = SessionTimes::beginning(at(0));
        let agent = "Firefox/145.0";
        let opened = Session { id: id(1), person: anna.id, times, agent: agent.into(), origin: "192.0.2.7".into() };
        session::open(tx, &opened, &[0, 255, 7])?;
        session::open(tx, &Session { id: id(2), person: bill.id, ..opened.clone() }, &[9])?;
        let found = |tx: &mut Tx<'_>, secret: &[u8], second| session::find(tx, secret, at(second));
        let end = SessionTimes::IDLE.as_secs();
        assert_eq!(
            found(tx, &[0, 255, 7], end - 1)?,
            Some(Found { session: opened.clone(), is_current: true, seeing: None })
        );
        assert_eq!(found(tx, &[0, 255, 7], end)?, None);
        assert_eq!(found(tx, &[0, 255], 0)?, None);

        let seen = SessionTimes { seen: at(60), ..times };
        session::note_seen(tx, opened.id, seen, "192.0.2.8")?;
        let used = Session { times: seen, origin: "192.0.2.8".into(), ..opened };
        assert_eq!(
            found(tx, &[0, 255, 7], end + 59)?,
            Some(Found { session: used.clone(), is_current: true, seeing: None })
        );
        let rotated = SessionTimes { rotated: at(60), ..seen };
        assert!(session::rotate(tx, used.id, &[0, 255, 7], &[1], rotated, at(120))?);
        assert!(!session::rotate(tx, used.id, &[0, 255, 7], &[2], rotated, at(120))?, "it has another secret already");
        let used = Session { times: rotated, ..used };
        assert_eq!(found(tx, &[1], 119)?, Some(Found { session: used.clone(), is_current: true, seeing: None }));
        assert_eq!(
            found(tx, &[0, 255, 7], 119)?,
            Some(Found { session: used.clone(), is_current: false, seeing: None })
        );
        assert_eq!(found(tx, &[0, 255, 7], 120)?, None);

        assert_eq!(session::of_person(tx, anna.id, at(61))?, std::slice::from_ref(&used));
        assert!(!session::end(tx, bill.id, used.id)?, "it is somebody else's");
        assert!(session::end(tx, anna.id, used.id)?);
        assert!(!session::end(tx, anna.id, used.id)?);
        assert_eq!(session::end_all(tx, bill.id, Some(id(2)))?, 0);
        assert_eq!(session::forget_ended(tx, at(end), 10)?, 0);
        assert_eq!(session::forget_ended(tx, at(end + 1), 10)?, 1);
        assert_eq!(session::end_all(tx, bill.id, None)?, 0);
        Ok(())
    });
}

#[test]
fn x_02_a_newer_link_ends_the_older_and_each_is_used_once() {
    on_each(|tx| {
        let anna = some_person(7);
        person::add(tx, &anna, "a hash", at(0))?;
        assert_eq!(person_link::find(tx, anna.id, "reset")?, None);
        let address = some_person(8).email;
        assert_eq!(person_link::renew(tx, anna.id, "reset", None, at(10))?, 1);
        assert_eq!(person_link::renew(tx, anna.id, "reset", Some(&address), at(20))?, 2);
        assert_eq!(person_link::renew(tx, anna.id, "confirmation", None, at(20))?, 1);
        let newest = PersonLink { generation: 2, address: Some(address), expires: at(20) };
        assert_eq!(person_link::find(tx, anna.id, "reset")?, Some(newest));
        let used =
            |tx: &mut Tx<'_>, generation, second| person_link::use_up(tx, anna.id, "reset", generation, at(second));
        assert!(!used(tx, 1, 5)? && !used(tx, 2, 20)?);
        assert!(used(tx, 2, 19)?);
        assert!(!used(tx, 2, 19)? && !used(tx, 2, 5)?, "it is good once");
        assert_eq!(person_link::renew(tx, anna.id, "reset", None, at(30))?, 3, "no generation comes twice");
        person_link::end_all(tx, anna.id)?;
        assert!(!used(tx, 3, 21)? && !used(tx, 3, 29)?);
        Ok(())
    });
}

#[test]
fn x_02_attempts_are_counted_by_kind_and_address_and_forgotten() {
    on_each(|tx| {
        let (one, two) = (Attempts { count: 1, last: at(1) }, Attempts { count: 2, last: at(2) });
        attempt::put(tx, Tried::SignIn, &[1], one)?;
        attempt::put(tx, Tried::Mail, &[1], one)?;
        attempt::put(tx, Tried::SignIn, &[1], two)?;
        assert_eq!(attempt::find(tx, Tried::SignIn, &[1])?, Some(two));
        assert_eq!(attempt::find(tx, Tried::Mail, &[1])?, Some(one));
        assert_eq!(attempt::find(tx, Tried::SignIn, &[2])?, None);
        assert_eq!(attempt::forget_old(tx, at(2), 10)?, 1);
        assert_eq!(attempt::find(tx, Tried::Mail, &[1])?, None);
        attempt::forget(tx, Tried::SignIn, &[1])?;
        assert_eq!(attempt::find(tx, Tried::SignIn, &[1])?, None);
        Ok(())
    });
}

#[test]
fn l_03_a_mail_waits_is_claimed_and_comes_to_an_end() {
    on_each(|tx| {
        let subject = Uuid::from_u128(11);
        let written = |number| Mail {
            id: id(number),
            kind: "order".into(),
            subject,
            generation: 3,
            recipient: "orders@belcampo.example".parse().unwrap(),
            language: Language::French,
            attempts: 0,
        };
        assert_eq!(mail::delivery(tx, subject)?, None);
        for number in [71, 72, 73] {
            mail::enqueue(tx, &written(number), at(i64::try_from(number).unwrap()))?;
        }
        assert_eq!(mail::claim(tx, at(70), at(99), 9)?.len(), 0, "none is due");
        let first = mail::claim(tx, at(73), at(99), 2)?;
        let ids = |mails: &[Mail]| mails.iter().map(|mail| mail.id).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(ids(&first), [id(71), id(72)].into(), "the oldest");
        let one = first.iter().find(|mail| mail.id == id(71)).unwrap();
        assert_eq!(format!("{one:?}"), format!("{:?}", Mail { attempts: 1, ..written(71) }));
        assert_eq!(ids(&mail::claim(tx, at(98), at(200), 9)?), [id(73)].into());
        assert_eq!(ids(&mail::claim(tx, at(99), at(200), 9)?), [id(71), id(72)].into());

        assert_eq!(mail::delivery(tx, subject)?, Some(Delivery::Waiting { attempts: 1, error: None }));
        mail::note_failed(tx, id(73), "450 busy", Some(at(300)))?;
        let error = Some("450 busy".into());
        assert_eq!(mail::delivery(tx, subject)?, Some(Delivery::Waiting { attempts: 1, error }));
        mail::note_failed(tx, id(72), "550 no", None)?;
        mail::note_sent(tx, id(71), at(150))?;
        assert_eq!(ids(&mail::claim(tx, at(10_000), at(20_000), 9)?), [id(73)].into());
        mail::note_sent(tx, id(73), at(151))?;
        assert_eq!(mail::delivery(tx, subject)?, Some(Delivery::Sent { at: at(151) }));
        Ok(())
    });
}

#[test]
fn x_07_events_keys_and_settings_come_back_as_they_were() {
    on_each(|tx| {
        let bare = Event {
            id: id(81),
            at: at(1),
            kind: "order.placed".into(),
            actor_kind: "system".into(),
            actor: None,
            origin: "job".into(),
            account: None,
            subject_kind: "order".into(),
            subject: Uuid::from_u128(11),
            before: None,
            after: None,
        };
        let full = Event {
            id: id(82),
            actor: Some(Uuid::from_u128(7)),
            account: Some(id(1)),
            before: Some("{}".into()),
            after: Some(r#"{"naïve":"'$1'"}"#.into()),
            ..bare.clone()
        };
        let other = Event { id: id(83), subject: Uuid::from_u128(12), ..bare.clone() };
        for one in [&bare, &full, &other] {
            event::append(tx, one)?;
        }
        assert_eq!(event::search(tx, &event::Filter::default(), None, 2)?, [other.clone(), full.clone()]);
        assert_eq!(event::about(tx, bare.subject, 9)?, [full, bare]);

        let (public_key, sealed) = (vec![0, 255], vec![1, 2, 3]);
        let made = |kid: &str, second: i64| SealedKey {
            key: SigningKey {
                kid: kid.into(),
                made: at(second),
                signs_from: at(second + 10),
                retired: None,
                removed: None,
                revoked: None,
                last_lease_ends: None,
            },
            public_key: public_key.clone(),
            sealed: sealed.clone(),
        };
        key::add(tx, &made("old", 1))?;
        key::add(tx, &made("new", 2))?;
        assert_eq!(format!("{:?}", key::all(tx)?), format!("{:?}", [made("new", 2), made("old", 1)]));
        assert_eq!(key::statement(tx)?, None);
        let said = |second: i64, jwt: &str| Statement { issued: at(second), jwt: jwt.into() };
        key::state(tx, &said(1, "first"))?;
        key::state(tx, &said(2, "second"))?;
        assert_eq!(key::statement(tx)?, Some(said(2, "second")));

        assert_eq!(setting::get(tx, "name")?, None);
        setting::set(tx, "name", "one")?;
        setting::set(tx, "name", "two")?;
        assert_eq!(setting::get(tx, "name")?.as_deref(), Some("two"));
        Ok(())
    });
}
