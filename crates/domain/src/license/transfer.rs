//! Transfers: an account offers units of its stock, or an activation key, to another one. (P-14)
//!
//! Until the other side answers, they are reserved: still the sender's, and of no use to anybody. The receiver accepts or
//! declines; the sender can cancel; an offer that nobody answers comes to nothing by itself. Nothing is ever in two pools,
//! or in none.

use jiff::{SignedDuration, Timestamp};

use crate::account::AccountKind;
use crate::id::{AccountId, ActivationKeyId, PoolId, TransferId};
use crate::units::Units;

/// An offer from one account to another, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// Its id.
    pub id: TransferId,
    /// Who offers.
    pub sender: AccountId,
    /// To whom.
    pub receiver: AccountId,
    /// What.
    pub what: What,
    /// How many units that is.
    pub units: Units,
    /// What became of it.
    pub state: State,
    /// When it was offered.
    pub made: Timestamp,
    /// From when on it can no longer be accepted.
    pub expires: Timestamp,
}

/// What is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// An activation key that nobody has redeemed.
    Key(ActivationKeyId),
    /// Free units of a pool.
    Units(PoolId),
}

/// What became of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody has answered yet.
    Open,
    /// It is the receiver's now.
    Accepted(Timestamp),
    /// The receiver did not want it.
    Declined(Timestamp),
    /// The sender thought better of it.
    Cancelled(Timestamp),
    /// Nobody answered in time.
    Expired(Timestamp),
}

/// What one does about an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The receiver takes it.
    Accept,
    /// The receiver does not.
    Decline,
    /// The sender takes it back.
    Cancel,
}

/// Why an offer is not answered like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It has ended in another way.
    #[error("the transfer is `{}`", .0.word())]
    Ended(State),
    /// Nobody answered in time: it can only be declined or cancelled.
    #[error("the time to accept the transfer is over")]
    TooLate,
}

/// How the vendor has transfers handled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TransferPolicy {
    /// For how many days an offer stands.
    pub days: u32,
}

impl TransferPolicy {
    /// The most days that an offer can stand.
    pub const MOST_DAYS: u32 = 365;

    /// When an offer made at `now` expires.
    #[must_use]
    pub fn expires(self, now: Timestamp) -> Timestamp {
        now + SignedDuration::from_hours(24 * i64::from(self.days))
    }
}

impl Default for TransferPolicy {
    fn default() -> Self {
        Self { days: 30 }
    }
}

/// Whether stock may be offered to an account of this kind: it goes down the chain of partners, and to nobody else.
#[must_use]
pub fn may_receive(kind: AccountKind) -> bool {
    matches!(kind, AccountKind::Distributor | AccountKind::Reseller)
}

impl Transfer {
    /// What becomes of it when it is answered like this at `now`; `None` if it is so already. Who may answer is asked
    /// elsewhere.
    pub fn answer(&self, answer: Answer, now: Timestamp) -> Result<Option<State>, Refused> {
        match (self.state, answer) {
            (State::Open, Answer::Accept) if now >= self.expires => Err(Refused::TooLate),
            (State::Open, _) => Ok(Some(answer.leads_to(now))),
            (state, _) if state.word() == answer.leads_to(now).word() => Ok(None),
            (state, _) => Err(Refused::Ended(state)),
        }
    }

    /// Whether nobody has answered in time.
    #[must_use]
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.state == State::Open && now >= self.expires
    }

    /// Who answers like this: the receiver, or the sender.
    #[must_use]
    pub fn answers(&self, answer: Answer) -> AccountId {
        match answer {
            Answer::Accept | Answer::Decline => self.receiver,
            Answer::Cancel => self.sender,
        }
    }
}

impl Answer {
    fn leads_to(self, now: Timestamp) -> State {
        match self {
            Self::Accept => State::Accepted(now),
            Self::Decline => State::Declined(now),
            Self::Cancel => State::Cancelled(now),
        }
    }
}

impl State {
    /// The word for it in API and storage.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted(_) => "accepted",
            Self::Declined(_) => "declined",
            Self::Cancelled(_) => "cancelled",
            Self::Expired(_) => "expired",
        }
    }

    /// Since when it has ended.
    #[must_use]
    pub fn ended(self) -> Option<Timestamp> {
        match self {
            Self::Open => None,
            Self::Accepted(at) | Self::Declined(at) | Self::Cancelled(at) | Self::Expired(at) => Some(at),
        }
    }

    /// Reads word and instant out of storage.
    #[must_use]
    pub fn from_stored(word: &str, ended: Option<Timestamp>) -> Option<Self> {
        match (word, ended) {
            ("open", None) => Some(Self::Open),
            ("accepted", Some(at)) => Some(Self::Accepted(at)),
            ("declined", Some(at)) => Some(Self::Declined(at)),
            ("cancelled", Some(at)) => Some(Self::Cancelled(at)),
            ("expired", Some(at)) => Some(Self::Expired(at)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn p_14_an_offer_is_answered_once_and_the_same_answer_again_is_no_other() {
        let id = |n: u8| AccountId::new(at(0), [n; 10]);
        let open = Transfer {
            id: TransferId::new(at(0), [0; 10]),
            sender: id(1),
            receiver: id(2),
            what: What::Units(PoolId::new(at(0), [3; 10])),
            units: Units::ZERO,
            state: State::Open,
            made: at(0),
            expires: TransferPolicy { days: 1 }.expires(at(0)),
        };
        assert_eq!(open.expires, at(86_400));
        let day = 86_400;
        for (answer, then) in [
            (Answer::Accept, State::Accepted(at(5))),
            (Answer::Decline, State::Declined(at(5))),
            (Answer::Cancel, State::Cancelled(at(5))),
        ] {
            assert_eq!(open.answer(answer, at(5)), Ok(Some(then)));
            let ended = Transfer { state: then, ..open.clone() };
            assert_eq!(State::from_stored(then.word(), then.ended()), Some(then));
            assert!(!ended.is_due(at(day)));
            for again in [Answer::Accept, Answer::Decline, Answer::Cancel] {
                let expected = if again == answer { Ok(None) } else { Err(Refused::Ended(then)) };
                assert_eq!(ended.answer(again, at(day)), expected);
            }
        }
        assert!(open.is_due(at(day)) && !open.is_due(at(day - 1)));
        assert_eq!(open.answer(Answer::Accept, at(day)), Err(Refused::TooLate));
        assert_eq!(open.answer(Answer::Decline, at(day)), Ok(Some(State::Declined(at(day)))));
        assert_eq!((open.answers(Answer::Accept), open.answers(Answer::Cancel)), (id(2), id(1)));
        assert_eq!(State::from_stored("open", Some(at(1))), None);
        let kinds = [AccountKind::Vendor, AccountKind::Distributor, AccountKind::Reseller, AccountKind::Customer];
        assert_eq!(kinds.map(may_receive), [false, true, true, false]);
    }
}
