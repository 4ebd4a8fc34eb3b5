//! Tags for what a program saw: it is not sent again unchanged, and not changed by somebody who saw it otherwise.
//!
//! A tag is a hash of what is told. A handler answers with [`Tagged`]; one that changes something takes [`IfMatch`] and
//! checks it inside the transaction, against what it would tell just then.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use claviger_app::wire::key::encode;
use claviger_app::{Error, vault};
use serde::Serialize;

use super::problem::{ApiError, malformed};
use crate::guard::current_texts;
use crate::web::Web;

/// The longest list of tags, in characters.
const LONGEST: usize = 2_000;

/// A JSON answer with its tag.
pub struct Tagged<T>(pub T);

/// What the program saw when it decided: an extractor. Without the header, it does not care.
#[derive(Clone)]
pub struct IfMatch(Option<String>);

impl IfMatch {
    /// Whether the program said what it saw.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.0.is_some()
    }

    /// Refuses if `body`, as it would be told now, is not what the program saw.
    pub fn check<T: Serialize>(&self, body: impl FnOnce() -> Result<T, Error>) -> Result<(), Error> {
        match &self.0 {
            Some(seen) if !names(seen, &tag(&text(&body()?)), false) => Err(Error::NotAsSeen),
            _ => Ok(()),
        }
    }
}

impl FromRequestParts<Web> for IfMatch {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &Web) -> Result<Self, ApiError> {
        let Some(value) = parts.headers.get(header::IF_MATCH) else { return Ok(Self(None)) };
        let value = value
            .to_str()
            .ok()
            .filter(|value| value.len() <= LONGEST)
            .ok_or_else(|| malformed(current_texts().refusal_if_match()))?;
        Ok(Self(Some(value.to_owned())))
    }
}

impl<T: Serialize> IntoResponse for Tagged<T> {
    fn into_response(self) -> Response {
        let text = text(&self.0);
        let tag = HeaderValue::from_str(&tag(&text)).unwrap_or(HeaderValue::from_static("\"\""));
        let kind = HeaderValue::from_static("application/json");
        ([(header::CONTENT_TYPE, kind), (header::ETAG, tag)], text).into_response()
    }
}

/// 304 in place of an answer that the program has already, by `If-None-Match`.
pub fn unless_seen(asked: &HeaderMap, response: Response) -> Response {
    let seen = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let tag = response.headers().get(header::ETAG).and_then(|value| value.to_str().ok());
    let (Some(seen), Some(tag)) = (seen, tag) else { return response };
    if response.status() != StatusCode::OK || seen.len() > LONGEST || !names(seen, tag, true) {
        return response;
    }
    let tag = response.headers().get(header::ETAG).cloned();
    let mut unchanged = StatusCode::NOT_MODIFIED.into_response();
    if let Some(tag) = tag {
        unchanged.headers_mut().insert(header::ETAG, tag);
    }
    unchanged
}

/// Whether a list of tags names this one. A weak tag is as good as a strong one only where nothing is changed by it.
fn names(list: &str, tag: &str, weakly: bool) -> bool {
    list.trim() == "*"
        || list.split(',').map(str::trim).any(|one| one == tag || (weakly && one.strip_prefix("W/") == Some(tag)))
}

fn text(body: &impl Serialize) -> String {
    serde_json::to_string(body).unwrap_or_default()
}

fn tag(text: &str) -> String {
    format!("\"{}\"", encode(&vault::fingerprint(&[text.as_bytes()])[..18]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_06_a_list_of_tags_names_what_it_names() {
        for (list, strongly, weakly) in [
            ("\"a\"", true, true),
            ("*", true, true),
            ("\"b\", \"a\"", true, true),
            ("W/\"a\"", false, true),
            ("\"b\"", false, false),
            ("a", false, false),
            ("", false, false),
        ] {
            assert_eq!((names(list, "\"a\"", false), names(list, "\"a\"", true)), (strongly, weakly), "{list}");
        }
    }
}
