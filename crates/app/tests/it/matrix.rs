//! The matrix: servers are added, quantities saved together or not at all.

use claviger_app::act::Who;
use claviger_app::domain::account::Role;
use claviger_app::domain::id::{AccountId, Id, PoolId, ServerId};
use claviger_app::domain::license::server::Status;
use claviger_app::matrix::{ChangedCell, MOST_CELLS, Refusal, Saved, Short};
use claviger_app::{Error, server};
use claviger_testkit::engines::on_both;

use crate::product::Product;
use crate::world::{World, at_once, cell, order, other_order, perpetual, units};

/// A customer with 20 channels of IP Fax, 180 of call recording and two servers.
struct Museum {
    world: World,
    anna: Who,
    account: AccountId,
    fax: PoolId,
    recording: PoolId,
    rome: ServerId,
    milan: ServerId,
}

impl Museum {
    fn new(world: World) -> Self {
        let mut request = order("A-1");
        request.lines.push(perpetual("IM162-90L", 2));
        let account = world.deliver(&request);
        let anna = world.person("anna@museo.example", &world.account("C-1"), Role::Administrator);
        let add = |name| world.add_server(&anna, account, name).unwrap().id;
        let (rome, milan) = (add("rome-1"), add("milan-1"));
        let pool = |application| world.pool(account, application, "perpetual").id;
        let (fax, recording) = (pool("ip-fax"), pool("call-recording"));
        Self { world, anna, account, fax, recording, rome, milan }
    }

    fn save(&self, cells: &[(PoolId, ServerId, u64, u64)]) -> Result<Saved, Refusal> {
        let cells: Vec<_> =
            cells.iter().map(|(pool, server, seen, wanted)| cell(*pool, *server, *seen, *wanted)).collect();
        self.world.save(&self.anna, self.account, &cells).map_err(|error| match error {
            Error::Matrix(refusal) => refusal,
            other => panic!("{other:?}"),
        })
    }

    /// What `server` wants, has and lets go of.
    fn stands(&self, pool: PoolId, server: ServerId) -> [u64; 3] {
        let rows = self.world.matrix(self.account).rows;
        let pool = &rows.iter().find(|row| row.pool.id == pool).unwrap().pool;
        pool.allocation(server)
            .map_or([0; 3], |one| [one.wanted, one.granted, one.releasing].map(|units| units.count()))
    }
}

#[test]
fn l_12_a_server_is_a_new_column_with_a_name_of_its_own() {
    on_both(|db| {
        let museum = Museum::new(World::new(db));
        let add = |name| museum.world.add_server(&museum.anna, museum.account, name);
        for (name, expected) in [
            ("", Refusal::ServerName),
            (" \t ", Refusal::ServerName),
            ("na\0ples", Refusal::ServerName),
            ("n".repeat(65).leak(), Refusal::ServerName),
            ("rome-1", Refusal::ServerNameTaken),
            (" ROME-1 ", Refusal::ServerNameTaken),
        ] {
            assert!(matches!(add(name), Err(Error::Matrix(refused)) if refused == expected), "{name:?}");
        }
        add(" Nàpoli 🍕 ").unwrap();
        let matrix = museum.world.matrix(museum.account);
        let names: Vec<_> = matrix.servers.iter().map(|stored| stored.server.name.as_str()).collect();
        assert_eq!(names.len(), 3);
        assert!(names.contains(&"Nàpoli 🍕"), "{names:?}");
        // Another customer may use the same names.
        let other = museum.world.deliver(&other_order("B-1"));
        museum.world.add_server(&museum.world.operator, other, "rome-1").unwrap();
        // A reseller has no servers.
        let reseller = museum.world.add_server(&museum.world.operator, museum.world.reseller.id, "rome-1");
        assert!(matches!(reseller, Err(Error::NotFound(_))));
    });
}

#[test]
fn l_12_two_servers_of_one_name_added_at_once_are_one() {
    on_both(|db| {
        let museum = Museum::new(World::new(db));
        let added = at_once(4, |_| museum.world.add_server(&museum.anna, museum.account, "naples-1"));
        assert_eq!(added.iter().filter(|added| added.is_ok()).count(), 1, "{added:?}");
        let taken = |added: &Result<_, Error>| matches!(added, Err(Error::Matrix(Refusal::ServerNameTaken)));
        assert_eq!(added.iter().filter(|added| taken(added)).count(), 3, "{added:?}");
    });
}

