//! What tests rest on: databases of both kinds for one test each, a checker that looks through whole databases, and the
//! simulator.

pub mod checker;
pub mod engines;
pub mod luck;
pub mod program;
pub mod simulator;
pub mod smtp;
