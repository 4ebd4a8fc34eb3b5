//! Accounts, their grants, their people and their invitations come back as they were, and are found. (X-01, L-08)

use claviger_domain::account::{Account, AccountKind, GrantScope, Language, Role};
use claviger_domain::fold::Sought;
use claviger_domain::sales::order::NamedBySender;
use claviger_domain::sorting::{Part, rows};
use claviger_store::engine::Tx;
use claviger_store::event::Event;
use claviger_store::fault::Fault;
use claviger_store::forward::{Forwarding, ToWhom};
use claviger_store::grant::{Grant, Request};
use claviger_store::invitation::Invitation;
use claviger_store::{account, event, forward, grant, invitation, order, person};
use uuid::Uuid;

use crate::nouns::{at, id, on_each, some_account, some_line, some_order, some_person, with_accounts};

pub fn some_grant(customer: u128, partner: u128) -> Grant {
    Grant {
        id: Some(id(customer * 100 + partner)),
        customer: id(customer),
        partner: id(partner),
        scope: GrantScope::Licenses,
        since: at(1),
        by_kind: "person".into(),
        by: Some(Uuid::from_u128(7)),
    }
}

#[test]
fn x_01_a_grant_reaches_one_customer_and_stands_once() {
    on_each(|tx| {
        for (number, kind, name) in [
            (1, AccountKind::Customer, "b"),
            (2, AccountKind::Reseller, "r"),
            (3, AccountKind::Customer, "Á"),
            (4, AccountKind::Customer, "B"),
            (5, AccountKind::Customer, "c"),
        ] {
            account::add(tx, &some_account(number, kind, name), at(0))?;
        }
        for customer in [1, 3, 1] {
            grant::give(tx, &some_grant(customer, 2))?;
        }
        let tickets = Grant { scope: GrantScope::Tickets, by: None, ..some_grant(5, 2) };
        grant::give(tx, &tickets)?;
        let names = |accounts: Vec<Account>| accounts.into_iter().map(|one| one.name).collect::<Vec<_>>();
        let all = Sought::default();
        assert_eq!(
            names(rows(account::customers_of(tx, id(2), &all, &Part::first(9))?)),
            ["Á", "b"],
            "not those for tickets"
        );
        assert_eq!(
            names(rows(account::list(tx, Some(AccountKind::Customer), &all, &Part::first(9))?)),
            ["Á", "b", "B", "c"]
        );
        assert_eq!(grant::between(tx, id(5), id(2))?, Some(tickets));
        let granted: Vec<_> = [(1, 2), (4, 2), (2, 1), (3, 4)]
            .into_iter()
            .map(|(customer, partner)| Ok(grant::between(tx, id(customer), id(partner))?.is_some()))
            .collect::<Result<_, Fault>>()?;
        assert_eq!(granted, [true, false, false, false]);

        assert_eq!(grant::of_customer(tx, id(1))?, [some_grant(1, 2)]);
        let of_partner = grant::list_of_partner(tx, id(2), &Part::first(9))?;
        let place = of_partner[1].place.clone();
        let of_partner: Vec<_> = of_partner.iter().map(|one| one.row.customer).collect();
        assert_eq!(of_partner, [id(3), id(1), id(5)]);
        let behind = Part { after: Some(place), ..Part::first(9) };
        assert_eq!(grant::list_of_partner(tx, id(2), &behind)?.len(), 1);
        assert_eq!([grant::count(tx, id(2))?, grant::count(tx, id(1))?, grant::count(tx, id(4))?], [3, 1, 0]);
        assert_eq!(grant::find(tx, id(102))?, Some(some_grant(1, 2)));
        assert!(grant::end(tx, id(1), id(2))? && !grant::end(tx, id(1), id(2))?);
        assert_eq!(grant::find(tx, id(102))?, None);
        Ok(())
    });
}

