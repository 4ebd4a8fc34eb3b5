//! Stock, as its holders and the vendor handle it, and as its pages show it.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use claviger_app::act::{Act, Who};
use claviger_app::activation_key;
use claviger_app::device_key::{self, Draft, Texts};
use claviger_app::domain::id::{AccountId, ActivationKeyId, LicenseId, OrderId};
use claviger_app::domain::license::activation_key::Code;
use claviger_app::domain::sorting::Part;
use claviger_app::stock;
use claviger_app::transfer::{self, Answer, Wanted};
use claviger_app::vault::Sealed;
use claviger_app::wire::device::{Line, Revoked};
use claviger_app::wire::key::PublicKey;
use claviger_app::{Error, Vendor, device_signing};
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;

use super::deeds::{Came, UnderWay, say};
use super::look::{kind_of_pool, pools_of};
use super::{Real, nobody};
use crate::simulator::deed::{Deed, NewKey, Offered, Reply, Typed};
use crate::simulator::model::{KeyState, Model};
use crate::simulator::{FOREIGN_DEVICE, MISTYPED_DEVICE, is_stock};

/// More than there ever are.
const ALL: u32 = 10_000;
/// Stands for the number of any license key that came with a device.
const WITH_DEVICE: &str = "came with the device";

impl Real {
    pub(super) fn begin_stock(&mut self, deed: &Deed, now: i64) -> UnderWay {
        match deed {
            Deed::Redeem { account, by, key, typed } => {
                let made_up = Code::made_of([key.0.to_be_bytes()[3], 0xff, 0, 0xff, 0, 0xff, 0]).to_string();
                let own = self.activation_keys.get(key).map_or(&made_up, |(_, code)| code);
                let code = match typed {
                    Typed::Rightly => own.clone(),
                    Typed::Wrongly => mistyped(own),
                    Typed::MadeUp => made_up,
                };
                let id = self.account(*account).id;
                self.ask_from(by.network, self.one_of(*account, by.person), now, move |tx, act, vendor| {
                    match activation_key::redeem(tx, act, vendor, id, &code)? {
                        Ok(_) => say("redeemed"),
                        Err(refused) => say(redeeming(&refused)),
                    }
                })
            }
            Deed::Withdraw { key } => {
                let id = self.activation_keys[key].0;
                self.ask(self.operator.clone(), now, move |tx, act, _| {
                    activation_key::withdraw(tx, act, id, "it was sent to the wrong person")?;
                    say("done")
                })
            }
            Deed::MakeKeys { account, keys, number } => {
                let (id, keys, number) = (self.account(*account).id, keys.clone(), format!("{number:016x}"));
                self.ask(self.somebody_of(*account), now, move |tx, act, vendor| {
                    let pools = pools_of(tx, id)?;
                    let wanted: Vec<_> = keys
                        .iter()
                        .map(|key| device_key::Wanted { pool: pools.get(&key.kind).copied(), draft: draft(key) })
                        .collect();
                    let made = match &wanted[..] {
                        [device_key::Wanted { pool, draft }] => {
                            vec![device_key::make(tx, act, vendor, id, *pool, draft, Some(&number))?]
                        }
                        list => device_key::make_all(tx, act, vendor, id, list, Some(&number))?,
                    };
                    Ok(Came::Keyed(made.into_iter().map(|listed| listed.key.id).collect()))
                })
            }
            Deed::Revoke { number } => {
                let id = self.device_keys[number];
                self.ask(self.operator.clone(), now, move |tx, act, vendor| {
                    device_key::revoke(tx, act, vendor, id, "the wrong device")?;
                    say("done")
                })
            }
            Deed::Offer { from, what, to, .. } => {
                let (id, to, what) = (self.account(*from).id, self.account(*to).number.clone(), *what);
                let key = match what {
                    Offered::Key(license) => self.activation_keys.get(&license).map_or_else(nobody, |(id, _)| *id),
                    Offered::Units { .. } => nobody(),
                };
                self.ask(self.somebody_of(*from), now, move |tx, act, vendor| {
                    let wanted = match what {
                        Offered::Key(_) => Wanted::Key(key),
                        Offered::Units { kind, units } => {
                            Wanted::Units(pools_of(tx, id)?.get(&kind).copied().unwrap_or_else(nobody), units)
                        }
                    };
                    let offered = transfer::offer(tx, act, vendor, id, Some(wanted), &to, None)?;
                    Ok(Came::Offered(offered.transfer.id))
                })
            }
            Deed::AnswerOffer { number, by, reply } => {
                let id = self.offers[number];
                let answer = match reply {
                    Reply::Accept => Answer::Accept,
                    Reply::Decline => Answer::Decline,
                    Reply::Cancel => Answer::Cancel,
                };
                self.ask(self.somebody_of(*by), now, move |tx, act, vendor| {
                    transfer::answer(tx, act, vendor, id, answer)?;
                    say("done")
                })
            }
            Deed::Threshold { account, kind, units } => {
                let (id, kind, units) = (self.account(*account).id, *kind, *units);
                self.ask(self.somebody_of(*account), now, move |tx, act, vendor| {
                    let pool = pools_of(tx, id)?.get(&kind).copied().unwrap_or_else(nobody);
                    stock::set_threshold(tx, act, vendor, id, pool, units)?;
                    say("done")
                })
            }
            _ => self.ask(Who::System, now, move |tx, act, _| {
                let ended = transfer::expire(tx, act, ALL)?;
                say(format!("{ended} have ended"))
            }),
        }
    }

