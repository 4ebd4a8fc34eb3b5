//! Versions of products, and which of them are too old to be activated online. (L-21)
//!
//! Vendors count their releases differently: `2026.2`, `v7.10.3-rc1`, `Winter 2020`, `Winter '20`. Seasons stand for the
//! quarters they begin the year with: Winter 2020 is 2020.1, Autumn 2020 is 2020.4.

use std::cmp::Ordering;

/// A version that can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductVersion(Vec<u32>);

/// The oldest release of the product that can be activated online: the vendor's policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldestOnline {
    /// Its version.
    pub version: ProductVersion,
    /// What it is called, with the product: `ApplicationSuite Winter '20`.
    pub name: String,
}

/// The most numbers of a version that are looked at.
const MOST_NUMBERS: usize = 8;

impl ProductVersion {
    /// Reads a version; `None` if it cannot be compared with others.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let mut words =
            text.split(|c: char| c.is_whitespace() || c == '.' || c == '\'').filter(|word| !word.is_empty());
        let mut numbers = Vec::new();
        let first = words.next()?;
        if let Some(season) = season(first) {
            numbers.extend([year(words.next()?)?, season]);
        } else {
            let (number, is_last) = number(first.strip_prefix('v').unwrap_or(first))?;
            numbers.push(number);
            if is_last {
                return Some(Self(numbers));
            }
        }
        for word in words.take(MOST_NUMBERS) {
            match (season(word), number(word)) {
                (Some(season), _) if numbers.len() == 1 => numbers.push(season),
                (None, Some((number, false))) => numbers.push(number),
                (None, Some((number, true))) => {
                    numbers.push(number);
                    break;
                }
                // What comes behind the numbers, `beta` or a build's name, tells no older from newer.
                _ => break,
            }
        }
        Some(Self(numbers))
    }
}

impl OldestOnline {
    /// Whether a product of `version` can be activated online. One that cannot be read is not known to be new enough.
    #[must_use]
    pub fn admits(&self, version: &str) -> bool {
        ProductVersion::read(version).is_some_and(|version| version >= self.version)
    }
}

impl Ord for ProductVersion {
    /// `2020.1` and `2020.1.0` are the same.
    fn cmp(&self, other: &Self) -> Ordering {
        let length = self.0.len().max(other.0.len());
        let padded = |version: &Self| -> Vec<u32> {
            version.0.iter().copied().chain(std::iter::repeat(0)).take(length).collect()
        };
        padded(self).cmp(&padded(other))
    }
}

impl PartialOrd for ProductVersion {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn season(word: &str) -> Option<u32> {
    match word {
        "winter" => Some(1),
        "spring" => Some(2),
        "summer" => Some(3),
        "autumn" | "fall" => Some(4),
        _ => None,
    }
}

/// A year; of two digits, one of this century.
fn year(word: &str) -> Option<u32> {
    match (word.len(), number(word)?) {
        (2, (year, false)) => Some(2_000 + year),
        (4, (year, false)) => Some(year),
        _ => None,
    }
}

/// The number a word begins with, and whether something else follows it there.
fn number(word: &str) -> Option<(u32, bool)> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 9 { None } else { Some((word[..digits].parse().ok()?, digits < word.len())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_21_versions_are_compared_however_the_vendor_counts() {
        let in_order = [
            "7.2",
            "7.10",
            "v7.10.3-rc1",
            "7.11",
            "Winter 2019",
            "2019.4.2",
            "Winter 2020",
            "2020.1.1",
            "Spring '20",
            "summer 2020",
            "Fall 2020",
            "2021.Winter.2",
            "2026.2",
        ];
        for pair in in_order.windows(2) {
            let [one, other] = [0, 1].map(|at| ProductVersion::read(pair[at]).unwrap());
            assert!(one < other, "{} is older than {}", pair[0], pair[1]);
        }
        for (one, other) in [
            ("Winter 2020", "2020.1"),
            ("Winter '20", "WINTER 2020"),
            ("Winter'20", "2020.1.0"),
            ("Autumn 2020", "Fall 2020"),
            ("2020.1 (build 7)", "2020.1"),
            ("v7.2", "7.2.0"),
        ] {
            let versions = [one, other].map(|text| ProductVersion::read(text).unwrap());
            assert_eq!(versions[0].cmp(&versions[1]), Ordering::Equal, "{one} and {other}");
        }
        for unreadable in ["", "beta", "winter", "winter next", "Winter 200", "99999999999", "é", "-1"] {
            assert_eq!(ProductVersion::read(unreadable), None, "{unreadable}");
        }
    }

    #[test]
    fn l_21_only_the_release_that_brought_online_activation_or_a_later_one_is_admitted() {
        let version = ProductVersion::read("Winter 2020").unwrap();
        let oldest = OldestOnline { version, name: "ApplicationSuite Winter '20".into() };
        for (version, admitted) in [
            ("2019.4", false),
            ("Autumn 2019", false),
            ("Winter 2020", true),
            ("2020.1", true),
            ("2026.2", true),
            ("7.2", false),
            ("unknown", false),
        ] {
            assert_eq!(oldest.admits(version), admitted, "{version}");
        }
    }
}
