//! License keys: units of a pool, made into text that one device loads. Final once they are made. (P-08 to P-12)

use jiff::Timestamp;

use super::key_line::{Filling, LONGEST_TEXT, is_text};
use super::pool::NotEnough;
use super::serial::{NotASerial, Serial};
use crate::fold;
use crate::id::{AccountId, DeviceKeyId, FactoryLicenseId, PoolId};
use crate::sales::catalogue::DeviceKeys;
use crate::units::Units;

/// The longest reason for revoking a key, in characters.
pub const LONGEST_REASON: usize = 500;

/// A license key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceKey {
    /// Its id.
    pub id: DeviceKeyId,
    /// Whose it is.
    pub account: AccountId,
    /// The pool it was made of.
    pub pool: PoolId,
    /// How many units it holds.
    pub units: Units,
    /// For which device, if it is for one.
    pub serial: Option<Serial>,
    /// Whose device that is, as it was typed.
    pub end_customer: String,
    /// Where it stands.
    pub location: String,
    /// What it is.
    pub description: String,
    /// What tells its line from every other: sixteen hexadecimal digits.
    pub number: String,
    /// What it says to the device.
    pub says: String,
    /// The whole line, signed.
    pub line: String,
    /// When it was made.
    pub made: Timestamp,
    /// The factory license it was made of, if it came with its device. (P-05)
    pub factory: Option<FactoryLicenseId>,
    /// When the vendor revoked it, and why. (P-09)
    pub revoked: Option<(Timestamp, String)>,
}

impl DeviceKey {
    /// The words it is found by, each once; `name` is its license type's. (P-11)
    #[must_use]
    pub fn words(&self, name: &str) -> Vec<String> {
        let serial = self.serial.map(Serial::words).into_iter().flatten();
        let texts = [name, &self.end_customer, &self.location, &self.description, &self.number];
        let mut words: Vec<_> = serial.chain(fold::words(texts)).collect();
        words.sort_unstable();
        words.dedup();
        words
    }
}

/// What somebody wants made, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// How many units.
    pub units: u64,
    /// For which device; empty for none.
    pub serial: String,
    /// What stands on it.
    pub texts: Texts,
}

/// What stands on a key beside what it holds, as it was typed; each may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Texts {
    /// Whose device it is for.
    pub end_customer: String,
    /// Where that stands.
    pub location: String,
    /// What it is.
    pub description: String,
}

/// A key that can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Makeable {
    /// How many units.
    pub units: Units,
    /// For which device.
    pub serial: Option<Serial>,
    /// What stands on it.
    pub texts: Texts,
    /// What the device is told.
    pub says: String,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// There is no such license type, or none that keys are made of.
    #[error("this is no license type of the account's that license keys are made of")]
    Type,
    /// None, or more than anybody could mean.
    #[error("a key holds 1 to {} units", Units::MOST)]
    Units,
    /// There are not as many.
    #[error(transparent)]
    NotEnough(NotEnough),
    /// Not a serial number.
    #[error(transparent)]
    Serial(#[from] NotASerial),
    /// A key for hardware is for one device.
    #[error("a license for hardware is good on one device only: enter its serial number, as in 00-90-33-01-02-0F")]
    SerialNeeded,
    /// Another maker's device.
    #[error("this is no serial number of a device that these licenses are for")]
    SerialOfOthers,
    /// Too long, or with what cannot be printed.
    #[error("at most {LONGEST_TEXT} printable characters")]
    Text,
}

impl Texts {
    /// The same without blanks around them, or which of them cannot stand on a key. (P-05, P-08)
    pub fn examine(&self) -> Result<Self, Vec<(&'static str, Wrong)>> {
        let [end_customer, location, description] =
            [&self.end_customer, &self.location, &self.description].map(|text| text.trim());
        let texts = [("end_customer", end_customer), ("location", location), ("description", description)];
        let wrong: Vec<_> =
            texts.into_iter().filter(|(_, text)| !is_text(text)).map(|(field, _)| (field, Wrong::Text)).collect();
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let [end_customer, location, description] = [end_customer, location, description].map(ToOwned::to_owned);
        Ok(Self { end_customer, location, description })
    }

    /// What fills in the line of a key of `units` for this device; `reference` is the holder's number.
    #[must_use]
    pub fn filling<'a>(&'a self, units: Units, serial: Option<Serial>, reference: &'a str) -> Filling<'a> {
        let Self { end_customer, location, description } = self;
        Filling { units, serial, reference, customer: end_customer, location, description }
    }
}

