//! Stock: activation keys, license keys made of units, offers to other accounts, and how low it may get. (P-06 to P-16)

use std::collections::BTreeMap;

use super::{Answer, At, DAY, Model, Whom};
use crate::simulator::deed::{By, LicenseNo, Line, NewKey, Offered, Reply, Typed};
use crate::simulator::{FOREIGN_DEVICE, For, KINDS, is_stock};

/// How long an offer can be accepted.
const STANDS: i64 = 30 * DAY;

/// An activation key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActivationKey {
    pub holder: u8,
    pub state: KeyState,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyState {
    Ready,
    /// By the offer of this number.
    Promised(u32),
    Redeemed,
    Withdrawn,
}

/// A license key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeviceKey {
    pub account: u8,
    pub kind: u8,
    pub units: u64,
    pub device: Option<u8>,
    pub revoked: bool,
    /// When it was made, and so which key signed it.
    pub made_at: i64,
}

/// An offer of stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    pub from: u8,
    pub to: u8,
    pub what: Offered,
    pub expires: i64,
    pub state: OfferState,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferState {
    Open,
    Accepted,
    Declined,
    Cancelled,
    Expired,
}

impl KeyState {
    pub fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Promised(_) => "promised",
            Self::Redeemed => "redeemed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl OfferState {
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
        }
    }
}

impl DeviceKey {
    pub fn new(account: u8, kind: u8, units: u64, device: Option<u8>, made_at: i64) -> Self {
        Self { account, kind, units, device, revoked: false, made_at }
    }
}

/// What is wrong with a key where so many units are free.
fn mistakes_of(key: &NewKey, free: u64) -> Vec<String> {
    let mut wrong = Vec::new();
    if key.units == 0 {
        wrong.push("no units".to_owned());
    } else if key.units > free {
        wrong.push(format!("{} of {free}", key.units));
    }
    match key.device {
        None if KINDS[usize::from(key.kind)].kept == For::ItsDevice => wrong.push("no serial number".into()),
        Some(FOREIGN_DEVICE) => wrong.push("another maker's".into()),
        _ => {}
    }
    wrong
}

impl Model {
    /// Whoever tries too often has to wait, even with a good code.
    pub(super) fn redeem(&mut self, account: u8, by: By, license: LicenseNo, typed: Typed, now: i64) -> Answer {
        if !self.has_agreed_by(account, by) {
            return Answer::said("not agreed");
        }
        if !self.is_open(account) {
            return Answer::said("closed");
        }
        if typed == Typed::Wrongly {
            return Answer::said("mistyped");
        }
        let Some(guess) = self.guess(At::ActivationKeys, account, by, now) else { return Answer::said("too often") };
        let found = self.keys.get_mut(&license).filter(|key| typed == Typed::Rightly && key.holder == account);
        let Some(key) = found.filter(|key| key.state != KeyState::Withdrawn) else {
            self.guessed(At::ActivationKeys, &guess, now);
            return Answer::said("no such key");
        };
        let refused = match key.state {
            KeyState::Promised(_) => Some("it is promised"),
            KeyState::Redeemed => Some("redeemed before"),
            KeyState::Ready | KeyState::Withdrawn => None,
        };
        if let Some(refused) = refused {
            self.guessed(At::ActivationKeys, &guess, now);
            return Answer::said(refused);
        }
        key.state = KeyState::Redeemed;
        self.guesses.remove(&(At::ActivationKeys, Whom::Person(account, by.person)));
        let line = self.licenses[&license].line;
        self.put_in(license, line, account, now);
        self.events.push("activation-key.redeemed");
        Answer::said("redeemed")
    }

    pub(super) fn withdraw(&mut self, license: LicenseNo) -> Answer {
        let Some(key) = self.keys.get_mut(&license) else { return Answer::said("no such activation key") };
        if key.state != KeyState::Ready {
            return Answer::said(format!("it is {}", key.state.word()));
        }
        key.state = KeyState::Withdrawn;
        self.delivers(self.licenses[&license].line, -1);
        self.events.push("activation-key.withdrawn");
        Answer::said("done")
    }

    /// The keys that an order brought are taken back, but for those that were redeemed.
    pub(super) fn take_keys_back(&mut self, order: u32) {
        let keys: Vec<_> = self.keys_of(order).map(|(license, key)| (license, key.state)).collect();
        for (license, state) in keys {
            if let KeyState::Promised(offer) = state {
                self.end_offer(offer, OfferState::Cancelled, 0);
            }
            self.withdraw(license);
        }
    }

