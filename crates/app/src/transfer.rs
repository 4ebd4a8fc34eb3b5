//! Transfers of stock: units or an activation key go from one account to another, when both want it. (P-14)
//!
//! Only an account's own people offer and answer, never the partners it let in, nor the vendor: what moves is worth money.
//! An offer reserves what it is of; whatever becomes of it, that is done in the same transaction at both sides.

use claviger_domain::account::{Account, Permission};
use claviger_domain::id::{AccountId, ActivationKeyId, PoolId, TransferId};
use claviger_domain::license::activation_key;
use claviger_domain::license::pool::{NotEnough, Pool, PoolKey, Refused as PoolRefused};
use claviger_domain::license::transfer::may_receive;
pub use claviger_domain::license::transfer::{Answer, Refused, State, Transfer, TransferPolicy, What};
use claviger_domain::sorting::{self, Part, Placed};
use claviger_domain::units::Units;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
pub use claviger_store::transfer::By;
use claviger_store::transfer::Side;
use serde_json::json;
use uuid::Uuid;

use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::matrix::application_name;
use crate::{Error, Vendor, access, account, agreement, mail, order, pool, stock};

/// The most offers of one account that wait for an answer.
pub const MOST_OPEN: u64 = 1_000;

/// The most activation keys that a form offers to choose from, the newest.
const MOST_CHOICES: u32 = 500;

/// How many offers are ended at a time.
const AT_ONCE: u32 = 200;

/// Why something is not offered, or an offer not answered. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It cannot be offered like this: fields and what is wrong with them.
    #[error("the transfer cannot be made: {} of its fields are wrong", .0.len())]
    Mistakes(Vec<(&'static str, Wrong)>),
    /// It cannot be answered like this.
    #[error(transparent)]
    State(#[from] Refused),
    /// The one who asks belongs to the other side.
    #[error("the receiver accepts or declines a transfer, the sender cancels it")]
    OtherSide,
    /// Too many wait for an answer.
    #[error("{MOST_OPEN} offers wait for an answer already")]
    TooMany,
}

/// What is wrong with a field of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// Neither a license type of the stock nor an activation key that can be redeemed.
    What,
    /// Not a number of units.
    Units,
    /// Not as many are free.
    NotEnough(NotEnough),
    /// No partner has this number.
    Receiver,
    /// It is the sender itself.
    Itself,
}

/// What somebody wants to offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// An activation key.
    Key(ActivationKeyId),
    /// So many units of a pool.
    Units(PoolId, u64),
}

/// A transfer with the names of what and who is in it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The transfer.
    pub transfer: Transfer,
    /// Who offers.
    pub sender: Account,
    /// To whom.
    pub receiver: Account,
    /// The license type's name, or that of the product the activation key brings.
    pub name: String,
    /// How the activation key begins; empty for units.
    pub hint: String,
    /// Whether the reader may accept or decline it.
    pub may_answer: bool,
    /// Whether the reader may cancel it.
    pub may_cancel: bool,
}

/// What an account could offer.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// License types of which units are free, with how many.
    pub types: Vec<(PoolId, String, Units)>,
    /// Activation keys that nobody has redeemed: id, how it begins, the product's name, units.
    pub keys: Vec<(ActivationKeyId, String, String, Units)>,
}

/// A part of what an account has offered and was offered, for those who may see its licenses.
pub fn list(
    tx: &mut Tx<'_>,
    act: &Act,
    vendor: &Vendor,
    account: AccountId,
    part: &Part<By>,
) -> Result<Vec<Placed<Seen>>, Error> {
    access::to_account(tx, &act.who, Permission::SeeLicenses, account)?;
    agreement::looks(tx, act, account)?;
    store::account::find(tx, account)?.ok_or(Error::NotFound("account"))?;
    let found = store::transfer::list(tx, account, part)?;
    found.into_iter().map(|Placed { place, row }| Ok(Placed { place, row: seen(tx, act, vendor, row)? })).collect()
}

