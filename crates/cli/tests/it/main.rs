//! The program as those who run an installation meet it: made, configured, served, ended, examined.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "helpers of tests say what they expect by unwrapping it, as tests do")]

mod backup;
mod begin;
mod browser;
mod cluster;
mod commands;
mod end;
mod input;
mod installed;
mod keys;
mod kills;
mod mail;
mod mail_servers;
mod nodes;
mod restart;
mod secrecy;
mod shop;
mod tls;
