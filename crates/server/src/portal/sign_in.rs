//! Signing in and out, and where one lands. (X-02, L-08)

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::act::{Act, Who};
use claviger_app::domain::account::{AccountKind, Email, Person};
use claviger_app::{Error, access, person};
use serde::Deserialize;

use super::form::Form;
use super::page::{self, Page};
use super::visitor::{self, Visitor};
use crate::web::Web;

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignIn {
    page: Page,
    email: String,
    next: String,
    error: String,
}

/// Where to go after signing in.
#[derive(Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
}

/// `GET /`: straight to where one works. (L-08)
pub async fn start(State(web): State<Web>, visitor: Visitor) -> Response {
    let who = &visitor.act.who;
    if matches!(who, Who::Nobody) {
        return Redirect::to("/sign-in").into_response();
    }
    let customers = access::of_kind(who, AccountKind::Customer);
    match (customers.as_slice(), who.memberships().len()) {
        ([only], 1) => Redirect::to(&format!("/accounts/{}/licenses", only.account)).into_response(),
        _ if !access::of_kind(who, AccountKind::Vendor).is_empty() => Redirect::to("/orders").into_response(),
        (_, 0) => page::explain(&web, &visitor, &Error::Forbidden, "/"),
        _ => Redirect::to("/customers").into_response(),
    }
}

/// `GET /sign-in`
pub async fn show(State(web): State<Web>, visitor: Visitor, Query(Next { next }): Query<Next>) -> Response {
    form(&web, &visitor, StatusCode::OK, "", &next, "")
}

/// `POST /sign-in`: no answer tells whether an address is registered.
pub async fn sign_in(State(web): State<Web>, visitor: Visitor, form_sent: Form) -> Response {
    let (email, next) = (form_sent.field("email"), form_sent.field("next"));
    match authenticate(&web, &visitor.act, email, form_sent.field("password")).await {
        Err(error) => page::explain(&web, &visitor, &error, "/"),
        Ok(None) => {
            let wrong = visitor.texts.signin_wrong();
            form(&web, &visitor, StatusCode::UNPROCESSABLE_ENTITY, email, next, &wrong)
        }
        Ok(Some(secret)) => {
            let mut response = Redirect::to(local(next)).into_response();
            visitor::begin_session(&mut response, &web, &secret);
            response
        }
    }
}

/// `POST /sign-out`
pub async fn sign_out(State(web): State<Web>, visitor: Visitor, _form: Form) -> Response {
    if let Some(secret) = visitor.session().map(ToOwned::to_owned)
        && let Err(error) = web.write(&visitor.act, move |tx, _, _| person::sign_out(tx, &secret)).await
    {
        return page::explain(&web, &visitor, &error, "/");
    }
    let mut response = Redirect::to("/sign-in").into_response();
    visitor::end_session(&mut response, &web);
    response
}

/// Opens a session for `person`; answers with its secret.
pub(super) async fn open_session(web: &Web, act: &Act, person: Person) -> Result<String, Error> {
    let act = act.clone().by(Who::Person(person.clone(), Vec::new()));
    web.write(&act, move |tx, act, _| person::sign_in(tx, act, &person)).await
}

async fn authenticate(web: &Web, act: &Act, email: &str, password: &str) -> Result<Option<String>, Error> {
    let known = match email.parse::<Email>() {
        Ok(email) => web.read(act, move |tx, _, _| person::password_hash(tx, &email)).await?,
        Err(_) => None,
    };
    let (person, hash) = known.unzip();
    let password = password.to_owned();
    // Hashing takes long on purpose: not on a thread that other requests wait for.
    let fits =
        tokio::task::spawn_blocking(move || person::is_password(&password, hash.as_deref())).await.unwrap_or(false);
    match person {
        Some(person) if fits => open_session(web, act, person).await.map(Some),
        _ => Ok(None),
    }
}

fn form(web: &Web, visitor: &Visitor, status: StatusCode, email: &str, next: &str, error: &str) -> Response {
    let page = Page::new(web, visitor, visitor.texts.signin_title(), "");
    page::render(status, &SignIn { page, email: email.into(), next: next.into(), error: error.into() })
}

/// An address of our own, or the start page: nobody is sent elsewhere by a forged link.
pub(super) fn local(next: &str) -> &str {
    let is_local = next.starts_with('/') && !next.starts_with("//") && !next.contains(['\\', '\r', '\n', '\t']);
    if is_local { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_12_nobody_is_sent_elsewhere_after_signing_in() {
        for (next, expected) in [
            ("/orders", "/orders"),
            ("", "/"),
            ("https://evil.example", "/"),
            ("//evil.example", "/"),
            ("/\\evil.example", "/"),
            ("/\t/evil.example", "/"),
        ] {
            assert_eq!(local(next), expected, "{next:?}");
        }
    }
}
