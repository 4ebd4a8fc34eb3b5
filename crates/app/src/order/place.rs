//! Placing an order, and looking at what would be placed. (L-01 to L-03)

use std::collections::{BTreeMap, BTreeSet};

use claviger_domain::account::{Account, AccountKind, Permission};
use claviger_domain::fold;
use claviger_domain::id::AccountId;
use claviger_domain::license::code;
use claviger_domain::sales::order::{self as sales, Draft, Line, Order, Orderable, State};
use claviger_domain::sorting::{self, Part};
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use serde_json::json;

use super::request::{Reader, Request};
use super::wrong::{Mistake, Wrong};
use super::{Refusal, list, record};
use crate::act::Act;
use crate::event::{self, About};
use crate::{Error, Vendor, access, activation_key, edition, invitation, mail};

/// The most accounts that are named to choose from.
const MOST_NAMED: u32 = 10;
/// How many customers with such a name are looked through for the very one.
const MOST_LOOKED_AT: u32 = 1_000;

/// An order that was placed, now or before.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The order.
    pub order: Order,
    /// Whether the very same order had been placed before.
    pub again: bool,
}

/// An order that can be placed, with everything worked out; nothing of it is stored yet.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// What is ordered.
    pub draft: Draft,
    /// Its lines, worked out.
    pub orderable: Vec<Orderable>,
    /// Who will use the products.
    pub customer: Account,
    /// Whether the customer becomes an account by this very order.
    pub is_new_customer: bool,
    /// Who sells to the customer.
    pub reseller: Account,
    /// Who sells to the reseller.
    pub distributor: Option<Account>,
    /// The very same order, if it was placed before.
    pub placed: Option<Order>,
}

/// What earlier orders of the same file bring along: it is not in the books yet when the next one is looked at; and what was
/// looked up in the books for them, which a file of ten thousand orders names again and again.
#[derive(Default)]
pub(super) struct SoFar {
    pub customers: BTreeMap<String, Account>,
    pub codes: BTreeSet<String>,
    numbers: BTreeMap<String, Option<Account>>,
    above: BTreeMap<AccountId, Option<Account>>,
}

impl SoFar {
    /// The account of this number in the books; of one that was merged into another one, that other.
    fn account(&mut self, tx: &mut Tx<'_>, number: &str) -> Result<Option<Account>, Fault> {
        if let Some(known) = self.numbers.get(number) {
            return Ok(known.clone());
        }
        let found = super::open_account_of_number(tx, number)?;
        self.numbers.insert(number.to_owned(), found.clone());
        Ok(found)
    }

    /// The account that stands above another one.
    fn above(&mut self, tx: &mut Tx<'_>, id: AccountId) -> Result<Option<Account>, Fault> {
        if let Some(known) = self.above.get(&id) {
            return Ok(known.clone());
        }
        let found = store::account::find(tx, id)?;
        self.above.insert(id, found.clone());
        Ok(found)
    }
}

/// Places an order: its licenses and its one mail are stored with it, or nothing is. (L-01 to L-03)
pub fn place(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, request: &Request) -> Result<Placed, Error> {
    edition::must_apply(tx, act, vendor)?;
    let prepared = prepare(tx, act, vendor, request, &mut SoFar::default())?;
    carry_out(tx, act, vendor, prepared)
}

/// What placing an order would come to, without placing it: the same answers, the same refusals. (L-01)
pub fn review(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, request: &Request) -> Result<Prepared, Error> {
    edition::must_apply(tx, act, vendor)?;
    prepare(tx, &mut act.clone(), vendor, request, &mut SoFar::default())
}

/// Whom one may mean by a customer's name.
#[derive(Debug, Clone)]
pub enum Called {
    /// Nobody.
    Nobody,
    /// This one.
    One(Box<Account>),
    /// One of these, by name; there may be more.
    Several(Vec<Account>),
}

