//! Servers are disabled and enabled, change hands, and tell of those who want to be them.

use claviger_app::act::Who;
use claviger_app::activation::{self, Refusal as Told};
use claviger_app::domain::account::Role;
use claviger_app::domain::id::{AccountId, PoolId, ServerId};
use claviger_app::domain::license::alert::AlertKind;
use claviger_app::domain::license::server::{NotRemovable, Status, StatusKind};
use claviger_app::domain::sorting::Part;
use claviger_app::matrix::Refusal as Unsaved;
use claviger_app::server::{self, Refusal, Search, ServerView};
use claviger_app::store::fault::Fault;
use claviger_app::{Error, alert, mail, matrix, store};
use claviger_testkit::engines::on_both;
use jiff::SignedDuration;

use crate::product::Product;
use crate::world::{World, at_once, cell, order, other_order, units};

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// A customer with 20 channels of IP Fax and two servers, the first of which has some of them.
struct Museum {
    world: World,
    anna: Who,
    account: AccountId,
    fax: PoolId,
    rome: ServerId,
    milan: ServerId,
}

impl Museum {
    fn with(world: World, given: u64) -> Self {
        let account = world.deliver(&order("A-1"));
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        let add = |name| world.add_server(&anna, account, name).unwrap().id;
        let (rome, milan) = (add("rome-1"), add("milan-1"));
        let fax = world.pool(account, "ip-fax", "perpetual").id;
        let museum = Self { world, anna, account, fax, rome, milan };
        museum.save(&[(rome, 0, given)]).unwrap();
        museum
    }

    fn save(&self, cells: &[(ServerId, u64, u64)]) -> Result<(), Unsaved> {
        let cells: Vec<_> =
            cells.iter().map(|(server, seen, wanted)| cell(self.fax, *server, *seen, *wanted)).collect();
        match self.world.save(&self.anna, self.account, &cells) {
            Ok(_) => Ok(()),
            Err(Error::Matrix(refusal)) => Err(refusal),
            Err(other) => panic!("{other:?}"),
        }
    }

    /// What `server` wants, has, and lets go of.
    fn stands(&self, server: ServerId) -> [u64; 3] {
        self.world.audit(self.account);
        let pool = self.world.pool(self.account, "ip-fax", "perpetual");
        pool.allocation(server)
            .map_or([0; 3], |one| [one.wanted, one.granted, one.letting_go()].map(|units| units.count()))
    }

    fn view(&self, server: ServerId) -> ServerView {
        self.world.sees(&self.anna, move |tx, act, vendor| server::show(tx, act, vendor, server)).unwrap()
    }

    fn disable(&self, id: ServerId) {
        self.world.does(&self.anna, move |tx, act, _| server::disable(tx, act, id)).unwrap();
    }

    fn enable(&self, id: ServerId) {
        self.world.does(&self.anna, move |tx, act, vendor| server::enable(tx, act, vendor, id)).unwrap();
    }

    fn release_binding(&self, id: ServerId) {
        self.world.does(&self.anna, move |tx, act, vendor| server::release_binding(tx, act, vendor, id)).unwrap();
    }

    fn release_now(&self, who: &Who, id: ServerId) -> Result<(), Refusal> {
        refused(self.world.does(who, move |tx, act, vendor| server::release_now(tx, act, vendor, id)))
    }

    fn job(&self) -> usize {
        self.world.does(&Who::System, |tx, act, _| activation::release_ended(tx, act, 100)).unwrap().released
    }

    /// The kinds of events about `server` that begin with `server.`, sorted: the clock stands still between them.
    fn kinds(&self, server: ServerId) -> Vec<String> {
        let events = self.world.events(server.uuid());
        let mut kinds: Vec<_> =
            events.into_iter().map(|event| event.kind).filter(|kind| kind.starts_with("server.")).collect();
        kinds.sort_unstable();
        kinds
    }

    fn mails(&self) -> Vec<String> {
        let rows = self.world.does::<_, Fault>(&Who::System, |tx, _, _| {
            tx.rows("SELECT recipient FROM mail WHERE kind = 'server-alert' ORDER BY id", &[])
        });
        rows.unwrap().iter().map(|row| row.get("recipient").unwrap()).collect()
    }
}

fn refused(done: Result<(), Error>) -> Result<(), Refusal> {
    done.map_err(|error| match error {
        Error::Server(refusal) => refusal,
        other => panic!("{other:?}"),
    })
}

