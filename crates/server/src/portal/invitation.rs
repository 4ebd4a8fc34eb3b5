//! Accepting an invitation: one names oneself, chooses a password, and is in. (L-06)

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::Error;
use claviger_app::domain::id::{AccountId, InvitationId};
use claviger_app::invitation::{Acceptance, InvitationView, Refusal, accept, by_link};

use super::form::Form;
use super::page::{self, Page};
use super::visitor::{self, Visitor};
use super::{sign_in, wording};
use crate::web::Web;

#[derive(Template)]
#[template(path = "invitation.html")]
struct Invitation {
    page: Page,
    account: String,
    email: String,
    until: String,
    name: String,
    errors: Vec<(&'static str, String)>,
    /// Where one signs in, for somebody who is known already; empty otherwise.
    sign_in: String,
}

/// `GET /invitations/{id}/{secret}`
pub async fn show(State(web): State<Web>, visitor: Visitor, Path((id, secret)): Path<(String, String)>) -> Response {
    match look(&web, &visitor, &id, &secret).await {
        Ok(view) => page::render(StatusCode::OK, &Invitation::of(&web, &visitor, &view)),
        Err(error) => refused(&web, &visitor, &error),
    }
}

/// `POST /invitations/{id}/{secret}`
pub async fn answer(
    State(web): State<Web>,
    visitor: Visitor,
    Path((id, secret)): Path<(String, String)>,
    form: Form,
) -> Response {
    // Only a good link is worth the work of hashing.
    let view = match look(&web, &visitor, &id, &secret).await {
        Ok(view) => view,
        Err(error) => return refused(&web, &visitor, &error),
    };
    let (name, password) = (form.field("name"), form.field("password"));
    match take(&web, &visitor, &view, secret, name, password).await {
        Ok((account, session)) => {
            let mut response = Redirect::to(&format!("/accounts/{account}/licenses")).into_response();
            visitor::begin_session(&mut response, &web, &session);
            response
        }
        Err(Error::Person(why)) => {
            let mut shown = Invitation::of(&web, &visitor, &view);
            name.clone_into(&mut shown.name);
            shown.errors.push(("password", super::person::refusal(visitor.texts, &why, visitor.act.now)));
            page::render(StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
        Err(Error::Invitation(refusal)) if refusal != Refusal::BadLink => {
            let texts = visitor.texts;
            let mut shown = Invitation::of(&web, &visitor, &view);
            name.clone_into(&mut shown.name);
            match refusal {
                Refusal::Name => shown.errors.push(("name", texts.invitation_name_error())),
                Refusal::Known => shown.sign_in = licenses_after_sign_in(view.account.id),
                Refusal::BadLink => {}
            }
            page::render(StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
        Err(error) => refused(&web, &visitor, &error),
    }
}

impl Invitation {
    fn of(web: &Web, visitor: &Visitor, view: &InvitationView) -> Self {
        let texts = visitor.texts;
        Self {
            page: Page::new(web, visitor, texts.invitation_title(&view.account.name), ""),
            account: view.account.name.clone(),
            email: view.invitation.email.to_string(),
            until: wording::instant(texts, view.invitation.expires, &view.account.zone),
            name: String::new(),
            errors: Vec::new(),
            sign_in: String::new(),
        }
    }

    /// What is wrong with `field`; empty for nothing.
    fn error(&self, field: &str) -> &str {
        self.errors.iter().find(|(name, _)| *name == field).map_or("", |(_, sentence)| sentence)
    }
}

async fn look(web: &Web, visitor: &Visitor, id: &str, secret: &str) -> Result<InvitationView, Error> {
    let id: InvitationId = id.parse().map_err(|_| Refusal::BadLink)?;
    let secret = secret.to_owned();
    web.read(&visitor.act, move |tx, act, vendor| by_link(tx, act, vendor, id, &secret)).await
}

/// Accepts, and signs the new person in; answers with the account and the session's secret.
async fn take(
    web: &Web,
    visitor: &Visitor,
    view: &InvitationView,
    secret: String,
    name: &str,
    password: &str,
) -> Result<(AccountId, String), Error> {
    super::person::admit(web, visitor)?;
    let password_hash = super::person::hash(visitor, password, Some(&view.invitation.email), name).await?;
    let acceptance = Acceptance { name: name.to_owned(), password_hash };
    let id = view.invitation.id;
    let mut act = visitor.act.clone();
    act.who = claviger_app::act::Who::LinkHolder;
    let deed = web.write(&act, move |tx, act, vendor| accept(tx, act, vendor, id, &secret, &acceptance));
    let newcomer = deed.await?;
    let session = sign_in::open_session(web, visitor, newcomer).await?;
    Ok((view.account.id, session))
}

fn refused(web: &Web, visitor: &Visitor, error: &Error) -> Response {
    match error {
        Error::Invitation(Refusal::BadLink) => {
            let (title, text) = (visitor.texts.invitation_bad_link(), visitor.texts.invitation_bad_link_text());
            page::message(web, visitor, StatusCode::NOT_FOUND, title, text)
        }
        _ => page::explain(web, visitor, error, "/"),
    }
}

fn licenses_after_sign_in(account: AccountId) -> String {
    let next = format!("/accounts/{account}/licenses");
    let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("next", &next).finish();
    format!("/sign-in?{query}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(errors: Vec<(&'static str, String)>, sign_in: &str) -> String {
        Invitation {
            page: Page::sample("Invitation"),
            account: "Alinea <script>alert(1)</script>".into(),
            email: "anna@alinea.example".into(),
            until: "22 Dec 2026, 10:14".into(),
            name: "Anna \"<b>\"".into(),
            errors,
            sign_in: sign_in.into(),
        }
        .render()
        .unwrap()
    }

    #[test]
    fn l_06_what_was_typed_stays_and_the_error_stands_beside_its_field() {
        let html = rendered(vec![("password", "Too short.".into())], "");
        assert!(html.contains("id=\"f-password-error\">Too short."), "{html}");
        assert!(html.contains("value=\"Anna &#34;&#60;b&#62;&#34;\""));
        page::tests::is_escaped(&html);
    }

    #[test]
    fn l_06_who_is_known_already_signs_in() {
        let html = rendered(Vec::new(), "/sign-in?next=%2Fx");
        assert!(html.contains("href=\"/sign-in?next=%2Fx\"") && !html.contains("name=\"password\""));
    }
}
