//! What concerns one's own person and is refused, and the customers one looks after. (X-02, L-08)

use claviger_domain::account::{LastAdministrator, OutOfBounds, TooMany, Unfit};

use crate::{Error, password};

/// Why somebody is refused what concerns their own person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The password cannot be chosen.
    #[error(transparent)]
    Password(#[from] Unfit),
    /// No name.
    #[error("give the name you want others to see, of 1 to 100 characters")]
    Name,
    /// An address that cannot be written to, or is the one they have.
    #[error("give an address of your own, other than the one you have; it looks like name@example.com")]
    Address,
    /// A language we do not speak.
    #[error("choose one of the languages by its two letters: en, it, de, fr, es, pt, ar")]
    Language,
    /// It is not, or no longer, their password.
    #[error("the password is not right")]
    WrongPassword,
    /// It was tried too often.
    #[error(transparent)]
    TooMany(#[from] TooMany),
    /// The link is unknown, used, replaced or too old.
    #[error("this link is not good, or no longer")]
    BadLink,
    /// They are the last one who manages an account's users.
    #[error("{account}: {LastAdministrator}")]
    LastAdministrator {
        /// The account's name.
        account: String,
    },
    /// A policy of retention that cannot be.
    #[error(transparent)]
    Retention(#[from] OutOfBounds),
}

/// The hash of a password for somebody whose address and name are not known here; see [`password::hash`].
pub fn hash_password(text: &str, salt: [u8; 16]) -> Result<String, Error> {
    password::hash(text, None, "", salt)
}

/// A name as others will see it.
pub(crate) fn checked_name(name: &str) -> Result<String, Refusal> {
    let name = name.trim();
    let is_good = !name.is_empty() && name.chars().count() <= 100 && !name.chars().any(char::is_control);
    if is_good { Ok(name.to_owned()) } else { Err(Refusal::Name) }
}
