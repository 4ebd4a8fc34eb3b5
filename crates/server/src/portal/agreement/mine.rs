//! The version in force, to read, to accept, to keep: it stands before the license manager. (P-01)

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::act::{Act, Who};
use claviger_app::agreement::{self, Asked, Refusal};
use claviger_app::domain::account::Language;
use claviger_app::domain::id::AgreementId;
use claviger_app::store::engine::Tx;
use claviger_app::{Error, session};
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::{Sheet, tabs};
use crate::portal::choice::{Tab, with_query};
use crate::portal::form::Form;
use crate::portal::kept::Kept;
use crate::portal::page::{self, Page};
use crate::portal::sign_in::local;
use crate::portal::visitor::Visitor;
use crate::portal::wording;
use crate::refusals;
use crate::web::Web;

/// Where it is.
pub(in crate::portal) const PAGE: &str = "/agreement";

/// In which language, and where to go afterwards.
#[derive(Deserialize, Default)]
pub struct In {
    #[serde(default)]
    language: String,
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "agreement/mine.html")]
struct AgreementPage {
    page: Page,
    version: String,
    published: String,
    /// In whose name it is to be accepted; empty if it is not.
    pending: Vec<String>,
    /// When the reader accepted it; empty for not.
    accepted: String,
    languages: Vec<Tab>,
    /// What a form held that was sent before the agreement was accepted; and the languages to read it in, by code and name,
    /// which then are no links: what is kept goes with the press.
    kept: Kept,
    readings: Vec<(String, String, bool)>,
    /// Said where there is no text in the reader's language.
    other_language: String,
    sheet: Sheet,
    id: String,
    next: String,
    file: String,
}

/// `GET /agreement`
pub async fn show(State(web): State<Web>, visitor: Visitor, Query(asked): Query<In>) -> Response {
    respond(&web, &visitor, StatusCode::OK, &asked, Kept::default(), None).await
}

/// The agreement for whoever sent a form before accepting it: what the form held is kept. (P-01)
pub(in crate::portal) async fn again(web: &Web, visitor: &Visitor, kept: Kept, next: String) -> Response {
    let notice = visitor.texts.kept_agreement_first();
    let asked = In { next, ..In::default() };
    respond(web, visitor, StatusCode::CONFLICT, &asked, kept, Some(notice)).await
}

/// `POST /agreement`: *Accept*; or to read it in another language, while what a form held is kept.
pub async fn accept(State(web): State<Web>, visitor: Visitor, form: Form) -> Response {
    let (id, next) = (form.field("agreement").parse::<AgreementId>().ok(), form.field("next").to_owned());
    let kept = Kept::read(&form);
    let wanted = form.field("read").to_owned();
    if !wanted.is_empty() {
        return respond(&web, &visitor, StatusCode::OK, &In { language: wanted, next }, kept, None).await;
    }
    let language = Language::from_code(form.field("language")).unwrap_or_default();
    let deed = move |tx: &mut Tx<'_>, act: &mut Act, _: &_| agreement::accept(tx, act, id, language);
    match web.write(&visitor.act, deed).await {
        Ok(()) if !kept.is_nothing() => {
            let title = visitor.texts.kept_accepted();
            kept.offer(Page::new(&web, &visitor, title.clone(), ""), title, &next)
        }
        Ok(()) if next.is_empty() => Redirect::to(PAGE).into_response(),
        Ok(()) => Redirect::to(local(&next)).into_response(),
        Err(error @ Error::Agreement(Refusal::NotInForce)) => {
            let sentence = refusals::told(visitor.texts, &error).detail;
            let asked = In { next, ..In::default() };
            respond(&web, &visitor, StatusCode::CONFLICT, &asked, kept, Some(sentence)).await
        }
        Err(error) => page::explain(&web, &visitor, &error, PAGE),
    }
}

/// `GET /agreements/{agreement}/text`: a version's text as a file.
pub async fn text(
    State(web): State<Web>,
    visitor: Visitor,
    Path(agreement): Path<String>,
    Query(asked): Query<In>,
) -> Response {
    let here = format!("/agreements/{agreement}/text");
    let wanted = Language::from_code(&asked.language);
    let id = agreement.parse::<AgreementId>();
    let look = move |tx: &mut Tx<'_>, act: &Act, _: &_| match id {
        Ok(id) => agreement::text(tx, act, id, wanted),
        // Whoever is not signed in is asked to before they learn that there is none.
        Err(_) => claviger_app::access::as_person(&act.who).and(Err(Error::NotFound("agreement"))),
    };
    let found = match web.read(&visitor.act, look).await {
        Ok(found) => found,
        Err(error) => return page::explain(&web, &visitor, &error, &here),
    };
    let mut response = format!("{}\n", found.text).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    let name = format!("license-agreement-{}.txt", found.language.code());
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// The way to the agreement, and then on to `next`.
pub(in crate::portal) fn ask(next: &str) -> String {
    with_query(PAGE, &[("next", next)])
}

