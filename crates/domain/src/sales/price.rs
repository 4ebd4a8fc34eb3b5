//! An amount of money, as orders and the price list name it.

use std::fmt;

/// The most that one line may cost, in the currency's smallest unit.
const MOST_MINOR: i64 = 1_000_000_000_000_000;

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    /// In the currency's smallest unit, cents for instance.
    pub minor: i64,
    /// Three letters (ISO 4217).
    pub currency: String,
}

impl Price {
    /// Whether this is a price: not below nought, in a currency.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        (0..=MOST_MINOR).contains(&self.minor)
            && self.currency.len() == 3
            && self.currency.bytes().all(|byte| byte.is_ascii_uppercase())
    }

    /// Reads an amount as people write it, `1299`, `1299.5` or `1299,50`, without separators of thousands; no more digits
    /// behind the point than the currency has. `None` for everything else.
    #[must_use]
    pub fn read(amount: &str, currency: &str) -> Option<Self> {
        let decimals = decimals(currency);
        let (whole, part) = amount.trim().split_once(['.', ',']).unwrap_or((amount.trim(), ""));
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 15 || !is_number(whole) || !is_number(part) || part.len() > decimals {
            return None;
        }
        let minor = format!("{whole}{part:0<decimals$}").parse().ok()?;
        let price = Self { minor, currency: currency.into() };
        price.is_sound().then_some(price)
    }

    /// The amount without its currency, `1299.50`, in the form that [`Price::read`] takes.
    #[must_use]
    pub fn amount(&self) -> String {
        let decimals = decimals(&self.currency);
        let digits = format!("{:0>1$}", self.minor, decimals + 1);
        let (whole, part) = digits.split_at(digits.len() - decimals);
        if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") }
    }
}

impl fmt::Display for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount(), self.currency)
    }
}

/// How many digits stand behind the point. (ISO 4217)
fn decimals(currency: &str) -> usize {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND" | "VUV"
        | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_01_an_amount_is_read_as_people_write_it_and_shown_so() {
        for (amount, currency, expected) in [
            ("1299", "EUR", Some("1299.00 EUR")),
            ("1299.5", "EUR", Some("1299.50 EUR")),
            (" 1299,50 ", "EUR", Some("1299.50 EUR")),
            ("0", "EUR", Some("0.00 EUR")),
            ("0.05", "EUR", Some("0.05 EUR")),
            ("120000", "JPY", Some("120000 JPY")),
            ("1.234", "KWD", Some("1.234 KWD")),
            ("1.299", "EUR", None),
            ("1,299.00", "EUR", None),
            ("120.5", "JPY", None),
            ("-1", "EUR", None),
            ("+1", "EUR", None),
            ("1e3", "EUR", None),
            ("", "EUR", None),
            (".5", "EUR", None),
            ("12", "euro", None),
            ("12", "", None),
            ("9999999999999999", "EUR", None),
        ] {
            let read = Price::read(amount, currency);
            assert_eq!(read.as_ref().map(Price::to_string).as_deref(), expected, "{amount} {currency}");
            if let Some(price) = read {
                assert_eq!(Price::read(&price.amount(), &price.currency), Some(price));
            }
        }
    }
}
