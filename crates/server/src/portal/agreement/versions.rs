//! The versions of the license agreement, for the vendor: their texts, and who accepted them. (P-01)

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use claviger_app::agreement::{self, Accepted, Agreement};
use claviger_app::domain::account::{Language, Permission};
use claviger_app::domain::id::{AcceptanceId, AgreementId};
use claviger_app::store::engine::Tx;
use claviger_app::{Error, access, act};
use serde::Deserialize;

use super::{Sheet, tabs};
use crate::portal::choice::{Tab, as_csv, with_query};
use crate::portal::page::{self, Page};
use crate::portal::sheet;
use crate::portal::visitor::Visitor;
use crate::portal::wording::{self, Badge};
use crate::texts::Texts;
use crate::web::Web;

/// How many versions, and how many acceptances, a page shows.
const ON_A_PAGE: u32 = 50;
const HERE: &str = "/agreements";

/// From where on, in which language, in which form; and what was done just before.
#[derive(Deserialize, Default)]
pub struct Search {
    #[serde(default)]
    after: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    done: String,
    #[serde(default, rename = "as")]
    form: sheet::Form,
}

#[derive(Template)]
#[template(path = "agreement/versions.html")]
struct VersionsPage {
    page: Page,
    versions: Vec<Version>,
    may_publish: bool,
    first: String,
    next: String,
}

struct Version {
    href: String,
    version: String,
    published: String,
    acceptances: String,
    state: Badge,
}

#[derive(Template)]
#[template(path = "agreement/version.html")]
struct VersionPage {
    page: Page,
    trail: Vec<(String, String)>,
    title: String,
    published: String,
    languages: Vec<Tab>,
    sheet: Sheet,
    file: String,
    accepted: Vec<Row>,
    first: String,
    next: String,
    csv: String,
}

struct Row {
    person: String,
    account: String,
    href: String,
    number: String,
    language: String,
    at: String,
}

/// `GET /agreements`
pub async fn list(State(web): State<Web>, visitor: Visitor, Query(search): Query<Search>) -> Response {
    let after = search.after.parse::<AgreementId>().ok();
    let look = move |tx: &mut Tx<'_>, act: &act::Act, _: &_| agreement::list(tx, act, after, ON_A_PAGE + 1);
    let mut found = match web.read(&visitor.act, look).await {
        Ok(found) => found,
        Err(error) => return page::explain(&web, &visitor, &error, HERE),
    };
    let texts = visitor.texts;
    let has_more = found.len() > ON_A_PAGE as usize;
    found.truncate(ON_A_PAGE as usize);
    let next = found.last().filter(|_| has_more).map(|(last, _)| with_query(HERE, &[("after", &last.id.to_string())]));
    let version = |(index, (found, count)): (usize, &(Agreement, u64))| Version {
        href: format!("{HERE}/{}", found.id),
        version: found.version.clone(),
        published: wording::instant_utc(texts, found.published),
        acceptances: texts.number(*count),
        state: if index == 0 && after.is_none() {
            Badge::new("ok", texts.agreement_in_force())
        } else {
            Badge::new("neutral", texts.agreement_superseded())
        },
    };
    let shown = VersionsPage {
        page: Page::new(&web, &visitor, texts.agreement_title(), "/catalogue"),
        versions: found.iter().enumerate().map(version).collect(),
        may_publish: access::as_vendor(&visitor.act.who, Permission::ManageAccounts).is_ok(),
        first: if after.is_some() { HERE.into() } else { String::new() },
        next: next.unwrap_or_default(),
    };
    page::render(StatusCode::OK, &shown)
}

