//! Unlocking an order by the link in its mail, without signing in. (L-05, L-06)
//!
//! Opening the link changes nothing, for scanners open links too; only the button on the page unlocks.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::act::{Act, Who};
use claviger_app::domain::id::OrderId;
use claviger_app::domain::sales::order;
use claviger_app::order::{OrderView, Progress, Refusal, by_link, progress, unlock};
use claviger_app::{Error, Vendor};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

use super::form::Form;
use super::forwarding::{Answer, ForwardForm};
use super::order_facts::OrderFacts;
use super::page::{self, Page};
use super::visitor::Visitor;
use super::wording;
use crate::texts::Texts;
use crate::web::Web;

/// What was done just before.
#[derive(Deserialize)]
pub struct Just {
    #[serde(default)]
    done: u8,
    #[serde(default)]
    forwarded: String,
}

#[derive(Template)]
#[template(path = "unlock.html")]
struct Unlock {
    page: Page,
    /// Where one is in delivery, unlock, assign, activate; nought for an order that goes no further.
    step: usize,
    lead: String,
    facts: OrderFacts,
    is_locked: bool,
    /// Where the licenses are managed; empty while there are none.
    manage: String,
    /// Where others are invited to manage them, once they are unlocked.
    forward: Option<ForwardForm>,
}

/// `GET /unlock/{order}/{secret}`
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path((id, secret)): Path<(String, String)>,
    Query(just): Query<Just>,
) -> Response {
    let Ok(order) = id.parse::<OrderId>() else { return bad_link(&web, &visitor) };
    let texts = visitor.texts;
    let notice = match (just.done, just.forwarded.as_str()) {
        (1, _) => Some(("success", texts.unlock_done())),
        (_, "customer") => Some(("success", texts.forward_done_customer())),
        (_, "reseller") => Some(("success", texts.forward_done_reseller())),
        _ => None,
    };
    respond(&web, &visitor, order, &secret, StatusCode::OK, notice, &Answer::default()).await
}