#[test]
fn l_15_a_disabled_server_is_refused_at_once_and_its_units_are_free_when_its_lease_has_ended() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 20);
        let world = &museum.world;
        let mut rome = Product::new(world, "rome-host", museum.rome);
        rome.activate().unwrap();
        museum.disable(museum.rome);
        assert_eq!(museum.stands(museum.rome), [20, 0, 20]);
        let view = museum.view(museum.rome);
        assert!(matches!(view.status, Status::Disabled { .. }) && view.token.is_none());
        assert_eq!(view.stored.server.last_known().unwrap().host, "rome-host", "as last reported");

        assert_eq!(rome.check_in().unwrap_err(), Told::SessionEnded);
        assert_eq!(rome.renew().unwrap_err(), Told::Disabled);
        assert_eq!(rome.activate().unwrap_err(), Told::Disabled, "its token is worth nothing");

        // Others may have what it had, once nothing can run on it any more.
        museum.save(&[(museum.milan, 0, 20)]).unwrap();
        assert_eq!(museum.stands(museum.milan), [20, 0, 0]);
        world.pass(30 * DAY - SignedDuration::from_secs(1));
        assert_eq!(museum.job(), 0);
        world.pass(SignedDuration::from_secs(1));
        assert_eq!(museum.job(), 1);
        assert_eq!([museum.stands(museum.rome), museum.stands(museum.milan)], [[20, 0, 0], [20, 20, 0]]);
        assert_eq!(museum.job(), 0);

        // Enabled again it gets what nobody was given meanwhile: nothing.
        museum.save(&[(museum.milan, 20, 14)]).unwrap();
        museum.enable(museum.rome);
        assert_eq!(museum.stands(museum.rome), [6, 6, 0]);
    });
}

#[test]
fn l_15_disabling_by_mistake_costs_nothing_but_the_new_token() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 20);
        let world = &museum.world;
        let old = world.token(museum.rome).unwrap();
        let mut rome = Product::new(world, "rome-host", museum.rome);
        rome.activate().unwrap();
        let number = rome.held();
        museum.disable(museum.rome);
        museum.disable(museum.rome);
        museum.enable(museum.rome);
        let new = world.token(museum.rome).unwrap();
        museum.enable(museum.rome);
        assert_eq!(world.token(museum.rome), Some(new.clone()), "pressed twice is pressed once");
        assert_ne!(new, old);
        assert_eq!(museum.view(museum.rome).status, Status::Available);
        assert_eq!(museum.stands(museum.rome), [20, 0, 20]);

        assert_eq!(rome.renew().unwrap_err(), Told::Unbound);
        assert_eq!(rome.activate().unwrap_err(), Told::TokenUnknown);
        rome.token = new;
        assert!(rome.activate().unwrap().number > number);
        assert_eq!(rome.items(), [("ip-fax base".into(), 20)]);
        assert_eq!(museum.stands(museum.rome), [20, 20, 0]);
        rome.check_in().unwrap();
        let kinds = museum.kinds(museum.rome);
        let expected = [
            "server.activated",
            "server.activated",
            "server.added",
            "server.disabled",
            "server.enabled",
            "server.token-made",
            "server.token-made",
        ];
        assert_eq!(kinds, expected);
    });
}

#[test]
fn l_15_the_cells_of_a_disabled_server_stay_as_they_are() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 5);
        museum.disable(museum.rome);
        let before = museum.world.dump();
        assert_eq!(museum.save(&[(museum.rome, 5, 7)]), Err(Unsaved::Disabled(vec!["rome-1".into()])));
        assert_eq!(
            museum.save(&[(museum.milan, 0, 1), (museum.rome, 5, 0)]).unwrap_err(),
            Unsaved::Disabled(vec!["rome-1".into()])
        );
        assert_eq!(museum.world.dump(), before);
        museum.save(&[(museum.milan, 0, 20), (museum.rome, 5, 5)]).unwrap();
        assert_eq!(museum.stands(museum.milan), [20, 20, 0], "it never ran: its units are free");
    });
}

