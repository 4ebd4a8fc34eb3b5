//! Who there is: accounts in the partner chain, the persons who act for them, and what each may do.

mod account;
pub mod agreement;
mod attempt;
pub mod facts;
mod grant;
mod leaving;
mod merging;
mod password;
mod person;
mod retention;
mod role;
mod scope;
mod session;
pub mod team;
pub mod view;

pub use account::{Account, AccountKind};
pub use attempt::{Attempts, TooMany, Tried, network_of};
pub use grant::{CannotGrant, GrantScope, may_let_in};
pub use leaving::{LastAdministrator, may_leave};
pub use merging::{CannotMerge, may_merge};
pub use password::{Password, Unfit};
pub use person::{Email, Language, NotAnEmail, Person};
pub use retention::{Cutoffs, OutOfBounds, Retention};
pub use role::{Membership, Permission, Role, may};
pub use scope::{Scope, Scopes};
pub use session::{SessionTimes, Upkeep, browser};
