//! What a customer lets a partner do for it.
//!
//! A customer may have several partners, each by a grant of its own: for licenses, for tickets, or for both. The customer
//! sees every grant and ends it whenever it likes.

use super::{AccountKind, Permission};

/// What a grant is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GrantScope {
    /// Licenses and servers.
    Licenses,
    /// Tickets.
    Tickets,
    /// Licenses, servers and tickets.
    Both,
}

/// Why a partner is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotGrant {
    /// Only customers let partners in.
    #[error("only a customer lets partners in, and this account is a {}", .0.word())]
    NotACustomer(AccountKind),
    /// Only partners are let in.
    #[error("only distributors and resellers are let in, and this account is a {}", .0.word())]
    NotAPartner(AccountKind),
}

impl GrantScope {
    /// Every scope.
    pub const ALL: [Self; 3] = [Self::Licenses, Self::Tickets, Self::Both];

    /// The word for it in API and storage.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Licenses => "licenses",
            Self::Tickets => "tickets",
            Self::Both => "both",
        }
    }

    /// The scope that `word` stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.word() == word)
    }

    /// Whether a grant of this scope lets a partner's people do `what` for the customer, if their role does. Whatever goes
    /// with a grant today is about licenses.
    #[must_use]
    pub fn carries(self, what: Permission) -> bool {
        what.goes_with_a_grant() && matches!(self, Self::Licenses | Self::Both)
    }

    /// What two grants come to together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::Both }
    }
}

/// Whether an account of `customer`'s kind may let in one of `partner`'s.
pub fn may_let_in(customer: AccountKind, partner: AccountKind) -> Result<(), CannotGrant> {
    if customer != AccountKind::Customer {
        return Err(CannotGrant::NotACustomer(customer));
    }
    match partner {
        AccountKind::Distributor | AccountKind::Reseller => Ok(()),
        AccountKind::Vendor | AccountKind::Customer => Err(CannotGrant::NotAPartner(partner)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_01_a_grant_carries_only_what_it_is_for() {
        for what in Permission::ALL {
            let goes = matches!(what, Permission::SeeLicenses | Permission::AssignLicenses | Permission::SeeAccounts);
            let carried = GrantScope::ALL.map(|scope| scope.carries(what));
            assert_eq!(carried, [goes, false, goes], "{what:?}");
        }
    }

    #[test]
    fn x_01_customers_let_partners_in_and_nobody_else_anybody_else() {
        for customer in AccountKind::ALL {
            for partner in AccountKind::ALL {
                let fits = customer == AccountKind::Customer
                    && matches!(partner, AccountKind::Distributor | AccountKind::Reseller);
                assert_eq!(may_let_in(customer, partner).is_ok(), fits, "{customer:?} {partner:?}");
            }
        }
    }

    #[test]
    fn x_01_two_grants_come_to_what_either_is_for() {
        use GrantScope::{Both, Licenses, Tickets};
        for (one, other, sum) in [
            (Licenses, Licenses, Licenses),
            (Licenses, Tickets, Both),
            (Tickets, Tickets, Tickets),
            (Both, Tickets, Both),
        ] {
            assert_eq!((one.and(other), other.and(one)), (sum, sum));
        }
    }
}
