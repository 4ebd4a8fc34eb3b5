//! How a product keeps its lease up to date. (L-17, L-19, L-20)

use claviger_client::wire::activation::RENEWALS;
use claviger_client::wire::check_in::{LEASE, Unchanged};
use claviger_client::wire::key::encode;
use claviger_client::wire::problem::SERVER_DISABLED;
use claviger_client::{ActivationState, CheckedIn, Error};

use crate::service::{Mishap, Response, Service, item, refusal, unchanged};
use crate::{NOW, Product};

#[test]
fn l_19_an_unchanged_check_in_is_a_304() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    let before = installation.lease_jwt().unwrap().to_owned();
    assert_eq!(installation.check_in(NOW + 3_600).unwrap(), CheckedIn::Unchanged);
    let requests = service.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!((requests[0].method.as_str(), requests[0].path.as_str()), ("GET", LEASE));
    assert_eq!(requests[0].header("if-none-match"), "\"1\"");
    // It extends nothing.
    assert_eq!(installation.lease_jwt(), Some(before.as_str()));
    assert_eq!(product.open().status(NOW + 3_600).last_contact, Some(NOW + 3_600));
}

#[test]
fn l_19_a_change_arrives_by_itself_and_is_acknowledged() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    service.desk().number = 2;
    service.desk().items = vec![item("Advanced Queueing", 30)];
    assert_eq!(installation.check_in(NOW + 3_600).unwrap(), CheckedIn::NewLease);
    let requests = service.requests();
    let calls: Vec<_> =
        requests.iter().map(|request| (request.path.as_str(), request.header("if-none-match"))).collect();
    assert_eq!(calls, [(LEASE, "\"1\""), (RENEWALS, ""), (LEASE, "\"2\"")]);
    let renewal: serde_json::Value = serde_json::from_slice(&requests[1].body).unwrap();
    assert_eq!((&renewal["server"], &renewal["held"]), (&"srv_1".into(), &1.into()));
    assert_eq!(installation.lease().unwrap().items[0].units, 30);
    assert_eq!(product.open().lease(), installation.lease());
}

#[test]
fn l_19_an_acknowledgement_that_is_lost_is_no_error_and_is_made_up_for() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    service.desk().number = 2;
    // The first question is answered, the acknowledgement after the renewal is not.
    service.mishap(LEASE, Mishap::Answer(refusal(409, "lease-changed")));
    service.mishap(LEASE, Mishap::LoseAnswer);
    assert_eq!(installation.check_in(NOW + 3_600).unwrap(), CheckedIn::NewLease);
    let lost = service.requests().last().unwrap().numbered();
    assert_eq!(installation.check_in(NOW + 7_200).unwrap(), CheckedIn::Unchanged);
    let made_up_for = service.requests().last().unwrap().clone();
    assert_eq!((made_up_for.numbered(), made_up_for.header("if-none-match")), (lost, "\"2\""));
}

#[test]
fn l_17_every_call_has_a_higher_number_and_a_nonce_of_its_own() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    installation.check_in(NOW + 3_600).unwrap();
    service.desk().number = 2;
    installation.check_in(NOW + 7_200).unwrap();
    product.open().check_in(NOW + 9_000).unwrap();
    // Another process has used the state file meanwhile; its numbers are not used again.
    installation.check_in(NOW + 10_800).unwrap();
    let (numbers, mut nonces): (Vec<u64>, Vec<String>) =
        service.requests().iter().map(crate::service::Request::numbered).unzip();
    assert_eq!(numbers, [2, 3, 4, 5, 6, 7]);
    nonces.sort();
    nonces.dedup();
    assert_eq!(nonces.len(), 6);
}

