//! How a product gets its first lease. (L-16 to L-18)

use claviger_client::wire::activation::{ACTIVATIONS, SIGNED_KEYS};
use claviger_client::wire::key::{KeySet, SigningKey};
use claviger_client::wire::problem::{TOKEN_BOUND, TOKEN_UNKNOWN};
use claviger_client::{CheckedIn, Error, Installation, ServerToken};

use crate::service::{Mishap, Response, Service, TOKEN};
use crate::{NOW, Product, token};

#[test]
fn l_16_a_token_brings_a_lease_that_outlives_the_process() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.open();
    assert_eq!((installation.lease(), installation.lease_jwt()), (None, None));

    let lease = installation.activate(&token(), NOW).unwrap().clone();
    assert_eq!(lease, service.desk().lease());
    let requests = service.requests();
    assert_eq!(requests[0].path, SIGNED_KEYS);
    assert_eq!(requests[1].path, ACTIVATIONS);
    let asked: serde_json::Value = serde_json::from_slice(&requests[1].body).unwrap();
    assert_eq!((&asked["host"]["name"], &asked["host"]["product_version"]), (&"rome-ucx-1".into(), &"7.2".into()));
    assert_eq!(asked["sequence"], 1);

    let reopened = product.open();
    assert_eq!(reopened.lease(), Some(&lease));
    assert_eq!(reopened.lease_jwt(), installation.lease_jwt());
    assert!(reopened.lease_jwt().unwrap().contains('.'));
}

#[test]
fn l_17_a_lost_answer_is_asked_for_again_with_the_same_key_number_and_nonce() {
    let service = Service::open();
    let product = Product::of(&service);
    service.mishap(ACTIVATIONS, Mishap::LoseAnswer);
    let mut installation = product.open();
    let lost = installation.activate(&token(), NOW).unwrap_err();
    assert!(matches!(lost, Error::Unreachable { .. }), "{lost}");
    assert_eq!(installation.lease(), None);
    let bound = service.desk().bound;

    // Even by another process, after a loss of power.
    let mut installation = product.open();
    assert!(installation.status(NOW).what_to_do_next.contains("activate again with the same token"));
    installation.activate(&token(), NOW + 60).unwrap();
    assert_eq!(service.desk().bound, bound);
    let requests = service.requests();
    let activations: Vec<_> = requests.iter().filter(|request| request.path == ACTIVATIONS).collect();
    assert_eq!(activations.len(), 2);
    assert_eq!(activations[0].numbered(), activations[1].numbered());
    assert_eq!(activations[0].numbered().0, 1);
}

#[test]
fn l_17_the_key_and_the_number_are_on_disk_before_the_request_is_sent() {
    let service = Service::open();
    let product = Product::of(&service);
    // What stands on the disk after the service has hung up was there before it answered.
    service.mishap(ACTIVATIONS, Mishap::LoseAnswer);
    let mut installation = product.open();
    installation.activate(&token(), NOW).unwrap_err();
    let (sequence, nonce) = service.requests().last().unwrap().numbered();
    let state = product.state();
    assert!(state.contains(&nonce) && state.contains(&format!("\"sequence\": {sequence}")), "{state}");

    // A disk that takes nothing: nothing is sent.
    let mut product = Product::of(&service);
    std::fs::write(product.folder.path().join("file"), "").unwrap();
    product.config.state_file = product.folder.path().join("file/license.json");
    let error = Installation::open(product.config.clone())
        .and_then(|mut installation| installation.activate(&token(), NOW).map(|_| ()))
        .unwrap_err();
    assert!(matches!(error, Error::StateFile { .. }), "{error}");
    assert!(service.calls().is_empty());
}

#[test]
fn l_17_a_token_bound_elsewhere_is_refused_with_what_to_do() {
    let service = Service::open();
    Product::of(&service).activated(&service);
    let second = Product::of(&service);
    let mut installation = second.open();
    let Err(Error::Refused(problem)) = installation.activate(&token(), NOW) else { panic!("it should be refused") };
    assert_eq!(problem.cause(), TOKEN_BOUND);
    let status = second.open().status(NOW);
    assert_eq!(status.refusal.unwrap().cause, TOKEN_BOUND);
    assert!(status.what_to_do_next.contains("release the binding"));

    // After the release the same product goes on with the same key and a new number.
    service.desk().bound = None;
    installation.activate(&token(), NOW + 60).unwrap();
    let status = second.open().status(NOW + 60);
    assert_eq!((status.refusal, status.server.as_deref()), (None, Some("srv_1")));
}

#[test]
fn l_17_the_same_token_again_is_the_same_installation() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    let bound = service.desk().bound;
    service.desk().number = 2;
    assert_eq!(installation.activate(&token(), NOW + 60).unwrap().number, 2);
    assert_eq!(service.desk().bound, bound);
    assert_eq!(service.requests()[0].numbered().0, 2);
    assert_eq!(installation.check_in(NOW + 3_600).unwrap(), CheckedIn::Unchanged);
}

#[test]
fn l_17_a_refused_token_leaves_the_lease_in_force_as_it_is() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    let lease = installation.lease().cloned();
    let wrong: ServerToken = "b7|wrong".parse().unwrap();
    let Err(Error::Refused(problem)) = installation.activate(&wrong, NOW) else { panic!("it should be refused") };
    assert_eq!(problem.cause(), TOKEN_UNKNOWN);
    assert_eq!(installation.lease().cloned(), lease);
    assert_eq!(product.open().lease().cloned(), lease);
    assert_eq!(installation.check_in(NOW).unwrap(), CheckedIn::Unchanged);
}

