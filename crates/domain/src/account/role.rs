//! Who may do what: one table, looked up in one place. What is not in it may not be done.

use super::AccountKind;
use crate::id::AccountId;

/// What a person is in one account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Everything the account may do, its users included.
    Administrator,
    /// Licenses and servers.
    Licenses,
    /// Tickets.
    Support,
    /// Looks, and changes nothing.
    ReadOnly,
    /// Vendor staff: orders, accounts, catalogue.
    Operator,
    /// Vendor staff: tickets and the servers behind them.
    Engineer,
    /// Vendor staff: the support desk.
    SupportManager,
    /// Vendor staff: one region.
    RegionalManager,
    /// Vendor staff: sees everything, changes nothing.
    Auditor,
}

/// Something one may or may not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// Place, resend and cancel orders.
    PlaceOrders,
    /// See orders.
    SeeOrders,
    /// See licenses, pools and servers.
    SeeLicenses,
    /// Add servers, assign units, see tokens.
    AssignLicenses,
    /// See the event log.
    SeeEvents,
}

/// A person's role in an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Membership {
    /// The account.
    pub account: AccountId,
    /// What kind of account that is.
    pub kind: AccountKind,
    /// The role there.
    pub role: Role,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 9] = [
        Self::Administrator,
        Self::Licenses,
        Self::Support,
        Self::ReadOnly,
        Self::Operator,
        Self::Engineer,
        Self::SupportManager,
        Self::RegionalManager,
        Self::Auditor,
    ];

    /// The word for it in API and storage.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Licenses => "licenses",
            Self::Support => "support",
            Self::ReadOnly => "read-only",
            Self::Operator => "operator",
            Self::Engineer => "engineer",
            Self::SupportManager => "support-manager",
            Self::RegionalManager => "regional-manager",
            Self::Auditor => "auditor",
        }
    }

    /// The role that `word` stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

impl Permission {
    /// Every permission.
    pub const ALL: [Self; 5] =
        [Self::PlaceOrders, Self::SeeOrders, Self::SeeLicenses, Self::AssignLicenses, Self::SeeEvents];
}

/// Whether somebody with `role` in an account of `kind` may do `what`, for the accounts that account reaches.
#[must_use]
pub fn may(kind: AccountKind, role: Role, what: Permission) -> bool {
    use Permission::{AssignLicenses, PlaceOrders, SeeEvents, SeeLicenses, SeeOrders};
    let granted: &[Permission] = match (kind, role) {
        (AccountKind::Vendor, Role::Operator) => &[PlaceOrders, SeeOrders, SeeLicenses, AssignLicenses, SeeEvents],
        (AccountKind::Vendor, Role::Engineer | Role::SupportManager | Role::RegionalManager) => {
            &[SeeOrders, SeeLicenses]
        }
        (AccountKind::Vendor, Role::Auditor) => &[SeeOrders, SeeLicenses, SeeEvents],
        (AccountKind::Distributor | AccountKind::Reseller, Role::Administrator | Role::Licenses) => {
            &[SeeOrders, SeeLicenses, AssignLicenses]
        }
        (AccountKind::Distributor | AccountKind::Reseller, Role::ReadOnly) => &[SeeOrders, SeeLicenses],
        (AccountKind::Customer, Role::Administrator | Role::Licenses) => &[SeeLicenses, AssignLicenses],
        (AccountKind::Customer, Role::ReadOnly) => &[SeeLicenses],
        _ => &[],
    };
    granted.contains(&what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_03_the_table_of_permissions() {
        use AccountKind::{Customer, Distributor, Reseller, Vendor};
        let mut table = String::new();
        for kind in [Vendor, Distributor, Reseller, Customer] {
            for role in Role::ALL {
                let granted: Vec<_> = Permission::ALL
                    .into_iter()
                    .filter(|what| may(kind, role, *what))
                    .map(|what| format!("{what:?}"))
                    .collect();
                if !granted.is_empty() {
                    table += &format!("{} {}: {}\n", kind.word(), role.word(), granted.join(" "));
                }
            }
        }
        assert_eq!(
            table,
            "\
vendor operator: PlaceOrders SeeOrders SeeLicenses AssignLicenses SeeEvents
vendor engineer: SeeOrders SeeLicenses
vendor support-manager: SeeOrders SeeLicenses
vendor regional-manager: SeeOrders SeeLicenses
vendor auditor: SeeOrders SeeLicenses SeeEvents
distributor administrator: SeeOrders SeeLicenses AssignLicenses
distributor licenses: SeeOrders SeeLicenses AssignLicenses
distributor read-only: SeeOrders SeeLicenses
reseller administrator: SeeOrders SeeLicenses AssignLicenses
reseller licenses: SeeOrders SeeLicenses AssignLicenses
reseller read-only: SeeOrders SeeLicenses
customer administrator: SeeLicenses AssignLicenses
customer licenses: SeeLicenses AssignLicenses
customer read-only: SeeLicenses
"
        );
    }
}
