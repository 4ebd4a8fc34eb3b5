//! Registering oneself. The answer never tells whether an address is known.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::Error;
use claviger_app::domain::account::{Email, Language};
use claviger_app::person::Refusal;
use claviger_app::registration::{self, Registration};

use super::{error_of, proving, refusal};
use crate::portal::form::Form;
use crate::portal::page::{self, Page};
use crate::portal::visitor::Visitor;
use crate::web::Web;

#[derive(Template)]
#[template(path = "person/registration.html")]
struct Register {
    page: Page,
    name: String,
    email: String,
    errors: Vec<(&'static str, String)>,
}

impl Register {
    fn error(&self, field: &str) -> &str {
        error_of(&self.errors, field)
    }
}

/// `GET /registration`
pub async fn show(State(web): State<Web>, visitor: Visitor) -> Response {
    let page = Page::new(&web, &visitor, visitor.texts.registration_title(), "");
    page::render(StatusCode::OK, &Register { page, name: String::new(), email: String::new(), errors: Vec::new() })
}

/// `POST /registration`
pub async fn register(State(web): State<Web>, visitor: Visitor, form: Form) -> Response {
    let (name, email) = (form.field("name"), form.field("email"));
    match take(&web, &visitor, name, email, form.field("password")).await {
        Ok(()) => Redirect::to("/registration/sent").into_response(),
        Err(Error::Person(why)) => {
            let field = match &why {
                Refusal::Password(_) => "password",
                Refusal::Name => "name",
                _ => "email",
            };
            let errors = vec![(field, refusal(visitor.texts, &why, visitor.act.now))];
            let page = Page::new(&web, &visitor, visitor.texts.registration_title(), "");
            let shown = Register { page, name: name.into(), email: email.into(), errors };
            page::render(StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
        Err(error) => page::explain(&web, &visitor, &error, "/registration"),
    }
}

/// `GET /registration/sent`
pub async fn sent(State(web): State<Web>, visitor: Visitor) -> Response {
    let texts = visitor.texts;
    page::message(&web, &visitor, StatusCode::OK, texts.registration_sent(), texts.registration_sent_text())
}

async fn take(web: &Web, visitor: &Visitor, name: &str, email: &str, password: &str) -> Result<(), Error> {
    let email: Email = email.parse().map_err(|_| Refusal::Address)?;
    proving::admit(web, visitor)?;
    // Hashed whether the address is known or not: the answer takes as long.
    let password_hash = proving::hash(visitor, password, Some(&email), name).await?;
    let language = Language::from_code(visitor.texts.language()).unwrap_or_default();
    let wanted = Registration { name: name.to_owned(), email, language, password_hash };
    web.write(&visitor.act, move |tx, act, vendor| registration::register(tx, act, vendor, &wanted)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_02_what_was_typed_stays_but_for_the_password_and_errors_stand_beside_their_fields() {
        let html = Register {
            page: Page::sample("Register"),
            name: "Anna \"<b>\"".into(),
            email: "<script>alert(1)</script>".into(),
            errors: vec![("email", "No address.".into())],
        }
        .render()
        .unwrap();
        assert!(html.contains("id=\"f-email-error\">No address."), "{html}");
        assert!(html.contains("value=\"Anna &#34;&#60;b&#62;&#34;\""), "{html}");
        page::tests::is_escaped(&html);
    }
}
