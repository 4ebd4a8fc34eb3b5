//! Which partners a customer lets in, for what; and which of them ask to be.
//!
//! A grant is the customer's: it gives it, sees it and ends it, and from then on nobody of the partner reaches anything of
//! the customer's. The partner sees whom it may act for.

use claviger_domain::account::{Account, AccountKind, CannotGrant, GrantScope, Permission, may_let_in};
use claviger_domain::id::{AccountId, PersonId};
use claviger_domain::sorting::{Part, Placed};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
pub use claviger_store::grant::By as SortedBy;
use claviger_store::grant::{Grant, Request};
use serde_json::json;
use uuid::Uuid;

use crate::act::Act;
use crate::event::{self, About};
use crate::{Error, access, account, mail};

/// The longest list of partners one is offered.
const MOST_OFFERED: u32 = 20;
/// The most grants of one account that are looked through.
const MOST_LOOKED_AT: u32 = 10_000;

/// Why a partner is not let in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nobody has this number.
    #[error("no distributor or reseller has the number `{0}`")]
    Unknown(String),
    /// Such accounts let nobody in, or are not let in.
    #[error(transparent)]
    CannotGrant(#[from] CannotGrant),
    /// That partner is in already, for just this.
    #[error("this partner is let in for this already")]
    Already,
    /// Not one of the scopes.
    #[error("a partner is let in for licenses, for tickets, or for both")]
    Scope,
}

/// Whoever gave a grant, or asked for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// A person, by name.
    Person(String),
    /// A program.
    Program,
    /// It came with an order.
    Order,
}

/// A grant, with the other side's account.
#[derive(Debug, Clone)]
pub struct GrantView {
    /// The grant.
    pub grant: Grant,
    /// The partner; for a partner's own page the customer.
    pub other: Account,
    /// Who gave it.
    pub by: By,
}

/// A wish to be let in.
#[derive(Debug, Clone)]
pub struct RequestView {
    /// The wish.
    pub request: Request,
    /// The partner.
    pub partner: Account,
    /// Who asked.
    pub by: By,
    /// The number of the order that was forwarded.
    pub order: String,
}

/// An account's partners; for a partner, its customers.
#[derive(Debug, Clone)]
pub struct Partners {
    /// The account.
    pub account: Account,
    /// Its grants.
    pub grants: Vec<Placed<GrantView>>,
    /// Who asks to be let in.
    pub requests: Vec<RequestView>,
    /// Partners that sold to it and are not let in.
    pub offered: Vec<Account>,
    /// Whether the reader may let in and end.
    pub may_manage: bool,
}

/// An account's partners, for those who may see it; of a partner, its customers: a part of them. A partner that was let in
/// sees itself and no other.
pub fn show(tx: &mut Tx<'_>, act: &Act, id: AccountId, part: &Part<SortedBy>) -> Result<Partners, Error> {
    access::to_account(tx, &act.who, Permission::SeeAccounts, id)?;
    let account = store::account::find(tx, id)?.ok_or(Error::NotFound("account"))?;
    let is_own = access::own(tx, &act.who, id)?.is_none_or(|own| !own.is_empty());
    // Whoever sees but itself is looked for among all.
    let part = &Part { most: if is_own { part.most } else { MOST_LOOKED_AT }, ..part.clone() };
    let mut grants = match account.kind {
        AccountKind::Customer => store::grant::list_of_customer(tx, id, part)?,
        _ => store::grant::list_of_partner(tx, id, part)?,
    };
    if !is_own {
        let is_me = |grant: &Grant| act.who.memberships().iter().any(|one| one.account == grant.partner);
        grants.retain(|placed| is_me(&placed.row));
    }
    let mut views = Vec::new();
    for Placed { place, row: grant } in grants {
        let other = if account.kind == AccountKind::Customer { grant.partner } else { grant.customer };
        let other = store::account::find(tx, other)?.ok_or_else(gone)?;
        // Who of the customer's people it was is the customer's business.
        let by =
            if is_own && account.kind == AccountKind::Customer { by(tx, &grant.by_kind, grant.by)? } else { By::Order };
        views.push(Placed { place, row: GrantView { grant, other, by } });
    }
    let may_manage =
        account.kind == AccountKind::Customer && access::to_account(tx, &act.who, Permission::ManageGrants, id).is_ok();
    let mut requests = Vec::new();
    if is_own {
        for request in store::grant::requests_to(tx, id)? {
            let partner = store::account::find(tx, request.partner)?.ok_or_else(gone)?;
            let order = store::order::find(tx, request.order)?.ok_or_else(gone)?.number;
            let by = by(tx, &request.by_kind, request.by)?;
            requests.push(RequestView { request, partner, by, order });
        }
    }
    let mut offered = if may_manage { store::account::sellers_to(tx, id, MOST_OFFERED)? } else { Vec::new() };
    let of_all = if may_manage { store::grant::of_customer(tx, id)? } else { Vec::new() };
    offered.retain(|seller| of_all.iter().all(|grant| grant.partner != seller.id));
    Ok(Partners { account, grants: views, requests, offered, may_manage })
}

