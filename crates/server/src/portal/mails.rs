//! The outbox: what went out, what did not and why, and trying again. (L-03)
//!
//! A mail is shown as it is worded today, without the secrets of its links: who may look at the outbox may not thereby
//! unlock an order or take up an invitation.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use claviger_app::domain::account::{Email, Permission};
use claviger_app::domain::id::MailId;
use claviger_app::domain::sorting::Sort;
use claviger_app::outbox::{self, Entry, Failure, Refusal, Shown, Which};
use claviger_app::store::engine::Tx;
use claviger_app::store::mail::Delivery;
use claviger_app::{Error, access};
use serde::Deserialize;

use super::choice;
use super::form::Form;
use super::listing::{self, Ways};
use super::mailbox::{POLICY_AROUND, POLICY_WITHIN};
use super::page::{self, Page};
use super::sheet;
use super::visitor::Visitor;
use super::wording::{self, Badge};
use crate::mail::{REPLACED, Written, shown};
use crate::texts::Texts;
use crate::web::Web;

/// How many mails a page shows.
const MOST_MAILS: u32 = 100;
const HERE: &str = "/mails";

/// What is searched for, and what was done just before.
#[derive(Deserialize, Default, Clone)]
pub struct Search {
    /// Which: `waiting`, `sent`, `bounced`, `dead`.
    #[serde(default)]
    state: String,
    /// To whom.
    #[serde(default)]
    q: String,
    #[serde(flatten)]
    list: listing::Asked,
    /// How many mails are tried again.
    #[serde(default)]
    retried: String,
}

