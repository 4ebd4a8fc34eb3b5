//! How far an order has come: Delivery, Unlock, Assign, Activate.

use claviger_domain::sales::order::State;
use claviger_store as store;
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::mail::Delivery;

use super::OrderView;

/// The step an order is at. What came before is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    /// Its mail has not gone out yet.
    Delivery,
    /// Somebody is to press *Unlock now*.
    Unlock,
    /// Nothing of its pools is given to a server.
    Assign,
    /// None of the servers that were given something of its pools was ever activated.
    Activate,
    /// It has gone all the way.
    Done,
    /// It goes no further: it was cancelled.
    Ended,
}

impl Progress {
    /// The word for it in the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Delivery => "delivery",
            Self::Unlock => "unlock",
            Self::Assign => "assign",
            Self::Activate => "activate",
            Self::Done => "done",
            Self::Ended => "ended",
        }
    }
}

/// Works out the step from what has happened: mail sent, unlocked, units assigned, server activated.
pub fn progress(tx: &mut Tx<'_>, view: &OrderView) -> Result<Progress, Fault> {
    Ok(match (view.order.state, &view.delivery) {
        (State::Cancelled { .. }, _) => Progress::Ended,
        (State::Locked, Some(Delivery::Sent { .. })) => Progress::Unlock,
        (State::Locked, _) => Progress::Delivery,
        // Its keys are delivered, and redeemed when its buyer likes.
        (State::Unlocked { .. }, Some(Delivery::Sent { .. })) if view.is_all_stock() => Progress::Done,
        (State::Unlocked { .. }, _) if view.is_all_stock() => Progress::Delivery,
        (State::Unlocked { .. }, _) => {
            let use_made = store::order::use_made(tx, view.order.id)?;
            match use_made {
                _ if use_made.on_active_servers > 0 => Progress::Done,
                _ if use_made.on_servers > 0 => Progress::Activate,
                _ => Progress::Assign,
            }
        }
    })
}
