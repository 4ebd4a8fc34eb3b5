//! An order's contact is replaced before anybody is administrator: the form, the review, the deed. (L-29)

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::correction::{self, Refusal, Replacement};
use claviger_app::domain::account::Permission;
use claviger_app::domain::id::OrderId;
use claviger_app::order::{self, Addressee};
use claviger_app::{Error, access};

use super::choice::{self, Choice};
use super::corrections::{Review, Typed};
use super::form::Form;
use super::page::{self, Page};
use super::visitor::Visitor;
use crate::refusals::licensing::correction_sentence;
use crate::web::Web;

#[derive(Template)]
#[template(path = "contact.html")]
struct Contact {
    page: Page,
    trail: Vec<(String, String)>,
    here: String,
    title: String,
    typed: Typed,
    languages: Vec<Choice>,
}

/// `GET /orders/{order}/contact`
pub async fn show(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Response {
    respond(&web, &visitor, &id, StatusCode::OK, None, Typed::default()).await
}

/// `POST /orders/{order}/contact`: first the review, then the deed. (L-29)
pub async fn replace(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, form: Form) -> Response {
    let Ok(order) = id.parse::<OrderId>() else { return not_found(&web, &visitor) };
    let mut typed = Typed::of(&form);
    let contact = Addressee { email: typed.value("email"), language: typed.value("language") };
    let (reason, step) = (typed.value("reason"), form.field("step"));
    if step == "edit" {
        return respond(&web, &visitor, &id, StatusCode::OK, None, typed).await;
    }
    let plan = if step == "confirm" {
        web.write(&visitor.act, move |tx, act, _| correction::replace_contact(tx, act, order, &contact, &reason)).await
    } else {
        web.read(&visitor.act, move |tx, act, _| correction::plan_contact(tx, act, order, &contact, &reason)).await
    };
    match plan {
        Ok(_) if step == "confirm" => Redirect::to(&format!("/orders/{order}?done=contact")).into_response(),
        Ok(plan) => page::render(StatusCode::OK, &review(&web, &visitor, &plan, &typed)),
        Err(Error::Correction(refusal)) => {
            let sentence = correction_sentence(visitor.texts, &refusal);
            let mut notice = None;
            match refusal {
                Refusal::Reason => typed.errors = vec![("reason".into(), sentence)],
                Refusal::Contact | Refusal::SameContact => typed.errors = vec![("email".into(), sentence)],
                _ => notice = Some(("critical", sentence)),
            }
            respond(&web, &visitor, &id, StatusCode::UNPROCESSABLE_ENTITY, notice, typed).await
        }
        Err(error) => page::explain(&web, &visitor, &error, &here(&id)),
    }
}

async fn respond(
    web: &Web,
    visitor: &Visitor,
    id: &str,
    status: StatusCode,
    notice: Option<(&'static str, String)>,
    typed: Typed,
) -> Response {
    let Ok(order) = id.parse::<OrderId>() else { return not_found(web, visitor) };
    let found = web
        .read(&visitor.act, move |tx, act, _| {
            access::as_vendor(&act.who, Permission::CorrectLicenses)?;
            order::show(tx, act, order)
        })
        .await;
    let found = match found {
        Ok(found) => found,
        Err(error) => return page::explain(web, visitor, &error, &here(id)),
    };
    let texts = visitor.texts;
    let number = &found.order.number;
    let title = texts.corrections_contact_title(number);
    let mut page = Page::new(web, visitor, title.clone(), "/orders");
    if let Some((tone, text)) = notice {
        page = page.with_notice(tone, text);
    }
    let chosen = typed.value_or("language", found.order.contact.language.code());
    let languages = choice::languages(texts, &chosen);
    let trail = vec![(texts.orders_title(), "/orders".into()), (texts.orders_one(number), format!("/orders/{order}"))];
    page::render(status, &Contact { page, trail, here: here(id), title, typed, languages })
}

fn review(web: &Web, visitor: &Visitor, plan: &Replacement, typed: &Typed) -> Review {
    let texts = visitor.texts;
    let order = &plan.order.order;
    let title = texts.corrections_contact_title(&order.number);
    let told = if plan.invites { texts.corrections_contact_invites() } else { texts.corrections_contact_later() };
    Review {
        page: Page::new(web, visitor, title.clone(), "/orders"),
        trail: vec![(texts.orders_one(&order.number), format!("/orders/{}", order.id))],
        here: here(&order.id.to_string()),
        title,
        sentence: texts.corrections_contact_sentence(plan.contact.email.as_str(), &order.number),
        facts: vec![(texts.corrections_reason(), typed.value("reason"))],
        effects: Vec::new(),
        told,
        hidden: typed.hidden(),
    }
}

fn here(order: &str) -> String {
    format!("/orders/{order}/contact")
}

fn not_found(web: &Web, visitor: &Visitor) -> Response {
    page::explain(web, visitor, &Error::NotFound("order"), "/orders")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_29_the_form_of_a_contact_keeps_what_was_typed() {
        let mut typed = Typed::with(&[("email", "\"><script>alert(1)</script>".into())]);
        typed.errors = vec![("email".into(), "An e-mail address looks like name@example.com.".into())];
        let html = Contact {
            page: Page::sample("Contact"),
            trail: vec![("Order <b>".into(), "/orders/ord_1".into())],
            here: "/orders/ord_1/contact".into(),
            title: "Replace".into(),
            typed,
            languages: choice::languages(crate::texts::Texts::of("en"), "it"),
        }
        .render()
        .unwrap();
        assert!(html.contains("<option value=\"it\" selected>") && html.contains("looks like"), "{html}");
        page::tests::is_escaped(&html);
    }
}
