//! The walk over every route: whoever one is, one gets in where the table of permissions says so, and nowhere else.
//!
//! The router itself tells its routes, so a new route makes this test fail until it stands in `TABLE`. To put it there,
//! write its method, its path as the router has it, and for whom it is:
//!
//! - `open`: for everybody, signed in or not;
//! - `link`: for whoever holds the secret in the address, and for nobody without it;
//! - `product`: for licensed products, which prove who they are in their own way;
//! - `signed-in`: for everybody who has signed in;
//! - `somewhere P`: for those who have permission P in any account they belong to;
//! - `selling P`: for those who have P as the vendor's staff or in a partner;
//! - `vendor P`: for the vendor's staff with permission P;
//! - `account P`, `server P`, `license P`, `order P`: for those who have P in the account of the address, in that of its
//!   server or license, or for its order;
//! - `own P`: for those who have P in the account of the address by belonging to it, which the vendor's staff do not;
//! - `member`: for those who belong to the account of the address.
//!
//! A route that changes something needs what it is sent behind that: a form as `a=1&b=2`, or JSON for the API, or another
//! content type and what is sent as that; the ids of the address can be used there, too. An address with a new kind of id
//! needs one in `Ids`. What a route uses up is brought back by `ready`, after every request that may have changed
//! something. What cannot be brought back is sent so that a rule refuses it behind the door: a correction without its
//! reason, oneself's erasure without the password. What ends memberships and sessions stands last in the table.
//!
//! Everybody is tried: each role of each kind of account, of the account in question and of others, and a stranger; pages
//! with a session, the API with a key. Who is refused must be told exactly what is told of something that does not exist,
//! unless their role is the reason, and must not have changed anything.

mod table;
mod walkers;

use claviger_app::domain::account::Role;
use claviger_app::{Error, session, setup};
use claviger_server::demo::Demo;
use claviger_server::store::engine::Db;
use claviger_server::store::fault::Fault;
use claviger_server::store::person;
use jiff::SignedDuration;

use self::table::{For, Route, table};
use self::walkers::{Ids, act, act_at, database, everybody, ids, is_sign_in, of_number, ready, stranger};
use crate::stage::{Answer, Stage, on_both};

/// The paths that the router holds, by its own word.
pub fn paths(demo: &Demo) -> Vec<String> {
    let told = format!("{:?}", demo.routes());
    let mut paths: Vec<String> = told
        .split("RouteId(")
        .filter_map(|part| part.split_once("): \""))
        .filter(|(number, _)| number.bytes().all(|byte| byte.is_ascii_digit()))
        .filter_map(|(_, rest)| Some(rest.split_once('"')?.0.to_owned()))
        .filter(|path| !path.contains("__private__"))
        .collect();
    paths.sort();
    paths.dedup();
    assert!(
        paths.len() > 20 && paths.contains(&"/sign-in".to_owned()),
        "the router does not tell its paths: {paths:?}"
    );
    paths
}

/// The methods that a path takes: what takes another one answers with them.
fn methods(stage: &Stage, path: &str, ids: &Ids, key: &str) -> Vec<String> {
    let answer = stage.request("TRACE", &ids.fill(path), &[("authorization", &format!("Bearer {key}"))], None);
    if answer.status != 405 {
        return vec!["ANY".into()];
    }
    let allowed = answer.header("allow").split(',').map(|method| method.trim().to_owned());
    allowed.filter(|method| method != "HEAD").collect()
}

/// What an answer says, without what differs from one to the next.
fn plain(answer: &Answer) -> String {
    let without = |text: &str, mark: &str| match text.split_once(mark) {
        Some((before, rest)) => {
            format!("{before}{mark}…{}", rest.split_once('"').map_or("", |(_, rest)| rest))
        }
        None => text.to_owned(),
    };
    without(&without(&answer.body, "name=\"csrf\" value=\""), "\"request_id\":\"")
}

#[test]
fn x_03_every_route_stands_in_the_table_and_the_table_has_no_other() {
    on_both(|stage| {
        let db = database(stage);
        let ids = ids(stage, &db);
        let (key, mut there) = (stage.admin_key(), Vec::new());
        for path in paths(stage.demo()) {
            let filled = ids.fill(&path);
            assert!(!filled.contains('{'), "{path}: put an id of this kind into `Ids`");
            there.extend(methods(stage, &path, &ids, &key).into_iter().map(|method| format!("{method} {path}")));
        }
        let mut written: Vec<_> = table().iter().map(|route| format!("{} {}", route.method, route.path)).collect();
        there.sort();
        written.sort();
        let missing: Vec<_> = there.iter().filter(|route| !written.contains(route)).collect();
        let gone: Vec<_> = written.iter().filter(|route| !there.contains(route)).collect();
        assert!(missing.is_empty(), "say in `TABLE` for whom these routes are: {missing:#?}");
        assert!(gone.is_empty(), "the table has routes that are not there: {gone:#?}");
    });
}

