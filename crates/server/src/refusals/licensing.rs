//! Why licenses, quantities and servers stay as they are. (L-12 to L-15, L-29)

use axum::http::StatusCode;
use claviger_app::domain::account::CannotMerge;
use claviger_app::domain::care::NotRegistrable;
use claviger_app::domain::license::correction::Refused;
use claviger_app::domain::license::server::NotRemovable;
use claviger_app::matrix::MOST_CELLS;
use claviger_app::{correction, matrix, server};

use super::{Told, internal, invalid, orders};
use crate::texts::Texts;
use crate::wording;

/// Why the matrix is not saved.
pub(super) fn matrix(texts: &Texts, refusal: &matrix::Refusal) -> Told {
    use matrix::Refusal;
    match refusal {
        Refusal::NotEnough(short) => {
            let told = |one: &matrix::Short| {
                let figures =
                    texts.licenses_not_enough(wording::units(texts, one.wanted), wording::units(texts, one.available));
                (one.pool.to_string(), texts.licenses_row_error(&one.application, figures))
            };
            let detail = texts.refusal_not_enough_text(short.len());
            Told::new(StatusCode::CONFLICT, "not-enough", texts.refusal_not_enough(), detail)
                .with_errors(short.iter().map(told))
        }
        Refusal::ChangedMeanwhile(cells) => {
            let told = |cell: &matrix::ChangedCell| {
                let (seen, now) = (wording::units(texts, cell.seen), wording::units(texts, cell.now));
                let figures = texts.licenses_changed_meanwhile(seen, now);
                let place = format!("{}/{}", cell.pool, cell.server);
                (place, texts.licenses_cell_error(&cell.application, &cell.server_name, figures))
            };
            let (title, detail) = (texts.refusal_changed(), texts.refusal_changed_text());
            Told::new(StatusCode::CONFLICT, "changed-meanwhile", title, detail).with_errors(cells.iter().map(told))
        }
        Refusal::Disabled(servers) => {
            let detail = texts.licenses_server_disabled(texts.list(servers));
            Told::new(StatusCode::CONFLICT, "server-disabled", texts.refusal_server_disabled(), detail)
        }
        Refusal::Closed => {
            let (title, detail) = (texts.refusal_account_closed(), texts.corrections_refused_closed());
            Told::new(StatusCode::CONFLICT, "account-closed", title, detail)
        }
        Refusal::ServerNameTaken => {
            let (title, detail) = (texts.refusal_name_taken(), texts.licenses_server_name_taken());
            Told::new(StatusCode::CONFLICT, "server-name-taken", title, detail)
        }
        Refusal::TooManyServers => {
            let (title, detail) = (texts.refusal_too_many_servers(), texts.licenses_too_many_servers());
            Told::new(StatusCode::CONFLICT, "too-many-servers", title, detail)
        }
        Refusal::ServerName => invalid(texts, texts.licenses_server_name_error()),
        Refusal::Cells => invalid(texts, cells(texts)),
    }
}

/// Cells that are named twice, or too many.
#[must_use]
pub fn cells(texts: &Texts) -> String {
    texts.refusal_cells_twice(MOST_CELLS)
}

/// Why nothing is done with a server.
pub(super) fn server(texts: &Texts, refusal: server::Refusal) -> Told {
    use server::Refusal;
    let detail = server_sentence(texts, refusal);
    match refusal {
        Refusal::Disabled => {
            Told::new(StatusCode::CONFLICT, "server-disabled", texts.refusal_server_disabled(), detail)
        }
        Refusal::NoToken => Told::new(StatusCode::CONFLICT, "no-token", texts.refusal_no_token(), detail),
        Refusal::NoReleaseLeft { .. } => {
            Told::new(StatusCode::CONFLICT, "no-release-left", texts.refusal_no_release(), detail)
        }
        Refusal::NotRemovable(_) => {
            Told::new(StatusCode::CONFLICT, "server-in-use", texts.refusal_server_in_use(), detail)
        }
    }
}

/// Why nothing is done with a server, and what would be right.
#[must_use]
pub fn server_sentence(texts: &Texts, refusal: server::Refusal) -> String {
    use server::Refusal;
    match refusal {
        Refusal::Disabled => texts.server_refused_disabled(),
        Refusal::NoToken => texts.server_refused_no_token(),
        Refusal::NoReleaseLeft { limit, again } => texts.server_release_none_left(limit, texts.date(again)),
        Refusal::NotRemovable(NotRemovable::Bound) => texts.server_remove_bound(),
        Refusal::NotRemovable(NotRemovable::HoldsUnits(units)) => {
            texts.server_remove_holds_units(wording::units(texts, units))
        }
    }
}