#[test]
fn l_15_l_17_hardware_is_replaced_without_anything_running_twice() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 12);
        let world = &museum.world;
        let mut old = Product::new(world, "old-host", museum.rome);
        old.activate().unwrap();
        let token = old.token.clone();
        museum.release_binding(museum.rome);
        let new_token = world.token(museum.rome).unwrap();
        museum.release_binding(museum.rome);
        assert_eq!(world.token(museum.rome), Some(new_token.clone()), "pressed twice is pressed once");
        assert_ne!(new_token, token);
        // Eight of twenty were free: these it may have at once.
        assert_eq!(museum.stands(museum.rome), [12, 8, 12]);
        assert_eq!(old.check_in().unwrap_err(), Told::SessionEnded);
        assert_eq!(old.renew().unwrap_err(), Told::Unbound);

        let mut new = Product::with_token(world, "new-host", new_token);
        new.activate().unwrap();
        assert_eq!(new.items(), [("ip-fax base".into(), 8)]);
        new.check_in().unwrap();
        assert_eq!(museum.stands(museum.rome), [12, 8, 12], "what it acknowledges is not what the old one runs on");
        assert_eq!(old.renew().unwrap_err(), Told::NotBound);
        let host = |id| museum.view(id).stored.server.binding.unwrap().host;
        assert_eq!(host(museum.rome), "new-host");

        world.pass(10 * DAY);
        new.renew().unwrap();
        new.check_in().unwrap();
        world.pass(20 * DAY);
        assert_eq!(museum.job(), 1, "the old lease has ended, the new one has not");
        assert_eq!(museum.stands(museum.rome), [12, 12, 0]);
        new.renew().unwrap();
        assert_eq!(new.items(), [("ip-fax base".into(), 12)]);
    });
}

#[test]
fn l_15_released_now_is_at_once_and_counted_by_account_and_year() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 20);
        let world = &museum.world;
        let mut rome = Product::new(world, "rome-host", museum.rome);
        rome.activate().unwrap();
        let left = || museum.view(museum.rome).releases.map(|left| left.left);
        let mut have = 20;
        for used in 0..4 {
            assert_eq!(left(), Some(4 - used));
            museum.save(&[(museum.rome, have, have - 2)]).unwrap();
            have -= 2;
            assert_eq!(museum.stands(museum.rome), [have, have, 2]);
            museum.release_now(&museum.anna, museum.rome).unwrap();
            museum.release_now(&museum.anna, museum.rome).unwrap();
            assert_eq!(museum.stands(museum.rome), [have, have, 0]);
        }
        museum.save(&[(museum.rome, 12, 2), (museum.milan, 0, 18)]).unwrap();
        let before = world.dump();
        let again = "2027-01-01".parse().unwrap();
        assert_eq!(museum.release_now(&museum.anna, museum.rome), Err(Refusal::NoReleaseLeft { limit: 4, again }));
        assert_eq!(world.dump(), before);
        assert_eq!(museum.stands(museum.milan), [18, 8, 0]);

        // The vendor may, as often as it takes, and that does not count.
        let operator = world.operator.clone();
        let seen = world.sees(&operator, {
            let id = museum.rome;
            move |tx, act, vendor| server::show(tx, act, vendor, id)
        });
        assert_eq!(seen.unwrap().releases, None);
        museum.release_now(&operator, museum.rome).unwrap();
        assert_eq!([museum.stands(museum.rome), museum.stands(museum.milan)], [[2, 2, 0], [18, 18, 0]]);

        // A new year, where the account is.
        world.pass("2026-12-31T23:00:00Z".parse::<jiff::Timestamp>().unwrap().duration_since(world.now()));
        assert_eq!(left(), Some(4));
        let released = museum.kinds(museum.rome).into_iter().filter(|kind| kind == "server.released-now").count();
        assert_eq!(released, 5);
    });
}

#[test]
fn l_15_however_many_release_at_once_no_more_is_counted_than_was_done() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 20);
        let mut rome = Product::new(&museum.world, "rome-host", museum.rome);
        rome.activate().unwrap();
        museum.disable(museum.rome);
        let done = at_once(4, |_| museum.release_now(&museum.anna, museum.rome));
        assert!(done.iter().all(Result::is_ok), "{done:?}");
        assert_eq!(museum.view(museum.rome).releases.unwrap().left, 3);
        assert_eq!(museum.stands(museum.rome), [20, 0, 0]);
        // Disabled and enabled at once by many: one of each, and nothing lost.
        at_once(4, |number| if number % 2 == 0 { museum.enable(museum.rome) } else { museum.disable(museum.rome) });
        museum.enable(museum.rome);
        assert_eq!(museum.stands(museum.rome), [20, 20, 0]);
    });
}

