//! The keys of programs: made for an account, acting as a role within scopes, until they expire or are ended.

use std::collections::BTreeSet;

use claviger_domain::account::{Membership, Permission, Role, Scope, Scopes};
use claviger_domain::id::{AccountId, ApiKeyId};
use claviger_domain::sorting::{Part, Placed};
use claviger_store as store;
pub use claviger_store::api_key::{ApiKey, By};
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::act::{Act, Who};
use crate::event::{self, About};
use crate::{Error, access, account, vault};

/// The most days a key is good for.
pub const MOST_DAYS: u32 = 366;
/// The most keys of an account that are good at once.
pub const MOST_KEYS: u64 = 100;
/// The most characters of a key's name.
const LONGEST_NAME: usize = 100;
/// How exactly we know when a key was used last.
const USE_NOTED_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// Why a key cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It cannot be made like this.
    #[error("the key cannot be made: {} of its fields are wrong", .0.len())]
    Mistakes(Vec<Mistake>),
    /// The account has as many as it can have.
    #[error("an account has {MOST_KEYS} keys at the most: end one that is no longer used")]
    TooMany,
}

/// What is wrong with one field of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where: `name`, `scopes[0]`.
    pub field: String,
    /// What.
    pub what: Wrong,
}

/// What can be wrong with a key that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// No name, or one that is too long or cannot be printed.
    Name,
    /// Too few days, or too many.
    Days,
    /// It would be good longer than the key that makes it: until then.
    OutlivesMaker(Timestamp),
    /// Not a role.
    Role {
        /// What was given.
        given: String,
        /// The roles there are.
        known: Vec<&'static str>,
    },
    /// Nothing is left that it could do.
    CouldDoNothing,
    /// It could do more than whoever makes it.
    CouldDoMore,
    /// Not a scope.
    Scope(String),
    /// More scopes than there are.
    Scopes,
}

/// A key as it is asked for, by program or form.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ApiKeyRequest)]
pub struct Request {
    /// What it is for, 1 to 100 characters.
    #[schema(example = "order system")]
    pub name: String,
    /// As what it acts; it can do no more than whoever makes it.
    #[schema(example = "operator")]
    pub role: String,
    /// To what it is narrowed; without, it may do all that the role allows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = json!(["orders:write"]))]
    pub scopes: Option<Vec<String>>,
    /// For how many days it is good, 1 to 366.
    #[schema(example = 90)]
    pub days: u32,
}

/// A key that was made.
pub struct Made {
    /// The key.
    pub key: ApiKey,
    /// Its secret, which nobody will ever see again.
    pub secret: String,
}

/// The key with this secret, if it is still good.
pub fn of_secret(tx: &mut Tx<'_>, act: &Act, secret: &str) -> Result<Option<ApiKey>, Error> {
    Ok(store::api_key::of_secret(tx, &vault::hash(secret), act.now)?)
}

/// Whether the key by which `act` is done is still good: it has not ended, nor was it revoked.
pub fn is_still_good(tx: &mut Tx<'_>, act: &Act) -> Result<bool, Error> {
    let Who::ApiKey(id, ..) = act.who else { return Ok(false) };
    let key = store::api_key::find(tx, id)?;
    Ok(key.is_some_and(|key| key.revoked.is_none() && act.now < key.expires))
}

/// Whoever acts with this key.
#[must_use]
pub fn program(key: &ApiKey) -> Who {
    Who::ApiKey(key.id, key.membership, key.scopes.clone())
}

/// Whether it is time to note again that `key` is used.
#[must_use]
pub fn is_use_news(key: &ApiKey, act: &Act) -> bool {
    key.last_used.is_none_or(|last| act.now >= last + USE_NOTED_EVERY)
}

/// Notes that the calling program uses its key now.
pub fn note_use(tx: &mut Tx<'_>, act: &Act) -> Result<(), Error> {
    let Who::ApiKey(id, ..) = act.who else { return Ok(()) };
    Ok(store::api_key::note_use(tx, id, act.now)?)
}