impl Draft {
    /// Whether this can be made where so many units are `available`: worked out, or every mistake with its field.
    /// `reference` is the holder's number. (P-08, P-10)
    pub fn examine(
        &self,
        keys: &DeviceKeys,
        available: Units,
        reference: &str,
    ) -> Result<Makeable, Vec<(&'static str, Wrong)>> {
        let mut wrong = Vec::new();
        let units = Units::new(self.units).filter(|units| !units.is_zero());
        match units {
            None => wrong.push(("units", Wrong::Units)),
            Some(wanted) if wanted > available => {
                wrong.push(("units", Wrong::NotEnough(NotEnough { wanted, available })));
            }
            Some(_) => {}
        }
        let serial = if self.serial.trim().is_empty() { None } else { Some(self.serial.parse::<Serial>()) };
        match serial {
            None if keys.is_hardware => wrong.push(("serial", Wrong::SerialNeeded)),
            Some(Err(why)) => wrong.push(("serial", why.into())),
            Some(Ok(serial)) if !keys.is_of_the_maker(serial) => wrong.push(("serial", Wrong::SerialOfOthers)),
            _ => {}
        }
        let texts = self.texts.examine().map_err(|found| wrong.extend(found));
        let (Some(units), [], Ok(texts), serial) = (units, &wrong[..], texts, serial.and_then(Result::ok)) else {
            return Err(wrong);
        };
        let says = keys.line.fill(&texts.filling(units, serial, reference));
        Ok(Makeable { units, serial, texts, says })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::license::key_line::Template;

    fn texts(end_customer: &str, location: &str) -> Texts {
        Texts { end_customer: end_customer.into(), location: location.into(), description: String::new() }
    }

    fn check(is_hardware: bool, draft: &Draft, expected: Result<&str, &[(&str, &str)]>) {
        let keys = DeviceKeys {
            line: Template::read("k {units},{serial},{reference},{customer} {location}").unwrap(),
            is_hardware,
            serials: Some("00-90-33".into()),
        };
        let made = draft.examine(&keys, Units::new(60).unwrap(), "R-444");
        let told = made
            .map(|made| made.says)
            .map_err(|wrong| wrong.into_iter().map(|(field, what)| (field, what.to_string())).collect::<Vec<_>>());
        let expected = expected
            .map(str::to_owned)
            .map_err(|wrong| wrong.iter().map(|(field, what)| (*field, (*what).to_owned())).collect::<Vec<_>>());
        assert_eq!(told, expected, "{draft:?}");
    }

    #[test]
    fn p_08_a_key_says_what_was_typed_or_every_mistake_is_named() {
        let draft = Draft { units: 60, serial: "009033:010203".into(), texts: texts(" Alinea ", "Rome") };
        check(false, &draft, Ok("k 60,00-90-33-01-02-03,R-444,Alinea Rome"));
        let none = Draft { units: 1, ..Draft::default() };
        check(false, &none, Ok("k 1,-,R-444,- -"));
        let wrong = Draft { units: 61, serial: "00-90-34-00-00-01".into(), texts: texts(&"x".repeat(101), "a\nb") };
        check(
            false,
            &wrong,
            Err(&[
                ("units", "61 are wanted and 60 are there"),
                ("serial", "this is no serial number of a device that these licenses are for"),
                ("end_customer", "at most 100 printable characters"),
                ("location", "at most 100 printable characters"),
            ]),
        );
        check(false, &Draft::default(), Err(&[("units", "a key holds 1 to 1000000000 units")]));
    }

    #[test]
    fn p_05_what_stands_on_the_keys_of_a_claimed_device_is_read_like_any_other() {
        assert_eq!(texts(" Alinea ", "").examine(), Ok(texts("Alinea", "")));
        let wrong = texts(&"x".repeat(101), "a\nb").examine();
        assert_eq!(wrong, Err(vec![("end_customer", Wrong::Text), ("location", Wrong::Text)]));
    }

    #[test]
    fn p_10_a_key_for_hardware_is_for_one_device() {
        let needed =
            "a license for hardware is good on one device only: enter its serial number, as in 00-90-33-01-02-0F";
        check(true, &Draft { units: 2, ..Draft::default() }, Err(&[("serial", needed)]));
        let draft = Draft { units: 2, serial: "00-90-33-00-00-00".into(), ..Draft::default() };
        check(true, &draft, Ok("k 2,00-90-33-00-00-00,R-444,- -"));
    }
}
