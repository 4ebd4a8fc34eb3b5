//! What products and servers say to each other.
#![no_main]

use claviger_server::wire::activation::{ActivationRequest, Grant, RenewalRequest};
use claviger_server::wire::check_in::CheckIn;
use claviger_server::wire::device::{DeviceSigner, Line, Revoked};
use claviger_server::wire::key::{KEY_SET, KeySet, PublicKey, SigningKey, decode, signer_named_by};
use claviger_server::wire::lease::Lease;
use claviger_server::wire::token::ServerToken;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let root = SigningKey::from_seed(&[7; 32]);
    if let Ok(token) = text.parse::<ServerToken>() {
        assert_eq!(token.reveal().parse::<ServerToken>().ok().map(|token| token.reveal()), Some(token.reveal()));
    }
    let _ = (signer_named_by(text), decode(text), KeySet::unverified(text));
    assert!(root.public().verify::<KeySet>(KEY_SET, text).is_err(), "nobody signed it");
    let none = KeySet::unverified("").map_or_else(|| serde_json::from_str::<KeySet>(text).ok(), Some);
    if let Some(keys) = none {
        assert!(Lease::open(text, &keys, "srv", &root.public()).is_err(), "nobody signed it");
    }
    let _ = serde_json::from_str::<PublicKey>(text);
    let _ = serde_json::from_str::<ActivationRequest>(text);
    let _ = serde_json::from_str::<RenewalRequest>(text);
    let _ = serde_json::from_str::<Grant>(text);
    let device = DeviceSigner::from_seed(&[7; 32]).public();
    assert!(Line::read(&device, text).is_err(), "nobody signed it");
    assert!(Revoked::read(&device, text).is_err(), "nobody signed it");
    let call = CheckIn { session: text.to_owned(), sequence: 1, nonce: text.to_owned(), held: 1 };
    assert!(!call.is_authentic("a2V5", text) || call.mac("a2V5").as_deref() == Some(text));
});
