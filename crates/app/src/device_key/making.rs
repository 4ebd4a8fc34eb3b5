//! Making license keys, one or a whole list of them: what is reviewed is what is made, and all of a list or nothing. (P-08)

use claviger_domain::account::{Account, Permission};
use claviger_domain::id::{AccountId, PoolId};
use claviger_domain::license::device_key::{DeviceKey, Draft, Makeable, Wrong};
use claviger_domain::license::pool::{Pool, Refused};
use claviger_domain::units::Units;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;

use super::{Listed, Refusal, listed, write};
use crate::act::Act;
use crate::matrix::application_name;
use crate::{Error, Vendor, access, account, agreement, device_signing, pool, stock};

/// The most keys of one list: as many as are stored in the blink of an eye, since others wait for it.
pub const MOST: usize = 500;

/// A key that somebody wants made, as one of a list.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Of which license type, if it is named at all.
    pub pool: Option<PoolId>,
    /// What.
    pub draft: Draft,
}

/// What is wrong with a key of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mistake {
    /// Its place in the list, from nought.
    pub at: usize,
    /// The field.
    pub field: &'static str,
    /// What.
    pub what: Wrong,
}

/// A key that can be made, with everything worked out; nothing of it is stored yet.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// Whose it will be.
    pub account: Account,
    /// What it is made of.
    pub part: Part,
    /// The key.
    pub makeable: Makeable,
}

/// A list of keys that can be made, with everything worked out; nothing of it is stored yet.
#[derive(Debug, Clone)]
pub struct PreparedList {
    /// Whose they will be.
    pub account: Account,
    /// What they are made of: each license type once.
    pub parts: Vec<Part>,
    /// The keys in their order, each with the place of its license type among the parts.
    pub keys: Vec<(usize, Makeable)>,
}

/// A license type of which keys are made.
#[derive(Debug, Clone)]
pub struct Part {
    /// The pool, as it stands before.
    pub pool: Pool,
    /// The license type's name.
    pub name: String,
    /// How many units are left of it afterwards.
    pub left: Units,
}

/// What making a key would come to, without making it: the same answers, the same refusals.
pub fn review(
    tx: &mut Tx<'_>,
    act: &Act,
    vendor: &Vendor,
    account: AccountId,
    pool: Option<PoolId>,
    draft: &Draft,
) -> Result<Prepared, Error> {
    let wanted = [Wanted { pool, draft: draft.clone() }];
    let PreparedList { account, parts, keys } = prepare(tx, act, vendor, account, &wanted)?.map_err(of_one)?;
    match (parts.into_iter().next(), keys.into_iter().next()) {
        (Some(part), Some((_, makeable))) => Ok(Prepared { account, part, makeable }),
        _ => Err(Fault::Gone("a license key that was examined is not there".into()).into()),
    }
}

/// Makes a license key: its units are used from now on, finally. A `number` that was chosen when it was reviewed makes one
/// key however often it is sent. (P-08, P-09)
pub fn make(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    account: AccountId,
    pool: Option<PoolId>,
    draft: &Draft,
    number: Option<&str>,
) -> Result<Listed, Error> {
    let wanted = [Wanted { pool, draft: draft.clone() }];
    let made = carry_out(tx, act, vendor, account, &wanted, number)?.map_err(of_one)?;
    let missing = || Fault::Gone("a license key that was made is not there".into());
    made.into_iter().next().ok_or_else(|| missing().into())
}

/// What making a list of keys would come to, without making any.
pub fn review_all(
    tx: &mut Tx<'_>,
    act: &Act,
    vendor: &Vendor,
    account: AccountId,
    wanted: &[Wanted],
) -> Result<PreparedList, Error> {
    Ok(prepare(tx, act, vendor, account, wanted)?.map_err(Refusal::Several)?)
}

/// Makes a list of license keys, all of them or none, finally. A `number` that was chosen when they were reviewed is the
/// first one's, and the others follow it: they are made once however often they are sent. (P-08, P-09)
pub fn make_all(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    account: AccountId,
    wanted: &[Wanted],
    number: Option<&str>,
) -> Result<Vec<Listed>, Error> {
    Ok(carry_out(tx, act, vendor, account, wanted, number)?.map_err(Refusal::Several)?)
}

/// Of a single key nobody has to be told which one it is.
fn of_one(mistakes: Vec<Mistake>) -> Refusal {
    Refusal::Mistakes(mistakes.into_iter().map(|mistake| (mistake.field, mistake.what)).collect())
}

/// Works out every key, each from what those before it leave; or everything that is wrong with any.
fn prepare(
    tx: &mut Tx<'_>,
    act: &Act,
    vendor: &Vendor,
    account: AccountId,
    wanted: &[Wanted],
) -> Result<Result<PreparedList, Vec<Mistake>>, Error> {
    access::to_account(tx, &act.who, Permission::AssignLicenses, account)?;
    agreement::deals(tx, act, account)?;
    let account = account::open(tx, account)?;
    if !(1..=MOST).contains(&wanted.len()) {
        return Err(Refusal::Count(wanted.len()).into());
    }
    let (mut parts, mut keys, mut mistakes) = (Vec::new(), Vec::with_capacity(wanted.len()), Vec::new());
    for (at, Wanted { pool, draft }) in wanted.iter().enumerate() {
        let place = place_of(tx, act, vendor, &account, *pool, &mut parts)?;
        let found = place.and_then(|place| Some((place, stock::device_keys(vendor, &parts[place].pool)?)));
        let Some((place, form)) = found else {
            mistakes.push(Mistake { at, field: "pool", what: Wrong::Type });
            continue;
        };
        let left = &mut parts[place].left;
        match draft.examine(form, *left, &account.number) {
            Ok(makeable) => {
                *left = left.less(makeable.units);
                keys.push((place, makeable));
            }
            Err(wrong) => {
                // What is only put wrongly takes its units all the same: once it is mended, nothing else is found wrong.
                if wrong.iter().all(|(field, _)| *field != "units") {
                    *left = left.less(Units::new(draft.units).unwrap_or(Units::ZERO));
                }
                mistakes.extend(wrong.into_iter().map(|(field, what)| Mistake { at, field, what }));
            }
        }
    }
    Ok(if mistakes.is_empty() { Ok(PreparedList { account, parts, keys }) } else { Err(mistakes) })
}

