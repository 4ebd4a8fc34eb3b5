//! Signing in with address and password, and proving once more by password that it is oneself.
//!
//! Each goes in three steps, since the middle one takes long on purpose and must not hold a transaction: the attempt is
//! counted ([`begin`], [`begin_again`]), the password compared ([`crate::password::prove`]), the deed done with the proof.

use claviger_domain::account::{Email, Tried};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::person::Credentials;

use crate::act::{Act, Who};
use crate::password::Proof;
use crate::person::Refusal;
use crate::{Error, Vendor, access, attempt, session};

/// Counts an attempt to sign in with `email`; answers with whoever has that address.
pub fn begin(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, email: &Email) -> Result<Option<Credentials>, Error> {
    attempt::count(tx, act, vendor, Tried::SignIn, email)?;
    Ok(store::person::credentials_by_email(tx, email)?.filter(|known| !known.person.is_erased()))
}

/// Counts an attempt of somebody who is signed in to prove themselves once more.
pub fn begin_again(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor) -> Result<Option<Credentials>, Error> {
    let person = access::as_person(&act.who)?.clone();
    begin(tx, act, vendor, &person.email)
}

/// Opens a session for somebody who proved who they are; answers with its secret.
pub fn finish(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, proof: &Proof, agent: &str) -> Result<String, Error> {
    accept(tx, vendor, proof)?;
    act.who = Who::Person(proof.person.clone(), Vec::new());
    session::open(tx, act, &proof.person, agent)
}

/// Takes a proof: the password must not have changed since it was compared. What was tried before is forgotten, and a hash
/// of less effort than we make today is replaced.
pub(crate) fn accept(tx: &mut Tx<'_>, vendor: &Vendor, proof: &Proof) -> Result<Credentials, Error> {
    let known = store::person::credentials(tx, proof.person.id)?.ok_or(Refusal::WrongPassword)?;
    if known.password_hash != proof.hash {
        return Err(Refusal::WrongPassword.into());
    }
    attempt::forget(tx, vendor, &known.person.email)?;
    if let Some(fresh) = &proof.fresh {
        store::person::set_password_hash(tx, known.person.id, fresh)?;
    }
    Ok(known)
}
