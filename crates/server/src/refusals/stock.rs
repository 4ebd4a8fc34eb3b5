//! What is wrong with activation keys, license keys and transfers. (P-06, P-08, P-14)

use axum::http::StatusCode;
use claviger_app::device_key::MOST;
use claviger_app::device_key::csv::COLUMNS;
use claviger_app::domain::license::serial::NotASerial;
use claviger_app::{activation_key, device_key, table, transfer};

use super::tables::{self, Kind};
use super::{Told, invalid};
use crate::texts::Texts;

/// Why an activation key is not redeemed, or not taken back.
pub(super) fn activation_key(texts: &Texts, refusal: activation_key::Refusal) -> Told {
    use activation_key::{Refusal, Refused};
    let detail = activation_key_sentence(texts, refusal);
    match refusal {
        Refusal::Code(_) => {
            let title = texts.stock_refused_code();
            Told::new(StatusCode::UNPROCESSABLE_ENTITY, "activation-key-invalid", title, detail)
        }
        Refusal::Key(Refused::Unknown) => {
            Told::new(StatusCode::NOT_FOUND, "activation-key-unknown", texts.stock_refused_unknown(), detail)
        }
        Refusal::Key(Refused::Redeemed { .. } | Refused::Promised) | Refusal::NotReady(_) => {
            Told::new(StatusCode::CONFLICT, "activation-key-state", texts.stock_refused_state(), detail)
        }
        Refusal::Reason => invalid(texts, detail),
    }
}

/// The same as a sentence beside the field.
#[must_use]
pub fn activation_key_sentence(texts: &Texts, refusal: activation_key::Refusal) -> String {
    use activation_key::{NotACode, Refusal, Refused};
    match refusal {
        Refusal::Code(NotACode::Form) => texts.stock_key_wrong_form(),
        Refusal::Code(NotACode::Version) => texts.stock_key_wrong_version(),
        Refusal::Code(NotACode::Typed) => texts.stock_key_mistyped(),
        Refusal::Key(Refused::Unknown) => texts.stock_key_unknown(),
        Refusal::Key(Refused::Redeemed { .. }) => texts.stock_key_redeemed_before(),
        Refusal::Key(Refused::Promised) => texts.stock_key_is_promised(),
        Refusal::Reason => texts.stock_reason_wrong(),
        Refusal::NotReady(_) => texts.stock_key_not_ready(),
    }
}

/// Why a license key is not made, or not revoked.
pub(super) fn device_key(texts: &Texts, refusal: &device_key::Refusal) -> Told {
    use device_key::Refusal;
    let refused = |detail: String| {
        Told::new(StatusCode::UNPROCESSABLE_ENTITY, "license-key-invalid", texts.stock_refused_key(), detail)
    };
    match refusal {
        Refusal::Mistakes(wrong) => {
            let errors = wrong.iter().map(|(field, what)| ((*field).to_owned(), device_key_sentence(texts, *what)));
            refused(texts.refusal_fields(wrong.len())).with_errors(errors)
        }
        Refusal::Several(mistakes) => {
            let errors = mistakes
                .iter()
                .map(|one| (format!("keys[{}].{}", one.at, one.field), device_key_sentence(texts, one.what)));
            refused(texts.refusal_fields(mistakes.len())).with_errors(errors)
        }
        Refusal::Csv(mistakes) => {
            let errors = mistakes
                .iter()
                .map(|mistake| (tables::place(mistake.line, &mistake.column), keys_in_a_file(texts, &mistake.what)));
            refused(texts.keylist_mistakes(mistakes.len())).with_errors(errors)
        }
        Refusal::Count(count) => invalid(texts, texts.keylist_wrong_count(MOST, *count)),
        Refusal::Revoked => {
            let (title, detail) = (texts.stock_refused_revoked(), texts.stock_key_was_revoked());
            Told::new(StatusCode::CONFLICT, "license-key-revoked", title, detail)
        }
        Refusal::Serial(why) => invalid(texts, device_key_sentence(texts, device_key::Wrong::Serial(*why))),
        Refusal::Reason => invalid(texts, texts.stock_reason_wrong()),
    }
}

