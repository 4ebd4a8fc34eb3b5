//! Who there is: accounts in the partner chain, the persons who act for them, and what each may do.

mod account;
mod person;
mod role;
mod scope;

pub use account::{Account, AccountKind};
pub use person::{Email, Language, NotAnEmail, Person};
pub use role::{Membership, Permission, Role, may};
pub use scope::{Scope, Scopes};
