//! Why accounts, their partners and their people stay as they are.

use axum::http::StatusCode;
use claviger_app::domain::account::facts::{Mistake, Wrong};
use claviger_app::domain::account::team::Unfit;
use claviger_app::domain::account::{CannotGrant, Unfit as UnfitPassword};
use claviger_app::{account, forward, grant, invitation, member, person};
use jiff::Timestamp;

use super::{Told, invalid};
use crate::texts::Texts;
use crate::wording;

/// Why an account is not made or changed.
pub(super) fn account(texts: &Texts, refusal: &account::Refusal) -> Told {
    match refusal {
        account::Refusal::Mistakes(mistakes) => {
            let detail = texts.refusal_fields(mistakes.len());
            let told = |mistake: &Mistake| (mistake.field.to_owned(), fact(texts, &mistake.what));
            Told::new(StatusCode::UNPROCESSABLE_ENTITY, "account-invalid", texts.refusal_account(), detail)
                .with_errors(mistakes.iter().map(told))
        }
        account::Refusal::ChangedMeanwhile => {
            let (title, detail) = (texts.refusal_changed(), texts.refusal_changed_text());
            Told::new(StatusCode::CONFLICT, "account-changed", title, detail)
        }
    }
}

/// What is wrong with a fact of an account.
#[must_use]
pub fn fact(texts: &Texts, wrong: &Wrong) -> String {
    match wrong {
        Wrong::Number => texts.accounts_wrong_number(),
        Wrong::NumberTaken => texts.accounts_wrong_number_taken(),
        Wrong::Name => texts.accounts_wrong_name(),
        Wrong::Country => texts.accounts_wrong_country(),
        Wrong::TimeZone(_) => texts.accounts_wrong_zone(),
        Wrong::Language => texts.accounts_wrong_language(),
        Wrong::OrdersTo => texts.accounts_wrong_orders_to(),
        Wrong::Kind => texts.accounts_wrong_kind(),
        Wrong::AboveUnknown(_) => texts.accounts_wrong_above_unknown(),
        Wrong::Above { .. } => texts.accounts_wrong_above(),
    }
}

/// Why a partner is not let in.
pub(super) fn grant(texts: &Texts, refusal: &grant::Refusal) -> Told {
    match refusal {
        grant::Refusal::Already => {
            let (title, detail) = (texts.refusal_already_granted(), texts.partners_already());
            Told::new(StatusCode::CONFLICT, "already-granted", title, detail)
        }
        grant::Refusal::Unknown(_) => invalid(texts, texts.partners_unknown()),
        grant::Refusal::CannotGrant(CannotGrant::NotACustomer(_)) => invalid(texts, texts.partners_not_a_customer()),
        grant::Refusal::CannotGrant(CannotGrant::NotAPartner(_)) => invalid(texts, texts.refusal_not_a_partner()),
        grant::Refusal::Scope => invalid(texts, texts.partners_scope_wrong()),
    }
}

/// Why a member stays what they are.
pub(super) fn member(texts: &Texts, refusal: member::Refusal) -> Told {
    match refusal {
        member::Refusal::Unfit(unfit) => of_role(texts, unfit),
    }
}

fn of_role(texts: &Texts, unfit: Unfit) -> Told {
    let detail = role(texts, unfit);
    match unfit {
        Unfit::RoleOfOthers { .. } => invalid(texts, detail),
        Unfit::AboveOneself(_) => Told::new(StatusCode::FORBIDDEN, "role-above", texts.refusal_role_above(), detail),
        Unfit::LastInCharge(_) => {
            Told::new(StatusCode::CONFLICT, "last-in-charge", texts.refusal_last_in_charge(), detail)
        }
    }
}

/// Why somebody is not given a role, or not taken out.
#[must_use]
pub fn role(texts: &Texts, unfit: Unfit) -> String {
    match unfit {
        Unfit::RoleOfOthers { .. } => texts.users_wrong_role(),
        Unfit::AboveOneself(_) => texts.users_wrong_above(),
        Unfit::LastInCharge(role) => texts.users_wrong_last(wording::role(texts, role)),
    }
}

/// Why nobody is invited, or does not come in.
pub(super) fn invitation(texts: &Texts, refusal: invitation::Refusal) -> Told {
    use invitation::Refusal;
    let detail = invitation_sentence(texts, refusal);
    match refusal {
        Refusal::BadLink => Told::new(StatusCode::NOT_FOUND, "not-found", texts.invitation_bad_link(), detail),
        Refusal::Known | Refusal::AlreadyMember => {
            Told::new(StatusCode::CONFLICT, "already-member", texts.refusal_already_member(), detail)
        }
        Refusal::AlreadyInvited => {
            Told::new(StatusCode::CONFLICT, "already-invited", texts.refusal_already_invited(), detail)
        }
        Refusal::TooMany => Told::new(StatusCode::CONFLICT, "too-many-users", texts.refusal_too_many_users(), detail),
        Refusal::SomebodyElse => Told::new(StatusCode::FORBIDDEN, "forbidden", texts.common_forbidden(), detail),
        Refusal::Unfit(unfit) => of_role(texts, unfit),
        Refusal::Name | Refusal::Address => invalid(texts, detail),
    }
}

