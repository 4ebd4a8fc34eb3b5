//! Counting what is tried for an address, whether it is somebody's or not, so that nobody can guess for long.
//!
//! The count is in the database: it holds across nodes and restarts. It is taken before the work begins.

use claviger_domain::account::{Attempts, Email, TooMany, Tried, network_of};
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

/// Claims of devices that come to nothing, counted for whoever makes them: the person or program, the account, and the
/// network they come from. (P-04)
pub(crate) struct Guesses([(Tried, Vec<u8>, Attempts); 3]);

impl Guesses {
    /// Whether one more may be made now. What proves right costs nothing, so nothing is noted yet; nor does it make
    /// earlier ones forgotten, or whoever owns one device could guess for ever.
    pub(crate) fn one_more(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, account: AccountId) -> Result<Self, Error> {
        let (kind, id) = act.who.in_the_log();
        let doer = format!("{kind} {}", id.unwrap_or_default().simple());
        let counted =
            [(Tried::Device, doer), (Tried::Device, account.to_string()), (Tried::DeviceFrom, network_of(&act.origin))];
        let mut noted = Vec::with_capacity(counted.len());
        let mut wait: Option<TooMany> = None;
        for (tried, whose) in counted {
            let mark = vendor.vault.address_mark(&whose);
            let before = store::attempt::find(tx, tried, &mark)?;
            match Attempts::one_more(before, tried, act.now) {
                Ok(attempts) => noted.push((tried, mark, attempts)),
                Err(later) => wait = Some(wait.map_or(later, |wait| TooMany { until: wait.until.max(later.until) })),
            }
        }
        match (wait, <[_; 3]>::try_from(noted)) {
            (None, Ok(noted)) => Ok(Self(noted)),
            (wait, _) => Err(Refusal::TooMany(wait.unwrap_or(TooMany { until: act.now })).into()),
        }
    }

    /// Notes that this one came to nothing. After many the log tells of it, once.
    pub(crate) fn failed(self, tx: &mut Tx<'_>, act: &mut Act, account: AccountId) -> Result<(), Fault> {
        let [_, (.., of_account), _] = &self.0;
        let (count, is_worth_telling) = (of_account.count, of_account.is_worth_telling());
        for (tried, mark, attempts) in self.0 {
            store::attempt::put(tx, tried, &mark, attempts)?;
        }
        if is_worth_telling {
            let about = About {
                kind: "device.guessed",
                subject_kind: "account",
                subject: account.uuid(),
                account: Some(account),
            };
            event::record(tx, act, about, None, Some(json!({ "attempts": count })))?;
        }
        Ok(())
    }
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