#[test]
fn l_18_a_false_service_helps_nobody() {
    let service = Service::open();
    let product = Product::of(&service);
    service.desk().root = SigningKey::from_seed(&[66; 32]);
    let error = product.open().activate(&token(), NOW).unwrap_err();
    assert!(matches!(error, Error::NotVouchedFor { .. }), "{error}");
    assert!(error.to_string().contains("is not vouched for by the vendor's root key"), "{error}");
    // It was not even shown the token.
    assert_eq!(service.calls(), [format!("GET {SIGNED_KEYS}")]);
    assert!(!product.state().contains("seed"));
}

#[test]
fn l_18_a_service_gone_false_leaves_the_lease_in_force() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    let lease = installation.lease().cloned();
    {
        let mut desk = service.desk();
        desk.root = SigningKey::from_seed(&[66; 32]);
        desk.signing = SigningKey::from_seed(&[67; 32]);
        desk.keys = KeySet { iat: 200, keys: vec![desk.signing.public()], revoked: vec![] };
        desk.number = 2;
    }
    let error = installation.check_in(NOW + 3_600).unwrap_err();
    assert!(matches!(error, Error::NotVouchedFor { .. }), "{error}");
    assert_eq!(installation.lease().cloned(), lease);
    assert_eq!(product.open().lease().cloned(), lease);
}

#[test]
fn l_18_older_keys_are_not_taken_again() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    {
        let mut desk = service.desk();
        desk.signing = SigningKey::from_seed(&[67; 32]);
        desk.keys = KeySet { iat: 99, keys: vec![desk.signing.public()], revoked: vec![] };
        desk.number = 2;
    }
    let error = installation.check_in(NOW + 3_600).unwrap_err();
    assert!(matches!(error, Error::NotVouchedFor { .. }) && error.to_string().contains("older"), "{error}");
    assert_eq!(product.open().lease().unwrap().number, 1);
}

#[test]
fn l_18_keys_rotate_and_a_withdrawn_key_takes_its_lease_along() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    {
        let mut desk = service.desk();
        desk.signing = SigningKey::from_seed(&[3; 32]);
        desk.keys = KeySet { iat: 200, keys: vec![desk.signing.public()], revoked: vec![] };
        desk.number = 2;
    }
    assert_eq!(installation.check_in(NOW + 3_600).unwrap(), CheckedIn::NewLease);
    assert_eq!(product.open().lease().unwrap().number, 2);

    // The root key no longer vouches for the key of the lease, and the service still signs with it.
    service.desk().keys = KeySet { iat: 300, keys: vec![], revoked: vec![] };
    service.desk().signing = SigningKey::from_seed(&[4; 32]);
    service.desk().number = 3;
    let error = installation.check_in(NOW + 7_200).unwrap_err();
    assert!(matches!(error, Error::NotVouchedFor { .. }), "{error}");
    assert_eq!((installation.lease(), product.open().lease()), (None, None));
    assert!(product.open().status(NOW + 7_200).what_to_do_next.contains("was withdrawn"));
}

#[test]
fn l_18_somebody_else_s_lease_is_refused() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    let own = service.desk().bound;
    // The service answers with the lease of another installation.
    service.desk().number = 2;
    let theirs = {
        let mut desk = service.desk();
        desk.bound = Some(SigningKey::from_seed(&[5; 32]).public());
        let jwt = desk.lease().sign(&desk.signing);
        desk.bound = own;
        jwt
    };
    let grant = serde_json::json!({
        "server": "srv_1", "lease": theirs, "session": {"id": "s", "key": "AAAA", "expires": NOW + 90_000},
        "check_in_secs": 3_600, "server_time": NOW,
    });
    let renewals = claviger_client::wire::activation::RENEWALS;
    service.mishap(renewals, Mishap::Answer(Response::json(200, "application/json", &grant)));
    let error = installation.check_in(NOW + 3_600).unwrap_err();
    assert!(matches!(error, Error::LeaseRefused { .. }), "{error}");
    assert_eq!(installation.lease().unwrap().number, 1);
    assert_eq!(installation.check_in(NOW + 3_660).unwrap(), CheckedIn::NewLease);
}

#[test]
fn x_13_no_secret_is_printed() {
    let service = Service::open();
    let mut product = Product::of(&service);
    product.config.proxy = Some("http://user:s3cret@proxy.example".into());
    let shown = format!("{:?} {:?}", product.config, product.open());
    assert!(!shown.contains("s3cret"), "{shown}");
    product.config.proxy = None;
    let installation = product.activated(&service);
    let shown = format!("{installation:?} {:?} {}", installation.status(NOW), installation.status(NOW));
    let state: serde_json::Value = serde_json::from_str(&product.state()).unwrap();
    let secrets = [&state["active"]["identity"]["seed"], &state["active"]["session"]["key"]]
        .map(|secret| secret.as_str().unwrap());
    for secret in secrets.into_iter().chain(TOKEN.split('|').skip(1)) {
        assert!(!shown.contains(secret), "{shown}");
    }
    assert!(!product.state().contains("kwee1u9213jop"));
}
