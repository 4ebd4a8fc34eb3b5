//! Products that do not speak as they should.

use claviger_server::wire::activation::{
    ACTIVATIONS, ActivationRequest, Host, PROOF_HEADER, RENEWALS, RenewalRequest, prove,
};
use claviger_server::wire::check_in;
use claviger_server::wire::key::SigningKey;

use crate::stage::{CUSTOMER, Stage, on_both};

fn host() -> Host {
    Host { name: "host".into(), fingerprint: "print".into(), product_version: "2026.2".into() }
}

pub fn token(stage: &Stage) -> String {
    let mut carla = stage.signed_in(CUSTOMER);
    let licenses = stage.open(&mut carla, "/").header("location").to_owned();
    let page = stage.open(&mut carla, &licenses);
    let (_, rest) = page.body.split_once("/servers/srv_").expect("a server on the page");
    let digits: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    let page = stage.open(&mut carla, &format!("/servers/srv_{digits}"));
    let (before, after) = page.body.split_once('|').expect("a token on the page");
    let plain = |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let public: String = before.chars().rev().take_while(plain).collect::<Vec<_>>().into_iter().rev().collect();
    format!("{public}|{}", after.chars().take_while(plain).collect::<String>())
}

pub fn activation(token: &str, key: &SigningKey, sequence: u64, nonce: &str) -> Vec<u8> {
    let request =
        ActivationRequest { token: token.into(), key: key.public(), host: host(), sequence, nonce: nonce.into() };
    serde_json::to_vec(&request).unwrap()
}

#[test]
fn l_17_only_the_holder_of_the_key_activates_and_only_with_the_token() {
    on_both(|stage| {
        let (own, other) = (SigningKey::from_seed(&[1; 32]), SigningKey::from_seed(&[2; 32]));
        let token = token(stage);
        let check = |body: &[u8], proof: &str, status: u16, cause: &str| {
            let answer = stage.post(ACTIVATIONS, &[(PROOF_HEADER, proof)], body);
            assert_eq!((answer.status, answer.cause().as_str()), (status, cause), "{}", answer.body);
        };
        let body = activation(&token, &own, 1, "nonce-nonce");
        check(b"{}", "", 422, "invalid-json");
        check(b"\xff\xfe", "", 422, "invalid-json");
        check(&body, "", 403, "proof-invalid");
        check(&body, "not.a.token", 403, "proof-invalid");
        check(&body, &prove(&other, ACTIVATIONS, &body, 0), 403, "proof-invalid");
        check(&body, &prove(&own, RENEWALS, &body, 0), 403, "proof-invalid");
        for wrong in ["", "b1|x", &format!("{token}x"), &token.replace('|', "|0"), &token.to_uppercase(), "b\u{0}|x"] {
            let body = activation(wrong, &own, 1, "nonce-nonce");
            check(&body, &prove(&own, ACTIVATIONS, &body, 0), 403, "token-unknown");
        }
        let silent = activation(&token, &own, 1, "short");
        check(&silent, &prove(&own, ACTIVATIONS, &silent, 0), 422, "invalid");

        let answer = stage.post(ACTIVATIONS, &[(PROOF_HEADER, &prove(&own, ACTIVATIONS, &body, 0))], &body);
        assert_eq!(answer.status, 200, "{}", answer.body);
        let second = activation(&token, &other, 1, "nonce-nonce");
        check(&second, &prove(&other, ACTIVATIONS, &second, 0), 409, "token-bound");

        let grant: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        let server = grant["server"].as_str().unwrap().to_owned();
        let renewal = RenewalRequest { server, held: 1, host: host(), sequence: 1, nonce: "another-nonce".into() };
        let body = serde_json::to_vec(&renewal).unwrap();
        let answer = stage.post(RENEWALS, &[(PROOF_HEADER, &prove(&own, RENEWALS, &body, 0))], &body);
        assert_eq!((answer.status, answer.cause().as_str()), (409, "sequence-repeated"));
        let answer = stage.post(RENEWALS, &[(PROOF_HEADER, &prove(&other, RENEWALS, &body, 0))], &body);
        assert_eq!((answer.status, answer.cause().as_str()), (403, "proof-invalid"));
    });
}

#[test]
fn l_19_a_check_in_without_a_session_is_sent_to_a_renewal() {
    on_both(|stage| {
        let answer = stage.get(check_in::LEASE, &[]);
        assert_eq!((answer.status, answer.cause().as_str()), (400, "invalid"));
        for session in ["", "1.srv_00000000000000000000000000000000.1.9999999999.x", "nonsense", "1.1.1.1.1"] {
            let headers = [
                ("if-none-match", "\"1\""),
                (check_in::SESSION, session),
                (check_in::SEQUENCE, "2"),
                (check_in::NONCE, "nonce-nonce"),
                (check_in::MAC, "AAAA"),
            ];
            let answer = stage.get(check_in::LEASE, &headers);
            assert_eq!((answer.status, answer.cause().as_str()), (401, "session-ended"), "{session}");
        }
    });
}