#[test]
fn l_17_a_retry_after_a_lost_answer_uses_the_same_number_and_nonce() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    service.mishap(LEASE, Mishap::LoseAnswer);
    assert!(matches!(installation.check_in(NOW + 3_600), Err(Error::Unreachable { .. })));
    assert_eq!(product.open().check_in(NOW + 3_700).unwrap(), CheckedIn::Unchanged);
    let requests = service.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].numbered(), requests[1].numbered());

    service.desk().number = 2;
    service.mishap(RENEWALS, Mishap::LoseAnswer);
    service.desk().renew_after = NOW;
    assert!(matches!(installation.check_in(NOW + 2_000_000), Err(Error::Unreachable { .. })));
    assert_eq!(installation.check_in(NOW + 1_999_999).unwrap(), CheckedIn::NewLease);
    let requests = service.requests();
    assert_eq!(requests[0].path, RENEWALS);
    assert_eq!((&requests[0].path, requests[0].numbered()), (&requests[1].path, requests[1].numbered()));
}

#[test]
fn l_19_a_session_or_a_lease_at_its_end_is_renewed_with_the_key() {
    let check = |now: i64, expected: [&str; 2]| {
        let service = Service::open();
        let product = Product::of(&service);
        let mut installation = product.activated(&service);
        installation.check_in(now).unwrap();
        assert_eq!(service.calls(), expected, "at {now}");
    };
    let renewed = ["POST /agent/v1/renewals", "GET /agent/v1/lease"];
    check(1_090_000, renewed);
    check(2_000_000, renewed);
    check(3_000_000, renewed);
}

#[test]
fn l_20_a_lease_that_ran_out_is_replaced_as_soon_as_the_service_is_there_again() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    assert_eq!(installation.lease().unwrap().running(3_000_000).count(), 0);
    {
        let mut desk = service.desk();
        (desk.number, desk.iat, desk.renew_after, desk.exp) = (2, 3_000_000, 4_000_000, 5_000_000);
    }
    assert_eq!(installation.check_in(3_000_000).unwrap(), CheckedIn::NewLease);
    assert_eq!(installation.lease().unwrap().running(3_000_000).count(), 1);
}

#[test]
fn l_19_a_forged_304_is_refused() {
    let said = Unchanged { server_time: NOW, check_in_secs: 3_600, keys_issued: 100 };
    let check = |response: Response| {
        let service = Service::open();
        let product = Product::of(&service);
        let mut installation = product.activated(&service);
        service.mishap(LEASE, Mishap::Answer(response));
        let error = installation.check_in(NOW + 3_600).unwrap_err();
        assert!(matches!(error, Error::ForgedAnswer { .. }), "{error}");
        assert_eq!(product.open().status(NOW + 3_600).last_contact, Some(NOW));
        assert_eq!(installation.check_in(NOW + 3_700).unwrap(), CheckedIn::Unchanged);
    };
    check(unchanged(said, &encode(&[0; 32])));
    check(unchanged(said, "no code"));
    check(Response { status: 304, headers: vec![], body: vec![] });
}

#[test]
fn l_19_an_older_answer_does_not_count_for_a_later_call() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    installation.check_in(NOW + 3_600).unwrap();
    // Whoever has listened repeats what the service said to the first call.
    let first = service.requests().remove(0);
    let call = claviger_client::wire::check_in::CheckIn {
        session: "ses_1".into(),
        sequence: first.numbered().0,
        nonce: first.numbered().1,
        held: 1,
    };
    let said = Unchanged { server_time: NOW, check_in_secs: 3_600, keys_issued: 100 };
    let mac = said.mac(&call, &encode(&[1; 32])).unwrap();
    service.mishap(LEASE, Mishap::Answer(unchanged(said, &mac)));
    assert!(matches!(installation.check_in(NOW + 7_200), Err(Error::ForgedAnswer { .. })));
}

#[test]
fn l_15_a_disabled_server_is_told_so_until_the_next_success() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    service.mishap(LEASE, Mishap::Answer(refusal(403, SERVER_DISABLED)));
    let Err(Error::Refused(problem)) = installation.check_in(NOW + 3_600) else { panic!("it should be refused") };
    assert_eq!(problem.cause(), SERVER_DISABLED);
    let status = product.open().status(NOW + 3_700);
    assert_eq!(status.activation, ActivationState::Refused);
    let refusal = status.refusal.unwrap();
    assert_eq!((refusal.text.as_str(), refusal.at), ("this is about server-disabled", NOW + 3_600));
    assert!(status.what_to_do_next.contains("activate with its new token"));

    installation.check_in(NOW + 7_200).unwrap();
    let status = product.open().status(NOW + 7_200);
    assert_eq!((status.activation, status.refusal), (ActivationState::Active, None));
}

