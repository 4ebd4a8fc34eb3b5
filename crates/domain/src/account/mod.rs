//! Who there is: accounts in the partner chain, the persons who act for them, and what each may do.

mod account;
pub mod facts;
mod grant;
mod person;
mod role;
pub mod team;

pub use account::{Account, AccountKind};
pub use grant::{CannotGrant, GrantScope, may_let_in};
pub use person::{Email, Language, NotAnEmail, Person};
pub use role::{Membership, Permission, Role, may};
