//! Guesses at what one has no right to, and how long whoever makes them has to wait. (P-04, P-06)

use super::{DAY, Model, SECOND};
use crate::simulator::deed::By;

/// At what somebody guesses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    ActivationKeys,
    Devices,
}

/// For whom guesses are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whom {
    /// Somebody of an account.
    Person(u8, u8),
    Account(u8),
    Network(u8),
}

/// A guess that may be made: for whom it is counted, and the how-manieth it is of each.
pub(super) type Guess = Vec<(Whom, u32)>;

impl Model {
    /// The guess that may be made now, if nobody for whom it is counted has to wait.
    pub(super) fn guess(&self, at: At, account: u8, by: By, now: i64) -> Option<Guess> {
        let (person, network) = (Whom::Person(account, by.person), Whom::Network(by.network));
        // Each with how many are free.
        let counted = [(person, 5), (network, 20), (Whom::Account(account), 50)];
        let more = |(whom, free)| Some((whom, one_more(self.guesses.get(&(at, whom)), free, now)?));
        counted.into_iter().map(more).collect()
    }

    /// It came to nothing.
    pub(super) fn guessed(&mut self, at: At, guess: &Guess, now: i64) {
        self.guesses.extend(guess.iter().map(|(whom, times)| ((at, *whom), (*times, now))));
    }
}

/// The how-manieth in vain this is, if it may be made: some are free, then each has to wait twice as long as the one before,
/// half an hour at the most. A day without any forgets them.
fn one_more(before: Option<&(u32, i64)>, free: u32, now: i64) -> Option<u32> {
    let (times, last) = before.copied().filter(|(_, last)| now - last < DAY).unwrap_or_default();
    if times >= free {
        let wait = (60_i64 << (times - free).min(10)).min(1_800);
        if now < last + wait * SECOND {
            return None;
        }
    }
    Some(times + 1)
}
