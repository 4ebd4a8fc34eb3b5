//! The people of an account: invited, known already, given roles, taken out; and who may do all that.

use claviger_app::account::{self as accounts, Wish};
use claviger_app::act::Who;
use claviger_app::domain::account::facts::Facts;
use claviger_app::domain::account::team::Unfit;
use claviger_app::domain::account::{GrantScope, Language, Role};
use claviger_app::domain::fold::Sought;
use claviger_app::domain::id::{AccountId, InvitationId, PersonId};
use claviger_app::domain::sorting::Part;
use claviger_app::invitation::{self, Refusal, Welcome};
use claviger_app::mail::Content;
use claviger_app::member::{self, Team};
use claviger_app::operator::{self, Hand};
use claviger_app::store::invitation::Invitation;
use claviger_app::{Error, grant, session};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::access::{Deed, deed, tried_by_everybody};
use crate::unlock::is_bad_link;
use crate::world::{World, at_once, order};

impl World {
    fn invite(&self, who: &Who, account: AccountId, email: &'static str, role: Role) -> Result<Invitation, Error> {
        self.does(who, move |tx, act, _| invitation::invite(tx, act, account, email, role, Language::Italian))
    }

    fn team(&self, who: &Who, account: AccountId) -> Team {
        self.sees(who, move |tx, act, _| member::show(tx, act, account)).unwrap()
    }

    fn join(&self, who: &Who, id: InvitationId, secret: &str) -> Result<AccountId, Error> {
        let secret = secret.to_owned();
        self.does(who, move |tx, act, vendor| invitation::join(tx, act, vendor, id, &secret))
    }

    fn welcome(&self, who: &Who, id: InvitationId, secret: &str) -> Welcome {
        let secret = secret.to_owned();
        let looked = self.sees(who, move |tx, act, vendor| {
            let view = invitation::by_link(tx, act, vendor, id, &secret)?;
            invitation::welcome(tx, act, &view)
        });
        looked.unwrap()
    }

    fn set_role(&self, who: &Who, account: AccountId, person: PersonId, role: Role) -> Result<(), Error> {
        self.does(who, move |tx, act, _| member::change_role(tx, act, account, person, role))
    }

    fn remove(&self, who: &Who, account: AccountId, person: PersonId) -> Result<(), Error> {
        self.does(who, move |tx, act, _| member::remove(tx, act, account, person))
    }

    /// The same person, as they are now.
    fn anew(&self, who: &Who) -> Who {
        let Who::Person(person, _) = who.clone() else { panic!("{who:?}") };
        let signed_in = self.does::<_, Error>(&Who::Nobody, move |tx, act, _| {
            let secret = session::open(tx, act, &person, "test")?;
            session::who(tx, act, &secret)
        });
        signed_in.unwrap()
    }
}

fn id_of(who: &Who) -> PersonId {
    let Who::Person(person, _) = who else { panic!("{who:?}") };
    person.id
}

