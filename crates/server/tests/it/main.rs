//! Strangers, neighbours and bad input at the door: a whole demonstration over HTTP, on both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot reach its own stage may panic")]

mod demonstration;
mod input;
mod neighbours;
mod people;
mod product;
mod routes;
mod stage;
