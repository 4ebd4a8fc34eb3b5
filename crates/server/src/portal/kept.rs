//! What a form held that came back because its session was over, or because a license agreement has to be accepted first:
//! kept while one signs in again or accepts, and sent then by one press. (X-12: what was typed is not lost; P-01)
//!
//! It travels through the page that stands before it and is stored nowhere. Passwords and files are not kept.

use std::sync::{Arc, Mutex, PoisonError};

use askama::Template;
use axum::body::Bytes;
use axum::http::{StatusCode, header};
use axum::response::Response;
use url::form_urlencoded::{self, Serializer};

use super::agreement;
use super::form::Form;
use super::page::{self, Page};
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

/// What stands before what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// To sign in again.
    SignIn,
    /// To accept the license agreement. (P-01)
    Agreement,
}

/// What a form held that was kept, to be sent now.
#[derive(Template)]
#[template(path = "kept.html")]
struct Resumed {
    page: Page,
    title: String,
    action: String,
    fields: Vec<(String, String)>,
    next: String,
}

/// Where a request leaves what its form held, until its answer says whether it has to be kept.
#[derive(Clone, Default)]
pub(super) struct Shelf(Arc<Mutex<Option<Bytes>>>);

impl Shelf {
    /// Puts down a form as it was sent, unless it is too long to be kept.
    pub(super) fn put(&self, sent: Bytes) {
        if sent.len() <= LONGEST {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(sent);
        }
    }

    /// What is to be kept: the form that was sent to `action` and answered by sending its sender to sign in, or to accept
    /// the license agreement; with where to go then.
    pub(super) fn take(&self, action: &str, answer: &Response) -> Option<(Before, Kept, String)> {
        if answer.status() != StatusCode::SEE_OTHER || action == agreement::PAGE {
            return None;
        }
        let (way, query) = answer.headers().get(header::LOCATION)?.to_str().ok()?.split_once('?')?;
        let before = match way {
            "/sign-in" => Before::SignIn,
            agreement::PAGE => Before::Agreement,
            _ => return None,
        };
        let next = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "next")?.1.into_owned();
        let sent = self.0.lock().unwrap_or_else(PoisonError::into_inner).take()?;
        if form_urlencoded::parse(&sent).any(|(name, _)| name.contains("password")) {
            return None;
        }
        let typed = form_urlencoded::parse(&sent).filter(|(name, _)| name != "csrf");
        let fields = Serializer::new(String::new()).extend_pairs(typed).finish();
        Some((before, Kept { action: action.to_owned(), fields }, next))
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

    /// Whether nothing is kept.
    pub(super) fn is_nothing(&self) -> bool {
        self.action.is_empty()
    }

    /// Offers to send it: by a press, since it may be somebody else who signed in, or who thought better of it.
    pub(super) fn offer(self, page: Page, title: String, next: &str) -> Response {
        let fields = form_urlencoded::parse(self.fields.as_bytes()).into_owned().collect();
        let next = local(next).to_owned();
        page::render(StatusCode::OK, &Resumed { page, title, action: self.action, fields, next })
    }
}