#[test]
fn x_03_everybody_gets_in_where_the_permissions_say_so_and_nowhere_else() {
    on_both(|stage| {
        let db = database(stage);
        let (everybody, ids) = (everybody(stage, &db), ids(stage, &db));
        let nothing = ids.of_nothing();
        ready(&db, &ids);
        let events = |db: &Db| {
            let counted = db.read::<_, Fault, _>(|tx| tx.row("SELECT count(*) AS events FROM event", &[])).wait();
            counted.unwrap().unwrap().get::<u64>("events").unwrap()
        };
        let before = events(&db);
        for route in table() {
            for who in everybody.iter().filter(|who| !who.gets_in(&route, &ids)) {
                let about = format!("{} asks {} {}", who.name, route.method, route.path);
                if who.memberships.is_empty() {
                    // Who tries everything in a second is taken for an attacker.
                    stage.demo().clock().move_by(SignedDuration::from_secs(10));
                }
                let answer = stage.lead_on(who, &route, stage.ask(who, &route, &ids));
                let told = plain(&answer);
                assert!(!told.contains("Belcampo") && !told.contains("Miramonte"), "{about}: {told}");
                match route.whose {
                    For::LinkHolders => assert_eq!(answer.status, 404, "{about}: {told}"),
                    For::Products => {
                        let is_refused = (400..500).contains(&answer.status) && answer.status != 404;
                        assert!(is_refused, "{about}: {}", answer.status);
                    }
                    _ if who.memberships.is_empty() => assert!(is_sign_in(&answer), "{about}: {}", answer.status),
                    _ => {
                        assert!([403, 404].contains(&answer.status), "{about}: {} {told}", answer.status);
                        // What one does not reach is not there.
                        if !who.reaches(&route, &ids) {
                            let of_nothing = stage.ask(who, &route, &nothing);
                            assert_eq!(told, plain(&of_nothing), "{about}");
                            assert_eq!(answer.status, of_nothing.status, "{about}");
                        }
                    }
                }
            }
        }
        assert_eq!(events(&db), before, "somebody who was refused has changed something");
        let mut is_used_up = true;
        for route in table() {
            for who in everybody.iter().filter(|who| who.gets_in(&route, &ids)) {
                if is_used_up {
                    ready(&db, &ids);
                }
                is_used_up = route.changes();
                let answer = stage.ask(who, &route, &ids);
                let about = format!("{} asks {} {}: {}", who.name, route.method, route.path, answer.status);
                assert!(answer.status < 500, "{about} {}", answer.body);
                if route.whose != For::Everybody {
                    let is_in = ![401, 403, 404].contains(&answer.status) && !is_sign_in(&answer);
                    assert!(is_in, "{about} {}", answer.body);
                }
            }
        }
    });
}

#[test]
fn x_03_the_things_of_another_account_are_not_there_under_ones_own() {
    on_both(|stage| {
        let db = database(stage);
        let (everybody, ids) = (everybody(stage, &db), ids(stage, &db));
        ready(&db, &ids);
        let others = ["other customer administrator", "other reseller administrator", "distributor administrator"];
        let has_things = |path: &str| ["{person}", "{invitation}", "{key}"].iter().any(|thing| path.contains(thing));
        let mut tried = 0;
        for who in everybody.iter().filter(|who| others.contains(&who.name.as_str())) {
            let own = who.memberships[0].account;
            let (theirs, nothing) = (ids.under(own), ids.of_nothing().under(own));
            for route in table().iter().filter(|route| route.path.contains("{account}") && has_things(&route.path)) {
                let (answer, of_nothing) = (stage.ask(who, route, &theirs), stage.ask(who, route, &nothing));
                let about = format!("{} asks {} {}: {}", who.name, route.method, route.path, answer.status);
                assert!((400..500).contains(&answer.status), "{about}");
                assert_eq!((answer.status, plain(&answer)), (of_nothing.status, plain(&of_nothing)), "{about}");
                tried += 1;
            }
        }
        assert!(tried >= others.len() * 8, "only {tried} were tried");
    });
}

#[test]
fn x_03_who_is_of_two_accounts_is_in_each_what_they_are_there() {
    on_both(|stage| {
        let db = database(stage);
        let ids = ids(stage, &db);
        let (customer, partner) = (of_number(&db, "C2001"), of_number(&db, "R1002"));
        let at = stage.demo().clock().now();
        let made = db.write::<_, Error, _>(move |tx| {
            let act = &mut act(201);
            let email = "both@walk.example".parse().unwrap();
            let one = setup::person(tx, act, &email, "Both", "no hash", &customer, Role::ReadOnly)?;
            let other = setup::person(tx, act, &email, "Both", "no hash", &partner, Role::Administrator)?;
            let (walker, _) = person::find_by_email(tx, &email)?.unwrap();
            let session = session::open(tx, &mut act_at(at, 202), &walker, "walk")?;
            Ok((vec![one, other], session))
        });
        let (memberships, session) = made.wait().unwrap();
        let mut both = stranger(stage);
        both.visitor.cookies.insert("claviger-session".into(), session);
        (both.name, both.memberships) = ("both".into(), memberships);
        ready(&db, &ids);
        let is_tried = |route: &&Route| !route.is_api() && matches!(route.whose, For::Account(_) | For::Own(_));
        for route in table().iter().filter(is_tried) {
            if route.changes() {
                ready(&db, &ids);
            }
            let answer = stage.ask(&both, route, &ids);
            let is_in = ![403, 404].contains(&answer.status) && !is_sign_in(&answer);
            assert_eq!(is_in, both.gets_in(route, &ids), "{} {}: {}", route.method, route.path, answer.status);
        }
    });
}
