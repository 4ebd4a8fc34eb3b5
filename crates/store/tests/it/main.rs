//! The store, on both engines.

mod engine;
