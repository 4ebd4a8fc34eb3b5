//! What this node remembers of the servers that have called it, so that an unchanged check-in needs no database.
//! (L-17, L-19)
//!
//! What is remembered was loaded at the first contact and is trusted until something is heard of the server: a notice that
//! it changed, here or on another node. Notices of this node are here before whoever asked for the change has their
//! answer, and every call is judged after all that have come; so what was disabled or released is refused from then on.
//! Another node's change is known here when its notice arrives, milliseconds later. While other nodes cannot be heard,
//! nothing remembered is trusted, and after that only what is loaded anew.
//!
//! What calls bring (number, nonce, time, address) is kept here until it is written, by `contact_writer`, and is never
//! thrown away for being outdated: it is compared when it is written.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use claviger_app::contact::{Contact, Known};
use claviger_app::domain::id::ServerId;
use claviger_app::domain::license::contact::{self as domain, Asked};
use claviger_app::domain::license::server::Call;
use claviger_app::store::engine::{Db, Notice, Notices};
use jiff::Timestamp;

use crate::limits::{Policy, RetryAfter};

/// Check-ins and renewals of one server.
pub const CALLS: Policy = Policy { quota: 120, window_secs: 1_200 };

/// In so many parts, each with a lock of its own.
const SHARDS: usize = 64;
/// As many characters as our own library's nonces have; longer ones cost an allocation each.
const USUAL_NONCE: usize = 22;
/// What stands for "never" where instants are microseconds.
const NEVER: i64 = i64::MIN;

/// The memory of one node.
pub struct Contacts {
    db: Db,
    news: Mutex<Notices>,
    shards: Vec<Mutex<Shard>>,
}

/// What memory says to a call.
#[derive(Debug)]
pub enum Heard {
    /// Nothing has changed.
    Unchanged,
    /// There is a newer lease, or one is due.
    LeaseChanged,
    /// The server calls too often.
    TooOften(RetryAfter),
    /// It is to be loaded first, and the call to be judged again.
    Unknown(Ticket),
    /// The database has to say.
    NotForMemory,
}

/// Leave to take something into memory that is being loaded; void if anything is heard of the server meanwhile.
#[derive(Debug, Clone, Copy)]
pub struct Ticket {
    server: ServerId,
    version: u32,
}

/// How much is remembered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// Of how many servers.
    pub servers: usize,
    /// Of how many of them calls are yet to be written.
    pub unwritten: usize,
    /// In how many bytes, allocated ones that are free included.
    pub bytes: usize,
}

/// One walk through all that is yet to be written.
#[derive(Debug, Default)]
pub struct Sweep {
    shard: usize,
    /// How many of this shard's are still to be taken; none before it was looked at.
    left: Option<usize>,
}

/// Ids are made here, and half of one is random; nobody chooses them so that they collide. That half, mixed, since some of
/// its bits always are the same, and all servers of one part have others in common.
#[derive(Default)]
struct OwnId(u64);

impl Hasher for OwnId {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let random = bytes.last_chunk().map_or(0, |last| u64::from_le_bytes(*last));
        let mixed = random.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ mixed >> 32;
    }

    fn write_usize(&mut self, _length: usize) {}
}

#[derive(Default)]
struct Shard {
    index: HashMap<ServerId, u32, BuildHasherDefault<OwnId>>,
    entries: Vec<Entry>,
    unwritten: Vec<ServerId>,
}

/// One server. There may be a million of these: every byte counts.
struct Entry {
    generation: u64,
    lease_number: u64,
    /// Microseconds since 1970, as are the others.
    renew_after: i64,
    sequence: u64,
    nonce: Nonce,
    /// When the call of that number came, if it came here and is not known to be written.
    came_at: i64,
    /// From when on the server may call as often as ever.
    full_at: i64,
    origin: Option<IpAddr>,
    /// Goes up whenever something is heard of the server.
    version: u32,
    /// Calls since the last one that was written.
    calls: u32,
    is_trusted: bool,
    is_unwritten: bool,
}

