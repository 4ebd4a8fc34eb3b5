//! Activation keys: how units that are sold to stock reach whoever bought them. (P-06)
//!
//! A key looks like `ACT-1-5d57-b1c0-b758-8ac7`: the version, fourteen random characters and two that check them. Whoever
//! types it wrong in one character or two, or puts two in each other's place, is told so before anybody looks for it. It
//! is worth something to the account that holds it, and to no other: a copy that a former holder kept is worthless.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;

use crate::id::{AccountId, ActivationKeyId, LicenseId, TransferId};
use crate::units::Units;

const START: &str = "ACT";
const VERSION: &str = "1";
/// How many characters stand in the groups.
const LENGTH: usize = 16;

/// An activation key's code, as it is typed and compared: never stored in clear, never shown in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Code([u8; LENGTH]);

/// Why a text is no activation key's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotACode {
    /// It does not have the form of one.
    #[error(
        "an activation key looks like ACT-1-5d57-b1c0-b758-8ac7: after ACT-1 sixteen of the characters 0 to 9 and a to f"
    )]
    Form,
    /// It is of another version.
    #[error("this key is of another version than those given out here, which begin with ACT-1")]
    Version,
    /// It was typed wrong.
    #[error("a character of this key is wrong, or two stand in each other's place: compare it with what you were sent")]
    Typed,
}

/// An activation key: what it brings, whose it is, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivationKey {
    /// Its id.
    pub id: ActivationKeyId,
    /// The license it brings when it is redeemed.
    pub license: LicenseId,
    /// How many units that is.
    pub units: Units,
    /// Who can redeem it.
    pub holder: AccountId,
    /// The beginning of its code, by which people tell keys apart.
    pub hint: String,
    /// What became of it.
    pub state: State,
    /// When it was made.
    pub made: Timestamp,
}

/// What became of an activation key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its holder can redeem it.
    Ready,
    /// It is promised to another account, which has not answered yet. (P-14)
    Promised {
        /// By which transfer.
        transfer: TransferId,
        /// Since when.
        at: Timestamp,
    },
    /// Its units are in its holder's pool.
    Redeemed {
        /// Since when.
        at: Timestamp,
    },
    /// The vendor took it back before it was redeemed.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
}

/// Why a key is not redeemed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is none such for this account: it was never given out, it is another account's, or it was taken back. Which of
    /// these is nobody's business.
    #[error("there is no such activation key for this account")]
    Unknown,
    /// This account has redeemed it before.
    #[error("this account has redeemed the key already")]
    Redeemed {
        /// When.
        at: Timestamp,
    },
    /// It is promised to another account.
    #[error("the key is promised to another account: cancel the transfer first")]
    Promised,
}

impl Code {
    /// The code that belongs to seven random bytes.
    #[must_use]
    pub fn made_of(random: [u8; 7]) -> Self {
        let mut digits = [0; LENGTH];
        for (place, byte) in random.into_iter().enumerate() {
            (digits[2 * place], digits[2 * place + 1]) = (byte >> 4, byte & 0x0f);
        }
        // The last two make both sums nought; their places are 14 and 15, and 14 + 15 = 1 in this field.
        let (plain, weighted) = sums(&digits);
        digits[14] = times(15, plain) ^ weighted;
        digits[15] = plain ^ digits[14];
        Self(digits)
    }

    /// What people tell keys apart by: `ACT-1-5d57-…`.
    #[must_use]
    pub fn hint(&self) -> String {
        format!("{}…", &self.to_string()[..11])
    }
}

impl FromStr for Code {
    type Err = NotACode;

