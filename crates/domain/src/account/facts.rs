//! What an account is made of, as the vendor's books give it; and where it may stand in the partner chain.

use jiff::tz::TimeZone;

use super::{AccountKind, Email, Language};

/// The longest number, in characters.
const LONGEST_NUMBER: usize = 64;
/// The longest name, in characters.
const LONGEST_NAME: usize = 200;

/// What is said of an account, before anybody has looked whether it can be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// The number the vendor's books know it by.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its country, two letters.
    pub country: String,
    /// The name of its time zone: `Europe/Rome`.
    pub time_zone: String,
    /// The code of the language it is written to in.
    pub language: String,
    /// Where mails about its orders go; empty for nowhere.
    pub orders_to: String,
}

/// Facts that can be.
#[derive(Debug, Clone, PartialEq)]
pub struct Sound {
    /// The number.
    pub number: String,
    /// The name.
    pub name: String,
    /// The country.
    pub country: String,
    /// The time zone.
    pub zone: TimeZone,
    /// The language.
    pub language: Language,
    /// Where mails about its orders go.
    pub orders_to: Option<Email>,
}

/// What is wrong with one of the facts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// No number, or one that is too long or cannot be printed.
    #[error("a number has 1 to {LONGEST_NUMBER} characters")]
    Number,
    /// Another account has it.
    #[error("another account has this number")]
    NumberTaken,
    /// No name, or one that is too long or cannot be printed.
    #[error("a name has 1 to {LONGEST_NAME} characters")]
    Name,
    /// Not a country's code.
    #[error("a country is two capital letters, like IT")]
    Country,
    /// Not a time zone.
    #[error("`{0}` is no time zone: use a name like Europe/Rome")]
    TimeZone(String),
    /// Not a language we speak.
    #[error("the languages are en, it, de, fr, es, pt, ar")]
    Language,
    /// Not an address.
    #[error("an e-mail address looks like name@example.com")]
    OrdersTo,
    /// Such an account is not made here.
    #[error("an account is a distributor, a reseller or a customer; there is one vendor")]
    Kind,
    /// Nobody has this number.
    #[error("no account has the number `{0}`")]
    AboveUnknown(String),
    /// Who stands there cannot stand above it.
    #[error("{} stands above a {}, never a {}", above_of(*.kind), .kind.word(), .above.word())]
    Above {
        /// The kind of the account.
        kind: AccountKind,
        /// The kind of the one that was to stand above it.
        above: AccountKind,
    },
}

/// One fact and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The fact: `number`, `name`, `country`, `time_zone`, `language`, `orders_to`, `kind`, `above`.
    pub field: &'static str,
    /// What is wrong.
    pub what: Wrong,
}

impl Facts {
    /// Reads the facts, or names every mistake.
    pub fn examine(&self) -> Result<Sound, Vec<Mistake>> {
        let mut mistakes = Vec::new();
        let mut wrong = |field, what| mistakes.push(Mistake { field, what });
        let printable =
            |text: &str, most| !text.is_empty() && text.chars().count() <= most && !text.chars().any(char::is_control);
        let (number, name) = (self.number.trim(), self.name.trim());
        if !printable(number, LONGEST_NUMBER) {
            wrong("number", Wrong::Number);
        }
        if !printable(name, LONGEST_NAME) {
            wrong("name", Wrong::Name);
        }
        let country = self.country.trim();
        if country.len() != 2 || !country.bytes().all(|byte| byte.is_ascii_uppercase()) {
            wrong("country", Wrong::Country);
        }
        let zone = TimeZone::get(self.time_zone.trim()).ok().filter(|zone| zone.iana_name().is_some());
        if zone.is_none() {
            wrong("time_zone", Wrong::TimeZone(self.time_zone.chars().take(64).collect()));
        }
        let language = Language::from_code(&self.language);
        if language.is_none() {
            wrong("language", Wrong::Language);
        }
        let orders_to = match self.orders_to.trim() {
            "" => None,
            text => match text.parse::<Email>() {
                Ok(email) => Some(email),
                Err(_) => {
                    wrong("orders_to", Wrong::OrdersTo);
                    None
                }
            },
        };
        match (zone, language) {
            (Some(zone), Some(language)) if mistakes.is_empty() => Ok(Sound {
                number: number.to_owned(),
                name: name.to_owned(),
                country: country.to_owned(),
                zone,
                language,
                orders_to,
            }),
            _ => Err(mistakes),
        }
    }
}

impl AccountKind {
    /// The kind of account that may stand above one of this kind. A distributor buys from the vendor, of whom there is
    /// one; a customer's partners are its grants. Each link leads one step up, so the chain has no circles.
    #[must_use]
    pub fn above(self) -> Option<Self> {
        match self {
            Self::Reseller => Some(Self::Distributor),
            Self::Vendor | Self::Distributor | Self::Customer => None,
        }
    }
}

/// Whether an account of kind `above` may stand above one of `kind`.
pub fn may_stand_above(kind: AccountKind, above: AccountKind) -> Result<(), Wrong> {
    if kind.above() == Some(above) { Ok(()) } else { Err(Wrong::Above { kind, above }) }
}

fn above_of(kind: AccountKind) -> String {
    kind.above().map_or_else(|| "no account".to_owned(), |above| format!("a {}", above.word()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        Facts {
            number: " C-1 ".into(),
            name: "Museo Civico".into(),
            country: "IT".into(),
            time_zone: "Europe/Rome".into(),
            language: "it".into(),
            orders_to: String::new(),
        }
    }

    #[test]
    fn x_12_every_wrong_fact_is_named() {
        let check = |change: &dyn Fn(&mut Facts), fields: &[&str]| {
            let mut facts = facts();
            change(&mut facts);
            let named = facts.examine().err().unwrap_or_default();
            assert_eq!(named.iter().map(|mistake| mistake.field).collect::<Vec<_>>(), fields);
        };
        check(&|_| {}, &[]);
        check(&|facts| facts.number = " ".into(), &["number"]);
        check(&|facts| facts.name = "x".repeat(201), &["name"]);
        check(&|facts| facts.name = "a\u{0}".into(), &["name"]);
        check(&|facts| facts.country = "it".into(), &["country"]);
        check(&|facts| facts.country = "ITA".into(), &["country"]);
        check(&|facts| facts.time_zone = "Rome".into(), &["time_zone"]);
        check(&|facts| facts.language = "xx".into(), &["language"]);
        check(&|facts| facts.orders_to = "nobody".into(), &["orders_to"]);
        check(&|facts| *facts = Facts::default(), &["number", "name", "country", "time_zone", "language"]);
        assert_eq!(facts().examine().unwrap().number, "C-1");
    }

    #[test]
    fn x_01_the_chain_goes_up_one_step_at_a_time_and_never_round() {
        for kind in AccountKind::ALL {
            for above in AccountKind::ALL {
                let fits = (kind, above) == (AccountKind::Reseller, AccountKind::Distributor);
                assert_eq!(may_stand_above(kind, above).is_ok(), fits, "{kind:?} below {above:?}");
            }
        }
        let refused = may_stand_above(AccountKind::Customer, AccountKind::Reseller).unwrap_err();
        assert_eq!(refused.to_string(), "no account stands above a customer, never a reseller");
    }
}
