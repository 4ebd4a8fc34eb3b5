//! Confirming an address: the page for those who have not yet, and the one behind the link.
//!
//! Opening the link changes nothing, for scanners open links too. The password is asked for because the link alone would
//! let somebody confirm what a stranger began with their address.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::domain::account::Person;
use claviger_app::domain::id::PersonId;
use claviger_app::person::Refusal;
use claviger_app::{Error, registration, sign_in};
use serde::Deserialize;

use super::{admit, error_of, prove, refusal};
use crate::portal::form::Form;
use crate::portal::page::{self, Page};
use crate::portal::visitor::{self, Visitor};
use crate::web::Web;

/// What was done just before.
#[derive(Deserialize)]
pub struct Just {
    #[serde(default)]
    done: u8,
}

#[derive(Template)]
#[template(path = "person/unconfirmed.html")]
struct Unconfirmed {
    page: Page,
    email: String,
    error: String,
}

#[derive(Template)]
#[template(path = "person/confirm.html")]
struct Confirm {
    page: Page,
    email: String,
    errors: Vec<(&'static str, String)>,
}

impl Confirm {
    fn error(&self, field: &str) -> &str {
        error_of(&self.errors, field)
    }
}

/// `GET /confirmation`: all that somebody sees whose address is not confirmed.
pub async fn ask(State(web): State<Web>, visitor: Visitor, Query(just): Query<Just>) -> Response {
    let Some(person) = visitor.unconfirmed.clone() else { return Redirect::to("/").into_response() };
    let mut page = Page::new(&web, &visitor, visitor.texts.registration_unconfirmed(), "");
    if just.done == 1 {
        page = page.with_notice("success", visitor.texts.registration_sent_again());
    }
    page::render(StatusCode::OK, &Unconfirmed { page, email: person.email.to_string(), error: String::new() })
}

/// `POST /confirmation`: the mail once more.
pub async fn send_again(State(web): State<Web>, visitor: Visitor, _form: Form) -> Response {
    let Some(person) = visitor.unconfirmed.clone() else { return Redirect::to("/").into_response() };
    let deed = web.write(&visitor.act, move |tx, act, vendor| registration::send_again(tx, act, vendor, person.id));
    match deed.await {
        Ok(()) => Redirect::to("/confirmation?done=1").into_response(),
        Err(Error::Person(why)) => {
            let error = refusal(visitor.texts, &why, visitor.act.now);
            let page = Page::new(&web, &visitor, visitor.texts.registration_unconfirmed(), "");
            let email = visitor.unconfirmed.as_ref().map(|person| person.email.to_string()).unwrap_or_default();
            page::render(StatusCode::TOO_MANY_REQUESTS, &Unconfirmed { page, email, error })
        }
        Err(error) => page::explain(&web, &visitor, &error, "/confirmation"),
    }
}

/// `GET /confirmations/{person}/{secret}`
pub async fn show(State(web): State<Web>, visitor: Visitor, Path((id, secret)): Path<(String, String)>) -> Response {
    match look(&web, &visitor, &id, &secret).await {
        Ok(person) => page::render(StatusCode::OK, &Confirm::of(&web, &visitor, &person, Vec::new())),
        Err(error) => bad_link(&web, &visitor, &error),
    }
}

/// `POST /confirmations/{person}/{secret}`
pub async fn confirm(
    State(web): State<Web>,
    visitor: Visitor,
    Path((id, secret)): Path<(String, String)>,
    form: Form,
) -> Response {
    let person = match look(&web, &visitor, &id, &secret).await {
        Ok(person) => person,
        Err(error) => return bad_link(&web, &visitor, &error),
    };
    match take(&web, &visitor, &person, secret, form.field("password")).await {
        Ok(session) => {
            let mut response = Redirect::to("/").into_response();
            visitor::begin_session(&mut response, &web, &session);
            response
        }
        Err(Error::Person(why)) if why != Refusal::BadLink => {
            let errors = vec![("password", refusal(visitor.texts, &why, visitor.act.now))];
            page::render(StatusCode::UNPROCESSABLE_ENTITY, &Confirm::of(&web, &visitor, &person, errors))
        }
        Err(error) => bad_link(&web, &visitor, &error),
    }
}

impl Confirm {
    fn of(web: &Web, visitor: &Visitor, person: &Person, errors: Vec<(&'static str, String)>) -> Self {
        let page = Page::new(web, visitor, visitor.texts.registration_confirm(), "");
        Self { page, email: person.email.to_string(), errors }
    }
}

async fn look(web: &Web, visitor: &Visitor, id: &str, secret: &str) -> Result<Person, Error> {
    let id: PersonId = id.parse().map_err(|_| Refusal::BadLink)?;
    let secret = secret.to_owned();
    web.read(&visitor.act, move |tx, act, vendor| registration::by_link(tx, act, vendor, id, &secret)).await
}

async fn take(web: &Web, visitor: &Visitor, person: &Person, secret: String, password: &str) -> Result<String, Error> {
    admit(web, visitor)?;
    let (id, email) = (person.id, person.email.clone());
    let known = web.write(&visitor.act, move |tx, act, vendor| sign_in::begin(tx, act, vendor, &email)).await?;
    let proof = prove(visitor, password, known).await?.ok_or(Refusal::WrongPassword)?;
    let agent = visitor.agent.clone();
    let deed = web.write(&visitor.act, move |tx, act, vendor| {
        registration::confirm(tx, act, vendor, (id, &secret), &proof, &agent)
    });
    deed.await
}

/// The page for a link that is not good; another fault is told as what it is.
pub(super) fn bad_link(web: &Web, visitor: &Visitor, error: &Error) -> Response {
    match error {
        Error::Person(Refusal::BadLink) => {
            let (title, text) = (visitor.texts.password_bad_link(), visitor.texts.password_bad_link_text());
            page::message(web, visitor, StatusCode::NOT_FOUND, title, text)
        }
        _ => page::explain(web, visitor, error, "/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_02_the_page_behind_the_link_asks_for_the_password_before_it_confirms() {
        let (page, email) = (Page::sample("Confirm"), "anna@museo.example".to_owned());
        let html = Confirm { page, email, errors: vec![("password", "Wrong.".into())] }.render().unwrap();
        assert!(html.contains("name=\"password\"") && html.contains("id=\"f-password-error\">Wrong."), "{html}");
        assert!(html.contains("method=\"post\"") && html.contains("anna@museo.example"));
        page::tests::is_escaped(&html);
    }

    #[test]
    fn x_02_who_is_not_confirmed_sees_where_the_mail_went_and_can_have_it_again() {
        let (page, email) = (Page::sample("Confirm"), "anna@museo.example".to_owned());
        let html = Unconfirmed { page, email, error: "Too often.".into() }.render().unwrap();
        assert!(html.contains("anna@museo.example") && html.contains("action=\"/confirmation\""), "{html}");
        assert!(html.contains("Too often."));
    }
}
