//! The views somebody keeps of lists: above each list, and a page on which they are kept, renamed and forgotten.
//!
//! A view is what stands behind the question mark of a list's address, without the place one has paged to. A list that is
//! opened without anything behind it opens with the view that its reader chose for that; `?view=all` is the way around it.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::act::Who;
use claviger_app::domain::account::view::View;
use claviger_app::domain::id::ViewId;
use claviger_app::view::{self, Refusal};
use claviger_app::{Error, access};
use serde::Deserialize;
use url::form_urlencoded;

use super::choice;
use super::form::Form;
use super::page::{self, Page};
use super::visitor::Visitor;
use crate::refusals::views::sentence;
use crate::texts::Texts;
use crate::web::Web;

/// The page on which views are looked after.
const HERE: &str = "/views";
/// What of a list's address is part of a view.
const KEPT: [&str; 8] = ["q", "state", "mail", "kind", "status", "from", "until", "sort"];
/// Lists that stand by themselves, and those that stand below an account.
const LISTS: [&str; 8] =
    ["/orders", "/shipments", "/accounts", "/customers", "/servers", "/catalogue", "/events", "/mails"];
const BELOW_AN_ACCOUNT: [&str; 10] = [
    "licenses",
    "servers",
    "users",
    "partners",
    "events",
    "api-keys",
    "stock",
    "stock/activation-keys",
    "stock/license-keys",
    "stock/transfers",
];

/// What stands above a list.
#[derive(Debug, Clone)]
pub struct Bar {
    /// The list without any view, and whether it is shown so.
    pub everything: String,
    /// Whether it is.
    pub is_everything: bool,
    /// The views: name, address, and whether it is the one that is shown.
    pub views: Vec<(String, String, bool)>,
    /// Where what is shown is kept as a view; empty if it is one, or there is nothing to keep.
    pub keep: String,
    /// Where the list's views are looked after; empty if there are none.
    pub look_after: String,
}

/// Looks up the views of the list that is asked for, and opens it with the one that was chosen for that.
pub(super) async fn look(State(web): State<Web>, mut visitor: Visitor, mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let is_person = matches!(visitor.act.who, Who::Person(..));
    if request.method() != Method::GET || !is_person || !is_list(&path) {
        return next.run(request).await;
    }
    let list = path.clone();
    // A convenience: whatever is wrong with it shows elsewhere.
    let views = web.read(&visitor.act, move |tx, act, _| view::of_list(tx, act, &list)).await.unwrap_or_default();
    let asked = request.uri().query().unwrap_or_default().to_owned();
    if asked.is_empty()
        && let Some(chosen) = views.iter().find(|view| view.is_default)
    {
        return Redirect::to(&format!("{path}?{}", chosen.query)).into_response();
    }
    visitor.views = Some(Arc::new(Bar::of(&path, &kept(&asked), &views)));
    request.extensions_mut().insert(visitor);
    next.run(request).await
}

/// Of which list, and what it shows.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    of: String,
    #[serde(default)]
    with: String,
    #[serde(default)]
    done: String,
}