#[test]
fn l_08_accounts_are_found_by_the_beginnings_of_their_words_a_page_at_a_time() {
    on_each(|tx| {
        for (number, kind, name) in [
            (1, AccountKind::Customer, "Łódź Museum"),
            (2, AccountKind::Reseller, "Museo Civico"),
            (3, AccountKind::Customer, "Zur Möwe"),
            (4, AccountKind::Customer, "Musée de l’Homme"),
            (5, AccountKind::Customer, "!!!"),
        ] {
            account::add(tx, &some_account(number, kind, name), at(0))?;
            if kind == AccountKind::Customer {
                account::add(tx, &some_account(number + 20, AccountKind::Reseller, "zz"), at(0))?;
                grant::give(tx, &some_grant(number, 21))?;
            }
        }
        let customers = |tx: &mut Tx<'_>, q: &str| {
            let found = rows(account::list(tx, Some(AccountKind::Customer), &Sought::new(q), &Part::first(9))?);
            let of = rows(account::customers_of(tx, id(21), &Sought::new(q), &Part::first(9))?);
            let ids = |accounts: &[Account]| accounts.iter().map(|one| one.id).collect::<Vec<_>>();
            assert_eq!(ids(&found), ids(&of), "{q}");
            Ok::<_, Fault>(ids(&found))
        };
        assert_eq!(customers(tx, "mus")?, [id(1), id(4)]);
        assert_eq!(customers(tx, "MUSE lodz")?, [id(1)]);
        assert_eq!(customers(tx, "n-4 musee")?, [id(4)]);
        assert_eq!(customers(tx, "useum")?, []);
        assert_eq!(customers(tx, "%")?, [id(5), id(1), id(4), id(3)], "a mark is no word: nothing is sought");
        let every = rows(account::list(tx, None, &Sought::new("muse"), &Part::first(9))?);
        assert_eq!(every.len(), 3);
        let first = account::list(tx, Some(AccountKind::Customer), &Sought::default(), &Part::first(2))?;
        let behind = Part { after: first.last().map(|last| last.place.clone()), ..Part::first(9) };
        let (first, second) =
            (rows(first), rows(account::list(tx, Some(AccountKind::Customer), &Sought::default(), &behind)?));
        assert_eq!([first[0].id, first[1].id, second[0].id, second[1].id], [id(5), id(1), id(4), id(3)]);

        let renamed = Account { name: "Café".into(), ..first[1].clone() };
        assert!(account::change(tx, &renamed, 1)?);
        assert!(!account::change(tx, &renamed, 1)?, "it is another version by now");
        assert_eq!(account::find_versioned(tx, id(1))?.unwrap().1, 2);
        assert_eq!((customers(tx, "cafe")?, customers(tx, "lodz")?), (vec![id(1)], vec![]));
        Ok(())
    });
}

#[test]
fn l_08_accounts_of_an_older_program_become_findable_once() {
    on_each(|tx| {
        account::add(tx, &some_account(1, AccountKind::Customer, "Museo"), at(0))?;
        tx.execute("UPDATE account SET folded_name = NULL", &[])?;
        tx.execute("DELETE FROM search_word", &[])?;
        let found = |tx: &mut Tx<'_>| {
            Ok::<_, Fault>(rows(account::list(tx, None, &Sought::new("mus"), &Part::first(9))?).len())
        };
        assert_eq!(found(tx)?, 0);
        assert_eq!([account::index_some(tx, 9)?, account::index_some(tx, 9)?], [1, 0]);
        assert_eq!(found(tx)?, 1);
        Ok(())
    });
}

#[test]
fn l_08_the_last_accounts_somebody_looked_at_are_remembered_and_no_more() {
    on_each(|tx| {
        person::add(tx, &some_person(7), "hash", at(0))?;
        for number in 1..=4 {
            account::add(tx, &some_account(number, AccountKind::Customer, "a"), at(0))?;
        }
        for (number, second) in [(1, 1), (2, 2), (3, 3), (1, 4), (4, 5)] {
            account::remember(tx, id(7), id(number), at(second), 3)?;
        }
        let recent: Vec<_> = account::recent(tx, id(7))?.iter().map(|one| one.id).collect();
        assert_eq!(recent, [id(4), id(1), id(3)]);
        assert_eq!(account::recent(tx, id(8))?.len(), 0);
        Ok(())
    });
}

#[test]
fn x_03_members_and_their_roles() {
    on_each(|tx| {
        with_accounts(tx)?;
        for (number, role) in [(7, Role::Administrator), (8, Role::ReadOnly)] {
            person::add(tx, &some_person(number), "hash", at(0))?;
            person::join(tx, id(number), id(1), role, at(i64::try_from(number).unwrap()))?;
        }
        for second in [20, 10] {
            let signed_in = Event {
                id: id(1_000 + u128::try_from(second).unwrap()),
                at: at(second),
                kind: "person.signed-in".into(),
                actor_kind: "person".into(),
                actor: Some(Uuid::from_u128(7)),
                origin: "here".into(),
                account: None,
                subject_kind: "person".into(),
                subject: Uuid::from_u128(7),
                before: None,
                after: None,
            };
            event::append(tx, &signed_in)?;
        }
        let told = |tx: &mut Tx<'_>| {
            let members = person::members(tx, id(1))?;
            Ok::<_, Fault>(members.iter().map(|m| (m.person.id, m.role, m.since, m.last_sign_in)).collect::<Vec<_>>())
        };
        let (admin, reader) = (Role::Administrator, Role::ReadOnly);
        assert_eq!(told(tx)?, [(id(7), admin, at(7), Some(at(20))), (id(8), reader, at(8), None)]);
        assert_eq!(person::roles(tx, id(1))?, [(id(7), admin), (id(8), reader)]);
        person::set_role(tx, id(8), id(1), Role::Licenses)?;
        person::leave(tx, id(7), id(1))?;
        assert_eq!(told(tx)?, [(id(8), Role::Licenses, at(8), None)]);
        Ok(())
    });
}

