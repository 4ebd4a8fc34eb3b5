//! What people type and files hold: serial numbers, codes, labels, templates of license keys, addresses, prices, versions.
#![no_main]

#[path = "../../crates/domain/tests/it/reading.rs"]
mod reading;

libfuzzer_sys::fuzz_target!(|text: &str| reading::holds(text));
