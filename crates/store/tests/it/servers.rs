//! Servers in lists, their alerts, and what is released of theirs, on both engines.

use claviger_domain::account::AccountKind;
use claviger_domain::license::alert::{Alert, AlertKind, Sighting};
use claviger_domain::license::allocation::Allocation;
use claviger_domain::license::pool::Pool;
use claviger_domain::license::server::{Binding, Server, StatusKind, heard_since};
use claviger_domain::sorting::{Key as _, Part, Sort, rows};
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::server_list::{By, Listed, Wanted, Whose, list};
use claviger_store::{account, alert, pool, release, server, server_day, server_list};
use jiff::civil::date;

use crate::nouns::{at, fax, id, on_each, some_account, some_server, units, with_accounts};

#[test]
fn l_13_the_days_on_which_a_server_was_heard_of_are_counted_and_forgotten() {
    on_each(|tx| {
        with_accounts(tx)?;
        server::add(tx, &some_server(31, "s31"), at(0))?;
        server::add(tx, &some_server(32, "s32"), at(0))?;
        let day = 86_400;
        // In whatever order batches are written, by whichever node.
        for (server, second, times) in [(31, 50, 3), (31, 20, 1), (31, day + 5, 2), (32, 7, 1), (31, 40, 1)] {
            server_day::note(tx, id(server), at(second), times)?;
        }
        let first = server_day::of_server(tx, id(32), date(1970, 1, 1))?[0].day;
        let heard = |tx: &mut _| -> Result<Vec<_>, _> {
            let days = server_day::of_server(tx, id(31), first)?;
            Ok::<_, Fault>(days.into_iter().map(|one| (one.check_ins, one.first, one.last)).collect())
        };
        assert_eq!(heard(tx)?, [(5, at(20), at(50)), (2, at(day + 5), at(day + 5))]);
        assert_eq!(server_day::of_server(tx, id(31), first.tomorrow().unwrap())?.len(), 1);
        assert_eq!(server_day::forget(tx, first, 9)?, 0);
        assert_eq!(server_day::forget(tx, first.tomorrow().unwrap(), 1)?, 1);
        assert_eq!(server_day::forget(tx, first.tomorrow().unwrap(), 9)?, 1);
        assert_eq!(heard(tx)?.len(), 1);

        assert_eq!(server_day::clock(tx, id(31))?, None);
        server_day::note_clock(tx, id(31), -90, at(9))?;
        assert_eq!(server_day::clock(tx, id(31))?, Some((-90, at(9))));
        server::remove(tx, id(31))?;
        assert_eq!(heard(tx)?.len(), 0);
        Ok(())
    });
}

#[test]
fn l_15_servers_are_found_whose_leases_have_ended_while_they_were_letting_go() {
    on_each(|tx| {
        with_accounts(tx)?;
        let fresh = pool::open(tx, &fax(), id(41))?;
        let mut allocations = Vec::new();
        // Until when its lease, and those before, hold; how much it lets go of, and left behind.
        for (number, lease, before, releasing, left_behind) in [
            (31, Some(5), None, 1, 0),
            (32, Some(9), None, 1, 0),
            (33, Some(5), None, 0, 0),
            (34, Some(9), Some(5), 0, 1),
            (35, Some(5), Some(9), 0, 1),
            (36, None, None, 1, 0),
        ] {
            let (name, instant) = (format!("s{number}"), |second: Option<i64>| second.map(at));
            let mut server = some_server(number, &name);
            server::add(tx, &server, at(0))?;
            (server.holds_lease_until, server.left_behind_until) = (instant(lease), instant(before));
            server::record(tx, &server)?;
            let (releasing, left_behind) = (units(releasing), units(left_behind));
            allocations.push(Allocation { releasing, left_behind, ..Allocation::none(id(number), at(0)) });
        }
        assert!(pool::record(tx, &Pool { allocations, ..fresh }, 0, &[])?);
        let found = server::releasing_without_lease(tx, at(5), 9)?;
        let names: Vec<_> = found.into_iter().map(|one| one.server.name).collect();
        assert_eq!(names, ["s31", "s34"]);
        assert_eq!(server::releasing_without_lease(tx, at(9), 3)?.len(), 3);
        Ok(())
    });
}

#[test]
fn l_17_alerts_come_back_as_they_were_and_are_acknowledged_once() {
    on_each(|tx| {
        with_accounts(tx)?;
        server::add(tx, &some_server(31, "rome-1"), at(0))?;
        let seen = |host: &str, second| Sighting {
            host: host.into(),
            fingerprint: "print".into(),
            product_version: "7.2".into(),
            origin: Some("192.0.2.9".into()),
            at: at(second),
        };
        let full = Alert {
            id: id(91),
            server: id(31),
            account: id(1),
            kind: AlertKind::SecondInstallation,
            seen: seen("thief", 4),
            known: Some(Sighting { origin: None, ..seen("rome-host", 2) }),
            since: at(4),
            times: 1,
            acknowledged: None,
        };
        let bare = Alert { id: id(92), kind: AlertKind::Copy, known: None, ..full.clone() };
        alert::add(tx, &full)?;
        alert::add(tx, &bare)?;
        assert_eq!(alert::open_of(tx, id(31))?, [full.clone(), bare.clone()]);
        let again = Sighting { origin: None, product_version: "7.3".into(), ..seen("thief", 6) };
        alert::note_again(tx, id(91), &again)?;
        let full = Alert { seen: again, times: 2, ..full };
        assert_eq!(alert::find(tx, id(91))?, Some(full.clone()));
        assert!(alert::acknowledge(tx, id(91), Some(id(7)), at(8))?);
        assert!(!alert::acknowledge(tx, id(91), None, at(9))?);
        let full = Alert { acknowledged: Some((at(8), Some(id(7)))), ..full };
        assert_eq!(alert::open_of(tx, id(31))?, std::slice::from_ref(&bare));
        assert_eq!(alert::of_server(tx, id(31), 9)?, [bare, full]);
        assert_eq!(alert::open_of(tx, id(32))?, []);
        Ok(())
    });
}