/// `GET /agreements/{agreement}`: its texts, and who accepted it.
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(agreement): Path<String>,
    Query(search): Query<Search>,
) -> Response {
    let here = format!("{HERE}/{agreement}");
    let id = agreement.parse::<AgreementId>().ok();
    if search.form == sheet::Form::Csv {
        return file(&web, &visitor, id, &here).await;
    }
    let after = search.after.parse::<AcceptanceId>().ok();
    let look = move |tx: &mut Tx<'_>, act: &act::Act, _: &_| {
        access::as_vendor(&act.who, Permission::SeeUsers)?;
        let id = id.ok_or(Error::NotFound("agreement"))?;
        let found = agreement::show(tx, act, id)?;
        Ok((found, agreement::acceptances(tx, act, id, after, ON_A_PAGE + 1)?))
    };
    let ((found, all), mut accepted) = match web.read(&visitor.act, look).await {
        Ok(found) => found,
        Err(error) => return page::explain(&web, &visitor, &error, &here),
    };
    let texts = visitor.texts;
    let has_more = accepted.len() > ON_A_PAGE as usize;
    accepted.truncate(ON_A_PAGE as usize);
    let next = accepted.last().filter(|_| has_more);
    let next = next.map(|last| with_query(&here, &[("after", &last.acceptance.id.to_string())]));
    let languages: Vec<_> = all.iter().map(|(language, _)| *language).collect();
    let wanted = Language::from_code(&search.language).or_else(|| Language::from_code(texts.language()));
    let chosen = all.iter().find(|(language, _)| Some(*language) == wanted).or_else(|| all.first());
    let Some((language, text)) = chosen else {
        return page::explain(&web, &visitor, &Error::NotFound("agreement"), &here);
    };
    let title = texts.agreement_version_title(&found.version);
    let mut page = Page::new(&web, &visitor, title.clone(), "/catalogue");
    if search.done == "published" {
        page = page.with_notice("success", texts.agreement_was_published(&found.version));
    }
    let shown = VersionPage {
        page,
        trail: vec![(texts.agreement_title(), HERE.into())],
        title,
        published: texts.agreement_published(wording::instant_utc(texts, found.published)),
        languages: tabs(texts, &languages, *language, &format!("{here}?language=")),
        sheet: Sheet::of(*language, text),
        file: format!("{here}/text?language={}", language.code()),
        accepted: accepted.iter().map(|one| Row::of(texts, one)).collect(),
        first: if after.is_some() { here.clone() } else { String::new() },
        next: next.unwrap_or_default(),
        csv: if accepted.is_empty() { String::new() } else { as_csv(&here) },
    };
    page::render(StatusCode::OK, &shown)
}

/// Who accepted it, as a file.
async fn file(web: &Web, visitor: &Visitor, id: Option<AgreementId>, here: &str) -> Response {
    let look = move |tx: &mut Tx<'_>, act: &act::Act, _: &_| {
        let id = id.ok_or(Error::NotFound("agreement"))?;
        sheet::gather(|after| {
            let found = agreement::acceptances(tx, act, id, after, sheet::AT_A_TIME)?;
            let next = sheet::next(&found, |one| one.acceptance.id);
            Ok((found, next))
        })
    };
    let found = match web.read(&visitor.act, look).await {
        Ok(found) => found,
        Err(error) => return page::explain(web, visitor, &error, here),
    };
    let texts = visitor.texts;
    let row = |one: &Accepted| {
        let acceptance = &one.acceptance;
        let (person, language) = (acceptance.person.to_string(), acceptance.language.code().to_owned());
        [
            acceptance.at.to_string(),
            one.person.clone(),
            person,
            one.account.name.clone(),
            one.account.number.clone(),
            language,
        ]
    };
    let heads = [
        texts.agreement_accepted_at(),
        texts.agreement_person(),
        texts.agreement_person_id(),
        texts.agreement_account(),
        texts.accounts_number(),
        texts.agreement_language(),
    ];
    sheet::answer(web, visitor, "license-agreement", &heads, found.map(|found| found.iter().map(row).collect()))
}

impl Row {
    fn of(texts: &Texts, one: &Accepted) -> Self {
        let Accepted { acceptance, account, person } = one;
        Self {
            // Of somebody who was erased, the id is what is left.
            person: if person.is_empty() { acceptance.person.to_string() } else { person.clone() },
            account: account.name.clone(),
            href: format!("/accounts/{}/profile", account.id),
            number: account.number.clone(),
            language: wording::language(texts, acceptance.language),
            at: wording::instant_utc(texts, acceptance.at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p_01_names_and_texts_are_escaped_and_an_empty_list_says_so() {
        let evil = "<script>alert(1)</script>".to_owned();
        let shown = |accepted: Vec<Row>| {
            VersionPage {
                page: Page::sample("Agreement"),
                trail: vec![("Agreement".into(), HERE.into())],
                title: evil.clone(),
                published: "today".into(),
                languages: Vec::new(),
                sheet: Sheet::of(Language::German, &evil),
                file: "/agreements/agr_1/text?language=de".into(),
                accepted,
                first: String::new(),
                next: "/agreements/agr_1?after=acp_1".into(),
                csv: "/agreements/agr_1?as=csv".into(),
            }
            .render()
            .unwrap()
        };
        let row = Row {
            person: evil.clone(),
            account: evil.clone(),
            href: "/accounts/acc_1/profile".into(),
            number: "R1001".into(),
            language: "German".into(),
            at: "today".into(),
        };
        let html = shown(vec![row]);
        page::tests::is_escaped(&html);
        assert!(html.contains("after=acp_1") && html.contains("lang=\"de\" dir=\"ltr\""), "{html}");
        assert!(shown(Vec::new()).contains("Nobody has accepted this version yet"));
    }
}
