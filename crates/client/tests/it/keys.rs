//! How a product hears of a revocation, and what it believes from then on. (L-18)

use claviger_client::wire::activation::{RENEWALS, SIGNED_KEYS};
use claviger_client::wire::check_in::LEASE;
use claviger_client::wire::key::{KeySet, SigningKey};
use claviger_client::{CheckedIn, Error, Installation};

use crate::service::{Mishap, Response, Service};
use crate::{NOW, Product};

/// The service revokes the key that signs, and signs with another one from now on.
fn revoke(service: &Service, iat: i64) {
    let mut desk = service.desk();
    let revoked = desk.signing.public().thumbprint();
    desk.signing = SigningKey::from_seed(&[40; 32]);
    desk.keys = KeySet { iat, keys: vec![desk.signing.public()], revoked: vec![revoked] };
}

#[test]
fn l_18_a_revocation_is_heard_at_the_next_contact_even_if_nothing_else_has_changed() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    let stolen = product.state();
    revoke(&service, 200);
    assert_eq!(installation.check_in(NOW + 3_600).unwrap(), CheckedIn::NewLease);
    let calls = service.calls();
    assert_eq!(calls[..3], [format!("GET {LEASE}"), format!("GET {SIGNED_KEYS}"), format!("POST {RENEWALS}")]);
    let kid = claviger_client::wire::key::signer_named_by(installation.lease_jwt().unwrap());
    assert_eq!(kid, Some(service.desk().signing.public().thumbprint()));

    // Somebody puts the lease of the revoked key back where the new one stands, and keeps what the root key said.
    let old: serde_json::Value = serde_json::from_str(&stolen).unwrap();
    let forged = product.state().replace(installation.lease_jwt().unwrap(), old["active"]["lease"].as_str().unwrap());
    std::fs::write(&product.config.state_file, forged).unwrap();
    let opened = product.open();
    assert_eq!(opened.lease(), None);
    assert!(opened.status(NOW + 3_600).what_to_do_next.contains("was withdrawn"));
}

#[test]
fn l_18_a_revoked_key_is_refused_even_if_the_service_still_signs_with_it() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    let stolen = service.desk().signing.clone();
    revoke(&service, 200);
    installation.check_in(NOW + 3_600).unwrap();
    // Whoever stole the key answers in the place of the service, with an old word of the root key and without any.
    {
        let mut desk = service.desk();
        desk.signing = stolen.clone();
        desk.number += 1;
    }
    let error = installation.check_in(NOW + 7_200).unwrap_err();
    assert!(matches!(error, Error::NotVouchedFor { .. }) && error.to_string().contains("revoked"), "{error}");
    {
        let mut desk = service.desk();
        desk.keys = KeySet { iat: 150, keys: vec![stolen.public()], revoked: vec![] };
    }
    let error = installation.check_in(NOW + 7_300).unwrap_err();
    assert!(matches!(error, Error::NotVouchedFor { .. }), "{error}");
    let held = |installation: &Installation| {
        claviger_client::wire::key::signer_named_by(installation.lease_jwt().unwrap()).unwrap()
    };
    assert_ne!(held(&installation), stolen.public().thumbprint());
    assert_ne!(held(&product.open()), stolen.public().thumbprint());
}

#[test]
fn l_18_a_new_word_of_the_root_key_that_cannot_be_fetched_is_asked_for_again() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    {
        let mut desk = service.desk();
        let next = SigningKey::from_seed(&[41; 32]);
        desk.keys = KeySet { iat: 300, keys: vec![next.public(), desk.signing.public()], revoked: vec![] };
    }
    service.mishap(SIGNED_KEYS, Mishap::Answer(Response::text(502, "bad gateway")));
    assert!(matches!(installation.check_in(NOW + 3_600), Err(Error::Trouble { .. })));
    assert!(installation.lease().is_some(), "what is licensed runs on");
    service.requests();
    assert_eq!(installation.check_in(NOW + 3_700).unwrap(), CheckedIn::Unchanged);
    assert_eq!(service.calls(), [format!("GET {LEASE}"), format!("GET {SIGNED_KEYS}")]);
    assert_eq!(installation.check_in(NOW + 7_200).unwrap(), CheckedIn::Unchanged);
    assert_eq!(service.calls(), [format!("GET {LEASE}")], "once heard, it is not asked for again");
}
