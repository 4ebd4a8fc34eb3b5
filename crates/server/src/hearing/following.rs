//! The products that follow on this node: each has a line, on which it is told to look. (L-19)
//!
//! One listener hears the notices of the database and rings the lines they are about, so that ten thousand products that
//! follow cost nothing while nothing concerns them. Where very many are to look at once, each waits for a moment of its
//! own.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use claviger_app::domain::id::ServerId;
use claviger_app::store::engine::Notice;
use tokio::sync::watch;

use crate::web::Web;

/// When more servers than this change in one go, they look one after the other.
const MANY: usize = 50;

/// What a product is told on its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// Nothing yet.
    Nothing,
    /// Its server may have changed.
    Look,
    /// Everybody is to look: take your time.
    LookSometime,
    /// The same server has another line by now.
    Replaced,
}

/// One product's line; dropping it hangs up.
pub struct Line {
    server: ServerId,
    lines: Lines,
    heard: watch::Receiver<Word>,
    ours: watch::Sender<Word>,
}

/// All lines of this node, one for each server at the most. Clones share them.
#[derive(Clone, Default)]
pub struct Lines(Arc<Mutex<HashMap<ServerId, watch::Sender<Word>>>>);

impl Lines {
    /// A line for `server`; one it had before is told that it was replaced.
    #[must_use]
    pub fn open(&self, server: ServerId) -> Line {
        let (ours, heard) = watch::channel(Word::Nothing);
        if let Some(older) = self.all().insert(server, ours.clone()) {
            older.send_replace(Word::Replaced);
        }
        Line { server, lines: self.clone(), heard, ours }
    }

    /// Rings everybody.
    pub fn ring_all(&self) {
        for line in self.all().values() {
            line.send_replace(Word::LookSometime);
        }
    }

    fn ring(&self, servers: &BTreeSet<ServerId>) {
        let word = if servers.len() > MANY { Word::LookSometime } else { Word::Look };
        let lines = self.all();
        for line in servers.iter().filter_map(|server| lines.get(server)) {
            line.send_replace(word);
        }
    }

    fn all(&self) -> std::sync::MutexGuard<'_, HashMap<ServerId, watch::Sender<Word>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Line {
    /// Waits until there is something to hear.
    pub async fn hear(&mut self) -> Word {
        // We hold a sender ourselves, so there is always somebody to hear from.
        let _ = self.heard.changed().await;
        *self.heard.borrow_and_update()
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let mut lines = self.lines.all();
        if lines.get(&self.server).is_some_and(|line| line.same_channel(&self.ours)) {
            lines.remove(&self.server);
        }
    }
}

/// Rings the lines of servers that have changed, until the program comes to its end.
pub async fn pass_on(web: &Web) {
    let mut notices = web.listen();
    loop {
        let first = tokio::select! {
            () = web.stop().begun() => return,
            notice = notices.next() => notice,
        };
        let Some(first) = first else { return };
        let (mut servers, mut all) = (BTreeSet::new(), false);
        for notice in std::iter::once(first).chain(std::iter::from_fn(|| notices.heard())) {
            match notice {
                Notice::Server(server) => _ = servers.insert(server),
                Notice::Everything => all = true,
                _ => {}
            }
        }
        let lines = web.streams().lines();
        if all {
            lines.ring_all();
        }
        lines.ring(&servers);
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn server(number: u128) -> ServerId {
        ServerId::from_uuid(Uuid::from_u128(number))
    }

    #[tokio::test]
    async fn l_19_a_server_has_one_line_and_is_rung_alone_unless_very_many_are() {
        let lines = Lines::default();
        let mut first = lines.open(server(1));
        let mut other = lines.open(server(2));
        lines.ring(&BTreeSet::from([server(1), server(3)]));
        assert_eq!(first.hear().await, Word::Look);

        let mut second = lines.open(server(1));
        assert_eq!(first.hear().await, Word::Replaced);
        // The older one hangs up; the newer is still there.
        drop(first);
        lines.ring(&(0..=MANY as u128).map(server).collect());
        assert_eq!(second.hear().await, Word::LookSometime);
        assert_eq!(other.hear().await, Word::LookSometime);
        drop((second, other));
        assert!(lines.all().is_empty());
    }
}