/// One transfer, for those who may see the licenses of either side.
pub fn show(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, id: TransferId) -> Result<Seen, Error> {
    access::anywhere(&act.who, Permission::SeeLicenses)?;
    let transfer = store::transfer::find(tx, id)?.ok_or(Error::NotFound("transfer"))?;
    let side = seen_from(tx, act, &transfer)?;
    agreement::looks(tx, act, side)?;
    Ok(seen(tx, act, vendor, transfer)?)
}

/// The side from which somebody may see a transfer; whoever may from neither learns of none.
fn seen_from(tx: &mut Tx<'_>, act: &Act, transfer: &Transfer) -> Result<AccountId, Error> {
    let as_sender = access::to_account(tx, &act.who, Permission::SeeLicenses, transfer.sender);
    if as_sender.is_ok() {
        return Ok(transfer.sender);
    }
    match access::to_account(tx, &act.who, Permission::SeeLicenses, transfer.receiver) {
        // A role that does not allow it at the side one belongs to is the reason; else there is no such thing.
        Err(Error::NotFound(_)) => as_sender.map(|()| transfer.sender).map_err(|error| match error {
            Error::NotFound(_) => Error::NotFound("transfer"),
            other => other,
        }),
        other => other.map(|()| transfer.receiver),
    }
}

/// What the account could offer, if the reader is one of those who may.
pub fn choices(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, account: AccountId) -> Result<Option<Choices>, Error> {
    access::to_account(tx, &act.who, Permission::SeeLicenses, account)?;
    agreement::looks(tx, act, account)?;
    if !is_own(act, account) || store::account::merged_into(tx, account)?.is_some() {
        return Ok(None);
    }
    let mut choices = Choices::default();
    for pool in store::pool::of_account(tx, account)?.into_iter().filter(|pool| stock::is_stock(vendor, pool)) {
        let free = pool.free_at(act.now);
        if !free.is_zero() {
            choices.types.push((pool.id, application_name(vendor, &pool), free));
        }
    }
    choices.types.sort_by(|one, other| one.1.cmp(&other.1));
    for listed in sorting::rows(store::activation_key::list(tx, account, &Part::first(MOST_CHOICES))?) {
        if listed.key.state == activation_key::State::Ready {
            let name = product_name(vendor, &listed.sku);
            choices.keys.push((listed.key.id, listed.key.hint, name, listed.key.units));
        }
    }
    Ok(Some(choices))
}

/// Offers units or an activation key to the partner of the number `to`: they are reserved until it is answered. A form that
/// is `pressed` twice offers once. (P-14)
pub fn offer(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    account: AccountId,
    wanted: Option<Wanted>,
    to: &str,
    pressed: Option<Uuid>,
) -> Result<Seen, Error> {
    own(tx, act, account)?;
    agreement::deals(tx, act, account)?;
    let sender = account::open(tx, account)?;
    let receiver = receiver(tx, &sender, to)?;
    if let Some(pressed) = pressed
        && let Some(offered) = store::transfer::of_press(tx, account, pressed)?
    {
        if is_that(&offered, wanted, receiver.as_ref().ok()) {
            return Ok(seen(tx, act, vendor, offered)?);
        }
        // A page that the browser kept was pressed with something else, or once more after it came to nothing.
        store::transfer::forget_press(tx, offered.id)?;
    }
    if store::transfer::count_open(tx, account)? >= MOST_OPEN {
        return Err(Refusal::TooMany.into());
    }
    let mut wrong = Vec::new();
    let reserved = match wanted {
        Some(Wanted::Key(key)) => reserve_key(tx, account, key)?,
        Some(Wanted::Units(pool, units)) => reserve_units(tx, act, vendor, account, pool, units)?,
        None => Err(("what", Wrong::What)),
    };
    let (reserved, receiver) = match (reserved, receiver) {
        (Ok(reserved), Ok(receiver)) => (reserved, receiver),
        (reserved, receiver) => {
            wrong.extend(reserved.err());
            wrong.extend(receiver.err().map(|what| ("to", what)));
            return Err(Refusal::Mistakes(wrong).into());
        }
    };
    let (what, units) = match &reserved {
        Reserved::Key(key) => (What::Key(key.id), key.units),
        Reserved::Units(pool, units) => (What::Units(pool.id), *units),
    };
    let transfer = Transfer {
        id: act.id(),
        sender: account,
        receiver: receiver.id,
        what,
        units,
        state: State::Open,
        made: act.now,
        expires: vendor.transfer_policy.expires(act.now),
    };
    store::transfer::add(tx, &transfer, pressed)?;
    match reserved {
        Reserved::Key(key) => {
            let promised = activation_key::State::Promised { transfer: transfer.id, at: act.now };
            if !store::activation_key::leave_ready(tx, key.id, promised)? {
                return Err(Refusal::Mistakes(vec![("what", Wrong::What)]).into());
            }
        }
        Reserved::Units(before, units) => {
            let change = before.reserve(transfer.id, units, act.now).map_err(|refused| match refused {
                PoolRefused::NotEnough(short) => {
                    Error::from(Refusal::Mistakes(vec![("units", Wrong::NotEnough(short))]))
                }
                PoolRefused::Impossible(impossible) => impossible.into(),
            })?;
            pool::record(tx, act, &before, &change)?;
            stock::watch(tx, act, before.id)?;
        }
    }
    record(tx, act, &transfer, "transfer.offered", None)?;
    tell(tx, act, mail::Kind::TransferOffered, &transfer, transfer.receiver)?;
    Ok(seen(tx, act, vendor, transfer)?)
}

