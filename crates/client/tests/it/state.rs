//! What is kept on disk, and what is believed of it. (L-18, L-20)

use claviger_client::wire::key::SigningKey;
use claviger_client::{Error, Installation};

use crate::service::Service;
use crate::{NOW, Product};

#[test]
fn l_20_the_state_file_is_whole_private_and_alone() {
    let service = Service::open();
    let product = Product::of(&service);
    product.activated(&service);
    assert_eq!(product.files(), ["license.json", "license.json.lock"].map(std::path::PathBuf::from));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(&product.config.state_file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn l_20_a_damaged_state_is_named_and_left_as_it_is() {
    let service = Service::open();
    let product = Product::of(&service);
    let mut installation = product.activated(&service);
    let half = product.state()[..200].to_owned();
    std::fs::write(&product.config.state_file, &half).unwrap();
    let error = Installation::open(product.config.clone()).unwrap_err();
    assert!(matches!(error, Error::StateDamaged { .. }), "{error}");
    assert!(error.to_string().contains("license.json") && error.to_string().contains("activate again"), "{error}");
    // One that is running notices before it sends anything.
    assert!(matches!(installation.check_in(NOW + 3_600), Err(Error::StateDamaged { .. })));
    assert_eq!((product.state(), service.calls().len()), (half, 0));
}

#[test]
fn l_20_a_state_torn_anywhere_is_never_taken_for_a_whole_one() {
    let service = Service::open();
    let product = Product::of(&service);
    product.activated(&service);
    let whole = product.state();
    for length in 0..whole.trim_end().len() {
        std::fs::write(&product.config.state_file, &whole[..length]).unwrap();
        let error = Installation::open(product.config.clone()).unwrap_err();
        assert!(matches!(error, Error::StateDamaged { .. }), "at {length}: {error}");
    }
    // A disk that gave back other bytes than it was given is told as well.
    for at in (0..whole.len()).step_by(7) {
        let mut changed = whole.clone().into_bytes();
        changed[at] = if changed[at] == b'#' { b'!' } else { b'#' };
        std::fs::write(&product.config.state_file, &changed).unwrap();
        if let Ok(installation) = Installation::open(product.config.clone()) {
            // What is not signed may have changed, an hour here or a nonce there; the lease is the one that was given.
            assert!(installation.lease().is_none_or(|lease| *lease == service.desk().lease()), "at {at}");
        }
    }
    std::fs::write(&product.config.state_file, &whole).unwrap();
    assert!(product.open().check_in(NOW + 3_600).is_ok());
}

#[test]
fn l_18_a_state_under_another_root_key_is_not_believed() {
    let service = Service::open();
    let mut product = Product::of(&service);
    product.activated(&service);
    product.config.root_key = SigningKey::from_seed(&[66; 32]).public();
    let error = Installation::open(product.config.clone()).unwrap_err();
    assert!(matches!(error, Error::AnotherRootKey { .. }), "{error}");
}

#[test]
fn l_18_a_lease_changed_on_disk_is_not_believed() {
    let service = Service::open();
    let product = Product::of(&service);
    let installation = product.activated(&service);
    let jwt = installation.lease_jwt().unwrap().to_owned();
    let forged = {
        let mut lease = installation.lease().unwrap().clone();
        lease.items[0].units = 1_000;
        let forged = lease.sign(&SigningKey::from_seed(&[66; 32]));
        let mut parts: Vec<&str> = forged.split('.').collect();
        parts[0] = jwt.split('.').next().unwrap();
        parts[2] = jwt.split('.').nth(2).unwrap();
        parts.join(".")
    };
    std::fs::write(&product.config.state_file, product.state().replace(&jwt, &forged)).unwrap();
    let error = Installation::open(product.config.clone()).unwrap_err();
    assert!(matches!(error, Error::StateDamaged { .. }), "{error}");
}

#[test]
fn l_16_the_service_is_remembered() {
    let service = Service::open();
    let mut product = Product::of(&service);
    product.config.service = String::new();
    let error = product.open().activate(&crate::token(), NOW).unwrap_err();
    assert!(matches!(error, Error::NoService), "{error}");
    product.config.service = service.url.clone();
    product.activated(&service);
    product.config.service = String::new();
    product.open().check_in(NOW + 3_600).unwrap();
    assert_eq!(product.open().status(NOW).service, service.url);
}

#[test]
fn l_20_nothing_is_checked_in_before_an_activation() {
    let service = Service::open();
    let product = Product::of(&service);
    let error = product.open().check_in(NOW).unwrap_err();
    assert!(matches!(error, Error::NotActivated), "{error}");
    assert!(service.calls().is_empty() && product.state().is_empty());
}
