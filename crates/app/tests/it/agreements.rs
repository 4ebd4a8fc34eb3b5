//! The license agreement: published for good, accepted by people, asked for before stock opens. (P-01)

use claviger_app::act::Who;
use claviger_app::agreement::{self, Accepted, Agreement, Draft, Refusal, Wrong};
use claviger_app::domain::account::{AccountKind, Language, Membership, Role, Scopes};
use claviger_app::domain::id::{AgreementId, ApiKeyId, Id};
use claviger_app::domain::sorting::{self, Part};
use claviger_app::store::fault::Fault;
use claviger_app::{Error, device_key, erasure, event, stock, transfer};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::stock::{balance, codes, draft, make, pool_of, redeem, stock_order};
use crate::world::World;

const GERMAN: &str = "# Lizenzvereinbarung\nWer Lizenzen weitergibt, …";

fn publish(world: &World, version: &str, texts: &[(Language, &str)]) -> Result<Agreement, Error> {
    let texts = texts.iter().map(|(language, text)| (*language, (*text).to_owned())).collect();
    let draft = Draft { version: version.into(), texts };
    world.does(&world.operator, move |tx, act, _| agreement::publish(tx, act, &draft))
}

fn accept(world: &World, who: &Who, id: AgreementId) -> Result<(), Error> {
    world.does(who, move |tx, act, _| agreement::accept(tx, act, Some(id), Language::Italian))
}

fn accepted(world: &World, id: AgreementId) -> Vec<Accepted> {
    let all = Part::first(99);
    sorting::rows(world.sees(&world.operator, move |tx, act, _| agreement::acceptances(tx, act, id, &all)).unwrap())
}

/// A program of the account's.
fn program(membership: Membership) -> Who {
    let key: ApiKeyId = Id::from_uuid(uuid::Uuid::from_u128(77));
    Who::ApiKey(key, membership, Scopes::AllOfTheRole)
}

#[test]
fn p_01_stock_opens_to_a_person_who_has_accepted_and_a_new_version_asks_again() {
    on_both(|db| {
        let world = World::new(db);
        let renzo = world.person("renzo@belcampo.example", &world.reseller, Role::Administrator);
        let rita = world.person("rita@belcampo.example", &world.reseller, Role::ReadOnly);
        let account = world.reseller.id;
        // Where nothing was published, nobody is asked.
        balance(&world, &renzo, account).unwrap();
        let asked = |who: &Who| world.sees(who, |tx, act, _| agreement::asked(tx, act, None)).unwrap();
        assert!(asked(&renzo).is_none());

        let first = publish(&world, "1", &[(Language::English, "Be fair."), (Language::German, GERMAN)]).unwrap();
        let is_refused = |who: &Who, version: &str| {
            let refused = balance(&world, who, account).unwrap_err();
            matches!(refused, Error::Agreement(Refusal::NotAccepted { version: wanted }) if wanted == version)
        };
        assert!(is_refused(&renzo, "1") && is_refused(&rita, "1"));
        world.place(&stock_order("S-1")).unwrap();
        let code = codes(&world).remove(0);
        let before = world.dump();
        let deeds = [
            redeem(&world, &renzo, account, &code).map(drop),
            world
                .sees(&renzo, move |tx, act, vendor| transfer::list(tx, act, vendor, account, &Part::first(9)))
                .map(drop),
            world.sees(&renzo, move |tx, act, _| device_key::devices(tx, act, account, 9)).map(drop),
        ];
        assert!(deeds.iter().all(|deed| matches!(deed, Err(Error::Agreement(_)))), "{deeds:?}");
        assert_eq!(world.dump(), before);
        // The vendor's own people are not asked; who is no member learns nothing of it.
        balance(&world, &world.operator, account).unwrap();
        let stranger = world.person("tea@costa.example", &world.other_reseller, Role::Administrator);
        assert!(matches!(balance(&world, &stranger, account), Err(Error::NotFound("account"))));

        // The one reads it in English, as there is no Italian text, and accepts for the account; the other one is asked.
        assert_eq!(asked(&renzo).unwrap().pending.len(), 1);
        accept(&world, &renzo, first.id).unwrap();
        accept(&world, &renzo, first.id).unwrap();
        balance(&world, &renzo, account).unwrap();
        redeem(&world, &renzo, account, &code).unwrap().unwrap();
        assert!(is_refused(&rita, "1"));
        let noted = accepted(&world, first.id);
        let [one] = noted.as_slice() else { panic!("{noted:?}") };
        assert_eq!((one.account.id, one.person.as_str(), one.acceptance.at), (account, "Somebody", world.now()));
        assert_eq!(one.acceptance.language, Language::English);
        let kinds: Vec<_> = world.events(first.id.uuid()).into_iter().map(|event| event.kind).collect();
        assert_eq!(kinds.iter().filter(|kind| *kind == "agreement.accepted").count(), 1);

        world.pass(SignedDuration::from_hours(1));
        let second = publish(&world, "2", &[(Language::English, "Be very fair.")]).unwrap();
        assert!(is_refused(&renzo, "2"));
        assert!(matches!(accept(&world, &renzo, first.id), Err(Error::Agreement(Refusal::NotInForce))));
        accept(&world, &renzo, second.id).unwrap();
        balance(&world, &renzo, account).unwrap();
        // What was accepted before, and the texts of then, are kept.
        assert_eq!((accepted(&world, first.id).len(), accepted(&world, second.id).len()), (1, 1));
        let (_, texts) = world.sees(&world.operator, move |tx, act, _| agreement::show(tx, act, first.id)).unwrap();
        assert_eq!(texts[1], (Language::German, GERMAN.to_owned()));
    });
}