    /// The same numbers twice are the same keys; of a list all are made or none, each of what those before it leave.
    pub(super) fn make_keys(&mut self, account: u8, keys: &[NewKey], number: u32, now: i64) -> Answer {
        if !self.has_agreed(account) {
            return Answer::said("not agreed");
        }
        let numbers = (number..).take(keys.len());
        if numbers.clone().all(|number| self.device_keys.get(&number).is_some_and(|made| made.account == account)) {
            return Answer::said("made");
        }
        if !self.is_open(account) {
            return Answer::said("closed");
        }
        let (mut taken, mut wrong) = (BTreeMap::new(), Vec::new());
        for (place, key) in keys.iter().enumerate() {
            let free = self.pools.get(&(account, key.kind)).filter(|_| is_stock(key.kind)).map(|pool| pool.free(now));
            let so_far = taken.entry(key.kind).or_insert(0);
            let left = free.map(|free| free - *so_far);
            let mistakes = left.map_or_else(|| vec!["no such type".into()], |left| mistakes_of(key, left));
            *so_far += if left.is_some_and(|left| key.units <= left) { key.units } else { 0 };
            let place = if keys.len() > 1 { format!(" at {place}") } else { String::new() };
            wrong.extend(mistakes.into_iter().map(|what| format!("{what}{place}")));
        }
        if !wrong.is_empty() {
            return Answer::said(format!("wrong: {}", wrong.join(", ")));
        }
        for (kind, units) in taken {
            self.change((account, kind), now, |pool| pool.in_keys += units);
        }
        for (number, key) in numbers.zip(keys) {
            self.device_keys.insert(number, DeviceKey::new(account, key.kind, key.units, key.device, now));
            self.events.push("license-key.made");
        }
        Answer::said("made")
    }

    pub(super) fn revoke(&mut self, number: u32, now: i64) -> Answer {
        let Some(key) = self.device_keys.get_mut(&number) else { return Answer::said("no such license key") };
        if std::mem::replace(&mut key.revoked, true) {
            return Answer::said("revoked before");
        }
        let (at, units) = ((key.account, key.kind), key.units);
        self.change(at, now, |pool| pool.in_keys -= units);
        self.events.push("license-key.revoked");
        Answer::said("done")
    }

    pub(super) fn offer(&mut self, number: u32, from: u8, what: Offered, to: u8, now: i64) -> Answer {
        if !self.has_agreed(from) {
            return Answer::said("not agreed");
        }
        if !self.is_open(from) {
            return Answer::said("closed");
        }
        let to = self.meant_by(to);
        let mut wrong = Vec::new();
        match what {
            Offered::Key(license) => {
                let is_theirs = |key: &ActivationKey| key.holder == from && key.state == KeyState::Ready;
                if !self.keys.get(&license).is_some_and(is_theirs) {
                    wrong.push("no such stock".to_owned());
                }
            }
            Offered::Units { kind, units } => match self.pools.get(&(from, kind)).map(|pool| pool.free(now)) {
                None => wrong.push("no such stock".to_owned()),
                Some(_) if units == 0 => wrong.push("no units".to_owned()),
                Some(free) if units > free => wrong.push(format!("{units} of {free}")),
                Some(_) => {}
            },
        }
        if from == to {
            wrong.push("to itself".into());
        } else if !self.is_partner(to) {
            wrong.push("to no partner".into());
        }
        if !wrong.is_empty() {
            return Answer::said(format!("wrong: {}", wrong.join(", ")));
        }
        match what {
            Offered::Key(license) => self.set_key(license, from, KeyState::Promised(number)),
            Offered::Units { kind, units } => self.change((from, kind), now, |pool| pool.reserved += units),
        }
        self.offers.insert(number, Offer { from, to, what, expires: now + STANDS, state: OfferState::Open });
        self.events.extend(["transfer.offered"; 2]);
        Answer::said("offered")
    }

    /// The receiver accepts or declines, the sender cancels; to everybody else there is no such offer.
    pub(super) fn answer_offer(&mut self, number: u32, by: u8, reply: Reply, now: i64) -> Answer {
        let Some(offer) = self.offers.get(&number).copied() else { return Answer::said("no such transfer") };
        let (side, other) = if reply == Reply::Cancel { (offer.from, offer.to) } else { (offer.to, offer.from) };
        if by != side {
            return Answer::said(if by == other { "it is the other side's" } else { "no such transfer" });
        }
        if !self.has_agreed(by) {
            return Answer::said("not agreed");
        }
        let state = match reply {
            Reply::Accept => OfferState::Accepted,
            Reply::Decline => OfferState::Declined,
            Reply::Cancel => OfferState::Cancelled,
        };
        if offer.state == state {
            return Answer::said("done");
        }
        if offer.state != OfferState::Open {
            return Answer::said(format!("it is {}", offer.state.word()));
        }
        if reply == Reply::Accept && now >= offer.expires {
            return Answer::said("too late");
        }
        self.end_offer(number, state, now);
        Answer::said("done")
    }