/// Whether an offer is what somebody wants, and has not come to nothing.
fn is_that(offered: &Transfer, wanted: Option<Wanted>, receiver: Option<&Account>) -> bool {
    let is_wanted = match (wanted, offered.what) {
        (Some(Wanted::Key(wanted)), What::Key(key)) => wanted == key,
        (Some(Wanted::Units(wanted, units)), What::Units(pool)) => wanted == pool && units == offered.units.count(),
        _ => false,
    };
    let is_alive = matches!(offered.state, State::Open | State::Accepted(_));
    is_wanted && is_alive && receiver.is_some_and(|receiver| receiver.id == offered.receiver)
}

/// Answers an offer. Accepting puts the units into the receiver's pool, or the key into its hands; everything else gives
/// them back. The same answer twice is the same as once. (P-14)
pub fn answer(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, id: TransferId, answer: Answer) -> Result<Seen, Error> {
    access::anywhere(&act.who, Permission::SeeLicenses)?;
    let transfer = store::transfer::find(tx, id)?.ok_or(Error::NotFound("transfer"))?;
    let side = transfer.answers(answer);
    if let Err(error) = own(tx, act, side) {
        let other = if side == transfer.sender { transfer.receiver } else { transfer.sender };
        return match own(tx, act, other) {
            Ok(()) => Err(Refusal::OtherSide.into()),
            Err(_) if matches!(error, Error::NotFound(_)) => {
                seen_from(tx, act, &transfer)?;
                Err(Error::Forbidden)
            }
            Err(_) => Err(error),
        };
    }
    agreement::deals(tx, act, side)?;
    let Some(state) = transfer.answer(answer, act.now).map_err(Refusal::State)? else {
        return Ok(seen(tx, act, vendor, transfer)?);
    };
    if matches!(answer, Answer::Accept) {
        account::open(tx, transfer.receiver)?;
    }
    settle(tx, act, &transfer, state)?;
    show(tx, act, vendor, id)
}

/// Ends up to `most` offers that nobody has answered in time; answers with how many.
pub fn expire(tx: &mut Tx<'_>, act: &mut Act, most: u32) -> Result<usize, Error> {
    if !matches!(act.who, Who::System) {
        return Err(Error::Forbidden);
    }
    let due = store::transfer::due(tx, act.now, most)?;
    for transfer in &due {
        settle(tx, act, transfer, State::Expired(act.now))?;
    }
    Ok(due.len())
}

/// Takes an offer of an activation key back that is taken back itself.
pub(crate) fn cancel_of_key(tx: &mut Tx<'_>, act: &mut Act, id: TransferId) -> Result<(), Error> {
    match store::transfer::find(tx, id)? {
        Some(transfer) => settle(tx, act, &transfer, State::Cancelled(act.now)),
        None => Ok(()),
    }
}

