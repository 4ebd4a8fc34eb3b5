//! The right to be looked after: how the care that goes with a license stands, and how it begins.

mod registration;
mod state;

pub use registration::NotRegistrable;
pub use state::{Bounds, CareState, EXPIRING_DAYS, LAPSES_AFTER_DAYS, Standing};