#[test]
fn l_15_releases_are_counted_since_an_instant() {
    on_each(|tx| {
        with_accounts(tx)?;
        for (number, account, counts, second) in
            [(1, 1, true, 3), (2, 1, true, 5), (3, 1, false, 6), (4, 2, true, 6), (5, 1, true, 7)]
        {
            release::add(tx, id(number), id(account), id(31), counts, at(second))?;
        }
        let counted = [0, 4, 5, 8].map(|began| release::count_since(tx, id(1), at(began)));
        assert_eq!(counted.into_iter().collect::<Result<Vec<_>, _>>()?, [3, 2, 2, 0]);
        Ok(())
    });
}

#[test]
fn l_13_servers_are_listed_by_name_searched_and_filtered_page_by_page() {
    on_each(|tx| {
        with_accounts(tx)?;
        account::add(tx, &some_account(3, AccountKind::Customer, "Harbour"), at(0))?;
        claviger_store::grant::give(tx, &crate::accounts::some_grant(3, 2))?;
        let binding = |host: &str, second| Binding {
            key: [1; 32],
            fingerprint: "print".into(),
            host: host.into(),
            product_version: "7.2".into(),
            bound_at: at(0),
            sequence: 1,
            nonce: "nonce-0001".into(),
            last_seen: at(second),
            origin: None,
        };
        for (number, account, name, bound) in [
            (31, 1, "Rome-1", Some(binding("HOST-100%", 50))),
            (32, 1, "milan_1", Some(binding("host-b", 5))),
            (33, 1, "milan-2", None),
            (34, 1, "naples", None),
            (35, 3, "dover", Some(binding("host-c", 50))),
        ] {
            let mut server = Server { account: id(account), ..some_server(number, name) };
            server::add(tx, &server, at(0))?;
            server.binding = bound;
            match number {
                34 => server.disable(at(9)),
                35 => server.unbind(at(9)),
                _ => {}
            }
            server::record(tx, &server)?;
        }
        server::replace_token(tx, id(35), &[7])?;
        let all = Wanted { whose: Whose::Everybodys, words: Vec::new(), status: None, heard_since: at(10) };
        let list = |tx: &mut Tx<'_>, wanted: &Wanted| Ok::<_, Fault>(rows(list(tx, wanted, &Part::first(9))?));
        let names = |found: Vec<Listed>| found.into_iter().map(|one| one.stored.server.name).collect::<Vec<_>>();
        let everything = ["dover", "milan-2", "milan_1", "naples", "Rome-1"];
        assert_eq!(names(list(tx, &all)?), everything);
        for (whose, found) in [
            (Whose::Of(id(1)), &everything[1..]),
            (Whose::Of(id(2)), &[]),
            (Whose::OfCustomersOf(id(2)), &["dover"]),
            (Whose::OfCustomersOf(id(1)), &[]),
        ] {
            assert_eq!(names(list(tx, &Wanted { whose, ..all.clone() })?), found, "{whose:?}");
        }
        for (words, found) in [
            (vec!["milan"], vec!["milan-2", "milan_1"]),
            (vec!["rome", "host"], vec!["Rome-1"]),
            (vec!["n_1"], vec!["milan_1"]),
            (vec!["100%"], vec!["Rome-1"]),
            (vec!["%"], vec!["Rome-1"]),
            (vec!["b33"], vec!["milan-2"]),
            (vec!["!"], vec![]),
            (vec!["host", "c", "dover"], vec!["dover"]),
        ] {
            let words: Vec<_> = words.into_iter().map(ToOwned::to_owned).collect();
            assert_eq!(names(list(tx, &Wanted { words: words.clone(), ..all.clone() })?), found, "{words:?}");
        }
        let interval = jiff::SignedDuration::from_secs(5);
        for (kind, found) in StatusKind::ALL.into_iter().zip(["milan-2", "dover", "Rome-1", "milan_1", "naples"]) {
            let wanted = Wanted { status: Some(kind), heard_since: heard_since(interval, at(25)), ..all.clone() };
            let listed = list(tx, &wanted)?;
            for one in &listed {
                let status = one.stored.server.status(one.stored.token_sealed.is_some(), interval, at(25));
                assert_eq!(status.kind(), kind, "the list and the business agree");
            }
            assert_eq!(names(listed), [found], "{kind:?}");
        }
        let mut pages = Vec::new();
        let mut part = Part::first(2);
        loop {
            let page = server_list::list(tx, &all, &part)?;
            part.after = page.last().map(|one| one.place.clone());
            if page.is_empty() {
                break;
            }
            pages.push(names(rows(page)));
        }
        assert_eq!(pages, [&everything[..2], &everything[2..4], &everything[4..]]);
        for by in By::ALL {
            let mut stood = [false, true].map(|descending| {
                let part = Part { sort: Sort { by: *by, descending }, ..Part::first(9) };
                server_list::list(tx, &all, &part).unwrap()
            });
            assert!(stood[0].is_sorted_by_key(|one| one.place.clone()), "{by:?}");
            stood[1].reverse();
            assert_eq!(stood.each_ref().map(|list| list.len()), [5, 5], "{by:?}");
            let ids = stood.map(|list| list.into_iter().map(|one| one.place).collect::<Vec<_>>());
            assert_eq!(ids[0], ids[1], "{by:?}");
        }
        Ok(())
    });
}
