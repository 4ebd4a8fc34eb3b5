//! The program as an operator runs it.

#![expect(clippy::unwrap_used, reason = "a test that cannot reach its own program may panic")]

mod keys;
