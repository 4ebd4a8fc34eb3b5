//! Why an edition of the catalogue is not published, or not taken back.

use axum::http::StatusCode;
use claviger_app::edition::{FARTHEST_DAYS, LONGEST_DOCUMENT, LONGEST_NOTE, MOST_PLANNED, Refusal, Unkept, Wrong};

use super::Told;
use crate::texts::Texts;

/// Why an edition is not published, or not taken back.
pub(super) fn told(texts: &Texts, refusal: &Refusal) -> Told {
    match refusal {
        Refusal::Mistakes(wrong) => {
            let errors = wrong.iter().map(|wrong| (field(wrong).to_owned(), sentence(texts, wrong)));
            let (title, detail) = (texts.editions_refused(), texts.refusal_fields(wrong.len()));
            Told::new(StatusCode::UNPROCESSABLE_ENTITY, "catalogue-invalid", title, detail).with_errors(errors)
        }
        Refusal::NotPlanned => {
            let (title, detail) = (texts.editions_refused_not_planned(), texts.editions_not_planned());
            Told::new(StatusCode::CONFLICT, "catalogue-edition-state", title, detail)
        }
        Refusal::Outdated => {
            let (title, detail) = (texts.editions_refused_outdated(), texts.editions_outdated());
            Told::new(StatusCode::CONFLICT, "catalogue-changed", title, detail)
        }
    }
}

/// What of a draft is wrong: `document`, `from`, `note`.
#[must_use]
pub fn field(wrong: &Wrong) -> &'static str {
    match wrong {
        Wrong::Length | Wrong::Line { .. } | Wrong::Nothing | Wrong::Unkept(_) => "document",
        Wrong::Clash { .. } | Wrong::Past { .. } | Wrong::Far | Wrong::TooManyPlanned => "from",
        Wrong::Note => "note",
    }
}

/// What is wrong with it.
#[must_use]
pub fn sentence(texts: &Texts, wrong: &Wrong) -> String {
    match wrong {
        Wrong::Length => texts.editions_wrong_length(LONGEST_DOCUMENT / 1024 / 1024),
        Wrong::Line { line, what } => texts.editions_wrong_line(texts.number(*line as u64), what),
        Wrong::Nothing => texts.editions_wrong_nothing(),
        Wrong::Unkept(unkept) => kept(texts, unkept),
        Wrong::Clash { planned, what } => {
            texts.editions_wrong_clash(texts.number(planned.number), texts.date(planned.from), kept(texts, what))
        }
        Wrong::Past { today } => texts.editions_wrong_past(texts.date(*today)),
        Wrong::Far => texts.editions_wrong_far(FARTHEST_DAYS),
        Wrong::Note => texts.editions_wrong_note(LONGEST_NOTE),
        Wrong::TooManyPlanned => texts.editions_wrong_too_many(MOST_PLANNED),
    }
}

fn kept(texts: &Texts, unkept: &Unkept) -> String {
    match unkept {
        Unkept::Gone { sku } => texts.editions_kept_gone(sku),
        Unkept::Product { sku, field } => texts.editions_kept_product(field.word(), sku),
        Unkept::Application { id, field } => texts.editions_kept_application(field.word(), id),
    }
}