    /// Whether what an account's people are shown of its stock is as the model has it: the balance, the codes of the keys
    /// they can redeem, and the file of each device, of which every line is signed.
    ///
    /// # Errors
    ///
    /// What differs.
    pub fn shown(&self, model: &Model, account: u8, now: i64) -> Result<(), String> {
        let id = self.account(account).id;
        let act = Act::new(super::instant(now), self.somebody_of(account), "192.0.2.7", [0; 32]);
        let vendor = self.vendor_at(0, now);
        let shown = self.nodes[0].read(move |tx| read(tx, &act, &vendor, id)).wait();
        let Shown { balance, codes, mut files, mut revoked, mut signed } =
            shown.map_err(|error: Error| error.to_string())?;
        let of_stock = model.pools.iter().filter(|((of, kind), _)| *of == account && is_stock(*kind));
        let wanted_balance: BTreeMap<_, _> = of_stock
            .map(|((_, kind), pool)| (*kind, [pool.loaded(), pool.used(), pool.reserved, pool.free(now)]))
            .collect();
        differ("the balance (kind: loaded, used, reserved, left)", &balance, &wanted_balance)?;
        let ready = model.keys.iter().filter(|(_, key)| key.holder == account && key.state == KeyState::Ready);
        let mut wanted_codes: Vec<_> = ready.map(|(license, _)| self.activation_keys[license].1.clone()).collect();
        wanted_codes.sort_unstable();
        differ("the codes of keys", &codes, &wanted_codes)?;
        let (mut wanted_files, mut wanted_revoked) = (BTreeMap::<String, Vec<String>>::new(), Vec::new());
        let mut wanted_signed = Vec::new();
        for (number, key) in &model.device_keys {
            let number = format!("{number:016x}");
            if key.account == account {
                wanted_signed.push((number.clone(), model.signers_at(key.made_at)));
            }
            match key.device {
                _ if key.revoked => wanted_revoked.push(number),
                Some(device) if key.account == account => wanted_files.entry(serial(device)).or_default().push(number),
                _ => {}
            }
        }
        for made in model.devices.iter().flat_map(|device| device.licenses.iter().map(move |made| (device, made))) {
            let (device, made) = made;
            if made.holder() == Some(account) {
                wanted_files.entry(serial(device.number)).or_default().push(WITH_DEVICE.into());
            }
            wanted_revoked.extend(made.keys.iter().filter(|key| !key.in_force).map(|_| WITH_DEVICE.to_owned()));
            let theirs = made.keys.iter().filter(|key| key.account == account);
            wanted_signed.extend(theirs.map(|key| (WITH_DEVICE.to_owned(), model.signers_at(key.made_at))));
        }
        // Whoever claims a device chooses no number for its keys.
        let chosen: Vec<String> = model.device_keys.keys().map(|number| format!("{number:016x}")).collect();
        let numbers =
            files.values_mut().flatten().chain(&mut revoked).chain(signed.iter_mut().map(|(number, _)| number));
        for number in numbers.filter(|number| !chosen.contains(number)) {
            *number = WITH_DEVICE.into();
        }
        wanted_revoked.sort_unstable();
        revoked.sort_unstable();
        files.values_mut().chain(wanted_files.values_mut()).for_each(|numbers| numbers.sort_unstable());
        signed.sort_unstable();
        wanted_signed.sort_unstable_by(|(one, one_may), (other, other_may)| {
            (one, one_may.start(), one_may.end()).cmp(&(other, other_may.start(), other_may.end()))
        });
        let is_one = |((number, signer), (wanted, may)): (&(String, usize), &(String, RangeInclusive<usize>))| {
            number == wanted && may.contains(signer)
        };
        if signed.len() != wanted_signed.len() || !signed.iter().zip(&wanted_signed).all(is_one) {
            return Err(format!("which keys for devices signed: {signed:?} is shown instead of {wanted_signed:?}"));
        }
        differ("the files of devices", &files, &wanted_files)?;
        differ("the revocation list", &revoked, &wanted_revoked)
    }
}

