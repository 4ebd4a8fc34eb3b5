//! Accounts: found, made, changed; and among whose licenses somebody may choose. (X-01, L-08)

use claviger_domain::account::facts::{Facts, Mistake, Sound, Wrong, may_stand_above};
use claviger_domain::account::{Account, AccountKind, Email, Membership, Permission, may};
use claviger_domain::fold::{self, Sought, fold};
use claviger_domain::id::AccountId;
use claviger_domain::sorting::{Part, Place, Placed};
use claviger_store as store;
pub use claviger_store::account::By;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use serde_json::{Value, json};

use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::{Error, access, matrix};

/// How many accounts the chooser remembers for each person. (L-08)
pub const REMEMBERED: u32 = 5;

/// Why an account is not made or changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It cannot be like this.
    #[error("the account cannot be like this: {} of its facts are wrong", .0.len())]
    Mistakes(Vec<Mistake>),
    /// Somebody else has changed it since one looked.
    #[error("the account was changed meanwhile: look at it again")]
    ChangedMeanwhile,
}

/// An account as it is to be.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// The word for its kind; only a new account chooses.
    pub kind: String,
    /// What is said of it.
    pub facts: Facts,
    /// The number of the account above it; empty for none.
    pub above: String,
}

/// One account, with what its page shows; figures that are none of the reader's business are not there.
#[derive(Debug, Clone)]
pub struct AccountView {
    /// The account.
    pub account: Account,
    /// How often it was changed: who changes it names what they saw.
    pub version: u64,
    /// The one above it.
    pub above: Option<Account>,
    /// How many people belong to it.
    pub users: Option<u64>,
    /// How many grants it gave or has.
    pub grants: Option<u64>,
    /// How many orders name it.
    pub orders: Option<u64>,
    /// How many servers it has.
    pub servers: Option<u64>,
    /// Whether the reader may change it.
    pub may_change: bool,
    /// The account it was merged into. (L-29)
    pub merged_into: Option<Account>,
    /// Whether the reader may merge it into another one. (L-29)
    pub may_merge: bool,
}

/// A part of the accounts, for the vendor's staff: of one kind, or those that are sought.
pub fn list(
    tx: &mut Tx<'_>,
    act: &Act,
    kind: Option<AccountKind>,
    sought: &Sought,
    part: &Part<By>,
) -> Result<Vec<Placed<Account>>, Error> {
    access::as_vendor(&act.who, Permission::SeeAccounts)?;
    Ok(store::account::list(tx, kind, sought, part)?)
}

/// One account, for those who may see it.
pub fn show(tx: &mut Tx<'_>, act: &Act, id: AccountId) -> Result<AccountView, Error> {
    access::to_account(tx, &act.who, Permission::SeeAccounts, id)?;
    let (account, version) = store::account::find_versioned(tx, id)?.ok_or(Error::NotFound("account"))?;
    let is_own = access::own(tx, &act.who, id)?.is_none_or(|own| !own.is_empty());
    // Who is above a customer's partners, and how many they are, is not for other partners.
    let above = match account.above {
        Some(above) if is_own => store::account::find(tx, above)?,
        _ => None,
    };
    let may = |tx: &mut Tx<'_>, what| access::to_account(tx, &act.who, what, id).is_ok();
    let users = if may(tx, Permission::SeeUsers) { Some(store::person::roles(tx, id)?.len() as u64) } else { None };
    let grants = if is_own { Some(store::grant::count(tx, id)?) } else { None };
    let orders = if may(tx, Permission::SeeOrders) { Some(store::account::count_orders(tx, id)?) } else { None };
    let servers = if account.kind == AccountKind::Customer && may(tx, Permission::SeeLicenses) {
        Some(store::account::count_servers(tx, id)?)
    } else {
        None
    };
    let merged_into = match store::account::merged_into(tx, id)? {
        Some((into, _)) if is_own => store::account::find(tx, into)?,
        _ => None,
    };
    let is_open = store::account::merged_into(tx, id)?.is_none();
    let may_change = is_open && may(tx, Permission::ManageAccounts);
    let may_merge = is_open
        && account.kind != AccountKind::Vendor
        && access::as_vendor(&act.who, Permission::CorrectLicenses).is_ok();
    Ok(AccountView { account, version, above, users, grants, orders, servers, may_change, merged_into, may_merge })
}

