//! How a change is heard: small notices of what somebody may want to look at again. (X-10, L-19, L-27)
//!
//! A transaction tells what it changes; what it told is published once it is committed, and never if it is not. This node
//! hears of it before whoever asked for the change has their answer; the other nodes on the same PostgreSQL hear of it a
//! moment later. A notice says where to look, never what is there: whoever hears one looks, and a notice too many does
//! no harm.
//!
//! Hearing is bounded. Whoever lags behind, and every listener of a node that could not hear the others for a while, is
//! told [`Notice::Everything`]: look again at all you hold.

use std::collections::BTreeSet;

use claviger_domain::id::{AccountId, OrderId, PersonId, ServerId};
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::sync::broadcast::{Receiver, Sender, channel};
use uuid::Uuid;

/// How many notices a listener may lag behind before it is told to look at everything.
const ROOM: usize = 4_096;

/// How many different notices one transaction publishes; one that told more has changed everything.
const MOST: usize = 1_024;

/// What PostgreSQL takes as one payload is less than 8,000 bytes.
const LONGEST_PAYLOAD: usize = 7_900;

/// Something changed, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notice {
    /// Nobody knows what: look again at all you hold.
    Everything,
    /// A server: its lease's number, its binding's generation, its state, its name; or it is gone.
    Server(ServerId),
    /// Something in an account: its pools, servers, orders, people.
    Account(AccountId),
    /// An order.
    Order(OrderId),
    /// Mails: one waits, went out, failed, came back.
    Mail,
    /// The event log has grown, or its chain.
    Events,
    /// The editions of the catalogue.
    Catalogue,
    /// A person: where they are signed in, or what they are where.
    Person(PersonId),
}

/// What one listener hears, in the order in which it was committed here.
#[derive(Debug)]
pub struct Notices(Receiver<Notice>);

/// Where notices are published. Clones publish at the same place.
#[derive(Clone)]
pub(super) struct Herald(Sender<Notice>);

/// What a transaction has told, each once.
#[derive(Default)]
pub(super) struct Told(BTreeSet<Notice>);

impl Notices {
    /// Waits for the next notice; `None` when the database is closed.
    pub async fn next(&mut self) -> Option<Notice> {
        match self.0.recv().await {
            Ok(notice) => Some(notice),
            Err(RecvError::Lagged(_)) => Some(Notice::Everything),
            Err(RecvError::Closed) => None,
        }
    }

    /// A notice that has come already, if there is one. What a transaction of this node told can be taken here as soon as
    /// the transaction is answered.
    pub fn heard(&mut self) -> Option<Notice> {
        match self.0.try_recv() {
            Ok(notice) => Some(notice),
            Err(TryRecvError::Lagged(_)) => Some(Notice::Everything),
            Err(TryRecvError::Empty | TryRecvError::Closed) => None,
        }
    }
}

impl Herald {
    pub(super) fn new() -> Self {
        Self(channel(ROOM).0)
    }

    pub(super) fn listen(&self) -> Notices {
        Notices(self.0.subscribe())
    }

    /// Tells everybody who listens.
    pub(super) fn publish(&self, told: &Told) {
        for notice in &told.0 {
            self.say(*notice);
        }
    }

    pub(super) fn say(&self, notice: Notice) {
        // It is no mistake if nobody listens.
        let _ = self.0.send(notice);
    }
}

impl Told {
    pub(super) fn add(&mut self, notice: Notice) {
        if self.0.contains(&Notice::Everything) {
            return;
        }
        if notice == Notice::Everything || self.0.len() >= MOST && !self.0.contains(&notice) {
            self.0.clear();
            self.0.insert(Notice::Everything);
            return;
        }
        self.0.insert(notice);
    }

