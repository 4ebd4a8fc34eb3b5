//! Claviger over HTTP: the API for programs, the portal for people, the protocol of licensed products; and the jobs that
//! run beside them.
//!
//! Architecture invariant: handlers parse, call one function of `app`, and render. What may happen is decided in
//! `domain`; time and randomness come from `clock` alone.

pub mod agent_protocol;
pub mod api;
pub mod assets;
pub mod body;
pub mod clock;
pub mod demo;
pub mod guard;
pub mod jobs;
pub mod key_watch;
pub mod limits;
pub mod mail;
pub mod naming;
pub mod portal;
pub mod secrets;
pub mod serve;
pub mod signing_keys;
pub mod texts;
pub mod web;

pub use claviger_app as app;
pub use claviger_app::{store, wire};
