//! How long what is known of persons is kept: the policy, and what the job took out last.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::domain::account::{Permission, Retention};
use claviger_app::person::Refusal;
use claviger_app::retention::{self, View};
use claviger_app::{Error, access};
use serde::Deserialize;

use super::{error_of, refusal};
use crate::portal::form::Form;
use crate::portal::page::{self, Page};
use crate::portal::visitor::Visitor;
use crate::portal::wording;
use crate::web::Web;

const HERE: &str = "/settings/retention";

/// What was done just before.
#[derive(Deserialize)]
pub struct Just {
    #[serde(default)]
    done: u8,
}

#[derive(Template)]
#[template(path = "person/retention.html")]
struct Shown {
    page: Page,
    kinds: Vec<Kind>,
    may_change: bool,
    done: String,
    errors: Vec<(&'static str, String)>,
}

struct Kind {
    name: &'static str,
    label: String,
    days: String,
}

impl Shown {
    fn error(&self, field: &str) -> &str {
        error_of(&self.errors, field)
    }
}

/// `GET /settings/retention`
pub async fn show(State(web): State<Web>, visitor: Visitor, Query(just): Query<Just>) -> Response {
    let notice = (just.done == 1).then(|| visitor.texts.privacy_saved());
    respond(&web, &visitor, StatusCode::OK, None, Vec::new(), notice).await
}

/// `POST /settings/retention`
pub async fn choose(State(web): State<Web>, visitor: Visitor, form: Form) -> Response {
    // What is no number at all is out of bounds like any other that cannot be.
    let days = |kind: &str| form.field(kind).trim().parse().unwrap_or(0);
    let wanted = Retention {
        sessions_days: days("sessions"),
        invitations_days: days("invitations"),
        mails_days: days("mails"),
        registrations_days: days("registrations"),
    };
    match web.write(&visitor.act, move |tx, act, _| retention::choose(tx, act, wanted)).await {
        Ok(()) => Redirect::to("/settings/retention?done=1").into_response(),
        Err(Error::Person(Refusal::Retention(wrong))) => {
            let error = refusal(visitor.texts, &Refusal::Retention(wrong), visitor.act.now);
            let typed = wanted.kinds().map(|(kind, _)| (kind, form.field(kind).to_owned()));
            let errors = vec![(wrong.kind, error)];
            respond(&web, &visitor, StatusCode::UNPROCESSABLE_ENTITY, Some(typed), errors, None).await
        }
        Err(error) => page::explain(&web, &visitor, &error, HERE),
    }
}

async fn respond(
    web: &Web,
    visitor: &Visitor,
    status: StatusCode,
    typed: Option<[(&'static str, String); 4]>,
    errors: Vec<(&'static str, String)>,
    notice: Option<String>,
) -> Response {
    let View { policy, done } = match web.read(&visitor.act, |tx, act, _| retention::show(tx, act)).await {
        Ok(view) => view,
        Err(error) => return page::explain(web, visitor, &error, HERE),
    };
    let texts = visitor.texts;
    let may_change = access::as_vendor(&visitor.act.who, Permission::ErasePersons).is_ok();
    // For those who may erase, this page lies behind the one about personal data.
    let entry = if may_change { "/settings/personal-data" } else { HERE };
    let mut page = Page::new(web, visitor, texts.privacy_retention(), entry);
    if let Some(text) = notice {
        page = page.with_notice("success", text);
    }
    let shown = typed.unwrap_or_else(|| policy.kinds().map(|(kind, days)| (kind, days.to_string())));
    let labels = [
        texts.privacy_keep_sessions(),
        texts.privacy_keep_invitations(),
        texts.privacy_keep_mails(),
        texts.privacy_keep_registrations(),
    ];
    let kinds = shown.into_iter().zip(labels).map(|((name, days), label)| Kind { name, label, days }).collect();
    let done = match done {
        Some(done) => texts.privacy_done(wording::instant_utc(texts, done.at()), done.total()),
        None => texts.privacy_not_done(),
    };
    page::render(status, &Shown { page, kinds, may_change, done, errors })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_16_the_policy_is_shown_to_all_who_see_the_log_and_changed_by_those_who_may() {
        let rendered = |may_change| {
            let kinds = vec![Kind { name: "mails", label: "Mails".into(), days: "<b>".into() }];
            let errors = vec![("mails", "From 1 to 3650.".into())];
            let page = Page::sample("Retention");
            Shown { page, kinds, may_change, done: "Carried out.".into(), errors }.render().unwrap()
        };
        let html = rendered(true);
        assert!(html.contains("id=\"f-mails-error\">From 1 to 3650.") && html.contains("method=\"post\""), "{html}");
        page::tests::is_escaped(&html);
        let html = rendered(false);
        assert!(!html.contains("method=\"post\"") && html.contains("Carried out."), "{html}");
    }
}
