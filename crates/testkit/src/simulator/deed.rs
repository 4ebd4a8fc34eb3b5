//! What can happen in the simulation: each deed names what it is about by numbers of its own, so that a story still means
//! the same when other parts of it are left out. What it names may not be there (any more); that is a story, too.

use std::fmt;

use super::model::SECOND;
use super::{KINDS, PRODUCTS};

/// One line of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Which of [`super::KINDS`].
    pub kind: u8,
    /// How many items.
    pub items: u32,
    /// The care plan: none, basic, gold, platinum. Its days, and with them those of a subscription, are 10, 30 or 90.
    pub plan: u8,
    /// The last of those days, counted from the first day of the simulation.
    pub last: i32,
}

/// One cell of a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// The row, by kind.
    pub kind: u8,
    /// The column.
    pub server: u32,
    /// What stood there when its sender looked.
    pub seen: u64,
    /// What is to stand there.
    pub wanted: u64,
}

/// What the network does to a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Net {
    /// Nothing.
    Fine,
    /// The call never arrives.
    CallLost,
    /// It is answered, and the answer never arrives.
    AnswerLost,
}

/// A license key that somebody wants: for a device, if for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewKey {
    pub kind: u8,
    pub units: u64,
    pub device: Option<u8>,
}

/// What is typed as an activation key's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// The key's own.
    Rightly,
    /// The key's own, but for one character.
    Wrongly,
    /// A good code that nobody was ever given.
    MadeUp,
}

/// What an account offers to another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offered {
    /// The activation key of a license.
    Key(LicenseNo),
    /// Units of a pool.
    Units { kind: u8, units: u64 },
}

/// Who of an account does something, and from where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct By {
    /// The first one's number is 0.
    pub person: u8,
    pub network: u8,
}

/// A device of a shipment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    pub device: u8,
    /// Who bought it.
    pub buyer: Option<u8>,
    /// The code on its label.
    pub label: Option<u8>,
    /// Which of [`super::FACTORY`], or of what is none behind them, and how many items of it.
    pub licenses: Vec<(u8, u32)>,
}

/// How an offer is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    Accept,
    Decline,
    Cancel,
}

/// The number of an order and of a license in it. Those that came by exchange have numbers from 100 on.
pub type LicenseNo = (u32, u32);