/// What is wrong with a field of a license key.
#[must_use]
pub fn device_key_sentence(texts: &Texts, wrong: device_key::Wrong) -> String {
    use device_key::Wrong;
    match wrong {
        Wrong::Type => texts.stock_wrong_type(),
        Wrong::Units => texts.stock_wrong_units(),
        Wrong::NotEnough(short) => texts.stock_wrong_not_enough(short.available.count()),
        Wrong::Serial(NotASerial::Character(c)) => texts.stock_wrong_serial_character(c.to_string()),
        Wrong::Serial(NotASerial::Length(count)) => texts.stock_wrong_serial_length(count),
        Wrong::SerialNeeded => texts.stock_wrong_serial_needed(),
        Wrong::SerialOfOthers => texts.stock_wrong_serial_of_others(),
        Wrong::Text => texts.stock_wrong_text(),
    }
}

/// What is wrong with a cell, a row or the whole of a file of license keys.
#[must_use]
pub fn keys_in_a_file(texts: &Texts, wrong: &table::Wrong<device_key::Wrong>) -> String {
    let columns = COLUMNS.join(", ");
    let kind = Kind {
        columns: &columns,
        no_rows: |texts| texts.keylist_no_rows(),
        // Each row is a key of its own.
        said_otherwise: |_, first, _| first.to_owned(),
        cell: |texts, wrong| match wrong {
            device_key::Wrong::Type => texts.keylist_wrong_license(),
            other => device_key_sentence(texts, *other),
        },
    };
    tables::sentence(texts, &kind, wrong)
}

/// Why stock is not offered, or an offer not answered.
pub(super) fn transfer(texts: &Texts, refusal: &transfer::Refusal) -> Told {
    use transfer::{Refusal, Refused, State};
    let state =
        |detail: String| Told::new(StatusCode::CONFLICT, "transfer-state", texts.transfers_refused_state(), detail);
    match refusal {
        Refusal::Mistakes(wrong) => {
            let errors = wrong.iter().map(|(field, what)| ((*field).to_owned(), transfer_sentence(texts, *what)));
            let (title, detail) = (texts.transfers_refused(), texts.refusal_fields(wrong.len()));
            Told::new(StatusCode::UNPROCESSABLE_ENTITY, "transfer-invalid", title, detail).with_errors(errors)
        }
        Refusal::State(Refused::TooLate) => state(texts.transfers_too_late()),
        Refusal::State(Refused::Ended(ended)) => {
            let word = match ended {
                State::Open => texts.transfers_state_open(),
                State::Accepted(_) => texts.transfers_state_accepted(),
                State::Declined(_) => texts.transfers_state_declined(),
                State::Cancelled(_) => texts.transfers_state_cancelled(),
                State::Expired(_) => texts.transfers_state_expired(),
            };
            state(texts.transfers_ended(word))
        }
        Refusal::OtherSide => state(texts.transfers_other_side()),
        Refusal::TooMany => {
            let (title, detail) = (texts.transfers_refused_too_many(), texts.transfers_too_many());
            Told::new(StatusCode::CONFLICT, "too-many-transfers", title, detail)
        }
    }
}

/// What is wrong with a field of an offer.
#[must_use]
pub fn transfer_sentence(texts: &Texts, wrong: transfer::Wrong) -> String {
    use transfer::Wrong;
    match wrong {
        Wrong::What => texts.transfers_wrong_what(),
        Wrong::Units => texts.stock_wrong_units(),
        Wrong::NotEnough(short) => texts.stock_wrong_not_enough(short.available.count()),
        Wrong::Receiver => texts.transfers_wrong_receiver(),
        Wrong::Itself => texts.transfers_wrong_itself(),
    }
}
