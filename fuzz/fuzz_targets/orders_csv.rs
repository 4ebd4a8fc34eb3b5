//! Files of orders.
#![no_main]

use claviger_server::app::order::csv;

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let _ = csv::read(file);
});
