//! Sending an order's mail to another address, when the one it had was wrong. (L-03)

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::domain::account::{Email, Language, Permission};
use claviger_app::domain::id::OrderId;
use claviger_app::domain::sales::order::Recipient;
use claviger_app::order::{OrderView, Refusal};
use claviger_app::{Error, access, order, outbox};

use super::choice::{self, Choice};
use super::form::Form;
use super::page::{self, Page};
use super::visitor::Visitor;
use crate::web::Web;

#[derive(Template)]
#[template(path = "order_recipient.html")]
struct OrderRecipient {
    page: Page,
    here: String,
    trail: Vec<(String, String)>,
    email: String,
    email_error: String,
    /// The languages to choose from.
    languages: Vec<Choice>,
}

/// `GET /orders/{order}/recipient`
pub async fn show(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Response {
    match look(&web, &visitor, &id).await {
        Ok(view) => {
            let Recipient { email, language } = &view.order.recipient;
            let shown = OrderRecipient::of(&web, &visitor, &view, email.as_str(), *language, String::new());
            page::render(StatusCode::OK, &shown)
        }
        Err(error) => page::explain(&web, &visitor, &error, &format!("/orders/{id}/recipient")),
    }
}

/// `POST /orders/{order}/recipient`
pub async fn send(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, form: Form) -> Response {
    let view = match look(&web, &visitor, &id).await {
        Ok(view) => view,
        Err(error) => return page::explain(&web, &visitor, &error, &format!("/orders/{id}")),
    };
    let typed = form.field("email");
    let language = Language::from_code(form.field("language")).unwrap_or(view.order.recipient.language);
    let Ok(email) = typed.parse::<Email>() else {
        let error = visitor.texts.orders_redirect_error();
        let shown = OrderRecipient::of(&web, &visitor, &view, typed, language, error);
        return page::render(StatusCode::UNPROCESSABLE_ENTITY, &shown);
    };
    let (order, to) = (view.order.id, Recipient { email, language });
    match web.write(&visitor.act, move |tx, act, _| outbox::redirect(tx, act, order, &to)).await {
        Ok(()) => Redirect::to(&format!("/orders/{order}?done=resent")).into_response(),
        // The order's own page says what became of it meanwhile.
        Err(Error::Order(Refusal::State(_))) => Redirect::to(&format!("/orders/{order}")).into_response(),
        Err(error) => page::explain(&web, &visitor, &error, &format!("/orders/{id}")),
    }
}

async fn look(web: &Web, visitor: &Visitor, id: &str) -> Result<OrderView, Error> {
    let order: OrderId = id.parse().map_err(|_| Error::NotFound("order"))?;
    web.read(&visitor.act, move |tx, act, _| {
        let view = order::show(tx, act, order)?;
        access::as_vendor(&act.who, Permission::PlaceOrders)?;
        Ok(view)
    })
    .await
}

impl OrderRecipient {
    fn of(web: &Web, visitor: &Visitor, view: &OrderView, email: &str, language: Language, error: String) -> Self {
        let texts = visitor.texts;
        let order = format!("/orders/{}", view.order.id);
        Self {
            page: Page::new(web, visitor, texts.orders_redirect(), "/orders"),
            trail: vec![
                (texts.orders_title(), "/orders".to_owned()),
                (texts.orders_one(&view.order.number), order.clone()),
            ],
            here: format!("{order}/recipient"),
            email: email.to_owned(),
            email_error: error,
            languages: choice::languages(texts, language.code()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_03_a_wrong_address_stays_with_what_would_be_right() {
        let html = OrderRecipient {
            page: Page::sample("Recipient"),
            here: "/orders/ord_1/recipient".into(),
            trail: vec![("Orders".into(), "/orders".into())],
            email: "\"><script>alert(1)</script>".into(),
            email_error: "An address looks like name@example.com.".into(),
            languages: choice::languages(crate::texts::Texts::of("en"), "it"),
        }
        .render()
        .unwrap();
        assert!(html.contains("id=\"f-email-error\"") && html.contains("value=\"it\" selected"), "{html}");
        page::tests::is_escaped(&html);
    }
}
