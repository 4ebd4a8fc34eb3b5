//! A person who signs in, and how one writes to them.

use std::fmt;
use std::str::FromStr;

use crate::id::PersonId;

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their id: all that events ever say about them.
    pub id: PersonId,
    /// Their address, which is also how they sign in.
    pub email: Email,
    /// Their name.
    pub name: String,
    /// The language they read.
    pub language: Language,
}

/// An e-mail address, as far as one can tell without writing to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// A text that cannot be an e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an e-mail address looks like name@example.com")]
pub struct NotAnEmail;

/// A language the portal and its mails speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// English
    #[default]
    English,
    /// Italian
    Italian,
    /// German
    German,
    /// French
    French,
    /// Spanish
    Spanish,
    /// Portuguese
    Portuguese,
    /// Arabic
    Arabic,
}

impl Person {
    /// Whether everything that was known of them is erased: only the id is left, for the event log.
    #[must_use]
    pub fn is_erased(&self) -> bool {
        self.email.is_erased()
    }
}

/// Where erased addresses are: nobody can ever be written to there (RFC 2606).
const NOWHERE: &str = "erased.invalid";

impl Email {
    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the at sign.
    #[must_use]
    pub fn local(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(local, _)| local)
    }

    /// What stands in place of an address that was erased.
    #[must_use]
    pub fn erased() -> Self {
        Self(format!("erased@{NOWHERE}"))
    }

    /// What stands in place of the address of a person who was erased: theirs alone, as addresses are.
    #[must_use]
    pub fn of_erased(person: PersonId) -> Self {
        Self(format!("{}@{NOWHERE}", person.uuid().simple()))
    }

    /// Whether it stands in place of one that was erased; it is nobody's, and nothing is sent there.
    #[must_use]
    pub fn is_erased(&self) -> bool {
        self.0.rsplit_once('@').is_some_and(|(_, host)| host == NOWHERE)
    }

    /// The address for those who know it already: `a•••@museo.example`. (L-06)
    #[must_use]
    pub fn masked(&self) -> String {
        match self.0.split_once('@') {
            Some((local, host)) => format!("{}•••@{host}", local.chars().take(1).collect::<String>()),
            None => "•••".into(),
        }
    }
}

impl FromStr for Email {
    type Err = NotAnEmail;

    /// Reads an address; upper case is folded, as no mail provider tells the two apart any more.
    fn from_str(text: &str) -> Result<Self, NotAnEmail> {
        let text = text.trim();
        let (local, host) = text.rsplit_once('@').ok_or(NotAnEmail)?;
        let local_fits = !local.is_empty()
            && local.len() <= 64
            && local.chars().all(|c| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c))
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..");
        let host_fits = host.len() <= 253
            && host.split('.').count() >= 2
            && host.split('.').all(|label| {
                !label.is_empty()
                    && label.len() <= 63
                    && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
                    && !label.starts_with('-')
                    && !label.ends_with('-')
            });
        if local_fits && host_fits { Ok(Self(text.to_ascii_lowercase())) } else { Err(NotAnEmail) }
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 7] =
        [Self::English, Self::Italian, Self::German, Self::French, Self::Spanish, Self::Portuguese, Self::Arabic];

    /// Its two-letter code (ISO 639-1).
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Italian => "it",
            Self::German => "de",
            Self::French => "fr",
            Self::Spanish => "es",
            Self::Portuguese => "pt",
            Self::Arabic => "ar",
        }
    }

    /// The language that `code` stands for.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_16_an_erased_address_is_an_address_that_is_nobodys() {
        let id = PersonId::from_uuid(uuid::Uuid::from_u128(7));
        for erased in [Email::erased(), Email::of_erased(id)] {
            assert!(erased.is_erased(), "{erased}");
            assert_eq!(erased.as_str().parse::<Email>().as_ref(), Ok(&erased));
        }
        assert!(!"anna@museo.example".parse::<Email>().unwrap().is_erased());
    }

    #[test]
    fn l_06_a_masked_address_shows_its_first_letter_and_its_host() {
        assert_eq!("anna.conti@museo.example".parse::<Email>().unwrap().masked(), "a•••@museo.example");
    }

    #[test]
    fn x_12_what_cannot_be_an_address_is_refused() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(text.parse::<Email>().ok().as_ref().map(Email::as_str), expected, "{text}");
        };
        check(" Anna.Conti@Belcampo.example ", Some("anna.conti@belcampo.example"));
        check("o'brien+licenses@mail.example.org", Some("o'brien+licenses@mail.example.org"));
        for wrong in [
            "",
            "anna",
            "anna@",
            "@belcampo.example",
            "anna@belcampo",
            "a b@c.example",
            "a@b..example",
            "a@-b.example",
            ".a@b.example",
            "a..b@c.example",
            "a@b.example\nBcc: x@y.example",
            "<a@b.example>",
        ] {
            check(wrong, None);
        }
    }
}
