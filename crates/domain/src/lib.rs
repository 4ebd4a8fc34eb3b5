//! The business of Claviger, as its users would tell it.
//!
//! Units are delivered by an order into an account's *pool*, allocated from there to a *server* or a *license key*, and
//! proven to the product by a *lease* or a key file. Everything here is a function of facts and of the instant one
//! asks about.
//!
//! Architecture invariant: nothing here reads a clock, draws a random number, touches a file or the network, or waits.

pub mod account;
pub mod care;
pub mod fold;
pub mod id;
pub mod license;
pub mod sales;
pub mod sorting;
pub mod time;
pub mod units;
