//! What tests rest on: databases of both kinds for one test each, and a checker that looks through whole databases.

pub mod checker;
pub mod engines;
pub mod luck;
pub mod simulator;
pub mod smtp;
