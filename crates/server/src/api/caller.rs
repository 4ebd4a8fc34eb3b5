//! Who calls the API: a program with a key.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use claviger_app::Error;
use claviger_app::act::{Act, Who};
use claviger_app::person;
use serde::de::DeserializeOwned;

use super::problem::{ApiError, problem};
use crate::guard::Origin;
use crate::web::Web;

/// A program whose key is good; its deed can begin.
pub struct Caller(pub Act);

impl FromRequestParts<Web> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, ApiError> {
        let origin = parts.extensions.get::<Origin>().map_or("unknown", |origin| &origin.0);
        let act = web.act(Who::Nobody, origin);
        let header = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let secret =
            header.and_then(|value| value.strip_prefix("Bearer ")).ok_or(Error::SignInNeeded)?.trim().to_owned();
        let who = web.read(&act, move |tx, act, _| person::of_api_key(tx, act, &secret)).await?;
        if matches!(who, Who::Nobody) {
            return Err(Error::SignInNeeded.into());
        }
        Ok(Self(act.by(who)))
    }
}

/// A JSON body. What is wrong with it is said with its place.
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Web> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, web: &Web) -> Result<Self, ApiError> {
        let bytes = Bytes::from_request(request, web).await.map_err(|rejection| {
            let status = rejection.status();
            let title = if status == StatusCode::PAYLOAD_TOO_LARGE { "Too large" } else { "Not readable" };
            problem(status, "body", title, rejection.body_text())
        })?;
        serde_json::from_slice(&bytes).map(Self).map_err(|error| {
            problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid-json", "Not the JSON expected", error.to_string())
        })
    }
}

/// An id in a path; what is not one does not exist.
pub fn id<T: std::str::FromStr>(text: &str, what: &'static str) -> Result<T, ApiError> {
    text.parse().map_err(|_| Error::NotFound(what).into())
}
