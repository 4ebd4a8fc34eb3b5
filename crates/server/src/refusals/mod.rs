//! Why something was refused, in the reader's language: what was wrong, where, and what would be right.
//!
//! One wording for everybody: a page shows a sentence beside its field, a problem of the API carries it, the command line
//! prints what the API said. The business says no with facts ([`claviger_app::Error`] and what is in it); here they become
//! words, and nowhere else.

mod calls;
pub mod licensing;
pub mod orders;
pub mod people;
mod products;

use axum::http::StatusCode;
use claviger_app::Error;
use claviger_app::store::fault::Fault;

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
        // The keys are worked on at the command line alone: no call and no page can be refused for their sake.
        Error::Keys(_) => internal(texts),
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
