//! Strangers, neighbours and bad input at the door: a whole demonstration over HTTP, on both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot reach its own stage may panic")]

mod api;
mod demonstration;
mod house;
mod input;
mod neighbours;
mod once;
mod product;
mod space;
mod stage;
