//! Every edition of the catalogue: what applies, what is planned, what was; and their documents.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::edition::{self, By, Listed, Standing};
use claviger_app::store::engine::Tx;
use claviger_app::{Error, act};
use serde::Deserialize;

use super::{CATALOGUE, Changed, EDITIONS, may_edit};
use crate::portal::form::Form;
use crate::portal::listing::{self, Ways};
use crate::portal::page::{self, Page};
use crate::portal::sheet;
use crate::portal::visitor::Visitor;
use crate::texts::Texts;
use crate::web::Web;
use crate::wording::{self, Badge};

/// How many editions a page shows.
const ON_A_PAGE: u32 = 50;
/// How many changes of one edition a page shows.
const MOST_CHANGES: usize = 50;

/// From where on, in which form; and what was done just before.
#[derive(Deserialize, Default)]
pub struct Search {
    #[serde(flatten)]
    list: listing::Asked,
    #[serde(default)]
    done: String,
    #[serde(default)]
    edition: String,
}

/// Which document.
#[derive(Deserialize)]
pub struct Which {
    #[serde(default)]
    edition: String,
}

#[derive(Template)]
#[template(path = "editions/list.html")]
struct EditionsPage {
    page: Page,
    trail: Vec<(String, String)>,
    editions: Vec<Row>,
    may_edit: bool,
    ways: Ways,
}

struct Row {
    number: String,
    state: Badge,
    from: String,
    published: String,
    by: String,
    note: String,
    count: String,
    changes: Vec<Changed>,
    file: String,
    /// Its number where it can be withdrawn; empty else.
    withdraw: String,
}

/// `GET /catalogue/editions`
pub async fn show(State(web): State<Web>, visitor: Visitor, Query(search): Query<Search>) -> Response {
    let part = search.list.part::<By>(ON_A_PAGE);
    let texts = visitor.texts;
    if search.list.is_file() {
        let look = |tx: &mut Tx<'_>, act: &act::Act, _: &_, part: &_| edition::list(tx, act, part);
        let found = match sheet::all(&web, &visitor, EDITIONS, part.sort, look).await {
            Ok(found) => found,
            Err(explained) => return explained,
        };
        let heads = [
            texts.editions_number(),
            texts.orders_state(),
            texts.editions_valid_from(),
            texts.editions_published_at(),
            texts.editions_by(),
            texts.editions_note(),
            texts.editions_changes(),
        ];
        let rows = found.map(|found| found.iter().map(|one| cells(texts, one)).collect());
        return sheet::answer(&web, &visitor, "catalogue-editions", &heads, rows);
    }
    let wanted = part.clone();
    let look = move |tx: &mut Tx<'_>, act: &act::Act, _: &_| edition::list(tx, act, &wanted);
    let mut found = match web.read(&visitor.act, look).await {
        Ok(found) => found,
        Err(error) => return page::explain(&web, &visitor, &error, EDITIONS),
    };
    let ways = Ways::of(EDITIONS.into(), &part, &mut found);
    let mut page = Page::new(&web, &visitor, texts.editions_title(), CATALOGUE);
    let number = search.edition.parse::<u64>().ok().map(|number| texts.number(number));
    match (search.done.as_str(), number) {
        ("published", Some(number)) => page = page.with_notice("success", texts.editions_was_published(&number)),
        ("withdrawn", Some(number)) => page = page.with_notice("success", texts.editions_was_withdrawn(&number)),
        _ => {}
    }
    let may_edit = may_edit(&visitor);
    let shown = EditionsPage {
        page,
        trail: vec![(texts.catalogue_title(), CATALOGUE.into())],
        editions: found.iter().map(|placed| Row::of(texts, &placed.row, may_edit)).collect(),
        may_edit,
        ways,
    };
    page::render(StatusCode::OK, &shown)
}

/// `GET /catalogue/document`: the one that applies, or that of an edition.
pub async fn document(State(web): State<Web>, visitor: Visitor, Query(Which { edition }): Query<Which>) -> Response {
    let number = edition.clone();
    let look = move |tx: &mut Tx<'_>, act: &act::Act, vendor: &_| match number.as_str() {
        "" => Ok(edition::current(tx, act, vendor)?.document),
        number => edition::document(tx, act, number.parse().map_err(|_| Error::NotFound("edition"))?),
    };
    let document = match web.read(&visitor.act, look).await {
        Ok(document) => document,
        Err(error) => return page::explain(&web, &visitor, &error, CATALOGUE),
    };
    let name = if edition.is_empty() { "catalogue.toml".to_owned() } else { format!("catalogue-{edition}.toml") };
    let mut response = document.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/toml; charset=utf-8"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// `POST /catalogue/editions/withdrawal`: takes back one that is planned.
pub async fn withdraw(State(web): State<Web>, visitor: Visitor, sent: Form) -> Response {
    let number = sent.field("edition").parse::<u64>().unwrap_or_default();
    let withdrawn = web.write(&visitor.act, move |tx, act, _| edition::withdraw(tx, act, number)).await;
    let withdrawn = match withdrawn {
        Ok(_) => web.renew_catalogue().await.map_err(Error::from),
        Err(error) => Err(error),
    };
    match withdrawn {
        Ok(()) => Redirect::to(&format!("{EDITIONS}?done=withdrawn&edition={number}")).into_response(),
        Err(error) => page::explain(&web, &visitor, &error, EDITIONS),
    }
}

fn state(texts: &Texts, standing: Standing) -> Badge {
    match standing {
        Standing::Planned => Badge::new("caution", texts.editions_planned()),
        Standing::InForce => Badge::new("ok", texts.editions_in_force()),
        Standing::Past => Badge::new("neutral", texts.editions_past()),
        Standing::Withdrawn => Badge::new("neutral", texts.editions_withdrawn()),
    }
}

/// An edition as a row of a file.
fn cells(texts: &Texts, one: &Listed) -> [String; 7] {
    let published = &one.published;
    [
        published.edition.number.to_string(),
        state(texts, one.standing).word,
        published.edition.from.to_string(),
        published.at.to_string(),
        one.by.clone(),
        published.note.clone(),
        published.change_count.to_string(),
    ]
}

impl Row {
    fn of(texts: &Texts, one: &Listed, may_edit: bool) -> Self {
        let Listed { published, standing, changes, by } = one;
        let number = published.edition.number;
        let by = match published.actor_kind.as_str() {
            _ if !by.is_empty() => by.clone(),
            "api-key" => texts.editions_by_program(),
            "system" => texts.editions_by_command_line(),
            _ => String::new(),
        };
        Self {
            number: texts.number(number),
            state: state(texts, *standing),
            from: texts.date(published.edition.from),
            published: wording::instant_utc(texts, published.at),
            by,
            note: published.note.clone(),
            count: texts.editions_count(published.change_count),
            changes: changes.iter().take(MOST_CHANGES).map(|change| Changed::of(texts, change)).collect(),
            file: format!("/catalogue/document?edition={number}"),
            withdraw: if may_edit && *standing == Standing::Planned { number.to_string() } else { String::new() },
        }
    }
}