#[test]
fn l_20_trouble_of_the_service_is_no_refusal() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    for response in [refusal(503, "maintenance"), Response::text(502, "bad gateway"), refusal(429, "too-many-requests")]
    {
        service.mishap(LEASE, Mishap::Answer(response));
        let error = installation.check_in(NOW + 3_600).unwrap_err();
        assert!(matches!(error, Error::Trouble { .. }), "{error}");
    }
    let status = installation.status(NOW + 3_600);
    assert_eq!((status.activation, status.failed_attempts), (ActivationState::Active, 3));
}

#[test]
fn l_19_the_service_sets_how_often_and_each_installation_keeps_its_own_moment() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    let due = installation.next_check_in(NOW);
    assert!((NOW + 3_240..=NOW + 3_960).contains(&due), "{due}");
    assert_eq!(installation.next_check_in(NOW + 100), due);
    assert_eq!(installation.next_check_in(due + 5), due + 5);
    // A clock that was set back does not put it off.
    assert!(installation.next_check_in(1_000) <= 1_000 + 3_960);

    service.desk().check_in_secs = 60;
    installation.check_in(NOW + 3_600).unwrap();
    let due = installation.next_check_in(NOW + 3_600);
    assert!((NOW + 3_654..=NOW + 3_666).contains(&due), "{due}");
}

#[test]
fn l_20_a_service_that_wants_to_be_left_alone_is() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    let wait_after = |retry_after: &str, installation: &mut claviger_client::Installation| {
        let mut busy = refusal(429, "too-many-requests");
        busy.headers.push(("retry-after".into(), retry_after.into()));
        service.mishap(LEASE, Mishap::Answer(busy));
        let error = installation.check_in(NOW + 3_600).unwrap_err();
        (error.to_string(), installation.next_check_in(NOW + 3_600) - (NOW + 3_600))
    };
    let (told, wait) = wait_after("900", &mut installation);
    assert!(told.ends_with("try again in 900 seconds"), "{told}");
    assert!((900..=910).contains(&wait), "{wait}");
    // It is remembered by whoever opens the state file next, for a day at the most, and not where it is no number.
    assert!((900..=910).contains(&(product.open().next_check_in(NOW + 3_600) - (NOW + 3_600))));
    let (_, wait) = wait_after("99999999", &mut installation);
    assert!((86_400..=86_410).contains(&wait), "{wait}");
    let (_, wait) = wait_after("Fri, 31 Dec 1999 23:59:59 GMT", &mut installation);
    assert!(wait < 900, "{wait}");
    installation.check_in(NOW + 90_000).unwrap();
    assert!(installation.next_check_in(NOW + 90_000) >= NOW + 90_000 + 3_240);
}

#[test]
fn l_20_after_failures_it_tries_again_soon_and_then_less_often() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    let check = |waits: std::ops::RangeInclusive<i64>, installation: &mut claviger_client::Installation| {
        service.mishap(LEASE, Mishap::Answer(Response::text(502, "bad gateway")));
        installation.check_in(NOW + 3_600).unwrap_err();
        let wait = installation.next_check_in(NOW + 3_600) - (NOW + 3_600);
        assert!(waits.contains(&wait), "{wait} is not in {waits:?}");
    };
    check(15..=45, &mut installation);
    check(30..=90, &mut installation);
    check(60..=180, &mut installation);
    for _ in 0..6 {
        check(120..=3_600, &mut installation);
    }
    check(3_600..=3_600, &mut installation);
    installation.check_in(NOW + 3_600).unwrap();
    assert!(installation.next_check_in(NOW + 3_600) >= NOW + 3_600 + 3_240);
}
