//! The versions of the license agreement, for the vendor: their texts, and who accepted them. (P-01)

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use claviger_app::agreement::{self, Accepted, Agreement, By};
use claviger_app::domain::account::{Language, Permission};
use claviger_app::domain::id::AgreementId;
use claviger_app::domain::sorting::{Placed, Sort};
use claviger_app::store::engine::Tx;
use claviger_app::{Error, access, act};
use serde::Deserialize;

use super::{Sheet, tabs};
use crate::portal::choice::Tab;
use crate::portal::listing::{self, Ways};
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
    #[serde(flatten)]
    list: listing::Asked,
    #[serde(default)]
    language: String,
    #[serde(default)]
    done: String,
}

#[derive(Template)]
#[template(path = "agreement/versions.html")]
struct VersionsPage {
    page: Page,
    versions: Vec<Version>,
    may_publish: bool,
    ways: Ways,
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
    ways: Ways,
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
    let part = search.list.part::<By>(ON_A_PAGE);
    if search.list.is_file() {
        return versions_file(&web, &visitor, part.sort).await;
    }
    let wanted = part.clone();
    let look = move |tx: &mut Tx<'_>, act: &act::Act, _: &_| {
        Ok((agreement::list(tx, act, &wanted)?, agreement::in_force(tx, act)?))
    };
    let (mut found, in_force) = match web.read(&visitor.act, look).await {
        Ok(found) => found,
        Err(error) => return page::explain(&web, &visitor, &error, HERE),
    };
    let texts = visitor.texts;
    let ways = Ways::of(HERE.into(), &part, &mut found);
    let in_force = in_force.map(|version| version.id);
    let version = |Placed { row: (found, count), .. }: &Placed<(Agreement, u64)>| Version {
        href: format!("{HERE}/{}", found.id),
        version: found.version.clone(),
        published: wording::instant_utc(texts, found.published),
        acceptances: texts.number(*count),
        state: if Some(found.id) == in_force {
            Badge::new("ok", texts.agreement_in_force())
        } else {
            Badge::new("neutral", texts.agreement_superseded())
        },
    };
    let shown = VersionsPage {
        page: Page::new(&web, &visitor, texts.agreement_title(), "/catalogue"),
        versions: found.iter().map(version).collect(),
        may_publish: access::as_vendor(&visitor.act.who, Permission::ManageAccounts).is_ok(),
        ways,
    };
    page::render(StatusCode::OK, &shown)
}

/// The versions, as a file.
async fn versions_file(web: &Web, visitor: &Visitor, sort: Sort<By>) -> Response {
    let look = |tx: &mut Tx<'_>, act: &act::Act, _: &_, part: &_| agreement::list(tx, act, part);
    let found = match sheet::all(web, visitor, HERE, sort, look).await {
        Ok(found) => found,
        Err(explained) => return explained,
    };
    let texts = visitor.texts;
    let heads = [texts.agreement_version(), texts.agreement_published_at(), texts.agreement_acceptances()];
    let row =
        |(found, count): &(Agreement, u64)| [found.version.clone(), found.published.to_string(), count.to_string()];
    sheet::answer(web, visitor, "license-agreements", &heads, found.map(|found| found.iter().map(row).collect()))
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
    let part = search.list.part::<By>(ON_A_PAGE);
    if search.list.is_file() {
        return file(&web, &visitor, id, &here, part.sort).await;
    }
    let wanted = part.clone();
    let look = move |tx: &mut Tx<'_>, act: &act::Act, _: &_| {
        access::as_vendor(&act.who, Permission::SeeUsers)?;
        let id = id.ok_or(Error::NotFound("agreement"))?;
        let found = agreement::show(tx, act, id)?;
        Ok((found, agreement::acceptances(tx, act, id, &wanted)?))
    };
    let ((found, all), mut accepted) = match web.read(&visitor.act, look).await {
        Ok(found) => found,
        Err(error) => return page::explain(&web, &visitor, &error, &here),
    };
    let texts = visitor.texts;
    let ways = Ways::of(here.clone(), &part, &mut accepted);
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
        accepted: accepted.iter().map(|one| Row::of(texts, &one.row)).collect(),
        ways,
    };
    page::render(StatusCode::OK, &shown)
}

/// Who accepted it, as a file.
async fn file(web: &Web, visitor: &Visitor, id: Option<AgreementId>, here: &str, sort: Sort<By>) -> Response {
    let look = move |tx: &mut Tx<'_>, act: &act::Act, _: &_, part: &_| {
        agreement::acceptances(tx, act, id.ok_or(Error::NotFound("agreement"))?, part)
    };
    let found = match sheet::all(web, visitor, here, sort, look).await {
        Ok(found) => found,
        Err(explained) => return explained,
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
                ways: Ways { next: "/agreements/agr_1?after=acp_1".into(), ..Ways::default() },
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
