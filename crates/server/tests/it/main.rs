//! Strangers, neighbours and bad input at the door: a whole demonstration over HTTP, on both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot reach its own stage may panic")]

mod agreements;
mod api;
mod check_ins;
mod demonstration;
mod editions;
mod hearing;
mod hostile;
mod house;
mod input;
mod installation;
mod keys;
mod licenses;
mod lists;
mod mail;
mod neighbours;
mod once;
mod orders;
mod people;
mod persons;
mod portal;
mod product;
mod routes;
mod servers;
mod shipments;
mod space;
mod stage;
mod stock;
mod words;