/// Ends every offer that waits of an account that goes into another one: its own are cancelled, those to it declined. (L-29)
pub(crate) fn end_all(tx: &mut Tx<'_>, act: &mut Act, account: AccountId) -> Result<(), Error> {
    for (side, state) in [(Side::Sender, State::Cancelled(act.now)), (Side::Receiver, State::Declined(act.now))] {
        loop {
            let open = store::transfer::open(tx, account, side, AT_ONCE)?.first;
            if open.is_empty() {
                break;
            }
            for transfer in &open {
                settle(tx, act, transfer, state)?;
            }
        }
    }
    Ok(())
}

/// Brings an open offer to its end, at both sides, and tells the side that did not do it.
fn settle(tx: &mut Tx<'_>, act: &mut Act, transfer: &Transfer, state: State) -> Result<(), Error> {
    if !store::transfer::end(tx, transfer.id, state)? {
        let ended = store::transfer::find(tx, transfer.id)?.map_or(state, |found| found.state);
        return Err(Refusal::State(Refused::Ended(ended)).into());
    }
    let is_accepted = matches!(state, State::Accepted(_));
    match transfer.what {
        What::Key(key) => {
            let holder = if is_accepted { transfer.receiver } else { transfer.sender };
            if !store::activation_key::settle(tx, key, transfer.id, holder)? {
                return Err(Fault::Gone("an open transfer is of a key that is not promised by it".into()).into());
            }
        }
        What::Units(pool) => {
            let gone = || Fault::Gone("a transfer names a pool that is not there".into());
            let before = store::pool::find(tx, pool)?.ok_or_else(gone)?;
            if is_accepted {
                pool::record(tx, act, &before, &before.post(transfer.id, transfer.units)?)?;
                let key = PoolKey { account: transfer.receiver, ..before.key.clone() };
                let fresh: PoolId = act.id();
                let there = store::pool::open(tx, &key, fresh)?;
                pool::record(tx, act, &there, &there.receive(transfer.id, transfer.units)?)?;
                store::stock::keep(tx, there.id)?;
                stock::watch(tx, act, there.id)?;
            } else {
                pool::record(tx, act, &before, &before.void(transfer.id, transfer.units)?)?;
                stock::watch(tx, act, before.id)?;
            }
        }
    }
    let kind = match state {
        State::Open | State::Accepted(_) => "transfer.accepted",
        State::Declined(_) => "transfer.declined",
        State::Cancelled(_) => "transfer.cancelled",
        State::Expired(_) => "transfer.expired",
    };
    let ended = Transfer { state, ..transfer.clone() };
    record(tx, act, &ended, kind, Some("open"))?;
    let told = if matches!(state, State::Cancelled(_)) { transfer.receiver } else { transfer.sender };
    tell(tx, act, mail::Kind::TransferEnded, transfer, told)?;
    Ok(())
}

/// What an offer is about to reserve.
enum Reserved {
    Key(activation_key::ActivationKey),
    Units(Pool, Units),
}

