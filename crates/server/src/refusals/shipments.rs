//! What is wrong with shipments and with claims of their devices. (P-03, P-04, X-12)

use axum::http::StatusCode;
use claviger_app::domain::license::serial::NotASerial;
use claviger_app::domain::license::shipment::{LONGEST_NUMBER, MOST_DEVICES, MOST_ITEMS, MOST_LICENSES, State, Wrong};
use claviger_app::domain::sales::catalogue::Claim;
use claviger_app::shipment::csv::{DEVICE_COLUMNS, LICENSE_COLUMNS};
use claviger_app::{factory, shipment, table};

use super::tables::{self, Kind};
use super::{Told, invalid};
use crate::texts::Texts;

/// Why a shipment is not imported, or a device of one stays as it is.
pub(super) fn told(texts: &Texts, refusal: &shipment::Refusal) -> Told {
    use shipment::Refusal;
    let refused = |detail: String| {
        Told::new(StatusCode::UNPROCESSABLE_ENTITY, "shipment-invalid", texts.shipments_refused(), detail)
    };
    let state =
        |detail: String| Told::new(StatusCode::CONFLICT, "device-state", texts.shipments_refused_state(), detail);
    match refusal {
        Refusal::Mistakes(mistakes) => {
            let errors = mistakes.iter().map(|mistake| (mistake.field.clone(), sentence(texts, &mistake.what)));
            refused(texts.refusal_fields(mistakes.len())).with_errors(errors)
        }
        Refusal::Csv(mistakes) => {
            let errors = mistakes
                .iter()
                .map(|mistake| (tables::place(mistake.line, &mistake.column), in_a_file(texts, &mistake.what)));
            refused(texts.shipments_import_mistakes(mistakes.len())).with_errors(errors)
        }
        Refusal::Reason => invalid(texts, texts.stock_reason_wrong()),
        Refusal::NoAccount => invalid(texts, texts.shipments_no_account()),
        Refusal::State(now) => state(texts.shipments_is_now(state_word(texts, *now))),
        Refusal::SameAccount => state(texts.shipments_same_account()),
    }
}

/// Why a device is not claimed. Whatever the reason, it is one answer.
pub(super) fn factory(texts: &Texts, refusal: factory::Refusal) -> Told {
    let detail = factory_sentence(texts, refusal);
    match refusal {
        factory::Refusal::Serial(_) => invalid(texts, detail),
        factory::Refusal::NotClaimable(_) => {
            Told::new(StatusCode::NOT_FOUND, "device-unknown", texts.download_refused(), detail)
        }
    }
}

/// The same as a sentence beside the field.
#[must_use]
pub fn factory_sentence(texts: &Texts, refusal: factory::Refusal) -> String {
    match refusal {
        factory::Refusal::Serial(why) => serial(texts, why),
        factory::Refusal::NotClaimable(_) => texts.download_unknown(),
    }
}

/// What became of a device, as a word.
#[must_use]
pub fn state_word(texts: &Texts, state: State) -> String {
    match state {
        State::Unclaimed => texts.shipments_state_unclaimed(),
        State::Claimed { .. } => texts.shipments_state_claimed(),
        State::Withdrawn { .. } => texts.shipments_state_withdrawn(),
    }
}

/// What is wrong with a cell, a row or the whole of a file.
#[must_use]
pub fn in_a_file(texts: &Texts, wrong: &table::Wrong<Wrong>) -> String {
    let columns = [&DEVICE_COLUMNS[..], &LICENSE_COLUMNS[..]].concat().join(", ");
    let kind = Kind {
        columns: &columns,
        no_rows: |texts| texts.shipments_file_no_rows(),
        said_otherwise: |texts, first, line| texts.shipments_file_said_otherwise(first, line),
        cell: sentence,
    };
    tables::sentence(texts, &kind, wrong)
}

/// What is wrong with a field of a shipment.
#[must_use]
pub fn sentence(texts: &Texts, wrong: &Wrong) -> String {
    match wrong {
        Wrong::Number => texts.shipments_wrong_number(LONGEST_NUMBER),
        Wrong::Devices => texts.shipments_wrong_devices(MOST_DEVICES),
        Wrong::Serial(why) => serial(texts, *why),
        Wrong::SerialTwice => texts.shipments_wrong_serial_twice(),
        Wrong::SerialOfOthers { sku } => texts.shipments_wrong_serial_of_others(sku),
        Wrong::Licenses => texts.shipments_wrong_licenses(MOST_LICENSES),
        Wrong::UnknownSku { sku, nearest: Some(nearest) } => texts.mistake_sku_nearest(sku, nearest),
        Wrong::UnknownSku { sku, nearest: None } => texts.mistake_sku(sku),
        Wrong::NotWithDevices { sku } => texts.shipments_wrong_not_with_devices(sku),
        Wrong::SkuTwice => texts.shipments_wrong_sku_twice(),
        Wrong::Items => texts.shipments_wrong_items(MOST_ITEMS),
        Wrong::BuyerUnknown(number) => texts.shipments_wrong_buyer_unknown(number),
        Wrong::Label(_) => texts.shipments_wrong_label(),
        Wrong::NoProof { sku, needs: Claim::Buyer } => texts.shipments_wrong_needs_buyer(sku),
        Wrong::NoProof { sku, needs: Claim::Label } => texts.shipments_wrong_needs_label(sku),
        Wrong::NoProof { sku, needs: Claim::Either } => texts.shipments_wrong_needs_either(sku),
        Wrong::OtherShipment { number } => texts.shipments_wrong_other_shipment(number),
        Wrong::Differs { before, sent } => texts.shipments_wrong_differs(or_nothing(before), or_nothing(sent)),
        Wrong::LabelDiffers => texts.shipments_wrong_label_differs(),
    }
}

fn serial(texts: &Texts, why: NotASerial) -> String {
    match why {
        NotASerial::Character(c) => texts.stock_wrong_serial_character(c.to_string()),
        NotASerial::Length(count) => texts.stock_wrong_serial_length(count),
    }
}

fn or_nothing(text: &str) -> String {
    if text.is_empty() { "–".to_owned() } else { text.to_owned() }
}
