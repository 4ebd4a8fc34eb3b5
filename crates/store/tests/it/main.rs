//! The store, on both engines.

mod backstop;
mod engine;
mod licensing;
mod nouns;
mod operation;
