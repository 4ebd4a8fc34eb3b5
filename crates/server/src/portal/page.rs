//! What all pages share: the shell around them, and the pages that say why there is no other.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use claviger_app::act::Who;
use claviger_app::domain::account::{AccountKind, Permission};
use claviger_app::person::Refusal;
use claviger_app::{Error, access};

use super::views::Bar;
use super::visitor::Visitor;
use crate::assets;
use crate::brand::Shown;
use crate::guard::current_request;
use crate::links::ShownLink;
use crate::refusals;
use crate::texts::Texts;
use crate::web::Web;

/// The shell of a page.
pub struct Page {
    /// The reader's language.
    pub texts: &'static Texts,
    /// Title of the document.
    pub title: String,
    /// The navigation.
    pub nav: Vec<NavItem>,
    /// The vendor's own links that belong to it.
    pub links: Vec<ShownLink>,
    /// Who is signed in.
    pub who: Option<String>,
    /// Where that is changed; empty for those who cannot.
    pub profile: &'static str,
    /// The proof every form carries.
    pub csrf: String,
    /// The account one is in; empty where a page is about none.
    pub within: String,
    /// Said once above the content.
    pub notice: Option<Notice>,
    /// The account as which its reader sees the portal; empty for those who see it as themselves.
    pub seeing: String,
    /// The views that the reader keeps of the list it shows.
    pub views: Option<Arc<Bar>>,
    /// Whose portal it is.
    pub brand: Shown,
    /// Address of the style sheet.
    pub css: &'static str,
    /// Address of the script.
    pub js: &'static str,
}

/// One entry of the navigation.
pub struct NavItem {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: &'static str,
    /// The letter that leads there, after a `g`; empty for none.
    pub key: &'static str,
    /// Whether one is there.
    pub current: bool,
}

/// Said once above the content.
pub struct Notice {
    /// `info`, `success`, `caution`, `critical`.
    pub tone: &'static str,
    /// What.
    pub text: String,
}

impl Page {
    /// The shell of a page called `title`, for `visitor`; `here` is the entry of the navigation one is at.
    #[must_use]
    pub fn new(web: &Web, visitor: &Visitor, title: impl Into<String>, here: &str) -> Self {
        let texts = visitor.texts;
        Self {
            texts,
            title: title.into(),
            nav: navigation(web, visitor, here),
            links: web.brand().links(&visitor.act.who, texts.language()),
            who: match &visitor.act.who {
                Who::Person(person, _) => Some(person.name.clone()),
                _ => visitor.unconfirmed.as_ref().map(|person| person.name.clone()),
            },
            profile: if matches!(visitor.act.who, Who::Person(..)) { "/profile" } else { "" },
            csrf: visitor.form_proof.clone(),
            within: String::new(),
            notice: None,
            seeing: visitor.seeing.as_ref().map(|account| account.name.clone()).unwrap_or_default(),
            views: visitor.views.clone(),
            brand: web.brand().shown(),
            css: assets::css(),
            js: assets::js(),
        }
    }

    /// Names the account one is in.
    #[must_use]
    pub fn within(mut self, account: &str) -> Self {
        account.clone_into(&mut self.within);
        self
    }

    /// Says `text` above the content.
    #[must_use]
    pub fn with_notice(mut self, tone: &'static str, text: String) -> Self {
        self.notice = Some(Notice { tone, text });
        self
    }
}

