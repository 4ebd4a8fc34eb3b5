//! What a person and a program are told. (L-20, L-22)

use claviger_client::wire::check_in::LEASE;
use claviger_client::{ActivationState, CareState};

use crate::service::{Mishap, Response, Service, item};
use crate::{NOW, Product};

#[test]
fn l_22_the_status_tells_all_and_what_to_do_next() {
    let service = Service::open();
    let product = Product::of(&service);
    let status = product.open().status(NOW);
    assert_eq!((status.activation, status.server), (ActivationState::NotActivated, None));
    assert!(status.what_to_do_next.contains("Copy the token"));

    let status = product.activated(&service).status(NOW);
    assert_eq!((status.activation, status.server.as_deref()), (ActivationState::Active, Some("srv_1")));
    assert_eq!((status.last_contact, status.lease_expires), (Some(NOW), Some(3_000_000)));
    assert_eq!(status.what_to_do_next, "Nothing: changes arrive by themselves.");
    assert!(status.is_running() && !status.another_host);
    let shown = status.to_string();
    let line = "License       20 channels of Advanced Queueing, subscription, until 2027-08-07, may run; gold care until \
                2098-05-03, active";
    assert!(shown.lines().any(|shown| shown == line), "{shown}");
    assert!(shown.contains("Last contact  1970-01-12 13:46 UTC"), "{shown}");

    let json = serde_json::to_value(&status).unwrap();
    assert_eq!((&json["activation"], &json["items"][0]["units"]), (&"active".into(), &20.into()));
    assert_eq!((&json["items"][0]["running"], &json["items"][0]["care"]["state"]), (&true.into(), &"active".into()));
}

#[test]
fn l_22_what_has_ended_is_named() {
    let service = Service::open();
    let mut ended = item("Call Recording", 5);
    ended.ends = Some(NOW + 10);
    ended.care.as_mut().unwrap().ends = Some(NOW + 10);
    service.desk().items.push(ended);
    let status = Product::of(&service).activated(&service).status(NOW + 10);
    assert_eq!(status.items.iter().map(|item| item.running).collect::<Vec<_>>(), [true, false]);
    assert_eq!(status.items[1].care.as_ref().unwrap().state, CareState::Expired);
    assert!(status.what_to_do_next.contains("Renew what has ended: Call Recording"));
}

#[test]
fn l_20_a_lost_network_is_told_plainly_with_the_day_everything_ends() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    service.mishap(LEASE, Mishap::Answer(Response::text(502, "bad gateway")));
    installation.check_in(NOW + 3_600).unwrap_err();
    let status = installation.status(NOW + 3_600);
    assert!(status.is_running());
    assert!(status.what_to_do_next.contains("runs on until 1970-02-04 17:20 UTC"), "{}", status.what_to_do_next);
    let status = installation.status(3_000_000);
    assert_eq!(status.activation, ActivationState::Expired);
    assert!(!status.is_running());
    assert!(status.what_to_do_next.contains("The lease ended on 1970-02-04 17:20 UTC"), "{}", status.what_to_do_next);
}

#[test]
fn l_20_a_clock_set_back_is_noticed_and_forgotten_when_the_service_knows_better() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    assert_eq!(installation.status(NOW - 300).clock_set_back_secs, None);
    assert_eq!(product.open().status(NOW - 301).clock_set_back_secs, Some(301));
    assert!(installation.status(NOW - 301).what_to_do_next.contains("clock is 301 seconds behind"));

    // This host's clock was once an hour ahead, and is right again.
    installation.check_in(NOW + 3_600).unwrap();
    service.mishap(LEASE, Mishap::LoseAnswer);
    installation.check_in(NOW + 7_200).unwrap_err();
    assert_eq!(installation.status(NOW + 60).clock_set_back_secs, Some(7_140));
    installation.check_in(NOW + 60).unwrap();
    assert_eq!(installation.status(NOW + 60).clock_set_back_secs, None);
}

#[test]
fn l_17_a_state_file_on_another_host_is_noticed() {
    let service = Service::open();
    let mut product = Product::of(&service);
    product.activated(&service);
    product.config.host.as_mut().unwrap().fingerprint = "host-2".into();
    let status = product.open().status(NOW);
    assert!(status.another_host && status.what_to_do_next.contains("given to another host"));
}
