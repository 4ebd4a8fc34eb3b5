//! What is sold, and the orders by which it is.

pub mod catalogue;
pub mod edition;
pub mod forward;
pub mod order;
pub mod price;
