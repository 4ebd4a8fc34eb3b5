//! What one can do with Claviger: one file per noun, one function per deed.
//!
//! Every deed runs in one transaction and has the same four steps: load what bears on it, let the business decide,
//! record the decision with its ledger lines and its event, and put into the outbox what somebody must be told.
//!
//! Architecture invariant: nothing here waits, reads a clock or draws randomness; both come with the [`Act`].

pub mod access;
pub mod act;
pub mod activation;
pub mod api_key;
pub mod audit;
pub mod catalogue;
pub mod demonstration;
pub mod event;
pub mod invitation;
pub mod keys;
pub mod mail;
pub mod matrix;
pub mod once;
pub mod operation;
pub mod operator;
pub mod order;
pub mod person;
mod pool;
pub mod server;
pub mod setup;
pub mod vault;

pub use claviger_domain as domain;
use claviger_domain::account::Scope;
use claviger_domain::license::lease::LeasePolicy;
use claviger_domain::license::ledger::Impossible;
use claviger_domain::sales::catalogue::Catalogue;
pub use claviger_store as store;
use claviger_store::fault::Fault;
pub use claviger_wire as wire;

use vault::Vault;

/// The vendor that this installation serves: what it sells, by which rules, and its secrets.
#[derive(Debug)]
pub struct Vendor {
    /// Its name, as mails and pages show it.
    pub name: String,
    /// Where the portal is, as people and products reach it: `https://licensing.example`, no slash at the end.
    pub address: String,
    /// What it sells.
    pub catalogue: Catalogue,
    /// How long leases hold.
    pub lease_policy: LeasePolicy,
    /// Its secrets.
    pub vault: Vault,
}

/// Why a deed was not done. Nothing was changed.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// Nobody has signed in, and this is not for everybody.
    #[error("sign in first")]
    SignInNeeded,
    /// There is no such thing, or it is none of the caller's business that there is.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// The caller's role does not allow it.
    #[error("your role does not allow this")]
    Forbidden,
    /// The role would allow it, but the scopes of the program's key do not.
    #[error("the scopes of this key do not include `{}`", .0.word())]
    OutOfScope(Scope),
    /// It is no longer as the caller saw it.
    #[error("it has changed since it was seen")]
    NotAsSeen,
    /// A key to the API cannot be made.
    #[error(transparent)]
    ApiKey(#[from] api_key::Refusal),
    /// A call that is to be carried out once is not carried out now.
    #[error(transparent)]
    Once(#[from] once::Refusal),
    /// An order cannot be placed, unlocked, cancelled or sent again.
    #[error(transparent)]
    Order(#[from] order::Refusal),
    /// The matrix cannot be saved.
    #[error(transparent)]
    Matrix(#[from] matrix::Refusal),
    /// An invitation cannot be accepted.
    #[error(transparent)]
    Invitation(#[from] invitation::Refusal),
    /// Our own trouble.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A rule of the ledger that does not hold is our own trouble, never the caller's.
impl From<Impossible> for Error {
    fn from(impossible: Impossible) -> Self {
        Self::Fault(Fault::Gone(format!("a ledger line does not fit its pool: {impossible}")))
    }
}
