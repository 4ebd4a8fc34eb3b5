//! What of our own trouble others are told: that the disk is full or the database away helps them to decide what to do,
//! anything else is for the log.

use claviger_app::store::fault::Fault;

/// Our own trouble, as far as it is others' business.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// There is no space left for the database.
    NoSpace,
    /// The database does not answer, or has too much to do.
    Unavailable,
    /// Anything else.
    Internal,
}

impl Trouble {
    /// What kind of trouble `fault` is.
    #[must_use]
    pub fn of(fault: &Fault) -> Self {
        match fault {
            Fault::Full { .. } => Self::NoSpace,
            Fault::Unavailable(_) | Fault::Busy { .. } | Fault::Conflict { .. } => Self::Unavailable,
            _ => Self::Internal,
        }
    }
}