#[test]
fn l_06_what_was_forwarded_and_asked_comes_back_as_it_was() {
    on_each(|tx| {
        with_accounts(tx)?;
        order::add(tx, &some_order(11, vec![some_line(21)]), NamedBySender::default())?;
        let forwarding = |number, second| Forwarding {
            id: id(number),
            order: id(11),
            to: ToWhom::Reseller,
            made: at(second),
            expires: at(99),
            used_by: None,
        };
        for one in [forwarding(1, 5), Forwarding { to: ToWhom::Customer, ..forwarding(2, 3) }, forwarding(3, 1)] {
            forward::add(tx, &one)?;
            assert_eq!(forward::find(tx, one.id)?, Some(one));
        }
        assert_eq!(forward::times(tx, id(11), at(2))?, [at(3), at(5)]);
        assert!(forward::use_up(tx, id(1), id(2), at(6))? && !forward::use_up(tx, id(1), id(2), at(7))?);
        assert_eq!(forward::find(tx, id(1))?.unwrap().used_by, Some(id(2)));

        let asked = Request {
            customer: id(1),
            partner: id(2),
            scope: GrantScope::Both,
            order: id(11),
            at: at(6),
            by_kind: "person".into(),
            by: Some(Uuid::from_u128(7)),
        };
        grant::ask(tx, &asked)?;
        let again = Request { scope: GrantScope::Licenses, at: at(7), ..asked };
        grant::ask(tx, &again)?;
        assert_eq!(grant::request(tx, id(1), id(2))?, Some(again.clone()));
        assert_eq!((grant::requests_to(tx, id(1))?, grant::requests_to(tx, id(2))?), (vec![again], vec![]));
        assert!(grant::answer(tx, id(1), id(2))? && !grant::answer(tx, id(1), id(2))?);
        let sold: Vec<_> = account::sellers_to(tx, id(1), 9)?.iter().map(|one| one.id).collect();
        assert_eq!((sold, account::count_orders(tx, id(2))?, account::count_servers(tx, id(1))?), (vec![id(2)], 1, 0));
        Ok(())
    });
}

#[test]
fn l_06_an_invitation_is_accepted_once() {
    on_each(|tx| {
        with_accounts(tx)?;
        let sent = Invitation {
            id: id(5),
            account: id(1),
            email: "anna@museo.example".parse().unwrap(),
            language: Language::Italian,
            role: Role::Administrator,
            expires: at(10),
            accepted: None,
            withdrawn: None,
            generation: 1,
            order: Some(id(11)),
        };
        invitation::add(tx, &sent, at(0))?;
        assert_eq!(format!("{:?}", invitation::find(tx, id(5))?), format!("{:?}", Some(&sent)));
        assert_eq!(
            [invitation::awaits_administrator(tx, id(1), at(9))?, invitation::awaits_administrator(tx, id(1), at(10))?],
            [true, false]
        );
        assert!(!invitation::awaits_administrator(tx, id(2), at(0))?);
        assert!(invitation::accept(tx, id(5), at(3))?);
        assert!(!invitation::accept(tx, id(5), at(4))?);
        assert_eq!(invitation::find(tx, id(5))?.unwrap().accepted, Some(at(3)));
        assert!(!invitation::awaits_administrator(tx, id(1), at(9))?);
        assert!(!invitation::withdraw(tx, id(5), at(4))?);
        assert_eq!(invitation::renew(tx, id(5), at(99))?, None);

        let other = Invitation { id: id(6), order: None, role: Role::ReadOnly, ..sent };
        invitation::add(tx, &other, at(0))?;
        assert!(!invitation::awaits_administrator(tx, id(1), at(9))?, "a reader is no administrator");
        assert_eq!(invitation::renew(tx, id(6), at(20))?, Some(2));
        let [waiting] = &invitation::unanswered(tx, id(1), 9)?[..] else { panic!("not one") };
        assert_eq!((waiting.id, waiting.generation, waiting.expires), (id(6), 2, at(20)));
        assert!(waiting.is_open(at(19)) && !waiting.is_open(at(20)));
        assert!(invitation::withdraw(tx, id(6), at(4))? && !invitation::withdraw(tx, id(6), at(5))?);
        assert!(!invitation::accept(tx, id(6), at(6))? && !invitation::awaits_administrator(tx, id(1), at(7))?);
        assert_eq!(invitation::unanswered(tx, id(1), 9)?.len(), 0);
        Ok(())
    });
}
