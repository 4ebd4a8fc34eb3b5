//! The store, on both engines.

mod accounts;
mod backstop;
mod engine;
mod licensing;
mod meanwhile;
mod notices;
mod nouns;
mod operation;
mod servers;