enum Nonce {
    Usual(u8, [u8; USUAL_NONCE]),
    Long(Box<str>),
}

impl Contacts {
    /// An empty memory beside `db`.
    #[must_use]
    pub fn new(db: Db) -> Self {
        let news = Mutex::new(db.listen());
        Self { db, news, shards: (0..SHARDS).map(|_| Mutex::default()).collect() }
    }

    /// Judges a check-in whose code was found right, and remembers it if memory can answer.
    pub fn hear(&self, server: ServerId, asked: &Asked<'_>, origin: &str, now: Timestamp) -> Heard {
        self.hear_news();
        let mut shard = self.shard(server);
        let (entry, unwritten) = shard.parts(server);
        match CALLS.take(entry.full_at, now.as_microsecond()) {
            Ok(full_at) => entry.full_at = full_at,
            Err(wait) => return Heard::TooOften(wait),
        }
        self.judge(entry, unwritten, server, asked, origin, now)
    }

    /// Judges once more a call that found its server unknown, now that it was loaded.
    pub fn hear_again(&self, server: ServerId, asked: &Asked<'_>, origin: &str, now: Timestamp) -> Heard {
        self.hear_news();
        let mut shard = self.shard(server);
        let (entry, unwritten) = shard.parts(server);
        self.judge(entry, unwritten, server, asked, origin, now)
    }

    /// Whether a server, proven to be it, may call once more.
    pub fn may_call(&self, server: ServerId, now: Timestamp) -> Result<(), RetryAfter> {
        let mut shard = self.shard(server);
        let entry = shard.entry(server);
        entry.full_at = CALLS.take(entry.full_at, now.as_microsecond())?;
        Ok(())
    }

    /// Takes what was loaded into memory; unless something was heard of the server since the ticket was given.
    pub fn learn(&self, ticket: Ticket, known: Option<Known>) {
        self.hear_news();
        let mut shard = self.shard(ticket.server);
        let entry = shard.entry(ticket.server);
        let Some(known) = known.filter(|_| entry.version == ticket.version && !entry.is_unwritten) else { return };
        // What came here may be on its way to the database still: then it is the newer.
        let is_ahead = entry.came_at != NEVER && entry.generation == known.generation;
        if !is_ahead || entry.sequence < known.sequence {
            (entry.sequence, entry.nonce, entry.came_at) = (known.sequence, Nonce::of(&known.nonce), NEVER);
        }
        (entry.generation, entry.lease_number) = (known.generation, known.lease_number);
        entry.renew_after = known.renew_after.map_or(NEVER, Timestamp::as_microsecond);
        entry.is_trusted = true;
    }

    /// The newest call of a server that was answered from memory, unless it is known to be written: what a transaction
    /// about that server has to know first.
    #[must_use]
    pub fn newest(&self, server: ServerId) -> Option<Contact> {
        let shard = self.shard(server);
        let entry = &shard.entries[*shard.index.get(&server)? as usize];
        entry.contact(server)
    }

    /// A transaction about a server was carried out, which wrote `newest` first: the server is to be loaded anew.
    pub fn settled(&self, server: ServerId, newest: Option<&Contact>) {
        let mut shard = self.shard(server);
        let entry = shard.entry(server);
        entry.outdate();
        if let Some(newest) = newest.filter(|newest| newest.sequence == entry.sequence) {
            (entry.is_unwritten, entry.came_at) = (false, NEVER);
            entry.calls = entry.calls.saturating_sub(newest.calls);
        }
    }