/// What is shown of an account's stock.
struct Shown {
    balance: BTreeMap<u8, [u64; 4]>,
    codes: Vec<String>,
    /// The numbers of the keys in each device's file.
    files: BTreeMap<String, Vec<String>>,
    revoked: Vec<String>,
    /// Every license key of the account, in force or not, and which of the published keys signed it.
    signed: Vec<(String, usize)>,
}

fn read(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, account: AccountId) -> Result<Shown, Error> {
    let strange = |what: &str| Fault::Gone(what.into());
    let mut balance = BTreeMap::new();
    for row in stock::balance(tx, act, vendor, account)?.rows {
        let kind = kind_of_pool(&row.pool).ok_or_else(|| strange("the balance has a type that nobody sells"))?;
        let figures = row.pool.figures;
        balance.insert(kind, [row.loaded.count(), figures.used.count(), figures.reserved.count(), row.left.count()]);
    }
    let listed = activation_key::list(tx, act, vendor, account, &Part::first(ALL))?;
    let mut codes: Vec<_> = listed.keys.into_iter().filter_map(|placed| placed.row.1).collect();
    codes.sort_unstable();
    let published = device_signing::published(tx, &vendor.vault)?;
    let mut signed = Vec::new();
    for listed in device_key::list(tx, act, vendor, account, &device_key::Search::default(), &Part::first(ALL))? {
        let line = &listed.row.key.line;
        let line =
            Line::read_by(&published, line).map_err(|_| strange("a license key is signed by no published key"))?;
        let is_named = |key: &PublicKey| line.key.is_some_and(|name| key.thumbprint().starts_with(name));
        // The first one is not named; the newest comes first.
        let signer = published.iter().rev().position(is_named).unwrap_or(0);
        signed.push((line.number.to_owned(), signer));
    }
    let mut files = BTreeMap::new();
    for (device, many) in device_key::devices(tx, act, account, ALL)? {
        if many == 0 {
            continue;
        }
        let (serial, file) = device_key::file(tx, act, account, &device)?;
        let mut numbers = Vec::new();
        for line in file.lines() {
            let line = Line::read_by(&published, line).map_err(|_| strange("a device's file is not signed"))?;
            numbers.push(line.number.to_owned());
        }
        files.insert(serial.to_string(), numbers);
    }
    let list = device_key::revocation_list(tx, act, vendor)?;
    // Whoever knows but one of the keys believes it.
    let mut read = published.iter().map(|known| Revoked::read(known, &list));
    let first = read.next().and_then(Result::ok).ok_or_else(|| strange("the revocation list is not signed"))?;
    if read.any(|one| one.is_err()) {
        return Err(strange("the revocation list is not signed by every key").into());
    }
    Ok(Shown { balance, codes, files, revoked: first.numbers, signed })
}

/// The keys that an order brought, with their codes, as its mail tells them.
pub(super) fn keys_of(
    tx: &mut Tx<'_>,
    vendor: &Vendor,
    order: OrderId,
) -> Result<Vec<(LicenseId, ActivationKeyId, String)>, Fault> {
    let mut keys = Vec::new();
    for listed in claviger_store::activation_key::of_order(tx, order)? {
        let opened = vendor.vault.open(Sealed::ActivationKey(listed.key.id.uuid()), &listed.sealed);
        let code = opened.map_err(|error| Fault::Gone(error.to_string()))?;
        keys.push((listed.key.license, listed.key.id, String::from_utf8_lossy(&code).into_owned()));
    }
    Ok(keys)
}

