//! Files of orders and of shipments.
#![no_main]

use claviger_server::app::{order, shipment};

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let _ = order::csv::read(file);
    let _ = shipment::csv::read(file);
});