/// One deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// The vendor places an order, or the same or another one under its number again.
    Place { order: u32, customer: u8, lines: Vec<Line> },
    /// Whoever holds the link of this generation unlocks.
    Unlock { order: u32, link: u32 },
    /// The vendor takes a locked order back.
    Cancel { order: u32 },
    /// The vendor sends the mail again, with another link.
    Resend { order: u32 },
    /// A server is added.
    AddServer { customer: u8, server: u32 },
    /// A server is removed.
    Remove { server: u32 },
    /// The matrix is saved.
    Save { customer: u8, cells: Vec<Wish> },
    /// A server is disabled.
    Disable { server: u32 },
    /// A server is enabled.
    Enable { server: u32 },
    /// A server's binding is released.
    Unbind { server: u32 },
    /// *Release now*.
    ReleaseNow { server: u32, by_vendor: bool },
    /// The token is rotated by somebody who saw this generation.
    Rotate { server: u32, seen: Option<u64> },
    /// An installation activates with a server's token of this number.
    Activate { install: u8, server: u32, token: u64, net: Net },
    /// It asks whether its lease has changed.
    CheckIn { install: u8, net: Net },
    /// It asks for its lease and a session.
    Renew { install: u8, net: Net },
    /// It sends its last call once more.
    Again { install: u8, net: Net },
    /// A copy of it checks in, with a number that lies so much behind.
    Copy { install: u8, behind: u64 },
    /// The vendor registers the product of a license: its care begins.
    Register { license: LicenseNo },
    /// A license goes back against credit.
    Return { license: LicenseNo },
    /// A license goes to another customer.
    Move { license: LicenseNo, to: u8 },
    /// A license is exchanged for a line; the new one gets the number `slot` in its order.
    Exchange { license: LicenseNo, line: Line, slot: u32 },
    /// An account goes into another one.
    Merge { from: u8, into: u8 },
    /// Somebody of an account types the code of a license's activation key.
    Redeem { account: u8, by: By, key: LicenseNo, typed: Typed },
    /// The vendor takes an activation key back.
    Withdraw { key: LicenseNo },
    /// License keys are made, one or a list of them; the first under a number that was chosen when it was reviewed.
    MakeKeys { account: u8, keys: Vec<NewKey>, number: u32 },
    /// The vendor revokes a license key.
    Revoke { number: u32 },
    /// Stock is offered to another account; the offer gets this number.
    Offer { from: u8, what: Offered, to: u8, number: u32 },
    /// Somebody of an account answers an offer.
    AnswerOffer { number: u32, by: u8, reply: Reply },
    /// Somebody says below how many units they are told.
    Threshold { account: u8, kind: u8, units: Option<u64> },
    /// The vendor imports a shipment, as a program does or by a file.
    Ship { shipment: u32, parcels: Vec<Parcel>, by_file: bool, net: Net },
    /// Somebody of an account types a serial number, and the code on a label, to see what there is.
    LookFor { account: u8, by: By, device: u8, label: Option<u8> },
    /// The same, and confirms.
    Claim { account: u8, by: By, device: u8, label: Option<u8>, net: Net },
    /// Somebody of an account downloads the file of a device.
    Download { account: u8, device: u8 },
    /// The vendor gives a device to an account.
    Assign { device: u8, to: u8 },
    /// The vendor takes a device back that nobody has claimed.
    TakeBack { device: u8 },
    /// The vendor publishes a version of the license agreement.
    Publish { version: u32 },
    /// The first one of an account's people accepts the version that is in force.
    Agree { account: u8 },
    /// The vendor publishes an edition of the catalogue that lacks some of [`super::PRODUCTS`]; it is to apply after so many
    /// days.
    PublishEdition { edition: u32, without: Vec<u8>, days: i64 },
    /// The vendor takes an edition back.
    WithdrawEdition { edition: u32 },
    /// Another key that signs for devices is made; it begins after so many microseconds.
    MakeSigner { lead: i64 },
    /// The vendor revokes the license key that was made of one of the licenses of a device.
    Unmake { device: u8, product: u8 },
    /// The job that ends offers nobody has answered in time.
    EndOffers,
    /// The job that frees what servers held whose lease has ended.
    EndLeases,
    /// The job that takes events into the chain.
    Seal,
}

/// One step of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Time passes.
    Wait { secs: i64 },
    /// One deed.
    One(Deed),
    /// Several, at the same moment: on several connections and nodes, where there are some.
    AtOnce(Vec<Deed>),
}

impl Line {
    /// The same line without a last day where no order says one: it has no care, or care that begins with registration.
    #[must_use]
    pub fn told_once(self) -> Self {
        let has_days = self.plan > 0 && !KINDS[usize::from(self.kind)].registered;
        Self { last: if has_days { self.last } else { 0 }, ..self }
    }
}

impl fmt::Display for NewKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of k{}", self.units, self.kind)?;
        self.device.map_or(Ok(()), |device| write!(f, " for d{device}"))
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plan = ["no care", "basic", "gold", "platinum"][usize::from(self.plan.min(3))];
        write!(f, "{}×k{} {plan}", self.items, self.kind)?;
        match self.plan {
            0 => Ok(()),
            months if KINDS[usize::from(self.kind)].registered => write!(f, " for {months} months"),
            _ => write!(f, " until day {}", self.last),
        }
    }
}

impl fmt::Display for Offered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key((order, slot)) => write!(f, "the key of A-{order}/{slot}"),
            Self::Units { kind, units } => write!(f, "{units} of k{kind}"),
        }
    }
}

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { person, network } = *self;
        if (person, network) == (0, 0) { Ok(()) } else { write!(f, " (person {person}, network {network})") }
    }
}

impl fmt::Display for Parcel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "d{}", self.device)?;
        self.licenses.iter().try_for_each(|(product, items)| write!(f, " {items}×f{product}"))?;
        self.buyer.map_or(Ok(()), |buyer| write!(f, " for c{buyer}"))?;
        self.label.map_or(Ok(()), |label| write!(f, " label {label}"))
    }
}

impl fmt::Display for Net {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Fine => "",
            Self::CallLost => ", call lost",
            Self::AnswerLost => ", answer lost",
        })
    }
}

