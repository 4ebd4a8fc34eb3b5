//! One order: how far it has come, and what can be done about it. (L-01, L-03, L-04, X-15)

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::act::Act;
use claviger_app::activation_key::{self, Listed, State as KeyState};
use claviger_app::domain::account::Permission;
use claviger_app::domain::id::{ActivationKeyId, OrderId};
use claviger_app::domain::sales::order::State as OrderState;
use claviger_app::event::Seen;
use claviger_app::order::{self, OrderView, Refusal};
use claviger_app::store::engine::Tx;
use claviger_app::store::mail::Delivery;
use claviger_app::{Error, access};
use serde::Deserialize;

use super::form::Form;
use super::order_facts::OrderFacts;
use super::page::{self, Page};
use super::stock::key_state;
use super::visitor::Visitor;
use super::wording::{self, Badge};
use super::{event_words, license};
use crate::refusals;
use crate::texts::Texts;
use crate::web::Web;

/// How many events of an order are shown.
const MOST_EVENTS: u32 = 50;

/// What was done just before.
#[derive(Deserialize)]
pub struct Just {
    #[serde(default)]
    done: String,
}

#[derive(Template)]
#[template(path = "order.html")]
struct OneOrder {
    page: Page,
    here: String,
    trail: Vec<(String, String)>,
    facts: OrderFacts,
    state: Badge,
    sentence: String,
    /// Where it is in delivery, unlock, assign, activate; nought for one that goes no further.
    step: usize,
    mail: Badge,
    mail_sentence: String,
    may_change: bool,
    /// What happened to it, the newest first; empty for those who may not see events.
    events: Vec<Happened>,
    /// The customer's licenses; empty while the order is not unlocked.
    licenses: String,
    /// Where its contact is replaced; empty for those who may not. (L-29)
    contact: String,
    /// What was put right about it after the unlock. (L-29)
    corrections: Vec<CorrectionLine>,
    /// The activation keys it brought. (P-06)
    keys: Vec<KeyLine>,
    may_resend: bool,
    /// Whether the reader could take a key back.
    may_withdraw: bool,
}

/// An activation key of the order, as the reader may know it.
struct KeyLine {
    product: String,
    units: String,
    /// Its code for its holder's people, how it begins for everybody else.
    code: String,
    state: Badge,
    /// Where the vendor takes it back; empty for those who may not, and for one that is not ready any more.
    withdraw: String,
}

struct CorrectionLine {
    at: String,
    what: String,
    code: String,
    /// Of the license that came in its place, if one did.
    came: String,
    reason: String,
}

/// Something that happened to an order.
struct Happened {
    at: String,
    sentence: String,
    kind: String,
}

impl Happened {
    fn of(texts: &Texts, seen: &Seen) -> Self {
        Self {
            at: wording::instant_utc(texts, seen.event.at),
            sentence: event_words::sentence(texts, seen),
            kind: seen.event.kind.clone(),
        }
    }
}

/// `GET /orders/{order}`
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(just): Query<Just>,
) -> Response {
    let texts = visitor.texts;
    let notice = match just.done.as_str() {
        "resent" => Some(("success", texts.orders_resent())),
        "cancelled" => Some(("success", texts.orders_cancelled())),
        "contact" => Some(("success", texts.corrections_contact_replaced())),
        "withdrawn" => Some(("success", texts.stock_key_was_withdrawn())),
        "placed" => Some(("success", texts.finding_placed())),
        "again" => Some(("info", texts.finding_placed_before())),
        _ => None,
    };
    respond(&web, &visitor, &id, StatusCode::OK, notice).await
}

/// `POST /orders/{order}/resend`: a new link; the old one ends. (L-03)
pub async fn resend(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, _form: Form) -> Response {
    change(&web, &visitor, &id, "resent", order::resend).await
}

/// `POST /orders/{order}/cancel`: a locked order is taken back. (L-04)
pub async fn cancel(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, _form: Form) -> Response {
    change(&web, &visitor, &id, "cancelled", order::cancel).await
}

