//! An installation of the product that speaks to the service over HTTP.

use claviger_server::wire::activation::{
    ACTIVATIONS, ActivationRequest, Grant, Host, PROOF_HEADER, RENEWALS, RenewalRequest, prove,
};
use claviger_server::wire::check_in::{self, CheckIn, Unchanged};
use claviger_server::wire::key::SigningKey;

use crate::stage::{Answer, Stage};

/// The installation; a clone of it is a copy of its disk.
#[derive(Clone)]
pub struct Product {
    pub key: SigningKey,
    pub host: Host,
    /// The number of its last call.
    pub sequence: u64,
    /// Makes nonces unlike those of a copy.
    pub luck: &'static str,
    pub grant: Option<Grant>,
    /// The number of the lease it holds.
    pub held: u64,
}

impl Product {
    pub fn new(seed: u8, host: &str) -> Self {
        let host =
            Host { name: host.into(), fingerprint: format!("print of {host}"), product_version: "2026.2".into() };
        Self { key: SigningKey::from_seed(&[seed; 32]), host, sequence: 0, luck: "own", grant: None, held: 0 }
    }

    pub fn activate(&mut self, stage: &Stage, token: &str) -> Answer {
        self.sequence += 1;
        let request = ActivationRequest {
            token: token.into(),
            key: self.key.public(),
            host: self.host.clone(),
            sequence: self.sequence,
            nonce: self.nonce(),
        };
        let body = serde_json::to_vec(&request).unwrap();
        let proof = prove(&self.key, ACTIVATIONS, &body, 0);
        self.take(stage.post(ACTIVATIONS, &[(PROOF_HEADER, &proof)], &body))
    }

    pub fn renew(&mut self, stage: &Stage, server: &str) -> Answer {
        self.sequence += 1;
        let request = RenewalRequest {
            server: server.into(),
            held: self.held,
            host: self.host.clone(),
            sequence: self.sequence,
            nonce: self.nonce(),
        };
        let body = serde_json::to_vec(&request).unwrap();
        let proof = prove(&self.key, RENEWALS, &body, 0);
        self.take(stage.post(RENEWALS, &[(PROOF_HEADER, &proof)], &body))
    }

    /// A check-in with the next number; a 304 is believed only with its code.
    pub fn check_in(&mut self, stage: &Stage) -> Answer {
        self.sequence += 1;
        self.check_in_again(stage)
    }

    /// The last check-in once more.
    pub fn check_in_again(&self, stage: &Stage) -> Answer {
        let session = &self.grant.as_ref().expect("it was activated").session;
        let (sequence, nonce) = (self.sequence, self.nonce());
        let call = CheckIn { session: session.id.clone(), sequence, nonce, held: self.held };
        let headers = [
            ("if-none-match", format!("\"{}\"", self.held)),
            (check_in::SESSION, call.session.clone()),
            (check_in::SEQUENCE, sequence.to_string()),
            (check_in::NONCE, call.nonce.clone()),
            (check_in::MAC, call.mac(&session.key).unwrap()),
        ];
        let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answer = stage.get(check_in::LEASE, &headers);
        if answer.status == 304 {
            let said = Unchanged {
                server_time: answer.header(check_in::TIME).parse().unwrap(),
                check_in_secs: answer.header(check_in::CHECK_IN_SECS).parse().unwrap(),
                keys_issued: answer.header(check_in::KEYS_ISSUED).parse().unwrap(),
            };
            assert!(said.is_authentic(&call, &session.key, answer.header(check_in::MAC)));
        }
        answer
    }

    fn nonce(&self) -> String {
        format!("{}-nonce-{}", self.luck, self.sequence)
    }

    fn take(&mut self, answer: Answer) -> Answer {
        if let Ok(grant) = serde_json::from_str::<Grant>(&answer.body) {
            let claims = grant.lease.split('.').nth(1).and_then(claviger_server::wire::key::decode).unwrap();
            let lease: serde_json::Value = serde_json::from_slice(&claims).unwrap();
            self.held = lease["number"].as_u64().unwrap();
            self.grant = Some(grant);
        }
        answer
    }
}
