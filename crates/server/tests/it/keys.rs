//! Keys that change while the service runs. (L-18)

use std::time::Duration;

use claviger_server::secrets::{PassphraseSource, root_key};
use claviger_server::signing_keys::{KeyOffice, NotDone};
use claviger_server::wire::activation::{JWKS, SIGNED_KEYS};
use claviger_server::wire::key::{JwkSet, KEY_SET, KeySet};
use jiff::SignedDuration;

use crate::stage::{Stage, on_both};

/// How often, and with what pause, the service is asked whether it has heard: half a minute in all.
const LOOKS: u32 = 300;
const PAUSE: Duration = Duration::from_millis(100);

/// What the root key says, as the running service publishes it.
fn said(stage: &Stage) -> KeySet {
    let answer = stage.get(SIGNED_KEYS, &[]);
    assert_eq!(answer.header("cache-control"), "no-cache", "a revocation must not hide in a cache");
    stage.demo().root_key.verify(KEY_SET, answer.body.trim()).unwrap()
}

/// Waits until the running service has heard something newer than `known`.
fn hears(stage: &Stage, known: &KeySet) -> KeySet {
    for _ in 0..LOOKS {
        let heard = said(stage);
        if heard.iat > known.iat {
            return heard;
        }
        std::thread::sleep(PAUSE);
    }
    panic!("the service has not heard of the new keys");
}

#[test]
fn l_18_a_running_service_takes_over_new_and_revoked_keys_without_a_restart() {
    on_both(|stage| {
        let folder = stage.data.path();
        let database = Some(stage.scratch.target());
        let office = KeyOffice::open(folder, database, &PassphraseSource::Nowhere).unwrap();
        let root = root_key(&folder.join("root/root.key"), &PassphraseSource::Nowhere).unwrap();
        let before = said(stage);
        let first = before.keys[0].thumbprint();

        let (second, _) = office.rotate(&root, SignedDuration::ZERO).unwrap();
        let rotated = hears(stage, &before);
        let names: Vec<_> = rotated.keys.iter().map(|key| key.thumbprint()).collect();
        assert_eq!(names, [second.clone(), first.clone()]);
        let published: JwkSet = serde_json::from_str(&stage.get(JWKS, &[]).body).unwrap();
        assert_eq!(published.keys, rotated.keys);

        office.revoke(&root, std::slice::from_ref(&first)).unwrap();
        let revoked = hears(stage, &rotated);
        assert_eq!((revoked.revoked, revoked.keys.len()), (vec![first], 1));
        let states: Vec<_> = office.list().unwrap().into_iter().map(|(_, state)| state.word()).collect();
        assert_eq!(states, ["signing", "revoked"]);
    });
}

#[test]
fn l_18_the_keys_of_another_installation_are_left_alone() {
    on_both(|stage| {
        let other = tempfile::tempdir().unwrap();
        let missing = KeyOffice::open(other.path(), Some(stage.scratch.target()), &PassphraseSource::Nowhere);
        assert!(matches!(missing.err(), Some(NotDone::Secret(_))));
        std::fs::write(other.path().join("secret"), claviger_server::wire::key::encode(&[5; 32])).unwrap();
        let foreign = KeyOffice::open(other.path(), Some(stage.scratch.target()), &PassphraseSource::Nowhere);
        assert!(matches!(foreign.err(), Some(NotDone::OtherSecrets(_))));
        let none = KeyOffice::open(other.path(), None, &PassphraseSource::Nowhere);
        assert!(matches!(none.err(), Some(NotDone::NoDatabase(_))));
        assert!(!other.path().join("claviger.db").exists(), "nothing was made");
    });
}
