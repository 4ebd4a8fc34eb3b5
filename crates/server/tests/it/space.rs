//! No space left: portal and API say so in a sentence, nothing is half done, and all is well again once there is room.
//!
//! SQLite alone: the space of a PostgreSQL server is not ours to take away. Its own answer to it (SQLSTATE 53100) is told
//! from others in the store.

use claviger_app::act::Who;
use claviger_app::domain::account::Role;
use claviger_app::{person, setup};
use claviger_server::store::binds;
use claviger_testkit::engines::Scratch;
use serde_json::json;

use crate::house::{House, order};
use crate::stage::{Answer, PASSWORD};

/// Takes away all room, or gives it back. Only the connection that writes is asked, and there is one.
fn room(house: &House, pages: &'static str) {
    house.does(&Who::System, move |tx, _, _| Ok(tx.rows(pages, binds![])?.len())).unwrap();
}

/// How many rows there are in the tables that an order writes to.
fn rows(house: &House) -> Vec<i64> {
    let counted = house.does(&Who::System, |tx, _, _| {
        let mut rows = Vec::new();
        for sql in [
            "SELECT count(*) AS n FROM account",
            "SELECT count(*) AS n FROM sales_order",
            "SELECT count(*) AS n FROM license",
            "SELECT count(*) AS n FROM mail",
            "SELECT count(*) AS n FROM event",
        ] {
            rows.push(tx.row(sql, binds![])?.map(|row| row.get("n")).transpose()?.unwrap_or(0));
        }
        Ok(rows)
    });
    counted.unwrap()
}

/// An order with as many lines as there can be.
fn place(house: &House) -> Answer {
    let mut large = order("N-1");
    large["lines"] = json!(vec![large["lines"][0].clone(); 200]);
    house.call(&house.key, "POST", "/api/v1/orders", &[], Some(&large))
}

fn sign_in(house: &House) -> Answer {
    let page = house.call("", "GET", "/sign-in", &[], None);
    let cookie = page.header("set-cookie").split(';').next().unwrap().to_owned();
    let form = format!("csrf={}&email=olga%40vendor.example&password={}", page.proof(), PASSWORD.replace(' ', "+"));
    let headers = [("cookie", cookie.as_str()), ("content-type", "application/x-www-form-urlencoded")];
    house.send("/sign-in", &headers, form)
}

#[test]
fn x_12_a_full_disk_is_told_in_a_sentence_nothing_is_half_done_and_it_passes() {
    let house = House::fresh(Scratch::sqlite());
    let (vendor, hash) = (house.vendor.clone(), person::hash_password(PASSWORD, [1; 16]).unwrap());
    let olga = house.does(&Who::System, move |tx, act, _| {
        let email = "olga@vendor.example".parse().map_err(|_| claviger_app::Error::NotFound("address"))?;
        setup::person(tx, act, &email, "Olga", &hash, &vendor, Role::Operator)
    });
    olga.unwrap();
    // The key's first use is noted while there is room for it.
    assert_eq!(house.get("/api/v1/orders").status, 200);
    room(&house, "PRAGMA max_page_count = 1");
    let before = rows(&house);

    // Something small may still fit into the pages there are; an order of 200 lines does not.
    let refused = place(&house);
    assert_eq!((refused.status, refused.cause().as_str()), (507, "no-space"), "{}", refused.body);
    for part in ["has no space left", "Nothing was changed", "\"request_id\":\""] {
        assert!(refused.body.contains(part), "{part} is not in {}", refused.body);
    }
    assert_eq!(rows(&house), before);

    // Until the last page is full: then the portal says so, too.
    let refused = (0..1_000).map(|_| sign_in(&house)).find(|answer| answer.status != 303).unwrap();
    assert_eq!(refused.status, 507, "{}", refused.body);
    for part in ["There is no space left", "Nothing was changed", "name the request"] {
        assert!(refused.body.contains(part), "{part} is not in {}", refused.body);
    }
    assert_eq!(house.call("", "GET", "/readyz", &[], None).status, 200, "what only looks goes on working");

    room(&house, "PRAGMA max_page_count = 1000000");
    let placed = place(&house);
    assert_eq!(placed.status, 201, "{}", placed.body);
    assert_eq!(sign_in(&house).status, 303);
}
