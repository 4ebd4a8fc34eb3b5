//! Claviger over HTTP: the API for programs, the portal for people, the protocol of licensed products; and the jobs that
//! run beside them.
//!
//! Architecture invariant: handlers parse, call one function of `app`, and render. What may happen is decided in
//! `domain`; time and randomness come from `clock` alone.

pub mod admin;
pub mod agent_protocol;
pub mod api;
pub mod assets;
pub mod backup;
pub mod body;
pub mod brand;
mod catalogue_watch;
pub mod clock;
pub mod config;
pub mod connections;
pub mod contact_writer;
pub mod contacts;
pub mod demo;
mod device_files;
pub mod doctor;
pub mod edge;
pub mod guard;
pub mod health;
pub mod hearing;
pub mod installation;
pub mod jobs;
pub mod key_watch;
pub mod limits;
pub mod links;
pub mod mail;
pub mod metrics;
pub mod network;
pub mod portal;
pub mod refusals;
pub mod secrets;
pub mod serve;
pub mod signing_keys;
pub mod stopping;
pub mod texts;
pub mod tls;
pub mod trouble;
pub mod web;
pub mod wording;

pub use claviger_app as app;
pub use claviger_app::{store, wire};
