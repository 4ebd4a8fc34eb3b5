//! The people of an account: which roles there are, who may give them, and who must stay.

use std::collections::BTreeSet;

use super::{AccountKind, Permission, Role, may};
use crate::id::PersonId;

/// Why somebody is not given a role, or not taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Such an account has no such role.
    #[error("a {} has no {}: its roles are {}", .kind.word(), .role.word(), words(*.kind))]
    RoleOfOthers {
        /// The kind of account.
        kind: AccountKind,
        /// The role.
        role: Role,
    },
    /// The role may do more than whoever would give or take it.
    #[error("the role {} may do more than your own: ask somebody who has it", .0.word())]
    AboveOneself(Role),
    /// Nobody could let others in any more.
    #[error("this is the last {}: make somebody else {} first", .0.word(), .0.word())]
    LastInCharge(Role),
}

/// The roles that an account of `kind` has.
#[must_use]
pub fn roles(kind: AccountKind) -> &'static [Role] {
    match kind {
        AccountKind::Vendor => {
            &[Role::Operator, Role::Engineer, Role::SupportManager, Role::RegionalManager, Role::Auditor]
        }
        AccountKind::Distributor | AccountKind::Reseller | AccountKind::Customer => {
            &[Role::Administrator, Role::Licenses, Role::Support, Role::ReadOnly]
        }
    }
}

/// The role that looks after the people of such an account: one member must always have it, once there was one.
#[must_use]
pub fn in_charge(kind: AccountKind) -> Role {
    match kind {
        AccountKind::Vendor => Role::Operator,
        AccountKind::Distributor | AccountKind::Reseller | AccountKind::Customer => Role::Administrator,
    }
}

/// Whether somebody who has `rights` in an account of `kind` may make anybody `role` there. `None` stands for ourselves.
pub fn may_give(rights: Option<&BTreeSet<Permission>>, kind: AccountKind, role: Role) -> Result<(), Unfit> {
    if !roles(kind).contains(&role) {
        return Err(Unfit::RoleOfOthers { kind, role });
    }
    let Some(rights) = rights else { return Ok(()) };
    let above = Permission::ALL.into_iter().any(|what| may(kind, role, what) && !rights.contains(&what));
    if above { Err(Unfit::AboveOneself(role)) } else { Ok(()) }
}

/// Whether `person`, one of `members` of an account of `kind`, may become `role`; `None`: leave. Whoever decides has `rights`
/// there.
pub fn may_change(
    rights: Option<&BTreeSet<Permission>>,
    kind: AccountKind,
    members: &[(PersonId, Role)],
    person: PersonId,
    role: Option<Role>,
) -> Result<(), Unfit> {
    let Some((_, present)) = members.iter().find(|(id, _)| *id == person) else { return Ok(()) };
    // Who may not give a role may not take it either.
    // A role that such an account should not have may always be taken.
    if let Err(above @ Unfit::AboveOneself(_)) = may_give(rights, kind, *present) {
        return Err(above);
    }
    if let Some(role) = role {
        may_give(rights, kind, role)?;
    }
    let charge = in_charge(kind);
    let others = members.iter().filter(|(id, _)| *id != person).map(|(_, role)| *role);
    if role != Some(charge) && is_last_in_charge(kind, *present, others) {
        return Err(Unfit::LastInCharge(charge));
    }
    Ok(())
}

/// Whether nobody would look after the people of an account of `kind` any more, if only the `others` were left of it and
/// somebody with `role` were not.
#[must_use]
pub fn is_last_in_charge(kind: AccountKind, role: Role, others: impl IntoIterator<Item = Role>) -> bool {
    let charge = in_charge(kind);
    role == charge && others.into_iter().all(|other| other != charge)
}

/// Whether `new` may do at least what `old` may, in an account of `kind`.
#[must_use]
pub fn covers(kind: AccountKind, new: Role, old: Role) -> bool {
    Permission::ALL.into_iter().all(|what| may(kind, new, what) || !may(kind, old, what))
}

fn words(kind: AccountKind) -> String {
    roles(kind).iter().map(|role| role.word()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;

    fn person(number: u128) -> PersonId {
        Id::from_uuid(uuid::Uuid::from_u128(number))
    }

    fn rights(kind: AccountKind, role: Role) -> BTreeSet<Permission> {
        Permission::ALL.into_iter().filter(|what| may(kind, role, *what)).collect()
    }

    #[test]
    fn x_03_every_role_of_an_account_may_be_given_by_whoever_looks_after_its_people() {
        for kind in AccountKind::ALL {
            let charge = rights(kind, in_charge(kind));
            assert!(charge.contains(&Permission::ManageUsers), "{kind:?}");
            for role in Role::ALL {
                let given = may_give(Some(&charge), kind, role);
                assert_eq!(given.is_ok(), roles(kind).contains(&role), "{kind:?} {role:?}");
                let by_operator = may_give(Some(&rights(AccountKind::Vendor, Role::Operator)), kind, role);
                assert_eq!(by_operator, given);
            }
        }
    }

    #[test]
    fn x_03_nobody_gives_or_takes_what_is_above_them() {
        let licenses = rights(AccountKind::Customer, Role::Licenses);
        let above = Err(Unfit::AboveOneself(Role::Administrator));
        assert_eq!(may_give(Some(&licenses), AccountKind::Customer, Role::Administrator), above);
        assert_eq!(may_give(Some(&licenses), AccountKind::Customer, Role::ReadOnly), Ok(()));
        let members = [(person(1), Role::Administrator), (person(2), Role::Administrator)];
        let taken = may_change(Some(&licenses), AccountKind::Customer, &members, person(1), Some(Role::ReadOnly));
        assert_eq!(taken, above);
    }

    #[test]
    fn x_03_the_last_one_in_charge_stays() {
        let admin = rights(AccountKind::Customer, Role::Administrator);
        let change = |members: &[(PersonId, Role)], who, role| {
            may_change(Some(&admin), AccountKind::Customer, members, person(who), role)
        };
        let alone = [(person(1), Role::Administrator), (person(2), Role::Licenses)];
        let last = Err(Unfit::LastInCharge(Role::Administrator));
        assert_eq!(change(&alone, 1, None), last);
        assert_eq!(change(&alone, 1, Some(Role::ReadOnly)), last);
        assert_eq!(change(&alone, 1, Some(Role::Administrator)), Ok(()));
        assert_eq!(change(&alone, 2, None), Ok(()));
        let two = [(person(1), Role::Administrator), (person(2), Role::Administrator)];
        assert_eq!(change(&two, 1, None), Ok(()));
        assert_eq!(change(&two, 1, Some(Role::ReadOnly)), Ok(()));
    }
}
