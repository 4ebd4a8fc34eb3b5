//! The check-in: a product asks, every hour or so, whether its lease has changed. (L-19)
//!
//! `GET /agent/v1/lease` with `If-None-Match: "<lease number>"` and the headers below. Unchanged is `304`, itself
//! authenticated over the call and the server's time, and it extends nothing. Anything else (a changed lease, an ended
//! session) sends the product to a renewal with its key.

use std::fmt::Write as _;

use aws_lc_rs::hmac;

use crate::key::{decode, encode};

/// Path of a check-in.
pub const LEASE: &str = "/agent/v1/lease";
/// Header: the session's id.
pub const SESSION: &str = "claviger-session";
/// Header: this call's number, higher than every earlier one of this installation.
pub const SEQUENCE: &str = "claviger-sequence";
/// Header: tells a retry of this very call from another with the same number.
pub const NONCE: &str = "claviger-nonce";
/// Header: the authentication code of the call, and of the answer.
pub const MAC: &str = "claviger-mac";
/// Header of the answer: the server's clock, seconds since 1970.
pub const TIME: &str = "claviger-time";
/// Header of the answer: how often to check in, in seconds.
pub const CHECK_IN_SECS: &str = "claviger-check-in-secs";
/// Header of the answer: the `iat` of the newest word of the root key. (L-18)
pub const KEYS_ISSUED: &str = "claviger-keys-issued";

/// One check-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckIn {
    /// The session's id.
    pub session: String,
    /// The call's number.
    pub sequence: u64,
    /// The call's nonce.
    pub nonce: String,
    /// The number of the lease the product holds.
    pub held: u64,
}

/// The answer "nothing has changed".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unchanged {
    /// The server's clock, seconds since 1970.
    pub server_time: i64,
    /// How often to check in, in seconds.
    pub check_in_secs: u32,
    /// The `iat` of the newest word of the root key: who knows an older one only asks for it. (L-18)
    pub keys_issued: i64,
}

/// A session's key, ready to be used: for who checks a call and answers it. (L-19)
#[derive(Clone)]
pub struct SessionKey(hmac::Key);

impl SessionKey {
    /// Takes the bytes of the key.
    #[must_use]
    pub fn new(key: &[u8]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, key))
    }

    /// Whether `mac` is the code of the call, compared in constant time.
    #[must_use]
    pub fn is_authentic(&self, call: &CallText, mac: &str) -> bool {
        decode(mac).is_some_and(|mac| hmac::verify(&self.0, call.0.as_bytes(), &mac).is_ok())
    }

    /// The code that goes with the answer `unchanged` to the call.
    #[must_use]
    pub fn answer(&self, unchanged: &Unchanged, call: &CallText) -> String {
        encode(hmac::sign(&self.0, unchanged.text(call).as_bytes()).as_ref())
    }
}

/// What the codes of a call and of its answer are made over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallText(String);

impl CallText {
    /// The call with this number and nonce in a session, by a product that holds the lease numbered `held`.
    #[must_use]
    pub fn of(session: &str, sequence: u64, nonce: &str, held: u64) -> Self {
        let mut text = String::with_capacity(64 + session.len() + nonce.len());
        // Writing to a string cannot fail.
        let _ = write!(text, "claviger-check-in-1\n{session}\n{sequence}\n{nonce}\n{held}");
        Self(text)
    }
}

impl std::fmt::Debug for SessionKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionKey(…)")
    }
}

impl CheckIn {
    /// The code that goes with the call, under the session's key (base64url).
    #[must_use]
    pub fn mac(&self, key: &str) -> Option<String> {
        session_key(key).map(|key| encode(hmac::sign(&key.0, self.text().0.as_bytes()).as_ref()))
    }

    /// Whether `mac` is this call's, compared in constant time.
    #[must_use]
    pub fn is_authentic(&self, key: &str, mac: &str) -> bool {
        session_key(key).is_some_and(|key| key.is_authentic(&self.text(), mac))
    }

    fn text(&self) -> CallText {
        CallText::of(&self.session, self.sequence, &self.nonce, self.held)
    }
}

impl Unchanged {
    /// The code that goes with this answer to `call`.
    #[must_use]
    pub fn mac(&self, call: &CheckIn, key: &str) -> Option<String> {
        session_key(key).map(|key| key.answer(self, &call.text()))
    }

    /// Whether this really is the service's answer to `call`.
    #[must_use]
    pub fn is_authentic(&self, call: &CheckIn, key: &str, mac: &str) -> bool {
        let (Some(key), Some(mac)) = (session_key(key), decode(mac)) else { return false };
        hmac::verify(&key.0, self.text(&call.text()).as_bytes(), &mac).is_ok()
    }

    fn text(&self, CallText(call): &CallText) -> String {
        let Self { server_time, check_in_secs, keys_issued } = self;
        let mut text = String::with_capacity(64 + call.len());
        let _ = write!(text, "claviger-unchanged-1\n{call}\n{server_time}\n{check_in_secs}\n{keys_issued}");
        text
    }
}

pub(crate) fn sign(key: &str, text: &str) -> Option<String> {
    session_key(key).map(|key| encode(hmac::sign(&key.0, text.as_bytes()).as_ref()))
}

pub(crate) fn verify(key: &str, text: &str, mac: &str) -> bool {
    let (Some(key), Some(mac)) = (session_key(key), decode(mac)) else { return false };
    hmac::verify(&key.0, text.as_bytes(), &mac).is_ok()
}

fn session_key(key: &str) -> Option<SessionKey> {
    decode(key).map(|bytes| SessionKey::new(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call() -> CheckIn {
        CheckIn { session: "s".into(), sequence: 7, nonce: "n".into(), held: 3 }
    }

    #[test]
    fn l_19_a_check_in_is_authentic_only_as_it_was_sent() {
        let key = encode(&[9; 32]);
        let mac = call().mac(&key).unwrap();
        assert!(call().is_authentic(&key, &mac));
        assert!(!CheckIn { sequence: 8, ..call() }.is_authentic(&key, &mac));
        assert!(!CheckIn { held: 4, ..call() }.is_authentic(&key, &mac));
        assert!(!call().is_authentic(&encode(&[8; 32]), &mac));
        assert!(!call().is_authentic(&key, "not a code"));
    }

    #[test]
    fn l_19_an_answer_belongs_to_one_call_and_one_time() {
        let key = encode(&[9; 32]);
        let answer = Unchanged { server_time: 100, check_in_secs: 3_600, keys_issued: 50 };
        let mac = answer.mac(&call(), &key).unwrap();
        assert!(answer.is_authentic(&call(), &key, &mac));
        assert!(!answer.is_authentic(&CheckIn { sequence: 8, ..call() }, &key, &mac));
        assert!(!Unchanged { server_time: 101, ..answer }.is_authentic(&call(), &key, &mac));
        assert!(!Unchanged { keys_issued: 49, ..answer }.is_authentic(&call(), &key, &mac));
        assert_ne!(Some(mac), call().mac(&key));
    }
}
