//! The rules of the business as tables and stories.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its own table may panic")]

mod correction;
mod editions;
mod ledger;
mod order;
mod reading;
mod servers;
mod shipment;
mod typed;