#[test]
fn l_14_a_rotated_token_replaces_the_old_one_at_once_and_unbinds_nobody() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 5);
        let world = &museum.world;
        let rotate = |id: ServerId, seen: Option<u64>| {
            refused(world.does(&museum.anna, move |tx, act, vendor| server::rotate_token(tx, act, vendor, id, seen)))
        };
        assert_eq!(rotate(museum.milan, None), Err(Refusal::NoToken));
        let first = world.token(museum.rome).unwrap();
        rotate(museum.rome, Some(1)).unwrap();
        let second = world.token(museum.rome).unwrap();
        rotate(museum.rome, Some(1)).unwrap();
        assert_eq!(world.token(museum.rome), Some(second.clone()), "the second press of the same button");
        assert_ne!(first, second);
        assert_eq!(world.places_of(second.split_once('|').unwrap().1), [""; 0]);
        let mut rome = Product::with_token(world, "rome-host", first);
        assert_eq!(rome.activate().unwrap_err(), Told::TokenUnknown);
        rome.token = second.clone();
        rome.activate().unwrap();

        rotate(museum.rome, None).unwrap();
        assert_eq!(world.token(museum.rome), None, "nobody needs it while an installation is bound");
        assert_eq!(rome.check_in().unwrap_err(), Told::SessionEnded);
        rome.renew().unwrap();
        rome.check_in().unwrap();
        let mut thief = Product::with_token(world, "thief-host", second);
        assert_eq!(thief.activate().unwrap_err(), Told::TokenUnknown);
        assert_eq!(museum.stands(museum.rome), [5, 5, 0]);
        museum.disable(museum.rome);
        assert_eq!(rotate(museum.rome, None), Err(Refusal::Disabled));
    });
}

#[test]
fn l_13_a_server_is_renamed_and_removed_when_nothing_depends_on_it() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 5);
        let world = &museum.world;
        let rename = |name: &'static str| {
            let id = museum.rome;
            world.does(&museum.anna, move |tx, act, _| server::rename(tx, act, id, name)).map_err(|error| match error {
                Error::Matrix(refusal) => refusal,
                other => panic!("{other:?}"),
            })
        };
        assert_eq!(rename(" Milan-1 "), Err(Unsaved::ServerNameTaken));
        assert_eq!(rename(" "), Err(Unsaved::ServerName));
        rename("ROME-1").unwrap();
        rename(" rome-ucx ").unwrap();
        rename("rome-ucx").unwrap();
        assert_eq!(museum.view(museum.rome).stored.server.name, "rome-ucx");
        assert_eq!(museum.kinds(museum.rome).iter().filter(|kind| *kind == "server.renamed").count(), 2);

        let remove = |id: ServerId| refused(world.does(&museum.anna, move |tx, act, _| server::remove(tx, act, id)));
        assert_eq!(remove(museum.rome), Err(Refusal::NotRemovable(NotRemovable::HoldsUnits(units(5)))));
        let mut rome = Product::new(world, "rome-host", museum.rome);
        rome.activate().unwrap();
        assert_eq!(remove(museum.rome), Err(Refusal::NotRemovable(NotRemovable::Bound)));
        museum.disable(museum.rome);
        assert_eq!(remove(museum.rome), Err(Refusal::NotRemovable(NotRemovable::HoldsUnits(units(5)))));
        museum.release_now(&museum.anna, museum.rome).unwrap();
        remove(museum.rome).unwrap();
        let id = museum.rome;
        let gone = world.sees(&museum.anna, move |tx, act, vendor| server::show(tx, act, vendor, id));
        assert!(matches!(gone, Err(Error::NotFound("server"))));
        assert_eq!(world.matrix(museum.account).servers.len(), 1);
        assert_eq!(rome.renew().unwrap_err(), Told::NotBound);
        museum.save(&[(museum.milan, 0, 20)]).unwrap();
        assert_eq!(museum.stands(museum.milan), [20, 20, 0]);
        remove(museum.milan).unwrap_err();
        museum.save(&[(museum.milan, 20, 0)]).unwrap();
        remove(museum.milan).unwrap();
        world.audit(museum.account);
    });
}

