//! An account: the vendor itself, a distributor, a reseller or a customer.

use jiff::tz::TimeZone;

use super::person::{Email, Language};
use crate::id::AccountId;

/// Where an account stands in the partner chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccountKind {
    /// Runs this system and sells the products.
    Vendor,
    /// Buys from the vendor, sells to resellers.
    Distributor,
    /// Sells to customers and manages their licenses where they granted it.
    Reseller,
    /// Uses the products.
    Customer,
}

/// One account.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The number the vendor's books know it by.
    pub number: String,
    /// Where it stands.
    pub kind: AccountKind,
    /// Its name.
    pub name: String,
    /// Its country, two letters (ISO 3166).
    pub country: String,
    /// Where its days begin and end. (L-10)
    pub zone: TimeZone,
    /// The account above it: a reseller's distributor.
    pub above: Option<AccountId>,
    /// The language it is written to in, where nothing else is known.
    pub language: Language,
    /// Where mails about its orders go, unless an order says otherwise. (L-01)
    pub orders_to: Option<Email>,
}

impl AccountKind {
    /// Every kind, from the top of the chain down.
    pub const ALL: [Self; 4] = [Self::Vendor, Self::Distributor, Self::Reseller, Self::Customer];

    /// The word for it in API and storage.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Vendor => "vendor",
            Self::Distributor => "distributor",
            Self::Reseller => "reseller",
            Self::Customer => "customer",
        }
    }

    /// The kind that `word` stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}
