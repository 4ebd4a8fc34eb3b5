//! What one can do with Claviger, told as stories on both engines.
#![expect(clippy::unwrap_used, reason = "helpers of tests say what they expect by unwrapping it, as tests do")]

mod access;
mod accounts;
mod agreements;
mod audit;
mod care;
mod checker;
mod claims;
mod clock;
mod contacts;
mod corrected_stock;
mod corrections;
mod device_signing;
mod editions;
mod events;
mod keys;
mod lists;
mod mails;
mod matrix;
mod mergers;
mod orders;
mod partners;
mod people;
mod personal_data;
mod persons;
mod product;
mod products;
mod renewals;
mod servers;
mod sessions;
mod shipments;
mod stock;
mod transfers;
mod unlock;
mod walk;
mod world;
