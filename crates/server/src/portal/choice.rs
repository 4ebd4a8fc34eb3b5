//! What several pages about accounts are made of: choices in forms, links between an account's pages, places in lists.

use claviger_app::access;
use claviger_app::act::Act;
use claviger_app::domain::account::{AccountKind, GrantScope, Language, Permission, Role};
use claviger_app::domain::id::AccountId;
use claviger_app::store::engine::Tx;

use crate::texts::Texts;
use crate::wording;

/// One choice of a select.
pub(super) struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// Whether it is the present one.
    pub chosen: bool,
}

/// One page of an account.
pub(super) struct Tab {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether one is there.
    pub current: bool,
}

/// The pages of an account that somebody may open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pages {
    licenses: bool,
    partners: bool,
    users: bool,
    events: bool,
}

impl Choice {
    /// A choice among several, one of which is the present one.
    pub(super) fn new(value: &str, label: String, present: &str) -> Self {
        Self { value: value.to_owned(), label, chosen: value == present }
    }
}

impl Pages {
    /// The pages of `account` that the doer may open.
    pub(super) fn open_to(tx: &mut Tx<'_>, act: &Act, account: AccountId, kind: AccountKind) -> Self {
        let mut may = |what| access::to_account(tx, &act.who, what, account).is_ok();
        Self {
            licenses: kind == AccountKind::Customer && may(Permission::SeeLicenses),
            partners: kind != AccountKind::Vendor && may(Permission::SeeAccounts),
            users: may(Permission::SeeUsers),
            events: may(Permission::SeeEvents),
        }
    }

    /// The links to them; `here` is the last part of the address one is at.
    pub(super) fn tabs(self, texts: &Texts, account: AccountId, kind: AccountKind, here: &str) -> Vec<Tab> {
        let partners =
            if kind == AccountKind::Customer { texts.accounts_partners() } else { texts.accounts_customers() };
        let all = [
            (true, texts.accounts_profile(), "profile"),
            (self.licenses, texts.accounts_licenses(), "licenses"),
            (self.partners, partners, "partners"),
            (self.users, texts.accounts_users(), "users"),
            (self.events, texts.accounts_events(), "events"),
        ];
        let open = all.into_iter().filter(|(is_open, ..)| *is_open);
        open.map(|(_, label, page)| Tab { label, href: format!("/accounts/{account}/{page}"), current: page == here })
            .collect()
    }
}

/// All languages to choose from.
pub(super) fn languages(texts: &Texts, present: &str) -> Vec<Choice> {
    let choice = |language: Language| Choice::new(language.code(), wording::language(texts, language), present);
    Language::ALL.into_iter().map(choice).collect()
}

/// Some roles to choose from.
pub(super) fn roles(texts: &Texts, roles: &[Role], present: &str) -> Vec<Choice> {
    roles.iter().map(|role| Choice::new(role.word(), wording::role(texts, *role), present)).collect()
}

/// All scopes of a grant to choose from.
pub(super) fn scopes(texts: &Texts, present: &str) -> Vec<Choice> {
    let choice = |scope: GrantScope| Choice::new(scope.word(), wording::scope(texts, scope), present);
    GrantScope::ALL.into_iter().map(choice).collect()
}

/// An address with its query.
pub(super) fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
    let query: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_12_what_was_searched_is_written_into_the_address_safely() {
        assert_eq!(with_query("/accounts", &[("q", "a&b=c"), ("kind", "")]), "/accounts?q=a%26b%3Dc");
        assert_eq!(with_query("/accounts", &[("q", "")]), "/accounts");
    }
}
