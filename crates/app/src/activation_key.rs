//! Activation keys: made with an order, told to their holder, redeemed once. (P-06)
//!
//! A refused code is an answer, not an error, since an error would undo the count of attempts.

use claviger_domain::account::Permission;
use claviger_domain::id::{AccountId, ActivationKeyId, PoolId};
pub use claviger_domain::license::activation_key::{ActivationKey, Code, NotACode, Refused, State};
use claviger_domain::sales::order::{Line, Order};
use claviger_domain::sorting::{Part, Placed};
use claviger_store as store;
pub use claviger_store::activation_key::{By, Listed};
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use serde_json::json;

use crate::act::Act;
use crate::attempt::{At, Guesses};
use crate::correction::LONGEST_REASON;
use crate::event::{self, About};
use crate::vault::Sealed;
use crate::{Error, Vendor, access, account, agreement, mail, order, transfer};

/// The reason that is noted where nobody gave one: the order that brought the key was cancelled.
pub const ORDER_CANCELLED: &str = "the order was cancelled";

/// Why a key is not redeemed, or not taken back. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The text is no code.
    #[error(transparent)]
    Code(#[from] NotACode),
    /// The key is not this account's to redeem, or not any more.
    #[error(transparent)]
    Key(#[from] Refused),
    /// No reason, or one that is too long.
    #[error("say why, in 1 to {LONGEST_REASON} characters: the holder reads it")]
    Reason,
    /// It was redeemed, promised or taken back.
    #[error("the key is `{}`: only one that nobody has redeemed and that is promised to nobody can be taken back", .0.word())]
    NotReady(State),
}

/// What redeeming a key has brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redeemed {
    /// The key.
    pub key: ActivationKeyId,
    /// What people tell it by.
    pub hint: String,
    /// The pool its units are in.
    pub pool: PoolId,
    /// How many.
    pub units: u64,
}

/// Keys of an account, for those who may see its licenses.
#[derive(Debug, Clone)]
pub struct Keys {
    /// The keys; with its code each that the reader may redeem.
    pub keys: Vec<Placed<(Listed, Option<String>)>>,
    /// Whether the reader may redeem.
    pub may_redeem: bool,
}

/// Makes the key of an order's line; its code is nowhere in clear.
pub(crate) fn make(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    holder: AccountId,
    line: &Line,
) -> Result<(), Fault> {
    let code = Code::made_of(act.random());
    let key = ActivationKey {
        id: act.id(),
        license: line.license,
        units: line.units,
        holder,
        hint: code.hint(),
        state: State::Ready,
        made: act.now,
    };
    let sealed = vendor.vault.seal(act, Sealed::ActivationKey(key.id.uuid()), code.to_string().as_bytes());
    store::activation_key::add(tx, &key, &vendor.vault.code_mark(&code), &sealed)?;
    let after = json!({ "key": key.hint, "sku": line.sku, "units": line.units.count() });
    event::record(tx, act, about("activation-key.made", &key), None, Some(after))
}

/// Redeems the key with this code: its units are in the account's pool, once. Whoever tries too often waits. (P-06)
pub fn redeem(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    account: AccountId,
    code: &str,
) -> Result<Result<Redeemed, Refusal>, Error> {
    access::to_account(tx, &act.who, Permission::AssignLicenses, account)?;
    agreement::deals(tx, act, account)?;
    account::open(tx, account)?;
    let code: Code = match code.parse() {
        Ok(code) => code,
        // A typing mistake is no attempt.
        Err(why) => return Ok(Err(Refusal::Code(why))),
    };
    let guesses = Guesses::one_more(tx, act, vendor, At::ActivationKeys, account)?;
    let key = match store::activation_key::of_mark(tx, &vendor.vault.code_mark(&code))? {
        Some(key) => key.redeem(account).map(|()| key),
        None => Err(Refused::Unknown),
    };
    let key = match key {
        Ok(key) => key,
        Err(refused) => {
            guesses.failed(tx, act)?;
            return Ok(Err(Refusal::Key(refused)));
        }
    };
    if !store::activation_key::leave_ready(tx, key.id, State::Redeemed { at: act.now })? {
        guesses.failed(tx, act)?;
        return Ok(Err(Refusal::Key(Refused::Redeemed { at: act.now })));
    }
    guesses.proved_right(tx)?;
    let gone = || Fault::Gone("an activation key names a license that is not there".into());
    let license = store::license::find(tx, key.license)?.ok_or_else(gone)?.license;
    let pool = order::load(tx, act, vendor, account, license)?;
    let of_license = About {
        kind: "activation-key.redeemed",
        subject_kind: "license",
        subject: key.license.uuid(),
        account: Some(account),
    };
    let after = json!({ "key": key.hint, "units": key.units.count() });
    event::record(tx, act, of_license, Some(json!({ "state": "ready" })), Some(after))?;
    Ok(Ok(Redeemed { key: key.id, hint: key.hint, pool, units: key.units.count() }))
}

