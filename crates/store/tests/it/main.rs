//! The store, on both engines.

mod accounts;
mod adversity;
mod backstop;
mod editions;
mod engine;
mod licensing;
mod meanwhile;
mod notes;
mod notices;
mod nouns;
mod operation;
mod servers;
mod shipments;
