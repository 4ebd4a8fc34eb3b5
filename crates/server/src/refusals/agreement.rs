//! Why the license agreement stands between somebody and their stock, or is not published. (P-01)

use axum::http::StatusCode;
use claviger_app::agreement::{Refusal, Wrong};

use super::Told;
use crate::texts::Texts;
use crate::wording;

/// Why stock does not open, or an agreement is not published or accepted.
pub(super) fn told(texts: &Texts, refusal: &Refusal) -> Told {
    match refusal {
        Refusal::NotAccepted { version } => {
            let (title, detail) = (texts.agreement_refused_not_accepted(), texts.agreement_not_accepted(version));
            Told::new(StatusCode::CONFLICT, "agreement-not-accepted", title, detail)
        }
        Refusal::NotInForce => {
            let (title, detail) = (texts.agreement_refused_not_in_force(), texts.agreement_not_in_force());
            Told::new(StatusCode::CONFLICT, "agreement-not-in-force", title, detail)
        }
        Refusal::Mistakes(wrong) => {
            let errors = wrong.iter().map(|wrong| (field(*wrong), sentence(texts, *wrong)));
            let (title, detail) = (texts.agreement_refused(), texts.refusal_fields(wrong.len()));
            Told::new(StatusCode::UNPROCESSABLE_ENTITY, "agreement-invalid", title, detail).with_errors(errors)
        }
    }
}

/// The field that is wrong: of a text, with its language.
#[must_use]
pub fn field(wrong: Wrong) -> String {
    match wrong {
        Wrong::Version | Wrong::VersionTaken => "version".into(),
        Wrong::NoText => "texts".into(),
        Wrong::Text(language) | Wrong::Twice(language) => format!("texts.{}", language.code()),
    }
}

/// What is wrong with it.
#[must_use]
pub fn sentence(texts: &Texts, wrong: Wrong) -> String {
    match wrong {
        Wrong::Version => texts.agreement_wrong_version(),
        Wrong::VersionTaken => texts.agreement_wrong_taken(),
        Wrong::NoText => texts.agreement_wrong_no_text(),
        Wrong::Text(language) => texts.agreement_wrong_text(wording::language(texts, language)),
        Wrong::Twice(language) => texts.agreement_wrong_twice(wording::language(texts, language)),
    }
}
