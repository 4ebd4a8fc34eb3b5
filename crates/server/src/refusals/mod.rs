//! Why something was refused, in the reader's language: what was wrong, where, and what would be right.
//!
//! One wording for everybody: a page shows a sentence beside its field, a problem of the API carries it, the command line
//! prints what the API said. The business says no with facts ([`claviger_app::Error`] and what is in it); here they become
//! words, and nowhere else.

pub mod agreement;
mod calls;
pub mod editions;
pub mod licensing;
pub mod orders;
pub mod people;
mod products;
pub mod shipments;
pub mod stock;
mod tables;
pub mod views;

use axum::http::StatusCode;
use claviger_app::store::fault::Fault;
use claviger_app::{Error, overview};

pub use calls::api_key;
pub use products::product;

use crate::texts::Texts;
use crate::trouble::Trouble;

/// A refusal in words.
#[derive(Debug, Clone)]
pub struct Told {
    /// The HTTP status.
    pub status: StatusCode,
    /// The cause: the last part of a problem's `type`, the same in every language.
    pub cause: &'static str,
    /// The cause in a few words.
    pub title: String,
    /// What was wrong here, and what would be right.
    pub detail: String,
    /// The same by field, where it is about fields.
    pub errors: Vec<(String, String)>,
}

impl Told {
    /// A refusal that is not about fields.
    #[must_use]
    pub fn new(status: StatusCode, cause: &'static str, title: String, detail: String) -> Self {
        Self { status, cause, title, detail, errors: Vec::new() }
    }

    /// The same, with what is wrong field by field.
    #[must_use]
    pub fn with_errors(mut self, errors: impl IntoIterator<Item = (String, String)>) -> Self {
        self.errors = errors.into_iter().collect();
        self
    }
}

/// Why a deed was not done.
#[must_use]
pub fn told(texts: &Texts, error: &Error) -> Told {
    match error {
        Error::SignInNeeded => {
            let (title, detail) = (texts.refusal_unauthorized(), texts.refusal_unauthorized_text());
            Told::new(StatusCode::UNAUTHORIZED, "unauthorized", title, detail)
        }
        Error::NotFound(what) => {
            Told::new(StatusCode::NOT_FOUND, "not-found", texts.common_not_found(), texts.refusal_no_such(*what))
        }
        Error::Forbidden => {
            let (title, detail) = (texts.common_forbidden(), texts.common_forbidden_text());
            Told::new(StatusCode::FORBIDDEN, "forbidden", title, detail)
        }
        Error::OutOfScope(scope) => {
            let detail = texts.refusal_out_of_scope_text(scope.word());
            Told::new(StatusCode::FORBIDDEN, "out-of-scope", texts.refusal_out_of_scope(), detail)
        }
        Error::NotAsSeen => {
            let (title, detail) = (texts.refusal_not_as_seen(), texts.refusal_not_as_seen_text());
            Told::new(StatusCode::PRECONDITION_FAILED, "precondition-failed", title, detail)
        }
        Error::ApiKey(refusal) => calls::api_key_told(texts, refusal),
        Error::Once(refusal) => calls::once(texts, *refusal),
        Error::Order(refusal) => orders::told(texts, refusal),
        Error::Outbox(_) => {
            Told::new(StatusCode::CONFLICT, "mail-sent", texts.refusal_mail_sent(), texts.mails_sent_already())
        }
        Error::Matrix(refusal) => licensing::matrix(texts, refusal),
        Error::Server(refusal) => licensing::server(texts, *refusal),
        Error::Correction(refusal) => licensing::correction(texts, refusal),
        Error::ProductRegistration(refusal) => {
            let detail = licensing::not_registrable(texts, *refusal);
            Told::new(StatusCode::CONFLICT, "not-registrable", texts.refusal_not_registrable(), detail)
        }
        Error::Account(refusal) => people::account(texts, refusal),
        Error::Grant(refusal) => people::grant(texts, refusal),
        Error::Member(refusal) => people::member(texts, *refusal),
        Error::Invitation(refusal) => people::invitation(texts, *refusal),
        Error::Forward(refusal) => people::forward(texts, refusal),
        Error::Person(refusal) => people::person(texts, refusal),
        Error::Overview(overview::Refusal::OneAccount(account)) => {
            let there = format!("/api/v1/accounts/{account}/overview");
            Told::new(StatusCode::NOT_FOUND, "not-found", texts.common_not_found(), texts.refusal_one_account(there))
        }
        // The keys are worked on at the command line alone: no call and no page can be refused for their sake.
        Error::Keys(_) => internal(texts),
        Error::Agreement(refusal) => agreement::told(texts, refusal),
        Error::Edition(refusal) => editions::told(texts, refusal),
        Error::ActivationKey(refusal) => stock::activation_key(texts, *refusal),
        Error::DeviceKey(refusal) => stock::device_key(texts, refusal),
        Error::Transfer(refusal) => stock::transfer(texts, refusal),
        Error::View(refusal) => invalid(texts, views::sentence(texts, *refusal)),
        Error::Shipment(refusal) => shipments::told(texts, refusal),
        Error::Factory(refusal) => shipments::factory(texts, *refusal),
        Error::Stock(_) => invalid(texts, texts.stock_threshold_wrong()),
        Error::Fault(fault) => of_fault(texts, fault),
    }
}