fn refusal<T: std::fmt::Debug>(answer: Result<T, Error>) -> Refusal {
    match answer {
        Err(Error::Invitation(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[test]
fn x_11_whoever_is_invited_again_to_be_an_operator_has_one_link_that_is_good() {
    on_both(|db| {
        let world = World::new(db);
        let invite = || {
            let email = "nora@imago.example".parse().unwrap();
            let made =
                world.does(&Who::System, move |tx, act, vendor| operator::invite(tx, act, vendor, &email, Hand::Own));
            let link = made.unwrap();
            let (rest, secret) = link.rsplit_once('/').unwrap();
            (rest.rsplit_once('/').unwrap().1.parse::<InvitationId>().unwrap(), secret.to_owned())
        };
        let (first, first_secret) = invite();
        let (second, second_secret) = invite();
        assert!(is_bad_link(&world.accept(first, &first_secret, "Nora")));
        assert!(world.accept(second, &second_secret, "Nora").is_ok());
    });
}

#[test]
fn x_03_somebody_is_invited_in_a_role_and_comes_in_once() {
    on_both(|db| {
        let world = World::new(db);
        let customer = world.deliver(&order("A-1"));
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        world.claim(100);
        let sent = world.invite(&anna, customer, "Lia@Museo.example", Role::Licenses).unwrap();
        let mails = world.claim(100);
        let [(mail, Some(Content::Invitation { invitation, .. }))] = &mails[..] else { panic!("{mails:?}") };
        assert_eq!((mail.recipient.as_str(), mail.language), ("lia@museo.example", Language::Italian));
        assert_eq!((invitation.invitation.role, invitation.invitation.order), (Role::Licenses, None));
        let before = world.dump();
        for (email, role, wrong) in [
            ("nobody", Role::ReadOnly, Refusal::Address),
            ("anna@museo.example", Role::ReadOnly, Refusal::AlreadyMember),
            ("lia@museo.example", Role::ReadOnly, Refusal::AlreadyInvited),
        ] {
            assert_eq!(refusal(world.invite(&anna, customer, email, role)), wrong, "{email}");
        }
        let unfit = refusal(world.invite(&anna, customer, "x@y.example", Role::Operator));
        assert!(matches!(unfit, Refusal::Unfit(Unfit::RoleOfOthers { .. })), "{unfit:?}");
        assert_eq!(world.dump(), before);

        world.does(&anna, move |tx, act, _| invitation::resend(tx, act, customer, sent.id)).unwrap();
        let (id, secret) = world.invitation();
        assert_eq!(id, sent.id);
        let lia = world.accept(id, &secret, "Lia").unwrap();
        assert!(is_bad_link(&world.accept(id, &secret, "Lia")));
        let team = world.team(&anna, customer);
        let roles: Vec<_> = team.members.iter().map(|member| (member.person.id, member.role)).collect();
        assert!(roles.contains(&(lia.id, Role::Licenses)) && team.invitations.len() == 1, "{team:?}");
        // The contact's own invitation waits still; who withdraws it ends its link.
        let waiting = team.invitations[0].id;
        world.does(&anna, move |tx, act, _| invitation::withdraw(tx, act, customer, waiting)).unwrap();
        assert!(world.team(&anna, customer).invitations.is_empty());
        let gone = world.does(&anna, move |tx, act, _| invitation::resend(tx, act, customer, waiting));
        assert!(matches!(gone, Err(Error::NotFound("invitation"))), "{gone:?}");
    });
}

#[test]
fn x_01_who_is_known_signs_in_and_joins_and_nobody_else_can() {
    on_both(|db| {
        let world = World::new(db);
        let customer = world.deliver(&order("A-1"));
        let (id, secret) = world.invitation();
        assert_eq!(world.welcome(&Who::LinkHolder, id, &secret), Welcome::Newcomer);
        let anna = world.person("anna@museo.example", &world.reseller, Role::ReadOnly);
        let bruno = world.person("bruno@museo.example", &world.reseller, Role::Administrator);
        let before = world.dump();
        assert_eq!(world.welcome(&Who::LinkHolder, id, &secret), Welcome::SignIn);
        assert_eq!(world.welcome(&bruno, id, &secret), Welcome::SomebodyElse);
        assert_eq!(world.welcome(&anna, id, &secret), Welcome::Join);
        assert_eq!(refusal(world.accept(id, &secret, "Anna")), Refusal::Known);
        assert_eq!(refusal(world.join(&bruno, id, &secret)), Refusal::SomebodyElse);
        assert!(matches!(world.join(&Who::LinkHolder, id, &secret), Err(Error::SignInNeeded)));
        assert!(is_bad_link(&world.join(&anna, id, "wrong")));
        assert_eq!(world.dump(), before);

        let joined = at_once(4, |_| world.join(&anna, id, &secret));
        assert_eq!(joined.iter().filter(|joined| matches!(joined, Ok(account) if *account == customer)).count(), 1);
        assert!(joined.iter().filter(|joined| joined.is_err()).all(is_bad_link), "{joined:?}");
        let anna = world.anew(&anna);
        let roles: Vec<_> = anna.memberships().iter().map(|one| (one.account, one.role)).collect();
        assert_eq!(roles, [(world.reseller.id, Role::ReadOnly), (customer, Role::Administrator)]);
    });
}

#[test]
fn x_03_who_belongs_to_an_account_gains_by_an_invitation_and_never_loses() {
    on_both(|db| {
        let world = World::new(db);
        let customer = world.deliver(&order("A-1"));
        let (id, secret) = world.invitation();
        let account = world.account("C-1");
        let anna = world.person("anna@museo.example", &account, Role::ReadOnly);
        world.join(&anna, id, &secret).unwrap();
        assert_eq!(world.anew(&anna).memberships()[0].role, Role::Administrator);

        // Invited as a reader, made administrator meanwhile.
        let lia = world.invite(&anna, customer, "lia@museo.example", Role::ReadOnly);
        assert!(matches!(lia, Err(Error::Forbidden)), "what one was when one signed in is asked anew: {lia:?}");
        let anna = world.anew(&anna);
        world.invite(&anna, customer, "lia@museo.example", Role::ReadOnly).unwrap();
        let (id, secret) = world.invitation();
        let lia = world.person("lia@museo.example", &account, Role::Administrator);
        world.join(&lia, id, &secret).unwrap();
        assert_eq!(world.anew(&lia).memberships()[0].role, Role::Administrator);
    });
}

#[test]
fn x_03_the_last_administrator_stays_even_when_two_leave_at_once() {
    on_both(|db| {
        let world = World::new(db);
        let customer = world.deliver(&order("A-1"));
        let account = world.account("C-1");
        let anna = world.person("anna@museo.example", &account, Role::Administrator);
        let before = world.dump();
        let last = |answer: Result<(), Error>| match answer {
            Err(Error::Member(member::Refusal::Unfit(Unfit::LastInCharge(Role::Administrator)))) => {}
            other => panic!("{other:?}"),
        };
        last(world.remove(&anna, customer, id_of(&anna)));
        last(world.set_role(&anna, customer, id_of(&anna), Role::ReadOnly));
        last(world.remove(&world.operator, customer, id_of(&anna)));
        assert_eq!(world.dump(), before);

        let lia = world.person("lia@museo.example", &account, Role::Licenses);
        world.set_role(&anna, customer, id_of(&lia), Role::Administrator).unwrap();
        let lia = world.anew(&lia);
        let both = [anna, lia];
        let gone = at_once(2, |number| world.remove(&both[number], customer, id_of(&both[number])).is_ok());
        assert_eq!(gone.into_iter().filter(|gone| *gone).count(), 1);
        assert_eq!(world.team(&world.operator, customer).members.len(), 1);
    });
}

#[test]
fn x_03_who_is_taken_out_reaches_nothing_any_more_and_roles_count_at_once() {
    on_both(|db| {
        let world = World::new(db);
        let customer = world.deliver(&order("A-1"));
        let account = world.account("C-1");
        let anna = world.person("anna@museo.example", &account, Role::Administrator);
        let Who::Person(lia, _) = world.person("lia@museo.example", &account, Role::Licenses) else { panic!() };
        let person = lia.clone();
        let session = world.does(&Who::Nobody, move |tx, act, _| session::open(tx, act, &person, "test")).unwrap();
        let now = || {
            let session = session.clone();
            world.sees(&Who::Nobody, move |tx, act, _| session::who(tx, act, &session)).unwrap()
        };
        world.add_server(&now(), customer, "one").unwrap();
        world.set_role(&anna, customer, lia.id, Role::ReadOnly).unwrap();
        assert!(matches!(world.add_server(&now(), customer, "two"), Err(Error::Forbidden)));
        world.remove(&anna, customer, lia.id).unwrap();
        assert!(matches!(world.add_server(&now(), customer, "two"), Err(Error::NotFound(_))));
        assert!(matches!(world.remove(&anna, customer, lia.id), Err(Error::NotFound("member"))));
        let mut kinds: Vec<_> = world.events(lia.id.uuid()).into_iter().map(|event| event.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        assert_eq!(kinds, ["member.joined", "member.removed", "member.role-changed", "person.signed-in"]);
        let told = world.team(&anna, customer).members;
        assert!(told.iter().all(|member| member.last_sign_in.is_some()), "{told:?}");
    });
}

#[test]
fn x_03_an_invitation_that_ran_out_is_replaced_by_the_next() {
    on_both(|db| {
        let world = World::new(db);
        let vendor = world.vendor_account.id;
        world.invite(&world.operator, vendor, "eva@imago.example", Role::Engineer).unwrap();
        world.pass(SignedDuration::from_hours(31 * 24));
        assert_eq!(world.team(&world.operator, vendor).invitations.len(), 1, "it shows that it ran out");
        world.invite(&world.operator, vendor, "eva@imago.example", Role::Auditor).unwrap();
        let [waiting] = &world.team(&world.operator, vendor).invitations[..] else { panic!() };
        assert_eq!(waiting.role, Role::Auditor);
    });
}

/// As in `access.rs`: `y` is done or shown, `0` shown without it, `-` refused by the role, `?` does not exist, `!` sign in
/// first.
const TABLE: &str = "
                             accounts make change account its-people partners let-in end accept decline team invite resend withdraw role remove
nobody                              !    !      !       !          !        !      !   !      !       !    !      !      !        !    !      !
link holder                         -    -      ?       ?          ?        ?      ?   ?      ?       ?    ?      ?      ?        ?    ?      ?
product                             -    -      ?       ?          ?        ?      ?   ?      ?       ?    ?      ?      ?        ?    ?      ?
system                              y    y      y       y          y        y      y   y      y       y    y      y      y        y    y      y
program of the operator             y    y      y       y          y        y      y   y      y       y    y      y      y        y    y      y
vendor operator                     y    y      y       y          y        y      y   y      y       y    y      y      y        y    y      y
vendor engineer                     y    -      -       y          y        y      -   -      -       -    y      -      -        -    -      -
vendor support-manager              y    -      -       y          y        y      -   -      -       -    y      -      -        -    -      -
vendor regional-manager             y    -      -       y          y        y      -   -      -       -    y      -      -        -    -      -
vendor auditor                      y    -      -       y          y        y      -   -      -       -    y      -      -        -    -      -
reseller administrator              -    -      -       y          0        y      -   -      -       -    -      -      -        -    -      -
reseller licenses                   -    -      -       y          0        y      -   -      -       -    -      -      -        -    -      -
reseller read-only                  -    -      -       y          0        y      -   -      -       -    -      -      -        -    -      -
customer administrator              -    -      -       y          y        y      y   y      y       y    y      y      y        y    y      y
customer licenses                   -    -      -       y          0        y      -   -      -       -    -      -      -        -    -      -
customer read-only                  -    -      -       y          0        y      -   -      -       -    -      -      -        -    -      -
";

/// Every deed about an account, its partners and its people, on the first customer.
fn deeds(world: &World) -> Vec<(&'static str, Deed)> {
    let id = world.deliver(&order("A-1"));
    let account = world.account("C-1");
    world.person("first@museo.example", &account, Role::Administrator);
    let member = id_of(&world.person("member@museo.example", &account, Role::Licenses));
    let waiting = world.invite(&world.operator, id, "waiting@museo.example", Role::ReadOnly).unwrap().id;
    let (partner, asking) = (world.reseller.id, world.other_reseller.id);
    let order = world.place(&order("A-1")).unwrap().order.id;
    world
        .does::<_, Error>(&Who::System, move |tx, act, _| {
            let request = claviger_app::store::grant::Request {
                customer: id,
                partner: asking,
                scope: GrantScope::Licenses,
                order,
                at: act.now,
                by_kind: "system".into(),
                by: None,
            };
            Ok(claviger_app::store::grant::ask(tx, &request)?)
        })
        .unwrap();
    let facts = |number: &str| Facts {
        number: number.into(),
        name: "New".into(),
        country: "IT".into(),
        time_zone: "UTC".into(),
        language: "en".into(),
        orders_to: String::new(),
    };
    let new = Wish { kind: "customer".into(), facts: facts("N-1"), above: String::new() };
    let changed = Wish { kind: String::new(), facts: facts("C-1"), above: String::new() };
    vec![
        (
            "accounts",
            deed(|tx, act, _| Ok(!accounts::list(tx, act, None, &Sought::default(), &Part::first(9))?.is_empty())),
        ),
        ("make", deed(move |tx, act, _| accounts::make(tx, act, &new).map(|_| true))),
        ("change", deed(move |tx, act, _| accounts::change(tx, act, id, 1, &changed).map(|_| true))),
        ("account", deed(move |tx, act, _| Ok(accounts::show(tx, act, id)?.account.id == id))),
        ("its-people", deed(move |tx, act, _| Ok(accounts::show(tx, act, id)?.users.is_some()))),
        ("partners", deed(move |tx, act, _| Ok(!grant::show(tx, act, id, &Part::first(9))?.grants.is_empty()))),
        ("let-in", deed(move |tx, act, _| grant::let_in(tx, act, id, "D-1", GrantScope::Both).map(|_| true))),
        ("end", deed(move |tx, act, _| grant::end(tx, act, id, partner).map(|()| true))),
        ("accept", deed(move |tx, act, _| grant::accept(tx, act, id, asking).map(|_| true))),
        ("decline", deed(move |tx, act, _| grant::decline(tx, act, id, asking).map(|()| true))),
        ("team", deed(move |tx, act, _| Ok(!member::show(tx, act, id)?.members.is_empty()))),
        (
            "invite",
            deed(move |tx, act, _| {
                invitation::invite(tx, act, id, "new@museo.example", Role::ReadOnly, Language::English).map(|_| true)
            }),
        ),
        ("resend", deed(move |tx, act, _| invitation::resend(tx, act, id, waiting).map(|()| true))),
        ("withdraw", deed(move |tx, act, _| invitation::withdraw(tx, act, id, waiting).map(|()| true))),
        ("role", deed(move |tx, act, _| member::change_role(tx, act, id, member, Role::ReadOnly).map(|()| true))),
        ("remove", deed(move |tx, act, _| member::remove(tx, act, id, member).map(|()| true))),
    ]
}

#[test]
fn x_03_every_deed_about_an_account_and_its_people_is_for_those_it_is_meant_for() {
    on_both(|db| {
        let world = World::new(db);
        let deeds = deeds(&world);
        assert_eq!(tried_by_everybody(&world, &deeds), TABLE);
    });
}
