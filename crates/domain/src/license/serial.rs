//! Serial numbers of devices, as they are printed on the label: `00-90-33-00-00-00`. (P-04, P-08)

use std::fmt;
use std::str::FromStr;

use crate::fold::Sought;

/// What stands between the groups of a serial number.
const MARKS: [char; 3] = ['-', ':', '.'];

/// A device's serial number, its MAC address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Serial([u8; 6]);

/// A text that is no serial number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotASerial {
    /// A character that stands in none.
    #[error("`{0}` stands in no serial number: it is made of 0 to 9 and A to F, as in 00-90-33-01-02-0F")]
    Character(char),
    /// Too few characters, or too many.
    #[error(
        "a serial number has twelve of the characters 0 to 9 and A to F, as in 00-90-33-01-02-0F; this one has {0}"
    )]
    Length(usize),
}

impl Serial {
    /// The words it is found by, folded: the whole of it, and what people read out of it, its last six and its last four
    /// digits. (P-11)
    #[must_use]
    pub fn words(self) -> [String; 3] {
        let whole = self.to_string().replace('-', "").to_lowercase();
        let (last_six, last_four) = (whole[6..].to_owned(), whole[8..].to_owned());
        [whole, last_six, last_four]
    }
}

/// A text as one types it to search for a device: a serial number, or a part of one, is one word however it is spelt, since
/// its groups alone would find other devices or none. (P-04, P-11)
#[must_use]
pub fn sought(text: &str) -> Sought {
    if let Ok(serial) = text.parse::<Serial>() {
        return Sought::new(&serial.words()[0]);
    }
    let as_found = |part: &str| match part.parse::<Serial>() {
        Ok(serial) => serial.words()[0].clone(),
        Err(_) if is_in_groups(part) => part.replace(MARKS, ""),
        Err(_) => part.to_owned(),
    };
    Sought::new(&text.split_whitespace().map(as_found).collect::<Vec<_>>().join(" "))
}

/// Whether this is written as serial numbers are: in groups of two, four or six digits, of four where dots stand between
/// them; the last perhaps not typed to its end, if it can be nothing else then. Days and addresses are written otherwise.
fn is_in_groups(part: &str) -> bool {
    let groups: Vec<_> = part.split(MARKS).collect();
    let [first, between @ .., last] = groups.as_slice() else { return false };
    let is_dotted = part.contains('.');
    let is_usual = if is_dotted { first.len() == 4 } else { matches!(first.len(), 2 | 4 | 6) };
    let is_nothing_else = is_dotted || first.len() == 6 || !between.is_empty();
    let is_whole = last.len() == first.len() || last.len() < first.len() && is_nothing_else;
    is_usual
        && is_whole
        && between.iter().all(|group| group.len() == first.len())
        && groups.iter().all(|group| group.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

impl FromStr for Serial {
    type Err = NotASerial;

    /// Reads a serial number in any spelling: hyphens, colons, dots, spaces and capitals do not matter.
    fn from_str(text: &str) -> Result<Self, NotASerial> {
        let mut digits = Vec::new();
        for c in text.chars().take(100).filter(|c| !c.is_whitespace() && !MARKS.contains(c)) {
            digits.push(c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()).ok_or(NotASerial::Character(c))?);
        }
        let digits: [u8; 12] = digits.try_into().map_err(|digits: Vec<u8>| NotASerial::Length(digits.len()))?;
        Ok(Self(std::array::from_fn(|place| digits[2 * place] << 4 | digits[2 * place + 1])))
    }
}

impl fmt::Display for Serial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, g] = self.0;
        write!(f, "{a:02X}-{b:02X}-{c:02X}-{d:02X}-{e:02X}-{g:02X}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p_08_a_serial_number_is_read_in_any_spelling_and_a_wrong_one_is_explained() {
        for text in ["00-90-33-01-02-0f", "00:90:33:01:02:0F", "0090.3301.020F", "00903301020f", " 00 90 33 01 02 0F "]
        {
            assert_eq!(text.parse::<Serial>().unwrap().to_string(), "00-90-33-01-02-0F", "{text}");
        }
        assert_eq!("00-90-33-01-02-OF".parse::<Serial>(), Err(NotASerial::Character('O')));
        assert_eq!("00-90-33".parse::<Serial>(), Err(NotASerial::Length(6)));
        assert_eq!("".parse::<Serial>(), Err(NotASerial::Length(0)));
        assert_eq!("0".repeat(1_000_000).parse::<Serial>(), Err(NotASerial::Length(100)));
    }

    #[test]
    fn p_11_a_device_is_found_by_its_whole_number_its_beginning_and_what_one_reads_out_of_its_end() {
        let words = "00-90-33-01-02-0F".parse::<Serial>().unwrap().words();
        for (typed, found) in [
            ("00-90-33-01-02-0f", true),
            ("00 90 33 01 02 0F", true),
            ("0090.3301.020F", true),
            ("00-90-33", true),
            ("00:90:33:01", true),
            ("0090.3301.0", true),
            ("009033-0102", true),
            ("00-90-33-0", true),
            ("00-90-33-", true),
            ("01-02-0F", true),
            ("02-0F", true),
            ("020f", true),
            ("00-90-33-01-02-0E", false),
            ("33-01", false),
            ("3301.020F", false),
            ("90", false),
        ] {
            assert_eq!(sought(typed).finds(&words), found, "{typed}");
        }
        let words = crate::fold::words(["AB-1001 Hof 7-10 26.11.2026 10.20.30.40 2026-11-26"]);
        for typed in [
            "AB-1001",
            "ab-10",
            "hof 7-10",
            "10",
            "26.11.2026",
            "11.2026",
            "11.2",
            "11.20",
            "30.40",
            "20.3",
            "10-2",
            "2026-11",
            "2026-11-2",
        ] {
            assert!(sought(typed).finds(&words), "what only looks like groups is found all the same: {typed}");
        }
    }
}
