//! The catalogue edited on screens: one product or application, or a whole document; what that would change, before it does;
//! and every edition there was.

mod application;
mod list;
mod product;
mod upload;

use askama::Template;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use claviger_app::domain::account::Permission;
use claviger_app::edition::{self, Change, Draft, LONGEST_DOCUMENT, Refusal, Review, Seen, Unkept, Wrong};
use claviger_app::{Error, access};
use jiff::civil::Date;

use super::page::{self, Page};
use super::visitor::Visitor;
use crate::guard::AROUND_A_FILE;
use crate::refusals;
use crate::texts::Texts;
use crate::web::Web;

/// The navigation's entry.
const CATALOGUE: &str = "/catalogue";
/// The editions.
const EDITIONS: &str = "/catalogue/editions";

/// The pages by which the catalogue is edited.
pub(super) fn routes() -> Router<Web> {
    let longest = DefaultBodyLimit::max(LONGEST_DOCUMENT + AROUND_A_FILE);
    Router::new()
        .route(product::HERE, get(product::show).post(product::answer))
        .route(application::HERE, get(application::show).post(application::answer))
        .route(upload::HERE, get(upload::show).post(upload::answer).layer(longest))
        .route(EDITIONS, get(list::show))
        .route("/catalogue/editions/withdrawal", post(list::withdraw))
        .route("/catalogue/document", get(list::document))
}

/// Whether somebody may edit the catalogue: pages offer it then.
pub(super) fn may_edit(visitor: &Visitor) -> bool {
    access::as_vendor(&visitor.act.who, Permission::ManageCatalogue).is_ok() && visitor.seeing.is_none()
}

/// From when an edition is to apply, what is said of it, and what its author saw: the same on every form.
#[derive(Debug, Clone, Default)]
struct Terms {
    from: String,
    note: String,
    seen: String,
}

/// What would change, to be published or not.
#[derive(Template)]
#[template(path = "editions/preview.html")]
struct Preview {
    page: Page,
    trail: Vec<(String, String)>,
    lead: String,
    /// What else there is to know.
    caution: String,
    changes: Vec<Changed>,
    /// How many more there are than are shown.
    more: usize,
    action: &'static str,
    /// Whether the form carries a file.
    is_upload: bool,
    fields: Vec<(String, String)>,
}

/// A change in words.
struct Changed {
    id: String,
    field: String,
    before: String,
    after: String,
}

/// How many changes a page shows.
const MOST_SHOWN: usize = 200;

/// A form as it came back, to be gone on with.
struct Sent {
    action: &'static str,
    is_upload: bool,
    /// `publish`, or to be reviewed.
    what: String,
    fields: Vec<(String, String)>,
    trail: Vec<(String, String)>,
}

/// What came of it.
enum Outcome {
    /// The answer.
    Done(Response),
    /// The form is to be shown once more.
    Again(Again),
}

/// What a form that was refused says: what is wrong, by field, or that somebody else was quicker.
struct Again {
    status: StatusCode,
    terms: Terms,
    errors: Vec<(String, String)>,
    caution: String,
}

impl Terms {
    /// What stands there at first: today.
    fn fresh(visitor: &Visitor, seen: Seen) -> Self {
        Self { from: edition::day(visitor.act.now).to_string(), note: String::new(), seen: seen.to_string() }
    }

    /// What was sent of it.
    fn sent(field: impl Fn(&str) -> String) -> Self {
        Self { from: field("from"), note: field("note"), seen: field("seen") }
    }

    /// As a draft with this document; `None` if the day is none.
    fn draft(&self, document: String) -> Option<Draft> {
        let from = match self.from.trim() {
            "" => None,
            day => Some(day.parse::<Date>().ok()?),
        };
        // What is no answer of ours was never seen.
        let seen = Seen::read(&self.seen).unwrap_or(Seen { in_force: u64::MAX, latest: u64::MAX });
        Some(Draft { document, from, note: self.note.clone(), seen: Some(seen) })
    }

    fn fields(&self) -> Vec<(String, String)> {
        [("from", &self.from), ("note", &self.note), ("seen", &self.seen)]
            .map(|(name, value)| (name.to_owned(), value.clone()))
            .into()
    }
}

/// What an author sees now.
async fn seen(web: &Web, visitor: &Visitor) -> Result<Seen, Error> {
    Ok(web.read(&visitor.act, edition::current).await?.seen)
}

