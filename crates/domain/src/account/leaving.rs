//! Who may leave an account: not the last one who can let others in, as long as somebody would be left behind.

use super::team::is_last_in_charge;
use super::{AccountKind, Role};

/// The only one who manages an account's users cannot go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("you are the last one who manages the users of this account: make somebody else an administrator first")]
pub struct LastAdministrator;

/// Whether somebody with `role` may leave an account of `kind` in which the `others` are. The very last one of all may go
/// only if they are being erased: an account that nobody can enter is then what the person wants.
pub fn may_leave(kind: AccountKind, role: Role, others: &[Role], is_erased: bool) -> Result<(), LastAdministrator> {
    let leaves_somebody = !others.is_empty() || !is_erased;
    if leaves_somebody && is_last_in_charge(kind, role, others.iter().copied()) {
        Err(LastAdministrator)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_16_the_last_administrator_stays_as_long_as_somebody_needs_them() {
        use AccountKind::{Customer, Vendor};
        use Role::{Administrator, Licenses, Operator, ReadOnly};
        let check = |kind, role, others: &[Role], leaves: bool, is_erased: bool| {
            assert_eq!(may_leave(kind, role, others, false).is_ok(), leaves, "{role:?} leaves {others:?}");
            assert_eq!(may_leave(kind, role, others, true).is_ok(), is_erased, "{role:?} is erased from {others:?}");
        };
        check(Customer, Administrator, &[Administrator], true, true);
        check(Customer, Administrator, &[Licenses, ReadOnly], false, false);
        check(Customer, Administrator, &[], false, true);
        check(Customer, Licenses, &[], true, true);
        check(Customer, Licenses, &[ReadOnly], true, true);
        check(Vendor, Operator, &[Role::Engineer], false, false);
        check(Vendor, Operator, &[Operator], true, true);
    }
}
