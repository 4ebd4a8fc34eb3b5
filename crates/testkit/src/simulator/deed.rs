//! What can happen in the simulation: each deed names what it is about by numbers of its own, so that a story still means
//! the same when other parts of it are left out. What it names may not be there (any more); that is a story, too.

use std::fmt;

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
    /// A license goes back against credit.
    Return { license: LicenseNo },
    /// A license goes to another customer.
    Move { license: LicenseNo, to: u8 },
    /// A license is exchanged for a line; the new one gets the number `slot` in its order.
    Exchange { license: LicenseNo, line: Line, slot: u32 },
    /// An account goes into another one.
    Merge { from: u8, into: u8 },
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
    /// The same line without a last day where it has no care: no order says one.
    #[must_use]
    pub fn told_once(self) -> Self {
        Self { last: if self.plan == 0 { 0 } else { self.last }, ..self }
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plan = ["no care", "basic", "gold", "platinum"][usize::from(self.plan.min(3))];
        write!(f, "{}×k{} {plan}", self.items, self.kind)?;
        if self.plan > 0 { write!(f, " until day {}", self.last) } else { Ok(()) }
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
            Self::Return { license: (order, slot) } => write!(f, "return A-{order}/{slot}"),
            Self::Move { license: (order, slot), to } => write!(f, "move A-{order}/{slot} to c{to}"),
            Self::Exchange { license: (order, slot), line, slot: new } => {
                write!(f, "exchange A-{order}/{slot} for A-{order}/{new}: [{line}]")
            }
            Self::Merge { from, into } => write!(f, "merge c{from} into c{into}"),
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
            Self::Return { .. } => "return",
            Self::Move { .. } => "move",
            Self::Exchange { .. } => "exchange",
            Self::Merge { .. } => "merge",
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
