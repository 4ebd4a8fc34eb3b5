//! What a licensed product embeds: it activates, keeps its lease on disk, and checks in.
//!
//! ```no_run
//! # use claviger_client::{Config, Error, Installation, PublicKey};
//! # fn example(root_key: PublicKey, token: &str, now: i64) -> Result<(), Box<dyn std::error::Error>> {
//! let mut installation = Installation::open(Config {
//!     service: "https://licensing.example".into(),
//!     root_key,
//!     state_file: "/var/lib/product/license.json".into(),
//!     product_version: "7.2".into(),
//!     proxy: None,
//!     ca_file: None,
//!     host: None,
//! })?;
//! installation.activate(&token.parse()?, now)?;
//! for item in installation.may_run("2026-11-25", now)?.items {
//!     println!("{} {} of {}", item.units, item.unit, item.name);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! The network may fail: the product runs on from its last lease until that ends, and recovers by itself. Nobody is
//! believed but whom the vendor's root key, built into the product, vouches for.
//!
//! Architecture invariant: nothing here reads a clock, `now` is seconds since 1970 (UTC) and always an argument; chance
//! comes from `random.rs` alone; what depends on the operating system stands in `host.rs`.

mod error;
mod follow;
mod host;
mod installation;
mod instant;
mod may_run;
mod random;
mod state;
mod status;
mod transport;
mod way;

pub use claviger_wire as wire;
pub use claviger_wire::activation::Host;
pub use claviger_wire::follow::Present;
pub use claviger_wire::key::PublicKey;
pub use claviger_wire::lease::{CareState, Lease};
pub use claviger_wire::token::ServerToken;

pub use crate::error::Error;
pub use crate::follow::{Follower, Heard, Stream};
pub use crate::installation::{CheckedIn, Config, Installation};
pub use crate::may_run::MayRun;
pub use crate::status::{ActivationState, CareStatus, ItemStatus, RefusalStatus, Status};