/// Makes a key where nobody is signed in who could: at set-up, on the command line. Answers with its secret.
pub fn issue(
    tx: &mut Tx<'_>,
    act: &mut Act,
    name: &str,
    membership: Membership,
    lasts: SignedDuration,
) -> Result<String, Error> {
    if !matches!(act.who, Who::System) {
        return Err(Error::Forbidden);
    }
    Ok(add(tx, act, name, membership, Scopes::AllOfTheRole, lasts)?.secret)
}

/// Makes a key for an account of one's own. It can do nothing that its maker cannot, and one made by a program does not
/// outlast that program's own.
pub fn make(tx: &mut Tx<'_>, act: &mut Act, account: AccountId, request: &Request) -> Result<Made, Error> {
    access::to_account(tx, &act.who, Permission::ManageApiKeys, account)?;
    account::open(tx, account)?;
    let own: Vec<Membership> =
        act.who.memberships().iter().filter(|membership| membership.account == account).copied().collect();
    let Some(kind) = own.first().map(|membership| membership.kind) else { return Err(Error::Forbidden) };
    let held: BTreeSet<Permission> = own.iter().flat_map(|membership| act.who.scopes().rights(*membership)).collect();

    let mut mistakes = Vec::new();
    let mut wrong = |field: &str, what: Wrong| mistakes.push(Mistake { field: field.into(), what });
    let name = request.name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        wrong("name", Wrong::Name);
    }
    if !(1..=MOST_DAYS).contains(&request.days) {
        wrong("days", Wrong::Days);
    }
    let lasts = SignedDuration::from_hours(24 * i64::from(request.days.min(MOST_DAYS)));
    if let Who::ApiKey(maker, ..) = act.who
        && let Some(maker) = store::api_key::find(tx, maker)?
        && act.now + lasts > maker.expires
    {
        wrong("days", Wrong::OutlivesMaker(maker.expires));
    }
    let scopes = scopes(request.scopes.as_deref(), &mut wrong);
    let role = Role::from_word(&request.role);
    match (role, &scopes) {
        (None, _) => wrong("role", Wrong::Role { given: request.role.clone(), known: roles(kind) }),
        (Some(role), Some(scopes)) => {
            let rights = scopes.rights(Membership { account, kind, role });
            if rights.is_empty() {
                wrong("role", Wrong::CouldDoNothing);
            } else if !rights.is_subset(&held) {
                wrong("role", Wrong::CouldDoMore);
            }
        }
        _ => {}
    }
    let (Some(role), Some(scopes), true) = (role, scopes, mistakes.is_empty()) else {
        return Err(Refusal::Mistakes(mistakes).into());
    };
    if store::api_key::count_good(tx, account, act.now)? >= MOST_KEYS {
        return Err(Refusal::TooMany.into());
    }
    add(tx, act, name, Membership { account, kind, role }, scopes, lasts)
}

/// Up to `most` keys of an account, good or not, the newest first, beginning behind `after`.
pub fn list(tx: &mut Tx<'_>, act: &Act, account: AccountId, part: &Part<By>) -> Result<Vec<Placed<ApiKey>>, Error> {
    access::to_account(tx, &act.who, Permission::ManageApiKeys, account)?;
    Ok(store::api_key::list(tx, account, part)?)
}

/// One key of an account.
pub fn show(tx: &mut Tx<'_>, act: &Act, account: AccountId, id: ApiKeyId) -> Result<ApiKey, Error> {
    access::to_account(tx, &act.who, Permission::ManageApiKeys, account)?;
    let found = store::api_key::find(tx, id)?.filter(|key| key.membership.account == account);
    found.ok_or(Error::NotFound("key"))
}

