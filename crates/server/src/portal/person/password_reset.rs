//! Choosing another password when one has forgotten it, by a link that is good once.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::domain::account::{Email, Person};
use claviger_app::domain::id::PersonId;
use claviger_app::person::Refusal;
use claviger_app::{Error, reset};

use super::confirmation::bad_link;
use super::{error_of, proving, refusal};
use crate::portal::form::Form;
use crate::portal::page::{self, Page};
use crate::portal::visitor::{self, Visitor};
use crate::web::Web;

#[derive(Template)]
#[template(path = "person/password_reset.html")]
struct Ask {
    page: Page,
    email: String,
    error: String,
}

#[derive(Template)]
#[template(path = "person/new_password.html")]
struct Choose {
    page: Page,
    email: String,
    errors: Vec<(&'static str, String)>,
}

impl Choose {
    fn of(web: &Web, visitor: &Visitor, person: &Person, errors: Vec<(&'static str, String)>) -> Self {
        let page = Page::new(web, visitor, visitor.texts.password_choose(), "");
        Self { page, email: person.email.to_string(), errors }
    }

    fn error(&self, field: &str) -> &str {
        error_of(&self.errors, field)
    }
}

/// `GET /password-reset`
pub async fn show(State(web): State<Web>, visitor: Visitor) -> Response {
    let page = Page::new(&web, &visitor, visitor.texts.password_forgotten(), "");
    page::render(StatusCode::OK, &Ask { page, email: String::new(), error: String::new() })
}

/// `POST /password-reset`: the answer never tells whether the address is known.
pub async fn ask(State(web): State<Web>, visitor: Visitor, form: Form) -> Response {
    let typed = form.field("email");
    match send(&web, &visitor, typed).await {
        Ok(()) => Redirect::to("/password-reset/sent").into_response(),
        Err(Error::Person(why)) => {
            let error = refusal(visitor.texts, &why, visitor.act.now);
            let page = Page::new(&web, &visitor, visitor.texts.password_forgotten(), "");
            page::render(StatusCode::UNPROCESSABLE_ENTITY, &Ask { page, email: typed.into(), error })
        }
        Err(error) => page::explain(&web, &visitor, &error, "/password-reset"),
    }
}

/// `GET /password-reset/sent`
pub async fn sent(State(web): State<Web>, visitor: Visitor) -> Response {
    let texts = visitor.texts;
    page::message(&web, &visitor, StatusCode::OK, texts.password_sent(), texts.password_sent_text())
}

/// `GET /password-resets/{person}/{secret}`
pub async fn choose(State(web): State<Web>, visitor: Visitor, Path((id, secret)): Path<(String, String)>) -> Response {
    match look(&web, &visitor, &id, &secret).await {
        Ok(person) => page::render(StatusCode::OK, &Choose::of(&web, &visitor, &person, Vec::new())),
        Err(error) => bad_link(&web, &visitor, &error),
    }
}

/// `POST /password-resets/{person}/{secret}`
pub async fn chosen(
    State(web): State<Web>,
    visitor: Visitor,
    Path((id, secret)): Path<(String, String)>,
    form: Form,
) -> Response {
    // Only a good link is worth the work of hashing.
    let person = match look(&web, &visitor, &id, &secret).await {
        Ok(person) => person,
        Err(error) => return bad_link(&web, &visitor, &error),
    };
    match take(&web, &visitor, &person, secret, form.field("password")).await {
        Ok(()) => {
            let mut response = Redirect::to("/sign-in?done=password").into_response();
            visitor::end_session(&mut response, &web);
            response
        }
        Err(Error::Person(why)) if why != Refusal::BadLink => {
            let errors = vec![("password", refusal(visitor.texts, &why, visitor.act.now))];
            page::render(StatusCode::UNPROCESSABLE_ENTITY, &Choose::of(&web, &visitor, &person, errors))
        }
        Err(error) => bad_link(&web, &visitor, &error),
    }
}

async fn send(web: &Web, visitor: &Visitor, typed: &str) -> Result<(), Error> {
    let email: Email = typed.parse().map_err(|_| Refusal::Address)?;
    proving::admit(web, visitor)?;
    web.write(&visitor.act, move |tx, act, vendor| reset::ask(tx, act, vendor, &email)).await
}

async fn look(web: &Web, visitor: &Visitor, id: &str, secret: &str) -> Result<Person, Error> {
    let id: PersonId = id.parse().map_err(|_| Refusal::BadLink)?;
    let secret = secret.to_owned();
    web.read(&visitor.act, move |tx, act, vendor| reset::by_link(tx, act, vendor, id, &secret)).await
}

async fn take(web: &Web, visitor: &Visitor, person: &Person, secret: String, password: &str) -> Result<(), Error> {
    proving::admit(web, visitor)?;
    let hash = proving::hash(visitor, password, Some(&person.email), &person.name).await?;
    let id = person.id;
    web.write(&visitor.act, move |tx, act, vendor| reset::choose(tx, act, vendor, (id, &secret), &hash)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_02_the_pages_of_a_forgotten_password() {
        let html = Ask { page: Page::sample("Ask"), email: "<script>alert(1)</script>".into(), error: "No.".into() };
        let html = html.render().unwrap();
        assert!(html.contains("id=\"f-email-error\">No."), "{html}");
        page::tests::is_escaped(&html);
        let html = Choose {
            page: Page::sample("Choose"),
            email: "anna@museo.example".into(),
            errors: vec![("password", "Short.".into())],
        };
        let html = html.render().unwrap();
        assert!(html.contains("autocomplete=\"new-password\"") && html.contains("Short."), "{html}");
    }
}
