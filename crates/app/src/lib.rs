//! What one can do with Claviger: one file per noun, one function per deed.
//!
//! Every deed runs in one transaction and has the same four steps: load what bears on it, let the business decide,
//! record the decision with its ledger lines and its event, and put into the outbox what somebody must be told.
//!
//! Architecture invariant: nothing here waits, reads a clock or draws randomness; both come with the [`Act`].

pub mod access;
pub mod account;
pub mod act;
pub mod activation;
pub mod activation_key;
pub mod agreement;
pub mod alert;
pub mod api_key;
mod attempt;
pub mod audit;
pub mod backup;
pub mod catalogue;
pub mod contact;
pub mod correction;
pub mod demonstration;
pub mod device_key;
pub mod device_signing;
pub mod edition;
pub mod erasure;
pub mod event;
pub mod factory;
pub mod follow;
pub mod forward;
pub mod grant;
pub mod invitation;
pub mod keys;
mod lease;
pub mod letter;
pub mod license;
pub mod live;
pub mod mail;
pub mod matrix;
pub mod member;
pub mod once;
pub mod operation;
pub mod operator;
pub mod order;
pub mod outbox;
pub mod overview;
pub mod password;
pub mod person;
pub mod policy;
mod pool;
pub mod product_registration;
pub mod profile;
pub mod registration;
pub mod renewal;
pub mod reset;
pub mod retention;
pub mod seeing;
pub mod server;
pub mod session;
pub mod setup;
pub mod shipment;
pub mod sign_in;
pub mod stock;
pub mod stock_needs;
pub mod table;
pub mod transfer;
pub mod vault;
pub mod view;

pub use claviger_domain as domain;
use claviger_domain::account::Scope;
use claviger_domain::license::lease::LeasePolicy;
use claviger_domain::license::ledger::Impossible;
use claviger_domain::license::server::ServerPolicy;
use claviger_domain::license::transfer::TransferPolicy;
use claviger_domain::sales::catalogue::Catalogue;
pub use claviger_store as store;
use claviger_store::fault::Fault;
pub use claviger_wire as wire;

use vault::Vault;

/// The vendor that this installation serves: what it sells, by which rules, and its secrets.
#[derive(Debug, Clone)]
pub struct Vendor {
    /// Its name, as mails and pages show it.
    pub name: String,
    /// Where the portal is, as people and products reach it: `https://licensing.example`, no slash at the end.
    pub address: String,
    /// What it sells.
    pub catalogue: Catalogue,
    /// Which edition of its catalogue that is.
    pub edition: edition::Source,
    /// How long leases hold.
    pub lease_policy: LeasePolicy,
    /// What it decides about servers.
    pub server_policy: ServerPolicy,
    /// How long offers of stock stand.
    pub transfer_policy: TransferPolicy,
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
    /// A mail cannot be tried again.
    #[error(transparent)]
    Outbox(#[from] outbox::Refusal),
    /// A server cannot be changed like that.
    #[error(transparent)]
    Server(#[from] server::Refusal),
    /// An invitation cannot be accepted.
    #[error(transparent)]
    Invitation(#[from] invitation::Refusal),
    /// Something about one's own person is refused.
    #[error(transparent)]
    Person(#[from] person::Refusal),
    /// A correction cannot be made.
    #[error(transparent)]
    Correction(#[from] correction::Refusal),
    /// A product cannot be registered.
    #[error(transparent)]
    ProductRegistration(#[from] product_registration::Refusal),
    /// The signing keys are left as they are.
    #[error(transparent)]
    Keys(#[from] keys::Refusal),
    /// An account cannot be made or changed.
    #[error(transparent)]
    Account(#[from] account::Refusal),
    /// A partner cannot be let in.
    #[error(transparent)]
    Grant(#[from] grant::Refusal),
    /// A member cannot become something else, or leave.
    #[error(transparent)]
    Member(#[from] member::Refusal),
    /// An order cannot be forwarded, or what was forwarded not followed.
    #[error(transparent)]
    Forward(#[from] forward::Refusal),
    /// The license agreement is to be accepted first, or cannot be published or accepted like this.
    #[error(transparent)]
    Agreement(#[from] agreement::Refusal),
    /// An activation key is not redeemed, or not taken back.
    #[error(transparent)]
    ActivationKey(#[from] activation_key::Refusal),
    /// A license key is not made, or not revoked.
    #[error(transparent)]
    DeviceKey(#[from] device_key::Refusal),
    /// A threshold is not set.
    #[error(transparent)]
    Stock(#[from] stock::Refusal),
    /// A shipment is not imported, or a device of one not given to somebody, or not taken back.
    #[error(transparent)]
    Shipment(#[from] shipment::Refusal),
    /// A device is not claimed.
    #[error(transparent)]
    Factory(#[from] factory::Refusal),
    /// Stock is not offered, or an offer not answered.
    #[error(transparent)]
    Transfer(#[from] transfer::Refusal),
    /// An edition of the catalogue is not published, or not withdrawn.
    #[error(transparent)]
    Edition(#[from] edition::Refusal),
    /// A view of a list is not kept.
    #[error(transparent)]
    View(#[from] view::Refusal),
    /// There is no such overview.
    #[error(transparent)]
    Overview(#[from] overview::Refusal),
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
