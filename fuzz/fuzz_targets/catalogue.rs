//! Catalogues, policies and links.
#![no_main]

use claviger_server::app::{catalogue, policy};
use claviger_server::links::Links;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let links = Links::read("l.toml", text).err();
    for refused in [catalogue::read("c.toml", text).err(), policy::read("p.toml", text).err(), links] {
        assert!(refused.is_none_or(|refused| refused.to_string().contains(".toml")));
    }
});