/// The page of an order, for the holder of its link; `answer` is what cannot be forwarded like this.
pub(super) async fn respond(
    web: &Web,
    visitor: &Visitor,
    order: OrderId,
    secret: &str,
    status: StatusCode,
    notice: Option<(&'static str, String)>,
    answer: &Answer,
) -> Response {
    let good = secret.to_owned();
    let found = web.read(&visitor.act, move |tx, _, vendor| {
        let view = by_link(tx, vendor, order, &good)?;
        let progress = progress(tx, &view)?;
        Ok((view, progress))
    });
    let (view, progress) = match found.await {
        Ok(found) => found,
        Err(error) => return refused(web, visitor, &error),
    };
    let mut page = Page::new(web, visitor, visitor.texts.unlock_title(&view.order.number), "");
    let is_unlocked = matches!(view.order.state, order::State::Unlocked { .. });
    if let Some((tone, text)) = notice.filter(|(tone, _)| is_unlocked || *tone != "success") {
        page = page.with_notice(tone, text);
    }
    let href = format!("/unlock/{order}/{}/forward", encoded(secret));
    let forward = ForwardForm::of(visitor.texts, &view, href, answer);
    page::render(status, &Unlock { forward, ..Unlock::of(page, &web.vendor(), &view, progress) })
}

/// `POST /unlock/{order}/{secret}`
pub async fn confirm(
    State(web): State<Web>,
    visitor: Visitor,
    Path((id, secret)): Path<(String, String)>,
    _form: Form,
) -> Response {
    let Ok(order) = id.parse::<OrderId>() else { return bad_link(&web, &visitor) };
    let good = secret.clone();
    let deed = web.write(&holder(&visitor.act), move |tx, act, vendor| unlock(tx, act, vendor, order, &good)).await;
    match deed {
        Ok(_) => Redirect::to(&format!("/unlock/{order}/{}?done=1", encoded(&secret))).into_response(),
        // The page says that it was cancelled, and what to do.
        Err(Error::Order(Refusal::State(_))) => {
            Redirect::to(&format!("/unlock/{order}/{}", encoded(&secret))).into_response()
        }
        Err(error) => refused(&web, &visitor, &error),
    }
}

impl Unlock {
    fn of(page: Page, vendor: &Vendor, view: &OrderView, progress: Progress) -> Self {
        let texts: &Texts = page.texts;
        let told = |at| wording::instant(texts, at, &view.customer.zone);
        let lead = match view.order.state {
            order::State::Locked => texts.unlock_lead_locked(),
            order::State::Unlocked { at } => texts.unlock_lead_unlocked(told(at)),
            order::State::Cancelled { at } => texts.unlock_lead_cancelled(told(at), &vendor.name),
        };
        // Whoever is here has the link: it was delivered, whatever the outbox knows of it yet.
        let step = wording::step(if progress == Progress::Delivery { Progress::Unlock } else { progress });
        let manage = match view.order.state {
            order::State::Unlocked { .. } => format!("/accounts/{}/licenses", view.order.customer),
            order::State::Locked | order::State::Cancelled { .. } => String::new(),
        };
        let is_locked = view.order.state == order::State::Locked;
        let facts = OrderFacts::of(texts, vendor, view);
        Self { page, step, lead, facts, is_locked, manage, forward: None }
    }
}

/// Whoever holds the link may unlock; somebody who is signed in does it in their own name.
pub(super) fn holder(act: &Act) -> Act {
    let mut act = act.clone();
    if matches!(act.who, Who::Nobody) {
        act.who = Who::LinkHolder;
    }
    act
}

pub(super) fn refused(web: &Web, visitor: &Visitor, error: &Error) -> Response {
    match error {
        Error::Order(Refusal::BadLink) | Error::NotFound(_) => bad_link(web, visitor),
        _ => page::explain(web, visitor, error, "/"),
    }
}

pub(super) fn bad_link(web: &Web, visitor: &Visitor) -> Response {
    let text = visitor.texts.unlock_bad_link_text(&web.vendor().name);
    page::message(web, visitor, StatusCode::NOT_FOUND, visitor.texts.unlock_bad_link(), text)
}

/// A secret as part of an address, whatever somebody typed there.
pub(super) fn encoded(secret: &str) -> String {
    const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_');
    utf8_percent_encode(secret, PLAIN).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(is_locked: bool) -> String {
        let page = Page::sample("Order");
        let facts = OrderFacts::sample(page.texts);
        let manage = if is_locked { String::new() } else { "/accounts/acc_1/licenses".into() };
        let forward = (!is_locked).then(|| ForwardForm {
            href: "/unlock/ord_1/x/forward".into(),
            to: vec![super::super::choice::Choice::new("customer", "a•••@<b>".into(), "")],
            email: "<img src=x>".into(),
            to_error: String::new(),
            email_error: "Wrong.".into(),
        });
        Unlock { page, step: 2, lead: "Lead".into(), facts, is_locked, manage, forward }.render().unwrap()
    }

    #[test]
    fn l_05_the_page_asks_before_it_unlocks_and_escapes_what_others_wrote() {
        let html = rendered(true);
        assert!(html.contains("method=\"post\"") && html.contains("Unlock now") && html.contains("name=\"csrf\""));
        assert!(!html.contains("Manage licenses") && !html.contains("/forward"));
        page::tests::is_escaped(&html);
    }

    #[test]
    fn l_06_afterwards_it_leads_to_the_licenses() {
        let html = rendered(false);
        assert!(html.contains("href=\"/accounts/acc_1/licenses\"") && html.contains("Manage licenses"));
        assert!(!html.contains("Unlock now"));
        assert!(html.contains("action=\"/unlock/ord_1/x/forward\"") && html.contains("id=\"f-email-error\">Wrong."));
        page::tests::is_escaped(&html);
    }
}
