//! The line that a device loads: what the vendor's catalogue says it looks like, filled in. (P-12)
//!
//! A template such as `vars create LICENSE/RELAY0 pau BRIs={units},{serial},{reference},{customer} {location}
//! {description}` becomes one line; the signature follows behind a space. What people typed reaches a device's
//! configuration only as letters, digits and `.`, `_`, `-`: anything else is written as `%` and two hexadecimal digits, so
//! that no text can end a field, a line, or become a command. What is escaped is what is signed.

use std::fmt::Write as _;

use super::serial::Serial;
use crate::units::Units;

/// The longest template, in characters.
pub const LONGEST_TEMPLATE: usize = 300;
/// The longest text that somebody types to stand on a key, in characters.
pub const LONGEST_TEXT: usize = 100;

/// What stands in a template's braces.
const PLACES: [&str; 6] = ["units", "serial", "reference", "customer", "location", "description"];

/// How the lines of an application look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Place(&'static str),
}

/// Why a text is no template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotATemplate {
    /// Empty, too long, or with what cannot be printed.
    #[error("a key's line is 1 to {LONGEST_TEMPLATE} printable ASCII characters, without a space at either end")]
    Text,
    /// Braces around something else.
    #[error("`{{{0}}}` is nothing that a key's line holds: it holds {places}", places = PLACES.map(|place| format!("{{{place}}}")).join(", "))]
    Place(String),
    /// The quantity is missing: every key would be worth the same.
    #[error("a key's line holds {{units}}")]
    NoUnits,
    /// The device is missing.
    #[error("a key's line holds {{serial}}")]
    NoSerial,
}

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filling<'a> {
    /// How many units.
    pub units: Units,
    /// For which device, if it is for one.
    pub serial: Option<Serial>,
    /// The holder's number in the vendor's books.
    pub reference: &'a str,
    /// Whose device it is.
    pub customer: &'a str,
    /// Where it stands.
    pub location: &'a str,
    /// What it is.
    pub description: &'a str,
}

impl Template {
    /// The text it was read from.
    #[must_use]
    pub fn text(&self) -> String {
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Place(name) => format!("{{{name}}}"),
        };
        self.0.iter().map(part).collect()
    }

    /// Reads a template.
    pub fn read(text: &str) -> Result<Self, NotATemplate> {
        let printable = text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
        if text.is_empty() || text.len() > LONGEST_TEMPLATE || !printable || text.trim() != text {
            return Err(NotATemplate::Text);
        }
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').ok_or_else(|| NotATemplate::Place(after.to_owned()))?;
            let place = PLACES.into_iter().find(|place| *place == name);
            if !before.is_empty() {
                parts.push(Part::Text(before.to_owned()));
            }
            parts.push(Part::Place(place.ok_or_else(|| NotATemplate::Place(name.to_owned()))?));
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        if !parts.contains(&Part::Place("units")) {
            return Err(NotATemplate::NoUnits);
        }
        if !parts.contains(&Part::Place("serial")) {
            return Err(NotATemplate::NoSerial);
        }
        Ok(Self(parts))
    }

    /// The canonical line: what is signed.
    #[must_use]
    pub fn fill(&self, filling: &Filling<'_>) -> String {
        let mut line = String::new();
        for part in &self.0 {
            match part {
                Part::Text(text) => line.push_str(text),
                Part::Place("units") => line.push_str(&filling.units.to_string()),
                Part::Place("serial") => {
                    line.push_str(&filling.serial.map_or_else(|| "-".into(), |serial| serial.to_string()));
                }
                Part::Place("reference") => line.push_str(&escaped(filling.reference)),
                Part::Place("customer") => line.push_str(&escaped(filling.customer)),
                Part::Place("location") => line.push_str(&escaped(filling.location)),
                Part::Place(_) => line.push_str(&escaped(filling.description)),
            }
        }
        line
    }
}

/// Whether `text` may be typed to stand on a key: not too long, and printable. It may be empty.
#[must_use]
pub fn is_text(text: &str) -> bool {
    text.chars().count() <= LONGEST_TEXT && !text.chars().any(char::is_control)
}

/// `text` as it stands in a line: never empty, and without anything that a device could take for something else.
#[must_use]
pub fn escaped(text: &str) -> String {
    if text.is_empty() {
        return "-".into();
    }
    if text == "-" {
        return "%2D".into();
    }
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a text cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// What was typed, out of a line; `None` if it was not written by [`escaped`].
#[must_use]
pub fn unescaped(field: &str) -> Option<String> {
    if field == "-" {
        return Some(String::new());
    }
    let mut bytes = Vec::new();
    let mut rest = field.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    let text = String::from_utf8(bytes).ok()?;
    (escaped(&text) == field).then_some(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SEED: &str =
        "vars create LICENSE/RELAY0 pau BRIs={units},{serial},{reference},{customer} {location} {description}";

    fn line(customer: &str, location: &str, description: &str) -> String {
        let serial = Some("00-90-33-00-00-00".parse().unwrap());
        let units = Units::new(2).unwrap();
        let filling = Filling { units, serial, reference: "444", customer, location, description };
        Template::read(SEED).unwrap().fill(&filling)
    }

    #[test]
    fn p_12_a_line_has_the_form_of_the_programme() {
        assert_eq!(
            line("innovaphone", "Sindelfingen", "master"),
            "vars create LICENSE/RELAY0 pau BRIs=2,00-90-33-00-00-00,444,innovaphone Sindelfingen master"
        );
        assert_eq!(
            line("Müller & Söhne, Ulm", "", "-"),
            "vars create LICENSE/RELAY0 pau BRIs=2,00-90-33-00-00-00,444,M%C3%BCller%20%26%20S%C3%B6hne%2C%20Ulm - %2D"
        );
    }

    #[test]
    fn p_12_a_template_names_what_there_is_or_says_what_would_be_right() {
        for (text, why) in [
            ("", NotATemplate::Text),
            (" {units} {serial}", NotATemplate::Text),
            ("a\n{units} {serial}", NotATemplate::Text),
            ("{units} {serial} é", NotATemplate::Text),
            ("{unit} {serial}", NotATemplate::Place("unit".into())),
            ("{units} {serial", NotATemplate::Place("serial".into())),
            ("x {serial}", NotATemplate::NoUnits),
            ("x {units}", NotATemplate::NoSerial),
        ] {
            assert_eq!(Template::read(text), Err(why), "{text}");
        }
        assert!(NotATemplate::Place("unit".into()).to_string().contains("{units}, {serial}, {reference}"));
    }

    proptest! {
        #[test]
        fn p_12_no_text_leaves_its_field_and_every_text_comes_back(
            customer in ".{0,40}", location in "[ ,%\\-\\\\\"'\r\n\u{0}a-z]{0,40}", description in any::<String>(),
        ) {
            let line = line(&customer, &location, &description);
            prop_assert!(line.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{line:?}");
            let (head, tail) = line.split_at("vars create LICENSE/RELAY0 pau BRIs=2,00-90-33-00-00-00,444,".len());
            prop_assert!(head.ends_with("444,"));
            let fields: Vec<_> = tail.split(' ').map(unescaped).collect();
            prop_assert_eq!(fields, vec![Some(customer), Some(location), Some(description)]);
            prop_assert!(!tail.contains(','));
        }
    }
}
