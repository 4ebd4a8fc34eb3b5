//! Forwarding an order from its unlock page, and what a reseller sees who follows the link. (L-06)

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::Error;
use claviger_app::act::Who;
use claviger_app::domain::account::Language;
use claviger_app::domain::id::{AccountId, ForwardingId, OrderId};
use claviger_app::domain::sales::order::State as OrderState;
use claviger_app::forward::{self, Asked, ForwardingView, Refusal, To};
use claviger_app::order::OrderView;

use super::choice::{self, Choice};
use super::form::Form;
use super::page::{self, Page};
use super::visitor::Visitor;
use super::{unlock, wording};
use crate::texts::Texts;
use crate::web::Web;

/// The form on the page of an unlocked order.
pub(super) struct ForwardForm {
    /// Where it is sent.
    pub href: String,
    /// To whom it can go.
    pub to: Vec<Choice>,
    /// The reseller's address as it was typed.
    pub email: String,
    /// What is wrong with whom it goes to; empty for nothing.
    pub to_error: String,
    /// What is wrong with the address; empty for nothing.
    pub email_error: String,
}

/// What came back from the form and cannot be done.
#[derive(Default)]
pub(super) struct Answer {
    to: String,
    email: String,
    to_error: String,
    email_error: String,
}

#[derive(Template)]
#[template(path = "forwarding.html")]
struct Followed {
    page: Page,
    customer: String,
    number: String,
    /// Where one signs in, for those who have not; empty otherwise.
    sign_in: String,
    /// The accounts for which one may ask.
    accounts: Vec<Choice>,
}

impl ForwardForm {
    /// The form for an order that can be forwarded.
    pub(super) fn of(texts: &Texts, view: &OrderView, href: String, answer: &Answer) -> Option<Self> {
        let OrderState::Unlocked { .. } = view.order.state else { return None };
        let customer = texts.forward_to_customer(view.order.contact.email.masked());
        Some(Self {
            href,
            to: vec![
                Choice::new("reseller", texts.forward_to_reseller(), &answer.to),
                Choice::new("customer", customer, &answer.to),
            ],
            email: answer.email.clone(),
            to_error: answer.to_error.clone(),
            email_error: answer.email_error.clone(),
        })
    }
}