/// Answers with a page.
pub fn render(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Answers with the page that says why not: sign in, not found, not allowed, our own trouble.
pub fn explain(web: &Web, visitor: &Visitor, error: &Error, here: &str) -> Response {
    let texts = visitor.texts;
    match error {
        Error::SignInNeeded => {
            let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("next", here).finish();
            Redirect::to(&format!("/sign-in?{query}")).into_response()
        }
        // The license agreement stands before the license manager, which opens once it is accepted. (P-01)
        Error::Agreement(claviger_app::agreement::Refusal::NotAccepted { .. }) => {
            Redirect::to(&super::agreement::ask(here)).into_response()
        }
        Error::Person(refusal @ Refusal::TooMany(_)) => {
            let told = refusals::told(texts, error);
            let text = refusals::people::person_sentence(texts, refusal, Some(visitor.act.now));
            message(web, visitor, told.status, told.title, text)
        }
        Error::Fault(fault) => {
            tracing::error!(%fault, "a page failed");
            let told = refusals::told(texts, error);
            let text = match current_request() {
                Some(id) => format!("{} {}", told.detail, texts.operation_request(&id)),
                None => told.detail,
            };
            message(web, visitor, told.status, told.title, text)
        }
        // Pages explain most of these beside the fields they are about; here what no page foresaw.
        _ => {
            let told = refusals::told(texts, error);
            message(web, visitor, told.status, told.title, told.detail)
        }
    }
}

/// Any address that is none.
pub async fn not_found(State(web): State<Web>, visitor: Visitor) -> Response {
    explain(&web, &visitor, &Error::NotFound("page"), "/")
}

/// A form from another browser, or one that was open for too long.
pub(super) fn stale_form(web: &Web, visitor: Option<&Visitor>) -> Response {
    let Some(visitor) = visitor else { return StatusCode::FORBIDDEN.into_response() };
    let texts = visitor.texts;
    message(web, visitor, StatusCode::FORBIDDEN, texts.common_stale_form(), texts.common_stale_form_text())
}

/// A form larger than any of ours.
pub(super) fn too_large(web: &Web, visitor: &Visitor) -> Response {
    let texts = visitor.texts;
    message(web, visitor, StatusCode::PAYLOAD_TOO_LARGE, texts.common_too_large(), texts.common_too_large_text())
}

/// A page with one message.
pub fn message(web: &Web, visitor: &Visitor, status: StatusCode, title: String, text: String) -> Response {
    let page = Page::new(web, visitor, title.clone(), "");
    render(status, &Message { page, title, text })
}

#[derive(Template)]
#[template(path = "message.html")]
struct Message {
    page: Page,
    title: String,
    text: String,
}

fn navigation(web: &Web, visitor: &Visitor, here: &str) -> Vec<NavItem> {
    let (texts, who) = (visitor.texts, &visitor.act.who);
    let may = |what| access::anywhere(who, what).is_ok();
    let mut entries = Vec::new();
    if may(Permission::SeeLicenses) {
        entries.push((texts.start_nav(), "/start"));
        entries.push((texts.common_nav_licenses(), "/customers"));
        entries.push((texts.servers_nav(), "/servers"));
    }
    let is_partner = |kind| !access::of_kind(who, kind).is_empty();
    if may(Permission::SeeLicenses) && (is_partner(AccountKind::Reseller) || is_partner(AccountKind::Distributor)) {
        entries.push((texts.stock_title(), super::stock::HERE));
    }
    if may(Permission::SeeOrders) {
        entries.push((texts.common_nav_orders(), "/orders"));
    }
    if access::as_vendor(who, Permission::SeeOrders).is_ok() {
        if super::shipments::are_there(web) {
            entries.push((texts.shipments_title(), super::shipments::HERE));
        }
        entries.push((texts.catalogue_title(), "/catalogue"));
    }
    let is_vendor = !access::of_kind(who, AccountKind::Vendor).is_empty();
    if is_vendor && may(Permission::SeeAccounts) {
        entries.push((texts.accounts_nav(), "/accounts"));
    } else if may(Permission::SeeAccounts) {
        entries.push((texts.accounts_nav_own(), "/account"));
    }
    if is_vendor && may(Permission::SeeEvents) {
        entries.push((texts.common_nav_events(), "/events"));
    }
    if access::as_vendor(who, Permission::ErasePersons).is_ok() {
        entries.push((texts.privacy_nav(), "/settings/personal-data"));
    } else if access::as_vendor(who, Permission::SeeEvents).is_ok() {
        entries.push((texts.privacy_nav(), "/settings/retention"));
    }
    if access::as_vendor(who, Permission::SeeMails).is_ok() {
        entries.push((texts.mails_nav(), "/mails"));
    }
    if web.mailbox().is_some() {
        entries.push((texts.common_nav_mailbox(), "/mailbox"));
    }
    entries.into_iter().map(|(label, href)| NavItem { label, href, key: key_of(href), current: href == here }).collect()
}

/// The letter that leads to an entry of the navigation, after a `g`; one letter leads to one place.
fn key_of(href: &str) -> &'static str {
    match href {
        "/start" => "s",
        "/customers" => "l",
        "/servers" => "v",
        "/orders" => "o",
        "/catalogue" => "c",
        "/account" | "/accounts" => "a",
        "/events" => "e",
        "/settings/personal-data" | "/settings/retention" => "p",
        "/mails" => "m",
        "/mailbox" => "b",
        _ => "",
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::brand::Brand;

    impl Page {
        /// The shell of a page, without an installation around it.
        pub(in crate::portal) fn sample(title: &str) -> Self {
            Self {
                texts: Texts::of("en"),
                title: title.to_owned(),
                nav: Vec::new(),
                links: Vec::new(),
                who: None,
                profile: "",
                csrf: "proof".into(),
                within: String::new(),
                notice: None,
                seeing: String::new(),
                views: None,
                brand: Brand::new("Cantora Systems", None, None).shown(),
                css: assets::css(),
                js: assets::js(),
            }
        }
    }

    /// Nothing that others wrote has become markup, and nothing of ours is inline.
    pub(in crate::portal) fn is_escaped(html: &str) {
        for found in
            ["<script>", "alert(1)</script>", "<img src=x", "<b>", " style=", "<style", "javascript:", " onclick"]
        {
            assert!(!html.contains(found), "{found} is in\n{html}");
        }
    }
}