/// The place of a license type among `parts`, to which it is added when it is first named; none if the account has none
/// like it.
fn place_of(
    tx: &mut Tx<'_>,
    act: &Act,
    vendor: &Vendor,
    account: &Account,
    pool: Option<PoolId>,
    parts: &mut Vec<Part>,
) -> Result<Option<usize>, Fault> {
    let Some(id) = pool else { return Ok(None) };
    if let Some(place) = parts.iter().position(|part| part.pool.id == id) {
        return Ok(Some(place));
    }
    let found = store::pool::find(tx, id)?.filter(|pool| pool.key.account == account.id);
    let Some(pool) = found.filter(|pool| stock::is_stock(vendor, pool)) else { return Ok(None) };
    parts.push(Part { name: application_name(vendor, &pool), left: pool.free_at(act.now), pool });
    Ok(Some(parts.len() - 1))
}

fn carry_out(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    account: AccountId,
    wanted: &[Wanted],
    number: Option<&str>,
) -> Result<Result<Vec<Listed>, Vec<Mistake>>, Error> {
    let chosen = number.filter(|number| number.len() == 16).and_then(|number| u64::from_str_radix(number, 16).ok());
    let numbers = match chosen {
        Some(first) => match numbered(tx, account, first, wanted.len())? {
            Numbered::Free => Some(first),
            Numbered::Taken => None,
            Numbered::Made(keys) => {
                access::to_account(tx, &act.who, Permission::AssignLicenses, account)?;
                agreement::deals(tx, act, account)?;
                return Ok(Ok(keys.into_iter().map(|key| listed(tx, vendor, key)).collect::<Result<_, _>>()?));
            }
        },
        None => None,
    };
    let PreparedList { account, parts, keys } = match prepare(tx, act, vendor, account, wanted)? {
        Ok(prepared) => prepared,
        Err(mistakes) => return Ok(Err(mistakes)),
    };
    let first = numbers.unwrap_or_else(|| u64::from_be_bytes(act.random()));
    let signer = device_signing::signer(tx, &vendor.vault, act.now)?;
    let mut made = Vec::with_capacity(keys.len());
    for (number, (place, Makeable { units, serial, texts, says })) in following(first).zip(keys) {
        let part = &parts[place];
        let key = DeviceKey {
            id: act.id(),
            account: account.id,
            pool: part.pool.id,
            units,
            serial,
            end_customer: texts.end_customer,
            location: texts.location,
            description: texts.description,
            line: signer.line(&says, &number),
            number,
            says,
            made: act.now,
            factory: None,
            revoked: None,
        };
        made.push(Listed { key, name: part.name.clone() });
    }
    for Part { pool, .. } in &parts {
        let of_it = made.iter().filter(|listed| listed.key.pool == pool.id);
        let of_it: Vec<_> = of_it.map(|listed| (listed.key.id, listed.key.units)).collect();
        let change = pool.make_keys(&of_it, act.now).map_err(|refused| match refused {
            // Every key was examined with what those before it leave.
            Refused::NotEnough(short) => Fault::Gone(format!("license keys that were examined: {short}")).into(),
            Refused::Impossible(impossible) => Error::from(impossible),
        })?;
        pool::record(tx, act, pool, &change)?;
        for Listed { key, name } in made.iter().filter(|listed| listed.key.pool == pool.id) {
            write(tx, act, key, name, &pool.key.application)?;
        }
        stock::watch(tx, act, pool.id)?;
    }
    Ok(Ok(made))
}

/// What is known of some numbers that were chosen beforehand.
enum Numbered {
    /// No key has any of them.
    Free,
    /// Some other key has one of them.
    Taken,
    /// They are the numbers of keys that the account has made.
    Made(Vec<DeviceKey>),
}

fn numbered(tx: &mut Tx<'_>, account: AccountId, first: u64, count: usize) -> Result<Numbered, Fault> {
    let numbers: Vec<_> = following(first).take(count).collect();
    let mut known = Vec::new();
    // Behind the last number there is comes the first one.
    for numbers in numbers.chunk_by(|one, next| one < next) {
        if let [first, ..] = numbers
            && let [.., last] = numbers
        {
            known.extend(store::device_key::of_numbers(tx, first, last)?);
        }
    }
    Ok(match known.len() {
        0 => Numbered::Free,
        all if all == count && known.iter().all(|key| key.account == account) => Numbered::Made(known),
        _ => Numbered::Taken,
    })
}

/// The number `first` and those that follow it, as keys have them.
fn following(first: u64) -> impl Iterator<Item = String> {
    (0..).map(move |at| format!("{:016x}", first.wrapping_add(at)))
}
