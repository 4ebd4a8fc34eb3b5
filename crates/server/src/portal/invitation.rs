//! Accepting an invitation: one names oneself, chooses a password, and is in; or signs in, and joins. (L-06, X-01)

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::Error;
use claviger_app::act::Who;
use claviger_app::domain::account::AccountKind;
use claviger_app::domain::id::{AccountId, InvitationId};
use claviger_app::invitation::{self, Acceptance, InvitationView, Refusal, Welcome, accept, by_link, welcome};

use super::form::Form;
use super::page::{self, Page};
use super::visitor::{self, Visitor};
use super::{choice, sign_in, unlock, wording};
use crate::web::Web;

#[derive(Template)]
#[template(path = "invitation.html")]
struct Invitation {
    page: Page,
    title: String,
    lead: String,
    account: String,
    email: String,
    until: String,
    /// What one will be there.
    role: String,
    name: String,
    errors: Vec<(&'static str, String)>,
    /// What one has to do.
    welcome: Welcome,
    /// The address of this page.
    here: String,
    /// Where one signs in, and then is here again.
    sign_in: String,
    /// Who is signed in; empty for nobody.
    me: String,
}

/// `GET /invitations/{id}/{secret}`
pub async fn show(State(web): State<Web>, visitor: Visitor, Path((id, secret)): Path<(String, String)>) -> Response {
    match look(&web, &visitor, &id, &secret).await {
        Ok((view, welcome)) => page::render(StatusCode::OK, &Invitation::of(&web, &visitor, &view, welcome, &secret)),
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
    let (view, welcome) = match look(&web, &visitor, &id, &secret).await {
        Ok(found) => found,
        Err(error) => return refused(&web, &visitor, &error),
    };
    let mut shown = Invitation::of(&web, &visitor, &view, welcome, &secret);
    if welcome != Welcome::Newcomer {
        return page::render(StatusCode::CONFLICT, &shown);
    }
    let (name, password) = (form.field("name"), form.field("password"));
    match take(&web, &visitor, &view, secret, name, password).await {
        Ok((account, session)) => {
            let mut response = Redirect::to(&inside(&view, account)).into_response();
            visitor::begin_session(&mut response, &web, &session);
            response
        }
        Err(Error::Person(why)) => {
            name.clone_into(&mut shown.name);
            shown.errors.push(("password", super::person::refusal(visitor.texts, &why, visitor.act.now)));
            page::render(StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
        Err(Error::Invitation(refusal @ (Refusal::Name | Refusal::Known))) => {
            let texts = visitor.texts;
            name.clone_into(&mut shown.name);
            match refusal {
                Refusal::Name => shown.errors.push(("name", texts.invitation_name_error())),
                _ => shown.welcome = Welcome::SignIn,
            }
            page::render(StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
        Err(error) => refused(&web, &visitor, &error),
    }
}

/// `POST /invitations/{id}/{secret}/join`: somebody who is known comes in as who they are.
pub async fn join(
    State(web): State<Web>,
    visitor: Visitor,
    Path((id, secret)): Path<(String, String)>,
    _form: Form,
) -> Response {
    let (view, welcome) = match look(&web, &visitor, &id, &secret).await {
        Ok(found) => found,
        Err(error) => return refused(&web, &visitor, &error),
    };
    let shown = Invitation::of(&web, &visitor, &view, welcome, &secret);
    let invited = view.invitation.id;
    let deed = web.write(&visitor.act, move |tx, act, vendor| invitation::join(tx, act, vendor, invited, &secret));
    match deed.await {
        Ok(account) => Redirect::to(&inside(&view, account)).into_response(),
        Err(Error::Invitation(Refusal::SomebodyElse)) => page::render(StatusCode::CONFLICT, &shown),
        Err(Error::SignInNeeded) => page::explain(&web, &visitor, &Error::SignInNeeded, &shown.here),
        Err(error) => refused(&web, &visitor, &error),
    }
}

impl Invitation {
    fn of(web: &Web, visitor: &Visitor, view: &InvitationView, welcome: Welcome, secret: &str) -> Self {
        let texts = visitor.texts;
        let InvitationView { invitation, account } = view;
        let role = wording::role(texts, invitation.role);
        let (title, lead) = match invitation.order {
            Some(_) => (texts.invitation_title(&account.name), texts.invitation_lead()),
            None => (texts.invitation_title_account(&account.name), texts.invitation_lead_role(&role)),
        };
        let here = format!("/invitations/{}/{}", invitation.id, unlock::encoded(secret));
        Self {
            page: Page::new(web, visitor, title.clone(), ""),
            title,
            lead,
            account: account.name.clone(),
            email: invitation.email.to_string(),
            until: wording::instant(texts, invitation.expires, &account.zone),
            role,
            name: String::new(),
            errors: Vec::new(),
            welcome,
            sign_in: choice::with_query("/sign-in", &[("next", &here)]),
            here,
            me: match &visitor.act.who {
                Who::Person(person, _) => person.name.clone(),
                _ => String::new(),
            },
        }
    }

    /// What is wrong with `field`; empty for nothing.
    fn error(&self, field: &str) -> &str {
        self.errors.iter().find(|(name, _)| *name == field).map_or("", |(_, sentence)| sentence)
    }
}

/// Where a new member begins.
fn inside(view: &InvitationView, account: AccountId) -> String {
    match view.account.kind {
        AccountKind::Customer => format!("/accounts/{account}/licenses"),
        _ => "/".to_owned(),
    }
}

async fn look(web: &Web, visitor: &Visitor, id: &str, secret: &str) -> Result<(InvitationView, Welcome), Error> {
    let id: InvitationId = id.parse().map_err(|_| Refusal::BadLink)?;
    let secret = secret.to_owned();
    let look = web.read(&visitor.act, move |tx, act, vendor| {
        let view = by_link(tx, act, vendor, id, &secret)?;
        let welcome = welcome(tx, act, &view)?;
        Ok((view, welcome))
    });
    look.await
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
    act.who = Who::LinkHolder;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(errors: Vec<(&'static str, String)>, welcome: Welcome) -> String {
        Invitation {
            page: Page::sample("Invitation"),
            title: "Manage the licenses of <b>".into(),
            lead: "Lead".into(),
            account: "Alinea <script>alert(1)</script>".into(),
            email: "anna@alinea.example".into(),
            until: "22 Dec 2026, 10:14".into(),
            role: "Administrator".into(),
            name: "Anna \"<b>\"".into(),
            errors,
            welcome,
            here: "/invitations/inv_1/x".into(),
            sign_in: "/sign-in?next=%2Fx".into(),
            me: "Anna <b>".into(),
        }
        .render()
        .unwrap()
    }

    #[test]
    fn l_06_what_was_typed_stays_and_the_error_stands_beside_its_field() {
        let html = rendered(vec![("password", "Too short.".into())], Welcome::Newcomer);
        assert!(html.contains("id=\"f-password-error\">Too short."), "{html}");
        assert!(html.contains("value=\"Anna &#34;&#60;b&#62;&#34;\""));
        page::tests::is_escaped(&html);
    }

    #[test]
    fn l_06_who_is_known_already_signs_in_and_then_joins() {
        let html = rendered(Vec::new(), Welcome::SignIn);
        assert!(html.contains("href=\"/sign-in?next=%2Fx\"") && !html.contains("name=\"password\""));
        let html = rendered(Vec::new(), Welcome::Join);
        assert!(html.contains("action=\"/invitations/inv_1/x/join\"") && !html.contains("name=\"password\""));
        page::tests::is_escaped(&html);
        let html = rendered(Vec::new(), Welcome::SomebodyElse);
        assert!(html.contains("action=\"/sign-out\"") && !html.contains("/join"));
        page::tests::is_escaped(&html);
    }
}
