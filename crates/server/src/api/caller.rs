//! Who calls the API: a program with a key.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use claviger_app::Error;
use claviger_app::act::Act;
use claviger_app::domain::account::Language;
use claviger_app::wire::problem::FieldError;
use serde::de::DeserializeOwned;

use super::problem::{ApiError, invalid, malformed, problem, unreadable};
use crate::body;
use crate::guard::current_texts;
use crate::web::Web;

/// A program that the door let in; its deed can begin.
#[derive(Clone)]
pub struct Caller(pub Act);

impl FromRequestParts<Web> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &Web) -> Result<Self, ApiError> {
        Ok(parts.extensions.get::<Self>().cloned().ok_or(Error::SignInNeeded)?)
    }
}

/// A JSON body. What is wrong with it is said with its place.
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Web> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &Web) -> Result<Self, ApiError> {
        if !is_json(&request) {
            return Err(another_kind("application/json"));
        }
        let bytes = body::read(request.into_body()).await.map_err(|why| unreadable(&why))?;
        let mut reader = serde_json::Deserializer::from_slice(&bytes);
        let read = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            let field = error.path().to_string();
            not_expected(error.inner(), field)
        })?;
        reader.end().map_err(|error| not_expected(&error, ".".into()))?;
        Ok(Self(read))
    }
}

/// What an address asks for behind its question mark.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<Web> for Query<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &Web) -> Result<Self, ApiError> {
        axum::extract::Query::try_from_uri(&parts.uri)
            .map(|axum::extract::Query(asked)| Self(asked))
            .map_err(|rejection| malformed(current_texts().refusal_query_text(rejection.body_text())))
    }
}

fn is_json(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

/// A body of another kind than the one expected.
pub(super) fn another_kind(expected: &str) -> ApiError {
    let (title, detail) = (current_texts().refusal_media_type(), current_texts().refusal_media_type_text(expected));
    problem(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", title, detail)
}

/// What is not the JSON expected, and where.
fn not_expected(error: &serde_json::Error, field: String) -> ApiError {
    let (texts, said) = (current_texts(), error.to_string());
    let detail = if said.starts_with("recursion limit exceeded") {
        texts.refusal_json_deep(&said)
    } else {
        texts.refusal_json_text(&said)
    };
    let refused = problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid-json", texts.refusal_json(), detail);
    // A place in the whole is no place.
    if field == "." { refused } else { refused.with_errors(vec![FieldError { field, detail: said }]) }
}

/// A language by its two letters.
pub(super) fn language(code: &str) -> Result<Language, ApiError> {
    let known = || Language::ALL.map(Language::code).join(", ");
    Language::from_code(code).ok_or_else(|| invalid(current_texts().mistake_language(known())))
}

/// An id in a path; what is not one does not exist.
pub fn id<T: std::str::FromStr>(text: &str, what: &'static str) -> Result<T, ApiError> {
    text.parse().map_err(|_| Error::NotFound(what).into())
}
