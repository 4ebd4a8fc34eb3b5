//! What is wrong with orders and files of orders. (L-01, X-12)

use axum::http::StatusCode;
use claviger_app::domain::account::{AccountKind, Language};
use claviger_app::domain::license::{CarePlan, Model};
use claviger_app::domain::sales::order::{
    self as sales, LONGEST_TERM_YEARS, MOST_CARE_MONTHS, MOST_ITEMS, MOST_LINES, Refused,
};
use claviger_app::domain::units::Units;
use claviger_app::order::csv::{self, LINE_COLUMNS, ORDER_COLUMNS};
use claviger_app::order::{FileWrong, Mistake, Refusal, Wrong};

use super::Told;
use super::tables::{self, Kind};
use crate::texts::Texts;
use crate::wording;

/// Why an order is refused.
pub(super) fn told(texts: &Texts, refusal: &Refusal) -> Told {
    match refusal {
        Refusal::Mistakes(mistakes) => {
            let detail = texts.refusal_fields(mistakes.len());
            Told::new(StatusCode::UNPROCESSABLE_ENTITY, "order-invalid", texts.refusal_order(), detail)
                .with_errors(by_field(texts, mistakes))
        }
        Refusal::Conflict { order, differences } => {
            let detail = texts.refusal_order_used_text(order.to_string());
            let told = |one: &sales::Difference| (one.field.clone(), texts.mistake_differs(&one.placed, &one.sent));
            Told::new(StatusCode::CONFLICT, "order-number-used", texts.refusal_order_used(), detail)
                .with_errors(differences.iter().map(told))
        }
        Refusal::Csv(mistakes) => {
            let place = |mistake: &csv::Mistake| tables::place(mistake.line, &mistake.column);
            let told = |mistake: &csv::Mistake| (place(mistake), in_a_file(texts, &mistake.what));
            let detail = texts.importing_mistakes(mistakes.len());
            Told::new(StatusCode::UNPROCESSABLE_ENTITY, "import-invalid", texts.refusal_import(), detail)
                .with_errors(mistakes.iter().map(told))
        }
        Refusal::State(refused) => {
            Told::new(StatusCode::CONFLICT, "order-state", texts.refusal_order_state(), state(texts, *refused))
        }
        Refusal::BadLink => {
            Told::new(StatusCode::NOT_FOUND, "not-found", texts.unlock_bad_link(), texts.password_bad_link_text())
        }
    }
}

/// Each mistake with its field.
pub(super) fn by_field(texts: &Texts, mistakes: &[Mistake]) -> Vec<(String, String)> {
    mistakes.iter().map(|mistake| (mistake.field.clone(), sentence(texts, &mistake.what))).collect()
}

/// Why an order stays as it is.
#[must_use]
pub fn state(texts: &Texts, refused: Refused) -> String {
    match refused {
        Refused::Cancelled => texts.orders_refused_cancelled(),
        Refused::Unlocked => texts.orders_refused_unlocked(),
    }
}

/// What is wrong with a field of an order.
#[must_use]
pub fn sentence(texts: &Texts, wrong: &Wrong) -> String {
    match wrong {
        Wrong::Order(wrong) => ordered(texts, wrong),
        Wrong::Items(given) if given.is_empty() => texts.mistake_items(MOST_ITEMS, Units::MOST.count()),
        Wrong::Items(given) => texts.mistake_items_unread(given),
        Wrong::Months(given) => texts.mistake_months_unread(given),
        Wrong::Price { amount, currency } => {
            texts.mistake_price_unread(format!("{amount} {currency}").trim_end().to_owned())
        }
        Wrong::Day(given) => texts.mistake_day_unread(given),
        Wrong::Model(given) => texts.mistake_model_unread(given, models(texts, &Model::ALL)),
        Wrong::Care(given) => texts.mistake_care_unread(given, plans()),
        Wrong::PartnerUnknown { wanted: AccountKind::Distributor, number } => texts.mistake_distributor_unknown(number),
        Wrong::PartnerUnknown { number, .. } => texts.mistake_reseller_unknown(number),
        Wrong::AnotherKind { number, kind } => texts.mistake_another_kind(number, wording::kind(texts, *kind)),
        Wrong::CustomerNumber => texts.mistake_customer_number(),
        Wrong::CustomerName { number } if number.is_empty() => texts.accounts_wrong_name(),
        Wrong::CustomerName { number } => texts.mistake_customer_name(number),
        Wrong::CustomerRenamed { number } => texts.mistake_customer_renamed(number),
        Wrong::TimeZone(given) => texts.mistake_time_zone(given),
        Wrong::NoRecipient { buyer } => texts.mistake_no_recipient(buyer),
        Wrong::Email => texts.mistake_email(),
        Wrong::Language => texts.mistake_language(Language::ALL.map(Language::code).join(", ")),
        Wrong::LanguageAlone => texts.mistake_file_language_alone(),
        Wrong::Differs { placed, sent } => texts.mistake_differs(placed, sent),
    }
}

