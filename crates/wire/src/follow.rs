//! Following: a product may hold a stream open and hear at once that its lease has changed. (L-19)
//!
//! `GET /agent/v1/stream` with the headers below answers with server-sent events. What they say is no more than a reason
//! to check in now; whatever the product then believes comes with that check-in, which is authenticated as always.

use serde::{Deserialize, Serialize};

use crate::check_in::{sign, verify};

/// Path of the stream. Session, nonce and code travel in the headers of a check-in.
pub const STREAM: &str = "/agent/v1/stream";
/// Media type of the answer.
pub const MEDIA_TYPE: &str = "text/event-stream";
/// Name of the event that tells which lease is the present one, at the beginning and whenever that is another: its data
/// is a [`Present`].
pub const LEASE: &str = "lease";
/// Name of the last event of a stream that the service ends: its data is one of the words below.
pub const END: &str = "end";
/// The session has ended, or the binding, or the server is disabled: a check-in tells more.
pub const CHECK_IN_NOW: &str = "check-in";
/// The same installation has opened another stream.
pub const REPLACED: &str = "replaced";
/// The service stops, or the stream has been open for long enough: open another one.
pub const AGAIN: &str = "again";
/// So often something comes, if only a comment, in seconds; who hears nothing for three times as long is cut off.
pub const HEARTBEAT_SECS: u64 = 15;

/// The wish to follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The session's id.
    pub session: String,
    /// Makes this wish unlike any other.
    pub nonce: String,
}

/// What is in force for the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Present {
    /// The number of its lease.
    pub lease: u64,
    /// The `iat` of the newest word of the root key. (L-18)
    pub keys_issued: i64,
}

impl Opening {
    /// The code that goes with the wish, under the session's key (base64url).
    #[must_use]
    pub fn mac(&self, key: &str) -> Option<String> {
        sign(key, &self.text())
    }

    /// Whether `mac` is this wish's, compared in constant time.
    #[must_use]
    pub fn is_authentic(&self, key: &str, mac: &str) -> bool {
        verify(key, &self.text(), mac)
    }

    fn text(&self) -> String {
        format!("claviger-stream-1\n{}\n{}", self.session, self.nonce)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check_in::CheckIn;
    use crate::key::encode;

    #[test]
    fn l_19_a_wish_to_follow_is_authentic_only_as_it_was_sent() {
        let key = encode(&[9; 32]);
        let opening = Opening { session: "s".into(), nonce: "n".into() };
        let mac = opening.mac(&key).unwrap();
        assert!(opening.is_authentic(&key, &mac));
        assert!(!opening.is_authentic(&encode(&[8; 32]), &mac));
        assert!(!Opening { nonce: "m".into(), ..opening.clone() }.is_authentic(&key, &mac));
        let check_in = CheckIn { session: "s".into(), sequence: 1, nonce: "n".into(), held: 3 };
        assert_ne!(check_in.mac(&key), Some(mac), "the code of a check-in opens no stream");
    }
}