/// Why nothing is corrected.
pub(super) fn correction(texts: &Texts, refusal: &correction::Refusal) -> Told {
    use correction::Refusal;
    let detail = correction_sentence(texts, refusal);
    let of_field = |field: &str| invalid(texts, detail.clone()).with_errors([(field.to_owned(), detail.clone())]);
    match refusal {
        Refusal::Reason => of_field("reason"),
        Refusal::NotACustomer(_) | Refusal::NoSuchNumber(_) => of_field("to"),
        Refusal::NoAccount(_) => of_field("into"),
        Refusal::Contact => of_field("contact"),
        Refusal::Merge(_) => Told::new(StatusCode::CONFLICT, "not-mergeable", texts.refusal_not_mergeable(), detail),
        Refusal::Exchange(mistakes) => {
            Told::new(StatusCode::UNPROCESSABLE_ENTITY, "exchange-invalid", texts.refusal_exchange(), detail)
                .with_errors(orders::by_field(texts, mistakes))
        }
        Refusal::OtherBinding => {
            Told::new(StatusCode::UNPROCESSABLE_ENTITY, "exchange-invalid", texts.refusal_exchange(), detail.clone())
                .with_errors([("sku".to_owned(), detail)])
        }
        Refusal::Closed(_) => Told::new(StatusCode::CONFLICT, "account-closed", texts.refusal_account_closed(), detail),
        Refusal::SameAccount | Refusal::SameContact => {
            Told::new(StatusCode::CONFLICT, "already-there", texts.refusal_already_there(), detail)
        }
        Refusal::License(_) | Refusal::Pool { .. } => {
            Told::new(StatusCode::CONFLICT, "license-state", texts.refusal_license_state(), detail)
        }
        Refusal::HasAdministrator => {
            Told::new(StatusCode::CONFLICT, "has-administrator", texts.refusal_has_administrator(), detail)
        }
        Refusal::Cancelled => Told::new(StatusCode::CONFLICT, "order-state", texts.refusal_order_state(), detail),
    }
}

/// Why nothing is corrected, as it stands beside a field or above a form.
#[must_use]
pub fn correction_sentence(texts: &Texts, refusal: &correction::Refusal) -> String {
    use correction::Refusal;
    match refusal {
        Refusal::Reason => texts.corrections_reason_error(),
        Refusal::License(Refused::NotInForce) => texts.corrections_refused_not_in_force(),
        Refusal::License(Refused::PassedOn { units, movable }) => {
            texts.corrections_refused_passed_on(units.count(), movable.count())
        }
        Refusal::License(Refused::Impossible(_)) => internal(texts).detail,
        Refusal::Pool { application, .. } => texts.corrections_refused_pool(application),
        Refusal::SameAccount => texts.corrections_refused_same(),
        Refusal::OtherBinding => texts.corrections_refused_other_binding(),
        Refusal::NotACustomer(_) => texts.corrections_refused_not_a_customer(),
        Refusal::Closed(_) => texts.corrections_refused_closed(),
        Refusal::NoSuchNumber(_) => texts.corrections_refused_no_such_number(),
        Refusal::NoAccount(_) => texts.corrections_refused_no_account(),
        Refusal::Merge(CannotMerge::Itself) => texts.corrections_refused_same(),
        Refusal::Merge(CannotMerge::Kinds { .. }) => texts.corrections_refused_kinds(),
        Refusal::Merge(CannotMerge::Vendor) => texts.corrections_refused_vendor(),
        Refusal::Merge(CannotMerge::Parents) => texts.corrections_refused_parents(),
        Refusal::HasAdministrator => texts.corrections_refused_administrator(),
        Refusal::Cancelled => texts.corrections_refused_cancelled(),
        Refusal::SameContact => texts.corrections_refused_same_contact(),
        Refusal::Contact => texts.corrections_contact_error(),
        Refusal::Exchange(mistakes) => texts.refusal_fields(mistakes.len()),
    }
}

/// Why a product is not registered. (C-03)
#[must_use]
pub fn not_registrable(texts: &Texts, refusal: NotRegistrable) -> String {
    match refusal {
        NotRegistrable::HasDays(term) => texts.refusal_has_days(texts.date(term.first), texts.date(term.last)),
        NotRegistrable::NoCare => texts.refusal_no_care(),
        NotRegistrable::NotInForce => texts.corrections_refused_not_in_force(),
    }
}
