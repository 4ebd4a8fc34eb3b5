//! The form of an account's facts, for a new one and for one that is changed.

use claviger_app::account::{AccountView, Wish};
use claviger_app::domain::account::facts::{Facts, Mistake};
use claviger_app::domain::account::{AccountKind, Email};

use super::choice::{self, Choice};
use super::form::Form;
use crate::refusals::people;
use crate::texts::Texts;
use crate::wording;

/// The form with what stands in it and what is wrong with it.
pub(super) struct AccountForm {
    /// What stands in it.
    pub wish: Wish,
    /// The kinds to choose from; none where the kind is settled.
    pub kinds: Vec<Choice>,
    /// The languages to choose from.
    pub languages: Vec<Choice>,
    /// What is wrong, by field.
    pub errors: Vec<(&'static str, String)>,
}

impl AccountForm {
    /// The form with `wish` in it and its mistakes beside the fields; a new account chooses its kind.
    pub(super) fn new(texts: &Texts, wish: Wish, is_new: bool, mistakes: &[Mistake]) -> Self {
        let kinds = [AccountKind::Customer, AccountKind::Reseller, AccountKind::Distributor];
        let kinds = kinds.map(|kind| Choice::new(kind.word(), wording::kind(texts, kind), &wish.kind));
        Self {
            kinds: if is_new { kinds.into() } else { Vec::new() },
            languages: choice::languages(texts, &wish.facts.language),
            errors: mistakes.iter().map(|mistake| (mistake.field, people::fact(texts, &mistake.what))).collect(),
            wish,
        }
    }

    /// What is wrong with `field`; empty for nothing.
    pub(super) fn error(&self, field: &str) -> &str {
        self.errors.iter().find(|(name, _)| *name == field).map_or("", |(_, sentence)| sentence)
    }
}

/// What was typed into the form.
pub(super) fn typed(form: &Form) -> Wish {
    let field = |name| form.field(name).to_owned();
    Wish {
        kind: field("kind"),
        facts: Facts {
            number: field("number"),
            name: field("name"),
            country: field("country"),
            time_zone: field("time_zone"),
            language: field("language"),
            orders_to: field("orders_to"),
        },
        above: field("above"),
    }
}

/// The facts of an account as they would be typed.
pub(super) fn present(view: &AccountView) -> Wish {
    let account = &view.account;
    Wish {
        kind: account.kind.word().to_owned(),
        facts: Facts {
            number: account.number.clone(),
            name: account.name.clone(),
            country: account.country.clone(),
            time_zone: account.zone.iana_name().unwrap_or("UTC").to_owned(),
            language: account.language.code().to_owned(),
            orders_to: account.orders_to.as_ref().map(Email::to_string).unwrap_or_default(),
        },
        above: view.above.as_ref().map(|above| above.number.clone()).unwrap_or_default(),
    }
}
