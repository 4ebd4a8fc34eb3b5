//! testkit
pub mod engines;
