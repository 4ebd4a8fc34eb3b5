//! What kinds of accounts, roles, grants and languages are called, in pages and mails.

use claviger_app::domain::account::{AccountKind, GrantScope, Language, Role};

use crate::texts::Texts;

/// A kind of account.
#[must_use]
pub fn kind(texts: &Texts, kind: AccountKind) -> String {
    match kind {
        AccountKind::Vendor => texts.accounts_kind_vendor(),
        AccountKind::Distributor => texts.accounts_kind_distributor(),
        AccountKind::Reseller => texts.accounts_kind_reseller(),
        AccountKind::Customer => texts.accounts_kind_customer(),
    }
}

/// A role.
#[must_use]
pub fn role(texts: &Texts, role: Role) -> String {
    match role {
        Role::Administrator => texts.accounts_role_administrator(),
        Role::Licenses => texts.accounts_role_licenses(),
        Role::Support => texts.accounts_role_support(),
        Role::ReadOnly => texts.accounts_role_read_only(),
        Role::Operator => texts.accounts_role_operator(),
        Role::Engineer => texts.accounts_role_engineer(),
        Role::SupportManager => texts.accounts_role_support_manager(),
        Role::RegionalManager => texts.accounts_role_regional_manager(),
        Role::Auditor => texts.accounts_role_auditor(),
    }
}

/// What a grant is for.
#[must_use]
pub fn scope(texts: &Texts, scope: GrantScope) -> String {
    match scope {
        GrantScope::Licenses => texts.partners_scope_licenses(),
        GrantScope::Tickets => texts.partners_scope_tickets(),
        GrantScope::Both => texts.partners_scope_both(),
    }
}

/// A language, by its own name.
#[must_use]
pub fn language(texts: &Texts, language: Language) -> String {
    match language {
        Language::English => texts.accounts_language_en(),
        Language::Italian => texts.accounts_language_it(),
        Language::German => texts.accounts_language_de(),
        Language::French => texts.accounts_language_fr(),
        Language::Spanish => texts.accounts_language_es(),
        Language::Portuguese => texts.accounts_language_pt(),
        Language::Arabic => texts.accounts_language_ar(),
    }
}