/// The keys that an account holds or has redeemed; those who may redeem see the codes of those that are good.
pub fn list(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, account: AccountId, part: &Part<By>) -> Result<Keys, Error> {
    access::to_account(tx, &act.who, Permission::SeeLicenses, account)?;
    agreement::looks(tx, act, account)?;
    store::account::find(tx, account)?.ok_or(Error::NotFound("account"))?;
    let may_redeem = access::to_account(tx, &act.who, Permission::AssignLicenses, account).is_ok();
    let reads_codes = may_redeem && is_holders(act, account);
    let keys = store::activation_key::list(tx, account, part)?
        .into_iter()
        .map(|Placed { place, row: listed }| {
            let shows = reads_codes && listed.key.state == State::Ready;
            let code = if shows { Some(reveal(vendor, &listed)?) } else { None };
            Ok(Placed { place, row: (listed, code) })
        })
        .collect::<Result<_, Fault>>()?;
    Ok(Keys { keys, may_redeem })
}

/// The codes of an order's keys that the reader may redeem themselves: those of the holder's people. (P-06)
pub fn codes_of_order(act: &Act, vendor: &Vendor, keys: &[Listed]) -> Result<Vec<(ActivationKeyId, String)>, Fault> {
    let own = access::own_for(&act.who, Permission::AssignLicenses);
    let shown = keys.iter().filter(|listed| listed.key.state == State::Ready && own.contains(&listed.key.holder));
    shown.map(|listed| Ok((listed.key.id, reveal(vendor, listed)?))).collect()
}

/// Takes a key back that nobody has redeemed: the vendor alone, with a reason, which the holder and the reseller that sold it
/// are told. (P-09)
pub fn withdraw(tx: &mut Tx<'_>, act: &mut Act, id: ActivationKeyId, reason: &str) -> Result<Listed, Error> {
    access::as_vendor(&act.who, Permission::CorrectLicenses)?;
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > LONGEST_REASON || reason.contains('\0') {
        return Err(Refusal::Reason.into());
    }
    let listed = store::activation_key::find(tx, id)?.ok_or(Error::NotFound("activation key"))?;
    if !store::activation_key::withdraw(tx, id, reason, act.now)? {
        return Err(Refusal::NotReady(listed.key.state).into());
    }
    note_withdrawn(tx, act, &listed)?;
    store::activation_key::find(tx, id)?.ok_or(Error::NotFound("activation key"))
}

/// Takes back the keys of an order that was cancelled.
pub(crate) fn withdraw_all(tx: &mut Tx<'_>, act: &mut Act, order: &Order) -> Result<(), Error> {
    for listed in store::activation_key::of_order(tx, order.id)? {
        if let Some(transfer) = listed.key.state.transfer() {
            transfer::cancel_of_key(tx, act, transfer)?;
        }
        if store::activation_key::withdraw(tx, listed.key.id, ORDER_CANCELLED, act.now)? {
            note_withdrawn(tx, act, &listed)?;
        }
    }
    Ok(())
}

/// The code of a key, for its holder.
pub(crate) fn reveal(vendor: &Vendor, listed: &Listed) -> Result<String, Fault> {
    let fault = || Fault::Gone("an activation key does not open with this installation's secret".into());
    let code = vendor.vault.open(Sealed::ActivationKey(listed.key.id.uuid()), &listed.sealed).map_err(|_| fault())?;
    String::from_utf8(code.to_vec()).map_err(|_| fault())
}

/// Whether it is one of the account's own people or programs who asks: to the vendor and to partners who were let in, a code
/// is none of their business.
fn is_holders(act: &Act, account: AccountId) -> bool {
    act.who.memberships().iter().any(|membership| membership.account == account)
}

/// Writes down that a key was taken back, and to those who lose by it: its holder, and whoever sold it.
fn note_withdrawn(tx: &mut Tx<'_>, act: &mut Act, listed: &Listed) -> Result<(), Fault> {
    let key = &listed.key;
    let after = json!({ "key": key.hint, "state": "withdrawn" });
    event::record(tx, act, about("activation-key.withdrawn", key), Some(json!({ "state": "ready" })), Some(after))?;
    let mut accounts = vec![key.holder];
    accounts.extend(store::order::find(tx, listed.order)?.map(|order| order.reseller));
    mail::enqueue_to_administrators(tx, act, mail::Kind::ActivationKeyWithdrawn, key.id.uuid(), &accounts)
}

fn about(kind: &'static str, key: &ActivationKey) -> About {
    About { kind, subject_kind: "activation-key", subject: key.id.uuid(), account: Some(key.holder) }
}