#[test]
fn l_17_a_second_installation_is_an_alert_with_both_hosts_until_somebody_has_looked() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 5);
        let (world, id) = (&museum.world, museum.rome);
        let bruno = world.person("bruno@museo.example", &world.account("C-1"), Role::ReadOnly);
        let mut rome = Product::new(world, "rome-host", id);
        let token = rome.token.clone();
        rome.activate().unwrap();
        world.pass(SignedDuration::from_mins(5));
        let mut thief = Product::with_token(world, "thief-host", token.clone());
        for _ in 0..3 {
            assert_eq!(thief.activate().unwrap_err(), Told::TokenBound);
        }
        let alerts = museum.view(id).alerts;
        let [one] = alerts.as_slice() else { panic!("{alerts:?}") };
        assert_eq!((one.kind, one.times, one.since), (AlertKind::SecondInstallation, 3, world.now()));
        assert_eq!((one.seen.host.as_str(), one.seen.fingerprint.as_str()), ("thief-host", "print of thief-host"));
        assert_eq!((one.seen.product_version.as_str(), one.seen.origin.as_deref()), ("7.2", Some("192.0.2.7")));
        let known = one.known.as_ref().unwrap();
        assert_eq!((known.host.as_str(), known.origin.as_deref()), ("rome-host", Some("192.0.2.7")));
        assert_eq!(known.at, world.now() - SignedDuration::from_mins(5));

        // Another host is another alert of the same incident: nobody is written to twice.
        let mut other = Product::with_token(world, "other-host", token);
        assert_eq!(other.activate().unwrap_err(), Told::TokenBound);
        assert_eq!(museum.view(id).alerts.len(), 2);
        assert_eq!(museum.mails(), ["anna@museo.example"]);

        let acknowledge = |who: &Who, alert| world.does(who, move |tx, act, _| alert::acknowledge(tx, act, id, alert));
        assert!(matches!(acknowledge(&bruno, one.id), Err(Error::Forbidden)));
        for alert in &alerts {
            acknowledge(&museum.anna, alert.id).unwrap();
            acknowledge(&museum.anna, alert.id).unwrap();
        }
        let wrong = museum.milan;
        let one_id = one.id;
        let elsewhere = world.does(&museum.anna, move |tx, act, _| alert::acknowledge(tx, act, wrong, one_id));
        assert!(matches!(elsewhere, Err(Error::NotFound("alert"))));
        let open = museum.view(id).alerts;
        assert_eq!(open.len(), 1, "the other host's");
        acknowledge(&museum.anna, open[0].id).unwrap();
        let all = world.sees(&museum.anna, move |tx, act, _| alert::of_server(tx, act, id)).unwrap();
        assert!(all.len() == 2 && all.iter().all(|alert| alert.acknowledged.is_some()), "{all:?}");

        // It goes on: a new incident.
        thief.activate().unwrap_err();
        assert_eq!((museum.view(id).alerts.len(), museum.mails().len()), (1, 2));
        let acknowledged = museum.kinds(id).into_iter().filter(|kind| kind == "server.alert-acknowledged").count();
        assert_eq!(acknowledged, 2);
    });
}

#[test]
fn l_17_a_mail_about_an_alert_says_which_hosts_and_leads_to_the_server() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 5);
        let world = &museum.world;
        let mut rome = Product::new(world, "rome-host", museum.rome);
        let token = rome.token.clone();
        rome.activate().unwrap();
        Product::with_token(world, "thief-host", token).activate().unwrap_err();
        let until = world.now() + SignedDuration::from_mins(5);
        let claimed = world.does(&Who::System, move |tx, act, vendor| mail::claim(tx, act, vendor, until, 99)).unwrap();
        let told = claimed.into_iter().find_map(|(mail, content)| match content {
            Some(mail::Content::ServerAlert { told, page }) => Some((mail, told, page)),
            _ => None,
        });
        let (mail, told, page) = told.unwrap();
        assert_eq!(mail.recipient.as_str(), "anna@museo.example");
        assert_eq!(page, format!("https://licensing.example/servers/{}", museum.rome));
        assert_eq!((told.server.as_str(), told.account.name.as_str()), ("rome-1", "Museo Civico"));
        assert_eq!(
            (told.alert.seen.host.as_str(), told.alert.known.unwrap().host.as_str()),
            ("thief-host", "rome-host")
        );
    });
}

