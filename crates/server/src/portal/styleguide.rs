//! All components of the pages with all their states, to look at while one changes them. It is there in the demonstration
//! only, with a mail of each kind. (X-05, L-03)

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use claviger_app::Error;
use claviger_app::domain::sorting::Key as _;
use claviger_app::server::By;
use serde::Deserialize;

use super::listing::Ways;
use super::mailbox::POLICY_WITHIN;
use super::page::{self, Page};
use super::views::Bar;
use super::visitor::Visitor;
use crate::mail::{samples, written};
use crate::texts::Texts;
use crate::web::Web;

/// How a sample is looked at.
#[derive(Deserialize)]
pub struct Look {
    /// In which language; the reader's own for none.
    #[serde(default)]
    language: String,
    /// `text` for its plain text.
    #[serde(default)]
    part: String,
}

#[derive(Template)]
#[template(path = "styleguide.html")]
struct Styleguide {
    page: Page,
    rows: Vec<Row>,
    recent: Vec<(&'static str, &'static str)>,
    errors: Vec<(&'static str, &'static str)>,
    mails: Vec<&'static str>,
    ways: Ways,
}

struct Row {
    name: &'static str,
    unit: &'static str,
    total: u64,
    first: u64,
    saved: u64,
    second: u64,
    error: &'static str,
}

/// `GET /styleguide`
pub async fn show(State(web): State<Web>, visitor: Visitor) -> Response {
    if web.mailbox().is_none() {
        return page::explain(&web, &visitor, &Error::NotFound("page"), "/");
    }
    let page = Page::new(&web, &visitor, "Components <all>", "");
    page::render(StatusCode::OK, &styleguide(page.with_notice("success", "The order is unlocked.".into())))
}

/// `GET /styleguide/mails/{sample}`
pub async fn mail(
    State(web): State<Web>,
    visitor: Visitor,
    Path(sample): Path<String>,
    Query(look): Query<Look>,
) -> Response {
    let found = web.mailbox().and_then(|_| samples::all(visitor.act.now).into_iter().find(|(name, _)| *name == sample));
    let Some((_, content)) = found else {
        return page::explain(&web, &visitor, &Error::NotFound("page"), "/styleguide");
    };
    let texts = if look.language.is_empty() { visitor.texts } else { Texts::of(&look.language) };
    match written(&web.vendor(), texts, &content) {
        Ok(mail) if look.part == "text" => mail.text.into_response(),
        Ok(mail) => ([(header::CONTENT_SECURITY_POLICY, POLICY_WITHIN)], Html(mail.html)).into_response(),
        Err(error) => {
            tracing::error!(%error, "a sample of a mail cannot be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn styleguide(mut page: Page) -> Styleguide {
    let view = |name: &str, is_shown| (name.to_owned(), "#".to_owned(), is_shown);
    page.views = Some(Arc::new(Bar {
        everything: "#".into(),
        is_everything: false,
        views: vec![view("Rome", true), view("Silent since yesterday", false)],
        keep: "#".into(),
        look_after: "#".into(),
    }));
    let row = |name, unit, total, first, saved, second, error| Row { name, unit, total, first, saved, second, error };
    Styleguide {
        page,
        rows: vec![
            row("Advanced Queueing", "channels", 20, 18, 20, 0, ""),
            row("Auto Attendant", "", 1, 1, 1, 0, ""),
            row("IP Fax server red.", "channels", 4, 0, 0, 7, "3 too many"),
            row("Voice recording", "users", 12_500, 1_250, 1_250, 1_000, ""),
        ],
        recent: vec![("Belcampo S.p.A.", "#"), ("Hotel Miramonte", "#")],
        errors: vec![
            ("mail", "An address looks like name@example.com."),
            ("note", "A note has 200 characters at most."),
        ],
        mails: samples::all(jiff::Timestamp::UNIX_EPOCH).into_iter().map(|(name, _)| name).collect(),
        ways: Ways::of_whole("/styleguide".into(), By::USUAL),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_05_the_components_render_escaped_and_without_inline_script_or_style() {
        let html = styleguide(Page::sample("Components <all>")).render().unwrap();
        assert!(html.contains("Components &#60;all&#62;"));
        assert!(html.contains("2 things need your attention"));
        assert!(html.contains("12,500"));
        let components = [
            "badge",
            "banner",
            "breadcrumb",
            "checkbox",
            "choices",
            "copy-box",
            "empty",
            "facts",
            "field",
            "meter",
            "pages",
            "products-for",
            "steps",
            "sort",
            "tabs",
            "views",
        ];
        for component in components {
            assert!(html.contains(&format!("class=\"{component}")), "{component} is not shown");
        }
        page::tests::is_escaped(&html);
    }
}