/// Shows what a form would change, or publishes it.
async fn go_on(web: &Web, visitor: &Visitor, mut terms: Terms, document: String, sent: Sent) -> Result<Outcome, Error> {
    let texts = visitor.texts;
    let Some(draft) = terms.draft(document) else {
        return Ok(Outcome::Again(Again::wrong(terms, vec![("from".into(), texts.editions_wrong_day())])));
    };
    let refused = if sent.what == "publish" {
        match web.write(&visitor.act, move |tx, act, vendor| edition::publish(tx, act, vendor, &draft)).await {
            Ok(published) => {
                web.renew_catalogue().await?;
                let number = published.edition.number;
                let there = format!("{EDITIONS}?done=published&edition={number}");
                return Ok(Outcome::Done(Redirect::to(&there).into_response()));
            }
            Err(error) => error,
        }
    } else {
        match web.read(&visitor.act, move |tx, act, vendor| edition::review(tx, act, vendor, &draft)).await {
            Ok(review) => {
                let shown = Preview::of(Page::new(web, visitor, texts.editions_preview(), CATALOGUE), &review, sent);
                return Ok(Outcome::Done(page::render(StatusCode::OK, &shown)));
            }
            Err(error) => error,
        }
    };
    match refused {
        Error::Edition(Refusal::Mistakes(wrong)) => {
            let told =
                wrong.iter().map(|wrong| (field_of(wrong).to_owned(), refusals::editions::sentence(texts, wrong)));
            Ok(Outcome::Again(Again::wrong(terms, told.collect())))
        }
        Error::NotAsSeen => {
            terms.seen = seen(web, visitor).await?.to_string();
            let (status, caution) = (StatusCode::CONFLICT, texts.editions_late());
            Ok(Outcome::Again(Again { status, terms, errors: Vec::new(), caution }))
        }
        error => Err(error),
    }
}

impl Again {
    fn wrong(terms: Terms, errors: Vec<(String, String)>) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, terms, errors, caution: String::new() }
    }

    /// As it was sent, with nothing wrong: whoever sent it wants to go on writing.
    fn back(terms: Terms) -> Self {
        Self { status: StatusCode::OK, ..Self::wrong(terms, Vec::new()) }
    }
}

/// The field of a form that is wrong: where a field of a product must stay, that field.
fn field_of(wrong: &Wrong) -> &'static str {
    match wrong {
        Wrong::Unkept(Unkept::Product { field, .. }) => field.word(),
        Wrong::Unkept(Unkept::Application { field, .. }) => field.word(),
        wrong => refusals::editions::field(wrong),
    }
}

impl Preview {
    fn of(page: Page, review: &Review, sent: Sent) -> Self {
        let texts = page.texts;
        let day = texts.date(review.from);
        let lead = if review.at_once { texts.editions_at_once() } else { texts.editions_from(&day) };
        let caution = review
            .replaced_by
            .as_ref()
            .map(|planned| texts.editions_replaced(texts.number(planned.number), texts.date(planned.from)));
        let more = review.changes.len().saturating_sub(MOST_SHOWN);
        let changes = review.changes.iter().take(MOST_SHOWN).map(|change| Changed::of(texts, change)).collect();
        let Sent { action, is_upload, fields, trail, .. } = sent;
        Self { page, trail, lead, caution: caution.unwrap_or_default(), changes, more, action, is_upload, fields }
    }
}

impl Changed {
    fn of(texts: &Texts, change: &Change) -> Self {
        Self {
            id: change.id.clone(),
            field: label(texts, &change.field),
            before: change.before.clone().unwrap_or_default(),
            after: change.after.clone().unwrap_or_default(),
        }
    }
}

/// What a field of the document is called on pages.
fn label(texts: &Texts, word: &str) -> String {
    match word {
        "name" => texts.editions_field_name(),
        "application" => texts.licenses_application(),
        "units_per_item" => texts.catalogue_units(),
        "role" => texts.catalogue_role(),
        "models" => texts.catalogue_models(),
        "base" => texts.catalogue_base(),
        "binding" => texts.catalogue_binding(),
        "delivery" => texts.catalogue_delivery(),
        "claim" => texts.editions_field_claim(),
        "on_sale_until" => texts.catalogue_on_sale_until(),
        "end_of_support" => texts.catalogue_supported_until(),
        "list_price" => texts.catalogue_price(),
        "unit" => texts.editions_field_unit(),
        "key_line" => texts.editions_field_key_line(),
        "hardware" => texts.editions_field_hardware(),
        "serials" => texts.editions_field_serials(),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_18_what_would_change_is_shown_and_escaped() {
        let evil = "<script>alert(1)</script>".to_owned();
        let change = Change {
            kind: "product".into(),
            id: evil.clone(),
            field: "list_price".into(),
            before: Some(evil.clone()),
            after: None,
        };
        let html = Preview {
            page: Page::sample("Preview"),
            trail: vec![("Catalogue".into(), CATALOGUE.into())],
            lead: "lead".into(),
            caution: evil.clone(),
            changes: vec![Changed::of(Texts::of("en"), &change)],
            more: 3,
            action: product::HERE,
            is_upload: false,
            fields: vec![("name".into(), evil)],
        }
        .render()
        .unwrap();
        page::tests::is_escaped(&html);
        assert!(html.contains("List price") && html.contains("value=\"publish\""), "{html}");
    }
}