#[test]
fn l_17_a_clone_is_an_alert_and_releasing_the_binding_puts_the_right_one_back() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 5);
        let (world, id) = (&museum.world, museum.rome);
        let mut rome = Product::new(world, "rome-host", id);
        rome.activate().unwrap();
        let mut clone = Product::clone_of(&rome, "other");
        clone.host.name = "copy-host".into();
        for _ in 0..3 {
            clone.check_in().unwrap();
        }
        assert_eq!(rome.check_in().unwrap_err(), Told::Repeated);
        assert_eq!(rome.renew().unwrap_err(), Told::Repeated);
        let alerts = museum.view(id).alerts;
        assert_eq!(alerts.iter().map(|alert| (alert.kind, alert.times)).collect::<Vec<_>>(), [(AlertKind::Copy, 2)]);
        assert_eq!(museum.mails().len(), 1);
        // The copy is stopped. Its numbers are ahead, and do not count against the right one.
        museum.release_binding(id);
        rome.token = world.token(id).unwrap();
        rome.activate().unwrap();
        rome.check_in().unwrap();
        assert_eq!(museum.stands(id), [5, 5, 0]);
        assert_eq!(clone.check_in().unwrap_err(), Told::SessionEnded);
    });
}

#[test]
fn l_15_units_that_do_not_fit_their_pool_stop_no_other_server_from_letting_go() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 5);
        let world = &museum.world;
        let harbour = world.deliver(&other_order("B-1"));
        let bill = world.person("bill@harbour.example", &world.account("C-2"), Role::Administrator);
        let dover = world.add_server(&bill, harbour, "dover-1").unwrap().id;
        let theirs = world.pool(harbour, "ip-fax", "perpetual").id;
        world.save(&bill, harbour, &[cell(theirs, dover, 0, 5)]).unwrap();
        for (who, host, id) in [(&museum.anna, "rome-host", museum.rome), (&bill, "dover-host", dover)] {
            Product::new(world, host, id).activate().unwrap();
            world.does(who, move |tx, act, _| server::disable(tx, act, id)).unwrap();
        }
        let fax = museum.fax;
        let spoilt = world.does::<_, Fault>(&Who::System, move |tx, _, _| {
            tx.execute("UPDATE pool SET releasing = 0 WHERE id = $1", store::binds![fax])
        });
        assert_eq!(spoilt.unwrap(), 1);
        world.pass(31 * DAY);
        let ended = world.does(&Who::System, |tx, act, _| activation::release_ended(tx, act, 100)).unwrap();
        assert_eq!(ended, activation::Ended { released: 1, stuck: vec![museum.rome] });
        world.audit(harbour);
        assert!(world.pool(harbour, "ip-fax", "perpetual").figures.releasing.is_zero());
    });
}

#[test]
fn l_17_one_server_keeps_so_many_alerts_open_and_no_more() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 5);
        let world = &museum.world;
        let mut rome = Product::new(world, "rome-host", museum.rome);
        let token = rome.token.clone();
        rome.activate().unwrap();
        for number in 0..25 {
            let mut thief = Product::with_token(world, "thief-host", token.clone());
            thief.host.name = format!("thief-{number}");
            thief.activate().unwrap_err();
        }
        assert_eq!(museum.view(museum.rome).alerts.len(), 20);
        assert_eq!(museum.mails().len(), 1);
    });
}

#[test]
fn l_13_another_host_or_version_is_an_event() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 5);
        let mut rome = Product::new(&museum.world, "rome-host", museum.rome);
        rome.activate().unwrap();
        rome.renew().unwrap();
        rome.host.product_version = "7.3".into();
        rome.renew().unwrap();
        rome.renew().unwrap();
        let events = museum.world.events(museum.rome.uuid());
        let changed: Vec<_> = events.into_iter().filter(|event| event.kind == "server.host-changed").collect();
        let [one] = changed.as_slice() else { panic!("{changed:?}") };
        assert!(one.before.as_ref().unwrap().contains("\"version\":\"7.2\""), "{one:?}");
        assert!(one.after.as_ref().unwrap().contains("\"version\":\"7.3\""), "{one:?}");
        assert_eq!(museum.view(museum.rome).stored.server.binding.unwrap().product_version, "7.3");
    });
}

