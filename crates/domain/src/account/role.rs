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
    /// Place, import, resend and cancel orders. (L-01)
    PlaceOrders,
    /// See orders.
    SeeOrders,
    /// Publish editions of the catalogue, and take them back.
    ManageCatalogue,
    /// Move, return or exchange licenses after the unlock, merge accounts, replace an order's contact. (L-29)
    CorrectLicenses,
    /// See licenses, pools and servers.
    SeeLicenses,
    /// Add servers, assign units, see tokens, disable and release servers. (L-12 to L-17)
    AssignLicenses,
    /// Free units that a server has not let go of, as often as it takes. (L-15)
    ReleaseWithoutLimit,
    /// See an account, its partners and what it lets them do.
    SeeAccounts,
    /// Make and change accounts.
    ManageAccounts,
    /// Let a partner into an account, and end that.
    ManageGrants,
    /// See who belongs to an account.
    SeeUsers,
    /// Invite people into an account, change their roles, take them out.
    ManageUsers,
    /// Erase what is known of a person.
    ErasePersons,
    /// Make and end keys for programs.
    ManageApiKeys,
    /// See the event log: that of one's account, or for the vendor all of it.
    SeeEvents,
    /// See what went out by mail and what did not. (L-03)
    SeeMails,
    /// Send again what did not go out.
    ManageMails,
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
    pub const ALL: [Self; 17] = [
        Self::PlaceOrders,
        Self::SeeOrders,
        Self::ManageCatalogue,
        Self::CorrectLicenses,
        Self::SeeLicenses,
        Self::AssignLicenses,
        Self::ReleaseWithoutLimit,
        Self::SeeAccounts,
        Self::ManageAccounts,
        Self::ManageGrants,
        Self::SeeUsers,
        Self::ManageUsers,
        Self::ErasePersons,
        Self::ManageApiKeys,
        Self::SeeEvents,
        Self::SeeMails,
        Self::ManageMails,
    ];

    /// Whether a customer's grant lets a partner's people do this for the customer; everything else they may do for their
    /// own account only.
    #[must_use]
    pub fn goes_with_a_grant(self) -> bool {
        matches!(self, Self::SeeLicenses | Self::AssignLicenses | Self::SeeAccounts)
    }
}

/// Whether somebody with `role` in an account of `kind` may do `what`, for the accounts that account reaches.
#[must_use]
pub fn may(kind: AccountKind, role: Role, what: Permission) -> bool {
    use Permission as P;
    let granted: &[Permission] = match (kind, role) {
        (AccountKind::Vendor, Role::Operator) => &Permission::ALL,
        (AccountKind::Vendor, Role::Engineer | Role::SupportManager | Role::RegionalManager) => {
            &[P::SeeOrders, P::SeeLicenses, P::SeeAccounts, P::SeeUsers]
        }
        (AccountKind::Vendor, Role::Auditor) => {
            &[P::SeeOrders, P::SeeLicenses, P::SeeAccounts, P::SeeUsers, P::SeeEvents, P::SeeMails]
        }
        (AccountKind::Distributor | AccountKind::Reseller, Role::Administrator) => &[
            P::SeeOrders,
            P::SeeLicenses,
            P::AssignLicenses,
            P::SeeAccounts,
            P::SeeUsers,
            P::ManageUsers,
            P::ManageApiKeys,
            P::SeeEvents,
        ],
        (AccountKind::Distributor | AccountKind::Reseller, Role::Licenses) => {
            &[P::SeeOrders, P::SeeLicenses, P::AssignLicenses, P::SeeAccounts]
        }
        (AccountKind::Distributor | AccountKind::Reseller, Role::ReadOnly) => {
            &[P::SeeOrders, P::SeeLicenses, P::SeeAccounts]
        }
        (AccountKind::Customer, Role::Administrator) => &[
            P::SeeLicenses,
            P::AssignLicenses,
            P::SeeAccounts,
            P::ManageGrants,
            P::SeeUsers,
            P::ManageUsers,
            P::ManageApiKeys,
            P::SeeEvents,
        ],
        (AccountKind::Customer, Role::Licenses) => &[P::SeeLicenses, P::AssignLicenses, P::SeeAccounts],
        (AccountKind::Customer, Role::ReadOnly) => &[P::SeeLicenses, P::SeeAccounts],
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
vendor operator: PlaceOrders SeeOrders ManageCatalogue CorrectLicenses SeeLicenses AssignLicenses ReleaseWithoutLimit SeeAccounts \
ManageAccounts ManageGrants SeeUsers ManageUsers ErasePersons ManageApiKeys SeeEvents SeeMails ManageMails
vendor engineer: SeeOrders SeeLicenses SeeAccounts SeeUsers
vendor support-manager: SeeOrders SeeLicenses SeeAccounts SeeUsers
vendor regional-manager: SeeOrders SeeLicenses SeeAccounts SeeUsers
vendor auditor: SeeOrders SeeLicenses SeeAccounts SeeUsers SeeEvents SeeMails
distributor administrator: SeeOrders SeeLicenses AssignLicenses SeeAccounts SeeUsers ManageUsers ManageApiKeys SeeEvents
distributor licenses: SeeOrders SeeLicenses AssignLicenses SeeAccounts
distributor read-only: SeeOrders SeeLicenses SeeAccounts
reseller administrator: SeeOrders SeeLicenses AssignLicenses SeeAccounts SeeUsers ManageUsers ManageApiKeys SeeEvents
reseller licenses: SeeOrders SeeLicenses AssignLicenses SeeAccounts
reseller read-only: SeeOrders SeeLicenses SeeAccounts
customer administrator: SeeLicenses AssignLicenses SeeAccounts ManageGrants SeeUsers ManageUsers ManageApiKeys SeeEvents
customer licenses: SeeLicenses AssignLicenses SeeAccounts
customer read-only: SeeLicenses SeeAccounts
"
        );
    }
}