#[test]
fn l_12_a_save_stores_every_cell_it_names() {
    on_both(|db| {
        let museum = Museum::new(World::new(db));
        let Museum { fax, recording, rome, milan, .. } = museum;
        let saved = museum.save(&[(fax, rome, 0, 12), (fax, milan, 0, 8), (recording, rome, 0, 1)]).unwrap();
        assert_eq!(saved, Saved { rows: 2, servers: 2 });
        assert_eq!([museum.stands(fax, rome), museum.stands(fax, milan)], [[12, 12, 0], [8, 8, 0]]);
        assert_eq!(museum.stands(recording, rome), [1, 1, 0]);
        museum.world.audit(museum.account);
        // Neither server runs yet: what is taken from one is free for the other at once.
        museum.save(&[(fax, rome, 12, 0), (fax, milan, 8, 20)]).unwrap();
        assert_eq!([museum.stands(fax, rome), museum.stands(fax, milan)], [[0, 0, 0], [20, 20, 0]]);
        museum.world.audit(museum.account);
        // The same once more changes nothing at all.
        let before = museum.world.dump();
        assert_eq!(museum.save(&[(fax, milan, 20, 20)]), Ok(Saved::default()));
        assert_eq!(museum.world.dump(), before);
    });
}

#[test]
fn l_12_a_save_that_exceeds_a_row_names_row_wanted_and_available_and_changes_nothing() {
    on_both(|db| {
        let museum = Museum::new(World::new(db));
        let Museum { fax, recording, rome, milan, .. } = museum;
        museum.save(&[(fax, rome, 0, 5)]).unwrap();
        let before = museum.world.dump();
        let refused = museum.save(&[(recording, rome, 0, 90), (fax, milan, 0, 16)]);
        let short = |pool, application: &str, wanted, available| Short {
            pool,
            application: application.into(),
            wanted: units(wanted),
            available: units(available),
        };
        assert_eq!(refused, Err(Refusal::NotEnough(vec![short(fax, "IP Fax server", 21, 20)])));
        assert_eq!(museum.world.dump(), before);

        let refused = museum.save(&[(recording, rome, 0, 181), (fax, milan, 0, 16)]);
        let Err(Refusal::NotEnough(mut rows)) = refused else { panic!("{refused:?}") };
        rows.sort_by_key(|row| row.wanted);
        assert_eq!(rows, [short(fax, "IP Fax server", 21, 20), short(recording, "Call recording", 181, 180)]);
        assert_eq!(museum.world.dump(), before);
    });
}

#[test]
fn l_12_the_second_of_two_who_save_is_told_what_changed_meanwhile() {
    on_both(|db| {
        let museum = Museum::new(World::new(db));
        let Museum { fax, recording, rome, milan, .. } = museum;
        museum.save(&[(fax, rome, 0, 5)]).unwrap();
        let before = museum.world.dump();
        let refused = museum.save(&[(recording, milan, 0, 10), (fax, rome, 0, 7)]);
        let changed = ChangedCell {
            pool: fax,
            application: "IP Fax server".into(),
            server: rome,
            server_name: "rome-1".into(),
            seen: units(0),
            now: units(5),
        };
        assert_eq!(refused, Err(Refusal::ChangedMeanwhile(vec![changed])));
        assert_eq!(museum.world.dump(), before);
        // Whoever wants what stands there already is content.
        museum.save(&[(fax, rome, 0, 5), (fax, milan, 0, 1)]).unwrap();
    });
}

#[test]
fn l_12_a_cell_that_one_has_not_touched_never_overwrites_anothers_change() {
    on_both(|db| {
        let museum = Museum::new(World::new(db));
        let Museum { fax, rome, milan, .. } = museum;
        // Bruno opened the page while Rome stood at nought, and his form sends every cell.
        museum.save(&[(fax, rome, 0, 5)]).unwrap();
        museum.save(&[(fax, rome, 0, 0), (fax, milan, 0, 3)]).unwrap();
        assert_eq!([museum.stands(fax, rome), museum.stands(fax, milan)], [[5, 5, 0], [3, 3, 0]]);
    });
}