/// Lets a partner in, named by its number in the vendor's books; one that is in already, for something else from now on.
pub fn let_in(
    tx: &mut Tx<'_>,
    act: &mut Act,
    customer: AccountId,
    number: &str,
    scope: GrantScope,
) -> Result<Grant, Error> {
    access::to_account(tx, &act.who, Permission::ManageGrants, customer)?;
    let number = number.trim();
    let unknown = || Refusal::Unknown(number.chars().take(64).collect());
    let found = if number.contains('\0') { None } else { store::account::find_by_number(tx, number)? };
    // Which customers there are is nobody's business here. A partner that was merged into another one is that one. (L-29)
    let found = found.map(|account| account::followed(tx, account)).transpose()?;
    let partner = found
        .filter(|account| matches!(account.kind, AccountKind::Distributor | AccountKind::Reseller))
        .ok_or_else(unknown)?;
    let account = account::open(tx, customer)?;
    may_let_in(account.kind, partner.kind).map_err(Refusal::from)?;
    if store::grant::between(tx, customer, partner.id)?.is_some_and(|grant| grant.scope == scope) {
        return Err(Refusal::Already.into());
    }
    let grant = give(tx, act, customer, partner.id, scope)?;
    tell_partner(tx, act, &grant, &partner)?;
    Ok(grant)
}

/// Ends a partner's grant, at once.
pub fn end(tx: &mut Tx<'_>, act: &mut Act, customer: AccountId, partner: AccountId) -> Result<(), Error> {
    access::to_account(tx, &act.who, Permission::ManageGrants, customer)?;
    let grant = store::grant::between(tx, customer, partner)?.ok_or(Error::NotFound("partner"))?;
    store::grant::end(tx, customer, partner)?;
    let about = about("account.grant-ended", customer, partner);
    event::record(tx, act, about, Some(json!({ "scope": grant.scope.word() })), None)?;
    Ok(())
}

/// Lets in a partner that asked, for what it asked for and whatever it was let in for before.
pub fn accept(tx: &mut Tx<'_>, act: &mut Act, customer: AccountId, partner: AccountId) -> Result<Grant, Error> {
    access::to_account(tx, &act.who, Permission::ManageGrants, customer)?;
    account::open(tx, customer)?;
    let request = store::grant::request(tx, customer, partner)?.ok_or(Error::NotFound("request"))?;
    let account = store::account::find(tx, partner)?.ok_or_else(gone)?;
    let present = store::grant::between(tx, customer, partner)?;
    let scope = present.map_or(request.scope, |grant| grant.scope.and(request.scope));
    let grant = give(tx, act, customer, partner, scope)?;
    tell_partner(tx, act, &grant, &account)?;
    Ok(grant)
}

/// Declines a partner that asked.
pub fn decline(tx: &mut Tx<'_>, act: &mut Act, customer: AccountId, partner: AccountId) -> Result<(), Error> {
    access::to_account(tx, &act.who, Permission::ManageGrants, customer)?;
    if !store::grant::answer(tx, customer, partner)? {
        return Err(Error::NotFound("request"));
    }
    event::record(tx, act, about("account.grant-declined", customer, partner), None, None)?;
    Ok(())
}

/// Notes that a partner asks, and tells those who can answer.
pub(crate) fn ask(tx: &mut Tx<'_>, act: &mut Act, request: &Request, forwarding: Uuid) -> Result<(), Fault> {
    store::grant::ask(tx, request)?;
    let about = about("account.grant-requested", request.customer, request.partner);
    event::record(tx, act, about, None, Some(json!({ "scope": request.scope.word() })))?;
    tell_administrators(tx, act, mail::Kind::GrantRequested, forwarding, request.customer)?;
    Ok(())
}

/// Gives a grant: whoever asked for it is answered thereby.
pub(crate) fn give(
    tx: &mut Tx<'_>,
    act: &mut Act,
    customer: AccountId,
    partner: AccountId,
    scope: GrantScope,
) -> Result<Grant, Fault> {
    let before = store::grant::between(tx, customer, partner)?;
    let (by_kind, by) = act.who.in_the_log();
    let grant = Grant { id: Some(act.id()), customer, partner, scope, since: act.now, by_kind: by_kind.into(), by };
    store::grant::give(tx, &grant)?;
    store::grant::answer(tx, customer, partner)?;
    let before = before.map(|grant| json!({ "scope": grant.scope.word() }));
    let after = Some(json!({ "scope": scope.word() }));
    event::record(tx, act, about("account.granted", customer, partner), before, after)?;
    Ok(grant)
}

/// Tells the partner's administrators that they are in; where it has none, whoever gets its orders.
fn tell_partner(tx: &mut Tx<'_>, act: &mut Act, grant: &Grant, partner: &Account) -> Result<(), Fault> {
    let Some(id) = grant.id else { return Ok(()) };
    if tell_administrators(tx, act, mail::Kind::LetIn, id.uuid(), partner.id)? == 0
        && let Some(email) = &partner.orders_to
    {
        mail::enqueue(tx, act, mail::Kind::LetIn, id.uuid(), 1, email, partner.language)?;
    }
    Ok(())
}

/// Writes to every administrator of an account; answers with how many there are.
fn tell_administrators(
    tx: &mut Tx<'_>,
    act: &mut Act,
    kind: mail::Kind,
    subject: Uuid,
    account: AccountId,
) -> Result<usize, Fault> {
    let administrators = store::person::administrators(tx, account)?;
    for person in &administrators {
        mail::enqueue(tx, act, kind, subject, 1, &person.email, person.language)?;
    }
    Ok(administrators.len())
}

fn by(tx: &mut Tx<'_>, kind: &str, id: Option<Uuid>) -> Result<By, Fault> {
    match (kind, id) {
        ("person", Some(id)) => {
            let person = store::person::find(tx, PersonId::from_uuid(id))?;
            Ok(By::Person(person.map(|person| person.name).unwrap_or_default()))
        }
        ("api-key", _) => Ok(By::Program),
        _ => Ok(By::Order),
    }
}

fn about(kind: &'static str, customer: AccountId, partner: AccountId) -> About {
    About { kind, subject_kind: "account", subject: partner.uuid(), account: Some(customer) }
}

fn gone() -> Fault {
    Fault::Gone("a grant names an account or an order that is not there".into())
}