/// Our own trouble, whatever it is.
#[must_use]
pub fn internal(texts: &Texts) -> Told {
    Told::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", texts.common_fault(), texts.common_fault_text())
}

/// Our own trouble: that there is no space or no database helps to decide what to do, the rest is for the log.
fn of_fault(texts: &Texts, fault: &Fault) -> Told {
    match Trouble::of(fault) {
        Trouble::NoSpace => {
            let (title, detail) = (texts.operation_no_space(), texts.operation_no_space_text());
            Told::new(StatusCode::INSUFFICIENT_STORAGE, "no-space", title, detail)
        }
        Trouble::Unavailable => {
            let (title, detail) = (texts.operation_unavailable(), texts.operation_unavailable_text());
            Told::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", title, detail)
        }
        Trouble::Internal => internal(texts),
    }
}

/// A value that cannot be.
fn invalid(texts: &Texts, detail: String) -> Told {
    Told::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid", texts.refusal_invalid(), detail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use claviger_app::domain::account::team::Unfit;
    use claviger_app::domain::account::{AccountKind, CannotGrant, CannotMerge, Language, Role, Scope, TooMany};
    use claviger_app::domain::care::NotRegistrable;
    use claviger_app::domain::id::Id;
    use claviger_app::domain::license::server::NotRemovable;
    use claviger_app::domain::sales::edition::{ApplicationField, Field};
    use claviger_app::domain::sales::order::Refused;
    use claviger_app::{
        account, activation, activation_key, agreement as app_agreement, api_key, correction, device_key, edition,
        forward, grant, invitation, matrix, member, once,
    };
    use claviger_app::{factory, order, outbox, person, server, shipment, table, transfer};

    /// One of each kind of refusal, with its cause.
    fn one_of_each() -> Vec<(Error, &'static str)> {
        let later: jiff::Timestamp = "2026-11-22T10:00:00Z".parse().unwrap();
        let role = Unfit::LastInCharge(Role::Administrator);
        let mistake = order::Mistake { field: "date".into(), what: order::Wrong::Day("x".into()) };
        let cell = order::csv::Mistake { line: 2, column: "date".into(), what: order::FileWrong::NoRows };
        let parcel = shipment::Mistake { field: "number".into(), what: shipment::Wrong::Number };
        let row = shipment::csv::Mistake { line: 2, column: "sku".into(), what: table::Wrong::NoRows };
        let key = api_key::Mistake { field: "name".into(), what: api_key::Wrong::Name };
        vec![
            (Error::SignInNeeded, "unauthorized"),
            (Error::NotFound("server"), "not-found"),
            (Error::Forbidden, "forbidden"),
            (Error::OutOfScope(Scope::OrdersRead), "out-of-scope"),
            (Error::NotAsSeen, "precondition-failed"),
            (Error::ApiKey(api_key::Refusal::Mistakes(vec![key])), "api-key-invalid"),
            (Error::ApiKey(api_key::Refusal::TooMany), "too-many-keys"),
            (Error::Once(once::Refusal::OtherCall), "idempotency-key-reused"),
            (Error::Order(order::Refusal::Mistakes(vec![mistake.clone()])), "order-invalid"),
            (Error::Order(order::Refusal::Csv(vec![cell])), "import-invalid"),
            (Error::Order(order::Refusal::State(Refused::Cancelled)), "order-state"),
            (Error::Order(order::Refusal::BadLink), "not-found"),
            (Error::Outbox(outbox::Refusal::Sent), "mail-sent"),
            (Error::Matrix(matrix::Refusal::NotEnough(Vec::new())), "not-enough"),
            (Error::Matrix(matrix::Refusal::Disabled(vec!["rome-1".into()])), "server-disabled"),
            (Error::Matrix(matrix::Refusal::Cells), "invalid"),
            (Error::Server(server::Refusal::NotRemovable(NotRemovable::Bound)), "server-in-use"),
            (Error::Correction(correction::Refusal::Exchange(vec![mistake])), "exchange-invalid"),
            (Error::Correction(correction::Refusal::OtherBinding), "exchange-invalid"),
            (Error::Correction(correction::Refusal::NotACustomer("R1".into())), "invalid"),
            (Error::ProductRegistration(NotRegistrable::NoCare), "not-registrable"),
            (Error::Account(account::Refusal::ChangedMeanwhile), "account-changed"),
            (Error::Grant(grant::Refusal::CannotGrant(CannotGrant::NotAPartner(AccountKind::Vendor))), "invalid"),
            (Error::Member(member::Refusal::Unfit(role)), "last-in-charge"),
            (Error::Invitation(invitation::Refusal::Known), "already-member"),
            (Error::Forward(forward::Refusal::NotAPartner), "invalid"),
            (Error::Forward(forward::Refusal::ContactErased), "contact-erased"),
            (Error::Correction(correction::Refusal::Merge(CannotMerge::Parents)), "not-mergeable"),
            (Error::Correction(correction::Refusal::NoAccount("R9".into())), "invalid"),
            (Error::Overview(overview::Refusal::OneAccount(Id::from_uuid(uuid::Uuid::nil()))), "not-found"),
            (Error::Person(person::Refusal::TooMany(TooMany { until: later })), "too-many-attempts"),
            (
                Error::Agreement(app_agreement::Refusal::NotAccepted { version: "2026-11".into() }),
                "agreement-not-accepted",
            ),
            (Error::Agreement(app_agreement::Refusal::NotInForce), "agreement-not-in-force"),
            (
                Error::Agreement(app_agreement::Refusal::Mistakes(vec![
                    app_agreement::Wrong::Version,
                    app_agreement::Wrong::VersionTaken,
                    app_agreement::Wrong::NoText,
                    app_agreement::Wrong::Text(Language::German),
                    app_agreement::Wrong::Twice(Language::German),
                ])),
                "agreement-invalid",
            ),
            (
                Error::Edition(edition::Refusal::Mistakes(vec![
                    edition::Wrong::Length,
                    edition::Wrong::Line { line: 2, what: "wrong".into() },
                    edition::Wrong::Nothing,
                    edition::Wrong::Unkept(edition::Unkept::Gone { sku: "A".into() }),
                    edition::Wrong::Unkept(edition::Unkept::Product { sku: "A".into(), field: Field::UnitsPerItem }),
                    edition::Wrong::Clash {
                        planned: edition::Edition { number: 2, from: later.to_zoned(jiff::tz::TimeZone::UTC).date() },
                        what: edition::Unkept::Application { id: "a".into(), field: ApplicationField::Unit },
                    },
                    edition::Wrong::Past { today: later.to_zoned(jiff::tz::TimeZone::UTC).date() },
                    edition::Wrong::Far,
                    edition::Wrong::Note,
                    edition::Wrong::TooManyPlanned,
                ])),
                "catalogue-invalid",
            ),
            (Error::Edition(edition::Refusal::NotPlanned), "catalogue-edition-state"),
            (Error::Edition(edition::Refusal::Outdated), "catalogue-changed"),
            (
                Error::ActivationKey(activation_key::Refusal::Code(activation_key::NotACode::Typed)),
                "activation-key-invalid",
            ),
            (
                Error::ActivationKey(activation_key::Refusal::Key(activation_key::Refused::Unknown)),
                "activation-key-unknown",
            ),
            (
                Error::ActivationKey(activation_key::Refusal::Key(activation_key::Refused::Promised)),
                "activation-key-state",
            ),
            (
                Error::DeviceKey(device_key::Refusal::Mistakes(vec![("serial", device_key::Wrong::SerialNeeded)])),
                "license-key-invalid",
            ),
            (
                Error::DeviceKey(device_key::Refusal::Several(vec![device_key::Mistake {
                    at: 3,
                    field: "pool",
                    what: device_key::Wrong::Type,
                }])),
                "license-key-invalid",
            ),
            (
                Error::DeviceKey(device_key::Refusal::Csv(vec![device_key::csv::Mistake {
                    line: 7,
                    column: "license".into(),
                    what: table::Wrong::Cell(device_key::Wrong::Type),
                }])),
                "license-key-invalid",
            ),
            (Error::DeviceKey(device_key::Refusal::Count(501)), "invalid"),
            (Error::DeviceKey(device_key::Refusal::Revoked), "license-key-revoked"),
            (Error::Shipment(shipment::Refusal::Mistakes(vec![parcel])), "shipment-invalid"),
            (Error::Shipment(shipment::Refusal::Csv(vec![row])), "shipment-invalid"),
            (Error::Shipment(shipment::Refusal::State(shipment::State::Unclaimed)), "device-state"),
            (Error::Shipment(shipment::Refusal::SameAccount), "device-state"),
            (Error::Shipment(shipment::Refusal::NoAccount), "invalid"),
            (Error::Factory(factory::Refusal::NotClaimable(factory::NotClaimable)), "device-unknown"),
            (Error::Stock(claviger_app::stock::Refusal::Threshold), "invalid"),
            (Error::Transfer(transfer::Refusal::Mistakes(vec![("to", transfer::Wrong::Receiver)])), "transfer-invalid"),
            (Error::Transfer(transfer::Refusal::State(transfer::Refused::TooLate)), "transfer-state"),
            (Error::Transfer(transfer::Refusal::OtherSide), "transfer-state"),
            (Error::Transfer(transfer::Refusal::TooMany), "too-many-transfers"),
            (Error::Fault(Fault::Gone("a secret of ours".into())), "internal"),
        ]
    }

    #[test]
    fn x_04_x_12_a_refusal_has_one_cause_and_is_worded_in_every_language() {
        for (error, cause) in one_of_each() {
            let en = told(Texts::of("en"), &error);
            for language in Language::ALL.map(Language::code) {
                let said = told(Texts::of(language), &error);
                assert_eq!((said.cause, said.status), (cause, en.status), "{error:?}");
                assert!(!said.title.is_empty() && said.detail.ends_with('.'), "{error:?}: {said:?}");
                assert!(!said.detail.contains('{') && !said.detail.contains("secret"), "{error:?}: {said:?}");
                assert_eq!(said.errors.len(), en.errors.len(), "{error:?}");
                if language != "en" {
                    assert!(said.title != en.title && said.detail != en.detail, "{language}: {error:?}: {said:?}");
                    assert!(en.errors.is_empty() || said.errors != en.errors, "{language}: {error:?}: {said:?}");
                }
            }
        }
    }

    #[test]
    fn x_04_l_21_a_product_is_told_the_release_it_needs_in_the_language_it_asks_for() {
        let old = activation::Refusal::VersionTooOld { version: "2019.2".into(), needs: "Suite Winter '20".into() };
        for (language, says) in [
            ("en", "Requires Suite Winter '20 or later for online activation, and this is 2019.2."),
            ("it", "Per l’attivazione online serve Suite Winter '20 o successivo, e questa è la versione 2019.2."),
            ("de", "Für die Online-Aktivierung ist Suite Winter '20 oder neuer erforderlich, und dies ist 2019.2."),
        ] {
            let told = product(Texts::of(language), &old);
            assert!(told.detail.starts_with(says), "{told:?}");
            assert_eq!(told.cause, "version-too-old");
        }
    }
}