    /// Takes over what another transaction of the same commit has told.
    pub(super) fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// As texts for other nodes, each begun by who sends it: `origin word word …`.
    pub(super) fn payloads(&self, origin: &str) -> Vec<String> {
        let mut payloads: Vec<String> = Vec::new();
        for notice in &self.0 {
            let word = word(*notice);
            match payloads.last_mut().filter(|text| text.len() + 1 + word.len() <= LONGEST_PAYLOAD) {
                Some(text) => {
                    text.push(' ');
                    text.push_str(&word);
                }
                None => payloads.push(format!("{origin} {word}")),
            }
        }
        payloads
    }
}

/// Who sent a payload, and what it says. A word of a newer program is taken for the widest one.
pub(super) fn read(payload: &str) -> Option<(&str, impl Iterator<Item = Notice>)> {
    let (origin, words) = payload.split_once(' ')?;
    Some((origin, words.split(' ').map(|word| meant(word).unwrap_or(Notice::Everything))))
}

fn word(notice: Notice) -> String {
    match notice {
        Notice::Everything => "*".to_owned(),
        Notice::Server(id) => format!("s{}", id.uuid().simple()),
        Notice::Account(id) => format!("a{}", id.uuid().simple()),
        Notice::Order(id) => format!("o{}", id.uuid().simple()),
        Notice::Mail => "m".to_owned(),
        Notice::Events => "e".to_owned(),
        Notice::Catalogue => "c".to_owned(),
        Notice::Person(id) => format!("p{}", id.uuid().simple()),
    }
}

fn meant(word: &str) -> Option<Notice> {
    let id = |digits: &str| Uuid::try_parse(digits).ok();
    match word.split_at_checked(1)? {
        ("s", digits) => Some(Notice::Server(ServerId::from_uuid(id(digits)?))),
        ("a", digits) => Some(Notice::Account(AccountId::from_uuid(id(digits)?))),
        ("o", digits) => Some(Notice::Order(OrderId::from_uuid(id(digits)?))),
        ("p", digits) => Some(Notice::Person(PersonId::from_uuid(id(digits)?))),
        ("m", "") => Some(Notice::Mail),
        ("e", "") => Some(Notice::Events),
        ("c", "") => Some(Notice::Catalogue),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(number: u128) -> Notice {
        Notice::Server(ServerId::from_uuid(Uuid::from_u128(number)))
    }

    #[test]
    fn x_10_notices_travel_as_short_texts_and_come_back_as_they_were() {
        let mut told = Told::default();
        for number in 0..600 {
            told.add(server(number));
        }
        told.add(Notice::Account(AccountId::from_uuid(Uuid::from_u128(7))));
        told.add(Notice::Order(OrderId::from_uuid(Uuid::from_u128(7))));
        told.add(Notice::Person(PersonId::from_uuid(Uuid::from_u128(7))));
        told.add(Notice::Mail);
        told.add(Notice::Events);
        told.add(Notice::Catalogue);
        let payloads = told.payloads("node-1");
        assert!(payloads.len() > 1 && payloads.iter().all(|text| text.len() < 8_000));
        let mut back = BTreeSet::new();
        for text in &payloads {
            let (origin, notices) = read(text).unwrap();
            assert_eq!(origin, "node-1");
            back.extend(notices);
        }
        assert_eq!(back, told.0);
    }

    #[test]
    fn x_10_who_changes_too_much_has_changed_everything() {
        let mut told = Told::default();
        for number in 0..MOST as u128 {
            told.add(server(number));
            told.add(server(0));
        }
        assert_eq!(told.0.len(), MOST);
        told.add(server(u128::MAX));
        told.add(server(1));
        assert_eq!(told.payloads("n"), ["n *"]);
    }

    #[test]
    fn x_10_what_is_not_understood_is_taken_for_everything() {
        for text in ["n *", "n z", "n sxyz", "n s", "n mm", "n "] {
            let (_, notices) = read(text).unwrap();
            assert_eq!(notices.collect::<Vec<_>>(), [Notice::Everything], "{text}");
        }
        assert!(read("").is_none());
    }
}
