//! Who calls the API: a program with a key.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use claviger_app::Error;
use claviger_app::act::Act;
use claviger_app::wire::problem::FieldError;
use serde::de::DeserializeOwned;

use super::problem::{ApiError, problem, unreadable};
use crate::body;
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
            return Err(problem(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
                "Not JSON",
                "send the body as JSON, with the header `Content-Type: application/json`",
            ));
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
        axum::extract::Query::try_from_uri(&parts.uri).map(|axum::extract::Query(asked)| Self(asked)).map_err(
            |rejection| problem(StatusCode::BAD_REQUEST, "invalid", "Not as it should be", rejection.body_text()),
        )
    }
}

fn is_json(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

/// What is not the JSON expected, and where.
fn not_expected(error: &serde_json::Error, field: String) -> ApiError {
    let said = error.to_string();
    let detail = if said.starts_with("recursion limit exceeded") {
        format!("the JSON is nested deeper than anything we take: {said}")
    } else {
        said.clone()
    };
    let refused = problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid-json", "Not the JSON expected", detail);
    // A place in the whole is no place.
    if field == "." { refused } else { refused.with_errors(vec![FieldError { field, detail: said }]) }
}

/// An id in a path; what is not one does not exist.
pub fn id<T: std::str::FromStr>(text: &str, what: &'static str) -> Result<T, ApiError> {
    text.parse().map_err(|_| Error::NotFound(what).into())
}
