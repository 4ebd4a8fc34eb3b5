//! A form that came back: taken only from the browser it was served to.

use axum::extract::{FromRequest, Request};
use axum::response::Response;
use url::form_urlencoded;

use super::kept::Shelf;
use super::page;
use super::visitor::Visitor;
use crate::body;
use crate::web::Web;

/// The most fields a form has: the matrix is the largest.
const MOST_FIELDS: usize = 100_000;

/// The fields of a form whose proof was good.
pub struct Form(Vec<(String, String)>);

impl Form {
    /// What was typed into `name`; nothing, if it was not there.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// All fields, in order.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl FromRequest<Web> for Form {
    type Rejection = Response;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Response> {
        let visitor = request.extensions().get::<Visitor>().cloned();
        let Some(visitor) = visitor else { return Err(page::stale_form(web, None)) };
        let shelf = request.extensions().get::<Shelf>().cloned();
        let bytes = body::read(request.into_body()).await.map_err(|_| page::too_large(web, &visitor))?;
        let fields: Vec<_> = form_urlencoded::parse(&bytes).into_owned().take(MOST_FIELDS).collect();
        let form = Self(fields);
        if !visitor.was_served(web, form.field("csrf")) {
            return Err(page::stale_form(web, Some(&visitor)));
        }
        if let (None, Some(shelf)) = (&visitor.unconfirmed, shelf) {
            shelf.put(bytes);
        }
        Ok(form)
    }
}