/// The customer of this name, for whoever places orders and does not know its number. (L-01)
pub fn customer_called(tx: &mut Tx<'_>, act: &Act, name: &str) -> Result<Called, Error> {
    access::as_vendor(&act.who, Permission::PlaceOrders)?;
    let sought = fold::Sought::new(name);
    if sought.is_nothing() {
        return Ok(Called::Nobody);
    }
    let part = Part::first(MOST_LOOKED_AT);
    let mut found = sorting::rows(store::account::list(tx, Some(AccountKind::Customer), &sought, &part)?);
    found.retain(|customer| sought.finds(&fold::words([customer.name.as_str()])));
    let whole = fold::fold(name);
    if let Some(exactly) = found.iter().position(|customer| fold::fold(&customer.name) == whole)
        && found.iter().filter(|customer| fold::fold(&customer.name) == whole).count() == 1
    {
        return Ok(Called::One(Box::new(found.swap_remove(exactly))));
    }
    found.truncate(MOST_NAMED as usize);
    match (found.pop(), found.len()) {
        (None, _) => Ok(Called::Nobody),
        (Some(only), 0) => Ok(Called::One(Box::new(only))),
        (Some(last), _) => {
            found.push(last);
            Ok(Called::Several(found))
        }
    }
}

/// Up to `most` distributors or resellers, by name, for whoever places orders.
pub fn partners(tx: &mut Tx<'_>, act: &Act, kind: AccountKind, most: u32) -> Result<Vec<Account>, Error> {
    access::as_vendor(&act.who, Permission::PlaceOrders)?;
    Ok(store::account::of_kind(tx, kind, most)?)
}

/// Works an order out, or says everything that is wrong with it.
pub(super) fn prepare(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    request: &Request,
    so_far: &mut SoFar,
) -> Result<Prepared, Error> {
    access::as_vendor(&act.who, Permission::PlaceOrders)?;
    let mut reader = Reader::default();
    let found = so_far.account(tx, &request.reseller)?;
    let reseller = reader.partner("reseller", &request.reseller, found);
    let placed = match &reseller {
        Some(reseller) => placed_before(tx, request, reseller)?,
        None => None,
    };
    let distributor = match &request.distributor {
        Some(number) => {
            let found = so_far.account(tx, number)?;
            reader.partner("distributor", number, found)
        }
        None => match reseller.as_ref().and_then(|reseller| reseller.above) {
            Some(above) => so_far.above(tx, above)?,
            None => None,
        },
    };
    let in_the_books = so_far.account(tx, &request.customer.number)?;
    let is_new_customer = in_the_books.is_none() && !so_far.customers.contains_key(&request.customer.number);
    let known_customer = in_the_books.or_else(|| so_far.customers.get(&request.customer.number).cloned());
    let partners = [reseller.as_ref(), distributor.as_ref()];
    let is_stock = sales::is_all_stock(&vendor.catalogue, request.lines.iter().map(|line| line.sku.as_str()));
    let buys_for_stock = |known: &Account| is_stock && partners.iter().flatten().any(|partner| partner.id == known.id);
    let buys_for_stock = known_customer.as_ref().is_some_and(buys_for_stock);
    let customer = reader.customer(act, request, known_customer.as_ref(), reseller.as_ref(), buys_for_stock);
    if let Some(customer) = customer.as_ref().filter(|_| is_new_customer) {
        // The next order of a file may leave its name out, even if this one is wrong elsewhere.
        so_far.customers.insert(customer.number.clone(), customer.clone());
    }
    let draft = {
        let (customer, reseller, distributor) = (customer.as_ref(), reseller.as_ref(), distributor.as_ref());
        reader.draft(request, customer, reseller, distributor, placed.as_ref(), &vendor.catalogue)
    };

    let (Some(draft), Some(customer), Some(reseller), []) = (draft, customer, reseller, &reader.mistakes[..]) else {
        return Err(Refusal::Mistakes(reader.mistakes).into());
    };
    let orderable = draft
        .examine(&vendor.catalogue)
        .map_err(|mistakes| Refusal::Mistakes(mistakes.into_iter().map(Mistake::from).collect()))?;

    match &placed {
        Some(order) => {
            let first = store::order::first_sent(tx, order.id)?;
            let differences = order.differences(&draft, &orderable, &first);
            if !differences.is_empty() {
                return Err(Refusal::Conflict { order: order.id, differences }.into());
            }
        }
        None => refuse_taken_codes(tx, &draft, so_far)?,
    }
    Ok(Prepared { draft, orderable, customer, is_new_customer, reseller, distributor, placed })
}

/// The order that was placed under this number before. A reseller that was merged into another one is asked for by its own
/// number still, and an order sent to it by either. (L-29)
fn placed_before(tx: &mut Tx<'_>, request: &Request, reseller: &Account) -> Result<Option<Order>, Fault> {
    if request.number.chars().any(char::is_control) {
        return Ok(None);
    }
    if request.reseller != reseller.number
        && let Some(named) = super::account_of_number(tx, &request.reseller)?
        && let Some(placed) = store::order::find_by_number(tx, named.id, &request.number)?
    {
        return Ok(Some(placed));
    }
    store::order::find_by_number(tx, reseller.id, &request.number)
}

