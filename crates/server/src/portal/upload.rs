//! A form that brings a file, or what a file held: taken only from the browser it was served to.

use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;

use super::form::Form;
use super::page;
use super::visitor::Visitor;
use crate::web::Web;

/// The most fields such a form has.
const MOST_FIELDS: usize = 20;

/// The fields of a form whose proof was good; files are fields like others.
pub struct Upload(Vec<(String, Vec<u8>)>);

impl Upload {
    /// What `name` brought; nothing, if it was not there.
    #[must_use]
    pub fn field(&self, name: &str) -> &[u8] {
        self.0.iter().find(|(field, _)| field == name).map_or(&[], |(_, content)| content)
    }
}

impl FromRequest<Web> for Upload {
    type Rejection = Response;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Response> {
        let kind = request.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
        if kind.starts_with(b"application/x-www-form-urlencoded") {
            // Without a file it is a form like any other, and kept like one while its sender signs in again.
            let form = Form::from_request(request, web).await?;
            return Ok(Self(form.fields().map(|(name, value)| (name.to_owned(), value.into())).collect()));
        }
        let visitor = request.extensions().get::<Visitor>().cloned();
        let Some(visitor) = visitor else { return Err(page::stale_form(web, None)) };
        let Ok(mut parts) = Multipart::from_request(request, web).await else {
            return Err(page::stale_form(web, Some(&visitor)));
        };
        let mut fields = Vec::new();
        loop {
            let part = parts.next_field().await.map_err(|error| broken(web, &visitor, error.status()))?;
            let Some(part) = part.filter(|_| fields.len() < MOST_FIELDS) else { break };
            let name = part.name().unwrap_or_default().to_owned();
            let content = part.bytes().await.map_err(|error| broken(web, &visitor, error.status()))?;
            fields.push((name, content.to_vec()));
        }
        let upload = Self(fields);
        let proof = std::str::from_utf8(upload.field("csrf")).unwrap_or_default();
        if visitor.was_served(web, proof) { Ok(upload) } else { Err(page::stale_form(web, Some(&visitor))) }
    }
}

fn broken(web: &Web, visitor: &Visitor, status: StatusCode) -> Response {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        page::too_large(web, visitor)
    } else {
        page::stale_form(web, Some(visitor))
    }
}
