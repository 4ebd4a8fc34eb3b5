//! What travels between a Claviger server and a licensed product.
//!
//! A product shows a token once, makes a key pair of its own, and from then on holds a *lease*: a signed statement of
//! what it may run and until when. It checks in to hear whether the lease has changed. Both sides read the same types
//! and the same judgements here, so that server and product can never disagree about what a lease allows.
//!
//! Architecture invariant: nothing here reads a clock, a file or the network; `now` is seconds since 1970 (UTC) and is
//! always an argument.

pub mod activation;
pub mod check_in;
pub mod device;
pub mod follow;
pub mod key;
pub mod lease;
pub mod problem;
pub mod token;
