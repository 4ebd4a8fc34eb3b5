//! Counting what is tried for an address, whether it is somebody's or not, so that nobody can guess for long.
//!
//! The count is in the database: it holds across nodes and restarts. It is taken before the work begins.

use claviger_domain::account::{Attempts, Email, Tried};
use claviger_domain::id::AccountId;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use serde_json::json;

use crate::act::Act;
use crate::event::{self, About};
use crate::letter::Kind;
use crate::person::Refusal;
use crate::{Error, Vendor, letter};

/// Counts one more attempt for `email`, or refuses it.
pub(crate) fn count(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, tried: Tried, email: &Email) -> Result<(), Error> {
    let address = vendor.vault.address_mark(email.as_str());
    let before = store::attempt::find(tx, tried, &address)?;
    let attempts = Attempts::one_more(before, tried, act.now).map_err(Refusal::TooMany)?;
    store::attempt::put(tx, tried, &address, attempts)?;
    if tried == Tried::SignIn && attempts.is_worth_telling() {
        tell(tx, act, email, attempts)?;
    }
    Ok(())
}

/// Counts one more attempt of an account to redeem an activation key, or refuses it. (P-06)
pub(crate) fn count_of_account(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, account: AccountId) -> Result<(), Error> {
    let mark = vendor.vault.address_mark(&account.to_string());
    let before = store::attempt::find(tx, Tried::ActivationKey, &mark)?;
    let attempts = Attempts::one_more(before, Tried::ActivationKey, act.now).map_err(Refusal::TooMany)?;
    Ok(store::attempt::put(tx, Tried::ActivationKey, &mark, attempts)?)
}

/// The account has redeemed a key: what it tried before is forgotten.
pub(crate) fn forget_of_account(tx: &mut Tx<'_>, vendor: &Vendor, account: AccountId) -> Result<(), Fault> {
    store::attempt::forget(tx, Tried::ActivationKey, &vendor.vault.address_mark(&account.to_string()))
}

/// Whoever tried has proved who they are: what was tried before is forgotten.
pub(crate) fn forget(tx: &mut Tx<'_>, vendor: &Vendor, email: &Email) -> Result<(), Fault> {
    let address = vendor.vault.address_mark(email.as_str());
    store::attempt::forget(tx, Tried::SignIn, &address)
}

/// Forgets everything that was tried for an address.
pub(crate) fn forget_all(tx: &mut Tx<'_>, vendor: &Vendor, email: &Email) -> Result<(), Fault> {
    let address = vendor.vault.address_mark(email.as_str());
    store::attempt::forget(tx, Tried::SignIn, &address)?;
    store::attempt::forget(tx, Tried::Mail, &address)
}

/// Tells a person that somebody tries their passwords.
fn tell(tx: &mut Tx<'_>, act: &mut Act, email: &Email, attempts: Attempts) -> Result<(), Fault> {
    let Some(known) = store::person::credentials_by_email(tx, email)? else { return Ok(()) };
    letter::enqueue(tx, act, Kind::Attempts, &known.person, attempts.count, email)?;
    let subject = known.person.id.uuid();
    let about = About { kind: "person.sign-in-tried", subject_kind: "person", subject, account: None };
    event::record(tx, act, about, None, Some(json!({ "attempts": attempts.count })))
}
