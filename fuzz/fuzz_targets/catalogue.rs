//! Catalogues and policies.
#![no_main]

use claviger_server::app::{catalogue, policy};

libfuzzer_sys::fuzz_target!(|text: &str| {
    for refused in [catalogue::read("c.toml", text).err(), policy::read("p.toml", text).err()] {
        assert!(refused.is_none_or(|refused| refused.to_string().contains(".toml")));
    }
});