/// Why nobody is invited, as it stands beside a field.
#[must_use]
pub fn invitation_sentence(texts: &Texts, refusal: invitation::Refusal) -> String {
    use invitation::Refusal;
    match refusal {
        Refusal::BadLink => texts.invitation_bad_link_text(),
        Refusal::Known => texts.refusal_known(),
        Refusal::AlreadyMember => texts.users_wrong_member(),
        Refusal::AlreadyInvited => texts.users_wrong_invited(),
        Refusal::TooMany => texts.users_wrong_many(),
        Refusal::SomebodyElse => texts.refusal_somebody_else(),
        Refusal::Unfit(unfit) => role(texts, unfit),
        Refusal::Name => texts.invitation_name_error(),
        Refusal::Address => texts.users_wrong_email(),
    }
}

/// Why an order is not forwarded, or what was forwarded not followed.
pub(super) fn forward(texts: &Texts, refusal: &forward::Refusal) -> Told {
    use forward::Refusal;
    match refusal {
        Refusal::NotUnlocked => {
            Told::new(StatusCode::CONFLICT, "order-state", texts.refusal_order_state(), texts.forward_wrong_locked())
        }
        Refusal::TooOften(often) => {
            let detail = texts.forward_wrong_often(wording::instant_utc(texts, often.again));
            Told::new(StatusCode::TOO_MANY_REQUESTS, "forwarded-often", texts.refusal_forwarded_often(), detail)
        }
        Refusal::ContactErased => {
            let (title, detail) = (texts.refusal_contact_erased(), texts.forward_wrong_erased());
            Told::new(StatusCode::CONFLICT, "contact-erased", title, detail)
        }
        Refusal::BadLink => {
            let (title, detail) = (texts.forward_bad_link(), texts.forward_bad_link_text());
            Told::new(StatusCode::NOT_FOUND, "not-found", title, detail)
        }
        Refusal::Address => invalid(texts, texts.forward_wrong_email()),
        Refusal::ToWhom => invalid(texts, texts.forward_wrong_to()),
        Refusal::NotAPartner => invalid(texts, texts.refusal_not_a_partner()),
    }
}

/// Why something about a person stays as it is.
pub(super) fn person(texts: &Texts, refusal: &person::Refusal) -> Told {
    use person::Refusal;
    let detail = person_sentence(texts, refusal, None);
    match refusal {
        Refusal::LastAdministrator { .. } => {
            Told::new(StatusCode::CONFLICT, "last-administrator", texts.refusal_last_in_charge(), detail)
        }
        Refusal::TooMany(_) => {
            Told::new(StatusCode::TOO_MANY_REQUESTS, "too-many-attempts", texts.refusal_tried_too_often(), detail)
        }
        Refusal::BadLink => Told::new(StatusCode::NOT_FOUND, "not-found", texts.password_bad_link(), detail),
        Refusal::Password(_)
        | Refusal::Name
        | Refusal::Address
        | Refusal::Language
        | Refusal::WrongPassword
        | Refusal::Retention(_) => invalid(texts, detail),
    }
}

/// Why somebody was refused what concerns their own person, as it stands beside the field: with `now` one is told how long
/// to wait, without until when.
#[must_use]
pub fn person_sentence(texts: &Texts, refusal: &person::Refusal, now: Option<Timestamp>) -> String {
    use person::Refusal;
    match refusal {
        Refusal::Password(UnfitPassword::Length) => texts.password_length(),
        Refusal::Password(UnfitPassword::Common) => texts.password_common(),
        Refusal::Password(UnfitPassword::Own) => texts.password_own(),
        Refusal::Name => texts.registration_name_error(),
        Refusal::Address => texts.registration_email_error(),
        Refusal::Language => texts.profile_language_error(),
        Refusal::WrongPassword => texts.password_wrong(),
        Refusal::TooMany(refused) => texts.signin_too_many(match now {
            Some(now) => wording::wait(texts, refused.until, now),
            None => texts.refusal_from_then(wording::instant_utc(texts, refused.until)),
        }),
        Refusal::BadLink => texts.password_bad_link_text(),
        Refusal::LastAdministrator { account } => texts.profile_last_administrator(account.as_str()),
        Refusal::Retention(_) => texts.privacy_days_error(),
    }
}