    /// Offers that nobody has answered in time come to nothing.
    pub(super) fn end_offers(&mut self, now: i64) -> Answer {
        let is_due = |offer: &Offer| offer.state == OfferState::Open && offer.expires <= now;
        let due: Vec<u32> = self.offers.iter().filter(|(_, offer)| is_due(offer)).map(|(number, _)| *number).collect();
        for number in &due {
            self.end_offer(*number, OfferState::Expired, now);
        }
        Answer::said(format!("{} have ended", due.len()))
    }

    pub(super) fn set_threshold(&mut self, account: u8, kind: u8, units: Option<u64>) -> Answer {
        if !self.has_agreed(account) {
            return Answer::said("not agreed");
        }
        if !self.is_open(account) {
            return Answer::said("closed");
        }
        if !is_stock(kind) || !self.pools.contains_key(&(account, kind)) {
            return Answer::said("no such license type");
        }
        if units == Some(0) {
            return Answer::said("no threshold");
        }
        if self.thresholds.get(&(account, kind)).map(|(units, _)| *units) == units {
            return Answer::said("done");
        }
        match units {
            Some(units) => self.thresholds.insert((account, kind), (units, None)),
            None => self.thresholds.remove(&(account, kind)),
        };
        self.events.push("stock.threshold-set");
        Answer::said("done")
    }

    /// Since when there is less than somebody wants to be told of.
    pub(super) fn watch_stock(&mut self, now: i64) {
        for (at, (units, since)) in &mut self.thresholds {
            let is_below = self.pools.get(at).is_none_or(|pool| pool.free(now) < *units);
            *since = is_below.then_some(since.unwrap_or(now));
        }
    }

    /// What waits of an account that goes into another one comes to nothing.
    pub(super) fn end_offers_of(&mut self, account: u8, now: i64) {
        let open: Vec<_> =
            self.offers.iter().filter(|(_, one)| one.state == OfferState::Open).map(|(no, one)| (*no, *one)).collect();
        for (number, offer) in open {
            if offer.from == account {
                self.end_offer(number, OfferState::Cancelled, now);
            } else if offer.to == account {
                self.end_offer(number, OfferState::Declined, now);
            }
        }
    }

    /// What is not in pools goes along: activation keys, license keys, devices, thresholds, and what was once offered; but
    /// for what the two have offered each other.
    pub(super) fn merge_stock(&mut self, from: u8, into: u8) {
        for key in self.keys.values_mut().filter(|key| key.holder == from) {
            key.holder = into;
        }
        for key in self.device_keys.values_mut().filter(|key| key.account == from) {
            key.account = into;
        }
        self.merge_devices(from, into);
        for offer in self.offers.values_mut() {
            if offer.from == from && offer.to != into {
                offer.from = into;
            }
            if offer.to == from && offer.from != into {
                offer.to = into;
            }
        }
        for kind in (0..).zip(KINDS).map(|(kind, _)| kind) {
            if let Some(threshold) = self.thresholds.remove(&(from, kind)) {
                self.thresholds.entry((into, kind)).or_insert(threshold);
            }
        }
    }

    /// The vendor delivers a line, or takes it back.
    pub(super) fn delivers(&mut self, line: Line, times: i64) {
        if is_stock(line.kind) {
            let units = u64::from(line.items) * KINDS[usize::from(line.kind)].units;
            *self.delivered.entry(line.kind).or_default() += times * i64::try_from(units).unwrap_or(i64::MAX);
        }
    }

    pub(super) fn keys_of(&self, order: u32) -> impl Iterator<Item = (LicenseNo, &ActivationKey)> {
        self.keys.range((order, 0)..=(order, u32::MAX)).map(|(license, key)| (*license, key))
    }

    /// Accepted, the receiver has it; ended otherwise, the sender.
    fn end_offer(&mut self, number: u32, state: OfferState, now: i64) {
        let Some(offer) = self.offers.get_mut(&number) else { return };
        offer.state = state;
        let (Offer { from, to, what, .. }, is_accepted) = (*offer, state == OfferState::Accepted);
        match what {
            Offered::Key(license) => self.set_key(license, if is_accepted { to } else { from }, KeyState::Ready),
            Offered::Units { kind, units } => {
                let moved = if is_accepted { i64::try_from(units).unwrap_or(i64::MAX) } else { 0 };
                self.change((from, kind), now, |pool| {
                    pool.reserved -= units;
                    pool.received -= moved;
                });
                if is_accepted {
                    self.pools.entry((to, kind)).or_default();
                    self.change((to, kind), now, |pool| pool.received += moved);
                }
            }
        }
        let told = match state {
            OfferState::Open | OfferState::Accepted => "transfer.accepted",
            OfferState::Declined => "transfer.declined",
            OfferState::Cancelled => "transfer.cancelled",
            OfferState::Expired => "transfer.expired",
        };
        self.events.extend([told; 2]);
    }

    fn set_key(&mut self, license: LicenseNo, holder: u8, state: KeyState) {
        self.keys.insert(license, ActivationKey { holder, state });
    }
}
