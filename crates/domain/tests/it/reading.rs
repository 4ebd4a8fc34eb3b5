//! What holds of every text that is typed or sent: it is read or refused, and what was read comes back as it is written. The
//! fuzz target `typed` asks the same.

use claviger_domain::account::Email;
use claviger_domain::license::activation_key::Code;
use claviger_domain::license::key_line::Template;
use claviger_domain::license::serial::Serial;
use claviger_domain::license::shipment::Label;
use claviger_domain::license::version::ProductVersion;
use claviger_domain::sales::price::Price;

/// Has `text` read by everything that reads what people type and files hold.
pub fn holds(text: &str) {
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
    let with_currency = text.split_once(' ').unwrap_or((text, text));
    for (currency, amount) in [("EUR", text), ("JPY", text), ("BHD", text), with_currency] {
        if let Some(price) = Price::read(amount, currency) {
            assert_eq!(Price::read(&price.amount(), currency), Some(price));
        }
    }
    let version = ProductVersion::read(text);
    assert_eq!(ProductVersion::read(&format!(" {text} ")), version);
}