#[test]
fn l_21_a_product_that_is_too_old_is_told_which_release_it_needs_and_the_way_out() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 5);
        let (world, id) = (&museum.world, museum.rome);
        let mut rome = Product::new(world, "rome-host", id);
        let old = |version: &str| Told::VersionTooOld { version: version.into(), needs: "Imago Suite 7".into() };
        for version in ["6.9", "0.1", "unknown"] {
            rome.host.product_version = version.into();
            assert_eq!(rome.activate().unwrap_err(), old(version));
        }
        assert_eq!(
            old("6.9").to_string(),
            "Requires Imago Suite 7 or later for online activation, and this is 6.9: update the product, or activate \
             it offline"
        );
        assert_eq!(museum.view(id).status, Status::Available, "nobody is bound, and the token is still good");
        let alerts = museum.view(id).alerts;
        assert_eq!((alerts.len(), alerts[0].kind, alerts[0].times), (1, AlertKind::VersionTooOld, 3));
        assert!(museum.mails().is_empty());

        rome.host.product_version = "7.0".into();
        rome.activate().unwrap();
        rome.host.product_version = "6.9".into();
        assert_eq!(rome.renew().unwrap_err(), old("6.9"));
        assert_eq!(rome.renew_again().unwrap_err(), old("6.9"), "nor by asking again");
        rome.host.product_version = "7.0.1".into();
        rome.renew().unwrap();
    });
}

#[test]
fn l_13_everybody_finds_the_servers_they_reach() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 5);
        let world = &museum.world;
        let harbour = world.deliver(&other_order("B-1"));
        world.add_server(&world.operator, harbour, "dover-1").unwrap();
        let list = |who: &Who, search: Search, part: Part<server::By>| {
            world.sees(who, move |tx, act, vendor| server::list(tx, act, vendor, &search, &part))
        };
        let all = Search::default;
        let names = |who: &Who, search: Search| {
            let found = list(who, search, Part::first(9)).unwrap();
            found.iter().map(|one| one.row.0.stored.server.name.clone()).collect::<Vec<_>>()
        };
        let seller = world.person("rita@belcampo.example", &world.reseller, Role::ReadOnly);
        let support = world.person("sam@belcampo.example", &world.reseller, Role::Support);
        assert_eq!(names(&world.operator, all()), ["dover-1", "milan-1", "rome-1"]);
        assert_eq!(names(&museum.anna, all()), ["milan-1", "rome-1"]);
        assert_eq!(names(&seller, all()), ["milan-1", "rome-1"]);
        assert!(matches!(list(&support, all(), Part::first(9)), Err(Error::Forbidden)));
        assert!(matches!(list(&Who::Nobody, all(), Part::first(9)), Err(Error::SignInNeeded)));
        let of = |account| Search { account: Some(account), ..all() };
        assert_eq!(names(&world.operator, of(harbour)), ["dover-1"]);
        assert!(matches!(list(&museum.anna, of(harbour), Part::first(9)), Err(Error::NotFound(_))));
        assert_eq!(names(&world.operator, Search { text: " ROME ".into(), ..all() }), ["rome-1"]);
        let status = |kind| Search { status: Some(kind), ..all() };
        assert_eq!(names(&museum.anna, status(StatusKind::Available)), ["rome-1"]);
        let first = list(&museum.anna, all(), Part::first(1)).unwrap();
        assert_eq!(first[0].row.0.stored.server.id, museum.milan);
        let behind = Part { after: Some(first[0].place.clone()), ..Part::first(9) };
        let second = list(&museum.anna, all(), behind).unwrap();
        assert_eq!(second.iter().map(|one| one.row.0.stored.server.id).collect::<Vec<_>>(), [museum.rome]);
    });
}

#[test]
fn l_13_the_matrix_remembers_what_a_disabled_server_was_to_have() {
    on_both(|db| {
        let museum = Museum::with(World::new(db), 5);
        museum.disable(museum.rome);
        let (id, account) = (museum.rome, museum.account);
        let shown =
            museum.world.sees(&museum.anna, move |tx, act, vendor| matrix::show(tx, act, vendor, account)).unwrap();
        let allocation = *shown.rows[0].pool.allocation(id).unwrap();
        assert_eq!((allocation.wanted, allocation.granted, allocation.waiting()), (units(5), units(0), units(0)));
        let servers = museum.world.sees::<_, Fault>(&Who::System, move |tx, _, _| store::server::find(tx, id)).unwrap();
        assert!(servers.unwrap().server.disabled_at.is_some());
    });
}
