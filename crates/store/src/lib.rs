//! All SQL of Claviger: one file per noun, one text per statement for both engines.
//!
//! A function here loads or records; it decides nothing. What may happen is for the business to say, and the schema's
//! constraints are only the backstop.

pub mod account;
pub mod activation_key;
pub mod agreement;
pub mod alert;
pub mod api_key;
pub mod attempt;
pub mod catalogue_edition;
pub mod correction;
pub mod device_key;
pub mod device_signing_key;
pub mod engine;
pub mod erasure;
pub mod event;
pub mod fault;
pub mod forward;
pub mod grant;
pub mod invitation;
pub mod key;
pub mod license;
pub mod mail;
pub mod merger;
pub mod once;
pub mod operation;
pub mod order;
pub mod outbox;
pub mod overview;
pub mod person;
pub mod person_link;
pub mod pool;
pub mod release;
pub mod schema;
pub mod seal;
pub mod search;
pub mod server;
pub mod server_day;
pub mod server_list;
pub mod session;
pub mod setting;
pub mod shipment;
pub mod sorting;
pub mod stock;
pub mod transfer;
pub mod view;

use claviger_domain::units::Units;

use engine::Row;
use fault::Fault;

/// Reads a column whose text stands for something; a text that does not is a fault.
fn word<T>(row: &Row, column: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T, Fault> {
    read(&row.get::<String>(column)?).ok_or_else(|| Fault::Column {
        column: column.to_owned(),
        wanted: "a word of the business",
        found: "it is another text",
    })
}

/// Reads a column that counts units.
fn units(row: &Row, column: &str) -> Result<Units, Fault> {
    row.get(column).map(Units::from_stored)
}
