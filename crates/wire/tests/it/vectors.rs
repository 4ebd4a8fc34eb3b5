//! The test vectors of `docs/protocol-vectors.json`, made anew from fixed keys: what is published there is what this
//! program does. `xtask/verify_vectors.py` judges the same file with libraries that know nothing of Claviger.

use claviger_wire::activation::{
    ACTIVATIONS, ActivationRequest, Grant, Host, RENEWALS, RenewalRequest, Session, check_proof, prove,
};
use claviger_wire::check_in::{CheckIn, Unchanged};
use claviger_wire::key::{KEY_SET, KeySet, LEASE, PublicKey, SigningKey, encode, hash};
use claviger_wire::lease::{Lease, NotOurs, Validity};
use claviger_wire::token::ServerToken;
use serde_json::{Value, json};

const PUBLISHED: &str = include_str!("../../../../docs/protocol-vectors.json");
const SERVER: &str = "srv_018f3c5e7a1b7c2d8e9f0a1b2c3d4e5f";

fn key(number: u8) -> SigningKey {
    SigningKey::from_seed(&[number; 32])
}

fn key_vector(number: u8) -> Value {
    let public = key(number).public();
    json!({ "seed": encode(&[number; 32]), "thumbprint": public.thumbprint(), "jwk": public })
}

fn claims() -> Value {
    let item = |name: &str, units: u64, ends: Option<i64>, newest: Option<&str>| {
        let mut item = json!({
            "application": name.to_lowercase().replace(' ', "-"), "name": name, "unit": "channels", "role": "base",
            "model": "subscription", "units": units,
        });
        if let Some(ends) = ends {
            item["term"] = "2026-12-09".into();
            item["ends"] = ends.into();
        }
        if let Some(newest) = newest {
            item["newest_release"] = newest.into();
            item["care"] = json!({ "plan": "gold", "until": newest });
        }
        item
    };
    json!({
        "iss": "https://licensing.example", "aud": SERVER, "jti": "lea_018f3c5e7a1b7c2d8e9f0a1b2c3d4e60", "number": 3,
        "iat": 1_795_600_000, "renew_after": 1_796_896_000, "exp": 1_798_192_000,
        "cnf": { "jkt": key(4).public().thumbprint() },
        "fingerprint": hash(b"claviger-fingerprint-1\n0123456789abcdef0123456789abcdef"),
        "items": [
            item("Advanced Queueing", 20, None, None),
            item("Call Recording", 60, Some(1_796_857_200), Some("2027-08-07")),
        ],
    })
}

fn lease() -> Lease {
    serde_json::from_value(claims()).expect("a lease")
}