/// What is wrong with a cell, a row or the whole of a file.
#[must_use]
pub fn in_a_file(texts: &Texts, wrong: &FileWrong) -> String {
    let columns = columns();
    let kind = Kind {
        columns: &columns,
        no_rows: |texts| texts.mistake_file_no_rows(),
        said_otherwise: |texts, first, line| texts.mistake_file_said_otherwise(first, line),
        cell: sentence,
    };
    tables::sentence(texts, &kind, wrong)
}

/// Why it cannot be ordered like this.
fn ordered(texts: &Texts, wrong: &sales::Wrong) -> String {
    use sales::Wrong;
    match wrong {
        Wrong::Number => texts.mistake_number(),
        Wrong::Country => texts.mistake_country(),
        Wrong::Lines => texts.mistake_lines(MOST_LINES),
        Wrong::UnknownSku { sku, nearest: Some(nearest) } => texts.mistake_sku_nearest(sku, nearest),
        Wrong::UnknownSku { sku, nearest: None } => texts.mistake_sku(sku),
        Wrong::EndOfLife(day) => texts.mistake_end_of_life(texts.date(*day)),
        Wrong::StockTwice => texts.mistake_stock_twice(),
        Wrong::Items => texts.mistake_items(MOST_ITEMS, Units::MOST.count()),
        Wrong::Model(sold_as) => texts.mistake_sold_as(models(texts, sold_as)),
        Wrong::FirstMissing => texts.mistake_first_missing(),
        Wrong::LastMissing => texts.mistake_last_missing(),
        Wrong::LastOutOfPlace => texts.mistake_last_out_of_place(i32::from(LONGEST_TERM_YEARS)),
        Wrong::NoDays => texts.mistake_no_days(),
        Wrong::CareUndated => texts.mistake_care_undated(),
        Wrong::CareMonths => texts.mistake_care_months(u32::from(MOST_CARE_MONTHS)),
        Wrong::DaysAndMonths => texts.mistake_days_and_months(),
        Wrong::MonthsOfSubscription => texts.mistake_months_of_subscription(),
        Wrong::MonthsWithoutCare => texts.mistake_months_without_care(plans()),
        Wrong::CareMissing => texts.mistake_care_missing(plans()),
        Wrong::Code => texts.mistake_code(),
        Wrong::CodeTaken(code) => texts.mistake_code_taken(code),
        Wrong::Price => texts.mistake_price_unsound(),
    }
}

/// The columns a file may have. Their names are the same in every language.
fn columns() -> String {
    [&ORDER_COLUMNS[..], &LINE_COLUMNS[..]].concat().join(", ")
}

/// Models as they are called, and as files and programs write them where that is another word.
fn models(texts: &Texts, models: &[Model]) -> String {
    let told = |model: &Model| {
        let (called, written) = (wording::model(texts, *model), model.word());
        if called.to_lowercase() == written { written.to_owned() } else { format!("{called} ({written})") }
    };
    texts.list(models.iter().map(told))
}

/// The care plans, which are names.
fn plans() -> String {
    CarePlan::ALL.map(CarePlan::word).join(", ")
}
