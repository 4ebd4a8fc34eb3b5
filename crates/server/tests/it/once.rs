//! Calls that name themselves are carried out once.

use claviger_app::act::Who;
use claviger_app::once::{self, Claimed, Refusal};
use claviger_app::store::engine::Tx;
use claviger_app::{Error, api_key};
use jiff::SignedDuration;
use serde_json::json;

use crate::house::{House, in_both, order};
use crate::stage::Answer;

fn post(house: &House, path: &str, name: &str) -> Answer {
    house.call(&house.key, "POST", path, &[("idempotency-key", name)], None)
}

/// Whoever has the operator's key.
fn program(house: &House) -> Who {
    let secret = house.key.clone();
    house
        .does(&Who::Nobody, move |tx, act, _| {
            Ok(api_key::program(&api_key::of_secret(tx, act, &secret)?.expect("a good key")))
        })
        .unwrap()
}

fn remembered(tx: &mut Tx<'_>) -> Result<i64, Error> {
    let row = tx.row("SELECT count(*) AS calls FROM idempotency", &[])?;
    Ok(row.unwrap().get("calls")?)
}

#[test]
fn x_06_a_call_sent_again_is_carried_out_once_and_answered_alike() {
    in_both(|house| {
        let resend = format!("/api/v1/orders/{}/resend", house.order("A-1"));
        let first = post(house, &resend, "one");
        assert_eq!((first.status, first.header("idempotency-replayed")), (202, ""));
        let again = post(house, &resend, "one");
        assert_eq!((again.status, again.header("idempotency-replayed")), (202, "true"));
        assert_eq!(house.events("order.resent"), 1);
        assert_eq!(post(house, &resend, "two").status, 202);
        assert_eq!(house.events("order.resent"), 2);
        for _ in 0..2 {
            assert_eq!(house.call(&house.key, "POST", &resend, &[], None).status, 202, "without a name as before");
        }
        assert_eq!(house.events("order.resent"), 4);

        let name = [("idempotency-key", "three")];
        let place = |body: serde_json::Value| house.call(&house.key, "POST", "/api/v1/orders", &name, Some(&body));
        let (first, again) = (place(order("A-2")), place(order("A-2")));
        assert_eq!((first.status, again.status, &first.body), (201, 201, &again.body));
        for header in ["location", "content-type"] {
            assert_eq!(first.header(header), again.header(header));
            assert!(!first.header(header).is_empty());
        }
        let other = place(order("A-3"));
        assert_eq!((other.status, other.cause().as_str()), (422, "idempotency-key-reused"));
        let elsewhere = post(house, &resend, "three");
        assert_eq!((elsewhere.status, elsewhere.cause().as_str()), (422, "idempotency-key-reused"));

        // A name is its sender's own.
        let stranger = house.issue(&house.customer, claviger_app::domain::account::Role::Administrator);
        let answer = house.call(&stranger, "POST", "/api/v1/orders", &name, Some(&order("A-2")));
        assert_eq!(answer.status, 403, "{}", answer.body);

        // A refusal is an answer too.
        let nobody = [("idempotency-key", "four")];
        let refuse = || house.call(&house.key, "POST", "/api/v1/orders", &nobody, Some(&json!({})));
        let (first, again) = (refuse(), refuse());
        assert_eq!((first.status, first.cause().as_str()), (422, "invalid-json"));
        assert_eq!(
            (again.status, again.cause().as_str(), again.header("idempotency-replayed")),
            (422, "invalid-json", "true")
        );

        for wrong in ["", " ", "a b", &"x".repeat(129)] {
            let answer = post(house, &resend, wrong);
            assert_eq!((answer.status, answer.cause().as_str()), (400, "idempotency-key-invalid"), "{wrong:?}");
        }
        let twice = [("idempotency-key", "five"), ("idempotency-key", "six")];
        let answer = house.call(&house.key, "POST", &resend, &twice, None);
        assert_eq!(answer.cause(), "idempotency-key-invalid");
    });
}

