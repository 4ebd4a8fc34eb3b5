//! The profile: name, language, address, password, sessions, accounts, and what is known of oneself.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::domain::account::{Email, Permission, browser};
use claviger_app::domain::id::{AccountId, SessionId};
use claviger_app::person::Refusal;
use claviger_app::profile::{self, Profile};
use claviger_app::store::session::Session;
use claviger_app::{Error, access, erasure, reset, session};
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::proving::{self, prove_again};
use super::{error_of, refusal};
use crate::portal::choice::{self, Choice};
use crate::portal::form::Form;
use crate::portal::page::{self, Page};
use crate::portal::visitor::{self, Visitor};
use crate::portal::wording;
use crate::texts::Texts;
use crate::web::Web;

/// What was done just before.
#[derive(Deserialize)]
pub struct Just {
    #[serde(default)]
    done: String,
}

#[derive(Template)]
#[template(path = "person/profile.html")]
struct Shown {
    page: Page,
    name: String,
    languages: Vec<Choice>,
    email: String,
    /// The address that waits to be confirmed, as a sentence; empty for none.
    pending: String,
    new_email: String,
    sessions: Vec<SessionRow>,
    belongings: Vec<BelongingRow>,
    errors: Vec<(&'static str, String)>,
}

struct SessionRow {
    id: String,
    browser: String,
    origin: String,
    seen: String,
    opened: String,
    is_this: bool,
}

struct BelongingRow {
    id: String,
    /// Where its keys for programs are; empty for those who may not make any.
    keys: String,
    account: String,
    role: String,
    since: String,
}

/// What was typed before it was refused.
#[derive(Default)]
struct Typed {
    name: Option<String>,
    language: Option<String>,
    new_email: String,
}

impl Shown {
    fn error(&self, field: &str) -> &str {
        error_of(&self.errors, field)
    }
}

/// `GET /profile`
pub async fn show(State(web): State<Web>, visitor: Visitor, Query(just): Query<Just>) -> Response {
    let texts = visitor.texts;
    let notice = match just.done.as_str() {
        "profile" => Some(texts.profile_saved()),
        "address" => Some(texts.profile_address_asked()),
        "password" => Some(texts.profile_password_changed()),
        "session" => Some(texts.profile_session_ended()),
        "left" => Some(texts.profile_left()),
        _ => None,
    };
    respond(&web, &visitor, StatusCode::OK, Vec::new(), Typed::default(), notice).await
}

/// `POST /profile`: name and language.
pub async fn change(State(web): State<Web>, visitor: Visitor, form: Form) -> Response {
    let (name, language) = (form.field("name").to_owned(), form.field("language").to_owned());
    let (wanted, code) = (name.clone(), language.clone());
    let deed = web.write(&visitor.act, move |tx, act, _| profile::change(tx, act, &wanted, &code)).await;
    let typed = Typed { name: Some(name), language: Some(language), ..Typed::default() };
    let field = |why: &Refusal| if *why == Refusal::Language { "language" } else { "name" };
    answer(&web, &visitor, deed, "profile", typed, field).await
}

/// `POST /profile/address`: a link goes to the new address.
pub async fn change_address(State(web): State<Web>, visitor: Visitor, form: Form) -> Response {
    let deed = ask_address(&web, &visitor, form.field("new_email"), form.field("address_password")).await;
    let typed = Typed { new_email: form.field("new_email").to_owned(), ..Typed::default() };
    let field = |why: &Refusal| if *why == Refusal::Address { "new_email" } else { "address_password" };
    answer(&web, &visitor, deed, "address", typed, field).await
}

/// `POST /profile/password`: all other sessions end.
pub async fn change_password(State(web): State<Web>, visitor: Visitor, form: Form) -> Response {
    let deed = choose_password(&web, &visitor, form.field("present_password"), form.field("new_password")).await;
    let field = |why: &Refusal| if matches!(why, Refusal::Password(_)) { "new_password" } else { "present_password" };
    answer(&web, &visitor, deed, "password", Typed::default(), field).await
}

/// `POST /profile/sessions/{session}/end`
pub async fn end_session(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, _form: Form) -> Response {
    let deed = match id.parse::<SessionId>() {
        Ok(id) => web.write(&visitor.act, move |tx, act, _| session::end(tx, act, id)).await,
        Err(_) => Err(Error::NotFound("session")),
    };
    answer(&web, &visitor, deed, "session", Typed::default(), |_| "name").await
}

/// `POST /profile/sessions/end`: all but this one.
pub async fn end_other_sessions(State(web): State<Web>, visitor: Visitor, _form: Form) -> Response {
    let kept = visitor.session_id;
    let deed = web.write(&visitor.act, move |tx, act, _| session::end_all(tx, act, kept)).await;
    answer(&web, &visitor, deed.map(|_| ()), "session", Typed::default(), |_| "name").await
}

/// `POST /profile/sessions/end-all`: this one, too.
pub async fn end_all_sessions(State(web): State<Web>, visitor: Visitor, _form: Form) -> Response {
    match web.write(&visitor.act, move |tx, act, _| session::end_all(tx, act, None)).await {
        Ok(_) => signed_out(&web, "/sign-in"),
        Err(error) => page::explain(&web, &visitor, &error, "/profile"),
    }
}

/// `POST /profile/accounts/{account}/leave`
pub async fn leave(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, _form: Form) -> Response {
    let deed = match id.parse::<AccountId>() {
        Ok(id) => web.write(&visitor.act, move |tx, act, _| profile::leave(tx, act, id)).await,
        Err(_) => Err(Error::NotFound("account")),
    };
    answer(&web, &visitor, deed, "left", Typed::default(), |_| "accounts").await
}

/// `GET /profile/data.json`: everything that is known of oneself.
pub async fn data(State(web): State<Web>, visitor: Visitor) -> Response {
    match web.read(&visitor.act, |tx, act, _| erasure::export(tx, act)).await {
        Ok(data) => {
            let headers = [
                (header::CONTENT_TYPE, "application/json"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"claviger-my-data.json\""),
            ];
            (headers, format!("{data:#}\n")).into_response()
        }
        Err(error) => page::explain(&web, &visitor, &error, "/profile"),
    }
}

/// `POST /profile/erasure`: oneself.
pub async fn erase(State(web): State<Web>, visitor: Visitor, form: Form) -> Response {
    let erased = match prove_again(&web, &visitor, form.field("erasure_password")).await {
        Ok(proof) => {
            web.write(&visitor.act, move |tx, act, vendor| erasure::erase_myself(tx, act, vendor, &proof)).await
        }
        Err(error) => Err(error),
    };
    match erased {
        Ok(()) => signed_out(&web, "/sign-in?done=erased"),
        refused => answer(&web, &visitor, refused, "", Typed::default(), |_| "erasure_password").await,
    }
}

async fn ask_address(web: &Web, visitor: &Visitor, typed: &str, password: &str) -> Result<(), Error> {
    let address: Email = typed.parse().map_err(|_| Refusal::Address)?;
    let proof = prove_again(web, visitor, password).await?;
    let deed =
        web.write(&visitor.act, move |tx, act, vendor| profile::ask_new_address(tx, act, vendor, &proof, &address));
    deed.await
}

async fn choose_password(web: &Web, visitor: &Visitor, present: &str, new: &str) -> Result<(), Error> {
    let proof = prove_again(web, visitor, present).await?;
    let hash = proving::hash(visitor, new, Some(&proof.person.email), &proof.person.name).await?;
    let kept = visitor.session_id;
    let deed =
        web.write(&visitor.act, move |tx, act, vendor| reset::choose_again(tx, act, vendor, &proof, &hash, kept));
    deed.await
}

/// Back to the profile, which says what was done; or the profile with what was refused beside its field.
async fn answer(
    web: &Web,
    visitor: &Visitor,
    deed: Result<(), Error>,
    done: &str,
    typed: Typed,
    field: impl Fn(&Refusal) -> &'static str,
) -> Response {
    match deed {
        Ok(()) => Redirect::to(&format!("/profile?done={done}")).into_response(),
        Err(Error::Person(why)) => {
            let errors = vec![(field(&why), refusal(visitor.texts, &why, visitor.act.now))];
            respond(web, visitor, StatusCode::UNPROCESSABLE_ENTITY, errors, typed, None).await
        }
        Err(error) => page::explain(web, visitor, &error, "/profile"),
    }
}

async fn respond(
    web: &Web,
    visitor: &Visitor,
    status: StatusCode,
    errors: Vec<(&'static str, String)>,
    typed: Typed,
    notice: Option<String>,
) -> Response {
    let profile = match web.read(&visitor.act, |tx, act, _| profile::show(tx, act)).await {
        Ok(profile) => profile,
        Err(error) => return page::explain(web, visitor, &error, "/profile"),
    };
    let mut page = Page::new(web, visitor, visitor.texts.profile_title(), "");
    if let Some(text) = notice {
        page = page.with_notice("success", text);
    }
    page::render(status, &Shown::of(page, visitor, &profile, errors, typed))
}

impl Shown {
    fn of(page: Page, visitor: &Visitor, profile: &Profile, errors: Vec<(&'static str, String)>, typed: Typed) -> Self {
        let texts: &Texts = page.texts;
        let chosen = typed.language.unwrap_or_else(|| profile.person.language.code().to_owned());
        let pending = profile
            .pending
            .as_ref()
            .map(|(address, until)| texts.profile_pending(address.as_str(), wording::instant_utc(texts, *until)));
        let sessions = profile.sessions.iter().map(|one| SessionRow::of(texts, one, visitor));
        let with_keys = access::own_for(&visitor.act.who, Permission::ManageApiKeys);
        let keys = |id: AccountId| format!("/accounts/{id}/api-keys");
        let belongings = profile.belongings.iter().map(|one| BelongingRow {
            id: one.account.id.to_string(),
            keys: if with_keys.contains(&one.account.id) { keys(one.account.id) } else { String::new() },
            account: one.account.name.clone(),
            role: wording::role(texts, one.role),
            since: texts.date(one.since.to_zoned(one.account.zone.clone()).date()),
        });
        Self {
            name: typed.name.unwrap_or_else(|| profile.person.name.clone()),
            languages: choice::languages(texts, &chosen),
            email: profile.person.email.to_string(),
            pending: pending.unwrap_or_default(),
            new_email: typed.new_email,
            sessions: sessions.collect(),
            belongings: belongings.collect(),
            errors,
            page,
        }
    }
}

impl SessionRow {
    fn of(texts: &Texts, session: &Session, visitor: &Visitor) -> Self {
        Self {
            id: session.id.to_string(),
            browser: browser(&session.agent),
            origin: session.origin.clone(),
            seen: wording::ago(texts, session.times.seen, visitor.act.now, &TimeZone::UTC),
            opened: wording::instant_utc(texts, session.times.opened),
            is_this: visitor.session_id == Some(session.id),
        }
    }
}

fn signed_out(web: &Web, to: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    visitor::end_session(&mut response, web);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(errors: Vec<(&'static str, String)>) -> String {
        let evil = "<script>alert(1)</script>";
        let row = |id: &str, is_this| SessionRow {
            id: id.into(),
            browser: evil.into(),
            origin: "192.0.2.7".into(),
            seen: "just now".into(),
            opened: "22 Nov 2026, 10:14 UTC".into(),
            is_this,
        };
        let belonging = BelongingRow {
            id: "acc_1".into(),
            keys: "/accounts/acc_1/api-keys".into(),
            account: evil.into(),
            role: "Administrator".into(),
            since: "22 Nov 2026".into(),
        };
        Shown {
            page: Page::sample("Profile"),
            name: evil.into(),
            languages: vec![Choice::new("en", "English".into(), "en")],
            email: "anna@museo.example".into(),
            pending: "A mail went to x".into(),
            new_email: evil.into(),
            sessions: vec![row("ses_1", true), row("ses_2", false)],
            belongings: vec![belonging],
            errors,
        }
        .render()
        .unwrap()
    }

    #[test]
    fn x_02_the_profile_shows_where_one_is_signed_in_and_ends_any_of_it() {
        let html = sample(Vec::new());
        assert!(
            !html.contains("/profile/sessions/ses_1/end") && html.contains("/profile/sessions/ses_2/end"),
            "{html}"
        );
        assert!(html.contains("/profile/sessions/end\"") && html.contains("/profile/sessions/end-all\""));
        page::tests::is_escaped(&html);
    }

    #[test]
    fn x_02_what_is_refused_stands_beside_its_field() {
        for field in [
            "name",
            "language",
            "new_email",
            "address_password",
            "present_password",
            "new_password",
            "erasure_password",
        ] {
            let html = sample(vec![(field, "Refused.".into())]);
            assert!(html.contains(&format!("id=\"f-{field}-error\">Refused.")), "{field}");
        }
        assert!(sample(vec![("accounts", "Refused.".into())]).contains("Refused."));
    }
}
