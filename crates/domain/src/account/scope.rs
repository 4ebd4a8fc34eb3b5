//! To what a program's key may be narrowed: it never does more than its role and its scopes allow.

use std::collections::BTreeSet;

use super::{Membership, Permission, may};

/// A group of permissions, by noun and by whether one looks or changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// See orders.
    OrdersRead,
    /// Place, correct and cancel orders, and see them.
    OrdersWrite,
    /// Publish editions of the catalogue, and take them back.
    CatalogueWrite,
    /// See licenses, pools and servers.
    LicensesRead,
    /// Assign and correct licenses, and see them.
    LicensesWrite,
    /// See accounts and what they let each other do.
    AccountsRead,
    /// Make and change accounts and grants, and see them.
    AccountsWrite,
    /// See who belongs to an account.
    UsersRead,
    /// Invite, change and remove people, and see them.
    UsersWrite,
    /// Make, see and end keys for programs.
    ApiKeysWrite,
    /// See the event log.
    EventsRead,
    /// See the mails that go out.
    MailsRead,
    /// Send mails again, and see them.
    MailsWrite,
}

/// The scopes of a key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Scopes {
    /// Everything that the role allows.
    #[default]
    AllOfTheRole,
    /// Nothing but these.
    Only(BTreeSet<Scope>),
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 13] = [
        Self::OrdersRead,
        Self::OrdersWrite,
        Self::CatalogueWrite,
        Self::LicensesRead,
        Self::LicensesWrite,
        Self::AccountsRead,
        Self::AccountsWrite,
        Self::UsersRead,
        Self::UsersWrite,
        Self::ApiKeysWrite,
        Self::EventsRead,
        Self::MailsRead,
        Self::MailsWrite,
    ];

    /// The word for it in API and storage.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::OrdersRead => "orders:read",
            Self::OrdersWrite => "orders:write",
            Self::CatalogueWrite => "catalogue:write",
            Self::LicensesRead => "licenses:read",
            Self::LicensesWrite => "licenses:write",
            Self::AccountsRead => "accounts:read",
            Self::AccountsWrite => "accounts:write",
            Self::UsersRead => "users:read",
            Self::UsersWrite => "users:write",
            Self::ApiKeysWrite => "api-keys:write",
            Self::EventsRead => "events:read",
            Self::MailsRead => "mails:read",
            Self::MailsWrite => "mails:write",
        }
    }

    /// The scope that `word` stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.word() == word)
    }

    /// The least scope that `what` needs.
    #[must_use]
    pub fn for_doing(what: Permission) -> Self {
        use Permission as P;
        match what {
            P::SeeOrders => Self::OrdersRead,
            P::PlaceOrders => Self::OrdersWrite,
            P::ManageCatalogue => Self::CatalogueWrite,
            P::SeeLicenses => Self::LicensesRead,
            P::AssignLicenses | P::CorrectLicenses | P::ReleaseWithoutLimit => Self::LicensesWrite,
            P::SeeAccounts => Self::AccountsRead,
            P::ManageAccounts | P::ManageGrants => Self::AccountsWrite,
            P::SeeUsers => Self::UsersRead,
            P::ManageUsers | P::ErasePersons => Self::UsersWrite,
            P::ManageApiKeys => Self::ApiKeysWrite,
            P::SeeEvents => Self::EventsRead,
            P::SeeMails => Self::MailsRead,
            P::ManageMails => Self::MailsWrite,
        }
    }

    /// The scope by which one may look at what this one lets one change.
    fn looking(self) -> Self {
        match self {
            Self::OrdersWrite => Self::OrdersRead,
            Self::LicensesWrite => Self::LicensesRead,
            Self::AccountsWrite => Self::AccountsRead,
            Self::UsersWrite => Self::UsersRead,
            Self::MailsWrite => Self::MailsRead,
            other => other,
        }
    }
}

impl Scopes {
    /// Whether they leave room for `what`. Who may change something may look at it.
    #[must_use]
    pub fn allow(&self, what: Permission) -> bool {
        let needed = Scope::for_doing(what);
        match self {
            Self::AllOfTheRole => true,
            Self::Only(scopes) => scopes.iter().any(|scope| *scope == needed || scope.looking() == needed),
        }
    }

    /// Everything that `membership` may do within these scopes.
    #[must_use]
    pub fn rights(&self, membership: Membership) -> BTreeSet<Permission> {
        let allowed = |what: &Permission| may(membership.kind, membership.role, *what) && self.allow(*what);
        Permission::ALL.into_iter().filter(allowed).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{AccountKind, Role};
    use crate::id::AccountId;

    #[test]
    fn x_06_a_key_does_no_more_than_its_role_and_its_scopes() {
        let account = AccountId::new(jiff::Timestamp::UNIX_EPOCH, [1; 10]);
        let check = |kind, role, scopes: &str, rights: &str| {
            let scopes = match scopes {
                "*" => Scopes::AllOfTheRole,
                words => Scopes::Only(words.split_whitespace().map(|word| Scope::from_word(word).unwrap()).collect()),
            };
            let has: Vec<_> =
                scopes.rights(Membership { account, kind, role }).iter().map(|what| format!("{what:?}")).collect();
            assert_eq!(has.join(" "), rights, "{kind:?} {role:?} {scopes:?}");
        };
        use AccountKind::{Customer, Vendor};
        check(Vendor, Role::Operator, "orders:read", "SeeOrders");
        check(Vendor, Role::Operator, "orders:write", "PlaceOrders SeeOrders");
        check(Vendor, Role::Operator, "orders:write events:read", "PlaceOrders SeeOrders SeeEvents");
        check(Vendor, Role::Operator, "", "");
        check(Vendor, Role::Auditor, "orders:write", "SeeOrders");
        check(Customer, Role::ReadOnly, "licenses:write", "SeeLicenses");
        check(Customer, Role::ReadOnly, "*", "SeeLicenses SeeAccounts");
        check(Customer, Role::Licenses, "orders:write", "");
    }

    #[test]
    fn x_06_a_key_with_every_scope_does_all_that_its_role_allows() {
        let every = Scopes::Only(Scope::ALL.into_iter().collect());
        for what in Permission::ALL {
            assert!(every.allow(what), "{what:?}");
        }
        for scope in Scope::ALL {
            assert_eq!(Scope::from_word(scope.word()), Some(scope));
            let alone = Scopes::Only([scope].into());
            assert!(Permission::ALL.into_iter().any(|what| alone.allow(what)), "{scope:?} is good for nothing");
        }
    }
}