#[derive(Template)]
#[template(path = "mails.html")]
struct Mails {
    page: Page,
    search: Search,
    /// The states there are: word, name, whether it is chosen.
    states: Vec<(&'static str, String, bool)>,
    address_error: String,
    mails: Vec<Listed>,
    ways: Ways,
    searched: bool,
    may_retry: bool,
}

struct Listed {
    href: String,
    kind: String,
    to: String,
    created: String,
    state: Badge,
    detail: String,
}

#[derive(Template)]
#[template(path = "outbox_mail.html")]
struct OneMail {
    page: Page,
    trail: Vec<(String, String)>,
    here: String,
    subject: String,
    mail: Listed,
    failures: Vec<(String, String)>,
    /// Its plain text; empty if it can no longer be worded.
    text: String,
    may_retry: bool,
}

/// `GET /mails`
pub async fn list(State(web): State<Web>, visitor: Visitor, Query(search): Query<Search>) -> Response {
    let texts = visitor.texts;
    let which = which(&search.state);
    let recipient = search.q.trim();
    let parsed = recipient.parse::<Email>();
    let address_error =
        if recipient.is_empty() || parsed.is_ok() { String::new() } else { texts.mails_address_error() };
    let recipient = parsed.ok();
    if search.list.is_file() && address_error.is_empty() {
        return file(&web, &visitor, which, recipient, search.list.sort()).await;
    }
    let part = search.list.part(MOST_MAILS);
    let wanted = part.clone();
    let looked =
        web.read(&visitor.act, move |tx, act, _| outbox::list(tx, act, which, recipient.as_ref(), &wanted)).await;
    let mut entries = match looked {
        Ok(entries) => entries,
        Err(error) => return page::explain(&web, &visitor, &error, "/mails"),
    };
    if !address_error.is_empty() {
        entries.clear();
    }
    let ways = Ways::of(choice::with_query(HERE, &[("q", &search.q), ("state", &search.state)]), &part, &mut entries);
    let mut page = Page::new(&web, &visitor, texts.mails_title(), "/mails");
    if let Ok(count) = search.retried.parse::<u32>() {
        page = page.with_notice("success", texts.mails_retried(count));
    }
    let status = if address_error.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let names = [
        ("waiting", texts.mails_state_waiting()),
        ("sent", texts.mails_state_sent()),
        ("bounced", texts.mails_state_bounced()),
        ("dead", texts.mails_state_dead()),
    ];
    let shown = Mails {
        page,
        states: names.into_iter().map(|(word, name)| (word, name, word == search.state)).collect(),
        address_error,
        mails: entries.iter().map(|placed| Listed::of(texts, &placed.row)).collect(),
        searched: !(search.q.is_empty() && search.state.is_empty()) || ways.is_later(),
        ways,
        may_retry: may_retry(&visitor),
        search,
    };
    page::render(status, &shown)
}

/// All mails that a search finds.
async fn file(
    web: &Web,
    visitor: &Visitor,
    which: Which,
    recipient: Option<Email>,
    sort: Sort<outbox::By>,
) -> Response {
    let texts = visitor.texts;
    let look = move |tx: &mut Tx<'_>, act: &_, _: &_, part: &_| outbox::list(tx, act, which, recipient.as_ref(), part);
    let found = match sheet::all(web, visitor, HERE, sort, look).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let row = |entry: &Entry| {
        let Listed { kind, to, state, detail, .. } = Listed::of(texts, entry);
        [kind, to, entry.created.to_string(), state.word, detail]
    };
    let heads =
        [texts.mails_kind(), texts.mails_to(), texts.mails_created(), texts.mails_state(), texts.mails_detail()];
    sheet::answer(web, visitor, "mails", &heads, found.map(|found| found.iter().map(row).collect()))
}

/// `GET /mails/{mail}`
pub async fn show(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Response {
    respond(&web, &visitor, &id, StatusCode::OK, None).await
}

/// `GET /mails/{mail}/html`: what stands in the frame.
pub async fn html(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Response {
    let here = format!("/mails/{id}");
    match look(&web, &visitor, &id).await {
        Ok(found) => match written(&web, &found) {
            Some(written) => {
                let headers =
                    [(header::CONTENT_SECURITY_POLICY, POLICY_WITHIN), (header::X_FRAME_OPTIONS, "SAMEORIGIN")];
                (headers, Html(written.html)).into_response()
            }
            None => page::explain(&web, &visitor, &Error::NotFound("mail"), &here),
        },
        Err(error) => page::explain(&web, &visitor, &error, &here),
    }
}

/// `POST /mails/{mail}/retry`
pub async fn retry(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, _form: Form) -> Response {
    let Ok(mail) = id.parse::<MailId>() else {
        return page::explain(&web, &visitor, &Error::NotFound("mail"), "/mails");
    };
    match web.write(&visitor.act, move |tx, act, _| outbox::retry(tx, act, mail)).await {
        Ok(()) => Redirect::to("/mails?retried=1").into_response(),
        Err(Error::Outbox(Refusal::Sent)) => {
            let text = visitor.texts.mails_sent_already();
            respond(&web, &visitor, &id, StatusCode::CONFLICT, Some(("caution", text))).await
        }
        Err(error) => page::explain(&web, &visitor, &error, &format!("/mails/{id}")),
    }
}

/// `POST /mails/retry`: everything that was given up.
pub async fn retry_all(State(web): State<Web>, visitor: Visitor, _form: Form) -> Response {
    match web.write(&visitor.act, |tx, act, _| outbox::retry_all(tx, act)).await {
        Ok(count) => Redirect::to(&format!("/mails?retried={count}")).into_response(),
        Err(error) => page::explain(&web, &visitor, &error, "/mails"),
    }
}

async fn look(web: &Web, visitor: &Visitor, id: &str) -> Result<Shown, Error> {
    let id: MailId = id.parse().map_err(|_| Error::NotFound("mail"))?;
    web.read(&visitor.act, move |tx, act, vendor| outbox::show(tx, act, vendor, id)).await
}

async fn respond(
    web: &Web,
    visitor: &Visitor,
    id: &str,
    status: StatusCode,
    notice: Option<(&'static str, String)>,
) -> Response {
    let here = format!("/mails/{id}");
    let found = match look(web, visitor, id).await {
        Ok(found) => found,
        Err(error) => return page::explain(web, visitor, &error, &here),
    };
    let texts = visitor.texts;
    let written = written(web, &found);
    let subject =
        written.as_ref().map_or_else(|| kind(texts, &found.entry.mail.kind), |written| written.subject.clone());
    let mut page = Page::new(web, visitor, subject.clone(), "/mails");
    if let Some((tone, text)) = notice {
        page = page.with_notice(tone, text);
    }
    let told = |failure: &Failure| (wording::instant_utc(texts, failure.at), said(texts, &failure.error));
    let retriable = matches!(found.entry.delivery, Delivery::Waiting { .. } | Delivery::Dead { .. });
    let shown = OneMail {
        page,
        trail: vec![(texts.mails_title(), "/mails".to_owned())],
        subject,
        mail: Listed::of(texts, &found.entry),
        failures: found.failures.iter().map(told).collect(),
        text: written.map(|written| written.text).unwrap_or_default(),
        may_retry: retriable && may_retry(visitor),
        here,
    };
    let mut response = page::render(status, &shown);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, axum::http::HeaderValue::from_static(POLICY_AROUND));
    response
}

fn written(web: &Web, found: &Shown) -> Option<Written> {
    let content = found.content.as_ref()?;
    match shown(&web.vendor(), &found.entry.mail, content) {
        Ok(written) => Some(written),
        Err(error) => {
            tracing::error!(%error, "a mail could not be shown");
            None
        }
    }
}

/// Why a mail did not go out: what the mail server said, or what we found ourselves, in words.
fn said(texts: &Texts, error: &str) -> String {
    if error == REPLACED { texts.mails_gone() } else { error.to_owned() }
}

/// What a mail is about, in words; a kind that an older program knew stays its own word.
fn kind(texts: &Texts, word: &str) -> String {
    match word {
        "order" => texts.mailkinds_order(),
        "unlocked" => texts.mailkinds_unlocked(),
        "invitation" => texts.mailkinds_invitation(),
        "confirmation" => texts.mailkinds_confirmation(),
        "address-known" => texts.mailkinds_address_known(),
        "password-reset" => texts.mailkinds_password_reset(),
        "password-changed" => texts.mailkinds_password_changed(),
        "new-address" => texts.mailkinds_new_address(),
        "address-changed" => texts.mailkinds_address_changed(),
        "sign-in-attempts" => texts.mailkinds_sign_in_attempts(),
        "server-alert" => texts.mailkinds_server_alert(),
        "correction" => texts.mailkinds_correction(),
        "forwarded" => texts.mailkinds_forwarded(),
        "grant-requested" => texts.mailkinds_grant_requested(),
        "let-in" => texts.mailkinds_let_in(),
        "stock-low" => texts.mailkinds_stock_low(),
        "license-key-revoked" => texts.mailkinds_license_key_revoked(),
        "activation-key-withdrawn" => texts.mailkinds_activation_key_withdrawn(),
        "device-assigned" => texts.mailkinds_device_assigned(),
        "transfer-offered" => texts.mailkinds_transfer_offered(),
        "transfer-ended" => texts.mailkinds_transfer_ended(),
        _ => word.to_owned(),
    }
}

fn may_retry(visitor: &Visitor) -> bool {
    access::as_vendor(&visitor.act.who, Permission::ManageMails).is_ok()
}

fn which(word: &str) -> Which {
    match word {
        "waiting" => Which::Waiting,
        "sent" => Which::Sent,
        "bounced" => Which::Bounced,
        "dead" => Which::Dead,
        _ => Which::All,
    }
}

impl Listed {
    fn of(texts: &Texts, entry: &Entry) -> Self {
        let (state, detail) = match &entry.delivery {
            Delivery::Waiting { error, .. } => {
                let tone = if error.is_some() { "caution" } else { "neutral" };
                (Badge::new(tone, texts.mails_state_waiting()), error.clone().unwrap_or_default())
            }
            Delivery::Sent { at } => (Badge::new("ok", texts.mails_state_sent()), wording::instant_utc(texts, *at)),
            Delivery::Bounced { error, .. } => (Badge::new("critical", texts.mails_state_bounced()), error.clone()),
            Delivery::Dead { error } => (Badge::new("critical", texts.mails_state_dead()), said(texts, error)),
        };
        Self {
            href: format!("/mails/{}", entry.mail.id),
            kind: kind(texts, &entry.mail.kind),
            to: entry.mail.recipient.to_string(),
            created: wording::instant_utc(texts, entry.created),
            state,
            detail,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed() -> Listed {
        Listed {
            href: "/mails/mai_1".into(),
            kind: "order".into(),
            to: "a@b.example".into(),
            created: "22 Nov 2026, 10:14 UTC".into(),
            state: Badge::new("critical", "given up".into()),
            detail: "550 <script>alert(1)</script>".into(),
        }
    }

    #[test]
    fn l_03_what_a_mail_server_said_is_escaped_and_retrying_is_for_those_who_may() {
        let render = |may_retry| {
            Mails {
                page: Page::sample("Mail"),
                search: Search { q: "\"><b>".into(), ..Search::default() },
                states: vec![("dead", "given up".into(), true)],
                address_error: "<b>".into(),
                mails: vec![listed()],
                ways: Ways { next: "/mails?after=mai_1".into(), ..Ways::default() },
                searched: true,
                may_retry,
            }
            .render()
            .unwrap()
        };
        let html = render(true);
        assert!(html.contains("action=\"/mails/retry\"") && html.contains("href=\"/mails?after=mai_1\""), "{html}");
        page::tests::is_escaped(&html);
        assert!(!render(false).contains("/mails/retry"));
    }

    #[test]
    fn l_03_one_mail_is_framed_apart() {
        let html = OneMail {
            page: Page::sample("Mail"),
            trail: vec![("Mail".into(), "/mails".into())],
            here: "/mails/mai_1".into(),
            subject: "<script>alert(1)</script>".into(),
            mail: listed(),
            failures: vec![("22 Nov".into(), "<script>alert(1)</script>".into())],
            text: "<b>".into(),
            may_retry: true,
        }
        .render()
        .unwrap();
        assert!(html.contains("sandbox=") && html.contains("src=\"/mails/mai_1/html\""), "{html}");
        page::tests::is_escaped(&html);
    }
}
