//! What a node remembers of a server between two of its calls, and what follows from it. (L-17, L-19)
//!
//! Most check-ins find everything as it was. Such a call is judged by what is remembered: whose session it is, which lease
//! is held, how the call's number compares with the highest heard. Only what memory cannot decide is asked of the database.
//!
//! What was heard is written down a moment later, and another node may have heard of the same installation meanwhile. So
//! every call is compared once more when it is written, by its number and by when it came: that is where a copy shows
//! that speaks to another node.

use jiff::{SignedDuration, Timestamp};

use super::server::{Binding, Call};

/// The clocks of two nodes may differ by so much, or one may be held up for so long between receiving and noting: calls
/// closer than that are in no order.
pub const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_secs(10);

/// What is remembered of a server that an installation is bound to, which is not disabled and lets go of nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known<'a> {
    /// Its generation.
    pub generation: u64,
    /// The number of its present or next lease.
    pub lease_number: u64,
    /// From when on the present lease should be renewed; none while the one of that number is yet to be drawn up.
    pub renew_after: Option<Timestamp>,
    /// The highest number that a call of its installation has carried.
    pub sequence: u64,
    /// The nonce that went with it.
    pub nonce: &'a str,
}

/// A check-in, proven to come from the holder of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The generation of the session.
    pub generation: u64,
    /// The call's number.
    pub sequence: u64,
    /// Its nonce.
    pub nonce: &'a str,
    /// The number of the lease that the product holds.
    pub held: u64,
}

/// What memory says to a check-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// Nothing has changed; the call is a new one, or a retry.
    Unchanged(Call),
    /// There is a newer lease, or one is due; likewise.
    LeaseChanged(Call),
    /// It is for the database to say: the session is of another time, or a copy seems to call, which somebody must be
    /// told of.
    NotForMemory,
}

impl Known<'_> {
    /// What a check-in is answered at `now`. (L-19)
    #[must_use]
    pub fn hear(&self, asked: &Asked<'_>, now: Timestamp) -> Heard {
        if asked.generation != self.generation {
            return Heard::NotForMemory;
        }
        let call = Call::compare((asked.sequence, asked.nonce), (self.sequence, self.nonce));
        if call == Call::Repeated {
            return Heard::NotForMemory;
        }
        let in_force = self.renew_after.is_some_and(|renew_after| now < renew_after);
        if asked.held == self.lease_number && in_force { Heard::Unchanged(call) } else { Heard::LeaseChanged(call) }
    }
}

/// How a call that is written down later than it came compares with what was written meanwhile. (L-17)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Late {
    /// It is the newest: to be written.
    Newest,
    /// It is written already, or was overtaken by a later one: nothing to do.
    Overtaken,
    /// A lower number came after a higher one, or the same number with another nonce: a copy is running. Whether this
    /// call carries the higher number of the two, which counts from now on.
    Copy {
        /// Its number is the higher one.
        is_ahead: bool,
    },
}

impl Binding {
    /// How a call with `sequence` and `nonce`, received at `received`, compares with the highest written so far.
    #[must_use]
    pub fn late(&self, sequence: u64, nonce: &str, received: Timestamp) -> Late {
        // A sum beyond the end of time is after everything.
        let is_after = |one: Timestamp, other: Timestamp| {
            other.checked_add(CLOCKS_DIFFER).is_ok_and(|unclear_until| one > unclear_until)
        };
        if sequence > self.sequence {
            let is_behind_in_time = is_after(self.last_seen, received);
            return if is_behind_in_time { Late::Copy { is_ahead: true } } else { Late::Newest };
        }
        let is_copy = if sequence == self.sequence { nonce != self.nonce } else { is_after(received, self.last_seen) };
        if is_copy { Late::Copy { is_ahead: false } } else { Late::Overtaken }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_700_000_000 + second).unwrap()
    }

    #[test]
    fn l_19_memory_answers_what_it_knows_and_nothing_else() {
        let known =
            Known { generation: 2, lease_number: 5, renew_after: Some(at(100)), sequence: 7, nonce: "nonce of 7" };
        let asked = Asked { generation: 2, sequence: 8, nonce: "nonce of 8", held: 5 };
        let check = |asked: Asked<'_>, second: i64, expected: Heard| {
            assert_eq!(known.hear(&asked, at(second)), expected, "{asked:?} at {second}");
        };
        check(asked, 0, Heard::Unchanged(Call::Next));
        check(Asked { sequence: 7, nonce: "nonce of 7", ..asked }, 0, Heard::Unchanged(Call::Retry));
        check(asked, 99, Heard::Unchanged(Call::Next));
        check(asked, 100, Heard::LeaseChanged(Call::Next));
        check(Asked { held: 4, ..asked }, 0, Heard::LeaseChanged(Call::Next));
        check(Asked { held: 6, ..asked }, 0, Heard::LeaseChanged(Call::Next));
        check(Asked { sequence: 7, ..asked }, 0, Heard::NotForMemory);
        check(Asked { sequence: 6, ..asked }, 0, Heard::NotForMemory);
        check(Asked { generation: 1, ..asked }, 0, Heard::NotForMemory);
        check(Asked { generation: 3, ..asked }, 0, Heard::NotForMemory);
        let yet_to_be_drawn_up = Known { renew_after: None, ..known };
        assert_eq!(yet_to_be_drawn_up.hear(&asked, at(0)), Heard::LeaseChanged(Call::Next));
    }

    #[test]
    fn l_17_a_call_written_late_is_compared_by_number_and_by_when_it_came() {
        let written = Binding {
            key: [1; 32],
            fingerprint: "f".into(),
            host: "h".into(),
            product_version: "2026.1".into(),
            bound_at: at(0),
            sequence: 7,
            nonce: "n".into(),
            last_seen: at(1_000),
            origin: None,
        };
        let check = |sequence: u64, nonce: &str, second: i64, expected: Late| {
            assert_eq!(written.late(sequence, nonce, at(second)), expected, "{sequence} {nonce} at {second}");
        };
        // The usual: a higher number that came later. A clock that lags a little is none to be alarmed by.
        check(8, "m", 1_001, Late::Newest);
        check(8, "m", 990, Late::Newest);
        // The lower number came after the higher one: whoever sent it has an old number.
        check(8, "m", 989, Late::Copy { is_ahead: true });
        check(6, "m", 1_011, Late::Copy { is_ahead: false });
        // A batch that lands after a later call has been written.
        check(6, "m", 900, Late::Overtaken);
        check(6, "m", 1_010, Late::Overtaken);
        check(7, "n", 1_000, Late::Overtaken);
        check(7, "n", 2_000, Late::Overtaken);
        // The same number twice is never one installation.
        check(7, "other", 1_000, Late::Copy { is_ahead: false });
        check(7, "other", 0, Late::Copy { is_ahead: false });
    }
}
