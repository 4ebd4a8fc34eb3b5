//! Finding orders: by number, customer, reseller, license code, state, and how the mail fared. (L-01, X-01, X-06)

use claviger_domain::account::{AccountKind, Permission};
use claviger_domain::fold::{Sought, fold, searched};
use claviger_domain::sorting::{Part, Placed};
use claviger_store as store;
use claviger_store::engine::Tx;
pub use claviger_store::order::By;
use claviger_store::order::Filter;

use super::{OrderView, view};
use crate::act::Act;
use crate::{Error, access};

/// Which orders are wanted; by default all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// Beginnings of words of number, customer and reseller, or the beginning of a license's code.
    pub text: String,
    /// In this state only.
    pub state: Option<StateWord>,
    /// With their newest mail in this state only.
    pub mail: Option<MailState>,
}

/// `locked`, `unlocked`, `cancelled`.
type StateWord = &'static str;

/// How an order's newest mail fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailState {
    /// On its way.
    Waiting,
    /// The mail server took it.
    Sent,
    /// The recipient's mail server sent it back.
    Bounced,
    /// Given up.
    Dead,
}

impl MailState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Sent, Self::Bounced, Self::Dead];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Bounced => "bounced",
            Self::Dead => "dead",
        }
    }

    /// The state that `word` stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

impl Search {
    /// The states an order can be looked for in.
    pub const STATES: [StateWord; 3] = ["locked", "unlocked", "cancelled"];

    /// Whether every order is wanted.
    #[must_use]
    pub fn is_for_all(&self) -> bool {
        *self == Self::default()
    }
}

/// The word by which a license's code, or the beginning of one, is found. Its mark keeps it apart from all other words:
/// codes are random, and whoever looks for order `T-3` does not mean one with a code that begins with a 3.
pub(crate) fn code_word(code: &str) -> String {
    format!("={}", fold(code).replace(' ', ""))
}

/// A part of the orders that are searched for: the vendor searches all, a distributor or reseller its own.
pub fn list(tx: &mut Tx<'_>, act: &Act, search: &Search, part: &Part<By>) -> Result<Vec<Placed<OrderView>>, Error> {
    access::anywhere(&act.who, Permission::SeeOrders)?;
    let text = searched(&search.text);
    let filter = Filter {
        words: Sought::new(&text).ranges(),
        code: code_word(&text),
        state: search.state,
        mail: search.mail.map(MailState::word),
    };
    // Signs alone are nobody's name.
    if filter.words.is_none() && !text.is_empty() {
        return Ok(Vec::new());
    }
    let orders = if access::as_vendor(&act.who, Permission::SeeOrders).is_ok() {
        store::order::list(tx, None, &filter, part)?
    } else {
        let mut parts = Vec::new();
        for membership in act.who.memberships().iter().filter(|one| one.kind != AccountKind::Customer) {
            let mut orders = store::order::list(tx, Some(membership.account), &filter, part)?;
            orders.retain(|placed| access::to_order(&act.who, Permission::SeeOrders, &placed.row).is_ok());
            parts.push(orders);
        }
        part.sort.merged(parts, part.most)
    };
    orders.into_iter().map(|Placed { place, row }| Ok(Placed { place, row: view(tx, row)? })).collect()
}
