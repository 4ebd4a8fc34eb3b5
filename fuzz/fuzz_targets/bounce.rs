//! Mails that come back.
#![no_main]

libfuzzer_sys::fuzz_target!(|mail: &[u8]| {
    let _ = claviger_server::mail::report::read(mail);
});
