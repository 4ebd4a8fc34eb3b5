//! What a password may be.
//!
//! Length is what makes a password good; rules about signs make people write it on paper. So there are few rules: long
//! enough, not one of those everybody tries first, and not one's own name or address.

use std::fmt;
use std::ops::RangeInclusive;

use unicode_normalization::UnicodeNormalization as _;

use super::person::Email;

/// A password somebody chose, written the one way in which it is hashed. Shows itself as dots.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

/// Why a password cannot be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Too short or too long.
    #[error("a password has 12 to 200 characters")]
    Length,
    /// Everybody tries it first.
    #[error("this password is one of those that are tried first: a few words that do not belong together are better")]
    Common,
    /// It is the person's own name or address.
    #[error("a password is not one's own name or address: a few words that do not belong together are better")]
    Own,
}

impl Password {
    /// Fewest and most characters, counted as they were typed and as they are hashed.
    pub const LENGTH: RangeInclusive<usize> = 12..=200;

    /// Whether somebody with this address and name may choose `text`.
    pub fn choose(text: &str, email: Option<&Email>, name: &str) -> Result<Self, Unfit> {
        // What is far too long is not even looked at.
        if text.len() > 4 * Self::LENGTH.end() || !Self::LENGTH.contains(&text.chars().count()) {
            return Err(Unfit::Length);
        }
        let chosen = Self::typed(text);
        if !Self::LENGTH.contains(&chosen.0.chars().count()) {
            return Err(Unfit::Length);
        }
        let bare = bare(&chosen.0);
        if is_monotonous(&chosen.0) || COMMON.contains(&bare.as_str()) {
            return Err(Unfit::Common);
        }
        let own = |text: &str| !text.is_empty() && bare == self::bare(text);
        if own(name) || email.is_some_and(|email| own(email.as_str()) || own(email.local())) {
            return Err(Unfit::Own);
        }
        Ok(chosen)
    }

    /// What somebody typed to sign in: the same signs on another keyboard or system make the same text (NFKC).
    #[must_use]
    pub fn typed(text: &str) -> Self {
        Self(text.nfkc().collect())
    }

