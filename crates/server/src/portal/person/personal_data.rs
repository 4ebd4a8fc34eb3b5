//! What is known under an address, and taking it out at the person's request; for the vendor's staff who may.
//!
//! The address travels in forms, never in the address of a page: those end up in logs and histories.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::domain::account::{Email, Permission};
use claviger_app::domain::id::PersonId;
use claviger_app::erasure::{self, Holdings};
use claviger_app::{Error, access};
use serde::Deserialize;

use super::refusal;
use crate::portal::form::Form;
use crate::portal::page::{self, Page};
use crate::portal::visitor::Visitor;
use crate::portal::wording;
use crate::web::Web;

const HERE: &str = "/settings/personal-data";

/// What was done just before.
#[derive(Deserialize)]
pub struct Just {
    #[serde(default)]
    done: String,
}

#[derive(Template)]
#[template(path = "person/personal_data.html")]
struct PersonalData {
    page: Page,
    email: String,
    error: String,
    found: Option<Found>,
}

struct Found {
    email: String,
    /// The person; empty id for none.
    person: String,
    name: String,
    belongings: Vec<(String, String)>,
    orders: Vec<(String, String)>,
    mails: usize,
    /// Why the person cannot be erased; empty if nothing was refused.
    refused: String,
}

/// `GET /settings/personal-data`
pub async fn show(State(web): State<Web>, visitor: Visitor, Query(just): Query<Just>) -> Response {
    if let Err(error) = access::as_vendor(&visitor.act.who, Permission::ErasePersons) {
        return page::explain(&web, &visitor, &error, HERE);
    }
    let notice = match just.done.as_str() {
        "erased" => Some(visitor.texts.privacy_erased()),
        "contact" => Some(visitor.texts.privacy_contact_erased()),
        _ => None,
    };
    let mut page = Page::new(&web, &visitor, visitor.texts.privacy_title(), HERE);
    if let Some(text) = notice {
        page = page.with_notice("success", text);
    }
    page::render(StatusCode::OK, &PersonalData { page, email: String::new(), error: String::new(), found: None })
}

/// `POST /settings/personal-data`: looks, and changes nothing.
pub async fn find(State(web): State<Web>, visitor: Visitor, form: Form) -> Response {
    respond(&web, &visitor, StatusCode::OK, form.field("email"), String::new()).await
}

/// `POST /persons/{person}/erasure`
pub async fn erase(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, form: Form) -> Response {
    let Ok(id) = id.parse::<PersonId>() else {
        return page::explain(&web, &visitor, &Error::NotFound("person"), HERE);
    };
    match web.write(&visitor.act, move |tx, act, vendor| erasure::erase(tx, act, vendor, id)).await {
        Ok(()) => Redirect::to("/settings/personal-data?done=erased").into_response(),
        Err(Error::Person(why)) => {
            let refused = refusal(visitor.texts, &why, visitor.act.now);
            respond(&web, &visitor, StatusCode::CONFLICT, form.field("email"), refused).await
        }
        Err(error) => page::explain(&web, &visitor, &error, HERE),
    }
}

/// `POST /settings/personal-data/contact`: the address goes from orders, mails and invitations.
pub async fn erase_contact(State(web): State<Web>, visitor: Visitor, form: Form) -> Response {
    let Ok(email) = form.field("email").parse::<Email>() else {
        return respond(&web, &visitor, StatusCode::OK, form.field("email"), String::new()).await;
    };
    match web.write(&visitor.act, move |tx, act, _| erasure::erase_contact(tx, act, &email)).await {
        Ok(_) => Redirect::to("/settings/personal-data?done=contact").into_response(),
        Err(error) => page::explain(&web, &visitor, &error, HERE),
    }
}

async fn respond(web: &Web, visitor: &Visitor, status: StatusCode, typed: &str, refused: String) -> Response {
    let texts = visitor.texts;
    let shell = || Page::new(web, visitor, texts.privacy_title(), HERE);
    let Ok(email) = typed.parse::<Email>() else {
        if let Err(error) = access::as_vendor(&visitor.act.who, Permission::ErasePersons) {
            return page::explain(web, visitor, &error, HERE);
        }
        let error = texts.registration_email_error();
        let shown = PersonalData { page: shell(), email: typed.into(), error, found: None };
        return page::render(StatusCode::UNPROCESSABLE_ENTITY, &shown);
    };
    match web.read(&visitor.act, move |tx, act, _| erasure::holdings(tx, act, &email)).await {
        Ok(holdings) => {
            let found = Some(Found::of(texts, &holdings, refused));
            let shown = PersonalData { page: shell(), email: typed.into(), error: String::new(), found };
            page::render(status, &shown)
        }
        Err(error) => page::explain(web, visitor, &error, HERE),
    }
}

impl Found {
    fn of(texts: &crate::texts::Texts, holdings: &Holdings, refused: String) -> Self {
        let belongings =
            holdings.belongings.iter().map(|one| (one.account.name.clone(), wording::role(texts, one.role)));
        let orders = holdings.orders.iter().map(|(id, number)| (format!("/orders/{id}"), number.clone()));
        Self {
            email: holdings.email.to_string(),
            person: holdings.person.as_ref().map(|person| person.id.to_string()).unwrap_or_default(),
            name: holdings.person.as_ref().map(|person| person.name.clone()).unwrap_or_default(),
            belongings: belongings.collect(),
            orders: orders.collect(),
            mails: holdings.mails,
            refused,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(person: &str, refused: &str) -> String {
        let evil = "<script>alert(1)</script>".to_owned();
        let found = Found {
            email: "anna@museo.example".into(),
            person: person.into(),
            name: evil.clone(),
            belongings: vec![(evil.clone(), "Administrator".into())],
            orders: vec![("/orders/ord_1".into(), evil.clone())],
            mails: 3,
            refused: refused.into(),
        };
        let page = Page::sample("Data");
        PersonalData { page, email: evil, error: String::new(), found: Some(found) }.render().unwrap()
    }

    #[test]
    fn x_16_what_is_known_under_an_address_is_shown_before_it_is_erased() {
        let html = rendered("per_1", "Somebody must stay.");
        assert!(html.contains("action=\"/persons/per_1/erasure\"") && html.contains("Somebody must stay."), "{html}");
        assert!(html.contains("action=\"/settings/personal-data/contact\"") && html.contains("<details"), "{html}");
        page::tests::is_escaped(&html);
        assert!(!rendered("", "").contains("/erasure\""));
    }
}