/// Ends a key; doing it twice is the same as once.
pub fn revoke(tx: &mut Tx<'_>, act: &mut Act, account: AccountId, id: ApiKeyId) -> Result<(), Error> {
    let key = show(tx, act, account, id)?;
    if store::api_key::revoke(tx, id, act.now)? {
        record(tx, act, "api-key.revoked", &key, None)?;
    }
    Ok(())
}

/// The roles that somebody may give to a key of this account: each does something there, and no more than they do.
#[must_use]
pub fn roles_to_give(who: &Who, account: AccountId) -> Vec<Role> {
    let own = || who.memberships().iter().filter(|membership| membership.account == account);
    let held: BTreeSet<Permission> = own().flat_map(|membership| who.scopes().rights(*membership)).collect();
    let Some(kind) = own().next().map(|membership| membership.kind) else { return Vec::new() };
    let rights = |role: Role| Scopes::AllOfTheRole.rights(Membership { account, kind, role });
    let may_give = |role: &Role| !rights(*role).is_empty() && rights(*role).is_subset(&held);
    Role::ALL.into_iter().filter(may_give).collect()
}

/// The scopes that leave somebody's key for this account anything to do.
#[must_use]
pub fn scopes_to_give(who: &Who, account: AccountId) -> Vec<Scope> {
    let own = || who.memberships().iter().filter(|membership| membership.account == account);
    let is_of_use = |scope: &Scope| {
        let only = Scopes::Only([*scope].into());
        own().any(|membership| only.rights(*membership).iter().any(|what| who.scopes().allow(*what)))
    };
    Scope::ALL.into_iter().filter(is_of_use).collect()
}

/// The roles that can do something in an account of this kind.
fn roles(kind: claviger_domain::account::AccountKind) -> Vec<&'static str> {
    let does_something =
        |role: &Role| Permission::ALL.into_iter().any(|what| claviger_domain::account::may(kind, *role, what));
    Role::ALL.into_iter().filter(does_something).map(Role::word).collect()
}

fn scopes(words: Option<&[String]>, wrong: &mut impl FnMut(&str, Wrong)) -> Option<Scopes> {
    let Some(words) = words else { return Some(Scopes::AllOfTheRole) };
    let mut scopes = BTreeSet::new();
    let mut are_all = true;
    for (index, word) in words.iter().enumerate().take(Scope::ALL.len() + 1) {
        if let Some(scope) = Scope::from_word(word) {
            scopes.insert(scope);
        } else {
            wrong(&format!("scopes[{index}]"), Wrong::Scope(word.clone()));
            are_all = false;
        }
    }
    if words.len() > Scope::ALL.len() {
        wrong("scopes", Wrong::Scopes);
        are_all = false;
    }
    are_all.then_some(Scopes::Only(scopes))
}

fn add(
    tx: &mut Tx<'_>,
    act: &mut Act,
    name: &str,
    membership: Membership,
    scopes: Scopes,
    lasts: SignedDuration,
) -> Result<Made, Error> {
    let (secret, hash) = vault::fresh_secret(act);
    let key = ApiKey {
        id: act.id(),
        name: name.into(),
        membership,
        scopes,
        created: act.now,
        expires: act.now + lasts,
        last_used: None,
        revoked: None,
    };
    store::api_key::add(tx, &key, &hash)?;
    let scopes = match &key.scopes {
        Scopes::AllOfTheRole => Value::Null,
        Scopes::Only(scopes) => scopes.iter().map(|scope| scope.word()).collect(),
    };
    let after = json!({ "role": membership.role.word(), "scopes": scopes, "expires": key.expires.to_string() });
    record(tx, act, "api-key.made", &key, Some(after))?;
    Ok(Made { key, secret })
}

fn record(tx: &mut Tx<'_>, act: &mut Act, kind: &'static str, key: &ApiKey, after: Option<Value>) -> Result<(), Fault> {
    let about = About { kind, subject_kind: "api-key", subject: key.id.uuid(), account: Some(key.membership.account) };
    event::record(tx, act, about, None, after)
}