#[derive(Template)]
#[template(path = "views.html")]
struct Views {
    page: Page,
    trail: Vec<(String, String)>,
    here: &'static str,
    of: String,
    /// What is to be kept; empty for nothing.
    with: String,
    /// The same in words.
    shows: String,
    name: String,
    is_default: bool,
    views: Vec<Row>,
    errors: Vec<(&'static str, String)>,
}

struct Row {
    id: String,
    name: String,
    href: String,
    shows: String,
    is_default: bool,
}

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Typed {
    with: String,
    name: String,
    is_default: bool,
    refused: Option<Refusal>,
}

/// `GET /views?of=/orders&with=state%3Dlocked`
pub async fn show(State(web): State<Web>, visitor: Visitor, Query(asked): Query<Asked>) -> Response {
    let done = match asked.done.as_str() {
        "renamed" => visitor.texts.lists_done_renamed(),
        "opens" => visitor.texts.lists_done_opens(),
        "opens-not" => visitor.texts.lists_done_opens_not(),
        "forgotten" => visitor.texts.lists_done_forgotten(),
        _ => String::new(),
    };
    let typed = Typed { with: kept(&asked.with), ..Typed::default() };
    respond(&web, &visitor, &asked.of, typed, done).await
}

/// `POST /views`: keeps what a list shows; or renames, forgets, opens the list with the view that is named.
pub async fn change(State(web): State<Web>, visitor: Visitor, form: Form) -> Response {
    let field = |name| form.field(name).to_owned();
    let name = field("name");
    let Ok(id) = field("view").parse::<ViewId>() else { return keep(&web, &visitor, &form).await };
    let what = field("do");
    let deed = match what.as_str() {
        "rename" => {
            let name = name.clone();
            web.write(&visitor.act, move |tx, act, _| view::rename(tx, act, id, &name)).await
        }
        "opens" | "opens-not" => {
            let opens = what == "opens";
            web.write(&visitor.act, move |tx, act, _| view::set_default(tx, act, id, opens)).await
        }
        "forget" => web.write(&visitor.act, move |tx, act, _| view::forget(tx, act, id)).await,
        _ => Err(Error::NotFound("view")),
    };
    let done = match what.as_str() {
        "rename" => "renamed",
        "forget" => "forgotten",
        other => other,
    };
    match deed {
        Ok(view) => Redirect::to(&choice::with_query(HERE, &[("of", &view.list), ("done", done)])).into_response(),
        Err(Error::View(refusal)) => {
            let typed = Typed { refused: Some(refusal), ..Typed::default() };
            respond(&web, &visitor, &field("of"), typed, String::new()).await
        }
        Err(error) => page::explain(&web, &visitor, &error, HERE),
    }
}

async fn keep(web: &Web, visitor: &Visitor, form: &Form) -> Response {
    let (list, name, is_default) = (form.field("of").to_owned(), form.field("name").to_owned(), form.field("default"));
    let (with, is_default) = (kept(form.field("with")), is_default == "1");
    if let Err(error) = access::as_person(&visitor.act.who) {
        return page::explain(web, visitor, &error, HERE);
    }
    if !is_list(&list) {
        return page::explain(web, visitor, &Error::View(Refusal::Nothing), HERE);
    }
    let typed = Typed { with: with.clone(), name: name.clone(), is_default, refused: None };
    let of = list.clone();
    match web.write(&visitor.act, move |tx, act, _| view::keep(tx, act, &of, &with, &name, is_default)).await {
        Ok(view) => Redirect::to(&format!("{}?{}", view.list, view.query)).into_response(),
        Err(Error::View(refusal)) => {
            let typed = Typed { refused: Some(refusal), ..typed };
            respond(web, visitor, &list, typed, String::new()).await
        }
        Err(error) => page::explain(web, visitor, &error, HERE),
    }
}

async fn respond(web: &Web, visitor: &Visitor, list: &str, typed: Typed, done: String) -> Response {
    if let Err(error) = access::as_person(&visitor.act.who) {
        return page::explain(web, visitor, &error, HERE);
    }
    let of = if is_list(list) { list.to_owned() } else { LISTS[0].to_owned() };
    let sought = of.clone();
    let views = match web.read(&visitor.act, move |tx, act, _| view::of_list(tx, act, &sought)).await {
        Ok(views) => views,
        Err(error) => return page::explain(web, visitor, &error, HERE),
    };
    let texts = visitor.texts;
    let mut page = Page::new(web, visitor, texts.lists_views_title(), &of);
    if !done.is_empty() {
        page = page.with_notice("success", done);
    }
    let (errors, status) = match typed.refused {
        None => (Vec::new(), StatusCode::OK),
        Some(refusal) => (vec![("name", sentence(texts, refusal))], StatusCode::UNPROCESSABLE_ENTITY),
    };
    let shown = Views {
        page,
        trail: vec![(title(texts, &of), format!("{of}?view=all"))],
        here: HERE,
        shows: in_words(&typed.with),
        with: typed.with,
        name: typed.name,
        is_default: typed.is_default,
        views: views.iter().map(Row::of).collect(),
        errors,
        of,
    };
    page::render(status, &shown)
}

impl Bar {
    fn of(path: &str, present: &str, views: &[View]) -> Self {
        let is_one = views.iter().any(|view| view.query == present);
        let everything = if views.iter().any(|view| view.is_default) { "?view=all" } else { "" };
        let keep = choice::with_query(HERE, &[("of", path), ("with", present)]);
        let one = |view: &View| (view.name.clone(), format!("{path}?{}", view.query), view.query == present);
        Self {
            everything: format!("{path}{everything}"),
            is_everything: present.is_empty(),
            views: views.iter().map(one).collect(),
            keep: if is_one || present.is_empty() { String::new() } else { keep },
            look_after: if views.is_empty() { String::new() } else { choice::with_query(HERE, &[("of", path)]) },
        }
    }
}

impl Views {
    /// What is wrong with `field`; empty for nothing.
    fn error(&self, field: &str) -> &str {
        self.errors.iter().find(|(name, _)| *name == field).map_or("", |(_, sentence)| sentence)
    }
}

impl Row {
    fn of(view: &View) -> Self {
        Self {
            id: view.id.to_string(),
            name: view.name.clone(),
            href: format!("{}?{}", view.list, view.query),
            shows: in_words(&view.query),
            is_default: view.is_default,
        }
    }
}

/// Whether a list stands at this path.
fn is_list(path: &str) -> bool {
    let below = |rest: &str| {
        rest.split_once('/').is_some_and(|(account, list)| {
            account.parse::<claviger_app::domain::id::AccountId>().is_ok() && BELOW_AN_ACCOUNT.contains(&list)
        })
    };
    LISTS.contains(&path) || path.strip_prefix("/accounts/").is_some_and(below)
}

/// What of an address belongs to a view, always written alike.
fn kept(query: &str) -> String {
    let mut pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    pairs.retain(|(name, value)| KEPT.contains(&name.as_str()) && !value.trim().is_empty());
    pairs.sort_by_key(|(name, _)| KEPT.iter().position(|kept| kept == name));
    pairs.dedup_by(|one, other| one.0 == other.0);
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// What a view shows, as its address says it.
fn in_words(query: &str) -> String {
    let pairs = form_urlencoded::parse(query.as_bytes()).map(|(name, value)| format!("{name}: {value}"));
    pairs.collect::<Vec<_>>().join(" · ")
}

/// What a list is called.
fn title(texts: &Texts, path: &str) -> String {
    match path.rsplit('/').next().unwrap_or_default() {
        "orders" => texts.orders_title(),
        "shipments" => texts.shipments_title(),
        "accounts" => texts.accounts_title(),
        "customers" => texts.licenses_choose(),
        "servers" => texts.servers_title(),
        "catalogue" => texts.catalogue_title(),
        "mails" => texts.mails_title(),
        "licenses" => texts.licenses_title(),
        "users" => texts.users_title(),
        "partners" => texts.partners_title(),
        "api-keys" => texts.apikeys_title(),
        "stock" => texts.stock_title(),
        "activation-keys" => texts.stock_tab_activation_keys(),
        "license-keys" => texts.stock_tab_license_keys(),
        "transfers" => texts.transfers_title(),
        _ => texts.events_title(),
    }
}

#[cfg(test)]
mod tests {
    use claviger_app::domain::id::PersonId;
    use jiff::Timestamp;

    use super::*;

    #[test]
    fn x_05_a_view_is_what_is_searched_filtered_and_sorted_and_nothing_else() {
        let check = |query: &str, expected: &str| assert_eq!(kept(query), expected, "{query}");
        check("sort=-date&q=a+%26+b&after=xyz&as=csv&placed=1", "q=a+%26+b&sort=-date");
        check("q=&state=locked&mail=", "state=locked");
        check("q=one&q=two", "q=one");
        check("csrf=x&of=/orders&view=all", "");
        assert_eq!(in_words("q=a+%26+b&sort=-date"), "q: a & b · sort: -date");
    }

    #[test]
    fn x_05_views_are_of_lists_alone() {
        let account = claviger_app::domain::id::AccountId::new(Timestamp::UNIX_EPOCH, [1; 10]);
        for (path, expected) in [
            ("/orders".to_owned(), true),
            (format!("/accounts/{account}/stock/license-keys"), true),
            (format!("/accounts/{account}/stock/license-keys/new"), false),
            (format!("/accounts/{account}"), false),
            ("/accounts/x/servers".to_owned(), false),
            ("/orders/new".to_owned(), false),
            ("//evil.example".to_owned(), false),
            ("https://evil.example/orders".to_owned(), false),
        ] {
            assert_eq!(is_list(&path), expected, "{path}");
        }
    }

    #[test]
    fn x_05_the_bar_marks_what_is_shown_and_offers_to_keep_what_is_none_yet() {
        let view = |name: &str, query: &str, is_default| View {
            id: ViewId::new(Timestamp::UNIX_EPOCH, [1; 10]),
            person: PersonId::new(Timestamp::UNIX_EPOCH, [1; 10]),
            list: "/orders".into(),
            name: name.into(),
            query: query.into(),
            is_default,
        };
        let none = Bar::of("/orders", "", &[]);
        assert!(
            none.is_everything && none.keep.is_empty() && none.look_after.is_empty() && none.everything == "/orders"
        );
        let views = [view("Open", "state=locked", true), view("Dates", "sort=date", false)];
        let open = Bar::of("/orders", "state=locked", &views);
        assert_eq!(open.everything, "/orders?view=all");
        assert_eq!(open.views.iter().map(|(_, _, is)| *is).collect::<Vec<_>>(), [true, false]);
        assert!(open.keep.is_empty() && !open.is_everything);
        let other = Bar::of("/orders", "q=a", &views);
        assert_eq!(other.keep, "/views?of=%2Forders&with=q%3Da");
    }

    #[test]
    fn x_12_the_page_of_views_escapes_and_keeps_what_was_typed() {
        let html = Views {
            page: Page::sample("Views"),
            trail: vec![("Orders".into(), "/orders?view=all".into())],
            here: HERE,
            of: "/orders".into(),
            with: "q=%3Cscript%3E".into(),
            shows: "q: <script>alert(1)</script>".into(),
            name: "<b>".into(),
            is_default: true,
            views: vec![Row {
                id: "view_1".into(),
                name: "<img src=x>".into(),
                href: "/orders?q=a".into(),
                shows: "q: <script>alert(1)</script>".into(),
                is_default: false,
            }],
            errors: vec![("name", "Taken.".into())],
        }
        .render()
        .unwrap();
        page::tests::is_escaped(&html);
        assert!(html.contains("id=\"f-name-error\">Taken.") && html.contains("value=\"1\" checked"), "{html}");
    }
}