type Deed = fn(&mut Tx<'_>, &mut Act, OrderId) -> Result<(), Error>;

async fn change(web: &Web, visitor: &Visitor, id: &str, done: &str, deed: Deed) -> Response {
    let here = format!("/orders/{id}");
    let Ok(order) = id.parse::<OrderId>() else { return not_found(web, visitor) };
    match web.write(&visitor.act, move |tx, act, _| deed(tx, act, order)).await {
        Ok(()) => Redirect::to(&format!("{here}?done={done}")).into_response(),
        Err(Error::Order(Refusal::State(refused))) => {
            let text = refusals::orders::state(visitor.texts, refused);
            respond(web, visitor, id, StatusCode::CONFLICT, Some(("critical", text))).await
        }
        Err(error) => page::explain(web, visitor, &error, &here),
    }
}

async fn respond(
    web: &Web,
    visitor: &Visitor,
    id: &str,
    status: StatusCode,
    notice: Option<(&'static str, String)>,
) -> Response {
    let Ok(order) = id.parse::<OrderId>() else { return not_found(web, visitor) };
    let found = web
        .read(&visitor.act, move |tx, act, vendor| {
            let view = order::show(tx, act, order)?;
            let progress = order::progress(tx, &view)?;
            let events = order::events(tx, act, order, MOST_EVENTS)?;
            let codes = activation_key::codes_of_order(act, vendor, &view.keys)?;
            Ok((view, progress, events, codes))
        })
        .await;
    let (view, progress, events, codes) = match found {
        Ok(found) => found,
        Err(error) => return page::explain(web, visitor, &error, &format!("/orders/{id}")),
    };
    let mut page = Page::new(web, visitor, visitor.texts.orders_one(&view.order.number), "/orders");
    if let Some((tone, text)) = notice {
        page = page.with_notice(tone, text);
    }
    let texts = visitor.texts;
    let sentence = sentence(texts, &view);
    let (mail, mail_sentence) = mail(texts, view.delivery.as_ref());
    let may_change = access::as_vendor(&visitor.act.who, Permission::PlaceOrders).is_ok();
    let may_correct = access::as_vendor(&visitor.act.who, Permission::CorrectLicenses).is_ok()
        && !matches!(view.order.state, OrderState::Cancelled { .. });
    let shown = OneOrder {
        page,
        contact: if may_correct { format!("/orders/{order}/contact") } else { String::new() },
        corrections: CorrectionLine::of(texts, &view),
        here: format!("/orders/{order}"),
        trail: vec![(texts.orders_title(), "/orders".to_owned())],
        facts: OrderFacts::of(texts, &web.vendor(), &view),
        state: wording::order_state(texts, view.order.state),
        sentence,
        step: if view.is_all_stock() { 0 } else { wording::step(progress) },
        keys: KeyLine::of(web, texts, &view, &codes, may_correct),
        may_withdraw: may_correct,
        may_resend: may_change && view.may_be_resent().is_ok(),
        events: events.iter().map(|event| Happened::of(texts, event)).collect(),
        mail,
        mail_sentence,
        may_change: may_change && view.order.is_still_locked().is_ok(),
        licenses: match view.order.state {
            OrderState::Unlocked { .. } if view.is_all_stock() => format!("/accounts/{}/stock", view.order.customer),
            OrderState::Unlocked { .. } => format!("/accounts/{}/licenses", view.order.customer),
            OrderState::Locked | OrderState::Cancelled { .. } => String::new(),
        },
    };
    page::render(status, &shown)
}

impl KeyLine {
    fn of(
        web: &Web,
        texts: &Texts,
        view: &OrderView,
        codes: &[(ActivationKeyId, String)],
        may_withdraw: bool,
    ) -> Vec<Self> {
        let line = |listed: &Listed| {
            let vendor = web.vendor();
            let product = vendor.catalogue.product(&listed.sku).map_or(listed.sku.as_str(), |found| &found.name);
            let code = codes.iter().find(|(id, _)| *id == listed.key.id).map(|(_, code)| code.clone());
            let is_ready = listed.key.state == KeyState::Ready;
            Self {
                product: product.to_owned(),
                units: wording::units(texts, listed.key.units),
                code: code.unwrap_or_else(|| listed.key.hint.clone()),
                state: key_state(texts, listed),
                withdraw: if may_withdraw && is_ready {
                    format!("/activation-keys/{}/withdrawal", listed.key.id)
                } else {
                    String::new()
                },
            }
        };
        view.keys.iter().map(line).collect()
    }
}

impl CorrectionLine {
    fn of(texts: &Texts, view: &OrderView) -> Vec<Self> {
        let code = |id| {
            let own = view.order.lines.iter().find(|line| line.license == id).map(|line| line.code.clone());
            own.or_else(|| view.exchanged_in.iter().find(|one| one.id == id).map(|one| one.code.clone()))
        };
        let lines = view.corrections.iter().map(|one| {
            let left = one.license.and_then(|(license, _)| code(license)).unwrap_or_default();
            Self {
                at: wording::instant_utc(texts, one.at),
                what: license::happened(texts, claviger_app::license::Happened::Corrected(one.kind)),
                code: left,
                came: one.replacement.and_then(code).unwrap_or_default(),
                reason: one.reason.clone(),
            }
        });
        lines.collect()
    }
}

fn sentence(texts: &Texts, view: &OrderView) -> String {
    match view.order.state {
        _ if view.is_all_stock() => texts.stock_order_sentence(wording::instant_utc(texts, view.order.placed_at)),
        OrderState::Locked => texts.orders_sentence_locked(wording::instant_utc(texts, view.order.placed_at)),
        OrderState::Unlocked { at } => texts.orders_sentence_unlocked(wording::instant_utc(texts, at)),
        OrderState::Cancelled { at } => texts.orders_sentence_cancelled(wording::instant_utc(texts, at)),
    }
}

/// How the newest mail fared, as a word and as a sentence.
pub(super) fn mail(texts: &Texts, delivery: Option<&Delivery>) -> (Badge, String) {
    match delivery {
        None => (Badge::new("neutral", texts.orders_mail_none()), String::new()),
        Some(Delivery::Waiting { attempts: 0, .. }) => {
            (Badge::new("neutral", texts.orders_mail_waiting()), String::new())
        }
        Some(Delivery::Waiting { attempts, error }) => {
            let sentence = texts.orders_mail_tried(*attempts, error.as_deref().unwrap_or_default());
            (Badge::new("caution", texts.orders_mail_waiting()), sentence)
        }
        Some(Delivery::Sent { at }) => (Badge::new("ok", texts.orders_mail_sent()), wording::instant_utc(texts, *at)),
        Some(Delivery::Bounced { error, .. }) => {
            (Badge::new("critical", texts.orders_mail_bounced()), texts.orders_mail_bounced_text(error.as_str()))
        }
        Some(Delivery::Dead { error }) => {
            (Badge::new("critical", texts.orders_mail_dead()), texts.orders_mail_dead_text(error.as_str()))
        }
    }
}

fn not_found(web: &Web, visitor: &Visitor) -> Response {
    page::explain(web, visitor, &Error::NotFound("order"), "/orders")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(may_change: bool) -> String {
        let page = Page::sample("Order");
        OneOrder {
            here: "/orders/ord_1".into(),
            trail: vec![("Orders".into(), "/orders".into())],
            facts: OrderFacts::sample(page.texts),
            state: wording::order_state(page.texts, OrderState::Locked),
            sentence: "Placed.".into(),
            step: 1,
            mail: Badge::new("critical", "not delivered".into()),
            mail_sentence: "550 <script>alert(1)</script>".into(),
            may_change,
            may_resend: may_change,
            may_withdraw: may_change,
            keys: vec![KeyLine {
                product: "PBX <script>alert(1)</script>".into(),
                units: "100".into(),
                code: "ACT-1-5d57-…".into(),
                state: Badge::new("caution", "not redeemed".into()),
                withdraw: if may_change { "/activation-keys/act_1/withdrawal".into() } else { String::new() },
            }],
            events: vec![Happened {
                at: "22 Nov 2026, 10:14".into(),
                sentence: "<b>Olivia</b> placed it".into(),
                kind: "order.placed".into(),
            }],
            licenses: String::new(),
            contact: "/orders/ord_1/contact".into(),
            corrections: vec![CorrectionLine {
                at: "25 Nov 2026".into(),
                what: "Returned against credit".into(),
                code: "TEST-0002".into(),
                came: "TEST-0003".into(),
                reason: "<script>alert(1)</script>".into(),
            }],
            page,
        }
        .render()
        .unwrap()
    }

    #[test]
    fn l_04_cancelling_asks_once_and_is_for_those_who_may() {
        let html = one(true);
        assert!(html.contains("action=\"/orders/ord_1/cancel\"") && html.contains("<details"), "{html}");
        page::tests::is_escaped(&html);
        let html = one(false);
        assert!(!html.contains("/cancel") && !html.contains("/resend") && !html.contains("/withdrawal"));
    }

    #[test]
    fn l_03_a_mail_that_failed_says_why() {
        let texts = Texts::of("en");
        let (badge, sentence) = mail(texts, Some(&Delivery::Dead { error: "550 no such user".into() }));
        assert!(badge.tone == "critical" && sentence.contains("550 no such user"), "{sentence}");
        let (badge, sentence) = mail(texts, Some(&Delivery::Waiting { attempts: 2, error: Some("timeout".into()) }));
        assert!(badge.tone == "caution" && sentence.contains("timeout"), "{sentence}");
    }
}