impl fmt::Display for Deed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Place { order, customer, lines } => {
                write!(f, "place A-{order} for c{customer}:")?;
                lines.iter().try_for_each(|line| write!(f, " [{line}]"))
            }
            Self::Unlock { order, link } => write!(f, "unlock A-{order} by link {link}"),
            Self::Cancel { order } => write!(f, "cancel A-{order}"),
            Self::Resend { order } => write!(f, "resend A-{order}"),
            Self::AddServer { customer, server } => write!(f, "add s{server} for c{customer}"),
            Self::Remove { server } => write!(f, "remove s{server}"),
            Self::Save { customer, cells } => {
                write!(f, "save c{customer}:")?;
                cells
                    .iter()
                    .try_for_each(|one| write!(f, " [k{} s{}: {} to {}]", one.kind, one.server, one.seen, one.wanted))
            }
            Self::Disable { server } => write!(f, "disable s{server}"),
            Self::Enable { server } => write!(f, "enable s{server}"),
            Self::Unbind { server } => write!(f, "release the binding of s{server}"),
            Self::ReleaseNow { server, by_vendor } => {
                write!(f, "release s{server} now, by the {}", if *by_vendor { "vendor" } else { "customer" })
            }
            Self::Rotate { server, seen: Some(seen) } => write!(f, "rotate the token of s{server}, seen {seen}"),
            Self::Rotate { server, seen: None } => write!(f, "rotate the token of s{server}"),
            Self::Activate { install, server, token, net } => {
                write!(f, "p{install} activates as s{server} with token {token}{net}")
            }
            Self::CheckIn { install, net } => write!(f, "p{install} checks in{net}"),
            Self::Renew { install, net } => write!(f, "p{install} renews{net}"),
            Self::Again { install, net } => write!(f, "p{install} calls again{net}"),
            Self::Copy { install, behind } => write!(f, "a copy of p{install} checks in, {behind} behind"),
            Self::Register { license: (order, slot) } => write!(f, "register A-{order}/{slot}"),
            Self::Return { license: (order, slot) } => write!(f, "return A-{order}/{slot}"),
            Self::Move { license: (order, slot), to } => write!(f, "move A-{order}/{slot} to c{to}"),
            Self::Exchange { license: (order, slot), line, slot: new } => {
                write!(f, "exchange A-{order}/{slot} for A-{order}/{new}: [{line}]")
            }
            Self::Merge { from, into } => write!(f, "merge c{from} into c{into}"),
            Self::Redeem { account, by, key: (order, slot), typed } => {
                let typed = match typed {
                    Typed::Rightly => "",
                    Typed::Wrongly => ", mistyped",
                    Typed::MadeUp => ", made up",
                };
                write!(f, "c{account}{by} redeems the key of A-{order}/{slot}{typed}")
            }
            Self::Withdraw { key: (order, slot) } => write!(f, "withdraw the key of A-{order}/{slot}"),
            Self::MakeKeys { account, keys, number } => {
                write!(f, "c{account} makes key {number}:")?;
                keys.iter().try_for_each(|key| write!(f, " [{key}]"))
            }
            Self::Revoke { number } => write!(f, "revoke key {number}"),
            Self::Offer { from, what, to, number } => write!(f, "c{from} offers {what} to c{to} as t{number}"),
            Self::AnswerOffer { number, by, reply } => {
                write!(f, "c{by} answers t{number}: {}", format!("{reply:?}").to_lowercase())
            }
            Self::Threshold { account, kind, units: Some(units) } => {
                write!(f, "c{account} is told below {units} of k{kind}")
            }
            Self::Threshold { account, kind, units: None } => write!(f, "c{account} is not told of k{kind}"),
            Self::Ship { shipment, parcels, by_file, net } => {
                write!(f, "ship SH-{shipment}{}:", if *by_file { " by file" } else { "" })?;
                parcels.iter().try_for_each(|parcel| write!(f, " [{parcel}]"))?;
                net.fmt(f)
            }
            Self::LookFor { account, by, device, label } => {
                write!(f, "c{account}{by} looks for d{device}")?;
                label.map_or(Ok(()), |label| write!(f, " with label {label}"))
            }
            Self::Claim { account, by, device, label, net } => {
                write!(f, "c{account}{by} claims d{device}")?;
                label.map_or(Ok(()), |label| write!(f, " with label {label}"))?;
                net.fmt(f)
            }
            Self::Download { account, device } => write!(f, "c{account} downloads the file of d{device}"),
            Self::Assign { device, to } => write!(f, "give d{device} to c{to}"),
            Self::TakeBack { device } => write!(f, "take d{device} back"),
            Self::Publish { version } => write!(f, "publish agreement {version}"),
            Self::Agree { account } => write!(f, "c{account} accepts the agreement"),
            Self::PublishEdition { edition, without, days } => {
                write!(f, "publish edition {edition} from day +{days}")?;
                without.iter().try_for_each(|product| write!(f, " without {}", PRODUCTS[usize::from(*product)]))
            }
            Self::WithdrawEdition { edition } => write!(f, "withdraw edition {edition}"),
            Self::MakeSigner { lead } => write!(f, "make a key for devices that signs after {} s", lead / SECOND),
            Self::Unmake { device, product } => write!(f, "revoke the key of f{product} in d{device}"),
            Self::EndOffers => f.write_str("end offers"),
            Self::EndLeases => f.write_str("end leases"),
            Self::Seal => f.write_str("seal events"),
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wait { secs } => write!(f, "{secs} s pass"),
            Self::One(deed) => deed.fmt(f),
            Self::AtOnce(deeds) => {
                let deeds: Vec<_> = deeds.iter().map(ToString::to_string).collect();
                write!(f, "at once: {}", deeds.join(" | "))
            }
        }
    }
}

