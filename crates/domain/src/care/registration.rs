//! Registering a product: the day on which its care begins, where the order fixed none. (C-03)

use jiff::civil::Date;

use crate::license::{Care, License};
use crate::time::Term;

/// Why a product cannot be registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotRegistrable {
    /// It was registered, or its order fixed the days.
    #[error("the care of this license has its days already: {} to {}", .0.first, .0.last)]
    HasDays(Term),
    /// It has no care that could begin.
    #[error("no care was bought with this license, so there is nothing to register")]
    NoCare,
    /// It is not in the account: locked still, or taken back.
    #[error("this license is not in force, so its care cannot begin")]
    NotInForce,
}

impl License {
    /// The care that begins if the product is registered on `today`, the account's own day: so many months as were
    /// bought, the last day included. (C-03)
    pub fn register(&self, today: Date) -> Result<Care, NotRegistrable> {
        if self.pool.is_none() {
            return Err(NotRegistrable::NotInForce);
        }
        if let Some(care) = self.care {
            return Err(NotRegistrable::HasDays(care.term));
        }
        let (plan, months) = self.unregistered_care().ok_or(NotRegistrable::NoCare)?;
        let term = Term::of_months(today, months).ok_or(NotRegistrable::NoCare)?;
        Ok(Care { plan, term })
    }
}