#[test]
fn p_01_a_program_needs_that_a_person_of_its_account_has_accepted() {
    on_both(|db| {
        let world = World::new(db);
        let renzo = world.person("renzo@belcampo.example", &world.reseller, Role::Administrator);
        let account = world.reseller.id;
        world.place(&stock_order("S-1")).unwrap();
        let codes = codes(&world);
        redeem(&world, &renzo, account, &codes[0]).unwrap().unwrap();
        let pool = pool_of(&world, account, "PBX-Registrations");
        let program = program(renzo.memberships()[0]);
        make(&world, &program, account, pool, &draft(1, "00-90-33-00-00-00")).unwrap();

        let agreed = publish(&world, "1", &[(Language::English, "Be fair.")]).unwrap();
        let refused = |outcome: Result<(), Error>| matches!(outcome, Err(Error::Agreement(_)));
        assert!(refused(make(&world, &program, account, pool, &draft(1, "")).map(drop)));
        assert!(refused(redeem(&world, &program, account, &codes[1]).map(drop)));
        let threshold =
            world.does(&program, move |tx, act, vendor| stock::set_threshold(tx, act, vendor, account, pool, Some(1)));
        assert!(refused(threshold.map(drop)));
        // It looks on, and devices go on getting their files.
        balance(&world, &program, account).unwrap();
        world.sees(&program, move |tx, act, _| device_key::file(tx, act, account, "009033000000")).unwrap();
        // No program accepts.
        assert!(matches!(accept(&world, &program, agreed.id), Err(Error::Forbidden)));
        accept(&world, &renzo, agreed.id).unwrap();
        make(&world, &program, account, pool, &draft(1, "")).unwrap();
        let standing = world.sees(&program, move |tx, act, _| agreement::standing(tx, act, account)).unwrap().unwrap();
        assert_eq!(standing.accepted, Some(world.now()));
    });
}

#[test]
fn p_01_x_16_what_was_published_stays_and_so_does_who_accepted_by_id() {
    on_both(|db| {
        let world = World::new(db);
        let renzo = world.person("renzo@belcampo.example", &world.reseller, Role::Licenses);
        let first = publish(&world, "1", &[(Language::English, "Be fair.")]).unwrap();
        let again = publish(&world, " 1 ", &[]).unwrap_err();
        let Error::Agreement(Refusal::Mistakes(wrong)) = again else { panic!("{again}") };
        assert_eq!(wrong, [Wrong::NoText, Wrong::VersionTaken]);
        let may = world.does(&renzo, |tx, act, _| agreement::publish(tx, act, &Draft::default()));
        assert!(matches!(may, Err(Error::Forbidden)), "{may:?}");
        accept(&world, &renzo, first.id).unwrap();
        let told = world.sees(&renzo, |tx, act, _| erasure::export(tx, act)).unwrap();
        assert_eq!(told["agreements_accepted"][0]["version"], "1");
        let Who::Person(person, _) = &renzo else { panic!() };
        let id = person.id;
        world.does(&world.operator, move |tx, act, vendor| erasure::erase(tx, act, vendor, id)).unwrap();
        let noted = accepted(&world, first.id);
        assert_eq!((noted[0].acceptance.person, noted[0].person.as_str()), (id, ""));
        // The log says what the texts were.
        let filter = event::Filter { kind: Some("agreement.published".into()), ..Default::default() };
        let events = world
            .sees::<_, Fault>(&Who::System, move |tx, _, _| claviger_app::store::event::search(tx, &filter, None, 9));
        let after = events.unwrap()[0].after.clone().unwrap();
        assert!(after.contains(&claviger_app::audit::hex(&claviger_app::vault::digest(b"Be fair."))), "{after}");
    });
}

#[test]
fn p_01_who_signs_in_is_asked_as_a_partner_only() {
    on_both(|db| {
        let world = World::new(db);
        publish(&world, "1", &[(Language::English, "Be fair.")]).unwrap();
        let pending = |who: &Who| {
            let Who::Person(person, memberships) = who.clone() else { panic!() };
            world.sees(&Who::System, move |tx, _, _| agreement::is_pending(tx, &person, &memberships)).unwrap()
        };
        let renzo = world.person("renzo@belcampo.example", &world.reseller, Role::ReadOnly);
        assert!(pending(&renzo) && !pending(&world.operator));
        assert_eq!(renzo.memberships()[0].kind, AccountKind::Reseller);
    });
}
