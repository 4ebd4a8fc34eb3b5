//! The right to use: what an order line delivers, the pool it fills, who takes units from it, and what proves it.

pub mod activation_key;
pub mod alert;
pub mod allocation;
pub mod code;
pub mod contact;
pub mod correction;
pub mod device_key;
pub mod exchange;
pub mod item;
pub mod key_line;
pub mod lease;
pub mod ledger;
mod license;
pub mod pool;
pub mod release;
pub mod serial;
pub mod server;
pub mod shipment;
pub mod signing_key;
pub mod transfer;
pub mod usage;
pub mod version;

pub use license::{Care, CarePlan, License, Model, ProductRole};