/// Makes a distributor, a reseller or a customer.
pub fn make(tx: &mut Tx<'_>, act: &mut Act, wish: &Wish) -> Result<Account, Error> {
    access::as_vendor(&act.who, Permission::ManageAccounts)?;
    let mut mistakes = Vec::new();
    let kind = AccountKind::from_word(&wish.kind).filter(|kind| *kind != AccountKind::Vendor);
    if kind.is_none() {
        mistakes.push(Mistake { field: "kind", what: Wrong::Kind });
    }
    let (sound, above) = examine(tx, wish, None, kind, &mut mistakes)?;
    let (Some(sound), Some(kind), true) = (sound, kind, mistakes.is_empty()) else {
        return Err(Refusal::Mistakes(mistakes).into());
    };
    let account = draw_up(act.id(), kind, sound, above);
    store::account::add(tx, &account, act.now)?;
    let about = About {
        kind: "account.created",
        subject_kind: "account",
        subject: account.id.uuid(),
        account: Some(account.id),
    };
    event::record(tx, act, about, None, Some(told(&account)))?;
    Ok(account)
}

/// Changes an account, if it is still the one that was `seen`. The kind of an account never changes.
pub fn change(tx: &mut Tx<'_>, act: &mut Act, id: AccountId, seen: u64, wish: &Wish) -> Result<Account, Error> {
    access::to_account(tx, &act.who, Permission::ManageAccounts, id)?;
    open(tx, id)?;
    let (before, version) = store::account::find_versioned(tx, id)?.ok_or(Error::NotFound("account"))?;
    if version != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let mut mistakes = Vec::new();
    let (sound, above) = examine(tx, wish, Some(&before), Some(before.kind), &mut mistakes)?;
    let (Some(sound), true) = (sound, mistakes.is_empty()) else {
        return Err(Refusal::Mistakes(mistakes).into());
    };
    let after = draw_up(id, before.kind, sound, above);
    if told(&before) == told(&after) && before.orders_to == after.orders_to {
        return Ok(before);
    }
    if !store::account::change(tx, &after, seen)? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    // Its orders are found by the name it had and by the one it has.
    store::order::add_words_of_party(tx, id, &fold::words([after.number.as_str(), after.name.as_str()]))?;
    let about = About { kind: "account.changed", subject_kind: "account", subject: id.uuid(), account: Some(id) };
    let mut now = told(&after);
    // An address is personal: the log says only that there is another.
    now["orders_to_changed"] = json!(before.orders_to != after.orders_to);
    event::record(tx, act, about, Some(told(&before)), Some(now))?;
    Ok(after)
}

/// The account, if it is open: nobody and nothing comes into one that was merged into another. (L-29)
pub(crate) fn open(tx: &mut Tx<'_>, id: AccountId) -> Result<Account, Error> {
    let account = store::account::find(tx, id)?.ok_or(Error::NotFound("account"))?;
    if store::account::merged_into(tx, id)?.is_some() {
        return Err(matrix::Refusal::Closed.into());
    }
    Ok(account)
}

/// The account itself, or the open one that it went into when it was merged. (L-29)
pub(crate) fn followed(tx: &mut Tx<'_>, mut account: Account) -> Result<Account, Fault> {
    while let Some((into, _)) = store::account::merged_into(tx, account.id)? {
        account = store::account::find(tx, into)?
            .ok_or_else(|| Fault::Gone("an account was merged into one that is not there".into()))?;
    }
    Ok(account)
}

/// The customers whose licenses somebody may look at: the vendor's staff all, a partner those that let it in, a customer
/// itself. (L-08)
pub fn choose(tx: &mut Tx<'_>, act: &Act, sought: &Sought, part: &Part<By>) -> Result<Vec<Placed<Account>>, Error> {
    access::anywhere(&act.who, Permission::SeeLicenses)?;
    if access::as_vendor(&act.who, Permission::SeeLicenses).is_ok() {
        return Ok(store::account::list(tx, Some(AccountKind::Customer), sought, part)?);
    }
    let mut parts = Vec::new();
    for membership in looking(&act.who) {
        parts.push(match membership.kind {
            AccountKind::Customer => {
                let own = store::account::find(tx, membership.account)?;
                let is_sought =
                    |account: &Account| sought.finds(&fold::words([account.number.as_str(), account.name.as_str()]));
                part.of(own.into_iter().filter(is_sought).collect(), place)
            }
            _ => store::account::customers_of(tx, membership.account, sought, part)?,
        });
    }
    Ok(part.sort.merged(parts, part.most))
}

