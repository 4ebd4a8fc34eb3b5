//! Why a view of a list is not kept.

use claviger_app::domain::account::view::{LONGEST_NAME, MOST, MOST_OF_A_LIST, Refused};
use claviger_app::view::Refusal;

use crate::texts::Texts;

/// What was wrong, and what would be right.
#[must_use]
pub fn sentence(texts: &Texts, refusal: Refusal) -> String {
    match refusal {
        Refusal::View(Refused::Name) => texts.lists_refused_name(LONGEST_NAME),
        Refusal::View(Refused::Taken) => texts.lists_refused_taken(),
        Refusal::View(Refused::TooMany) => texts.lists_refused_many(MOST_OF_A_LIST, MOST),
        Refusal::Nothing => texts.lists_refused_nothing(),
    }
}