/// Stores what was worked out.
pub(super) fn carry_out(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, prepared: Prepared) -> Result<Placed, Error> {
    let Prepared { draft, orderable, customer, is_new_customer, reseller, distributor, placed } = prepared;
    if let Some(order) = placed {
        return Ok(Placed { order, again: true });
    }
    if is_new_customer {
        store::account::add(tx, &customer, act.now)?;
        let about = About {
            kind: "account.created",
            subject_kind: "account",
            subject: customer.id.uuid(),
            account: Some(customer.id),
        };
        event::record(tx, act, about, None, Some(json!({ "number": customer.number, "kind": customer.kind.word() })))?;
    }
    let is_all_stock = sales::is_all_stock(&vendor.catalogue, draft.lines.iter().map(|line| line.sku.as_str()));
    let named = draft.named;
    let order = draw_up(act, draft, orderable, is_all_stock);
    store::order::add(tx, &order, named)?;
    for line in order.lines.iter().filter(|line| sales::is_stock(&vendor.catalogue, &line.sku)) {
        activation_key::make(tx, act, vendor, order.customer, line)?;
    }
    let parties = [Some(&customer), Some(&reseller), distributor.as_ref()];
    index(tx, &order, parties.into_iter().flatten())?;
    mail::enqueue(
        tx,
        act,
        mail::Kind::Order,
        order.id.uuid(),
        order.link_generation,
        &order.recipient.email,
        order.recipient.language,
    )?;
    record(tx, act, &order, "order.placed", None, order.state.word())?;
    // Nobody unlocks it, so whoever is to redeem its keys comes in now.
    if is_all_stock && !store::account::has_administrator(tx, order.customer)? {
        invitation::invite_first_administrator(tx, act, order.customer, order.id, &order.contact)?;
    }
    Ok(Placed { order, again: false })
}

/// Notes the words by which the order is found: its number, whom it concerns, its licenses' codes.
fn index<'a>(tx: &mut Tx<'_>, order: &Order, parties: impl Iterator<Item = &'a Account>) -> Result<(), Fault> {
    let mut texts = vec![order.number.as_str()];
    texts.extend(parties.flat_map(|account| [account.number.as_str(), account.name.as_str()]));
    let mut words = fold::words(texts);
    words.extend(order.lines.iter().map(|line| list::code_word(&line.code)));
    store::order::add_words(tx, order.id, &words)
}

fn refuse_taken_codes(tx: &mut Tx<'_>, draft: &Draft, so_far: &SoFar) -> Result<(), Error> {
    let mut mistakes = Vec::new();
    for (index, line) in draft.lines.iter().enumerate() {
        if let Some(code) = &line.code
            && (so_far.codes.contains(code) || store::order::of_code(tx, code)?.is_some())
        {
            let what = Wrong::Order(sales::Wrong::CodeTaken(code.clone()));
            mistakes.push(Mistake { field: format!("lines[{index}].code"), what });
        }
    }
    if mistakes.is_empty() { Ok(()) } else { Err(Refusal::Mistakes(mistakes).into()) }
}

/// What brings activation keys alone is delivered with its mail: there is nothing to unlock. (P-06)
fn draw_up(act: &mut Act, draft: Draft, orderable: Vec<Orderable>, is_all_stock: bool) -> Order {
    let lines = draft.lines.into_iter().zip(orderable).map(|(line, orderable)| Line {
        license: act.id(),
        code: line.code.unwrap_or_else(|| code::license_code(act.random())),
        sku: line.sku,
        items: line.items,
        units: orderable.units,
        model: line.model,
        term: orderable.term,
        care: orderable.care,
        care_plan: line.care,
        care_months: orderable.care_months,
        price: line.price,
    });
    let lines = lines.collect();
    Order {
        id: act.id(),
        number: draft.number,
        ordered_on: draft.ordered_on,
        customer: draft.customer,
        country: draft.country,
        reseller: draft.reseller,
        distributor: draft.distributor,
        contact: draft.contact,
        recipient: draft.recipient,
        lines,
        state: if is_all_stock { State::Unlocked { at: act.now } } else { State::Locked },
        link_generation: 1,
        placed_at: act.now,
    }
}
