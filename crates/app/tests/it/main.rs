//! What one can do with Claviger, told as stories on both engines.
#![expect(clippy::unwrap_used, reason = "helpers of tests say what they expect by unwrapping it, as tests do")]

mod access;
mod audit;
mod events;
mod keys;
mod mails;
mod matrix;
mod orders;
mod product;
mod products;
mod unlock;
mod walk;
mod world;
