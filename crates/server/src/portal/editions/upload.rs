//! The whole catalogue as a document: uploaded or pasted, looked through line by line, and published.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use claviger_app::domain::account::Permission;
use claviger_app::edition;
use claviger_app::{Error, access};

use super::{Again, CATALOGUE, Outcome, Sent, Terms, go_on};
use crate::portal::page::{self, Page};
use crate::portal::upload::Upload;
use crate::portal::visitor::Visitor;
use crate::web::Web;

pub(super) const HERE: &str = "/catalogue/upload";

#[derive(Template)]
#[template(path = "editions/upload.html")]
struct UploadPage {
    page: Page,
    trail: Vec<(String, String)>,
    /// The document, as it was pasted or uploaded.
    text: String,
    terms: Terms,
    errors: Vec<(String, String)>,
    /// Somebody else was quicker.
    caution: String,
}

/// `GET /catalogue/upload`: the document that applies, to be edited here or replaced by a file.
pub async fn show(State(web): State<Web>, visitor: Visitor) -> Response {
    match shown(&web, &visitor).await {
        Ok(response) => response,
        Err(error) => page::explain(&web, &visitor, &error, HERE),
    }
}

async fn shown(web: &Web, visitor: &Visitor) -> Result<Response, Error> {
    access::as_vendor(&visitor.act.who, Permission::ManageCatalogue)?;
    let current = web.read(&visitor.act, edition::current).await?;
    let terms = Terms::fresh(visitor, current.seen);
    Ok(form(web, visitor, current.document, Again::back(terms)))
}

/// `POST /catalogue/upload`: shows what would change, goes back to the form, or publishes it.
pub async fn answer(State(web): State<Web>, visitor: Visitor, upload: Upload) -> Response {
    match answered(&web, &visitor, &upload).await {
        Ok(response) => response,
        Err(error) => page::explain(&web, &visitor, &error, HERE),
    }
}

async fn answered(web: &Web, visitor: &Visitor, upload: &Upload) -> Result<Response, Error> {
    access::as_vendor(&visitor.act.who, Permission::ManageCatalogue)?;
    let texts = visitor.texts;
    let field = |name: &str| String::from_utf8_lossy(upload.field(name)).trim().to_owned();
    let terms = Terms::sent(field);
    // A file goes before what was pasted.
    let sent = Some(upload.field("file")).filter(|file| !file.is_empty()).unwrap_or(upload.field("text"));
    let Ok(text) = String::from_utf8(sent.to_vec()) else {
        let errors = vec![("file".to_owned(), texts.editions_not_text())];
        return Ok(form(web, visitor, String::new(), Again::wrong(terms, errors)));
    };
    // Browsers end lines as they like.
    let text = text.replace("\r\n", "\n");
    if upload.field("do") == b"back" {
        return Ok(form(web, visitor, text, Again::back(terms)));
    }
    let mut fields = vec![("text".to_owned(), text.clone())];
    fields.extend(terms.fields());
    let trail = vec![(texts.catalogue_title(), CATALOGUE.into()), (texts.editions_upload(), HERE.into())];
    let sent = Sent { action: HERE, is_upload: true, what: field("do"), fields, trail };
    match go_on(web, visitor, terms, text.clone(), sent).await? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(again) => {
            // Whatever is not about day and note is about the document.
            let own = |field: String| if ["from", "note"].contains(&field.as_str()) { field } else { "text".into() };
            let errors = again.errors.into_iter().map(|(field, sentence)| (own(field), sentence)).collect();
            Ok(form(web, visitor, text, Again { errors, ..again }))
        }
    }
}

fn form(web: &Web, visitor: &Visitor, text: String, again: Again) -> Response {
    let Again { status, terms, errors, caution } = again;
    let texts = visitor.texts;
    let page = Page::new(web, visitor, texts.editions_upload(), CATALOGUE);
    let trail = vec![(texts.catalogue_title(), CATALOGUE.into())];
    page::render(status, &UploadPage { page, trail, text, terms, errors, caution })
}

impl UploadPage {
    /// What is wrong with `field`; empty for nothing.
    fn error(&self, field: &str) -> &str {
        self.errors.iter().find(|(name, _)| name == field).map_or("", |(_, sentence)| sentence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_18_a_document_with_mistakes_stays_as_it_was_typed_and_names_them() {
        let html = UploadPage {
            page: Page::sample("Upload"),
            trail: vec![("Catalogue".into(), CATALOGUE.into())],
            text: "</textarea><script>alert(1)</script>".into(),
            terms: Terms::default(),
            errors: vec![("text".into(), "Line 2: <b>".into()), ("note".into(), "long".into())],
            caution: String::new(),
        }
        .render()
        .unwrap();
        page::tests::is_escaped(&html);
        assert!(html.contains("href=\"#f-text\"") && html.contains("f-note-error"), "{html}");
    }
}