#[test]
fn x_06_of_many_at_once_one_is_carried_out() {
    in_both(|house| {
        let resend = format!("/api/v1/orders/{}/resend", house.order("A-1"));
        let answers = house.call_at_once(8, "POST", &resend, &[("idempotency-key", "storm")]);
        for answer in &answers {
            let told = (answer.status, if answer.status == 202 { String::new() } else { answer.cause() });
            assert!(told.0 == 202 || told == (409, "idempotency-under-way".into()), "{told:?}");
        }
        let fresh = |answer: &&Answer| answer.status == 202 && answer.header("idempotency-replayed").is_empty();
        assert_eq!(answers.iter().filter(fresh).count(), 1);
        assert_eq!(house.events("order.resent"), 1);
    });
}

#[test]
fn x_06_an_answer_is_forgotten_after_a_day_and_lies_sealed_until_then() {
    in_both(|house| {
        let keys = format!("/api/v1/accounts/{}/api-keys", house.vendor.id);
        let body = json!({ "name": "key", "role": "operator", "days": 90 });
        let make = || house.call(&house.key, "POST", &keys, &[("idempotency-key", "key")], Some(&body));
        let (first, again) = (make(), make());
        assert_eq!((first.status, &first.body), (201, &again.body));
        let secret = first.json()["secret"].as_str().unwrap().to_owned();
        let answer = house.does(&Who::System, |tx, _, _| {
            let row = tx.row("SELECT answer FROM idempotency", &[])?;
            Ok(row.unwrap().get::<Vec<u8>>("answer")?)
        });
        assert!(!answer.unwrap().windows(8).any(|part| part == &secret.as_bytes()[..8]));

        house.pass(once::KEPT - SignedDuration::from_secs(1));
        assert_eq!(make().body, first.body);
        house.pass(SignedDuration::from_secs(1));
        let anew = make();
        assert_eq!((anew.status, anew.header("idempotency-replayed")), (201, ""));
        assert_ne!(anew.body, first.body);
        house.pass(once::KEPT);
        assert_eq!(house.does(&Who::System, |tx, act, _| once::forget_old(tx, act, 10)).unwrap(), 0);
        house.pass(SignedDuration::from_secs(1));
        assert_eq!(house.does(&Who::System, |tx, act, _| once::forget_old(tx, act, 10)).unwrap(), 1);
        assert_eq!(house.does(&Who::System, |tx, _, _| remembered(tx)).unwrap(), 0);
    });
}

#[test]
fn x_06_a_claim_whose_node_died_is_free_after_a_minute_and_what_was_carried_out_stays_so() {
    in_both(|house| {
        let who = program(house);
        let claim =
            |name: &'static str| house.does(&who, move |tx, act, vendor| once::claim(tx, act, vendor, name, &[1; 32]));
        let refused = |claimed: Result<Claimed, Error>| match claimed {
            Err(Error::Once(refusal)) => refusal,
            other => panic!("{other:?}"),
        };
        let carry_out = |claimed: Result<Claimed, Error>| {
            let Ok(Claimed::Now(claim)) = claimed else { panic!("{claimed:?}") };
            let act = house.web.act(who.clone(), "test").carrying_out(claim);
            let id = house.customer.id;
            let deed = house.web.write(&act, move |tx, act, _| {
                claviger_app::matrix::add_server(tx, act, id, &format!("s{}", act.now.as_second()))
            });
            house.runtime.block_on(deed)
        };
        let first = claim("died");
        assert!(matches!(first, Ok(Claimed::Now(_))));
        house.pass(SignedDuration::from_secs(59));
        assert_eq!(refused(claim("died")), Refusal::UnderWay);
        house.pass(SignedDuration::from_secs(1));
        let second = claim("died");
        assert!(matches!(second, Ok(Claimed::Now(_))));
        let servers = || house.events("server.added");
        assert_eq!(refused(carry_out(first).map(|_| panic!("carried out by who lost it"))), Refusal::UnderWay);
        assert_eq!(servers(), 0);
        assert!(carry_out(second).is_ok());
        assert_eq!(servers(), 1);

        // It was carried out, and then the node died before it could keep the answer.
        assert_eq!(refused(claim("died")), Refusal::UnderWay);
        house.pass(SignedDuration::from_mins(1));
        assert_eq!(refused(claim("died")), Refusal::AnswerLost);
        house.pass(once::KEPT);
        assert!(matches!(claim("died"), Ok(Claimed::Now(_))));
    });
}
