//! Passwords on their way through a request: hashing takes long on purpose, so not on a thread that others wait for.

use claviger_app::domain::account::{Email, TooMany};
use claviger_app::password::{self, Proof};
use claviger_app::person::Refusal;
use claviger_app::store::fault::Fault;
use claviger_app::store::person::Credentials;
use claviger_app::{Error, sign_in};
use jiff::SignedDuration;

use crate::limits::{self, RetryAfter};
use crate::portal::visitor::Visitor;
use crate::web::Web;

/// Whether whoever calls from there may give passwords and ask for mails once more: each is counted by network address
/// before any work is done for it, and before it counts against the address they name.
pub(in crate::portal) fn admit(web: &Web, visitor: &Visitor) -> Result<(), Error> {
    let from = limits::of_address(&visitor.act.origin);
    let checked = web.limiters().people.check(&from, visitor.act.now);
    let until = |wait: RetryAfter| visitor.act.now + SignedDuration::from_secs(wait.secs.into());
    checked.map(|_| ()).map_err(|wait| Refusal::TooMany(TooMany { until: until(wait) }).into())
}

/// The hash of a password that somebody chooses.
pub(in crate::portal) async fn hash(
    visitor: &Visitor,
    password: &str,
    email: Option<&Email>,
    name: &str,
) -> Result<String, Error> {
    let salt = visitor.act.clone().random();
    let (password, email, name) = (password.to_owned(), email.cloned(), name.to_owned());
    apart(move || password::hash(&password, email.as_ref(), &name, salt)).await
}

/// Whether `password` is that of whoever was looked up.
pub(in crate::portal) async fn prove(
    visitor: &Visitor,
    password: &str,
    known: Option<Credentials>,
) -> Result<Option<Proof>, Error> {
    let salt = visitor.act.clone().random();
    let password = password.to_owned();
    apart(move || password::prove(&password, known.as_ref(), salt)).await
}

/// Whoever is signed in proves once more by password that it is them.
pub(super) async fn prove_again(web: &Web, visitor: &Visitor, password: &str) -> Result<Proof, Error> {
    admit(web, visitor)?;
    let known = web.write(&visitor.act, sign_in::begin_again).await?;
    let proof = prove(visitor, password, known).await?;
    Ok(proof.ok_or(Refusal::WrongPassword)?)
}

async fn apart<T: Send + 'static>(work: impl FnOnce() -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| Fault::Gone(format!("a password could not be hashed: {error}")))?
}