/// The customers whose licenses somebody looked at last and may still see, the latest first. (L-08)
pub fn recent(tx: &mut Tx<'_>, act: &Act) -> Result<Vec<Account>, Error> {
    let Who::Person(person, _) = &act.who else { return Ok(Vec::new()) };
    let mut recent = store::account::recent(tx, person.id)?;
    let mut kept = Vec::new();
    for account in recent.drain(..) {
        if access::to_account(tx, &act.who, Permission::SeeLicenses, account.id).is_ok() {
            kept.push(account);
        }
    }
    Ok(kept)
}

/// Notes that somebody looks at the licenses of `account` now. It is a convenience of theirs and leaves no event.
pub fn remember(tx: &mut Tx<'_>, act: &Act, account: AccountId) -> Result<(), Error> {
    access::to_account(tx, &act.who, Permission::SeeLicenses, account)?;
    let Who::Person(person, _) = &act.who else { return Ok(()) };
    if store::account::merged_into(tx, account)?.is_some() {
        return Ok(());
    }
    Ok(store::account::remember(tx, person.id, account, act.now, REMEMBERED)?)
}

/// The accounts somebody belongs to, with what they are there.
pub fn own(tx: &mut Tx<'_>, act: &Act) -> Result<Vec<(Account, Membership)>, Error> {
    let mut own = Vec::new();
    for membership in act.who.memberships() {
        let account = store::account::find(tx, membership.account)?;
        own.extend(account.map(|account| (account, *membership)));
    }
    own.sort_by_cached_key(|(account, _)| place(By::Name, account));
    Ok(own)
}

/// The place of an account in lists.
fn place(by: By, account: &Account) -> Place {
    let at = match by {
        By::Name => fold(&account.name),
        By::Number => account.number.clone(),
    };
    Place::of_text(at, account.id.uuid())
}

fn looking(who: &Who) -> impl Iterator<Item = &Membership> {
    let looks = |membership: &&Membership| may(membership.kind, membership.role, Permission::SeeLicenses);
    who.memberships().iter().filter(looks)
}

fn examine(
    tx: &mut Tx<'_>,
    wish: &Wish,
    before: Option<&Account>,
    kind: Option<AccountKind>,
    mistakes: &mut Vec<Mistake>,
) -> Result<(Option<Sound>, Option<AccountId>), Error> {
    let sound = wish.facts.examine().map_err(|wrong| mistakes.extend(wrong)).ok();
    if let Some(sound) = &sound
        && let Some(other) = store::account::find_by_number(tx, &sound.number)?
        && before.is_none_or(|before| before.id != other.id)
    {
        mistakes.push(Mistake { field: "number", what: Wrong::NumberTaken });
    }
    let number = wish.above.trim();
    if number.is_empty() {
        return Ok((sound, None));
    }
    // What cannot be stored cannot be looked up either.
    let found = if number.contains('\0') { None } else { store::account::find_by_number(tx, number)? };
    // One that was merged into another one is that one. (L-29)
    let found = found.map(|above| followed(tx, above)).transpose()?;
    let what = match (&found, kind) {
        (None, _) => Wrong::AboveUnknown(number.chars().take(64).collect()),
        (Some(above), Some(kind)) => match may_stand_above(kind, above.kind) {
            Ok(()) => return Ok((sound, Some(above.id))),
            Err(wrong) => wrong,
        },
        // What kind of account it is to be is wrong itself.
        (Some(_), None) => return Ok((sound, None)),
    };
    mistakes.push(Mistake { field: "above", what });
    Ok((sound, None))
}

fn draw_up(id: AccountId, kind: AccountKind, sound: Sound, above: Option<AccountId>) -> Account {
    let Sound { number, name, country, zone, language, orders_to } = sound;
    let orders_to: Option<Email> = orders_to;
    Account { id, number, kind, name, country, zone, above, language, orders_to }
}

/// An account as the event log has it.
fn told(account: &Account) -> Value {
    json!({
        "number": account.number,
        "kind": account.kind.word(),
        "name": account.name,
        "country": account.country,
        "time_zone": account.zone.iana_name(),
        "language": account.language.code(),
        "above": account.above.map(|above| above.to_string()),
    })
}
