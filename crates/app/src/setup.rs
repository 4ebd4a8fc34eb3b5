//! Filling a new installation: the vendor itself, its partners, their people. Everything here can be done twice.

use claviger_domain::account::{Account, AccountKind, Email, GrantScope, Language, Membership, Role};
use claviger_domain::id::AccountId;
use claviger_store as store;
use claviger_store::engine::Tx;
use jiff::tz::TimeZone;
use serde_json::json;

use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::{Error, grant, registration};

/// An account to be there.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// The number in the vendor's books.
    pub number: String,
    /// Where it stands in the partner chain.
    pub kind: AccountKind,
    /// Its name.
    pub name: String,
    /// Its country.
    pub country: String,
    /// Where its days begin and end.
    pub zone: TimeZone,
    /// The account above it.
    pub above: Option<AccountId>,
    /// Where mails about its orders go.
    pub orders_to: Option<Email>,
}

/// The account with this number; made, if it is not there yet.
pub fn account(tx: &mut Tx<'_>, act: &mut Act, new: &NewAccount) -> Result<Account, Error> {
    only_ourselves(act)?;
    if let Some(found) = store::account::find_by_number(tx, &new.number)? {
        return Ok(found);
    }
    let account = Account {
        id: act.id(),
        number: new.number.clone(),
        kind: new.kind,
        name: new.name.clone(),
        country: new.country.clone(),
        zone: new.zone.clone(),
        above: new.above,
        language: Language::English,
        orders_to: new.orders_to.clone(),
    };
    store::account::add(tx, &account, act.now)?;
    let about = About {
        kind: "account.created",
        subject_kind: "account",
        subject: account.id.uuid(),
        account: Some(account.id),
    };
    event::record(tx, act, about, None, Some(json!({ "number": account.number, "kind": account.kind.word() })))?;
    Ok(account)
}

/// The person with this address, as a member of `account`; made, if they are not there yet.
pub fn person(
    tx: &mut Tx<'_>,
    act: &mut Act,
    email: &Email,
    name: &str,
    password_hash: &str,
    account: &Account,
    role: Role,
) -> Result<Membership, Error> {
    only_ourselves(act)?;
    let known = store::person::credentials_by_email(tx, email)?;
    let person = match known {
        Some(known) if known.confirmed.is_some() => known.person,
        _ => registration::take_in(tx, act, email, name, Language::English, password_hash)?,
    };
    store::person::join(tx, person.id, account.id, role, act.now)?;
    let about =
        About { kind: "member.joined", subject_kind: "person", subject: person.id.uuid(), account: Some(account.id) };
    event::record(tx, act, about, None, Some(json!({ "role": role.word() })))?;
    Ok(Membership { account: account.id, kind: account.kind, role })
}

/// Lets `reseller` manage the licenses of `customer`.
pub fn grant(tx: &mut Tx<'_>, act: &mut Act, customer: AccountId, reseller: AccountId) -> Result<(), Error> {
    only_ourselves(act)?;
    grant::give(tx, act, customer, reseller, GrantScope::Licenses)?;
    Ok(())
}

/// Makes accounts findable that an older program stored, some at a time; answers with how many they were.
pub fn index_accounts(tx: &mut Tx<'_>, act: &Act, most: u32) -> Result<usize, Error> {
    only_ourselves(act)?;
    Ok(store::account::index_some(tx, most)?)
}

fn only_ourselves(act: &Act) -> Result<(), Error> {
    if matches!(act.who, Who::System) { Ok(()) } else { Err(Error::Forbidden) }
}
