//! Signing in and out, and where one lands. (X-02, L-08)

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::act::Who;
use claviger_app::domain::account::{AccountKind, Email, Person};
use claviger_app::person::Refusal;
use claviger_app::{Error, access, session, sign_in as app_sign_in};
use serde::Deserialize;

use super::agreement;
use super::form::Form;
use super::kept::Kept;
use super::page::{self, Page};
use super::person;
use super::visitor::{self, Visitor};
use crate::web::Web;

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignIn {
    page: Page,
    email: String,
    next: String,
    kept: Kept,
    error: String,
}

/// What was typed on the sign-in page, and what goes with it.
#[derive(Default)]
struct Typed {
    email: String,
    next: String,
    kept: Kept,
}

/// Where to go after signing in.
#[derive(Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
    /// What was done just before.
    #[serde(default)]
    done: String,
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
        (_, 0) => person::welcome(&web, &visitor).await,
        _ => Redirect::to("/customers").into_response(),
    }
}

/// `GET /sign-in`
pub async fn show(State(web): State<Web>, visitor: Visitor, Query(Next { next, done }): Query<Next>) -> Response {
    // Whoever has not confirmed their address is signed in, and comes no further.
    if visitor.unconfirmed.is_some() {
        return Redirect::to("/confirmation").into_response();
    }
    let texts = visitor.texts;
    let notice = match done.as_str() {
        "password" => Some(texts.signin_done_password()),
        "address" => Some(texts.signin_done_address()),
        "erased" => Some(texts.signin_done_erased()),
        _ => None,
    };
    form(&web, &visitor, StatusCode::OK, Typed { next, ..Typed::default() }, "", notice.map(|text| ("success", text)))
}

/// The sign-in page for whoever sent a form when the session was over: what it held is kept.
pub(super) fn again(web: &Web, visitor: &Visitor, kept: Kept, next: String) -> Response {
    let notice = ("caution", visitor.texts.kept_session_over());
    form(web, visitor, StatusCode::UNAUTHORIZED, Typed { next, kept, ..Typed::default() }, "", Some(notice))
}

/// `POST /sign-in`: no answer tells whether an address is registered.
pub async fn sign_in(State(web): State<Web>, visitor: Visitor, form_sent: Form) -> Response {
    let (email, next) = (form_sent.field("email"), form_sent.field("next"));
    let typed = Typed { email: email.to_owned(), next: next.to_owned(), kept: Kept::read(&form_sent) };
    match authenticate(&web, &visitor, email, form_sent.field("password")).await {
        Ok(secret) if !typed.kept.is_nothing() => resume(&web, &visitor, &secret, typed),
        Ok(secret) => {
            // A partner's people are asked for the license agreement before anything else. (P-01)
            let is_asked = agreement::asks(&web, &visitor.act, &secret).await;
            let to = if is_asked { agreement::ask(local(next)) } else { local(next).to_owned() };
            let mut response = Redirect::to(&to).into_response();
            visitor::begin_session(&mut response, &web, &secret);
            response
        }
        Err(Error::Person(Refusal::WrongPassword)) => {
            let wrong = visitor.texts.signin_wrong();
            form(&web, &visitor, StatusCode::UNPROCESSABLE_ENTITY, typed, &wrong, None)
        }
        Err(Error::Person(why @ Refusal::TooMany(_))) => {
            let refused = person::refusal(visitor.texts, &why, visitor.act.now);
            form(&web, &visitor, StatusCode::TOO_MANY_REQUESTS, typed, &refused, None)
        }
        Err(error) => page::explain(&web, &visitor, &error, "/"),
    }
}

/// `POST /sign-out`
pub async fn sign_out(State(web): State<Web>, visitor: Visitor, _form: Form) -> Response {
    if let Some(secret) = visitor.session().map(ToOwned::to_owned)
        && let Err(error) = web.write(&visitor.act, move |tx, act, _| session::sign_out(tx, act, &secret)).await
    {
        return page::explain(&web, &visitor, &error, "/");
    }
    let mut response = Redirect::to("/sign-in").into_response();
    visitor::end_session(&mut response, &web);
    response
}

/// Opens a session for `person`, who has proved who they are; answers with its secret.
pub(super) async fn open_session(web: &Web, visitor: &Visitor, person: Person) -> Result<String, Error> {
    let act = visitor.act.clone().by(Who::Person(person.clone(), Vec::new()));
    let agent = visitor.agent.clone();
    web.write(&act, move |tx, act, _| session::open(tx, act, &person, &agent)).await
}

async fn authenticate(web: &Web, visitor: &Visitor, email: &str, password: &str) -> Result<String, Error> {
    person::admit(web, visitor)?;
    let known = match email.parse::<Email>() {
        Ok(email) => {
            web.write(&visitor.act, move |tx, act, vendor| app_sign_in::begin(tx, act, vendor, &email)).await?
        }
        Err(_) => None,
    };
    let proof = person::prove(visitor, password, known).await?.ok_or(Refusal::WrongPassword)?;
    let agent = visitor.agent.clone();
    web.write(&visitor.act, move |tx, act, vendor| app_sign_in::finish(tx, act, vendor, &proof, &agent)).await
}

/// Begins the session, and offers to send what was kept: by a press, since it may be somebody else who signed in.
fn resume(web: &Web, visitor: &Visitor, secret: &str, typed: Typed) -> Response {
    let visit = visitor::fresh_visit(web);
    let mut page = Page::new(web, visitor, visitor.texts.kept_title(), "");
    page.csrf = web.vendor().vault.form_proof(&visit);
    let title = page.title.clone();
    let mut response = typed.kept.offer(page, title, &typed.next);
    visitor::begin_session_of(&mut response, web, secret, &visit);
    response
}

fn form(
    web: &Web,
    visitor: &Visitor,
    status: StatusCode,
    typed: Typed,
    error: &str,
    notice: Option<(&'static str, String)>,
) -> Response {
    let mut page = Page::new(web, visitor, visitor.texts.signin_title(), "");
    if let Some((tone, text)) = notice {
        page = page.with_notice(tone, text);
    }
    let Typed { email, next, kept } = typed;
    page::render(status, &SignIn { page, email, next, kept, error: error.into() })
}

/// An address of our own, or the start page: nobody is sent elsewhere by a forged link.
pub(super) fn local(next: &str) -> &str {
    let is_local =
        next.starts_with('/') && !next.starts_with("//") && !next.contains('\\') && !next.contains(char::is_control);
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
            ("/\0", "/"),
            ("/orders?q=\u{7f}", "/"),
            ("/\r\nset-cookie: a", "/"),
        ] {
            assert_eq!(local(next), expected, "{next:?}");
        }
    }
}
