//! What a form held that came back when its session was over: kept while one signs in again, and sent then by one press.
//! what was typed is not lost)
//!
//! It travels through the sign-in page and is stored nowhere. Passwords and files are not kept.

use std::sync::{Arc, Mutex, PoisonError};

use axum::http::{StatusCode, header};
use axum::response::Response;
use url::form_urlencoded::{self, Serializer};

use super::form::Form;
use super::sign_in::local;

/// The longest that is kept, in bytes.
const LONGEST: usize = 64 * 1024;

/// What a form held, and where it was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Kept {
    /// Where it was sent; empty if nothing is kept.
    pub action: String,
    /// Its fields, as a form writes them; without its proof, which is no longer good.
    pub fields: String,
}

/// Where a request leaves what its form held, until its answer says whether it has to be kept.
#[derive(Clone, Default)]
pub(super) struct Shelf(Arc<Mutex<Option<String>>>);

impl Shelf {
    /// Puts down what a form holds, unless it is nothing to be kept.
    pub(super) fn put(&self, form: &Form) {
        let is_secret = form.fields().any(|(name, _)| name.contains("password"));
        let typed = form.fields().filter(|(name, _)| *name != "csrf");
        let fields = Serializer::new(String::new()).extend_pairs(typed).finish();
        if !is_secret && fields.len() <= LONGEST {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(fields);
        }
    }

    /// What is to be kept: the form that was sent to `action` and answered by sending its sender to sign in; with where
    /// to go then.
    pub(super) fn take(&self, action: &str, answer: &Response) -> Option<(Kept, String)> {
        if answer.status() != StatusCode::SEE_OTHER {
            return None;
        }
        let query = answer.headers().get(header::LOCATION)?.to_str().ok()?.strip_prefix("/sign-in?")?;
        let next = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "next")?.1.into_owned();
        let fields = self.0.lock().unwrap_or_else(PoisonError::into_inner).take()?;
        Some((Kept { action: action.to_owned(), fields }, next))
    }
}

impl Kept {
    /// What comes back from the sign-in page.
    pub(super) fn read(form: &Form) -> Self {
        let (action, fields) = (form.field("kept-for"), form.field("kept"));
        if local(action) != action || fields.len() > LONGEST {
            return Self::default();
        }
        Self { action: action.to_owned(), fields: fields.to_owned() }
    }

    /// Its fields, by name.
    pub(super) fn pairs(&self) -> Vec<(String, String)> {
        form_urlencoded::parse(self.fields.as_bytes()).into_owned().collect()
    }
}