type Reserving<T> = Result<Result<T, (&'static str, Wrong)>, Error>;

fn reserve_key(tx: &mut Tx<'_>, account: AccountId, key: ActivationKeyId) -> Reserving<Reserved> {
    let found = store::activation_key::find(tx, key)?.map(|listed| listed.key);
    let ready = found.filter(|key| key.holder == account && key.state == activation_key::State::Ready);
    Ok(ready.map(Reserved::Key).ok_or(("what", Wrong::What)))
}

fn reserve_units(
    tx: &mut Tx<'_>,
    act: &Act,
    vendor: &Vendor,
    account: AccountId,
    pool: PoolId,
    units: u64,
) -> Reserving<Reserved> {
    let found =
        store::pool::find(tx, pool)?.filter(|pool| pool.key.account == account && stock::is_stock(vendor, pool));
    let Some(pool) = found else { return Ok(Err(("what", Wrong::What))) };
    let Some(units) = Units::new(units).filter(|units| !units.is_zero()) else {
        return Ok(Err(("units", Wrong::Units)));
    };
    let available = pool.free_at(act.now);
    if units > available {
        return Ok(Err(("units", Wrong::NotEnough(NotEnough { wanted: units, available }))));
    }
    Ok(Ok(Reserved::Units(pool, units)))
}

/// The partner that something can be offered to; whatever else has this number, or nothing, gets one answer.
fn receiver(tx: &mut Tx<'_>, sender: &Account, number: &str) -> Result<Result<Account, Wrong>, Fault> {
    let Some(found) = order::account_of_number(tx, number.trim())? else { return Ok(Err(Wrong::Receiver)) };
    let found = account::followed(tx, found)?;
    Ok(match found {
        found if found.id == sender.id => Err(Wrong::Itself),
        found if may_receive(found.kind) => Ok(found),
        _ => Err(Wrong::Receiver),
    })
}

/// Whether the account's own people are asked for: the vendor and partners who were let in see transfers and no more.
fn own(tx: &mut Tx<'_>, act: &Act, account: AccountId) -> Result<(), Error> {
    access::to_account(tx, &act.who, Permission::AssignLicenses, account)?;
    if is_own(act, account) { Ok(()) } else { Err(Error::Forbidden) }
}

fn is_own(act: &Act, account: AccountId) -> bool {
    access::own_for(&act.who, Permission::AssignLicenses).contains(&account)
}

/// A transfer as somebody sees it who stands on either side.
pub(crate) fn seen(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, transfer: Transfer) -> Result<Seen, Fault> {
    let is_open = transfer.state == State::Open;
    let may_answer = is_open && is_own(act, transfer.receiver);
    let may_cancel = is_open && is_own(act, transfer.sender);
    Ok(Seen { may_answer, may_cancel, ..with_names(tx, vendor, transfer)? })
}

/// A transfer as a mail tells it.
pub(crate) fn with_names(tx: &mut Tx<'_>, vendor: &Vendor, transfer: Transfer) -> Result<Seen, Fault> {
    let gone = || Fault::Gone("a transfer names something that is not there".into());
    let sender = store::account::find(tx, transfer.sender)?.ok_or_else(gone)?;
    let receiver = store::account::find(tx, transfer.receiver)?.ok_or_else(gone)?;
    let (name, hint) = match transfer.what {
        What::Key(key) => {
            let listed = store::activation_key::find(tx, key)?.ok_or_else(gone)?;
            (product_name(vendor, &listed.sku), listed.key.hint)
        }
        What::Units(pool) => (application_name(vendor, &store::pool::find(tx, pool)?.ok_or_else(gone)?), String::new()),
    };
    Ok(Seen { transfer, sender, receiver, name, hint, may_answer: false, may_cancel: false })
}

fn product_name(vendor: &Vendor, sku: &str) -> String {
    vendor.catalogue.product(sku).map_or_else(|| sku.to_owned(), |product| product.name.clone())
}

fn tell(
    tx: &mut Tx<'_>,
    act: &mut Act,
    kind: mail::Kind,
    transfer: &Transfer,
    account: AccountId,
) -> Result<(), Fault> {
    for person in store::person::administrators(tx, account)? {
        mail::enqueue(tx, act, kind, transfer.id.uuid(), 1, &person.email, person.language)?;
    }
    Ok(())
}

/// An event with each side, so that neither learns of it from the other alone.
fn record(
    tx: &mut Tx<'_>,
    act: &mut Act,
    transfer: &Transfer,
    kind: &'static str,
    before: Option<&'static str>,
) -> Result<(), Fault> {
    for account in [transfer.sender, transfer.receiver] {
        let about = About { kind, subject_kind: "transfer", subject: transfer.id.uuid(), account: Some(account) };
        let what = match transfer.what {
            What::Key(key) => key.to_string(),
            What::Units(pool) => pool.to_string(),
        };
        let after = json!({
            "state": transfer.state.word(),
            "from": transfer.sender.to_string(),
            "to": transfer.receiver.to_string(),
            "what": what,
            "units": transfer.units.count(),
        });
        event::record(tx, act, about, before.map(|state| json!({ "state": state })), Some(after))?;
    }
    Ok(())
}