    /// Reads a code however it is spelt: hyphens, spaces and capitals do not matter.
    fn from_str(text: &str) -> Result<Self, NotACode> {
        if text.len() > 100 {
            return Err(NotACode::Form);
        }
        let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let rest =
            plain.get(..START.len()).filter(|start| start.eq_ignore_ascii_case(START)).map(|_| &plain[START.len()..]);
        let rest = rest.filter(|rest| rest.len() == VERSION.len() + LENGTH).ok_or(NotACode::Form)?;
        let mut digits = [0; LENGTH];
        // As many bytes as a code has may still be fewer characters.
        let written = rest.get(VERSION.len()..).ok_or(NotACode::Form)?;
        for (digit, c) in digits.iter_mut().zip(written.chars()) {
            *digit = c.to_digit(16).and_then(|value| u8::try_from(value).ok()).ok_or(NotACode::Form)?;
        }
        if !rest.starts_with(VERSION) {
            return Err(NotACode::Version);
        }
        if sums(&digits) == (0, 0) { Ok(Self(digits)) } else { Err(NotACode::Typed) }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{START}-{VERSION}")?;
        for group in self.0.chunks(4) {
            f.write_str("-")?;
            group.iter().try_for_each(|digit| write!(f, "{digit:x}"))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

impl ActivationKey {
    /// Whether `account` can redeem it: it, and only once. (P-06)
    pub fn redeem(&self, account: AccountId) -> Result<(), Refused> {
        match self.state {
            _ if self.holder != account => Err(Refused::Unknown),
            State::Ready => Ok(()),
            State::Promised { .. } => Err(Refused::Promised),
            State::Redeemed { at } => Err(Refused::Redeemed { at }),
            State::Withdrawn { .. } => Err(Refused::Unknown),
        }
    }
}

impl State {
    /// The word for it in API and storage.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Promised { .. } => "promised",
            Self::Redeemed { .. } => "redeemed",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// Since when it is so.
    #[must_use]
    pub fn since(self) -> Option<Timestamp> {
        match self {
            Self::Ready => None,
            Self::Promised { at, .. } | Self::Redeemed { at } | Self::Withdrawn { at } => Some(at),
        }
    }

    /// The transfer by which it is promised.
    #[must_use]
    pub fn transfer(self) -> Option<TransferId> {
        match self {
            Self::Promised { transfer, .. } => Some(transfer),
            _ => None,
        }
    }
}

/// Both sums are nought in every code: that of the characters, and that of the characters times their places, over the
/// field of sixteen elements. Any two places are independent in them, so a mistake in one or two characters shows.
fn sums(digits: &[u8; LENGTH]) -> (u8, u8) {
    (0_u8..)
        .zip(digits)
        .fold((0, 0), |(plain, weighted), (place, digit)| (plain ^ digit, weighted ^ times(place, *digit)))
}

/// The product of two elements of the field of sixteen, modulo x⁴ + x + 1.
fn times(one: u8, other: u8) -> u8 {
    (0..4).rev().fold(0, |product: u8, bit| {
        let doubled = product << 1;
        let reduced = if doubled & 0x10 == 0 { doubled } else { doubled ^ 0x13 };
        if other >> bit & 1 == 0 { reduced } else { reduced ^ one }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(seed: u8) -> Code {
        Code::made_of([seed, 0x5d, 0x57, 0xb1, 0xc0, 0xb7, 0x58])
    }

    #[test]
    fn p_06_a_code_has_the_form_of_the_programme_and_is_read_however_it_is_spelt() {
        let code = code(0);
        let text = code.to_string();
        assert!(text.starts_with("ACT-1-005d-57b1-c0b7-58") && text.len() == 25, "{text}");
        assert_eq!(code.hint(), "ACT-1-005d-…");
        for spelt in [text.to_uppercase(), text.replace('-', " "), text.replace('-', ""), format!(" {text}\n")] {
            assert_eq!(spelt.parse(), Ok(code.clone()), "{spelt}");
        }
        for (wrong, why) in [
            ("", NotACode::Form),
            ("ACT-1", NotACode::Form),
            (&text[..24], NotACode::Form),
            (&text.replace('5', "g"), NotACode::Form),
            (&text.replace("ACT-1", "ACT-2"), NotACode::Version),
            (&"é".repeat(40), NotACode::Form),
            // As long as a code in bytes, with a character where its version begins or ends.
            ("ACTé000000000000000", NotACode::Form),
            ("ACT1é00000000000000", NotACode::Form),
            ("Aé1005d57b1c0b75800", NotACode::Form),
        ] {
            assert_eq!(wrong.parse::<Code>(), Err(why), "{wrong}");
        }
        assert_eq!(format!("{code:?}"), "Code(…)");
    }

    #[test]
    fn p_06_one_or_two_wrong_characters_and_any_two_that_changed_places_are_noticed() {
        for seed in [0, 1, 0x7f, 0xff] {
            let good = code(seed);
            for place in 0..LENGTH {
                for other in 0..place {
                    for (one, two) in (0..16).flat_map(|one| (0..16).map(move |two| (one, two))) {
                        let mut digits = good.0;
                        (digits[place], digits[other]) = (one, two);
                        let text = Code(digits).to_string();
                        assert_eq!(text.parse::<Code>().is_ok(), digits == good.0, "{text}");
                    }
                }
            }
        }
    }

    #[test]
    fn p_06_only_the_present_holder_redeems_and_once() {
        let at = Timestamp::UNIX_EPOCH;
        let account = |seed| AccountId::new(at, [seed; 10]);
        let key = |state| ActivationKey {
            id: ActivationKeyId::new(at, [1; 10]),
            license: LicenseId::new(at, [2; 10]),
            units: Units::new(100).unwrap(),
            holder: account(1),
            hint: String::new(),
            state,
            made: at,
        };
        let transfer = TransferId::new(at, [3; 10]);
        assert_eq!(key(State::Ready).redeem(account(1)), Ok(()));
        assert_eq!(key(State::Redeemed { at }).redeem(account(1)), Err(Refused::Redeemed { at }));
        assert_eq!(key(State::Promised { transfer, at }).redeem(account(1)), Err(Refused::Promised));
        // Whoever does not hold it learns nothing of it.
        for state in [State::Ready, State::Redeemed { at }, State::Promised { transfer, at }, State::Withdrawn { at }] {
            assert_eq!(key(state).redeem(account(2)), Err(Refused::Unknown), "{state:?}");
        }
        assert_eq!(key(State::Withdrawn { at }).redeem(account(1)), Err(Refused::Unknown));
    }
}