    /// Up to `most` calls that were yet to be written when `sweep` came by; none when it is through. Who calls again
    /// meanwhile waits for the next sweep. They count as written until they are given back.
    #[must_use]
    pub fn take(&self, sweep: &mut Sweep, most: usize) -> Vec<Contact> {
        let mut taken = Vec::new();
        while let Some(shard) = self.shards.get(sweep.shard).filter(|_| taken.len() < most) {
            let mut shard = lock(shard);
            let left = sweep.left.get_or_insert(shard.unwritten.len());
            let due = (*left).min(most - taken.len()).min(shard.unwritten.len());
            *left -= due;
            // From the front, behind which whoever calls now is put.
            for server in shard.unwritten.drain(..due).collect::<Vec<_>>() {
                let entry = shard.entry(server);
                if entry.is_unwritten {
                    taken.extend(entry.contact(server));
                    (entry.is_unwritten, entry.calls) = (false, 0);
                }
            }
            if shard.unwritten.is_empty() {
                shard.unwritten = Vec::new();
            }
            if sweep.left == Some(0) || shard.unwritten.is_empty() {
                *sweep = Sweep { shard: sweep.shard + 1, left: None };
            }
        }
        taken
    }

    /// These have been written: the database knows them as well.
    pub fn written(&self, contacts: &[Contact]) {
        for contact in contacts {
            let mut shard = self.shard(contact.server);
            let entry = shard.entry(contact.server);
            if entry.sequence == contact.sequence && !entry.is_unwritten {
                entry.came_at = NEVER;
            }
        }
    }

    /// These could not be written.
    pub fn give_back(&self, contacts: &[Contact]) {
        for contact in contacts {
            let mut shard = self.shard(contact.server);
            let entry = shard.entry(contact.server);
            entry.calls = entry.calls.saturating_add(contact.calls);
            if !entry.is_unwritten {
                entry.is_unwritten = true;
                shard.unwritten.push(contact.server);
            }
        }
    }

    /// More is known of this server than is remembered.
    pub fn outdate(&self, server: ServerId) {
        let mut shard = self.shard(server);
        if let Some(at) = shard.index.get(&server).copied() {
            shard.entries[at as usize].outdate();
        }
    }

    /// Takes note of every notice that has come.
    pub fn hear_news(&self) {
        let mut news = self.news.lock().unwrap_or_else(PoisonError::into_inner);
        while let Some(notice) = news.heard() {
            match notice {
                Notice::Server(server) => self.outdate(server),
                Notice::Everything => {
                    for shard in &self.shards {
                        lock(shard).entries.iter_mut().for_each(Entry::outdate);
                    }
                }
                Notice::Account(_)
                | Notice::Order(_)
                | Notice::Mail
                | Notice::Events
                | Notice::Catalogue
                | Notice::Person(_) => {}
            }
        }
    }

    /// How much is remembered.
    #[must_use]
    pub fn size(&self) -> Size {
        let mut size = Size::default();
        for shard in &self.shards {
            let shard = lock(shard);
            size.servers += shard.entries.len();
            size.unwritten += shard.unwritten.len();
            // A table keeps an eighth of its places free, and a byte for each place.
            let places = shard.index.capacity() * 8 / 7;
            size.bytes += places * (size_of::<(ServerId, u32)>() + 1);
            size.bytes += shard.entries.capacity() * size_of::<Entry>();
            size.bytes += shard.unwritten.capacity() * size_of::<ServerId>();
            size.bytes += shard.entries.iter().map(|entry| entry.nonce.allocated()).sum::<usize>();
        }
        size
    }

