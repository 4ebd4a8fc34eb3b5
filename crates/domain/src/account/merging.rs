//! Which accounts can become one. (L-29)

use super::{Account, AccountKind};

/// Why two accounts do not become one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotMerge {
    /// It would go into itself.
    #[error("this is the very same account")]
    Itself,
    /// There is one vendor.
    #[error("the vendor's own account stays what it is")]
    Vendor,
    /// They stand in different places of the partner chain.
    #[error("a {} cannot go into a {}: two accounts of one kind become one", .from.word(), .into.word())]
    Kinds {
        /// What the one is.
        from: AccountKind,
        /// What the other is.
        into: AccountKind,
    },
    /// Different accounts stand above them, so that orders would change their distributor by the way.
    #[error("different distributors stand above the two: give both the same one, or none, and merge them then")]
    Parents,
}

/// Whether everything of `from` may go into `into`. The two are one business under two numbers: of one kind, and in one
/// place of the chain. As each stands below another kind, none can stand below itself afterwards. (L-29, X-01)
pub fn may_merge(from: &Account, into: &Account) -> Result<(), CannotMerge> {
    if from.id == into.id {
        return Err(CannotMerge::Itself);
    }
    if from.kind == AccountKind::Vendor || into.kind == AccountKind::Vendor {
        return Err(CannotMerge::Vendor);
    }
    if from.kind != into.kind {
        return Err(CannotMerge::Kinds { from: from.kind, into: into.kind });
    }
    if from.above != into.above {
        return Err(CannotMerge::Parents);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Language;
    use crate::id::{AccountId, Id};
    use jiff::tz::TimeZone;

    fn account(number: u128, kind: AccountKind, above: Option<u128>) -> Account {
        let id = |number| -> AccountId { Id::from_uuid(uuid::Uuid::from_u128(number)) };
        Account {
            id: id(number),
            number: format!("N-{number}"),
            kind,
            name: "Somebody".into(),
            country: "IT".into(),
            zone: TimeZone::UTC,
            above: above.map(id),
            language: Language::default(),
            orders_to: None,
        }
    }

    #[test]
    fn l_29_two_of_one_kind_in_one_place_become_one_and_no_others() {
        use AccountKind::{Customer, Distributor, Reseller, Vendor};
        let check = |from: (u128, AccountKind, Option<u128>), into: (u128, AccountKind, Option<u128>), expected| {
            let (from, into) = (account(from.0, from.1, from.2), account(into.0, into.1, into.2));
            assert_eq!(may_merge(&from, &into), expected, "{from:?} into {into:?}");
        };
        for kind in [Customer, Reseller, Distributor] {
            check((1, kind, None), (2, kind, None), Ok(()));
            check((1, kind, None), (1, kind, None), Err(CannotMerge::Itself));
        }
        check((1, Reseller, Some(9)), (2, Reseller, Some(9)), Ok(()));
        check((1, Reseller, Some(9)), (2, Reseller, Some(8)), Err(CannotMerge::Parents));
        check((1, Reseller, Some(9)), (2, Reseller, None), Err(CannotMerge::Parents));
        check((1, Vendor, None), (2, Vendor, None), Err(CannotMerge::Vendor));
        check((1, Reseller, None), (2, Vendor, None), Err(CannotMerge::Vendor));
        // Whoever stands below the other is of another kind: no circle comes of it.
        for from in [Customer, Reseller, Distributor] {
            for into in [Customer, Reseller, Distributor].into_iter().filter(|into| *into != from) {
                check((1, from, Some(2)), (2, into, None), Err(CannotMerge::Kinds { from, into }));
                check((2, into, None), (1, from, Some(2)), Err(CannotMerge::Kinds { from: into, into: from }));
            }
        }
    }
}
