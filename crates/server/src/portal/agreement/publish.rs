//! Publishing a version of the license agreement: the form, how it will read in each language, and then it is in force. (P-01)

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use claviger_app::agreement::{self, Draft, Refusal, Sound};
use claviger_app::domain::account::{Language, Permission};
use claviger_app::{Error, access};

use super::Sheet;
use crate::portal::form::Form;
use crate::portal::page::{self, Page};
use crate::portal::visitor::Visitor;
use crate::portal::wording;
use crate::refusals::agreement::{field, sentence};
use crate::texts::Texts;
use crate::web::Web;

const HERE: &str = "/agreements/new";

#[derive(Template)]
#[template(path = "agreement/new.html")]
struct FormPage {
    page: Page,
    trail: Vec<(String, String)>,
    version: String,
    texts: Vec<Typed>,
    errors: Vec<(String, String)>,
}

/// What was typed in one language.
struct Typed {
    name: String,
    label: String,
    code: &'static str,
    direction: &'static str,
    text: String,
    /// Shown open: it holds something, or is the first.
    is_open: bool,
}

#[derive(Template)]
#[template(path = "agreement/review.html")]
struct ReviewPage {
    page: Page,
    trail: Vec<(String, String)>,
    lead: String,
    sheets: Vec<(String, Sheet)>,
    fields: Vec<(String, String)>,
}

/// `GET /agreements/new`
pub async fn show(State(web): State<Web>, visitor: Visitor) -> Response {
    if let Err(error) = access::as_vendor(&visitor.act.who, Permission::ManageAccounts) {
        return page::explain(&web, &visitor, &error, HERE);
    }
    form(&web, &visitor, StatusCode::OK, &Draft::default(), Vec::new())
}

/// `POST /agreements/new`: shows how it will read, goes back to the form, or publishes it.
pub async fn answer(State(web): State<Web>, visitor: Visitor, sent: Form) -> Response {
    if let Err(error) = access::as_vendor(&visitor.act.who, Permission::ManageAccounts) {
        return page::explain(&web, &visitor, &error, HERE);
    }
    let typed = Draft {
        version: sent.field("version").to_owned(),
        texts: Language::ALL.map(|language| (language, sent.field(&name(language)).to_owned())).into(),
    };
    let draft = typed.clone();
    let refused = match sent.field("do") {
        "back" => return form(&web, &visitor, StatusCode::OK, &typed, Vec::new()),
        "publish" => match web.write(&visitor.act, move |tx, act, _| agreement::publish(tx, act, &draft)).await {
            Ok(made) => return Redirect::to(&format!("/agreements/{}?done=published", made.id)).into_response(),
            Err(error) => error,
        },
        _ => match web.read(&visitor.act, move |tx, act, _| agreement::review(tx, act, &draft)).await {
            Ok(sound) => return page::render(StatusCode::OK, &ReviewPage::of(&web, &visitor, sound)),
            Err(error) => error,
        },
    };
    match refused {
        Error::Agreement(Refusal::Mistakes(wrong)) => {
            let texts = visitor.texts;
            let errors = wrong.iter().map(|wrong| match field(*wrong).as_str() {
                // Where there is no text at all, the first is asked for.
                "texts" => (name(Language::English), sentence(texts, *wrong)),
                field => (field.to_owned(), sentence(texts, *wrong)),
            });
            form(&web, &visitor, StatusCode::UNPROCESSABLE_ENTITY, &typed, errors.collect())
        }
        error => page::explain(&web, &visitor, &error, HERE),
    }
}

fn form(web: &Web, visitor: &Visitor, status: StatusCode, typed: &Draft, errors: Vec<(String, String)>) -> Response {
    let page = Page::new(web, visitor, visitor.texts.agreement_new(), "/catalogue");
    page::render(status, &FormPage::of(page, typed, errors))
}

fn name(language: Language) -> String {
    format!("texts.{}", language.code())
}

fn trail(texts: &Texts) -> Vec<(String, String)> {
    vec![(texts.agreement_title(), "/agreements".into())]
}

impl FormPage {
    fn of(page: Page, typed: &Draft, errors: Vec<(String, String)>) -> Self {
        let texts = page.texts;
        let field = |language: Language| {
            let text = typed.texts.iter().find(|(one, _)| *one == language).map(|(_, text)| text.clone());
            let (text, name) = (text.unwrap_or_default(), name(language));
            let is_wrong = errors.iter().any(|(field, _)| *field == name);
            Typed {
                label: wording::language(texts, language),
                code: language.code(),
                direction: Texts::of(language.code()).direction(),
                is_open: is_wrong || !text.is_empty() || language.code() == texts.language(),
                name,
                text,
            }
        };
        Self {
            trail: trail(texts),
            version: typed.version.clone(),
            texts: Language::ALL.into_iter().map(field).collect(),
            errors,
            page,
        }
    }

    /// What is wrong with `field`; empty for nothing.
    fn error(&self, field: &str) -> &str {
        self.errors.iter().find(|(name, _)| name == field).map_or("", |(_, sentence)| sentence)
    }
}

impl ReviewPage {
    fn of(web: &Web, visitor: &Visitor, sound: Sound) -> Self {
        let texts = visitor.texts;
        let mut fields = vec![("version".to_owned(), sound.version.clone())];
        let mut sheets = Vec::new();
        for (language, text) in sound.texts {
            sheets.push((wording::language(texts, language), Sheet::of(language, &text)));
            fields.push((name(language), text));
        }
        Self {
            page: Page::new(web, visitor, texts.agreement_review(), "/catalogue"),
            trail: trail(texts),
            lead: texts.agreement_review_lead(&sound.version),
            sheets,
            fields,
        }
    }
}

#[cfg(test)]
mod tests {
    use claviger_app::agreement::Wrong;

    use super::*;

    #[test]
    fn p_01_what_was_typed_stays_and_errors_stand_beside_their_fields() {
        let page = Page::sample("New");
        let evil = "</textarea><script>alert(1)</script>".to_owned();
        let typed = Draft { version: "\"><b>".into(), texts: vec![(Language::Arabic, evil)] };
        let wrong = [Wrong::VersionTaken, Wrong::Text(Language::Arabic)];
        let errors = wrong.iter().map(|wrong| (field(*wrong), sentence(page.texts, *wrong))).collect();
        let html = FormPage::of(page, &typed, errors).render().unwrap();
        page::tests::is_escaped(&html);
        assert!(html.contains("f-version-error") && html.contains("f-texts.ar-error"), "{html}");
        assert!(html.contains("name=\"texts.ar\"") && html.contains("dir=\"rtl\""), "{html}");
    }
}
