//! What people type and files hold: serial numbers, codes, labels, templates of license keys, addresses, prices, versions.
#![no_main]

use claviger_server::app::domain::account::Email;
use claviger_server::app::domain::license::activation_key::Code;
use claviger_server::app::domain::license::key_line::Template;
use claviger_server::app::domain::license::serial::Serial;
use claviger_server::app::domain::license::shipment::Label;
use claviger_server::app::domain::license::version::ProductVersion;
use claviger_server::app::domain::sales::price::Price;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(serial) = text.parse::<Serial>() {
        assert_eq!(serial.to_string().parse(), Ok(serial));
    }
    if let Ok(code) = text.parse::<Code>() {
        assert_eq!(code.to_string().parse(), Ok(code));
    }
    if let Ok(label) = text.parse::<Label>() {
        assert_eq!(label.as_str().parse(), Ok(label.clone()));
    }
    if let Ok(template) = Template::read(text) {
        assert_eq!(template.text(), text);
    }
    if let Ok(email) = text.parse::<Email>() {
        assert_eq!(email.to_string().parse(), Ok(email));
    }
    let (currency, amount) = text.split_once(' ').unwrap_or(("EUR", text));
    if let Some(price) = Price::read(amount, currency) {
        assert_eq!(Price::read(&price.amount(), currency), Some(price));
    }
    let _ = ProductVersion::read(text);
});
