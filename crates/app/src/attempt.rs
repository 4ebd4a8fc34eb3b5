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

/// What is guessed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    /// Activation keys. (P-06)
    ActivationKeys,
    /// Devices. (P-04)
    Devices,
}

/// Guesses that come to nothing, counted for whoever makes them: the person or program, the network they come from, and,
/// with far more of them free, the account as a whole. So nobody is shut out by a colleague's guesses, and an account gets
/// nowhere by having many people. (P-04, P-06)
pub(crate) struct Guesses {
    account: AccountId,
    by_doer: Counted,
    from_network: Counted,
    for_account: Counted,
}

/// One more of what was counted before.
struct Counted {
    tried: Tried,
    mark: Vec<u8>,
    attempts: Attempts,
}

impl Guesses {
    /// Whether one more may be made now; where several counts have to wait, until the last of them. What proves right costs
    /// nothing, so nothing is noted yet.
    pub(crate) fn one_more(
        tx: &mut Tx<'_>,
        act: &Act,
        vendor: &Vendor,
        at: At,
        account: AccountId,
    ) -> Result<Self, Error> {
        let [by, from, of] = match at {
            At::ActivationKeys => [Tried::ActivationKey, Tried::ActivationKeyFrom, Tried::ActivationKeyFor],
            At::Devices => [Tried::Device, Tried::DeviceFrom, Tried::DeviceFor],
        };
        let (kind, id) = act.who.in_the_log();
        let doer = format!("{kind} {}", id.unwrap_or_default().simple());
        let mut one_more = |tried: Tried, whose: &str| {
            let mark = vendor.vault.address_mark(whose);
            let before = store::attempt::find(tx, tried, &mark)?;
            let more = Attempts::one_more(before, tried, act.now);
            Ok::<_, Fault>(more.map(|attempts| Counted { tried, mark, attempts }))
        };
        // All are looked at, whatever the others come to.
        let by_doer = one_more(by, &doer)?;
        let from_network = one_more(from, &network_of(&act.origin))?;
        match (by_doer, from_network, one_more(of, &account.to_string())?) {
            (Ok(by_doer), Ok(from_network), Ok(for_account)) => {
                Ok(Self { account, by_doer, from_network, for_account })
            }
            (by_doer, from_network, for_account) => {
                let waits = [by_doer.err(), from_network.err(), for_account.err()];
                let until = waits.into_iter().flatten().map(|wait| wait.until).max().unwrap_or(act.now);
                Err(Refusal::TooMany(TooMany { until }).into())
            }
        }
    }

    /// Notes that this one came to nothing. After many at devices the log tells of it, once.
    pub(crate) fn failed(self, tx: &mut Tx<'_>, act: &mut Act) -> Result<(), Fault> {
        let Self { account, by_doer, from_network, for_account } = self;
        let is_worth_telling = for_account.tried == Tried::DeviceFor && for_account.attempts.is_worth_telling();
        let count = for_account.attempts.count;
        for Counted { tried, mark, attempts } in [by_doer, from_network, for_account] {
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

    /// Forgets what this person or program guessed before, since this one proved right and could do so but once. What can
    /// be right again and again, such as one's own device, makes nothing forgotten, or whoever owns one could guess for
    /// ever; nor does anything make the account's and the network's guesses forgotten.
    pub(crate) fn proved_right(self, tx: &mut Tx<'_>) -> Result<(), Fault> {
        store::attempt::forget(tx, self.by_doer.tried, &self.by_doer.mark)
    }
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
