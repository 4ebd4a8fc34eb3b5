//! The demonstration's mailbox: the mails that would have gone out, to be read and clicked. (L-03)
//!
//! It is there only in the demonstration, and there for everybody: whoever plays all the roles needs all the mails.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use claviger_app::Error;

use super::page::{self, Page};
use super::visitor::Visitor;
use super::wording;
use crate::mail::{Caught, Mailbox};
use crate::texts::Texts;
use crate::web::Web;

/// The page around a mail: as everywhere, but it may frame the mail.
pub(super) const POLICY_AROUND: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// The mail itself: its own styles, no script, nothing loaded; its links lead the whole page.
pub(super) const POLICY_WITHIN: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation allow-popups";

#[derive(Template)]
#[template(path = "mailbox.html")]
struct Mails {
    page: Page,
    mails: Vec<Listed>,
    /// What time it is in the demonstration.
    now: String,
}

struct Listed {
    href: String,
    subject: String,
    to: String,
    at: String,
}

#[derive(Template)]
#[template(path = "mail.html")]
struct OneMail {
    page: Page,
    trail: Vec<(String, String)>,
    mail: Listed,
    headers: Vec<(String, String)>,
    /// Where its HTML is; empty if it has none.
    html: String,
    text: String,
}

/// `GET /mailbox`: the newest first.
pub async fn list(State(web): State<Web>, visitor: Visitor) -> Response {
    let Some(mailbox) = web.mailbox() else { return not_found(&web, &visitor) };
    let mails = mailbox.all();
    let mails = mails.iter().enumerate().rev().map(|(index, mail)| Listed::of(visitor.texts, index, mail)).collect();
    let page = Page::new(&web, &visitor, visitor.texts.mailbox_title(), "/mailbox");
    let now = wording::instant_utc(visitor.texts, visitor.act.now);
    page::render(StatusCode::OK, &Mails { page, mails, now })
}

/// `GET /mailbox/{index}`
pub async fn show(State(web): State<Web>, visitor: Visitor, Path(index): Path<String>) -> Response {
    let Some((index, mail)) = find(web.mailbox(), &index) else { return not_found(&web, &visitor) };
    let texts = visitor.texts;
    let shown = OneMail {
        page: Page::new(&web, &visitor, mail.subject(), "/mailbox"),
        trail: vec![(texts.mailbox_title(), "/mailbox".to_owned())],
        headers: mail.headers(),
        html: if mail.html().is_some() { format!("/mailbox/{index}/html") } else { String::new() },
        text: mail.text(),
        mail: Listed::of(texts, index, &mail),
    };
    let mut response = page::render(StatusCode::OK, &shown);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY_AROUND));
    response
}

/// `GET /mailbox/{index}/html`: what stands in the frame.
pub async fn html(State(web): State<Web>, visitor: Visitor, Path(index): Path<String>) -> Response {
    let found = find(web.mailbox(), &index).and_then(|(_, mail)| mail.html());
    let Some(html) = found else { return not_found(&web, &visitor) };
    let headers = [(header::CONTENT_SECURITY_POLICY, POLICY_WITHIN), (header::X_FRAME_OPTIONS, "SAMEORIGIN")];
    (headers, Html(html)).into_response()
}

impl Listed {
    fn of(texts: &Texts, index: usize, mail: &Caught) -> Self {
        Self {
            href: format!("/mailbox/{index}"),
            subject: mail.subject(),
            to: mail.to.join(", "),
            at: wording::instant_utc(texts, mail.at),
        }
    }
}

fn find(mailbox: Option<&Mailbox>, index: &str) -> Option<(usize, Caught)> {
    let index: usize = index.parse().ok()?;
    mailbox?.all().into_iter().nth(index).map(|mail| (index, mail))
}

fn not_found(web: &Web, visitor: &Visitor) -> Response {
    page::explain(web, visitor, &Error::NotFound("mail"), "/mailbox")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed() -> Listed {
        Listed {
            href: "/mailbox/0".into(),
            subject: "<script>alert(1)</script>".into(),
            to: "a@b.example".into(),
            at: "22 Nov 2026, 10:14 UTC".into(),
        }
    }

    #[test]
    fn a_mail_is_framed_apart_and_its_words_are_escaped() {
        let html = OneMail {
            page: Page::sample("Mail"),
            trail: vec![("Mailbox".into(), "/mailbox".into())],
            mail: listed(),
            headers: vec![("Subject".into(), "<img src=x>".into())],
            html: "/mailbox/0/html".into(),
            text: "<script>alert(1)</script>".into(),
        }
        .render()
        .unwrap();
        assert!(html.contains("sandbox=\"allow-top-navigation-by-user-activation allow-popups\""), "{html}");
        assert!(!html.contains("allow-scripts") && !html.contains("allow-same-origin"));
        page::tests::is_escaped(&html);
    }

    #[test]
    fn the_list_escapes_subjects_and_says_when_there_is_none() {
        let html = Mails { page: Page::sample("Mailbox"), mails: vec![listed()], now: "now".into() }.render().unwrap();
        page::tests::is_escaped(&html);
        let html = Mails { page: Page::sample("Mailbox"), mails: Vec::new(), now: "now".into() }.render().unwrap();
        assert!(html.contains("No mail yet"));
    }
}