    /// The text that is hashed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// A text by its letters and digits only: `Pass word-1234` is no better than `password1234`.
fn bare(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// Whether it is a sign or two, repeated.
fn is_monotonous(text: &str) -> bool {
    let mut signs: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    signs.sort_unstable();
    signs.dedup();
    signs.len() <= 2
}

/// Long passwords that are tried first: the word itself with years and counts, rows of the keyboard, repetitions. By their
/// letters and digits only, in small letters.
const COMMON: &[&str] = &[
    "000000000000",
    "012345678901",
    "098765432100",
    "111111111111",
    "1111111111111",
    "111222333444",
    "112233445566",
    "123123123123",
    "123321123321",
    "123412341234",
    "123451234512345",
    "123456123456",
    "1234567123456",
    "123456789012",
    "1234567890123",
    "12345678901234",
    "123456789012345",
    "1234567890123456",
    "12345678901234567890",
    "1234567890abc",
    "1234567890qwerty",
    "1234567890qwertyuiop",
    "1234567891011",
    "123456789101112",
    "123456789123",
    "123456789123456789",
    "123456789abc",
    "123456789qwe",
    "123456789qwerty",
    "123456abcdef",
    "123456qwerty",
    "123abc123abc",
    "123qwe123qwe",
    "123qweasdzxc",
    "1a2b3c4d5e6f",
    "1q2w3e4r5t6y",
    "1q2w3e4r5t6y7u",
    "1q2w3e4r5t6y7u8i",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz1qaz1qaz",
    "1qaz2wsx3edc",
    "1qaz2wsx3edc4rfv",
    "1qazxsw23edc",
    "3edcvfr45tgb",
    "987654321000",
    "9876543210987",
    "aaaaaaaaaaaa",
    "abc123456789",
    "abc123abc123",
    "abcabcabcabc",
    "abcd12341234",
    "abcd1234abcd",
    "abcdef123456",
    "abcdefg1234567",
    "abcdefgh12345678",
    "abcdefghijkl",
    "abcdefghijklm",
    "abcdefghijklmnop",
    "abcdefghijklmnopqrstuvwxyz",
    "admin1234567",
    "admin12345678",
    "admin123456789",
    "adminadmin123",
    "adminadmin1234",
    "adminadminadmin",
    "administrator",
    "administrator1",
    "administrator123",
    "adminpassword",
    "adminpassword1",
    "adminpassword123",
    "asdasdasdasd",
    "asdf1234asdf",
    "asdfasdfasdf",
    "asdfghjkl123",
    "asdfghjkl1234",
    "asdfghjklqwertyuiop",
    "asdfghjklzxc",
    "baseball1234",
    "changeit1234",
    "changeme1234",
    "changeme12345",
    "changeme123456",
    "changemechangeme",
    "chocolate123",
    "claviger1234",
    "claviger12345",
    "clavigerclaviger",
    "computer1234",
    "correcthorsebatterystaple",
    "defaultpassword",
    "dragon123456",
    "football1234",
    "football12345",
    "goodmorning1",
    "ilovemyfamily",
    "iloveyou1234",
    "iloveyou12345",
    "iloveyou123456",
    "iloveyouforever",
    "iloveyousomuch",
    "justinbieber",
    "letmein12345",
    "letmein123456",
    "letmein1234567",
    "liverpool123",
    "lovelovelove",
    "manchesterunited",
    "masterpassword",
    "monkey123456",
    "motherfucker",
    "mypassword12",
    "mypassword123",
    "mypassword1234",
    "newpassword1",
    "newpassword12",
    "newpassword123",
    "nopassword123",
    "passpasspass",
    "passw0rd1234",
    "passw0rd12345",
    "passw0rdpassw0rd",
    "passwd123456",
    "password0000",
    "password1111",
    "password123123",
    "password1234",
    "password12345",
    "password123456",
    "password1234567",
    "password12345678",
    "password123456789",
    "password1234567890",
    "password2020",
    "password2021",
    "password2022",
    "password2023",
    "password2024",
    "password2025",
    "password2026",
    "password2027",
    "passwordpassword",
    "passwordpassword1",
    "passwort1234",
    "passwort12345",
    "passwort123456",
    "passwortpasswort",
    "poiuytrewq123",
    "princess1234",
    "q1w2e3r4t5y6",
    "q1w2e3r4t5y6u7",
    "q1w2e3r4t5y6u7i8",
    "qazwsxedc123",
    "qazwsxedcrfv",
    "qazwsxedcrfvtgb",
    "qwe123qwe123",
    "qweasdzxc123",
    "qwer1234qwer",
    "qwer1234qwer1234",
    "qwerasdfzxcv",
    "qwert1234567",
    "qwertqwertqwert",
    "qwerty000000",
    "qwerty111111",
    "qwerty123123",
    "qwerty123456",
    "qwerty1234567",
    "qwerty12345678",
    "qwerty123456789",
    "qwerty1234567890",
    "qwerty654321",
    "qwertyasdfgh",
    "qwertyqwerty",
    "qwertyqwerty1",
    "qwertyuiop10",
    "qwertyuiop12",
    "qwertyuiop123",
    "qwertyuiop1234",
    "qwertyuiop12345",
    "qwertyuiop123456",
    "qwertyuiopasdf",
    "qwertyuiopasdfghjkl",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertz123456",
    "qwertzuiop123",
    "qwertzuiopasdf",
    "secret123456",
    "secretpassword",
    "secretsecret",
    "spongebob123",
    "starwars1234",
    "summer2024summer",
    "sunshine1234",
    "sunshine12345",
    "superman1234",
    "supersecret1",
    "supersecret123",
    "temporary123",
    "temppassword",
    "temppassword1",
    "test12341234",
    "test12345678",
    "test123456789",
    "testpassword",
    "testpassword1",
    "testpassword123",
    "testtesttest",
    "thisisapassword",
    "thisismypassword",
    "trustno1trustno1",
    "userpassword",
    "welcome12345",
    "welcome123456",
    "welcome1234567",
    "welcomewelcome",
    "whateverwhatever",
    "yourpassword",
    "zaq12wsxcde3",
    "zaq1xsw2cde3",
    "zxcvbnm12345",
    "zxcvbnm123456",
    "zxcvbnm1234567",
    "zxcvbnm123456789",
    "zxcvbnmasdfghjkl",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_02_what_may_be_chosen_as_a_password() {
        let anna: Email = "anna.conti@museo.example".parse().unwrap();
        let check = |text: &str, expected: Result<(), Unfit>| {
            let chosen = Password::choose(text, Some(&anna), "Anna Contiroli").map(|_| ());
            assert_eq!(chosen, expected, "{text}");
        };
        check("short", Err(Unfit::Length));
        check("elevensigns", Err(Unfit::Length));
        check("twelve signs", Ok(()));
        check(&"long ".repeat(40), Ok(()));
        check(&"x".repeat(201), Err(Unfit::Length));
        check(&"🔑".repeat(201), Err(Unfit::Length));
        check("password1234", Err(Unfit::Common));
        check("Pass-Word 1234", Err(Unfit::Common));
        check("ＱＷＥＲＴＹ１２３４５６", Err(Unfit::Common));
        check("aaaaaaaaaaaaaaaa", Err(Unfit::Common));
        check("ababababababab", Err(Unfit::Common));
        check("Anna.Conti@museo.example", Err(Unfit::Own));
        check("annacontiroli", Err(Unfit::Own));
        check("ANNA CONTIROLI!", Err(Unfit::Own));
        check("anna contiroli and her cat", Ok(()));
        check("пароль на русском", Ok(()));
    }

    #[test]
    fn x_02_one_password_is_one_text_however_it_was_typed() {
        let composed = Password::choose("café au lait au lit", None, "").unwrap();
        assert_eq!(Password::typed("cafe\u{301} au lait au lit"), composed);
        assert_eq!(Password::typed("ｃafé au lait au lit"), composed);
        assert_ne!(Password::typed("cafe au lait au lit"), composed);
        // Twelve signs that become fewer when they are composed are too few.
        assert_eq!(Password::choose("e\u{301}e\u{301}e\u{301}e\u{301}ab\u{301}c", None, ""), Err(Unfit::Length));
        assert_eq!(format!("{composed:?}"), "Password(…)");
    }

    #[test]
    fn x_02_the_list_of_common_passwords_is_written_as_it_is_compared() {
        for common in COMMON {
            assert_eq!(&bare(common), common);
        }
    }
}
