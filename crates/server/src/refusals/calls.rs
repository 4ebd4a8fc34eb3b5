//! Why a call of a program is not carried out as it came, or a key for one not made.

use axum::http::StatusCode;
use claviger_app::api_key::{self, MOST_DAYS, Mistake, Wrong};
use claviger_app::domain::account::Scope;
use claviger_app::once;

use super::Told;
use crate::texts::Texts;
use crate::wording;

/// Why a call that names itself is not carried out now.
pub(super) fn once(texts: &Texts, refusal: once::Refusal) -> Told {
    use once::Refusal;
    match refusal {
        Refusal::Key => {
            let (title, detail) = (texts.refusal_once_key(), texts.refusal_once_key_text(once::LONGEST_KEY));
            Told::new(StatusCode::BAD_REQUEST, "idempotency-key-invalid", title, detail)
        }
        Refusal::OtherCall => {
            let (title, detail) = (texts.refusal_once_other(), texts.refusal_once_other_text());
            Told::new(StatusCode::UNPROCESSABLE_ENTITY, "idempotency-key-reused", title, detail)
        }
        Refusal::UnderWay => {
            let (title, detail) = (texts.refusal_once_under_way(), texts.refusal_once_under_way_text());
            Told::new(StatusCode::CONFLICT, "idempotency-under-way", title, detail)
        }
        Refusal::AnswerLost => {
            let (title, detail) = (texts.refusal_once_lost(), texts.refusal_once_lost_text());
            Told::new(StatusCode::CONFLICT, "idempotency-answer-lost", title, detail)
        }
    }
}

/// Why a key is not made.
pub(super) fn api_key_told(texts: &Texts, refusal: &api_key::Refusal) -> Told {
    match refusal {
        api_key::Refusal::Mistakes(mistakes) => {
            let told = |mistake: &Mistake| (mistake.field.clone(), api_key(texts, &mistake.what));
            let detail = texts.refusal_fields(mistakes.len());
            Told::new(StatusCode::UNPROCESSABLE_ENTITY, "api-key-invalid", texts.refusal_api_key(), detail)
                .with_errors(mistakes.iter().map(told))
        }
        api_key::Refusal::TooMany => {
            let (title, detail) = (texts.refusal_api_key_many(), texts.apikeys_too_many());
            Told::new(StatusCode::CONFLICT, "too-many-keys", title, detail)
        }
    }
}

/// What is wrong with a key that is asked for.
#[must_use]
pub fn api_key(texts: &Texts, wrong: &Wrong) -> String {
    match wrong {
        Wrong::Name => texts.apikeys_name_error(),
        Wrong::Days => texts.apikeys_days_error(MOST_DAYS),
        Wrong::OutlivesMaker(until) => texts.refusal_api_key_outlives(wording::instant_utc(texts, *until)),
        Wrong::Role { given, known } => texts.refusal_api_key_role(given, known.join(", ")),
        Wrong::CouldDoNothing => texts.refusal_api_key_nothing(),
        Wrong::CouldDoMore => texts.refusal_api_key_more(),
        Wrong::Scope(given) => texts.refusal_api_key_scope(given, Scope::ALL.map(Scope::word).join(", ")),
        Wrong::Scopes => texts.refusal_api_key_scopes(Scope::ALL.len()),
    }
}