#[test]
fn l_12_a_save_names_each_cell_once_and_only_ones_own() {
    on_both(|db| {
        let museum = Museum::new(World::new(db));
        let Museum { fax, rome, milan, .. } = museum;
        let world = &museum.world;
        let other = world.deliver(&other_order("B-1"));
        let other_pool = world.pool(other, "ip-fax", "perpetual").id;
        let other_server = world.add_server(&world.operator, other, "dover-1").unwrap().id;
        let before = world.dump();
        assert_eq!(museum.save(&[(fax, rome, 0, 1), (fax, rome, 0, 2)]), Err(Refusal::Cells));
        assert_eq!(museum.save(&vec![(fax, rome, 0, 1); MOST_CELLS + 1]), Err(Refusal::Cells));
        for (pool, server) in [
            (other_pool, rome),
            (fax, other_server),
            (other_pool, other_server),
            (Id::new(world.now(), [0; 10]), rome),
            (fax, Id::new(world.now(), [0; 10])),
        ] {
            for who in [&museum.anna, &world.operator] {
                let cells = [cell(fax, milan, 0, 1), cell(pool, server, 0, 1)];
                let refused = world.save(who, museum.account, &cells);
                assert!(matches!(refused, Err(Error::NotFound("license" | "server"))), "{refused:?}");
            }
        }
        assert_eq!(world.dump(), before);
    });
}

#[test]
fn l_12_of_two_who_save_the_same_cell_at_once_one_is_told() {
    on_both(|db| {
        let museum = Museum::new(World::new(db));
        let Museum { fax, rome, .. } = museum;
        let saved = at_once(2, |number| museum.save(&[(fax, rome, 0, [3, 4][number])]));
        let winner = saved.iter().position(Result::is_ok).unwrap();
        assert!(matches!(&saved[1 - winner], Err(Refusal::ChangedMeanwhile(_))), "{saved:?}");
        assert_eq!(museum.stands(fax, rome), [[3, 3, 0], [4, 4, 0]][winner]);
    });
}

#[test]
fn l_12_however_many_save_at_once_a_pool_is_never_oversold() {
    on_both(|db| {
        let museum = Museum::new(World::new(db));
        let names = ["s1", "s2", "s3", "s4", "s5", "s6"];
        let servers = names.map(|name| museum.world.add_server(&museum.anna, museum.account, name).unwrap().id);
        let saved = at_once(6, |number| museum.save(&[(museum.fax, servers[number], 0, 6)]));
        let told = |saved: &Result<_, Refusal>| matches!(saved, Err(Refusal::NotEnough(_)));
        assert_eq!(saved.iter().filter(|saved| saved.is_ok()).count(), 3, "{saved:?}");
        assert_eq!(saved.iter().filter(|saved| told(saved)).count(), 3, "{saved:?}");
        let pool = museum.world.pool(museum.account, "ip-fax", "perpetual");
        assert_eq!(pool.figures.used, units(18));
        museum.world.audit(museum.account);
    });
}

#[test]
fn l_14_a_server_gets_its_token_with_its_first_units_and_it_is_stored_nowhere_in_clear() {
    on_both(|db| {
        let museum = Museum::new(World::new(db));
        let Museum { fax, rome, milan, .. } = museum;
        let world = &museum.world;
        let bruno = world.person("bruno@museo.example", &world.account("C-1"), Role::ReadOnly);
        let page = |who: &Who| world.sees(who, move |tx, act, vendor| server::show(tx, act, vendor, rome)).unwrap();
        assert_eq!((world.token(rome), page(&museum.anna).status), (None, Status::New));

        museum.save(&[(fax, rome, 0, 5)]).unwrap();
        let token = page(&museum.anna).token.unwrap();
        assert_eq!(page(&museum.anna).status, Status::Available);
        assert_eq!(token.public_id(), page(&museum.anna).stored.server.public_id);
        assert!(token.secret().len() >= 26, "128 bits at the least");
        assert_eq!(world.token(milan), None);
        assert!(page(&bruno).token.is_none(), "not for who may only look");
        assert_eq!(world.places_of(token.secret()), [""; 0]);
        assert_eq!(
            world.places_of(token.public_id()),
            ["server.folded", "server.public_id"],
            "the search does find what is there"
        );

        // It stays the same whatever is saved, until the activation.
        museum.save(&[(fax, rome, 5, 0)]).unwrap();
        museum.save(&[(fax, rome, 0, 7), (fax, milan, 0, 1)]).unwrap();
        assert_eq!(world.token(rome), Some(token.reveal()));
        assert_ne!(world.token(milan), Some(token.reveal()));
        Product::new(world, "rome-host", rome).activate().unwrap();
        assert_eq!(world.token(rome), None);
        assert!(matches!(page(&museum.anna).status, Status::Active { .. }));
        assert_eq!(world.places_of(token.secret()), [""; 0]);
    });
}
