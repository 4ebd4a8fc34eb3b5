//! What can be wrong with an order as it was sent, or with a file of orders: facts with the figures a person needs. How
//! they are told is the business of whoever shows them, in the reader's language.

use claviger_domain::account::AccountKind;
use claviger_domain::sales::order as sales;

use crate::table;

/// What is wrong with one field of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where: `lines[0].sku`.
    pub field: String,
    /// What.
    pub what: Wrong,
}

/// What can be wrong with a field of an order that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// It could be read, and cannot be ordered like this.
    Order(sales::Wrong),
    /// Not a number of items.
    Items(String),
    /// Not a number of months.
    Months(String),
    /// Not a price.
    Price {
        /// The amount that was given.
        amount: String,
        /// The currency that was given.
        currency: String,
    },
    /// Not a day.
    Day(String),
    /// Not a way to sell something.
    Model(String),
    /// Not a care plan.
    Care(String),
    /// No account has this number.
    PartnerUnknown {
        /// What kind of account is wanted.
        wanted: AccountKind,
        /// The number that was given.
        number: String,
    },
    /// An account of another kind has this number.
    AnotherKind {
        /// The number that was given.
        number: String,
        /// What kind of account has it.
        kind: AccountKind,
    },
    /// Not a number that a customer can have.
    CustomerNumber,
    /// A new customer without a name, or with one that cannot be.
    CustomerName {
        /// The customer's number.
        number: String,
    },
    /// The customer has another name.
    CustomerRenamed {
        /// The customer's number.
        number: String,
    },
    /// Not a time zone.
    TimeZone(String),
    /// The buyer has no address for orders, and no recipient is named.
    NoRecipient {
        /// The buyer's name.
        buyer: String,
    },
    /// Not an address.
    Email,
    /// Not a language.
    Language,
    /// A language without the recipient it is for.
    LanguageAlone,
    /// The order that has this number says something else here. (L-01)
    Differs {
        /// What was placed.
        placed: String,
        /// What was sent now.
        sent: String,
    },
}

/// What can be wrong with a cell, a row or the whole of a file of orders.
pub type FileWrong = table::Wrong<Wrong>;

impl From<sales::Mistake> for Mistake {
    fn from(mistake: sales::Mistake) -> Self {
        Self { field: mistake.field, what: Wrong::Order(mistake.what) }
    }
}