/// Leases that must not be believed, and why.
fn refused() -> Vec<(&'static str, &'static str, String)> {
    let good = lease().sign(&key(2));
    let parts: Vec<&str> = good.split('.').collect();
    let mut more = lease();
    more.items[0].units = 1_000;
    let more = serde_json::to_vec(&more).expect("JSON");
    let tampered = format!("{}.{}.{}", parts[0], encode(&more), parts[2]);
    let header = format!(r#"{{"typ":"{LEASE}","alg":"none","kid":"{}"}}"#, key(2).public().thumbprint());
    let unsigned = format!("{}.{}.", encode(header.as_bytes()), parts[1]);
    let with = |change: &dyn Fn(&mut Lease)| {
        let mut lease = lease();
        change(&mut lease);
        lease.sign(&key(2))
    };
    vec![
        ("units written in afterwards", "signature", tampered),
        ("no signature", "malformed", unsigned),
        ("another kind of statement", "malformed", key(2).sign("claviger-proof+jwt", &lease())),
        ("a key that the root key does not vouch for", "unknown-key", lease().sign(&key(9))),
        ("a key that the root key has revoked", "revoked-key", lease().sign(&key(3))),
        ("another server", "another-server", with(&|lease| lease.aud = "srv_00000000000000000000000000000000".into())),
        ("another installation", "another-installation", with(&|lease| lease.cnf.jkt = key(9).public().thumbprint())),
    ]
}

fn vectors() -> Value {
    let host = Host { name: "rome-ucx-1".into(), fingerprint: lease().fingerprint, product_version: "2026.2".into() };
    let token = ServerToken::new("b121893", "kwee1u9213jop");
    let set = KeySet { iat: 1_795_500_000, keys: vec![key(2).public()], revoked: vec![key(3).public().thumbprint()] };
    let activation = ActivationRequest {
        token: token.reveal(),
        key: key(4).public(),
        host: host.clone(),
        sequence: 1,
        nonce: "q7cUVb0m2R8xNw5d".into(),
    };
    let renewal =
        RenewalRequest { server: SERVER.into(), held: 3, host, sequence: 8, nonce: "Zs1kP4t9aLhYe6Xo".into() };
    let session = Session { id: "1.srv.1.1795690000.x".into(), key: encode(&[5; 32]), expires: 1_795_690_000 };
    let call = CheckIn { session: session.id.clone(), sequence: 7, nonce: "bB3nF8qT1wJ5yK0c".into(), held: 3 };
    let unchanged = Unchanged { server_time: 1_795_603_600, check_in_secs: 3_600, keys_issued: set.iat };
    let grant = Grant {
        server: SERVER.into(),
        lease: lease().sign(&key(2)),
        session: session.clone(),
        check_in_secs: 3_600,
        server_time: 1_795_600_000,
        keys_issued: set.iat,
    };
    let request = |path: &str, body: String| {
        let proof = prove(&key(4), path, body.as_bytes(), 1_795_600_000);
        json!({ "path": path, "body": body, "body_hash": hash(body.as_bytes()), "iat": 1_795_600_000, "proof": proof })
    };
    let judged = |release: &str, now: i64| {
        let lease = lease();
        let names = |items: Vec<&claviger_wire::lease::Item>| -> Vec<String> {
            items.into_iter().map(|item| item.application.clone()).collect()
        };
        let validity = match lease.validity(now) {
            Validity::Valid => "valid",
            Validity::RenewalDue => "renewal-due",
            Validity::Expired => "expired",
        };
        json!({
            "now": now, "release": release, "validity": validity, "running": names(lease.running(now).collect()),
            "may_run": names(lease.may_run(release, now).collect()),
        })
    };
    let text = |lines: &[&str]| lines.join("\n");
    let call_lines = ["claviger-check-in-1", &session.id, "7", &call.nonce, "3"];
    let unchanged_lines = [&["claviger-unchanged-1"], &call_lines[..], &["1795603600", "3600", "1795500000"]].concat();
    json!({
        "about": "Test vectors of docs/protocol.md. Binary is base64url without padding; instants are seconds since 1970.",
        "keys": {
            "root": key_vector(1), "signing": key_vector(2), "revoked": key_vector(3), "installation": key_vector(4),
            "stranger": key_vector(9),
        },
        "token": { "text": token.reveal(), "public_id": token.public_id(), "secret": token.secret() },
        "key_set": { "claims": set, "jwt": key(1).sign(KEY_SET, &set) },
        "lease": { "claims": claims(), "jwt": lease().sign(&key(2)), "server": SERVER },
        "leases_refused": refused().into_iter().map(|(what, cause, jwt)| json!({
            "what": what, "cause": cause, "jwt": jwt,
        })).collect::<Vec<_>>(),
        "judgements": [
            judged("2027-08-07", 1_795_600_000), judged("2027-08-08", 1_795_600_000),
            judged("2027-08-07", 1_796_857_199), judged("2027-08-07", 1_796_857_200),
            judged("2027-08-07", 1_796_896_000), judged("2027-08-07", 1_798_191_999),
            judged("2027-08-07", 1_798_192_000),
        ],
        "activation": request(ACTIVATIONS, serde_json::to_string(&activation).expect("JSON")),
        "renewal": request(RENEWALS, serde_json::to_string(&renewal).expect("JSON")),
        "grant": grant,
        "check_in": {
            "session_key": session.key, "session": session.id, "sequence": 7, "nonce": call.nonce, "held": 3,
            "text": text(&call_lines), "mac": call.mac(&session.key),
            "unchanged": {
                "server_time": unchanged.server_time, "check_in_secs": unchanged.check_in_secs,
                "keys_issued": unchanged.keys_issued, "text": text(&unchanged_lines),
                "mac": unchanged.mac(&call, &session.key),
            },
        },
    })
}

#[test]
fn l_18_the_published_vectors_are_what_this_program_does() {
    let made = vectors();
    if serde_json::from_str::<Value>(PUBLISHED).unwrap() != made {
        let file = concat!(env!("CARGO_TARGET_TMPDIR"), "/protocol-vectors.json");
        std::fs::write(file, format!("{made:#}\n")).unwrap();
        panic!(
            "docs/protocol-vectors.json is not what this program does; what it does is in {file}. A change breaks \
                every client there is: bring it about on purpose only"
        );
    }
}

#[test]
fn l_18_the_vectors_are_believed_and_refused_as_they_say() {
    let keys: KeySet = key(1).public().verify(KEY_SET, vectors()["key_set"]["jwt"].as_str().unwrap()).unwrap();
    let own = key(4).public();
    let good = vectors()["lease"]["jwt"].as_str().unwrap().to_owned();
    assert_eq!(Lease::open(&good, &keys, SERVER, &own), Ok(lease()));
    for (what, cause, jwt) in refused() {
        use claviger_wire::key::Untrusted;
        let found = match Lease::open(&jwt, &keys, SERVER, &own) {
            Ok(_) => "believed",
            Err(NotOurs::Untrusted(Untrusted::Malformed | Untrusted::BadKey)) => "malformed",
            Err(NotOurs::Untrusted(Untrusted::BadSignature)) => "signature",
            Err(NotOurs::Untrusted(Untrusted::UnknownKey)) => "unknown-key",
            Err(NotOurs::Untrusted(Untrusted::RevokedKey)) => "revoked-key",
            Err(NotOurs::AnotherServer) => "another-server",
            Err(NotOurs::AnotherInstallation) => "another-installation",
        };
        assert_eq!(found, cause, "{what}");
    }
}

#[test]
fn l_17_the_requests_of_the_vectors_are_read_and_their_proofs_hold() {
    let vectors = vectors();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    for what in ["activation", "renewal"] {
        let (path, body, proof) =
            (text(&vectors[what]["path"]), text(&vectors[what]["body"]), text(&vectors[what]["proof"]));
        assert!(check_proof(&key(4).public(), &path, body.as_bytes(), &proof).is_ok());
    }
    let activation: ActivationRequest = serde_json::from_str(&text(&vectors["activation"]["body"])).unwrap();
    let token: ServerToken = activation.token.parse().unwrap();
    assert_eq!((token.public_id(), activation.key), ("b121893", key(4).public()));
    let grant: Grant = serde_json::from_value(vectors["grant"].clone()).unwrap();
    assert_eq!(grant.keys_issued, 1_795_500_000);
    let jwk: PublicKey = serde_json::from_value(vectors["keys"]["root"]["jwk"].clone()).unwrap();
    assert_eq!(jwk, key(1).public());
}