/// `POST /unlock/{order}/{secret}/forward`
pub async fn forward(
    State(web): State<Web>,
    visitor: Visitor,
    Path((id, secret)): Path<(String, String)>,
    sent: Form,
) -> Response {
    let Ok(order) = id.parse::<OrderId>() else { return unlock::bad_link(&web, &visitor) };
    let texts = visitor.texts;
    let (word, email) = (sent.field("to").to_owned(), sent.field("email").to_owned());
    let mut answer = Answer { to: word.clone(), email: email.clone(), ..Answer::default() };
    let to = match word.as_str() {
        "customer" => To::Customer,
        "reseller" => To::Reseller(email),
        _ => {
            answer.to_error = texts.forward_wrong_to();
            return unlock::respond(&web, &visitor, order, &secret, StatusCode::UNPROCESSABLE_ENTITY, None, &answer)
                .await;
        }
    };
    // What a reseller reads is in the language of whoever writes.
    let language = Language::from_code(texts.language()).unwrap_or_default();
    let good = secret.clone();
    let act = unlock::holder(&visitor.act);
    let deed = web.write(&act, move |tx, act, vendor| forward::by_link(tx, act, vendor, order, &good, &to, language));
    let status = match deed.await {
        Ok(()) => {
            let secret = unlock::encoded(&secret);
            return Redirect::to(&format!("/unlock/{order}/{secret}?forwarded={word}")).into_response();
        }
        Err(Error::Forward(Refusal::Address)) => {
            answer.email_error = texts.forward_wrong_email();
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Err(Error::Forward(Refusal::ContactErased)) => {
            answer.to_error = texts.forward_wrong_erased();
            StatusCode::CONFLICT
        }
        Err(Error::Forward(Refusal::TooOften(often))) => {
            answer.to_error = texts.forward_wrong_often(wording::instant_utc(texts, often.again));
            StatusCode::TOO_MANY_REQUESTS
        }
        Err(Error::Forward(Refusal::NotUnlocked)) => {
            let notice = Some(("critical", texts.forward_wrong_locked()));
            return unlock::respond(&web, &visitor, order, &secret, StatusCode::CONFLICT, notice, &answer).await;
        }
        Err(error) => return unlock::refused(&web, &visitor, &error),
    };
    unlock::respond(&web, &visitor, order, &secret, status, None, &answer).await
}

/// `GET /forwardings/{forwarding}/{secret}`
pub async fn show(State(web): State<Web>, visitor: Visitor, Path((id, secret)): Path<(String, String)>) -> Response {
    let Ok(forwarding) = id.parse::<ForwardingId>() else { return bad_link(&web, &visitor) };
    let good = secret.clone();
    let look = web.read(&visitor.act, move |tx, act, vendor| {
        Ok((forward::look(tx, act, vendor, forwarding, &good)?, forward::asking(tx, &act.who)?))
    });
    let (view, accounts) = match look.await {
        Ok(found) => found,
        Err(error) => return refused(&web, &visitor, &error),
    };
    let ForwardingView { order, customer, .. } = view;
    let is_stranger = matches!(visitor.act.who, Who::Nobody);
    let here = format!("/forwardings/{forwarding}/{}", unlock::encoded(&secret));
    let shown = Followed {
        page: Page::new(&web, &visitor, visitor.texts.forward_ask_title(&customer.name), ""),
        customer: customer.name,
        number: order.number,
        sign_in: if is_stranger { choice::with_query("/sign-in", &[("next", &here)]) } else { String::new() },
        accounts: accounts
            .iter()
            .map(|account| Choice::new(&account.id.to_string(), account.name.clone(), ""))
            .collect(),
    };
    page::render(StatusCode::OK, &shown)
}

/// `POST /forwardings/{forwarding}/{secret}`: asks the customer.
pub async fn ask(
    State(web): State<Web>,
    visitor: Visitor,
    Path((id, secret)): Path<(String, String)>,
    sent: Form,
) -> Response {
    let Ok(forwarding) = id.parse::<ForwardingId>() else { return bad_link(&web, &visitor) };
    let Ok(partner) = sent.field("partner").parse::<AccountId>() else { return bad_link(&web, &visitor) };
    let here = format!("/forwardings/{forwarding}/{}", unlock::encoded(&secret));
    let deed = web.write(&visitor.act, move |tx, act, vendor| {
        let asked = forward::ask(tx, act, vendor, forwarding, &secret, partner)?;
        Ok((asked, forward::look(tx, act, vendor, forwarding, &secret)?.customer))
    });
    match deed.await {
        Ok((Asked::NotNeeded, customer)) => {
            Redirect::to(&format!("/accounts/{}/licenses", customer.id)).into_response()
        }
        Ok((Asked::Now, customer)) => {
            let texts = visitor.texts;
            let (title, text) = (texts.forward_asked(&customer.name), texts.forward_asked_text());
            page::message(&web, &visitor, StatusCode::OK, title, text)
        }
        Err(Error::SignInNeeded) => page::explain(&web, &visitor, &Error::SignInNeeded, &here),
        Err(error) => refused(&web, &visitor, &error),
    }
}

fn refused(web: &Web, visitor: &Visitor, error: &Error) -> Response {
    match error {
        Error::Forward(Refusal::BadLink) => bad_link(web, visitor),
        _ => page::explain(web, visitor, error, "/"),
    }
}

fn bad_link(web: &Web, visitor: &Visitor) -> Response {
    let (title, text) = (visitor.texts.forward_bad_link(), visitor.texts.forward_bad_link_text());
    page::message(web, visitor, StatusCode::NOT_FOUND, title, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(sign_in: &str, accounts: Vec<Choice>) -> String {
        Followed {
            page: Page::sample("Manage"),
            customer: "Alinea <script>alert(1)</script>".into(),
            number: "N<b>".into(),
            sign_in: sign_in.into(),
            accounts,
        }
        .render()
        .unwrap()
    }

    #[test]
    fn l_06_who_follows_a_forwarded_link_signs_in_first_and_asks_for_an_account_of_theirs() {
        let html = rendered("/sign-in?next=%2Fx", Vec::new());
        assert!(html.contains("href=\"/sign-in?next=%2Fx\"") && !html.contains("name=\"partner\""), "{html}");
        let html = rendered("", vec![Choice::new("acc_1", "Voxline <b>".into(), "")]);
        assert!(html.contains("<option value=\"acc_1\">") && html.contains("name=\"csrf\""));
        page::tests::is_escaped(&html);
        let html = rendered("", Vec::new());
        assert!(!html.contains("name=\"partner\"") && html.contains("belongs to no reseller"));
    }
}