/// Whether whoever has just signed in, with the session of this secret, is asked before anything else. (P-01)
pub(in crate::portal) async fn asks(web: &Web, act: &Act, secret: &str) -> bool {
    let secret = secret.to_owned();
    let look = move |tx: &mut Tx<'_>, act: &Act, _: &_| match session::recognise(tx, act, &secret)?.map(|it| it.who) {
        Some(Who::Person(person, memberships)) => agreement::is_pending(tx, &person, &memberships),
        _ => Ok(false),
    };
    // Where that cannot be looked up, the stock's own door still asks.
    web.read(act, look).await.unwrap_or(false)
}

async fn respond(
    web: &Web,
    visitor: &Visitor,
    status: StatusCode,
    asked: &In,
    kept: Kept,
    notice: Option<String>,
) -> Response {
    let wanted = Language::from_code(&asked.language);
    let found = match web.read(&visitor.act, move |tx, act, _| agreement::asked(tx, act, wanted)).await {
        Ok(found) => found,
        Err(error) => return page::explain(web, visitor, &error, PAGE),
    };
    let texts = visitor.texts;
    let Some(found) = found else {
        return page::message(web, visitor, status, texts.agreement_title(), texts.agreement_none_text());
    };
    let mut page = Page::new(web, visitor, texts.agreement_title(), "");
    if let Some(text) = notice {
        page = page.with_notice("caution", text);
    }
    let next = if asked.next.is_empty() { String::new() } else { local(&asked.next).to_owned() };
    page::render(status, &AgreementPage::of(page, found, next, wanted.is_some(), kept))
}

impl AgreementPage {
    fn of(page: Page, found: Asked, next: String, is_chosen: bool, kept: Kept) -> Self {
        let texts = page.texts;
        let Asked { reading, pending, accepted } = found;
        let agreement = &reading.agreement;
        let day = |at: jiff::Timestamp| texts.date(at.to_zoned(TimeZone::UTC).date());
        let is_other = !is_chosen && reading.language.code() != texts.language();
        let address = with_query(PAGE, &[("next", &next)]);
        let address = format!("{address}{}language=", if next.is_empty() { '?' } else { '&' });
        let mut languages = tabs(texts, &reading.languages, reading.language, &address);
        let mut readings = Vec::new();
        if !kept.is_nothing() {
            let codes = reading.languages.iter().map(|language| language.code().to_owned());
            readings = codes.zip(languages.drain(..)).map(|(code, tab)| (code, tab.label, tab.current)).collect();
        }
        Self {
            version: agreement.version.clone(),
            published: day(agreement.published),
            pending: pending.into_iter().map(|account| account.name).collect(),
            accepted: accepted.map(day).unwrap_or_default(),
            languages,
            readings,
            kept,
            other_language: if is_other {
                texts.agreement_other_language(wording::language(texts, reading.language))
            } else {
                String::new()
            },
            sheet: Sheet::of(reading.language, &reading.text),
            id: agreement.id.to_string(),
            file: format!("/agreements/{}/text?language={}", agreement.id, reading.language.code()),
            next,
            page,
        }
    }
}

#[cfg(test)]
mod tests {
    use claviger_app::agreement::{Agreement, Reading};
    use claviger_app::domain::id::AgreementId;

    use super::*;

    #[test]
    fn p_01_the_text_is_escaped_in_its_own_direction_and_asked_for_once() {
        let evil = "# <script>alert(1)</script>\n<b>x</b>";
        let shown = |accepted: Option<jiff::Timestamp>, kept: &Kept| {
            let agreement = Agreement {
                id: AgreementId::new(jiff::Timestamp::UNIX_EPOCH, [1; 10]),
                version: "<b>1</b>".into(),
                published: jiff::Timestamp::UNIX_EPOCH,
            };
            let languages = vec![Language::English, Language::Arabic];
            let reading = Reading { agreement, languages, language: Language::Arabic, text: evil.into() };
            let found = Asked { reading, pending: Vec::new(), accepted };
            let mut html = AgreementPage::of(Page::sample("Agreement"), found, "/stock".into(), false, kept.clone());
            if accepted.is_none() {
                html.pending = vec!["<b>Voxline</b>".into()];
            }
            html.render().unwrap()
        };
        let open = shown(None, &Kept::default());
        page::tests::is_escaped(&open);
        assert!(open.contains("lang=\"ar\" dir=\"rtl\"") && open.contains("name=\"agreement\""), "{open}");
        assert!(open.contains("language=en") && open.contains("name=\"next\" value=\"/stock\""), "{open}");
        // With what a form held, no link leaves the page for another language: what is kept goes with the press.
        let fields = "serial=%3Cscript%3E&x=\"><script>".to_owned();
        let keeping = shown(None, &Kept { action: "/stock".into(), fields });
        page::tests::is_escaped(&keeping);
        assert!(!keeping.contains("language=en") && keeping.contains("name=\"read\" value=\"en\""), "{keeping}");
        assert_eq!(keeping.matches("name=\"kept-for\" value=\"/stock\"").count(), 2, "{keeping}");
        let accepted = shown(Some(jiff::Timestamp::UNIX_EPOCH), &Kept::default());
        assert!(!accepted.contains("name=\"agreement\"") && accepted.contains("1970"), "{accepted}");
    }
}