    fn judge(
        &self,
        entry: &mut Entry,
        unwritten: &mut Vec<ServerId>,
        server: ServerId,
        asked: &Asked<'_>,
        origin: &str,
        now: Timestamp,
    ) -> Heard {
        if !entry.is_trusted || !self.db.hears_others() {
            // What is yet to be written must be compared with what is written before anything is loaded over it.
            return if entry.is_unwritten {
                Heard::NotForMemory
            } else {
                Heard::Unknown(Ticket { server, version: entry.version })
            };
        }
        let (heard, call_is) = match entry.known().hear(asked, now) {
            domain::Heard::Unchanged(call) => (Heard::Unchanged, call),
            domain::Heard::LeaseChanged(call) => (Heard::LeaseChanged, call),
            domain::Heard::NotForMemory => return Heard::NotForMemory,
        };
        if call_is == Call::Next {
            (entry.sequence, entry.came_at) = (asked.sequence, now.as_microsecond());
            entry.nonce = Nonce::of(asked.nonce);
            entry.origin = origin.parse().ok();
            entry.calls = entry.calls.saturating_add(1);
            if !entry.is_unwritten {
                entry.is_unwritten = true;
                unwritten.push(server);
            }
        }
        heard
    }

    fn shard(&self, server: ServerId) -> MutexGuard<'_, Shard> {
        // The last byte of an id is random.
        lock(&self.shards[usize::from(server.uuid().as_bytes()[15]) % SHARDS])
    }
}

impl Shard {
    fn entry(&mut self, server: ServerId) -> &mut Entry {
        self.parts(server).0
    }

    /// The entry of a server, and those that are yet to be written.
    fn parts(&mut self, server: ServerId) -> (&mut Entry, &mut Vec<ServerId>) {
        let at = *self.index.entry(server).or_insert_with(|| {
            if self.entries.len() == self.entries.capacity() {
                // By an eighth, where doubling would leave up to half of it empty.
                self.entries.reserve_exact((self.entries.len() / 8).max(16));
            }
            self.entries.push(Entry::unknown());
            (self.entries.len() - 1) as u32
        });
        (&mut self.entries[at as usize], &mut self.unwritten)
    }
}

impl Entry {
    fn unknown() -> Self {
        Self {
            generation: 0,
            lease_number: 0,
            renew_after: NEVER,
            sequence: 0,
            nonce: Nonce::of(""),
            came_at: NEVER,
            full_at: NEVER,
            origin: None,
            version: 0,
            calls: 0,
            is_trusted: false,
            is_unwritten: false,
        }
    }

    fn known(&self) -> domain::Known<'_> {
        domain::Known {
            generation: self.generation,
            lease_number: self.lease_number,
            renew_after: instant(self.renew_after),
            sequence: self.sequence,
            nonce: self.nonce.text(),
        }
    }

    fn contact(&self, server: ServerId) -> Option<Contact> {
        Some(Contact {
            server,
            generation: self.generation,
            sequence: self.sequence,
            nonce: self.nonce.text().to_owned(),
            at: instant(self.came_at)?,
            origin: self.origin.map_or_else(|| "unknown".to_owned(), |address| address.to_string()),
            calls: if self.is_unwritten { self.calls } else { 0 },
        })
    }

    fn outdate(&mut self) {
        self.version = self.version.wrapping_add(1);
        self.is_trusted = false;
    }
}

impl Nonce {
    fn of(text: &str) -> Self {
        let mut bytes = [0; USUAL_NONCE];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(place), Ok(length)) => {
                place.copy_from_slice(text.as_bytes());
                Self::Usual(length, bytes)
            }
            _ => Self::Long(text.into()),
        }
    }

    fn text(&self) -> &str {
        match self {
            Self::Usual(length, bytes) => str::from_utf8(&bytes[..usize::from(*length)]).unwrap_or_default(),
            Self::Long(text) => text,
        }
    }

    fn allocated(&self) -> usize {
        match self {
            Self::Usual(..) => 0,
            Self::Long(text) => text.len(),
        }
    }
}

impl std::fmt::Debug for Contacts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Contacts({:?})", self.size())
    }
}

fn instant(micros: i64) -> Option<Timestamp> {
    if micros == NEVER { None } else { Timestamp::from_microsecond(micros).ok() }
}

fn lock(shard: &Mutex<Shard>) -> MutexGuard<'_, Shard> {
    shard.lock().unwrap_or_else(PoisonError::into_inner)
}
