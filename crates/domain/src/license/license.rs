//! A license: what one line of an order delivers. (L-02)

use jiff::civil::Date;

use crate::id::{LicenseId, OrderId, PoolId};
use crate::time::Term;
use crate::units::Units;

/// How the right to use is sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Model {
    /// For ever; care is bought beside it.
    Perpetual,
    /// For a term, care included.
    Subscription,
    /// For a term, hosted by the vendor, care included.
    Cloud,
}

/// What a product is to its application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProductRole {
    /// The application itself.
    Base,
    /// More of what it can do.
    AddOn,
    /// For those who use it.
    Client,
    /// For a second server that stands by.
    Redundancy,
    /// Made for one customer.
    Customization,
}

/// The level of maintenance and support.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CarePlan {
    /// Basic
    Basic,
    /// Gold
    Gold,
    /// Platinum
    Platinum,
}

/// The care that goes with a license.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Care {
    /// The plan.
    pub plan: CarePlan,
    /// The days it covers: of a subscription, its own term.
    pub term: Term,
}

/// What one order line delivers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct License {
    /// Its id.
    pub id: LicenseId,
    /// Its code, as the order's mail shows it (`TESTLIC0002`).
    pub code: String,
    /// The order that brought it.
    pub order: OrderId,
    /// The day it was ordered.
    pub ordered_on: Date,
    /// The pool it fills; none while the order is locked. (L-04)
    pub pool: Option<PoolId>,
    /// The product.
    pub sku: String,
    /// How many items of it.
    pub items: u32,
    /// Items × units per item.
    pub units: Units,
    /// How it is sold.
    pub model: Model,
    /// The days on which it may be used; none for perpetual licenses.
    pub term: Option<Term>,
    /// The care that goes with it, if any; none yet where it was ordered without days and the product is not registered.
    pub care: Option<Care>,
    /// The plan that was ordered, with or without days.
    pub care_plan: Option<CarePlan>,
    /// Care ordered without days lasts so many months, from the day on which the product is registered. (C-03)
    pub care_months: Option<u16>,
}

impl License {
    /// The care that begins when the product is registered, for so many months; none where it has its days. (C-03)
    #[must_use]
    pub fn unregistered_care(&self) -> Option<(CarePlan, u16)> {
        if self.care.is_some() { None } else { self.care_plan.zip(self.care_months) }
    }

    /// What the licenses page shows as start and term: those of a subscription are its own, those of a perpetual
    /// license are its care's. (L-09)
    #[must_use]
    pub fn shown_term(&self) -> Option<Term> {
        self.term.or(self.care.map(|care| care.term))
    }
}

impl Model {
    /// Every model.
    pub const ALL: [Self; 3] = [Self::Perpetual, Self::Subscription, Self::Cloud];

    /// The word for it in API, storage and lease.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Perpetual => "perpetual",
            Self::Subscription => "subscription",
            Self::Cloud => "cloud",
        }
    }

    /// The model that `word` stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|model| model.word() == word)
    }

    /// Whether units of this model are there for a term only.
    #[must_use]
    pub fn has_term(self) -> bool {
        self != Self::Perpetual
    }
}

impl ProductRole {
    /// Every role, in the order of the licenses page.
    pub const ALL: [Self; 5] = [Self::Base, Self::AddOn, Self::Client, Self::Redundancy, Self::Customization];

    /// The word for it in API, storage and lease.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::AddOn => "add-on",
            Self::Client => "client",
            Self::Redundancy => "redundancy",
            Self::Customization => "customization",
        }
    }

    /// The role that `word` stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

impl CarePlan {
    /// Every plan, from the least to the most.
    pub const ALL: [Self; 3] = [Self::Basic, Self::Gold, Self::Platinum];

    /// The word for it in API, storage and lease.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Gold => "gold",
            Self::Platinum => "platinum",
        }
    }

    /// The plan that `word` stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|plan| plan.word() == word)
    }
}