/// The number of a device that bears this serial number.
pub(super) fn device_of(serial: &str) -> Option<u8> {
    if serial == self::serial(FOREIGN_DEVICE) { Some(FOREIGN_DEVICE) } else { serial.get(15..)?.parse().ok() }
}

/// A refusal in the model's words.
pub(super) fn words(error: &Error) -> Option<String> {
    use claviger_app::domain::license::transfer::Refused;
    use claviger_app::{
        activation_key::Refusal as OfKey, device_key::Refusal as OfDevice, transfer::Refusal as OfOffer,
    };
    let wrong = |what: Vec<String>| format!("wrong: {}", what.join(", "));
    Some(match error {
        Error::ActivationKey(OfKey::NotReady(state)) => format!("it is {}", state.word()),
        Error::DeviceKey(OfDevice::Revoked) => "revoked before".into(),
        Error::DeviceKey(OfDevice::Mistakes(found)) => wrong(found.iter().map(|(_, what)| making(*what)).collect()),
        Error::DeviceKey(OfDevice::Several(found)) => {
            wrong(found.iter().map(|one| format!("{} at {}", making(one.what), one.at)).collect())
        }
        Error::Transfer(OfOffer::Mistakes(found)) => wrong(found.iter().map(|(_, what)| offering(*what)).collect()),
        Error::Transfer(OfOffer::OtherSide) => "it is the other side's".into(),
        Error::Transfer(OfOffer::State(Refused::TooLate)) => "too late".into(),
        Error::Transfer(OfOffer::State(Refused::Ended(state))) => format!("it is {}", state.word()),
        Error::Stock(stock::Refusal::Threshold) => "no threshold".into(),
        _ => return None,
    })
}

fn redeeming(refused: &activation_key::Refusal) -> String {
    use claviger_app::activation_key::{NotACode, Refusal, Refused};
    match refused {
        Refusal::Code(NotACode::Typed) => "mistyped".into(),
        Refusal::Key(Refused::Unknown) => "no such key".into(),
        Refusal::Key(Refused::Promised) => "it is promised".into(),
        Refusal::Key(Refused::Redeemed { .. }) => "redeemed before".into(),
        other => format!("{other:?}"),
    }
}

fn draft(key: &NewKey) -> Draft {
    Draft {
        units: key.units,
        serial: key.device.map(serial).unwrap_or_default(),
        texts: Texts {
            end_customer: "Alinea & Figli, Roma".into(),
            location: "Roma".into(),
            description: "master pbx".into(),
        },
    }
}

fn making(wrong: device_key::Wrong) -> String {
    use claviger_app::device_key::Wrong;
    match wrong {
        Wrong::Type => "no such type".into(),
        Wrong::Units => "no units".into(),
        Wrong::NotEnough(short) => format!("{} of {}", short.wanted, short.available),
        Wrong::SerialNeeded => "no serial number".into(),
        Wrong::SerialOfOthers => "another maker's".into(),
        Wrong::Serial(_) | Wrong::Text => format!("{wrong:?}"),
    }
}

fn offering(wrong: transfer::Wrong) -> String {
    use claviger_app::transfer::Wrong;
    match wrong {
        Wrong::What => "no such stock".into(),
        Wrong::Units => "no units".into(),
        Wrong::NotEnough(short) => format!("{} of {}", short.wanted, short.available),
        Wrong::Itself => "to itself".into(),
        Wrong::Receiver => "to no partner".into(),
    }
}

pub(super) fn serial(device: u8) -> String {
    match device {
        FOREIGN_DEVICE => "12-34-56-00-00-00".into(),
        MISTYPED_DEVICE => "00-90-33-00-00-9".into(),
        _ => format!("00-90-33-00-00-{device:02}"),
    }
}

/// A code with another character at its end.
fn mistyped(code: &str) -> String {
    let (rest, last) = code.split_at(code.len() - 1);
    format!("{rest}{}", if last == "0" { '1' } else { '0' })
}

fn differ<T: PartialEq + std::fmt::Debug>(what: &str, shown: &T, wanted: &T) -> Result<(), String> {
    if shown == wanted { Ok(()) } else { Err(format!("{what}: {shown:?} is shown instead of {wanted:?}")) }
}