impl Deed {
    /// The device that it is about, if it is about one that was or will be shipped.
    #[must_use]
    pub fn device(&self) -> Option<u8> {
        match self {
            Self::Ship { parcels, .. } => parcels.first().map(|parcel| parcel.device),
            Self::LookFor { device, .. }
            | Self::Claim { device, .. }
            | Self::Download { device, .. }
            | Self::Assign { device, .. }
            | Self::TakeBack { device }
            | Self::Unmake { device, .. } => Some(*device),
            _ => None,
        }
    }

    /// What kind of deed it is.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Place { .. } => "place",
            Self::Unlock { .. } => "unlock",
            Self::Cancel { .. } => "cancel",
            Self::Resend { .. } => "resend",
            Self::AddServer { .. } => "add server",
            Self::Remove { .. } => "remove server",
            Self::Save { .. } => "save",
            Self::Disable { .. } => "disable",
            Self::Enable { .. } => "enable",
            Self::Unbind { .. } => "release binding",
            Self::ReleaseNow { .. } => "release now",
            Self::Rotate { .. } => "rotate token",
            Self::Activate { .. } => "activate",
            Self::CheckIn { .. } => "check in",
            Self::Renew { .. } => "renew",
            Self::Again { .. } => "call again",
            Self::Copy { .. } => "copy calls",
            Self::Register { .. } => "register",
            Self::Return { .. } => "return",
            Self::Move { .. } => "move",
            Self::Exchange { .. } => "exchange",
            Self::Merge { .. } => "merge",
            Self::Redeem { .. } => "redeem",
            Self::Withdraw { .. } => "withdraw key",
            Self::MakeKeys { keys, .. } if keys.len() > 1 => "make license keys",
            Self::MakeKeys { .. } => "make license key",
            Self::Revoke { .. } => "revoke license key",
            Self::Offer { .. } => "offer",
            Self::AnswerOffer { reply: Reply::Accept, .. } => "accept",
            Self::AnswerOffer { reply: Reply::Decline, .. } => "decline",
            Self::AnswerOffer { reply: Reply::Cancel, .. } => "cancel offer",
            Self::Threshold { .. } => "set threshold",
            Self::Ship { by_file: false, .. } => "ship",
            Self::Ship { by_file: true, .. } => "ship by file",
            Self::LookFor { .. } => "look for device",
            Self::Claim { .. } => "claim",
            Self::Download { .. } => "download file",
            Self::Assign { .. } => "give device",
            Self::TakeBack { .. } => "take device back",
            Self::Unmake { .. } => "revoke factory key",
            Self::Publish { .. } => "publish agreement",
            Self::Agree { .. } => "accept agreement",
            Self::PublishEdition { .. } => "publish edition",
            Self::WithdrawEdition { .. } => "withdraw edition",
            Self::MakeSigner { .. } => "make signing key",
            Self::EndOffers => "end offers",
            Self::EndLeases => "end leases",
            Self::Seal => "seal",
        }
    }
}

impl Step {
    /// The deeds in it.
    #[must_use]
    pub fn deeds(&self) -> &[Deed] {
        match self {
            Self::Wait { .. } => &[],
            Self::One(deed) => std::slice::from_ref(deed),
            Self::AtOnce(deeds) => deeds,
        }
    }
}
